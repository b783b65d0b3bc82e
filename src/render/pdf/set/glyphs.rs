//! Turns shaped clusters into glyphs that know which text they represent, so that readers can extract it.

use std::ops::Range;

use parley::Run as Shaped;

use super::{
    fonts::{self, Face, Faces, is_ignorable},
    hyphenate::SOFT_HYPHEN,
    paragraph::{Paragraph, Style},
};
use crate::render::{
    pdf::pages::page::{Area, FaceId, Glyph, Run},
    theme::Rgb,
};

/// The share of the font size above the baseline, for boxes.
const ASCENT: f32 = 0.78;

/// Characters that share glyphs: one grapheme, or the graphemes of a ligature.
pub(in crate::render::pdf) struct Atom {
    pub text: Range<usize>,
    pub glyphs: Vec<parley::layout::Glyph>,
}

/// The atoms of a run, from left to right.
pub(in crate::render::pdf) fn visual_atoms(run: &Shaped<'_, usize>) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    for cluster in run.clusters() {
        let text = cluster.text_range();
        match atoms.last_mut() {
            Some(last) if cluster.is_ligature_continuation() => last.text.end = text.end,
            _ => atoms.push(Atom { text, glyphs: cluster.glyphs().collect() }),
        }
    }
    if run.is_rtl() {
        atoms.reverse();
    }
    atoms
}

/// A run while its glyphs are being collected.
pub(in crate::render::pdf) struct Draft<'p> {
    faces: &'p Faces,
    paragraph: &'p Paragraph,
    style: &'p Style,
    face: FaceId,
    rtl: bool,
    baseline: f32,
    /// Glyphs with absolute x and text range in the paragraph, each with its face and its advance.
    glyphs: Vec<(FaceId, Glyph, f32)>,
}

impl<'p> Draft<'p> {
    /// An empty run of a style.
    pub(in crate::render::pdf) fn new(
        (faces, face): (&'p Faces, FaceId),
        paragraph: &'p Paragraph,
        style: &'p Style,
        rtl: bool,
        baseline: f32,
    ) -> Self {
        Self { faces, paragraph, style, face, rtl, baseline, glyphs: Vec::new() }
    }

    /// Adds the hyphen of a word that is divided here, for the soft hyphen `text`; returns the pen position after it.
    pub(in crate::render::pdf) fn hyphen(&mut self, text: Range<usize>, pen: f32) -> f32 {
        let Some(gid) = self.faces.face(self.face).glyph('-') else { return pen };
        let advance = hyphen_width(self.faces.face(self.face), self.style);
        // At the left end of a line the letters stay where they are.
        let x = if self.rtl { pen - advance } else { pen };
        self.glyphs.push((self.face, Glyph { gid, x, y: 0.0, text }, advance));
        x + advance
    }

    fn put(&mut self, glyph: &parley::layout::Glyph, pen: f32, text: Range<usize>) {
        let replacement = |face: FaceId| Some((face, self.faces.face(face).glyph(char::REPLACEMENT_CHARACTER)?));
        let (face, gid) = match glyph.id as u16 {
            // In the same face, where it has the sign: marks on the letter then remain part of the same run.
            0 => replacement(self.face).or_else(|| replacement(FaceId::TEXT)).unwrap_or((FaceId::TEXT, 0)),
            gid => (self.face, gid),
        };
        self.glyphs.push((face, Glyph { gid, x: pen + glyph.x, y: glyph.y, text }, glyph.advance));
    }

    /// Adds an atom at the pen position; returns the position after it.
    pub(in crate::render::pdf) fn atom(&mut self, atom: &Atom, mut pen: f32) -> f32 {
        let text = &self.paragraph.text[atom.text.clone()];
        let seen = text.chars().any(|c| !is_ignorable(c));
        if self.rtl && seen && is_stacked(text) && atom.glyphs.iter().filter(|glyph| glyph.advance > 0.0).count() == 1 {
            return self.stacked(atom, pen);
        }
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| atom.text.start + at).collect();
        let ends = |at: usize| bounds.get(at + 1).copied().unwrap_or(atom.text.end);
        for (index, glyph) in atom.glyphs.iter().enumerate().filter(|_| seen) {
            let count = atom.glyphs.len();
            if count == bounds.len() {
                let at = if self.rtl { count - 1 - index } else { index };
                self.put(glyph, pen, bounds[at]..ends(at));
            } else {
                self.put(glyph, pen, atom.text.clone());
            }
            pen += glyph.advance;
        }
        if !seen {
            pen += atom.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>();
        }
        pen
    }

