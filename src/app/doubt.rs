//! What is to be asked before it is recorded: a value outside its scale, counts above their total, a fact without effect.

use jiff::tz::TimeZone;

use super::AppError;
use crate::{
    engine::{Courses, Effect},
    model::{APPROVED, Event, Fact, TaskState},
    plan::{Indicator, Measure, Plan},
};

/// What is wrong, and what to do.
pub(super) type Doubt = (String, String);

const ANYWAY: &str = "add `--anyway` if it is meant";

/// As an error: nothing is recorded.
pub(super) fn refused((why, help): Doubt) -> AppError {
    AppError::Refused { why, help }
}

/// What a value cannot be: the program computes the indicator, or its categories have no such place.
pub(super) fn impossible(indicator: &Indicator, value: f64) -> Option<Doubt> {
    let id = &indicator.id;
    if indicator.computed.is_some() {
        let why = format!("`{id}` is computed from the journal, and a recorded value would count for nothing");
        let help = format!("leave it to the program, or delete `computed:` from the definition of `{id}`");
        return Some((why, help));
    }
    let last = indicator.categories.len().checked_sub(1)?;
    if value.fract() == 0.0 && (0.0..=last as f64).contains(&value) {
        return None;
    }
    let scale = indicator.categories.iter().enumerate().map(|(place, name)| format!("{place} ({})", name.en()));
    let scale = scale.collect::<Vec<_>>().join(", ");
    Some((format!("`{id}` is one of {} categories, and {value} is none of them", last + 1), format!("write {scale}")))
}

/// What a value can hardly be.
pub(super) fn doubtful(indicator: &Indicator, value: f64) -> Option<Doubt> {
    let id = &indicator.id;
    let known = [indicator.baseline, indicator.target].into_iter().flatten();
    let known: Vec<f64> = known.chain(indicator.milestones.iter().map(|aimed| aimed.value)).collect();
    let (least, most) = (known.iter().copied().fold(0.0, f64::min), known.iter().copied().fold(100.0, f64::max));
    if value < least {
        return Some((format!("{value} is below {least}, and `{id}` counts from there"), ANYWAY.to_owned()));
    }
    let is_part = indicator.measure == Measure::Percentage;
    (is_part && value > most).then(|| {
        let help = format!("write a value from 0 to {most}, or {ANYWAY}");
        (format!("{value} per cent is more than the whole of what `{id}` measures"), help)
    })
}

/// Counts of a group that do not fit each other, as they stand with `event`.
pub(super) fn counts(courses: &Courses<'_>, event: &Event) -> Option<Doubt> {
    let Fact::ParticipationCounted { group, entry: said, .. } = &event.fact else { return None };
    let Fact::ParticipationCounted { entry, .. } = courses.with(event) else { return None };
    let invited = entry.invited?;
    let counts = [(entry.confirmed, said.confirmed, "confirmed"), (entry.attended, said.attended, "attended")];
    let (count, word) = counts.into_iter().find_map(|(count, said, word)| {
        let is_said = said.is_some() || event_says_invited(&event.fact);
        count.filter(|count| is_said && *count > invited).map(|count| (count, word))
    })?;
    let why = format!("{count} {word} of `{group}` are more than the {invited} who were invited");
    Some((why, format!("look at the figures again, or {ANYWAY}")))
}

fn event_says_invited(fact: &Fact) -> bool {
    matches!(fact, Fact::ParticipationCounted { entry, .. } if entry.invited.is_some())
}

/// A commitment that was to be carried out before it was made known.
pub(super) fn due_before_said(plan: &Plan, event: &Event) -> Option<Doubt> {
    let Fact::CommitmentSet { commitment, entry, .. } = &event.fact else { return None };
    let day = plan.timezone.to_datetime(event.happened_at).date();
    // The title comes with the first entry: later ones may well tell of a day that has passed.
    let due = entry.due.filter(|due| *due < day && entry.title.is_some())?;
    let why = format!("`{commitment}` is due on {due}, before it was made known on {day}");
    Some((why, format!("look at the year again, or {ANYWAY}")))
}

/// Why a fact about a task would be recorded for nothing.
pub(super) fn without_effect(effect: &Effect<'_>, event: &Event, zone: &TimeZone) -> Option<Doubt> {
    let (Fact::TaskSet { task, .. } | Fact::TaskApproved { task, .. } | Fact::InputAnswered { task, .. }) = &event.fact
    else {
        return None;
    };
    let (why, help) = match effect {
        Effect::Changes => return None,
        Effect::Overtaken(later) => {
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
