//! Turns drafts into tasks: fans them out, resolves their needs, settles their dates.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{
    due_dates::{self, Basis, DayWatch},
    merge_tasks::{Draft, Drafts},
    needs_graph::{self, Link, Need},
    omissions::window_without_working_day,
    roles::{Members, Roles},
    shared_parts::Shared,
};
use crate::{
    definition::{
        file::raw::{Words, present},
        history::scope::Absence,
        schema::keys::WHOLE_TASK,
        values::due::TaskDue,
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic},
    model::{LadderId, ObjectiveId, PartnerId, TaskId, Text, WorkstreamId},
    plan::{Contributor, EventDates, FromTask, OffsetUnit, Role, Shift, Task, Workstream},
};

/// The most tasks of one workflow, counting every instance of a fanned-out task.
pub const MAX_TASKS: usize = 10_000;

/// The most inputs, and the most needs, of one workflow.
pub const MAX_LINKS: usize = 100_000;

/// By default, work is expected to begin four weeks before a task is due.
const WINDOW: (i32, OffsetUnit) = (4, OffsetUnit::Weeks);

/// The tasks of a workflow, in order of definition. If the event's days could not be read, `event` is `None` and
/// everything but the dates is checked. With them comes who is missing from them for a reason that is told.
pub(super) fn tasks(
    drafts: &Drafts<'_>,
    members: &Members<'_>,
    shared: &Shared<'_>,
    event: Option<(&EventDates, Place<'_>)>,
    findings: &mut Vec<Diagnostic>,
) -> (Vec<Task>, Absence) {
    let roles: Vec<Roles<'_>> = drafts.tasks.iter().map(|draft| members.roles(draft, shared, findings)).collect();
    let named: Vec<(&str, &Roles<'_>)> = drafts.tasks.iter().map(|draft| draft.id).zip(&roles).collect();
    members.check_absent(&named, findings);
    let absence = members.absence(&named);
    let needs: Vec<Vec<Need<'_>>> = drafts.tasks.iter().map(|draft| needs(draft, drafts, &roles, findings)).collect();
    for draft in &drafts.tasks {
        check_draft(draft, shared, findings);
    }
    let dates: Vec<Vec<Need<'_>>> =
        drafts.tasks.iter().map(|draft| counts_from(draft, drafts, &roles, findings).into_iter().collect()).collect();
    needs_graph::check_cycles(drafts, Link::Needs, &needs, findings);
    let order = needs_graph::check_cycles(drafts, Link::CountsFrom, &dates, findings);
    if !within_limits(drafts, &roles, &needs, findings) {
        return (Vec::new(), absence);
    }
    let Some((event, place)) = event else { return (Vec::new(), absence) };
    let mut watch = DayWatch::new(place, &shared.calendar_places);
    let mut built: BTreeMap<usize, Vec<Task>> = BTreeMap::new();
    for at in order {
        let draft = &drafts.tasks[at];
        let needed = needed_ids(&needs[at], drafts, &roles);
        let counted_from = dates[at].first().and_then(|from| latest(from, &built));
        let builder = Builder { draft, roles: &roles[at], needs: &needed, counted_from, members, shared, event };
        let instances: Vec<Task> =
            roles[at].leads.iter().filter_map(|lead| builder.task(lead, &mut watch, findings)).collect();
        built.insert(at, instances);
    }
    needs_graph::check_order(drafts, &needs, &built, findings);
    watch.finish(findings);
    (built.into_values().flatten().collect(), absence)
}

/// The workstreams of a definition that declares none: those its tasks name, in order.
pub(super) fn implied_workstreams(tasks: &[Task]) -> Vec<Workstream> {
    let mut seen = BTreeSet::new();
    let named = tasks.iter().filter_map(|task| task.workstream.as_ref());
    named
        .filter(|id| seen.insert((*id).clone()))
        .map(|id| Workstream { id: id.clone(), title: Text::plain(id.as_str()) })
        .collect()
}

/// What `draft` needs. A need for an omitted task is dropped.
fn needs<'a>(
    draft: &Draft<'a>,
    drafts: &Drafts<'a>,
    roles: &[Roles<'_>],
    findings: &mut Vec<Diagnostic>,
) -> Vec<Need<'a>> {
    let Some(said) = draft.get("needs", |raw| raw.needs.as_ref()) else { return Vec::new() };
    let mut needs = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, id) in present(Some(said.value)).filter(|(_, id)| seen.insert(id.as_str())) {
        let place = said.place.item(at);
        let (whole, partner) = id.split_once('/').map_or((id.as_str(), None), |(task, partner)| (task, Some(partner)));
        if let Some(omission) = drafts.omitted.get(whole) {
            let message = format!("`{}` no longer waits for `{whole}`, which is left out", draft.id);
            let finding =
                Diagnostic::new(Code::NeedDropped, place.label(""), message).also(omission.label("left out here"));
            findings.push(finding.hint(format!("omit `{}` too if it cannot be done without `{whole}`", draft.id)));
            continue;
        }
        let Some(index) = drafts.index.get(whole).copied() else {
            drafts.known.check_beside(id, Some(draft.id), place, findings);
            continue;
        };
        match partner {
            Some(partner) if !roles[index].has_instance(partner) => {
                findings.push(no_instance(id, whole, &roles[index], place));
            }
            _ => needs.push(Need { draft: index, instance: partner.map(|_| TaskId::from(id)), place }),
        }
    }
    needs
}

