//! The figures of a report, kept for comparison with the next one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    assessment::assess,
    rating::Rating,
    requests::requests,
    standing::{Standing, TaskStanding},
    task_counts::count as count_tasks,
};
use crate::{
    engine::Health,
    model::{Event, IndicatorId, ObjectiveId, TaskId},
    plan::Plan,
};

/// What a report said, for "change since the last report".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figures {
    /// Last day the figures cover.
    #[schemars(with = "String")]
    pub cut_off: Date,
    /// Symbol of the report they stood in; missing if they were computed for comparison only.
    pub symbol: Option<String>,
    /// Tasks that are not cancelled.
    pub tasks: usize,
    /// Tasks completed.
    pub completed: usize,
    /// Open tasks past their due date.
    pub overdue: usize,
    /// Tasks whose due day had come, excluding cancelled ones.
    #[serde(default)]
    pub fell_due: usize,
    /// Those of them that were completed in time.
    pub on_time: usize,
    /// Tasks led and contributions owed whose day had come.
    pub requests: usize,
    /// Those of them that were delivered in time.
    pub answered: usize,
    /// Each objective.
    pub objectives: BTreeMap<ObjectiveId, ObjectiveFigures>,
    /// The actual value of each indicator that has one.
    pub indicators: BTreeMap<IndicatorId, f64>,
    /// Health and due date of each task.
    pub by_task: BTreeMap<TaskId, TaskFigures>,
}

/// What a report said about one objective.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ObjectiveFigures {
    /// Share of the weighted work delivered; missing if no task serves it.
    pub delivered: Option<f64>,
    /// Its rating.
    pub rating: Rating,
}

/// What a report said about one task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaskFigures {
    /// Its health.
    pub health: Health,
    /// Its due date.
    #[schemars(with = "String")]
    pub due: Date,
}

impl Figures {
    /// The figures at the end of `cut_off`, from what was known at that time.
    pub fn at(plan: &Plan, events: &[Event], cut_off: Date) -> Self {
        Self::of(&Standing::at(plan, events, cut_off))
    }

    pub(in crate::report) fn of(standing: &Standing<'_>) -> Self {
        let plan = standing.plan;
        let counts = count_tasks(&standing.tasks);
        let requests = requests(standing, &standing.parts);
        let on_time = |task: &&TaskStanding<'_>| task.health == Health::Completed;
        let objectives = plan.objectives.iter().map(|objective| {
            let assessed = assess(standing, objective);
            (objective.id.clone(), ObjectiveFigures { delivered: assessed.delivered, rating: assessed.rating })
        });
        let by_task =
            standing.tasks.iter().map(|t| (t.task.id.clone(), TaskFigures { health: t.health, due: t.task.due.date }));
        Self {
            cut_off: standing.cut_off,
            symbol: None,
            tasks: counts.total,
            completed: counts.completed,
            overdue: counts.overdue,
            fell_due: standing.fell_due().count(),
            on_time: standing.fell_due().filter(on_time).count(),
            requests: requests.of,
            answered: requests.n,
            objectives: objectives.collect(),
            indicators: standing.results().map(|(id, actual)| (id.clone(), actual.value)).collect(),
            by_task: by_task.collect(),
        }
    }
}
