//! Integration tests, in one binary: each file in `tests/` would be linked anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops; the allowance of .clippy.toml does not reach functions beside the tests"
)]

mod brief;
mod cron;
mod definition;
mod diagnostics;
mod floats;
mod gantt;
mod journey;
mod letter;
mod mail_states;
mod messages;
mod outbox;
mod process;
mod properties;
mod readme;
mod reminding;
mod report;
mod simulation;
mod smtp;
mod smtp_server;
mod store;
mod tidy;
mod typesetting;
mod world;
