//! Several values where a key takes one: `lead: eu, norway`, `due: T-3m, T-2m`.

use crate::{
    definition::{
        schema::table::{Kind, Table},
        values::fault::{Fault, Remedy},
    },
    diag::Code,
};

/// The most values that are counted.
const MAX_VALUES: usize = 20;

/// Tells whether a text is one value.
type IsOne<'a> = Box<dyn Fn(&str) -> bool + 'a>;

/// The check for the one value that a key of this kind takes; `None` if it takes a text, or a list.
fn check_of_one(kind: &Kind) -> Option<IsOne<'_>> {
    match kind {
        Kind::Word(form) | Kind::WordOr(form, _) => Some(Box::new(|word| (form.check)(word).is_ok())),
        Kind::Choice(known) => Some(Box::new(|word| known.contains(&word))),
        Kind::Short(key, table) => check_of_one(&table.get(key)?.kind),
        Kind::WithParameters(kind) => check_of_one(kind),
        _ => None,
    }
}

/// True if a key of this kind takes one value of a certain form, which `text` has not.
pub(super) fn refuses(kind: &Kind, text: &str) -> bool {
    check_of_one(kind).is_some_and(|is_one| !is_one(text))
}

/// The values in `text`, which is none by itself, if there are several and each would do.
pub(super) fn values<'a>(kind: &Kind, text: &'a str) -> Option<Vec<&'a str>> {
    let is_one = check_of_one(kind).filter(|is_one| !is_one(text))?;
    let parts =
        text.split([',', ';', '،', '؛', '，']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" & "));
    let parts: Vec<&str> = parts.map(|part| part.trim_matches(['[', ']', '(', ')', ' '])).take(MAX_VALUES).collect();
    (parts.len() > 1 && parts.iter().all(|part| is_one(part))).then_some(parts)
}

/// The fault of several values of `key`. `with` is true where what is too many can go to the key `with:` beside it, in
/// braces, so that one change does it.
pub(super) fn fault(key: &str, table: Option<&Table>, values: &[&str], with: bool) -> Fault {
    let (first, others) = values.split_first().unwrap_or((&"", &[]));
    let shown: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
    let message = format!("`{key}` takes one value, but there are {}: {}", values.len(), shown.join(", "));
    let has_with = key == "lead" && table.is_none_or(|table| table.get("with").is_some());
    let others = if let [other] = others { (*other).to_owned() } else { format!("[{}]", others.join(", ")) };
    let hint = match key {
        "lead" if has_with && with => {
            let whole = format!("{first}, with: {others}");
            return Fault { instead: Some(whole), ..Fault::new(Code::WrongType, message, one_leads(first, &others)) };
        }
        "lead" if has_with => one_leads(first, &others),
        "email" => format!("write `email: {first}`, and the other address in a contact of its own"),
        _ => format!("write one of them: `{key}: {first}`"),
    };
    Fault::new(Code::WrongType, message, Remedy::Words(hint))
}

fn one_leads(first: &str, others: &str) -> String {
    format!("let one lead, `lead: {first}`, and name the others under `with: {others}`")
}
