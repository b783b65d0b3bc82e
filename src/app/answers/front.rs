//! What pages are made of: the plans in force, the keys, the templates; and whose link is whose.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    app::{
        App, AppError, Loading,
        answer_link::{answer_path, number_of, number_of_approval, number_of_commitments},
        compose::Letterhead,
    },
    config::Config,
    engine::{Round, RunState},
    link::{Link, LinkError, Purpose, Signer, contact_of, subject_of_person},
    message::{Visitor, language_of},
    model::{Lang, PartnerId, Seat, TaskId, WorkflowId, folded_address},
    plan::{Contact, Function, Partner, Plan, Task},
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
    installation: Arc<str>,
    index: Arc<Index>,
}

/// Finds inputs and people by the numbers that stand in links.
#[derive(Default)]
struct Index {
    /// The plans it was made from, by the hashes of their definitions.
    of: BTreeMap<WorkflowId, String>,
    inputs: BTreeMap<u64, (WorkflowId, TaskId, PartnerId)>,
    /// Whatever seat a partner may ever have held: the definition may have been edited since a round was opened.
    seats: BTreeMap<u64, (WorkflowId, TaskId, Seat)>,
    /// Those who may report on commitments.
    reporters: BTreeMap<u64, (WorkflowId, PartnerId)>,
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
            for task in plan.tasks.iter().filter(|task| task.approval.is_some()) {
                for seat in plan.partners.keys().flat_map(seats_of) {
                    let number = number_of_approval(plan, task, &seat);
                    index.seats.insert(number, (workflow.clone(), task.id.clone(), seat));
                }
            }
            for partner in plan.partner_order.iter().filter_map(|id| plan.partners.get(id)) {
                let number = number_of_commitments(plan, &partner.id);
                index.reporters.insert(number, (workflow.clone(), partner.id.clone()));
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

/// The seats that a partner can hold.
fn seats_of(partner: &PartnerId) -> impl Iterator<Item = Seat> {
    let offices = std::iter::once(None).chain(Function::ALL.map(Some));
    offices.map(|office| Seat { partner: partner.clone(), office })
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
        installation: Arc<str>,
        before: Option<&Self>,
    ) -> Self {
        let kept = before.map(|before| &before.index).filter(|index| index.is_of(&loading));
        let index = kept.map_or_else(|| Arc::new(Index::of(&loading)), Arc::clone);
        Self { config, loading, templates, signer, installation, index }
    }

    /// True if it is made of what is in force in `app` now.
    pub fn is_of(&self, app: &App, loading: &Arc<Loading>) -> bool {
        Arc::ptr_eq(&self.loading, loading)
            && Arc::ptr_eq(&self.templates, &app.templates)
            && app.signer.as_ref().is_some_and(|signer| Arc::ptr_eq(signer, &self.signer))
    }

    /// What a token says, if it is one of ours that may be used at `now`.
    pub(super) fn read(&self, token: &str, now: Timestamp) -> Result<Link, LinkError> {
        self.signer.read(token, now).and_then(|link| match link.purpose {
            Purpose::Person | Purpose::Input => Ok(link),
            // A calendar program gives its address away: nothing can be answered by it.
            Purpose::Calendar | Purpose::Reply | Purpose::ReturnPath | Purpose::Approval | Purpose::Commitments => {
                Err(LinkError::Malformed)
            }
        })
    }

    /// The same for the link of a notice, by which a seat decides.
    pub(super) fn read_decision(&self, token: &str, now: Timestamp) -> Result<Link, LinkError> {
        self.signer.read(token, now).and_then(|link| match link.purpose {
            Purpose::Approval => Ok(link),
            _ => Err(LinkError::Malformed),
        })
    }

    /// The same for the link by which a partner reports on its commitments.
    pub(super) fn read_commitments(&self, token: &str, now: Timestamp) -> Result<Link, LinkError> {
        self.signer.read(token, now).and_then(|link| match link.purpose {
            Purpose::Commitments => Ok(link),
            _ => Err(LinkError::Malformed),
        })
    }

    /// The same for any link that leads to a page.
    pub(super) fn read_page(&self, token: &str, now: Timestamp) -> Option<Link> {
        let other = || self.read_decision(token, now).or_else(|_| self.read_commitments(token, now));
        self.read(token, now).or_else(|_| other()).ok()
    }

    /// The same for the address of a calendar.
    pub(super) fn read_calendar(&self, token: &str, now: Timestamp) -> Option<Link> {
        self.signer.read(token, now).ok().filter(|link| link.purpose == Purpose::Calendar)
    }

    /// The contact that `link` was sent to, and what they answer for; `None` if they answer for nothing any more.
    pub(super) fn visitor(&self, link: &Link, now: Timestamp) -> Option<Visit<'_>> {
        let (address, focus) = match link.purpose {
            Purpose::Person | Purpose::Calendar => (self.index.people.get(&link.subject).cloned(), None),
            Purpose::Input => {
                let input = self.index.inputs.get(&link.subject)?;
                let partner = self.partner(&input.0, &input.2)?;
                (addresses(partner).find(|address| contact_of(address) == link.contact), Some(input.clone()))
            }
            Purpose::Reply | Purpose::ReturnPath | Purpose::Approval | Purpose::Commitments => return None,
        };
        // Whoever is no contact any more, or whose office has ended, answers for nobody.
        let address = address.filter(|address| contact_of(address) == link.contact)?;
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
        let is_focus = |role: &Role<'_>| {
            focus.as_ref().is_some_and(|(workflow, _, id)| role.plan.workflow == *workflow && role.partner.id == *id)
        };
        if focus.is_some() && !roles.iter().any(is_focus) {
            return None;
        }
        // The organisation of the link comes first.
        roles.sort_by_key(|role| focus.is_some() && !is_focus(role));
        let contact = roles.first().and_then(|role| role.partner.contacts.iter().find(is_it))?;
        Some(Visit { link: *link, address, contact: Cow::Borrowed(contact), roles, focus, is_colleague: false })
    }

    /// The seat that the link of a notice is for, and what it decides about; `None` if there is no such task or partner any more.
    pub(super) fn seat(&self, link: &Link) -> Option<(&Arc<Plan>, &Task, &Seat)> {
        let (workflow, task, seat) = self.index.seats.get(&link.subject)?;
        let plan = &self.loading.workflows.get(workflow)?.plan;
        Some((plan, plan.task(task)?, seat))
    }

    /// Who follows the link by which a partner reports on its commitments: a contact of it in office at `now`.
    pub(super) fn reporter(&self, link: &Link, now: Timestamp) -> Option<Visit<'_>> {
        let (workflow, id) = self.index.reporters.get(&link.subject)?;
        let plan = &self.loading.workflows.get(workflow)?.plan;
        let partner = plan.partners.get(id)?;
        let contact = contact_in_office(partner, link, now)?;
        let address = folded_address(contact.email.as_deref()?);
        let roles = vec![Role { plan, partner }];
        Some(Visit { link: *link, address, contact: Cow::Borrowed(contact), roles, focus: None, is_colleague: false })
    }

    /// The same for the link of an input that was handed over to a colleague; `None` if it is nobody's.
    pub(super) fn colleague(
        &self,
        tx: &Snapshot,
        link: &Link,
        now: Timestamp,
    ) -> Result<Option<Visit<'_>>, StoreError> {
        let input = self.index.inputs.get(&link.subject).filter(|_| link.purpose == Purpose::Input);
        let Some(input) = input else { return Ok(None) };
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
            link: *link,
            address,
            contact: Cow::Owned(contact.clone()),
            roles: vec![Role { plan, partner }],
            focus: Some(input.clone()),
            is_colleague: true,
        }))
    }

    /// The language of the page for a link that cannot be used: its reader's, if it is ours, else that of this installation.
    pub(super) fn language_for(&self, link: Option<&Link>, now: Timestamp) -> Lang {
        let fallback = &self.config.language;
        let seat =
            link.filter(|link| link.purpose == Purpose::Approval).and_then(|link| self.seat(link).zip(Some(link)));
        let own = seat.and_then(|((plan, _, seat), link)| {
            let partner = plan.partners.get(&seat.partner)?;
            Some(language_of(contact_in_office(partner, link, now)?, Some(partner), fallback))
        });
        if let Some(own) = own {
            return own;
        }
        let reports = link.filter(|link| link.purpose == Purpose::Commitments);
        let visit = reports.and_then(|link| self.reporter(link, now));
        let visit = visit.or_else(|| link.and_then(|link| self.visitor(link, now)));
        visit.map_or_else(
            || fallback.clone(),
            |visit| language_of(visit.contact(), visit.roles.first().map(|role| role.partner), fallback),
        )
    }

    /// True if mails bring links, so that a fresh one can be mailed.
    pub(super) fn mails_links(&self) -> bool {
        self.config.web.has_links_for(&self.config.mail.transport)
    }

    pub(super) fn signer(&self) -> &Signer {
        &self.signer
    }

    /// What mails are written with.
    pub(super) fn letterhead(&self) -> Letterhead<'_> {
        Letterhead {
            config: &self.config,
            templates: &self.templates,
            installation: &self.installation,
            signer: Some(&self.signer),
        }
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

