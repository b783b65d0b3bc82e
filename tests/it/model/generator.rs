//! Preparations that nobody wrote.

use std::collections::BTreeSet;

use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, date},
    tz::TimeZone,
};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};

use super::{
    office::{Office, Season},
    scenario::{Act, Digest, Function, Partner, Rule, Rung, Scenario, Task},
};

/// Clocks that change on different days, or never, or by half an hour.
const ZONES: [&str; 7] =
    ["UTC", "Europe/Berlin", "America/New_York", "Asia/Baku", "Asia/Riyadh", "Australia/Lord_Howe", "Asia/Kathmandu"];

/// Opening days with a change of clocks in the weeks before.
const OPENINGS: [Date; 3] = [date(2027, 4, 14), date(2027, 6, 16), date(2027, 11, 17)];

fn office() -> impl Strategy<Value = Office> {
    let weekend = prop::sample::select(vec![vec![5, 6], vec![4, 5], vec![4], vec![6]]);
    let hours = prop::sample::select(vec![(9, 18), (9, 18), (8, 16), (10, 14)]);
    let holidays = prop::collection::btree_set((2..12_i8, 1..28_i8), 0..24);
    let season = prop::option::weighted(0.3, (2..11_i8, 1..28_i8, 5..40_i32)).prop_map(|season| {
        season.map(|(month, day, length)| {
            let from = date(2027, month, day);
            Season { from, to: from.saturating_add(length.days()), hours: (11, 15) }
        })
    });
    let zone = prop::sample::select(ZONES.to_vec());
    (zone, weekend, hours, holidays, season).prop_map(|(zone, weekend, hours, holidays, season)| Office {
        season,
        zone: TimeZone::get(zone).unwrap(),
        weekend: weekend.into_iter().collect(),
        holidays: holidays.into_iter().map(|(month, day)| date(2027, month, day)).collect(),
        hours,
    })
}

fn partner() -> impl Strategy<Value = Partner> {
    let functions = prop_oneof![
        5 => Just(vec![Function::FocalPoint]),
        4 => Just(vec![Function::FocalPoint, Function::HeadOfUnit]),
        3 => Just(vec![Function::FocalPoint, Function::HeadOfUnit, Function::Director]),
        1 => Just(vec![Function::FocalPoint, Function::Director]),
        1 => Just(vec![]),
    ];
    (office(), functions, any::<bool>()).prop_map(|(office, mut functions, has_alternate)| {
        if has_alternate && !functions.is_empty() {
            functions.push(Function::Alternate);
        }
        Partner { office, functions: functions.into_iter().collect() }
    })
}

/// Days of rising distance from the due day, some repeated, some for higher levels.
fn ladder() -> impl Strategy<Value = Vec<Rung>> {
    let days =
        prop::collection::btree_set(prop::sample::select(vec![-20, -10, -5, -3, -1, 0, 2, 3, 4, 6, 9, 12]), 1..6);
    let repeats = prop::option::of((2..6_i32, 1..4_i32));
    (days, repeats, prop::collection::vec(any::<(bool, bool)>(), 12)).prop_map(|(days, repeats, flags)| {
        let mut level = Function::FocalPoint;
        let rungs = days.into_iter().zip(flags).map(|(at, (rises, is_copied))| {
            if at > 0 && rises {
                level = if level == Function::FocalPoint { Function::HeadOfUnit } else { Function::Director };
            }
            let is_working = level == Function::FocalPoint;
            Rung { at, to: level, repeats: repeats.filter(|_| at > 0 && is_working), is_copied }
        });
        rungs.collect()
    })
}

/// A task as chance has it; its partners, needs and ladder are taken from what there is.
#[derive(Clone, Debug)]
struct Draw {
    lead: usize,
    with: Vec<usize>,
    /// Days after the task before.
    after: i32,
    is_fixed: bool,
    is_shifted_later: bool,
    ahead: i32,
    observer: usize,
    window_weeks: i32,
    needs: Vec<usize>,
    rule: Rule,
    ladder: usize,
}

fn draw() -> impl Strategy<Value = Draw> {
    let rule = prop_oneof![Just(Rule::All), Just(Rule::Any), Just(Rule::Lead), (1..3_usize).prop_map(Rule::Count)];
    let of_task = (0..8_usize, prop::collection::vec(0..8_usize, 0..3), 0..16_i32, prop::bool::weighted(0.2));
    let of_others = (any::<bool>(), prop_oneof![Just(0), 0..6_i32], 0..12_usize);
    (of_task, of_others, 1..9_i32, prop::collection::vec(0..8_usize, 0..2), rule, 0..4_usize).prop_map(
        |((lead, with, after, is_fixed), (is_shifted_later, ahead, observer), window_weeks, needs, rule, ladder)| {
            Draw { lead, with, after, is_fixed, is_shifted_later, ahead, observer, window_weeks, needs, rule, ladder }
        },
    )
}

