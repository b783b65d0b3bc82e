//! What somebody has to see to about commitments, in the coordinator's brief.

use super::{
    brief::phone_lines,
    commitment_matter::reported_to_coordinator,
    content::{CommitmentToDo, CommitmentTold, CommitmentWork},
    language::Language,
    order::{Capacity, Order, Reason, Scene},
};
use crate::{
    engine::{DecisionKind, FollowUpWork, follow_up::asked_about},
    model::{CommitmentEntry, CommitmentId, PartnerId},
    plan::Plan,
};

/// What is to be done about commitments, in the order of the reasons.
pub(super) fn commitments(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language) -> Vec<CommitmentToDo> {
    let told = order.told_as(Capacity::Coordinator).filter_map(|Reason { workflow, kind, .. }| {
        let scene = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
        match kind {
            DecisionKind::FollowUp { partner, work } => to_do(*scene, (partner.as_ref(), work), (order, language)),
            // Nobody of the partner can be written to.
            DecisionKind::Asking { partner, day, commitment, .. } => {
                let register = &scene.state.ledgers.commitments;
                let about = match commitment {
                    Some(id) => register.get(id).map(|entry| (id, entry)).into_iter().collect(),
                    None => asked_about(scene.plan, scene.state, partner, *day),
                };
                called(*scene, (CommitmentWork::Reach, partner), &about, (order, language))
            }
            _ => None,
        }
    });
    told.collect()
}

fn to_do(
    scene: Scene<'_>,
    (partner, work): (Option<&PartnerId>, &FollowUpWork),
    (order, language): (&Order<'_>, &Language),
) -> Option<CommitmentToDo> {
    let Scene { plan, state } = scene;
    let register = &state.ledgers.commitments;
    let empty = |what: CommitmentWork| CommitmentToDo {
        symbol: plan.symbol.clone(),
        what,
        name: partner.map(|partner| name(plan, partner, order, language)),
        contacts: Vec::new(),
        commitments: Vec::new(),
        report: None,
        commands: Vec::new(),
    };
    match work {
        FollowUpWork::Confirm { commitment, number } => {
            let entry = register.get(commitment)?;
            let report = state.follow_ups.of(commitment).reports.get(number)?;
            let of = |verb: &str, rest: &str| {
                format!("concerted commitment {verb} {} {commitment} {number}{rest}", plan.workflow)
            };
            Some(CommitmentToDo {
                report: Some(reported_to_coordinator(plan, (commitment, entry), report, language)),
                commands: vec![of("confirm", ""), of("return", " --reason TEXT")],
                ..empty(CommitmentWork::Confirm)
            })
        }
        FollowUpWork::Telephone { day } => {
            let about = asked_about(plan, state, partner?, *day);
            called(scene, (CommitmentWork::Telephone, partner?), &about, (order, language))
        }
        FollowUpWork::NoLead { commitment, .. } => {
            let entry = register.get(commitment)?;
            Some(CommitmentToDo {
                commitments: vec![told((commitment, entry), language)],
                commands: vec![format!("concerted record {} commitments {commitment} lead=PARTNER", plan.workflow)],
                ..empty(CommitmentWork::NoLead)
            })
        }
    }
}

/// Somebody to call about several commitments.
fn called(
    Scene { plan, .. }: Scene<'_>,
    (what, partner): (CommitmentWork, &PartnerId),
    about: &[(&CommitmentId, &CommitmentEntry)],
    (order, language): (&Order<'_>, &Language),
) -> Option<CommitmentToDo> {
    let of = plan.partners.get(partner).filter(|_| !about.is_empty())?;
    let command = |(id, _): &(&CommitmentId, &CommitmentEntry)| {
        format!("concerted commitment report {} {id} {partner} in_progress --by telephone", plan.workflow)
    };
    Some(CommitmentToDo {
        symbol: plan.symbol.clone(),
        what,
        name: Some(name(plan, partner, order, language)),
        contacts: phone_lines(of, order),
        commitments: about.iter().map(|commitment| told(*commitment, language)).collect(),
        report: None,
        commands: about.iter().map(command).collect(),
    })
}

fn told((id, entry): (&CommitmentId, &CommitmentEntry), language: &Language) -> CommitmentTold {
    CommitmentTold {
        id: id.clone(),
        title: entry.title.as_ref().map(|title| language.text(title)).unwrap_or_default(),
        due: entry.due,
    }
}

fn name(plan: &Plan, partner: &PartnerId, order: &Order<'_>, language: &Language) -> String {
    let of = plan.partners.get(partner);
    of.map_or_else(|| partner.to_string(), |of| of.short_name(order.day, &language.lang).to_owned())
}
