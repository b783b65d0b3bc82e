//! What a report is compared with: the one before it, or the state of a month earlier.

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{measure::figures::Figures, request::Request};
use crate::{
    engine::{IssuedReport, issued_reports},
    model::Event,
    plan::{Plan, calendar::end_of_day},
};

/// The day that a report is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// Last day of the figures that it is compared with.
    pub cut_off: Date,
    /// When these were printed; for a day without a report, its end. The definition in force then is the one that they
    /// follow from.
    pub printed_at: Timestamp,
    symbol: Option<String>,
}

impl Baseline {
    /// The last report issued to this audience in this language as of an earlier day, unless it was withdrawn; if there is
    /// none, the same day a month before.
    pub fn of(plan: &Plan, events: &[Event], request: &Request<'_>) -> Self {
        let counts = |report: &IssuedReport| {
            report.withdrawn.is_none()
                && report.cut_off < request.cut_off
                && report.has_edition(request.audience.as_str(), &request.lang)
        };
        let issued = issued_reports(plan, events).into_iter().filter(counts);
        if let Some(IssuedReport { symbol, cut_off, at, .. }) =
            issued.max_by_key(|report| (report.cut_off, report.number))
        {
            return Self { cut_off, printed_at: at, symbol: Some(symbol) };
        }
        let cut_off = one_month_before(request.cut_off);
        Self { cut_off, printed_at: end_of_day(cut_off, &plan.timezone), symbol: None }
    }

    /// The figures of that day, recomputed from the journal by `then`, the definition that was in force; tasks have the ids
    /// that they have in `now`.
    pub fn figures(&self, then: &Plan, now: &Plan, events: &[Event]) -> Figures {
        let figures = Figures { symbol: self.symbol.clone(), ..Figures::at(then, events, self.cut_off) };
        let by_task = figures.by_task.into_iter().map(|(id, was)| (now.renames.task(&id), was)).collect();
        Figures { by_task, ..figures }
    }
}

/// The same day one month earlier. If `day` is the last of its month, the last day of the month before.
fn one_month_before(day: Date) -> Date {
    if day == day.last_of_month() {
        return day.first_of_month().saturating_sub(1.day());
    }
    day.saturating_sub(1.month())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_month_before_the_end_of_a_month_is_the_end_of_the_month_before() {
        assert_eq!(one_month_before(date(2012, 6, 30)), date(2012, 5, 31));
        assert_eq!(one_month_before(date(2013, 3, 31)), date(2013, 2, 28));
        assert_eq!(one_month_before(date(2013, 3, 30)), date(2013, 2, 28));
        assert_eq!(one_month_before(date(2013, 3, 15)), date(2013, 2, 15));
    }
}
