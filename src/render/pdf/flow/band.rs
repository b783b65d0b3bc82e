//! The title band: the document's title, with the logo beside it.

use super::{Flow, Frame};
use crate::{
    render::{
        page::{TypesetError, dom::Element},
        pdf::pages::{
            fragment::Fragment,
            page::{Area, Belongs, Item, Path, Piece},
            tag::Kind,
        },
    },
    report::Ink,
};

/// The height of a logo, unless it is wide, in points.
const LOGO_HEIGHT: f32 = 44.0;

/// The largest share of a line that a logo takes up.
const LOGO_SHARE: f32 = 0.35;

/// Space between the text of the title band and the logo.
const LOGO_GAP: f32 = 18.0;

impl Flow<'_> {
    /// The title band: the document's title above a strong rule.
    pub(super) fn band(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        let logo = self.logo(element, frame);
        let beside = logo.as_ref().map_or(0.0, |logo| logo.area.width + LOGO_GAP);
        let from = self.out.len();
        self.blocks(&element.children, Frame { width: frame.width - beside, ..frame })?;
        if let Some(logo) = logo {
            let short = logo.area.height - self.out[from..].iter().map(|fragment| fragment.height).sum::<f32>();
            if let Some(last) = self.out[from..].last_mut() {
                last.height += short.max(0.0);
            }
            self.out[from..].iter_mut().take(1).for_each(|first| first.items.push(logo.clone()));
        }
        let path = Path::line((frame.x, 0.0), (frame.x + frame.width, 0.0), self.theme.ink(Ink::Accent), 1.6);
        if let Some(last) = self.out.last_mut() {
            last.keep = true;
        }
        let items = vec![Item::ornament(path)];
        self.push(Fragment { height: 1.6, before: 10.0, after: 14.0, items, ..Fragment::default() });
        Ok(())
    }

    /// The theme's logo at the end of the band's first line, if the band contains an `img`.
    fn logo(&mut self, band: &Element, frame: Frame) -> Option<Item> {
        let logo = self.theme.logo.as_ref().filter(|_| band.elements().any(|child| child.name == "img"))?;
        let (width, height) = (logo.width as f32, logo.height as f32);
        let scale = (LOGO_HEIGHT / height).min(frame.width * LOGO_SHARE / width);
        let node = self.tags.add(frame.node, Kind::Figure);
        self.tags.nodes[node].alt = Some(logo.text.clone());
        let (width, height) = (width * scale, height * scale);
        let area = Area { x: frame.x + frame.width - width, y: 0.0, width, height };
        Some(Item { area, piece: Piece::Logo, belongs: Belongs::Node(node), link: None })
    }
}
