//! What became of one attempt to deliver a mail, recipient by recipient.

use serde::{Deserialize, Serialize};

/// The outcome for each recipient of one attempt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Address and outcome, in the order of the attempt.
    pub outcomes: Vec<(String, Outcome)>,
    /// Why no mail at all can leave just now, whoever it is for: no connection, no login, a sender that is not let.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stalled: Option<String>,
}

impl Delivery {
    /// The same outcome for every recipient.
    pub fn all<'a>(recipients: impl IntoIterator<Item = &'a String>, outcome: &Outcome) -> Self {
        let outcomes = recipients.into_iter().map(|address| (address.clone(), outcome.clone())).collect();
        Self { outcomes, stalled: None }
    }

    /// Nothing could be asked for any recipient, nor could it for those of any other mail.
    pub fn stalled<'a>(recipients: impl IntoIterator<Item = &'a String>, why: &str) -> Self {
        let all = Self::all(recipients, &Outcome::Ours { reply: why.to_owned() });
        Self { stalled: Some(why.to_owned()), ..all }
    }

    /// True if nothing was said of the mail or of any recipient: the fault is ours, or the way's.
    pub fn is_ours(&self) -> bool {
        !self.outcomes.is_empty() && self.outcomes.iter().all(|(_, outcome)| matches!(outcome, Outcome::Ours { .. }))
    }

    /// True if the mail was taken for some recipient.
    pub fn is_taken(&self) -> bool {
        self.outcomes.iter().any(|(_, outcome)| matches!(outcome, Outcome::Accepted { .. }))
    }

    /// True if the mail was taken for every recipient.
    pub fn is_accepted(&self) -> bool {
        self.outcomes.iter().all(|(_, outcome)| matches!(outcome, Outcome::Accepted { .. }))
    }
}

/// What became of the mail for one recipient, and whose fault it is if it was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    /// The server answers for it from here on, or the file is on disk.
    Accepted {
        /// The server's words.
        reply: String,
    },
    /// Full or busy for now: try again later.
    Transient {
        /// The server's words.
        reply: String,
    },
    /// Nobody could be asked, or nobody like us is let: it says nothing of mail and address, and is tried again later.
    Ours {
        /// The server's words, or what went wrong.
        reply: String,
    },
    /// This mail is refused for good, by its size or what it says; another one to the same address may be taken.
    MailRefused {
        /// The server's words.
        reply: String,
    },
    /// The address is refused for good: trying again changes nothing.
    #[serde(alias = "permanent")] // as earlier versions kept a verdict
    AddressRefused {
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
            Self::Ours { .. } => "ours",
            Self::MailRefused { .. } => "mail_refused",
            Self::AddressRefused { .. } => "address_refused",
            Self::Uncertain { .. } => "uncertain",
        }
    }

    /// The server's words or the reason, for people.
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

    /// True if it is refused for good.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::MailRefused { .. } | Self::AddressRefused { .. })
    }

    /// True if the next attempt is for this recipient too.
    pub fn is_pending(&self) -> bool {
        matches!(self, Self::Transient { .. } | Self::Ours { .. })
    }
}
