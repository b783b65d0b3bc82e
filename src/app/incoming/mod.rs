//! Mail that comes in: answers, reports that a mail did not arrive, and what a person has to look at.
//!
//! [`take_in`] asks, in this order: has this mail been read before; can it be read at all; is it a delivery report, a
//! complaint, an automatic reply or bulk mail. Anything else was written by a person. The address a mail was sent to, which
//! only we can sign, identifies the mail of ours that it is about; failing that, the Message-IDs it names do. A person's mail
//! counts as an answer only if we know which mail it answers and its sender may answer it; the rest goes to the coordinator.

mod commitment;
mod decision;
mod maildir;
mod matching;
mod receipt;
mod reply;
mod returned;
mod sender;

use jiff::{Span, Timestamp, civil::Date, tz::TimeZone};

pub use self::maildir::read_maildir;
use self::matching::{Match, Proof};
use crate::{
    app::{
        App, AppError, Loading,
        compose::Letterhead,
        installation::{keep_alarm, sound_unsaid},
    },
    mail::incoming::{self, Incoming, Kind, Sealed},
    model::{
        IncomingKind, MAX_LINE_CHARS, MailKey, PartnerId, WorkflowId, is_hidden, is_same_address, sha256::sha256_hex,
    },
    plan::Contact,
    store::{Mail, StoredIncoming, Tx},
};

/// The most bytes of one mail. What an answer says stands at its head, so of a long one the first
/// [`incoming::MAX_BYTES`] are read; but nobody sends more than this by mail.
pub const MAX_MAIL_BYTES: usize = 64 << 20;

/// The most characters that are kept of what a mail says.
const KEPT_CHARS: usize = 500;

/// Nobody is away for longer: a date beyond this is another one.
const AWAY_AT_MOST_DAYS: i32 = 120;

/// What became of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// What it is.
    pub kind: IncomingKind,
    /// The reason, in words for people.
    pub why: String,
    /// Number of answers recorded.
    pub answers: usize,
    /// False if it had been read before, and nothing was done.
    pub is_new: bool,
}

/// Reads a mail that came in, and does what follows from it, in one transaction: all of it or nothing. The same bytes
/// have an effect only once.
///
/// Errors are those of the database; whatever the mail says is no error.
pub fn take_in(app: &mut App, loading: &Loading, bytes: &[u8], now: Timestamp) -> Result<TakenIn, AppError> {
    let sha256 = sha256_hex(bytes);
    let read = incoming::read(read_of(bytes));
    let App { store, templates, config, installation, signer, .. } = app;
    let letterhead = Letterhead { config, templates, installation, signer: signer.as_deref() };
    let (taken, is_ours) = store.write(|tx| {
        let intake = Intake { tx, letterhead, loading, bytes: read_of(bytes), now };
        if let Some(known) = tx.known_incoming(&sha256)? {
            return Ok((TakenIn { kind: known.kind, why: known.why, answers: 0, is_new: false }, false));
        }
        let outcome = match &read {
            Ok(mail) => intake.take(mail, &sha256)?,
            Err(unreadable) => Outcome::of(IncomingKind::Unreadable, unreadable.to_string()),
        };
        intake.note(sha256, read.as_ref().ok(), &outcome)?;
        let is_to_coordinator = outcome.row.matched.as_ref().is_some_and(|mail| mail.partner.is_none());
        let is_ours = outcome.kind == IncomingKind::NotReached && is_to_coordinator;
        let Outcome { kind, why, answers, .. } = outcome;
        Ok::<_, AppError>((TakenIn { kind, why, answers, is_new: true }, is_ours))
    })?;
    if is_ours {
        // A brief cannot tell that no brief arrives.
        keep_alarm(app, &format!("a mail to the coordinator came back: {}", taken.why));
        sound_unsaid(app, now);
    }
    Ok(taken)
}

fn read_of(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len().min(incoming::MAX_BYTES)]
}

