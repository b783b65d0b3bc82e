//! The mails that an edit adds, moves and withdraws: compares two rehearsals from now on, with the plan in force and
//! with the edited one.
//!
//! In both, everybody answers on the due day: if nobody did, whatever waits for the first task would never be asked
//! for. Each covers one workflow alone; a mail that also mentions another workflow counts as one mail in both.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    app::{
        App, AppError, Loading,
        rehearse::{self, Answers, Mail, Scene, Script, Watcher},
    },
    model::{PartnerId, TaskId, WorkflowId},
    plan::{Function, Plan},
};

/// The mails ahead, before and after an edit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailOutlook {
    /// Number of mails ahead under the definition in force, and under the edited one.
    pub mails: Span,
    /// Mails that differ, by day and address.
    pub changes: Vec<MailChange>,
    /// The same as figures for each partner with mails ahead; `None` is the coordinator.
    pub by_partner: Vec<PartnerMails>,
}

/// A number before and after an edit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Under the definition in force.
    pub from: usize,
    /// Under the edited one.
    pub to: usize,
}

/// One mail that an edit adds, moves or withdraws; days are the recipient's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailChange {
    /// The partner; `None` for the coordinator.
    pub partner: Option<PartnerId>,
    /// The address.
    pub to: String,
    /// The office it is addressed to.
    pub function: Option<Function>,
    /// True for a letter that waits for the coordinator's release.
    pub is_draft: bool,
    /// The day it leaves under the definition in force; `None` for a new mail.
    pub from: Option<Date>,
    /// The day it leaves under the edited one; `None` for a withdrawn mail.
    pub on: Option<Date>,
    /// Its subject, under the edited definition if it exists there.
    pub subject: String,
}

/// The effect on one partner's mails.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerMails {
    /// The partner; `None` for the coordinator.
    pub partner: Option<PartnerId>,
    /// Mails ahead.
    pub mails: Span,
    /// Mails on days without one before.
    pub new: usize,
    /// Mails that leave on a different day.
    pub moved: usize,
    /// Mails that no longer leave.
    pub withdrawn: usize,
}

/// The mails ahead of every workflow with a pending edit. `progress` is called with the share done, from 0 to 1.
pub fn foresee(
    app: &mut App,
    loading: &Loading,
    now: Timestamp,
    progress: &mut dyn FnMut(f64),
) -> Result<BTreeMap<WorkflowId, MailOutlook>, AppError> {
    let mut outlooks = BTreeMap::new();
    let parts = 2.0 * loading.ahead.len() as f64;
    for (index, (workflow, new)) in loading.ahead.iter().enumerate() {
        let old = &loading.find(workflow)?.plan;
        let mut ahead = |number: f64, plan: &Plan| {
            mails_ahead(app, loading, plan, now, &mut |part| progress((number + part) / parts))
        };
        let before = ahead(2.0 * index as f64, old)?;
        let after = ahead(2.0 * index as f64 + 1.0, new)?;
        outlooks.insert(workflow.clone(), compare(&before, &after, old, new));
    }
    Ok(outlooks)
}

fn mails_ahead(
    app: &mut App,
    loading: &Loading,
    plan: &Plan,
    now: Timestamp,
    progress: &mut dyn FnMut(f64),
) -> Result<Vec<Mail>, AppError> {
    let mut from = rehearse::standpoint(&mut app.store, plan, &[], now)?;
    // People hold mails while they edit; what matters is the effect once the hold is lifted.
    from.outbox.forget_holds();
    let script = Script {
        plan,
        diagnostics: &[],
        sources: &loading.sources,
        answers: Answers::OnTime,
        from: Some(from),
        until: None,
    };
    let mut see = |scene: Scene<'_>| {
        if let Scene::Progress(part) = scene {
            progress(part);
        }
        Ok(())
    };
    Ok(rehearse::rehearse(app, &script, &mut Watcher { wants_texts: false, see: &mut see })?.mails)
}

/// The mails to one address of one kind: at most one a day.
type Days<'m> = BTreeMap<Date, &'m Mail>;

/// Address, whether it waits for release, and whether it brings a report.
type Series<'m> = (&'m str, bool, bool);

