//! What status and reports tell of approvals, as of when, and to whom.

use concerted::{
    app,
    engine::approval::WaitsFor,
    model::{Lang, Statement, WorkflowId},
    report::{self, Audience, Edition, ProgressReport, Request},
};
use jiff::civil::Date;

use crate::{
    procedures::{act, handed_in, open, state},
    world::{World, at},
};

fn waits(world: &mut World, now: &str) -> Vec<(String, WaitsFor)> {
    let overview = app::overview(&mut world.app, &world.loading, None, at(now)).unwrap();
    let rows = overview[0].rows.iter().filter_map(|row| row.approval.as_ref());
    rows.map(|one| (one.task.to_string(), one.waits_for)).collect()
}

fn report(world: &mut World, cut_off: &str, audience: Audience) -> ProgressReport {
    let id = WorkflowId::from("forum");
    let events = world.app.store.read(|tx| tx.events(&id)).unwrap();
    let plan = &world.loading.workflows[&id].plan;
    let cut_off: Date = cut_off.parse().unwrap();
    let lang = Lang::english();
    report::build(plan, &events, &Request { cut_off, lang, edition: Edition::Draft, audience, previous: None })
}

/// Each open approval as the report prints it.
fn printed(report: &ProgressReport) -> Vec<String> {
    let line = |row: &report::ApprovalRow| {
        let until = row.until.as_ref().map_or("–", |day| day.text.as_str());
        format!("{} {} [{}] {} | {until} {}", row.task, row.version, row.badge.word, row.text, row.days_text)
    };
    report.approvals.rows.iter().map(line).collect()
}

/// The declaration is handed in, then under silence, then broken by UNESCO on two paragraphs.
fn world() -> World {
    let mut world = handed_in("hours: 72");
    world.done("CUL-02", "host", "2027-05-10T06:00:00Z");
    world.live("2027-05-10T06:00:00Z", "2027-05-11T05:00:00Z");
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", "2027-05-13T05:00:00Z");
    let objected = Statement::Objected { paragraphs: vec!["OP 4".into(), "OP 7".into()] };
    state(&mut world, ("OUT-05", "unesco"), objected, (None, None), "2027-05-13T06:00:00Z");
    let approved = Statement::Approved { conditions: None };
    state(&mut world, ("CUL-02", "isesco"), approved, (None, None), "2027-05-13T06:00:00Z");
    world
}

#[test]
fn status_says_what_each_approval_waits_for() {
    let mut world = handed_in("hours: 72");
    let now = "2027-05-10T06:00:00Z";
    assert_eq!(waits(&mut world, now), [("OUT-05".to_owned(), WaitsFor::Opening)]);
    let mut world = self::world();
    let now = "2027-05-13T07:00:00Z";
    let expected = [("OUT-05".to_owned(), WaitsFor::Consultation), ("CUL-02".to_owned(), WaitsFor::Decision)];
    assert_eq!(waits(&mut world, now), expected);
    act(&mut world, "OUT-05", app::ApprovalAct::Consult, app::Acting::default(), now).unwrap();
    assert_eq!(waits(&mut world, now)[0].1, WaitsFor::Reissue);
    act(&mut world, "CUL-02", app::ApprovalAct::Withdraw, app::Acting::default(), now).unwrap();
    assert_eq!(waits(&mut world, now)[1].1, WaitsFor::Withdrawn);
    let overview = app::overview(&mut world.app, &world.loading, None, at(now)).unwrap();
    let broken = overview[0].rows.iter().find_map(|row| row.approval.clone().filter(|one| !one.broken_by.is_empty()));
    let broken = broken.unwrap();
    assert_eq!((broken.broken_by, broken.paragraphs), (vec!["unesco".into()], vec!["OP 4".into(), "OP 7".into()]));
}

#[test]
fn a_report_tells_approvals_as_of_its_cut_off() {
    let mut world = world();
    let of = |world: &mut World, day| printed(&report(world, day, Audience::TaskForce));
    assert_eq!(of(&mut world, "2027-05-09"), Vec::<String>::new());
    assert!(report(&mut world, "2027-05-09", Audience::TaskForce).approvals.is_empty);
    // On the 10th the declaration waits to be put under silence; the committee is asked at once.
    assert_eq!(
        of(&mut world, "2027-05-10"),
        [
            "OUT-05  [To be put under silence]  | – ",
            "CUL-02  [Decision awaited] 0 of 2 approvals; awaited of UNESCO, ISESCO and Artists for Dialogue | 17 May 2027 in 7 days",
        ]
    );
    // On the 12th both members have it: 72 hours from Tuesday end on Monday the 17th, five days later.
    assert_eq!(
        of(&mut world, "2027-05-12")[0],
        "OUT-05 Rev.2 [Under silence] 2 of 2 have the text | 17 May 2027 in 5 days"
    );
    assert_eq!(
        of(&mut world, "2027-05-13"),
        [
            "OUT-05 Rev.2 [Silence broken] broken on OP 4 and OP 7 | – ",
            "CUL-02  [Decision awaited] 1 of 2 approvals; awaited of UNESCO and Artists for Dialogue | 17 May 2027 in 4 days",
        ]
    );
    assert_eq!(
        report(&mut world, "2027-05-13", Audience::TaskForce).approvals.heading,
        "Approvals: decisions awaited: 1; silences broken: 1"
    );
}

#[test]
fn what_was_decided_since_the_report_before_is_told_once() {
    let mut world = handed_in("hours: 72");
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", "2027-05-25T00:00:00Z");
    let told = |world: &mut World, day| -> Vec<String> {
        let approvals = report(world, day, Audience::TaskForce).approvals;
        approvals.decided.into_iter().map(|one| one.text).collect()
    };
    assert_eq!(told(&mut world, "2027-05-16"), Vec::<String>::new());
    assert_eq!(
        told(&mut world, "2027-05-17"),
        ["“The declaration” (OUT-05), Rev.2: Agreed: no member objected (17 May 2027)"]
    );
    // Without an issued report the one before is of a month earlier.
    assert_eq!(told(&mut world, "2027-06-16").len(), 1);
    assert_eq!(told(&mut world, "2027-06-17").len(), 0);
}

#[test]
fn nobody_but_the_task_force_and_those_concerned_reads_of_approvals() {
    let mut world = world();
    let day = "2027-05-13";
    for audience in [Audience::Public, Audience::Minister] {
        let approvals = report(&mut world, day, audience).approvals;
        assert!(approvals.is_empty && approvals.rows.is_empty() && approvals.heading.is_empty(), "{approvals:?}");
    }
    let artists = report(&mut world, day, Audience::Partner("artists".into()));
    assert_eq!(
        printed(&artists),
        [
            "OUT-05 Rev.2 [Silence broken] broken on OP 4 and OP 7 | – ",
            "CUL-02  [Decision awaited] 1 of 2 approvals; awaited of Artists for Dialogue | 17 May 2027 in 4 days",
        ]
    );
    let json = serde_json::to_string(&artists.approvals).unwrap();
    assert!(!json.to_lowercase().contains("unesco") && !json.to_lowercase().contains("isesco"), "{json}");
}
