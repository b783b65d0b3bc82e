//! Mails that a server accepted and that came back later.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::{RecipientRole, Snapshot, StoreError, Tx, column::At, transition};
use crate::model::{MailKey, MailState, Outcome, ReminderKey, folded_address};

/// Whose fault it is that a mail came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReturnBlame {
    /// The address: mails to it are not delivered.
    Address,
    /// That mail's: its size or content.
    Mail,
    /// Ours, or that of the way.
    Ours,
    /// Nobody's for good: the mailbox is full, or a server was busy.
    Now,
}

impl ReturnBlame {
    fn as_str(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Mail => "mail",
            Self::Ours => "ours",
            Self::Now => "now",
        }
    }
}

/// A report that a mail came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Return {
    /// The address that it came back from.
    pub address: String,
    /// True if only the address is at fault.
    pub is_of_address: bool,
    /// The words of the report.
    pub words: String,
    /// How many addresses of this mail it came back from.
    pub of: u32,
}

impl Tx {
    /// Records that a mail came back from `address`, as a report said at `at`; a second report about the same two
    /// replaces the first. A `sent` or `uncertain` mail that came back from whom it was for is `bounced`.
    ///
    /// Returns the reminders in it that therefore count as not received; none if somebody in copy has them.
    pub fn take_return(
        &self,
        mail: &MailKey,
        address: &str,
        (blame, words): (ReturnBlame, &str),
        at: Timestamp,
    ) -> Result<Vec<ReminderKey>, StoreError> {
        let sql = "INSERT INTO returns (mail, address, returned_at, blame, words) VALUES (?1, ?2, ?3, ?4, ?5) \
                   ON CONFLICT (mail, address) DO UPDATE SET returned_at = ?3, blame = ?4, words = ?5";
        self.connection.prepare_cached(sql)?.execute(params![mail, address, At(at), blame.as_str(), words])?;
        // What was learned last counts, also of one instant.
        let sql = "DELETE FROM pardons WHERE address = ?1 AND pardoned_at >= ?2";
        self.connection.prepare_cached(sql)?.execute(params![folded_address(address), At(at)])?;
        let returned = self.require_mail(mail)?;
        let is_for = returned.recipients.iter().any(|one| one.role == RecipientRole::To && one.address == address);
        if is_for && matches!(returned.state, MailState::Sent | MailState::Uncertain) {
            self.bounce(mail, words)?;
        }
        if self.require_mail(mail)?.state != MailState::Bounced || self.has_reader(mail)? {
            return Ok(Vec::new());
        }
        let sql = "UPDATE reminders SET state = 'queued' WHERE mail = ?1 AND state = 'sent' RETURNING key";
        self.keys_in_order(sql, params![mail])
    }

    /// Records that a `sent` or `uncertain` mail came back.
    pub fn bounce(&self, key: &MailKey, why: &str) -> Result<(), StoreError> {
        transition::check(&self.require_mail(key)?, MailState::Bounced)?;
        let sql = "UPDATE mails SET state = 'bounced', last_reply = ?2 WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![key, why])?;
        Ok(())
    }
}

impl Snapshot {
    /// True if some address accepted a mail that did not come back from there.
    fn has_reader(&self, mail: &MailKey) -> Result<bool, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM returns WHERE mail = ?1 AND address = ?2)")?;
        for recipient in self.recipients(mail)? {
            let is_returned: bool = statement.query_row(params![mail, recipient.address], |row| row.get(0))?;
            if matches!(recipient.outcome, Some(Outcome::Accepted { .. })) && !is_returned {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The last report that a mail came back.
    pub fn return_of(&self, mail: &MailKey) -> Result<Option<Return>, StoreError> {
        let sql = "SELECT address, blame = 'address', words, (SELECT COUNT(*) FROM returns WHERE mail = ?1) \
                   FROM returns WHERE mail = ?1 ORDER BY returned_at DESC, address LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let of = |row: &rusqlite::Row<'_>| {
            Ok(Return { address: row.get(0)?, is_of_address: row.get(1)?, words: row.get(2)?, of: row.get(3)? })
        };
        Ok(statement.query_row(params![mail], of).optional()?)
    }
}
