//! Holidays from an `.ics` file: whole days, once or every year, and events that cancel or move single ones. Anything
//! else is left out with a warning that names it and its years.

use std::sync::Arc;

use icalendar::parser::{Component, read_calendar};

use super::{
    holiday_event::Written, holiday_series as series, holiday_series::Day, holiday_series::Refused, ics_lines,
};
use crate::diag::{Code, Diagnostic, Label};

/// The most warnings that are reported for one file.
const MAX_WARNINGS: usize = 50;

/// The days off in a file; yearly ones are expanded for `years`.
pub(super) fn read(file: &Arc<str>, text: &str, years: &[i16], findings: &mut Vec<Diagnostic>) -> Vec<Day> {
    let passed = match ics_lines::pass(file, text) {
        Ok(passed) => passed,
        Err(finding) => {
            findings.push(*finding);
            return Vec::new();
        }
    };
    let is_event = |component: &&Component<'_>| component.name.as_str().eq_ignore_ascii_case("VEVENT");
    let parsed = read_calendar(&passed.text);
    let events = parsed.as_ref().map(|calendar| calendar.components.iter().filter(is_event).collect::<Vec<_>>());
    match events {
        Ok(events) if events.len() == passed.events.len() => {
            let read = events.iter().zip(&passed.events).map(|(event, place)| (Written::of(event, place), place));
            let (days, faults) = series::days_off(read.collect(), years);
            findings.extend(told(file, faults, years));
            days
        }
        _ => {
            let message = "this calendar cannot be read";
            let finding = Diagnostic::new(Code::BadIcs, Label::new(file, 0..0, ""), message);
            findings.push(finding.hint("export the calendar again, or write its days under `holidays:`".to_owned()));
            Vec::new()
        }
    }
}

