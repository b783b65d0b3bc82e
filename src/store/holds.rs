//! Holds: mails that wait until a person lifts what holds them, or until it ends by itself.

use jiff::Timestamp;
use rusqlite::{Row, params};

use super::{
    Snapshot, StoreError, Tx,
    column::{At, from_json, to_json},
    transition,
};
use crate::model::{Actor, MailKey, MailState, PartnerId, WorkflowId};

/// A hold as it is placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewHold {
    /// Mails that speak of this workflow; of any if `None`.
    pub workflow: Option<WorkflowId>,
    /// Mails for this partner; for anybody if `None`.
    pub partner: Option<PartnerId>,
    /// When it ends by itself.
    pub until: Option<Timestamp>,
    /// Why, for people.
    pub reason: String,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// Who placed it.
    pub placed_by: Actor,
}

/// A hold that was placed, whatever became of it.
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
    /// True if it holds mails at `now`: nobody lifted it, and it has not ended.
    pub fn stands_at(&self, now: Timestamp) -> bool {
        self.lifted.is_none() && self.hold.until.is_none_or(|until| now < until)
    }
}

impl Tx {
    /// Places a hold and gives its number. Which mails it holds is the caller's to decide.
    pub fn place_hold(&self, hold: &NewHold) -> Result<u32, StoreError> {
        let sql = "INSERT INTO holds (workflow, partner, until, reason, placed_at, placed_by) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING number";
        let placed_by = to_json("an actor", &hold.placed_by)?;
        Ok(self.connection.prepare_cached(sql)?.query_row(
            params![hold.workflow, hold.partner, hold.until.map(At), hold.reason, At(hold.placed_at), placed_by],
            |row| row.get(0),
        )?)
    }

    /// Notes that a hold was lifted. Gives false, and changes nothing, if it was before, or if there is none of that number.
    pub fn lift_hold(&self, number: u32, by: &Actor, at: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE holds SET lifted_at = ?2, lifted_by = ?3 WHERE number = ?1 AND lifted_at IS NULL";
        let by = to_json("an actor", by)?;
        Ok(self.connection.prepare_cached(sql)?.execute(params![number, At(at), by])? > 0)
    }

    /// Has a `queued` or `held` mail wait for the end of a hold.
    ///
    /// The table keeps the state `held` for mails that nobody tried: one that a server has put off is `queued` there, is not
    /// claimed, and is `held` to everybody who asks.
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

    /// Lets a `held` mail go because nothing holds it any more, at `not_before` if it is due by then. The time in which it was held
    /// counts for nothing: a server that had put it off before is given as long as any other.
    pub fn let_go(&self, key: &MailKey, not_before: Timestamp) -> Result<(), StoreError> {
        transition::check(&self.require_mail(key)?, MailState::Queued)?;
        let sql = "UPDATE mails SET state = 'queued', held_by = NULL, not_before = MAX(not_before, ?2), failures = 0, \
                          trying_since = NULL \
                   WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![key, At(not_before)])?;
        Ok(())
    }

    /// Leaves a mail `held` that no hold holds any more: the configuration has every mail wait.
    pub fn leave_held(&self, key: &MailKey) -> Result<(), StoreError> {
        let sql = "UPDATE mails SET held_by = NULL WHERE key = ?1 AND state = 'held'";
        self.connection.prepare_cached(sql)?.execute(params![key])?;
        Ok(())
    }
}

impl Snapshot {
    /// Every hold that was ever placed, by number.
    pub fn holds(&self) -> Result<Vec<StoredHold>, StoreError> {
        let sql = "SELECT number, workflow, partner, until, reason, placed_at, placed_by, lifted_at, lifted_by \
                   FROM holds ORDER BY number";
        self.connection.prepare_cached(sql)?.query_and_then([], stored)?.collect()
    }

    /// When the next hold ends by itself after `now`; `None` if none does.
    pub fn next_end_of_hold(&self, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT MIN(until) FROM holds WHERE lifted_at IS NULL AND until > ?1";
        let at: Option<At> = self.connection.prepare_cached(sql)?.query_row(params![At(now)], |row| row.get(0))?;
        Ok(at.map(|at| at.0))
    }
}

fn stored(row: &Row<'_>) -> Result<StoredHold, StoreError> {
    let at = |index: usize| row.get::<_, Option<At>>(index).map(|at| at.map(|at| at.0));
    let lifted_by: Option<String> = row.get(8)?;
    let lifted_by = lifted_by.map(|text| from_json("an actor", &text)).transpose()?;
    Ok(StoredHold {
        number: row.get(0)?,
        hold: NewHold {
            workflow: row.get(1)?,
            partner: row.get(2)?,
            until: at(3)?,
            reason: row.get(4)?,
            placed_at: row.get::<_, At>(5)?.0,
            placed_by: from_json("an actor", &row.get::<_, String>(6)?)?,
        },
        lifted: at(7)?.zip(lifted_by),
    })
}
