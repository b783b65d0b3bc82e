//! Turns a text into a tree, or into findings that say why not. The limits on files are enforced here, before anything
//! else happens.

use std::{collections::BTreeMap, mem, ops::Range, sync::Arc};

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};

use super::{
    mistakes::before_next_key,
    quotes::quoted,
    repair::{Weight, mended},
    tree::{Entry, Map, Node, Value},
};
use crate::{
    diag::{Code, Diagnostic, Fix, Label},
    model::{code_point, hidden_character},
};

/// The largest file, in bytes.
pub const MAX_FILE_BYTES: usize = 1 << 20;

/// The deepest nesting of lists and mappings.
pub const MAX_DEPTH: usize = 64;

/// The most values that aliases may add to a file.
pub const MAX_ALIASED_VALUES: usize = 100_000;

/// The most findings about keys and values that are reported for one file.
pub const MAX_FINDINGS: usize = 1_000;

/// The character that a reader substitutes for bytes that are not UTF-8.
const REPLACEMENT: char = '\u{fffd}';

const BOM: char = '\u{feff}';

/// Parser messages about a tab that is on a later line than the one they point at.
const TAB_BELOW: [&str; 2] = ["found a tab", "cannot start with a tab"];

const TAB: &str = "there is a tab in the indentation, where YAML allows spaces only";

/// The beginning of our message about a core YAML tag. No repair is tried then: quotes would turn the tag into a text.
const CORE_TAG: &str = "the tag `!!";

const SPACES: &str = "indent with spaces";

/// The result of parsing.
pub(in crate::definition) struct Passed {
    /// The tree; `None` if the text holds nothing or is not YAML.
    pub(in crate::definition) root: Option<Node>,
    /// Faults in the YAML itself.
    pub(in crate::definition) findings: Vec<Diagnostic>,
}

/// Parses the `text` of `file` into a tree. Stops at the first syntax error, but not at duplicate keys or merge keys. Where
/// it stops, corrections are tried, and `errors_in` tells how many errors are left in the tree of a text.
pub(in crate::definition) fn pass(file: &Arc<str>, text: &str, errors_in: impl Fn(&str, Node) -> usize) -> Passed {
    if text.len() > MAX_FILE_BYTES {
        let message =
            format!("the file has {} bytes, more than the {MAX_FILE_BYTES} (1 MiB) that are read", text.len());
        let finding = Diagnostic::new(Code::FileTooLarge, Label::new(file, 0..0, ""), message)
            .hint("move tasks that events share to a blueprint, partners and objectives to a programme".to_owned());
        return Passed { root: None, findings: vec![finding] };
    }
    if let Some(finding) = not_utf8(file, text) {
        return Passed { root: None, findings: vec![finding] };
    }
    let mut builder = Builder::new(file, text);
    match builder.run() {
        Ok(()) => Passed { root: builder.root, findings: builder.findings },
        Err(finding) => {
            let weigh = |text: &str| weight(file, text, &errors_in);
            let finding = with_mended_line(*finding, text, weigh);
            if let Some(fix) = &finding.fix {
                // What is gone with the mistake followed from it.
                let mended = [&text[..fix.span.start], &fix.text, &text[fix.span.end..]].concat();
                let mut again = Builder::new(file, &mended);
                let _ = again.run();
                let is_left = |one: &Diagnostic| {
                    again.findings.iter().any(|left| (left.code, &left.message) == (one.code, &one.message))
                };
                builder.findings.retain(is_left);
            }
            // If a comment cuts off the end of a mapping, report that only once.
            builder.findings.retain(|cut| cut.primary.span.start != finding.primary.span.start);
            builder.findings.push(finding);
            Passed { root: None, findings: builder.findings }
        }
    }
}

/// Why a text is not a single YAML document within our limits, if it is not. For texts that another parser will read.
pub fn fault_of_yaml(file: &str, text: &str) -> Option<Diagnostic> {
    // Which characters a text may contain is up to its reader.
    let is_fault = |finding: &Diagnostic| finding.is_error() && finding.code != Code::HiddenCharacter;
    pass(&file.into(), text, |_, _| 0).findings.into_iter().find(is_fault)
}

