//! Achievement of results: measured values compared with baseline and target.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    model::{IndicatorId, ObjectiveId, ValueKind},
    plan::{Aggregation, Indicator, Measure, ResultLevel},
    report::{
        measure::{
            achievement::achieved,
            figures::Figures,
            standing::{Standing, actual::Actual},
        },
        words::{
            phrases::value_text,
            value::Day,
            writer::{Writer, count, text},
        },
    },
};

/// One row of the indicator table.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct IndicatorRow {
    /// Its id.
    pub id: IndicatorId,
    /// The objective it belongs to.
    pub objective: ObjectiveId,
    /// What is measured.
    pub title: String,
    /// IATI result type.
    pub level: ResultLevel,
    /// The result type in words.
    pub level_text: String,
    /// IATI measure.
    pub measure: Measure,
    /// True if more is better.
    pub ascending: bool,
    /// How values of several events add up.
    pub aggregation: Aggregation,
    /// The value before the work; missing if not known.
    pub baseline: Option<f64>,
    /// The baseline in words.
    pub baseline_text: String,
    /// The value aimed at.
    pub target: Option<f64>,
    /// The target in words.
    pub target_text: String,
    /// The next intermediate target after the day of the value, against which the value is held; missing if there is none.
    pub next_target: Option<f64>,
    /// The next intermediate target and its day in words; empty if there is none.
    pub next_target_text: String,
    /// The latest value by the cut-off that counts as a result; missing if not measured.
    pub actual: Option<f64>,
    /// The latest value in words, with `?` where its confidence is low; `–` if not measured.
    pub actual_text: String,
    /// What that value stands for: measured or final; missing if not measured.
    pub kind: Option<ValueKind>,
    /// A later value that counts as no result: planned, expected, or measured before an event that is over.
    pub outlook: Option<f64>,
    /// What it stands for.
    pub outlook_kind: Option<ValueKind>,
    /// The same in words: `13 planned`; empty if there is none.
    pub outlook_text: String,
    /// Where that value comes from, in one line; empty if there is none.
    pub outlook_provenance: String,
    /// A note on that value; empty if there is none.
    pub outlook_note: String,
    /// `(actual − baseline) / (target − baseline)`, raw: it may lie below 0 or above 1; the target is the next intermediate
    /// one where there is one. Missing if not assessed, and for categories without order and words.
    pub achievement: Option<f64>,
    /// The achievement in words; `–` if not assessed.
    pub achievement_text: String,
    /// The day it was measured.
    pub measured_on: Option<Day>,
    /// Where the value comes from; for want of a value, where it will come from.
    pub source: String,
    /// Where the value comes from, when it was measured and how sure it is, in one line.
    pub provenance: String,
    /// How sure the value is, in words; empty if nobody said.
    pub confidence: String,
    /// A note on the value, such as conflicting figures; empty if there is none.
    pub note: String,
    /// True if its confidence is low.
    pub is_unsure: bool,
    /// True if the engine computes it from the journal.
    pub computed: bool,
    /// The value at the report before, in words; empty if there was none.
    pub previous_text: String,
}

