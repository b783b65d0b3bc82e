//! The fonts of a document: the compiled-in ones, preceded by the organisation's own.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, LazyLock},
};

use parley::{
    FontContext, FontFamily, FontFamilyName, FontStyle, FontWeight,
    fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache},
};
use printpdf::ParsedFont;

use super::hyphenate::SOFT_HYPHEN;
use crate::render::{
    pdf::pages::page::FaceId,
    theme::typeface::{Typeface, Typefaces},
};

/// The file, the family and the PostScript name of each font.
static FILES: [(&[u8], &str, &str); 6] = [
    (include_bytes!("../../../../assets/fonts/NotoSans-Regular.ttf"), LATIN, "NotoSans-Regular"),
    (include_bytes!("../../../../assets/fonts/NotoSans-Bold.ttf"), LATIN, "NotoSans-Bold"),
    (include_bytes!("../../../../assets/fonts/NotoSans-Italic.ttf"), LATIN, "NotoSans-Italic"),
    (include_bytes!("../../../../assets/fonts/NotoSansArabic-Regular.ttf"), ARABIC, "NotoSansArabic-Regular"),
    (include_bytes!("../../../../assets/fonts/NotoSansArabic-Bold.ttf"), ARABIC, "NotoSansArabic-Bold"),
    (include_bytes!("../../../../assets/fonts/ConcertedSymbols-Regular.ttf"), SYMBOLS, "ConcertedSymbols-Regular"),
];

/// A character whose glyph has neither width nor outline. It is borrowed to represent the first letter of a ligature.
pub(in crate::render::pdf) const BLANK: char = '\u{200b}';

const HOUSE: &str = "House Text";
const LATIN: &str = "Concerted Text";
const ARABIC: &str = "Concerted Arabic";
const SYMBOLS: &str = "Concerted Symbols";

/// The families in the order in which they are searched for a letter.
const FAMILIES: [&str; 4] = [HOUSE, LATIN, ARABIC, SYMBOLS];

/// True for invisible characters that affect the shaping of their surroundings.
pub(in crate::render::pdf) fn is_ignorable(c: char) -> bool {
    matches!(c, '\n' | SOFT_HYPHEN | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

/// A family of faces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::render::pdf) struct Family(u8);

/// Which face of a family is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::render::pdf) struct Cut {
    pub bold: bool,
    /// Only if it is not bold: there are no faces that are both.
    pub italic: bool,
}

/// A face, with what the writer needs to know about it.
pub(in crate::render::pdf) struct Face {
    /// The font file.
    pub bytes: Blob<u8>,
    /// PostScript name.
    pub name: String,
    /// The file as the writer sees it: widths, metrics.
    pub parsed: Option<ParsedFont>,
    /// The lowest character that each glyph represents by itself.
    pub characters: BTreeMap<u16, char>,
}

impl Face {
    fn new(bytes: Blob<u8>, name: &str) -> Self {
        let parsed = ParsedFont::from_bytes(bytes.data(), 0, &mut Vec::new());
        let mut characters = BTreeMap::new();
        for (code, gid) in parsed.iter().flat_map(|font| &font.codepoint_to_glyph).rev() {
            if let Some(c) = char::from_u32(*code) {
                characters.insert(*gid, c);
            }
        }
        Self { bytes, name: name.to_owned(), parsed, characters }
    }

    /// The glyph of a character.
    pub(in crate::render::pdf) fn glyph(&self, c: char) -> Option<u16> {
        self.parsed.as_ref()?.codepoint_to_glyph.get(&u32::from(c)).copied().filter(|gid| *gid != 0)
    }

    /// True if it has a glyph for each of the characters that are seen.
    pub(in crate::render::pdf) fn has_all(&self, characters: &str) -> bool {
        characters.chars().all(|c| is_ignorable(c) || self.glyph(c).is_some())
    }

    /// The advance of a glyph in thousandths of the font size, truncated to an integer as the writer does it.
    pub(in crate::render::pdf) fn width(&self, gid: u16) -> i64 {
        let Some(parsed) = &self.parsed else { return 0 };
        let scale = 1000.0 / f32::from(parsed.pdf_font_metrics.units_per_em.max(1));
        parsed.get_glyph_width(gid).map_or(0, |width| (f32::from(width) * scale) as i64)
    }
}

/// The built-in faces, read once.
static FACES: LazyLock<Vec<Face>> =
    LazyLock::new(|| FILES.iter().map(|(bytes, _, name)| Face::new(Blob::new(Arc::new(*bytes)), name)).collect());

/// The faces of a document.
#[derive(Default)]
pub(in crate::render::pdf) struct Faces {
    /// Regular, bold and possibly italic.
    own: Vec<Face>,
}

impl Faces {
    /// The built-in faces, preceded by the organisation's own if there are any.
    pub(in crate::render::pdf) fn of(own: Option<&Typefaces>) -> Self {
        let face = |face: &Typeface| Face::new(Blob::new(Arc::new(Arc::clone(face.file()))), face.name());
        Self { own: own.into_iter().flat_map(Typefaces::all).map(face).collect() }
    }

    /// A face.
    pub(in crate::render::pdf) fn face(&self, id: FaceId) -> &Face {
        let place = usize::from(id.0);
        self.own.get(place.wrapping_sub(FACES.len())).unwrap_or_else(|| &FACES[place.min(FACES.len() - 1)])
    }

    /// The upright face of running text.
    pub(in crate::render::pdf) fn text(&self) -> FaceId {
        if self.own.is_empty() { FaceId::TEXT } else { FaceId(FACES.len() as u8) }
    }

    /// The families that there are, in the order in which they are searched.
    pub(in crate::render::pdf) fn families(&self) -> impl Iterator<Item = Family> {
        (u8::from(self.own.is_empty())..FAMILIES.len() as u8).map(Family)
    }

    /// The face of a family that comes closest to what is wanted.
    pub(in crate::render::pdf) fn of_family(&self, family: Family, cut: Cut) -> &Face {
        let Cut { bold, italic } = cut;
        let (faces, wanted) = match FAMILIES[usize::from(family.0)] {
            HOUSE => (
                self.own.as_slice(),
                if bold {
                    1
                } else if italic {
                    2
                } else {
                    0
                },
            ),
            LATIN => (
                &FACES[..3],
                if bold {
                    1
                } else if italic {
                    2
                } else {
                    0
                },
            ),
            ARABIC => (&FACES[3..5], usize::from(bold)),
            _ => (&FACES[5..], 0),
        };
        faces.get(wanted).or(faces.first()).unwrap_or(&FACES[0])
    }

    /// The first family that has every one of the characters.
    pub(in crate::render::pdf) fn family_with(&self, characters: &str, cut: Cut) -> Option<Family> {
        self.families().find(|family| self.of_family(*family, cut).has_all(characters))
    }

    /// The face that was used for shaping, recognised by the address of its bytes.
    pub(in crate::render::pdf) fn known_by(&self, data: &[u8]) -> FaceId {
        let mut faces = FACES.iter().chain(&self.own);
        let place = faces.position(|face| std::ptr::eq(face.bytes.data().as_ptr(), data.as_ptr()));
        FaceId(place.unwrap_or_default() as u8)
    }

    /// A family as the shaper knows it. It is told one family for each letter, and has nothing to choose: on its own it
    /// would look for whatever has most of a letter and its marks, and draw `≠` with the marks of another face.
    pub(in crate::render::pdf) fn named(family: Family) -> FontFamily<'static> {
        FontFamily::List(vec![FontFamilyName::named(FAMILIES[usize::from(family.0)])].into())
    }

    /// The fonts as the shaper sees them; system fonts are not included.
    pub(in crate::render::pdf) fn context(&self) -> FontContext {
        static BUILT_IN: LazyLock<Collection> = LazyLock::new(|| {
            let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
            for (face, (_, family, _)) in FACES.iter().zip(&FILES) {
                let name = FontInfoOverride { family_name: Some(family), ..FontInfoOverride::default() };
                collection.register_fonts(face.bytes.clone(), Some(name));
            }
            collection
        });
        let mut collection = BUILT_IN.clone();
        // Files often misstate their weight and slant; the configuration says what each is used for.
        let roles = [
            (FontWeight::NORMAL, FontStyle::Normal),
            (FontWeight::BOLD, FontStyle::Normal),
            (FontWeight::NORMAL, FontStyle::Italic),
        ];
        for (face, (weight, style)) in self.own.iter().zip(roles) {
            let role = FontInfoOverride {
                family_name: Some(HOUSE),
                weight: Some(weight),
                style: Some(style),
                ..FontInfoOverride::default()
            };
            collection.register_fonts(face.bytes.clone(), Some(role));
        }
        FontContext { collection, source_cache: SourceCache::default() }
    }
}

