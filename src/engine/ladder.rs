//! Computes when each rung of a ladder is due for one recipient.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};

use crate::plan::{Function, Ladder, Partner, Rung, Shift, Tone};

/// For this many working days, no overdue rung follows readiness, and no escalation follows an adoption half-way.
pub const GRACE_DAYS: i32 = 5;

/// The notice that replaces the rungs that passed before an input became ready.
pub const READY: &str = "ready";

/// The same for an input requested again, followed by the day: `again-2027-04-12`.
const AGAIN: &str = "again-";

/// `2027-04-12`.
const DAY_CHARS: usize = 10;

/// A rung with its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Identity within the ladder: `-10wd`, `+2wd`, `+5wd` for a repetition, `ready` for the collapsed notice; for an
    /// input requested again, `+2wd@2027-04-12` and `again-2027-04-12`; for a letter on the same day as a reminder,
    /// `+5wd-head_of_unit`.
    pub rung: String,
    /// When it is due.
    pub at: Timestamp,
    /// Whom it goes to.
    pub to: Function,
    /// Who gets a copy.
    pub cc: Vec<Function>,
    /// Its tone.
    pub tone: Tone,
    /// Its number among the reminders to the working level, from 1, and their total.
    pub nth: (u32, u32),
    /// True for a letter, which goes to a level that only a person writes to and that the partner has.
    pub is_letter: bool,
    /// Working days relative to the due day; 0 for a collapsed notice.
    pub at_days: i32,
}

/// What determines the dates of a ladder for one input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Footing {
    /// The day by whose end the input is due.
    pub due: Date,
    /// When work on it could begin: window open, predecessors finished. For an input that an edit requested by a past
    /// day, the time of that edit.
    pub ready_at: Timestamp,
    /// When a running workflow was adopted half-way: rungs up to then are spent.
    pub adopted_at: Option<Timestamp>,
    /// The day the input was requested again, if it was: its recipient is told so, instead of being asked as if for the
    /// first time.
    pub reopened_on: Option<Date>,
    /// Rungs up to this moment are spent because of what the partner said: it promised a day, or asked for help
    /// (`decide::quiet_until`).
    pub quiet_until: Option<Timestamp>,
}

/// The remaining steps of `ladder` for a partner, by rising instant.
///
/// Rungs that passed before the input became ready collapse into one notice; rungs before an adoption half-way are spent. On
/// days off, reminders move to an earlier working day of the recipient, escalations to a later one.
pub fn steps(ladder: &Ladder, partner: &Partner, footing: &Footing) -> Vec<Step> {
    let rungs = expanded(ladder);
    let first_overdue = first_overdue(&rungs, partner, footing);
    let is_reminder = |rung: &Rung| !rung.to.needs_release() || falls_to_working_level(rung, partner, footing.due);
    let of = rungs.iter().filter(|(_, rung)| is_reminder(rung)).count() as u32;
    let mut nth = 0;
    // An input requested again is also reminded of again.
    let again = footing.reopened_on.map_or_else(String::new, |day| format!("@{day}"));
    let mut all: Vec<Step> = rungs
        .iter()
        .map(|(at_days, rung)| {
            nth += u32::from(is_reminder(rung));
            let day = step_day(*at_days, partner, footing.due, first_overdue);
            let at = partner.calendar.opening(day, &partner.timezone);
            Step {
                rung: format!("{at_days:+}wd{again}"),
                at: after_adoption(at, rung, partner, footing),
                to: rung.to,
                cc: rung.cc.clone(),
                tone: rung.tone,
                nth: (nth.max(1), of.max(1)),
                is_letter: !is_reminder(rung),
                at_days: *at_days,
            }
        })
        .collect();
    let spent_until = footing.adopted_at.into_iter().chain(footing.quiet_until).max().unwrap_or(Timestamp::MIN);
    let passed = all.iter().filter(|step| step.at <= footing.ready_at).count();
    all.retain(|step| step.at > footing.ready_at && step.at > spent_until);
    if passed > 0 && footing.ready_at > spent_until {
        all.insert(0, ready_notice(partner, footing, of));
    }
    all.sort_by_key(|step| step.at);
    tell_letters_apart(&mut all);
    all
}

/// Gives a letter on the same working day as a reminder, or as a letter to another level, a name of its own, since each
/// is decided, sent and withdrawn separately.
fn tell_letters_apart(steps: &mut [Step]) {
    let mut names: BTreeSet<String> =
        steps.iter().filter(|step| !step.is_letter).map(|step| step.rung.clone()).collect();
    for step in steps.iter_mut().filter(|step| step.is_letter) {
        if !names.insert(step.rung.clone()) {
            step.rung = format!("{}-{}", step.rung, step.to.as_str());
            names.insert(step.rung.clone());
        }
    }
}

