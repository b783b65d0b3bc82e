//! What partners report of their commitments after the event.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{CommitmentEntry, ledger::CommitmentStatus};

/// What a partner reports of a commitment. What it leaves out stays as it is on record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CommitmentReport {
    /// How far it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CommitmentStatus>,
    /// The day by which it will be done, if that is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// What was signed for, in the currency of the commitment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed: Option<f64>,
    /// What was paid, in the currency of the commitment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid: Option<f64>,
    /// Where the evidence is to be found: an `https` address, which is kept and never fetched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

impl CommitmentReport {
    /// True if it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What it puts into the register once it is confirmed.
    pub fn entry(&self) -> CommitmentEntry {
        CommitmentEntry {
            status: self.status,
            due: self.due,
            signed: self.signed,
            paid: self.paid,
            ..CommitmentEntry::default()
        }
    }
}
