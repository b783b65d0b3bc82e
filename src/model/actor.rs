//! Who says that something happened.

use serde::{Deserialize, Serialize};

use super::PartnerId;

/// Who an event comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// Concerted itself.
    Engine,
    /// A workflow's `history:` file.
    History,
    /// The coordinator, for themselves or on behalf of a partner.
    Coordinator,
    /// A partner's own answer.
    Partner(PartnerId),
}
