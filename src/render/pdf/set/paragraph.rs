//! A paragraph as data: its text, the styles of its spans, and its insets.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::{fonts::Cut, hyphenate::SOFT_HYPHEN};
use crate::{
    render::{pdf::pages::tag::NodeId, theme::TypeSize},
    report::Ink,
};

/// Prevents a line break (UAX #14, class WJ), and is invisible.
const WORD_JOINER: char = '\u{2060}';

/// The position of a span relative to the baseline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::render::pdf) enum Shift {
    None,
    Super,
    Sub,
}

/// How a span of text looks, and what it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::render::pdf) struct Style {
    pub step: TypeSize,
    pub bold: bool,
    pub italic: bool,
    pub ink: Ink,
    pub shift: Shift,
    pub node: NodeId,
    pub link: Option<usize>,
}

impl Style {
    /// Which face of a family it wants.
    pub(in crate::render::pdf) fn cut(&self) -> Cut {
        Cut { bold: self.bold, italic: self.italic && !self.bold }
    }
}

/// Something that is part of a line, like a word.
#[derive(Clone, Debug)]
pub(in crate::render::pdf) enum Inset {
    /// A mark and a word on a light background.
    Badge { words: Paragraph, ink: Ink },
    /// Progress and plan, as a bar.
    Bar { extent: Extent, ink: Ink, node: Option<NodeId>, wide: bool },
}

/// How far a bar extends, in fractions of its width.
#[derive(Clone, Copy, Debug)]
pub(in crate::render::pdf) struct Extent {
    pub value: f32,
    pub plan: Option<f32>,
    /// Where the whole ends: 1, or less if something exceeds it.
    pub whole: f32,
}

/// A paragraph, ready to be set at any width.
#[derive(Clone, Debug)]
pub(in crate::render::pdf) struct Paragraph {
    pub text: String,
    /// The styles; the first is the paragraph's own.
    pub styles: Vec<Style>,
    /// The spans: where each ends, and its style.
    pub spans: Vec<(usize, usize)>,
    /// Insets, each before the given byte.
    pub insets: Vec<(usize, Inset)>,
}

impl Paragraph {
    /// An empty paragraph.
    pub(in crate::render::pdf) fn new(style: Style) -> Self {
        Self { text: String::new(), styles: vec![style], spans: Vec::new(), insets: Vec::new() }
    }

    /// True if nothing would be visible.
    pub(in crate::render::pdf) fn is_empty(&self) -> bool {
        self.insets.is_empty() && self.text.trim().is_empty()
    }

    pub(in crate::render::pdf) fn push(&mut self, c: char, style: usize) {
        self.text.push(c);
        let end = self.text.len();
        match self.spans.last_mut() {
            Some(last) if last.1 == style => last.0 = end,
            _ => self.spans.push((end, style)),
        }
    }

    /// Letters with their marks, each with its first byte and its style, which is that of the letter.
    pub(in crate::render::pdf) fn clusters(&self) -> impl Iterator<Item = (usize, &str, usize)> {
        let mut spans = self.spans.iter().peekable();
        self.text.grapheme_indices(true).map(move |(at, cluster)| {
            while spans.next_if(|(end, _)| *end <= at).is_some() {}
            (at, cluster, spans.peek().map_or(0, |(_, style)| *style))
        })
    }

