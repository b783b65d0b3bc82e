//! Chart of an indicator over the events of a programme: one bar for each event, and a gap where it was not measured.

use super::{IndicatorSeries, SeriesValue};
use crate::report::{
    chart::pen::{self, PAGE_WIDTH, Weight},
    drawing::{Drawing, Ink, Shape, TextAnchor},
    words::writer::{Writer, text},
};

/// Up to this many events, two charts fit side by side.
const FEW: usize = 6;
/// Width of each of two charts side by side, in points.
const HALF_WIDTH: f32 = 230.0;
const HEIGHT: f32 = 118.0;
/// Below the line: the year, the symbol, and "interim".
const FOOT: f32 = 34.0;
const HEAD: f32 = 14.0;
/// A category, which is written in words, stands on so many lines above its bar.
const CATEGORY_LINES: usize = 3;
const LINE_HEIGHT: f32 = 7.6;
/// Maximum width of a bar.
const BAR_MAX: f32 = 60.0;

/// How many charts of `events` bars fit side by side.
pub(in crate::report) fn columns(events: usize) -> usize {
    if events <= FEW { 2 } else { 1 }
}

/// The chart of one series.
pub(in crate::report) fn draw(series: &IndicatorSeries, w: &Writer<'_>) -> Drawing {
    let most = series.values.iter().filter_map(|value| value.value).fold(0.0_f64, f64::max).max(1e-9);
    let page = if columns(series.values.len()) == 1 { PAGE_WIDTH } else { HALF_WIDTH };
    let column = page / series.values.len().max(1) as f32;
    let base = HEIGHT - FOOT;
    let lines = series.values.iter().map(|value| words_of(value, column).1.len()).max().unwrap_or(1).max(1);
    let head = HEAD + (lines - 1) as f32 * LINE_HEIGHT;
    let mut shapes = vec![pen::line((0.0, base), (page, base), Ink::Line, 0.8, 0.0)];
    for (place, value) in series.values.iter().enumerate() {
        let x = (place as f32 + 0.5) * column;
        let height = value.value.map_or(0.0, |value| (value.max(0.0) / most) as f32 * (base - head));
        if height > 0.0 {
            shapes.push(bar(value, (x, base), (column * 0.6).min(BAR_MAX), height));
        }
        draw_words(&mut shapes, value, (x, base), column, height, w);
    }
    let said: Vec<String> = series.values.iter().map(|value| format!("{}: {}", value.year, value.text)).collect();
    let args = [("title", text(series.title.as_str())), ("rows", text(w.series(&said)))];
    let alt = w.say("programme-alt-series", &args);
    Drawing { name: series.drawing.clone(), width: page, height: HEIGHT, alt, shapes }
}

/// Filled if the value is final; an interim value is only outlined, and an unsure one has a dashed outline.
fn bar(value: &SeriesValue, (x, base): (f32, f32), width: f32, height: f32) -> Shape {
    let (left, right, top) = (x - width / 2.0, x + width / 2.0, base - height);
    let fill = match (value.is_interim, value.is_unsure) {
        (true, _) => Ink::Paper,
        (false, true) => Ink::Track,
        (false, false) => Ink::Accent,
    };
    Shape::Path {
        points: vec![(left, base), (left, top), (right, top), (right, base)],
        closed: true,
        fill: Some(fill),
        stroke: Some((Ink::Accent, 0.8)),
        dash: if value.is_unsure { 2.0 } else { 0.0 },
    }
}

/// The value above its bar, with its type size. A category is in words and may be wider than its column: it is set smaller, on
/// several lines, and so small that its longest word fits.
fn words_of(value: &SeriesValue, column: f32) -> (f32, Vec<pen::Label>) {
    const LEAST: f32 = 4.8;
    let room = column - 2.0;
    if pen::width_of(&value.text, pen::TEXT_SIZE) <= room {
        return (pen::TEXT_SIZE, vec![pen::fit(&value.text, room, pen::TEXT_SIZE)]);
    }
    let longest = value.text.split_whitespace().map(|word| pen::width_of(word, 1.0)).fold(0.0, f32::max);
    // A little less, so that the longest word is not cut for a rounding.
    let size = (room * 0.99 / longest.max(1.0)).clamp(LEAST, pen::SMALL_SIZE);
    (size, pen::wrapped(&value.text, room, size, CATEGORY_LINES))
}

/// The value above its bar; the event below it.
fn draw_words(
    shapes: &mut Vec<Shape>,
    value: &SeriesValue,
    (x, base): (f32, f32),
    column: f32,
    height: f32,
    w: &Writer<'_>,
) {
    let ink = if value.value.is_some() { Ink::Text } else { Ink::Muted };
    let (size, lines) = words_of(value, column);
    let last = lines.len().saturating_sub(1);
    for (line, words) in lines.into_iter().enumerate() {
        let y = base - height - 4.0 - (last - line) as f32 * LINE_HEIGHT;
        shapes.push(pen::label((size, Weight::Regular), (x, y), words, TextAnchor::Middle, ink));
    }
    shapes.push(pen::text(x, base + 11.0, value.year.as_str(), TextAnchor::Middle, Ink::Text));
    shapes.push(pen::small(x, base + 20.0, value.symbol.as_str(), TextAnchor::Middle, Ink::Muted));
    if value.is_interim {
        let words = pen::fit(&w.say("programme-interim", &[]), column, pen::SMALL_SIZE);
        shapes.push(pen::small(x, base + 29.0, words, TextAnchor::Middle, Ink::Muted));
    }
}
