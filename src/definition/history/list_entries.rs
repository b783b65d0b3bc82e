//! Reads entries of the lists kept alongside the tasks, from a history or from `concerted record`.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::scope::Scope;
use crate::{
    definition::{
        file::raw::{
            Items, RawBudget, RawCommitment, RawDecision, RawFile, RawParticipation, RawRating, RawRisk, RawTextCount,
            Words, present,
        },
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic},
    model::{
        BudgetEntry, CommitmentEntry, DecisionEntry, Fact, ObjectiveId, ParticipationEntry, PartnerId, RatingEntry,
        RiskEntry, TaskId, TextEntry,
    },
};

/// A fact about a list, with its day and place.
pub(super) type Said<'a> = (Date, Fact, Place<'a>);

/// Entries that have a title already, by list and id.
pub type Known = BTreeSet<(&'static str, String)>;

/// The entries of all lists of a file, by day. Those not in `known` need a title.
pub(super) fn facts<'a>(
    raw: &RawFile,
    place: Place<'a>,
    scope: &Scope<'_>,
    known: &Known,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Said<'a>> {
    let mut reader = Reader { scope, place, findings, said: Vec::new() };
    reader.list("risks", raw.risks.as_ref(), |raw| raw.date.as_ref().map(|day| day.0), Reader::risk);
    reader.list("budget", raw.budget.as_ref(), |raw| raw.date.as_ref().map(|day| day.0), Reader::budget);
    let day = |raw: &RawParticipation| raw.date.as_ref().map(|day| day.0);
    reader.list("participation", raw.participation.as_ref(), day, |_, raw, _| participation(raw));
    reader.list("texts", raw.texts.as_ref(), |raw| raw.date.as_ref().map(|day| day.0), |_, raw, _| text(raw));
    reader.list("commitments", raw.commitments.as_ref(), |raw| raw.date.as_ref().map(|day| day.0), Reader::commitment);
    reader.list("decisions", raw.decisions.as_ref(), |raw| raw.date.as_ref().map(|day| day.0), Reader::decision);
    reader.list("overrides", raw.overrides.as_ref(), |raw| raw.date.as_ref().map(|day| day.0), Reader::rating);
    let mut said = reader.said;
    said.sort_by_key(|(day, ..)| *day);
    untitled(&said, known, findings);
    said
}

/// Reports entries without a title: the first entry of an id must have one, unless the id is in `known`.
fn untitled(said: &[Said<'_>], known: &Known, findings: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for (_, fact, place) in said {
        let Some((list, id, has_title)) = named(fact) else { continue };
        let name = (list, id.to_owned());
        if !known.contains(&name) && seen.insert(name) && !has_title {
            let message = format!("`{id}` is new in `{list}:` and has no title");
            let finding = Diagnostic::new(Code::MissingKey, place.key("id").label(""), message);
            findings.push(finding.hint("add `title: …` to the first entry of this id".to_owned()));
        }
    }
}

/// The list of a fact, the id in it, and whether the fact gives a title; `None` for lists whose ids are defined
/// elsewhere.
fn named(fact: &Fact) -> Option<(&'static str, &str, bool)> {
    Some(match fact {
        Fact::RiskAssessed { risk, entry, .. } => ("risks", risk.as_str(), entry.title.is_some()),
        Fact::BudgetSet { line, entry, .. } => ("budget", line.as_str(), entry.title.is_some()),
        Fact::ParticipationCounted { group, entry, .. } => ("participation", group.as_str(), entry.title.is_some()),
        Fact::TextCounted { text, entry, .. } => ("texts", text.as_str(), entry.title.is_some()),
        Fact::CommitmentSet { commitment, entry, .. } => ("commitments", commitment.as_str(), entry.title.is_some()),
        _ => return None,
    })
}

/// The list and id of a fact, if its list requires a title for a new id.
pub fn entry_name(fact: &Fact) -> Option<(&'static str, String)> {
    named(fact).map(|(list, id, _)| (list, id.to_owned()))
}

struct Reader<'a, 's> {
    scope: &'s Scope<'s>,
    place: Place<'a>,
    findings: &'s mut Vec<Diagnostic>,
    said: Vec<Said<'a>>,
}

