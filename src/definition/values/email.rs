//! E-mail addresses.

use super::fault::{Fault, Remedy};
use crate::{diag::Code, model::check_address};

/// An e-mail address that mail can be sent to.
pub(in crate::definition) fn email(text: &str) -> Result<(), Fault> {
    check_address(text).map_err(|problem| {
        let message = format!("`{text}` is not an e-mail address: {problem}");
        let meant = meant(text).map(Remedy::Write);
        Fault::new(
            Code::BadEmail,
            message,
            meant.unwrap_or_else(|| Remedy::Words("write name@organisation.example".to_owned())),
        )
    })
}

/// The address in a text that mail programs and pages show: `Desk <desk@host.example>`, `mailto:desk@host.example`,
/// `desk (at) host.example`.
fn meant(text: &str) -> Option<String> {
    let bare = text.split_once('<').map_or(text, |(_, rest)| rest);
    let bare = bare.trim_start_matches("mailto:").replace("(at)", "@").replace("[at]", "@").replace(" at ", "@");
    let bare: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.trim_matches(['<', '>', '.', ',', ';', '"', '\'']).to_owned();
    check_address(&bare).is_ok().then_some(bare)
}
