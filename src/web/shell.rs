//! The shell around all routes: what holds for every request and every answer, whichever page it is about.

use std::{
    any::Any,
    fmt,
    future::{Future, poll_fn},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    sync::Arc,
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, FromRequest, Request, State},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use hyper::{
    HeaderMap, Method, StatusCode, Uri,
    body::{Body as HttpBody, Bytes},
    header::{self, HeaderValue},
};
use tower_http::csrf::CsrfLayer;
use tracing::error;

use super::{
    client::{Client, Peer, client_of},
    headers::secure,
    rate::{Class, Gate},
};
use crate::config::{BaseUrl, Network};

/// The longest path with its query; RFC 9110 section 4.1 wants so many at least.
const MAX_URI: usize = 8000;

/// All names and values of a head together. hyper itself has the limits of 32 kB and 100 of them.
const MAX_FIELDS: usize = 16 << 10;

/// What may be asked for, beside `TRACE` and its like, which nobody needs.
const METHODS: &str = "GET, HEAD, OPTIONS, POST";

/// What a crawler is told: none of this is to be found.
const ROBOTS: &str = "User-agent: *\nDisallow: /\n";

/// What a page that failed says if the page about failures fails, too.
const LAST_RESORT: &str =
    "<!doctype html><html lang=\"en\"><title>Error</title><p>Something went wrong here. Please try again later.";

/// What the shell needs to know.
#[derive(Clone)]
pub struct Settings {
    /// How browsers reach us: forms of this origin are ours. Its prefix is taken off the paths of requests, whether or not a
    /// proxy has done so.
    pub base_url: BaseUrl,
    /// The proxies that are believed about whom they speak for.
    pub trusted_proxies: Vec<Network>,
    /// How often a client may send forms.
    pub gate: Gate,
    /// The longest body of a request, in bytes.
    pub body: usize,
    /// For a body from its first byte to its last.
    pub body_within: Duration,
    /// Whether all is well, as `/healthz` tells it.
    pub is_well: Arc<dyn Fn() -> bool + Send + Sync>,
    /// The page, in HTML, that says why there is no other. It may fail.
    pub page: Arc<dyn Fn(&Refusal) -> String + Send + Sync>,
}

impl Settings {
    /// With the usual limits: bodies of 64 kB, within 30 s.
    pub fn new(
        base_url: BaseUrl,
        trusted_proxies: Vec<Network>,
        is_well: impl Fn() -> bool + Send + Sync + 'static,
        page: impl Fn(&Refusal) -> String + Send + Sync + 'static,
    ) -> Self {
        Self {
            base_url,
            trusted_proxies,
            gate: Gate::new(),
            body: 64 << 10,
            body_within: Duration::from_secs(30),
            is_well: Arc::new(is_well),
            page: Arc::new(page),
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}

/// A request that gets no page of its own, for the page that says so.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// Why.
    pub status: StatusCode,
    /// What was asked for, which may be anything: 8,000 bytes and more of it.
    pub uri: Uri,
    /// The languages its reader wants, as the browser sends them (RFC 9110 section 12.5.4); empty if it does not say.
    pub accept_language: String,
    /// In how many seconds it may be tried again, if that is known.
    pub retry_after: Option<u64>,
}

/// In the extensions of an answer that is an error and no page, and is to be left as it is.
#[derive(Clone, Copy, Debug)]
pub struct AsItIs;

/// Puts the shell around `inner`. Everything in it is asked in this order:
///
/// 1. Every answer gets its headers; an error that is no page becomes one, and so does a panic, without its words.
/// 2. 414 and 431 for what is too long; 405 for methods that nobody needs; `OPTIONS` is answered here.
/// 3. The prefix is taken off the path, and the request gets its [`Client`].
/// 4. 403 for a form that another site had a browser send.
/// 5. 429 for a client that sends too many forms. It comes after 4, so that another site cannot use up what a person has.
/// 6. 413 and 408 for bodies that are too long or take too long. What `inner` gets is whole.
///
/// `HEAD` is what axum makes of routes for `GET`. Beside the routes of `inner` there are `/healthz` and `/robots.txt`.
pub fn shell(inner: Router, settings: Settings) -> Router {
    let settings = Arc::new(settings);
    let health = Arc::clone(&settings.is_well);
    // A base URL has been checked, and is such an origin.
    let csrf = CsrfLayer::new().add_trusted_origin(settings.base_url.origin()).unwrap_or_default();
    let house = inner
        .route(
            "/healthz",
            get(async move || if health() { (StatusCode::OK, "ok\n").into_response() } else { unwell() }),
        )
        .route("/robots.txt", get(async || ROBOTS));
    // As a fallback the house is asked after the layers, which may change the path.
    Router::new()
        .fallback_service(house)
        .layer(from_fn_with_state(Arc::clone(&settings), take_in))
        .layer(csrf)
        .layer(from_fn_with_state(Arc::clone(&settings), look_over))
        .layer(from_fn_with_state(settings, see_off))
}

fn unwell() -> Response {
    let mut response = (StatusCode::SERVICE_UNAVAILABLE, "the last pass failed\n").into_response();
    response.extensions_mut().insert(AsItIs);
    response
}

/// Step 1.
async fn see_off(State(settings): State<Arc<Settings>>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let accept_language = text_of(request.headers(), &header::ACCEPT_LANGUAGE);
    let mut response = unless_it_panics(next.run(request)).await.unwrap_or_else(|_| {
        error!("a page ended in a panic");
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    });
    let status = response.status();
    if is_error(status) && !is_page(&response) && response.extensions().get::<AsItIs>().is_none() {
        let retry_after = text_of(response.headers(), &header::RETRY_AFTER).parse().ok();
        let refusal = Refusal { status, uri, accept_language, retry_after };
        let page = catch_unwind(AssertUnwindSafe(|| (settings.page)(&refusal))).unwrap_or_else(|_| {
            error!("the page about an error ended in a panic");
            LAST_RESORT.to_owned()
        });
        *response.body_mut() = Body::from(page);
        let headers = response.headers_mut();
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    }
    secure(response.headers_mut());
    response
}

/// What comes of it, or what it panicked with.
async fn unless_it_panics<T>(work: impl Future<Output = T>) -> Result<T, Box<dyn Any + Send>> {
    let mut work = pin!(work);
    poll_fn(|cx| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(cx))) {
        Ok(poll) => poll.map(Ok),
        Err(panic) => std::task::Poll::Ready(Err(panic)),
    })
    .await
}

