//! `concerted doctor`: what is wrong with the database, its files and the issued reports; and whether mail could leave.

use std::process::ExitCode;

use super::{Context, Failure, Format, open, print};
use crate::{
    app::{self, Examined, MailTrial},
    config::Config,
};

/// Options of `doctor`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Options {
    /// Also read every row in full
    #[arg(long)]
    deep: bool,

    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Try the mail server without sending anything: connection, greeting, name, TLS, login, sender
    Mail(MailOptions),
}

#[derive(Debug, clap::Args)]
struct MailOptions {
    /// Also ask the server about this recipient
    #[arg(long, value_name = "ADDRESS")]
    to: Option<String>,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let format = context.listing()?;
    let config = Config::load(&context.config)?;
    let in_order = match &options.what {
        None => {
            let examined = app::examine(&config, context.clock.now(), options.deep)?;
            if format == Format::Json {
                print::json(&examined)?;
            } else {
                tell(&examined)?;
            }
            examined.in_order
        }
        Some(What::Mail(options)) => {
            let trial = try_mail(context, &config, options.to.as_deref())?;
            if format == Format::Json {
                print::json(&trial)?;
            } else {
                tell_trial(&trial)?;
            }
            trial.in_order
        }
    };
    Ok(if in_order { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn try_mail(context: &Context, config: &Config, to: Option<&str>) -> Result<MailTrial, Failure> {
    let senders = app::senders(config, context.clock.now())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    Ok(runtime.block_on(app::try_mail(&open::mail_route(config), &senders, to)))
}

fn tell_trial(trial: &MailTrial) -> Result<(), Failure> {
    for line in &trial.steps {
        let fares = if line.is_fine { "ok" } else { "failed" };
        print::sentence(&format!("{:<12} {fares:<7} {}", line.step, line.said))?;
        if let Some(help) = &line.help {
            print::sentence(&format!("  help: {help}"))?;
        }
    }
    let route = &trial.route;
    print::line(if trial.in_order {
        format!("`{route}`: mail can leave; nothing was sent")
    } else {
        format!("`{route}`: mail cannot leave with these settings; nothing was sent")
    })?;
    Ok(())
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
    if let Some(links) = &examined.links {
        let key = links.signing.as_ref().map_or_else(
            || "no key signs them".to_owned(),
            |key| format!("the key `{}` of {} signs them", key.id, key.created),
        );
        let unless = links.not_mailed.as_ref().map_or_else(String::new, |why| format!("; mails contain none: {why}"));
        print::sentence(&format!("links lead to `{}`; {key}{unless}", links.base_url))?;
    }
    let database = examined.database.display();
    print::line(if examined.in_order {
        format!("`{database}`: nothing is wrong")
    } else {
        format!("`{database}`: {}", print::counted(examined.flaws.len(), "flaw"))
    })?;
    Ok(())
}
