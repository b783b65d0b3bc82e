//! `concerted plan`: what an edit will change, before it does.

use std::{path::PathBuf, process::ExitCode};

use jiff::civil::Date;

use super::{
    Context, Failure, Format,
    log::approval::{by_rule, seat},
    open, print,
    progress::Progress,
};
use crate::{
    app::{self, Loading, MailOutlook, Pending, SavedPlan, Standing, foresee::Span},
    diag::Advice,
    engine::{
        Chain,
        edit::{
            Change, CriticalChange, Edit, LikelyRename, Loss, Overdue, Rescheduled, RoundChange, RoundEdit, Staying,
            Turn, on_days,
        },
    },
    model::{ApprovalRule, PartnerId, Seat, TaskState, WorkflowId},
};

/// Options of `plan`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Save the plan, so that `concerted apply FILE` does exactly this, or nothing
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// List every mail that is new, moved or withdrawn
    #[arg(long)]
    mails: bool,

    /// List every reminder that is new, moved or withdrawn; a mail may carry several
    #[arg(long)]
    reminders: bool,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let (mut app, loading) = open::looking(context)?;
    let now = context.clock.now();
    let bar = Progress::new("foreseeing mails")?;
    let mails = app::foresee(&mut app, &loading, now, &mut |part| bar.to(part))?;
    bar.finish();
    let saved = SavedPlan::new(&loading, mails, now);
    if let Some(path) = &options.out {
        let mut bytes = serde_json::to_vec_pretty(&saved).map_err(std::io::Error::other)?;
        bytes.push(b'\n');
        app::write_output(&app.config, path, &bytes)?;
    }
    if context.listing()? == Format::Json {
        print::json(&saved)?;
        return Ok(ExitCode::SUCCESS);
    }
    show_all(&loading, &saved, options)?;
    let is_broken = loading.has_errors();
    if let Some(path) = &options.out {
        print::line("")?;
        print::line(format!("saved; `concerted apply {}` applies exactly this", path.display()))?;
    }
    if is_broken {
        return Err(Failure::refused(Advice::new("some definitions have errors", "`concerted check` shows them")));
    }
    Ok(ExitCode::SUCCESS)
}

fn show_all(loading: &Loading, saved: &SavedPlan, options: &Options) -> Result<(), Failure> {
    let mut is_quiet = loading.held_back.is_empty();
    for (workflow, gone) in &loading.held_back {
        print::line(held_back(workflow, gone))?;
    }
    for (workflow, loaded) in &loading.workflows {
        let news = match loaded.standing {
            Standing::New => Some(format!(
                "{workflow} is new: {}, opens {}; `concerted run` adopts it",
                print::counted(loaded.plan.tasks.len(), "task"),
                loaded.plan.event.opens
            )),
            Standing::Kept => Some(format!(
                "{workflow} has errors in its file; the last definition runs on: `concerted check` says why"
            )),
            Standing::Gone => Some(format!(
                "{workflow} is gone: its file is not there any more, the last definition runs on; `concerted apply` closes it"
            )),
            Standing::InForce | Standing::Edited | Standing::Waiting | Standing::Closed => None,
        };
        if let Some(news) = news {
            print::line(news)?;
            is_quiet = false;
        }
        if loading.reopened.contains(workflow) {
            print::line(format!(
                "{workflow} was closed, and its file is back: `concerted apply` or the next pass of `concerted run` opens it again"
            ))?;
            is_quiet = false;
        }
        if loading.edited_histories.contains(workflow) {
            print::line(unread_history(workflow))?;
            is_quiet = false;
        }
        if let Some(pending) = loading.pending.get(workflow) {
            show(workflow, pending, saved.mails.get(workflow), options)?;
            is_quiet = false;
        }
    }
    if is_quiet {
        print::line("nothing to change: what is in force is what the files say")?;
    }
    Ok(())
}