fn compare(before: &[Mail], after: &[Mail], old: &Plan, new: &Plan) -> MailOutlook {
    let (was, will_be) = (by_series(before), by_series(after));
    let all: BTreeSet<_> = was.keys().chain(will_be.keys()).copied().collect();
    let none = Days::new();
    let mut changes = Vec::new();
    for series in all {
        let (was, will_be) = (was.get(&series).unwrap_or(&none), will_be.get(&series).unwrap_or(&none));
        changes.extend(changes_of(was, will_be, old, new));
    }
    changes.sort_by(|a, b| (a.on.or(a.from), &a.to).cmp(&(b.on.or(b.from), &b.to)));
    let by_partner = tally(before, after, &changes, new);
    MailOutlook { mails: Span { from: before.len(), to: after.len() }, changes, by_partner }
}

fn by_series(mails: &[Mail]) -> BTreeMap<Series<'_>, Days<'_>> {
    let mut series: BTreeMap<_, Days<'_>> = BTreeMap::new();
    for mail in mails {
        series.entry((mail.to.as_str(), mail.is_draft, mail.items.is_empty())).or_default().insert(mail.day, mail);
    }
    series
}

/// Mails on a day that both sides have are the same mail. Of the rest, two with a reminder in common are one mail that
/// moves.
fn changes_of(was: &Days<'_>, will_be: &Days<'_>, old: &Plan, new: &Plan) -> Vec<MailChange> {
    let mut added: Days<'_> =
        will_be.iter().filter(|(day, _)| !was.contains_key(day)).map(|(day, mail)| (*day, *mail)).collect();
    let mut changes = Vec::new();
    for (day, mail) in was.iter().filter(|(day, _)| !will_be.contains_key(day)) {
        let reminders = reminders(mail, old);
        let moved = added.iter().find(|(_, other)| !reminders.is_disjoint(&self::reminders(other, new)));
        let moved = moved.map(|(day, _)| *day).and_then(|day| added.remove(&day));
        changes.push(change(moved.unwrap_or(mail), Some(*day), moved.map(|mail| mail.day), new));
    }
    changes.extend(added.values().map(|mail| change(mail, None, Some(mail.day), new)));
    changes
}

/// What a mail reminds of, under names that survive an edit.
fn reminders<'m>(mail: &'m Mail, plan: &Plan) -> BTreeSet<(TaskId, PartnerId, &'m str)> {
    let items = mail.items.iter().filter_map(|item| {
        let (task, partner) = (item.task.as_ref()?, item.partner.as_ref()?);
        Some((plan.renames.first_task(task), plan.renames.first_partner(partner), item.rung.as_deref()?))
    });
    items.collect()
}

fn change(mail: &Mail, from: Option<Date>, on: Option<Date>, new: &Plan) -> MailChange {
    MailChange {
        partner: mail.partner.as_ref().map(|partner| new.renames.partner(partner)),
        to: mail.to.clone(),
        function: mail.function,
        is_draft: mail.is_draft,
        from,
        on,
        subject: mail.subject.clone(),
    }
}

fn tally(before: &[Mail], after: &[Mail], changes: &[MailChange], new: &Plan) -> Vec<PartnerMails> {
    let mut rows: BTreeMap<Option<PartnerId>, PartnerMails> = BTreeMap::new();
    let current = |mail: &Mail| mail.partner.as_ref().map(|partner| new.renames.partner(partner));
    for mail in before {
        rows.entry(current(mail)).or_default().mails.from += 1;
    }
    for mail in after {
        rows.entry(current(mail)).or_default().mails.to += 1;
    }
    for change in changes {
        let row = rows.entry(change.partner.clone()).or_default();
        match (change.from, change.on) {
            (None, _) => row.new += 1,
            (Some(_), Some(_)) => row.moved += 1,
            (Some(_), None) => row.withdrawn += 1,
        }
    }
    let order = |partner: &Option<PartnerId>| {
        let place = partner.as_ref().map(|id| new.partner_order.iter().position(|other| other == id));
        place.map_or((1, 0), |place| (0, place.unwrap_or(usize::MAX)))
    };
    let mut rows: Vec<PartnerMails> = rows.into_iter().map(|(partner, row)| PartnerMails { partner, ..row }).collect();
    rows.sort_by_key(|row| order(&row.partner));
    rows
}
