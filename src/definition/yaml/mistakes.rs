//! Common mistakes in one line of YAML, each with the corrected line.

use std::{iter, ops::Range};

use super::{
    brackets::{Balanced, balanced, unmatched},
    quotes::quoted,
};
use crate::{
    definition::{
        schema::file_kind::FileKind,
        values::lookalikes::{Lookalike, typed},
    },
    lang::LANGUAGES,
};

/// The most commas of other scripts that are tried one by one.
const MAX_COMMAS: usize = 12;

/// Longer lines are not examined.
const MAX_LINE_BYTES: usize = 2_000;

/// Characters with a special meaning in YAML at the beginning of a text.
const MARKS: &[char] = &['@', '`', '%', '&', '*', '!', '|', '>', '-', '?', ','];

/// A guess at what a line was meant to be.
pub(in crate::definition) struct Attempt {
    /// What is wrong with the line as written.
    pub(in crate::definition) cause: String,
    /// The bytes of the text to replace.
    pub(in crate::definition) line: Range<usize>,
    /// The replacement.
    pub(in crate::definition) fixed: String,
    /// The byte offset, within the line, of the key whose value changes.
    pub(in crate::definition) key: usize,
    /// The byte offset, within the text, of the change.
    pub(in crate::definition) at: usize,
    /// What to do about it, where a corrected line would not show it.
    pub(in crate::definition) advice: Option<String>,
    /// True for a guess that changes what other lines say: it is taken only if hardly anything is wrong then.
    pub(in crate::definition) is_daring: bool,
}

/// A line with its keys.
pub(super) struct Line<'a> {
    start: usize,
    /// How many brackets of the lines before are open where it begins.
    open: usize,
    text: &'a str,
    pairs: Vec<Pair<'a>>,
}

/// A key on a line and the extent of its value, as byte offsets in the line.
struct Pair<'a> {
    key: &'a str,
    at: usize,
    start: usize,
    /// The end of the value, excluding commas and spaces.
    end: usize,
    /// True if another key follows without a comma in between.
    lacks_comma: bool,
}

impl<'a> Line<'a> {
    /// The line of `text` that begins at byte `start`; `None` if it is too long.
    pub(super) fn of(whole: &'a str, start: usize) -> Option<Self> {
        let text = whole[start..].lines().next().filter(|line| line.len() <= MAX_LINE_BYTES)?;
        Some(Self { start, open: open_before(whole, start), text, pairs: pairs(text) })
    }

    /// A correction for each mistake the line may have, the likeliest first.
    pub(super) fn attempts(&self) -> impl Iterator<Item = Attempt> {
        self.lookalikes()
            .chain(self.blanks())
            .chain(self.colon())
            .chain(self.commas())
            .chain(self.closers())
            .chain(self.all_closers())
            .chain(self.exchanged())
            .chain(self.openers())
            .chain(self.surplus())
            .chain(self.quotes())
            .chain(self.last_comma())
    }

    /// A correction for a bracket opened at byte `opened` that is closed with the wrong bracket at byte `at`.
    pub(super) fn closed_too_soon(&self, text: &str, at: usize, opened: usize) -> Option<Attempt> {
        let is_mapping = text[opened..].starts_with('{') && text.get(opened..at)?.contains(": ");
        let end = at.checked_sub(self.start).filter(|_| is_mapping)?;
        self.text.get(end..).filter(|rest| rest.starts_with(']'))?;
        Some(self.with(0, end..end, "}", "`}` is missing before `]`".to_owned()))
    }

    /// The line with some of its bytes replaced.
    fn with(&self, key: usize, replaced: Range<usize>, by: &str, cause: String) -> Attempt {
        Attempt {
            cause,
            line: self.start..self.start + self.text.len(),
            fixed: [&self.text[..replaced.start], by, &self.text[replaced.end..]].concat(),
            key,
            at: self.start + replaced.start,
            advice: None,
            is_daring: false,
        }
    }

