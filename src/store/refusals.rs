//! What did not arrive: mails, the addresses that refused them, and what the coordinator was told about it.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, civil::Date};
use rusqlite::{Row, params};

use super::{
    Mail, Snapshot, StoreError, Tx,
    column::{At, On},
    recipients::named,
    unread::{known, of_row, readable},
};
use crate::model::{MailKey, MailState, Outcome, PartnerId, ReminderKey, TaskId, WorkflowId, folded_address};

/// An input, and the due date mentioned.
pub type InputDue = (TaskId, PartnerId, Date);

/// The mails to partners that failed, bounced, or did not reach somebody in copy. It goes from the few that were refused to
/// their mails: the other way round, every mail that was ever sent would be looked at in every pass.
const UNDELIVERED: &str = "SELECT key FROM (SELECT mail FROM recipients WHERE outcome IN ('mail_refused', 'address_refused') \
                                            UNION SELECT mail FROM returns \
                                            UNION SELECT key FROM mails WHERE state IN ('failed', 'bounced')) AS lost \
                           CROSS JOIN mails \
                           WHERE key = lost.mail AND partner IS NOT NULL AND state IN ('failed', 'bounced', 'sent')";

const UNCERTAIN: &str = "SELECT key FROM mails WHERE state = 'uncertain'";

/// How long until an address that refused a mail is tried again: mailboxes are created, and repaired.
pub const REFUSAL_HOLDS_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

impl Snapshot {
    /// The addresses that permanently refused or bounced their last mail, normalised for comparison
    /// ([`folded_address`]), with the server's reply. A refusal because of a mail's size or content does not count
    /// against the address.
    ///
    /// An address leaves the list when it accepts a mail, [`REFUSAL_HOLDS_FOR`] after the refusal, when a person
    /// retries the refused mail, and when it is pardoned ([`Tx::pardon`]).
    pub fn refused_addresses(&self, now: Timestamp) -> Result<BTreeMap<String, String>, StoreError> {
        let sql = "WITH refusals AS ( \
                       SELECT r.mail, r.address, COALESCE(r.reply, '') AS words, \
                              (SELECT MAX(ended_at) FROM attempts WHERE mail = r.mail) AS at \
                       FROM recipients r INDEXED BY recipients_refused WHERE r.outcome = 'address_refused' \
                         AND r.outcome IN ('mail_refused', 'address_refused') \
                       UNION ALL \
                       SELECT mail, address, words, returned_at FROM returns INDEXED BY returns_of_address \
                       WHERE blame = 'address' AND returned_at > ?1) \
                   SELECT address, words, at FROM refusals \
                   WHERE at > ?1 \
                     AND NOT EXISTS (SELECT 1 FROM recipients r JOIN attempts a ON a.mail = r.mail \
                                     WHERE r.address = refusals.address AND r.outcome = 'accepted' \
                                       AND r.mail <> refusals.mail AND a.ended_at >= refusals.at) \
                   ORDER BY address, at";
        let mut statement = self.connection.prepare_cached(sql)?;
        let since = now.saturating_sub(REFUSAL_HOLDS_FOR).unwrap_or(Timestamp::MIN);
        let refusal = |row: &Row<'_>| {
            let address = folded_address(&row.get::<_, String>(0)?);
            Ok::<_, rusqlite::Error>((address, row.get::<_, String>(1)?, row.get::<_, At>(2)?.0))
        };
        let refused = statement.query_and_then(params![At(since)], |row| of_row("recipients", row, refusal))?;
        let (mut held, pardons) = (BTreeMap::new(), self.pardons()?);
        for (address, words, at) in readable(refused)? {
            if pardons.get(&address).is_none_or(|pardoned_at| *pardoned_at < at) {
                held.insert(address, words);
            }
        }
        Ok(held)
    }

    fn pardons(&self) -> Result<BTreeMap<String, Timestamp>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT address, pardoned_at FROM pardons")?;
        let pardon = |row: &Row<'_>| Ok::<_, rusqlite::Error>((row.get(0)?, row.get::<_, At>(1)?.0));
        let pardons = statement.query_and_then([], |row| of_row("pardons", row, pardon))?;
        Ok(readable(pardons)?.into_iter().collect())
    }

    /// The mails to partners that failed, bounced, or did not reach somebody in copy, as it turned out since `since`, by
    /// time and key.
    pub fn undelivered(&self, since: Timestamp) -> Result<Vec<Mail>, StoreError> {
        self.mails_of(UNDELIVERED, since)
    }

    /// The mails that may or may not have been sent, tried since `since`, by time and key.
    pub fn uncertain(&self, since: Timestamp) -> Result<Vec<Mail>, StoreError> {
        self.mails_of(UNCERTAIN, since)
    }

    /// Those of the mails that `which` selects of which something was heard since `since`. When they fell due does not matter:
    /// a letter may have waited for months.
    fn mails_of(&self, which: &str, since: Timestamp) -> Result<Vec<Mail>, StoreError> {
        let sql = heard_of_since(which);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let keys: Vec<MailKey> =
            statement.query_map(params![At(since)], |row| row.get(0))?.collect::<Result<_, _>>()?;
        readable(keys.iter().map(|key| self.require_mail(key)))
    }

    /// When the coordinator was told that `partner` cannot be reached about its input due on `due`.
    pub fn coordinator_told_at(
        &self,
        workflow: &WorkflowId,
        task: &TaskId,
        partner: &PartnerId,
        due: Date,
    ) -> Result<Vec<Timestamp>, StoreError> {
        let sql = "SELECT decided_at FROM reminders \
                   WHERE workflow = ?1 AND task = ?2 AND partner = ?3 AND due_on = ?4 AND state = 'sent' \
                     AND to_coordinator = 1 \
                   ORDER BY decided_at";
        let mut statement = self.connection.prepare_cached(sql)?;
        let told = statement.query_map(params![workflow, task, partner, On(due)], |row| row.get::<_, At>(0))?;
        Ok(told.map(|at| at.map(|at| at.0)).collect::<Result<_, _>>()?)
    }
}

