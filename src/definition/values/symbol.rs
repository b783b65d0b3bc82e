//! The symbol of a workflow, which begins the subjects of its mails and the numbers of its reports.

use super::fault::{Fault, Remedy};
use crate::diag::Code;

/// The maximum length of a symbol, which takes up room in every mail subject.
pub(in crate::definition) const MAX_CHARS: usize = 20;

/// One word that is usable in subjects, numbers and file names: letters of any script, digits, `-`, `_`, `.` and `/`.
pub(in crate::definition) fn symbol(text: &str) -> Result<(), Fault> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    let has_letters = text.chars().any(char::is_alphanumeric);
    let problem = match text.chars().find(|c| !is_plain(*c)) {
        Some(c) if c.is_whitespace() => format!("`{text}` has a space"),
        Some(c) => format!("`{text}` has the character `{}`", c.escape_debug()),
        None if !has_letters => format!("`{text}` has neither letter nor digit"),
        None if text.chars().count() > MAX_CHARS => format!("`{text}` has more than {MAX_CHARS} characters"),
        None => return Ok(()),
    };
    let message =
        format!("{problem}, but a symbol is one word of at most {MAX_CHARS} letters, digits, `-`, `_`, `.` and `/`");
    let fixed: String = text.chars().map(|c| if is_plain(c) { c } else { '-' }).take(MAX_CHARS).collect();
    let fixed = fixed.trim_matches(['-', '_', '.', '/']);
    let fix = if fixed.is_empty() {
        Remedy::Words("write a short word, such as BP-WF8".to_owned())
    } else {
        Remedy::Write(fixed.to_owned())
    };
    Err(Fault::new(Code::BadSymbol, message, fix))
}
