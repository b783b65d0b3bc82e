//! Answers by mail: what the first lines of a reply say of which task.
//!
//! A reply is an answer only if a line *begins* with a word of the lists (or with numbers of tasks and such a word) and
//! the rest of the line is empty, a date, numbers of tasks, or a note that a mark sets apart. Everything else is
//! [`Read::Unclear`]: a false answer would stop reminders for something that nobody delivered, and a question back costs
//! one mail.

mod commitment;
mod decision;
mod grammar;
mod newest;
mod paragraphs;

use jiff::civil::Date;

pub use self::{
    commitment::{ReportLine, ReportRead, ReportSaid, read_reports},
    decision::{Decision, DecisionRead, read_decision},
    paragraphs::paragraph_list,
};
pub use crate::lang::AnswerWord as Word;
use crate::lang::narrow;

/// How much of a reply is looked at, in bytes. What people answer stands at its head.
const MAX_BYTES: usize = 64 * 1024;

/// The most answers in one reply.
const MAX_ANSWERS: usize = 100;

/// The most characters that are quoted of a reply that was not understood.
const MAX_QUOTED_CHARS: usize = 500;

/// What a reply says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// At least one answer, in the order of the lines.
    Answers(Vec<Line>),
    /// No answer that is beyond doubt.
    Unclear {
        /// The head of what the person wrote; empty if that was nothing.
        quoted: String,
    },
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The tasks that are named: as in the list of tasks that the reader was given, otherwise as written. Empty if none
    /// is.
    pub tasks: Vec<String>,
    /// What is said of them.
    pub said: Word,
    /// The day that is named. [`Word::Date`] always has one.
    pub date: Option<Date>,
    /// What else the line says.
    pub note: Option<String>,
}

/// Reads the plain text of a reply that arrived on `today`, in the zone of its sender. `tasks` are the ids that the
/// reply may be about, `OUT-03` or `GOV-03/unesco`; others are recognised if they look like ids.
pub fn read(text: &str, today: Date, tasks: &[&str]) -> Read {
    let text: String = head(text).chars().map(narrow).collect();
    let newest = newest::newest(&text, |line| grammar::answers(line, today, tasks).is_some());
    let mut answers = Vec::new();
    for line in newest.iter().skip_while(|line| grammar::is_greeting(line)) {
        match grammar::answers(line, today, tasks) {
            Some(lines) if answers.len() + lines.len() <= MAX_ANSWERS => answers.extend(lines),
            _ => break,
        }
    }
    if answers.is_empty() { Read::Unclear { quoted: quoted(&newest) } } else { Read::Answers(answers) }
}

/// The head of `text` that is looked at.
fn head(text: &str) -> &str {
    let end = (0..=MAX_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

fn quoted(lines: &[&str]) -> String {
    let all = lines.join("\n");
    let clean = |c: char| if c.is_control() && c != '\n' { ' ' } else { c };
    all.chars().take(MAX_QUOTED_CHARS).map(clean).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod decision_tests;
#[cfg(test)]
mod tests;
