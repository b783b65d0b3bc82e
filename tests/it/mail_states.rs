//! The states of a mail: which may follow which.

use concerted::{
    model::{Actor, MailState, Outcome},
    store::{NewHold, Store, StoreError, TRANSITIONS, WithdrawnBy},
};

use crate::{
    outbox::{LEASE, accepted, claim, delivery, insert, letter, mail, morning, permanent, transient, uncertain},
    store::new_store,
};

/// A store with the mail `m1` in a state, at an instant at which it is due.
fn in_state(state: MailState) -> (tempfile::TempDir, Store) {
    let (directory, mut store) = new_store();
    let first = if matches!(state, MailState::Draft | MailState::Held) { state } else { MailState::Queued };
    insert(&mut store, &letter("m1", first));
    match state {
        MailState::Draft | MailState::Held => {}
        // Rescued, so that its attempt may still be settled.
        MailState::Queued => {
            claim(&mut store, morning()).unwrap();
            store.write(|tx| tx.rescue_stale(morning() + LEASE)).unwrap();
        }
        MailState::Sending => drop(claim(&mut store, morning()).unwrap()),
        MailState::Withdrawn => assert!(reach(&mut store, state)),
        MailState::Bounced => assert!(
            reach(&mut store, MailState::Sending) && reach(&mut store, MailState::Sent) && reach(&mut store, state)
        ),
        MailState::Sent | MailState::Uncertain | MailState::Failed => {
            assert!(reach(&mut store, MailState::Sending) && reach(&mut store, state));
        }
    }
    assert_eq!(mail(&mut store, "m1").state, state);
    (directory, store)
}

/// A hold of everything.
fn hold() -> NewHold {
    NewHold {
        workflow: None,
        partner: None,
        until: None,
        reason: "the dates are looked at".into(),
        placed_at: morning(),
        placed_by: Actor::Coordinator,
    }
}

/// Opens the mail again, as if it was decided once more.
fn reopen(store: &mut Store, state: MailState) -> Result<(), StoreError> {
    let is_reopened = store.write(|tx| tx.reopen_mail(&letter("m1", state)))?;
    is_reopened.then_some(()).ok_or_else(|| StoreError::NoSuchMail("m1".into()))
}

/// Tries every way to bring the mail into a state, and says whether one of them led there.
fn reach(store: &mut Store, to: MailState) -> bool {
    let (key, now) = ("m1".into(), morning() + LEASE);
    let settle = |store: &mut Store, outcome: Outcome| {
        let delivery = delivery(outcome.clone(), outcome);
        store.write(|tx| crate::outbox::settle(tx, &key, &delivery, now)).map(drop)
    };
    let tried = match to {
        MailState::Queued => {
            let reopened = reopen(store, to);
            [
                reopened,
                store.write(|tx| tx.release(&key, now)),
                store.write(|tx| tx.retry(&key, now)),
                settle(store, transient()),
            ]
            .into_iter()
            .find(Result::is_ok)
            .unwrap_or(Err(StoreError::NoSuchMail(key.clone())))
        }
        MailState::Sending => store.write(|tx| tx.claim_due(now, LEASE)).map(drop),
        MailState::Sent => {
            settle(store, accepted()).or_else(|_| store.write(|tx| tx.settle_by_person(&key, true, now)).map(drop))
        }
        MailState::Uncertain => settle(store, uncertain()),
        MailState::Failed => {
            settle(store, permanent()).or_else(|_| store.write(|tx| tx.settle_by_person(&key, false, now)).map(drop))
        }
        MailState::Bounced => store.write(|tx| tx.bounce(&key, "user unknown")),
        MailState::Withdrawn => store.write(|tx| tx.withdraw_mail(&key, WithdrawnBy::Person, "no")).map(drop),
        MailState::Held => reopen(store, to).or_else(|_| store.write(|tx| tx.hold_mail(&key, tx.place_hold(&hold())?))),
        MailState::Draft => reopen(store, to),
    };
    tried.is_ok() && mail(store, "m1").state == to
}

#[test]
fn every_change_of_state_is_in_the_table_and_no_other_is_possible() {
    for from in MailState::ALL {
        for to in MailState::ALL.into_iter().filter(|to| *to != from) {
            let (_directory, mut store) = in_state(from);
            let is_legal = TRANSITIONS.contains(&(from, to));
            assert_eq!(reach(&mut store, to), is_legal, "{from:?} to {to:?}");
            assert_eq!(mail(&mut store, "m1").state, if is_legal { to } else { from });
        }
    }
}

#[test]
fn the_database_itself_refuses_states_that_cannot_be() {
    let (_directory, mut store) = new_store();
    insert(&mut store, &letter("m1", MailState::Queued));
    let by_hand = rusqlite::Connection::open(store.path()).unwrap();
    let lost = by_hand.execute("UPDATE mails SET state = 'lost'", []).unwrap_err();
    assert!(lost.to_string().contains("no such change of a mail's state"), "{lost}");
    for change in ["state = 'sending'", "state = 'sent'", "lease_until = '2013-02-28T05:00:00Z'", "failures = 1"] {
        let refused = by_hand.execute(&format!("UPDATE mails SET {change}"), []).unwrap_err();
        assert!(refused.to_string().contains("CHECK constraint failed"), "{change}: {refused}");
    }
    by_hand.pragma_update(None, "foreign_keys", true).unwrap();
    for (change, why) in [
        ("INSERT INTO mail_workflows (mail, workflow) VALUES ('m2', 'forum')", "FOREIGN KEY"),
        ("INSERT INTO mail_workflows (mail, workflow) VALUES ('m1', 'forum')", "UNIQUE"),
        ("INSERT INTO mail_workflows (mail, workflow) VALUES ('m1', NULL)", "NOT NULL"),
    ] {
        let refused = by_hand.execute(change, []).unwrap_err();
        assert!(refused.to_string().contains(&format!("{why} constraint failed")), "{change}: {refused}");
    }
}

#[test]
fn a_mail_that_a_server_put_off_is_held_like_any_other_and_a_late_verdict_still_counts() {
    let (_directory, mut store) = in_state(MailState::Queued);
    let (key, now) = ("m1".into(), morning() + LEASE);
    store.write(|tx| tx.hold_mail(&key, tx.place_hold(&hold())?)).unwrap();
    assert_eq!((mail(&mut store, "m1").state, mail(&mut store, "m1").held_by), (MailState::Held, Some(1)));
    let counts = store.read(concerted::store::Snapshot::count_mails).unwrap();
    assert_eq!(counts, [(MailState::Held, 1)].into());
    assert_eq!(claim(&mut store, now), None, "nobody sends it");
    assert_eq!(store.read(concerted::store::Snapshot::next_due_at).unwrap(), None, "nor wakes up for it");
    let late = delivery(accepted(), accepted());
    store.write(|tx| crate::outbox::settle(tx, &key, &late, now)).unwrap();
    assert_eq!((mail(&mut store, "m1").state, mail(&mut store, "m1").held_by), (MailState::Sent, None));
}
