//! A report in the formats of other programs, read back by readers of others.

use std::io::Cursor;

use calamine::{Data, DataType, Reader as _, Xlsx};
use concerted::{
    app,
    model::{Lang, PartnerId, Text, WorkflowId},
    plan::{
        Function, Measure, Plan, Renames,
        iati::{Iati, Recipient},
    },
    render::{
        Templates,
        edition::{DEFAULT_TEMPLATE, Rendered},
        export::{self, TableName},
        spreadsheet::Separator,
    },
    report::{self, Audience, Edition, ProgressReport, Request},
};
use icalendar::Component;
use jiff::{SignedDuration, Timestamp, civil::date};
use quick_xml::events::Event as Xml;
use serde_json::Value;

use super::{
    fixture::{self, CUT_OFF},
    formulas::draft,
};
use crate::world::{World, at, workflow};

const HOSTILE: &str = "=cmd|'/c calc'!A0\u{0}\u{1b}\r\nEND:VEVENT\r\n<script>\"x\" & ]]></narrative>\u{202e},;";

/// The small forum with a host whose type is known.
fn plan() -> Plan {
    let mut plan = fixture::plan();
    plan.partners.get_mut(&PartnerId::from("host")).unwrap().iati_type = Some(10);
    plan
}

/// The same with a title, a name and an indicator that mean harm.
fn hostile() -> ProgressReport {
    let mut plan = plan();
    plan.title = Text::plain(HOSTILE);
    plan.tasks[0].title = Text::plain(HOSTILE);
    plan.partners.get_mut(&PartnerId::from("host")).unwrap().names[0].name = Text::plain(HOSTILE);
    plan.objectives[0].indicators[0].title = Text::plain(HOSTILE);
    draft(&plan, &fixture::events(), CUT_OFF)
}

fn forum() -> ProgressReport {
    draft(&plan(), &fixture::events(), CUT_OFF)
}

fn records(csv: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(csv.as_bytes()).records().map(Result::unwrap).collect()
}

fn sheet(bytes: &[u8], name: TableName) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let formulas = book.worksheet_formula(name.as_str()).unwrap();
    assert!(formulas.used_cells().next().is_none(), "{name:?} has a formula");
    book.worksheet_range(name.as_str()).unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// Name, attributes and text of an element.
type Element = (String, Vec<(String, String)>, String);

/// The elements in their order; refuses what is not well-formed.
fn elements(xml: &str) -> Vec<Element> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found: Vec<Element> = Vec::new();
    let mut open = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Xml::Start(tag) | Xml::Empty(tag) => {
                let attributes = tag.attributes().map(Result::unwrap);
                let attributes = attributes.map(|a| (a.key.as_ref().to_owned(), a.value.to_string())).collect();
                found.push((tag.name().as_ref().to_owned(), attributes, String::new()));
                open.push(found.len() - 1);
            }
            Xml::Text(text) => {
                if let Some(at) = open.last() {
                    found[*at].2.push_str(&text);
                }
            }
            Xml::Eof => return found,
            _ => {}
        }
    }
}

fn values<'e>(xml: &'e [Element], name: &str) -> Vec<&'e str> {
    let of = |attributes: &'e [(String, String)]| attributes.iter().find(|(key, _)| key == "value");
    xml.iter().filter(|(n, ..)| n == name).filter_map(|(_, a, _)| of(a)).map(|(_, value)| value.as_str()).collect()
}

