//! The keys of `mail:` about mail that comes in: where partners reply to, and where their replies are read.

use std::path::PathBuf;

use super::{ConfigError, Reader, raw::RawMail};
use crate::{link::LOCAL_PREFIX_AT_MOST, model::check_address};

/// Mail that comes in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IncomingConfig {
    /// The address that partners reply to and that undeliverable mail comes back to. With `+` and a token before the `@`
    /// it says which mail is meant.
    pub answers: Option<AnswersAddress>,
    /// A Maildir that the daemon reads.
    pub maildir: Option<PathBuf>,
    /// The name under which our own mail server reports on senders (RFC 8601): only these reports are believed.
    pub authserv_id: Option<String>,
}

/// An address with room for a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswersAddress {
    /// What stands before the token: `answers+`.
    pub prefix: String,
    /// What stands behind the `@`.
    pub domain: String,
}

impl AnswersAddress {
    /// The address without a token.
    pub fn bare(&self) -> String {
        format!("{}@{}", self.prefix.trim_end_matches('+'), self.domain)
    }
}

impl Reader<'_> {
    pub(super) fn incoming(&self, raw: &RawMail) -> Result<IncomingConfig, ConfigError> {
        let answers = raw.answers.as_deref().map(|address| self.answers(address)).transpose()?;
        let maildir = raw.maildir.as_ref().map(|folder| self.folder.join(folder));
        if let Some(folder) =
            maildir.as_ref().filter(|folder| !folder.join("new").is_dir() || !folder.join("cur").is_dir())
        {
            return Err(self.invalid(
                &format!("`mail: maildir: {}` is not a Maildir: it has no folders `new` and `cur`", folder.display()),
                "name the folder into which your mail server delivers, one file per mail, or leave `maildir:` out and have \
                 the server hand each mail to `concerted mail-in`",
            ));
        }
        let authserv_id = raw.authserv_id.clone();
        if authserv_id.as_ref().is_some_and(|id| id.is_empty() || id.contains(char::is_whitespace)) {
            return Err(self.invalid(
                "`mail: authserv_id:` is not the name of a server",
                "write the name that your mail server puts first into `Authentication-Results`, such as \
                 `mx.organisation.example`",
            ));
        }
        Ok(IncomingConfig { answers, maildir, authserv_id })
    }

    fn answers(&self, address: &str) -> Result<AnswersAddress, ConfigError> {
        let invalid =
            |why: &str, help: &str| self.invalid(&format!("`mail: answers: {}` {why}", address.escape_debug()), help);
        let example = "write `answers: answers@forum.example`";
        check_address(address).map_err(|problem| invalid(&format!("cannot receive mail: {problem}"), example))?;
        let (local, domain) = address.rsplit_once('@').unwrap_or((address, ""));
        let prefix = format!("{local}+");
        if prefix.len() > LOCAL_PREFIX_AT_MOST || !local.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            let why = format!(
                "has no room for what says which mail is answered: before the `@` there may be {} letters and digits at \
                 most",
                LOCAL_PREFIX_AT_MOST - 1
            );
            return Err(invalid(&why, "have a mailbox with a short name, such as `answers@forum.example`"));
        }
        Ok(AnswersAddress { prefix, domain: domain.to_owned() })
    }
}
