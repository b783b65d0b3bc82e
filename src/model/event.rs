//! An event of the journal: one entry, with the fact it carries.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Actor, Fact, WorkflowId};

/// One entry of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Place in the journal, given by the store; 0 before it is stored.
    pub seq: i64,
    /// The workflow it belongs to.
    pub workflow: WorkflowId,
    /// When the fact came true in the world.
    pub happened_at: Timestamp,
    /// When we learned of it. For `Actor::History` the time of the import.
    pub recorded_at: Timestamp,
    /// Who says so.
    pub actor: Actor,
    /// What happened.
    pub fact: Fact,
}

/// The place of an event among all others ([`Event::place`]).
pub type Place = (Timestamp, bool, i64);

impl Event {
    /// What Concerted itself causes at `now`, before it is stored.
    pub fn of_engine(workflow: &WorkflowId, now: Timestamp, fact: Fact) -> Self {
        Self { seq: 0, workflow: workflow.clone(), happened_at: now, recorded_at: now, actor: Actor::Engine, fact }
    }

    /// Its place among all events in the order in which they count: that in which they happened, of one instant that in which
    /// they were recorded. A silence ends after all that was said at its last instant.
    pub fn place(&self) -> Place {
        (self.happened_at, matches!(self.fact, Fact::SilenceHeld { .. }), self.seq)
    }

    /// From when on a report may use this event: what was recorded by its cut-off, and a history file's facts by
    /// their own dates.
    pub fn known_at(&self) -> Timestamp {
        match self.actor {
            Actor::History => self.happened_at,
            _ => self.happened_at.max(self.recorded_at),
        }
    }
}
