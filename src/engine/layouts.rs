//! Ladders as they were laid out, kept from one decision to the next.
//!
//! Laying ladders out, which counts working days, is nearly all the work of deciding; a ladder changes only with what it
//! stands on.

use std::collections::BTreeMap;

use super::ladder::{Footing, Step, steps};
use crate::plan::{Partner, Plan, Task};

/// The steps of every ladder that was asked for, of one plan.
#[derive(Debug, Default)]
pub struct Layouts {
    /// By place of the task in its plan, then by partner in the order in which they were met.
    tasks: BTreeMap<usize, Vec<Layout>>,
}

#[derive(Debug)]
struct Layout {
    partner: crate::model::PartnerId,
    footing: Footing,
    steps: Vec<Step>,
}

impl Layouts {
    /// The steps still to be climbed for the input of `partner` to `task`, by rising instant.
    pub fn steps(&mut self, plan: &Plan, task: &Task, partner: &Partner, footing: Footing) -> &[Step] {
        let lay_out =
            || plan.ladders.get(&task.ladder).map_or_else(Vec::new, |ladder| steps(ladder, partner, &footing));
        let place = plan.task_index.get(&task.id).copied().unwrap_or(usize::MAX);
        let layouts = self.tasks.entry(place).or_default();
        let at = layouts.iter().position(|layout| layout.partner == partner.id).unwrap_or_else(|| {
            layouts.push(Layout { partner: partner.id.clone(), footing, steps: lay_out() });
            layouts.len() - 1
        });
        let layout = &mut layouts[at];
        if layout.footing != footing {
            *layout = Layout { partner: partner.id.clone(), footing, steps: lay_out() };
        }
        &layout.steps
    }
}
