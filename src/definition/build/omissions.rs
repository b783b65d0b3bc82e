//! What is not wrong but missing, or beside the point: an event on a day off, titles without a language of the event, an
//! address that many servers do not take.

use jiff::{
    ToSpan,
    civil::{Date, Time},
    tz::TimeZone,
};

use crate::{
    definition::yaml::tree::Place,
    diag::{Code, Diagnostic, Severity},
    model::{Lang, Text},
    plan::{Calendar, CronLine, EventDates, Partner, PartnerKind, ReportRecipient, Task, calendar::instant},
};

/// The most days of an event that are looked at.
const MAX_DAYS: i32 = 60;

/// Warns of an event that takes place on a holiday of its host, and notes a weekend on which it opens or closes.
pub(super) fn event_on_day_off<'a>(
    event: &EventDates,
    mut partners: impl Iterator<Item = &'a Partner>,
    calendar: &Calendar,
    place: Place<'_>,
) -> Vec<Diagnostic> {
    let host = partners.find(|partner| partner.kind == PartnerKind::HostGovernment);
    let calendar = host.map_or(calendar, |host| &*host.calendar);
    let whose = host.map(|host| format!(" of `{}`", host.id)).unwrap_or_default();
    let days = (0..MAX_DAYS).map(|day| event.opens.saturating_add(day.days())).take_while(|day| *day <= event.closes);
    let mut found = Vec::new();
    for day in days {
        let (key, verb) = match day {
            day if day == event.opens => ("opens", "opens"),
            day if day == event.closes => ("closes", "closes"),
            _ => ("opens", "lasts"),
        };
        let of = format!("in the calendar `{}`{whose}", calendar.id);
        let over = if verb == "lasts" { "over" } else { "on" };
        let on = format!("the event {verb} {over} {}, {day}", day.strftime("%A"));
        let place = place.key(if place.has(key) { key } else { "opens" });
        if let Some(holiday) = calendar.holiday(day) {
            let maybe = if holiday.estimated { ", a date that is estimated" } else { "" };
            let message = format!("{on}, `{}` {of}{maybe}", holiday.name);
            let finding = Diagnostic::new(Code::EventOnDayOff, place.label(""), message);
            found.push(
                finding.hint("make sure that offices and halls are open on that day, or choose another".to_owned()),
            );
        } else if calendar.is_weekend(day) && verb != "lasts" && calendar.id.as_str() != Calendar::plain().id.as_str() {
            let message = format!("{on}, a day off {of}");
            let finding = Diagnostic::new(Code::EventOnDayOff, place.label(""), message);
            let finding = finding.hint("make sure that this day is meant".to_owned());
            found.push(Diagnostic { severity: Severity::Note, ..finding });
        }
    }
    found
}

/// So many years from all that its calendar knows, the year of an event is rather mistyped.
const YEARS_FROM_COVER: i16 = 5;

/// Warns of an event that opens many years before or after all days that its calendar says it knows: `2072` for `2027`.
pub(super) fn event_far_from_calendar(event: &EventDates, calendar: &Calendar, place: Place<'_>) -> Option<Diagnostic> {
    let year = event.opens.year();
    let years = calendar.covers.iter().flat_map(|span| [span.start().year(), span.end().year()]);
    let nearest = years.min_by_key(|known| known.abs_diff(year))?;
    if nearest.abs_diff(year) <= YEARS_FROM_COVER.unsigned_abs() {
        return None;
    }
    let message =
        format!("the event opens in {year}, but the calendar `{}` knows no year nearer than {nearest}", calendar.id);
    let finding = Diagnostic::new(Code::YearInDoubt, place.key("opens").label(""), message);
    Some(finding.hint("look at the year again".to_owned()))
}

