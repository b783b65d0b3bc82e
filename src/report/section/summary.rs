//! The executive summary, for ministers.

use jiff::ToSpan;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    changes::{completed, named_done},
    concerns,
    decisions::{self, DecisionRequested},
    indicators::{caveat, marked_value},
    objectives,
    partners::rest_text,
    tasks::{OUTLOOK_DAYS, due_by},
};
use crate::{
    engine::Health,
    lang::Arg,
    model::IndicatorId,
    plan::OverallRating,
    report::{
        drawing::Ink,
        measure::{
            assessment::{Assessment, Red, assess, assess_all, indicators_due},
            figures::Figures,
            rating::Rating,
            requests::{Requests, requests},
            standing::{Standing, TaskStanding},
            task_counts::TaskCounts,
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
    /// What the rating is made of, work and results, each rated apart; empty once the event is over, when results alone count.
    pub parts: Vec<RatedPart>,
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

/// One of the two things by which a preparation is rated.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RatedPart {
    /// What it is: work, or results.
    pub label: String,
    /// Its rating.
    pub rating: Rating,
    /// The rating as mark, word and colour.
    pub badge: Badge,
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
    /// What has to be known of the figure, such as that nobody is sure of it; empty if nothing.
    pub caveat: String,
    /// True if it is no result, but what is planned or expected, or was counted before the end of an event that is over.
    pub is_outlook: bool,
}

/// The summary.
pub(in crate::report) fn section(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> Summary {
    let whole = assess_all(standing);
    let decisions = decisions::requested(standing, w);
    Summary {
        heading: heading(standing, w, &whole),
        rating: whole.rating,
        badge: w.rating(whole.rating),
        parts: parts(standing, w, &whole),
        tasks: whole.tasks,
        delivered: whole.delivered,
        planned: whole.planned,
        tiles: tiles(standing, before, w, whole.tasks),
        achieved: achieved(standing, before, w),
        concerns: concerns::told(standing, w),
        next: next(standing, w),
        more_decisions: decisions::more(standing, &decisions),
        no_decision: decisions::none_requested(standing, w, &decisions),
        decisions,
    }
}

/// Work and results apart. The work is not called on track while a workstream is off track.
fn parts(standing: &Standing<'_>, w: &Writer<'_>, whole: &Assessment) -> Vec<RatedPart> {
    if standing.is_after_event() {
        return Vec::new();
    }
    let is_red = !Red::of(standing).workstreams.is_empty();
    let work = match whole.schedule_rating {
        Rating::OnTrack if is_red => Rating::PartlyOnTrack,
        rating => rating,
    };
    let part = |what: &str, rating: Rating| RatedPart {
        label: w.say(&format!("report-part-{what}"), &[]),
        rating,
        badge: w.rating(rating),
    };
    vec![part("work", work), part("results", whole.results_rating)]
}

/// What the report says, the cause of its rating first: work, results, and what is overdue, each apart.
fn heading(standing: &Standing<'_>, w: &Writer<'_>, whole: &Assessment) -> String {
    let days = (standing.plan.event.opens - standing.cut_off).get_days();
    let args = [
        ("n", count(whole.tasks.total)),
        ("overdue", count(whole.tasks.overdue)),
        ("counter", text(time_to_opening(w, days))),
    ];
    if whole.tasks.total == 0 {
        return w.say("report-summary-empty", &args);
    }
    if standing.is_after_event() {
        return heading_after(standing, w, &args);
    }
    let is_done = whole.tasks.completed == whole.tasks.total;
    if whole.rating == Rating::Achieved && is_done {
        return w.say("report-summary-achieved", &args);
    }
    if whole.schedule_rating == Rating::NotAssessed && whole.results_rating == Rating::NotAssessed {
        return w.say("report-summary-not-due", &args);
    }
    let overdue = w.say(if is_done { "report-summary-achieved" } else { "report-summary-overdue" }, &args);
    let (work, results) = (work_clause(w, whole), results_clause(standing, w, whole));
    let is_by_results = match whole.schedule_rating {
        Rating::NotAssessed => whole.results_rating != Rating::NotAssessed,
        by_work => whole.results_rating.is_worse_than(by_work),
    };
    let clauses = if is_by_results { [results, work, overdue] } else { [work, results, overdue] };
    let worst = worst_objective(standing, w, whole);
    let clauses: Vec<String> = worst.into_iter().chain(clauses).filter(|clause| !clause.is_empty()).collect();
    clauses.join(&w.say("report-summary-link", &[]))
}

/// Of an event that is over: its results, and what is left of the preparation and of the follow-up.
fn heading_after(standing: &Standing<'_>, w: &Writer<'_>, args: &[(&str, Arg)]) -> String {
    let open = |is_past: bool| {
        count(
            standing.tasks.iter().filter(|task| task.is_open() && standing.is_past_event(task.task) == is_past).count(),
        )
    };
    let ratings = objectives::ratings_after(standing, w);
    let mut args = args.to_vec();
    args.extend([("preparation", open(true)), ("left", open(false))]);
    [ratings, w.say("report-summary-after", &args)].join(&w.say("report-summary-link", &[]))
}

fn work_clause(w: &Writer<'_>, whole: &Assessment) -> String {
    let (Some(delivered), Some(planned)) = (whole.delivered, whole.planned) else { return String::new() };
    let state = match whole.schedule_rating {
        Rating::NotAssessed => "none",
        Rating::PartlyOnTrack => "behind",
        Rating::OffTrack => "far",
        // What is the same in print is the same in words.
        _ if w.part(delivered) == w.part(planned) => "even",
        _ if delivered > planned => "ahead",
        _ => "near",
    };
    let args = [("delivered", text(w.part(delivered))), ("planned", text(w.part(planned)))];
    w.say(&format!("report-summary-work-{state}"), &args)
}

fn results_clause(standing: &Standing<'_>, w: &Writer<'_>, whole: &Assessment) -> String {
    let state = match whole.results_rating {
        _ if whole.indicators == 0 => return String::new(),
        Rating::NotAssessed => "none",
        Rating::PartlyOnTrack => "partly",
        Rating::OffTrack => "off",
        _ => "on",
    };
    let (achieved, expected) = whole.held.unwrap_or_default();
    // Where nothing is rated, those that are due count whether they were measured or not.
    let due = if state == "none" { indicators_due(standing) } else { whole.due };
    let args = [
        ("achieved", text(w.part(achieved))),
        ("expected", text(w.part(expected))),
        ("due", count(due)),
        ("n", count(whole.indicators)),
    ];
    w.say(&format!("report-summary-results-{state}"), &args)
}

/// The objective that makes the rating, where the definition rates the whole by its worst objective and neither work nor
/// results of the whole are rated so.
fn worst_objective(standing: &Standing<'_>, w: &Writer<'_>, whole: &Assessment) -> Option<String> {
    let is_by_worst = standing.plan.rating_rules.overall == OverallRating::Worst;
    if !is_by_worst || whole.rating == whole.schedule_rating || whole.rating == whole.results_rating {
        return None;
    }
    let worst = standing.plan.objectives.iter().find(|one| assess(standing, one).rating == whole.rating)?;
    let args = [("objective", text(number_of(&worst.id))), ("rating", text(w.rating(whole.rating).word))];
    Some(w.say("report-summary-worst", &args))
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
    let on_time = standing.fell_due().filter(|task| task.health == Health::Completed).count();
    let on_time = w.share(on_time, standing.fell_due().count());
    let requests = requests(standing, &standing.parts);
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
        caveat: String::new(),
        is_outlook: false,
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
        tile("response", figure(&response), response_note(w, &response, requests), share_ink(standing, response.ratio)),
        indicator(standing, w).unwrap_or_else(|| {
            let overdue = w.figure(tasks.overdue as f64);
            tile("overdue", overdue, delta(tasks.overdue, before.overdue), overdue_ink(tasks.overdue))
        }),
        opening(standing, w),
    ]
}

/// `48 of 55 due; 3 late, 4 missing`.
fn response_note(w: &Writer<'_>, response: &Share, requests: Requests) -> String {
    if response.of == 0 {
        return w.not_assessed();
    }
    let rest = rest_text(w, requests);
    let id = if rest.is_empty() { "report-tile-response-note" } else { "report-tile-response-note-rest" };
    w.say(id, &[("n", count(response.n)), ("of", count(response.of)), ("rest", text(rest))])
}

fn share_ink(standing: &Standing<'_>, ratio: Option<f64>) -> Ink {
    Rating::of(ratio, standing.plan.rating_rules).ink()
}

fn overdue_ink(overdue: usize) -> Ink {
    if overdue == 0 { Ink::Good } else { Ink::Bad }
}

/// The latest value of the first indicator meant for page 1 that has one, such as the number of countries. It replaces
/// the tile of overdue tasks, which the heading states anyway. What is only planned or expected is called so.
fn indicator(standing: &Standing<'_>, w: &Writer<'_>) -> Option<Tile> {
    let value = |id: &IndicatorId| standing.result(id).or_else(|| standing.outlook(id));
    let mut indicators = standing.plan.objectives.iter().flat_map(|objective| &objective.indicators);
    let (indicator, label, actual) = indicators.find_map(|one| Some((one, one.tile.as_ref()?, value(&one.id)?)))?;
    let date = w.day(actual.on).text;
    let note = if indicator.target.is_some() {
        let target = value_text(w, indicator, indicator.target);
        w.say("report-tile-indicator-note", &[("target", text(target)), ("date", text(date))])
    } else {
        date
    };
    let is_outlook = standing.result(&indicator.id).is_none();
    let kind = format!("report-tile-value-{}", actual.kind.as_str());
    let label = w.pick(label);
    Some(Tile {
        key: "indicator".into(),
        value: marked_value(w, indicator, actual),
        label: if is_outlook { w.say(&kind, &[("label", text(label.as_str()))]) } else { label },
        note,
        ink: if is_outlook { Ink::Muted } else { Ink::Accent },
        caveat: caveat(w, actual),
        is_outlook,
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
        caveat: String::new(),
        is_outlook: false,
    }
}

/// What was completed since the previous report, naming the task that the most others waited for.
fn achieved(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> String {
    let done = completed(standing, before);
    let since = since_text(w, before);
    let foremost = done.iter().rev().max_by_key(|task| (task.task.milestone, standing.tasks_behind(&task.task.id)));
    let Some(foremost) = foremost else { return w.say("report-achieved-nothing", &[("since", text(since))]) };
    let args = [("n", count(done.len())), ("since", text(since)), ("task", text(named_done(standing, w, foremost)))];
    w.say(if done.len() == 1 { "report-achieved-one" } else { "report-achieved" }, &args)
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
