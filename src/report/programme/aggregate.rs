//! Aggregates an indicator over all events of a programme, in the way its definition declares.

use schemars::JsonSchema;
use serde::Serialize;

use super::SeriesValue;
use crate::{
    plan::{Aggregation, Indicator},
    report::words::{
        phrases::value_text,
        writer::{Writer, count, text},
    },
};

/// One figure for several events.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SeriesAggregate {
    /// How the values add up.
    pub aggregation: Aggregation,
    /// The figure.
    pub value: f64,
    /// Events that have a result; what is planned, expected or interim is not added to it.
    pub n: usize,
    /// All events.
    pub of: usize,
    /// The same in words: `Sum over 3 of 4 events: 52`.
    pub text: String,
}

/// Aggregates the values of `indicator` (IATI `aggregation-status`). `None` if the definition does not say how, or
/// no event has a result. Events without one are not counted.
pub(in crate::report) fn of(w: &Writer<'_>, indicator: &Indicator, series: &[SeriesValue]) -> Option<SeriesAggregate> {
    let known: Vec<f64> = series.iter().filter(|event| !event.is_interim).filter_map(|event| event.value).collect();
    let values = known.iter().copied();
    let (id, value) = match indicator.aggregation {
        Aggregation::None => return None,
        Aggregation::Sum => ("programme-sum", values.reduce(|sum, value| sum + value)?),
        Aggregation::Max => ("programme-max", values.reduce(f64::max)?),
    };
    let words = value_text(w, indicator, Some(value));
    // A sum is no surer than what it is made of, the largest value no surer than it was where it was counted.
    let counts = |of: f64| indicator.aggregation == Aggregation::Sum || (of - value).abs() < f64::EPSILON;
    let is_unsure = series.iter().any(|event| !event.is_interim && event.is_unsure && event.value.is_some_and(counts));
    let words = if is_unsure { w.say("report-unsure", &[("value", text(words))]) } else { words };
    let args = [("n", count(known.len())), ("of", count(series.len())), ("value", text(words))];
    let said = w.say(id, &args);
    Some(SeriesAggregate { aggregation: indicator.aggregation, value, n: known.len(), of: series.len(), text: said })
}
