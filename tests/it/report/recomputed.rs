//! The figures of the sample reports, reckoned again in SQL over nothing but their exported CSV tables.
//!
//! The queries follow `domain.md` section 3.3 and share no code with the report: not its health, not its counting of
//! requests, not its weights. Days are compared as texts, which ISO 8601 allows.

use std::path::Path;

use concerted::{
    definition,
    model::Lang,
    plan::Plan,
    render::{
        export::{self, TableName},
        spreadsheet::Separator,
    },
    report::{self, Audience, Edition, ProgressReport, Request},
};
use jiff::{ToSpan, civil::Date};
use rusqlite::{Connection, params_from_iter};

use crate::definition::sources;

const SAMPLES: [&str; 5] = [
    "european-ministerial-2008",
    "islamic-ministerial-2009",
    "world-forum-2011",
    "world-forum-2013",
    "world-forum-2027",
];

/// One sample as of one day, with its tables in a database.
struct Sheets {
    report: ProgressReport,
    database: Connection,
    cut_off: String,
}

impl Sheets {
    fn of(plan: &Plan, history: &[concerted::model::Event], cut_off: Date) -> Self {
        let request = Request {
            cut_off,
            lang: Lang::english(),
            edition: Edition::Draft,
            audience: Audience::TaskForce,
            previous: None,
        };
        let report = report::build(plan, history, &request);
        let database = Connection::open_in_memory().unwrap();
        for name in TableName::ALL {
            import(&database, name, &export::csv(&report, name, Separator::Comma));
        }
        Self { report, database, cut_off: cut_off.to_string() }
    }

    /// The only figure of a query in which `?1` is the cut-off; nothing if it is null.
    fn figure(&self, sql: &str) -> Option<f64> {
        self.database.query_row(sql, [&self.cut_off], |row| row.get(0)).unwrap_or_else(|error| panic!("{error}\n{sql}"))
    }

    /// The same with `?2`.
    fn figure_of(&self, sql: &str, id: &str) -> Option<f64> {
        let row = self.database.query_row(sql, [&self.cut_off, id], |row| row.get(0));
        row.unwrap_or_else(|error| panic!("{error}\n{sql}"))
    }

    fn count(&self, sql: &str) -> usize {
        self.figure(sql).unwrap_or(0.0) as usize
    }

    fn count_of(&self, sql: &str, id: &str) -> usize {
        self.figure_of(sql, id).unwrap_or(0.0) as usize
    }
}

/// A CSV table with a column for each of its own; an empty field is null, what looks like a figure is one.
fn import(database: &Connection, name: TableName, csv: &str) {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let columns: Vec<String> = reader.headers().unwrap().iter().map(|name| format!("\"{name}\" NUMERIC")).collect();
    let marks = vec!["?"; columns.len()].join(", ");
    database.execute(&format!("CREATE TABLE \"{}\" ({})", name.as_str(), columns.join(", ")), []).unwrap();
    let insert = format!("INSERT INTO \"{}\" VALUES ({marks})", name.as_str());
    for record in reader.records() {
        let record = record.unwrap();
        let fields = record.iter().map(|field| Some(field).filter(|field| !field.is_empty()));
        database.execute(&insert, params_from_iter(fields)).unwrap();
    }
}

/// Every sample halfway, shortly before its opening and at its end.
fn sheets() -> Vec<Sheets> {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let mut sheets = Vec::new();
    for name in SAMPLES {
        let compiled = definition::compile(&sources, &format!("baku-process/{name}.yaml"));
        let plan = compiled.plan.unwrap();
        for cut_off in [plan.event.opens.saturating_sub(60.days()), plan.event.opens, plan.ends_on()] {
            sheets.push(Sheets::of(&plan, &compiled.history, cut_off));
        }
    }
    sheets
}

