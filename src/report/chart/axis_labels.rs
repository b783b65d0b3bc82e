//! Names of months and weeks along an axis of time, none of which touches another.

use super::pen::{self, Weight};
use crate::report::drawing::{Ink, Shape, TextAnchor};

/// Size of the names, in points.
const SIZE: f32 = 7.0;
/// Room between two names, in points.
const GAP: f32 = 3.0;

/// A name at its place on the axis.
pub(super) struct AxisLabel {
    /// Where it begins.
    pub(super) x: f32,
    pub(super) words: String,
    /// True for the first month of a year, which has the year with it and is bold.
    pub(super) begins_year: bool,
}

impl AxisLabel {
    /// Where it ends, more or less.
    pub(super) fn end(&self) -> f32 {
        self.x + pen::width_of(&self.words, SIZE) * if self.begins_year { pen::BOLD } else { 1.0 }
    }

    fn drawn(self, y: f32) -> Shape {
        pen::label((SIZE, Weight::bold_if(self.begins_year)), (self.x, y), self.words, TextAnchor::Start, Ink::Muted)
    }
}

/// The names on an axis, from left to right.
#[derive(Default)]
pub(super) struct AxisLabels(Vec<AxisLabel>);

impl AxisLabels {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts a name on the axis, unless the one before it reaches there. A year that begins takes its place: what stands
    /// before it was a month of the year that ends.
    pub(super) fn put(&mut self, label: AxisLabel) {
        let is_taken = self.0.last().is_some_and(|before| before.end() + GAP > label.x);
        if is_taken && label.begins_year {
            self.0.pop();
        }
        if !is_taken || label.begins_year {
            self.0.push(label);
        }
    }

    /// The names as they are drawn on the baseline `y`.
    pub(super) fn drawn(self, y: f32) -> impl Iterator<Item = Shape> {
        self.0.into_iter().map(move |label| label.drawn(y))
    }
}
