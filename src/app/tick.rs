//! One pass of decide-and-record: what is due becomes reminders in mails, in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{
    App, AppError, brief,
    compose::{self, Composer, REPORT_PREFIX, Recipient},
    load::Loading,
    reminder,
};
use crate::{
    engine::{Decision, DecisionKind, RunState, decide},
    model::{
        Actor, Event, Fact, MailKey, MailState, Outcome, PartnerId, ReminderKey, ReminderState, TaskId, WorkflowId,
        is_same_address,
    },
    plan::Plan,
    store::{Mail, MailFilter, NewMail, RecipientRole, Tx, Withdrawal, WithdrawnBy},
};

/// A tick goes over the outbox no more than this many times.
const ROUNDS_AT_MOST: usize = 4;

/// What a tick did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// Reminders that were put into a mail.
    pub queued: usize,
    /// Reminders that were taken back.
    pub withdrawn: usize,
    /// Workflows that could not be decided, with the reason.
    pub quarantined: Vec<(WorkflowId, String)>,
}

impl Ticked {
    /// Adds what a second tick did.
    pub fn add(&mut self, more: Self) {
        self.queued += more.queued;
        self.withdrawn += more.withdrawn;
        self.quarantined.extend(more.quarantined);
    }
}

/// A workflow at `now`.
pub(super) struct Scene<'a> {
    pub(super) plan: &'a Plan,
    pub(super) state: RunState,
    decisions: BTreeMap<ReminderKey, Decision>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(plan: &'a Plan, events: &[Event], now: Timestamp) -> Self {
        let state = RunState::replay(plan, events, now);
        let decisions = decide(plan, &state, now).into_iter().map(|d| (d.key.clone(), d)).collect();
        Self { plan, state, decisions }
    }

    /// Puts these notes for the coordinator in the place of earlier ones.
    fn tell_coordinator<'n>(&mut self, notes: impl Iterator<Item = &'n Decision>) {
        self.decisions.retain(|_, decision| !decision.kind.is_for_coordinator());
        self.decisions.extend(notes.map(|note| (note.key.clone(), note.clone())));
    }

    /// The decision of that key, if it holds at this moment.
    pub(super) fn decision(&self, key: &ReminderKey) -> Option<&Decision> {
        self.decisions.get(key)
    }
}

/// Decides every workflow at `now` and records what is new. A second tick at the same `now` changes nothing.
pub fn tick(app: &mut App, loading: &Loading, now: Timestamp) -> Result<Ticked, AppError> {
    let App { store, templates, config, .. } = app;
    store.write(|tx| {
        let mut scenes = BTreeMap::new();
        for (workflow, loaded) in &loading.workflows {
            scenes.insert(workflow.clone(), Scene::new(&loaded.plan, &tx.events(workflow)?, now));
        }
        let refused = tx.refused_addresses(now)?;
        let mut done = Ticked::default();
        let mut told = None;
        // What one round drafts or takes back changes what the coordinator is told; that changes nothing else.
        for _ in 0..ROUNDS_AT_MOST {
            let notes = brief::notes(tx, &scenes, now)?;
            if told.as_ref() == Some(&notes) {
                break;
            }
            for (workflow, scene) in &mut scenes {
                scene.tell_coordinator(notes.iter().filter(|note| note.workflow == *workflow));
            }
            told = Some(notes);
            let composer = Composer { templates, config, scenes: &scenes, refused: &refused, now };
            let mut pass = Pass { tx, composer: &composer, now, done };
            pass.run()?;
            done = pass.done;
        }
        tracing::info!(queued = done.queued, withdrawn = done.withdrawn, "decided");
        Ok(done)
    })
}

struct Pass<'a> {
    tx: &'a Tx,
    composer: &'a Composer<'a>,
    now: Timestamp,
    done: Ticked,
}

