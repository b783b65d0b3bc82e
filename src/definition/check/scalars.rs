//! How YAML reads a text without quotes: as a number, a truth value, or the text itself.

use std::borrow::Cow;

use serde_yaml::Value as Yaml;

/// How YAML reads a plain scalar: as a number, a truth value, or the text itself.
pub(super) fn resolve(text: &str, plain: bool) -> Yaml {
    let short = text.len() <= 40 && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    if !plain {
        return Yaml::from(text);
    }
    let read: Option<Yaml> = if short { serde_yaml::from_str(&without_leading_zeros(text)).ok() } else { None };
    match read {
        Some(value) if !value.is_string() => value,
        // A number with too many digits for the library is still a number.
        _ => decimal(text).map_or_else(|| Yaml::from(text), Yaml::from),
    }
}

/// The value of a decimal number, infinite if it is out of range; `None` for any other text, including `inf` and `nan`.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let figure = text.trim_start_matches(['+', '-']);
    let is_decimal = figure.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && figure.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'));
    text.parse().ok().filter(|_| is_decimal)
}

/// `018` is 18 in the core schema of YAML 1.2. The library reads it as text, because older parsers would read it as
/// octal.
fn without_leading_zeros(text: &str) -> Cow<'_, str> {
    let (sign, figure) = text.split_at(text.len() - text.trim_start_matches(['+', '-']).len());
    let digits = figure.bytes().take_while(u8::is_ascii_digit).count();
    let zeros = figure.bytes().take_while(|b| *b == b'0').count().min(digits.saturating_sub(1));
    let is_decimal = figure.parse::<f64>().is_ok();
    if zeros > 0 && is_decimal { format!("{sign}{}", &figure[zeros..]).into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_those_of_the_core_schema() {
        let figure = |text: &str| resolve(text, true).as_f64();
        for (text, value) in
            [("018", 18.0), ("-007.50", -7.5), ("000", 0.0), ("0.5", 0.5), ("0x1F", 31.0), ("00e1", 0.0)]
        {
            assert_eq!(figure(text), Some(value), "{text}");
        }
        for text in ["99999999999999999999", "-000000000000000000000000000000000000000000000000001e20"] {
            assert!(figure(text).is_some_and(|figure| figure.abs() >= 1e20), "{text}");
        }
        assert_eq!(figure("1e999"), Some(f64::INFINITY));
        for text in ["0-1", "018a", "00.1.2", "--018", "2027-01-01"] {
            assert_eq!(figure(text), None, "{text}");
        }
        assert_eq!(resolve("018", false).as_f64(), None, "in quotes it is a text");
    }
}
