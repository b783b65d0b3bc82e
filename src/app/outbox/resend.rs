//! Sends a mail again at a person's request, because somebody says that it never arrived.
//!
//! The copy has the same text under its own key and Message-ID, and is not a second reminder: it counts as none, and
//! does not use up the reader's mail of the day. Its content must still be true, unless it is to be sent unchanged.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};

use crate::{
    app::{
        App, AppError, Loading,
        compose::{self, Letterhead},
        error::refuse_hidden,
        journal::note_by,
        tick,
    },
    definition,
    engine::{
        DecisionKind, RunState,
        remind::{Recipient, person_at, recipient_of, report_of, why_untrue},
    },
    mail::{self, Mailbox},
    message::Standing,
    model::{Actor, Event, Fact, MailKey, MailState, PartnerId, TaskId, WorkflowId, is_same_address},
    plan::Plan,
    store::{Mail, NewMail, Snapshot, Tx},
};

/// How mails are to be resent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Resending<'a> {
    /// Another address of the same partner that receives it instead of all the original recipients.
    pub to: Option<&'a str>,
    /// Also if its content is no longer true.
    pub as_it_was: bool,
    /// The reason, for the journal.
    pub why: Option<&'a str>,
}

/// A mail waiting to be resent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// The original mail.
    pub first: MailKey,
    /// The copy.
    pub key: MailKey,
    /// Its recipients.
    pub to: Vec<String>,
    /// When it leaves, unless it is held.
    pub departs_at: Timestamp,
}

/// Resends mails, all or none.
///
/// Refuses mails that reached nobody or are already waiting to be resent, mails to addresses unknown to the
/// definitions, and mails whose content is no longer true.
pub fn resend(
    app: &mut App,
    loading: &Loading,
    keys: &[MailKey],
    manner: Resending<'_>,
    now: Timestamp,
) -> Result<Vec<Again>, AppError> {
    refuse_hidden("reason", manner.why)?;
    let App { store, templates, config, installation, signer, .. } = app;
    let letterhead = Letterhead { config, templates, installation, signer: signer.as_deref() };
    let again = store.write(|tx| {
        let sending = SendingAgain { tx, letterhead, loading, now };
        let untrue: Vec<String> = if manner.as_it_was { Vec::new() } else { sending.all_untrue(keys, manner)? };
        if !untrue.is_empty() {
            return Err(refused(
                untrue.join("\n"),
                "what is open goes into the partner's next mail, and `concerted remind` sends that now; `--as-it-was` \
                 sends the old text all the same",
            ));
        }
        keys.iter().map(|key| sending.send(key, manner)).collect::<Result<Vec<Again>, AppError>>()
    })?;
    tick(app, loading, now)?;
    Ok(again)
}

fn refused(why: String, help: &str) -> AppError {
    AppError::Refused { why, help: help.to_owned() }
}

/// Prepares mails to be resent.
struct SendingAgain<'a> {
    tx: &'a Tx,
    letterhead: Letterhead<'a>,
    loading: &'a Loading,
    now: Timestamp,
}

