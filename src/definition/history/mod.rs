//! Facts from before Concerted was in use.

pub(super) mod given_entry;
pub(super) mod list_entries;
mod rounds;
pub(super) mod scope;

use jiff::civil::{Date, Time};

use scope::{Names, Scope};

use crate::{
    definition::{
        file::{
            File,
            raw::{RawFact, present},
        },
        schema::file_kind::FileKind,
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic, Label},
    engine::approval::SILENCE_ENDS_AT,
    model::{
        Actor, Answer, AnswerProblem, Event, Fact, IndicatorId, IndicatorValue, PartnerId, TaskId, TaskState, ValueKind,
    },
    plan::{Plan, Task, calendar::instant},
};

/// An event, and the place of its date.
pub(super) type Dated = (Event, Label);

/// The events of a history file, by time.
pub(super) fn events(file: &File, scope: &Scope<'_>, findings: &mut Vec<Diagnostic>) -> Vec<Dated> {
    let events = told(file, scope, findings);
    rounds::of_opened(events, findings)
}

/// The same, whatever they say of rounds that are opened elsewhere.
fn told(file: &File, scope: &Scope<'_>, findings: &mut Vec<Diagnostic>) -> Vec<Dated> {
    let workflow = scope.plan.workflow.as_str();
    if let Some(other) = file.raw.history.as_deref().filter(|id| *id != workflow) {
        let message = format!("this is the history of `{other}`, but `{workflow}` names it as its own");
        let finding = Diagnostic::new(Code::HistoryMismatch, file.place().key("history").label(""), message);
        findings.push(finding.hint(format!("write `history: {workflow}`")));
    }
    let list = file.place().key("facts");
    let mut events = Vec::new();
    for (at, raw) in present(file.raw.facts.as_ref()) {
        let place = list.item(at);
        let Some(day) = raw.date.as_ref() else { continue };
        let facts = scope.facts(raw, place, findings);
        let date = place.key("date").label("");
        events.extend(facts.into_iter().map(|fact| (event(scope.plan, day.0, fact), date.clone())));
    }
    let kept = list_entries::facts(&file.raw, file.place(), scope, &list_entries::Known::new(), findings);
    events
        .extend(kept.into_iter().map(|(day, fact, place)| (event(scope.plan, day, fact), place.key("date").label(""))));
    events.sort_by_key(|(event, _)| event.happened_at);
    rounds::number(&mut events);
    events
}

/// The events of a history that no workflow names, and the findings about it.
pub(super) fn read(plan: &Plan, path: &str, text: &str) -> (Vec<Event>, Vec<Diagnostic>) {
    let file = File::read(&path.into(), text);
    let mut findings = file.findings.clone();
    if file.kind.is_some_and(|kind| kind != FileKind::History) {
        let message = format!("`{path}` is not a history: it has no key `history`");
        let finding = Diagnostic::new(Code::UnknownFile, file.place().label(""), message);
        findings.push(finding.hint(format!("write `history: {}` under `format: 1`", plan.workflow)));
    }
    let names = Names::of(plan);
    let facts = told(&file, &names.scope(), &mut findings);
    let facts = facts.into_iter().map(|(event, _)| event).collect();
    (facts, findings)
}

/// The event of a fact, which is taken to have happened at noon of its day. A silence ends in the evening.
fn event(plan: &Plan, day: Date, fact: Fact) -> Event {
    let time = if matches!(fact, Fact::SilenceHeld { .. }) { SILENCE_ENDS_AT } else { Time::constant(12, 0, 0, 0) };
    let at = instant(day, time, &plan.timezone);
    Event { seq: 0, workflow: plan.workflow.clone(), happened_at: at, recorded_at: at, actor: Actor::History, fact }
}

