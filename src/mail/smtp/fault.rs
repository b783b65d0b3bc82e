//! What can go wrong in a step of a session.

use std::{error::Error as StdError, future::Future, io, time::Duration};

use super::reply::{Reply, short};
use crate::model::Outcome;

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

/// Why a connection is of no more use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// It is over, with the reason.
    Closed(String),
    /// The server says more than anybody has to say: how much.
    Endless(String),
    /// The server says something that is no reply: what.
    Senseless(String),
    /// The server answers what it was not asked: with what.
    OutOfTurn(String),
    /// We cannot go on: why.
    Ours(String),
}

impl Broken {
    /// The connection failed. What lies at the bottom says it best.
    pub(super) fn closed(error: &io::Error) -> Self {
        let mut cause: &(dyn StdError + 'static) = error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        Self::Closed(cause.to_string())
    }

    /// The fault of the step `what`.
    pub(super) fn at(self, what: &str) -> Fault {
        Fault::Lost(match self {
            Self::Closed(why) => short(&format!("the connection was lost at {what}: {why}")),
            Self::Endless(much) => format!("the server's reply to {what} does not end: it has {much}"),
            Self::Senseless(words) => senseless(what, &words),
            Self::OutOfTurn(words) => format!("the server said `{words}` before {what}, which nobody had asked for"),
            Self::Ours(why) => short(&why),
        })
    }
}

/// A step with its deadline. After a [`Fault::Lost`] the connection must be dropped: an answer that comes later would
/// be taken for the answer to something else.
pub(super) async fn step<T>(
    what: &str,
    deadline: Duration,
    answer: impl Future<Output = Result<T, Broken>>,
) -> Result<T, Fault> {
    match tokio::time::timeout(deadline, answer).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(broken)) => Err(broken.at(what)),
        Err(_) => Err(Fault::Lost(format!("no answer to {what} within {}", shown(deadline)))),
    }
}

/// A step whose answer must be a completion (2yz).
pub(super) async fn command(
    what: &str,
    deadline: Duration,
    answer: impl Future<Output = Result<Reply, Broken>>,
) -> Result<Reply, Fault> {
    let reply = step(what, deadline, answer).await?;
    if reply.is_completion() { Ok(reply) } else { Err(no(what, &reply)) }
}

/// The fault of a reply that is not what `what` asked for.
pub(super) fn no(what: &str, reply: &Reply) -> Fault {
    let words = reply.words();
    if reply.is_refusal() { Fault::Refused { code: reply.code, words } } else { Fault::Lost(senseless(what, &words)) }
}

fn senseless(what: &str, words: &str) -> String {
    format!("the server answered {what} with `{words}`, which makes no sense")
}

fn shown(deadline: Duration) -> String {
    if deadline.as_secs() == 0 { format!("{} ms", deadline.as_millis()) } else { format!("{} s", deadline.as_secs()) }
}