/// Where mail is read, within one transaction.
struct Intake<'a> {
    tx: &'a Tx,
    letterhead: Letterhead<'a>,
    loading: &'a Loading,
    /// As much of the mail as is read.
    bytes: &'a [u8],
    now: Timestamp,
}

/// What became of a mail, and what is kept of it.
struct Outcome {
    kind: IncomingKind,
    why: String,
    answers: usize,
    row: Row,
}

/// What a row has beyond kind and reason.
#[derive(Default)]
struct Row {
    matched: Option<Mail>,
    workflow: Option<WorkflowId>,
    partner: Option<PartnerId>,
    said: String,
    away_until: Option<Date>,
    receipt: Option<MailKey>,
}

impl Outcome {
    fn of(kind: IncomingKind, why: impl Into<String>) -> Self {
        Self { kind, why: why.into(), answers: 0, row: Row::default() }
    }

    /// With what is known from the mail of ours that it is about.
    fn about(mut self, matched: Option<Match>) -> Self {
        if let Some(Match { mail, .. }) = matched {
            self.row.workflow = mail.workflows.first().cloned();
            self.row.partner.clone_from(&mail.partner);
            self.row.matched = Some(mail);
        }
        self
    }

    fn saying(mut self, text: &str) -> Self {
        self.row.said = head(text);
        self
    }
}

