//! The page that a template makes: its HTML as a tree and as a file for browsers, its drawings as SVG.

pub(super) mod dom;
pub(super) mod foreign;
pub mod html;
pub mod svg;
mod typeset_error;

pub use typeset_error::TypesetError;
