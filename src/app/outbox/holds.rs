//! Holds: a person makes mails wait, sees which ones, and releases them again.

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use serde::Serialize;

use super::selection::find_partner;
use crate::{
    app::{
        App, AppError, Loading,
        error::{refuse_hidden, refuse_long},
        tick,
    },
    model::{Actor, Event, Fact, MailState, PartnerId, WorkflowId},
    plan::calendar::end_of_day,
    store::{MailFilter, NewHold, Snapshot, StoredHold, Tx},
};

/// A reason has to fit on one line of `status`.
const REASON_CHARS: usize = 500;

/// The mails to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HoldOrder {
    /// Only mails that mention this workflow; any workflow if `None`.
    pub workflow: Option<WorkflowId>,
    /// Only mails for this partner; any recipient if `None`.
    pub partner: Option<PartnerId>,
    /// The last day of the hold, in the time zone of the named partner or workflow.
    pub until: Option<Date>,
    /// The reason, in words for people.
    pub reason: String,
}

/// A hold, and the number of mails it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HoldReport {
    /// Its number.
    pub number: u32,
    /// Only mails that mention this workflow; any workflow if missing.
    pub workflow: Option<WorkflowId>,
    /// Only mails for this partner; any recipient if missing.
    pub partner: Option<PartnerId>,
    /// When it ends on its own.
    pub until: Option<Timestamp>,
    /// Why it was placed.
    pub reason: String,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// Who placed it.
    pub placed_by: Actor,
    /// When it was lifted.
    pub lifted_at: Option<Timestamp>,
    /// True if it is in effect now.
    pub stands: bool,
    /// Number of mails it holds.
    pub waiting: usize,
    /// Number of these that mention other workflows as well: a mail covers everything for its reader and waits as a
    /// whole.
    pub of_others_too: usize,
}

/// Places a hold at `now`: matching mails wait from here on, whatever is due.
pub fn place_hold(app: &mut App, loading: &Loading, order: HoldOrder, now: Timestamp) -> Result<HoldReport, AppError> {
    refuse_reason(&order.reason)?;
    if let Some(partner) = &order.partner {
        find_partner(loading, order.workflow.as_ref(), partner)?;
    }
    let concerned = concerned(app, loading, &order)?;
    let until = order.until.map(|day| end(loading, &order, day, now)).transpose()?;
    let HoldOrder { workflow, partner, reason, .. } = order;
    let hold = NewHold { workflow, partner, until, reason, placed_at: now, placed_by: Actor::Coordinator };
    let number = app.store.write(|tx| {
        refuse_twice(tx, &hold, now)?;
        let number = tx.place_hold(&hold)?;
        let NewHold { workflow: of, partner, until, reason: why, .. } = hold;
        note(tx, &concerned, &Fact::HoldPlaced { hold: number, of, partner, until, why }, now)?;
        Ok::<_, AppError>(number)
    })?;
    tick(app, loading, now)?;
    hold_of(app, number, now)
}

/// Lifts a hold at `now`. Its mails leave during their recipients' working hours. Returns how many there are.
pub fn lift_hold(app: &mut App, loading: &Loading, number: u32, now: Timestamp) -> Result<usize, AppError> {
    let hold = hold_of(app, number, now)?;
    if !hold.stands {
        let ended = hold.lifted_at.map_or("has ended by itself".to_owned(), |at| format!("was lifted at {at}"));
        let help = "`concerted hold --list` shows which are in force".to_owned();
        return Err(AppError::Refused { why: format!("hold {number} {ended}"), help });
    }
    app.store.write(|tx| {
        tx.lift_hold(number, &Actor::Coordinator, now)?;
        // Recorded in the same journals as its start, whatever has happened to partner and workflow since.
        let all = tx.known_workflows()?;
        let mut told = Vec::new();
        for workflow in all {
            let placed = |event: &Event| matches!(event.fact, Fact::HoldPlaced { hold, .. } if hold == number);
            if tx.events(&workflow)?.iter().any(placed) {
                told.push(workflow);
            }
        }
        note(tx, &told, &Fact::HoldLifted { hold: number }, now)
    })?;
    tick(app, loading, now)?;
    Ok(hold.waiting)
}

/// All holds ever placed, by number.
pub fn holds(app: &mut App, now: Timestamp) -> Result<Vec<HoldReport>, AppError> {
    app.store.read(|tx| {
        let states = [MailState::Held].into();
        let held = tx.mails(&MailFilter { states, ..MailFilter::default() })?;
        let report = |stored: StoredHold| {
            let stands = stored.stands_at(now);
            let StoredHold { number, hold, lifted } = stored;
            let mut waiting = held.iter().filter(|mail| mail.held_by == Some(number));
            let is_of_others = |workflow: &WorkflowId| hold.workflow.as_ref().is_some_and(|of| of != workflow);
            let of_others_too = waiting.clone().filter(|mail| mail.workflows.iter().any(is_of_others)).count();
            HoldReport {
                number,
                workflow: hold.workflow.clone(),
                partner: hold.partner,
                until: hold.until,
                reason: hold.reason,
                placed_at: hold.placed_at,
                placed_by: hold.placed_by,
                lifted_at: lifted.map(|(at, _)| at),
                stands,
                waiting: waiting.by_ref().count(),
                of_others_too,
            }
        };
        Ok(tx.holds()?.into_iter().map(report).collect())
    })
}

