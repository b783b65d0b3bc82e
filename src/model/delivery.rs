//! What became of one attempt to deliver a mail, recipient by recipient.

use serde::{Deserialize, Serialize};

/// The outcome for each recipient of one attempt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Address and outcome, in the order of the attempt.
    pub outcomes: Vec<(String, Outcome)>,
}

impl Delivery {
    /// The same outcome for every recipient.
    pub fn all<'a>(recipients: impl IntoIterator<Item = &'a String>, outcome: &Outcome) -> Self {
        Self { outcomes: recipients.into_iter().map(|address| (address.clone(), outcome.clone())).collect() }
    }

    /// True if the mail was taken for every recipient.
    pub fn is_accepted(&self) -> bool {
        self.outcomes.iter().all(|(_, outcome)| matches!(outcome, Outcome::Accepted { .. }))
    }
}

/// What became of the mail for one recipient (RFC 5321 section 4.2.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    /// The server answers for it from here on, or the file is on disk.
    Accepted {
        /// The server's words.
        reply: String,
    },
    /// Not taken now (a 4yz reply, no connection, a timeout before the final dot): try again later.
    Transient {
        /// The server's words, or what went wrong.
        reply: String,
    },
    /// Refused for good (a 5yz reply): trying again changes nothing.
    Permanent {
        /// The server's words, or what is wrong with the address.
        reply: String,
    },
    /// Handed over, but the verdict was lost (RFC 5321 section 6.1): it may or may not arrive.
    Uncertain {
        /// What went wrong.
        reason: String,
    },
}

impl Outcome {
    /// The name in SQL and JSON.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Accepted { .. } => "accepted",
            Self::Transient { .. } => "transient",
            Self::Permanent { .. } => "permanent",
            Self::Uncertain { .. } => "uncertain",
        }
    }

    /// The server's words or the reason, for people.
    pub fn words(&self) -> &str {
        match self {
            Self::Accepted { reply } | Self::Transient { reply } | Self::Permanent { reply } => reply,
            Self::Uncertain { reason } => reason,
        }
    }
}
