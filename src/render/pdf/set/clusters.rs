//! A letter with its marks: what is set for it, and what becomes of letters and marks that no face has.

use std::{borrow::Cow, collections::BTreeSet};

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

use super::fonts::{Cut, Faces, is_ignorable};

/// What to set for a letter with its marks. `missing` receives the characters that cannot be drawn.
///
/// One family of faces draws the letter and all its marks. If none has them as they are written, the same is tried in one
/// piece (NFC), in pieces (NFD), and as the plain letters that presentation forms stand for. Failing that, the letter is set
/// with those marks that its family has; a letter that no family has becomes U+FFFD.
pub(in crate::render::pdf) fn drawable<'t>(
    cluster: &'t str,
    cut: Cut,
    faces: &Faces,
    missing: &mut BTreeSet<char>,
) -> Cow<'t, str> {
    if !has_stroke(cluster) && faces.family_with(cluster, cut).is_some() {
        return cluster.into();
    }
    let forms = forms(cluster);
    if let Some(form) = forms.iter().find(|form| faces.family_with(form, cut).is_some()) {
        return form.clone();
    }
    forms.iter().find_map(|form| with_fewer_marks(form, cut, faces, missing)).unwrap_or_else(|| {
        missing.extend(cluster.chars().filter(|c| !is_ignorable(*c)));
        char::REPLACEMENT_CHARACTER.to_string().into()
    })
}

/// The letter with the marks that its family has; `None` if no family has the letter.
fn with_fewer_marks(form: &str, cut: Cut, faces: &Faces, missing: &mut BTreeSet<char>) -> Option<Cow<'static, str>> {
    let letter = form.chars().find(|c| !is_ignorable(*c))?;
    let face = faces.of_family(faces.family_with(letter.encode_utf8(&mut [0; 4]), cut)?, cut);
    let (drawn, left): (String, String) = form.chars().partition(|c| is_ignorable(*c) || face.glyph(*c).is_some());
    missing.extend(left.chars());
    Some(drawn.into())
}

/// The ways to write the same, the best first.
fn forms(cluster: &str) -> Vec<Cow<'_, str>> {
    let (nfc, nfd) = (ComposingNormalizerBorrowed::new_nfc(), DecomposingNormalizerBorrowed::new_nfd());
    let plain = plain(cluster);
    let apart = Cow::Owned(nfd.normalize(&plain).into_owned());
    let mut forms = vec![cluster.into(), nfc.normalize(cluster), nfd.normalize(cluster), plain.into(), apart];
    if has_stroke(cluster) {
        forms.swap(0, 1);
    }
    forms
}

/// True if a stroke lies over the letter, as in `=` with U+0338: no face knows where to put it, so that `≠` in one piece is
/// better.
fn has_stroke(cluster: &str) -> bool {
    cluster.contains(|c| matches!(c, '\u{334}'..='\u{338}'))
}

/// The text with presentation forms as the letters that they stand for (NFKC). Other compatibility characters are left:
/// a superscript two is not a two.
fn plain(text: &str) -> String {
    let nfkc = ComposingNormalizerBorrowed::new_nfkc();
    let mut plain = String::new();
    for c in text.chars() {
        let written = c.encode_utf8(&mut [0; 4]).to_owned();
        plain.push_str(&if is_presentation_form(c) { nfkc.normalize(&written) } else { written.as_str().into() });
    }
    plain
}

/// Ligatures, positional and half- or full-width forms, the ideographic space, styled letters, and Roman numerals.
fn is_presentation_form(c: char) -> bool {
    matches!(
        c,
        '\u{fb00}'..='\u{fdff}' | '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fefc}' | '\u{ff00}'..='\u{ffef}'
            | '\u{3000}' | '\u{2160}'..='\u{217f}' | '\u{1d400}'..='\u{1d7ff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(cluster: &str) -> (String, String) {
        let mut missing = BTreeSet::new();
        let drawn = drawable(cluster, Cut::default(), &Faces::default(), &mut missing).into_owned();
        (drawn, missing.into_iter().collect())
    }

    #[test]
    fn what_a_face_has_is_set_as_it_is_written() {
        for cluster in ["a", "e\u{301}", "≠", "−", "ɓ", "ق\u{651}\u{64e}", "x\u{302}", "²", "لا", "\u{200f}", "ἀ"]
        {
            assert_eq!(set(cluster), (cluster.to_owned(), String::new()));
        }
    }

    #[test]
    fn strokes_and_presentation_forms_become_what_they_stand_for() {
        for (cluster, drawn) in [
            ("=\u{338}", "≠"),
            ("∈\u{338}", "∉"),
            ("ﻻ", "لا"),
            ("ﬁ", "fi"),
            ("ﬄ", "ffl"),
            ("\u{3000}", " "),
            ("Ａ", "A"),
            ("\u{1d400}", "A"),
            ("Ⅳ", "IV"),
        ] {
            assert_eq!(set(cluster), (drawn.to_owned(), String::new()), "{cluster}");
        }
    }

    #[test]
    fn a_letter_is_drawn_without_the_marks_that_its_face_lacks() {
        assert_eq!(set("ب\u{301}"), ("ب".to_owned(), "\u{301}".to_owned()));
        assert_eq!(set("ب\u{64e}\u{301}"), ("ب\u{64e}".to_owned(), "\u{301}".to_owned()));
        assert_eq!(set("a\u{64e}"), ("a".to_owned(), "\u{64e}".to_owned()));
        assert_eq!(set("→\u{301}"), ("→".to_owned(), "\u{301}".to_owned()));
    }

    #[test]
    fn letters_that_no_face_has_are_told_with_their_marks() {
        assert_eq!(set("語"), ("\u{fffd}".to_owned(), "語".to_owned()));
        assert_eq!(set("か\u{301}"), ("\u{fffd}".to_owned(), "\u{301}か".to_owned()));
        assert_eq!(set("㎡"), ("\u{fffd}".to_owned(), "㎡".to_owned()), "square metres are not m2");
    }
}
