//! Builds the report of a plan and its journal as of a day.

use std::collections::BTreeMap;

use super::{
    allow_list::ShownTo,
    baseline::Baseline,
    chart,
    drawing::Drawing,
    measure::{figures::Figures, standing::Standing},
    progress_report::ProgressReport,
    redact,
    request::{Edition, Request},
    section::{
        annex, approvals, budget, changes, header, indicators, method, objectives, participation, partners, register,
        risks, summary, tasks, workstreams,
    },
    words::writer::Writer,
};
use crate::{
    model::{Event, ledger::Grouping},
    plan::Plan,
};

/// The report of `plan` as of a day. The same plan, events and request give the same report, byte for byte.
pub fn build(plan: &Plan, events: &[Event], request: &Request<'_>) -> ProgressReport {
    let w = Writer::new(plan, &request.lang, request.cut_off, &request.audience);
    let standing = Standing::at(plan, events, request.cut_off);
    let before =
        request.previous.cloned().unwrap_or_else(|| Baseline::of(plan, events, request).figures(plan, plan, events));
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
        approvals: approvals::section(&standing, &before, &w),
        changes: changes::since(&standing, &before, &w, &objectives, &indicators),
        method: method::rows(&standing, &header, &w),
        abbreviations: annex::abbreviations(plan, &header, &w),
        contacts: annex::contacts(plan, &header, &w),
        register: register::of(&standing, &before, &w),
        figures: figures(&standing, &request.edition),
        drawings: Vec::new(),
        foreign: BTreeMap::new(),
        iati: plan.iati.clone(),
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
        Edition::Draft | Edition::Today | Edition::Ahead => None,
        Edition::Issued { symbol, .. } => Some(symbol.clone()),
    };
    Figures { symbol, ..Figures::of(standing) }
}
