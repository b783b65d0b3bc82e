//! Completes the writer's document so that it conforms to PDF/A-2a and PDF/UA-1.

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::{
    icc,
    operators::Written,
    outline, pack,
    strings::{plain, text},
    structure,
    xmp::{self, PRODUCER},
};
use crate::render::{
    page::TypesetError,
    pdf::{
        composition::Composition,
        meta::PdfMeta,
        pages::{
            link::{Target, anchor},
            page::Place,
        },
    },
    theme::Theme,
};

/// Completes the document and returns its bytes.
pub(in crate::render::pdf) fn finish(
    mut written: Written,
    composition: &Composition,
    meta: &PdfMeta,
    theme: &Theme,
) -> Result<Vec<u8>, TypesetError> {
    let height = theme.page.height;
    let pages: Vec<ObjectId> = written.document.page_iter().collect();
    let destination = |place: Place| destination(&pages, place, height);
    let annotations = add_annotations(&mut written, composition, height, &destination);
    complete_pages(&mut written, &pages, &annotations)?;
    let tree = structure::add(&mut written, composition, &pages, &annotations, height);
    let outlines = outline::add(&mut written.document, &composition.outline, destination);
    complete_catalog(&mut written.document, meta, tree, outlines)?;
    let information = written.document.add_object(information(meta));
    written.document.trailer.set("Info", information);
    pack::pack(written.document)
}

/// A place as a PDF destination: the full width, with the line at the top.
fn destination(pages: &[ObjectId], place: Place, height: f32) -> Object {
    let page = pages.get(place.page).or(pages.first()).copied().unwrap_or_default();
    let y = (height - place.y + 8.0).min(height);
    Object::Array(vec![page.into(), "XYZ".into(), 0.into(), Object::Real(y.round()), Object::Null])
}

fn add_annotations(
    written: &mut Written,
    composition: &Composition,
    height: f32,
    destination: &impl Fn(Place) -> Object,
) -> Vec<ObjectId> {
    let count = written.marks.len();
    let mut ids = Vec::new();
    for (index, annotation) in written.annotations.iter().enumerate() {
        let (area, link) = (annotation.area, &composition.links[annotation.link]);
        let corners = [area.x - 1.0, height - area.bottom() - 1.0, area.right() + 1.0, height - area.y + 1.0];
        let rect: Vec<Object> = corners.into_iter().map(|edge| Object::Real((edge * 100.0).round() / 100.0)).collect();
        let mut entry = dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "Rect" => rect, "F" => 4,
            "Border" => vec![0.into(), 0.into(), 0.into()],
            "Contents" => text(&link.words),
            "StructParent" => (count + index) as i64,
        };
        let place = match &link.target {
            Target::Address(address) => {
                let address = Object::string_literal(address.as_bytes());
                entry.set("A", dictionary! { "Type" => "Action", "S" => "URI", "URI" => address });
                None
            }
            Target::Anchor(name) => Some(composition.anchors.get(name).copied().unwrap_or_default()),
            Target::Note(note) => Some(composition.anchors.get(&anchor(*note)).copied().unwrap_or_default()),
            Target::Heading(index) => {
                let heading = composition.outline.get(*index);
                Some(heading.and_then(|heading| heading.2).unwrap_or_default())
            }
        };
        if let Some(place) = place {
            entry.set("Dest", destination(place));
        }
        ids.push(written.document.add_object(entry));
    }
    ids
}

fn complete_pages(written: &mut Written, pages: &[ObjectId], annotations: &[ObjectId]) -> Result<(), TypesetError> {
    for (number, id) in pages.iter().enumerate() {
        let own = written.annotations.iter().zip(annotations);
        let own: Vec<Object> = own.filter(|(link, _)| link.page == number).map(|(_, id)| (*id).into()).collect();
        let page = written.document.get_dictionary_mut(*id).map_err(fail)?;
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
        page.remove(b"Annots");
        if !own.is_empty() {
            page.set("Annots", own);
        }
        page.set("StructParents", number as i64);
        page.set("Tabs", "S");
        let resources = page.get(b"Resources").and_then(Object::as_reference).map_err(fail)?;
        let resources = written.document.get_dictionary_mut(resources).map_err(fail)?;
        for empty in [&b"ExtGState"[..], b"Shading"] {
            resources.remove(empty);
        }
        if !written.has_pictures {
            resources.remove(b"XObject");
        }
    }
    Ok(())
}

fn complete_catalog(
    document: &mut lopdf::Document,
    meta: &PdfMeta,
    tree: ObjectId,
    outlines: Option<ObjectId>,
) -> Result<(), TypesetError> {
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, icc::srgb()));
    let intent = document.add_object(dictionary! {
        "Type" => "OutputIntent", "S" => "GTS_PDFA1", "DestOutputProfile" => profile,
        "OutputConditionIdentifier" => Object::string_literal("sRGB"), "Info" => Object::string_literal("sRGB IEC61966-2.1"),
    });
    let packet = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let packet = Stream::new(packet, xmp::packet(meta).into_bytes()).with_compression(false);
    let packet = document.add_object(packet);
    let direction = if meta.lang.is_rtl() { "R2L" } else { "L2R" };
    let catalog = document.catalog_mut().map_err(fail)?;
    catalog.remove(b"PageLayout");
    catalog.set("Metadata", packet);
    catalog.set("OutputIntents", vec![intent.into()]);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", tree);
    catalog.set("Lang", Object::string_literal(meta.lang.as_str()));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true, "Direction" => direction });
    catalog.set("PageMode", if outlines.is_some() { "UseOutlines" } else { "UseNone" });
    if let Some(outlines) = outlines {
        catalog.set("Outlines", outlines);
    }
    Ok(())
}

fn information(meta: &PdfMeta) -> Dictionary {
    let date = Object::string_literal(meta.created_at.strftime("D:%Y%m%d%H%M%SZ").to_string());
    dictionary! {
        "Title" => text(&plain(&meta.title)), "Author" => text(&plain(&meta.author)),
        "Subject" => text(&plain(&meta.subject)),
        "Creator" => text(PRODUCER), "Producer" => text(PRODUCER),
        "CreationDate" => date.clone(), "ModDate" => date,
    }
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn fail(error: lopdf::Error) -> TypesetError {
    TypesetError::Write(error.to_string())
}
