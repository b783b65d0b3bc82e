//! Base: the words of the domain, without behaviour that needs a plan or a clock.
//!
//! Every layer may import this one; it imports nothing of ours.

mod address;
pub mod delivery;
pub mod event;
mod hidden;
pub mod ids;
pub mod mail;
pub mod task_state;
pub mod text;

pub use address::check_address;
pub use delivery::{Delivery, Outcome};
pub use event::{Actor, Answer, Event, Fact, IndicatorValue};
pub use hidden::{code_point, hidden_character, is_hidden};
pub use ids::{
    CalendarId, IndicatorId, LadderId, MailKey, ObjectiveId, PartnerId, ProgrammeId, ReminderKey, TaskId, WorkflowId,
    WorkstreamId,
};
pub use mail::{MailState, ReminderState};
pub use task_state::TaskState;
pub use text::{Lang, Text};
