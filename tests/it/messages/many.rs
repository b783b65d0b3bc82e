//! Many in one line: instances of a fan-out, names of organisations, days that have gone.

use concerted::{
    engine::DecisionKind,
    message::{MailContent, TaskLine},
    model::{TaskId, Text},
    plan::{Contributor, Function, PartnerKind, Plan, Role, Tone},
};
use jiff::{ToSpan, civil::date};

use super::{content, stage, templates};

/// Thirty states, each of which leads its own `PLG-01` and contributes to `OUT-03`.
fn with_thirty_states() -> Plan {
    let mut plan = stage::plan();
    let coe = plan.partners[&"coe".into()].clone();
    let pattern = plan.tasks[0].clone();
    for n in 1..=30 {
        let mut state = coe.clone();
        state.id = format!("state{n:02}").into();
        state.kind = PartnerKind::MemberState;
        state.names[0].acronym = Some(Text::plain(&format!("State {n}")));
        plan.tasks[0].contributors.push(Contributor {
            partner: state.id.clone(),
            due: pattern.due.date,
            role: Role::Contributor,
            asks: None,
        });
        let mut pledge = pattern.clone();
        pledge.id = format!("PLG-01/state{n:02}").into();
        pledge.fanned_from = Some("PLG-01".into());
        pledge.title = Text::plain("Announce a pledge");
        pledge.lead = state.id.clone();
        pledge.contributors.clear();
        pledge.needs = vec![TaskId::from("OUT-03")];
        plan.task_index.insert(pledge.id.clone(), plan.tasks.len());
        plan.tasks.push(pledge);
        plan.partner_order.push(state.id.clone());
        plan.partners.insert(state.id.clone(), state);
    }
    plan
}

fn comments(plan: &Plan, partner: &str) -> MailContent {
    let rung = stage::rung(partner, "OUT-03", (2, 4), Tone::Reminder, date(2013, 2, 28));
    content(plan, partner, Function::FocalPoint, &[rung])
}

#[test]
fn the_instances_of_a_fan_out_are_one_line() {
    let plan = with_thirty_states();
    let mail = comments(&plan, "coe");
    let rendered = templates().mail(&mail).unwrap();
    assert_eq!(rendered.text.matches("Announce a pledge").count(), 1, "{}", rendered.text);
    assert!(rendered.text.contains("PLG-01 Announce a pledge (30 states)"), "{}", rendered.text);
    assert_eq!(rendered.html.matches("Announce a pledge").count(), 1);
    assert!(rendered.html.contains("(30 states)"));
}

#[test]
fn ones_own_instance_stays_a_line_of_its_own() {
    let needed = comments(&with_thirty_states(), "state07").first.unwrap().needed_by;
    let line = |line: &TaskLine| (line.task.to_string(), line.instances.map(|instances| instances.count));
    let lines: Vec<_> = needed.iter().map(line).collect();
    assert!(lines.contains(&("PLG-01/state07".into(), None)), "{lines:?}");
    assert!(lines.contains(&("PLG-01".into(), Some(29))), "{lines:?}");
}

#[test]
fn of_many_who_are_awaited_a_few_are_named_and_the_rest_counted() {
    let mut plan = with_thirty_states();
    for contact in &mut plan.partners.get_mut(&"host".into()).unwrap().contacts {
        contact.languages = vec!["en".into()];
    }
    let mail = comments(&plan, "host");
    let missing = mail.first.as_ref().unwrap().missing.clone().unwrap();
    assert_eq!((missing.names.len(), missing.more, missing.more_are_states), (3, 32, false));
    let text = templates().mail(&mail).unwrap().text.replace('\n', " ");
    assert!(text.contains("UNESCO, ISESCO, UNWTO and 32 more"), "{text}");
    // Who remain are all states.
    plan.tasks[0].contributors.retain(|one| !["ms_cis", "coe", "cso"].contains(&one.partner.as_str()));
    let text = templates().mail(&comments(&plan, "host")).unwrap().text.replace('\n', " ");
    assert!(text.contains("UNESCO, ISESCO, UNWTO and 30 states"), "{text}");
}

#[test]
fn after_ten_working_days_weeks_are_counted() {
    let text_of = |days: i64| {
        let mut plan = stage::plan();
        let due = stage::TODAY.saturating_sub(days.days());
        let task = plan.tasks.iter_mut().find(|task| task.id.as_str() == "COM-01").unwrap();
        task.due.date = due;
        task.contributors.iter_mut().for_each(|one| one.due = due);
        let rung = stage::rung("coe", "COM-01", (5, 4), Tone::Overdue, due);
        let mail = content(&plan, "coe", Function::FocalPoint, &[rung]);
        let digest =
            ("world-forum-2013".into(), DecisionKind::Digest { partner: "coe".into(), says: 0, is_repeated: false });
        let digest = content(&plan, "coe", Function::FocalPoint, &[digest]);
        [mail, digest].map(|content| templates().mail(&content).unwrap())
    };
    let [mail, digest] = text_of(14);
    assert!(mail.text.contains("overdue by 10 working days") && mail.html.contains("overdue by 10 working days"));
    assert!(digest.text.contains("10 working days ago"), "{}", digest.text);
    let [mail, digest] = text_of(90);
    assert!(mail.text.contains("overdue by 12 weeks") && mail.html.contains("overdue by 12 weeks"), "{}", mail.text);
    assert!(digest.text.contains("12 weeks ago") && digest.html.contains("12 weeks ago"), "{}", digest.text);
}
