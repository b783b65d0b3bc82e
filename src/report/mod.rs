//! Core: journal to progress report, as data that templates see.

pub mod drawing;

pub use drawing::{Drawing, Ink, Shape};
