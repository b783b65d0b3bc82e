//! Checks a tree against the tables of keys. Whatever is wrong is reported and left out, so that the rest can be read.

use std::{
    borrow::Cow,
    cell::OnceCell,
    collections::BTreeSet,
    iter,
    ops::{Range, RangeInclusive},
    sync::Arc,
};

use serde_yaml::Value as Yaml;

use super::{
    missing_commas::{self, CutOff, cut_off},
    well_formed::WellFormed,
};
use crate::{
    definition::{
        schema::{
            form::{self, Form},
            table::{Kind, Saying, Table},
        },
        values::{
            fault::Fault,
            id, language,
            lookalikes::{Lookalike, blamed, typed},
            suggest::one_of,
        },
        yaml::{
            parse::MAX_FINDINGS,
            tree::{Entry, Map, Node, Place, Value, item_span},
        },
    },
    diag::{Code, Diagnostic, Label, suggest::did_you_mean},
    lang::LANGUAGES,
    model::{MAX_LINE_CHARS, chars_beyond, check_figure},
};

/// Numbers accepted as a format number; whether this version reads it is checked later.
const FORMATS: RangeInclusive<u32> = 0..=9_999;

/// Words that YAML 1.1 reads as true or false.
const BOOLEAN_WORDS: [&str; 8] = ["y", "n", "yes", "no", "on", "off", "true", "false"];

/// What remains of a tree after the check.
pub(in crate::definition) struct Shaped<'a> {
    /// The well-formed part: plain texts turned into texts by language, single items into lists.
    pub(in crate::definition) value: WellFormed<'a>,
    /// Everything left out, and why.
    pub(in crate::definition) findings: Vec<Diagnostic>,
}

/// Checks a whole file against `table`.
pub(in crate::definition) fn shape<'a>(file: &Arc<str>, root: &'a Node, table: &Table) -> Shaped<'a> {
    let mut check = ShapeCheck { file, root, words: OnceCell::new(), leaves_parameters: false, findings: Vec::new() };
    let value = match &root.value {
        Value::Map(map) => check.record(map, root, table, &Place::top(file, Some(root)).label("")),
        _ => WellFormed::Map(Vec::new()),
    };
    if check.is_full() {
        let message = format!("the file has more than {MAX_FINDINGS} faults; the rest of it was not read");
        let label = Place::top(file, Some(root)).label("");
        check
            .findings
            .push(Diagnostic::new(Code::TooManyFindings, label, message).hint("correct these first".to_owned()));
    }
    Shaped { value, findings: check.findings }
}

struct ShapeCheck<'f> {
    file: &'f Arc<str>,
    root: &'f Node,
    /// Every word of the file, gathered when first needed.
    words: OnceCell<BTreeSet<&'f str>>,
    /// True while values whose parameters are not known yet are skipped.
    leaves_parameters: bool,
    findings: Vec<Diagnostic>,
}

