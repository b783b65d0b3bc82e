//! Values of the options of `commitment`.

use jiff::civil::DateTime;

use crate::{
    cli::Failure,
    diag::{Advice, suggest::did_you_mean},
    lang::whole_amount,
    message::Progress,
    model::ledger::CommitmentStatus,
};

/// An amount, in a currency if one was named.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    value: f64,
    currency: Option<String>,
}

/// A word for how far a commitment is.
pub(super) fn progress(word: &str) -> Result<Progress, String> {
    let found = Progress::ALL.into_iter().find(|one| one.as_str() == word);
    found.ok_or_else(|| one_of(word, &Progress::ALL.map(Progress::as_str)))
}

/// A status of the register.
pub(super) fn status(word: &str) -> Result<CommitmentStatus, String> {
    let words: Vec<&str> = CommitmentStatus::ALL.iter().map(|status| status.as_str()).collect();
    CommitmentStatus::ALL.iter().find(|one| one.as_str() == word).copied().ok_or_else(|| one_of(word, &words))
}

fn one_of(word: &str, words: &[&str]) -> String {
    let meant = did_you_mean(word, words.iter().copied());
    format!("write one of {}{}", words.join(", "), meant.map_or_else(String::new, |meant| format!("; {meant}")))
}

/// A day and a time without a zone.
pub(super) fn time(text: &str) -> Result<DateTime, String> {
    let is_whole = text.contains(['T', ' ']);
    let time = text.parse::<DateTime>().ok().filter(|_| is_whole);
    time.ok_or_else(|| format!("`{text}` is not a day with a time; write it like 2027-11-29T10:00"))
}

/// `250000`, `250,000 EUR`.
pub(super) fn amount(text: &str) -> Result<Amount, String> {
    let written =
        whole_amount(text).ok_or_else(|| format!("`{text}` is no amount; write it like 250000 or \"250,000 EUR\""));
    written.map(|written| Amount { value: written.value, currency: written.currency })
}

/// The figure of an amount; an error if it is in another currency than the commitment.
pub(super) fn in_currency(amount: Option<&Amount>, currency: &str) -> Result<Option<f64>, Failure> {
    let Some(amount) = amount else { return Ok(None) };
    match amount.currency.as_deref().filter(|named| *named != currency) {
        Some(named) => Err(Failure::usage(Advice::new(
            format!("the amount is in {named}, and the commitment in {currency}"),
            format!("write it in {currency}; currencies are never converted"),
        ))),
        None => Ok(Some(amount.value)),
    }
}