#[track_caller]
fn agree(what: &str, theirs: Option<f64>, ours: Option<f64>) {
    let same = match (theirs, ours) {
        (Some(theirs), Some(ours)) => (theirs - ours).abs() < 1e-9,
        (theirs, ours) => theirs == ours,
    };
    assert!(same, "{what}: the table gives {theirs:?}, the report says {ours:?}");
}

#[test]
fn counts_of_tasks_agree() {
    let mut overdue = 0;
    for sheet in sheets() {
        let counts = sheet.report.summary.tasks;
        let what = format!("{} as of {}", sheet.report.header.symbol, sheet.cut_off);
        let counted = [
            ("state <> 'cancelled'", counts.total),
            ("state = 'completed'", counts.completed),
            ("state = 'completed' AND completed > due", counts.completed_late),
            ("state NOT IN ('completed', 'cancelled') AND due < ?1", counts.overdue),
        ];
        for (condition, ours) in counted {
            let theirs = sheet.count(&format!("SELECT COUNT(*) FROM tasks WHERE {condition} AND ?1 IS NOT NULL"));
            assert_eq!(theirs, ours, "{what}: {condition}");
        }
        overdue += counts.overdue;
        let fell_due = "state = 'completed' AND due <= ?1 OR state NOT IN ('completed', 'cancelled') AND due < ?1";
        let figures = &sheet.report.figures;
        assert_eq!(sheet.count(&format!("SELECT COUNT(*) FROM tasks WHERE {fell_due}")), figures.fell_due, "{what}");
        let on_time = sheet.count("SELECT COUNT(*) FROM tasks WHERE due <= ?1 AND completed <= due");
        assert_eq!(on_time, figures.on_time, "{what}");
    }
    assert!(overdue > 0, "no sample has an overdue task on any of the days");
}

/// The share of a task that counts as delivered (`domain.md` section 3.3, 1).
const PROGRESS: &str = "CASE state WHEN 'completed' THEN 1.0 \
                        WHEN 'submitted' THEN MIN(MAX(inputs_in * 1.0 / MAX(inputs_asked, 1), 0.5), 0.9) \
                        WHEN 'in_progress' THEN 0.5 WHEN 'returned' THEN 0.5 ELSE 0.0 END";

/// The weight of a task for the objective `?2`: 2 if it is the first that it serves, 1 if it is another (section 3.3, 2).
const WEIGHT: &str = "CASE WHEN serves = ?2 OR serves LIKE ?2 || ' %' THEN 2.0 \
                      WHEN ' ' || serves || ' ' LIKE '% ' || ?2 || ' %' THEN 1.0 ELSE 0.0 END";

#[test]
fn delivery_of_each_objective_agrees() {
    let mut assessed = 0;
    for sheet in sheets() {
        for row in &sheet.report.objectives.rows {
            let what = format!("{} of {} as of {}", row.id, sheet.report.header.symbol, sheet.cut_off);
            let of = |sum: &str| {
                let sql = format!(
                    "SELECT SUM({WEIGHT} * {sum}) / NULLIF(SUM({WEIGHT}), 0) FROM tasks \
                     WHERE state <> 'cancelled' AND ?1 IS NOT NULL"
                );
                sheet.figure_of(&sql, row.id.as_str())
            };
            let (delivered, planned) = (of(PROGRESS), of("(due <= ?1)"));
            agree(&format!("delivery of {what}"), delivered, row.delivered);
            agree(&format!("plan of {what}"), planned, row.planned);
            let index = delivered.zip(planned).filter(|(_, planned)| *planned > 0.0).map(|(done, due)| done / due);
            agree(&format!("schedule index of {what}"), index, row.schedule_index);
            assessed += usize::from(index.is_some());
        }
    }
    assert!(assessed > 40, "only {assessed} objectives could be assessed");
}

