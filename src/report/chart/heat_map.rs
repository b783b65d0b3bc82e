//! The heat map: what each partner still owes to each workstream.

use super::pen::{self, Label, PAGE_WIDTH, Weight};
use crate::{
    engine::Unheard,
    model::WorkstreamId,
    report::{
        drawing::{Drawing, Ink, Shape, TextAnchor},
        section::heat_map::{HeatCell, HeatMap, HeatRow},
        words::{
            value::Badge,
            writer::{Writer, count, text},
        },
    },
};

/// At most this many partners are drawn, those with the most overdue and open parts; the table lists all.
const DRAWN_ROWS_MAX: usize = 24;
/// At most this many workstreams are drawn.
const DRAWN_COLUMNS_MAX: usize = 16;

const ROW_HEIGHT: f32 = 15.0;
const HEAD_HEIGHT: f32 = 16.0;
const NAME_WIDTH: f32 = 118.0;
/// Room for the mark of a partner that is not heard from, at the end of its name.
const MARK_WIDTH: f32 = 14.0;
const LEGEND_HEIGHT: f32 = 14.0;

/// Draws the heat map: each cell shows how much is open, and how much of that is overdue. Partners that are not heard from
/// have a mark, which the legend explains.
pub(in crate::report) fn draw(map: &HeatMap, w: &Writer<'_>) -> Drawing {
    let rows = drawn_rows(map);
    let columns = map.workstreams.len().min(DRAWN_COLUMNS_MAX);
    let width = (PAGE_WIDTH - NAME_WIDTH) / columns.max(1) as f32;
    let mut shapes = Vec::new();
    for (c, column) in map.workstreams.iter().take(columns).enumerate() {
        let x = NAME_WIDTH + (c as f32 + 0.5) * width;
        let label = column.id.as_ref().map_or("–", WorkstreamId::as_str);
        shapes.push(pen::text(x, HEAD_HEIGHT - 5.0, pen::fit(label, width, 8.0), TextAnchor::Middle, Ink::Muted));
    }
    for (r, row) in rows.iter().enumerate() {
        let y = HEAD_HEIGHT + r as f32 * ROW_HEIGHT;
        draw_name(&mut shapes, y, row);
        for (c, cell) in row.cells.iter().take(columns).enumerate() {
            draw_cell(&mut shapes, NAME_WIDTH + c as f32 * width, y, width, *cell, w);
        }
    }
    let bottom = HEAD_HEIGHT + rows.len() as f32 * ROW_HEIGHT + 2.0;
    let height = bottom + draw_legend(&mut shapes, bottom, &rows);
    Drawing { name: "heat-map".into(), width: PAGE_WIDTH, height, alt: alt(map, w), shapes }
}

fn draw_name(shapes: &mut Vec<Shape>, y: f32, row: &HeatRow) {
    let mut room = NAME_WIDTH - 8.0;
    if let Some(Badge { mark, ink, .. }) = &row.unheard {
        room -= MARK_WIDTH;
        let at = (NAME_WIDTH - MARK_WIDTH / 2.0, y + 10.5);
        shapes.push(pen::label((8.0, Weight::Bold), at, mark.as_str(), TextAnchor::Middle, *ink));
    }
    shapes.push(pen::text(0.0, y + 10.5, pen::fit(&row.name, room, 8.0), TextAnchor::Start, Ink::Text));
}

/// Says what the marks of the drawn rows stand for; returns its height, which is 0 if there are none.
fn draw_legend(shapes: &mut Vec<Shape>, top: f32, rows: &[&HeatRow]) -> f32 {
    let marked: Vec<&Badge> = rows.iter().filter_map(|row| row.unheard.as_ref()).collect();
    let mut x = 0.0;
    for key in Unheard::KEYS {
        let Some(badge) = marked.iter().find(|badge| badge.key == key) else { continue };
        let at = (x + 4.0, top + LEGEND_HEIGHT - 3.5);
        shapes.push(pen::label((8.0, Weight::Bold), at, badge.mark.as_str(), TextAnchor::Middle, badge.ink));
        shapes.push(pen::text(x + 12.0, at.1, badge.word.as_str(), TextAnchor::Start, Ink::Muted));
        x += 12.0 + pen::width_of(&badge.word, pen::TEXT_SIZE) + 16.0;
    }
    if marked.is_empty() { 0.0 } else { LEGEND_HEIGHT }
}

