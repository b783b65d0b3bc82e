//! Ids, and values that contain one: instances of tasks, parameters.

use super::{fault::Fault, lookalikes::Lookalike};
use crate::diag::Code;

/// The maximum length of an id.
pub(in crate::definition) const MAX_ID_BYTES: usize = 64;

/// Letters, digits, `_`, `-` and `.`; the slash is reserved for instances of fanned-out tasks.
pub(in crate::definition) fn id(text: &str) -> Result<(), Fault> {
    let wrong = text.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')));
    let problem = match wrong {
        Some(' ') => format!("`{text}` has a space"),
        Some(wrong) if wrong.is_ascii_graphic() => format!("`{text}` has the character `{wrong}`"),
        Some(wrong) if wrong.is_alphanumeric() => {
            format!("`{text}` has the letter `{wrong}` (U+{:04X})", u32::from(wrong))
        }
        Some(wrong) => format!("`{}` has the character U+{:04X}", text.escape_debug(), u32::from(wrong)),
        None if text.is_empty() => "an empty text stands here".to_owned(),
        None if text.starts_with('.') => format!("`{text}` begins with a dot"),
        // On the command line it would be taken for an option.
        None if text.starts_with('-') => format!("`{text}` begins with a hyphen"),
        None if text.len() > MAX_ID_BYTES => format!("`{}…` has more than {MAX_ID_BYTES} characters", &text[..20]),
        None => return Ok(()),
    };
    let message = format!("{problem}, but an identifier is made of the letters a to z, digits, `_`, `-` and `.`");
    let fix = match wrong {
        Some(wrong) if Lookalike::first(&wrong.to_string()).is_some() => "delete it, or write `_`".to_owned(),
        Some('@') => format!("an address stands under `email`: write `{{email: {text}}}`"),
        Some(wrong) if !wrong.is_ascii() => format!("write `{wrong}` with letters from a to z"),
        Some(wrong) => format!("write `{}`", text.replace(wrong, "_").trim_matches(['_', '-'])),
        None if text.starts_with('-') && text.trim_start_matches('-').starts_with(|c: char| c != '.') => {
            format!("write `{}`", text.trim_start_matches('-'))
        }
        None => "choose a short word of the letters a to z, digits, `_`, `-` and `.`".to_owned(),
    };
    Err(Fault::new(Code::BadId, message, fix))
}

/// A task, or one instance of a fanned-out task: `GOV-03/unesco`.
pub(in crate::definition) fn task_ref(text: &str) -> Result<(), Fault> {
    match text.split_once('/') {
        Some((task, partner)) => id(task).and_then(|()| id(partner)),
        None => id(text),
    }
}

/// A text that contains a parameter, such as `T-${weeks}w`.
pub(in crate::definition) fn with_parameter(text: &str) -> Result<(), Fault> {
    let rest = text.split_once("${").and_then(|(_, rest)| rest.split_once('}'));
    let is_named = rest.is_some_and(|(name, _)| id(name).is_ok());
    let message = || format!("`{text}` has no parameter");
    if is_named { Ok(()) } else { Err(Fault::new(Code::UnknownParameter, message(), "write ${city}")) }
}
