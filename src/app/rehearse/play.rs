//! The loop of a rehearsal: from instant to instant, through answers, reports, decisions and departures.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{Timestamp, ToSpan};

use super::{Item, Mail, Rehearsal, Report, Scene, Script, Watcher, adoption, answers::Cues};
use crate::{
    app::{App, AppError, reports::distribute},
    engine::{
        Decision, DecisionKind, FOLLOW_UP_DAYS, Layouts, RunState, decide_with, falls_due, next_instant_with,
        next_report_at,
        remind::{self, Carried, Decided, Directory, Hold, Outbox, Past, Recipient, Said, Waiting, settle},
        report_due,
    },
    message,
    model::{Event, Fact, Lang, MailKey, MailState, PartnerId, ReminderKey},
    plan::{Plan, calendar::instant},
    report,
};

/// The most steps of a rehearsal; a workflow of the largest size comes nowhere near.
const STEPS_AT_MOST: usize = 200_000;
/// An asking after commitments is over by so many days after its day, with its reminders and calls.
const ASKING_TAKES_DAYS: i32 = 60;
/// Progress is reported every this many steps.
const STEPS_A_LOOK: usize = 64;

pub(super) struct Play<'a> {
    pub(super) app: &'a App,
    pub(super) plan: &'a Plan,
    pub(super) directory: Directory<'a>,
    pub(super) state: RunState,
    journal: Vec<Event>,
    layouts: Layouts,
    cues: Cues,
    pub(super) now: Timestamp,
    begins_at: Timestamp,
    /// Where the script ends, if earlier than the preparation.
    until: Timestamp,
    /// The outbox, as the daemon keeps it.
    pub(super) outbox: Outbox,
    /// Past reminders, which are never decided again.
    spent: BTreeSet<ReminderKey>,
    /// The latest decisions.
    pub(super) decisions: Arc<BTreeMap<ReminderKey, Decision>>,
    /// Drafts already shown.
    shown: BTreeSet<MailKey>,
    /// Language and subject of waiting mails whose content is final.
    covers: BTreeMap<MailKey, (Lang, String)>,
    mails: Vec<Mail>,
    reports: Vec<Report>,
}

impl<'a> Play<'a> {
    pub(super) fn new(app: &'a App, script: &'a Script<'a>) -> Self {
        let plan = script.plan;
        let eve = plan.starts_on().saturating_sub(1.day());
        let begins_at = script
            .from
            .as_ref()
            .map_or_else(|| instant(eve, jiff::civil::Time::midnight(), &plan.timezone), |standpoint| standpoint.now);
        let journal = match &script.from {
            None => vec![adoption(plan, begins_at, false)],
            Some(standpoint) => {
                let mut events = standpoint.events.clone();
                if !events.iter().any(|event| matches!(event.fact, Fact::WorkflowAdopted { .. })) {
                    events.push(adoption(
                        plan,
                        begins_at,
                        plan.starts_on() <= plan.timezone.to_datetime(begins_at).date(),
                    ));
                }
                events
            }
        };
        Self {
            app,
            plan,
            directory: Directory::of(plan),
            state: RunState::replay(plan, &journal, begins_at),
            journal,
            layouts: Layouts::default(),
            cues: Cues::new(plan, &script.answers, begins_at),
            now: begins_at,
            begins_at,
            until: script.until.unwrap_or(Timestamp::MAX),
            outbox: script.from.as_ref().map_or_else(Outbox::default, |standpoint| standpoint.outbox.clone()),
            spent: script.from.as_ref().map_or_else(BTreeSet::new, |standpoint| standpoint.known.clone()),
            decisions: Arc::default(),
            shown: BTreeSet::new(),
            covers: script.from.as_ref().map_or_else(BTreeMap::new, |standpoint| standpoint.covers.clone()),
            mails: Vec::new(),
            reports: Vec::new(),
        }
    }

