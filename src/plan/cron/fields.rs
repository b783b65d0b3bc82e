//! Parses the text of a line: checks its five fields and turns them into sets.

use std::str::FromStr;

use cron::{Schedule, TimeUnitSpec};

use super::{
    CronError,
    sets::{Sets, longest},
};

/// No line written by people is longer.
const MAX_CHARS: usize = 300;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const NICKNAMES: [(&str, &str); 7] = [
    ("@yearly", "0 0 1 1 *"),
    ("@annually", "0 0 1 1 *"),
    ("@monthly", "0 0 1 * *"),
    ("@weekly", "0 0 * * 0"),
    ("@daily", "0 0 * * *"),
    ("@midnight", "0 0 * * *"),
    ("@hourly", "0 * * * *"),
];

/// What a field may contain.
struct Kind {
    name: &'static str,
    from: u8,
    to: u8,
    names: &'static [&'static str],
}

const KINDS: [Kind; 5] = [
    Kind { name: "minute", from: 0, to: 59, names: &[] },
    Kind { name: "hour", from: 0, to: 23, names: &[] },
    Kind { name: "day of month", from: 1, to: 31, names: &[] },
    Kind { name: "month", from: 1, to: 12, names: &MONTHS },
    Kind { name: "day of week", from: 0, to: 7, names: &WEEKDAYS },
];

/// One member of a comma-separated field: `from` to `to`, every `step`.
struct Item {
    from: u8,
    to: u8,
    step: u8,
}

/// The five fields of a line, in place of its nickname if it has one; `None` if it is no line.
pub(super) fn written_out(text: &str) -> Option<String> {
    let line = text.trim().to_ascii_lowercase();
    if line.starts_with('@') { by_nickname(&line).ok().map(str::to_owned) } else { Some(line) }
}

/// Parses a line.
pub(super) fn read(text: &str) -> Result<Sets, CronError> {
    if text.chars().count() > MAX_CHARS {
        return Err(CronError(format!("a schedule has no more than {MAX_CHARS} characters")));
    }
    let line = text.trim().to_ascii_lowercase();
    let fields = if line.starts_with('@') { by_nickname(&line)? } else { &line };
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let fields = <[&str; 5]>::try_from(fields).map_err(|fields| wrong_number(text, fields.len()))?;
    let mut checked: [String; 5] = fields.map(str::to_owned);
    for (kind, field) in KINDS.iter().zip(&mut checked) {
        let items = kind.items(field).map_err(|why| CronError(format!("`{}`: {why}", text.trim())))?;
        *field = kind.for_crate(&items);
    }
    let sets = to_sets(&checked, fields)?;
    if sets.possible_day().is_none() { Err(never_fires(text, sets)) } else { Ok(sets) }
}

fn by_nickname(line: &str) -> Result<&'static str, CronError> {
    if let Some((_, fields)) = NICKNAMES.iter().find(|(name, _)| *name == line) {
        return Ok(fields);
    }
    let names: Vec<String> = NICKNAMES.iter().map(|(name, _)| format!("`{name}`")).collect();
    Err(CronError(format!("`{line}` is not a name of a schedule; there are {}", names.join(", "))))
}

fn wrong_number(text: &str, number: usize) -> CronError {
    let shape = "a schedule has five: minute, hour, day of month, month, day of week, such as `0 9 * * mon`";
    let hint = if number == 6 { "; seconds and years have no field" } else { "" };
    CronError(format!("`{}` has {number} field{}; {shape}{hint}", text.trim(), if number == 1 { "" } else { "s" }))
}

/// The only lines that never fire are those whose day of month exists in none of their months.
fn never_fires(text: &str, sets: Sets) -> CronError {
    let has = |set: u64, number: u8| set & (1 << number) != 0;
    let day = (1..=31).find(|day| has(sets.days, *day)).unwrap_or(31);
    let months: Vec<&str> =
        MONTHS.iter().zip(1..).filter(|(_, month)| has(sets.months, *month)).map(|(name, _)| *name).collect();
    let last = (1..=12).filter(|month| has(sets.months, *month)).map(|month| longest(month as i8)).max().unwrap_or(31);
    CronError(format!(
        "`{}` never fires: there is no day {day} in {}; name a day up to {last}, or another month",
        text.trim(),
        months.join(", ")
    ))
}

