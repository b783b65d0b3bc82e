//! A page that shows every glyph once: from it the library learns what fonts hold and what each glyph stands for.
//!
//! Pages themselves show glyphs by the operator of the format, as the library's own way makes an object of each glyph. The
//! specimen is taken out before anything else is made of the document.

use std::collections::BTreeMap;

use lopdf::{Document, Object};
use printpdf::{Codepoint, Mm, Op, PdfFontHandle, PdfPage, Pt, TextItem};

use super::usage::{Usage, font_id};
use crate::render::{page::TypesetError, pdf::pages::page::FaceId};

/// The page; it is to be the last.
pub(super) fn page(usages: &BTreeMap<FaceId, Usage>) -> PdfPage {
    let mut ops = vec![Op::StartTextSection];
    for (face, usage) in usages {
        let glyphs = usage.glyphs().map(|(gid, text)| Codepoint::with_cid(gid, 0.0, text.to_owned())).collect();
        ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(*face)), size: Pt(1.0) });
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
    }
    ops.push(Op::EndTextSection);
    PdfPage::new(Mm(1.0), Mm(1.0), ops)
}

/// Takes the last page out of the tree of pages; what only it led to is pruned with all else that nothing leads to.
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
