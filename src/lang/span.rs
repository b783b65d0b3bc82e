//! Spans of days, which do not say twice what both ends have in common.

/// Two dates of one style as a span: `25–27 May 2027`, `23 Oct – 22 Nov 2026`, `30 Dec 2026 – 2 Jan 2027`.
///
/// Only what dates end with is left out of the first, and only if it holds the year: where a language begins with the month
/// or the year, both are written in full.
pub(super) fn joined(from: &str, to: &str) -> String {
    let begins_with_day = |date: &str| date.starts_with(|c: char| c.is_ascii_digit());
    let has_year = |end: &str| end.chars().filter(char::is_ascii_digit).count() >= 4;
    let blanks = from.char_indices().filter(|(_, c)| c.is_whitespace());
    let common = blanks.map(|(at, _)| from.split_at(at)).find(|(_, end)| has_year(end) && to.ends_with(end));
    match common.filter(|_| begins_with_day(from) && begins_with_day(to)) {
        None => format!("{from} – {to}"),
        Some((day, _)) if !day.contains(char::is_whitespace) => format!("{day}–{to}"),
        Some((rest, _)) => format!("{rest} – {to}"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::{
        lang::{DateStyle, Words},
        model::Lang,
    };

    #[test]
    fn what_both_ends_have_in_common_is_said_once_in_every_language() {
        for (lang, days, months, years) in [
            ("en", "25–27 May 2027", "23 Oct – 22 Nov 2026", "30 Dec 2026 – 2 Jan 2027"),
            ("fr", "25–27 mai 2027", "23 oct. – 22 nov. 2026", "30 déc. 2026 – 2 janv. 2027"),
            ("es", "25–27 may 2027", "23 oct – 22 nov 2026", "30 dic 2026 – 2 ene 2027"),
            ("ru", "25–27 мая 2027 г.", "23 окт. – 22 нояб. 2026 г.", "30 дек. 2026 г. – 2 янв. 2027 г."),
            ("az", "25–27 may 2027", "23 okt – 22 noy 2026", "30 dek 2026 – 2 yan 2027"),
            ("ar", "25–27 مايو 2027", "23 أكتوبر – 22 نوفمبر 2026", "30 ديسمبر 2026 – 2 يناير 2027"),
            ("en-us", "May 25, 2027 – May 27, 2027", "Oct 23, 2026 – Nov 22, 2026", "Dec 30, 2026 – Jan 2, 2027"),
        ] {
            let words = Words::of(&Lang::from(lang));
            let span = |from, to| words.span(from, to, DateStyle::Short).replace(['\u{a0}', '\u{202f}'], " ");
            assert_eq!(span(date(2027, 5, 25), date(2027, 5, 27)), days, "{lang}");
            assert_eq!(span(date(2026, 10, 23), date(2026, 11, 22)), months, "{lang}");
            assert_eq!(span(date(2026, 12, 30), date(2027, 1, 2)), years, "{lang}");
        }
        let french = Words::of(&Lang::from("fr"));
        assert_eq!(french.span(date(2013, 3, 1), date(2013, 3, 31), DateStyle::Short), "1er–31 mars 2013");
    }
}
