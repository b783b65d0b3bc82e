//! What holds up what: the walk over tasks that wait, and the decisions that follow from it.

use concerted::{
    engine::{HANDED_IN_AT_LEAST, RunState, TaskRun, progress},
    model::{Event, Fact, Lang, TaskState},
    plan::{CompletionRule, Plan},
    report::{self, Audience, Edition, ProgressReport, Request},
};
use jiff::civil::date;

use super::{
    fixture::{self, CUT_OFF, Draft},
    formulas::draft,
};

/// `A`, which `B` needs, which `C` needs, and so on; the first one is overdue.
fn chain(ids: &[&str], is_milestone: bool) -> Plan {
    let tasks = (0..ids.len()).map(|at| {
        let needs = if at == 0 { &[][..] } else { &ids[at - 1..at] };
        let due = if at == 0 { date(2013, 3, 1) } else { date(2013, 5, 1) };
        fixture::task(&Draft {
            id: ids[at],
            title: ids[at],
            lead: "host",
            due,
            needs,
            milestone: is_milestone && at == 0,
            ..Draft::default()
        })
    });
    fixture::with_tasks(fixture::empty_plan(), tasks.collect())
}

fn events(facts: Vec<Fact>) -> Vec<Event> {
    facts.into_iter().zip(1..).map(|(fact, seq)| fixture::event(seq, date(2013, 2, 20), fact)).collect()
}

fn waiting(report: &ProgressReport, id: &str) -> usize {
    report.register.tasks.iter().find(|task| task.id.as_str() == id).unwrap().waiting
}

fn asked(report: &ProgressReport) -> Vec<&str> {
    report.summary.decisions.iter().flat_map(|decision| &decision.tasks).map(concerted::model::TaskId::as_str).collect()
}

#[test]
fn no_way_leads_through_a_finished_task() {
    let plan = chain(&["A", "B", "C", "D"], false);
    let open = draft(&plan, &[], CUT_OFF);
    assert_eq!((waiting(&open, "A"), asked(&open)), (3, vec!["A"]));
    assert!(open.summary.concerns.contains("3 more cannot be finished before it"), "{}", open.summary.concerns);

    for finished in [TaskState::Completed, TaskState::Cancelled] {
        let report = draft(&plan, &events(vec![fixture::set("B", finished)]), CUT_OFF);
        assert_eq!(waiting(&report, "A"), 0, "{finished:?}");
        assert_eq!(report.lists.overdue[0].waiting, 0);
        assert!(asked(&report).is_empty(), "{finished:?}");
        assert!(!report.summary.concerns.contains("cannot be finished"), "{}", report.summary.concerns);
        assert_eq!(waiting(&report, "B"), 0, "what is finished holds nothing up");
        assert_eq!(waiting(&report, "C"), 1);
    }
    let further = draft(&plan, &events(vec![fixture::set("C", TaskState::Completed)]), CUT_OFF);
    assert_eq!(waiting(&further, "A"), 1, "B waits; D waits for nothing that is open");
    let whole = draft(&plan, &events(vec![fixture::set("B", TaskState::Submitted)]), CUT_OFF);
    assert_eq!(waiting(&whole, "A"), 3, "what is handed in is open");
}

#[test]
fn of_two_ways_the_open_one_counts() {
    let mut plan = chain(&["A", "B", "C"], false);
    plan.tasks[2].needs.push("A".into());
    let report = draft(&plan, &events(vec![fixture::set("B", TaskState::Completed)]), CUT_OFF);
    assert_eq!(waiting(&report, "A"), 1);
}

#[test]
fn the_longest_overdue_is_named_where_nothing_is_held_up() {
    let mut plan = chain(&["A", "B", "C"], false);
    plan.tasks[1].needs.clear();
    plan.tasks[2].needs.clear();
    plan.tasks[1].due.date = date(2013, 3, 20);
    plan.tasks[1].milestone = true;
    let report = draft(&plan, &[], CUT_OFF);
    assert!(report.summary.concerns.contains("the longest “A”"), "{}", report.summary.concerns);
    assert_eq!(asked(&report), ["B"], "an overdue milestone is asked about for its own sake");
    assert!(report.summary.decisions[0].text.contains("the milestone “B”"));
}

