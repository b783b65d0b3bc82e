//! Dates as people write them, in six languages.
//!
//! Day before month, unless that is impossible; the year may be left out; names of days of the week are passed over,
//! because they are wrong as often as not.

use jiff::civil::Date;

use super::{
    folded::{digit, tokens},
    typed::typed,
};

/// A date that somebody wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    year: Option<i16>,
    month: i8,
    day: i8,
}

impl WrittenDate {
    /// The day that is meant; without a year the next such day, today included. `None` if that is so far ahead that
    /// whoever left the year out rather meant a day that is over, or none that there is, such as 29 February.
    pub fn from(self, today: Date) -> Option<Date> {
        if let Some(year) = self.year {
            return self.in_year(year);
        }
        let mut next = [today.year(), today.year() + 1].into_iter().filter_map(|year| self.in_year(year));
        next.find(|date| (0..=MOST_DAYS_AHEAD).contains(&days_between(today, *date)))
    }

    /// The day that is meant; without a year the one that is nearest to today. `None` if none is near.
    pub fn near(self, today: Date) -> Option<Date> {
        if let Some(year) = self.year {
            return self.in_year(year);
        }
        let near = [today.year(), today.year() + 1, today.year() - 1].into_iter().filter_map(|year| self.in_year(year));
        near.min_by_key(|date| days_between(today, *date).abs()).filter(|date| days_between(today, *date).abs() <= 184)
    }