/// What is expected of each indicator at the cut-off, by its own day-by-day rule: nothing but these lines knows it.
fn index_of(sheet: &Sheets, plan: &Plan, row: &concerted::report::IndicatorRow) -> Option<f64> {
    let indicator = plan.objectives.iter().flat_map(|o| &o.indicators).find(|one| one.id == row.id).unwrap();
    let (actual, target) = (row.actual?, row.target?);
    if matches!(row.measure, concerted::plan::Measure::Nominal | concerted::plan::Measure::Qualitative) {
        return None;
    }
    assert!(indicator.milestones.is_empty(), "the samples have no intermediate targets");
    let (today, closes) = (sheet.report.header.cut_off.date, plan.event.closes);
    let is_level = row.measure == concerted::plan::Measure::Percentage || !row.ascending;
    let from = match indicator.expected_from {
        Some(day) => day.settle(plan),
        None if row.computed && is_level => Date::MIN,
        None => closes,
    };
    let share = if today < from {
        return None;
    } else if today >= closes || is_level {
        1.0
    } else {
        f64::from((today - from).get_days()) / f64::from((closes - from).get_days())
    };
    let Some(baseline) = row.baseline else {
        assert!(row.ascending && target > 0.0, "the samples have no other target without a baseline");
        return (today >= closes || is_level).then(|| (actual / target).clamp(0.0, 1.0));
    };
    let expected = share * (target - baseline);
    (expected.abs() > 1e-9).then(|| ((actual - baseline) / expected).clamp(0.0, 1.0))
}

/// The samples again, each with its plan.
fn with_plans() -> Vec<(Plan, Vec<Sheets>)> {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let of = |name: &str| {
        let compiled = definition::compile(&sources, &format!("baku-process/{name}.yaml"));
        let plan = compiled.plan.unwrap();
        let days = [-400, -184, -60, -1, 4, 90].map(|day: i32| plan.event.opens.saturating_add(day.days()));
        let sheets = days.map(|cut_off| Sheets::of(&plan, &compiled.history, cut_off));
        (plan, sheets.into())
    };
    SAMPLES.map(of).into()
}

#[test]
fn ratings_of_results_agree() {
    let (mut rated, mut over) = (0, 0);
    for (plan, sheets) in with_plans() {
        for sheet in sheets {
            let is_over = plan.event.closes <= sheet.report.header.cut_off.date;
            for row in sheet.report.objectives.rows.iter().filter(|row| !row.is_by_hand) {
                let what = format!("{} of {} as of {}", row.id, plan.symbol, sheet.cut_off);
                let indicators = || sheet.report.indicators.iter().filter(|one| one.objective == row.id);
                let indices: Vec<f64> = indicators().filter_map(|one| index_of(&sheet, &plan, one)).collect();
                let index = (!indices.is_empty()).then(|| indices.iter().sum::<f64>() / indices.len() as f64);
                agree(&format!("results index of {what}"), index, row.results_index);
                rated += usize::from(index.is_some());
                if !is_over {
                    continue;
                }
                let of = |id| plan.objectives.iter().flat_map(|o| &o.indicators).find(|one| one.id == id).unwrap();
                let is_due = |one: &&concerted::report::IndicatorRow| {
                    let day = of(one.id.clone()).expected_from.map_or(plan.event.closes, |day| day.settle(&plan));
                    one.target.is_some() && (day <= sheet.report.header.cut_off.date || one.computed)
                };
                let due: Vec<_> = indicators().filter(is_due).collect();
                let counted: Vec<_> =
                    due.iter().filter_map(|one| Some((one.actual?, one.target?, one.ascending))).collect();
                let met =
                    counted.iter().filter(|(actual, target, up)| if *up { actual >= target } else { actual <= target });
                let rating = match (met.count(), index) {
                    _ if counted.len() * 2 <= due.len() => "not_assessed",
                    (met, _) if met == due.len() => "achieved",
                    (_, Some(index)) if index + 1e-9 >= plan.rating_rules.amber => "partly_achieved",
                    _ => "not_achieved",
                };
                assert_eq!(row.rating.as_str(), rating, "{what}");
                over += 1;
            }
        }
    }
    assert!(rated > 30 && over > 30, "{rated} objectives have an index, {over} are of events that are over");
}

