//! Sets paragraphs as lines: fonts, shaping, hyphenation, line breaks.

pub(super) mod bar;
pub(super) mod fonts;
mod glyphs;
mod hyphenate;
pub(super) mod paragraph;
pub(super) mod setter;
