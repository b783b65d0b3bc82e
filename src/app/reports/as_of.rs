//! The day that a report on request covers last, and that it has come.

use jiff::{Timestamp, ToSpan, civil::Date};

use crate::{app::AppError, plan::Plan, report::Edition};

/// The day that is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AsOf {
    /// The last day; yesterday in the workflow's zone if `None`.
    pub day: Option<Date>,
    /// True if it may be a day that has not come. What is reported of it then says on every page that it is no finding.
    pub may_be_ahead: bool,
}

impl AsOf {
    /// The last day of the report on `plan`, and the edition that it makes. An error for a day that has not come in the
    /// workflow's zone, unless it is asked for in so many words: such a report would call overdue what is still to be done.
    pub(super) fn settle(self, plan: &Plan, now: Timestamp) -> Result<(Date, Edition), AppError> {
        let today = plan.timezone.to_datetime(now).date();
        let day = self.day.unwrap_or_else(|| today.saturating_sub(1.day()));
        match day > today {
            false => Ok((day, Edition::Draft)),
            true if self.may_be_ahead => Ok((day, Edition::Ahead)),
            true => Err(AppError::Ahead { day, today }),
        }
    }
}
