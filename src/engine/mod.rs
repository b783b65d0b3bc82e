//! Core: what is the case, and what is due. Pure functions of `(plan, events, now)`.

pub mod archive;
mod courses;
pub mod decide;
pub mod dependants;
pub mod edit;
mod effect;
pub mod forecast;
pub mod health;
pub mod ladder;
mod layouts;
mod ledgers;
pub mod local_day;
pub mod progress;
pub mod readiness;
pub mod remind;
pub mod repetition;
pub mod report_due;
pub mod state;

pub use archive::{IssuedReport, issued_reports};
pub use courses::Courses;
pub use decide::{Addressee, Decision, DecisionKind, decide, decide_with, next_instant, next_instant_with};
pub use dependants::{Dependants, direct_dependants};
pub use edit::{Edit, edit};
pub use effect::{Effect, effect};
pub use forecast::{Chain, Endangered, Forecast, TaskForecast, forecast};
pub use health::Health;
pub use layouts::Layouts;
pub use ledgers::{Ledger, Ledgers};
pub use local_day::{is_late, local_day};
pub use progress::{HANDED_IN_AT_LEAST, HandedIn, handed_in, progress};
pub use readiness::{Readiness, readiness};
pub use repetition::repeated;
pub use report_due::{FOLLOW_UP_DAYS, next_report_at, report_due};
pub use state::{Adoption, AskedDigest, InputRun, Measured, RunState, SentReminder, TaskRun};
