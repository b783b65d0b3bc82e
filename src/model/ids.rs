//! Identifiers: one type per noun, so that a partner can never be passed for a task.

use std::{fmt, sync::Arc};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The identifier as it stands in the definition.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<S: AsRef<str>> From<S> for $name {
            fn from(text: S) -> Self {
                Self(Arc::from(text.as_ref()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    )+};
}

id! {
    /// A programme: what its events share.
    ProgrammeId
    /// A workflow: the preparation of one event.
    WorkflowId
    /// A task. A fanned-out task is `GOV-03/unesco`.
    TaskId
    /// A workstream, such as `OUT`.
    WorkstreamId
    /// An organisation that takes part.
    PartnerId
    /// A stated objective, such as `O4`.
    ObjectiveId
    /// An indicator of an objective's result, such as `I4.1`.
    IndicatorId
    /// A calendar of weekends and holidays.
    CalendarId
    /// A named ladder of reminders.
    LadderId
    /// A risk of the risk register, such as `R3`.
    RiskId
    /// A line of the budget.
    BudgetLineId
    /// A group of participants.
    GroupId
    /// A text under negotiation.
    TextId
    /// What somebody undertook to do after the event.
    CommitmentId
    /// Identity of a reminder: workflow, task, partner, rung and due date (or digest and day).
    ///
    /// The same reminder decided twice has the same key, so that it is scheduled once.
    ReminderKey
    /// Identity of a mail: recipient and local day, or report and recipient.
    MailKey
}

/// The letters of short keys, none of which can be mistaken for another (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The length of a short key. Among a hundred thousand mails, two have the same one in about one of seven
/// installations; a command that is given such a key reports it.
const SHORT: usize = 7;

impl MailKey {
    /// A short name for the mail that a person can type; the same key always gives the same name.
    pub fn short(&self) -> String {
        // FNV-1a: its high bits are well mixed.
        let hash = self
            .0
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        let mixed = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (0..SHORT).map(|at| char::from(LETTERS[((mixed >> (59 - 5 * at)) & 31) as usize])).collect()
    }
}
