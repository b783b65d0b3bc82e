//! Chart of an indicator over the events of a programme: one bar for each event, and a gap where it was not measured.

use super::{IndicatorSeries, SeriesValue};
use crate::report::{
    chart::pen::{self, PAGE_WIDTH},
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
    let mut shapes = vec![pen::line((0.0, base), (page, base), Ink::Line, 0.8, 0.0)];
    for (place, value) in series.values.iter().enumerate() {
        let x = (place as f32 + 0.5) * column;
        let height = value.value.map_or(0.0, |value| (value.max(0.0) / most) as f32 * (base - HEAD));
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
    // A category is a word and may be as wide as its column, so it is set smaller and truncated before it reaches the
    // next.
    let is_wide = pen::width_of(&value.text, pen::TEXT_SIZE) > column;
    let size = if is_wide { pen::SMALL_SIZE } else { pen::TEXT_SIZE };
    let words = pen::fit(&value.text, column - 2.0, size);
    let draw = if is_wide { pen::small } else { pen::text };
    shapes.push(draw(x, base - height - 4.0, words, TextAnchor::Middle, ink));
    shapes.push(pen::text(x, base + 11.0, value.year.as_str(), TextAnchor::Middle, Ink::Text));
    shapes.push(pen::small(x, base + 20.0, value.symbol.as_str(), TextAnchor::Middle, Ink::Muted));
    if value.is_interim {
        let words = pen::fit(&w.say("programme-interim", &[]), column, pen::SMALL_SIZE);
        shapes.push(pen::small(x, base + 29.0, words, TextAnchor::Middle, Ink::Muted));
    }
}
