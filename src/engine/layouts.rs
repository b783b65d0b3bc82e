//! Ladders as they were laid out, kept from one decision to the next.
//!
//! Laying ladders out, which counts working days, is nearly all the work of deciding; a ladder changes only with what it
//! stands on. Partners with one calendar climb the same steps for everything that is due on one day.

use std::{collections::BTreeMap, sync::Arc};

use super::ladder::{Footing, Step, levels_reached, steps};
use crate::{
    model::{LadderId, PartnerId},
    plan::{Partner, Plan, Task},
};

/// No more layouts are kept to be shared. A workflow has some hundreds.
const SHARED_AT_MOST: usize = 20_000;

/// The steps of every ladder that was asked for, of one plan.
#[derive(Debug, Default)]
pub struct Layouts {
    /// By place of the task in its plan, then by partner in the order in which they were met.
    tasks: BTreeMap<usize, Vec<Layout>>,
    shared: BTreeMap<Shape, Arc<[Step]>>,
}

#[derive(Debug)]
struct Layout {
    partner: PartnerId,
    footing: Footing,
    steps: Arc<[Step]>,
}

/// All that the steps of a ladder depend on.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Shape {
    ladder: LadderId,
    /// Which of the calendars of the plan, by its address.
    calendar: usize,
    zone: String,
    /// Which rungs go to the working level, since the partner has nobody above it.
    levels: Vec<bool>,
    footing: Footing,
}

impl Layouts {
    /// The steps still to be climbed for the input of `partner` to `task`, by rising instant.
    pub fn steps(&mut self, plan: &Plan, task: &Task, partner: &Partner, footing: Footing) -> &[Step] {
        let place = plan.task_index.get(&task.id).copied().unwrap_or(usize::MAX);
        let layouts = self.tasks.entry(place).or_default();
        let known = layouts.iter().position(|layout| layout.partner == partner.id);
        let at = known.unwrap_or(layouts.len());
        if known.is_none_or(|at| layouts[at].footing != footing) {
            let steps = shared_steps(&mut self.shared, plan, task, partner, footing);
            let layout = Layout { partner: partner.id.clone(), footing, steps };
            match known {
                Some(at) => layouts[at] = layout,
                None => layouts.push(layout),
            }
        }
        &layouts[at].steps
    }
}

fn shared_steps(
    shared: &mut BTreeMap<Shape, Arc<[Step]>>,
    plan: &Plan,
    task: &Task,
    partner: &Partner,
    footing: Footing,
) -> Arc<[Step]> {
    let Some(ladder) = plan.ladders.get(&task.ladder) else { return Arc::default() };
    let lay_out = || Arc::from(steps(ladder, partner, &footing));
    // A zone without a name is none of many.
    let Some(zone) = partner.timezone.iana_name().map(str::to_owned) else { return lay_out() };
    let calendar = Arc::as_ptr(&partner.calendar).addr();
    let levels = levels_reached(ladder, partner, footing.due);
    if shared.len() >= SHARED_AT_MOST {
        shared.clear();
    }
    let shape = Shape { ladder: task.ladder.clone(), calendar, zone, levels, footing };
    Arc::clone(shared.entry(shape).or_insert_with(lay_out))
}
