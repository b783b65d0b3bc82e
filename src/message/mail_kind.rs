//! The kinds of mail, and which one an order makes.

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    announced::{self, Announced},
    order::{Capacity, Order},
};
use crate::{engine::DecisionKind, plan::Function};

/// The kinds of mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MailKind {
    /// A reminder of one item.
    Reminder,
    /// Reminders of several items.
    Several,
    /// The regular list of all open items.
    Digest,
    /// What changed of what the reader was told, with the list of all open items.
    #[serde(rename = "news")]
    Announcement,
    /// The first list after a workflow was adopted half-way.
    #[serde(rename = "take_over")]
    AdoptionDigest,
    /// A formal letter to a head of unit or higher, drafted for release.
    Formal,
    /// For information only: what others of the same organisation are reminded of.
    Copy,
    /// To the coordinator: whom to call, what did not arrive, what to release.
    Brief,
}

impl MailKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Reminder,
        Self::Several,
        Self::Digest,
        Self::Announcement,
        Self::AdoptionDigest,
        Self::Formal,
        Self::Copy,
        Self::Brief,
    ];

    /// The name in JSON and in catalogues.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reminder => "reminder",
            Self::Several => "several",
            Self::Digest => "digest",
            Self::Announcement => "news",
            Self::AdoptionDigest => "take_over",
            Self::Formal => "formal",
            Self::Copy => "copy",
            Self::Brief => "brief",
        }
    }
}

/// The kind of mail that `order` makes, given what it announces.
pub(super) fn kind(order: &Order<'_>, news: Option<&Announced>) -> MailKind {
    let asked = || order.told_as(Capacity::Partner);
    let any = |wanted: fn(&DecisionKind) -> bool| asked().any(|reason| wanted(&reason.kind));
    let rungs = asked().filter(|reason| matches!(reason.kind, DecisionKind::Rung { .. })).count();
    if asked().next().is_none() && (order.partners.is_empty() || !order.reasons.is_empty()) {
        MailKind::Brief
    } else if announced::is_for_information(order) {
        MailKind::Copy
    } else if order.contact.function.is_some_and(Function::needs_release) {
        MailKind::Formal
    } else if any(|kind| matches!(kind, DecisionKind::AdoptionDigest { .. })) {
        MailKind::AdoptionDigest
    } else if news.is_some_and(|news| rungs == 0 || news.first.what.concerns_all()) {
        MailKind::Announcement
    } else if rungs == 0 {
        MailKind::Digest
    } else if rungs == 1 {
        MailKind::Reminder
    } else {
        MailKind::Several
    }
}
