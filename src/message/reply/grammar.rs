//! One line of a reply: a word of the lists, numbers of tasks, a date, a note.

use jiff::civil::Date;

use super::{Line, Word};
use crate::lang::{digit, folded, tokens, typed, without_tag, written_date};

/// The longest line that may be an answer, in bytes: a note of a page.
pub(super) const MAX_LINE_BYTES: usize = 8 * 1024;

/// The longest greeting, in characters.
const MAX_GREETING_CHARS: usize = 100;

/// The most tasks that one line names.
const MAX_TASKS: usize = 50;

/// `Dear Ms …,`, `Bonjour !`: a line that begins as a greeting and says nothing more.
pub(super) fn is_greeting(line: &str) -> bool {
    let line = without_tag(line);
    let is_short = line.chars().nth(MAX_GREETING_CHARS).is_none();
    let words = tokens(line).count();
    let ends = line.ends_with([',', ':', '!', '.', '،', ';']) || words <= 4;
    is_short && ends && typed().greetings.at_head(line).is_some() && starts_with_letter(line)
}

pub(super) fn starts_with_letter(line: &str) -> bool {
    line.chars().find(|c| !c.is_whitespace()).is_some_and(char::is_alphabetic)
}

/// The answers of a line; `None` unless all of it is one, or several.
pub(super) fn answers(line: &str, today: Date, known: &[&str]) -> Option<Vec<Line>> {
    if line.len() > MAX_LINE_BYTES {
        return None;
    }
    let mut rest = unmarked(line);
    let mut answers = Vec::new();
    loop {
        let (mut answer, after) = clause(rest, today, known)?;
        let (note, after) = note(after, answer.said, today, known)?;
        answer.note = note;
        answers.push(answer);
        match after {
            After::Nothing => return Some(answers),
            After::Clause(next) => rest = next,
        }
    }
}

/// What stands after a clause.
enum After<'a> {
    Nothing,
    /// Another answer, for other tasks.
    Clause(&'a str),
}

/// The line without what people or their programs put before a word: bullets, quotation marks, asterisks for bold.
pub(super) fn unmarked(line: &str) -> &str {
    let marks = |c: char| c.is_whitespace() || matches!(c, '*' | '-' | '–' | '•' | '·' | '"' | '“' | '«' | '`' | '‘');
    without_tag(line).trim_start_matches(marks)
}

/// One answer, the word before the tasks or after them, and what follows it.
fn clause<'a>(text: &'a str, today: Date, known: &[&str]) -> Option<(Line, &'a str)> {
    let (mut tasks, mut rest) = tasks(text, known, None)?;
    let (said, after) = word(rest)?;
    // A word of another language may hide in an id, and `5. DONE` has a number that is none of a task.
    rest = after;
    let mut written = None;
    // Tasks and a date may follow in either order.
    let before = tasks.len();
    let (mut more, after) = self::tasks(rest, known, Some(before))?;
    rest = after;
    let (marks, inner) = split_marks(rest);
    if let Some((date, end)) = written_date(inner).filter(|_| !marks.contains('?')) {
        written = Some(date);
        let (last, after) = self::tasks(&inner[end..], known, Some(before + more.len()))?;
        rest = after;
        more.extend(last);
    }
    // What is said of the last one in `OUT-03 done, OUT-04`?
    if before > 0 && !more.is_empty() {
        return None;
    }
    tasks.extend(more);
    if tasks.len() > MAX_TASKS {
        return None;
    }
    let date = match (said, written) {
        (Word::Date, None) => return None,
        // What is done is done on a day that was: `done 5 March` before that day is a promise.
        (Word::Done, Some(written)) => Some(written.near(today)?).filter(|date| *date <= today),
        (_, Some(written)) => Some(written.from(today)?),
        (_, None) => None,
    };
    if said == Word::Done && written.is_some() && date.is_none() {
        return None;
    }
    tasks.dedup();
    Some((Line { tasks, said, date, note: None }, rest))
}

/// The word at the head of `text`, and what follows it.
fn word(text: &str) -> Option<(Word, &str)> {
    let (marks, inner) = split_marks(text);
    if marks.contains('?') || inner.is_empty() {
        return None;
    }
    let found = typed().words.iter().filter_map(|(word, phrases)| phrases.at_head(inner).map(|end| (*word, end)));
    let (word, end) = found.max_by_key(|(_, end)| *end)?;
    let rest = &inner[end..];
    // `done-ish`, `date_of_birth`, `help@forum.example` begin with other words.
    let goes_on = rest.starts_with(['_', '@', '/']) || (rest.starts_with('-') && !rest[1..].starts_with([' ', '-']));
    let is_task = rest.starts_with('-') && rest.len() == 1;
    (!goes_on || is_task).then_some((word, rest))
}

