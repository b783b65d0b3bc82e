//! The fonts that are compiled into the program.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use parley::{
    FontContext, FontFamily, FontFamilyName,
    fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache},
};
use printpdf::ParsedFont;

/// A font, by its place in [`FACES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub(super) u8);

impl FaceId {
    /// The upright face of running text.
    pub(super) const TEXT: Self = Self(0);

    /// The face itself.
    pub(super) fn face(self) -> &'static Face {
        &FACES[usize::from(self.0)]
    }
}

/// The file, the family, the PostScript name.
static FILES: [(&[u8], &str, &str); 6] = [
    (include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"), LATIN, "NotoSans-Regular"),
    (include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf"), LATIN, "NotoSans-Bold"),
    (include_bytes!("../../../assets/fonts/NotoSans-Italic.ttf"), LATIN, "NotoSans-Italic"),
    (include_bytes!("../../../assets/fonts/NotoSansArabic-Regular.ttf"), ARABIC, "NotoSansArabic-Regular"),
    (include_bytes!("../../../assets/fonts/NotoSansArabic-Bold.ttf"), ARABIC, "NotoSansArabic-Bold"),
    (include_bytes!("../../../assets/fonts/ConcertedSymbols-Regular.ttf"), SYMBOLS, "ConcertedSymbols-Regular"),
];

const LATIN: &str = "Concerted Text";
const ARABIC: &str = "Concerted Arabic";
const SYMBOLS: &str = "Concerted Symbols";

/// A face and what the writer must know about it.
pub(super) struct Face {
    /// The font file.
    pub bytes: &'static [u8],
    /// PostScript name.
    pub name: &'static str,
    /// The file as the writer sees it: widths, metrics.
    pub parsed: Option<ParsedFont>,
    /// The lowest character that a glyph stands for by itself.
    pub characters: BTreeMap<u16, char>,
}

impl Face {
    /// The glyph of a character.
    pub(super) fn glyph(&self, c: char) -> Option<u16> {
        self.parsed.as_ref()?.codepoint_to_glyph.get(&u32::from(c)).copied().filter(|gid| *gid != 0)
    }

    /// The advance of a glyph in thousandths of the size, cut to an integer as the writer cuts it.
    pub(super) fn width(&self, gid: u16) -> i64 {
        let Some(parsed) = &self.parsed else { return 0 };
        let scale = 1000.0 / f32::from(parsed.pdf_font_metrics.units_per_em.max(1));
        parsed.get_glyph_width(gid).map_or(0, |width| (f32::from(width) * scale) as i64)
    }
}

/// All faces, read once.
pub(super) static FACES: LazyLock<Vec<Face>> = LazyLock::new(|| {
    FILES
        .iter()
        .map(|(bytes, _, name)| {
            let parsed = ParsedFont::from_bytes(bytes, 0, &mut Vec::new());
            let mut characters = BTreeMap::new();
            for (code, gid) in parsed.iter().flat_map(|font| &font.codepoint_to_glyph).rev() {
                if let Some(c) = char::from_u32(*code) {
                    characters.insert(*gid, c);
                }
            }
            Face { bytes, name, parsed, characters }
        })
        .collect()
});

/// True if some face has the character.
pub(super) fn has(c: char) -> bool {
    FACES.iter().any(|face| face.glyph(c).is_some())
}

/// The face that shaping used, known by the place of its bytes.
pub(super) fn face_of(data: &[u8]) -> FaceId {
    let place = FILES.iter().position(|(bytes, _, _)| std::ptr::eq(bytes.as_ptr(), data.as_ptr()));
    FaceId(place.unwrap_or_default() as u8)
}

/// The families in the order in which a character is looked for.
pub(super) fn families() -> FontFamily<'static> {
    FontFamily::List([LATIN, ARABIC, SYMBOLS].map(FontFamilyName::named).to_vec().into())
}

/// The shaper's view of the fonts; no font of the machine is in it.
pub(super) fn context() -> FontContext {
    static COLLECTION: LazyLock<Collection> = LazyLock::new(|| {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        for (bytes, family, _) in &FILES {
            let name = FontInfoOverride { family_name: Some(family), ..FontInfoOverride::default() };
            collection.register_fonts(Blob::new(Arc::new(*bytes)), Some(name));
        }
        collection
    });
    FontContext { collection: COLLECTION.clone(), source_cache: SourceCache::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_letters_of_the_partners_are_there() {
        for c in "●◆▲■✓–→↑↓≤≥ƏəĞğİıŞşÇç₼ЁёЖжمرحباçéñü…\u{fffd}".chars()
        {
            assert!(has(c), "{c} U+{:04X}", u32::from(c));
        }
        assert!(!has('😀'));
    }

    #[test]
    fn faces_differ_and_are_known_by_their_bytes() {
        for (index, (bytes, ..)) in FILES.iter().enumerate() {
            assert_eq!(face_of(bytes), FaceId(index as u8));
        }
    }
}
