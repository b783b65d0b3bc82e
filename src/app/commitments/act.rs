//! What somebody reports of a commitment, and what the coordinator says of a report, checked and recorded in one transaction.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date};

use crate::{
    app::{
        App, AppError, Loading,
        approvals::Acting,
        error::{refuse_hidden, refuse_long},
        record::FailedAt,
    },
    engine::{
        FollowUpState, RunState,
        follow_up::{FollowUp, Report, Verdict},
    },
    message::may_report,
    model::{
        Actor, CommitmentEntry, CommitmentId, CommitmentReport, Entry, Event, Fact, MAX_TEXT_CHARS, Origin, PartnerId,
        Way, WorkflowId, check_figure, is_web_address, ledger::CommitmentStatus,
    },
    plan::Plan,
    store::{Group, Tx},
};

/// A report made so many days before the day of an asking answers it.
const ANSWERS_BEFORE_DAYS: i64 = 30;

/// The same report within this time is the same one, sent twice.
const SAME_WITHIN: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What is done about one commitment.
#[derive(Clone, Debug, PartialEq)]
pub enum CommitmentAct {
    /// Records what a partner reports.
    Report {
        /// The partner.
        partner: PartnerId,
        /// What it says.
        report: CommitmentReport,
    },
    /// Confirms a report: what it says enters the register.
    Confirm {
        /// Its number; without one, the only one that waits.
        number: Option<u32>,
        /// What enters the register instead of what was reported.
        corrected: Box<CommitmentEntry>,
    },
    /// Sends a report back to who made it.
    Return {
        /// Its number; without one, the only one that waits.
        number: Option<u32>,
        /// Why.
        reason: String,
    },
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct CommitmentActed {
    /// The event as it is in the journal.
    pub event: Event,
    /// Where the commitment stands with it.
    pub state: FollowUpState,
    /// True if the same was reported last, and `event` is that report: nothing was recorded again.
    pub is_same: bool,
}

impl CommitmentActed {
    /// The report that it is, as it stands on record.
    pub fn reported(&self) -> Option<(CommitmentId, Report)> {
        let Fact::CommitmentReported { commitment, partner, report, asking, note, origin, .. } = &self.event.fact
        else {
            return None;
        };
        let report = Report {
            at: self.event.happened_at,
            partner: partner.clone(),
            said: report.clone(),
            asking: *asking,
            note: note.clone(),
            origin: origin.clone(),
        };
        Some((commitment.clone(), report))
    }
}

/// Does something about a commitment.
pub fn act_on_commitment(
    app: &mut App,
    loading: &Loading,
    (workflow, commitment): (&WorkflowId, &CommitmentId),
    (act, acting): (CommitmentAct, Acting),
    now: Timestamp,
) -> Result<CommitmentActed, AppError> {
    let plan = Arc::clone(&loading.find(workflow)?.plan);
    app.store.write(|tx| acted_on(tx, &plan, (commitment, &act, &acting), now))
}

/// The same about several, all of it or nothing, on the thread that writes; `reply` is called with what came of it.
pub fn act_on_commitments_with(
    group: &Group,
    plan: Arc<Plan>,
    acts: Vec<(CommitmentId, CommitmentAct, Acting)>,
    now: Timestamp,
    reply: impl FnOnce(Result<Vec<CommitmentActed>, FailedAt>) + Send + 'static,
) {
    group.write(
        move |tx| {
            let act = |(place, (commitment, act, acting)): (usize, &(CommitmentId, CommitmentAct, Acting))| {
                acted_on(tx, &plan, (commitment, act, acting), now).map_err(|error| FailedAt(place, error))
            };
            acts.iter().enumerate().map(act).collect()
        },
        reply,
    );
}

/// Checks it against the journal as it is in `tx`, and appends it.
pub(in crate::app) fn acted_on(
    tx: &Tx,
    plan: &Plan,
    (commitment, act, acting): (&CommitmentId, &CommitmentAct, &Acting),
    now: Timestamp,
) -> Result<CommitmentActed, AppError> {
    refuse_hidden("note", acting.note.as_deref())?;
    refuse_long("note", acting.note.as_deref(), MAX_TEXT_CHARS)?;
    let happened_at = acting.at.unwrap_or(now);
    if happened_at > now {
        return Err(refused(
            format!("{} has not come yet", plan.timezone.to_datetime(happened_at).strftime("%F %H:%M")),
            "leave `--at` out, or name an earlier time",
        ));
    }
    let mut events = tx.events_of_commitments(&plan.workflow)?;
    let before = RunState::replay(plan, &events, now);
    let register = &before.ledgers.commitments;
    let entry = register.get(commitment).ok_or_else(|| AppError::Unknown {
        what: "commitment",
        name: commitment.to_string(),
        known: register.latest().map(|(id, _)| id.to_string()).collect(),
    })?;
    let of = before.follow_ups.of(commitment);
    let case = Case { plan, id: commitment, entry, of, at: happened_at };
    let fact = match act {
        CommitmentAct::Report { partner, report } => case.report(partner, report, acting)?,
        CommitmentAct::Confirm { number, corrected } => case.confirm(*number, corrected, acting)?,
        CommitmentAct::Return { number, reason } => case.send_back(*number, reason)?,
    };
    if let Some(event) = case.reported_already(&fact, &events, now) {
        let state = before.follow_ups.state(register, commitment);
        return Ok(CommitmentActed { event, state, is_same: true });
    }
    let actor = match (&fact, &acting.origin) {
        (Fact::CommitmentReported { partner, .. }, Some(Origin { way: Way::Link | Way::Reply, .. })) => {
            Actor::Partner(partner.clone())
        }
        _ => Actor::Coordinator,
    };
    let mut event = Event { seq: 0, workflow: plan.workflow.clone(), happened_at, recorded_at: now, actor, fact };
    event.seq = tx.append(&event)?;
    events.push(event.clone());
    let after = RunState::replay(plan, &events, now);
    let state = after.follow_ups.state(&after.ledgers.commitments, commitment);
    Ok(CommitmentActed { event, state, is_same: false })
}

/// One commitment, as it stands before something is recorded.
struct Case<'a> {
    plan: &'a Plan,
    id: &'a CommitmentId,
    entry: &'a CommitmentEntry,
    of: &'a FollowUp,
    at: Timestamp,
}

