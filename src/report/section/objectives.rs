//! Progress towards each objective: delivery of activities and achievement of results, as two separate figures.

use schemars::JsonSchema;
use serde::Serialize;

use super::indicators::{marked_value, outlook_value, provenance};
use crate::{
    model::{IndicatorId, ObjectiveId, RatingEntry},
    plan::{Indicator, Objective, ResultLevel},
    report::{
        measure::{
            achievement::{is_due, is_met},
            assessment::{Assessment, Targets, assess, by_hand, computed},
            figures::Figures,
            rating::Rating,
            standing::Standing,
            task_counts::TaskCounts,
        },
        request::Audience,
        words::{
            phrases::{number_of, tasks_text, value_text},
            value::{Badge, Bar, Change, bar_ink},
            writer::{Writer, count, text},
        },
    },
};

/// The section on objectives.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ObjectivesSection {
    /// What this page says, as its heading.
    pub heading: String,
    /// One row for each objective, in the order of the definition.
    pub rows: Vec<ObjectiveRow>,
}

/// One objective.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ObjectiveRow {
    /// Its id.
    pub id: ObjectiveId,
    /// Its short title.
    pub short: String,
    /// The objective, word for word.
    pub statement: String,
    /// The result that stands for it; empty if there is none.
    pub result: String,
    /// IATI result type of that result; missing if there is none.
    pub level: Option<ResultLevel>,
    /// What the row says: "Objective 4 is behind: 2 of its 9 tasks are overdue".
    pub message: String,
    /// Tasks that serve it.
    pub tasks: TaskCounts,
    /// `3 of 9 tasks completed, 2 overdue`.
    pub tasks_text: String,
    /// Weighted share of the work delivered, 0 to 1; missing if no task serves it.
    pub delivered: Option<f64>,
    /// The share delivered in words, with its number of tasks.
    pub delivered_text: String,
    /// Weighted share of the work due by the cut-off, 0 to 1.
    pub planned: Option<f64>,
    /// The share due in words.
    pub planned_text: String,
    /// Delivered by planned; missing if nothing was due yet.
    pub schedule_index: Option<f64>,
    /// The schedule index in words.
    pub schedule_text: String,
    /// Mean achievement of its indicators that are assessed, each clipped to 0 to 1.
    pub achievement: Option<f64>,
    /// The mean achievement in words, with its number of indicators.
    pub achievement_text: String,
    /// Targets of which something is expected by the cut-off.
    pub targets_due: usize,
    /// Those of them that are met.
    pub targets_met: usize,
    /// Once the event is over: `2 of 4 targets met; missed: I6.1, I6.3`; empty before, and if none is due.
    pub targets_text: String,
    /// Mean achievement if what is only planned or expected came true; missing if nothing is, and once the event is over.
    pub results_outlook: Option<f64>,
    /// The same in words; empty if nothing is.
    pub results_outlook_text: String,
    /// Mean of what is expected by the cut-off of the indicators of which something is, 0 to 1; missing while nothing is.
    pub results_planned: Option<f64>,
    /// Mean of achieved divided by expected; missing if no indicator is assessed or nothing is expected yet.
    pub results_index: Option<f64>,
    /// How many of its indicators are assessed.
    pub indicators_assessed: usize,
    /// How many indicators it has.
    pub indicators_total: usize,
    /// The worse of schedule and results; once the event is over, of results alone.
    pub rating: Rating,
    /// The rating as mark, word and colour.
    pub badge: Badge,
    /// Which of the two made it so, in words; empty if both did, or neither. Of a rating by hand: whose, when and why.
    pub rating_note: String,
    /// True if a person gave the rating.
    pub is_by_hand: bool,
    /// Delivery with the mark of the plan, in the colour of the schedule; missing if no task serves it.
    pub bar: Option<Bar>,
    /// Achievement of the indicators of which something is expected (of all while nothing is), with the mark of what is
    /// expected, in the colour of the results; missing if no indicator is assessed.
    pub results_bar: Option<Bar>,
    /// Change of the delivery since the report before.
    pub change: Change,
    /// Its first indicator that has a value, in words: `Countries represented: 64 (target 100)`; else its first one.
    pub indicator: String,
    /// Where that indicator's value comes from and what has to be known of it; empty if it has none.
    pub indicator_source: String,
}

