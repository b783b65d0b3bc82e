//! Edited definitions: bringing them into force, and previewing their effect.

mod apply;
pub mod foresee;
mod reload;
mod uninformed;

pub use apply::{Applied, SavedPlan, apply};
pub use foresee::{MailOutlook, foresee};
pub use reload::reload;
pub use uninformed::Uninformed;
