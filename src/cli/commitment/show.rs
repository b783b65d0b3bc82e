//! How commitments stand, for people.

use std::process::ExitCode;

use jiff::Timestamp;

use crate::{
    app::{self, CommitmentStanding, ReportLine},
    cli::{Context, Failure, Format, log::commitment::said, open, print},
    model::{CommitmentId, WorkflowId},
    plan::Plan,
};

pub(super) fn list(context: &Context, workflow: &str, waiting: bool) -> Result<ExitCode, Failure> {
    let workflow = WorkflowId::from(workflow);
    let format = context.listing()?;
    let (mut app, loading) = open::looking_at(context, &workflow)?;
    let now = context.clock.now();
    let mut all = app::commitment_standings(&mut app.store, &loading, (&workflow, None), now)?;
    all.retain(|one| !waiting || one.reports.iter().any(|report| report.is_waiting));
    if format == Format::Json {
        print::json(&all)?;
        return Ok(ExitCode::SUCCESS);
    }
    if all.is_empty() {
        let none = if waiting { "no report waits" } else { "no commitment is on record" };
        print::line(none)?;
    }
    for one in &all {
        print::sentence(&line(one))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// `C1  reported   unesco  in progress, due 2028-06-30  Scholarships`.
fn line(of: &CommitmentStanding) -> String {
    let lead = of.lead.as_ref().map_or("–", |lead| lead.as_str());
    let due = of.due.map_or_else(String::new, |due| format!(", due {due}"));
    let (id, state, status) =
        (&of.commitment, of.state.as_str().replace('_', " "), of.status.as_str().replace('_', " "));
    format!("{id:<8} {state:<10} {lead:<14} {status}{due}  {}", of.title)
}

pub(super) fn show(context: &Context, workflow: &str, commitment: &str) -> Result<ExitCode, Failure> {
    let (workflow, commitment) = (WorkflowId::from(workflow), CommitmentId::from(commitment));
    let format = context.listing()?;
    let (mut app, loading) = open::looking_at(context, &workflow)?;
    let now = context.clock.now();
    let all = app::commitment_standings(&mut app.store, &loading, (&workflow, Some(&commitment)), now)?;
    let plan = &loading.find(&workflow)?.plan;
    for one in &all {
        if format == Format::Json {
            print::json(one)?;
        } else {
            print::line(print::bold(&format!("{} {}", one.commitment, one.title)))?;
            tell(one, plan)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What is on record, and the reports, a line each.
pub(super) fn tell(of: &CommitmentStanding, plan: &Plan) -> Result<(), Failure> {
    let time = |at: Timestamp| plan.timezone.to_datetime(at).strftime("%F %H:%M").to_string();
    let lead = of.lead.as_ref().map_or_else(|| "nobody leads it".to_owned(), |lead| format!("led by {lead}"));
    let with: Vec<String> = of.with.iter().map(ToString::to_string).collect();
    let with = if with.is_empty() { String::new() } else { format!(" with {}", with.join(", ")) };
    print::sentence(&format!("{lead}{with}; follow-up: {}", of.state.as_str().replace('_', " ")))?;
    let due = of.due.map_or_else(String::new, |due| format!(", due {due}"));
    let amount = |what: &str, amount: Option<f64>| {
        amount.map_or_else(String::new, |amount| format!(", {} {amount} {what}", of.currency))
    };
    print::sentence(&format!(
        "on record: {}{due}{}{}{}",
        of.status.as_str().replace('_', " "),
        amount("announced", of.amount),
        amount("signed", of.signed),
        amount("paid", of.paid)
    ))?;
    if let Some(at) = of.asked_at {
        print::line(format!("its lead was last asked {}", time(at)))?;
    }
    for report in &of.reports {
        print::sentence(&reported(report, time))?;
    }
    Ok(())
}

/// `  report 1  2027-11-29 10:00  unesco by telephone: in progress, 250000 paid; waits`.
fn reported(of: &ReportLine, time: impl Fn(Timestamp) -> String) -> String {
    let way = of.way.map_or_else(String::new, |way| format!(" by {}", way.as_str().replace('_', " ")));
    let by = of.said_by.as_ref().map_or_else(String::new, |by| format!(" ({by})"));
    let note = of.note.as_ref().map_or_else(String::new, |note| format!(": {note}"));
    let standing = match (of.confirmed_at, of.sent_back_at) {
        (Some(at), _) => format!("confirmed {}", time(at)),
        (None, Some(at)) => {
            format!("sent back {}: {}", time(at), of.reason.as_deref().unwrap_or_default())
        }
        (None, None) if of.is_waiting => "waits to be confirmed".to_owned(),
        (None, None) => "replaced by a later one".to_owned(),
    };
    format!("  report {}  {}  {}{way}{by}: {}{note}; {standing}", of.number, time(of.at), of.partner, said(&of.said))
}
