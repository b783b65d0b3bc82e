//! Ratings: one formula with declared thresholds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{plan::RatingRules, report::drawing::Ink};

/// Indices that differ by less than this are equal: sums of weights are not exact.
pub(super) const TOLERANCE: f64 = 1e-9;

/// The rating of an objective (`domain.md` sections 3.3, 5 and 3.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    /// It has targets, and every one of them is met; before the end of the event its tasks are completed, too.
    Achieved,
    /// Green.
    OnTrack,
    /// Amber.
    PartlyOnTrack,
    /// Red.
    OffTrack,
    /// Amber, of an event that is over: a target was missed or is not counted, but most of the way was gone.
    PartlyAchieved,
    /// Red, of an event that is over: most of the way was not gone.
    NotAchieved,
    /// Nothing to rate by. Never the same as bad.
    NotAssessed,
}

impl Rating {
    /// All ratings, from best to worst; "not assessed" last.
    pub const ALL: [Self; 7] = [
        Self::Achieved,
        Self::OnTrack,
        Self::PartlyOnTrack,
        Self::OffTrack,
        Self::PartlyAchieved,
        Self::NotAchieved,
        Self::NotAssessed,
    ];

    /// The rating of an index, which is reached divided by expected; 1 is as planned.
    pub fn of(index: Option<f64>, rules: RatingRules) -> Self {
        match index {
            None => Self::NotAssessed,
            Some(index) if index + TOLERANCE >= rules.green => Self::OnTrack,
            Some(index) if index + TOLERANCE >= rules.amber => Self::PartlyOnTrack,
            Some(_) => Self::OffTrack,
        }
    }

    /// The rating of an event that is over and has missed a target, by an index that is 1 where all targets are met: partly
    /// achieved where it came near, otherwise not achieved.
    pub fn short_of_target(index: Option<f64>, rules: RatingRules) -> Self {
        match Self::of(index, rules) {
            Self::NotAssessed => Self::NotAssessed,
            Self::OffTrack => Self::NotAchieved,
            _ => Self::PartlyAchieved,
        }
    }

    /// The worse of two ratings; "not assessed" is ignored.
    #[must_use]
    pub fn worse(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotAssessed, known) | (known, Self::NotAssessed) => known,
            (one, two) if two.is_worse_than(one) => two,
            (one, _) => one,
        }
    }

    /// True if it is worse: red than amber, amber than green, whichever scale each is of. "Not assessed" is neither worse nor
    /// better than anything.
    pub fn is_worse_than(self, other: Self) -> bool {
        self.severity().zip(other.severity()).is_some_and(|(own, other)| own > other)
    }

    /// How bad it is, from 0, whichever scale it is of; `None` if not assessed.
    pub fn severity(self) -> Option<u8> {
        match self {
            Self::Achieved => Some(0),
            Self::OnTrack => Some(1),
            Self::PartlyOnTrack | Self::PartlyAchieved => Some(2),
            Self::OffTrack | Self::NotAchieved => Some(3),
            Self::NotAssessed => None,
        }
    }

    /// The name in JSON and in catalogues.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Achieved => "achieved",
            Self::OnTrack => "on_track",
            Self::PartlyOnTrack => "partly_on_track",
            Self::OffTrack => "off_track",
            Self::PartlyAchieved => "partly_achieved",
            Self::NotAchieved => "not_achieved",
            Self::NotAssessed => "not_assessed",
        }
    }

    /// A symbol that identifies the rating without colour.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Achieved => "✓",
            Self::OnTrack => "●",
            Self::PartlyOnTrack | Self::PartlyAchieved => "▲",
            Self::OffTrack | Self::NotAchieved => "■",
            Self::NotAssessed => "–",
        }
    }

    /// Its semantic colour.
    pub fn ink(self) -> Ink {
        match self {
            Self::Achieved | Self::OnTrack => Ink::Good,
            Self::PartlyOnTrack | Self::PartlyAchieved => Ink::Warn,
            Self::OffTrack | Self::NotAchieved => Ink::Bad,
            Self::NotAssessed => Ink::Muted,
        }
    }

    /// True if it calls for action.
    pub fn is_concern(self) -> bool {
        matches!(self, Self::PartlyOnTrack | Self::OffTrack | Self::PartlyAchieved | Self::NotAchieved)
    }
}

/// `part / whole`; `None` if `whole` is zero or the ratio is not finite.
pub(in crate::report) fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole.abs() > TOLERANCE).then(|| part / whole).filter(|ratio| ratio.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_are_inclusive_even_for_sums_that_are_not_exact() {
        let rules = RatingRules::default();
        assert_eq!(Rating::of(ratio(0.72, 0.8), rules), Rating::OnTrack, "0.72 / 0.8 is 0.8999999999999999");
        assert_eq!(Rating::of(Some(0.8999), rules), Rating::PartlyOnTrack);
        assert_eq!(Rating::of(Some(0.70), rules), Rating::PartlyOnTrack);
        assert_eq!(Rating::of(Some(0.6999), rules), Rating::OffTrack);
        assert_eq!(Rating::of(None, rules), Rating::NotAssessed);
    }

    #[test]
    fn the_worse_of_two_ratings_counts_and_the_unknown_does_not() {
        assert_eq!(Rating::OnTrack.worse(Rating::OffTrack), Rating::OffTrack);
        assert_eq!(Rating::NotAssessed.worse(Rating::PartlyOnTrack), Rating::PartlyOnTrack);
        assert_eq!(Rating::OnTrack.worse(Rating::NotAssessed), Rating::OnTrack);
        assert_eq!(Rating::NotAssessed.worse(Rating::NotAssessed), Rating::NotAssessed);
        // Red of one scale, given by hand, beside amber of the other.
        assert_eq!(Rating::OffTrack.worse(Rating::PartlyAchieved), Rating::OffTrack);
        assert_eq!(Rating::PartlyAchieved.worse(Rating::OffTrack), Rating::OffTrack);
        assert_eq!(Rating::Achieved.worse(Rating::OnTrack), Rating::OnTrack);
    }

    #[test]
    fn a_ratio_of_nothing_is_nothing() {
        assert_eq!(ratio(0.0, 0.0), None);
        assert_eq!(ratio(3.0, 0.0), None);
        assert_eq!(ratio(f64::INFINITY, 1.0), None);
    }
}
