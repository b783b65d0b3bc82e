//! How commitments are followed up, for the task force: when each was last heard of, and what waits to be confirmed.

use jiff::Timestamp;

use super::pledges::{DEFAULT_CURRENCY, amount};
use crate::{
    engine::follow_up::{Report, Verdict, reported_since_asked},
    model::{CommitmentEntry, CommitmentId, ledger::CommitmentStatus},
    report::{
        measure::standing::Standing,
        words::writer::{Writer, count, text},
    },
};

/// When a commitment was last reported on and what became of that, or when its lead was asked; empty if neither happened.
pub(super) fn heard(standing: &Standing<'_>, w: &Writer<'_>, id: &CommitmentId) -> String {
    let follow_ups = &standing.state.follow_ups;
    let of = follow_ups.of(id);
    let day = |at: Timestamp| text(w.day(standing.plan.timezone.to_datetime(at).date()).text);
    let Some((number, last)) = of.last() else {
        let register = &standing.state.ledgers.commitments;
        let lead = register.get(id).and_then(|entry| entry.lead.as_ref());
        let asked = lead.and_then(|lead| follow_ups.last_asked_at(lead)).filter(|at| register.at(id, *at).is_some());
        return asked.map_or_else(String::new, |at| w.say("report-heard-asked", &[("date", day(at))]));
    };
    let date = ("date", day(last.at));
    match of.verdicts.get(&number) {
        None => w.say("report-heard-waiting", &[date]),
        Some(Verdict::Confirmed { at }) => w.say("report-heard-confirmed", &[date, ("confirmed", day(*at))]),
        Some(Verdict::SentBack { at, .. }) => w.say("report-heard-sent_back", &[date, ("confirmed", day(*at))]),
    }
}

/// What was reported and is not confirmed yet, in words; empty if nothing waits.
pub(super) fn unconfirmed(
    standing: &Standing<'_>,
    w: &Writer<'_>,
    id: &CommitmentId,
    entry: &CommitmentEntry,
) -> String {
    let waiting = standing.state.follow_ups.of(id).waiting();
    let told: Vec<String> = waiting.map(|(_, report)| said(w, entry, report)).filter(|said| !said.is_empty()).collect();
    told.join("; ")
}

/// `In progress, by 30 Jun 2028, EUR 250,000 paid`.
fn said(w: &Writer<'_>, entry: &CommitmentEntry, report: &Report) -> String {
    let currency = entry.currency.as_deref().unwrap_or(DEFAULT_CURRENCY);
    let said = &report.said;
    let status = said.status.filter(|status| *status != CommitmentStatus::Announced);
    let parts = [
        status.map(|status| w.word("commitment", status.as_str())),
        said.due.map(|due| w.say("report-heard-due", &[("date", text(w.day(due).text))])),
        amount(w, "report-pledge-signed", currency, said.signed),
        amount(w, "report-pledge-paid", currency, said.paid),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(&w.say("report-comma", &[]))
}

/// How many of those that were asked about last were reported on; empty if nobody was asked.
pub(super) fn reported(standing: &Standing<'_>, w: &Writer<'_>) -> String {
    let Some(heard) = reported_since_asked(standing.plan, &standing.state, standing.cut_off) else {
        return String::new();
    };
    w.say("report-followed_up", &[("n", count(heard.reported)), ("of", count(heard.asked))])
}
