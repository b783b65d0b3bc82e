//! The probability that everything is ready when the event opens, simulated by drawing from past delays many times.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};

use super::{RunState, TaskRun, local_day};
use crate::{
    model::PartnerId,
    plan::{CriticalPath, Network, Plan, Task},
};

/// With fewer observed deliveries than this, no probability is given.
pub const OBSERVATIONS_AT_LEAST: usize = 10;
/// A partner with fewer deliveries than this is treated like all partners together.
pub const OWN_OBSERVATIONS_AT_LEAST: usize = 5;
/// Number of simulated preparations. The standard error of a probability of one half is then 1.6 points.
pub const RUNS: u32 = 1_000;

/// A probability and its basis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Readiness {
    /// The share of simulated preparations in which everything due by the opening day was finished by then, 0 to 1.
    pub probability: f64,
    /// Number of past deliveries it is drawn from.
    pub observations: usize,
    /// Number of open tasks among those due by the opening day.
    pub open_tasks: usize,
}

/// The probability that every task due by the opening day is finished by then, as things stand at `now`.
///
/// Each past delivery gives a delay in days relative to its due date, in the partner's zone; early ones count as they
/// are. In each run every open input is delivered with a delay drawn from those of its partner (or of all partners, if
/// it has fewer than [`OWN_OBSERVATIONS_AT_LEAST`]); one that is overdue and would have come before today is delivered
/// that many days from today. A task is finished when as many inputs are in as its rule requires and its lead has
/// delivered, and not before it has had its granted time ([`CriticalPath`]) after everything it needs. `None` with
/// fewer than [`OBSERVATIONS_AT_LEAST`] deliveries, after the opening, and if nothing is open. The same state gives the
/// same probability: the draws are seeded by the workflow's id and the day.
pub fn readiness(plan: &Plan, state: &RunState, now: Timestamp) -> Option<Readiness> {
    let today = plan.timezone.to_datetime(now).date();
    let delays = Delays::of(plan, state);
    let is_open: Vec<bool> = plan.tasks.iter().map(|task| !state.task(&task.id).state.is_finished()).collect();
    let open_tasks =
        plan.tasks.iter().zip(&is_open).filter(|(task, open)| **open && is_due_by_opening(plan, task)).count();
    if delays.all.len() < OBSERVATIONS_AT_LEAST || today >= plan.event.opens || open_tasks == 0 {
        return None;
    }
    let model = Model::of(plan, state, &is_open, &delays, today);
    let mut draws = Draws::seeded(plan.workflow.as_str(), today);
    let ready = (0..RUNS).filter(|_| model.is_ready(&mut draws)).count();
    Some(Readiness { probability: ready as f64 / f64::from(RUNS), observations: delays.all.len(), open_tasks })
}

fn is_due_by_opening(plan: &Plan, task: &Task) -> bool {
    task.due.date <= plan.event.opens
}

/// Past delays in days, of each partner and of all.
struct Delays {
    own: BTreeMap<PartnerId, Vec<i32>>,
    all: Vec<i32>,
}

impl Delays {
    fn of(plan: &Plan, state: &RunState) -> Self {
        let mut delays = Self { own: BTreeMap::new(), all: Vec::new() };
        for task in &plan.tasks {
            let run = state.task(&task.id);
            for partner in task.obliged() {
                let Some(at) = delivered_at(task, run, partner) else { continue };
                let days = (local_day(plan, partner, at) - task.due_for(partner)).get_days();
                delays.own.entry(partner.clone()).or_default().push(days);
                delays.all.push(days);
            }
        }
        delays
    }

    /// The delays to draw from for one partner.
    fn for_partner(&self, partner: &PartnerId) -> &[i32] {
        self.own.get(partner).filter(|own| own.len() >= OWN_OBSERVATIONS_AT_LEAST).unwrap_or(&self.all)
    }
}

fn delivered_at(task: &Task, run: &TaskRun, partner: &PartnerId) -> Option<Timestamp> {
    run.part(task, partner)?.done_at
}

/// The open tasks, with dates in days from today, in an order in which needs come first.
struct Model<'a> {
    tasks: Vec<Open<'a>>,
    /// The opening day.
    opens: i32,
}

