//! Turns phases of reports into days: monthly to `T-6m`, fortnightly to `T-6w`, weekly to `T`.

use jiff::{
    Span, ToSpan,
    civil::{Date, Weekday},
};

use super::due_dates::nominal;
use crate::{
    definition::{
        values::schedule::{Phase, Rhythm},
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic},
    plan::{Calendar, EventDates},
};

/// The most reports that phases may produce: nineteen years of weekly ones.
pub const MAX_REPORTS: usize = 1_000;

/// Phases as written, in order.
pub(super) struct Phases<'a> {
    pub(super) phases: Vec<(&'a Phase, Place<'a>)>,
    pub(super) weekday: Weekday,
}

impl Phases<'_> {
    /// The days on which reports are issued. Each phase runs from the day after the previous one to its own end; the
    /// first begins on `from`.
    pub(super) fn days(
        &self,
        from: Date,
        event: &EventDates,
        calendar: &Calendar,
        findings: &mut Vec<Diagnostic>,
    ) -> Vec<Date> {
        let mut days = Vec::new();
        let mut begins = from;
        let mut before: Option<(Date, Place<'_>)> = None;
        for (phase, place) in &self.phases {
            let until = nominal(phase.until, event, calendar);
            if let Some((earlier, other)) = before.filter(|(earlier, _)| until <= *earlier) {
                findings.push(reversed(until, *place, earlier, other));
                return Vec::new();
            }
            let room = MAX_REPORTS + 1 - days.len();
            days.extend(steps(phase.rhythm, begins, self.weekday).take_while(|day| *day <= until).take(room));
            if days.len() > MAX_REPORTS {
                findings.push(too_many(*place));
                return Vec::new();
            }
            // A phase that ends before the work begins produces no reports.
            begins = begins.max(until.saturating_add(1.day()));
            before = Some((until, *place));
        }
        days
    }
}

/// The endless series of days of a rhythm, starting at `from`.
fn steps(rhythm: Rhythm, from: Date, weekday: Weekday) -> impl Iterator<Item = Date> {
    let (first, step) = match rhythm {
        Rhythm::Weeks(weeks) => (from, i64::from(weeks).weeks()),
        Rhythm::Months(months) => (from.first_of_month(), i64::from(months).months()),
    };
    let on = move |day: Date| {
        let ahead = weekday.since(day.weekday());
        day.saturating_add(i64::from(ahead).days())
    };
    // If the first such day of this month is past, begin with the next month.
    let first = if on(first) < from { first.saturating_add(1.month()) } else { first };
    days_from(first, step).map(on)
}

fn days_from(first: Date, step: Span) -> impl Iterator<Item = Date> {
    // Ends only where dates do.
    std::iter::successors(Some(first), move |day| day.checked_add(step).ok())
}

fn reversed(until: Date, place: Place<'_>, earlier: Date, other: Place<'_>) -> Diagnostic {
    let message = format!("this phase ends on {until}, but the one before it on {earlier}");
    Diagnostic::new(Code::DatesReversed, place.label("ends too early"), message)
        .also(other.label(format!("ends on {earlier}")))
        .hint("write the phases in the order in which they end".to_owned())
}

fn too_many(place: Place<'_>) -> Diagnostic {
    let message = format!("with this phase there would be more than {MAX_REPORTS} reports");
    Diagnostic::new(Code::TooManyReports, place.label(""), message)
        .hint("let it end earlier, or make it `monthly`".to_owned())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn first(count: usize, rhythm: Rhythm, from: Date) -> Vec<Date> {
        steps(rhythm, from, Weekday::Monday).take(count).collect()
    }

    #[test]
    fn weeks_are_counted_from_the_first_such_day() {
        assert_eq!(first(2, Rhythm::Weeks(1), date(2027, 3, 2)), [date(2027, 3, 8), date(2027, 3, 15)]);
        assert_eq!(first(2, Rhythm::Weeks(2), date(2027, 3, 1)), [date(2027, 3, 1), date(2027, 3, 15)]);
    }

    #[test]
    fn months_have_their_report_on_the_first_such_day() {
        assert_eq!(
            first(3, Rhythm::Months(1), date(2027, 3, 2)),
            [date(2027, 4, 5), date(2027, 5, 3), date(2027, 6, 7)]
        );
        assert_eq!(first(2, Rhythm::Months(3), date(2027, 3, 1)), [date(2027, 3, 1), date(2027, 6, 7)]);
        assert_eq!(first(9, Rhythm::Months(1), Date::MAX).len(), 1);
    }
}
