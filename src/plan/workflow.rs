//! The plan of one workflow.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{civil::Date, tz::TimeZone};

use super::{
    Approval, Calendar, Contact, CronLine, EventDates, Indicator, Ladder, Lookups, Objective, Partner, RatingRules,
    Renames, ReportSchedule, TargetDay, Task, iati::Iati,
};
use crate::model::{LadderId, Lang, PartnerId, ProgrammeId, TaskId, Text, WorkflowId, WorkstreamId};

/// A validated workflow.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Its id.
    pub workflow: WorkflowId,
    /// The programme it belongs to, if any.
    pub programme: Option<ProgrammeId>,
    /// The programme's title, if any.
    pub programme_title: Option<Text>,
    /// Short symbol used in mail subjects and reports, `BP-WF2`.
    pub symbol: String,
    /// The event's title.
    pub title: Text,
    /// A notice about the data for readers of reports, if any.
    pub notice: Option<Text>,
    /// The event's days and place.
    pub event: EventDates,
    /// The workflow's time zone, for cut-offs and the report schedule.
    pub timezone: TimeZone,
    /// Languages of its documents; never empty.
    pub languages: Vec<Lang>,
    /// The coordinator, who signs mails, gets reports and is told about failures.
    pub coordinator: Contact,
    /// The coordinator's working days.
    pub coordinator_calendar: Arc<Calendar>,
    /// Workstreams in the order of the definition.
    pub workstreams: Vec<Workstream>,
    /// Objectives in the order of the definition.
    pub objectives: Vec<Objective>,
    /// The partners that take part, by id.
    pub partners: BTreeMap<PartnerId, Partner>,
    /// Partner ids in the order of the definition.
    pub partner_order: Vec<PartnerId>,
    /// Ladders by name, including the ladder of every task.
    pub ladders: BTreeMap<LadderId, Ladder>,
    /// When digests go out, in each recipient's zone; `None` sends none.
    pub digest: Option<CronLine>,
    /// When reports are issued.
    pub reports: ReportSchedule,
    /// How objectives and the workflow as a whole are rated.
    pub rating_rules: RatingRules,
    /// Kinds of approval by name; if none are defined, a task may name one that is missing here.
    pub approvals: BTreeMap<String, Approval>,
    /// The days on which those who lead commitments are asked how far they are, rising, before days off of each are taken into
    /// account; none if nobody is asked.
    pub commitments_asked: Vec<Date>,
    /// Tasks in the order of the definition, with fan-outs expanded in place.
    pub tasks: Vec<Task>,
    /// Position of each task in `tasks`.
    pub task_index: BTreeMap<TaskId, usize>,
    /// What [`Plan::tasks_of`] and [`Plan::tasks_needing`] have found of them.
    pub lookups: Lookups,
    /// Earlier ids of tasks and partners.
    pub renames: Renames,
    /// How it is published as an IATI activity.
    pub iati: Iati,
    /// SHA-256 of the texts it was compiled from, in hex.
    pub definition: String,
}

/// A workstream.
#[derive(Clone, Debug, PartialEq)]
pub struct Workstream {
    /// Its id, `OUT`.
    pub id: WorkstreamId,
    /// Its title.
    pub title: Text,
}

impl TargetDay {
    /// The day in this plan.
    pub fn settle(self, plan: &Plan) -> Date {
        match self {
            Self::Date(date) => date,
            Self::Offset(offset) => offset.settle(&plan.event, &plan.coordinator_calendar),
        }
    }
}

impl Indicator {
    /// The day from which on a value is expected, if the definition says so.
    pub fn expected_day(&self, plan: &Plan) -> Option<Date> {
        self.expected_from.map(|day| day.settle(plan))
    }

    /// The value expected on `day`: that of the last intermediate target whose day has come; `None` if there is none.
    pub fn passed_milestone(&self, plan: &Plan, day: Date) -> Option<f64> {
        let passed =
            self.milestones.iter().map(|aimed| (aimed.by.settle(plan), aimed.value)).filter(|(by, _)| *by <= day);
        passed.max_by_key(|(by, _)| *by).map(|(_, value)| value)
    }

    /// The intermediate target that a value measured on `day` is compared with: the next one after that day (OPSYS,
    /// `domain.md` section 3.1); `None` if only the final target is ahead.
    pub fn next_milestone(&self, plan: &Plan, day: Date) -> Option<(Date, f64)> {
        let ahead =
            self.milestones.iter().map(|aimed| (aimed.by.settle(plan), aimed.value)).filter(|(by, _)| *by > day);
        ahead.min_by_key(|(by, _)| *by)
    }
}

impl Plan {
    /// True if both are equal except for the hash of the texts they were compiled from.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let texts_apart = Self { definition: other.definition.clone(), ..self.clone() };
        texts_apart == *other
    }

    /// The task with that id.
    pub fn task(&self, id: &TaskId) -> Option<&Task> {
        self.task_index.get(id).map(|index| &self.tasks[*index])
    }

    /// The approval that `task` needs, if the definition says what that is.
    pub fn approval_of(&self, task: &Task) -> Option<&Approval> {
        self.approvals.get(task.approval.as_ref()?)
    }

    /// The tasks that `partner` leads or contributes to, in the order of the definition.
    pub fn tasks_of(&self, partner: &PartnerId) -> impl Iterator<Item = &Task> {
        self.lookups.of_partner(&self.tasks, partner).iter().map(|place| &self.tasks[*place])
    }

    /// The tasks that need the task `id` directly, in the order of the definition.
    pub fn tasks_needing(&self, id: &TaskId) -> impl Iterator<Item = &Task> {
        self.lookups.needing(&self.tasks, id).iter().map(|place| &self.tasks[*place])
    }

    /// The first day of any task's window.
    pub fn starts_on(&self) -> Date {
        self.tasks.iter().map(|task| task.opens).min().unwrap_or(self.event.opens)
    }

    /// The last due day, or the event's closing day.
    pub fn ends_on(&self) -> Date {
        self.tasks.iter().map(|task| task.due.date).max().unwrap_or(self.event.closes).max(self.event.closes)
    }
}
