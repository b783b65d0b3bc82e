//! Why a use case did not do what was asked.

mod kind;

use std::path::{Path, PathBuf};

use jiff::{Timestamp, civil::Date};

pub use self::kind::ErrorKind;

use crate::{
    definition::BeginError,
    diag::suggest::did_you_mean,
    link::KeysError,
    mail::LetterError,
    model::{
        FigureProblem, MailKey, PartnerId, ProgrammeId, TaskId, WorkflowId, chars_beyond, code_point, hidden_character,
    },
    render::{RenderError, TemplateFinding, export::ExportError, pdf::TypesetError},
    stop::Stopped,
    store::StoreError,
};

/// Every message says what went wrong, where and why, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// A file or folder cannot be read.
    #[error("cannot read `{}`: {source}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A folder holds more than we read. Nothing in it is read, because whatever was left out would count as gone.
    #[error("`{}` holds {what}, so nothing in it is read\n  help: move out of it what defines nothing, or the link that leads to it", folder.display())]
    TooMuch {
        /// The folder.
        folder: PathBuf,
        /// What there is too much of, with the limit.
        what: String,
    },
    /// A file or folder cannot be written.
    #[error("cannot write `{}`: {source}\n  help: check the folder's owner and the free space, or name another one in the configuration", path.display())]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The database is missing.
    #[error(
        "the database `{}` is missing, but this installation was used before: there is {}\n  \
         help: set `database:` in the configuration right, or restore a backup; `concerted run --init` begins anew, and \
         writes to everybody again", path.display(), shown(traces)
    )]
    DatabaseLost {
        /// Where it should be.
        path: PathBuf,
        /// The traces that show it was used.
        traces: Vec<PathBuf>,
    },
    /// There is no file of keys, so that no link to answer by can be made or read.
    #[error("there are no keys for links to answer by: `{}` is missing\n  help: {}", path.display(), help_without_keys(*is_unused))]
    NoKeys {
        /// Where it should be.
        path: PathBuf,
        /// True if there is no database yet either.
        is_unused: bool,
    },
    /// The file of keys cannot be used.
    #[error("`{}` cannot be used: {source}\n  help: mend it, or restore it from a backup; links signed with a key that is not in it are dead", path.display())]
    Keys {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: KeysError,
    },
    /// An output file that would overwrite a file of this installation.
    #[error("`{}` is {what} of this installation{}, and is not overwritten\n  help: name another file", path.display(), also_named(path, own))]
    Guarded {
        /// The output that was named.
        path: PathBuf,
        /// What kind of file it is.
        what: &'static str,
        /// The file's name in this installation.
        own: PathBuf,
    },
    /// Something that would have no effect, or is almost certainly a mistake.
    #[error("{why}\n  help: {help}")]
    Refused {
        /// What is wrong with it.
        why: String,
        /// What to do.
        help: String,
    },
    /// An approval for a task that needs none.
    #[error(
        "`{task}` needs no approval\n  help: record `completed` to settle it; `approval:` in its definition asks for one"
    )]
    NoApproval {
        /// The task.
        task: TaskId,
    },
    /// Somebody asked the program to end meanwhile.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// The database could not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A new workflow cannot be created this way.
    #[error(transparent)]
    Begin(#[from] BeginError),
    /// A saved plan cannot be applied.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// Templates that cannot be used, with all their findings.
    #[error("{}", listed(.0))]
    Templates(Vec<TemplateFinding>),
    /// The configured look of reports cannot be used.
    #[error("{}: `reports: theme:` {message}\n  help: {hint}", file.display())]
    Theme {
        /// The configuration.
        file: PathBuf,
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
    },
    /// A template failed on the data at hand.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// A mail cannot be encoded as MIME.
    #[error(transparent)]
    Letter(#[from] LetterError),
    /// A report cannot be typeset from its template.
    #[error("the report cannot be made: {0}")]
    Typeset(#[from] TypesetError),
    /// A report cannot be exported in this format.
    #[error("the report cannot be exported: {0}")]
    Export(#[from] ExportError),
    /// Something we stored cannot be read back.
    #[error("a stored text cannot be read: {0}")]
    Stored(#[source] serde_json::Error),
    /// An unknown name.
    #[error("there is no {what} `{name}`{}", suggestion(name, known))]
    Unknown {
        /// What was asked for.
        what: &'static str,
        /// The name given.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// The report was already withdrawn.
    #[error("report {symbol} was withdrawn before\n  help: `concerted report list` has the reason")]
    AlreadyWithdrawn {
        /// Its symbol.
        symbol: String,
    },
    /// Reports are issued only for workflows in force.
    #[error("`{workflow}` issues no reports: {why}")]
    NotIssuable {
        /// The workflow.
        workflow: WorkflowId,
        /// Why not, and what to do.
        why: String,
    },
    /// A programme none of whose events had begun.
    #[error("no event of `{programme}` had begun by {cut_off}\n  help: choose a later day with `--as-of`")]
    NothingBegan {
        /// The programme.
        programme: ProgrammeId,
        /// The day.
        cut_off: Date,
    },
    /// A file that is not a table of entries.
    #[error("`{}` is not a table in CSV: {why}\n  help: save it as CSV in UTF-8, separated by commas", path.display())]
    NotATable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and where.
        why: String,
    },
    /// Entries that cannot be recorded, with everything that is wrong with any of them.
    #[error("{}", .0.join("\n"))]
    WrongEntries(Vec<String>),
    /// A task that stands for several instances.
    #[error("`{task}` means several tasks, one for each partner\n  help: name one of {}", instances.join(", "))]
    FannedOut {
        /// The task as written in the definition.
        task: TaskId,
        /// The tasks it stands for.
        instances: Vec<String>,
    },
    /// A workflow that has not been adopted yet.
    #[error(
        "`{workflow}` has not been adopted yet\n  help: the daemon, or `concerted run --once`, adopts it; record then"
    )]
    NotAdopted {
        /// The workflow.
        workflow: WorkflowId,
    },
    /// The partner owes nothing to the task.
    #[error("`{partner}` owes nothing to `{task}`\n  help: the lead and contributors are {}", obliged.join(", "))]
    NotObliged {
        /// The task.
        task: TaskId,
        /// The partner given.
        partner: PartnerId,
        /// Who owes something.
        obliged: Vec<String>,
    },
    /// A fact dated in the future.
    #[error("{day} lies in the future: today is {today}\n  help: record what has happened, when it has")]
    InTheFuture {
        /// The day given.
        day: Date,
        /// Today in the workflow's zone.
        today: Date,
    },
    /// A report as of a future day.
    #[error(
        "{day} has not come: today is {today}, and a report as of a later day would call overdue what is still to be done\n  \
         help: choose a day up to {today}; `--allow-future` makes the report all the same and says on every page that its \
         day has not come"
    )]
    Ahead {
        /// The day asked for.
        day: Date,
        /// Today in the workflow's zone.
        today: Date,
    },
    /// A fact from an implausibly distant past.
    #[error("{day} lies before 1990\n  help: look at the year again")]
    TooEarly {
        /// The day given.
        day: Date,
    },
    /// A fact from long before the preparation began.
    #[error("{day} lies years before anything of `{workflow}` began, on {begins}\n  help: look at the year again")]
    BeforeAll {
        /// The day given.
        day: Date,
        /// The workflow.
        workflow: WorkflowId,
        /// When its first window opens.
        begins: Date,
    },
    /// A text with characters that would affect the terminals and mails that show it.
    #[error("the {what} has the invisible character {character}, which acts on what shows it\n  help: delete it")]
    Hidden {
        /// Which text.
        what: &'static str,
        /// The character, `U+001B`.
        character: String,
    },
    /// A text too long for anybody to read.
    #[error(
        "the {what} has {chars} characters, but there is room for {most}\n  help: say it in at most {most} characters"
    )]
    TooLong {
        /// Which text.
        what: &'static str,
        /// How many characters it has.
        chars: usize,
        /// How many it may have.
        most: usize,
    },
    /// A figure that can be neither added nor displayed.
    #[error("{value:e} is {}\n  help: {}", problem.why(), problem.fix())]
    BadFigure {
        /// The figure.
        value: f64,
        /// What is wrong with it.
        problem: FigureProblem,
    },
    /// The clock is behind an earlier reading.
    #[error(
        "the clock says {now}, and the journal has {count} facts that were recorded later, until {last}: nothing is decided by \
         a clock that may be wrong\n  help: set the clock right; if it is right now and was ahead then, go on with \
         `concerted run --accept-clock`"
    )]
    ClockBehind {
        /// The time it shows.
        now: Timestamp,
        /// How many facts are later.
        count: u64,
        /// The last of them.
        last: Timestamp,
    },
    /// The clock ran faster than real time.
    #[error(
        "the clock says {now}, and by the time that has passed it should say {expected}: nothing is decided by a clock that may \
         be wrong\n  help: set the clock right, and this goes on; if it is right, start `concerted run` again"
    )]
    ClockLeapt {
        /// The time it should show.
        expected: Timestamp,
        /// The time it shows.
        now: Timestamp,
    },
    /// A mail to somebody who is no longer in the definition.
    #[error("nobody in the definitions has the address `{0}`")]
    UnknownRecipient(String),
    /// A short key shared by several mails.
    #[error("`{key}` is the short key of {} mails; write one of their whole keys: {}", mails.len(), keys(mails))]
    AmbiguousMail {
        /// The short key.
        key: String,
        /// The mails.
        mails: Vec<MailKey>,
    },
}

