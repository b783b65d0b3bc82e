//! In Arabic mails every piece from left to right keeps its order, in HTML and in plain text.

use concerted::{
    engine::DecisionKind,
    message::{Attached, Headline, MailContent, ReportFacts, report_cover},
    model::{PartnerId, Text, WorkflowId},
    plan::{Function, Plan, Tone},
    render::RenderedMail,
};
use jiff::civil::date;

use super::{content, stage, templates};

/// A plan whose texts are as awkward as they come, read by ISESCO in Arabic: Latin titles, numbers, several organisations.
fn plan() -> Plan {
    let mut plan = stage::busy_plan();
    let reader: PartnerId = "isesco".into();
    for task in &mut plan.tasks {
        if task.contributor(&reader).is_none() && task.lead != reader {
            let lead = task.contributors.first().cloned();
            task.contributors.extend(lead.map(|one| concerted::plan::Contributor { partner: reader.clone(), ..one }));
        }
    }
    // One that it leads, with a document, others who are awaited, and what waits.
    let led = plan.tasks.iter_mut().find(|task| task.id.as_str() == "PRG-12").unwrap();
    led.lead = reader.clone();
    led.contributors.retain(|one| one.partner != reader);
    led.deliverable = Some(Text::plain("Table 3 (Rev.2), 10 pages"));
    led.due.moved_from = Some((date(2013, 2, 22), "1 March".into()));
    led.needs = vec!["OUT-03".into()];
    plan
}

fn of(plan: &Plan, function: Function, reasons: &[(WorkflowId, DecisionKind)]) -> RenderedMail {
    let content: MailContent = content(plan, "isesco", function, reasons);
    assert_eq!(content.lang.as_str(), "ar");
    templates().mail(&content).unwrap()
}

/// Every kind of mail that a partner gets.
fn arabic_mails() -> Vec<(&'static str, RenderedMail)> {
    let plan = plan();
    let rung = |task: &str, tone| {
        let due = plan.task(&task.into()).unwrap().due_for(&"isesco".into());
        stage::rung("isesco", task, (2, 4), tone, due)
    };
    let list = |kind| [("world-forum-2013".into(), kind)];
    let partner: PartnerId = "isesco".into();
    let facts = ReportFacts {
        number: 7,
        symbol: "BP-WF2/PR/7".into(),
        cut_off: stage::TODAY,
        lang: "ar".into(),
        headlines: vec![Headline { value: "18 من 31".into(), label: "مهمة منجزة (P1)".into() }],
        attachments: vec![Attached { name: "BP-WF2-PR-7.pdf".into(), sha256: "ab".repeat(32) }],
    };
    let reader = &plan.partners[&partner];
    let cover = report_cover(&plan, Some((reader, &reader.contacts[0])), &facts, stage::now());
    let mut unreadable = plan.clone();
    unreadable.partners.get_mut(&partner).unwrap().contacts[0].languages = vec!["zh".into(), "ar".into()];
    vec![
        ("request", of(&plan, Function::FocalPoint, &[rung("PRG-15", Tone::Notice)])),
        ("reminder", of(&plan, Function::FocalPoint, &[rung("OUT-03", Tone::Reminder)])),
        ("lead", of(&plan, Function::FocalPoint, &[rung("PRG-12", Tone::Reminder)])),
        ("due today", of(&plan, Function::FocalPoint, &[rung("LOG-02", Tone::DueToday)])),
        ("overdue", of(&plan, Function::FocalPoint, &[rung("PRG-10", Tone::Overdue)])),
        ("several", of(&plan, Function::FocalPoint, &[rung("OUT-03", Tone::Reminder), rung("PRG-10", Tone::Overdue)])),
        (
            "digest",
            of(
                &plan,
                Function::FocalPoint,
                &list(DecisionKind::Digest { partner: partner.clone(), says: 0, is_repeated: false }),
            ),
        ),
        (
            "take-over",
            of(&plan, Function::FocalPoint, &list(DecisionKind::AdoptionDigest { partner: partner.clone() })),
        ),
        ("fallback", of(&unreadable, Function::FocalPoint, &[rung("OUT-03", Tone::Reminder)])),
        ("formal", of(&plan, Function::HeadOfUnit, &[rung("PRG-10", Tone::Formal), rung("OUT-03", Tone::Formal)])),
        ("cover", templates().report_cover(&cover).unwrap()),
    ]
}

