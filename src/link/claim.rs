//! What a link says: what it is for, about what, to whom, and until when.

use jiff::{Span, Timestamp, civil::Date};

use crate::model::{MailKey, PartnerId, TaskId, WorkflowId, folded_address, sha256::sha256_of_parts};

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// What a link is for. The numbers stand in tokens: none is ever used for something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    /// A page on one input.
    Input = 1,
    /// A page on everything that is asked of one person.
    Person = 2,
    /// An address to reply to, by mail.
    Reply = 3,
    /// An address to which a mail comes back that cannot be delivered.
    ReturnPath = 4,
    /// A calendar with the dates of one person, which answers nothing.
    Calendar = 5,
    /// A page on which one seat decides about one approval.
    Approval = 6,
    /// A page on which one partner reports on its commitments.
    Commitments = 7,
}

impl Purpose {
    /// The purpose with this number.
    pub(super) fn numbered(number: u8) -> Option<Self> {
        let all = [
            Self::Input,
            Self::Person,
            Self::Reply,
            Self::ReturnPath,
            Self::Calendar,
            Self::Approval,
            Self::Commitments,
        ];
        all.into_iter().find(|one| *one as u8 == number)
    }

    /// True if such a link is an address for mail, and not that of a page.
    pub fn is_of_mail(self) -> bool {
        matches!(self, Self::Reply | Self::ReturnPath)
    }
}

/// What a link says. Its fields are numbers, so that a token is short; who made the link knows which input or mail has the
/// number, and derives it again to find it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it is for.
    pub purpose: Purpose,
    /// What it is about: [`subject_of_input`], [`subject_of_person`], [`subject_of_mail`], [`subject_of_approval`] or
    /// [`subject_of_commitments`].
    pub subject: u64,
    /// To whom it was sent: [`contact_of`].
    pub contact: u32,
    /// The last day on which it can be used.
    pub not_after: Day,
}

/// A day in UTC, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub u32);

impl Day {
    /// The day in UTC at `now`; whatever is before 1970 counts as its first day.
    pub fn of(now: Timestamp) -> Self {
        Self(u32::try_from(now.as_second().div_euclid(SECONDS_A_DAY)).unwrap_or(0))
    }

    /// So many days later.
    #[must_use]
    pub fn plus(self, days: u32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// So many days before.
    #[must_use]
    pub fn minus(self, days: u32) -> Self {
        Self(self.0.saturating_sub(days))
    }

    /// The same as a date; `None` after the year 9999.
    pub fn date(self) -> Option<Date> {
        Date::constant(1970, 1, 1).checked_add(Span::new().try_days(self.0).ok()?).ok()
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        let days = date.duration_since(Date::constant(1970, 1, 1)).as_secs() / SECONDS_A_DAY;
        Self(u32::try_from(days).unwrap_or(0))
    }
}

/// The subject of a link to one input, of the first ids of its task and partner (`renamed_from:`), so that a new name does
/// not break links.
///
/// With a hundred thousand inputs, two have the same number once in four billion installations.
pub fn subject_of_input(workflow: &WorkflowId, first_task: &TaskId, first_partner: &PartnerId) -> u64 {
    leading_u64(&["input", workflow.as_str(), first_task.as_str(), first_partner.as_str()])
}

/// The subject of a link to what one seat decides about one task, of the ids that the task and the partner of the seat had first, and
/// the name of its office, if it is one.
pub fn subject_of_approval(workflow: &WorkflowId, first_task: &TaskId, first_partner: &PartnerId, office: &str) -> u64 {
    leading_u64(&["approval", workflow.as_str(), first_task.as_str(), first_partner.as_str(), office])
}

/// The subject of a link to the commitments of a partner in one workflow, of the id that the partner had first.
pub fn subject_of_commitments(workflow: &WorkflowId, first_partner: &PartnerId) -> u64 {
    leading_u64(&["commitments", workflow.as_str(), first_partner.as_str()])
}

/// The subject of a link to everything that is asked of who has this address, however it is capitalised.
pub fn subject_of_person(address: &str) -> u64 {
    leading_u64(&["person", &folded_address(address)])
}

/// The subject of an address to which somebody replies to a mail, or to which it comes back.
pub fn subject_of_mail(mail: &MailKey) -> u64 {
    leading_u64(&["mail", mail.as_str()])
}

/// The number of who has this address, however it is capitalised. It tells contacts of one partner apart, not all there are:
/// in ten thousand addresses two have the same number once in eighty installations.
pub fn contact_of(address: &str) -> u32 {
    (leading_u64(&["contact", &folded_address(address)]) >> u32::BITS) as u32
}

fn leading_u64(parts: &[&str]) -> u64 {
    let hash = sha256_of_parts(parts.iter().map(|part| part.as_bytes()));
    hash[..8].iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_begin_at_midnight_in_utc() {
        let at = |text: &str| Day::of(text.parse().unwrap());
        assert_eq!((at("1970-01-01T23:59:59Z"), at("1970-01-02T00:00:00Z")), (Day(0), Day(1)));
        assert_eq!((at("1969-12-31T23:59:59Z"), Day::from(Date::constant(1901, 5, 6))), (Day(0), Day(0)));
        assert_eq!(at("2026-11-24T00:00:00+04:00"), Day::from(Date::constant(2026, 11, 23)));
        assert_eq!(Day(20_780).date(), Some(Date::constant(2026, 11, 23)));
        assert_eq!((Day(2_932_896).date(), Day(2_932_897).date()), (Some(Date::MAX), None));
        assert_eq!((Day(u32::MAX).date(), Day(u32::MAX).plus(1)), (None, Day(u32::MAX)));
    }

    #[test]
    fn purposes_have_their_numbers_for_good() {
        let all = [
            Purpose::Input,
            Purpose::Person,
            Purpose::Reply,
            Purpose::ReturnPath,
            Purpose::Calendar,
            Purpose::Approval,
            Purpose::Commitments,
        ];
        let numbers = all.map(|one| one as u8);
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
        assert!((0..=u8::MAX).all(|number| Purpose::numbered(number).is_some() == numbers.contains(&number)));
    }

    #[test]
    fn subjects_differ_by_kind_and_by_where_names_end() {
        let input = |workflow: &str, task: &str, partner: &str| {
            subject_of_input(&workflow.into(), &task.into(), &partner.into())
        };
        // In mails that were sent: it must stay.
        assert_eq!(input("forum", "OUT-01", "host"), 0x22c3_4181_87ac_0cf1);
        assert_ne!(input("forum", "OUT-01", "host"), input("forum", "OUT-0", "1host"));
        assert_ne!(input("forum", "OUT-01", "host"), input("forumOUT-01", "", "host"));
        assert_ne!(subject_of_person("a@b.example"), subject_of_mail(&"a@b.example".into()));
        assert_eq!(subject_of_person("Fp@A.example"), subject_of_person("fp@a.example "));
        assert_eq!(contact_of("Fp@A.example"), contact_of("fp@a.example"));
        assert_ne!(contact_of("fp@a.example"), contact_of("fp@b.example"));
    }
}
