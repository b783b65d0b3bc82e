//! Summary of many items for the subject line: how many are overdue, and which one comes first.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    item::{Item, Part, Standing},
    mail_kind::MailKind,
};
use crate::model::TaskId;

/// What a subject says of the items that a mail is about: those asked for, or all of a regular list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Tally {
    /// How many are past their due day; none if the reader is asked for all of these for the first time.
    pub overdue: u32,
    /// How many are due on the day of the mail.
    pub due_today: u32,
    /// The one to be named: what is due today, else what is due next, else what is overdue longest.
    pub foremost: Option<Foremost>,
    /// How many there are beside that one and those overdue.
    pub more: u32,
}

/// An item as a subject names it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Foremost {
    /// The task.
    pub task: TaskId,
    /// What the recipient is to do.
    pub what: String,
    /// In whose words.
    pub part: Part,
    /// The day by whose end it is due.
    #[schemars(with = "String", extend("format" = "date"))]
    pub due: Date,
    /// How urgent it is.
    pub standing: Standing,
    /// True if it is asked for the first time although its due day is over.
    pub is_late_request: bool,
}

/// Summarises the items that a mail of `kind` is about.
pub(super) fn tally(items: &[Item], kind: MailKind) -> Tally {
    let lists_all = matches!(kind, MailKind::Digest | MailKind::AdoptionDigest) || items.iter().all(|item| !item.asked);
    let counted: Vec<&Item> = items.iter().filter(|item| lists_all || item.asked).collect();
    let is_overdue = |item: &Item| item.standing == Standing::Overdue;
    let are_requests = counted.iter().filter(|item| is_overdue(item)).all(|item| item.asked && item.is_late_request);
    // Somebody who is asked for the first time, and only so, is not told that something is overdue.
    let is_overdue = |item: &Item| is_overdue(item) && !are_requests;
    let is_late = |item: &Item| item.standing == Standing::Overdue && are_requests;
    let overdue = counted.iter().filter(|item| is_overdue(item)).count() as u32;
    let due_today = counted.iter().filter(|item| item.standing == Standing::DueToday).count() as u32;
    // Upcoming items are named first: unlike overdue ones, they can still be on time.
    let foremost = counted.iter().min_by_key(|item| (is_overdue(item), item.due));
    let named = foremost.map_or(0, |item| u32::from(!is_overdue(item)));
    Tally {
        overdue,
        due_today,
        more: (counted.len() as u32).saturating_sub(overdue + named),
        foremost: foremost.map(|item| Foremost {
            task: item.task.clone(),
            what: item.what.clone(),
            part: item.part,
            due: item.due,
            standing: item.standing,
            is_late_request: is_late(item),
        }),
    }
}
