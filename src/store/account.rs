//! Checks the tables against the journal that explains them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::{
    Check, Mail, MailFilter, Snapshot, StoreError,
    column::{At, from_json},
    flaw::{Found, RESTORE},
    journal,
};
use crate::model::{Actor, Event, Fact, MailKey, MailState, Outcome, ReminderKey, ReminderState, WorkflowId};

/// Clocks are adjusted by small amounts all the time.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_mins(5);

/// The readable part of the journal.
#[derive(Debug, Default)]
pub(super) struct Journal {
    events: Vec<Event>,
    reminders: BTreeMap<ReminderKey, ReminderState>,
    mails: BTreeMap<MailKey, (MailState, String)>,
    reports: BTreeMap<(WorkflowId, u32), String>,
    /// Whether each hold was lifted.
    holds: BTreeMap<u32, bool>,
}

impl Journal {
    /// Applies what an event says about reminders, mails and reports.
    fn take(&mut self, event: Event) {
        match &event.fact {
            Fact::ReminderQueued { reminder, .. } => {
                self.reminders.insert(reminder.clone(), ReminderState::Queued);
            }
            Fact::ReminderSent { reminder, .. } => {
                self.reminders.insert(reminder.clone(), ReminderState::Sent);
            }
            Fact::ReminderWithdrawn { reminder, .. } => {
                self.reminders.insert(reminder.clone(), ReminderState::Withdrawn);
            }
            Fact::MailSettled { mail, message_id, state, .. } => {
                self.mails.insert(mail.clone(), (*state, message_id.clone()));
            }
            Fact::HoldPlaced { hold, .. } => {
                self.holds.entry(*hold).or_insert(false);
            }
            Fact::HoldLifted { hold } => {
                self.holds.insert(*hold, true);
            }
            Fact::ReportIssued { number, sha256, .. } => {
                self.reports.insert((event.workflow.clone(), *number), sha256.clone());
            }
            _ => {}
        }
        self.events.push(event);
    }

    /// Impossible times: in the future, going backwards, or not in the form that this program writes.
    pub(super) fn examine_times(&self, now: Timestamp, found: &mut Found) {
        let soon = now.saturating_add(CLOCKS_DIFFER).unwrap_or(Timestamp::MAX);
        let ahead = self
            .events
            .iter()
            .filter(|event| event.recorded_at > soon || event.actor != Actor::History && event.happened_at > soon);
        let help = "the clock was ahead when it was recorded, or somebody changed it: it counts from that time on only; \
                    record it again where that is too late";
        found.add_each(Check::Times, help, ahead, |event| {
            let at = event.recorded_at.max(event.happened_at);
            format!("no. {} of the journal (`{}`) is of the future: {at}", event.seq, event.workflow)
        });
        let pairs = self.events.windows(2).filter(|pair| {
            pair[1].recorded_at.saturating_add(CLOCKS_DIFFER).is_ok_and(|late| late < pair[0].recorded_at)
        });
        let help = "the clock was wrong at one of them, or somebody changed a time: compare with a backup";
        found.add_each(Check::Times, help, pairs, |pair| {
            let (first, second) = (&pair[0], &pair[1]);
            format!(
                "no. {} of the journal was recorded at {}, and no. {} after it at {}",
                first.seq, first.recorded_at, second.seq, second.recorded_at
            )
        });
        let odd = self.events.iter().filter(|event| match event.actor {
            // What a server said is recorded later if the database could not be written when it came, and what fell due of itself by the
            // next pass.
            Actor::Engine
                if matches!(
                    event.fact,
                    Fact::MailSettled { .. }
                        | Fact::ReminderSent { .. }
                        | Fact::ApprovalOpened { .. }
                        | Fact::SilenceHeld { .. }
                ) =>
            {
                event.happened_at > event.recorded_at
            }
            Actor::Engine => event.happened_at != event.recorded_at,
            Actor::History => false,
            Actor::Coordinator | Actor::Partner(_) => event.happened_at > event.recorded_at,
        });
        let help = "somebody changed a time: restore a backup from before";
        found.add_each(Check::Times, help, odd, |event| {
            format!(
                "no. {} of the journal happened at {} and was recorded at {}: this program never writes that",
                event.seq, event.happened_at, event.recorded_at
            )
        });
    }
}

