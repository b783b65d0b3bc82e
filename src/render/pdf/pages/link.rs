//! Links, and where they lead.

use std::fmt::Write as _;

use super::tag::NodeId;

/// The most bytes in a string, ISO 19005-2 section 6.1.13.
pub(in crate::render::pdf) const LONGEST_STRING: usize = 32_767;

/// Where a link leads.
#[derive(Clone, Debug)]
pub(in crate::render::pdf) enum Target {
    Address(String),
    Anchor(String),
    Heading(usize),
    Note(usize),
}

/// A link.
#[derive(Clone, Debug)]
pub(in crate::render::pdf) struct Link {
    pub node: NodeId,
    pub target: Target,
    pub words: String,
}

/// The schemes that a link may lead to, before its colon.
const SCHEMES: [&str; 3] = ["https", "http", "mailto"];

/// Where a link to `href` leads: an address in the characters of RFC 3986, which are all that ISO 32000-1 (table 206) allows.
/// Everything else is percent-encoded as UTF-8. `None` if it leads nowhere, or is too long: part of an address would lead
/// somewhere else.
pub(in crate::render::pdf) fn address(href: &str) -> Option<String> {
    let href = href.trim_matches(|c: char| c.is_ascii_whitespace() || c.is_control());
    let (scheme, rest) = href.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    if !SCHEMES.contains(&scheme.as_str()) || scheme != "mailto" && !rest.starts_with("//") {
        return None;
    }
    let mut address = format!("{scheme}:");
    for (at, byte) in rest.bytes().enumerate() {
        let follows = |from: usize| rest.as_bytes().get(from).is_some_and(u8::is_ascii_hexdigit);
        match byte {
            b'\t' | b'\n' | b'\r' => {}
            b'%' if follows(at + 1) && follows(at + 2) => address.push('%'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => address.push(char::from(byte)),
            _ if b"-._~:/?#[]@!$&'()*+,;=".contains(&byte) => address.push(char::from(byte)),
            _ => {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    (address.len() <= LONGEST_STRING).then_some(address)
}

/// The anchor of a note. It contains a blank, which no `id` can.
pub(in crate::render::pdf) fn anchor(note: usize) -> String {
    format!("note {}", note + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_percent_encoded_and_schemes_of_any_case_are_known() {
        for (href, leads) in [
            ("https://x.example/", "https://x.example/"),
            ("HTTPS://x.example/A", "https://x.example/A"),
            (" http://x.example/a b\"<>\\^`{|} ", "http://x.example/a%20b%22%3C%3E%5C%5E%60%7B%7C%7D"),
            ("https://x.example/Диалог", "https://x.example/%D0%94%D0%B8%D0%B0%D0%BB%D0%BE%D0%B3"),
            ("https://x.example/é?q=ə&r=1#ş", "https://x.example/%C3%A9?q=%C9%99&r=1#%C5%9F"),
            ("https://x.example/a%20b%zz100%", "https://x.example/a%20b%25zz100%25"),
            (
                "mailto:a@x.example?subject=Тема письма",
                "mailto:a@x.example?subject=%D0%A2%D0%B5%D0%BC%D0%B0%20%D0%BF%D0%B8%D1%81%D1%8C%D0%BC%D0%B0",
            ),
            ("Mailto:a@x.example", "mailto:a@x.example"),
        ] {
            assert_eq!(address(href).as_deref(), Some(leads), "{href}");
        }
        for href in
            ["", "x.example", "javascript:alert(1)", "JavaScript:x", "file:///etc", "https:x", "/path", "data:,x"]
        {
            assert_eq!(address(href), None, "{href}");
        }
        assert_eq!(address(&format!("https://x.example/{}", "ж".repeat(6_000))), None, "too long when it is encoded");
    }
}
