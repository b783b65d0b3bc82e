//! How far an indicator has come from its baseline to its target.

use jiff::civil::Date;

use super::{
    rating::{TOLERANCE, ratio},
    standing::{Standing, actual::Actual},
};
use crate::plan::Indicator;

/// `(actual − baseline) / (target − baseline)`, the formula of the EU's OPSYS (`domain.md` section 3.1). It works
/// unchanged for falling indicators. `None` if a value is missing or target equals baseline.
pub fn achievement(baseline: Option<f64>, target: Option<f64>, actual: Option<f64>) -> Option<f64> {
    let (baseline, target, actual) = (baseline?, target?, actual?);
    ratio(actual - baseline, target - baseline)
}

/// Achievement of the result of an indicator, measured against the next intermediate target after its day, or else the
/// final target.
pub(in crate::report) fn achieved(standing: &Standing<'_>, indicator: &Indicator) -> Option<f64> {
    way_of(standing, indicator, standing.result(&indicator.id)?)
}

/// How far a value is on the way to the next intermediate target after its day, or else to the final target.
pub(in crate::report) fn way_of(standing: &Standing<'_>, indicator: &Indicator, value: &Actual) -> Option<f64> {
    if !indicator.is_measured() {
        return None;
    }
    achievement(indicator.baseline, aimed(standing, indicator, value), Some(value.value))
}

fn aimed(standing: &Standing<'_>, indicator: &Indicator, value: &Actual) -> Option<f64> {
    indicator.next_milestone(standing.plan, value.on).map(|(_, aimed)| aimed).or(indicator.target)
}

/// What is expected of an indicator at the cut-off, on the same scale as [`achieved`]: 1 is the target that its result is
/// held against. `None` while nothing is expected.
///
/// Intermediate targets are expected from their days on. Without any, the whole target is from the closing day on, or from
/// `expected_from` if that is later; if it is earlier, a count is expected to grow evenly from that day to the closing day,
/// and a rate or falling level to be at its target at once. What is computed and is such a level is expected always.
pub(in crate::report) fn expected(standing: &Standing<'_>, indicator: &Indicator) -> Option<f64> {
    let result = standing.result(&indicator.id).filter(|_| indicator.is_measured())?;
    let value = expected_value(standing, indicator)?;
    achievement(indicator.baseline, aimed(standing, indicator, result), Some(value)).filter(|share| *share > 0.0)
}

fn expected_value(standing: &Standing<'_>, indicator: &Indicator) -> Option<f64> {
    let (plan, today) = (standing.plan, standing.cut_off);
    let target = indicator.target?;
    if indicator.next_milestone(plan, today).is_some() {
        return indicator.passed_milestone(plan, today);
    }
    let closes = plan.event.closes;
    let always = (indicator.computed.is_some() && indicator.is_level()).then_some(Date::MIN);
    let from = indicator.expected_day(plan).or(always).unwrap_or(closes);
    match (today >= from, today >= closes) {
        (false, _) => indicator.passed_milestone(plan, today),
        (true, true) => Some(target),
        (true, false) if indicator.is_level() => Some(target),
        (true, false) => {
            let baseline = indicator.baseline?;
            let gone = ratio(f64::from((today - from).get_days()), f64::from((closes - from).get_days()))?;
            let grown = baseline + gone * (target - baseline);
            Some(
                indicator
                    .passed_milestone(plan, today)
                    .map_or(grown, |passed| if target >= baseline { passed.max(grown) } else { passed.min(grown) }),
            )
        }
    }
}

/// Achieved divided by expected, 0 to 1, so that one indicator that overshoots does not hide another that fails; `None`
/// without a result, or while nothing is expected.
///
/// Without a baseline the way is not known, but no target that was missed may make the mean of the others better by being
/// left out. What is to rise is taken to have begun at 0, which no other beginning above it makes more of; what is to fall
/// is all there or not at all.
pub(super) fn index(standing: &Standing<'_>, indicator: &Indicator) -> Option<f64> {
    let way = achieved(standing, indicator).zip(expected(standing, indicator));
    if let Some(index) = way.and_then(|(achieved, expected)| ratio(achieved, expected)) {
        return Some(index.clamp(0.0, 1.0));
    }
    let result = standing.result(&indicator.id).filter(|_| indicator.is_measured() && indicator.baseline.is_none())?;
    let wanted = expected_value(standing, indicator)?;
    if indicator.ascending && wanted > 0.0 {
        return ratio(result.value, wanted).map(|index| index.clamp(0.0, 1.0));
    }
    Some(if reaches(indicator, result.value, wanted) { 1.0 } else { 0.0 })
}

/// True if `value` is as good as `wanted`, or better: the definition says which way that is, by its baseline or in words.
fn reaches(indicator: &Indicator, value: f64, wanted: f64) -> bool {
    let is_rising = match indicator.baseline.zip(indicator.target) {
        Some((baseline, target)) if (baseline - target).abs() > TOLERANCE => baseline < target,
        _ => indicator.ascending,
    };
    if is_rising { value + TOLERANCE >= wanted } else { value <= wanted + TOLERANCE }
}

/// True if it has a target that can be met or missed; unordered categories and text are judged by people.
pub(in crate::report) fn has_target(indicator: &Indicator) -> bool {
    indicator.is_measured() && indicator.target.is_some()
}

/// True if the final target is met, false if it is missed as things stand; `None` without a target or a result.
pub(in crate::report) fn is_met(standing: &Standing<'_>, indicator: &Indicator) -> Option<bool> {
    let target = indicator.target.filter(|_| has_target(indicator))?;
    Some(reaches(indicator, standing.result(&indicator.id)?.value, target))
}

/// True if the indicator has a target and something of it is expected by the cut-off.
pub(in crate::report) fn is_due(standing: &Standing<'_>, indicator: &Indicator) -> bool {
    has_target(indicator) && expected_value(standing, indicator).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_opsys_gives_its_result() {
        let achieved = achievement(Some(2505.0), Some(15_000.0), Some(12_980.0)).unwrap();
        assert_eq!(format!("{:.2}", achieved * 100.0), "83.83");
    }

    #[test]
    fn a_falling_indicator_needs_no_other_formula() {
        assert_eq!(achievement(Some(20.0), Some(0.0), Some(5.0)), Some(0.75));
        assert_eq!(achievement(Some(20.0), Some(0.0), Some(25.0)), Some(-0.25), "it got worse");
    }

    #[test]
    fn what_is_missing_is_not_assessed_and_never_zero() {
        assert_eq!(achievement(None, Some(75.0), Some(60.0)), None);
        assert_eq!(achievement(Some(0.0), None, Some(60.0)), None);
        assert_eq!(achievement(Some(0.0), Some(75.0), None), None);
        assert_eq!(achievement(Some(6.0), Some(6.0), Some(6.0)), None, "no way to go");
    }
}
