//! The figures of an objective and of a whole workflow, with the rating computed from them or given by a person.

use jiff::civil::Date;

use super::{
    achievement::{achieved, expected, is_due, is_reached, way_of},
    rating::{Rating, ratio},
    standing::{Standing, TaskStanding},
    task_counts::{TaskCounts, count as count_tasks},
};
use crate::{
    model::{ObjectiveId, RatingEntry, ledger::GivenRating},
    plan::{Indicator, Objective, OverallRating, RatedBy, Task},
};

/// Weight of a task for its primary objective; for other objectives that it serves the weight is 1 (`domain.md` section
/// 3.3, 2).
pub const PRIMARY_WEIGHT: u32 = 2;

/// The results of a whole workflow are rated by no fewer indicators than this, unless it has no more.
const RESULTS_AT_LEAST: usize = 3;

/// The figures of one objective, or of a whole workflow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::report) struct Assessment {
    pub(in crate::report) tasks: TaskCounts,
    pub(in crate::report) delivered: Option<f64>,
    pub(in crate::report) planned: Option<f64>,
    pub(in crate::report) schedule_index: Option<f64>,
    pub(in crate::report) achievement: Option<f64>,
    /// Mean achievement if what is only planned or expected came true; `None` if nothing is.
    pub(in crate::report) outlook: Option<f64>,
    pub(in crate::report) results_planned: Option<f64>,
    pub(in crate::report) results_index: Option<f64>,
    /// Mean achievement of the indicators of which something is expected, and the mean of what is.
    pub(in crate::report) held: Option<(f64, f64)>,
    /// Indicators of which something is expected.
    pub(in crate::report) due: usize,
    pub(in crate::report) assessed: usize,
    pub(in crate::report) indicators: usize,
    pub(in crate::report) schedule_rating: Rating,
    pub(in crate::report) results_rating: Rating,
    pub(in crate::report) rating: Rating,
}

/// Sums of weights over some tasks: all, delivered, and due by the cut-off.
#[derive(Clone, Copy, Debug, Default)]
struct Weights {
    all: f64,
    delivered: f64,
    due: f64,
}

impl Weights {
    fn add(&mut self, weight: u32, task: &TaskStanding<'_>, cut_off: Date) {
        let weight = f64::from(weight);
        self.all += weight;
        self.delivered += weight * task.progress;
        self.due += if task.task.due.date <= cut_off { weight } else { 0.0 };
    }
}

/// The weight of `task` for `objective`: 2 if primary, 1 if served otherwise, else 0.
fn weight(task: &Task, objective: &ObjectiveId) -> u32 {
    match task.serves.iter().position(|served| served == objective) {
        None => 0,
        Some(0) => PRIMARY_WEIGHT,
        Some(_) => 1,
    }
}

/// The figures of one objective (`domain.md` section 3.3). A manual rating replaces the computed one.
pub(in crate::report) fn assess(standing: &Standing<'_>, objective: &Objective) -> Assessment {
    let computed = computed(standing, objective);
    by_hand(standing, &objective.id).map_or(computed, |(rating, _)| Assessment { rating, ..computed })
}

pub(in crate::report) fn computed(standing: &Standing<'_>, objective: &Objective) -> Assessment {
    let weigh = |task: &Task| weight(task, &objective.id);
    assess_tasks(standing, weigh, (&objective.indicators.iter().collect::<Vec<_>>(), 1))
}

/// The rating a person gave, unless it has been lifted since.
pub(in crate::report) fn by_hand<'s>(
    standing: &'s Standing<'_>,
    objective: &ObjectiveId,
) -> Option<(Rating, &'s RatingEntry)> {
    let entry = standing.state.ledgers.ratings.get(objective)?;
    let rating = match entry.rating? {
        GivenRating::Achieved => Rating::Achieved,
        GivenRating::OnTrack => Rating::OnTrack,
        GivenRating::PartlyOnTrack => Rating::PartlyOnTrack,
        GivenRating::OffTrack => Rating::OffTrack,
        GivenRating::NotAssessed => Rating::NotAssessed,
        GivenRating::Computed => return None,
    };
    Some((rating, entry))
}

/// The figures of the whole workflow: every task has the same weight, and every indicator counts, but the results of the
/// whole are not rated by one or two of many. If the definition says so, the rating is that of the worst objective.
pub(in crate::report) fn assess_all(standing: &Standing<'_>) -> Assessment {
    let objectives = &standing.plan.objectives;
    let indicators: Vec<_> = objectives.iter().flat_map(|objective| &objective.indicators).collect();
    let all = assess_tasks(standing, |_| 1, (&indicators, RESULTS_AT_LEAST.min(indicators.len())));
    if standing.plan.rating_rules.overall == OverallRating::All {
        return all;
    }
    let ratings = objectives.iter().map(|objective| assess(standing, objective).rating);
    Assessment { rating: ratings.reduce(Rating::worse).unwrap_or(all.rating), ..all }
}