impl Case<'_> {
    fn report(&self, partner: &PartnerId, report: &CommitmentReport, acting: &Acting) -> Result<Fact, AppError> {
        let partner = self.reporter(partner)?;
        self.refuse_ended()?;
        self.check(report, acting.note.as_deref())?;
        Ok(Fact::CommitmentReported {
            commitment: self.id.clone(),
            number: self.of.next_number(),
            partner,
            report: report.clone(),
            asking: self.asking(),
            note: acting.note.clone(),
            origin: acting.origin.clone(),
        })
    }

    /// The partner by its present id, if it carries the commitment out.
    fn reporter(&self, id: &PartnerId) -> Result<PartnerId, AppError> {
        let partner = self.plan.renames.partner(id);
        if !self.plan.partners.contains_key(&partner) {
            let known = self.plan.partner_order.iter().map(ToString::to_string).collect();
            return Err(AppError::Unknown { what: "partner", name: id.to_string(), known });
        }
        if may_report(self.entry, &partner) {
            return Ok(partner);
        }
        let all: Vec<String> =
            self.entry.lead.iter().chain(self.entry.with.iter().flatten()).map(ToString::to_string).collect();
        let help = if all.is_empty() {
            format!(
                "name its lead first: `concerted record {} commitments {} lead=PARTNER`",
                self.plan.workflow, self.id
            )
        } else {
            format!("those who carry it out are {}", all.join(", "))
        };
        Err(refused(format!("`{partner}` does not carry out `{}`", self.id), help))
    }

    fn refuse_ended(&self) -> Result<(), AppError> {
        let status = match self.entry.status {
            Some(CommitmentStatus::Completed) => "completed",
            Some(CommitmentStatus::Dropped) => "dropped",
            _ => return Ok(()),
        };
        let (id, workflow) = (self.id, &self.plan.workflow);
        Err(refused(
            format!("`{id}` is {status}: nothing is reported on it any more"),
            format!("if it goes on after all: `concerted record {workflow} commitments {id} status=in_progress`"),
        ))
    }

    fn check(&self, report: &CommitmentReport, note: Option<&str>) -> Result<(), AppError> {
        if report.is_empty() && note.is_none() {
            return Err(refused(
                format!("nothing is said of `{}`", self.id),
                "say how far it is (in_progress, delayed, completed, dropped), or `--paid`, `--signed`, `--note`",
            ));
        }
        if report.status == Some(CommitmentStatus::Announced) {
            return Err(refused("that it was announced is known", "report in_progress, completed or dropped"));
        }
        if report.status == Some(CommitmentStatus::Dropped) && note.is_none() {
            return Err(refused("what is given up needs a reason", "add the reason with `--note`"));
        }
        let day = self.plan.timezone.to_datetime(self.at).date();
        if let Some(due) = report.due.filter(|due| *due <= day) {
            return Err(refused(
                format!("the new day, {due}, is over"),
                "name a day after the one on which it is reported",
            ));
        }
        check_amount("signed", report.signed)?;
        check_amount("paid", report.paid)?;
        match report.link.as_deref().filter(|link| !is_web_address(link)) {
            Some(link) => Err(refused(
                format!("`{}` is not an address of the web that can be kept", link.escape_debug()),
                "write it whole, as https://files.organisation.example/report.pdf",
            )),
            None => Ok(()),
        }
    }

    /// The day of the asking that a report answers.
    fn asking(&self) -> Option<Date> {
        let day = self.plan.timezone.to_datetime(self.at).date();
        let begins = |asked: &Date| asked.saturating_sub(ANSWERS_BEFORE_DAYS.days()) <= day;
        self.plan.commitments_asked.iter().rev().find(|asked| begins(asked)).copied()
    }

    fn confirm(&self, number: Option<u32>, corrected: &CommitmentEntry, acting: &Acting) -> Result<Fact, AppError> {
        let (number, report) = self.waiting(number)?;
        check_amount("signed", corrected.signed)?;
        check_amount("paid", corrected.paid)?;
        let mut entry = report.said.entry();
        entry.merge(corrected);
        Ok(Fact::CommitmentConfirmed { commitment: self.id.clone(), number, entry, note: acting.note.clone() })
    }

    fn send_back(&self, number: Option<u32>, reason: &str) -> Result<Fact, AppError> {
        let (number, _) = self.waiting(number)?;
        refuse_hidden("reason", Some(reason))?;
        refuse_long("reason", Some(reason), MAX_TEXT_CHARS)?;
        if reason.trim().is_empty() {
            return Err(refused("the reason is empty", "write `--reason TEXT`: it is told to who reported"));
        }
        Ok(Fact::CommitmentSentBack { commitment: self.id.clone(), number, reason: reason.trim().to_owned() })
    }

    /// The report of that number, or the only one that waits; an error if it does not wait.
    fn waiting(&self, number: Option<u32>) -> Result<(u32, &Report), AppError> {
        let (id, workflow) = (self.id, &self.plan.workflow);
        let all: Vec<(u32, &Report)> = self.of.waiting().collect();
        let numbers = || all.iter().map(|(number, _)| number.to_string()).collect::<Vec<_>>().join(", ");
        match (number, all.as_slice()) {
            (None, [only]) => Ok(*only),
            (None, []) => Err(refused(
                format!("no report on `{id}` waits"),
                format!("`concerted commitment show {workflow} {id}` tells what was reported"),
            )),
            (None, _) => Err(refused(
                format!("several reports on `{id}` wait: {}", numbers()),
                "name one by its number, behind the commitment",
            )),
            (Some(number), waiting) => {
                if let Some(found) = waiting.iter().find(|(known, _)| *known == number) {
                    return Ok(*found);
                }
                let day = |at: Timestamp| self.plan.timezone.to_datetime(at).date();
                let why = match self.of.verdicts.get(&number) {
                    Some(Verdict::Confirmed { at }) => {
                        format!("report {number} on `{id}` was confirmed on {}", day(*at))
                    }
                    Some(Verdict::SentBack { at, .. }) => {
                        format!("report {number} on `{id}` was sent back on {}", day(*at))
                    }
                    None if self.of.reports.contains_key(&number) => {
                        format!("report {number} on `{id}` was replaced by a later one of the same partner")
                    }
                    None => format!("there is no report {number} on `{id}`"),
                };
                let help = if waiting.is_empty() {
                    format!("`concerted commitment show {workflow} {id}` tells what was reported")
                } else {
                    format!("what waits: {}", numbers())
                };
                Err(refused(why, help))
            }
        }
    }

    /// The same report, if it is the last one of its partner and still waits: a form that is sent twice is recorded once.
    fn reported_already(&self, fact: &Fact, events: &[Event], now: Timestamp) -> Option<Event> {
        let Fact::CommitmentReported { partner, report, note, .. } = fact else { return None };
        let (number, last) = self.of.waiting().find(|(_, last)| last.partner == *partner)?;
        let is_same = (&last.said, &last.note) == (report, note) && now.duration_since(last.at) < SAME_WITHIN;
        let is_it = |event: &&Event| {
            matches!(&event.fact, Fact::CommitmentReported { commitment, number: of, .. }
                if commitment == self.id && *of == number)
        };
        events.iter().rev().find(is_it).filter(|_| is_same).cloned()
    }
}

fn check_amount(what: &str, amount: Option<f64>) -> Result<(), AppError> {
    let Some(amount) = amount else { return Ok(()) };
    if amount < 0.0 {
        return Err(refused(format!("`{what}` is below 0"), "write the whole amount until today, from 0 on"));
    }
    check_figure(amount).map_err(|problem| AppError::BadFigure { value: amount, problem })
}

fn refused(why: impl Into<String>, help: impl Into<String>) -> AppError {
    AppError::Refused { why: why.into(), help: help.into() }
}
