//! One pass of deciding and recording: puts what is due into mails as reminders, in one transaction.
//!
//! Mails are written before that transaction begins, on all cores and from a snapshot, so that nobody waits while
//! templates are rendered. If something was recorded meanwhile, all of it is done again.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{
    outbox_rows::{self, Stored, Writer, Written},
    report_mails::{self, Stale},
};
use crate::{
    app::{
        App, AppError,
        compose::{Composer, Letterhead, Sheet},
        definitions::loading::Loading,
        installation::Seen,
        journal::note_settled,
        live::Live,
    },
    cores::on_all_cores_until,
    engine::remind::{Change, Directory, Outbox, Past, settle},
    message::InputId,
    model::{Event, Fact, MailKey, MailState, ReminderKey, WorkflowId},
    plan::Plan,
    stop::Stop,
    store::{Mail, Moment, NewContent, Snapshot, Store, Tx, Withdrawal, WithdrawnBy},
};

/// How often a pass is redone because something was recorded meanwhile. After that it is done once more while everybody
/// else waits.
const TRIES: usize = 3;

/// The result of a tick.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// Reminders put into a mail.
    pub queued: usize,
    /// Reminders withdrawn.
    pub withdrawn: usize,
    /// Workflows that could not be decided, with the reason.
    pub quarantined: Vec<(WorkflowId, String)>,
}

impl Ticked {
    /// Adds the result of a second tick.
    pub fn add(&mut self, more: Self) {
        self.queued += more.queued;
        self.withdrawn += more.withdrawn;
        self.quarantined.extend(more.quarantined);
    }
}

/// Decides every workflow at `now` and records what is new. A second tick with the same `now` changes nothing. Once
/// [`App::stop`] is asked, nothing is recorded ([`AppError::Stopped`]).
pub fn tick(app: &mut App, loading: &Loading, now: Timestamp) -> Result<Ticked, AppError> {
    let App { store, templates, config, installation, signer, live, decided, stop, meanwhile, .. } = app;
    let mut deciding = Deciding {
        live,
        loading,
        letterhead: Letterhead { config, templates, installation, signer: signer.as_deref() },
        stop,
        now,
    };
    record_what_fell_due(store, &mut deciding)?;
    for _ in 0..TRIES {
        let made = store.read(|tx| deciding.make(tx))?;
        if made.is_nothing() {
            *decided = Some(made.seen);
            return Ok(Ticked { quarantined: deciding.troubled(), ..Ticked::default() });
        }
        if let Some(meanwhile) = meanwhile {
            meanwhile();
        }
        let is_as_seen = |tx: &Tx| Ok::<_, AppError>(tx.moment()? == made.moment);
        let ticked = store.write(|tx| if is_as_seen(tx)? { deciding.record(tx, &made).map(Some) } else { Ok(None) })?;
        if let Some(ticked) = ticked {
            *decided = Some(made.seen);
            return Ok(ticked);
        }
    }
    let (ticked, seen) = store.write(|tx| {
        let made = deciding.make(tx)?;
        Ok::<_, AppError>((deciding.record(tx, &made)?, made.seen))
    })?;
    *decided = Some(seen);
    Ok(ticked)
}

/// Records the events that fell due of themselves since the last pass: the end of a silence, say. Nothing is recorded that was
/// computed from a state that is not so any more.
fn record_what_fell_due(store: &mut Store, deciding: &mut Deciding<'_>) -> Result<(), AppError> {
    for _ in 0..TRIES {
        let (moment, due) = store.read(|tx| {
            let moment = tx.moment()?;
            deciding.live.catch_up(tx, deciding.loading, deciding.stop, deciding.now)?;
            Ok::<_, AppError>((
                moment,
                if deciding.live.rests(moment) { Vec::new() } else { deciding.live.falls_due() },
            ))
        })?;
        if due.is_empty() {
            return Ok(());
        }
        let is_recorded = store.write(|tx| {
            let is_as_seen = tx.moment()? == moment;
            if is_as_seen {
                due.iter().try_for_each(|event| tx.append(event).map(drop))?;
            }
            Ok::<_, AppError>(is_as_seen)
        })?;
        if is_recorded {
            tracing::info!(events = due.len(), "fell due");
        }
    }
    Ok(())
}

