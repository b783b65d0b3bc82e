//! The days that the axis of a Gantt chart marks.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::Gantt;

/// Steps between labels that people count in, in months.
const MONTH_STEPS: [i32; 5] = [1, 2, 3, 6, 12];
/// Steps between labels of weeks.
const WEEK_STEPS: [i32; 3] = [1, 2, 4];
/// Weeks are marked on an axis that has no more days than this, if every fourth finds room for its label.
const WEEKS_UP_TO_DAYS: i32 = 140;

/// What lies between two marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AxisUnit {
    /// A week; Mondays are marked.
    Week,
    /// A month; first days are marked.
    Month,
}

/// A day that is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The day.
    pub day: Date,
    /// True if there is room to write it.
    pub is_labelled: bool,
}

impl Gantt {
    /// The days to mark on an axis with room for so many labels of weeks or of months, and what lies between them.
    pub fn ticks(&self, week_labels: usize, month_labels: usize) -> (AxisUnit, Vec<Tick>) {
        let weeks = self.days() / 7 + 1;
        let step = WEEK_STEPS.into_iter().find(|step| weeks / step <= week_labels as i32);
        if let Some(step) = step.filter(|_| self.days() <= WEEKS_UP_TO_DAYS) {
            let to_monday = i64::from(Weekday::Monday.since(self.from.weekday()));
            let first = self.from.saturating_add(to_monday.days());
            let mondays = (0..weeks).map(|week| (week % step == 0, first.saturating_add(week.weeks())));
            let ticks = mondays.filter(|(_, day)| self.has(*day)).map(|(is_labelled, day)| Tick { day, is_labelled });
            return (AxisUnit::Week, ticks.collect());
        }
        // A month has 30.44 days on the average.
        let months = self.days() * 100 / 3_044 + 1;
        let fits = |step: &i32| months / step <= month_labels as i32;
        let step = MONTH_STEPS.into_iter().find(fits).unwrap_or(MONTH_STEPS[MONTH_STEPS.len() - 1]);
        let firsts = (0..=months).map(|month| self.from.first_of_month().saturating_add(month.months()));
        let ticks = firsts
            .filter(|day| self.has(*day))
            .map(|day| Tick { day, is_labelled: (i32::from(day.month()) - 1) % step == 0 });
        (AxisUnit::Month, ticks.collect())
    }
}
