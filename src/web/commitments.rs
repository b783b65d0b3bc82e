//! Pages of commitments: their link shows the page on which a partner reports, and its form is recorded.

use axum::{
    Extension, Form as Fields,
    extract::{Path, State},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};

use super::{
    client::Client,
    pages::{Address, Pages, drawn, failed, known, written},
};
use crate::{
    app::{AppError, CommitmentOutcome, CommitmentShown},
    message::Form,
    model::Lang,
};

impl Pages {
    fn shown_commitments(&self, address: &Address<'_>, client: Client) -> Response {
        let shown = self.counter.show_commitments(address.token, address.lang.as_ref(), self.now());
        self.commitments(shown, address, client)
    }

    async fn taken_commitments(&self, address: Address<'_>, client: Client, fields: Vec<(String, String)>) -> Response {
        let now = self.now();
        let taken = self.counter.take_commitments(address.token, address.lang.as_ref(), &Form(fields), now);
        let shown = match taken {
            Err(error) => Err(error),
            Ok(CommitmentOutcome::Shown(shown)) => Ok(shown),
            Ok(CommitmentOutcome::ToRecord(given)) => {
                let page = written(|reply| self.counter.record_commitments(*given, now, reply)).await;
                match page {
                    Some(page) => page.map(|page| CommitmentShown::Page(Box::new(page))),
                    None => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
                }
            }
        };
        self.commitments(shown, &address, client)
    }

    fn commitments(&self, shown: Result<CommitmentShown, AppError>, address: &Address<'_>, client: Client) -> Response {
        let page = match shown {
            Ok(CommitmentShown::Page(page)) => *page,
            Ok(CommitmentShown::Notice(notice)) => return self.answer(Ok(*notice), address, client),
            Err(error) => return failed(&error),
        };
        let status = if page.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let (action, path) = self.paths(address);
        let placed = page.at(action, self.style_path(), path);
        match drawn(self.counter.front().templates.commitment_page(&placed)) {
            Some(html) => (status, Html(html)).into_response(),
            None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}

fn of(token: &str, lang: Option<Lang>) -> Address<'_> {
    Address { folder: 'f', token, lang }
}

pub(super) async fn show(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path(token): Path<String>,
) -> Response {
    pages.shown_commitments(&of(&token, None), client)
}

pub(super) async fn show_in(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path((lang, token)): Path<(String, String)>,
) -> Response {
    match known(&lang) {
        Some(lang) => pages.shown_commitments(&of(&token, Some(lang)), client),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

pub(super) async fn take(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path(token): Path<String>,
    Fields(fields): Fields<Vec<(String, String)>>,
) -> Response {
    pages.taken_commitments(of(&token, None), client, fields).await
}

pub(super) async fn take_in(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path((lang, token)): Path<(String, String)>,
    Fields(fields): Fields<Vec<(String, String)>>,
) -> Response {
    match known(&lang) {
        Some(lang) => pages.taken_commitments(of(&token, Some(lang)), client, fields).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
