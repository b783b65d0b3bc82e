//! Holidays from `.ics` files as programs write them: series with years that were called off, moved or replaced.
//!
//! The days were computed by `icalendar` 7 and `recurring_ical_events` of Python for 2026 to 2029, except where those do not
//! read the file: a letter that is folded, and one UID for the days of several years.

use std::path::Path;

use concerted::{app::Reading, definition, diag::Code};

const WORKFLOW: &str = "format: 1
workflow: meeting
title: Meeting
event: {opens: 2027-09-20}
coordinator: {email: secretariat@coast.example}
calendars: {c: {covers: 2026-01-01..2029-12-31, holidays_from: days.ics}}
calendar: c
partners: {host: {kind: host_government, contacts: [{function: focal_point, email: fp@host.example}]}}
tasks: {A1: {title: Draft, lead: host, due: 2027-09-15}}
";

/// The days off that the calendar has with `ics`, and the messages about the file.
fn days_off(ics: &[u8]) -> (Vec<String>, Vec<(Code, String)>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("forum.yaml"), WORKFLOW).unwrap();
    std::fs::write(folder.path().join("days.ics"), ics).unwrap();
    let compiled = definition::compile(&Reading::of(folder.path()).unwrap().sources, "forum.yaml");
    let about = compiled.diagnostics.iter().filter(|finding| &*finding.primary.file == "days.ics");
    let about = about.map(|finding| (finding.code, finding.message.clone())).collect();
    let plan = compiled.plan.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
    let days = plan.coordinator_calendar.holidays.iter().map(|(day, holiday)| format!("{day} {}", holiday.name));
    (days.collect(), about)
}

#[test]
fn days_called_off_moved_and_replaced_are_as_calendar_programs_show_them() {
    for (file, days) in [
        ("called-off-by-a-higher-sequence", "2027-09-01 Day of knowledge"),
        ("cancelled-before-its-series", "2026-05-25 National day, 2028-05-25 National day, 2029-05-25 National day"),
        ("cr-cr-lf-throughout", "2027-05-10 Labour Day"),
        (
            "easter-as-overrides",
            "2026-04-03 Good Friday, 2027-03-26 Good Friday, 2028-04-14 Good Friday, 2029-04-03 Good Friday",
        ),
        ("excluded-and-moved", "2026-05-25 National day, 2027-05-28 National day, 2029-05-25 National day"),
        ("excluded-years", "2026-05-25 National day, 2028-05-25 National day"),
        ("folded-within-a-letter", "2027-05-10 Fête du travail"),
        ("lines-that-end-in-cr-cr-lf", "2027-05-10 Labour Day"),
        ("one-uid-for-the-days-of-several-years", "2027-03-28 Easter, 2028-04-16 Easter"),
        ("one-year-cancelled", "2026-05-25 National day, 2028-05-25 National day, 2029-05-25 National day"),
        (
            "one-year-longer",
            "2026-05-25 National day, 2027-05-24 National days, 2027-05-25 National days, 2027-05-26 National days, \
             2028-05-25 National day, 2029-05-25 National day",
        ),
        (
            "one-year-moved",
            "2026-05-25 National day, 2027-05-28 National day, 2028-05-25 National day, 2029-05-25 National day",
        ),
        ("replaced-by-a-higher-sequence", "2027-05-28 National day"),
        ("two-calendars", "2027-03-28 Easter, 2028-04-16 Easter"),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/it/fixtures/holidays/{file}.ics"));
        let (found, about) = days_off(&std::fs::read(path).unwrap());
        assert_eq!((found.join(", ").as_str(), about), (days, vec![]), "{file}");
    }
}

/// A calendar of events, each its lines.
fn calendar(events: &[&str]) -> Vec<u8> {
    let events = events.iter().map(|lines| format!("BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n"));
    let events = events.collect::<Vec<_>>().concat();
    format!("BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n").into_bytes()
}

const SERIES: &str = "UID:1\r\nDTSTART;VALUE=DATE:20260525\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Day";

