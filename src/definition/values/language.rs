//! The languages that a definition names: whether they exist, and whether Concerted has a catalogue for them.

use std::{ops::Range, sync::Arc};

use super::fault::{Fault, Remedy};
use crate::{
    diag::{Code, Diagnostic, Fix, Label},
    lang::{LANGUAGES, Words},
    model::Lang,
};

/// The two-letter languages of ISO 639-1.
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu \
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng \
    nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw \
    ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Tags that people write by mistake, each with the right one: country codes, and three-letter codes of languages that
/// have two.
const MISTAKEN: [(&str, &str); 26] = [
    ("ara", "ar"),
    ("aze", "az"),
    ("chi", "zh"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("deu", "de"),
    ("dk", "da"),
    ("eng", "en"),
    ("esp", "es"),
    ("fas", "fa"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("gb", "en"),
    ("ger", "de"),
    ("gr", "el"),
    ("jp", "ja"),
    ("kz", "kk"),
    ("per", "fa"),
    ("por", "pt"),
    ("rus", "ru"),
    ("spa", "es"),
    ("tur", "tr"),
    ("ua", "uk"),
    ("us", "en"),
    ("vn", "vi"),
    ("zho", "zh"),
];

pub(in crate::definition) fn language(text: &str) -> Result<(), Fault> {
    let mut parts = text.split(['-', '_']);
    let letters = |part: &str| part.bytes().all(|b| b.is_ascii_alphabetic());
    let base = parts.next().is_some_and(|base| (2..=3).contains(&base.len()) && letters(base));
    let rest = parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if base && rest && text.len() <= 35 {
        return Ok(());
    }
    let known = [
        ("english", "en"),
        ("french", "fr"),
        ("russian", "ru"),
        ("arabic", "ar"),
        ("azerbaijani", "az"),
        ("spanish", "es"),
        ("chinese", "zh"),
        ("turkish", "tr"),
        ("german", "de"),
        ("persian", "fa"),
    ];
    let fix = known.iter().find(|(name, _)| text.eq_ignore_ascii_case(name)).map_or_else(
        || Remedy::Words("write a tag such as en, fr, ru, ar or ar-SA".to_owned()),
        |(_, tag)| Remedy::Write((*tag).to_owned()),
    );
    Err(Fault::new(Code::BadLanguage, format!("`{text}` is not a language tag"), fix))
}

/// The finding that `tag`, although well formed, names no language.
pub(in crate::definition) fn unknown(file: &Arc<str>, span: &Range<usize>, tag: &str) -> Option<Diagnostic> {
    let lang = Lang::from(tag);
    let meant = MISTAKEN.into_iter().find(|(wrong, _)| *wrong == lang.base()).map(|(_, right)| right);
    let is_known = lang.base().len() != 2 || TWO_LETTERS.split(' ').any(|known| known == lang.base());
    if is_known && meant.is_none() {
        return None;
    }
    let message = format!("there is no language `{tag}`");
    let hint = meant.map_or_else(
        || format!("write a tag of ISO 639, such as {}", LANGUAGES.join(", ")),
        |meant| format!("write `{meant}`"),
    );
    let fix = meant.map(|meant| Fix::new(span.clone(), meant));
    Some(Diagnostic::new(Code::UnknownLanguage, Label::new(file, span.clone(), ""), message).hint(hint).fix(fix))
}

/// The finding about a language in which somebody wants to receive mail, if there is one.
pub(in crate::definition) fn remark(file: &Arc<str>, span: &Range<usize>, tag: &str) -> Option<Diagnostic> {
    unknown(file, span, tag).or_else(|| without_words(file, span, tag))
}

fn without_words(file: &Arc<str>, span: &Range<usize>, tag: &str) -> Option<Diagnostic> {
    if Words::has_catalogue(&Lang::from(tag)) {
        return None;
    }
    let message = format!(
        "`{tag}` has no words in Concerted, which writes mails in the next language of the list that it has, and reports in English"
    );
    let hint =
        format!("there are words in {}; texts that stand here in `{tag}` are used as they are", LANGUAGES.join(", "));
    Some(Diagnostic::new(Code::LanguageWithoutWords, Label::new(file, span.clone(), ""), message).hint(hint))
}
