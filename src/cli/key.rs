//! `concerted key`: the keys that sign links to answer by: list them, add a new one.

use std::process::ExitCode;

use super::{Context, Failure, Format, open, print};
use crate::{
    app::{self, KeyFile, KeyReport},
    config::Config,
    link,
};

/// Options of `key`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// List the keys: id, age, whether it signs, and when its last link expires
    List {
        /// How many days links last at most
        #[arg(long, value_name = "DAYS", default_value_t = link::LIFETIME_DAYS,
              value_parser = clap::value_parser!(u32).range(1..=3650))]
        lifetime: u32,
    },
    /// Add a key that signs from now on; links already sent keep working
    ///
    /// The old keys stay and verify. The line of one can be deleted once the last link that it signed has run out.
    Rotate {
        /// Create new keys because the old ones are lost; all links already sent stop working
        #[arg(long)]
        new: bool,
    },
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let config = Config::load(&context.config)?;
    open::mend_keys(&config);
    match options.command {
        Command::List { lifetime } => list(context, &config, lifetime),
        Command::Rotate { new } => {
            context.only_text("key rotate")?;
            if new { make_anew(context, &config) } else { rotate(context, &config) }
        }
    }
}

fn list(context: &Context, config: &Config, lifetime: u32) -> Result<ExitCode, Failure> {
    let format = context.listing()?;
    let file = KeyFile::load(&config.database)?;
    let keys = file.report(lifetime, context.clock.now());
    if format == Format::Json {
        print::json(&keys)?;
        return Ok(ExitCode::SUCCESS);
    }
    for key in &keys {
        print::line(format!("{}  {}  {}", key.id, key.created, standing(key)))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn standing(key: &KeyReport) -> String {
    let verifies = if key.retired { "verifies (retired)" } else { "verifies" };
    match key.last_link_ends {
        None => "signs and verifies".to_owned(),
        Some(last) if key.can_be_deleted => {
            format!("{verifies}; its last link ran out on {last} at the latest, so its line can be deleted")
        }
        Some(last) => format!("{verifies}; its last link runs out on {last} at the latest"),
    }
}

fn rotate(context: &Context, config: &Config) -> Result<ExitCode, Failure> {
    let rotated = app::rotate_keys(&config.database, context.clock.now())?;
    print::sentence(&format!(
        "key `{}` signs from now on; links signed with `{}` go on working until they run out",
        rotated.new, rotated.before
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn make_anew(context: &Context, config: &Config) -> Result<ExitCode, Failure> {
    let kid = app::make_keys_anew(&config.database, context.clock.now())?;
    print::sentence(&format!("key `{kid}` signs from now on; every link that was sent before is dead"))?;
    Ok(ExitCode::SUCCESS)
}