/// The task that the due date of `draft` counts from, if any.
fn counts_from<'a>(
    draft: &Draft<'a>,
    drafts: &Drafts<'a>,
    roles: &[Roles<'_>],
    findings: &mut Vec<Diagnostic>,
) -> Option<Need<'a>> {
    let said = draft.get("due", |raw| raw.due.as_ref())?;
    let TaskDue::From(from) = &said.value.0 else { return None };
    let (id, place) = (from.task.as_str(), said.place);
    let (whole, partner) = id.split_once('/').map_or((id, None), |(task, partner)| (task, Some(partner)));
    if let Some(omission) = drafts.omitted.get(whole) {
        let message = format!("`{}` is due {from}, but `{whole}` is left out", draft.id);
        let finding =
            Diagnostic::new(Code::UnknownTask, place.label(""), message).also(omission.label("left out here"));
        findings.push(finding.hint(format!("give `{}` another due date, or omit it too", draft.id)));
        return None;
    }
    let Some(index) = drafts.index.get(whole).copied() else {
        drafts.known.check_beside(id, Some(draft.id), place, findings);
        return None;
    };
    let roles = &roles[index];
    if partner.is_some_and(|partner| !roles.has_instance(partner)) {
        findings.push(no_instance(id, whole, roles, place));
        return None;
    }
    if roles.fanned && roles.leads.is_empty() && !roles.is_open {
        let message = format!("`{}` is due {from}, but there is no instance of `{whole}` to count from", draft.id);
        let finding = Diagnostic::new(Code::UnknownTask, place.label(""), message);
        findings.push(finding.hint(format!("give `{}` another due date", draft.id)));
        return None;
    }
    Some(Need { draft: index, instance: partner.map(|_| TaskId::from(id)), place })
}

/// The task a due date counts from: of several instances, the one due last.
fn latest<'a>(from: &Need<'_>, built: &'a BTreeMap<usize, Vec<Task>>) -> Option<&'a Task> {
    let instances = built.get(&from.draft)?.iter();
    // Of several on the same day, the first in order, so that the plan is deterministic.
    instances
        .filter(|task| from.instance.as_ref().is_none_or(|id| *id == task.id))
        .rev()
        .max_by_key(|task| task.due.date)
}

/// The finding about an instance that does not exist.
pub(super) fn no_instance(id: &str, whole: &str, roles: &Roles<'_>, place: Place<'_>) -> Diagnostic {
    let leads: Vec<_> = roles.leads.iter().take(12).map(|lead| format!("`{whole}/{lead}`")).collect();
    let hint = if roles.fanned {
        format!("there are {}", leads.join(", "))
    } else {
        format!("write `{whole}`, which is one task")
    };
    Diagnostic::new(Code::UnknownTask, place.label(""), format!("no task `{id}` is defined")).hint(hint)
}

/// Checks a task as written, independently of its instances.
fn check_draft(draft: &Draft<'_>, shared: &Shared<'_>, findings: &mut Vec<Diagnostic>) {
    // Nobody is called `host` everywhere.
    let somebody = shared.partners.first().map_or("host", |(partner, _)| partner.id.as_str());
    let needed = WHOLE_TASK.map(|(key, example)| (key, example.replace("host", somebody)));
    draft.require(&needed, findings);
    let known = &shared.known;
    if let Some(said) = draft.get("workstream", |raw| raw.workstream.as_ref())
        && !known.workstreams.is_empty()
    {
        known.workstreams.check(said.value, said.place, findings);
    }
    if let Some(said) = draft.get("approval", |raw| raw.approval.as_ref())
        && !known.approvals.is_empty()
    {
        known.approvals.check(said.value, said.place, findings);
    }
    if let Some(said) = draft.get("ladder", |raw| raw.ladder.as_ref()) {
        known.ladders.check(said.value, said.place, findings);
    }
    if let Some(said) = draft.get("serves", |raw| raw.serves.as_ref()) {
        for (at, id) in present(Some(said.value)) {
            known.objectives.check(id, said.place.item(at), findings);
        }
    }
}