    /// Right-to-left characters that occupy the place of one glyph: lam and alef, or a letter with its vowel marks.
    ///
    /// Readers reverse the text of a right-to-left glyph, and expect a mark where it is drawn, which is between two
    /// letters. Therefore the glyph represents the last letter only, its marks are drawn and say nothing, and invisible
    /// glyphs represent the preceding characters at its right edge and the following ones at its left edge.
    fn stacked(&mut self, atom: &Atom, pen: f32) -> f32 {
        let text = &self.paragraph.text[atom.text.clone()];
        let characters: Vec<(Range<usize>, char)> =
            text.char_indices().map(|(at, c)| (atom.text.start + at..atom.text.start + at + c.len_utf8(), c)).collect();
        let last = characters.iter().rposition(|(_, c)| !is_mark(*c)).unwrap_or_default();
        let mut edge = pen;
        for glyph in &atom.glyphs {
            let silent = atom.text.start..atom.text.start;
            self.put(glyph, edge, if glyph.advance > 0.0 { characters[last].0.clone() } else { silent });
            edge += glyph.advance;
        }
        let letter = self.glyphs.iter().rposition(|(_, _, advance)| *advance > 0.0).unwrap_or_default();
        let before = characters[..last].iter().rev().map(|(range, _)| self.unseen(edge, range.clone()));
        let before: Vec<_> = before.flatten().collect();
        let after = characters[last + 1..].iter().rev().map(|(range, _)| self.unseen(pen, range.clone()));
        let after: Vec<_> = after.flatten().collect();
        self.glyphs.splice(letter..letter, after);
        self.glyphs.extend(before);
        edge
    }

    /// An invisible glyph for some text.
    fn unseen(&self, x: f32, text: Range<usize>) -> Option<(FaceId, Glyph, f32)> {
        let gid = self.faces.face(self.face).glyph(fonts::BLANK)?;
        Some((self.face, Glyph { gid, x, y: 0.0, text }, 0.0))
    }

    /// The runs, each with the start of its text in the paragraph and its area.
    /// What begins at `seen_end` in the paragraph are the blanks at the end of a line, which are a run of their own.
    pub(in crate::render::pdf) fn finish(self, seen_end: usize) -> Vec<(usize, Area, Run)> {
        let size = self.style.step.size;
        let mut runs: Vec<(usize, Area, Run)> = Vec::new();
        let is_seen = |glyph: &Glyph| glyph.text.is_empty() || glyph.text.start < seen_end;
        let chunks = self.glyphs.chunk_by(|a, b| a.0 == b.0 && is_seen(&a.1) == is_seen(&b.1));
        for chunk in chunks {
            let start = chunk.iter().map(|(_, glyph, _)| glyph.text.start).min().unwrap_or(0);
            let end = chunk.iter().map(|(_, glyph, _)| glyph.text.end).max().unwrap_or(0);
            let text = &self.paragraph.text[start..end];
            let edge = chunk.first().map_or(0.0, |(_, glyph, _)| glyph.x);
            let (mut left, mut right) = (f32::MAX, f32::MIN);
            for (_, glyph, advance) in chunk {
                let mut text = self.paragraph.text[glyph.text.clone()].chars();
                // A mark takes up no room: it is drawn back over its letter from its own position. A soft hyphen that
                // has a glyph is a hyphen.
                let is_blank = |c: char| c.is_whitespace() || is_ignorable(c) && c != SOFT_HYPHEN;
                if *advance > 0.0 && !text.all(is_blank) {
                    left = left.min(glyph.x);
                    right = right.max(glyph.x + advance);
                }
            }
            if left > right {
                (left, right) = (edge, edge);
            }
            let glyphs = chunk.iter().map(|(_, glyph, _)| Glyph {
                x: glyph.x - left,
                text: glyph.text.start - start..glyph.text.end - start,
                ..glyph.clone()
            });
            let run = Run {
                face: chunk[0].0,
                size,
                ink: Rgb(0, 0, 0),
                baseline: self.baseline,
                rtl: self.rtl,
                text: text.to_owned(),
                glyphs: glyphs.collect(),
            };
            let area = Area { x: left, y: self.baseline - size * ASCENT, width: right - left, height: size };
            runs.push((start, area, run));
        }
        runs
    }
}

/// The width of a hyphen.
pub(in crate::render::pdf) fn hyphen_width(face: &Face, style: &Style) -> f32 {
    face.glyph('-').map_or(0.0, |gid| face.width(gid) as f32 * style.step.size / 1000.0)
}

/// True for a lam-alef ligature, and for a letter with marks.
fn is_stacked(text: &str) -> bool {
    text.chars().count() > 1 && (text.starts_with('\u{644}') || text.chars().any(is_mark))
}

/// True for Arabic vowel marks and other marks on letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}
