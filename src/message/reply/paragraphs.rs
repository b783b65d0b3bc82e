//! Paragraphs as people name them: `OP 4, OP 7`, `paras 4 and 7`, `§ 4`, `PP2`.

use crate::lang::{Phrases, decided, digit, tokens, typed};

/// The most paragraphs that are read of one list.
const MOST: usize = 200;

/// A part of a text, by what its paragraphs are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Operative,
    Preambular,
    Any,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Operative => "OP",
            Self::Preambular => "PP",
            Self::Any => "§",
        }
    }
}

/// The paragraphs that `text` begins with, each as `OP 4`, `PP 2` or `§ 7`, and what follows them. A number without a word belongs
/// to the part that was named before it.
pub(super) fn at_head(text: &str) -> Option<(Vec<String>, &str)> {
    let (mut found, mut rest, mut part) = (Vec::new(), text, None);
    loop {
        let (text, is_apart) = if found.is_empty() { (trimmed(rest), true) } else { next(rest) };
        let Some((of, number, after)) = one(text, part, is_apart) else { break };
        let name = format!("{} {number}", of.name());
        if !found.contains(&name) {
            found.push(name);
        }
        (part, rest) = (Some(of), after);
        if found.len() >= MOST {
            break;
        }
    }
    (!found.is_empty()).then_some((found, rest))
}

/// The paragraphs of a list that holds nothing else; as they are written between commas and line ends, if it is not understood.
pub fn paragraph_list(text: &str) -> Vec<String> {
    if let Some((found, rest)) = at_head(text)
        && !rest.contains(char::is_alphanumeric)
    {
        return found;
    }
    let parts = text.split([',', ';', '\n', '،', '؛']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// What follows a comma, a line end or an `and`, and whether there was one.
fn next(text: &str) -> (&str, bool) {
    let rest = trimmed(text);
    let is_next_line = text[..text.len() - rest.len()].contains('\n');
    if let Some(rest) = rest.strip_prefix([',', ';', '&', '+', '/', '،', '؛']) {
        return (after_also(trimmed(rest)).0, true);
    }
    let (rest, is_joined) = after_also(rest);
    (rest, is_joined || is_next_line)
}

/// What follows `and`, and whether there was one.
fn after_also(text: &str) -> (&str, bool) {
    // In Arabic it is joined to the next word.
    if let Some(rest) = text.strip_prefix('و').filter(|rest| rest.chars().next().is_some_and(|c| c != ' ')) {
        return (rest, true);
    }
    match typed().also.at_head(text).filter(|_| text.starts_with(char::is_alphabetic)) {
        Some(end) => (trimmed(&text[end..]), true),
        None => (text, false),
    }
}

fn trimmed(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || is_unseen(c) || matches!(c, '"' | '“' | '«' | '(' | '['))
}

/// Marks of direction, which mail programs put around numbers in text from right to left.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// One paragraph at the head of `text`; a number without a word only if it stands apart from what is before it.
fn one(text: &str, before: Option<Part>, is_apart: bool) -> Option<(Part, String, &str)> {
    let (part, rest) = named(text).or_else(|| {
        let is_number = is_apart && text.chars().next().is_some_and(|c| digit(c).is_some());
        is_number.then_some((before.unwrap_or(Part::Any), text))
    })?;
    let (number, rest) = number(rest)?;
    Some((part, number, rest))
}

/// The part that is named at the head, and the number behind it: `OP 4`, `OP4`, `§ 4`, `paragraph no. 4`.
fn named(text: &str) -> Option<(Part, &str)> {
    let behind = |rest| {
        let marks = |c: char| c.is_whitespace() || is_unseen(c) || matches!(c, '.' | '-' | '№' | '#' | '°');
        str::trim_start_matches(rest, marks)
    };
    if let Some(rest) = text.strip_prefix('§') {
        return Some((Part::Any, behind(rest.trim_start_matches('§'))));
    }
    let words = decided();
    let lists: [(Part, &Phrases); 3] =
        [(Part::Operative, &words.operative), (Part::Preambular, &words.preambular), (Part::Any, &words.paragraphs)];
    let longest = |text: &str| {
        let ends = lists.iter().filter_map(|(part, list)| Some((*part, list.at_head(text)?)));
        ends.max_by_key(|(_, end)| *end)
    };
    if !text.starts_with(char::is_alphabetic) {
        return None;
    }
    if let Some((part, end)) = longest(text) {
        let rest = behind(&text[end..]);
        // `§` may follow the word, and a number sign.
        return Some((part, behind(rest.trim_start_matches('§'))));
    }
    let letters =
        text.find(|c: char| !c.is_alphabetic()).filter(|end| text[*end..].starts_with(|c| digit(c).is_some()))?;
    let (part, end) = longest(&text[..letters])?;
    (end == letters).then_some((part, &text[letters..]))
}

/// A number at the head: `4`, `4 bis`, `4.2`, `4(a)`, `4a`, `4-7`, in whichever digits.
fn number(text: &str) -> Option<(String, &str)> {
    let (mut written, mut rest) = digits(text)?;
    while let Some((more, after)) = rest.strip_prefix('.').and_then(digits) {
        written = format!("{written}.{more}");
        rest = after;
    }
    let spaced = rest.trim_start_matches(' ');
    if let Some(word) = tokens(spaced).next().filter(|word| word.start == 0)
        && ["bis", "ter", "quater", "alt"].contains(&word.folded.as_str())
    {
        written = format!("{written} {}", word.folded);
        rest = &spaced[word.end..];
    } else if let Some(after) = lettered(rest) {
        written.push_str(&rest[..rest.len() - after.len()]);
        rest = after;
    }
    if let Some((last, after)) = rest.strip_prefix(['-', '–', '‐', '‑']).and_then(digits) {
        written = format!("{written}–{last}");
        rest = after;
    }
    let is_joined = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '@' | '%'));
    (!is_joined).then_some((written, rest))
}

