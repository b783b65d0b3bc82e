//! The loop of a rehearsal: from instant to instant, answers, reports, decisions, departures.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{Item, Mail, Rehearsal, Report, Scene, Script, Watcher, adoption, answers::Cues};
use crate::{
    app::{
        App, AppError,
        compose::{self, Recipient},
        distribute, reminder,
    },
    engine::{
        Addressee, Decision, DecisionKind, FOLLOW_UP_DAYS, Layouts, RunState, decide_with, next_instant_with,
        next_report_at, report_due,
    },
    mail::{Letter, Mailbox},
    message::{self, Capacity, Reason},
    model::{Event, Fact, MailKey, PartnerId, ReminderKey, TaskId},
    plan::{Function, Plan, calendar::instant},
    render::Templates,
    report,
};

/// No rehearsal takes more steps: a workflow of the largest size comes nowhere near.
const STEPS_AT_MOST: usize = 200_000;
/// The watcher hears of progress every so many steps.
const STEPS_A_LOOK: usize = 64;
/// What one round drafts or takes back changes what the coordinator is told.
const ROUNDS_AT_MOST: usize = 4;

pub(super) struct Play<'a> {
    app: &'a App,
    plan: &'a Plan,
    state: RunState,
    journal: Vec<Event>,
    layouts: Layouts,
    cues: Cues,
    now: Timestamp,
    begins_at: Timestamp,
    /// Where the script ends, if not with the preparation.
    until: Timestamp,
    /// Reminders that stand in a mail, waiting or gone.
    seen: BTreeSet<ReminderKey>,
    /// Mails that are gone.
    closed: BTreeSet<MailKey>,
    waiting: BTreeMap<MailKey, Waiting<'a>>,
    /// When the coordinator was told that nobody can be written to about an input.
    told: BTreeMap<(TaskId, PartnerId, Date), Vec<Timestamp>>,
    mails: Vec<Mail>,
    reports: Vec<Report>,
}

/// A mail that has not left.
struct Waiting<'a> {
    recipient: Recipient<'a>,
    departs_at: Timestamp,
    /// What it carries, in the order of keys.
    reasons: BTreeMap<ReminderKey, Carried>,
    /// True once a draft was shown.
    is_shown: bool,
}

/// A reminder in a mail.
struct Carried {
    decision: Decision,
    /// When it was decided.
    at: Timestamp,
    told_as: Capacity,
}

