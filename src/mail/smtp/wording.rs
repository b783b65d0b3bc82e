//! What a server says, apart from whom it says it of: an address may be called `policy.unit@aa.example`, and a host
//! `relay.aa.example`, without a word about policy or relaying.

use super::reply::enhanced;
use crate::model::without_addresses;

/// `words` in lower case, without addresses, without hosts that stand beside their number (`relay.aa.example[192.0.2.1]`),
/// and without `domain` and the hosts in it; it may be empty. White space stays as it is.
pub fn wording(words: &str, domain: &str) -> String {
    let domain = domain.to_lowercase();
    let is_named = |word: &str| {
        let name = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_in_domain = |host: &str| host.is_empty() || host.ends_with('.');
        let is_numbered = word.split_once('[').is_some_and(|(host, _)| host.contains('.'));
        is_numbered || !domain.is_empty() && name.strip_suffix(domain.as_str()).is_some_and(is_in_domain)
    };
    let said = without_addresses(&words.to_lowercase());
    said.split_inclusive(char::is_whitespace)
        .map(|word| match word.trim_end() {
            named if is_named(named) => &word[named.len()..],
            _ => word,
        })
        .collect()
}

/// The enhanced code of a reply (RFC 3463), if its class is that of the basic code: the word behind that code, or, as qmail
/// and IronPort have it, one in brackets or behind a `#`, wherever it stands: `553 not in my rcpthosts (#5.7.1)`.
pub(super) fn stated(reply: &str) -> Option<(u16, u16, u16)> {
    let mut words = reply.split_whitespace();
    let class = words.next()?.parse::<u16>().ok()? / 100;
    let first = words.clone().next().and_then(enhanced);
    let marked = words.filter(|word| word.starts_with(['(', '[', '#'])).filter_map(|word| {
        let is_digit = |c: char| c.is_ascii_digit();
        enhanced(word.trim_start_matches(['(', '[', '#']).trim_end_matches(|c| !is_digit(c)))
    });
    first.into_iter().chain(marked).find(|(own, ..)| *own == class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_told_from_whom_it_is_said_of() {
        for (words, domain, said) in [
            ("550 <Policy.Unit@aa.example>: no", "aa.example", "550 <…>: no"),
            ("550 relay denied:<spam@aa.example>", "", "550 relay denied:<…>"),
            ("550 relay.aa.example: no such host, nor <AA.example>", "aa.example", "550  no such host, nor "),
            ("550 policy-aa.example is another", "aa.example", "550 policy-aa.example is another"),
            ("host relay.b.example[192.0.2.1] said:\n550 no", "", "host  said:\n550 no"),
            ("550 blocked [192.0.2.1] by relays.example", "", "550 blocked [192.0.2.1] by relays.example"),
        ] {
            assert_eq!(wording(words, domain), said, "{words}");
        }
    }

    #[test]
    fn a_code_is_read_wherever_servers_write_it() {
        for (reply, code) in [
            ("550 5.1.1 no such user", Some((5, 1, 1))),
            ("553 not in my list of allowed rcpthosts (#5.7.1)", Some((5, 7, 1))),
            ("511 no mailbox here by that name (#5.1.1 - chkuser)", Some((5, 1, 1))),
            ("550 #5.1.0 Address rejected", Some((5, 1, 0))),
            ("550 not here [5.1.1].", Some((5, 1, 1))),
            ("550 see 5.7.1 of our terms", None),
            ("450 greylisted (#5.7.1)", None),
            ("550 [192.0.2.1] is listed", None),
            ("550 (#5.7.1.2)", None),
            ("550", None),
            ("the connection was lost", None),
        ] {
            assert_eq!(stated(reply), code, "{reply}");
        }
    }
}
