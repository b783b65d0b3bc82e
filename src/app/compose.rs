//! Whom a mail goes to, and what stands in it: joins plan, message, templates and MIME.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use sha2::{Digest, Sha256};

use super::{AppError, archive::Archived, tick::Scene};
use crate::{
    config::Config,
    engine::{Decision, DecisionKind},
    mail::{self, Letter, Mailbox},
    message::{self, Capacity, Reason},
    model::{Lang, MailKey, PartnerId, WorkflowId, folded_address, is_same_address},
    plan::{Calendar, Contact, Function, Partner, Plan},
    render::{RenderedMail, Templates},
    store::{Mail, NewContent, RecipientRole, Reminder},
};

/// Keys of mails that bring a report begin with this.
pub(super) const REPORT_PREFIX: &str = "report:";
const DAILY_PREFIX: &str = "day:";
const DRAFT_PREFIX: &str = "draft:";

/// A person to write to, with their clock.
#[derive(Clone, Copy)]
pub(super) struct Recipient<'a> {
    pub(super) contact: &'a Contact,
    /// `None` for the coordinator.
    pub(super) partner: Option<&'a Partner>,
    calendar: &'a Calendar,
    zone: &'a TimeZone,
}

impl<'a> Recipient<'a> {
    pub(super) fn of_partner(partner: &'a Partner, contact: &'a Contact) -> Self {
        Self { contact, partner: Some(partner), calendar: &partner.calendar, zone: &partner.timezone }
    }

    pub(super) fn coordinator(plan: &'a Plan) -> Self {
        Self { contact: &plan.coordinator, partner: None, calendar: &plan.coordinator_calendar, zone: &plan.timezone }
    }

    /// The address; empty only for a coordinator without one, whose mail fails visibly.
    pub(super) fn address(&self) -> &'a str {
        self.contact.email.as_deref().unwrap_or_default()
    }

    /// True for the levels that a daemon does not write to by itself.
    pub(super) fn is_draft(&self) -> bool {
        self.contact.function.is_some_and(Function::needs_release)
    }

    /// When a mail decided at `now` may leave: at once in working hours, else the next working morning.
    pub(super) fn departure(&self, now: Timestamp) -> Timestamp {
        self.calendar.next_working_instant(now, self.zone)
    }

    /// The opening of the working day after the one of `at`.
    pub(super) fn next_morning(&self, at: Timestamp) -> Timestamp {
        self.calendar.opening(self.calendar.add_working_days(self.local_day(at), 1), self.zone)
    }

    /// True if the mail of this key was a draft: it is released one by one and keeps its identity.
    pub(super) fn was_draft(key: &MailKey) -> bool {
        key.as_str().starts_with(DRAFT_PREFIX)
    }

    pub(super) fn local_day(&self, at: Timestamp) -> Date {
        self.zone.to_datetime(at).date()
    }

    /// The time on this person's clock, `09:00`.
    pub(super) fn local_time(&self, at: Timestamp) -> String {
        self.zone.to_datetime(at).strftime("%H:%M").to_string()
    }

    /// True if a mail that is already open can also carry what this recipient is told. A daily mail serves all of its reader's
    /// roles; a letter to a higher level speaks for one organisation only.
    pub(super) fn shares(&self, opened_for: Option<&PartnerId>) -> bool {
        !self.is_draft() || opened_for == self.partner.map(|partner| &partner.id)
    }

    /// Identity of this recipient's mail of `day`.
    pub(super) fn mail_key(&self, day: Date) -> MailKey {
        let prefix = if self.is_draft() { DRAFT_PREFIX } else { DAILY_PREFIX };
        format!("{prefix}{}:{day}", folded_address(self.address())).into()
    }
}

/// No recipient's mail is put off further than this many working days by mails of earlier days.
const PUT_OFF_AT_MOST: usize = 10;

/// The mail that a reminder to `recipient` goes into: today's unless it is closed, else the next working day's. One mail
/// per recipient and day. `None` if all of the next days are closed.
pub(super) fn slot<E>(
    recipient: &Recipient<'_>,
    now: Timestamp,
    mut is_closed: impl FnMut(&MailKey) -> Result<bool, E>,
) -> Result<Option<(MailKey, Timestamp)>, E> {
    let mut departs_at = recipient.departure(now);
    for _ in 0..PUT_OFF_AT_MOST {
        let key = recipient.mail_key(recipient.local_day(departs_at));
        if !is_closed(&key)? {
            return Ok(Some((key, departs_at)));
        }
        departs_at = recipient.next_morning(departs_at);
    }
    Ok(None)
}

