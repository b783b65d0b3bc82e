//! Approvals: who decides about what a task brings, in which round, and when (`domain.md` sections 2.5 and 5.3).
//!
//! A task that is handed in and needs an approval is asked for in a [`Round`]: by statements of those who hold a seat, or by
//! silence, if nobody objects to a text in time. A round goes by what was recorded when it was opened, so that an edit of the
//! definition does not change the rules of one that is under way. What it comes to is a state ([`ApprovalState`]) that
//! events alone change: the end of a silence is an event as well, which the daemon records with the instant at which it was.

mod awaited;
mod clock;
mod filing;
mod letters;
mod notice_kind;
mod round;
mod rule;
mod state;

pub use awaited::{AwaitedApproval, WaitsFor, awaited_approval};
pub use clock::{SILENCE_ENDS_AT, closes_at, closing_if_served_at, opens_at};
pub use filing::Approvals;
pub(super) use filing::Filing;
pub(super) use letters::next_letter;
pub use notice_kind::{ApprovalWork, NoticeKind};
pub(super) use round::Outcome;
pub use round::{Counting, Moved, Round, Service, Stated};
pub use state::ApprovalState;
