//! Dates, numbers and lists according to the CLDR.

use icu_calendar::{
    Date as CalendarDate, Gregorian,
    cal::{Hijri, hijri::UmmAlQura},
};
use icu_datetime::{
    FixedCalendarDateTimeFormatter,
    fieldsets::{E, MD, MDE, YMD, YMDE},
};
use icu_decimal::{DecimalFormatter, input::Decimal, options::DecimalFormatterOptions};
use icu_list::{
    ListFormatter,
    options::{ListFormatterOptions, ListLength},
};
use icu_locale_core::Locale;
use jiff::civil::Date;

use super::DateStyle;
use crate::model::Lang;

/// The formatters of one locale. Where a formatter cannot be created from its data, plain ASCII is written instead.
pub(super) struct Formats {
    full: Option<FixedCalendarDateTimeFormatter<Gregorian, YMDE>>,
    long: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    weekday: Option<FixedCalendarDateTimeFormatter<Gregorian, YMDE>>,
    short: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    day: Option<FixedCalendarDateTimeFormatter<Gregorian, MDE>>,
    /// The same without the weekday.
    month_day: Option<FixedCalendarDateTimeFormatter<Gregorian, MD>>,
    decimal: Option<DecimalFormatter>,
    list: Option<ListFormatter>,
    /// `Thursday 28 February 2013`: the United Nations correspondence style has no comma here, the CLDR does.
    without_comma: bool,
    /// `1er juin 2013`.
    first_is_ordinal: bool,
    /// Months have no short names: the CLDR's short form is all digits, which could be read in the wrong order.
    no_short_months: bool,
    /// `29 may 2013, çərşənbə`: set if the weekday follows the date, which the formatter does not support.
    weekday_last: Option<FixedCalendarDateTimeFormatter<Gregorian, E>>,
    /// Set if dates in sentences are given in both calendars: `24 Shawwal 1430 AH / 13 October 2009`.
    hijri: Option<FixedCalendarDateTimeFormatter<Hijri<UmmAlQura>, YMD>>,
}

/// The tag used to look up data. Diplomatic English is British: day before month.
pub(super) fn tag(lang: &Lang) -> String {
    match lang.as_str().strip_prefix("en") {
        Some(rest) if rest.is_empty() || rest.starts_with("-u-") => format!("en-gb{rest}"),
        _ => lang.as_str().into(),
    }
}

/// The locale for a tag; the root locale if the tag is invalid.
pub(super) fn locale(tag: &str) -> Locale {
    tag.parse().unwrap_or(Locale::UNKNOWN)
}