/// What a pass works with.
struct Deciding<'a> {
    live: &'a mut Live,
    loading: &'a Loading,
    letterhead: Letterhead<'a>,
    /// Once it is asked, nothing more is made or recorded.
    stop: &'a Stop,
    now: Timestamp,
}

/// The new content of mails, or why they cannot be written.
type NewTexts = Vec<(MailKey, Result<NewContent, AppError>)>;

/// The changes that a pass will make.
struct Made {
    /// The moment of the database it is based on.
    moment: Moment,
    seen: Seen,
    changes: Vec<Change>,
    stale: Vec<Stale>,
    /// Unreadable reminders: they are withdrawn and decided again.
    unreadable: Vec<(WorkflowId, ReminderKey, String)>,
    /// The content of mails that are new or out of date, or why they cannot be written.
    texts: NewTexts,
}

impl Made {
    fn nothing(moment: Moment, seen: Seen) -> Self {
        let (changes, stale, unreadable, texts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { moment, seen, changes, stale, unreadable, texts }
    }

    fn is_nothing(&self) -> bool {
        self.changes.is_empty() && self.stale.is_empty() && self.texts.is_empty() && self.unreadable.is_empty()
    }
}

impl Deciding<'_> {
    /// Workflows for which nothing could be decided, with the reason.
    fn troubled(&self) -> Vec<(WorkflowId, String)> {
        self.live.reasons().collect()
    }

    fn make(&mut self, tx: &Snapshot) -> Result<Made, AppError> {
        let now = self.now;
        let moment = tx.moment()?;
        let seen = Seen { seq: tx.last_seq()?, version: moment.others };
        self.live.catch_up(tx, self.loading, self.stop, now)?;
        if self.live.rests(moment) {
            return Ok(Made::nothing(moment, seen));
        }
        self.live.decide(self.stop)?;
        let stored = self.read_outbox(tx)?;
        let standstills = self.live.standstills();
        let scenes = self.live.decided();
        let Stored { mut outbox, mut written, unreadable, .. } = stored;
        outbox.standstills = standstills;
        for (workflow, key, why) in &unreadable {
            outbox.set_aside.entry(workflow.clone()).or_default().push(self::unreadable(key, why));
        }
        let mut failed = None;
        let taken_back: BTreeSet<&ReminderKey> = unreadable.iter().map(|(_, key, _)| key).collect();
        let mut past = |key: &ReminderKey| {
            if taken_back.contains(key) {
                return Past::TakenBack;
            }
            // A failed lookup does not count as nothing: the tick fails as a whole.
            outbox_rows::past(tx, key).unwrap_or_else(|error| {
                failed = Some(error);
                Past::Spent
            })
        };
        self.stop.check()?;
        let stale = report_mails::stale(tx, &outbox, &written, &scenes, now)?;
        report_mails::set_aside(&mut outbox, &mut written, &scenes, &stale, now);
        let changes = settle(&mut outbox, &scenes, now, &mut past);
        if let Some(error) = failed {
            return Err(error);
        }
        for change in &changes {
            self.stop.check()?;
            if let Change::Open { mail, workflow, .. } = change {
                let plan = scenes.get(workflow).map(|scene| scene.plan);
                written.insert(mail.clone(), opened(tx, self.letterhead, plan, mail)?);
            }
        }
        let directories = scenes.iter().map(|(id, scene)| (id.clone(), Directory::of(scene.plan))).collect();
        let composer = Composer {
            letterhead: self.letterhead,
            scenes: &scenes,
            directories: &directories,
            letters: BTreeMap::new(),
            outbox: &outbox,
            now,
        };
        let texts = Texts { tx, outbox: &outbox, written: &written, stop: self.stop }.write(composer)?;
        let made = Made { moment, seen, changes, stale, unreadable, texts };
        if made.is_nothing() {
            self.live.rest(tx, moment, now)?;
        }
        Ok(made)
    }