fn draw_cell(shapes: &mut Vec<Shape>, x: f32, y: f32, width: f32, cell: HeatCell, w: &Writer<'_>) {
    let (fill, ink, bold) = match cell {
        HeatCell { open: 0, .. } => (None, Ink::Line, false),
        HeatCell { overdue: 0, .. } => (Some(Ink::Track), Ink::Text, false),
        HeatCell { .. } => (Some(Ink::Bad), Ink::Paper, true),
    };
    if let Some(fill) = fill {
        shapes.push(Shape::Rect {
            x: x + 1.0,
            y: y + 1.0,
            width: width - 2.0,
            height: ROW_HEIGHT - 2.0,
            radius: 2.0,
            fill,
        });
    }
    let words = match cell {
        HeatCell { open: 0, .. } => "·".to_owned(),
        HeatCell { open, overdue: 0 } => w.figure(open as f64),
        HeatCell { open, overdue } => w.say("report-fraction", &[("n", count(overdue)), ("of", count(open))]),
    };
    let words = Label { text: words, room: Some(width - 2.0) };
    shapes.push(pen::label((8.0, Weight::bold_if(bold)), (x + width / 2.0, y + 10.5), words, TextAnchor::Middle, ink));
}

/// The partners that owe something, in the order of the definition; if there are too many, those that owe most.
fn drawn_rows(map: &HeatMap) -> Vec<&HeatRow> {
    let mut rows: Vec<_> = map.rows.iter().enumerate().filter(|(_, row)| row.sum(|cell| cell.open) > 0).collect();
    rows.sort_by_key(|(place, row)| {
        (std::cmp::Reverse((row.sum(|cell| cell.overdue), row.sum(|cell| cell.open))), *place)
    });
    rows.truncate(DRAWN_ROWS_MAX);
    rows.sort_by_key(|(place, _)| *place);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The message of the map, and who is not heard from.
fn alt(map: &HeatMap, w: &Writer<'_>) -> String {
    let owing = || map.rows.iter().filter(|row| row.sum(|cell| cell.open) > 0);
    let unheard = Unheard::KEYS.iter().filter_map(|key| {
        let (mut names, mut word) = (Vec::new(), None);
        for (row, badge) in owing().filter_map(|row| Some((row, row.unheard.as_ref()?))).filter(|(_, b)| b.key == *key)
        {
            names.push(row.name.clone());
            word = Some(badge.word.as_str());
        }
        Some(w.say("report-alt-unheard", &[("word", text(word?)), ("partners", text(w.series(&names)))]))
    });
    std::iter::once(alt_of_cells(map, w)).chain(unheard).collect::<Vec<_>>().join(" ")
}

fn alt_of_cells(map: &HeatMap, w: &Writer<'_>) -> String {
    let (mut open, mut overdue, mut worst) = (0, 0, None::<(usize, &HeatRow)>);
    for row in &map.rows {
        open += row.sum(|cell| cell.open);
        let row_overdue = row.sum(|cell| cell.overdue);
        overdue += row_overdue;
        if row_overdue > worst.map_or(0, |(most, _)| most) {
            worst = Some((row_overdue, row));
        }
    }
    let mut args = vec![("open", count(open)), ("overdue", count(overdue))];
    match worst {
        None => w.say("report-alt-heat-map-well", &args),
        // In the edition of one partner nobody can be compared with it.
        Some((_, row)) if map.rows.len() == 1 => {
            args.push(("partner", text(row.name.as_str())));
            w.say("report-alt-heat-map-own", &args)
        }
        Some((most, row)) => {
            args.extend([("partner", text(row.name.as_str())), ("most", count(most))]);
            w.say("report-alt-heat-map", &args)
        }
    }
}
