//! Which fields of the data each audience is shown, and that nothing personal is in the public edition of any format.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    io::Cursor,
    path::Path,
};

use calamine::{Reader as _, Xlsx};
use concerted::{
    definition,
    model::{Event, Fact, Lang},
    plan::{Contact, Plan},
    render::{
        Templates,
        edition::{DEFAULT_TEMPLATE, Rendered},
        export::{self, TableName},
        spreadsheet::Separator,
        theme::Theme,
    },
    report::{self, Audience, Drawing, Edition, ProgressReport, Request, Shape},
};
use jiff::{ToSpan, civil::Date};
use serde_json::Value;

use crate::definition::sources;

/// Every sample: what it plans, and what its history says.
fn samples() -> Vec<(Plan, Vec<Event>)> {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let paths = definition::workflow_paths(&sources);
    let samples = paths.iter().map(|path| definition::compile(&sources, path));
    let samples: Vec<_> = samples.map(|compiled| (compiled.plan.unwrap(), compiled.history)).collect();
    assert_eq!(samples.len(), 5);
    samples
}

fn build(plan: &Plan, events: &[Event], audience: &Audience, cut_off: Date, lang: &str) -> ProgressReport {
    let (lang, audience) = (Lang::from(lang), audience.clone());
    report::build(plan, events, &Request { cut_off, lang, edition: Edition::Draft, previous: None, audience })
}

/// Everybody for whom a report can be written.
fn audiences(plan: &Plan) -> Vec<Audience> {
    let partners = plan.partner_order.iter().map(|partner| Audience::Partner(partner.clone()));
    [Audience::TaskForce, Audience::Minister, Audience::Public].into_iter().chain(partners).collect()
}

/// Objects whose keys are ids.
const BY_ID: [&str; 3] = ["figures.objectives", "figures.indicators", "figures.by_task"];

/// Every path of `value`, and whether something stands there: neither nothing, nor an empty list or text, nor 0 or "no".
fn paths(value: &Value, path: &str, found: &mut BTreeMap<String, bool>) {
    let is_something = match value {
        Value::Null => false,
        Value::Bool(is_so) => *is_so,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
    };
    *found.entry(path.to_owned()).or_default() |= is_something;
    match value {
        Value::Array(items) => items.iter().for_each(|item| paths(item, &format!("{path}[]"), found)),
        Value::Object(fields) => fields.iter().for_each(|(key, field)| {
            let key = if BY_ID.contains(&path) { "*" } else { key };
            paths(field, &if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }, found);
        }),
        _ => {}
    }
}

/// A field that is added to the data appears here, with those who see it.
#[test]
fn each_audience_is_shown_the_fields_that_are_listed_for_it() {
    let mut found: BTreeMap<&str, BTreeMap<String, bool>> = BTreeMap::new();
    for (plan, events) in samples() {
        let days = [plan.event.opens.saturating_sub(60.days()), plan.event.opens, plan.ends_on()];
        for audience in audiences(&plan) {
            // Partners are many: a day before the event and one after it tell what concerns them.
            let days = days.iter().enumerate().filter(|(no, _)| *no != 1 || !matches!(audience, Audience::Partner(_)));
            for (_, day) in days {
                let data = serde_json::to_value(build(&plan, &events, &audience, *day, "en")).unwrap();
                paths(&data, "", found.entry(audience.kind()).or_default());
            }
        }
    }
    let columns = [("task_force", 'T'), ("minister", 'M'), ("partner", 'P'), ("public", 'U')];
    let mut table = String::from("T task force, M minister, P partner, U public; - nothing of it\n");
    for path in found["task_force"].keys() {
        let is_shown = |kind: &str| found[kind].get(path).copied().unwrap_or_default();
        let shown: String = columns.iter().map(|(kind, c)| if is_shown(kind) { *c } else { '-' }).collect();
        writeln!(table, "{shown} {path}").unwrap();
    }
    let others = ["minister", "partner", "public"].iter().flat_map(|kind| found[*kind].keys());
    let unknown: Vec<_> = others.filter(|path| !found["task_force"].contains_key(*path)).collect();
    assert!(unknown.is_empty(), "not in the fullest edition: {unknown:?}");
    insta::assert_snapshot!(table);
}

/// A sample in which whatever is personal can be told from all other text.
struct Marked {
    plan: Plan,
    events: Vec<Event>,
    /// What stands in place of partners' addresses, telephones and signatures, and of all notes but those on values.
    marks: Vec<String>,
}

