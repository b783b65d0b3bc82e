//! The journal: appending and reading events.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

use super::{
    Snapshot, StoreError, Tx,
    column::{At, from_json, to_json},
    unread::{known, of_row},
};
use crate::model::{Event, Fact, TaskId, WorkflowId};

impl Tx {
    /// Appends an event and returns its position in the journal. `event.seq` is ignored.
    pub fn append(&self, event: &Event) -> Result<i64, StoreError> {
        let sql = "INSERT INTO events (workflow, happened_at, recorded_at, actor, fact) VALUES (?1, ?2, ?3, ?4, ?5) \
                   RETURNING seq";
        let (actor, fact) = (to_json("an actor", &event.actor)?, to_json("a fact", &event.fact)?);
        let values = params![event.workflow, At(event.happened_at), At(event.recorded_at), actor, fact];
        Ok(self.connection.prepare_cached(sql)?.query_row(values, |row| row.get(0))?)
    }
}

impl Snapshot {
    /// The events of a workflow, in the order in which they were recorded.
    pub fn events(&self, workflow: &WorkflowId) -> Result<Vec<Event>, StoreError> {
        self.events_after(workflow, 0)
    }

    /// The events of a workflow recorded after the event `seq`.
    pub fn events_after(&self, workflow: &WorkflowId, seq: i64) -> Result<Vec<Event>, StoreError> {
        let sql = "SELECT seq, workflow, happened_at, recorded_at, actor, fact FROM events \
                   WHERE workflow = ?1 AND seq > ?2 ORDER BY seq";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_and_then(params![workflow, seq], event)?.collect()
    }

    /// The last `count` events of a workflow, in the order in which they were recorded.
    pub fn last_events(&self, workflow: &WorkflowId, count: usize) -> Result<Vec<Event>, StoreError> {
        let sql = "SELECT seq, workflow, happened_at, recorded_at, actor, fact FROM events \
                   WHERE workflow = ?1 ORDER BY seq DESC LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let limit = i64::try_from(count).unwrap_or(i64::MAX);
        let mut last = statement.query_and_then(params![workflow, limit], event)?.collect::<Result<Vec<_>, _>>()?;
        last.reverse();
        Ok(last)
    }

    /// The events after `seq` that affect the state of a workflow, in the order in which they were recorded: all but
    /// those that [`RunState`](crate::engine::RunState) ignores, which are most of a long journal.
    pub fn events_of_state(&self, workflow: &WorkflowId, seq: i64) -> Result<Vec<Event>, StoreError> {
        // Must match the condition of the index `events_of_state` word for word.
        let sql = "SELECT seq, workflow, happened_at, recorded_at, actor, fact FROM events \
                   WHERE workflow = ?1 AND seq > ?2 AND json_extract(fact, '$.kind') NOT IN \
                         ('reminder_queued', 'mail_settled', 'attempt_lost') \
                     AND NOT (json_extract(fact, '$.kind') = 'reminder_withdrawn' AND actor = '\"engine\"') \
                   ORDER BY seq";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_and_then(params![workflow, seq], event)?.collect()
    }

    /// An error if an event after `seq` does not say what happened: neither [`Self::events_of_state`] nor an index has it.
    pub fn refuse_events_without_kind(&self, workflow: &WorkflowId, seq: i64) -> Result<(), StoreError> {
        let sql = "SELECT seq FROM events WHERE workflow = ?1 AND seq > ?2 \
                     AND json_extract(fact, '$.kind') IS NULL ORDER BY seq LIMIT 1";
        let found =
            self.connection.prepare_cached(sql)?.query_row(params![workflow, seq], |row| row.get(0)).optional()?;
        match found {
            Some::<i64>(seq) => {
                Err(StoreError::damaged_row("events", &seq.to_string(), "it does not say what happened"))
            }
            None => Ok(()),
        }
    }

    /// What was said about a task under any of its `ids`, in the order in which it was recorded.
    pub fn events_of_task(&self, workflow: &WorkflowId, ids: &[TaskId]) -> Result<Vec<Event>, StoreError> {
        // The condition of the index `events_of_task`.
        let sql = "SELECT seq, workflow, happened_at, recorded_at, actor, fact FROM events \
                   WHERE workflow = ?1 AND json_extract(fact, '$.task') = ?2 \
                     AND json_extract(fact, '$.kind') IN ('task_set', 'task_approved', 'input_answered', \
                         'approval_opened', 'approval_stated', 'member_served', 'silence_held', 'consultation_begun', \
                         'approval_withdrawn')";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut events = Vec::new();
        for id in ids {
            let of_id = statement.query_and_then(params![workflow, id], event)?.collect::<Result<Vec<_>, _>>()?;
            events.extend(of_id);
        }
        events.sort_by_key(|event| event.seq);
        Ok(events)
    }

