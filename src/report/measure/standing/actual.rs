//! The latest value of every indicator: recorded, or computed from the journal.

use std::collections::{BTreeMap, BTreeSet};

use super::{PartState, Standing};
use crate::{
    engine::Health,
    model::IndicatorId,
    plan::{Computation, Indicator, Measure},
    report::measure::rating::ratio,
};

/// A value with its provenance.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) struct Actual {
    pub(in crate::report) value: f64,
    pub(in crate::report) on: jiff::civil::Date,
    pub(in crate::report) source: Option<String>,
    pub(in crate::report) confidence: Option<String>,
    pub(in crate::report) note: Option<String>,
    /// For a computed share, its numerator and denominator.
    pub(in crate::report) of: Option<(usize, usize)>,
}

/// The latest value of every indicator that has one by the cut-off.
pub(super) fn actual_values(standing: &Standing<'_>) -> BTreeMap<IndicatorId, Actual> {
    let indicators = standing.plan.objectives.iter().flat_map(|objective| &objective.indicators);
    indicators.filter_map(|indicator| Some((indicator.id.clone(), actual(standing, indicator)?))).collect()
}

/// The latest value of one indicator: computed from the journal, or as recorded.
fn actual(standing: &Standing<'_>, indicator: &Indicator) -> Option<Actual> {
    if let Some(computation) = indicator.computed {
        return compute(standing, computation, indicator.measure);
    }
    let latest = standing.state.measured.get(&indicator.id)?.iter().rfind(|m| m.value.on <= standing.cut_off)?;
    Some(Actual {
        value: latest.value.value,
        on: latest.value.on,
        source: latest.value.source.clone(),
        confidence: latest.value.confidence.clone(),
        note: latest.note.clone(),
        of: None,
    })
    .filter(|actual| actual.value.is_finite())
}

fn compute(standing: &Standing<'_>, computation: Computation, measure: Measure) -> Option<Actual> {
    let (value, of) = match computation {
        Computation::ConcertedTasksOnTime => {
            let (on_time, completed) = concerted_on_time(standing);
            let share = ratio(on_time as f64, completed as f64)?;
            (if measure == Measure::Percentage { share * 100.0 } else { on_time as f64 }, Some((on_time, completed)))
        }
        Computation::PartnersLeading => {
            let leads: BTreeSet<_> = standing.counted().map(|task| &task.task.lead).collect();
            (leads.len() as f64, None)
        }
        Computation::OverdueInputs => {
            let overdue = standing.parts.iter().filter(|part| !part.leads && part.state == PartState::Overdue).count();
            (overdue as f64, None)
        }
    };
    Some(Actual { value, on: standing.cut_off, source: None, confidence: None, note: None, of })
}

/// Counts completed tasks with two or more kinds of partner: those on time, and all.
fn concerted_on_time(standing: &Standing<'_>) -> (usize, usize) {
    let completed: Vec<_> =
        standing.tasks.iter().filter(|t| t.is_completed() && standing.kinds_of(t.task).len() >= 2).collect();
    let on_time = completed.iter().filter(|task| task.health == Health::Completed).count();
    (on_time, completed.len())
}
