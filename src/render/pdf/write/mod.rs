//! Pages to a file: an archival PDF with tags.

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