/// Why a saved plan is not applied.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// The file is not a saved plan.
    #[error("`{}` is not a saved plan: {why}\n  help: save one with `concerted plan --out FILE`", path.display())]
    NotAPlan {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// It contains no workflow.
    #[error(
        "this plan changes nothing, so there is nothing to apply\n  help: edit a definition, then make a plan: `concerted plan --out FILE`"
    )]
    Empty,
    /// Something happened since the plan was made.
    #[error(
        "`{workflow}` moved since the plan was made: {what}\n  help: make the plan again: `concerted plan --out FILE`"
    )]
    Moved {
        /// The workflow.
        workflow: WorkflowId,
        /// What happened.
        what: &'static str,
    },
}

/// Separates an error message from its help.
const HELP: &str = "\n  help: ";

impl AppError {
    /// The message without the help.
    pub fn sentence(&self) -> String {
        self.parts().0
    }

    /// What to do about it. A list of errors has no help of its own: each of its items may have one.
    pub fn help(&self) -> Option<String> {
        self.parts().1
    }

    fn parts(&self) -> (String, Option<String>) {
        let text = self.to_string();
        let is_list = matches!(self, Self::Templates(_) | Self::WrongEntries(_));
        match text.split_once(HELP).filter(|_| !is_list) {
            Some((sentence, help)) => (sentence.to_owned(), Some(help.to_owned())),
            None => (text, None),
        }
    }

