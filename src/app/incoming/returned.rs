//! Reports that a mail of ours did not arrive, or did.

use super::{
    Intake, Outcome,
    matching::{Match, Proof},
};
use crate::{
    app::{
        AppError,
        journal::{note_reached, note_settled, note_unreachable},
    },
    engine::RunState,
    mail::incoming::{Action, Blame, Incoming, Report},
    model::{Event, Fact, IncomingKind, MailState, is_same_address},
    plan::{Contact, Plan},
    store::{Mail, ReturnBlame, StoreError},
};

impl Intake<'_> {
    /// Records each address that a mail came back from. The next pass sends its reminders to a stand-in and notifies the
    /// coordinator.
    pub(super) fn returned(&self, mail: &Incoming, reports: &[Report]) -> Result<Outcome, AppError> {
        let matched = self.matched(mail)?;
        let said: Vec<String> =
            reports.iter().map(|report| format!("{}: {}", report.recipient, words_of(report))).collect();
        // Servers send reports from nobody (RFC 3464 section 2): what somebody sends to the address for answers is theirs.
        let is_from_somebody = mail.return_path.as_deref().is_some_and(|path| !path.is_empty());
        let is_at_reply_address = matched.as_ref().is_some_and(|found| found.proof == Proof::ReplyAddress);
        if is_at_reply_address && is_from_somebody || self.is_refuted(mail) {
            let why = "it looks like a report of a mail server, and does not come from one";
            return Ok(Outcome::of(IncomingKind::Unproven, why).about(matched).saying(&said.join("\n")));
        }
        self.clear(matched.as_ref(), reports)?;
        let mut about = None;
        let mut words = Vec::new();
        let is_only = reports.len() == 1;
        for report in reports.iter().filter(|report| report.action == Action::Failed) {
            let Some(returned) = self.returned_mail(matched.as_ref(), report)? else { continue };
            // A mail that came back to its own address, from a place it was forwarded to, came back from where it went.
            let is_of_all = is_only && matched.as_ref().is_some_and(|found| found.proof == Proof::ReturnPath);
            let Some(address) = address_of(&returned, report, is_of_all) else { continue };
            let said = words_of(report);
            self.take_back(&returned, &address, (blame(report.verdict), &said))?;
            if report.verdict == Blame::Address {
                let refused = self.tx.refused_addresses(self.now)?;
                self.for_each_state(&address, |plan, state| {
                    note_unreachable(self.tx, (plan, state), (&address, &said), &refused, self.now)
                })?;
            }
            words.push(format!("{address}: {said}"));
            about = Some(returned);
        }
        let why = if words.is_empty() {
            "a report says that a mail did not arrive, and nothing says which".to_owned()
        } else {
            words.join("; ")
        };
        let about = about.map(|mail| Match { mail, proof: Proof::MessageId });
        Ok(Outcome::of(IncomingKind::NotReached, why).about(about).saying(&said.join("\n")))
    }

    /// What was delivered clears its address, and whoever it belongs to is reached again.
    pub(super) fn delivered(&self, mail: &Incoming, reports: &[Report]) -> Result<Outcome, AppError> {
        let matched = self.matched(mail)?;
        self.clear(matched.as_ref(), reports)?;
        Ok(Outcome::of(IncomingKind::Delivered, "a mail of ours was delivered").about(matched))
    }

    /// Handles a report that a mail is late. Recipients that it says were reached are cleared; nothing else changes.
    pub(super) fn delayed(&self, mail: &Incoming, reports: &[Report]) -> Result<Outcome, AppError> {
        let matched = self.matched(mail)?;
        self.clear(matched.as_ref(), reports)?;
        Ok(Outcome::of(IncomingKind::Delayed, "a mail of ours is late, and is tried again").about(matched))
    }

    /// Clears the addresses to which a mail was delivered, whatever became of it elsewhere.
    fn clear(&self, matched: Option<&Match>, reports: &[Report]) -> Result<(), AppError> {
        let Some(Match { mail, .. }) = matched else { return Ok(()) };
        for report in reports.iter().filter(|report| report.action == Action::Delivered) {
            if let Some(address) = address_of(mail, report, false) {
                self.tx.pardon(&address, self.now)?;
                let why = "a report says that a mail was delivered";
                self.for_each_state(&address, |plan, state| {
                    note_reached(self.tx, (plan, state), &address, why, self.now)
                })?;
            }
        }
        Ok(())
    }

    /// Does something for each workflow, as it stands, in which somebody has `address`. A journal that cannot be read holds up
    /// no other.
    fn for_each_state(
        &self,
        address: &str,
        note: impl Fn(&Plan, &RunState) -> Result<(), AppError>,
    ) -> Result<(), AppError> {
        for (workflow, loaded) in &self.loading.workflows {
            let plan = &loaded.plan;
            let has_it = |contact: &Contact| contact.email.as_deref().is_some_and(|own| is_same_address(own, address));
            if plan.partners.values().any(|partner| partner.contacts.iter().any(has_it)) {
                let events = match self.tx.events_of_state(workflow, 0) {
                    Ok(events) => events,
                    Err(StoreError::Damaged { .. }) => continue,
                    Err(error) => return Err(error.into()),
                };
                note(plan, &RunState::replay(plan, &events, self.now))?;
            }
        }
        Ok(())
    }

    /// The mail that came back: by the address that the report came to, or the Message-ID in it. A recipient alone proves
    /// nothing: anybody can send a report that names one.
    fn returned_mail(&self, matched: Option<&Match>, report: &Report) -> Result<Option<Mail>, AppError> {
        if let Some(matched) = matched {
            return Ok(Some(matched.mail.clone()));
        }
        Ok(match &report.original_message_id {
            Some(id) => self.tx.mail_with_id(id)?,
            None => None,
        })
    }

    /// What was sent once more carries no reminders of its own: they are with the first mail, which nobody has either.
    fn take_back(&self, mail: &Mail, address: &str, fault: (ReturnBlame, &str)) -> Result<(), AppError> {
        let first = Some(mail.key.first()).filter(|first| *first != mail.key);
        if let Some(first) = first.map(|first| self.tx.mail(&first)).transpose()?.flatten() {
            self.take_back_one(&first, address, fault)?;
        }
        self.take_back_one(mail, address, fault)
    }

    fn take_back_one(&self, mail: &Mail, address: &str, fault: (ReturnBlame, &str)) -> Result<(), AppError> {
        let reopened = self.tx.take_return(&mail.key, address, fault, self.now)?;
        let after = self.tx.require_mail(&mail.key)?;
        if after.state != mail.state {
            note_settled(self.tx, mail, MailState::Bounced, &format!("{address}: {}", fault.1), self.now)?;
        }
        for key in reopened {
            let Some(reminder) = self.tx.reminder(&key)? else { continue };
            let why = "the mail that brought it came back".to_owned();
            let fact = Fact::ReminderQueued { reminder: key.clone(), mail: mail.key.clone(), why };
            self.tx.append(&Event::of_engine(&reminder.workflow, self.now, fact))?;
            if mail.key.is_notice() {
                let fact = Fact::NoticeLost { reminder: key, why: format!("{address}: {}", fault.1) };
                self.tx.append(&Event::of_engine(&reminder.workflow, self.now, fact))?;
            }
        }
        Ok(())
    }
}

/// The address of `mail` that a report is about: the one it names, or the only one that there is if the report is
/// `of_all`, and there is only one.
fn address_of(mail: &Mail, report: &Report, of_all: bool) -> Option<String> {
    let named = |address: &&str| {
        is_same_address(address, &report.recipient)
            || report.forwarded_to.as_deref().is_some_and(|to| is_same_address(address, to))
    };
    let all = || mail.to().chain(mail.cc());
    let only = (of_all && all().count() == 1).then(|| all().next()).flatten();
    all().find(named).or(only).map(str::to_owned)
}

fn words_of(report: &Report) -> String {
    let status = report.status.map(|(class, subject, detail)| format!("{class}.{subject}.{detail}"));
    let said = super::line(&report.diagnostic);
    match status {
        Some(status) if !said.contains(&status) => format!("{status} {said}").trim_end().to_owned(),
        _ if said.is_empty() => "it was not delivered".to_owned(),
        _ => said,
    }
}

fn blame(blame: Blame) -> ReturnBlame {
    match blame {
        Blame::Address => ReturnBlame::Address,
        Blame::Mail => ReturnBlame::Mail,
        Blame::Ours => ReturnBlame::Ours,
        Blame::Busy => ReturnBlame::Now,
    }
}
