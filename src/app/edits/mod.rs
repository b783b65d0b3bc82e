//! Edited definitions: brought into force, and what they will change.

mod apply;
pub mod foresee;
mod reload;

pub use apply::{Applied, SavedPlan, apply};
pub use foresee::{MailOutlook, foresee};
pub use reload::reload;