/// What of `text` stands outside any isolate.
fn outside(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|c| match c {
            '\u{2066}'..='\u{2068}' => {
                depth += 1;
                false
            }
            '\u{2069}' => {
                depth = depth.checked_sub(1).unwrap();
                false
            }
            _ => depth == 0,
        })
        .collect()
}

fn is_arabic(c: char) -> bool {
    ('\u{600}'..='\u{6ff}').contains(&c) && c.is_alphabetic()
}

/// Letters of Latin script, and digits, in which an order can be lost.
fn from_left_to_right(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_alphanumeric())
}

/// The texts of a page that stand in a direction of their own neither by `<bdi>` nor by `dir="ltr"`, one for each block.
fn blocks(html: &str) -> Vec<String> {
    let body = html.split_once("<body").unwrap().1;
    let (mut blocks, mut block) = (Vec::new(), String::new());
    let mut isolated: Vec<String> = Vec::new();
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        let name: String = tag.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
        if let Some(closed) = name.strip_prefix('/') {
            if isolated.last().is_some_and(|open| open == closed) {
                isolated.pop();
            }
        } else if name != "br" && (name == "bdi" || tag.contains("dir=\"ltr\"") || !isolated.is_empty()) {
            isolated.push(name.clone());
        }
        if ["/td", "/th", "/div", "/p", "br", "div", "p", "td", "th"].contains(&name.as_str()) {
            blocks.push(std::mem::take(&mut block));
        }
        if isolated.is_empty() {
            block.push_str(text);
        }
    }
    blocks.push(block);
    blocks
}

#[test]
fn no_piece_of_an_arabic_text_can_lose_its_order() {
    for (name, mail) in arabic_mails() {
        for line in mail.text.lines() {
            let balanced = |mark: char| line.chars().filter(|c| *c == mark).count();
            assert_eq!(balanced('\u{2068}'), balanced('\u{2069}'), "{name}: {line:?}");
            // A line without any Arabic letter is a paragraph from left to right: nothing can be lost in it.
            let bare = outside(line);
            assert!(!line.contains(is_arabic) || !from_left_to_right(&bare), "{name}: {line:?} leaves {bare:?}");
        }
    }
}

#[test]
fn no_piece_of_an_arabic_page_can_lose_its_order() {
    for (name, mail) in arabic_mails() {
        assert!(mail.html.contains("<html lang=\"ar\" dir=\"rtl\""), "{name}");
        for block in blocks(&mail.html) {
            let bare = outside(&block.replace("&nbsp;", " ").replace("&amp;", "&").replace("&quot;", "\""));
            assert!(!from_left_to_right(&bare), "{name}: {block:?} leaves {bare:?}");
        }
    }
}

#[test]
fn a_telephone_number_is_read_as_it_is_dialled() {
    for (name, mail) in arabic_mails() {
        assert!(mail.text.contains("\u{2068}+994 12 555 01 00\u{2069}"), "{name}: {}", mail.text);
        assert!(mail.html.contains("dir=\"ltr\""), "{name}");
    }
}

#[test]
fn a_subject_has_no_marks_that_a_list_of_mails_might_show() {
    for (name, mail) in arabic_mails() {
        assert!(!mail.subject.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']), "{name}: {:?}", mail.subject);
    }
}

#[test]
fn languages_from_left_to_right_have_no_marks() {
    let mail = templates().mail(&super::reminder("coe")).unwrap();
    assert!(!mail.text.contains('\u{2068}') && !mail.html.contains('\u{2068}'), "{}", mail.text);
}
