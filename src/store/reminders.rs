//! Reminders: each is scheduled exactly once, and is carried by one mail.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use rusqlite::{OptionalExtension, Row, params};

use super::{
    Snapshot, StoreError, Tx,
    column::{At, On},
    unread::{Each, known, of_row, readable},
};
use crate::model::{MailKey, MailState, PartnerId, ReminderKey, ReminderState, TaskId, WorkflowId};

/// A decided reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Its identity.
    pub key: ReminderKey,
    /// The mail that carries it.
    pub mail: MailKey,
    /// The workflow that decided it.
    pub workflow: WorkflowId,
    /// The task it is about; `None` for a digest.
    pub task: Option<TaskId>,
    /// The partner it is about; `None` for the coordinator.
    pub partner: Option<PartnerId>,
    /// What it is: the decision as JSON, which the store does not read.
    pub kind: String,
    /// The due date it is about.
    pub due_on: Option<Date>,
    /// True if it tells the coordinator, in that role.
    pub to_coordinator: bool,
    /// Its current state.
    pub state: ReminderState,
    /// True while a mail that carries it is being sent, and once somebody has it.
    pub attempted: bool,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// Why it was due; once withdrawn, why it was withdrawn.
    pub why: String,
}

/// A reminder that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadReminder {
    /// Its identity.
    pub key: ReminderKey,
    /// What is wrong with it.
    pub why: String,
}

/// A reminder to be queued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReminder {
    /// Its identity.
    pub key: ReminderKey,
    /// The mail that will carry it, which exists and was never attempted.
    pub mail: MailKey,
    /// The workflow that decided it.
    pub workflow: WorkflowId,
    /// The task it is about.
    pub task: Option<TaskId>,
    /// The partner it is about.
    pub partner: Option<PartnerId>,
    /// Its kind: the decision as JSON.
    pub kind: String,
    /// The due date it is about.
    pub due_on: Option<Date>,
    /// True if it tells the coordinator, in that role.
    pub to_coordinator: bool,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// Why it was due, in words for people.
    pub why: String,
}

/// The result of queueing a reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Queueing {
    /// It is new, and now in the mail.
    Queued,
    /// The engine had withdrawn it before any attempt; it is now in the new mail.
    QueuedAgain,
    /// It existed already: nothing changed.
    Known {
        /// Its current state.
        state: ReminderState,
        /// The mail that carries or carried it.
        mail: MailKey,
    },
}

/// Who withdraws a reminder or a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithdrawnBy {
    /// The engine, because it is no longer due: it is queued again if decided again.
    Engine,
    /// A person: it is never queued again.
    Person,
}

impl WithdrawnBy {
    /// The resulting state of a reminder.
    pub fn state(self) -> ReminderState {
        match self {
            Self::Engine => ReminderState::Withdrawn,
            Self::Person => ReminderState::Cancelled,
        }
    }
}

/// The result of withdrawing a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawal {
    /// It is withdrawn. The caller has to change the content of its mail.
    Withdrawn,
    /// Its mail is being sent right now: nothing changed.
    OnItsWay,
    /// It was not queued: nothing changed.
    NotQueued(ReminderState),
}

const COLUMNS: &str = "key, mail, workflow, task, partner, kind, due_on, state, attempted, decided_at, why, \
                       to_coordinator";

impl Tx {
    /// Puts a reminder into its mail exactly once: deciding the same reminder twice gives one reminder.
    pub fn queue_reminder(&self, new: &NewReminder) -> Result<Queueing, StoreError> {
        match self.reminder_state(&new.key)? {
            None => {
                self.refuse_attempted(&new.mail)?;
                self.insert_reminder(new)?;
                Ok(Queueing::Queued)
            }
            Some((ReminderState::Withdrawn, false)) => {
                self.refuse_attempted(&new.mail)?;
                self.queue_again(new)?;
                Ok(Queueing::QueuedAgain)
            }
            Some((state, _)) => {
                let known = self.reminder(&new.key)?.ok_or_else(|| StoreError::NoSuchReminder(new.key.clone()))?;
                Ok(Queueing::Known { state, mail: known.mail })
            }
        }
    }

    /// Records that all digests due by `at` have been decided.
    pub fn decide_digests(&self, at: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO passes (id, digests_to) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET digests_to = ?1";
        self.connection.prepare_cached(sql)?.execute(params![At(at)])?;
        Ok(())
    }

    /// Withdraws a queued reminder. Its mail stays, whatever else it carries ([`Snapshot::reminders_of`]).
    pub fn withdraw_reminder(&self, key: &ReminderKey, by: WithdrawnBy, why: &str) -> Result<Withdrawal, StoreError> {
        // Only what is needed, since it may be withdrawn because the rest cannot be read.
        let sql = "SELECT r.state, m.state FROM reminders r LEFT JOIN mails m ON m.key = r.mail WHERE r.key = ?1";
        let states = |row: &Row<'_>| Ok((row.get::<_, ReminderState>(0)?, row.get::<_, Option<String>>(1)?));
        let found = self.connection.prepare_cached(sql)?.query_row(params![key], states).optional()?;
        let (state, of_mail) = found.ok_or_else(|| StoreError::NoSuchReminder(key.clone()))?;
        if state != ReminderState::Queued {
            return Ok(Withdrawal::NotQueued(state));
        }
        if of_mail.as_deref() == Some(MailState::Sending.as_str()) {
            return Ok(Withdrawal::OnItsWay);
        }
        let sql = "UPDATE reminders SET state = ?2, why = ?3 WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![key, by.state(), why])?;
        Ok(Withdrawal::Withdrawn)
    }