impl<'a> SendingAgain<'a> {
    fn plans(&self, mail: &Mail) -> Vec<&'a Plan> {
        let loaded = mail.workflows.iter().filter_map(|workflow| self.loading.workflows.get(workflow));
        loaded.map(|loaded| loaded.plan.as_ref()).collect()
    }

    fn send(&self, key: &MailKey, manner: Resending<'_>) -> Result<Again, AppError> {
        let mail = self.tx.require_mail(key)?;
        if !matches!(mail.state, MailState::Sent | MailState::Bounced) {
            let help =
                "only a mail that was sent is sent once more; `concerted outbox show KEY` says what this one waits for";
            return Err(refused(format!("the mail `{key}` is {}", mail.state.as_str()), help));
        }
        let plans = self.plans(&mail);
        let recipient = recipient(&plans, &mail, manner.to)?;
        let new = self.new_mail(&mail, &plans, &recipient, manner)?;
        self.tx.insert_mail(&new)?;
        let written = self.tx.require_mail(&new.key)?;
        let day = recipient.local_day(mail.sent_at.unwrap_or(mail.due_at));
        let reason = manner.why.map_or_else(String::new, |why| format!(": {why}"));
        let why = format!("a person sends the mail `{}` of {day} once more{reason}", mail.key);
        note_by(self.tx, &written, new.state, &why, &Actor::Coordinator, self.now)?;
        Ok(Again { first: mail.key, key: new.key, to: new.to, departs_at: new.due_at })
    }

    /// The same content under another key and Message-ID.
    fn new_mail(
        &self,
        mail: &Mail,
        plans: &[&Plan],
        recipient: &Recipient<'_>,
        manner: Resending<'_>,
    ) -> Result<NewMail, AppError> {
        let (key, first) = (self.free_key(mail)?, &mail.message_id);
        let message_id = self.letterhead.message_id(plans.first().copied(), &key);
        let departs_at = recipient.departure(self.now);
        let named = compose::addressee(recipient, &mail.lang, recipient.local_day(departs_at));
        let to: Option<&Mailbox> = manner.to.is_some().then_some(&named);
        let mime =
            mail::resent(&self.tx.mime(&mail.key)?, &mail::Resent { message_id: &message_id, first_id: first, to })?;
        let same = |addresses: Vec<String>| if to.is_some() { Vec::new() } else { addresses };
        let is_held = self.letterhead.config.mail.hold;
        Ok(NewMail {
            key,
            workflows: mail.workflows.clone(),
            partner: mail.partner.clone(),
            to: to.map_or_else(|| mail.to().map(str::to_owned).collect(), |to| vec![to.address.clone()]),
            cc: same(mail.cc().map(str::to_owned).collect()),
            lang: mail.lang.clone(),
            subject: mail.subject.clone(),
            message_id,
            state: if is_held { MailState::Held } else { MailState::Queued },
            due_at: departs_at,
            mime,
            basis: mail.basis.clone(),
        })
    }

    /// The first unused key. One waiting copy is enough.
    fn free_key(&self, mail: &Mail) -> Result<MailKey, AppError> {
        let mut nth = 1;
        while let Some(earlier) = self.tx.mail(&mail.key.again(nth))? {
            if matches!(earlier.state, MailState::Queued | MailState::Held | MailState::Sending) {
                let why = format!("the mail `{}` waits already to be sent once more, as `{}`", mail.key, earlier.key);
                return Err(refused(why, "`concerted outbox show` says when it leaves"));
            }
            nth += 1;
        }
        Ok(mail.key.again(nth))
    }

    fn all_untrue(&self, keys: &[MailKey], manner: Resending<'_>) -> Result<Vec<String>, AppError> {
        let mut all = Vec::new();
        for key in keys {
            let mail = self.tx.require_mail(key)?;
            let untrue = self.untrue(&mail, manner)?;
            if !untrue.is_empty() {
                all.push(format!("the mail `{key}` says what is not so any more: {}", untrue.join("; ")));
            }
        }
        Ok(all)
    }

    /// Everything in a mail that is no longer true, each item once.
    fn untrue(&self, mail: &Mail, manner: Resending<'_>) -> Result<Vec<String>, AppError> {
        if let Some((workflow, number)) = report_of(&mail.key.first()) {
            let events = self.tx.events(&workflow)?;
            let is_withdrawn =
                |event: &Event| matches!(event.fact, Fact::ReportWithdrawn { number: of, .. } if of == number);
            let withdrawn = events.iter().any(is_withdrawn).then(|| format!("report {number} was withdrawn"));
            return Ok(withdrawn.into_iter().collect());
        }
        let first = self.tx.require_mail(&mail.key.first())?;
        let said = mail::text_of(&self.tx.mime(&mail.key)?).unwrap_or_default();
        // Whoever is nobody's address any more is refused for that.
        let reader = recipient(&self.plans(mail), mail, manner.to).ok();
        let days = reader.map(|reader| Days {
            written_on: reader.local_day(first.sent_at.unwrap_or(first.due_at)),
            read_on: reader.local_day(reader.departure(self.now)),
        });
        let mut untrue = Vec::new();
        for workflow in &mail.workflows {
            untrue.extend(self.untrue_of(workflow, (&first, &said), days)?);
        }
        Ok(untrue)
    }

    /// The same for one workflow: what its reminders asked for, and whatever else was in the list of open items.
    fn untrue_of(
        &self,
        workflow: &WorkflowId,
        (first, said): (&Mail, &str),
        days: Option<Days>,
    ) -> Result<Vec<String>, AppError> {
        let Some(plan) = self.loading.workflows.get(workflow).map(|loaded| loaded.plan.as_ref()) else {
            return Ok(vec![format!("the workflow `{workflow}` is no longer there")]);
        };
        let events = self.tx.events(workflow)?;
        let state = RunState::replay(plan, &events, self.now);
        if state.is_closed {
            return Ok(vec![format!("the workflow `{workflow}` was closed")]);
        }
        let mut untrue = Vec::new();
        let mut told = BTreeSet::new();
        for (task, partner, due) in
            self.asked(workflow, first)?.into_iter().chain(self.listed(plan, first, said, &events)?)
        {
            let (task, partner) = (plan.renames.task(&task), plan.renames.partner(&partner));
            if told.insert((task.clone(), partner.clone())) {
                let is_untrue = why_untrue(plan, &state, &task, &partner, due);
                untrue.extend(is_untrue.or_else(|| days?.why_out_of_date(&task, due)));
            }
        }
        Ok(untrue)
    }

    /// The inputs that the reminders of a mail ask a partner for.
    fn asked(&self, workflow: &WorkflowId, first: &Mail) -> Result<Vec<Said>, AppError> {
        let reminders = self.tx.reminders_of(&first.key)?.into_iter();
        let mut asked = Vec::new();
        for reminder in reminders.filter(|reminder| reminder.workflow == *workflow && !reminder.to_coordinator) {
            let kind = serde_json::from_str(&reminder.kind).map_err(AppError::Stored)?;
            if let DecisionKind::Rung { task, partner, due, .. } = kind {
                asked.push((task, partner, due));
            }
        }
        Ok(asked)
    }

    /// The inputs that were open when the mail left, for every partner that its reader answers for, provided its text
    /// names the task.
    fn listed(&self, plan: &Plan, first: &Mail, said: &str, events: &[Event]) -> Result<Vec<Said>, AppError> {
        let sent_at = first.sent_at.unwrap_or(first.due_at);
        let then = then_in_force(self.tx, plan, sent_at)?;
        let then = then.as_ref().unwrap_or(plan);
        let state = RunState::as_of(then, events, sent_at);
        let is_reader = |partner: &PartnerId| {
            let of = then.partners.get(partner);
            of.is_some_and(|partner| first.to().any(|address| person_at(partner, address).is_some()))
        };
        let mut listed = Vec::new();
        for task in then.tasks.iter().filter(|task| names(said, &task.id)) {
            let owing = task.obliged().filter(|partner| state.owes(task, partner) && is_reader(partner));
            listed.extend(owing.map(|partner| (task.id.clone(), partner.clone(), task.due_for(partner))));
        }
        Ok(listed)
    }
}

