//! The outline of a glyph, for marks that are drawn and represent no text.

use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};

/// A corner or a control point, in units of the font above the baseline; true for a Bézier control point, two of which
/// precede their end point.
type Corner = (f32, f32, bool);

/// The closed curves of a glyph; none if it is blank, or if the font cannot be read.
pub(in crate::render::pdf) fn contours(font: &[u8], gid: u16) -> Vec<Vec<Corner>> {
    let mut pen = Pen::default();
    let glyph = FontRef::new(font).ok().and_then(|font| font.outline_glyphs().get(GlyphId::from(gid)));
    if let Some(glyph) = glyph
        && glyph.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).is_err()
    {
        return Vec::new();
    }
    pen.contours
}

#[derive(Default)]
struct Pen {
    contours: Vec<Vec<Corner>>,
}

impl Pen {
    fn add(&mut self, corners: &[Corner]) {
        if let Some(contour) = self.contours.last_mut() {
            contour.extend(corners);
        }
    }

    fn last(&self) -> (f32, f32) {
        self.contours.last().and_then(|contour| contour.last()).map_or((0.0, 0.0), |(x, y, _)| (*x, *y))
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.contours.push(vec![(x, y, false)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add(&[(x, y, false)]);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        // The same curve with two control points, which is the only kind that PDF has.
        let (from_x, from_y) = self.last();
        let towards = |from: f32, control: f32| from + (control - from) * 2.0 / 3.0;
        self.add(&[
            (towards(from_x, cx), towards(from_y, cy), true),
            (towards(x, cx), towards(y, cy), true),
            (x, y, false),
        ]);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.add(&[(ax, ay, true), (bx, by, true), (x, y, false)]);
    }

    fn close(&mut self) {}
}
