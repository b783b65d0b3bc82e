//! The dependency network: the tasks of a plan by position, predecessors first.

use super::Plan;

/// The needs of a plan as positions in [`Plan::tasks`], so that passes over them look nothing up by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    needs: Vec<Vec<usize>>,
    successors: Vec<Vec<usize>>,
    order: Vec<usize>,
}

impl Network {
    /// The network of `plan`, in time linear in tasks and needs, apart from looking up each need by name. Traversal is
    /// not recursive, since chains may be 10,000 tasks long.
    pub fn of(plan: &Plan) -> Self {
        let needs: Vec<Vec<usize>> = plan
            .tasks
            .iter()
            .map(|task| task.needs.iter().filter_map(|id| plan.task_index.get(id).copied()).collect())
            .collect();
        let mut successors = vec![Vec::new(); needs.len()];
        for (task, needs) in needs.iter().enumerate() {
            for needed in needs {
                successors[*needed].push(task);
            }
        }
        let order = predecessors_first(&needs, &successors);
        Self { needs, successors, order }
    }

    /// All tasks, each after everything it needs.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// What `task` needs.
    pub fn needs(&self, task: usize) -> &[usize] {
        &self.needs[task]
    }

    /// The tasks that need `task`, in the order of the plan.
    pub fn successors(&self, task: usize) -> &[usize] {
        &self.successors[task]
    }
}

/// Kahn's algorithm. A plan has no cycles; tasks of a cycle would be missing from the order, and so from every pass.
fn predecessors_first(needs: &[Vec<usize>], successors: &[Vec<usize>]) -> Vec<usize> {
    let mut waits_for: Vec<usize> = needs.iter().map(Vec::len).collect();
    let mut order: Vec<usize> = (0..needs.len()).filter(|task| waits_for[*task] == 0).collect();
    let mut walked = 0;
    while let Some(task) = order.get(walked).copied() {
        walked += 1;
        for successor in &successors[task] {
            waits_for[*successor] -= 1;
            if waits_for[*successor] == 0 {
                order.push(*successor);
            }
        }
    }
    order
}