fn hold_of(app: &mut App, number: u32, now: Timestamp) -> Result<HoldReport, AppError> {
    let all = holds(app, now)?;
    let known = all.iter().filter(|hold| hold.stands).map(|hold| hold.number.to_string()).collect();
    let found = all.into_iter().find(|hold| hold.number == number);
    found.ok_or(AppError::Unknown { what: "hold", name: number.to_string(), known })
}

fn refuse_reason(reason: &str) -> Result<(), AppError> {
    refuse_hidden("reason", Some(reason))?;
    refuse_long("reason", Some(reason), REASON_CHARS)?;
    if reason.trim().is_empty() {
        let help = "say in a few words why mails wait: whoever looks next month has to know".to_owned();
        return Err(AppError::Refused { why: "the reason is empty".into(), help });
    }
    Ok(())
}

/// The workflows whose journal records a hold: the named one, or all that have the partner. Never empty.
fn concerned(app: &mut App, loading: &Loading, order: &HoldOrder) -> Result<Vec<WorkflowId>, AppError> {
    let known = app.store.read(Snapshot::known_workflows)?;
    if let Some(workflow) = &order.workflow {
        loading.find(workflow)?;
        let is_known = known.contains(workflow);
        return is_known
            .then(|| vec![workflow.clone()])
            .ok_or_else(|| AppError::NotAdopted { workflow: workflow.clone() });
    }
    let has_partner = |workflow: &&WorkflowId| {
        let plan = loading.workflows.get(*workflow).map(|loaded| &loaded.plan);
        let is_there = |id: &PartnerId| plan.is_none_or(|plan| plan.partners.contains_key(&plan.renames.partner(id)));
        order.partner.as_ref().is_none_or(is_there)
    };
    let concerned: Vec<WorkflowId> = known.iter().filter(has_partner).cloned().collect();
    if concerned.is_empty() {
        let whose = order.partner.as_ref().map_or_else(String::new, |partner| format!(" with `{partner}`"));
        let why = format!("no workflow{whose} has been adopted yet: there is nothing to hold");
        let help = "`mail: {hold: true}` in the configuration has every mail wait from the first one on".to_owned();
        return Err(AppError::Refused { why, help });
    }
    Ok(concerned)
}

/// The instant at which `day` ends for those affected by the hold.
fn end(loading: &Loading, order: &HoldOrder, day: Date, now: Timestamp) -> Result<Timestamp, AppError> {
    let of_workflow = |id: &WorkflowId| order.workflow.as_ref().is_none_or(|workflow| workflow == id);
    let plans = || loading.workflows.iter().filter(|(id, _)| of_workflow(id)).map(|(_, loaded)| loaded.plan.as_ref());
    let of_partner = order.partner.as_ref().and_then(|id| {
        plans().find_map(|plan| plan.partners.get(&plan.renames.partner(id)).map(|partner| &partner.timezone))
    });
    let of_first = plans().next().map(|plan| &plan.timezone);
    let zone = of_partner.or(of_first).cloned().unwrap_or(TimeZone::UTC);
    let today = zone.to_datetime(now).date();
    if day < today {
        let why = format!("{day} is over: today is {today}");
        return Err(AppError::Refused { why, help: "name the last day on which mails are to wait".into() });
    }
    Ok(end_of_day(day, &zone).saturating_add(SignedDuration::from_secs(1)).unwrap_or(Timestamp::MAX))
}

/// An error if the same mails are already held for at least as long.
fn refuse_twice(tx: &Tx, new: &NewHold, now: Timestamp) -> Result<(), AppError> {
    let is_same = |old: &StoredHold| {
        let old_one = &old.hold;
        old.stands_at(now)
            && (&old_one.workflow, &old_one.partner, old_one.until) == (&new.workflow, &new.partner, new.until)
    };
    match tx.holds()?.into_iter().find(is_same) {
        None => Ok(()),
        Some(StoredHold { number, .. }) => Err(AppError::Refused {
            why: format!("hold {number} has the same mails wait already"),
            help: format!("to change its reason or its last day, lift it first: `concerted hold --lift {number}`"),
        }),
    }
}

fn note(tx: &Tx, workflows: &[WorkflowId], fact: &Fact, now: Timestamp) -> Result<(), AppError> {
    for workflow in workflows {
        tx.append(&Event { actor: Actor::Coordinator, ..Event::of_engine(workflow, now, fact.clone()) })?;
    }
    Ok(())
}
