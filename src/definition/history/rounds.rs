//! The rounds of approvals in a history: opened, served, what was stated, how they ended.

use std::collections::{BTreeMap, BTreeSet};

use super::{Dated, Scope};
use crate::{
    definition::{
        file::raw::{RawFact, present},
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic, Label},
    engine::{TaskRun, opening},
    model::{Fact, Origin, PartnerId, Seat, Statement, StatementKind, TaskId, TextVersion, Way},
    plan::{Approval, Task, calendar::instant},
};

impl Scope<'_> {
    /// What a fact says of the rounds of each instance of `task`. Their numbers are given by [`number`], once all are in order.
    pub(super) fn rounds(
        &self,
        task: &str,
        raw: &RawFact,
        place: Place<'_>,
        findings: &mut Vec<Diagnostic>,
    ) -> Vec<Fact> {
        if raw.approval.is_none() && raw.statement.is_none() {
            return Vec::new();
        }
        let mut facts = Vec::new();
        for task in self.instances(task, place.key("task"), findings) {
            match self.plan.approval_of(task) {
                Some(approval) => {
                    facts.extend(self.step((task, approval), raw, place, findings));
                    facts.extend(self.statements((task, approval), raw, place, findings));
                }
                None => findings.push(no_rounds(task, place)),
            }
        }
        facts
    }

    fn step(
        &self,
        (task, approval): (&Task, &Approval),
        raw: &RawFact,
        place: Place<'_>,
        findings: &mut Vec<Diagnostic>,
    ) -> Vec<Fact> {
        let (id, note) = (task.id.clone(), raw.note.clone());
        match raw.approval.as_deref() {
            Some("opened") => self.opened((task, approval), raw, place, findings).into_iter().collect(),
            Some("served") => {
                if raw.partners.is_none() {
                    findings.push(missing("`served` needs the key `partners`", "add `partners: [unesco]`", place));
                }
                let origin =
                    Origin { way: way(raw).unwrap_or(Way::InPerson), said_by: None, mail: None, definition: None };
                let served =
                    |seat| Fact::MemberServed { task: id.clone(), seat, origin: origin.clone(), note: note.clone() };
                self.seats((task, approval), raw, place, findings).into_iter().map(served).collect()
            }
            Some("held") => vec![Fact::SilenceHeld { task: id, round: 0 }],
            Some("consulted") => vec![Fact::ConsultationBegun { task: id, note }],
            Some("withdrawn") => vec![Fact::ApprovalWithdrawn { task: id, note }],
            _ => Vec::new(),
        }
    }

    fn opened(
        &self,
        (task, approval): (&Task, &Approval),
        raw: &RawFact,
        place: Place<'_>,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Fact> {
        if approval.is_silent() && raw.version.is_none() {
            findings.push(missing("a text under silence needs the key `version`", "add `version: Rev.2`", place));
            return None;
        }
        let text = raw.version.as_ref().map(|version| TextVersion {
            title: None,
            version: version.clone(),
            link: raw.link.clone(),
            sha256: None,
        });
        let noon = jiff::civil::Time::constant(12, 0, 0, 0);
        let at = instant(raw.date.as_ref()?.0, noon, &self.plan.timezone);
        opening(self.plan, (task, &TaskRun::default()), (text, raw.note.clone()), at)
    }

    fn statements(
        &self,
        of: (&Task, &Approval),
        raw: &RawFact,
        place: Place<'_>,
        findings: &mut Vec<Diagnostic>,
    ) -> Vec<Fact> {
        // The tables admit no other word.
        let Some(kind) = raw.statement.as_deref().and_then(StatementKind::parse) else { return Vec::new() };
        let statement = match kind {
            StatementKind::Approved => Statement::Approved { conditions: raw.conditions.clone() },
            StatementKind::Returned => Statement::Returned {},
            StatementKind::Objected => {
                let paragraphs = present(raw.paragraphs.as_ref()).map(|(_, one)| one.clone()).collect();
                Statement::Objected { paragraphs }
            }
            StatementKind::TimeRequested => Statement::TimeRequested { until: None },
            StatementKind::Abstained => Statement::Abstained {},
            StatementKind::Remarked => Statement::Remarked {},
            StatementKind::Delegated => return Vec::new(),
        };
        let origin = way(raw).map(|way| Origin { way, said_by: None, mail: None, definition: None });
        let stated = |seat| Fact::ApprovalStated {
            task: of.0.id.clone(),
            seat,
            by: None,
            statement: statement.clone(),
            note: raw.note.clone(),
            origin: origin.clone(),
        };
        self.seats(of, raw, place, findings).into_iter().map(stated).collect()
    }

    /// The seats of the partners that a fact names; a finding for who has none.
    fn seats(
        &self,
        (task, approval): (&Task, &Approval),
        raw: &RawFact,
        place: Place<'_>,
        findings: &mut Vec<Diagnostic>,
    ) -> Vec<Seat> {
        let seats = approval.seats(task);
        let mut found = Vec::new();
        for (at, id) in present(raw.partners.as_ref()) {
            let place = place.key("partners").item(at);
            let partner = self.plan.renames.partner(&PartnerId::from(id));
            if !self.partners.check(partner.as_str(), place, findings) {
                continue;
            }
            match seats.iter().find(|seat| seat.partner == partner) {
                Some(seat) => found.push(seat.clone()),
                None => findings.push(no_seat(id, task, &seats, place)),
            }
        }
        found
    }
}

