//! The routes of answer pages: a link shows a page, and its form is recorded.

use std::sync::Arc;

use axum::{
    Extension, Form as Fields, Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use jiff::Timestamp;
use tokio::sync::oneshot;
use tracing::error;

use super::{
    client::Client,
    headers::Stylesheet,
    rate::{Class, Gate},
    shell::{Refusal, too_many},
};
use crate::{
    app::{AppError, Counter, ErrorKind, Outcome},
    clock::Clock,
    diag::Advised,
    lang::{LANGUAGES, Words},
    message::{AnswerPage, Form, PageKind},
    model::{Lang, without_addresses},
};

/// The style of every page.
const STYLE: &str = include_str!("style.css");

/// What every route needs.
#[derive(Clone)]
pub struct Pages {
    counter: Arc<Counter>,
    clock: Clock,
    gate: Gate,
    /// The path below which all pages are.
    prefix: String,
    style: Arc<Stylesheet>,
}

/// Takes the page that comes of a form.
type Reply = Box<dyn FnOnce(Result<AnswerPage, AppError>) + Send>;

/// A token and the language that was chosen on its page.
struct Address<'a> {
    token: &'a str,
    lang: Option<Lang>,
}

impl Pages {
    /// Pages that are served below `prefix`. `gate` is the one of the shell around them.
    pub fn new(counter: Arc<Counter>, clock: Clock, gate: Gate, prefix: &str) -> Self {
        Self { counter, clock, gate, prefix: prefix.to_owned(), style: Arc::new(Stylesheet::new(STYLE.to_owned())) }
    }

    /// The gate at which unknown links are counted.
    pub fn gate(&self) -> Gate {
        self.gate.clone()
    }

    /// The routes.
    pub fn router(self) -> Router {
        Router::new()
            .route("/a/{token}", get(show).post(take))
            .route("/a/{lang}/{token}", get(show_in).post(take_in))
            .route("/c/{token}", get(calendar))
            .fallback(asset)
            .with_state(self)
    }

