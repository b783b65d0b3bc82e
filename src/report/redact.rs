//! Removes from a report what its audience may not see.
//!
//! A minister's edition consists of page 1 only. A partner sees its own rows, and no other partner named as late. The
//! public sees no partner by name, and no contacts, risks or budget (`product.md` section 5, `domain.md` section 3.5).

use super::{
    measure::standing::Standing,
    progress_report::ProgressReport,
    request::Audience,
    section::{objectives, tasks},
    words::writer::{Writer, count, text},
};
use crate::{
    model::{PartnerId, TaskId},
    plan::Task,
};

/// Removes from `report` what `audience` may not see. Names were already left out when the texts were written.
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
    report.summary.decisions.retain(|decision| leads(&decision.task));
    report.summary.more_decisions = 0;
    report.lists.overdue.retain(|row| takes_part(&row.id));
    report.lists.due_soon.retain(|row| takes_part(&row.id));
    report.lists.heading = tasks::heading(w, &report.lists.overdue, &report.lists.due_soon);
    // Notes are meant for the task force only.
    for row in report.lists.overdue.iter_mut().chain(&mut report.lists.due_soon) {
        row.note.clear();
        if !leads(&row.id) {
            row.missing_from.clear();
        }
    }
    report.register.tasks.retain(|entry| takes_part(&entry.id));
    report.register.inputs.retain(|entry| Some(&entry.partner) == own || leads(&entry.task));
    report.register.tasks.iter_mut().for_each(|entry| entry.note.clear());
    report.indicators.iter_mut().for_each(|row| row.note.clear());
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
    report.changes.newly_overdue.clear();
    report.changes.decided.clear();
    report.changes.withdrawn.clear();
    for row in report.objectives.rows.iter_mut().filter(|row| row.is_by_hand) {
        row.rating_note.clear();
        row.message = format!("{}: {}", row.short, row.badge.word);
    }
    report.objectives.heading = objectives::heading(w, &report.objectives.rows);
    // The ids of fanned-out tasks name partners, so this map would reveal which are late.
    report.figures.by_task.clear();
    limit_risks(report, standing, own);
    report.participation.commitments.iter_mut().for_each(|row| {
        let names = |id: &PartnerId| Some(id) == own;
        let entry = standing.state.ledgers.commitments.get(&row.id);
        if !entry.and_then(|entry| entry.lead.as_ref()).is_some_and(names) {
            row.lead.clear();
        }
        row.with.clear();
    });
}

/// A partner sees the risks it is responsible for. Budget figures are for the task force and ministers only.
fn limit_risks(report: &mut ProgressReport, standing: &Standing<'_>, own: Option<&PartnerId>) {
    let risks = &standing.state.ledgers.risks;
    report.risks.rows.retain(|row| own.is_some() && risks.get(&row.id).is_some_and(|risk| risk.owner.as_ref() == own));
    report.risks.heading = report.risks.rows.first().map_or_else(String::new, |row| row.title.clone());
    report.risks.is_empty = report.risks.rows.is_empty();
    (report.risks.open, report.risks.severe) = (report.risks.rows.len(), 0);
    report.budget.currencies.clear();
    (report.budget.is_empty, report.budget.heading) = (true, String::new());
}
