//! The table of contents: set with the text, numbered once the pages are known.

use super::{Flow, Frame, collector::Collector, furniture};
use crate::{
    render::{
        page::{TypesetError, dom::Element},
        pdf::{
            pages::{
                fragment::Fragment,
                link::{Link, Target},
                page::{Area, Belongs, Item, Path, Piece, shift_all},
                paginate::Placed,
                tag::Kind,
            },
            set::{paragraph::Style, setter::Align},
        },
    },
    report::Ink,
};

impl Flow<'_> {
    /// Sets the table of contents: the headings of rank 2 with their pages, after the element's own content.
    pub(super) fn contents(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        const NUMBER: f32 = 28.0;
        self.blocks(&element.children, frame)?;
        let headings: Vec<(usize, String)> = self
            .headings
            .iter()
            .enumerate()
            .filter(|(_, heading)| heading.rank == 2)
            .map(|(index, heading)| (index, heading.words.clone()))
            .collect();
        if headings.is_empty() {
            return Ok(());
        }
        let contents = self.tags.add(frame.node, Kind::Contents);
        for (index, words) in headings {
            let item = self.tags.add(contents, Kind::ContentsItem);
            let reference = self.tags.add(item, Kind::Reference);
            let node = self.tags.add(reference, Kind::Link);
            let link = self.links.len();
            self.links.push(Link { node, target: Target::Heading(index), words: words.clone() });
            let style = Style { link: Some(link), ..Self::style(Frame { node, ..frame }, frame.step) };
            let paragraph = Collector::plain(&words, style, self);
            let set = self.setter.set(&paragraph, frame.width - NUMBER - 8.0, Align::Start);
            let mut items: Vec<Item> = set.lines.into_iter().flat_map(|line| line.items).collect();
            shift_all(&mut items, frame.x, 0.0);
            let y = set.height - frame.step.leading;
            let area = Area { x: frame.x + frame.width - NUMBER, y, width: NUMBER, height: frame.step.leading };
            items.push(Item { area, piece: Piece::PageOf(index), belongs: Belongs::Node(node), link: Some(link) });
            let line = self.theme.ink(Ink::Line);
            let bottom = set.height + 2.4;
            let ends = ((frame.x, bottom), (frame.x + frame.width, bottom));
            items.push(Item::ornament(Path::line(ends.0, ends.1, line, self.theme.hairline)));
            self.push(Fragment { height: set.height + 2.8, before: 2.0, after: 0.0, items, ..Fragment::default() });
        }
        let gap = self.theme.gap * 2.0;
        if let Some(last) = self.last() {
            last.after = gap;
        }
        Ok(())
    }
}

/// Puts page numbers into the table of contents.
pub(in crate::render::pdf) fn number(flow: &mut Flow, placed: &mut Placed) {
    for page in &mut placed.pages {
        let mut index = 0;
        while index < page.items.len() {
            let Piece::PageOf(heading) = page.items[index].piece else {
                index += 1;
                continue;
            };
            let old = page.items.remove(index);
            let Some(place) = placed.headings.get(&heading) else { continue };
            let Belongs::Node(node) = old.belongs else { continue };
            let step = flow.theme.body;
            let frame = furniture::plain_frame(old.area, step, Align::End);
            let style = Style { node, link: old.link, ..Flow::style(frame, step) };
            let paragraph = Collector::plain(&(place.page + 1).to_string(), style, flow);
            for mut item in furniture::line_of(flow, &paragraph, old.area.width, Align::End) {
                item.shift(old.area.x, old.area.y);
                page.items.insert(index, item);
                index += 1;
            }
        }
    }
}
