//! The messages of one language, from the compiled-in catalogues.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use super::{Arg, numerals};
use crate::model::Lang;

/// The base languages that have a catalogue, English first.
pub const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ru", "az", "ar"];

macro_rules! catalogue_texts {
    ($lang:literal) => {
        [
            ("common", include_str!(concat!("catalogues/", $lang, "/common.ftl"))),
            ("mail", include_str!(concat!("catalogues/", $lang, "/mail.ftl"))),
            ("report", include_str!(concat!("catalogues/", $lang, "/report.ftl"))),
            ("ledgers", include_str!(concat!("catalogues/", $lang, "/ledgers.ftl"))),
            ("receipt", include_str!(concat!("catalogues/", $lang, "/receipt.ftl"))),
            ("page", include_str!(concat!("catalogues/", $lang, "/page.ftl"))),
            ("approval", include_str!(concat!("catalogues/", $lang, "/approval.ftl"))),
            ("commitment", include_str!(concat!("catalogues/", $lang, "/commitment.ftl"))),
            ("minutes", include_str!(concat!("catalogues/", $lang, "/minutes.ftl"))),
            ("answers", include_str!(concat!("catalogues/", $lang, "/answers.ftl"))),
        ]
    };
}

/// The catalogues of a base language, with their names.
pub(super) fn texts(base: &str) -> [(&'static str, &'static str); 10] {
    match base {
        "fr" => catalogue_texts!("fr"),
        "es" => catalogue_texts!("es"),
        "ru" => catalogue_texts!("ru"),
        "az" => catalogue_texts!("az"),
        "ar" => catalogue_texts!("ar"),
        _ => catalogue_texts!("en"),
    }
}

/// The line `id` of a base language's `answers.ftl`: alternatives with `|` between them.
pub(super) fn alternatives(base: &str, id: &str) -> Option<&'static str> {
    let text = texts(base).into_iter().find(|(name, _)| *name == "answers").map_or("", |(_, text)| text);
    text.lines().find_map(|line| line.strip_prefix(id)?.strip_prefix(" = "))
}

/// The message ids of a base language, each with the placeholders it uses.
pub(super) fn ids(base: &str) -> BTreeMap<String, BTreeSet<String>> {
    texts(base).iter().flat_map(|(_, text)| messages(text)).collect()
}

/// The messages in a text with their placeholders: every `$name`, wherever it occurs.
pub(super) fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current: Option<String> = None;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((id, _)) = line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic())) {
            current = Some(id.trim().to_owned());
        }
        if let Some(id) = &current {
            found.entry(id.clone()).or_default().extend(placeholders(line));
        }
    }
    found
}

fn placeholders(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect::<String>()
    })
}

/// The messages of one language.
pub(super) struct Catalogue {
    base: String,
    bundle: FluentBundle<FluentResource>,
    /// The same, with isolation marks around the arguments; only for right-to-left scripts.
    isolating: Option<FluentBundle<FluentResource>>,
}

impl Catalogue {
    /// The catalogue of `base`, with the plural forms and digits of `tag`.
    pub(super) fn of(base: &str, tag: &str) -> Self {
        let isolating = Lang::from(base).is_rtl().then(|| bundle(base, tag, true));
        Self { base: base.to_owned(), bundle: bundle(base, tag, false), isolating }
    }

    pub(super) fn base(&self) -> &str {
        &self.base
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    pub(super) fn say(&self, id: &str, args: &[(&str, Arg)], isolating: bool) -> Option<String> {
        let bundle = self.isolating.as_ref().filter(|_| isolating).unwrap_or(&self.bundle);
        let pattern = bundle.get_message(id)?.value()?;
        let args: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, value(arg, &self.base))).collect();
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }
}

fn bundle(base: &str, tag: &str, isolating: bool) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = without_extensions(tag).parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(isolating);
    bundle.set_formatter(Some(numerals::write));
    for (_, text) in texts(base) {
        // If a text does not parse completely, the valid part is used; a test makes sure that all of it parses.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The tag up to its first singleton (RFC 5646, section 2.2.6), because plural rules know no extensions.
fn without_extensions(tag: &str) -> String {
    tag.split('-').take_while(|part| part.len() > 1).collect::<Vec<_>>().join("-")
}

fn value(arg: &Arg, base: &str) -> FluentValue<'static> {
    match arg {
        Arg::Text(text) => FluentValue::from(text.clone()),
        Arg::Count(count) => numerals::counted(*count, base),
    }
}