#[test]
fn computed_indicators_agree() {
    let mut values = 0;
    for (plan, sheets) in with_plans() {
        for sheet in sheets {
            let kinds =
                "(SELECT COUNT(DISTINCT p.kind) FROM inputs i JOIN partners p ON p.id = i.partner WHERE i.task = t.id)";
            let due = format!(
                "FROM tasks t WHERE {kinds} >= 2 AND (state = 'completed' AND due <= ?1 \
                 OR state NOT IN ('completed', 'cancelled') AND due < ?1)"
            );
            let on_time = format!("SELECT 100.0 * SUM(COALESCE(completed <= due, 0)) / NULLIF(COUNT(*), 0) {due}");
            let leading = "SELECT COUNT(DISTINCT t.lead) FROM tasks t JOIN partners p ON p.id = t.lead \
                           WHERE t.state = 'completed' AND p.kind = 'intergovernmental_organization' AND ?1 IS NOT NULL";
            let overdue = format!(
                "SELECT CASE WHEN COUNT(*) > 0 THEN SUM(NOT came AND state <> 'completed') END FROM {OWED} \
                 WHERE leads = 'false' AND {FELL_DUE}"
            );
            for indicator in plan.objectives.iter().flat_map(|objective| &objective.indicators) {
                use concerted::plan::Computation::{ConcertedTasksOnTime, OverdueInputs, PartnersLeading};
                let sql = match indicator.computed {
                    None => continue,
                    Some(ConcertedTasksOnTime) => on_time.as_str(),
                    Some(PartnersLeading) => leading,
                    Some(OverdueInputs) => overdue.as_str(),
                };
                let row = sheet.report.indicators.iter().find(|row| row.id == indicator.id).unwrap();
                agree(&format!("{} of {} as of {}", row.id, plan.symbol, sheet.cut_off), sheet.figure(sql), row.actual);
                values += usize::from(row.actual.is_some());
            }
        }
    }
    assert!(values > 30, "{values}");
}

/// How many open tasks wait for each: counted from the plan's needs, without the walk of the program.
#[test]
fn what_waits_for_each_task_agrees() {
    let mut waiting = 0;
    for (plan, sheets) in with_plans() {
        for sheet in sheets {
            let is_open = |id: &str| {
                let task = sheet.report.register.tasks.iter().find(|task| task.id.as_str() == id).unwrap();
                !["completed", "cancelled"].contains(&task.state.as_str())
            };
            for entry in &sheet.report.register.tasks {
                let mut found = std::collections::BTreeSet::new();
                loop {
                    let more: Vec<&str> = plan
                        .tasks
                        .iter()
                        .filter(|task| is_open(task.id.as_str()) && !found.contains(task.id.as_str()))
                        .filter(|task| task.needs.iter().any(|id| *id == entry.id || found.contains(id.as_str())))
                        .map(|task| task.id.as_str())
                        .collect();
                    if more.is_empty() || !is_open(entry.id.as_str()) {
                        break;
                    }
                    found.extend(more);
                }
                assert_eq!(entry.waiting, found.len(), "{} of {} as of {}", entry.id, plan.symbol, sheet.cut_off);
                waiting += found.len();
            }
        }
    }
    assert!(waiting > 100, "{waiting}");
}

#[test]
fn achievement_of_each_indicator_and_objective_agrees() {
    let (mut reached, mut means) = (0, 0);
    for sheet in sheets() {
        let what = |id: &str| format!("{id} of {} as of {}", sheet.report.header.symbol, sheet.cut_off);
        for row in &sheet.report.indicators {
            // The formula of OPSYS (section 3.1).
            let sql = "SELECT (actual - baseline) * 1.0 / NULLIF(target - baseline, 0) FROM indicators \
                       WHERE id = ?2 AND ?1 IS NOT NULL";
            agree(&what(row.id.as_str()), sheet.figure_of(sql, row.id.as_str()), row.achievement);
            reached += usize::from(row.achievement.is_some());
        }
        for row in &sheet.report.objectives.rows {
            let sql = "SELECT AVG(MIN(MAX((actual - baseline) * 1.0 / (target - baseline), 0.0), 1.0)) FROM indicators \
                       WHERE objective = ?2 AND target <> baseline AND actual IS NOT NULL AND ?1 IS NOT NULL";
            agree(&what(row.id.as_str()), sheet.figure_of(sql, row.id.as_str()), row.achievement);
            means += usize::from(row.achievement.is_some());
        }
    }
    assert!(reached > 20 && means > 10, "{reached} indicators and {means} objectives have an achievement");
}

