//! The addresses of a mail, each with its own outcome.

use rusqlite::params;

use super::{Recipient, RecipientRole, Snapshot, StoreError, Tx};
use crate::model::{MailKey, Outcome};

impl Tx {
    /// Adds addresses to a mail; those that it already has stay as they are.
    pub(super) fn address(&self, mail: &MailKey, role: RecipientRole, addresses: &[String]) -> Result<(), StoreError> {
        let sql = "INSERT INTO recipients (mail, address, place, role) \
                   VALUES (?1, ?2, (SELECT COUNT(*) FROM recipients WHERE mail = ?1), ?3) \
                   ON CONFLICT (mail, address) DO NOTHING";
        let mut statement = self.connection.prepare_cached(sql)?;
        for address in addresses {
            statement.execute(params![mail, address, role.as_str()])?;
        }
        Ok(())
    }

    /// Removes every address of a mail that was never attempted.
    pub(super) fn unaddress(&self, mail: &MailKey) -> Result<(), StoreError> {
        self.connection.prepare_cached("DELETE FROM recipients WHERE mail = ?1")?.execute(params![mail])?;
        Ok(())
    }

    /// Removes the copies of a mail.
    pub(super) fn unaddress_copies(&self, mail: &MailKey) -> Result<(), StoreError> {
        let sql = "DELETE FROM recipients WHERE mail = ?1 AND role = 'cc'";
        self.connection.prepare_cached(sql)?.execute(params![mail])?;
        Ok(())
    }

    /// Records the outcome of the attempt for one address.
    pub(super) fn record_outcome(&self, mail: &MailKey, address: &str, outcome: &Outcome) -> Result<(), StoreError> {
        let sql = "UPDATE recipients SET outcome = ?3, reply = ?4 WHERE mail = ?1 AND address = ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.execute(params![mail, address, outcome.as_str(), outcome.words()])?;
        Ok(())
    }

    /// Makes every address of a mail that nobody has pending again, as if its server had only put it off.
    pub(super) fn put_off_refusals(&self, mail: &MailKey) -> Result<(), StoreError> {
        let sql = "UPDATE recipients SET outcome = 'transient', reply = 'to be tried again' WHERE mail = ?1 AND outcome <> 'accepted'";
        self.connection.prepare_cached(sql)?.execute(params![mail])?;
        Ok(())
    }

    /// Makes every address pending again that has not accepted.
    pub(super) fn forget_refusals(&self, mail: &MailKey) -> Result<(), StoreError> {
        let sql = "UPDATE recipients SET outcome = NULL, reply = NULL WHERE mail = ?1 AND outcome <> 'accepted'";
        self.connection.prepare_cached(sql)?.execute(params![mail])?;
        Ok(())
    }
}

impl Snapshot {
    /// The addresses of a mail, in the order of its headers.
    pub(super) fn recipients(&self, mail: &MailKey) -> Result<Vec<Recipient>, StoreError> {
        // Sorted here: for the one or two addresses of a mail, setting up a sort costs SQLite more than reading them.
        let sql = "SELECT address, role = 'to', outcome, COALESCE(reply, ''), place FROM recipients WHERE mail = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let recipients = statement.query_map(params![mail], |row| {
            let (outcome, reply): (Option<String>, String) = (row.get(2)?, row.get(3)?);
            let recipient = Recipient {
                address: row.get(0)?,
                role: if row.get(1)? { RecipientRole::To } else { RecipientRole::Cc },
                outcome: outcome.map(|name| named(&name, reply)),
            };
            Ok((row.get::<_, i64>(4)?, recipient))
        })?;
        let mut recipients: Vec<(i64, Recipient)> = recipients.collect::<Result<_, _>>()?;
        recipients.sort_by_key(|(place, recipient)| (recipient.role, *place));
        Ok(recipients.into_iter().map(|(_, recipient)| recipient).collect())
    }
}

/// The outcome with that name; the table's `CHECK` allows no other.
pub(super) fn named(name: &str, reply: String) -> Outcome {
    match name {
        "accepted" => Outcome::Accepted { reply },
        "transient" => Outcome::Transient { reply },
        "ours" => Outcome::Ours { reply },
        "mail_refused" => Outcome::MailRefused { reply },
        "address_refused" => Outcome::AddressRefused { reply },
        _ => Outcome::Uncertain { reason: reply },
    }
}