impl Intake<'_> {
    fn take(&self, mail: &Incoming, sha256: &str) -> Result<Outcome, AppError> {
        match &mail.kind {
            Kind::NotReached(reports) => self.returned(mail, reports),
            Kind::Delayed(reports) => self.delayed(mail, reports),
            Kind::Delivered(reports) => self.delivered(mail, reports),
            Kind::Feedback => {
                let why = "somebody complained about a mail of ours";
                Ok(Outcome::of(IncomingKind::Complaint, why).about(self.matched(mail)?))
            }
            Kind::AutoReply { absent_until, text } => self.automatic(mail, *absent_until, text),
            Kind::Bulk => self.marked(mail, IncomingKind::Bulk, "it is mail to many"),
            Kind::Message { text } => self.message(mail, Ok(text), sha256),
            Kind::Sealed(sealed) => self.message(mail, Err(*sealed), sha256),
        }
    }

    /// A program's reply is noted and answered by nobody. That somebody is away is believed of whom a mail of ours went
    /// to, or of a contact of the same organisation.
    fn automatic(&self, mail: &Incoming, absent_until: Option<Date>, text: &str) -> Result<Outcome, AppError> {
        if mail.from.is_none() {
            return self.marked(mail, IncomingKind::Automatic, "a program wrote it, or nobody can tell who");
        }
        let matched = self.matched(mail)?;
        let is_theirs = match (&matched, &mail.from) {
            (Some(matched), Some(from)) if !self.is_refuted(mail) => {
                self.sender(&matched.mail, &from.address)?.is_some()
            }
            _ => false,
        };
        let until = absent_until.filter(|until| is_theirs && self.is_plausible(*until));
        let why = match until {
            Some(until) => format!("a program replied that its owner is away until {until}"),
            None => "a program replied".to_owned(),
        };
        let mut outcome = Outcome::of(IncomingKind::Automatic, why).about(matched).saying(text);
        outcome.row.away_until = until;
        Ok(outcome)
    }

    /// True for a day until which somebody may be away.
    fn is_plausible(&self, until: Date) -> bool {
        let today = TimeZone::UTC.to_datetime(self.now).date();
        (today..=today.saturating_add(Span::new().days(AWAY_AT_MOST_DAYS))).contains(&until)
    }

    /// What no person seems to have written is left alone, unless it came to an address that only whoever has a mail of
    /// ours knows: an answer may be behind it.
    fn marked(&self, mail: &Incoming, kind: IncomingKind, why: &str) -> Result<Outcome, AppError> {
        let matched = self.matched(mail)?.filter(|found| found.proof == Proof::ReplyAddress);
        let kind = if matched.is_some() { IncomingKind::Unproven } else { kind };
        Ok(Outcome::of(kind, why).about(matched).saying(&mail.subject))
    }

    /// The organisation of a contact with that address, in whichever workflow.
    fn organisation_at(&self, address: &str) -> Option<(WorkflowId, PartnerId)> {
        let has_it = |contact: &Contact| contact.email.as_deref().is_some_and(|own| is_same_address(own, address));
        self.loading.workflows.iter().find_map(|(workflow, loaded)| {
            let mut partners = loaded.plan.partners.values();
            let found = partners.find(|partner| partner.contacts.iter().any(has_it))?;
            Some((workflow.clone(), found.id.clone()))
        })
    }

    /// What a person wrote, or why it cannot be read.
    fn message(&self, mail: &Incoming, text: Result<&str, Sealed>, sha256: &str) -> Result<Outcome, AppError> {
        let said = text.unwrap_or_default();
        let unproven = |why: &str, matched| Ok(Outcome::of(IncomingKind::Unproven, why).about(matched).saying(said));
        let Some(matched) = self.matched(mail)? else {
            let mut outcome =
                Outcome::of(IncomingKind::Unproven, "nothing says which mail of ours it answers").saying(said);
            // Mail from a stranger is mostly spam, so the coordinator is told only if the sender is on file.
            let from = mail.from.as_ref().and_then(|from| self.organisation_at(&from.address));
            (outcome.row.workflow, outcome.row.partner) = from.unzip();
            return Ok(outcome);
        };
        if matched.proof == Proof::ReturnPath {
            return unproven("it came to an address for returned mail", Some(matched));
        }
        if self.is_refuted(mail) {
            return unproven("our mail server says that its sender is not proven", Some(matched));
        }
        let from = mail.from.as_ref().map(|from| from.address.clone());
        let Some(mut sender) = from.map(|from| self.sender(&matched.mail, &from)).transpose()?.flatten() else {
            return unproven("its sender is not a contact of the organisation that the mail went to", Some(matched));
        };
        // What nobody can read is told as with any other reply.
        if let Ok(read) = &text
            && let Some(notified) = self.notified(&matched.mail)?
        {
            return self.decision(mail, (&matched.mail, &sender, &notified), read, sha256);
        }
        if let Ok(read) = &text
            && let Some(asked) = self.commitments_asked(&matched.mail)?
        {
            return self.reports(mail, (&matched.mail, &sender, &asked), read, sha256);
        }
        self.reply(mail, (&matched.mail, &mut sender), text, sha256)
    }

    fn note(&self, sha256: String, mail: Option<&Incoming>, outcome: &Outcome) -> Result<(), AppError> {
        let Row { matched, workflow, partner, said, away_until, receipt } = &outcome.row;
        self.tx.note_incoming(&StoredIncoming {
            sha256,
            received_at: self.now,
            kind: outcome.kind,
            sender: mail.and_then(|mail| Some(mail.from.as_ref()?.address.clone())),
            subject: mail.map_or_else(String::new, |mail| line(&mail.subject)),
            message_id: mail.and_then(|mail| mail.message_id.clone()),
            mail: matched.as_ref().map(|mail| mail.key.clone()),
            workflow: workflow.clone(),
            partner: partner.clone(),
            said: said.clone(),
            why: outcome.why.clone(),
            away_until: *away_until,
            receipt: receipt.clone(),
        })?;
        Ok(())
    }
}

/// The head of a text that a stranger wrote, without what cannot be seen.
fn head(text: &str) -> String {
    let clean = |c: char| if c.is_control() && c != '\n' || is_hidden(c) { ' ' } else { c };
    text.trim().chars().take(KEPT_CHARS).map(clean).collect::<String>().trim_end().to_owned()
}

/// The same on one line.
fn line(text: &str) -> String {
    let clean = |c: char| if c.is_control() || is_hidden(c) { ' ' } else { c };
    text.trim().chars().take(MAX_LINE_CHARS).map(clean).collect()
}
