//! What an edit of a definition makes untrue of what people were told.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{PartnerId, TaskId, Text};

/// Something people were told and that an edit changes. Kept with the fact of the edit, so that nobody has to compile the earlier
/// definition again to say what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum News {
    /// The event is on other days.
    EventMoved {
        /// The opening day so far.
        opens: Date,
        /// The closing day so far.
        closes: Date,
    },
    /// The event is in another city.
    PlaceMoved {
        /// The city so far.
        city: Text,
    },
    /// A partner owes something no more that it was asked for.
    Released {
        /// The partner.
        partner: PartnerId,
        /// The task.
        task: TaskId,
        /// Its title.
        title: Text,
        /// When it was due.
        due: Date,
    },
    /// Another person is written to for a partner.
    Contact {
        /// The partner.
        partner: PartnerId,
    },
    /// A partner that was written to takes part no more. Nobody writes that to it: the coordinator is told, and tells it.
    Left {
        /// The partner.
        partner: PartnerId,
        /// Its name.
        name: Text,
        /// Its telephone numbers and addresses, the focal point's first.
        contacts: Vec<LeftContact>,
    },
}

/// Where somebody can be reached whom the definition no longer names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftContact {
    /// The telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}
