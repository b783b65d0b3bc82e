//! The progress report: formulas with figures worked out by hand, totals, limits, and what people read.

mod drawings;
mod exports;
pub(crate) mod fixture;
mod formulas;
mod limits;
mod sample;
mod words;
