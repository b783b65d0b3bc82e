//! What a mail server said of a mail, kept until the database has it: in memory, and in a reserved file for the next start.

use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    model::{Delivery, MailKey},
    store::Reserved,
};

/// Room for a verdict, in bytes: a mail goes to a handful of people, and replies are short.
const ROOM: usize = 64 * 1024;

/// The verdict on one attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Verdict {
    pub(super) mail: MailKey,
    /// Which attempt it is about, from 1.
    pub(super) attempt: u32,
    pub(super) delivery: Delivery,
    pub(super) at: Timestamp,
    /// Earlier mails of the same delivery that were refused in the same words, as everything is: none of it counts.
    #[serde(default)]
    pub(super) wronged: Vec<MailKey>,
    /// True if the attempt was none, because we were asked to stop or no mail can leave at all: it does not count.
    #[serde(default)]
    pub(super) is_void: bool,
    /// Why no mail can leave at all, if that is so.
    #[serde(default)]
    pub(super) stalled: Option<String>,
}

impl Verdict {
    /// Takes the room for a verdict while there is some.
    pub(super) fn prepare(database: &Path) -> std::io::Result<()> {
        file(database).prepare()
    }

    /// Writes the verdict where a full disk or a busy database cannot prevent it.
    pub(super) fn keep(&self, database: &Path) -> std::io::Result<()> {
        file(database).write(&serde_json::to_string(self).unwrap_or_default())
    }

    /// The database has it now.
    pub(super) fn forget(database: &Path) -> std::io::Result<()> {
        file(database).clear()
    }

    /// The verdict that an earlier process could not record.
    pub(super) fn kept(database: &Path) -> std::io::Result<Option<Self>> {
        Ok(file(database).read()?.and_then(|text| serde_json::from_str(&text).ok()))
    }
}

fn file(database: &Path) -> Reserved {
    Reserved::beside(database, "verdict", ROOM)
}
