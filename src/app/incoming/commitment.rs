//! What a reply to a mail that asks after commitments reports, and recording it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Intake, Outcome, sender::Sender};
use crate::{
    app::{
        AppError, ErrorKind,
        approvals::Acting,
        commitments::{CommitmentAct, reported_on},
    },
    engine::{DecisionKind, RunState, follow_up::asked_about},
    lang::AmountWord,
    mail::incoming::Incoming,
    message::{
        NotReported, NotReportedWhy, ReportedFacts, Scene, currency_of, may_report,
        reply::{self, ReportLine, ReportRead, ReportSaid, Word},
    },
    model::{
        CommitmentEntry, CommitmentId, CommitmentReport, IncomingKind, Origin, PartnerId, Way, WorkflowId,
        check_figure, is_web_address, ledger::CommitmentStatus,
    },
    plan::{Partner, Plan},
    store::Mail,
};

/// What a mail asked.
pub(super) struct AskedOf {
    workflow: WorkflowId,
    partner: PartnerId,
    day: Date,
    commitment: Option<CommitmentId>,
}

/// What a receipt tells of it.
pub(super) struct ReportsOf<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) partner: &'a Partner,
}

/// What the lines about one commitment say together, or what is wrong with one of them.
type Joined = Result<(CommitmentReport, Option<String>), NotReportedWhy>;

