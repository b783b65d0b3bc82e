//! The outbox: every mail is sent once, or it is known why not.

use concerted::{
    model::{Delivery, MailKey, MailState, Outcome, ReminderState},
    store::{
        Claim, GIVE_UP_AFTER, MAX_LOST_SENDERS, Mail, MailFilter, NewContent, NewMail, NewReminder, Queueing,
        Settlement, Snapshot, Store, StoreError, Tx, Withdrawal, WithdrawnBy, backoff,
    },
};
use jiff::{SignedDuration, Timestamp};

use crate::store::{at, new_store};

pub(crate) const LEASE: SignedDuration = SignedDuration::from_mins(45);

pub(crate) fn morning() -> Timestamp {
    at("2013-02-28T05:00:00Z")
}

pub(crate) fn letter(key: &str, state: MailState) -> NewMail {
    NewMail {
        basis: String::new(),
        key: key.into(),
        workflows: ["forum".into()].into(),
        partner: Some("unesco".into()),
        to: vec!["alice@unesco.example".into()],
        cc: vec!["bob@unesco.example".into(), "alice@unesco.example".into()],
        lang: "fr".into(),
        subject: "[BP-WF2] Rappel".into(),
        message_id: format!("<{key}@concerted.example>"),
        state,
        due_at: morning(),
        mime: b"Subject: hello\r\n\r\nhello\r\n".to_vec(),
    }
}

fn reminder(key: &str, mail: &str) -> NewReminder {
    NewReminder {
        key: key.into(),
        mail: mail.into(),
        workflow: "forum".into(),
        task: Some("OUT-03".into()),
        partner: Some("unesco".into()),
        kind: r#"{"rung":2}"#.into(),
        due_on: Some("2013-03-01".parse().unwrap()),
        to_coordinator: false,
        decided_at: morning(),
        why: "rung 2 of 4".into(),
    }
}

pub(crate) fn insert(store: &mut Store, mail: &NewMail) {
    assert!(store.write(|tx| tx.insert_mail(mail)).unwrap());
}

pub(crate) fn mail(store: &mut Store, key: &str) -> Mail {
    store.read(|snapshot| snapshot.require_mail(&key.into())).unwrap()
}

/// The verdict on the last attempt of a mail.
pub(crate) fn settle(tx: &Tx, key: &MailKey, delivery: &Delivery, now: Timestamp) -> Result<Settlement, StoreError> {
    let attempt = tx.require_mail(key)?.attempts;
    tx.settle(key, attempt, delivery, now)
}

pub(crate) fn claim(store: &mut Store, now: Timestamp) -> Option<Claim> {
    store.write(|tx| tx.claim_due(now, LEASE)).unwrap()
}

pub(crate) fn accepted() -> Outcome {
    Outcome::Accepted { reply: "250 ok".into() }
}

pub(crate) fn transient() -> Outcome {
    Outcome::Transient { reply: "451 later".into() }
}

pub(crate) fn permanent() -> Outcome {
    Outcome::AddressRefused { reply: "550 no such user".into() }
}

pub(crate) fn uncertain() -> Outcome {
    Outcome::Uncertain { reason: "no reply after the final dot".into() }
}

pub(crate) fn delivery(alice: Outcome, bob: Outcome) -> Delivery {
    Delivery {
        outcomes: vec![("alice@unesco.example".into(), alice), ("bob@unesco.example".into(), bob)],
        stalled: None,
    }
}

#[test]
fn a_mail_is_claimed_by_one_sender_only() {
    let (_directory, mut store) = new_store();
    let mut other = Store::open(store.path()).unwrap();
    insert(&mut store, &letter("m1", MailState::Queued));
    assert_eq!(claim(&mut store, morning() - SignedDuration::from_secs(1)), None, "it is not due yet");
    let claimed = claim(&mut store, morning()).unwrap();
    assert_eq!(claimed.mail.state, MailState::Sending);
    assert_eq!(claimed.mail.lease_until, Some(morning() + LEASE));
    assert_eq!(claimed.mail.pending(), ["alice@unesco.example", "bob@unesco.example"]);
    assert_eq!(claimed.mime, letter("m1", MailState::Queued).mime);
    assert_eq!(claim(&mut other, morning()), None);
    assert_eq!(claim(&mut store, morning()), None);
}

