//! The report of a programme: its events side by side.
//!
//! It is built from the progress reports of the events, so that the two always agree. The values of one indicator over
//! several events form a series; a missing value leaves a gap, never 0.

mod aggregate;
mod series_chart;

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

pub use aggregate::SeriesAggregate;

use crate::{
    model::{IndicatorId, Lang, ObjectiveId, ProgrammeId, ValueKind, WorkflowId},
    plan::{Indicator, Plan},
    report::{
        drawing::Drawing,
        measure::rating::Rating,
        progress_report::ProgressReport,
        section::{
            header::{self, Header},
            indicators::IndicatorRow,
        },
        words::{
            value::{Badge, Share},
            writer::{Writer, count, text},
        },
    },
};

/// A programme report: what templates and `--format json` see.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ProgrammeReport {
    /// Language of its texts.
    pub lang: Lang,
    /// Direction of its script: `ltr` or `rtl`.
    pub dir: String,
    /// The programme.
    pub programme: ProgrammeId,
    /// What identifies it.
    pub header: Header,
    /// What it says, as its heading.
    pub heading: String,
    /// The events by opening day.
    pub events: Vec<EventRow>,
    /// What the objectives page says, as its heading.
    pub objectives_heading: String,
    /// The objectives with their rating in each event, in the order of `events`.
    pub objectives: Vec<ObjectiveSeries>,
    /// Indicators with values in two events or more.
    pub series: Vec<IndicatorSeries>,
    /// How many of their charts stand beside each other: 2, or 1 where there are many events.
    pub series_columns: usize,
    /// Its charts: one for each series, `series-I2.1`.
    #[serde(skip)]
    #[schemars(skip)]
    pub drawings: Vec<Drawing>,
    /// Those of its texts that are in another language than it is.
    #[serde(skip)]
    #[schemars(skip)]
    pub foreign: BTreeMap<String, Lang>,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct EventRow {
    /// Its workflow.
    pub workflow: WorkflowId,
    /// Its symbol.
    pub symbol: String,
    /// Its title.
    pub title: String,
    /// Its days.
    pub days: String,
    /// City and venue; empty if unknown.
    pub place: String,
    /// What it is about; empty if it has no theme.
    pub theme: String,
    /// The year of its opening, for charts.
    pub year: String,
    /// The last day its figures cover, in words.
    pub as_of: String,
    /// Tasks completed of all.
    pub completed: Share,
    /// Tasks completed in time of those that fell due.
    pub on_time: Share,
    /// Tasks and contributions delivered in time of those that fell due.
    pub response: Share,
    /// Tasks of two or more kinds of partners, of all.
    pub joint: Share,
    /// Its overall rating.
    pub badge: Badge,
}

/// An objective over the events.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ObjectiveSeries {
    /// Its id.
    pub id: ObjectiveId,
    /// Its short title.
    pub short: String,
    /// Its rating in each event; "not assessed" where the event does not state it.
    pub ratings: Vec<Badge>,
}

/// An indicator over the events.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct IndicatorSeries {
    /// Its id.
    pub id: IndicatorId,
    /// Its title.
    pub title: String,
    /// The name of its chart.
    pub drawing: String,
    /// Its values, one for each event.
    pub values: Vec<SeriesValue>,
    /// The values taken together; missing where the definition does not say how they add up.
    pub aggregate: Option<SeriesAggregate>,
}

/// A value of a series.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SeriesValue {
    /// The event's year.
    pub year: String,
    /// The event's symbol.
    pub symbol: String,
    /// The value; missing if nobody measured it.
    pub value: Option<f64>,
    /// The value in words.
    pub text: String,
    /// Where it comes from; empty if nobody says so.
    pub source: String,
    /// How sure it is, in words; empty if nobody says so.
    pub confidence: String,
    /// True if its confidence is low.
    pub is_unsure: bool,
    /// True if it is no result: the event is not over, or nothing but what was planned or expected is known of it.
    pub is_interim: bool,
    /// What else is to be known of it.
    pub note: String,
}

impl SeriesValue {
    fn none(event: &EventRow) -> Self {
        Self {
            year: event.year.clone(),
            symbol: event.symbol.clone(),
            value: None,
            text: "–".to_owned(),
            source: String::new(),
            confidence: String::new(),
            is_unsure: false,
            is_interim: false,
            note: String::new(),
        }
    }

