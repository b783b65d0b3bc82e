//! Names of organisations within a sentence, with an article where the language needs one.

use crate::model::Lang;

/// Last words of English names that take an article: `the World Tourism Organization`.
const TAKE_ARTICLE: [&str; 36] = [
    "academy",
    "agency",
    "alliance",
    "assembly",
    "association",
    "authority",
    "bank",
    "centre",
    "center",
    "commission",
    "committee",
    "council",
    "department",
    "emirates",
    "federation",
    "forum",
    "foundation",
    "fund",
    "group",
    "institute",
    "kingdom",
    "ministry",
    "netherlands",
    "network",
    "office",
    "organisation",
    "organization",
    "parliament",
    "philippines",
    "republic",
    "secretariat",
    "sector",
    "see",
    "service",
    "states",
    "union",
];

/// Words within an English name that imply an article: `the Council of Europe`.
const LINKS: [&str; 2] = [" of ", " for "];

/// `name` as it appears within a sentence in `lang`. In English, countries and acronyms take no article. In the other
/// languages sentences are worded so that no article is needed, because the gender of the name is not known.
pub fn in_sentence(name: &str, lang: &Lang) -> String {
    if lang.base() != "en" {
        return name.to_owned();
    }
    if let Some(rest) = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")) {
        return format!("the {rest}");
    }
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let has_article = TAKE_ARTICLE.contains(&last.as_str()) || LINKS.iter().any(|link| name.contains(link));
    if has_article { format!("the {name}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisation_has_an_article_and_a_country_or_an_acronym_has_none() {
        let english = |name: &str| in_sentence(name, &Lang::english());
        for name in [
            "Council of Europe",
            "United Nations Educational, Scientific and Cultural Organization",
            "Ministry of Foreign Affairs",
            "Netherlands",
            "Russian Federation",
            "Alliance for Dialogue",
            "Holy See",
        ] {
            assert_eq!(english(name), format!("the {name}"));
        }
        for name in ["Norway", "UNESCO", "Saudi Arabia", "UN Tourism", "Civil society"] {
            assert_eq!(english(name), name);
        }
        assert_eq!(english("The World Bank"), "the World Bank");
        assert_eq!(in_sentence("Conseil de l’Europe", &"fr".into()), "Conseil de l’Europe");
    }
}