#[test]
fn tables_agree_with_the_data_of_the_same_report() {
    let report = forum();
    let data: Value = serde_json::to_value(&report).unwrap();
    let book = export::workbook(&report).unwrap();
    for name in TableName::ALL {
        let (csv, rows) = (records(&export::csv(&report, name, Separator::Comma)), sheet(&book, name));
        assert_eq!(csv.len() + 1, rows.len(), "{name:?}: header and rows");
        for (record, row) in csv.iter().zip(&rows[1..]) {
            for (field, cell) in record.iter().zip(row) {
                assert_eq!(field.is_empty(), cell.is_empty(), "{name:?}: {field} {cell}");
            }
        }
    }
    let tasks = records(&export::csv(&report, TableName::Tasks, Separator::Comma));
    assert_eq!(tasks.len(), 14);
    let overdue = tasks.iter().filter(|task| &task[12] == "overdue").count();
    assert_eq!(data["summary"]["tasks"]["overdue"], overdue, "health stands in the thirteenth column");
    let inputs = records(&export::csv(&report, TableName::Inputs, Separator::Comma));
    let of = |partner: &str| inputs.iter().filter(|input| &input[2] == partner && &input[7] == "overdue").count();
    for partner in data["partners"]["rows"].as_array().unwrap() {
        assert_eq!(partner["overdue"], of(partner["id"].as_str().unwrap()), "{partner}");
    }
    for (record, row) in
        records(&export::csv(&report, TableName::Objectives, Separator::Comma)).iter().zip(&report.objectives.rows)
    {
        assert_eq!(record[6].parse().ok(), row.delivered, "to the last digit");
    }
}

#[test]
fn what_is_missing_is_an_empty_cell() {
    let report = draft(&plan(), &[], CUT_OFF);
    let indicators = records(&export::csv(&report, TableName::Indicators, Separator::Comma));
    assert_eq!((&indicators[0][0], &indicators[0][8], &indicators[0][9]), ("I1.1", "", ""), "never measured");
    assert_eq!(indicators[0][6].parse(), Ok(0.0), "a baseline of 0 is known");
    let xml = elements(&export::iati(&report, report.header.cut_off_at).unwrap());
    let computed = report.indicators.iter().filter(|row| row.actual.is_some()).count();
    assert_eq!(values(&xml, "actual").len(), computed);
}

#[test]
fn a_workbook_has_days_and_figures_and_the_same_bytes_each_time() {
    let report = forum();
    let book = export::workbook(&report).unwrap();
    assert_eq!(book, export::workbook(&report).unwrap());
    let tasks = sheet(&book, TableName::Tasks);
    let due = tasks[0].iter().position(|cell| cell == &Data::String("due".into())).unwrap();
    let inputs_in = tasks[0].iter().position(|cell| cell == &Data::String("inputs_in".into())).unwrap();
    for (row, task) in tasks[1..].iter().zip(&report.register.tasks) {
        let Data::DateTime(day) = &row[due] else { panic!("{:?} is no day", row[due]) };
        let (year, month, day, ..) = day.to_ymd_hms_milli();
        assert_eq!(format!("{year}-{month:02}-{day:02}"), task.due.to_string());
        assert_eq!(row[inputs_in].get_float(), Some(f64::from(task.inputs_in)));
    }
}

#[test]
fn an_activity_has_the_figures_and_codes_of_the_report() {
    let report = forum();
    let xml = elements(&export::iati(&report, report.header.cut_off_at).unwrap());
    let count = |name: &str| xml.iter().filter(|(n, ..)| n == name).count();
    assert_eq!((count("result"), count("indicator")), (3, 5));
    let numbers = |of: fn(&report::IndicatorRow) -> Option<f64>| -> Vec<String> {
        report.indicators.iter().filter_map(of).map(|value| value.to_string()).collect()
    };
    assert_eq!(values(&xml, "baseline"), numbers(|row| row.baseline));
    assert_eq!(values(&xml, "target"), numbers(|row| row.target));
    assert_eq!(values(&xml, "actual"), numbers(|row| row.actual));
    let attributes = |name: &str| xml.iter().find(|(n, ..)| n == name).unwrap().1.clone();
    assert!(attributes("activity-status").contains(&("code".into(), "2".into())), "implementation");
    assert!(attributes("reporting-org").contains(&("type".into(), "10".into())), "government");
    let percentages = report.indicators.iter().filter(|row| row.measure == Measure::Percentage).count();
    let measures = xml.iter().filter(|(n, a, _)| n == "indicator" && a.contains(&("measure".into(), "2".into())));
    assert_eq!(measures.count(), percentages);
}

