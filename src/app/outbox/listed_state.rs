//! The state under which a mail is listed: its own, or that only somebody in copy has it.

use serde::{Serialize, Serializer};

use crate::{
    model::{MailState, Outcome},
    store::{Mail, Recipient, RecipientRole},
};

const COPY_SENT: &str = "copy_sent";

/// What a list says of a mail, and what a filter can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListedState {
    /// It is in this state.
    Is(MailState),
    /// It left, but not for those it was written to: only somebody in copy has it.
    CopySent,
}

impl ListedState {
    /// The state of `mail` as listed.
    pub fn of(mail: &Mail) -> Self {
        let has_it = |role: RecipientRole| {
            let is_accepted = |r: &Recipient| matches!(r.outcome, Some(Outcome::Accepted { .. }));
            mail.recipients.iter().any(|recipient| recipient.role == role && is_accepted(recipient))
        };
        let is_copy = mail.state == MailState::Sent && has_it(RecipientRole::Cc) && !has_it(RecipientRole::To);
        if is_copy { Self::CopySent } else { Self::Is(mail.state) }
    }

    /// The state of these mails in the outbox.
    pub fn stored(self) -> MailState {
        match self {
            Self::Is(state) => state,
            Self::CopySent => MailState::Sent,
        }
    }

    /// Its name in filters and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Is(state) => state.as_str(),
            Self::CopySent => COPY_SENT,
        }
    }

    /// The state of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|state| state.as_str() == name.replace([' ', '-'], "_"))
    }

    /// All states.
    pub fn all() -> impl Iterator<Item = Self> {
        MailState::ALL.into_iter().map(Self::Is).chain([Self::CopySent])
    }
}

impl Serialize for ListedState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