/// Identity of the mail that brings a report.
pub(super) fn report_key(plan: &Plan, number: u32, address: &str) -> MailKey {
    format!("{REPORT_PREFIX}{}:{number}:{address}", plan.workflow).into()
}

/// True for a mail that brings that report.
pub(super) fn brings(mail: &Mail, report: &Archived) -> bool {
    mail.key.as_str().starts_with(&format!("{REPORT_PREFIX}{}:{}:", report.workflow, report.number))
}

/// The addresses in copy of a mail to `recipient` about `partner`: of these functions of it, those that can be written to on
/// `day`.
pub(super) fn copies(recipient: &Recipient<'_>, partner: &Partner, functions: &[Function], day: Date) -> Vec<String> {
    functions
        .iter()
        .filter_map(|function| partner.contacts.iter().find(|contact| contact.function == Some(*function)))
        .filter(|contact| contact.is_reachable_on(day))
        .filter_map(|contact| contact.email.clone())
        .filter(|address| !is_same_address(address, recipient.address()))
        .collect()
}

/// The organisations that the recipient of a mail answers for in these plans: those it reminds of, the one it was opened for
/// first, then every other whose focal point has the address on `day`.
pub(super) fn roles<'a>(
    recipient: &Recipient<'_>,
    reasons: &[Reason],
    plans: impl IntoIterator<Item = &'a Plan>,
    day: Date,
) -> Vec<(WorkflowId, PartnerId)> {
    let asked = || reasons.iter().filter(|reason| reason.told_as == Capacity::Partner);
    if asked().next().is_none() {
        return Vec::new();
    }
    let mut roles = Vec::new();
    for plan in plans {
        let is_asked = |partner: &Partner| {
            asked().any(|reason| reason.workflow == plan.workflow && reason.kind.partner() == Some(&partner.id))
        };
        // A letter to a higher level speaks of what it asks for, and of nothing else.
        let is_focal_point = |partner: &Partner| {
            let reached = partner.reachable(Function::FocalPoint, day).and_then(|contact| contact.email.as_deref());
            !recipient.is_draft() && reached.is_some_and(|address| is_same_address(address, recipient.address()))
        };
        let partners = plan.partner_order.iter().filter_map(|id| plan.partners.get(id));
        let answered_for = partners.filter(|partner| is_asked(partner) || is_focal_point(partner));
        roles.extend(answered_for.map(|partner| (plan.workflow.clone(), partner.id.clone())));
    }
    let first = recipient.partner.map(|partner| &partner.id);
    roles.sort_by_key(|(_, partner)| Some(partner) != first);
    roles
}

/// The part in which a person is addressed. A mail that was opened for the coordinator, and asks for something too, speaks to the
/// focal point that they are as well.
pub(super) fn addressed<'a>(
    recipient: Recipient<'a>,
    reasons: &[Reason],
    plans: impl IntoIterator<Item = &'a Plan>,
) -> Recipient<'a> {
    let asked = reasons.iter().filter(|reason| reason.told_as == Capacity::Partner);
    let partners: Vec<_> = asked.filter_map(|reason| Some((&reason.workflow, reason.kind.partner()?))).collect();
    let mut as_asked = plans.into_iter().filter_map(|plan| {
        let (_, id) = partners.iter().find(|(workflow, _)| **workflow == plan.workflow)?;
        contact_at(plan.partners.get(*id)?, recipient.address())
    });
    if recipient.partner.is_some() { recipient } else { as_asked.next().unwrap_or(recipient) }
}

/// Writes mails at `now`.
pub(super) struct Composer<'a> {
    pub(super) templates: &'a Templates,
    pub(super) config: &'a Config,
    pub(super) scenes: &'a BTreeMap<WorkflowId, Scene<'a>>,
    /// Addresses that refused their last mail, as they are compared, with the server's words.
    pub(super) refused: &'a BTreeMap<String, String>,
    pub(super) now: Timestamp,
}

