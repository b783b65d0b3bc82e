//! Minutes of approvals: what they tell of a procedure, to whom, and in which language.

use std::{collections::BTreeMap, path::Path};

use concerted::{
    app::{self, Acting, ApprovalAct, MinutesRequest},
    definition,
    diag::Code,
    lang::LANGUAGES,
    model::{Evidence, Lang, Origin, Statement, Way},
    render::{
        Templates,
        edition::{MINUTES_TEMPLATE, Rendered},
        theme::Theme,
    },
    report::{self, Minutes, MinutesOrder},
};

use crate::{
    definition::sources,
    procedures::{act, handed_in, open, state, wake_at},
    world::{World, at},
};

fn made(world: &World, (task, lang, is_redacted): (&str, &str, bool), now: &str) -> Rendered<Minutes> {
    let request =
        MinutesRequest { workflow: "forum".into(), task: task.into(), lang: Some(Lang::from(lang)), is_redacted };
    let templates = Templates::load(None).unwrap();
    app::make_minutes(&world.app.config, &templates, &request, at(now)).unwrap()
}

fn told(world: &World, now: &str) -> String {
    made(world, ("OUT-05", "en", false), now).text(96).unwrap()
}

/// Opened on Tuesday; ISESCO is told by telephone, since its mail does not arrive.
fn broken_and_reissued() -> World {
    let mut world = handed_in("hours: 72, extension: 24");
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", "2027-05-12T05:00:00Z");
    let time = Statement::TimeRequested { until: None };
    state(&mut world, ("OUT-05", "isesco"), time, (None, Some("Salma")), "2027-05-12T06:00:00Z");
    let objected = Statement::Objected { paragraphs: vec!["OP 4".into(), "OP 7".into()] };
    state(
        &mut world,
        ("OUT-05", "unesco"),
        objected,
        (Some("UNESCO cannot join the wording"), None),
        "2027-05-12T08:00:00Z",
    );
    world.live("2027-05-12T08:00:00Z", "2027-05-13T05:00:00Z");
    act(&mut world, "OUT-05", ApprovalAct::Consult, Acting::default(), "2027-05-13T06:00:00Z").unwrap();
    open(&mut world, "Rev.3", "2027-05-17T05:00:00Z");
    world.live("2027-05-17T05:00:00Z", "2027-05-18T05:00:00Z");
    let agreed = Statement::Approved { conditions: Some("as read on 17 May".into()) };
    state(&mut world, ("OUT-05", "unesco"), agreed, (None, None), "2027-05-18T06:00:00Z");
    world.live("2027-05-18T06:00:00Z", "2027-05-28T05:00:00Z");
    let late = Statement::Objected { paragraphs: vec!["PP 2".into()] };
    state(&mut world, ("OUT-05", "isesco"), late, (Some("too long"), None), "2027-05-28T06:00:00Z");
    world
}

#[test]
fn minutes_of_a_silence_that_was_broken_and_reissued_read_like_minutes() {
    let world = broken_and_reissued();
    insta::assert_snapshot!("broken_and_reissued", told(&world, "2027-05-28T07:00:00Z"));
}

#[test]
fn minutes_say_that_the_end_was_recorded_later() {
    let mut world = handed_in("hours: 72");
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", "2027-05-15T00:00:00Z");
    // The daemon is down over the end on Monday at 18:00 in Baku, and wakes on Wednesday.
    wake_at(&mut world, "2027-05-19T06:00:00Z");
    let minutes = made(&world, ("OUT-05", "en", false), "2027-05-19T07:00:00Z").report;
    let held = minutes.rounds[0].proceedings.iter().find(|entry| entry.kind == "held").unwrap();
    assert_eq!(held.at, at("2027-05-17T14:00:00Z"));
    assert_eq!(held.details, ["Recorded later, at Wed 19 May 2027, 10:00:01"]);
    assert_eq!(minutes.outcome, "Agreed: no member objected, Mon 17 May 2027, 18:00");
    assert!(!held.entries.is_empty() && held.entries_text == held.entries[0].to_string());
}

#[test]
fn what_is_over_is_dated_by_its_last_entry_and_stays_the_same_byte_for_byte() {
    let mut world = handed_in("hours: 72");
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", "2027-05-25T00:00:00Z");
    let pdf = |now: &str| made(&world, ("OUT-05", "en", false), now).pdf(&Theme::default()).unwrap().bytes;
    assert_eq!(pdf("2027-05-26T06:00:00Z"), pdf("2029-01-01T06:00:00Z"));
    let minutes = made(&world, ("OUT-05", "en", false), "2029-01-01T06:00:00Z").report;
    assert_eq!(minutes.header.file_stem, "WF-OUT-05_minutes_2027-05-18_en", "{:?}", minutes.source);
}

#[test]
fn an_edition_without_names_names_no_member() {
    let world = broken_and_reissued();
    let minutes = made(&world, ("OUT-05", "en", true), "2027-05-28T07:00:00Z");
    let json = String::from_utf8(minutes.json().unwrap()).unwrap();
    let html = minutes.html(&Theme::default());
    for text in [&json, &html] {
        for name in ["UNESCO", "unesco", "ISESCO", "isesco", "Salma", "pierre"] {
            assert!(!text.contains(name), "{name} is named: {text}");
        }
    }
    let said: Vec<&str> = minutes.report.rounds[0].proceedings.iter().map(|entry| entry.text.as_str()).collect();
    assert!(said.contains(&"a member objects."), "{said:?}");
    // The reason names one, and is left out; the paragraphs stay.
    assert!(html.contains("OP 4") && html.contains("left out, since it names a member"), "{html}");
    assert!(html.contains("too long"), "a reason that names nobody stays");
}

