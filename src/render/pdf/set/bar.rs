//! A bar in running text: the share that is done, the plan, and any excess.

use super::paragraph::Extent;
use crate::{
    render::{
        pdf::pages::page::{Area, Belongs, Item, Path},
        theme::Theme,
    },
    report::Ink,
};

/// The width of a bar, in points.
pub(in crate::render::pdf) const WIDTH: f32 = 76.0;
/// The height of a bar, in points.
pub(in crate::render::pdf) const HEIGHT: f32 = 5.0;
/// Space after a bar.
pub(in crate::render::pdf) const GAP: f32 = 3.0;
/// How far the tick of the plan extends beyond a bar.
pub(in crate::render::pdf) const TICK: f32 = 2.0;

/// The items that draw a bar within `area` in its ink, as part of a node.
pub(in crate::render::pdf) fn items(
    theme: &Theme,
    area: Area,
    extent: Extent,
    (ink, node): (Ink, Option<usize>),
) -> Vec<Item> {
    let area = Area { width: area.width - GAP, ..area };
    let radius = HEIGHT / 2.0;
    let whole = Area { width: area.width * extent.whole, ..area };
    let mut items = vec![Item::ornament(Path::rect(whole, radius, theme.ink(Ink::Track)))];
    if extent.value > 0.0 {
        let done = area.width * extent.value.min(extent.whole);
        let done = Area { width: done.max(HEIGHT.min(whole.width)), ..area };
        items.push(Item::ornament(Path::rect(done, radius, theme.ink(ink))));
    }
    if extent.value > extent.whole {
        items.extend(beyond(theme, area, whole.right(), area.x + area.width * extent.value));
    }
    if let Some(plan) = extent.plan {
        let x = (area.x + area.width * plan).clamp(area.x + 0.6, area.right() - 0.6);
        // A light seam keeps the tick visible on the bar.
        let (top, bottom) = ((x, area.y - TICK), (x, area.bottom() + TICK));
        let seam = Path::line((x, area.y), (x, area.bottom()), theme.ink(Ink::Paper), 2.8);
        let tick = Path::line(top, bottom, theme.ink(Ink::Text), 1.2);
        items.push(Item::ornament(seam));
        items.push(Item::ornament(tick));
    }
    if let Some(node) = node {
        for item in &mut items {
            item.belongs = Belongs::Node(node);
        }
    }
    items
}

/// The excess over the whole of a bar: after a gap, taller and hatched, so that it is visible without colour.
fn beyond(theme: &Theme, area: Area, from: f32, to: f32) -> Vec<Item> {
    const SEAM: f32 = 1.6;
    /// The minimum width, however small the excess.
    const LEAST: f32 = 3.0;
    /// The distance between stripes.
    const STRIPES: f32 = 2.4;
    let (x, y) = (from + SEAM, area.y - TICK / 2.0);
    let width = (to - x).max(LEAST);
    let height = area.height + TICK;
    let ground = Area { x, y, width, height };
    let mut items = vec![Item::ornament(Path::rect(ground, 0.0, theme.ink(Ink::Bad)))];
    let mut at = x + STRIPES;
    while at < x + width - 0.8 {
        items.push(Item::ornament(Path::line((at, y), (at, y + height), theme.ink(Ink::Paper), 0.8)));
        at += STRIPES;
    }
    items
}
