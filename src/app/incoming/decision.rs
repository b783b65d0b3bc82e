//! What a reply to a notice states about an approval, and recording it.

use jiff::civil::Date;

use super::{Intake, Outcome, sender::Sender};
use crate::{
    app::{
        AppError, ErrorKind,
        approvals::{Acting, ApprovalAct, acted_on},
    },
    engine::{DecisionKind, Round, RunState},
    lang::DecisionWord,
    mail::incoming::Incoming,
    message::{
        NotStated, Scene, StatedFacts,
        reply::{self, Decision, DecisionRead},
    },
    model::{IncomingKind, Origin, PartnerId, Seat, Statement, TaskId, Way, WorkflowId, is_same_address},
    plan::{Function, Partner, Plan},
    store::Mail,
};

/// What a notice was about.
pub(super) struct Notified {
    workflow: WorkflowId,
    task: TaskId,
    partner: PartnerId,
    office: Option<Function>,
    round: u32,
}

/// What a receipt tells of it.
pub(super) struct About<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) task: &'a TaskId,
    pub(super) round: u32,
    pub(super) partner: &'a Partner,
    pub(super) seat: Option<&'a Seat>,
}

impl Intake<'_> {
    /// The notice that `mail` brought, under the present ids; `None` if it brought none, or its workflow is gone.
    pub(super) fn notified(&self, mail: &Mail) -> Result<Option<Notified>, AppError> {
        for reminder in self.tx.reminders_of(&mail.key.first())? {
            let Some(loaded) = self.loading.workflows.get(&reminder.workflow) else { continue };
            let kind: DecisionKind = serde_json::from_str(&reminder.kind).map_err(AppError::Stored)?;
            if let DecisionKind::Notice { task, partner, office, round, .. } = kind.renamed(&loaded.plan.renames) {
                return Ok(Some(Notified { workflow: reminder.workflow, task, partner, office, round }));
            }
        }
        Ok(None)
    }

    /// Records what `sender` replied to `matched`, which brought `notified`, and writes a receipt.
    pub(super) fn decision(
        &self,
        mail: &Incoming,
        (matched, sender, notified): (&Mail, &Sender<'_>, &Notified),
        text: &str,
        sha256: &str,
    ) -> Result<Outcome, AppError> {
        let plan = self.loading.find(&notified.workflow)?.plan.as_ref();
        let partner = plan.partners.get(&notified.partner).unwrap_or(sender.partner);
        let today = partner.timezone.to_datetime(self.now).date();
        let before = self.state_of(plan)?;
        let round = before.task(&notified.task).approval.rounds.iter().find(|round| round.number == notified.round);
        let seat = round.and_then(|round| seat_of(plan, round, (notified, matched, sender), self.now));
        let mut facts = StatedFacts::default();
        match reply::read_decision(text, today) {
            DecisionRead::Unclear { quoted } => {
                facts.quoted = Some(quoted).filter(|quoted| !quoted.is_empty());
                facts.problem = Some(NotStated::Unclear);
            }
            DecisionRead::Stated(all) => {
                let is_last = before.task(&notified.task).approval.last().is_some_and(|last| Some(last) == round);
                match (round, seat) {
                    (Some(round), Some(seat)) if is_last && before.is_live() => {
                        self.state_all((plan, notified, round, seat), (matched, sender), (&all, today), &mut facts)?;
                    }
                    (Some(_), Some(_)) if before.is_live() => facts.problem = Some(NotStated::Replaced),
                    (Some(_), None) => facts.problem = Some(NotStated::NoSeat),
                    _ => facts.problem = Some(NotStated::Other),
                }
                if facts.problem.is_some() {
                    facts.quoted = Some(text.trim().chars().take(300).collect());
                }
            }
        }
        let answers = facts.recorded.len();
        let (kind, why) = match (answers, facts.problem) {
            (0, Some(NotStated::Unclear) | None) => {
                (IncomingKind::Unclear, "it replies to a notice, and states nothing beyond doubt".to_owned())
            }
            (0, Some(problem)) => (IncomingKind::Unclear, format!("what it states is not recorded: {}", told(problem))),
            (recorded, _) => (IncomingKind::Answered, format!("{recorded} recorded")),
        };
        let absence = mail.absence().filter(|_| kind == IncomingKind::Unclear);
        let after = self.state_of(plan)?;
        let scene = Scene { plan, state: &after };
        let about = About { scene, task: &notified.task, round: notified.round, partner, seat };
        let receipt = if absence.is_some() {
            None
        } else {
            self.write_approval_receipt(mail, (matched, sender), (&about, facts), sha256)?
        };
        let mut outcome = Outcome::of(kind, why).saying(text);
        outcome.row.away_until = absence.and_then(|absence| absence.until).filter(|until| self.is_plausible(*until));
        outcome.answers = answers;
        outcome.row.workflow = Some(notified.workflow.clone());
        outcome.row.partner = Some(partner.id.clone());
        outcome.row.matched = Some(matched.clone());
        outcome.row.receipt = receipt;
        Ok(outcome)
    }

    fn state_of(&self, plan: &Plan) -> Result<RunState, AppError> {
        Ok(RunState::replay(plan, &self.tx.events_of_state(&plan.workflow, 0)?, self.now))
    }

    fn state_all(
        &self,
        (plan, notified, round, seat): (&Plan, &Notified, &Round, &Seat),
        (matched, sender): (&Mail, &Sender<'_>),
        (all, today): (&[Decision], Date),
        facts: &mut StatedFacts,
    ) -> Result<(), AppError> {
        facts.is_same = true;
        for said in all {
            let statement = match statement(said, round.silence().is_some(), today) {
                Ok(statement) => statement,
                Err(problem) => {
                    facts.problem = Some(problem);
                    return Ok(());
                }
            };
            let origin = Origin {
                way: Way::Reply,
                said_by: sender.contact.email.clone(),
                mail: Some(matched.key.clone()),
                definition: Some(plan.definition.clone()),
            };
            let acting = Acting { at: None, note: said.note.clone(), origin: Some(origin) };
            let (seat, by) = (seat.clone(), notified.partner.clone());
            let act = ApprovalAct::Decide { round: round.number, seat, by, statement };
            match acted_on(self.tx, plan, (&notified.task, &act, &acting), self.now) {
                Ok(acted) => {
                    facts.is_same &= acted.is_same;
                    facts.recorded.extend(acted.stated());
                }
                Err(error) if matches!(error.kind(), ErrorKind::Refused | ErrorKind::NotFound | ErrorKind::Usage) => {
                    facts.problem = Some(NotStated::Other);
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// The seat for which `sender` may state something. Where an office decides, only whom its notice went to speaks for it: a
/// minister's decision is not their focal point's.
fn seat_of<'r>(
    plan: &Plan,
    round: &'r Round,
    (notified, matched, sender): (&Notified, &Mail, &Sender<'_>),
    now: jiff::Timestamp,
) -> Option<&'r Seat> {
    let task = plan.task(&notified.task)?;
    let day = plan.timezone.to_datetime(now).date();
    let seat = round.seat_for(plan.approval_of(task), (&notified.partner, notified.office), day)?;
    let address = sender.contact.email.as_deref()?;
    let is_of_partner = sender.handed_over.is_none()
        && sender.roles.iter().any(|(of, partner)| of.workflow == plan.workflow && partner.id == notified.partner);
    let is_reader = matched.to().any(|to| is_same_address(to, address));
    (is_of_partner && (notified.office.is_none() || is_reader)).then_some(seat)
}

/// The statement that was read, under the rule of its round.
fn statement(said: &Decision, is_silent: bool, today: Date) -> Result<Statement, NotStated> {
    Ok(match said.said {
        DecisionWord::Approved => Statement::Approved { conditions: said.conditions.clone() },
        DecisionWord::Abstained => Statement::Abstained {},
        DecisionWord::Returned if is_silent => return Err(NotStated::Kind),
        DecisionWord::Returned if said.note.is_none() => return Err(NotStated::Reason),
        DecisionWord::Returned => Statement::Returned {},
        DecisionWord::Objected | DecisionWord::TimeRequested | DecisionWord::Remarked if !is_silent => {
            return Err(NotStated::Kind);
        }
        DecisionWord::Objected if said.paragraphs.is_empty() && said.note.is_none() => return Err(NotStated::Reason),
        DecisionWord::Objected => Statement::Objected { paragraphs: said.paragraphs.clone() },
        DecisionWord::TimeRequested if said.date.is_some_and(|date| date <= today) => return Err(NotStated::Day),
        DecisionWord::TimeRequested => Statement::TimeRequested { until: said.date },
        DecisionWord::Remarked => Statement::Remarked {},
    })
}

/// Why nothing was recorded, for the coordinator.
fn told(problem: NotStated) -> &'static str {
    match problem {
        NotStated::Unclear => "it leaves a doubt",
        NotStated::Reason => "it names neither paragraphs nor a reason",
        NotStated::Day => "the day that it names is over",
        NotStated::Kind => "that is not how this approval is given",
        NotStated::Replaced => "the text that it is about has been replaced",
        NotStated::NoSeat => "its sender decides nothing in this",
        NotStated::Other => "it cannot be recorded as things stand",
    }
}