/// The indicator table, objective by objective.
pub(in crate::report) fn rows(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> Vec<IndicatorRow> {
    let objectives = standing.plan.objectives.iter();
    objectives.flat_map(|o| o.indicators.iter().map(|i| row(standing, before, w, &o.id, i))).collect()
}

fn row(
    standing: &Standing<'_>,
    before: &Figures,
    w: &Writer<'_>,
    objective: &ObjectiveId,
    indicator: &Indicator,
) -> IndicatorRow {
    let latest = standing.result(&indicator.id);
    let ahead = standing.outlook(&indicator.id);
    let actual = latest.map(|latest| latest.value);
    let achievement = achieved(standing, indicator);
    let value = |value: Option<f64>| value_text(w, indicator, value);
    let none = || "–".to_owned();
    let next = indicator.next_milestone(standing.plan, latest.map_or(standing.cut_off, |latest| latest.on));
    let note = |value: Option<&Actual>| {
        value.and_then(|value| value.note.as_deref()).map(|note| w.plain(note)).unwrap_or_default()
    };
    IndicatorRow {
        id: indicator.id.clone(),
        objective: objective.clone(),
        title: w.pick(&indicator.title),
        level: indicator.level,
        level_text: w.word("level", level_name(indicator.level)),
        measure: indicator.measure,
        ascending: indicator.ascending,
        aggregation: indicator.aggregation,
        baseline: indicator.baseline,
        baseline_text: indicator.baseline.map_or_else(|| w.say("report-unknown", &[]), |b| value(Some(b))),
        target: indicator.target,
        target_text: indicator.target.map_or_else(|| w.say("report-unknown", &[]), |t| value(Some(t))),
        next_target: next.map(|(_, value)| value),
        next_target_text: next.map_or_else(String::new, |(by, aimed)| {
            let args = [("target", text(value(Some(aimed)))), ("date", text(w.day(by).text))];
            w.say("report-next-target", &args)
        }),
        actual,
        actual_text: latest.map_or_else(none, |latest| marked_value(w, indicator, latest)),
        kind: latest.map(|latest| latest.kind),
        outlook: ahead.map(|ahead| ahead.value),
        outlook_kind: ahead.map(|ahead| ahead.kind),
        outlook_text: ahead.map(|ahead| outlook_value(w, indicator, ahead)).unwrap_or_default(),
        outlook_provenance: ahead.map(|ahead| provenance(w, indicator, Some(ahead))).unwrap_or_default(),
        outlook_note: note(ahead),
        achievement,
        achievement_text: achievement.map_or_else(none, |achievement| w.part(achievement)),
        measured_on: latest.map(|latest| w.day(latest.on)),
        source: source(w, indicator, latest),
        provenance: provenance(w, indicator, latest),
        confidence: confidence(w, latest).unwrap_or_default(),
        is_unsure: latest.is_some_and(is_unsure),
        note: note(latest),
        computed: indicator.computed.is_some(),
        previous_text: before.indicators.get(&indicator.id).map(|was| value(Some(*was))).unwrap_or_default(),
    }
}

fn source(w: &Writer<'_>, indicator: &Indicator, actual: Option<&Actual>) -> String {
    let means = indicator.means_of_verification.as_ref().map(|means| w.pick(means)).unwrap_or_default();
    match actual {
        Some(Actual { of: Some((n, of)), .. }) => {
            w.say("report-source-computed-share", &[("n", count(*n)), ("of", count(*of))])
        }
        Some(_) if indicator.computed.is_some() => w.say("report-source-computed", &[]),
        Some(Actual { source: Some(source), .. }) => w.plain(source),
        None if !means.is_empty() => w.say("report-source-expected", &[("source", text(means))]),
        _ => means,
    }
}

/// The provenance of an indicator's value in one line: source, day, confidence.
pub(super) fn provenance(w: &Writer<'_>, indicator: &Indicator, actual: Option<&Actual>) -> String {
    let day = actual.map(|actual| w.day(actual.on).text);
    let sure = confidence(w, actual).map(|word| w.say("report-confidence", &[("confidence", text(word))]));
    let parts = [Some(source(w, indicator, actual)), day, sure].into_iter().flatten();
    w.series(&parts.filter(|part| !part.is_empty()).collect::<Vec<_>>())
}

/// True if its confidence is low.
pub(super) fn is_unsure(value: &Actual) -> bool {
    value.confidence.as_deref() == Some("low")
}

/// A value in words, marked where nobody is sure of it.
pub(super) fn marked_value(w: &Writer<'_>, indicator: &Indicator, value: &Actual) -> String {
    let words = value_text(w, indicator, Some(value.value));
    if is_unsure(value) { w.say("report-unsure", &[("value", text(words))]) } else { words }
}

/// A value that is no result, called what it is: `13 planned`.
pub(super) fn outlook_value(w: &Writer<'_>, indicator: &Indicator, value: &Actual) -> String {
    let words = marked_value(w, indicator, value);
    w.say(&format!("report-value-{}", value.kind.as_str()), &[("value", text(words))])
}

/// What has to be known of a value wherever it stands: that nobody is sure of it, and the note that came with it.
pub(super) fn caveat(w: &Writer<'_>, value: &Actual) -> String {
    let doubt = confidence(w, Some(value)).filter(|_| is_unsure(value));
    let doubt = doubt.map(|word| w.say("report-confidence", &[("confidence", text(word))]));
    w.series(&[doubt, value.note.as_deref().map(|note| w.plain(note))].into_iter().flatten().collect::<Vec<_>>())
}

fn confidence(w: &Writer<'_>, actual: Option<&Actual>) -> Option<String> {
    actual?.confidence.as_deref().map(|confidence| confidence_text(w, confidence))
}

fn confidence_text(w: &Writer<'_>, confidence: &str) -> String {
    match confidence {
        "high" | "medium" | "low" | "sample" => w.word("confidence", confidence),
        other => other.to_owned(),
    }
}

fn level_name(level: ResultLevel) -> &'static str {
    match level {
        ResultLevel::Output => "output",
        ResultLevel::Outcome => "outcome",
        ResultLevel::Impact => "impact",
    }
}