/// Each thing that somebody owes, with the end of its task. It fell due if its day came while the task was open, or if it
/// was delivered and its day has come; in time is what came by its day.
const OWED: &str = "(SELECT i.partner, i.leads, i.delivered, i.due, t.state, t.completed, i.state = 'delivered' AS came \
                     FROM inputs i JOIN tasks t ON t.id = i.task WHERE t.state <> 'cancelled')";
const FELL_DUE: &str = "CASE WHEN came THEN due <= ?1 WHEN state = 'completed' THEN due <= completed \
                        ELSE due < ?1 END";

#[test]
fn what_partners_lead_contribute_and_owe_agrees() {
    let (mut requests, mut answers) = (0, 0);
    for sheet in sheets() {
        for row in &sheet.report.partners.rows {
            let of = |sql: &str| sheet.count_of(&format!("{sql} AND ?1 IS NOT NULL"), row.id.as_str());
            let counted = [
                (of("SELECT COUNT(*) FROM tasks WHERE lead = ?2 AND state <> 'cancelled'"), row.led),
                (of("SELECT COUNT(*) FROM tasks WHERE lead = ?2 AND state = 'completed'"), row.led_completed),
                (of(&format!("SELECT COUNT(*) FROM {OWED} WHERE partner = ?2 AND leads = 'false'")), row.contributing),
                (
                    of(&format!("SELECT COUNT(*) FROM {OWED} WHERE partner = ?2 AND leads = 'false' AND came")),
                    row.delivered,
                ),
                (of(&format!("SELECT COUNT(*) FROM {OWED} WHERE partner = ?2 AND {FELL_DUE}")), row.response.of),
                (
                    of(&format!(
                        "SELECT COUNT(*) FROM {OWED} WHERE partner = ?2 AND came AND due <= ?1 AND delivered <= due"
                    )),
                    row.response.n,
                ),
                (
                    of(&format!(
                        "SELECT COUNT(*) FROM {OWED} WHERE partner = ?2 AND came AND due <= ?1 AND delivered > due"
                    )),
                    row.late,
                ),
            ];
            for (at, (theirs, ours)) in counted.into_iter().enumerate() {
                let (symbol, day) = (&sheet.report.header.symbol, &sheet.cut_off);
                assert_eq!(theirs, ours, "figure {at} of {} in {symbol} as of {day}", row.id);
            }
            requests += row.response.of;
            let days = "SELECT julianday(delivered) - julianday(due) AS days FROM inputs \
                        WHERE partner = ?2 AND ?1 IS NOT NULL AND delivered IS NOT NULL";
            let n = of(&format!("SELECT COUNT(*) FROM ({days}) WHERE TRUE"));
            let (from, of) = ((n.max(1) - 1) / 2, 2 - n % 2);
            let median = format!("SELECT AVG(days) FROM ({days} ORDER BY days LIMIT {of} OFFSET {from})");
            let median = sheet.figure_of(&median, row.id.as_str()).filter(|_| n >= 3);
            agree(&format!("days early or late of {}", row.id), median, row.punctuality.days);
            answers += usize::from(median.is_some());
        }
        let all = &sheet.report.partners.response;
        let fell_due = format!("SELECT COUNT(*) FROM {OWED} WHERE {FELL_DUE}");
        assert_eq!(sheet.count(&fell_due), all.of, "{}", sheet.cut_off);
        let in_time = sheet.count(&format!("{fell_due} AND came AND delivered <= due"));
        assert_eq!(in_time, all.n, "{}", sheet.cut_off);
    }
    assert!(requests > 100, "only {requests} requests fell due in all samples");
    assert!(answers > 10, "only {answers} partners have delivered often enough");
}

