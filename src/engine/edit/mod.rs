//! Compares an edited definition with the running state: what changes in tasks and inputs, and in the reminders that
//! follow from them.

mod cause;
mod likely;
mod news;
mod overdue;
mod people;
mod reminders;
mod rounds;
mod stays;
mod turns;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

pub use likely::LikelyRename;
pub use overdue::Overdue;
pub use reminders::ReminderChange;
pub use rounds::{RoundChange, RoundEdit};
pub use stays::Staying;
pub use turns::Turn;

use super::{Chain, Endangered, RunState, forecast::forecast, next_report_at, open_inputs::owed_inputs, report_due};
use crate::{
    model::{APPROVED, Event, Fact, IndicatorId, News, PartnerId, TaskId},
    plan::{Plan, Task, calendar::end_of_day},
};

/// Postponing an event moves it by less than this many days.
const LEAP_DAYS: i32 = 366;

/// Everything that an edit changes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// What changes in event, tasks and inputs, in the order of the new definition.
    pub changes: Vec<Change>,
    /// Recorded answers that would no longer belong to anything.
    pub losses: Vec<Loss>,
    /// Tasks whose state changes without a new answer.
    #[serde(default)]
    pub turns: Vec<Turn>,
    /// Open tasks that stay where they are although the event moves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub staying: Vec<Staying>,
    /// What it says about approvals under way, which keep the rule and the members they were opened with.
    #[serde(default)]
    pub rounds: Vec<RoundEdit>,
    /// Inputs that it makes overdue, by partner and task as in the new definition.
    #[serde(default)]
    pub overdue: Vec<Overdue>,
    /// The opening day, if the edit moves it from the future into the past.
    #[serde(default)]
    pub opened: Option<Date>,
    /// What seems to have been renamed, although the new definition does not say so.
    #[serde(default)]
    pub likely_renames: Vec<LikelyRename>,
    /// Changes to upcoming reminders.
    pub reminders: Vec<ReminderChange>,
    /// Inputs whose last reminder named a due date that no longer holds; the next mail says so.
    pub named_otherwise: Vec<Input>,
    /// The change of the critical path; `None` if it stays the same.
    pub critical: Option<CriticalChange>,
    /// Milestones and fixed days that can be met now but not after this edit.
    pub endangered: Vec<Endangered>,
    /// What partners were told that it makes untrue; their next mail says so.
    #[serde(default)]
    pub news: Vec<News>,
    /// What another schedule of reports means for those next to come; `None` if the schedule stays.
    #[serde(default)]
    pub rescheduled: Option<Rescheduled>,
}

impl Edit {
    /// True if a person has to agree to it first: it discards something recorded or reminded of, changes the state of a
    /// task without those who answered knowing, is about an approval under way, ends the preparation, or moves the event
    /// by more than a year.
    pub fn is_to_be_agreed(&self) -> bool {
        let turns = self.turns.iter().any(|turn| turn.from.is_some());
        let is_lossy = !self.losses.is_empty() || turns || !self.rounds.is_empty();
        is_lossy || self.opened.is_some() || self.leap().is_some()
    }

    /// The number of days by which the opening or closing day moves, if more than a year: either the year was mistyped,
    /// or it is another event.
    pub fn leap(&self) -> Option<i32> {
        let spans = self.changes.iter().filter_map(|change| match change {
            Change::Opens { from, to } | Change::Closes { from, to } => Some((*to - *from).get_days()),
            _ => None,
        });
        spans.into_iter().find(|days| days.abs() > LEAP_DAYS)
    }

    /// The fact recorded when the definition with this hash is adopted.
    pub fn fact(&self, definition: &str) -> Fact {
        Fact::DefinitionTaken {
            definition: definition.to_owned(),
            changes: self.changes.iter().map(ToString::to_string).collect(),
            overdue: self
                .overdue
                .iter()
                .map(|Overdue { input, .. }| (input.task.clone(), input.partner.clone()))
                .collect(),
            news: self.news.clone(),
            rescheduled: self.rescheduled.is_some(),
        }
    }
}