/// True if what was sent as `rung` was a letter.
pub fn is_letter(ladder: &Ladder, partner: &Partner, due: Date, rung: &str) -> bool {
    rung_named(ladder, partner, due, rung).is_some_and(|(_, is_letter)| is_letter)
}

/// The functions in the Cc line of what was sent as `rung`: on a letter whoever the rung names, on a reminder the levels
/// that only a person writes to, since the others get a mail of their own.
pub fn copied_on(ladder: &Ladder, partner: &Partner, due: Date, rung: &str) -> Vec<Function> {
    let Some((rung, is_letter)) = rung_named(ladder, partner, due, rung) else { return Vec::new() };
    rung.cc.iter().copied().filter(|function| is_letter || function.needs_release()).collect()
}

/// The rung that was sent under that name, and whether it was a letter; `None` if the ladder no longer has it.
fn rung_named<'l>(ladder: &'l Ladder, partner: &Partner, due: Date, name: &str) -> Option<(&'l Rung, bool)> {
    // `+5wd@2027-04-12-director` is the `+5wd-director` of an input that was requested again.
    let name = match name.split_once('@') {
        Some((name, rest)) => format!("{name}{}", rest.get(DAY_CHARS..).unwrap_or_default()),
        None => name.to_owned(),
    };
    let is_letter = |rung: &Rung| rung.to.needs_release() && !falls_to_working_level(rung, partner, due);
    let (letters, reminders): (Vec<_>, Vec<_>) = expanded(ladder).into_iter().partition(|(_, rung)| is_letter(rung));
    let plain = |at_days: i32| format!("{at_days:+}wd");
    if let Some((_, rung)) = reminders.iter().find(|(at_days, _)| plain(*at_days) == name) {
        return Some((rung, false));
    }
    let mut names: BTreeSet<String> = reminders.iter().map(|(at_days, _)| plain(*at_days)).collect();
    let named = letters.into_iter().find(|(at_days, rung)| {
        let plain = plain(*at_days);
        let own = if names.insert(plain.clone()) { plain } else { format!("{plain}-{}", rung.to.as_str()) };
        own == name
    });
    named.map(|(_, rung)| (rung, true))
}

/// The place of a reminder among those to the working level, from 1, and their number, by its rung; `None` for a letter
/// and for a rung that the ladder no longer has.
pub fn place_of(ladder: &Ladder, partner: &Partner, due: Date, rung: &str) -> Option<(u32, u32)> {
    let rungs = expanded(ladder);
    let reminders: Vec<i32> = rungs
        .iter()
        .filter(|(_, rung)| !rung.to.needs_release() || falls_to_working_level(rung, partner, due))
        .map(|(at_days, _)| *at_days)
        .collect();
    let of = reminders.len() as u32;
    if rung == READY || rung.starts_with(AGAIN) {
        return Some((1, of));
    }
    let name = rung.split_once('@').map_or(rung, |(name, _)| name);
    let at = reminders.iter().position(|at_days| format!("{at_days:+}wd") == name)?;
    Some((at as u32 + 1, of))
}

/// The reminder to the working level in force at `now`: the latest one due, which supersedes earlier ones.
pub fn due_reminder(steps: &[Step], now: Timestamp) -> Option<&Step> {
    steps.iter().rfind(|step| !step.is_letter && step.at <= now)
}

/// The letter to a higher level in force at `now`, regardless of later reminders: the lowest that is due and has not
/// been dealt with. A higher one waits until the lower one was sent or withdrawn by a person, and has had its time.
///
/// `dealt_with` says when a letter was dealt with.
pub fn due_letter<'s>(
    steps: &'s [Step],
    partner: &Partner,
    now: Timestamp,
    dealt_with: impl Fn(&Step) -> Option<Timestamp>,
) -> Option<&'s Step> {
    letters(steps, partner, dealt_with).find(|(at, _)| *at <= now).map(|(_, step)| step)
}

/// The next letter and when it falls due, if that is after `now`; `None` if none is ahead, or the previous one has not
/// been dealt with.
pub fn next_letter<'s>(
    steps: &'s [Step],
    partner: &Partner,
    now: Timestamp,
    dealt_with: impl Fn(&Step) -> Option<Timestamp>,
) -> Option<(Timestamp, &'s Step)> {
    letters(steps, partner, dealt_with).next().filter(|(at, _)| *at > now)
}