fn show(
    workflow: &WorkflowId,
    pending: &Pending,
    outlook: Option<&MailOutlook>,
    options: &Options,
) -> Result<(), Failure> {
    let edit = &pending.edit;
    print::line(print::bold(&format!("{workflow}: {}", summary(edit))))?;
    let of_finished = |change: &&Change| matches!(change, Change::Moved { is_finished: true, .. });
    for change in edit.changes.iter().filter(|change| !of_finished(change)) {
        print::line(format!("  {}", line(change)))?;
    }
    let finished = edit.changes.iter().filter(of_finished).count();
    if finished > 0 {
        print::line(format!("  moves    {} that {} finished", print::counted(finished, "task"), are(finished)))?;
    }
    if let [first, others @ ..] = edit.staying.as_slice() {
        print::line(stays(first, others.len()))?;
    }
    if let Some(CriticalChange { from, to }) = &edit.critical {
        let chain = |chain: &Option<Chain>| chain.as_ref().map_or_else(|| "nothing is open".to_owned(), said);
        print::line(format!("critical path: {}; before: {}", chain(to), chain(from)))?;
    }
    if let Some(rescheduled) = &edit.rescheduled {
        print::line(reports(rescheduled))?;
    }
    for endangered in &edit.endangered {
        print::line(format!(
            "endangers {}, due {}: it could be finished on {} only",
            endangered.task, endangered.due, endangered.finish
        ))?;
    }
    if let Some(outlook) = outlook {
        mails(outlook, options.mails)?;
    }
    if options.reminders && !edit.reminders.is_empty() {
        print::line("reminders ahead")?;
        reminders(edit)?;
    }
    if !edit.named_otherwise.is_empty() {
        let count = edit.named_otherwise.len();
        let (verb, mails) = if count == 1 { ("names", "mail about it says") } else { ("name", "mails about them say") };
        print::line(format!(
            "{} already sent {verb} an old date; the next {mails} so",
            print::counted(count, "reminder")
        ))?;
    }
    likely_renames(edit)?;
    consequences(edit)
}

/// `  stays    PLG-02 on 2027-05-26 and 2 more: a day that is written as a date does not move with the event`.
fn stays(first: &Staying, others: usize) -> String {
    let others = if others == 0 { String::new() } else { format!(" and {others} more") };
    format!(
        "  stays    {} on {}{others}: a day that is written as a date does not move with the event",
        first.task, first.due
    )
}

/// `reports by another schedule: the next on 2027-03-22`.
fn reports(rescheduled: &Rescheduled) -> String {
    let next = rescheduled.next.map_or_else(|| "none is ahead".to_owned(), |day| format!("the next on {day}"));
    let passed = rescheduled.passed_over.map_or_else(String::new, |cut_off| {
        format!("; none as of {cut_off}, which the former schedule did not have: `concerted report --issue` issues one")
    });
    format!("reports by another schedule: {next}{passed}")
}

/// What the edit does to recorded facts, and who applies it.
fn consequences(edit: &Edit) -> Result<(), Failure> {
    let (late_before, late_now): (Vec<&Overdue>, Vec<&Overdue>) =
        edit.overdue.iter().partition(|overdue| overdue.was_due.is_some());
    for (verb, late) in [("makes overdue", late_now), ("leaves overdue, with another date,", late_before)] {
        if let [first, others @ ..] = &late[..] {
            let others = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
            let was = first.was_due.map_or_else(String::new, |day| format!(" instead of {day}"));
            print::line(format!(
                "{verb} {} of {}, due {}{was}{others}; they are reminded anew, from the lowest rung",
                first.input.task, first.input.partner, first.due
            ))?;
        }
    }
    for turn in &edit.turns {
        print::line(turned(turn))?;
    }
    for round in &edit.rounds {
        print::line(in_flight(round))?;
    }
    if let Some(opened) = edit.opened {
        print::line(format!("the opening day {opened} is over: is the year right?"))?;
    }
    if let Some(span) = edit.leap().filter(|_| edit.opened.is_none()) {
        print::line(format!("the event moves {}: is the year right?", days(span)))?;
    }
    for loss in &edit.losses {
        print::line(format!("puts aside {}", lost(loss)))?;
    }
    print::line(if edit.is_to_be_agreed() {
        "therefore it waits for `concerted apply`"
    } else {
        "the daemon, or `concerted run --once`, takes this over by itself"
    })?;
    Ok(())
}

/// Says that an edited history has no effect.
pub(super) fn unread_history(workflow: &WorkflowId) -> String {
    format!(
        "{workflow}: its history is not what it was when the workflow was adopted, which changes nothing: it is read once; `concerted record` writes what is new"
    )
}

