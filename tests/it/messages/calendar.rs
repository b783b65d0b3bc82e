//! The dates of a mail come with it, for the calendar of whoever reads it.

use concerted::{
    engine::DecisionKind,
    message::MailContent,
    model::Text,
    plan::{Function, Plan, Renames, Tone},
    render::mail_dates::{DatesFile, dates_file},
    store::MailFilter,
};
use jiff::{ToSpan, civil::date};
use mail_parser::MimeHeaders;

use super::{content, stage};
use crate::world::{AYSEL, World, at, workflow};

fn file(content: &MailContent) -> DatesFile {
    dates_file(content, stage::now()).unwrap()
}

fn comments(plan: &Plan) -> MailContent {
    let due = plan.task(&"OUT-03".into()).unwrap().due.date;
    content(plan, "coe", Function::FocalPoint, &[stage::rung("coe", "OUT-03", (2, 4), Tone::Reminder, due)])
}

/// The lines of the entry whose UID begins so, unfolded.
fn entry(file: &DatesFile, uid: &str) -> Vec<String> {
    let text = file.text.replace("\r\n ", "");
    let entries = text.split("BEGIN:VEVENT\r\n").skip(1);
    let found = entries.map(|entry| entry.lines().map(str::to_owned).collect::<Vec<_>>());
    found.into_iter().find(|lines| lines.iter().any(|line| line.starts_with(&format!("UID:{uid}")))).unwrap()
}

fn value<'a>(entry: &'a [String], name: &str) -> &'a str {
    let line = entry.iter().find(|line| line.starts_with(name)).unwrap();
    line.split_once(':').unwrap().1
}

#[test]
fn what_is_to_come_and_the_event_stand_in_it() {
    let mut plan = stage::plan();
    plan.title = Text::plain("Forum, second; of 2013");
    plan.event.venue = Some(Text::plain("Heydar Aliyev Center, Hall 1"));
    let file = file(&comments(&plan));
    assert_eq!(file.name, "BP-WF2.ics");
    assert!(file.text.contains("METHOD:PUBLISH\r\n"), "{}", file.text);
    assert!(file.text.contains("X-WR-CALNAME:Forum\\, second\\; of 2013\r\n"), "{}", file.text);
    assert!(file.text.contains("\r\nNAME:Forum\\, second\\; of 2013\r\n"), "{}", file.text);
    assert!(file.text.split("\r\n").all(|line| line.len() <= 75), "folded: {}", file.text);
    let comments = entry(&file, "input:world-forum-2013:OUT-03:coe@concerted");
    assert_eq!(value(&comments, "SUMMARY"), "Send your written comments (OUT-03)");
    assert_eq!(value(&comments, "DTSTART"), "20130228");
    assert!(value(&comments, "DESCRIPTION").starts_with("Part of “Comments on the zero draft"), "{comments:?}");
    let event = entry(&file, "event:world-forum-2013@concerted");
    assert_eq!(value(&event, "LOCATION"), "Heydar Aliyev Center\\, Hall 1\\, Baku");
    assert_eq!((value(&event, "DTSTART"), value(&event, "DTEND")), ("20130529", "20130602"));
    assert!(!file.text.contains("COM-01"), "what is over is in nobody's calendar: {}", file.text);
}

#[test]
fn an_entry_keeps_its_identity_when_task_and_partner_are_renamed() {
    let plan = stage::plan();
    let renamed = Plan { renames: Renames::new([("OUT-03", vec!["OUT-3"])], [("coe", vec!["council"])]), ..plan };
    entry(&file(&comments(&renamed)), "input:world-forum-2013:OUT-3:council@concerted");
}

#[test]
fn a_date_that_moves_takes_the_place_of_the_earlier_one() {
    let plan = stage::plan();
    let sequence = |content: &MailContent| -> u32 {
        value(&entry(&file(content), "input:world-forum-2013:OUT-03:coe"), "SEQUENCE").parse().unwrap()
    };
    let told = comments(&plan);
    let mut moved = plan.clone();
    let task = &mut moved.tasks[0];
    task.due.date = date(2013, 3, 7);
    task.contributors.iter_mut().for_each(|one| one.due = date(2013, 3, 7));
    let later = comments(&moved);
    let two_minutes_later = dates_file(&later, stage::now().saturating_add(2.minutes()).unwrap()).unwrap();
    let moved = entry(&two_minutes_later, "input:world-forum-2013:OUT-03:coe");
    assert!(value(&moved, "SEQUENCE").parse::<u32>().unwrap() > sequence(&told), "also on one day");
    assert_eq!(value(&moved, "DTSTART"), "20130307");
    assert_eq!(file(&told), file(&comments(&plan)), "the same mail has the same bytes");
}

