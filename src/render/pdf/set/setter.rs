//! Sets paragraphs as lines of glyphs: shaping, direction and line breaks by parley.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontContext, GlyphRun, InlineBox, InlineBoxKind, Language, Layout,
    LayoutContext, LineHeight, PositionedInlineBox, PositionedLayoutItem, TextStyle, VerticalAlign,
};

use super::{
    bar,
    fonts::{Faces, Family},
    glyphs::{Atom, Draft, hyphen_width, visual_atoms},
    hyphenate,
    paragraph::{Inset, Paragraph, Style},
    shaping::{SOFT, break_lines, stretches, text_style},
};
use crate::{
    render::{
        pdf::pages::page::{Area, Belongs, Item, Path, Piece, shift_all},
        theme::Theme,
    },
    report::Ink,
};

/// Space on each side of a badge's words.
const BADGE_PAD: f32 = 4.0;

/// How lines are aligned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::render::pdf) enum Align {
    Start,
    End,
    Justify,
}

/// A line of a paragraph; its items are relative to the upper start corner of the paragraph.
#[derive(Clone, Debug)]
pub(in crate::render::pdf) struct Line {
    pub top: f32,
    pub height: f32,
    pub items: Vec<Item>,
}

/// A set paragraph.
#[derive(Clone, Debug)]
pub(in crate::render::pdf) struct SetText {
    pub lines: Vec<Line>,
    /// Width of the longest line.
    pub width: f32,
    pub height: f32,
}

/// Sets text.
pub(in crate::render::pdf) struct Setter<'a> {
    theme: &'a Theme,
    faces: Arc<Faces>,
    fonts: FontContext,
    layouts: LayoutContext<usize>,
    language: Option<Language>,
    /// The language tag as written, for hyphenation patterns.
    lang: &'a str,
    rtl: bool,
    /// Badges repeat the same few words: cached by words, size and colour.
    badges: BTreeMap<(String, u32, Ink), SetText>,
}

impl<'a> Setter<'a> {
    pub(in crate::render::pdf) fn new(theme: &'a Theme, faces: Arc<Faces>, lang: &'a str, rtl: bool) -> Self {
        let language = Language::parse(lang).ok();
        Self {
            theme,
            fonts: faces.context(),
            faces,
            layouts: LayoutContext::new(),
            language,
            lang,
            rtl,
            badges: BTreeMap::new(),
        }
    }

    /// The faces of the document.
    pub(in crate::render::pdf) fn faces(&self) -> &Faces {
        &self.faces
    }

    /// True if lines run from right to left.
    pub(in crate::render::pdf) fn is_rtl(&self) -> bool {
        self.rtl
    }

    /// The smallest width that needs no additional lines: it makes the lines of a heading equally long.
    pub(in crate::render::pdf) fn balanced(&mut self, paragraph: &Paragraph, width: f32) -> f32 {
        let count = self.set(paragraph, width, Align::Start).lines.len();
        let (mut narrow, mut wide) = (width * 0.5, width);
        if !(2..=4).contains(&count) {
            return width;
        }
        for _ in 0..6 {
            let middle = f32::midpoint(narrow, wide);
            if self.set(paragraph, middle, Align::Start).lines.len() > count {
                narrow = middle;
            } else {
                wide = middle;
            }
        }
        wide
    }

    /// The widths of the paragraph with all possible breaks, and without any.
    pub(in crate::render::pdf) fn widths(&mut self, paragraph: &Paragraph) -> (f32, f32) {
        let widths = self.shape(paragraph, f32::MAX).calculate_content_widths();
        let hyphen = if paragraph.text.contains(SOFT) { self.hyphen(paragraph) } else { 0.0 };
        ((widths.min + hyphen).ceil(), widths.max.ceil() + 0.5)
    }

    /// The width of a badge whose words are on separate lines.
    pub(in crate::render::pdf) fn narrowest_badge(&mut self, words: &Paragraph) -> f32 {
        self.widths(words).0 + 2.0 * BADGE_PAD
    }

    /// Breaks the paragraph into lines of that width.
    pub(in crate::render::pdf) fn set(&mut self, paragraph: &Paragraph, width: f32, align: Align) -> SetText {
        if align == Align::Justify {
            return self.justified(paragraph, width);
        }
        self.broken(paragraph, width, align)
    }

