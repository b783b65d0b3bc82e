//! Integration tests, in one binary: each file in `tests/` would be linked anew.

mod store;
mod tidy;
