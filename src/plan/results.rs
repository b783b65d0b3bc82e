//! Objectives, results and indicators (IATI 2.03 results vocabulary; `domain.md` section 3.2).

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Offset;
use crate::model::{IndicatorId, ObjectiveId, Text};

/// A stated objective and the result that represents it.
#[derive(Clone, Debug, PartialEq)]
pub struct Objective {
    /// Its id, `O1`.
    pub id: ObjectiveId,
    /// A title short enough for a table.
    pub short: Text,
    /// The objective, word for word.
    pub statement: Text,
    /// The result that represents it.
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
    /// Of the tasks with two or more kinds of partner that fell due, the share completed on or before their due date.
    ConcertedTasksOnTime,
    /// Number of intergovernmental organizations that have completed a task that they lead.
    PartnersLeading,
    /// Number of contributions that are overdue at the cut-off; no value before the first one falls due.
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
    /// How it aggregates over events.
    pub aggregation: Aggregation,
    /// The value before the work; `None` means unknown, never 0.
    pub baseline: Option<f64>,
    /// The target value.
    pub target: Option<f64>,
    /// Intermediate targets.
    pub milestones: Vec<IntermediateTarget>,
    /// From when on a value is expected; `None` means from the closing day on, and for what the engine computes always.
    pub expected_from: Option<TargetDay>,
    /// What a value is counted in, printed behind it: a currency, persons; `None` for a bare number.
    pub unit: Option<Text>,
    /// Names of the values 0, 1, 2 …; empty if a value is a quantity.
    pub categories: Vec<Text>,
    /// Where the value will come from.
    pub means_of_verification: Option<Text>,
    /// Its label on page 1 of a report; `None` if it is not shown there.
    pub tile: Option<Text>,
    /// Set if the engine computes it.
    pub computed: Option<Computation>,
}

/// An intermediate target: a value to be reached by a day before the end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IntermediateTarget {
    /// By when.
    pub by: TargetDay,
    /// The value.
    pub value: f64,
}

/// The day of an intermediate target as given in a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetDay {
    /// A day.
    Date(Date),
    /// An offset from the event, so that several events of a programme each count from their own.
    Offset(Offset),
}

impl Indicator {
    /// True for a rate, or a level that is to fall: such a value stands for its whole time, and does not grow with the work done.
    pub fn is_level(&self) -> bool {
        self.measure == Measure::Percentage || !self.ascending
    }

    /// True if its achievement can be computed; unordered categories and text are judged by people.
    pub fn is_measured(&self) -> bool {
        !matches!(self.measure, Measure::Nominal | Measure::Qualitative)
    }
}

/// By what an objective is rated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RatedBy {
    /// The worse of schedule and results.
    #[default]
    Worse,
    /// The activities alone.
    Schedule,
    /// The results alone.
    Results,
}

/// How the whole preparation is rated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OverallRating {
    /// Like an objective, over all tasks and indicators.
    #[default]
    All,
    /// As its worst objective is.
    Worst,
}

/// How objectives and the whole are rated (`domain.md` section 3.3, 5). Printed in the method annex.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RatingRules {
    /// Green from this index on.
    pub green: f64,
    /// Amber from this index on, red below.
    pub amber: f64,
    /// By what an objective is rated.
    pub by: RatedBy,
    /// How the whole is rated.
    pub overall: OverallRating,
}

impl Default for RatingRules {
    fn default() -> Self {
        Self { green: 0.90, amber: 0.70, by: RatedBy::Worse, overall: OverallRating::All }
    }
}
