//! To whom an issued report goes when an address is known to refuse mail, and what the coordinator hears of it.

use concerted::{
    app,
    model::{MailState, WorkflowId},
    store::{Mail, MailFilter},
};

use crate::world::{World, at};

const FP: &str = "fp@b.example";
const ALTERNATE: &str = "alternate@b.example";
const SECRETARIAT: &str = "secretariat@forum.example";

fn definition(alternate: &str) -> String {
    format!(
        "format: 1
workflow: w
symbol: W
title: Papers
timezone: UTC
digest: never
event: {{opens: 2027-10-01}}
reports: {{schedule: '0 8 1 * *', recipients: [b]}}
coordinator: {{email: secretariat@forum.example, phone: '+1'}}
ladders: {{l: [{{at: -5wd, to: focal_point, tone: reminder}}]}}
ladder: l
partners:
  b:
    kind: member_state
    name: Bohemia
    contacts:
      - {{function: focal_point, email: fp@b.example}}
{alternate}tasks:
  T1: {{title: First, lead: b, due: 2027-02-08, window: 4w}}
  T2: {{title: Second, lead: b, due: 2027-03-15, window: 4w}}
"
    )
}

fn with_alternate() -> String {
    definition("      - {function: alternate, email: alternate@b.example}\n")
}

/// The address of the focal point has refused the reminder of 1 February.
fn refused(definition: &str) -> World {
    let mut world = World::new(definition, "2027-01-04T06:00:00Z");
    world.live("2027-01-04T06:00:00Z", "2027-01-30T00:00:00Z");
    world.refused.insert(FP.to_owned());
    world.live("2027-01-30T00:00:00Z", "2027-02-02T00:00:00Z");
    let held = world.app.store.read(|tx| tx.refused_addresses(at("2027-02-02T00:00:00Z"))).unwrap();
    assert!(held.contains_key(FP), "{held:?}");
    world
}

fn issue(world: &mut World, now: &str) {
    app::issue_now(&mut world.app, &world.loading, &WorkflowId::from("w"), None, at(now)).unwrap();
}

fn reports(world: &mut World) -> Vec<(String, MailState)> {
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let reports = mails.into_iter().filter(|mail| mail.key.is_report());
    let mut reports: Vec<_> = reports.map(|mail| (mail.to().collect::<String>(), mail.state)).collect();
    reports.retain(|(to, _)| to != SECRETARIAT);
    reports.sort();
    reports
}

fn tried(world: &World, address: &str, from: &str) -> usize {
    let attempts = world.attempts.lock().unwrap();
    attempts.iter().filter(|one| one.at >= at(from) && one.recipients.iter().any(|to| to == address)).count()
}

fn briefs(world: &mut World, from: &str) -> String {
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let told = |mail: &Mail| mail.sent_at.is_some_and(|sent| sent >= at(from)) && !mail.key.is_report();
    let keys: Vec<_> = mails.into_iter().filter(|mail| mail.to().any(|to| to == SECRETARIAT) && told(mail)).collect();
    keys.iter()
        .map(|mail| concerted::mail::text_of(&world.app.store.read(|tx| tx.mime(&mail.key)).unwrap()).unwrap())
        .collect()
}

fn examined(world: &mut World, now: &str) {
    let flaws = world.app.store.examine(at(now), true).unwrap();
    assert_eq!(flaws, []);
}

#[test]
fn a_report_goes_to_who_stands_in_for_an_address_that_refused_its_last_mail() {
    let mut world = refused(&with_alternate());
    issue(&mut world, "2027-02-03T09:00:00Z");
    world.live("2027-02-03T09:00:00Z", "2027-02-05T00:00:00Z");
    assert_eq!(reports(&mut world), [(ALTERNATE.to_owned(), MailState::Sent)]);
    assert_eq!(tried(&world, FP, "2027-02-03T00:00:00Z"), 0, "nothing is tried in vain");
    examined(&mut world, "2027-02-05T00:00:00Z");
}

