//! Money and help in kind: planned, committed, spent, for each currency by itself.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    Ink,
    rating::ratio,
    standing::Standing,
    value::Bar,
    writer::{Writer, text},
};
use crate::model::{BudgetEntry, BudgetLineId, ledger::Means};

/// The currency of a line that names none.
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
    /// Its lines: money first, then help in kind.
    pub lines: Vec<BudgetRow>,
    /// The sum of the lines in money; missing if there is none.
    pub cash: Option<BudgetRow>,
    /// The sum of the lines in kind; missing if there is none.
    pub in_kind: Option<BudgetRow>,
    /// The sum of all.
    pub total: BudgetRow,
}

/// One line, or a sum. An amount that nobody recorded is missing, never 0.
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
    /// The means in words.
    pub means_text: String,
    /// What was planned.
    pub planned: Option<f64>,
    /// What was planned, in words.
    pub planned_text: String,
    /// What was promised in writing.
    pub committed: Option<f64>,
    /// What was promised, in words.
    pub committed_text: String,
    /// What was spent or received.
    pub spent: Option<f64>,
    /// What was spent, in words.
    pub spent_text: String,
    /// Spent by planned, with a mark where committed stands; missing without a plan.
    pub bar: Option<Bar>,
}

/// The section as of the cut-off.
pub(super) fn section(standing: &Standing<'_>, w: &Writer<'_>) -> BudgetSection {
    let budget = &standing.state.ledgers.budget;
    let mut by_currency: BTreeMap<&str, Vec<(&BudgetLineId, &BudgetEntry)>> = BTreeMap::new();
    for (id, line) in budget.latest() {
        by_currency.entry(line.currency.as_deref().unwrap_or(DEFAULT_CURRENCY)).or_default().push((id, line));
    }
    let currencies: Vec<BudgetTable> =
        by_currency.into_iter().map(|(currency, lines)| table(w, currency, lines)).collect();
    BudgetSection { heading: heading(w, &currencies), is_empty: budget.is_empty(), currencies }
}

fn table(w: &Writer<'_>, currency: &str, mut lines: Vec<(&BudgetLineId, &BudgetEntry)>) -> BudgetTable {
    lines.sort_by_key(|(id, line)| (means(line), (*id).clone()));
    let sum = |title: &str, wanted: Option<Means>| {
        let lines: Vec<&BudgetEntry> = lines
            .iter()
            .map(|(_, line)| *line)
            .filter(|line| wanted.is_none_or(|wanted| means(line) == wanted))
            .collect();
        let of = |amount: fn(&BudgetEntry) -> Option<f64>| add(lines.iter().filter_map(|line| amount(line)));
        let sum = BudgetEntry {
            means: wanted,
            planned: of(|line| line.planned),
            committed: of(|line| line.committed),
            spent: of(|line| line.spent),
            ..BudgetEntry::default()
        };
        (!lines.is_empty()).then(|| BudgetRow { title: w.say(title, &[]), means: wanted, ..row(w, None, &sum) })
    };
    let (cash, in_kind) =
        (sum("report-budget-cash", Some(Means::Cash)), sum("report-budget-in-kind", Some(Means::InKind)));
    let total = sum("report-budget-total", None).unwrap_or_else(|| row(w, None, &BudgetEntry::default()));
    let lines = lines.iter().map(|(id, line)| row(w, Some(id), line)).collect();
    BudgetTable { currency: currency.to_owned(), lines, cash, in_kind, total }
}

fn means(line: &BudgetEntry) -> Means {
    line.means.unwrap_or(Means::Cash)
}

/// The sum of what is known; nothing if nothing is.
fn add(amounts: impl Iterator<Item = f64>) -> Option<f64> {
    amounts.fold(None, |sum, amount| Some(sum.unwrap_or(0.0) + amount))
}

fn row(w: &Writer<'_>, id: Option<&BudgetLineId>, line: &BudgetEntry) -> BudgetRow {
    let amount = |amount: Option<f64>| amount.map_or_else(|| "–".to_owned(), |amount| w.amount(amount));
    let share = |amount: Option<f64>| ratio(amount?, line.planned?);
    let bar = share(line.spent).or_else(|| share(line.committed).map(|_| 0.0));
    BudgetRow {
        id: id.cloned(),
        title: line.title.as_ref().map(|title| w.pick(title)).unwrap_or_default(),
        partner: line.partner.as_ref().map(|partner| w.partner(partner)).unwrap_or_default(),
        means: Some(means(line)).filter(|_| id.is_some()).or(line.means),
        means_text: w.word("means", means(line).as_str()),
        planned: line.planned,
        planned_text: amount(line.planned),
        committed: line.committed,
        committed_text: amount(line.committed),
        spent: line.spent,
        spent_text: amount(line.spent),
        bar: bar.map(|spent| Bar::new(spent, share(line.committed), Ink::Accent)),
    }
}

/// The message is about the currency with most lines; a reader of several finds the others in the tables.
fn heading(w: &Writer<'_>, currencies: &[BudgetTable]) -> String {
    let Some(table) = currencies.iter().max_by_key(|table| table.lines.len()) else {
        return w.say("report-budget-none", &[]);
    };
    let share = |amount: Option<f64>| w.percent_or_not(amount.zip(table.total.planned).and_then(|(a, p)| ratio(a, p)));
    let args = [
        ("planned", text(table.total.planned_text.as_str())),
        ("currency", text(table.currency.as_str())),
        ("committed", text(share(table.total.committed))),
        ("spent", text(share(table.total.spent))),
    ];
    w.say(if table.total.planned.is_some() { "report-budget-heading" } else { "report-budget-unplanned" }, &args)
}
