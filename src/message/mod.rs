//! Core: decisions to the content of a mail, as data that templates see.

use jiff::{Timestamp, civil::Date};

use crate::{
    engine::{DecisionKind, RunState},
    model::{Lang, PartnerId, WorkflowId},
    plan::{Contact, Plan},
};

/// A workflow that a mail may speak of.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// Its plan.
    pub plan: &'a Plan,
    /// What is the case.
    pub state: &'a RunState,
}

/// A mail that is to be written: to whom, on which local day, and what it carries.
#[derive(Clone, Debug)]
pub struct Order<'a> {
    /// The person written to.
    pub contact: &'a Contact,
    /// Their organisation; `None` for the coordinator.
    pub partner: Option<&'a PartnerId>,
    /// The recipient's local day on which it is to leave.
    pub day: Date,
    /// What it carries, most urgent first.
    pub reasons: Vec<(WorkflowId, DecisionKind)>,
}

/// What a mail template sees.
#[derive(Clone, Debug, serde::Serialize, schemars::JsonSchema)]
pub struct MailContent {
    /// Language of the mail.
    pub lang: Lang,
}

/// Writes the content of a mail at `now`.
pub fn compose(_scenes: &[Scene<'_>], order: &Order<'_>, _now: Timestamp) -> MailContent {
    MailContent { lang: order.contact.languages.first().cloned().unwrap_or_else(Lang::english) }
}
