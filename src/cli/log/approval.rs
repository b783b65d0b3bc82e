//! What happened to approvals, in sentences.

use super::came;
use crate::model::{ApprovalRule, Fact, Origin, Seat, SilencePeriod, Statement, TextVersion};

/// The sentence for a fact about an approval.
pub(super) fn told(fact: &Fact) -> String {
    let noted = |note: &Option<String>| note.as_ref().map_or_else(String::new, |note| format!(" ({note})"));
    match fact {
        Fact::ApprovalOpened { task, round, rule, seats, observers, text, due, note } => {
            let of = seats.iter().map(seat).collect::<Vec<_>>().join(", ");
            let informed = observers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let informed = if informed.is_empty() { informed } else { format!("; informed: {informed}") };
            let text = text.as_ref().map_or_else(String::new, |text| format!(" of {}", version(text)));
            let due = due.map_or_else(String::new, |due| format!(", due {due}"));
            format!("{task}: round {round}{text} opened, {}{due}, with {of}{informed}{}", by_rule(*rule), noted(note))
        }
        Fact::ApprovalStated { task, seat: of, by, statement, note, origin } => {
            let by = by.as_ref().map_or_else(String::new, |by| format!(" through {by}"));
            let came = origin.as_ref().map_or_else(String::new, came);
            format!("{task}: {}{by} {}{came}{}", seat(of), stated(statement), noted(note))
        }
        Fact::MemberServed { task, seat: of, origin, note } => {
            format!("{task}: {} has the text{}{}", seat(of), came(&Origin::clone(origin)), noted(note))
        }
        Fact::NoticeLost { reminder, why } => format!("notice {reminder} did not arrive: {why}"),
        Fact::SilenceHeld { task, round } => {
            format!("{task}: the silence of round {round} ended without an objection: approved")
        }
        Fact::ConsultationBegun { task, note } => format!("{task}: in consultation{}", noted(note)),
        Fact::ApprovalWithdrawn { task, note } => format!("{task}: its approval is asked for no more{}", noted(note)),
        _ => String::new(),
    }
}

/// `unesco`, or an office: `host/ministers_office`.
pub(in crate::cli) fn seat(seat: &Seat) -> String {
    match seat.office {
        Some(office) => format!("{}/{}", seat.partner, office.as_str()),
        None => seat.partner.to_string(),
    }
}

/// `Draft declaration Rev.2 at https://… (SHA-256 …)`.
pub(in crate::cli) fn version(text: &TextVersion) -> String {
    let link = text.link.as_ref().map_or_else(String::new, |link| format!(" at {link}"));
    let hash = text.sha256.as_ref().map_or_else(String::new, |hash| format!(" (SHA-256 {hash})"));
    let title = text.title.as_ref().map_or_else(String::new, |title| format!("{title} "));
    format!("{title}{}{link}{hash}", text.version)
}

/// `by silence of 72 hours`.
pub(in crate::cli) fn by_rule(rule: ApprovalRule) -> String {
    match rule {
        ApprovalRule::One => "by one of them".to_owned(),
        ApprovalRule::All => "by all of them".to_owned(),
        ApprovalRule::Quorum(part, whole) => format!("by {part}/{whole} of them"),
        ApprovalRule::AtLeast(number) => format!("by {number} of them"),
        ApprovalRule::Silence(silence) => match silence.period {
            SilencePeriod::Hours(hours) => format!("by silence of {hours} hours"),
            SilencePeriod::WorkingDays(days) => format!("by silence of {days} working days"),
        },
    }
}

/// `objects to OP 4, OP 7`.
pub(in crate::cli) fn stated(statement: &Statement) -> String {
    match statement {
        Statement::Approved { conditions: None } => "approves".to_owned(),
        Statement::Approved { conditions: Some(conditions) } => format!("approves, with a reservation: {conditions}"),
        Statement::Returned {} => "returns it".to_owned(),
        Statement::Objected { paragraphs } if paragraphs.is_empty() => "objects".to_owned(),
        Statement::Objected { paragraphs } => format!("objects to {}", paragraphs.join(", ")),
        Statement::TimeRequested { until: Some(until) } => format!("asks for time until {until}"),
        Statement::TimeRequested { until: None } => "asks for time".to_owned(),
        Statement::Abstained {} => "abstains".to_owned(),
        Statement::Remarked {} => "has an editorial remark".to_owned(),
        Statement::Delegated { to } => format!("leaves it to {to}"),
    }
}
