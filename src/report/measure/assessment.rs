//! The figures of an objective and of a whole workflow, with the rating computed from them or given by a person.

use jiff::civil::Date;

use super::{
    achievement::{achieved, is_reached},
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

/// The figures of one objective, or of a whole workflow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::report) struct Assessment {
    pub(in crate::report) tasks: TaskCounts,
    pub(in crate::report) delivered: Option<f64>,
    pub(in crate::report) planned: Option<f64>,
    pub(in crate::report) schedule_index: Option<f64>,
    pub(in crate::report) achievement: Option<f64>,
    pub(in crate::report) results_planned: Option<f64>,
    pub(in crate::report) results_index: Option<f64>,
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
    assess_tasks(standing, weigh, &objective.indicators.iter().collect::<Vec<_>>())
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

/// The figures of the whole workflow: every task has the same weight, and every indicator counts. If the definition
/// says so, the rating is that of the worst objective.
pub(in crate::report) fn assess_all(standing: &Standing<'_>) -> Assessment {
    let objectives = &standing.plan.objectives;
    let indicators: Vec<_> = objectives.iter().flat_map(|objective| &objective.indicators).collect();
    let all = assess_tasks(standing, |_| 1, &indicators);
    if standing.plan.rating_rules.overall == OverallRating::All {
        return all;
    }
    let ratings = objectives.iter().map(|objective| assess(standing, objective).rating);
    Assessment { rating: ratings.reduce(Rating::worse).unwrap_or(all.rating), ..all }
}

fn assess_tasks(standing: &Standing<'_>, weigh: impl Fn(&Task) -> u32, indicators: &[&Indicator]) -> Assessment {
    let tasks: Vec<_> = standing.tasks.iter().filter(|task| weigh(task.task) > 0).collect();
    let mut weights = Weights::default();
    for task in tasks.iter().filter(|task| !task.is_cancelled()) {
        weights.add(weigh(task.task), task, standing.cut_off);
    }
    let delivered = ratio(weights.delivered, weights.all);
    let planned = ratio(weights.due, weights.all);
    let schedule_index = delivered.zip(planned).and_then(|(delivered, planned)| ratio(delivered, planned));
    let expected = if standing.is_after_event() { Some(1.0) } else { planned };
    let held: Vec<Held> = indicators.iter().filter_map(|one| held_against(standing, one, expected)).collect();
    let results_index = results_index(&held);
    let rules = standing.plan.rating_rules;
    let schedule_rating = Rating::of(schedule_index, rules);
    let results_rating = Rating::of(results_index, rules);
    let rating = match rules.by {
        RatedBy::Worse => schedule_rating.worse(results_rating),
        RatedBy::Schedule => schedule_rating,
        RatedBy::Results => results_rating,
    };
    let achievement = mean(held.iter().map(|held| held.achieved.clamp(0.0, 1.0)));
    let counts = count_tasks(tasks);
    let all_done = counts.total > 0 && counts.completed == counts.total;
    let measured = || indicators.iter().filter(|indicator| indicator.is_measured());
    let all_reached = measured().all(|indicator| is_reached(standing, indicator));
    Assessment {
        tasks: counts,
        delivered,
        planned,
        schedule_index,
        achievement,
        results_planned: held.iter().map(|held| held.expected).collect::<Option<Vec<_>>>().and_then(mean),
        results_index,
        assessed: held.len(),
        indicators: indicators.len(),
        schedule_rating,
        results_rating,
        rating: if all_done && all_reached { Rating::Achieved } else { rating },
    }
}

/// The achievement of an indicator, and the achievement expected by now.
#[derive(Clone, Copy, Debug)]
struct Held {
    achieved: f64,
    expected: Option<f64>,
}

/// Pairs an indicator's achievement with what is expected. An intermediate target is expected in full. With only a
/// final target, `expected` applies: the share of the objective's plan that is due by now, and the whole from the
/// closing day on.
fn held_against(standing: &Standing<'_>, indicator: &Indicator, expected: Option<f64>) -> Option<Held> {
    let on = standing.actuals.get(&indicator.id)?.on;
    let is_intermediate = indicator.next_milestone(standing.plan, on).is_some();
    let expected = if is_intermediate { Some(1.0) } else { expected };
    Some(Held { achieved: achieved(standing, indicator)?, expected })
}

/// The mean of achievement divided by expectation, each clipped to 0 to 1, so that one indicator that overshoots does
/// not hide another that fails.
fn results_index(held: &[Held]) -> Option<f64> {
    let index = |held: &Held| ratio(held.achieved, held.expected?).map(|index| index.clamp(0.0, 1.0));
    mean(held.iter().map(index).collect::<Option<Vec<_>>>()?)
}

fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, n) = values.into_iter().fold((0.0, 0_u32), |(sum, n), value| (sum + value, n + 1));
    ratio(sum, f64::from(n))
}
