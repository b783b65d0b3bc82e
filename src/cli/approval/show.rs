//! How an approval stands, for people.

use std::process::ExitCode;

use jiff::Timestamp;

use crate::{
    app::{self, ApprovalStanding, RoundStanding},
    cli::{Context, Failure, Format, log::approval as said, open, print},
    model::{TaskId, WorkflowId},
    plan::Plan,
};

pub(super) fn show(context: &Context, workflow: &str, task: &str) -> Result<ExitCode, Failure> {
    let workflow = WorkflowId::from(workflow);
    let format = context.listing()?;
    let (mut app, loading) = open::looking_at(context, &workflow)?;
    let now = context.clock.now();
    let standing = app::approval_standing(&mut app.store, &loading, (&workflow, &TaskId::from(task)), now)?;
    if format == Format::Json {
        print::json(&standing)?;
        return Ok(ExitCode::SUCCESS);
    }
    print::line(print::bold(&format!("{} {}", standing.task, standing.title)))?;
    print::line(&standing.approval)?;
    tell(&standing, &loading.find(&workflow)?.plan)?;
    Ok(ExitCode::SUCCESS)
}

/// The rounds, a paragraph each.
pub(super) fn tell(standing: &ApprovalStanding, plan: &Plan) -> Result<(), Failure> {
    let time = |at: Timestamp| plan.timezone.to_datetime(at).strftime("%F %H:%M").to_string();
    if standing.rounds.is_empty() && standing.approved_at.is_none() {
        print::line(format!(
            "nobody was asked yet; {} is {}",
            standing.task,
            standing.state.as_str().replace('_', " ")
        ))?;
    }
    for round in &standing.rounds {
        print::sentence(&head(round, time))?;
        for seat in &round.seats {
            let served = match (seat.served_at, seat.is_present) {
                (_, false) => "takes part no more".to_owned(),
                (Some(at), _) => format!("has it since {}", time(at)),
                (None, _) => "does not have it yet".to_owned(),
            };
            print::line(format!("  {:<18} {served}", said::seat(&seat.seat)))?;
        }
        for line in &round.said {
            let by = line.by.as_ref().map_or_else(String::new, |by| format!(" through {by}"));
            let note = line.note.as_ref().map_or_else(String::new, |note| format!(": {note}"));
            let late = if line.is_late { " (after the end)" } else { "" };
            let of = said::seat(&line.seat);
            print::sentence(&format!("  {}  {of}{by} {}{note}{late}", time(line.at), said::stated(&line.statement)))?;
        }
    }
    if let Some(at) = standing.approved_at {
        let proof = standing.evidence.as_ref().map(|one| format!(", proved by {} (SHA-256 {})", one.name, one.sha256));
        print::sentence(&format!("approved on {}{}", time(at), proof.unwrap_or_default()))?;
    }
    Ok(())
}

/// `round 1 of Rev.2: under silence since 2027-05-11 10:00, ends 2027-05-17 18:00`.
fn head(round: &RoundStanding, time: impl Fn(Timestamp) -> String) -> String {
    let text = round.text.as_ref().map_or_else(String::new, |text| format!(" of {}", said::version(text)));
    let state = round.state.as_str().replace('_', " ");
    let since = round.ended_at.unwrap_or(round.opened_at);
    let ends = match (round.closes_at, round.is_firm) {
        _ if round.ended_at.is_some() => String::new(),
        (Some(at), true) => format!(", ends {}", time(at)),
        (Some(at), false) => format!(", would end {} if all had it now", time(at)),
        (None, _) => String::new(),
    };
    format!("round {}{text}: {state} since {}{ends}", round.number, time(since))
}
