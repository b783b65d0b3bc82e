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
