//! Recurring schedules: crontab lines, digests, phases of reports.

use super::{
    due::{DueOn, due},
    fault::{Fault, Remedy},
    suggest::in_small_letters,
};
use crate::{diag::Code, plan::CronLine};

/// Reports at a rhythm until a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::definition) struct Phase {
    pub(in crate::definition) rhythm: Rhythm,
    pub(in crate::definition) until: DueOn,
}

/// How often reports are issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::definition) enum Rhythm {
    /// Every this many weeks.
    Weeks(u8),
    /// Every this many months.
    Months(u8),
}

pub(in crate::definition) fn schedule(text: &str) -> Result<CronLine, Fault> {
    CronLine::parse(text).map_err(|error| {
        // The error text is the problem, then `; `, then the fix.
        let (message, fix) = match error.0.split_once("; ") {
            Some((message, fix)) => (message.to_owned(), fix.to_owned()),
            None => (error.0, "write minute, hour, day of month, month, day of week: \"0 9 * * mon\"".to_owned()),
        };
        Fault::new(Code::BadCron, message, fix)
    })
}

/// `monthly to T-6m`, `every 3 weeks to T`.
pub(in crate::definition) fn phase(text: &str) -> Result<Phase, Fault> {
    let words: Vec<_> = text.split_whitespace().collect();
    let count = |count: &str| count.parse::<u8>().ok().filter(|count| (1..=52).contains(count));
    let read = match words.as_slice() {
        ["weekly", "to", until] => Some((Rhythm::Weeks(1), until)),
        ["fortnightly", "to", until] => Some((Rhythm::Weeks(2), until)),
        ["monthly", "to", until] => Some((Rhythm::Months(1), until)),
        ["every", weeks, "weeks", "to", until] => count(weeks).map(|weeks| (Rhythm::Weeks(weeks), until)),
        ["every", months, "months", "to", until] => count(months).map(|months| (Rhythm::Months(months), until)),
        _ => None,
    };
    let Some((rhythm, until)) = read else {
        let words = "write `monthly to T-6m`, `fortnightly to T-6w`, `weekly to T` or `every 3 weeks to C+4w`";
        let fix = in_small_letters(text, phase).unwrap_or_else(|| Remedy::Words(words.to_owned()));
        return Err(Fault::new(Code::BadPhase, format!("`{text}` does not say how often to which day"), fix));
    };
    Ok(Phase { rhythm, until: due(until)? })
}

pub(in crate::definition) fn digest(text: &str) -> Result<Option<CronLine>, Fault> {
    match text {
        "never" => Ok(None),
        never if never.eq_ignore_ascii_case("never") => {
            Err(Fault::new(Code::BadCron, format!("`{never}` is not a schedule"), Remedy::Write("never".to_owned())))
        }
        line => schedule(line).map(Some),
    }
}
