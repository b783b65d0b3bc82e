//! E-mail and web addresses, checked as far as possible without asking a server.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::is_hidden;

/// No link is longer; browsers and mail programs cut longer ones.
const MAX_LINK_BYTES: usize = 2_000;

/// No name in the DNS is longer (RFC 1035 section 2.3.4, without the final dot).
const MAX_NAME_BYTES: usize = 253;

/// The domain of an address, in lower case; empty without an `@`.
pub fn domain_of(address: &str) -> String {
    address.rsplit_once('@').map_or_else(String::new, |(_, domain)| domain.to_lowercase())
}

/// Checks an address against RFC 5321 as used in practice, and says what is wrong: it needs one `@`, a local part
/// without spaces, and a domain with a dot.
pub fn check_address(text: &str) -> Result<(), &'static str> {
    if text.chars().any(|c| c.is_whitespace() || c.is_control() || is_invisible(c)) {
        return Err("it has a space or an invisible character");
    }
    if text.len() > 254 {
        return Err("it has more than 254 bytes");
    }
    let Some((local, domain)) = text.split_once('@') else { return Err("the `@` is missing") };
    if domain.contains('@') {
        return Err("it has more than one `@`");
    }
    if local.is_empty() || local.len() > 64 || local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return Err("the part before the `@` is empty, too long, or its dots are misplaced");
    }
    if local.contains(['<', '>', '(', ')', '[', ']', ',', ';', ':', '"', '\\']) {
        return Err("the part before the `@` has a character that addresses do not have");
    }
    let labels: Vec<_> = domain.split('.').collect();
    if labels.len() < 2 {
        return Err("its domain has no dot");
    }
    let good = |label: &&str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-' || (!c.is_ascii() && !c.is_control()))
    };
    if labels.iter().all(good) {
        Ok(())
    } else {
        Err("its domain is not made of letters, digits and hyphens between dots")
    }
}

/// The address normalised for comparison: nobody keeps two mailboxes that differ only in capitals, and people write
/// them as they like (RFC 5321 section 2.4 leaves the local part to its host; hosts that distinguish capitals are
/// gone).
pub fn folded_address(address: &str) -> String {
    address.trim().to_lowercase()
}

/// True if an address cannot be written in ASCII: letters beyond it stand before the `@`. A domain can (RFC 5891).
pub fn is_beyond_ascii(address: &str) -> bool {
    address.rsplit_once('@').is_some_and(|(local, _)| !local.is_ascii())
}

/// True if a person can follow `link` without harm: an `https` address with a host in a domain, without credentials, blanks, and
/// whatever would end it early in a text or a page.
pub fn is_web_address(link: &str) -> bool {
    let host = link.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
    let is_host = |host: &str| host.contains('.') && !host.starts_with('.') && !host.contains('@');
    host.is_some_and(is_host)
        && link.len() <= MAX_LINK_BYTES
        && !link.contains(|c: char| c.is_whitespace() || is_hidden(c) || "<>\"'\\`{}".contains(c))
}

/// True if both lead to the same mailbox.
pub fn is_same_address(one: &str, other: &str) -> bool {
    // Most addresses compared are different, and for ASCII letters that is quickly decided.
    if one.is_ascii() && other.is_ascii() {
        return one.trim().eq_ignore_ascii_case(other.trim());
    }
    folded_address(one) == folded_address(other)
}

/// The text with every address replaced by `…`: for logs, which more people read than the outbox.
pub fn without_addresses(text: &str) -> String {
    let is_of_word =
        |c: char| !c.is_whitespace() && !matches!(c, '`' | '"' | '\'' | '<' | '>' | '(' | ')' | ',' | ';' | ':');
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        clean.push_str(if word.contains('@') { "…" } else { word });
        let separators = after.find(is_of_word).unwrap_or(after.len());
        clean.push_str(&after[..separators]);
        rest = &after[separators..];
    }
    clean
}

