//! A cache of ladders laid out, kept from one decision to the next.
//!
//! Laying out ladders, which counts working days, is nearly all the work of deciding, and a ladder changes only with
//! what it depends on. Partners that share a calendar have the same steps for everything due on one day.

use std::{collections::BTreeMap, sync::Arc};

use super::ladder::{Footing, Step, levels_reached, steps};
use crate::{
    model::{LadderId, PartnerId},
    plan::{Partner, Plan, Task},
};

/// At most this many layouts are kept for sharing. A workflow has some hundreds.
const SHARED_AT_MOST: usize = 20_000;

/// The steps of every ladder requested so far, for one plan.
#[derive(Debug, Default)]
pub struct Layouts {
    /// By position of the task in its plan, then by partner in the order encountered.
    tasks: BTreeMap<usize, Vec<Layout>>,
    shared: BTreeMap<Shape, Arc<[Step]>>,
}

#[derive(Debug)]
struct Layout {
    partner: PartnerId,
    footing: Footing,
    steps: Arc<[Step]>,
}

/// Everything the steps of a ladder depend on.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Shape {
    ladder: LadderId,
    /// Identifies the plan's calendar by its address.
    calendar: usize,
    zone: String,
    /// Which rungs reach the working level, by themselves or because the partner has nobody at theirs.
    levels: Vec<bool>,
    footing: Footing,
}

impl Layouts {
    /// The remaining steps for the input of `partner` to `task`, by rising instant.
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
    // A time zone without a name is not shared with others.
    let Some(zone) = partner.timezone.iana_name().map(str::to_owned) else { return lay_out() };
    let calendar = Arc::as_ptr(&partner.calendar).addr();
    let levels = levels_reached(ladder, partner, footing.due);
    if shared.len() >= SHARED_AT_MOST {
        shared.clear();
    }
    let shape = Shape { ladder: task.ladder.clone(), calendar, zone, levels, footing };
    Arc::clone(shared.entry(shape).or_insert_with(lay_out))
}
