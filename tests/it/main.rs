//! Integration tests.

mod messages;