/// The finding that a file was not UTF-8, if its reader had to replace bytes.
pub(in crate::definition) fn not_utf8(file: &Arc<str>, text: &str) -> Option<Diagnostic> {
    let at = text.find(REPLACEMENT)?;
    let message = "a byte here is not UTF-8, and a letter would be lost";
    let label = Label::new(file, at..at + REPLACEMENT.len_utf8(), "not UTF-8");
    let hint = "save the file in the encoding UTF-8; editors offer it under \"Save as\"";
    Some(Diagnostic::new(Code::NotUtf8, label, message).hint(hint.to_owned()))
}

/// The finding with a corrected line, if correcting one line lets the parser get past it.
fn with_mended_line(finding: Diagnostic, text: &str, weigh: impl Fn(&str) -> Weight) -> Diagnostic {
    if finding.code != Code::Syntax || finding.message == TAB || finding.message.starts_with(CORE_TAG) {
        return finding;
    }
    let Label { file, span, .. } = &finding.primary;
    let places: Vec<usize> =
        [span.start].into_iter().chain(finding.secondary.iter().map(|label| label.span.start)).collect();
    let Some(mended) = mended(text, &places, weigh) else { return finding };
    let end = text[mended.at..].chars().next().filter(|c| !c.is_whitespace()).map_or(0, char::len_utf8);
    let label = Label::new(file, mended.at..mended.at + end, "");
    Diagnostic::new(Code::Syntax, label, mended.cause).hint(mended.hint).fix(mended.fix)
}

/// How much of `text` cannot be read, and how many errors are in its tree.
pub(in crate::definition) fn weight(file: &Arc<str>, text: &str, errors_in: impl Fn(&str, Node) -> usize) -> Weight {
    let mut builder = Builder::new(file, text);
    match builder.run() {
        Ok(()) => {
            let own = builder.findings.iter().filter(|finding| finding.is_error()).count();
            Weight { unread: 0, errors: own + builder.root.map_or(1, |root| errors_in(text, root)) }
        }
        Err(stop) => Weight { unread: text.len() + 1 - stop.primary.span.start.min(text.len()), errors: 0 },
    }
}

/// A list or mapping whose end has not been reached.
struct Open {
    start: usize,
    anchor: usize,
    value: Value,
    /// In a mapping, the key whose value comes next.
    key: Option<Key>,
    /// Which finding says that one of its keys appears twice.
    twice: Option<usize>,
}

struct Key {
    text: String,
    plain: bool,
    span: Range<usize>,
}

struct Builder<'a> {
    file: &'a Arc<str>,
    text: &'a str,
    /// Length of the byte order mark, in bytes.
    skipped: usize,
    /// The byte offset of each character; empty if the text is ASCII.
    bytes: Vec<usize>,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Node>,
    /// Anchors before a text without quotes that no alias has referred to yet.
    unused: BTreeMap<usize, Range<usize>>,
    aliased: usize,
    root: Option<Node>,
    findings: Vec<Diagnostic>,
}

type Stop = Box<Diagnostic>;

impl<'a> Builder<'a> {
    fn new(file: &'a Arc<str>, text: &'a str) -> Self {
        let body = text.strip_prefix(BOM).unwrap_or(text);
        let bytes = if body.is_ascii() { Vec::new() } else { body.char_indices().map(|(at, _)| at).collect() };
        Self {
            file,
            text,
            skipped: text.len() - body.len(),
            bytes,
            open: Vec::new(),
            anchors: BTreeMap::new(),
            unused: BTreeMap::new(),
            aliased: 0,
            root: None,
            findings: Vec::new(),
        }
    }