impl Snapshot {
    /// Every input of a workflow that the coordinator was told about because nobody can be reached, with the times.
    pub fn told_coordinator(&self, workflow: &WorkflowId) -> Result<Vec<(InputDue, Timestamp)>, StoreError> {
        let sql = "SELECT task, partner, due_on, decided_at FROM reminders \
                   WHERE workflow = ?1 AND task IS NOT NULL AND partner IS NOT NULL AND due_on IS NOT NULL \
                     AND state = 'sent' AND to_coordinator = 1 \
                   ORDER BY decided_at, key";
        let mut statement = self.connection.prepare_cached(sql)?;
        let told = |row: &Row<'_>| {
            let input = (row.get(0)?, row.get(1)?, row.get::<_, On>(2)?.0);
            Ok::<_, rusqlite::Error>((input, row.get::<_, At>(3)?.0))
        };
        readable(statement.query_and_then(params![workflow], |row| of_row("reminders", row, told))?)
    }
}

/// What a mail server said about one recipient in the last attempt of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The mail.
    pub mail: MailKey,
    /// The address.
    pub address: String,
    /// What was said.
    pub outcome: Outcome,
    /// When.
    pub at: Timestamp,
    /// Since when the mail was tried.
    pub trying_since: Option<Timestamp>,
}

impl Snapshot {
    /// Calls `take` with what servers said in attempts since `since`, beginning with the last, until it returns false, and
    /// at most `most` times. Attempts that do not count are not among them, and what cannot be read is left out.
    pub fn each_heard(
        &self,
        since: Timestamp,
        most: usize,
        mut take: impl FnMut(Heard) -> bool,
    ) -> Result<(), StoreError> {
        // The index has this order, so that the first rows cost no sorting of all.
        let sql = "SELECT m.key, r.address, r.outcome, COALESCE(r.reply, ''), a.ended_at, m.trying_since \
                   FROM attempts a INDEXED BY attempts_by_start \
                   JOIN mails m ON m.key = a.mail AND m.attempts = a.number JOIN recipients r ON r.mail = a.mail \
                   WHERE a.started_at >= ?1 AND a.ended_at IS NOT NULL AND r.outcome IS NOT NULL \
                   ORDER BY a.started_at DESC, a.mail DESC LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![At(since), most as i64])?;
        while let Some(row) = rows.next()? {
            let heard = known(of_row("attempts", row, heard).map(Some))?;
            if heard.is_some_and(|heard| !take(heard)) {
                break;
            }
        }
        Ok(())
    }

    /// When somebody at `domain` first refused a mail because of us, among the attempts since `since` that count.
    pub fn refused_us_at(&self, domain: &str, since: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT MIN(a.ended_at) FROM attempts a INDEXED BY attempts_by_start \
                   JOIN recipients r ON r.mail = a.mail \
                   WHERE a.started_at >= ?2 AND r.outcome = 'ours' \
                     AND LOWER(SUBSTR(r.address, INSTR(r.address, '@') + 1)) = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![domain, At(since)])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        known(of_row("attempts", row, |row| row.get::<_, Option<At>>(0)).map(|at| at.map(|at| at.0)))
    }
}

impl Snapshot {
    /// The mails that failed untried because their address had refused the mail `refused`, by key: reports for which nobody
    /// stands in.
    pub fn untried_because_of(&self, refused: &MailKey) -> Result<Vec<MailKey>, StoreError> {
        let sql = "SELECT DISTINCT m.key FROM recipients AS said \
                   CROSS JOIN recipients AS untried INDEXED BY recipients_refused JOIN mails AS m ON m.key = untried.mail \
                   WHERE said.mail = ?1 AND said.outcome = 'address_refused' \
                     AND untried.outcome = 'address_refused' AND untried.outcome IN ('mail_refused', 'address_refused') \
                     AND LOWER(untried.address) = LOWER(said.address) AND untried.reply = said.reply \
                     AND m.state = 'failed' AND m.attempts = 0 ORDER BY m.key";
        let mut statement = self.connection.prepare_cached(sql)?;
        let keys = statement.query_map(params![refused], |row| row.get(0))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }
}

