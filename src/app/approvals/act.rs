//! What somebody does or states about an approval, checked and recorded in one transaction.

use std::sync::Arc;

use jiff::Timestamp;

use crate::{
    app::{
        App, AppError, Loading,
        error::{refuse_hidden, refuse_long},
    },
    engine::{
        ApprovalState, Round, RunState, TaskRun,
        approval::{Counting, Stated},
        opening,
    },
    model::{
        Actor, Event, Evidence, Fact, MAX_LINE_CHARS, MAX_TEXT_CHARS, Origin, PartnerId, Seat, Statement, TaskId,
        TaskState, TextVersion, Way, WorkflowId, is_web_address,
    },
    plan::{Function, Plan, Task},
    store::{Group, Tx},
};

/// Paragraphs that one objection can name.
const PARAGRAPHS_AT_MOST: usize = 100;

/// What is done about the approval of one task.
#[derive(Clone, Debug, PartialEq)]
pub enum ApprovalAct {
    /// Puts a text under silence, for the first time or anew.
    Open {
        /// The text.
        text: TextVersion,
    },
    /// Records what somebody who decides states.
    State {
        /// The partner that states it.
        partner: PartnerId,
        /// The office that holds the seat; without one, that of the only seat that the partner has.
        office: Option<Function>,
        /// The partner in whose place it is stated.
        in_place_of: Option<PartnerId>,
        /// What it states.
        statement: Statement,
    },
    /// Records what is stated for one seat in one round, on a page or in a reply that was made for that round: a statement about
    /// one text is never taken for one about the next.
    Decide {
        /// The number of the round.
        round: u32,
        /// The seat.
        seat: Seat,
        /// The partner that states it: its own, or the one that decides in its place.
        by: PartnerId,
        /// What it states.
        statement: Statement,
    },
    /// Records that a member has the text although no notice brought it.
    Serve {
        /// The member.
        partner: PartnerId,
        /// Its office.
        office: Option<Function>,
    },
    /// Records that those who broke a silence are consulted.
    Consult,
    /// Asks for it no more.
    Withdraw,
    /// Records a decision given outside of all this: signed on paper, or taken in a meeting.
    Sign {
        /// The document that proves it.
        evidence: Option<Evidence>,
    },
}

/// How it is recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acting {
    /// When it happened; now if `None`.
    pub at: Option<Timestamp>,
    /// A reason, or anything else worth keeping.
    pub note: Option<String>,
    /// How it arrived.
    pub origin: Option<Origin>,
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct ApprovalActed {
    /// The event as it is in the journal.
    pub event: Event,
    /// Where the round stands with it; `None` if there is none.
    pub state: Option<ApprovalState>,
    /// True if it came too late to count.
    pub is_late: bool,
    /// True if the same was stated last, and `event` is that statement: nothing was recorded again.
    pub is_same: bool,
}

impl ApprovalActed {
    /// The statement that it is, as it stands on record.
    pub fn stated(&self) -> Option<Stated> {
        let Fact::ApprovalStated { seat, by, statement, note, origin, .. } = &self.event.fact else { return None };
        Some(Stated {
            at: self.event.happened_at,
            seat: seat.clone(),
            by: by.clone(),
            statement: statement.clone(),
            note: note.clone(),
            origin: origin.clone(),
            counting: if self.is_late { Counting::Late } else { Counting::Counts },
        })
    }
}

/// Does something about the approval of `task`.
pub fn act_on_approval(
    app: &mut App,
    loading: &Loading,
    (workflow, task): (&WorkflowId, &TaskId),
    (act, acting): (ApprovalAct, Acting),
    now: Timestamp,
) -> Result<ApprovalActed, AppError> {
    let plan = Arc::clone(&loading.find(workflow)?.plan);
    app.store.write(|tx| acted_on(tx, &plan, (task, &act, &acting), now))
}

/// The same on the thread that writes; `reply` is called with what came of it.
pub fn act_on_approval_with(
    group: &Group,
    plan: Arc<Plan>,
    (task, act, acting): (TaskId, ApprovalAct, Acting),
    now: Timestamp,
    reply: impl FnOnce(Result<ApprovalActed, AppError>) + Send + 'static,
) {
    group.write(move |tx| acted_on(tx, &plan, (&task, &act, &acting), now), reply);
}

