//! Names for people where ids are wanted: `lead: World Bank` for the partner `wb` of that name.

use std::collections::{BTreeMap, BTreeSet};

use super::{Parts, layers::entries};
use crate::{
    definition::{
        file::{
            File,
            raw::{Ordered, RawPartners, Words},
        },
        values::id,
    },
    diag::{
        Code, Diagnostic, Fix, Sources,
        suggest::{fold, nearest},
    },
};

/// The keys under which things are defined by id.
const UNDER: [&str; 8] =
    ["partners", "tasks", "workstreams", "calendars", "ladders", "approvals", "contacts", "objectives"];

/// What is told of an id that is defined nowhere, and the key under which it would be.
const UNKNOWN: [(Code, &str); 4] = [
    (Code::UnknownTask, "tasks"),
    (Code::UnknownPartner, "partners"),
    (Code::UnknownWorkstream, "workstreams"),
    (Code::UnknownObjective, "objectives"),
];

/// So many keys before an id are looked at for the one that takes it: in `with: [{partner: wb, due: T}, World Bank]` two
/// stand between.
const MAX_KEYS: usize = 6;

/// The keys that take ids, and the key under which these are defined.
const WANTED: [(&str, &str); 17] = [
    ("needs", "tasks"),
    ("omit", "tasks"),
    ("task", "tasks"),
    ("lead", "partners"),
    ("with", "partners"),
    ("with_also", "partners"),
    ("without", "partners"),
    ("partner", "partners"),
    ("partners", "partners"),
    ("recipients", "partners"),
    ("to", "partners"),
    ("by", "partners"),
    ("workstream", "workstreams"),
    ("serves", "objectives"),
    ("ladder", "ladders"),
    ("calendar", "calendars"),
    ("approval", "approvals"),
];

/// Those of them that take several.
const LISTS: [&str; 9] = ["needs", "omit", "with", "with_also", "without", "partners", "recipients", "serves", "by"];

/// Says of every id that is none which thing is meant: the one that bears that name, or whose id it nearly is. Where none
/// is, nothing is offered, because what could be written would be defined nowhere.
pub(super) fn name(parts: &Parts<'_>, sources: &Sources, findings: &mut [Diagnostic]) {
    let is_unknown =
        |finding: &Diagnostic| UNKNOWN.iter().any(|(code, _)| *code == finding.code) && finding.fix.is_none();
    if !findings.iter().any(|finding| finding.code == Code::BadId || is_unknown(finding)) {
        return;
    }
    let (names, all) = (names(parts), ids(parts, &UNDER));
    for finding in findings.iter_mut().filter(|finding| is_unknown(finding)) {
        let span = finding.primary.span.clone();
        let Some(written) = sources.get(&finding.primary.file).and_then(|text| text.get(span.clone())) else {
            continue;
        };
        let under = UNKNOWN.iter().filter(|(code, _)| *code == finding.code).map(|(_, key)| *key);
        let known = self::ids(parts, &under.collect::<Vec<_>>());
        if let Some(id) = bearing(written.trim_matches(['"', '\'', ' ']), &names, &known) {
            finding.hint = Some(format!("did you mean `{id}`?"));
            finding.fix = Some(Fix::new(span, id));
        }
    }
    for finding in findings.iter_mut().filter(|finding| finding.code == Code::BadId) {
        let Some(text) = sources.get(&finding.primary.file) else { continue };
        let wanted = wanted_at(text, finding.primary.span.start);
        let ids = wanted.map_or_else(|| all.clone(), |(_, under)| self::ids(parts, &[under]));
        let takes_several = wanted.is_some_and(|(key, _)| LISTS.contains(&key));
        if finding.fix.as_ref().is_some_and(|fix| ids.contains(&fix.text)) {
            continue;
        }
        let span = finding.fix.as_ref().map_or(&finding.primary.span, |fix| &fix.span).clone();
        let Some(written) = text.get(span.clone()) else { continue };
        let bare = written.trim_matches(['"', '\'', ' ']);
        let is_key = text[span.end..].starts_with(':');
        let is_told = finding.fix.as_ref().is_some_and(|fix| fix.text.starts_with('['));
        if let Some(items) = several(bare, &ids).filter(|_| takes_several && !is_key && !is_told) {
            let is_in_list = text[..span.start].trim_end().ends_with(['[', ',']);
            let written = if is_in_list { items } else { format!("[{items}]") };
            finding.hint = Some(format!("a comma is missing: write `{written}`"));
            finding.fix = Some(Fix::new(span, written));
            continue;
        }
        let meant = if is_key { used_elsewhere(text, bare) } else { named(bare, finding.fix.as_ref(), &names, &ids) };
        match meant {
            Some(id) if id != bare => {
                finding.hint = Some(format!("did you mean `{id}`?"));
                finding.fix = Some(Fix::new(span, id));
            }
            // A list, or a contact in braces.
            _ if is_key || finding.fix.as_ref().is_some_and(|fix| fix.text.contains(['[', '{', '('])) => {}
            _ if finding.fix.is_some() => {
                finding.fix = None;
                finding.hint = Some("write the id exactly as it is defined".to_owned());
            }
            _ => {}
        }
    }
}

