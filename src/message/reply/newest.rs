//! What a person wrote in a reply, without what their mail program added: quoted mails, heads of them, signatures.

use crate::lang::{after_banners, tokens, typed};

/// The longest line that leads to a quoted mail or signs for a telephone, in characters.
const MAX_LEAD_CHARS: usize = 200;

/// The most lines that `On Tuesday, 5 March 2013, … wrote:` is broken into.
const MAX_LEAD_LINES: usize = 3;

/// The lines that are new in a reply, without empty ones. `is_answer` says which lines are answers by themselves: none
/// of them is taken for the beginning of `On … wrote:` that goes on in the next line.
///
/// What is quoted with `>` is left out wherever it stands, so an answer may stand above, between and below. A quotation
/// that nothing marks ends the reply, as a signature does. What mail servers put above a mail from outside is left out.
pub(super) fn newest(text: &str, is_answer: impl Fn(&str) -> bool) -> Vec<&str> {
    let all: Vec<&str> = text.lines().map(str::trim).collect();
    let lines = after_banners(&all, &is_answer);
    let mut newest = Vec::new();
    let mut at = 0;
    // The line before belongs to a quotation, of which a mail program may have broken a line in two.
    let mut is_in_quotation = false;
    while at < lines.len() {
        let (line, rest) = (lines[at], &lines[at..]);
        is_in_quotation = is_quoted(line) || (is_in_quotation && !line.is_empty());
        let is_new = !line.is_empty() && !is_in_quotation;
        if is_new && (!is_answer(line) || is_head(rest)) {
            if let Some(length) = lead(rest, &is_answer) {
                at += length;
                continue;
            }
            if ends_reply(rest, &is_answer) {
                break;
            }
        }
        if is_new {
            newest.push(line);
        }
        at += 1;
    }
    newest
}

/// A line of a quoted mail.
fn is_quoted(line: &str) -> bool {
    line.starts_with(['>', '›', '»', '|'])
}

/// How many lines lead to a quotation that is marked: `On … wrote:`, in any language.
fn lead(lines: &[&str], is_answer: &impl Fn(&str) -> bool) -> Option<usize> {
    let first = lines.iter().take(MAX_LEAD_LINES).position(|line| line.is_empty() || is_lead_end(line))?;
    let is_lead = is_lead_end(lines[first]) && lines[..=first].iter().all(|line| is_short(line) && !is_answer(line));
    let quotation = lines[first + 1..].iter().find(|line| !line.is_empty())?;
    (is_lead && is_quoted(quotation)).then_some(first + 1)
}

/// A colon ends it, or the address that somebody wrote from, which some programs put last.
fn is_lead_end(line: &str) -> bool {
    line.ends_with([':', '：']) || line.ends_with(":*") || (line.contains('@') && line.ends_with('>'))
}

fn is_short(line: &str) -> bool {
    line.chars().nth(MAX_LEAD_CHARS).is_none()
}

/// True if nothing that is new follows: a signature, a quotation without marks.
fn ends_reply(lines: &[&str], is_answer: &impl Fn(&str) -> bool) -> bool {
    let line = lines[0];
    is_signature_mark(line)
        || is_rule(line)
        || is_head(lines)
        || is_original(line)
        || is_unmarked_lead(lines, is_answer)
        || (is_short(line) && typed().device.at_head(line).is_some())
}

/// `-- `, which RFC 3676 section 4.3 puts before a signature, and what people make of it.
fn is_signature_mark(line: &str) -> bool {
    !line.is_empty() && line.chars().count() <= 3 && line.chars().all(|c| matches!(c, '-' | '–' | '—' | '_'))
}

/// A line drawn across the page.
fn is_rule(line: &str) -> bool {
    line.chars().count() > 4 && line.chars().all(|c| matches!(c, '-' | '_' | '=' | '*' | '–' | '—' | '~' | '#' | ' '))
}

/// `-----Original Message-----`, `---------- Forwarded message ---------`, `Begin forwarded message:`.
fn is_original(line: &str) -> bool {
    let framed = line.starts_with("--") && line.ends_with("--") && line.chars().any(char::is_alphabetic);
    framed || (is_short(line) && typed().original.at_head(line).is_some_and(|end| is_rest_of_title(&line[end..])))
}

fn is_rest_of_title(rest: &str) -> bool {
    rest.chars().all(|c| !c.is_alphanumeric())
}

/// The head of a mail, as Outlook puts it above: three lines with a label and a colon, `From:`, `Sent:`, `To:`.
fn is_head(lines: &[&str]) -> bool {
    let filled = || lines.iter().take_while(|line| !line.is_empty() && !is_original(line) && !is_rule(line));
    let known = |line: &&&str| label(line).is_some_and(|label| typed().labels.at_head(label) == Some(label.len()));
    let labelled = || filled().take(4).filter(|line| label(line).is_some());
    let dated = labelled().filter(|line| has_year(line)).count();
    let is_head = labelled().count() >= 3 || filled().take(2).filter(known).count() == 2;
    // `DATE: 5 March` right above a head that has a date of its own.
    let is_above = lines.len() > 1 && !has_year(lines[0]) && dated > 0 && label(lines[1]).is_some();
    label(lines[0]).is_some() && is_head && !is_above
}

/// True if a number of four digits stands in the line.
fn has_year(line: &str) -> bool {
    tokens(line).any(|token| token.folded.len() == 4 && token.folded.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The label of a line such as `From: …`, `*De :* …`.
fn label(line: &str) -> Option<&str> {
    const MAX_LABEL_CHARS: usize = 20;
    let (label, _) = line.split_once([':', '：'])?;
    let label = label.trim_matches(|c: char| c == '*' || c.is_whitespace());
    let is_word = |c: char| c.is_alphabetic() || c.is_whitespace() || c == '-';
    (!label.is_empty() && label.chars().count() <= MAX_LABEL_CHARS && label.chars().all(is_word)).then_some(label)
}

/// `On Tuesday, 5 March 2013, … <…> wrote:` before a quotation without marks: it has an address or a time, and a
/// number.
fn is_unmarked_lead(lines: &[&str], is_answer: &impl Fn(&str) -> bool) -> bool {
    let is_of_lead = |line: &&&str| !line.is_empty() && is_short(line) && !is_answer(line);
    let all = || lines.iter().take(MAX_LEAD_LINES).take_while(is_of_lead);
    let Some(end) = all().position(|line| line.ends_with([':', '：'])) else { return false };
    let text: String = all().take(end + 1).copied().collect::<Vec<_>>().join(" ");
    let has_time = text.split_once(':').is_some_and(|(before, after)| {
        before.ends_with(|c: char| c.is_numeric()) && after.starts_with(|c: char| c.is_numeric())
    });
    tokens(&text).count() > 4 && text.contains(char::is_numeric) && (text.contains('@') || has_time)
}
