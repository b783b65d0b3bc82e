//! What each audience is shown, and what it is not.

use std::path::Path;

use concerted::{
    definition,
    model::{Event, Lang},
    plan::Plan,
    render::{
        Templates,
        edition::{DEFAULT_TEMPLATE, Rendered},
        theme::Theme,
    },
    report::{self, Audience, Edition, ProgressReport, Request, Shape},
};
use jiff::civil::date;

use crate::definition::sources;

fn forum() -> (Plan, Vec<Event>) {
    sample("world-forum-2013")
}

fn sample(name: &str) -> (Plan, Vec<Event>) {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let compiled = definition::compile(&sources, &format!("baku-process/{name}.yaml"));
    (compiled.plan.unwrap(), compiled.history)
}

fn draft(plan: &Plan, events: &[Event], audience: &Audience, lang: &str) -> ProgressReport {
    let request = Request {
        cut_off: date(2013, 3, 31),
        lang: Lang::from(lang),
        edition: Edition::Draft,
        previous: None,
        audience: audience.clone(),
    };
    report::build(plan, events, &request)
}

/// Everything that a reader could find: the page and the data.
fn everything(report: &ProgressReport) -> String {
    let templates = Templates::load(None).ok().unwrap();
    let html = Rendered::new(&templates, DEFAULT_TEMPLATE, report.clone()).unwrap().html(&Theme::default());
    html + &serde_json::to_string(report).unwrap()
}

/// Names and addresses by which a partner is known.
fn names(plan: &Plan, id: &str, lang: &str) -> Vec<String> {
    let partner = &plan.partners[&id.into()];
    let short = partner.short_name(date(2013, 3, 31), &Lang::from(lang)).to_owned();
    partner.contacts.iter().filter_map(|contact| contact.email.clone()).chain([short]).collect()
}

#[test]
fn the_public_reads_no_name_no_address_no_risk_and_no_amount() {
    let (plan, events) = forum();
    for lang in concerted::lang::LANGUAGES {
        let report = draft(&plan, &events, &Audience::Public, lang);
        let text = everything(&report);
        for partner in plan.partners.keys() {
            for name in names(&plan, partner.as_str(), lang) {
                // Texts of the definition may speak of an organisation; a row about it may not stand there.
                let is_told =
                    text.contains(&format!("<strong>{name}</strong>")) || name.contains('@') && text.contains(&name);
                assert!(!is_told, "{lang}: `{name}` is told");
            }
            let id = format!("/{partner}");
            assert!(!text.contains(&id), "{lang}: an id tells `{partner}`");
        }
        assert!(report.risks.is_empty && report.budget.is_empty && report.lists.overdue.is_empty());
        assert!(report.summary.decisions.is_empty() && report.partners.rows.is_empty());
        assert!(report.figures.by_task.is_empty() && report.register.tasks.is_empty());
        for risk in ["Two of three sponsors", "stays in brackets", "Too few ministers", "1,215,000", "420,000"] {
            assert!(!text.contains(risk), "{lang}: `{risk}`");
        }
        assert!(report.objectives.rows.len() == 6 && report.participation.groupings[0].total.invited == Some(800));
    }
}

#[test]
fn a_partner_reads_what_concerns_it_and_nobody_elses_delay() {
    let (plan, events) = forum();
    let all = draft(&plan, &events, &Audience::TaskForce, "en");
    let late: Vec<_> = all.partners.rows.iter().filter(|row| row.overdue > 0).map(|row| row.id.clone()).collect();
    assert!(late.len() > 5);
    for partner in ["unesco", "coe", "artists", "youth", "host"] {
        let report = draft(&plan, &events, &Audience::Partner(partner.into()), "en");
        assert_eq!(report.partners.rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), [partner]);
        for row in report.lists.overdue.iter().chain(&report.lists.due_soon) {
            let task = plan.task(&row.id).unwrap();
            assert!(task.obliged().any(|obliged| obliged.as_str() == partner), "{partner}: {}", row.id);
            let told = &row.missing_from;
            if task.lead.as_str() == partner {
                assert_eq!(told.is_empty(), all_in(&all, &row.id), "{}", row.id);
            } else {
                let own = names(&plan, partner, "en");
                assert!(told.is_empty() || own.contains(told), "{partner} reads of {}: {told}", row.id);
            }
        }
        let text = everything(&report);
        for other in late.iter().filter(|other| other.as_str() != partner) {
            for address in names(&plan, other.as_str(), "en").iter().filter(|name| name.contains('@')) {
                assert!(!text.contains(address.as_str()), "{partner} reads {address}");
            }
            // A workstream may be called like a partner.
            let led = format!("led by {}", names(&plan, other.as_str(), "en").pop().unwrap());
            assert!(!report.summary.concerns.contains(&led), "{partner} reads: {}", report.summary.concerns);
        }
        let asked = report.summary.decisions.iter().flat_map(|asked| &asked.tasks);
        assert!(asked.clone().all(|task| plan.task(task).unwrap().lead.as_str() == partner));
        assert!(report.summary.decisions.iter().all(|asked| asked.budget_lines.is_empty()));
        assert!(report.budget.is_empty);
        assert!(report.risks.rows.len() <= 1);
    }
    let coe = draft(&plan, &events, &Audience::Partner("coe".into()), "en");
    assert_eq!(coe.risks.rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["R2"], "the risk it answers for");
}

