//! The days on which one partner is reminded of one thing.

use jiff::{Timestamp, civil::Date};

use super::scenario::{Function, Partner, Rung};

/// Working days of peace after something became ready, after a take-over, and after the last reminder.
pub(super) const PEACE: i32 = 5;

/// What the days are counted from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Footing {
    pub(super) due: Date,
    /// When it could be begun, or was asked for again.
    pub(super) asked_at: Timestamp,
    /// The take-over of a running preparation.
    pub(super) adopted_at: Option<Timestamp>,
    /// The day on which somebody who had been reminded was asked again.
    pub(super) again_on: Option<Date>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) name: String,
    /// Working days from the due day.
    pub(super) days: i32,
    pub(super) at: Timestamp,
    /// Whom it goes to; none if nobody there can be written to.
    pub(super) to: Option<Function>,
    /// True for what waits until a person releases it.
    pub(super) is_letter: bool,
    pub(super) is_copied: bool,
}

/// The steps that are left, in the order in which they come.
pub(super) fn steps(rungs: &[Rung], partner: &Partner, footing: &Footing) -> Vec<Step> {
    let written = written_out(rungs);
    let late_from = late_from(&written, partner, footing);
    let suffix = footing.again_on.map_or_else(String::new, |day| format!("@{day}"));
    let all: Vec<Step> = written
        .iter()
        .map(|(days, rung)| Step {
            name: format!("{days:+}wd{suffix}"),
            days: *days,
            at: at(*days, rung, late_from, partner, footing),
            to: partner.holder(rung.to),
            is_letter: partner.holder(rung.to).unwrap_or(rung.to).is_higher(),
            // What falls to the working level is copied to nobody there.
            is_copied: rung.is_copied && !rung.to.is_higher(),
        })
        .collect();
    let spent_until = footing.adopted_at.unwrap_or(Timestamp::MIN);
    let is_ahead = |step: &Step| step.at > footing.asked_at && step.at > spent_until;
    let has_passed = all.iter().any(|step| step.at <= footing.asked_at) && footing.asked_at > spent_until;
    let mut ahead: Vec<Step> = has_passed.then(|| notice(partner, footing)).into_iter().collect();
    ahead.extend(all.into_iter().filter(is_ahead));
    // Of two at one moment the one that is written later comes after.
    ahead.sort_by_key(|step| step.at);
    ahead
}

/// Every repetition as a rung of its own.
fn written_out(rungs: &[Rung]) -> Vec<(i32, &Rung)> {
    let mut written = Vec::new();
    for rung in rungs {
        let (every, times) = rung.repeats.unwrap_or((0, 1));
        written.extend((0..times).map(|nth| (rung.at + nth * every, rung)));
    }
    written.sort_by_key(|(days, _)| *days);
    written
}

/// The day that overdue rungs count from: the first of them leaves the peace of readiness, and the others keep their distance.
fn late_from(written: &[(i32, &Rung)], partner: &Partner, footing: &Footing) -> Date {
    let office = &partner.office;
    let Some((first, _)) = written.iter().find(|(days, _)| *days > 0) else { return footing.due };
    let in_peace_until = office.workdays_from(office.day_of(footing.asked_at), PEACE);
    if office.workdays_from(footing.due, *first) >= in_peace_until {
        return footing.due;
    }
    let mut from = footing.due;
    while office.workdays_from(from, *first) < in_peace_until {
        from = from.tomorrow().unwrap();
    }
    from
}

fn at(days: i32, rung: &Rung, late_from: Date, partner: &Partner, footing: &Footing) -> Timestamp {
    let office = &partner.office;
    let day = match days {
        0 => office.workday_until(footing.due),
        ..0 => office.workdays_from(footing.due, days),
        _ => office.workdays_from(late_from, days),
    };
    let at = office.opening(day);
    match footing.adopted_at {
        Some(adopted) if at > adopted && rung.to.is_higher() => {
            at.max(office.opening(office.workdays_from(office.day_of(adopted), PEACE)))
        }
        _ => at,
    }
}

/// One notice for all rungs that had passed when something became ready.
fn notice(partner: &Partner, footing: &Footing) -> Step {
    let name = footing.again_on.map_or_else(|| "ready".to_owned(), |day| format!("again-{day}"));
    let at = partner.office.next_open(footing.asked_at);
    Step { name, days: 0, at, to: partner.holder(Function::FocalPoint), is_letter: false, is_copied: false }
}
