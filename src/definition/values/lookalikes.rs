//! Lookalikes of the characters on the keyboard, as inserted by word processors and web pages.

use super::fault::Fault;
use crate::model::code_point;

/// Each lookalike, its name, and what to type instead; empty if it should just be deleted.
const LOOKALIKES: [(char, &str, &str); 30] = [
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
];

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
    let Some(lookalike) = Lookalike::first(text) else { return fault };
    let typed = typed(text);
    let bare = typed.trim().trim_matches(['"', '\'']).trim();
    let hint = match check(bare) {
        Ok(()) => Some(format!("write `{bare}`")),
        Err(fault) => fault.hint,
    };
    Fault::new(fault.code, format!("`{typed}` has {} in it", lookalike.named()), hint.or(Some(lookalike.remedy())))
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
