//! How far an indicator has come from its baseline to its target.

use super::{rating::ratio, standing::Standing};
use crate::plan::Indicator;

/// `(actual − baseline) / (target − baseline)`, the formula of the EU's OPSYS (`domain.md` section 3.1). It works
/// unchanged for falling indicators. `None` if a value is missing or target equals baseline.
pub fn achievement(baseline: Option<f64>, target: Option<f64>, actual: Option<f64>) -> Option<f64> {
    let (baseline, target, actual) = (baseline?, target?, actual?);
    ratio(actual - baseline, target - baseline)
}

/// Achievement of the latest value of an indicator, measured against the next intermediate target after its day, or
/// else the final target.
pub(in crate::report) fn achieved(standing: &Standing<'_>, indicator: &Indicator) -> Option<f64> {
    let actual = standing.actuals.get(&indicator.id).filter(|_| indicator.is_measured())?;
    let next = indicator.next_milestone(standing.plan, actual.on).map(|(_, value)| value);
    achievement(indicator.baseline, next.or(indicator.target), Some(actual.value))
}

/// True if the final target is reached.
pub(super) fn is_reached(standing: &Standing<'_>, indicator: &Indicator) -> bool {
    let actual = standing.actuals.get(&indicator.id).filter(|_| indicator.is_measured()).map(|actual| actual.value);
    achievement(indicator.baseline, indicator.target, actual).is_some_and(|achieved| achieved >= 1.0)
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
