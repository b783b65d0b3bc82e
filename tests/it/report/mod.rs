//! The progress report: formulas with figures worked out by hand, totals, limits, and what people read.

mod fixture;
mod formulas;
