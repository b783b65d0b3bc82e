//! Writes pages to a file: an archival, tagged PDF.

mod encode;
mod finish;
mod icc;
mod operators;
mod outline;
mod pack;
mod specimen;
mod strings;
mod structure;
mod usage;
mod xmp;

pub(super) use finish::finish;
pub(super) use operators::write;
