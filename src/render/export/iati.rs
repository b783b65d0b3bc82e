//! The results of a workflow as an IATI activity (IATI standard 2.03; codes in `domain.md` section 3.1).

use std::{collections::BTreeMap, fmt::Display};

use jiff::{Timestamp, civil::Date};

use super::{ExportError, xml::Element};
use crate::{
    model::Lang,
    plan::{Aggregation, Measure, PartnerKind, ResultLevel, iati::Recipient},
    render::text::plain::one_line,
    report::{IndicatorRow, ObjectiveRow, PartnerRow, ProgressReport},
};

/// Activity date types: planned start, planned end.
const PLANNED_START: u8 = 1;
const PLANNED_END: u8 = 3;

/// Organisation roles: accountable, implementing.
const ACCOUNTABLE: u8 = 2;
const IMPLEMENTING: u8 = 4;

/// The vocabulary of sectors: five-digit purpose codes of the OECD's Development Assistance Committee.
const OECD_DAC: u8 = 1;

/// One activity with its results, in the language of the report; what a definition has in another language only stands
/// under that one.
///
/// Reported by the host, otherwise by the first partner whose type is known. Without a registered identifier in the
/// definition it appears under its id. Last updated at the end of the report's day, or at `now` if that is to come.
pub fn iati(report: &ProgressReport, now: Timestamp) -> Result<String, ExportError> {
    let header = &report.header;
    let reporting = reporting(report).ok_or(ExportError::NobodyReports)?;
    let register = &report.register;
    let organisation = report.iati.organisation.as_deref().unwrap_or(reporting.id.as_str());
    let updated_at = header.cut_off_at.min(now);
    let t = Tongue(&report.foreign);
    let date = |kind: u8, day: Date| Element::new("activity-date").with("type", &kind).with("iso-date", &day);
    let activity = Element::new("iati-activity")
        .with("xml:lang", &report.lang)
        .with("last-updated-datetime", &updated_at)
        .holding([
            Element::new("iati-identifier").saying(format!("{organisation}-{}", header.workflow)),
            Element::new("reporting-org")
                .with("ref", &organisation)
                .with_some("type", display(reporting.iati_type.as_ref()))
                .with("secondary-reporter", &false)
                .holding([t.narrative(&reporting.full_name)]),
            t.spoken("title", &header.title),
            t.spoken("description", &report.summary.heading).with("type", &1),
        ])
        // A report for a future day says so right after its first sentence.
        .holding((header.is_ahead).then(|| t.spoken("description", &header.ahead_notice).with("type", &4)))
        .holding(
            report.partners.rows.iter().filter(|partner| takes_part(partner)).map(|partner| participating(t, partner)),
        )
        .holding([
            Element::new("activity-status").with("code", &status(report)),
            date(PLANNED_START, register.starts_on),
            date(PLANNED_END, register.ends_on),
        ])
        .holding(report.iati.recipient.as_ref().map(recipient))
        .holding(report.iati.sector.map(sector))
        .holding(report.objectives.rows.iter().flat_map(|objective| results(report, t, objective)));
    let root = Element::new("iati-activities")
        .with("version", &"2.03")
        .with("generated-datetime", &updated_at)
        .holding([activity]);
    Ok(root.document())
}

fn display<T: Display>(value: Option<&T>) -> Option<&dyn Display> {
    value.map(|value| value as &dyn Display)
}

/// Texts in another language than the activity.
#[derive(Clone, Copy)]
struct Tongue<'a>(&'a BTreeMap<String, Lang>);

impl<'a> Tongue<'a> {
    fn lang(self, text: &str) -> Option<&'a Lang> {
        self.0.get(text.trim())
    }

    fn narrative(self, text: &str) -> Element {
        narrative(text, self.lang(text))
    }

    fn spoken(self, name: &'static str, text: &str) -> Element {
        Element::new(name).holding([self.narrative(text)])
    }
}

/// A text, with its language if it is not that of the activity.
fn narrative(text: &str, lang: Option<&Lang>) -> Element {
    Element::new("narrative").with_some("xml:lang", display(lang)).saying(one_line(text))
}

fn recipient(recipient: &Recipient) -> Element {
    match recipient {
        Recipient::Country(code) => Element::new("recipient-country").with("code", code),
        Recipient::Region(code) => Element::new("recipient-region").with("code", code).with("vocabulary", &OECD_DAC),
    }
}

fn sector(code: u32) -> Element {
    Element::new("sector").with("vocabulary", &OECD_DAC).with("code", &code)
}

fn reporting(report: &ProgressReport) -> Option<&PartnerRow> {
    let known = || report.partners.rows.iter().filter(|partner| partner.iati_type.is_some());
    known().find(|partner| partner.kind == PartnerKind::HostGovernment).or_else(|| known().next())
}

fn takes_part(partner: &PartnerRow) -> bool {
    partner.led + partner.contributing > 0
}

fn participating(t: Tongue<'_>, partner: &PartnerRow) -> Element {
    let role = if partner.kind == PartnerKind::HostGovernment { ACCOUNTABLE } else { IMPLEMENTING };
    Element::new("participating-org")
        .with_some("type", display(partner.iati_type.as_ref()))
        .with("role", &role)
        .holding([t.narrative(&partner.full_name)])
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
fn results(report: &ProgressReport, t: Tongue<'_>, objective: &ObjectiveRow) -> Vec<Element> {
    let of = |level| report.indicators.iter().filter(move |row| row.objective == objective.id && row.level == level);
    let levels = [ResultLevel::Output, ResultLevel::Outcome, ResultLevel::Impact];
    let levels = levels.into_iter().filter(|level| of(*level).next().is_some());
    let result = |level: ResultLevel| {
        // The stated result is at one level; indicators at another level get the objective itself as their title.
        let title = if objective.level == Some(level) { &objective.result } else { &objective.short };
        Element::new("result")
            .with("type", &level_code(level))
            .holding([t.spoken("title", title), t.spoken("description", &objective.statement)])
            .holding(of(level).map(|row| indicator(report, t, row)))
    };
    levels.map(result).collect()
}

fn indicator(report: &ProgressReport, t: Tongue<'_>, row: &IndicatorRow) -> Element {
    let register = &report.register;
    let value = |name, value: Option<f64>| value.map(|value| valued(name, row.measure, value));
    // A definition gives no date for a baseline: it is the value before the work started.
    let baseline = value("baseline", row.baseline).map(|element| element.with("year", &register.starts_on.year()));
    let target = value("target", row.target);
    let actual = value("actual", row.actual).map(|element| element.holding(comment(t, row)));
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
        .holding([t.spoken("title", &row.title)])
        .holding(baseline)
        .holding((row.target.is_some() || row.actual.is_some()).then_some(period))
}

/// A figure; a qualitative measure has none.
fn valued(name: &'static str, measure: Measure, value: f64) -> Element {
    let value: &dyn Display = &value;
    Element::new(name).with_some("value", (measure != Measure::Qualitative).then_some(value))
}

/// When and how a value was measured, and any remark about it.
fn comment(t: Tongue<'_>, row: &IndicatorRow) -> Option<Element> {
    let measured = row.measured_on.as_ref().map(|day| day.date.to_string());
    let parts = [measured.as_deref().unwrap_or_default(), &row.source, &row.note];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let lang = parts.iter().find_map(|part| t.lang(part));
    (!parts.is_empty()).then(|| Element::new("comment").holding([narrative(&parts.join("; "), lang)]))
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
