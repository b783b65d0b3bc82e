//! `concerted apply`: takes an edit over.

use std::{path::PathBuf, process::ExitCode};

use super::{
    Context, Failure, open,
    plan::{in_flight, lost, summary, turned, unread_history},
    print,
};
use crate::{
    app::{self, SavedPlan},
    diag::Advice,
};

/// Options of `apply`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// A plan saved by `concerted plan --out`, applied exactly as it was shown or not at all
    #[arg(value_name = "FILE")]
    plan: Option<PathBuf>,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    context.only_text("apply")?;
    let saved = options.plan.as_deref().map(SavedPlan::read).transpose()?;
    let mut app = open::app(context)?;
    let applied = app::apply(&mut app, saved.as_ref(), context.clock.now())?;
    for workflow in &applied.loading.adopted {
        print::line(format!("{workflow}: applied"))?;
    }
    for (workflow, edit) in &applied.loading.edited {
        print::line(format!("{workflow}: {}", summary(edit)))?;
        for turn in &edit.turns {
            print::line(format!("  {}", turned(turn)))?;
        }
        for round in &edit.rounds {
            print::line(format!("  {}", in_flight(round)))?;
        }
        for loss in &edit.losses {
            print::line(format!("  put aside: {}", lost(loss)))?;
        }
    }
    for workflow in &applied.loading.closed {
        print::line(format!("{workflow}: closed, since its file is gone; put the file back to open it again"))?;
        let to_tell = applied.to_tell.get(workflow).filter(|partners| !partners.is_empty());
        for partner in to_tell.into_iter().flatten() {
            let reached_by = match partner.reached_by.as_slice() {
                [] => "no telephone or address is on file".to_owned(),
                known => known.join(", "),
            };
            print::line(format!("  tell {}, which gets no mail about this: {reached_by}", partner.name))?;
        }
    }
    for workflow in &applied.loading.reopened {
        print::line(format!("{workflow}: opened again, since its file is back"))?;
    }
    let loading = &applied.loading;
    let is_broken = loading.has_errors();
    for workflow in &loading.edited_histories {
        print::line(unread_history(workflow))?;
    }
    let opens_or_closes = !loading.closed.is_empty() || !loading.reopened.is_empty();
    let did_nothing = loading.adopted.is_empty() && loading.edited.is_empty() && !opens_or_closes;
    if did_nothing && loading.edited_histories.is_empty() && !is_broken {
        print::line("nothing to apply: what is in force is what the files say")?;
    }
    if applied.ticked.queued + applied.ticked.withdrawn > 0 {
        print::line(format!(
            "{} into mails, {} taken back",
            print::counted(applied.ticked.queued, "reminder"),
            print::counted(applied.ticked.withdrawn, "reminder")
        ))?;
    }
    if is_broken {
        let what = "some definitions have errors and were not applied";
        return Err(Failure::refused(Advice::new(what, "`concerted check` shows them")));
    }
    Ok(ExitCode::SUCCESS)
}
