//! An indicator over the events of a programme: one bar for each event, a gap where nobody measured it.

use super::{
    Drawing, Ink,
    drawing::{Shape, TextAnchor},
    pen::{self, PAGE_WIDTH},
    programme::{IndicatorSeries, SeriesValue},
    writer::{Writer, text},
};

/// So many events leave room for two charts beside each other.
const FEW: usize = 6;
/// The width of one of two charts beside each other, in points.
const HALF_WIDTH: f32 = 230.0;
const HEIGHT: f32 = 110.0;
const FOOT: f32 = 26.0;
const HEAD: f32 = 14.0;
/// No bar is wider than this.
const BAR_MAX: f32 = 60.0;

/// How many charts of so many events stand beside each other.
pub(super) fn columns(events: usize) -> usize {
    if events <= FEW { 2 } else { 1 }
}

/// The chart of one series.
pub(super) fn draw(series: &IndicatorSeries, w: &Writer<'_>) -> Drawing {
    let most = series.values.iter().filter_map(|value| value.value).fold(0.0_f64, f64::max).max(1e-9);
    let page = if columns(series.values.len()) == 1 { PAGE_WIDTH } else { HALF_WIDTH };
    let column = page / series.values.len().max(1) as f32;
    let base = HEIGHT - FOOT;
    let mut shapes = vec![pen::line((0.0, base), (page, base), Ink::Line, 0.8, 0.0)];
    for (place, value) in series.values.iter().enumerate() {
        let x = (place as f32 + 0.5) * column;
        draw_value(&mut shapes, value, x, (column * 0.6).min(BAR_MAX), base, most);
    }
    let said: Vec<String> = series.values.iter().map(|value| format!("{}: {}", value.year, value.text)).collect();
    let args = [("title", text(series.title.as_str())), ("rows", text(w.series(&said)))];
    let alt = w.say("programme-alt-series", &args);
    Drawing { name: series.drawing.clone(), width: page, height: HEIGHT, alt, shapes }
}

fn draw_value(shapes: &mut Vec<Shape>, value: &SeriesValue, x: f32, width: f32, base: f32, most: f64) {
    let height = value.value.map_or(0.0, |value| (value.max(0.0) / most) as f32 * (base - HEAD));
    if height > 0.0 {
        // A value that is not sure is drawn with an edge only.
        let corners = [
            (x - width / 2.0, base),
            (x - width / 2.0, base - height),
            (x + width / 2.0, base - height),
            (x + width / 2.0, base),
        ];
        let sure = !value.is_unsure;
        shapes.push(Shape::Path {
            points: corners.to_vec(),
            closed: true,
            fill: Some(if sure { Ink::Accent } else { Ink::Track }),
            stroke: Some((Ink::Accent, 0.8)),
            dash: if sure { 0.0 } else { 2.0 },
        });
    }
    let ink = if value.value.is_some() { Ink::Text } else { Ink::Muted };
    shapes.push(pen::text(x, base - height - 4.0, value.text.as_str(), TextAnchor::Middle, ink));
    shapes.push(pen::text(x, base + 11.0, value.year.as_str(), TextAnchor::Middle, Ink::Text));
    shapes.push(pen::small(x, base + 20.0, value.symbol.as_str(), TextAnchor::Middle, Ink::Muted));
}
