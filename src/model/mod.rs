//! Base: the vocabulary of the domain, without behaviour that needs a plan or a clock.
//!
//! Every layer may import this one. It imports nothing of ours.

mod actor;
mod address;
pub mod answer;
mod approval;
mod commitment;
mod dated;
pub mod delivery;
pub mod event;
mod fact;
mod function;
mod hidden;
pub mod ids;
mod incoming;
mod indicator_value;
pub mod ledger;
mod limits;
pub mod mail;
pub mod news;
pub mod sha256;
pub mod task_state;
pub mod text;
mod wish;

pub use actor::Actor;
pub use address::{
    check_address, domain_of, folded_address, is_address_literal, is_beyond_ascii, is_qualified, is_same_address,
    is_web_address, without_addresses,
};
pub use answer::{Answer, AnswerProblem, INPUT_STATES, InputState, Origin, Way};
pub use approval::{ApprovalRule, Evidence, Seat, Silence, SilencePeriod, Statement, StatementKind, TextVersion};
pub use commitment::CommitmentReport;
pub use dated::dated;
pub use delivery::{Delivery, Outcome};
pub use event::{Event, Place};
pub use fact::Fact;
pub use function::Function;
pub use hidden::{code_point, hidden_character, is_hidden};
pub use ids::{
    BudgetLineId, CalendarId, CommitmentId, GroupId, IndicatorId, LadderId, MailKey, ObjectiveId, PartnerId,
    ProgrammeId, ReminderKey, RiskId, TaskId, TextId, WorkflowId, WorkstreamId,
};
pub use incoming::IncomingKind;
pub use indicator_value::{IndicatorValue, ValueKind};
pub use ledger::{
    BudgetEntry, CommitmentEntry, DecisionEntry, Entry, List, ParticipationEntry, RatingEntry, RiskEntry, TextEntry,
};
pub use limits::{
    FigureProblem, MAX_ASKS_CHARS, MAX_FIGURE, MAX_LINE_CHARS, MAX_SIGNATURE_CHARS, MAX_TEXT_CHARS, chars_beyond,
    check_figure,
};
pub use mail::{MailState, ReminderState};
pub use news::{LeftContact, News};
pub use task_state::{APPROVED, TaskState};
pub use text::{Lang, Text};
pub use wish::DigestDay;
