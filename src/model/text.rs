//! Texts in several languages.

use std::{collections::BTreeMap, fmt, sync::Arc};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language tag in BCP 47 form, lower case: `en`, `fr`, `az`, `ar-sa`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Lang(Arc<str>);

impl Lang {
    /// The language that every text falls back to.
    pub fn english() -> Self {
        Self::from("en")
    }

    /// The whole tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without its region: `ar` of `ar-sa`.
    pub fn base(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// True for scripts that run from right to left.
    pub fn is_rtl(&self) -> bool {
        matches!(self.base(), "ar" | "fa" | "he" | "ur")
    }
}

impl<S: AsRef<str>> From<S> for Lang {
    fn from(tag: S) -> Self {
        Self(Arc::from(tag.as_ref().to_lowercase().replace('_', "-")))
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A text by language. A plain string in a definition is English.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(BTreeMap<Lang, Arc<str>>);

impl Text {
    /// A text in English only.
    pub fn plain(text: &str) -> Self {
        Self(BTreeMap::from([(Lang::english(), Arc::from(text))]))
    }

    /// A text in the given languages.
    pub fn by_language(texts: impl IntoIterator<Item = (Lang, String)>) -> Self {
        Self(texts.into_iter().map(|(lang, text)| (lang, Arc::from(text))).collect())
    }

    /// Takes over every language of `later`; the others stay as they are.
    pub fn merge(&mut self, later: &Self) {
        self.0.extend(later.0.iter().map(|(lang, text)| (lang.clone(), Arc::clone(text))));
    }

    /// The text in the first of `preferred` that it has (whole tag, then base language), else in English, else in
    /// the first language by tag. Empty only if the text has no language at all.
    pub fn pick<'a>(&self, preferred: impl IntoIterator<Item = &'a Lang>) -> &str {
        for lang in preferred {
            if let Some(text) = self.0.get(lang).or_else(|| self.0.get(&Lang::from(lang.base()))) {
                return text;
            }
        }
        self.0.get(&Lang::english()).or_else(|| self.0.values().next()).map_or("", |text| text)
    }

    /// The text in `lang`, or its fallback.
    pub fn get(&self, lang: &Lang) -> &str {
        self.pick([lang])
    }

    /// The language of what [`get`](Self::get) gives, if it is another than `lang`.
    pub fn fallback(&self, lang: &Lang) -> Option<&Lang> {
        let has = |lang: &str| self.0.keys().any(|own| own.as_str() == lang);
        if has(lang.as_str()) || has(lang.base()) {
            return None;
        }
        let chosen = self.0.get_key_value(&Lang::english()).or_else(|| self.0.iter().next());
        chosen.map(|(own, _)| own).filter(|own| own.base() != lang.base())
    }

    /// The English text, or its fallback.
    pub fn en(&self) -> &str {
        self.pick([])
    }

    /// The languages of this text.
    pub fn languages(&self) -> impl Iterator<Item = &Lang> {
        self.0.keys()
    }

    /// True if no language has any letter.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }
}