    /// Justified lines, with words divided if the language has patterns; ragged if the gaps would be wide. Hyphens hang
    /// past the edge of the letters, but within the measure.
    fn justified(&mut self, paragraph: &Paragraph, width: f32) -> SetText {
        let places = hyphenate::places(&paragraph.text, self.lang);
        let divided = paragraph.divided(&places);
        let hyphen = if places.is_empty() {
            0.0
        } else {
            hyphen_width(self.faces.face(self.faces.text()), &paragraph.styles[0])
        };
        if self.fills(&divided, width - hyphen) {
            return self.broken(&divided, width - hyphen, Align::Justify);
        }
        self.broken(paragraph, width, Align::Start)
    }

    /// The width of a hyphen in the paragraph's own style.
    fn hyphen(&self, paragraph: &Paragraph) -> f32 {
        hyphen_width(self.faces.face(self.faces.text()), &paragraph.styles[0])
    }

    fn broken(&mut self, paragraph: &Paragraph, width: f32, align: Align) -> SetText {
        let mut layout = self.shape(paragraph, width);
        if layout.inline_boxes().any(|inset| inset.width > width + 0.1) {
            return self.broken(&paragraph.without_badges(), width, align);
        }
        // The hyphens of justified lines hang past their edge.
        let hyphen = if align == Align::Justify { 0.0 } else { self.hyphen(paragraph) };
        break_lines(&mut layout, &paragraph.text, width, hyphen);
        let alignment = match align {
            Align::Start => Alignment::Start,
            Align::End => Alignment::End,
            Align::Justify => Alignment::Justify,
        };
        layout.align(alignment, AlignmentOptions::default());
        let measure = if width.is_finite() { width } else { layout.width() };
        let lines = layout.lines().map(|line| {
            let metrics = line.metrics();
            let items = self.line_items(paragraph, &line, measure);
            Line { top: metrics.block_min_coord, height: metrics.block_max_coord - metrics.block_min_coord, items }
        });
        SetText { lines: lines.collect(), width: layout.width(), height: layout.height() }
    }

    /// True if no line would need wide gaps to be justified.
    fn fills(&mut self, paragraph: &Paragraph, width: f32) -> bool {
        let set = self.broken(paragraph, width, Align::Start);
        let but_last = set.lines.len().saturating_sub(1);
        set.lines[..but_last].iter().all(|line| {
            let (left, right) = extent(&line.items);
            right - left > width * 0.86
        })
    }

    fn shape(&mut self, paragraph: &Paragraph, width: f32) -> Layout<usize> {
        let boxes: Vec<InlineBox> = paragraph
            .insets
            .iter()
            .enumerate()
            .map(|(id, (index, inset))| {
                let (wide, height, baseline) = self.inset_size(inset, &paragraph.styles[0], width);
                InlineBox {
                    id: id as u64,
                    kind: InlineBoxKind::InFlow,
                    index: *index,
                    width: wide,
                    height,
                    baseline: Some(baseline),
                    vertical_align: VerticalAlign::BASELINE,
                }
            })
            .collect();
        let mut builder = self.layouts.style_run_builder(&mut self.fonts, &paragraph.text, 1.0, false);
        // Every line is at least as high as the first style requests. That style therefore requests nothing, so that
        // lines of small words are set closer together.
        let strut = LineHeight::Absolute(0.0);
        let (looks, stretches) = stretches(paragraph, &self.faces);
        let own = &paragraph.styles[0];
        let style = |(style, family): (usize, Family)| {
            text_style(style, &paragraph.styles[style], own, (Faces::named(family), self.language))
        };
        builder.push_style(TextStyle { line_height: strut, ..style(looks[0]) });
        for look in &looks {
            builder.push_style(style(*look));
        }
        let mut from = 0;
        for (end, look) in stretches {
            builder.push_style_run(look as u16 + 1, from..end);
            from = end;
        }
        for inset in boxes {
            builder.push_inline_box(inset);
        }
        builder.set_base_direction(if self.rtl { BaseDirection::Rtl } else { BaseDirection::Ltr });
        builder.build(&paragraph.text)
    }

