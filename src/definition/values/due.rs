//! Due dates as written: a day, an offset from the opening or closing day, or an offset from another task.

use jiff::civil::Date;

use super::{
    amount::beyond_limit,
    day::day,
    day_meant::day_meant,
    fault::{Fault, Remedy},
    id::task_ref,
    suggest::in_small_letters,
};
use crate::{
    diag::Code,
    model::{TaskId, code_point},
    plan::{
        Anchor, FromTask, Offset, OffsetUnit,
        offset::{self, parse_amount},
    },
};

/// A due date as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::definition) enum DueOn {
    /// A day.
    Date(Date),
    /// `T-3m`.
    Offset(Offset),
}

/// A task's due date as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::definition) enum TaskDue {
    /// A day, or counted from the event.
    On(DueOn),
    /// Counted from another task: `2wd after OUT-02`.
    From(FromTask),
}

/// A contributor's due date as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::definition) enum InputDue {
    /// A day, or counted from the event.
    On(DueOn),
    /// Counted from the task's day: `-5wd`.
    FromTask(i32, OffsetUnit),
}

pub(in crate::definition) fn task_due(text: &str) -> Result<TaskDue, Fault> {
    match from_task(text) {
        Some(from) => from.map(TaskDue::From),
        None => due(text).map(TaskDue::On),
    }
}

/// Parses `2wd after OUT-02`; `None` if the text has nothing after the word `after` or `before`.
fn from_task(text: &str) -> Option<Result<FromTask, Fault>> {
    let words: Vec<_> = text.split_whitespace().collect();
    let is_side = |word: &&str| ["after", "before"].iter().any(|side| word.eq_ignore_ascii_case(side));
    let at = words.iter().position(is_side).filter(|at| at + 1 < words.len())?;
    let ([amount], [task]) = (&words[..at], &words[at + 1..]) else { return Some(Err(no_offset_from(&words, at))) };
    if is_anchor(task) {
        return Some(Err(no_offset_from(&words, at)));
    }
    let Some((amount, unit)) = parse_amount(amount).filter(|_| matches!(words[at], "after" | "before")) else {
        return Some(Err(beyond_limit(amount).unwrap_or_else(|| no_offset_from(&words, at))));
    };
    let sign = if words[at] == "before" { -1 } else { 1 };
    Some(task_ref(task).map(|()| FromTask { task: TaskId::from(*task), amount: sign * amount, unit }))
}

/// True for T and C, the opening and closing day, which are not tasks.
fn is_anchor(word: &str) -> bool {
    ["T", "C"].iter().any(|anchor| word.eq_ignore_ascii_case(anchor))
}

fn no_offset_from(words: &[&str], side: usize) -> Fault {
    let message = format!("`{}` does not say how long before or after which task", words.join(" "));
    // What `2 working days after OUT-02` was meant to be.
    let amount = words[..side].concat().to_lowercase().replace("working", "w");
    let amount = ["weeks", "week", "months", "month", "days", "day"]
        .into_iter()
        .fold(amount, |amount, word| amount.replace(word, &word[..1]));
    let fixed = parse_amount(&amount).is_some() && words.len() == side + 2;
    let fix = if fixed && is_anchor(words[side + 1]) {
        let sign = if words[side].eq_ignore_ascii_case("before") { '-' } else { '+' };
        Remedy::Write(format!("{}{sign}{amount}", words[side + 1].to_uppercase()))
    } else if fixed {
        Remedy::Write(format!("{amount} {} {}", words[side].to_lowercase(), words[side + 1]))
    } else {
        Remedy::Words("write `2wd after OUT-02` or `1w before OUT-04`, in d, w, m or wd".to_owned())
    };
    Fault::new(Code::BadOffset, message, fix)
}

pub(in crate::definition) fn due(text: &str) -> Result<DueOn, Fault> {
    if parse_amount(text).is_some() {
        let message = format!("`{text}` does not say what it counts from");
        return Err(Fault::new(
            Code::BadOffset,
            message,
            format!("write T-{text} (before the opening day) or C+{text}"),
        ));
    }
    if let Some(fault) = beyond_limit(text) {
        return Err(fault);
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return day(text).map(DueOn::Date);
    }
    // `-3m`, as inputs have it.
    for (sign, anchor) in [('-', 'T'), ('+', 'C')] {
        if text.strip_prefix(sign).is_some_and(|amount| parse_amount(amount).is_some()) {
            let message = format!("`{text}` does not say what it counts from");
            return Err(Fault::new(Code::BadOffset, message, Remedy::Write(format!("{anchor}{text}"))));
        }
    }
    Offset::parse(text).map(DueOn::Offset).ok_or_else(|| {
        if let Some(meant) = day_meant(text) {
            return Fault::new(Code::BadDate, format!("`{text}` is not a date (year-month-day)"), meant);
        }
        let words = "write T-3m (before the opening day T), C+2d (after the closing day C), T-10wd or a date";
        if Offset::parse(&format!("{}d", text.trim())).is_some() {
            let message = format!("`{text}` does not say whether days, weeks or months are meant");
            return Fault::new(Code::BadOffset, message, format!("write {text}d, {text}w or {text}m"));
        }
        let mut problem = format!("`{text}` is not a due date");
        let fixed = fixed_offset(text);
        if let Some(c) = text.trim_start().chars().next().filter(|c| fixed.is_some() && !c.is_ascii()) {
            problem = format!("`{text}` begins with a Cyrillic letter ({}) that looks like a Latin one", code_point(c));
        }
        Fault::new(Code::BadOffset, problem, fixed.map_or_else(|| Remedy::Words(words.to_owned()), Remedy::Write))
    })
}

