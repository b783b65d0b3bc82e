//! Workstreams and milestones.

use schemars::JsonSchema;
use serde::Serialize;

use super::critical::{self, CriticalPathText};
use crate::{
    engine::Health,
    model::{PartnerId, TaskId, WorkstreamId},
    report::{
        measure::{
            rating::Rating,
            standing::{Standing, TaskStanding},
            strands::{StrandFigures, milestones, rate, strands},
            task_counts::TaskCounts,
        },
        words::{
            phrases::{named, tasks_text},
            value::{Badge, Bar, Day, Share, bar_ink},
            writer::{Writer, count, text},
        },
    },
};

/// The section on workstreams and milestones.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WorkstreamsSection {
    /// What this page says, as its heading.
    pub heading: String,
    /// One row for each workstream that has a task, in the order of the definition.
    pub rows: Vec<WorkstreamRow>,
    /// What the page on milestones says, as its heading.
    pub milestones_heading: String,
    /// Milestones by due date.
    pub milestones: Vec<MilestoneRow>,
    /// The chain of open tasks with the least float; missing when all is finished, and after the opening.
    pub critical_path: Option<CriticalPathText>,
}

/// One workstream.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WorkstreamRow {
    /// Its id; missing for tasks that belong to none.
    pub id: Option<WorkstreamId>,
    /// Its title.
    pub title: String,
    /// The partner that leads most of its tasks; missing if all of them are cancelled.
    pub owner: Option<String>,
    /// Its tasks.
    pub tasks: TaskCounts,
    /// Tasks completed of all.
    pub done: Share,
    /// `3 of 9 tasks completed, 2 overdue`.
    pub tasks_text: String,
    /// Share of the work delivered, with the mark of the plan; missing if all its tasks are cancelled.
    pub bar: Option<Bar>,
    /// The share delivered and the plan in words.
    pub delivered_text: String,
    /// Rating of delivered by planned, and never on track with a task that is overdue, blocked or at risk. Not given once
    /// the event is over.
    pub rating: Rating,
    /// The rating as mark, word and colour.
    pub badge: Badge,
    /// `2 overdue · 1 blocked · 3 at risk`, where a blocked task that is not overdue is at risk as well; empty if none is.
    pub concern_text: String,
    /// The next task that is still to be done: what is overdue, then a milestone, then others; missing if all is done.
    pub next: Option<NextTask>,
}

/// The next thing to be done in a workstream.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct NextTask {
    /// Its id.
    pub id: TaskId,
    /// Its title.
    pub title: String,
    /// Its due date.
    pub due: Day,
    /// True if the day has passed.
    pub is_overdue: bool,
    /// The partner that leads it.
    pub owner: String,
    /// True if it is a milestone.
    pub is_milestone: bool,
}

/// One milestone.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MilestoneRow {
    /// Its number in this report, by due date; the timeline shows it too.
    pub no: usize,
    /// Its id.
    pub id: TaskId,
    /// Its title.
    pub title: String,
    /// Its due date.
    pub due: Day,
    /// The earliest day on which it can be reached as things stand, where that is later than its due date.
    pub forecast: Option<Day>,
    /// The day on which it was completed, by the clock of its owner.
    pub completed: Option<Day>,
    /// The partner that leads it.
    pub owner: String,
    /// Its health as mark, word and colour.
    pub badge: Badge,
}

/// The section on workstreams.
pub(in crate::report) fn section(standing: &Standing<'_>, w: &Writer<'_>) -> WorkstreamsSection {
    let rows: Vec<_> = strands(standing).into_iter().map(|(strand, tasks)| row(standing, w, strand, &tasks)).collect();
    let milestones = milestones(standing);
    WorkstreamsSection {
        heading: heading(w, &rows),
        rows,
        milestones_heading: milestones_heading(w, &milestones),
        milestones: milestones.iter().zip(1..).map(|(task, no)| milestone(w, task, no)).collect(),
        critical_path: critical::path(standing, w),
    }
}