/// Whoever is due before may be needed, with days enough between that no day off turns them around.
fn tasks(draws: Vec<Draw>, opens: Date, partners: usize, ladders: usize) -> Vec<Task> {
    let mut tasks: Vec<Task> = Vec::new();
    let mut written = opens.saturating_sub(40.days());
    for draw in draws {
        written = written.saturating_add(draw.after.days());
        let lead = draw.lead % partners;
        let with: BTreeSet<usize> = draw.with.iter().map(|partner| partner % partners).collect();
        let is_before =
            |need: &usize| tasks.get(*need).is_some_and(|need| need.written < written.saturating_sub(8.days()));
        let needs: BTreeSet<usize> = draw.needs.iter().copied().filter(is_before).collect();
        let is_free = |observer: &usize| *observer < partners && *observer != lead && !with.contains(observer);
        let observer = Some(draw.observer).filter(is_free);
        tasks.push(Task {
            lead,
            with: with.into_iter().filter(|partner| *partner != lead).collect(),
            written,
            is_fixed: draw.is_fixed,
            is_shifted_later: draw.is_shifted_later,
            ahead: draw.ahead,
            observer,
            window_weeks: draw.window_weeks,
            needs: needs.into_iter().collect(),
            rule: draw.rule,
            ladder: draw.ladder % ladders,
        });
    }
    tasks
}

fn digest() -> impl Strategy<Value = Option<Digest>> {
    let hour = prop::sample::select(vec![4, 9, 10, 13, 17, 20]);
    let days = prop::collection::btree_set(0..7_i8, 1..3);
    prop::option::weighted(0.8, (hour, days).prop_map(|(hour, days)| Digest { hour, days }))
}

/// What is said, and how many hours after the beginning.
fn script() -> impl Strategy<Value = Vec<(i64, Act)>> {
    let act = (0..6_usize, 0..4_usize, 0..17_u8).prop_map(|(task, partner, kind)| match kind {
        0..=4 => Act::Done(task, partner),
        5..=7 => Act::NotDone(task, partner),
        8 => Act::Hold(task),
        9..=10 => Act::Resume(task),
        11 => Act::Cancel(task),
        12 => Act::Complete(task),
        13 => Act::Withdraw,
        _ => Act::Release,
    });
    prop::collection::vec((0..24 * 120_i64, act), 0..40).prop_map(|mut acts: Vec<(i64, Act)>| {
        acts.sort_by_key(|(hours, _)| *hours);
        acts
    })
}

pub(super) fn scenario() -> impl Strategy<Value = Scenario> {
    let cast = (office(), prop::collection::vec(partner(), 1..4), prop::collection::vec(ladder(), 1..3));
    let work = (prop::collection::vec(draw(), 1..7), digest(), script());
    let when = (prop::sample::select(OPENINGS.to_vec()), prop::option::weighted(0.3, 2..60_i32));
    (cast, work, when).prop_map(|((office, partners, ladders), (draws, digest, script), (opens, adopted_after))| {
        let tasks = tasks(draws, opens, partners.len(), ladders.len());
        let closes = opens.saturating_add(2.days());
        let mut scenario =
            Scenario { office, opens, closes, digest, partners, ladders, tasks, adopted_after, script: vec![] };
        // One that is over is history.
        let whole = (opens - scenario.starts_on()).get_days();
        scenario.adopted_after = adopted_after.filter(|days| *days < whole);
        let begins_at = scenario.begins_at();
        scenario.script = script.into_iter().map(|(hours, act)| said(&scenario, begins_at, hours, act)).collect();
        scenario
    })
}

/// An act about what there is.
fn said(scenario: &Scenario, begins_at: Timestamp, hours: i64, act: Act) -> (Timestamp, Act) {
    let at = begins_at + SignedDuration::from_mins(60 * hours + 7);
    let task = |number: usize| number % scenario.tasks.len();
    // Whoever is not asked says nothing.
    let asked = |number: usize, partner: usize| {
        let obliged: Vec<usize> = scenario.tasks[task(number)].obliged().collect();
        obliged[partner % obliged.len()]
    };
    let act = match act {
        Act::Done(number, partner) => Act::Done(task(number), asked(number, partner)),
        Act::NotDone(number, partner) => Act::NotDone(task(number), asked(number, partner)),
        Act::Hold(number) => Act::Hold(task(number)),
        Act::Resume(number) => Act::Resume(task(number)),
        Act::Cancel(number) => Act::Cancel(task(number)),
        Act::Complete(number) => Act::Complete(task(number)),
        Act::Release | Act::Withdraw => act,
    };
    (at, act)
}
