//! Lists: a label beside each item.

use super::{Flow, Frame, collector::Collector};
use crate::{
    render::{
        page::{TypesetError, dom::Element},
        pdf::{
            pages::{
                fragment::Fragment,
                page::{Item, shift_all},
                tag::Kind,
            },
            set::setter::Align,
        },
    },
    report::Ink,
};

impl Flow<'_> {
    /// Sets a list.
    pub(super) fn list(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        let list = self.tags.add(frame.node, Kind::List);
        let numbered = element.name == "ol";
        self.tags.nodes[list].numbered = numbered;
        let indent = if numbered { 18.0 } else { 12.0 };
        let first: usize = element.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        let mut ends = Vec::new();
        for (index, item) in element.elements().filter(|child| child.name == "li").enumerate() {
            let node = self.tags.add(list, Kind::Item);
            let label_node = self.tags.add(node, Kind::Label);
            let body = self.tags.add(node, Kind::ItemBody);
            let ink = if numbered { frame.ink } else { Ink::Accent };
            let style = Self::style(Frame { node: label_node, ink, bold: false, ..frame }, frame.step);
            let label = if numbered { format!("{}.", first + index) } else { "•".to_owned() };
            let label = Collector::plain(&label, style, self);
            let align = if numbered { Align::Start } else { frame.align };
            let label = self.setter.set(&label, indent, align);
            let inner = Frame { x: frame.x + indent, width: frame.width - indent, node: body, bare: true, ..frame };
            self.pending.anchors.extend(item.attribute("id").map(str::to_owned));
            let mut fragments = self.inside(&item.children, inner)?;
            if fragments.is_empty() {
                fragments.push(Fragment { height: frame.step.leading, ..Fragment::default() });
            }
            let mut items: Vec<Item> = label.lines.into_iter().flat_map(|line| line.items).collect();
            shift_all(&mut items, frame.x, 0.0);
            items.append(&mut fragments[0].items);
            fragments[0].items = items;
            let gap = if index == 0 { self.theme.gap * 0.6 } else { self.theme.gap * 0.35 };
            fragments[0].before = gap;
            if let Some(last) = fragments.last_mut() {
                last.after = self.theme.gap * 0.35;
            }
            self.push_all(fragments);
            ends.push(self.out.len());
        }
        if let Some(last) = self.out.last_mut() {
            last.after = last.after.max(self.theme.gap);
        }
        self.keep_items_in_company(&ends);
        Ok(())
    }

    /// As with the lines of a paragraph, neither the first nor the last item of a list is alone on a page. `ends` are
    /// the positions in `out` after each item.
    fn keep_items_in_company(&mut self, ends: &[usize]) {
        let [first, .., before_last, _] = ends else { return };
        for end in [*first, *before_last] {
            if let Some(fragment) = end.checked_sub(1).and_then(|last| self.out.get_mut(last)) {
                fragment.keep = true;
            }
        }
    }
}
