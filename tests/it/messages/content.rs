//! What a mail says, and what it keeps to itself.

use std::collections::BTreeMap;

use concerted::{
    engine::DecisionKind,
    message::{Capacity, ItemRole, MailContent, MailKind, Order, Scene, Standing, compose},
    model::{Lang, TaskId},
    plan::{Function, Plan, Tone},
};
use jiff::civil::date;

use super::{content, reminder, stage, told};

fn tasks(content: &MailContent) -> Vec<(Standing, String)> {
    let items = |group: &concerted::message::Group| {
        group.items.iter().map(|item| (group.standing, item.task.to_string())).collect::<Vec<_>>()
    };
    content.groups.iter().flat_map(items).collect()
}

fn digest_of(plan: &Plan, partner: &str) -> MailContent {
    content(
        plan,
        partner,
        Function::FocalPoint,
        &[("world-forum-2013".into(), DecisionKind::Digest { partner: partner.into(), says: 0, is_repeated: false })],
    )
}

#[test]
fn items_come_by_urgency() {
    let digest = digest_of(&stage::plan(), "coe");
    assert_eq!(digest.kind, MailKind::Digest);
    let expected = [
        (Standing::Overdue, "COM-01"),
        (Standing::DueToday, "LOG-02"),
        (Standing::DueSoon, "OUT-03"),
        (Standing::Next, "PRG-06"),
    ];
    assert_eq!(tasks(&digest), expected.map(|(standing, task)| (standing, task.to_owned())));
    assert_eq!((digest.counts.all, digest.counts.overdue, digest.earliest), (4, 1, Some(date(2013, 2, 13))));
}

#[test]
fn a_reminder_puts_what_is_asked_first_and_the_rest_below() {
    let reminder = reminder("coe");
    let first = reminder.first.as_ref().unwrap();
    assert_eq!(first.task.as_str(), "OUT-03");
    assert_eq!(first.nth.map(|nth| (nth.number, nth.of)), Some((2, 4)));
    assert!(tasks(&reminder).iter().all(|(_, task)| task != "OUT-03"));
    assert_eq!(reminder.counts.others, 3);
}

#[test]
fn working_days_are_those_of_the_recipient() {
    // Eight working days, but one of them is a holiday of the Council's.
    assert_eq!(reminder("coe").first.unwrap().working_days, 7);
    assert_eq!(reminder("unesco").first.unwrap().working_days, 8);
}

#[test]
fn nobody_but_the_lead_learns_who_is_late() {
    let plan = stage::plan();
    for partner in ["unesco", "isesco", "unwto", "ms_cis"] {
        let content = reminder(partner);
        let first = content.first.as_ref().unwrap();
        assert_eq!(first.role, ItemRole::Contributor);
        assert_eq!(first.missing, None);
        assert_eq!(first.inputs.map(|inputs| (inputs.received, inputs.asked)), Some((1, 6)));
        let own = plan.partners[&partner.into()].short_name(stage::TODAY, &Lang::english());
        // Who leads is no secret: it is whom the input goes to.
        let lead = plan.partners[&"host".into()].short_name(stage::TODAY, &Lang::english());
        let written = serde_json::to_string(&first).unwrap();
        for other in plan.partners.values().map(|other| other.short_name(stage::TODAY, &Lang::english())) {
            assert!(
                other == own || other == lead || !written.contains(&format!("\"{other}\"")),
                "{partner} reads of {other}"
            );
        }
    }
    let rung = stage::rung("host", "OUT-03", (2, 4), Tone::Reminder, date(2013, 2, 28));
    let lead = content(&plan, "host", Function::FocalPoint, &[rung]).first.unwrap();
    assert_eq!(lead.missing.unwrap().names, ["UNESCO", "ISESCO", "UNWTO", "MS", "CoE"]);
}

#[test]
fn what_waits_for_somebody_else_is_not_asked_for() {
    let mut plan = stage::plan();
    let waiting = plan.tasks.iter_mut().find(|task| task.id.as_str() == "LOG-02").unwrap();
    waiting.needs = vec![TaskId::from("COM-01")];
    assert!(tasks(&digest_of(&plan, "unesco")).iter().all(|(_, task)| task != "LOG-02"));
}

#[test]
fn what_comes_after_something_that_is_about_to_be_finished_is_announced() {
    let digest = digest_of(&stage::plan(), "host");
    let meeting = digest.groups.iter().flat_map(|group| &group.items).find(|item| item.task.as_str() == "OUT-04");
    let meeting = meeting.unwrap();
    assert_eq!(meeting.standing, Standing::Next);
    assert_eq!(meeting.waits_for.iter().map(|line| line.task.as_str()).collect::<Vec<_>>(), ["OUT-03"]);
}

#[test]
fn nothing_is_announced_to_who_is_in_time() {
    assert_eq!(reminder("unesco").first.unwrap().next_step, None);
}

#[test]
fn what_was_sent_before_the_journal_said_to_whom_counts_as_sent_to_the_focal_point() {
    let focal_point = reminder("unesco");
    assert!(!focal_point.to.is_new && !focal_point.first.unwrap().is_new);
    let letter = super::formal("unesco");
    assert!(letter.to.is_new, "nobody knows that it was the head of unit");
}

#[test]
fn a_day_that_a_holiday_shifts_has_not_moved_for_its_reader() {
    let plan = stage::plan();
    let shifted = plan.tasks.iter().find(|task| task.id.as_str() == "PRG-06").unwrap();
    assert!(shifted.due.moved_from.is_some());
    let rung = stage::rung("unesco", "PRG-06", (1, 4), Tone::Notice, date(2013, 3, 19));
    assert_eq!(content(&plan, "unesco", Function::FocalPoint, &[rung]).first.unwrap().moved, None);
}