impl Marked {
    fn of(mut plan: Plan, mut events: Vec<Event>) -> Self {
        let mut marks = Vec::new();
        let mut mark = |kind: &str| {
            marks.push(format!("Zq{kind}{:04}x", marks.len()));
            marks.last().unwrap().clone()
        };
        let mut mark_contact = |contact: &mut Contact| {
            contact.email = contact.email.is_some().then(|| format!("{}@office.example", mark("mail")));
            contact.phone = contact.phone.is_some().then(|| mark("phone"));
        };
        plan.partners.values_mut().flat_map(|partner| &mut partner.contacts).for_each(&mut mark_contact);
        // What has to be known of a value goes with it to everybody: it is no note of the task force.
        let is_caveat = |event: &Event| matches!(event.fact, Fact::IndicatorMeasured { .. });
        for event in events.iter_mut().filter(|event| event.fact.note().is_some() && !is_caveat(event)) {
            event.fact.set_note(Some(mark("note")));
        }
        Self { plan, events, marks }
    }
}

/// Every figure of the budget as the task force reads it, from a thousand on: smaller ones may be counts of something else.
fn amounts(report: &ProgressReport) -> BTreeSet<String> {
    let tables = report.budget.currencies.iter();
    let rows = tables.flat_map(|table| table.lines.iter().chain([&table.total]));
    let figures = rows.flat_map(|row| {
        [(row.planned, &row.planned_text), (row.committed, &row.committed_text), (row.spent, &row.spent_text)]
    });
    let large = figures.filter(|(figure, _)| figure.is_some_and(|figure| figure >= 1000.0));
    large.flat_map(|(figure, text)| [figure.unwrap().to_string(), text.clone()]).collect()
}

/// True if `amount` stands in `text` as a figure of its own, not as digits of another one such as a coordinate.
fn is_told(text: &str, amount: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || c == '.';
    text.match_indices(amount).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + amount.len()..]);
        !before.ends_with(is_digit) && !after.starts_with(is_digit)
    })
}

fn words_of(drawing: &Drawing) -> String {
    let texts = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    texts.chain([drawing.alt.as_str()]).collect::<Vec<_>>().join("\n")
}

/// The report in every format, each by its name. A PDF is typeset only if asked for, since that takes long.
fn formats(report: &ProgressReport, templates: &Templates, with_pdf: bool) -> Vec<(&'static str, String)> {
    let rendered = Rendered::new(templates, DEFAULT_TEMPLATE, report.clone()).unwrap();
    let mut formats = vec![
        ("html", rendered.html(&Theme::default())),
        ("text", rendered.text(100).unwrap()),
        ("json", String::from_utf8(rendered.json().unwrap()).unwrap()),
        ("ics", export::agenda(report, report.header.cut_off_at).replace("\r\n ", "")),
        ("drawings", report.drawings.iter().map(words_of).collect()),
    ];
    formats.extend(TableName::ALL.map(|table| ("csv", export::csv(report, table, Separator::Comma))));
    formats.extend(export::iati(report, report.header.cut_off_at).ok().map(|activity| ("iati", activity)));
    let workbook = export::workbook(report).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(workbook)).unwrap();
    for (_, sheet) in book.worksheets() {
        let cells = sheet.rows().flatten().map(ToString::to_string);
        formats.push(("xlsx", cells.collect::<Vec<_>>().join("\n")));
    }
    if with_pdf {
        let pdf = rendered.pdf(&Theme::default()).unwrap();
        let document = lopdf::Document::load_mem(&pdf.bytes).unwrap();
        let pages: Vec<u32> = (1..=pdf.pages as u32).collect();
        formats.push(("pdf", document.extract_text(&pages).unwrap()));
    }
    formats
}

