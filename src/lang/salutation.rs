//! How a letter closes depends on how it opens: the close repeats the form of address, unless the salutation is too
//! familiar for that.

use crate::model::Lang;

/// The form of address that a letter's close takes from its salutation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The person's form of address within a sentence: `Excellency`, `Madame la Directrice`.
    pub words: String,
    /// True for a salutation such as `Dear colleague,`, after which nobody would write
    /// `the assurances of my highest consideration`.
    pub is_familiar: bool,
}

/// The form of address in `salutation`, a line in `lang` such as `Excellency,`.
pub fn address(salutation: &str, lang: &Lang) -> Address {
    // In Arabic the form of address is followed by a comma and a greeting.
    let line = if lang.base() == "ar" { salutation.split('،').next().unwrap_or_default() } else { salutation };
    let words = line.trim().trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '!' | '.' | '،'));
    let first = words.split(' ').next().unwrap_or_default().to_lowercase();
    let is_familiar = familiar(lang.base()).iter().any(|beginning| first.starts_with(beginning));
    Address { words: words.to_owned(), is_familiar }
}

/// How familiar salutations start.
fn familiar(base: &str) -> &'static [&'static str] {
    match base {
        "en" => &["dear"],
        "fr" => &["cher", "chère"],
        "es" => &["estimad", "querid"],
        "ru" => &["уважаем", "дорог"],
        "az" => &["hörmətli", "əziz"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_the_salutation_without_its_marks() {
        let words = |line: &str, lang: &str| address(line, &lang.into());
        let formal = |words: &str| Address { words: words.into(), is_familiar: false };
        assert_eq!(words("Excellency,", "en"), formal("Excellency"));
        assert_eq!(words("Madame la Directrice générale,", "fr"), formal("Madame la Directrice générale"));
        assert_eq!(words("Ваше Превосходительство!", "ru"), formal("Ваше Превосходительство"));
        assert_eq!(words("سعادة السيدة المديرة، تحية طيبة وبعد،", "ar"), formal("سعادة السيدة المديرة"));
        for (line, lang) in [
            ("Dear colleagues,", "en"),
            ("Chère Madame,", "fr"),
            ("Estimada señora:", "es"),
            ("Уважаемые коллеги!", "ru"),
            ("Hörmətli həmkarlar,", "az"),
        ] {
            assert!(words(line, lang).is_familiar, "{line}");
        }
    }
}