    /// The characters of the keyboard in the place of those that look like them, one of them or all. Texts in other
    /// scripts have commas of their own, which stay if one other will do.
    fn lookalikes(&self) -> impl Iterator<Item = Attempt> {
        let commas = self.text.char_indices().filter(|(_, c)| matches!(c, '،' | '，' | '、')).take(MAX_COMMAS);
        let each = commas.filter_map(|(at, c)| {
            let cause = format!("the line has {} in it", Lookalike::first(&c.to_string())?.named());
            Some(self.with(0, at..at + c.len_utf8(), ",", cause))
        });
        let all = Lookalike::first(self.text).into_iter().map(|lookalike| {
            let cause = format!("the line has {} in it", lookalike.named());
            Attempt { at: self.start + lookalike.at, ..self.with(0, 0..self.text.len(), &typed(self.text), cause) }
        });
        each.chain(all)
    }

    /// Adds the space after a colon: without it, key and value are one word in YAML.
    fn blanks(&self) -> impl Iterator<Item = Attempt> {
        self.text.match_indices(':').filter_map(|(colon, _)| {
            let key = last_word(&self.text[..colon]);
            let follows = self.text[colon + 1..].chars().next().is_some_and(|c| !c.is_whitespace());
            let cause = || format!("a space is missing after `{key}:`");
            (follows && is_key(key)).then(|| self.with(colon - key.len(), colon + 1..colon + 1, " ", cause()))
        })
    }

    /// Adds the colon between a key at the beginning of the line and its braces.
    fn colon(&self) -> impl Iterator<Item = Attempt> {
        let before = self.text.find('{').map(|brace| self.text[..brace].trim_end());
        let end = before.and_then(|before| {
            let word = before.trim_start_matches([' ', '-']);
            (!word.is_empty() && !word.contains([' ', ':', ','])).then_some(before.len())
        });
        end.into_iter().map(|end| self.with(0, end..end, ":", "a colon is missing before `{`".to_owned()))
    }

    /// Adds the comma before a key, or puts it in the place of a semicolon or a full stop.
    fn commas(&self) -> impl Iterator<Item = Attempt> {
        self.pairs.iter().filter(|pair| pair.lacks_comma).flat_map(|pair| {
            let value = self.text[pair.start..pair.end].trim_end();
            let end = pair.start + value.len();
            let mark = value.chars().next_back().filter(|c| matches!(c, ';' | '.' | '؛' | '|'));
            let other = mark.map(|mark| {
                let cause = format!("`{mark}` stands where a comma belongs, after the value of `{}`", pair.key);
                self.with(pair.at, end - mark.len_utf8()..end, ",", cause)
            });
            let cause = format!("a comma is missing after the value of `{}`", pair.key);
            other.into_iter().chain([self.with(pair.at, pair.end..pair.end, ",", cause)])
        })
    }

