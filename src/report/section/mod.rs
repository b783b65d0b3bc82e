//! One file for each section of a report: its data, and how they are produced.

pub(super) mod annex;
pub(super) mod approvals;
pub(super) mod as_of;
pub(super) mod budget;
pub(super) mod changes;
pub(super) mod concerns;
pub(super) mod concertation;
pub(super) mod critical;
pub(super) mod decisions;
mod follow_up;
pub(super) mod header;
pub(super) mod heat_map;
pub(super) mod indicators;
pub(super) mod method;
pub(super) mod objectives;
pub(super) mod overspending;
pub(super) mod participation;
pub(super) mod partners;
pub(super) mod pledges;
pub(super) mod punctuality;
pub(super) mod register;
pub(super) mod response_time;
pub(super) mod risks;
pub(super) mod summary;
pub(super) mod tasks;
pub(super) mod workstreams;
