//! Currencies.

use super::fault::Fault;
use crate::diag::Code;

/// A currency: three capital letters, as in ISO 4217. Which codes are in use changes too often to be checked.
pub(in crate::definition) fn currency(text: &str) -> Result<(), Fault> {
    if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(());
    }
    Err(Fault::new(
        Code::UnknownValue,
        format!("`{text}` is not a currency"),
        "write three capital letters, such as `EUR`",
    ))
}