impl Formats {
    pub(super) fn of(tag: &str) -> Self {
        let locale = locale(tag);
        let prefs = || (&locale).into();
        Self {
            without_comma: tag.starts_with("en-gb"),
            first_is_ordinal: tag.starts_with("fr"),
            no_short_months: tag.starts_with("ar"),
            weekday_last: tag
                .starts_with("az")
                .then(|| FixedCalendarDateTimeFormatter::try_new(prefs(), E::long()).ok())
                .flatten(),
            hijri: wants_hijri(tag)
                .then(|| FixedCalendarDateTimeFormatter::try_new(prefs(), YMD::long()).ok())
                .flatten(),
            full: FixedCalendarDateTimeFormatter::try_new(prefs(), YMDE::long()).ok(),
            long: FixedCalendarDateTimeFormatter::try_new(prefs(), YMD::long()).ok(),
            weekday: FixedCalendarDateTimeFormatter::try_new(prefs(), YMDE::medium()).ok(),
            short: FixedCalendarDateTimeFormatter::try_new(prefs(), YMD::medium()).ok(),
            day: FixedCalendarDateTimeFormatter::try_new(prefs(), MDE::medium()).ok(),
            month_day: FixedCalendarDateTimeFormatter::try_new(prefs(), MD::long()).ok(),
            decimal: DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default()).ok(),
            list: ListFormatter::try_new_and(
                (&locale).into(),
                ListFormatterOptions::default().with_length(ListLength::Wide),
            )
            .ok(),
        }
    }

    /// The date, preceded by the date in the Umm al-Qura calendar if that is wanted and the style has room for it.
    pub(super) fn date(&self, date: Date, style: DateStyle) -> String {
        let civil = self.civil(date, style);
        let wanted = self.hijri.as_ref().filter(|_| matches!(style, DateStyle::Full | DateStyle::Long));
        let Some((formatter, day)) = wanted.zip(gregorian(date)) else { return civil };
        format!("{} / {civil}", formatter.format(&day.to_calendar(Hijri::new_umm_al_qura())))
    }

    fn civil(&self, date: Date, style: DateStyle) -> String {
        let Some(day) = gregorian(date) else { return date.to_string() };
        if let (Some(weekday), Some(long), DateStyle::Full | DateStyle::Weekday) =
            (&self.weekday_last, &self.long, style)
        {
            return format!("{}, {}", long.format(&day), first_lower(&weekday.format(&day).to_string()));
        }
        let style = self.plainest(style);
        let written = match style {
            DateStyle::Full => self.full.as_ref().map(|formatter| formatter.format(&day).to_string()),
            DateStyle::Long => self.long.as_ref().map(|formatter| formatter.format(&day).to_string()),
            DateStyle::Weekday => self.weekday.as_ref().map(|formatter| formatter.format(&day).to_string()),
            DateStyle::Short => self.short.as_ref().map(|formatter| formatter.format(&day).to_string()),
            // A full weekday would take up the space needed for the task.
            DateStyle::Day if self.no_short_months || self.weekday_last.is_some() => {
                self.month_day.as_ref().map(|formatter| formatter.format(&day).to_string())
            }
            DateStyle::Day => self.day.as_ref().map(|formatter| formatter.format(&day).to_string()),
        };
        match written {
            Some(written) if self.without_comma => written.replace(',', ""),
            Some(written) if self.first_is_ordinal && date.day() == 1 => first_of_month(&written),
            Some(written) => written,
            None => date.to_string(),
        }
    }

    /// The style that is used when `style` is asked for.
    fn plainest(&self, style: DateStyle) -> DateStyle {
        match style {
            DateStyle::Weekday if self.no_short_months => DateStyle::Full,
            DateStyle::Short if self.no_short_months => DateStyle::Long,
            style => style,
        }
    }

    pub(super) fn number(&self, value: f64, decimals: usize) -> String {
        let plain = plain_number(value, decimals);
        match (&self.decimal, Decimal::try_from_str(&plain)) {
            // A minus sign is as wide as a plus; a hyphen would begin a word.
            (Some(formatter), Ok(decimal)) => formatter.format(&decimal).to_string().replace('-', "−"),
            _ => plain,
        }
    }

    pub(super) fn list(&self, items: &[String]) -> String {
        match &self.list {
            Some(formatter) => formatter.format(items.iter()).to_string(),
            None => items.join(", "),
        }
    }
}

fn gregorian(date: Date) -> Option<CalendarDate<Gregorian>> {
    CalendarDate::try_new_gregorian(i32::from(date.year()), date.month() as u8, date.day() as u8).ok()
}

/// True for a tag that names the Islamic calendar in its Unicode extension (UTS 35, key `ca`): `ar-u-ca-islamic-umalqura`.
fn wants_hijri(tag: &str) -> bool {
    let extension = tag.split_once("-u-").map_or("", |(_, extension)| extension);
    extension.split('-').skip_while(|key| *key != "ca").nth(1) == Some("islamic")
}

/// The number in ASCII, rounded to `decimals`, without trailing zeros. Halves are rounded away from zero, as people do:
/// 12.5 becomes 13, and 37.5 becomes 38.
fn plain_number(value: f64, decimals: usize) -> String {
    let scale = 10_f64.powi(decimals.min(9) as i32);
    let rounded = without_noise(value * scale).round() / scale;
    let written = format!("{rounded:.decimals$}");
    let trimmed = if written.contains('.') { written.trim_end_matches('0').trim_end_matches('.') } else { &written };
    if trimmed == "-0" { "0".into() } else { trimmed.into() }
}

/// The number without the noise of binary fractions: 0.285 × 100 is 28.5, not 28.499999999999996.
fn without_noise(value: f64) -> f64 {
    const FINE: f64 = 1e6;
    let fine = (value * FINE).round() / FINE;
    if fine.is_finite() { fine } else { value }
}

/// Scripts with digits of their own also have a percent sign of their own, which goes to the left of the digits (CLDR,
/// numbering system `arab`).
pub(super) fn with_own_percent_sign(percent: String) -> String {
    if percent.contains(|c| matches!(c, '\u{660}'..='\u{669}')) {
        return percent.replace('%', "٪").replace('\u{2066}', "\u{2067}");
    }
    percent
}

/// French uses an ordinal for the first of the month only: `samedi 1er juin`.
fn first_of_month(written: &str) -> String {
    let day = |word: &str| if word == "1" { "1er".to_owned() } else { word.to_owned() };
    written.split(' ').map(day).collect::<Vec<_>>().join(" ")
}

/// The word with a lower-case first letter. No Azerbaijani weekday starts with `I` or `İ`, so no language-specific
/// casing rule is needed.
fn first_lower(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
