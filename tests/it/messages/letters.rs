//! A letter to a higher level is one that an embassy would send.

use std::collections::BTreeMap;

use concerted::{
    model::Lang,
    plan::{Function, Plan, Tone},
    render::RenderedMail,
    store::MailFilter,
};
use jiff::civil::{Date, date};
use mail_parser::MimeHeaders as _;

use super::{content, stage, templates};
use crate::world::{Verdict, World, at, workflow};

const LATE: Date = date(2013, 2, 13);
const AHEAD: Date = date(2013, 2, 28);

/// A letter to the head of a unit of the Council of Europe, greeted so; without a line of their own if it is empty.
fn letter(plan: &Plan, salutation: &str, tasks: &[(&str, Date)]) -> RenderedMail {
    let mut plan = plan.clone();
    for contact in &mut plan.partners.get_mut(&"coe".into()).unwrap().contacts {
        let line = (Lang::english(), salutation.to_owned());
        contact.salutation = BTreeMap::from_iter((!salutation.is_empty()).then_some(line));
    }
    let rungs: Vec<_> = tasks.iter().map(|(task, due)| stage::rung("coe", task, (1, 1), Tone::Formal, *due)).collect();
    templates().mail(&content(&plan, "coe", Function::HeadOfUnit, &rungs)).unwrap()
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn it_says_who_agreed_to_what_and_who_leads() {
    let letter = letter(&stage::plan(), "Excellency,", &[("OUT-03", LATE)]);
    insta::assert_snapshot!("letter-en", format!("Subject: {}\n\n{}", letter.subject, letter.text));
    let text = on_one_line(&letter.text);
    for said in [
        "to which the Council of Europe kindly agreed to contribute:",
        "Send your written comments",
        "Part of “Comments on the zero draft of the outcome document”; the Ministry of Culture and Tourism leads.",
        "was due on Wednesday 13 February 2013",
        "Please accept, Excellency, the assurances of my highest consideration.",
        "Head of the Secretariat Baku Process",
    ] {
        assert!(text.contains(said), "{said} is to stand in\n{}", letter.text);
    }
}

#[test]
fn it_names_neither_our_offices_nor_our_numbers() {
    let letter = letter(&stage::plan(), "Excellency,", &[("OUT-03", LATE), ("COM-01", LATE)]);
    for part in [&letter.text, &letter.html] {
        for ours in [
            "Head of unit",
            "head of unit",
            "OUT-03",
            "COM-01",
            "Received so far",
            "Waiting for it",
            "Sent by Concerted",
        ] {
            assert!(!part.contains(ours), "{ours} stands in\n{part}");
        }
    }
    assert_eq!(
        letter.subject,
        "Was due Wed 13 Feb: Logo and visual identity – Second World Forum on Intercultural Dialogue"
    );
}

#[test]
fn its_close_fits_its_salutation() {
    let close = |salutation: &str| on_one_line(&letter(&stage::plan(), salutation, &[("OUT-03", LATE)]).text);
    assert!(close("Dear colleague,").contains("Yours sincerely, Head of the Secretariat"));
    assert!(close("").contains("Please accept, Sir/Madam, the assurances"));
    let french = templates().mail(&super::formal("unesco")).unwrap();
    assert!(
        on_one_line(&french.text).contains("Je vous prie d’agréer, Madame, Monsieur, l’expression"),
        "{}",
        french.text
    );
}

#[test]
fn what_is_not_due_yet_is_not_called_late() {
    let mut plan = stage::plan();
    plan.tasks[0].contributors.iter_mut().for_each(|one| one.due = AHEAD);
    let letter = letter(&plan, "Excellency,", &[("OUT-03", AHEAD)]);
    assert!(letter.subject.starts_with("Due Thu 28 Feb: "), "{}", letter.subject);
    assert!(on_one_line(&letter.text).contains("This contribution is due on Thursday 28 February 2013."));
}

#[test]
fn who_leads_is_written_to_as_the_lead() {
    let letter = letter(&stage::plan(), "Excellency,", &[("COM-01", LATE)]);
    let text = on_one_line(&letter.text);
    assert!(text.contains("which the Council of Europe kindly agreed to lead:"), "{text}");
    assert!(!text.contains("contribution"), "{text}");
}

#[test]
fn both_parts_of_it_say_the_same() {
    let letter = letter(&stage::plan(), "Excellency,", &[("OUT-03", LATE), ("COM-01", LATE)]);
    let shown = letter.html.replace("<br>", " ").replace("&nbsp;", " ");
    for paragraph in letter.text.split("\n\n").map(on_one_line).filter(|paragraph| paragraph.contains("agreed")) {
        assert!(shown.contains(&paragraph), "{paragraph} is missing in\n{shown}");
    }
    for said in ["was due on", "the assurances of my highest consideration", "Baku Process", "outstanding as well"] {
        assert!(on_one_line(&letter.text).contains(said) && shown.contains(said), "{said}");
    }
}

#[test]
fn without_a_signature_the_coordinator_signs() {
    let mut plan = stage::plan();
    plan.coordinator.signature = None;
    let letter = letter(&plan, "Excellency,", &[("OUT-03", LATE)]);
    assert!(letter.text.contains("The coordinator") && letter.html.contains("The coordinator"), "{}", letter.text);
}

/// What is attached to a mail, by name.
type Files = Vec<(String, Vec<u8>)>;

/// The mails to the head of a unit, each with its attachments.
fn on_paper(channel: &str) -> Vec<(String, Files)> {
    let head = "email: head@unesco.example";
    let definition = workflow("2027-06-02").replace(head, &format!("{head}, channel: {channel}"));
    let mut world = World::new(&definition, "2026-12-01T06:00:00Z");
    world.pass("2027-01-13T09:00:00Z");
    world.deliver(at("2027-01-13T09:00:00Z"), || Verdict::Accept);
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let letters = mails.iter().filter(|mail| mail.to().any(|to| to == "head@unesco.example"));
    let read = letters.map(|mail| {
        let mime = world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
        let message = mail_parser::MessageParser::default().parse(&mime).unwrap();
        let files = message.attachments();
        let files = files.map(|file| (file.attachment_name().unwrap().to_owned(), file.contents().to_vec()));
        (message.body_text(0).unwrap().into_owned(), files.collect())
    });
    read.collect()
}

#[test]
fn a_letter_for_paper_is_brought_as_a_pdf() {
    let letters = on_paper("letter");
    let (text, files) = letters.first().expect("no letter was drafted");
    assert!(text.contains("attached for printing") || text.contains("jointe pour impression"), "{text}");
    let [(name, pdf)] = files.as_slice() else { panic!("{} files", files.len()) };
    assert_eq!(name, "WF-2027-01-13.pdf");
    assert!(pdf.starts_with(b"%PDF-"));
    if let Some(folder) = std::env::var_os("CONCERTED_LETTERS") {
        std::fs::write(std::path::Path::new(&folder).join(name), pdf).unwrap();
    }
    assert_eq!(on_paper("letter"), letters, "the same letter, byte for byte");
    for (text, files) in on_paper("mail") {
        assert!(files.is_empty() && !text.contains("impression"), "{text}");
    }
}
