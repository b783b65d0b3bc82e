//! The last day that a requested report covers, and the check that this day has come.

use std::cmp::Ordering;

use jiff::{Timestamp, ToSpan, civil::Date};

use crate::{app::AppError, plan::Plan, report::Edition};

/// The day asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AsOf {
    /// The last day; yesterday in the workflow's zone if `None`.
    pub day: Option<Date>,
    /// True if the day may be in the future. Every page of the report then says that its day has not come.
    pub may_be_ahead: bool,
}

impl AsOf {
    /// The last day of the report on `plan`, and the resulting edition. A day that has not come in the workflow's zone
    /// is an error unless it is explicitly allowed: such a report would call overdue what is still to be done.
    pub(super) fn settle(self, plan: &Plan, now: Timestamp) -> Result<(Date, Edition), AppError> {
        let today = plan.timezone.to_datetime(now).date();
        let day = self.day.unwrap_or_else(|| today.saturating_sub(1.day()));
        match day.cmp(&today) {
            Ordering::Less => Ok((day, Edition::Draft)),
            Ordering::Equal => Ok((day, Edition::Today)),
            Ordering::Greater if self.may_be_ahead => Ok((day, Edition::Ahead)),
            Ordering::Greater => Err(AppError::Ahead { day, today }),
        }
    }
}
