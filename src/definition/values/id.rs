//! Ids, and values that contain one: instances of tasks, parameters.

use super::{
    bullets::after_bullet,
    fault::{Fault, Remedy},
    lookalikes::{Lookalike, latin},
};
use crate::{diag::Code, model::code_point};

/// The maximum length of an id.
pub(in crate::definition) const MAX_ID_BYTES: usize = 64;

/// Letters, digits, `_`, `-` and `.`; the slash is reserved for instances of fanned-out tasks.
pub(in crate::definition) fn id(text: &str) -> Result<(), Fault> {
    let wrong = text.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')));
    let problem = match wrong {
        Some('@') => format!("`{text}` is an address"),
        Some(' ') => format!("`{text}` has a space"),
        Some(wrong) if wrong.is_ascii_graphic() => format!("`{text}` has the character `{wrong}`"),
        Some(wrong) if latin(wrong).is_some() => {
            let script = if matches!(wrong, '\u{370}'..='\u{3ff}') { "Greek" } else { "Cyrillic" };
            format!("`{text}` has a {script} letter ({}) that looks like a Latin one", code_point(wrong))
        }
        Some(wrong) if wrong.is_alphanumeric() => {
            format!("`{text}` has the letter `{wrong}` (U+{:04X})", u32::from(wrong))
        }
        Some(wrong) => format!("`{}` has the character U+{:04X}", text.escape_debug(), u32::from(wrong)),
        None if text.is_empty() => "there is an empty text here".to_owned(),
        None if text.starts_with('.') => format!("`{text}` begins with a dot"),
        // On the command line it would be taken for an option.
        None if text.starts_with('-') => format!("`{text}` begins with a hyphen"),
        None if text.len() > MAX_ID_BYTES => format!("`{}…` has more than {MAX_ID_BYTES} characters", &text[..20]),
        None => return Ok(()),
    };
    let message = format!("{problem}, but an id is made of the letters a to z, digits, `_`, `-` and `.`");
    let in_latin: String = text.chars().map(|c| latin(c).unwrap_or(c)).collect();
    let is_id = |text: &str| id(text).is_ok();
    let fix = match wrong {
        Some(_) if in_latin != text && is_id(&in_latin) => Remedy::Write(in_latin),
        Some(wrong) if Lookalike::first(&wrong.to_string()).is_some() => {
            Remedy::Words("delete it, or write `_`".to_owned())
        }
        Some(_) if after_bullet(text).is_some_and(is_id) => {
            Remedy::Write(after_bullet(text).unwrap_or_default().to_owned())
        }
        Some('(') if text.starts_with("each") => Remedy::Words(
            "`each(…)` is for `lead:` alone, and makes one task for each partner; name the partners here".to_owned(),
        ),
        Some('@') => Remedy::Words("write the id of the partner or contact that has this address".to_owned()),
        Some(wrong) if !wrong.is_ascii() => Remedy::Words(format!("write `{wrong}` with letters from a to z")),
        Some(_) => {
            let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.') { c } else { '_' };
            let fixed: String = text.chars().map(plain).collect();
            match fixed.trim_matches(['_', '-']) {
                fixed if is_id(fixed) => Remedy::Write(fixed.to_owned()),
                _ => Remedy::Words("choose a short word of the letters a to z".to_owned()),
            }
        }
        None if text.starts_with('-') && is_id(text.trim_start_matches('-')) => {
            Remedy::Write(text.trim_start_matches('-').to_owned())
        }
        None => Remedy::Words("choose a short word of the letters a to z, digits, `_`, `-` and `.`".to_owned()),
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
