//! The bar chart of the objectives: a bar for delivery of activities and a thinner one below for achievement of
//! results, each with a mark where the plan is. What is only planned or expected of the results is hatched.

use super::pen::{self, PAGE_WIDTH, Weight};
use crate::report::{
    drawing::{Drawing, Ink, Shape, TextAnchor},
    section::objectives::{ObjectiveRow, ObjectivesSection},
    words::writer::{Writer, count, text},
};

/// At most this many objectives are drawn; the table lists all.
const DRAWN_MAX: usize = 20;

const NAME_WIDTH: f32 = 178.0;
/// Distance from the track to the figure; [`RATING_AT`] is that from the figure to its rating.
const FIGURE_AT: f32 = 10.0;
const RATING_AT: f32 = 32.0;
/// Minimum width of a track.
const TRACK_WIDTH_LEAST: f32 = 80.0;
/// Height of a row whose name stands on one line, and of each line of a longer one.
const ROW_HEIGHT: f32 = 17.0;
const LINE_HEIGHT: f32 = 9.0;
/// Names are written out on so many lines; only longer ones are truncated.
const NAME_LINES: usize = 4;
const HEAD_HEIGHT: f32 = 16.0;

/// Two bars for each objective on one scale from 0 to 100 %.
pub(in crate::report) fn draw(objectives: &ObjectivesSection, w: &Writer<'_>) -> Drawing {
    let rows = &objectives.rows[..objectives.rows.len().min(DRAWN_MAX)];
    let track = track_width(rows);
    let heights: Vec<f32> = rows.iter().map(|row| height(names(row).len())).collect();
    let bottom = HEAD_HEIGHT + heights.iter().sum::<f32>();
    let mut shapes = Vec::new();
    for quarter in [0.0, 0.25, 0.5, 0.75, 1.0_f32] {
        let x = NAME_WIDTH + quarter * track;
        shapes.push(pen::line((x, HEAD_HEIGHT - 2.0), (x, bottom), Ink::Line, 0.5, 0.0));
        let words = w.percent(f64::from(quarter));
        shapes.push(pen::text(x, HEAD_HEIGHT - 6.0, words, TextAnchor::Middle, Ink::Muted));
    }
    let mut y = HEAD_HEIGHT;
    for (row, height) in rows.iter().zip(heights) {
        draw_row(&mut shapes, row, (y, track), w);
        y += height;
    }
    Drawing { name: "objectives".into(), width: PAGE_WIDTH, height: bottom + 2.0, alt: alt(objectives, w), shapes }
}

/// The width left by names, figures and the longest rating. Ratings are never truncated: a shortened one may read as
/// another.
fn track_width(rows: &[ObjectiveRow]) -> f32 {
    let ratings = rows.iter().map(|row| pen::width_of(&rating(row), pen::TEXT_SIZE));
    let left = PAGE_WIDTH - NAME_WIDTH - FIGURE_AT - RATING_AT - ratings.fold(0.0, f32::max);
    left.max(TRACK_WIDTH_LEAST)
}

/// The name of an objective, line by line.
fn names(row: &ObjectiveRow) -> Vec<pen::Label> {
    pen::wrapped(&row.short, NAME_WIDTH - 28.0, pen::TEXT_SIZE, NAME_LINES)
}

/// The height of a row whose name has so many lines.
fn height(lines: usize) -> f32 {
    if lines > 1 { lines as f32 * LINE_HEIGHT + 4.0 } else { ROW_HEIGHT }
}

fn rating(row: &ObjectiveRow) -> String {
    format!("{} {}", row.badge.mark, row.badge.word)
}

