//! What the shaper is told of a paragraph: its styles, each with a family of faces, and where lines may end.

use std::collections::BTreeSet;

use parley::{
    FontFamily, FontFeatures, FontStyle, FontWeight, Language, Layout, LineHeight, OverflowWrap, TextStyle,
    VerticalAlign,
};

use super::{
    fonts::{Faces, Family, is_ignorable},
    paragraph::{Paragraph, Shift, Style},
};

/// A cluster at which a word may be divided.
pub(super) const SOFT: &str = "\u{ad}";

/// A style of a paragraph, and the family of faces that its letters are from.
type Look = (usize, Family);

/// The styles that a paragraph is set in, each with a family of faces, and where each ends in the text.
///
/// A blank is taken from the family of the letters before it: readers keep it in the same piece of text then. Such a reader
/// loses a blank that it finds in another font, where lines run from right to left.
pub(super) fn stretches(paragraph: &Paragraph, faces: &Faces) -> (Vec<Look>, Vec<(usize, usize)>) {
    let first = faces.families().next().unwrap_or_default();
    let mut looks = vec![(0, first)];
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    let mut before = first;
    for (at, cluster, style) in paragraph.clusters() {
        let cut = paragraph.styles[style].cut();
        let is_blank = cluster.chars().all(|c| c.is_whitespace() || is_ignorable(c));
        let stays = is_blank && faces.of_family(before, cut).has_all(cluster);
        let family = if stays { before } else { faces.family_with(cluster, cut).unwrap_or(before) };
        let look = looks.iter().position(|look| *look == (style, family)).unwrap_or_else(|| {
            looks.push((style, family));
            looks.len() - 1
        });
        match stretches.last_mut() {
            Some(last) if last.1 == look => last.0 = at + cluster.len(),
            _ => stretches.push((at + cluster.len(), look)),
        }
        before = family;
    }
    (looks, stretches)
}

/// Breaks lines. One that ends at a soft hyphen leaves room for the hyphen.
pub(super) fn break_lines(layout: &mut Layout<usize>, text: &str, width: f32, hyphen: f32) {
    layout.break_all_lines(width.is_finite().then_some(width));
    if !width.is_finite() || !text.contains(SOFT) {
        return;
    }
    // Each line that is made narrower moves all that follow it.
    let mut narrow: BTreeSet<usize> = BTreeSet::new();
    while let Some(line) = overhanging(layout, text, width - hyphen, &narrow) {
        narrow.insert(line);
        let mut breaker = layout.break_lines();
        for index in 0.. {
            let room = if narrow.contains(&index) { width - hyphen } else { width };
            breaker.state_mut().set_layout_max_advance(width);
            breaker.state_mut().set_line_max_advance(room);
            if breaker.break_next().is_none() {
                break;
            }
        }
        breaker.finish();
        narrow.retain(|index| *index <= line);
    }
}

/// The first line that ends at a soft hyphen, has no room for a hyphen, and is not known to be narrower.
fn overhanging(layout: &Layout<usize>, text: &str, room: f32, narrow: &BTreeSet<usize>) -> Option<usize> {
    let mut lines = layout.lines().enumerate();
    let found = lines.find(|(index, line)| {
        let is_divided = text.get(line.text_range()).is_some_and(|text| text.ends_with(SOFT));
        is_divided && line.metrics().advance > room && !narrow.contains(index)
    });
    found.map(|(index, _)| index)
}

/// A style of the paragraph as the shaper knows it; `own` is that of the whole paragraph.
pub(super) fn text_style(
    index: usize,
    style: &Style,
    own: &Style,
    (font_family, locale): (FontFamily<'static>, Option<Language>),
) -> TextStyle<'static, 'static, usize> {
    TextStyle {
        font_family,
        // Tabular figures, as the built-in faces have them, because columns are compared.
        font_features: FontFeatures::from("\"tnum\""),
        font_size: style.step.size,
        font_weight: if style.bold { FontWeight::BOLD } else { FontWeight::NORMAL },
        font_style: if style.italic && !style.bold { FontStyle::Italic } else { FontStyle::Normal },
        locale,
        brush: index,
        line_height: LineHeight::Absolute(if style.shift == Shift::None {
            style.step.leading
        } else {
            style.step.size
        }),
        vertical_align: match style.shift {
            Shift::None => VerticalAlign::BASELINE,
            Shift::Super => VerticalAlign::length(own.step.size * 0.34),
            Shift::Sub => VerticalAlign::length(-own.step.size * 0.14),
        },
        overflow_wrap: OverflowWrap::BreakWord,
        ..TextStyle::default()
    }
}