    fn run(&mut self) -> Result<(), Stop> {
        let mut parser = Parser::new_from_str(&self.text[self.skipped..]);
        let mut documents = 0;
        while let Some(event) = parser.next_event() {
            let (event, span) = event.map_err(|error| self.syntax(&error))?;
            let span = self.range(&span);
            match event {
                Event::StreamEnd => break,
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        return Err(self.several_documents(span.start));
                    }
                    self.check_directives(span.start)?;
                }
                Event::Scalar(text, style, anchor, tag) => {
                    let text = self.without_hidden(text.into_owned(), &span);
                    self.check_tag(tag.as_deref(), &span)?;
                    let plain = style == ScalarStyle::Plain;
                    if plain && self.findings.len() < MAX_FINDINGS {
                        self.findings.extend(self.cut_text(&text, &span));
                    }
                    if anchor > 0 && plain {
                        self.unused.insert(anchor, span.clone());
                    }
                    self.value(Node { span, value: Value::Scalar { text, plain } }, anchor)?;
                }
                Event::SequenceStart(anchor, tag) => {
                    self.check_tag(tag.as_deref(), &span)?;
                    self.begin(span, anchor, Value::List(Vec::new()))?;
                }
                Event::MappingStart(anchor, tag) => {
                    self.check_tag(tag.as_deref(), &span)?;
                    self.begin(span, anchor, Value::Map(Map::default()))?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.end(&span)?,
                Event::Alias(anchor) => self.alias(anchor, &span)?,
                Event::Nothing | Event::StreamStart | Event::DocumentEnd => {}
            }
        }
        let unused = mem::take(&mut self.unused);
        let told: Vec<Diagnostic> = unused.into_values().filter_map(|span| self.unused_anchor(&span)).collect();
        self.findings.extend(told);
        Ok(())
    }

    /// Reports characters that would control a terminal or reorder a mail, and replaces them with a visible one.
    fn without_hidden(&mut self, mut text: String, span: &Range<usize>) -> String {
        if let Some((_, c)) = hidden_character(&text) {
            self.findings.push(self.hidden(c, span));
        }
        while let Some((at, c)) = hidden_character(&text) {
            text.replace_range(at..at + c.len_utf8(), "\u{fffd}");
        }
        text
    }

    /// Warns of a text cut off by a comment, unless a space follows the `#`, as in an intended comment.
    fn cut_text(&self, text: &str, span: &Range<usize>) -> Option<Diagnostic> {
        let rest = self.text[span.end..].lines().next().unwrap_or_default();
        let comment = rest.trim_start().strip_prefix('#')?.trim_end();
        let comment = before_next_key(comment);
        if text.is_empty() || comment.is_empty() || comment.starts_with([' ', '\t', '#']) {
            return None;
        }
        let at = span.end + rest.len() - rest.trim_start().len();
        let key = self.open.last().and_then(|open| open.key.as_ref()).map(|key| format!("{}: ", key.text));
        let whole = quoted(&format!("{text} #{comment}"));
        let message = "the text without quotes ends here, since ` #` begins a comment";
        let label = Label::new(self.file, at..at + 1 + comment.len(), "not read");
        let hint = format!("write `{}{whole}`, or put a space after `#`", key.unwrap_or_default());
        Some(Diagnostic::new(Code::CutByComment, label, message).hint(hint))
    }

    /// The warning about `&Donor fatigue`, which is the text `fatigue` with the name `Donor`.
    fn unused_anchor(&self, span: &Range<usize>) -> Option<Diagnostic> {
        let is_here = self.text[span.start..].starts_with('&').then_some(span.start);
        let before = || self.text[..span.start].rfind('&').filter(|at| !self.text[*at..span.start].contains('\n'));
        let at = is_here.or_else(before)?;
        let whole = at..span.end;
        let written = &self.text[whole.clone()];
        let name = written.split_whitespace().next()?;
        let message = format!("`{name}` gives the text after it a name that nothing refers to, and is no part of it");
        let label = Label::new(self.file, at..at + name.len(), "not read as text");
        let finding = Diagnostic::new(Code::UnusedAnchor, label, message);
        let written = quoted(written);
        Some(finding.hint(format!("write `{written}`, or delete `{name}`")).fix(Fix::new(whole, written)))
    }

    fn hidden(&self, c: char, span: &Range<usize>) -> Diagnostic {
        let name = code_point(c);
        // If written as an escape, the character cannot be located in the file, so the whole value is shown.
        let written = self.text[span.clone()].find(c);
        let span = written.map_or(span.clone(), |at| span.start + at..span.start + at + c.len_utf8());
        let label = Label::new(self.file, span, name.clone());
        let message = format!("the character {name} is invisible and acts on what shows it");
        let hint = "delete it; mixed scripts are ordered with the marks U+200E and U+200F";
        Diagnostic::new(Code::HiddenCharacter, label, message).hint(hint.to_owned())
    }

    fn begin(&mut self, span: Range<usize>, anchor: usize, value: Value) -> Result<(), Stop> {
        if self.open.len() == MAX_DEPTH {
            return Err(self.too_deep(span));
        }
        if self.awaits_key() {
            return Err(self.key_is_no_text(span));
        }
        self.open.push(Open { start: span.start, anchor, value, key: None, twice: None });
        Ok(())
    }

    fn end(&mut self, span: &Range<usize>) -> Result<(), Stop> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let end = open.start + self.text[open.start..span.end].trim_end().len();
        self.value(Node { span: open.start..end.max(open.start), value: open.value }, open.anchor)
    }

    fn alias(&mut self, anchor: usize, span: &Range<usize>) -> Result<(), Stop> {
        let Some(node) = self.anchors.get(&anchor) else {
            let message = "an alias is inside the value that it refers to";
            return Err(self.stop(Code::Syntax, span.clone(), message, "write the value out"));
        };
        self.unused.remove(&anchor);
        self.aliased += node.size();
        if self.aliased > MAX_ALIASED_VALUES {
            let message = format!("aliases multiply this file beyond {MAX_ALIASED_VALUES} values");
            return Err(self.stop(Code::TooManyAliases, span.clone(), message, "write the values out"));
        }
        let node = node.clone();
        self.value(node, 0)
    }

    /// Adds a finished value to the open list or mapping, or makes it the root.
    fn value(&mut self, node: Node, anchor: usize) -> Result<(), Stop> {
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        if self.awaits_key() {
            let Value::Scalar { text, plain } = node.value else { return Err(self.key_is_no_text(node.span)) };
            if let Some(open) = self.open.last_mut() {
                open.key = Some(Key { text, plain, span: node.span });
            }
            return Ok(());
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open { value: Value::List(items), .. }) => items.push(node),
            Some(Open { value: Value::Map(map), key, twice, .. }) => {
                let Some(key) = mem::take(key) else { return Ok(()) };
                if key.plain && key.text == "<<" {
                    self.findings.push(merge_key(self.file, key.span));
                    return Ok(());
                }
                let Key { text, plain, span } = key;
                let entry = Entry { key: text.clone(), plain, span: span.clone(), node };
                if let Err(first) = map.insert(entry) {
                    // Two entries have run into each other: that is one mistake, however many keys they share.
                    if let Some(told) = twice.and_then(|at| self.findings.get_mut(at)) {
                        told.hint = Some(RUN_TOGETHER.to_owned());
                    } else {
                        *twice = Some(self.findings.len());
                        self.findings.push(duplicate_key(self.file, &text, first, span));
                    }
                }
            }
            Some(_) => {}
        }
        Ok(())
    }

    fn awaits_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { value: Value::Map(_), key: None, .. }))
    }

    /// Refuses any tag: the type of a value depends on its key alone.
    fn check_tag(&self, tag: Option<&Tag>, span: &Range<usize>) -> Result<(), Stop> {
        match tag {
            None => Ok(()),
            Some(tag) => {
                let written = match tag.handle.as_str() {
                    _ if tag.is_yaml_core_schema() => format!("!!{}", tag.suffix),
                    handle => format!("{handle}{}", tag.suffix),
                };
                let message = format!("the tag `{}` has no meaning here", written.escape_debug());
                let hint = "leave it out; a text that looks like a number, or begins with `!`, needs quotes";
                Err(self.stop(Code::Syntax, span.clone(), message, hint))
            }
        }
    }

    /// Refuses directives before the document, which begins at `end` (YAML 1.2, chapter 6.8), except one declaring YAML
    /// 1.1 or 1.2.
    fn check_directives(&self, end: usize) -> Result<(), Stop> {
        let mut at = self.skipped;
        for line in self.text.get(self.skipped..end).unwrap_or_default().split_inclusive('\n') {
            let words: Vec<&str> = line.split('#').next().unwrap_or_default().split_whitespace().collect();
            if line.starts_with('%') && !matches!(words.as_slice(), ["%YAML", "1.1" | "1.2"]) {
                let span = at..at + line.trim_end().len();
                let message = format!("the directive `{}` has no meaning here", words.join(" ").escape_debug());
                return Err(self.stop(Code::Syntax, span, message, "delete the line"));
            }
            at += line.len();
        }
        Ok(())
    }

    /// The byte offset of a character of the body.
    fn byte(&self, character: usize) -> usize {
        let body = self.text.len() - self.skipped;
        let at = if self.bytes.is_empty() { character } else { self.bytes.get(character).copied().unwrap_or(body) };
        self.skipped + at.min(body)
    }

    fn range(&self, span: &Span) -> Range<usize> {
        let start = self.byte(span.start.index());
        start..self.byte(span.end.index()).max(start)
    }

    fn stop(&self, code: Code, span: Range<usize>, message: impl Into<String>, hint: &str) -> Stop {
        Box::new(Diagnostic::new(code, Label::new(self.file, span, ""), message).hint(hint.to_owned()))
    }

    fn too_deep(&self, span: Range<usize>) -> Stop {
        let message = format!("lists and groups of keys are nested more than {MAX_DEPTH} deep");
        self.stop(Code::TooDeep, span, message, "no definition needs more than eight levels")
    }

    fn key_is_no_text(&self, span: Range<usize>) -> Stop {
        let message = "a list or a group of keys is where a key is expected";
        self.stop(Code::Syntax, span, message, "a key is a single word before a colon")
    }

    fn several_documents(&self, at: usize) -> Stop {
        let span = at.saturating_sub(3).max(self.skipped)..at;
        let span = if self.text.get(span.clone()) == Some("---") { span } else { at..(at + 3).min(self.text.len()) };
        self.stop(
            Code::SeveralDocuments,
            span,
            "a second YAML document begins here, but a file holds one",
            "move it to a file of its own",
        )
    }

    fn syntax(&self, error: &ScanError) -> Stop {
        let start = self.byte(error.marker().index());
        if error.info().contains("recursion limit") {
            return self.too_deep(start..start);
        }
        let start = tab_below(error.info(), self.text, start).unwrap_or(start);
        let (message, hint) = explain(error.info(), &self.text[start..]);
        let width = self.text[start..].chars().next().filter(|c| !c.is_whitespace()).map_or(0, char::len_utf8);
        let mut stop = self.stop(Code::Syntax, start..start + width, message, hint);
        if let Some(open) = self.open.last().filter(|open| self.text[open.start..].starts_with(['[', '{'])) {
            stop.secondary.push(Label::new(self.file, open.start..open.start + 1, "opened here"));
        }
        stop
    }
}

