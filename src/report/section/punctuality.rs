//! How early or late partners deliver.

use schemars::JsonSchema;
use serde::Serialize;

use super::response_time::median;
use crate::report::{
    measure::standing::{Part, PartState},
    words::{
        value::Share,
        writer::{Writer, count, text},
    },
};

/// The median of the calendar days between due day and delivery, and of how many deliveries.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Punctuality {
    /// The median in calendar days, negative ahead of the due day; missing for fewer than three deliveries.
    pub days: Option<f64>,
    /// Tasks led and contributions delivered whose day is known.
    pub n: usize,
    /// `12 early (5)`; `–` for fewer than three.
    pub text: String,
}

/// The punctuality of one partner, from its `parts`.
pub(in crate::report) fn of(w: &Writer<'_>, parts: &[&Part<'_>]) -> Punctuality {
    let delivered = parts.iter().filter(|part| part.state == PartState::Delivered);
    let days: Vec<i32> = delivered.filter_map(|part| Some((part.delivered? - part.due).get_days())).collect();
    let n = days.len();
    let days = median(days).filter(|_| n >= Share::SMALL);
    let text = days.map_or_else(
        || "–".to_owned(),
        |days| {
            let id = match days {
                days if days < 0.0 => "report-punctuality-early",
                days if days > 0.0 => "report-punctuality-late",
                _ => "report-punctuality-on-day",
            };
            w.say(id, &[("days", text(w.figure(days.abs()))), ("n", count(n))])
        },
    );
    Punctuality { days, n, text }
}
