//! Kinds of error, from which exit statuses and HTTP statuses are derived.

use super::{AppError, PlanError};
use crate::{
    definition::BeginError,
    render::{RenderError, export::ExportError},
    store::StoreError,
};

/// The kind of an error, as far as the edges need to tell errors apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// There is nothing with the given name. Exit status 1; HTTP 404.
    NotFound,
    /// The request is clear but cannot be carried out as things stand. Exit status 1; HTTP 422.
    Refused,
    /// The request itself is invalid, whatever the journal says. Exit status 2; HTTP 400.
    Usage,
    /// Somebody else is at work; the same request may succeed later. Exit status 1; HTTP 503.
    Busy,
    /// The machine, the installation or this program is at fault, not the caller. Exit status 1; HTTP 500.
    Internal,
}

impl AppError {
    /// The kind of this error.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Unknown { .. } => ErrorKind::NotFound,
            Self::Guarded { .. }
            | Self::Refused { .. }
            | Self::NoApproval { .. }
            | Self::Plan(PlanError::NotAPlan { .. } | PlanError::Empty | PlanError::Moved { .. })
            | Self::AlreadyWithdrawn { .. }
            | Self::NotIssuable { .. }
            | Self::NothingBegan { .. }
            | Self::NotATable { .. }
            | Self::WrongEntries(_)
            | Self::FannedOut { .. }
            | Self::NotAdopted { .. }
            | Self::NotObliged { .. }
            | Self::InTheFuture { .. }
            | Self::Ahead { .. }
            | Self::TooEarly { .. }
            | Self::BeforeAll { .. }
            | Self::Hidden { .. }
            | Self::TooLong { .. }
            | Self::BadFigure { .. }
            | Self::UnknownRecipient(_)
            | Self::AmbiguousMail { .. } => ErrorKind::Refused,
            Self::Unreadable { .. }
            | Self::TooMuch { .. }
            | Self::Unwritable { .. }
            | Self::DatabaseLost { .. }
            | Self::NoKeys { .. }
            | Self::Keys { .. }
            | Self::Templates(_)
            | Self::Theme { .. }
            | Self::Letter(_)
            | Self::Typeset(_)
            | Self::Stored(_)
            | Self::ClockBehind { .. }
            | Self::ClockLeapt { .. } => ErrorKind::Internal,
            Self::Stopped(_) => ErrorKind::Busy,
            Self::Store(error) => kind_of_store(error),
            Self::Begin(error) => kind_of_begin(error),
            Self::Render(error) => kind_of_render(error),
            Self::Export(error) => kind_of_export(error),
        }
    }
}

fn kind_of_store(error: &StoreError) -> ErrorKind {
    match error {
        StoreError::NoSuchMail(_) | StoreError::NoSuchReminder(_) | StoreError::TextDropped(_) => ErrorKind::NotFound,
        StoreError::IllegalTransition { .. } | StoreError::AlreadyAttempted { .. } => ErrorKind::Refused,
        StoreError::Busy { .. } | StoreError::Overloaded { .. } | StoreError::Leased { .. } => ErrorKind::Busy,
        StoreError::CannotOpen { .. }
        | StoreError::NotOurs { .. }
        | StoreError::Newer { .. }
        | StoreError::NoThread { .. }
        | StoreError::ReadOnly { .. }
        | StoreError::SeveralNames { .. }
        | StoreError::Disordered { .. }
        | StoreError::SetBack { .. }
        | StoreError::NotInPlace { .. }
        | StoreError::DiskFull
        | StoreError::Damaged { .. }
        | StoreError::Sqlite(_) => ErrorKind::Internal,
    }
}

/// Faults of the arguments are wrong usage; conflicts with what is in the folder are not.
fn kind_of_begin(error: &BeginError) -> ErrorKind {
    match error {
        BeginError::Unknown { .. } => ErrorKind::NotFound,
        BeginError::Exists { .. } => ErrorKind::Refused,
        BeginError::BadId(_)
        | BeginError::BadDay(_)
        | BeginError::BadText { .. }
        | BeginError::NoCatalogue { .. }
        | BeginError::SymbolTaken { .. }
        | BeginError::ParameterNotSet { .. }
        | BeginError::NoParameter { .. }
        | BeginError::Reversed { .. } => ErrorKind::Usage,
    }
}

fn kind_of_render(error: &RenderError) -> ErrorKind {
    match error {
        RenderError::Missing(_) => ErrorKind::NotFound,
        RenderError::Data(..) | RenderError::TooMuch(..) | RenderError::Failed(_) => ErrorKind::Internal,
    }
}

fn kind_of_export(error: &ExportError) -> ErrorKind {
    match error {
        ExportError::NobodyReports => ErrorKind::Refused,
        ExportError::Workbook(_) => ErrorKind::Internal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_at_fault_is_told_apart() {
        let kind = |error: StoreError| AppError::from(error).kind();
        assert_eq!(kind(StoreError::Busy { seconds: 5 }), ErrorKind::Busy);
        assert_eq!(kind(StoreError::DiskFull), ErrorKind::Internal);
        assert_eq!(AppError::from(BeginError::BadId("no id".into())).kind(), ErrorKind::Usage);
        assert_eq!(AppError::from(PlanError::Empty).kind(), ErrorKind::Refused);
    }
}