impl Scope<'_> {
    fn facts(&self, raw: &RawFact, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> Vec<Fact> {
        match (&raw.task, &raw.indicator) {
            (Some(task), None) => {
                let mut facts = self.states(task, raw, place, findings);
                facts.extend(self.answers(task, raw, place, findings));
                facts.extend(self.rounds(task, raw, place, findings));
                facts
            }
            (None, Some(indicator)) => self.measured(indicator, raw, place, findings).into_iter().collect(),
            // Neither or both: reported by the check against the tables.
            _ => Vec::new(),
        }
    }

    fn states(&self, task: &str, raw: &RawFact, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> Vec<Fact> {
        let Some(word) = raw.state.as_deref() else { return Vec::new() };
        let tasks = self.instances(task, place.key("task"), findings);
        let said = |task: &Task| {
            let (task, note) = (task.id.clone(), raw.note.clone());
            match TaskState::parse(word) {
                Some(state) => Fact::TaskSet { task, state, note },
                // The tables admit no other word.
                None => Fact::TaskApproved { task, note, evidence: None },
            }
        };
        tasks.into_iter().map(said).collect()
    }

    /// One answer for each partner, in every instance it takes part in.
    fn answers(&self, task: &str, raw: &RawFact, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> Vec<Fact> {
        let Some(answer) = answer(raw, place, findings) else { return Vec::new() };
        let tasks =
            if raw.state.is_some() { self.found(task) } else { self.instances(task, place.key("task"), findings) };
        let mut facts = Vec::new();
        for (at, id) in present(raw.partners.as_ref()) {
            let place = place.key("partners").item(at);
            let partner = self.plan.renames.partner(&PartnerId::from(id));
            if !self.partners.check(partner.as_str(), place, findings) || tasks.is_empty() {
                continue;
            }
            let parts: Vec<_> = tasks.iter().filter(|task| has_part(task, &partner)).collect();
            if parts.is_empty() && !tasks.iter().any(|task| self.absence.explains(&partner, task)) {
                findings.push(not_in_task(id, task, &tasks, place));
            }
            facts.extend(parts.into_iter().map(|task| Fact::InputAnswered {
                task: task.id.clone(),
                partner: partner.clone(),
                answer: answer.clone(),
                link: raw.link.clone(),
                note: raw.note.clone(),
                origin: None,
            }));
        }
        facts
    }

    fn measured(&self, id: &str, raw: &RawFact, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> Option<Fact> {
        self.indicators.check(id, place.key("indicator"), findings).then_some(())?;
        let value = IndicatorValue {
            value: raw.value?,
            on: raw.date.as_ref()?.0,
            source: raw.source.clone(),
            confidence: raw.confidence.clone(),
            kind: raw.kind.as_deref().and_then(ValueKind::parse),
        };
        Some(Fact::IndicatorMeasured { indicator: IndicatorId::from(id), value, note: raw.note.clone() })
    }

    /// The task, or all instances of a fanned-out one, by its present or an earlier id. Each is found only once.
    fn found(&self, id: &str) -> Vec<&Task> {
        let wanted = self.plan.renames.task(&TaskId::from(id));
        match self.plan.task(&wanted) {
            Some(task) => vec![task],
            None => self.plan.tasks.iter().filter(|task| task.fanned_from.as_ref() == Some(&wanted)).collect(),
        }
    }

    fn instances(&self, id: &str, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> Vec<&Task> {
        let tasks = self.found(id);
        if tasks.is_empty() {
            self.tasks.check(id, place, findings);
        }
        tasks
    }
}

fn has_part(task: &Task, partner: &PartnerId) -> bool {
    task.lead == *partner || task.contributor(partner).is_some()
}

/// The answer of a fact with its day or address; a finding if that is missing, or stands beside an answer that has none.
fn answer(raw: &RawFact, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> Option<Answer> {
    let word = raw.input.as_deref()?;
    let place = place.key("input");
    let missing = |key: &str, example: &str| {
        Diagnostic::new(Code::MissingKey, place.label(""), format!("`{word}` needs the key `{key}`"))
            .hint(format!("add `{key}: {example}`"))
    };
    let finding = match Answer::of(word, raw.until.as_ref().map(|day| day.0), raw.to.as_deref()) {
        Ok(answer) => return Some(answer),
        Err(AnswerProblem::NeedsDay) => missing("until", "2013-03-05"),
        Err(AnswerProblem::NeedsAddress) => missing("to", "colleague@organisation.example"),
        Err(AnswerProblem::NeedsNothing) => {
            let (of, keys) = ("partly", "postponed");
            let message = format!("`{word}` has no use for the keys `until` and `to` beside it");
            Diagnostic::new(Code::UnknownKey, place.label(""), message)
                .hint(format!("leave them out: `until` is for `{of}` and `{keys}`, `to` for `handed_over`"))
        }
        // The tables admit no other word.
        Err(AnswerProblem::Unknown) => return None,
    };
    findings.push(finding);
    None
}

fn not_in_task(partner: &str, task: &str, tasks: &[&Task], place: Place<'_>) -> Diagnostic {
    let parts: Vec<_> = tasks.first().into_iter().flat_map(|task| task.obliged()).map(|id| format!("`{id}`")).collect();
    Diagnostic::new(Code::NotInTask, place.label(""), format!("`{partner}` has no part in `{task}`"))
        .hint(format!("those who have are {}", parts.join(", ")))
}
