//! One file for each chart, and the drawing primitives they share.

mod axis_labels;
pub(super) mod gantt;
pub(super) mod heat_map;
pub(super) mod objectives;
pub(super) mod participation;
pub(super) mod pen;
pub(super) mod risk_matrix;
mod spread;
pub(super) mod timeline;
