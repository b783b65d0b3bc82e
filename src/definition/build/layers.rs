//! Sections and keys across the layers: blueprint, programme, workflow.

use std::collections::BTreeMap;

use crate::definition::{
    file::{
        File,
        raw::{Ordered, RawFile},
    },
    yaml::tree::Place,
};

/// One entry of a section, from the last layer that defines it.
pub(super) struct Entry<'a, T> {
    pub(super) id: &'a str,
    /// `None` if the whole entry was refused.
    pub(super) value: Option<&'a T>,
    /// The entry's key, with its value below it.
    pub(super) place: Place<'a>,
}

/// The entries of a section across all layers, in order of first appearance. A later layer replaces an entry of an
/// earlier one.
pub(super) fn entries<'a, T>(
    layers: &[&'a File],
    key: &str,
    section: impl Fn(&'a RawFile) -> Option<&'a Ordered<T>>,
) -> Vec<Entry<'a, T>> {
    let mut found: Vec<Entry<'a, T>> = Vec::new();
    let mut index = BTreeMap::new();
    for file in layers {
        for (id, value) in section(&file.raw).into_iter().flat_map(Ordered::iter) {
            let entry = Entry { id, value, place: file.place().name(key).name(id) };
            if let Some(at) = index.get(id) {
                found[*at] = entry;
            } else {
                index.insert(id, found.len());
                found.push(entry);
            }
        }
    }
    found
}

/// The value of a key in the last layer that has it.
pub(super) fn value<'a, T>(
    layers: &[&'a File],
    key: &str,
    read: impl Fn(&'a RawFile) -> Option<&'a T>,
) -> Option<(&'a T, Place<'a>)> {
    layers.iter().rev().find_map(|file| Some((read(&file.raw)?, file.place().key(key))))
}

/// True if some layer has the key, but its value could not be read.
pub(super) fn is_unread(layers: &[&File], key: &str, read: impl Fn(&RawFile) -> bool) -> bool {
    layers.iter().any(|file| file.place().has(key) && !read(&file.raw))
}
