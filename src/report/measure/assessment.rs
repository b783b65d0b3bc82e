//! The figures of an objective and of a whole workflow, with the rating computed from them or given by a person.

use jiff::civil::Date;

use super::{
    achievement::{achieved, expected, has_target, index, is_due, is_met, way_of},
    rating::{Rating, ratio},
    standing::{Standing, TaskStanding},
    strands::{self, strands},
    task_counts::{TaskCounts, count as count_tasks},
};
use crate::{
    model::{ObjectiveId, RatingEntry, ledger::GivenRating},
    plan::{Indicator, Objective, OverallRating, RatedBy, RatingRules, Task, Workstream},
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
    /// Mean achievement if what is only planned or expected came true; `None` if nothing is.
    pub(in crate::report) outlook: Option<f64>,
    pub(in crate::report) results_planned: Option<f64>,
    pub(in crate::report) results_index: Option<f64>,
    /// Mean achievement of the indicators of which something is expected, and the mean of what is.
    pub(in crate::report) held: Option<(f64, f64)>,
    /// Indicators in `held`.
    pub(in crate::report) due: usize,
    pub(in crate::report) assessed: usize,
    /// Indicators in `outlook`.
    pub(in crate::report) outlook_n: usize,
    pub(in crate::report) targets: Targets,
    pub(in crate::report) indicators: usize,
    pub(in crate::report) schedule_rating: Rating,
    pub(in crate::report) results_rating: Rating,
    pub(in crate::report) rating: Rating,
}

/// The targets of which something is expected by the cut-off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::report) struct Targets {
    pub(in crate::report) due: usize,
    /// Those of them with a result.
    pub(in crate::report) counted: usize,
    /// Those of them whose final target is met.
    pub(in crate::report) met: usize,
}

impl Targets {
    fn of(standing: &Standing<'_>, indicators: &[&Indicator]) -> Self {
        let due = indicators.iter().filter(|one| is_due(standing, one));
        due.fold(Self::default(), |sum, one| {
            let is_met = is_met(standing, one);
            Self {
                due: sum.due + 1,
                counted: sum.counted + usize::from(is_met.is_some()),
                met: sum.met + usize::from(is_met == Some(true)),
            }
        })
    }

    /// True if enough is counted to rate by: more than half.
    fn is_rated(self) -> bool {
        is_most(self.counted, self.due)
    }
}

/// True if `part` is more than half of `whole`: less does not speak for it.
fn is_most(part: usize, whole: usize) -> bool {
    2 * part > whole
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

/// The figures of the whole workflow: every task has the same weight, and every indicator counts.
///
/// Its results are rated only where those of more than half of the objectives are: three indicators of how the work was done
/// say nothing of what it was done for. While something that the pages behind tell is red, the whole is not green. If the
/// definition says so, the rating is that of the worst objective.
pub(in crate::report) fn assess_all(standing: &Standing<'_>) -> Assessment {
    let objectives = &standing.plan.objectives;
    let indicators: Vec<_> = objectives.iter().flat_map(|objective| &objective.indicators).collect();
    let of_each: Vec<Assessment> = objectives.iter().map(|objective| computed(standing, objective)).collect();
    let rated = of_each.iter().filter(|one| one.results_rating != Rating::NotAssessed).count();
    let all = assess_tasks(standing, |_| 1, &indicators);
    let all = if is_most(rated, objectives.len()) { all } else { without_results(standing, &all) };
    if standing.plan.rating_rules.overall == OverallRating::Worst {
        let ratings = objectives.iter().map(|objective| assess(standing, objective).rating);
        let is_known = !standing.is_after_event() || is_most(rated, objectives.len());
        let worst = ratings.reduce(Rating::worse).filter(|_| is_known);
        return Assessment { rating: worst.unwrap_or(all.rating), ..all };
    }
    let rating =
        match all.rating {
            Rating::Achieved if of_each.iter().any(|one| one.rating != Rating::Achieved) => {
                if standing.is_after_event() { Rating::PartlyAchieved } else { Rating::OnTrack }
            }
            rating => rating,
        };
    let is_green = matches!(rating, Rating::Achieved | Rating::OnTrack);
    let rating = if is_green && !Red::of(standing).is_empty() { Rating::PartlyOnTrack } else { rating };
    Assessment { rating, ..all }
}

/// What is off track or not achieved: what a reader of page 1 alone has to be told.
#[derive(Clone, Debug, Default)]
pub(in crate::report) struct Red<'a> {
    pub(in crate::report) objectives: Vec<&'a ObjectiveId>,
    pub(in crate::report) workstreams: Vec<&'a Workstream>,
}

