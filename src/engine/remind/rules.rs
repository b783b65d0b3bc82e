//! The rules of the outbox, in the order in which they apply.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::Timestamp;

use super::{
    Carried, Change, Hold, Outbox, Recipient, Waiting,
    carbon::has_heard_today,
    copies::{copies_of, is_told_anyway},
    news::{in_one_sentence, is_news, why_no_longer},
    notes::notes,
    outbox::{Lapsed, Slot},
    recipient::reader_of,
    recipient_in,
    urgency::{Urgency, urgency},
};
use crate::{
    engine::{Decision, DecisionKind, OfficeNow, RunState, last_digest_at},
    model::{MailKey, MailState, PartnerId, ReminderKey, WorkflowId, is_same_address},
    plan::Plan,
};

/// A workflow and its decisions at one moment.
#[derive(Clone, Debug)]
pub struct Decided<'a> {
    /// Its plan.
    pub plan: &'a Plan,
    /// Its state.
    pub state: &'a RunState,
    /// The decisions, by key.
    pub decisions: Arc<BTreeMap<ReminderKey, Decision>>,
}

impl<'a> Decided<'a> {
    /// The decisions of `plan`, by key.
    pub fn new(plan: &'a Plan, state: &'a RunState, decisions: Vec<Decision>) -> Self {
        let copies: Vec<Decision> = decisions.iter().flat_map(|decision| copies_of(plan, decision)).collect();
        let all = decisions.into_iter().chain(copies).map(|decision| (decision.key.clone(), decision));
        Self { plan, state, decisions: Arc::new(all.collect()) }
    }

    /// The decision with that key, if it is made at this moment.
    pub fn decision(&self, key: &ReminderKey) -> Option<&Decision> {
        self.decisions.get(key)
    }
}

/// Makes the outbox agree with what is decided at `now`, and returns the changes. Repeating it changes nothing.
///
/// `past` says what happened to reminders that are not in the outbox.
pub fn settle(
    outbox: &mut Outbox,
    scenes: &BTreeMap<WorkflowId, Decided<'_>>,
    now: Timestamp,
    past: &mut dyn FnMut(&ReminderKey) -> Past,
) -> Vec<Change> {
    let (changes, emptied, lapsed) = (Vec::new(), BTreeMap::new(), Vec::new());
    let mut rules = Rules { outbox, scenes, now, past, changes, emptied, lapsed };
    rules.take_back(|scene, key| scene.decisions.contains_key(key), false);
    rules.keep_to_hours();
    rules.readdress_what_was_refused();
    for scene in scenes.values() {
        for decision in scene.decisions.values() {
            rules.queue(scene, decision);
        }
    }
    rules.withdraw_what_carries_nothing();
    // Only now is it known which letters wait, and so what the coordinator is told.
    let notes = notes(rules.outbox, scenes, now);
    let noted: BTreeSet<&ReminderKey> = notes.values().flatten().map(|note| &note.key).collect();
    rules.take_back(|scene, key| noted.contains(key) || scene.decisions.contains_key(key), true);
    let (riders, others): (Vec<&Decision>, Vec<&Decision>) =
        notes.values().flatten().partition(|note| note.kind.rides_along());
    for note in others.into_iter().chain(riders) {
        if let Some(scene) = scenes.get(&note.workflow) {
            rules.queue(scene, note);
        }
    }
    rules.withdraw_what_carries_nothing();
    rules.close_digests();
    // Only now is it known which workflows each mail mentions.
    rules.obey_holds();
    rules.changes
}

/// What has happened to a reminder so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Past {
    /// It was never queued.
    Unknown,
    /// It was withdrawn by the engine before any attempt, and may be queued again.
    TakenBack,
    /// It is never queued again: it was sent, attempted, or withdrawn by a person.
    Spent,
}

/// True for a mail whose reminders somebody has or may have received: they are not withdrawn.
pub fn stands(mail: &Waiting) -> bool {
    mail.has_arrived || matches!(mail.state, MailState::Uncertain | MailState::Sending)
}

struct Rules<'r, 'a> {
    outbox: &'r mut Outbox,
    scenes: &'r BTreeMap<WorkflowId, Decided<'a>>,
    now: Timestamp,
    past: &'r mut dyn FnMut(&ReminderKey) -> Past,
    changes: Vec<Change>,
    /// Why what each mail carried was taken back.
    emptied: BTreeMap<MailKey, BTreeSet<String>>,
    /// The letters withdrawn in this pass that a person had let go, with whom they were for.
    lapsed: Vec<(PartnerId, Lapsed)>,
}

