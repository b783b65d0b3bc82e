//! What somebody has to see to about approvals, in the coordinator's brief.

use jiff::civil::Date;

use super::{
    brief::phone_lines,
    content::{ApprovalToDo, Objection},
    language::Language,
    order::{Capacity, Order, Reason, Scene},
};
use crate::{
    engine::{ApprovalWork, DecisionKind, Round, approval::Counting},
    model::{PartnerId, Statement},
    plan::{Plan, Task},
};

/// What is to be done about approvals, in the order of the reasons.
pub(super) fn approvals(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language) -> Vec<ApprovalToDo> {
    let told = order.told_as(Capacity::Coordinator).filter_map(|Reason { workflow, kind, .. }| {
        let DecisionKind::Approval { task, partner, round, work } = kind else { return None };
        let scene = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
        let task = scene.plan.task(task)?;
        Some(to_do(*scene, task, (partner, *round, *work), (order, language)))
    });
    told.collect()
}

fn to_do(
    Scene { plan, state }: Scene<'_>,
    task: &Task,
    (partner, number, work): (&PartnerId, u32, ApprovalWork),
    (order, language): (&Order<'_>, &Language),
) -> ApprovalToDo {
    let round = state.task(&task.id).approval.rounds.iter().find(|round| round.number == number);
    let is_of_one = matches!(work, ApprovalWork::Serve | ApprovalWork::Telephone);
    let one = plan.partners.get(partner).filter(|_| is_of_one);
    let title = plan.approval_of(task).map(|approval| language.text(&approval.title));
    ApprovalToDo {
        symbol: plan.symbol.clone(),
        task: task.id.clone(),
        title: language.text(&task.title),
        approval: title.unwrap_or_else(|| task.approval.clone().unwrap_or_default()),
        what: work,
        version: round.and_then(|round| round.text.as_ref()).map(|text| text.version.clone()),
        name: one.map(|partner| partner.short_name(order.day, &language.lang).to_owned()),
        due: round.and_then(|round| round.due),
        contacts: one.map(|partner| phone_lines(partner, order)).unwrap_or_default(),
        objections: round
            .filter(|_| work == ApprovalWork::Consult)
            .map(|round| objections(plan, round, order.day, language))
            .unwrap_or_default(),
        commands: commands(plan, task, partner, work),
    }
}

/// What to write once it is done.
fn commands(plan: &Plan, task: &Task, partner: &PartnerId, work: ApprovalWork) -> Vec<String> {
    let of = |verb: &str, rest: &str| format!("concerted approval {verb} {} {}{rest}", plan.workflow, task.id);
    match work {
        ApprovalWork::Open => vec![of("open", " --title TEXT --version Rev.1 --link URL")],
        ApprovalWork::Obtain => {
            vec![of("sign", " --file SCAN"), format!("concerted record {} {} returned", plan.workflow, task.id)]
        }
        ApprovalWork::Serve => vec![of("served", &format!(" {partner} --by telephone"))],
        ApprovalWork::Consult => vec![of("consult", ""), of("open", " --title TEXT --version Rev.2 --link URL")],
        ApprovalWork::Telephone => vec![of("state", &format!(" {partner} approved --by telephone"))],
    }
}

/// Who broke a silence, in the order of time.
fn objections(plan: &Plan, round: &Round, day: Date, language: &Language) -> Vec<Objection> {
    let counts = round.said.iter().filter(|said| said.counting == Counting::Counts);
    let objecting = counts.filter_map(|said| {
        let paragraphs = match &said.statement {
            Statement::Objected { paragraphs } => paragraphs.clone(),
            Statement::TimeRequested { .. } => Vec::new(),
            _ => return None,
        };
        let partner = plan.partners.get(&said.seat.partner);
        Some(Objection {
            name: partner.map_or_else(
                || said.seat.partner.to_string(),
                |partner| partner.short_name(day, &language.lang).to_owned(),
            ),
            kind: said.statement.kind(),
            paragraphs,
            reason: said.note.clone(),
        })
    });
    objecting.collect()
}
