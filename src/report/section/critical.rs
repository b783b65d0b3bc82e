//! The chain of open tasks that leaves the least time.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    model::TaskId,
    report::{
        measure::standing::Standing,
        words::{
            phrases::named,
            writer::{Writer, count, text},
        },
    },
};

/// When a chain is written out, at most this many tasks are named between its first and last.
const BETWEEN_AT_MOST: usize = 6;

/// The critical path: the longest chain of the open tasks with the least float, each of which waits for the one before it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CriticalPathText {
    /// Its tasks, first the one that the others wait for.
    pub tasks: Vec<TaskId>,
    /// The float of each of its tasks, as the lists give it; negative if it is too late.
    pub float_days: i32,
    /// The same in a sentence.
    pub text: String,
}

/// The critical path of the remaining work; `None` when all is finished.
pub(super) fn path(standing: &Standing<'_>, w: &Writer<'_>) -> Option<CriticalPathText> {
    let chain = standing.critical.as_ref()?;
    let id = if chain.float_days < 0 { "report-critical-late" } else { "report-critical" };
    let args = [
        ("chain", text(written(standing, w, &chain.tasks))),
        ("days", count(chain.float_days.unsigned_abs() as usize)),
    ];
    Some(CriticalPathText {
        tasks: chain.tasks.iter().map(|id| w.task_id(id)).collect(),
        float_days: chain.float_days,
        text: w.say(id, &args),
    })
}

/// `“Circulate the zero draft” (OUT-02) → OUT-03 → OUT-04 → “Adopt the declaration” (OUT-06)`: both ends with their
/// titles. In a long chain the middle is elided.
fn written(standing: &Standing<'_>, w: &Writer<'_>, chain: &[TaskId]) -> String {
    let title = |id: &TaskId| standing.task(id).map(|task| named(w, task));
    let Some((last, before)) = chain.split_last() else { return String::new() };
    let Some((first, between)) = before.split_first() else { return title(last).unwrap_or_default() };
    let mut links: Vec<String> = between.iter().map(|id| w.isolated(w.task_id(id).as_str())).collect();
    if links.len() > BETWEEN_AT_MOST {
        let half = BETWEEN_AT_MOST / 2;
        links.splice(half..links.len() - half, ["…".to_owned()]);
    }
    links.insert(0, title(first).unwrap_or_default());
    links.extend(title(last));
    links.join(&w.say("report-critical-link", &[]))
}
