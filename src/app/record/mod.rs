//! Records what people say: a task's state, a partner's input, an indicator's value.

mod doubt;
pub mod entries;

use std::sync::Arc;

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Time},
};

pub use self::entries::{record_entries, withdraw_entry};
use crate::{
    app::{
        App, AppError, Loading, Standing,
        error::{refuse_hidden, refuse_long},
        remind::take_back::take_back,
    },
    engine::{Effect, RunState, effect, repeated},
    model::{
        Actor, Answer, Event, Fact, IndicatorId, IndicatorValue, MAX_LINE_CHARS, MAX_TEXT_CHARS, Origin, PartnerId,
        TaskId, TaskState, ValueKind, Way, WorkflowId, check_address, check_figure, is_web_address,
    },
    plan::{Plan, calendar::instant, scale},
    store::{Group, StoreError, Tx},
};

/// Nothing recorded happened before this day; an earlier date is a typing error.
const EARLIEST: Date = Date::constant(1990, 1, 1);

/// How many days before the first window something may plausibly be delivered.
const EARLY_DAYS: i32 = 90;

/// How long before its first window work for an event can plausibly begin.
const YEARS_BEFORE: i32 = 2;

/// Nothing is promised for a day so long after the event.
const PROMISED_AT_MOST_YEARS: i32 = 2;

/// Something to record.
#[derive(Clone, Debug, PartialEq)]
pub enum Recording {
    /// A task's state: settles the task, whatever inputs are missing.
    State {
        /// The task.
        task: TaskId,
        /// Its new state.
        state: TaskState,
    },
    /// The approval that a task needs: completes it once all inputs are in.
    Approval {
        /// The task.
        task: TaskId,
    },
    /// A partner's input; the lead's if `None`.
    Input {
        /// The task.
        task: TaskId,
        /// The partner that owes the input.
        partner: Option<PartnerId>,
        /// The answer.
        answer: Answer,
    },
    /// A value of an indicator.
    Value {
        /// The indicator.
        indicator: IndicatorId,
        /// The value.
        value: f64,
        /// Its source.
        source: Option<String>,
        /// Its certainty.
        confidence: Option<String>,
        /// What it stands for.
        kind: Option<ValueKind>,
    },
}

/// How something is recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// The day it happened, at noon in the workflow's zone; now if `None`.
    pub on: Option<Date>,
    /// A note worth keeping.
    pub note: Option<String>,
    /// Where what was delivered is to be found: an `https` address.
    pub link: Option<String>,
    /// How an answer arrived.
    pub origin: Option<Origin>,
    /// Also what would have no effect, or is almost certainly a mistake.
    pub anyway: bool,
}

/// The result of recording.
#[derive(Debug)]
pub struct Recorded {
    /// The event as it is in the journal; `None` if it would have added nothing to `earlier`.
    pub event: Option<Event>,
    /// The event that already said the same.
    pub earlier: Option<Event>,
    /// The later value that prevails, if the recorded one is for an earlier day.
    pub later: Option<Event>,
    /// The state of its task before.
    pub before: Option<TaskState>,
    /// The value of its indicator that held until then.
    pub replaced: Option<Event>,
    /// True if the event does not change the state of its task.
    pub without_effect: bool,
    /// Number of reminders withdrawn because what they asked for came in.
    pub withdrawn: usize,
    /// True if it holds only once the lead or the coordinator has agreed.
    pub awaits_consent: bool,
}

/// Records `what` for `workflow` as of `on`, even if it has no effect; see [`record_as`].
pub fn record(
    app: &mut App,
    loading: &Loading,
    workflow: &WorkflowId,
    what: Recording,
    on: Option<Date>,
    note: Option<String>,
    now: Timestamp,
) -> Result<Recorded, AppError> {
    record_as(app, loading, workflow, what, Manner { on, note, anyway: true, ..Manner::default() }, now)
}

