//! Brackets of one line: which of them have no partner.

use std::iter;

/// The brackets of a line that stand outside quotes, as far as they are without a partner: those it opens, and those it
/// closes, each at its byte.
pub(super) fn unmatched(line: &str) -> (Vec<(usize, char)>, Vec<usize>) {
    let (mut opened, mut closed) = (Vec::new(), Vec::new());
    let mut quote = None;
    let before = iter::once(' ').chain(line.chars());
    for ((at, c), before) in line.char_indices().zip(before) {
        let begins = matches!(before, ' ' | '{' | '[' | ',' | ':');
        match (quote, c) {
            (Some(open), c) => quote = Some(open).filter(|open| *open != c),
            (None, '"' | '\'') if begins => quote = Some(c),
            (None, '#') if before == ' ' => break,
            (None, '{' | '[') if begins => opened.push((at, c)),
            (None, '}' | ']') => {
                let wanted = if c == '}' { '{' } else { '[' };
                match opened.last() {
                    Some((_, open)) if *open == wanted => drop(opened.pop()),
                    _ => closed.push(at),
                }
            }
            _ => {}
        }
    }
    (opened, closed)
}

/// A line in which every bracket is closed by its own kind.
pub(super) struct Balanced {
    /// The line as it should stand.
    pub(super) line: String,
    /// The byte of the first bracket that is not the one that was to be closed.
    pub(super) at: usize,
    /// That bracket, and the one that was wanted in its place or before it.
    pub(super) wrong: (char, char),
}

/// The line with its brackets balanced, if one of them closes another kind than the one that is open; `exchanging` such a
/// bracket always, or only where the one around it is not of its kind.
pub(super) fn balanced(line: &str, exchanging: bool) -> Option<Balanced> {
    let closer = |open: char| if open == '{' { '}' } else { ']' };
    let (mut written, mut open, mut first) = (String::with_capacity(line.len() + 4), Vec::new(), None);
    let (mut quote, mut end) = (None, line.len());
    let before = iter::once(' ').chain(line.chars());
    for ((at, c), before) in line.char_indices().zip(before) {
        let begins = matches!(before, ' ' | '{' | '[' | ',' | ':');
        match (quote, c) {
            (Some(open), c) => quote = Some(open).filter(|open| *open != c),
            (None, '"' | '\'') if begins => quote = Some(c),
            (None, '#') if before == ' ' => {
                end = at;
                break;
            }
            (None, '{' | '[') if begins => open.push(c),
            (None, '}' | ']') => {
                let wanted = closer(open.pop()?);
                if wanted != c {
                    first = first.or(Some((at, (c, wanted))));
                    written.push(wanted);
                    if exchanging || open.last().is_none_or(|next| closer(*next) != c) {
                        continue;
                    }
                    open.pop();
                }
            }
            _ => {}
        }
        written.push(c);
    }
    let (at, wrong) = first?;
    let bare = written.trim_end().len();
    let missing: String = open.into_iter().rev().map(closer).collect();
    written.insert_str(bare, &missing);
    Some(Balanced { line: written + &line[end..], at, wrong })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_without_a_partner_are_told_outside_quotes_and_comments() {
        let of = |line: &str| {
            let (opened, closed) = unmatched(line);
            (opened.into_iter().map(|(_, c)| c).collect::<String>(), closed.len())
        };
        assert_eq!(of("weekend: [{days: [fri, sat]"), ("[{".to_owned(), 0));
        assert_eq!(of("A1: {title: \"a [b\", with: [x]}"), (String::new(), 0));
        assert_eq!(of("A1: {title: x}, lead: y}"), (String::new(), 1));
        assert_eq!(of("A1: x # [{"), (String::new(), 0));
        assert_eq!(of("title: The [draft"), ("[".to_owned(), 0));
    }

    #[test]
    fn a_bracket_of_the_other_kind_is_exchanged_or_the_one_before_it_put_in() {
        let of = |line: &str, exchanging| balanced(line, exchanging).map(|balanced| balanced.line);
        let days = Some("weekend: [{days: [fri, sat]}]".to_owned());
        assert_eq!(of("weekend: [{days: [fri, sat}", false), days);
        assert_eq!(of("weekend: [{days: [fri, sat]]}", false), None, "one bracket too many is another matter");
        assert_eq!(of("weekend: [{days: [fri, sat]]}", true), days);
        assert_eq!(of("with: [wb, ocha}", true).as_deref(), Some("with: [wb, ocha]"));
        let task = Some("A: {with: [wb, ocha], due: T}".to_owned());
        assert_eq!(of("A: {with: [wb, ocha}, due: T}", true), task);
        assert_eq!(of("title: \"[a}\"", true), None);
    }
}