/// Who follows the link of a notice: a contact in office of the organisation that decides for its seat at `now`. `None` for
/// anybody else, whoever they were when the link was made.
pub(super) fn decider<'a>(
    link: &Link,
    (plan, task, seat): (&'a Arc<Plan>, &Task, &Seat),
    round: &Round,
    now: Timestamp,
) -> Option<Visit<'a>> {
    let day = plan.timezone.to_datetime(now).date();
    let decides = |partner: &&Partner| round.is_decided_by(plan.approval_of(task), (seat, &partner.id), day);
    plan.partner_order.iter().filter_map(|id| plan.partners.get(id)).filter(decides).find_map(|partner| {
        let contact = contact_in_office(partner, link, now)?;
        let address = folded_address(contact.email.as_deref()?);
        let roles = vec![Role { plan, partner }];
        Some(Visit { link: *link, address, contact: Cow::Borrowed(contact), roles, focus: None, is_colleague: false })
    })
}

/// The contact of `partner` that `link` was sent to, if they are in office at `now`.
fn contact_in_office<'a>(partner: &'a Partner, link: &Link, now: Timestamp) -> Option<&'a Contact> {
    let today = partner.timezone.to_datetime(now).date();
    let is_it = |contact: &&Contact| {
        contact.email.as_deref().is_some_and(|email| contact_of(email) == link.contact)
            && contact.holds_office_on(today)
    };
    partner.contacts.iter().find(is_it)
}