/// A warning for each event left out, those of `years` first; beyond `MAX_WARNINGS`, how many more there are.
fn told(file: &Arc<str>, faults: Vec<Refused<'_>>, years: &[i16]) -> Vec<Diagnostic> {
    let (of_years, others): (Vec<_>, Vec<_>) = faults.into_iter().partition(|(fault, _)| fault.concerns(years));
    let mut all: Vec<_> = of_years.into_iter().chain(others).collect();
    let rest = all.split_off(all.len().min(MAX_WARNINGS));
    let span = rest.iter().map(|(fault, _)| fault.about().clone()).reduce(|one, two| one.and(&two));
    let mut findings: Vec<_> = all.into_iter().map(|(fault, place)| fault.finding(file, place)).collect();
    findings.extend(span.map(|span| {
        let message = format!("{} more events{} are left out for such reasons", rest.len(), span.span());
        Diagnostic::new(Code::IcsSkipped, Label::new(file, 0..0, ""), message)
            .hint("ask for a calendar of whole days, or write its days under `holidays:`".to_owned())
    }));
    findings
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, proptest};

    use super::*;
    use crate::definition::MAX_FILE_BYTES;

    const HEAD: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";

    fn read_all(text: &str) -> (Vec<String>, Vec<(Code, usize)>) {
        let mut findings = Vec::new();
        let days = read(&"az.ics".into(), text, &[2026, 2027, 2028], &mut findings);
        let lines = findings.iter().map(|one| (one.code, text[..one.primary.span.start].matches('\n').count() + 1));
        let say = |day: Day| format!("{} {}{}", day.date, day.name, if day.estimated { " ?" } else { "" });
        (days.into_iter().map(say).collect(), lines.collect())
    }

    fn event(lines: &str) -> String {
        format!("{HEAD}BEGIN:VEVENT\r\n{lines}END:VEVENT\r\nEND:VCALENDAR\r\n")
    }

    #[test]
    fn whole_days_are_holidays_and_yearly_ones_come_every_year() {
        for (lines, days) in [
            ("DTSTART;VALUE=DATE:20270528\r\nSUMMARY:Independence Day\r\n", vec!["2027-05-28 Independence Day"]),
            // An exclusive end; an end equal to the first day; a duration.
            (
                "DTSTART:20270320\r\nDTEND:20270322\r\nSUMMARY:Novruz\r\n",
                vec!["2027-03-20 Novruz", "2027-03-21 Novruz"],
            ),
            ("DTSTART:20270320\r\nDTEND:20270320\r\nSUMMARY:Novruz\r\n", vec!["2027-03-20 Novruz"]),
            ("DTSTART:20270320\r\nDURATION:P2D\r\nSUMMARY:N\r\n", vec!["2027-03-20 N", "2027-03-21 N"]),
            ("DTSTART:20270120\r\nRRULE:FREQ=YEARLY;INTERVAL=1\r\nSUMMARY:M\r\n", vec!["2027-01-20 M", "2028-01-20 M"]),
            (
                "DTSTART:20201231\r\nDURATION:P2D\r\nRRULE:FREQ=YEARLY;UNTIL=20261231\r\n",
                vec!["2026-01-01 holiday", "2026-12-31 holiday", "2027-01-01 holiday"],
            ),
            ("DTSTART:20240229\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Leap\r\n", vec!["2028-02-29 Leap"]),
            ("DTSTART:20200120\r\nRRULE:FREQ=YEARLY;UNTIL=20261231T000000Z\r\n", vec!["2026-01-20 holiday"]),
            // Three ways to mark a day as estimated; a folded and an escaped name.
            ("DTSTART:20270309\r\nSUMMARY:Eid al-Fitr (Estimated)\r\n", vec!["2027-03-09 Eid al-Fitr ?"]),
            ("DTSTART:20270309\r\nSUMMARY:Eid\r\nCATEGORIES:Feast,estimated\r\n", vec!["2027-03-09 Eid ?"]),
            ("DTSTART:20270309\r\nSUMMARY:Eid\r\nX-CONCERTED-ESTIMATED:TRUE\r\n", vec!["2027-03-09 Eid ?"]),
            (
                "DTSTART:20270309\r\nSUMMARY:Eid\r\n  al-\r\n\tFitr\\, day 1\\nof 2\r\n",
                vec!["2027-03-09 Eid al-Fitr, day 1 of 2"],
            ),
            ("DTSTART:20270309\r\nSTATUS:CANCELLED\r\n", vec![]),
            (
                "DTSTART:20201126\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\nSUMMARY:Thanks\r\n",
                vec!["2026-11-26 Thanks", "2027-11-25 Thanks", "2028-11-23 Thanks"],
            ),
            // Whole days with times of one zone.
            ("DTSTART:20270320T000000\r\nDTEND:20270322T000000\r\n", vec!["2027-03-20 holiday", "2027-03-21 holiday"]),
            ("DTSTART;TZID=\"Rome: south\":20270320T000000\r\nDTEND:20270320T235959\r\n", vec!["2027-03-20 holiday"]),
            ("DTSTART:20270320T000000\r\nDURATION:P1D\r\n", vec!["2027-03-20 holiday"]),
            // What is not used may be long and broken; a name may go on without a fold.
            ("DTSTART:20270320\r\nDESCRIPTION:a\u{b}b\r\nmore of it\r\n\r\n...\r\n", vec!["2027-03-20 holiday"]),
            ("DTSTART:20270320\r\nSUMMARY:Nowruz\r\nand more\r\n", vec!["2027-03-20 Nowruz and more"]),
            ("DTSTART:20270320\r\nSUMMARY:\u{202b}نوروز\u{202c}\r\n", vec!["2027-03-20 نوروز"]),
        ] {
            assert_eq!(read_all(&event(lines)), (days.into_iter().map(str::to_owned).collect(), vec![]), "{lines}");
        }
    }

    #[test]
    fn what_is_no_holiday_is_left_out_with_its_line() {
        for (lines, line) in [
            ("DTSTART:20270528T090000Z\r\nSUMMARY:Meeting\r\n", 4),
            ("SUMMARY:No day\r\n", 3),
            ("SUMMARY:A\r\nDTSTART:20270230\r\n", 5),
            ("DTSTART:20270528\r\nDTEND:20270527\r\n", 5),
            ("DTSTART:20270528\r\nDTEND:20271231\r\n", 5),
            ("DTSTART:20270528\r\nRRULE:FREQ=WEEKLY\r\n", 5),
            ("DTSTART:20270528\r\nRRULE:FREQ=YEARLY;BYDAY=1MO\r\n", 5),
            ("DTSTART:20270528T000000\r\nSUMMARY:At midnight\r\n", 4),
            ("DTSTART:20270528T000000Z\r\nDTEND:20270529T000000Z\r\n", 4),
            ("DTSTART:20270528T000000\r\nDTEND:20270528T000000\r\n", 5),
            ("DTSTART:20270528T000000\r\nDTEND:20270528T120000\r\n", 5),
            ("DTSTART:20270528\r\nRRULE:FREQ=YEARLY\r\nEXDATE:20280528T090000\r\n", 6),
            ("DTSTART:20270528\r\nDURATION:PT1H\r\n", 5),
        ] {
            assert_eq!(read_all(&event(lines)), (vec![], vec![(Code::IcsSkipped, line)]), "{lines}");
        }
    }

    #[test]
    fn hostile_files_are_refused_by_line() {
        let deep = format!("{HEAD}{}", "BEGIN:VEVENT\r\n".repeat(100_000 / 2));
        // Folded, so that no line contains the whole word.
        let folded = format!("{HEAD}{}", "BEG\r\n IN:VEVENT\r\n".repeat(40_000));
        for (text, code, line) in [
            (deep, Code::BadIcs, 6),
            (folded, Code::BadIcs, 9),
            (event(&format!("SUMMARY:{}\r\n", "x".repeat(1 << 19))), Code::BadIcs, 4),
            (event(&format!("SUMMARY:x\r\n{}", " xx\r\n".repeat(100_000))), Code::BadIcs, 4),
            (event("DTSTART:20270528\r\nno property\r\n"), Code::BadIcs, 5),
            (format!("{HEAD}BEGIN:VEVENT\r\n"), Code::BadIcs, 3),
            (format!("{HEAD}BEGIN:VEVENT\r\nEND:VCALENDAR\r\n"), Code::BadIcs, 4),
            (event("SUMMARY:a\r\n b\0c\r\n"), Code::HiddenCharacter, 5),
            (event("SUMMARY:a\u{2028}b\r\n"), Code::HiddenCharacter, 4),
            (format!("{HEAD}no property\r\n"), Code::BadIcs, 3),
            (format!("{HEAD}END:VCALENDAR\r\n{HEAD}"), Code::BadIcs, 4),
            ("x".repeat(MAX_FILE_BYTES + 1), Code::FileTooLarge, 1),
            (" BEGIN:VCALENDAR".to_owned(), Code::BadIcs, 1),
            (String::new(), Code::BadIcs, 1),
            ("<html>".to_owned(), Code::BadIcs, 1),
        ] {
            let beginning: String = text.chars().take(60).collect();
            assert_eq!(read_all(&text), (vec![], vec![(code, line)]), "{beginning}");
        }
    }

    #[test]
    fn what_is_left_out_is_named_with_its_years() {
        let told = |lines: &str| {
            let mut findings = Vec::new();
            read(&"az.ics".into(), &event(lines), &[2027], &mut findings);
            findings.into_iter().map(|one| one.message).collect::<Vec<_>>().concat()
        };
        for (lines, beginning) in [
            ("DTSTART:20270528T090000Z\r\nSUMMARY:Fair\r\n", "`Fair` (2027) is left out: `DTSTART`"),
            (
                "DTSTART:20190528\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Fair\r\n",
                "`Fair` (from 2019 on) is left out: `FREQ=DAILY`",
            ),
            ("DTSTART:20190528\r\nRRULE:FREQ=DAILY;UNTIL=20210101\r\n", "an event (2019 to 2021) is left out: "),
            ("DTSTART:20270528T090000\r\nRDATE:20290528T090000\r\n", "an event (2027 to 2029) is left out: "),
            ("SUMMARY:Fair\r\n", "`Fair` is left out: "),
        ] {
            assert!(told(lines).starts_with(beginning), "{}", told(lines));
        }
    }

    #[test]
    fn of_many_events_left_out_those_of_the_years_in_question_are_named() {
        let one = |year: i16| format!("BEGIN:VEVENT\nDTSTART:{year}0528T090000\nSUMMARY:Fair\nEND:VEVENT\n");
        let many: Vec<String> = (1990..2050).map(one).collect();
        let mut findings = Vec::new();
        read(&"az.ics".into(), &format!("{HEAD}{}END:VCALENDAR\n", many.concat()), &[2045], &mut findings);
        assert_eq!(findings.len(), MAX_WARNINGS + 1);
        assert!(findings[0].message.starts_with("`Fair` (2045)"), "{:?}", findings[0]);
        let last = "10 more events (2039 to 2049) are left out for such reasons";
        assert_eq!(findings[MAX_WARNINGS].message, last);
    }

    #[test]
    fn a_large_file_is_read_whole() {
        let many = "BEGIN:VEVENT\nDTSTART:20270528\nSUMMARY:Day\nBEGIN:VALARM\nTRIGGER:-PT1H\nEND:VALARM\nEND:VEVENT\n"
            .repeat(5_000);
        let (days, findings) = read_all(&format!("\u{feff}begin:vcalendar\n{many}end:vcalendar\n"));
        assert_eq!((days.len(), findings), (5_000, vec![]));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            read_all(&text);
        }

        #[test]
        fn no_likely_text_makes_it_panic(
            parts in prop::collection::vec(prop::sample::select(vec![
                "BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "END:VCALENDAR", "\r\n", "\n", " ", "\t", "DTSTART",
                ";VALUE=DATE", ":", "20270528", "DTEND:20270529\r\n", "RRULE:FREQ=YEARLY\r\n", "SUMMARY:", "é", "\\", "\\n", "\"", ";",
                "=", "CATEGORIES:ESTIMATED\r\n", "(estimated)", "\u{130}", ",", "\r", "\0", "P", "DURATION:P1D\r\n", "X-",
            ]), 0..40),
        ) {
            read_all(&parts.concat());
            read_all(&event(&parts.concat()));
        }
    }
}
