//! Amounts of budget lines: their sums, and their ratios to the plan.

use super::rating::ratio;
use crate::model::{BudgetEntry, ledger::Means};

/// Picks one amount of a budget line.
pub(in crate::report) type Amount = fn(&BudgetEntry) -> Option<f64>;

pub(in crate::report) fn means(line: &BudgetEntry) -> Means {
    line.means.unwrap_or(Means::Cash)
}

/// The value at full width of every bar of a table: the largest ratio in it, at least 1.
pub(in crate::report) fn scale(sums: &[&[&BudgetEntry]], lines: &[&BudgetEntry]) -> f64 {
    let rows = lines.iter().map(std::slice::from_ref).chain(sums.iter().copied());
    let furthest = rows.flat_map(|row| [reached(row, |line| line.spent), reached(row, |line| line.committed)]);
    furthest.flatten().map(|reached| reached.0).fold(1.0, f64::max)
}

/// The ratio of an amount to the plan over the lines that report both, and their number.
pub(in crate::report) fn reached(lines: &[&BudgetEntry], amount: Amount) -> Option<(f64, usize)> {
    let both: Vec<(f64, f64)> = lines.iter().filter_map(|line| amount(line).zip(line.planned)).collect();
    let (reached, planned) = both.iter().fold((0.0, 0.0), |(a, b), (x, y)| (a + x, b + y));
    Some((ratio(reached, planned)?, both.len()))
}

/// The sum of the known amounts; `None` if none is known.
pub(in crate::report) fn add(amounts: impl Iterator<Item = f64>) -> Option<f64> {
    amounts.fold(None, |sum, amount| Some(sum.unwrap_or(0.0) + amount))
}