    /// Opens the bracket of a list that is only closed: `days: fri, sat]`.
    fn openers(&self) -> impl Iterator<Item = Attempt> {
        let closes = |pair: &&Pair<'_>| {
            let value = &self.text[pair.start..pair.end];
            value.contains(']') && !value.contains('[')
        };
        self.pairs.iter().filter(closes).map(|pair| {
            let cause = format!("`[` is missing before the value of `{}`", pair.key);
            Attempt { is_daring: true, ..self.with(pair.at, pair.start..pair.start, "[", cause) }
        })
    }

    /// Closes values whose bracket or quote is left open. A value in brackets may contain keys, and may end after any
    /// of them.
    fn closers(&self) -> impl Iterator<Item = Attempt> {
        self.pairs.iter().enumerate().rev().flat_map(move |(at, pair)| {
            let ends = (at..self.pairs.len()).filter(|at| !self.is_between_languages(*at));
            let ends = ends.flat_map(|at| self.ends(&self.pairs[at]));
            let ends = ends.chain(iter::once(bare_end(self.text, self.text.len())));
            ends.filter_map(move |end| {
                let closer = closer(&self.text[pair.start..])?;
                let cause = format!("`{closer}` is missing after the value of `{}`", pair.key);
                Some(self.with(pair.at, end..end, closer, cause))
            })
        })
    }

    /// True if the pair `at` and the next one are texts by language, which belong to one mapping.
    fn is_between_languages(&self, at: usize) -> bool {
        let is_text = |at: usize| self.pairs.get(at).is_some_and(|pair| LANGUAGES.contains(&pair.key));
        is_text(at) && is_text(at + 1)
    }

    /// Closes, at the end of the line, every bracket that it leaves open.
    fn all_closers(&self) -> Option<Attempt> {
        let (opened, _) = unmatched(self.text);
        let (first, _) = opened.first()?;
        let closers: String = opened.iter().rev().map(|(_, open)| if *open == '{' { '}' } else { ']' }).collect();
        let open: Vec<String> = opened.iter().map(|(_, open)| format!("`{open}`")).collect();
        let verb = if open.len() == 1 { "is" } else { "are" };
        // Without a blank after it, `#` is rather part of a text.
        let comment = self.text.find(" # ").unwrap_or(self.text.len());
        let end = bare_end(self.text, comment);
        let cause = format!("{} {verb} opened here and not closed: `{closers}` is missing", open.join(" and "));
        Some(Attempt { at: self.start + first, ..self.with(0, end..end, &closers, cause) })
    }

    /// Closes each bracket with its own kind.
    fn exchanged(&self) -> impl Iterator<Item = Attempt> {
        [true, false].into_iter().filter_map(|exchanging| {
            let Balanced { line, at, wrong: (wrong, wanted) } = balanced(self.text, exchanging)?;
            let cause = if exchanging {
                format!("`{wrong}` stands where `{wanted}` closes what is open")
            } else {
                format!("`{wanted}` is missing before `{wrong}`")
            };
            let attempt = self.with(0, 0..self.text.len(), &line, cause);
            Some(Attempt { at: self.start + at, is_daring: true, ..attempt })
        })
    }

    /// Removes one of the closing brackets and commas at the end of a value.
    fn surplus(&self) -> impl Iterator<Item = Attempt> {
        // Where no bracket is closed that was not opened, and no comma stands twice, nothing is there too often.
        let (_, closed) = unmatched(self.text);
        let too_many = closed.len() > self.open;
        let commas = self.text.replace(' ', "").contains(",,");
        self.pairs.iter().filter(move |_| commas || too_many).flat_map(move |pair| {
            let bare = self.text[pair.start..pair.end].trim_end_matches(['}', ']', ' ', ',']).len() + pair.start;
            let after = self.text[bare..].char_indices().take_while(|(_, c)| matches!(c, '}' | ']' | ' ' | ','));
            after.filter(|(_, c)| *c != ' ').map(move |(at, c)| {
                let at = bare + at;
                self.with(pair.at, at..at + 1, "", format!("`{c}` is one too many"))
            })
        })
    }

    /// Puts a text in quotes, unless the bracket that it would take in is the one that closes another.
    fn quotes(&self) -> impl Iterator<Item = Attempt> {
        let open = unmatched(self.text).0.len();
        self.pairs.iter().flat_map(move |pair| {
            self.ends(pair).into_iter().filter_map(move |end| {
                let value = &self.text[pair.start..end];
                let (cause, at) = needs_quotes(value)?;
                let quoted_line = format!("{}{}{}", &self.text[..pair.start], quoted(value), &self.text[end..]);
                if unmatched(&quoted_line).0.len() > open {
                    return None;
                }
                let cause = format!("the text of `{}` {cause}", pair.key);
                let attempt = self.with(pair.at, pair.start..end, &quoted(value), cause);
                Some(Attempt { at: self.start + pair.start + at, ..attempt })
            })
        })
    }

    /// Adds a comma at the end of the line, without which a mapping in braces cannot continue.
    fn last_comma(&self) -> impl Iterator<Item = Attempt> {
        self.pairs.last().into_iter().map(|pair| {
            let end = bare_end(self.text, self.text.len());
            self.with(pair.at, end..end, ",", "a comma is missing at the end of this line".to_owned())
        })
    }

    /// The possible ends of a pair's value: before all closing brackets, or after some of them.
    fn ends(&self, pair: &Pair<'_>) -> Vec<usize> {
        let value = &self.text[pair.start..pair.end];
        let bare = value.trim_end_matches(['}', ']', ' ', ',']).len();
        let closers = value[bare..].char_indices().filter(|(_, c)| matches!(c, '}' | ']')).map(|(at, _)| at + bare + 1);
        let mut ends: Vec<usize> = iter::once(bare).chain(closers).map(|end| pair.start + end).collect();
        ends.dedup();
        ends.retain(|end| *end > pair.start);
        ends
    }
}

