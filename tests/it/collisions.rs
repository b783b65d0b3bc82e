//! Dates of the four events that fell on weekends and holidays in truth (`domain.md` section 2.6).

use std::path::Path;

use concerted::{
    definition,
    diag::Code,
    plan::{Offset, Plan, Shift},
};
use icu_calendar::cal::Hijri;
use jiff::civil::Date;

use crate::definition::sources;

const EVENTS: [(&str, [&str; 8]); 4] = [
    (
        "european-ministerial-2008",
        [
            "Sat 2007-06-02",
            "Sun 2007-12-02",
            "Tue 2008-08-26",
            "Tue 2008-09-23",
            "Tue 2008-10-21",
            "Tue 2008-11-11",
            "Mon 2008-12-01",
            "Tue 2009-01-13",
        ],
    ),
    (
        "islamic-ministerial-2009",
        [
            "Sun 2008-04-13",
            "Mon 2008-10-13",
            "Tue 2009-07-07",
            "Tue 2009-08-04",
            "Tue 2009-09-01",
            "Tue 2009-09-22",
            "Mon 2009-10-12",
            "Tue 2009-11-24",
        ],
    ),
    (
        "world-forum-2011",
        [
            "Wed 2009-10-07",
            "Wed 2010-04-07",
            "Thu 2010-12-30",
            "Thu 2011-01-27",
            "Thu 2011-02-24",
            "Thu 2011-03-17",
            "Wed 2011-04-06",
            "Thu 2011-05-19",
        ],
    ),
    (
        "world-forum-2013",
        [
            "Tue 2011-11-29",
            "Tue 2012-05-29",
            "Wed 2013-02-20",
            "Wed 2013-03-20",
            "Wed 2013-04-17",
            "Wed 2013-05-08",
            "Tue 2013-05-28",
            "Wed 2013-07-10",
        ],
    ),
];

const OFFSETS: [&str; 8] = ["T-18m", "T-12m", "T-14w", "T-10w", "T-6w", "T-3w", "T-1d", "T+6w"];

/// A day, the partner in whose calendar it is a holiday, and a word of its name.
const HOLIDAYS: [(&str, &str, &str); 7] = [
    ("2013-03-20", "host", "Novruz|Spring"),
    ("2013-05-28", "host", "Republic|Independence"),
    ("2009-09-22", "host", "Eid al-Fitr"),
    ("2008-11-11", "unesco", "Armistice"),
    ("2013-05-08", "unesco", "Victory"),
    ("2009-10-12", "unwto", "National|Hispanic|Columbus"),
    ("2009-10-12", "unaoc", "Columbus"),
];

/// Days in Ramadan, when the partner works shorter hours; the first and the last day are those of section 2.6.
const RAMADAN: [(&str, &str); 8] = [
    ("2008-09-01", "isesco"),
    ("2008-09-23", "ms_isesco"),
    ("2008-09-30", "isesco"),
    ("2009-08-22", "ms_isesco"),
    ("2009-09-01", "isesco"),
    ("2009-09-19", "isesco"),
    ("2013-07-09", "isesco"),
    ("2013-07-10", "ms_isesco"),
];

fn plan(workflow: &str) -> Plan {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let path = format!("baku-process/{workflow}.yaml");
    definition::compile(&sources, &path).plan.unwrap_or_else(|| panic!("{path} does not compile"))
}

#[test]
fn every_offset_of_the_four_events_falls_on_its_real_day() {
    for (workflow, days) in EVENTS {
        let plan = plan(workflow);
        let calendar = &plan.partners[&"host".into()].calendar;
        for (offset, expected) in OFFSETS.into_iter().zip(days) {
            let day = Offset::parse(offset).unwrap().settle(&plan.event, calendar);
            assert_eq!(day.strftime("%a %F").to_string(), expected, "{workflow} {offset}");
            let is_weekend = expected.starts_with("Sat") || expected.starts_with("Sun");
            assert_eq!(calendar.is_weekend(day), is_weekend, "{workflow} {offset}");
        }
    }
    let forum = plan("world-forum-2013");
    let clamped = Offset::parse("T-3m").unwrap().settle(&forum.event, &forum.coordinator_calendar);
    assert_eq!(clamped.to_string(), "2013-02-28", "there is no 29 February 2013");
}

#[test]
fn the_holidays_they_met_are_in_the_calendars_and_move_working_dates_only() {
    let forum = plan("world-forum-2013");
    for (day, partner, words) in HOLIDAYS {
        let day: Date = day.parse().unwrap();
        let calendar = &forum.partners[&partner.into()].calendar;
        let name = &calendar.holiday(day).unwrap_or_else(|| panic!("{day} is no holiday of {partner}")).name;
        assert!(words.split('|').any(|word| name.contains(word)), "{day} is `{name}`");
        assert!(calendar.shift(day, Shift::Earlier) < day && calendar.shift(day, Shift::Later) > day);
    }
    for workflow in ["world-forum-2011", "world-forum-2013"] {
        let plan = plan(workflow);
        let closes = plan.event.closes;
        assert_eq!(closes.strftime("%a").to_string(), "Sat", "{workflow} ran into Saturday");
        let last = plan.task(&"OUT-06".into()).unwrap();
        assert_eq!((last.due.date, last.due.fixed), (closes, true), "a conference day never moves");
    }
}

#[test]
fn ramadan_shortens_the_hours_of_those_who_keep_it_and_is_remarked_upon() {
    let forum = plan("world-forum-2013");
    for (day, partner) in RAMADAN {
        let calendar = &forum.partners[&partner.into()].calendar;
        let day: Date = day.parse().unwrap();
        let season = calendar.short_season(day).unwrap_or_else(|| panic!("{day} has the usual hours for {partner}"));
        assert_eq!(season.name.as_deref(), Some("Ramadan"));
    }
    for day in ["2008-08-31", "2008-10-01", "2009-08-21", "2009-09-20", "2013-07-08", "2013-08-08"] {
        assert_eq!(forum.partners[&"isesco".into()].calendar.season(day.parse().unwrap()), None, "{day}");
    }
    assert_eq!(forum.partners[&"unesco".into()].calendar.season("2009-09-01".parse().unwrap()), None);
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let findings = definition::compile(&sources, "baku-process/islamic-ministerial-2009.yaml").diagnostics;
    let remarks = findings.iter().filter(|finding| finding.code == Code::DueInShortHours);
    assert!(remarks.clone().count() > 0, "the preparation of 2009 went through Ramadan");
    assert!(remarks.clone().all(|finding| finding.message.contains("`Ramadan`")));
}

#[test]
fn ramadan_is_that_of_the_umm_al_qura_calendar() {
    let forum = plan("world-forum-2013");
    let month = |day: Date| {
        let day = icu_calendar::Date::try_new_iso(day.year().into(), day.month() as u8, day.day() as u8).unwrap();
        day.to_calendar(Hijri::new_umm_al_qura()).month().ordinal
    };
    for partner in ["isesco", "ms_isesco"] {
        let seasons = &forum.partners[&partner.into()].calendar.seasons;
        assert_eq!(seasons.len(), 11);
        for season in seasons {
            let edges = [season.from.yesterday().unwrap(), season.from, season.to, season.to.tomorrow().unwrap()];
            assert_eq!(edges.map(month), [8, 9, 9, 10], "{} to {}", season.from, season.to);
        }
    }
}
