//! Participants as bars, and texts as bars of their paragraphs: the tables at a glance.

use super::pen::{self, PAGE_WIDTH};
use crate::{
    model::ledger::Grouping,
    report::{
        drawing::{Drawing, Ink, Shape, TextAnchor},
        section::participation::{GroupRow, GroupTable, ParticipationSection, TextRow, drawing_name},
        words::writer::{Writer, count, text},
    },
};

/// At most this many groups are drawn; the table lists all.
const GROUPS_MAX: usize = 12;
/// At most this many texts are drawn.
const TEXTS_MAX: usize = 6;

const NAME_WIDTH: f32 = 172.0;
const FIGURE_WIDTH: f32 = 84.0;
const TRACK_WIDTH: f32 = PAGE_WIDTH - NAME_WIDTH - FIGURE_WIDTH;
const ROW_HEIGHT: f32 = 17.0;
const BAR_HEIGHT: f32 = 8.0;

/// For each group, those present (filled), or those confirmed if nobody was counted as present, against those invited
/// (track). Empty without a table.
pub(in crate::report) fn draw_groups(by: Grouping, table: Option<&GroupTable>, w: &Writer<'_>) -> Drawing {
    let rows = table.map_or(&[][..], |table| &table.rows[..table.rows.len().min(GROUPS_MAX)]);
    let most =
        rows.iter().flat_map(|row| [row.invited, row.confirmed, row.attended]).flatten().max().unwrap_or(1).max(1);
    let width = |n: u32| n as f32 / most as f32 * TRACK_WIDTH;
    let mut shapes = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let y = place as f32 * ROW_HEIGHT;
        let name = pen::fit(&row.title, NAME_WIDTH - 8.0, pen::TEXT_SIZE);
        shapes.push(pen::text(0.0, y + 10.5, name, TextAnchor::Start, Ink::Text));
        let mut bar = |n: Option<u32>, fill: Ink| {
            if let Some(n) = n.filter(|n| *n > 0) {
                let (x, y, width, height) = (NAME_WIDTH, y + 3.5, width(n), BAR_HEIGHT);
                shapes.push(Shape::Rect { x, y, width, height, radius: 1.5, fill });
            }
        };
        bar(row.invited, Ink::Track);
        bar(row.attended.or(row.confirmed), Ink::Accent);
        shapes.push(pen::text(PAGE_WIDTH, y + 10.5, seen_of_invited(row, w), TextAnchor::End, Ink::Text));
    }
    let said: Vec<String> = rows.iter().map(|row| format!("{}: {}", row.title, seen_of_invited(row, w))).collect();
    let args = [("title", text(w.word("grouping", by.as_str()))), ("rows", text(w.series(&said)))];
    let alt = w.say("report-alt-participation", &args);
    let height = rows.len() as f32 * ROW_HEIGHT + 2.0;
    Drawing { name: drawing_name(by), width: PAGE_WIDTH, height, alt, shapes }
}

/// `41/60`: those present, or confirmed if nobody was counted as present yet, of those invited if these were counted.
fn seen_of_invited(row: &GroupRow, w: &Writer<'_>) -> String {
    match (row.attended.or(row.confirmed), row.invited) {
        (Some(seen), Some(invited)) => {
            w.say("report-fraction", &[("n", count(seen as usize)), ("of", count(invited as usize))])
        }
        _ if row.attended.is_some() => row.attended_text.clone(),
        _ => row.confirmed_text.clone(),
    }
}

/// Draws each text as a bar of its paragraphs: agreed, in brackets, open.
pub(in crate::report) fn draw_texts(section: &ParticipationSection, w: &Writer<'_>) -> Drawing {
    let rows = &section.texts[..section.texts.len().min(TEXTS_MAX)];
    let mut shapes = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        draw_text(&mut shapes, row, place as f32 * 2.0 * ROW_HEIGHT, w);
    }
    let said: Vec<String> = rows.iter().map(|row| format!("{} {}: {}", row.title, row.version, row.text)).collect();
    let alt = w.say("report-alt-texts", &[("n", count(rows.len())), ("rows", text(w.series(&said)))]);
    let height = rows.len() as f32 * 2.0 * ROW_HEIGHT + 2.0;
    Drawing { name: "texts".into(), width: PAGE_WIDTH, height, alt, shapes }
}

fn draw_text(shapes: &mut Vec<Shape>, row: &TextRow, y: f32, w: &Writer<'_>) {
    let title = if row.version.is_empty() { row.title.clone() } else { format!("{}, {}", row.title, row.version) };
    let title = pen::fit(&title, PAGE_WIDTH - pen::width_of(&row.text, pen::TEXT_SIZE) - 12.0, pen::TEXT_SIZE);
    shapes.push(pen::text(0.0, y + 9.0, title, TextAnchor::Start, Ink::Text));
    let parts = [(row.agreed, Ink::Good, "✓"), (row.bracketed, Ink::Warn, "[ ]"), (row.open, Ink::Track, "○")];
    let parts = parts.map(|(n, fill, mark)| (n.unwrap_or(0), fill, mark));
    // Of a text that was not counted as a whole the bar stays open at its end.
    let total = row.total.unwrap_or_else(|| 2 * parts.iter().map(|(n, ..)| n).sum::<u32>()).max(1);
    let mut x = 0.0;
    for (n, fill, mark) in parts.into_iter().filter(|(n, ..)| *n > 0) {
        let width = n as f32 / total as f32 * PAGE_WIDTH;
        let (height, y) = (BAR_HEIGHT + 4.0, y + 13.0);
        shapes.push(Shape::Rect { x, y, width: (width - 1.0).max(0.5), height, radius: 1.5, fill });
        let words = format!("{mark} {}", w.figure(n.into()));
        if pen::width_of(&words, pen::TEXT_SIZE) + 6.0 < width {
            let ink = if fill == Ink::Track { Ink::Text } else { Ink::Paper };
            shapes.push(pen::text(x + 5.0, y + 8.9, words, TextAnchor::Start, ink));
        }
        x += width;
    }
    shapes.push(pen::text(PAGE_WIDTH, y + 9.0, row.text.as_str(), TextAnchor::End, Ink::Muted));
}
