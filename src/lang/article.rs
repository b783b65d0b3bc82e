//! Names of organisations within a sentence, with an article where the language needs one.

use crate::model::Lang;

/// Head nouns of English names that take an article, also in names that begin with somebody's: `the World Tourism
/// Organization`, `the Heydar Aliyev Foundation`. Not among them are those of names that stand like a person's: `Oxford
/// University`, `Freedom House`, `King's College`, `Human Rights Watch`.
const TAKE_ARTICLE: &[&str] = &[
    "academy",
    "administration",
    "agency",
    "alliance",
    "archive",
    "archives",
    "assembly",
    "association",
    "authority",
    "bahamas",
    "bank",
    "board",
    "bureau",
    "cabinet",
    "caucus",
    "center",
    "centre",
    "chamber",
    "chancellery",
    "church",
    "club",
    "coalition",
    "collective",
    "commission",
    "committee",
    "commonwealth",
    "community",
    "comoros",
    "company",
    "confederation",
    "conference",
    "congo",
    "congress",
    "consortium",
    "consulate",
    "convention",
    "cooperative",
    "corporation",
    "council",
    "court",
    "crescent",
    "cross",
    "delegation",
    "department",
    "directorate",
    "division",
    "embassy",
    "emirates",
    "facility",
    "federation",
    "force",
    "forum",
    "foundation",
    "fund",
    "gallery",
    "gambia",
    "government",
    "group",
    "headquarters",
    "hospital",
    "hub",
    "initiative",
    "institute",
    "institution",
    "islands",
    "kingdom",
    "laboratory",
    "league",
    "library",
    "maldives",
    "mechanism",
    "ministry",
    "mission",
    "movement",
    "municipality",
    "museum",
    "nations",
    "netherlands",
    "network",
    "observatory",
    "office",
    "opera",
    "orchestra",
    "order",
    "organisation",
    "organization",
    "parliament",
    "partnership",
    "party",
    "patriarchate",
    "philippines",
    "platform",
    "presidency",
    "principality",
    "program",
    "programme",
    "project",
    "representation",
    "republic",
    "secretariat",
    "section",
    "sector",
    "see",
    "senate",
    "service",
    "society",
    "states",
    "taskforce",
    "team",
    "theatre",
    "tribunal",
    "trust",
    "union",
    "unit",
];

/// Whole names that take an article without such a word. Other acronyms take none, as the bodies of the United Nations write
/// their own: `UNESCO`, `UNHCR`.
const WITH_ARTICLE: [&str; 5] = ["eu", "uae", "uk", "un", "vatican"];

/// Whole names that take none although they have such a word.
const WITHOUT_ARTICLE: [&str; 3] = ["civil society", "parliament", "solomon islands"];

/// First words that stand in place of an article.
const DETERMINERS: [&str; 5] = ["her", "his", "its", "our", "their"];

/// Words behind the head noun of an English name.
const PREPOSITIONS: [&str; 10] = ["against", "at", "between", "for", "in", "of", "on", "to", "under", "with"];

/// `name` as it appears within a sentence in `lang`. In English, countries, most acronyms and persons' names take no article. In
/// the other languages sentences are worded so that no article is needed, because the gender of the name is not known.
pub fn in_sentence(name: &str, lang: &Lang) -> String {
    if lang.base() != "en" {
        return name.to_owned();
    }
    if let Some(rest) = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")) {
        return format!("the {rest}");
    }
    if takes_article(name) { format!("the {name}") } else { name.to_owned() }
}

/// True if an English name takes an article, by its head noun: the word before the first preposition, else the last one, or
/// the last one before a comma or a bracket.
fn takes_article(name: &str) -> bool {
    let lower = name.to_lowercase();
    // What stands in brackets is an acronym, or says of which country it is.
    let plain = lower.split([' ', '\u{a0}']).take_while(|word| !word.starts_with('(')).collect::<Vec<_>>();
    let whole = plain.join(" ");
    if WITH_ARTICLE.contains(&whole.as_str()) {
        return true;
    }
    let begins_otherwise = plain.first().is_some_and(|first| DETERMINERS.contains(first));
    if begins_otherwise || WITHOUT_ARTICLE.contains(&whole.as_str()) {
        return false;
    }
    // `the European Commission, Directorate-General for Education`.
    if plain.iter().any(|word| word.ends_with(',') && takes_one(word)) {
        return true;
    }
    if let Some(place) = plain.iter().skip(1).position(|word| PREPOSITIONS.contains(word)) {
        let (head, preposition) = (plain[place], plain[place + 1]);
        // `the Ministry of Culture`, but `Friends of Europe`.
        let is_plural = head.ends_with('s') && !head.ends_with("ss");
        return takes_one(head) || preposition == "of" && !is_plural;
    }
    plain.last().is_some_and(|last| takes_one(last))
}

fn takes_one(word: &str) -> bool {
    TAKE_ARTICLE.binary_search(&word.trim_end_matches(',')).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(name: &str) -> String {
        in_sentence(name, &Lang::english())
    }

    #[test]
    fn an_organisation_has_an_article_and_a_country_or_an_acronym_has_none() {
        for name in [
            "Council of Europe",
            "United Nations Educational, Scientific and Cultural Organization",
            "United Nations Educational, Scientific and Cultural Organization (UNESCO)",
            "United Nations",
            "United Nations Development Programme",
            "United Nations Alliance of Civilizations",
            "United Nations Conference on Trade and Development",
            "United Nations Children's Fund",
            "UN",
            "EU",
            "Ministry of Foreign Affairs",
            "Foreign Ministry",
            "Netherlands",
            "Russian Federation",
            "United States of America",
            "Alliance for Dialogue",
            "Holy See",
            "League of Arab States",
            "Arab League",
            "International Court of Justice",
            "International Criminal Court",
            "University of Oxford",
            "British Museum",
            "Creative Cities Initiative",
            "Swiss Confederation",
            "African Union",
            "Union for the Mediterranean",
            "Asian Development Bank",
            "European Bank for Reconstruction and Development",
            "Green Climate Fund",
            "Nizami Ganjavi International Centre",
            "Heydar Aliyev Foundation",
            "Azerbaijan Red Crescent Society",
            "Organization for Security and Co-operation in Europe",
            "European Commission, Directorate-General for Education",
            "Islamic World Educational, Scientific and Cultural Organization",
            "King's Trust",
        ] {
            assert_eq!(english(name), format!("the {name}"));
        }
        for name in [
            "Norway",
            "UNESCO",
            "ICESCO",
            "Saudi Arabia",
            "Bosnia and Herzegovina",
            "UN Tourism",
            "UN Women",
            "Civil society",
            "Oxford University",
            "Baku State University",
            "King's College London",
            "Chatham House",
            "Amnesty International",
            "Religions for Peace",
            "Search for Common Ground",
            "Friends of Europe",
            "Her Majesty's Government",
            "Partner 1",
            "",
        ] {
            assert_eq!(english(name), name);
        }
        assert_eq!(english("The World Bank"), "the World Bank");
        assert_eq!(in_sentence("Conseil de l’Europe", &"fr".into()), "Conseil de l’Europe");
    }

    #[test]
    fn words_that_take_an_article_are_sorted_and_stand_once() {
        assert!(TAKE_ARTICLE.is_sorted_by(|one, next| one < next));
    }
}