/// Reports by another schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rescheduled {
    /// The day on which the next one is issued; `None` if none is ahead.
    pub next: Option<Date>,
    /// The cut-off of a report that would be due at once, for a day that the former schedule did not have. It is not issued.
    pub passed_over: Option<Date>,
}

/// The chain of open tasks with the least float, before an edit and after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriticalChange {
    /// Under the definition in force.
    pub from: Option<Chain>,
    /// Under the edited definition.
    pub to: Option<Chain>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// The opening day moves, T.
    Opens {
        /// Old day.
        from: Date,
        /// New day.
        to: Date,
    },
    /// The closing day moves, C.
    Closes {
        /// Old day.
        from: Date,
        /// New day.
        to: Date,
    },
    /// A task is new.
    Added {
        /// The task.
        task: TaskId,
        /// Its title in English.
        title: String,
        /// Its due date.
        due: Date,
        /// Who leads it.
        lead: PartnerId,
    },
    /// A task is gone.
    Removed {
        /// The task.
        task: TaskId,
        /// Its title in English.
        title: String,
        /// When it was due.
        due: Date,
    },
    /// A task continues under another id.
    Renamed {
        /// Old id.
        from: TaskId,
        /// New id.
        to: TaskId,
    },
    /// A partner continues under another id.
    PartnerRenamed {
        /// Old id.
        from: PartnerId,
        /// New id.
        to: PartnerId,
    },
    /// A partner, or the coordinator, is written to at other addresses.
    Addresses {
        /// The partner; `None` for the coordinator.
        partner: Option<PartnerId>,
        /// Addresses no longer written to.
        gone: Vec<String>,
        /// New addresses.
        new: Vec<String>,
    },
    /// Mails and reports carry another symbol.
    Symbol {
        /// Old symbol.
        from: String,
        /// New symbol.
        to: String,
    },
    /// Commitments are asked after on other days.
    Askings {
        /// Old days.
        from: Vec<Date>,
        /// New days.
        to: Vec<Date>,
    },
    /// A due date moves.
    Moved {
        /// The task.
        task: TaskId,
        /// Old day.
        from: Date,
        /// New day.
        to: Date,
        /// Why.
        why: String,
        /// True if the task is finished, so that the date no longer matters.
        is_finished: bool,
    },
    /// A task passes to another lead.
    Lead {
        /// The task.
        task: TaskId,
        /// Old lead.
        from: PartnerId,
        /// New lead.
        to: PartnerId,
    },
    /// A partner's input is requested.
    InputAdded {
        /// The input.
        input: Input,
        /// When it is due.
        due: Date,
    },
    /// A partner's input is no longer requested.
    InputRemoved {
        /// The input.
        input: Input,
    },
    /// A partner's own due date moves while the task's stays, or by a different number of days.
    InputMoved {
        /// The input.
        input: Input,
        /// Old day.
        from: Date,
        /// New day.
        to: Date,
    },
    /// Something else about a task that people will notice.
    Task {
        /// The task.
        task: TaskId,
        /// What: `title`, `ladder`, `needs`, `rule`, `approval`.
        what: String,
    },
}

/// An input: who owes what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Input {
    /// The task.
    pub task: TaskId,
    /// The partner.
    pub partner: PartnerId,
}

/// Recorded data that the new definition has no place for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Loss {
    /// A task's state.
    State {
        /// The task that is gone.
        task: TaskId,
        /// The last state recorded.
        state: String,
        /// When.
        at: Timestamp,
    },
    /// A partner's answer.
    Answer {
        /// The input.
        input: Input,
        /// When it was given.
        at: Timestamp,
    },
    /// What partners were reminded of and have not done yet. The task is gone, perhaps only because its file was read
    /// before it had been written completely.
    Reminded {
        /// The task that is gone.
        task: TaskId,
        /// When a reminder of it was last sent.
        at: Timestamp,
    },
    /// Values of an indicator.
    Values {
        /// The indicator that is gone.
        indicator: IndicatorId,
        /// How many values.
        count: usize,
    },
}

/// `a@b.example, c@d.example`, or `no address`.
fn list(addresses: &[String]) -> String {
    if addresses.is_empty() { "no address".to_owned() } else { addresses.join(", ") }
}

