//! What to do about an error of a use case.

use super::{AppError, PlanError};
use crate::diag::{Advice, Advised, suggest::did_you_mean};

/// So many names are listed in full.
const NAMES_LISTED: usize = 12;

impl Advised for AppError {
    fn help(&self) -> Option<String> {
        match self {
            Self::Store(error) => error.help(),
            Self::Begin(error) => error.help(),
            Self::Plan(error) => error.help(),
            Self::Render(error) => error.help(),
            Self::Export(error) => error.help(),
            Self::Refused { help, .. } | Self::Theme { hint: help, .. } => Some(help.clone()),
            Self::Unknown { name, known, .. } => Some(nearest(name, known)),
            Self::FannedOut { instances, .. } => Some(format!("name one of {}", instances.join(", "))),
            Self::NotObliged { obliged, .. } => Some(format!("the lead and contributors are {}", obliged.join(", "))),
            Self::Ahead { today, .. } => Some(format!(
                "choose a day up to {today}; `--allow-future` makes the report all the same and says on every page that \
                 its day has not come"
            )),
            Self::TooLong { most, .. } => Some(format!("say it in at most {most} characters")),
            Self::BadFigure { problem, .. } => Some(problem.fix().to_owned()),
            other => other.fixed_help().map(str::to_owned),
        }
    }

    fn advice(&self) -> Vec<Advice> {
        match self {
            Self::WrongEntries(all) => all.clone(),
            one => vec![Advice { message: one.to_string(), help: one.help() }],
        }
    }
}

impl AppError {
    /// The help that is the same whatever the error is about.
    fn fixed_help(&self) -> Option<&'static str> {
        Some(match self {
            Self::TooMuch { .. } => "move out of it what defines nothing, or the link that leads to it",
            Self::Unwritable { .. } => {
                "check the folder's owner and the free space, or name another one in the configuration"
            }
            Self::DatabaseLost { .. } => {
                "set `database:` in the configuration right, or restore a backup; `concerted run --init` begins anew, and \
                 writes to everybody again"
            }
            Self::NoKeys { is_unused: true, .. } => "the first `concerted run` makes it together with the database",
            Self::NoKeys { is_unused: false, .. } => {
                "restore it from a backup; with new keys every link in the mails that were sent is dead, and `concerted key \
                 rotate --new` makes new ones all the same"
            }
            Self::Keys { .. } => {
                "mend it, or restore it from a backup; links signed with a key that is not in it are dead"
            }
            Self::Guarded { .. } => "name another file",
            Self::NoApproval { .. } => "record `completed` to settle it; `approval:` in its definition asks for one",
            Self::AlreadyWithdrawn { .. } => "`concerted report list` has the reason",
            Self::NothingBegan { .. } => "choose a later day with `--as-of`",
            Self::NotATable { .. } => "save it as CSV in UTF-8, separated by commas",
            Self::NotAdopted { .. } => "the daemon, or `concerted run --once`, adopts it; record then",
            Self::InTheFuture { .. } => "record what has happened, when it has",
            Self::TooEarly { .. } | Self::BeforeAll { .. } => "look at the year again",
            Self::Hidden { .. } => "delete it",
            Self::ClockBehind { .. } => {
                "set the clock right; if it is right now and was ahead then, go on with `concerted run --accept-clock`"
            }
            Self::ClockLeapt { .. } => {
                "set the clock right, and this goes on; if it is right, start `concerted run` again"
            }
            _ => return None,
        })
    }
}

impl Advised for PlanError {
    fn help(&self) -> Option<String> {
        let help = match self {
            Self::NotAPlan { .. } => "save one with `concerted plan --out FILE`",
            Self::Empty => "edit a definition, then make a plan: `concerted plan --out FILE`",
            Self::Moved { .. } => "make the plan again: `concerted plan --out FILE`",
        };
        Some(help.to_owned())
    }
}

/// The nearest name, or all of them if there are few.
fn nearest(name: &str, known: &[String]) -> String {
    match did_you_mean(name, known.iter().map(String::as_str)) {
        Some(question) => question,
        None if known.is_empty() => "no workflow is loaded; `concerted check` says why".into(),
        None if known.len() <= NAMES_LISTED => format!("there are {}", known.join(", ")),
        None => format!("there are {}, …", known[..NAMES_LISTED].join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::StoreError;

    #[test]
    fn help_stands_apart_from_the_message() {
        let error = AppError::AlreadyWithdrawn { symbol: "F/PR/1".into() };
        assert_eq!(error.to_string(), "report F/PR/1 was withdrawn before");
        assert_eq!(error.help().as_deref(), Some("`concerted report list` has the reason"));
        assert_eq!(
            error.in_full(),
            "report F/PR/1 was withdrawn before\n  help: `concerted report list` has the reason"
        );
        assert_eq!(AppError::UnknownRecipient("a@b.example".into()).help(), None);
    }

    #[test]
    fn an_error_of_another_layer_keeps_its_help() {
        let inner = StoreError::TextDropped("2026-12-07:a@b.example".into());
        let outer = AppError::from(StoreError::TextDropped("2026-12-07:a@b.example".into()));
        assert!(inner.help().is_some_and(|help| help.contains("`mail: keep_texts:`")));
        assert_eq!((outer.to_string(), outer.help()), (inner.to_string(), inner.help()));
        let export = AppError::from(crate::render::export::ExportError::NobodyReports);
        assert!(export.help().is_some_and(|help| help.contains("iati_type: 10")));
    }

    #[test]
    fn each_of_several_errors_has_its_own_help() {
        let all = vec![Advice::new("row 1: no day", "write one"), Advice::from("row 2: no id")];
        let error = AppError::WrongEntries(all.clone());
        assert_eq!((error.help(), error.advice()), (None, all));
        assert_eq!(error.to_string(), "row 1: no day\nrow 2: no id");
        assert_eq!(error.in_full(), "row 1: no day\n  help: write one\nrow 2: no id");
    }
}
