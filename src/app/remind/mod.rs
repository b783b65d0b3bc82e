//! What is due becomes reminders, and reminders become mails in the outbox of the database.

pub(super) mod outbox_rows;
mod report_mails;
pub(super) mod take_back;
pub mod tick;

pub use tick::{Ticked, tick};