/// Records `what` for `workflow` and withdraws the reminders that asked for it, in one transaction. The consequences
/// for others are decided by the next pass, before any mail leaves.
///
/// What is already in the journal is recorded again only with a different note or day; with only a note, it keeps the
/// day on which it happened. What would change nothing, or is almost certainly a mistake, is refused unless recorded
/// `anyway`.
pub fn record_as(
    app: &mut App,
    loading: &Loading,
    workflow: &WorkflowId,
    what: Recording,
    manner: Manner,
    now: Timestamp,
) -> Result<Recorded, AppError> {
    let statement = Statement::of(loading, workflow, what, manner, now)?;
    app.store.write(|tx| statement.record(tx))
}

/// The same within a transaction of the caller's.
pub(in crate::app) fn record_in(
    tx: &Tx,
    loading: &Loading,
    workflow: &WorkflowId,
    what: Recording,
    manner: Manner,
    now: Timestamp,
) -> Result<Recorded, AppError> {
    Statement::of(loading, workflow, what, manner, now)?.record(tx)
}

/// Something to record, of which workflow and how.
pub type Said = (WorkflowId, Recording, Manner);

/// Why nothing of several statements was recorded: the place of the one that failed, and its error.
#[derive(Debug)]
pub struct FailedAt(pub usize, pub AppError);

impl From<StoreError> for FailedAt {
    fn from(error: StoreError) -> Self {
        Self(0, error.into())
    }
}

/// Records everything that one person said at one moment: all of it or nothing.
pub fn record_all_with(
    group: &Group,
    loading: &Loading,
    said: Vec<Said>,
    now: Timestamp,
    reply: impl FnOnce(Result<Vec<Recorded>, FailedAt>) + Send + 'static,
) {
    let statements = said.into_iter().enumerate().map(|(place, (workflow, what, manner))| {
        Statement::of(loading, &workflow, what, manner, now).map_err(|error| FailedAt(place, error))
    });
    match statements.collect::<Result<Vec<_>, _>>() {
        Err(error) => reply(Err(error)),
        Ok(statements) => group.write(
            move |tx| {
                let record = |(place, statement): (usize, &Statement)| {
                    statement.record(tx).map_err(|error| FailedAt(place, error))
                };
                statements.iter().enumerate().map(record).collect()
            },
            reply,
        ),
    }
}

/// A statement checked against the plan but not yet recorded.
struct Statement {
    plan: Arc<Plan>,
    event: Event,
    /// The day that was given for it.
    on: Option<Date>,
    anyway: bool,
    now: Timestamp,
}

impl Statement {
    fn of(
        loading: &Loading,
        workflow: &WorkflowId,
        what: Recording,
        manner: Manner,
        now: Timestamp,
    ) -> Result<Self, AppError> {
        let loaded = loading.find(workflow)?;
        let plan = Arc::clone(&loaded.plan);
        let Manner { on, note, link, origin, anyway } = manner;
        check_link(link.as_deref())?;
        refuse_hidden("note", note.as_deref())?;
        refuse_long("note", note.as_deref(), MAX_TEXT_CHARS)?;
        if let Recording::Value { source, value, .. } = &what {
            refuse_hidden("source", source.as_deref())?;
            refuse_long("source", source.as_deref(), MAX_LINE_CHARS)?;
            check_figure(*value).map_err(|problem| AppError::BadFigure { value: *value, problem })?;
        }
        let today = plan.timezone.to_datetime(now).date();
        on.map_or(Ok(()), |day| check_day(day, today))?;
        let is_value = matches!(what, Recording::Value { .. });
        if !is_value && let Some(day) = on.filter(|day| *day < plan.starts_on().saturating_sub(YEARS_BEFORE.years())) {
            // A value may be old, such as a baseline; nobody works on a task years before it begins.
            return Err(AppError::BeforeAll { day, workflow: workflow.clone(), begins: plan.starts_on() });
        }
        let actor = match (&what, &origin) {
            (Recording::Input { task, partner, answer }, Some(Origin { way: Way::Link | Way::Reply, .. })) => {
                let lead = || plan.task(&plan.renames.task(task)).map(|task| task.lead.clone());
                // What is said to a partner, its lead says.
                partner
                    .clone()
                    .filter(|_| answer.is_of_partner())
                    .or_else(lead)
                    .map_or(Actor::Coordinator, Actor::Partner)
            }
            _ => Actor::Coordinator,
        };
        let fact = fact(&plan, what, on, (link, note, origin), now)?;
        check_value(&plan, &fact, anyway)?;
        check_answer(&plan, &fact, on.unwrap_or_else(|| today_at(&plan, &fact, today, now)))?;
        if let Some(day) =
            on.filter(|day| !anyway && !is_value && *day < plan.starts_on().saturating_sub(EARLY_DAYS.days()))
        {
            let why = format!("{day} lies long before the first window of `{workflow}` opens, on {}", plan.starts_on());
            return Err(doubt::refused((why, "look at the day again, or add `--anyway` if it is meant".to_owned())));
        }
        let happened_at = on.filter(|day| *day != today).map_or(now, |day| noon(&plan, day).min(now));
        if loaded.standing == Standing::New {
            return Err(AppError::NotAdopted { workflow: workflow.clone() });
        }
        let workflow = workflow.clone();
        let event = Event { seq: 0, workflow, happened_at, recorded_at: now, actor, fact };
        Ok(Self { plan, event, on, anyway, now })
    }

