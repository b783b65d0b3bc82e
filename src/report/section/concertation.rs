//! Concerted action: which kinds of partner act together, and for which objectives a kind is missing.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    engine::Unheard,
    model::ObjectiveId,
    plan::{Objective, PartnerKind},
    report::{
        measure::standing::Standing,
        words::{
            phrases::number_of,
            value::{Badge, Share},
            writer::{Writer, count, text},
        },
    },
};

/// Who acts together. Objective 6 of the Baku Process asks for exactly this: "concerted actions between the competent
/// international and regional organizations, with the active involvement of the member states concerned, civil society
/// and wherever possible private sectors".
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Concertation {
    /// Tasks in which partners of two or more kinds take part.
    pub joint_tasks: Share,
    /// The share as a sentence.
    pub joint_text: String,
    /// The objectives, as columns.
    pub objectives: Vec<ObjectiveColumn>,
    /// One row for each kind that takes part in the workflow.
    pub rows: Vec<KindRow>,
    /// Each gap in words: "Private sector takes no part in objectives 1 and 3".
    pub gaps: Vec<String>,
}

/// A column of the matrix.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ObjectiveColumn {
    /// The objective.
    pub id: ObjectiveId,
    /// Its short title.
    pub short: String,
    /// Tasks that serve it, without cancelled ones.
    pub tasks: usize,
}

/// A row of the matrix.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct KindRow {
    /// The kind of partner.
    pub kind: PartnerKind,
    /// The kind in words.
    pub kind_text: String,
    /// Partners of that kind.
    pub partners: usize,
    /// Those of them that are not reached, and those that do not answer; what there is none of is left out.
    pub unheard: Vec<UnheardCount>,
    /// One cell for each objective.
    pub cells: Vec<Cell>,
}

/// Partners of one kind that are not heard from for one reason.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct UnheardCount {
    /// The reason as mark, word and colour.
    pub badge: Badge,
    /// How many.
    pub n: usize,
    /// The same in words: `not reached: 2 of 5`.
    pub text: String,
}

/// A cell of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cell {
    /// Tasks of the objective in which a partner of the kind leads or owes an input.
    pub tasks: usize,
    /// True if the objective has tasks, and the kind takes part in none of them.
    pub is_gap: bool,
}

/// Counts participation by kind and objective.
pub(in crate::report) fn section(standing: &Standing<'_>, w: &Writer<'_>) -> Concertation {
    let plan = standing.plan;
    let mut taking_part: BTreeMap<(PartnerKind, &ObjectiveId), usize> = BTreeMap::new();
    let mut joint = 0;
    for task in standing.counted() {
        let kinds = standing.kinds_of(task.task);
        joint += usize::from(kinds.len() >= 2);
        for served in &task.task.serves {
            for kind in &kinds {
                *taking_part.entry((*kind, served)).or_default() += 1;
            }
        }
    }
    let objectives: Vec<_> = plan.objectives.iter().map(|objective| column(standing, w, objective)).collect();
    let kinds: BTreeSet<_> = plan.partners.values().map(|partner| partner.kind).collect();
    let rows: Vec<_> = kinds
        .into_iter()
        .map(|kind| KindRow {
            kind,
            kind_text: w.word("kind", kind.as_str()),
            partners: plan.partners.values().filter(|partner| partner.kind == kind).count(),
            unheard: unheard(standing, w, kind),
            cells: objectives.iter().map(|column| cell(&taking_part, kind, column)).collect(),
        })
        .collect();
    let joint_tasks = w.share(joint, standing.counted().count());
    Concertation {
        joint_text: w.say("report-joint-tasks", &[("share", text(joint_tasks.text.as_str()))]),
        joint_tasks,
        gaps: rows.iter().filter_map(|row| gap(w, row, &objectives)).collect(),
        objectives,
        rows,
    }
}

fn column(standing: &Standing<'_>, w: &Writer<'_>, objective: &Objective) -> ObjectiveColumn {
    let tasks = standing.counted().filter(|task| task.task.serves.contains(&objective.id)).count();
    ObjectiveColumn { id: objective.id.clone(), short: w.pick(&objective.short), tasks }
}

fn cell(
    taking_part: &BTreeMap<(PartnerKind, &ObjectiveId), usize>,
    kind: PartnerKind,
    column: &ObjectiveColumn,
) -> Cell {
    let tasks = taking_part.get(&(kind, &column.id)).copied().unwrap_or_default();
    Cell { tasks, is_gap: tasks == 0 && column.tasks > 0 }
}

/// Those not reached first.
fn unheard(standing: &Standing<'_>, w: &Writer<'_>, kind: PartnerKind) -> Vec<UnheardCount> {
    let of_kind = || standing.plan.partners.values().filter(|partner| partner.kind == kind);
    let all: Vec<Unheard> = of_kind().filter_map(|partner| standing.unheard.get(&partner.id).copied()).collect();
    let counts = Unheard::KEYS.into_iter().filter_map(|key| {
        let same = all.iter().filter(|one| one.as_str() == key);
        let (n, badge) = (same.clone().count(), w.unheard(*same.clone().next()?));
        let args = [("word", text(badge.word.as_str())), ("n", count(n)), ("of", count(of_kind().count()))];
        Some(UnheardCount { text: w.say("report-unheard-count", &args), badge, n })
    });
    counts.collect()
}

fn gap(w: &Writer<'_>, row: &KindRow, objectives: &[ObjectiveColumn]) -> Option<String> {
    let missing: Vec<_> =
        objectives.iter().zip(&row.cells).filter(|(_, cell)| cell.is_gap).map(|(o, _)| number_of(&o.id)).collect();
    if missing.is_empty() {
        return None;
    }
    let args =
        [("kind", text(row.kind_text.as_str())), ("n", count(missing.len())), ("objectives", text(w.list(&missing)))];
    Some(w.say("report-concertation-gap", &args))
}