#[test]
fn the_language_falls_back_from_person_to_organisation_to_english() {
    let german = reminder("cso");
    assert_eq!((german.lang.as_str(), german.fallback_from), ("en", Some(Lang::from("de"))));
    let mut plan = stage::plan();
    let (state, id) = (stage::state(&plan), "cso".into());
    plan.partners.get_mut(&id).unwrap().languages = vec!["de".into()];
    let contact = &plan.partners[&id].contacts[0];
    let (day, fallback) = (stage::TODAY, &Lang::from("ru"));
    let partners = vec![(plan.workflow.clone(), id.clone())];
    let order =
        Order { answer_url: None, contact, partners, day, reasons: Vec::new(), letters: &BTreeMap::new(), fallback };
    let russian = compose(&[Scene { plan: &plan, state: &state }], &order, stage::now());
    assert_eq!((russian.lang.as_str(), russian.fallback_from), ("ru", Some(Lang::from("de"))), "the installation's");
    let french = reminder("unesco");
    assert_eq!((french.lang.as_str(), french.fallback_from), ("fr", None));
    let mut plan = stage::plan();
    let unesco = plan.partners.get_mut(&"unesco".into()).unwrap();
    unesco.contacts[0].languages = vec!["zh".into()];
    unesco.languages = vec!["es".into()];
    let rung = stage::rung("unesco", "OUT-03", (2, 4), Tone::Reminder, date(2013, 2, 28));
    let spanish = content(&plan, "unesco", Function::FocalPoint, &[rung]);
    assert_eq!((spanish.lang.as_str(), spanish.fallback_from), ("es", Some(Lang::from("zh"))));
}

#[test]
fn several_workflows_go_into_one_mail() {
    let plan = stage::plan();
    let mut other = stage::plan();
    other.workflow = "ministerial-2013".into();
    other.symbol = "BP-MC1".into();
    let state = stage::state(&plan);
    let id = "coe".into();
    let order = Order {
        answer_url: None,
        contact: &plan.partners[&id].contacts[0],
        partners: vec![(plan.workflow.clone(), id.clone()), (other.workflow.clone(), id.clone())],
        day: stage::TODAY,
        reasons: told(
            Capacity::Partner,
            &[
                stage::rung("coe", "OUT-03", (2, 4), Tone::Reminder, date(2013, 2, 28)),
                ("ministerial-2013".into(), DecisionKind::Digest { partner: id.clone(), says: 0, is_repeated: false }),
            ],
        ),
        letters: &BTreeMap::new(),
        fallback: &Lang::english(),
    };
    let scenes = [Scene { plan: &plan, state: &state }, Scene { plan: &other, state: &state }];
    let mail = compose(&scenes, &order, stage::now());
    assert_eq!((mail.kind, mail.symbol.as_str(), mail.counts.all), (MailKind::Reminder, "BP-WF2, BP-MC1", 8));
    assert_eq!((mail.counts.asked, mail.earliest), (1, Some(date(2013, 2, 28))), "what is reminded of stands first");
    assert_eq!(mail.contacts.len(), 1);
    assert_eq!(mail.contacts[0].symbols, ["BP-WF2", "BP-MC1"]);
    let rendered = super::templates().mail(&mail).unwrap();
    assert!(rendered.text.contains("(BP-MC1 OUT-03)"), "{}", rendered.text);
}

#[test]
fn a_higher_level_reads_of_nothing_but_what_it_is_written_to_about() {
    let formal = super::formal("unesco");
    assert_eq!((formal.kind, formal.counts.all), (MailKind::Formal, 1));
    assert_eq!(formal.first.unwrap().task.as_str(), "COM-01");
}

#[test]
fn the_coordinator_is_told_whom_to_call() {
    let mail = super::brief();
    assert_eq!(mail.kind, MailKind::Brief);
    let partner = &mail.unreachable[0];
    assert_eq!((partner.name.as_str(), partner.items.len()), ("ISESCO", 1));
    assert_eq!(partner.contacts[0].away_until, Some(date(2013, 2, 20)));
    assert_eq!(partner.contacts[1].email, None);
}

#[test]
fn what_the_partner_delivered_is_not_listed() {
    let digest = digest_of(&stage::plan(), "cso");
    assert_eq!(tasks(&digest), []);
    assert_eq!((digest.counts.all, &digest.answer), (0, &None));
    let rendered = super::templates().mail(&digest).unwrap();
    assert!(rendered.subject.contains("Nothing is open with you"), "{}", rendered.subject);
}

#[test]
fn markup_in_a_title_stays_text() {
    let mut plan = stage::plan();
    plan.tasks[0].title = concerted::model::Text::plain("<b>Comments</b> & \"answers\"");
    plan.tasks[0].asks = None;
    let rung = stage::rung("coe", "OUT-03", (2, 4), Tone::Reminder, date(2013, 2, 28));
    let mail = super::templates().mail(&content(&plan, "coe", Function::FocalPoint, &[rung])).unwrap();
    assert!(!mail.html.contains("<b>"), "markup went through");
    assert!(mail.text.contains("<b>Comments</b> & \"answers\""), "{}", mail.text);
    assert!(mail.subject.contains("& \"answers\""), "{}", mail.subject);
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    let templates = super::templates();
    let mail = || templates.mail(&reminder("isesco")).unwrap();
    assert_eq!(mail(), mail());
}
