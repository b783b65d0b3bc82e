//! What every answer tells the browser to leave alone, and the one stylesheet it may load.

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use hyper::{
    HeaderMap, StatusCode,
    header::{self, HeaderName, HeaderValue},
};

use crate::model::sha256::sha256_hex;

/// Headers of every answer, whatever a handler or an edited template says.
///
/// - Nothing runs, nothing is fetched from elsewhere, no style stands in the page itself, forms come back to us, and nobody shows
///   a page within another (CSP level 3).
/// - `Referrer-Policy: same-origin` and not `no-referrer`: with the latter browsers send `Origin: null` with the page's own form, which looks like
///   one that somebody else sent. A link, which is a secret, is told to nobody else either way.
/// - `X-Frame-Options` says once more to old browsers what `frame-ancestors` says.
/// - No `Strict-Transport-Security`: it binds the whole host, and TLS is the proxy's.
const ALWAYS: [(HeaderName, &str); 8] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    // Search engines find links in mails that were archived in public.
    (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
];

/// Sets them. A page is kept nowhere; what may be kept says so itself.
pub(super) fn secure(headers: &mut HeaderMap) {
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.remove(header::SERVER);
}

/// The stylesheet of all pages: its name changes with what it says, so that browsers may keep it for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stylesheet {
    path: String,
    text: String,
}

impl Stylesheet {
    /// A stylesheet that says `text`.
    pub fn new(text: String) -> Self {
        let path = format!("/style-{:.16}.css", sha256_hex(text.as_bytes()));
        Self { path, text }
    }

    /// The path it is served at, below the prefix of the base URL: `/style-0123456789abcdef.css`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The answer to a request for `path`, which may be of an earlier one: a page that was loaded before an edit gets the new style
    /// rather than none, and asks again next time. `None` if it is no path of a stylesheet.
    pub fn answer(&self, path: &str) -> Option<Response> {
        let is_of_ours = path.strip_prefix("/style-").and_then(|rest| rest.strip_suffix(".css")).is_some();
        let keep = if path == self.path { "public, max-age=31536000, immutable" } else { "no-store" };
        let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, keep)];
        is_of_ours.then(|| (StatusCode::OK, headers, Body::from(self.text.clone())).into_response())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_handler_says_cannot_weaken_what_holds_for_all() {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src *"));
        headers.append(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("script-src *"));
        headers.insert(header::SERVER, HeaderValue::from_static("concerted"));
        secure(&mut headers);
        let policies: Vec<_> = headers.get_all(header::CONTENT_SECURITY_POLICY).iter().collect();
        assert_eq!(policies.len(), 1);
        assert!(policies[0].to_str().unwrap().starts_with("default-src 'none'; "));
        assert_eq!(headers[header::CACHE_CONTROL], "no-store");
        assert!(!headers.contains_key(header::SERVER));
    }

    #[test]
    fn a_stylesheet_may_be_kept_for_good_under_the_name_of_what_it_says() {
        let style = Stylesheet::new("body { margin: 0 }".to_owned());
        assert_ne!(style.path(), Stylesheet::new(String::new()).path());
        let kept = |path: &str| Some(style.answer(path)?.headers()[header::CACHE_CONTROL].clone());
        assert_eq!(kept(style.path()).unwrap(), "public, max-age=31536000, immutable");
        assert_eq!(kept("/style-0123456789abcdef.css").unwrap(), "no-store");
        assert_eq!(kept("/style.css"), None);
        let mut headers = style.answer(style.path()).unwrap().headers().clone();
        secure(&mut headers);
        assert_eq!(headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    }
}
