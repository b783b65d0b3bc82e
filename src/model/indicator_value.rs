//! Values of indicators, and what they stand for.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a value of an indicator stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    /// What somebody plans: sessions on a programme.
    Planned,
    /// What others have announced: expressions of interest, registrations.
    Expected,
    /// What was counted on its day. From the closing day on, a count of an earlier day is no result of the event.
    #[default]
    Measured,
    /// The result, whenever it was counted: nothing will change it.
    Final,
}

impl ValueKind {
    /// All of them, in the order of a preparation.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Expected, Self::Measured, Self::Final];

    /// The word in files, on the command line and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Expected => "expected",
            Self::Measured => "measured",
            Self::Final => "final",
        }
    }

    /// The kind with that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A value of an indicator, with what makes it believable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorValue {
    /// The value in the indicator's measure.
    pub value: f64,
    /// The day it was measured.
    pub on: Date,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How sure it is: `high`, `medium`, `low`; `sample` for an invented figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<String>,
    /// What it stands for. `None`, as in journals of earlier versions, means measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ValueKind>,
}

impl IndicatorValue {
    /// What it stands for: measured unless somebody said otherwise.
    pub fn kind(&self) -> ValueKind {
        self.kind.unwrap_or_default()
    }
}
