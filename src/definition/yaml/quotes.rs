//! Puts a text in quotes.

/// The text in quotes, preferably of the kind that it does not contain.
pub(super) fn quoted(value: &str) -> String {
    let bare = ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote));
    let text = bare.filter(|text| !text.is_empty()).unwrap_or(value);
    let text = if text.contains('"') && text.contains('\'') { value } else { text };
    match (text.contains(['"', '\\']), text.contains('\'')) {
        (false, _) => format!("\"{text}\""),
        (true, _) => format!("'{}'", text.replace('\'', "''")),
    }
}
