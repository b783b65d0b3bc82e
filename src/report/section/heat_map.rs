//! Open and overdue parts by partner and workstream.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    model::{PartnerId, WorkstreamId},
    report::{
        measure::{
            standing::{PartState, Standing},
            strands::strands,
        },
        words::{value::Badge, writer::Writer},
    },
};

/// Open and overdue parts by partner and workstream.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct HeatMap {
    /// Columns: the workstreams that have tasks.
    pub workstreams: Vec<HeatColumn>,
    /// Rows: the partners, in the order of the definition.
    pub rows: Vec<HeatRow>,
}

/// A column of the heat map.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct HeatColumn {
    /// The workstream; missing for tasks that belong to none.
    pub id: Option<WorkstreamId>,
    /// Its title.
    pub title: String,
}

/// A row of the heat map.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct HeatRow {
    /// The partner.
    pub partner: PartnerId,
    /// Its short name.
    pub name: String,
    /// Why it is not heard from: it is not reached, or does not answer; missing otherwise.
    pub unheard: Option<Badge>,
    /// One cell for each workstream.
    pub cells: Vec<HeatCell>,
}

/// A cell of the heat map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HeatCell {
    /// Parts still owed, overdue ones included.
    pub open: usize,
    /// Parts owed and past due.
    pub overdue: usize,
}

impl HeatRow {
    pub(in crate::report) fn sum(&self, of: impl Fn(&HeatCell) -> usize) -> usize {
        self.cells.iter().map(of).sum()
    }
}

/// Counts the parts that partners still owe.
pub(in crate::report) fn count(standing: &Standing<'_>, w: &Writer<'_>) -> HeatMap {
    let strands = strands(standing);
    let column_of: BTreeMap<_, _> =
        strands.iter().enumerate().flat_map(|(c, (_, tasks))| tasks.iter().map(move |t| (&t.task.id, c))).collect();
    let mut cells: BTreeMap<&PartnerId, Vec<HeatCell>> = BTreeMap::new();
    for part in standing.parts.iter().filter(|part| part.is_open()) {
        let Some(column) = column_of.get(&part.task.id) else { continue };
        let row = cells.entry(part.partner).or_insert_with(|| vec![HeatCell::default(); strands.len()]);
        row[*column].open += 1;
        row[*column].overdue += usize::from(part.state == PartState::Overdue);
    }
    let empty = vec![HeatCell::default(); strands.len()];
    let rows = standing.plan.partner_order.iter().map(|partner| HeatRow {
        partner: partner.clone(),
        name: w.partner(partner),
        unheard: standing.unheard.get(partner).map(|unheard| w.unheard(*unheard)),
        cells: cells.get(partner).unwrap_or(&empty).clone(),
    });
    let columns = strands.iter().map(|(strand, _)| HeatColumn {
        id: strand.map(|strand| strand.id.clone()),
        title: strand.map_or_else(|| w.say("report-no-workstream", &[]), |strand| w.pick(&strand.title)),
    });
    HeatMap { rows: rows.collect(), workstreams: columns.collect() }
}