/// An input with the due date stated in a mail.
type Said = (TaskId, PartnerId, Date);

/// The days of the reader on which a mail was written, and on which it is to leave once more.
#[derive(Clone, Copy)]
struct Days {
    written_on: Date,
    read_on: Date,
}

impl Days {
    /// Why what the mail says about a date is no longer so, although the date is the same.
    fn why_out_of_date(self, task: &TaskId, due: Date) -> Option<String> {
        let [said, is] = [self.written_on, self.read_on].map(|day| match Standing::of(due, day) {
            Standing::Overdue => "overdue",
            Standing::DueToday => "due today",
            Standing::DueSoon | Standing::Next => "yet to fall due",
        });
        (said != is).then(|| format!("`{task}`, due on {due}, is {is} by then, and no longer {said}"))
    }
}

/// The plan in force at `at`, if different.
fn then_in_force(tx: &Snapshot, plan: &Plan, at: Timestamp) -> Result<Option<Plan>, AppError> {
    let stored = tx.definition_in_force(&plan.workflow, at)?.filter(|stored| stored.hash != plan.definition);
    Ok(stored.and_then(|stored| definition::compile(&stored.sources, &stored.path).plan))
}

/// True if a text contains a task's id as a separate word: `OUT-1` is not in `OUT-10`.
fn names(text: &str, task: &TaskId) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/');
    text.match_indices(task.as_str()).any(|(at, found)| {
        let (before, after) = (&text[..at], &text[at + found.len()..]);
        !before.ends_with(is_part) && !after.starts_with(is_part)
    })
}