/// What stands in each narrative, with its own language.
fn narratives(xml: &[Element]) -> Vec<(Option<&str>, &str)> {
    let all = xml.iter().filter(|(name, ..)| name == "narrative");
    let lang = |attributes: &'_ [(String, String)]| attributes.iter().position(|(key, _)| key == "xml:lang");
    all.map(|(_, attributes, text)| (lang(attributes).map(|at| attributes[at].1.as_str()), text.trim())).collect()
}

#[test]
fn a_text_that_is_not_translated_stands_under_its_own_language() {
    let mut plan = plan();
    plan.title = Text::plain("Forum on dialogue");
    plan.objectives[0].indicators[0].title = Text::by_language(
        [("en", "Texts agreed"), ("ar", "نصوص متفق عليها")].map(|(lang, text)| (Lang::from(lang), text.to_owned())),
    );
    let request = |lang: &str| Request {
        cut_off: CUT_OFF,
        lang: Lang::from(lang),
        edition: Edition::Draft,
        previous: None,
        audience: Audience::TaskForce,
    };
    for lang in ["ar", "fr", "en"] {
        let report = report::build(&plan, &fixture::events(), &request(lang));
        let xml = elements(&export::iati(&report, report.header.cut_off_at).unwrap());
        let activity = xml.iter().find(|(name, ..)| name == "iati-activity").unwrap();
        assert!(activity.1.contains(&("xml:lang".to_owned(), lang.to_owned())));
        let told = narratives(&xml);
        let of =
            |text: &str| told.iter().find(|(_, found)| *found == text).unwrap_or_else(|| panic!("{text}: {told:#?}")).0;
        let english = (lang != "en").then_some("en");
        assert_eq!(of("Forum on dialogue"), english, "{lang}");
        if lang == "ar" {
            assert_eq!(of("نصوص متفق عليها"), None);
            let is_latin = |text: &str| text.chars().filter(|c| c.is_alphabetic()).all(|c| c.is_ascii());
            let unmarked: Vec<_> = told.iter().filter(|(lang, text)| lang.is_none() && is_latin(text)).collect();
            assert!(unmarked.is_empty(), "English as Arabic: {unmarked:?}");
        } else {
            assert_eq!(of("Texts agreed"), english, "{lang}");
        }
    }
}

#[test]
fn an_activity_says_whose_it_is_what_for_and_where() {
    let mut plan = plan();
    plan.iati = Iati { organisation: Some("XM-DAC-1".into()), sector: Some(16061), recipient: Recipient::of("AZ") };
    let xml = |plan: &Plan| {
        let report = draft(plan, &fixture::events(), CUT_OFF);
        elements(&export::iati(&report, report.header.cut_off_at).unwrap())
    };
    let attribute = |xml: &[Element], element: &str, key: &str| {
        let (_, attributes, _) = xml.iter().find(|(name, ..)| name == element)?;
        attributes.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone())
    };
    let country = xml(&plan);
    assert_eq!(attribute(&country, "reporting-org", "ref").as_deref(), Some("XM-DAC-1"));
    assert_eq!(attribute(&country, "sector", "code").as_deref(), Some("16061"));
    assert_eq!(attribute(&country, "recipient-country", "code").as_deref(), Some("AZ"));
    let id = country.iter().find(|(name, ..)| name == "iati-identifier").unwrap();
    assert!(id.2.starts_with("XM-DAC-1-"), "{id:?}");
    plan.iati.recipient = Recipient::of("298");
    let region = xml(&plan);
    assert_eq!(attribute(&region, "recipient-region", "code").as_deref(), Some("298"));
    assert_eq!(attribute(&region, "recipient-country", "code"), None);
    plan.iati = Iati::default();
    assert!(
        xml(&plan).iter().all(|(name, ..)| name != "sector" && !name.starts_with("recipient")),
        "nothing is made up"
    );
}

