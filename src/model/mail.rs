//! States of mails and of the reminders they carry.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The state of a mail in the outbox.
///
/// ```text
/// draft ─release→ queued ─claim→ sending ─settle→ sent
/// held ←──hold── queued             │  ├─ transient → queued (backoff)  … too often → failed
///                    │              │  ├─ permanent → failed
///                    └→ withdrawn   │  └─ outcome unknown → uncertain
///                                   └─ lease over → queued (rescue, same Message-ID)      sent → bounced
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MailState {
    /// Waits for its time or its next attempt.
    Queued,
    /// Claimed by a sender under a lease.
    Sending,
    /// Accepted by the mail server, or written to the mail directory.
    Sent,
    /// Handed over, but the server's verdict was lost: never sent again by itself.
    Uncertain,
    /// Refused for good, or refused too often.
    Failed,
    /// Accepted, then returned.
    Bounced,
    /// Taken back before it was sent.
    Withdrawn,
    /// To a level that a person writes to: waits for the coordinator's release.
    Draft,
    /// Held until released: by `mail: {hold: true}`, or by a hold that a person placed, until that is over.
    Held,
}

impl MailState {
    /// Every state.
    pub const ALL: [Self; 9] = [
        Self::Queued,
        Self::Sending,
        Self::Sent,
        Self::Uncertain,
        Self::Failed,
        Self::Bounced,
        Self::Withdrawn,
        Self::Draft,
        Self::Held,
    ];

    /// The name in SQL and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Uncertain => "uncertain",
            Self::Failed => "failed",
            Self::Bounced => "bounced",
            Self::Withdrawn => "withdrawn",
            Self::Draft => "draft",
            Self::Held => "held",
        }
    }

    /// The state of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// The state of a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReminderState {
    /// In a mail that has not been attempted.
    Queued,
    /// Its mail was sent, or attempted with an unknown outcome.
    Sent,
    /// Taken back by the engine; queued again if decided again.
    Withdrawn,
    /// Taken back by a person; never queued again.
    Cancelled,
}

impl ReminderState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Queued, Self::Sent, Self::Withdrawn, Self::Cancelled];

    /// The name in SQL and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Withdrawn => "withdrawn",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}
