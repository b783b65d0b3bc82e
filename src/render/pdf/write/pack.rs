//! A document's objects to bytes: without what nothing leads to, packed, under a name made of their content.

use std::{
    collections::BTreeSet,
    io::{self, Write as _},
};

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Document, Object, ObjectId, SaveOptions, Stream, StringFormat};

use crate::{model::digest::sha256_of_parts, render::page::TypesetError};

/// Objects in one compressed stream; a reader unpacks it whole to see one of them.
const OBJECTS_PER_STREAM: usize = 1_000;

/// How hard to look for what repeats. The library's own way, 9, takes twice as long for 2 % less.
const LEVEL: u32 = 6;

/// The bytes; the name of the file is the hash of its streams.
pub(super) fn pack(mut document: Document) -> Result<Vec<u8>, TypesetError> {
    document.version = "1.7".into();
    document.trailer.remove(b"ID");
    prune(&mut document);
    let streams = document.objects.values().filter_map(|object| match object {
        Object::Stream(stream) => Some(stream.content.as_slice()),
        _ => None,
    });
    let name = Object::String(sha256_of_parts(streams)[..16].to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![name.clone(), name]);
    compress(&mut document)?;
    // Alike objects lie beside each other: the more of them in one stream, the smaller it gets.
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true);
    let options = options.max_objects_per_stream(OBJECTS_PER_STREAM).compression_level(LEVEL).build();
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options).map_err(fail)?;
    Ok(bytes)
}

/// Drops what nothing leads to. The library's own way looks every reference up in a list of all.
fn prune(document: &mut Document) {
    let mut reached: BTreeSet<ObjectId> = BTreeSet::new();
    let mut open: Vec<ObjectId> = Vec::new();
    document.trailer.iter().for_each(|(_, value)| references(value, &mut open));
    while let Some(id) = open.pop() {
        if reached.insert(id)
            && let Some(object) = document.objects.get(&id)
        {
            references(object, &mut open);
        }
    }
    document.objects.retain(|id, _| reached.contains(id));
}

/// Adds what an object leads to.
fn references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, value)| references(value, found)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| references(value, found)),
        _ => {}
    }
}

/// Packs the streams that are not packed yet and become smaller by it.
fn compress(document: &mut Document) -> Result<(), TypesetError> {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && !stream.dict.has(b"Filter")
        {
            let packed = deflated(stream).map_err(fail)?;
            if packed.len() < stream.content.len() {
                stream.dict.set("Filter", "FlateDecode");
                stream.set_content(packed);
            }
        }
    }
    Ok(())
}

fn deflated(stream: &Stream) -> io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
    encoder.write_all(&stream.content)?;
    encoder.finish()
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn fail(error: io::Error) -> TypesetError {
    TypesetError::Write(error.to_string())
}
