//! Announcements: which things that people were told become untrue through an edit of a definition.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{PartnerId, TaskId, Text};

/// Something that people were told and that an edit changes. It is stored with the fact of the edit, so that the
/// earlier definition need not be compiled again to find out what it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum News {
    /// The event moves to other days.
    EventMoved {
        /// The former opening day.
        opens: Date,
        /// The former closing day.
        closes: Date,
    },
    /// The event moves to another city, or its city is to be decided anew.
    PlaceMoved {
        /// The former city.
        city: Text,
        /// True if no other one is named.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        is_open: bool,
    },
    /// A city is named where none was. Only who was told that it is open hears of it.
    PlaceNamed {},
    /// A task has another lead.
    LeadChanged {
        /// The task.
        task: TaskId,
        /// Its title.
        title: Text,
        /// The former lead.
        from: PartnerId,
        /// Its name.
        name: Text,
        /// Those who owe something to the task and knew of it.
        told: Vec<PartnerId>,
    },
    /// A partner no longer owes something that it was asked for.
    Released {
        /// The partner.
        partner: PartnerId,
        /// The task.
        task: TaskId,
        /// Its title.
        title: Text,
        /// What it was asked for as its part, if the definition said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asks: Option<Text>,
        /// When it was due.
        due: Date,
        /// The addresses of others who were asked for it, or were told that it was asked for: they hear of it, too.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        also: Vec<String>,
    },
    /// Something is due on another day than a partner was told.
    DueMoved {
        /// The partner.
        partner: PartnerId,
        /// The task.
        task: TaskId,
        /// The day it was due on.
        from: Date,
        /// The day on which its window opened.
        opens: Date,
    },
    /// A partner has a new contact person.
    Contact {
        /// The partner.
        partner: PartnerId,
    },
    /// The office to which letters go has another address.
    Readdressed {
        /// The partner.
        partner: PartnerId,
        /// The office.
        function: String,
        /// The former address.
        from: String,
        /// The address now.
        to: String,
    },
    /// An address to which letters go is that of another office.
    OtherOffice {
        /// The partner.
        partner: PartnerId,
        /// The address.
        address: String,
    },
    /// A partner that was written to no longer takes part. It gets no mail about that: the coordinator is told, and
    /// tells the partner.
    Left {
        /// The partner.
        partner: PartnerId,
        /// Its name.
        name: Text,
        /// Its telephone numbers and addresses, the focal point's first.
        contacts: Vec<LeftContact>,
    },
}

/// How to reach somebody who is no longer in the definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftContact {
    /// The telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}
