//! Records entries of the registers kept beside tasks: risks, budget, participation, texts, commitments, decisions.

use jiff::{Timestamp, civil::Date};

use super::{adds, check_day, doubt, noon};
use crate::{
    app::{
        App, AppError, Loading, Standing,
        error::{refuse_hidden, refuse_long},
    },
    cores::on_all_cores,
    definition::{self, GivenEntry, Known, Names},
    diag::{Advice, Advised, Diagnostic},
    engine::Courses,
    model::{Actor, Event, Fact, List, MAX_TEXT_CHARS, WorkflowId},
    plan::Plan,
    store::Tx,
};

/// One entry as given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Its origin, in words for people: `risks.csv:4`; empty for a command line.
    pub place: String,
    /// Keys and values.
    pub values: Vec<(String, String)>,
}

/// The result for one row, as positions in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entered {
    /// Where the row was recorded; `None` if it would have added nothing to `earlier`.
    pub event: Option<i64>,
    /// The event of the same day that already said the same.
    pub earlier: Option<i64>,
    /// A later entry that prevails, if it restates everything in the row.
    pub superseded: Option<i64>,
}

/// Number of rows read at the same time.
const READ_AT_ONCE: usize = 512;

/// At most this many faults of a table are reported.
const FAULTS_TOLD: usize = 20;

/// How rows are recorded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// The day for rows without a date; today if `None`.
    pub on: Option<Date>,
    /// Also what is almost certainly a mistake.
    pub anyway: bool,
}

/// Records `rows` in `list`: all of them or, if any is wrong, none. The error lists the faults of every row, up to a
/// limit. What the journal already says for the same day is recorded again only with a different note. Nothing is
/// decided here: what is asked after commitments follows in the next pass.
///
/// Rows are parsed in parallel, some hundreds at a time, so that a long table is never in memory as a whole, and are
/// recorded one by one. The work is linear in their number, not quadratic.
pub fn record_entries(
    app: &mut App,
    loading: &Loading,
    workflow: &WorkflowId,
    (list, rows): (&str, impl IntoIterator<Item = Result<EntryRow, AppError>>),
    Way { on, anyway }: Way,
    now: Timestamp,
) -> Result<Vec<Entered>, AppError> {
    let loaded = loading.find(workflow)?;
    if loaded.standing == Standing::New {
        return Err(AppError::NotAdopted { workflow: workflow.clone() });
    }
    let plan = &loaded.plan;
    app.store.write(|tx| {
        let (courses, known) = courses(tx, plan, list, now)?;
        let mut entering =
            Entering { tx, plan, names: Names::of(plan), known, courses, now, anyway, wrong: Vec::new() };
        let (mut entered, mut rows) = (Vec::new(), rows.into_iter());
        loop {
            let next: Vec<EntryRow> = rows.by_ref().take(READ_AT_ONCE).collect::<Result<_, _>>()?;
            if next.is_empty() {
                break;
            }
            let day = on.unwrap_or_else(|| plan.timezone.to_datetime(now).date());
            let read = on_all_cores(&next, |row| definition::read_entry(&entering.names, list, day, &row.values));
            for (row, read) in next.iter().zip(read) {
                entered.extend(entering.enter(row, read)?);
            }
        }
        if entering.wrong.is_empty() { Ok(entered) } else { Err(AppError::WrongEntries(limited(entering.wrong))) }
    })
}

/// The journal's entries of `list`, and which of them were named.
fn courses<'a>(tx: &Tx, plan: &'a Plan, list: &str, now: Timestamp) -> Result<(Courses<'a>, Known), AppError> {
    let mut courses = Courses::of(plan, []);
    let Some(list) = List::ALL.into_iter().find(|known| known.as_str() == list) else {
        return Ok((courses, Known::new()));
    };
    tx.each_event_of_lists(&plan.workflow, |event| {
        if event.fact.entry().is_some_and(|(of, _)| of == list) {
            courses.add(event);
        }
    })?;
    let known = courses.standing(list, now).map(|id| (list.as_str(), id.to_owned())).collect();
    Ok((courses, known))
}

/// The reported faults, and the number of others.
fn limited(mut wrong: Vec<Advice>) -> Vec<Advice> {
    let more = wrong.len().saturating_sub(FAULTS_TOLD);
    wrong.truncate(FAULTS_TOLD);
    if more > 0 {
        wrong.push(format!("and {more} more; nothing was recorded").into());
    }
    wrong
}

/// What a row is checked against.
struct Entering<'a> {
    tx: &'a Tx,
    plan: &'a Plan,
    names: Names<'a>,
    known: Known,
    courses: Courses<'a>,
    now: Timestamp,
    anyway: bool,
    wrong: Vec<Advice>,
}

