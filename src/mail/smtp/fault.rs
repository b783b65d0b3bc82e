//! What can go wrong in a step of a session.

use std::{error::Error as _, future::Future, time::Duration};

use lettre::transport::smtp::{Error, response::Response, response::Severity};

use crate::{mail::address::clean, model::Outcome};

/// No reply of a server is kept longer than this.
const MAX_WORDS_CHARS: usize = 500;

/// Why a step did not succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The server said no; the session goes on.
    Refused {
        /// Its reply code.
        code: u16,
        /// Its reply, code included.
        words: String,
    },
    /// No answer, or none that makes sense: the session is over.
    Lost(String),
}

impl Fault {
    /// True if nothing can follow in this session: it is lost, or the server closes it (421).
    pub(super) fn ends_session(&self) -> bool {
        matches!(self, Self::Lost(_) | Self::Refused { code: 421, .. })
    }

    /// What the fault means for a recipient, as long as the final dot was not sent.
    pub(super) fn outcome(&self) -> Outcome {
        match self {
            Self::Refused { code: 500..=599, words } => Outcome::Permanent { reply: words.clone() },
            Self::Refused { words, .. } => Outcome::Transient { reply: words.clone() },
            Self::Lost(why) => Outcome::Transient { reply: why.clone() },
        }
    }

    /// For people.
    pub(super) fn words(&self) -> &str {
        match self {
            Self::Refused { words, .. } | Self::Lost(words) => words,
        }
    }
}

/// A step with its deadline. After a [`Fault::Lost`] the connection must be dropped: an answer that comes later would
/// be taken for the answer to something else.
pub(super) async fn step<T>(
    what: &str,
    deadline: Duration,
    answer: impl Future<Output = Result<T, Error>>,
) -> Result<T, Fault> {
    match tokio::time::timeout(deadline, answer).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(fault(what, &error)),
        Err(_) => Err(Fault::Lost(format!("no answer to {what} within {}", shown(deadline)))),
    }
}

/// A step whose answer must be a completion (2yz).
pub(super) async fn command(
    what: &str,
    deadline: Duration,
    answer: impl Future<Output = Result<Response, Error>>,
) -> Result<String, Fault> {
    let response = step(what, deadline, answer).await?;
    if response.code().severity == Severity::PositiveCompletion {
        return Ok(words_of(&response));
    }
    Err(Fault::Lost(format!("the server answered {what} with `{}`, which makes no sense", words_of(&response))))
}

/// A reply in one line: `250 2.0.0 queued as 4711`.
pub(super) fn words_of(response: &Response) -> String {
    let lines: Vec<&str> = response.message().collect();
    short(&format!("{} {}", response.code(), lines.join(" ")))
}

fn fault(what: &str, error: &Error) -> Fault {
    let why = error.source().map_or_else(|| error.to_string(), ToString::to_string);
    match error.status() {
        Some(code) => Fault::Refused { code: code.into(), words: short(&format!("{code} {why}")) },
        // lettre itself says no, because of what the server offers.
        None if error.is_client() => Fault::Lost(short(&why)),
        None => Fault::Lost(short(&format!("the connection was lost at {what}: {why}"))),
    }
}

fn short(words: &str) -> String {
    clean(words).chars().take(MAX_WORDS_CHARS).collect()
}

fn shown(deadline: Duration) -> String {
    if deadline.as_secs() == 0 { format!("{} ms", deadline.as_millis()) } else { format!("{} s", deadline.as_secs()) }
}