fn issued(decisions: &[&str]) -> Event {
    let fact = Fact::ReportIssued {
        number: 1,
        symbol: "BP-WF2/PR/1".into(),
        cut_off: date(2013, 3, 10),
        sha256: String::new(),
        decisions: decisions.iter().map(Into::into).collect(),
        editions: vec![("task_force".into(), Lang::english())],
    };
    fixture::event(90, date(2013, 3, 11), fact)
}

#[test]
fn a_decision_is_asked_again_only_while_something_waits() {
    let plan = chain(&["A", "B"], false);
    let again = draft(&plan, &[issued(&["A"])], CUT_OFF);
    assert_eq!(again.summary.decisions[0].asked_in.as_deref(), Some("BP-WF2/PR/1"));
    assert!(again.changes.decided.is_empty());

    let mut events = events(vec![fixture::set("B", TaskState::Completed)]);
    events.push(issued(&["A"]));
    let moot = draft(&plan, &events, CUT_OFF);
    assert!(asked(&moot).is_empty(), "{:?}", moot.summary.decisions);
    assert!(
        !moot.summary.no_decision.is_empty() && !moot.summary.decisions.iter().any(|d| d.text.contains("milestone"))
    );
    assert_eq!(moot.changes.decided.len(), 1, "what is dropped is told");
    assert!(
        moot.changes.decided[0].contains("BP-WF2/PR/1")
            && moot.changes.decided[0].contains("all that waited for it is finished")
    );
}

#[test]
fn what_is_asked_again_is_called_what_it_is() {
    let mut plan = chain(&["A", "B"], false);
    plan.tasks[1].needs.clear();
    let task = draft(&plan, &[issued(&["A"])], CUT_OFF).summary.decisions.remove(0);
    assert_eq!(task.text, "Decide what becomes of “A” (A), led by Ministry of Culture and Tourism.");
    plan.tasks[0].milestone = true;
    let milestone = draft(&plan, &[issued(&["A"])], CUT_OFF).summary.decisions.remove(0);
    assert_eq!(milestone.text, "Decide what becomes of the milestone “A” (A), led by Ministry of Culture and Tourism.");
}

fn edition(plan: &Plan, audience: Audience, lang: &str) -> ProgressReport {
    let request =
        Request { cut_off: CUT_OFF, lang: Lang::from(lang), edition: Edition::Draft, previous: None, audience };
    report::build(plan, &fixture::events(), &request)
}

#[test]
fn a_partner_that_decides_nothing_is_not_told_that_all_is_well() {
    let plan = fixture::plan();
    let none = [
        ("en", "No decision is requested of UNESCO."),
        ("fr", "Aucune décision n’est demandée à UNESCO."),
        ("es", "No se solicita ninguna decisión a UNESCO."),
        ("ru", "UNESCO: решений не требуется."),
        ("az", "UNESCO tərəfdaşından heç bir qərar tələb olunmur."),
    ];
    for (lang, said) in none {
        let report = edition(&plan, Audience::Partner("unesco".into()), lang);
        assert!(report.summary.decisions.is_empty() && report.summary.tasks.overdue > 0);
        assert_eq!(report.summary.no_decision, said);
    }
    let arabic = edition(&plan, Audience::Partner("unesco".into()), "ar").summary.no_decision;
    assert!(arabic.starts_with("لا يُطلب أي قرار من") && arabic.contains("UNESCO"), "{arabic}");
    assert_eq!(edition(&plan, Audience::Public, "en").summary.no_decision, "");
}

#[test]
fn a_decision_that_is_taken_does_not_make_the_delay_go_away() {
    let plan = chain(&["A", "B"], false);
    let taken = Fact::DecisionTaken {
        task: "A".into(),
        entry: concerted::model::DecisionEntry {
            outcome: Some(concerted::model::Text::plain("Wait until April")),
            ..Default::default()
        },
        note: None,
    };
    let report = draft(&plan, &events(vec![taken]), CUT_OFF);
    assert!(asked(&report).is_empty());
    assert!(!report.summary.no_decision.contains("holds up"), "{}", report.summary.no_decision);
    assert!(report.summary.no_decision.contains("is decided"), "{}", report.summary.no_decision);
}

