//! A mail that is sent once more: the same text, no second reminder, and nothing that is not so any more.

use concerted::{
    app::{self, AppError, Resending},
    diag::Advised,
    engine::RunState,
    model::{MailKey, MailState, WorkflowId},
    store::{Mail, Snapshot},
};

use crate::{
    outbox_verbs::{mails, ok, refused},
    restraint::live,
    world::{PIERRE, Verdict, World, at, workflow},
};

const OPENS: &str = "2027-06-02";
const BEGINS: &str = "2026-11-02T06:00:00Z";
/// A Wednesday, at eleven in Paris.
const NOW: &str = "2026-12-16T10:00:00Z";

/// A preparation under way, and Pierre's last mail with a reminder in it.
fn reminded() -> (World, Mail) {
    let mut world = World::new(&workflow(OPENS), BEGINS);
    live(&mut world, BEGINS, NOW);
    let mail = last_to(&mut world, PIERRE);
    (world, mail)
}

fn last_to(world: &mut World, address: &str) -> Mail {
    let sent =
        mails(world).into_iter().filter(|mail| mail.state == MailState::Sent && mail.to().any(|to| to == address));
    sent.max_by_key(|mail| mail.sent_at).expect("a mail was sent")
}

fn state(world: &mut World, now: &str) -> RunState {
    let events = world.app.store.read(|tx: &Snapshot| tx.events(&WorkflowId::from("forum"))).unwrap();
    RunState::replay(&world.loading.workflows.values().next().unwrap().plan, &events, at(now))
}

fn again(world: &mut World, key: &MailKey, how: Resending<'_>) -> Result<MailKey, AppError> {
    let all = app::resend(&mut world.app, &world.loading, std::slice::from_ref(key), how, at(NOW))?;
    Ok(all.into_iter().next().unwrap().key)
}

fn text(world: &mut World, key: &MailKey) -> (String, String) {
    let mime = world.app.store.read(|tx: &Snapshot| tx.mime(key)).unwrap();
    (String::from_utf8(mime.clone()).unwrap(), concerted::mail::text_of(&mime).unwrap())
}

#[test]
fn the_same_text_leaves_under_its_own_message_id_and_counts_as_no_reminder() {
    let (mut world, first) = reminded();
    let before = state(&mut world, NOW);
    let left_today = world.arrived().len();
    let key =
        again(&mut world, &first.key, Resending { why: Some("it never arrived"), ..Resending::default() }).unwrap();
    assert!(world.deliver(at(NOW), || Verdict::Accept));
    let second = mails(&mut world).into_iter().find(|mail| mail.key == key).unwrap();
    assert_eq!(second.state, MailState::Sent);
    assert_eq!(world.arrived().len(), left_today + 1);
    assert_eq!((&second.subject, &second.recipients.len()), (&first.subject, &first.recipients.len()));
    assert_ne!(second.message_id, first.message_id);
    let ((header, said), (_, said_first)) = (text(&mut world, &key), text(&mut world, &first.key));
    assert_eq!(said, said_first);
    assert!(
        header.contains(&format!("Message-ID: {}", second.message_id)) && header.contains(&first.message_id),
        "{header}"
    );

    let after = state(&mut world, NOW);
    assert_eq!((after.reminded, after.written_to), (before.reminded, before.written_to), "nobody was reminded again");
    let journal = ok(&world, NOW, &["log", "forum"]);
    assert!(
        journal.contains(&format!("coordinator  mail {key} is queued: a person sends the mail `{}` of ", first.key)),
        "{journal}"
    );
    assert!(journal.contains("once more: it never arrived"), "{journal}");
    assert_eq!(world.app.store.examine(at(NOW), true).unwrap(), []);
}

