//! Core: a validated workflow with every date resolved.
//!
//! `definition::compile` makes plans, and all other code trusts them. A plan cannot be wrong: every id it mentions
//! exists, its tasks form no cycle, and its objectives, partners and calendars are complete.

pub mod approval;
pub mod calendar;
pub mod critical_path;
pub mod cron;
mod event_dates;
pub mod iati;
mod lookups;
pub mod network;
pub mod offset;
pub mod partner;
pub mod renames;
pub mod report_schedule;
pub mod results;
pub mod scale;
pub mod task;
pub mod workflow;

pub use approval::{Approval, ApprovalRule, Approver, Silence, SilencePeriod, Substitute};
pub use calendar::{Calendar, Holiday, Season, Shift, WeekdaySet, WeekendRule};
pub use critical_path::{CriticalPath, TaskFloat};
pub use cron::CronLine;
pub use event_dates::EventDates;
pub use lookups::Lookups;
pub use network::Network;
pub use offset::{Anchor, FromTask, Offset, OffsetUnit};
pub use partner::{Channel, Contact, Function, Name, Partner, PartnerKind};
pub use renames::Renames;
pub use report_schedule::{ReportRecipient, ReportSchedule};
pub use results::{
    Aggregation, Computation, Indicator, IntermediateTarget, Measure, Objective, OverallRating, RatedBy, RatingRules,
    ResultLevel, TargetDay,
};
pub use task::{CompletionRule, Contributor, Due, Ladder, Role, Rung, Task, Tone};
pub use workflow::{Plan, Workstream};