#[test]
fn languages_of_issue_are_named_as_the_reader_names_them() {
    let mut plan = fixture::plan();
    plan.reports.languages = ["en", "fr", "az", "de"].map(Lang::from).into();
    let named = [
        ("en", "English, French, Azerbaijani"),
        ("fr", "français, anglais, azerbaïdjanais"),
        ("es", "español, inglés, francés, azerbaiyano"),
        ("ru", "русский, английский, французский, азербайджанский"),
        ("az", "Azərbaycan, ingilis, fransız"),
        ("ar", "العربية، الإنجليزية، الفرنسية، الأذربيجانية"),
    ];
    for (lang, names) in named {
        assert_eq!(edition(&plan, Audience::TaskForce, lang).header.languages, names, "German is issued in English");
    }
}

/// A task led by the host, with eight contributors of whom some have delivered.
fn handed_in(delivered: usize, approval: Option<&str>) -> (Plan, ProgressReport) {
    const ALL: [&str; 4] = ["unesco", "coe", "cso", "private"];
    let mut task = fixture::task(&Draft {
        id: "A",
        title: "Compile the answers",
        lead: "host",
        with: &ALL,
        due: date(2013, 4, 20),
        serves: &["O1"],
        ..Draft::default()
    });
    task.approval = approval.map(str::to_owned);
    let plan = fixture::with_tasks(fixture::empty_plan(), vec![task]);
    let facts = ALL[..delivered].iter().map(|partner| fixture::done("A", partner));
    let report = draft(&plan, &events(facts.chain([fixture::done("A", "host")]).collect()), CUT_OFF);
    (plan, report)
}

#[test]
fn what_waits_for_contributions_does_not_await_an_approval() {
    for approval in [None, Some("minister")] {
        let (_, report) = handed_in(3, approval);
        let task = &report.register.tasks[0];
        assert_eq!(task.state, TaskState::Submitted);
        assert_eq!(task.state_text, "Lead has delivered; contributions missing");
        assert_eq!(report.lists.due_soon[0].state_text, task.state_text);
        assert!((task.progress - 0.75).abs() < 1e-9, "three of four are in");
        assert_eq!(report.objectives.rows[0].delivered, Some(0.75));
        assert!((report.workstreams.rows[0].bar.unwrap().value - 0.75).abs() < 1e-9);
    }
    assert!((handed_in(0, None).1.register.tasks[0].progress - HANDED_IN_AT_LEAST).abs() < 1e-9);
}

#[test]
fn an_approval_is_awaited_where_the_definition_asks_for_one() {
    let (mut plan, _) = handed_in(0, Some("minister"));
    let said = |plan: &Plan| {
        let report = draft(plan, &events(vec![fixture::set("A", TaskState::Submitted)]), CUT_OFF);
        let task = report.register.tasks[0].clone();
        (task.state_text, task.progress)
    };
    let missing = ("Lead has delivered; contributions missing".into(), 0.5);
    assert_eq!(said(&plan), missing, "nobody can approve what is not there yet");
    let rule = std::mem::replace(&mut plan.tasks[0].complete_when, CompletionRule::Lead);
    assert_eq!(said(&plan), ("Awaiting approval".into(), 0.9));
    (plan.tasks[0].approval, plan.tasks[0].complete_when) = (None, rule);
    assert_eq!(said(&plan), missing);
    plan.tasks[0].complete_when = CompletionRule::Lead;
    assert_eq!(said(&plan), ("Lead has delivered".into(), 0.9), "nothing is missing, and nobody is asked");
}

#[test]
fn progress_goes_by_the_contributions_that_were_asked_for() {
    let (mut plan, _) = handed_in(0, None);
    plan.tasks[0].complete_when = CompletionRule::AtLeast(4);
    let facts = ["unesco", "coe", "cso"].map(|partner| fixture::done("A", partner));
    let events = events(facts.into_iter().chain([fixture::done("A", "host")]).collect());
    let state = RunState::replay(&plan, &events, fixture::noon(CUT_OFF));
    let run: &TaskRun = state.task(&"A".into());
    assert!((progress(&plan.tasks[0], run) - 0.75).abs() < 1e-9);
}
