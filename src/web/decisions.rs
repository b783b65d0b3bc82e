//! Pages of notices: the link of a notice shows the page on which a seat decides, and its form is recorded.

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
    app::{AppError, DecisionOutcome, DecisionShown},
    message::{ApprovalPage, Form},
    model::Lang,
};

impl Pages {
    fn shown_decision(&self, address: &Address<'_>, client: Client) -> Response {
        let shown = self.counter.show_decision(address.token, address.lang.as_ref(), self.now());
        self.decision(shown, address, client)
    }

    async fn taken_decision(&self, address: Address<'_>, client: Client, fields: Vec<(String, String)>) -> Response {
        let now = self.now();
        let taken = self.counter.take_decision(address.token, address.lang.as_ref(), &Form(fields), now);
        let shown = match taken {
            Err(error) => Err(error),
            Ok(DecisionOutcome::Shown(shown)) => Ok(shown),
            Ok(DecisionOutcome::ToRecord(decided)) => {
                let page = written(|reply| self.counter.record_decision(*decided, now, reply)).await;
                match page {
                    Some(page) => page.map(|page| DecisionShown::Page(Box::new(page))),
                    None => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
                }
            }
        };
        self.decision(shown, &address, client)
    }

    fn decision(&self, shown: Result<DecisionShown, AppError>, address: &Address<'_>, client: Client) -> Response {
        let page = match shown {
            Ok(DecisionShown::Page(page)) => *page,
            Ok(DecisionShown::Notice(notice)) => return self.answer(Ok(*notice), address, client),
            Err(error) => return failed(&error),
        };
        let is_wrong = page.problem.is_some() || page.is_replaced;
        let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let placed = self.placed_decision(page, address);
        match drawn(self.counter.front().templates.approval_page(&placed)) {
            Some(html) => (status, Html(html)).into_response(),
            None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }

    fn placed_decision(&self, mut page: ApprovalPage, address: &Address<'_>) -> ApprovalPage {
        let (action, path) = self.paths(address);
        for other in &mut page.others {
            other.path = self.below(&other.path);
        }
        page.at(action, self.style_path(), path)
    }
}

fn of(token: &str, lang: Option<Lang>) -> Address<'_> {
    Address { folder: 'd', token, lang }
}

pub(super) async fn show(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path(token): Path<String>,
) -> Response {
    pages.shown_decision(&of(&token, None), client)
}

pub(super) async fn show_in(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path((lang, token)): Path<(String, String)>,
) -> Response {
    match known(&lang) {
        Some(lang) => pages.shown_decision(&of(&token, Some(lang)), client),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

pub(super) async fn take(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path(token): Path<String>,
    Fields(fields): Fields<Vec<(String, String)>>,
) -> Response {
    pages.taken_decision(of(&token, None), client, fields).await
}

pub(super) async fn take_in(
    State(pages): State<Pages>,
    Extension(client): Extension<Client>,
    Path((lang, token)): Path<(String, String)>,
    Fields(fields): Fields<Vec<(String, String)>>,
) -> Response {
    match known(&lang) {
        Some(lang) => pages.taken_decision(of(&token, Some(lang)), client, fields).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
