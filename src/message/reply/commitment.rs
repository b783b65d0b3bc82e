//! A reply to a mail that asks after commitments: what it reports of which.

use jiff::civil::Date;

use super::{
    MAX_ANSWERS, Word,
    grammar::{self, is_greeting, says_thanks, split_marks, unmarked},
    head,
    newest::newest,
    quoted,
};
use crate::lang::{AmountWord, WrittenAmount, narrow, reported, written_amount};

/// What such a reply says.
#[derive(Clone, Debug, PartialEq)]
pub enum ReportRead {
    /// At least one thing, in the order of the lines.
    Said(Vec<ReportLine>),
    /// Nothing that is beyond doubt.
    Unclear {
        /// The head of what the person wrote; empty if that was nothing.
        quoted: String,
    },
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportLine {
    /// The commitments that are named: as in the list that the reader was given, otherwise as written. Empty if none is.
    pub commitments: Vec<String>,
    /// What is said of them.
    pub said: ReportSaid,
    /// What else the line says.
    pub note: Option<String>,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq)]
pub enum ReportSaid {
    /// How far it is, with the day that is named.
    Progress(Word, Option<Date>),
    /// What was paid or signed for; `None` if the amount cannot be read.
    Amount(AmountWord, Option<WrittenAmount>),
}

/// Reads the plain text of a reply that arrived on `today`, in the zone of its sender. `known` are the ids of the commitments
/// that the reply may be about; others are recognised if they look like ids.
pub fn read_reports(text: &str, today: Date, known: &[&str]) -> ReportRead {
    let text: String = head(text).chars().map(narrow).collect();
    let newest = newest(&text, |line| lines(line, today, known).is_some());
    let mut said = Vec::new();
    for line in newest.iter().skip_while(|line| is_greeting(line)) {
        match lines(line, today, known) {
            Some(more) if said.len() + more.len() <= MAX_ANSWERS => said.extend(more),
            _ => break,
        }
    }
    if said.is_empty() { ReportRead::Unclear { quoted: quoted(&newest) } } else { ReportRead::Said(said) }
}

/// What one line says: an amount, or answers as of tasks.
fn lines(line: &str, today: Date, known: &[&str]) -> Option<Vec<ReportLine>> {
    if line.len() > grammar::MAX_LINE_BYTES {
        return None;
    }
    if let Some(amount) = amount(line, known) {
        return Some(vec![amount]);
    }
    let answers = grammar::answers(line, today, known)?;
    let line = |answer: super::Line| ReportLine {
        commitments: answer.tasks,
        said: ReportSaid::Progress(answer.said, answer.date),
        note: answer.note,
    };
    Some(answers.into_iter().map(line).collect())
}

/// `C1 PAID 250,000 EUR`, `paid C1: 250,000`.
fn amount(line: &str, known: &[&str]) -> Option<ReportLine> {
    let (mut commitments, rest) = grammar::tasks(unmarked(line), known, None)?;
    let (marks, inner) = split_marks(rest);
    if marks.contains(['?', '؟']) {
        return None;
    }
    let found = reported().iter().filter_map(|(word, phrases)| phrases.at_head(inner).map(|end| (*word, end)));
    let (word, end) = found.max_by_key(|(_, end)| *end)?;
    let rest = &inner[end..];
    if split_marks(rest).0.contains(['?', '؟']) {
        return None;
    }
    let mut read = figures(rest);
    if read.is_none() {
        let (more, rest) = grammar::tasks(rest, known, Some(commitments.len()))?;
        commitments.extend(more);
        read = figures(rest);
    }
    let (written, note) = read.and_then(|(written, rest)| Some((written, note(rest)?))).unzip();
    Some(ReportLine { commitments, said: ReportSaid::Amount(word, written), note: note.flatten() })
}

/// The amount behind the marks at the head of `text`, and what follows it.
fn figures(text: &str) -> Option<(WrittenAmount, &str)> {
    let (marks, inner) = split_marks(text);
    // Nobody pays less than nothing.
    if marks.ends_with(['-', '–', '—']) {
        return None;
    }
    let (written, end) = written_amount(inner)?;
    Some((written, &inner[end..]))
}

/// What follows an amount: nothing, or a note that a mark sets apart. `None` if it leaves a doubt: `250 million`.
#[allow(clippy::option_option)]
fn note(rest: &str) -> Option<Option<String>> {
    let (marks, inner) = split_marks(rest);
    if marks.contains(['?', '؟']) {
        return None;
    }
    if inner.is_empty() || says_thanks(inner) {
        return Some(None);
    }
    let is_apart = marks.chars().any(|c| !c.is_whitespace());
    is_apart.then(|| Some(inner.trim_end().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2027, 12, 3);

    fn read(text: &str) -> Vec<String> {
        let ReportRead::Said(lines) = read_reports(text, TODAY, &["C1", "C-07"]) else { return Vec::new() };
        let told = |line: ReportLine| {
            let said = match line.said {
                ReportSaid::Progress(word, date) => {
                    format!("{}{}", word.as_str(), date.map_or_else(String::new, |date| format!(" {date}")))
                }
                ReportSaid::Amount(word, written) => format!(
                    "{} {}",
                    word.as_str(),
                    written.map_or_else(
                        || "?".to_owned(),
                        |written| format!("{} {}", written.value, written.currency.unwrap_or_default())
                    )
                ),
            };
            format!(
                "{} {said}{}",
                line.commitments.join("+"),
                line.note.map_or_else(String::new, |note| format!(" ({note})"))
            )
        };
        lines.into_iter().map(told).collect()
    }

    #[test]
    fn a_line_for_each_is_read_in_six_languages() {
        for (text, said) in [
            ("C1 DONE", "C1 done"),
            ("C1 PARTLY: two of three workshops", "C1 partly (two of three workshops)"),
            ("C1 DATE 30 June 2028", "C1 date 2028-06-30"),
            ("C1 DECLINE: the funds were cut", "C1 decline (the funds were cut)"),
            ("C1 PAID 250,000 EUR", "C1 paid 250000 EUR"),
            ("paid c1: 250,000", "C1 paid 250000 "),
            ("C 07 signed USD 40.000,50 - first part", "C-07 signed 40000.5 USD (first part)"),
            ("C1 versé 250 000 EUR", "C1 paid 250000 EUR"),
            ("C1 fait", "C1 done"),
            ("C1 pagado 1.250 EUR", "C1 paid 1250 EUR"),
            ("C1 выплачено 250 000 EUR", "C1 paid 250000 EUR"),
            ("C1 ödənilib 250 000 AZN", "C1 paid 250000 AZN"),
            ("C1 دُفع ٢٥٠٬٠٠٠ EUR", "C1 paid 250000 EUR"),
        ] {
            assert_eq!(read(text), [said], "{text}");
        }
        assert_eq!(
            read("Dear colleague,\n\nC1 PARTLY\nC1 PAID 5,000 EUR\n\nRegards"),
            ["C1 partly", "C1 paid 5000 EUR"]
        );
    }

    #[test]
    fn an_amount_that_cannot_be_read_is_said_to_be_one_and_other_words_are_nothing() {
        for text in ["C1 PAID half", "C1 PAID 250 million EUR", "C1 PAID -5 EUR", "C1 PAID"] {
            let said = read(text);
            assert_eq!(said.first().map(|said| said.contains("paid ?")), Some(true), "{text}: {said:?}");
        }
        for text in ["We will pay next year", "C1 PAID? 5 EUR", "Thank you", "", "5,000 EUR"] {
            let said = read(text);
            assert!(said.is_empty() || text.contains('?'), "{text}: {said:?}");
        }
    }
}
