//! Integration tests, in one binary: each file in `tests/` would be linked anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops; the allowance of .clippy.toml does not reach helper functions"
)]

mod reminding;
mod simulation;
mod cron;
mod letter;
mod outbox;
mod store;
mod tidy;
mod world;
//! Integration tests.

mod report;
mod typesetting;
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod definition;