#[test]
fn it_takes_nobody_s_day_and_no_reminder_stands_in_it() {
    let play = |is_resent: bool| {
        let (mut world, first) = reminded();
        if is_resent {
            again(&mut world, &first.key, Resending::default()).unwrap();
        }
        live(&mut world, NOW, "2027-01-20T10:00:00Z");
        let all =
            mails(&mut world).into_iter().filter(|mail| !mail.key.is_resent() && mail.to().any(|to| to == PIERRE));
        all.filter_map(|mail| Some((mail.key, mail.sent_at?))).collect::<Vec<_>>()
    };
    let (without, with) = (play(false), play(true));
    assert!(without.len() > 2, "{without:?}");
    assert_eq!(with, without, "Pierre gets the mails that he would have got, on the same days");
}

#[test]
fn outside_working_hours_it_waits_for_the_morning() {
    let (mut world, first) = reminded();
    let evening = at("2026-12-16T21:00:00Z");
    let all = app::resend(&mut world.app, &world.loading, &[first.key], Resending::default(), evening).unwrap();
    assert_eq!(all[0].departs_at, at("2026-12-17T08:00:00Z"));
    world.deliver(evening, || Verdict::Accept);
    let waits = mails(&mut world).into_iter().find(|mail| mail.key == all[0].key).unwrap();
    assert_eq!((waits.state, waits.not_before), (MailState::Queued, at("2026-12-17T08:00:00Z")));
}

#[test]
fn what_is_not_so_any_more_is_not_said_again() {
    let (mut world, first) = reminded();
    world.done("OUT-01", "unesco", NOW);
    let refusal = again(&mut world, &first.key, Resending::default()).unwrap_err().in_full();
    assert!(refusal.contains("says what is not so any more: `unesco` owes nothing to `OUT-01` any more"), "{refusal}");
    assert!(refusal.contains("`--as-it-was` sends the old text all the same"), "{refusal}");
    again(&mut world, &first.key, Resending { as_it_was: true, ..Resending::default() }).unwrap();

    let (mut world, first) = reminded();
    world.edit(&workflow("2027-06-09"), at(NOW));
    let refusal = again(&mut world, &first.key, Resending::default()).unwrap_err().in_full();
    assert!(refusal.contains("the due date of `OUT-01` moved from"), "{refusal}");
    assert!(mails(&mut world).iter().all(|mail| !mail.key.is_resent()), "nothing was written down");
}

/// One partner with one paper, which is asked for a week before and on the day that it is due.
const PAPER: &str = "format: 1\nworkflow: papers\nsymbol: PP\ntitle: Papers\nevent: {opens: 2027-05-25}\ntimezone: UTC\ndigest: never\n\
     coordinator: {email: secretariat@forum.example, phone: '+1'}\n\
     ladders: {one: [{at: -5wd, to: focal_point, tone: reminder}, {at: 0wd, to: focal_point, tone: due_today}]}\nladder: one\n\
     partners: {p: {kind: civil_society, name: P, timezone: UTC, contacts: [{function: focal_point, email: p@p.example}]}}\n\
     tasks: {T1: {title: Paper, lead: p, due: 2026-12-18, window: 8w}}\n";

#[test]
fn what_a_mail_says_of_a_date_is_said_again_only_while_it_is_so() {
    let resent = |sent_by: &str, now: &str, as_it_was: bool| {
        let mut world = World::new(PAPER, BEGINS);
        live(&mut world, BEGINS, sent_by);
        let first = last_to(&mut world, "p@p.example");
        let how = Resending { as_it_was, ..Resending::default() };
        app::resend(&mut world.app, &world.loading, &[first.key], how, at(now)).map(drop).map_err(|why| why.in_full())
    };
    let (before, on_the_day) = ("2026-12-16T18:00:00Z", "2026-12-18T18:00:00Z");
    assert_eq!(resent(before, "2026-12-17T10:00:00Z", false), Ok(()), "it is still ahead");
    assert_eq!(resent(on_the_day, "2026-12-18T11:00:00Z", false), Ok(()), "it is the same day");
    for (sent_by, now, why) in [
        (on_the_day, "2026-12-23T10:00:00Z", "`T1`, due on 2026-12-18, is overdue by then, and no longer due today"),
        (
            before,
            "2026-12-18T06:00:00Z",
            "`T1`, due on 2026-12-18, is due today by then, and no longer yet to fall due",
        ),
        (before, "2026-12-21T10:00:00Z", "`T1`, due on 2026-12-18, is overdue by then, and no longer yet to fall due"),
        // It would leave on the morning after.
        (
            before,
            "2026-12-17T22:00:00Z",
            "`T1`, due on 2026-12-18, is due today by then, and no longer yet to fall due",
        ),
    ] {
        let refusal = resent(sent_by, now, false).unwrap_err();
        assert!(refusal.contains(why), "{now}: {refusal}");
        assert_eq!(resent(sent_by, now, true), Ok(()), "{now}: as it was");
    }
}

