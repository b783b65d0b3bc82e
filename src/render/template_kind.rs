//! Which templates are for which data.

use schemars::JsonSchema;

use super::schema::Schema;
use crate::{
    message::{MailContent, ReportCover},
    report::{ProgrammeReport, ProgressReport},
};

/// The templates for one type of data.
pub(super) struct TemplateKind {
    /// Names without the part after the last full stop.
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
        self.names.contains(&stem)
    }
}

/// Every kind. A template that is of none is a partial: its paths are checked where it is included.
pub(super) fn kinds() -> Vec<TemplateKind> {
    vec![
        TemplateKind::of::<MailContent>(&["mail/reminder", "mail/digest", "mail/formal", "mail/brief"]),
        TemplateKind::of::<ReportCover>(&["mail/report_cover"]),
        TemplateKind::of::<ProgressReport>(&["progress"]),
        TemplateKind::of::<ProgrammeReport>(&["programme"]),
    ]
}
