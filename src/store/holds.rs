//! Holds: mails that wait until a person lifts the hold or it ends on its own.

use jiff::Timestamp;
use rusqlite::{Row, params};

use super::{
    Snapshot, StoreError, Tx,
    column::{At, from_json, to_json},
    transition,
    unread::known,
};
use crate::model::{Actor, MailKey, MailState, PartnerId, WorkflowId};

/// A hold to be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewHold {
    /// Only mails that mention this workflow; any workflow if `None`.
    pub workflow: Option<WorkflowId>,
    /// Only mails for this partner; any recipient if `None`.
    pub partner: Option<PartnerId>,
    /// When it ends on its own.
    pub until: Option<Timestamp>,
    /// The reason, in words for people.
    pub reason: String,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// Who placed it.
    pub placed_by: Actor,
}

/// A hold that was placed, in effect or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredHold {
    /// Its number, from 1.
    pub number: u32,
    /// What was placed.
    pub hold: NewHold,
    /// When it was lifted, and by whom.
    pub lifted: Option<(Timestamp, Actor)>,
}

impl StoredHold {
    /// True if it is in effect at `now`: not lifted, and not ended.
    pub fn stands_at(&self, now: Timestamp) -> bool {
        self.lifted.is_none() && self.hold.until.is_none_or(|until| now < until)
    }
}

impl Tx {
    /// Places a hold and returns its number. The caller decides which mails it holds.
    pub fn place_hold(&self, hold: &NewHold) -> Result<u32, StoreError> {
        let sql = "INSERT INTO holds (workflow, partner, until, reason, placed_at, placed_by) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING number";
        let placed_by = to_json("an actor", &hold.placed_by)?;
        Ok(self.connection.prepare_cached(sql)?.query_row(
            params![hold.workflow, hold.partner, hold.until.map(At), hold.reason, At(hold.placed_at), placed_by],
            |row| row.get(0),
        )?)
    }

    /// Records that a hold was lifted. Returns false, without any change, if it was lifted before or does not exist.
    pub fn lift_hold(&self, number: u32, by: &Actor, at: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE holds SET lifted_at = ?2, lifted_by = ?3 WHERE number = ?1 AND lifted_at IS NULL";
        let by = to_json("an actor", by)?;
        Ok(self.connection.prepare_cached(sql)?.execute(params![number, At(at), by])? > 0)
    }

    /// Makes a `queued` or `held` mail wait for the end of a hold.
    ///
    /// The table has the state `held` only for mails that were never attempted. A mail that a server deferred stays
    /// `queued` there, is not claimed, and is reported as `held`.
    pub fn hold_mail(&self, key: &MailKey, hold: u32) -> Result<(), StoreError> {
        let mail = self.require_mail(key)?;
        if mail.state != MailState::Held {
            transition::check(&mail, MailState::Held)?;
        }
        let sql =
            "UPDATE mails SET state = CASE attempts WHEN 0 THEN 'held' ELSE state END, held_by = ?2 WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![key, hold])?;
        Ok(())
    }

    /// Releases a `held` mail that nothing holds any more, at `not_before` if it is due by then. The time under hold
    /// does not count: if a server had deferred it before, its retry period starts anew.
    pub fn let_go(&self, key: &MailKey, not_before: Timestamp) -> Result<(), StoreError> {
        transition::check(&self.require_mail(key)?, MailState::Queued)?;
        let sql = "UPDATE mails SET state = 'queued', held_by = NULL, failures = 0, trying_since = NULL, \
                          not_before = CASE WHEN not_before > ?2 THEN not_before ELSE ?2 END \
                   WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![key, At(not_before)])?;
        Ok(())
    }

    /// Keeps a mail `held` after its hold ended, because the configuration holds all mail.
    pub fn leave_held(&self, key: &MailKey) -> Result<(), StoreError> {
        let sql = "UPDATE mails SET held_by = NULL WHERE key = ?1 AND state = 'held'";
        self.connection.prepare_cached(sql)?.execute(params![key])?;
        Ok(())
    }
}

impl Snapshot {
    /// All holds ever placed, by number.
    pub fn holds(&self) -> Result<Vec<StoredHold>, StoreError> {
        let sql = "SELECT number, workflow, partner, until, reason, placed_at, placed_by, lifted_at, lifted_by \
                   FROM holds ORDER BY number";
        self.connection.prepare_cached(sql)?.query_and_then([], stored)?.collect()
    }

    /// When the next hold after `now` ends on its own; `None` if there is none.
    pub fn next_end_of_hold(&self, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT MIN(until) FROM holds \
                   WHERE lifted_at IS NULL AND until > ?1 AND until LIKE '____-__-__T__:__:__Z'";
        let at = self.connection.prepare_cached(sql)?.query_row(params![At(now)], |row| row.get::<_, Option<At>>(0));
        Ok(known(at.map_err(StoreError::from))?.map(|at| at.0))
    }
}

/// A hold stands even if not all of it can be read, since somebody wanted mails to wait: until a person lifts it, and
/// only for mails that nobody has released at all.
fn stored(row: &Row<'_>) -> Result<StoredHold, StoreError> {
    let at =
        |index: usize| known(row.get::<_, Option<At>>(index).map_err(StoreError::from)).map(|at| at.map(|at| at.0));
    let by = |index: usize| -> Result<Option<Actor>, StoreError> {
        let text: Option<String> = row.get(index)?;
        Ok(text.map(|text| known(from_json("an actor", &text).map(Some))).transpose()?.flatten())
    };
    let is_lifted: bool = row.get::<_, Option<String>>(7)?.is_some();
    let lifted_by = is_lifted.then(|| by(8)).transpose()?.map(|by| by.unwrap_or(Actor::Coordinator));
    let placed_at = at(5)?.unwrap_or(Timestamp::MIN);
    Ok(StoredHold {
        number: row.get(0)?,
        hold: NewHold {
            workflow: row.get(1)?,
            partner: row.get(2)?,
            until: at(3)?,
            reason: row.get(4)?,
            placed_at,
            placed_by: by(6)?.unwrap_or(Actor::Coordinator),
        },
        lifted: lifted_by.map(|by| Ok::<_, StoreError>((at(7)?.unwrap_or(placed_at), by))).transpose()?,
    })
}
