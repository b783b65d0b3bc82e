//! Achievement of results: what was measured against baseline and target.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    Figures,
    rating::ratio,
    standing::{PartState, Standing},
    value::Day,
    writer::{Writer, count, text},
};
use crate::{
    model::{IndicatorId, ObjectiveId},
    plan::{Aggregation, Computation, Indicator, Measure, ResultLevel},
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
    /// The latest value by the cut-off; missing if not measured.
    pub actual: Option<f64>,
    /// The latest value in words; `–` if not measured.
    pub actual_text: String,
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

/// A value with what makes it believable.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Actual {
    pub(super) value: f64,
    pub(super) on: jiff::civil::Date,
    pub(super) source: Option<String>,
    pub(super) confidence: Option<String>,
    pub(super) note: Option<String>,
    /// For a computed share: so many of so many.
    pub(super) of: Option<(usize, usize)>,
}

/// `(actual − baseline) / (target − baseline)`, the formula of the EU's OPSYS (`domain.md` section 3.1). It serves
/// falling indicators as it stands. Nothing if a value is missing or there is no way to go.
pub fn achievement(baseline: Option<f64>, target: Option<f64>, actual: Option<f64>) -> Option<f64> {
    let (baseline, target, actual) = (baseline?, target?, actual?);
    ratio(actual - baseline, target - baseline)
}

/// How far the latest value of an indicator is, by the next intermediate target after its day, or by the final one.
pub(super) fn achieved(standing: &Standing<'_>, indicator: &Indicator) -> Option<f64> {
    let actual = standing.actuals.get(&indicator.id).filter(|_| indicator.is_measured())?;
    let next = indicator.next_milestone(standing.plan, actual.on).map(|(_, value)| value);
    achievement(indicator.baseline, next.or(indicator.target), Some(actual.value))
}

/// True if the final target is reached.
pub(super) fn is_reached(standing: &Standing<'_>, indicator: &Indicator) -> bool {
    let actual = standing.actuals.get(&indicator.id).filter(|_| indicator.is_measured()).map(|actual| actual.value);
    achievement(indicator.baseline, indicator.target, actual).is_some_and(|achieved| achieved >= 1.0)
}

/// The latest value of every indicator that has one by the cut-off.
pub(super) fn actual_values(standing: &Standing<'_>) -> BTreeMap<IndicatorId, Actual> {
    let indicators = standing.plan.objectives.iter().flat_map(|objective| &objective.indicators);
    indicators.filter_map(|indicator| Some((indicator.id.clone(), actual(standing, indicator)?))).collect()
}

/// The latest value of one indicator: computed from the journal, or as it was recorded.
fn actual(standing: &Standing<'_>, indicator: &Indicator) -> Option<Actual> {
    if let Some(computation) = indicator.computed {
        return compute(standing, computation, indicator.measure);
    }
    let latest = standing.state.measured.get(&indicator.id)?.iter().rfind(|m| m.value.on <= standing.cut_off)?;
    Some(Actual {
        value: latest.value.value,
        on: latest.value.on,
        source: latest.value.source.clone(),
        confidence: latest.value.confidence.clone(),
        note: latest.note.clone(),
        of: None,
    })
    .filter(|actual| actual.value.is_finite())
}

fn compute(standing: &Standing<'_>, computation: Computation, measure: Measure) -> Option<Actual> {
    let (value, of) = match computation {
        Computation::ConcertedTasksOnTime => {
            let (on_time, completed) = concerted_on_time(standing);
            let share = ratio(on_time as f64, completed as f64)?;
            (if measure == Measure::Percentage { share * 100.0 } else { on_time as f64 }, Some((on_time, completed)))
        }
        Computation::PartnersLeading => {
            let leads: BTreeSet<_> = standing.counted().map(|task| &task.task.lead).collect();
            (leads.len() as f64, None)
        }
        Computation::OverdueInputs => {
            let overdue = standing.parts.iter().filter(|part| !part.leads && part.state == PartState::Overdue).count();
            (overdue as f64, None)
        }
    };
    Some(Actual { value, on: standing.cut_off, source: None, confidence: None, note: None, of })
}

/// Completed tasks with two or more partner kinds: those in time, and all.
fn concerted_on_time(standing: &Standing<'_>) -> (usize, usize) {
    let completed: Vec<_> =
        standing.tasks.iter().filter(|t| t.is_completed() && standing.kinds_of(t.task).len() >= 2).collect();
    let on_time = completed.iter().filter(|task| task.health == crate::engine::Health::Completed).count();
    (on_time, completed.len())
}

