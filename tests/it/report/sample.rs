//! The sample forum: what its report says, and where each page begins.

use std::{fmt::Write as _, path::Path};

use concerted::{
    definition,
    model::Lang,
    render::{Templates, edition, pdf, theme::Theme},
    report::{self, Audience, Edition, ProgressReport, Request},
};
use jiff::{ToSpan, civil::date};

use super::fixture::CUT_OFF;
use crate::definition::sources;

fn forum(lang: &str, cut_off: jiff::civil::Date) -> ProgressReport {
    of("world-forum-2013", lang, cut_off)
}

fn of(sample: &str, lang: &str, cut_off: jiff::civil::Date) -> ProgressReport {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let compiled = definition::compile(&sources, &format!("baku-process/{sample}.yaml"));
    let edition = Edition::Issued { number: 7, symbol: "BP-WF2/PR/7".into() };
    let request = Request { cut_off, lang: Lang::from(lang), edition, previous: None, audience: Audience::TaskForce };
    report::build(&compiled.plan.unwrap(), &compiled.history, &request)
}

/// What a reader of headings and bold words takes away.
fn messages(report: &ProgressReport) -> String {
    let mut lines = vec![report.summary.heading.clone()];
    lines.extend(report.summary.tiles.iter().map(|tile| format!("  {}: {} ({})", tile.label, tile.value, tile.note)));
    lines.extend([&report.summary.achieved, &report.summary.concerns, &report.summary.next].map(|s| format!("  {s}")));
    for asked in &report.summary.decisions {
        lines.push(format!("  ? {} {}, {}", asked.text, asked.owner, asked.by.text));
    }
    lines.push(report.objectives.heading.clone());
    lines.extend(report.objectives.rows.iter().map(|row| format!("  {}", row.message)));
    lines.push(report.workstreams.heading.clone());
    lines.push(report.workstreams.milestones_heading.clone());
    lines.push(report.partners.heading.clone());
    lines.push(format!("  {}", report.partners.concertation.joint_text));
    lines.extend(report.partners.concertation.gaps.iter().map(|gap| format!("  {gap}")));
    lines.push(report.lists.heading.clone());
    lines.join("\n")
}

#[test]
fn the_messages_of_a_year_and_a_half() {
    let days = [date(2012, 6, 30), CUT_OFF, date(2013, 5, 29), date(2013, 7, 31)];
    let text = days.iter().fold(String::new(), |mut text, day| {
        let _ = writeln!(text, "{day}\n{}\n", messages(&forum("en", *day)));
        text
    });
    insta::assert_snapshot!(text);
}

/// The page, from 1, on which each heading of second rank stands.
fn pages(report: &ProgressReport) -> (Vec<usize>, usize) {
    let templates = Templates::load(None).ok().unwrap();
    let rendered = templates.report(edition::DEFAULT_TEMPLATE, report, &report.lang).unwrap();
    let composed = pdf::compose(&rendered, &report.drawings, &edition::meta(report), &Theme::default()).unwrap();
    let headings = composed.outline.iter().filter(|(rank, ..)| *rank == 2);
    (headings.map(|(_, _, place)| place.as_ref().unwrap().page + 1).collect(), composed.pages.len())
}

#[test]
fn page_one_stands_alone_and_each_section_begins_a_page() {
    for day in [date(2012, 6, 30), CUT_OFF, date(2013, 7, 31)] {
        let (starts, pages) = pages(&forum("en", day));
        // Summary, objectives, workstreams, milestones, partners, participation (once anything of it is recorded), risks,
        // lists, annex.
        assert_eq!(starts[..5], [1, 2, 3, 4, 5], "{day}: one page each");
        assert!(starts.is_sorted_by(|a, b| a < b), "{day}: {starts:?}");
        let annex = *starts.last().unwrap();
        // The last one has all the contacts, and what "not reached" means.
        assert!(annex <= 11 && pages <= 16, "{day}: the annex begins on page {annex} of {pages}");
    }
}

