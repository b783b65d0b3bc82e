//! The glyphs that a document uses, the text that each represents, and its fonts subset to them.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, ParsedFont};
use subsetter::GlyphRemapper;

use crate::render::{
    page::TypesetError,
    pdf::{
        pages::page::{FaceId, Page, Piece, Run},
        set::{
            fonts::{BLANK, Face, Faces},
            hyphenate::SOFT_HYPHEN,
        },
    },
};

/// The glyphs of a face that are used in the document.
///
/// A glyph has a code for each text that it represents, so that a reader finds the right one who knows nothing of
/// `ActualText`: an invisible glyph stands for many marks, and `)` for `(` where lines run from right to left. The first
/// code of a glyph is its number in the subset font; the others are numbers beyond its last glyph.
#[derive(Default)]
pub(super) struct Usage {
    codes: BTreeMap<(u16, String), u16>,
    remapper: GlyphRemapper,
}

impl Usage {
    fn of(mut pairs: BTreeSet<(u16, String)>, face: &Face) -> Self {
        let gids: BTreeSet<u16> = pairs.iter().map(|(gid, _)| *gid).collect();
        let gids: Vec<u16> = gids.into_iter().collect();
        let remapper = GlyphRemapper::new_from_glyphs_sorted(&gids);
        let mut codes = BTreeMap::new();
        for gid in gids {
            // Its own character, where the document has it.
            let own = face.characters.get(&gid).map(|c| (gid, c.to_string())).filter(|pair| pairs.contains(pair));
            let first = own.or_else(|| pairs.range((gid, String::new())..).next().cloned());
            if let (Some(first), Some(code)) = (first, remapper.get(gid)) {
                pairs.remove(&first);
                codes.insert(first, code);
            }
        }
        let beyond = (remapper.num_gids()..).zip(pairs);
        codes.extend(beyond.map(|(code, pair)| (pair, code)));
        Self { codes, remapper }
    }

    /// The code of a glyph with the text that it represents.
    pub(super) fn code(&self, gid: u16, text: &str) -> u16 {
        self.codes.get(&(gid, text.to_owned())).copied().unwrap_or(0)
    }

    /// Every code, with its glyph in the face, that glyph's number in the subset font, and the text, in ascending order.
    pub(super) fn codes(&self) -> Vec<(u16, u16, u16, &str)> {
        let known = self.codes.iter();
        let mut codes: Vec<(u16, u16, u16, &str)> = known
            .map(|((gid, text), code)| (*code, *gid, self.remapper.get(*gid).unwrap_or(0), text.as_str()))
            .collect();
        codes.sort_unstable();
        codes
    }

    /// How many glyphs the subset font has.
    pub(super) fn glyphs(&self) -> u16 {
        self.remapper.num_gids()
    }
}

pub(super) fn font_id(face: FaceId) -> FontId {
    FontId(format!("N{}", face.0))
}

/// Which glyphs are used, and the texts that each represents.
pub(super) fn usages(pages: &[Page], faces: &Faces) -> BTreeMap<FaceId, Usage> {
    let mut pairs: BTreeMap<FaceId, BTreeSet<(u16, String)>> = BTreeMap::new();
    for item in pages.iter().flat_map(|page| &page.items) {
        let Piece::Text(run) = &item.piece else { continue };
        let known = pairs.entry(run.face).or_default();
        for (at, glyph) in run.glyphs.iter().enumerate().filter(|(_, glyph)| !glyph.text.is_empty()) {
            known.insert((glyph.gid, represented(run, at, faces)));
        }
    }
    pairs.into_iter().map(|(face, pairs)| (face, Usage::of(pairs, faces.face(face)))).collect()
}

/// The text that a glyph represents for readers who know nothing of `ActualText`.
pub(super) fn represented(run: &Run, at: usize, faces: &Faces) -> String {
    let glyph = &run.glyphs[at];
    let own = || faces.face(run.face).characters.get(&glyph.gid).map(char::to_string);
    match &run.text[glyph.text.clone()] {
        // Of several glyphs for the same text one says it.
        text if at > 0 && run.glyphs[at - 1].text == glyph.text && !text.is_empty() => BLANK.to_string(),
        text if text.chars().eq([SOFT_HYPHEN]) => own().unwrap_or_else(|| text.to_owned()),
        text => text.chars().map(|c| if matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}') { ' ' } else { c }).collect(),
    }
}

/// The font with only the glyphs that are used, under a name derived from them.
pub(super) fn cut_font(face: &Face, usage: &Usage) -> Result<ParsedFont, TypesetError> {
    let fail = |reason: String| TypesetError::Font { font: face.name.clone(), reason };
    let bytes = subsetter::subset(face.bytes.data(), 0, &usage.remapper).map_err(|error| fail(error.to_string()))?;
    let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
        .ok_or_else(|| fail("the cut-down font cannot be read".into()))?;
    font.font_name = Some(cut_name(face, usage));
    if let Some(parsed) = &face.parsed {
        font.pdf_font_metrics = parsed.pdf_font_metrics.clone();
        font.font_metrics = parsed.font_metrics.clone();
    }
    Ok(font)
}

/// The name of the font with only the glyphs that are used.
pub(super) fn cut_name(face: &Face, usage: &Usage) -> String {
    format!("{}+{}", subset_tag(usage), face.name)
}

/// Six capital letters derived from the glyphs used, ISO 32000-1 section 9.6.4.
fn subset_tag(usage: &Usage) -> String {
    let mut hash: u32 = 0x811c_9dc5;
    let gids: BTreeSet<u16> = usage.codes.keys().map(|(gid, _)| *gid).collect();
    for byte in gids.into_iter().flat_map(u16::to_be_bytes) {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    (0..6).map(|place| char::from(b'A' + (hash / 26_u32.pow(place) % 26) as u8)).collect()
}
