//! Calendars: weekends, holidays, the days they cover, working hours.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
    sync::Arc,
};

use jiff::civil::Date;

use super::{
    holiday_file,
    layers::entries,
    weekend_rules::{self, weekday},
};
use crate::{
    definition::{
        file::{
            File,
            library::{is_calendar_file, relative, resolve},
            raw::{Ordered, RawCalendar, RawHoliday, RawHours, RawSeason, RawWeekend, present},
        },
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic, Sources, suggest::nearest},
    model::CalendarId,
    plan::{Calendar, Holiday, Season, WeekdaySet, WeekendRule},
};

/// Without `covers:`, a calendar has its yearly holidays in the year of the event and this many years before and after.
const YEARS_AROUND: i16 = 3;

/// Years further from the event than this are never needed, whatever a calendar covers.
const MAX_YEARS_AROUND: i16 = 10;

/// Names of holidays on the same day are joined until they have this length.
const MAX_NAME_BYTES: usize = 200;

/// Every calendar by id. Without `covers:`, yearly holidays are expanded around `year`.
pub(super) fn calendars(
    layers: &[&File],
    sources: &Sources,
    year: Option<i16>,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Arc<Calendar>> {
    let found = entries(layers, "calendars", |raw| raw.calendars.as_ref());
    found
        .into_iter()
        .map(|entry| {
            let calendar =
                entry.value.map_or_else(Calendar::plain, |raw| calendar(raw, entry.place, sources, year, findings));
            let calendar = Calendar { id: CalendarId::from(entry.id), ..calendar };
            let name = if calendar.name.is_empty() { entry.id.to_owned() } else { calendar.name };
            (entry.id.to_owned(), Arc::new(Calendar { name, ..calendar }))
        })
        .collect()
}

fn calendar(
    raw: &RawCalendar,
    place: Place<'_>,
    sources: &Sources,
    year: Option<i16>,
    findings: &mut Vec<Diagnostic>,
) -> Calendar {
    let plain = Calendar::plain();
    let weekends = raw.weekend.as_ref().map_or(plain.weekends, |rules| {
        present(Some(rules)).map(|(at, rule)| weekend(rule, place.key("weekend").item(at), findings)).collect()
    });
    let covers: Vec<_> = present(raw.covers.as_ref()).map(|(_, days)| days.0.clone()).collect();
    let years = years(&covers, year);
    if raw.weekend.is_some() {
        weekend_rules::check(&weekends, days_asked_for(&covers, &years), place.key("weekend"), findings);
    }
    let mut holidays = BTreeMap::new();
    for (at, holiday) in present(raw.holidays.as_ref()) {
        add_holiday(&mut holidays, holiday, &years);
        let day = holiday.date.as_ref().map(|day| day.0);
        let outside = day.filter(|day| !covers.is_empty() && !covers.iter().any(|span| span.contains(day)));
        findings.extend(outside.map(|day| outside_cover(day, place.key("holidays").item(at), place)));
    }
    for (at, reference) in present(raw.holidays_from.as_ref()) {
        let from = place.key("holidays_from").item(at);
        if let Some((path, text)) = holiday_file(reference, from, sources, findings) {
            for day in holiday_file::read(&path, text, &years, findings) {
                add_day(&mut holidays, day.date, &day.name, day.estimated);
            }
        }
    }
    let hours = raw.hours.as_ref().and_then(|raw| hours(raw, place.key("hours"), findings)).unwrap_or(plain.hours);
    let seasons = raw.hours.as_ref().and_then(|raw| raw.exceptions.as_ref());
    let list = place.key("hours").key("exceptions");
    let seasons = present(seasons).filter_map(|(at, raw)| season(raw, list.item(at), findings)).collect();
    let mut calendar = Calendar {
        id: plain.id,
        name: raw.name.clone().unwrap_or_default(),
        weekends,
        covers,
        holidays,
        workdays: BTreeSet::new(),
        hours,
        seasons,
    };
    for (at, day) in present(raw.workdays.as_ref()) {
        worked(&mut calendar, day.0, raw, place.key("workdays").item(at), findings);
    }
    calendar
}

/// Makes a day of the calendar one on which people work.
fn worked(calendar: &mut Calendar, day: Date, raw: &RawCalendar, place: Place<'_>, findings: &mut Vec<Diagnostic>) {
    let is_written =
        present(raw.holidays.as_ref()).any(|(_, holiday)| holiday.date.as_ref().is_some_and(|date| date.0 == day));
    let doubt = if is_written {
        Some(format!("{day} is under both `holidays:` and `workdays:`, and counts as a working day"))
    } else if calendar.is_working_day(day) {
        let name = day.strftime("%A");
        Some(format!("{day}, a {name}, is a working day already, so `workdays:` changes nothing"))
    } else {
        None
    };
    let doubt = doubt.map(|message| Diagnostic::new(Code::WorkdayInDoubt, place.label(""), message));
    findings.extend(doubt.map(|finding| finding.hint("check the day, or delete it here".to_owned())));
    calendar.holidays.remove(&day);
    calendar.workdays.insert(day);
}

fn outside_cover(day: Date, place: Place<'_>, calendar: Place<'_>) -> Diagnostic {
    let year = day.year();
    let message =
        format!("the holiday on {day} lies outside `covers:`, so the dates of {year} are reported as unknown");
    Diagnostic::new(Code::HolidayOutsideCover, place.key("date").label(""), message)
        .also(calendar.key("covers").label("the holidays it knows"))
        .hint(format!("add `{year}-01-01..{year}-12-31` to `covers:` once all holidays of {year} are listed here"))
}

fn weekend(raw: &RawWeekend, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> WeekendRule {
    let days = WeekdaySet::of(present(raw.days.as_ref()).filter_map(|(_, day)| weekday(day)));
    if days.is_full() {
        let message = "a weekend of seven days leaves no working day";
        let finding = Diagnostic::new(Code::NoWorkingDays, place.key("days").label(""), message);
        findings.push(finding.hint("leave at least one day out: [sat, sun]".to_owned()));
    }
    let (from, until) = (raw.from.as_ref().map(|day| day.0), raw.until.as_ref().map(|day| day.0));
    check_order(from, until, ("from", "until"), place, findings);
    WeekendRule { days, from, until }
}

/// The years for which yearly holidays are expanded; none if the event's year is not known.
fn years(covers: &[RangeInclusive<Date>], year: Option<i16>) -> Vec<i16> {
    let Some(year) = year else { return Vec::new() };
    let is_covered =
        |wanted: i16| covers.iter().any(|span| (span.start().year()..=span.end().year()).contains(&wanted));
    let around = |years: i16| year.saturating_sub(years)..=year.saturating_add(years);
    if covers.is_empty() {
        around(YEARS_AROUND).collect()
    } else {
        around(MAX_YEARS_AROUND).filter(|year| is_covered(*year)).collect()
    }
}

/// The first and the last day of which the calendar is asked for: those it covers, or else those of the years around the
/// event.
fn days_asked_for(covers: &[RangeInclusive<Date>], years: &[i16]) -> Option<(Date, Date)> {
    let covered = || {
        let first = covers.iter().map(|span| *span.start()).min()?;
        Some((first, covers.iter().map(|span| *span.end()).max()?))
    };
    let around = || Some((Date::new(*years.first()?, 1, 1).ok()?, Date::new(*years.last()?, 12, 31).ok()?));
    covered().or_else(around)
}

fn add_holiday(holidays: &mut BTreeMap<Date, Holiday>, raw: &RawHoliday, years: &[i16]) {
    let days: Vec<Date> = match (&raw.date, &raw.yearly) {
        (Some(day), None) => vec![day.0],
        (None, Some(yearly)) => {
            let (month, day) = yearly.0;
            years.iter().filter_map(|year| Date::new(*year, month, day).ok()).collect()
        }
        // Neither or both: reported by the check against the tables.
        _ => return,
    };
    let name = raw.name.clone().unwrap_or_default();
    let estimated = raw.estimated.unwrap_or_default();
    for day in days {
        add_day(holidays, day, &name, estimated);
    }
}

/// The days off in the text of an `.ics` file, yearly ones for `years`, and what is wrong with it.
pub fn holidays_of(file: &Arc<str>, text: &str, years: &[i16]) -> (BTreeMap<Date, Holiday>, Vec<Diagnostic>) {
    let (mut holidays, mut findings) = (BTreeMap::new(), Vec::new());
    for day in holiday_file::read(file, text, years, &mut findings) {
        add_day(&mut holidays, day.date, &day.name, day.estimated);
    }
    (holidays, findings)
}

/// Two holidays on the same day keep both names. The day is estimated only if both are.
fn add_day(holidays: &mut BTreeMap<Date, Holiday>, day: Date, name: &str, estimated: bool) {
    holidays
        .entry(day)
        .and_modify(|other| {
            if other.name != name && other.name.len() < MAX_NAME_BYTES {
                other.name = format!("{}, {name}", other.name);
            }
            other.estimated &= estimated;
        })
        .or_insert_with(|| Holiday { name: name.to_owned(), estimated });
}

/// The `.ics` file that `reference` names, relative to the file it is written in.
fn holiday_file<'a>(
    reference: &str,
    place: Place<'_>,
    sources: &'a Sources,
    findings: &mut Vec<Diagnostic>,
) -> Option<(Arc<str>, &'a str)> {
    let path = resolve(place.file, reference);
    let found = path.as_deref().filter(|path| is_calendar_file(path)).and_then(|path| sources.get(path));
    if let (Some(path), Some(text)) = (&path, found) {
        return Some((Arc::from(path.as_str()), text));
    }
    let message = match &path {
        None => format!("the path `{reference}` leads out of the folder of workflows"),
        Some(path) if !is_calendar_file(path) => {
            format!("`{reference}` is not a calendar: its name does not end in `.ics`")
        }
        Some(path) => format!("there is no file `{path}`"),
    };
    let known = sources.iter().filter(|(path, _)| is_calendar_file(path));
    let known: Vec<String> = known.map(|(path, _)| relative(place.file, path)).collect();
    let hint = match nearest(reference, known.iter().map(String::as_str)).or(known.first().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "put the file into the folder of workflows, and write its path relative to this file".to_owned(),
    };
    findings.push(Diagnostic::new(Code::UnknownFile, place.label(""), message).hint(hint));
    None
}

/// The paths of the `.ics` files that the calendars of `file` name.
pub(super) fn named_files(file: &File) -> impl Iterator<Item = String> {
    let calendars = file.raw.calendars.iter().flat_map(Ordered::iter).filter_map(|(_, calendar)| calendar);
    let references = calendars.flat_map(|calendar| present(calendar.holidays_from.as_ref()));
    references.filter_map(|(_, reference)| resolve(&file.path, reference).filter(|path| is_calendar_file(path)))
}

fn hours(
    raw: &RawHours,
    place: Place<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Option<(jiff::civil::Time, jiff::civil::Time)> {
    let (from, to) = (raw.from.as_ref()?.0, raw.to.as_ref()?.0);
    if from < to {
        return Some((from, to));
    }
    let finding = Diagnostic::new(Code::BadTime, place.key("to").label(""), "working hours close before they open")
        .also(place.key("from").label("they open here"));
    findings.push(finding.hint("write {from: \"09:00\", to: \"18:00\"}".to_owned()));
    None
}

fn season(raw: &RawSeason, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> Option<Season> {
    let (from, to) = (raw.from.as_ref()?.0, raw.to.as_ref()?.0);
    check_order(Some(from), Some(to), ("from", "to"), place, findings);
    let hours = hours(raw.hours.as_ref()?, place.key("hours"), findings)?;
    Some(Season { from, to, hours, name: raw.name.clone() })
}

/// Reports a span that ends before it begins.
pub(super) fn check_order(
    from: Option<Date>,
    to: Option<Date>,
    (first, last): (&str, &str),
    place: Place<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let (Some(from), Some(to)) = (from, to) else { return };
    if to < from {
        let message = format!("`{last}` ({to}) lies before `{first}` ({from})");
        let finding = Diagnostic::new(Code::DatesReversed, place.key(last).label("ends here"), message)
            .also(place.key(first).label("begins here"));
        findings.push(finding.hint(format!("write `{first}: {to}` and `{last}: {from}`, or correct one of them")));
    }
}