impl Pass<'_> {
    fn run(&mut self) -> Result<(), AppError> {
        self.take_back_what_no_longer_holds()?;
        self.give_back_what_missed_its_hours()?;
        self.readdress_what_was_refused()?;
        self.queue_what_is_due()?;
        self.rewrite_what_waits()
    }

    /// A queued reminder holds as long as it is decided anew: an answer, a moved date, a later rung or an unfinished
    /// predecessor takes it back.
    fn take_back_what_no_longer_holds(&mut self) -> Result<(), AppError> {
        for (workflow, scene) in self.composer.scenes {
            for reminder in self.tx.open_reminders(workflow)? {
                let mail = self.tx.require_mail(&reminder.mail)?;
                // Of one that may have arrived a person says first whether it did.
                let stands = has_arrived(&mail) || mail.state == MailState::Uncertain;
                if !stands && !scene.decisions.contains_key(&reminder.key) {
                    let kind: DecisionKind = serde_json::from_str(&reminder.kind).map_err(AppError::Stored)?;
                    let why = reminder::why_no_longer(scene, &kind.renamed(&scene.plan.renames));
                    self.withdraw_reminder(workflow, &reminder.key, why)?;
                }
            }
        }
        Ok(())
    }

    /// A mail that did not leave in its recipient's working hours is written anew for the next working morning.
    fn give_back_what_missed_its_hours(&mut self) -> Result<(), AppError> {
        for mail in self.waiting()?.into_iter().filter(|mail| mail.attempts == 0 && !is_report(mail)) {
            let Some(recipient) = self.composer.recipient_of(&mail) else {
                self.withdraw_mail(&mail, "its recipient is no longer in the definition")?;
                continue;
            };
            let is_due = mail.state == MailState::Queued && mail.not_before <= self.now;
            let missed = is_due && recipient.departure(self.now) > self.now;
            let of_an_earlier_day = recipient.local_day(mail.not_before) < recipient.local_day(self.now);
            if (missed || of_an_earlier_day) && !Recipient::was_draft(&mail.key) {
                self.withdraw_mail(&mail, "its day passed; what it carried goes into the recipient's next mail")?;
            }
        }
        Ok(())
    }

    /// What nobody accepted goes to the next person who can be written to: a stand-in, or a corrected address. Where
    /// there is none, the coordinator is told of the failed mail.
    fn readdress_what_was_refused(&mut self) -> Result<(), AppError> {
        for (workflow, scene) in self.composer.scenes {
            for reminder in self.tx.open_reminders(workflow)? {
                let mail = self.tx.require_mail(&reminder.mail)?;
                let Some(decision) = scene.decision(&reminder.key).filter(|_| mail.state == MailState::Failed) else {
                    continue;
                };
                let recipient = compose::resolve(scene.plan, decision, self.composer.refused, self.now);
                let is_somebody_else = mail.to().all(|address| !is_same_address(address, recipient.address()));
                if recipient.partner.is_some() && is_somebody_else {
                    self.readdress(&mail, scene, decision, &recipient)?;
                }
            }
        }
        Ok(())
    }

    fn readdress(
        &mut self,
        failed: &Mail,
        scene: &Scene<'_>,
        decision: &Decision,
        recipient: &Recipient<'_>,
    ) -> Result<(), AppError> {
        let Some(key) = self.mail_to(scene, decision, recipient)? else { return Ok(()) };
        for reminder in self.tx.readdress(&failed.key, &key)? {
            let why = "the address it was written to did not take it".to_owned();
            let fact = Fact::ReminderQueued { reminder, mail: key.clone(), why };
            self.tx.append(&Event::of_engine(&decision.workflow, self.now, fact))?;
            self.done.queued += 1;
        }
        Ok(())
    }

    fn queue_what_is_due(&mut self) -> Result<(), AppError> {
        let composer = self.composer;
        for scene in composer.scenes.values() {
            for decision in scene.decisions.values() {
                let known = self.tx.reminder(&decision.key)?;
                if known.is_none_or(|known| known.state == ReminderState::Withdrawn && !known.attempted) {
                    self.queue(scene, decision)?;
                }
            }
        }
        Ok(())
    }

    fn queue(&mut self, scene: &Scene<'_>, decision: &Decision) -> Result<(), AppError> {
        let recipient = compose::resolve(scene.plan, decision, self.composer.refused, self.now);
        let told_at = |task: &TaskId, partner: &PartnerId, due| {
            self.tx.coordinator_told_at(&decision.workflow, task, partner, due)
        };
        if recipient.partner.is_none() && !reminder::is_news(scene.plan, decision, self.now, told_at)? {
            return Ok(());
        }
        let Some(key) = self.mail_to(scene, decision, &recipient)? else { return Ok(()) };
        let to_coordinator = recipient.partner.is_none();
        self.tx.queue_reminder(&reminder::new_reminder(scene.plan, decision, &key, to_coordinator, self.now))?;
        if to_coordinator && !decision.kind.is_for_coordinator() {
            self.tell_unreachable(scene, decision)?;
        }
        let fact = Fact::ReminderQueued { reminder: decision.key.clone(), mail: key, why: decision.why.clone() };
        self.tx.append(&Event::of_engine(&decision.workflow, self.now, fact))?;
        self.done.queued += 1;
        Ok(())
    }

    /// The mail that `decision` goes into, opened if need be. `None` if the recipient's next days are all taken.
    fn mail_to(
        &self,
        scene: &Scene<'_>,
        decision: &Decision,
        recipient: &Recipient<'_>,
    ) -> Result<Option<MailKey>, AppError> {
        let Some((key, departs_at)) = self.mail_for(recipient)? else { return Ok(None) };
        if self.tx.mail(&key)?.is_none_or(|mail| is_unused(&mail)) {
            self.open_mail(scene.plan, &key, recipient, decision, departs_at)?;
        }
        Ok(Some(key))
    }

    /// A new mail, or one that was taken back before anybody saw it, so that the recipient had nothing on that day. One of an
    /// earlier day that the server has not taken yet makes way for it.
    fn open_mail(
        &self,
        plan: &Plan,
        key: &MailKey,
        recipient: &Recipient<'_>,
        decision: &Decision,
        departs_at: Timestamp,
    ) -> Result<(), AppError> {
        let new = NewMail {
            key: key.clone(),
            workflows: BTreeSet::from([decision.workflow.clone()]),
            partner: recipient.partner.map(|partner| partner.id.clone()),
            to: vec![recipient.address().to_owned()],
            cc: Vec::new(),
            lang: recipient.contact.languages[0].clone(),
            subject: String::new(),
            message_id: compose::message_id(self.composer.config, Some(plan), key),
            state: self.state_of_new(recipient),
            due_at: departs_at,
            mime: Vec::new(),
        };
        if !self.tx.insert_mail(&new)? && self.tx.reopen_mail(&new)? {
            // Its withdrawal is not the last that the journal says of it.
            let why = "opened again: it was taken back before anybody saw it";
            self.note_settled(&self.tx.require_mail(key)?, new.state, why)?;
        }
        for mail in self.waiting()?.into_iter().filter(|mail| mail.key != *key && is_put_off(mail, recipient)) {
            let why = "the server has not taken it; the recipient's next mail carries what is still open";
            self.tx.supersede(&mail.key, key, why)?;
            self.note_settled(&mail, MailState::Withdrawn, why)?;
        }
        Ok(())
    }

    /// Mails that have not left, oldest first.
    fn waiting(&self) -> Result<Vec<Mail>, AppError> {
        let states = BTreeSet::from([MailState::Queued, MailState::Held, MailState::Draft]);
        Ok(self.tx.mails(&MailFilter { states, ..MailFilter::default() })?)
    }

    /// The mail that a reminder to `recipient` goes into: today's if it has not been attempted, else the next working
    /// day's. One mail per recipient and day.
    fn mail_for(&self, recipient: &Recipient<'_>) -> Result<Option<(MailKey, Timestamp)>, AppError> {
        compose::slot(recipient, self.now, |key| {
            let is_shared = |mail: &Mail| is_unused(mail) || recipient.shares(mail.partner.as_ref());
            Ok(self.tx.mail(key)?.is_some_and(|mail| !is_open(&mail) || !is_shared(&mail)))
        })
    }

    fn state_of_new(&self, recipient: &Recipient<'_>) -> MailState {
        if recipient.is_draft() {
            MailState::Draft
        } else if self.composer.config.mail.hold {
            MailState::Held
        } else {
            MailState::Queued
        }
    }

    fn tell_unreachable(&self, scene: &Scene<'_>, decision: &Decision) -> Result<(), AppError> {
        let fact = Fact::PartnerUnreachable {
            partner: decision.to.partner.clone(),
            why: format!(
                "no contact for {} has an address that takes mail; the coordinator is told",
                decision.to.to.as_str()
            ),
        };
        self.tx.append(&Event::of_engine(&scene.plan.workflow, self.now, fact))?;
        Ok(())
    }

    /// Mails that wait say what is the case now; one that carries nothing any more is withdrawn.
    fn rewrite_what_waits(&mut self) -> Result<(), AppError> {
        for mail in self.waiting()?.into_iter().filter(|mail| !is_report(mail)) {
            let all = self.tx.reminders_of(&mail.key)?;
            if has_arrived(&mail) || all.iter().any(|reminder| reminder.state == ReminderState::Sent) {
                // It waits for a recipient in copy only, or a person asked to try it again.
                continue;
            }
            let reminders: Vec<_> = all.into_iter().filter(|r| r.state == ReminderState::Queued).collect();
            if reminders.is_empty() {
                self.withdraw_mail(&mail, "nothing it would have asked for is open any more")?;
                continue;
            }
            // What was once offered to a server stands, and so does what is still true.
            if mail.attempts > 0 || mail.basis == self.composer.basis(&mail, &reminders) {
                continue;
            }
            match self.composer.write(&mail, &reminders) {
                Ok(content) => self.tx.replace_content(&mail.key, &content)?,
                Err(error) => self.quarantine(&mail, &error)?,
            }
        }
        Ok(())
    }

    fn withdraw_reminder(&mut self, workflow: &WorkflowId, key: &ReminderKey, why: String) -> Result<(), AppError> {
        if self.tx.withdraw_reminder(key, WithdrawnBy::Engine, &why)? != Withdrawal::Withdrawn {
            return Ok(());
        }
        self.tx.append(&Event::of_engine(
            workflow,
            self.now,
            Fact::ReminderWithdrawn { reminder: key.clone(), why },
        ))?;
        self.done.withdrawn += 1;
        Ok(())
    }

    fn withdraw_mail(&mut self, mail: &Mail, why: &str) -> Result<(), AppError> {
        for reminder in self.tx.reminders_of(&mail.key)? {
            self.withdraw_reminder(&reminder.workflow, &reminder.key, why.to_owned())?;
        }
        self.tx.withdraw_mail(&mail.key, WithdrawnBy::Engine, why)?;
        self.note_settled(mail, MailState::Withdrawn, why)
    }

    /// A mail that cannot be written holds up nobody else's.
    fn quarantine(&mut self, mail: &Mail, error: &AppError) -> Result<(), AppError> {
        let why = format!("the mail `{}` cannot be written: {error}", mail.key);
        self.withdraw_mail(mail, &why)?;
        for workflow in &mail.workflows {
            self.tx.append(&Event::of_engine(workflow, self.now, Fact::Quarantined { why: why.clone() }))?;
            self.done.quarantined.push((workflow.clone(), why.clone()));
        }
        Ok(())
    }

    fn note_settled(&self, mail: &Mail, state: MailState, why: &str) -> Result<(), AppError> {
        note_settled(self.tx, mail, state, why, self.now)
    }
}