#[test]
fn the_mail_that_has_been_due_longest_goes_first_and_those_held_do_not_go() {
    let (_directory, mut store) = new_store();
    let earlier = morning() - SignedDuration::from_hours(1);
    insert(&mut store, &letter("m1", MailState::Queued));
    insert(&mut store, &NewMail { due_at: earlier, ..letter("m2", MailState::Queued) });
    insert(&mut store, &NewMail { due_at: earlier, ..letter("m3", MailState::Held) });
    insert(&mut store, &NewMail { due_at: earlier, ..letter("m4", MailState::Draft) });
    assert_eq!(store.read(Snapshot::next_due_at).unwrap(), Some(earlier));
    let order: Vec<_> =
        std::iter::from_fn(|| claim(&mut store, morning())).map(|claim| claim.mail.key.to_string()).collect();
    assert_eq!(order, ["m2", "m1"]);
    assert_eq!(store.read(Snapshot::next_due_at).unwrap(), Some(morning() + LEASE), "a lease may end");
    let counts = store.read(Snapshot::count_mails).unwrap();
    assert_eq!(counts, [(MailState::Sending, 2), (MailState::Draft, 1), (MailState::Held, 1)].into());
}

#[test]
fn what_an_attempt_came_to_settles_the_mail() {
    let table = [
        (accepted(), accepted(), MailState::Sent, "250 ok", 0),
        (
            accepted(),
            permanent(),
            MailState::Sent,
            "bob@unesco.example: 550 no such user; alice@unesco.example: 250 ok",
            0,
        ),
        (permanent(), permanent(), MailState::Failed, "550 no such user", 0),
        (accepted(), transient(), MailState::Queued, "bob@unesco.example: 451 later; alice@unesco.example: 250 ok", 1),
        (
            transient(),
            permanent(),
            MailState::Queued,
            "alice@unesco.example: 451 later; bob@unesco.example: 550 no such user",
            1,
        ),
        (transient(), transient(), MailState::Queued, "451 later", 2),
        (uncertain(), uncertain(), MailState::Uncertain, "no reply after the final dot", 0),
        (
            uncertain(),
            permanent(),
            MailState::Uncertain,
            "alice@unesco.example: no reply after the final dot; bob@unesco.example: 550 no such user",
            0,
        ),
    ];
    for (alice, bob, state, words, pending) in table {
        let (_directory, mut store) = new_store();
        insert(&mut store, &letter("m1", MailState::Queued));
        store.write(|tx| tx.queue_reminder(&reminder("r1", "m1"))).unwrap();
        claim(&mut store, morning()).unwrap();
        let delivery = delivery(alice, bob);
        let settled = store.write(|tx| settle(tx, &"m1".into(), &delivery, morning())).unwrap();
        let mail = mail(&mut store, "m1");
        assert_eq!((settled.state, settled.why.as_str()), (state, words), "{delivery:?}");
        assert_eq!((mail.state, mail.last_reply.as_deref()), (state, Some(words)));
        assert_eq!(mail.pending().len(), pending, "{delivery:?}");
        assert_eq!(mail.sent_at, (state == MailState::Sent).then(morning));
        assert_eq!(mail.lease_until, None);
        let counts_as_sent = state == MailState::Sent;
        assert_eq!(settled.reminders_sent.len(), usize::from(counts_as_sent));
        let reminder = store.read(|snapshot| snapshot.reminder(&"r1".into())).unwrap().unwrap();
        assert_eq!(reminder.state, if counts_as_sent { ReminderState::Sent } else { ReminderState::Queued });
    }
}