/// Checks it against the journal as it is in `tx`, and appends it.
pub(in crate::app) fn acted_on(
    tx: &Tx,
    plan: &Plan,
    (task, act, acting): (&TaskId, &ApprovalAct, &Acting),
    now: Timestamp,
) -> Result<ApprovalActed, AppError> {
    let id = plan.renames.task(task);
    let task = plan.task(&id).ok_or_else(|| AppError::Unknown {
        what: "task",
        name: id.to_string(),
        known: plan.tasks.iter().map(|task| task.id.to_string()).collect(),
    })?;
    if task.approval.is_none() {
        return Err(AppError::NoApproval { task: id });
    }
    refuse_hidden("note", acting.note.as_deref())?;
    refuse_long("note", acting.note.as_deref(), MAX_TEXT_CHARS)?;
    let happened_at = acting.at.unwrap_or(now);
    if happened_at > now {
        return Err(refused(
            format!("{} has not come yet", plan.timezone.to_datetime(happened_at).strftime("%F %H:%M")),
            "leave `--at` out, or name an earlier time",
        ));
    }
    let mut events = tx.events_of_approval(&plan.workflow, &plan.renames.task_ids(&id))?;
    let before = RunState::replay_task(plan, &id, &events, now);
    let case = Case { plan, task, run: before.task(&id), at: happened_at };
    let fact = case.fact(act, acting)?;
    if let Some((event, is_late)) = case.stated_already(act, &fact, &events) {
        let state = case.run.approval.last().map(|round| round.state);
        return Ok(ApprovalActed { event, state, is_late, is_same: true });
    }
    let actor = match (&fact, &acting.origin) {
        (Fact::ApprovalStated { seat, by, .. }, Some(Origin { way: Way::Link | Way::Reply, .. })) => {
            Actor::Partner(by.clone().unwrap_or_else(|| seat.partner.clone()))
        }
        _ => Actor::Coordinator,
    };
    let mut event = Event { seq: 0, workflow: plan.workflow.clone(), happened_at, recorded_at: now, actor, fact };
    event.seq = tx.append(&event)?;
    events.push(event.clone());
    let after = RunState::replay_task(plan, &id, &events, now);
    let last = after.task(&id).approval.last();
    let said_now = |round: &Round| match &event.fact {
        Fact::ApprovalStated { seat, .. } => {
            let own = round.said.iter().rev().find(|said| said.at == happened_at && said.seat == *seat);
            own.is_some_and(|said| said.counting == Counting::Late)
        }
        _ => false,
    };
    let is_late = last.is_some_and(said_now);
    Ok(ApprovalActed { state: last.map(|round| round.state), is_late, is_same: false, event })
}

/// One task, as it stands before something is recorded.
struct Case<'a> {
    plan: &'a Plan,
    task: &'a Task,
    run: &'a TaskRun,
    at: Timestamp,
}

