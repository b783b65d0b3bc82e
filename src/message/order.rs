//! What to write, to whom, and which workflows may be mentioned.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    engine::{DecisionKind, RunState},
    model::{Lang, MailKey, PartnerId, WorkflowId},
    plan::{Contact, Plan},
};

/// A workflow that a mail may mention.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// Its plan.
    pub plan: &'a Plan,
    /// Its state.
    pub state: &'a RunState,
}

/// A mail to write: to whom, on which local day, and what it carries.
#[derive(Clone, Debug)]
pub struct Order<'a> {
    /// The person written to.
    pub contact: &'a Contact,
    /// The organisations they answer for, under the ids of each workflow; the first is the addressee's. Empty for
    /// somebody who is only a coordinator.
    pub partners: Vec<(WorkflowId, PartnerId)>,
    /// The day it leaves, in the recipient's time zone.
    pub day: Date,
    /// What it carries, most urgent first.
    pub reasons: Vec<Reason>,
    /// Subjects of the letters that wait for release, for the coordinator's brief.
    pub letters: &'a BTreeMap<MailKey, String>,
    /// The page on which the recipient can answer; `None` where none is served.
    pub answer_url: Option<String>,
    /// The language of this installation, for a recipient none of whose languages has a catalogue.
    pub fallback: &'a Lang,
}

/// Why a mail is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The workflow that decided it.
    pub workflow: WorkflowId,
    /// What it is.
    pub kind: DecisionKind,
    /// The role in which the recipient is told: one address may belong to both a coordinator and a partner.
    pub told_as: Capacity,
}

/// The role in which somebody is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capacity {
    /// As a contact of an organisation that takes part.
    Partner,
    /// As the coordinator, who learns which partners cannot be reached, what did not arrive and what waits.
    Coordinator,
}

impl Order<'_> {
    /// The reasons to write to the recipient in this role.
    pub(super) fn told_as(&self, capacity: Capacity) -> impl Iterator<Item = &Reason> {
        self.reasons.iter().filter(move |reason| reason.told_as == capacity)
    }
}