/// What follows `(a)` or `a`.
fn lettered(text: &str) -> Option<&str> {
    if let Some(inner) = text.strip_prefix('(') {
        let (letter, after) = inner.split_once(')')?;
        return ((1..=4).contains(&letter.len()) && letter.chars().all(char::is_alphanumeric)).then_some(after);
    }
    let after = text.strip_prefix(|c: char| c.is_ascii_lowercase())?;
    (!after.starts_with(char::is_alphanumeric)).then_some(after)
}

/// Up to three digits at the head.
fn digits(text: &str) -> Option<(String, &str)> {
    let found: String = text.chars().map_while(digit).collect();
    let bytes: usize = text.chars().take(found.len()).map(char::len_utf8).sum();
    (1..=3).contains(&found.len()).then_some((found, &text[bytes..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_the_same_however_they_are_named() {
        for (text, expected) in [
            ("OP 4, OP 7", "OP 4|OP 7"),
            ("op4 and 7", "OP 4|OP 7"),
            ("OP4/OP7", "OP 4|OP 7"),
            ("OPs 4, 5 & 7", "OP 4|OP 5|OP 7"),
            ("paras 4 and 7", "§ 4|§ 7"),
            ("paragraph 4", "§ 4"),
            ("§ 4", "§ 4"),
            ("§§ 4, 7", "§ 4|§ 7"),
            ("PP2", "PP 2"),
            ("PP 2 and OP 4 bis", "PP 2|OP 4 bis"),
            ("operative paragraph 4(a)", "OP 4(a)"),
            ("OP 4.2, 4a; 9-11", "OP 4.2|OP 4a|OP 9–11"),
            ("4, 7", "§ 4|§ 7"),
            ("OP 4, OP 4", "OP 4"),
            ("paragraphes 4 et 7 ", "§ 4|§ 7"),
            ("paragraphe du dispositif 4", "OP 4"),
            ("párrafos 4 y 7", "§ 4|§ 7"),
            ("пункта 4 и п. 7", "§ 4|§ 7"),
            ("bənd 4 və 7", "§ 4|§ 7"),
            ("الفقرة ٤ والفقرة ٧", "§ 4|§ 7"),
            ("الفقرتين 4 و7", "§ 4|§ 7"),
            ("فقرة المنطوق 4", "OP 4"),
        ] {
            let (found, rest) = at_head(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.join("|").as_str(), rest.trim()), (expected, ""), "{text}");
        }
    }

    #[test]
    fn what_is_no_paragraph_is_none() {
        for text in ["", "the text", "OP", "operation 4", "PPE 4", "OPEC 4", "2027", "4th draft", "12:30x", "4%"] {
            let found = at_head(text).map(|(found, rest)| (found, rest.to_owned()));
            assert!(found.as_ref().is_none_or(|(_, rest)| rest.starts_with(':')), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_list_that_is_not_understood_is_kept_as_written() {
        assert_eq!(paragraph_list("OP 4 and title; annex II"), ["OP 4 and title", "annex II"]);
        assert_eq!(paragraph_list(" OP4,\r\nOP 7 "), ["OP 4", "OP 7"]);
        assert_eq!(paragraph_list(""), [""; 0]);
    }
}
