//! A page that shows every glyph once, from which the library learns which glyphs the fonts contain and what each
//! represents.
//!
//! The real pages show glyphs with a raw operator, because the library's own way creates an object for each glyph. The
//! specimen is removed before anything else is done with the document.

use std::collections::BTreeMap;

use lopdf::{Document, Object};
use printpdf::{Codepoint, Mm, Op, PdfFontHandle, PdfPage, Pt, TextItem};

use super::usage::{Usage, font_id};
use crate::render::{page::TypesetError, pdf::pages::page::FaceId};

/// The page, which must be the last.
pub(super) fn page(usages: &BTreeMap<FaceId, Usage>) -> PdfPage {
    let mut ops = vec![Op::StartTextSection];
    for (face, usage) in usages {
        let glyphs = usage.codes().into_iter().filter(|(code, ..)| *code < usage.glyphs());
        let glyphs = glyphs.map(|(code, _, _, text)| Codepoint::with_cid(code, 0.0, text.to_owned())).collect();
        ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(*face)), size: Pt(1.0) });
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
    }
    ops.push(Op::EndTextSection);
    PdfPage::new(Mm(1.0), Mm(1.0), ops)
}

/// Removes the last page from the page tree; objects that only it refers to are pruned later as unreachable.
pub(super) fn take_out(document: &mut Document) -> Result<(), TypesetError> {
    let fail = |error: lopdf::Error| TypesetError::Write(error.to_string());
    let pages =
        document.catalog().and_then(|catalog| catalog.get(b"Pages")).and_then(Object::as_reference).map_err(fail)?;
    let pages = document.get_dictionary_mut(pages).map_err(fail)?;
    let kids = pages.get_mut(b"Kids").and_then(Object::as_array_mut).map_err(fail)?;
    kids.pop();
    let count = kids.len() as i64;
    pages.set("Count", count);
    Ok(())
}
