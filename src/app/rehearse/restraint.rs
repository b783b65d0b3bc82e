//! How much is written to one person: the most in a week, and the same thing in a row.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use super::{Mail, Rehearsal};

/// Mails that leave on their own, by reader. Notices of approvals are not counted: whoever decides has to have them.
fn by_reader(rehearsal: &Rehearsal) -> BTreeMap<&str, Vec<&Mail>> {
    let mut readers: BTreeMap<&str, Vec<&Mail>> = BTreeMap::new();
    for mail in rehearsal.mails.iter().filter(|mail| !mail.is_draft && !mail.key.is_notice()) {
        readers.entry(mail.to.as_str()).or_default().push(mail);
    }
    readers
}

/// Number of mails to each person per week, keyed by its Monday.
pub(super) fn weeks(rehearsal: &Rehearsal) -> BTreeMap<(Date, &str), usize> {
    let mut weeks = BTreeMap::new();
    for (to, mails) in by_reader(rehearsal) {
        for mail in mails {
            *weeks.entry((monday(mail.day), to)).or_default() += 1;
        }
    }
    weeks
}

fn monday(day: Date) -> Date {
    day.series(jiff::Span::new().days(-1)).find(|day| day.weekday() == Weekday::Monday).unwrap_or(day)
}

/// Maximal runs of consecutive mails to one person that say the same, including runs of one mail.
pub(super) fn runs(rehearsal: &Rehearsal) -> Vec<(&str, Vec<&Mail>)> {
    let readers = by_reader(rehearsal).into_iter();
    let runs = readers.flat_map(|(to, mails)| {
        let runs: Vec<_> = mails.chunk_by(|a, b| says_the_same(a, b)).map(|run| (to, run.to_vec())).collect();
        runs
    });
    runs.collect()
}

/// True if a reader could mistake one mail for the other. Only lists repeat themselves: the next rung of a ladder, or
/// anything else with its own key, is a different mail under the same subject.
fn says_the_same(a: &Mail, b: &Mail) -> bool {
    fn what(mail: &Mail) -> Vec<impl PartialEq> {
        mail.items.iter().map(|item| (item.kind, item.says, item.says.is_none().then_some(&item.key))).collect()
    }
    a.subject == b.subject && what(a) == what(b)
}

impl Rehearsal {
    /// The most mails to one person in a week that begins before `until`.
    pub fn most_a_week(&self, until: Date) -> usize {
        weeks(self).into_iter().filter(|((week, _), _)| *week < until).map(|(_, count)| count).max().unwrap_or_default()
    }

    /// The most consecutive mails to one person that say the same.
    pub fn most_equal(&self) -> usize {
        runs(self).into_iter().map(|(_, run)| run.len()).max().unwrap_or_default()
    }
}
