//! Drawing primitives that several charts share.

use crate::report::drawing::{Ink, Shape, TextAnchor};

/// Width in points of a drawing that fills the page: the text width of an A4 page.
pub(in crate::report) const PAGE_WIDTH: f32 = 482.0;
/// Type size in drawings, in points.
pub(in crate::report) const TEXT_SIZE: f32 = 8.0;
/// Type size of small labels in drawings, in points.
pub(in crate::report) const SMALL_SIZE: f32 = 6.6;
/// Width of most letters as a fraction of the type size. A core without fonts has to guess, and errs on the wide side.
const LETTER_WIDTH: f32 = 0.58;
/// Bold letters are wider than estimated, by at most this factor.
pub(super) const BOLD: f32 = 1.2;

/// Font weight.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Weight {
    Regular,
    Bold,
}

impl Weight {
    pub(in crate::report) fn bold_if(is_bold: bool) -> Self {
        if is_bold { Self::Bold } else { Self::Regular }
    }
}

/// A text in a drawing, and the width it may take.
pub(in crate::report) struct Label {
    pub(in crate::report) text: String,
    pub(in crate::report) room: Option<f32>,
}

impl From<String> for Label {
    fn from(text: String) -> Self {
        Self { text, room: None }
    }
}

impl From<&str> for Label {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

pub(in crate::report) fn text(x: f32, y: f32, words: impl Into<Label>, anchor: TextAnchor, ink: Ink) -> Shape {
    label((TEXT_SIZE, Weight::Regular), (x, y), words, anchor, ink)
}

/// A label smaller than the rest.
pub(in crate::report) fn small(x: f32, y: f32, words: impl Into<Label>, anchor: TextAnchor, ink: Ink) -> Shape {
    label((SMALL_SIZE, Weight::Regular), (x, y), words, anchor, ink)
}

/// A label of any size, in points.
pub(in crate::report) fn label(
    (size, weight): (f32, Weight),
    (x, y): (f32, f32),
    words: impl Into<Label>,
    anchor: TextAnchor,
    ink: Ink,
) -> Shape {
    let Label { text, room } = words.into();
    Shape::Text { x, y, size, bold: weight == Weight::Bold, ink, anchor, text, room }
}

pub(in crate::report) fn line(from: (f32, f32), to: (f32, f32), ink: Ink, width: f32, dash: f32) -> Shape {
    Shape::Path { points: vec![from, to], closed: false, fill: None, stroke: Some((ink, width)), dash }
}

/// A diamond around its centre.
pub(super) fn diamond(x: f32, y: f32, r: f32, fill: Ink, stroke: Ink) -> Shape {
    let points = vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)];
    Shape::Path { points, closed: true, fill: Some(fill), stroke: Some((stroke, 1.2)), dash: 0.0 }
}

/// A square around its centre.
pub(super) fn square(x: f32, y: f32, r: f32, fill: Ink) -> Shape {
    Shape::Rect { x: x - r, y: y - r, width: 2.0 * r, height: 2.0 * r, radius: 0.5, fill }
}

/// Estimated width of `words`.
pub(in crate::report) fn width_of(words: &str, size: f32) -> f32 {
    words.chars().map(|c| letter_width(c) * size).sum()
}

fn letter_width(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | 'I' | 'ı' | 'í' | 'î' | ' ' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 0.31,
        'f' | 'r' | 't' | '-' | '(' | ')' | '/' => 0.42,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'ş' | 'ç' => 0.53,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | 'ж' | 'м' | 'ш' | 'щ' | 'ю' | 'ы' | 'ф' | '\u{25a0}'..='\u{25ff}' => {
            0.93
        }
        '\u{400}'..='\u{52f}' => 0.62,
        // Han, kana, Hangul, emoji.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'.. => 1.0,
        'A'..='Z' => 0.7,
        _ => LETTER_WIDTH,
    }
}

/// `words`, truncated with an ellipsis where wider than `width`. The width is estimated here; `room` lets an edition
/// that has fonts measure it.
pub(in crate::report) fn fit(words: &str, width: f32, size: f32) -> Label {
    Label { text: cut(words, width, size), room: Some(width) }
}

/// `words` broken at blanks into lines of at most that width, `most` of them. What is left then is truncated, as is a single
/// word that is too wide.
pub(in crate::report) fn wrapped(words: &str, width: f32, size: f32, most: usize) -> Vec<Label> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let full = lines.len() >= most.max(1);
        match lines.last_mut() {
            Some(line) if full || width_of(&format!("{line} {word}"), size) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| fit(line, width, size)).collect()
}

fn cut(words: &str, width: f32, size: f32) -> String {
    if width_of(words, size) <= width {
        return words.to_owned();
    }
    let mut room = width - LETTER_WIDTH * size;
    let kept: String = words
        .chars()
        .enumerate()
        .take_while(|(at, c)| {
            room -= letter_width(*c) * size;
            *at == 0 || room >= 0.0
        })
        .map(|(_, c)| c)
        .collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_broken_at_blanks_and_cut_only_where_there_are_too_many() {
        let lines = |words: &str, most: usize| -> Vec<String> {
            wrapped(words, 60.0, TEXT_SIZE, most).into_iter().map(|label| label.text).collect()
        };
        assert_eq!(lines("short", 3), ["short"]);
        assert_eq!(
            lines("Culture, heritage and arts as instruments", 4),
            ["Culture,", "heritage and", "arts as", "instruments"]
        );
        assert_eq!(lines("Culture, heritage and arts", 2), ["Culture,", "heritage and…"]);
        assert_eq!(lines("", 2), Vec::<String>::new());
    }
}