    fn record(&self, tx: &Tx) -> Result<Recorded, AppError> {
        let Self { plan, now, .. } = self;
        let mut recorded = self.append(tx)?;
        if let Some(task) = recorded.event.as_ref().and_then(|event| event.fact.task()) {
            recorded.withdrawn = take_back(tx, plan, &plan.renames.task(task), *now)?;
        }
        recorded.awaits_consent = self.awaits_consent(tx)?;
        Ok(recorded)
    }

    /// True if what was said holds only once somebody else has agreed.
    fn awaits_consent(&self, tx: &Tx) -> Result<bool, AppError> {
        let Self { plan, now, .. } = self;
        let Fact::InputAnswered { task: id, partner, answer, .. } = &self.event.fact else { return Ok(false) };
        let may_be = answer.promise().is_some() || matches!(answer, Answer::HandedOver { .. });
        let Some(task) = plan.task(id).filter(|_| may_be) else { return Ok(false) };
        let said = tx.events_of_task(&plan.workflow, &plan.renames.task_ids(id))?;
        let state = RunState::replay_task(plan, id, &said, *now);
        Ok(state.task(id).part(task, partner).is_some_and(|part| part.request.is_some()))
    }

    /// Appends the event, unless the journal already says the same or, without `anyway`, it would change nothing.
    fn append(&self, tx: &Tx) -> Result<Recorded, AppError> {
        let Self { plan, on, anyway, now, .. } = self;
        let mut event = self.event.clone();
        // Facts about other things do not affect any of what follows.
        let events = match event.fact.task() {
            Some(task) => tx.events_of_task(&plan.workflow, &plan.renames.task_ids(&plan.renames.task(task)))?,
            None => tx.events_of_state(&plan.workflow, 0)?,
        };
        let mut recorded = Recorded {
            event: None,
            earlier: None,
            later: None,
            before: event.fact.task().map(|task| {
                let task = plan.renames.task(task);
                RunState::replay_task(plan, &task, &events, *now).task(&task).state
            }),
            replaced: value_before(&events, &event),
            without_effect: false,
            withdrawn: 0,
            awaits_consent: false,
        };
        if on.is_some() {
            event.happened_at = after_that_day(plan, &events, &event);
        }
        recorded.earlier = repeated(plan, &events, &event, *now).cloned();
        match &recorded.earlier {
            Some(earlier) if !adds(plan, earlier, &event, *on) => return Ok(recorded),
            // A later note does not move the date of what it is about.
            Some(earlier) if on.is_none() => event.happened_at = earlier.happened_at,
            Some(_) => {}
            None => {
                let effect = effect(plan, &events, &event, *now);
                let is_noted = matches!(effect, Effect::Stands(_)) && event.fact.note().is_some();
                recorded.without_effect = !matches!(effect, Effect::Changes | Effect::NotSubmitted);
                if let Some(doubt) = doubt::without_effect(&effect, &event, &plan.timezone)
                    && !anyway
                    && !is_noted
                {
                    return Err(doubt::refused(doubt));
                }
            }
        }
        recorded.later = later_value(&events, &event);
        event.seq = tx.append(&event)?;
        recorded.event = Some(event);
        Ok(recorded)
    }
}

