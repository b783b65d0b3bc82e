//! Money and contributions in kind: planned, committed and spent, separately for each currency.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    as_of::{self, AsOf},
    overspending::{self, Overspending},
};
use crate::{
    model::{BudgetEntry, BudgetLineId, ledger::Means},
    report::{
        drawing::Ink,
        measure::{
            budget::{Amount, add, means, reached, scale},
            figures::Figures,
            standing::Standing,
        },
        words::{
            value::Bar,
            writer::{Writer, count, text},
        },
    },
};

/// The currency of lines that name none.
const DEFAULT_CURRENCY: &str = "EUR";

/// The section on the budget.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct BudgetSection {
    /// What the section says, as its heading: how much of the plan is committed and spent.
    pub heading: String,
    /// A table for each currency; amounts of different currencies are never added.
    pub currencies: Vec<BudgetTable>,
    /// True if no line was ever recorded.
    pub is_empty: bool,
}

/// The budget in one currency.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct BudgetTable {
    /// Three letters of ISO 4217.
    pub currency: String,
    /// As of when it stands.
    pub as_of: Option<AsOf>,
    /// Its lines: money first, then help in kind.
    pub lines: Vec<BudgetRow>,
    /// The sum of the lines in money; missing if there is none.
    pub cash: Option<BudgetRow>,
    /// The sum of the lines in kind; missing if there is none.
    pub in_kind: Option<BudgetRow>,
    /// The sum of all. It has no rates where it adds money and help in kind.
    pub total: BudgetRow,
    /// What goes beyond the plan, or beyond what was promised.
    pub overspending: Overspending,
}

/// One line, or a sum. An amount that nobody recorded is missing, never 0: a sum is over the lines that report it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct BudgetRow {
    /// Its id; missing for a sum.
    pub id: Option<BudgetLineId>,
    /// What it is for.
    pub title: String,
    /// The partner that pays or gives; empty if nobody is named.
    pub partner: String,
    /// Money, or help in kind; missing for the sum of both.
    pub means: Option<Means>,
    /// The means in words; empty for the sum of both.
    pub means_text: String,
    /// What was planned.
    pub planned: Option<f64>,
    /// What was planned, in words.
    pub planned_text: String,
    /// `3 of 5 lines`, if a sum is of some of its lines only.
    pub planned_note: String,
    /// What was promised in writing.
    pub committed: Option<f64>,
    /// What was promised, in words.
    pub committed_text: String,
    /// `3 of 5 lines`, if a sum is of some of its lines only.
    pub committed_note: String,
    /// What was promised by what was planned.
    pub committed_rate: Option<BudgetRate>,
    /// What was spent or received.
    pub spent: Option<f64>,
    /// What was spent, in words.
    pub spent_text: String,
    /// `3 of 5 lines`, if a sum is of some of its lines only.
    pub spent_note: String,
    /// What was spent by what was planned.
    pub spent_rate: Option<BudgetRate>,
    /// By how much it was spent beyond the plan, in words; empty if it was not.
    pub over_text: String,
    /// Spent by planned, with a mark where committed stands; missing without either, and for the sum of both means.
    pub bar: Option<Bar>,
}

/// An amount by the plan of the lines that report it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct BudgetRate {
    /// The amount by the plan of the same lines; above 1 if it goes beyond.
    pub ratio: f64,
    /// Lines that report both.
    pub lines: usize,
    /// All lines.
    pub of: usize,
    /// `47% (reported for 3 of 5 lines)`; `47%` if all report it.
    pub text: String,
}

