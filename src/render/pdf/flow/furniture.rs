//! Page headers and footers.

use super::{Flow, Frame, collector::Collector};
use crate::{
    render::{
        pdf::{
            meta::PdfMeta,
            pages::page::{Area, Belongs, Item, Page, Path, shift_all},
            set::{
                paragraph::{Paragraph, Style},
                setter::Align,
            },
        },
        theme::{Theme, TypeSize},
    },
    report::Ink,
};

/// Adds page headers and footers.
pub(in crate::render::pdf) fn furnish(flow: &mut Flow, pages: &mut [Page], meta: &PdfMeta) {
    let theme = flow.theme;
    let (sheet, step) = (theme.page, theme.small);
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let number = meta.page_of.replace("{page}", &(index + 1).to_string()).replace("{pages}", &count.to_string());
        let foot = sheet.height - 44.0;
        let half = sheet.measure() / 2.0 - 8.0;
        let mut furniture = furniture_line(flow, &meta.symbol, (sheet.side, foot, half), Align::Start);
        furniture.extend(furniture_line(flow, &number, (sheet.side + half + 16.0, foot, half), Align::End));
        furniture.push(furniture_rule(theme, foot - 5.0));
        claim(&mut furniture, Belongs::PageFooter);
        if index > 0 {
            let mut head = furniture_line(flow, &meta.running_title, (sheet.side, 34.0, sheet.measure()), Align::Start);
            head.push(furniture_rule(theme, 34.0 + step.leading + 3.5));
            claim(&mut head, Belongs::PageHeader);
            furniture.extend(head);
        }
        page.items.append(&mut furniture);
    }
}

fn furniture_rule(theme: &Theme, y: f32) -> Item {
    let ends = ((theme.page.side, y), (theme.page.width - theme.page.side, y));
    Item::ornament(Path::line(ends.0, ends.1, theme.ink(Ink::Line), theme.hairline))
}

/// One small line, truncated if it does not fit.
fn furniture_line(flow: &mut Flow, text: &str, (x, y, width): (f32, f32, f32), align: Align) -> Vec<Item> {
    let step = flow.theme.small;
    let frame = plain_frame(Area { x, y, width, height: step.leading }, step, align);
    let style = Style { ink: Ink::Muted, ..Flow::style(frame, step) };
    let mut words: Vec<char> = text.chars().take(400).collect();
    let mut paragraph = Collector::plain(text, style.clone(), flow);
    while flow.setter.set(&paragraph, width, align).lines.len() > 1 && !words.is_empty() {
        words.truncate(words.len() - words.len().div_ceil(12));
        let shorter: String = words.iter().collect();
        paragraph = Collector::plain(&format!("{}…", shorter.trim_end()), style.clone(), flow);
    }
    let mut items = line_of(flow, &paragraph, width, align);
    shift_all(&mut items, x, y);
    items
}

/// The first line of a paragraph.
pub(super) fn line_of(flow: &mut Flow, paragraph: &Paragraph, width: f32, align: Align) -> Vec<Item> {
    flow.setter.set(paragraph, width, align).lines.into_iter().take(1).flat_map(|line| line.items).collect()
}

/// A frame for text that belongs to no element.
pub(super) fn plain_frame(area: Area, step: TypeSize, align: Align) -> Frame {
    Frame { x: area.x, width: area.width, node: 0, bare: true, step, ink: Ink::Text, bold: false, align }
}

fn claim(items: &mut [Item], belongs: Belongs) {
    for item in items {
        item.belongs = belongs;
    }
}
