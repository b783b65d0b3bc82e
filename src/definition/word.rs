//! The small languages inside values but due dates: ids, days, spans, addresses, rules. Each is read once, into its own type.

use std::ops::RangeInclusive;

use jiff::{
    civil::{Date, Time},
    tz::TimeZone,
};
use serde::Deserialize;

use super::{
    due_words::{DueOn, InputDue, TaskDue, due, input_due, task_due},
    suggest::did_you_mean,
    typography::Lookalike,
    zone::zone,
};
use crate::{
    diag::Code,
    model::check_address,
    plan::{
        CompletionRule, CronLine, OffsetUnit, PartnerKind,
        offset::{MAX_UNITS, MAX_WORKING_DAYS, parse_amount},
    },
};

/// The years that a definition may speak of.
pub const YEARS: RangeInclusive<i16> = 1900..=2199;

/// The longest identifier.
pub(super) const MAX_ID_BYTES: usize = 64;

/// Why a word is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub(super) struct Fault {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) hint: Option<String>,
}

impl Fault {
    pub(super) fn new(code: Code, message: impl Into<String>, hint: impl Hint) -> Self {
        Self { code, message: message.into(), hint: hint.hint() }
    }
}

/// What may stand for a hint.
pub(super) trait Hint {
    fn hint(self) -> Option<String>;
}

impl Hint for &str {
    fn hint(self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl Hint for String {
    fn hint(self) -> Option<String> {
        Some(self)
    }
}

impl Hint for Option<String> {
    fn hint(self) -> Option<String> {
        self
    }
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident($type:ty) = $parse:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(try_from = "String")]
        pub(super) struct $name(pub(super) $type);

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
    /// By when a value is aimed at.
    TargetDayWord(DueOn) = due;
    /// When an input is due.
    InputDueWord(InputDue) = input_due;
    /// Who leads a task.
    LeadWord(Lead) = lead;
    /// `2/3`.
    Part((u32, u32)) = part;
    /// How often reports are issued, and up to which day.
    PhaseWord(Phase) = phase;
    /// When digests go out.
    DigestWord(Option<CronLine>) = digest;
}

/// The lead as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// One partner.
    Partner(String),
    /// `each(kind)`: every participating partner of a kind, each with a task of its own.
    Each(PartnerKind),
}

/// Reports up to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phase {
    pub(super) rhythm: Rhythm,
    pub(super) until: DueOn,
}

/// How often reports are issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rhythm {
    /// Every so many weeks.
    Weeks(u8),
    /// Every so many months.
    Months(u8),
}

/// Letters, digits, `_`, `-` and `.`; the slash belongs to instances of fan-outs.
pub(super) fn id(text: &str) -> Result<(), Fault> {
    let wrong = text.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')));
    let problem = match wrong {
        Some(' ') => format!("`{text}` has a space"),
        Some(wrong) if wrong.is_ascii_graphic() => format!("`{text}` has the character `{wrong}`"),
        Some(wrong) if wrong.is_alphanumeric() => {
            format!("`{text}` has the letter `{wrong}` (U+{:04X})", u32::from(wrong))
        }
        Some(wrong) => format!("`{}` has the character U+{:04X}", text.escape_debug(), u32::from(wrong)),
        None if text.is_empty() => "an empty text stands here".to_owned(),
        None if text.starts_with('.') => format!("`{text}` begins with a dot"),
        // On the command line it would be an option.
        None if text.starts_with('-') => format!("`{text}` begins with a hyphen"),
        None if text.len() > MAX_ID_BYTES => format!("`{}…` has more than {MAX_ID_BYTES} characters", &text[..20]),
        None => return Ok(()),
    };
    let message = format!("{problem}, but an identifier is made of the letters a to z, digits, `_`, `-` and `.`");
    let fix = match wrong {
        Some(wrong) if Lookalike::first(&wrong.to_string()).is_some() => "delete it, or write `_`".to_owned(),
        Some('@') => format!("an address stands under `email`: write `{{email: {text}}}`"),
        Some(wrong) if !wrong.is_ascii() => format!("write `{wrong}` with letters from a to z"),
        Some(wrong) => format!("write `{}`", text.replace(wrong, "_").trim_matches(['_', '-'])),
        None if text.starts_with('-') && text.trim_start_matches('-').starts_with(|c: char| c != '.') => {
            format!("write `{}`", text.trim_start_matches('-'))
        }
        None => "choose a short word of the letters a to z, digits, `_`, `-` and `.`".to_owned(),
    };
    Err(Fault::new(Code::BadId, message, fix))
}

