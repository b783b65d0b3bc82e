//! What approvals wait for, a line each.

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    app::Overview,
    cli::{log::approval::seat, print},
    engine::approval::{AwaitedApproval, WaitsFor},
    model::{PartnerId, Seat, WorkflowId},
};

/// The most approvals that are listed.
const LINES: usize = 5;

/// The most members that are named in one line.
const NAMES: usize = 5;

/// `approval: OUT-05 Rev.2 is under silence until 2027-05-17 18:00, 6 days left; 2 of 2 have the text`. Those that the
/// coordinator has to see to come first.
pub(super) fn lines(overview: &Overview) -> Vec<String> {
    let mut waiting: Vec<&AwaitedApproval> = overview.rows.iter().filter_map(|row| row.approval.as_ref()).collect();
    waiting.sort_by_key(|one| matches!(one.waits_for, WaitsFor::Decision | WaitsFor::Silence));
    let shown = waiting.iter().take(LINES).map(|one| line(&overview.workflow, &overview.timezone, one));
    let more = waiting.len().checked_sub(LINES).filter(|more| *more > 0);
    shown.chain(more.map(|more| format!("approval: {more} more, see `--format json`"))).collect()
}

fn line(workflow: &WorkflowId, zone: &TimeZone, of: &AwaitedApproval) -> String {
    let (task, approval) = (&of.task, &of.approval);
    let version = of.version.as_ref().map_or_else(String::new, |version| format!(" {version}"));
    let command = |rest: &str| format!("`concerted approval {rest}`");
    match of.waits_for {
        WaitsFor::Decision if of.round.is_none() => {
            format!("approval: {task} ({approval}) waits for it; those who decide are asked in the next pass")
        }
        WaitsFor::Decision => {
            let due = of.due.map_or_else(String::new, |due| format!(" by {due}"));
            let tally = of.approvals.map_or_else(String::new, |(n, needed)| format!("; {n} of {needed} approvals"));
            format!(
                "approval: {task} ({approval}) is asked of {}{due}{}{tally}",
                seats(&of.awaited),
                left(of.days_left)
            )
        }
        WaitsFor::Silence => format!("approval: {task}{version} is under silence{}", silence(zone, of)),
        WaitsFor::Opening => format!(
            "approval: {task} ({approval}) is to be put under silence: {}",
            command(&format!("open {workflow} {task} --version Rev.1 --link URL"))
        ),
        WaitsFor::Obtaining => format!(
            "approval: {task} ({approval}) waits for it, and nobody can be asked; obtain it, then {}",
            command(&format!("sign {workflow} {task}"))
        ),
        WaitsFor::Consultation | WaitsFor::Reissue => {
            let on = if of.paragraphs.is_empty() { String::new() } else { format!(" on {}", of.paragraphs.join(", ")) };
            let by = partners(&of.broken_by);
            let (next, done) = if of.waits_for == WaitsFor::Consultation {
                (format!("consult {by}, and record it: {}", command(&format!("consult {workflow} {task}"))), "")
            } else {
                let next = command(&format!("open {workflow} {task} --version NEXT --link URL"));
                (format!("the next version: {next}"), ", and is in consultation")
            };
            format!("approval: the silence of {task}{version} was broken by {by}{on}{done}; {next}")
        }
        WaitsFor::Withdrawn => format!(
            "approval: {task} ({approval}) was withdrawn, and nobody is asked; hand it in anew, or {}",
            command(&format!("sign {workflow} {task}"))
        ),
    }
}

fn silence(zone: &TimeZone, of: &AwaitedApproval) -> String {
    let time = |at: Timestamp| zone.to_datetime(at).strftime("%F %H:%M").to_string();
    let until = match (of.ends_at, of.is_firm) {
        (Some(at), true) => format!(" until {}{}", time(at), left(of.days_left)),
        (Some(at), false) => format!(", whose time has not begun; it would end {} if all had the text now", time(at)),
        (None, _) => String::new(),
    };
    let without = if of.awaited.is_empty() { String::new() } else { format!(", not {}", seats(&of.awaited)) };
    format!("{until}; {} of {} have the text{without}", of.served, of.members)
}

/// `, 6 days left`, `, today`, `, 3 days over`.
fn left(days: Option<i32>) -> String {
    match days {
        None => String::new(),
        Some(0) => ", today".to_owned(),
        Some(days) if days > 0 => format!(", {} left", print::counted(days as usize, "day")),
        Some(days) => format!(", {} over", print::counted(days.unsigned_abs() as usize, "day")),
    }
}

fn seats(all: &[Seat]) -> String {
    named(&all.iter().map(seat).collect::<Vec<_>>())
}

fn partners(all: &[PartnerId]) -> String {
    named(&all.iter().map(ToString::to_string).collect::<Vec<_>>())
}

fn named(all: &[String]) -> String {
    let names = all.iter().take(NAMES).map(String::as_str).collect::<Vec<_>>().join(", ");
    match all.len().saturating_sub(NAMES) {
        0 => names,
        more => format!("{names} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn awaited(waits_for: WaitsFor) -> AwaitedApproval {
        AwaitedApproval {
            task: "OUT-05".into(),
            approval: "silence".to_owned(),
            waits_for,
            round: Some(1),
            version: Some("Rev.2".to_owned()),
            members: 3,
            served: 2,
            approvals: None,
            awaited: vec![Seat { partner: "isesco".into(), office: None }],
            ends_at: "2027-05-17T14:00:00Z".parse().ok(),
            is_firm: false,
            due: None,
            days_left: Some(6),
            broken_by: vec!["unesco".into()],
            paragraphs: vec!["OP 4".to_owned()],
        }
    }

    fn said(of: &AwaitedApproval) -> String {
        line(&"forum".into(), &TimeZone::get("Asia/Baku").unwrap_or(TimeZone::UTC), of)
    }

    #[test]
    fn each_says_what_is_so_and_what_is_to_be_done() {
        assert_eq!(
            said(&awaited(WaitsFor::Silence)),
            "approval: OUT-05 Rev.2 is under silence, whose time has not begun; it would end 2027-05-17 18:00 if all had the text now; 2 of 3 have the text, not isesco"
        );
        let firm = AwaitedApproval { is_firm: true, served: 3, awaited: Vec::new(), ..awaited(WaitsFor::Silence) };
        assert_eq!(
            said(&firm),
            "approval: OUT-05 Rev.2 is under silence until 2027-05-17 18:00, 6 days left; 3 of 3 have the text"
        );
        assert_eq!(
            said(&awaited(WaitsFor::Consultation)),
            "approval: the silence of OUT-05 Rev.2 was broken by unesco on OP 4; consult unesco, and record it: `concerted approval consult forum OUT-05`"
        );
        assert_eq!(
            said(&awaited(WaitsFor::Opening)),
            "approval: OUT-05 (silence) is to be put under silence: `concerted approval open forum OUT-05 --version Rev.1 --link URL`"
        );
        assert_eq!(
            said(&awaited(WaitsFor::Obtaining)),
            "approval: OUT-05 (silence) waits for it, and nobody can be asked; obtain it, then `concerted approval sign forum OUT-05`"
        );
        let due = "2027-05-10".parse().ok();
        let asked =
            AwaitedApproval { due, days_left: Some(-3), approvals: Some((1, 2)), ..awaited(WaitsFor::Decision) };
        assert_eq!(
            said(&asked),
            "approval: OUT-05 (silence) is asked of isesco by 2027-05-10, 3 days over; 1 of 2 approvals"
        );
    }
}
