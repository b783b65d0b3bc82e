//! The chance that everything is ready when the event opens, simulated by drawing from past delays many times.

use jiff::{Timestamp, civil::Date};

use super::{InputRun, RunState, TaskRun, local_day};
use crate::{
    model::{PartnerId, TaskId},
    plan::{CriticalPath, Plan, Task},
};

/// With fewer observed deliveries than this, nothing is said.
pub const OBSERVATIONS_AT_LEAST: usize = 10;
/// Number of simulated preparations. The standard error of a probability of one half is then 1.6 points.
pub const RUNS: u32 = 1_000;
/// What is due in so many days before the opening is left out: a day of delay would always be too late there, however well
/// the preparation goes.
pub const LAST_DAYS: i32 = 7;
/// The chance of what is late to come is reckoned as if one more thing had been late, for so many days: before anything was
/// late, nothing is known of it.
pub const LATE_AT_FIRST: i64 = 30;
/// At most so many tasks are named as those on which it fails.
const NAMED: usize = 3;
/// A task is named if so many of a hundred failing preparations fail on it.
const NAMED_FROM_PERCENT: usize = 10;
/// A delivery that does not come before the opening.
const NEVER: i32 = i32::MAX / 4;

/// A probability and its basis.
#[derive(Clone, Debug, PartialEq)]
pub struct Readiness {
    /// The share of simulated preparations in which the open tasks were finished by the opening, 0 to 1.
    pub probability: f64,
    /// Number of past deliveries it is drawn from.
    pub observations: usize,
    /// Number of inputs that are late or never came, which it heeds as well.
    pub missing: usize,
    /// Number of open tasks that count: those due up to [`LAST_DAYS`] before the opening.
    pub open_tasks: usize,
    /// The tasks on which simulated preparations fail most often, the worst first.
    pub fails_on: Vec<TaskId>,
}

/// The chance that every task due up to [`LAST_DAYS`] before the opening is finished by the opening, as things stand at
/// `now`.
///
/// Delays come from this event alone. Up to its due day, an input comes with the chance at which inputs have come so many
/// days ahead (Kaplan and Meier, "Nonparametric estimation from incomplete observations", 1958: what is still out, or was
/// never delivered, is known not to have come yet). After its due day it comes with a chance a day that is the same for
/// all: late deliveries by all days for which anything was late, whether it came or not, and one of [`LATE_AT_FIRST`] days
/// more. So what is late already counts as late, and nothing that is done can lower the chance. A task is finished when as many inputs are in as its rule requires
/// and its lead has delivered, and not before it has had its granted time ([`CriticalPath`]) after everything it needs.
///
/// `None` with fewer than [`OBSERVATIONS_AT_LEAST`] deliveries, from the opening on, and if nothing that counts is open.
/// The same state gives the same answer: what is drawn for an input depends on workflow, day, input and run only.
pub fn readiness(plan: &Plan, state: &RunState, now: Timestamp) -> Option<Readiness> {
    let today = plan.timezone.to_datetime(now).date();
    let last = plan.event.opens.saturating_sub(jiff::Span::new().days(LAST_DAYS));
    let is_open: Vec<bool> = plan.tasks.iter().map(|task| !state.task(&task.id).state.is_finished()).collect();
    let counts: Vec<bool> =
        plan.tasks.iter().zip(&is_open).map(|(task, open)| *open && task.due.date <= last).collect();
    let past = Past::of(plan, state, now);
    if past.deliveries < OBSERVATIONS_AT_LEAST || today >= plan.event.opens || !counts.contains(&true) {
        return None;
    }
    let model = Model::of(plan, state, &is_open, &counts, &past, today);
    let mut failures = vec![0_usize; model.tasks.len()];
    let ready = (0..RUNS).filter(|run| model.is_ready(*run, &mut failures)).count();
    let failed = RUNS as usize - ready;
    let mut worst: Vec<usize> =
        (0..failures.len()).filter(|place| failures[*place] * 100 > failed * NAMED_FROM_PERCENT).collect();
    worst.sort_by_key(|place| (std::cmp::Reverse(failures[*place]), model.tasks[*place].place));
    worst.truncate(NAMED);
    Some(Readiness {
        probability: ready as f64 / f64::from(RUNS),
        observations: past.deliveries,
        missing: past.missing,
        open_tasks: counts.iter().filter(|counts| **counts).count(),
        fails_on: worst.into_iter().map(|place| plan.tasks[model.tasks[place].place].id.clone()).collect(),
    })
}

/// What is known of one input: days after its due day on which it came, or until which it is known not to have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Came(i32),
    NotBy(i32),
}

/// When inputs of this event came in, relative to their due days.
#[derive(Clone, Debug, Default, PartialEq)]
struct Past {
    deliveries: usize,
    missing: usize,
    /// For each day up to the due day on which something came, the chance of what was still out to come on it.
    early: Vec<(i32, f64)>,
    /// The chance a day of what is late to come.
    late: f64,
}