#[test]
fn what_is_exported_during_a_day_is_not_stamped_with_its_end() {
    let report = forum();
    let end = report.header.cut_off_at;
    let morning = end.saturating_sub(SignedDuration::from_hours(10)).unwrap();
    let stamp = |now| {
        let xml = elements(&export::iati(&report, now).unwrap());
        let of = |element: &str, key: &str| {
            let (_, attributes, _) = xml.iter().find(|(name, ..)| name == element).unwrap();
            attributes.iter().find(|(known, _)| known == key).unwrap().1.clone()
        };
        let calendar = export::agenda(&report, now);
        let dtstamp = calendar.lines().find_map(|line| line.strip_prefix("DTSTAMP:")).unwrap().to_owned();
        (of("iati-activity", "last-updated-datetime"), of("iati-activities", "generated-datetime"), dtstamp)
    };
    let ical = |at: Timestamp| at.strftime("%Y%m%dT%H%M%SZ").to_string();
    assert_eq!(stamp(morning), (morning.to_string(), morning.to_string(), ical(morning)));
    assert_eq!(stamp(Timestamp::MAX), (end.to_string(), end.to_string(), ical(end)));
}

#[test]
fn a_cell_of_a_workbook_is_cut_only_where_it_must_be_and_visibly() {
    for (length, letter, is_cut) in
        [(32_767, "x", false), (32_768, "x", true), (20_000, "😀", true), (16_383, "😀", false)]
    {
        let mut plan = plan();
        plan.tasks[0].deliverable = Some(Text::plain(&letter.repeat(length)));
        let report = draft(&plan, &fixture::events(), CUT_OFF);
        assert_eq!(export::cut_cells(&report), usize::from(is_cut), "{length} {letter}");
        let tasks = sheet(&export::workbook(&report).unwrap(), TableName::Tasks);
        let at = tasks[0].iter().position(|cell| cell == &Data::String("deliverable".into())).unwrap();
        let Data::String(text) = &tasks[1][at] else { panic!("{:?}", tasks[1][at]) };
        let units = text.encode_utf16().count();
        assert!(units <= 32_767 && text.ends_with(" […]") == is_cut, "{units}");
        assert!(!is_cut || units > 32_760, "{units}: as much as there is room for");
        let csv = export::csv(&report, TableName::Tasks, Separator::Comma);
        assert!(csv.contains(&letter.repeat(length)), "whole in CSV");
    }
}

#[test]
fn an_activity_that_nobody_could_report_is_refused() {
    let error = export::iati(&draft(&fixture::plan(), &[], CUT_OFF), Timestamp::MAX).unwrap_err();
    assert!(error.to_string().contains("iati_type"), "{error}");
}

#[test]
fn a_calendar_has_the_event_and_every_task() {
    let report = forum();
    let text = export::agenda(&report, report.header.cut_off_at);
    let calendar: icalendar::Calendar = text.parse().unwrap();
    let tasks = report.register.tasks.iter();
    let expected: Vec<String> = tasks.map(|task| task.due.strftime("%Y%m%d").to_string()).collect();
    let events: Vec<_> = calendar.components.iter().filter_map(|component| component.as_event()).collect();
    let starts: Vec<&str> = events.iter().filter_map(|event| event.property_value("DTSTART")).collect();
    assert_eq!(starts[0], "20130529");
    assert_eq!(starts[1..], expected);
    assert_eq!(events[0].property_value("DTEND"), Some("20130602"), "the day after the closing day");
    let milestones = text.matches("CATEGORIES:milestone").count();
    assert_eq!(milestones, report.workstreams.milestones.len());
    assert_eq!(events[0].property_value("LOCATION"), Some(report.header.place.as_str()));
    assert_eq!(text, export::agenda(&report, report.header.cut_off_at));
}

/// UID, version and whether it is cancelled, of the entry for a task.
fn entry_of(report: &ProgressReport, uid: &str) -> Option<(u32, bool)> {
    let calendar: icalendar::Calendar = export::agenda(report, report.header.cut_off_at).parse().unwrap();
    let mut events = calendar.components.iter().filter_map(|component| component.as_event());
    let event = events.find(|event| event.get_uid() == Some(uid))?;
    let is_cancelled = event.property_value("STATUS") == Some("CANCELLED");
    Some((event.property_value("SEQUENCE").unwrap().parse().unwrap(), is_cancelled))
}

