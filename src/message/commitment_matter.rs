//! A commitment as mails and pages tell it to those who carry it out, with what they reported of it.

use jiff::{Timestamp, civil::Date};
use schemars::JsonSchema;
use serde::Serialize;

use super::{language::Language, order::Scene};
use crate::{
    engine::follow_up::{Report, Verdict},
    model::{CommitmentEntry, CommitmentId, CommitmentReport, PartnerId, ledger::CommitmentStatus},
    plan::{Partner, Plan},
};

/// The currency of commitments that name none.
pub(crate) const DEFAULT_CURRENCY: &str = "EUR";

/// A commitment, for somebody who carries it out.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CommitmentItem {
    /// Its id, by which replies name it.
    pub id: CommitmentId,
    /// What was undertaken.
    pub title: String,
    /// The day by which it is to be done.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub due: Option<Date>,
    /// True if that day is over.
    pub is_overdue: bool,
    /// How far it is on record.
    pub status: CommitmentStatus,
    /// Three letters of ISO 4217.
    pub currency: String,
    /// The amounts on record that the reader may be told: all to the lead, to others what was published.
    pub money: Vec<Money>,
    /// Who leads it, as it stands in a sentence, if the reader does not.
    pub lead: Option<String>,
    /// What the reader's organisation reported last.
    pub reported: Option<ReportedLine>,
}

/// An amount.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Money {
    /// What it stands for.
    pub what: MoneyKind,
    /// How much.
    pub amount: f64,
    /// Three letters of ISO 4217.
    pub currency: String,
}

/// What an amount stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MoneyKind {
    /// It was announced.
    Announced,
    /// It was signed for.
    Signed,
    /// It was paid.
    Paid,
}

/// What a report says, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ReportedLine {
    /// The commitment.
    pub id: CommitmentId,
    /// What was undertaken.
    pub title: String,
    /// The day, by the reader's clock.
    #[schemars(with = "String", extend("format" = "date"))]
    pub on: Date,
    /// How far it is, as chosen on a page; missing if nothing was said of that.
    pub progress: Option<Progress>,
    /// The new day.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub due: Option<Date>,
    /// The amounts.
    pub money: Vec<Money>,
    /// Where it can be seen.
    pub link: Option<String>,
    /// What else was said.
    pub note: Option<String>,
    /// Whether it was confirmed.
    pub standing: ReportStanding,
    /// Why it was sent back.
    pub reason: Option<String>,
}

/// How far a commitment is, as people choose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// As planned.
    InProgress,
    /// It will be done on a later day.
    Delayed,
    /// Carried out.
    Completed,
    /// Given up.
    Dropped,
}

impl Progress {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::InProgress, Self::Delayed, Self::Completed, Self::Dropped];

    /// The name in forms, JSON and catalogues.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InProgress => "in_progress",
            Self::Delayed => "delayed",
            Self::Completed => "completed",
            Self::Dropped => "dropped",
        }
    }

    /// What a report says of it.
    fn of(said: &CommitmentReport) -> Option<Self> {
        match (said.status, said.due) {
            (Some(CommitmentStatus::Completed), _) => Some(Self::Completed),
            (Some(CommitmentStatus::Dropped), _) => Some(Self::Dropped),
            (_, Some(_)) => Some(Self::Delayed),
            (Some(_), None) => Some(Self::InProgress),
            (None, None) => None,
        }
    }
}

/// Whether a report was confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportStanding {
    /// It waits for the coordinator.
    Waiting,
    /// It entered the register.
    Confirmed,
    /// It was sent back.
    SentBack,
    /// Another report of the same organisation took its place before anything was said of it.
    Replaced,
}

/// True if `partner` may report on a commitment: it leads it, or carries it out with the lead.
pub fn may_report(entry: &CommitmentEntry, partner: &PartnerId) -> bool {
    entry.lead.as_ref() == Some(partner) || entry.with.iter().flatten().any(|with| with == partner)
}

