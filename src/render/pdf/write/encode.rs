//! What the codes of a font mean: their glyphs, widths, and the text for whoever copies or searches.

use std::{collections::BTreeMap, fmt::Write};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::usage::{Usage, cut_name};
use crate::render::{
    page::TypesetError,
    pdf::{
        pages::page::FaceId,
        set::fonts::{Face, Faces},
    },
};

/// The most entries in a block of a CMap.
const BLOCK: usize = 100;

/// Completes the fonts of the document, which the library has written with one code for each glyph.
pub(super) fn complete(
    document: &mut Document,
    usages: &BTreeMap<FaceId, Usage>,
    faces: &Faces,
) -> Result<(), TypesetError> {
    for (id, usage) in usages {
        let face = faces.face(*id);
        let name = cut_name(face, usage).into_bytes();
        let is_this = |font: &Dictionary| {
            let has = |key: &[u8], value: &[u8]| font.get(key).and_then(Object::as_name).is_ok_and(|own| own == value);
            has(b"Subtype", b"Type0") && has(b"BaseFont", &name)
        };
        let fonts = document.objects.iter().filter(|(_, object)| object.as_dict().is_ok_and(is_this));
        let fonts: Vec<ObjectId> = fonts.map(|(id, _)| *id).collect();
        for font in fonts {
            font_of(document, font, usage, face).map_err(|error| TypesetError::Write(error.to_string()))?;
        }
    }
    Ok(())
}

fn font_of(document: &mut Document, font: ObjectId, usage: &Usage, face: &Face) -> Result<(), lopdf::Error> {
    let texts = document.add_object(Stream::new(dictionary! {}, character_map(usage).into_bytes()));
    document.get_dictionary_mut(font)?.set("ToUnicode", texts);
    let codes = usage.codes();
    let beyond: Vec<_> = codes.iter().filter(|(code, ..)| *code >= usage.glyphs()).collect();
    let Some((first, ..)) = beyond.first() else { return Ok(()) };
    let widths: Vec<Object> = beyond.iter().map(|(_, gid, ..)| face.width(*gid).into()).collect();
    let widths = [Object::from(i64::from(*first)), widths.into()];
    // Glyphs of the subset font have their own numbers as codes.
    let own = (0..usage.glyphs()).chain(beyond.iter().map(|(_, _, glyph, _)| *glyph));
    let map: Vec<u8> = own.flat_map(u16::to_be_bytes).collect();
    let map = document.add_object(Stream::new(dictionary! {}, map));
    // The library writes the descendant, its only one, within the font.
    let font = document.get_dictionary_mut(font)?;
    for descendant in font.get_mut(b"DescendantFonts")?.as_array_mut()? {
        let descendant = descendant.as_dict_mut()?;
        descendant.set("CIDToGIDMap", map);
        descendant.get_mut(b"W")?.as_array_mut()?.extend(widths.clone());
    }
    Ok(())
}

/// The CMap from codes to text, ISO 32000-1 section 9.10.3.
fn character_map(usage: &Usage) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    for block in usage.codes().chunks(BLOCK) {
        let _ = writeln!(map, "{} beginbfchar", block.len());
        for (code, _, _, text) in block {
            let _ = write!(map, "<{code:04X}> <");
            for unit in text.encode_utf16() {
                let _ = write!(map, "{unit:04X}");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}
