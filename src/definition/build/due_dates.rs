//! Turns due dates into days of a calendar, and reports days that need attention.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};

use crate::{
    definition::{
        values::{
            due::{DueOn, InputDue},
            years::YEARS,
        },
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic, Label},
    model::{CalendarId, PartnerId},
    plan::{
        Anchor, Calendar, Due, EventDates, FromTask, OffsetUnit, Partner, Shift, calendar::SEARCH_LIMIT_DAYS, offset,
    },
};

/// The day that a due date means, before days off are taken into account.
pub(super) fn nominal(due: DueOn, event: &EventDates, calendar: &Calendar) -> Date {
    match due {
        DueOn::Date(date) => date,
        DueOn::Offset(offset) => offset.settle(event, calendar),
    }
}

/// What a task's due date is counted from.
pub(super) enum Basis<'a> {
    /// The event, or nothing.
    Event(DueOn, &'a EventDates),
    /// Another task, whose day is known.
    Task(FromTask, Date),
}

/// A task's due date, moved off the days off in `calendar` unless it is fixed.
pub(super) fn settle(basis: Basis<'_>, fixed: bool, shift: Shift, calendar: &Calendar) -> Due {
    let nominal = match &basis {
        Basis::Event(due, event) => nominal(*due, event, calendar),
        Basis::Task(from, day) => offset::add(*day, from.amount, from.unit, calendar),
    };
    let date = if fixed { nominal } else { calendar.shift(nominal, shift) };
    let reason = || calendar.holiday(nominal).map_or_else(|| weekday(nominal), |holiday| holiday.name.clone());
    Due {
        date,
        offset: match basis {
            Basis::Event(DueOn::Offset(offset), _) => Some(offset),
            Basis::Event(DueOn::Date(_), _) | Basis::Task(..) => None,
        },
        from_task: match basis {
            Basis::Task(from, _) => Some(from),
            Basis::Event(..) => None,
        },
        moved_from: (date != nominal).then(|| (nominal, reason())),
        fixed,
    }
}

/// The day that a contributor's due date means. Its input is due on that day, or the last working day before it in the
/// contributor's own calendar.
pub(super) fn nominal_input(due: Option<InputDue>, task: Date, event: &EventDates, calendar: &Calendar) -> Date {
    match due {
        None => task,
        Some(InputDue::On(due)) => nominal(due, event, calendar),
        Some(InputDue::FromTask(amount, unit)) => offset::add(task, amount, unit, calendar),
    }
}

/// The first day of a task's window.
pub(super) fn opens(due: Date, (amount, unit): (i32, OffsetUnit), calendar: &Calendar) -> Date {
    offset::add(due, -amount, unit, calendar)
}

fn weekday(day: Date) -> String {
    day.strftime("%A").to_string()
}

/// Reports due dates on days that need attention. What a calendar does not know is told once for each calendar.
pub(super) struct DayWatch<'a> {
    event: Place<'a>,
    calendars: &'a BTreeMap<String, Place<'a>>,
    /// By calendar, the years whose holidays would have to be known, each with the first finding about it.
    uncovered: BTreeMap<CalendarId, BTreeMap<i16, Diagnostic>>,
    /// Inputs already reported: instances of a fanned-out task often have the same ones.
    inputs: BTreeSet<(String, PartnerId, Date)>,
}

impl<'a> DayWatch<'a> {
    /// `event` and `calendars` are the places where these are written.
    pub(super) fn new(event: Place<'a>, calendars: &'a BTreeMap<String, Place<'a>>) -> Self {
        Self { event, calendars, uncovered: BTreeMap::new(), inputs: BTreeSet::new() }
    }

    /// Checks the due date of `task`, which names the whole task even for one instance of several.
    pub(super) fn task(
        &mut self,
        task: &str,
        (due, shift): (&Due, Shift),
        lead: &Partner,
        place: Place<'_>,
        findings: &mut Vec<Diagnostic>,
    ) {
        let calendar = &*lead.calendar;
        let nominal = due.moved_from.as_ref().map_or(due.date, |(day, _)| *day);
        let written = due.offset.map(|offset| offset.to_string()).or(due.from_task.as_ref().map(ToString::to_string));
        let said = written.map(|written| format!("{written} is {nominal}")).unwrap_or_default();
        let label = || place.label(said.clone());
        let holiday = calendar.holiday(nominal);
        if due.date == nominal && !due.fixed && shift != Shift::None && !calendar.is_working_day(nominal) {
            findings.push(never_works(task, nominal, calendar, label()));
            return;
        }
        let of_day = if holiday.is_some() {
            Some(on_holiday(task, due, nominal, lead, label()))
        } else {
            calendar.is_weekend(nominal).then(|| on_weekend(task, due, nominal, calendar, label()))
        };
        // The feast that moved the date is told already.
        let near = near_feast(calendar, due.date);
        let near = near.filter(|(_, name)| holiday.is_none_or(|holiday| !is_same_feast(&holiday.name, name)));
        let near = near.map(|near| near_estimated_feast(&format!("`{task}`"), due.date, near, calendar, label()));
        let short = in_short_hours(|| format!("`{task}`"), due.date, lead, label);
        let told = of_day.into_iter().chain(near).chain(short);
        findings.extend(told.map(|finding| self.with_event(finding, due, place)));
        self.cover(task, due.date, calendar, place);
        let counted = due.offset.map(|offset| offset.unit).or(due.from_task.as_ref().map(|from| from.unit));
        if counted == Some(OffsetUnit::WorkingDays) && due.from_task.is_none() {
            self.counted(task, (nominal, self.anchor(due)), calendar, place);
        }
    }

