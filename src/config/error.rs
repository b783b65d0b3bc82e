//! Why a configuration cannot be used, and what to do.

use std::path::PathBuf;

use crate::diag::Advised;

/// Why a configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the configuration `{}`: {source}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The password file cannot be used.
    #[error("cannot take the password from `{}`: {source}", file.display())]
    Password {
        /// The file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The text is not a valid configuration.
    #[error("{}{place}: {message}", file.display())]
    Invalid {
        /// The file.
        file: PathBuf,
        /// `:line:column`, or empty.
        place: String,
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
    },
}

impl Advised for ConfigError {
    fn help(&self) -> Option<String> {
        let help = match self {
            Self::Unreadable { .. } => {
                "name another file with `--config FILE`, or run this in the folder that holds `config.yaml`"
            }
            Self::Password { .. } => {
                "`mail: password_file:` names a file that holds the password alone and is its owner's alone"
            }
            Self::Invalid { hint, .. } => hint,
        };
        Some(help.to_owned())
    }
}