    /// Width, height, and height above the baseline.
    fn inset_size(&mut self, inset: &Inset, style: &Style, width: f32) -> (f32, f32, f32) {
        match inset {
            Inset::Badge { words, .. } => {
                let size = words.styles[0].step.size;
                let words = self.badge(words, width);
                let below_first =
                    words.lines.last().map_or(0.0, |line| line.top) - words.lines.first().map_or(0.0, |line| line.top);
                (words.width + 2.0 * BADGE_PAD, size * 1.36 + below_first, size * 1.02)
            }
            Inset::Bar { wide, .. } => {
                let natural = if *wide { 400.0 } else { bar::WIDTH };
                (natural.min(width), bar::HEIGHT, bar::HEIGHT / 2.0 + style.step.size * 0.34)
            }
        }
    }

    /// The items of a line in reading order.
    fn line_items(&mut self, paragraph: &Paragraph, line: &parley::Line<'_, usize>, measure: f32) -> Vec<Item> {
        let mut placed: Vec<(usize, Vec<Item>)> = Vec::new();
        let mut atoms: Vec<Atom> = Vec::new();
        let mut end = End { seen: seen_end(&paragraph.text, line.text_range()), gaps: Vec::new(), hyphen: None };
        let mut current = None;
        for item in line.items() {
            match item {
                PositionedLayoutItem::GlyphRun(run) => {
                    if current != Some(run.run().index()) {
                        current = Some(run.run().index());
                        atoms = visual_atoms(run.run());
                        atoms.reverse();
                    }
                    placed.extend(self.run_items(paragraph, &run, &mut atoms, measure, &mut end));
                }
                PositionedLayoutItem::InlineBox(inset) => placed.push(self.inset_items(paragraph, &inset, measure)),
            }
        }
        placed.sort_by_key(|(index, _)| *index);
        let divided = placed.iter().rfind(|(start, _)| end.hyphen.is_some_and(|(at, _)| *start <= at));
        let edge = divided.and_then(|(_, items)| items.first()).map(|item| item.area.x);
        let mut items: Vec<Item> = placed.into_iter().flat_map(|(_, items)| items).collect();
        if let (Some(edge), Some((_, width))) = (edge, end.hyphen) {
            // Against the direction of the paragraph a hyphen is between its word and what precedes it, which makes room.
            items.iter_mut().filter(|item| item.area.x >= edge - 0.01).for_each(|item| item.shift(width, 0.0));
        }
        close(&mut items, end.gaps);
        items
    }

    /// The glyphs in one style, as one item, or as several if a glyph comes from another font. Records in `end` what the end
    /// of the line needs.
    fn run_items(
        &self,
        paragraph: &Paragraph,
        shaped: &GlyphRun<'_, usize>,
        atoms: &mut Vec<Atom>,
        measure: f32,
        end: &mut End,
    ) -> Vec<(usize, Vec<Item>)> {
        let style = &paragraph.styles[shaped.style().brush];
        let face = self.faces.known_by(shaped.run().font().data.as_ref());
        let mut runs = Draft::new((&self.faces, face), paragraph, style, shaped.run().is_rtl(), shaped.baseline());
        let (mut pen, mut left) = (shaped.offset(), shaped.glyphs().count());
        while let Some(atom) = atoms.pop_if(|atom| atom.glyphs.is_empty() || left > 0) {
            left = left.saturating_sub(atom.glyphs.len());
            let from = pen;
            let is_division = &paragraph.text[atom.text.clone()] == SOFT && atom.text.end == end.seen;
            pen = if is_division { runs.hyphen(atom.text.clone(), from) } else { runs.atom(&atom, from) };
            if is_division && shaped.run().is_rtl() != self.rtl {
                end.hyphen = Some((atom.text.start, hyphen_width(self.faces.face(face), style)));
            }
            if atom.text.start >= end.seen && pen > from {
                end.gaps.push(Gap { x: if self.rtl { measure - pen } else { from }, width: pen - from });
            }
        }
        let ink = self.theme.ink(style.ink);
        runs.finish(end.seen)
            .into_iter()
            .map(|(start, mut area, mut run)| {
                run.ink = ink;
                if self.rtl {
                    area.x = measure - area.x - area.width;
                }
                let belongs = Belongs::Node(style.node);
                (start, vec![Item { area, piece: Piece::Text(run), belongs, link: style.link }])
            })
            .collect()
    }

