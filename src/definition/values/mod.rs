//! Single values: what `T-10wd`, `each(media)` or `Asia/Baku` means, and how to correct a value that means nothing.

pub(super) mod amount;
pub(super) mod bullets;
pub(super) mod currency;
pub(super) mod day;
pub(super) mod day_meant;
pub(super) mod due;
pub(super) mod email;
pub(super) mod fault;
pub(super) mod iati;
pub(super) mod id;
pub(super) mod language;
pub(super) mod lead;
pub(super) mod lookalikes;
pub(super) mod rule;
pub(super) mod schedule;
pub(super) mod suggest;
pub(super) mod symbol;
pub(super) mod typed;
pub(super) mod years;
pub(super) mod zone;
