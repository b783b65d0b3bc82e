//! Finds faults in the way templates include each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    finding::TemplateFinding,
    limits::MAX_DEPTH,
    parsed::{Inclusion, Parsed, extent, inclusions},
    set::TemplateSet,
    text::{Place, TemplateText},
};
use crate::diag::suggest::did_you_mean;

/// The most pieces in a template including everything that it includes.
const MAX_PIECES: usize = 10_000;

impl TemplateSet {
    /// Cycles, or else inclusions that are too deep or too many: such templates cannot be traversed.
    pub(super) fn endless_findings(&self) -> Vec<TemplateFinding> {
        let cycles: Vec<_> = self.iter().filter_map(|parsed| self.cycle_finding(parsed)).collect();
        if cycles.is_empty() { linked(self) } else { cycles }
    }

    /// Missing partials, and partials whose name is computed.
    pub(super) fn link_findings(&self) -> Vec<TemplateFinding> {
        let mut findings = Vec::new();
        for parsed in self.iter() {
            for inclusion in inclusions(parsed) {
                findings.extend(self.inclusion_finding(parsed, &inclusion));
            }
        }
        findings
    }

    fn inclusion_finding(&self, parsed: &Parsed, inclusion: &Inclusion) -> Option<TemplateFinding> {
        let Some(name) = &inclusion.name else {
            let message = "the name of a partial is computed, so nothing can be said about it beforehand".into();
            return Some(parsed.text.finding(inclusion.place, message, Some("name it: `{{> mail/head.html}}`".into())));
        };
        if self.partial(&parsed.text, name).is_some() {
            return None;
        }
        let medium = parsed.text.medium();
        let message = match self.get(name) {
            Some(_) => format!("partial `{name}` is written for another medium"),
            None => format!("there is no partial `{name}`"),
        };
        let place = parsed.text.place_of(name, inclusion.place);
        Some(parsed.text.finding(place, message, did_you_mean(name, self.names(medium))))
    }

    /// A cycle is reported once, at its alphabetically first template.
    fn cycle_finding(&self, start: &Parsed) -> Option<TemplateFinding> {
        let mut trail = vec![start.text.name.clone()];
        let place = self.way_back(start, &start.text.name, &mut trail, &mut BTreeSet::new())?;
        let is_first = trail.iter().all(|name| *name >= start.text.name);
        trail.push(start.text.name.clone());
        let message = format!("partials include each other without end: `{}`", trail.join("` → `"));
        is_first.then(|| start.text.finding(place, message, None))
    }

    /// The position in `at` from which inclusions lead back to `goal`; the templates in between are left on `trail`.
    fn way_back(&self, at: &Parsed, goal: &str, trail: &mut Vec<String>, seen: &mut BTreeSet<String>) -> Option<Place> {
        if trail.len() > MAX_DEPTH {
            return None;
        }
        for inclusion in inclusions(at) {
            let Some(name) = inclusion.name else { continue };
            let place = at.text.place_of(&name, inclusion.place);
            if name == goal {
                return Some(place);
            }
            let Some(next) = self.partial(&at.text, &name).filter(|_| seen.insert(name.clone())) else { continue };
            trail.push(name);
            if self.way_back(next, goal, trail, seen).is_some() {
                return Some(place);
            }
            trail.pop();
        }
        None
    }
}

/// The templates whose inclusions are too deep or too many to be checked or rendered.
fn linked(set: &TemplateSet) -> Vec<TemplateFinding> {
    let inclusions: BTreeMap<&str, Vec<(&str, usize)>> = set
        .iter()
        .map(|parsed| {
            let included = set.included(parsed).map(|(other, depth)| (other.text.name.as_str(), depth + 1));
            (parsed.text.name.as_str(), included.collect())
        })
        .collect();
    let mut sizes: BTreeMap<&str, Size> = set.iter().map(|one| (one.text.name.as_str(), Size::of(one))).collect();
    let own = sizes.clone();
    // Each round follows one more level of inclusions; what has not settled by the end is too deep.
    for _ in 0..=MAX_DEPTH + 1 {
        let before = sizes.clone();
        for (name, included) in &inclusions {
            let mut size = own[name];
            for (other, depth) in included {
                size.depth = size.depth.max(depth + before[other].depth).min(MAX_DEPTH + 1);
                size.pieces = size.pieces.saturating_add(before[other].pieces).min(MAX_PIECES + 1);
            }
            sizes.insert(name, size);
        }
        if sizes == before {
            break;
        }
    }
    set.iter().filter_map(|parsed| finding(&parsed.text, sizes[parsed.text.name.as_str()])).collect()
}

/// The size of a template including everything that it includes.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Size {
    depth: usize,
    pieces: usize,
}

impl Size {
    /// Its own size only.
    fn of(parsed: &Parsed) -> Self {
        let (depth, pieces) = extent(&parsed.template, 0);
        Self { depth, pieces }
    }
}

fn finding(text: &TemplateText, size: Size) -> Option<TemplateFinding> {
    let message = if size.depth > MAX_DEPTH {
        format!("with what it includes, blocks and partials are nested more than {MAX_DEPTH} deep")
    } else if size.pieces > MAX_PIECES {
        format!("with what it includes it has more than {MAX_PIECES} pieces")
    } else {
        return None;
    };
    Some(text.finding((0, 0), message, Some("include fewer partials within each other".to_owned())))
}
