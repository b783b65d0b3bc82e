//! Ladders of reminders.

use std::collections::BTreeMap;

use super::layers::entries;
use crate::{
    definition::{
        file::{
            File,
            raw::{Items, RawRung, present},
        },
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic},
    model::LadderId,
    plan::{Function, Ladder, Rung, Tone},
};

/// The name of the built-in ladder.
pub(super) const STANDARD: &str = "standard";

/// Every ladder by name, including the built-in one unless it is redefined.
pub(super) fn ladders(layers: &[&File], findings: &mut Vec<Diagnostic>) -> BTreeMap<String, Ladder> {
    let mut ladders = BTreeMap::from([(STANDARD.to_owned(), standard())]);
    for entry in entries(layers, "ladders", |raw| raw.ladders.as_ref()) {
        let rungs = entry.value.map(|rungs| rungs_of(rungs, entry.place, findings)).unwrap_or_default();
        ladders.insert(entry.id.to_owned(), Ladder { id: LadderId::from(entry.id), rungs });
    }
    ladders
}

/// The built-in ladder, used by definitions that name none.
fn standard() -> Ladder {
    use Function::{Alternate, Director, FocalPoint, HeadOfUnit, MinistersOffice};
    let rung = |at_days, to, cc: &[Function], tone| Rung { at_days, to, cc: cc.to_vec(), tone, every: None };
    let rungs = vec![
        rung(-20, FocalPoint, &[], Tone::Notice),
        rung(-10, FocalPoint, &[Alternate], Tone::Reminder),
        rung(-3, FocalPoint, &[Alternate], Tone::Reminder),
        rung(0, FocalPoint, &[Alternate], Tone::DueToday),
        rung(2, FocalPoint, &[Alternate], Tone::Overdue),
        rung(5, HeadOfUnit, &[], Tone::Formal),
        rung(10, Director, &[], Tone::Formal),
        rung(15, MinistersOffice, &[], Tone::Formal),
    ];
    Ladder { id: LadderId::from(STANDARD), rungs }
}

fn rungs_of(raw: &Items<RawRung>, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> Vec<Rung> {
    if raw.is_empty() {
        let finding = Diagnostic::new(Code::EmptyLadder, place.label(""), "the ladder has no rungs");
        findings.push(finding.hint("write `- {at: -10wd, to: focal_point, tone: reminder}`".to_owned()));
    }
    let mut rungs: Vec<Rung> = Vec::new();
    let mut last: Option<(i32, Place<'_>)> = None;
    for (at, raw) in present(Some(raw)) {
        let place = place.item(at);
        let Some(rung) = rung(raw, place, findings) else { continue };
        if let Some((before, its_place)) = last.filter(|(before, _)| *before >= rung.at_days) {
            let message =
                format!("the rung at {}wd comes after the one at {before}wd, but rungs must rise", rung.at_days);
            let finding = Diagnostic::new(Code::LadderOrder, place.key("at").label("this one"), message)
                .also(its_place.label("comes after this one"));
            findings.push(finding.hint("order the rungs by `at`, each day once".to_owned()));
        }
        last = Some((rung.at_days, place.key("at")));
        rungs.push(rung);
    }
    rungs
}

fn rung(raw: &RawRung, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> Option<Rung> {
    let at_days = raw.at.as_ref()?.0;
    let every = match (raw.every.as_ref(), raw.at_most) {
        (Some(every), Some(times)) if at_days >= 0 => Some((every.0, times)),
        (Some(_), Some(_)) => {
            repeat(place.key("every"), "a rung before the due date is not repeated", "write another rung", findings)
        }
        (Some(every), None) if !place.has("at_most") => {
            let message = format!("a rung that is repeated every {}wd needs an end", every.0);
            repeat(place.key("every"), &message, "add `at_most: 4`", findings)
        }
        (None, Some(_)) if !place.has("every") => {
            repeat(place.key("at_most"), "`at_most` has no meaning without `every`", "add `every: 3wd`", findings)
        }
        _ => None,
    };
    let cc = present(raw.cc.as_ref()).map(|(_, function)| *function).collect();
    Some(Rung { at_days, to: raw.to?, cc, tone: raw.tone?, every })
}

fn repeat(place: Place<'_>, message: &str, hint: &str, findings: &mut Vec<Diagnostic>) -> Option<(u32, u32)> {
    findings.push(Diagnostic::new(Code::LadderRepeat, place.label(""), message).hint(hint.to_owned()));
    None
}
