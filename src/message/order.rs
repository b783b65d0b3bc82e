//! What is to be written, to whom, and what may be spoken of.

use jiff::civil::Date;

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
    /// Their organisation; `None` for the coordinator, who is told which partners cannot be reached.
    pub partner: Option<&'a PartnerId>,
    /// The recipient's local day on which it is to leave.
    pub day: Date,
    /// What it carries, most urgent first.
    pub reasons: Vec<(WorkflowId, DecisionKind)>,
    /// The language of this installation, for a recipient whose own languages we cannot write in.
    pub fallback: &'a Lang,
}
