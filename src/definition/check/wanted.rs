//! What a kind of value is called, and how to write one, for who wrote another.

use crate::definition::schema::table::Kind;

/// What a kind expects, and how to write it.
pub(super) fn describe(kind: &Kind) -> (&'static str, String) {
    let (wanted, hint) = match kind {
        Kind::Text => ("a text", "write a text, or {en: …, fr: …}"),
        Kind::TextOr(key, _) => return ("a text or keys of its own", format!("write a text, or {{{key}: …}}")),
        Kind::WithParameters(kind) | Kind::AtMost(_, kind) => return describe(kind),
        Kind::Word(_) | Kind::Choice(_) => ("one value", "write one value without brackets or dashes"),
        Kind::Flag => ("`true` or `false`", "write true or false"),
        Kind::Number | Kind::Count(..) | Kind::Format => ("a number", "write digits"),
        Kind::Record(table) => {
            let keys: Vec<_> = table.keys().take(4).map(|key| format!("{}: …", key.name)).collect();
            return ("keys of its own", format!("write {{{}}}", keys.join(", ")));
        }
        Kind::ById(_) => ("ids, each with what belongs to it", "write each id with a colon and its value"),
        Kind::OneOrMore(_) => ("a list", "write [a, b]"),
        Kind::Short("to", _) => ("an id or keys of its own", "write the id of a partner, or {to: …, function: …}"),
        Kind::Short(..) => ("an id or keys of its own", "write an id, or {partner: …, due: …}"),
        Kind::WordOr(..) => ("an id or keys of its own", "write an id, or {email: …}"),
        Kind::ListOrById(..) => {
            ("a list of ids, or ids with what belongs to each", "write [a, b], or each id with a colon and its value")
        }
    };
    (wanted, hint.to_owned())
}