/// The indicator table, objective by objective.
pub(super) fn rows(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> Vec<IndicatorRow> {
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
    let latest = standing.actuals.get(&indicator.id);
    let actual = latest.map(|latest| latest.value);
    let achievement = achieved(standing, indicator);
    let value = |value: Option<f64>| value_text(w, indicator, value);
    let none = || "–".to_owned();
    let next = indicator.next_milestone(standing.plan, latest.map_or(standing.cut_off, |latest| latest.on));
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
        actual_text: actual.map_or_else(none, |actual| value(Some(actual))),
        achievement,
        achievement_text: achievement.map_or_else(none, |achievement| w.part(achievement)),
        measured_on: latest.map(|latest| w.day(latest.on)),
        source: source(w, indicator, latest),
        provenance: provenance(w, indicator, latest),
        confidence: confidence(w, latest).unwrap_or_default(),
        is_unsure: latest.is_some_and(|latest| latest.confidence.as_deref() == Some("low")),
        note: latest.and_then(|latest| latest.note.clone()).unwrap_or_default(),
        computed: indicator.computed.is_some(),
        previous_text: before.indicators.get(&indicator.id).map(|was| value(Some(*was))).unwrap_or_default(),
    }
}

/// A value in the indicator's measure, or the word of its category; 83.5 of a percentage is `83.5%`.
pub(super) fn value_text(w: &Writer<'_>, indicator: &Indicator, value: Option<f64>) -> String {
    let Some(value) = value else { return w.not_assessed() };
    let category = (0..).map(f64::from).zip(&indicator.categories).find(|(place, _)| (place - value).abs() < 1e-9);
    match category {
        Some((_, words)) => w.pick(words),
        None if indicator.measure == Measure::Percentage => w.rate(value / 100.0),
        None => w.figure(value),
    }
}

fn source(w: &Writer<'_>, indicator: &Indicator, actual: Option<&Actual>) -> String {
    let means = indicator.means_of_verification.as_ref().map(|means| w.pick(means)).unwrap_or_default();
    match actual {
        Some(Actual { of: Some((n, of)), .. }) => {
            w.say("report-source-computed-share", &[("n", count(*n)), ("of", count(*of))])
        }
        Some(_) if indicator.computed.is_some() => w.say("report-source-computed", &[]),
        Some(Actual { source: Some(source), .. }) => source.clone(),
        None if !means.is_empty() => w.say("report-source-expected", &[("source", text(means))]),
        _ => means,
    }
}

/// Where the value of an indicator comes from, in one line: source, day, confidence.
pub(super) fn provenance(w: &Writer<'_>, indicator: &Indicator, actual: Option<&Actual>) -> String {
    let day = actual.map(|actual| w.day(actual.on).text);
    let sure = confidence(w, actual).map(|word| w.say("report-confidence", &[("confidence", text(word))]));
    let parts = [Some(source(w, indicator, actual)), day, sure].into_iter().flatten();
    w.series(&parts.filter(|part| !part.is_empty()).collect::<Vec<_>>())
}

fn confidence(w: &Writer<'_>, actual: Option<&Actual>) -> Option<String> {
    actual?.confidence.as_deref().map(|confidence| confidence_text(w, confidence))
}

fn confidence_text(w: &Writer<'_>, confidence: &str) -> String {
    match confidence {
        "high" | "medium" | "low" => w.word("confidence", confidence),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_opsys_gives_its_result() {
        let achieved = achievement(Some(2505.0), Some(15_000.0), Some(12_980.0)).unwrap();
        assert_eq!(format!("{:.2}", achieved * 100.0), "83.83");
    }

    #[test]
    fn a_falling_indicator_needs_no_other_formula() {
        assert_eq!(achievement(Some(20.0), Some(0.0), Some(5.0)), Some(0.75));
        assert_eq!(achievement(Some(20.0), Some(0.0), Some(25.0)), Some(-0.25), "it got worse");
    }

    #[test]
    fn what_is_missing_is_not_assessed_and_never_zero() {
        assert_eq!(achievement(None, Some(75.0), Some(60.0)), None);
        assert_eq!(achievement(Some(0.0), None, Some(60.0)), None);
        assert_eq!(achievement(Some(0.0), Some(75.0), None), None);
        assert_eq!(achievement(Some(6.0), Some(6.0), Some(6.0)), None, "no way to go");
    }
}
