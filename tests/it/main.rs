//! Integration tests, in one binary: each file in `tests/` would be linked anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops; the allowance of .clippy.toml does not reach helper functions"
)]

mod cron;
mod definition;
mod diagnostics;
mod letter;
mod messages;
mod outbox;
mod report;
mod store;
mod typesetting;
