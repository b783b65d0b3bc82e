//! Which templates get which data.

use schemars::JsonSchema;

use super::schema::Schema;
use crate::{
    message::{
        AnswerPage, ApprovalPage, ApprovalReceipt, Asking, CommitmentPage, CommitmentReceipt, FreshLink, MailContent,
        Notice, Receipt, ReportCover,
    },
    report::{Minutes, ProgrammeReport, ProgressReport},
};

/// The templates for one type of data.
pub(super) struct TemplateKind {
    /// Names without the extension; a name that ends with a slash stands for everything in that folder.
    names: &'static [&'static str],
    pub schema: Schema,
}

impl TemplateKind {
    fn of<T: JsonSchema>(names: &'static [&'static str]) -> Self {
        Self { names, schema: Schema::of::<T>() }
    }

    /// True if the template called `name` gets this data.
    pub(super) fn is_of(&self, name: &str) -> bool {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        self.names.iter().any(|known| if known.ends_with('/') { stem.starts_with(known) } else { *known == stem })
    }
}

/// The templates for progress reports: the built-in one, and the installation's own.
const PROGRESS: [&str; 2] = ["progress", "reports/"];

/// The template for letters on paper.
pub(super) const LETTER: &str = "letter";

/// The template for letters on paper about a decision that is overdue.
pub(super) const DECISION_LETTER: &str = "letter_decision";

/// True if the template called `name` makes a progress report.
pub(super) fn is_progress_report(name: &str) -> bool {
    TemplateKind::of::<()>(&PROGRESS).is_of(name)
}

/// The JSON Schema of the data that progress report templates get.
pub fn report_schema() -> serde_json::Value {
    Schema::of::<ProgressReport>().into_value()
}

/// The JSON Schema of the data that the template of minutes gets.
pub fn minutes_schema() -> serde_json::Value {
    Schema::of::<Minutes>().into_value()
}

/// Every kind. A template of no kind is a partial: its paths are checked where it is included.
pub(super) fn kinds() -> Vec<TemplateKind> {
    vec![
        TemplateKind::of::<MailContent>(&[
            "mail/reminder",
            "mail/digest",
            "mail/formal",
            "mail/copy",
            "mail/brief",
            LETTER,
        ]),
        TemplateKind::of::<ReportCover>(&["mail/report_cover"]),
        TemplateKind::of::<Receipt>(&["mail/receipt"]),
        TemplateKind::of::<Notice>(&["mail/notice", "mail/notice_letter", DECISION_LETTER]),
        TemplateKind::of::<FreshLink>(&["mail/fresh_link"]),
        TemplateKind::of::<ApprovalReceipt>(&["mail/approval_receipt"]),
        TemplateKind::of::<Asking>(&["mail/asking"]),
        TemplateKind::of::<CommitmentReceipt>(&["mail/commitment_receipt"]),
        TemplateKind::of::<CommitmentPage>(&["pages/commitments"]),
        TemplateKind::of::<AnswerPage>(&["pages/answer"]),
        TemplateKind::of::<ApprovalPage>(&["pages/approval"]),
        TemplateKind::of::<ProgressReport>(&PROGRESS),
        TemplateKind::of::<ProgrammeReport>(&["programme"]),
        TemplateKind::of::<Minutes>(&["minutes"]),
    ]
}