/// A fact dated by day comes after everything that the journal has about the same task on that day, so that it can
/// correct it.
fn after_that_day(plan: &Plan, events: &[Event], event: &Event) -> Timestamp {
    let day = |at: Timestamp| plan.timezone.to_datetime(at).date();
    let task = |fact: &Fact| fact.task().map(|task| plan.renames.task(task));
    let about = task(&event.fact);
    let same_day = events.iter().filter(|other| about.is_some() && task(&other.fact) == about);
    let last = same_day.map(|other| other.happened_at).filter(|at| day(*at) == day(event.happened_at)).max();
    last.map_or(event.happened_at, |last| last.max(event.happened_at))
}

/// The latest value of the same indicator, if it is for a later day.
fn later_value(events: &[Event], event: &Event) -> Option<Event> {
    other_value(events, event, |on, known| known > on)
}

/// The latest value of the same indicator that is for the same day or an earlier one.
fn value_before(events: &[Event], event: &Event) -> Option<Event> {
    other_value(events, event, |on, known| known <= on)
}

/// The latest of the other values of the same indicator for days that fit that of `event`.
fn other_value(events: &[Event], event: &Event, fits: fn(Date, Date) -> bool) -> Option<Event> {
    let Fact::IndicatorMeasured { indicator, value, .. } = &event.fact else { return None };
    let others = events.iter().filter_map(|other| match &other.fact {
        Fact::IndicatorMeasured { indicator: known, value: other_value, .. } if known == indicator => {
            Some((other_value.on, other))
        }
        _ => None,
    });
    others
        .filter(|(on, _)| fits(value.on, *on))
        .max_by_key(|(on, other)| (*on, other.seq))
        .map(|(_, other)| other.clone())
}

/// An error if a value is impossible or, without `anyway`, implausible.
fn check_value(plan: &Plan, fact: &Fact, anyway: bool) -> Result<(), AppError> {
    let Fact::IndicatorMeasured { indicator, value, .. } = fact else { return Ok(()) };
    let known = plan.objectives.iter().flat_map(|objective| &objective.indicators).find(|known| known.id == *indicator);
    let doubt = known.and_then(|known| {
        let doubtful = || scale::doubtful(known, value.value).filter(|_| !anyway).map(doubt::or_anyway);
        scale::impossible(known, value.value).or_else(doubtful)
    });
    doubt.map_or(Ok(()), |doubt| Err(doubt::refused(doubt)))
}

fn noon(plan: &Plan, day: Date) -> Timestamp {
    instant(day, Time::constant(12, 0, 0, 0), &plan.timezone)
}

/// True if `event` adds something to `earlier`: a different note, or a different day if one was given.
fn adds(plan: &Plan, earlier: &Event, event: &Event, on: Option<Date>) -> bool {
    let is_other_note = event.fact.note().is_some_and(|note| earlier.fact.note() != Some(note));
    let day = plan.timezone.to_datetime(earlier.happened_at).date();
    is_other_note || on.is_some_and(|on| on != day)
}

/// An error unless something can have happened on `day`.
fn check_day(day: Date, today: Date) -> Result<(), AppError> {
    if day < EARLIEST {
        return Err(AppError::TooEarly { day });
    }
    if day > today { Err(AppError::InTheFuture { day, today }) } else { Ok(()) }
}