fn row(
    standing: &Standing<'_>,
    w: &Writer<'_>,
    workstream: Option<&crate::plan::Workstream>,
    tasks: &[&TaskStanding<'_>],
) -> WorkstreamRow {
    let StrandFigures { counts, blocked, delivered, planned, rating } = rate(standing, tasks);
    WorkstreamRow {
        id: workstream.map(|workstream| workstream.id.clone()),
        title: workstream.map_or_else(|| w.say("report-no-workstream", &[]), |stream| w.pick(&stream.title)),
        owner: owner(standing, tasks).map(|owner| w.partner(owner)),
        tasks: counts,
        done: w.share(counts.completed, counts.total),
        tasks_text: tasks_text(w, counts),
        delivered_text: w.say(
            "report-delivered-planned",
            &[("delivered", text(w.percent_or_not(delivered))), ("planned", text(w.percent_or_not(planned)))],
        ),
        bar: delivered.map(|value| Bar::new(value, planned, bar_ink(rating))),
        rating,
        badge: w.rating(rating),
        concern_text: concern_text(standing, w, counts, blocked),
        next: next(w, tasks),
    }
}

/// `2 overdue · 1 blocked · 3 at risk`; empty where nothing is, and once the event is over, when nothing is rated.
fn concern_text(standing: &Standing<'_>, w: &Writer<'_>, counts: TaskCounts, blocked: usize) -> String {
    let named = [("overdue", counts.overdue), ("blocked", blocked), ("at-risk", counts.at_risk)];
    let named = named.into_iter().filter(|(_, n)| *n > 0 && !standing.is_after_event());
    let named: Vec<String> = named.map(|(what, n)| w.say(&format!("report-n-{what}"), &[("n", count(n))])).collect();
    named.join(" · ")
}

/// The partner that leads the most of these tasks; on a tie, the first in the order of the definition. Definitions name
/// no owner of a workstream, and whoever leads most of it is the one to ask.
fn owner<'a>(standing: &Standing<'a>, tasks: &[&TaskStanding<'_>]) -> Option<&'a PartnerId> {
    let led =
        |partner: &PartnerId| tasks.iter().filter(|task| !task.is_cancelled() && &task.task.lead == partner).count();
    let partners = standing.plan.partner_order.iter().rev();
    partners
        .map(|partner| (led(partner), partner))
        .filter(|(led, _)| *led > 0)
        .max_by_key(|(led, _)| *led)
        .map(|(_, p)| p)
}

fn next(w: &Writer<'_>, tasks: &[&TaskStanding<'_>]) -> Option<NextTask> {
    let open = tasks.iter().filter(|task| task.is_open());
    let next = open.min_by_key(|task| (!task.is_overdue(), !task.task.milestone, task.task.due.date))?;
    Some(NextTask {
        id: w.task_id(&next.task.id),
        title: w.pick(&next.task.title),
        due: w.day(next.task.due.date),
        is_overdue: next.is_overdue(),
        owner: w.partner(&next.task.lead),
        is_milestone: next.task.milestone,
    })
}

/// The heading says what is overdue, else what is at risk, else what comes next.
fn milestones_heading(w: &Writer<'_>, milestones: &[&TaskStanding<'_>]) -> String {
    let of_health = |health| milestones.iter().filter(move |task| task.health == health);
    let mut overdue = of_health(Health::Overdue).peekable();
    let mut at_risk = of_health(Health::AtRisk).peekable();
    let mut open = milestones.iter().filter(|task| task.is_open()).peekable();
    let (id, foremost) = match (overdue.peek(), at_risk.peek(), open.peek()) {
        (Some(task), _, _) => ("overdue", Some(*task)),
        (_, Some(task), _) => ("risk", Some(*task)),
        (_, _, Some(task)) => ("next", Some(*task)),
        _ if milestones.is_empty() => ("none", None),
        _ => ("done", None),
    };
    let args = [
        ("task", text(foremost.map(|task| named(w, task)).unwrap_or_default())),
        ("date", text(foremost.map(|task| w.long_date(task.task.due.date)).unwrap_or_default())),
        ("overdue", count(overdue.count())),
        ("risk", count(at_risk.count())),
        ("done", count(milestones.iter().filter(|task| task.is_completed()).count())),
        ("of", count(milestones.len())),
    ];
    w.say(&format!("report-milestones-{id}"), &args)
}

fn milestone(w: &Writer<'_>, task: &TaskStanding<'_>, no: usize) -> MilestoneRow {
    MilestoneRow {
        no,
        id: w.task_id(&task.task.id),
        title: w.pick(&task.task.title),
        due: w.day(task.task.due.date),
        forecast: task.forecast.map(|day| w.day(day)),
        completed: task.completed_on.map(|day| w.day(day)),
        owner: w.partner(&task.task.lead),
        badge: w.health(task.health),
    }
}

/// The heading names the workstream with the most overdue tasks.
fn heading(w: &Writer<'_>, rows: &[WorkstreamRow]) -> String {
    let behind: Vec<_> = rows.iter().filter(|row| row.tasks.overdue > 0).collect();
    let overdue = behind.iter().map(|row| row.tasks.overdue).sum();
    let most = behind.iter().map(|row| row.tasks.overdue).max().unwrap_or(0);
    let worst: Vec<_> = behind.iter().filter(|row| row.tasks.overdue == most).collect();
    let args = [("workstreams", count(behind.len())), ("of", count(rows.len())), ("overdue", count(overdue))];
    let id = match (worst.first(), worst.len(), behind.len()) {
        (None, ..) => "report-workstreams-well",
        (Some(_), _, 1) => "report-workstreams-one-overdue",
        (Some(_), 1, _) => "report-workstreams-most",
        (Some(_), ..) => "report-workstreams-even",
    };
    let named = worst.first().map_or(("", 0), |row| (row.title.as_str(), row.tasks.total));
    let more = [("workstream", text(named.0)), ("most", count(most)), ("n", count(named.1))];
    w.say(id, &args.into_iter().chain(more).collect::<Vec<_>>())
}
