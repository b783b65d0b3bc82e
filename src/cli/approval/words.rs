//! Values of the options of `approval`.

use jiff::civil::DateTime;

use crate::model::StatementKind;

/// A word for what somebody states.
pub(super) fn statement(word: &str) -> Result<StatementKind, String> {
    StatementKind::parse(word).ok_or_else(|| {
        let words = StatementKind::ALL.map(StatementKind::as_str).join(", ");
        let meant = crate::diag::suggest::did_you_mean(word, StatementKind::ALL.map(StatementKind::as_str));
        format!("write one of {words}{}", meant.map_or_else(String::new, |meant| format!("; {meant}")))
    })
}

/// A day and a time without a zone.
pub(super) fn time(text: &str) -> Result<DateTime, String> {
    let is_whole = text.contains(['T', ' ']);
    let time = text.parse::<DateTime>().ok().filter(|_| is_whole);
    time.ok_or_else(|| format!("`{text}` is not a day with a time; write it like 2027-05-12T17:59"))
}

/// The paragraphs of a list: `OP 4, OP 7`.
pub(super) fn paragraphs(list: Option<&str>) -> Vec<String> {
    let list = list.unwrap_or_default().split([',', ';']).map(str::trim);
    list.filter(|paragraph| !paragraph.is_empty()).map(str::to_owned).collect()
}