/// Notes, for each language of the event, how many titles of tasks are not given in it.
pub(super) fn titles_without_language(languages: &[Lang], tasks: &[Task], place: Place<'_>) -> Vec<Diagnostic> {
    let speaks = |text: &Text, lang: &Lang| text.languages().any(|known| known.base() == lang.base());
    let mut found = Vec::new();
    for (at, lang) in languages.iter().enumerate() {
        let lacking: Vec<&Task> = tasks.iter().filter(|task| !speaks(&task.title, lang)).collect();
        let Some(first) = lacking.first() else { continue };
        let spoken = first.title.languages().next();
        let instead = spoken.map_or_else(String::new, |lang| format!("; `{lang}` is used instead"));
        let who = match lacking.len() {
            1 => format!("`{}` has no title", first.id),
            2 => format!("`{}` and another task have no titles", first.id),
            more => format!("`{}` and {} other tasks have no titles", first.id, more - 1),
        };
        let message = format!("{who} in `{lang}`, a language of the event{instead}");
        let finding = Diagnostic::new(Code::TitleWithoutLanguage, place.item(at).label(""), message);
        found.push(finding.hint(format!("write `title: {{…, {lang}: …}}`, or take `{lang}` out of `languages:`")));
    }
    found
}

/// The finding about a window in which somebody who owes something has no working day before the day it is due.
pub(super) fn window_without_working_day(
    what: &str,
    partner: &Partner,
    (opens, due): (Date, Date),
    place: Place<'_>,
) -> Option<Diagnostic> {
    if opens >= due || (due - opens).get_days() > 400 {
        return None;
    }
    let mut days = opens.series(1.day()).take_while(|day| *day < due);
    if days.any(|day| partner.calendar.is_working_day(day)) {
        return None;
    }
    let message = format!(
        "`{}` has no working day between {opens}, when {what} may begin, and {due}, when it is due: the first mail comes on the last day",
        partner.id
    );
    let finding = Diagnostic::new(Code::WindowWithoutWorkingDay, place.label(""), message);
    Some(finding.hint("write a longer `window:`, or another day".to_owned()))
}

/// Warns of an office that reports are to go to and that is vacant.
pub(super) fn offices_vacant<'a>(
    recipients: &[ReportRecipient],
    partner: impl Fn(&ReportRecipient) -> Option<&'a Partner>,
    place: Place<'_>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, recipient) in recipients.iter().enumerate() {
        let Some(partner) = partner(recipient) else { continue };
        let is_filled = partner.contacts.iter().any(|contact| contact.function == Some(recipient.function));
        // A partner that nobody can be written to at is told of by itself.
        if is_filled || partner.contacts.iter().all(|contact| contact.email.is_none()) {
            continue;
        }
        let function = recipient.function.as_str();
        let message =
            format!("reports are to go to the {function} of `{}`, but none is named among its contacts", partner.id);
        let finding = Diagnostic::new(Code::OfficeVacant, place.item(at).label(""), message);
        found.push(
            finding.hint(format!("add `{{function: {function}, email: …}}` to the contacts of `{}`", partner.id)),
        );
    }
    found
}

/// Hours before this one are night.
const MORNING: i8 = 5;

/// The most firings that are looked at.
const FIRINGS: usize = 8;

/// Warns of a schedule that fires at night only: minute and hour are easily exchanged.
pub(super) fn at_night(line: &CronLine, event: &EventDates, place: Place<'_>) -> Option<Diagnostic> {
    let mut at = instant(event.opens, Time::midnight(), &TimeZone::UTC);
    let mut times = Vec::new();
    for _ in 0..FIRINGS {
        at = line.next_after(at, &TimeZone::UTC)?;
        times.push(TimeZone::UTC.to_datetime(at).time());
    }
    let first = times.first()?;
    // At midnight is what `@weekly` and its like say.
    let is_meant = times.iter().all(|time| time.hour() == 0 && time.minute() == 0);
    if is_meant || times.iter().any(|time| time.hour() >= MORNING) {
        return None;
    }
    let message = format!(
        "`{}` fires at {} at night, for the minute comes first and then the hour",
        line.as_str(),
        first.strftime("%H:%M")
    );
    let finding = Diagnostic::new(Code::ScheduleAtNight, place.label(""), message);
    let mut fields: Vec<&str> = line.as_str().split_whitespace().collect();
    if fields.len() > 2 && fields[1] == "0" {
        fields.swap(0, 1);
        return Some(finding.hint(format!("write \"{}\" for {}:00", fields.join(" "), fields[1])));
    }
    Some(finding.hint("write minute, hour, day of month, month, day of week: \"0 9 * * mon\"".to_owned()))
}