impl<'a> Red<'a> {
    pub(in crate::report) fn of(standing: &Standing<'a>) -> Self {
        let is_red = |rating| matches!(rating, Rating::OffTrack | Rating::NotAchieved);
        let objectives = standing.plan.objectives.iter().filter(|one| is_red(assess(standing, one).rating));
        let workstreams =
            strands(standing).into_iter().filter(|(_, tasks)| is_red(strands::rate(standing, tasks).rating));
        Self {
            objectives: objectives.map(|one| &one.id).collect(),
            workstreams: workstreams.filter_map(|(workstream, _)| workstream).collect(),
        }
    }

    pub(in crate::report) fn is_empty(&self) -> bool {
        self.objectives.is_empty() && self.workstreams.is_empty()
    }
}

/// The figures of the whole where too little is known of its results to rate them.
fn without_results(standing: &Standing<'_>, all: &Assessment) -> Assessment {
    let is_by_results = standing.is_after_event() || standing.plan.rating_rules.by == RatedBy::Results;
    let rating = match all.rating {
        _ if is_by_results => Rating::NotAssessed,
        Rating::Achieved => Rating::OnTrack,
        _ => all.schedule_rating,
    };
    Assessment { results_index: None, results_rating: Rating::NotAssessed, rating, ..*all }
}

/// The number of indicators that are expected to have a result by the cut-off, whether or not they have one.
pub(in crate::report) fn indicators_due(standing: &Standing<'_>) -> usize {
    let indicators = standing.plan.objectives.iter().flat_map(|objective| &objective.indicators);
    indicators.filter(|one| is_due(standing, one)).count()
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
    let held: Vec<Held> = indicators.iter().filter_map(|one| held_against(standing, one)).collect();
    let results_index = mean(indicators.iter().filter_map(|one| index(standing, one)));
    let (counts, targets) = (count_tasks(tasks), Targets::of(standing, indicators));
    let rules = standing.plan.rating_rules;
    let (schedule_rating, results_rating) = if standing.is_after_event() {
        (Rating::NotAssessed, rating_after(targets, results_index, rules))
    } else {
        (Rating::of(schedule_index, rules), Rating::of(results_index, rules))
    };
    let rating = match rules.by {
        _ if standing.is_after_event() => results_rating,
        _ if counts.total > 0 && counts.completed == counts.total && are_all_met(standing, indicators) => {
            Rating::Achieved
        }
        RatedBy::Worse => schedule_rating.worse(results_rating),
        RatedBy::Schedule => schedule_rating,
        RatedBy::Results => results_rating,
    };
    let (outlook, outlook_n) = outlook(standing, indicators).unzip();
    Assessment {
        tasks: counts,
        delivered,
        planned,
        schedule_index,
        achievement: mean(held.iter().map(Held::clipped)),
        outlook,
        outlook_n: outlook_n.unwrap_or_default(),
        results_planned: mean_held(&held).map(|(_, expected)| expected),
        results_index,
        held: mean_held(&held),
        due: held.iter().filter(|one| one.expected.is_some()).count(),
        assessed: held.len(),
        targets,
        indicators: indicators.len(),
        schedule_rating,
        results_rating,
        rating,
    }
}

/// The rating once the event is over: by its results alone, as soon as more than half of the targets that are due are
/// counted. Achieved is what met every one of them; a target that was missed, or is not counted, is not hidden by others.
fn rating_after(targets: Targets, index: Option<f64>, rules: RatingRules) -> Rating {
    match targets {
        _ if !targets.is_rated() => Rating::NotAssessed,
        Targets { due, met, .. } if met == due => Rating::Achieved,
        _ => Rating::short_of_target(index, rules),
    }
}

/// True if there is a target, and every one is met.
fn are_all_met(standing: &Standing<'_>, indicators: &[&Indicator]) -> bool {
    let mut targets = indicators.iter().filter(|one| has_target(one)).peekable();
    targets.peek().is_some() && targets.all(|one| is_met(standing, one) == Some(true))
}

/// The mean achievement with values that are only planned or expected in the place of results, and of how many indicators;
/// `None` if there is none. What was expected of an event that is over comes true no more.
fn outlook(standing: &Standing<'_>, indicators: &[&Indicator]) -> Option<(f64, usize)> {
    let ahead = |one: &Indicator| standing.outlook(&one.id).and_then(|value| way_of(standing, one, value));
    indicators.iter().find(|one| !standing.is_after_event() && ahead(one).is_some())?;
    let either = indicators.iter().filter_map(|one| ahead(one).or_else(|| achieved(standing, one)));
    let either: Vec<f64> = either.map(|way| way.clamp(0.0, 1.0)).collect();
    Some((mean(either.iter().copied())?, either.len()))
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
