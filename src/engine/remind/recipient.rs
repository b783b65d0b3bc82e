//! Recipients: a person with their clock, and the keys of their mails.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{Addresses, Decided};
use crate::{
    engine::{Decision, DecisionKind, RunState},
    model::{MailKey, PartnerId, ReminderKey, WorkflowId, folded_address, is_same_address},
    plan::{Calendar, Contact, Function, Partner, Plan},
};

const DAILY_PREFIX: &str = "day:";
const LETTER_PREFIX: &str = "draft:";
const REPORT_PREFIX: &str = "report:";
const RESENT_PREFIX: &str = "again:";
const RECEIPT_PREFIX: &str = "receipt:";
const FRESH_LINK_PREFIX: &str = "link:";
const NOTICE_PREFIX: &str = "notice:";

/// A person to write to, and their clock.
#[derive(Clone, Copy, Debug)]
pub struct Recipient<'a> {
    /// The person.
    pub contact: &'a Contact,
    /// The partner they act for; `None` for the coordinator.
    pub partner: Option<&'a Partner>,
    calendar: &'a Calendar,
    zone: &'a TimeZone,
}

impl<'a> Recipient<'a> {
    /// A contact of a partner.
    pub fn of_partner(partner: &'a Partner, contact: &'a Contact) -> Self {
        Self { contact, partner: Some(partner), calendar: &partner.calendar, zone: &partner.timezone }
    }

    /// The coordinator of `plan`.
    pub fn coordinator(plan: &'a Plan) -> Self {
        Self { contact: &plan.coordinator, partner: None, calendar: &plan.coordinator_calendar, zone: &plan.timezone }
    }

    /// The address; empty only for a coordinator without one, whose mail then fails visibly.
    pub fn address(&self) -> &'a str {
        self.contact.email.as_deref().unwrap_or_default()
    }

    /// True for somebody at a level that the daemon does not write to on its own: what is for them is a draft first.
    pub fn needs_release(&self) -> bool {
        self.contact.function.is_some_and(Function::needs_release)
    }

    /// True for somebody who is no contact of the partner: an input was handed over to them, and nothing else is their business.
    pub fn is_colleague(&self) -> bool {
        self.partner.is_some_and(|partner| person_at(partner, self.address()).is_none())
    }

    /// When a mail decided at `now` may leave: at once in working hours, else the next working morning.
    pub fn departure(&self, now: Timestamp) -> Timestamp {
        self.calendar.next_working_instant(now, self.zone)
    }

    /// The opening of the next working day after that of `at`.
    pub fn next_morning(&self, at: Timestamp) -> Timestamp {
        self.calendar.opening(self.calendar.add_working_days(self.local_day(at), 1), self.zone)
    }

    /// The date by this person's clock.
    pub fn local_day(&self, at: Timestamp) -> Date {
        self.zone.to_datetime(at).date()
    }

    /// The time on this person's clock, `09:00`.
    pub fn local_time(&self, at: Timestamp) -> String {
        self.zone.to_datetime(at).strftime("%H:%M").to_string()
    }

    /// True if an open mail can also carry what this recipient is told. A daily mail serves all of its reader's roles;
    /// a letter to a higher level is written for a single organisation.
    pub fn shares(&self, opened_for: Option<&PartnerId>) -> bool {
        !self.needs_release() || opened_for == self.partner.map(|partner| &partner.id)
    }

    /// Key of this recipient's mail opened for `day`.
    pub fn mail_key(&self, day: Date) -> MailKey {
        let prefix = if self.needs_release() { LETTER_PREFIX } else { DAILY_PREFIX };
        format!("{prefix}{}:{day}", folded_address(self.address())).into()
    }
}

impl MailKey {
    /// True for the mail that brings a report, whose text is final.
    pub fn is_report(&self) -> bool {
        self.as_str().starts_with(REPORT_PREFIX)
    }

    /// True for a letter to a higher level, released by the coordinator.
    pub fn is_letter(&self) -> bool {
        self.as_str().starts_with(LETTER_PREFIX)
    }

    /// True for a mail that a person sends again, with the text of the first.
    pub fn is_resent(&self) -> bool {
        self.as_str().starts_with(RESENT_PREFIX)
    }

    /// True for a receipt: it says what was understood of a mail that came in.
    pub fn is_receipt(&self) -> bool {
        self.as_str().starts_with(RECEIPT_PREFIX)
    }

    /// The key of the receipt for the mail with this SHA-256.
    pub fn receipt(sha256: &str) -> Self {
        format!("{RECEIPT_PREFIX}{sha256}").into()
    }

    /// What the keys of mails begin with that bring fresh links.
    pub const FRESH_LINKS: &str = FRESH_LINK_PREFIX;

