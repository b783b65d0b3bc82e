//! Reports: made for any day, issued with a number, distributed by mail, and kept.

pub(super) mod archive;
mod as_of;
pub(super) mod distribute;
pub(super) mod earlier;
mod issue_report;
pub(super) mod make_report;
mod minutes;
pub mod programme_report;
pub(super) mod refused;

pub use archive::{Archived, FileState, TakenBack, archive, withdraw_report};
pub use as_of::AsOf;
pub use issue_report::{Issued, NotIssued, issue_now, issue_reports};
pub use make_report::{Made, Request, make_report};
pub use minutes::{MinutesRequest, make_minutes};
pub use programme_report::make_programme_report;
