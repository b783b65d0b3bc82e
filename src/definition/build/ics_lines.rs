//! Guards the parser of `.ics` files: what it could not cope with is refused here, with the offending line.
//!
//! The parser recurses with every `BEGIN`, without a limit, and keeps no line numbers. So lines are unfolded here (RFC
//! 5545, section 3.1), nesting is checked, and the places of the properties of events are recorded.

use std::{ops::Range, sync::Arc};

use crate::{
    definition::yaml::parse::{MAX_FILE_BYTES, not_utf8},
    diag::{Code, Diagnostic, Label},
    model::{code_point, is_hidden},
};

/// The deepest nesting: an alarm in an event in a calendar is three.
const MAX_DEPTH: usize = 4;

/// The longest line after unfolding, in bytes.
const MAX_LINE_BYTES: usize = 10_000;

/// The most events.
const MAX_EVENTS: usize = 5_000;

/// The most bytes of a line that a label covers.
const MAX_LABEL_BYTES: usize = 80;

const BOM: char = '\u{feff}';

/// The properties of events that say something about days off. All others are left to calendar programs, however long or
/// broken they are.
const USED: [&str; 14] = [
    "UID",
    "SEQUENCE",
    "STATUS",
    "RECURRENCE-ID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "EXRULE",
    "SUMMARY",
    "CATEGORIES",
    "X-CONCERTED-ESTIMATED",
];

/// A text that is safe to parse.
pub(super) struct Passed {
    /// The events with the properties that are used, in unfolded lines and with names in capitals; each line ends with CR LF,
    /// which the parser finds fastest.
    pub(super) text: String,
    /// The events of the calendar, in order.
    pub(super) events: Vec<EventPlace>,
}

/// The place of an event.
pub(super) struct EventPlace {
    begin: Range<usize>,
    /// True in a calendar that cancels its events (`METHOD:CANCEL`, RFC 5546 section 3.2.5).
    pub(super) is_called_off: bool,
    /// The names of its properties in capitals, with their places.
    properties: Vec<(String, Range<usize>)>,
}

impl EventPlace {
    /// The place of the first property of that name, or of the event if it has none.
    pub(super) fn property(&self, name: &str) -> Range<usize> {
        let found = self.properties.iter().find(|(known, _)| known == name);
        found.map_or_else(|| self.begin.clone(), |(_, span)| span.clone())
    }
}

/// An unfolded line, with the place of its beginning.
struct Line {
    text: String,
    span: Range<usize>,
    /// The first invisible character that no name may have, and where it is.
    hidden: Option<(usize, char)>,
}

/// Unfolds and checks the `text` of `file`. Stops at the first fault.
pub(super) fn pass(file: &Arc<str>, text: &str) -> Result<Passed, Box<Diagnostic>> {
    Gate { file, text }.pass()
}

struct Gate<'a> {
    file: &'a Arc<str>,
    text: &'a str,
}

