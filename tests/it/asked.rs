//! A digest that a person asks for: now if it may leave now, one mail a day, and at once only if that is said.

use concerted::{
    app::{self, Reminding},
    diag::Advised,
    engine::RunState,
    model::{MailState, WorkflowId},
    store::{Mail, Snapshot},
};

use crate::{
    outbox_verbs::{mails, ok, refused},
    restraint::live,
    world::{PIERRE, Verdict, World, at, workflow},
};

const BEGINS: &str = "2026-11-02T06:00:00Z";
/// A Wednesday, at eleven in Paris. Pierre had a mail on Monday.
const NOW: &str = "2026-12-16T10:00:00Z";
/// The same evening.
const EVENING: &str = "2026-12-16T20:00:00Z";
const MORNING: &str = "2026-12-17T08:00:00Z";

fn under_way(now: &str) -> World {
    // No digest of the schedule leaves in these weeks: only rungs do.
    let mut world = World::new(
        &workflow("2027-06-02").replace("coordinator: secretariat", "digest: never\ncoordinator: secretariat"),
        BEGINS,
    );
    live(&mut world, BEGINS, now);
    world
}

fn ask(world: &mut World, partner: &str, at_once: bool, now: &str) -> Result<Reminding, String> {
    let whom = (&WorkflowId::from("forum"), &partner.into());
    app::remind(&mut world.app, &world.loading, whom, at_once, at(now)).map_err(|error| error.in_full())
}

fn to_pierre(world: &mut World) -> Vec<Mail> {
    mails(world).into_iter().filter(|mail| mail.to().any(|to| to == PIERRE)).collect()
}

fn state(world: &mut World, now: &str) -> RunState {
    let events = world.app.store.read(|tx: &Snapshot| tx.events(&WorkflowId::from("forum"))).unwrap();
    RunState::replay(&world.loading.workflows.values().next().unwrap().plan, &events, at(now))
}

fn text(world: &mut World, mail: &Mail) -> String {
    let mime = world.app.store.read(|tx: &Snapshot| tx.mime(&mail.key)).unwrap();
    concerted::mail::text_of(&mime).unwrap()
}

#[test]
fn what_is_open_leaves_now_and_counts_as_no_reminder() {
    let mut world = under_way(NOW);
    let before = state(&mut world, NOW).reminded;
    let asked = ask(&mut world, "unesco", false, NOW).unwrap();
    assert_eq!(
        (asked.to.as_str(), asked.state, asked.departs_at, asked.joined),
        (PIERRE, MailState::Queued, at(NOW), false)
    );
    world.deliver(at(NOW), || Verdict::Accept);
    let mail = to_pierre(&mut world).into_iter().find(|mail| mail.key == asked.mail).unwrap();
    assert_eq!(mail.state, MailState::Sent);
    assert!(text(&mut world, &mail).contains("OUT-01"), "{}", text(&mut world, &mail));
    assert_eq!(state(&mut world, NOW).reminded, before, "no rung was sent by it");
    let journal = ok(&world, NOW, &["log", "forum"]);
    assert!(journal.contains("coordinator  the digest of unesco is asked for"), "{journal}");
    assert!(journal.contains("a person asked for the digest of `unesco`"), "{journal}");
    let count = mails(&mut world).len();
    world.tick(at("2026-12-16T11:00:00Z"));
    assert_eq!(mails(&mut world).len(), count, "asked for once, it is sent once");
}

#[test]
fn who_had_a_mail_today_gets_a_second_one_only_if_that_is_said() {
    let mut world = under_way(NOW);
    ask(&mut world, "unesco", false, NOW).unwrap();
    world.deliver(at(NOW), || Verdict::Accept);
    let later = "2026-12-16T13:00:00Z";
    let refusal = ask(&mut world, "unesco", false, later).unwrap_err();
    assert!(refusal.contains("`unesco` had a mail today, at 2026-12-16T10:00:00Z, and gets one a day"), "{refusal}");
    assert!(refusal.contains("`--anyway` sends a second one now"), "{refusal}");
    assert!(state(&mut world, later).asked.values().all(|asked| asked.at == at(NOW)), "nothing was recorded");

    let asked = ask(&mut world, "unesco", true, later).unwrap();
    assert_eq!(asked.departs_at, at(later));
    assert!(asked.mail.is_daily() && asked.mail.as_str().ends_with(":2026-12-16:2"), "{}", asked.mail);
    world.deliver(at(later), || Verdict::Accept);
    let sent =
        to_pierre(&mut world).into_iter().filter(|mail| mail.sent_at.is_some_and(|sent| sent >= at(NOW))).count();
    assert_eq!(sent, 2);
    assert_eq!(world.app.store.examine(at(later), true).unwrap(), []);
}

