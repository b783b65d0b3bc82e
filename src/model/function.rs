//! The offices that people hold at a partner.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The office a contact holds. Ordered from the desk to the minister.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Function {
    /// The technical contact who is reminded.
    FocalPoint,
    /// Stands in for the focal point; in copy.
    Alternate,
    /// Head of the focal point's unit. From here on mails are drafts.
    HeadOfUnit,
    /// Director or permanent delegation.
    Director,
    /// The minister's or head of organisation's office.
    MinistersOffice,
}

impl Function {
    /// All functions, from the working level upwards.
    pub const ALL: [Self; 5] =
        [Self::FocalPoint, Self::Alternate, Self::HeadOfUnit, Self::Director, Self::MinistersOffice];

    /// The name in definitions and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FocalPoint => "focal_point",
            Self::Alternate => "alternate",
            Self::HeadOfUnit => "head_of_unit",
            Self::Director => "director",
            Self::MinistersOffice => "ministers_office",
        }
    }

    /// The function with that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|function| function.as_str() == name)
    }

    /// True for levels that the daemon does not write to on its own.
    pub fn needs_release(self) -> bool {
        self >= Self::HeadOfUnit
    }
}
