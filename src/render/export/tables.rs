//! The tables of a report, as used for CSV and workbooks.

use super::{
    ledger_tables,
    table::{Cell, Column, Table, TableName, count, day, key, list, number, rows_of, words},
};
use crate::report::{
    DecisionRequested, IndicatorRow, InputEntry, MilestoneRow, ObjectiveRow, PartnerRow, ProgressReport, TaskEntry,
    WorkstreamRow,
};

/// The named table. In a report for a future day, a last column says so in each row.
pub fn table(report: &ProgressReport, name: TableName) -> Table {
    let mut table = plain_table(report, name);
    if report.header.is_ahead {
        table.columns.push("is_ahead");
        table.rows.iter_mut().for_each(|row| row.push(Cell::Flag(true)));
    }
    table
}

fn plain_table(report: &ProgressReport, name: TableName) -> Table {
    match name {
        TableName::About => about(report),
        TableName::Tasks => rows_of(name, &report.register.tasks, TASKS),
        TableName::Inputs => rows_of(name, &report.register.inputs, INPUTS),
        TableName::Objectives => rows_of(name, &report.objectives.rows, OBJECTIVES),
        TableName::Indicators => rows_of(name, &report.indicators, INDICATORS),
        TableName::Workstreams => rows_of(name, &report.workstreams.rows, WORKSTREAMS),
        TableName::Milestones => rows_of(name, &report.workstreams.milestones, MILESTONES),
        TableName::Partners => rows_of(name, &report.partners.rows, PARTNERS),
        TableName::Decisions => rows_of(name, &report.summary.decisions, DECISIONS),
        TableName::Risks => ledger_tables::risks(report),
        TableName::Budget => ledger_tables::budget(report),
        TableName::Participation => ledger_tables::participation(report),
        TableName::Texts => ledger_tables::texts(report),
        TableName::Commitments => ledger_tables::commitments(report),
        TableName::Contacts => rows_of(name, &report.contacts, CONTACTS),
    }
}

fn about(report: &ProgressReport) -> Table {
    let header = &report.header;
    let rows = [
        ("workflow", words(header.workflow.as_str())),
        ("symbol", words(&header.symbol)),
        ("kind", words(&header.kind)),
        ("title", words(&header.title)),
        ("programme", words(&header.programme)),
        ("lang", words(report.lang.as_str())),
        ("from", Cell::Day(header.from.date)),
        ("cut_off", Cell::Day(header.cut_off.date)),
        ("cut_off_at", words(header.cut_off_at.to_string())),
        ("notice", words(&header.notice)),
        ("ahead_notice", words(&header.ahead_notice)),
        ("today_notice", words(&header.today_notice)),
        ("opens", Cell::Day(header.opens.date)),
        ("closes", Cell::Day(header.closes.date)),
        ("days_to_opening", Cell::Number(f64::from(header.days_to_opening))),
        ("rating", words(report.summary.rating.as_str())),
        ("heading", words(&report.summary.heading)),
        ("tasks", count(report.summary.tasks.total)),
        ("completed", count(report.summary.tasks.completed)),
        ("overdue", count(report.summary.tasks.overdue)),
        ("definition", words(&header.definition)),
    ];
    let rows = rows.into_iter().map(|(name, cell)| vec![words(name), cell]).collect();
    Table { name: TableName::About, columns: vec!["field", "value"], rows }
}

const TASKS: &[Column<TaskEntry>] = &[
    ("id", |task| words(task.id.as_str())),
    ("title", |task| words(&task.title)),
    ("workstream", |task| words(task.workstream.as_ref().map_or("", |id| id.as_str()))),
    ("lead", |task| words(task.lead.as_str())),
    ("lead_name", |task| words(&task.lead_name)),
    ("opens", |task| Cell::Day(task.opens)),
    ("due", |task| Cell::Day(task.due)),
    ("days_left", |task| number(task.days_left.map(f64::from))),
    ("float_days", |task| number(task.float_days.map(f64::from))),
    ("completed", |task| day(task.completed)),
    ("state", |task| words(task.state.as_str())),
    ("state_text", |task| words(&task.state_text)),
    ("health", |task| words(&task.badge.key)),
    ("health_text", |task| words(&task.badge.word)),
    ("inputs_in", |task| Cell::Number(f64::from(task.inputs_in))),
    ("inputs_asked", |task| Cell::Number(f64::from(task.inputs_asked))),
    ("waiting", |task| count(task.waiting)),
    ("milestone", |task| Cell::Flag(task.milestone)),
    ("serves", |task| list(&task.serves)),
    ("deliverable", |task| words(&task.deliverable)),
    ("note", |task| words(&task.note)),
    ("progress", |task| Cell::Number(task.progress)),
];

const INPUTS: &[Column<InputEntry>] = &[
    ("task", |input| words(input.task.as_str())),
    ("title", |input| words(&input.title)),
    ("partner", |input| words(input.partner.as_str())),
    ("partner_name", |input| words(&input.partner_name)),
    ("leads", |input| Cell::Flag(input.leads)),
    ("requested", |input| Cell::Day(input.requested)),
    ("due", |input| Cell::Day(input.due)),
    ("state", |input| words(input.state.as_str())),
    ("delivered", |input| day(input.delivered)),
];