    /// The same, with what `drawn` gives for each letter with its marks.
    pub(in crate::render::pdf) fn redrawn<'t>(
        &'t self,
        mut drawn: impl FnMut(&'t str, &Style) -> Cow<'t, str>,
    ) -> Option<Self> {
        if self.text.is_ascii() {
            return None;
        }
        let mut text = String::with_capacity(self.text.len());
        // Where the text before and after differ in length: the end of what was replaced, in both.
        let mut ends: Vec<(usize, usize)> = Vec::new();
        let mut same = true;
        for (at, cluster, style) in self.clusters() {
            let now = drawn(cluster, &self.styles[style]);
            text.push_str(&now);
            same &= now == cluster;
            if now.len() != cluster.len() {
                ends.push((at + cluster.len(), text.len()));
            }
        }
        let moved = |byte: usize| {
            let after = ends.partition_point(|(end, _)| *end <= byte);
            let (was, is) = after.checked_sub(1).map_or((0, 0), |last| ends[last]);
            let limit = ends.get(after).map_or(text.len(), |(_, is)| *is);
            let mut at = (is + byte - was).min(limit);
            // A span that ends within a letter that was replaced ends behind it.
            while !text.is_char_boundary(at) {
                at += 1;
            }
            at
        };
        let spans = self.spans.iter().map(|(end, style)| (moved(*end), *style)).collect();
        let insets = self.insets.iter().map(|(at, inset)| (moved(*at), inset.clone())).collect();
        (!same).then(|| Self { styles: self.styles.clone(), spans, insets, text })
    }

    /// The same with a soft hyphen before each of these bytes of its text, which are in ascending order.
    pub(in crate::render::pdf) fn divided(&self, places: &[usize]) -> Self {
        self.with(SOFT_HYPHEN, places)
    }

    /// The same, without breaks after a slash within a short word, or after a hyphen between capitals or digits:
    /// `DOC-03/unesco` and `BP-ICM` are not broken.
    pub(in crate::render::pdf) fn bound(self) -> Self {
        const SHORT: usize = 24;
        let mut places = Vec::new();
        for word in
            self.text.split_whitespace().filter(|word| word.contains(['/', '-']) && word.chars().count() <= SHORT)
        {
            let start = word.as_ptr().addr() - self.text.as_ptr().addr();
            let is_sign = |c: Option<char>| c.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
            let holds = |at: usize| {
                word[at..].starts_with('/')
                    || is_sign(word[..at].chars().next_back()) && is_sign(word[at + 1..].chars().next())
            };
            let breaks =
                word.match_indices(['/', '-']).map(|(at, _)| at).filter(|at| at + 1 < word.len() && holds(*at));
            places.extend(breaks.map(|at| start + at + 1));
        }
        if places.is_empty() { self } else { self.with(WORD_JOINER, &places) }
    }

    fn with(&self, mark: char, places: &[usize]) -> Self {
        let mut text = String::with_capacity(self.text.len() + places.len() * mark.len_utf8());
        let mut from = 0;
        for at in places {
            text.push_str(&self.text[from..*at]);
            text.push(mark);
            from = *at;
        }
        text.push_str(&self.text[from..]);
        let moved = |byte: usize| byte + places.partition_point(|at| *at < byte) * mark.len_utf8();
        Self {
            text,
            styles: self.styles.clone(),
            spans: self.spans.iter().map(|(end, style)| (moved(*end), *style)).collect(),
            insets: self.insets.iter().map(|(at, inset)| (moved(*at), inset.clone())).collect(),
        }
    }

    /// The same with badges as plain words, for columns narrower than a badge.
    pub(in crate::render::pdf) fn without_badges(&self) -> Self {
        let mut flat = Self { text: String::new(), styles: self.styles.clone(), spans: Vec::new(), insets: Vec::new() };
        let mut insets = self.insets.iter().peekable();
        let mut from = 0;
        let mut spans = self.spans.iter().peekable();
        loop {
            while let Some((_, inset)) = insets.next_if(|(at, _)| *at <= from) {
                match inset {
                    Inset::Badge { words, .. } => {
                        let style = flat.styles.len();
                        flat.styles.extend(words.styles.first().cloned());
                        words.text.chars().for_each(|c| flat.push(c, style));
                    }
                    bar @ Inset::Bar { .. } => flat.insets.push((flat.text.len(), bar.clone())),
                }
            }
            while spans.next_if(|(end, _)| *end <= from).is_some() {}
            let Some(c) = self.text[from..].chars().next() else { return flat };
            flat.push(c, spans.peek().map_or(0, |(_, style)| *style));
            from += c.len_utf8();
        }
    }
}
