//! What word processors put before the items of a list: bullets, numbers, letters.

const BULLETS: &[char] =
    &['•', '·', '‣', '◦', '▪', '●', '○', '■', '□', '–', '—', '*', '+', '➢', '✓', '\u{f0b7}', '−', '‐', '§'];

/// The bytes of the bullet that `text` begins with, without the blank after it: `•`, `1.`, `a)`.
pub(in crate::definition) fn bullet(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if BULLETS.contains(&first) {
        return Some(first.len_utf8());
    }
    let word = text.split([' ', '\t', '\u{a0}']).next()?;
    // The hollow bullet of a word processor, as it arrives without its font.
    if word == "o" {
        return Some(1);
    }
    let number = word.strip_suffix(['.', ')'])?;
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_number || is_letter).then_some(word.len())
}

/// What follows the bullet that `text` begins with.
pub(in crate::definition) fn after_bullet(text: &str) -> Option<&str> {
    let rest = &text[bullet(text)?..];
    let item = rest.trim_start();
    (item.len() < rest.len() && !item.is_empty()).then_some(item)
}

/// The items of a text in which several begin with bullets, as YAML joins them to one line.
pub(in crate::definition) fn items(text: &str) -> Option<Vec<&str>> {
    let mut items = Vec::new();
    let mut rest = after_bullet(text)?;
    loop {
        let next = rest.match_indices(' ').find_map(|(at, _)| {
            let after = &rest[at + 1..];
            after_bullet(after).map(|item| (at, item))
        });
        let Some((end, item)) = next else { break };
        items.push(rest[..end].trim());
        rest = item;
    }
    items.push(rest.trim());
    Some(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_told_from_their_bullets() {
        assert_eq!(items("• eu • unhcr"), Some(vec!["eu", "unhcr"]));
        assert_eq!(items("1. wb 2. coe 10. eu"), Some(vec!["wb", "coe", "eu"]));
        assert_eq!(items("a) wb b) coe"), Some(vec!["wb", "coe"]));
        assert_eq!(items("· A3"), Some(vec!["A3"]));
        for text in ["wb", "A1.2", "1.", "", "wb 2"] {
            assert_eq!(items(text), None, "{text}");
        }
    }
}
