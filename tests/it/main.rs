//! Integration tests.

mod report;
mod typesetting;
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod definition;
