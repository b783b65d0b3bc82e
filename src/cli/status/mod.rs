//! `concerted status`: the state of everything.

mod answers;
mod approvals;
mod commitments;
mod gantt;
mod task_list;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{Context, Failure, Format, hold, open, plan::held_back, print};
use crate::{
    app::{
        self, Alarm, AppError, Standing, Trouble,
        overview::{Overview, Row, Silent, Unreached},
    },
    config::Config,
    engine::{Chain, Endangered},
    model::{MailState, TaskId, WorkflowId},
    report::Gantt,
    store::{RefusedByPolicy, Snapshot},
};

/// The most tasks listed of a chain; those in the middle are left out.
const CHAIN_NAMES: usize = 5;

/// The most endangered milestones listed.
const ENDANGERED_LINES: usize = 3;

/// Options of `status`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The workflow [default: all]
    workflow: Option<String>,

    /// Show every task, including finished ones
    #[arg(long)]
    all: bool,

    /// Show what partners answered for each task, when and how, instead of the list of tasks
    #[arg(long, requires = "workflow", conflicts_with = "gantt")]
    answers: bool,

    /// Show a Gantt chart instead of the list of tasks; `--format svg` makes it a picture
    #[arg(long, requires = "workflow")]
    gantt: bool,

    /// Write the Gantt chart to this file, as a picture if it ends in `.svg`; `-` for standard output
    #[arg(long, short, value_name = "FILE", requires = "gantt")]
    output: Option<PathBuf>,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let format = format(context, options)?;
    // Shown first, because what the daemon cannot read may not be readable here either.
    if let Some(alarm) = Alarm::standing(&Config::load(&context.config)?.database) {
        attention(&alarm.to_string(), format)?;
    }
    let only = options.workflow.as_ref().map(WorkflowId::from);
    let (mut app, loading) = match &only {
        Some(workflow) => open::looking_at(context, workflow)?,
        None => open::looking(context)?,
    };
    if let Some(stall) = app.store.read(Snapshot::standing_stall).map_err(AppError::from)? {
        attention(&stall.to_string(), format)?;
    } else {
        for refused in app.store.read(Snapshot::refused_by_policy).map_err(AppError::from)? {
            attention(&refused_by_policy(&refused), format)?;
        }
    }
    for hold in app::holds(&mut app, context.clock.now())?.iter().filter(|hold| hold.stands) {
        let lift = format!("to lift it: `concerted hold --lift {}`", hold.number);
        attention(&format!("{}; {lift}", hold::sentence(hold)), format)?;
    }
    let uncertain = app.store.read(Snapshot::count_mails).map_err(AppError::from)?.get(&MailState::Uncertain).copied();
    if let Some(count) = uncertain {
        attention(&unknown(count as usize), format)?;
    }
    let now = context.clock.now();
    let overviews = app::overview(&mut app, &loading, only.as_ref(), now)?;
    for (workflow, Trouble { why, .. }) in app.troubled() {
        let doctor = "`concerted doctor` says what is wrong";
        attention(
            &format!("nothing can be said of `{workflow}`, and nothing leaves that speaks of it: {why}; {doctor}"),
            format,
        )?;
    }
    if let Some((count, last)) = app::facts_of_the_future(&mut app, now)? {
        let facts = print::counted(count as usize, "fact");
        attention(
            &format!("the journal has {facts} from after {now}, until {last}: a clock was ahead, or is behind"),
            format,
        )?;
    }
    if format == Format::Json {
        print::json(&overviews)?;
    } else if let Some(workflow) = only.as_ref().filter(|_| options.gantt) {
        let chart = app::gantt(&mut app, &loading, workflow, options.all, now)?;
        write_gantt(&app.config, &chart, &overviews, (format, options.output.as_deref()))?;
    } else {
        for (number, overview) in overviews.iter().enumerate() {
            if number > 0 {
                print::line("")?;
            }
            summary(overview)?;
            if options.answers {
                answers::show(overview)?;
            } else if only.is_some() {
                tasks(overview, options.all)?;
            }
        }
        for (workflow, gone) in &loading.held_back {
            print::sentence(&held_back(workflow, gone))?;
        }
        if overviews.is_empty() {
            print::line(format!("no workflow in `{}`", app.config.workflows.display()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The very first line: what follows may not have been acted on.
fn attention(what: &str, format: Format) -> Result<(), Failure> {
    if format == Format::Text {
        print::sentence(&format!("attention: {what}"))?;
        print::line("")?;
    } else {
        print::warning(what);
    }
    Ok(())
}

/// One mail that a server refuses, while others leave.
fn refused_by_policy(refused: &RefusedByPolicy) -> String {
    let RefusedByPolicy { mail, address, words, since } = refused;
    let since = since.map_or_else(String::new, |since| format!(" since {since}"));
    let key = mail.short();
    format!(
        "the mail to {address} is refused by a server's policy{since}, and tried again; no other mail waits for it: {words}; \
         `concerted outbox show {key}` says more"
    )
}

/// Number of mails that may or may not have arrived.
pub(super) fn unknown(count: usize) -> String {
    format!(
        "of {} nobody knows whether it arrived: `concerted outbox list --state uncertain` shows which, \
         `concerted outbox settle KEY sent` or `not-sent` says what became of one, `retry KEY` sends it again",
        print::counted(count, "mail")
    )
}

/// What to write: text or JSON, or a picture of a Gantt chart if `--format` or the file name asks for it.
fn format(context: &Context, options: &Options) -> Result<Format, Failure> {
    let is_picture = options.output.as_ref().is_some_and(|path| path.extension().is_some_and(|name| name == "svg"));
    match context.format {
        Some(Format::Svg) if options.gantt => Ok(Format::Svg),
        Some(Format::Json) if options.output.is_some() => {
            Err(Failure::usage("json goes to standard output; leave `--output` out"))
        }
        None if is_picture => Ok(Format::Svg),
        _ => context.listing(),
    }
}

/// Writes the chart to its destination; text on standard output follows the summary.
fn write_gantt(
    config: &Config,
    chart: &Gantt,
    overviews: &[Overview],
    (format, output): (Format, Option<&Path>),
) -> Result<(), Failure> {
    let path = output.filter(|path| path.as_os_str() != "-");
    match (format, path) {
        (Format::Svg, None) => print::raw(&gantt::svg(chart))?,
        (Format::Svg, Some(path)) => app::write_output(config, path, gantt::svg(chart).as_bytes())?,
        (_, None) => {
            overviews.iter().try_for_each(summary)?;
            print::line("")?;
            gantt::show(chart, print::columns().unwrap_or(gantt::COLUMNS))?;
        }
        (_, Some(path)) => app::write_output(config, path, gantt::text(chart, gantt::COLUMNS).as_bytes())?,
    }
    if let Some(path) = path {
        print::line(format!("{} as of {}: {}", chart.symbol, chart.today, path.display()))?;
    }
    Ok(())
}

/// `not reached: unwto at focal.point@…: 550 5.1.1 …`, or `away: …`.
fn not_reached(Unreached { partner, address, refused, away_until, is_everybody }: &Unreached) -> String {
    let partner = partner.as_ref().map_or("the coordinator", |partner| partner.as_str());
    let nobody = if *is_everybody && partner != "the coordinator" {
        "; nobody of it can be written to, please call"
    } else {
        ""
    };
    let Some(address) = address else { return format!("not reached: {partner} has no address; please call") };
    match (refused, away_until) {
        (Some(words), _) => format!("not reached: {partner} at {address}: {words}{nobody}"),
        (None, Some(until)) => format!("away: {partner} at {address} until {until}{nobody}"),
        (None, None) => format!("not reached: {partner} at {address}{nobody}"),
    }
}

/// `silent: unesco (2 overdue), coe (1 overdue)`; `None` if nobody is.
fn silent(silent: &[Silent]) -> Option<String> {
    let named: Vec<_> = silent.iter().map(|one| format!("{} ({} overdue)", one.partner, one.overdue)).collect();
    (!named.is_empty()).then(|| format!("silent: {}", named.join(", ")))
}

fn summary(overview: &Overview) -> Result<(), Failure> {
    print::bold_sentence(&format!("{}  {}", overview.symbol, overview.title))?;
    print::sentence(&format!(
        "{}: opens {} ({}), {} of {} tasks completed, {} overdue, {} overdue",
        overview.workflow,
        overview.opens,
        relative(overview.days_to_opening),
        overview.completed,
        overview.tasks,
        overview.overdue,
        print::counted(overview.overdue_inputs, "input"),
    ))?;
    match overview.standing {
        Standing::InForce => {}
        Standing::New => print::sentence("not adopted yet: `concerted run` begins to remind and to report")?,
        Standing::Edited => {
            print::sentence("its file was edited since; the daemon, or `concerted run --once`, applies it")?;
        }
        Standing::Waiting => {
            print::sentence(
                "its file was edited since; the edit waits for a person to agree: see `concerted plan`, then `concerted apply`",
            )?;
        }
        Standing::Gone => {
            print::sentence("its file is gone; the last definition runs on until `concerted apply` closes it")?;
        }
        Standing::Closed => {
            print::sentence("closed: its file is gone; it reminds and reports no more")?;
        }
        Standing::Kept => {
            print::sentence("its file has errors; the last definition runs on, see `concerted check`")?;
        }
    }
    for whole in overview.fanned_out.iter().filter(|whole| !whole.open_with.is_empty()) {
        let open = whole.open_with.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        print::sentence(&format!(
            "{}: {} of {} completed, {} overdue, open with {open}",
            whole.task, whole.completed, whole.tasks, whole.overdue
        ))?;
    }
    for unreached in &overview.unreached {
        print::sentence(&not_reached(unreached))?;
    }
    if let Some(line) = silent(&overview.silent) {
        print::sentence(&line)?;
    }
    if let Some(chain) = &overview.critical {
        print::sentence(&critical(chain, overview.rows.iter().filter(|row| row.is_critical).count()))?;
    }
    for endangered in overview.endangered.iter().take(ENDANGERED_LINES) {
        print::sentence(&endangers(endangered))?;
    }
    if let Some(more) = overview.endangered.len().checked_sub(ENDANGERED_LINES).filter(|more| *more > 0) {
        print::line(format!("endangered: {more} more, see `--format json`"))?;
    }
    for line in approvals::lines(overview) {
        print::sentence(&line)?;
    }
    if let Some(told) = &overview.commitments {
        print::sentence(&commitments::line(&overview.workflow, told))?;
    }
    if let Some(at) = overview.next_at {
        print::line(format!("next: {at}"))?;
    }
    Ok(())
}

fn tasks(overview: &Overview, finished_too: bool) -> Result<(), Failure> {
    let rows: Vec<&Row> = overview.rows.iter().filter(|row| finished_too || !row.state.is_finished()).collect();
    print::line("")?;
    Ok(task_list::show(&rows, print::columns())?)
}

/// `critical path: OUT-03 → OUT-04 → OUT-05, float 12 days; 3 tasks have no float`.
fn critical(chain: &Chain, without_float: usize) -> String {
    let left = match chain.float_days {
        days if days < 0 => format!("{} too late", print::counted(days.unsigned_abs() as usize, "day")),
        days => format!("float {}", print::counted(days as usize, "day")),
    };
    let others = match without_float {
        0 => String::new(),
        1 => "; 1 task has no float".to_owned(),
        n => format!("; {n} tasks have no float"),
    };
    format!("critical path: {}, {left}{others}", names(&chain.tasks))
}

/// `endangered: DOC-04 is due 2027-04-13 and can be finished 2027-05-02; it waits for DOC-02 → DOC-03/unesco`.
fn endangers(Endangered { task, due, finish, by }: &Endangered) -> String {
    let why = if by.is_empty() { String::new() } else { format!("; it waits for {}", names(by)) };
    format!("endangered: {task} is due {due} and can be finished {finish}{why}")
}

/// `OUT-03 → OUT-04 → OUT-05`; the two ends of a long chain.
fn names(tasks: &[TaskId]) -> String {
    let all: Vec<&str> = tasks.iter().map(TaskId::as_str).collect();
    match all.as_slice() {
        [first, second, third, .., last] if all.len() > CHAIN_NAMES => [first, second, third, "…", last].join(" → "),
        all => all.join(" → "),
    }
}

fn relative(days: i32) -> String {
    match days {
        0 => "today".into(),
        days if days > 0 => format!("in {}", print::counted(days as usize, "day")),
        days => format!("{} ago", print::counted(days.unsigned_abs() as usize, "day")),
    }
}
