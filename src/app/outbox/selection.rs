//! Which mails a person means by a description.

use std::collections::BTreeSet;

use jiff::{civil::Date, tz::TimeZone};

use super::ListedState;
use crate::{
    app::{App, AppError, Loading},
    model::{PartnerId, WorkflowId, is_same_address},
    plan::Plan,
    store::{Mail, MailFilter, Snapshot},
};

/// Conditions on mails, all of which must hold. The default has none and matches every mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The mail is listed under one of these states; empty for any state.
    pub states: BTreeSet<ListedState>,
    /// It mentions this workflow.
    pub workflow: Option<WorkflowId>,
    /// It is for this partner: it was opened for it, or contains something that it is asked for.
    pub partner: Option<PartnerId>,
    /// It goes to this address.
    pub address: Option<String>,
    /// It was due on this day or later, in the time zone of the named workflow, or else of the first one it mentions.
    pub since: Option<Date>,
}

/// The mails that match `selection`, by time and key. An unknown workflow or partner is an error rather than an empty
/// result.
pub fn select(app: &mut App, loading: &Loading, selection: &Selection) -> Result<Vec<Mail>, AppError> {
    if let Some(workflow) = &selection.workflow {
        loading.find(workflow)?;
    }
    if let Some(partner) = &selection.partner {
        find_partner(loading, selection.workflow.as_ref(), partner)?;
    }
    let states = selection.states.iter().map(|state| state.stored()).collect();
    let filter = MailFilter { states, workflow: selection.workflow.clone(), ..MailFilter::default() };
    let is_in_state = |mail: &Mail| selection.states.is_empty() || selection.states.contains(&ListedState::of(mail));
    app.store.read(|tx| {
        let mut met = Vec::new();
        for mail in tx.mails(&filter)? {
            if is_in_state(&mail)
                && is_to(&mail, selection)
                && is_since(&mail, loading, selection)
                && is_for(tx, &mail, loading, selection)?
            {
                met.push(mail);
            }
        }
        Ok(met)
    })
}

/// An error unless some workflow, or the named one, has the partner, under this id or under one renamed to it.
pub(super) fn find_partner(
    loading: &Loading,
    workflow: Option<&WorkflowId>,
    partner: &PartnerId,
) -> Result<(), AppError> {
    let of_workflow = |id: &WorkflowId| workflow.is_none_or(|workflow| workflow == id);
    let plans = || loading.workflows.iter().filter(|(id, _)| of_workflow(id)).map(|(_, loaded)| loaded.plan.as_ref());
    if plans().any(|plan| plan.partners.contains_key(&plan.renames.partner(partner))) {
        return Ok(());
    }
    let known: BTreeSet<String> = plans().flat_map(|plan| plan.partners.keys()).map(ToString::to_string).collect();
    Err(AppError::Unknown { what: "partner", name: partner.to_string(), known: known.into_iter().collect() })
}

/// The plans of the workflows that a mail mentions, as far as they are loaded.
fn plans<'a>(mail: &'a Mail, loading: &'a Loading) -> impl Iterator<Item = &'a Plan> {
    mail.workflows.iter().filter_map(|workflow| loading.workflows.get(workflow)).map(|loaded| loaded.plan.as_ref())
}

fn is_to(mail: &Mail, selection: &Selection) -> bool {
    selection.address.as_deref().is_none_or(|address| mail.to().any(|to| is_same_address(to, address)))
}

fn is_since(mail: &Mail, loading: &Loading, selection: &Selection) -> bool {
    let named = selection.workflow.as_ref().and_then(|workflow| loading.workflows.get(workflow));
    let zone =
        named.map(|loaded| &loaded.plan.timezone).or_else(|| plans(mail, loading).next().map(|plan| &plan.timezone));
    let day = zone.unwrap_or(&TimeZone::UTC).to_datetime(mail.due_at).date();
    selection.since.is_none_or(|since| day >= since)
}

/// The reminders are checked as well: several partners may share one address, which gets one mail for all of them.
fn is_for(tx: &Snapshot, mail: &Mail, loading: &Loading, selection: &Selection) -> Result<bool, AppError> {
    let Some(partner) = &selection.partner else { return Ok(true) };
    let is_meant =
        |id: &PartnerId| plans(mail, loading).any(|plan| plan.renames.partner(id) == plan.renames.partner(partner));
    if mail.partner.as_ref().is_some_and(is_meant) {
        return Ok(true);
    }
    let reminders = tx.reminders_of(&mail.key)?;
    let mut asked = reminders.iter().filter(|reminder| !reminder.to_coordinator);
    Ok(asked.any(|reminder| reminder.partner.as_ref().is_some_and(is_meant)))
}
