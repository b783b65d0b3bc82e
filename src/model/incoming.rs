//! Mail that came in: what became of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What became of a mail that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IncomingKind {
    /// At least one answer in it was recorded.
    Answered,
    /// Somebody who may answer wrote it, and nothing in it is an answer beyond doubt.
    Unclear,
    /// It may be an answer, and nothing proves that it comes from somebody who may give it: nothing was recorded.
    Unproven,
    /// A report that a mail of ours did not arrive.
    NotReached,
    /// A report that a mail of ours is late.
    Delayed,
    /// A report that a mail of ours arrived.
    Delivered,
    /// A complaint about a mail of ours.
    Complaint,
    /// A program wrote it: somebody is away, or a ticket was opened.
    Automatic,
    /// Mail to many.
    Bulk,
    /// It could not be read.
    Unreadable,
}

impl IncomingKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Answered,
        Self::Unclear,
        Self::Unproven,
        Self::NotReached,
        Self::Delayed,
        Self::Delivered,
        Self::Complaint,
        Self::Automatic,
        Self::Bulk,
        Self::Unreadable,
    ];

    /// The name in SQL and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Unclear => "unclear",
            Self::Unproven => "unproven",
            Self::NotReached => "not_reached",
            Self::Delayed => "delayed",
            Self::Delivered => "delivered",
            Self::Complaint => "complaint",
            Self::Automatic => "automatic",
            Self::Bulk => "bulk",
            Self::Unreadable => "unreadable",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}