/// The recipient of the copy: the original one, or another contact of the same partner.
fn recipient<'a>(plans: &[&'a Plan], mail: &Mail, to: Option<&str>) -> Result<Recipient<'a>, AppError> {
    let first = mail.to().next().unwrap_or_default();
    let address = to.unwrap_or(first);
    let all = contacts(plans, mail);
    let known = all.iter().map(|recipient| format!("`{}`", recipient.address())).collect::<Vec<_>>().join(", ");
    let whose = mail.partner.as_ref().map_or_else(|| "the coordinator".to_owned(), |partner| format!("`{partner}`"));
    let help = if known.is_empty() {
        format!("{whose} has no address in the definitions")
    } else {
        format!("`concerted outbox resend KEY --to ADDRESS` sends it to an address of {whose}: {known}")
    };
    let found = match to {
        None => recipient_of(plans.iter().copied(), mail.partner.as_ref(), first),
        Some(_) => all.into_iter().find(|recipient| is_same_address(recipient.address(), address)),
    };
    let Some(found) = found else {
        let why = if to.is_some() {
            format!("`{address}` is not an address of {whose}, whom the mail `{}` was for", mail.key)
        } else {
            format!("the mail `{}` went to `{address}`, which nobody in the definitions has any more", mail.key)
        };
        return Err(AppError::Refused { why, help });
    };
    // A notice to who holds a seat, or a letter about its decision, may go to that office once more, and to no other higher one.
    let is_to_level = mail.key.first().is_letter() || mail.key.first().is_notice() && to.is_none();
    if found.needs_release() && !is_to_level && !mail.key.first().is_report() {
        let why =
            format!("`{address}` is a higher level, and the mail `{}` was written to the working level", mail.key);
        return Err(refused(
            why,
            "letters to higher levels are drafted by the ladder; telephone, or write to them yourself",
        ));
    }
    Ok(found)
}

/// Everybody with an address at the partner for which a mail was opened, or the coordinators.
fn contacts<'a>(plans: &[&'a Plan], mail: &Mail) -> Vec<Recipient<'a>> {
    let Some(partner) = &mail.partner else {
        return plans.iter().map(|plan| Recipient::coordinator(plan)).filter(|one| !one.address().is_empty()).collect();
    };
    let mut all: Vec<Recipient<'a>> = Vec::new();
    for partner in plans.iter().filter_map(|plan| plan.partners.get(&plan.renames.partner(partner))) {
        for contact in partner.contacts.iter().filter(|contact| contact.email.is_some()) {
            let one = Recipient::of_partner(partner, contact);
            if !all.iter().any(|known| is_same_address(known.address(), one.address())) {
                all.push(one);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_named_by_its_whole_id() {
        let text = "Overdue: Zero draft (OUT-10), Governing body (GOV-03/unesco)";
        assert!(names(text, &"OUT-10".into()) && names(text, &"GOV-03/unesco".into()));
        assert!(!names(text, &"OUT-1".into()) && !names(text, &"GOV-03".into()) && !names(text, &"UT-10".into()));
    }
}
