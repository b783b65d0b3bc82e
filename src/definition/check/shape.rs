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
    flags, missing_commas, numbers,
    scalars::{decimal, resolve},
    several,
    wanted::describe,
    well_formed::WellFormed,
    wrapped::wrapped,
};
use crate::{
    definition::{
        schema::{
            form::{self, Form},
            table::{Kind, Saying, Table},
        },
        values::{
            email::email,
            fault::{Fault, Remedy},
            id, language,
            lookalikes::{Lookalike, blamed, typed},
            suggest::{one_of, word_meant},
        },
        yaml::{
            parse::MAX_FINDINGS,
            tree::{Entry, Map, Node, Place, Value, item_span},
        },
    },
    diag::{Code, Diagnostic, Fix, Label, Severity, suggest::did_you_mean},
    lang::{LANGUAGES, Words},
    model::{Lang, MAX_LINE_CHARS, chars_beyond, check_figure},
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
        for entry in &map.entries {
            if self.is_full() {
                break;
            }
            let Some(key) = table.get(&entry.key) else {
                self.unknown_key(entry, table);
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
                self.curly_quotes(name, node, text, *plain);
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
            (Kind::WordOr(_, table), Value::Scalar { text, .. })
                if table.get("email").is_some() && email(text).is_ok() =>
            {
                let written = format!("{{email: {text}}}");
                let message = format!("`{}` is the id of a contact or a contact, not an address", name.text);
                let finding = Diagnostic::new(Code::BadId, Label::new(self.file, node.span.clone(), ""), message);
                let finding = finding.hint(format!("write `{}: {written}`", name.text));
                self.findings.push(finding.fix(Fix::new(node.span.clone(), written)));
                None
            }
            (Kind::Word(_) | Kind::WordOr(..) | Kind::Choice(_) | Kind::Short(..), Value::Scalar { text, .. })
                if let Some(values) = several::values(kind, text) =>
            {
                let fault = several::fault(name.text, None, &values, false);
                let finding = Diagnostic::new(fault.code, Label::new(self.file, node.span.clone(), ""), fault.message);
                self.findings.push(finding.hint(fault.hint));
                None
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
            (Kind::OneOrMore(Kind::Record(table)), Value::List(_) | Value::Scalar { .. })
            | (Kind::Record(table), Value::Scalar { .. })
                if self.is_without_braces(name, node, kind, table) =>
            {
                None
            }
            (Kind::OneOrMore(kind) | Kind::ListOrById(kind, _), Value::List(items)) => {
                self.findings.extend(missing_commas::repeated(self.file, name.text, items));
                let before = self.findings.len();
                let list = WellFormed::List(items.iter().map(|item| self.item(name, item, kind)).collect());
                // Mails are written in the next language of the list that has words, so that nothing is amiss.
                let speaks = |item: &Node| item.text().is_some_and(|tag| Words::has_catalogue(&Lang::from(tag)));
                if items.iter().any(speaks) {
                    let new = self.findings[before..].iter_mut();
                    new.filter(|one| one.code == Code::LanguageWithoutWords)
                        .for_each(|one| one.severity = Severity::Note);
                }
                Some(list)
            }
            (Kind::OneOrMore(kind), _) => self.read(name, node, kind).map(|only| WellFormed::List(vec![only])),
            _ => self.wrong_type(name, node, kind),
        }
    }

    /// True if plain values stand where groups of keys are wanted, and it is plain for which key. This is reported once
    /// for the whole list.
    fn is_without_braces(&mut self, name: Name<'_>, node: &Node, kind: &Kind, table: &Table) -> bool {
        let nodes = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let texts: Option<Vec<&str>> = nodes.iter().map(Node::text).collect();
        let Some(written) = texts.filter(|texts| !texts.is_empty()).and_then(|texts| wrapped(table, kind, &texts))
        else {
            return false;
        };
        let message = format!("`{}` needs keys with values, but there are only values here", name.text);
        let finding = Diagnostic::new(Code::WrongType, Label::new(self.file, node.span.clone(), ""), message);
        let finding = finding.hint(format!("write `{}: {written}`", name.text));
        self.findings.push(finding.fix(Fix::new(node.span.clone(), written)));
        true
    }

    /// True if a text in the list holds several items. If so, this is reported once for the whole list.
    fn is_without_commas(&mut self, name: Name<'_>, node: &Node, kind: &Kind) -> bool {
        let nodes = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let whole = node.span.clone();
        let texts: Option<Vec<&str>> = nodes.iter().map(Node::text).collect();
        let (Some(texts), Some(check)) = (texts, check_of(kind)) else { return false };
        let is_closed = matches!(kind, Kind::Choice(_));
        let is_said = |word: &str| self.words.get_or_init(|| missing_commas::words(self.root)).contains(word);
        let known = |word: &str| is_closed || LANGUAGES.contains(&word) || is_said(word);
        let Some(items) = missing_commas::items(&texts, &check, known) else { return false };
        let faulty = nodes.iter().find_map(|node| Some((node, node.text()?, check(node.text()?).err()?)));
        let Some((node, text, fault)) = faulty else { return false };
        let fault = missing_commas::without_commas(fault.code, name.text, text, &items);
        let finding = Diagnostic::new(fault.code, Label::new(self.file, node.span.clone(), ""), fault.message);
        let fix = fault.instead.map(|text| Fix::new(whole, text));
        self.findings.push(finding.hint(fault.hint).fix(fix));
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
                    self.curly_quotes(Name { text: &entry.key, span: &entry.span }, &entry.node, text, *plain);
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
            let hint = word_meant(text, known).map(|meant| Remedy::Meant(meant.to_owned()));
            Fault::new(Code::UnknownValue, message, hint.unwrap_or_else(|| Remedy::Words(one_of(known))))
        };
        let check = |text: &str| if known.contains(&text) { Ok(()) } else { Err(unknown(text)) };
        self.misspelt(&node.span, text, unknown(text), check);
        None
    }

    fn flag(&mut self, name: Name<'_>, node: &Node, text: &str, plain: bool) -> Option<WellFormed<'static>> {
        if let Yaml::Bool(flag) = resolve(text, plain) {
            return Some(WellFormed::Flag(flag));
        }
        let meant = flags::meant(text);
        let quoted = if plain { text.to_owned() } else { format!("\"{text}\"") };
        let message = format!("`{}` must be `true` or `false`, not `{quoted}`", name.text);
        let finding = Diagnostic::new(Code::WrongType, Label::new(self.file, node.span.clone(), ""), message);
        let hint = match meant {
            Some(flag) => format!("write `{}: {flag}`", name.text),
            None => format!("write `{0}: true` for yes, or `{0}: false` for no", name.text),
        };
        let fix = meant.map(|flag| Fix::new(node.span.clone(), flag.to_string()));
        self.findings.push(finding.hint(hint).fix(fix));
        None
    }

    fn number(&mut self, name: Name<'_>, node: &Node, text: &str, plain: bool) -> Option<WellFormed<'static>> {
        let shown = beginning(text);
        let Yaml::Number(number) = resolve(text, plain) else {
            let message = format!("`{}` must be a number, not `{shown}`", name.text);
            let is_quoted = matches!(resolve(text, true), Yaml::Number(_));
            let meant = if is_quoted { Some(text.to_owned()) } else { numbers::meant(text) };
            let quotes = if is_quoted { " without quotes" } else { "" };
            let hint = match &meant {
                Some(number) => format!("write `{}: {number}`{quotes}", name.text),
                None => "write digits, with a point if need be: 16 or 0.5".to_owned(),
            };
            let finding = Diagnostic::new(Code::WrongType, Label::new(self.file, node.span.clone(), ""), message);
            let fix = meant.map(|number| Fix::new(node.span.clone(), number));
            self.findings.push(finding.hint(hint).fix(fix));
            return None;
        };
        let number = number.as_f64().unwrap_or(f64::NAN);
        if !number.is_finite() && decimal(text).is_none() {
            let message = format!("`{}` must be a finite number, not `{shown}`", name.text);
            let hint = format!("leave `{}` out if it is not known", name.text);
            return self.report(Code::BadNumber, node, message, Some(hint));
        }
        match check_figure(number) {
            Ok(()) => {
                if numbers::is_in_doubt(text) {
                    self.number_in_doubt(name, node, text, number);
                }
                Some(WellFormed::Number(number))
            }
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
        let message = format!("`{}` must be a whole number from {least} to {most}, not `{shown}`", name.text);
        self.report(Code::BadNumber, node, message, Some(format!("write a number from {least} to {most}")))
    }

    /// Warns of `350.000`, which many write for 350,000.
    fn number_in_doubt(&mut self, name: Name<'_>, node: &Node, text: &str, number: f64) {
        let whole = text.replace('.', "");
        let message = format!("`{}` is {text}, which is read as {number}, with a decimal point", name.text);
        let finding = Diagnostic::new(Code::NumberInDoubt, Label::new(self.file, node.span.clone(), ""), message);
        let hint = format!("write `{}: {whole}` if the point separates thousands, or {number}", name.text);
        self.findings.push(finding.hint(hint).fix(Fix::new(node.span.clone(), whole)));
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
        let message = format!("`{}` takes {wanted}, not {}", name.text, node.noun());
        let span = if node.text().is_some() { node.span.clone() } else { name.span.clone() };
        self.findings.push(Diagnostic::new(Code::WrongType, Label::new(self.file, span, ""), message).hint(hint));
        None
    }

    /// A key that is none, and none that was meant: see `keys_meant`.
    fn unknown_key(&mut self, entry: &Entry, table: &Table) {
        let key = &entry.key;
        if let Some(lookalike) = Lookalike::first(key) {
            let message = format!("the key `{}` has {} in it", typed(key).trim(), lookalike.named());
            let span = lookalike.within(&entry.span, key).unwrap_or_else(|| entry.span.clone());
            let finding = Diagnostic::new(Code::UnknownKey, Label::new(self.file, span, ""), message);
            self.findings.push(finding.hint(lookalike.remedy()));
            return;
        }
        let known: Vec<_> = table.keys().map(|key| key.name).collect();
        let hint = match did_you_mean(key, known.iter().copied()) {
            Some(meant) => format!("{meant} It is here already"),
            None => format!(
                "the keys here are {}",
                known.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
            ),
        };
        let message = format!("{} has no key `{key}`", table.noun);
        let label = Label::new(self.file, entry.span.clone(), "");
        self.findings.push(Diagnostic::new(Code::UnknownKey, label, message).hint(hint));
    }

    /// Warns of a text in quotation marks of a word processor, which would stand in every mail.
    fn curly_quotes(&mut self, name: Name<'_>, node: &Node, text: &str, plain: bool) {
        let bare = text.strip_prefix(['\u{201c}', '\u{201d}', '\u{201e}', '\u{201f}', '\u{2018}', '\u{201a}']);
        let bare = bare.and_then(|text| text.strip_suffix(['\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}']));
        let Some(bare) = bare.filter(|bare| plain && !bare.contains(['"', '\\', '\u{201c}', '\u{201d}'])) else {
            return;
        };
        let message = format!("the curly quotation marks round `{bare}` are read as part of the text");
        let finding = Diagnostic::new(Code::CurlyQuotes, Label::new(self.file, node.span.clone(), ""), message);
        let quoted = format!("\"{bare}\"");
        let hint = format!("write `{}: {quoted}`; in straight quotes around them, curly ones are kept", name.text);
        self.findings.push(finding.hint(hint).fix(Fix::new(node.span.clone(), quoted)));
    }

    fn boolean_word(&mut self, node: &Node, text: &str, plain: bool) {
        if plain && is_boolean_word(text) {
            self.warn_boolean_word(node.span.clone(), text);
        }
    }

    fn warn_boolean_word(&mut self, span: Range<usize>, text: &str) {
        let message = format!("many YAML programs read `{text}` without quotes as true or false, not as a word");
        let finding = Diagnostic::new(Code::BooleanWord, Label::new(self.file, span.clone(), ""), message);
        let quoted = format!("\"{text}\"");
        self.findings.push(finding.hint(format!("write {quoted}")).fix(Fix::new(span, quoted)));
    }

    /// Reports a fault of the `text` at `span`, pointing at a lookalike character if there is one.
    fn misspelt(&mut self, span: &Range<usize>, text: &str, fault: Fault, check: impl Fn(&str) -> Result<(), Fault>) {
        let fault = blamed(fault, text, check);
        let place = Lookalike::first(text).and_then(|lookalike| lookalike.within(span, text));
        let label = Label::new(self.file, place.unwrap_or_else(|| span.clone()), "");
        let fix = fault.instead.map(|text| Fix::new(span.clone(), text));
        self.findings.push(Diagnostic::new(fault.code, label, fault.message).hint(fault.hint).fix(fix));
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

/// A check that may borrow the words it accepts.
type BoxedCheck<'a> = Box<dyn Fn(&str) -> Result<(), Fault> + 'a>;

/// The check for a single value of a kind; `None` if the kind never holds one.
fn check_of(kind: &Kind) -> Option<BoxedCheck<'_>> {
    match kind {
        Kind::Word(form) => Some(Box::new(form.check)),
        Kind::Short(key, table) => check_of(&table.get(key)?.kind),
        Kind::Choice(known) => Some(Box::new(|word| {
            let unknown = || Fault::new(Code::UnknownValue, String::new(), None::<Remedy>);
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

/// The beginning of a text, as quoted in a message that a number was expected.
fn beginning(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &text[..at]).into(),
        None => text.into(),
    }
}
