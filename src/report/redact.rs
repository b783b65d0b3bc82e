//! Which rows of a report its audience is shown, and what the sentences over them then say.
//!
//! A partner sees its own rows, and no other partner named as late; the public sees no partner by name. Which fields an
//! audience is shown at all is in `allow_list.rs`, which comes first (`product.md` section 5, `domain.md` section 3.5).

use super::{
    measure::standing::Standing,
    progress_report::ProgressReport,
    request::Audience,
    section::{approvals, objectives, tasks},
    words::writer::{Writer, count, text},
};
use crate::{
    model::{PartnerId, TaskId},
    plan::Task,
};

/// Removes from `report` the rows that are not for `audience`. Names were already left out when the texts were written.
pub(super) fn limit(report: &mut ProgressReport, standing: &Standing<'_>, audience: &Audience, w: &Writer<'_>) {
    let own = match audience {
        Audience::TaskForce | Audience::Minister => return,
        Audience::Partner(own) => Some(own),
        Audience::Public => None,
    };
    let takes_part = |task: &TaskId| {
        let task: Option<&Task> = standing.plan.task(task);
        own.is_some_and(|own| task.is_some_and(|task| task.obliged().any(|obliged| obliged == own)))
    };
    let leads = |task: &TaskId| standing.plan.task(task).is_some_and(|task| Some(&task.lead) == own);
    // A partner's were chosen when they were written; the public is asked for nothing.
    if own.is_none() {
        report.summary.decisions.clear();
    }
    report.lists.overdue.retain(|row| takes_part(&row.id));
    report.lists.due_soon.retain(|row| takes_part(&row.id));
    if own.is_some() {
        report.lists.heading = tasks::heading(w, &report.lists.overdue, &report.lists.due_soon);
    }
    limit_approvals(report, standing, own, w);
    report.register.tasks.retain(|entry| takes_part(&entry.id));
    report.register.inputs.retain(|entry| Some(&entry.partner) == own || leads(&entry.task));
    // The name is left out already, and an id is one.
    for entry in report.register.tasks.iter_mut().filter(|entry| Some(&entry.lead) != own) {
        entry.lead = PartnerId::from("");
    }
    report.partners.rows.retain(|row| Some(&row.id) == own);
    report.partners.heat_map.rows.retain(|row| Some(&row.partner) == own);
    report.partners.heading = match report.partners.rows.first() {
        None => report.partners.concertation.joint_text.clone(),
        Some(row) => w.say(
            "report-partner-own",
            &[
                ("partner", text(row.name.as_str())),
                ("overdue", count(row.overdue)),
                ("completed", count(row.completed)),
                ("n", count(row.led + row.contributing)),
            ],
        ),
    };
    // An empty list that claims to be none would tell that something is kept back.
    report.changes.is_empty = report.changes.lists().iter().all(|list| list.is_empty());
    for row in report.objectives.rows.iter_mut().filter(|row| row.is_by_hand) {
        row.rating_note.clear();
        row.message = format!("{}: {}", row.short, row.badge.word);
    }
    // After the event the heading counts ratings and quotes nobody.
    if !standing.is_after_event() {
        report.objectives.heading = objectives::heading(w, &report.objectives.rows);
    }
    limit_risks(report, standing, own);
    report.participation.commitments.iter_mut().for_each(|row| {
        let names = |id: &PartnerId| Some(id) == own;
        let entry = standing.state.ledgers.commitments.get(&row.id);
        if !entry.and_then(|entry| entry.lead.as_ref()).is_some_and(names) {
            row.lead.clear();
        }
    });
}

/// A partner sees the approvals of tasks that it takes part in, and those that it gives.
fn limit_approvals(report: &mut ProgressReport, standing: &Standing<'_>, own: Option<&PartnerId>, w: &Writer<'_>) {
    let concerns = |id: &TaskId| {
        let Some((own, task)) = own.zip(standing.plan.task(id)) else { return false };
        let rounds = &standing.state.task(id).approval.rounds;
        let seats = rounds.iter().flat_map(|round| &round.seats).map(|seat| seat.partner.clone());
        let asked = standing.plan.approval_of(task).map(|approval| approval.seats(task)).unwrap_or_default();
        let all: Vec<PartnerId> = seats.chain(asked.into_iter().map(|seat| seat.partner)).collect();
        all.contains(own) || task.contributors.iter().any(|one| one.partner == *own) || task.lead == *own
    };
    let approvals = &mut report.approvals;
    approvals.rows.retain(|row| concerns(&row.task));
    approvals.decided.retain(|one| concerns(&one.task));
    // The id of a fanned-out task names a partner.
    approvals.rows.iter_mut().for_each(|row| row.task = w.task_id(&row.task));
    approvals.decided.iter_mut().for_each(|one| one.task = w.task_id(&one.task));
    approvals.heading = approvals::heading(w, &approvals.rows, &approvals.decided);
    approvals.is_empty = approvals.rows.is_empty() && approvals.decided.is_empty();
    if approvals.decided.is_empty() {
        approvals.decided_heading.clear();
    }
}

/// A partner sees the risks it is responsible for.
fn limit_risks(report: &mut ProgressReport, standing: &Standing<'_>, own: Option<&PartnerId>) {
    let risks = &standing.state.ledgers.risks;
    report.risks.rows.retain(|row| own.is_some() && risks.get(&row.id).is_some_and(|risk| risk.owner.as_ref() == own));
    report.risks.heading = report.risks.rows.first().map_or_else(String::new, |row| row.title.clone());
    report.risks.is_empty = report.risks.rows.is_empty();
    report.risks.open = report.risks.rows.len();
}