    fn insert_reminder(&self, new: &NewReminder) -> Result<(), StoreError> {
        let sql = "INSERT INTO reminders (key, mail, workflow, task, partner, kind, due_on, state, decided_at, why, \
                                          to_coordinator) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'queued', ?8, ?9, ?10)";
        self.connection.prepare_cached(sql)?.execute(params![
            new.key,
            new.mail,
            new.workflow,
            new.task,
            new.partner,
            new.kind,
            new.due_on.map(On),
            At(new.decided_at),
            new.why,
            new.to_coordinator
        ])?;
        Ok(())
    }

    fn queue_again(&self, new: &NewReminder) -> Result<(), StoreError> {
        let sql = "UPDATE reminders SET state = 'queued', mail = ?2, kind = ?3, decided_at = ?4, why = ?5, \
                          to_coordinator = ?6, task = ?7, partner = ?8, due_on = ?9 \
                   WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![
            new.key,
            new.mail,
            new.kind,
            At(new.decided_at),
            new.why,
            new.to_coordinator,
            new.task,
            new.partner,
            new.due_on.map(On)
        ])?;
        Ok(())
    }

    /// Marks the queued reminders of a mail that is being claimed.
    pub(super) fn mark_attempted(&self, mail: &MailKey) -> Result<(), StoreError> {
        let sql = "UPDATE reminders SET attempted = 1 WHERE mail = ?1 AND state = 'queued'";
        self.connection.prepare_cached(sql)?.execute(params![mail])?;
        Ok(())
    }

    /// The mail reached nobody, or nobody knows, and it waits again: if its reminders are withdrawn and decided again,
    /// they are sent again.
    pub(super) fn unmark_attempted(&self, mail: &MailKey) -> Result<(), StoreError> {
        let sql = "UPDATE reminders SET attempted = 0 WHERE mail = ?1 AND state = 'queued' \
                   AND NOT EXISTS (SELECT 1 FROM recipients WHERE mail = ?1 AND outcome = 'accepted')";
        self.connection.prepare_cached(sql)?.execute(params![mail])?;
        Ok(())
    }

    /// Marks the queued reminders of a mail as sent, and returns them.
    pub(super) fn mark_sent(&self, mail: &MailKey) -> Result<Vec<ReminderKey>, StoreError> {
        let sql =
            "UPDATE reminders SET state = 'sent', attempted = 1 WHERE mail = ?1 AND state = 'queued' RETURNING key";
        self.keys_in_order(sql, params![mail])
    }

    /// Withdraws the queued reminders of a mail, and returns them.
    pub(super) fn withdraw_reminders_of(
        &self,
        mail: &MailKey,
        by: WithdrawnBy,
        why: &str,
    ) -> Result<Vec<ReminderKey>, StoreError> {
        let sql = "UPDATE reminders SET state = ?2, why = ?3 WHERE mail = ?1 AND state = 'queued' RETURNING key";
        self.keys_in_order(sql, params![mail, by.state(), why])
    }

    /// Moves the queued reminders of one mail to another, and returns them.
    pub(super) fn move_reminders(&self, from: &MailKey, to: &MailKey) -> Result<Vec<ReminderKey>, StoreError> {
        let sql = "UPDATE reminders SET mail = ?2 WHERE mail = ?1 AND state = 'queued' RETURNING key";
        self.keys_in_order(sql, params![from, to])
    }

    pub(super) fn keys_in_order(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<ReminderKey>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut keys: Vec<ReminderKey> = statement.query_map(params, |row| row.get(0))?.collect::<Result<_, _>>()?;
        keys.sort();
        Ok(keys)
    }
}