/// The place of a tab in the indentation of a text. The parser only points at the beginning of that text, at least one
/// line earlier.
fn tab_below(words: &str, text: &str, start: usize) -> Option<usize> {
    let is_below = TAB_BELOW.iter().any(|theirs| words.contains(theirs));
    let below = start + text[start..].find('\n').filter(|_| is_below)? + 1;
    let mut at = below;
    for line in text[below..].split_inclusive('\n') {
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indentation].find('\t').filter(|_| !line.trim().is_empty()) {
            return Some(at + tab);
        }
        at += line.len();
    }
    None
}

/// Translates the parser's message into ours, with the usual remedy.
fn explain(words: &str, rest: &str) -> (String, &'static str) {
    const QUOTES: &str = "put the text in quotes: \"…\"";
    let known = [
        (
            "mapping values are not allowed",
            "there is a colon followed by a space in a text without quotes, or a line is indented too far",
            QUOTES,
        ),
        ("tabs disallowed", TAB, SPACES),
        (TAB_BELOW[0], TAB, SPACES),
        (TAB_BELOW[1], TAB, SPACES),
        ("unexpected character", "a text without quotes cannot begin with this character", QUOTES),
        (
            "unknown anchor",
            "the alias refers to no anchor before it",
            "put a text that begins with `*` in quotes: \"…\"",
        ),
        (
            "did not find expected key",
            "this line fits neither the group of keys before it nor one around it",
            "indent keys that belong together equally",
        ),
        (
            "unknown escape character",
            "a backslash in double quotes begins a sign that there is not",
            "write it twice, `\\\\`, or put the text in single quotes",
        ),
        (
            "expected '-' indicator",
            "the list before this line goes on, and each of its items begins with a hyphen",
            "begin it with a hyphen and a space, or indent it like the keys that it belongs to",
        ),
        (
            "expected ',' or ']'",
            "a list in `[` is neither closed before this, nor goes on after a comma",
            "close it with `]`, write a comma, or put the text in quotes: \"…\"",
        ),
        (
            "expected ',' or '}'",
            "a group of keys in `{` is neither closed before this, nor goes on after a comma",
            "close it with `}`, write a comma, or put the text in quotes: \"…\"",
        ),
        (
            "simple key expect",
            "a line before this has no colon followed by a space",
            "write key, colon, space and value, such as `lead: host`",
        ),
        ("only valid inside a block", "a dash begins an item of a list, and there cannot be one here", QUOTES),
        (
            "illegal placement of ':'",
            "there is a colon inside a list, which may not be closed",
            "close the list with `]`",
        ),
        (
            "invalid indentation in quoted scalar",
            "the quoted text that begins here is not closed",
            "close it with the same quote",
        ),
        ("unexpected end of stream", "the quoted text that begins here is not closed", "close it with the same quote"),
        (
            "invalid trailing content",
            "there is something after the closing quote",
            "put the whole text inside the quotes; an apostrophe within single quotes is written twice, `''`",
        ),
        ("misplaced bracket", "a bracket is closed that was never opened", "delete it, or put the text in quotes"),
        (
            "block sequence entries are not allowed",
            "a list with dashes cannot begin on the line of its key",
            "begin it on the next line, or write [a, b]",
        ),
        ("did not find expected node content", "a value is missing", "write the value, or put the text in quotes"),
        ("did not find expected <document start>", "the text goes on after its end", "indent it like the lines before"),
    ];
    match known.into_iter().find(|(theirs, ..)| words.contains(theirs)) {
        Some((_, ours, hint)) => (ours.to_owned(), hint),
        None if rest.starts_with('\t') => (TAB.to_owned(), SPACES),
        None => (format!("this is not YAML: {}", words.to_lowercase()), "compare the line with its neighbours"),
    }
}

fn merge_key(file: &Arc<str>, span: Range<usize>) -> Diagnostic {
    Diagnostic::new(Code::MergeKey, Label::new(file, span, ""), "the merge key `<<` is not supported")
        .hint("write the keys out; what events share belongs in a programme or blueprint".to_owned())
}

/// What to do where several keys of a mapping appear twice.
const RUN_TOGETHER: &str = "other keys do so, too: write the line that names what they belong to above it, or move that line to the \
     left if it is there; else keep one of each";

fn duplicate_key(file: &Arc<str>, key: &str, first: Range<usize>, again: Range<usize>) -> Diagnostic {
    let message = format!("the key `{key}` appears twice here, and one of its values would be lost");
    Diagnostic::new(Code::DuplicateKey, Label::new(file, again, "again here"), message)
        .also(Label::new(file, first, "first here"))
        .hint("keep one of the two".to_owned())
}
