//! Base: the words of the domain, without behaviour that needs a plan or a clock.
//!
//! Every layer may import this one; it imports nothing of ours.

pub mod delivery;
pub mod event;
pub mod ids;
pub mod mail;
pub mod task_state;
pub mod text;

pub use delivery::{Delivery, Outcome};
pub use event::{Actor, Answer, Event, Fact, IndicatorValue};
pub use ids::{
    CalendarId, IndicatorId, LadderId, MailKey, ObjectiveId, PartnerId, ProgrammeId, ReminderKey, TaskId, WorkflowId,
    WorkstreamId,
};
pub use mail::{MailState, ReminderState};
pub use task_state::TaskState;
pub use text::{Lang, Text};
