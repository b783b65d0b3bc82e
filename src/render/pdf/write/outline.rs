//! Bookmarks: the headings, nested by rank.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

use super::strings::utf16;
use crate::render::pdf::pages::page::Place;

/// A bookmark while the tree is built.
struct Bookmark {
    id: ObjectId,
    rank: u8,
    parent: Option<usize>,
    words: String,
    place: Place,
}

/// Adds the outline; returns its root, or None if there are no headings.
pub(super) fn add(
    document: &mut Document,
    headings: &[(u8, String, Option<Place>)],
    destination: impl Fn(Place) -> Object,
) -> Option<ObjectId> {
    let bookmarks = nested(document, headings);
    if bookmarks.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    for (index, bookmark) in bookmarks.iter().enumerate() {
        let siblings = kids(&bookmarks, bookmark.parent);
        let place = siblings.iter().position(|sibling| *sibling == index).unwrap_or(0);
        let parent = bookmark.parent.map_or(root, |parent| bookmarks[parent].id);
        let mut entry = dictionary! {
            "Title" => Object::String(utf16(&bookmark.words), StringFormat::Hexadecimal),
            "Parent" => parent,
            "Dest" => destination(bookmark.place),
        };
        if let Some(before) = place.checked_sub(1).and_then(|place| siblings.get(place)) {
            entry.set("Prev", bookmarks[*before].id);
        }
        if let Some(after) = siblings.get(place + 1) {
            entry.set("Next", bookmarks[*after].id);
        }
        // Chapters are expanded, what is below them is collapsed.
        link_kids(&mut entry, &bookmarks, Some(index), bookmark.rank < 2);
        document.set_object(bookmark.id, entry);
    }
    let mut outlines = dictionary! { "Type" => "Outlines" };
    link_kids(&mut outlines, &bookmarks, None, true);
    document.set_object(root, outlines);
    Some(root)
}

fn nested(document: &mut Document, headings: &[(u8, String, Option<Place>)]) -> Vec<Bookmark> {
    let mut bookmarks: Vec<Bookmark> = Vec::new();
    for (rank, words, place) in headings {
        let Some(place) = place.filter(|_| !words.is_empty()) else { continue };
        let mut parent = bookmarks.len().checked_sub(1);
        while let Some(above) = parent.filter(|above| bookmarks[*above].rank >= *rank) {
            parent = bookmarks[above].parent;
        }
        let id = document.new_object_id();
        bookmarks.push(Bookmark { id, rank: *rank, parent, words: words.clone(), place });
    }
    bookmarks
}

fn kids(bookmarks: &[Bookmark], parent: Option<usize>) -> Vec<usize> {
    (0..bookmarks.len()).filter(|index| bookmarks[*index].parent == parent).collect()
}

fn link_kids(entry: &mut Dictionary, bookmarks: &[Bookmark], parent: Option<usize>, open: bool) {
    let kids = kids(bookmarks, parent);
    if let (Some(first), Some(last)) = (kids.first(), kids.last()) {
        entry.set("First", bookmarks[*first].id);
        entry.set("Last", bookmarks[*last].id);
        let count = kids.len() as i64;
        entry.set("Count", if open { count } else { -count });
    }
}
