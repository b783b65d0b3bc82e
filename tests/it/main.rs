//! Integration tests.

mod report;
mod typesetting;
