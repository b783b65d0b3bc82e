//! The years that a definition may mention.

use std::ops::RangeInclusive;

/// The years that a definition may mention.
pub const YEARS: RangeInclusive<i16> = 1900..=2199;
