//! The definitions of a folder: read, compiled, and which of them are in force.

pub(super) mod compiled;
mod footprint;
pub(super) mod load;
pub(super) mod loading;
pub(super) mod sources;
mod untouched;

pub use footprint::{Footprint, identity};
pub use load::{in_force, load, load_as, look};
pub use loading::{Loaded, Loading, MayApply, Pending, Standing};
pub use sources::Reading;
pub use untouched::untouched;