    /// The words of a badge on one line, or on several if the column is narrower.
    fn badge(&mut self, words: &Paragraph, room: f32) -> SetText {
        let style = &words.styles[0];
        let key = (words.text.clone(), style.step.size.to_bits(), style.ink);
        let known = self.badges.get(&key).cloned();
        let mut set = known.unwrap_or_else(|| self.set(words, f32::INFINITY, Align::Start));
        self.badges.entry(key).or_insert_with(|| set.clone());
        if set.width + 2.0 * BADGE_PAD > room + 0.1 {
            set = self.set(words, (room - 2.0 * BADGE_PAD).max(1.0), Align::Start);
        }
        for item in set.lines.iter_mut().flat_map(|line| &mut line.items) {
            (item.belongs, item.link) = (Belongs::Node(style.node), style.link);
        }
        set
    }

    fn inset_items(&mut self, paragraph: &Paragraph, at: &PositionedInlineBox, measure: f32) -> (usize, Vec<Item>) {
        let Some((index, inset)) = paragraph.insets.get(at.id as usize) else { return (0, Vec::new()) };
        let x = if self.rtl { measure - at.x - at.width } else { at.x };
        let area = Area { x, y: at.y, width: at.width, height: at.height };
        let items = match inset {
            Inset::Badge { words, ink } => {
                let mut items = vec![Item::ornament(Path::rect(area, 2.4, self.theme.tint(*ink)))];
                let words = self.badge(words, measure);
                let baseline = at.y + at.baseline.unwrap_or(at.height);
                let mut words: Vec<Item> = words.lines.into_iter().flat_map(|line| line.items).collect();
                let first = words.iter().find_map(|item| match &item.piece {
                    Piece::Text(run) => Some(run.baseline),
                    _ => None,
                });
                shift_all(&mut words, x + BADGE_PAD, baseline - first.unwrap_or_default());
                items.append(&mut words);
                items
            }
            Inset::Bar { extent, ink, node, .. } => bar::items(self.theme, area, *extent, (*ink, *node)),
        };
        (*index, items)
    }
}

/// The end of a line in reading order.
struct End {
    /// Where its visible part ends in the text.
    seen: usize,
    gaps: Vec<Gap>,
    /// Where a word is divided whose direction is not that of the paragraph, and the width of its hyphen.
    hyphen: Option<(usize, f32)>,
}

/// A blank at the end of a line in reading order.
struct Gap {
    /// Its edge towards the start of the line.
    x: f32,
    width: f32,
}

impl Gap {
    fn holds(&self, x: f32) -> bool {
        (self.x - 0.01..=self.x + self.width + 0.01).contains(&x)
    }
}

/// Where the visible part of a line's text ends: blanks and direction marks after it take up no room.
fn seen_end(text: &str, line: Range<usize>) -> usize {
    let blank = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    let mark = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{2066}'..='\u{2069}');
    // The single line of an empty text extends beyond it.
    let text = text.get(line.clone()).unwrap_or_default();
    line.start + text.trim_end_matches(|c| blank(c) || mark(c)).len()
}

/// Closes the gaps that trailing blanks leave within a line. In shaping, a blank takes the direction of its neighbours,
/// whereas it should take that of the paragraph (UAX #9, rule L1) and be at the very end.
fn close(items: &mut [Item], mut gaps: Vec<Gap>) {
    gaps.sort_by(|a, b| b.x.total_cmp(&a.x));
    let is_gap = |item: &Item| item.area.width <= 0.0 && gaps.iter().any(|gap| gap.holds(item.area.x));
    let (blanks, mut seen): (Vec<&mut Item>, Vec<&mut Item>) = items.iter_mut().partition(|item| is_gap(item));
    for gap in &gaps {
        for item in seen.iter_mut().filter(|item| item.area.x >= gap.x - 0.01) {
            item.shift(-gap.width, 0.0);
        }
    }
    let end = seen.iter().map(|item| item.area.right()).fold(0.0, f32::max);
    for blank in blanks {
        blank.area.x = end;
    }
}

