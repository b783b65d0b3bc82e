//! Whom something is written to, and what a mail to them listed and by which day.

use jiff::{Timestamp, civil::Date};

use crate::{
    model::folded_address,
    plan::{Function, Partner},
};

/// The number of an address, however it is capitalised (FNV-1a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AddressNumber(u64);

impl AddressNumber {
    /// The number of `address`.
    pub fn of(address: &str) -> Self {
        let bytes = folded_address(address);
        Self(
            bytes
                .bytes()
                .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)),
        )
    }

    /// The number that was written like that.
    pub(super) fn parse(written: &str) -> Option<Self> {
        u64::from_str_radix(written, 16).ok().map(Self)
    }
}

impl std::fmt::Display for AddressNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Somebody who reads what is written to a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    pub(super) address: AddressNumber,
    pub(super) is_focal_point: bool,
}

impl Reader {
    /// Who has `address` at `partner`.
    pub fn of(partner: &Partner, address: &str) -> Self {
        let address = AddressNumber::of(address);
        let focal_point = partner.contacts.iter().find(|contact| contact.function == Some(Function::FocalPoint));
        let has_it = |email: &str| AddressNumber::of(email) == address;
        Self { address, is_focal_point: focal_point.and_then(|contact| contact.email.as_deref()).is_some_and(has_it) }
    }
}

/// A mail that listed everything that was open with a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct List {
    /// When it was accepted.
    pub at: Timestamp,
    /// Whose it was, if that was recorded.
    pub to: Option<AddressNumber>,
}

/// When an input was to be worked on, until an edit moved it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The day by whose end it was due.
    pub due: Date,
    /// The day on which its window opened.
    pub opens: Date,
}
