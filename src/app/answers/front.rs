//! What pages are made of: the plans in force, the keys, the templates; and whose link is whose.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::notice_of;
use crate::{
    app::{
        App, AppError, Loading,
        answer_link::{answer_path, number_of},
    },
    config::Config,
    engine::RunState,
    link::{Purpose, Signer, contact_of, subject_of_person},
    message::PageKind,
    model::{Lang, PartnerId, TaskId, WorkflowId, folded_address},
    plan::{Contact, Function, Partner, Plan},
    render::Templates,
    store::{Snapshot, StoreError},
};

/// What pages are made of.
pub struct Front {
    /// The configuration.
    pub config: Arc<Config>,
    /// What is in force.
    pub loading: Arc<Loading>,
    /// The templates.
    pub templates: Arc<Templates>,
    signer: Arc<Signer>,
    index: Arc<Index>,
}

/// Finds inputs and people by the numbers that stand in links.
#[derive(Default)]
struct Index {
    /// The plans it was made from, by the hashes of their definitions.
    of: BTreeMap<WorkflowId, String>,
    inputs: BTreeMap<u64, (WorkflowId, TaskId, PartnerId)>,
    /// Addresses, by the number of the person.
    people: BTreeMap<u64, String>,
    /// Who has an address: workflow and partner.
    roles: BTreeMap<String, Vec<(WorkflowId, PartnerId)>>,
}

impl Index {
    fn of(loading: &Loading) -> Self {
        let mut index = Self::default();
        for (workflow, loaded) in &loading.workflows {
            let plan = &loaded.plan;
            index.of.insert(workflow.clone(), plan.definition.clone());
            for task in &plan.tasks {
                for partner in task.obliged() {
                    let input = (workflow.clone(), task.id.clone(), partner.clone());
                    index.inputs.insert(number_of(plan, task, partner), input);
                }
            }
            for partner in plan.partner_order.iter().filter_map(|id| plan.partners.get(id)) {
                let addresses: BTreeSet<String> = addresses(partner).collect();
                for address in addresses {
                    index.people.insert(subject_of_person(&address), address.clone());
                    index.roles.entry(address).or_default().push((workflow.clone(), partner.id.clone()));
                }
            }
        }
        index
    }

    fn is_of(&self, loading: &Loading) -> bool {
        self.of.len() == loading.workflows.len()
            && loading.workflows.iter().all(|(id, loaded)| self.of.get(id) == Some(&loaded.plan.definition))
    }
}

fn addresses(partner: &Partner) -> impl Iterator<Item = String> {
    partner.contacts.iter().filter_map(|contact| Some(folded_address(contact.email.as_deref()?)))
}

impl Front {
    /// With what is in force; the index of `before` is used on if it is of the same definitions.
    pub fn new(
        config: Arc<Config>,
        loading: Arc<Loading>,
        templates: Arc<Templates>,
        signer: Arc<Signer>,
        before: Option<&Self>,
    ) -> Self {
        let kept = before.map(|before| &before.index).filter(|index| index.is_of(&loading));
        let index = kept.map_or_else(|| Arc::new(Index::of(&loading)), Arc::clone);
        Self { config, loading, templates, signer, index }
    }

    /// True if it is made of what is in force in `app` now.
    pub fn is_of(&self, app: &App, loading: &Arc<Loading>) -> bool {
        Arc::ptr_eq(&self.loading, loading)
            && Arc::ptr_eq(&self.templates, &app.templates)
            && app.signer.as_ref().is_some_and(|signer| Arc::ptr_eq(signer, &self.signer))
    }

