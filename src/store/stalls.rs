//! Stalls: times in which no mail could leave at all. One fault affects all mails, and counts against none.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Row, params};

use super::{
    Snapshot, StoreError, Tx,
    column::At,
    unread::{known, of_row, readable},
};
use crate::model::MailKey;

/// Minutes to wait after the first, second … failure; the last value applies to all further ones.
const PAUSES: [i64; 5] = [1, 5, 15, 30, 60];

/// Longer reasons are cut, in characters.
const MAX_WHY_CHARS: usize = 600;

/// A time in which no mail can leave, or could leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stall {
    /// When the first attempt failed.
    pub since: Timestamp,
    /// Number of failed attempts.
    pub tries: u32,
    /// When the last of them failed.
    pub last_at: Timestamp,
    /// When the next one will be made; nothing is sent before.
    pub next_at: Timestamp,
    /// The last error, in words for people.
    pub why: String,
    /// True if the server answers, and refuses what is for others than ourselves: that it takes mail for our own domain does
    /// not end the stall.
    pub is_refusal: bool,
    /// When a server responded again; `None` while the stall lasts.
    pub ended_at: Option<Timestamp>,
}

impl Stall {
    /// How long it lasted, or has lasted at `now`.
    pub fn lasted(&self, now: Timestamp) -> SignedDuration {
        self.ended_at.unwrap_or(now).duration_since(self.since)
    }
}

impl std::fmt::Display for Stall {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { since, next_at, why, is_refusal, .. } = self;
        let what = if *is_refusal { "the server refuses all mail for others" } else { "no mail can leave" };
        let tries = if self.tries == 1 { "tried once".to_owned() } else { format!("tried {} times", self.tries) };
        write!(f, "{what} since {since} ({tries}, again at {next_at}): {why}")
    }
}

/// How long sending pauses after this many consecutive failures.
pub fn pause(tries: u32) -> SignedDuration {
    let index = (tries.max(1) as usize - 1).min(PAUSES.len() - 1);
    SignedDuration::from_mins(PAUSES[index])
}

const COLUMNS: &str = "since, tries, last_at, next_at, why, ended_at, is_refusal";

impl Tx {
    /// Another attempt failed at `now`: sending pauses. `is_refusal` as in [`Stall`].
    pub fn stall(&self, why: &str, is_refusal: bool, now: Timestamp) -> Result<Stall, StoreError> {
        let before = self.standing_stall()?;
        let tries = before.as_ref().map_or(0, |stall| stall.tries).saturating_add(1);
        let next_at = now.saturating_add(pause(tries)).unwrap_or(Timestamp::MAX);
        let why: String = why.chars().take(MAX_WHY_CHARS).collect();
        let since = before.map_or(now, |stall| stall.since);
        let sql = "INSERT INTO stalls (since, tries, last_at, next_at, why, is_refusal) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
                   ON CONFLICT (ended_at IS NULL) WHERE ended_at IS NULL \
                   DO UPDATE SET since = ?1, tries = ?2, last_at = ?3, next_at = ?4, why = ?5, is_refusal = ?6";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.execute(params![At(since), tries, At(now), At(next_at), why, is_refusal])?;
        Ok(Stall { since, tries, last_at: now, next_at, why, is_refusal, ended_at: None })
    }

    /// A server responded: waiting mails go on as if no time had passed. Returns the stall that is over.
    pub fn end_stall(&self, now: Timestamp) -> Result<Option<Stall>, StoreError> {
        let Some(stall) = self.standing_stall()? else { return Ok(None) };
        let sql = "UPDATE stalls SET ended_at = ?1 WHERE ended_at IS NULL";
        self.connection.prepare_cached(sql)?.execute(params![At(now)])?;
        self.forgive(stall.lasted(now))?;
        Ok(Some(Stall { ended_at: Some(now), ..stall }))
    }

    /// Makes the next attempt at once, because somebody may have fixed the cause.
    pub fn hasten_stall(&self, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE stalls SET next_at = ?1 WHERE ended_at IS NULL AND next_at > ?1";
        self.connection.prepare_cached(sql)?.execute(params![At(now)])?;
        Ok(())
    }

    /// Moves the time of the first attempt of every waiting mail by `time`, which does not count.
    fn forgive(&self, time: SignedDuration) -> Result<(), StoreError> {
        let sql = "SELECT key, trying_since FROM mails WHERE state = 'queued' AND trying_since IS NOT NULL";
        let mut statement = self.connection.prepare_cached(sql)?;
        let each = |row: &Row<'_>| Ok::<_, rusqlite::Error>((row.get(0)?, row.get::<_, At>(1)?.0));
        let waiting = statement.query_and_then([], |row| of_row("mails", row, each))?;
        let waiting: Vec<(MailKey, Timestamp)> = readable(waiting)?;
        let mut update = self.connection.prepare_cached("UPDATE mails SET trying_since = ?2 WHERE key = ?1")?;
        for (key, since) in waiting {
            update.execute(params![key, At(since.saturating_add(time).unwrap_or(Timestamp::MAX))])?;
        }
        Ok(())
    }
}

impl Snapshot {
    /// The current stall, if any.
    pub fn standing_stall(&self) -> Result<Option<Stall>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM stalls WHERE ended_at IS NULL");
        known(self.connection.prepare_cached(&sql)?.query_and_then([], stall)?.next().transpose())
    }

    /// The stalls that are current or ended since `since`, oldest first.
    pub fn stalls(&self, since: Timestamp) -> Result<Vec<Stall>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM stalls WHERE ended_at IS NULL OR ended_at >= ?1 ORDER BY id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        readable(statement.query_and_then(params![At(since)], stall)?)
    }
}

fn stall(row: &Row<'_>) -> Result<Stall, StoreError> {
    of_row("stalls", row, read)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Stall> {
    Ok(Stall {
        since: row.get::<_, At>(0)?.0,
        tries: row.get(1)?,
        last_at: row.get::<_, At>(2)?.0,
        next_at: row.get::<_, At>(3)?.0,
        why: row.get(4)?,
        ended_at: row.get::<_, Option<At>>(5)?.map(|at| at.0),
        is_refusal: row.get(6)?,
    })
}
