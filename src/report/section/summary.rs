//! The executive summary, for ministers.

use jiff::ToSpan;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    changes::completed,
    decisions::{self, DecisionRequested},
    tasks::{OUTLOOK_DAYS, due_by},
};
use crate::{
    engine::Health,
    report::{
        drawing::Ink,
        measure::{
            assessment::{Assessment, assess, assess_all},
            decisions::{critical, open},
            figures::Figures,
            rating::Rating,
            requests::requests,
            standing::{Standing, TaskStanding},
            task_counts::{TaskCounts, count as count_tasks},
        },
        words::{
            phrases::{counter, named, number_of, since_text, value_text},
            value::{Badge, Share},
            writer::{Writer, count, text},
        },
    },
};

/// Page 1, which stands alone.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Summary {
    /// What the report says in one sentence.
    pub heading: String,
    /// The rating of the whole.
    pub rating: Rating,
    /// The rating as mark, word and colour.
    pub badge: Badge,
    /// Tasks by what is the case with them.
    pub tasks: TaskCounts,
    /// Share of the work delivered, every task alike; missing if there is none.
    pub delivered: Option<f64>,
    /// Share of the work due by the cut-off.
    pub planned: Option<f64>,
    /// Five figures.
    pub tiles: Vec<Tile>,
    /// What was achieved since the report before.
    pub achieved: String,
    /// What gives concern.
    pub concerns: String,
    /// What comes next.
    pub next: String,
    /// Decisions requested, the most urgent first.
    pub decisions: Vec<DecisionRequested>,
    /// Open decisions beyond those listed.
    pub more_decisions: usize,
    /// What is said to this audience if it is asked for no decision; empty if it is, and for the public, which is not asked.
    pub no_decision: String,
}

/// A figure in a box.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Tile {
    /// `completed`, `on_time`, `response`, `overdue` or `indicator`, `opening`.
    pub key: String,
    /// The figure.
    pub value: String,
    /// What it is.
    pub label: String,
    /// What it is of, or how it changed.
    pub note: String,
    /// Whether it is well.
    pub ink: Ink,
}