/// The section on objectives.
pub(in crate::report) fn section(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> ObjectivesSection {
    let rows: Vec<_> = standing.plan.objectives.iter().map(|objective| row(standing, before, w, objective)).collect();
    let heading = if standing.is_after_event() { ratings_after(standing, w) } else { heading(w, &rows) };
    ObjectivesSection { heading, rows }
}

/// How many objectives of an event that is over are achieved, partly, not, and not assessed.
pub(super) fn ratings_after(standing: &Standing<'_>, w: &Writer<'_>) -> String {
    let objectives = &standing.plan.objectives;
    if objectives.is_empty() {
        return w.say("report-objectives-none", &[]);
    }
    let ratings: Vec<Rating> = objectives.iter().map(|objective| assess(standing, objective).rating).collect();
    let of = |wanted: &[Rating]| count(ratings.iter().filter(|rating| wanted.contains(rating)).count());
    let args = [
        // A person may still have rated by the words of a preparation.
        ("reached", of(&[Rating::Achieved, Rating::OnTrack])),
        ("of", count(ratings.len())),
        ("partly", of(&[Rating::PartlyAchieved, Rating::PartlyOnTrack])),
        ("failed", of(&[Rating::NotAchieved, Rating::OffTrack])),
        ("unknown", of(&[Rating::NotAssessed])),
    ];
    w.say("report-objectives-after", &args)
}

fn row(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>, objective: &Objective) -> ObjectiveRow {
    let assessed = assess(standing, objective);
    let was = before.objectives.get(&objective.id).and_then(|figures| figures.delivered);
    let bar = assessed.delivered.map(|value| Bar::new(value, assessed.planned, bar_ink(assessed.schedule_rating)));
    let by_hand = by_hand(standing, &objective.id).map(|(_, entry)| entry);
    let headline = headline_indicator(standing, objective);
    ObjectiveRow {
        id: objective.id.clone(),
        short: w.pick(&objective.short),
        statement: w.pick(&objective.statement),
        result: objective.result.as_ref().map(|(_, title)| w.pick(title)).unwrap_or_default(),
        level: objective.result.as_ref().map(|(level, _)| *level),
        message: by_hand.map_or_else(
            || message(w, &objective.id, &assessed, standing.is_after_event()),
            |entry| message_by_hand(w, &objective.id, assessed.rating, entry),
        ),
        tasks: assessed.tasks,
        tasks_text: tasks_text(w, assessed.tasks),
        delivered: assessed.delivered,
        delivered_text: with_n(w, "report-of-tasks", assessed.delivered, assessed.tasks.total),
        planned: assessed.planned,
        planned_text: w.percent_or_not(assessed.planned),
        schedule_index: assessed.schedule_index,
        schedule_text: assessed.schedule_index.map_or_else(|| w.not_assessed(), |index| w.number(index, 2)),
        achievement: assessed.achievement,
        achievement_text: achievement_text(w, &assessed),
        targets_due: assessed.targets.due,
        targets_met: assessed.targets.met,
        targets_text: targets_text(standing, w, objective, assessed.targets),
        results_outlook: assessed.outlook,
        results_outlook_text: outlook_text(w, &assessed),
        results_planned: assessed.results_planned,
        results_index: assessed.results_index,
        indicators_assessed: assessed.assessed,
        indicators_total: assessed.indicators,
        rating: assessed.rating,
        badge: w.rating(assessed.rating),
        rating_note: by_hand.map_or_else(
            || rating_note(standing, w, &assessed),
            |entry| note_by_hand(standing, w, &objective.id, entry, computed(standing, objective).rating),
        ),
        is_by_hand: by_hand.is_some(),
        bar,
        results_bar: held_or_all(&assessed)
            .map(|value| Bar::new(value, assessed.results_planned, bar_ink(assessed.results_rating))),
        change: w.points(was, assessed.delivered),
        indicator: headline.map(|indicator| indicator_line(standing, w, indicator)).unwrap_or_default(),
        indicator_source: headline.map(|indicator| indicator_source(standing, w, indicator)).unwrap_or_default(),
    }
}

/// How far the indicators are of which something is expected: what the rating goes by. As long as nothing is, how far all are.
fn held_or_all(assessed: &Assessment) -> Option<f64> {
    assessed.held.map(|(achieved, _)| achieved).or(assessed.achievement)
}

/// Says which of activities and results determined the rating, where the two are rated differently, or only one is.
fn rating_note(standing: &Standing<'_>, w: &Writer<'_>, assessed: &Assessment) -> String {
    let (schedule, results) = (assessed.schedule_rating, assessed.results_rating);
    if results == Rating::NotAssessed && assessed.indicators > 0 && assessed.rating == schedule {
        let is_rated = schedule != Rating::NotAssessed && !standing.is_after_event();
        return if is_rated { w.say("report-rated-by-activities-alone", &[]) } else { String::new() };
    }
    match (schedule.is_concern(), results.is_concern()) {
        _ if schedule == results || !assessed.rating.is_concern() || schedule == Rating::NotAssessed => String::new(),
        (true, false) => w.say("report-rated-by-activities", &[]),
        (false, true) => w.say("report-rated-by-results", &[]),
        _ if results > schedule => w.say("report-rated-by-results", &[]),
        _ => w.say("report-rated-by-activities", &[]),
    }
}

/// Says who rated the objective manually, when and why, and what the computed rating would have been.
fn note_by_hand(
    standing: &Standing<'_>,
    w: &Writer<'_>,
    objective: &ObjectiveId,
    entry: &RatingEntry,
    computed: Rating,
) -> String {
    let at = standing.state.ledgers.ratings.touched_at(objective);
    let day = at.map_or(standing.cut_off, |at| standing.plan.timezone.to_datetime(at).date());
    let args = [
        ("author", text(entry.author.as_deref().map(|author| w.plain(author)).unwrap_or_default())),
        ("date", text(w.day(day).text)),
        ("reason", text(reason(w, entry))),
        ("computed", text(w.rating(computed).word)),
    ];
    let is_same =
        standing.plan.objectives.iter().any(|one| one.id == *objective && assess(standing, one).rating == computed);
    if is_same {
        // The computed rating twice would look like an error.
        return w.say("report-rated-by-hand-same", &args[..3]);
    }
    w.say("report-rated-by-hand", &args)
}

fn message_by_hand(w: &Writer<'_>, id: &ObjectiveId, rating: Rating, entry: &RatingEntry) -> String {
    let args = [
        ("objective", text(number_of(id))),
        ("rating", text(w.rating(rating).word)),
        ("reason", text(reason(w, entry))),
    ];
    w.say("report-objective-by-hand", &args)
}

fn reason(w: &Writer<'_>, entry: &RatingEntry) -> String {
    entry.reason.as_ref().map(|reason| w.pick(reason)).unwrap_or_default()
}

/// A percentage, always with the number of things it refers to.
fn with_n(w: &Writer<'_>, id: &str, ratio: Option<f64>, n: usize) -> String {
    match ratio {
        None => w.not_assessed(),
        Some(ratio) => w.say(id, &[("percent", text(w.part(ratio))), ("n", count(n))]),
    }
}

/// The mean over what has a result, and the mean over what is due where that is another: the rating goes by the latter.
fn achievement_text(w: &Writer<'_>, assessed: &Assessment) -> String {
    let Some(mean) = assessed.achievement else { return w.not_assessed() };
    let args = [("percent", text(w.part(mean))), ("n", count(assessed.assessed)), ("of", count(assessed.indicators))];
    let said = w.say("report-of-indicators", &args);
    match assessed.held.filter(|_| assessed.due < assessed.assessed) {
        None => said,
        Some((held, _)) => w.say(
            "report-of-indicators-due",
            &[("said", text(said)), ("percent", text(w.part(held))), ("due", count(assessed.due))],
        ),
    }
}

fn outlook_text(w: &Writer<'_>, assessed: &Assessment) -> String {
    let Some(mean) = assessed.outlook else { return String::new() };
    let args = [("percent", text(w.part(mean))), ("n", count(assessed.outlook_n)), ("of", count(assessed.indicators))];
    w.say("report-results-outlook", &args)
}

/// How many targets of an event that is over are met, and which are missed or not counted. The public reads the figures
/// themselves, in a table without ids.
fn targets_text(standing: &Standing<'_>, w: &Writer<'_>, objective: &Objective, targets: Targets) -> String {
    if !standing.is_after_event() || targets.due == 0 {
        return String::new();
    }
    let said = w.say("report-targets-met", &[("met", count(targets.met)), ("due", count(targets.due))]);
    let named = |met: Option<bool>| {
        let due = objective.indicators.iter().filter(|one| is_due(standing, one) && is_met(standing, one) == met);
        due.map(|one| w.isolated(one.id.as_str())).collect::<Vec<String>>()
    };
    let lists = [("report-targets-missed", named(Some(false))), ("report-targets-uncounted", named(None))];
    let lists = lists.into_iter().filter(|(_, names)| !names.is_empty() && *w.audience() != Audience::Public);
    lists.fold(said, |said, (id, names)| w.say(id, &[("said", text(said)), ("names", text(w.list(&names)))]))
}

/// The first indicator that has a result, else the first that has any value, else the first one.
fn headline_indicator<'o>(standing: &Standing<'_>, objective: &'o Objective) -> Option<&'o Indicator> {
    let find = |has: &dyn Fn(&IndicatorId) -> bool| objective.indicators.iter().find(|one| has(&one.id));
    find(&|id| standing.result(id).is_some())
        .or_else(|| find(&|id| standing.outlook(id).is_some()))
        .or(objective.indicators.first())
}

fn indicator_source(standing: &Standing<'_>, w: &Writer<'_>, indicator: &Indicator) -> String {
    let result = standing.result(&indicator.id);
    let values = [result, standing.outlook(&indicator.id).filter(|_| result.is_none())].into_iter().flatten();
    let parts = values.flat_map(|value| {
        let note = value.note.as_deref().map(|note| w.plain(note));
        [Some(provenance(w, indicator, Some(value))), note]
    });
    let parts = parts.flatten();
    w.series(&parts.filter(|part| !part.is_empty()).collect::<Vec<_>>())
}

fn indicator_line(standing: &Standing<'_>, w: &Writer<'_>, indicator: &Indicator) -> String {
    let result = standing.result(&indicator.id).map(|value| marked_value(w, indicator, value));
    let outlook = standing.outlook(&indicator.id).map(|value| outlook_value(w, indicator, value));
    let id = if indicator.target.is_some() { "report-indicator-line" } else { "report-indicator-line-no-target" };
    w.say(
        id,
        &[
            ("title", text(w.pick(&indicator.title))),
            ("actual", text(result.or(outlook).unwrap_or_else(|| w.not_assessed()))),
            ("target", text(value_text(w, indicator, indicator.target))),
        ],
    )
}

/// The message of the row, by rule: the rating, then the fact that caused it.
fn message(w: &Writer<'_>, id: &ObjectiveId, assessed: &Assessment, is_over: bool) -> String {
    let tasks = assessed.tasks;
    let results_decide = assessed.schedule_rating != assessed.rating;
    let by = match assessed.rating {
        _ if tasks.total == 0 => "no-task",
        Rating::Achieved => "achieved",
        Rating::NotAssessed if is_over => "not-counted",
        Rating::NotAssessed => "not-due",
        Rating::OnTrack if tasks.overdue == 0 => "on-track",
        Rating::OnTrack => "on-track-overdue",
        Rating::PartlyOnTrack if results_decide => "partly-results",
        Rating::PartlyOnTrack if tasks.overdue == 0 => "partly-slow",
        Rating::PartlyOnTrack => "partly-overdue",
        Rating::OffTrack if results_decide => "off-results",
        Rating::OffTrack if tasks.overdue == 0 => "off-slow",
        Rating::OffTrack => "off-overdue",
        Rating::PartlyAchieved => "partly-achieved",
        Rating::NotAchieved => "not-achieved",
    };
    w.say(
        &format!("report-objective-{by}"),
        &[
            ("objective", text(number_of(id))),
            ("completed", count(tasks.completed)),
            ("overdue", count(tasks.overdue)),
            ("n", count(tasks.total)),
            ("delivered", text(w.percent_or_not(assessed.delivered))),
            ("planned", text(w.percent_or_not(assessed.planned))),
            ("achievement", text(w.percent_or_not(held_or_all(assessed)))),
            ("met", count(assessed.targets.met)),
            ("counted", count(assessed.targets.counted)),
            ("due", count(assessed.targets.due)),
        ],
    )
}

/// The heading names the objective that is furthest behind, or how many are behind.
pub(in crate::report) fn heading(w: &Writer<'_>, rows: &[ObjectiveRow]) -> String {
    let concerns: Vec<_> = rows.iter().filter(|row| row.rating.is_concern()).collect();
    let worst = concerns.iter().min_by(|a, b| {
        let index = |row: &ObjectiveRow| row.schedule_index.unwrap_or(1.0).min(row.results_index.unwrap_or(1.0));
        b.rating.severity().cmp(&a.rating.severity()).then(index(a).total_cmp(&index(b)))
    });
    let assessed = rows.iter().filter(|row| row.rating != Rating::NotAssessed).count();
    match (worst, concerns.len()) {
        (Some(worst), 1) => worst.message.clone(),
        (Some(worst), n) => w.say(
            "report-objectives-concerns",
            &[("n", count(n)), ("of", count(rows.len())), ("objective", text(number_of(&worst.id)))],
        ),
        (None, _) if rows.is_empty() => w.say("report-objectives-none", &[]),
        (None, _) if assessed == 0 => w.say("report-objectives-not-assessed", &[]),
        (None, _) if assessed == rows.len() => w.say("report-objectives-well", &[("n", count(assessed))]),
        (None, _) => w.say("report-objectives-assessed-well", &[("n", count(assessed)), ("of", count(rows.len()))]),
    }
}