impl Case<'_> {
    fn fact(&self, act: &ApprovalAct, acting: &Acting) -> Result<Fact, AppError> {
        let (task, note) = (self.task.id.clone(), acting.note.clone());
        match act {
            ApprovalAct::Open { text } => self.open(text, note),
            ApprovalAct::State { partner, office, in_place_of, statement } => {
                self.state((partner, *office, in_place_of.as_ref()), statement, acting)
            }
            ApprovalAct::Decide { round, seat, by, statement } => self.decide((*round, seat, by), statement, acting),
            ApprovalAct::Serve { partner, office } => self.serve((partner, *office), acting),
            ApprovalAct::Consult => {
                let round = self.round()?;
                if round.state != ApprovalState::Broken {
                    return Err(self.refused_as(round, "there is nobody to consult", "that follows a broken silence"));
                }
                Ok(Fact::ConsultationBegun { task, note })
            }
            ApprovalAct::Withdraw => {
                let round = self.round()?;
                if round.state.is_final() {
                    return Err(self.refused_as(round, "there is nothing to withdraw", "nobody is asked any more"));
                }
                Ok(Fact::ApprovalWithdrawn { task, note })
            }
            ApprovalAct::Sign { evidence } => {
                if self.run.approved_at.is_some() {
                    let why = format!("`{task}` is approved already");
                    return Err(refused(why, "`concerted approval show` tells by whom and when"));
                }
                Ok(Fact::TaskApproved { task, note, evidence: evidence.clone() })
            }
        }
    }

    /// A silence is opened with its text, once everything that others owe to the task is in.
    fn open(&self, text: &TextVersion, note: Option<String>) -> Result<Fact, AppError> {
        let (id, workflow) = (&self.task.id, &self.plan.workflow);
        let Some(approval) = self.plan.approval_of(self.task) else {
            let why = format!("`approvals:` does not say how the approval of `{id}` is given");
            return Err(refused(why, "add it there, with `rule: silence`"));
        };
        if !approval.is_silent() {
            let why = format!("`{id}` is not approved by silence: those who decide are asked once it is handed in");
            return Err(refused(why, "record the `done` of its lead; `concerted approval show` tells who is asked"));
        }
        if let Some(round) = self.run.approval.current().filter(|round| round.state.is_open()) {
            let why = format!("round {} of `{id}` is under silence already", round.number);
            return Err(refused(
                why,
                format!("end it first: `concerted approval withdraw {workflow} {id} --note REASON`"),
            ));
        }
        let rests = self.run.state.is_finished() || matches!(self.run.state, TaskState::OnHold | TaskState::Blocked);
        if rests || !self.run.is_rule_met(self.task) {
            let (missing, state) =
                (self.run.inputs_needed(self.task).saturating_sub(self.run.inputs_in().0), self.run.state);
            let why = if rests {
                format!("`{id}` is {}: its text cannot be put under silence", state.as_str().replace('_', " "))
            } else {
                format!(
                    "{missing} of the inputs that `{id}` needs are still out: its text cannot be put under silence yet"
                )
            };
            return Err(refused(why, format!("`concerted status {workflow}` shows what is missing, and from whom")));
        }
        check_text(text)?;
        let fact = opening(self.plan, (self.task, self.run), (Some(text.clone()), note), self.at);
        match fact {
            Some(fact @ Fact::ApprovalOpened { .. }) if approval.seats(self.task).is_empty() => {
                drop(fact);
                let why = format!("the silence procedure of `{id}` has no members");
                Err(refused(why, "name them with `by:` in the approval, or give the task contributors"))
            }
            Some(fact) => Ok(fact),
            None => Err(AppError::NoApproval { task: id.clone() }),
        }
    }

    fn state(
        &self,
        (partner, office, in_place_of): (&PartnerId, Option<Function>, Option<&PartnerId>),
        statement: &Statement,
        acting: &Acting,
    ) -> Result<Fact, AppError> {
        let round = self.run.approval.last().ok_or_else(|| self.no_round())?;
        let partner = self.partner(partner)?;
        let seat = match in_place_of {
            Some(of) => self.seat_named(round, (&self.partner(of)?, office))?,
            None => self.seat(round, (&partner, office))?,
        };
        self.check(round, &seat, statement, acting.note.as_deref())?;
        let by = Some(partner).filter(|partner| *partner != seat.partner);
        let (note, origin) = (acting.note.clone(), acting.origin.clone());
        Ok(Fact::ApprovalStated { task: self.task.id.clone(), seat, by, statement: statement.clone(), note, origin })
    }

    /// A statement for exactly that seat, unless the round that it is about is not the last one any more.
    fn decide(
        &self,
        (number, seat, by): (u32, &Seat, &PartnerId),
        statement: &Statement,
        acting: &Acting,
    ) -> Result<Fact, AppError> {
        let round = self.run.approval.last().filter(|round| round.number == number).ok_or_else(|| {
            let why = format!("round {number} of `{}` is not the last one any more", self.task.id);
            refused(why, "what is stated is about the text of that round: ask what is stated about the present one")
        })?;
        if !round.seats.contains(seat) {
            return Err(self.no_seat(round, &seat.partner));
        }
        self.check(round, seat, statement, acting.note.as_deref())?;
        let by = Some(by).filter(|by| **by != seat.partner).cloned();
        let (note, origin) = (acting.note.clone(), acting.origin.clone());
        let (task, seat, statement) = (self.task.id.clone(), seat.clone(), statement.clone());
        Ok(Fact::ApprovalStated { task, seat, by, statement, note, origin })
    }

    /// The same statement, if it is the last one that was made for its seat, and whether it came too late: a form that is sent
    /// twice is recorded once.
    fn stated_already(&self, act: &ApprovalAct, fact: &Fact, events: &[Event]) -> Option<(Event, bool)> {
        let (ApprovalAct::Decide { .. }, Fact::ApprovalStated { seat, by, statement, note, .. }) = (act, fact) else {
            return None;
        };
        let round = self.run.approval.last()?;
        let last = round.said.iter().rev().find(|said| said.seat == *seat)?;
        if (&last.statement, &last.by, &last.note) != (statement, by, note) {
            return None;
        }
        let is_it = |event: &&Event| {
            event.happened_at == last.at
                && matches!(&event.fact, Fact::ApprovalStated { task, seat: of, statement: said, .. }
                    if self.plan.renames.task(task) == self.task.id
                        && self.plan.renames.partner(&of.partner) == seat.partner
                        && (of.office, said) == (seat.office, statement))
        };
        let event = events.iter().rev().find(is_it)?.clone();
        Some((event, last.counting == Counting::Late))
    }

    /// An error unless the statement makes sense under the rule of the round.
    fn check(&self, round: &Round, seat: &Seat, statement: &Statement, note: Option<&str>) -> Result<(), AppError> {
        let is_silent = round.silence().is_some();
        match statement {
            Statement::Objected { .. } | Statement::TimeRequested { .. } | Statement::Remarked {} if !is_silent => {
                Err(refused(
                    "that is for silence procedures, and this approval is given by statements",
                    "state `returned` with the reason, `approved` or `abstained`",
                ))
            }
            Statement::Returned {} if is_silent => Err(refused(
                "a text under silence is not returned, but objected to",
                "state `objected`, with the paragraphs",
            )),
            Statement::Returned {} if note.is_none() => {
                Err(refused("`returned` needs a reason: it is told to the lead", "add the reason with `--note`"))
            }
            Statement::Objected { paragraphs } if paragraphs.is_empty() && note.is_none() => Err(refused(
                "an objection names paragraphs or a reason",
                "add `--paragraphs \"OP 4, OP 7\"`, or the reason with `--note`",
            )),
            Statement::Objected { paragraphs } if paragraphs.len() > PARAGRAPHS_AT_MOST => Err(refused(
                format!("more than {PARAGRAPHS_AT_MOST} paragraphs are named"),
                "leave the paragraphs out: the objection is then to all of it",
            )),
            Statement::Objected { paragraphs } => paragraphs.iter().try_for_each(|one| {
                refuse_hidden("paragraph", Some(one))?;
                refuse_long("paragraph", Some(one), MAX_LINE_CHARS)
            }),
            Statement::Approved { conditions } => {
                refuse_hidden("condition", conditions.as_deref())?;
                refuse_long("condition", conditions.as_deref(), MAX_TEXT_CHARS)
            }
            Statement::Delegated { to } => {
                let to = self.partner(to)?;
                if to == seat.partner || to == self.task.lead {
                    let why = format!("`{}` cannot leave its decision to `{to}`", seat.partner);
                    return Err(refused(why, "name a partner other than itself and the lead of the task"));
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn serve(&self, (partner, office): (&PartnerId, Option<Function>), acting: &Acting) -> Result<Fact, AppError> {
        let round = self.round()?;
        let partner = self.partner(partner)?;
        let seat = self.seat(round, (&partner, office))?;
        if round.served.contains_key(&seat) {
            let why = format!("`{partner}` has the text already");
            return Err(refused(why, "`concerted approval show` tells since when, and how"));
        }
        let Some(origin) = acting.origin.clone() else {
            return Err(refused("how was it served?", "add `--by telephone` or `--by in_person`"));
        };
        Ok(Fact::MemberServed { task: self.task.id.clone(), seat, origin, note: acting.note.clone() })
    }

    /// The round that is under way.
    fn round(&self) -> Result<&Round, AppError> {
        self.run.approval.last().ok_or_else(|| self.no_round())
    }

    fn no_round(&self) -> AppError {
        let (id, workflow) = (&self.task.id, &self.plan.workflow);
        let is_silent = self.plan.approval_of(self.task).is_some_and(crate::plan::Approval::is_silent);
        let help = if is_silent {
            format!(
                "put its text under silence first: `concerted approval open {workflow} {id} --version Rev.1 --link URL`"
            )
        } else {
            format!(
                "those who decide are asked once it is handed in; a decision taken elsewhere: `concerted approval sign {workflow} {id}`"
            )
        };
        refused(format!("nobody is asked for the approval of `{id}` yet"), help)
    }

    fn refused_as(&self, round: &Round, why: &str, help: &str) -> AppError {
        let state = round.state.as_str().replace('_', " ");
        refused(format!("round {} of `{}` is {state}: {why}", round.number, self.task.id), help)
    }

    fn partner(&self, id: &PartnerId) -> Result<PartnerId, AppError> {
        let partner = self.plan.renames.partner(id);
        if self.plan.partners.contains_key(&partner) {
            return Ok(partner);
        }
        let known = self.plan.partner_order.iter().map(ToString::to_string).collect();
        Err(AppError::Unknown { what: "partner", name: id.to_string(), known })
    }

    /// The seat for which `partner` decides, its own or another's; its only one if no office is named.
    fn seat(&self, round: &Round, (partner, office): (&PartnerId, Option<Function>)) -> Result<Seat, AppError> {
        let approval = self.plan.approval_of(self.task);
        let day = self.plan.timezone.to_datetime(self.at).date();
        let own: Vec<&Seat> = round.seats.iter().filter(|seat| seat.partner == *partner).collect();
        let found = match (office, own.as_slice()) {
            (None, [only]) => Some(*only),
            _ => round.seat_for(approval, (partner, office), day),
        };
        found.cloned().ok_or_else(|| self.no_seat(round, partner))
    }

    fn seat_named(&self, round: &Round, (partner, office): (&PartnerId, Option<Function>)) -> Result<Seat, AppError> {
        let mut own = round.seats.iter().filter(|seat| seat.partner == *partner);
        let found = own.find(|seat| office.is_none() || seat.office == office);
        found.cloned().ok_or_else(|| self.no_seat(round, partner))
    }

    fn no_seat(&self, round: &Round, partner: &PartnerId) -> AppError {
        let seats = round.seats.iter().map(|seat| match seat.office {
            Some(office) => format!("{}/{}", seat.partner, office.as_str()),
            None => seat.partner.to_string(),
        });
        let help = format!("those who decide are {}", seats.collect::<Vec<_>>().join(", "));
        let is_observer = round.observers.contains(partner);
        let why = if is_observer {
            format!("`{partner}` is an observer: it is informed, and cannot object")
        } else {
            format!("`{partner}` has no seat in round {} of `{}`", round.number, self.task.id)
        };
        refused(why, help)
    }
}

/// An error unless a text can be told apart from every other, and followed without harm.
fn check_text(text: &TextVersion) -> Result<(), AppError> {
    refuse_hidden("title", text.title.as_deref())?;
    refuse_long("title", text.title.as_deref(), MAX_LINE_CHARS)?;
    refuse_hidden("version", Some(&text.version))?;
    refuse_long("version", Some(&text.version), MAX_LINE_CHARS)?;
    if text.version.trim().is_empty() {
        return Err(refused("the version is empty", "write `--version Rev.2`"));
    }
    if let Some(link) = text.link.as_deref().filter(|link| !is_web_address(link)) {
        let why = format!("`{}` is not an address of the web that can be kept", link.escape_debug());
        return Err(refused(why, "write it whole, as https://files.organisation.example/rev-2.pdf"));
    }
    if text.link.is_none() && text.sha256.is_none() {
        return Err(refused(
            "nobody could tell which text is under silence",
            "add `--link URL`, where members find it, or `--file PATH`, whose checksum is then kept",
        ));
    }
    Ok(())
}

fn refused(why: impl Into<String>, help: impl Into<String>) -> AppError {
    AppError::Refused { why: why.into(), help: help.into() }
}