#[test]
fn a_recipient_that_the_transport_forgot_is_uncertain() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m1", MailState::Queued));
    claim(&mut store, morning()).unwrap();
    let settled = store.write(|tx| settle(tx, &"m1".into(), &Delivery::default(), morning())).unwrap();
    assert_eq!(settled.state, MailState::Uncertain);
}

#[test]
fn only_those_who_have_not_accepted_are_tried_again() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m1", MailState::Queued));
    claim(&mut store, morning()).unwrap();
    store.write(|tx| settle(tx, &"m1".into(), &delivery(accepted(), transient()), morning())).unwrap();
    assert_eq!(claim(&mut store, morning()), None, "it waits a minute");
    let again = claim(&mut store, morning() + backoff(1)).unwrap();
    assert_eq!(again.mail.pending(), ["bob@unesco.example"]);
    let bob = Delivery { outcomes: vec![("bob@unesco.example".into(), accepted())], stalled: None };
    let settled = store.write(|tx| settle(tx, &"m1".into(), &bob, morning() + backoff(1))).unwrap();
    assert_eq!(settled.state, MailState::Sent);
    assert_eq!(settled.why, "250 ok");
}

#[test]
fn a_mail_that_is_never_taken_is_tried_at_growing_intervals_and_then_fails() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m1", MailState::Queued));
    let (mut now, mut waits) = (morning(), Vec::new());
    loop {
        let claimed = claim(&mut store, now).unwrap();
        assert_eq!(claimed.mail.message_id, "<m1@concerted.example>");
        let settled = store.write(|tx| settle(tx, &"m1".into(), &delivery(transient(), transient()), now)).unwrap();
        let Some(retry_at) = settled.retry_at else { break };
        assert_eq!(store.read(Snapshot::next_due_at).unwrap(), Some(retry_at));
        waits.push(retry_at.duration_since(now).as_mins());
        now = retry_at;
    }
    assert_eq!(waits[..7], [1, 5, 15, 60, 240, 240, 240]);
    assert!(waits[7..].iter().all(|wait| *wait == 240));
    let tried = now.duration_since(morning());
    assert!(tried >= GIVE_UP_AFTER && tried < GIVE_UP_AFTER + SignedDuration::from_hours(4), "{tried}");
    assert_eq!(mail(&mut store, "m1").state, MailState::Failed);

    store.write(|tx| tx.retry(&"m1".into(), now)).unwrap();
    claim(&mut store, now).unwrap();
    let settled = store.write(|tx| settle(tx, &"m1".into(), &delivery(transient(), transient()), now)).unwrap();
    assert_eq!(settled.retry_at, Some(now + backoff(1)), "a person's retry begins anew");
}

#[test]
fn a_mail_that_has_been_tried_for_days_fails_however_often_that_was() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m1", MailState::Queued));
    claim(&mut store, morning()).unwrap();
    store.write(|tx| settle(tx, &"m1".into(), &delivery(transient(), accepted()), morning())).unwrap();
    let later = morning() + GIVE_UP_AFTER;
    claim(&mut store, later).unwrap();
    let alice = Delivery { outcomes: vec![("alice@unesco.example".into(), transient())], stalled: None };
    let settled = store.write(|tx| settle(tx, &"m1".into(), &alice, later)).unwrap();
    assert_eq!(settled.state, MailState::Sent, "bob has it");
    assert!(settled.why.starts_with("alice@unesco.example: 451 later"), "{}", settled.why);
}

