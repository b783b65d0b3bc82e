//! How commitments stand: what is on record, what was reported, what waits.

use jiff::{Timestamp, civil::Date};
use serde::Serialize;

use crate::{
    app::{AppError, Loading},
    engine::{
        FollowUpState, RunState,
        follow_up::{FollowUp, Verdict},
    },
    message::currency_of,
    model::{CommitmentEntry, CommitmentId, CommitmentReport, PartnerId, Way, WorkflowId, ledger::CommitmentStatus},
    plan::Plan,
    store::Store,
};

/// One commitment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CommitmentStanding {
    /// Its id.
    pub commitment: CommitmentId,
    /// What was undertaken.
    pub title: String,
    /// Who leads it.
    pub lead: Option<PartnerId>,
    /// Who carries it out with the lead.
    pub with: Vec<PartnerId>,
    /// How far it is on record.
    pub status: CommitmentStatus,
    /// The day by which it is to be done.
    pub due: Option<Date>,
    /// Three letters of ISO 4217.
    pub currency: String,
    /// What was announced.
    pub amount: Option<f64>,
    /// What was signed for.
    pub signed: Option<f64>,
    /// What was paid.
    pub paid: Option<f64>,
    /// How far its follow-up is.
    pub state: FollowUpState,
    /// When its lead was last asked.
    pub asked_at: Option<Timestamp>,
    /// Everything that was reported, by number.
    pub reports: Vec<ReportLine>,
}

/// One report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportLine {
    /// Its number.
    pub number: u32,
    /// When it was made.
    pub at: Timestamp,
    /// By whom.
    pub partner: PartnerId,
    /// What it says.
    pub said: CommitmentReport,
    /// The day of the asking that it answers.
    pub asking: Option<Date>,
    /// What else was said.
    pub note: Option<String>,
    /// How it arrived.
    pub way: Option<Way>,
    /// Who said it: an address, an office or a name.
    pub said_by: Option<String>,
    /// True while it waits for the coordinator.
    pub is_waiting: bool,
    /// When it was confirmed.
    pub confirmed_at: Option<Timestamp>,
    /// When it was sent back.
    pub sent_back_at: Option<Timestamp>,
    /// Why it was sent back.
    pub reason: Option<String>,
}

/// How the commitments of a workflow stand at `now`, in the order of their ids; only one of them if it is named.
pub fn commitment_standings(
    store: &mut Store,
    loading: &Loading,
    (workflow, only): (&WorkflowId, Option<&CommitmentId>),
    now: Timestamp,
) -> Result<Vec<CommitmentStanding>, AppError> {
    let plan = &loading.find(workflow)?.plan;
    let events = store.read(|tx| tx.events_of_commitments(workflow))?;
    let state = RunState::replay(plan, &events, now);
    let register = &state.ledgers.commitments;
    if let Some(id) = only.filter(|id| register.get(id).is_none()) {
        let known = register.latest().map(|(id, _)| id.to_string()).collect();
        return Err(AppError::Unknown { what: "commitment", name: id.to_string(), known });
    }
    let wanted = register.latest().filter(|(id, _)| only.is_none_or(|only| only == *id));
    Ok(wanted.map(|(id, entry)| standing(plan, &state, (id, entry))).collect())
}

fn standing(plan: &Plan, state: &RunState, (id, entry): (&CommitmentId, &CommitmentEntry)) -> CommitmentStanding {
    let of = state.follow_ups.of(id);
    let lead = entry.lead.as_ref().map(|lead| plan.renames.partner(lead));
    CommitmentStanding {
        commitment: id.clone(),
        title: entry.title.as_ref().map(|title| title.en().to_owned()).unwrap_or_default(),
        with: entry.with.clone().unwrap_or_default(),
        status: entry.status.unwrap_or(CommitmentStatus::Announced),
        due: entry.due,
        currency: currency_of(entry),
        amount: entry.amount,
        signed: entry.signed,
        paid: entry.paid,
        state: state.follow_ups.state(&state.ledgers.commitments, id),
        asked_at: lead.as_ref().and_then(|lead| state.follow_ups.last_asked_at(lead)),
        reports: of.reports.keys().filter_map(|number| line(of, *number)).collect(),
        lead,
    }
}

fn line(of: &FollowUp, number: u32) -> Option<ReportLine> {
    let report = of.reports.get(&number)?;
    let (mut confirmed_at, mut sent_back_at, mut reason) = (None, None, None);
    match of.verdicts.get(&number) {
        Some(Verdict::Confirmed { at }) => confirmed_at = Some(*at),
        Some(Verdict::SentBack { at, reason: why }) => {
            sent_back_at = Some(*at);
            reason = Some(why.clone());
        }
        None => {}
    }
    Some(ReportLine {
        number,
        at: report.at,
        partner: report.partner.clone(),
        said: report.said.clone(),
        asking: report.asking,
        note: report.note.clone(),
        way: report.origin.as_ref().map(|origin| origin.way),
        said_by: report.origin.as_ref().and_then(|origin| origin.said_by.clone()),
        is_waiting: of.waiting().any(|(waits, _)| waits == number),
        confirmed_at,
        sent_back_at,
        reason,
    })
}
