//! A rehearsal says what the daemon then does.

use std::collections::BTreeSet;

use concerted::{
    app::{
        self,
        rehearse::{Answers, Rehearsal, Scene, Script, Watcher, rehearse},
    },
    definition,
    model::{Actor, Answer, Event, Fact},
    store::MailFilter,
};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::{Strategy, prop, proptest};

use crate::world::{Verdict, World, at, workflow};

const OPENS: &str = "2027-06-02";
/// The day before the first window of that forum opens.
const BEGINS: &str = "2026-12-02T20:00:00Z";

const INPUTS: [(&str, &str); 10] = [
    ("OUT-01", "host"),
    ("OUT-01", "unesco"),
    ("OUT-02", "unesco"),
    ("OUT-02", "host"),
    ("OUT-02", "isesco"),
    ("OUT-03", "host"),
    ("OUT-03", "unesco"),
    ("OUT-03", "isesco"),
    ("CUL-01", "isesco"),
    ("OUT-04", "host"),
];

fn rehearsed(world: &World, answers: Answers) -> Rehearsal {
    let loaded = world.loading.workflows.values().next().unwrap();
    let compiled = definition::compile(&world.loading.sources, "forum.yaml");
    let script = Script {
        plan: &loaded.plan,
        diagnostics: &compiled.diagnostics,
        sources: &world.loading.sources,
        answers,
        from: None,
        until: None,
    };
    let mut see = |_: Scene<'_>| Ok(());
    rehearse(&world.app, &script, &mut Watcher { wants_texts: false, see: &mut see }).unwrap()
}

fn fact((task, partner, hours): &(usize, Answer, u32)) -> Event {
    let (task, partner, answer) = (INPUTS[*task].0, INPUTS[*task].1, partner.clone());
    let happened_at = at(BEGINS) + SignedDuration::from_hours(i64::from(*hours));
    Event {
        seq: 0,
        workflow: "forum".into(),
        happened_at,
        recorded_at: happened_at,
        actor: Actor::Coordinator,
        fact: Fact::answered(task.into(), partner.into(), answer),
    }
}

/// Every mail as the server took it and every letter that was drafted: what the daemon does when it wakes where it says.
fn played(world: &mut World, facts: &[Event], until: Timestamp) -> (Vec<String>, BTreeSet<String>) {
    let mut facts = facts.iter().peekable();
    let mut now = at(BEGINS);
    while now <= until {
        while let Some(event) = facts.next_if(|fact| fact.happened_at <= now) {
            let Fact::InputAnswered { task, partner, answer, .. } = &event.fact else { continue };
            let what =
                app::Recording::Input { task: task.clone(), partner: Some(partner.clone()), answer: answer.clone() };
            app::record(&mut world.app, &world.loading, &event.workflow, what, None, None, now).unwrap();
        }
        world.tick(now);
        assert!(world.deliver(now, || Verdict::Accept));
        let wakes_at = app::next_wake(&mut world.app, &world.loading, now).unwrap();
        let Some(next) = wakes_at.into_iter().chain(facts.peek().map(|fact| fact.happened_at)).min() else { break };
        now = next.max(now + SignedDuration::from_secs(1));
    }
    let subjects = world.subjects();
    let sent = world.arrived().into_iter().map(|(_, attempt)| {
        // The copies are the rest.
        let to = attempt.recipients.first().unwrap().clone();
        format!("{} {to} {}", attempt.at, subjects[&attempt.message_id])
    });
    let sent = sorted(sent.collect());
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let keys = mails.into_iter().map(|mail| mail.key.to_string());
    (sent, keys.filter(|key| key.starts_with("draft:")).collect())
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort();
    lines
}

fn mails_of(rehearsal: &Rehearsal) -> (Vec<String>, BTreeSet<String>) {
    let (drafts, sent): (Vec<_>, Vec<_>) = rehearsal.mails.iter().partition(|mail| mail.is_draft);
    let sent = sent.into_iter().filter(|mail| !mail.key.as_str().starts_with("report:"));
    let line = |mail: &app::rehearse::Mail| format!("{} {} {}", mail.at, mail.to, mail.subject);
    (sorted(sent.map(line).collect()), drafts.into_iter().map(|mail| mail.key.to_string()).collect())
}

fn compare(facts: &[Event]) {
    let mut facts = facts.to_vec();
    facts.sort_by_key(|fact| fact.happened_at);
    let mut world = World::new(&workflow(OPENS), BEGINS);
    let rehearsal = rehearsed(&world, Answers::Given(facts.clone()));
    let (rehearsed, drafts) = mails_of(&rehearsal);
    let (sent, drafted) = played(&mut world, &facts, rehearsal.ends_at);
    let only = |here: &[String], there: &[String]| {
        here.iter().filter(|line| !there.contains(line)).cloned().collect::<Vec<_>>()
    };
    assert_eq!((only(&rehearsed, &sent), only(&sent, &rehearsed)), (Vec::new(), Vec::new()), "rehearsed, sent");
    assert_eq!(rehearsed.len(), sent.len());
    assert_eq!(drafts, drafted);
    assert!(!sent.is_empty());
}

#[test]
fn with_nobody_answering_the_daemon_does_what_was_rehearsed() {
    compare(&[]);
}

#[test]
fn what_is_answered_at_the_very_beginning_counts() {
    compare(&[fact(&(6, Answer::Done, 0)), fact(&(0, Answer::NotDone, 0))]);
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 12, ..Default::default() })]

    #[test]
    fn whatever_is_answered_the_daemon_does_what_was_rehearsed(
        facts in prop::collection::vec(
            (0..INPUTS.len(), prop::sample::select(vec![Answer::Done, Answer::Done, Answer::NotDone]), 0..4_400_u32), 0..14,
        ).prop_map(|facts| facts.iter().map(fact).collect::<Vec<_>>())
    ) {
        compare(&facts);
    }
}

#[test]
fn a_rehearsal_reads_as_a_calendar() {
    let world = World::new(&workflow(OPENS), BEGINS);
    let rehearsal = rehearsed(&world, Answers::OnTime);
    let lines: Vec<String> = rehearsal
        .mails
        .iter()
        .map(|mail| {
            format!(
                "{} {} {:<28} {}{}",
                mail.day,
                mail.time,
                mail.to,
                if mail.is_draft { "draft " } else { "" },
                mail.subject
            )
        })
        .chain(
            rehearsal.reports.iter().map(|report| format!("{} {} as of {}", report.day, report.symbol, report.cut_off)),
        )
        .chain(rehearsal.findings.iter().map(|finding| format!("{} {}", finding.code, finding.message)))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
    assert_eq!(rehearsed(&world, Answers::OnTime), rehearsal, "the same each time");
}

#[test]
fn late_answers_bring_escalation_and_no_answers_bring_most() {
    let world = World::new(&workflow(OPENS), BEGINS);
    let drafts = |answers| rehearsed(&world, answers).mails.iter().filter(|mail| mail.is_draft).count();
    assert_eq!(drafts(Answers::OnTime), 0);
    assert!(drafts(Answers::Late) > 0);
    assert!(drafts(Answers::Never) > 0);
}