/// A task, or one instance of a fanned-out task: `GOV-03/unesco`.
pub(super) fn task_ref(text: &str) -> Result<(), Fault> {
    match text.split_once('/') {
        Some((task, partner)) => id(task).and_then(|()| id(partner)),
        None => id(text),
    }
}

pub(super) fn day(text: &str) -> Result<Date, Fault> {
    let b = text.as_bytes();
    let shaped = b.len() == 10
        && b.iter().enumerate().all(|(at, c)| if matches!(at, 4 | 7) { *c == b'-' } else { c.is_ascii_digit() });
    if !shaped {
        return Err(Fault::new(Code::BadDate, format!("`{text}` is no date"), "write year-month-day: 2013-05-29"));
    }
    if !YEARS.contains(&text[..4].parse().unwrap_or(0)) {
        let message = format!("`{text}` lies outside the years {} to {}", YEARS.start(), YEARS.end());
        return Err(Fault::new(Code::BadDate, message, "check the year"));
    }
    text.parse().map_err(|_| {
        let first = format!("{}01", &text[..8]).parse::<Date>().ok();
        let fix = first.map(|first| format!("the month ends on {}", first.last_of_month()));
        Fault::new(Code::BadDate, format!("the day `{text}` does not exist"), fix)
    })
}

pub(super) fn days(text: &str) -> Result<RangeInclusive<Date>, Fault> {
    let Some((from, to)) = text.split_once("..") else {
        let fix = "write 2013-01-01..2013-12-31";
        return Err(Fault::new(Code::BadDate, format!("`{text}` is no span of dates"), fix));
    };
    let (from, to) = (day(from.trim())?, day(to.trim())?);
    if to < from {
        let fix = format!("write {to}..{from}");
        return Err(Fault::new(Code::DatesReversed, format!("the span `{text}` ends before it begins"), fix));
    }
    Ok(from..=to)
}

pub(super) fn yearly(text: &str) -> Result<(i8, i8), Fault> {
    // 2024 is a leap year, so that 02-29 is a day.
    day(&format!("2024-{text}"))
        .map(|date| (date.month(), date.day()))
        .map_err(|_| Fault::new(Code::BadDate, format!("`{text}` is no day of the year"), "write month-day: 01-20"))
}

pub(super) fn clock(text: &str) -> Result<Time, Fault> {
    let read = || {
        let (hours, minutes) = text.split_once(':')?;
        let digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        (digits(hours) && digits(minutes)).then_some(())?;
        Time::new(hours.parse().ok()?, minutes.parse().ok()?, 0, 0).ok()
    };
    read().ok_or_else(|| {
        Fault::new(Code::BadTime, format!("`{text}` is no time of day"), "write hours and minutes in quotes: \"09:00\"")
    })
}

/// Why an amount of some known unit, with or without what it counts from, has too many of them.
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

pub(super) fn length(text: &str) -> Result<(i32, OffsetUnit), Fault> {
    parse_amount(text).ok_or_else(|| {
        if let Some(fault) = beyond_limit(text) {
            return fault;
        }
        let fix = in_small_letters(text, length)
            .unwrap_or_else(|| "write 10d, 4w, 3m or 10wd (days, weeks, months, working days)".to_owned());
        Fault::new(Code::BadOffset, format!("`{text}` is no length of time"), fix)
    })
}

pub(super) fn rung_days(text: &str) -> Result<i32, Fault> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    match parse_amount(unsigned) {
        Some((amount, OffsetUnit::WorkingDays)) => Ok(if text.starts_with('-') { -amount } else { amount }),
        Some((amount, _)) => {
            let sign = if text.starts_with('-') { "-" } else { "" };
            let fix = format!("write {sign}{amount}wd");
            Err(Fault::new(Code::BadOffset, format!("`{text}` does not count in working days, as rungs do"), fix))
        }
        None => Err(beyond_limit(text).unwrap_or_else(|| {
            let fix = in_small_letters(text, rung_days)
                .unwrap_or_else(|| "write -10wd (before the due date), 0wd or 5wd (after it)".to_owned());
            Fault::new(Code::BadOffset, format!("`{text}` is no number of working days"), fix)
        })),
    }
}

