//! The links by which partners answer: what number an input has in them, and where a link leads.

use jiff::civil::Date;

use crate::{
    link::{
        Day, LIFETIME_DAYS, Link, Purpose, Signer, contact_of, subject_of_approval, subject_of_commitments,
        subject_of_input, subject_of_person,
    },
    model::{PartnerId, Seat},
    plan::{Function, Plan, Task},
};

/// The number of an input, of the ids that its task and partner had first.
pub(super) fn number_of(plan: &Plan, task: &Task, partner: &PartnerId) -> u64 {
    subject_of_input(&plan.workflow, &plan.renames.first_task(&task.id), &plan.renames.first_partner(partner))
}

/// The path of what is made of one person, until a day: the page of everything that concerns them, or the calendar of their
/// dates.
pub(super) fn path_for(signer: &Signer, purpose: Purpose, address: &str, not_after: Day) -> String {
    let folder = if purpose == Purpose::Calendar { 'c' } else { 'a' };
    let (subject, contact) = (subject_of_person(address), contact_of(address));
    format!("/{folder}/{}", signer.sign(&Link { purpose, subject, contact, not_after }))
}

/// The path of a page on which to answer: about one input if `input` names one, else about everything that is open with the person
/// who has this address.
pub fn answer_path(signer: &Signer, input: Option<(&Plan, &Task, &PartnerId)>, address: &str, day: Date) -> String {
    let (purpose, subject) = match input {
        Some((plan, task, partner)) => (Purpose::Input, number_of(plan, task, partner)),
        None => (Purpose::Person, subject_of_person(address)),
    };
    let not_after = Day::from(day).plus(LIFETIME_DAYS);
    format!("/a/{}", signer.sign(&Link { purpose, subject, contact: contact_of(address), not_after }))
}

/// The number of what a seat decides about a task, of the ids that task and partner had first.
pub(super) fn number_of_approval(plan: &Plan, task: &Task, seat: &Seat) -> u64 {
    let (task, partner) = (plan.renames.first_task(&task.id), plan.renames.first_partner(&seat.partner));
    subject_of_approval(&plan.workflow, &task, &partner, seat.office.map_or("", Function::as_str))
}

/// The number of the commitments of a partner, of the id that it had first.
pub(super) fn number_of_commitments(plan: &Plan, partner: &PartnerId) -> u64 {
    subject_of_commitments(&plan.workflow, &plan.renames.first_partner(partner))
}

/// The path of the page on which the person who has this address reports on the commitments of a partner.
pub(super) fn commitments_path(
    signer: &Signer,
    (plan, partner): (&Plan, &PartnerId),
    address: &str,
    day: Date,
) -> String {
    let link = Link {
        purpose: Purpose::Commitments,
        subject: number_of_commitments(plan, partner),
        contact: contact_of(address),
        not_after: Day::from(day).plus(LIFETIME_DAYS),
    };
    format!("/f/{}", signer.sign(&link))
}

/// The path of the page on which the person who has this address decides for a seat.
pub(super) fn approval_path(
    signer: &Signer,
    (plan, task, seat): (&Plan, &Task, &Seat),
    address: &str,
    day: Date,
) -> String {
    approval_path_until(signer, (plan, task, seat), address, Day::from(day).plus(LIFETIME_DAYS))
}

/// The same for a link that can be used until a day.
pub(super) fn approval_path_until(
    signer: &Signer,
    (plan, task, seat): (&Plan, &Task, &Seat),
    address: &str,
    not_after: Day,
) -> String {
    let subject = number_of_approval(plan, task, seat);
    let link = Link { purpose: Purpose::Approval, subject, contact: contact_of(address), not_after };
    format!("/d/{}", signer.sign(&link))
}