impl Gate<'_> {
    fn pass(&self) -> Result<Passed, Box<Diagnostic>> {
        if self.text.len() > MAX_FILE_BYTES {
            let most = MAX_FILE_BYTES;
            let message = format!("the file has {} bytes, more than the {most} (1 MiB) that are read", self.text.len());
            return Err(self.stop(Code::FileTooLarge, 0..0, message, "leave out the years that nobody plans for"));
        }
        if let Some(finding) = not_utf8(self.file, self.text) {
            return Err(Box::new(finding));
        }
        let lines = self.unfold()?;
        self.check(&lines)
    }

    fn unfold(&self) -> Result<Vec<Line>, Box<Diagnostic>> {
        let body = self.text.strip_prefix(BOM).unwrap_or(self.text);
        let mut start = self.text.len() - body.len();
        let mut lines: Vec<Line> = Vec::new();
        // Some programs end lines with CR CR LF, so empty lines are skipped.
        for whole in body.split_inclusive(['\r', '\n']) {
            let raw = whole.trim_end_matches(['\r', '\n']);
            let span = self.label(start..start + raw.len());
            // What stands after the last calendar of a file that was copied together, or cut from a disk.
            let is_filling = raw.trim_matches(['\0', '\u{1a}', BOM]).is_empty();
            let mut hidden = None;
            let mut shown = String::with_capacity(raw.len());
            for (at, c) in raw.char_indices().filter(|_| !is_filling) {
                // Publishers embed names in the other direction, which reports do on their own; calendars that were joined
                // each begin with the mark of their file.
                if is_embedding(c) || c == BOM && at == 0 {
                    continue;
                }
                if is_hidden(c) {
                    hidden = hidden.or(Some((start + at, c)));
                }
                shown.push(c);
            }
            start += whole.len();
            match (shown.strip_prefix([' ', '\t']), lines.last_mut()) {
                (Some(rest), Some(line)) => {
                    line.text.push_str(rest);
                    line.hidden = line.hidden.or(hidden);
                }
                (Some(rest), None) if !rest.trim().is_empty() => {
                    return Err(self.bad(span, "the first line goes on a line that is not there"));
                }
                (None, _) if !shown.is_empty() => lines.push(Line { text: shown, span, hidden }),
                _ => {}
            }
        }
        Ok(lines)
    }

    /// Checks that every `BEGIN` has its `END`, and records the places of events.
    fn check(&self, lines: &[Line]) -> Result<Passed, Box<Diagnostic>> {
        let mut passed = String::with_capacity(self.text.len());
        let mut open: Vec<(String, Range<usize>)> = Vec::new();
        let mut events: Vec<EventPlace> = Vec::new();
        let mut is_over = false;
        let mut is_called_off = false;
        // The last property that was read.
        let mut last = String::new();
        for line in lines {
            let span = line.span.clone();
            let Some((name, rest)) = named(&line.text) else {
                // The rest of a text of several lines that should have been folded.
                if open.len() < 2 || USED.contains(&last.as_str()) && last != "SUMMARY" {
                    return Err(self.bad(span, "this line is not a property (name, colon, value)"));
                }
                if last == "SUMMARY" && is_of_event(&open) {
                    self.usable(line)?;
                    passed.truncate(passed.trim_end().len());
                    passed.extend([" ", line.text.trim(), "\r\n"]);
                }
                continue;
            };
            let value = rest[1..].trim().to_ascii_uppercase();
            last.clone_from(&name);
            let begins = open.is_empty();
            if begins && (name.as_str(), value.as_str()) != ("BEGIN", "VCALENDAR") {
                let message = "a calendar begins with `BEGIN:VCALENDAR` and ends with `END:VCALENDAR`";
                return Err(self.bad(span, message));
            }
            if begins {
                is_called_off = false;
            }
            // Several calendars in one file (RFC 5545 section 3.4) are joined for the parser.
            let joins = is_over && begins || name == "END" && open.len() == 1;
            let is_bracket = matches!(name.as_str(), "BEGIN" | "END");
            if is_bracket && !joins {
                passed.extend([name.as_str(), ":", &value, "\r\n"]);
            }
            match name.as_str() {
                "BEGIN" => {
                    if open.len() == MAX_DEPTH {
                        return Err(self.bad(span, &format!("components are nested more than {MAX_DEPTH} deep")));
                    }
                    if open.len() == 1 && value == "VEVENT" {
                        events.push(EventPlace { begin: span.clone(), is_called_off, properties: Vec::new() });
                    }
                    if events.len() > MAX_EVENTS {
                        return Err(self.bad(span, &format!("there are more than {MAX_EVENTS} events")));
                    }
                    open.push((value, span));
                }
                "END" => {
                    let Some((begun, begin)) = open.pop() else { continue };
                    if begun != value {
                        let message = format!("`END:{value}` comes before the end of `{begun}`");
                        return Err(Box::new(self.bad(span, &message).also(self.opened(begin))));
                    }
                    is_over = open.is_empty();
                }
                "METHOD" if open.len() == 1 => is_called_off = value == "CANCEL",
                _ => {
                    let is_used = is_of_event(&open) && USED.contains(&name.as_str());
                    if let Some(event) = events.last_mut().filter(|_| is_used) {
                        self.usable(line)?;
                        passed.extend([name.as_str(), rest, "\r\n"]);
                        event.properties.push((name, span));
                    }
                }
            }
        }
        match open.pop() {
            Some((begun, begin)) => Err(self.bad(begin, &format!("`{begun}` begins here and never ends"))),
            None if lines.is_empty() => Err(self.bad(0..0, "the file is empty")),
            None => {
                passed.push_str("END:VCALENDAR\r\n");
                Ok(Passed { text: passed, events })
            }
        }
    }

    /// Refuses what would disturb the parser, or whoever reads the name.
    fn usable(&self, line: &Line) -> Result<(), Box<Diagnostic>> {
        if let Some((at, c)) = line.hidden {
            let message = format!("this line contains the invisible character {}", code_point(c));
            return Err(self.stop(Code::HiddenCharacter, at..at + c.len_utf8(), message, "delete it"));
        }
        if line.text.len() > MAX_LINE_BYTES {
            return Err(self.bad(line.span.clone(), &format!("a line has more than {MAX_LINE_BYTES} bytes")));
        }
        Ok(())
    }

    fn opened(&self, span: Range<usize>) -> Label {
        Label::new(self.file, span, "opened here")
    }

    fn bad(&self, span: Range<usize>, message: &str) -> Box<Diagnostic> {
        self.stop(Code::BadIcs, span, message, "export the calendar again, or write its days under `holidays:`")
    }

    fn stop(&self, code: Code, span: Range<usize>, message: impl Into<String>, hint: &str) -> Box<Diagnostic> {
        Box::new(Diagnostic::new(code, Label::new(self.file, span, ""), message).hint(hint.to_owned()))
    }

    /// The beginning of a span, so that long lines are not shown whole.
    fn label(&self, span: Range<usize>) -> Range<usize> {
        let end = span.end.min(span.start + MAX_LABEL_BYTES);
        let end = (span.start..=end).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(span.start);
        span.start..end
    }
}

/// The name of a property in capitals, and what follows it: its parameters, the colon, its value.
fn named(line: &str) -> Option<(String, &str)> {
    let length = line.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    let (name, rest) = line.split_at(length);
    let is_property = !name.is_empty() && rest.starts_with([':', ';']) && rest.contains(':');
    is_property.then(|| (name.to_ascii_uppercase(), rest))
}

/// True directly within an event.
fn is_of_event(open: &[(String, Range<usize>)]) -> bool {
    open.len() == 2 && open[1].0 == "VEVENT"
}

/// True for a mark that embeds text of the other direction.
fn is_embedding(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
