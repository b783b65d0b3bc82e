//! Who wrote a reply, and what they may answer for.

use std::collections::{BTreeMap, BTreeSet};

use super::Intake;
use crate::{
    app::{AppError, roles::states_of},
    engine::{DecisionKind, RunState},
    message::Scene,
    model::{PartnerId, TaskId, WorkflowId, is_same_address},
    plan::{Contact, Partner, Plan},
    store::Mail,
};

/// Workflow, task and partner.
pub(super) type Input = (WorkflowId, TaskId, PartnerId);

/// Somebody who may answer a mail of ours.
pub(super) struct Sender<'a> {
    /// As the definition has them.
    pub(super) contact: Contact,
    /// The organisation that the mail went to, or another that the same person answers for.
    pub(super) partner: &'a Partner,
    pub(super) roles: Vec<(&'a Plan, &'a Partner)>,
    /// For a colleague who is no contact: the inputs that were handed over to them.
    pub(super) handed_over: Option<BTreeSet<Input>>,
    /// How the tasks stand that concern them.
    pub(super) states: BTreeMap<WorkflowId, RunState>,
}

impl<'a> Intake<'a> {
    /// The person at `address`, if they may answer `mail`: a contact of an organisation that its reader answers for, or
    /// the colleague to whom something in it was handed over.
    pub(super) fn sender(&self, mail: &Mail, address: &str) -> Result<Option<Sender<'a>>, AppError> {
        let plans: Vec<&'a Plan> = mail
            .workflows
            .iter()
            .filter_map(|workflow| self.loading.workflows.get(workflow))
            .map(|loaded| loaded.plan.as_ref())
            .collect();
        let mut roles: Vec<(&'a Plan, &'a Partner)> = Vec::new();
        for plan in &plans {
            for partner in plan.partner_order.iter().filter_map(|id| plan.partners.get(id)) {
                let is_meant = mail.partner.as_ref().is_some_and(|id| plan.renames.partner(id) == partner.id)
                    || mail.to().any(|to| self.in_office(partner, to).is_some());
                if is_meant && self.in_office(partner, address).is_some() {
                    roles.push((*plan, partner));
                }
            }
        }
        let opened_for = |(plan, partner): &(&Plan, &Partner)| {
            mail.partner.as_ref().is_none_or(|id| plan.renames.partner(id) != partner.id)
        };
        roles.sort_by_key(opened_for);
        // In the first of their roles, the one that the mail was written to.
        if let Some((_, partner)) = roles.first().copied()
            && let Some(contact) = self.in_office(partner, address).cloned()
        {
            let states = self.states(&roles)?;
            return Ok(Some(Sender { contact, partner, roles, handed_over: None, states }));
        }
        self.colleague(mail, &plans, address)
    }

    fn in_office(&self, partner: &'a Partner, address: &str) -> Option<&'a Contact> {
        let today = partner.timezone.to_datetime(self.now).date();
        let has_it = |contact: &&Contact| {
            contact.email.as_deref().is_some_and(|own| is_same_address(own, address)) && contact.holds_office_on(today)
        };
        partner.contacts.iter().find(has_it)
    }

    fn colleague(&self, mail: &Mail, plans: &[&'a Plan], address: &str) -> Result<Option<Sender<'a>>, AppError> {
        let Some(id) = &mail.partner else { return Ok(None) };
        let role = |plan: &&'a Plan| Some((*plan, plan.partners.get(&plan.renames.partner(id))?));
        let roles: Vec<(&'a Plan, &'a Partner)> = plans.iter().filter_map(role).collect();
        let states = self.states(&roles)?;
        let mut inputs = BTreeSet::new();
        for (plan, partner) in &roles {
            let Some(state) = states.get(&plan.workflow) else { continue };
            for task in plan.tasks_of(&partner.id) {
                if state.task(&task.id).part(task, &partner.id).is_some_and(|part| part.is_handed_to(address)) {
                    inputs.insert((plan.workflow.clone(), task.id.clone(), partner.id.clone()));
                }
            }
        }
        let Some((_, partner)) = roles.iter().find(|(plan, _)| inputs.iter().any(|input| input.0 == plan.workflow))
        else {
            return Ok(None);
        };
        let contact = partner.colleague(address);
        Ok(Some(Sender { contact, partner, roles, handed_over: Some(inputs), states }))
    }

    /// How the tasks stand that concern these organisations.
    pub(super) fn states(&self, roles: &[(&Plan, &Partner)]) -> Result<BTreeMap<WorkflowId, RunState>, AppError> {
        Ok(states_of(self.tx, roles, self.now)?)
    }

    /// The inputs that the reminders in `mail` ask for, under their current ids.
    pub(super) fn asked(&self, mail: &Mail) -> Result<Vec<Input>, AppError> {
        let mut asked = Vec::new();
        for reminder in self.tx.reminders_of(&mail.key.first())? {
            let Some(loaded) = self.loading.workflows.get(&reminder.workflow) else { continue };
            let kind: DecisionKind = serde_json::from_str(&reminder.kind).map_err(AppError::Stored)?;
            if let DecisionKind::Rung { task, partner, .. } = kind.renamed(&loaded.plan.renames) {
                asked.push((reminder.workflow, task, partner));
            }
        }
        asked.sort();
        asked.dedup();
        Ok(asked)
    }
}

impl Sender<'_> {
    /// Every input that they may answer, open or not.
    pub(super) fn inputs(&self) -> Vec<Input> {
        let mut inputs = Vec::new();
        for (plan, partner) in &self.roles {
            for task in plan.tasks_of(&partner.id) {
                inputs.push((plan.workflow.clone(), task.id.clone(), partner.id.clone()));
            }
        }
        inputs.retain(|input| self.handed_over.as_ref().is_none_or(|only| only.contains(input)));
        inputs
    }

    /// The workflows that concern them, as they stand.
    pub(super) fn scenes(&self) -> Vec<Scene<'_>> {
        let plans: BTreeMap<&WorkflowId, &Plan> = self.roles.iter().map(|(plan, _)| (&plan.workflow, *plan)).collect();
        plans.into_iter().filter_map(|(id, plan)| Some(Scene { plan, state: self.states.get(id)? })).collect()
    }
}
