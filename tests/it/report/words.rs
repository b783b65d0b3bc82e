//! What people read.

use std::fmt::Write as _;

use concerted::{
    model::{Lang, Text},
    render::{
        Templates,
        edition::{DEFAULT_TEMPLATE, Rendered},
        theme::Theme,
    },
    report::{self, Audience, Edition, Figures, ProgressReport, Request},
};
use jiff::civil::date;

use super::{
    fixture::{self, CUT_OFF},
    formulas::draft,
};

/// The words of an HTML page, a line for each block.
fn words_of(html: &str) -> String {
    let body = html.split_once("<body>").map_or(html, |(_, body)| body);
    let mut text = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        let name = tag.trim_start_matches('/').split([' ', '>']).next().unwrap_or_default();
        match name {
            "td" | "th" if !tag.starts_with('/') => text.push_str(" | "),
            "strong" | "em" | "small" | "bdi" | "span" | "a" | "td" | "th" => {}
            _ => text.push('\n'),
        }
        rest = after;
    }
    text.push_str(rest);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n").replace("&nbsp;", " ").replace("&quot;", "\"").replace("&amp;", "&")
}

fn page(report: &ProgressReport) -> String {
    let templates = Templates::load(None).or_findings();
    Rendered::new(&templates, DEFAULT_TEMPLATE, report.clone()).unwrap().html(&Theme::default())
}

trait OrFindings {
    fn or_findings(self) -> Templates;
}

impl OrFindings for Result<Templates, Vec<concerted::render::TemplateFinding>> {
    fn or_findings(self) -> Templates {
        self.unwrap_or_else(|findings| {
            let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
            panic!("{}", lines.join("\n"))
        })
    }
}

#[test]
fn the_whole_report_reads_well() {
    let report = draft(&fixture::plan(), &fixture::events(), CUT_OFF);
    let html = page(&report);
    let without_charts: String =
        html.split("<div class=\"chart\" tabindex=\"0\">").enumerate().fold(String::new(), |mut text, (n, part)| {
            let part = if n == 0 { part } else { part.split_once("</svg></div>").map_or(part, |(_, after)| after) };
            let _ = write!(text, "{part}");
            text
        });
    insta::assert_snapshot!(words_of(&without_charts));
}

#[test]
fn the_data_of_the_report() {
    let report = draft(&fixture::plan(), &fixture::events(), CUT_OFF);
    insta::assert_snapshot!(serde_json::to_string_pretty(&report).unwrap());
}

#[test]
fn an_issued_report_measures_changes_from_the_one_before() {
    let (plan, events) = (fixture::plan(), fixture::events());
    let issued = Edition::Issued { number: 6, symbol: "BP-WF2/PR/6".into() };
    let request = Request {
        cut_off: date(2013, 1, 31),
        lang: Lang::english(),
        edition: issued,
        previous: None,
        audience: Audience::TaskForce,
    };
    let before = report::build(&plan, &events, &request);
    assert_eq!(before.header.kind, "Progress report 6");
    assert_eq!(before.header.file_stem, "BP-WF2-PR06_2013-01-31_en");
    let request = Request { cut_off: CUT_OFF, previous: Some(&before.figures), edition: Edition::Draft, ..request };
    let report = report::build(&plan, &events, &request);
    assert_eq!(report.header.from.text, "1 Feb 2013");
    assert_eq!(report.changes.since, "since report BP-WF2/PR/6 of 31 January 2013");
    assert_eq!(report.changes.completed.len(), 2, "OUT-02 and GOV-03: {:?}", report.changes.completed);
    assert_eq!(report.summary.tiles[0].note, "+2 since 31 Jan 2013");
}

fn issued(number: u32, cut_off: jiff::civil::Date, editions: &[(&str, &str)]) -> concerted::model::Fact {
    concerted::model::Fact::ReportIssued {
        number,
        symbol: format!("BP-WF2/PR/{number}"),
        cut_off,
        sha256: String::new(),
        decisions: Vec::new(),
        editions: editions.iter().map(|(audience, lang)| ((*audience).to_owned(), Lang::from(*lang))).collect(),
    }
}

#[test]
fn the_last_issued_report_is_found_in_the_journal() {
    let (plan, mut events) = (fixture::plan(), fixture::events());
    let by_hand = Figures::at(&plan, &events, date(2013, 1, 31));
    events.push(fixture::event(50, date(2013, 2, 1), issued(6, date(2013, 1, 31), &[])));
    let found = draft(&plan, &events, CUT_OFF);
    let request = Request {
        cut_off: CUT_OFF,
        lang: Lang::english(),
        edition: Edition::Draft,
        audience: Audience::TaskForce,
        previous: Some(&Figures { symbol: Some("BP-WF2/PR/6".into()), ..by_hand }),
    };
    assert_eq!(found, report::build(&plan, &events, &request));
}