    /// The page that says why there is no other.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let lang = preferred(&refusal.accept_language);
        let kind = if refusal.status == StatusCode::NOT_FOUND { PageKind::Unknown } else { PageKind::Problem };
        self.html(&self.placed(AnswerPage::notice(kind, &lang), None)).unwrap_or_default()
    }

    fn placed(&self, page: AnswerPage, address: Option<&Address<'_>>) -> AnswerPage {
        let style = format!("{}{}", self.prefix, self.style.path());
        let Some(Address { token, lang }) = address else { return AnswerPage { style, ..page } };
        let path = |lang: &str| format!("{}/a/{lang}/{token}", self.prefix);
        let action = lang.as_ref().map_or_else(|| format!("{}/a/{token}", self.prefix), |lang| path(lang.as_str()));
        let everything = page.everything.as_ref().map(|path| format!("{}{path}", self.prefix));
        AnswerPage { everything, ..page }.at(action, style, path)
    }

    fn html(&self, page: &AnswerPage) -> Option<String> {
        let drawn = self.counter.front().templates.answer_page(page);
        drawn.map_err(|error| error!(error = %without_addresses(&error.to_string()), "a page could not be drawn")).ok()
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    fn answer(&self, page: Result<AnswerPage, AppError>, address: &Address<'_>, client: Client) -> Response {
        let page = match page {
            Ok(page) => page,
            Err(error) => return failed(&error),
        };
        let status = match page.kind {
            _ if !page.problems.is_empty() || page.side.as_ref().is_some_and(|side| side.problem.is_some()) => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            PageKind::Form
            | PageKind::Thanks
            | PageKind::Nothing
            | PageKind::Closed
            | PageKind::Sent
            | PageKind::Saved
            | PageKind::Left => StatusCode::OK,
            PageKind::Expired => StatusCode::GONE,
            PageKind::Unknown => StatusCode::NOT_FOUND,
            PageKind::Problem => StatusCode::INTERNAL_SERVER_ERROR,
        };
        if page.kind == PageKind::Unknown
            && let Err(wait) = self.gate.pass(Class::UnknownToken, client)
        {
            return too_many(wait);
        }
        let is_addressed = page.offers_link || !matches!(page.kind, PageKind::Unknown | PageKind::Problem);
        match self.html(&self.placed(page, is_addressed.then_some(address))) {
            Some(html) => (status, Html(html)).into_response(),
            None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }

    fn shown(&self, address: &Address<'_>, client: Client) -> Response {
        let page = self.counter.show(address.token, address.lang.as_ref(), self.now());
        self.answer(page, address, client)
    }

    async fn taken(&self, address: Address<'_>, client: Client, fields: Vec<(String, String)>) -> Response {
        let now = self.now();
        let page = match self.counter.take(address.token, address.lang.as_ref(), &Form(fields), now) {
            Err(error) => Err(error),
            Ok(Outcome::Shown(page)) => Ok(*page),
            Ok(Outcome::ToRenew(renewal)) => match self.gate.pass(Class::FreshLink, client) {
                Err(wait) => return too_many(wait),
                Ok(()) => self.written(|reply| self.counter.renew(*renewal, now, reply)).await,
            },
            Ok(Outcome::ToNote(words)) => self.written(|reply| self.counter.note(*words, now, reply)).await,
            Ok(Outcome::ToRecord(chosen)) => self.written(|reply| self.counter.record(*chosen, now, reply)).await,
        };
        self.answer(page, &address, client)
    }

    /// The page that comes of what `write` hands to the thread that writes.
    async fn written(&self, write: impl FnOnce(Reply)) -> Result<AnswerPage, AppError> {
        let (reply, written) = oneshot::channel();
        write(Box::new(move |page| {
            // Nobody waits any more if the browser is gone; it is written all the same.
            let _ = reply.send(page);
        }));
        // What panicked on the writer's thread was never answered.
        let lang = || self.counter.front().config.language.clone();
        written.await.unwrap_or_else(|_| Ok(AnswerPage::notice(PageKind::Problem, &lang())))
    }
}

async fn show(State(pages): State<Pages>, Extension(client): Extension<Client>, Path(token): Path<String>) -> Response {
    pages.shown(&Address { token: &token, lang: None }, client)
}

async fn show_in(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path((lang, token)): Path<(String, String)>,
) -> Response {
    match known(&lang) {
        Some(lang) => pages.shown(&Address { token: &token, lang: Some(lang) }, client),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn take(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path(token): Path<String>,
    Fields(fields): Fields<Vec<(String, String)>>,
) -> Response {
    pages.taken(Address { token: &token, lang: None }, client, fields).await
}

async fn take_in(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path((lang, token)): Path<(String, String)>,
    Fields(fields): Fields<Vec<(String, String)>>,
) -> Response {
    match known(&lang) {
        Some(lang) => pages.taken(Address { token: &token, lang: Some(lang) }, client, fields).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn calendar(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path(token): Path<String>,
) -> Response {
    let token = token.strip_suffix(".ics").unwrap_or(&token);
    match pages.counter.calendar(token, pages.now()) {
        Ok(Some(text)) => ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response(),
        Ok(None) => match pages.gate.pass(Class::UnknownToken, client) {
            Ok(()) => StatusCode::NOT_FOUND.into_response(),
            Err(wait) => too_many(wait),
        },
        Err(error) => failed(&error),
    }
}

async fn asset(State(pages): State<Pages>, uri: axum::http::Uri) -> Response {
    pages.style.answer(uri.path()).unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

fn failed(error: &AppError) -> Response {
    error!(error = %without_addresses(&error.in_full()), "an answer could not be recorded or shown");
    match error.kind() {
        ErrorKind::Busy => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
    .into_response()
}

fn known(lang: &str) -> Option<Lang> {
    LANGUAGES.contains(&lang).then(|| Lang::from(lang))
}

/// The first language a browser asks for that pages have (RFC 9110 section 12.5.4, without weights: browsers send them in order).
fn preferred(accept_language: &str) -> Lang {
    let wanted = accept_language.split(',').filter_map(|part| part.split(';').next()).map(str::trim);
    wanted.map(Lang::from).find(Words::has_catalogue).unwrap_or_else(Lang::english)
}