/// The marks at the head of `text`, spaces included, and the rest.
pub(super) fn split_marks(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !is_mark(c)).unwrap_or(text.len());
    text.split_at(end)
}

fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, ',' | ':' | ';' | '.' | '!' | '?' | '-' | '–' | '—' | '‐' | '(' | ')' | '[' | ']' | '*' | '"')
        || matches!(c, '“' | '”' | '«' | '»' | '`' | '\'' | '‘' | '’' | '،' | '؛' | '؟' | '=' | '/' | '…' | '：')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The numbers of tasks at the head of `text`: `OUT-03`, `OUT-03, OUT-04 and GOV-01/unesco`; and what follows.
///
/// Behind a word, with so many tasks `before` it, the list ends before a task that has a word of its own:
/// `done OUT-03, OUT-04: nil`; `OUT-03 done, OUT-04 nil`. `None` if it cannot be said where: `done OUT-03, OUT-04, OUT-05: nil`.
pub(super) fn tasks<'a>(text: &'a str, known: &[&str], before: Option<usize>) -> Option<(Vec<String>, &'a str)> {
    let (mut tasks, mut rest) = (Vec::new(), text);
    let is_behind_word = before.is_some();
    loop {
        let (marks, inner) = split_marks(rest);
        let inner = if tasks.is_empty() { inner } else { after_also(inner) };
        let ends =
            marks.contains(['?', '؟']) || (is_behind_word && marks.contains([';', '؛'])) || tasks.len() > MAX_TASKS;
        let Some((task, end)) = task(inner, known).filter(|_| !ends) else { return Some((tasks, rest)) };
        let all = tasks.len() + before.unwrap_or_default();
        if is_behind_word && word(&inner[end..]).is_some() && all > 0 {
            return (tasks.len() <= 1).then_some((tasks, rest));
        }
        tasks.push(task);
        rest = &inner[end..];
    }
}

/// What follows `and`, `&` or `+`.
fn after_also(text: &str) -> &str {
    if let Some(rest) = text.strip_prefix(['&', '+']) {
        return rest.trim_start();
    }
    // In Arabic it is joined to the next word.
    if let Some(rest) = text.strip_prefix('و').filter(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii())) {
        return rest.trim_start();
    }
    match typed().also.at_head(text) {
        Some(end) if starts_with_letter(text) => text[end..].trim_start(),
        _ => text,
    }
}

/// The id at the head of `text`, and how many bytes it takes.
fn task(text: &str, known: &[&str]) -> Option<(String, usize)> {
    // `ОUТ-03` with letters of another keyboard, `OUT-٠٣`: only if it is an id of the list.
    let as_written: fn(char) -> char = |c| c;
    for plain in [as_written, latin] {
        let Some(whole) = id_like(text, plain) else { continue };
        let written: String = whole.chars().map(plain).collect();
        if let Some(id) = known.iter().find(|id| compared(id) == compared(&written)) {
            return Some(((*id).to_owned(), whole.len()));
        }
    }
    // `OUT 03`
    if let Some((id, end)) = spaced(text, known) {
        return Some((id, end));
    }
    let whole = id_like(text, |c| c)?;
    let written: String = whole.chars().map(|c| if is_hyphen(c) { '-' } else { c }).collect();
    looks_like_id(&written).then_some((written, whole.len()))
}

/// What stands at the head of `text` and has the characters of an id, each taken for what `plain` makes of it.
fn id_like(text: &str, plain: impl Fn(char) -> char) -> Option<&str> {
    let is_of_id = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '/') || is_hyphen(c);
    let end = text.find(|c| !is_of_id(plain(c))).unwrap_or(text.len());
    let whole = text[..end].trim_end_matches(|c| matches!(c, '.' | '/') || is_hyphen(c));
    // An id is no longer than 64 characters, an instance has two.
    (!whole.is_empty() && whole.chars().nth(200).is_none()).then_some(whole)
}

