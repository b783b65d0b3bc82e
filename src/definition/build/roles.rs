//! Who takes part: in the workflow, and in each of its tasks.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    merge_tasks::{Draft, Said},
    shared_parts::Shared,
};
use crate::{
    definition::{
        file::{
            File,
            raw::{Items, RawContributor, RawPartners, Words, present},
        },
        history::scope::Absence,
        values::{due::InputDue, lead::Lead},
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic, suggest::did_you_mean},
    model::{PartnerId, TaskId, Text, folded_address},
    plan::{CompletionRule, Partner, PartnerKind, Role},
};

/// The partners that take part in a workflow.
pub(super) struct Members<'a> {
    pub(super) order: Vec<PartnerId>,
    pub(super) partners: BTreeMap<PartnerId, (&'a Partner, Place<'a>)>,
    /// Where the workflow chooses its partners, if it does.
    chosen_at: Option<Place<'a>>,
    /// True if one of those that it chooses could not be read, so that anybody may be meant.
    is_partial: bool,
}

/// Who does what in a task.
#[derive(Clone, Default)]
pub(super) struct Roles<'a> {
    /// The lead, or the leads of all instances.
    pub(super) leads: Vec<PartnerId>,
    /// True for `each(kind)`.
    pub(super) fanned: bool,
    /// True if nobody takes part in the workflow, so that leads and contributors are unknown.
    pub(super) is_open: bool,
    /// The partners in `with:`, possibly including the lead.
    pub(super) asked: Vec<Asked<'a>>,
    /// Those named that do not take part.
    absent: Vec<Absent<'a>>,
    /// True if somebody in `with:` is defined nowhere, so that anybody may be meant.
    pub(super) is_partial: bool,
}

/// A partner that leads a task or is to contribute to it, and does not take part in the workflow.
#[derive(Clone)]
struct Absent<'a> {
    partner: PartnerId,
    place: Place<'a>,
    is_lead: bool,
}

/// A partner in `with:` or `with_also:`.
#[derive(Clone)]
pub(super) struct Asked<'a> {
    pub(super) partner: PartnerId,
    pub(super) place: Place<'a>,
    pub(super) due: Option<InputDue>,
    /// Where its own due date is written, if it has one.
    pub(super) due_place: Option<Place<'a>>,
    pub(super) role: Role,
    /// What it is asked for, if that differs from what the task asks.
    pub(super) asks: Option<Text>,
}

/// The partners that the workflow lists, or else all that are defined.
pub(super) fn members<'a>(workflow: &'a File, shared: &'a Shared<'a>, findings: &mut Vec<Diagnostic>) -> Members<'a> {
    let defined: BTreeMap<&str, (&Partner, Place<'_>)> =
        shared.partners.iter().map(|(partner, place)| (partner.id.as_str(), (partner, *place))).collect();
    let mut order: Vec<PartnerId> = Vec::new();
    let mut chosen_at = None;
    // A list that could not be read at all has been reported.
    let mut is_partial = workflow.place().has("partners") && workflow.raw.partners.is_none();
    if let Some(RawPartners::Chosen(chosen)) = &workflow.raw.partners {
        let list = workflow.place().key("partners");
        chosen_at = Some(list);
        let mut seen: BTreeMap<&str, Place<'_>> = BTreeMap::new();
        for (at, id) in present(Some(chosen)) {
            let place = list.item(at);
            if let Some(first) = seen.insert(id, place) {
                findings.push(stands_twice(id, first, place));
            } else if shared.known.partners.check(id, place, findings) {
                order.push(PartnerId::from(id));
            } else {
                is_partial = true;
            }
        }
        is_partial |= present(Some(chosen)).count() < list.len();
    } else {
        order.extend(shared.partners.iter().map(|(partner, _)| partner.id.clone()));
    }
    let partners = order.iter().filter_map(|id| Some((id.clone(), *defined.get(id.as_str())?))).collect();
    let members = Members { order, partners, chosen_at, is_partial };
    members.check_any(workflow, shared, findings);
    members.check_addresses(findings);
    members.check_shared(shared, findings);
    members
}