    /// True if the database is gone, or another daemon holds its lease.
    pub fn is_of_lease(&self) -> bool {
        matches!(self, Self::Store(StoreError::NotInPlace { .. } | StoreError::Leased { .. }))
    }
}

fn help_without_keys(is_unused: bool) -> &'static str {
    if is_unused {
        "the first `concerted run` makes it together with the database"
    } else {
        "restore it from a backup; with new keys every link in the mails that were sent is dead, and `concerted key rotate --new` \
         makes new ones all the same"
    }
}

fn keys(mails: &[MailKey]) -> String {
    mails.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}

fn shown(traces: &[PathBuf]) -> String {
    traces.iter().map(|trace| format!("`{}`", trace.display())).collect::<Vec<_>>().join(", ")
}

fn listed(findings: &[TemplateFinding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn also_named(path: &Path, own: &Path) -> String {
    if path == own { String::new() } else { format!(" (`{}`)", own.display()) }
}

/// An error if `text` contains an invisible character; `what` names the text.
pub(super) fn refuse_hidden(what: &'static str, text: Option<&str>) -> Result<(), AppError> {
    match text.and_then(hidden_character) {
        Some((_, c)) => Err(AppError::Hidden { what, character: code_point(c) }),
        None => Ok(()),
    }
}

/// An error if `text` has more than `most` characters; `what` names the text.
pub(super) fn refuse_long(what: &'static str, text: Option<&str>, most: usize) -> Result<(), AppError> {
    match text.and_then(|text| chars_beyond(text, most)) {
        Some(chars) => Err(AppError::TooLong { what, chars, most }),
        None => Ok(()),
    }
}

/// A help line with the nearest name, or all of them if there are few.
fn suggestion(name: &str, known: &[String]) -> String {
    match did_you_mean(name, known.iter().map(String::as_str)) {
        Some(question) => format!("\n  help: {question}"),
        None if known.is_empty() => "\n  help: no workflow is loaded; `concerted check` says why".into(),
        None if known.len() <= 12 => format!("\n  help: there are {}", known.join(", ")),
        None => format!("\n  help: there are {}, …", known[..12].join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_stands_apart_from_the_sentence() {
        let error = AppError::AlreadyWithdrawn { symbol: "F/PR/1".into() };
        assert_eq!(error.sentence(), "report F/PR/1 was withdrawn before");
        assert_eq!(error.help().as_deref(), Some("`concerted report list` has the reason"));
        assert_eq!(AppError::UnknownRecipient("a@b.example".into()).help(), None);
    }

    #[test]
    fn a_list_of_errors_has_no_help_of_its_own() {
        let lines = ["row 1: no day\n  help: write one".to_owned(), "row 2: no id\n  help: write one".to_owned()];
        let error = AppError::WrongEntries(lines.into());
        assert_eq!((error.sentence(), error.help()), (error.to_string(), None));
    }
}
