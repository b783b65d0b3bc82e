//! How long partners take to answer.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::{
    measure::standing::{Part, PartState},
    words::{
        value::Share,
        writer::{Writer, count, text},
    },
};

/// The median of the calendar days from the first reminder to the delivery, and of how many deliveries.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ResponseTime {
    /// The median in calendar days; missing for fewer than three answers.
    pub days: Option<f64>,
    /// Contributions delivered after a reminder asked for them.
    pub n: usize,
    /// `12 (5)`; `–` for fewer than three.
    pub text: String,
}

/// The response time of one partner, from its `parts`. Tasks it leads are not responses to a request.
///
/// What was delivered before anybody asked for it is no answer, and is left out.
pub(in crate::report) fn of(w: &Writer<'_>, parts: &[&Part<'_>]) -> ResponseTime {
    let delivered = parts.iter().filter(|part| !part.leads && part.state == PartState::Delivered);
    let days = delivered.filter_map(|part| Some((part.delivered? - part.reminded?).get_days().max(0)));
    let days: Vec<i32> = days.collect();
    let n = days.len();
    let median = median(days).filter(|_| n >= Share::SMALL);
    let text = median.map_or_else(
        || "–".to_owned(),
        |days| w.say("report-response-time", &[("days", text(w.figure(days))), ("n", count(n))]),
    );
    ResponseTime { days: median, n, text }
}

/// The median: the middle value, or the mean of the two middle values.
pub(super) fn median(mut days: Vec<i32>) -> Option<f64> {
    days.sort_unstable();
    let (low, high) = (days.get(days.len().checked_sub(1)? / 2)?, days.get(days.len() / 2)?);
    Some(f64::midpoint(f64::from(*low), f64::from(*high)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_lies_in_the_middle() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![9]), Some(9.0));
        assert_eq!(median(vec![40, 2, 5]), Some(5.0), "one who was slow does not stand for all");
        assert_eq!(median(vec![7, 2, 40, 4]), Some(5.5));
    }
}