pub(super) fn every_days(text: &str) -> Result<u32, Fault> {
    match rung_days(text) {
        Ok(days) if days > 0 => Ok(days.unsigned_abs()),
        Ok(_) => Err(Fault::new(Code::BadOffset, format!("`{text}` is no step forward"), "write 3wd")),
        Err(fault) => Err(fault),
    }
}

pub(super) fn lead(text: &str) -> Result<Lead, Fault> {
    let Some(rest) = text.strip_prefix("each") else {
        let small = text.contains('(').then(|| in_small_letters(text, lead)).flatten();
        let partner = || Lead::Partner(text.to_owned());
        return id(text).map(|()| partner()).map_err(|fault| Fault { hint: small.or(fault.hint), ..fault });
    };
    let Some(kind) = rest.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else {
        return id(text).map(|()| Lead::Partner(text.to_owned()));
    };
    PartnerKind::parse(kind.trim()).map(Lead::Each).ok_or_else(|| {
        let known = PartnerKind::ALL.map(PartnerKind::as_str);
        let message = format!("`{}` is no kind of partner", kind.trim());
        Fault::new(Code::UnknownValue, message, did_you_mean(kind.trim(), known).unwrap_or_else(|| one_of(&known)))
    })
}

/// The fix of a text that can be read in small letters.
pub(super) fn in_small_letters<T>(text: &str, read: impl Fn(&str) -> Result<T, Fault>) -> Option<String> {
    let mut small = text.to_lowercase();
    // T and C are the only capitals that mean something.
    let anchor = small.rfind(' ').map_or(0, |blank| blank + 1);
    if matches!(&small.as_bytes()[anchor..], [b't' | b'c'] | [b't' | b'c', b'+' | b'-', ..]) {
        let capital = small[anchor..=anchor].to_uppercase();
        small.replace_range(anchor..=anchor, &capital);
    }
    (small != text && read(&small).is_ok()).then(|| format!("write `{small}`"))
}