fn way(raw: &RawFact) -> Option<Way> {
    let word = raw.by.as_deref()?;
    Way::ALL.into_iter().find(|way| way.as_str() == word)
}

/// Gives rounds their numbers, in the order in which they were opened.
pub(super) fn number(events: &mut [Dated]) {
    let mut opened: BTreeMap<TaskId, u32> = BTreeMap::new();
    for (event, _) in events {
        match &mut event.fact {
            Fact::ApprovalOpened { task, round, .. } => {
                let number = opened.entry(task.clone()).or_default();
                *number += 1;
                *round = *number;
            }
            Fact::SilenceHeld { task, round } => *round = opened.get(task).copied().unwrap_or_default(),
            _ => {}
        }
    }
}

/// The events without what is said of a round before one was opened, and without an end that is told twice, which are reported: no
/// journal has them.
pub(super) fn of_opened(mut events: Vec<Dated>, findings: &mut Vec<Diagnostic>) -> Vec<Dated> {
    let mut opened = BTreeMap::new();
    let mut ended = BTreeSet::new();
    events.retain(|(event, place)| {
        let number = match &event.fact {
            Fact::ApprovalOpened { task, round, .. } => {
                opened.insert(task.clone(), *round);
                return true;
            }
            Fact::ApprovalStated { task, .. }
            | Fact::MemberServed { task, .. }
            | Fact::SilenceHeld { task, .. }
            | Fact::ConsultationBegun { task, .. }
            | Fact::ApprovalWithdrawn { task, .. } => opened.get(task).copied().unwrap_or_default(),
            _ => return true,
        };
        let is_told = match &event.fact {
            Fact::SilenceHeld { task, .. } => !ended.insert((task.clone(), number, event.happened_at)),
            _ => false,
        };
        let is_kept = number > 0 && !is_told;
        findings.extend((!is_kept).then(|| of_no_round(&event.fact, number, place)));
        is_kept
    });
    events
}

fn of_no_round(fact: &Fact, number: u32, place: &Label) -> Diagnostic {
    let task = fact.task().map(ToString::to_string).unwrap_or_default();
    let (why, hint) = if number == 0 {
        (
            format!("nobody was asked for the approval of `{task}` by then"),
            "put `approval: opened` before it, or correct its day",
        )
    } else {
        (format!("the end of round {number} of the approval of `{task}` is told already"), "delete one of the two")
    };
    Diagnostic::new(Code::HistoryWithoutEffect, place.clone(), why).hint(hint.to_owned())
}

fn missing(message: &str, hint: &str, place: Place<'_>) -> Diagnostic {
    Diagnostic::new(Code::MissingKey, place.label(""), message.to_owned()).hint(hint.to_owned())
}

fn no_rounds(task: &Task, place: Place<'_>) -> Diagnostic {
    let message = format!("nobody is asked for an approval of `{}`", task.id);
    let hint =
        "name its approval with `approval:` in the task, and how it is given under `approvals:`, or delete the fact";
    Diagnostic::new(Code::HistoryWithoutEffect, place.key("task").label(""), message).hint(hint.to_owned())
}

fn no_seat(partner: &str, task: &Task, seats: &[Seat], place: Place<'_>) -> Diagnostic {
    let message = format!("`{partner}` does not decide about `{}`", task.id);
    let names: Vec<_> = seats.iter().map(|seat| format!("`{}`", seat.partner)).collect();
    let hint = if names.is_empty() {
        "name those who decide with `by:` in the approval, or give the task contributors".to_owned()
    } else {
        format!("those who do are {}", names.join(", "))
    };
    Diagnostic::new(Code::NotInTask, place.label(""), message).hint(hint)
}