impl<'a> Rules<'_, 'a> {
    /// A queued reminder stays as long as it is decided again: an answer, a moved date, a later rung or an unfinished
    /// predecessor withdraws it. One that somebody has or may have received stays. Notes to the coordinator are
    /// examined separately.
    fn take_back(&mut self, holds: impl Fn(&Decided<'a>, &ReminderKey) -> bool, are_notes: bool) {
        let mut gone = Vec::new();
        for (key, carried) in self.outbox.open().filter(|(_, carried)| carried.kind.is_for_coordinator() == are_notes) {
            let Some(scene) = self.scenes.get(&carried.workflow) else { continue };
            let stands = self.outbox.mail(&carried.mail).is_none_or(stands);
            if !stands && !holds(scene, key) {
                let why = why_no_longer(scene, &carried.kind.clone().renamed(&scene.plan.renames), self.now);
                gone.push((key.clone(), why));
            }
        }
        for (key, why) in gone {
            self.take_back_one(&key, why);
        }
    }

    fn take_back_one(&mut self, key: &ReminderKey, why: String) {
        if let Some(Carried { workflow, mail, .. }) = self.outbox.remove_reminder(key) {
            self.outbox.note_taken_back(key.clone());
            self.emptied.entry(mail).or_default().insert(why.clone());
            self.changes.push(Change::TakeBack { reminder: key.clone(), workflow, why });
        }
    }

    /// Nothing leaves outside its recipient's working hours, however late it is and however often it was tried. A mail
    /// to somebody no longer known to the definitions is withdrawn, unless somebody may have it.
    fn keep_to_hours(&mut self) {
        let waiting: Vec<MailKey> = self.outbox.mails().map(|(key, _)| key.clone()).collect();
        for key in waiting {
            let Some(mail) = self.outbox.mail(&key) else { continue };
            if !matches!(mail.state, MailState::Queued | MailState::Held | MailState::Draft) {
                continue;
            }
            if self.office_has_changed(&key) {
                continue;
            }
            let Some(mail) = self.outbox.mail(&key) else { continue };
            let Some(recipient) = self.recipient_of(mail) else {
                // Nothing is known about the recipients of workflows that cannot be evaluated now, so nothing of theirs
                // is withdrawn.
                let is_known = mail.workflows.iter().any(|workflow| self.scenes.contains_key(workflow));
                let is_with_nobody = !mail.is_attempted || mail.is_put_off;
                if is_known && is_with_nobody && !key.is_report() && !key.is_awaited() {
                    self.withdraw(&key, "its recipient is no longer in the definition");
                }
                continue;
            };
            if self.leaves_at_once(&key) {
                continue;
            }
            let departs_at = recipient.departure(self.now);
            if mail.state == MailState::Queued && mail.not_before <= self.now && departs_at > self.now {
                if let Some(mail) = self.outbox.mail_mut(&key) {
                    mail.not_before = departs_at;
                }
                self.changes.push(Change::Reschedule { mail: key, at: departs_at });
            }
        }
    }

    /// Withdraws a letter that a person has let go for an office whose address changed before it left. One whose address was
    /// corrected leaves at the new one without being asked about again; one for another office becomes a draft.
    fn office_has_changed(&mut self, key: &MailKey) -> bool {
        let Some(mail) = self.outbox.mail(key).filter(|mail| key.is_letter() && !stands(mail)) else { return false };
        let (Some(released_at), Some(partner)) = (mail.released_at, mail.partner.clone()) else { return false };
        let scenes = || mail.workflows.iter().filter_map(|workflow| self.scenes.get(workflow));
        let office = |scene: &Decided<'_>| {
            let partner = scene.plan.renames.partner(&partner);
            scene.state.outdated.office(&partner, &mail.to, released_at)
        };
        let is_known = self.recipient_of(mail).is_some();
        let offices: Vec<OfficeNow> = scenes().map(office).collect();
        let (to, why) = match offices.iter().find(|office| **office != OfficeNow::Same) {
            _ if offices.is_empty() => return false,
            Some(OfficeNow::Corrected(to)) if !is_known => {
                (Some(to.clone()), format!("its address was corrected: it goes to {to}"))
            }
            Some(OfficeNow::Other) => (None, "its address is that of another office now".to_owned()),
            _ if !is_known => (None, "its recipient is no longer in the definition".to_owned()),
            _ => return false,
        };
        let from = mail.to.clone();
        self.withdraw(key, &why);
        // A draft for another office is one that the coordinator has not been told of.
        self.outbox.close(key.clone());
        self.lapsed.push((partner, Lapsed { from, to, released_at }));
        true
    }

    /// True for a mail that contains something a person requested for immediate sending, and for one that its reader waits
    /// for.
    fn leaves_at_once(&self, key: &MailKey) -> bool {
        key.is_awaited() || self.outbox.carried(key).any(|(_, carried)| carried.kind.is_at_once())
    }

    fn recipient_of(&self, mail: &Waiting) -> Option<Recipient<'a>> {
        let scenes = mail.workflows.iter().filter_map(|workflow| self.scenes.get(workflow));
        recipient_in(scenes.map(|scene| (scene.plan, scene.state)), mail.partner.as_ref(), &mail.to)
    }

    /// A mail covered by a hold waits for its end, unless a person has let it go since, and leaves when no hold applies
    /// any more. Letters that nobody has released wait for a person anyway.
    fn obey_holds(&mut self) {
        let waits = |(_, mail): &(&MailKey, &Waiting)| matches!(mail.state, MailState::Queued | MailState::Held);
        let waiting: Vec<MailKey> = self.outbox.mails().filter(waits).map(|(key, _)| key.clone()).collect();
        for key in waiting {
            let Some(mail) = self.outbox.mail(&key) else { continue };
            let held_by = mail.held_by;
            let hold = self.hold_of(&key, mail).map(|(number, hold)| (number, hold.reason.clone()));
            match (held_by, hold) {
                (None, None) => {}
                (Some(old), Some((new, _))) if old == new => {}
                (_, Some((hold, why))) => self.hold(key, hold, why),
                (Some(hold), None) => self.let_go(key, hold),
            }
        }
    }

    /// The hold that a mail waits for: one on a workflow it mentions, or on a partner it was opened for or requests
    /// something of.
    fn hold_of(&self, key: &MailKey, mail: &Waiting) -> Option<(u32, &Hold)> {
        let plans = || mail.workflows.iter().filter_map(|workflow| self.scenes.get(workflow)).map(|scene| scene.plan);
        let asked = || self.outbox.carried(key).filter(|(_, carried)| !carried.to_coordinator);
        let is_same = |id: &PartnerId, held: &PartnerId| {
            id == held || plans().any(|plan| plan.renames.partner(id) == plan.renames.partner(held))
        };
        let is_for = |held: &PartnerId| {
            let partners = asked().filter_map(|(_, carried)| carried.kind.partner());
            mail.partner.iter().chain(partners).any(|id| is_same(id, held))
        };
        self.outbox.holds.first_of(&mail.workflows, is_for, mail.released_at, self.now)
    }

    fn hold(&mut self, key: MailKey, hold: u32, why: String) {
        if let Some(mail) = self.outbox.mail_mut(&key) {
            (mail.state, mail.held_by) = (MailState::Held, Some(hold));
        }
        self.changes.push(Change::Hold { mail: key, hold, why });
    }

    fn let_go(&mut self, key: MailKey, hold: u32) {
        let waits_on = self.outbox.holds.by_configuration;
        let recipient = self.outbox.mail(&key).and_then(|mail| self.recipient_of(mail));
        let departs_at = recipient.map_or(self.now, |recipient| recipient.departure(self.now));
        let Some(mail) = self.outbox.mail_mut(&key) else { return };
        mail.held_by = None;
        if waits_on && mail.released_at.is_none() && !mail.is_attempted {
            self.changes.push(Change::LeaveHeld { mail: key });
            return;
        }
        mail.state = MailState::Queued;
        mail.not_before = departs_at.max(mail.not_before);
        self.changes.push(Change::LetGo { mail: key, departs_at, hold });
    }

    /// What was refused goes to the next person who can be written to: a stand-in, or a corrected address. If there is
    /// none, the coordinator is told about the failed mail.
    fn readdress_what_was_refused(&mut self) {
        let mut moves: BTreeMap<MailKey, Vec<ReminderKey>> = BTreeMap::new();
        for (key, carried) in self.outbox.open() {
            if self
                .outbox
                .mail(&carried.mail)
                .is_some_and(|mail| matches!(mail.state, MailState::Failed | MailState::Bounced))
            {
                moves.entry(carried.mail.clone()).or_default().push(key.clone());
            }
        }
        for (failed, keys) in moves {
            for key in keys {
                self.readdress(&failed, &key);
            }
        }
    }

    fn readdress(&mut self, failed: &MailKey, key: &ReminderKey) {
        let Some(carried) = self.outbox.carried(failed).find(|(other, _)| *other == key).map(|(_, c)| c.clone()) else {
            return;
        };
        let Some(scene) = self.scenes.get(&carried.workflow) else { return };
        let recipient = match scene.decision(key) {
            Some(decision) => reader_of(scene, decision, &self.outbox.addresses, self.now),
            // Which notes there are is not known yet; those that are none any more are withdrawn afterwards.
            None if carried.kind.is_for_coordinator() => Recipient::coordinator(scene.plan),
            None => return,
        };
        let is_same = self.outbox.mail(failed).is_some_and(|mail| is_same_address(&mail.to, recipient.address()));
        // What a brief said that did not arrive is said in the next one.
        let is_of_brief = carried.to_coordinator && self.outbox.addresses.accepts(recipient.address());
        let stays = if recipient.partner.is_none() { !is_of_brief } else { is_same };
        if stays {
            return;
        }
        let is_told_by_brief = recipient.partner.is_none();
        let mail = match scene.decision(key).filter(|decision| decision.kind.is_notice() && !is_told_by_brief) {
            Some(decision) => self.notice_mail(decision, &recipient),
            None => self.mail_to(&recipient, &carried.workflow, Urgency::AtOnce, self.now),
        };
        let Some(mail) = mail else { return };
        let workflow = carried.workflow.clone();
        self.outbox.remove_reminder(key);
        self.outbox.add_reminder(key.clone(), Carried { mail: mail.clone(), ..carried });
        let why = "the address it was written to did not take it".to_owned();
        let (failed, reminder) = (failed.clone(), key.clone());
        self.changes.push(Change::Readdress { failed, mail, reminder, workflow, why });
    }

    fn queue(&mut self, scene: &Decided<'a>, decision: &Decision) {
        if self.outbox.carries(&decision.key) {
            return;
        }
        // What this pass took back although it is still decided, since nobody has the address any more, is in no row yet.
        let past = if self.outbox.was_taken_back(&decision.key) { Past::TakenBack } else { (self.past)(&decision.key) };
        match past {
            Past::Spent => return,
            Past::Unknown if self.is_late_digest(decision) => return,
            Past::Unknown | Past::TakenBack => {}
        }
        let recipient = reader_of(scene, decision, &self.outbox.addresses, self.now);
        let to_coordinator = recipient.partner.is_none();
        if decision.kind.is_copy() && to_coordinator
            || is_told_anyway(scene, decision, &recipient, &self.outbox.addresses, self.now)
        {
            return;
        }
        // Somebody else there hears of it anyway.
        if matches!(&decision.kind, DecisionKind::CalledOff { address, .. } if !is_same_address(address, recipient.address()))
        {
            return;
        }
        if to_coordinator && !is_news(self.outbox, scene, decision, self.now) {
            return;
        }
        if !self.outbox.wants_digest(scene.plan, &recipient, decision, self.now) {
            return;
        }
        if decision.kind.rides_along() && !self.has_open_mail(&recipient) {
            return;
        }
        if matches!(decision.kind, DecisionKind::Notice { .. }) && to_coordinator {
            // What is to be done about a member that cannot be written to is a decision of its own.
            return;
        }
        let mail = if decision.kind.is_notice() && !to_coordinator {
            self.notice_mail(decision, &recipient)
        } else if decision.kind.is_at_once() {
            Some(self.mail_at_once(&recipient, &decision.workflow))
        } else {
            // Who was in the Cc line of a letter about it today has heard of it.
            let heard = has_heard_today(scene, decision, &recipient, self.now);
            let from = if heard { recipient.next_morning(self.now) } else { self.now };
            self.mail_to(&recipient, &decision.workflow, urgency(scene, decision, &recipient, self.now), from)
        };
        let Some(mail) = mail else { return };
        let decision = &self.noting_repetition(scene, decision);
        let carried = Carried {
            mail: mail.clone(),
            workflow: decision.workflow.clone(),
            kind: decision.kind.clone(),
            to_coordinator,
            decided_at: self.now,
        };
        self.outbox.add_reminder(decision.key.clone(), carried);
        if to_coordinator && !decision.kind.is_for_coordinator() {
            let function = decision.to.to.as_str();
            self.changes.push(Change::Unreachable {
                workflow: decision.workflow.clone(),
                partner: decision.to.partner.clone(),
                why: format!("no contact for {function} has an address that takes mail; the coordinator is told"),
            });
        }
        self.changes.push(Change::Queue { decision: Box::new(decision.clone()), mail, to_coordinator });
    }

    /// True if a mail is open for `recipient` that can be added to.
    fn has_open_mail(&self, recipient: &Recipient<'_>) -> bool {
        matches!(self.outbox.slot(recipient, Urgency::CanWait, self.now), Some(Slot::Open(_)))
    }

    /// True for a digest that was not sent at its time, for whatever reason. Later changes do not bring it back that
    /// day.
    fn is_late_digest(&self, decision: &Decision) -> bool {
        let is_decided = self.outbox.digests_to.is_some_and(|decided_to| decision.due_at <= decided_to);
        matches!(decision.kind, DecisionKind::Digest { .. }) && is_decided && !self.outbox.was_taken_back(&decision.key)
    }

    /// Notes up to when digests have been decided, if one was due since the last note. Those of a workflow that stands still
    /// are not decided yet.
    fn close_digests(&mut self) {
        if !self.outbox.standstills.is_empty() {
            return;
        }
        let (now, decided_to) = (self.now, self.outbox.digests_to);
        let last = self.scenes.values().filter_map(|scene| last_digest_at(scene.plan, scene.state, now)).max();
        if last.is_some_and(|last| decided_to.is_none_or(|decided_to| last > decided_to)) {
            self.outbox.digests_to = Some(now);
            self.changes.push(Change::DecideDigests { at: now });
        }
    }

    /// Marks a digest that says the same as the last one.
    fn noting_repetition(&self, scene: &Decided<'a>, decision: &Decision) -> Decision {
        let mut decision = decision.clone();
        if let DecisionKind::Digest { partner, says, is_repeated } = &mut decision.kind {
            let partner = scene.plan.renames.first_partner(partner);
            *is_repeated = self.outbox.was_said(&decision.workflow, partner, *says);
        }
        decision
    }

    /// The mail that something for `recipient` goes into: the one that is open, else a new one that leaves at `from` or
    /// later. `None` if none of their next days is free.
    fn mail_to(
        &mut self,
        recipient: &Recipient<'_>,
        workflow: &WorkflowId,
        urgency: Urgency,
        from: Timestamp,
    ) -> Option<MailKey> {
        match self.outbox.slot(recipient, urgency, from)? {
            Slot::Open(key) => {
                self.bring_forward(&key, recipient, urgency);
                Some(self.join(key, workflow))
            }
            Slot::New(key, departs_at) => Some(self.open(key, recipient, workflow, departs_at)),
        }
    }

    /// Moves a mail that waits for a quieter day to its reader's next day, if something in it cannot wait.
    fn bring_forward(&mut self, key: &MailKey, recipient: &Recipient<'_>, urgency: Urgency) {
        if urgency == Urgency::CanWait {
            return;
        }
        let departs_at = self.outbox.next_departure(recipient, self.now);
        let Some(mail) = self.outbox.mail_mut(key) else { return };
        if mail.state == MailState::Queued && mail.not_before > departs_at {
            mail.not_before = departs_at;
            self.changes.push(Change::Reschedule { mail: key.clone(), at: departs_at });
        }
    }

    /// A mail of its own for a notice, which takes nobody's day. It leaves in its reader's hours, unless that would be too late.
    fn notice_mail(&mut self, decision: &Decision, recipient: &Recipient<'_>) -> Option<MailKey> {
        let key = MailKey::notice(&decision.key, recipient.address());
        let departs_at = if decision.kind.is_at_once() { self.now } else { recipient.departure(self.now) };
        if self.outbox.mail(&key).is_some() || self.outbox.is_closed(&key) {
            return None;
        }
        Some(self.open(key, recipient, &decision.workflow, departs_at))
    }

    /// The mail open for `recipient`, which then stops waiting, or else a new one that leaves now.
    fn mail_at_once(&mut self, recipient: &Recipient<'_>, workflow: &WorkflowId) -> MailKey {
        let now = self.now;
        let Some(Slot::Open(key)) = self.outbox.slot(recipient, Urgency::AtOnce, now) else {
            return self.open(self.outbox.key_for_now(recipient, now), recipient, workflow, now);
        };
        if let Some(mail) = self.outbox.mail_mut(&key).filter(|mail| mail.not_before > now) {
            mail.not_before = now;
            self.changes.push(Change::Hasten { mail: key.clone(), at: now });
        }
        self.join(key, workflow)
    }

    fn join(&mut self, key: MailKey, workflow: &WorkflowId) -> MailKey {
        if let Some(mail) = self.outbox.mail_mut(&key) {
            mail.workflows.insert(workflow.clone());
        }
        key
    }

    /// Opens a mail. It replaces one of an earlier day that the server has not accepted yet.
    fn open(
        &mut self,
        key: MailKey,
        recipient: &Recipient<'_>,
        workflow: &WorkflowId,
        departs_at: Timestamp,
    ) -> MailKey {
        let partner = recipient.partner.map(|partner| partner.id.clone());
        let released_at = self.let_go_before(&key, recipient);
        let state = if released_at.is_some() {
            MailState::Queued
        } else if recipient.needs_release() {
            MailState::Draft
        } else if self.outbox.holds.by_configuration {
            MailState::Held
        } else {
            MailState::Queued
        };
        let waiting = Waiting {
            to: recipient.address().to_owned(),
            partner,
            workflows: BTreeSet::from([workflow.clone()]),
            state,
            not_before: departs_at,
            is_attempted: false,
            has_arrived: false,
            is_put_off: false,
            held_by: None,
            released_at,
        };
        self.outbox.add_mail(key.clone(), waiting.clone());
        self.changes.push(Change::Open { mail: key.clone(), workflow: workflow.clone(), waiting });
        for old in self.outbox.to(recipient.address()) {
            let are_alone = key.is_notice() || old.is_notice();
            let is_older = old != key && old.is_letter() == key.is_letter() && !old.stands_by_itself() && !are_alone;
            if is_older && self.outbox.mail(&old).is_some_and(|mail| mail.is_put_off) {
                self.supersede(&old, &key);
            }
        }
        key
    }

    /// When a person let a letter go whose place the new one takes, at the corrected address of the same office. Of one that takes
    /// the place of a letter to another office, it is noted for whom that was.
    fn let_go_before(&mut self, key: &MailKey, recipient: &Recipient<'_>) -> Option<Timestamp> {
        let partner = recipient.partner.filter(|_| recipient.needs_release())?;
        let of_partner = || self.lapsed.iter().filter(|(of, _)| *of == partner.id).map(|(_, lapsed)| lapsed);
        let is_same = |to: &String| is_same_address(to, recipient.address());
        let corrected = of_partner().find(|lapsed| lapsed.to.as_ref().is_some_and(is_same));
        if corrected.is_none()
            && let Some(other) = of_partner().find(|lapsed| lapsed.to.is_none())
        {
            self.outbox.lapsed.insert(key.clone(), other.from.clone());
        }
        corrected.map(|lapsed| lapsed.released_at)
    }

    fn supersede(&mut self, old: &MailKey, new: &MailKey) {
        let Some((_, carried)) = self.outbox.remove_mail(old) else { return };
        for (key, carried) in carried {
            self.outbox.add_reminder(key, Carried { mail: new.clone(), ..carried });
        }
        self.outbox.close(old.clone());
        let why = "the server has not taken it; the recipient's next mail carries what is still open".to_owned();
        self.changes.push(Change::Supersede { old: old.clone(), new: new.clone(), why });
    }

    /// Withdraws mails that no longer carry anything to write for, unless somebody has received them already.
    fn withdraw_what_carries_nothing(&mut self) {
        let is_empty = |(key, mail): (&MailKey, &Waiting)| {
            let waits = matches!(mail.state, MailState::Queued | MailState::Held | MailState::Draft);
            let is_empty = self.outbox.carried(key).all(|(_, carried)| carried.kind.rides_along());
            (waits && !mail.has_arrived && !key.stands_by_itself() && is_empty).then(|| key.clone())
        };
        let empty: Vec<MailKey> = self.outbox.mails().filter_map(is_empty).collect();
        for key in empty {
            // What it carried may have gone before this pass, with a reason of its own.
            let why = self.emptied.get(&key).map_or_else(|| "everything in it was taken back".into(), in_one_sentence);
            self.withdraw(&key, &why);
        }
    }

    fn withdraw(&mut self, key: &MailKey, why: &str) {
        let carried: Vec<ReminderKey> = self.outbox.carried(key).map(|(key, _)| key.clone()).collect();
        for reminder in carried {
            self.take_back_one(&reminder, why.to_owned());
        }
        if let Some((mail, _)) = self.outbox.remove_mail(key)
            && mail.is_attempted
        {
            self.outbox.close(key.clone());
        }
        self.changes.push(Change::Withdraw { mail: key.clone(), why: why.to_owned() });
    }
}
