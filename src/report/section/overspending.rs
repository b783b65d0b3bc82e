//! Spending beyond the plan or beyond the commitments, stated in words because a bar alone cannot be relied on to show
//! it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    model::{BudgetEntry, BudgetLineId, ledger::Means},
    report::{
        measure::budget::{Amount, means},
        words::writer::{Writer, count, text},
    },
};

/// Amounts that differ by less than this are equal.
const SLIP: f64 = 0.005;

/// Lines in money that go beyond their plan.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Overspending {
    /// The lines of which more was spent than planned.
    pub lines: Vec<BudgetLineId>,
    /// By how much, in all: what other lines save is not set against it.
    pub amount: f64,
    /// Sentences: which lines are overspent, which have more promised than planned, and how what was spent stands to plan and
    /// promises in all; then which lines in kind brought more than planned. Empty if nothing goes beyond.
    pub text: String,
}

/// The overspending in the lines of one currency. More in kind than planned is not overspending.
pub(in crate::report) fn of(w: &Writer<'_>, currency: &str, lines: &[(&BudgetLineId, &BudgetEntry)]) -> Overspending {
    let (cash, in_kind): (Vec<_>, Vec<_>) = lines.iter().copied().partition(|(_, line)| means(line) == Means::Cash);
    let told = |id: &str, of: &[(&BudgetLineId, &BudgetEntry)], what: Amount| {
        let (over, amount) = beyond_plan(of, what);
        let names: Vec<String> = over.iter().map(|id| w.isolated(id.as_str())).collect();
        let args = [
            ("n", count(over.len())),
            ("of", count(of.len())),
            ("amount", text(w.amount(amount))),
            ("currency", text(currency)),
            ("lines", text(w.list(&names))),
        ];
        (!over.is_empty()).then(|| w.say(id, &args))
    };
    let entries: Vec<&BudgetEntry> = cash.iter().map(|(_, line)| *line).collect();
    let (over, amount) = beyond_plan(&cash, |line| line.spent);
    let sentences = [
        told("report-budget-overspent", &cash, |line| line.spent),
        told("report-budget-overcommitted", &cash, |line| line.committed),
        (!over.is_empty()).then(|| against_plan(w, currency, &entries)).flatten(),
        against_promises(w, currency, &entries),
        told("report-budget-over-in-kind", &in_kind, |line| line.spent),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    Overspending { lines: over.into_iter().cloned().collect(), amount, text: sentences.join(" ") }
}

/// The lines whose `amount` exceeds the plan, and the total excess.
fn beyond_plan<'a>(lines: &[(&'a BudgetLineId, &BudgetEntry)], amount: Amount) -> (Vec<&'a BudgetLineId>, f64) {
    let beyond = lines.iter().filter_map(|(id, line)| Some((*id, amount(line)? - line.planned?)));
    let beyond: Vec<_> = beyond.filter(|(_, by)| *by > SLIP).collect();
    (beyond.iter().map(|(id, _)| *id).collect(), beyond.iter().map(|(_, by)| by).sum())
}

/// By how much spending is below or above plan, over the lines that report both.
fn against_plan(w: &Writer<'_>, currency: &str, lines: &[&BudgetEntry]) -> Option<String> {
    let by = difference(lines, |line| line.planned).filter(|by| by.abs() > SLIP)?;
    let id = if by > SLIP { "report-budget-over-plan" } else { "report-budget-under-plan" };
    Some(w.say(id, &[("amount", text(w.amount(by.abs()))), ("currency", text(currency))]))
}

/// By how much spending exceeds commitments, over the lines that report both.
fn against_promises(w: &Writer<'_>, currency: &str, lines: &[&BudgetEntry]) -> Option<String> {
    let by = difference(lines, |line| line.committed).filter(|by| *by > SLIP)?;
    Some(w.say("report-budget-over-promises", &[("amount", text(w.amount(by))), ("currency", text(currency))]))
}

/// Spending minus `other`, over the lines that report both.
fn difference(lines: &[&BudgetEntry], other: Amount) -> Option<f64> {
    let both = lines.iter().filter_map(|line| Some(line.spent? - other(line)?));
    both.fold(None, |sum: Option<f64>, by| Some(sum.unwrap_or(0.0) + by))
}

/// `8,500 EUR over plan`, for the badge beside the bar of a line, or of a sum as a whole; empty if it is not over plan. More
/// in kind than planned is not overspending.
pub(super) fn beyond(w: &Writer<'_>, currency: &str, lines: &[&BudgetEntry]) -> String {
    let cash: Vec<&BudgetEntry> = lines.iter().copied().filter(|line| means(line) == Means::Cash).collect();
    let by = difference(&cash, |line| line.planned).filter(|by| *by > SLIP);
    let said = |by: f64| w.say("report-budget-beyond", &[("amount", text(w.amount(by))), ("currency", text(currency))]);
    by.map(said).unwrap_or_default()
}