fn fact(
    plan: &Plan,
    what: Recording,
    on: Option<Date>,
    (link, note, origin): (Option<String>, Option<String>, Option<Origin>),
    now: Timestamp,
) -> Result<Fact, AppError> {
    match what {
        Recording::State { task, state } => {
            let task = plan.renames.task(&task);
            find_task(plan, &task)?;
            Ok(Fact::TaskSet { task, state, note })
        }
        Recording::Approval { task } => {
            let task = plan.renames.task(&task);
            if find_task(plan, &task)?.approval.is_none() {
                return Err(AppError::NoApproval { task });
            }
            Ok(Fact::TaskApproved { task, note, evidence: None })
        }
        Recording::Input { task, partner, answer } => {
            let task = plan.renames.task(&task);
            let found = find_task(plan, &task)?;
            let partner = partner.map_or_else(|| found.lead.clone(), |partner| plan.renames.partner(&partner));
            if !found.obliged().any(|obliged| *obliged == partner) {
                let obliged: Vec<String> = found.obliged().map(ToString::to_string).collect();
                if !plan.partners.contains_key(&partner) {
                    return Err(AppError::Unknown { what: "partner", name: partner.to_string(), known: obliged });
                }
                return Err(AppError::NotObliged { task, partner, obliged });
            }
            Ok(Fact::InputAnswered { task, partner, answer, link, note, origin })
        }
        Recording::Value { indicator, value, source, confidence, kind } => {
            let mut known = plan.objectives.iter().flat_map(|objective| &objective.indicators);
            if !known.any(|known| known.id == indicator) {
                let known = plan.objectives.iter().flat_map(|o| &o.indicators).map(|i| i.id.to_string()).collect();
                return Err(AppError::Unknown { what: "indicator", name: indicator.to_string(), known });
            }
            let on = on.unwrap_or_else(|| plan.timezone.to_datetime(now).date());
            let value = IndicatorValue { value, on, source, confidence, kind };
            Ok(Fact::IndicatorMeasured { indicator, value, note })
        }
    }
}

/// The day where the partner that gives an answer is, if that is behind the workflow's: its tomorrow can be promised.
fn today_at(plan: &Plan, fact: &Fact, today: Date, now: Timestamp) -> Date {
    let Fact::InputAnswered { partner, .. } = fact else { return today };
    plan.partners.get(partner).map_or(today, |partner| partner.timezone.to_datetime(now).date().min(today))
}

/// An error unless the answer makes sense on the day on which it was given.
fn check_answer(plan: &Plan, fact: &Fact, on: Date) -> Result<(), AppError> {
    let Fact::InputAnswered { task, partner, answer, note, .. } = fact else { return Ok(()) };
    let is_lead = plan.task(task).is_some_and(|task| task.lead == *partner);
    let refuse = |why: String, help: &str| Err(doubt::refused((why, help.to_owned())));
    match answer {
        Answer::Nil if is_lead => refuse(
            format!("`{partner}` leads `{task}`: a lead has no nil return"),
            "record `done`, or `cancelled` for the task without `--partner`",
        ),
        Answer::HandedOver { to } => check_address(to).map_or_else(
            |problem| {
                refuse(format!("`{to}` is not an address: {problem}"), "write it as colleague@organisation.example")
            },
            |()| Ok(()),
        ),
        Answer::Declined | Answer::Returned if note.is_none() => refuse(
            format!("`{}` needs a reason: it is told to those who wait for it", answer.as_str()),
            "add the reason with `--note`",
        ),
        _ => match answer.promise() {
            Some(until) if until <= on => refuse(
                format!("{until} is not after {on}, the day of the answer: nothing can be promised for it"),
                "name a later day, or record `done` if it has been delivered",
            ),
            Some(until) if until > plan.event.closes.saturating_add(PROMISED_AT_MOST_YEARS.years()) => refuse(
                format!("{until} is years after the event, which closes on {}", plan.event.closes),
                "look at the year again",
            ),
            _ => Ok(()),
        },
    }
}

/// An error unless `link` can be followed by a person without harm.
fn check_link(link: Option<&str>) -> Result<(), AppError> {
    let Some(link) = link.filter(|link| !is_web_address(link)) else { return Ok(()) };
    Err(doubt::refused((
        format!("`{}` is not an address of the web that can be kept", link.escape_debug()),
        "write it whole, as https://files.organisation.example/paper.pdf; describe anything else in the note"
            .to_owned(),
    )))
}

fn find_task<'a>(plan: &'a Plan, id: &TaskId) -> Result<&'a crate::plan::Task, AppError> {
    plan.task(id).ok_or_else(|| {
        let instances = plan.tasks.iter().filter(|task| task.fanned_from.as_ref() == Some(id));
        let instances: Vec<String> = instances.map(|task| task.id.to_string()).collect();
        if !instances.is_empty() {
            return AppError::FannedOut { task: id.clone(), instances };
        }
        let known = plan.tasks.iter().map(|task| task.id.to_string()).collect();
        AppError::Unknown { what: "task", name: id.to_string(), known }
    })
}