#[test]
fn a_report_for_whom_nobody_stands_in_is_told_and_not_tried() {
    let mut world = refused(&definition(""));
    issue(&mut world, "2027-02-03T09:00:00Z");
    world.live("2027-02-03T09:00:00Z", "2027-02-05T00:00:00Z");
    assert_eq!(reports(&mut world), [(FP.to_owned(), MailState::Failed)]);
    assert_eq!(tried(&world, FP, "2027-02-03T00:00:00Z"), 0, "nothing is tried in vain");
    let told = briefs(&mut world, "2027-02-03T00:00:00Z");
    assert!(told.contains("Mails that did not arrive") && told.contains("Progress report 1"), "{told}");
    assert!(told.contains("550 5.1.1 no such mailbox"), "with the words of the server: {told}");
    examined(&mut world, "2027-02-05T00:00:00Z");
    // The address works again, and a person says so.
    world.refused.clear();
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let key = mails.into_iter().find(|mail| mail.key.is_report() && mail.state == MailState::Failed).unwrap().key;
    app::retry(&mut world.app, &key, at("2027-02-05T09:00:00Z")).unwrap();
    world.live("2027-02-05T09:00:00Z", "2027-02-06T00:00:00Z");
    assert_eq!(reports(&mut world), [(FP.to_owned(), MailState::Sent)]);
    examined(&mut world, "2027-02-06T00:00:00Z");
}

#[test]
fn a_report_that_is_refused_goes_to_who_stands_in_and_is_told() {
    let mut world = World::new(&with_alternate(), "2027-01-04T06:00:00Z");
    world.live("2027-01-04T06:00:00Z", "2027-01-13T00:00:00Z");
    world.refused.insert(FP.to_owned());
    issue(&mut world, "2027-01-13T09:00:00Z");
    // A refusal calls for a pass at once.
    for now in ["2027-01-13T09:00:00Z", "2027-01-13T09:01:00Z", "2027-01-13T09:02:00Z"] {
        world.pass(now);
    }
    world.live("2027-01-13T09:03:00Z", "2027-01-15T00:00:00Z");
    let expected = [(ALTERNATE.to_owned(), MailState::Sent), (FP.to_owned(), MailState::Failed)];
    assert_eq!(reports(&mut world), expected);
    assert_eq!(tried(&world, FP, "2027-01-13T00:00:00Z"), 1);
    let told = briefs(&mut world, "2027-01-13T00:00:00Z");
    assert!(told.contains("Progress report 1") && told.contains("550 5.1.1 no such mailbox"), "{told}");
    examined(&mut world, "2027-01-15T00:00:00Z");
}

#[test]
fn a_report_that_waits_when_its_address_is_refused_leaves_for_who_stands_in() {
    let mut world = World::new(&with_alternate(), "2027-01-04T06:00:00Z");
    world.live("2027-01-04T06:00:00Z", "2027-01-30T00:00:00Z");
    // Saturday: it waits until Monday, when the reminder is refused first.
    issue(&mut world, "2027-01-30T09:00:00Z");
    world.tick(at("2027-01-30T09:00:00Z"));
    assert_eq!(reports(&mut world), [(FP.to_owned(), MailState::Queued)]);
    world
        .app
        .store
        .write(|tx| {
            let mail = tx
                .mails(&MailFilter::default())?
                .into_iter()
                .find(|mail| mail.key.is_report() && mail.to().any(|to| to == FP));
            tx.reschedule(&mail.unwrap().key, at("2027-02-01T15:00:00Z"))
        })
        .unwrap();
    world.refused.insert(FP.to_owned());
    world.live("2027-01-30T09:00:00Z", "2027-02-03T00:00:00Z");
    let expected = [(ALTERNATE.to_owned(), MailState::Sent), (FP.to_owned(), MailState::Withdrawn)];
    assert_eq!(reports(&mut world), expected);
    examined(&mut world, "2027-02-03T00:00:00Z");
}