#[test]
fn a_mail_whose_sender_was_lost_is_rescued_with_the_same_message_id_but_not_for_ever() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m1", MailState::Queued));
    store.write(|tx| tx.queue_reminder(&reminder("r1", "m1"))).unwrap();
    let mut now = morning();
    for round in 1..=MAX_LOST_SENDERS {
        let claimed = claim(&mut store, now).unwrap();
        assert_eq!((claimed.mail.attempts, claimed.mail.message_id.as_str()), (round, "<m1@concerted.example>"));
        let early = now + LEASE - SignedDuration::from_secs(1);
        assert!(store.write(|tx| tx.rescue_stale(early)).unwrap().is_empty());
        now += LEASE;
        let rescued = store.write(|tx| tx.rescue_stale(now)).unwrap();
        assert_eq!((rescued.len(), rescued[0].mail.attempts), (1, round), "it is known which attempt was lost");
        assert_eq!(rescued[0].settlement.is_some(), round == MAX_LOST_SENDERS);
        // A program that dies with every attempt does not send a copy at every start.
        let again = if round == 1 { SignedDuration::ZERO } else { backoff(round - 1) };
        assert!(round == MAX_LOST_SENDERS || mail(&mut store, "m1").not_before == now + again);
        now += again;
    }
    let given_up = mail(&mut store, "m1");
    assert_eq!(given_up.state, MailState::Uncertain, "no server refused it, and it may have arrived eight times");
    let words = given_up.last_reply.unwrap();
    assert!(words.starts_with("attempt 8: the sender was lost"), "{words}");
    assert!(given_up.recipients.iter().all(|to| matches!(to.outcome, Some(Outcome::Uncertain { .. }))));
    let reminder = store.read(|snapshot| snapshot.reminder(&"r1".into())).unwrap().unwrap();
    assert_eq!(reminder.state, ReminderState::Queued, "it counts neither as received nor as lost");
}

#[test]
fn a_verdict_counts_for_its_own_attempt_only() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m1", MailState::Queued));
    claim(&mut store, morning()).unwrap();
    store.write(|tx| tx.rescue_all(morning())).unwrap();
    claim(&mut store, morning()).unwrap();
    let late = store.write(|tx| tx.settle(&"m1".into(), 1, &delivery(accepted(), accepted()), morning()));
    assert!(matches!(late, Err(StoreError::IllegalTransition { .. })), "{late:?}");
    assert_eq!(mail(&mut store, "m1").state, MailState::Sending);
}

#[test]
fn what_the_server_said_after_the_lease_was_over_still_counts_once() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m1", MailState::Queued));
    claim(&mut store, morning()).unwrap();
    let later = morning() + LEASE;
    store.write(|tx| tx.rescue_stale(later)).unwrap();
    let settled = store.write(|tx| settle(tx, &"m1".into(), &delivery(accepted(), accepted()), later)).unwrap();
    assert_eq!(settled.state, MailState::Sent);
    assert_eq!(claim(&mut store, later), None);
    let twice = store.write(|tx| settle(tx, &"m1".into(), &delivery(accepted(), accepted()), later)).unwrap_err();
    assert_eq!(twice.to_string(), "the mail `m1` is sent already");
}

#[test]
fn a_claim_whose_commit_fails_never_was() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m1", MailState::Queued));
    let mut first = true;
    store.fail_commits(move || std::mem::replace(&mut first, false)).unwrap();
    assert!(store.write(|tx| tx.claim_due(morning(), LEASE)).is_err());
    assert_eq!(mail(&mut store, "m1").attempts, 0);
    assert!(claim(&mut store, morning()).is_some());
}

#[test]
fn a_mail_is_put_into_the_outbox_once() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m1", MailState::Draft));
    let other = NewMail { subject: "other".into(), ..letter("m1", MailState::Queued) };
    assert!(!store.write(|tx| tx.insert_mail(&other)).unwrap());
    let kept = mail(&mut store, "m1");
    assert_eq!((kept.subject.as_str(), kept.state), ("[BP-WF2] Rappel", MailState::Draft));
    assert_eq!(kept.to().collect::<Vec<_>>(), ["alice@unesco.example"]);
    assert_eq!(kept.cc().collect::<Vec<_>>(), ["bob@unesco.example"], "alice counts once");
}

