//! Values ready to print: each raw figure with its text.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::report::{drawing::Ink, measure::rating::Rating};

/// A day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Day {
    /// The day as `2013-02-28`.
    #[schemars(with = "String")]
    pub date: Date,
    /// The day in the reader's language, short: `28 Feb 2013`.
    pub text: String,
}

/// So many of so many.
///
/// A percentage of fewer than [`Share::SMALL`] things misleads, so that a small share is said in counts only
/// (`domain.md` section 3.3, 2).
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Share {
    /// The part.
    pub n: usize,
    /// The whole.
    pub of: usize,
    /// Part by whole; missing, never 0, if the whole is empty.
    pub ratio: Option<f64>,
    /// The ratio in words; missing if the whole is smaller than three.
    pub percent: Option<String>,
    /// `12 of 44 (27 %)`, `1 of 2`, or "not assessed".
    pub text: String,
}

impl Share {
    /// No percentage is given of a whole smaller than this.
    pub const SMALL: usize = 3;

    /// The text of a tile: the percentage, or the counts where a percentage would mislead.
    pub fn figure(&self) -> &str {
        self.percent.as_deref().unwrap_or(&self.text)
    }
}

/// A horizontal bar with a mark where the plan stands. All bars of a report run from 0 to 1, but for those of a table in
/// which something goes beyond: they run from 0 to `scale`, and what lies beyond 1 is marked.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Bar {
    /// How far, 0 to `scale`.
    pub value: f64,
    /// How far the plan is, 0 to `scale`; missing if there is no plan to compare with.
    pub plan: Option<f64>,
    /// What its whole width stands for: 1, or more.
    pub scale: f64,
    /// Its colour by meaning.
    pub ink: Ink,
}

impl Bar {
    /// Maximum of `scale`: a single line far beyond its plan would otherwise squeeze all other bars.
    pub const SCALE_AT_MOST: f64 = 2.0;

    /// A bar rounded to four decimals, which is finer than any screen.
    pub(in crate::report) fn new(value: f64, plan: Option<f64>, ink: Ink) -> Self {
        Self::scaled(value, plan, 1.0, ink)
    }

    /// A bar whose full width represents `scale`, 1 to [`Bar::SCALE_AT_MOST`].
    pub(in crate::report) fn scaled(value: f64, plan: Option<f64>, scale: f64, ink: Ink) -> Self {
        let round = |ratio: f64| (ratio * 10_000.0).round() / 10_000.0;
        let scale = round(scale.clamp(1.0, Self::SCALE_AT_MOST));
        let rounded = |ratio: f64| round(ratio.clamp(0.0, scale));
        Self { value: rounded(value), plan: plan.map(rounded), scale, ink }
    }
}

/// The colour of a bar; one without a rating is neutral.
pub(in crate::report) fn bar_ink(rating: Rating) -> Ink {
    if rating == Rating::NotAssessed { Ink::Calm } else { rating.ink() }
}

/// A mark, a word and a colour, so that a state can be told in print without colour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Badge {
    /// What it stands for: `on_track`, `overdue`, …
    pub key: String,
    /// Its sign: `●`, `◆`, `▲`, `■`, `✓`, `–`.
    pub mark: String,
    /// Its word in the reader's language.
    pub word: String,
    /// Its colour by meaning, which is also the class of the badge: `good`, `warn`, `bad`, `calm`, `muted`.
    pub ink: Ink,
}

/// How a figure moved since the report before.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Change {
    /// The difference; missing if there is nothing to compare with.
    pub by: Option<f64>,
    /// `up`, `down`, `same`, or `unknown`.
    pub direction: Direction,
    /// The difference in words with its sign: `▲ 4 points`.
    pub text: String,
}

/// Where a figure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// It rose.
    Up,
    /// It fell.
    Down,
    /// It stands where it stood.
    Same,
    /// There is nothing to compare with.
    Unknown,
}
