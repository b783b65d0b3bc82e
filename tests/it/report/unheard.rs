//! Partners that our mail does not reach are told from those that do not answer it, wherever the report speaks of them.

use concerted::{
    model::{Answer, Event, Fact, Lang, ReminderKey},
    plan::Plan,
    render::{
        Templates,
        edition::{DEFAULT_TEMPLATE, Rendered},
        export::{self, TableName},
        spreadsheet::Separator,
        theme::Theme,
    },
    report::{self, Audience, Document, Edition, ProgressReport, Request, Shape},
};
use jiff::civil::{Date, date};

use super::{
    drawings::assert_inside,
    fixture::{self, CUT_OFF},
};

fn reminded(task: &str, partner: &str, due: Date) -> Fact {
    Fact::ReminderSent {
        reminder: ReminderKey::from(format!("world-forum-2013:{task}:{partner}:-5wd:{due}")),
        input: Some((task.into(), partner.into())),
        due: Some(due),
        to_coordinator: false,
        to: None,
    }
}

fn not_reached(partner: &str) -> Fact {
    Fact::PartnerUnreachable { partner: partner.into(), why: "all of its addresses were refused".into() }
}

/// The comments were asked for: UNESCO says nothing, and mail to civil society comes back.
fn asked() -> Vec<(Date, Fact)> {
    let due = date(2013, 2, 28);
    vec![
        (date(2013, 2, 20), reminded("OUT-03", "unesco", due)),
        (date(2013, 2, 20), reminded("OUT-03", "cso", due)),
        (date(2013, 3, 10), not_reached("cso")),
    ]
}

fn events(more: Vec<(Date, Fact)>) -> Vec<Event> {
    let mut events = fixture::events();
    let first = events.len() as i64 + 1;
    events.extend(more.into_iter().zip(first..).map(|((on, fact), seq)| fixture::event(seq, on, fact)));
    events
}

fn build(plan: &Plan, events: &[Event], audience: Audience, lang: &str) -> ProgressReport {
    let (lang, edition) = (Lang::from(lang), Edition::Draft);
    report::build(plan, events, &Request { cut_off: CUT_OFF, lang, edition, previous: None, audience })
}

fn for_task_force(more: Vec<(Date, Fact)>) -> ProgressReport {
    build(&fixture::plan(), &events(more), Audience::TaskForce, "en")
}

/// Each marked partner with the key of its mark, by the heat map.
fn marked(report: &ProgressReport) -> Vec<(&str, &str)> {
    let rows = report.partners.heat_map.rows.iter();
    let of_map: Vec<_> =
        rows.filter_map(|row| Some((row.partner.as_str(), row.unheard.as_ref()?.key.as_str()))).collect();
    let rows = report.partners.rows.iter();
    let of_rows: Vec<_> = rows.filter_map(|row| Some((row.id.as_str(), row.unheard.as_ref()?.key.as_str()))).collect();
    assert_eq!(of_map, of_rows, "map and rows agree");
    of_map
}

fn words(report: &ProgressReport) -> Vec<&str> {
    let shapes = report.drawing("heat-map").unwrap().shapes.iter();
    let words = shapes.filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    words.collect()
}

#[test]
fn the_heat_map_the_rows_and_the_matrix_tell_not_reached_from_silent() {
    let report = for_task_force(asked());
    assert_eq!(marked(&report), [("unesco", "silent"), ("cso", "not_reached")]);
    let texts: Vec<_> = report.partners.rows.iter().filter_map(|row| row.unheard_text.as_deref()).collect();
    assert_eq!(texts, ["no answer on 1 overdue item", "not reached since 10 Mar 2013"]);

    let map = report.drawing("heat-map").unwrap();
    assert_inside(map);
    assert!(map.alt.ends_with("Not reached: Civil society liaison group. No answer: UNESCO."), "{}", map.alt);
    let words = words(&report);
    assert_eq!(words.iter().filter(|word| **word == "▲").count(), 2, "at the name and in the legend: {words:?}");
    assert_eq!(words.iter().filter(|word| **word == "○").count(), 2, "{words:?}");
    assert!(words.ends_with(&["▲", "Not reached", "○", "No answer"]), "{words:?}");

    let matrix = report.partners.concertation.rows.iter();
    let of_kinds: Vec<_> = matrix
        .flat_map(|row| {
            row.unheard.iter().map(|count| format!("{}: {} {}", row.kind.as_str(), count.badge.mark, count.text))
        })
        .collect();
    assert_eq!(
        of_kinds,
        ["intergovernmental_organization: ○ No answer: 1 of 2", "civil_society: ▲ Not reached: 1 of 1"]
    );
}

