//! Which values an indicator can have.

use super::{Indicator, Measure};

/// What is wrong with a value, and what to write instead.
pub type OffScale = (String, String);

/// Why a value is impossible: the indicator is computed, or it has no category with that number.
pub fn impossible(indicator: &Indicator, value: f64) -> Option<OffScale> {
    let id = &indicator.id;
    if indicator.computed.is_some() {
        let why = format!("`{id}` is computed from the journal, and a recorded value would count for nothing");
        return Some((why, format!("leave it to the program, or delete `computed:` from the definition of `{id}`")));
    }
    let last = indicator.categories.len().checked_sub(1)?;
    if value.fract() == 0.0 && (0.0..=last as f64).contains(&value) {
        return None;
    }
    let scale = indicator.categories.iter().enumerate().map(|(place, name)| format!("{place} ({})", name.en()));
    let scale = scale.collect::<Vec<_>>().join(", ");
    Some((format!("`{id}` is one of {} categories, and {value} is none of them", last + 1), format!("write {scale}")))
}

/// Why a value is doubtful: it is negative, or more than the whole. Baseline and targets show what is meant to be
/// possible.
pub fn doubtful(indicator: &Indicator, value: f64) -> Option<OffScale> {
    let id = &indicator.id;
    let known = [indicator.baseline, indicator.target].into_iter().flatten();
    let known: Vec<f64> = known.chain(indicator.milestones.iter().map(|aimed| aimed.value)).collect();
    let (least, most) = (known.iter().copied().fold(0.0, f64::min), known.iter().copied().fold(100.0, f64::max));
    if value < least {
        let why = format!("{value} is less than `{id}` can be, which counts from {least}");
        return Some((why, format!("write a value from {least} on")));
    }
    let steps = known.iter().copied().fold(f64::MIN, f64::max);
    let is_step = indicator.measure == Measure::Ordinal && indicator.categories.is_empty() && !known.is_empty();
    if is_step && (value > steps || value.fract() != 0.0) {
        let why = format!("{value} is not a step of the scale of `{id}`, which ends at {steps}");
        return Some((why, format!("write a whole number from {least} to {steps}")));
    }
    let is_part = indicator.measure == Measure::Percentage;
    (is_part && value > most).then(|| {
        let why = format!("{value} per cent is more than the whole of what `{id}` measures");
        (why, format!("write a value from 0 to {most}"))
    })
}