/// The thing of that name, or the one whose id this is but for a character.
fn named(bare: &str, fix: Option<&Fix>, names: &Names, ids: &BTreeSet<String>) -> Option<String> {
    let without: String = bare.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')).collect();
    let written = fix.map(|fix| fix.text.as_str()).into_iter().chain([without.as_str()]);
    let known = written.filter(|id| ids.contains(*id)).map(str::to_owned).next();
    let near = || nearest(bare, ids.iter().map(String::as_str)).map(str::to_owned);
    bearing(bare, names, ids).or(known).or_else(near)
}

/// The ids of everything that bears a name, by that name.
type Names = BTreeMap<String, Vec<String>>;

/// The one of `ids` that bears that name.
fn bearing(name: &str, names: &Names, ids: &BTreeSet<String>) -> Option<String> {
    names.get(&fold(name))?.iter().find(|id| ids.contains(*id)).cloned()
}

/// The key before byte `at` that takes an id, and the key under which such ids are defined.
fn wanted_at(text: &str, at: usize) -> Option<(&'static str, &'static str)> {
    let before = text.get(..at)?;
    let is_of_key = |c: char| c.is_ascii_lowercase() || c == '_';
    let ends = before.rmatch_indices(':').take(MAX_KEYS);
    let keys = ends.filter_map(|(colon, _)| before[..colon].rsplit(|c: char| !is_of_key(c)).next());
    let mut wanted = keys.filter_map(|key| WANTED.iter().find(|(known, _)| *known == key));
    wanted.next().copied()
}

/// Ids without the commas between them: `wb ocha`.
fn several(bare: &str, ids: &BTreeSet<String>) -> Option<String> {
    let parts: Vec<&str> = bare.split([' ', ';', '+', '&', '/']).filter(|part| !part.is_empty()).collect();
    (parts.len() > 1 && parts.iter().all(|part| ids.contains(*part))).then(|| parts.join(", "))
}

/// The id that other lines of the file use for what is defined here under another spelling.
fn used_elsewhere(text: &str, bare: &str) -> Option<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')));
    words.filter(|word| id::id(word).is_ok()).find(|word| fold(word) == fold(bare)).map(str::to_owned)
}

/// Every id that is defined in these files under these keys.
fn ids(parts: &Parts<'_>, under: &[&str]) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for file in parts.files() {
        for key in under.iter().filter(|key| file.place().has(key)) {
            ids.extend(file.place().name(key).keys().map(str::to_owned));
        }
        if under.contains(&"objectives") {
            ids.extend(file.raw.objectives.iter().flatten().flatten().filter_map(|objective| objective.id.clone()));
        }
    }
    ids.retain(|id| id::id(id).is_ok());
    ids
}

/// Gathers the names in these files.
fn names(parts: &Parts<'_>) -> Names {
    let layers: Vec<&File> =
        [parts.blueprint.file(), parts.programme.file(), Some(parts.workflow)].into_iter().flatten().collect();
    let mut names = Names::new();
    let mut add = |words: Option<&Words>, id: &str| {
        for name in words.into_iter().flat_map(|words| words.0.values()) {
            names.entry(fold(name)).or_default().push(id.to_owned());
        }
    };
    let defined = entries(&layers, "partners", |raw| match &raw.partners {
        Some(RawPartners::Defined(partners)) => Some(partners),
        _ => None,
    });
    for entry in &defined {
        let Some(raw) = entry.value else { continue };
        let through_time = raw.names.iter().flatten().flatten();
        let all = through_time.flat_map(|name| [name.name.as_ref(), name.acronym.as_ref()]);
        for words in [raw.name.as_ref(), raw.acronym.as_ref()].into_iter().chain(all) {
            add(words, entry.id);
        }
    }
    for file in &layers {
        for (id, words) in file.raw.workstreams.iter().flat_map(Ordered::iter) {
            add(words, id);
        }
        for (id, task) in file.raw.tasks.iter().flat_map(Ordered::iter) {
            add(task.and_then(|task| task.title.as_ref()), id);
        }
        for objective in file.raw.objectives.iter().flatten().flatten() {
            let Some(id) = &objective.id else { continue };
            add(objective.short.as_ref(), id);
            add(objective.statement.as_ref(), id);
        }
    }
    names
}