/// The Latin letter that a Cyrillic one looks like, and the European digit for an Arabic one.
fn latin(c: char) -> char {
    let looks = [
        ('а', 'a'),
        ('в', 'b'),
        ('е', 'e'),
        ('к', 'k'),
        ('м', 'm'),
        ('н', 'h'),
        ('о', 'o'),
        ('р', 'p'),
        ('с', 'c'),
        ('т', 't'),
        ('у', 'y'),
        ('х', 'x'),
        ('і', 'i'),
        ('ѕ', 's'),
        ('ј', 'j'),
    ];
    let lower = c.to_lowercase().next().unwrap_or(c);
    let letter = looks.iter().find(|(cyrillic, _)| *cyrillic == lower).map(|(_, latin)| *latin);
    letter.or_else(|| digit(c)).unwrap_or(c)
}

/// An id of the list with a space in the place of its hyphen.
fn spaced(text: &str, known: &[&str]) -> Option<(String, usize)> {
    let mut words = tokens(text);
    let (first, second) = (words.next()?, words.next()?);
    let is_spaced = first.start == 0 && text[first.end..second.start].chars().all(char::is_whitespace);
    let has_number = second.written.starts_with(|c: char| c.is_ascii_digit());
    let both = format!("{}{}", compared(first.written), compared(second.written));
    let id = known.iter().find(|id| is_spaced && has_number && compared(id) == both)?;
    Some(((*id).to_owned(), second.end))
}

/// An id as ids are compared: capitals and hyphens do not matter, the partner does.
fn compared(id: &str) -> String {
    folded(id).chars().filter(|c| c.is_ascii_alphanumeric() || *c == '/').collect()
}

/// Letters and a number: `OUT-03`, `T1`, `GOV-03/unesco`.
fn looks_like_id(written: &str) -> bool {
    let (id, partner) = written.split_once('/').map_or((written, None), |(id, partner)| (id, Some(partner)));
    let letters = id.bytes().take_while(u8::is_ascii_alphabetic).count();
    let number = id[letters..].strip_prefix(['-', '_']).unwrap_or(&id[letters..]);
    let is_number = !number.is_empty() && number.len() <= 6 && number.bytes().all(|byte| byte.is_ascii_digit());
    (1..=12).contains(&letters) && is_number && partner.is_none_or(|partner| !partner.is_empty())
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}')
}

/// What the rest of a clause says beside the answer; `None` if it makes the answer doubtful.
fn note<'a>(rest: &'a str, said: Word, today: Date, known: &[&str]) -> Option<(Option<String>, After<'a>)> {
    let (marks, inner) = split_marks(rest);
    if inner.is_empty() {
        let asks = marks.contains(['?', '؟']) && said != Word::Help;
        return (!asks).then_some((None, After::Nothing));
    }
    if says_thanks(inner) {
        return Some((None, After::Nothing));
    }
    let is_link = ["https://", "http://", "www."].iter().any(|scheme| inner.starts_with(scheme));
    let is_apart = marks.chars().any(|c| !c.is_whitespace());
    if (!is_apart && !is_link) || marks.contains(['?', '؟']) {
        return None;
    }
    // `DONE OUT-03, NIL OUT-04`; `DONE, DATE 5 March` says two things of one task.
    if let Some((Line { tasks, .. }, _)) = clause(inner, today, known) {
        return (!tasks.is_empty()).then_some((None, After::Clause(inner)));
    }
    if said == Word::Date && written_date(inner).is_some() {
        return None;
    }
    if is_doubtful(inner, said) {
        return None;
    }
    let note = inner.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '`'));
    // `(version 2)`: its other half is among the marks.
    let note = if marks.contains('(') { note.strip_suffix(')').unwrap_or(note) } else { note };
    let note: String = note.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    Some((Some(note), After::Nothing))
}

/// `thanks`, `merci beaucoup !`
pub(super) fn says_thanks(text: &str) -> bool {
    typed().thanks.at_head(text).is_some_and(|end| split_marks(&text[end..]).1.is_empty())
}

/// True if a note may turn an answer into its opposite: `done, but not the annex`, `help: not needed`.
fn is_doubtful(note: &str, said: Word) -> bool {
    let words = typed();
    let denies = |text: &str| words.negations.is_in(text) || tokens(text).any(|token| is_contracted(&token.folded));
    match said {
        Word::Done | Word::Undo => denies(note) || words.doubts.is_in(note),
        Word::Nil => words.doubts.is_in(note),
        Word::Help => words.negations.at_head(note).is_some(),
        // These are explained by what is missing or impossible.
        Word::Partly | Word::Date | Word::Decline => false,
    }
}

/// `isn't`, `n'est`.
fn is_contracted(word: &str) -> bool {
    word.ends_with("n't") || word.starts_with("n'")
}