#[test]
fn every_edition_and_export_carries_it() {
    let report = for_task_force(asked());
    let csv = export::csv(&report, TableName::Partners, Separator::Comma);
    let ends: Vec<_> = csv.lines().filter(|line| line.contains("unheard") || line.contains("10 Mar")).collect();
    assert_eq!(ends.len(), 2, "{csv}");
    assert!(ends[0].ends_with(",unheard,unheard_text,unreached_since"), "{}", ends[0]);
    assert!(ends[1].ends_with(",not_reached,not reached since 10 Mar 2013,2013-03-10"), "{}", ends[1]);

    let templates = Templates::load(None).ok().unwrap();
    let rendered = Rendered::new(&templates, DEFAULT_TEMPLATE, report).unwrap();
    let html = rendered.html(&Theme::default());
    for badge in [
        r#"<span class="badge warn">▲ not reached since 10 Mar 2013</span>"#,
        r#"<span class="badge calm">○ no answer on 1 overdue item</span>"#,
        r#"<span class="badge warn">▲ Not reached: 1 of 1</span>"#,
    ] {
        assert!(html.contains(badge), "{badge}");
    }
    assert!(html.contains("Not reached: when it was last tried"), "the annex defines it");
    let text = rendered.text(100).unwrap();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Not reached: Civil society liaison group. No answer: UNESCO."), "{text}");
}

#[test]
fn it_is_said_in_every_language() {
    let (plan, events) = (fixture::plan(), events(asked()));
    let mut seen = Vec::new();
    for lang in ["en", "fr", "es", "ru", "az", "ar"] {
        let report = build(&plan, &events, Audience::TaskForce, lang);
        assert_inside(report.drawing("heat-map").unwrap());
        assert_inside(&report.drawing("heat-map").unwrap().mirrored());
        let words = words(&report);
        let legend: Vec<_> = words[words.len() - 4..].iter().map(|word| (*word).to_owned()).collect();
        assert!(legend.iter().all(|word| !word.contains("unheard")), "{lang}: {legend:?}");
        assert!(!seen.contains(&legend), "{lang}: {legend:?}");
        seen.push(legend);
    }
}

#[test]
fn a_later_delivery_or_answer_ends_it() {
    let mut facts = asked();
    facts.push((date(2013, 3, 20), reminded("OUT-03", "cso", date(2013, 2, 28))));
    assert_eq!(marked(&for_task_force(facts.clone())), [("unesco", "silent"), ("cso", "silent")], "it got a mail");
    let mut yesterday = asked();
    yesterday.push((date(2013, 3, 30), reminded("OUT-03", "cso", date(2013, 2, 28))));
    assert_eq!(marked(&for_task_force(yesterday)), [("unesco", "silent")], "it has a week to answer");
    let answered = |partner: &str, answer| Fact::answered("OUT-03".into(), partner.into(), answer);
    facts.push((date(2013, 3, 21), answered("cso", Answer::Help)));
    facts.push((date(2013, 3, 21), answered("unesco", Answer::Postponed { until: date(2013, 4, 10) })));
    let report = for_task_force(facts);
    assert_eq!(marked(&report), []);
    assert!(!words(&report).contains(&"No answer"), "no legend without marks");
    assert!(report.partners.concertation.rows.iter().all(|row| row.unheard.is_empty()));

    let mut facts = asked();
    facts.push((date(2013, 3, 21), answered("cso", Answer::Done)));
    assert_eq!(marked(&for_task_force(facts)), [("unesco", "silent")], "it answered by telephone");
}

#[test]
fn whoever_was_not_asked_is_not_silent() {
    assert_eq!(marked(&for_task_force(Vec::new())), []);
    // Asked the day before, for what is long overdue, as by a workflow that begins half-way.
    let late = vec![(date(2013, 3, 30), reminded("OUT-03", "unesco", date(2013, 2, 28)))];
    assert_eq!(marked(&for_task_force(late)), []);
    // Asked for what is not due yet.
    let later = vec![(date(2013, 3, 20), reminded("OUT-04", "coe", date(2013, 4, 3)))];
    assert_eq!(marked(&for_task_force(later)), []);
}

#[test]
fn no_other_audience_reads_it_of_anybody_but_itself() {
    let (plan, events) = (fixture::plan(), events(asked()));
    let told = |report: &ProgressReport| {
        let mut report = report.clone();
        // What the words mean is no secret.
        report.method.clear();
        let data = serde_json::to_string(&report).unwrap();
        ["not_reached", "Not reached", "not reached", "silent", "No answer", "no answer"]
            .into_iter()
            .filter(|word| data.contains(word))
            .collect::<Vec<_>>()
    };
    for audience in [Audience::Minister, Audience::Public, Audience::Partner("coe".into())] {
        assert_eq!(told(&build(&plan, &events, audience.clone(), "en")), [""; 0], "{audience:?}");
    }
    let public = build(&plan, &events, Audience::Public, "en");
    assert!(public.method.iter().all(|row| !row.term.contains("Not reached")));
    let unesco = build(&plan, &events, Audience::Partner("unesco".into()), "en");
    assert_eq!(marked(&unesco), [("unesco", "silent")]);
    assert_eq!(told(&unesco), ["silent", "No answer", "no answer"], "of itself, and of nobody that is not reached");
}
