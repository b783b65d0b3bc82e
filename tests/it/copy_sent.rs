//! A mail that only somebody in copy has was not sent to those it was written to, and no list says that it was.

use concerted::{
    model::MailState,
    store::{Mail, MailFilter},
};
use serde_json::Value;

use crate::{
    outbox_verbs::{ok, refused},
    world::{Verdict, World, at},
};

const FOCAL: &str = "fp@a.example";
const HEAD: &str = "head@a.example";
const NOW: &str = "2027-03-03T09:30:00Z";

const DEFINITION: &str = "format: 1
workflow: w
symbol: W
title: Papers
event: {opens: 2027-09-14}
timezone: UTC
digest: never
coordinator: {email: secretariat@forum.example, phone: '+1'}
partners:
  a:
    kind: member_state
    name: A
    contacts: [{function: focal_point, email: fp@a.example}, {function: head_of_unit, email: head@a.example}]
  b: {kind: member_state, name: B, contacts: [{function: focal_point, email: fp@b.example}]}
ladders:
  steps:
    - {at: +2wd, to: focal_point, cc: [head_of_unit], tone: overdue}
ladder: steps
tasks:
  A1: {title: Paper one, lead: a, due: 2027-03-01, window: 4w}
  B1: {title: Paper two, lead: b, due: 2027-03-01, window: 4w}
";

/// A world in which the focal point's address refused a mail, or put it off for too long, whose copy somebody has.
fn world() -> (World, Mail) {
    let mut world = World::new(DEFINITION, "2027-02-01T08:00:00Z");
    world.refused.insert(FOCAL.to_owned());
    world.tick(at(NOW));
    world.deliver(at(NOW), || Verdict::Accept);
    let all = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let mail = all.into_iter().find(|mail| mail.to().any(|to| to == FOCAL)).unwrap();
    assert_eq!((mail.state, mail.cc().collect::<Vec<_>>()), (MailState::Sent, vec![HEAD]), "{mail:#?}");
    (world, mail)
}

fn json(world: &World, filter: &[&str]) -> Vec<(String, String)> {
    let listed = ok(world, NOW, &[&["outbox", "list", "--format", "json"], filter].concat());
    let all: Vec<Value> = serde_json::from_str(&listed).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    all.iter().map(|mail| (text(&mail["to"]), text(&mail["state"]))).collect()
}

#[test]
fn a_mail_that_only_somebody_in_copy_has_is_listed_as_that_in_text_and_json() {
    let (world, mail) = world();
    let listed = ok(&world, NOW, &["outbox", "list"]);
    let line = listed.lines().find(|line| line.contains(FOCAL)).unwrap();
    assert!(line.contains("copy sent") && line.contains(&mail.key.short()), "{listed}");
    assert!(listed.contains("└ fp@a.example: 550 5.1.1 no such mailbox"), "with the server's words: {listed}");
    let other = listed.lines().find(|line| line.contains("fp@b.example")).unwrap();
    assert!(other.contains("sent") && !other.contains("copy sent"), "{listed}");

    let states = json(&world, &[]);
    assert!(states.contains(&(FOCAL.into(), "copy_sent".into())), "{states:?}");
    assert!(states.contains(&("fp@b.example".into(), "sent".into())), "{states:?}");

    let shown = ok(&world, NOW, &["outbox", "show", &mail.key.short()]);
    assert!(shown.contains("state       copy sent, 1 attempt"), "{shown}");
    let shown: Value =
        serde_json::from_str(&ok(&world, NOW, &["outbox", "show", &mail.key.short(), "--format", "json"])).unwrap();
    assert_eq!(shown["state"], "copy_sent");
}

#[test]
fn the_state_is_one_to_filter_by() {
    let (world, mail) = world();
    assert_eq!(json(&world, &["--state", "copy_sent"]), [(FOCAL.to_owned(), "copy_sent".to_owned())]);
    let sent = json(&world, &["--state", "sent"]);
    assert!(!sent.is_empty() && sent.iter().all(|(_, state)| state == "sent"), "{sent:?}");
    let both = json(&world, &["--state", "sent,copy_sent"]);
    assert_eq!(both.len(), sent.len() + 1, "{both:?}");
    let said = refused(&world, NOW, &["outbox", "list", "--state", "copied"], 2);
    assert!(said.contains("`copied` is not a state of a mail") && said.contains("copy_sent"), "{said}");
    // What was never attempted to be sent to its reader is no longer taken back, and can be sent once more.
    let said = refused(&world, NOW, &["outbox", "withdraw", "--state", "copy_sent"], 2);
    assert!(said.contains("is not for mails that are copy_sent"), "{said}");
    let again = ok(&world, NOW, &["outbox", "resend", "--state", "copy_sent", "--as-it-was", "--yes"]);
    assert!(again.contains(&format!("{} goes once more to", mail.key.short())), "{again}");
}
