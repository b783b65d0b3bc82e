//! The report of a programme says of each event what the event's own report says.

use std::path::Path;

use concerted::{
    definition,
    model::Lang,
    plan::{Aggregation, Plan},
    render::{
        Templates,
        edition::{PROGRAMME_TEMPLATE, Rendered},
        theme::Theme,
    },
    report::{self, Audience, Edition, ProgrammeReport, ProgressReport, Request, Shape},
};
use jiff::civil::{Date, date};

use crate::definition::sources;

const EVENTS: [&str; 4] =
    ["world-forum-2013", "european-ministerial-2008", "world-forum-2011", "islamic-ministerial-2009"];

fn reports(lang: &str) -> Vec<(Plan, ProgressReport)> {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let report = |name: &&str| {
        let compiled = definition::compile(&sources, &format!("baku-process/{name}.yaml"));
        let plan = compiled.plan.unwrap();
        let request = Request {
            cut_off: plan.ends_on(),
            lang: Lang::from(lang),
            edition: Edition::Draft,
            audience: Audience::TaskForce,
            previous: None,
        };
        let report = report::build(&plan, &compiled.history, &request);
        (plan, report)
    };
    EVENTS.iter().map(report).collect()
}

fn programme(reports: &[(Plan, ProgressReport)], cut_off: Date) -> ProgrammeReport {
    let parts: Vec<_> = reports.iter().map(|(plan, report)| (plan, report.clone())).collect();
    report::programme(&parts, cut_off).unwrap()
}

#[test]
fn events_stand_side_by_side_with_the_figures_of_their_own_reports() {
    let reports = reports("en");
    let whole = programme(&reports, date(2014, 1, 1));
    assert_eq!(
        whole.events.iter().map(|event| event.year.as_str()).collect::<Vec<_>>(),
        ["2008", "2009", "2011", "2013"]
    );
    for event in &whole.events {
        let (_, own) = reports.iter().find(|(plan, _)| plan.workflow == event.workflow).unwrap();
        assert_eq!((event.completed.n, event.completed.of), (own.summary.tasks.completed, own.summary.tasks.total));
        assert_eq!((&event.response, &event.badge), (&own.partners.response, &own.summary.badge));
        assert_eq!(event.theme, own.header.theme);
    }
    assert_eq!(whole.objectives.len(), 6);
    assert!(whole.objectives.iter().all(|objective| objective.ratings.len() == 4));
    assert_eq!(whole.header.period, "2008, 2009, 2011, 2013");
}

#[test]
fn the_countries_represented_are_those_published_with_their_sources_and_a_gap() {
    let whole = programme(&reports("en"), date(2014, 1, 1));
    let countries = whole.series.iter().find(|series| series.id == "I2.1".into()).unwrap();
    let values: Vec<_> = countries.values.iter().map(|value| value.value).collect();
    assert_eq!(values, [Some(48.0), None, Some(102.0), Some(115.0)], "domain.md section 1.4");
    assert_eq!(countries.values.iter().map(|value| value.is_unsure).collect::<Vec<_>>(), [false, false, true, false]);
    assert!(
        countries.values[2].note.contains("20"),
        "sources differ, and the report says so: {:?}",
        countries.values[2]
    );
    let chart = whole.drawings.iter().find(|drawing| drawing.name == countries.drawing).unwrap();
    assert!(chart.alt.contains("2008: 48") && chart.alt.contains("2009: –"), "{}", chart.alt);
}

#[test]
fn values_are_taken_together_only_as_the_definition_says() {
    let reports = reports("en");
    let whole = programme(&reports, date(2014, 1, 1));
    let plan = &reports[0].0;
    let indicators: Vec<_> = plan.objectives.iter().flat_map(|objective| &objective.indicators).collect();
    let mut said = 0;
    for series in &whole.series {
        let declared = indicators.iter().find(|indicator| indicator.id == series.id).unwrap().aggregation;
        let results = series.values.iter().filter(|value| !value.is_interim);
        let known: Vec<f64> = results.filter_map(|value| value.value).collect();
        let expected = match declared {
            Aggregation::None => None,
            Aggregation::Sum => known.iter().copied().reduce(|sum, value| sum + value),
            Aggregation::Max => known.iter().copied().reduce(f64::max),
        };
        let aggregate = series.aggregate.as_ref();
        assert_eq!(aggregate.map(|one| one.value), expected, "{}", series.id);
        assert!(aggregate.is_none_or(|one| (one.n, one.of) == (known.len(), 4)), "{}", series.id);
        said += usize::from(aggregate.is_some());
    }
    assert!(said >= 2 && said < whole.series.len(), "{said} of {}", whole.series.len());
    let countries = whole.series.iter().find(|series| series.id == "I2.1".into()).unwrap();
    assert_eq!(countries.aggregate.as_ref().unwrap().text, "Largest value in 3 of 4 events: 115");
}

#[test]
fn a_value_of_an_event_that_is_not_over_is_told_from_a_last_one() {
    let mut reports = reports("en");
    let day = date(2013, 3, 31);
    let (plan, report) = reports.iter_mut().find(|(plan, _)| plan.symbol == "BP-WF2").unwrap();
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let history = definition::compile(&sources, "baku-process/world-forum-2013.yaml").history;
    let request = Request {
        cut_off: day,
        lang: Lang::english(),
        edition: Edition::Draft,
        audience: Audience::TaskForce,
        previous: None,
    };
    *report = report::build(plan, &history, &request);
    let whole = programme(&reports, day);
    let countries = whole.series.iter().find(|series| series.id == "I2.1".into()).unwrap();
    assert_eq!(countries.values.iter().map(|value| value.is_interim).collect::<Vec<_>>(), [false, false, false, true]);
    let chart = whole.drawings.iter().find(|drawing| drawing.name == countries.drawing).unwrap();
    let says = |shape: &&Shape| matches!(shape, Shape::Text { text, .. } if text == "interim");
    assert_eq!(chart.shapes.iter().filter(says).count(), 1);
}

#[test]
fn it_is_made_in_every_language_and_is_the_same_whatever_the_order() {
    let templates = Templates::load(None).ok().unwrap();
    for lang in concerted::lang::LANGUAGES {
        let mut reports = reports(lang);
        let whole = programme(&reports, date(2014, 1, 1));
        let pdf = Rendered::new(&templates, PROGRAMME_TEMPLATE, whole.clone()).unwrap().pdf(&Theme::default()).unwrap();
        assert!((2..=5).contains(&pdf.pages), "{lang}: {} pages", pdf.pages);
        reports.reverse();
        assert_eq!(programme(&reports, date(2014, 1, 1)), whole);
    }
    assert_eq!(report::programme(&[], date(2014, 1, 1)), None);
}