#[test]
fn workstreams_milestones_and_joint_tasks_agree() {
    for sheet in sheets() {
        for row in sheet.report.workstreams.rows.iter().filter(|row| row.id.is_some()) {
            let id = row.id.as_ref().map_or("", |id| id.as_str());
            let of = |condition: &str| {
                let sql =
                    format!("SELECT COUNT(*) FROM tasks WHERE workstream = ?2 AND {condition} AND ?1 IS NOT NULL");
                sheet.count_of(&sql, id)
            };
            assert_eq!(of("state <> 'cancelled'"), row.tasks.total, "{id}");
            assert_eq!(of("state = 'completed'"), row.tasks.completed, "{id}");
            assert_eq!(of("state NOT IN ('completed', 'cancelled') AND due < ?1"), row.tasks.overdue, "{id}");
        }
        let milestones =
            "SELECT COUNT(*) FROM tasks WHERE milestone = 'true' AND state <> 'cancelled' AND ?1 IS NOT NULL";
        assert_eq!(sheet.count(milestones), sheet.report.workstreams.milestones.len(), "{}", sheet.cut_off);
        // Joint is what two kinds of partners or more take part in.
        let joint = "SELECT COUNT(*) FROM (SELECT i.task FROM inputs i JOIN partners p ON p.id = i.partner \
                     GROUP BY i.task HAVING COUNT(DISTINCT p.kind) >= 2) WHERE ?1 IS NOT NULL";
        assert_eq!(sheet.count(joint), sheet.report.partners.concertation.joint_tasks.n, "{}", sheet.cut_off);
    }
}

#[test]
fn every_cell_of_the_concertation_matrix_agrees() {
    let mut gaps = 0;
    for sheet in sheets() {
        let matrix = &sheet.report.partners.concertation;
        for row in &matrix.rows {
            for (column, cell) in matrix.objectives.iter().zip(&row.cells) {
                let sql = format!(
                    "SELECT COUNT(DISTINCT t.id) FROM tasks t JOIN inputs i ON i.task = t.id JOIN partners p \
                     ON p.id = i.partner WHERE p.kind = '{}' AND ' ' || t.serves || ' ' LIKE '% ' || ?2 || ' %' \
                     AND ?1 IS NOT NULL",
                    row.kind.as_str()
                );
                assert_eq!(sheet.count_of(&sql, column.id.as_str()), cell.tasks, "{:?} × {}", row.kind, column.id);
                gaps += usize::from(cell.is_gap);
            }
        }
    }
    assert!(gaps > 0, "no sample has a gap");
}

