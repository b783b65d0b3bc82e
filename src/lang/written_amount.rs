//! Amounts of money as people write them: `250,000 EUR`, `EUR 250.000,50`, `250 000 €`, `٢٥٠٬٠٠٠`.
//!
//! Half of the world writes a comma where the other half writes a point. Three figures behind a mark are thousands, one or two
//! are hundredths; what could be read either way is not read at all.

use super::folded::{digit, narrow};

/// An amount that somebody wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenAmount {
    /// How much.
    pub value: f64,
    /// Three letters, if a currency is named.
    pub currency: Option<String>,
}

/// No amount has more figures: beyond them sums are not exact.
const FIGURES_AT_MOST: usize = 15;

/// The Arabic mark before decimals.
const ARABIC_POINT: char = '٫';

/// The amount that `text` begins with, and how many bytes it takes.
pub fn written_amount(text: &str) -> Option<(WrittenAmount, usize)> {
    let start = text.len() - text.trim_start().len();
    let (before, at) = match currency(&text[start..]) {
        Some((currency, end)) => (Some(currency), start + end + blanks(&text[start + end..])),
        None => (None, start),
    };
    let (value, length) = figures(&text[at..])?;
    let end = at + length;
    let gap = blanks(&text[end..]);
    let after = currency(&text[end + gap..]);
    if before.is_some() && after.is_some() {
        return None;
    }
    // `250k`, `5m`: letters that follow without a gap and are no currency make it something else.
    if after.is_none() && text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '%') {
        return None;
    }
    match after {
        Some((currency, length)) => Some((WrittenAmount { value, currency: Some(currency) }, end + gap + length)),
        None => Some((WrittenAmount { value, currency: before }, end)),
    }
}

/// The amount that all of `text` is.
pub fn whole_amount(text: &str) -> Option<WrittenAmount> {
    let (amount, end) = written_amount(text)?;
    text[end..].trim().is_empty().then_some(amount)
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}

/// A space, a narrow one, one that breaks no line, or a mark of direction.
fn is_blank(c: char) -> bool {
    c == ' ' || matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

/// The currency at the head of `text`, as its three letters: `EUR`, `€`.
fn currency(text: &str) -> Option<(String, usize)> {
    if let Some(rest) = text.strip_prefix('€') {
        return Some(("EUR".to_owned(), text.len() - rest.len()));
    }
    let letters: Vec<(usize, char)> = text.char_indices().take_while(|(_, c)| c.is_alphabetic()).take(4).collect();
    let [_, _, (last, c)] = letters.as_slice() else { return None };
    let code: String = letters.iter().map(|(_, c)| narrow(*c).to_ascii_uppercase()).collect();
    code.bytes().all(|byte| byte.is_ascii_uppercase()).then_some((code, last + c.len_utf8()))
}

/// The figures at the head of `text`, with the marks between them.
fn figures(text: &str) -> Option<(f64, usize)> {
    let (mut groups, mut marks) = (vec![String::new()], Vec::new());
    let mut end = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        if let Some(digit) = digit(c) {
            groups.last_mut()?.push(digit);
            end = at + c.len_utf8();
        } else if is_mark(c) && rest.peek().is_some_and(|(_, next)| digit(*next).is_some()) && end > 0 {
            marks.push(if is_blank(c) { ' ' } else { narrow(c) });
            groups.push(String::new());
        } else {
            break;
        }
    }
    if end == 0 || groups.iter().map(String::len).sum::<usize>() > FIGURES_AT_MOST {
        return None;
    }
    let (whole, decimals) = split(&groups, &marks)?;
    format!("{whole}.{decimals}").parse().ok().map(|value| (value, end))
}

fn is_mark(c: char) -> bool {
    is_blank(c) || matches!(narrow(c), ',' | '.' | '\'' | '’' | '٬' | ARABIC_POINT | '،')
}

/// The whole units and the decimals.
fn split(groups: &[String], marks: &[char]) -> Option<(String, String)> {
    let (last_group, before) = groups.split_last()?;
    let Some((last, others)) = marks.split_last() else { return Some((last_group.clone(), "0".to_owned())) };
    let are_same = |marks: &[char]| marks.windows(2).all(|pair| pair[0] == pair[1]);
    let are_thousands = |groups: &[String]| {
        groups.len() == 1
            || groups[0].len() <= 3 && !groups[0].starts_with('0') && groups[1..].iter().all(|one| one.len() == 3)
    };
    let is_point = matches!(*last, ',' | '.' | ARABIC_POINT) && matches!(last_group.len(), 1 | 2);
    if is_point {
        let is_apart = others.iter().all(|mark| mark != last && *mark != ARABIC_POINT) && are_same(others);
        return (is_apart && are_thousands(before)).then(|| (before.concat(), last_group.clone()));
    }
    let is_whole = *last != ARABIC_POINT && are_same(marks) && are_thousands(groups);
    is_whole.then(|| (groups.concat(), "0".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(f64, Option<String>, &str)> {
        let (amount, end) = written_amount(text)?;
        Some((amount.value, amount.currency, &text[end..]))
    }

    #[test]
    fn amounts_are_read_as_they_are_written_in_six_languages() {
        for (text, value, currency) in [
            ("250,000 EUR", 250_000.0, Some("EUR")),
            ("EUR 250,000", 250_000.0, Some("EUR")),
            ("EUR250,000", 250_000.0, Some("EUR")),
            ("250000eur", 250_000.0, Some("EUR")),
            ("250.000 €", 250_000.0, Some("EUR")),
            ("€ 250.000,50", 250_000.5, Some("EUR")),
            ("250 000,5", 250_000.5, None),
            ("250\u{202f}000 USD", 250_000.0, Some("USD")),
            ("1'250'000 CHF", 1_250_000.0, Some("CHF")),
            ("1,250,000.75", 1_250_000.75, None),
            ("٢٥٠٬٠٠٠٫٥ SAR", 250_000.5, Some("SAR")),
            ("٢٥٠٠٠٠", 250_000.0, None),
            ("0", 0.0, None),
            ("0.5", 0.5, None),
        ] {
            assert_eq!(read(text), Some((value, currency.map(str::to_owned), "")), "{text}");
        }
        assert_eq!(read("40,000 EUR: the second part"), Some((40_000.0, Some("EUR".into()), ": the second part")));
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_not_read() {
        for text in [
            "",
            "EUR",
            "half",
            "-5",
            "250k",
            "5m",
            "20%",
            "1,2,3",
            "12,34,567",
            "1.234,567",
            "0,250,000",
            "1,2345",
            "1234,567,890",
            "EUR 5 USD",
            "1234567890123456",
            "٢٥٠٫٠٠٠",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(whole_amount("250 million"), None);
        assert_eq!(
            whole_amount(" 250,000 EUR "),
            Some(WrittenAmount { value: 250_000.0, currency: Some("EUR".into()) })
        );
    }
}
