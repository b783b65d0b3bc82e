//! Mails about the same input refer to the first of them, so that mail programs show them as one thread.

use std::collections::BTreeMap;

use concerted::{
    app,
    clock::Clock,
    mail::{Mailer, Outgoing, Patience},
    model::{Answer, Delivery, MailState, Outcome, TaskState},
    store::{Mail, MailFilter},
};
use jiff::SignedDuration;

use crate::world::{World, at};

const FOCAL: &str = "fp@a.example";
const ALTERNATE: &str = "alt@a.example";

/// One paper of one organisation, with a request, reminders and a copy of the overdue one to the alternate; a second paper
/// if wanted.
fn definition(due: &str, digest: &str, more: &str) -> String {
    format!(
        "format: 1
workflow: w
symbol: W
title: Papers
event: {{opens: 2027-09-14}}
timezone: UTC
digest: {digest}
coordinator: {{email: secretariat@forum.example, phone: '+1'}}
partners:
  a:
    kind: member_state
    name: A
    contacts: [{{function: focal_point, email: {FOCAL}}}, {{function: alternate, email: {ALTERNATE}}}]
ladders:
  steps:
    - {{at: -20wd, to: focal_point, tone: notice}}
    - {{at: -10wd, to: focal_point, tone: reminder}}
    - {{at: 0wd, to: focal_point, tone: due_today}}
    - {{at: +2wd, to: focal_point, cc: [alternate], tone: overdue}}
ladder: steps
tasks:
  A1: {{title: Paper one, lead: a, due: {due}, window: 10w}}
{more}"
    )
}

/// Answers as a function says.
struct Said<F>(F);

impl<F: FnMut(&Outgoing) -> Outcome + Send> Mailer for Said<F> {
    async fn send(&mut self, outgoing: &Outgoing, _patience: &mut Patience) -> Delivery {
        Delivery::all(&outgoing.recipients, &(self.0)(outgoing))
    }
}

/// Is not there.
struct Down;

impl Mailer for Down {
    async fn send(&mut self, outgoing: &Outgoing, _patience: &mut Patience) -> Delivery {
        Delivery::stalled(&outgoing.recipients, "connection refused")
    }
}

fn taken(_: &Outgoing) -> Outcome {
    Outcome::Accepted { reply: "250 ok".into() }
}

/// Passes whenever something is due, until `until`.
fn live(world: &mut World, mailer: &mut impl Mailer, from: &str, until: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut now = at(from);
    while now < at(until) {
        world.tick(now);
        let World { app, loading, .. } = &mut *world;
        let delivered =
            runtime.block_on(app::deliver(app, loading, mailer, Clock::Fixed(now), Patience::endless())).unwrap();
        let next = app::next_wake(app, loading, now).unwrap().unwrap_or(at(until));
        now = if delivered.calls_for_a_pass() { now + SignedDuration::from_secs(1) } else { next };
        now = now.max(at(from) + SignedDuration::from_secs(1));
    }
}

/// A mail that was sent.
#[derive(Debug)]
struct Sent {
    to: String,
    subject: String,
    id: String,
    references: Option<String>,
    /// True if it was written because of an input, and not only as a list.
    asks: bool,
}

/// The mails that were sent to partners, in the order in which they left.
fn sent(world: &mut World) -> Vec<Sent> {
    let all = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let mut all: Vec<Mail> =
        all.into_iter().filter(|mail| mail.state == MailState::Sent && mail.partner.is_some()).collect();
    all.sort_by_key(|mail| mail.sent_at);
    all.into_iter()
        .map(|mail| {
            let mime = String::from_utf8(world.app.store.read(|tx| tx.mime(&mail.key)).unwrap()).unwrap();
            let head = mime.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
            let field =
                |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).map(|rest| rest.trim().to_owned());
            assert_eq!(field("Message-ID:").as_deref(), Some(mail.message_id.as_str()));
            Sent {
                to: mail.to().next().unwrap().to_owned(),
                subject: mail.subject.clone(),
                id: mail.message_id.clone(),
                references: field("References:"),
                asks: world
                    .app
                    .store
                    .read(|tx| tx.reminders_of(&mail.key))
                    .unwrap()
                    .iter()
                    .any(|one| one.task.is_some()),
            }
        })
        .collect()
}

