//! `concerted record`: what people told the coordinator.

use std::{iter, path::PathBuf, process::ExitCode};

use jiff::{civil::Date, tz::TimeZone};

use super::{
    Context, Failure, Format,
    entries::{self, Given},
    open, print,
};
use crate::{
    app::{self, Loading, Recorded, Recording, overview::Row},
    lang::Words,
    model::{Answer, Event, IndicatorId, Lang, PartnerId, TaskId, TaskState, WorkflowId},
};

/// Options of `record`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The workflow
    workflow: String,

    /// The task (OUT-03), the indicator (I2.1), or a list: risks, budget, participation, texts, commitments, decisions, overrides
    what: String,

    /// done, not_done (an input); a state such as in_progress, completed, on_hold; an indicator's value; the id of an entry
    value: Option<String>,

    /// What is said of an entry: likelihood=4 title="The hall is not ready" title.fr="La salle n'est pas prête"
    #[arg(value_name = "KEY=VALUE")]
    said: Vec<String>,

    /// Entries of a list from a table in CSV, whose first row has the keys; all of them or none
    #[arg(long, value_name = "FILE")]
    table: Option<PathBuf>,

    /// Whose input; the lead's if missing
    #[arg(long, value_name = "PARTNER")]
    partner: Option<String>,

    /// The day it happened; now if missing
    #[arg(long, value_name = "DATE", value_parser = super::parse_date)]
    date: Option<Date>,

    /// Anything worth keeping; also added to what is recorded as such already
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    /// Where an indicator's value comes from
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,

    /// How sure an indicator's value is
    #[arg(long, value_name = "LEVEL", value_parser = ["high", "medium", "low"])]
    confidence: Option<String>,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    if entries::is_list(&options.what) {
        let given = Given {
            workflow: &options.workflow,
            list: &options.what,
            id: options.value.as_deref(),
            values: &options.said,
            table: options.table.as_deref(),
            date: options.date,
            note: options.note.as_deref(),
        };
        return entries::run(context, &given);
    }
    let (mut app, loading) = open::looking(context)?;
    let workflow = WorkflowId::from(&options.workflow);
    let what = recording(&loading, &workflow, options)?;
    let note = options.note.clone();
    let recorded = app::record(&mut app, &loading, &workflow, what, options.date, note, context.clock.now())?;
    if context.listing()? == Format::Json {
        print::json(&recorded.event.or(recorded.earlier))?;
        return Ok(ExitCode::SUCCESS);
    }
    for line in said(&recorded, &loading.find(&workflow)?.plan.timezone) {
        print::line(line)?;
    }
    let overviews = app::overview(&mut app, &loading, Some(&workflow), context.clock.now())?;
    if let Some(row) = overviews.iter().flat_map(|o| &o.rows).find(|row| row.task.as_str() == options.what) {
        print::line(standing(row))?;
    }
    if recorded.withdrawn > 0 {
        print::line(format!("{} taken back", print::counted(recorded.withdrawn, "reminder")))?;
    }
    if recorded.queued > 0 {
        print::line(format!("{} became due", print::counted(recorded.queued, "reminder")))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What was recorded, and that it was recorded before.
fn said(recorded: &Recorded, zone: &TimeZone) -> Vec<String> {
    let sentence = |event: &Event| super::log::sentence(&event.fact);
    let day = |event: &Event| zone.to_datetime(event.recorded_at).date();
    match (&recorded.event, &recorded.earlier) {
        (Some(event), earlier) => {
            let new = format!("recorded as no. {} of the journal: {}", event.seq, sentence(event));
            let old = |earlier| format!("recorded on {} already, as no. {}", day(earlier), earlier.seq);
            iter::once(new).chain(earlier.as_ref().map(old)).collect()
        }
        (None, Some(earlier)) => vec![format!(
            "nothing new: recorded on {} already, as no. {} of the journal: {}",
            day(earlier),
            earlier.seq,
            sentence(earlier)
        )],
        (None, None) => Vec::new(),
    }
}

/// `GOV-05 is in progress: 3 of 3 inputs are in; it waits for its lead mfa_az`.
fn standing(row: &Row) -> String {
    let inputs = (row.inputs_asked > 0).then(|| format!("{} of {} inputs are in", row.inputs_in, row.inputs_asked));
    let waits = waited_for(row).join(", and for ");
    let waits = (!waits.is_empty()).then(|| format!("it waits for {waits}"));
    let details = [inputs, waits].into_iter().flatten().collect::<Vec<_>>().join("; ");
    let colon = if details.is_empty() { "" } else { ": " };
    format!("{} is {}{colon}{details}", row.task, row.state.as_str().replace('_', " "))
}

/// What a task waits for before it is completed: inputs as far as its rule asks for them, and its lead.
fn waited_for(row: &Row) -> Vec<String> {
    let (lead, others): (Vec<_>, Vec<_>) = row.open_with.iter().partition(|partner| **partner == row.lead);
    let missing = row.inputs_needed.saturating_sub(row.inputs_in) as usize;
    let names = english(&others);
    let inputs = match missing {
        0 => None,
        _ if missing < others.len() => Some(format!("{missing} of the inputs of {names}")),
        1 => Some(format!("the input of {names}")),
        _ => Some(format!("the inputs of {names}")),
    };
    inputs.into_iter().chain(lead.first().map(|lead| format!("its lead {lead}"))).collect()
}

/// `unesco, coe and isesco`.
fn english(partners: &[&PartnerId]) -> String {
    let names: Vec<String> = partners.iter().map(ToString::to_string).collect();
    Words::of(&Lang::english()).list(&names)
}

fn recording(loading: &Loading, workflow: &WorkflowId, options: &Options) -> Result<Recording, Failure> {
    let Some(value) = options.value.as_ref().filter(|_| options.said.is_empty() && options.table.is_none()) else {
        return Err(Failure::Usage(format!(
            "a task or an indicator has one value\n  help: write `concerted record {} {} done`; KEY=VALUE and `--table` are for lists such as `risks`",
            options.workflow, options.what
        )));
    };
    let plan = &loading.find(workflow)?.plan;
    let task = TaskId::from(&options.what);
    let partner = options.partner.as_ref().map(PartnerId::from);
    let is_indicator = plan.task(&task).is_none()
        && plan.objectives.iter().flat_map(|o| &o.indicators).any(|i| i.id.as_str() == options.what);
    if is_indicator {
        let is_decimal = value.contains(|c: char| c.is_ascii_digit());
        let value = value.parse().ok().filter(|_| is_decimal).ok_or_else(|| {
            Failure::Usage(format!("`{value}` is not a number; write the indicator's value, such as 64 or 83.5"))
        })?;
        let (source, confidence) = (options.source.clone(), options.confidence.clone());
        return Ok(Recording::Value { indicator: IndicatorId::from(&options.what), value, source, confidence });
    }
    if let Some(answer) = [Answer::Done, Answer::NotDone].into_iter().find(|answer| answer.as_str() == value) {
        return Ok(Recording::Input { task, partner, answer });
    }
    let state = TaskState::parse(value).ok_or_else(|| {
        let states: Vec<_> = TaskState::ALL.iter().map(|state| state.as_str()).collect();
        Failure::Usage(format!(
            "`{value}` is neither an answer nor a state\n  help: an input is done or not_done; a state is one of {}",
            states.join(", ")
        ))
    })?;
    if partner.is_some() {
        return Err(Failure::Usage(format!(
            "`{value}` is a state of the whole task, and `--partner` is for one input\n  help: record `done` or `not_done` for a partner, or leave `--partner` out"
        )));
    }
    Ok(Recording::State { task, state })
}