/// A waiting mail that a server refused for reasons of policy, while it takes those for others, or nobody knows that it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedByPolicy {
    /// The mail.
    pub mail: MailKey,
    /// The address.
    pub address: String,
    /// The server's words.
    pub words: String,
    /// Since when the mail has been tried.
    pub since: Option<Timestamp>,
}

impl Snapshot {
    /// The mails that wait for another attempt because a server refused them for reasons of policy, by key.
    pub fn refused_by_policy(&self) -> Result<Vec<RefusedByPolicy>, StoreError> {
        let sql = "SELECT m.key, r.address, COALESCE(r.reply, ''), m.trying_since \
                   FROM mails m JOIN recipients r ON r.mail = m.key \
                   WHERE m.state = 'queued' AND m.attempts > 0 AND r.outcome = 'ours' ORDER BY m.key, r.address";
        let mut statement = self.connection.prepare_cached(sql)?;
        let refused = |row: &Row<'_>| {
            let (mail, address, words) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let since = row.get::<_, Option<At>>(3)?.map(|at| at.0);
            Ok::<_, rusqlite::Error>(RefusedByPolicy { mail, address, words, since })
        };
        readable(statement.query_and_then([], |row| of_row("recipients", row, refused))?)
    }
}

fn heard(row: &Row<'_>) -> rusqlite::Result<Heard> {
    Ok(Heard {
        mail: row.get(0)?,
        address: row.get(1)?,
        outcome: named(&row.get::<_, String>(2)?, row.get(3)?),
        at: row.get::<_, At>(4)?.0,
        trying_since: row.get::<_, Option<At>>(5)?.map(|at| at.0),
    })
}

impl Tx {
    /// Allows mails to an address again, whatever it refused up to `now`.
    pub fn pardon(&self, address: &str, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO pardons (address, pardoned_at) VALUES (?1, ?2) \
                   ON CONFLICT (address) DO UPDATE SET pardoned_at = ?2";
        self.connection.prepare_cached(sql)?.execute(params![folded_address(address), At(now)])?;
        Ok(())
    }

    /// Moves a queued reminder of a mail that failed or came back, and that nobody has, to a never attempted mail to
    /// somebody else. The first mail stays as it is.
    pub fn readdress(&self, failed: &MailKey, reminder: &ReminderKey, to: &MailKey) -> Result<(), StoreError> {
        let mail = self.require_mail(failed)?;
        if !matches!(mail.state, MailState::Failed | MailState::Bounced) {
            return Err(StoreError::IllegalTransition { mail: mail.key, from: mail.state, to: MailState::Failed });
        }
        self.unattempted(to)?;
        let sql = "UPDATE reminders SET mail = ?3, attempted = 0 WHERE key = ?2 AND mail = ?1 AND state = 'queued'";
        self.connection.prepare_cached(sql)?.execute(params![failed, reminder, to])?;
        Ok(())
    }
}

/// Of the mails that `which` selects, those of which something was heard since `?1`, by time and key.
fn heard_of_since(which: &str) -> String {
    format!(
        "{which} AND (due_at >= ?1 \
            OR EXISTS (SELECT 1 FROM attempts WHERE attempts.mail = mails.key AND started_at >= ?1) \
            OR EXISTS (SELECT 1 FROM returns WHERE returns.mail = mails.key AND returned_at >= ?1)) \
         ORDER BY due_at, key"
    )
}

#[cfg(test)]
mod tests {
    use crate::store::Store;

    use super::*;

    /// Every pass asks for them, and an installation keeps its mails for good.
    #[test]
    fn what_did_not_arrive_is_found_without_looking_at_what_did() {
        let mut store = Store::empty().unwrap();
        for which in [UNDELIVERED, UNCERTAIN] {
            let steps: Vec<String> = store
                .read(|tx| {
                    let sql = format!("EXPLAIN QUERY PLAN {}", heard_of_since(which));
                    let mut statement = tx.connection.prepare(&sql)?;
                    let steps = statement.query_map(params![At(Timestamp::UNIX_EPOCH)], |row| row.get(3))?;
                    Ok::<_, StoreError>(steps.collect::<Result<_, _>>()?)
                })
                .unwrap();
            assert!(steps.iter().all(|step| !step.starts_with("SCAN mails")), "{steps:#?}");
            let by_key = steps.iter().any(|step| step.starts_with("SEARCH mails") && step.ends_with("(key=?)"));
            assert_eq!(by_key, which == UNDELIVERED, "{steps:#?}");
        }
    }
}
