//! What is wrong with a template, found before it is used.

use std::{fmt, path::PathBuf};

/// One finding about a template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TemplateFinding {
    /// Name of the template, `mail/reminder.txt`.
    pub template: String,
    /// Line, from 1; 0 if the finding is about the whole template.
    pub line: usize,
    /// Column in characters, from 1; 0 if the finding is about the whole template.
    pub column: usize,
    /// What is wrong and why: lower case, no full stop, names in backticks.
    pub message: String,
    /// A fix that can be copied.
    pub hint: Option<String>,
    /// The file, unless it is built in.
    pub file: Option<PathBuf>,
}

impl fmt::Display for TemplateFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(file) => write!(f, "{}", file.display())?,
            None => write!(f, "template `{}`", self.template)?,
        }
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        write!(f, ": {}", self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, "; {hint}"))
    }
}