#[test]
fn a_member_served_by_telephone_and_a_signature_on_paper_stand_in_the_minutes() {
    let mut world = handed_in("hours: 72");
    world.refused.insert(crate::world::SALMA.to_owned());
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", "2027-05-12T05:00:00Z");
    let origin = Origin { way: Way::Telephone, said_by: Some("duty officer".into()), mail: None, definition: None };
    let serve = ApprovalAct::Serve { partner: "isesco".into(), office: None };
    let acting = Acting { origin: Some(origin), ..Acting::default() };
    act(&mut world, "OUT-05", serve, acting, "2027-05-12T06:00:00Z").unwrap();
    let minutes = made(&world, ("OUT-05", "en", false), "2027-05-12T07:00:00Z").report;
    let members: Vec<(&str, &str)> =
        minutes.rounds[0].members.iter().map(|member| (member.name.as_str(), member.served.as_str())).collect();
    assert_eq!(
        members,
        [
            ("UNESCO", "Tue 11 May 2027, 11:00, by mail to pierre@unesco.example"),
            ("ISESCO", "Wed 12 May 2027, 10:00, by telephone, taken by duty officer"),
        ]
    );
    let evidence = Some(Evidence { name: "signed.pdf".into(), sha256: "cd34".repeat(16) });
    let note = Some("signed by the minister".to_owned());
    let acting = Acting { note, ..Acting::default() };
    act(&mut world, "OUT-05", ApprovalAct::Sign { evidence }, acting, "2027-05-13T06:00:00Z").unwrap();
    let minutes = made(&world, ("OUT-05", "en", false), "2027-05-13T07:00:00Z").report;
    assert_eq!(minutes.state, "approved");
    let evidence = minutes.facts.iter().find(|fact| fact.key == "evidence").unwrap();
    assert_eq!(evidence.text, format!("signed.pdf, SHA-256 {}", "cd34".repeat(16)));
}

#[test]
fn a_quorum_with_a_double_answer_and_a_late_return_is_told_in_order() {
    let mut world = handed_in("hours: 72");
    world.done("CUL-02", "host", "2027-05-10T06:00:00Z");
    world.live("2027-05-10T06:00:00Z", "2027-05-11T06:00:00Z");
    let returned = Statement::Returned {};
    state(
        &mut world,
        ("CUL-02", "artists"),
        returned.clone(),
        (Some("too small"), Some("Leyla")),
        "2027-05-11T06:00:00Z",
    );
    let approved = || Statement::Approved { conditions: None };
    state(&mut world, ("CUL-02", "artists"), approved(), (None, None), "2027-05-11T07:00:00Z");
    state(&mut world, ("CUL-02", "unesco"), approved(), (None, None), "2027-05-11T08:00:00Z");
    state(&mut world, ("CUL-02", "isesco"), returned, (Some("no"), None), "2027-05-11T09:00:00Z");
    let minutes = made(&world, ("CUL-02", "en", false), "2027-05-12T07:00:00Z").report;
    let stated = minutes.rounds[0].proceedings.iter().filter(|entry| entry.kind == "stated");
    let told: Vec<String> =
        stated.map(|entry| format!("{} {}", entry.text, entry.details.last().cloned().unwrap_or_default())).collect();
    assert_eq!(
        told,
        [
            "Artists for Dialogue sends it back. Replaced by a later statement for the same seat.",
            "Artists for Dialogue approves. Received as recorded by the secretariat",
            "UNESCO approves. With it the approval is given.",
            "ISESCO sends it back. After the end: on record, without effect.",
        ]
    );
    assert_eq!(minutes.outcome, "Approved, Tue 11 May 2027, 12:00");
}

#[test]
fn minutes_are_written_in_six_languages_with_every_letter() {
    let world = broken_and_reissued();
    for lang in LANGUAGES {
        let minutes = made(&world, ("OUT-05", lang, false), "2027-05-28T07:00:00Z");
        let pdf = minutes.pdf(&Theme::default()).unwrap();
        assert_eq!(pdf.missing, std::collections::BTreeSet::new(), "{lang}");
        let html = minutes.html(&Theme::default());
        assert!(!html.contains("minutes-") || lang == "en", "{lang}: a text is missing: {html}");
    }
}

#[test]
fn a_history_tells_rounds_that_minutes_are_drawn_up_from() {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let compiled = definition::compile(&sources, "baku-process/world-forum-2013.yaml");
    assert!(
        compiled.diagnostics.iter().all(|one| one.code != Code::HistoryWithoutEffect),
        "{:#?}",
        compiled.diagnostics
    );
    let plan = compiled.plan.unwrap();
    let order =
        MinutesOrder { task: &"OUT-05".into(), lang: Lang::english(), is_redacted: false, names: BTreeMap::new() };
    let minutes = report::minutes(&plan, &compiled.history, &order, at("2013-07-01T06:00:00Z")).unwrap();
    let templates = Templates::load(None).unwrap();
    let rendered = Rendered::new(&templates, MINUTES_TEMPLATE, minutes).unwrap();
    insta::assert_snapshot!("of_2013", rendered.text(96).unwrap());
}
