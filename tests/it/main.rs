//! Integration tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod definition;
mod diagnostics;

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops; the allowance of .clippy.toml does not reach helper functions"
)]

mod cron;
mod letter;
mod outbox;
mod store;
