//! Explains to a coordinator why an edit moves a due date.

use crate::plan::{Anchor, Due, Plan, Task};

/// Why `task` is due on another day under `new` than `before` was under `old`.
pub(super) fn why_moved(old: &Plan, new: &Plan, before: &Task, task: &Task) -> String {
    let (from, to) = (&before.due, &task.due);
    if said(from) != said(to) {
        return format!("it was due {}, and is due {} now", said(from), said(to));
    }
    if to.from_task.is_some() {
        return "the task that it counts from moves".into();
    }
    let anchor_moves = match to.offset.map(|offset| offset.anchor) {
        Some(Anchor::Opens) => (old.event.opens != new.event.opens).then_some("T moves"),
        Some(Anchor::Closes) => (old.event.closes != new.event.closes).then_some("C moves"),
        None => None,
    };
    if let Some(why) = anchor_moves {
        return why.into();
    }
    if from.fixed != to.fixed {
        return if to.fixed { "it is fixed now" } else { "it is fixed no more" }.into();
    }
    if before.lead != task.lead {
        return format!("`{}` has other working days than `{}`", task.lead, before.lead);
    }
    let calendar = |plan: &Plan| plan.partners.get(&task.lead).map(|lead| lead.calendar.clone());
    if calendar(old) != calendar(new) {
        return format!("the working days of `{}` changed", task.lead);
    }
    // Nothing else can change the day that a written date settles on.
    "days off move it by another rule, `shift`".into()
}

/// A due date as written in the definition.
fn said(due: &Due) -> String {
    match (due.offset, &due.from_task) {
        (_, Some(from_task)) => from_task.to_string(),
        (Some(offset), None) => offset.to_string(),
        // The date as written, before days off moved it.
        (None, None) => due.moved_from.as_ref().map_or(due.date, |(date, _)| *date).to_string(),
    }
}
