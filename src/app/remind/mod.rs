//! Turns what is due into reminders, and reminders into mails in the database's outbox.

pub(super) mod outbox_rows;
mod report_mails;
pub(super) mod take_back;
pub mod tick;

pub use tick::{Ticked, tick};
