//! `concerted doctor`: what is wrong with the database, its files and the issued reports.

use std::process::ExitCode;

use super::{Context, Failure, Format, print};
use crate::{
    app::{self, Examined},
    config::Config,
};

/// Options of `doctor`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Read every row as what it is, too
    #[arg(long)]
    deep: bool,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let format = context.listing()?;
    let config = Config::load(&context.config)?;
    let examined = app::examine(&config, context.clock.now(), options.deep)?;
    if format == Format::Json {
        print::json(&examined)?;
    } else {
        tell(&examined)?;
    }
    Ok(if examined.in_order { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn tell(examined: &Examined) -> Result<(), Failure> {
    for check in &examined.checks {
        let flaws: Vec<_> = examined.flaws.iter().filter(|flaw| flaw.check == *check).collect();
        let fares = if flaws.is_empty() { "in order".to_owned() } else { print::counted(flaws.len(), "flaw") };
        print::line(format!("{:<12} {fares}", check.as_str()))?;
        for flaw in flaws {
            print::sentence(&format!("  {}", flaw.what))?;
            print::sentence(&format!("    help: {}", flaw.help))?;
        }
    }
    if let Some(lease) = &examined.daemon {
        print::line(format!(
            "a daemon works on it: process {} on `{}`, since {}",
            lease.holder.process, lease.holder.host, lease.started_at
        ))?;
    }
    let database = examined.database.display();
    print::line(if examined.in_order {
        format!("`{database}`: nothing is wrong")
    } else {
        format!("`{database}`: {}", print::counted(examined.flaws.len(), "flaw"))
    })?;
    Ok(())
}
