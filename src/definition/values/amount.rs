//! Lengths of time such as `4w` and `10wd`, and the working days of rungs, `-20wd`.

use super::{
    fault::{Fault, Remedy},
    suggest::in_small_letters,
};
use crate::{
    diag::Code,
    plan::{
        OffsetUnit,
        offset::{MAX_UNITS, MAX_WORKING_DAYS, parse_amount},
    },
};

/// The fault of an amount that exceeds the limit of its unit; the amount may be preceded by an anchor and sign.
pub(super) fn beyond_limit(text: &str) -> Option<Fault> {
    let amount = text.trim_start_matches(['T', 'C', '+', '-']);
    let digits = amount.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = (&amount[..digits], &amount[digits..]);
    let noun = match unit {
        "d" => "days",
        "w" => "weeks",
        "m" => "months",
        "wd" => "working days",
        _ => return None,
    };
    let most = if unit == "wd" { MAX_WORKING_DAYS } else { MAX_UNITS };
    let is_beyond = digits > 0 && count.parse::<i32>().is_ok_and(|count| count > most) || digits > 9;
    let weeks =
        count.parse::<i32>().ok().filter(|_| unit == "wd").map(|days| days / 5).filter(|weeks| *weeks <= MAX_UNITS);
    let before = &text[..text.len() - amount.len()];
    let fix =
        weeks.map_or_else(|| "write a smaller number".to_owned(), |weeks| format!("count in weeks: {before}{weeks}w"));
    is_beyond.then(|| Fault::new(Code::BadOffset, format!("`{text}` counts more than {most} {noun}"), fix))
}

pub(in crate::definition) fn length(text: &str) -> Result<(i32, OffsetUnit), Fault> {
    parse_amount(text).ok_or_else(|| {
        if let Some(fault) = beyond_limit(text) {
            return fault;
        }
        let fix = in_small_letters(text, length).or_else(|| in_words(text)).unwrap_or_else(|| {
            Remedy::Words("write 10d, 4w, 3m or 10wd (days, weeks, months, working days)".to_owned())
        });
        Fault::new(Code::BadOffset, format!("`{text}` is not a length of time"), fix)
    })
}

/// `4 weeks`, `10 working days`.
fn in_words(text: &str) -> Option<Remedy> {
    let tight = text.split_whitespace().collect::<String>().to_lowercase();
    let units = [
        ("workingdays", "wd"),
        ("workingday", "wd"),
        ("weeks", "w"),
        ("week", "w"),
        ("months", "m"),
        ("month", "m"),
        ("days", "d"),
        ("day", "d"),
    ];
    let written = units.iter().find_map(|(word, unit)| Some(format!("{}{unit}", tight.strip_suffix(word)?)))?;
    parse_amount(&written).map(|_| Remedy::Write(written))
}

pub(in crate::definition) fn rung_days(text: &str) -> Result<i32, Fault> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    match parse_amount(unsigned) {
        Some((amount, OffsetUnit::WorkingDays)) => Ok(if text.starts_with('-') { -amount } else { amount }),
        Some((amount, _)) => {
            let sign = if text.starts_with('-') { "-" } else { "" };
            let fix = Remedy::Write(format!("{sign}{amount}wd"));
            Err(Fault::new(Code::BadOffset, format!("`{text}` does not count in working days, as rungs do"), fix))
        }
        None => Err(beyond_limit(text).unwrap_or_else(|| {
            let fix = in_small_letters(text, rung_days).unwrap_or_else(|| {
                Remedy::Words("write -10wd (before the due date), 0wd or 5wd (after it)".to_owned())
            });
            Fault::new(Code::BadOffset, format!("`{text}` is not a number of working days"), fix)
        })),
    }
}

pub(in crate::definition) fn every_days(text: &str) -> Result<u32, Fault> {
    match rung_days(text) {
        Ok(days) if days > 0 => Ok(days.unsigned_abs()),
        Ok(_) => {
            Err(Fault::new(Code::BadOffset, format!("`{text}` is not a step forward"), Remedy::Write("3wd".to_owned())))
        }
        Err(fault) => Err(fault),
    }
}
