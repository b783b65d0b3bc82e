//! Reports of what became of a mail: in the fields of RFC 3464, or in words.

use std::collections::BTreeSet;

use super::{
    Action, Blame, Report,
    head::Head,
    notification::Notification,
    parts::{self, Parts},
    prose::{self, Prose, Told},
    status_fields::{self, Fields},
};
use crate::{
    mail::{
        address::clean,
        smtp::{blame_in_report, enhanced_code},
    },
    model::{domain_of, folded_address, is_same_address},
};

/// The most recipients that are read of a notification.
const MAX_NOTIFIED: usize = 200;

/// The most characters of a diagnosis that are kept.
const MAX_DIAGNOSTIC_CHARS: usize = 500;

/// The reports in a mail; none if it is no bounce.
pub(super) fn reports(head: &Head, parts: &Parts) -> Vec<Report> {
    let returned = if parts.returned.is_empty() { prose::returned(parts.words()) } else { &parts.returned };
    let original = parts::field_of(returned, "message-id").map(|id| clean(id.trim_matches(['<', '>', ' '])));
    let prose = Prose::of(parts.words());
    let mut reports = in_fields(&parts.status, &prose);
    if reports.is_empty() {
        reports =
            Notification::read(&parts.text).map(|notification| of_notification(&notification)).unwrap_or_default();
    }
    if reports.is_empty() && prose::is_bounce(head, parts, &prose) {
        // The fields may stand in a text whose parts were lost.
        reports = in_fields(parts.words(), &prose);
        if reports.is_empty() {
            reports = prose::told(head, &prose, returned).into_iter().map(of_told).collect();
        }
    }
    for report in &mut reports {
        report.original_message_id.clone_from(&original);
    }
    reports
}

/// The reports in fields, one for each recipient and address that it was forwarded to.
fn in_fields(text: &str, prose: &Prose<'_>) -> Vec<Report> {
    let mut seen = BTreeSet::new();
    let mut reports = Vec::new();
    for fields in status_fields::groups(text) {
        let address = |name: &str| fields.untyped(name).and_then(prose::address_of);
        // The original one is the address that we wrote to (section 2.3.1); the final one may be behind a forwarding.
        let (first, last) = (address("original-recipient"), address("final-recipient"));
        let Some(recipient) = first.or_else(|| last.clone()) else { continue };
        let forwarded_to = last.filter(|last| !is_same_address(last, &recipient));
        if seen.insert((folded_address(&recipient), forwarded_to.as_deref().map(folded_address))) {
            reports.push(of_fields(&fields, recipient, forwarded_to, prose));
        }
    }
    reports
}

/// The report in a group of fields.
fn of_fields(fields: &Fields, recipient: String, forwarded_to: Option<String>, prose: &Prose<'_>) -> Report {
    let status = fields.get("status").and_then(status_in);
    let said = fields.untyped("diagnostic-code").unwrap_or_default();
    let action = match fields.get("action").map(str::to_ascii_lowercase).as_deref() {
        Some(action) if action.starts_with("delayed") => Action::Delayed,
        Some(action) if ["deliver", "relayed", "expanded"].iter().any(|good| action.starts_with(good)) => {
            Action::Delivered
        }
        Some(_) => Action::Failed,
        // Some servers leave it out.
        None => match status {
            Some((2, ..)) => Action::Delivered,
            Some((4, ..)) if prose.is_delay() => Action::Delayed,
            _ => Action::Failed,
        },
    };
    // A diagnosis that says nothing is explained in the text beside it.
    let words = if says_something(said) { said.to_owned() } else { prose::words_of(prose, &recipient) };
    let diagnostic = short(if said.is_empty() { &words } else { said });
    let verdict = verdict(action, status, &format!("{said} {words}"), &recipient);
    Report { recipient, forwarded_to, status, action, diagnostic, original_message_id: None, verdict }
}

/// The reports in a notification of Amazon SES.
fn of_notification(notification: &Notification) -> Vec<Report> {
    let report = |address: &str, action, status, words: &str| Report {
        recipient: clean(address),
        forwarded_to: None,
        status,
        action,
        diagnostic: short(words),
        original_message_id: None,
        verdict: verdict(action, status, words, address),
    };
    let bounced = notification.bounced().iter().map(|bounced| {
        let words = bounced.diagnostic_code.split_once(';').map_or("", |(_, words)| words.trim());
        report(&bounced.email_address, Action::Failed, status_in(&bounced.status), words)
    });
    let delivered = notification.delivered().iter().map(|address| report(address, Action::Delivered, None, ""));
    bounced.chain(delivered).take(MAX_NOTIFIED).collect()
}

/// The report in words.
fn of_told(told: Told) -> Report {
    let status =
        told.words.split_whitespace().find_map(|word| enhanced_code(word.trim_matches(|c: char| !c.is_ascii_digit())));
    let action = if told.is_delay { Action::Delayed } else { Action::Failed };
    let verdict = verdict(action, status, &told.words, &told.recipient);
    let diagnostic = short(prose::from_code(&told.words));
    let forwarded_to = None;
    Report { recipient: told.recipient, forwarded_to, status, action, diagnostic, original_message_id: None, verdict }
}

fn verdict(action: Action, status: Option<(u16, u16, u16)>, words: &str, recipient: &str) -> Blame {
    match action {
        Action::Failed => blame_in_report(status, words, &domain_of(recipient)),
        Action::Delayed | Action::Delivered => Blame::Busy,
    }
}

/// The status in a field such as `5.1.1 (user unknown)`.
fn status_in(value: &str) -> Option<(u16, u16, u16)> {
    value.split(|c: char| !(c.is_ascii_digit() || c == '.')).find_map(enhanced_code)
}

/// True if a diagnosis holds more than a number.
fn says_something(diagnostic: &str) -> bool {
    diagnostic.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() > 1
}

fn short(words: &str) -> String {
    clean(words).chars().take(MAX_DIAGNOSTIC_CHARS).collect()
}
