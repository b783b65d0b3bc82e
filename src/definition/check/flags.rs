//! Yes and no as people write them where `true` or `false` is wanted.

use crate::diag::suggest::nearest;

/// Words that say yes.
const YES: [&str; 27] = [
    "y",
    "yes",
    "on",
    "1",
    "ok",
    "t",
    "ja",
    "oui",
    "vrai",
    "wahr",
    "sí",
    "si",
    "verdadero",
    "да",
    "истина",
    "bəli",
    "hə",
    "doğru",
    "evet",
    "نعم",
    "صحيح",
    "أجل",
    "sim",
    "sì",
    "vero",
    "tak",
    "igen",
];

/// Words that say no.
const NO: [&str; 21] = [
    "n", "no", "off", "0", "f", "none", "nein", "falsch", "non", "faux", "falso", "нет", "ложь", "xeyr", "yox",
    "yanlış", "hayır", "لا", "خطأ", "não", "nie",
];

/// What a word means that is neither `true` nor `false`; `None` if that cannot be told, for the wrong one would say the
/// opposite.
pub(super) fn meant(text: &str) -> Option<bool> {
    let word =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | '!' | '"' | '\'' | '“' | '”'));
    let word = word.to_lowercase();
    match word.as_str() {
        "true" => Some(true),
        "false" => Some(false),
        word if YES.contains(&word) => Some(true),
        word if NO.contains(&word) => Some(false),
        word => nearest(word, ["true", "false"]).map(|near| near == "true"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_for_yes_is_never_read_as_no() {
        for (words, flag) in [(&YES[..], true), (&NO[..], false)] {
            for word in words {
                assert_eq!(meant(word), Some(flag), "{word}");
            }
        }
        for word in ["tru", "True.", "treu", "TRUE", "“true”", "Ja", "ДА"] {
            assert_eq!(meant(word), Some(true), "{word}");
        }
        for word in ["fals", "flase", "False;", "Non"] {
            assert_eq!(meant(word), Some(false), "{word}");
        }
        for word in ["x", "maybe", "2", "", "later", "host"] {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
