//! The latest value of every indicator: recorded, or computed from the journal.

use std::collections::{BTreeMap, BTreeSet};

use super::{PartState, Standing, TaskStanding};
use crate::{
    engine::{Health, Measured},
    model::{IndicatorId, ValueKind},
    plan::{Computation, Indicator, Measure, PartnerKind},
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
    pub(in crate::report) kind: ValueKind,
}

/// The latest values of one indicator: the result, and what is only planned, expected, or of before the end.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::report) struct Values {
    /// What counts as a result.
    pub(in crate::report) result: Option<Actual>,
    /// A later value that counts as none.
    pub(in crate::report) outlook: Option<Actual>,
}

/// The latest values of every indicator that has one by the cut-off.
pub(super) fn values(standing: &Standing<'_>) -> BTreeMap<IndicatorId, Values> {
    let indicators = standing.plan.objectives.iter().flat_map(|objective| &objective.indicators);
    let values = indicators.map(|indicator| (indicator.id.clone(), values_of(standing, indicator)));
    values.filter(|(_, values)| *values != Values::default()).collect()
}

/// The values of one indicator: computed from the journal, or as recorded.
fn values_of(standing: &Standing<'_>, indicator: &Indicator) -> Values {
    if let Some(computation) = indicator.computed {
        return Values { result: compute(standing, computation, indicator.measure), outlook: None };
    }
    let recorded = standing.state.measured.get(&indicator.id).map(Vec::as_slice).unwrap_or_default();
    let known = || recorded.iter().rev().filter(|one| one.value.on <= standing.cut_off && one.value.value.is_finite());
    let result = known().find(|one| is_result(standing, one)).map(actual);
    let is_later = |one: &&Measured| result.as_ref().is_none_or(|result| one.value.on > result.on);
    let outlook = known().find(|one| !is_result(standing, one)).filter(is_later).map(actual);
    Values { result, outlook }
}

/// True if the value counts as a result. What was planned or announced is none, and what was counted before the closing
/// day is none of an event that is over, unless it was said to be final.
fn is_result(standing: &Standing<'_>, recorded: &Measured) -> bool {
    match recorded.value.kind() {
        ValueKind::Planned | ValueKind::Expected => false,
        ValueKind::Measured => !standing.is_after_event() || recorded.value.on >= standing.plan.event.closes,
        ValueKind::Final => true,
    }
}

fn actual(recorded: &Measured) -> Actual {
    Actual {
        value: recorded.value.value,
        on: recorded.value.on,
        source: recorded.value.source.clone(),
        confidence: recorded.value.confidence.clone(),
        note: recorded.note.clone(),
        of: None,
        kind: recorded.value.kind(),
    }
}

fn compute(standing: &Standing<'_>, computation: Computation, measure: Measure) -> Option<Actual> {
    let (value, of) = match computation {
        Computation::ConcertedTasksOnTime => {
            let (on_time, due) = concerted_on_time(standing);
            let share = ratio(on_time as f64, due as f64)?;
            (if measure == Measure::Percentage { share * 100.0 } else { on_time as f64 }, Some((on_time, due)))
        }
        Computation::PartnersLeading => (organizations_leading(standing).len() as f64, None),
        Computation::OverdueInputs => {
            let mut due =
                standing.parts.iter().filter(|part| !part.leads && part.fell_due(standing.cut_off)).peekable();
            // Where nothing has fallen due, that nothing is overdue says nothing.
            due.peek()?;
            (due.filter(|part| part.state == PartState::Overdue).count() as f64, None)
        }
    };
    let kind = ValueKind::Measured;
    Some(Actual { value, on: standing.cut_off, source: None, confidence: None, note: None, of, kind })
}

/// Of the tasks with two or more kinds of partner that fell due: those completed on time, and all.
fn concerted_on_time(standing: &Standing<'_>) -> (usize, usize) {
    let due: Vec<_> = standing.fell_due().filter(|task| standing.kinds_of(task.task).len() >= 2).collect();
    let on_time = due.iter().filter(|task| task.health == Health::Completed).count();
    (on_time, due.len())
}

/// The intergovernmental organizations that have completed a task that they lead.
fn organizations_leading<'s>(standing: &'s Standing<'_>) -> BTreeSet<&'s crate::model::PartnerId> {
    let is_organization = |id: &crate::model::PartnerId| {
        let partner = standing.plan.partners.get(id);
        partner.is_some_and(|partner| partner.kind == PartnerKind::IntergovernmentalOrganization)
    };
    let completed = standing.tasks.iter().filter(|task| TaskStanding::is_completed(task));
    completed.map(|task| &task.task.lead).filter(|lead| is_organization(lead)).collect()
}