/// Refuses what would exceed the limits, before it is built.
fn within_limits(
    drafts: &Drafts<'_>,
    roles: &[Roles<'_>],
    needs: &[Vec<Need<'_>>],
    findings: &mut Vec<Diagnostic>,
) -> bool {
    let (mut tasks, mut inputs, mut links) = (0, 0, 0);
    for (at, draft) in drafts.tasks.iter().enumerate() {
        let instances = roles[at].leads.len();
        tasks += instances.max(1);
        inputs += instances * roles[at].asked.len();
        let needed =
            needs[at].iter().map(|need| if need.instance.is_some() { 1 } else { roles[need.draft].leads.len() });
        links += instances * needed.sum::<usize>();
        let beyond = [("tasks", tasks, MAX_TASKS), ("inputs", inputs, MAX_LINKS), ("needs", links, MAX_LINKS)]
            .into_iter()
            .find(|(_, count, most)| count > most);
        if let (Some((noun, _, most)), Some(place)) = (beyond, draft.place()) {
            let message = format!("with `{}` the workflow has more than {most} {noun}", draft.id);
            let finding = Diagnostic::new(Code::TooManyTasks, place.label(""), message);
            findings.push(finding.hint("divide the work over several workflows".to_owned()));
            return false;
        }
    }
    true
}

fn instance_id(draft: &str, lead: &PartnerId, fanned: bool) -> TaskId {
    if fanned { TaskId::from(format!("{draft}/{lead}")) } else { TaskId::from(draft) }
}

/// The ids of the needed tasks. Needing a fanned-out task means needing all its instances.
fn needed_ids(needs: &[Need<'_>], drafts: &Drafts<'_>, roles: &[Roles<'_>]) -> Vec<TaskId> {
    needs
        .iter()
        .flat_map(|need| match &need.instance {
            Some(instance) => vec![instance.clone()],
            None => instance_ids(drafts.tasks[need.draft].id, &roles[need.draft]),
        })
        .collect()
}

fn instance_ids(draft: &str, roles: &Roles<'_>) -> Vec<TaskId> {
    roles.leads.iter().map(|lead| instance_id(draft, lead, roles.fanned)).collect()
}

/// Builds the instances of one draft.
struct Builder<'a> {
    draft: &'a Draft<'a>,
    roles: &'a Roles<'a>,
    needs: &'a [TaskId],
    /// The task that the due date counts from, if any.
    counted_from: Option<&'a Task>,
    members: &'a Members<'a>,
    shared: &'a Shared<'a>,
    event: &'a EventDates,
}

impl Builder<'_> {
    /// The instance led by `lead`, if everything required could be read.
    fn task(&self, lead: &PartnerId, watch: &mut DayWatch<'_>, findings: &mut Vec<Diagnostic>) -> Option<Task> {
        let draft = self.draft;
        let id = instance_id(draft.id, lead, self.roles.fanned);
        let partner = self.members.get(lead)?;
        let said = draft.get("due", |raw| raw.due.as_ref())?;
        let fixed = draft.get("fixed", |raw| raw.fixed.as_ref()).is_some_and(|said| *said.value);
        let due = due_dates::settle(self.basis(&said.value.0)?, fixed, self.shift(), &partner.calendar);
        if !due_dates::check_year(draft.id, due.date, said.place, findings) {
            return None;
        }
        let doubted = due_dates::doubted(draft.id, due.date, self.event, said.place);
        // What follows from a year that is probably mistyped is not told.
        match doubted {
            Some(doubted) => findings.push(doubted),
            None => watch.task(draft.id, (&due, self.shift()), partner, said.place, findings),
        }
        let window = draft.get("window", |raw| raw.window.as_ref()).map_or(WINDOW, |said| said.value.0);
        let mut opens = due_dates::opens(due.date, window, &partner.calendar);
        let written = draft.get("window", |raw| raw.window.as_ref()).map_or(said.place, |said| said.place);
        let contributors = self.contributors(lead, (due.date, said.place), watch, findings);
        // Nobody is asked for an input after the day on which it was due.
        let early = contributors.iter().filter(|one| one.role == Role::Contributor && one.due <= opens);
        let early = early.filter_map(|one| Some((one.due, self.members.get(&one.partner)?)));
        let earliest = early.map(|(day, owing)| due_dates::opens(day, window, &owing.calendar)).min();
        opens = earliest.map_or(opens, |earliest| earliest.min(opens));
        if !due_dates::check_year(draft.id, opens, written, findings) {
            return None;
        }
        findings.extend(due_dates::doubted_window(draft.id, (opens, due.date), self.event, written));
        if window.1 == OffsetUnit::WorkingDays {
            watch.window(draft.id, (opens, due.date), &partner.calendar, written);
        }
        if window.0 > 0 && (partner.calendar.is_working_day(due.date) || due.fixed) {
            let what = format!("`{}`", draft.id);
            findings.extend(window_without_working_day(&what, partner, (opens, due.date), written));
        }
        if window.0 > 0 {
            findings.extend(self.idle_contributors(opens, &contributors));
        }
        Some(Task {
            fanned_from: self.roles.fanned.then(|| TaskId::from(draft.id)),
            title: draft.get("title", |raw| raw.title.as_ref())?.value.text(),
            workstream: draft
                .get("workstream", |raw| raw.workstream.as_ref())
                .map(|said| WorkstreamId::from(said.value)),
            lead: lead.clone(),
            contributors,
            asks: draft.get("asks", |raw| raw.asks.as_ref()).map(|said| said.value.text()),
            due,
            opens,
            needs: self.needs.to_vec(),
            serves: draft
                .get("serves", |raw| raw.serves.as_ref())
                .map(|said| present(Some(said.value)).map(|(_, id)| ObjectiveId::from(id)).collect())
                .unwrap_or_default(),
            deliverable: draft.get("deliverable", |raw| raw.deliverable.as_ref()).map(|said| Words::text(said.value)),
            milestone: draft.get("milestone", |raw| raw.milestone.as_ref()).is_some_and(|said| *said.value),
            complete_when: draft
                .get("complete_when", |raw| raw.complete_when.as_ref())
                .map(|said| said.value.0)
                .unwrap_or_default(),
            ladder: draft
                .get("ladder", |raw| raw.ladder.as_ref())
                .map_or_else(|| self.shared.ladder.clone(), |said| LadderId::from(said.value)),
            approval: draft.get("approval", |raw| raw.approval.as_ref()).map(|said| said.value.clone()),
            id,
        })
    }

    /// What is said of contributors that have no working day before the day on which their inputs are due.
    fn idle_contributors(&self, opens: Date, contributors: &[Contributor]) -> Vec<Diagnostic> {
        let owing = contributors.iter().filter(|one| one.role == Role::Contributor);
        let idle = owing.filter_map(|one| {
            let partner = self.members.get(&one.partner).filter(|partner| partner.calendar.is_working_day(one.due))?;
            let asked = self.roles.asked.iter().find(|asked| asked.partner == one.partner)?;
            let what = format!("its input to `{}`", self.draft.id);
            window_without_working_day(&what, partner, (opens, one.due), asked.place)
        });
        idle.collect()
    }

    /// What the due date counts from; `None` if that task has no day.
    fn basis(&self, due: &TaskDue) -> Option<Basis<'_>> {
        match due {
            TaskDue::On(due) => Some(Basis::Event(*due, self.event)),
            TaskDue::From(from) => {
                let task = self.counted_from?;
                Some(Basis::Task(FromTask { task: task.id.clone(), ..from.clone() }, task.due.date))
            }
        }
    }

    fn shift(&self) -> Shift {
        match self.draft.get("shift", |raw| raw.shift.as_ref()).map(|said| said.value.as_str()) {
            Some("later") => Shift::Later,
            Some("none") => Shift::None,
            _ => Shift::Earlier,
        }
    }

    /// Everybody in `with:` except the lead, each with a day in its own calendar. The task's day is `due`, written at
    /// `of_task`.
    fn contributors(
        &self,
        lead: &PartnerId,
        (due, of_task): (Date, Place<'_>),
        watch: &mut DayWatch<'_>,
        findings: &mut Vec<Diagnostic>,
    ) -> Vec<Contributor> {
        let mut contributors = Vec::new();
        for asked in self.roles.asked.iter().filter(|asked| asked.partner != *lead) {
            let Some(partner) = self.members.get(&asked.partner) else { continue };
            let nominal = due_dates::nominal_input(asked.due, due, self.event, &partner.calendar);
            let day = partner.calendar.shift(nominal, Shift::Earlier);
            if due_dates::check_year(self.draft.id, day, asked.place, findings) {
                if asked.role == Role::Contributor {
                    watch.input(self.draft.id, partner, (nominal, day, due), asked.place, findings);
                }
                if day > due && asked.role == Role::Contributor {
                    let place = asked.due_place.unwrap_or(asked.place);
                    findings.push(due_dates::after_task(self.draft.id, &asked.partner, (day, due), place, of_task));
                }
                let (partner, asks) = (asked.partner.clone(), asked.asks.clone());
                contributors.push(Contributor { partner, due: day, role: asked.role, asks });
            }
        }
        contributors
    }
}