    /// The key of the mail that brings a fresh link to who has this address, of which there is one a day at most.
    pub fn fresh_link(address: &str, day: Date) -> Self {
        format!("{FRESH_LINK_PREFIX}{}:{day}", folded_address(address)).into()
    }

    /// True for a mail that its own reader caused, and waits for: a receipt, or one that brings a fresh link.
    pub fn is_awaited(&self) -> bool {
        self.is_receipt() || self.as_str().starts_with(FRESH_LINK_PREFIX)
    }

    /// The key of the mail that brings one notice to one address.
    pub fn notice(notice: &ReminderKey, address: &str) -> Self {
        format!("{NOTICE_PREFIX}{notice}:{}", folded_address(address)).into()
    }

    /// True for a mail that brings a notice of an approval, and nothing else.
    pub fn is_notice(&self) -> bool {
        self.as_str().starts_with(NOTICE_PREFIX)
    }

    /// True for a mail whose text is final whatever is decided: it carries no reminders and is not rewritten.
    pub fn stands_by_itself(&self) -> bool {
        self.is_report() || self.is_resent() || self.is_awaited()
    }

    /// The key of the original of a mail that was, or will be, sent again.
    #[must_use]
    pub fn first(&self) -> Self {
        let of = self.as_str().strip_prefix(RESENT_PREFIX).and_then(|rest| rest.split_once(':'));
        of.map_or_else(|| self.clone(), |(_, first)| first.into())
    }

    /// The key under which the mail is sent again for the `nth` time.
    #[must_use]
    pub fn again(&self, nth: u32) -> Self {
        format!("{RESENT_PREFIX}{nth}:{}", self.first()).into()
    }

    /// True for a daily mail to the working level or the coordinator; nobody gets two of them a day.
    pub fn is_daily(&self) -> bool {
        self.as_str().starts_with(DAILY_PREFIX)
    }
}

/// Key of the mail that brings report `number` of `plan` to an address.
pub fn report_key(plan: &Plan, number: u32, address: &str) -> MailKey {
    format!("{REPORT_PREFIX}{}:{number}:{address}", plan.workflow).into()
}

/// Workflow and number of the report that a mail brings; `None` for any other mail.
pub fn report_of(key: &MailKey) -> Option<(WorkflowId, u32)> {
    let mut parts = key.as_str().strip_prefix(REPORT_PREFIX)?.split(':');
    Some((WorkflowId::from(parts.next()?), parts.next()?.parse().ok()?))
}

/// The person a decision goes to on the day it leaves: the function addressed, a lower one, or the coordinator. An
/// address that refused its last mail counts as missing; somebody who is away is written to only if nobody stands in.
pub fn resolve<'a>(plan: &'a Plan, decision: &Decision, addresses: &Addresses, now: Timestamp) -> Recipient<'a> {
    if decision.kind.is_for_coordinator() {
        return Recipient::coordinator(plan);
    }
    let reached = plan.partners.get(&decision.to.partner).and_then(|partner| {
        let day = partner.timezone.to_datetime(partner.calendar.next_working_instant(now, &partner.timezone)).date();
        let is_there = |address: &str| addresses.answers_on(address, day);
        let accepts = |address: &str| addresses.accepts(address);
        let contact = partner
            .reachable_at(decision.to.to, day, is_there)
            .or_else(|| partner.reachable_at(decision.to.to, day, accepts));
        // A copy is for that office alone; nobody stands in for a reader who is only kept informed.
        let is_meant = |contact: &&Contact| !decision.kind.is_for_office() || contact.function == Some(decision.to.to);
        let contact = contact.filter(is_meant);
        contact.map(|contact| Recipient::of_partner(partner, contact))
    });
    reached.unwrap_or_else(|| Recipient::coordinator(plan))
}

/// The person a decision goes to: a reminder of an input that was handed over goes to the colleague who sees to it, and what
/// is called off to whoever was asked, unless the address was refused or they are away; everything else as [`resolve`] says.
/// Letters go to their levels.
pub(super) fn reader_of<'a>(
    scene: &Decided<'a>,
    decision: &Decision,
    addresses: &Addresses,
    now: Timestamp,
) -> Recipient<'a> {
    let reached = resolve(scene.plan, decision, addresses, now);
    if reached.needs_release() {
        return reached;
    }
    let other = || {
        let partner = scene.plan.partners.get(decision.kind.partner()?)?;
        let contact = match &decision.kind {
            DecisionKind::Rung { task, .. } => {
                let task = scene.plan.task(task)?;
                scene.state.task(&task.id).part(task, &partner.id)?.colleague.as_deref()?
            }
            DecisionKind::CalledOff { address, .. } => scene.state.outdated.other(&partner.id, address)?,
            _ => return None,
        };
        let recipient = Recipient::of_partner(partner, contact);
        let day = recipient.local_day(recipient.departure(now));
        let is_there = contact.is_reachable_on(day) && addresses.answers_on(recipient.address(), day);
        (is_there && !recipient.needs_release()).then_some(recipient)
    };
    other().unwrap_or(reached)
}