/// `on 2027-11-22, 2028-05-22`, or `never`.
pub fn on_days(days: &[Date]) -> String {
    let days: Vec<String> = days.iter().map(ToString::to_string).collect();
    if days.is_empty() { "never".to_owned() } else { format!("on {}", days.join(", ")) }
}

impl std::fmt::Display for Change {
    /// The change in one line, for the journal.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Opens { from, to } => write!(f, "the opening day moves from {from} to {to}"),
            Self::Closes { from, to } => write!(f, "the closing day moves from {from} to {to}"),
            Self::Added { task, due, .. } => write!(f, "task `{task}` is new, due {due}"),
            Self::Removed { task, .. } => write!(f, "task `{task}` is no longer part of it"),
            Self::Renamed { from, to } => write!(f, "task `{from}` is called `{to}` now"),
            Self::PartnerRenamed { from, to } => write!(f, "partner `{from}` is called `{to}` now"),
            Self::Addresses { partner, gone, new } => {
                let who = partner.as_ref().map_or("the coordinator".to_owned(), |partner| format!("`{partner}`"));
                write!(f, "{who} is written to at {} instead of {}", list(new), list(gone))
            }
            Self::Symbol { from, to } => write!(f, "the symbol is {to} instead of {from}"),
            Self::Askings { from, to } => {
                write!(f, "commitments are asked after {} instead of {}", on_days(to), on_days(from))
            }
            Self::Moved { task, from, to, .. } => write!(f, "task `{task}` moves from {from} to {to}"),
            Self::Lead { task, from, to } => write!(f, "task `{task}` passes from `{from}` to `{to}`"),
            Self::InputAdded { input, due } => {
                write!(f, "`{}` is asked for an input to `{}` by {due}", input.partner, input.task)
            }
            Self::InputRemoved { input } => {
                write!(f, "`{}` is asked for no input to `{}` any more", input.partner, input.task)
            }
            Self::InputMoved { input, from, to } => {
                write!(f, "the input of `{}` to `{}` moves from {from} to {to}", input.partner, input.task)
            }
            Self::Task { task, what } => write!(f, "task `{task}` changes in its {what}"),
        }
    }
}

/// What replacing `old` by `new` changes at `now`, with the `events` recorded so far.
pub fn edit(old: &Plan, new: &Plan, events: &[Event], now: Timestamp) -> Edit {
    let renamed = under_new_names(old, new);
    let before = RunState::replay(old, events, now);
    let mut after = RunState::replay(new, events, now);
    let overdue = overdue::overdue(&renamed, (new, &after), now);
    let news = news::news((old, &before), (new, &after), now);
    let rescheduled = rescheduled((old, &before), (new, &after), now);
    let taken = Edit { overdue, news, rescheduled, ..Edit::default() };
    after.apply(new, &Event::of_engine(&new.workflow, now, taken.fact(&new.definition)));
    let (was, will_be) = (forecast(old, &before, now), forecast(new, &after, now));
    let was_endangered: BTreeSet<TaskId> = was.endangered.iter().map(|one| new.renames.task(&one.task)).collect();
    let is_over = |plan: &Plan| end_of_day(plan.event.opens, &plan.timezone) < now;
    Edit {
        turns: turns::turns((old, &before), (new, &after)),
        staying: stays::staying(&renamed, (new, &after)),
        rounds: rounds::rounds((old, &before), new),
        opened: (is_over(new) && !is_over(old)).then_some(new.event.opens),
        likely_renames: likely::likely_renames(&renamed, new),
        critical: (was.critical != will_be.critical)
            .then(|| CriticalChange { from: was.critical, to: will_be.critical.clone() }),
        endangered: will_be.endangered.into_iter().filter(|one| !was_endangered.contains(&one.task)).collect(),
        changes: changes(&renamed, new, renames(old, new), &after)
            .into_iter()
            .chain(people::changes(old, new))
            .collect(),
        losses: losses(old, new, events, now).into_iter().chain(reminded(old, new, &before)).collect(),
        reminders: reminders::changes((old, &before), (new, &after), events, now),
        named_otherwise: owed_inputs(new, &after)
            .filter(|(task, partner)| after.moved_from(&task.id, &partner.id, task.due_for(&partner.id)).is_some())
            .filter(|(task, partner)| {
                renamed.task(&task.id).is_some_and(|old| old.due_for(&partner.id) != task.due_for(&partner.id))
            })
            .map(|(task, partner)| Input { task: task.id.clone(), partner: partner.id.clone() })
            .collect(),
        ..taken
    }
}

