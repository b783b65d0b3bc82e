//! Values that stand where a group of keys is wanted, and which key they were meant for: `weekend: [fri, sat]`.

use crate::definition::{
    schema::table::{Kind, Table},
    values::{day::day, email::email},
};

/// How the value of `key` is written with the braces that it lacks; `None` if that cannot be told.
pub(super) fn wrapped(table: &Table, kind: &Kind, texts: &[&str]) -> Option<String> {
    let texts: Vec<&str> =
        texts.iter().flat_map(|text| text.split([',', ' '])).filter(|text| !text.is_empty()).collect();
    let joined = || texts.join(", ");
    let each = |before: &str, after: &str| {
        let items: Vec<String> = texts.iter().map(|text| format!("{{{before}{text}{after}}}")).collect();
        if matches!(kind, Kind::OneOrMore(_)) { format!("[{}]", items.join(", ")) } else { items.concat() }
    };
    let needed: Vec<_> = table.keys().filter(|key| key.needed.is_some()).collect();
    match needed.as_slice() {
        [only] => match &only.kind {
            Kind::OneOrMore(Kind::Choice(known)) if texts.iter().all(|text| known.contains(text)) => {
                Some(format!("[{{{}: [{}]}}]", only.name, joined()))
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