impl Snapshot {
    /// The reminder with that key.
    pub fn reminder(&self, key: &ReminderKey) -> Result<Option<Reminder>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM reminders WHERE key = ?1");
        self.connection.prepare_cached(&sql)?.query_and_then(params![key], reminder)?.next().transpose()
    }

    /// The time up to which digests have been decided.
    pub fn digests_decided_to(&self) -> Result<Option<Timestamp>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT digests_to FROM passes")?;
        let at = statement.query_row([], |row| row.get::<_, At>(0)).optional().map_err(StoreError::from);
        Ok(known(at)?.map(|at| at.0))
    }

    /// The state of a reminder, and whether it was attempted; `None` if it was never queued.
    pub fn reminder_state(&self, key: &ReminderKey) -> Result<Option<(ReminderState, bool)>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT state, attempted FROM reminders WHERE key = ?1")?;
        Ok(statement.query_row(params![key], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    /// The reminders that a mail carries or carried, by key.
    pub fn reminders_of(&self, mail: &MailKey) -> Result<Vec<Reminder>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM reminders WHERE mail = ?1 ORDER BY key");
        let mut statement = self.connection.prepare_cached(&sql)?;
        statement.query_and_then(params![mail], reminder)?.collect()
    }

    /// The reminders of a workflow that are never decided again: sent, attempted, or withdrawn by a person.
    pub fn settled_reminders(&self, workflow: &WorkflowId) -> Result<BTreeSet<ReminderKey>, StoreError> {
        let sql = "SELECT key FROM reminders WHERE workflow = ?1 AND (attempted = 1 OR state IN ('sent', 'cancelled'))";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map(params![workflow], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The Message-ID of the first mail sent about an input, by the first ids of task and partner.
    pub fn first_mail_about(
        &self,
        workflow: &WorkflowId,
        (task, partner): &(TaskId, PartnerId),
    ) -> Result<Option<String>, StoreError> {
        let sql = "SELECT m.message_id FROM reminders r JOIN mails m ON m.key = r.mail \
                   WHERE r.workflow = ?1 AND r.task = ?2 AND r.partner = ?3 AND r.state = 'sent' AND r.to_coordinator = 0 \
                   ORDER BY m.sent_at, m.key LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row(params![workflow, task, partner], |row| row.get(0)).optional()?)
    }

    /// The lists of all items, such as digests, that were decided since `since` and sent: the partner by its first id,
    /// the kind as JSON, and when they were decided.
    pub fn lists_sent(
        &self,
        workflow: &WorkflowId,
        since: Timestamp,
    ) -> Result<Vec<(PartnerId, String, Timestamp)>, StoreError> {
        let sql = "SELECT partner, kind, decided_at FROM reminders INDEXED BY reminders_of_input \
                   WHERE workflow = ?1 AND task IS NULL AND partner IS NOT NULL AND state = 'sent' \
                     AND to_coordinator = 0 AND decided_at >= ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let list = |row: &Row<'_>| Ok::<_, rusqlite::Error>((row.get(0)?, row.get(1)?, row.get::<_, At>(2)?.0));
        readable(statement.query_and_then(params![workflow, At(since)], |row| of_row("reminders", row, list))?)
    }

    /// True if a mail carries a reminder in this state. Only the state is read, since the rest may be damaged.
    pub fn carries(&self, mail: &MailKey, state: ReminderState) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM reminders WHERE mail = ?1 AND state = ?2)";
        Ok(self.connection.prepare_cached(sql)?.query_row(params![mail, state], |row| row.get(0))?)
    }

    /// The queued reminders about a task, by its first id, in the order of their keys, without those that cannot be
    /// read, which the next pass reports.
    pub fn open_reminders_about(&self, workflow: &WorkflowId, task: &TaskId) -> Result<Vec<Reminder>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM reminders WHERE workflow = ?1 AND task = ?2 AND state = 'queued' ORDER BY key"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        readable(statement.query_and_then(params![workflow, task], reminder)?)
    }

    /// The queued reminders of a workflow, by key. Their mails may be in any state except sent, uncertain and
    /// withdrawn.
    pub fn open_reminders(&self, workflow: &WorkflowId) -> Result<Vec<Reminder>, StoreError> {
        self.each_open_reminder(workflow)?.into_iter().map(|(_, found)| found).collect()
    }

    /// The same, and separately those that cannot be read.
    pub fn readable_reminders(
        &self,
        workflow: &WorkflowId,
    ) -> Result<(Vec<Reminder>, Vec<UnreadReminder>), StoreError> {
        let (mut reminders, mut unread) = (Vec::new(), Vec::new());
        for (key, found) in self.each_open_reminder(workflow)? {
            match found {
                Ok(reminder) => reminders.push(reminder),
                Err(error @ StoreError::Damaged { .. }) => unread.push(UnreadReminder { key, why: error.to_string() }),
                Err(error) => return Err(error),
            }
        }
        Ok((reminders, unread))
    }

    fn each_open_reminder(&self, workflow: &WorkflowId) -> Result<Each<ReminderKey, Reminder>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM reminders WHERE workflow = ?1 AND state = 'queued' ORDER BY key");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let each = |row: &Row<'_>| Ok::<_, StoreError>((row.get(0)?, reminder(row)));
        statement.query_and_then(params![workflow], each)?.collect()
    }
}

fn reminder(row: &Row<'_>) -> Result<Reminder, StoreError> {
    of_row("reminders", row, read)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Reminder> {
    Ok(Reminder {
        key: row.get(0)?,
        mail: row.get(1)?,
        workflow: row.get(2)?,
        task: row.get(3)?,
        partner: row.get(4)?,
        kind: row.get(5)?,
        due_on: row.get::<_, Option<On>>(6)?.map(|on| on.0),
        state: row.get(7)?,
        attempted: row.get(8)?,
        decided_at: row.get::<_, At>(9)?.0,
        why: row.get(10)?,
        to_coordinator: row.get(11)?,
    })
}