#[test]
fn request_reminders_and_a_date_that_moved_are_one_thread_also_on_a_digest_s_day() {
    // The digest falls on the days of reminders, too.
    let mut world = World::new(&definition("2027-04-12", "'0 9 * * mon'", ""), "2027-01-11T08:00:00Z");
    live(&mut world, &mut Said(taken), "2027-01-11T08:00:00Z", "2027-03-31T00:00:00Z");
    world.edit(&definition("2027-04-26", "'0 9 * * mon'", ""), at("2027-03-31T10:00:00Z"));
    live(&mut world, &mut Said(taken), "2027-03-31T10:00:00Z", "2027-05-05T00:00:00Z");
    let sent = sent(&mut world);
    let to_focal = sent.iter().filter(|mail| mail.to == FOCAL);
    let (of_input, lists): (Vec<&Sent>, Vec<&Sent>) = to_focal.partition(|mail| mail.asks);
    assert!(of_input.len() >= 5 && !lists.is_empty(), "{sent:#?}");
    let place = |mail: &Sent| sent.iter().position(|other| other.id == mail.id);
    let (before, after): (Vec<&Sent>, Vec<&Sent>) =
        lists.into_iter().partition(|list| place(list) < place(of_input[0]));
    assert!(!after.is_empty() && before.iter().all(|list| list.references.is_none()), "{sent:#?}");
    for list in after {
        assert_eq!(list.references.as_deref(), Some(of_input[0].id.as_str()), "it lists this input alone: {list:#?}");
    }
    assert_eq!(of_input[0].references, None, "the first continues nothing: {sent:#?}");
    for mail in &of_input[1..] {
        assert_eq!(mail.references.as_deref(), Some(of_input[0].id.as_str()), "{mail:#?}");
    }
    assert!(of_input.iter().any(|mail| mail.subject.contains("verdue")), "{of_input:#?}");
}

#[test]
fn a_copy_and_what_a_stand_in_gets_continue_the_thread() {
    let mut world = World::new(&definition("2027-04-12", "never", ""), "2027-01-11T08:00:00Z");
    live(&mut world, &mut Said(taken), "2027-01-11T08:00:00Z", "2027-04-09T00:00:00Z");
    // From now on the focal point's address is dead.
    let mut dead = Said(|outgoing: &Outgoing| match outgoing.recipients[0].as_str() {
        FOCAL => Outcome::AddressRefused { reply: "550 5.1.1 no such user".into() },
        _ => taken(outgoing),
    });
    let mut copied = World::new(&definition("2027-04-12", "never", ""), "2027-01-11T08:00:00Z");
    live(&mut copied, &mut Said(taken), "2027-01-11T08:00:00Z", "2027-04-20T00:00:00Z");
    live(&mut world, &mut dead, "2027-04-09T00:00:00Z", "2027-04-20T00:00:00Z");
    for (mut world, what) in [(world, "stand-in"), (copied, "copy")] {
        let sent = sent(&mut world);
        let other: Vec<&Sent> = sent.iter().filter(|mail| mail.to == ALTERNATE).collect();
        assert!(!other.is_empty(), "{what}: {sent:#?}");
        for mail in other {
            assert_eq!(mail.references.as_deref(), Some(sent[0].id.as_str()), "{what}: {mail:#?}");
        }
    }
}

#[test]
fn the_first_mail_of_a_thread_is_the_first_that_left() {
    // The server puts the request off until the reminder takes its place.
    let mut world = World::new(&definition("2027-04-12", "never", ""), "2027-01-11T08:00:00Z");
    let mut busy = Said(|_: &Outgoing| Outcome::Transient { reply: "452 4.2.2 mailbox full".into() });
    live(&mut world, &mut busy, "2027-01-11T08:00:00Z", "2027-03-16T17:00:00Z");
    // The request was due on 15 March.
    let request = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap().remove(0);
    assert_eq!(request.state, MailState::Queued);
    // The server is down until Monday 29 March, when a reminder's mail takes its place.
    let mut down = Down;
    live(&mut world, &mut down, "2027-03-16T17:00:00Z", "2027-03-29T10:30:00Z");
    live(&mut world, &mut Said(taken), "2027-03-29T10:30:00Z", "2027-04-20T00:00:00Z");
    let sent = sent(&mut world);
    assert_ne!(sent[0].id, request.message_id, "it was superseded: {sent:#?}");
    assert_eq!(sent[0].references, None, "{sent:#?}");
    let threads: BTreeMap<Option<&str>, usize> = sent[1..].iter().fold(BTreeMap::new(), |mut all, mail| {
        *all.entry(mail.references.as_deref()).or_default() += 1;
        all
    });
    assert_eq!(threads.keys().copied().collect::<Vec<_>>(), [Some(sent[0].id.as_str())], "{sent:#?}");
}

