//! The mails that a sender is working on and what mail servers said about them, kept until the database has it: in
//! memory, and in a file for the next process.
//!
//! Mails are claimed and settled in batches. So that nothing is lost if the process is killed, the file always says
//! which mails may be with the server: a mail is recorded before its attempt begins, and the server's reply before
//! anything else is sent over the same connection. Mails that were claimed but not begun are put back as if they had
//! not been claimed.

use std::{io, path::Path};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    files,
    model::{Delivery, MailKey},
    store::{Claim, Records, Reserved},
};

/// Space for one batch with its verdicts, in bytes: a mail goes to a few people, and replies are short. If it runs out,
/// the database is written to earlier.
const ROOM: usize = 256 * 1024;

/// Space for the single verdict that earlier versions kept.
const ROOM_OF_ONE: usize = 64 * 1024;

/// The verdict on one attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Verdict {
    pub(super) mail: MailKey,
    /// The number of the attempt, from 1.
    pub(super) attempt: u32,
    pub(super) delivery: Delivery,
    pub(super) at: Timestamp,
    /// Earlier mails of the same delivery that were refused with the same words, as everything is. None of these
    /// refusals counts.
    #[serde(default)]
    pub(super) wronged: Vec<MailKey>,
    /// True if the attempt does not count, because we were asked to stop or no mail can leave at all.
    #[serde(default)]
    pub(super) is_void: bool,
    /// Why no mail can leave at all, if that is so.
    #[serde(default)]
    pub(super) stalled: Option<String>,
    /// True if the mail is for our own domain alone: what became of it does not say that others can be written to.
    #[serde(default)]
    pub(super) is_for_us: bool,
    /// True if the server answers, and refuses what is for others.
    #[serde(default)]
    pub(super) is_refusal: bool,
}

impl Verdict {
    /// A claimed mail is not sent now: it waits as before, in its place in the queue.
    pub(super) fn put_back(claim: &Claim) -> Self {
        Self::void(claim.mail.key.clone(), claim.mail.attempts, claim.mail.not_before)
    }

    fn void(mail: MailKey, attempt: u32, at: Timestamp) -> Self {
        let delivery = Delivery::default();
        Self {
            mail,
            attempt,
            delivery,
            at,
            wronged: Vec::new(),
            is_void: true,
            stalled: None,
            is_for_us: false,
            is_refusal: false,
        }
    }
}

/// A record of the file.
#[derive(Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "snake_case")]
enum Record {
    /// A batch was claimed; everything before it is in the database.
    Claimed { boot: String, mails: Vec<Claimed> },
    /// From here on, the server may have this mail.
    Begun { mail: MailKey },
    /// What the server said.
    Said { verdict: Box<Verdict> },
}

#[derive(Serialize, Deserialize)]
struct Claimed {
    mail: MailKey,
    attempt: u32,
    not_before: Timestamp,
}

/// The file of one installation.
#[derive(Debug)]
pub(super) struct InHand {
    records: Records,
    /// The id of this boot of the machine; empty if unknown.
    boot: String,
}

impl InHand {
    pub(super) fn beside(database: &Path) -> Self {
        let boot = files::first_line("/proc/sys/kernel/random/boot_id").unwrap_or_default();
        Self { records: Records::beside(database, "verdict", ROOM), boot }
    }

    /// Reserves the space while there is some.
    pub(super) fn prepare(&self) -> io::Result<()> {
        self.records.prepare()
    }

