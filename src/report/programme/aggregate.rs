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
    /// Events that have a value.
    pub n: usize,
    /// All events.
    pub of: usize,
    /// True if some value in it is not the last one of its event.
    pub is_interim: bool,
    /// The same in words: `Sum over 3 of 4 events: 52`.
    pub text: String,
}

/// Aggregates the values of `indicator` (IATI `aggregation-status`). `None` if the definition does not say how, or
/// nothing was measured. Events without a value are not counted.
pub(in crate::report) fn of(w: &Writer<'_>, indicator: &Indicator, series: &[SeriesValue]) -> Option<SeriesAggregate> {
    let known: Vec<(f64, bool)> = series.iter().filter_map(|event| Some((event.value?, event.is_interim))).collect();
    let values = known.iter().map(|(value, _)| *value);
    let (id, value) = match indicator.aggregation {
        Aggregation::None => return None,
        Aggregation::Sum => ("programme-sum", values.reduce(|sum, value| sum + value)?),
        Aggregation::Max => ("programme-max", values.reduce(f64::max)?),
    };
    let is_interim = known.iter().any(|(_, is_interim)| *is_interim);
    let args = [
        ("n", count(known.len())),
        ("of", count(series.len())),
        ("value", text(value_text(w, indicator, Some(value)))),
    ];
    let said = w.say(id, &args);
    let said = if is_interim { format!("{said} · {}", w.say("programme-interim", &[])) } else { said };
    Some(SeriesAggregate {
        aggregation: indicator.aggregation,
        value,
        n: known.len(),
        of: series.len(),
        is_interim,
        text: said,
    })
}