/// The commitments that `partner` may report on and that have not ended, in the order of their ids.
pub(super) fn open_items(
    scene: Scene<'_>,
    partner: &Partner,
    language: &Language,
    now: Timestamp,
) -> Vec<CommitmentItem> {
    let register = &scene.state.ledgers.commitments;
    let open = register.latest().filter(|(_, entry)| {
        let is_open = !matches!(entry.status, Some(CommitmentStatus::Completed | CommitmentStatus::Dropped));
        is_open && may_report(entry, &partner.id)
    });
    open.map(|(id, entry)| item(scene, (id, entry), partner, language, now)).collect()
}

/// One commitment.
pub(super) fn item(
    Scene { plan, state }: Scene<'_>,
    (id, entry): (&CommitmentId, &CommitmentEntry),
    partner: &Partner,
    language: &Language,
    now: Timestamp,
) -> CommitmentItem {
    let today = partner.timezone.to_datetime(now).date();
    let currency = currency_of(entry);
    let leads = entry.lead.as_ref() == Some(&partner.id);
    let title = entry.title.as_ref().map(|title| language.text(title)).unwrap_or_default();
    let known =
        [(MoneyKind::Announced, entry.amount), (MoneyKind::Signed, entry.signed), (MoneyKind::Paid, entry.paid)];
    let may_see = leads || entry.published == Some(true);
    let of = state.follow_ups.of(id);
    let reported = of.last_of(&partner.id).map(|(number, report)| {
        let verdict = of.verdicts.get(&number);
        reported_line((id, &title, &currency), (report, verdict, true), partner)
    });
    let lead = entry.lead.as_ref().filter(|_| !leads).and_then(|lead| plan.partners.get(lead));
    CommitmentItem {
        id: id.clone(),
        due: entry.due,
        is_overdue: entry.due.is_some_and(|due| due < today),
        status: entry.status.unwrap_or(CommitmentStatus::Announced),
        money: money(&currency, known).into_iter().filter(|_| may_see).collect(),
        lead: lead.map(|lead| language.full_name(lead, today)),
        reported,
        title,
        currency,
    }
}

/// Three letters of ISO 4217.
pub fn currency_of(entry: &CommitmentEntry) -> String {
    entry.currency.clone().unwrap_or_else(|| DEFAULT_CURRENCY.to_owned())
}

fn money<const N: usize>(currency: &str, amounts: [(MoneyKind, Option<f64>); N]) -> Vec<Money> {
    let known = amounts.into_iter().filter_map(|(what, amount)| Some((what, amount?)));
    known.map(|(what, amount)| Money { what, amount, currency: currency.to_owned() }).collect()
}

/// What a report says, for its reporter.
pub(super) fn reported_line(
    (id, title, currency): (&CommitmentId, &str, &str),
    (report, verdict, is_last): (&Report, Option<&Verdict>, bool),
    reader: &Partner,
) -> ReportedLine {
    let said = &report.said;
    let (standing, reason) = match verdict {
        None if is_last => (ReportStanding::Waiting, None),
        None => (ReportStanding::Replaced, None),
        Some(Verdict::Confirmed { .. }) => (ReportStanding::Confirmed, None),
        Some(Verdict::SentBack { reason, .. }) => (ReportStanding::SentBack, Some(reason.clone())),
    };
    ReportedLine {
        id: id.clone(),
        title: title.to_owned(),
        on: reader.timezone.to_datetime(report.at).date(),
        progress: Progress::of(said),
        due: said.due,
        money: money(currency, [(MoneyKind::Signed, said.signed), (MoneyKind::Paid, said.paid)]),
        link: said.link.clone(),
        note: report.note.clone(),
        standing,
        reason,
    }
}

/// The same for the coordinator, who reads it by the clock of the host.
pub(super) fn reported_to_coordinator(
    plan: &Plan,
    (id, entry): (&CommitmentId, &CommitmentEntry),
    report: &Report,
    language: &Language,
) -> ReportedLine {
    let title = entry.title.as_ref().map(|title| language.text(title)).unwrap_or_default();
    let currency = currency_of(entry);
    let line = |on| ReportedLine {
        id: id.clone(),
        title,
        on,
        progress: Progress::of(&report.said),
        due: report.said.due,
        money: money(&currency, [(MoneyKind::Signed, report.said.signed), (MoneyKind::Paid, report.said.paid)]),
        link: report.said.link.clone(),
        note: report.note.clone(),
        standing: ReportStanding::Waiting,
        reason: None,
    };
    line(plan.timezone.to_datetime(report.at).date())
}
