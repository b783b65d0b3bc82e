//! The Gantt chart as data: the tasks by workstream, from the first window to the last day.

mod axis;

use jiff::{Timestamp, civil::Date};

pub use axis::{AxisUnit, Tick};

use crate::{
    engine::{Health, RunState, TaskForecast, forecast, health::health, progress},
    model::{Lang, TaskId, WorkstreamId},
    plan::{Plan, Task},
};

/// The content of a Gantt chart, independent of how it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Gantt {
    /// The workflow's symbol.
    pub symbol: String,
    /// The event's title.
    pub title: String,
    /// Today in the workflow's zone.
    pub today: Date,
    /// Opening day, T.
    pub opens: Date,
    /// First day of the axis.
    pub from: Date,
    /// Last day of the axis; never before `from`.
    pub to: Date,
    /// Workstreams that have a row, in the order of the definition; tasks without a workstream come last.
    pub lanes: Vec<GanttLane>,
}

/// One workstream.
#[derive(Clone, Debug, PartialEq)]
pub struct GanttLane {
    /// Its id and title; `None` for tasks without a workstream.
    pub workstream: Option<(WorkstreamId, String)>,
    /// Its tasks, sorted by the first day of their windows.
    pub rows: Vec<GanttRow>,
}

/// One task.
#[derive(Clone, Debug, PartialEq)]
pub struct GanttRow {
    /// The task.
    pub task: TaskId,
    /// Its title.
    pub title: String,
    /// First day of its window.
    pub opens: Date,
    /// Its due day.
    pub due: Date,
    /// The health that the engine derives.
    pub health: Health,
    /// The share that is done, 0 to 1.
    pub progress: f64,
    /// True for a milestone.
    pub is_milestone: bool,
    /// Forecast and float; `None` once it is finished, or if the event was over when the workflow was first loaded.
    pub ahead: Option<TaskForecast>,
}

impl GanttRow {
    /// True if it is open and has no float left.
    pub fn is_critical(&self) -> bool {
        self.ahead.is_some_and(|ahead| ahead.is_critical())
    }

    /// True if it was completed, on time or late.
    pub fn is_completed(&self) -> bool {
        matches!(self.health, Health::Completed | Health::CompletedLate)
    }

    /// The day its lateness extends to, if it is late: today if it is overdue, or later if what it needs is late.
    pub fn late_until(&self) -> Option<Date> {
        self.ahead.map(|ahead| ahead.finish).filter(|finish| *finish > self.due)
    }
}

impl Gantt {
    /// The chart at `now`, with titles in `lang`. Cancelled tasks are left out, and completed ones unless
    /// `finished_too`.
    pub fn of(plan: &Plan, state: &RunState, now: Timestamp, finished_too: bool, lang: &Lang) -> Self {
        let rows: Vec<(&Task, GanttRow)> = plan
            .tasks
            .iter()
            .zip(forecast(plan, state, now).tasks)
            .map(|(task, ahead)| (task, row(plan, state, task, ahead, now, lang)))
            .filter(|(_, row)| row.health != Health::Cancelled && (finished_too || !row.is_completed()))
            .collect();
        let today = plan.timezone.to_datetime(now).date();
        let opens = plan.event.opens;
        let days = rows.iter().flat_map(|(_, row)| {
            // Today is on the chart only while something is open, so that the chart of an old event does not stretch
            // until today.
            let ahead = row.ahead.map(|ahead| [today, ahead.finish]);
            [row.opens, row.due].into_iter().chain(ahead.into_iter().flatten())
        });
        let (from, to) = days.fold((opens, opens), |(from, to), day| (from.min(day), to.max(day)));
        let (symbol, title) = (plan.symbol.clone(), plan.title.get(lang).to_owned());
        Self { symbol, title, today, opens, from, to, lanes: lanes(plan, rows, lang) }
    }

    /// Every row, lane by lane.
    pub fn rows(&self) -> impl Iterator<Item = &GanttRow> {
        self.lanes.iter().flat_map(|lane| &lane.rows)
    }

    /// True if `day` is on the axis.
    pub fn has(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// Length of the axis in days, at least 1.
    pub fn days(&self) -> i32 {
        self.days_to(self.to) + 1
    }

    /// Days from the first day of the axis to `day`, clamped to the axis.
    pub fn days_to(&self, day: Date) -> i32 {
        (day.clamp(self.from, self.to) - self.from).get_days()
    }
}

fn row(
    plan: &Plan,
    state: &RunState,
    task: &Task,
    ahead: Option<TaskForecast>,
    now: Timestamp,
    lang: &Lang,
) -> GanttRow {
    GanttRow {
        task: task.id.clone(),
        title: task.title.get(lang).to_owned(),
        opens: task.opens,
        due: task.due.date,
        health: health(plan, state, task, ahead, now),
        progress: progress(task, state.task(&task.id)),
        is_milestone: task.milestone,
        ahead,
    }
}

/// Groups the rows by workstream. The sort is stable, so tasks with the same window keep the order of the plan.
fn lanes(plan: &Plan, rows: Vec<(&Task, GanttRow)>, lang: &Lang) -> Vec<GanttLane> {
    let mut lanes: Vec<GanttLane> = plan
        .workstreams
        .iter()
        .map(|strand| Some((strand.id.clone(), strand.title.get(lang).to_owned())))
        .chain([None])
        .map(|workstream| GanttLane { workstream, rows: Vec::new() })
        .collect();
    let places: std::collections::BTreeMap<&WorkstreamId, usize> =
        plan.workstreams.iter().zip(0..).map(|(strand, place)| (&strand.id, place)).collect();
    let others = plan.workstreams.len();
    for (task, row) in rows {
        let place = task.workstream.as_ref().and_then(|id| places.get(id).copied()).unwrap_or(others);
        lanes[place].rows.push(row);
    }
    lanes.retain(|lane| !lane.rows.is_empty());
    for lane in &mut lanes {
        lane.rows.sort_by_key(|row| (row.opens, row.due));
    }
    lanes
}