/// The next letter to be dealt with, and when it falls due: on its day, or later if needed to keep the interval between
/// their rungs after the one below it was dealt with.
fn letters<'s>(
    steps: &'s [Step],
    partner: &Partner,
    dealt_with: impl Fn(&Step) -> Option<Timestamp>,
) -> impl Iterator<Item = (Timestamp, &'s Step)> {
    let mut below: Option<(&Step, Timestamp)> = None;
    for step in steps.iter().filter(|step| step.is_letter) {
        let Some(at) = dealt_with(step) else {
            let has_had_its_days = below.map(|(lower, at)| {
                let day = partner.timezone.to_datetime(at).date();
                let day = partner.calendar.add_working_days(day, (step.at_days - lower.at_days).max(0));
                partner.calendar.opening(day, &partner.timezone)
            });
            return Some((step.at.max(has_had_its_days.unwrap_or(step.at)), step)).into_iter();
        };
        below = Some((step, at));
    }
    None.into_iter()
}

/// When the last step has had its time and nothing is left to send; `None` while a letter has not been dealt with.
pub fn exhausted_at(
    steps: &[Step],
    partner: &Partner,
    footing: &Footing,
    dealt_with: impl Fn(&Step) -> Option<Timestamp>,
) -> Option<Timestamp> {
    let asked_at = footing.adopted_at.map_or(footing.ready_at, |at| at.max(footing.ready_at));
    let last = steps.iter().try_fold(asked_at, |last, step| {
        let at = if step.is_letter { dealt_with(step)? } else { step.at };
        Some(last.max(at))
    })?;
    let day = partner.timezone.to_datetime(last).date().max(footing.due);
    Some(partner.calendar.opening(partner.calendar.add_working_days(day, GRACE_DAYS), &partner.timezone))
}

/// The rungs with repetitions expanded, by rising offset.
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

/// For each rung of `ladder`, whether it goes to the working level for this due day.
pub(super) fn levels_reached(ladder: &Ladder, partner: &Partner, due: Date) -> Vec<bool> {
    ladder.rungs.iter().map(|rung| falls_to_working_level(rung, partner, due)).collect()
}

/// True if the partner has nobody at the rung's level, so that it becomes one more reminder to the focal point.
fn falls_to_working_level(rung: &Rung, partner: &Partner, on: Date) -> bool {
    let reached = partner.reachable(rung.to, on).and_then(|contact| contact.function);
    reached.is_some_and(|function| !function.needs_release())
}

fn step_day(at_days: i32, partner: &Partner, due: Date, (first, first_on): (i32, Date)) -> Date {
    match at_days {
        0 => partner.calendar.shift(due, Shift::Earlier),
        ..0 => partner.calendar.add_working_days(due, at_days),
        _ => partner.calendar.add_working_days(first_on, at_days - first),
    }
}

/// The offset of the first overdue rung and its day, with which all others move: that many days after the due day, or
/// the end of the grace period after readiness if later.
fn first_overdue(rungs: &[(i32, &Rung)], partner: &Partner, footing: &Footing) -> (i32, Date) {
    let Some((first, _)) = rungs.iter().find(|(at_days, _)| *at_days > 0) else { return (0, footing.due) };
    let ready_on = partner.timezone.to_datetime(footing.ready_at).date();
    let at_peace_until = partner.calendar.add_working_days(ready_on, GRACE_DAYS);
    (*first, partner.calendar.add_working_days(footing.due, *first).max(at_peace_until))
}

fn after_adoption(at: Timestamp, rung: &Rung, partner: &Partner, footing: &Footing) -> Timestamp {
    match footing.adopted_at {
        Some(adopted) if rung.to.needs_release() && at > adopted => {
            let day = partner.timezone.to_datetime(adopted).date();
            let quiet_until = partner.calendar.add_working_days(day, GRACE_DAYS);
            at.max(partner.calendar.opening(quiet_until, &partner.timezone))
        }
        _ => at,
    }
}

fn ready_notice(partner: &Partner, footing: &Footing, of: u32) -> Step {
    let at = partner.calendar.next_working_instant(footing.ready_at, &partner.timezone);
    let is_overdue = partner.timezone.to_datetime(at).date() > footing.due;
    let (rung, tone) = match footing.reopened_on {
        None => (READY.to_owned(), Tone::Notice),
        Some(day) if is_overdue => (format!("{AGAIN}{day}"), Tone::Overdue),
        Some(day) => (format!("{AGAIN}{day}"), Tone::Reminder),
    };
    Step { rung, at, to: Function::FocalPoint, cc: Vec::new(), tone, nth: (1, of.max(1)), is_letter: false, at_days: 0 }
}