    /// The day of the event that an offset counts from.
    fn anchor(&self, due: &Due) -> Option<Date> {
        let key = if due.offset?.anchor == Anchor::Opens || !self.event.has("closes") { "opens" } else { "closes" };
        self.event.key(key).text()?.parse().ok()
    }

    /// Checks the day of a contributor's input to `task`: `nominal` as written, `day` after days off were taken into
    /// account. `due` is the day of the task.
    pub(super) fn input(
        &mut self,
        task: &str,
        partner: &Partner,
        (nominal, day, due): (Date, Date, Date),
        place: Place<'_>,
        findings: &mut Vec<Diagnostic>,
    ) {
        self.cover(task, day, &partner.calendar, place);
        let what = || format!("the input of `{}` to `{task}`", partner.id);
        let holiday = partner.calendar.holiday(nominal);
        let near = near_feast(&partner.calendar, day).filter(|_| day != due);
        let near = near.filter(|(_, name)| holiday.is_none_or(|holiday| !is_same_feast(&holiday.name, name)));
        let near = near.map(|near| near_estimated_feast(&what(), day, near, &partner.calendar, place.label("")));
        let told = input_on_holiday(task, partner, (nominal, day), place)
            .into_iter()
            .chain(near)
            .chain(in_short_hours(what, day, partner, || place.label("")))
            .collect::<Vec<_>>();
        // Of most days nothing is told, and nobody has to remember them.
        if told.is_empty() || !self.inputs.insert((task.to_owned(), partner.id.clone(), nominal)) {
            return;
        }
        let in_blueprint = place.file != self.event.file;
        let opens = || self.event.key("opens").label("T");
        findings.extend(told.into_iter().map(|finding| if in_blueprint { finding.also(opens()) } else { finding }));
    }

    /// Adds the day of the event to a finding in a blueprint, which does not say which day T is.
    fn with_event(&self, finding: Diagnostic, due: &Due, place: Place<'_>) -> Diagnostic {
        let Some(offset) = due.offset.filter(|_| place.file != self.event.file) else { return finding };
        match offset.anchor {
            Anchor::Closes if self.event.has("closes") => finding.also(self.event.key("closes").label("C")),
            Anchor::Closes => finding.also(self.event.key("opens").label("C")),
            Anchor::Opens => finding.also(self.event.key("opens").label("T")),
        }
    }

    /// Notes a date outside the days that its calendar covers.
    fn cover(&mut self, task: &str, day: Date, calendar: &Calendar, place: Place<'_>) {
        if calendar.covers(day) {
            return;
        }
        let message = format!(
            "`{task}` has a date on {day}, for which the calendar `{}` does not know its holidays",
            calendar.id
        );
        self.uncovered(calendar, day.year(), message, place);
    }

    /// Notes the years through which working days were counted that the calendar does not cover.
    fn counted(&mut self, task: &str, (from, to): (Date, Option<Date>), calendar: &Calendar, place: Place<'_>) {
        let Some(to) = to else { return };
        let (mut from, to) = (from.min(to), from.max(to));
        while let Some(day) = calendar.uncovered(from, to) {
            let year = day.year();
            let message = format!(
                "the working days of `{task}` are counted through {year}, of which the calendar `{}` does not know the holidays",
                calendar.id
            );
            self.uncovered(calendar, year, message, place);
            let Ok(next) = Date::new(year + 1, 1, 1) else { return };
            from = next;
        }
    }

    /// The same for the working days of a window, which end on the due date.
    pub(super) fn window(&mut self, task: &str, (opens, due): (Date, Date), calendar: &Calendar, place: Place<'_>) {
        self.counted(task, (opens, Some(due)), calendar, place);
    }