#[test]
fn a_reminder_is_queued_once_and_again_only_if_the_engine_withdrew_it_unattempted() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m1", MailState::Queued));
    insert(&mut store, &letter("m2", MailState::Queued));
    let queue = |store: &mut Store, mail: &str| store.write(|tx| tx.queue_reminder(&reminder("r1", mail))).unwrap();
    let withdraw = |store: &mut Store, by| store.write(|tx| tx.withdraw_reminder(&"r1".into(), by, "done")).unwrap();
    let known = |state| Queueing::Known { state, mail: "m2".into() };

    assert_eq!(queue(&mut store, "m1"), Queueing::Queued);
    assert_eq!(queue(&mut store, "m2"), Queueing::Known { state: ReminderState::Queued, mail: "m1".into() });
    assert_eq!(store.read(|snapshot| snapshot.open_reminders(&"forum".into())).unwrap().len(), 1);
    assert_eq!(withdraw(&mut store, WithdrawnBy::Engine), Withdrawal::Withdrawn);
    assert_eq!(withdraw(&mut store, WithdrawnBy::Engine), Withdrawal::NotQueued(ReminderState::Withdrawn));
    assert_eq!(queue(&mut store, "m2"), Queueing::QueuedAgain);
    assert_eq!(store.read(|snapshot| snapshot.reminders_of(&"m2".into())).unwrap().len(), 1);
    assert_eq!(withdraw(&mut store, WithdrawnBy::Person), Withdrawal::Withdrawn);
    assert_eq!(queue(&mut store, "m1"), known(ReminderState::Cancelled));
    assert!(store.read(|snapshot| snapshot.open_reminders(&"forum".into())).unwrap().is_empty());
}

#[test]
fn a_reminder_on_its_way_is_not_withdrawn_and_one_that_nobody_took_is_queued_again() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m1", MailState::Queued));
    insert(&mut store, &NewMail { due_at: Timestamp::MAX, ..letter("m2", MailState::Queued) });
    store.write(|tx| tx.queue_reminder(&reminder("r1", "m1"))).unwrap();
    claim(&mut store, morning()).unwrap();
    let withdraw =
        |store: &mut Store| store.write(|tx| tx.withdraw_reminder(&"r1".into(), WithdrawnBy::Engine, "done"));
    assert_eq!(withdraw(&mut store).unwrap(), Withdrawal::OnItsWay);
    store.write(|tx| settle(tx, &"m1".into(), &delivery(transient(), transient()), morning())).unwrap();
    assert_eq!(withdraw(&mut store).unwrap(), Withdrawal::Withdrawn);
    let again = store.write(|tx| tx.queue_reminder(&reminder("r1", "m2"))).unwrap();
    assert_eq!(again, Queueing::QueuedAgain, "the server put it off, so that nobody has it");
}

#[test]
fn a_reminder_that_somebody_has_is_not_queued_again() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m1", MailState::Queued));
    insert(&mut store, &NewMail { due_at: Timestamp::MAX, ..letter("m2", MailState::Queued) });
    store.write(|tx| tx.queue_reminder(&reminder("r1", "m1"))).unwrap();
    claim(&mut store, morning()).unwrap();
    store.write(|tx| settle(tx, &"m1".into(), &delivery(transient(), accepted()), morning())).unwrap();
    let withdrawn = store.write(|tx| tx.withdraw_reminder(&"r1".into(), WithdrawnBy::Engine, "done")).unwrap();
    assert_eq!(withdrawn, Withdrawal::Withdrawn);
    let again = store.write(|tx| tx.queue_reminder(&reminder("r1", "m2"))).unwrap();
    assert_eq!(again, Queueing::Known { state: ReminderState::Withdrawn, mail: "m1".into() });
}

