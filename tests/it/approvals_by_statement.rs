//! Approvals by statements: one of them, all of them, a quorum; by an office; by somebody who stands in; on paper.

use concerted::{
    app::{self, Acting, AppError, ApprovalAct, ApprovalActed},
    engine::{ApprovalState, RunState},
    model::{Event, Evidence, Fact, PartnerId, Statement, TaskState, WorkflowId},
    store::MailFilter,
};

use crate::world::{AYSEL, PIERRE, SALMA, World, at, workflow};

const AGREED: Statement = Statement::Approved { conditions: None };

/// The small world with a budget that ISESCO leads and that is approved as `approval` says.
fn definition(approval: &str) -> String {
    let task = "  FIN-01: {title: The budget, workstream: OUT, lead: isesco, with: [host, unesco, artists], due: T-8w, window: 4w, \
                serves: [O1], complete_when: lead, approval: budget}\n";
    let alternate = "      - {function: ministers_office, email: minister@host.example}\n";
    let host = "contacts: [{function: focal_point, email: aysel@host.example}]";
    let offices = format!("contacts:\n      - {{function: focal_point, email: aysel@host.example}}\n{alternate}");
    format!("{}{task}approvals:\n  budget: {approval}\n", workflow("2027-06-01").replace(host, offices.trim_end()))
}

/// ISESCO hands the budget in on Sunday 28 March 2027.
fn handed_in(approval: &str) -> World {
    let mut world = World::new(&definition(approval), "2027-03-25T06:00:00Z");
    world.pass("2027-03-28T08:00:00Z");
    world.done("FIN-01", "isesco", "2027-03-28T08:00:00Z");
    world.pass("2027-03-28T08:00:00Z");
    world
}

fn act(world: &mut World, what: ApprovalAct, note: Option<&str>, now: &str) -> Result<ApprovalActed, AppError> {
    let of = (&WorkflowId::from("forum"), &"FIN-01".into());
    let acting = Acting { note: note.map(str::to_owned), ..Acting::default() };
    app::act_on_approval(&mut world.app, &world.loading, of, (what, acting), at(now))
}

fn states(partner: &str, statement: Statement) -> ApprovalAct {
    ApprovalAct::State { partner: PartnerId::from(partner), office: None, in_place_of: None, statement }
}

fn run(world: &mut World, now: &str) -> (TaskState, Vec<ApprovalState>) {
    let events = world.app.store.read(|tx| tx.events(&"forum".into())).unwrap();
    let plan = &world.loading.workflows[&"forum".into()].plan;
    let state = RunState::replay(plan, &events, at(now));
    let run = state.task(&"FIN-01".into());
    (run.state, run.approval.rounds.iter().map(|round| round.state).collect())
}

/// The subjects of notices to an address, by the instant at which they left.
fn notices(world: &mut World, address: &str) -> Vec<String> {
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let ours = mails.into_iter().filter(|mail| mail.key.is_notice() && mail.to().any(|to| to == address));
    let mut told: Vec<String> = ours
        .map(|mail| {
            format!(
                "{} {}",
                mail.sent_at.map_or_else(|| mail.state.as_str().to_owned(), |at| at.to_string()),
                mail.subject
            )
        })
        .collect();
    told.sort();
    told
}

#[test]
fn those_who_decide_are_asked_once_it_is_handed_in_and_reminded_until_they_do() {
    let mut world = handed_in("{title: Organising Committee, by: [unesco, host], rule: all}");
    assert_eq!(run(&mut world, "2027-03-28T08:00:00Z"), (TaskState::Submitted, vec![ApprovalState::UnderApproval]));
    world.live("2027-03-28T08:00:00Z", "2027-04-20T00:00:00Z");
    // Handed in on a Sunday: asked on Monday, by the day on which the budget is due.
    let told = [
        "2027-03-29T05:00:00Z For approval by Tue 6 Apr 2027: The budget (FIN-01)",
        "2027-04-02T05:00:00Z Approval due Tue 6 Apr 2027: The budget (FIN-01)",
        "2027-04-06T05:00:00Z Approval due today: The budget (FIN-01)",
        "2027-04-08T05:00:00Z Approval was due Tue 6 Apr 2027: The budget (FIN-01)",
    ];
    assert_eq!(notices(&mut world, AYSEL), told);
    act(&mut world, states("host", AGREED), None, "2027-04-20T06:00:00Z").unwrap();
    assert_eq!(run(&mut world, "2027-04-20T06:00:00Z").0, TaskState::Submitted, "UNESCO has not decided");
    act(&mut world, states("unesco", Statement::Abstained {}), None, "2027-04-20T07:00:00Z").unwrap();
    assert_eq!(run(&mut world, "2027-04-20T07:00:00Z"), (TaskState::Completed, vec![ApprovalState::Approved]));
}

