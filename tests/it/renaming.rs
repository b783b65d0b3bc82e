//! Tasks and partners get other ids in the middle of a preparation: nothing is lost, nothing is sent twice.

use std::collections::BTreeMap;

use concerted::{
    definition,
    diag::Sources,
    engine::RunState,
    model::{Fact, WorkflowId},
};
use jiff::{Timestamp, ToSpan, civil::date, tz::TimeZone};

use crate::world::{Verdict, World, at, workflow};

const BEGINS: &str = "2026-11-02T06:00:00Z";

/// The small workflow after its tasks and one partner were renamed, `times` times over.
fn renamed(times: usize) -> String {
    let mut text = workflow("2027-06-02");
    for (old, new) in [("OUT-02", "OUT-2"), ("OUT-03", "OUT-3"), ("CUL-01", "CUL-1")] {
        let earlier: Vec<String> =
            std::iter::once(old.to_owned()).chain((1..times).map(|n| format!("{new}{n}"))).collect();
        let id = if times == 1 { format!("{new}1") } else { format!("{new}{times}") };
        let line = format!("  {id}: {{renamed_from: [{}], ", earlier.join(", "));
        text =
            text.replace(&format!("  {old}: {{"), &line).replace(&format!("needs: [{old}]"), &format!("needs: [{id}]"));
    }
    text.replace("  isesco:\n", &format!("  icesco{times}:\n    renamed_from: {}\n", earlier_partners(times)))
        .replace("[host, isesco]", &format!("[host, icesco{times}]"))
        .replace("isesco, artists]", &format!("icesco{times}, artists]"))
        .replace("lead: isesco", &format!("lead: icesco{times}"))
}

fn earlier_partners(times: usize) -> String {
    let all: Vec<String> =
        std::iter::once("isesco".to_owned()).chain((1..times).map(|n| format!("icesco{n}"))).collect();
    format!("[{}]", all.join(", "))
}

/// Plays the preparation with answers on the way; before the delivery of each of `edits` the definition is replaced.
fn play(edits: &[(&str, usize)]) -> World {
    let mut world = World::new(&workflow("2027-06-02"), BEGINS);
    let mut times = 0;
    for day in 0..230 {
        let date = date(2026, 11, 2) + day.days();
        for hour in [5, 9, 13] {
            let now = date.at(hour, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap().timestamp();
            world.tick(now);
            if let Some((_, n)) = edits.iter().find(|(on, _)| hour == 5 && *on == date.to_string()) {
                times = *n;
                world.edit(&renamed(times), now);
                assert!(!world.loading.has_errors(), "{:#?}", world.loading.findings);
                world.tick(now);
            }
            assert!(world.deliver(now, || Verdict::Accept));
            if hour == 5 {
                answer(&mut world, &date.to_string(), times, now);
            }
        }
    }
    world
}

fn answer(world: &mut World, date: &str, times: usize, now: Timestamp) {
    let of = |old: &str, new: &str| if times == 0 { old.to_owned() } else { format!("{new}{times}") };
    let (draft, comments) = (of("OUT-02", "OUT-2"), of("OUT-03", "OUT-3"));
    let isesco = of("isesco", "icesco");
    let now = now.to_string();
    match date {
        "2026-12-30" => {
            world.done("OUT-01", "unesco", &now);
            world.done("OUT-01", "host", &now);
        }
        "2027-01-28" => drop(world.done(&draft, "host", &now)),
        "2027-02-09" => {
            world.done(&draft, &isesco, &now);
            world.done(&draft, "unesco", &now);
        }
        "2027-03-10" => drop(world.done(&comments, &isesco, &now)),
        _ => {}
    }
}

/// When each mail left, for whom, and under which key.
fn mails(world: &mut World) -> Vec<(Timestamp, String, String)> {
    let all = world.app.store.read(|tx| tx.mails(&concerted::store::MailFilter::default())).unwrap();
    let keys: BTreeMap<String, String> = all.into_iter().map(|mail| (mail.message_id, mail.key.to_string())).collect();
    world.arrived().into_iter().map(|(to, attempt)| (attempt.at, to, keys[&attempt.message_id].clone())).collect()
}

#[test]
fn a_renamed_preparation_sends_what_it_would_have_sent() {
    let mut untouched = play(&[]);
    // Each edit comes after the tick of a day with reminders and before its delivery.
    let mut edited = play(&[("2027-02-01", 1), ("2027-03-08", 2), ("2027-04-19", 3)]);
    assert!(mails(&mut untouched).len() > 30, "too few mails to prove anything");
    assert_eq!(mails(&mut edited), mails(&mut untouched));
    let sent = |world: &mut World| {
        let events = world.app.store.read(|tx| tx.events(&WorkflowId::from("forum"))).unwrap();
        let sent = events.into_iter().filter_map(|event| match event.fact {
            Fact::ReminderSent { reminder, .. } => Some(reminder),
            _ => None,
        });
        sent.collect::<Vec<_>>()
    };
    assert_eq!(sent(&mut edited), sent(&mut untouched));
}

#[test]
fn recorded_answers_stay_with_what_was_renamed() {
    let mut world = play(&[("2027-03-15", 2)]);
    let loaded = world.loading.workflows[&WorkflowId::from("forum")].clone();
    let events = world.app.store.read(|tx| tx.events(&WorkflowId::from("forum"))).unwrap();
    let state = RunState::replay(&loaded.plan, &events, at("2027-06-01T06:00:00Z"));
    let draft = state.task(&"OUT-22".into());
    assert!(draft.state.is_finished() && draft.completed_at.is_some());
    assert!(state.task(&"OUT-32".into()).inputs[&"icesco2".into()].done_at.is_some());
    assert!(state.reminded.keys().any(|(task, partner)| task.as_str() == "CUL-12" && partner.as_str() == "icesco2"));
    assert!(state.reminded.keys().all(|(task, partner)| {
        loaded.plan.task(task).is_some_and(|task| task.obliged().any(|obliged| obliged == partner))
    }));
}

#[test]
fn who_still_says_the_earlier_id_is_understood() {
    let mut world = World::new(&renamed(2), BEGINS);
    let recorded = world.done("OUT-02", "isesco", "2026-12-01T09:00:00Z");
    let Fact::InputAnswered { task, partner, .. } = recorded.event.unwrap().fact else {
        panic!("an answer was recorded")
    };
    assert_eq!((task.as_str(), partner.as_str()), ("OUT-22", "icesco2"));
}

#[test]
fn a_history_may_speak_of_earlier_ids() {
    let mut sources = Sources::default();
    let text = renamed(1).replacen("workflow: forum\n", "workflow: forum\nhistory: forum.history.yaml\n", 1);
    sources.insert("forum.yaml", &text);
    let history = "format: 1\nhistory: forum\nfacts:\n  - {date: 2026-10-01, task: OUT-02, partners: [isesco, host], input: done}\n";
    sources.insert("forum.history.yaml", history);
    let compiled = definition::compile(&sources, "forum.yaml");
    assert!(compiled.plan.is_some(), "{:?}", compiled.diagnostics);
    let named: Vec<String> = compiled
        .history
        .into_iter()
        .filter_map(|event| match event.fact {
            Fact::InputAnswered { task, partner, .. } => Some(format!("{task} {partner}")),
            _ => None,
        })
        .collect();
    assert_eq!(named, ["OUT-21 icesco1", "OUT-21 host"]);
}