/// The most lines that one value in brackets is looked for in.
const MAX_LINES: usize = 40;

/// How many brackets are open where the line at `start` begins, as far as the lines just before it tell.
fn open_before(whole: &str, start: usize) -> usize {
    let before: Vec<&str> = whole[..start].lines().rev().take(MAX_LINES).collect();
    before.iter().rev().fold(0, |open: usize, line| {
        let (opened, closed) = unmatched(line);
        open.saturating_sub(closed.len()) + opened.len()
    })
}

/// True for a word that is a key anywhere in the file format, or a language tag.
pub(super) fn is_key(word: &str) -> bool {
    LANGUAGES.contains(&word) || FileKind::ALL.into_iter().any(|kind| kind.table().knows(word))
}

/// The keys of a line: any word at its beginning, and further on only keys of the file format.
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

/// The last word of a part of a line.
fn last_word(before: &str) -> &str {
    before.rsplit([' ', '{', '[', ',', '\t']).next().unwrap_or_default()
}

/// The part before the next key of the file format, in braces: `2` for `2, lead: host}`.
pub(super) fn before_next_key(text: &str) -> &str {
    let key_before = |(colon, _): (usize, &str)| {
        let key = last_word(&text[..colon]);
        is_key(key).then(|| colon - key.len())
    };
    let next = text.match_indices(": ").filter_map(key_before).find(|at| text[..*at].trim_end().ends_with(','));
    text[..next.unwrap_or(text.len())].trim_end_matches(['}', ']', ' ', ','])
}

/// `end`, moved back over spaces and commas.
fn bare_end(line: &str, end: usize) -> usize {
    line[..end].trim_end_matches([' ', ',']).len()
}

/// The bracket or quote that closes the value.
fn closer(value: &str) -> Option<&'static str> {
    match value.chars().next()? {
        '[' => Some("]"),
        '{' => Some("}"),
        '"' => Some("\""),
        '\'' => Some("'"),
        _ => None,
    }
}

/// Why a text needs quotes, or other quotes than it has, and the offset of the offending byte.
fn needs_quotes(value: &str) -> Option<(String, usize)> {
    let first = value.chars().next()?;
    if matches!(first, '"' | '\'') {
        let closing = value[1..].find(first)? + 2;
        let goes_on = closing < value.len();
        return goes_on.then(|| ("goes on after a closing quote, so it needs other quotes".to_owned(), closing));
    }
    let goes_on = |closer| value.find(closer).is_some_and(|closing| !value[closing + 1..].trim().is_empty());
    let begins = match first {
        '[' => goes_on(']'),
        '{' => goes_on('}'),
        // The mark of a block of text is followed by nothing else on its line.
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
    Some((format!("{cause}, so it needs quotes"), at))
}

/// A character, as named in messages.
fn named(c: char) -> String {
    if c == '`' { "a backtick".to_owned() } else { format!("`{c}`") }
}
