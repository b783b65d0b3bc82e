//! Codes of the IATI standard.

use super::fault::Fault;
use crate::{diag::Code, plan::iati::Recipient};

/// The longest identifier of an organisation.
const MAX_BYTES: usize = 100;

/// A registered identifier of an organisation. The published ruleset excludes some characters; a blank is a slip.
pub(in crate::definition) fn organisation(text: &str) -> Result<(), Fault> {
    let is_fine = |c: char| c.is_ascii_graphic() && !matches!(c, '/' | '&' | '|' | '?');
    if (1..=MAX_BYTES).contains(&text.len()) && text.chars().all(is_fine) {
        return Ok(());
    }
    let message = format!("`{text}` is not an identifier of an organisation");
    Err(Fault::new(Code::UnknownValue, message, "write it as it is registered, such as `XM-DAC-41304`"))
}

/// A country or a region.
pub(in crate::definition) fn recipient(text: &str) -> Result<(), Fault> {
    if Recipient::of(text).is_some() {
        return Ok(());
    }
    let message = format!("`{text}` is neither a country nor a region");
    let hint = "write the two capital letters of a country, such as `AZ`, or the code of a region, such as `298`";
    Err(Fault::new(Code::UnknownValue, message, hint))
}