/// Why a new workflow is held back.
pub(super) fn held_back(workflow: &WorkflowId, gone: &WorkflowId) -> String {
    format!(
        "{workflow} is not adopted: its file or its symbol was that of {gone}, which has no file any more. If it is the same preparation, write `workflow: {gone}` again; if it is another one, `concerted apply` closes {gone} and adopts {workflow}"
    )
}

/// `turns A1 from in progress into completed, by the answers recorded so far`.
pub(super) fn turned(turn: &Turn) -> String {
    let named = |state: TaskState| state.as_str().replace('_', " ");
    match turn.from {
        Some(from) => {
            format!("turns {} from {} into {}, by the answers recorded so far", turn.task, named(from), named(turn.to))
        }
        None => format!("{} comes back as {}, as it was recorded earlier", turn.task, named(turn.to)),
    }
}

/// `OUT-05 is under silence, round 1: it stays by silence of 72 hours; the next round is by silence of 48 hours`.
pub(super) fn in_flight(edit: &RoundEdit) -> String {
    let seats = |all: &[Seat]| all.iter().map(seat).collect::<Vec<_>>().join(", ");
    let under = if edit.is_silent { "silence" } else { "approval" };
    let what = match &edit.change {
        RoundChange::Rule { from, to } => {
            format!("it goes on {}; the next round is {}", ruled(*from), ruled(*to))
        }
        RoundChange::Members { gone, new } => {
            let gone = (!gone.is_empty()).then(|| format!("without {}", seats(gone)));
            let new = (!new.is_empty()).then(|| format!("with {}", seats(new)));
            let both: Vec<String> = gone.into_iter().chain(new).collect();
            format!("its members stay as they are; the next round is {}", both.join(" and "))
        }
        RoundChange::Left { seat: of } => {
            format!("{} leaves and is not waited for any more; what it stated stays on record", seat(of))
        }
        RoundChange::NotNeeded => "its task needs no approval any more, and completes without one".to_owned(),
        RoundChange::TaskGone => "its task is gone, and nobody is asked any more".to_owned(),
    };
    format!("{} is under {under}, round {}: {what}", edit.task, edit.round)
}

/// `by silence of 72 hours, with 24 more for who asks first`.
fn ruled(rule: ApprovalRule) -> String {
    let extension = match rule {
        ApprovalRule::Silence(silence) => silence.extension_hours,
        _ => None,
    };
    let more = extension.map_or_else(String::new, |hours| format!(", with {hours} more for who asks first"));
    format!("{}{more}", by_rule(rule))
}

fn likely_renames(edit: &Edit) -> Result<(), Failure> {
    for LikelyRename { what, from, to } in &edit.likely_renames {
        print::line(format!(
            "{what} `{to}` looks like `{from}` under a new id: if it is, add `renamed_from: {from}`, and what was recorded stays"
        ))?;
    }
    Ok(())
}

/// `OUT-03 → OUT-04, float 12 days`.
fn said(chain: &Chain) -> String {
    let tasks = chain.tasks.iter().map(ToString::to_string).collect::<Vec<_>>().join(" → ");
    let days = print::counted(chain.float_days.unsigned_abs() as usize, "day");
    if chain.float_days < 0 { format!("{tasks}, {days} too late") } else { format!("{tasks}, float {days}") }
}

/// `2 tasks move, 1 is new, 1 is gone`.
pub(super) fn summary(edit: &Edit) -> String {
    let count = |is: fn(&Change) -> bool| edit.changes.iter().filter(|change| is(change)).count();
    let moved = count(|change| matches!(change, Change::Moved { .. }));
    let added = count(|change| matches!(change, Change::Added { .. }));
    let removed = count(|change| matches!(change, Change::Removed { .. }));
    let other = edit.changes.len() - moved - added - removed;
    let parts = [
        (moved, if moved == 1 { "1 task moves".into() } else { format!("{moved} tasks move") }),
        (added, format!("{} new", print::counted(added, "task"))),
        (removed, format!("{} gone", print::counted(removed, "task"))),
        (other, print::counted(other, "other change")),
    ];
    let said: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    if said.is_empty() { "edited; no task, date or input changes".into() } else { said.join(", ") }
}

