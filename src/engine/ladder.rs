//! When each rung of a ladder is due for one recipient.

use jiff::{Timestamp, civil::Date};

use crate::plan::{Function, Ladder, Partner, Rung, Shift, Tone};

/// No overdue rung follows readiness, and no escalation a take-over, within this many working days.
pub const GRACE_DAYS: i32 = 5;

/// One rung on its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Identity within the ladder: `-10wd`, `+2wd`, `+5wd` for a repetition, `ready` for the collapsed notice.
    pub rung: String,
    /// When it is due.
    pub at: Timestamp,
    /// Whom it goes to.
    pub to: Function,
    /// Who gets a copy.
    pub cc: Vec<Function>,
    /// How it speaks.
    pub tone: Tone,
    /// Its number among the reminders to the working level, from 1, and how many there are.
    pub nth: (u32, u32),
}

/// What shifts a ladder for one input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Footing {
    /// The day by whose end the input is due.
    pub due: Date,
    /// When work on it could begin: window open, predecessors finished. Of an input that an edit asked for by a day in the
    /// past, when it did.
    pub ready_at: Timestamp,
    /// The take-over of a running workflow: rungs up to then are spent.
    pub taken_over_at: Option<Timestamp>,
}

/// The steps of `ladder` that are still to be climbed for a partner, by rising instant.
///
/// Rungs that passed before the input became ready collapse into one notice; rungs before a take-over are spent.
/// Reminders move to an earlier working day of the recipient, escalations to a later one.
pub fn steps(ladder: &Ladder, partner: &Partner, footing: &Footing) -> Vec<Step> {
    let rungs = expanded(ladder);
    let overdue_from = overdue_anchor(&rungs, partner, footing);
    let is_reminder = |rung: &Rung| !rung.to.needs_release() || falls_to_working_level(rung, partner, footing.due);
    let of = rungs.iter().filter(|(_, rung)| is_reminder(rung)).count() as u32;
    let mut nth = 0;
    let mut all: Vec<Step> = rungs
        .iter()
        .map(|(at_days, rung)| {
            nth += u32::from(is_reminder(rung));
            let day = step_day(*at_days, partner, footing.due, overdue_from);
            let at = partner.calendar.opening(day, &partner.timezone);
            Step {
                rung: format!("{at_days:+}wd"),
                at: after_take_over(at, rung, partner, footing),
                to: rung.to,
                cc: rung.cc.clone(),
                tone: rung.tone,
                nth: (nth.max(1), of.max(1)),
            }
        })
        .collect();
    let spent_until = footing.taken_over_at.unwrap_or(Timestamp::MIN);
    let passed = all.iter().filter(|step| step.at <= footing.ready_at).count();
    all.retain(|step| step.at > footing.ready_at && step.at > spent_until);
    if passed > 0 && footing.ready_at > spent_until {
        all.insert(0, ready_notice(partner, footing, of));
    }
    all.sort_by_key(|step| step.at);
    all
}

/// The step that holds at `now`: the latest one due. Earlier ones are superseded by it.
pub fn due_step(steps: &[Step], now: Timestamp) -> Option<&Step> {
    steps.iter().rfind(|step| step.at <= now)
}

/// Repetitions written out, by rising offset.
fn expanded(ladder: &Ladder) -> Vec<(i32, &Rung)> {
    let mut all: Vec<(i32, &Rung)> = ladder
        .rungs
        .iter()
        .flat_map(|rung| {
            let (every, at_most) = rung.every.unwrap_or((0, 1));
            (0..at_most.max(1)).map(move |n| (rung.at_days + (n * every) as i32, rung))
        })
        .collect();
    all.sort_by_key(|(at_days, _)| *at_days);
    all
}

/// True if the partner has nobody at the level of the rung, so that it is one more reminder to the focal point.
fn falls_to_working_level(rung: &Rung, partner: &Partner, on: Date) -> bool {
    let reached = partner.reachable(rung.to, on).and_then(|contact| contact.function);
    reached.is_some_and(|function| !function.needs_release())
}

fn step_day(at_days: i32, partner: &Partner, due: Date, overdue_from: Date) -> Date {
    match at_days {
        0 => partner.calendar.shift(due, Shift::Earlier),
        ..0 => partner.calendar.add_working_days(due, at_days),
        _ => partner.calendar.add_working_days(overdue_from, at_days),
    }
}

/// The day overdue rungs count from: the due day, or so much later that the first of them leaves the grace after
/// readiness.
fn overdue_anchor(rungs: &[(i32, &Rung)], partner: &Partner, footing: &Footing) -> Date {
    let Some((first, _)) = rungs.iter().find(|(at_days, _)| *at_days > 0) else {
        return footing.due;
    };
    let ready_on = partner.timezone.to_datetime(footing.ready_at).date();
    let earliest = partner.calendar.add_working_days(ready_on, (GRACE_DAYS - first).max(0));
    footing.due.max(earliest)
}

fn after_take_over(at: Timestamp, rung: &Rung, partner: &Partner, footing: &Footing) -> Timestamp {
    match footing.taken_over_at {
        Some(taken_over) if rung.to.needs_release() && at > taken_over => {
            let day = partner.timezone.to_datetime(taken_over).date();
            let quiet_until = partner.calendar.add_working_days(day, GRACE_DAYS);
            at.max(partner.calendar.opening(quiet_until, &partner.timezone))
        }
        _ => at,
    }
}

fn ready_notice(partner: &Partner, footing: &Footing, of: u32) -> Step {
    Step {
        rung: "ready".into(),
        at: partner.calendar.next_working_instant(footing.ready_at, &partner.timezone),
        to: Function::FocalPoint,
        cc: Vec::new(),
        tone: Tone::Notice,
        nth: (1, of.max(1)),
    }
}