impl ShapeCheck<'_> {
    fn is_full(&self) -> bool {
        self.findings.len() >= MAX_FINDINGS
    }

    /// The known keys of a mapping. Missing keys are reported at `owner`.
    fn record<'a>(&mut self, map: &'a Map, node: &Node, table: &Table, owner: &Label) -> WellFormed<'a> {
        let mut read = Vec::with_capacity(map.entries.len());
        for (at, entry) in map.entries.iter().enumerate() {
            if self.is_full() {
                break;
            }
            let Some(key) = table.get(&entry.key) else {
                let hint = match cut_off(&map.entries, at, table) {
                    Some(CutOff::Again) => continue,
                    Some(CutOff::Told(hint)) => Some(hint),
                    None => None,
                };
                self.unknown_key(entry, hint, table);
                continue;
            };
            let name = Name { text: key.name, span: &entry.span };
            if let Some(value) = self.read(name, &entry.node, &key.kind) {
                read.push((key.name, value));
            }
        }
        self.missing_keys(map, node, table, owner);
        WellFormed::Map(read)
    }

    fn missing_keys(&mut self, map: &Map, node: &Node, table: &Table, owner: &Label) {
        let has = |key: &str| map.get(key).is_some();
        for key in table.keys() {
            if self.is_full() {
                return;
            }
            if let (Some(example), false) = (key.needed, has(key.name)) {
                let message = format!("{} needs the key `{}`", table.noun, key.name);
                let label =
                    if owner.span.is_empty() { Label::new(self.file, node.span.clone(), "") } else { owner.clone() };
                self.findings
                    .push(Diagnostic::new(Code::MissingKey, label, message).hint(format!("write `{example}`")));
            }
        }
        if let Some(Saying(message, hint)) = table.rules.iter().find_map(|rule| rule.broken(has))
            && !self.is_full()
        {
            let label = Label::new(self.file, item_span(node), "");
            self.findings.push(Diagnostic::new(Code::MissingKey, label, *message).hint((*hint).to_owned()));
        }
    }

    /// The value of a key, if it is of the right kind.
    fn read<'a>(&mut self, name: Name<'_>, node: &'a Node, kind: &Kind) -> Option<WellFormed<'a>> {
        if self.is_full() {
            return None;
        }
        if node.is_nothing() || node.text() == Some("") {
            return self.nothing(name, node);
        }
        if self.leaves_parameters && node.text().is_some_and(|text| text.contains("${")) {
            return None;
        }
        match (kind, &node.value) {
            (Kind::Text, Value::Scalar { text, plain }) => {
                self.boolean_word(node, text, *plain);
                Some(WellFormed::only("en", WellFormed::Text(text)))
            }
            (Kind::TextOr(key, _), Value::Scalar { .. }) => {
                Some(WellFormed::only(key, self.read(name, node, &Kind::Text)?))
            }
            (Kind::TextOr(_, table), Value::Map(map)) if is_record(map, table) => {
                Some(self.record(map, node, table, &Label::new(self.file, name.span.clone(), "")))
            }
            (Kind::TextOr(key, _), Value::Map(map)) => Some(WellFormed::only(key, self.by_language(map))),
            (Kind::WithParameters(kind), _) => {
                self.leaves_parameters = true;
                let value = self.read(name, node, kind);
                self.leaves_parameters = false;
                value
            }
            (Kind::Text, Value::Map(map)) => Some(self.by_language(map)),
            (Kind::AtMost(most, kind), _) => {
                let fits = self.fits(name, node, *most);
                self.read(name, node, kind).filter(|_| fits)
            }
            (Kind::Word(form) | Kind::WordOr(form, _), Value::Scalar { text, plain }) => {
                self.word(node, text, *plain, form)
            }
            (Kind::Choice(known), Value::Scalar { text, .. }) => self.choice(name, node, text, known),
            (Kind::Flag, Value::Scalar { text, plain }) => self.flag(name, node, text, *plain),
            (Kind::Number, Value::Scalar { text, plain }) => self.number(name, node, text, *plain),
            (Kind::Count(least, most), Value::Scalar { text, plain }) => {
                self.count(name, node, text, *plain, *least..=*most)
            }
            (Kind::Format, Value::Scalar { text, plain }) => self.count(name, node, text, *plain, FORMATS),
            (Kind::Record(table) | Kind::Short(_, table) | Kind::WordOr(_, table), Value::Map(map)) => {
                Some(self.record(map, node, table, &Label::new(self.file, name.span.clone(), "")))
            }
            (Kind::Short(key, table), Value::Scalar { text, plain }) => {
                let Some(Kind::Word(form)) = table.get(key).map(|key| &key.kind) else { return None };
                let word = self.word(node, text, *plain, form)?;
                Some(WellFormed::only(key, word))
            }
            (Kind::ById(kind) | Kind::ListOrById(_, kind), Value::Map(map)) => Some(self.by_id(map, kind)),
            (Kind::OneOrMore(kind) | Kind::ListOrById(kind, _), Value::List(_) | Value::Scalar { .. })
                if self.is_without_commas(name, node, kind) =>
            {
                None
            }
            (Kind::OneOrMore(kind) | Kind::ListOrById(kind, _), Value::List(items)) => {
                self.findings.extend(missing_commas::repeated(self.file, name.text, items));
                Some(WellFormed::List(items.iter().map(|item| self.item(name, item, kind)).collect()))
            }
            (Kind::OneOrMore(kind), _) => self.read(name, node, kind).map(|only| WellFormed::List(vec![only])),
            _ => self.wrong_type(name, node, kind),
        }
    }

    /// True if a text in the list holds several items. If so, this is reported once for the whole list.
    fn is_without_commas(&mut self, name: Name<'_>, node: &Node, kind: &Kind) -> bool {
        let nodes = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let texts: Option<Vec<&str>> = nodes.iter().map(Node::text).collect();
        let (Some(texts), Some(check)) = (texts, check_of(kind)) else { return false };
        let is_closed = matches!(kind, Kind::Choice(_));
        let is_said = |word: &str| self.words.get_or_init(|| missing_commas::words(self.root)).contains(word);
        let known = |word: &str| is_closed || LANGUAGES.contains(&word) || is_said(word);
        let Some(items) = missing_commas::items(&texts, &check, known) else { return false };
        let faulty = nodes.iter().find_map(|node| Some((node, node.text()?, check(node.text()?).err()?)));
        let Some((node, text, fault)) = faulty else { return false };
        let fault = missing_commas::without_commas(fault.code, name.text, text, &items);
        self.findings.push(
            Diagnostic::new(fault.code, Label::new(self.file, node.span.clone(), ""), fault.message).hint(fault.hint),
        );
        true
    }

    /// An item of a list. A refused item keeps its position.
    fn item<'a>(&mut self, list: Name<'_>, item: &'a Node, kind: &Kind) -> WellFormed<'a> {
        let first = item.map().and_then(|map| map.entries.first()).map_or(&item.span, |entry| &entry.span);
        self.read(Name { text: list.text, span: first }, item, kind).unwrap_or(WellFormed::Nothing)
    }

    fn by_id<'a>(&mut self, map: &'a Map, kind: &Kind) -> WellFormed<'a> {
        let mut read = Vec::with_capacity(map.entries.len());
        for entry in &map.entries {
            if self.is_full() {
                break;
            }
            let is_kept = self.id(entry);
            let name = Name { text: &entry.key, span: &entry.span };
            let value = self.read(name, &entry.node, kind).unwrap_or(WellFormed::Nothing);
            if is_kept {
                read.push((entry.key.as_str(), value));
            }
        }
        WellFormed::Map(read)
    }

    /// True if the value under this id is kept. A bad id is reported but does not hide other faults below it, unless it
    /// is too long to quote in every finding.
    fn id(&mut self, entry: &Entry) -> bool {
        if let Err(fault) = id::id(&entry.key) {
            self.misspelt(&entry.span, &entry.key, fault, id::id);
        }
        (1..=id::MAX_ID_BYTES).contains(&entry.key.len())
    }

    fn by_language<'a>(&mut self, map: &'a Map) -> WellFormed<'a> {
        let mut read = Vec::with_capacity(map.entries.len());
        for entry in &map.entries {
            if let Err(fault) = language::language(&entry.key) {
                self.misspelt(&entry.span, &entry.key, fault, language::language);
                continue;
            }
            self.findings.extend(language::unknown(self.file, &entry.span, &entry.key));
            if entry.plain && is_boolean_word(&entry.key) {
                self.warn_boolean_word(entry.span.clone(), &entry.key);
            }
            match &entry.node.value {
                Value::Scalar { text, plain } if !text.is_empty() && !entry.node.is_nothing() => {
                    self.boolean_word(&entry.node, text, *plain);
                    read.push((entry.key.as_str(), WellFormed::Text(text)));
                }
                Value::Scalar { .. } => {
                    self.nothing(Name { text: &entry.key, span: &entry.span }, &entry.node);
                }
                _ => {
                    self.wrong_type(
                        Name { text: &entry.key, span: &entry.span },
                        &entry.node,
                        &Kind::Word(&form::PLAIN),
                    );
                }
            }
        }
        WellFormed::Map(read)
    }

    fn word<'a>(&mut self, node: &Node, text: &'a str, plain: bool, form: &Form) -> Option<WellFormed<'a>> {
        match (form.check)(text) {
            Ok(()) => {
                self.boolean_word(node, text, plain);
                if form.noun == form::LANGUAGE.noun {
                    self.findings.extend(language::remark(self.file, &node.span, text));
                }
                Some(WellFormed::Text(text))
            }
            Err(fault) => {
                self.misspelt(&node.span, text, fault, form.check);
                None
            }
        }
    }

    /// True if the text, in every language it is given in, has at most `most` characters. Longer ones are reported.
    fn fits(&mut self, name: Name<'_>, node: &Node, most: usize) -> bool {
        let by_language = node.map().into_iter().flat_map(|map| map.entries.iter().map(|entry| &entry.node));
        let mut fits = true;
        for (node, text) in iter::once(node).chain(by_language).filter_map(|node| Some((node, node.text()?))) {
            let Some(chars) = chars_beyond(text, most) else { continue };
            let message = format!("`{}` has {chars} characters, but there is room for {most}", name.text);
            let longer = if most == MAX_LINE_CHARS { "; a `note:` has more room" } else { "" };
            let hint = format!("say it in at most {most} characters{longer}");
            let _: Option<WellFormed<'_>> = self.report(Code::TextTooLong, node, message, Some(hint));
            fits = false;
        }
        fits
    }

    fn choice<'a>(&mut self, name: Name<'_>, node: &Node, text: &'a str, known: &[&str]) -> Option<WellFormed<'a>> {
        if known.contains(&text) {
            return Some(WellFormed::Text(text));
        }
        let unknown = |text: &str| {
            let message = format!("`{}` does not know the word `{text}`", name.text);
            let hint = did_you_mean(text, known.iter().copied()).or_else(|| Some(one_of(known)));
            Fault::new(Code::UnknownValue, message, hint)
        };
        let check = |text: &str| if known.contains(&text) { Ok(()) } else { Err(unknown(text)) };
        self.misspelt(&node.span, text, unknown(text), check);
        None
    }

    fn flag(&mut self, name: Name<'_>, node: &Node, text: &str, plain: bool) -> Option<WellFormed<'static>> {
        if let Yaml::Bool(flag) = resolve(text, plain) {
            return Some(WellFormed::Flag(flag));
        }
        let yes = matches!(text.to_lowercase().as_str(), "y" | "yes" | "on" | "true" | "1");
        let quoted = if plain { text.to_owned() } else { format!("\"{text}\"") };
        let message = format!("`{}` is either `true` or `false`, but `{quoted}` stands here", name.text);
        self.report(Code::WrongType, node, message, Some(format!("write `{}: {yes}`", name.text)))
    }

    fn number(&mut self, name: Name<'_>, node: &Node, text: &str, plain: bool) -> Option<WellFormed<'static>> {
        let shown = beginning(text);
        let Yaml::Number(number) = resolve(text, plain) else {
            let message = format!("`{}` is a number, but `{shown}` stands here", name.text);
            let unquoted =
                matches!(resolve(text, true), Yaml::Number(_)).then(|| format!("write {shown} without quotes"));
            let hint = unquoted.or_else(|| Some("write digits, with a point if need be: 16 or 0.5".to_owned()));
            return self.report(Code::WrongType, node, message, hint);
        };
        let number = number.as_f64().unwrap_or(f64::NAN);
        if !number.is_finite() && decimal(text).is_none() {
            let message = format!("`{}` must be finite, but `{shown}` stands here", name.text);
            let hint = format!("leave `{}` out if it is not known", name.text);
            return self.report(Code::BadNumber, node, message, Some(hint));
        }
        match check_figure(number) {
            Ok(()) => Some(WellFormed::Number(number)),
            Err(problem) => {
                let message = format!("`{}` is {shown}, which is {}", name.text, problem.why());
                self.report(Code::BadNumber, node, message, Some(problem.fix().to_owned()))
            }
        }
    }

    fn count(
        &mut self,
        name: Name<'_>,
        node: &Node,
        text: &str,
        plain: bool,
        range: RangeInclusive<u32>,
    ) -> Option<WellFormed<'static>> {
        let Yaml::Number(number) = resolve(text, plain) else { return self.number(name, node, text, plain) };
        let count = number.as_u64().and_then(|count| u32::try_from(count).ok());
        if let Some(count) = count.filter(|count| range.contains(count)) {
            return Some(WellFormed::Count(count.into()));
        }
        let (least, most) = (range.start(), range.end());
        let shown = beginning(text);
        let message = format!("`{}` is a whole number from {least} to {most}, but `{shown}` stands here", name.text);
        self.report(Code::BadNumber, node, message, Some(format!("write a number from {least} to {most}")))
    }

    fn nothing(&mut self, name: Name<'_>, node: &Node) -> Option<WellFormed<'static>> {
        let span = if node.span.is_empty() || node.text() == Some("") && node.span.len() < 2 {
            name.span.clone()
        } else {
            node.span.clone()
        };
        let message = format!("`{}` has no value", name.text);
        let hint = format!("write a value after `{}:`, or delete it", name.text);
        self.findings.push(Diagnostic::new(Code::WrongType, Label::new(self.file, span, ""), message).hint(hint));
        None
    }

    fn wrong_type(&mut self, name: Name<'_>, node: &Node, kind: &Kind) -> Option<WellFormed<'static>> {
        let (wanted, hint) = describe(kind);
        let message = format!("`{}` holds {wanted}, but {} stands here", name.text, node.noun());
        let span = if node.text().is_some() { node.span.clone() } else { name.span.clone() };
        self.findings.push(Diagnostic::new(Code::WrongType, Label::new(self.file, span, ""), message).hint(hint));
        None
    }

    fn unknown_key(&mut self, entry: &Entry, hint: Option<String>, table: &Table) {
        let key = &entry.key;
        if let Some(lookalike) = Lookalike::first(key) {
            let typed = typed(key);
            let message = format!("the key `{}` has {} in it", typed.trim(), lookalike.named());
            let span = lookalike_in(&entry.span, key).unwrap_or_else(|| entry.span.clone());
            let finding = Diagnostic::new(Code::UnknownKey, Label::new(self.file, span, ""), message);
            let hint = table.get(typed.trim()).map(|key| format!("write `{}:`", key.name));
            self.findings.push(finding.hint(hint.unwrap_or_else(|| lookalike.remedy())));
            return;
        }
        let known: Vec<_> = table.keys().map(|key| key.name).collect();
        let hint =
            hint.or_else(|| tight_key(key, table)).or_else(|| did_you_mean(key, known.iter().copied())).or_else(|| {
                Some(format!(
                    "the keys here are {}",
                    known.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
                ))
            });
        let message = format!("{} has no key `{key}`", table.noun);
        let label = Label::new(self.file, entry.span.clone(), "");
        self.findings.push(Diagnostic::new(Code::UnknownKey, label, message).hint(hint));
    }

    fn boolean_word(&mut self, node: &Node, text: &str, plain: bool) {
        if plain && is_boolean_word(text) {
            self.warn_boolean_word(node.span.clone(), text);
        }
    }

    fn warn_boolean_word(&mut self, span: Range<usize>, text: &str) {
        let message = format!("many YAML programs read `{text}` without quotes as true or false, not as a word");
        let finding = Diagnostic::new(Code::BooleanWord, Label::new(self.file, span, ""), message);
        self.findings.push(finding.hint(format!("write \"{text}\"")));
    }

    /// Reports a fault of the `text` at `span`, pointing at a lookalike character if there is one.
    fn misspelt(&mut self, span: &Range<usize>, text: &str, fault: Fault, check: impl Fn(&str) -> Result<(), Fault>) {
        let fault = blamed(fault, text, check);
        let label = Label::new(self.file, lookalike_in(span, text).unwrap_or_else(|| span.clone()), "");
        self.findings.push(Diagnostic::new(fault.code, label, fault.message).hint(fault.hint));
    }

    fn report(
        &mut self,
        code: Code,
        node: &Node,
        message: String,
        hint: Option<String>,
    ) -> Option<WellFormed<'static>> {
        self.findings.push(Diagnostic::new(code, Label::new(self.file, node.span.clone(), ""), message).hint(hint));
        None
    }
}

/// Where the first lookalike character of the `text` at `span` is, whether the text is quoted or not.
fn lookalike_in(span: &Range<usize>, text: &str) -> Option<Range<usize>> {
    let Lookalike { at, character, .. } = Lookalike::first(text)?;
    let quote = span.len().checked_sub(text.len()).filter(|quotes| matches!(quotes, 0 | 2))? / 2;
    let start = span.start + quote + at;
    Some(start..start + character.len_utf8())
}

/// A hint for `title:Forum`, which is a single word in YAML.
fn tight_key(key: &str, table: &Table) -> Option<String> {
    let (key, value) = key.split_once([':', '=', ';'])?;
    let (key, value) = (key.trim(), value.trim());
    table.get(key).map(|_| format!("write `{key}: {}`, with a blank after the colon", beginning(value)))
}

/// A check that may borrow the words it accepts.
type BoxedCheck<'a> = Box<dyn Fn(&str) -> Result<(), Fault> + 'a>;

/// The check for a single value of a kind; `None` if the kind never holds one.
fn check_of(kind: &Kind) -> Option<BoxedCheck<'_>> {
    match kind {
        Kind::Word(form) => Some(Box::new(form.check)),
        Kind::Short(key, table) => check_of(&table.get(key)?.kind),
        Kind::Choice(known) => Some(Box::new(|word| {
            let unknown = || Fault::new(Code::UnknownValue, String::new(), None);
            known.contains(&word).then_some(()).ok_or_else(unknown)
        })),
        _ => None,
    }
}