#[test]
fn a_task_keeps_its_entry_under_a_new_id_and_is_taken_out_once_it_is_cancelled() {
    let first = forum();
    assert_eq!(
        entry_of(&first, "task:world-forum-2013:OUT-01@concerted").map(|(_, is_cancelled)| is_cancelled),
        Some(false)
    );
    let renamed = Plan { renames: Renames::new([("OUT-01", vec!["OUT-1"])], []), ..plan() };
    let later = draft(&renamed, &fixture::events(), CUT_OFF.tomorrow().unwrap());
    let (newer, is_cancelled) = entry_of(&later, "task:world-forum-2013:OUT-1@concerted").unwrap();
    let (older, _) = entry_of(&first, "task:world-forum-2013:OUT-01@concerted").unwrap();
    assert!(newer > older && !is_cancelled);
    assert_eq!(entry_of(&later, "task:world-forum-2013:OUT-01@concerted"), None);
    // The report before had the earlier id: the task is not dropped, and one of them is gone for good.
    let mut before = first.figures.clone();
    let was = before.by_task[&"OUT-01".into()];
    before.by_task.extend([("OUT-1".into(), was), ("OLD-01".into(), was)]);
    let (cut_off, lang, edition) = (CUT_OFF.tomorrow().unwrap(), Lang::english(), Edition::Draft);
    let request = Request { cut_off, lang, edition, previous: Some(&before), audience: Audience::TaskForce };
    let again = report::build(&renamed, &fixture::events(), &request);
    let of = |uid: &str| entry_of(&again, uid).map(|(_, is_cancelled)| is_cancelled);
    assert_eq!(of("task:world-forum-2013:OUT-1@concerted"), Some(false));
    assert_eq!(again.register.dropped.iter().map(|task| task.id.as_str()).collect::<Vec<_>>(), ["OLD-01"]);
    assert_eq!(of("task:world-forum-2013:OLD-01@concerted"), Some(true));
    assert_eq!(
        entry_of(&first, "task:world-forum-2013:LOG-02@concerted").map(|(_, is_cancelled)| is_cancelled),
        Some(true)
    );
}

#[test]
fn what_the_definition_no_longer_has_is_taken_out_of_calendars() {
    let mut world = World::new(&workflow("2027-06-01"), "2026-11-30T06:00:00Z");
    world.live("2027-02-15T06:00:00Z", "2027-03-14T00:00:00Z");
    let concert = workflow("2027-06-01").lines().find(|line| line.contains("CUL-01")).unwrap().to_owned();
    world.edit(&workflow("2027-06-01").replace(&concert, ""), at("2027-03-14T06:00:00Z"));
    world.loading = app::apply(&mut world.app, None, at("2027-03-14T06:00:00Z")).unwrap().loading;
    world.live("2027-03-14T06:00:00Z", "2027-03-17T00:00:00Z");
    let forum = WorkflowId::from("forum");
    let plan = world.loading.workflows[&forum].plan.clone();
    let events = world.app.store.read(|tx| tx.events(&forum)).unwrap();
    let report = |audience| {
        let (cut_off, lang, edition) = (date(2027, 3, 17), Lang::english(), Edition::Draft);
        report::build(&plan, &events, &Request { cut_off, lang, edition, previous: None, audience })
    };
    let uid = "task:forum:CUL-01@concerted";
    let of = |audience| entry_of(&report(audience), uid).map(|(_, is_cancelled)| is_cancelled);
    assert_eq!(of(Audience::TaskForce), Some(true), "long after it was told");
    assert_eq!(of(Audience::Partner("isesco".into())), Some(true));
    assert_eq!(of(Audience::Partner("unesco".into())), None, "it was never asked of them");
    assert_eq!(of(Audience::Public), None);
}