    fn in_year(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

/// How far ahead a day without a year may lie.
const MOST_DAYS_AHEAD: i32 = 300;

fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// The date that `text` begins with, and how many bytes it takes.
pub fn written_date(text: &str) -> Option<(WrittenDate, usize)> {
    let words = typed();
    let mut at = 0;
    // `on Tuesday, 5 March`, `le mardi 5 mars`, `во вторник 5 марта`; `Tuesday, the 5th of March`.
    for _ in 0..4 {
        if let Some((date, end)) = bare(&text[at..]) {
            at += end;
            return Some((date, at + after(&text[at..])));
        }
        let rest = &text[at..];
        let skipped = words.weekdays.at_head(rest).or_else(|| words.before.at_head(rest))?;
        if !opens(rest) {
            return None;
        }
        at += skipped;
        at += blank(&text[at..], &[',', '.', '،']);
    }
    None
}

/// The month that `text` names, 1 to 12, and nothing else: `March`, `févr.`.
pub fn written_month(text: &str) -> Option<i16> {
    let (month, end) = month_of(text)?;
    matches!(text[end..].trim(), "" | ".").then_some(month)
}

/// True if nothing but spaces stands before the first word.
fn opens(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_alphanumeric())
}

/// How many bytes of spaces and of `marks` stand at the head.
fn blank(text: &str, marks: &[char]) -> usize {
    text.find(|c: char| !c.is_whitespace() && !is_direction(c) && !marks.contains(&c)).unwrap_or(text.len())
}

/// Marks of direction, which mail programs put around dates in text from right to left.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A date without anything before it.
fn bare(text: &str) -> Option<(WrittenDate, usize)> {
    let at = blank(text, &[]);
    let text_from = &text[at..];
    let (date, end) = numeric(text_from).or_else(|| day_first(text_from)).or_else(|| month_first(text_from))?;
    // `5.3.20134`, `5 marches` and `5 March-7` are no dates.
    let mut rest = text_from[end..].chars();
    let (first, second) = (rest.next(), rest.next());
    let is_joined = matches!(first, Some('-' | '.' | '/' | ':')) && second.is_some_and(|c| digit(c).is_some());
    let ends = first.is_none_or(|c| !c.is_alphanumeric()) && !is_joined;
    ends.then_some((date, at + end))
}

/// The length in bytes of words after a date that do not change it: ` at the latest`, ` qədər`.
fn after(text: &str) -> usize {
    let at = blank(text, &[',', '،']);
    typed().after.at_head(&text[at..]).filter(|_| opens(&text[at..])).map_or(0, |length| at + length)
}

/// The number of at most four digits at the head, how many digits it has, and how many bytes.
fn number(text: &str) -> Option<(i16, usize, usize)> {
    let digits: Vec<char> = text.chars().map_while(digit).take(5).collect();
    let bytes: usize = text.chars().take(digits.len()).map(char::len_utf8).sum();
    let value = digits.iter().collect::<String>().parse().ok().filter(|_| digits.len() <= 4)?;
    Some((value, digits.len(), bytes))
}

/// `2013-03-05`, `5.3.2013`, `05/03/2013`, `5-3-13`, `5.3.`, `5/3`.
fn numeric(text: &str) -> Option<(WrittenDate, usize)> {
    let (first, digits, mut at) = number(text)?;
    let mark = text[at..].chars().next().filter(|c| matches!(c, '-' | '.' | '/' | '\u{2010}' | '\u{2011}' | '٫'))?;
    at += mark.len_utf8();
    let (second, second_digits, length) = number(&text[at..])?;
    at += length;
    if second_digits > 2 {
        return None;
    }
    let third = text[at..].strip_prefix(mark).and_then(number);
    if digits == 4 {
        let (day, day_digits, length) = third?;
        let date = checked(Some(first), second, day)?;
        return (day_digits <= 2).then_some((date, at + mark.len_utf8() + length));
    }
    let (day, month) = if second > 12 { (second, first) } else { (first, second) };
    match third {
        Some((value, digits @ (2 | 4), length)) => {
            let year = if digits == 2 { 2000 + value } else { value };
            let at = at + mark.len_utf8() + length;
            Some((checked(Some(year), month, day)?, at + after_year(&text[at..])))
        }
        // A hyphen makes a range, `5-7`, and two numbers with a dot may be a chapter.
        None if mark == '/' => Some((checked(None, month, day)?, at)),
        None if mark == '.' && second_digits == 2 || text[at..].starts_with('.') => {
            Some((checked(None, month, day)?, at + usize::from(text[at..].starts_with('.'))))
        }
        _ => None,
    }
}

/// `5 March 2013`, `5th of March`, `1er mars`, `5 de marzo de 2013`, `5 марта 2013 г.`, `٥ مارس`, `5-Mar-2013`.
fn day_first(text: &str) -> Option<(WrittenDate, usize)> {
    let words = typed();
    let (day, digits, mut at) = number(text)?;
    if digits > 2 {
        return None;
    }
    at += ordinal(&text[at..]);
    at += blank(&text[at..], &['.', '-', '/']);
    at += phrase(&words.within, &text[at..]);
    let (month, length) = month_of(&text[at..])?;
    at += length;
    let (year, length) = year(&text[at..]);
    Some((checked(year, month, day)?, at + length))
}

/// `March 5, 2013`.
fn month_first(text: &str) -> Option<(WrittenDate, usize)> {
    let (month, mut at) = month_of(text)?;
    at += blank(&text[at..], &['.']);
    let (day, digits, length) = number(&text[at..])?;
    if digits > 2 {
        return None;
    }
    at += length;
    at += ordinal(&text[at..]);
    // `mar. 5 mars` begins with a day of the week.
    if month_of(text[at..].trim_start()).is_some() {
        return None;
    }
    let (year, length) = year(&text[at..]);
    Some((checked(year, month, day)?, at + length))
}

fn month_of(text: &str) -> Option<(i16, usize)> {
    let months = &typed().months;
    let found = months.iter().zip(1..).filter_map(|(names, number)| names.at_head(text).map(|end| (number, end)));
    found.filter(|_| opens(text)).max_by_key(|(_, end)| *end)
}

/// The year at the head, if there is one, and how many bytes it takes with what leads to it and follows it.
fn year(text: &str) -> (Option<i16>, usize) {
    let words = typed();
    let mut at = blank(text, &['.', ',', '-', '/', '،', '\'', '’']);
    at += phrase(&words.within, &text[at..]);
    match number(&text[at..]) {
        Some((year, 4, length)) if (1900..=2200).contains(&year) => {
            at += length;
            (Some(year), at + after_year(&text[at..]))
        }
        // `5-Jan-27`, but neither `5 January, 12:00` nor `5 January 10 copies`.
        Some((year, 2, length)) if stands_alone(&text[at + length..]) => (Some(2000 + year), at + length),
        _ => (None, usize::from(text.starts_with('.'))),
    }
}

/// True if nothing joins what follows to the number before it.
fn stands_alone(rest: &str) -> bool {
    let mut marks = rest.chars();
    let is_joined = matches!(marks.next(), Some(c) if c.is_alphanumeric() || c == ':')
        || matches!((rest.chars().next(), marks.next()), (Some('.' | '-' | '/'), Some(c)) if digit(c).is_some());
    !is_joined && (rest.trim_start() == rest || !rest.trim_start().starts_with(char::is_alphanumeric))
}

/// ` г.`, `-cü il`: as long as it belongs to a year.
fn after_year(text: &str) -> usize {
    let Some(length) = typed().years.at_head(text) else { return 0 };
    let first = tokens(text).next();
    let leads = first.is_some_and(|first| text[..first.start].chars().all(|c| c.is_whitespace() || c == '-'));
    if leads { length + usize::from(text[length..].starts_with('.')) } else { 0 }
}

/// `th`, `er`, `-го`.
fn ordinal(text: &str) -> usize {
    let near = text.strip_prefix('-').unwrap_or(text);
    let Some(end) = typed().ordinals.at_head(near).filter(|_| near.starts_with(char::is_alphabetic)) else { return 0 };
    end + text.len() - near.len()
}

/// A phrase of the list at the head, with the spaces after it.
fn phrase(list: &super::typed::Phrases, text: &str) -> usize {
    let Some(end) = list.at_head(text).filter(|_| opens(text)) else { return 0 };
    end + blank(&text[end..], &[])
}

/// The date, unless there is no such day in any year.
fn checked(year: Option<i16>, month: i16, day: i16) -> Option<WrittenDate> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    // 2000 was a leap year.
    Date::new(year.unwrap_or(2000), month, day).ok()?;
    Some(WrittenDate { year, month, day }).filter(|_| year.is_none_or(|year| (1900..=2200).contains(&year)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_the_same_however_it_is_written() {
        for text in [
            "2013-03-05",
            "2013/03/05",
            "5 March 2013",
            "5th March 2013",
            "the 5th of March 2013",
            "March 5, 2013",
            "Mar 5 2013",
            "Tuesday 5 March 2013",
            "Tue, 5 Mar 2013",
            "on 5 March",
            "by Tuesday, 5 March",
            "5.3.2013",
            "05.03.2013",
            "5/3/2013",
            "05/03/2013",
            "5-3-2013",
            "5.3.13",
            "5.3.",
            "05.03",
            "5/3",
            "5-Mar-2013",
            "5. März 2013".replace("März", "mars").as_str(),
            "le 5 mars",
            "le mardi 5 mars 2013",
            "mar. 5 mars",
            "el 5 de marzo de 2013",
            "martes, 5 de marzo",
            "5 марта 2013 г.",
            "до 5 марта",
            "во вторник, 5 марта 2013 года",
            "5-го марта",
            "5 mart 2013-cü il",
            "5 mart",
            "٥ مارس ٢٠١٣",
            "يوم الثلاثاء 5 مارس 2013",
            "٥/٣/٢٠١٣",
            "٢٠١٣-٠٣-٠٥",
            "5 آذار 2013م",
            "5-Mar-13",
            "5 Mar 13",
            "5 March ’13",
            "March 5th, 13",
            "no later than 5 March",
            "5 March 2013 at the latest",
            "5 March, please",
            "au plus tard le 5 mars",
            "5 mars au plus tard",
            "a más tardar el 5 de marzo",
            "не позднее 5 марта",
            "5 марта включительно",
            "5 mart 2013-cü ilə qədər",
            "5 martadək",
            "5 marta qədər",
            "martın 5-i",
            "martın 5-dək",
            "martın 5-nə qədər",
        ] {
            let (written, end) = written_date(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(written.from(date(2013, 3, 1)), Some(date(2013, 3, 5)), "{text}");
            assert_eq!(&text[end..], "", "{text}");
        }
    }

    #[test]
    fn the_day_stands_before_the_month_unless_that_is_impossible() {
        let read = |text: &str| written_date(text).and_then(|(written, _)| written.from(date(2013, 1, 1)));
        assert_eq!(read("04/03/2013"), Some(date(2013, 3, 4)));
        assert_eq!(read("03/14/2013"), Some(date(2013, 3, 14)));
        assert_eq!(read("1er mars"), Some(date(2013, 3, 1)));
    }

    #[test]
    fn without_a_year_the_next_such_day_is_meant_or_the_nearest() {
        let written = |text: &str| written_date(text).unwrap().0;
        let today = date(2013, 12, 20);
        assert_eq!(written("5 March").from(today), Some(date(2014, 3, 5)));
        assert_eq!(written("20 December").from(today), Some(today));
        assert_eq!(written("1 December").from(today), None, "not next year's: that day is over");
        assert_eq!(written("29 February").from(today), None, "and 2014 has no such day");
        assert_eq!(written("29 February").from(date(2015, 12, 20)), Some(date(2016, 2, 29)));
        assert_eq!(written("29 February").near(today), None);
        assert_eq!(written("1 December").near(today), Some(date(2013, 12, 1)));
        assert_eq!(written("2 January").near(today), Some(date(2014, 1, 2)));
        assert_eq!(written("2 January 2009").near(today), Some(date(2009, 1, 2)));
    }

    #[test]
    fn a_month_is_a_word_alone() {
        for text in ["March", "mars", "MAR.", " марта ", "مارس", "آذار", "mart", "marzo"] {
            assert_eq!(written_month(text), Some(3), "{text}");
        }
        for text in ["", "3", "marches", "5 March", "March 5", "March, April"] {
            assert_eq!(written_month(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_made_one() {
        for text in [
            "",
            "5",
            "March",
            "Friday",
            "on Friday",
            "3.2",
            "5-7 March 2013x",
            "32 March",
            "30.02.2013",
            "2013-13-01",
            "5 marches",
            "12:30",
            "OUT-03",
            "20130305",
            "5.3.20134",
            "99/99",
            "the 5",
            "5 o'clock",
        ] {
            assert_eq!(written_date(text).map(|(_, end)| &text[..end]), None, "{text}");
        }
        for (text, end) in
            [("5 March or 6 March", 7), ("5 March, 12:00", 7), ("5 March 10 copies", 7), ("5 March 12.30", 7)]
        {
            assert_eq!(written_date(text).map(|(date, end)| (date.year, end)), Some((None, end)), "{text}");
        }
        for text in ["5 March-7 March", "5/3-7/3", "5/3-13", "5 March-13:00"] {
            assert_eq!(written_date(text), None, "{text}");
        }
    }
}
