//! `concerted apply`: takes an edit over.

use std::{path::PathBuf, process::ExitCode};

use super::{Context, Failure, open, plan::summary, print};
use crate::app::{self, SavedPlan};

/// Options of `apply`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// A plan that `concerted plan --out` saved: it is applied as it was shown, or not at all
    #[arg(value_name = "FILE")]
    plan: Option<PathBuf>,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    context.only_text("apply")?;
    let saved = options.plan.as_deref().map(SavedPlan::read).transpose()?;
    let mut app = open::app(context)?;
    let applied = app::apply(&mut app, saved.as_ref(), context.clock.now())?;
    for workflow in &applied.loading.adopted {
        print::line(format!("{workflow}: taken over"))?;
    }
    for (workflow, edit) in &applied.loading.edited {
        print::line(format!("{workflow}: {}", summary(edit)))?;
    }
    if applied.loading.adopted.is_empty() && applied.loading.edited.is_empty() {
        print::line("nothing to apply: what is in force is what the files say")?;
    }
    if applied.ticked.queued + applied.ticked.withdrawn > 0 {
        print::line(format!(
            "{} into mails, {} taken back",
            print::counted(applied.ticked.queued, "reminder"),
            print::counted(applied.ticked.withdrawn, "reminder")
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}
