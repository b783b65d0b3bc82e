//! Single values of the file format, each parsed once into a type of its own.

use std::ops::RangeInclusive;

use jiff::{
    civil::{Date, Time},
    tz::TimeZone,
};
use serde::Deserialize;

use super::{
    amount::{every_days, length, rung_days},
    day::{clock, day, days, yearly},
    due::{DueOn, InputDue, TaskDue, asking, due, input_due, task_due},
    fault::Fault,
    lead::{Lead, lead},
    rule::{quorum, rule},
    schedule::{Phase, digest, phase, schedule},
    zone::zone,
};
use crate::plan::{ApprovalRule, CompletionRule, CronLine, Offset, OffsetUnit};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident($type:ty) = $parse:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(try_from = "String")]
        pub(in crate::definition) struct $name(pub(in crate::definition) $type);

        impl TryFrom<String> for $name {
            type Error = Fault;

            fn try_from(text: String) -> Result<Self, Fault> {
                $parse(&text).map(Self)
            }
        }
    )+};
}

words! {
    /// `2013-05-29`.
    Day(Date) = day;
    /// `2013-01-01..2013-12-31`.
    Days(RangeInclusive<Date>) = days;
    /// `01-20`: month and day.
    Yearly((i8, i8)) = yearly;
    /// `09:00`.
    Clock(Time) = clock;
    /// `4w`.
    Length((i32, OffsetUnit)) = length;
    /// `-20wd`, in working days.
    RungDays(i32) = rung_days;
    /// `3wd`, in working days.
    EveryDays(u32) = every_days;
    /// A schedule.
    Schedule(CronLine) = schedule;
    /// A time zone.
    Zone(TimeZone) = zone;
    /// When a task is complete.
    Rule(CompletionRule) = rule;
    /// When a task is due.
    DueWord(TaskDue) = task_due;
    /// The day of an intermediate target.
    TargetDayWord(DueOn) = due;
    /// When an input is due.
    InputDueWord(InputDue) = input_due;
    /// When commitments are asked after.
    AskingWord(Offset) = asking;
    /// Who leads a task.
    LeadWord(Lead) = lead;
    /// `2/3`, or `5`.
    Quorum(ApprovalRule) = quorum;
    /// How often reports are issued, and until when.
    PhaseWord(Phase) = phase;
    /// When digests go out.
    DigestWord(Option<CronLine>) = digest;
}