/// The left and right edges of what is visible.
fn extent(items: &[Item]) -> (f32, f32) {
    let seen = items.iter().filter(|item| item.area.width > 0.0).map(|item| item.area);
    seen.fold((f32::MAX, f32::MIN), |(left, right), area| (left.min(area.x), right.max(area.right())))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::render::{
        pdf::{pages::page::Run, set::paragraph::Shift},
        theme::TypeSize,
    };

    fn paragraph(text: &str) -> Paragraph {
        let step = TypeSize { size: 10.0, leading: 14.0 };
        let style = Style { step, bold: false, italic: false, ink: Ink::Text, shift: Shift::None, node: 0, link: None };
        let mut paragraph = Paragraph::new(style);
        paragraph.text = text.to_owned();
        paragraph.spans = vec![(text.len(), 0)];
        paragraph
    }

    fn runs(text: &str, lang: &str, width: f32) -> Vec<Vec<Run>> {
        let theme = Theme::default();
        let set = Setter::new(&theme, Arc::default(), lang, lang == "ar").set(&paragraph(text), width, Align::Start);
        let run = |item: Item| match item.piece {
            Piece::Text(run) => Some(run),
            _ => None,
        };
        set.lines.into_iter().map(|line| line.items.into_iter().filter_map(run).collect()).collect()
    }

    #[test]
    fn a_badge_wider_than_its_column_stands_on_several_lines() {
        for (lang, words, narrow) in
            [("en", "■\u{a0}Partly on track", 60.0), ("ar", "▲\u{a0}في المسار الصحيح جزئيًا", 80.0)]
        {
            let mut badge = paragraph("\u{200e}");
            badge.insets = vec![(3, Inset::Badge { words: paragraph(words), ink: Ink::Warn })];
            let theme = Theme::default();
            let mut setter = Setter::new(&theme, Arc::default(), lang, lang == "ar");
            for (width, lines) in [(300.0, 1), (narrow, 2)] {
                let set = setter.set(&badge, width, Align::Start);
                let items: Vec<&Item> = set.lines.iter().flat_map(|line| &line.items).collect();
                let (ground, letters) = items.split_first().expect("a ground");
                assert!(matches!(&ground.piece, Piece::Path(_)) && ground.area.x > -0.1, "{lang}: {ground:?}");
                assert!(ground.area.right() <= width + 0.1, "{lang} in {width}: {ground:?}");
                let mut tops: Vec<i32> = letters.iter().map(|item| item.area.y as i32).collect();
                tops.dedup();
                assert_eq!(tops.len(), lines, "{lang} in {width}");
                for item in letters {
                    let (inside, at) = (&ground.area, &item.area);
                    assert!(at.x >= inside.x && at.right() <= inside.right(), "{lang} in {width}: {at:?}, {inside:?}");
                    assert!(
                        at.y >= inside.y - 1.0 && at.bottom() <= inside.bottom() + 3.0,
                        "{lang} in {width}: {at:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_letters_of_a_lam_alef_are_found_one_by_one() {
        let lines = runs("لا", "ar", 100.0);
        let run = &lines[0][0];
        let said: Vec<&str> = run.glyphs.iter().map(|glyph| &run.text[glyph.text.clone()]).collect();
        assert_eq!(said, ["ا", "ل"], "from left to right");
        assert!(run.rtl);
    }

    #[test]
    fn what_stands_above_a_letter_is_said_after_it() {
        // With tanwin, shadda and fatha, sukun, and a mark within the ligature of lam and alef.
        for word in ["يومًا", "يُقيَّم", "لَا", "ولاً", "المنفّذة", "قْ"] {
            let run = &runs(word, "ar", 100.0)[0][0];
            let said: String = run.glyphs.iter().rev().map(|glyph| &run.text[glyph.text.clone()]).collect();
            assert_eq!(said, word, "from right to left");
            let xs: Vec<f32> = run.glyphs.iter().filter(|glyph| !glyph.text.is_empty()).map(|glyph| glyph.x).collect();
            assert!(xs.is_sorted(), "{word}: {xs:?}");
        }
    }

    #[test]
    fn runs_of_a_line_stand_in_reading_order() {
        let lines = runs("السلام 12 UNESCO نعم", "ar", 400.0);
        let text: String = lines[0].iter().map(|run| run.text.as_str()).collect();
        assert_eq!(text, "السلام 12 UNESCO نعم");
    }

    #[test]
    fn long_words_break_and_no_character_is_lost() {
        let word = "x".repeat(300);
        let lines = runs(&word, "en", 60.0);
        assert!(lines.len() > 10);
        assert_eq!(lines.iter().flatten().map(|run| run.text.as_str()).collect::<String>(), word);
    }

    const PROSE: &str = "Representatives of international organisations underlined the extraordinary responsibility of intercultural \
                         dialogue for understanding, peaceful cooperation and sustainable development in neighbouring regions.";

    #[test]
    fn justified_prose_is_divided_and_its_letters_end_on_one_edge() {
        let theme = Theme::default();
        let set = Setter::new(&theme, Arc::default(), "en", false).set(&paragraph(PROSE), 150.0, Align::Justify);
        let ends: Vec<(f32, String)> = set
            .lines
            .iter()
            .map(|line| (extent(&line.items).1, line.items.iter().filter_map(Item::text).collect::<String>()))
            .collect();
        let divided = ends.iter().filter(|(_, text)| text.ends_with(SOFT)).count();
        assert!(divided >= 2, "{divided} of {} lines are divided", ends.len());
        for (end, text) in &ends[..ends.len() - 1] {
            let hang = if text.ends_with(SOFT) {
                0.0
            } else {
                hyphen_width(Faces::default().face(Faces::default().text()), &paragraph("x").styles[0])
            };
            assert!((end + hang - 150.0).abs() < 0.3, "`{text}` ends at {end}");
        }
        let said: String = ends.iter().map(|(_, text)| text.replace('\u{ad}', "")).collect();
        assert_eq!(said, PROSE, "letters are lost");
    }

    #[test]
    fn a_soft_hyphen_is_seen_at_the_end_of_a_line_only() {
        let hyphens = |width: f32| {
            let lines = runs("cooper\u{ad}ation", "az", width);
            let glyphs =
                lines.iter().flatten().flat_map(|run| run.glyphs.iter().map(|g| run.text[g.text.clone()].to_owned()));
            (lines.len(), glyphs.filter(|text| text == SOFT).count())
        };
        assert_eq!(hyphens(200.0), (1, 0));
        assert_eq!(hyphens(50.0), (2, 1));
    }

    #[test]
    fn a_line_that_is_divided_leaves_room_for_its_hyphen() {
        let word = "Donau\u{ad}dampf\u{ad}schiff\u{ad}fahrts\u{ad}gesell\u{ad}schafts\u{ad}kapitän and on";
        for lang in ["de", "ar"] {
            let theme = Theme::default();
            for width in 50..200 {
                let width = width as f32;
                let mut setter = Setter::new(&theme, Arc::default(), lang, lang == "ar");
                let set = setter.set(&paragraph(word), width, Align::Start);
                for line in &set.lines {
                    let (left, right) = extent(&line.items);
                    assert!(left > -0.2 && right < width + 0.2, "{lang}: {left} to {right} of {width}");
                }
                let said: String = set.lines.iter().flat_map(|line| &line.items).filter_map(Item::text).collect();
                assert_eq!(said.replace('\u{ad}', ""), word.replace('\u{ad}', ""));
                let least = setter.widths(&paragraph(word)).0;
                assert!((35.0..60.0).contains(&least), "the longest part and its hyphen: {least}");
            }
        }
    }

    #[test]
    fn blanks_stay_in_the_run_of_the_letters_before_them() {
        let lines = runs("الاشتراك في الحوار", "ar", 400.0);
        assert_eq!(lines[0].len(), 1, "{:?}", lines[0]);
        assert_eq!(lines[0][0].text, "الاشتراك في الحوار");
    }

    #[test]
    fn a_sign_comes_in_one_piece_from_the_face_that_has_it() {
        let lines = runs("a ≠ b − 1", "en", 400.0);
        let found: Vec<(&str, usize)> = lines[0].iter().map(|run| (run.text.as_str(), run.glyphs.len())).collect();
        assert_eq!(found, [("a ", 2), ("≠", 1), (" b ", 3), ("−", 1), (" 1", 2)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        /// In text of mixed directions, spaces end up on the wrong side of lines at some widths.
        #[test]
        fn lines_of_mixed_directions_stay_in_their_measure(
            text in "([a-z0-9.:/-]{0,9}[ ]{1,3}|[ء-ي]{0,9}[ ]{1,3}|\u{2068}|\u{2069}){0,60}",
            width in 40.0_f32..240.0,
            lang in prop_oneof![Just("en"), Just("ar")],
            align in prop_oneof![Just(Align::Start), Just(Align::End), Just(Align::Justify)],
        ) {
            let theme = Theme::default();
            let set = Setter::new(&theme, Arc::default(), lang, lang == "ar").set(&paragraph(&text), width, align);
            for line in &set.lines {
                let (left, right) = extent(&line.items);
                prop_assert!(left > -0.2 && right < width + 0.2, "{left} to {right} of {width}: {text:?}");
            }
        }
    }
}
