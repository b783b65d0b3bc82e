//! What can go wrong at a step of a session.

use std::{error::Error as StdError, future::Future, io, time::Duration};

use lettre::Address;

use super::{
    blame::{Blame, blame},
    reply::{Reply, short},
    step::Step,
};
use crate::model::Outcome;

/// Why a step did not succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The server refused; the session continues.
    Refused {
        /// Who is to blame.
        blame: Blame,
        /// Its reply code.
        code: u16,
        /// Its reply, including the code.
        words: String,
    },
    /// No answer, or a nonsensical one: the session is over.
    Lost(String),
}

impl Fault {
    /// True if nothing more can happen in this session: it is lost, or the server closes it (421).
    pub(super) fn ends_session(&self) -> bool {
        matches!(self, Self::Lost(_) | Self::Refused { code: 421, .. })
    }

    /// True if the fault says nothing about the mail or the address.
    pub(super) fn is_ours(&self) -> bool {
        matches!(self, Self::Lost(_) | Self::Refused { blame: Blame::Ours, .. })
    }

    /// What the fault means for a recipient, provided that the final dot was not sent.
    pub(super) fn outcome(&self) -> Outcome {
        let reply = self.words().to_owned();
        match self {
            Self::Lost(_) | Self::Refused { blame: Blame::Ours, .. } => Outcome::Ours { reply },
            Self::Refused { blame: Blame::Busy, .. } => Outcome::Transient { reply },
            Self::Refused { blame: Blame::Mail, .. } => Outcome::MailRefused { reply },
            Self::Refused { blame: Blame::Address, .. } => Outcome::AddressRefused { reply },
        }
    }

    /// A description for people.
    pub(super) fn words(&self) -> &str {
        match self {
            Self::Refused { words, .. } | Self::Lost(words) => words,
        }
    }
}

/// Why a connection is no longer usable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// It was closed, with the reason.
    Closed(String),
    /// The server sent far more than any reply needs; says how much.
    Endless(String),
    /// The server sent something that is not a reply; says what.
    Senseless(String),
    /// The server sent a reply that nobody asked for; says which.
    OutOfTurn(String),
    /// We cannot continue; says why.
    Ours(String),
}

impl Broken {
    /// The connection failed. The innermost cause describes it best.
    pub(super) fn closed(error: &io::Error) -> Self {
        let mut cause: &(dyn StdError + 'static) = error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        Self::Closed(cause.to_string())
    }

    /// This as a fault of `step`.
    pub(super) fn at(self, step: Step) -> Fault {
        Fault::Lost(match self {
            Self::Closed(why) if step == Step::Handshake => short(&format!("{step} failed: {why}")),
            Self::Closed(why) => short(&format!("the connection was lost at {step}: {why}")),
            Self::Endless(much) => format!("the server's reply to {step} does not end: it has {much}"),
            Self::Senseless(words) => senseless(step, &words),
            Self::OutOfTurn(words) => format!("the server said `{words}` before {step}, which nobody had asked for"),
            Self::Ours(why) => short(&why),
        })
    }
}

/// Runs a step with its deadline. After a [`Fault::Lost`] the connection must be dropped: a late answer would be
/// mistaken for the answer to another command.
pub(super) async fn within<T>(
    step: Step,
    deadline: Duration,
    answer: impl Future<Output = Result<T, Broken>>,
) -> Result<T, Fault> {
    match tokio::time::timeout(deadline, answer).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(broken)) => Err(broken.at(step)),
        Err(_) if step == Step::Greeting => Err(Fault::Lost(format!("no greeting within {}", shown(deadline)))),
        Err(_) => Err(Fault::Lost(format!("no answer to {step} within {}", shown(deadline)))),
    }
}

/// A step that must be answered with a completion (2yz).
pub(super) async fn command(
    step: Step,
    deadline: Duration,
    answer: impl Future<Output = Result<Reply, Broken>>,
) -> Result<Reply, Fault> {
    let reply = within(step, deadline, answer).await?;
    if reply.is_completion() { Ok(reply) } else { Err(no(step, &reply)) }
}

/// RCPT for `to`, which must be answered with a completion.
pub(super) async fn recipient(
    to: &Address,
    deadline: Duration,
    answer: impl Future<Output = Result<Reply, Broken>>,
) -> Result<Reply, Fault> {
    let reply = within(Step::Recipient, deadline, answer).await?;
    if reply.is_completion() { Ok(reply) } else { Err(no_of(Step::Recipient, &reply, to.domain())) }
}

/// The fault for a reply other than the one `step` needs.
pub(super) fn no(step: Step, reply: &Reply) -> Fault {
    no_of(step, reply, "")
}

/// The same, for a reply about a recipient in `domain`.
fn no_of(step: Step, reply: &Reply, domain: &str) -> Fault {
    let words = reply.words();
    if reply.is_refusal() {
        Fault::Refused { blame: blame(step, reply, domain), code: reply.code, words }
    } else {
        Fault::Lost(senseless(step, &words))
    }
}

fn senseless(step: Step, words: &str) -> String {
    match step {
        Step::Greeting => format!("the server greeted with `{words}`, which makes no sense"),
        step => format!("the server answered {step} with `{words}`, which makes no sense"),
    }
}

fn shown(deadline: Duration) -> String {
    if deadline.as_secs() == 0 { format!("{} ms", deadline.as_millis()) } else { format!("{} s", deadline.as_secs()) }
}
