//! `concerted hold`: makes mails of a workflow, for a partner, or all of them wait until they are released.

use std::process::ExitCode;

use jiff::civil::Date;

use super::{Context, Failure, Format, log, open, print};
use crate::{
    app::{self, HoldOrder, HoldReport},
    model::{PartnerId, WorkflowId},
};

/// Options of `hold`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Mails about this workflow [default: all]
    #[arg(long, value_name = "WORKFLOW")]
    workflow: Option<String>,
    /// Mails to this partner [default: all]
    #[arg(long, value_name = "PARTNER")]
    partner: Option<String>,
    /// The last day of the hold [default: until it is lifted]
    #[arg(long, value_name = "DAY", value_parser = super::parse_date)]
    until: Option<Date>,
    /// The reason, for the journal and `concerted status`
    #[arg(long, value_name = "TEXT", required_unless_present_any = ["list", "lift"])]
    reason: Option<String>,
    /// List all holds, with the number of mails that each keeps waiting
    #[arg(long, conflicts_with_all = ["workflow", "partner", "until", "reason", "lift"])]
    list: bool,
    /// Lift this hold; its mails leave in their recipients' working hours
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["workflow", "partner", "until", "reason"])]
    lift: Option<u32>,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    if options.list {
        return list(context);
    }
    let (mut app, loading) = open::writing(context)?;
    let now = context.clock.now();
    if let Some(number) = options.lift {
        let waiting = app::lift_hold(&mut app, &loading, number, now)?;
        print::line(format!(
            "hold {number} is lifted; {} waited for it, to leave in working hours now unless something else holds it",
            print::counted(waiting, "mail")
        ))?;
        return Ok(ExitCode::SUCCESS);
    }
    let order = HoldOrder {
        workflow: options.workflow.as_deref().map(WorkflowId::from),
        partner: options.partner.as_deref().map(PartnerId::from),
        until: options.until,
        reason: options.reason.clone().unwrap_or_default(),
    };
    let hold = app::place_hold(&mut app, &loading, order, now)?;
    print::sentence(&sentence(&hold))?;
    print::line(format!("to lift it: `concerted hold --lift {}`", hold.number))?;
    Ok(ExitCode::SUCCESS)
}

fn list(context: &Context) -> Result<ExitCode, Failure> {
    let mut app = open::to_look(context)?;
    let holds = app::holds(&mut app, context.clock.now())?;
    if context.listing()? == Format::Json {
        print::json(&holds)?;
        return Ok(ExitCode::SUCCESS);
    }
    if holds.is_empty() {
        print::line("no holds")?;
    }
    for hold in &holds {
        let over = match (hold.stands, hold.lifted_at) {
            (true, _) => String::new(),
            (false, Some(at)) => format!("; lifted {at}"),
            (false, None) => "; ended".to_owned(),
        };
        print::sentence(&format!("{}{over}", sentence(hold)))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A hold as a sentence, for this command and for `status`.
pub(super) fn sentence(hold: &HoldReport) -> String {
    let about = log::held(hold.workflow.as_ref(), hold.partner.as_ref(), hold.until);
    let others = match hold.of_others_too {
        0 => String::new(),
        count => format!(", {count} of which also speak of other workflows"),
    };
    format!(
        "hold {}, by the {} on {}: {about}: {} ({} now{others})",
        hold.number,
        log::who(&hold.placed_by),
        hold.placed_at,
        hold.reason,
        print::counted(hold.waiting, "mail"),
    )
}
