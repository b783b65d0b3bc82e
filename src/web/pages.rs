//! Answer pages: a link shows a page, and its form is recorded.

use std::sync::Arc;

use axum::{
    Extension, Form as Fields,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
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
    pub(super) counter: Arc<Counter>,
    clock: Clock,
    gate: Gate,
    /// The path below which all pages are.
    prefix: String,
    style: Arc<Stylesheet>,
}

/// Takes the page that comes of a form.
type Reply<P> = Box<dyn FnOnce(Result<P, AppError>) + Send>;

/// A token, the folder of its page, and the language that was chosen on it.
pub(super) struct Address<'a> {
    /// `a` for answers, `d` for decisions, `f` for the follow-up of commitments.
    pub(super) folder: char,
    pub(super) token: &'a str,
    pub(super) lang: Option<Lang>,
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

    /// The page that says why there is no other.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let lang = preferred(&refusal.accept_language);
        let kind = if refusal.status == StatusCode::NOT_FOUND { PageKind::Unknown } else { PageKind::Problem };
        self.html(&self.placed(AnswerPage::notice(kind, &lang), None)).unwrap_or_default()
    }

    fn placed(&self, page: AnswerPage, address: Option<&Address<'_>>) -> AnswerPage {
        let style = self.style_path();
        let Some(address) = address else { return AnswerPage { style, ..page } };
        let (action, path) = self.paths(address);
        let everything = page.everything.as_ref().map(|path| self.below(path));
        AnswerPage { everything, ..page }.at(action, style, path)
    }

    /// Where a page is found, and where in another language.
    pub(super) fn paths(&self, address: &Address<'_>) -> (String, impl Fn(&str) -> String) {
        let (folder, token) = (address.folder, address.token);
        let path = move |lang: &str| format!("{}/{folder}/{lang}/{token}", self.prefix);
        let bare = || format!("{}/{folder}/{token}", self.prefix);
        (address.lang.as_ref().map_or_else(bare, |lang| path(lang.as_str())), path)
    }

    /// A path of ours as browsers ask for it.
    pub(super) fn below(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }

    /// The path of the style sheet.
    pub(super) fn style_path(&self) -> String {
        format!("{}{}", self.prefix, self.style.path())
    }

    fn html(&self, page: &AnswerPage) -> Option<String> {
        drawn(self.counter.front().templates.answer_page(page))
    }

    /// What the stylesheet's path asks for; not found otherwise.
    pub(super) fn asset(&self, path: &str) -> Response {
        self.style.answer(path).unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
    }

    pub(super) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(super) fn answer(&self, page: Result<AnswerPage, AppError>, address: &Address<'_>, client: Client) -> Response {
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
    async fn written(&self, write: impl FnOnce(Reply<AnswerPage>)) -> Result<AnswerPage, AppError> {
        let lang = || self.counter.front().config.language.clone();
        written(write).await.unwrap_or_else(|| Ok(AnswerPage::notice(PageKind::Problem, &lang())))
    }
}

/// What comes of what `write` hands to the thread that writes; `None` if that was never answered: it panicked.
pub(super) async fn written<P: Send + 'static>(write: impl FnOnce(Reply<P>)) -> Option<Result<P, AppError>> {
    let (reply, written) = oneshot::channel();
    write(Box::new(move |page| {
        // Nobody waits any more if the browser is gone; it is written all the same.
        let _ = reply.send(page);
    }));
    written.await.ok()
}

/// The text of a page, if it could be drawn.
pub(super) fn drawn(page: Result<String, crate::render::RenderError>) -> Option<String> {
    page.map_err(|error| error!(error = %without_addresses(&error.to_string()), "a page could not be drawn")).ok()
}

pub(super) async fn show(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path(token): Path<String>,
) -> Response {
    pages.shown(&Address { folder: 'a', token: &token, lang: None }, client)
}

pub(super) async fn show_in(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path((lang, token)): Path<(String, String)>,
) -> Response {
    match known(&lang) {
        Some(lang) => pages.shown(&Address { folder: 'a', token: &token, lang: Some(lang) }, client),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

pub(super) async fn take(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path(token): Path<String>,
    Fields(fields): Fields<Vec<(String, String)>>,
) -> Response {
    pages.taken(Address { folder: 'a', token: &token, lang: None }, client, fields).await
}

pub(super) async fn take_in(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path((lang, token)): Path<(String, String)>,
    Fields(fields): Fields<Vec<(String, String)>>,
) -> Response {
    match known(&lang) {
        Some(lang) => pages.taken(Address { folder: 'a', token: &token, lang: Some(lang) }, client, fields).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

pub(super) async fn calendar(
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

pub(super) fn failed(error: &AppError) -> Response {
    error!(error = %without_addresses(&error.in_full()), "an answer could not be recorded or shown");
    match error.kind() {
        ErrorKind::Busy => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
    .into_response()
}

pub(super) fn known(lang: &str) -> Option<Lang> {
    LANGUAGES.contains(&lang).then(|| Lang::from(lang))
}

/// The first language a browser asks for that pages have (RFC 9110 section 12.5.4, without weights: browsers send them in order).
fn preferred(accept_language: &str) -> Lang {
    let wanted = accept_language.split(',').filter_map(|part| part.split(';').next()).map(str::trim);
    wanted.map(Lang::from).find(Words::has_catalogue).unwrap_or_else(Lang::english)
}
