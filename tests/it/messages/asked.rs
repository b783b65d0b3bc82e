//! A contributor reads first what is asked of it, then of what it is a part, and who leads.

use concerted::{
    engine::DecisionKind,
    message::{MailContent, Part},
    model::Lang,
    plan::{Function, Tone},
    render::RenderedMail,
};
use jiff::civil::date;

use super::{content, digest, stage, templates};

/// Both parts of a mail as a reader sees them: without tags, on one line.
fn parts(content: &MailContent) -> [String; 2] {
    let RenderedMail { text, html, .. } = templates().mail(content).unwrap();
    let body = &html[html.find("</head>").unwrap()..];
    let mut shown = String::new();
    let mut is_tag = false;
    for c in body.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => shown.push(c),
            _ => {}
        }
    }
    [text, shown].map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn without_words(partner: &str) -> MailContent {
    let mut plan = stage::plan();
    plan.tasks[0].asks = None;
    let rung = stage::rung(partner, "OUT-03", (2, 4), Tone::Reminder, date(2013, 2, 28));
    content(&plan, partner, Function::FocalPoint, &[rung])
}

/// Asserts that `first` stands in the text, and `then` after it.
fn assert_order(text: &str, first: &str, then: &str) {
    let (Some(one), Some(other)) = (text.find(first), text.find(then)) else {
        panic!("`{first}` and `{then}` are both to stand in\n{text}");
    };
    assert!(one < other, "`{first}` comes after `{then}` in\n{text}");
}

#[test]
fn my_part_stands_first_in_text_and_html_alike() {
    let reminder = super::reminder("coe");
    assert_eq!(reminder.first.as_ref().map(|item| item.part), Some(Part::Told));
    for part in parts(&reminder) {
        assert_order(&part, "Send your written comments", "Part of “Comments on the zero draft");
        assert!(part.contains("outcome document”; MCT leads."), "{part}");
        assert!(!part.contains("Table of comments by paragraph"), "that is the lead's to make: {part}");
    }
    let listed = digest("coe", DecisionKind::Digest { partner: "coe".into(), says: 0, is_repeated: false });
    for part in parts(&listed) {
        assert_order(&part, "Send your written comments", "Part of “Comments on the zero draft");
    }
}

#[test]
fn where_the_definition_says_nothing_a_sentence_says_who_leads() {
    for part in parts(&without_words("coe")) {
        assert!(part.contains("Contribute to “Comments on the zero draft of the outcome document”"), "{part}");
        assert!(part.contains("This task is led by MCT."), "{part}");
    }
}

#[test]
fn the_lead_of_every_item_of_a_contributor_is_named_in_every_language() {
    for (partner, lang) in
        [("coe", "en"), ("unesco", "fr"), ("unwto", "es"), ("ms_cis", "ru"), ("isesco", "ar"), ("coe", "az")]
    {
        let mut plan = stage::plan();
        for contact in &mut plan.partners.get_mut(&partner.into()).unwrap().contacts {
            contact.languages = vec![Lang::from(lang)];
        }
        let digest =
            ("world-forum-2013".into(), DecisionKind::Digest { partner: partner.into(), says: 0, is_repeated: false });
        let content = content(&plan, partner, Function::FocalPoint, &[digest]);
        assert_eq!(content.lang.as_str(), lang);
        let items = || content.groups.iter().flat_map(|group| &group.items);
        let led = || items().filter(|item| item.part != Part::Whole);
        assert!(led().count() > 0, "{content:?}");
        for part in parts(&content) {
            for lead in led().map(|item| &item.lead) {
                let times = led().filter(|item| item.lead == *lead).count();
                assert!(part.matches(lead.as_str()).count() >= times, "{lang}: {lead} leads {times} in {part}");
            }
        }
    }
}

#[test]
fn the_lead_reads_the_title_and_what_it_is_to_make() {
    let rung = stage::rung("host", "OUT-03", (2, 4), Tone::Reminder, date(2013, 2, 28));
    let lead = content(&stage::plan(), "host", Function::FocalPoint, &[rung]);
    let first = lead.first.as_ref().unwrap();
    assert_eq!((first.part, first.what == first.title), (Part::Whole, true));
    for part in parts(&lead) {
        assert!(part.contains("Bəndlər üzrə rəylər cədvəli"), "{part}");
    }
}

#[test]
fn who_leads_is_not_offered_to_have_nothing_to_contribute() {
    let rung = stage::rung("host", "OUT-03", (2, 4), Tone::Reminder, date(2013, 2, 28));
    let lead = content(&stage::plan(), "host", Function::FocalPoint, &[rung]);
    assert_eq!(lead.answer.as_ref().unwrap().nil, None);
    assert!(parts(&lead).iter().all(|part| part.contains("DONE OUT-03") && !part.contains("NIL")));
    let asked = super::reminder("coe");
    assert!(parts(&asked).iter().all(|part| part.contains("NIL OUT-03")));
}

#[test]
fn a_text_is_asked_for_only_where_there_may_be_one() {
    let asks = |content: &MailContent| parts(content).map(|part| part.contains("please attach it"));
    assert_eq!(asks(&super::reminder("coe")), [true, true]);
    let mut plan = stage::plan();
    for contact in &mut plan.partners.get_mut(&"host".into()).unwrap().contacts {
        contact.languages = vec![Lang::english()];
    }
    plan.tasks.retain(|task| task.id.as_str() == "LOG-02");
    plan.task_index = [(plan.tasks[0].id.clone(), 0)].into();
    plan.tasks[0].lead = "host".into();
    plan.tasks[0].deliverable = None;
    let due = plan.tasks[0].due.date;
    let lead =
        content(&plan, "host", Function::FocalPoint, &[stage::rung("host", "LOG-02", (1, 4), Tone::DueToday, due)]);
    assert_eq!(asks(&lead), [false, false], "there is nothing to send: {:?}", lead.first);
}

#[test]
fn how_to_answer_stands_before_what_depends_on_it() {
    let reminder = super::reminder("coe");
    assert!(!reminder.first.as_ref().unwrap().needed_by.is_empty());
    for part in parts(&reminder) {
        assert_order(&part, "DONE OUT-03", "Waiting for it");
        assert_order(&part, "DONE OUT-03", "Objectives served");
    }
}

#[test]
fn a_number_can_be_dialled_where_it_is_shown() {
    let html = templates().mail(&super::reminder("isesco")).unwrap().html;
    assert!(html.contains("href=\"tel:+994125550100\">+994 12 555 01 00</a>"), "{html}");
}
