//! `concerted outbox`: the mails. One file per verb; all of them select mails in the same way (`meant.rs`).

mod list;
mod meant;
mod release;
mod resend;
mod retry;
mod settle;
mod show;
mod withdraw;

use std::process::ExitCode;

use super::{Context, Failure};

/// Options of `outbox`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// List mails with their states
    List(list::Options),
    /// Show a mail: header and text, attempts, what it carries and why, how it came to its state
    Show(show::Options),
    /// Release drafts and held mails
    ///
    /// Of those that a filter meets, drafts are left out unless `--state draft` names them: a letter to a higher level is
    /// read before it goes.
    Release(release::Options),
    /// Withdraw mails that have not left
    ///
    /// Of those that a filter meets, failed ones are left out unless `--state failed` names them.
    Withdraw(withdraw::Options),
    /// Try failed or uncertain mails again, each under its own Message-ID
    ///
    /// Of those that a filter meets, uncertain ones are left out unless `--state uncertain` names them: they may arrive twice.
    Retry(retry::Options),
    /// Send again, with the same text, mails that were sent but never arrived
    ///
    /// Beside a KEY, `--to ADDRESS` names another address of the same partner that it goes to instead. A mail that says what is
    /// not so any more is refused, unless `--as-it-was` is given.
    Resend(resend::Options),
    /// Say whether uncertain mails were sent
    #[command(allow_missing_positional = true)]
    Settle(settle::Options),
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let changes = match &options.what {
        What::List(_) | What::Show(_) => None,
        What::Release(_) => Some("outbox release"),
        What::Withdraw(_) => Some("outbox withdraw"),
        What::Retry(_) => Some("outbox retry"),
        What::Resend(_) => Some("outbox resend"),
        What::Settle(_) => Some("outbox settle"),
    };
    if let Some(command) = changes {
        context.only_text(command)?;
    }
    match &options.what {
        What::List(options) => list::run(context, options),
        What::Show(options) => show::run(context, options),
        What::Release(options) => release::run(context, options),
        What::Withdraw(options) => withdraw::run(context, options),
        What::Retry(options) => retry::run(context, options),
        What::Resend(options) => resend::run(context, options),
        What::Settle(options) => settle::run(context, options),
    }
}