impl Snapshot {
    /// Reads the journal; unreadable entries are flaws.
    pub(super) fn read_journal(&self, found: &mut Found) -> Result<Journal, StoreError> {
        let sql = "SELECT seq, workflow, happened_at, recorded_at, actor, fact FROM events ORDER BY seq";
        let (mut statement, mut journal) = (self.connection.prepare_cached(sql)?, Journal::default());
        let mut unread = Vec::new();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            match journal::event(row) {
                Ok(event) => journal.take(event),
                Err(error) => unread.push((row.get::<_, i64>(0)?, error)),
            }
        }
        let tell = |(seq, error): &(i64, StoreError)| format!("no. {seq} of the journal cannot be read: {error}");
        found.add_each(Check::Journal, RESTORE, unread, tell);
        Ok(journal)
    }

    /// Entries are numbered from 1 without gaps, and none is missing at the end.
    pub(super) fn examine_sequence(&self, _journal: &Journal, found: &mut Found) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT seq FROM events ORDER BY seq")?;
        let (mut gaps, mut next) = (Vec::new(), 1);
        for seq in statement.query_map([], |row| row.get::<_, i64>(0))? {
            let seq = seq?;
            if seq != next {
                gaps.push((next, seq - 1));
            }
            next = seq + 1;
        }
        let sql = "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0)";
        let given: i64 = self.connection.query_row(sql, [], |row| row.get(0))?;
        if given >= next {
            gaps.push((next, given));
        }
        found.add_each(Check::Journal, RESTORE, gaps, |(first, last)| match first.cmp(last) {
            std::cmp::Ordering::Less => format!("no. {first} to {last} of the journal are missing"),
            std::cmp::Ordering::Equal => format!("no. {first} of the journal is missing"),
            std::cmp::Ordering::Greater => format!("no. {last} of the journal stands where none was given yet"),
        });
        if given > 0 && given < next - 1 {
            let what = format!("the journal ends with no. {}, but numbers were given up to {given} only", next - 1);
            found.add(Check::Journal, what, RESTORE);
        }
        Ok(())
    }

    /// Each reminder is in the state given by the journal, and none is missing.
    pub(super) fn examine_reminders(&self, journal: &Journal, found: &mut Found) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT key, state FROM reminders ORDER BY key")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let rows: BTreeMap<ReminderKey, ReminderState> = rows.collect::<Result<_, _>>()?;
        let settled = |state: &ReminderState| match state {
            ReminderState::Cancelled => ReminderState::Withdrawn,
            state => *state,
        };
        let odd = rows.iter().filter(|(key, state)| journal.reminders.get(*key) != Some(&settled(state)));
        found.add_each(Check::Reminders, RESTORE, odd, |(key, state)| match journal.reminders.get(*key) {
            Some(said) => {
                format!("the reminder `{key}` is {}, but the journal says that it is {}", state.as_str(), said.as_str())
            }
            None => format!("the reminder `{key}` is {}, and the journal does not know it", state.as_str()),
        });
        let help = "restore a backup from before: what is missing is sent again if it falls due";
        let missing = journal.reminders.keys().filter(|key| !rows.contains_key(*key));
        found.add_each(Check::Reminders, help, missing, |key| {
            format!("the reminder `{key}` is missing; the journal knows it")
        });
        Ok(())
    }

    /// Each mail is in the state given by the journal, has a recipient, and has a text that matches its columns.
    pub(super) fn examine_mails(&self, journal: &Journal, found: &mut Found) -> Result<(), StoreError> {
        let mails = self.mails(&MailFilter::default())?;
        let told: Vec<(MailKey, String)> = mails
            .iter()
            .map(|mail| Ok((mail.key.clone(), self.flaws_of(mail, journal)?)))
            .collect::<Result<Vec<_>, StoreError>>()?
            .into_iter()
            .flat_map(|(key, flaws): (MailKey, Vec<String>)| flaws.into_iter().map(move |flaw| (key.clone(), flaw)))
            .collect();
        found.add_each(Check::Mails, RESTORE, told, |(key, flaw)| format!("the mail `{key}` {flaw}"));
        let known: BTreeSet<&MailKey> = mails.iter().map(|mail| &mail.key).collect();
        let missing = journal.mails.keys().filter(|key| !known.contains(key));
        found.add_each(Check::Mails, RESTORE, missing, |key| {
            format!("the mail `{key}` is missing; the journal knows it")
        });
        Ok(())
    }

    /// Each hold is in effect or lifted as the journal says, and none is missing.
    pub(super) fn examine_holds(&self, journal: &Journal, found: &mut Found) -> Result<(), StoreError> {
        let known: BTreeMap<u32, bool> =
            self.holds()?.into_iter().map(|hold| (hold.number, hold.lifted.is_some())).collect();
        let words = |is_lifted: Option<&bool>| match is_lifted {
            None => "is not there",
            Some(true) => "was lifted",
            Some(false) => "was not lifted",
        };
        let all: BTreeSet<u32> = known.keys().chain(journal.holds.keys()).copied().collect();
        let odd = all.into_iter().filter(|number| known.get(number) != journal.holds.get(number));
        found.add_each(Check::Mails, RESTORE, odd, |number| {
            let (is, said) = (words(known.get(number)), words(journal.holds.get(number)));
            format!("hold {number} {is}, but by the journal it {said}")
        });
        Ok(())
    }

    fn flaws_of(&self, mail: &Mail, journal: &Journal) -> Result<Vec<String>, StoreError> {
        let mut flaws = Vec::new();
        let said = journal.mails.get(&mail.key);
        if let Some(flaw) = contradiction(mail, said.map(|(state, _)| *state)) {
            flaws.push(flaw);
        }
        if said.is_some_and(|(_, id)| *id != mail.message_id) {
            flaws.push("has another Message-ID than the journal says".to_owned());
        }
        let is = |of: fn(&Outcome) -> bool| mail.recipients.iter().filter_map(|r| r.outcome.as_ref()).any(of);
        if mail.recipients.is_empty() {
            flaws.push("goes to nobody".to_owned());
        } else if mail.state == MailState::Sent && !is(|outcome| matches!(outcome, Outcome::Accepted { .. })) {
            flaws.push("is sent, but nobody took it".to_owned());
        } else if mail.state == MailState::Uncertain && !is(|outcome| matches!(outcome, Outcome::Uncertain { .. })) {
            flaws.push("is uncertain, but what became of it is known of every recipient".to_owned());
        }
        if (mail.state == MailState::Sent) != mail.sent_at.is_some() && mail.state != MailState::Bounced {
            flaws.push("has a time of sending that does not go with its state".to_owned());
        }
        let sql = "SELECT COUNT(*) FROM attempts WHERE mail = ?1 AND number BETWEEN 1 AND ?2";
        let attempts: u32 = self
            .connection
            .prepare_cached(sql)?
            .query_row(rusqlite::params![mail.key, mail.attempts], |row| row.get(0))?;
        if attempts != mail.attempts {
            flaws.push(format!("was tried {} times, but {attempts} attempts are known", mail.attempts));
        }
        if mail.attempts > 0 || mail.state == MailState::Queued {
            flaws.extend(flaw_of_text(mail, &self.text(&mail.key)?.bytes));
        }
        Ok(flaws)
    }

    /// The reports are exactly those in the journal.
    pub(super) fn examine_reports(&self, journal: &Journal, found: &mut Found) -> Result<(), StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT workflow, number, sha256 FROM reports ORDER BY workflow, number")?;
        let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
        let rows: Vec<((WorkflowId, u32), String)> = rows.collect::<Result<_, _>>()?;
        let mut known: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
        for (report, sha256) in rows {
            known.entry(report).or_default().insert(sha256);
        }
        let unknown = known.keys().filter(|report| !journal.reports.contains_key(*report));
        found.add_each(Check::Reports, RESTORE, unknown, |(workflow, number)| {
            format!("report {number} of `{workflow}` is there, and the journal does not know it")
        });
        let missing = journal
            .reports
            .iter()
            .filter(|(report, sha256)| !known.get(report).is_some_and(|editions| editions.contains(*sha256)));
        found.add_each(Check::Reports, RESTORE, missing, |((workflow, number), _)| {
            format!("report {number} of `{workflow}` is missing, or its fingerprint is not the one in the journal")
        });
        Ok(())
    }

    /// Parses every row.
    pub(super) fn read_all_rows(&self, found: &mut Found) {
        found.attempt(Check::Rows, |_| {
            for workflow in self.known_workflows()? {
                self.reports(&workflow)?;
                self.definition_in_force(&workflow, Timestamp::MAX)?;
            }
            Ok(())
        });
        found.attempt(Check::Rows, |found| self.read_texts(found));
        found.attempt(Check::Rows, |found| self.read_times(found));
    }

    /// Values stored as JSON outside the journal.
    fn read_texts(&self, found: &mut Found) -> Result<(), StoreError> {
        let tables = [("definitions", "hash", "sources"), ("reports", "symbol", "data"), ("reminders", "key", "kind")];
        for (table, key, column) in tables {
            let mut statement = self.connection.prepare(&format!("SELECT {key}, {column} FROM {table}"))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let (key, text): (String, String) = (row.get(0)?, row.get(1)?);
                if let Err(error) = from_json::<serde_json::Value>(column, &text) {
                    found.add(Check::Rows, format!("`{key}` of `{table}` cannot be read: {error}"), RESTORE);
                }
            }
        }
        Ok(())
    }

    /// Values stored as times.
    fn read_times(&self, found: &mut Found) -> Result<(), StoreError> {
        let tables = [
            ("takings", "taken_at"),
            ("mails", "due_at"),
            ("mails", "not_before"),
            ("mails", "lease_until"),
            ("mails", "trying_since"),
            ("mails", "sent_at"),
            ("mails", "released_at"),
            ("holds", "placed_at"),
            ("holds", "until"),
            ("holds", "lifted_at"),
            ("reminders", "decided_at"),
            ("attempts", "started_at"),
            ("attempts", "ended_at"),
            ("reports", "issued_at"),
            ("closings", "closed_at"),
            ("closings", "reopened_at"),
            ("incoming", "received_at"),
            ("returns", "returned_at"),
        ];
        for (table, column) in tables {
            let sql = format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL");
            let mut statement = self.connection.prepare(&sql)?;
            let times = statement.query_map([], |row| row.get::<_, At>(0))?;
            let wrong = times.filter(Result::is_err).count();
            if wrong > 0 {
                let what = format!("`{column}` of `{table}` is not a time in {wrong} rows");
                found.add(Check::Rows, what, RESTORE);
            }
        }
        Ok(())
    }
}

