//! What the lead of a task sees of everybody else's part in it, and what it may say to that.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    form::{Form, Problem},
    item::choice,
    language::Language,
    order::Scene,
    page::{Choice, FieldProblem},
};
use crate::{
    engine::{InputRun, Request},
    model::{Answer, InputState, PartnerId},
    plan::{Partner, Task},
};

/// The part of another organisation in a task, as its lead sees it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LedPart {
    /// What the names of its fields end in: `-OUT-03.unesco`.
    pub suffix: String,
    /// Acronym or name of the organisation.
    pub name: String,
    /// How it stands.
    pub standing: PartStanding,
    /// For what was said: the value of the choice on a page that says the same.
    #[schemars(extend("enum" = ["done", "partly", "late", "nil", "decline", "help", "returned"]))]
    pub value: Option<String>,
    /// When it was said, by the lead's clock.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub on: Option<Date>,
    /// The day by whose end it is due: the promised one, if a promise holds.
    #[schemars(with = "String", extend("format" = "date"))]
    pub due: Date,
    /// True if that day is over and something is still owed.
    pub is_late: bool,
    /// Where what was delivered is to be found.
    pub link: Option<String>,
    /// The last note.
    pub note: Option<String>,
    /// The later day that the lead is asked to agree to.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub asks_until: Option<Date>,
    /// What the lead may say to it; empty if there is nothing to say.
    pub choices: Vec<Choice>,
    /// The reason as it was typed.
    pub reason: String,
    /// What is to be looked at again.
    pub problem: Option<FieldProblem>,
    /// The day of a request, as the form had it that came back.
    #[serde(skip)]
    pub(super) seen_until: Option<String>,
    #[serde(skip)]
    pub(super) partner: PartnerId,
}

/// How the part of another organisation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartStanding {
    /// Something was said of it.
    Said,
    /// It was asked for, and nothing was said yet.
    Silent,
    /// Nobody of the organisation can be written to.
    NotReached,
    /// It was not asked for yet.
    NotAsked,
}

/// Everybody else's part in `task`, in the order of the definition; `item` is the name of the lead's own in forms.
pub(super) fn led_parts(
    scene: Scene<'_>,
    (task, lead): (&Task, &Partner),
    item: &str,
    language: &Language,
    day: Date,
) -> Vec<LedPart> {
    let run = scene.state.task(&task.id);
    let others = task.obliged().filter(|partner| **partner != lead.id);
    let parts = others.filter_map(|id| {
        let (partner, part) = (scene.plan.partners.get(id)?, run.part(task, id)?);
        let due = run.due_for(task, id);
        let value = choice(part.state).or((part.state == InputState::Returned).then_some("returned"));
        Some(LedPart {
            suffix: format!("-{item}.{id}"),
            name: partner.short_name(day, &language.lang).to_owned(),
            standing: standing(scene, task, partner, part),
            value: value.map(str::to_owned),
            on: part.said_at.filter(|_| value.is_some()).map(|at| lead.timezone.to_datetime(at).date()),
            due,
            is_late: day > due && run.owes(task, id),
            link: part.link.clone().filter(|_| value.is_some()),
            note: part.note.clone().filter(|_| value.is_some()),
            asks_until: asks_until(part),
            choices: offered(part).into_iter().map(Choice::offered).collect(),
            reason: String::new(),
            problem: None,
            seen_until: None,
            partner: id.clone(),
        })
    });
    parts.collect()
}

/// The day that a postponement asks the lead to agree to.
pub(super) fn asks_until(part: &InputRun) -> Option<Date> {
    match part.request {
        Some(Request::Postponement(until)) => Some(until),
        _ => None,
    }
}

fn offered(part: &InputRun) -> Vec<&'static str> {
    let consent = asks_until(part).map(|_| ["agreed", "refused"]);
    let returned = part.state.is_in().then_some("returned");
    consent.into_iter().flatten().chain(returned).collect()
}

fn standing(scene: Scene<'_>, task: &Task, partner: &Partner, part: &InputRun) -> PartStanding {
    if choice(part.state).is_some() || part.state == InputState::Returned {
        return PartStanding::Said;
    }
    let is_reachable = || !scene.state.unreached.contains_key(&partner.id);
    match scene.state.knows_of(scene.plan, task, &partner.id) {
        _ if !is_reachable() => PartStanding::NotReached,
        true => PartStanding::Silent,
        false => PartStanding::NotAsked,
    }
}

impl Choice {
    fn offered(value: &str) -> Self {
        Self { value: value.to_owned(), is_chosen: false }
    }
}

impl LedPart {
    /// Puts back what was chosen and typed. What is offered no more, such as the same answer sent twice, is kept: whether it
    /// can be recorded shows then.
    pub(super) fn fill(&mut self, form: &Form) {
        let chosen = form.value("review", &self.suffix);
        if ["returned", "agreed", "refused"].contains(&chosen) && self.choices.iter().all(|one| one.value != chosen) {
            self.choices.push(Choice::offered(chosen));
        }
        for choice in &mut self.choices {
            choice.is_chosen = choice.value == chosen;
        }
        form.value("reason", &self.suffix).clone_into(&mut self.reason);
        self.seen_until = Some(form.value("until", &self.suffix).to_owned()).filter(|until| !until.is_empty());
    }

    /// What the lead says to it; `None` if nothing was chosen.
    pub(super) fn read(&self) -> Result<Option<Answer>, (&'static str, Problem)> {
        let Some(chosen) = self.choices.iter().find(|choice| choice.is_chosen) else {
            // A reason that was typed without a choice would be lost in silence.
            return if self.reason.is_empty() { Ok(None) } else { Err(("review", Problem::Choose)) };
        };
        // Nobody agrees to a day that they were not shown.
        let asked = self.asks_until.map(|day| day.to_string());
        let is_seen = asked.is_none() || self.seen_until.is_none() || asked == self.seen_until;
        match chosen.value.as_str() {
            "returned" if self.reason.is_empty() => Err(("reason", Problem::Reason)),
            "returned" => Ok(Some(Answer::Returned)),
            _ if !is_seen => Err(("review", Problem::Refused)),
            "agreed" => Ok(Some(Answer::Agreed)),
            _ => Ok(Some(Answer::Refused)),
        }
    }
}
