//! Tags and styles as a browser reads them: attributes, entities and escapes.

/// What separates words in a tag.
pub(super) const BLANKS: [char; 5] = [' ', '\t', '\n', '\r', '\u{c}'];

/// The attributes of a tag: names in lower case, with their values.
pub(super) fn attributes(tag: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let inner = tag.trim_start_matches('<').trim_end_matches('>');
    let mut rest = &inner[inner.find(|c: char| BLANKS.contains(&c) || c == '/').unwrap_or(inner.len())..];
    loop {
        rest = rest.trim_start_matches(|c: char| BLANKS.contains(&c) || c == '/');
        if rest.is_empty() {
            return found;
        }
        let end = rest[1..].find(|c: char| BLANKS.contains(&c) || "/=".contains(c)).map_or(rest.len(), |end| end + 1);
        let end = rest.floor_char_boundary(end.max(rest.chars().next().map_or(1, char::len_utf8)));
        let (name, after) = rest.split_at(end);
        let after_name = after.trim_start_matches(BLANKS);
        let (value, next) = match after_name.strip_prefix('=') {
            Some(value) => value_of(value.trim_start_matches(BLANKS)),
            None => ("", after),
        };
        found.push((name.to_ascii_lowercase(), value.to_owned()));
        rest = next;
    }
}

/// The value at the start of `rest`, and what follows it.
fn value_of(rest: &str) -> (&str, &str) {
    match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => rest[1..].split_once(quote).unwrap_or((&rest[1..], "")),
        _ => rest.split_at(rest.find(BLANKS).unwrap_or(rest.len())),
    }
}

/// The value, with those entities resolved that could hide a character of an address.
pub(super) fn decoded(value: &str) -> String {
    const NAMED: [(&str, &str); 12] = [
        ("colon;", ":"),
        ("tab;", ""),
        ("newline;", ""),
        ("lpar;", "("),
        ("rpar;", ")"),
        ("commat;", "@"),
        ("bsol;", "\\"),
        ("sol;", "/"),
        ("nbsp;", ""),
        ("amp;", "&"),
        ("quot;", "\""),
        ("num;", "#"),
    ];
    let mut decoded = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let named = NAMED
            .iter()
            .find(|(name, _)| after.get(..name.len()).is_some_and(|written| written.eq_ignore_ascii_case(name)));
        rest = match (numbered(after), named) {
            (Some((c, length)), _) => {
                decoded.extend(c);
                &after[length..]
            }
            (None, Some((name, letter))) => {
                decoded.push_str(letter);
                &after[name.len()..]
            }
            (None, None) => {
                decoded.push('&');
                after
            }
        };
    }
    decoded + rest
}

/// `#106;`, `#x6a`: the character, and the length of the entity.
fn numbered(after: &str) -> Option<(Option<char>, usize)> {
    let digits = after.strip_prefix('#')?;
    let (radix, digits) = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => (16, hex),
        None => (10, digits),
    };
    let count = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    if count == 0 {
        return None;
    }
    let significant = digits[..count].trim_start_matches('0');
    let c = u32::from_str_radix(significant, radix).ok().and_then(char::from_u32);
    let end = after.len() - digits.len() + count;
    Some((c, end + usize::from(after[end..].starts_with(';'))))
}

/// A style with its escapes resolved (CSS Syntax, section 4.3.7) and its comments removed.
pub(super) fn unescaped(style: &str) -> String {
    let mut plain = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("/*") {
            rest = after.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        rest = &rest[c.len_utf8()..];
        if c != '\\' {
            plain.push(c);
            continue;
        }
        let count = rest.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        if count > 0 {
            plain.extend(u32::from_str_radix(&rest[..count], 16).ok().and_then(char::from_u32));
            rest = rest[count..].strip_prefix(BLANKS).unwrap_or(&rest[count..]);
        }
    }
    plain
}