    /// The same with the notices of its approval: which of them left, and which came back.
    pub fn events_of_approval(&self, workflow: &WorkflowId, ids: &[TaskId]) -> Result<Vec<Event>, StoreError> {
        // The condition of the index `events_of_notices`.
        let sql = "SELECT seq, workflow, happened_at, recorded_at, actor, fact FROM events \
                   WHERE workflow = ?1 AND json_extract(fact, '$.kind') IN ('reminder_sent', 'notice_lost') \
                     AND instr(json_extract(fact, '$.reminder'), ':notice:') > 0";
        let mut events = self.events_of_task(workflow, ids)?;
        let prefixes: Vec<String> = ids.iter().map(|id| format!("{workflow}:{id}:")).collect();
        let mut statement = self.connection.prepare_cached(sql)?;
        for read in statement.query_and_then(params![workflow], event)? {
            let read = read?;
            let (Fact::ReminderSent { reminder, .. } | Fact::NoticeLost { reminder, .. }) = &read.fact else {
                continue;
            };
            if prefixes.iter().any(|prefix| reminder.as_str().starts_with(prefix)) {
                events.push(read);
            }
        }
        events.sort_by_key(|event| event.seq);
        Ok(events)
    }

    /// What was said of commitments, and which askings left, in the order in which it was recorded.
    pub fn events_of_commitments(&self, workflow: &WorkflowId) -> Result<Vec<Event>, StoreError> {
        let mut events = Vec::new();
        for sql in [of_commitments(), of_askings()] {
            let mut statement = self.connection.prepare_cached(&sql)?;
            for read in statement.query_and_then(params![workflow], event)? {
                events.push(read?);
            }
        }
        events.sort_by_key(|event| event.seq);
        Ok(events)
    }

    /// What contacts said of themselves, in the order in which it was recorded.
    pub fn events_of_contacts(&self, workflow: &WorkflowId) -> Result<Vec<Event>, StoreError> {
        // The condition of the index `events_of_contacts`.
        let sql = "SELECT seq, workflow, happened_at, recorded_at, actor, fact FROM events \
                   WHERE workflow = ?1 AND json_extract(fact, '$.kind') IN ('contact_wished', 'contact_left') \
                   ORDER BY seq";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_and_then(params![workflow], event)?.collect()
    }

