//! The whole preparation in simulated time: every mail and report, before anything is sent.
//!
//! It plays what the daemon would do, with the same decisions and the same rules for putting them into mails, but
//! without a database, and it renders only mails that are to be shown. A test plays small workflows both ways and
//! compares.

mod answers;
mod commitments;
mod decisions;
mod findings;
mod folder;
mod play;
mod preview;
mod restraint;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use serde::Serialize;

pub use answers::Answers;
pub use findings::Finding;
pub use folder::keep;
pub use preview::{Preview, clear_previews, preview};

use crate::{
    app::{App, AppError, remind::outbox_rows},
    definition,
    diag::{Diagnostic, Sources},
    engine::{DecisionKind, edit, remind::Outbox},
    model::{Event, Fact, Lang, MailKey, PartnerId, ReminderKey, TaskId, WorkflowId},
    plan::{Function, Plan, Tone},
    render::RenderedMail,
    store::{MailFilter, Store},
};

/// What to rehearse.
pub struct Script<'a> {
    /// The workflow.
    pub plan: &'a Plan,
    /// The findings of its files.
    pub diagnostics: &'a [Diagnostic],
    /// The texts that the findings point into.
    pub sources: &'a Sources,
    /// How partners answer.
    pub answers: Answers,
    /// The real state to continue from; `None` starts the day before the first window, with nothing done.
    pub from: Option<Standpoint>,
    /// When to end; `None` plays until nothing is ahead.
    pub until: Option<Timestamp>,
}

/// The real state of a workflow.
#[derive(Clone, Debug)]
pub struct Standpoint {
    /// Now.
    pub now: Timestamp,
    /// Its journal so far.
    pub events: Vec<Event>,
    /// The mails waiting in the outbox.
    pub outbox: Outbox,
    /// Language and subject of waiting mails whose content is final: those that bring reports, and copies of mails sent
    /// before.
    pub covers: BTreeMap<MailKey, (Lang, String)>,
    /// Reminders that were already decided and are not decided again.
    pub known: BTreeSet<ReminderKey>,
}

/// The result of a rehearsal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rehearsal {
    /// The workflow.
    pub workflow: WorkflowId,
    /// Its symbol.
    pub symbol: String,
    /// When it begins.
    pub begins_at: Timestamp,
    /// When it ends: nothing is ahead after that.
    pub ends_at: Timestamp,
    /// Every mail, by the instant it leaves; letters awaiting release by the instant they are drafted.
    pub mails: Vec<Mail>,
    /// Every report.
    pub reports: Vec<Report>,
    /// Things that deserve a look.
    pub findings: Vec<Finding>,
}

/// One mail.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mail {
    /// Its identity in the outbox.
    pub key: MailKey,
    /// When it leaves, or when it is drafted.
    pub at: Timestamp,
    /// The recipient's local day.
    pub day: Date,
    /// The recipient's local time, `09:00`.
    pub time: String,
    /// The address.
    pub to: String,
    /// The partner; `None` for the coordinator.
    pub partner: Option<PartnerId>,
    /// The office it is addressed to.
    pub function: Option<Function>,
    /// True for a letter that waits for the coordinator's release.
    pub is_draft: bool,
    /// The hold that keeps it, if that lasts beyond the end of the rehearsal; otherwise it would leave at `at`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_by: Option<u32>,
    /// Its language.
    pub lang: Lang,
    /// Its subject.
    pub subject: String,
    /// The items in it.
    pub items: Vec<Item>,
}

/// An item in a mail.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// The reminder's key.
    pub key: ReminderKey,
    /// `rung`, `digest`, `asked`, `take_over`, `draft`.
    pub kind: &'static str,
    /// The task.
    pub task: Option<TaskId>,
    /// The partner that owes the input; none for items about all partners.
    pub partner: Option<PartnerId>,
    /// The rung, `-10wd`.
    pub rung: Option<String>,
    /// Its tone.
    pub tone: Option<Tone>,
    /// The due date it is about.
    pub due: Option<Date>,
    /// A short form of what a digest says, to tell it from the next.
    #[serde(skip)]
    says: Option<u32>,
}

/// One issued report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Its number.
    pub number: u32,
    /// Its symbol.
    pub symbol: String,
    /// The day it is issued on, in the workflow's zone.
    pub day: Date,
    /// When it is issued.
    pub at: Timestamp,
    /// The last day that it covers.
    pub cut_off: Date,
    /// Its languages.
    pub languages: Vec<Lang>,
}

/// Something that happens in a rehearsal, for anybody who wants to keep it.
pub enum Scene<'a> {
    /// A complete mail that leaves, or a complete letter that is drafted.
    Mail {
        /// Its description.
        mail: &'a Mail,
        /// Its bytes, headers included.
        mime: Vec<u8>,
        /// The same as text for people.
        rendered: RenderedMail,
    },
    /// An issued report.
    Report {
        /// Its description.
        report: &'a Report,
        /// The journal that it is built from.
        events: &'a [Event],
    },
    /// Progress: the share of the whole, from 0 to 1.
    Progress(f64),
}