    pub(super) fn run(&mut self, watcher: &mut Watcher<'_>) -> Result<(), AppError> {
        for number in 0..STEPS_AT_MOST {
            self.step(watcher)?;
            let end = self.end();
            if number % STEPS_A_LOOK == 0 {
                let whole = end.duration_since(self.begins_at).as_secs_f64().max(1.0);
                let gone = self.now.duration_since(self.begins_at).as_secs_f64();
                (watcher.see)(Scene::Progress((gone / whole).clamp(0.0, 1.0)))?;
            }
            match self.next_at().filter(|at| *at <= end.min(self.until)) {
                Some(at) => self.now = at,
                None => break,
            }
        }
        self.tell_held(watcher)
    }

    /// When it ends: some time after the preparation, or after the last asking if there are commitments to be asked after.
    fn end(&self) -> Timestamp {
        let ends_on = self.plan.ends_on().saturating_add(FOLLOW_UP_DAYS.days());
        let asked = self.plan.commitments_asked.last().filter(|_| !self.state.ledgers.commitments.is_empty());
        let ends_on = asked.map_or(ends_on, |day| day.saturating_add(ASKING_TAKES_DAYS.days()).max(ends_on));
        instant(ends_on, jiff::civil::Time::midnight(), &self.plan.timezone).max(self.begins_at)
    }

    /// Mails still held at the end.
    fn tell_held(&mut self, watcher: &mut Watcher<'_>) -> Result<(), AppError> {
        let is_held = |mail: &Waiting| mail.state == MailState::Held;
        let held: Vec<MailKey> =
            self.outbox.mails().filter(|(_, mail)| is_held(mail)).map(|(key, _)| key.clone()).collect();
        for key in held {
            if let Some(mail) = self.see(watcher, &key)? {
                self.mails.push(mail);
            }
        }
        Ok(())
    }

    pub(super) fn into_rehearsal(self) -> Rehearsal {
        Rehearsal {
            workflow: self.plan.workflow.clone(),
            symbol: self.plan.symbol.clone(),
            begins_at: self.begins_at,
            ends_at: self.now,
            mails: self.mails,
            reports: self.reports,
            findings: Vec::new(),
        }
    }

    fn next_at(&mut self) -> Option<Timestamp> {
        let decided = next_instant_with(self.plan, &self.state, &mut self.layouts, self.now);
        let departs = self.outbox.mails().filter(|(_, mail)| leaves(mail)).map(|(_, mail)| mail.not_before).min();
        let answered = self.cues.next_at(self.plan, &self.state);
        let reported = next_report_at(self.plan, &self.state, self.now);
        let let_go = self.outbox.holds.next_end(self.now);
        let drafts = self.outbox.mails().filter(|(_, mail)| mail.state == MailState::Draft);
        let told = drafts.map(|(_, mail)| remind::draft_told_next_at(self.plan, mail.not_before, self.now)).min();
        [decided, departs, answered, reported, let_go, told].into_iter().flatten().filter(|at| *at > self.now).min()
    }

    fn step(&mut self, watcher: &mut Watcher<'_>) -> Result<(), AppError> {
        for event in self.cues.take(self.plan, &self.state, self.now) {
            self.happen(event);
        }
        for event in falls_due(self.plan, &self.state, self.now) {
            self.happen_in_order(event);
        }
        self.report(watcher)?;
        self.decide();
        self.show_drafts(watcher)?;
        self.depart(watcher)
    }

    /// What is dated before something that has happened is put in its place.
    fn happen_in_order(&mut self, event: Event) {
        if self.journal.iter().all(|other| other.happened_at <= event.happened_at) {
            return self.happen(event);
        }
        self.journal.push(event);
        self.state = RunState::replay(self.plan, &self.journal, self.now);
    }

    fn happen(&mut self, event: Event) {
        self.state.apply(self.plan, &event);
        self.journal.push(event);
    }

