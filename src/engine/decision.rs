//! Decisions: what is due, to whom, and why.

use jiff::{Timestamp, civil::Date};

use crate::{
    model::{MailKey, PartnerId, ReminderKey, TaskId, WorkflowId},
    plan::{Function, Renames, Tone},
};

/// Something that is due now.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Its identity: decided twice, it is scheduled once.
    pub key: ReminderKey,
    /// The workflow that decided it.
    pub workflow: WorkflowId,
    /// Whom it goes to.
    pub to: Addressee,
    /// What it is.
    pub kind: DecisionKind,
    /// The instant it fell due.
    pub due_at: Timestamp,
    /// Why, in a sentence for the journal.
    pub why: String,
}

/// Whom a decision is addressed to: functions, which `app` resolves to addresses on the day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Addressee {
    /// The partner.
    pub partner: PartnerId,
    /// The function to write to.
    pub to: Function,
    /// Functions in copy.
    pub cc: Vec<Function>,
}

/// What is due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DecisionKind {
    /// A rung of a ladder for one input.
    Rung {
        /// The task.
        task: TaskId,
        /// Whose input.
        partner: PartnerId,
        /// The rung, `-10wd`.
        rung: String,
        /// The reminder's number in its ladder, from 1, and how many there are before escalation.
        nth: (u32, u32),
        /// How it speaks.
        tone: Tone,
        /// The due date it is about.
        due: Date,
    },
    /// A digest of all open items.
    Digest {
        /// Whose items.
        partner: PartnerId,
        /// What they say, in short: a digest that says the same as the last one need not be sent. 0 if that is not known.
        #[serde(default)]
        says: u32,
        /// True if the last one said the same: a third does not follow.
        #[serde(default)]
        is_repeated: bool,
    },
    /// A digest that a person asked for.
    Asked {
        /// Whose items.
        partner: PartnerId,
        /// What they say, in short, as of a digest.
        says: u32,
        /// True if it leaves at once, whatever the hour, and although its reader had a mail that day.
        at_once: bool,
    },
    /// The first digest after a workflow was taken over half-way.
    TakeOver {
        /// Whose items.
        partner: PartnerId,
    },
    /// What changed of what a partner was told: the event's days or city, its part in it, the person written to.
    News {
        /// Who is told.
        partner: PartnerId,
    },
    /// For information: what somebody else of the same partner is reminded of.
    Copy {
        /// The task.
        task: TaskId,
        /// Whose input.
        partner: PartnerId,
        /// The due date it is about.
        due: Date,
        /// The office that is reminded.
        asked: Function,
    },
    /// For the coordinator: every reminder of an input was sent, and nothing came in. From here on it is telephoned for, and
    /// stands in no list of the partner's any more.
    Telephone {
        /// The task.
        task: TaskId,
        /// Whose input.
        partner: PartnerId,
        /// When it was due.
        due: Date,
    },
    /// For the coordinator: what was still owed when the event closed. Nobody is reminded of it; is it still wanted?
    Overtaken {},
    /// For the coordinator: a partner takes part no more, and a person has to tell it.
    Left {
        /// The partner, which the definition no longer has.
        gone: PartnerId,
    },
    /// For the coordinator: a mail that a server refused, gave up on or returned.
    Undelivered {
        /// Whom it was for.
        partner: PartnerId,
        /// The mail.
        mail: MailKey,
        /// The address that did not take it.
        address: String,
        /// What the mail was about.
        subject: String,
        /// The server's words.
        reply: String,
        /// True if the server has something against this mail, or took it neither way in time: nothing is said of the address.
        #[serde(default)]
        is_address_good: bool,
    },
    /// For the coordinator: a mail of which nobody knows whether the server took it.
    Uncertain {
        /// Whom it was for.
        partner: PartnerId,
        /// The mail.
        mail: MailKey,
        /// The address.
        address: String,
        /// What the mail was about.
        subject: String,
        /// What went wrong.
        reason: String,
    },
    /// For the coordinator: a time in which no mail could leave at all.
    Stalled {
        /// When it began.
        since: Timestamp,
        /// When it ended.
        until: Timestamp,
        /// What the last attempt met.
        why: String,
    },
    /// For the coordinator: a letter to a higher level that waits for release.
    Draft {
        /// Whom it is for.
        partner: PartnerId,
        /// The mail.
        mail: MailKey,
        /// The level it goes to.
        function: Function,
    },
}

impl DecisionKind {
    /// The partner whose input, items or mail it is about; none for what is about all of them.
    pub fn partner(&self) -> Option<&PartnerId> {
        match self {
            Self::Rung { partner, .. }
            | Self::Digest { partner, .. }
            | Self::Asked { partner, .. }
            | Self::TakeOver { partner }
            | Self::News { partner }
            | Self::Copy { partner, .. }
            | Self::Telephone { partner, .. }
            | Self::Undelivered { partner, .. }
            | Self::Uncertain { partner, .. }
            | Self::Draft { partner, .. } => Some(partner),
            Self::Stalled { .. } | Self::Overtaken {} | Self::Left { .. } => None,
        }
    }

    /// To whom a digest is, what it says, in short, and whether the one before said it too: the next one that says the same need not be
    /// sent.
    pub fn said(&self) -> Option<(&PartnerId, u32, bool)> {
        match self {
            Self::Digest { partner, says, is_repeated } => Some((partner, *says, *is_repeated)),
            Self::Asked { partner, says, .. } => Some((partner, *says, false)),
            _ => None,
        }
    }

    /// The same about the ids that task and partner have now, for a decision that was kept since they were renamed.
    #[must_use]
    pub fn renamed(mut self, renames: &Renames) -> Self {
        match &mut self {
            Self::Rung { task, partner, .. }
            | Self::Copy { task, partner, .. }
            | Self::Telephone { task, partner, .. } => {
                *task = renames.task(task);
                *partner = renames.partner(partner);
            }
            Self::Digest { partner, .. }
            | Self::Asked { partner, .. }
            | Self::TakeOver { partner }
            | Self::News { partner }
            | Self::Left { gone: partner }
            | Self::Undelivered { partner, .. }
            | Self::Uncertain { partner, .. }
            | Self::Draft { partner, .. } => *partner = renames.partner(partner),
            Self::Stalled { .. } | Self::Overtaken {} => {}
        }
        self
    }

    /// True for what the coordinator is told, and nobody else.
    pub fn is_for_coordinator(&self) -> bool {
        match self {
            Self::Undelivered { .. }
            | Self::Uncertain { .. }
            | Self::Stalled { .. }
            | Self::Draft { .. }
            | Self::Telephone { .. }
            | Self::Overtaken {}
            | Self::Left { .. } => true,
            Self::Rung { .. }
            | Self::Digest { .. }
            | Self::Asked { .. }
            | Self::TakeOver { .. }
            | Self::News { .. }
            | Self::Copy { .. } => false,
        }
    }
}
