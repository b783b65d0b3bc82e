//! What is to be changed in an outbox.

use jiff::Timestamp;

use super::Waiting;
use crate::{
    engine::Decision,
    model::{MailKey, PartnerId, ReminderKey, WorkflowId},
};

/// One thing that is to be changed, in the order given.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A mail is opened, or opened again if it was taken back before anybody saw it.
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
        /// True if it goes to the coordinator, in that role.
        to_coordinator: bool,
    },
    /// Nobody of a partner can be written to about what was decided: the coordinator is told.
    Unreachable {
        /// The workflow.
        workflow: WorkflowId,
        /// The partner.
        partner: PartnerId,
        /// Why.
        why: String,
    },
    /// A reminder is taken back.
    TakeBack {
        /// The reminder.
        reminder: ReminderKey,
        /// Its workflow.
        workflow: WorkflowId,
        /// Why.
        why: String,
    },
    /// A mail is taken back; what it carried was taken back before.
    Withdraw {
        /// The mail.
        mail: MailKey,
        /// Why.
        why: String,
    },
    /// What a put-off mail carries goes into a newer one, and the old one is taken back.
    Supersede {
        /// The put-off mail.
        old: MailKey,
        /// The newer one.
        new: MailKey,
        /// Why.
        why: String,
    },
    /// What a failed mail carries goes to somebody else.
    Readdress {
        /// The failed mail; it stays as it is.
        failed: MailKey,
        /// The mail to somebody else.
        mail: MailKey,
        /// What goes over.
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
    /// A held mail goes, since nothing holds it any more.
    LetGo {
        /// The mail.
        mail: MailKey,
        /// When it leaves.
        departs_at: Timestamp,
        /// The number of the hold that is over.
        hold: u32,
    },
    /// A hold is over, and the configuration has the mail wait all the same.
    LeaveHeld {
        /// The mail.
        mail: MailKey,
    },
    /// A mail leaves at once, whatever it waited for.
    Hasten {
        /// The mail.
        mail: MailKey,
        /// When.
        at: Timestamp,
    },
    /// All digests that were due by then are decided: who got none at its time gets none later.
    DecideDigests {
        /// When.
        at: Timestamp,
    },
    /// A mail leaves at another time: in its recipient's working hours, or earlier since something in it cannot wait.
    Reschedule {
        /// The mail.
        mail: MailKey,
        /// When it leaves.
        at: Timestamp,
    },
}
