//! The rules by which decisions become mails: who is written to, which mail carries what, what is taken back.
//!
//! [`settle`] is a value function: it takes an [`Outbox`] and what is decided, and gives the [`Change`]s that make the one
//! agree with the other. The daemon reads an outbox from the database and writes the changes down; a rehearsal keeps one in
//! memory. That a rehearsal says what the daemon does is so by construction.

mod change;
mod copies;
mod directory;
mod hold;
mod news;
mod notes;
mod outbox;
mod recipient;
mod rules;
mod urgency;

pub use change::Change;
pub use directory::Directory;
pub use hold::{Hold, Holds};
pub use news::overtaken;
pub use outbox::{Carried, InputDue, Loss, LostMail, Outbox, Said, StalledTime, Waiting};
pub use recipient::{Recipient, copies, person_at, recipient_of, report_key, report_of, resolve};
pub use rules::{Decided, Past, settle, stands};
