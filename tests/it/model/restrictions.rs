//! Where the program does not do what is written down, and the model keeps away.

/// A lead's answer ends a hold.
pub(super) const LEADS_ANSWER_DURING_HOLDS: bool = false;