#[test]
fn changes_are_measured_from_the_last_report_to_this_audience_in_this_language() {
    let (plan, mut events) = (fixture::plan(), fixture::events());
    let task_force = [("task_force", "en"), ("task_force", "fr")];
    events.push(fixture::event(50, date(2013, 2, 1), issued(6, date(2013, 1, 31), &[("public", "fr")])));
    events.push(fixture::event(51, date(2013, 3, 1), issued(7, date(2013, 2, 28), &task_force)));
    let since = |audience: Audience, lang: &str| {
        let (lang, edition) = (Lang::from(lang), Edition::Draft);
        let request = Request { cut_off: CUT_OFF, lang, edition, audience, previous: None };
        report::build(&plan, &events, &request).changes.since
    };
    assert_eq!(since(Audience::TaskForce, "en"), "since report BP-WF2/PR/7 of 28 February 2013");
    assert_eq!(since(Audience::Public, "fr"), "depuis le rapport BP-WF2/PR/6 du 31 janvier 2013");
    assert_eq!(since(Audience::Public, "en"), "since 28 February 2013", "nothing was issued to it in English");
}

#[test]
fn a_decision_is_asked_for_until_its_outcome_is_recorded_or_its_task_is_finished() {
    let (plan, mut events) = (fixture::plan(), fixture::events());
    let mut fact = issued(6, date(2013, 2, 28), &[]);
    if let concerted::model::Fact::ReportIssued { decisions, .. } = &mut fact {
        // Not one that this report would ask for: it is due later, and nothing of it is late.
        *decisions = vec!["OUT-06".into()];
    }
    events.push(fixture::event(50, date(2013, 3, 1), fact));
    let asked = |events: &[concerted::model::Event]| {
        let report = draft(&plan, events, CUT_OFF);
        let decision = report.summary.decisions.into_iter().find(|one| one.tasks.contains(&"OUT-06".into()));
        (decision.and_then(|one| one.asked_in), report.changes.decided)
    };
    assert_eq!(asked(&events), (Some("BP-WF2/PR/6".into()), vec![]));
    let mut finished = events.clone();
    finished.push(fixture::event(
        51,
        date(2013, 3, 20),
        fixture::set("OUT-06", concerted::model::TaskState::Completed),
    ));
    let settled =
        "“Adopt the declaration” (OUT-06): asked for in BP-WF2/PR/6, and settled with the task, which is finished";
    assert_eq!(asked(&finished), (None, vec![settled.to_owned()]));
    // What was cancelled before the report before is told once, there.
    let mut cancelled = events.clone();
    cancelled.push(fixture::event(
        51,
        date(2013, 3, 5),
        fixture::set("OUT-06", concerted::model::TaskState::Cancelled),
    ));
    assert_eq!(asked(&cancelled).1.len(), 1);
    cancelled.push(fixture::event(52, date(2013, 3, 16), issued(7, date(2013, 3, 15), &[])));
    assert_eq!(asked(&cancelled), (None, vec![]));
    let entry = concerted::model::DecisionEntry { outcome: Some(Text::plain("Put off to June")), ..Default::default() };
    let taken = concerted::model::Fact::DecisionTaken { task: "OUT-06".into(), entry, note: None };
    events.push(fixture::event(51, date(2013, 3, 20), taken));
    assert_eq!(asked(&events), (None, vec!["“Adopt the declaration” (OUT-06): Put off to June".to_owned()]));
}

#[test]
fn what_was_asked_for_before_is_not_crowded_out_by_new_requests() {
    let (mut plan, mut events) = (fixture::plan(), fixture::events());
    // Every task is an overdue milestone: there are more new requests than a report has room for.
    for task in &mut plan.tasks {
        task.milestone = true;
        task.due.date = date(2013, 2, 1);
    }
    let unasked: Vec<_> = {
        let report = draft(&plan, &events, CUT_OFF);
        assert_eq!(report.summary.decisions.len(), 3);
        assert!(report.summary.more_decisions > 0);
        let asked: Vec<_> = report.summary.decisions.iter().flat_map(|one| one.tasks.clone()).collect();
        let open = plan.tasks.iter().map(|task| task.id.clone());
        open.filter(|id| !asked.contains(id) && !["LOG-02", "GOV-01"].contains(&id.as_str())).collect()
    };
    let last = unasked.last().unwrap().clone();
    let mut fact = issued(6, date(2013, 2, 28), &[]);
    if let concerted::model::Fact::ReportIssued { decisions, .. } = &mut fact {
        *decisions = vec![last.clone()];
    }
    events.push(fixture::event(50, date(2013, 3, 1), fact));
    let decisions = draft(&plan, &events, CUT_OFF).summary.decisions;
    assert_eq!(decisions.len(), 3);
    assert!(decisions.iter().any(|one| one.tasks.contains(&last)), "{last} was asked for and is gone");
}