#[test]
fn a_series_with_a_year_that_cannot_be_told_is_left_out_with_what_helps() {
    for year in [
        "UID:1\r\nRECURRENCE-ID:20270525T090000Z\r\nDTSTART;VALUE=DATE:20270528",
        "UID:1\r\nRECURRENCE-ID;VALUE=DATE:20270525\r\nDTSTART:20270528T090000Z",
        "UID:1\r\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20270525\r\nDTSTART;VALUE=DATE:20270528",
        "UID:1\r\nRECURRENCE-ID:soon\r\nSTATUS:CANCELLED",
    ] {
        let (days, about) = days_off(&calendar(&[SERIES, year]));
        assert_eq!(days, [""; 0], "{year}");
        assert_eq!(about.len(), 1, "{about:?}");
        assert!(about[0].0 == Code::IcsSkipped && about[0].1.contains("and the series"), "{about:?}");
    }
}

#[test]
fn a_day_of_a_series_may_be_written_as_its_midnight() {
    let cancelled = "UID:1\r\nRECURRENCE-ID:20270525T000000\r\nSTATUS:CANCELLED";
    let days = ["2026-05-25 Day", "2028-05-25 Day", "2029-05-25 Day"].map(str::to_owned).to_vec();
    assert_eq!(days_off(&calendar(&[SERIES, cancelled])), (days.clone(), vec![]));
    let excluded = format!("{SERIES}\r\nEXDATE:20270525T000000Z");
    assert_eq!(days_off(&calendar(&[&excluded])), (days, vec![]));
}

#[test]
fn what_is_called_off_as_a_whole_has_no_days() {
    let day = "UID:1\r\nDTSTART;VALUE=DATE:20270525\r\nSUMMARY:Day";
    let whole = "UID:1\r\nSEQUENCE:1\r\nSTATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20260525\r\nRRULE:FREQ=YEARLY";
    let moved = "UID:1\r\nRECURRENCE-ID;VALUE=DATE:20270525\r\nDTSTART;VALUE=DATE:20270528";
    assert_eq!(days_off(&calendar(&[SERIES, whole, moved])), (vec![], vec![]));
    // Programs that count no changes.
    assert_eq!(days_off(&calendar(&[day, &format!("{day}\r\nSTATUS:CANCELLED")])), (vec![], vec![]));
    let all = calendar(&[day])
        .escape_ascii()
        .to_string()
        .replace("VCALENDAR\\r\\nBEGIN", "VCALENDAR\\r\\nMETHOD:CANCEL\\r\\nBEGIN");
    assert_eq!(days_off(all.replace("\\r\\n", "\r\n").as_bytes()), (vec![], vec![]));
    // Another event of the same day stays.
    let other = "UID:2\r\nDTSTART;VALUE=DATE:20270525\r\nSUMMARY:Other";
    let (days, _) = days_off(&calendar(&[day, other, &format!("{day}\r\nSTATUS:CANCELLED")]));
    assert_eq!(days, ["2027-05-25 Other"]);
}

#[test]
fn what_would_take_days_out_of_a_series_is_never_passed_over() {
    let excepted = format!("{SERIES}\r\nEXRULE:FREQ=YEARLY;INTERVAL=3");
    let (days, about) = days_off(&calendar(&[&excepted]));
    assert_eq!((days.len(), about.len()), (0, 1), "{about:?}");
    assert!(about[0].1.contains("`EXRULE`"), "{about:?}");
    let without_uid = "RECURRENCE-ID;VALUE=DATE:20270525\r\nDTSTART;VALUE=DATE:20270525\r\nSTATUS:CANCELLED";
    let (days, about) = days_off(&calendar(&[SERIES, without_uid]));
    assert_eq!((days.len(), about.len()), (4, 1), "{about:?}");
    assert!(about[0].1.contains("has no `UID`"), "{about:?}");
}

#[test]
fn marks_between_calendars_and_filling_after_the_last_one_are_no_fault() {
    let joined = [&calendar(&[SERIES])[..], "\u{feff}".as_bytes(), &calendar(&[SERIES]), b"\0\0\x1a"].concat();
    assert_eq!(days_off(&joined), days_off(&calendar(&[SERIES])));
}