#[test]
fn two_thirds_with_a_substitute_approve_and_a_late_return_changes_nothing() {
    let approval = "{title: Organising Committee, by: [host, unesco, artists, isesco], rule: quorum, quorum: 2/3, substitutes: \
                    [{of: artists, by: unesco, from: 2027-03-01, to: 2027-04-30}]}";
    let mut world = handed_in(approval);
    // ISESCO submitted it, and has no seat: two of three are two thirds.
    act(&mut world, states("host", AGREED), None, "2027-03-29T06:00:00Z").unwrap();
    assert_eq!(run(&mut world, "2027-03-29T06:00:00Z").1, [ApprovalState::UnderApproval]);
    let in_place_of = ApprovalAct::State {
        partner: "unesco".into(),
        office: None,
        in_place_of: Some("artists".into()),
        statement: Statement::Approved { conditions: Some("the concert stays in it".into()) },
    };
    let acted = act(&mut world, in_place_of, None, "2027-03-29T07:00:00Z").unwrap();
    let Fact::ApprovalStated { seat, by, .. } = &acted.event.fact else { panic!("{acted:?}") };
    assert_eq!((seat.partner.as_str(), by.as_ref().map(PartnerId::as_str)), ("artists", Some("unesco")));
    assert_eq!(run(&mut world, "2027-03-29T07:00:00Z"), (TaskState::Completed, vec![ApprovalState::Approved]));
    let late =
        act(&mut world, states("unesco", Statement::Returned {}), Some("too dear"), "2027-03-29T08:00:00Z").unwrap();
    assert!(late.is_late);
    assert_eq!(run(&mut world, "2027-03-29T08:00:00Z"), (TaskState::Completed, vec![ApprovalState::Approved]));
    let own = act(&mut world, states("isesco", AGREED), None, "2027-03-29T08:00:00Z").unwrap_err();
    assert!(own.to_string().contains("`isesco` has no seat"), "{own}");
}

#[test]
fn what_is_returned_is_asked_of_the_lead_anew_and_its_next_version_is_a_round_of_its_own() {
    let mut world = handed_in("{title: Organising Committee, by: [host, unesco], rule: quorum, quorum: 2}");
    let refused = act(&mut world, states("host", Statement::Returned {}), None, "2027-03-29T06:00:00Z").unwrap_err();
    assert!(refused.to_string().contains("needs a reason"), "{refused}");
    act(&mut world, states("host", Statement::Returned {}), Some("no reserve"), "2027-03-29T06:00:00Z").unwrap();
    assert_eq!(run(&mut world, "2027-03-29T06:00:00Z"), (TaskState::Returned, vec![ApprovalState::Returned]));
    world.live("2027-03-29T06:00:00Z", "2027-03-31T00:00:00Z");
    let salma = notices(&mut world, SALMA);
    assert!(salma.len() == 1 && salma[0].contains("The budget"), "the lead is told: {salma:?}");
    world.done("FIN-01", "isesco", "2027-03-31T08:00:00Z");
    world.pass("2027-03-31T08:00:00Z");
    assert_eq!(run(&mut world, "2027-03-31T08:00:00Z").1, [ApprovalState::Returned, ApprovalState::UnderApproval]);
}