/// Marks of direction and width that could hide in an address.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// True for a fully qualified host name, as mail servers require (RFC 5321 section 2.3.5).
pub fn is_qualified(name: &str) -> bool {
    let is_label = |label: &str| {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        !label.is_empty()
            && label.len() <= 63
            && label.chars().all(is_letter)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let labels: Vec<&str> = name.split('.').collect();
    // If the last label is a number, it is an IP address, or nothing.
    let has_top = labels.last().is_some_and(|top| top.chars().any(|c| c.is_ascii_alphabetic()));
    let is_local = name == "localhost" || name.starts_with("localhost.");
    name.len() <= MAX_NAME_BYTES && labels.len() > 1 && has_top && !is_local && labels.into_iter().all(is_label)
}

/// True for an address as a literal: `[192.0.2.1]`, `[IPv6:2001:db8::1]` (RFC 5321 section 4.1.3).
pub fn is_address_literal(name: &str) -> bool {
    let inner = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inner.is_some_and(|inner| match inner.strip_prefix("IPv6:") {
        Some(six) => six.parse::<Ipv6Addr>().is_ok(),
        None => inner.parse::<Ipv4Addr>().is_ok(),
    })
}

#[cfg(test)]
mod tests {
    use super::{check_address as check, is_address_literal, is_qualified, is_same_address, without_addresses};

    #[test]
    fn logs_get_no_addresses() {
        let text = "the mail `day:fp@a.example:2026-12-07` of <x.y@b.example>, also c@d.example: refused";
        assert_eq!(without_addresses(text), "the mail `day:…:2026-12-07` of <…>, also …: refused");
        assert_eq!(without_addresses("the disk is full; 3 left"), "the disk is full; 3 left");
        assert_eq!(without_addresses("a@b.example"), "…");
        assert_eq!(without_addresses(""), "");
    }

    #[test]
    fn capitals_make_no_other_mailbox() {
        assert!(is_same_address("FP@A.example", "fp@a.example") && is_same_address("Ü@x.example", "ü@x.example"));
        assert!(!is_same_address("fp@a.example", "fp@b.example"));
    }

    #[test]
    fn addresses_that_mail_can_be_sent_to_are_accepted() {
        for address in [
            "focal.point@unesco.example",
            "o'brien+forum@a.b.example",
            "secretariat@xn--bcher-kva.example",
            "secrétariat@bücher.example",
            "координатор@пример.example",
            "a@1.example",
        ] {
            assert!(check(address).is_ok(), "{address}");
        }
    }

    #[test]
    fn what_cannot_be_an_address_is_refused() {
        let long_local = format!("{}@a.example", "x".repeat(65));
        let long = format!("a@{}example", "abcdefgh.".repeat(30));
        let long_label = format!("a@{}.example", "x".repeat(64));
        for address in [
            "",
            "@",
            "a@",
            "@a.example",
            "a.example",
            "a@b",
            "a@@b.example",
            "a b@c.example",
            "a@b .example",
            "a@b.example\r\nBcc: x@y.example",
            ".a@b.example",
            "a.@b.example",
            "a..b@c.example",
            "a@.example",
            "a@b..example",
            "a@-b.example",
            "a@b-.example",
            "a@b_c.example",
            "a@[127.0.0.1]",
            "<a@b.example>",
            "A Name <a@b.example>",
            "\"a\"@b.example",
            "a,c@b.example",
            "a\u{202e}@b.example",
            "a\u{200b}@b.example",
            &long_local,
            &long,
            &long_label,
        ] {
            assert!(check(address).is_err(), "{address}");
        }
    }

    #[test]
    fn what_is_no_whole_name_is_told_from_one() {
        for name in ["forum.ministry.example", "xn--ministre-60a.example", "a-b.c.example"] {
            assert!(is_qualified(name), "{name}");
        }
        let too_long = "a.".repeat(130) + "example";
        for name in [
            "forum",
            "localhost",
            "localhost.localdomain",
            "127.0.0.1",
            "[127.0.0.1]",
            "a..example",
            "-a.b",
            "a-.b",
            "",
            "forum.example.",
            ".example",
            "министерство.рф",
            "forum example.org",
            &too_long,
        ] {
            assert!(!is_qualified(name), "{name}");
        }
    }

    #[test]
    fn an_address_literal_is_told_from_a_name() {
        for literal in ["[192.0.2.1]", "[IPv6:2001:db8::1]"] {
            assert!(is_address_literal(literal), "{literal}");
        }
        for other in ["192.0.2.1", "[192.0.2]", "[2001:db8::1]", "[IPv6:192.0.2.1]", "[forum.example]", "[]", ""] {
            assert!(!is_address_literal(other), "{other}");
        }
    }
}