    /// The result of one event, else what is planned or expected of it.
    fn of(event: &EventRow, row: &IndicatorRow, report: &ProgressReport) -> Self {
        let is_ahead = report.header.cut_off.date < report.header.closes.date;
        if row.actual.is_none() && row.outlook.is_some() {
            return Self {
                value: row.outlook,
                text: row.outlook_text.clone(),
                source: row.outlook_provenance.clone(),
                is_interim: true,
                note: row.outlook_note.clone(),
                ..Self::none(event)
            };
        }
        if row.actual.is_none() {
            return Self::none(event);
        }
        Self {
            value: row.actual,
            text: row.actual_text.clone(),
            source: row.source.clone(),
            confidence: row.confidence.clone(),
            is_unsure: row.is_unsure,
            is_interim: is_ahead && row.kind != Some(ValueKind::Final),
            note: row.note.clone(),
            ..Self::none(event)
        }
    }
}

/// The report, as of `cut_off`, of the programme that `reports` belong to, each with its plan. `None` without any
/// event. The reports must be in the language of the programme report.
pub fn programme(reports: &[(&Plan, ProgressReport)], cut_off: Date) -> Option<ProgrammeReport> {
    let mut reports: Vec<&(&Plan, ProgressReport)> = reports.iter().collect();
    reports.sort_by_key(|(plan, _)| (plan.event.opens, plan.workflow.clone()));
    let (plan, first) = reports.first()?;
    let audience = super::Audience::TaskForce;
    let w = Writer::new(plan, &first.lang, cut_off, &audience);
    let events: Vec<EventRow> = reports.iter().map(|(plan, report)| event(&w, plan, report)).collect();
    let objectives = objectives(&w, &reports);
    let series = series(&w, &reports, &events);
    let programme = plan.programme.clone()?;
    Some(ProgrammeReport {
        lang: first.lang.clone(),
        dir: first.dir.clone(),
        header: header(&w, &reports, &programme, cut_off)?,
        heading: heading(&w, &reports, &events),
        objectives_heading: objectives_heading(&w, &objectives, events.len()),
        drawings: series.iter().map(|series| series_chart::draw(series, &w)).collect(),
        series_columns: series_chart::columns(events.len()),
        foreign: reports.iter().flat_map(|(_, report)| report.foreign.clone()).chain(w.foreign()).collect(),
        programme,
        events,
        objectives,
        series,
    })
}

fn event(w: &Writer<'_>, plan: &Plan, report: &ProgressReport) -> EventRow {
    let tasks = report.summary.tasks;
    EventRow {
        workflow: plan.workflow.clone(),
        symbol: plan.symbol.clone(),
        title: report.header.title.clone(),
        days: report.header.event_days.clone(),
        place: report.header.place.clone(),
        theme: report.header.theme.clone(),
        year: plan.event.opens.year().to_string(),
        as_of: report.header.cut_off.text.clone(),
        completed: w.share(tasks.completed, tasks.total),
        on_time: w.share(report.figures.on_time, report.figures.fell_due),
        response: report.partners.response.clone(),
        joint: report.partners.concertation.joint_tasks.clone(),
        badge: report.summary.badge.clone(),
    }
}

/// Every objective stated by any event, in order of first appearance.
fn objectives(w: &Writer<'_>, reports: &[&(&Plan, ProgressReport)]) -> Vec<ObjectiveSeries> {
    let mut found: Vec<ObjectiveSeries> = Vec::new();
    for row in reports.iter().flat_map(|(_, report)| &report.objectives.rows) {
        if found.iter().all(|known| known.id != row.id) {
            found.push(ObjectiveSeries { id: row.id.clone(), short: row.short.clone(), ratings: Vec::new() });
        }
    }
    for objective in &mut found {
        let rating = |report: &ProgressReport| {
            let row = report.objectives.rows.iter().find(|row| row.id == objective.id);
            row.map_or_else(|| w.rating(Rating::NotAssessed), |row| row.badge.clone())
        };
        objective.ratings = reports.iter().map(|(_, report)| rating(report)).collect();
    }
    found
}

/// Recorded indicators with values in two or more events, in order of first appearance.
fn series(w: &Writer<'_>, reports: &[&(&Plan, ProgressReport)], events: &[EventRow]) -> Vec<IndicatorSeries> {
    let mut found: Vec<IndicatorSeries> = Vec::new();
    for row in reports.iter().flat_map(|(_, report)| &report.indicators).filter(|row| !row.computed) {
        if found.iter().all(|known| known.id != row.id) {
            let (id, title) = (row.id.clone(), row.title.clone());
            let drawing = format!("series-{id}");
            found.push(IndicatorSeries { drawing, id, title, values: Vec::new(), aggregate: None });
        }
    }
    for series in &mut found {
        series.values = reports
            .iter()
            .zip(events)
            .map(|((_, report), event)| {
                let row = report.indicators.iter().find(|row| row.id == series.id);
                row.map_or_else(|| SeriesValue::none(event), |row| SeriesValue::of(event, row, report))
            })
            .collect();
    }
    found.retain(|series| series.values.iter().filter(|value| value.value.is_some()).count() >= 2);
    for series in &mut found {
        series.aggregate = indicator(reports, &series.id).and_then(|one| aggregate::of(w, one, &series.values));
    }
    found
}