fn line(change: &Change) -> String {
    match change {
        Change::Opens { from, to } => format!("T        {from} → {to}, {}", days((*to - *from).get_days())),
        Change::Closes { from, to } => format!("C        {from} → {to}, {}", days((*to - *from).get_days())),
        Change::Added { task, title, due, lead } => format!("new      {task}, due {due}, led by {lead}: {title}"),
        Change::Removed { task, title, due } => format!("gone     {task}, was due {due}: {title}"),
        Change::Renamed { from, to } => format!("renamed  {from} → {to}"),
        Change::PartnerRenamed { from, to } => format!("renamed  {from} → {to}"),
        Change::Addresses { partner, gone, new } => {
            let gone = gone.iter().map(|address| format!(" −{address}"));
            let new = new.iter().map(|address| format!(" +{address}"));
            format!("contacts {}:{}", name(partner.as_ref()), gone.chain(new).collect::<Vec<_>>().concat())
        }
        Change::Symbol { from, to } => format!("symbol   {from} → {to}"),
        Change::Askings { from, to } => {
            format!("asks     after commitments {} instead of {}", on_days(to), on_days(from))
        }
        Change::Moved { task, from, to, why, .. } => format!("moves    {task} {from} → {to}: {why}"),
        Change::Lead { task, from, to } => format!("lead     {task} {from} → {to}"),
        Change::InputAdded { input, due } => format!("asks     {} of {}, by {due}", input.task, input.partner),
        Change::InputRemoved { input } => format!("releases {} from {}", input.partner, input.task),
        Change::InputMoved { input, from, to } => {
            format!("moves    {} of {} {from} → {to}", input.task, input.partner)
        }
        Change::Task { task, what } => format!("changes  {task}: {what}"),
    }
}

fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

fn days(days: i32) -> String {
    let way = if days < 0 { "earlier" } else { "later" };
    format!("{} {way}", print::counted(days.unsigned_abs() as usize, "day"))
}

/// The effect on the mails ahead, assuming that everybody answers on the due day.
fn mails(outlook: &MailOutlook, list: bool) -> Result<(), Failure> {
    let Span { from, to } = outlook.mails;
    if outlook.changes.is_empty() {
        return Ok(print::line(format!("mails ahead if everybody answers on the day: {to}, as before"))?);
    }
    print::line(format!("mails ahead if everybody answers on the day: {to}; before: {from}"))?;
    let mut table = print::table(&["partner", "before", "after", "new", "moved", "withdrawn"]);
    let touched = outlook.by_partner.iter().filter(|row| row.new + row.moved + row.withdrawn > 0);
    for row in touched {
        let figures = [row.mails.from, row.mails.to, row.new, row.moved, row.withdrawn].map(|count| count.to_string());
        table.add_row(std::iter::once(name(row.partner.as_ref()).to_owned()).chain(figures));
    }
    (1..=5).for_each(|column| print::align_right(&mut table, column));
    print::show(&table)?;
    for change in outlook.changes.iter().filter(|_| list) {
        let what = when(change.from, change.on, if change.is_draft { "drafted" } else { "new" });
        print::line(format!("  {what}  {}: {}", change.to, change.subject))?;
    }
    Ok(())
}

fn name(partner: Option<&PartnerId>) -> &str {
    partner.map_or("coordinator", PartnerId::as_str)
}

/// `2027-03-01 → 2027-03-08`, `new on 2027-03-08`, `withdrawn from 2027-03-01`.
fn when(from: Option<Date>, to: Option<Date>, new: &str) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{from} → {to}"),
        (None, Some(to)) => format!("{new} on {to}"),
        (Some(from), None) => format!("withdrawn from {from}"),
        (None, None) => String::new(),
    }
}

fn reminders(edit: &Edit) -> Result<(), Failure> {
    for change in &edit.reminders {
        let what = when(change.from, change.to, "new");
        print::line(format!("  {:<12} {:<14} {:>6}  {what}", change.input.partner, change.input.task, change.rung))?;
    }
    Ok(())
}

pub(super) fn lost(loss: &Loss) -> String {
    match loss {
        Loss::State { task, state, at } => {
            format!("{task} is {}, since {}", state.replace('_', " "), at.strftime("%F"))
        }
        Loss::Answer { input, at } => {
            format!("the answer of {} to {} of {}", input.partner, input.task, at.strftime("%F"))
        }
        Loss::Reminded { task, at } => {
            format!("{task}, open, which partners were last reminded of on {}", at.strftime("%F"))
        }
        Loss::Values { indicator, count } => format!("{} of {indicator}", print::counted(*count, "value")),
    }
}
