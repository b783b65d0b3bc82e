//! The page model: what stands where, before anything is written. Tests measure it.

use std::ops::Range;

use super::tag::NodeId;
use crate::render::theme::Rgb;

/// A rectangle in points, from the upper start corner of the sheet.
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

    /// True if both cover a common area larger than `slack` in each direction.
    pub fn overlaps(&self, other: &Self, slack: f32) -> bool {
        self.x + slack < other.right()
            && other.x + slack < self.right()
            && self.y + slack < other.bottom()
            && other.y + slack < self.bottom()
    }
}

/// A font, by its place in the list of faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub(in crate::render::pdf) u8);

impl FaceId {
    /// The built-in upright face of running text.
    pub(in crate::render::pdf) const TEXT: Self = Self(0);
}

/// A glyph of a [`Run`].
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub gid: u16,
    /// From the left edge of the run.
    pub x: f32,
    /// From the baseline, downwards.
    pub y: f32,
    /// What of the run's text it stands for; nothing for what is drawn for the eye only.
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
    /// Baseline, from the upper edge of the sheet.
    pub baseline: f32,
    /// True if it reads from right to left.
    pub rtl: bool,
    /// The characters, in reading order.
    pub text: String,
    /// The glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A corner or a handle of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f32,
    /// From above.
    pub y: f32,
    /// True for a Bézier handle; two of them stand before their end point.
    pub handle: bool,
}

/// A line or a shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Its corners.
    pub points: Vec<Point>,
    /// Joins the last to the first.
    pub closed: bool,
    /// Fill.
    pub fill: Option<Rgb>,
    /// Stroke and its width.
    pub stroke: Option<(Rgb, f32)>,
    /// Dash length; 0 is solid.
    pub dash: f32,
}

/// How far a handle stands from its corner, for a quarter of a circle.
const QUARTER: f32 = 0.552_285;

impl Path {
    /// A filled rectangle with round corners.
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

    /// The area its corners span.
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

/// To what a mark on the page belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// To an element of the document's structure.
    Node(NodeId),
    /// To the layout: rules, grounds, repeated table headers.
    Layout,
    /// To the page header.
    PageHeader,
    /// To the page footer.
    PageFooter,
}

/// What is put on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Text.
    Text(Run),
    /// A line or a shape.
    Path(Path),
    /// The logo of the theme, as large as the area.
    Logo,
    /// The number of the page on which the heading stands; becomes text when pages are known.
    PageOf(usize),
}

/// A piece in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Where it stands; for text without the space after the last word.
    pub area: Area,
    /// What it is.
    pub piece: Piece,
    /// To what it belongs.
    pub belongs: Belongs,
    /// The link it is part of.
    pub link: Option<usize>,
}

impl Item {
    /// A path that is part of the layout only.
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

    /// Mirrors its place, not its glyphs, on a sheet of that width.
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

/// Moves items together.
pub(in crate::render::pdf) fn shift_all(items: &mut [Item], dx: f32, dy: f32) {
    for item in items {
        item.shift(dx, dy);
    }
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// What stands on it, in reading order.
    pub items: Vec<Item>,
}

/// A place that the outline, a link or a contents line leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Page, from 0.
    pub page: usize,
    /// From the upper edge of the sheet.
    pub y: f32,
}
