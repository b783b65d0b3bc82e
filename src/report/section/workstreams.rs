//! Workstreams and milestones.

use schemars::JsonSchema;
use serde::Serialize;

use super::critical::{self, CriticalPathText};
use crate::{
    engine::{Health, Readiness, readiness, readiness::LAST_DAYS},
    model::{PartnerId, TaskId, WorkstreamId},
    plan::calendar::end_of_day,
    report::{
        measure::{
            rating::{Rating, ratio},
            standing::{Standing, TaskStanding},
            strands::{milestones, strands},
            task_counts::{TaskCounts, count as count_tasks},
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
    /// The longest chain of open tasks to the opening; missing when all is finished, and after the opening.
    pub critical_path: Option<CriticalPathText>,
    /// How likely it is that all is ready when the event opens; missing where the past says too little, and after that.
    pub readiness: Option<ReadinessText>,
}

/// A chance as a band, with what it stands on.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ReadinessText {
    /// The chance is no less than this, 0 to 1.
    pub from: f64,
    /// The chance is no more than this, 0 to 1.
    pub to: f64,
    /// How many deliveries of this event it is drawn from.
    pub observations: usize,
    /// How many things that are late or never came it heeds as well.
    pub missing: usize,
    /// The tasks on which it fails most often.
    pub fails_on: Vec<TaskId>,
    /// The same in a sentence or two.
    pub text: String,
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
    /// Rating of delivered by planned, and never on track with an overdue task. Not given once the event is over.
    pub rating: Rating,
    /// The rating as mark, word and colour.
    pub badge: Badge,
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
        readiness: readiness_text(standing, w),
    }
}

/// The chance is said in bands of a fifth: the draws are few, and a closer figure would be believed.
const BANDS: f64 = 5.0;

fn readiness_text(standing: &Standing<'_>, w: &Writer<'_>) -> Option<ReadinessText> {
    let at = end_of_day(standing.cut_off, &standing.plan.timezone);
    let Readiness { probability, observations, missing, open_tasks, fails_on } =
        readiness(standing.plan, &standing.state, at)?;
    let band = (probability * BANDS).floor().min(BANDS - 1.0);
    let (from, to) = (band / BANDS, (band + 1.0) / BANDS);
    let args = [
        ("from", text(w.percent(from))),
        ("to", text(w.percent(to))),
        ("n", count(observations)),
        ("missing", count(missing)),
        ("tasks", count(open_tasks)),
        ("last", count(LAST_DAYS as usize)),
    ];
    let said = w.say("report-readiness", &args);
    let mut fails_on: Vec<TaskId> = fails_on.iter().map(|id| w.task_id(id)).collect();
    fails_on.dedup();
    let named: Vec<String> = fails_on.iter().map(|id| w.isolated(id.as_str())).collect();
    let text = if named.is_empty() {
        said
    } else {
        let args = [("said", text(said)), ("names", text(w.list(&named)))];
        w.say("report-readiness-fails", &args)
    };
    Some(ReadinessText { from, to, observations, missing, fails_on, text })
}

fn row(
    standing: &Standing<'_>,
    w: &Writer<'_>,
    workstream: Option<&crate::plan::Workstream>,
    tasks: &[&TaskStanding<'_>],
) -> WorkstreamRow {
    let counts = count_tasks(tasks.iter().copied());
    let counted: Vec<_> = tasks.iter().copied().filter(|task| !task.is_cancelled()).collect();
    let all = counted.len() as f64;
    let delivered = ratio(counted.iter().map(|task| task.progress).sum(), all);
    let due = counted.iter().filter(|task| task.task.due.date <= standing.cut_off).count();
    let planned = ratio(due as f64, all);
    let index = delivered.zip(planned).and_then(|(delivered, planned)| ratio(delivered, planned));
    let is_done = counts.total > 0 && counts.completed == counts.total;
    // What is overdue may hide behind work begun ahead of time, and what is left of the preparation of an event that is
    // over is asked about, not rated.
    let rating = match Rating::of(index, standing.plan.rating_rules) {
        _ if is_done => Rating::Achieved,
        _ if standing.is_after_event() => Rating::NotAssessed,
        Rating::OnTrack if counts.overdue > 0 => Rating::PartlyOnTrack,
        rating => rating,
    };
    WorkstreamRow {
        id: workstream.map(|workstream| workstream.id.clone()),
        title: workstream.map_or_else(|| w.say("report-no-workstream", &[]), |stream| w.pick(&stream.title)),
        owner: owner(standing, &counted).map(|owner| w.partner(owner)),
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
        next: next(w, tasks),
    }
}

/// The partner that leads the most of these tasks; on a tie, the first in the order of the definition. Definitions name
/// no owner of a workstream, and whoever leads most of it is the one to ask.
fn owner<'a>(standing: &Standing<'a>, tasks: &[&TaskStanding<'_>]) -> Option<&'a PartnerId> {
    let led = |partner: &PartnerId| tasks.iter().filter(|task| &task.task.lead == partner).count();
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
