//! Paragraphs set in lines: fonts, shaping, hyphens, breaks.

pub(super) mod bar;
pub(super) mod fonts;
mod glyphs;
mod hyphenate;
pub(super) mod paragraph;
pub(super) mod setter;
