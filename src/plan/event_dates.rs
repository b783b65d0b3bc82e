//! When and where the event is.

use jiff::civil::Date;

use crate::model::Text;

/// The event: T is `opens`, C is `closes`.
#[derive(Clone, Debug, PartialEq)]
pub struct EventDates {
    /// Opening day, T.
    pub opens: Date,
    /// Closing day, C.
    pub closes: Date,
    /// City, for people.
    pub city: Option<Text>,
    /// Venue, for people.
    pub venue: Option<Text>,
    /// Its motto.
    pub theme: Option<Text>,
}
