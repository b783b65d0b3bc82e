//! Money that was committed: announced, signed, paid, by donor and currency.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    model::{CommitmentEntry, ledger::CommitmentStatus},
    report::{
        measure::{budget::add, standing::Standing},
        request::Audience,
        words::writer::{Writer, count, text},
    },
};

/// The currency of commitments that name none.
pub(super) const DEFAULT_CURRENCY: &str = "EUR";

/// What was committed in one currency: one row a donor, and their sum. Currencies are never added, and an amount that
/// nobody recorded is missing, never 0.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PledgeTable {
    /// Three letters of ISO 4217.
    pub currency: String,
    /// Each donor, by name.
    pub rows: Vec<PledgeRow>,
    /// The sum.
    pub total: PledgeRow,
}

/// The amounts of one donor, or of all.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PledgeRow {
    /// The partner that leads the commitments; empty for a sum and where nobody leads.
    pub donor: String,
    /// How many commitments with an amount, but for the dropped ones.
    pub n: usize,
    /// What was announced.
    pub announced: Option<f64>,
    /// The same in words.
    pub announced_text: String,
    /// What was signed for.
    pub signed: Option<f64>,
    /// The same in words.
    pub signed_text: String,
    /// What was paid.
    pub paid: Option<f64>,
    /// The same in words.
    pub paid_text: String,
}

/// The tables of what this audience may see: all for the task force, else what was published, and a partner's own.
pub(super) fn tables(standing: &Standing<'_>, w: &Writer<'_>) -> Vec<PledgeTable> {
    let mut by_currency: BTreeMap<&str, BTreeMap<String, Vec<&CommitmentEntry>>> = BTreeMap::new();
    for (_, entry) in standing.state.ledgers.commitments.latest() {
        let has_amount = entry.amount.or(entry.signed).or(entry.paid).is_some();
        if has_amount && entry.status != Some(CommitmentStatus::Dropped) && may_see(w, entry) {
            let donor = entry.lead.as_ref().map(|lead| w.partner(lead)).unwrap_or_default();
            let currency = entry.currency.as_deref().unwrap_or(DEFAULT_CURRENCY);
            by_currency.entry(currency).or_default().entry(donor).or_default().push(entry);
        }
    }
    let table = |(currency, donors): (&str, BTreeMap<String, Vec<&CommitmentEntry>>)| {
        let all: Vec<&CommitmentEntry> = donors.values().flatten().copied().collect();
        PledgeTable {
            currency: currency.to_owned(),
            rows: donors.iter().map(|(donor, entries)| row(w, donor.clone(), entries)).collect(),
            total: row(w, String::new(), &all),
        }
    };
    by_currency.into_iter().map(table).collect()
}

/// True if the reader may be told of the amounts of a commitment.
pub(super) fn may_see(w: &Writer<'_>, entry: &CommitmentEntry) -> bool {
    let is_published = entry.published == Some(true);
    match w.audience() {
        Audience::TaskForce => true,
        Audience::Partner(own) => is_published || entry.lead.as_ref() == Some(own),
        Audience::Minister | Audience::Public => is_published,
    }
}

/// `EUR 250,000 announced, EUR 100,000 signed, EUR 40,000 paid`; empty if none was recorded, or it is not for the reader.
pub(super) fn amounts(w: &Writer<'_>, entry: &CommitmentEntry) -> String {
    let currency = entry.currency.as_deref().unwrap_or(DEFAULT_CURRENCY);
    let told = [
        amount(w, "report-pledge-announced", currency, entry.amount),
        amount(w, "report-pledge-signed", currency, entry.signed),
        amount(w, "report-pledge-paid", currency, entry.paid),
    ];
    if may_see(w, entry) {
        told.into_iter().flatten().collect::<Vec<_>>().join(&w.say("report-comma", &[]))
    } else {
        String::new()
    }
}

/// One amount in the words of the message `id`.
pub(super) fn amount(w: &Writer<'_>, id: &str, currency: &str, amount: Option<f64>) -> Option<String> {
    Some(w.say(id, &[("amount", text(w.amount(amount?))), ("currency", text(currency))]))
}

fn row(w: &Writer<'_>, donor: String, entries: &[&CommitmentEntry]) -> PledgeRow {
    let sum = |of: fn(&CommitmentEntry) -> Option<f64>| {
        let n = entries.iter().filter(|entry| of(entry).is_some()).count();
        let sum = add(entries.iter().filter_map(|entry| of(entry)));
        let figure = sum.map_or_else(|| "–".to_owned(), |sum| w.amount(sum));
        let args = [("sum", text(figure.as_str())), ("n", count(n)), ("of", count(entries.len()))];
        let told = if (1..entries.len()).contains(&n) { w.say("report-pledge-part", &args) } else { figure };
        (sum, told)
    };
    let ((announced, announced_text), (signed, signed_text), (paid, paid_text)) =
        (sum(|entry| entry.amount), sum(|entry| entry.signed), sum(|entry| entry.paid));
    let n = entries.len();
    PledgeRow { donor, n, announced, announced_text, signed, signed_text, paid, paid_text }
}