    fn report(&mut self, watcher: &mut Watcher<'_>) -> Result<(), AppError> {
        let Some(cut_off) = report_due(self.plan, &self.state, self.now) else { return Ok(()) };
        let number = self.state.reports.last().map_or(1, |last| last.number + 1);
        let report = Report {
            number,
            symbol: format!("{}/PR/{number}", self.plan.symbol),
            day: self.plan.timezone.to_datetime(self.now).date(),
            at: self.now,
            cut_off,
            languages: self.plan.reports.languages.clone(),
        };
        if watcher.wants_texts {
            (watcher.see)(Scene::Report { report: &report, events: &self.journal })?;
        }
        let symbol = report.symbol.clone();
        let decisions = report::decisions_requested(self.plan, &self.journal, cut_off);
        let fact =
            Fact::ReportIssued { number, symbol, cut_off, sha256: String::new(), decisions, editions: Vec::new() };
        self.happen(Event::of_engine(&self.plan.workflow, self.now, fact));
        self.announce(&report)?;
        self.reports.push(report);
        Ok(())
    }

    /// Mails that bring a report leave on their own, during their recipients' hours.
    fn announce(&mut self, report: &Report) -> Result<(), AppError> {
        for copy in distribute::copies(self.plan, &self.outbox.addresses, self.now) {
            if copy.refused.is_some() {
                continue;
            }
            let recipient = copy.recipient;
            let Some((_, lang)) = copy.variants.into_iter().next() else { continue };
            let facts = message::ReportFacts {
                number: report.number,
                symbol: report.symbol.clone(),
                cut_off: report.cut_off,
                lang,
                headlines: Vec::new(),
                attachments: Vec::new(),
            };
            let addressee = recipient.partner.map(|partner| (partner, recipient.contact));
            let content = message::report_cover(self.plan, addressee, &facts, self.now);
            let subject = self.app.templates.report_cover(&content)?.subject;
            let key = remind::report_key(self.plan, report.number, recipient.address());
            let mut brings = mail(key, &recipient, recipient.departure(self.now), content.lang, subject, Vec::new());
            let is_for = |partner: &PartnerId| recipient.partner.is_some_and(|of| of.id == *partner);
            let workflows = BTreeSet::from([self.plan.workflow.clone()]);
            match self.outbox.holds.first_of(&workflows, is_for, None, brings.at) {
                Some((_, Hold { until: Some(until), .. })) => {
                    brings = brings.leaving(&recipient, recipient.departure(*until));
                }
                held => brings.held_by = held.map(|(number, _)| number),
            }
            self.mails.push(brings);
        }
        Ok(())
    }

    /// Decides again and applies the rules of the outbox as the daemon would.
    fn decide(&mut self) {
        let decided = decide_with(self.plan, &self.state, &mut self.layouts, self.now);
        let scene = Decided::new(self.plan, &self.state, decided);
        let mut scenes = BTreeMap::from([(self.plan.workflow.clone(), scene)]);
        let spent = &self.spent;
        let mut past = |key: &ReminderKey| if spent.contains(key) { Past::Spent } else { Past::Unknown };
        settle(&mut self.outbox, &scenes, self.now, &mut past);
        self.decisions = scenes.pop_first().map_or_else(Arc::default, |(_, scene)| scene.decisions);
    }

