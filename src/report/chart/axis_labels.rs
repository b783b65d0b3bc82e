//! Labels of months and weeks along a time axis, laid out so that no two overlap.

use super::pen::{self, Weight};
use crate::report::drawing::{Ink, Shape, TextAnchor};

/// Type size of the labels, in points.
const SIZE: f32 = 7.0;
/// Minimum gap between two labels, in points.
const GAP: f32 = 3.0;

/// A label and its position on the axis.
pub(super) struct AxisLabel {
    /// Left edge.
    pub(super) x: f32,
    pub(super) words: String,
    /// True for the first month of a year, which is set in bold with the year.
    pub(super) begins_year: bool,
}

impl AxisLabel {
    /// Right edge, estimated.
    pub(super) fn end(&self) -> f32 {
        self.x + pen::width_of(&self.words, SIZE) * if self.begins_year { pen::BOLD } else { 1.0 }
    }

    fn drawn(self, y: f32) -> Shape {
        pen::label((SIZE, Weight::bold_if(self.begins_year)), (self.x, y), self.words, TextAnchor::Start, Ink::Muted)
    }
}

/// The labels on an axis, from left to right.
#[derive(Default)]
pub(super) struct AxisLabels(Vec<AxisLabel>);

impl AxisLabels {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a label unless the previous one would reach into it. A label that begins a year replaces that previous one,
    /// which can only be a month of the year before.
    pub(super) fn put(&mut self, label: AxisLabel) {
        let is_taken = self.0.last().is_some_and(|before| before.end() + GAP > label.x);
        if is_taken && label.begins_year {
            self.0.pop();
        }
        if !is_taken || label.begins_year {
            self.0.push(label);
        }
    }

    /// The labels as drawn on the baseline `y`.
    pub(super) fn drawn(self, y: f32) -> impl Iterator<Item = Shape> {
        self.0.into_iter().map(move |label| label.drawn(y))
    }
}
