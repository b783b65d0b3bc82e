//! Approvals: what people do with them, what they state, and how one stands.

mod act;
mod standing;

pub(super) use act::acted_on;
pub use act::{Acting, ApprovalAct, ApprovalActed, act_on_approval, act_on_approval_with};
pub use standing::{ApprovalStanding, RoundStanding, SeatStanding, StatedLine, approval_standing};
