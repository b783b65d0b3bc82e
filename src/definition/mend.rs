//! What a line that is not YAML was meant to say: what may be missing on it is put in and tried out.
//!
//! Whoever never programmed writes `{title: Forum: the second}` or forgets a comma, and the parser points at what follows
//! from it. A mended line that can be read tells more than any words about the parser's state.

use super::{
    file::FileKind,
    typography::{Lookalike, typed},
};

use crate::lang::LANGUAGES;

/// No more lines than this are tried out, whatever the text is.
const MAX_TRIALS: usize = 24;

/// Nor more text than this in all of them.
const MAX_TRIAL_BYTES: usize = 8 << 20;

/// Longer lines are neither looked through nor shown.
const MAX_LINE_BYTES: usize = 2_000;

/// A line up to this many characters is shown whole, a longer one from the key that is mended.
const MAX_SHOWN_CHARS: usize = 120;

/// Characters that mean something else in YAML where they begin a text.
const MARKS: &[char] = &['@', '`', '%', '&', '*', '!', '|', '>', '-', '?', ','];

/// A line as it should be written.
pub(super) struct Mended {
    /// What is wrong with it as it is.
    pub(super) cause: String,
    /// As much of the mended line as is worth showing.
    pub(super) line: String,
    /// The byte at which something is to be changed.
    pub(super) at: usize,
}

/// Mends one of the lines of `text` in which `places` lie, or one just before them. `reads` says whether a text can be read beyond a byte.
pub(super) fn mended(text: &str, places: &[usize], reads: impl Fn(&str, usize) -> bool) -> Option<Mended> {
    let here = places.iter().map(|at| line_start(text, *at));
    // The parser may find out only in the next line.
    let before = here.clone().filter_map(|start| Some(line_start(text, text[..start].strip_suffix('\n')?.len())));
    let mut starts: Vec<usize> = here.chain(before).collect();
    starts.dedup();
    let attempts =
        before_closer(text, places).into_iter().chain(starts.into_iter().flat_map(|start| attempts(text, start)));
    let tried = attempts.take(MAX_TRIALS.min(MAX_TRIAL_BYTES / text.len().max(1))).find(|attempt| {
        let fixed = [&text[..attempt.line.0], &attempt.fixed, &text[attempt.line.1..]].concat();
        let farthest = places.iter().copied().max().unwrap_or(0).max(attempt.line.1);
        reads(&fixed, farthest + attempt.fixed.len() - (attempt.line.1 - attempt.line.0))
    })?;
    Some(Mended { line: tried.shown(), cause: tried.cause, at: tried.at })
}

/// A line as it may have been meant.
struct Attempt {
    cause: String,
    /// Begin and end of the line that it replaces.
    line: (usize, usize),
    fixed: String,
    /// The key whose value is changed, by its byte of the line.
    key: usize,
    at: usize,
}

impl Attempt {
    fn shown(&self) -> String {
        let whole = self.fixed.trim();
        let shown = if whole.chars().count() > MAX_SHOWN_CHARS { &self.fixed[self.key..] } else { whole };
        match shown.char_indices().nth(MAX_SHOWN_CHARS) {
            Some((end, _)) => format!("{} …", &shown[..end]),
            None => shown.to_owned(),
        }
    }
}

/// A key on a line with what stands after it, by bytes of the line.
struct Pair<'a> {
    key: &'a str,
    at: usize,
    start: usize,
    /// The end of the value without commas and blanks.
    end: usize,
    /// True if another key follows that no comma divides from the value.
    lacks_comma: bool,
}

/// True for a word that is a key somewhere in the file format, tags of languages included.
fn is_key(word: &str) -> bool {
    LANGUAGES.contains(&word) || FileKind::ALL.into_iter().any(|kind| kind.table().knows(word))
}

fn line_start(text: &str, at: usize) -> usize {
    // An error at the very end belongs to the last line that says something.
    let at = if text[at..].trim().is_empty() { text.trim_end().len() } else { at };
    let body = text.len() - text.trim_start_matches('\u{feff}').len();
    text[..at].rfind('\n').map_or(body, |newline| newline + 1)
}

/// The bracket that another one closes too soon: the first of `places` is where it is, the second where the open one is.
fn before_closer(text: &str, places: &[usize]) -> Option<Attempt> {
    let (at, opened) = (*places.first()?, *places.get(1)?);
    let closer = closer(text.get(opened..)?).filter(|_| text[at..].starts_with([']', '}']))?;
    let start = line_start(text, at);
    let line = text[start..].lines().next()?;
    let end = start + line.len();
    let has_keys = text.get(opened..at)?.contains(": ");
    let fixed = format!("{}{closer}{}", &text[start..at], &text[at..end]);
    let cause = format!("`{closer}` is missing before `{}`", &text[at..=at]);
    (closer == '}' && has_keys && line.len() <= MAX_LINE_BYTES).then_some(Attempt {
        cause,
        line: (start, end),
        fixed,
        key: 0,
        at,
    })
}

