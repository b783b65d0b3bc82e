//! The days on which commitments are asked after.

use jiff::civil::Date;

use super::layers::value;
use crate::{
    definition::{
        file::{File, raw::present},
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic},
    plan::{Calendar, EventDates, Offset},
};

/// The most askings of one event.
const AT_MOST: usize = 6;

/// An asking with its reminders and telephone calls takes five weeks; partners are left alone for some time after it.
const APART_DAYS: i32 = 56;

/// Askings as written, in order.
pub(super) struct Askings<'a>(Vec<(Offset, Place<'a>)>);

/// What the last layer that speaks of them says.
pub(super) fn askings<'a>(layers: &[&'a File]) -> Askings<'a> {
    let list = value(layers, "commitments_asked", |raw| raw.commitments_asked.as_ref());
    Askings(list.map_or_else(Vec::new, |(items, place)| {
        present(Some(items)).map(|(at, asking)| (asking.0, place.item(at))).collect()
    }))
}

impl Askings<'_> {
    /// Their days, before days off are taken into account: each partner has days off of its own.
    pub(super) fn days(&self, event: &EventDates, calendar: &Calendar, findings: &mut Vec<Diagnostic>) -> Vec<Date> {
        if let Some((_, place)) = self.0.get(AT_MOST) {
            let message = format!("commitments are asked after {} times, more than {AT_MOST}", self.0.len());
            let finding = Diagnostic::new(Code::AskingDays, place.label("one too many"), message);
            findings.push(finding.hint("leave some out, such as `commitments_asked: [C+6m, C+12m, C+24m]`".to_owned()));
            return Vec::new();
        }
        let days: Vec<Date> = self.0.iter().map(|(offset, _)| offset.settle(event, calendar)).collect();
        for (at, pair) in days.windows(2).enumerate() {
            let (before, after) = (pair[0], pair[1]);
            if (after - before).get_days() < APART_DAYS {
                let (place, other) = (self.0[at + 1].1, self.0[at].1);
                let message = format!("commitments are asked after on {after}, less than eight weeks after {before}");
                let finding = Diagnostic::new(Code::AskingDays, place.label(format!("{after}")), message)
                    .also(other.label(format!("{before}")));
                findings.push(
                    finding.hint(
                        "write days that rise by eight weeks at least: an asking takes five weeks with its reminders"
                            .to_owned(),
                    ),
                );
                return Vec::new();
            }
        }
        days
    }
}
