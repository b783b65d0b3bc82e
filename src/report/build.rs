//! A plan and its journal to the report as of a day.

use jiff::{ToSpan, civil::Date};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    Abbreviation, Audience, BudgetSection, Changes, ContactRow, Drawing, Figures, Header, IndicatorRow, MethodRow,
    ObjectivesSection, ParticipationSection, PartnersSection, Register, RisksSection, Summary, TaskLists,
    WorkstreamsSection, annex, audience, bars, budget, changes, header, heat_map, indicators, method, objectives,
    participation, participation_chart, partners, register, risk_matrix, risks, standing::Standing, summary, tasks,
    timeline, workstreams, writer::Writer,
};
use crate::{
    engine::IssuedReport,
    model::{Event, Lang, ledger::Grouping},
    plan::Plan,
};

/// Which report is asked for.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// Last day it covers: its end, in the workflow's zone.
    pub cut_off: Date,
    /// The reader's language.
    pub lang: Lang,
    /// Draft, draft for a day to come, or issued with number and symbol.
    pub edition: Edition,
    /// Who it is for.
    pub audience: Audience,
    /// The figures of the report before, to measure changes from. Without them the last report that was issued to this
    /// audience in this language as of an earlier day is computed again from the journal; if there is none, the state one
    /// month before.
    pub previous: Option<&'a Figures>,
}

/// Draft, draft for a day to come, or issued.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Edition {
    /// Not numbered, not distributed.
    #[default]
    Draft,
    /// A draft as of a day that has not come: it says what would be the case if nothing happened until then, and each of its
    /// pages says so.
    Ahead,
    /// Numbered within its workflow.
    Issued {
        /// Its number, from 1.
        number: u32,
        /// Its printed symbol, `BP-WF2/PR/7`.
        symbol: String,
    },
}

/// A progress report: what templates and `--format json` see.
///
/// Texts are in the reader's language and ready to print; figures stand beside them for those who compute further.
/// What is missing is missing, never 0.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ProgressReport {
    /// Language of its texts.
    pub lang: Lang,
    /// Direction of its script: `ltr` or `rtl`.
    pub dir: String,
    /// Who it is for: `task_force`, `minister`, `partner`, `public`.
    pub audience: String,
    /// What identifies it.
    pub header: Header,
    /// Page 1.
    pub summary: Summary,
    /// Progress against each objective.
    pub objectives: ObjectivesSection,
    /// Workstreams and milestones.
    pub workstreams: WorkstreamsSection,
    /// Partners and concerted action.
    pub partners: PartnersSection,
    /// Participation, texts and commitments.
    pub participation: ParticipationSection,
    /// Risks.
    pub risks: RisksSection,
    /// Money and help in kind.
    pub budget: BudgetSection,
    /// What is overdue and what comes next.
    pub lists: TaskLists,
    /// Annex: the indicator table.
    pub indicators: Vec<IndicatorRow>,
    /// Annex: what changed since the report before.
    pub changes: Changes,
    /// Annex: how the report computes.
    pub method: Vec<MethodRow>,
    /// Annex: short forms.
    pub abbreviations: Vec<Abbreviation>,
    /// Annex: contacts by function.
    pub contacts: Vec<ContactRow>,
    /// Every task and input that the figures count.
    pub register: Register,
    /// The figures that the next report is compared with.
    pub figures: Figures,
    /// Its charts: `timeline`, `objectives`, `heat-map`, `participation`, `texts`, `risk-matrix`.
    #[serde(skip)]
    #[schemars(skip)]
    pub drawings: Vec<Drawing>,
}

/// The report of `plan` as of a day: same plan, events and request, same report, byte for byte.
pub fn build(plan: &Plan, events: &[Event], request: &Request<'_>) -> ProgressReport {
    let w = Writer::new(plan, &request.lang, request.cut_off, &request.audience);
    let standing = Standing::at(plan, events, request.cut_off);
    let before = request.previous.cloned().unwrap_or_else(|| figures_before(&standing, events, request));
    let header = header::of(plan, request.cut_off, &before, &request.edition, &w);
    let objectives = objectives::section(&standing, &before, &w);
    let indicators = indicators::rows(&standing, &before, &w);
    let partners = partners::section(&standing, &w);
    let participation = participation::section(&standing, &w);
    let risks = risks::section(&standing, &before, &w);
    let mut report = ProgressReport {
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
        register: register::of(&standing, &w),
        figures: figures(&standing, &request.edition),
        drawings: Vec::new(),
        budget: budget::section(&standing, &w),
        header,
        objectives,
        partners,
        participation,
        risks,
        indicators,
    };
    audience::limit(&mut report, &standing, &request.audience, &w);
    report.drawings = draw(&standing, &report, &w);
    report
}

fn draw(standing: &Standing<'_>, report: &ProgressReport, w: &Writer<'_>) -> Vec<Drawing> {
    let mut drawings = vec![
        timeline::draw(standing, w),
        bars::draw(&report.objectives, w),
        heat_map::draw(&report.partners.heat_map, w),
        participation_chart::draw_texts(&report.participation, w),
        risk_matrix::draw(&report.risks, w),
    ];
    drawings.extend(Grouping::ALL.iter().map(|by| {
        let table = report.participation.groupings.iter().find(|table| table.by == *by);
        participation_chart::draw_groups(*by, table, w)
    }));
    drawings
}

/// The names of the drawings that every progress report has.
pub fn drawing_names() -> impl Iterator<Item = String> {
    let fixed = ["timeline", "objectives", "heat-map", "texts", "risk-matrix"].map(str::to_owned);
    fixed.into_iter().chain(Grouping::ALL.iter().map(|by| participation_chart::name(*by)))
}

fn figures(standing: &Standing<'_>, edition: &Edition) -> Figures {
    let symbol = match edition {
        Edition::Draft | Edition::Ahead => None,
        Edition::Issued { symbol, .. } => Some(symbol.clone()),
    };
    Figures { symbol, ..Figures::of(standing) }
}

/// The last report issued to this audience in this language as of an earlier day, computed again; else the state one month
/// before.
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

/// The same day one month before; the last day of the month before where `day` is the last of its own.
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
