//! Names as the world writes them, and as somebody who means harm does, through the real pages and charts.

use concerted::{
    model::{BudgetEntry, CommitmentEntry, Event, Fact, Lang, RiskEntry, TaskState, Text},
    plan::{Name, Plan},
    render::{
        Templates,
        edition::{DEFAULT_TEMPLATE, Rendered, meta},
        pdf,
        theme::Theme,
    },
    report::{self, Audience, Edition, Request},
};
use jiff::{ToSpan, civil::date};
use proptest::prelude::*;

use super::{
    drawings::assert_inside,
    fixture::{self, CUT_OFF},
};
use crate::typesetting::{all_text, assert_geometry, hostile};

/// The forum of the fixture with `names` wherever a coordinator may write one.
fn named(names: &[String]) -> Plan {
    let mut next = names.iter().cycle();
    let mut name = move || Text::plain(next.next().unwrap());
    let mut plan = fixture::plan();
    (plan.title, plan.notice) = (name(), Some(name()));
    (plan.event.city, plan.event.venue, plan.event.theme) = (Some(name()), Some(name()), Some(name()));
    plan.workstreams.iter_mut().for_each(|workstream| workstream.title = name());
    plan.tasks.iter_mut().for_each(|task| task.title = name());
    for objective in &mut plan.objectives {
        (objective.short, objective.statement) = (name(), name());
        objective.indicators.iter_mut().for_each(|indicator| indicator.title = name());
    }
    for partner in plan.partners.values_mut() {
        partner.names = vec![Name { name: name(), acronym: Some(name()), from: None, to: None }];
    }
    plan
}

/// What happened, with `names` in what people write into lists and notes.
fn recorded(names: &[String]) -> Vec<Event> {
    let mut next = names.iter().cycle();
    let mut name = move || next.next().unwrap().clone();
    let mut facts = vec![Fact::TaskSet { task: "LOG-03".into(), state: TaskState::Blocked, note: Some(name()) }];
    for number in 0..6 {
        let entry = RiskEntry {
            title: Some(Text::plain(&name())),
            cause: Some(Text::plain(&name())),
            effect: Some(Text::plain(&name())),
            treatment: Some(Text::plain(&name())),
            likelihood: Some(1 + number % 5),
            impact: Some(5 - number % 5),
            ..RiskEntry::default()
        };
        facts.push(Fact::RiskAssessed { risk: format!("R{number}").as_str().into(), entry, note: Some(name()) });
        let entry = BudgetEntry {
            title: Some(Text::plain(&name())),
            planned: Some(123_456_789_012.0),
            spent: Some(0.5),
            ..BudgetEntry::default()
        };
        facts.push(Fact::BudgetSet { line: format!("B{number}").as_str().into(), entry, note: Some(name()) });
        let entry = CommitmentEntry { title: Some(Text::plain(&name())), ..CommitmentEntry::default() };
        facts.push(Fact::CommitmentSet { commitment: format!("C{number}").as_str().into(), entry, note: Some(name()) });
    }
    let mut events = fixture::events();
    let seq = events.len() as i64;
    events.extend(facts.into_iter().zip(1..).map(|(fact, at)| fixture::event(seq + at, date(2013, 3, 20), fact)));
    events
}

fn audience() -> impl Strategy<Value = Audience> {
    prop_oneof![
        4 => Just(Audience::TaskForce),
        1 => Just(Audience::named("minister")),
        1 => Just(Audience::named("public")),
        1 => Just(Audience::named("unesco")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_things_are_called_no_text_is_cut_off_or_lies_on_another(
        names in prop::collection::vec(hostile(), 1..24),
        lang in prop_oneof![Just("en"), Just("fr"), Just("ru"), Just("az"), Just("ar"), Just("ar-EG")],
        audience in audience(),
        weeks in -20_i64..30,
    ) {
        let (plan, events) = (named(&names), recorded(&names));
        let cut_off = CUT_OFF.saturating_add(weeks.weeks());
        let request = Request { cut_off, lang: Lang::from(lang), edition: Edition::Draft, previous: None, audience };
        let report = report::build(&plan, &events, &request);
        report.drawings.iter().for_each(assert_inside);

        let templates = Templates::load(None).ok().unwrap();
        let page = templates.report(DEFAULT_TEMPLATE, &report, &report.lang).unwrap();
        let composition = pdf::compose(&page, &report.drawings, &meta(&report), &Theme::default()).unwrap();
        assert_geometry(&composition);
        prop_assert!(!all_text(&composition).is_empty());
        let html = Rendered::new(&templates, DEFAULT_TEMPLATE, report).unwrap().html(&Theme::default());
        prop_assert!(!html.contains("<script"), "markup in names is text");
    }
}
