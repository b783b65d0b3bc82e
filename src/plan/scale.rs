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

/// A count that is more than this many times its target is rather a mistyped one.
const FAR_BEYOND: f64 = 5.0;

/// Why a value is doubtful: it is negative, more than the whole, far beyond its target, or a share where a percentage is
/// meant. Baseline and targets show what is meant to be possible.
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
    if indicator.measure == Measure::Percentage {
        return doubtful_percentage(indicator, value, most);
    }
    let target = indicator.target.filter(|target| *target > 0.0 && indicator.ascending)?;
    let most = known.into_iter().fold(target, f64::max);
    (indicator.categories.is_empty() && value > FAR_BEYOND * most).then(|| {
        let why = format!("{value} is more than {FAR_BEYOND} times the target of `{id}`, which is {target}");
        (why, "look at the figure again".to_owned())
    })
}

fn doubtful_percentage(indicator: &Indicator, value: f64, most: f64) -> Option<OffScale> {
    let id = &indicator.id;
    if value > most {
        let why = format!("{value} per cent is more than the whole of what `{id}` measures");
        return Some((why, format!("write a value from 0 to {most}")));
    }
    let is_small = indicator.target.is_some_and(|target| target <= 1.0);
    (value > 0.0 && value < 1.0 && !is_small).then(|| {
        let percent = (value * 1e10).round() / 1e8;
        let why = format!("`{id}` is a percentage, and {value} is less than one per cent");
        (why, format!("write {percent} if {percent} per cent are meant"))
    })
}
