//! Who still believes in a workflow that was closed: nobody is told by mail, so a person tells them.

use jiff::Timestamp;

use crate::{
    app::{AppError, definitions::load::in_force},
    engine::RunState,
    model::{PartnerId, WorkflowId},
    plan::Function,
    store::Store,
};

/// A partner that was written to for a workflow that is closed now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uninformed {
    /// The partner.
    pub partner: PartnerId,
    /// Its name, in English where it has one.
    pub name: String,
    /// The telephone and the address of whom to tell, as far as they are known.
    pub reached_by: Vec<String>,
}

/// The partners that were written to for `workflow`, in the order of its definition; none once its event is over.
pub(super) fn uninformed(
    store: &mut Store,
    workflow: &WorkflowId,
    now: Timestamp,
) -> Result<Vec<Uninformed>, AppError> {
    let Some(loading) = in_force(store, workflow)? else { return Ok(Vec::new()) };
    let Some(loaded) = loading.workflows.get(workflow) else { return Ok(Vec::new()) };
    let plan = &loaded.plan;
    let events = store.read(|tx| tx.events_of_state(workflow, 0))?;
    let state = RunState::replay(plan, &events, now);
    let today = plan.timezone.to_datetime(now).date();
    if today > plan.event.closes {
        return Ok(Vec::new());
    }
    let partners = plan.partner_order.iter().filter_map(|id| plan.partners.get(id));
    let told = partners.filter(|partner| state.written_to.contains(&partner.id));
    let of = |partner: &crate::plan::Partner| {
        let contact = partner.reachable(Function::FocalPoint, today).or_else(|| partner.contacts.first());
        let reached_by = contact.into_iter().flat_map(|contact| [contact.phone.clone(), contact.email.clone()]);
        Uninformed {
            partner: partner.id.clone(),
            name: partner.short_name(today, &crate::model::Lang::english()).to_owned(),
            reached_by: reached_by.flatten().collect(),
        }
    };
    Ok(told.map(of).collect())
}
