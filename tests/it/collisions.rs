//! Dates of the four events that fell on weekends and holidays in truth (`domain.md` section 2.6).

use std::path::Path;

use concerted::{
    definition,
    plan::{Offset, Plan, Shift},
};
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
