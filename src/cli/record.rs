//! `concerted record`: what people told the coordinator.

use std::process::ExitCode;

use jiff::civil::Date;

use super::{Context, Failure, Format, open, print};
use crate::{
    app::{self, Loading, Recording, overview::Row},
    model::{Answer, IndicatorId, PartnerId, TaskId, TaskState, WorkflowId},
};

/// Options of `record`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The workflow
    workflow: String,

    /// The task (OUT-03) or the indicator (I2.1)
    what: String,

    /// done, not_done (an input); a state such as in_progress, completed, on_hold; or an indicator's value
    value: String,

    /// Whose input; the lead's if missing
    #[arg(long, value_name = "PARTNER")]
    partner: Option<String>,

    /// The day it happened; now if missing
    #[arg(long, value_name = "DATE", value_parser = super::parse_date)]
    date: Option<Date>,

    /// Anything worth keeping
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
    let (mut app, loading) = open::looking(context)?;
    let workflow = WorkflowId::from(&options.workflow);
    let what = recording(&loading, &workflow, options)?;
    let note = options.note.clone();
    let recorded = app::record(&mut app, &loading, &workflow, what, options.date, note, context.clock.now())?;
    if context.listing()? == Format::Json {
        print::json(&recorded.event)?;
        return Ok(ExitCode::SUCCESS);
    }
    let said = super::log::sentence(&recorded.event.fact);
    print::line(format!("recorded as no. {} of the journal: {said}", recorded.event.seq))?;
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

/// `GOV-05 is in progress: 3 of 3 inputs in, open with mfa_az`.
fn standing(row: &Row) -> String {
    let inputs = if row.inputs_asked > 0 {
        format!("{} of {} inputs in", row.inputs_in, row.inputs_asked)
    } else {
        String::new()
    };
    let open = row.open_with.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let open = if open.is_empty() { String::new() } else { format!("open with {open}") };
    let details = [inputs, open].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let colon = if details.is_empty() { "" } else { ": " };
    format!("{} is {}{colon}{details}", row.task, row.state.as_str().replace('_', " "))
}

fn recording(loading: &Loading, workflow: &WorkflowId, options: &Options) -> Result<Recording, Failure> {
    let plan = &loading.find(workflow)?.plan;
    let task = TaskId::from(&options.what);
    let partner = options.partner.as_ref().map(PartnerId::from);
    let is_indicator = plan.task(&task).is_none()
        && plan.objectives.iter().flat_map(|o| &o.indicators).any(|i| i.id.as_str() == options.what);
    if is_indicator {
        let value = options.value.parse().ok().filter(|value: &f64| value.is_finite()).ok_or_else(|| {
            Failure::Usage(format!(
                "`{}` is not a number; write the indicator's value, such as 64 or 83.5",
                options.value
            ))
        })?;
        let (source, confidence) = (options.source.clone(), options.confidence.clone());
        return Ok(Recording::Value { indicator: IndicatorId::from(&options.what), value, source, confidence });
    }
    if let Some(answer) = [Answer::Done, Answer::NotDone].into_iter().find(|answer| answer.as_str() == options.value) {
        return Ok(Recording::Input { task, partner, answer });
    }
    let state = TaskState::parse(&options.value).ok_or_else(|| {
        let states: Vec<_> = TaskState::ALL.iter().map(|state| state.as_str()).collect();
        Failure::Usage(format!(
            "`{}` is neither an answer nor a state\n  help: an input is done or not_done; a state is one of {}",
            options.value,
            states.join(", ")
        ))
    })?;
    if partner.is_some() {
        return Err(Failure::Usage(format!(
            "`{}` is a state of the whole task, and `--partner` is for one input\n  help: record `done` or `not_done` for a partner, or leave `--partner` out",
            options.value
        )));
    }
    Ok(Recording::State { task, state })
}