#[test]
fn outside_working_hours_it_says_when_it_leaves_and_leaves_now_only_if_that_is_said() {
    let mut world = under_way(EVENING);
    let said = ok(&world, EVENING, &["remind", "forum", "--partner", "unesco"]);
    assert!(
        said.contains(&format!("leaves at {MORNING}, when its reader is at work; `--anyway` sends it at once")),
        "{said}"
    );
    world.tick(at(EVENING));
    world.deliver(at(EVENING), || Verdict::Accept);
    let waits: Vec<Mail> = to_pierre(&mut world).into_iter().filter(|mail| mail.state == MailState::Queued).collect();
    assert_eq!(waits.len(), 1);
    // Asked for again and at once: it joins the mail that waits, which waits no longer.
    let asked = ask(&mut world, "unesco", true, "2026-12-16T20:05:00Z").unwrap();
    assert!(asked.joined && asked.mail == waits[0].key);
    world.tick(at("2026-12-16T20:06:00Z"));
    world.deliver(at("2026-12-16T20:06:00Z"), || Verdict::Accept);
    let sent = to_pierre(&mut world).into_iter().find(|mail| mail.key == asked.mail).unwrap();
    assert_eq!((sent.state, sent.sent_at), (MailState::Sent, Some(at("2026-12-16T20:06:00Z"))));
    live(&mut world, "2026-12-16T20:06:00Z", MORNING);
    assert_eq!(to_pierre(&mut world).iter().filter(|mail| mail.sent_at > Some(at(EVENING))).count(), 1);
}

#[test]
fn what_it_would_say_is_what_it_then_says() {
    for (now, anyway) in [(NOW, &[][..]), (EVENING, &[]), (EVENING, &["--anyway"])] {
        let mut world = under_way(now);
        let before = world.app.store.read(Snapshot::count_events).unwrap();
        let ask = ["remind", "forum", "--partner", "unesco"];
        let said = ok(&world, now, &[&ask[..], &["--dry-run"], anyway].concat());
        assert_eq!(world.app.store.read(Snapshot::count_events).unwrap(), before, "nothing is recorded");
        ok(&world, now, &[&ask[..], anyway].concat());
        let mail = to_pierre(&mut world).into_iter().find(|mail| mail.state == MailState::Queued).unwrap();
        let leaves = mail.not_before.max(at(now));
        assert!(said.contains(&mail.subject) && said.contains(&format!("leaves  {leaves}")), "{said}");
        let body = said.split_once("\n\n").unwrap().1.trim_end().to_owned();
        assert_eq!(body, text(&mut world, &mail).trim_end(), "at {now}");
    }
}

#[test]
fn where_there_is_nothing_to_remind_of_that_is_said() {
    let mut world = under_way(NOW);
    let asked = ask(&mut world, "unesco", false, NOW).unwrap();
    world.done("OUT-01", "unesco", "2026-12-16T10:01:00Z");
    world.tick(at("2026-12-16T10:01:00Z"));
    let mail = mails(&mut world).into_iter().find(|mail| mail.key == asked.mail).unwrap();
    assert_eq!(mail.state, MailState::Withdrawn, "an answer takes it back");
    let later = "2026-12-16T10:02:00Z";
    let refusal = ask(&mut world, "unesco", true, later).unwrap_err();
    assert!(refusal.contains("nothing is open with `unesco`"), "{refusal}");
    let refusal = ask(&mut world, "unseco", true, later).unwrap_err();
    assert!(refusal.contains("did you mean `unesco`?"), "{refusal}");
    let said = refused(&world, later, &["remind", "forum", "--partner", "unesco", "--dry-run"], 1);
    assert!(said.contains("nothing is open with `unesco`"), "{said}");
    // UNESCO is asked for the next paper once the host has delivered the first; until then there is nothing.
    let here = crate::journey::Installation::with(&workflow("2027-06-02"));
    let output = here.run(&["remind", "forum", "--partner", "unesco"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("has not been adopted yet"), "{output:?}");
}

#[test]
fn a_held_partner_is_not_written_to_although_somebody_asks() {
    let mut world = under_way(NOW);
    ok(&world, NOW, &["hold", "--partner", "unesco", "--reason", "they are moving house"]);
    let said = ok(&world, NOW, &["remind", "forum", "--partner", "unesco", "--anyway"]);
    assert!(said.contains("is held: `concerted outbox show` says by what"), "{said}");
    world.tick(at(NOW));
    let before = world.arrived().len();
    world.deliver(at(NOW), || Verdict::Accept);
    assert_eq!(world.arrived().len(), before);
}
