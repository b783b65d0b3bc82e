//! Builds the report of a plan and its journal as of a day.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};

use super::{
    allow_list::ShownTo,
    chart,
    drawing::Drawing,
    measure::{figures::Figures, standing::Standing},
    progress_report::ProgressReport,
    redact,
    request::{Edition, Request},
    section::{
        annex, budget, changes, header, indicators, method, objectives, participation, partners, register, risks,
        summary, tasks, workstreams,
    },
    words::writer::Writer,
};
use crate::{
    engine::IssuedReport,
    model::{Event, ledger::Grouping},
    plan::Plan,
};

/// The report of `plan` as of a day. The same plan, events and request give the same report, byte for byte.
pub fn build(plan: &Plan, events: &[Event], request: &Request<'_>) -> ProgressReport {
    let w = Writer::new(plan, &request.lang, request.cut_off, &request.audience);
    let standing = Standing::at(plan, events, request.cut_off);
    let before = request.previous.cloned().unwrap_or_else(|| figures_before(&standing, events, request));
    let header = header::of(plan, request.cut_off, &before, &request.edition, &w);
    let objectives = objectives::section(&standing, &before, &w);
    let indicators = indicators::rows(&standing, &before, &w);
    let partners = partners::section(&standing, &w);
    let participation = participation::section(&standing, &before, &w);
    let risks = risks::section(&standing, &before, &w);
    let report = ProgressReport {
        audience: request.audience.kind().into(),
        lang: w.lang().clone(),
        dir: if w.lang().is_rtl() { "rtl" } else { "ltr" }.into(),
        summary: summary::section(&standing, &before, &w),
        workstreams: workstreams::section(&standing, &w),
        lists: tasks::section(&standing, &w),
        changes: changes::since(&standing, &before, &w, &objectives, &indicators),
        method: method::rows(&standing, &header, &w),
        abbreviations: annex::abbreviations(plan, &header, &w),
        contacts: annex::contacts(plan, &header, &w),
        register: register::of(&standing, &before, &w),
        figures: figures(&standing, &request.edition),
        drawings: Vec::new(),
        foreign: BTreeMap::new(),
        budget: budget::section(&standing, &before, &w),
        header,
        objectives,
        partners,
        participation,
        risks,
        indicators,
    };
    let mut report = report.shown_to(&request.audience);
    redact::limit(&mut report, &standing, &request.audience, &w);
    report.drawings = draw(&standing, &report, &w).shown_to(&request.audience);
    report.foreign = w.foreign();
    report
}

fn draw(standing: &Standing<'_>, report: &ProgressReport, w: &Writer<'_>) -> Vec<Drawing> {
    let mut drawings = vec![
        chart::timeline::draw(standing, w),
        chart::objectives::draw(&report.objectives, w),
        chart::heat_map::draw(&report.partners.heat_map, w),
        chart::participation::draw_texts(&report.participation, w),
        chart::risk_matrix::draw(&report.risks, w),
    ];
    drawings.extend(Grouping::ALL.iter().map(|by| {
        let table = report.participation.groupings.iter().find(|table| table.by == *by);
        chart::participation::draw_groups(*by, table, w)
    }));
    drawings
}

/// The names of the drawings that every progress report has.
pub fn drawing_names() -> impl Iterator<Item = String> {
    let fixed = ["timeline", "objectives", "heat-map", "texts", "risk-matrix"].map(str::to_owned);
    fixed.into_iter().chain(Grouping::ALL.iter().map(|by| participation::drawing_name(*by)))
}

fn figures(standing: &Standing<'_>, edition: &Edition) -> Figures {
    let symbol = match edition {
        Edition::Draft | Edition::Ahead => None,
        Edition::Issued { symbol, .. } => Some(symbol.clone()),
    };
    Figures { symbol, ..Figures::of(standing) }
}

/// The figures of the last report issued to this audience in this language as of an earlier day, recomputed from the
/// journal; if there is none, those of one month before.
fn figures_before(standing: &Standing<'_>, events: &[Event], request: &Request<'_>) -> Figures {
    let issued =
        standing.reports_before().filter(|report| report.has_edition(request.audience.as_str(), &request.lang));
    match issued.max_by_key(|report| (report.cut_off, report.number)) {
        Some(IssuedReport { symbol, cut_off, .. }) => {
            Figures { symbol: Some(symbol.clone()), ..Figures::at(standing.plan, events, *cut_off) }
        }
        None => Figures::at(standing.plan, events, one_month_before(standing.cut_off)),
    }
}

/// The same day one month earlier. If `day` is the last of its month, the last day of the month before.
fn one_month_before(day: Date) -> Date {
    if day == day.last_of_month() {
        return day.first_of_month().saturating_sub(1.day());
    }
    day.saturating_sub(1.month())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_month_before_the_end_of_a_month_is_the_end_of_the_month_before() {
        assert_eq!(one_month_before(date(2012, 6, 30)), date(2012, 5, 31));
        assert_eq!(one_month_before(date(2013, 3, 31)), date(2013, 2, 28));
        assert_eq!(one_month_before(date(2013, 3, 30)), date(2013, 2, 28));
        assert_eq!(one_month_before(date(2013, 3, 15)), date(2013, 2, 15));
    }
}
