//! Letters to the levels above a seat that does not decide.

use jiff::{Timestamp, civil::Date};

use super::Round;
use crate::{
    model::Seat,
    plan::{Function, Partner},
};

/// Working days from the day by which a decision is asked for: of the first letter, and of the second. By the built-in ladder
/// inputs have their letters on the same days.
const DRAFTED_AT: [i32; 2] = [5, 10];

/// Working days that a letter is given before the next one.
const DAYS_OF_A_LETTER: i32 = DRAFTED_AT[1] - DRAFTED_AT[0];

/// The letter about `seat` of `partner` that comes next if nothing is stated for it: when it is drafted, and to which level. `None`
/// if none follows, and in a silence procedure, where no answer is agreement.
///
/// A higher one waits until the lower one was sent, or taken back by a person, and has had its days.
pub(in crate::engine) fn next_letter(
    partner: &Partner,
    (round, seat): (&Round, &Seat),
    today: Date,
) -> Option<(Timestamp, Function)> {
    let is_asked = round.silence().is_none() && round.served.contains_key(seat) && round.vote(seat).is_none();
    let due = round.due.filter(|_| is_asked)?;
    let morning = |day, days| partner.calendar.opening(partner.calendar.add_working_days(day, days), &partner.timezone);
    let mut earliest = Timestamp::MIN;
    for (level, days) in levels_above(partner, seat, today).zip(DRAFTED_AT) {
        let Some(dealt_with_at) = round.letter_dealt_with(seat, level) else {
            return Some((morning(due, days).max(earliest), level));
        };
        earliest = morning(partner.timezone.to_datetime(dealt_with_at).date(), DAYS_OF_A_LETTER);
    }
    None
}

/// The levels of `partner` above the office that holds the seat at which somebody is on file, the lowest first.
fn levels_above(partner: &Partner, seat: &Seat, today: Date) -> impl Iterator<Item = Function> {
    let office = seat.office.unwrap_or(Function::FocalPoint);
    let is_there = move |level: &Function| {
        partner.contacts.iter().any(|contact| {
            contact.function == Some(*level) && contact.email.is_some() && contact.holds_office_on(today)
        })
    };
    Function::ALL.into_iter().filter(move |level| level.needs_release() && *level > office).filter(is_there)
}
