//! Reads what somebody who decides chose and typed on the page of an approval.

use jiff::civil::Date;

use super::{
    approval_page::{ApprovalPage, StatementFieldProblem, StatementProblem},
    form::{Problem, day_in, is_unfit},
    reply::paragraph_list,
};
use crate::model::{MAX_LINE_CHARS, Statement, StatementKind, chars_beyond, hidden_character};

/// Paragraphs that one objection can name.
const PARAGRAPHS_AT_MOST: usize = 100;

type Wrong = (&'static str, StatementProblem);

impl ApprovalPage {
    /// What is to be recorded on `today`, with the reason or the remark; nothing if something is to be looked at again: that is
    /// noted on the page then.
    pub fn read(&mut self, today: Date) -> Option<(Statement, Option<String>)> {
        if self.is_replaced {
            return None;
        }
        match self.statement(today) {
            Ok(stated) => Some(stated),
            Err((field, problem)) => {
                self.problem = Some(StatementFieldProblem { field, problem });
                None
            }
        }
    }

    fn statement(&self, today: Date) -> Result<(Statement, Option<String>), Wrong> {
        let chosen = self.choices.iter().find(|choice| choice.is_chosen);
        let kind = chosen.ok_or(("statement", StatementProblem::Choose))?.kind;
        let note = written(&self.typed.note).map_err(|problem| ("note", problem))?;
        let statement = match kind {
            StatementKind::Approved => Statement::Approved {
                conditions: written(&self.typed.conditions).map_err(|problem| ("conditions", problem))?,
            },
            StatementKind::Returned if note.is_none() => return Err(("note", StatementProblem::Reason)),
            StatementKind::Returned => Statement::Returned {},
            StatementKind::Objected => {
                let paragraphs = paragraphs(&self.typed.paragraphs)?;
                if paragraphs.is_empty() && note.is_none() {
                    return Err(("paragraphs", StatementProblem::Objection));
                }
                Statement::Objected { paragraphs }
            }
            StatementKind::TimeRequested => Statement::TimeRequested { until: self.until(today)? },
            StatementKind::Abstained => Statement::Abstained {},
            StatementKind::Remarked if note.is_none() => return Err(("note", StatementProblem::Remark)),
            StatementKind::Remarked => Statement::Remarked {},
            StatementKind::Delegated => {
                let to = self.substitutes.iter().find(|choice| choice.is_chosen);
                Statement::Delegated { to: to.ok_or(("to", StatementProblem::To))?.partner.clone() }
            }
        };
        Ok((statement, note))
    }

    fn until(&self, today: Date) -> Result<Option<Date>, Wrong> {
        let (day, month, year) = (&self.typed.day, &self.typed.month, &self.typed.year);
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return Ok(None);
        }
        let problem = |problem| match problem {
            Problem::Past => StatementProblem::Past,
            Problem::Far => StatementProblem::Far,
            _ => StatementProblem::Day,
        };
        day_in((day, month, year), today).map(Some).map_err(|wrong| ("day", problem(wrong)))
    }
}

/// A text as it was typed; `None` if nothing was.
fn written(typed: &str) -> Result<Option<String>, StatementProblem> {
    let text = Some(typed.replace("\r\n", "\n")).filter(|text| !text.is_empty());
    if text.as_deref().is_some_and(is_unfit) { Err(StatementProblem::Long) } else { Ok(text) }
}

fn paragraphs(typed: &str) -> Result<Vec<String>, Wrong> {
    let paragraphs = paragraph_list(typed);
    let is_unfit = |one: &String| chars_beyond(one, MAX_LINE_CHARS).is_some() || hidden_character(one).is_some();
    if paragraphs.len() > PARAGRAPHS_AT_MOST || paragraphs.iter().any(is_unfit) {
        return Err(("paragraphs", StatementProblem::Paragraphs));
    }
    Ok(paragraphs)
}
