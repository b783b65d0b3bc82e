//! The day that a date in another form means: `14.09.2027`, `26 May 2027`, `2027-26-05`, `٢٠٢٧-٠٥-٢٦`.

use jiff::civil::Date;

use super::{fault::Remedy, years::YEARS};
use crate::lang::{digit, written_date};

/// Longer texts are no dates.
const MAX_BYTES: usize = 60;

/// What to write instead of `text`, if it is a date of another form; both days if it may be one or the other.
pub(in crate::definition) fn day_meant(text: &str) -> Option<Remedy> {
    let text = text.trim();
    if text.len() > MAX_BYTES {
        return None;
    }
    let plain: String = text.chars().map(|c| digit(c).unwrap_or(c)).collect();
    let numbers = numbers(&plain);
    if let Some(numbers) = &numbers {
        return of_numbers(&plain, numbers);
    }
    // A year of two figures, or none, is not guessed here.
    let has_year = plain.split(|c: char| !c.is_ascii_digit()).any(|figures| figures.len() == 4);
    let (written, end) = written_date(&plain).filter(|_| has_year)?;
    let rest = plain[end..].trim_matches(['.', ' ']);
    let day = written.from(Date::constant(*YEARS.start(), 1, 1)).filter(|day| YEARS.contains(&day.year()))?;
    rest.is_empty().then(|| Remedy::Write(day.to_string()))
}

/// The three numbers of a date without words, the way they are written.
fn numbers(text: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = text.split(['-', '.', '/', ' ', '\u{2013}', '\u{2011}', '\u{2010}', '\u{2212}']).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let are_digits = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    match parts.as_slice() {
        // `20270526`.
        [all] if are_digits && all.len() == 8 => Some(vec![&all[..4], &all[4..6], &all[6..]]),
        [_, _, _] if are_digits => Some(parts),
        _ => None,
    }
}

fn of_numbers(text: &str, numbers: &[&str]) -> Option<Remedy> {
    let [first, second, third] = numbers else { return None };
    let day = |year: &str, month: &str, day: &str| {
        let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
        YEARS.contains(&date.year()).then_some(date)
    };
    let write = |date: Date| Remedy::Write(date.to_string());
    if first.len() == 4 {
        return day(first, second, third).or_else(|| day(first, third, second)).map(write);
    }
    let century = format!("20{third}");
    let year = match third.len() {
        4 => *third,
        2 => century.as_str(),
        _ => return None,
    };
    let (day_first, month_first) = (day(year, second, first), day(year, first, second));
    // `27-05-26` may begin with the year, as dates with hyphens do.
    if let (Some(day_first), Some(year_first)) = (day_first, day(&format!("20{first}"), second, third))
        && text.contains('-')
        && third.len() == 2
        && first.len() == 2
        && day_first != year_first
    {
        return Some(Remedy::Words(format!("write {year_first} if the year comes first here, or {day_first}")));
    }
    match (day_first, month_first) {
        // With points the day always stands first; with strokes either may.
        (Some(day_first), Some(month_first)) if day_first != month_first && text.contains('/') => {
            Some(Remedy::Words(format!("write {day_first} if the day comes first here, or {month_first}")))
        }
        (Some(date), _) | (None, Some(date)) => Some(write(date)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_another_form_is_told_as_it_should_be_written() {
        for (text, meant) in [
            ("14.09.2027", "2027-09-14"),
            ("5.6.2027", "2027-06-05"),
            ("14/09/2027", "2027-09-14"),
            ("09/14/2027", "2027-09-14"),
            ("26.05.27", "2027-05-26"),
            ("2027-26-05", "2027-05-26"),
            ("2027-5-6", "2027-05-06"),
            ("2027/05/26", "2027-05-26"),
            ("2027.05.26", "2027-05-26"),
            ("20270526", "2027-05-26"),
            ("26 May 2027", "2027-05-26"),
            ("May 26, 2027", "2027-05-26"),
            ("26 mai 2027", "2027-05-26"),
            ("26 мая 2027", "2027-05-26"),
            ("٢٠٢٧-٠٥-٢٦", "2027-05-26"),
            ("۲۰۲۷/۰۵/۲۶", "2027-05-26"),
        ] {
            assert_eq!(day_meant(text), Some(Remedy::Write(meant.to_owned())), "{text}");
        }
        let both = "write 2027-06-05 if the day comes first here, or 2027-05-06";
        assert_eq!(day_meant("05/06/2027"), Some(Remedy::Words(both.to_owned())));
        let both = "write 2027-05-26 if the year comes first here, or 2026-05-27";
        assert_eq!(day_meant("27-05-26"), Some(Remedy::Words(both.to_owned())));
        for text in ["", "2027", "31.02.2027", "26 May", "2027-13-32", "1.2.3.4", "14.09.1227", "soon", "3027-01-01"] {
            assert_eq!(day_meant(text), None, "{text}");
        }
    }
}
