//! The document before it is written: fragments and how they fill pages, the content of pages, and the structure that
//! screen readers follow.

pub(super) mod foot;
pub(super) mod fragment;
pub(super) mod link;
pub mod page;
pub(super) mod paginate;
pub(super) mod tag;
