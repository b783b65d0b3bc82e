//! The glyphs that a document uses, and its fonts subset to them.

use std::collections::BTreeMap;

use printpdf::{FontId, ParsedFont};
use subsetter::GlyphRemapper;

use crate::render::{
    page::TypesetError,
    pdf::{
        pages::page::{FaceId, Page, Piece},
        set::fonts::{BLANK, Face, Faces},
    },
};

/// What the invisible glyph usually represents: the first letter of the lam-alef ligature.
const LAM: char = '\u{644}';

/// The glyphs of a face that are used in the document: their text, and their numbers in the subset font.
#[derive(Default)]
pub(super) struct Usage {
    pub texts: BTreeMap<u16, String>,
    pub remapper: GlyphRemapper,
}

impl Usage {
    /// Each glyph by its number in the subset font, with the text that it represents.
    pub(super) fn glyphs(&self) -> impl Iterator<Item = (u16, &str)> {
        self.texts.iter().filter_map(|(gid, text)| Some((self.remapper.get(*gid)?, text.as_str())))
    }
}

pub(super) fn font_id(face: FaceId) -> FontId {
    FontId(format!("N{}", face.0))
}

/// Which glyphs are used, and the one text that each represents.
pub(super) fn usages(pages: &[Page], faces: &Faces) -> BTreeMap<FaceId, Usage> {
    let mut usages: BTreeMap<FaceId, Usage> = BTreeMap::new();
    for item in pages.iter().flat_map(|page| &page.items) {
        let Piece::Text(run) = &item.piece else { continue };
        let usage = usages.entry(run.face).or_default();
        for glyph in &run.glyphs {
            usage.texts.entry(glyph.gid).or_insert_with(|| match faces.face(run.face).characters.get(&glyph.gid) {
                Some(&BLANK) => LAM.to_string(),
                Some(c) => c.to_string(),
                // Purely visual glyphs have no text, yet every glyph must represent something.
                None if glyph.text.is_empty() => BLANK.to_string(),
                None => shown(&run.text[glyph.text.clone()]),
            });
        }
    }
    for usage in usages.values_mut() {
        let gids: Vec<u16> = usage.texts.keys().copied().collect();
        usage.remapper = GlyphRemapper::new_from_glyphs_sorted(&gids);
    }
    usages
}

/// The characters as a reader should find them.
pub(super) fn shown(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}') { ' ' } else { c }).collect()
}

/// The font with only the glyphs that are used, under a name derived from them.
pub(super) fn cut_font(face: &Face, usage: &Usage) -> Result<ParsedFont, TypesetError> {
    let fail = |reason: String| TypesetError::Font { font: face.name.clone(), reason };
    let bytes = subsetter::subset(face.bytes.data(), 0, &usage.remapper).map_err(|error| fail(error.to_string()))?;
    let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
        .ok_or_else(|| fail("the cut-down font cannot be read".into()))?;
    font.font_name = Some(format!("{}+{}", subset_tag(usage), face.name));
    if let Some(parsed) = &face.parsed {
        font.pdf_font_metrics = parsed.pdf_font_metrics.clone();
        font.font_metrics = parsed.font_metrics.clone();
    }
    Ok(font)
}

/// Six capital letters derived from the glyphs used, ISO 32000-1 section 9.6.4.
fn subset_tag(usage: &Usage) -> String {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in usage.texts.keys().flat_map(|gid| gid.to_be_bytes()) {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    (0..6).map(|place| char::from(b'A' + (hash / 26_u32.pow(place) % 26) as u8)).collect()
}
