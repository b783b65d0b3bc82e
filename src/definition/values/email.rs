//! E-mail addresses.

use super::fault::Fault;
use crate::{diag::Code, model::check_address};

/// An e-mail address that mail can be sent to.
pub(in crate::definition) fn email(text: &str) -> Result<(), Fault> {
    check_address(text).map_err(|problem| {
        let message = format!("`{text}` is no e-mail address: {problem}");
        Fault::new(Code::BadEmail, message, "write name@organisation.example")
    })
}
