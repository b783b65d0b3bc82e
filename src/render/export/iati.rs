//! The results of a workflow as an IATI activity (IATI standard 2.03; codes in `domain.md` section 3.1).

use std::fmt::Display;

use jiff::civil::Date;

use super::{ExportError, xml::Element};
use crate::{
    plan::{Aggregation, Measure, PartnerKind, ResultLevel},
    render::text::plain::one_line,
    report::{IndicatorRow, ObjectiveRow, PartnerRow, ProgressReport},
};

/// Activity date types: planned start, planned end.
const PLANNED_START: u8 = 1;
const PLANNED_END: u8 = 3;

/// Organisation roles: accountable, implementing.
const ACCOUNTABLE: u8 = 2;
const IMPLEMENTING: u8 = 4;

/// One activity with its results, in the language of the report.
///
/// Reported by the host, otherwise by the first partner whose type is known. Organisations appear under the ids of the
/// definition, which are not registered identifiers.
pub fn iati(report: &ProgressReport) -> Result<String, ExportError> {
    let header = &report.header;
    let reporting = reporting(report).ok_or(ExportError::NobodyReports)?;
    let register = &report.register;
    let date = |kind: u8, day: Date| Element::new("activity-date").with("type", &kind).with("iso-date", &day);
    let activity = Element::new("iati-activity")
        .with("xml:lang", &report.lang)
        .with("last-updated-datetime", &header.cut_off_at)
        .holding([
            Element::new("iati-identifier").saying(format!("{}-{}", reporting.id, header.workflow)),
            Element::new("reporting-org")
                .with("ref", &reporting.id)
                .with_some("type", display(reporting.iati_type.as_ref()))
                .with("secondary-reporter", &false)
                .holding([narrative(&reporting.full_name)]),
            spoken("title", &header.title),
            spoken("description", &report.summary.heading).with("type", &1),
        ])
        // A report for a future day says so right after its first sentence.
        .holding((header.is_ahead).then(|| spoken("description", &header.ahead_notice).with("type", &4)))
        .holding(report.partners.rows.iter().filter(|partner| takes_part(partner)).map(participating))
        .holding([
            Element::new("activity-status").with("code", &status(report)),
            date(PLANNED_START, register.starts_on),
            date(PLANNED_END, register.ends_on),
        ])
        .holding(report.objectives.rows.iter().flat_map(|objective| results(report, objective)));
    let root = Element::new("iati-activities")
        .with("version", &"2.03")
        .with("generated-datetime", &header.cut_off_at)
        .holding([activity]);
    Ok(root.document())
}

fn display<T: Display>(value: Option<&T>) -> Option<&dyn Display> {
    value.map(|value| value as &dyn Display)
}

fn narrative(text: &str) -> Element {
    Element::new("narrative").saying(one_line(text))
}

fn spoken(name: &'static str, text: &str) -> Element {
    Element::new(name).holding([narrative(text)])
}

fn reporting(report: &ProgressReport) -> Option<&PartnerRow> {
    let known = || report.partners.rows.iter().filter(|partner| partner.iati_type.is_some());
    known().find(|partner| partner.kind == PartnerKind::HostGovernment).or_else(|| known().next())
}

fn takes_part(partner: &PartnerRow) -> bool {
    partner.led + partner.contributing > 0
}

fn participating(partner: &PartnerRow) -> Element {
    let role = if partner.kind == PartnerKind::HostGovernment { ACCOUNTABLE } else { IMPLEMENTING };
    Element::new("participating-org")
        .with_some("type", display(partner.iati_type.as_ref()))
        .with("role", &role)
        .holding([narrative(&partner.full_name)])
}

/// 1 before the first window opens, 2 until the closing day, 3 while tasks are open after it, 4 when all are finished.
fn status(report: &ProgressReport) -> u8 {
    let (header, tasks) = (&report.header, report.summary.tasks);
    match header.cut_off.date {
        day if day < report.register.starts_on => 1,
        day if day <= header.closes.date => 2,
        _ if tasks.open() > 0 => 3,
        _ => 4,
    }
}

/// A result for each level of an objective's indicators. The standard has no result without an indicator.
fn results(report: &ProgressReport, objective: &ObjectiveRow) -> Vec<Element> {
    let of = |level| report.indicators.iter().filter(move |row| row.objective == objective.id && row.level == level);
    let levels = [ResultLevel::Output, ResultLevel::Outcome, ResultLevel::Impact];
    let levels = levels.into_iter().filter(|level| of(*level).next().is_some());
    let result = |level: ResultLevel| {
        // The stated result is at one level; indicators at another level get the objective itself as their title.
        let title = if objective.level == Some(level) { &objective.result } else { &objective.short };
        Element::new("result")
            .with("type", &level_code(level))
            .holding([spoken("title", title), spoken("description", &objective.statement)])
            .holding(of(level).map(|row| indicator(report, row)))
    };
    levels.map(result).collect()
}

fn indicator(report: &ProgressReport, row: &IndicatorRow) -> Element {
    let register = &report.register;
    let value = |name, value: Option<f64>| value.map(|value| valued(name, row.measure, value));
    // A definition gives no date for a baseline: it is the value before the work started.
    let baseline = value("baseline", row.baseline).map(|element| element.with("year", &register.starts_on.year()));
    let target = value("target", row.target);
    let actual = value("actual", row.actual).map(|element| element.holding(comment(row)));
    let period = Element::new("period")
        .holding([
            Element::new("period-start").with("iso-date", &register.starts_on),
            Element::new("period-end").with("iso-date", &register.ends_on),
        ])
        .holding(target)
        .holding(actual);
    Element::new("indicator")
        .with("measure", &measure_code(row.measure))
        .with("ascending", &row.ascending)
        .with("aggregation-status", &(row.aggregation == Aggregation::Sum))
        .holding([spoken("title", &row.title)])
        .holding(baseline)
        .holding((row.target.is_some() || row.actual.is_some()).then_some(period))
}

/// A figure; a qualitative measure has none.
fn valued(name: &'static str, measure: Measure, value: f64) -> Element {
    let value: &dyn Display = &value;
    Element::new(name).with_some("value", (measure != Measure::Qualitative).then_some(value))
}

/// When and how a value was measured, and any remark about it.
fn comment(row: &IndicatorRow) -> Option<Element> {
    let measured = row.measured_on.as_ref().map(|day| day.date.to_string());
    let parts = [measured.as_deref().unwrap_or_default(), &row.source, &row.note];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| spoken("comment", &parts.join("; ")))
}

fn level_code(level: ResultLevel) -> u8 {
    match level {
        ResultLevel::Output => 1,
        ResultLevel::Outcome => 2,
        ResultLevel::Impact => 3,
    }
}

fn measure_code(measure: Measure) -> u8 {
    match measure {
        Measure::Unit => 1,
        Measure::Percentage => 2,
        Measure::Nominal => 3,
        Measure::Ordinal => 4,
        Measure::Qualitative => 5,
    }
}
