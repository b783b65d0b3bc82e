//! What is known of addresses beside what the definitions say: which refused their last mail, and whose owner is away.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::folded_address;

/// What is known of addresses, in the form used for comparison ([`folded_address`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    /// Those that refused or returned their last mail, with the server's words.
    pub refused: BTreeMap<String, String>,
    /// Those whose owner is away, with the last day of it.
    pub away: BTreeMap<String, Date>,
}

impl Addresses {
    /// True unless the address refused its last mail.
    pub fn accepts(&self, address: &str) -> bool {
        !self.refused.contains_key(&folded_address(address))
    }

    /// True if, besides, its owner is not away on `day`.
    pub fn answers_on(&self, address: &str, day: Date) -> bool {
        self.accepts(address) && self.away.get(&folded_address(address)).is_none_or(|until| *until < day)
    }
}