    /// A batch was claimed, and nothing else is in progress.
    pub(super) fn claim<'a>(&mut self, claims: impl IntoIterator<Item = &'a Claim>) -> io::Result<()> {
        let claimed = |claim: &Claim| Claimed {
            mail: claim.mail.key.clone(),
            attempt: claim.mail.attempts,
            not_before: claim.mail.not_before,
        };
        let mails = claims.into_iter().map(claimed).collect();
        let first = json(&Record::Claimed { boot: self.boot.clone(), mails })?;
        self.records.begin(&first)
    }

    /// A mail is about to be sent.
    pub(super) fn begin(&mut self, claim: &Claim) -> io::Result<()> {
        self.records.add(&json(&Record::Begun { mail: claim.mail.key.clone() })?)
    }

    /// What became of a mail.
    pub(super) fn keep(&mut self, verdict: &Verdict) -> io::Result<()> {
        self.records.add(&json(&Record::Said { verdict: Box::new(verdict.clone()) })?)
    }

    /// Returns once everything written would survive a power failure.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.records.sync()
    }

    /// The database now has everything.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        self.claim([])
    }

    /// What an earlier process left behind: verdicts it could not store, and mails it had claimed but not begun.
    ///
    /// After a power failure, only the server replies count, because later records may be lost: any claimed mail may
    /// then have been begun.
    pub(super) fn left(&self, database: &Path) -> io::Result<Vec<Verdict>> {
        let records: Vec<Record> =
            self.records.read()?.iter().map_while(|record| serde_json::from_str(record).ok()).collect();
        if records.is_empty() {
            return of_an_earlier_version(database);
        }
        let (mut left, mut claimed, mut is_of_this_boot) = (Vec::new(), Vec::new(), false);
        for record in records {
            match record {
                Record::Claimed { boot, mails } => {
                    is_of_this_boot = boot == self.boot && !boot.is_empty();
                    claimed = mails;
                }
                Record::Begun { mail } => claimed.retain(|one| one.mail != mail),
                Record::Said { verdict } => left.push(*verdict),
            }
        }
        left.retain(|verdict| is_of_this_boot || !verdict.is_void);
        claimed.retain(|_| is_of_this_boot);
        left.extend(claimed.into_iter().map(|one| Verdict::void(one.mail, one.attempt, one.not_before)));
        Ok(left)
    }
}

/// The verdict in the format used when mails were settled one by one.
fn of_an_earlier_version(database: &Path) -> io::Result<Vec<Verdict>> {
    let text = Reserved::beside(database, "verdict", ROOM_OF_ONE).read()?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).into_iter().collect())
}

fn json(record: &Record) -> io::Result<String> {
    serde_json::to_string(record).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(mail: &str) -> Verdict {
        Verdict { is_void: false, ..Verdict::void(mail.into(), 1, Timestamp::UNIX_EPOCH) }
    }

    #[test]
    fn what_an_earlier_version_kept_is_taken_over() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("concerted.db");
        let kept = Reserved::beside(&database, "verdict", ROOM_OF_ONE);
        kept.prepare().unwrap();
        kept.write(&serde_json::to_string(&verdict("m1")).unwrap()).unwrap();
        let mut in_hand = InHand::beside(&database);
        in_hand.prepare().unwrap();
        assert_eq!(in_hand.left(&database).unwrap(), [verdict("m1")]);
        in_hand.clear().unwrap();
        assert_eq!(InHand::beside(&database).left(&database).unwrap(), []);
    }

    #[test]
    fn what_was_claimed_before_the_machine_started_anew_may_have_been_begun() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("concerted.db");
        let mut in_hand = InHand::beside(&database);
        let claimed = |mail: &str| Claimed { mail: mail.into(), attempt: 1, not_before: Timestamp::UNIX_EPOCH };
        for (boot, expected) in [(in_hand.boot.clone(), vec!["m2", "m1", "m3"]), ("another".into(), vec!["m2"])] {
            let mails = vec![claimed("m1"), claimed("m2"), claimed("m3"), claimed("m4")];
            in_hand.records.begin(&json(&Record::Claimed { boot, mails }).unwrap()).unwrap();
            for mail in ["m2", "m4"] {
                in_hand.records.add(&json(&Record::Begun { mail: mail.into() }).unwrap()).unwrap();
            }
            in_hand.keep(&verdict("m2")).unwrap();
            let left = in_hand.left(&database).unwrap();
            let keys: Vec<&str> = left.iter().map(|verdict| verdict.mail.as_str()).collect();
            assert_eq!(keys, expected, "m4 may be with the server");
            assert!(left.iter().all(|verdict| verdict.is_void == (verdict.mail.as_str() != "m2")));
        }
    }
}
