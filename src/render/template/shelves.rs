//! Templates ready to be filled in, on shelves by purpose.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use handlebars::Handlebars;

use super::{
    functions, rendering,
    set::TemplateSet,
    text::{Medium, TemplateText},
};

/// The purpose of a template.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shelf {
    /// Reports.
    Reports,
    /// Mails in HTML.
    Mails,
    /// Pages of the web.
    Pages,
    /// Plain texts of mails.
    Texts,
    /// Subjects of mails.
    Subjects,
}

const SHELVES: [Shelf; 5] = [Shelf::Reports, Shelf::Mails, Shelf::Pages, Shelf::Texts, Shelf::Subjects];

impl Shelf {
    fn of(name: &str) -> Self {
        match Medium::of(name) {
            Medium::Text if name.ends_with(".subject") => Self::Subjects,
            Medium::Text => Self::Texts,
            Medium::Html if name.starts_with("mail/") => Self::Mails,
            Medium::Html if name.starts_with("pages/") => Self::Pages,
            Medium::Html => Self::Reports,
        }
    }

    fn medium(self) -> Medium {
        if matches!(self, Self::Texts | Self::Subjects) { Medium::Text } else { Medium::Html }
    }

    /// True if what is inserted into a sentence is enclosed in isolation marks in right-to-left text. In mail listings
    /// the marks of a subject may be shown as boxes.
    fn is_isolating(self) -> bool {
        self != Self::Subjects
    }
}

/// The shelves. Parsing takes longer than filling in, so each shelf is filled when it is first needed.
#[derive(Default)]
pub(super) struct Shelves {
    filled: [OnceLock<Arc<Handlebars<'static>>>; SHELVES.len()],
}

impl Shelves {
    /// With templates that have been checked: all for one medium may include each other, whatever their purpose.
    pub(super) fn of(set: &TemplateSet) -> Self {
        let html = Arc::new(ready(set, Shelf::Mails));
        let filled = SHELVES.map(|shelf| match shelf {
            Shelf::Reports | Shelf::Mails | Shelf::Pages => OnceLock::from(Arc::clone(&html)),
            Shelf::Texts | Shelf::Subjects => OnceLock::from(Arc::new(ready(set, shelf))),
        });
        Self { filled }
    }

    /// The shelf that contains `name`. Built-in templates may still have to be parsed; none of them includes one from
    /// another shelf.
    pub(super) fn get(&self, name: &str, built_in: &BTreeMap<String, TemplateText>) -> &Handlebars<'static> {
        let shelf = Shelf::of(name);
        self.filled[shelf as usize].get_or_init(|| {
            let texts = built_in.values().filter(|text| Shelf::of(&text.name) == shelf);
            Arc::new(ready(&TemplateSet::parse(texts.cloned().collect()).0, shelf))
        })
    }
}

fn ready(set: &TemplateSet, shelf: Shelf) -> Handlebars<'static> {
    let medium = shelf.medium();
    let mut registry = Handlebars::new();
    if medium == Medium::Text {
        registry.register_escape_fn(handlebars::no_escape);
    }
    registry.set_strict_mode(true);
    functions::register(&mut registry, shelf.is_isolating());
    rendering::register(&mut registry);
    for parsed in set.iter().filter(|parsed| parsed.text.medium() == medium) {
        registry.register_template(&parsed.text.name, rendering::counted(set.flattened(parsed)));
    }
    registry
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::template::built_in;

    #[test]
    fn built_in_templates_include_only_those_of_their_shelf() {
        for shelf in SHELVES {
            let texts = built_in::texts().into_iter().filter(|text| Shelf::of(&text.name) == shelf);
            let (set, syntax) = TemplateSet::parse(texts.collect());
            assert!(set.iter().count() > 5);
            assert!(syntax.is_empty() && set.link_findings().is_empty(), "{:?}", set.link_findings());
        }
    }
}
