//! Sets paragraphs as lines: fonts, shaping, hyphenation, line breaks.

pub(super) mod bar;
pub(super) mod clusters;
pub(super) mod contour;
pub(super) mod fonts;
mod glyphs;
pub(super) mod hyphenate;
pub(super) mod paragraph;
pub(super) mod setter;
mod shaping;