/// The indicator as the first event that has it defines it.
fn indicator<'a>(reports: &[&(&'a Plan, ProgressReport)], id: &IndicatorId) -> Option<&'a Indicator> {
    let objectives = reports.iter().flat_map(|(plan, _)| &plan.objectives);
    objectives.flat_map(|objective| &objective.indicators).find(|indicator| &indicator.id == id)
}

/// The header of the last event's report, with the fields that differ for the programme replaced.
fn header(
    w: &Writer<'_>,
    reports: &[&(&Plan, ProgressReport)],
    programme: &ProgrammeId,
    cut_off: Date,
) -> Option<Header> {
    let ((first, _), (last, report)) = (reports.first()?, reports.last()?);
    let title = first.programme_title.as_ref().map_or_else(|| programme.to_string(), |title| w.pick(title));
    let kind = w.say("programme-kind", &[]);
    let symbol = programme.as_str().to_uppercase();
    let named = [("title", text(title.as_str())), ("kind", text(kind.as_str())), ("date", text(w.day(cut_off).text))];
    // One by one: a span would claim the years between, of which the data know nothing.
    let mut years: Vec<String> = reports.iter().map(|(plan, _)| plan.event.opens.year().to_string()).collect();
    years.dedup();
    let header = Header {
        document_title: w.say("report-document-title", &named),
        running_title: w.say("report-running-title", &named),
        file_stem: format!("{symbol}_{cut_off}_{}", w.lang()),
        period: years.join(&w.say("report-comma", &[])),
        from: w.day(first.event.opens),
        opens: w.day(first.event.opens),
        closes: w.day(last.event.closes),
        cut_off: w.day(cut_off),
        notice: notices(reports),
        place: String::new(),
        theme: String::new(),
        event_days: String::new(),
        programme: title.clone(),
        title,
        kind,
        symbol,
        page_of: w.say("report-page-of", &[("page", text("{page}")), ("pages", text("{pages}"))]),
        ..report.header.clone()
    };
    let is_ahead = reports.iter().any(|(_, report)| report.header.is_ahead);
    Some(if is_ahead { header::marked_ahead(header, w) } else { header })
}

/// The notices about the data of all events, without repetition.
fn notices(reports: &[&(&Plan, ProgressReport)]) -> String {
    let mut notices: Vec<&str> = Vec::new();
    for (_, report) in reports {
        let notice = report.header.notice.as_str();
        if !notice.is_empty() && !notices.contains(&notice) {
            notices.push(notice);
        }
    }
    notices.join(" ")
}

/// What is over and what is ahead are not added.
fn heading(w: &Writer<'_>, reports: &[&(&Plan, ProgressReport)], events: &[EventRow]) -> String {
    let is_over = |report: &ProgressReport| report.header.closes.date <= report.header.cut_off.date;
    let over = reports.iter().filter(|(_, report)| is_over(report)).count();
    let ahead =
        || reports.iter().zip(events).filter(|((_, report), _)| !is_over(report)).map(|(_, event)| &event.completed);
    let args = [
        ("events", count(events.len())),
        ("over", count(over)),
        ("ahead", count(events.len() - over)),
        ("completed", count(ahead().map(|share| share.n).sum())),
        ("n", count(ahead().map(|share| share.of).sum())),
    ];
    w.say(if over == events.len() { "programme-heading-over" } else { "programme-heading" }, &args)
}

/// Names the objective in which the most events fell behind, or all of them where several did in as many.
fn objectives_heading(w: &Writer<'_>, objectives: &[ObjectiveSeries], events: usize) -> String {
    let behind = |series: &ObjectiveSeries| {
        series
            .ratings
            .iter()
            .filter(|badge| {
                ["off_track", "partly_on_track", "not_achieved", "partly_achieved"].contains(&badge.key.as_str())
            })
            .count()
    };
    let most = objectives.iter().map(behind).max().filter(|most| *most > 0);
    let worst: Vec<_> = objectives.iter().filter(|series| Some(behind(series)) == most).collect();
    let names: Vec<String> = worst.iter().map(|series| w.quoted(&series.short)).collect();
    let args = [("n", count(most.unwrap_or_default())), ("of", count(events)), ("names", text(w.list(&names)))];
    match worst.as_slice() {
        [] => w.say("programme-objectives-well", &[]),
        [one] => w.say(
            "programme-objectives-behind",
            &[("objective", text(one.short.as_str())), args[0].clone(), args[1].clone()],
        ),
        _ => w.say("programme-objectives-even", &args),
    }
}
