//! Cc lines, and what they do to the mails of those in them: nobody hears of one input in two mails on one day.
//!
//! A Cc is part of the mail that it stands on, in the language of whom that mail is to. Who is written to about the same
//! input on that day, or to whom a letter about it waits for release, is left out of it; who has been in it gets a mail of
//! their own on a later day.

use jiff::{Timestamp, civil::Date};

use super::{Decided, Outbox, Recipient, cc_addresses};
use crate::{
    engine::{AddressNumber, Decision, DecisionKind, SentReminder, ladder::copied_on},
    model::{MailKey, MailState, PartnerId, ReminderKey, TaskId, is_same_address},
    plan::Partner,
};

/// The addresses in the Cc line of `mail` to `recipient`, which leaves on `day`, on account of one reminder in it.
pub fn cc_line(
    outbox: &Outbox,
    scene: &Decided<'_>,
    (mail, reminder): (&MailKey, &ReminderKey),
    recipient: &Recipient<'_>,
    day: Date,
) -> Vec<String> {
    let Some(decision) = scene.decision(reminder) else { return Vec::new() };
    let Some(partner) = scene.plan.partners.get(&decision.to.partner) else { return Vec::new() };
    let mut copied = cc_addresses(recipient, partner, &decision.to.cc, day);
    let DecisionKind::Rung { task, .. } = &decision.kind else {
        copied.retain(|address| decision.kind.is_notice() && outbox.addresses.accepts(address));
        return copied;
    };
    copied.retain(|address| {
        outbox.addresses.accepts(address)
            && !has_heard(scene, task, partner, address, day)
            && !hears(outbox, scene, (task, &partner.id), mail, address, |at| recipient.local_day(at) <= day)
    });
    copied
}

/// True if `recipient` had a mail about the same input today: as somebody in its Cc line, since a second mail to them
/// waits for the next day anyway.
pub(super) fn has_heard_today(
    scene: &Decided<'_>,
    decision: &Decision,
    recipient: &Recipient<'_>,
    now: Timestamp,
) -> bool {
    let (DecisionKind::Rung { task, .. } | DecisionKind::Copy { task, .. }) = &decision.kind else { return false };
    let is_told = |partner: &Partner| {
        has_heard(scene, task, partner, recipient.address(), partner.timezone.to_datetime(now).date())
    };
    !recipient.needs_release() && recipient.partner.is_some_and(is_told)
}

/// True if a mail about the input that left on `day` went to `address`, or had it in the Cc line.
fn has_heard(scene: &Decided<'_>, task: &TaskId, partner: &Partner, address: &str, day: Date) -> bool {
    let Decided { plan, state, .. } = scene;
    let number = AddressNumber::of(address);
    let is_that_day = |at: Timestamp| partner.timezone.to_datetime(at).date() == day;
    let was_in_cc = |sent: &SentReminder| {
        let ladder = plan.task(task).and_then(|task| plan.ladders.get(&task.ladder));
        let functions = ladder.map(|ladder| copied_on(ladder, partner, sent.due, &sent.rung)).unwrap_or_default();
        partner.contacts.iter().any(|contact| {
            contact.function.is_some_and(|function| functions.contains(&function))
                && contact.email.as_deref().is_some_and(|email| is_same_address(email, address))
        })
    };
    let mut sent = state.reminders(task, &partner.id, None).filter(|sent| is_that_day(sent.at));
    let mut copies = state.copied.get(&(task.clone(), partner.id.clone())).into_iter().flatten();
    sent.any(|sent| sent.to == Some(number) || was_in_cc(sent))
        || copies.any(|(at, to)| *to == number && is_that_day(*at))
}

/// True if another mail is to `address` and about the input, which leaves by then or is a letter that waits for a person.
fn hears(
    outbox: &Outbox,
    scene: &Decided<'_>,
    (task, partner): (&TaskId, &PartnerId),
    mail: &MailKey,
    address: &str,
    is_by_then: impl Fn(Timestamp) -> bool,
) -> bool {
    let renames = &scene.plan.renames;
    let is_about = |kind: &DecisionKind| match kind {
        DecisionKind::Rung { task: of, partner: by, .. } | DecisionKind::Copy { task: of, partner: by, .. } => {
            renames.task(of) == *task && renames.partner(by) == *partner
        }
        _ => false,
    };
    outbox.to(address).iter().filter(|key| *key != mail).any(|key| {
        let leaves = outbox.mail(key).is_some_and(|waiting| match waiting.state {
            MailState::Queued | MailState::Sending => is_by_then(waiting.not_before),
            // It may be released on that day, and whether they hear of it is for a person to say.
            MailState::Draft | MailState::Held => key.is_letter(),
            _ => false,
        });
        leaves
            && outbox.carried(key).any(|(_, carried)| {
                !carried.to_coordinator && carried.workflow == scene.plan.workflow && is_about(&carried.kind)
            })
    })
}