/// Nothing is asked after more than so many of each unit after the event: about five years.
const ASKED_WITHIN: [(OffsetUnit, i32); 4] = [
    (OffsetUnit::Days, 1_830),
    (OffsetUnit::Weeks, 261),
    (OffsetUnit::Months, 60),
    (OffsetUnit::WorkingDays, offset::MAX_WORKING_DAYS),
];

/// The day on which commitments are asked after, `C+6m`: counted from the closing day, and after it.
pub(in crate::definition) fn asking(text: &str) -> Result<Offset, Fault> {
    let offset = match due(text) {
        Ok(DueOn::Offset(offset)) => offset,
        Ok(DueOn::Date(_)) => {
            let message = format!("`{text}` is a date, but commitments are asked after so long after the event");
            return Err(Fault::new(Code::BadOffset, message, "write C+6m (six months after the closing day)"));
        }
        Err(fault) => {
            let meant = fault.instead.clone().filter(|meant| Offset::parse(meant).is_some());
            let meant = parse_amount(text).map(|_| format!("C+{text}")).or(meant);
            let words = || Remedy::Words("write C+6m (six months after the closing day C)".to_owned());
            let message = format!("`{text}` does not say how long after the closing day");
            return Err(match beyond_limit(text) {
                Some(beyond) => beyond,
                None => Fault::new(Code::BadOffset, message, meant.map_or_else(words, Remedy::Write)),
            });
        }
    };
    let after = Offset { anchor: Anchor::Closes, amount: offset.amount.abs(), ..offset };
    if offset.anchor != Anchor::Closes || offset.amount <= 0 {
        let message = format!("`{text}` is not a time after the closing day");
        let fix = (after.amount > 0).then(|| Remedy::Write(after.to_string()));
        return Err(Fault::new(Code::BadOffset, message, fix.unwrap_or_else(|| Remedy::Write("C+6m".to_owned()))));
    }
    let most = ASKED_WITHIN.into_iter().find(|(unit, _)| *unit == offset.unit).map_or(0, |(_, most)| most);
    if offset.amount > most {
        let message = format!("`{text}` is more than five years after the event");
        return Err(Fault::new(Code::BadOffset, message, format!("write C+{most}{} or less", offset.unit.as_str())));
    }
    Ok(offset)
}

/// What `T - 3 months` or `t-3M` was meant to be.
fn fixed_offset(text: &str) -> Option<String> {
    let latin = |c: char| match c {
        'т' => 't',
        'с' => 'c',
        c => c,
    };
    let tight = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    let tight: String = tight.chars().map(latin).collect();
    let anchor = tight.chars().next().filter(|c| matches!(c, 't' | 'c'))?.to_ascii_uppercase();
    let rest = tight[1..].replace("weeks", "w").replace("week", "w").replace("months", "m").replace("month", "m");
    let rest = rest.replace("days", "d").replace("day", "d");
    let fixed = format!("{anchor}{rest}");
    Offset::parse(&fixed).map(|_| fixed)
}

pub(in crate::definition) fn input_due(text: &str) -> Result<InputDue, Fault> {
    if from_task(text).is_some() {
        let message = format!("`{text}` counts from another task, but an input counts from its own task or the event");
        return Err(Fault::new(Code::BadOffset, message, "write -5wd (before the task's date), T-3m or a date"));
    }
    let sign = match text.as_bytes().first() {
        Some(b'-') => -1,
        Some(b'+') => 1,
        _ => {
            return due(text).map(InputDue::On).map_err(|fault| {
                if parse_amount(text).is_some() {
                    return fault.remedied(Remedy::Write(format!("-{text}")));
                }
                match &fault.instead {
                    Some(_) => fault,
                    None => fault.remedied("write -5wd (before the task's date), T-3m or a date"),
                }
            });
        }
    };
    let (amount, unit) = parse_amount(&text[1..]).ok_or_else(|| {
        let fix = || in_small_letters(text, input_due).unwrap_or_else(|| Remedy::Write("-5wd".to_owned()));
        let no_due = || Fault::new(Code::BadOffset, format!("`{text}` is not a due date of an input"), fix());
        beyond_limit(text).unwrap_or_else(no_due)
    })?;
    Ok(InputDue::FromTask(sign * amount, unit))
}