/// The summary.
pub(in crate::report) fn section(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> Summary {
    let whole = assess_all(standing);
    let decisions = decisions::requested(standing, w);
    Summary {
        heading: heading(standing, w, &whole),
        rating: whole.rating,
        badge: w.rating(whole.rating),
        tasks: whole.tasks,
        delivered: whole.delivered,
        planned: whole.planned,
        tiles: tiles(standing, before, w, whole.tasks),
        achieved: achieved(standing, before, w),
        concerns: concerns(standing, w),
        next: next(standing, w),
        more_decisions: open(standing).len() - decisions.len(),
        no_decision: decisions::none_requested(standing, w, &decisions),
        decisions,
    }
}

fn heading(standing: &Standing<'_>, w: &Writer<'_>, whole: &Assessment) -> String {
    let days = (standing.plan.event.opens - standing.cut_off).get_days();
    let results_decide = whole.tasks.overdue == 0 && !whole.schedule_rating.is_concern();
    let by = match whole.rating {
        _ if whole.tasks.total == 0 => "empty",
        Rating::Achieved => "achieved",
        Rating::OnTrack if whole.tasks.overdue == 0 => "on-track",
        Rating::OnTrack => "on-track-overdue",
        Rating::PartlyOnTrack if results_decide => "partly-results",
        Rating::OffTrack if results_decide => "off-results",
        Rating::PartlyOnTrack => "partly",
        Rating::OffTrack => "off",
        Rating::NotAssessed => "not-due",
    };
    let args = [
        ("n", count(whole.tasks.total)),
        ("overdue", count(whole.tasks.overdue)),
        ("completed", count(whole.tasks.completed)),
        ("counter", text(time_to_opening(w, days))),
    ];
    w.say(&format!("report-summary-{by}"), &args)
}

/// `59 days before the opening`, as part of a sentence.
fn time_to_opening(w: &Writer<'_>, days: i32) -> String {
    let id = match days {
        0 => "report-on-opening",
        days if days > 0 => "report-before-opening",
        _ => "report-after-opening",
    };
    w.say(id, &[("days", count(days.unsigned_abs() as usize))])
}

fn tiles(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>, tasks: TaskCounts) -> Vec<Tile> {
    let since = w.day(before.cut_off).text;
    let delta = |now: usize, was: usize| {
        let by = now.abs_diff(was);
        let id = match now.cmp(&was) {
            std::cmp::Ordering::Greater => "report-tile-more",
            std::cmp::Ordering::Less => "report-tile-fewer",
            std::cmp::Ordering::Equal => "report-tile-same",
        };
        w.say(id, &[("n", count(by)), ("since", text(since.as_str()))])
    };
    let of = |n: usize, of: usize, id: &str| w.say(id, &[("n", count(n)), ("of", count(of))]);
    let completed = w.share(tasks.completed, tasks.total);
    let on_time = tasks.completed - tasks.completed_late;
    let on_time = w.share(on_time, tasks.completed);
    let requests = requests(standing, |_| true);
    let response = w.share(requests.n, requests.of);
    // A word set at the size of a figure would not fit into a tile.
    let figure = |share: &Share| if share.of == 0 { "–".to_owned() } else { share.figure().to_owned() };
    let note = |share: &Share, id: &str| if share.of == 0 { w.not_assessed() } else { of(share.n, share.of, id) };
    let tile = |key: &str, value: String, note: String, ink: Ink| Tile {
        key: key.into(),
        value,
        label: w.say(&format!("report-tile-{key}"), &[]),
        note,
        ink,
    };
    vec![
        tile(
            "completed",
            of(completed.n, completed.of, "report-fraction"),
            delta(tasks.completed, before.completed),
            Ink::Accent,
        ),
        tile(
            "on_time",
            figure(&on_time),
            note(&on_time, "report-tile-on_time-note"),
            share_ink(standing, on_time.ratio),
        ),
        tile(
            "response",
            figure(&response),
            note(&response, "report-tile-response-note"),
            share_ink(standing, response.ratio),
        ),
        indicator(standing, w).unwrap_or_else(|| {
            let overdue = w.figure(tasks.overdue as f64);
            tile("overdue", overdue, delta(tasks.overdue, before.overdue), overdue_ink(tasks.overdue))
        }),
        opening(standing, w),
    ]
}

fn share_ink(standing: &Standing<'_>, ratio: Option<f64>) -> Ink {
    Rating::of(ratio, standing.plan.rating_rules).ink()
}

fn overdue_ink(overdue: usize) -> Ink {
    if overdue == 0 { Ink::Good } else { Ink::Bad }
}

/// The latest value of the first indicator meant for page 1 that has one, such as the number of countries. It replaces
/// the tile of overdue tasks, which the heading states anyway.
fn indicator(standing: &Standing<'_>, w: &Writer<'_>) -> Option<Tile> {
    let mut indicators = standing.plan.objectives.iter().flat_map(|objective| &objective.indicators);
    let (indicator, label, actual) =
        indicators.find_map(|one| Some((one, one.tile.as_ref()?, standing.actuals.get(&one.id)?)))?;
    let date = w.day(actual.on).text;
    let note = if indicator.target.is_some() {
        let target = value_text(w, indicator, indicator.target);
        w.say("report-tile-indicator-note", &[("target", text(target)), ("date", text(date))])
    } else {
        date
    };
    Some(Tile {
        key: "indicator".into(),
        value: value_text(w, indicator, Some(actual.value)),
        label: w.pick(label),
        note,
        ink: Ink::Accent,
    })
}

fn opening(standing: &Standing<'_>, w: &Writer<'_>) -> Tile {
    let days = (standing.plan.event.opens - standing.cut_off).get_days();
    let label = if days < 0 { "report-tile-opened" } else { "report-tile-opening" };
    Tile {
        key: "opening".into(),
        value: w.figure(f64::from(days.abs())),
        label: w.say(label, &[]),
        note: w.say(
            "report-tile-opening-note",
            &[("date", text(w.day(standing.plan.event.opens).text)), ("counter", text(counter(w, days)))],
        ),
        ink: Ink::Accent,
    }
}

/// What was completed since the previous report, naming the task that the most others waited for.
fn achieved(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> String {
    let done = completed(standing, before);
    let since = since_text(w, before);
    let foremost = done.iter().rev().max_by_key(|task| (task.task.milestone, standing.tasks_behind(&task.task.id)));
    let Some(foremost) = foremost else { return w.say("report-achieved-nothing", &[("since", text(since))]) };
    let args = [("n", count(done.len())), ("since", text(since)), ("task", text(named(w, foremost)))];
    w.say(if done.len() == 1 { "report-achieved-one" } else { "report-achieved" }, &args)
}

/// What is overdue and what waits for it, or else what is at risk.
fn concerns(standing: &Standing<'_>, w: &Writer<'_>) -> String {
    let overdue = standing.overdue();
    let counts = count_tasks(&standing.tasks);
    if let Some(longest) = overdue.first() {
        // A milestone that nothing waits for is no worse than a task that has been overdue for longer.
        let worst = critical(standing).first().copied().filter(|(_, waiting)| *waiting > 0);
        let (worst, waiting) = worst.unwrap_or((longest, 0));
        let args = [
            ("overdue", count(overdue.len())),
            ("task", text(named(w, worst))),
            ("owner", text(w.partner(&worst.task.lead))),
            ("since", text(w.long_date(worst.task.due.date))),
            ("waiting", count(waiting)),
        ];
        return w.say(if waiting == 0 { "report-concerns-overdue" } else { "report-concerns-waiting" }, &args);
    }
    let at_risk = standing.tasks.iter().filter(|task| task.health == Health::AtRisk);
    match at_risk.min_by_key(|task| task.task.due.date) {
        None => results_behind(standing, w),
        Some(first) => {
            let date = text(w.long_date(first.task.due.date));
            w.say(
                "report-concerns-risk",
                &[("n", count(counts.at_risk)), ("task", text(named(w, first))), ("date", date)],
            )
        }
    }
}

/// Objectives of concern when no work is late or at risk: the results may still be behind.
fn results_behind(standing: &Standing<'_>, w: &Writer<'_>) -> String {
    let behind = standing.plan.objectives.iter().filter(|objective| assess(standing, objective).rating.is_concern());
    let behind: Vec<_> = behind.map(|objective| number_of(&objective.id)).collect();
    if behind.is_empty() {
        return w.say("report-concerns-none", &[]);
    }
    let args = [("n", count(behind.len())), ("objectives", text(w.list(&behind)))];
    w.say("report-concerns-results", &args)
}

/// What falls due within the outlook, and the next milestone.
fn next(standing: &Standing<'_>, w: &Writer<'_>) -> String {
    let until = standing.cut_off.saturating_add(OUTLOOK_DAYS.days());
    let due = due_by(standing, until);
    let milestone = next_milestone(standing);
    let Some(milestone) = milestone.or_else(|| due.first().copied()) else {
        return w.say("report-next-nothing", &[("until", text(w.long_date(until)))]);
    };
    let args = [
        ("n", count(due.len())),
        ("until", text(w.long_date(until))),
        ("task", text(named(w, milestone))),
        ("date", text(w.long_date(milestone.task.due.date))),
    ];
    w.say(if milestone.task.milestone { "report-next-milestone" } else { "report-next" }, &args)
}

fn next_milestone<'s, 'a>(standing: &'s Standing<'a>) -> Option<&'s TaskStanding<'a>> {
    let open = standing.tasks.iter().filter(|t| t.task.milestone && t.is_open() && !t.is_overdue());
    open.min_by_key(|task| task.task.due.date)
}