    fn uncovered(&mut self, calendar: &Calendar, year: i16, message: String, place: Place<'_>) {
        let years = self.uncovered.entry(calendar.id.clone()).or_default();
        years.entry(year).or_insert_with(|| Diagnostic::new(Code::OutsideCalendarCover, place.label(""), message));
    }

    /// What the calendars do not know, one finding for each, with all years that are missing.
    pub(super) fn finish(self, findings: &mut Vec<Diagnostic>) {
        for (calendar, years) in self.uncovered {
            let spans: Vec<String> = years.keys().map(|year| format!("`{year}-01-01..{year}-12-31`")).collect();
            let named: Vec<String> = years.keys().map(ToString::to_string).collect();
            let mut told = years.into_values();
            let Some(mut finding) = told.next() else { continue };
            for other in told {
                finding = finding.also(Label { text: other.message, ..other.primary });
            }
            if let Some(calendar) = self.calendars.get(calendar.as_str()) {
                finding = finding.also(calendar.key("covers").label("the holidays it knows"));
            }
            let hint = format!("add the holidays of {} and {} to `covers:`", named.join(", "), spans.join(", "));
            findings.push(finding.hint(hint));
        }
    }
}

/// True if both names are those of one feast of several days: `Eid al-Fitr` and `Eid al-Fitr, second day`.
fn is_same_feast(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one) || one.split([',', '(']).next() == other.split([',', '(']).next()
}

/// A calendar that is off for more than a year around a date.
fn never_works(task: &str, day: Date, calendar: &Calendar, label: Label) -> Diagnostic {
    let message = format!(
        "`{task}` is due on {day}, but the calendar `{}` has no working day within {SEARCH_LIMIT_DAYS} days of it",
        calendar.id
    );
    Diagnostic::new(Code::NoWorkingDays, label, message).hint("look at its holidays and weekends again".to_owned())
}

fn on_holiday(task: &str, due: &Due, day: Date, lead: &Partner, label: Label) -> Diagnostic {
    let calendar = &lead.calendar;
    let name = calendar.holiday(day).map_or("", |holiday| &holiday.name);
    let estimated = calendar.holiday(day).is_some_and(|holiday| holiday.estimated);
    let maybe = if estimated { ", a date that is estimated" } else { "" };
    let (outcome, hint) = match &due.moved_from {
        Some(_) => {
            (format!("and moves to {}", due.date), "choose another day, or write `fixed: true` if it cannot move")
        }
        None if due.fixed => {
            ("and stays there because it is fixed".to_owned(), "make sure that somebody is there on that day")
        }
        None => ("and stays there because of `shift: none`".to_owned(), "choose another day, or delete `shift: none`"),
    };
    let message = format!(
        "`{task}` is due on {day}, `{name}` in the calendar `{}` of `{}`{maybe}, {outcome}",
        calendar.id, lead.id
    );
    Diagnostic::new(Code::DueOnHoliday, label, message).hint(hint.to_owned())
}

fn on_weekend(task: &str, due: &Due, day: Date, calendar: &Calendar, label: Label) -> Diagnostic {
    let (outcome, hint) = match &due.moved_from {
        Some(_) if due.date < day => (
            format!("would be due on {}, {day}, and moves to {}", weekday(day), due.date),
            "write `shift: later` to move it the other way, or `fixed: true` to keep the day",
        ),
        Some(_) => (
            format!("would be due on {}, {day}, and moves to {}", weekday(day), due.date),
            "delete `shift: later` to move it the other way, or write `fixed: true` to keep the day",
        ),
        None if due.fixed => (
            format!("is due on {}, {day}, and stays there because it is fixed", weekday(day)),
            "make sure that somebody is there on that day",
        ),
        None => (
            format!("is due on {}, {day}, and stays there because of `shift: none`", weekday(day)),
            "choose another day, or delete `shift: none`",
        ),
    };
    let is_plain = calendar.id.as_str() == Calendar::plain().id.as_str();
    let hint = if is_plain {
        format!("no calendar is written, so Saturday and Sunday are off: write `calendars:` and `calendar:`; or {hint}")
    } else {
        hint.to_owned()
    };
    Diagnostic::new(Code::DueOnWeekend, label, format!("`{task}` {outcome}")).hint(hint)
}

/// The finding about a contributor's date moved by a holiday of its own. Weekends surprise nobody and are not reported.
fn input_on_holiday(
    task: &str,
    partner: &Partner,
    (nominal, day): (Date, Date),
    place: Place<'_>,
) -> Option<Diagnostic> {
    let calendar = &partner.calendar;
    let holiday = calendar.holiday(nominal).filter(|_| day != nominal)?;
    let maybe = if holiday.estimated { ", a date that is estimated" } else { "" };
    let message = format!(
        "the input of `{}` to `{task}` would be due on {nominal}, `{}` in the calendar `{}`{maybe}, and moves to {day}",
        partner.id, holiday.name, calendar.id
    );
    let hint = format!("write `{{partner: {}, due: …}}` to give it another day", partner.id);
    Some(Diagnostic::new(Code::InputOnHoliday, place.label(""), message).hint(hint))
}

