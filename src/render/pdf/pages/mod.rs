//! The document before it is written: strips that are filled into pages, what stands where on them, and what a screen
//! reader walks through.

pub(super) mod foot;
pub(super) mod fragment;
pub(super) mod link;
pub mod page;
pub(super) mod paginate;
pub(super) mod tag;
