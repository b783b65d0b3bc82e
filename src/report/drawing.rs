//! A chart as data: SVG in a browser, paths in a PDF, and always a text for readers who cannot see it.

use schemars::JsonSchema;
use serde::Serialize;

/// A colour by meaning. The theme says what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ink {
    /// Text.
    Text,
    /// Quiet text, axes.
    Muted,
    /// Hairlines, grids.
    Line,
    /// Empty part of a bar.
    Track,
    /// The house colour.
    Accent,
    /// Well.
    Good,
    /// Attention.
    Warn,
    /// Bad.
    Bad,
    /// Neutral information.
    Calm,
    /// Paper.
    Paper,
}

/// How a text is aligned to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TextAnchor {
    /// Starts at it.
    Start,
    /// Is centred on it.
    Middle,
    /// Ends at it.
    End,
}

/// An element of a drawing. Lengths are in points, x runs from the reading start, y downwards.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "shape", rename_all = "snake_case")]
pub enum Shape {
    /// A filled rectangle with rounded corners.
    Rect {
        /// Left edge.
        x: f32,
        /// Upper edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// Corner radius.
        radius: f32,
        /// Fill.
        fill: Ink,
    },
    /// A polyline or polygon.
    Path {
        /// Its vertices.
        points: Vec<(f32, f32)>,
        /// Joins the last to the first.
        closed: bool,
        /// Fill, if any.
        fill: Option<Ink>,
        /// Stroke and its width, if any.
        stroke: Option<(Ink, f32)>,
        /// Dash length; 0 is solid.
        dash: f32,
    },
    /// A circle.
    Circle {
        /// Centre.
        cx: f32,
        /// Centre.
        cy: f32,
        /// Radius.
        r: f32,
        /// Fill, if any.
        fill: Option<Ink>,
        /// Stroke and its width, if any.
        stroke: Option<(Ink, f32)>,
    },
    /// One line of text on a baseline.
    Text {
        /// Anchor point.
        x: f32,
        /// Baseline.
        y: f32,
        /// Size in points.
        size: f32,
        /// True for bold.
        bold: bool,
        /// Colour.
        ink: Ink,
        /// Alignment to the anchor point.
        anchor: TextAnchor,
        /// The text.
        text: String,
        /// Maximum width in points; an edition that can measure text sets wider text smaller.
        room: Option<f32>,
    },
}

/// A chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Drawing {
    /// Name by which the template places it: `<figure data-drawing="timeline">`.
    pub name: String,
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Alternative text for readers who cannot see it. Required.
    pub alt: String,
    /// Its elements, back to front.
    pub shapes: Vec<Shape>,
}

impl Drawing {
    /// The drawing mirrored for right-to-left readers, with its texts upright. Anchors are kept, since they refer to
    /// the reading start.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        let shapes = self.shapes.iter().map(|shape| shape.mirrored(self.width)).collect();
        Self { shapes, ..self.clone() }
    }
}

impl Shape {
    fn mirrored(&self, across: f32) -> Self {
        let mut mirrored = self.clone();
        match &mut mirrored {
            Self::Rect { x, width, .. } => *x = across - *x - *width,
            Self::Path { points, .. } => points.iter_mut().for_each(|(x, _)| *x = across - *x),
            Self::Circle { cx, .. } => *cx = across - *cx,
            Self::Text { x, .. } => *x = across - *x,
        }
        mirrored
    }
}
