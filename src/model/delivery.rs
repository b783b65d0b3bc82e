//! The result of one delivery attempt, recipient by recipient.

use serde::{Deserialize, Serialize};

/// The outcome for each recipient of one attempt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Address and outcome, in the order of the attempt.
    pub outcomes: Vec<(String, Outcome)>,
    /// Why no mail at all can leave right now, whoever it is for: no connection, no login, a sender that is not
    /// permitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stalled: Option<String>,
}

impl Delivery {
    /// The same outcome for every recipient.
    pub fn all<'a>(recipients: impl IntoIterator<Item = &'a String>, outcome: &Outcome) -> Self {
        let outcomes = recipients.into_iter().map(|address| (address.clone(), outcome.clone())).collect();
        Self { outcomes, stalled: None }
    }

    /// Nothing could be asked for any recipient, nor for those of any other mail.
    pub fn stalled<'a>(recipients: impl IntoIterator<Item = &'a String>, why: &str) -> Self {
        let all = Self::all(recipients, &Outcome::Ours { reply: why.to_owned() });
        Self { stalled: Some(why.to_owned()), ..all }
    }

    /// The same, with every refusal for good as one for now.
    #[must_use]
    pub fn put_off(mut self) -> Self {
        for (_, outcome) in &mut self.outcomes {
            if outcome.is_refusal() {
                *outcome = Outcome::Transient { reply: outcome.words().to_owned() };
            }
        }
        self
    }

    /// True if nothing was said about the mail or any recipient: the fault is ours, or the connection's.
    pub fn is_ours(&self) -> bool {
        !self.outcomes.is_empty() && self.outcomes.iter().all(|(_, outcome)| matches!(outcome, Outcome::Ours { .. }))
    }

    /// True if the mail was accepted for some recipient.
    pub fn is_taken(&self) -> bool {
        self.outcomes.iter().any(|(_, outcome)| matches!(outcome, Outcome::Accepted { .. }))
    }

    /// True if the mail was accepted for every recipient.
    pub fn is_accepted(&self) -> bool {
        self.outcomes.iter().all(|(_, outcome)| matches!(outcome, Outcome::Accepted { .. }))
    }
}

/// The result of the mail for one recipient and, if it was not accepted, whose fault that is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    /// The server has taken responsibility for it, or the file is on disk.
    Accepted {
        /// The server's words.
        reply: String,
    },
    /// Temporarily refused, such as a full mailbox or a busy server: try again later.
    Transient {
        /// The server's words.
        reply: String,
    },
    /// Nobody could be asked, or we are not permitted to send at all: this says nothing about the mail or the address,
    /// and is retried later.
    Ours {
        /// The server's reply, or what went wrong.
        reply: String,
    },
    /// This mail is permanently refused because of its size or content; another one to the same address may be
    /// accepted.
    MailRefused {
        /// The server's words.
        reply: String,
    },
    /// The address is permanently refused: trying again changes nothing.
    #[serde(alias = "permanent")] // as earlier versions kept a verdict
    AddressRefused {
        /// The server's reply, or what is wrong with the address.
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
            Self::Ours { .. } => "ours",
            Self::MailRefused { .. } => "mail_refused",
            Self::AddressRefused { .. } => "address_refused",
            Self::Uncertain { .. } => "uncertain",
        }
    }

    /// The server's reply or the reason, in words for people.
    pub fn words(&self) -> &str {
        match self {
            Self::Accepted { reply }
            | Self::Transient { reply }
            | Self::Ours { reply }
            | Self::MailRefused { reply }
            | Self::AddressRefused { reply } => reply,
            Self::Uncertain { reason } => reason,
        }
    }

    /// True if it was permanently refused.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::MailRefused { .. } | Self::AddressRefused { .. })
    }

    /// True if the next attempt should include this recipient.
    pub fn is_pending(&self) -> bool {
        matches!(self, Self::Transient { .. } | Self::Ours { .. })
    }
}