impl Past {
    fn of(plan: &Plan, state: &RunState, now: Timestamp) -> Self {
        let tasks = plan.tasks.iter().map(|task| (task, state.task(&task.id)));
        Self::of_seen(tasks.flat_map(|(task, run)| task.obliged().map(move |id| (task, run, id))).filter_map(
            |(task, run, partner)| {
                let days = |at: Timestamp| (local_day(plan, partner, at) - task.due_for(partner)).get_days();
                seen(task, run, partner, now, days)
            },
        ))
    }

    fn of_seen(seen: impl Iterator<Item = Seen>) -> Self {
        let seen: Vec<Seen> = seen.collect();
        let came = seen.iter().filter_map(|seen| match seen {
            Seen::Came(day) => Some(*day),
            Seen::NotBy(_) => None,
        });
        let came: Vec<i32> = came.collect();
        let mut days: Vec<i32> = came.iter().copied().filter(|day| *day <= 0).collect();
        days.sort_unstable();
        days.dedup();
        let early = days.into_iter().map(|day| {
            let out = seen.iter().filter(|seen| matches!(seen, Seen::Came(on) | Seen::NotBy(on) if *on >= day)).count();
            (day, came.iter().filter(|on| **on == day).count() as f64 / out as f64)
        });
        let early: Vec<(i32, f64)> = early.collect();
        let late_days: i64 = seen.iter().map(|(Seen::Came(day) | Seen::NotBy(day))| i64::from((*day).max(0))).sum();
        let late = came.iter().filter(|day| **day > 0).count();
        Self {
            deliveries: came.len(),
            missing: seen.iter().filter(|seen| matches!(seen, Seen::NotBy(day) if *day > 0)).count(),
            early,
            late: (late + 1) as f64 / (late_days + LATE_AT_FIRST) as f64,
        }
    }
}

/// What is known of an input; `None` for what is no longer owed and never came before it could be late.
fn seen(
    task: &Task,
    run: &TaskRun,
    partner: &PartnerId,
    now: Timestamp,
    days: impl Fn(Timestamp) -> i32,
) -> Option<Seen> {
    use crate::model::TaskState;
    let part: &InputRun = run.part(task, partner)?;
    let came = part.done_at.or(run.completed_at.filter(|_| *partner == task.lead));
    if let Some(at) = came {
        return Some(Seen::Came(days(at)));
    }
    // Whoever declined or was let off is known to have been out until then.
    let until = match run.state {
        TaskState::Completed => run.completed_at,
        TaskState::Cancelled => None,
        _ if part.state.is_owed() || *partner == task.lead => Some(now),
        _ => part.said_at,
    };
    until.map(|at| Seen::NotBy(days(at)))
}

/// The open tasks, with dates in days from today, in an order in which needs come first.
struct Model {
    tasks: Vec<Open>,
    /// The opening day.
    opens: i32,
    /// For each day of being late, the chance that it takes longer.
    later: Vec<f64>,
    seed: u64,
}

/// One open task.
struct Open {
    /// Its position in the plan.
    place: usize,
    /// Positions in `Model::tasks` of the open tasks it needs.
    needs: Vec<usize>,
    /// Days it gets after the last of its needs.
    granted: i32,
    /// True if it has to be finished by the opening day.
    counts: bool,
    lead: Option<Owed>,
    inputs: Vec<Owed>,
    /// Number of open inputs that must come in.
    required: usize,
}

/// Something still to be delivered.
struct Owed {
    /// The days up to the due day on which it may come, each with the chance that it takes longer.
    early: Vec<(i32, f64)>,
    /// The day before the first on which it may come late.
    late_from: i32,
    seed: u64,
}

impl Owed {
    fn of(past: &Past, due: i32, seed: u64) -> Self {
        let mut longer = 1.0;
        // That it did not come up to today is known.
        let ahead = past.early.iter().filter(|(day, _)| due + day > 0);
        let early = ahead.map(|(day, chance)| {
            longer *= 1.0 - chance;
            (due + day, longer)
        });
        Self { early: early.collect(), late_from: due.max(0), seed }
    }