/// Tells a record from texts by language: its keys are longer than language tags, except for a few that never occur
/// alone.
fn is_record(map: &Map, table: &Table) -> bool {
    map.entries.iter().any(|entry| entry.key.len() > 3 && table.get(&entry.key).is_some())
}

/// A key, as named in findings about its value.
#[derive(Clone, Copy)]
struct Name<'a> {
    text: &'a str,
    span: &'a Range<usize>,
}

fn is_boolean_word(text: &str) -> bool {
    BOOLEAN_WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// How YAML reads a plain scalar: as a number, a truth value, or the text itself.
fn resolve(text: &str, plain: bool) -> Yaml {
    let short = text.len() <= 40 && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    if !plain {
        return Yaml::from(text);
    }
    let read: Option<Yaml> = if short { serde_yaml::from_str(&without_leading_zeros(text)).ok() } else { None };
    match read {
        Some(value) if !value.is_string() => value,
        // A number with too many digits for the library is still a number.
        _ => decimal(text).map_or_else(|| Yaml::from(text), Yaml::from),
    }
}

/// The value of a decimal number, infinite if it is out of range; `None` for any other text, including `inf` and `nan`.
fn decimal(text: &str) -> Option<f64> {
    let figure = text.trim_start_matches(['+', '-']);
    let is_decimal = figure.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && figure.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'));
    text.parse().ok().filter(|_| is_decimal)
}

/// The beginning of a text, as quoted in a message that a number was expected.
fn beginning(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &text[..at]).into(),
        None => text.into(),
    }
}