#[test]
fn names_that_mean_harm_are_words_everywhere() {
    let report = hostile();
    let tasks = export::csv(&report, TableName::Tasks, Separator::Comma);
    let title = &records(&tasks)[0][1];
    assert!(title.starts_with("'=cmd|"), "{title}");
    assert!(!tasks.contains(['\0', '\u{1b}', '\u{202e}']), "{tasks}");
    let book = sheet(&export::workbook(&report).unwrap(), TableName::Tasks);
    assert!(matches!(&book[1][1], Data::String(text) if text.starts_with("=cmd|")), "a text, no formula");
    let xml = elements(&export::iati(&report, report.header.cut_off_at).unwrap());
    assert!(xml.iter().all(|(name, ..)| name != "script"));
    let calendar = export::agenda(&report, report.header.cut_off_at);
    let read: icalendar::Calendar = calendar.parse().unwrap();
    assert_eq!(read.components.len(), report.register.tasks.len() + 1, "no entry more");
    assert!(!calendar.contains("\r\nEND:VEVENT\r\n<script>"), "{calendar}");
    let text = text(&report, 80);
    assert!(!text.contains(['\0', '\u{1b}', '\u{202e}', '\r']) && text.contains("<script>"), "as it was written");
}

#[test]
fn each_contact_stands_beside_its_organisation_in_text() {
    let mut plan = plan();
    let contact = |function, email| fixture::contact(Some(function), email);
    plan.partners.get_mut(&PartnerId::from("host")).unwrap().contacts = vec![
        contact(Function::FocalPoint, "focal.point@host.example"),
        contact(Function::Alternate, "deputy@host.example"),
        contact(Function::Director, "director@host.example"),
    ];
    let report = draft(&plan, &fixture::events(), CUT_OFF);
    let host = &report.partners.rows.iter().find(|row| row.id == PartnerId::from("host")).unwrap().name;
    for (width, before) in [(100, 1), (40, 3)] {
        let text = text(&report, width);
        let lines: Vec<&str> = text.lines().collect();
        for address in ["focal.point@host.example", "deputy@host.example", "director@host.example"] {
            let at = lines.iter().position(|line| line.contains(address)).unwrap();
            let near = lines[(at + 1).saturating_sub(before)..=at].join("\n");
            assert!(near.contains(host.split(' ').next().unwrap()), "{width}: {near}");
        }
    }
}

fn text(report: &ProgressReport, width: usize) -> String {
    let templates = Templates::load(None).ok().unwrap();
    Rendered::new(&templates, DEFAULT_TEMPLATE, report.clone()).unwrap().text(width).unwrap()
}

#[test]
fn the_text_reads_on_a_terminal_and_says_what_the_pages_say() {
    let report = forum();
    let text = text(&report, 80);
    for line in text.lines() {
        assert!(line.chars().count() <= 80 || !line.trim().contains(' '), "{line}");
        assert!(!line.contains(['\u{2068}', '\u{2069}']) && line.trim_end() == line, "{line:?}");
    }
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let headings = [
        &report.summary.heading,
        &report.objectives.heading,
        &report.workstreams.heading,
        &report.workstreams.milestones_heading,
        &report.partners.heading,
        &report.lists.heading,
        &report.summary.achieved,
        &report.summary.concerns,
    ];
    for heading in headings {
        let heading: String = heading.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
        let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(folded.contains(&heading), "{heading}\n{text}");
    }
    insta::assert_snapshot!(text);
}

#[test]
fn every_language_has_its_text() {
    for lang in concerted::lang::LANGUAGES {
        let request = Request {
            cut_off: CUT_OFF,
            lang: Lang::from(lang),
            edition: Edition::Draft,
            previous: None,
            audience: Audience::TaskForce,
        };
        let report = report::build(&plan(), &fixture::events(), &request);
        for width in [40, 80, 120] {
            let text = text(&report, width);
            // Marks of direction and of vowels take no room.
            let seen = |c: &char| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{64b}'..='\u{652}');
            // A lam and an alef take the room of one letter.
            let is_long = |line: &&str| line.chars().filter(seen).count() > width + 3 && line.trim().contains(' ');
            let long: Vec<&str> = text.lines().filter(is_long).collect();
            assert!(text.lines().count() > 100 && long.is_empty(), "{lang} at {width}: {long:?}");
        }
    }
}