fn is_error(status: StatusCode) -> bool {
    status.is_client_error() || status.is_server_error()
}

/// What axum says by itself, nothing or a line of text, is none.
fn is_page(response: &Response) -> bool {
    text_of(response.headers(), &header::CONTENT_TYPE).starts_with("text/html")
}

fn text_of(headers: &HeaderMap, name: &header::HeaderName) -> String {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

/// Steps 2 and 3.
async fn look_over(State(settings): State<Arc<Settings>>, mut request: Request, next: Next) -> Response {
    let length = request.uri().path().len() + request.uri().query().map_or(0, str::len);
    if length > MAX_URI {
        return StatusCode::URI_TOO_LONG.into_response();
    }
    let fields = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len());
    if fields.sum::<usize>() > MAX_FIELDS {
        return StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE.into_response();
    }
    match *request.method() {
        Method::GET | Method::HEAD | Method::POST => {}
        Method::OPTIONS => return (StatusCode::NO_CONTENT, [(header::ALLOW, METHODS)]).into_response(),
        _ => return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, METHODS)]).into_response(),
    }
    if let Some(uri) = without_prefix(request.uri(), settings.base_url.prefix()) {
        *request.uri_mut() = uri;
    }
    // A request that came over no socket is nobody's.
    let peer = request.extensions().get().copied().unwrap_or(Peer(std::net::Ipv4Addr::UNSPECIFIED.into()));
    let client = Client(client_of(peer.0, request.headers(), &settings.trusted_proxies));
    request.extensions_mut().insert(client);
    next.run(request).await
}

/// The same below the prefix; `None` if it is not below it, or there is none.
fn without_prefix(uri: &Uri, prefix: &str) -> Option<Uri> {
    let rest = uri.path().strip_prefix(prefix).filter(|_| !prefix.is_empty())?;
    let path = match rest.chars().next() {
        None => "/",
        Some('/') => rest,
        Some(_) => return None,
    };
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(format!("{path}{query}").try_into().ok()?);
    Uri::from_parts(parts).ok()
}

/// Steps 5 and 6.
async fn take_in(State(settings): State<Arc<Settings>>, request: Request, next: Next) -> Response {
    let client = request.extensions().get::<Client>().copied();
    if let Some(client) = client.filter(|_| request.method() == Method::POST)
        && let Err(wait) = settings.gate.pass(Class::Answer, client)
    {
        return too_many(wait);
    }
    let (parts, body) = request.into_parts();
    // A length that is announced is believed: nothing is read of what is too long.
    if body.size_hint().lower() > settings.body as u64 {
        return cut_short(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let mut whole = Request::new(body);
    DefaultBodyLimit::max(settings.body).apply(&mut whole);
    match tokio::time::timeout(settings.body_within, Bytes::from_request(whole, &())).await {
        Ok(Ok(bytes)) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        // Too long after all, or broken off.
        Ok(Err(rejection)) => cut_short(rejection.status()),
        Err(_) => cut_short(StatusCode::REQUEST_TIMEOUT),
    }
}

/// The answer to a body that was not read to its end, where no next request can be looked for.
fn cut_short(status: StatusCode) -> Response {
    (status, [(header::CONNECTION, "close")]).into_response()
}

/// The answer to a client that is to wait for so long: 429 with `Retry-After` (RFC 6585 section 4), in whole seconds, one at least.
pub fn too_many(wait: Duration) -> Response {
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, seconds.max(1).to_string())]).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_taken_off_whole_steps_only() {
        let rest = |uri: &str| without_prefix(&uri.parse().unwrap(), "/forum").map(|uri| uri.to_string());
        assert_eq!(rest("/forum/a/x?lang=fr").unwrap(), "/a/x?lang=fr");
        assert_eq!(rest("/forum").unwrap(), "/");
        assert_eq!(rest("/forum?lang=fr").unwrap(), "/?lang=fr");
        assert_eq!(rest("/forum/").unwrap(), "/");
        assert_eq!(rest("/forum//evil.example").unwrap(), "//evil.example");
        assert_eq!(rest("http://forum.example/forum/a").unwrap(), "http://forum.example/a");
        assert_eq!(rest("/forums/a"), None);
        assert_eq!(rest("/a"), None);
        assert_eq!(without_prefix(&"/a".parse().unwrap(), ""), None);
    }

    #[test]
    fn a_wait_is_told_in_whole_seconds() {
        let told = |wait: Duration| too_many(wait).headers()[header::RETRY_AFTER].clone();
        assert_eq!(told(Duration::from_millis(1)), "1");
        assert_eq!(told(Duration::from_millis(1001)), "2");
        assert_eq!(told(Duration::from_secs(2)), "2");
    }
}
