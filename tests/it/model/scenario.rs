//! A small preparation as plain data: who takes part, what is asked of whom, and what people then say.

use std::{collections::BTreeSet, fmt};

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Weekday},
};

use super::{office::Office, yaml};

/// Contacts of a partner, from the desk upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Function {
    FocalPoint,
    Alternate,
    HeadOfUnit,
    Director,
}

/// An organisation. Its focal point is `fp@p0.example`, and so on.
#[derive(Clone, Debug)]
pub(super) struct Partner {
    pub(super) office: Office,
    /// The functions that have an address.
    pub(super) functions: BTreeSet<Function>,
}

#[derive(Clone, Debug)]
pub(super) struct Rung {
    /// Working days from the due day.
    pub(super) at: i32,
    pub(super) to: Function,
    /// Every so many working days, so many times in all.
    pub(super) repeats: Option<(i32, i32)>,
    /// A copy for the alternate.
    pub(super) is_copied: bool,
}

/// Which contributions complete a task, beside its lead's word.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    All,
    Any,
    Lead,
    Count(usize),
}

#[derive(Clone, Debug)]
pub(super) struct Task {
    pub(super) lead: usize,
    pub(super) with: Vec<usize>,
    /// The day as it is written.
    pub(super) written: Date,
    pub(super) is_fixed: bool,
    /// A day off moves the date to a later day.
    pub(super) is_shifted_later: bool,
    /// So many working days before the task contributions are due.
    pub(super) ahead: i32,
    /// Who only looks on.
    pub(super) observer: Option<usize>,
    pub(super) window_weeks: i32,
    pub(super) needs: Vec<usize>,
    pub(super) rule: Rule,
    pub(super) ladder: usize,
}

/// A crontab line `minute hour * * days`.
#[derive(Clone, Debug)]
pub(super) struct Digest {
    pub(super) hour: i8,
    pub(super) days: BTreeSet<i8>,
}

/// What somebody says or does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Done(usize, usize),
    NotDone(usize, usize),
    Hold(usize),
    /// Work on a task goes on, after a hold or after it was ended.
    Resume(usize),
    Cancel(usize),
    /// A person says that it is done with, whatever is missing.
    Complete(usize),
    /// The coordinator lets every letter go that waits.
    Release,
    /// The coordinator takes every letter back that waits.
    Withdraw,
}

#[derive(Clone)]
pub(super) struct Scenario {
    /// The coordinator's, and the workflow's zone.
    pub(super) office: Office,
    pub(super) opens: Date,
    pub(super) closes: Date,
    pub(super) digest: Option<Digest>,
    pub(super) partners: Vec<Partner>,
    pub(super) ladders: Vec<Vec<Rung>>,
    pub(super) tasks: Vec<Task>,
    /// Taken over so many days after the first window opened; before it if none.
    pub(super) adopted_after: Option<i32>,
    pub(super) script: Vec<(Timestamp, Act)>,
}

/// As a person would play it again.
impl fmt::Debug for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "taken over at {}\n{}", self.begins_at(), yaml::written(self))?;
        self.script.iter().try_for_each(|(at, act)| writeln!(f, "{at} {act:?}"))
    }
}

impl Task {
    /// The lead, and whoever contributes.
    pub(super) fn obliged(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(self.lead).chain(self.with.iter().copied())
    }

    pub(super) fn required(&self) -> usize {
        match self.rule {
            Rule::All => self.with.len(),
            Rule::Any => self.with.len().min(1),
            Rule::Lead => 0,
            Rule::Count(count) => count.min(self.with.len()),
        }
    }
}

impl Digest {
    pub(super) fn fires_on(&self, day: Date) -> bool {
        self.days.contains(&day.weekday().to_monday_zero_offset())
    }
}

impl Function {
    /// True for the levels that only a person writes to.
    pub(super) fn is_higher(self) -> bool {
        self > Self::Alternate
    }
}

impl Partner {
    /// The function that stands for one that nobody holds: the next lower one.
    pub(super) fn holder(&self, function: Function) -> Option<Function> {
        self.functions.iter().rev().find(|held| **held <= function).copied()
    }
}

impl Scenario {
    /// The day by whose end the task is due.
    pub(super) fn task_due(&self, task: &Task) -> Date {
        let office = &self.partners[task.lead].office;
        match task {
            Task { is_fixed: true, .. } => task.written,
            Task { is_shifted_later: true, .. } => office.workday_from(task.written),
            _ => office.workday_until(task.written),
        }
    }

    /// The day by whose end a partner's part in a task is due.
    pub(super) fn due(&self, task: usize, partner: usize) -> Date {
        let task = &self.tasks[task];
        let (due, office) = (self.task_due(task), &self.partners[partner].office);
        if task.lead == partner { due } else { office.workday_until(office.workdays_from(due, -task.ahead)) }
    }

    /// The first day of a task's window: earlier for what is to be delivered before it would open.
    pub(super) fn window_opens(&self, task: &Task) -> Date {
        let due = self.task_due(task);
        let opens = due.saturating_sub(task.window_weeks.weeks());
        let delivered = task.with.iter().filter(|partner| **partner != task.lead).map(|partner| {
            let office = &self.partners[*partner].office;
            office.workday_until(office.workdays_from(due, -task.ahead))
        });
        let early = delivered.filter(|day| *day <= opens).map(|day| day.saturating_sub(task.window_weeks.weeks()));
        early.min().map_or(opens, |early| early.min(opens))
    }

    pub(super) fn starts_on(&self) -> Date {
        self.tasks.iter().map(|task| self.window_opens(task)).min().unwrap_or(self.opens)
    }

    /// When it is taken over: the eve of the first window, or later.
    pub(super) fn begins_at(&self) -> Timestamp {
        let day = self.starts_on().saturating_sub(1.day());
        let later = self.adopted_after.unwrap_or(0).days();
        self.office.at_hour(day.saturating_add(later), 0)
    }

    /// Nothing is looked at after that.
    pub(super) fn ends_at(&self) -> Timestamp {
        let last = self.tasks.iter().map(|task| self.task_due(task)).max().unwrap_or(self.closes).max(self.closes);
        self.office.at_hour(last.saturating_add(4.weeks()), 0)
    }

    pub(super) fn weekday_name(day: i8) -> &'static str {
        match Weekday::from_monday_zero_offset(day) {
            Ok(Weekday::Monday) => "mon",
            Ok(Weekday::Tuesday) => "tue",
            Ok(Weekday::Wednesday) => "wed",
            Ok(Weekday::Thursday) => "thu",
            Ok(Weekday::Friday) => "fri",
            Ok(Weekday::Saturday) => "sat",
            _ => "sun",
        }
    }
}
