//! The page model: what is where, before anything is written. Tests measure it.

use std::ops::Range;

use super::tag::NodeId;
use crate::render::theme::Rgb;

/// A rectangle in points, relative to the upper start corner of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Area {
    /// The edge opposite to `x`.
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// The edge opposite to `y`.
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// True if the two overlap by more than `slack` in each direction.
    pub fn overlaps(&self, other: &Self, slack: f32) -> bool {
        self.x + slack < other.right()
            && other.x + slack < self.right()
            && self.y + slack < other.bottom()
            && other.y + slack < self.bottom()
    }
}

/// A font, as an index into the list of faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub(in crate::render::pdf) u8);

impl FaceId {
    /// The built-in upright face for running text.
    pub(in crate::render::pdf) const TEXT: Self = Self(0);
}

/// A glyph of a [`Run`].
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Its index in the face.
    pub gid: u16,
    /// Distance from the left edge of the run.
    pub x: f32,
    /// Distance below the baseline.
    pub y: f32,
    /// The part of the run's text that it represents; empty for purely visual glyphs.
    pub text: Range<usize>,
}

/// Glyphs of one face, size and colour on one baseline, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The font.
    pub face: FaceId,
    /// Size of type in points.
    pub size: f32,
    /// Colour.
    pub ink: Rgb,
    /// The baseline, measured from the upper edge of the page.
    pub baseline: f32,
    /// True if it reads from right to left.
    pub rtl: bool,
    /// The characters, in reading order.
    pub text: String,
    /// The glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A corner or a control point of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Distance from the left edge.
    pub x: f32,
    /// Distance from the upper edge.
    pub y: f32,
    /// True for a Bézier control point; two of them precede their end point.
    pub handle: bool,
}

/// A line or a shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Its corners.
    pub points: Vec<Point>,
    /// Connects the last corner to the first.
    pub closed: bool,
    /// Fill.
    pub fill: Option<Rgb>,
    /// Stroke and its width.
    pub stroke: Option<(Rgb, f32)>,
    /// Dash length; 0 is solid.
    pub dash: f32,
}

/// The distance of a control point from its corner, for a quarter circle of radius 1.
const QUARTER: f32 = 0.552_285;

impl Path {
    /// A filled rectangle with rounded corners.
    pub fn rect(area: Area, radius: f32, fill: Rgb) -> Self {
        let (left, top, right, bottom) = (area.x, area.y, area.right(), area.bottom());
        let r = radius.min(area.width / 2.0).min(area.height / 2.0).max(0.0);
        let k = r * (1.0 - QUARTER);
        let at = |x, y| Point { x, y, handle: false };
        let by = |x, y| Point { x, y, handle: true };
        let points = if r <= 0.0 {
            vec![at(left, top), at(right, top), at(right, bottom), at(left, bottom)]
        } else {
            let mut points = vec![at(left + r, top), at(right - r, top)];
            points.extend([by(right - k, top), by(right, top + k), at(right, top + r), at(right, bottom - r)]);
            points.extend([by(right, bottom - k), by(right - k, bottom), at(right - r, bottom), at(left + r, bottom)]);
            points.extend([by(left + k, bottom), by(left, bottom - k), at(left, bottom - r), at(left, top + r)]);
            points.extend([by(left, top + k), by(left + k, top), at(left + r, top)]);
            points
        };
        Self { points, closed: true, fill: Some(fill), stroke: None, dash: 0.0 }
    }

    /// A straight line.
    pub fn line(from: (f32, f32), to: (f32, f32), ink: Rgb, width: f32) -> Self {
        let points = [from, to].map(|(x, y)| Point { x, y, handle: false }).to_vec();
        Self { points, closed: false, fill: None, stroke: Some((ink, width)), dash: 0.0 }
    }

    /// The bounding box of its corners.
    pub fn area(&self) -> Area {
        let mut edges: Option<(f32, f32, f32, f32)> = None;
        for point in &self.points {
            let (left, top, right, bottom) = edges.unwrap_or((point.x, point.y, point.x, point.y));
            edges = Some((left.min(point.x), top.min(point.y), right.max(point.x), bottom.max(point.y)));
        }
        let (left, top, right, bottom) = edges.unwrap_or_default();
        Area { x: left, y: top, width: right - left, height: bottom - top }
    }
}

/// What an item on the page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// To an element of the document's structure.
    Node(NodeId),
    /// To the layout: rules, backgrounds, repeated table headers.
    Layout,
    /// To the page header.
    PageHeader,
    /// To the page footer.
    PageFooter,
}

/// The content of an item.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Text.
    Text(Run),
    /// A line or a shape.
    Path(Path),
    /// The theme's logo, filling the area.
    Logo,
    /// The page number of a heading; becomes text once the pages are known.
    PageOf(usize),
}

/// A piece at its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its area; for text, without the space after the last word.
    pub area: Area,
    /// Its content.
    pub piece: Piece,
    /// What it belongs to.
    pub belongs: Belongs,
    /// The link that it is part of.
    pub link: Option<usize>,
}

impl Item {
    /// A path that is only part of the layout.
    pub(in crate::render::pdf) fn ornament(path: Path) -> Self {
        Self { area: path.area(), piece: Piece::Path(path), belongs: Belongs::Layout, link: None }
    }

    /// Moves it.
    pub(in crate::render::pdf) fn shift(&mut self, dx: f32, dy: f32) {
        self.area.x += dx;
        self.area.y += dy;
        match &mut self.piece {
            Piece::Text(run) => run.baseline += dy,
            Piece::Path(path) => {
                for point in &mut path.points {
                    point.x += dx;
                    point.y += dy;
                }
            }
            Piece::Logo | Piece::PageOf(_) => {}
        }
    }

    /// Mirrors its position, but not its glyphs, on a page of that width.
    pub(in crate::render::pdf) fn mirror(&mut self, width: f32) {
        self.area.x = width - self.area.x - self.area.width;
        if let Piece::Path(path) = &mut self.piece {
            for point in &mut path.points {
                point.x = width - point.x;
            }
        }
    }

    /// Its characters, if it is text.
    pub fn text(&self) -> Option<&str> {
        match &self.piece {
            Piece::Text(run) => Some(&run.text),
            Piece::Path(_) | Piece::Logo | Piece::PageOf(_) => None,
        }
    }
}

/// Moves several items together.
pub(in crate::render::pdf) fn shift_all(items: &mut [Item], dx: f32, dy: f32) {
    for item in items {
        item.shift(dx, dy);
    }
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its content, in reading order.
    pub items: Vec<Item>,
}

/// A destination for the outline, a link or a contents line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Page number, from 0.
    pub page: usize,
    /// Distance from the upper edge of the page.
    pub y: f32,
}