/// The person a mail to `address` goes to, as [`recipient_of`] says, or somebody of that address who was asked
/// in the place of the partner's focal point.
pub fn recipient_in<'a>(
    scenes: impl IntoIterator<Item = (&'a Plan, &'a RunState)>,
    opened_for: Option<&PartnerId>,
    address: &str,
) -> Option<Recipient<'a>> {
    let scenes: Vec<(&Plan, &RunState)> = scenes.into_iter().collect();
    let colleague = |(plan, state): &(&'a Plan, &'a RunState)| {
        let partner = plan.partners.get(&plan.renames.partner(opened_for?))?;
        let parts = plan.tasks.iter().filter_map(|task| state.task(&task.id).part(task, &partner.id));
        let colleague = parts.filter(|part| part.is_handed_to(address)).find_map(|part| part.colleague.as_deref());
        let contact = colleague.or_else(|| state.outdated.other(&partner.id, address))?;
        Some(Recipient::of_partner(partner, contact))
    };
    recipient_of(scenes.iter().map(|(plan, _)| *plan), opened_for, address)
        .or_else(|| scenes.iter().find_map(colleague))
}

/// When a mail to `address` that is due at `now` may leave: in its reader's working hours. Of who is in no plan any more
/// nothing is known but the partner they were written to for, whose hours count then, or else the coordinator's.
pub fn departure_in<'a>(
    scenes: impl IntoIterator<Item = (&'a Plan, &'a RunState)>,
    opened_for: Option<&PartnerId>,
    address: &str,
    now: Timestamp,
) -> Timestamp {
    let scenes: Vec<(&Plan, &RunState)> = scenes.into_iter().collect();
    if let Some(recipient) = recipient_in(scenes.iter().copied(), opened_for, address) {
        return recipient.departure(now);
    }
    let partner = |plan: &'a Plan| plan.partners.get(&plan.renames.partner(opened_for?));
    let partner = scenes.iter().find_map(|(plan, _)| partner(plan));
    match (partner, scenes.first()) {
        (Some(partner), _) => partner.calendar.next_working_instant(now, &partner.timezone),
        (None, Some((plan, _))) => Recipient::coordinator(plan).departure(now),
        (None, None) => now,
    }
}

/// The person a mail to `address` goes to: in the role it was opened for, in the first of `plans` that knows them, or
/// else in whatever role the address has in one of them. `None` if no plan has the address.
pub fn recipient_of<'a>(
    plans: impl IntoIterator<Item = &'a Plan>,
    opened_for: Option<&PartnerId>,
    address: &str,
) -> Option<Recipient<'a>> {
    let plans: Vec<&Plan> = plans.into_iter().collect();
    let has_address =
        |plan: &&&'a Plan| is_same_address(plan.coordinator.email.as_deref().unwrap_or_default(), address);
    let coordinator = plans.iter().find(has_address).map(|plan| Recipient::coordinator(plan));
    let as_opened = opened_for
        .and_then(|id| plans.iter().find_map(|plan| person_at(plan.partners.get(&plan.renames.partner(id))?, address)));
    let as_anybody =
        || plans.iter().find_map(|plan| plan.partners.values().find_map(|partner| person_at(partner, address)));
    match opened_for {
        None => coordinator.or_else(as_anybody),
        Some(_) => as_opened.or_else(as_anybody).or(coordinator),
    }
}

/// The contact of `partner` with that address.
pub fn person_at<'a>(partner: &'a Partner, address: &str) -> Option<Recipient<'a>> {
    let has_it = |contact: &&Contact| contact.email.as_deref().is_some_and(|email| is_same_address(email, address));
    Some(Recipient::of_partner(partner, partner.contacts.iter().find(has_it)?))
}

/// The Cc addresses of a mail to `recipient` about `partner`: those of `functions` that can be written to on `day` and
/// get no mail of their own instead.
pub(super) fn cc_addresses(
    recipient: &Recipient<'_>,
    partner: &Partner,
    functions: &[Function],
    day: Date,
) -> Vec<String> {
    functions
        .iter()
        .filter(|function| recipient.needs_release() || function.needs_release())
        .filter_map(|function| partner.contacts.iter().find(|contact| contact.function == Some(*function)))
        .filter(|contact| contact.is_reachable_on(day))
        .filter_map(|contact| contact.email.clone())
        .filter(|address| !is_same_address(address, recipient.address()))
        .collect()
}