impl fmt::Debug for Faces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.own.iter().map(|face| &face.name)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_letters_of_the_partners_are_there() {
        for c in "●◆▲■✓–→↑↓≤≥≠∉−ƏəĞğİıŞşÇç₼ЁёЖжمرحباçéñüɓɗɔɛɲɣŋƙʃʒʔꞌⱱꙋᾳ…\u{fffd}".chars()
        {
            let mut characters = [0; 4];
            let characters = c.encode_utf8(&mut characters);
            for cut in [Cut::default(), Cut { bold: true, italic: false }, Cut { bold: false, italic: true }] {
                assert!(Faces::default().family_with(characters, cut).is_some(), "{c} U+{:04X} {cut:?}", u32::from(c));
            }
        }
        assert!(Faces::default().family_with("😀", Cut::default()).is_none());
    }

    #[test]
    fn the_borrowed_glyph_is_not_seen() {
        for face in FACES.iter().filter(|face| face.name.contains("Arabic")) {
            let blank = face.glyph(BLANK).unwrap();
            assert_eq!(face.width(blank), 0);
            let remapper = subsetter::GlyphRemapper::new_from_glyphs_sorted(&[blank]);
            let space = subsetter::GlyphRemapper::new_from_glyphs_sorted(&[face.glyph(' ').unwrap()]);
            let size = |remapper| subsetter::subset(face.bytes.data(), 0, remapper).unwrap().len();
            assert_eq!(size(&remapper), size(&space), "{} draws it", face.name);
        }
    }

    #[test]
    fn faces_differ_and_are_known_by_their_bytes() {
        let regular = Typeface::read(FILES[0].0.to_vec()).unwrap();
        let own =
            Typefaces { regular: regular.clone(), bold: Typeface::read(FILES[1].0.to_vec()).unwrap(), italic: None };
        let faces = Faces::of(Some(&own));
        for (index, (bytes, ..)) in FILES.iter().enumerate() {
            assert_eq!(faces.known_by(bytes), FaceId(index as u8));
        }
        assert_eq!(faces.known_by(regular.file()), faces.text());
        assert_eq!(faces.face(faces.text()).name, "NotoSans-Regular");
        assert_ne!(faces.text(), FaceId::TEXT);
    }
}