#[test]
fn nothing_personal_is_in_the_public_edition_of_any_format() {
    let templates = Templates::load(None).ok().unwrap();
    for (plan, events) in samples() {
        let Marked { plan, events, marks } = Marked::of(plan, events);
        for day in [plan.event.opens.saturating_sub(60.days()), plan.ends_on()] {
            let full = build(&plan, &events, &Audience::TaskForce, day, "en");
            let amounts = amounts(&full);
            let data = serde_json::to_string(&full).unwrap();
            for kind in ["Zqmail", "Zqphone", "Zqnote"] {
                assert!(data.contains(kind), "{}: the task force reads no {kind}", plan.workflow);
            }
            let risks: Vec<_> =
                full.risks.rows.iter().flat_map(|row| [&row.title, &row.cause, &row.treatment]).collect();
            let public = build(&plan, &events, &Audience::Public, day, "en");
            for (format, text) in formats(&public, &templates, day == plan.ends_on()) {
                let place = || format!("{} as of {day}, {format}", plan.workflow);
                for mark in &marks {
                    assert!(!text.contains(mark.as_str()), "{}: `{mark}`", place());
                }
                for amount in &amounts {
                    assert!(!is_told(&text, amount), "{}: the amount `{amount}`", place());
                }
                for risk in risks.iter().filter(|risk| !risk.is_empty()) {
                    assert!(!text.contains(risk.as_str()), "{}: the risk `{risk}`", place());
                }
                for partner in plan.partners.keys() {
                    assert!(!text.contains(&format!("/{partner}")), "{}: an id tells `{partner}`", place());
                }
            }
            // The office that publishes the report is its only contact, by its function.
            assert_eq!(public.contacts.len(), 1, "{}", plan.workflow);
            assert_eq!(Some(&public.contacts[0].email), plan.coordinator.email.as_ref());
        }
    }
}

#[test]
fn nobody_but_the_task_force_reads_notes_and_no_partner_another_ones_contacts() {
    let templates = Templates::load(None).ok().unwrap();
    for (plan, events) in samples() {
        let Marked { plan, events, .. } = Marked::of(plan, events);
        let day = plan.event.opens.saturating_sub(60.days());
        let amounts = amounts(&build(&plan, &events, &Audience::TaskForce, day, "en"));
        for audience in [Audience::Minister, Audience::Partner(plan.partner_order[1].clone())] {
            let own: Vec<_> = match &audience {
                Audience::Partner(own) => plan.partners[own].contacts.iter().collect(),
                _ => Vec::new(),
            };
            let own: Vec<_> =
                own.into_iter().flat_map(|contact| [contact.email.clone(), contact.phone.clone()]).collect();
            for (format, text) in formats(&build(&plan, &events, &audience, day, "en"), &templates, false) {
                let place = || format!("{} for {audience:?}, {format}", plan.workflow);
                assert!(!text.contains("Zqnote"), "{}: a note", place());
                for contact in plan.partners.values().flat_map(|partner| &partner.contacts) {
                    for datum in [&contact.email, &contact.phone].into_iter().filter(|datum| !own.contains(datum)) {
                        let is_told = datum.as_ref().is_some_and(|datum| text.contains(datum.as_str()));
                        assert!(!is_told, "{}: `{datum:?}`", place());
                    }
                }
                for amount in &amounts {
                    assert!(!is_told(&text, amount), "{}: the amount `{amount}`", place());
                }
            }
        }
    }
}

/// The page of a minister is the first of the task force's; nothing else of the data is theirs.
#[test]
fn a_minister_is_given_the_data_of_page_1_alone() {
    for (plan, events) in samples() {
        let day = plan.event.opens.saturating_sub(60.days());
        let minister = build(&plan, &events, &Audience::Minister, day, "en");
        let full = build(&plan, &events, &Audience::TaskForce, day, "en");
        assert_eq!(minister.summary, report::Summary { more_decisions: 0, ..full.summary });
        assert!(minister.register.tasks.is_empty() && minister.register.inputs.is_empty());
        assert!(
            minister.lists.overdue.is_empty() && minister.contacts.is_empty() && minister.figures.by_task.is_empty()
        );
        assert!(minister.participation.is_empty && minister.risks.is_empty && minister.budget.is_empty);
        assert!(minister.drawings.iter().all(|drawing| drawing.shapes.is_empty() && drawing.alt.is_empty()));
    }
}

#[test]
fn a_partner_reads_the_id_of_no_other_that_leads_a_task() {
    for (plan, events) in samples() {
        let day = plan.event.opens.saturating_sub(60.days());
        for own in &plan.partner_order {
            let report = build(&plan, &events, &Audience::Partner(own.clone()), day, "en");
            let leads: BTreeSet<_> = report.register.tasks.iter().map(|task| task.lead.as_str()).collect();
            assert!(leads.iter().all(|lead| lead.is_empty() || *lead == own.as_str()), "{own} reads of {leads:?}");
        }
    }
}