    /// The day it is delivered in one run.
    fn delivered(&self, model: &Model, run: u32) -> i32 {
        let drawn = unit(mixed(model.seed ^ self.seed ^ u64::from(run).wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        if let Some((day, _)) = self.early.iter().find(|(_, longer)| *longer <= drawn) {
            return *day;
        }
        let longer = self.early.last().map_or(1.0, |(_, longer)| *longer);
        let late = model.later.partition_point(|later| later * longer > drawn);
        if late == model.later.len() { NEVER } else { self.late_from + late as i32 }
    }
}

impl Model {
    fn of(plan: &Plan, state: &RunState, is_open: &[bool], counts: &[bool], past: &Past, today: Date) -> Self {
        let path = CriticalPath::of_open(plan, is_open);
        let network = path.network();
        let day = |date: Date| (date - today).get_days();
        let opens = day(plan.event.opens);
        let mut place_of: Vec<Option<usize>> = vec![None; plan.tasks.len()];
        let mut tasks: Vec<Open> = Vec::new();
        for place in network.order().iter().copied().filter(|place| is_open[*place]) {
            let task = &plan.tasks[place];
            let run = state.task(&task.id);
            let owed = |partner: &PartnerId| {
                Owed::of(past, day(task.due_for(partner)), hashed(&[task.id.as_str(), partner.as_str()]))
            };
            let (done, _) = run.inputs_in();
            let open = run.inputs.iter().filter(|(_, input)| input.state.is_owed());
            place_of[place] = Some(tasks.len());
            tasks.push(Open {
                place,
                needs: network.needs(place).iter().filter_map(|needed| place_of[*needed]).collect(),
                granted: path.floats()[place].granted_days,
                counts: counts[place],
                lead: run.lead.done_at.is_none().then(|| owed(&task.lead)),
                inputs: open.map(|(partner, _)| owed(partner)).collect(),
                required: run.inputs_needed(task).saturating_sub(done) as usize,
            });
        }
        let seed = hashed(&[plan.workflow.as_str(), &today.to_string()]);
        Self { tasks, opens, later: chances_to_be_later(past.late, opens), seed }
    }

    /// Simulates one preparation. If it fails, the tasks that made it fail are counted in `failures`.
    fn is_ready(&self, run: u32, failures: &mut [usize]) -> bool {
        let mut finished: Vec<i32> = Vec::with_capacity(self.tasks.len());
        let mut causes: Vec<usize> = Vec::with_capacity(self.tasks.len());
        let mut failed = Vec::new();
        let mut days = Vec::new();
        for (place, task) in self.tasks.iter().enumerate() {
            let needed = task.needs.iter().max_by_key(|needed| finished[**needed]);
            let after = needed.map_or(0, |needed| (finished[*needed] + task.granted).min(NEVER));
            days.clear();
            days.extend(task.inputs.iter().map(|input| input.delivered(self, run)));
            days.sort_unstable();
            let inputs = task.required.checked_sub(1).and_then(|last| days.get(last)).copied().unwrap_or(0);
            let lead = task.lead.as_ref().map_or(0, |lead| lead.delivered(self, run));
            let own = inputs.max(lead);
            causes.push(needed.filter(|_| after > own).map_or(place, |needed| causes[*needed]));
            finished.push(after.max(own));
            if task.counts && finished[place] > self.opens {
                failed.push(causes[place]);
            }
        }
        failed.sort_unstable();
        failed.dedup();
        for cause in &failed {
            failures[*cause] += 1;
        }
        failed.is_empty()
    }
}

/// For each day of being late, from none to `days`, the chance that it takes longer.
fn chances_to_be_later(a_day: f64, days: i32) -> Vec<f64> {
    let mut later = 1.0;
    (0..=days.max(0))
        .map(|_| {
            let now = later;
            later *= 1.0 - a_day;
            now
        })
        .collect()
}

/// A hash of texts that is the same on every machine and forever (FNV-1a).
fn hashed(texts: &[&str]) -> u64 {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// The output function of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
fn mixed(state: u64) -> u64 {
    let mut mixed = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// A number above 0 and below 1.
fn unit(bits: u64) -> f64 {
    ((bits >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_mixed_as_by_the_published_generator() {
        let drawn = (0..3_u64).map(|n| mixed(1_234_567_u64.wrapping_add(n.wrapping_mul(0x9e37_79b9_7f4a_7c15))));
        let published = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!(drawn.collect::<Vec<_>>(), published);
    }

    #[test]
    fn numbers_lie_between_nothing_and_one() {
        assert!(unit(0) > 0.0 && unit(u64::MAX) < 1.0);
        let mean = (0..10_000).map(|n| unit(mixed(n))).sum::<f64>() / 10_000.0;
        assert!((mean - 0.5).abs() < 0.02, "{mean}");
    }

    #[test]
    fn what_never_came_counts_among_what_was_out() {
        // Two came two days ahead and one on its day; of two that were late one came after three days, one is out for nine.
        let seen = [Seen::Came(-2), Seen::Came(-2), Seen::Came(0), Seen::Came(3), Seen::NotBy(9), Seen::NotBy(-4)];
        let past = Past::of_seen(seen.into_iter());
        assert_eq!((past.deliveries, past.missing), (4, 1));
        assert_eq!(past.early, [(-2, 2.0 / 5.0), (0, 1.0 / 3.0)]);
        assert!((past.late - 2.0 / 42.0).abs() < 1e-12);
    }

    #[test]
    fn what_is_late_is_not_delivered_on_a_day_that_is_over() {
        let past = Past::of_seen([Seen::Came(-2), Seen::Came(0), Seen::Came(4)].into_iter());
        let model = Model { tasks: Vec::new(), opens: 30, later: chances_to_be_later(past.late, 30), seed: 7 };
        let (ahead, late) = (Owed::of(&past, 1, 1), Owed::of(&past, -20, 2));
        // A third came two days ahead; that day is over for what is due tomorrow.
        assert_eq!(ahead.early, [(1, 0.5)]);
        assert!(late.early.is_empty());
        assert!((0..RUNS).all(|run| ahead.delivered(&model, run) > 0 && late.delivered(&model, run) > 0));
    }
}
