//! What servers found out about a sender: the field `Authentication-Results` (RFC 8601).

/// The most results that are kept of one field.
const MAX_RESULTS: usize = 50;

/// What one server found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthResults {
    /// The name of the server, in lower case. Only results with the name of one's own server are to be believed, and only
    /// if that server removes foreign fields that bear its name (section 5).
    pub authserv_id: String,
    /// DMARC (RFC 7489).
    pub dmarc: Option<Check>,
    /// SPF (RFC 7208).
    pub spf: Option<Check>,
    /// DKIM (RFC 6376): the best of the results, because one good signature is enough.
    pub dkim: Option<Check>,
}

/// The result of one method (section 2.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// Passed.
    Pass,
    /// The domain says nothing of it, or could not be asked: `none`, `neutral`, `policy`, `temperror`, `permerror`.
    Unknown,
    /// Failed: `fail`, and SPF's `softfail`.
    Fail,
}

/// Reads the value of a field: `mx.forum.example; spf=pass smtp.mailfrom=…; dkim=fail …`.
pub(super) fn read(value: &str) -> Option<AuthResults> {
    let plain = without_comments(value);
    let mut sections = plain.split(';');
    let authserv_id = sections.next()?.split_whitespace().next()?.trim_matches('"').to_ascii_lowercase();
    let mut results = AuthResults { authserv_id, dmarc: None, spf: None, dkim: None };
    for section in sections.take(MAX_RESULTS) {
        let Some((method, rest)) = section.split_once('=') else { continue };
        // A version may follow the method: `dkim/1`.
        let method = method.split('/').next().unwrap_or_default().trim().to_ascii_lowercase();
        let Some(check) = rest.split_whitespace().next().map(check) else { continue };
        let place = match method.as_str() {
            "dmarc" => &mut results.dmarc,
            "spf" => &mut results.spf,
            "dkim" => &mut results.dkim,
            _ => continue,
        };
        *place = Some(place.map_or(check, |known| if method == "dkim" { known.min(check) } else { known.max(check) }));
    }
    Some(results)
}

fn check(word: &str) -> Check {
    match word.to_ascii_lowercase().as_str() {
        "pass" => Check::Pass,
        "fail" | "hardfail" | "softfail" => Check::Fail,
        _ => Check::Unknown,
    }
}

/// Without comments (RFC 5322 section 3.2.2) and the inside of quoted strings, which could hold anything.
fn without_comments(value: &str) -> String {
    let (mut plain, mut depth, mut is_quoted, mut is_escaped) = (String::new(), 0_usize, false, false);
    for c in value.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if depth > 0 || is_quoted => is_escaped = true,
            '"' if depth == 0 => is_quoted = !is_quoted,
            '(' if !is_quoted => depth += 1,
            ')' if !is_quoted => depth = depth.saturating_sub(1),
            c if depth == 0 && !is_quoted => plain.push(c),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_with_comments_versions_and_quotes() {
        let value = "mx.forum.example 1; dkim=fail (no key; \"x)\\) spf=pass) header.d=a.example; dkim/1=pass header.d=b.example; \
                     spf=SoftFail smtp.mailfrom=\"a; dmarc=pass\"@a.example; dmarc=fail (p=none) header.from=a.example";
        let expected = AuthResults {
            authserv_id: "mx.forum.example".into(),
            dmarc: Some(Check::Fail),
            spf: Some(Check::Fail),
            dkim: Some(Check::Pass),
        };
        assert_eq!(read(value), Some(expected));
    }

    #[test]
    fn what_was_not_checked_is_not_there() {
        let none = read("MX.forum.example; none").unwrap();
        assert_eq!(
            (none.authserv_id.as_str(), none.dmarc, none.spf, none.dkim),
            ("mx.forum.example", None, None, None)
        );
        assert_eq!(read("mx.example; spf=temperror; iprev=pass").unwrap().spf, Some(Check::Unknown));
        assert_eq!(read(""), None);
        assert_eq!(read(" ; spf=pass"), None);
    }
}