#[test]
fn sums_of_budget_participation_and_texts_agree() {
    let (mut lines, mut groups, mut paragraphs, mut commitments) = (0, 0, 0, 0);
    for sheet in sheets() {
        for table in &sheet.report.budget.currencies {
            for (column, ours) in
                [("planned", table.total.planned), ("committed", table.total.committed), ("spent", table.total.spent)]
            {
                let sql = format!("SELECT SUM({column}) FROM budget WHERE currency = ?2 AND ?1 IS NOT NULL");
                agree(column, sheet.figure_of(&sql, &table.currency), ours);
            }
            lines += table.lines.len();
        }
        for grouping in &sheet.report.participation.groupings {
            let by = serde_json::to_value(grouping.by).unwrap();
            for (column, ours) in [
                ("invited", grouping.total.invited),
                ("confirmed", grouping.total.confirmed),
                ("attended", grouping.total.attended),
            ] {
                let sql = format!("SELECT SUM({column}) FROM participation WHERE \"by\" = ?2 AND ?1 IS NOT NULL");
                agree(column, sheet.figure_of(&sql, by.as_str().unwrap()), ours.map(f64::from));
            }
            groups += grouping.rows.len();
        }
        for status in &sheet.report.participation.commitments_by_status {
            let live = "status IN ('announced', 'in_progress') AND due IS NOT NULL AND due < ?1";
            let sql =
                format!("SELECT COUNT(*) FROM commitments WHERE CASE WHEN {live} THEN 'overdue' ELSE status END = ?2");
            assert_eq!(sheet.count_of(&sql, &status.badge.key), status.n, "{} {}", status.badge.key, sheet.cut_off);
            commitments += status.n;
        }
        commitments -= sheet.report.participation.commitments.len();
        let odd = "SELECT COUNT(*) FROM texts WHERE agreed + bracketed + open <> total AND ?1 IS NOT NULL";
        assert_eq!(sheet.count(odd), 0, "{}", sheet.cut_off);
        paragraphs += sheet.count("SELECT SUM(total) FROM texts WHERE ?1 IS NOT NULL");
        let levels = "SELECT COUNT(*) FROM risks WHERE likelihood * impact <> level AND ?1 IS NOT NULL";
        assert_eq!(sheet.count(levels), 0, "{}", sheet.cut_off);
        let open = sheet.count("SELECT COUNT(*) FROM risks WHERE status <> 'closed' AND ?1 IS NOT NULL");
        assert_eq!(open, sheet.report.risks.open, "{}", sheet.cut_off);
    }
    assert_eq!(commitments, 0, "every commitment is counted once");
    assert!(lines > 10 && groups > 10 && paragraphs > 10, "{lines} lines, {groups} groups, {paragraphs} paragraphs");
}

#[test]
fn the_programme_report_agrees_with_the_tables_of_its_events() {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let events: Vec<(Plan, Sheets)> = SAMPLES[..4]
        .iter()
        .map(|name| {
            let compiled = definition::compile(&sources, &format!("baku-process/{name}.yaml"));
            let plan = compiled.plan.unwrap();
            let sheets = Sheets::of(&plan, &compiled.history, plan.ends_on());
            (plan, sheets)
        })
        .collect();
    let parts: Vec<_> = events.iter().map(|(plan, sheet)| (plan, sheet.report.clone())).collect();
    let last = events.iter().map(|(plan, _)| plan.ends_on()).max().unwrap();
    let programme = report::programme(&parts, last).unwrap();
    assert_eq!(programme.events.len(), events.len());
    for (row, (_, sheet)) in programme.events.iter().zip(&events) {
        let of = |sql: &str| sheet.count(&format!("SELECT COUNT(*) FROM {sql} AND ?1 IS NOT NULL"));
        let on_time = of("tasks WHERE due <= ?1 AND completed <= due");
        let fell_due = of(
            "tasks WHERE (state = 'completed' AND due <= ?1 OR state NOT IN ('completed', 'cancelled') AND due < ?1)",
        );
        assert_eq!(row.completed.n, of("tasks WHERE state = 'completed'"), "{}", row.workflow);
        assert_eq!(row.completed.of, of("tasks WHERE state <> 'cancelled'"), "{}", row.workflow);
        assert_eq!((row.on_time.n, row.on_time.of), (on_time, fell_due), "{}", row.workflow);
        assert_eq!(row.response.of, of(&format!("{OWED} WHERE {FELL_DUE}")), "{}", row.workflow);
    }
    let mut values = 0;
    for series in &programme.series {
        for (at, value) in series.values.iter().enumerate() {
            let sql = "SELECT MAX(COALESCE(actual, outlook)) FROM indicators WHERE id = ?2 AND ?1 IS NOT NULL";
            let theirs = events.get(at).and_then(|(_, sheet)| sheet.figure_of(sql, series.id.as_str()));
            agree(&format!("{} in event {at}", series.id), theirs, value.value);
            values += usize::from(value.value.is_some());
        }
    }
    assert!(values > 2, "the series have {values} values");
}