#[test]
fn a_mail_about_several_inputs_continues_their_common_thread_or_none() {
    let with = |due: &str| {
        definition("2027-04-12", "never", &format!("  A2: {{title: Paper two, lead: a, due: {due}, window: 10w}}\n"))
    };
    // Both were first asked for in one mail, and are reminded of in one.
    let mut together = World::new(&with("2027-04-12"), "2027-01-11T08:00:00Z");
    live(&mut together, &mut Said(taken), "2027-01-11T08:00:00Z", "2027-04-20T00:00:00Z");
    let all = sent(&mut together);
    assert!(all.len() >= 4 && all[0].references.is_none(), "{all:#?}");
    let to_focal = all[1..].iter().filter(|mail| mail.to == FOCAL);
    assert!(to_focal.clone().count() >= 3);
    for mail in to_focal {
        assert_eq!(mail.references.as_deref(), Some(all[0].id.as_str()), "{mail:#?}");
    }
    // Asked for on two days: each has a thread of its own, and what speaks of both continues the older one.
    let mut apart = World::new(&with("2027-05-24"), "2027-01-11T08:00:00Z");
    live(&mut apart, &mut Said(taken), "2027-01-11T08:00:00Z", "2027-06-05T00:00:00Z");
    let all = sent(&mut apart);
    let firsts: Vec<&Sent> = all.iter().filter(|mail| mail.references.is_none()).collect();
    assert_eq!(firsts.len(), 2, "{all:#?}");
    for mail in all.iter().filter(|mail| mail.references.is_some()) {
        let paper = if mail.references.as_deref() == Some(&firsts[0].id) { "aper one" } else { "aper two" };
        assert!(mail.subject.contains(paper), "{mail:#?}");
    }
    let mut joined = World::new(&with("2027-04-26"), "2027-01-11T08:00:00Z");
    live(&mut joined, &mut Said(taken), "2027-01-11T08:00:00Z", "2027-05-05T00:00:00Z");
    let all = sent(&mut joined);
    let both: Vec<&Sent> = all.iter().filter(|mail| mail.subject.contains("+1")).collect();
    assert!(both.len() >= 2, "{all:#?}");
    for mail in both {
        assert_eq!(mail.references.as_deref(), Some(all[0].id.as_str()), "{mail:#?}");
    }
}

#[test]
fn a_list_of_one_input_continues_its_thread_and_a_list_of_several_none() {
    // The second paper is asked for in February, and delivered before the first is due.
    let second = "  A2: {title: Paper two, lead: a, due: 2027-03-22, window: 10w}\n";
    let mut world = World::new(&definition("2027-04-12", "'0 9 * * wed'", second), "2027-01-11T08:00:00Z");
    live(&mut world, &mut Said(taken), "2027-01-11T08:00:00Z", "2027-03-19T00:00:00Z");
    let what = app::Recording::Input { task: "A2".into(), partner: Some("a".into()), answer: Answer::Done };
    let done_at = at("2027-03-19T10:00:00Z");
    app::record(&mut world.app, &world.loading, &"w".into(), what, None, None, done_at).unwrap();
    live(&mut world, &mut Said(taken), "2027-03-19T10:00:00Z", "2027-05-05T00:00:00Z");
    let sent = sent(&mut world);
    let to_focal: Vec<&Sent> = sent.iter().filter(|mail| mail.to == FOCAL).collect();
    let first_of = |paper: &str| to_focal.iter().find(|mail| mail.asks && mail.subject.contains(paper)).unwrap();
    let (one, two) = (first_of("aper one"), first_of("aper two"));
    let lists: Vec<&&Sent> = to_focal.iter().filter(|mail| !mail.asks).collect();
    let of_both = lists.iter().filter(|list| list.subject.contains("2 open") || list.subject.contains("+1"));
    assert!(of_both.clone().count() > 0, "{sent:#?}");
    assert!(of_both.clone().all(|list| list.references.is_none()), "{sent:#?}");
    let alone: Vec<&&&Sent> = lists.iter().filter(|list| list.references.is_some()).collect();
    assert!(!alone.is_empty(), "{sent:#?}");
    for list in alone {
        assert_eq!(list.references.as_deref(), Some(one.id.as_str()), "{list:#?}");
        assert_ne!(list.references.as_deref(), Some(two.id.as_str()));
    }
}

#[test]
fn what_is_needed_no_more_is_said_in_the_thread_in_which_it_was_asked_for() {
    let second = "  A2: {title: Paper two, lead: a, due: 2027-04-28, window: 10w}\n";
    let mut world = World::new(&definition("2027-04-12", "never", second), "2027-01-11T08:00:00Z");
    live(&mut world, &mut Said(taken), "2027-01-11T08:00:00Z", "2027-04-01T00:00:00Z");
    let what = app::Recording::State { task: "A2".into(), state: TaskState::Cancelled };
    app::record(&mut world.app, &world.loading, &"w".into(), what, None, None, at("2027-04-01T10:00:00Z")).unwrap();
    live(&mut world, &mut Said(taken), "2027-04-01T10:00:00Z", "2027-04-02T00:00:00Z");
    let sent = sent(&mut world);
    let news = sent.iter().find(|mail| mail.subject.starts_with("No longer needed")).expect("it is said");
    let asked = sent.iter().find(|mail| mail.asks && mail.subject.contains("aper two")).unwrap();
    assert_eq!(news.references.as_deref(), Some(asked.id.as_str()), "{sent:#?}");
}
