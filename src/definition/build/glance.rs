//! What a glance at the lines of a file says of its id and symbol, so that few files have to be parsed. It errs on the
//! side of a claim.

use std::sync::Arc;

use crate::{
    definition::schema::file_kind::{FileKind, line_of},
    diag::Sources,
};

/// The lines of a workflow file that name it.
#[derive(Clone, Copy, Debug)]
pub struct Glance<'a> {
    /// The file.
    pub path: &'a Arc<str>,
    id: &'a str,
    symbol: Option<&'a str>,
}

/// Every workflow file, in the order of paths.
pub fn glances(sources: &Sources) -> impl Iterator<Item = Glance<'_>> {
    sources.iter().filter_map(|(path, text)| Glance::at(path, text))
}

impl<'a> Glance<'a> {
    fn at(path: &'a Arc<str>, text: &'a str) -> Option<Self> {
        let is_workflow = FileKind::of_text(text) == Some(FileKind::Workflow);
        let id = line_of(text, FileKind::Workflow.key()).filter(|_| is_workflow)?;
        Some(Self { path, id, symbol: line_of(text, "symbol") })
    }

    /// The id, if it is written without quotes, comments and the like.
    pub fn plain_id(&self) -> Option<&'a str> {
        let id = self.id.trim();
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        (!id.is_empty() && id.chars().all(is_plain)).then_some(id)
    }

    /// True if the id may be this one.
    pub fn may_have_id(&self, id: &str) -> bool {
        self.id.contains(id)
    }

    /// True if the symbol may be this one. Without one of its own, a workflow has its id in capitals.
    pub fn may_have_symbol(&self, symbol: &str) -> bool {
        match self.symbol {
            Some(own) => own.contains(symbol),
            None => self.id.to_uppercase().contains(symbol),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glance_sees_what_may_be_claimed() {
        let mut sources = Sources::default();
        sources.insert("a.yaml", "format: 1\nworkflow: forum-2027\nsymbol: WF/27\n");
        sources.insert("b.yaml", "\u{feff}workflow : \"forum-2029\" # the next one\n");
        sources.insert("c.yaml", "programme: forum\n");
        let seen: Vec<_> = glances(&sources).collect();
        assert_eq!(seen.iter().map(|glance| &**glance.path).collect::<Vec<_>>(), ["a.yaml", "b.yaml"]);
        assert_eq!(seen.iter().map(Glance::plain_id).collect::<Vec<_>>(), [Some("forum-2027"), None]);
        assert!(seen[1].may_have_id("forum-2029") && !seen[1].may_have_id("forum-2027"));
        assert!(seen[0].may_have_symbol("WF/27") && !seen[0].may_have_symbol("FORUM-2027"), "it has one of its own");
        assert!(seen[1].may_have_symbol("FORUM-2029"));
    }
}
