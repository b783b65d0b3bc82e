//! The clock of a silence procedure (`domain.md` section 5.3): it begins once every member has the text, and ends on a Monday to
//! Thursday at 18:00 where the host is, never on a holiday of a member.

use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, Time, Weekday},
};

use super::round::{Round, Service};
use crate::{
    model::{Seat, SilencePeriod},
    plan::{Partner, Plan, calendar::instant},
};

/// The time of day at which silences end where the host is.
pub const SILENCE_ENDS_AT: Time = Time::constant(18, 0, 0, 0);

/// No search for a day goes further: calendars of ours have no holidays of a year.
const SEARCH_DAYS: i32 = 400;

/// When a silence procedure that is wanted at `at` is opened: then, or on the next day on which it can be, when the host begins
/// its work.
pub fn opens_at(plan: &Plan, seats: &[Seat], at: Timestamp) -> Timestamp {
    let now = plan.timezone.to_datetime(at);
    if is_suitable(plan, seats, now.date()) && now.time() < SILENCE_ENDS_AT {
        return at;
    }
    let day = next_suitable(plan, seats, now.date().saturating_add(1.day()));
    plan.coordinator_calendar.opening(day, &plan.timezone).max(at)
}

/// When the silence of `round` ends: `None` for a round without one, as long as a member who is still there has not been served,
/// and if no member is left, whose silence would say something.
pub fn closes_at(plan: &Plan, round: &Round) -> Option<Timestamp> {
    closes_at_by(plan, round, |_| true)
}

/// The same if only those are served whose service `counts`.
pub(super) fn closes_at_by(plan: &Plan, round: &Round, counts: impl Fn(&Service) -> bool) -> Option<Timestamp> {
    round.present(plan).next()?;
    let mut began_at = opens_at(plan, &round.seats, round.opened_at);
    for seat in round.present(plan) {
        began_at = began_at.max(round.served.get(seat).filter(|service| counts(service))?.at);
    }
    // Whoever left without the text was waited for until then.
    let began_at = round.left.values().fold(began_at, |began_at, left_at| began_at.max(*left_at));
    closing(plan, round, began_at)
}

/// When it would end if all who have not been served yet were so at `at`.
pub fn closing_if_served_at(plan: &Plan, round: &Round, at: Timestamp) -> Option<Timestamp> {
    closes_at(plan, round).or_else(|| closing(plan, round, at.max(opens_at(plan, &round.seats, round.opened_at))))
}

/// The end of a silence that began at `began_at`.
///
/// Hours are hours of the clock, whatever it does in between; the holidays of members among the days they fall on are added, a
/// day each. Working days are those of the host that are no holiday of a member. The end is then the next 18:00 of a suitable
/// day.
fn closing(plan: &Plan, round: &Round, began_at: Timestamp) -> Option<Timestamp> {
    let silence = round.silence()?;
    let extension = round.extended_at.and(silence.extension_hours).unwrap_or_default();
    let hours = |hours: u32| SignedDuration::from_hours(i64::from(hours));
    let ended_at = match silence.period {
        SilencePeriod::Hours(period) => {
            extended_by_holidays(plan, &round.seats, began_at, hours(period).saturating_add(hours(extension)))
        }
        SilencePeriod::WorkingDays(days) => {
            let mut day = plan.timezone.to_datetime(began_at).date();
            for _ in 0..days {
                day = next_day(day, |day| is_working(plan, &round.seats, day));
            }
            instant(day, SILENCE_ENDS_AT, &plan.timezone).saturating_add(hours(extension)).unwrap_or(Timestamp::MAX)
        }
    };
    let end = plan.timezone.to_datetime(ended_at);
    let first = if end.time() > SILENCE_ENDS_AT { end.date().saturating_add(1.day()) } else { end.date() };
    Some(instant(next_suitable(plan, &round.seats, first), SILENCE_ENDS_AT, &plan.timezone))
}

/// `period` after `began_at`, and a day more for each holiday of a member on the way.
fn extended_by_holidays(plan: &Plan, seats: &[Seat], began_at: Timestamp, period: SignedDuration) -> Timestamp {
    let mut end = began_at.saturating_add(period).unwrap_or(Timestamp::MAX);
    let mut day = plan.timezone.to_datetime(began_at).date();
    for _ in 0..SEARCH_DAYS {
        if day > plan.timezone.to_datetime(end).date() {
            break;
        }
        if is_holiday(plan, seats, day) {
            end = end.saturating_add(SignedDuration::from_hours(24)).unwrap_or(Timestamp::MAX);
        }
        day = day.saturating_add(1.day());
    }
    end
}

/// True for a day on which a silence may be opened and end.
fn is_suitable(plan: &Plan, seats: &[Seat], day: Date) -> bool {
    matches!(day.weekday(), Weekday::Monday | Weekday::Tuesday | Weekday::Wednesday | Weekday::Thursday)
        && is_working(plan, seats, day)
}

/// True for a working day of the host that is no holiday of a member.
fn is_working(plan: &Plan, seats: &[Seat], day: Date) -> bool {
    plan.coordinator_calendar.is_working_day(day) && !is_holiday(plan, seats, day)
}

/// True for a holiday of a member. Their weekends differ, and extend nothing.
fn is_holiday(plan: &Plan, seats: &[Seat], day: Date) -> bool {
    let members = seats.iter().filter_map(|seat| plan.partners.get(&seat.partner));
    members.into_iter().any(|member: &Partner| member.calendar.holiday(day).is_some())
}

fn next_suitable(plan: &Plan, seats: &[Seat], from: Date) -> Date {
    if is_suitable(plan, seats, from) { from } else { next_day(from, |day| is_suitable(plan, seats, day)) }
}

/// The first day after `day` that is as wanted; far ahead if none is.
fn next_day(day: Date, is_wanted: impl Fn(Date) -> bool) -> Date {
    (1..SEARCH_DAYS)
        .map(|days| day.saturating_add(days.days()))
        .find(|day| is_wanted(*day))
        .unwrap_or_else(|| day.saturating_add(SEARCH_DAYS.days()))
}