/// `018` is 18 in the core schema of YAML 1.2. The library reads it as text, because older parsers would read it as
/// octal.
fn without_leading_zeros(text: &str) -> Cow<'_, str> {
    let (sign, figure) = text.split_at(text.len() - text.trim_start_matches(['+', '-']).len());
    let digits = figure.bytes().take_while(u8::is_ascii_digit).count();
    let zeros = figure.bytes().take_while(|b| *b == b'0').count().min(digits.saturating_sub(1));
    let is_decimal = figure.parse::<f64>().is_ok();
    if zeros > 0 && is_decimal { format!("{sign}{}", &figure[zeros..]).into() } else { text.into() }
}

/// What a kind expects, and how to write it.
fn describe(kind: &Kind) -> (&'static str, String) {
    let (wanted, hint) = match kind {
        Kind::Text => ("a text", "write a text, or {en: …, fr: …}"),
        Kind::TextOr(key, _) => return ("a text or a mapping", format!("write a text, or {{{key}: …}}")),
        Kind::WithParameters(kind) | Kind::AtMost(_, kind) => return describe(kind),
        Kind::Word(_) | Kind::Choice(_) => ("a single value", "write one value without brackets or dashes"),
        Kind::Flag => ("`true` or `false`", "write true or false"),
        Kind::Number | Kind::Count(..) | Kind::Format => ("a number", "write digits"),
        Kind::Record(table) => {
            let keys: Vec<_> = table.keys().take(4).map(|key| format!("{}: …", key.name)).collect();
            return ("a mapping", format!("write {{{}}}", keys.join(", ")));
        }
        Kind::ById(_) => ("a mapping by id", "write each id with a colon and its value"),
        Kind::OneOrMore(_) => ("a list", "write [a, b]"),
        Kind::Short(..) => ("an id or a mapping", "write an id, or {partner: …, due: …}"),
        Kind::WordOr(..) => ("an id or a mapping", "write an id, or {email: …}"),
        Kind::ListOrById(..) => {
            ("a list of ids or a mapping by id", "write [a, b], or each id with a colon and its value")
        }
    };
    (wanted, hint.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_those_of_the_core_schema() {
        let figure = |text: &str| resolve(text, true).as_f64();
        for (text, value) in
            [("018", 18.0), ("-007.50", -7.5), ("000", 0.0), ("0.5", 0.5), ("0x1F", 31.0), ("00e1", 0.0)]
        {
            assert_eq!(figure(text), Some(value), "{text}");
        }
        for text in ["99999999999999999999", "-000000000000000000000000000000000000000000000000001e20"] {
            assert!(figure(text).is_some_and(|figure| figure.abs() >= 1e20), "{text}");
        }
        assert_eq!(figure("1e999"), Some(f64::INFINITY));
        for text in ["0-1", "018a", "00.1.2", "--018", "2027-01-01"] {
            assert_eq!(figure(text), None, "{text}");
        }
        assert_eq!(resolve("018", false).as_f64(), None, "in quotes it is a text");
    }
}
