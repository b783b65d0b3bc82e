//! Why a command did not do what was asked.

use crate::{
    app::{AppError, ErrorKind},
    config::ConfigError,
    diag::{Advice, Advised},
};

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error(transparent)]
    App(#[from] AppError),
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error("{}", .0.message)]
    Usage(Advice),
    #[error("{}", .0.message)]
    Refused(Advice),
    #[error("cannot write the output: {0}")]
    Output(#[from] std::io::Error),
}

impl Failure {
    /// The command itself is wrong, whatever the journal says.
    pub(super) fn usage(what: impl Into<Advice>) -> Self {
        Self::Usage(what.into())
    }

    /// The command is clear, but cannot be carried out as things stand.
    pub(super) fn refused(what: impl Into<Advice>) -> Self {
        Self::Refused(what.into())
    }

    fn kind(&self) -> ErrorKind {
        match self {
            Self::App(error) => error.kind(),
            Self::Config(_) | Self::Output(_) => ErrorKind::Internal,
            Self::Usage(_) => ErrorKind::Usage,
            Self::Refused(_) => ErrorKind::Refused,
        }
    }

    /// The exit status of a command that ends with this.
    pub(super) fn status(&self) -> u8 {
        match self.kind() {
            ErrorKind::Usage => 2,
            ErrorKind::NotFound | ErrorKind::Refused | ErrorKind::Busy | ErrorKind::Internal => 1,
        }
    }
}

impl Advised for Failure {
    fn help(&self) -> Option<String> {
        match self {
            Self::App(error) => error.help(),
            Self::Config(error) => error.help(),
            Self::Usage(advice) | Self::Refused(advice) => advice.help.clone(),
            Self::Output(_) => None,
        }
    }

    fn advice(&self) -> Vec<Advice> {
        match self {
            Self::App(error) => error.advice(),
            // Most often somebody who has not begun yet.
            Self::Config(ConfigError::Unreadable { file, source }) if source.kind() == std::io::ErrorKind::NotFound => {
                vec![Advice::new(
                    format!("there is no configuration `{}` here", file.display()),
                    "begin with `concerted init`, or name one with `--config FILE`; `concerted init --demo FOLDER` \
                     writes the samples",
                )]
            }
            other => vec![Advice { message: other.to_string(), help: other.help() }],
        }
    }
}
