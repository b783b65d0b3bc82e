//! Objectives, results and indicators (IATI 2.03 results vocabulary; `domain.md` section 3.2).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{IndicatorId, ObjectiveId, Text};

/// A stated objective and the result that shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Objective {
    /// Its id, `O1`.
    pub id: ObjectiveId,
    /// A title short enough for a table.
    pub short: Text,
    /// The objective, word for word.
    pub statement: Text,
    /// The result that stands for it.
    pub result: Option<(ResultLevel, Text)>,
    /// What is measured.
    pub indicators: Vec<Indicator>,
}

/// IATI result type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResultLevel {
    /// 1: delivered by the work itself.
    Output,
    /// 2: what changes because of it.
    Outcome,
    /// 3: long-term effect.
    Impact,
}

/// IATI indicator measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// 1: a count.
    Unit,
    /// 2: per cent.
    Percentage,
    /// 3: categories without order.
    Nominal,
    /// 4: categories in order.
    Ordinal,
    /// 5: words.
    Qualitative,
}

/// How values of several events add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// Not at all.
    #[default]
    None,
    /// Sum.
    Sum,
    /// Largest.
    Max,
}

/// An indicator that the engine can compute from the journal, so that nobody has to record it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Computation {
    /// Share of completed tasks with two or more partner kinds that were completed on or before their due date.
    ConcertedTasksOnTime,
    /// Number of partners that lead at least one task.
    PartnersLeading,
    /// Number of inputs that are overdue at the cut-off.
    OverdueInputs,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its id, `I1.1`.
    pub id: IndicatorId,
    /// What is measured, in words.
    pub title: Text,
    /// Output or outcome.
    pub level: ResultLevel,
    /// Its measure.
    pub measure: Measure,
    /// True if more is better.
    pub ascending: bool,
    /// How it adds up over events.
    pub aggregation: Aggregation,
    /// The value before the work; `None` is "not known", never 0.
    pub baseline: Option<f64>,
    /// The value aimed at.
    pub target: Option<f64>,
    /// Where the value will come from.
    pub means_of_verification: Option<Text>,
    /// Set if the engine computes it.
    pub computed: Option<Computation>,
}

/// From which index on an objective is rated green or amber (`domain.md` section 3.3, 5). Printed in the method annex.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Thresholds {
    /// Green from here on.
    pub green: f64,
    /// Amber from here on, red below.
    pub amber: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { green: 0.90, amber: 0.70 }
    }
}
