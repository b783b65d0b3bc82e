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
}