    /// Reads the outbox. Workflows that an unreadable mail mentions are troubled from then on.
    fn read_outbox(&mut self, tx: &Snapshot) -> Result<Stored, AppError> {
        self.live.forget_unread_rows();
        let hold = self.letterhead.config.mail.hold;
        loop {
            let workflows: Vec<WorkflowId> = self.live.decided().into_keys().collect();
            let stored = outbox_rows::read(tx, &workflows, hold, self.now)?;
            if !self.live.note_unread_rows(&stored.troubled, self.loading, self.now) {
                return Ok(stored);
            }
        }
    }

    fn record(&mut self, tx: &Tx, made: &Made) -> Result<Ticked, AppError> {
        let (now, scenes) = (self.now, self.live.decided());
        for (workflow, key, why) in &made.unreadable {
            take_back_unreadable(tx, workflow, key, why, now)?;
        }
        report_mails::withdraw(tx, self.letterhead, &scenes, &made.stale, now)?;
        let writer = Writer { tx, letterhead: self.letterhead, scenes: &scenes, stop: self.stop, now };
        let tally = writer.write(&made.changes)?;
        let unread = made.unreadable.iter().map(|(workflow, key, why)| (workflow.clone(), unreadable(key, why)));
        let quarantined = self.live.reasons().chain(unread).collect();
        let mut ticked = Ticked { queued: tally.queued, withdrawn: tally.withdrawn, quarantined };
        for (key, text) in &made.texts {
            self.stop.check()?;
            match text {
                Ok(content) => tx.replace_content(key, content)?,
                // A mail that cannot be written does not hold up anybody else's.
                Err(error) => {
                    let mail = tx.require_mail(key)?;
                    let why = format!("the mail `{}` cannot be written: {error}", mail.key);
                    set_aside(tx, &mail, &why, now)?;
                    let quarantined = mail.workflows.iter().map(|workflow| (workflow.clone(), why.clone()));
                    ticked.quarantined.extend(quarantined);
                }
            }
        }
        tracing::info!(queued = tally.queued, withdrawn = tally.withdrawn, "decided");
        Ok(ticked)
    }
}

/// The row of a mail being opened, before its text is written. A mail that existed before keeps its Message-ID.
fn opened(tx: &Snapshot, letterhead: Letterhead<'_>, plan: Option<&Plan>, key: &MailKey) -> Result<Written, AppError> {
    let known = tx.mail(key)?;
    let message_id = known.map_or_else(|| letterhead.message_id(plan, key), |mail| mail.message_id);
    Ok(Written { message_id, subject: String::new(), basis: String::new() })
}

/// Brings the texts of waiting mails up to date.
struct Texts<'a> {
    tx: &'a Snapshot,
    outbox: &'a Outbox,
    /// Their current content.
    written: &'a BTreeMap<MailKey, Written>,
    stop: &'a Stop,
}

impl<'a> Texts<'a> {
    /// Letters and notices first, because the coordinator's brief says what those that wait for release are about.
    fn write(&self, mut composer: Composer<'_>) -> Result<NewTexts, AppError> {
        let waits = |state: MailState| matches!(state, MailState::Queued | MailState::Held | MailState::Draft);
        let waiting = self.outbox.mails().filter(|(key, mail)| waits(mail.state) && !key.stands_by_itself());
        let (letters, others): (Vec<&MailKey>, Vec<&MailKey>) =
            waiting.map(|(key, _)| key).partition(|key| key.is_letter() || key.is_notice());
        let mut texts = self.write_these(&composer, &letters)?;
        composer.letters = self.subjects(&letters, &texts);
        texts.extend(self.write_these(&composer, &others)?);
        Ok(texts)
    }

