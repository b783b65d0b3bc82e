//! Properties of elements: inline or block, rank of a heading, ink.

use crate::{render::page::dom::Element, report::Ink};

/// True for an inline element.
pub(super) fn is_inline(element: &Element) -> bool {
    matches!(element.name.as_str(), "strong" | "b" | "em" | "i" | "a" | "span" | "bdi" | "small" | "sup" | "sub" | "br")
}

/// The rank of a heading; `None` for other elements.
pub(super) fn rank_of(element: &Element) -> Option<u8> {
    Some(match element.name.as_str() {
        "h1" => 1,
        "h2" => 2,
        "h3" => 3,
        "h4" => 4,
        _ => return None,
    })
}

/// The ink that an element's classes select.
pub(super) fn ink_of(element: &Element) -> Option<Ink> {
    element.attribute("class")?.split_whitespace().find_map(ink_named)
}

pub(super) fn ink_named(name: &str) -> Option<Ink> {
    Some(match name {
        "good" => Ink::Good,
        "warn" => Ink::Warn,
        "bad" => Ink::Bad,
        "calm" => Ink::Calm,
        "muted" => Ink::Muted,
        "accent" => Ink::Accent,
        _ => return None,
    })
}
