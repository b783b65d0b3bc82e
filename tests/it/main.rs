//! Integration tests.

mod typesetting;
