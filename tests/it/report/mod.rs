//! The progress report: formulas with figures worked out by hand, totals, limits, and what people read.

mod allow_list;
mod audiences;
mod blockers;
mod clocks;
pub(crate) mod drawings;
mod exports;
pub(crate) mod fixture;
mod formulas;
mod hostile;
mod limits;
mod meanings;
mod money;
mod programme;
mod recomputed;
mod sample;
mod truth;
mod unheard;
mod words;