/// The section as of the cut-off.
pub(in crate::report) fn section(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> BudgetSection {
    let budget = &standing.state.ledgers.budget;
    let mut by_currency: BTreeMap<&str, Vec<(&BudgetLineId, &BudgetEntry)>> = BTreeMap::new();
    for (id, line) in budget.latest() {
        by_currency.entry(line.currency.as_deref().unwrap_or(DEFAULT_CURRENCY)).or_default().push((id, line));
    }
    let currencies: Vec<BudgetTable> =
        by_currency.into_iter().map(|(currency, lines)| table(standing, before, w, (currency, lines))).collect();
    BudgetSection { heading: heading(w, &currencies), is_empty: budget.is_empty(), currencies }
}

fn table(
    standing: &Standing<'_>,
    before: &Figures,
    w: &Writer<'_>,
    (currency, mut lines): (&str, Vec<(&BudgetLineId, &BudgetEntry)>),
) -> BudgetTable {
    let touched = lines.iter().filter_map(|(id, _)| standing.state.ledgers.budget.touched_at(id));
    let as_of = as_of::of(standing, before, w, touched);
    lines.sort_by_key(|(id, line)| (means(line), (*id).clone()));
    let of = |wanted: Means| -> Vec<&BudgetEntry> {
        lines.iter().map(|(_, line)| *line).filter(|line| means(line) == wanted).collect()
    };
    let all: Vec<&BudgetEntry> = lines.iter().map(|(_, line)| *line).collect();
    let (cash, in_kind) = (of(Means::Cash), of(Means::InKind));
    let scale = scale(&[&cash, &in_kind], &all);
    let sum = |title: &str, of: &[&BudgetEntry], wanted: Option<Means>| BudgetRow {
        title: w.say(title, &[]),
        means: wanted,
        means_text: wanted.map(|means| w.word("means", means.as_str())).unwrap_or_default(),
        ..row(w, (of, scale), currency)
    };
    let total = match (cash.is_empty(), in_kind.is_empty()) {
        (false, false) => without_rates(sum("report-budget-total", &all, None)),
        (true, _) => sum("report-budget-total", &all, Some(Means::InKind)),
        _ => sum("report-budget-total", &all, Some(Means::Cash)),
    };
    let some = |title: &str, of: &[&BudgetEntry], means: Means| (!of.is_empty()).then(|| sum(title, of, Some(means)));
    BudgetTable {
        currency: currency.to_owned(),
        as_of,
        cash: some("report-budget-cash", &cash, Means::Cash),
        in_kind: some("report-budget-in-kind", &in_kind, Means::InKind),
        total,
        overspending: overspending::of(w, currency, &lines),
        lines: lines.iter().map(|(id, line)| named(w, id, line, row(w, (&[line], scale), currency))).collect(),
    }
}

/// Drops the rates of a sum of money and contributions in kind, for which one ratio would be meaningless.
fn without_rates(row: BudgetRow) -> BudgetRow {
    BudgetRow { committed_rate: None, spent_rate: None, bar: None, over_text: String::new(), ..row }
}

fn named(w: &Writer<'_>, id: &BudgetLineId, line: &BudgetEntry, row: BudgetRow) -> BudgetRow {
    BudgetRow {
        id: Some(id.clone()),
        title: line.title.as_ref().map(|title| w.pick(title)).unwrap_or_default(),
        partner: line.partner.as_ref().map(|partner| w.partner(partner)).unwrap_or_default(),
        means: Some(means(line)),
        means_text: w.word("means", means(line).as_str()),
        ..row
    }
}

/// The figures of one line, or of several added up.
fn row(w: &Writer<'_>, (lines, scale): (&[&BudgetEntry], f64), currency: &str) -> BudgetRow {
    let sum = |amount: Amount| add(lines.iter().filter_map(|line| amount(line)));
    let told = |amount: Option<f64>| amount.map_or_else(|| "–".to_owned(), |amount| w.amount(amount));
    let note = |amount: Amount| {
        let n = lines.iter().filter(|line| amount(line).is_some()).count();
        let args = [("n", count(n)), ("of", count(lines.len()))];
        if (1..lines.len()).contains(&n) { w.say("report-budget-lines", &args) } else { String::new() }
    };
    let (planned, committed, spent) = (sum(|line| line.planned), sum(|line| line.committed), sum(|line| line.spent));
    let rate = |amount: Amount| reached(lines, amount).map(|(ratio, n)| budget_rate(w, ratio, (n, lines.len())));
    let (committed_rate, spent_rate) = (rate(|line| line.committed), rate(|line| line.spent));
    let plan = committed_rate.as_ref().map(|rate| rate.ratio);
    // Without reported spending there is no bar: an empty one would claim that nothing was spent.
    let value = spent_rate.as_ref().map(|rate| rate.ratio);
    BudgetRow {
        id: None,
        title: String::new(),
        partner: String::new(),
        means: None,
        means_text: String::new(),
        planned,
        planned_text: told(planned),
        planned_note: note(|line| line.planned),
        committed,
        committed_text: told(committed),
        committed_note: note(|line| line.committed),
        spent,
        spent_text: told(spent),
        spent_note: note(|line| line.spent),
        over_text: overspending::beyond(w, currency, lines),
        bar: value.map(|value| Bar::scaled(value, plan, scale, Ink::Accent)),
        committed_rate,
        spent_rate,
    }
}

fn budget_rate(w: &Writer<'_>, ratio: f64, (lines, of): (usize, usize)) -> BudgetRate {
    let percent = w.rate(ratio);
    let text = if lines == of {
        percent
    } else {
        w.say("report-budget-rate", &[("percent", text(percent)), ("n", count(lines)), ("of", count(of))])
    };
    BudgetRate { ratio, lines, of, text }
}

/// Describes the currency with the most lines, by its money if it has any; the others are in the tables.
fn heading(w: &Writer<'_>, currencies: &[BudgetTable]) -> String {
    let Some(table) = currencies.iter().max_by_key(|table| table.lines.len()) else {
        return w.say("report-budget-none", &[]);
    };
    let sum = table.cash.as_ref().or(table.in_kind.as_ref()).unwrap_or(&table.total);
    let rate = |rate: &Option<BudgetRate>| {
        rate.as_ref().map_or_else(|| w.say("report-budget-unreported", &[]), |rate| rate.text.clone())
    };
    let args = [
        ("planned", text(sum.planned_text.as_str())),
        ("currency", text(table.currency.as_str())),
        ("committed", text(rate(&sum.committed_rate))),
        ("spent", text(rate(&sum.spent_rate))),
    ];
    let id = match (sum.planned, sum.means) {
        (None, _) => "report-budget-unplanned",
        (Some(_), Some(Means::InKind)) => "report-budget-heading-in-kind",
        (Some(_), _) => "report-budget-heading",
    };
    let said = w.say(id, &args);
    if table.overspending.lines.is_empty() {
        return said;
    }
    let args = [
        ("said", text(said)),
        ("n", count(table.overspending.lines.len())),
        ("amount", text(w.amount(table.overspending.amount))),
        ("currency", text(table.currency.as_str())),
    ];
    w.say("report-budget-heading-over", &args)
}