/// Writes into the journal of each workflow that a mail speaks of what became of it.
pub(super) fn note_settled(tx: &Tx, mail: &Mail, state: MailState, why: &str, now: Timestamp) -> Result<(), AppError> {
    note_by(tx, mail, state, why, &Actor::Engine, now)
}

/// The same, said by `actor`.
pub(super) fn note_by(
    tx: &Tx,
    mail: &Mail,
    state: MailState,
    why: &str,
    actor: &Actor,
    now: Timestamp,
) -> Result<(), AppError> {
    for workflow in &mail.workflows {
        let fact = Fact::MailSettled {
            mail: mail.key.clone(),
            message_id: mail.message_id.clone(),
            state,
            why: why.to_owned(),
        };
        tx.append(&Event { actor: actor.clone(), ..Event::of_engine(workflow, now, fact) })?;
    }
    Ok(())
}

/// A mail that brings a report says what it says; ticks leave it alone.
fn is_report(mail: &Mail) -> bool {
    mail.key.as_str().starts_with(REPORT_PREFIX)
}

/// True if some recipient has the mail already.
fn has_arrived(mail: &Mail) -> bool {
    mail.recipients.iter().any(|recipient| matches!(recipient.outcome, Some(Outcome::Accepted { .. })))
}

/// True for an earlier mail to the same person that every recipient's server has put off for certain.
fn is_put_off(mail: &Mail, recipient: &Recipient<'_>) -> bool {
    let refused_for_now = |r: &crate::store::Recipient| matches!(r.outcome, Some(Outcome::Transient { .. }));
    mail.state == MailState::Queued
        && mail.attempts > 0
        && !is_report(mail)
        && mail
            .recipients
            .iter()
            .any(|r| r.role == RecipientRole::To && is_same_address(&r.address, recipient.address()))
        && mail.recipients.iter().all(refused_for_now)
}

fn is_open(mail: &Mail) -> bool {
    let waits = matches!(mail.state, MailState::Queued | MailState::Held | MailState::Draft);
    mail.attempts == 0 && waits || is_unused(mail)
}

/// True for a mail that was taken back before any server was offered it.
fn is_unused(mail: &Mail) -> bool {
    mail.attempts == 0 && mail.state == MailState::Withdrawn
}