    /// Whose link it is, or the page that says why it cannot be used.
    pub(super) fn visit(&self, token: &str, now: Timestamp) -> Result<Visit<'_>, PageKind> {
        let link = self.signer.read(token, now).map_err(|error| notice_of(&error))?;
        let (address, focus) = match link.purpose {
            Purpose::Person => (self.index.people.get(&link.subject).cloned(), None),
            Purpose::Input => {
                let input = self.index.inputs.get(&link.subject).ok_or(PageKind::Closed)?;
                let partner = self.partner(&input.0, &input.2).ok_or(PageKind::Closed)?;
                (addresses(partner).find(|address| contact_of(address) == link.contact), Some(input.clone()))
            }
            Purpose::Reply | Purpose::ReturnPath => return Err(PageKind::Unknown),
        };
        // Whoever is no contact any more, or whose office has ended, answers for nobody.
        let address = address.filter(|address| contact_of(address) == link.contact).ok_or(PageKind::Closed)?;
        let is_it = |contact: &&Contact| contact.email.as_deref().map(folded_address).as_ref() == Some(&address);
        let mut roles = Vec::new();
        for (workflow, id) in self.index.roles.get(&address).into_iter().flatten() {
            let (Some(loaded), Some(partner)) = (self.loading.workflows.get(workflow), self.partner(workflow, id))
            else {
                continue;
            };
            let today = partner.timezone.to_datetime(now).date();
            if partner.contacts.iter().any(|contact| is_it(&contact) && contact.holds_office_on(today)) {
                roles.push(Role { plan: &loaded.plan, partner });
            }
        }
        if focus.as_ref().is_some_and(|(workflow, _, id)| {
            !roles.iter().any(|role| role.plan.workflow == *workflow && role.partner.id == *id)
        }) {
            return Err(PageKind::Closed);
        }
        // The organisation of the link comes first.
        roles.sort_by_key(|role| {
            focus.as_ref().is_some_and(|(workflow, _, id)| !(role.plan.workflow == *workflow && role.partner.id == *id))
        });
        let contact =
            roles.first().and_then(|role| role.partner.contacts.iter().find(is_it)).ok_or(PageKind::Closed)?;
        Ok(Visit { address, contact: Cow::Borrowed(contact), roles, focus, is_colleague: false })
    }

    /// The same for the link of an input that was handed over to a colleague; `None` if it is nobody's.
    pub(super) fn visit_of_colleague(
        &self,
        tx: &Snapshot,
        token: &str,
        now: Timestamp,
    ) -> Result<Option<Visit<'_>>, StoreError> {
        let link = self.signer.read(token, now).ok().filter(|link| link.purpose == Purpose::Input);
        let Some((link, input)) = link.and_then(|link| Some((link, self.index.inputs.get(&link.subject)?))) else {
            return Ok(None);
        };
        let (workflow, task, id) = input;
        let plan = self.loading.workflows.get(workflow).map(|loaded| &loaded.plan);
        let Some((plan, partner)) = plan.zip(self.partner(workflow, id)) else { return Ok(None) };
        let Some(of) = plan.task(task) else { return Ok(None) };
        let events = tx.events_of_task(workflow, &plan.renames.task_ids(task))?;
        let state = RunState::replay_task(plan, task, &events, now);
        let contact = state.task(task).part(of, id).and_then(|part| part.colleague.as_deref());
        let address = contact.and_then(|contact| contact.email.as_deref()).map(folded_address);
        let known = contact.zip(address.filter(|address| contact_of(address) == link.contact));
        Ok(known.map(|(contact, address)| Visit {
            address,
            contact: Cow::Owned(contact.clone()),
            roles: vec![Role { plan, partner }],
            focus: Some(input.clone()),
            is_colleague: true,
        }))
    }

    /// A page to look at: who would open it, and its path. The first partner with something open in the window of a task.
    pub fn sample(&self, now: Timestamp) -> Option<(String, String)> {
        let plans = self.loading.workflows.values().map(|loaded| &loaded.plan);
        plans.filter(|plan| plan.event.closes >= plan.timezone.to_datetime(now).date()).find_map(|plan| {
            let today = plan.timezone.to_datetime(now).date();
            let (task, partner) =
                plan.tasks.iter().filter(|task| task.opens <= today && task.due.date >= today).find_map(|task| {
                    let mut obliged = task.obliged().filter_map(|id| plan.partners.get(id));
                    let partner = obliged.find(|partner| partner.reachable(Function::FocalPoint, today).is_some())?;
                    Some((task, partner))
                })?;
            let address = partner.reachable(Function::FocalPoint, today)?.email.clone()?;
            let path = answer_path(&self.signer, Some((plan, task, &partner.id)), &address, today);
            Some((partner.short_name(today, &Lang::english()).to_owned(), path))
        })
    }

    fn partner(&self, workflow: &WorkflowId, id: &PartnerId) -> Option<&Partner> {
        self.loading.workflows.get(workflow)?.plan.partners.get(id)
    }
}

/// What pages are to be made of now; an error if there are no keys.
pub fn front(app: &App, loading: &Arc<Loading>, before: Option<&Front>) -> Result<Front, AppError> {
    let signer = match &app.signer {
        Some(signer) => Arc::clone(signer),
        None => Arc::new(app.signer()?),
    };
    let config = before.map_or_else(|| Arc::new(app.config.clone()), |before| Arc::clone(&before.config));
    Ok(Front::new(config, Arc::clone(loading), Arc::clone(&app.templates), signer, before))
}

/// An organisation that somebody answers for.
struct Role<'a> {
    plan: &'a Arc<Plan>,
    partner: &'a Partner,
}

/// Somebody who followed a link.
pub(super) struct Visit<'a> {
    address: String,
    contact: Cow<'a, Contact>,
    roles: Vec<Role<'a>>,
    focus: Option<(WorkflowId, TaskId, PartnerId)>,
    /// True for somebody who is no contact of the organisation: something was handed over to them.
    is_colleague: bool,
}

impl Visit<'_> {
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    pub(super) fn contact(&self) -> &Contact {
        &self.contact
    }

    pub(super) fn is_colleague(&self) -> bool {
        self.is_colleague
    }

    pub(super) fn focus(&self) -> Option<(WorkflowId, TaskId, PartnerId)> {
        self.focus.clone()
    }

    pub(super) fn roles(&self) -> Vec<(WorkflowId, PartnerId)> {
        self.roles.iter().map(|role| (role.plan.workflow.clone(), role.partner.id.clone())).collect()
    }

    /// The day where the person is.
    pub(super) fn today(&self, now: Timestamp) -> Date {
        self.roles
            .first()
            .map_or_else(|| TimeZone::UTC.to_datetime(now), |role| role.partner.timezone.to_datetime(now))
            .date()
    }

    /// The plans of the organisations that the person answers for, each once.
    pub(super) fn plans(&self) -> impl Iterator<Item = &Arc<Plan>> {
        let by_id: BTreeMap<_, _> = self.roles.iter().map(|role| (&role.plan.workflow, role.plan)).collect();
        by_id.into_values()
    }
}
