//! The tick marks on the axis of a Gantt chart.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::Gantt;

/// Natural steps between month labels, in months.
const MONTH_STEPS: [i32; 5] = [1, 2, 3, 6, 12];
/// Steps between week labels, in weeks.
const WEEK_STEPS: [i32; 3] = [1, 2, 4];
/// Weeks are marked on an axis of at most this many days, if there is room to label at least every fourth.
const WEEKS_UP_TO_DAYS: i32 = 140;

/// Interval between two ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AxisUnit {
    /// Weeks, with ticks on Mondays.
    Week,
    /// Months, with ticks on their first days.
    Month,
}

/// A tick mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The day.
    pub day: Date,
    /// True if there is room for its label.
    pub is_labelled: bool,
}

impl Gantt {
    /// The ticks of an axis with room for `week_labels` week labels or `month_labels` month labels, and their interval.
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
        // A month has 30.44 days on average.
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
