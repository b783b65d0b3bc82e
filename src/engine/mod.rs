//! Core: what is the case, and what is due. Pure functions of `(plan, events, now)`.

pub mod decide;
pub mod forecast;
pub mod health;
pub mod ladder;
pub mod report_due;
pub mod state;

pub use decide::{Addressee, Decision, DecisionKind, decide, next_instant};
pub use forecast::{Chain, Endangered, Forecast, TaskForecast, forecast};
pub use health::Health;
pub use report_due::{next_report_at, report_due};
pub use state::{Adoption, InputRun, IssuedReport, Measured, RunState, SentReminder, TaskRun};