#[test]
fn a_report_taken_back_after_the_cut_off_counts_for_nothing_and_is_told() {
    let (plan, mut events) = (fixture::plan(), fixture::events());
    let back = |number| concerted::model::Fact::ReportWithdrawn {
        number,
        symbol: format!("BP-WF2/PR/{number}"),
        why: "wrong budget".into(),
    };
    events.push(fixture::event(50, date(2013, 2, 1), issued(6, date(2013, 1, 31), &[])));
    events.push(fixture::event(51, date(2013, 4, 1), issued(7, date(2013, 3, 30), &[])));
    assert_eq!(draft(&plan, &events, CUT_OFF).changes.since, "since report BP-WF2/PR/7 of 30 March 2013");
    events.push(fixture::event(52, date(2013, 4, 1), back(7)));
    let changes = draft(&plan, &events, CUT_OFF).changes;
    assert_eq!(changes.since, "since report BP-WF2/PR/6 of 31 January 2013");
    assert_eq!(changes.withdrawn, ["BP-WF2/PR/7: wrong budget"]);
}

#[test]
fn a_moved_due_date_an_added_and_a_removed_task_are_changes() {
    let (mut plan, events) = (fixture::plan(), fixture::events());
    let mut figures = Figures::at(&plan, &events, date(2013, 2, 28));
    figures.by_task.remove(&plan.tasks[8].id);
    let gone = figures.by_task.values().next().copied().unwrap();
    figures.by_task.insert("OLD-01".into(), gone);
    plan.tasks[9].due.date = date(2013, 6, 1);
    let request = Request {
        cut_off: CUT_OFF,
        lang: Lang::english(),
        edition: Edition::Draft,
        previous: Some(&figures),
        audience: Audience::TaskForce,
    };
    let changes = report::build(&plan, &events, &request).changes;
    assert_eq!(changes.moved, ["“Adopt the declaration” (OUT-06): from 31 May 2013 to 1 Jun 2013"]);
    assert_eq!(changes.added, ["“Place Rev.2 under silence procedure” (OUT-05)"]);
    assert_eq!(changes.removed, ["OLD-01"]);
}

#[test]
fn a_name_is_the_one_in_force_on_the_cut_off_day() {
    let mut plan = fixture::plan();
    let unesco = plan.partners.values_mut().find(|partner| partner.id.as_str() == "unesco").unwrap();
    let mut renamed = unesco.names[0].clone();
    renamed.acronym = Some(concerted::model::Text::plain("ONU-Culture"));
    renamed.from = Some(date(2013, 4, 1));
    unesco.names.push(renamed);
    let names = |report: ProgressReport| report.partners.rows.into_iter().map(|row| row.name).collect::<Vec<_>>();
    assert!(names(draft(&plan, &[], CUT_OFF)).contains(&"UNESCO".to_owned()));
    assert!(names(draft(&plan, &[], date(2013, 4, 1))).contains(&"ONU-Culture".to_owned()));
}

#[test]
fn a_page_is_one_file_and_nothing_in_it_is_remote() {
    let mut plan = fixture::plan();
    plan.title = concerted::model::Text::plain("Forum <script>alert(1)</script> & \"guests\"");
    let html = page(&draft(&plan, &fixture::events(), CUT_OFF));
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;"));
    for remote in ["src=", "<link", "@import", "url(", "http://", "https://"] {
        let found = html.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
        assert!(!found.contains(remote), "`{remote}` leads out of the page");
    }
    assert_eq!(html.matches("<svg").count(), 3);
    assert_eq!(html.matches("<h1").count(), 1);
}

#[test]
fn both_editions_come_from_one_template_in_every_language() {
    let templates = Templates::load(None).or_findings();
    for lang in concerted::lang::LANGUAGES {
        let request = Request {
            cut_off: CUT_OFF,
            lang: Lang::from(lang),
            edition: Edition::Draft,
            previous: None,
            audience: Audience::TaskForce,
        };
        let report = report::build(&fixture::plan(), &fixture::events(), &request);
        let rendered = Rendered::new(&templates, DEFAULT_TEMPLATE, report).unwrap();
        let html = rendered.html(&Theme::default());
        let dir = if lang == "ar" { "rtl" } else { "ltr" };
        assert!(html.contains(&format!("<html lang=\"{lang}\" dir=\"{dir}\">")), "{lang}");
        let pdf = rendered.pdf(&Theme::default()).unwrap();
        assert_eq!(pdf.missing.len(), 0, "{lang}: no font has {:?}", pdf.missing);
    }
}
