//! Changes to an outbox.

use jiff::Timestamp;

use super::Waiting;
use crate::{
    engine::Decision,
    model::{MailKey, PartnerId, ReminderKey, WorkflowId},
};

/// One change. Changes are applied in the order given.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A mail is opened, or reopened if it was withdrawn before anybody saw it.
    Open {
        /// Its key.
        mail: MailKey,
        /// The workflow that opens it.
        workflow: WorkflowId,
        /// Whom it goes to, and how it waits.
        waiting: Waiting,
    },
    /// A reminder is put into a mail.
    Queue {
        /// What was decided.
        decision: Box<Decision>,
        /// The mail.
        mail: MailKey,
        /// True if it goes to the coordinator in that role.
        to_coordinator: bool,
    },
    /// Nobody at a partner can be written to about a decision, so the coordinator is told.
    Unreachable {
        /// The workflow.
        workflow: WorkflowId,
        /// The partner.
        partner: PartnerId,
        /// Why.
        why: String,
    },
    /// A reminder is withdrawn.
    TakeBack {
        /// The reminder.
        reminder: ReminderKey,
        /// Its workflow.
        workflow: WorkflowId,
        /// Why.
        why: String,
    },
    /// A mail is withdrawn; its reminders were withdrawn before.
    Withdraw {
        /// The mail.
        mail: MailKey,
        /// Why.
        why: String,
    },
    /// The reminders of a deferred mail move to a newer one, and the old one is withdrawn.
    Supersede {
        /// The deferred mail.
        old: MailKey,
        /// The newer one.
        new: MailKey,
        /// Why.
        why: String,
    },
    /// A reminder in a failed mail goes to somebody else.
    Readdress {
        /// The failed mail; it stays as it is.
        failed: MailKey,
        /// The mail to somebody else.
        mail: MailKey,
        /// The reminder that moves.
        reminder: ReminderKey,
        /// The workflow that decided it.
        workflow: WorkflowId,
        /// Why.
        why: String,
    },
    /// A mail waits for the end of a hold.
    Hold {
        /// The mail.
        mail: MailKey,
        /// The number of the hold.
        hold: u32,
        /// Why it was placed.
        why: String,
    },
    /// A held mail is let go, since no hold applies to it any more.
    LetGo {
        /// The mail.
        mail: MailKey,
        /// When it leaves.
        departs_at: Timestamp,
        /// The number of the hold that is over.
        hold: u32,
    },
    /// A hold has ended, but the configuration still makes the mail wait.
    LeaveHeld {
        /// The mail.
        mail: MailKey,
    },
    /// A mail leaves at once, regardless of what it waited for.
    Hasten {
        /// The mail.
        mail: MailKey,
        /// When.
        at: Timestamp,
    },
    /// All digests due by then are decided: a partner that got none at its time gets none later.
    DecideDigests {
        /// When.
        at: Timestamp,
    },
    /// A mail leaves at another time: in its recipient's working hours, or earlier because something in it cannot wait.
    Reschedule {
        /// The mail.
        mail: MailKey,
        /// When it leaves.
        at: Timestamp,
    },
}
