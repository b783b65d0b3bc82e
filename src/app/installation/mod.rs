//! The installation itself: what is opened at startup, and checks that it is still ours, complete and on time.

mod alarm;
mod alarm_command;
mod housekeeping;
mod keys;
mod lease;
mod open;
mod shared;
mod theme;
mod time_guard;
mod traces;

pub use alarm::Alarm;
pub use alarm_command::{keep_alarm, next_alarm_at, sound, sound_unsaid};
pub use housekeeping::keep_house;
pub use keys::{KeyFile, KeyReport, Rotated, make_keys_anew, make_keys_with_database, mend_keys, rotate_keys};
pub use lease::{keep_lease, release_lease, take_lease};
pub(super) use open::Seen;
pub use open::{App, load_templates, sound_templates};
pub use shared::Shared;
pub use time_guard::{TimeGuard, accept_clock, check_clock, facts_of_the_future};
pub use traces::{lock_of, refuse_lost};
