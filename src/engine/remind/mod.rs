//! The rules by which decisions become mails: who is written to, which mail carries what, what is withdrawn.
//!
//! [`settle`] is a pure function: it takes an [`Outbox`] and the decisions, and returns the [`Change`]s that make the
//! two agree. The daemon reads an outbox from the database and writes the changes back; a rehearsal keeps one in
//! memory. So a rehearsal agrees with the daemon by construction.

mod addresses;
mod carbon;
mod change;
mod copies;
mod directory;
mod hold;
mod news;
mod notes;
mod outbox;
mod recipient;
mod rules;
mod set_aside;
mod urgency;

pub use addresses::Addresses;
pub use carbon::cc_line;
pub use change::Change;
pub use directory::Directory;
pub use hold::{Hold, Holds};
pub use news::{in_one_sentence, why_untrue};
pub use notes::draft_told_next_at;
pub use outbox::{CameIn, Carried, InputDue, Loss, LostMail, Outbox, RefusedForNothing, Said, StalledTime, Waiting};
use recipient::cc_addresses;
pub use recipient::{Recipient, departure_in, person_at, recipient_in, recipient_of, report_key, report_of, resolve};
pub use rules::{Decided, Past, settle, stands};
pub use set_aside::Standstill;