impl Entering<'_> {
    /// Appends a row, unless the journal including the earlier rows already says the same. `None` if something is wrong
    /// with it. Rows appended before a later one is refused are rolled back with the transaction.
    fn enter(
        &mut self,
        row: &EntryRow,
        read: Result<GivenEntry, Vec<Diagnostic>>,
    ) -> Result<Option<Entered>, AppError> {
        let today = self.plan.timezone.to_datetime(self.now).date();
        let (day, fact) = match read.and_then(|given| given.fact(&self.names, &self.known)) {
            Ok(entry) => entry,
            Err(findings) => {
                self.wrong.extend(findings.iter().map(|finding| said(&row.place, without_location(finding))));
                return Ok(None);
            }
        };
        let mut event = event(self.plan, day, fact, self.now);
        if let Err(error) = check_day(day, today).and_then(|()| self.check(row, &event)) {
            self.wrong.extend(error.advice().into_iter().map(|advice| said(&row.place, advice)));
            return Ok(None);
        }
        self.known.extend(definition::entry_name(&event.fact));
        let repeated = self.courses.repeated(&event);
        let earlier = repeated.map(|earlier| earlier.seq);
        if repeated.is_some_and(|earlier| !adds(self.plan, earlier, &event, None)) {
            return Ok(Some(Entered { event: None, earlier, superseded: None }));
        }
        let superseded = self.courses.superseded(&event).map(|later| later.seq);
        // After a fault nothing is kept: the remaining rows are only checked.
        event.seq = if self.wrong.is_empty() { self.tx.append(&event)? } else { i64::MAX };
        let seq = event.seq;
        self.courses.add(event);
        Ok(Some(Entered { event: Some(seq), earlier, superseded }))
    }

    /// An error if a row is almost certainly a mistake.
    fn check(&self, row: &EntryRow, event: &Event) -> Result<(), AppError> {
        if self.anyway {
            return Ok(());
        }
        let doubt = thousands(&row.values)
            .or_else(|| doubt::counts(&self.courses, event))
            .or_else(|| doubt::present_before(self.plan, event))
            .or_else(|| doubt::due_before_said(self.plan, event));
        doubt.map_or(Ok(()), |doubt| Err(doubt::refused(doubt)))
    }
}

/// An amount with a dot before its last three figures, which half of the world reads as thousands.
fn thousands(values: &[(String, String)]) -> Option<doubt::Doubt> {
    let is_amount = |key: &str| matches!(key, "planned" | "committed" | "spent" | "amount" | "signed" | "paid");
    let (key, value) = values.iter().find(|(key, value)| is_amount(key) && is_grouped(value.trim()))?;
    let whole = value.trim().replace('.', "");
    let short = value.trim().trim_end_matches('0').trim_end_matches('.');
    let why = format!("`{key}={value}` is {short}, but looks like {whole} with a thousands separator");
    Some((why, format!("write {whole}, or {short} if you mean that")))
}

/// `120.000`, `2.500`.
pub fn is_grouped(figure: &str) -> bool {
    let Some((whole, rest)) = figure.split_once('.') else { return false };
    let is_figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    rest.len() == 3 && is_figures(rest) && is_figures(whole) && whole.len() <= 3 && !whole.starts_with('0')
}

/// Withdraws entry `id` of `list` as of `on` (now if `None`): it no longer counts from then on, and earlier reports
/// keep it. An error if there is no such entry, or something was recorded about it after that.
pub fn withdraw_entry(
    app: &mut App,
    loading: &Loading,
    workflow: &WorkflowId,
    (list, id): (List, &str),
    (on, note): (Option<Date>, Option<String>),
    now: Timestamp,
) -> Result<Event, AppError> {
    let loaded = loading.find(workflow)?;
    if loaded.standing == Standing::New {
        return Err(AppError::NotAdopted { workflow: workflow.clone() });
    }
    refuse_hidden("note", note.as_deref())?;
    refuse_long("note", note.as_deref(), MAX_TEXT_CHARS)?;
    let plan = &loaded.plan;
    let today = plan.timezone.to_datetime(now).date();
    let day = on.unwrap_or(today);
    check_day(day, today)?;
    let fact = Fact::EntryWithdrawn { list, entry: id.to_owned(), note };
    let mut event = event(plan, day, fact, now);
    app.store.write(|tx| {
        let (courses, _) = courses(tx, plan, list.as_str(), now)?;
        if let Some(later) = courses.is_spoken_of_after(&event) {
            let last = plan.timezone.to_datetime(later.happened_at).date();
            let why = format!("`{id}` was last mentioned on {last} (entry {} of the journal), after {day}", later.seq);
            return Err(doubt::refused((why, format!("take it back as of {last} or a later day"))));
        }
        let known: Vec<String> = courses.standing(list, event.happened_at).map(str::to_owned).collect();
        if !known.iter().any(|known| known == id) {
            return Err(AppError::Unknown { what: "entry", name: format!("{}/{id}", list.as_str()), known });
        }
        event.seq = tx.append(&event)?;
        Ok(event)
    })
}

fn event(plan: &Plan, day: Date, fact: Fact, now: Timestamp) -> Event {
    let actor = Actor::Coordinator;
    Event {
        seq: 0,
        workflow: plan.workflow.clone(),
        happened_at: noon(plan, day).min(now),
        recorded_at: now,
        actor,
        fact,
    }
}

fn said(place: &str, advice: Advice) -> Advice {
    if place.is_empty() {
        return advice;
    }
    Advice { message: format!("{place}: {}", advice.message), ..advice }
}

/// A finding without its location: the text it points into is made up.
fn without_location(finding: &Diagnostic) -> Advice {
    Advice { message: finding.message.clone(), help: finding.hint.clone() }
}