/// What pages are to be made of now; an error if there are no keys.
pub fn front(app: &App, loading: &Arc<Loading>, before: Option<&Front>) -> Result<Front, AppError> {
    let signer = match &app.signer {
        Some(signer) => Arc::clone(signer),
        None => Arc::new(app.signer()?),
    };
    let config = before.map_or_else(|| Arc::new(app.config.clone()), |before| Arc::clone(&before.config));
    let installation = app.installation.as_str().into();
    Ok(Front::new(config, Arc::clone(loading), Arc::clone(&app.templates), signer, installation, before))
}

/// An organisation that somebody answers for.
struct Role<'a> {
    plan: &'a Arc<Plan>,
    partner: &'a Partner,
}

/// Somebody who followed a link.
pub(super) struct Visit<'a> {
    link: Link,
    address: String,
    contact: Cow<'a, Contact>,
    roles: Vec<Role<'a>>,
    focus: Option<(WorkflowId, TaskId, PartnerId)>,
    /// True for somebody who is no contact of the organisation: something was handed over to them.
    is_colleague: bool,
}

impl Visit<'_> {
    pub(super) fn link(&self) -> &Link {
        &self.link
    }

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

    /// The same with their plans.
    pub(super) fn roles_in_plans(&self) -> Vec<(&Plan, &Partner)> {
        self.roles.iter().map(|role| (&**role.plan, role.partner)).collect()
    }

    /// Whom a page is made for, in the language that was chosen on it.
    pub(super) fn visitor<'v>(&'v self, lang: Option<&Lang>, fallback: &'v Lang) -> Visitor<'v> {
        Visitor {
            contact: self.contact(),
            partners: self.roles(),
            focus: self.focus(),
            is_colleague: self.is_colleague(),
            lang: lang.cloned(),
            fallback,
        }
    }

    /// The day where the person is.
    pub(super) fn today(&self, now: Timestamp) -> Date {
        self.roles
            .first()
            .map_or_else(|| TimeZone::UTC.to_datetime(now), |role| role.partner.timezone.to_datetime(now))
            .date()
    }

    /// When a day begins where the person is.
    pub(super) fn start_of(&self, day: Date) -> Option<Timestamp> {
        let zone = self.roles.first().map_or(TimeZone::UTC, |role| role.partner.timezone.clone());
        zone.to_ambiguous_timestamp(day.at(0, 0, 0, 0)).compatible().ok()
    }

    /// The first of the organisations that the person answers for.
    pub(super) fn first_role(&self) -> Option<(&Arc<Plan>, &Partner)> {
        self.roles.first().map(|role| (role.plan, role.partner))
    }

    /// The plans of the organisations that the person answers for, each once.
    pub(super) fn plans(&self) -> impl Iterator<Item = &Arc<Plan>> {
        let by_id: BTreeMap<_, _> = self.roles.iter().map(|role| (&role.plan.workflow, role.plan)).collect();
        by_id.into_values()
    }
}
