//! Reports that a mail of ours did not arrive, or did.

use jiff::SignedDuration;

use super::{Desk, Outcome, matching::Match};
use crate::{
    app::{AppError, journal::note_settled},
    mail::incoming::{Action, Blame, Incoming, Report},
    model::{Event, Fact, IncomingKind, MailState, is_same_address},
    store::{Mail, ReturnBlame},
};

/// A report that names no mail of ours is about the last one to the same address, if that is not older.
const LAST_MAIL_WITHIN: SignedDuration = SignedDuration::from_hours(7 * 24);

impl Desk<'_> {
    /// Notes each address that a mail came back from. Its reminders go to a stand-in with the next pass, and the
    /// coordinator is told.
    pub(super) fn returned(&self, mail: &Incoming, reports: &[Report]) -> Result<Outcome, AppError> {
        let matched = self.matched(mail)?.map(|found| found.mail);
        let mut about = None;
        let mut words = Vec::new();
        for report in reports.iter().filter(|report| report.action == Action::Failed) {
            let Some(returned) = self.returned_mail(mail, matched.as_ref(), report)? else { continue };
            let Some(address) = address_of(&returned, report) else { continue };
            let said = words_of(report);
            self.take_back(&returned, &address, (blame(report.verdict), &said))?;
            words.push(format!("{address}: {said}"));
            about = Some(returned);
        }
        let why = if words.is_empty() {
            "a report says that a mail did not arrive, and nothing says which".to_owned()
        } else {
            words.join("; ")
        };
        let about = about.map(|mail| Match { mail, proof: super::Proof::MessageId });
        let said: Vec<String> =
            reports.iter().map(|report| format!("{}: {}", report.recipient, words_of(report))).collect();
        Ok(Outcome::of(IncomingKind::NotReached, why).about(about).saying(&said.join("\n")))
    }

    /// What was delivered clears its address.
    pub(super) fn delivered(&self, mail: &Incoming, reports: &[Report]) -> Result<Outcome, AppError> {
        let matched = self.matched(mail)?;
        if let Some(Match { mail, .. }) = &matched {
            for report in reports.iter().filter(|report| report.action == Action::Delivered) {
                if let Some(address) = address_of(mail, report) {
                    self.tx.pardon(&address, self.now)?;
                }
            }
        }
        Ok(Outcome::of(IncomingKind::Delivered, "a mail of ours was delivered").about(matched))
    }

    /// The mail that came back: by the address that the report came to, the Message-ID in it, or its recipient. The last is
    /// believed only of what our own mail server delivered as a report, from nobody (RFC 3464 section 2).
    fn returned_mail(
        &self,
        mail: &Incoming,
        matched: Option<&Mail>,
        report: &Report,
    ) -> Result<Option<Mail>, AppError> {
        if let Some(matched) = matched {
            return Ok(Some(matched.clone()));
        }
        if let Some(id) = &report.original_message_id
            && let Some(found) = self.tx.mail_with_id(id)?
        {
            return Ok(Some(found));
        }
        if mail.return_path.as_deref() != Some("") {
            return Ok(None);
        }
        let since = self.now.saturating_sub(LAST_MAIL_WITHIN).unwrap_or(jiff::Timestamp::MIN);
        Ok(self.tx.last_mail_to(&report.recipient, since)?)
    }

    fn take_back(&self, mail: &Mail, address: &str, fault: (ReturnBlame, &str)) -> Result<(), AppError> {
        let reopened = self.tx.take_return(&mail.key, address, fault, self.now)?;
        let after = self.tx.require_mail(&mail.key)?;
        if after.state != mail.state {
            note_settled(self.tx, mail, MailState::Bounced, &format!("{address}: {}", fault.1), self.now)?;
        }
        for key in reopened {
            let Some(reminder) = self.tx.reminder(&key)? else { continue };
            let why = "the mail that brought it came back".to_owned();
            let fact = Fact::ReminderQueued { reminder: key, mail: mail.key.clone(), why };
            self.tx.append(&Event::of_engine(&reminder.workflow, self.now, fact))?;
        }
        Ok(())
    }
}

/// The address of `mail` that a report is about: the one it names, or the only one that there is.
fn address_of(mail: &Mail, report: &Report) -> Option<String> {
    let named = |address: &&str| {
        is_same_address(address, &report.recipient)
            || report.forwarded_to.as_deref().is_some_and(|to| is_same_address(address, to))
    };
    let all = || mail.to().chain(mail.cc());
    let only = (all().count() == 1).then(|| all().next()).flatten();
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
