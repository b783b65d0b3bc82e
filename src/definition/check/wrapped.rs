//! Values that stand where a group of keys is wanted, and which key they were meant for: `weekend: [fri, sat]`.

use crate::definition::{
    schema::table::{Kind, Table},
    values::{day::day, email::email, suggest::word_meant},
};

/// The words that a text means: `Fri`, `friday`, `fri-sat`.
fn words_meant<'a>(text: &str, known: &[&'a str]) -> Option<Vec<&'a str>> {
    let Some((first, last)) = text.split_once(['-', '–', '/']) else {
        return Some(vec![word_meant(text, known)?]);
    };
    let place = |text: &str| known.iter().position(|word| word_meant(text, known) == Some(word));
    let (first, last) = (place(first)?, place(last)?);
    let count = (last + known.len() - first) % known.len() + 1;
    Some(known.iter().copied().cycle().skip(first).take(count).collect())
}

/// How the value of `key` is written with the braces that it lacks; `None` if that cannot be told.
pub(super) fn wrapped(table: &Table, kind: &Kind, texts: &[&str]) -> Option<String> {
    let parts = texts.iter().flat_map(|text| text.split([',', ' ', '(', ')', ';', '&']));
    let texts: Vec<&str> = parts.filter(|text| !text.is_empty() && *text != "and").collect();
    let each = |before: &str, after: &str| {
        let items: Vec<String> = texts.iter().map(|text| format!("{{{before}{text}{after}}}")).collect();
        if matches!(kind, Kind::OneOrMore(_)) { format!("[{}]", items.join(", ")) } else { items.concat() }
    };
    let needed: Vec<_> = table.keys().filter(|key| key.needed.is_some()).collect();
    match needed.as_slice() {
        [only] => match &only.kind {
            Kind::OneOrMore(Kind::Choice(known)) => {
                let words: Vec<&str> =
                    texts.iter().map(|text| words_meant(text, known)).collect::<Option<Vec<_>>>()?.concat();
                Some(format!("[{{{}: [{}]}}]", only.name, words.join(", ")))
            }
            _ if texts.iter().all(|text| email(text).is_ok()) && table.get("function").is_some() => {
                Some(each("function: focal_point, email: ", ""))
            }
            _ if texts.iter().all(|text| email(text).is_ok()) && table.get("email").is_some() => {
                Some(each("email: ", ""))
            }
            _ if texts.iter().all(|text| day(text).is_ok()) && table.get("yearly").is_some() => {
                Some(each("date: ", ", name: Holiday"))
            }
            _ if texts.iter().all(|text| day(text).is_ok()) && only.name == "opens" => Some(each("opens: ", "")),
            _ => None,
        },
        _ => None,
    }
}
