//! Lookalikes of the characters on the keyboard, as inserted by word processors and web pages.

use std::ops::Range;

use super::fault::{Fault, Remedy};
use crate::{lang::digit, model::code_point};

/// Each lookalike, its name, and what to type instead; empty if it should just be deleted.
const LOOKALIKES: [(char, &str, &str); 36] = [
    ('\u{201c}', "a curly quotation mark", "\""),
    ('\u{201d}', "a curly quotation mark", "\""),
    ('\u{201e}', "a low quotation mark", "\""),
    ('\u{201f}', "a curly quotation mark", "\""),
    ('\u{ab}', "an angle quotation mark", "\""),
    ('\u{bb}', "an angle quotation mark", "\""),
    ('\u{2018}', "a curly apostrophe", "'"),
    ('\u{2019}', "a curly apostrophe", "'"),
    ('\u{201a}', "a low apostrophe", "'"),
    ('\u{2039}', "an angle quotation mark", "'"),
    ('\u{203a}', "an angle quotation mark", "'"),
    ('\u{2010}', "a hyphen of another kind", "-"),
    ('\u{2011}', "a no-break hyphen", "-"),
    ('\u{2012}', "a figure dash", "-"),
    ('\u{2013}', "an en dash", "-"),
    ('\u{2014}', "an em dash", "-"),
    ('\u{2212}', "a minus sign of another kind", "-"),
    ('\u{a0}', "a no-break space", " "),
    ('\u{2007}', "a figure space", " "),
    ('\u{2009}', "a thin space", " "),
    ('\u{202f}', "a narrow no-break space", " "),
    ('\u{3000}', "a wide space", " "),
    ('\u{ff1a}', "a wide colon", ":"),
    ('\u{ad}', "an invisible hyphen", ""),
    ('\u{200b}', "an invisible space of zero width", ""),
    ('\u{200c}', "an invisible joiner", ""),
    ('\u{200d}', "an invisible joiner", ""),
    ('\u{2060}', "an invisible joiner", ""),
    ('\u{feff}', "an invisible byte order mark", ""),
    ('\u{2026}', "an ellipsis of one character", "..."),
    ('\u{60c}', "an Arabic comma", ","),
    ('\u{61b}', "an Arabic semicolon", ";"),
    ('\u{ff0c}', "a wide comma", ","),
    ('\u{3001}', "a comma of Chinese or Japanese", ","),
    ('\u{6d4}', "an Arabic full stop", "."),
    ('\u{ff1b}', "a wide semicolon", ";"),
];

/// Letters of other alphabets that look like Latin ones, each with that one.
const LIKE_LATIN: [(&str, &str); 3] = [
    ("АВЕКМНОРСТХУІЈЅаеорсухіјѕ", "ABEKMHOPCTXYIJSaeopcyxijs"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("ογνι", "oyvi"),
];

/// The Latin letter that a letter of another alphabet looks like.
pub(in crate::definition) fn latin(letter: char) -> Option<char> {
    LIKE_LATIN.iter().find_map(|(theirs, ours)| {
        let at = theirs.chars().position(|its| its == letter)?;
        ours.chars().nth(at)
    })
}

/// A character in a text that looks like another one or is invisible.
#[derive(Clone, Copy)]
pub(in crate::definition) struct Lookalike {
    /// Its byte offset in the text.
    pub(in crate::definition) at: usize,
    /// The character.
    pub(in crate::definition) character: char,
    name: &'static str,
    instead: &'static str,
}

impl Lookalike {
    /// The first lookalike in `text`.
    pub(in crate::definition) fn first(text: &str) -> Option<Self> {
        text.char_indices().find_map(|(at, c)| {
            let (character, name, instead) = LOOKALIKES.into_iter().find(|(known, ..)| *known == c)?;
            Some(Self { at, character, name, instead })
        })
    }

    /// Where it stands, if `text` is what stands at `span`, in quotes or without.
    pub(in crate::definition) fn within(&self, span: &Range<usize>, text: &str) -> Option<Range<usize>> {
        let quote = span.len().checked_sub(text.len()).filter(|quotes| matches!(quotes, 0 | 2))? / 2;
        let start = span.start + quote + self.at;
        Some(start..start + self.character.len_utf8())
    }

    /// Its name, such as `an en dash (U+2013)`.
    pub(in crate::definition) fn named(&self) -> String {
        format!("{} ({})", self.name, code_point(self.character))
    }

    /// What to do about it.
    pub(in crate::definition) fn remedy(&self) -> String {
        match self.instead {
            "" => "delete it".to_owned(),
            " " => "type an ordinary space instead".to_owned(),
            instead => format!("type `{instead}` instead"),
        }
    }
}

/// The text with each lookalike replaced by the intended character.
pub(in crate::definition) fn typed(text: &str) -> String {
    let instead = |c: char| LOOKALIKES.into_iter().find(|(known, ..)| *known == c).map(|(.., instead)| instead);
    text.chars().fold(String::with_capacity(text.len()), |mut typed, c| {
        match instead(c) {
            Some(instead) => typed.push_str(instead),
            None => typed.push(c),
        }
        typed
    })
}

/// If `text` has a lookalike, a fault that names it and says what to write instead; otherwise the same fault.
pub(in crate::definition) fn blamed(fault: Fault, text: &str, check: impl Fn(&str) -> Result<(), Fault>) -> Fault {
    let Some(lookalike) = Lookalike::first(text) else { return in_other_digits(fault, text, check) };
    let typed = typed(text);
    let bare = typed.trim().trim_matches(['"', '\'']).trim();
    let message = format!("`{typed}` has {} in it", lookalike.named());
    match check(bare) {
        Ok(()) => Fault::new(fault.code, message, Remedy::Write(bare.to_owned())),
        Err(Fault { hint: Some(words), instead, .. }) => {
            Fault { instead, hint: Some(words), ..Fault::new(fault.code, message, "") }
        }
        Err(_) => Fault::new(fault.code, message, lookalike.remedy()),
    }
}

/// If `text` would do in the digits 0 to 9, a fault that says so; otherwise the same fault.
fn in_other_digits(fault: Fault, text: &str, check: impl Fn(&str) -> Result<(), Fault>) -> Fault {
    let plain: String = text.chars().map(|c| digit(c).unwrap_or(c)).collect();
    if plain == text || check(&plain).is_err() {
        return fault;
    }
    Fault::new(fault.code, format!("`{text}` is written in other digits than 0 to 9"), Remedy::Write(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lookalike_is_named_and_typed_as_it_was_meant() {
        assert_eq!(typed("“T–6w”\u{a0}\u{200b}"), "\"T-6w\" ");
        let first = Lookalike::first("T\u{2212}6w").unwrap();
        assert_eq!((first.at, first.named().as_str()), (1, "a minus sign of another kind (U+2212)"));
        assert_eq!(Lookalike::first("x\u{200b}").unwrap().named(), "an invisible space of zero width (U+200B)");
        assert!(Lookalike::first("Ağdam, مؤتمر, Ёлка - \"x\"").is_none());
        for (at, (c, ..)) in LOOKALIKES.iter().enumerate() {
            assert!(!c.is_ascii() && LOOKALIKES[..at].iter().all(|(before, ..)| before != c), "{c:?}");
        }
    }
}
