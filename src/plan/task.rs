//! Tasks, what partners owe to them, and the ladders of reminders.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FromTask, Function, Offset};
use crate::model::{LadderId, ObjectiveId, PartnerId, TaskId, Text, WorkstreamId};

/// One piece of work with one lead.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Its id; an instance of a fan-out is `GOV-03/unesco`.
    pub id: TaskId,
    /// The id in the definition of a fanned-out task, `GOV-03`.
    pub fanned_from: Option<TaskId>,
    /// What has to be done.
    pub title: Text,
    /// The workstream it belongs to.
    pub workstream: Option<WorkstreamId>,
    /// The partner responsible for it.
    pub lead: PartnerId,
    /// The partners that owe an input, in the order of the definition; never the lead.
    pub contributors: Vec<Contributor>,
    /// What is requested of its contributors; the title says what the lead has to do.
    pub asks: Option<Text>,
    /// The day by whose end it has to be done.
    pub due: Due,
    /// First day on which work is expected.
    pub opens: Date,
    /// Tasks that must be finished first.
    pub needs: Vec<TaskId>,
    /// Objectives it serves; the first is the primary one.
    pub serves: Vec<ObjectiveId>,
    /// What will exist when it is done.
    pub deliverable: Option<Text>,
    /// True for a milestone, which reports show on the timeline.
    pub milestone: bool,
    /// Which inputs must be in before the lead's `done` completes it.
    pub complete_when: CompletionRule,
    /// Its ladder of reminders.
    pub ladder: LadderId,
    /// Name of the approval it needs; kept for the reports.
    pub approval: Option<String>,
}

impl Task {
    /// The contributor record of `partner`.
    pub fn contributor(&self, partner: &PartnerId) -> Option<&Contributor> {
        self.contributors.iter().find(|contributor| &contributor.partner == partner)
    }

    /// The day `partner`'s part is due: for the lead, the task's own due day.
    pub fn due_for(&self, partner: &PartnerId) -> Date {
        self.contributor(partner).map_or(self.due.date, |contributor| contributor.due)
    }

    /// What is requested of `partner` as a contributor, from its own text in the definition or the one for all
    /// contributors.
    pub fn asks_of(&self, partner: &PartnerId) -> Option<&Text> {
        self.contributor(partner).and_then(|contributor| contributor.asks.as_ref().or(self.asks.as_ref()))
    }

    /// The lead and every contributor that owes an input.
    pub fn obliged(&self) -> impl Iterator<Item = &PartnerId> {
        std::iter::once(&self.lead)
            .chain(self.contributors.iter().filter(|c| c.role == Role::Contributor).map(|c| &c.partner))
    }

    /// True if its due day is itself a promise to others: a milestone, or a fixed day.
    pub fn has_promised_day(&self) -> bool {
        self.milestone || self.due.fixed
    }

    /// True if others have reserved time for its result: its day is promised, or it ends with an approval.
    pub fn is_promise(&self) -> bool {
        self.has_promised_day() || self.approval.is_some()
    }
}

/// A due date and how it was determined.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// The resolved day.
    pub date: Date,
    /// The offset in the definition, `T-3m`; `None` for a plain date.
    pub offset: Option<Offset>,
    /// The reference to another task in the definition, `2wd after OUT-02`.
    pub from_task: Option<FromTask>,
    /// The day before it was moved off a weekend or holiday, and the reason.
    pub moved_from: Option<(Date, String)>,
    /// True if the day never moves.
    pub fixed: bool,
}

/// What one partner owes to a task.
#[derive(Clone, Debug, PartialEq)]
pub struct Contributor {
    /// The partner.
    pub partner: PartnerId,
    /// The day by whose end its input is due, in its own calendar.
    pub due: Date,
    /// Whether it owes something.
    pub role: Role,
    /// What is requested of it, if different from what is requested of all.
    pub asks: Option<Text>,
}

/// What a contributor is to a task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Owes an input and is reminded.
    #[default]
    Contributor,
    /// Sees, is not chased.
    Observer,
}

/// Which inputs complete a task, beside the lead's own `done`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CompletionRule {
    /// All contributors'.
    #[default]
    All,
    /// At least one contributor's.
    Any,
    /// None: the lead's `done` is enough.
    Lead,
    /// This many contributors'.
    AtLeast(u32),
    /// Those of this fraction of the contributors asked.
    Fraction(u32, u32),
}

impl CompletionRule {
    /// How many of `asked` inputs must be in if so many of them were declined. Only `all` leaves those out: a fraction is one of all
    /// who were asked.
    pub fn required(self, asked: u32, declined: u32) -> u32 {
        match self {
            Self::All => asked.saturating_sub(declined),
            Self::Any => asked.min(1),
            Self::Lead => 0,
            Self::AtLeast(n) => n.min(asked),
            Self::Fraction(numerator, denominator) => (asked * numerator).div_ceil(denominator.max(1)).min(asked),
        }
    }
}

/// A list of reminders relative to a due date.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// Its name.
    pub id: LadderId,
    /// Its rungs, by rising offset.
    pub rungs: Vec<Rung>,
}

/// One reminder of a ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    /// Working days from the due date in the recipient's calendar; negative is before.
    pub at_days: i32,
    /// Whom it goes to.
    pub to: Function,
    /// Who gets a copy.
    pub cc: Vec<Function>,
    /// Its tone.
    pub tone: Tone,
    /// Repetition after the due date: the interval in working days, and the maximum number of times in all.
    pub every: Option<(u32, u32)>,
}

/// How a reminder is meant to sound. Built-in texts go by the date instead, and ask only whether it is a notice; whether it is
/// a letter depends on whom it goes to. Templates of an installation see the tone as `first.tone`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// The first that the recipient hears of it.
    Notice,
    /// A reminder before the day.
    Reminder,
    /// On the day.
    DueToday,
    /// After the day.
    Overdue,
    /// Formal, as a letter to a higher level is.
    Formal,
}

impl Tone {
    /// The name in definitions and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Reminder => "reminder",
            Self::DueToday => "due_today",
            Self::Overdue => "overdue",
            Self::Formal => "formal",
        }
    }
}