/// One open task.
struct Open<'a> {
    /// Positions in `Model::tasks` of the open tasks it needs.
    needs: Vec<usize>,
    /// Days it gets after the last of its needs.
    granted: i32,
    /// True if it has to be finished by the opening day.
    counts: bool,
    lead: Option<Owed<'a>>,
    inputs: Vec<Owed<'a>>,
    /// Number of open inputs that must come in.
    required: usize,
}

/// Something still to be delivered.
struct Owed<'a> {
    due: i32,
    delays: &'a [i32],
}

impl Owed<'_> {
    /// The day it is delivered: late or early as in the past, but not before today.
    fn delivered(&self, draws: &mut Draws) -> i32 {
        let delay = draws.pick(self.delays);
        let day = self.due + delay;
        // By now it is known that it did not come that early, so the same delay is counted from today.
        if day < 0 && self.due < 0 { delay.max(0) } else { day.max(0) }
    }
}

impl<'a> Model<'a> {
    fn of(plan: &'a Plan, state: &RunState, is_open: &[bool], delays: &'a Delays, today: Date) -> Self {
        let path = CriticalPath::of_open(plan, is_open);
        let network: &Network = path.network();
        let day = |date: Date| (date - today).get_days();
        let mut place_of: Vec<Option<usize>> = vec![None; plan.tasks.len()];
        let mut tasks: Vec<Open<'a>> = Vec::new();
        for place in network.order().iter().copied().filter(|place| is_open[*place]) {
            let task = &plan.tasks[place];
            let run = state.task(&task.id);
            let owed =
                |partner: &PartnerId| Owed { due: day(task.due_for(partner)), delays: delays.for_partner(partner) };
            let (done, _) = run.inputs_in();
            let open = run.inputs.iter().filter(|(_, input)| input.state.is_owed());
            place_of[place] = Some(tasks.len());
            tasks.push(Open {
                needs: network.needs(place).iter().filter_map(|needed| place_of[*needed]).collect(),
                granted: path.floats()[place].granted_days,
                counts: is_due_by_opening(plan, task),
                lead: run.lead.done_at.is_none().then(|| owed(&task.lead)),
                inputs: open.map(|(partner, _)| owed(partner)).collect(),
                required: run.inputs_needed(task).saturating_sub(done) as usize,
            });
        }
        Self { tasks, opens: day(plan.event.opens) }
    }

    /// Simulates one preparation.
    fn is_ready(&self, draws: &mut Draws) -> bool {
        let mut finished: Vec<i32> = Vec::with_capacity(self.tasks.len());
        let mut is_ready = true;
        let mut days = Vec::new();
        for task in &self.tasks {
            let after = task.needs.iter().map(|needed| finished[*needed] + task.granted).max().unwrap_or(0);
            days.clear();
            days.extend(task.inputs.iter().map(|input| input.delivered(draws)));
            days.sort_unstable();
            let inputs = task.required.checked_sub(1).and_then(|last| days.get(last)).copied().unwrap_or(0);
            let lead = task.lead.as_ref().map_or(0, |lead| lead.delivered(draws));
            let day = after.max(inputs).max(lead);
            is_ready &= !task.counts || day <= self.opens;
            finished.push(day);
        }
        is_ready
    }
}

/// Random draws that are the same for the same seed, on every machine and forever: SplitMix64 (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", 2014).
struct Draws(u64);

impl Draws {
    /// Seeds by name and day (FNV-1a).
    fn seeded(name: &str, day: Date) -> Self {
        let text = format!("{name} {day}");
        Self(
            text.bytes()
                .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)),
        )
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Picks one of `values`; 0 if there is none.
    fn pick(&mut self, values: &[i32]) -> i32 {
        // The high half of a product is uniform enough for lists as short as these.
        let place = (u128::from(self.next()) * values.len() as u128) >> 64;
        values.get(place as usize).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn draws_are_those_of_the_published_generator() {
        let mut draws = Draws(1_234_567);
        let drawn = [draws.next(), draws.next(), draws.next()];
        assert_eq!(drawn, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn every_value_is_drawn_about_as_often() {
        let mut draws = Draws::seeded("forum", date(2027, 1, 1));
        let mut counts = [0_u32; 5];
        for _ in 0..10_000 {
            counts[draws.pick(&[0, 1, 2, 3, 4]) as usize] += 1;
        }
        assert!(counts.iter().all(|count| (1_800..=2_200).contains(count)), "{counts:?}");
        assert_eq!(draws.pick(&[]), 0);
    }
}
