//! Why a use case did not do what was asked.

mod help;
mod kind;

use std::path::{Path, PathBuf};

use jiff::{Timestamp, civil::Date};

pub use self::kind::ErrorKind;

use crate::{
    definition::BeginError,
    diag::Advice,
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
    #[error("`{}` holds {what}, so nothing in it is read", folder.display())]
    TooMuch {
        /// The folder.
        folder: PathBuf,
        /// What there is too much of, with the limit.
        what: String,
    },
    /// A file or folder cannot be written.
    #[error("cannot write `{}`: {source}", path.display())]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The database is missing.
    #[error("the database `{}` is missing, but this installation was used before: there is {}", path.display(), shown(traces))]
    DatabaseLost {
        /// Where it should be.
        path: PathBuf,
        /// The traces that show it was used.
        traces: Vec<PathBuf>,
    },
    /// There is no file of keys, so that no link to answer by can be made or read.
    #[error("there are no keys for links to answer by: `{}` is missing", path.display())]
    NoKeys {
        /// Where it should be.
        path: PathBuf,
        /// True if there is no database yet either.
        is_unused: bool,
    },
    /// The file of keys cannot be used.
    #[error("`{}` cannot be used: {source}", path.display())]
    Keys {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: KeysError,
    },
    /// An output file that would overwrite a file of this installation.
    #[error("`{}` is {what} of this installation{}, and is not overwritten", path.display(), also_named(path, own))]
    Guarded {
        /// The output that was named.
        path: PathBuf,
        /// What kind of file it is.
        what: &'static str,
        /// The file's name in this installation.
        own: PathBuf,
    },
    /// Something that would have no effect, or is almost certainly a mistake.
    #[error("{why}")]
    Refused {
        /// What is wrong with it.
        why: String,
        /// What to do.
        help: String,
    },
    /// An approval for a task that needs none.
    #[error("`{task}` needs no approval")]
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
    #[error("{}: `reports: theme:` {message}", file.display())]
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
    #[error("there is no {what} `{name}`")]
    Unknown {
        /// What was asked for.
        what: &'static str,
        /// The name given.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// The report was already withdrawn.
    #[error("report {symbol} was withdrawn before")]
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
    #[error("no event of `{programme}` had begun by {cut_off}")]
    NothingBegan {
        /// The programme.
        programme: ProgrammeId,
        /// The day.
        cut_off: Date,
    },
    /// A file that is not a table of entries.
    #[error("`{}` is not a table in CSV: {why}", path.display())]
    NotATable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and where.
        why: String,
    },
    /// Entries that cannot be recorded, with everything that is wrong with any of them.
    #[error("{}", messages(.0))]
    WrongEntries(Vec<Advice>),
    /// A task that stands for several instances.
    #[error("`{task}` means several tasks, one for each partner")]
    FannedOut {
        /// The task as written in the definition.
        task: TaskId,
        /// The tasks it stands for.
        instances: Vec<String>,
    },
    /// A workflow that has not been adopted yet.
    #[error("`{workflow}` has not been adopted yet")]
    NotAdopted {
        /// The workflow.
        workflow: WorkflowId,
    },
    /// The partner owes nothing to the task.
    #[error("`{partner}` owes nothing to `{task}`")]
    NotObliged {
        /// The task.
        task: TaskId,
        /// The partner given.
        partner: PartnerId,
        /// Who owes something.
        obliged: Vec<String>,
    },
    /// A fact dated in the future.
    #[error("{day} lies in the future: today is {today}")]
    InTheFuture {
        /// The day given.
        day: Date,
        /// Today in the workflow's zone.
        today: Date,
    },
    /// A report as of a future day.
    #[error(
        "{day} has not come: today is {today}, and a report as of a later day would call overdue what is still to be done"
    )]
    Ahead {
        /// The day asked for.
        day: Date,
        /// Today in the workflow's zone.
        today: Date,
    },
    /// A fact from an implausibly distant past.
    #[error("{day} lies before 1990")]
    TooEarly {
        /// The day given.
        day: Date,
    },
    /// A fact from long before the preparation began.
    #[error("{day} lies years before anything of `{workflow}` began, on {begins}")]
    BeforeAll {
        /// The day given.
        day: Date,
        /// The workflow.
        workflow: WorkflowId,
        /// When its first window opens.
        begins: Date,
    },
    /// A text with characters that would affect the terminals and mails that show it.
    #[error("the {what} has the invisible character {character}, which acts on what shows it")]
    Hidden {
        /// Which text.
        what: &'static str,
        /// The character, `U+001B`.
        character: String,
    },
    /// A text too long for anybody to read.
    #[error("the {what} has {chars} characters, but there is room for {most}")]
    TooLong {
        /// Which text.
        what: &'static str,
        /// How many characters it has.
        chars: usize,
        /// How many it may have.
        most: usize,
    },
    /// A figure that can be neither added nor displayed.
    #[error("{value:e} is {}", problem.why())]
    BadFigure {
        /// The figure.
        value: f64,
        /// What is wrong with it.
        problem: FigureProblem,
    },
    /// The clock is behind an earlier reading.
    #[error(
        "the clock says {now}, and the journal has {count} facts that were recorded later, until {last}: nothing is decided by \
         a clock that may be wrong"
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
         be wrong"
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
    #[error("`{}` is not a saved plan: {why}", path.display())]
    NotAPlan {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// It contains no workflow.
    #[error("this plan changes nothing, so there is nothing to apply")]
    Empty,
    /// Something happened since the plan was made.
    #[error("`{workflow}` moved since the plan was made: {what}")]
    Moved {
        /// The workflow.
        workflow: WorkflowId,
        /// What happened.
        what: &'static str,
    },
}

impl AppError {
    /// True if the database is gone, or another daemon holds its lease.
    pub fn is_of_lease(&self) -> bool {
        matches!(self, Self::Store(StoreError::NotInPlace { .. } | StoreError::Leased { .. }))
    }
}

fn keys(mails: &[MailKey]) -> String {
    mails.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}

fn shown(traces: &[PathBuf]) -> String {
    traces.iter().map(|trace| format!("`{}`", trace.display())).collect::<Vec<_>>().join(", ")
}

fn messages(all: &[Advice]) -> String {
    all.iter().map(|one| one.message.as_str()).collect::<Vec<_>>().join("\n")
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