/// How a mail's state contradicts the last entry about it in the journal.
fn contradiction(mail: &Mail, said: Option<MailState>) -> Option<String> {
    use MailState::{Bounced, Draft, Failed, Held, Queued, Sending, Sent, Uncertain, Withdrawn};
    let goes_together = match mail.state {
        // Nobody reports the loss of a sender.
        Failed => matches!(said, None | Some(Failed | Queued)),
        Sent | Uncertain | Withdrawn => said == Some(mail.state),
        Bounced => matches!(said, Some(Bounced | Sent | Uncertain)),
        Queued | Sending => matches!(said, None | Some(Queued)),
        Draft | Held => said.is_none_or(|said| said == mail.state),
    };
    let said = said.map_or("nothing of it", MailState::as_str);
    (!goes_together && !mail.workflows.is_empty())
        .then(|| format!("is {}, but the last that the journal says is: {said}", mail.state.as_str()))
}

/// A text whose header belongs to another mail.
fn flaw_of_text(mail: &Mail, mime: &[u8]) -> Option<String> {
    let end = mime.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(mime.len());
    let header = String::from_utf8_lossy(&mime[..end]).to_lowercase();
    let has = |words: &str| header.contains(&words.to_lowercase());
    if !has(&mail.message_id) {
        return Some("has a text that is not its own: its Message-ID stands nowhere in the header".to_owned());
    }
    let stranger = mail.to().find(|address| !has(address))?;
    Some(format!("has a text that is not to {stranger}"))
}
