//! Where the program does not do what is written down, and the model keeps away.

/// What a partner knows from a mail that listed it beside something else is told by how things stand when it is called off.
pub(super) const CALLED_OFF_AFTER_A_LIST: bool = false;
/// A lead's answer ends a hold.
pub(super) const LEADS_ANSWER_DURING_HOLDS: bool = false;
