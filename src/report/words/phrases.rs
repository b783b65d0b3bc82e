//! Phrases that several sections use.

use super::writer::{Writer, count, text};
use crate::{
    model::ObjectiveId,
    plan::{Indicator, Measure},
    report::measure::{figures::Figures, standing::TaskStanding, task_counts::TaskCounts},
};

/// `“Circulate the zero draft” (OUT-02)`.
pub(in crate::report) fn named(w: &Writer<'_>, task: &TaskStanding<'_>) -> String {
    w.say("report-task", &[("title", text(w.pick(&task.task.title))), ("id", text(w.task_id(&task.task.id).as_str()))])
}

pub(in crate::report) fn days_text(w: &Writer<'_>, days_left: i32) -> String {
    let id = match days_left {
        0 => "report-days-today",
        days if days < 0 => "report-days-overdue",
        _ => "report-days-left",
    };
    w.say(id, &[("days", count(days_left.unsigned_abs() as usize))])
}

pub(in crate::report) fn tasks_text(w: &Writer<'_>, tasks: TaskCounts) -> String {
    let args = [("n", count(tasks.completed)), ("of", count(tasks.total)), ("overdue", count(tasks.overdue))];
    w.say(if tasks.overdue == 0 { "report-tasks-done" } else { "report-tasks-done-overdue" }, &args)
}

/// `4` for `O4`, as people say "objective 4"; any other id unchanged.
pub(in crate::report) fn number_of(id: &ObjectiveId) -> String {
    let id = id.as_str();
    id.strip_prefix('O').filter(|digits| digits.parse::<u32>().is_ok()).unwrap_or(id).to_owned()
}

pub(in crate::report) fn counter(w: &Writer<'_>, days: i32) -> String {
    let id = match days {
        0 => "report-counter-opens",
        days if days > 0 => "report-counter-before",
        _ => "report-counter-after",
    };
    w.say(id, &[("days", count(days.unsigned_abs() as usize))])
}

/// "since report BP-WF2/PR/6 of 28 February 2013", or "since 28 February 2013" where no report was issued.
pub(in crate::report) fn since_text(w: &Writer<'_>, before: &Figures) -> String {
    let date = text(w.long_date(before.cut_off));
    match &before.symbol {
        Some(symbol) => w.say("report-since-report", &[("symbol", text(symbol.as_str())), ("date", date)]),
        None => w.say("report-since-date", &[("date", date)]),
    }
}

/// A value in the indicator's measure, or the name of its category; a percentage of 83.5 becomes `83.5%`.
pub(in crate::report) fn value_text(w: &Writer<'_>, indicator: &Indicator, value: Option<f64>) -> String {
    let Some(value) = value else { return w.not_assessed() };
    let category = (0..).map(f64::from).zip(&indicator.categories).find(|(place, _)| (place - value).abs() < 1e-9);
    match category {
        Some((_, words)) => w.pick(words),
        None if indicator.measure == Measure::Percentage => w.rate(value / 100.0),
        None => {
            let figure = w.figure(value);
            let unit = indicator.unit.as_ref().map(|unit| w.pick(unit));
            unit.map_or(figure.clone(), |unit| {
                w.say("report-value-unit", &[("value", text(figure)), ("unit", text(unit))])
            })
        }
    }
}