impl Carried {
    fn reason(&self) -> Reason {
        let Decision { workflow, kind, .. } = &self.decision;
        Reason { workflow: workflow.clone(), kind: kind.clone(), told_as: self.told_as }
    }
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
            state: RunState::replay(plan, &journal, begins_at),
            journal,
            layouts: Layouts::default(),
            cues: Cues::new(plan, &script.answers, begins_at),
            now: begins_at,
            begins_at,
            until: script.until.unwrap_or(Timestamp::MAX),
            seen: script.from.as_ref().map_or_else(BTreeSet::new, |standpoint| standpoint.known.clone()),
            closed: script.from.as_ref().map_or_else(BTreeSet::new, |standpoint| standpoint.closed.clone()),
            waiting: BTreeMap::new(),
            told: script.from.as_ref().map_or_else(BTreeMap::new, |standpoint| standpoint.told.clone()),
            mails: Vec::new(),
            reports: Vec::new(),
        }
    }

    pub(super) fn run(&mut self, watcher: &mut Watcher<'_>) -> Result<(), AppError> {
        let ends_on = self.plan.ends_on().saturating_add(FOLLOW_UP_DAYS.days());
        let end = instant(ends_on, jiff::civil::Time::midnight(), &self.plan.timezone).max(self.begins_at);
        for number in 0..STEPS_AT_MOST {
            self.step(watcher)?;
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
        let departs = self.waiting.values().filter(|mail| !mail.recipient.is_draft()).map(|mail| mail.departs_at).min();
        let answered = self.cues.next_at(self.plan, &self.state);
        let reported = next_report_at(self.plan, &self.state, self.now);
        [decided, departs, answered, reported].into_iter().flatten().filter(|at| *at > self.now).min()
    }

    fn step(&mut self, watcher: &mut Watcher<'_>) -> Result<(), AppError> {
        for event in self.cues.take(self.plan, &self.state, self.now) {
            self.happen(event);
        }
        self.report(watcher)?;
        self.decide()?;
        self.show_drafts(watcher)?;
        self.depart(watcher)
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

    /// The mails that bring a report leave by themselves, in their recipients' hours.
    fn announce(&mut self, report: &Report) -> Result<(), AppError> {
        for copy in distribute::copies(self.plan, self.now) {
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
            let key = compose::report_key(self.plan, report.number, recipient.address());
            let at = recipient.departure(self.now);
            self.mails.push(mail(key, &recipient, at, content.lang, subject, Vec::new()));
        }
        Ok(())
    }

    /// Decides anew, takes back what no longer holds, puts what is new into mails: `app::tick` without a database.
    fn decide(&mut self) -> Result<(), AppError> {
        let decided = decide_with(self.plan, &self.state, &mut self.layouts, self.now);
        let decided: BTreeMap<ReminderKey, Decision> = decided.into_iter().map(|d| (d.key.clone(), d)).collect();
        let mut told = None;
        for _ in 0..ROUNDS_AT_MOST {
            let notes = self.notes()?;
            if told.as_ref() == Some(&notes) {
                break;
            }
            self.take_back(|key| decided.contains_key(key) || notes.contains_key(key));
            for decision in decided.values().chain(notes.values()) {
                self.queue(decision);
            }
            told = Some(notes);
        }
        Ok(())
    }

    /// Letters that wait for release, for the coordinator's brief.
    fn notes(&self) -> Result<BTreeMap<ReminderKey, Decision>, AppError> {
        let drafts = self.waiting.iter().filter(|(_, waiting)| waiting.recipient.is_draft());
        let noted = drafts.filter_map(|(key, waiting)| {
            let partner = waiting.recipient.partner?.id.clone();
            let function = waiting.recipient.contact.function?;
            Some((key, waiting, partner, function))
        });
        noted
            .map(|(mail, waiting, partner, function)| {
                let subject = self.subject(waiting)?.1;
                let key: ReminderKey = format!("{}:draft:{mail}", self.plan.workflow).into();
                let note = Decision {
                    key: key.clone(),
                    workflow: self.plan.workflow.clone(),
                    to: Addressee { partner: partner.clone(), to: Function::FocalPoint, cc: Vec::new() },
                    kind: DecisionKind::Draft { partner, mail: mail.clone(), function, subject },
                    due_at: self.now,
                    why: String::new(),
                };
                Ok((key, note))
            })
            .collect()
    }

    fn take_back(&mut self, holds: impl Fn(&ReminderKey) -> bool) {
        for waiting in self.waiting.values_mut() {
            waiting.reasons.retain(|key, _| {
                let keeps = holds(key);
                if !keeps {
                    self.seen.remove(key);
                }
                keeps
            });
        }
        self.waiting.retain(|_, waiting| !waiting.reasons.is_empty());
    }

    fn queue(&mut self, decision: &Decision) {
        if self.seen.contains(&decision.key) {
            return;
        }
        let recipient = compose::resolve(self.plan, decision, &BTreeMap::new(), self.now);
        if recipient.partner.is_none() && !self.is_news(decision) {
            return;
        }
        let is_closed = |key: &MailKey| {
            let is_shared =
                |waiting: &Waiting<'_>| recipient.shares(waiting.recipient.partner.map(|partner| &partner.id));
            let is_full = self.waiting.get(key).is_some_and(|waiting| !is_shared(waiting));
            Ok::<_, std::convert::Infallible>(self.closed.contains(key) || is_full)
        };
        let Ok(Some((key, departs_at))) = compose::slot(&recipient, self.now, is_closed) else { return };
        let waiting = self.waiting.entry(key).or_insert_with(|| Waiting {
            recipient,
            departs_at,
            reasons: BTreeMap::new(),
            is_shown: false,
        });
        let told_as = if recipient.partner.is_none() { Capacity::Coordinator } else { Capacity::Partner };
        waiting.reasons.insert(decision.key.clone(), Carried { decision: decision.clone(), at: self.now, told_as });
        self.seen.insert(decision.key.clone());
    }

    fn is_news(&self, decision: &Decision) -> bool {
        let told_at = |task: &TaskId, partner: &PartnerId, due| {
            let told = self.told.get(&(task.clone(), partner.clone(), due));
            Ok::<_, std::convert::Infallible>(told.cloned().unwrap_or_default())
        };
        reminder::is_news(self.plan, decision, self.now, told_at).unwrap_or(true)
    }

    /// A letter to a higher level shows on the day it is drafted.
    fn show_drafts(&mut self, watcher: &mut Watcher<'_>) -> Result<(), AppError> {
        let new: Vec<MailKey> = self
            .waiting
            .iter()
            .filter(|(_, waiting)| waiting.recipient.is_draft() && !waiting.is_shown)
            .map(|(key, _)| key.clone())
            .collect();
        for key in new {
            let Some(waiting) = self.waiting.get(&key) else { continue };
            let (lang, subject) = self.subject(waiting)?;
            let shown = mail(key.clone(), &waiting.recipient, self.now, lang, subject, items(waiting));
            self.see(watcher, &shown, waiting)?;
            self.mails.push(shown);
            if let Some(waiting) = self.waiting.get_mut(&key) {
                waiting.is_shown = true;
            }
        }
        Ok(())
    }

    fn depart(&mut self, watcher: &mut Watcher<'_>) -> Result<(), AppError> {
        let leaves = |waiting: &Waiting<'_>| waiting.departs_at <= self.now && !waiting.recipient.is_draft();
        let mut due: Vec<(Timestamp, MailKey)> = self
            .waiting
            .iter()
            .filter(|(_, waiting)| leaves(waiting))
            .map(|(key, waiting)| (waiting.departs_at, key.clone()))
            .collect();
        due.sort();
        for (_, key) in due {
            let Some(waiting) = self.waiting.remove(&key) else { continue };
            let (lang, subject) = self.subject(&waiting)?;
            let sent = mail(key.clone(), &waiting.recipient, self.now, lang, subject, items(&waiting));
            self.see(watcher, &sent, &waiting)?;
            self.mails.push(sent);
            self.closed.insert(key);
            self.settle(waiting);
        }
        Ok(())
    }

    /// Shows a mail as a whole to whoever wants to see it.
    fn see(&self, watcher: &mut Watcher<'_>, mail: &Mail, waiting: &Waiting<'_>) -> Result<(), AppError> {
        if watcher.wants_texts {
            let (mime, rendered) = self.write(&mail.key, waiting)?;
            (watcher.see)(Scene::Mail { mail, mime, rendered })?;
        }
        Ok(())
    }

    /// The reminders of a mail that has left count from now on.
    fn settle(&mut self, waiting: Waiting<'_>) {
        for (key, Carried { decision, at: decided_at, told_as }) in waiting.reasons {
            let to_coordinator = told_as == Capacity::Coordinator;
            let (input, due) = match decision.kind {
                DecisionKind::Rung { task, partner, due, .. } => (Some((task, partner)), Some(due)),
                _ => (None, None),
            };
            if let (true, Some((task, partner)), Some(due)) = (to_coordinator, &input, due) {
                let renames = &self.plan.renames;
                let told = (renames.first_task(task), renames.first_partner(partner), due);
                self.told.entry(told).or_default().push(decided_at);
            }
            let fact = Fact::ReminderSent { reminder: key, input, due };
            self.happen(Event::of_engine(&self.plan.workflow, self.now, fact));
        }
    }

    fn content(&self, waiting: &Waiting<'_>) -> message::MailContent {
        let reasons: Vec<Reason> = waiting.reasons.values().map(Carried::reason).collect();
        let day = waiting.recipient.local_day(waiting.departs_at.max(self.now));
        let recipient = compose::addressed(waiting.recipient, &reasons, [self.plan]);
        let order = message::Order {
            contact: recipient.contact,
            partners: compose::roles(&recipient, &reasons, [self.plan], day),
            day,
            reasons,
            fallback: &self.app.config.language,
        };
        message::compose(&[message::Scene { plan: self.plan, state: &self.state }], &order, self.now)
    }

    fn subject(&self, waiting: &Waiting<'_>) -> Result<(crate::model::Lang, String), AppError> {
        let content = self.content(waiting);
        let subject = self.templates().subject(&content)?;
        Ok((content.lang, subject))
    }

    fn write(&self, key: &MailKey, waiting: &Waiting<'_>) -> Result<(Vec<u8>, crate::render::RenderedMail), AppError> {
        let content = self.content(waiting);
        let rendered = self.templates().mail(&content)?;
        let config = &self.app.config;
        let message_id = compose::message_id(config, Some(self.plan), key);
        let sender = compose::sender(config, Some(self.plan));
        let letter = Letter {
            reply_to: self.plan.coordinator.email.as_deref().map(Mailbox::bare),
            cc: self.copies(waiting).iter().map(|address| Mailbox::bare(address)).collect(),
            ..compose::letter(sender, &waiting.recipient, &rendered, &message_id, self.now, &content.lang)
        };
        Ok((letter.to_bytes()?, rendered))
    }

    fn copies(&self, waiting: &Waiting<'_>) -> BTreeSet<String> {
        let day = waiting.recipient.local_day(self.now);
        let asked = waiting.reasons.values().filter(|carried| carried.told_as == Capacity::Partner);
        let of_partner = asked.filter_map(|carried| {
            let to = &carried.decision.to;
            Some(compose::copies(&waiting.recipient, self.plan.partners.get(&to.partner)?, &to.cc, day))
        });
        of_partner.flatten().collect()
    }

    fn templates(&self) -> &Templates {
        &self.app.templates
    }
}

fn items(waiting: &Waiting<'_>) -> Vec<Item> {
    waiting.reasons.iter().map(|(key, carried)| Item::new(key, &carried.decision.kind)).collect()
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
        is_draft: recipient.is_draft(),
        lang,
        subject,
        items,
    }
}
