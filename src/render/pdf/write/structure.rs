//! The structure tree as PDF objects, with the references back from content to its element.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{operators::Written, strings::text};
use crate::render::pdf::{
    composition::Composition,
    pages::{
        page::{Area, Belongs, Item},
        tag::{Kid, Kind, Node, NodeId},
    },
};

/// Adds the tree; returns its root. Page `n` has the number `n` in the parent tree, annotation `i` the number
/// `pages + i`.
pub(super) fn add(
    written: &mut Written,
    composition: &Composition,
    pages: &[ObjectId],
    annotations: &[ObjectId],
    height: f32,
) -> ObjectId {
    let nodes = &composition.structure.nodes;
    let document = &mut written.document;
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = nodes.iter().map(|_| document.new_object_id()).collect();
    let (mut reached, mut names) = (vec![0], Vec::new());
    while let Some(index) = reached.pop() {
        let node = &nodes[index];
        let parent = if index == 0 { root } else { ids[node.parent] };
        let mut entry = element(node, parent);
        if node.kind == Kind::Note {
            // PDF/UA-1 section 7.9: notes must have ids.
            let name = format!("note-{index}");
            entry.set("ID", Object::string_literal(name.as_bytes()));
            names.push((name, ids[index]));
        }
        let own = node.kids.iter().find_map(|kid| match kid {
            Kid::Content { page, .. } => Some(*page),
            _ => None,
        });
        if let Some(page) = own {
            entry.set("Pg", pages[page]);
        }
        let kids = node.kids.iter().map(|kid| kid_object(*kid, own, &ids, pages, annotations, written));
        let kids: Vec<Object> = kids.collect();
        if !kids.is_empty() {
            entry.set("K", kids);
        }
        if node.kind == Kind::Figure {
            add_bounds(&mut entry, composition, index, own, height);
        }
        reached.extend(node.kids.iter().filter_map(|kid| match kid {
            Kid::Node(kid) => Some(*kid),
            _ => None,
        }));
        written.document.set_object(ids[index], entry);
    }
    let parents = parent_tree(written, composition, &ids);
    let next = (pages.len() + annotations.len()) as i64;
    let mut tree = dictionary! {
        "Type" => "StructTreeRoot", "K" => ids[0], "ParentTree" => parents, "ParentTreeNextKey" => next,
    };
    if !names.is_empty() {
        tree.set("IDTree", name_tree(names));
    }
    written.document.set_object(root, tree);
    root
}

fn element(node: &Node, parent: ObjectId) -> Dictionary {
    let mut entry = dictionary! { "Type" => "StructElem", "S" => node.kind.name(), "P" => parent };
    if let Some(alt) = &node.alt {
        entry.set("Alt", text(alt));
    }
    if let Some(lang) = &node.lang {
        entry.set("Lang", Object::string_literal(lang.as_bytes()));
    }
    if let Some(attributes) = attributes(node) {
        entry.set("A", attributes);
    }
    entry
}

fn attributes(node: &Node) -> Option<Dictionary> {
    match node.kind {
        Kind::List => {
            let numbering = if node.numbered { "Decimal" } else { "Disc" };
            Some(dictionary! { "O" => "List", "ListNumbering" => numbering })
        }
        Kind::HeaderCell | Kind::Cell => {
            let mut attributes = dictionary! { "O" => "Table" };
            if node.kind == Kind::HeaderCell {
                attributes.set("Scope", if node.heads_column { "Column" } else { "Row" });
            }
            if node.columns > 1 {
                attributes.set("ColSpan", node.columns as i64);
            }
            if node.rows > 1 {
                attributes.set("RowSpan", node.rows as i64);
            }
            (attributes.len() > 1).then_some(attributes)
        }
        _ => None,
    }
}

fn add_bounds(entry: &mut Dictionary, composition: &Composition, node: usize, page: Option<usize>, height: f32) {
    let items = page.map(|page| &composition.pages[page].items);
    if let Some(area) = items.and_then(|items| bounds(items, node)) {
        let corners = [area.x, height - area.bottom(), area.right(), height - area.y];
        let corners: Vec<Object> = corners.into_iter().map(Object::Real).collect();
        entry.set("A", dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners });
    }
}

/// The area of a figure on its page, for readers that zoom to it.
fn bounds(items: &[Item], node: NodeId) -> Option<Area> {
    items.iter().filter(|item| item.belongs == Belongs::Node(node)).map(|item| item.area).reduce(|a, b| {
        let (x, y) = (a.x.min(b.x), a.y.min(b.y));
        Area { x, y, width: a.right().max(b.right()) - x, height: a.bottom().max(b.bottom()) - y }
    })
}

fn kid_object(
    kid: Kid,
    own: Option<usize>,
    ids: &[ObjectId],
    pages: &[ObjectId],
    annotations: &[ObjectId],
    written: &Written,
) -> Object {
    match kid {
        Kid::Node(node) => ids[node].into(),
        Kid::Content { page, id } if own == Some(page) => (id as i64).into(),
        Kid::Content { page, id } => {
            Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => pages[page], "MCID" => id as i64 })
        }
        Kid::Annotation(index) => {
            let page = pages[written.annotations[index].page];
            Object::Dictionary(dictionary! { "Type" => "OBJR", "Pg" => page, "Obj" => annotations[index] })
        }
    }
}

fn parent_tree(written: &mut Written, composition: &Composition, ids: &[ObjectId]) -> ObjectId {
    let mut numbers: Vec<Object> = Vec::new();
    for (page, marks) in written.marks.iter().enumerate() {
        let parents: Vec<Object> = marks.iter().map(|node| ids[*node].into()).collect();
        numbers.push((page as i64).into());
        numbers.push(document_array(&mut written.document, parents).into());
    }
    let pages = written.marks.len();
    for (index, annotation) in written.annotations.iter().enumerate() {
        numbers.push(((pages + index) as i64).into());
        numbers.push(ids[composition.links[annotation.link].node].into());
    }
    written.document.add_object(dictionary! { "Nums" => numbers })
}

/// The name tree, ISO 32000-1 section 7.9.6: a single leaf, sorted by name.
fn name_tree(mut names: Vec<(String, ObjectId)>) -> Dictionary {
    names.sort();
    let names = names.into_iter().flat_map(|(name, id)| [Object::string_literal(name.as_bytes()), id.into()]);
    dictionary! { "Names" => names.collect::<Vec<_>>() }
}

fn document_array(document: &mut Document, array: Vec<Object>) -> ObjectId {
    document.add_object(Object::Array(array))
}