#[test]
fn a_minister_is_written_to_by_a_letter_that_waits_for_release_and_signs_on_paper() {
    let mut world = handed_in("{title: Signature of the host minister, by: host/ministers_office}");
    world.live("2027-03-28T08:00:00Z", "2027-03-30T00:00:00Z");
    let waiting = notices(&mut world, "minister@host.example");
    assert!(waiting.len() == 1 && waiting[0].starts_with("draft "), "{waiting:?}");
    let evidence = Evidence { name: "signed.pdf".into(), sha256: "ab".repeat(32) };
    act(&mut world, ApprovalAct::Sign { evidence: Some(evidence.clone()) }, None, "2027-03-30T08:00:00Z").unwrap();
    assert_eq!(run(&mut world, "2027-03-30T08:00:00Z"), (TaskState::Completed, vec![ApprovalState::Approved]));
    let events = world.app.store.read(|tx| tx.events(&"forum".into())).unwrap();
    let kept = events.iter().find_map(|event: &Event| match &event.fact {
        Fact::TaskApproved { evidence, .. } => evidence.clone(),
        _ => None,
    });
    assert_eq!(kept, Some(evidence));
    world.pass("2027-03-30T08:00:00Z");
    assert!(
        notices(&mut world, "minister@host.example").iter().all(|line| !line.starts_with("draft 2")),
        "the letter is taken back"
    );
    let again = act(&mut world, ApprovalAct::Sign { evidence: None }, None, "2027-03-30T09:00:00Z").unwrap_err();
    assert!(again.to_string().contains("is approved already"), "{again}");
}

#[test]
fn an_approval_that_nobody_can_be_asked_for_goes_to_the_coordinator() {
    let mut world = handed_in("Decision of the office of the head of state");
    assert_eq!(run(&mut world, "2027-03-28T08:00:00Z").1, []);
    world.live("2027-03-28T08:00:00Z", "2027-03-31T00:00:00Z");
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let texts = mails.iter().filter(|mail| mail.to().any(|to| to == crate::world::SECRETARIAT)).map(|mail| {
        let mime = world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
        concerted::mail::text_of(&mime).unwrap()
    });
    let told: String = texts.collect();
    assert!(told.contains("concerted approval sign forum FIN-01"), "{told}");
}

#[test]
fn who_leaves_it_to_another_is_asked_no_more_and_the_original_stays_on_record() {
    let mut world = handed_in("{title: Organising Committee, by: [unesco]}");
    let delegated = Statement::Delegated { to: "host".into() };
    act(&mut world, states("unesco", delegated), None, "2027-03-29T07:30:00Z").unwrap();
    world.live("2027-03-29T07:30:00Z", "2027-04-01T00:00:00Z");
    assert_eq!(notices(&mut world, AYSEL).len(), 1, "the host is asked now");
    let acted = act(&mut world, states("host", AGREED), None, "2027-04-01T06:00:00Z").unwrap();
    let Fact::ApprovalStated { seat, by, .. } = &acted.event.fact else { panic!("{acted:?}") };
    assert_eq!((seat.partner.as_str(), by.as_ref().map(PartnerId::as_str)), ("unesco", Some("host")));
    assert_eq!(run(&mut world, "2027-04-01T06:00:00Z").0, TaskState::Completed);
    let _ = PIERRE;
}

#[test]
fn what_does_not_fit_the_rule_is_refused_and_records_nothing() {
    let mut world = handed_in("{title: Organising Committee, by: [unesco]}");
    let before = world.app.store.read(|tx| tx.events(&"forum".into())).unwrap().len();
    let objection = states("unesco", Statement::Objected { paragraphs: vec!["4".into()] });
    for (what, expected) in [
        (objection, "that is for silence procedures"),
        (states("nobody", AGREED), "nobody"),
        (states("unesco", Statement::Delegated { to: "isesco".into() }), "cannot leave its decision to `isesco`"),
        (ApprovalAct::Consult, "there is nobody to consult"),
        (
            ApprovalAct::Open {
                text: concerted::model::TextVersion { title: None, version: "Rev.1".into(), link: None, sha256: None },
            },
            "is not approved by silence",
        ),
    ] {
        let refused = act(&mut world, what.clone(), None, "2027-03-29T08:00:00Z").unwrap_err();
        assert!(refused.to_string().contains(expected), "{what:?}: {refused}");
    }
    assert_eq!(world.app.store.read(|tx| tx.events(&"forum".into())).unwrap().len(), before);
}
