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
    /// How many are past their due day.
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
}

/// Summarises the items that a mail of `kind` is about.
pub(super) fn tally(items: &[Item], kind: MailKind) -> Tally {
    let lists_all = matches!(kind, MailKind::Digest | MailKind::TakeOver) || items.iter().all(|item| !item.asked);
    let counted: Vec<&Item> = items.iter().filter(|item| lists_all || item.asked).collect();
    let of = |standing| counted.iter().filter(|item| item.standing == standing).count() as u32;
    let (overdue, due_today) = (of(Standing::Overdue), of(Standing::DueToday));
    // Upcoming items are named first: unlike overdue ones, they can still be on time.
    let foremost = counted.iter().min_by_key(|item| (item.standing == Standing::Overdue, item.due));
    let named = foremost.map_or(0, |item| u32::from(item.standing != Standing::Overdue));
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
        }),
    }
}