/// An observer of a rehearsal.
pub struct Watcher<'w> {
    /// True to be shown every mail and report in full, which takes most of the time.
    pub wants_texts: bool,
    /// Called with what happens.
    pub see: &'w mut dyn FnMut(Scene<'_>) -> Result<(), AppError>,
}

impl Item {
    fn new(key: &ReminderKey, kind: &DecisionKind) -> Self {
        let item = |name| Self {
            key: key.clone(),
            kind: name,
            task: None,
            partner: kind.partner().cloned(),
            rung: None,
            tone: None,
            due: None,
            says: kind.said().map(|(_, says, _)| says),
        };
        match kind {
            DecisionKind::Rung { task, rung, tone, due, .. } => Self {
                task: Some(task.clone()),
                rung: Some(rung.clone()),
                tone: Some(*tone),
                due: Some(*due),
                ..item("rung")
            },
            DecisionKind::Digest { .. } => item("digest"),
            DecisionKind::Asked { .. } => item("asked"),
            DecisionKind::AdoptionDigest { .. } => item("take_over"),
            DecisionKind::Announcement { .. } | DecisionKind::CalledOff { .. } => item("news"),
            DecisionKind::Copy { task, due, .. } => Self { task: Some(task.clone()), due: Some(*due), ..item("copy") },
            DecisionKind::Telephone { task, due, .. } => {
                Self { task: Some(task.clone()), due: Some(*due), ..item("telephone") }
            }
            DecisionKind::Notice { task, closes_on, .. } => {
                Self { task: Some(task.clone()), due: *closes_on, ..item("notice") }
            }
            DecisionKind::Asking { day, .. } => Self { due: Some(*day), ..item("asking") },
            DecisionKind::FollowUp { .. } => item("follow_up"),
            DecisionKind::Approval { task, .. } => Self { task: Some(task.clone()), ..item("approval") },
            DecisionKind::Spoken { task, .. } => Self { task: Some(task.clone()), ..item("spoken") },
            DecisionKind::LeftOpen {} => item("overtaken"),
            DecisionKind::Left { .. } => item("left"),
            DecisionKind::SteppedDown { .. } => item("stepped_down"),
            DecisionKind::Undelivered { .. } => item("undelivered"),
            DecisionKind::Uncertain { .. } => item("uncertain"),
            DecisionKind::Stalled { .. } => item("stalled"),
            DecisionKind::SetAside { .. } => item("set_aside"),
            DecisionKind::CameIn { .. } => item("came_in"),
            DecisionKind::Draft { .. } => item("draft"),
        }
    }
}

/// The real state of `workflow` at `now`. If it is not adopted yet, `history` is what it would be adopted with.
pub fn standpoint(store: &mut Store, plan: &Plan, history: &[Event], now: Timestamp) -> Result<Standpoint, AppError> {
    let workflow = &plan.workflow;
    store.read(|tx| {
        let mut events = tx.events(workflow)?;
        if events.is_empty() {
            events = history.to_vec();
        } else if let Some(old) = tx.definition_in_force(workflow, now)?.filter(|old| old.hash != plan.definition)
            && let Some(old) = definition::compile(&old.sources, &old.path).plan
        {
            let taken = edit(&old, plan, &events, now).fact(&plan.definition);
            events.push(Event::of_engine(workflow, now, taken));
        }
        // Its file is back, and the next pass opens it again.
        if tx.is_closed(workflow)? {
            events.push(Event::of_engine(workflow, now, Fact::WorkflowReopened {}));
        }
        let outbox = outbox_rows::read_of(tx, workflow, now)?;
        let covers = MailFilter { workflow: Some(workflow.clone()), ..MailFilter::default() };
        let covers = tx
            .mails(&covers)?
            .into_iter()
            .filter(|mail| mail.key.stands_by_itself() && outbox.mail(&mail.key).is_some());
        let covers = covers.map(|mail| (mail.key, (mail.lang, mail.subject))).collect();
        Ok(Standpoint { now, events, outbox, covers, known: tx.settled_reminders(workflow)? })
    })
}

/// Plays `script` to its end. Deterministic: the same script gives the same rehearsal.
pub fn rehearse(app: &App, script: &Script<'_>, watcher: &mut Watcher<'_>) -> Result<Rehearsal, AppError> {
    let mut play = play::Play::new(app, script);
    play.run(watcher)?;
    let mut rehearsal = play.into_rehearsal();
    rehearsal.findings = findings::of(&rehearsal, script);
    Ok(rehearsal)
}

/// The journal of a workflow adopted at `at`, with nothing done.
fn adoption(plan: &Plan, at: Timestamp, half_way: bool) -> Event {
    let fact = Fact::WorkflowAdopted { definition: plan.definition.clone(), over: false, half_way };
    Event::of_engine(&plan.workflow, at, fact)
}