fn attempts(text: &str, start: usize) -> Vec<Attempt> {
    let line = text[start..].lines().next().unwrap_or_default();
    if line.len() > MAX_LINE_BYTES {
        return Vec::new();
    }
    let pairs = pairs(line);
    let attempt = |pair: &Pair<'_>, cause: String, fixed: String, at: usize| Attempt {
        cause,
        line: (start, start + line.len()),
        fixed,
        key: pair.at,
        at: start + at,
    };
    let blanks = tight(line).map(|(pair, fixed)| {
        let cause = format!("a blank is missing after `{}:`", pair.key);
        attempt(&pair, cause, fixed, pair.end)
    });
    let commas = pairs.iter().filter(|pair| pair.lacks_comma).map(|pair| {
        let fixed = format!("{},{}", &line[..pair.end], &line[pair.end..]);
        attempt(pair, format!("a comma is missing after the value of `{}`", pair.key), fixed, pair.end)
    });
    let quotes = pairs.iter().flat_map(|pair| {
        ends(line, pair).into_iter().filter_map(|end| {
            let (cause, at) = needs_quotes(&line[pair.start..end])?;
            let fixed = format!("{}{}{}", &line[..pair.start], quoted(&line[pair.start..end]), &line[end..]);
            Some(attempt(pair, format!("the text of `{}` {cause}", pair.key), fixed, pair.start + at))
        })
    });
    // A value in brackets may have keys of its own and end with any of them.
    let closers = pairs.iter().enumerate().rev().flat_map(|(at, pair)| {
        let is_text = |at: usize| pairs.get(at).is_some_and(|pair| LANGUAGES.contains(&pair.key));
        // A text by language does not end between two of its languages.
        let last = (at..pairs.len()).filter(|at| !(is_text(*at) && is_text(at + 1)));
        let later: Vec<usize> = last.flat_map(|at| ends(line, &pairs[at])).collect();
        let whole = bare_end(line, line.len());
        let closed = closer(&line[pair.start..]).into_iter();
        closed.flat_map(move |closer| later.clone().into_iter().chain([whole]).map(move |end| (pair, closer, end)))
    });
    let closers = closers.map(|(pair, closer, end)| {
        let fixed = format!("{}{closer}{}", &line[..end], &line[end..]);
        attempt(pair, format!("`{closer}` is missing after the value of `{}`", pair.key), fixed, end)
    });
    let surplus = pairs.iter().flat_map(|pair| surplus(line, pair).into_iter().map(move |at| (pair, at)));
    let surplus = surplus.map(|(pair, at)| {
        let fixed = format!("{}{}", &line[..at], &line[at + 1..]);
        attempt(pair, format!("`{}` stands here once too often", &line[at..=at]), fixed, at)
    });
    let last_comma = pairs.last().map(|pair| {
        let end = bare_end(line, line.len());
        let fixed = format!("{},{}", &line[..end], &line[end..]);
        attempt(pair, "a comma is missing at the end of this line".to_owned(), fixed, end)
    });
    let colon = colon_before_brace(line).map(|at| Attempt {
        cause: "a colon is missing before `{`".to_owned(),
        line: (start, start + line.len()),
        fixed: format!("{}:{}", &line[..at], &line[at..]),
        key: 0,
        at: start + at,
    });
    let lookalikes = Lookalike::first(line).into_iter().map(|lookalike| Attempt {
        cause: format!("the line has {} in it", lookalike.named()),
        line: (start, start + line.len()),
        fixed: typed(line),
        key: 0,
        at: start + lookalike.at,
    });
    lookalikes
        .chain(blanks)
        .chain(colon)
        .chain(commas)
        .chain(closers)
        .chain(surplus)
        .chain(quotes)
        .chain(last_comma)
        .collect()
}

/// The keys of a line: the one that begins it, and those of the file format further on.
fn pairs(line: &str) -> Vec<Pair<'_>> {
    let mut keys: Vec<(&str, usize, usize)> = Vec::new();
    for (colon, _) in line.match_indices(':') {
        let after = &line[colon + 1..];
        let start = colon + 1 + (after.len() - after.trim_start().len());
        let key = last_word(&line[..colon]);
        let begins = line[..colon - key.len()].trim_start_matches([' ', '-']).is_empty();
        if start > colon + 1 && !key.is_empty() && (begins || is_key(key)) {
            keys.push((key, colon - key.len(), start));
        }
    }
    let next = keys.iter().skip(1).map(|(_, at, _)| Some(*at)).chain([None]);
    let pairs = keys.iter().zip(next).map(|((key, at, start), next)| {
        let value = &line[*start..next.unwrap_or(line.len()).max(*start)];
        let end = bare_end(line, start + value.len()).max(*start);
        let opens = matches!(value.trim(), "" | "{" | "[" | "[{");
        let lacks_comma = next.is_some() && end == start + value.trim_end().len() && !opens;
        Pair { key, at: *at, start: *start, end, lacks_comma }
    });
    pairs.collect()
}