/// The finding about an input due after its task. `place` is where the input's day is written, `of_task` where the
/// task's is.
pub(super) fn after_task(
    task: &str,
    partner: &PartnerId,
    (input, due): (Date, Date),
    place: Place<'_>,
    of_task: Place<'_>,
) -> Diagnostic {
    let message = format!("the input of `{partner}` to `{task}` is due on {input}, after the task itself on {due}");
    Diagnostic::new(Code::InputAfterTask, place.label(format!("the input is due on {input}")), message)
        .also(of_task.label(format!("the task is due on {due}")))
        .hint("write a day before it, such as `due: -5wd`, or give the task a later one".to_owned())
}

/// The finding about a day in a season of shorter hours, such as Ramadan: nothing moves, but people have less time.
fn in_short_hours(
    what: impl FnOnce() -> String,
    day: Date,
    partner: &Partner,
    label: impl FnOnce() -> Label,
) -> Option<Diagnostic> {
    let season = partner.calendar.short_season(day)?;
    let name = season.name.as_deref().map(|name| format!("`{name}`, ")).unwrap_or_default();
    let (opens, closes) = season.hours;
    let message = format!(
        "{} is due on {day}, in {name}when `{}` works from {} to {} only",
        what(),
        partner.id,
        opens.strftime("%H:%M"),
        closes.strftime("%H:%M"),
    );
    let hint = format!("ask before {} or after {}, or leave more time", season.from, season.to);
    Some(Diagnostic::new(Code::DueInShortHours, label(), message).hint(hint))
}

/// An estimated feast within a day of `day`.
fn near_feast(calendar: &Calendar, day: Date) -> Option<(Date, &str)> {
    [-1, 1].into_iter().find_map(|step| {
        let near = day.saturating_add(step.days());
        let holiday = calendar.holiday(near).filter(|holiday| holiday.estimated)?;
        Some((near, holiday.name.as_str()))
    })
}

fn near_estimated_feast(
    what: &str,
    day: Date,
    (feast, name): (Date, &str),
    calendar: &Calendar,
    label: Label,
) -> Diagnostic {
    let side = if feast > day { "the day before" } else { "the day after" };
    let message = format!(
        "{what} is due on {day}, {side} `{name}` in the calendar `{}`, and the date of that feast is estimated",
        calendar.id
    );
    Diagnostic::new(Code::NearEstimatedFeast, label, message)
        .hint("choose a day further away, or look again when the feast is announced".to_owned())
}

/// In years: preparations do not begin earlier before the event, nor do follow-ups last longer after it.
const YEARS_IN_DOUBT: i32 = 3;

/// The finding about a due date so far from the event that its year is probably mistyped.
pub(super) fn doubted(task: &str, day: Date, event: &EventDates, place: Place<'_>) -> Option<Diagnostic> {
    let earliest = event.opens.saturating_sub(YEARS_IN_DOUBT.years());
    let latest = event.closes.saturating_add(YEARS_IN_DOUBT.years());
    let message = match day {
        day if day < earliest => format!("`{task}` is due on {day}, years before the event opens on {}", event.opens),
        day if day > latest => format!("`{task}` is due on {day}, years after the event closes on {}", event.closes),
        _ => return None,
    };
    Some(Diagnostic::new(Code::YearInDoubt, place.label(""), message).hint("look at the year again".to_owned()))
}

/// The finding about a window that opens so long before the event that its length is probably mistyped.
pub(super) fn doubted_window(
    task: &str,
    (opens, due): (Date, Date),
    event: &EventDates,
    place: Place<'_>,
) -> Option<Diagnostic> {
    let earliest = event.opens.saturating_sub(YEARS_IN_DOUBT.years());
    if opens >= earliest || due < earliest {
        return None;
    }
    let message = format!("the window of `{task}` opens on {opens}, years before the event opens on {}", event.opens);
    let hint = "look at `window:` again; 4w are four weeks, 4m four months".to_owned();
    Some(Diagnostic::new(Code::YearInDoubt, place.label(""), message).hint(hint))
}

/// True if the date is within the years that a definition may mention; otherwise reports it.
pub(super) fn check_year(task: &str, day: Date, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> bool {
    let within = YEARS.contains(&day.year());
    if !within {
        let message = format!("a date of `{task}` falls outside the years {} to {}", YEARS.start(), YEARS.end());
        findings.push(
            Diagnostic::new(Code::OutsideYears, place.label(""), message).hint("write a smaller offset".to_owned()),
        );
    }
    within
}
