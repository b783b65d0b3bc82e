//! The language of a mail: the recipient's, else the organisation's, else the installation's.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::order::Scene;
use crate::{
    lang::{Words, in_sentence},
    model::{Lang, Text},
    plan::{Contact, Partner},
};

/// The language chosen for one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Language {
    pub lang: Lang,
    /// The language the recipient would have preferred, if different.
    pub fallback_from: Option<Lang>,
    /// Order of preference for texts of the definition; `lang` comes first.
    preferred: Vec<Lang>,
}

impl Language {
    pub(super) fn of(contact: &Contact, partner: Option<&Partner>, fallback: &Lang) -> Self {
        let wanted: Vec<Lang> =
            contact.languages.iter().chain(partner.iter().flat_map(|partner| &partner.languages)).cloned().collect();
        let lang = wanted.iter().find(|lang| Words::has_catalogue(lang)).cloned().unwrap_or_else(|| fallback.clone());
        let fallback_from = wanted.first().filter(|first| **first != lang).cloned();
        let preferred = std::iter::once(lang.clone()).chain(wanted).collect();
        Self { lang, fallback_from, preferred }
    }

    /// The same as the reader has chosen for themselves, where they did.
    pub(super) fn of_reader(
        scenes: &[Scene<'_>],
        contact: &Contact,
        partner: Option<&Partner>,
        fallback: &Lang,
    ) -> Self {
        let own = contact.email.as_deref().unwrap_or_default();
        let wishes = scenes.iter().filter_map(|scene| scene.state.wishes.of(own));
        let as_defined = Self::of(contact, partner, fallback);
        match wishes
            .max_by_key(|wish| wish.at)
            .and_then(|wish| wish.lang.as_ref())
            .filter(|lang| Words::has_catalogue(lang))
        {
            None => as_defined,
            Some(lang) => {
                let preferred = std::iter::once(lang.clone()).chain(as_defined.preferred).collect();
                Self { lang: lang.clone(), fallback_from: None, preferred }
            }
        }
    }

    /// `lang`, regardless of what `contact` prefers; English if it has no catalogue.
    pub(super) fn given(lang: &Lang, contact: &Contact) -> Self {
        let lang = if Words::has_catalogue(lang) { lang.clone() } else { Lang::english() };
        let preferred = std::iter::once(lang.clone()).chain(contact.languages.iter().cloned()).collect();
        Self { lang, fallback_from: None, preferred }
    }

    /// A text of the definition in the language this recipient reads best.
    pub(super) fn text(&self, text: &Text) -> String {
        text.pick(&self.preferred).to_owned()
    }

    /// The full name of `partner` on `day`, as it stands in a sentence.
    pub(super) fn full_name(&self, partner: &Partner, day: Date) -> String {
        in_sentence(&self.text(&partner.name_on(day).name), &self.lang)
    }

    /// True if this language is written in Latin letters.
    pub(super) fn is_latin(&self) -> bool {
        !matches!(self.lang.base(), "ar" | "ru")
    }

    /// The line in the language of the mail, by full tag, then by base language; never in another language.
    pub(super) fn line(&self, lines: &BTreeMap<Lang, String>) -> Option<String> {
        lines.get(&self.lang).or_else(|| lines.get(&Lang::from(self.lang.base()))).cloned()
    }
}
