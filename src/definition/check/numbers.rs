//! Numbers as people write them for people: with marks between thousands, a decimal comma, a sign of per cent.

use crate::lang::digit;

/// Longer texts are no numbers.
const MAX_BYTES: usize = 60;

/// Signs and words that stand beside a number and say what it counts.
const UNITS: [&str; 6] = ["%", "EUR", "USD", "AZN", "€", "$"];

/// How YAML writes the number that `text` means; `None` if it means none, or one of two.
pub(in crate::definition) fn meant(text: &str) -> Option<String> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let text: String = text.chars().map(|c| digit(c).unwrap_or(c)).collect();
    let bare = UNITS.iter().fold(text.trim(), |text, unit| {
        let text = text.strip_suffix(unit).unwrap_or(text);
        text.strip_prefix(unit).unwrap_or(text).trim()
    });
    let (sign, figures) = match bare.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", bare.trim_start_matches('+')),
    };
    let is_mark = |c: char| {
        matches!(
            c,
            ',' | '.' | '\'' | '\u{2019}' | '\u{66c}' | '\u{66b}' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '_'
        )
    };
    if !figures.starts_with(|c: char| c.is_ascii_digit()) || figures.chars().any(|c| !c.is_ascii_digit() && !is_mark(c))
    {
        return None;
    }
    let parts: Vec<&str> = figures.split(is_mark).filter(|part| !part.is_empty()).collect();
    let marks: Vec<char> = figures.chars().filter(|c| is_mark(*c)).collect();
    let (first, rest) = parts.split_first()?;
    let (last_mark, are_one) = (marks.last().copied(), marks.windows(2).all(|two| two[0] == two[1]));
    let are_thousands = |parts: &[&str]| first.len() <= 3 && parts.iter().all(|part| part.len() == 3);
    let whole = || format!("{sign}{}", parts.concat());
    match (rest, last_mark) {
        ([], _) => Some(format!("{sign}{first}")),
        // `350,000`, `1.000.000`, `350 000`.
        (rest, _) if are_one && are_thousands(rest) && (rest.len() > 1 || last_mark != Some('.')) => Some(whole()),
        // `1.234,50`, `1,234.50`, `1,5`.
        ([thousands @ .., decimals], Some(',' | '.' | '\u{66b}'))
            if are_thousands(thousands) && (thousands.is_empty() || !are_one) =>
        {
            Some(format!("{sign}{first}{}.{decimals}", thousands.concat()))
        }
        _ => None,
    }
}

/// True for `350.000`, which YAML reads as 350 and many people as 350,000.
pub(super) fn is_in_doubt(text: &str) -> bool {
    let figures = text.trim_start_matches(['-', '+']);
    figures.split_once('.').is_some_and(|(whole, decimals)| {
        let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        (1..=3).contains(&whole.len())
            && !whole.starts_with('0')
            && decimals.len() == 3
            && are_digits(whole)
            && are_digits(decimals)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_written_for_people_is_told_as_yaml_writes_it() {
        for (text, number) in [
            ("350,000", "350000"),
            ("1,350,000", "1350000"),
            ("350 000", "350000"),
            ("350\u{202f}000", "350000"),
            ("350'000", "350000"),
            ("1.000.000", "1000000"),
            ("1.234,50", "1234.50"),
            ("1,234.50", "1234.50"),
            ("1,5", "1.5"),
            ("64%", "64"),
            ("64 %", "64"),
            ("EUR 350,000", "350000"),
            ("350000 EUR", "350000"),
            ("\u{2212}5", "-5"),
            ("٣٥٠", "350"),
            ("٣٥٠٬٠٠٠", "350000"),
            ("٠٫٥", "0.5"),
        ] {
            assert_eq!(meant(text).as_deref(), Some(number), "{text}");
        }
        for text in ["", "many", "3 of 5", "1.2.3", "12,34,56", "2027-01-01", "-", ","] {
            assert_eq!(meant(text), None, "{text}");
        }
        for (text, doubted) in [
            ("350.000", true),
            ("2.500", true),
            ("0.500", false),
            ("2.50", false),
            ("1000.000", false),
            ("-1.250", true),
        ] {
            assert_eq!(is_in_doubt(text), doubted, "{text}");
        }
    }
}
