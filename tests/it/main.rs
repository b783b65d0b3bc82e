//! Integration tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops; the allowance of .clippy.toml does not reach functions beside the tests"
)]

mod cron;
mod letter;
mod mail_states;
mod outbox;
mod smtp;
mod smtp_server;
mod store;