/// `use one of …`.
pub(super) fn one_of(known: &[&str]) -> String {
    format!("use one of {}", known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "))
}

pub(super) fn rule(text: &str) -> Result<CompletionRule, Fault> {
    let words: Vec<_> = text.split_whitespace().collect();
    let read = match words.as_slice() {
        ["all"] => Some(CompletionRule::All),
        ["any"] => Some(CompletionRule::Any),
        ["lead"] => Some(CompletionRule::Lead),
        [count, "contributors" | "contributor"] => {
            count.parse().ok().filter(|n| (1..=2000).contains(n)).map(CompletionRule::AtLeast)
        }
        [share, "of", "contributors"] => fraction(share).map(|(part, whole)| CompletionRule::Fraction(part, whole)),
        _ => None,
    };
    read.ok_or_else(|| {
        let fix = in_small_letters(text, rule)
            .unwrap_or_else(|| "write `all`, `any`, `lead`, `3 contributors` or `2/3 of contributors`".to_owned());
        Fault::new(Code::BadRule, format!("`{text}` does not say which inputs complete a task"), fix)
    })
}

/// A part of a whole of at most a hundred.
fn fraction(text: &str) -> Option<(u32, u32)> {
    let (part, whole) = text.split_once('/')?;
    let (part, whole) = (part.parse().ok()?, whole.parse().ok()?);
    ((1..=whole).contains(&part) && whole <= 100).then_some((part, whole))
}

pub(super) fn part(text: &str) -> Result<(u32, u32), Fault> {
    fraction(text).ok_or_else(|| Fault::new(Code::BadRule, format!("`{text}` is no part of a whole"), "write 2/3"))
}

/// A text in which a parameter stands, such as `T-${weeks}w`.
pub(super) fn with_parameter(text: &str) -> Result<(), Fault> {
    let rest = text.split_once("${").and_then(|(_, rest)| rest.split_once('}'));
    let is_named = rest.is_some_and(|(name, _)| id(name).is_ok());
    let message = || format!("`{text}` has no parameter");
    if is_named { Ok(()) } else { Err(Fault::new(Code::UnknownParameter, message(), "write ${city}")) }
}

pub(super) fn schedule(text: &str) -> Result<CronLine, Fault> {
    CronLine::parse(text).map_err(|error| {
        // What is wrong comes first, what to write after it.
        let (message, fix) = match error.0.split_once("; ") {
            Some((message, fix)) => (message.to_owned(), fix.to_owned()),
            None => (error.0, "write minute, hour, day of month, month, day of week: \"0 9 * * mon\"".to_owned()),
        };
        Fault::new(Code::BadCron, message, fix)
    })
}

/// `monthly to T-6m`, `every 3 weeks to T`.
pub(super) fn phase(text: &str) -> Result<Phase, Fault> {
    let words: Vec<_> = text.split_whitespace().collect();
    let count = |count: &str| count.parse::<u8>().ok().filter(|count| (1..=52).contains(count));
    let read = match words.as_slice() {
        ["weekly", "to", until] => Some((Rhythm::Weeks(1), until)),
        ["fortnightly", "to", until] => Some((Rhythm::Weeks(2), until)),
        ["monthly", "to", until] => Some((Rhythm::Months(1), until)),
        ["every", weeks, "weeks", "to", until] => count(weeks).map(|weeks| (Rhythm::Weeks(weeks), until)),
        ["every", months, "months", "to", until] => count(months).map(|months| (Rhythm::Months(months), until)),
        _ => None,
    };
    let Some((rhythm, until)) = read else {
        let fix = in_small_letters(text, phase).unwrap_or_else(|| {
            "write `monthly to T-6m`, `fortnightly to T-6w`, `weekly to T` or `every 3 weeks to C+4w`".to_owned()
        });
        return Err(Fault::new(Code::BadPhase, format!("`{text}` does not say how often to which day"), fix));
    };
    Ok(Phase { rhythm, until: due(until)? })
}

pub(super) fn digest(text: &str) -> Result<Option<CronLine>, Fault> {
    match text {
        "never" => Ok(None),
        never if never.eq_ignore_ascii_case("never") => {
            Err(Fault::new(Code::BadCron, format!("`{never}` is no schedule"), "write `never`"))
        }
        line => schedule(line).map(Some),
    }
}

/// An e-mail address that can be written to.
pub(super) fn email(text: &str) -> Result<(), Fault> {
    check_address(text).map_err(|problem| {
        let message = format!("`{text}` is no e-mail address: {problem}");
        Fault::new(Code::BadEmail, message, "write name@organisation.example")
    })
}

/// A currency: three capital letters, as ISO 4217 has them. Which of them are in use changes too often to be checked.
pub(super) fn currency(text: &str) -> Result<(), Fault> {
    if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(());
    }
    Err(Fault::new(
        Code::UnknownValue,
        format!("`{text}` is no currency"),
        "write three capital letters, such as `EUR`",
    ))
}

pub(super) fn language(text: &str) -> Result<(), Fault> {
    let mut parts = text.split(['-', '_']);
    let letters = |part: &str| part.bytes().all(|b| b.is_ascii_alphabetic());
    let base = parts.next().is_some_and(|base| (2..=3).contains(&base.len()) && letters(base));
    let rest = parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if base && rest && text.len() <= 35 {
        return Ok(());
    }
    let known = [
        ("english", "en"),
        ("french", "fr"),
        ("russian", "ru"),
        ("arabic", "ar"),
        ("azerbaijani", "az"),
        ("spanish", "es"),
        ("chinese", "zh"),
        ("turkish", "tr"),
        ("german", "de"),
        ("persian", "fa"),
    ];
    let fix = known
        .iter()
        .find(|(name, _)| text.eq_ignore_ascii_case(name))
        .map_or_else(|| "write a tag such as en, fr, ru, ar or ar-SA".to_owned(), |(_, tag)| format!("write {tag}"));
    Err(Fault::new(Code::BadLanguage, format!("`{text}` is no language tag"), fix))
}