/// True if the task force reads of no input that is out.
fn all_in(report: &ProgressReport, id: &concerted::model::TaskId) -> bool {
    let rows = report.lists.overdue.iter().chain(&report.lists.due_soon);
    rows.filter(|row| row.id == *id).all(|row| row.missing_from.is_empty())
}

#[test]
fn a_minister_reads_one_page() {
    let (plan, events) = forum();
    let templates = Templates::load(None).ok().unwrap();
    for lang in concerted::lang::LANGUAGES {
        let report = draft(&plan, &events, &Audience::Minister, lang);
        let pdf = Rendered::new(&templates, DEFAULT_TEMPLATE, report.clone()).unwrap().pdf(&Theme::default()).unwrap();
        assert_eq!(pdf.pages, 1, "{lang}");
        assert!(!report.summary.decisions.is_empty());
        assert_eq!(report.header.file_stem, format!("BP-WF2-draft_2013-03-31_{lang}_minister"));
    }
}

#[test]
fn the_public_reads_what_the_event_is_for_and_no_inner_workings() {
    let (plan, events) = forum();
    let templates = Templates::load(None).ok().unwrap();
    for lang in concerted::lang::LANGUAGES {
        let report = draft(&plan, &events, &Audience::Public, lang);
        let inner = [
            report.workstreams.critical_path.as_ref().map(|path| path.text.clone()).unwrap(),
            report.header.definition_short.clone(),
            report.summary.concerns.clone(),
            report.summary.heading.clone(),
            report.workstreams.heading.clone(),
        ];
        let (statement, indicator) =
            (report.objectives.rows[0].statement.clone(), report.indicators[0].outlook_text.clone());
        let caveat = report.indicators.iter().find(|row| !row.outlook_note.is_empty()).unwrap().outlook_note.clone();
        let address = report.contacts[0].email.clone();
        let rendered = Rendered::new(&templates, DEFAULT_TEMPLATE, report).unwrap();
        let html = rendered.html(&Theme::default());
        for text in inner {
            assert!(!html.contains(&text), "{lang}: {text}");
        }
        let places: Vec<usize> = ["id=\"purpose\"", "id=\"achieved\"", "id=\"next\"", "id=\"part\"", "id=\"about\""]
            .map(|id| html.find(id).unwrap())
            .into();
        assert!(places.is_sorted() && html.find(&statement).unwrap() < places[1], "{lang}: {places:?}");
        assert!(html.contains(&indicator) && html.contains(&caveat) && html.contains(&address), "{lang}");
        assert!(rendered.pdf(&Theme::default()).unwrap().pages <= 6, "{lang}");
    }
}

#[test]
fn what_is_in_another_language_than_the_report_says_so() {
    let (plan, events) = forum();
    let templates = Templates::load(None).ok().unwrap();
    for (lang, is_marked) in [("ar", true), ("fr", true), ("en", false)] {
        let report = draft(&plan, &events, &Audience::TaskForce, lang);
        assert!(!serde_json::to_string(&report).unwrap().contains("foreign"), "no data for others");
        let rendered = Rendered::new(&templates, DEFAULT_TEMPLATE, report).unwrap();
        let html = rendered.html(&Theme::default());
        for words in ["session grid", "Countries that announced a delegation", "Compilation"] {
            assert!(html.contains(words), "{lang}");
            let mark = format!("<span lang=\"en\" dir=\"ltr\">{words}</span>");
            assert_eq!(
                html.contains(&mark) || words == "Compilation",
                is_marked || words == "Compilation",
                "{lang}: {words}"
            );
        }
        let document = lopdf::Document::load_mem(&rendered.pdf(&Theme::default()).unwrap().bytes).unwrap();
        let is_english = |object: &lopdf::Object| {
            let element = object.as_dict().ok().filter(|element| element.get(b"S").is_ok());
            element.and_then(|element| element.get(b"Lang").ok()?.as_str().ok()).is_some_and(|lang| lang == b"en")
        };
        assert_eq!(document.objects.values().any(is_english), is_marked, "{lang}");
    }
}

#[test]
fn names_of_objectives_are_written_out_in_the_chart_of_every_language() {
    let (plan, events) = forum();
    for lang in concerted::lang::LANGUAGES {
        let report = draft(&plan, &events, &Audience::TaskForce, lang);
        let drawing = report.drawings.iter().find(|drawing| drawing.name == "objectives").unwrap();
        let texts: Vec<&str> = drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Text { text, .. } => Some(text.as_str()),
                _ => None,
            })
            .collect();
        assert!(texts.iter().all(|text| !text.contains('…')), "{lang}: {texts:?}");
        for row in &report.objectives.rows {
            assert!(texts.join(" ").contains(&row.short), "{lang}: {}", row.short);
        }
    }
}

#[test]
fn an_organisation_has_the_name_of_its_time_in_every_language() {
    let (plan, _) = sample("islamic-ministerial-2009");
    let oic = &plan.partners[&"oic".into()];
    for (lang, before, after) in
        [("ru", "ОИК", "ОИС"), ("az", "İKT", "İƏT"), ("ar", "منظمة المؤتمر", "منظمة التعاون"), ("fr", "OCI", "OCI")]
    {
        let name = |day| oic.short_name(day, &Lang::from(lang)).to_owned();
        assert_eq!((name(date(2009, 10, 13)), name(date(2013, 5, 29))), (before.to_owned(), after.to_owned()));
    }
}
