//! Identities of reminders: what they are made of, and what can be read from them.
//!
//! A key is made of the first ids of task and partner, so that under a new name nothing is sent twice. The journal keeps keys, and the
//! state is replayed from them: their forms may be added to, never changed.
//!
//! | Key | Of what |
//! |---|---|
//! | `workflow:task:partner:rung:due date` | a rung of a ladder |
//! | `workflow:task:partner:part:due date:copy:office` | a copy of one, by the part of its ladder |
//! | `workflow:task:partner:due date:telephone` | an input to be telephoned for; `due date@day` once it was asked for again |
//! | `workflow:digest:partner:day` | a digest |
//! | `workflow:asked:partner:instant` | a digest that a person asked for |
//! | `workflow:takeover:partner` | the first list after a take-over |
//! | `workflow:news:partner:second` | what an edit changed of what the partner was told |
//! | `workflow:left:partner:second` | a partner that takes part no more |
//! | `workflow:overtaken:day` | what was open when the event closed |

use jiff::{Timestamp, civil::Date};

use crate::{
    model::{PartnerId, ReminderKey, TaskId},
    plan::{Function, Partner, Plan, Task},
};

const TELEPHONE: &str = "telephone";
const DIGEST: &str = "digest";
const ASKED: &str = "asked";
const TAKE_OVER: &str = "takeover";
const NEWS: &str = "news";

/// `workflow:task:partner:`, with which the keys of an input begin.
fn input(plan: &Plan, task: &TaskId, partner: &PartnerId) -> String {
    format!("{}:{}:{}:", plan.workflow, plan.renames.first_task(task), plan.renames.first_partner(partner))
}

/// A rung for one input.
pub(super) fn rung(plan: &Plan, task: &Task, partner: &Partner, rung: &str, due: Date) -> ReminderKey {
    format!("{}{rung}:{due}", input(plan, &task.id, &partner.id)).into()
}

/// A part of a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LadderPart {
    /// Before the due date.
    Before,
    /// On it.
    On,
    /// After it.
    After,
}

impl LadderPart {
    /// The part that a rung belongs to, by its name.
    pub(super) fn of(rung: &str) -> Self {
        match rung.as_bytes() {
            [b'+', b'0', ..] => Self::On,
            [b'+', ..] => Self::After,
            _ => Self::Before,
        }
    }

    /// In keys the parts have the names of the tones that the ladder which is built in gives them.
    fn as_str(self) -> &'static str {
        match self {
            Self::Before => "reminder",
            Self::On => "due_today",
            Self::After => "overdue",
        }
    }
}

/// A copy of a rung; those of one part of a ladder have one.
pub(super) fn copy(
    plan: &Plan,
    (task, partner): (&TaskId, &PartnerId),
    part: LadderPart,
    due: Date,
    reader: Function,
) -> ReminderKey {
    format!("{}{}:{due}:copy:{}", input(plan, task, partner), part.as_str(), reader.as_str()).into()
}

/// An input that is to be telephoned for; of one that was asked for again, once more.
pub(super) fn telephone(
    plan: &Plan,
    task: &Task,
    partner: &Partner,
    (due, again_on): (Date, Option<Date>),
) -> ReminderKey {
    let again = again_on.map_or_else(String::new, |day| format!("@{day}"));
    format!("{}{due}{again}:{TELEPHONE}", input(plan, &task.id, &partner.id)).into()
}

/// A digest of the schedule.
pub(super) fn digest(plan: &Plan, partner: &PartnerId, day: Date) -> ReminderKey {
    format!("{}:{DIGEST}:{}:{day}", plan.workflow, plan.renames.first_partner(partner)).into()
}

/// A digest that a person asked for: of two on one day each is one of its own.
pub(super) fn asked(plan: &Plan, partner: &PartnerId, at: Timestamp) -> ReminderKey {
    let at = at.strftime("%FT%H%M%S");
    format!("{}:{ASKED}:{}:{at}", plan.workflow, plan.renames.first_partner(partner)).into()
}

/// The first list after a take-over.
pub(super) fn take_over(plan: &Plan, partner: &PartnerId) -> ReminderKey {
    format!("{}:{TAKE_OVER}:{}", plan.workflow, plan.renames.first_partner(partner)).into()
}

/// What is announced to a partner after the edit at `at`.
pub(super) fn news(plan: &Plan, partner: &PartnerId, at: Timestamp) -> ReminderKey {
    format!("{}:{NEWS}:{}:{}", plan.workflow, plan.renames.first_partner(partner), at.as_second()).into()
}

/// That a partner takes part no more, since the edit at `at`.
pub(super) fn left(plan: &Plan, partner: &PartnerId, at: Timestamp) -> ReminderKey {
    format!("{}:left:{}:{}", plan.workflow, plan.renames.first_partner(partner), at.as_second()).into()
}

/// What was open when the event closed on `day`.
pub(super) fn overtaken(plan: &Plan, day: Date) -> ReminderKey {
    format!("{}:overtaken:{day}", plan.workflow).into()
}

/// True if the key is of this input, whatever it asks.
pub(super) fn is_of_input(key: &ReminderKey, plan: &Plan, task: &TaskId, partner: &PartnerId) -> bool {
    key.as_str().starts_with(&input(plan, task, partner))
}

/// The first key that an input can have, to look for the others from there on.
pub(super) fn first_of_input(plan: &Plan, task: &TaskId, partner: &PartnerId) -> ReminderKey {
    input(plan, task, partner).into()
}

/// The rung in the key of one.
pub(super) fn rung_of(key: &ReminderKey) -> &str {
    key.as_str().rsplit(':').nth(1).unwrap_or_default()
}

/// The input and due date in the key of a rung, by their first ids; `None` for what is about no input.
pub(super) fn input_of(key: &ReminderKey) -> Option<(TaskId, PartnerId, Date)> {
    let parts: Vec<&str> = key.as_str().split(':').collect();
    let [_, task, partner, _, due] = parts.as_slice() else { return None };
    Some((TaskId::from(task), PartnerId::from(partner), due.parse().ok()?))
}

/// The input, by the first ids of task and partner, and due date in the key of what is to be telephoned for.
pub(super) fn telephoned(key: &ReminderKey) -> Option<(TaskId, PartnerId, Date)> {
    let parts: Vec<&str> = key.as_str().split(':').collect();
    let [_, task, partner, due, TELEPHONE] = parts.as_slice() else { return None };
    let due = due.split('@').next()?.parse().ok()?;
    Some((TaskId::from(task), PartnerId::from(partner), due))
}

/// The partner, by its first id, in the key of a mail's whole list.
pub(super) fn listed_to(key: &ReminderKey) -> Option<PartnerId> {
    let mut parts = key.as_str().split(':').skip(1);
    let is_list = matches!(parts.next(), Some(DIGEST | ASKED | TAKE_OVER | NEWS));
    parts.next().filter(|_| is_list).map(PartnerId::from)
}

/// The partner, by its first id, and the instant of the edit in the key of an announcement.
pub(super) fn announced(key: &ReminderKey) -> Option<(PartnerId, Timestamp)> {
    let parts: Vec<&str> = key.as_str().split(':').collect();
    let [_, NEWS, partner, second] = parts.as_slice() else { return None };
    Some((PartnerId::from(partner), Timestamp::from_second(second.parse().ok()?).ok()?))
}
