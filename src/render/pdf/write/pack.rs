//! Writes a document's objects as bytes: unreachable ones removed, compressed, with an id derived from their content.

use std::{
    collections::BTreeSet,
    io::{self, Write as _},
};

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Document, Object, ObjectId, SaveOptions, Stream, StringFormat};

use crate::{model::sha256::sha256_of_parts, render::page::TypesetError};

/// How many objects go into one compressed stream; a reader must decompress all of it to see one of them.
const OBJECTS_PER_STREAM: usize = 1_000;

/// The compression level. The library's default, 9, takes twice as long and saves only 2 %.
const LEVEL: u32 = 6;

/// The bytes; the file's id is the hash of its streams.
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
    // Similar objects are next to each other: the more of them in one stream, the smaller it becomes.
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true);
    let options = options.max_objects_per_stream(OBJECTS_PER_STREAM).compression_level(LEVEL).build();
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options).map_err(fail)?;
    Ok(bytes)
}

/// Removes unreachable objects. The library's own way searches a list of all objects for every reference.
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

/// Collects the references in an object.
fn references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, value)| references(value, found)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| references(value, found)),
        _ => {}
    }
}

/// Compresses the streams that are not compressed yet, if that makes them smaller.
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
