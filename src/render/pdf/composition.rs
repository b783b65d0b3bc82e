//! A document that is set and not written yet.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    pages::{
        link::Link,
        page::{Page, Place},
        tag::Structure,
    },
    set::fonts::Faces,
};

/// The pages before they are written, with outline, links and structure.
#[derive(Clone, Debug)]
pub struct Composition {
    /// The pages with everything on them.
    pub pages: Vec<Page>,
    /// Headings in document order: rank, words and, once known, their place.
    pub outline: Vec<(u8, String, Option<Place>)>,
    /// Characters that no font has.
    pub missing: BTreeSet<char>,
    pub(super) faces: Arc<Faces>,
    pub(super) structure: Structure,
    pub(super) links: Vec<Link>,
    pub(super) anchors: BTreeMap<String, Place>,
}