/// What becomes of the next reports. If one is due already, it is issued as it was planned.
fn rescheduled(
    (old, before): (&Plan, &RunState),
    (new, after): (&Plan, &RunState),
    now: Timestamp,
) -> Option<Rescheduled> {
    let times = |plan: &Plan| (plan.reports.lines.clone(), plan.reports.days.clone(), plan.reports.at);
    if !before.is_live() || times(old) == times(new) || report_due(old, before, now).is_some() {
        return None;
    }
    let next = next_report_at(new, after, now).map(|at| new.timezone.to_datetime(at).date());
    Some(Rescheduled { next, passed_over: report_due(new, after, now) })
}

/// `old` with its tasks and partners under the ids of `new`.
fn under_new_names(old: &Plan, new: &Plan) -> Plan {
    let mut plan = old.clone();
    for task in &mut plan.tasks {
        task.id = new.renames.task(&task.id);
        task.lead = new.renames.partner(&task.lead);
        for contributor in &mut task.contributors {
            contributor.partner = new.renames.partner(&contributor.partner);
        }
        for needed in &mut task.needs {
            *needed = new.renames.task(needed);
        }
    }
    plan.task_index = plan.tasks.iter().enumerate().map(|(at, task)| (task.id.clone(), at)).collect();
    plan
}

/// Tasks that continue under another id.
fn renames(old: &Plan, new: &Plan) -> Vec<Change> {
    let renamed = old.tasks.iter().filter_map(|task| {
        let to = new.renames.task(&task.id);
        (to != task.id && new.task(&to).is_some()).then(|| Change::Renamed { from: task.id.clone(), to })
    });
    renamed.collect()
}

fn changes(old: &Plan, new: &Plan, renamed: Vec<Change>, state: &RunState) -> Vec<Change> {
    let mut changes = renamed;
    if old.event.opens != new.event.opens {
        changes.push(Change::Opens { from: old.event.opens, to: new.event.opens });
    }
    if old.event.closes != new.event.closes {
        changes.push(Change::Closes { from: old.event.closes, to: new.event.closes });
    }
    let span = new.event.closes - old.event.closes;
    let moved: Vec<Date> = old.commitments_asked.iter().map(|day| day.saturating_add(span)).collect();
    // That they move with the event need not be said.
    if old.commitments_asked != new.commitments_asked && moved != new.commitments_asked {
        changes.push(Change::Askings { from: old.commitments_asked.clone(), to: new.commitments_asked.clone() });
    }
    for task in &new.tasks {
        match old.task(&task.id) {
            None => changes.push(Change::Added {
                task: task.id.clone(),
                title: task.title.en().to_owned(),
                due: task.due.date,
                lead: task.lead.clone(),
            }),
            Some(before) => {
                let is_finished = state.task(&task.id).state.is_finished();
                of_task((old, before), (new, task), is_finished, &mut changes);
            }
        }
    }
    let gone = old.tasks.iter().filter(|task| new.task(&task.id).is_none());
    changes.extend(gone.map(|task| Change::Removed {
        task: task.id.clone(),
        title: task.title.en().to_owned(),
        due: task.due.date,
    }));
    changes
}

fn of_task((old, before): (&Plan, &Task), (new, task): (&Plan, &Task), is_finished: bool, changes: &mut Vec<Change>) {
    let id = || task.id.clone();
    if before.due.date != task.due.date {
        let why = cause::why_moved(old, new, before, task);
        changes.push(Change::Moved { task: id(), from: before.due.date, to: task.due.date, why, is_finished });
    }
    if before.lead != task.lead {
        changes.push(Change::Lead { task: id(), from: before.lead.clone(), to: task.lead.clone() });
    }
    if !is_finished {
        inputs(before, task, changes);
    }
    let differs = [
        ("title", before.title != task.title),
        ("ladder", before.ladder != task.ladder || old.ladders.get(&before.ladder) != new.ladders.get(&task.ladder)),
        ("needs", before.needs != task.needs),
        ("rule", before.complete_when != task.complete_when),
        ("approval", before.approval != task.approval),
    ];
    let what = differs.into_iter().filter(|(_, differs)| *differs);
    changes.extend(what.map(|(what, _)| Change::Task { task: id(), what: what.to_owned() }));
}

