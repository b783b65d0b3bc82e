//! Mails as people read them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so")]

mod asked;
mod calendar;
mod content;
mod isolation;
mod letters;
mod many;
mod notes;
mod stage;
mod subjects;

use std::collections::BTreeMap;

use concerted::{
    engine::DecisionKind,
    message::{Attached, Capacity, Headline, MailContent, Order, Reason, ReportFacts, Scene, compose, report_cover},
    model::{Lang, WorkflowId},
    plan::{Contact, Function, Plan, Tone},
    render::{RenderedMail, Templates},
};
use jiff::civil::date;

fn templates() -> Templates {
    Templates::load(None).unwrap_or_else(|findings| {
        panic!("{}", findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

/// Reasons to write to somebody in one capacity.
fn told(told_as: Capacity, reasons: &[(WorkflowId, DecisionKind)]) -> Vec<Reason> {
    let reason = |(workflow, kind): &(WorkflowId, DecisionKind)| Reason {
        workflow: workflow.clone(),
        kind: kind.clone(),
        told_as,
    };
    reasons.iter().map(reason).collect()
}

fn content(plan: &Plan, partner: &str, function: Function, reasons: &[(WorkflowId, DecisionKind)]) -> MailContent {
    let mut state = stage::state(plan);
    // Who is told that something is overdue was reminded of its day before.
    for (_, kind) in reasons {
        if let DecisionKind::Rung { task, partner, due, tone: Tone::Overdue, .. } = kind {
            state.apply(plan, &stage::reminded(plan, task, partner, *due));
        }
    }
    let id = partner.into();
    let contact: &Contact = plan.partners[&id].contacts.iter().find(|c| c.function == Some(function)).unwrap();
    let order = Order {
        answer_url: None,
        contact,
        partners: vec![(plan.workflow.clone(), id)],
        day: stage::TODAY,
        reasons: told(Capacity::Partner, reasons),
        letters: &BTreeMap::new(),
        fallback: &Lang::english(),
    };
    compose(&[Scene { plan, state: &state }], &order, stage::now())
}

fn reminder(partner: &str) -> MailContent {
    let plan = stage::plan();
    let rung = stage::rung(partner, "OUT-03", (2, 4), Tone::Reminder, date(2013, 2, 28));
    content(&plan, partner, Function::FocalPoint, &[rung])
}

fn digest(partner: &str, kind: DecisionKind) -> MailContent {
    content(&stage::busy_plan(), partner, Function::FocalPoint, &[("world-forum-2013".into(), kind)])
}

fn several() -> MailContent {
    let reasons = [
        stage::rung("coe", "COM-01", (5, 4), Tone::Overdue, date(2013, 2, 13)),
        stage::rung("coe", "OUT-03", (2, 4), Tone::Reminder, date(2013, 2, 28)),
    ];
    content(&stage::plan(), "coe", Function::FocalPoint, &reasons)
}

fn formal(partner: &str) -> MailContent {
    let rung = stage::rung(partner, "COM-01", (1, 1), Tone::Formal, date(2013, 2, 13));
    content(&stage::plan(), partner, Function::HeadOfUnit, &[rung])
}

fn brief() -> MailContent {
    let mut plan = stage::plan();
    let isesco = plan.partners.get_mut(&"isesco".into()).unwrap();
    isesco.contacts[0].out_of_office_until = Some(date(2013, 2, 20));
    isesco.contacts[1].email = None;
    let state = stage::state(&plan);
    let note = |kind| ("world-forum-2013".into(), kind);
    let letter = "draft:head.of.unit@unesco.example:2013-02-18";
    let subject = "[BP-WF2] À votre bienveillante attention : Logo et identité visuelle (COM-01)";
    let reasons = vec![
        stage::rung("isesco", "OUT-03", (2, 4), Tone::Reminder, date(2013, 2, 28)),
        note(DecisionKind::Draft {
            partner: "unesco".into(),
            mail: letter.into(),
            function: Function::HeadOfUnit,
            since: Some("2013-02-11T09:00:00Z".parse().unwrap()),
            released_for: None,
        }),
        note(DecisionKind::Undelivered {
            is_address_good: false,
            is_returned: false,
            partner: "unwto".into(),
            mail: "day:focal.point@unwto.example:2013-02-15".into(),
            address: "focal.point@unwto.example".into(),
            subject: "[BP-WF2] Recordatorio 2 de 4".into(),
            reply: "550 5.1.1 no such mailbox".into(),
        }),
    ];
    let order = Order {
        answer_url: None,
        contact: &plan.coordinator,
        partners: Vec::new(),
        day: stage::TODAY,
        reasons: told(Capacity::Coordinator, &reasons),
        letters: &BTreeMap::from([(letter.into(), subject.into())]),
        fallback: &Lang::english(),
    };
    compose(&[Scene { plan: &plan, state: &state }], &order, stage::now())
}

fn cover() -> RenderedMail {
    let headline = |value: &str, label: &str| Headline { value: value.into(), label: label.into() };
    let facts = ReportFacts {
        number: 7,
        symbol: "BP-WF2/PR/7".into(),
        cut_off: stage::TODAY,
        lang: Lang::english(),
        headlines: vec![
            headline("18 of 31", "tasks completed"),
            headline("3", "tasks overdue"),
            headline("2 of 6", "objectives behind plan"),
        ],
        attachments: vec![Attached { name: "BP-WF2-PR-7.pdf".into(), sha256: "ab".repeat(32) }],
    };
    templates().report_cover(&report_cover(&stage::plan(), None, &facts, stage::now())).unwrap()
}

/// Everything that a picture is worth looking at for.
fn gallery() -> Vec<(&'static str, RenderedMail)> {
    let templates = templates();
    let mail = |content: MailContent| templates.mail(&content).unwrap();
    vec![
        ("reminder-en", mail(reminder("coe"))),
        ("reminder-fr", mail(reminder("unesco"))),
        ("reminder-es", mail(reminder("unwto"))),
        ("reminder-ru", mail(reminder("ms_cis"))),
        (
            "reminder-az",
            mail(content(
                &stage::plan(),
                "host",
                Function::FocalPoint,
                &[stage::rung("host", "OUT-03", (2, 4), Tone::Reminder, date(2013, 2, 28))],
            )),
        ),
        ("reminder-ar", mail(reminder("isesco"))),
        ("several-en", mail(several())),
        ("digest-en", mail(digest("coe", DecisionKind::Digest { partner: "coe".into(), says: 0, is_repeated: false }))),
        (
            "digest-ar",
            mail(digest("isesco", DecisionKind::Digest { partner: "isesco".into(), says: 0, is_repeated: false })),
        ),
        ("take-over-fr", mail(digest("unesco", DecisionKind::AdoptionDigest { partner: "unesco".into() }))),
        ("formal-fr", mail(formal("unesco"))),
        ("brief-en", mail(brief())),
        ("cover-en", cover()),
    ]
}

#[test]
fn mails_read_well_in_every_language() {
    for (name, mail) in gallery() {
        insta::assert_snapshot!(name, format!("Subject: {}\n\n{}", mail.subject, mail.text));
    }
}

#[test]
fn text_and_html_of_every_kind_of_mail_say_the_same() {
    for (name, mail) in gallery() {
        crate::same_words::assert_same_words(name, &mail);
    }
}

#[test]
fn mails_are_small_and_hold_no_picture_and_no_script() {
    for (name, mail) in gallery() {
        assert!(mail.html.len() < 100_000, "{name} has {} bytes", mail.html.len());
        for banned in ["<img", "<script", "http://www.w3.org/1999/xhtml\" href", "{{"] {
            assert!(!mail.html.contains(banned), "{name} contains {banned}");
        }
        assert!(mail.text.lines().all(|line| line.chars().count() <= 72), "{name} has a long line");
    }
}

/// The gallery below the target folder, for people to look at: every mail is a file that says something.
#[test]
fn the_gallery_is_written_for_people_to_look_at() {
    let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/gallery");
    std::fs::create_dir_all(folder).unwrap();
    for (name, mail) in gallery() {
        std::fs::write(format!("{folder}/{name}.html"), mail.html).unwrap();
        std::fs::write(format!("{folder}/{name}.txt"), format!("{}\n\n{}", mail.subject, mail.text)).unwrap();
        assert!(mail.text.len() > 200, "{name} says next to nothing");
    }
}