    pub(super) fn recipient_of(&self, waiting: &Waiting) -> Option<Recipient<'_>> {
        remind::recipient_in([(self.plan, &self.state)], waiting.partner.as_ref(), &waiting.to)
    }

    /// A letter to a higher level is shown on the day it is drafted.
    fn show_drafts(&mut self, watcher: &mut Watcher<'_>) -> Result<(), AppError> {
        let new: Vec<MailKey> = self
            .outbox
            .mails()
            .filter(|(key, mail)| mail.state == MailState::Draft && !self.shown.contains(*key))
            .map(|(key, _)| key.clone())
            .collect();
        for key in new {
            if let Some(shown) = self.see(watcher, &key)? {
                self.mails.push(shown);
            }
            self.shown.insert(key);
        }
        Ok(())
    }

    fn depart(&mut self, watcher: &mut Watcher<'_>) -> Result<(), AppError> {
        let is_due = |mail: &Waiting| leaves(mail) && mail.not_before <= self.now;
        let mut due: Vec<(Timestamp, MailKey)> = self
            .outbox
            .mails()
            .filter(|(_, mail)| is_due(mail))
            .map(|(key, mail)| (mail.not_before, key.clone()))
            .collect();
        due.sort();
        for (_, key) in due {
            if let Some(sent) = self.see(watcher, &key)? {
                self.mails.push(sent);
            }
            self.settle(&key);
        }
        Ok(())
    }

    /// A mail as it is at this moment, shown in full if wanted.
    fn see(&self, watcher: &mut Watcher<'_>, key: &MailKey) -> Result<Option<Mail>, AppError> {
        let Some(waiting) = self.outbox.mail(key) else { return Ok(None) };
        let Some(recipient) = self.recipient_of(waiting) else { return Ok(None) };
        if let Some((lang, subject)) = self.covers.get(key) {
            let cover = mail(key.clone(), &recipient, self.now, lang.clone(), subject.clone(), Vec::new());
            return Ok(Some(cover.held(waiting, &recipient)));
        }
        let Some(content) = self.content(key, &recipient)? else { return Ok(None) };
        let subject = content.subject(&self.app.templates)?;
        let mail = mail(key.clone(), &recipient, self.now, content.lang().clone(), subject, self.items(key));
        let mail = mail.held(waiting, &recipient);
        if watcher.wants_texts {
            let (mime, rendered) = self.write(key, &recipient, &content)?;
            (watcher.see)(Scene::Mail { mail: &mail, mime, rendered })?;
        }
        Ok(Some(mail))
    }

    /// The reminders of a departed mail count from now on.
    fn settle(&mut self, key: &MailKey) {
        let Some((waiting, carried)) = self.outbox.remove_mail(key) else { return };
        self.outbox.close(key.clone());
        if key.is_daily() {
            self.outbox.note_left(&waiting.to, self.now);
        }
        for (key, Carried { kind, decided_at, to_coordinator, workflow, .. }) in carried {
            let (input, due) = match &kind {
                DecisionKind::Rung { task, partner, due, .. } => (Some((task.clone(), partner.clone())), Some(*due)),
                DecisionKind::Notice { closes_on, .. } => (None, *closes_on),
                _ => (None, None),
            };
            if let (true, Some((task, partner)), Some(due)) = (to_coordinator, &input, due) {
                let renames = &self.plan.renames;
                let input = (renames.first_task(task), renames.first_partner(partner), due);
                self.outbox.note_told(workflow.clone(), input, decided_at);
            }
            if let Some((partner, says, is_repeated)) = kind.said() {
                let partner = self.plan.renames.first_partner(partner);
                let said = Said { says, is_repeated, at: decided_at };
                self.outbox.note_said(workflow.clone(), partner, said);
            }
            self.spent.insert(key.clone());
            let to = Some(waiting.to.clone());
            let fact = Fact::ReminderSent { reminder: key, input, due, to_coordinator, to };
            self.happen(Event::of_engine(&self.plan.workflow, self.now, fact));
        }
    }
}

/// True for a mail that leaves on its own.
fn leaves(mail: &Waiting) -> bool {
    mail.state == MailState::Queued
}

impl Mail {
    /// The same mail, leaving at another instant.
    fn leaving(self, recipient: &Recipient<'_>, at: Timestamp) -> Self {
        Self { at, day: recipient.local_day(at), time: recipient.local_time(at), ..self }
    }

    /// The same mail with the hold that keeps it, at the instant at which it would have left.
    fn held(self, waiting: &Waiting, recipient: &Recipient<'_>) -> Self {
        if waiting.state != MailState::Held {
            return self;
        }
        Self { held_by: waiting.held_by, ..self.leaving(recipient, waiting.not_before) }
    }
}

fn mail(
    key: MailKey,
    recipient: &Recipient<'_>,
    at: Timestamp,
    lang: crate::model::Lang,
    subject: String,
    items: Vec<Item>,
) -> Mail {
    Mail {
        key,
        at,
        day: recipient.local_day(at),
        time: recipient.local_time(at),
        to: recipient.address().to_owned(),
        partner: recipient.partner.map(|partner| partner.id.clone()),
        function: recipient.contact.function,
        is_draft: recipient.needs_release(),
        held_by: None,
        lang,
        subject,
        items,
    }
}