    fn write_these(&self, composer: &Composer<'_>, keys: &[&'a MailKey]) -> Result<NewTexts, AppError> {
        let mut outdated: Vec<Sheet<'a>> = Vec::new();
        for key in keys {
            self.stop.check()?;
            outdated.extend(self.outdated(composer, key));
        }
        let inputs = on_all_cores_until(self.stop, &outdated, |sheet| composer.inputs_of(sheet))?;
        let threads = inputs.iter().map(|inputs| thread(self.tx, inputs));
        let threads: Vec<Vec<String>> = threads.collect::<Result<_, AppError>>()?;
        let outdated: Vec<(Sheet<'a>, Vec<String>)> = outdated.into_iter().zip(threads).collect();
        let contents =
            on_all_cores_until(self.stop, &outdated, |(sheet, thread)| composer.write(sheet, thread.clone()))?;
        Ok(outdated.iter().map(|(sheet, _)| sheet.key.clone()).zip(contents).collect())
    }

    /// The mail, if its basis has changed. A text that somebody may have is final.
    fn outdated(&self, composer: &Composer<'_>, key: &'a MailKey) -> Option<Sheet<'a>> {
        let (waiting, written) = (self.outbox.mail(key)?, self.written.get(key)?);
        // Nothing new is said about a workflow that cannot be evaluated now.
        let is_told_of = |workflow: &WorkflowId| composer.scenes.contains_key(workflow);
        if waiting.is_attempted && !waiting.is_put_off || !waiting.workflows.iter().all(is_told_of) {
            return None;
        }
        let carried = self.outbox.carried(key).collect();
        let sheet = Sheet { key, message_id: &written.message_id, waiting, carried };
        (written.basis != composer.basis(&sheet)).then_some(sheet)
    }

    /// What the letters and reports awaiting release are about.
    fn subjects(&self, letters: &[&MailKey], texts: &NewTexts) -> BTreeMap<MailKey, String> {
        let new: BTreeMap<&MailKey, Option<&str>> =
            texts.iter().map(|(key, text)| (key, text.as_ref().ok().map(|content| content.subject.as_str()))).collect();
        let is_draft = |key: &MailKey| self.outbox.mail(key).is_some_and(|mail| mail.state == MailState::Draft);
        let subject = |key: &MailKey| match new.get(key) {
            Some(subject) => *subject,
            None => self.written.get(key).map(|written| written.subject.as_str()),
        };
        let reports = self.outbox.mails().map(|(key, _)| key).filter(|key| key.is_report());
        let drafts = letters.iter().copied().chain(reports).filter(|key| is_draft(key));
        drafts.filter_map(|key| Some((key.clone(), subject(key)?.to_owned()))).collect()
    }
}

/// The first mail about these inputs, so that mail programs show all that is about them as one thread. A mail about several
/// continues the oldest of their threads: naming all of them would tie these together.
fn thread(tx: &Snapshot, inputs: &[InputId]) -> Result<Vec<String>, AppError> {
    let mut threads = BTreeSet::new();
    for (workflow, task, partner) in inputs {
        threads.extend(tx.first_mail_about(workflow, &(task.clone(), partner.clone()))?);
    }
    Ok(threads.into_iter().map(|(_, message_id)| message_id).take(1).collect())
}

fn unreadable(key: &ReminderKey, why: &str) -> String {
    format!("the reminder `{key}` cannot be read: {why}")
}

/// A damaged row does not hold up the others: its reminder is withdrawn, and decided again by the next pass.
fn take_back_unreadable(
    tx: &Tx,
    workflow: &WorkflowId,
    key: &ReminderKey,
    why: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let why = unreadable(key, why);
    if tx.withdraw_reminder(key, WithdrawnBy::Engine, &why)? == Withdrawal::Withdrawn {
        let fact = Fact::ReminderWithdrawn { reminder: key.clone(), why: why.clone() };
        tx.append(&Event::of_engine(workflow, now, fact))?;
        tx.append(&Event::of_engine(workflow, now, Fact::Quarantined { why }))?;
    }
    Ok(())
}

fn set_aside(tx: &Tx, mail: &Mail, why: &str, now: Timestamp) -> Result<(), AppError> {
    for reminder in tx.withdraw_mail(&mail.key, WithdrawnBy::Engine, why)? {
        if let Some(reminder) = tx.reminder(&reminder)? {
            let fact = Fact::ReminderWithdrawn { reminder: reminder.key, why: why.to_owned() };
            tx.append(&Event::of_engine(&reminder.workflow, now, fact))?;
        }
    }
    note_settled(tx, mail, MailState::Withdrawn, why, now)?;
    for workflow in &mail.workflows {
        tx.append(&Event::of_engine(workflow, now, Fact::Quarantined { why: why.to_owned() }))?;
    }
    Ok(())
}