impl Intake<'_> {
    /// What `mail` asked of commitments, under the present id of the partner; `None` if it asked nothing, or its workflow is gone.
    pub(super) fn commitments_asked(&self, mail: &Mail) -> Result<Option<AskedOf>, AppError> {
        for reminder in self.tx.reminders_of(&mail.key.first())? {
            let Some(loaded) = self.loading.workflows.get(&reminder.workflow) else { continue };
            let kind: DecisionKind = serde_json::from_str(&reminder.kind).map_err(AppError::Stored)?;
            // What the coordinator was told instead, nobody was asked.
            if reminder.to_coordinator {
                continue;
            }
            if let DecisionKind::Asking { partner, day, commitment, .. } = kind.renamed(&loaded.plan.renames) {
                return Ok(Some(AskedOf { workflow: reminder.workflow, partner, day, commitment }));
            }
        }
        Ok(None)
    }

    /// Records what `sender` replied to `matched`, which asked `asked`, and writes a receipt.
    pub(super) fn reports(
        &self,
        mail: &Incoming,
        (matched, sender, asked): (&Mail, &Sender<'_>, &AskedOf),
        text: &str,
        sha256: &str,
    ) -> Result<Outcome, AppError> {
        let plan = self.loading.find(&asked.workflow)?.plan.as_ref();
        let partner = plan.partners.get(&asked.partner).unwrap_or(sender.partner);
        let today = partner.timezone.to_datetime(self.now).date();
        let state = RunState::replay(plan, &self.tx.events_of_commitments(&plan.workflow)?, self.now);
        let register = &state.ledgers.commitments;
        let own: Vec<(&CommitmentId, &CommitmentEntry)> =
            register.latest().filter(|(_, entry)| may_report(entry, &partner.id)).collect();
        let known: Vec<&str> = own.iter().map(|(id, _)| id.as_str()).collect();
        let mut facts = ReportedFacts { is_same: true, ..ReportedFacts::default() };
        match reply::read_reports(text, today, &known) {
            ReportRead::Unclear { quoted } => facts.quoted = Some(quoted).filter(|quoted| !quoted.is_empty()),
            ReportRead::Said(lines) => {
                let only = only_one((plan, &state, asked), &own);
                let is_of_partner = sender.handed_over.is_none()
                    && sender.roles.iter().any(|(of, role)| of.workflow == plan.workflow && role.id == asked.partner);
                for (id, joined) in by_commitment(lines, only.as_ref(), &own, today) {
                    let entry = own.iter().find(|(known, _)| known.as_str() == id).map(|(_, entry)| *entry);
                    let joined = if is_of_partner { joined } else { Err(NotReportedWhy::Other) };
                    let done = match joined {
                        Ok(said) => self.report_one((plan, asked), (matched, sender), (&id, said), &mut facts)?,
                        Err(problem) => Err(problem),
                    };
                    if let Err(problem) = done {
                        let currency = entry.map(currency_of);
                        let id = Some(id).filter(|id| !id.is_empty());
                        facts.refused.push(NotReported { id, problem, currency });
                    }
                }
            }
        }
        facts.is_same &= !facts.recorded.is_empty();
        self.told_of_reports(mail, (matched, sender, asked), (plan, partner, facts), (text, sha256))
    }

    /// Records what is said of one commitment.
    fn report_one(
        &self,
        (plan, asked): (&Plan, &AskedOf),
        (matched, sender): (&Mail, &Sender<'_>),
        (id, (report, note)): (&str, (CommitmentReport, Option<String>)),
        facts: &mut ReportedFacts,
    ) -> Result<Result<(), NotReportedWhy>, AppError> {
        let origin = Origin {
            way: Way::Reply,
            said_by: sender.contact.email.clone(),
            mail: Some(matched.key.clone()),
            definition: Some(plan.definition.clone()),
        };
        let acting = Acting { at: None, note, origin: Some(origin) };
        let act = CommitmentAct::Report { partner: asked.partner.clone(), report };
        match reported_on(self.tx, plan, (&CommitmentId::from(id), &act, &acting), self.now) {
            Ok(acted) => {
                facts.is_same &= acted.is_same;
                facts.recorded.extend(acted.reported());
                Ok(Ok(()))
            }
            Err(error) if matches!(error.kind(), ErrorKind::Refused | ErrorKind::NotFound | ErrorKind::Usage) => {
                Ok(Err(NotReportedWhy::Other))
            }
            Err(error) => Err(error),
        }
    }

    fn told_of_reports(
        &self,
        mail: &Incoming,
        (matched, sender, asked): (&Mail, &Sender<'_>, &AskedOf),
        (plan, partner, facts): (&Plan, &Partner, ReportedFacts),
        (text, sha256): (&str, &str),
    ) -> Result<Outcome, AppError> {
        let answers = facts.recorded.len();
        let (kind, why) = match (answers, facts.refused.len()) {
            (0, 0) => (IncomingKind::Unclear, "no line of it is a report beyond doubt".to_owned()),
            (0, refused) => (IncomingKind::Unclear, format!("none of its {refused} reports could be recorded")),
            (recorded, 0) => (IncomingKind::Answered, format!("{recorded} recorded")),
            (recorded, refused) => (IncomingKind::Answered, format!("{recorded} recorded, {refused} not")),
        };
        let absence = mail.absence().filter(|_| kind == IncomingKind::Unclear);
        let after = RunState::replay(plan, &self.tx.events_of_state(&plan.workflow, 0)?, self.now);
        let about = ReportsOf { scene: Scene { plan, state: &after }, partner };
        let receipt = match absence {
            Some(_) => None,
            None => self.write_commitment_receipt(mail, (matched, sender), (&about, facts), sha256)?,
        };
        let mut outcome = Outcome::of(kind, why).saying(text);
        outcome.row.away_until = absence.and_then(|absence| absence.until).filter(|until| self.is_plausible(*until));
        outcome.answers = answers;
        outcome.row.workflow = Some(asked.workflow.clone());
        outcome.row.partner = Some(partner.id.clone());
        outcome.row.matched = Some(matched.clone());
        outcome.row.receipt = receipt;
        Ok(outcome)
    }
}

/// The commitment that a line without a name is about: the one that the mail asked after, or the only one there is.
fn only_one(
    (plan, state, asked): (&Plan, &RunState, &AskedOf),
    own: &[(&CommitmentId, &CommitmentEntry)],
) -> Option<String> {
    if let Some(id) = &asked.commitment {
        return Some(id.to_string());
    }
    let about = asked_about(plan, state, &asked.partner, asked.day);
    match (about.as_slice(), own) {
        ([(only, _)], _) | ([], [(only, _)]) => Some(only.to_string()),
        _ => None,
    }
}

/// What is said of each commitment, in the order in which they are first named. What its lines say is one report, or none if one of
/// them is wrong.
fn by_commitment(
    lines: Vec<ReportLine>,
    only: Option<&String>,
    own: &[(&CommitmentId, &CommitmentEntry)],
    today: Date,
) -> Vec<(String, Joined)> {
    let mut order: Vec<String> = Vec::new();
    let mut said: BTreeMap<String, Joined> = BTreeMap::new();
    for line in lines {
        let named = if line.commitments.is_empty() {
            vec![only.cloned().unwrap_or_default()]
        } else {
            line.commitments.clone()
        };
        for id in named {
            let entry = own.iter().find(|(known, _)| known.as_str() == id).map(|(_, entry)| *entry);
            let read = match entry {
                None if id.is_empty() => Err(NotReportedWhy::Which),
                None => Err(NotReportedWhy::Unknown),
                Some(entry) if has_ended(entry) => Err(NotReportedWhy::Ended),
                Some(entry) => one_line(&line, entry, today),
            };
            if !order.contains(&id) {
                order.push(id.clone());
            }
            let joined = match (said.remove(&id), read) {
                (None, read) => read,
                (Some(Ok(before)), Ok(next)) => join(before, next),
                (Some(Err(problem)), _) | (Some(Ok(_)), Err(problem)) => Err(problem),
            };
            said.insert(id, joined);
        }
    }
    order.into_iter().filter_map(|id| said.remove(&id).map(|joined| (id, joined))).collect()
}

fn has_ended(entry: &CommitmentEntry) -> bool {
    matches!(entry.status, Some(CommitmentStatus::Completed | CommitmentStatus::Dropped))
}

/// What one line reports.
fn one_line(line: &ReportLine, entry: &CommitmentEntry, today: Date) -> Joined {
    let (mut report, mut note) = (CommitmentReport::default(), line.note.clone());
    match &line.said {
        ReportSaid::Amount(_, None) => return Err(NotReportedWhy::Amount),
        ReportSaid::Amount(word, Some(written)) => {
            if written.currency.as_ref().is_some_and(|named| *named != currency_of(entry)) {
                return Err(NotReportedWhy::Currency);
            }
            if check_figure(written.value).is_err() {
                return Err(NotReportedWhy::Amount);
            }
            match word {
                AmountWord::Paid => report.paid = Some(written.value),
                AmountWord::Signed => report.signed = Some(written.value),
            }
        }
        ReportSaid::Progress(word, date) => {
            let later = || match date {
                Some(date) if *date <= today => Err(NotReportedWhy::Day),
                date => Ok(*date),
            };
            match word {
                Word::Done => report.status = Some(CommitmentStatus::Completed),
                Word::Partly | Word::Date => {
                    report.status = Some(CommitmentStatus::InProgress);
                    report.due = later()?;
                }
                Word::Decline if note.is_none() => return Err(NotReportedWhy::Reason),
                Word::Decline => report.status = Some(CommitmentStatus::Dropped),
                Word::Nil | Word::Help | Word::Undo => return Err(NotReportedWhy::Unclear),
            }
        }
    }
    // The first address of the web says where it can be seen.
    if let Some(link) = note.as_deref().and_then(address_in) {
        note = note.map(|note| note.replace(&link, "").trim().to_owned()).filter(|note| !note.is_empty());
        report.link = Some(link);
    }
    Ok((report, note))
}

fn address_in(note: &str) -> Option<String> {
    let trimmed = |word: &str| word.trim_matches(['<', '>', '(', ')', ',', ';', '.']).to_owned();
    note.split_whitespace().map(trimmed).find(|word| is_web_address(word))
}

/// What two lines say of one commitment; they must not contradict each other.
fn join(before: (CommitmentReport, Option<String>), next: (CommitmentReport, Option<String>)) -> Joined {
    fn one<T: PartialEq>(before: Option<T>, next: Option<T>) -> Result<Option<T>, NotReportedWhy> {
        match (before, next) {
            (Some(before), Some(next)) if before != next => Err(NotReportedWhy::Unclear),
            (before, next) => Ok(before.or(next)),
        }
    }
    let ((a, note), (b, more)) = (before, next);
    let report = CommitmentReport {
        status: one(a.status, b.status)?,
        due: one(a.due, b.due)?,
        signed: one(a.signed, b.signed)?,
        paid: one(a.paid, b.paid)?,
        link: one(a.link, b.link)?,
    };
    let notes: Vec<String> = note.into_iter().chain(more).collect();
    Ok((report, Some(notes.join("; ")).filter(|note| !note.is_empty())))
}
