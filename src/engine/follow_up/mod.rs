//! Follow-up of commitments: who is asked when how far they are, what was reported, and what of it was confirmed.
//!
//! What a partner undertakes to do after the event stands in the register ([`Ledgers`](super::Ledgers)). On the days of
//! `commitments_asked:` the lead of each open commitment is asked how far it is, reminded, and in the end telephoned for. What is
//! reported changes no figure: it is a [`Report`] with a number, which the coordinator confirms or sends back. What is confirmed
//! enters the register on the day on which it is.

mod askings;
mod kinds;
mod record;
mod state;

pub use askings::{Heard, asked_about, counts_for, reported_since_asked};
pub(super) use askings::{follow_ups, next_follow_up_at};
pub use kinds::{AskingKind, FollowUpWork};
pub use record::{FollowUp, FollowUps, Report, Verdict};
pub use state::FollowUpState;