impl<'a> Composer<'a> {
    /// The person a stored mail goes to. `None` if the definition no longer knows them.
    pub(super) fn recipient_of(&self, mail: &Mail) -> Option<Recipient<'a>> {
        let plans = mail.workflows.iter().filter_map(|workflow| self.scenes.get(workflow)).map(|scene| scene.plan);
        recipient_of(plans, mail)
    }

    /// What `mail` says at this moment, carrying `reminders`.
    pub(super) fn write(&self, mail: &Mail, reminders: &[Reminder]) -> Result<NewContent, AppError> {
        let recipient =
            self.recipient_of(mail).ok_or_else(|| AppError::UnknownRecipient(address_of(mail).to_owned()))?;
        let mut reasons = Vec::new();
        let mut cc = BTreeSet::new();
        for reminder in reminders {
            cc.extend(self.copies(reminder, &recipient));
            reasons.push(self.reason(reminder)?);
        }
        let workflows: BTreeSet<WorkflowId> = reasons.iter().map(|reason| reason.workflow.clone()).collect();
        let scenes: Vec<message::Scene<'_>> = workflows
            .iter()
            .filter_map(|workflow| self.scenes.get(workflow))
            .map(|scene| message::Scene { plan: scene.plan, state: &scene.state })
            .collect();
        let leaves_at = mail.not_before.max(self.now);
        let day = recipient.local_day(leaves_at);
        let recipient = addressed(recipient, &reasons, scenes.iter().map(|scene| scene.plan));
        let order = message::Order {
            contact: recipient.contact,
            partners: roles(&recipient, &reasons, scenes.iter().map(|scene| scene.plan), day),
            day,
            reasons,
            fallback: &self.config.language,
        };
        let content = message::compose(&scenes, &order, self.now);
        if let Some(wanted) = &content.fallback_from {
            let key = &mail.message_id;
            tracing::info!(mail = %key, %wanted, lang = %content.lang, "written in another language than the recipient prefers");
        }
        let rendered = self.templates.mail(&content)?;
        let plan = scenes.first().map(|scene| scene.plan);
        let letter = Letter {
            reply_to: plan.and_then(|plan| plan.coordinator.email.as_deref()).map(Mailbox::bare),
            cc: cc.iter().map(|address| Mailbox::bare(address)).collect(),
            ..letter(sender(self.config, plan), &recipient, &rendered, &mail.message_id, leaves_at, &content.lang)
        };
        Ok(NewContent {
            subject: rendered.subject,
            cc: cc.into_iter().collect(),
            workflows,
            lang: content.lang,
            mime: letter.to_bytes()?,
            basis: self.basis(mail, reminders),
        })
    }

    /// Why a reminder is in its mail, by the names that task and partner have now.
    fn reason(&self, reminder: &Reminder) -> Result<Reason, AppError> {
        let kind: DecisionKind = serde_json::from_str(&reminder.kind).map_err(AppError::Stored)?;
        let renamed = self.scenes.get(&reminder.workflow).map(|scene| &scene.plan.renames);
        let kind = match renamed {
            Some(renames) => kind.renamed(renames),
            None => kind,
        };
        let told_as = if reminder.to_coordinator { Capacity::Coordinator } else { Capacity::Partner };
        Ok(Reason { workflow: reminder.workflow.clone(), kind, told_as })
    }

    /// What the content of `mail` depends on: the recipient's day, the reminders with their copies, and for each workflow the
    /// definition in force and the last fact that a person caused.
    pub(super) fn basis(&self, mail: &Mail, reminders: &[Reminder]) -> String {
        let day = self.recipient_of(mail).map(|recipient| recipient.local_day(mail.not_before.max(self.now)));
        let mut text = format!("{day:?}");
        for reminder in reminders {
            let scene = self.scenes.get(&reminder.workflow);
            let facts = scene.map(|scene| (&scene.plan.definition, scene.state.last_fact));
            let copies = self.recipient_of(mail).map(|recipient| self.copies(reminder, &recipient));
            let _ = write!(text, "\n{} {facts:?} {copies:?}", reminder.key);
        }
        sha256_hex(text.as_bytes())
    }

    /// The addresses in copy for one reminder, without the recipient's own.
    fn copies(&self, reminder: &Reminder, recipient: &Recipient<'_>) -> Vec<String> {
        let Some(scene) = self.scenes.get(&reminder.workflow).filter(|_| !reminder.to_coordinator) else {
            return Vec::new();
        };
        let Some(decision) = scene.decision(&reminder.key) else { return Vec::new() };
        let Some(partner) = scene.plan.partners.get(&decision.to.partner) else { return Vec::new() };
        let mut addresses = copies(recipient, partner, &decision.to.cc, recipient.local_day(self.now));
        addresses.retain(|address| !self.refused.contains_key(&folded_address(address)));
        addresses
    }
}

