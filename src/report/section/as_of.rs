//! As of when something stands that is kept in lists: it holds until somebody records more.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use crate::report::{
    measure::{figures::Figures, standing::Standing},
    words::{
        value::Day,
        writer::{Writer, text},
    },
};

/// The day on which the last entry of a list was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AsOf {
    /// The day.
    pub day: Day,
    /// True if it lies before the period of the report: nobody has recorded anything since the report before.
    pub is_old: bool,
    /// Both in words.
    pub text: String,
}

/// The last of some instants; `None` if there is none.
pub(super) fn of(
    standing: &Standing<'_>,
    before: &Figures,
    w: &Writer<'_>,
    touched: impl Iterator<Item = Timestamp>,
) -> Option<AsOf> {
    let day = standing.plan.timezone.to_datetime(touched.max()?).date();
    let is_old = day <= before.cut_off;
    let id = if is_old { "report-as-of-old" } else { "report-as-of" };
    Some(AsOf { day: w.day(day), is_old, text: w.say(id, &[("date", text(w.long_date(day)))]) })
}
