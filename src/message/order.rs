//! What is to be written, to whom, and what may be spoken of.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    engine::{DecisionKind, RunState},
    model::{Lang, MailKey, PartnerId, WorkflowId},
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
    /// The organisations that they answer for, as each workflow calls them; the first one is written to. Empty for somebody who
    /// is a coordinator and nothing else.
    pub partners: Vec<(WorkflowId, PartnerId)>,
    /// The recipient's local day on which it is to leave.
    pub day: Date,
    /// What it carries, most urgent first.
    pub reasons: Vec<Reason>,
    /// What the letters are about that wait for release, for a coordinator who is told of them.
    pub letters: &'a BTreeMap<MailKey, String>,
    /// The language of this installation, for a recipient whose own languages we cannot write in.
    pub fallback: &'a Lang,
}

/// Why a mail is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The workflow that decided it.
    pub workflow: WorkflowId,
    /// What it is.
    pub kind: DecisionKind,
    /// As what the recipient is told: one address may be a coordinator's and a partner's.
    pub told_as: Capacity,
}

/// As what somebody is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capacity {
    /// For an organisation that takes part.
    Partner,
    /// As the coordinator, who is told which partners cannot be reached, what did not arrive and what waits.
    Coordinator,
}

impl Order<'_> {
    /// The reasons to write to the recipient in that capacity.
    pub(super) fn told_as(&self, capacity: Capacity) -> impl Iterator<Item = &Reason> {
        self.reasons.iter().filter(move |reason| reason.told_as == capacity)
    }
}