#[test]
fn another_address_has_to_be_the_partner_s_and_of_the_same_level() {
    let (mut world, first) = reminded();
    let to = |address| Resending { to: Some(address), ..Resending::default() };
    let refusal = again(&mut world, &first.key, to("somebody@else.example")).unwrap_err().in_full();
    assert!(refusal.contains("is not an address of `unesco`"), "{refusal}");
    assert!(refusal.contains("`alternate@unesco.example`"), "who can be named is said: {refusal}");
    let refusal = again(&mut world, &first.key, to("head@unesco.example")).unwrap_err().in_full();
    assert!(refusal.contains("is a higher level"), "{refusal}");
    let key = again(&mut world, &first.key, to("Alternate@unesco.example")).unwrap();
    let second = mails(&mut world).into_iter().find(|mail| mail.key == key).unwrap();
    assert_eq!(second.recipients.len(), 1, "those in copy have it");
    assert_eq!(second.to().collect::<Vec<_>>(), ["alternate@unesco.example"]);
    let (header, _) = text(&mut world, &key);
    assert!(header.contains("<alternate@unesco.example>") && !header.contains(PIERRE), "{header}");
}

#[test]
fn a_corrected_address_is_found_and_the_old_one_is_refused() {
    let (mut world, first) = reminded();
    world.edit(&workflow(OPENS).replace(PIERRE, "pierre.new@unesco.example"), at(NOW));
    let refusal = again(&mut world, &first.key, Resending::default()).unwrap_err().in_full();
    assert!(refusal.contains("which nobody in the definitions has any more"), "{refusal}");
    assert!(refusal.contains("--to ADDRESS"), "{refusal}");
    let short = first.key.short();
    let said = ok(&world, NOW, &["outbox", "resend", &short, "--to", "pierre.new@unesco.example"]);
    assert!(said.contains(&format!("{short} goes once more to pierre.new@unesco.example as ")), "{said}");
}

#[test]
fn only_what_was_sent_is_sent_once_more_and_one_that_waits_is_enough() {
    let (mut world, first) = reminded();
    let key = again(&mut world, &first.key, Resending::default()).unwrap();
    let refusal = again(&mut world, &first.key, Resending::default()).unwrap_err().in_full();
    assert!(refusal.contains("waits already to be sent once more"), "{refusal}");
    let said = refused(&world, NOW, &["outbox", "resend", &key.short()], 1);
    assert!(said.contains("is queued") && said.contains("only a mail that was sent"), "{said}");
    world.deliver(at(NOW), || Verdict::Accept);
    let third = again(&mut world, &key, Resending::default()).unwrap();
    assert_eq!(third, first.key.again(2), "of one that was sent once more it is the third of the first");
}

#[test]
fn it_is_held_where_everything_is_held() {
    let (mut world, first) = reminded();
    world.app.config.mail.hold = true;
    let key = again(&mut world, &first.key, Resending::default()).unwrap();
    world.deliver(at(NOW), || Verdict::Accept);
    let second = mails(&mut world).into_iter().find(|mail| mail.key == key).unwrap();
    assert_eq!(second.state, MailState::Held);
}