/// Where the colon of the key that begins a line should be, if a mapping in braces follows the key without one.
fn colon_before_brace(line: &str) -> Option<usize> {
    let before = line[..line.find('{')?].trim_end();
    let word = before.trim_start_matches([' ', '-']);
    (!word.is_empty() && !word.contains([' ', ':', ','])).then_some(before.len())
}

/// The keys of a line whose value follows the colon at once, each with the line as it should be written.
fn tight(line: &str) -> impl Iterator<Item = (Pair<'_>, String)> {
    line.match_indices(':').filter_map(move |(colon, _)| {
        let key = last_word(&line[..colon]);
        let follows = line[colon + 1..].chars().next().is_some_and(|c| !c.is_whitespace());
        let pair = Pair { key, at: colon - key.len(), start: colon + 1, end: colon + 1, lacks_comma: false };
        let fixed = || format!("{} {}", &line[..=colon], &line[colon + 1..]);
        (follows && is_key(key)).then(|| (pair, fixed()))
    })
}

/// The word that ends a part of a line.
fn last_word(before: &str) -> &str {
    before.rsplit([' ', '{', '[', ',', '\t']).next().unwrap_or_default()
}

/// Closing brackets and commas at the end of a value, any of which may be one too many.
fn surplus(line: &str, pair: &Pair<'_>) -> Vec<usize> {
    let value = line[..pair.end].trim_end_matches(['}', ']', ' ', ',']).len().max(pair.start);
    let after = line[value..].char_indices().take_while(|(_, c)| matches!(c, '}' | ']' | ' ' | ','));
    after.filter(|(_, c)| *c != ' ').map(|(at, _)| value + at).collect()
}

/// The end of what stands before `end` without blanks and commas.
fn bare_end(line: &str, end: usize) -> usize {
    line[..end].trim_end_matches([' ', ',']).len()
}

/// Where the value of a pair may end: before all brackets that close something around it, or before some of them.
fn ends(line: &str, pair: &Pair<'_>) -> Vec<usize> {
    let value = &line[pair.start..pair.end];
    let bare = value.trim_end_matches(['}', ']', ' ', ',']).len();
    let closers = value[bare..].char_indices().filter(|(_, c)| matches!(c, '}' | ']')).map(|(at, _)| at + bare + 1);
    let mut ends: Vec<usize> = std::iter::once(bare).chain(closers).map(|end| pair.start + end).collect();
    ends.dedup();
    ends.retain(|end| *end > pair.start);
    ends
}

/// What closes a value that begins so.
fn closer(value: &str) -> Option<char> {
    match value.chars().next()? {
        '[' => Some(']'),
        '{' => Some('}'),
        quote @ ('"' | '\'') => Some(quote),
        _ => None,
    }
}

/// Why a text cannot stand without quotes, or in those it has, and the byte that is to blame.
fn needs_quotes(value: &str) -> Option<(String, usize)> {
    let first = value.chars().next()?;
    if matches!(first, '"' | '\'') {
        let closing = value[1..].find(first)? + 2;
        let goes_on = closing < value.len();
        return goes_on.then(|| ("goes on after a closing quote, so that it needs other quotes".to_owned(), closing));
    }
    let goes_on = |closer| value.find(closer).is_some_and(|closing| !value[closing + 1..].trim().is_empty());
    let begins = match first {
        '[' => goes_on(']'),
        '{' => goes_on('}'),
        // A block of text begins with a mark that stands alone.
        '|' | '>' => value.len() > 2,
        _ => MARKS.contains(&first),
    };
    let (cause, at) = if begins {
        (format!("begins with {}", named(first)), 0)
    } else if matches!(first, '[' | '{') {
        return None;
    } else if let Some(at) = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1)) {
        ("has a colon followed by a space in it".to_owned(), at)
    } else if let Some(at) = value.find(" #") {
        ("has ` #` in it, where a comment begins".to_owned(), at + 1)
    } else {
        let at = value.find(['[', ']', '{', '}'])?;
        (format!("has `{}` in it", &value[at..=at]), at)
    };
    Some((format!("{cause}, so that it needs quotes"), at))
}

/// A character as messages name it.
fn named(c: char) -> String {
    if c == '`' { "a backtick".to_owned() } else { format!("`{c}`") }
}

/// The text in quotes of the kind that it does not use itself.
pub(super) fn quoted(value: &str) -> String {
    let bare = ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote));
    let text = bare.filter(|text| !text.is_empty()).unwrap_or(value);
    let text = if text.contains('"') && text.contains('\'') { value } else { text };
    match (text.contains(['"', '\\']), text.contains('\'')) {
        (false, _) => format!("\"{text}\""),
        (true, _) => format!("'{}'", text.replace('\'', "''")),
    }
}