const OBJECTIVES: &[Column<ObjectiveRow>] = &[
    ("id", |row| words(row.id.as_str())),
    ("short", |row| words(&row.short)),
    ("statement", |row| words(&row.statement)),
    ("result", |row| words(&row.result)),
    ("rating", |row| words(row.rating.as_str())),
    ("rating_text", |row| words(&row.badge.word)),
    ("delivered", |row| number(row.delivered)),
    ("planned", |row| number(row.planned)),
    ("schedule_index", |row| number(row.schedule_index)),
    ("achievement", |row| number(row.achievement)),
    ("results_planned", |row| number(row.results_planned)),
    ("results_index", |row| number(row.results_index)),
    ("tasks", |row| count(row.tasks.total)),
    ("completed", |row| count(row.tasks.completed)),
    ("overdue", |row| count(row.tasks.overdue)),
    ("indicators_assessed", |row| count(row.indicators_assessed)),
    ("indicators_total", |row| count(row.indicators_total)),
    ("change_points", |row| number(row.change.by)),
    ("message", |row| words(&row.message)),
];

const INDICATORS: &[Column<IndicatorRow>] = &[
    ("id", |row| words(row.id.as_str())),
    ("objective", |row| words(row.objective.as_str())),
    ("title", |row| words(&row.title)),
    ("level", |row| key(&row.level)),
    ("measure", |row| key(&row.measure)),
    ("ascending", |row| Cell::Flag(row.ascending)),
    ("baseline", |row| number(row.baseline)),
    ("target", |row| number(row.target)),
    ("next_target", |row| number(row.next_target)),
    ("actual", |row| number(row.actual)),
    ("kind", |row| row.kind.as_ref().map_or_else(|| words(""), key)),
    ("outlook", |row| number(row.outlook)),
    ("outlook_kind", |row| row.outlook_kind.as_ref().map_or_else(|| words(""), key)),
    ("outlook_note", |row| words(&row.outlook_note)),
    ("achievement", |row| number(row.achievement)),
    ("measured_on", |row| day(row.measured_on.as_ref().map(|day| day.date))),
    ("source", |row| words(&row.source)),
    ("confidence", |row| words(&row.confidence)),
    ("note", |row| words(&row.note)),
    ("computed", |row| Cell::Flag(row.computed)),
];

const WORKSTREAMS: &[Column<WorkstreamRow>] = &[
    ("id", |row| words(row.id.as_ref().map_or("", |id| id.as_str()))),
    ("title", |row| words(&row.title)),
    ("owner", |row| words(row.owner.as_deref().unwrap_or_default())),
    ("tasks", |row| count(row.tasks.total)),
    ("completed", |row| count(row.tasks.completed)),
    ("overdue", |row| count(row.tasks.overdue)),
    ("delivered", |row| number(row.bar.map(|bar| bar.value))),
    ("planned", |row| number(row.bar.and_then(|bar| bar.plan))),
    ("rating", |row| words(row.rating.as_str())),
    ("rating_text", |row| words(&row.badge.word)),
    ("next_task", |row| words(row.next.as_ref().map_or("", |next| next.id.as_str()))),
    ("next_title", |row| words(row.next.as_ref().map_or("", |next| next.title.as_str()))),
    ("next_due", |row| day(row.next.as_ref().map(|next| next.due.date))),
    ("next_owner", |row| words(row.next.as_ref().map_or("", |next| next.owner.as_str()))),
];

const MILESTONES: &[Column<MilestoneRow>] = &[
    ("no", |row| count(row.no)),
    ("id", |row| words(row.id.as_str())),
    ("title", |row| words(&row.title)),
    ("due", |row| Cell::Day(row.due.date)),
    ("forecast", |row| day(row.forecast.as_ref().map(|day| day.date))),
    ("completed", |row| day(row.completed.as_ref().map(|day| day.date))),
    ("owner", |row| words(&row.owner)),
    ("health", |row| words(&row.badge.key)),
    ("health_text", |row| words(&row.badge.word)),
];

const PARTNERS: &[Column<PartnerRow>] = &[
    ("id", |row| words(row.id.as_str())),
    ("name", |row| words(&row.name)),
    ("full_name", |row| words(&row.full_name)),
    ("kind", |row| words(row.kind.as_str())),
    ("kind_text", |row| words(&row.kind_text)),
    ("iati_type", |row| number(row.iati_type.map(f64::from))),
    ("led", |row| count(row.led)),
    ("led_completed", |row| count(row.led_completed)),
    ("contributing", |row| count(row.contributing)),
    ("delivered", |row| count(row.delivered)),
    ("overdue", |row| count(row.overdue)),
    ("fell_due", |row| count(row.response.of)),
    ("in_time", |row| count(row.response.n)),
    ("late", |row| count(row.late)),
    ("response", |row| number(row.response.ratio)),
    ("punctuality_days", |row| number(row.punctuality.days)),
    ("punctuality_days_of", |row| count(row.punctuality.n)),
    ("response_days", |row| number(row.response_time.days)),
    ("response_days_of", |row| count(row.response_time.n)),
    ("unheard", |row| words(row.unheard.as_ref().map_or("", |badge| badge.key.as_str()))),
    ("unheard_text", |row| words(row.unheard_text.as_deref().unwrap_or_default())),
    ("unreached_since", |row| day(row.unreached_since)),
];

const DECISIONS: &[Column<DecisionRequested>] = &[
    ("tasks", |row| list(&row.tasks)),
    ("risk", |row| row.risk.as_ref().map_or(Cell::Empty, |risk| words(risk.as_str()))),
    ("budget_lines", |row| list(&row.budget_lines)),
    ("text", |row| words(&row.text)),
    ("options", |row| words(&row.options)),
    ("otherwise", |row| words(&row.otherwise)),
    ("owner", |row| words(&row.owner)),
    ("by", |row| Cell::Day(row.by.date)),
    ("waiting", |row| count(row.waiting)),
];

const CONTACTS: &[Column<crate::report::ContactRow>] = &[
    ("organisation", |row| words(&row.organisation)),
    ("function", |row| words(&row.function)),
    ("email", |row| words(&row.email)),
    ("phone", |row| words(&row.phone)),
    ("languages", |row| words(&row.languages)),
];