impl Members<'_> {
    /// The partner, if it takes part.
    pub(super) fn get(&self, id: &PartnerId) -> Option<&Partner> {
        self.partners.get(id).map(|(partner, _)| *partner)
    }

    /// True if nobody takes part. That is reported once, without its consequences.
    fn is_nobody(&self) -> bool {
        self.order.is_empty()
    }

    fn check_any(&self, workflow: &File, shared: &Shared<'_>, findings: &mut Vec<Diagnostic>) {
        // Partners that were refused individually have been reported already.
        let is_left_empty = self.chosen_at.is_none_or(|list| list.len() == 0);
        if !(self.is_nobody() && is_left_empty && shared.known.partners.is_complete()) {
            return;
        }
        let place = self.chosen_at.unwrap_or_else(|| workflow.told_by("partners"));
        let message = "nobody takes part in the workflow, so no task can have a lead";
        let known = shared.known.partners.listed();
        let hint = if known.is_empty() {
            "write `partners: {host: {kind: host_government}}` with everybody who takes part".to_owned()
        } else {
            format!("write `partners: [{known}]`, or delete `partners:` if all of them do")
        };
        findings.push(Diagnostic::new(Code::NoPartners, place.label(""), message).hint(hint));
    }

    fn check_addresses(&self, findings: &mut Vec<Diagnostic>) {
        for (partner, place) in self.partners.values() {
            let contacts = place.key("contacts");
            // A refused address has been reported already.
            let is_written = (0..contacts.len()).any(|at| contacts.item(at).has("email"));
            // Something else than contacts stands there, which has been reported.
            if contacts.text().is_some() {
                continue;
            }
            if !is_written && partner.contacts.iter().all(|contact| contact.email.is_none()) {
                let message = format!(
                    "the partner `{}` has no contact with an e-mail address, so its reminders go to the coordinator",
                    partner.id
                );
                let finding = Diagnostic::new(Code::PartnerWithoutAddress, place.label(""), message);
                findings.push(finding.hint(
                    "write `contacts: [{function: focal_point, email: focal.point@organisation.example}]`".to_owned(),
                ));
            }
        }
    }

    /// Notes an address shared by several partners. One mail then covers all of them, which may or may not be intended.
    fn check_shared(&self, shared: &Shared<'_>, findings: &mut Vec<Diagnostic>) {
        let coordinator = shared.coordinator.as_ref().and_then(|contact| contact.email.as_deref());
        let mut known: BTreeMap<String, String> =
            coordinator.map(|address| (folded_address(address), "the coordinator".to_owned())).into_iter().collect();
        for (partner, place) in self.order.iter().filter_map(|id| self.partners.get(id)) {
            let contacts = place.key("contacts");
            for (at, contact) in partner.contacts.iter().enumerate() {
                let Some(address) = contact.email.as_deref().map(folded_address) else { continue };
                let this = format!("`{}`", partner.id);
                let other = known.entry(address.clone()).or_insert_with(|| this.clone()).clone();
                if other == this {
                    continue;
                }
                let message = format!("{this} is written to at `{address}`, as {other} is: one mail a day tells both");
                let finding = Diagnostic::new(Code::SharedAddress, contacts.item(at).key("email").label(""), message);
                findings.push(finding.hint("name another address if two persons are meant".to_owned()));
            }
        }
    }

    /// The leads of `draft`, and the partners asked for an input.
    pub(super) fn roles<'d>(
        &self,
        draft: &Draft<'d>,
        shared: &Shared<'_>,
        findings: &mut Vec<Diagnostic>,
    ) -> Roles<'d> {
        let lead = draft.get("lead", |raw| raw.lead.as_ref());
        if self.is_nobody() {
            let fanned = lead.is_some_and(|said| matches!(said.value.0, Lead::Each(_)));
            return Roles { fanned, is_open: true, ..Roles::default() };
        }
        let mut roles = Roles::default();
        match lead.as_ref().map(|said| (&said.value.0, said.place)) {
            Some((Lead::Partner(id), place)) => self.lead(id, place, shared, &mut roles, findings),
            Some((Lead::Each(kind), place)) => {
                (roles.leads, roles.fanned) = (self.each(*kind, place, draft.id, findings), true);
            }
            None => {}
        }
        self.asked(draft, shared, &mut roles, findings);
        if roles.absent.is_empty() && !roles.is_partial {
            roles.check_rule(draft, findings);
            roles.check_asks(draft, findings);
        }
        roles
    }

    /// Reports, once for each, the partners that lead tasks or are to contribute to them without taking part. Nothing is said
    /// where one of those that do take part could not be read: it may be the one.
    pub(super) fn check_absent(&self, tasks: &[(&str, &Roles<'_>)], findings: &mut Vec<Diagnostic>) {
        if self.is_partial {
            return;
        }
        let mut absent: BTreeMap<&PartnerId, Vec<(&str, &Absent<'_>)>> = BTreeMap::new();
        for (task, roles) in tasks {
            for one in &roles.absent {
                absent.entry(&one.partner).or_default().push((task, one));
            }
        }
        findings.extend(absent.into_iter().filter_map(|(partner, named)| self.not_participating(partner, &named)));
    }

    /// The finding about a partner that does not take part, told by the tasks that it leads if there are any.
    fn not_participating(&self, id: &PartnerId, named: &[(&str, &Absent<'_>)]) -> Option<Diagnostic> {
        let led: Vec<&(&str, &Absent<'_>)> = named.iter().filter(|(_, one)| one.is_lead).collect();
        let (tasks, is_lead) = if led.is_empty() { (named.iter().collect(), false) } else { (led, true) };
        let (task, first) = tasks.first()?;
        let more = match tasks.len() - 1 {
            0 => String::new(),
            1 => " and another task".to_owned(),
            more => format!(" and {more} other tasks"),
        };
        let (code, verb, label) = if is_lead {
            (Code::LeadNotParticipating, "leads", "leads")
        } else {
            (Code::ContributorNotParticipating, "is to contribute to", "contributes")
        };
        let message = format!("`{id}` {verb} `{task}`{more}, but does not take part in this workflow");
        let mut finding = Diagnostic::new(code, first.place.label(label), message);
        if let Some(list) = self.chosen_at {
            finding = finding.also(list.label("is not listed here"));
        }
        Some(finding.hint(match (is_lead, tasks.len()) {
            (true, 1) => format!("add `{id}` to `partners:`, give `{task}` another lead, or omit it"),
            (true, _) => format!("add `{id}` to `partners:`, or give these tasks another lead"),
            (false, 1) => format!("add `{id}` to `partners:`, or delete it here"),
            (false, _) => format!("add `{id}` to `partners:`, or take it out of these tasks"),
        }))
    }

    /// Who is missing from which tasks for a reason that is told.
    pub(super) fn absence(&self, tasks: &[(&str, &Roles<'_>)]) -> Absence {
        let partial = tasks.iter().filter(|(_, roles)| roles.is_partial).map(|(task, _)| TaskId::from(*task));
        let absent = tasks.iter().flat_map(|(_, roles)| &roles.absent).map(|one| one.partner.clone());
        Absence { anybody: self.is_partial, partners: absent.collect(), tasks: partial.collect() }
    }

    fn lead<'d>(
        &self,
        id: &str,
        place: Place<'d>,
        shared: &Shared<'_>,
        roles: &mut Roles<'d>,
        findings: &mut Vec<Diagnostic>,
    ) {
        let partner = PartnerId::from(id);
        if self.partners.contains_key(&partner) {
            roles.leads.push(partner);
        } else if shared.known.partners.check(id, place, findings) {
            roles.absent.push(Absent { partner, place, is_lead: true });
        }
    }

    fn each(&self, kind: PartnerKind, place: Place<'_>, task: &str, findings: &mut Vec<Diagnostic>) -> Vec<PartnerId> {
        let is_of_kind = |id: &&PartnerId| self.get(id).is_some_and(|partner| partner.kind == kind);
        let leads: Vec<_> = self.order.iter().filter(is_of_kind).cloned().collect();
        if leads.is_empty() && !self.is_partial {
            let message = format!("no partner of the kind `{}` takes part, so `{task}` is dropped", kind.as_str());
            let kinds: BTreeSet<_> = self.partners.values().map(|(partner, _)| partner.kind.as_str()).collect();
            let kinds: Vec<_> = kinds.into_iter().map(|kind| format!("`{kind}`")).collect();
            let finding = Diagnostic::new(Code::NoPartnerOfKind, place.label(""), message);
            findings.push(finding.hint(format!("the partners are of the kinds {}", kinds.join(", "))));
        }
        leads
    }

    /// The partners in `with:` but not in `without:`, and those in `with_also:`.
    fn asked<'d>(&self, draft: &Draft<'d>, shared: &Shared<'_>, roles: &mut Roles<'d>, findings: &mut Vec<Diagnostic>) {
        let with = draft.get("with", |raw| raw.with.as_ref());
        let also = draft.get("with_also", |raw| raw.with_also.as_ref());
        let without = left_out(draft, with.as_ref(), findings);
        let mut seen: BTreeMap<&str, Place<'_>> = BTreeMap::new();
        let lists = [(with, without), (also, BTreeSet::new())];
        for (said, without) in lists.into_iter().filter_map(|(said, without)| Some((said?, without))) {
            for (at, raw) in present(Some(said.value)) {
                let Some(id) = raw.partner.as_deref().filter(|id| !without.contains(id)) else { continue };
                let place = said.place.item(at).key("partner");
                let partner = PartnerId::from(id);
                if let Some(first) = seen.insert(id, place) {
                    findings.push(stands_twice(id, first, place));
                } else if self.partners.contains_key(&partner) {
                    let due = raw.due.as_ref().map(|due| due.0);
                    let due_place = due.map(|_| said.place.item(at).key("due"));
                    let (role, asks) = (raw.role.unwrap_or_default(), raw.asks.as_ref().map(Words::text));
                    if role == Role::Observer && due.is_some() {
                        findings.push(due_of_observer(id, draft.id, said.place.item(at).key("due")));
                    }
                    if role == Role::Observer && asks.is_some() {
                        findings.push(asks_observer(id, draft.id, said.place.item(at).key("asks")));
                    }
                    roles.asked.push(Asked { partner, place, due, due_place, role, asks });
                } else if said.by_blueprint {
                    roles.is_partial |= !shared.known.partners.has(id);
                    self.left_out(id, place, draft.id, shared, findings);
                } else if shared.known.partners.check(id, place, findings) {
                    roles.absent.push(Absent { partner, place, is_lead: false });
                } else {
                    roles.is_partial = true;
                }
            }
        }
    }

    /// Tells of a contributor of the blueprint that does not take part: a note if it could, or a warning.
    fn left_out(&self, id: &str, place: Place<'_>, task: &str, shared: &Shared<'_>, findings: &mut Vec<Diagnostic>) {
        let partners = &shared.known.partners;
        if partners.has(id) {
            let message = format!("`{id}` does not take part and is left out of `{task}`");
            let hint = format!("add `{id}` to `partners:` if it does");
            // It may be the one that could not be read.
            if !self.is_partial {
                findings.push(Diagnostic::new(Code::ContributorDropped, place.label(""), message).hint(hint));
            }
        } else if partners.is_complete() {
            let message = format!("no partner `{id}` is defined, so it is left out of the blueprint's tasks");
            let hint = match partners.nearest(id) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    format!("define `{id}` under `partners:` if it takes part, or write `without: {id}` if it does not")
                }
            };
            findings.push(Diagnostic::new(Code::ContributorUnknown, place.label(""), message).hint(hint));
        }
    }
}

/// The partners in `without:`. Those that are not in `with:` are reported.
fn left_out<'d>(
    draft: &Draft<'d>,
    with: Option<&Said<'d, Items<RawContributor>>>,
    findings: &mut Vec<Diagnostic>,
) -> BTreeSet<&'d str> {
    let Some(without) = draft.get("without", |raw| raw.without.as_ref()) else { return BTreeSet::new() };
    let asked = with.into_iter().flat_map(|said| present(Some(said.value)));
    let asked: Vec<&str> = asked.filter_map(|(_, raw)| raw.partner.as_deref()).collect();
    for (at, id) in present(Some(without.value)).filter(|(_, id)| !asked.contains(&id.as_str())) {
        let message = format!("`{id}` does not contribute to `{}`, and cannot be left out of it", draft.id);
        let finding = Diagnostic::new(Code::NotInTask, without.place.item(at).label(""), message);
        let known: Vec<_> = asked.iter().take(12).map(|id| format!("`{id}`")).collect();
        let hint =
            if known.is_empty() { "delete `without`".to_owned() } else { format!("`with:` has {}", known.join(", ")) };
        findings.push(finding.hint(did_you_mean(id, asked.iter().copied()).unwrap_or(hint)));
    }
    present(Some(without.value)).map(|(_, id)| id.as_str()).collect()
}

impl Roles<'_> {
    /// True if the task has an instance led by that partner.
    pub(super) fn has_instance(&self, partner: &str) -> bool {
        self.fanned && (self.is_open || self.leads.contains(&PartnerId::from(partner)))
    }

    /// Warns of a rule that requires more contributors than there are.
    fn check_rule(&self, draft: &Draft<'_>, findings: &mut Vec<Diagnostic>) {
        let Some(rule) = draft.get("complete_when", |raw| raw.complete_when.as_ref()) else { return };
        let wanted = match rule.value.0 {
            CompletionRule::AtLeast(wanted) => wanted,
            CompletionRule::Any | CompletionRule::Fraction(..) => 1,
            CompletionRule::All | CompletionRule::Lead => return,
        };
        let lead = if self.fanned { None } else { self.leads.first() };
        let owing = self.asked.iter().filter(|asked| asked.role == Role::Contributor && Some(&asked.partner) != lead);
        let count = owing.count();
        if count < wanted as usize {
            let message = if count == 0 {
                format!("`{}` waits for contributors, but has none, so its lead alone completes it", draft.id)
            } else {
                format!("`{}` waits for {wanted} contributors, but has {count}; all of them will do", draft.id)
            };
            let finding = Diagnostic::new(Code::RuleOutOfReach, rule.place.label(""), message);
            findings.push(finding.hint("write `all`, or a lower number".to_owned()));
        }
    }

    /// Warns of a request that reaches nobody.
    fn check_asks(&self, draft: &Draft<'_>, findings: &mut Vec<Diagnostic>) {
        let Some(asks) = draft.get("asks", |raw| raw.asks.as_ref()) else { return };
        // Contributors of a blueprint that do not take part are reported individually.
        let are_absent = asks.by_blueprint && draft.get("with", |raw| raw.with.as_ref()).is_some();
        if are_absent || self.asked.iter().any(|asked| asked.role == Role::Contributor) {
            return;
        }
        let message = format!("`{}` says what contributors are asked for, but has none", draft.id);
        let finding = Diagnostic::new(Code::AskedOfNobody, asks.place.label(""), message);
        findings.push(finding.hint("name them under `with:`, or delete `asks:`".to_owned()));
    }
}

fn due_of_observer(id: &str, task: &str, place: Place<'_>) -> Diagnostic {
    let message = format!("`{id}` observes `{task}` and owes nothing, so nothing is due on a day of its own");
    Diagnostic::new(Code::AskedOfNobody, place.label(""), message)
        .hint("delete `due:`, or `role: observer` if it is to contribute".to_owned())
}

fn asks_observer(id: &str, task: &str, place: Place<'_>) -> Diagnostic {
    let message = format!("`{id}` observes `{task}` and owes nothing, so nobody reads what it is asked for");
    Diagnostic::new(Code::AskedOfNobody, place.label(""), message)
        .hint("delete `asks:`, or `role: observer` if it is to contribute".to_owned())
}

fn stands_twice(id: &str, first: Place<'_>, again: Place<'_>) -> Diagnostic {
    Diagnostic::new(Code::DuplicateId, again.label("again here"), format!("`{id}` appears twice in this list"))
        .also(first.label("first here"))
        .hint("delete one of the two".to_owned())
}