fn draw_row(shapes: &mut Vec<Shape>, row: &ObjectiveRow, (y, track): (f32, f32), w: &Writer<'_>) {
    let id = pen::fit(row.id.as_str(), 30.0, 8.5);
    shapes.push(pen::label((8.5, Weight::Bold), (0.0, y + 10.0), id, TextAnchor::Start, Ink::Text));
    for (line, name) in names(row).into_iter().enumerate() {
        shapes.push(pen::text(20.0, y + 10.0 + line as f32 * LINE_HEIGHT, name, TextAnchor::Start, Ink::Text));
    }
    if let Some(bar) = row.bar {
        draw_bar(shapes, (y + 2.5, track), 7.5, bar.value, bar.ink);
        draw_plan(shapes, bar.plan, (y + 0.8, y + 11.0), track);
    }
    let outlook = row.results_outlook.filter(|_| row.indicators_total > 0);
    match row.results_bar {
        Some(bar) => {
            draw_bar(shapes, (y + 11.5, track), 3.5, bar.value, bar.ink);
            draw_hatched(shapes, (y + 11.5, track), 3.5, (bar.value, outlook.unwrap_or(bar.value)));
            draw_plan(shapes, bar.plan, (y + 11.2, y + 15.8), track);
        }
        None if outlook.is_some() => {
            draw_bar(shapes, (y + 11.5, track), 3.5, 0.0, Ink::Calm);
            draw_hatched(shapes, (y + 11.5, track), 3.5, (0.0, outlook.unwrap_or(0.0)));
        }
        None if row.indicators_total > 0 => {
            let words = w.say("report-results-not-assessed", &[]);
            shapes.push(pen::small(NAME_WIDTH, y + 15.6, words, TextAnchor::Start, Ink::Muted));
        }
        None => {}
    }
    let x = NAME_WIDTH + track + FIGURE_AT;
    let delivered = row.delivered.map_or_else(|| "–".to_owned(), |delivered| w.part(delivered));
    shapes.push(pen::label((8.0, Weight::Bold), (x, y + 10.0), delivered, TextAnchor::Start, Ink::Text));
    shapes.push(pen::text(x + RATING_AT, y + 10.0, rating(row), TextAnchor::Start, Ink::Text));
}

fn draw_plan(shapes: &mut Vec<Shape>, plan: Option<f64>, (from, to): (f32, f32), track: f32) {
    if let Some(plan) = plan {
        let x = NAME_WIDTH + share(plan) * track;
        shapes.push(pen::line((x, from), (x, to), Ink::Text, 1.6, 0.0));
    }
}

fn draw_bar(shapes: &mut Vec<Shape>, (y, track): (f32, f32), height: f32, value: f64, ink: Ink) {
    let radius = 1.5;
    shapes.push(Shape::Rect { x: NAME_WIDTH, y, width: track, height, radius, fill: Ink::Track });
    let width = share(value) * track;
    if width > 0.0 {
        shapes.push(Shape::Rect { x: NAME_WIDTH, y, width, height, radius, fill: ink });
    }
}

/// What is only planned or expected: strokes in place of a filled bar.
fn draw_hatched(shapes: &mut Vec<Shape>, (y, track): (f32, f32), height: f32, (from, to): (f64, f64)) {
    const STEP: f32 = 3.0;
    let (mut x, end) = (NAME_WIDTH + share(from) * track, NAME_WIDTH + share(to) * track);
    while x + STEP / 2.0 <= end {
        shapes.push(pen::line((x, y + height), ((x + STEP / 2.0).min(end), y), Ink::Muted, 0.8, 0.0));
        x += STEP;
    }
}

fn share(value: f64) -> f32 {
    value.clamp(0.0, 1.0) as f32
}

fn alt(objectives: &ObjectivesSection, w: &Writer<'_>) -> String {
    let rows = objectives.rows.iter().map(|row| {
        let args = [
            ("objective", text(row.id.as_str())),
            ("delivered", text(w.percent_or_not(row.delivered))),
            ("planned", text(row.planned_text.as_str())),
            ("rating", text(row.badge.word.as_str())),
        ];
        w.say("report-alt-objectives-row", &args)
    });
    let rows = w.series(&rows.collect::<Vec<_>>());
    w.say("report-alt-objectives", &[("n", count(objectives.rows.len())), ("rows", text(rows))])
}