/// The person a decision goes to on the day it leaves: the function asked for, a lower one, or the coordinator. An
/// address in `refused` is as good as none.
pub(super) fn resolve<'a>(
    plan: &'a Plan,
    decision: &Decision,
    refused: &BTreeMap<String, String>,
    now: Timestamp,
) -> Recipient<'a> {
    if decision.kind.is_for_coordinator() {
        return Recipient::coordinator(plan);
    }
    let reached = plan.partners.get(&decision.to.partner).and_then(|partner| {
        let day = partner.timezone.to_datetime(partner.calendar.next_working_instant(now, &partner.timezone)).date();
        let contact =
            partner.reachable_at(decision.to.to, day, |address| !refused.contains_key(&folded_address(address)));
        contact.map(|contact| Recipient::of_partner(partner, contact))
    });
    reached.unwrap_or_else(|| Recipient::coordinator(plan))
}

/// The person that `mail` goes to: as whom it was opened for, in the first of `plans` that knows them, or else in whatever part
/// the address has in one of them.
pub(super) fn recipient_of<'a>(plans: impl IntoIterator<Item = &'a Plan>, mail: &Mail) -> Option<Recipient<'a>> {
    let plans: Vec<&Plan> = plans.into_iter().collect();
    let to = address_of(mail);
    let is_coordinator = |plan: &&&'a Plan| is_same_address(plan.coordinator.email.as_deref().unwrap_or_default(), to);
    let coordinator = plans.iter().find(is_coordinator).map(|plan| Recipient::coordinator(plan));
    let opened_for = mail.partner.as_ref();
    let as_opened = opened_for
        .and_then(|id| plans.iter().find_map(|plan| contact_at(plan.partners.get(&plan.renames.partner(id))?, to)));
    let as_anybody =
        || plans.iter().find_map(|plan| plan.partners.values().find_map(|partner| contact_at(partner, to)));
    match opened_for {
        None => coordinator.or_else(as_anybody),
        Some(_) => as_opened.or_else(as_anybody).or(coordinator),
    }
}

fn contact_at<'a>(partner: &'a Partner, address: &str) -> Option<Recipient<'a>> {
    let has_it = |contact: &&Contact| contact.email.as_deref().is_some_and(|email| is_same_address(email, address));
    Some(Recipient::of_partner(partner, partner.contacts.iter().find(has_it)?))
}

/// The sender: the configured one, or the coordinator of `plan`.
pub(super) fn sender(config: &Config, plan: Option<&Plan>) -> Mailbox {
    match &config.mail.from {
        Some(from) => mailbox(from),
        None => Mailbox::bare(plan.and_then(|plan| plan.coordinator.email.as_deref()).unwrap_or(NOBODY)),
    }
}

/// A Message-ID that is the same whenever the same mail is sent again.
pub(super) fn message_id(config: &Config, plan: Option<&Plan>, key: &MailKey) -> String {
    let address = sender(config, plan).address;
    mail::message_id(key, address.rsplit('@').next().unwrap_or_default())
}

/// Stands for a sender where neither the configuration nor a workflow names one (RFC 2606).
const NOBODY: &str = "concerted@nobody.example";

/// What every mail of ours is: from `sender` to one person, written by a machine.
pub(super) fn letter(
    sender: Mailbox,
    recipient: &Recipient<'_>,
    rendered: &RenderedMail,
    message_id: &str,
    date: Timestamp,
    lang: &Lang,
) -> Letter {
    Letter {
        from: sender,
        reply_to: None,
        to: vec![Mailbox::bare(recipient.address())],
        cc: Vec::new(),
        subject: rendered.subject.clone(),
        message_id: message_id.to_owned(),
        date,
        in_reply_to: None,
        references: Vec::new(),
        auto_submitted: true,
        list_unsubscribe: None,
        lang: lang.clone(),
        text: rendered.text.clone(),
        html: rendered.html.clone(),
        attachments: Vec::new(),
    }
}

/// `Name <address>`, or an address alone.
pub(super) fn mailbox(text: &str) -> Mailbox {
    match text.rsplit_once('<') {
        Some((name, address)) => {
            Mailbox::named(name.trim().trim_matches('"'), address.trim_end().trim_end_matches('>').trim())
        }
        None => Mailbox::bare(text.trim()),
    }
}

/// The address a mail is written to.
fn address_of(mail: &Mail) -> &str {
    mail.recipients.iter().find(|r| r.role == RecipientRole::To).map_or("", |recipient| recipient.address.as_str())
}

/// SHA-256 in hex.
pub(super) fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