#[test]
fn page_one_stands_alone_in_every_language() {
    for lang in concerted::lang::LANGUAGES {
        for (sample, day) in [("world-forum-2013", CUT_OFF), ("world-forum-2027", date(2026, 11, 22))] {
            let (starts, _) = pages(&of(sample, lang, day));
            assert_eq!(starts[..2], [1, 2], "{sample} in {lang}");
        }
    }
}

#[test]
fn every_page_one_says_what_is_invented() {
    let templates = Templates::load(None).ok().unwrap();
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    for path in definition::workflow_paths(&sources).iter().filter(|path| path.starts_with("baku-process/")) {
        let compiled = definition::compile(&sources, path);
        let plan = compiled.plan.unwrap();
        for lang in ["en", "fr", "es", "ru", "az", "ar"].map(Lang::from) {
            let said = plan.notice.as_ref().unwrap().get(&lang).to_owned();
            for audience in [Audience::TaskForce, Audience::Minister, Audience::Public] {
                let (lang, edition) = (lang.clone(), Edition::Draft);
                let request = Request { cut_off: plan.event.opens, lang, edition, previous: None, audience };
                let report = report::build(&plan, &compiled.history, &request);
                let page = templates.report(edition::DEFAULT_TEMPLATE, &report, &report.lang).unwrap();
                assert!(page.contains(&said), "{path}: {said}");
            }
        }
    }
}

/// Every sample sixty days before its opening and on its last day, and on the days of the shipped editions.
#[test]
fn a_minister_reads_one_page_of_every_sample_in_every_language() {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let shipped = [("BP-WF2", CUT_OFF), ("BP-WF7", date(2026, 11, 22)), ("BP-WF7", date(2026, 11, 24))];
    let mut samples = 0;
    for path in definition::workflow_paths(&sources).iter().filter(|path| path.starts_with("baku-process/")) {
        let compiled = definition::compile(&sources, path);
        let plan = compiled.plan.unwrap();
        let mut days = vec![plan.event.opens.saturating_sub(60.days()), plan.ends_on()];
        days.extend(shipped.iter().filter(|(symbol, _)| *symbol == plan.symbol).map(|(_, day)| *day));
        for (lang, cut_off) in
            concerted::lang::LANGUAGES.iter().flat_map(|lang| days.iter().map(move |day| (lang, *day)))
        {
            let edition = Edition::Issued { number: 12, symbol: format!("{}/PR/12", plan.symbol) };
            let (lang, audience) = (Lang::from(*lang), Audience::Minister);
            let request = Request { cut_off, lang, edition, previous: None, audience };
            let report = report::build(&plan, &compiled.history, &request);
            let (_, pages) = pages(&report);
            assert_eq!(pages, 1, "{path} in {} as of {cut_off}", report.lang);
        }
        samples += 1;
    }
    assert_eq!(samples, 5);
}

#[test]
fn a_task_of_several_organizations_is_completed_when_all_have_done_theirs() {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let compiled = definition::compile(&sources, "baku-process/world-forum-2013.yaml");
    let plan = compiled.plan.unwrap();
    let of = |audience: Audience, cut_off| {
        let (lang, edition) = (Lang::english(), Edition::Draft);
        report::build(&plan, &compiled.history, &Request { cut_off, lang, edition, previous: None, audience })
    };
    let public = of(Audience::Public, CUT_OFF);
    let named: Vec<&String> = public.changes.completed.iter().filter(|name| name.contains("DOC-03")).collect();
    assert_eq!(named.len(), 1, "{named:?}");
    assert!(named[0].ends_with("(DOC-03), by 4 of 5 organizations"), "{named:?}");
    assert!(!public.summary.achieved.contains("(DOC-03) ") && !public.summary.achieved.contains("(DOC-03)."));
    let whole = of(Audience::TaskForce, CUT_OFF);
    assert!(whole.changes.completed.iter().any(|name| name.contains("DOC-03/unesco")), "it names each");
    let later = of(Audience::Public, date(2013, 5, 28));
    assert!(later.changes.completed.iter().all(|name| !name.contains("of 5 organizations")), "all are in");
}
