//! The figures of the sample reports, reckoned again in SQL over nothing but their exported CSV tables.
//!
//! The queries follow `domain.md` section 3.3 and share no code with the report: not its health, not its counting of
//! requests, not its weights. Days are compared as texts, which ISO 8601 allows.

use std::path::Path;

use concerted::{
    definition,
    model::Lang,
    plan::Plan,
    render::export::{self, TableName},
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
            import(&database, name, &export::csv(&report, name));
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

/// Each thing that a contributor owes, with the end of its task. It fell due if its day passed while the task was open,
/// or if it was delivered and its day is past (section 3.3, 6).
const REQUESTS: &str = "(SELECT i.partner, i.delivered IS NOT NULL OR i.state = 'delivered' AS answered, \
                         i.due, t.state, t.completed FROM inputs i JOIN tasks t ON t.id = i.task \
                         WHERE i.leads = 'false' AND t.state <> 'cancelled')";
const FELL_DUE: &str = "CASE WHEN answered THEN due <= ?1 WHEN state = 'completed' THEN due < completed \
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
                (of(&format!("SELECT COUNT(*) FROM {REQUESTS} WHERE partner = ?2")), row.contributing),
                (of(&format!("SELECT COUNT(*) FROM {REQUESTS} WHERE partner = ?2 AND answered")), row.delivered),
                (of(&format!("SELECT COUNT(*) FROM {REQUESTS} WHERE partner = ?2 AND {FELL_DUE}")), row.response.of),
                (
                    of(&format!("SELECT COUNT(*) FROM {REQUESTS} WHERE partner = ?2 AND answered AND due <= ?1")),
                    row.response.n,
                ),
            ];
            for (at, (theirs, ours)) in counted.into_iter().enumerate() {
                let (symbol, day) = (&sheet.report.header.symbol, &sheet.cut_off);
                assert_eq!(theirs, ours, "figure {at} of {} in {symbol} as of {day}", row.id);
            }
            requests += row.response.of;
            let days = "SELECT MAX(julianday(delivered) - julianday(requested), 0) AS days FROM inputs \
                        WHERE partner = ?2 AND leads = 'false' AND ?1 IS NOT NULL AND delivered IS NOT NULL";
            let n = of(&format!("SELECT COUNT(*) FROM ({days}) WHERE TRUE"));
            let (from, of) = ((n.max(1) - 1) / 2, 2 - n % 2);
            let median = format!("SELECT AVG(days) FROM ({days} ORDER BY days LIMIT {of} OFFSET {from})");
            let median = sheet.figure_of(&median, row.id.as_str()).filter(|_| n >= 3);
            agree(&format!("days to answer of {}", row.id), median, row.response_time.days);
            answers += usize::from(median.is_some());
        }
        let all = &sheet.report.partners.response;
        let fell_due = format!("SELECT COUNT(*) FROM {REQUESTS} WHERE {FELL_DUE}");
        assert_eq!(sheet.count(&fell_due), all.of, "{}", sheet.cut_off);
        assert_eq!(sheet.count(&format!("{fell_due} AND answered")), all.n, "{}", sheet.cut_off);
    }
    assert!(requests > 100, "only {requests} requests fell due in all samples");
    assert!(answers > 10, "only {answers} partners have a time to answer");
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
        let on_time = of("tasks WHERE state = 'completed' AND completed <= due");
        assert_eq!(row.completed.n, of("tasks WHERE state = 'completed'"), "{}", row.workflow);
        assert_eq!(row.completed.of, of("tasks WHERE state <> 'cancelled'"), "{}", row.workflow);
        assert_eq!((row.on_time.n, row.on_time.of), (on_time, row.completed.n), "{}", row.workflow);
        assert_eq!(row.response.of, of(&format!("{REQUESTS} WHERE {FELL_DUE}")), "{}", row.workflow);
    }
    let mut values = 0;
    for series in &programme.series {
        for (at, value) in series.values.iter().enumerate() {
            let sql = "SELECT MAX(actual) FROM indicators WHERE id = ?2 AND ?1 IS NOT NULL";
            let theirs = events.get(at).and_then(|(_, sheet)| sheet.figure_of(sql, series.id.as_str()));
            agree(&format!("{} in event {at}", series.id), theirs, value.value);
            values += usize::from(value.value.is_some());
        }
    }
    assert!(values > 2, "the series have {values} values");
}