    /// Calls a function with each event about an entry of a list, in the order in which they were recorded, without keeping
    /// them all in memory.
    pub fn each_event_of_lists(&self, workflow: &WorkflowId, mut see: impl FnMut(Event)) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(&of_lists(""))?;
        for read in statement.query_and_then(params![workflow], event)? {
            see(read?);
        }
        Ok(())
    }

    /// The event at a position in the journal.
    pub fn event(&self, seq: i64) -> Result<Option<Event>, StoreError> {
        let sql = "SELECT seq, workflow, happened_at, recorded_at, actor, fact FROM events WHERE seq = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_and_then(params![seq], event)?.next().transpose()
    }

    /// The event by which a workflow was adopted: one of the first it has.
    pub fn adoption(&self, workflow: &WorkflowId) -> Result<Option<Event>, StoreError> {
        let sql = "SELECT seq, workflow, happened_at, recorded_at, actor, fact FROM events \
                   WHERE workflow = ?1 AND json_extract(fact, '$.kind') = 'workflow_adopted' ORDER BY seq LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_and_then(params![workflow], event)?.next().transpose()
    }

    /// All events, in the order in which they were recorded.
    pub fn all_events(&self) -> Result<Vec<Event>, StoreError> {
        let sql = "SELECT seq, workflow, happened_at, recorded_at, actor, fact FROM events ORDER BY seq";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_and_then([], event)?.collect()
    }

    /// Number of events with a recording time after `moment`, and the last such time; `None` if there are none. Events
    /// before the last time that somebody accepted the clock are ignored.
    pub fn recorded_after(&self, moment: Timestamp) -> Result<Option<(u64, Timestamp)>, StoreError> {
        // What is no time says nothing of clocks; whichever workflow it belongs to cannot be read.
        let sql = "SELECT COUNT(*), MAX(recorded_at) FROM events \
                   WHERE recorded_at > ?1 AND recorded_at LIKE '____-__-__T__:__:__Z' \
                   AND seq > COALESCE((SELECT MAX(seq) FROM events \
                                       WHERE json_extract(fact, '$.kind') = 'clock_accepted'), 0)";
        let mut statement = self.connection.prepare_cached(sql)?;
        let after =
            statement.query_row(params![At(moment)], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Option<At>>(1)?)));
        let after = known(after.map(Some).map_err(StoreError::from))?;
        Ok(after.and_then(|(count, last)| Some((count as u64, last?.0))))
    }

    /// True if a person recorded something after the event `seq`.
    pub fn spoke_after(&self, seq: i64) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM events WHERE seq > ?1 AND actor <> '\"engine\"')";
        Ok(self.connection.prepare_cached(sql)?.query_row(params![seq], |row| row.get(0))?)
    }

    /// The position of the last event; 0 if there is none.
    pub fn last_seq(&self) -> Result<i64, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT COALESCE(MAX(seq), 0) FROM events")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// The position of a workflow's last event; 0 if there is none.
    pub fn last_seq_of(&self, workflow: &WorkflowId) -> Result<i64, StoreError> {
        let sql = "SELECT COALESCE(MAX(seq), 0) FROM events WHERE workflow = ?1";
        Ok(self.connection.prepare_cached(sql)?.query_row(params![workflow], |row| row.get(0))?)
    }

    /// Number of events.
    pub fn count_events(&self) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT COUNT(*) FROM events")?;
        Ok(statement.query_row([], |row| row.get::<_, i64>(0))? as u64)
    }
}

pub(super) fn event(row: &Row<'_>) -> Result<Event, StoreError> {
    of_row("events", row, read)
}

fn read(row: &Row<'_>) -> Result<Event, StoreError> {
    Ok(Event {
        seq: row.get(0)?,
        workflow: row.get(1)?,
        happened_at: row.get::<_, At>(2)?.0,
        recorded_at: row.get::<_, At>(3)?.0,
        actor: from_json("an actor", row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?)?,
        fact: from_json("a fact", row.get_ref(5)?.as_str().map_err(rusqlite::Error::from)?)?,
    })
}

/// The facts about entries of lists of which `more` holds: the condition of the index `events_of_lists`, word for word.
fn of_lists(more: &str) -> String {
    format!(
        "SELECT seq, workflow, happened_at, recorded_at, actor, fact FROM events \
         WHERE workflow = ?1 AND json_extract(fact, '$.kind') IN ('risk_assessed', 'budget_set', 'participation_counted', \
               'text_counted', 'commitment_set', 'commitment_reported', 'commitment_confirmed', 'commitment_sent_back', \
               'decision_taken', 'rating_given', 'entry_withdrawn'){more} ORDER BY seq"
    )
}

fn of_commitments() -> String {
    of_lists(
        " AND json_extract(fact, '$.kind') IN ('commitment_set', 'commitment_reported', 'commitment_confirmed', \
         'commitment_sent_back', 'entry_withdrawn')",
    )
}

/// The askings after commitments that left, or came back: the condition of the index `events_of_askings`.
fn of_askings() -> String {
    "SELECT seq, workflow, happened_at, recorded_at, actor, fact FROM events \
     WHERE workflow = ?1 AND json_extract(fact, '$.kind') IN ('reminder_sent', 'notice_lost') \
       AND instr(json_extract(fact, '$.reminder'), ':asking:') > 0"
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    /// They are read with each entry, report and page; a journal has hundreds of reminders for each of them.
    #[test]
    fn lists_and_askings_are_found_without_going_through_the_reminders() {
        let mut store = Store::empty().unwrap();
        for (sql, index) in [
            (of_lists(""), "events_of_lists"),
            (of_commitments(), "events_of_lists"),
            (of_askings(), "events_of_askings"),
        ] {
            let steps: Vec<String> = store
                .read(|tx| {
                    let mut statement = tx.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                    let steps = statement.query_map(params!["forum"], |row| row.get(3))?;
                    Ok::<_, StoreError>(steps.collect::<Result<_, _>>()?)
                })
                .unwrap();
            assert!(steps.iter().any(|step| step.contains(&format!("USING INDEX {index} "))), "{steps:#?}");
        }
    }
}
