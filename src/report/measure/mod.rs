//! The figures a report is made of, without words.

pub(super) mod achievement;
pub(super) mod assessment;
pub(super) mod budget;
pub(super) mod decisions;
pub(super) mod figures;
pub(super) mod rating;
pub(super) mod requests;
pub(super) mod standing;
pub(super) mod strands;
pub(super) mod task_counts;
