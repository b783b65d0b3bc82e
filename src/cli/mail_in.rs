//! `concerted mail-in`: reads one mail on standard input, as a mail server hands it over.

use std::process::ExitCode;

use super::{Context, Failure, open, print};
use crate::{
    app::{self, MAX_MAIL_BYTES, TakenIn},
    config::Config,
    diag::Advice,
    files,
    model::IncomingKind,
    store::Store,
};

/// The mail server gives it back to its sender (`EX_DATAERR` of sysexits(3)).
const HOPELESS: u8 = 65;

/// The mail server keeps it and tries again (`EX_TEMPFAIL`).
pub(super) const TRY_AGAIN: u8 = 75;

/// Options of `mail-in`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {}

/// Exit status 0: recorded, or rightly left alone; 65: it can never be read; 75: not now, whatever the reason. There is no
/// other, because a mail server returns to its sender what ends with one that it does not know.
pub(super) fn run(context: &Context) -> ExitCode {
    match take(context) {
        Ok(status) => status,
        Err(failure) => {
            print::failure(&failure);
            ExitCode::from(TRY_AGAIN)
        }
    }
}

fn take(context: &Context) -> Result<ExitCode, Failure> {
    context.only_text("mail-in")?;
    let Some(bytes) = files::read_standard_input(MAX_MAIL_BYTES)? else {
        print::warning(format!("this mail has more than {} MiB, and is not read", MAX_MAIL_BYTES >> 20));
        return Ok(ExitCode::from(HOPELESS));
    };
    let config = Config::load(&context.config)?;
    if Store::is_unused(&config.database) {
        return Err(Failure::refused(Advice::new(
            "nothing was sent from here yet that could be answered",
            "`concerted run` begins; until then the mail server keeps this mail",
        )));
    }
    let (mut app, loading) = open::writing(context)?;
    let taken = app::take_in(&mut app, &loading, &bytes, context.clock.now())?;
    // Whoever handed it over may have gone already.
    let _ = print::line(told(&taken));
    Ok(if taken.kind == IncomingKind::Unreadable { ExitCode::from(HOPELESS) } else { ExitCode::SUCCESS })
}

fn told(TakenIn { kind, why, answers, is_new }: &TakenIn) -> String {
    let kind = kind.as_str().replace('_', " ");
    match (is_new, answers) {
        (false, _) => format!("read before: {kind}"),
        (true, 0) => format!("{kind}: {why}"),
        (true, answers) => format!("{kind}: {}", print::counted(*answers, "answer")),
    }
}
