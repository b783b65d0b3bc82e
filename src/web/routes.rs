//! The routes of all pages.

use axum::{Router, extract::State, http::Uri, response::Response, routing::get};

use super::{
    commitments, decisions,
    pages::{self, Pages},
};

impl Pages {
    /// The routes: answers, decisions, reports on commitments, calendars, and the style sheet.
    pub fn router(self) -> Router {
        Router::new()
            .route("/a/{token}", get(pages::show).post(pages::take))
            .route("/a/{lang}/{token}", get(pages::show_in).post(pages::take_in))
            .route("/d/{token}", get(decisions::show).post(decisions::take))
            .route("/d/{lang}/{token}", get(decisions::show_in).post(decisions::take_in))
            .route("/f/{token}", get(commitments::show).post(commitments::take))
            .route("/f/{lang}/{token}", get(commitments::show_in).post(commitments::take_in))
            .route("/c/{token}", get(pages::calendar))
            .fallback(asset)
            .with_state(self)
    }
}

async fn asset(State(pages): State<Pages>, uri: Uri) -> Response {
    pages.asset(uri.path())
}