#[test]
fn letters_and_copies_bring_the_dates_that_are_to_come() {
    let plan = stage::plan();
    let due = plan.task(&"OUT-03".into()).unwrap().due.date;
    let letter =
        content(&plan, "coe", Function::HeadOfUnit, &[stage::rung("coe", "OUT-03", (4, 4), Tone::Formal, due)]);
    let asked = DecisionKind::Copy { task: "OUT-03".into(), partner: "coe".into(), due, asked: Function::FocalPoint };
    let copy = content(&plan, "coe", Function::HeadOfUnit, &[(plan.workflow.clone(), asked)]);
    for content in [&letter, &copy] {
        let comments = entry(&file(content), "input:world-forum-2013:OUT-03:coe@concerted");
        assert_eq!(value(&comments, "DTSTART"), "20130228", "{:?}", content.kind);
        let said = super::templates().mail(content).unwrap();
        assert!(said.text.contains("attached for your calendar"), "{}", said.text);
        assert!(said.html.contains("attached for your calendar"), "{}", said.html);
    }
    let copied = entry(&file(&copy), "input:world-forum-2013:OUT-03:coe@concerted");
    assert!(value(&copied, "DESCRIPTION").starts_with("For your information: asked of "), "{copied:?}");
    // Nobody opens an attachment of a letter on paper.
    let on_paper = MailContent { is_on_paper: true, has_calendar: false, ..letter };
    assert_eq!(dates_file(&on_paper, stage::now()), None);
}

#[test]
fn letters_and_lists_of_what_is_over_bring_no_calendar() {
    assert_eq!(dates_file(&super::formal("unesco"), stage::now()), None);
    assert_eq!(dates_file(&super::brief(), stage::now()), None);
    let nothing = super::digest("cso", DecisionKind::Digest { partner: "cso".into(), says: 0, is_repeated: false });
    assert_eq!(dates_file(&nothing, stage::now()), None);
    let says =
        |content: &MailContent| super::templates().mail(content).unwrap().text.contains("attached for your calendar");
    assert!(says(&super::reminder("coe")) && !says(&nothing));
}

/// What of `OUT-01` stands in the calendars of the mails that the host ministry got: day and version.
fn told(world: &mut World) -> Vec<(String, u32)> {
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let mut told = Vec::new();
    for mail in mails.iter().filter(|mail| mail.to().any(|to| to == AYSEL)) {
        let mime = world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
        let read = mail_parser::MessageParser::default().parse(&mime).unwrap();
        let part = read.attachments().next().unwrap();
        let kind = part.content_type().unwrap();
        assert_eq!(
            (kind.ctype(), kind.subtype(), kind.attribute("method")),
            ("text", Some("calendar"), Some("PUBLISH"))
        );
        let file =
            DatesFile { name: part.attachment_name().unwrap().into(), text: part.text_contents().unwrap().into() };
        assert_eq!(file.name, "WF.ics");
        let entry = entry(&file, "input:forum:OUT-01:host@concerted");
        told.push((value(&entry, "DTSTART").to_owned(), value(&entry, "SEQUENCE").parse().unwrap()));
    }
    told.sort_by_key(|(_, sequence)| *sequence);
    told
}

#[test]
fn mails_leave_with_their_dates_and_a_later_one_replaces_them() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    world.pass("2026-12-04T09:00:00Z");
    world.edit(&workflow("2027-06-16"), at("2026-12-05T06:00:00Z"));
    for day in 7..=31 {
        world.pass(&format!("2026-12-{day:02}T09:00:00Z"));
    }
    let told = told(&mut world);
    assert!(told.len() > 2, "{told:?}");
    assert_eq!((told[0].0.as_str(), told[1].0.as_str()), ("20270101", "20270115"), "{told:?}");
    assert!(told.windows(2).all(|pair| pair[0].1 < pair[1].1), "{told:?}");
}