/// The number of indicators that are expected to have a result by the cut-off, whether or not they have one.
pub(in crate::report) fn indicators_due(standing: &Standing<'_>) -> usize {
    let indicators = standing.plan.objectives.iter().flat_map(|objective| &objective.indicators);
    indicators.filter(|one| is_due(standing, one)).count()
}

fn assess_tasks(
    standing: &Standing<'_>,
    weigh: impl Fn(&Task) -> u32,
    (indicators, at_least): (&[&Indicator], usize),
) -> Assessment {
    let tasks: Vec<_> = standing.tasks.iter().filter(|task| weigh(task.task) > 0).collect();
    let mut weights = Weights::default();
    for task in tasks.iter().filter(|task| !task.is_cancelled()) {
        weights.add(weigh(task.task), task, standing.cut_off);
    }
    let delivered = ratio(weights.delivered, weights.all);
    let planned = ratio(weights.due, weights.all);
    let schedule_index = delivered.zip(planned).and_then(|(delivered, planned)| ratio(delivered, planned));
    let held: Vec<Held> = indicators.iter().filter_map(|one| held_against(standing, one)).collect();
    let indices: Vec<f64> = held.iter().filter_map(Held::index).collect();
    let results_index = if indices.len() < at_least { None } else { mean(indices) };
    let rules = standing.plan.rating_rules;
    let counts = count_tasks(tasks);
    let all_done = counts.total > 0 && counts.completed == counts.total;
    let is_over = standing.is_after_event();
    let (schedule_rating, results_rating, rating) = if is_over {
        let of_results = rating_of_results(standing, results_index, indicators);
        (Rating::NotAssessed, of_results, of_results)
    } else {
        let (schedule, results) = (Rating::of(schedule_index, rules), Rating::of(results_index, rules));
        let rating = match rules.by {
            RatedBy::Worse => schedule.worse(results),
            RatedBy::Schedule => schedule,
            RatedBy::Results => results,
        };
        let all_reached = indicators.iter().filter(|one| one.is_measured()).all(|one| is_reached(standing, one));
        (schedule, results, if all_done && all_reached { Rating::Achieved } else { rating })
    };
    Assessment {
        tasks: counts,
        delivered,
        planned,
        schedule_index,
        achievement: mean(held.iter().map(Held::clipped)),
        outlook: outlook(standing, indicators),
        results_planned: mean_held(&held).map(|(_, expected)| expected),
        results_index,
        held: mean_held(&held),
        due: held.iter().filter(|one| one.expected.is_some()).count(),
        assessed: held.len(),
        indicators: indicators.len(),
        schedule_rating,
        results_rating,
        rating,
    }
}

/// The rating once the event is over: by its results alone. An objective is not achieved as long as a result of it that can
/// be assessed was not counted, and not assessed if none was.
fn rating_of_results(standing: &Standing<'_>, index: Option<f64>, indicators: &[&Indicator]) -> Rating {
    let is_missing = |one: &&&Indicator| is_due(standing, one) && standing.result(&one.id).is_none();
    let rating = Rating::of_results(index, standing.plan.rating_rules);
    match indicators.iter().find(is_missing) {
        Some(_) if rating == Rating::Achieved => Rating::PartlyAchieved,
        _ => rating,
    }
}

/// The mean achievement with values that are only planned or expected in the place of results; `None` if there is none.
fn outlook(standing: &Standing<'_>, indicators: &[&Indicator]) -> Option<f64> {
    let ahead = |one: &Indicator| standing.outlook(&one.id).and_then(|value| way_of(standing, one, value));
    indicators.iter().find(|one| ahead(one).is_some())?;
    let either = indicators.iter().filter_map(|one| ahead(one).or_else(|| achieved(standing, one)));
    mean(either.map(|way| way.clamp(0.0, 1.0)))
}

/// The achievement of an indicator, and the achievement expected by now.
#[derive(Clone, Copy, Debug)]
struct Held {
    achieved: f64,
    expected: Option<f64>,
}

impl Held {
    fn clipped(&self) -> f64 {
        self.achieved.clamp(0.0, 1.0)
    }

    /// Achieved by expected, clipped to 0 to 1, so that one indicator that overshoots does not hide another that fails.
    fn index(&self) -> Option<f64> {
        ratio(self.achieved, self.expected?).map(|index| index.clamp(0.0, 1.0))
    }
}

fn held_against(standing: &Standing<'_>, indicator: &Indicator) -> Option<Held> {
    Some(Held { achieved: achieved(standing, indicator)?, expected: expected(standing, indicator) })
}

fn mean_held(held: &[Held]) -> Option<(f64, f64)> {
    let due = || held.iter().filter_map(|one| Some((one.clipped(), one.expected?.clamp(0.0, 1.0))));
    Some((mean(due().map(|(achieved, _)| achieved))?, mean(due().map(|(_, expected)| expected))?))
}

fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, n) = values.into_iter().fold((0.0, 0_u32), |(sum, n), value| (sum + value, n + 1));
    ratio(sum, f64::from(n))
}