impl<'a> Reader<'a, '_> {
    fn list<T>(
        &mut self,
        key: &'static str,
        items: Option<&Items<T>>,
        day: impl Fn(&T) -> Option<Date>,
        read: impl Fn(&mut Self, &T, Place<'a>) -> Option<Fact>,
    ) {
        for (at, raw) in present(items) {
            let place = self.place.key(key).item(at);
            if let (Some(day), Some(fact)) = (day(raw), read(self, raw, place)) {
                self.said.push((day, fact, place));
            }
        }
    }

    fn risk(&mut self, raw: &RawRisk, place: Place<'a>) -> Option<Fact> {
        let entry = RiskEntry {
            title: raw.title.as_ref().map(Words::text),
            cause: raw.cause.as_ref().map(Words::text),
            effect: raw.effect.as_ref().map(Words::text),
            treatment: raw.treatment.as_ref().map(Words::text),
            owner: self.partner(raw.owner.as_deref(), place.key("owner")),
            likelihood: raw.likelihood,
            impact: raw.impact,
            status: raw.status,
        };
        Some(Fact::RiskAssessed { risk: raw.id.as_ref()?.into(), entry, note: raw.note.clone() })
    }

    fn budget(&mut self, raw: &RawBudget, place: Place<'a>) -> Option<Fact> {
        let entry = BudgetEntry {
            title: raw.title.as_ref().map(Words::text),
            partner: self.partner(raw.partner.as_deref(), place.key("partner")),
            means: raw.means,
            currency: raw.currency.clone(),
            planned: self.amount(raw.planned, place.key("planned")),
            committed: self.amount(raw.committed, place.key("committed")),
            spent: self.amount(raw.spent, place.key("spent")),
        };
        Some(Fact::BudgetSet { line: raw.id.as_ref()?.into(), entry, note: raw.note.clone() })
    }

    fn commitment(&mut self, raw: &RawCommitment, place: Place<'a>) -> Option<Fact> {
        let entry = CommitmentEntry {
            title: raw.title.as_ref().map(Words::text),
            lead: self.partner(raw.lead.as_deref(), place.key("lead")),
            with: raw.with.as_ref().map(|with| self.partners(with, place.key("with"))),
            objective: self.objective(raw.objective.as_deref(), place.key("objective")),
            due: raw.due.as_ref().map(|day| day.0),
            status: raw.status,
            currency: raw.currency.clone(),
            amount: self.amount(raw.amount, place.key("amount")),
            signed: self.amount(raw.signed, place.key("signed")),
            paid: self.amount(raw.paid, place.key("paid")),
            published: raw.published,
        };
        Some(Fact::CommitmentSet { commitment: raw.id.as_ref()?.into(), entry, note: raw.note.clone() })
    }

    fn decision(&mut self, raw: &RawDecision, place: Place<'a>) -> Option<Fact> {
        let task = self.scope.plan.renames.task(&TaskId::from(raw.id.as_ref()?));
        if self.scope.plan.task(&task).is_none() {
            self.scope.tasks.check(task.as_str(), place.key("id"), self.findings);
            return None;
        }
        let by = self.partner(raw.by.as_deref(), place.key("by"));
        let entry = DecisionEntry { outcome: raw.outcome.as_ref().map(Words::text), by };
        Some(Fact::DecisionTaken { task, entry, note: raw.note.clone() })
    }

    fn rating(&mut self, raw: &RawRating, place: Place<'a>) -> Option<Fact> {
        let objective = self.objective(raw.id.as_deref(), place.key("id"))?;
        let reason = raw.reason.as_ref().map(Words::text);
        let entry = RatingEntry { rating: raw.rating, reason, author: raw.author.clone() };
        Some(Fact::RatingGiven { objective, entry, note: raw.note.clone() })
    }

    fn partner(&mut self, id: Option<&str>, place: Place<'a>) -> Option<PartnerId> {
        let partner = self.scope.plan.renames.partner(&PartnerId::from(id?));
        self.scope.partners.check(partner.as_str(), place, self.findings).then_some(partner)
    }

    fn partners(&mut self, ids: &Items<String>, place: Place<'a>) -> Vec<PartnerId> {
        present(Some(ids)).filter_map(|(at, id)| self.partner(Some(id), place.item(at))).collect()
    }

    fn objective(&mut self, id: Option<&str>, place: Place<'a>) -> Option<ObjectiveId> {
        let id = id?;
        self.scope.objectives.check(id, place, self.findings).then(|| ObjectiveId::from(id))
    }

    fn amount(&mut self, amount: Option<f64>, place: Place<'a>) -> Option<f64> {
        let amount = amount?;
        if amount >= 0.0 {
            return Some(amount);
        }
        let finding = Diagnostic::new(Code::BadNumber, place.label(""), "an amount is not below 0");
        self.findings.push(finding.hint("write an amount as a number from 0 on".to_owned()));
        None
    }
}

fn participation(raw: &RawParticipation) -> Option<Fact> {
    let entry = ParticipationEntry {
        title: raw.title.as_ref().map(Words::text),
        by: raw.by,
        invited: raw.invited,
        confirmed: raw.confirmed,
        attended: raw.attended,
    };
    Some(Fact::ParticipationCounted { group: raw.id.as_ref()?.into(), entry, note: raw.note.clone() })
}

fn text(raw: &RawTextCount) -> Option<Fact> {
    let entry = TextEntry {
        title: raw.title.as_ref().map(Words::text),
        version: raw.version.clone(),
        agreed: raw.agreed,
        bracketed: raw.bracketed,
        open: raw.open,
    };
    Some(Fact::TextCounted { text: raw.id.as_ref()?.into(), entry, note: raw.note.clone() })
}
