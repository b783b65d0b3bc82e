//! Charts: inside their frame, with words that tell their message.

use std::collections::BTreeSet;

use concerted::{
    model::{Lang, Text},
    report::{self, Audience, Document, Drawing, Edition, ProgressReport, Request, Shape},
};
use jiff::{ToSpan, civil::date};

use super::{
    fixture::{self, CUT_OFF},
    formulas::draft,
};

/// The corners of a shape; a text counts by its anchor.
pub(crate) fn corners(shape: &Shape) -> Vec<(f32, f32)> {
    match shape {
        Shape::Rect { x, y, width, height, .. } => vec![(*x, *y), (x + width, y + height)],
        Shape::Path { points, .. } => points.clone(),
        Shape::Circle { cx, cy, r, .. } => vec![(cx - r, cy - r), (cx + r, cy + r)],
        Shape::Text { x, y, .. } => vec![(*x, *y)],
    }
}

#[track_caller]
pub(super) fn assert_inside(drawing: &Drawing) {
    for shape in &drawing.shapes {
        for (x, y) in corners(shape) {
            let inside = (-1.0..=drawing.width + 1.0).contains(&x) && (-1.0..=drawing.height + 1.0).contains(&y);
            assert!(inside, "{shape:?} leaves {} of {} × {}", drawing.name, drawing.width, drawing.height);
        }
    }
}

#[test]
fn no_shape_leaves_its_frame_on_any_day() {
    let (plan, events) = (fixture::plan(), fixture::events());
    for month in 0..36 {
        let report = draft(&plan, &events, date(2011, 6, 1).saturating_add(month.months()));
        report.drawings.iter().for_each(assert_inside);
        report.drawings.iter().map(Drawing::mirrored).for_each(|mirrored| assert_inside(&mirrored));
    }
}

#[test]
fn every_report_has_the_drawings_that_templates_may_ask_for() {
    let known: BTreeSet<String> = report::drawing_names().collect();
    for day in [date(2011, 6, 1), CUT_OFF] {
        let report = draft(&fixture::plan(), &fixture::events(), day);
        assert_eq!(report.drawings.iter().map(|drawing| drawing.name.clone()).collect::<BTreeSet<_>>(), known);
    }
}

#[test]
fn the_words_of_a_chart_tell_its_message() {
    let report = draft(&fixture::plan(), &fixture::events(), CUT_OFF);
    let alt = |name: &str| report.drawing(name).unwrap().alt.clone();
    insta::assert_snapshot!([alt("timeline"), alt("objectives"), alt("heat-map")].join("\n"), @r"
    Timeline as of 31 March 2013 (T–59). Milestones: 3; reached: 1; overdue: 0. Forecast later than due: 2.
    Bars of 3 objectives. O1: 33% delivered, 33% planned, On track; O2: 46% delivered, 54% planned, Partly on track; O3: 83% delivered, 83% planned, Partly on track.
    5 of 15 open tasks and contributions are overdue; Ministry of Culture and Tourism owes 2 of them, nobody more.
    ");
}

/// The words of a drawing.
fn words<'r>(report: &'r ProgressReport, drawing: &str) -> Vec<&'r str> {
    let words = report.drawing(drawing).unwrap().shapes.iter().filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    words.collect()
}

#[test]
fn a_rating_is_never_cut_whatever_the_language_and_the_names() {
    let mut plan = fixture::plan();
    plan.objectives
        .iter_mut()
        .for_each(|objective| objective.short = Text::plain(&"Concerted action of all ".repeat(9)));
    for lang in concerted::lang::LANGUAGES {
        let mut ratings = BTreeSet::new();
        for month in 0..14 {
            let request = Request {
                cut_off: date(2012, 9, 28).saturating_add(month.months()),
                lang: Lang::from(lang),
                edition: Edition::Draft,
                audience: Audience::TaskForce,
                previous: None,
            };
            let report = report::build(&plan, &fixture::events(), &request);
            let drawn = words(&report, "objectives");
            for row in &report.objectives.rows {
                let rating = format!("{} {}", row.badge.mark, row.badge.word);
                assert!(drawn.contains(&rating.as_str()), "{rating} is not in {drawn:?}");
                ratings.insert(rating);
            }
        }
        assert!(ratings.len() > 2, "{lang}: only {ratings:?}");
    }
}

#[test]
fn a_name_is_not_cut_beside_free_space() {
    let mut plan = fixture::plan();
    let name = "Culture, arts, youth and side events";
    plan.workstreams[0].title = Text::plain(name);
    let report = draft(&plan, &fixture::events(), CUT_OFF);
    assert!(words(&report, "timeline").contains(&name));
    plan.workstreams[0].title = Text::plain(&name.repeat(3));
    let report = draft(&plan, &fixture::events(), CUT_OFF);
    let cut = words(&report, "timeline").into_iter().find(|words| words.ends_with('…')).unwrap().to_owned();
    assert!(cut.starts_with(name), "{cut}");
    assert_inside(report.drawing("timeline").unwrap());
}

#[test]
fn no_milestone_covers_another_even_if_all_are_due_on_one_day() {
    let mut plan = fixture::plan();
    for task in &mut plan.tasks {
        (task.milestone, task.due.date, task.workstream) = (true, date(2013, 5, 29), Some("GOV".into()));
    }
    let report = draft(&plan, &fixture::events(), CUT_OFF);
    let timeline = report.drawing("timeline").unwrap();
    assert_inside(timeline);
    let numbers = timeline.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { text, x, size, .. } if *size < 6.0 && text.parse::<usize>().is_ok() => Some(*x),
        _ => None,
    });
    let mut numbers: Vec<f32> = numbers.collect();
    assert_eq!(numbers.len(), report.workstreams.milestones.len());
    numbers.sort_by(f32::total_cmp);
    assert!(numbers.windows(2).all(|pair| pair[1] - pair[0] > 11.0), "{numbers:?}");
}

#[test]
fn a_mirrored_drawing_mirrored_is_itself() {
    let report = draft(&fixture::plan(), &fixture::events(), CUT_OFF);
    for drawing in &report.drawings {
        let twice = drawing.mirrored().mirrored();
        for (a, b) in drawing.shapes.iter().zip(&twice.shapes) {
            for ((ax, ay), (bx, by)) in corners(a).into_iter().zip(corners(b)) {
                assert!((ax - bx).abs() < 1e-3 && (ay - by).abs() < 1e-3);
            }
        }
    }
}