fn inputs(before: &Task, task: &Task, changes: &mut Vec<Change>) {
    let input = |partner: &PartnerId| Input { task: task.id.clone(), partner: partner.clone() };
    let obliged = |task: &Task| task.obliged().filter(|id| **id != task.lead).cloned().collect::<Vec<_>>();
    let (were, are) = (obliged(before), obliged(task));
    let days = (task.due.date - before.due.date).get_days();
    for partner in &are {
        let (from, to) = (before.due_for(partner), task.due_for(partner));
        if !were.contains(partner) {
            changes.push(Change::InputAdded { input: input(partner), due: to });
        } else if from != to && ((to - from).get_days() != days || days == 0) {
            changes.push(Change::InputMoved { input: input(partner), from, to });
        }
    }
    let gone = were.iter().filter(|partner| !are.contains(partner) && **partner != task.lead);
    changes.extend(gone.map(|partner| Change::InputRemoved { input: input(partner) }));
}

/// Open tasks of `old` that somebody was reminded of and that are missing from `new`.
fn reminded(old: &Plan, new: &Plan, before: &RunState) -> Vec<Loss> {
    let gone = old.tasks.iter().filter(|task| new.task(&new.renames.task(&task.id)).is_none());
    let open = gone.filter(|task| !before.task(&task.id).state.is_finished());
    let told = open.filter_map(|task| {
        let sent = task.obliged().filter_map(|partner| before.reminded.get(&(task.id.clone(), partner.clone())));
        let at = sent.flatten().map(|sent| sent.at).max()?;
        Some(Loss::Reminded { task: task.id.clone(), at })
    });
    told.collect()
}

/// Facts people recorded that belong to no task, input or indicator of `new`.
fn losses(old: &Plan, new: &Plan, events: &[Event], now: Timestamp) -> Vec<Loss> {
    let (mut states, mut answers, mut values) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let is_known = |plan: &Plan, task: &TaskId| plan.task(&plan.renames.task(task)).is_some();
    let is_owed = |plan: &Plan, task: &TaskId, partner: &PartnerId| {
        let partner = plan.renames.partner(partner);
        plan.task(&plan.renames.task(task)).is_some_and(|task| task.obliged().any(|obliged| *obliged == partner))
    };
    let known: BTreeSet<&IndicatorId> =
        new.objectives.iter().flat_map(|objective| &objective.indicators).map(|indicator| &indicator.id).collect();
    for event in events.iter().filter(|event| event.happened_at <= now) {
        match &event.fact {
            Fact::TaskSet { task, state, .. } if is_known(old, task) && !is_known(new, task) => {
                states.insert(task.clone(), (state.as_str().to_owned(), event.happened_at));
            }
            Fact::TaskApproved { task, .. } if is_known(old, task) && !is_known(new, task) => {
                states.insert(task.clone(), (APPROVED.to_owned(), event.happened_at));
            }
            Fact::InputAnswered { task, partner, .. }
                if is_owed(old, task, partner) && !is_owed(new, task, partner) =>
            {
                answers.insert(Input { task: task.clone(), partner: partner.clone() }, event.happened_at);
            }
            Fact::IndicatorMeasured { indicator, .. } if !known.contains(indicator) => {
                *values.entry(indicator.clone()).or_insert(0) += 1;
            }
            _ => {}
        }
    }
    let states = states.into_iter().map(|(task, (state, at))| Loss::State { task, state, at });
    let answers = answers.into_iter().map(|(input, at)| Loss::Answer { input, at });
    let values = values.into_iter().map(|(indicator, count)| Loss::Values { indicator, count });
    states.chain(answers).chain(values).collect()
}