#[test]
fn the_content_of_a_mail_stands_once_it_was_attempted() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m1", MailState::Queued));
    let content = NewContent {
        workflows: ["forum".into(), "other".into()].into(),
        cc: vec!["charlie@unesco.example".into()],
        lang: "en".into(),
        subject: "two items".into(),
        basis: "facts of today".into(),
        mime: b"Subject: two items\r\n\r\n".to_vec(),
    };
    store.write(|tx| tx.replace_content(&"m1".into(), &content)).unwrap();
    let claimed = claim(&mut store, morning()).unwrap();
    assert_eq!((claimed.mail.subject.as_str(), &claimed.mime), ("two items", &content.mime));
    assert_eq!(claimed.mail.pending(), ["alice@unesco.example", "charlie@unesco.example"]);
    assert_eq!(claimed.mail.workflows, content.workflows);
    let too_late = store.write(|tx| tx.replace_content(&"m1".into(), &content)).unwrap_err();
    assert_eq!(too_late.to_string(), "the mail `m1` is sending (attempt 1): its content stands");
    let too_late = store.write(|tx| tx.queue_reminder(&reminder("r1", "m1"))).unwrap_err();
    assert!(matches!(too_late, StoreError::AlreadyAttempted { .. }));
}

#[test]
fn a_mail_that_nobody_accepted_is_superseded_with_its_reminders() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m1", MailState::Draft));
    insert(&mut store, &letter("m2", MailState::Draft));
    store.write(|tx| tx.queue_reminder(&reminder("r1", "m1"))).unwrap();
    let moved = store.write(|tx| tx.supersede(&"m1".into(), &"m2".into(), "a later rung replaces it")).unwrap();
    assert_eq!(moved, ["r1".into()]);
    assert_eq!(mail(&mut store, "m1").state, MailState::Withdrawn);
    assert_eq!(mail(&mut store, "m1").last_reply.as_deref(), Some("a later rung replaces it"));
    assert_eq!(store.read(|snapshot| snapshot.reminders_of(&"m2".into())).unwrap().len(), 1);
}

#[test]
fn a_mail_is_withdrawn_with_its_reminders() {
    for (by, state) in
        [(WithdrawnBy::Engine, ReminderState::Withdrawn), (WithdrawnBy::Person, ReminderState::Cancelled)]
    {
        let (_directory, mut store) = new_store();
        insert(&mut store, &letter("m1", MailState::Held));
        store.write(|tx| tx.queue_reminder(&reminder("r1", "m1"))).unwrap();
        let withdrawn = store.write(|tx| tx.withdraw_mail(&"m1".into(), by, "by telephone")).unwrap();
        assert_eq!(withdrawn, ["r1".into()]);
        let reminder = store.read(|snapshot| snapshot.reminder(&"r1".into())).unwrap().unwrap();
        assert_eq!((reminder.state, reminder.why.as_str()), (state, "by telephone"));
    }
}

#[test]
fn mails_are_listed_by_state_workflow_and_time() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m2", MailState::Held));
    insert(&mut store, &letter("m1", MailState::Queued));
    insert(&mut store, &NewMail { workflows: ["other".into()].into(), ..letter("m3", MailState::Held) });
    let list = |store: &mut Store, filter: MailFilter| -> Vec<String> {
        let mails = store.read(|snapshot| snapshot.mails(&filter)).unwrap();
        mails.iter().map(|mail| mail.key.to_string()).collect()
    };
    let all = MailFilter::default();
    assert_eq!(list(&mut store, all.clone()), ["m1", "m2", "m3"]);
    assert_eq!(list(&mut store, MailFilter { limit: Some(2), ..all.clone() }), ["m1", "m2"]);
    let held = MailFilter { states: [MailState::Held].into(), ..all };
    assert_eq!(list(&mut store, held.clone()), ["m2", "m3"]);
    assert_eq!(list(&mut store, MailFilter { workflow: Some("other".into()), ..held }), ["m3"]);
}
