//! Doubts to raise before something is recorded: a value outside its scale, counts above their total, a fact without
//! effect.

use jiff::tz::TimeZone;

use crate::{
    app::AppError,
    engine::{Courses, Effect},
    model::{APPROVED, Event, Fact, TaskState},
    plan::Plan,
};

/// What is wrong, and what to do.
pub(super) type Doubt = (String, String);

const ANYWAY: &str = "add `--anyway` if it is meant";

/// The doubt as an error: nothing is recorded.
pub(super) fn refused((why, help): Doubt) -> AppError {
    AppError::Refused { why, help }
}

/// Adds the option that records it anyway.
pub(super) fn or_anyway((why, help): Doubt) -> Doubt {
    (why, format!("{help}, or {ANYWAY}"))
}

/// Counts of a group that do not fit each other once `event` applies.
pub(super) fn counts(courses: &Courses<'_>, event: &Event) -> Option<Doubt> {
    courses.above_invited(event).map(|why| (why, format!("look at the figures again, or {ANYWAY}")))
}

/// A commitment with a due date before it was announced.
pub(super) fn due_before_said(plan: &Plan, event: &Event) -> Option<Doubt> {
    let Fact::CommitmentSet { commitment, entry, .. } = &event.fact else { return None };
    let day = plan.timezone.to_datetime(event.happened_at).date();
    // The title comes with the first entry: later ones may well mention a day in the past.
    let due = entry.due.filter(|due| *due < day && entry.title.is_some())?;
    let why = format!("`{commitment}` is due on {due}, before it was made known on {day}");
    Some((why, format!("look at the year again, or {ANYWAY}")))
}

/// People who were present before the event had opened.
pub(super) fn present_before(plan: &Plan, event: &Event) -> Option<Doubt> {
    let Fact::ParticipationCounted { group, entry, .. } = &event.fact else { return None };
    let day = plan.timezone.to_datetime(event.happened_at).date();
    let attended = entry.attended.filter(|n| *n > 0 && day < plan.event.opens)?;
    let why = format!("{attended} of `{group}` cannot have attended on {day}: the event opens on {}", plan.event.opens);
    Some((why, format!("record them as confirmed, or {ANYWAY}")))
}

/// Why a fact about a task would have no effect.
pub(super) fn without_effect(effect: &Effect<'_>, event: &Event, zone: &TimeZone) -> Option<Doubt> {
    let (Fact::TaskSet { task, .. } | Fact::TaskApproved { task, .. } | Fact::InputAnswered { task, .. }) = &event.fact
    else {
        return None;
    };
    let (why, help) = match effect {
        Effect::Changes => return None,
        Effect::Superseded(later) => {
            let day = zone.to_datetime(later.happened_at).date();
            (
                format!(
                    "it would change nothing: no. {} of the journal, of {day}, says otherwise, and what is later wins ({})",
                    later.seq,
                    said(&later.fact)
                ),
                format!("leave `--date` out, or name a day from {day} on"),
            )
        }
        Effect::Cancelled => (
            format!("`{task}` is cancelled, and what is delivered to it counts for nothing"),
            "record the task as in_progress first, if it is done after all".to_owned(),
        ),
        Effect::NothingToTakeBack => (
            "the input is open: there is nothing to take back".to_owned(),
            "`concerted status` shows what is in".to_owned(),
        ),
        Effect::NothingToReturn => (
            "the input is not in: there is nothing to return".to_owned(),
            "`concerted status` shows what is in".to_owned(),
        ),
        Effect::NothingRequested => (
            "its partner asked for nothing that could be agreed to or refused".to_owned(),
            "a first postponement and a colleague of the same organisation need no consent".to_owned(),
        ),
        Effect::NotSubmitted => (
            format!("`{task}` is not submitted yet: its lead or contributors have still to deliver"),
            format!("record `{APPROVED}` when everything is in, or `completed` to settle the task whatever is out"),
        ),
        Effect::Stands(state) => {
            (format!("`{task}` is {} already", plain(*state)), "add `--note` to keep a note on it".to_owned())
        }
    };
    Some((why, format!("{help}; `--anyway` records it all the same")))
}

fn said(fact: &Fact) -> String {
    match fact {
        Fact::TaskSet { state, .. } => plain(*state),
        Fact::TaskApproved { .. } => APPROVED.to_owned(),
        Fact::InputAnswered { partner, answer, .. } => {
            format!("input of {partner} {}", answer.as_str().replace('_', " "))
        }
        _ => String::new(),
    }
}

fn plain(state: TaskState) -> String {
    state.as_str().replace('_', " ")
}
