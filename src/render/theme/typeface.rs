//! The organisation's own typefaces: font files, checked before a report is set in them.

use std::{collections::BTreeSet, fmt, sync::Arc};

use skrifa::{FontRef, MetadataProvider, Tag, raw::TableProvider, string::StringId};

use crate::{lang::Words, model::Lang};

/// The largest font file.
pub const MAX_TYPEFACE_BYTES: usize = 2 << 20;

/// A font file that can be embedded.
#[derive(Clone, PartialEq, Eq)]
pub struct Typeface {
    file: Arc<[u8]>,
    name: String,
    family: String,
    letters: Arc<BTreeSet<char>>,
}

/// The faces of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typefaces {
    /// Upright.
    pub regular: Typeface,
    /// Upright and bold.
    pub bold: Typeface,
    /// Slanted; if it is missing, upright is used instead.
    pub italic: Option<Typeface>,
}

impl Typefaces {
    /// Every face.
    pub fn all(&self) -> impl Iterator<Item = &Typeface> {
        [&self.regular, &self.bold].into_iter().chain(&self.italic)
    }

    /// True if reports in `lang` are set in these faces, which requires each to have every letter of the language's
    /// catalogue. Occasional foreign letters come from the built-in faces, but a text that mixes two faces in every
    /// word would look broken.
    pub fn serve(&self, lang: &Lang) -> bool {
        self.all().all(|face| Words::letters(lang).is_subset(&face.letters))
    }
}

impl Typeface {
    /// The font file.
    pub fn file(&self) -> &Arc<[u8]> {
        &self.file
    }

    /// PostScript name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its family name; may be empty.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// Reads a font file, or returns the reason why an archival document cannot embed it.
    ///
    /// Accepts TrueType outlines only (OpenType specification, `glyf`): not variable, containing the letters of ASCII,
    /// at most [`MAX_TYPEFACE_BYTES`], and with permission for embedding and subsetting (`OS/2`, `fsType`).
    pub fn read(file: Vec<u8>) -> Result<Self, String> {
        if file.len() > MAX_TYPEFACE_BYTES {
            return Err(format!(
                "it has {} bytes, more than the {MAX_TYPEFACE_BYTES} (2 MiB) that are read",
                file.len()
            ));
        }
        let font = FontRef::new(&file).map_err(|error| format!("this is not a font file: {error}"))?;
        if font.table_data(Tag::new(b"glyf")).is_none() {
            return Err("its outlines are not TrueType".to_owned());
        }
        if font.table_data(Tag::new(b"fvar")).is_some() {
            return Err("it is a variable font".to_owned());
        }
        may_be_embedded(&font)?;
        let letters: BTreeSet<char> = font.charmap().mappings().filter_map(|(code, _)| char::from_u32(code)).collect();
        if let Some(missing) = (' '..='~').find(|c| !letters.contains(c)) {
            return Err(format!("it has no `{missing}`"));
        }
        if letters.contains(&'\u{644}') && !letters.contains(&'\u{200b}') {
            return Err("it has Arabic letters and no zero-width space (U+200B), without which words cannot be found"
                .to_owned());
        }
        let said = |id| font.localized_strings(id).english_or_first().map(|name| plain(&name.to_string()));
        let family = said(StringId::TYPOGRAPHIC_FAMILY_NAME).or_else(|| said(StringId::FAMILY_NAME));
        let name = said(StringId::POSTSCRIPT_NAME).unwrap_or_default().replace(' ', "");
        let name = if name.is_empty() { "House".to_owned() } else { name };
        Ok(Self { family: family.unwrap_or_default(), name, letters: letters.into(), file: file.into() })
    }
}

/// An error unless the file may be embedded and subset (OpenType specification, `OS/2`, `fsType`).
fn may_be_embedded(font: &FontRef<'_>) -> Result<(), String> {
    const RESTRICTED: u16 = 0x0002;
    const ANY_LEAVE: u16 = 0x000c;
    const NO_SUBSETS: u16 = 0x0100;
    const BITMAPS_ONLY: u16 = 0x0200;
    let leave = font.os2().map_err(|error| format!("it does not say whether it may be embedded: {error}"))?.fs_type();
    if leave & RESTRICTED != 0 && leave & ANY_LEAVE == 0 {
        return Err("its licence forbids to embed it".to_owned());
    }
    if leave & (NO_SUBSETS | BITMAPS_ONLY) != 0 {
        return Err("its licence forbids to embed a part of it".to_owned());
    }
    Ok(())
}

/// The name, restricted to characters that need no quoting in a stylesheet or a PDF.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-')).take(60).collect()
}

impl fmt::Debug for Typeface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Typeface").field("name", &self.name).field("bytes", &self.file.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");

    #[test]
    fn a_face_says_its_names_and_which_languages_it_serves() {
        let face = Typeface::read(REGULAR.to_vec()).unwrap();
        assert_eq!((face.name.as_str(), face.family.as_str()), ("NotoSans-Regular", "Noto Sans"));
        let faces = Typefaces { regular: face.clone(), bold: face, italic: None };
        for (lang, serves) in [("en", true), ("az", true), ("ru", true), ("ar", false)] {
            assert_eq!(faces.serve(&Lang::from(lang)), serves, "{lang}");
        }
    }

    #[test]
    fn what_cannot_be_embedded_is_refused_with_the_reason() {
        let refused = |file: Vec<u8>| Typeface::read(file).unwrap_err();
        assert!(refused(b"<svg/>".to_vec()).contains("not a font file"));
        assert!(refused(vec![0; MAX_TYPEFACE_BYTES + 1]).contains("2 MiB"));
        assert!(refused(REGULAR[..REGULAR.len() / 2].to_vec()).contains(' '), "a file that was cut off");
        let symbols = include_bytes!("../../../assets/fonts/ConcertedSymbols-Regular.ttf");
        assert!(refused(symbols.to_vec()).starts_with("it has no `"));
        for (leave, words) in [(0x0002_u16, "forbids to embed it"), (0x0108, "a part of it"), (0x0200, "a part of it")]
        {
            assert!(refused(with_leave(leave)).contains(words), "{leave:#x}");
        }
        assert!(Typeface::read(with_leave(0x0008)).is_ok(), "editable embedding");
    }

    /// The face with that `fsType`, which follows four two-byte numbers in `OS/2`.
    fn with_leave(leave: u16) -> Vec<u8> {
        let mut file = REGULAR.to_vec();
        let entry = (12..).step_by(16).find(|at| &REGULAR[*at..*at + 4] == b"OS/2").unwrap();
        let table = u32::from_be_bytes(REGULAR[entry + 8..entry + 12].try_into().unwrap()) as usize;
        file[table + 8..table + 10].copy_from_slice(&leave.to_be_bytes());
        file
    }
}
