//! Approvals that tasks may need: by whom, and under which rule (`domain.md` sections 2.5 and 5.3).

use jiff::civil::Date;

use super::{Function, Role, Task};
pub use crate::model::{ApprovalRule, Silence, SilencePeriod};
use crate::model::{PartnerId, Seat, Text};

/// A kind of approval.
#[derive(Clone, Debug, PartialEq)]
pub struct Approval {
    /// Its name, for people.
    pub title: Text,
    /// Who approves; empty if the definition does not say.
    pub by: Vec<Approver>,
    /// How it is given.
    pub rule: ApprovalRule,
    /// Who stands in for whom, and when.
    pub substitutes: Vec<Substitute>,
}

/// Who approves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Approver {
    /// A partner.
    Partner(PartnerId),
    /// This office of the partner that leads the task.
    Office(Function),
    /// This office of that partner.
    OfficeOf(PartnerId, Function),
}

/// One partner that stands in for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substitute {
    /// Whose seat it is.
    pub of: PartnerId,
    /// Who decides in its place.
    pub by: PartnerId,
    /// The first day of it; without one, since ever.
    pub from: Option<Date>,
    /// The last day of it; without one, for good.
    pub to: Option<Date>,
}

impl Approval {
    /// Who stands in for `partner` on `day`: the last substitute that the definition has for that day.
    pub fn substitute_on(&self, partner: &PartnerId, day: Date) -> Option<&PartnerId> {
        let holds = |one: &&Substitute| {
            one.of == *partner && one.from.is_none_or(|from| from <= day) && one.to.is_none_or(|to| day <= to)
        };
        self.substitutes.iter().rev().find(holds).map(|one| &one.by)
    }

    /// Those who decide about `task`, each once, in the order of the definition.
    ///
    /// Where the definition names nobody, a rule of several is one of the contributors of the task; an approval by one is
    /// then nobody's that could be asked, and the result is empty. Nobody approves what it submits itself: the focal point of
    /// the lead has no seat. In a silence procedure the lead has none either, which conducts it.
    pub fn seats(&self, task: &Task) -> Vec<Seat> {
        let of = |partner: &PartnerId, office: Option<Function>| Seat { partner: partner.clone(), office };
        let named = self.by.iter().map(|approver| match approver {
            Approver::Partner(partner) => of(partner, None),
            Approver::Office(office) => of(&task.lead, Some(*office)),
            Approver::OfficeOf(partner, office) => of(partner, Some(*office)),
        });
        let contributors = task.contributors.iter().filter(|contributor| contributor.role == Role::Contributor);
        let all = match self.rule {
            _ if !self.by.is_empty() => named.collect(),
            ApprovalRule::One => Vec::new(),
            _ => contributors.map(|contributor| of(&contributor.partner, None)).collect::<Vec<_>>(),
        };
        let is_own = |seat: &Seat| {
            seat.partner == task.lead
                && (self.is_silent() || seat.office.is_none_or(|office| office == Function::FocalPoint))
        };
        let mut seats: Vec<Seat> = Vec::new();
        for seat in all {
            if !is_own(&seat) && !seats.contains(&seat) {
                seats.push(seat);
            }
        }
        seats
    }

    /// True for a silence procedure.
    pub fn is_silent(&self) -> bool {
        matches!(self.rule, ApprovalRule::Silence(_))
    }
}