/// Converts through the crate `cron`, which expects seconds first and counts days of the week from 1.
fn to_sets(checked: &[String; 5], written: [&str; 5]) -> Result<Sets, CronError> {
    let line = format!("0 {}", checked.join(" "));
    let schedule = Schedule::from_str(&line).map_err(|why| CronError(format!("`{}`: {why}", written.join(" "))))?;
    let is_star = |index: usize| written[index].starts_with('*');
    Ok(Sets {
        minutes: bits(schedule.minutes().iter()),
        hours: bits(schedule.hours().iter()),
        days: bits(schedule.days_of_month().iter()),
        months: bits(schedule.months().iter()),
        weekdays: bits(schedule.days_of_week().iter().map(|day| day - 1)),
        either_day: !is_star(2) && !is_star(4),
        is_fixed: !is_star(0) && !is_star(1),
    })
}

/// Encodes each number as a bit.
fn bits(numbers: impl Iterator<Item = u32>) -> u64 {
    numbers.fold(0, |bits, number| bits | 1 << number)
}

impl Kind {
    fn items(&self, field: &str) -> Result<Vec<Item>, String> {
        field.split(',').map(|item| self.item(item)).collect()
    }

    fn item(&self, text: &str) -> Result<Item, String> {
        let (range, step) = match text.split_once('/') {
            Some((range, step)) => (range, self.step(step)?),
            None => (text, 1),
        };
        let (from, to) = match range.split_once('-') {
            _ if range == "*" => (self.from, if self.wraps() { 6 } else { self.to }),
            Some((from, to)) => self.range(self.number(from)?, self.number(to)?)?,
            None => {
                let number = self.number(range)?;
                if text.contains('/') {
                    let to = if self.wraps() { 6 } else { self.to };
                    return Err(format!(
                        "the {} `{text}` has a step but no range; write `{number}-{to}/{step}`",
                        self.name
                    ));
                }
                (number, number)
            }
        };
        Ok(Item { from, to, step })
    }

    /// A range of weekdays may extend past Saturday: `fri-mon` is 5 to 8.
    fn range(&self, from: u8, to: u8) -> Result<(u8, u8), String> {
        if from <= to {
            Ok((from, to))
        } else if self.wraps() {
            Ok((from, to + 7))
        } else {
            let (first, last) = (self.from, self.to);
            let name = self.name;
            Err(format!("the {name} range `{from}-{to}` runs backwards; write `{from}-{last},{first}-{to}`"))
        }
    }

    fn number(&self, text: &str) -> Result<u8, String> {
        if let Some(place) = self.names.iter().position(|name| *name == text) {
            return Ok(place as u8 + u8::from(!self.wraps()));
        }
        let Self { name, from, to, names } = self;
        match text.parse::<u32>() {
            _ if !text.bytes().all(|byte| byte.is_ascii_digit()) || text.is_empty() => {
                let or_names = names.first().map_or(String::new(), |first| format!(" or a name such as `{first}`"));
                Err(format!(
                    "`{text}` cannot be the {name}; write {from} to {to}{or_names}, `*`, lists and ranges of them"
                ))
            }
            Ok(number) if (u32::from(*from)..=u32::from(*to)).contains(&number) => Ok(number as u8),
            _ => Err(format!("the {name} `{text}` is out of range; write {from} to {to}")),
        }
    }

    fn step(&self, text: &str) -> Result<u8, String> {
        let longest = self.to - self.from;
        match text.parse::<u8>() {
            Ok(step) if (1..=longest).contains(&step) && text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(step),
            _ => Err(format!("the step `{text}` of the {} is out of range; write 1 to {longest}", self.name)),
        }
    }

    /// True for the only cyclic field, the weekday, where 7 is 0 again.
    fn wraps(&self) -> bool {
        self.to == 7
    }

    /// The field as the crate `cron` expects it: a list of numbers.
    fn for_crate(&self, items: &[Item]) -> String {
        let each = items.iter().flat_map(|item| (item.from..=item.to).step_by(item.step.into()));
        let mut numbers: Vec<u8> = each.map(|number| if self.wraps() { number % 7 + 1 } else { number }).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.iter().map(u8::to_string).collect::<Vec<_>>().join(",")
    }
}
