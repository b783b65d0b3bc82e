//! Withdraws reminders that an answer makes unnecessary, in the transaction that records it.
//!
//! Only reminders that ask for exactly this are withdrawn. Mails that list it among other items are rewritten by the
//! next pass, and none leaves before that (see [`mod@crate::app::deliver`]).

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::outbox_rows;
use crate::{
    app::{AppError, journal::note_settled},
    engine::{
        DecisionKind, RunState,
        remind::{Waiting, in_one_sentence, stands, why_untrue},
    },
    model::{Event, Fact, MailKey, MailState, ReminderState, TaskId},
    plan::Plan,
    store::{Reminder, Tx, Withdrawal, WithdrawnBy},
};

/// Withdraws what waits to ask for a part in `task` that is no longer owed, and the mails that carry nothing else.
/// Returns the number of reminders withdrawn.
pub(in crate::app) fn take_back(tx: &Tx, plan: &Plan, task: &TaskId, now: Timestamp) -> Result<usize, AppError> {
    let about = tx.open_reminders_about(&plan.workflow, &plan.renames.first_task(task))?;
    if about.is_empty() {
        return Ok(0);
    }
    // Whether a part in the task is still owed depends only on what was recorded about the task.
    let said = tx.events_of_task(&plan.workflow, &plan.renames.task_ids(task))?;
    let state = RunState::replay_task(plan, task, &said, now);
    let mut count = 0;
    let mut lightened: BTreeMap<MailKey, BTreeSet<String>> = BTreeMap::new();
    for reminder in about {
        let waiting = outbox_rows::waiting_mail(tx, &tx.require_mail(&reminder.mail)?)?;
        let why = needless(plan, &state, &reminder).or_else(|| handed_over(plan, &state, &reminder, &waiting));
        let Some(why) = why else { continue };
        if stands(&waiting) || tx.withdraw_reminder(&reminder.key, WithdrawnBy::Engine, &why)? != Withdrawal::Withdrawn
        {
            continue;
        }
        let fact = Fact::ReminderWithdrawn { reminder: reminder.key, why: why.clone() };
        tx.append(&Event::of_engine(&plan.workflow, now, fact))?;
        lightened.entry(reminder.mail).or_default().insert(why);
        count += 1;
    }
    lightened.iter().try_for_each(|(mail, whys)| withdraw_if_empty(tx, mail, whys, now))?;
    Ok(count)
}

/// Why nobody need be asked any more. `None` if it is still owed, or if the reminder cannot be read, which the pass
/// will report.
fn needless(plan: &Plan, state: &RunState, reminder: &Reminder) -> Option<String> {
    let kind: DecisionKind = serde_json::from_str(&reminder.kind).ok()?;
    match kind.renamed(&plan.renames) {
        DecisionKind::Rung { task, partner, due, .. } => why_untrue(plan, state, &task, &partner, due),
        _ => None,
    }
}

/// Why somebody else is to be asked: the input was handed over after the reminder was decided. The next pass decides it again.
/// Letters go to their levels all the same, and what somebody may have stays where it is.
fn handed_over(plan: &Plan, state: &RunState, reminder: &Reminder, waiting: &Waiting) -> Option<String> {
    if reminder.to_coordinator || reminder.mail.is_letter() || waiting.is_attempted && !waiting.is_put_off {
        return None;
    }
    let kind: DecisionKind = serde_json::from_str(&reminder.kind).ok()?;
    let DecisionKind::Rung { task, partner, .. } = kind.renamed(&plan.renames) else { return None };
    let part = state.task(&task).part(plan.task(&task)?, &partner)?;
    let is_elsewhere = part.colleague.is_some() && !part.is_handed_to(&waiting.to);
    let is_earlier = part.said_at.is_some_and(|said_at| reminder.decided_at <= said_at);
    (is_elsewhere && is_earlier).then(|| format!("`{partner}` handed over its part in `{task}` to a colleague"))
}

fn withdraw_if_empty(tx: &Tx, key: &MailKey, whys: &BTreeSet<String>, now: Timestamp) -> Result<(), AppError> {
    let mail = tx.require_mail(key)?;
    let waits = matches!(mail.state, MailState::Queued | MailState::Held | MailState::Draft);
    if waits && !key.stands_by_itself() && !tx.carries(key, ReminderState::Queued)? {
        let why = in_one_sentence(whys);
        tx.withdraw_mail(key, WithdrawnBy::Engine, &why)?;
        note_settled(tx, &mail, MailState::Withdrawn, &why, now)?;
    }
    Ok(())
}
