//! Earlier ids of tasks and partners. Each belongs to one thing only, and must not still be in use.

use std::collections::BTreeMap;

use crate::{
    definition::{
        file::raw::{Items, present},
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic},
};

/// A renamed thing, with its earlier ids, the oldest first.
pub(super) type Renamed<'a> = (&'a str, Vec<&'a str>);

/// A thing, its place, and its `renamed_from:` list with the place of that.
pub(super) type Thing<'a> = (&'a str, Place<'a>, Option<(&'a Items<String>, Place<'a>)>);

/// The renamed `noun`s. Earlier ids that are not possible are reported and left out.
pub(super) fn renamed<'a>(noun: &str, things: &[Thing<'a>], findings: &mut Vec<Diagnostic>) -> Vec<Renamed<'a>> {
    let present_ids: BTreeMap<&str, Place<'a>> = things.iter().map(|(id, place, _)| (*id, *place)).collect();
    let mut taken: BTreeMap<&str, Place<'a>> = BTreeMap::new();
    let mut all = Vec::new();
    for (id, _, list) in things {
        let Some((items, place)) = list else { continue };
        let mut earlier = Vec::new();
        for (at, old) in present(Some(*items)) {
            let place = place.item(at);
            if old == id {
                findings.push(is_itself(noun, id, place));
            } else if let Some(other) = present_ids.get(old.as_str()) {
                findings.push(in_use(noun, id, old, place, *other));
            } else if let Some(first) = taken.insert(old, place) {
                findings.push(claimed_twice(noun, old, first, place));
            } else {
                earlier.push(old.as_str());
            }
        }
        if !earlier.is_empty() {
            all.push((*id, earlier));
        }
    }
    all
}

fn is_itself(noun: &str, id: &str, place: Place<'_>) -> Diagnostic {
    let message = format!("the {noun} `{id}` cannot have been renamed from its own id");
    Diagnostic::new(Code::OldIdInUse, place.label(""), message)
        .hint("write the id that it had before, or delete `renamed_from`".to_owned())
}

fn in_use(noun: &str, id: &str, old: &str, place: Place<'_>, other: Place<'_>) -> Diagnostic {
    let message = format!("`{id}` is said to have been `{old}` before, but there still is a {noun} `{old}`");
    Diagnostic::new(Code::OldIdInUse, place.label("had this id before"), message)
        .also(other.label("has it now"))
        .hint(format!("delete `{old}` here if the two are not the same, or else the {noun} `{old}`"))
}

fn claimed_twice(noun: &str, old: &str, first: Place<'_>, again: Place<'_>) -> Diagnostic {
    let message = format!("`{old}` is said twice to be an earlier id, but only one {noun} can go on with what it had");
    Diagnostic::new(Code::DuplicateId, again.label("again here"), message)
        .also(first.label("first here"))
        .hint("keep the one that the recorded answers belong to".to_owned())
}
