//! A reply to a notice of an approval: what it states, if that is beyond doubt.
//!
//! Silence is agreement, and one objection breaks it, so both mistakes are dear: an agreement is nothing but a word of agreement
//! with what cannot change it; an objection begins with a word of objection and names paragraphs or a reason. Everything else is
//! [`DecisionRead::Unclear`], and a person reads it.

use jiff::civil::Date;

use super::{
    MAX_ANSWERS, grammar,
    grammar::{is_greeting, says_thanks, split_marks, unmarked},
    head,
    newest::newest,
    paragraphs, quoted,
};
use crate::lang::{AnswerWord, DecisionWord, decided, narrow, tokens, typed, written_date};

/// The most words of a line that may be a name under a letter.
const NAME_WORDS: usize = 6;

/// The most words of one in a script without capitals.
const NAME_WORDS_WITHOUT_CAPITALS: usize = 3;

/// What a reply to a notice says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionRead {
    /// What it states: one thing, and perhaps remarks beside it.
    Stated(Vec<Decision>),
    /// Nothing that is beyond doubt.
    Unclear {
        /// The head of what the person wrote; empty if that was nothing.
        quoted: String,
    },
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What is stated.
    pub said: DecisionWord,
    /// The paragraphs that an objection names.
    pub paragraphs: Vec<String>,
    /// The day until which time is asked for.
    pub date: Option<Date>,
    /// The reason or the remark.
    pub note: Option<String>,
    /// The reservation of an agreement.
    pub conditions: Option<String>,
}

/// Reads the plain text of a reply to a notice that arrived on `today`, in the zone of its sender.
pub fn read_decision(text: &str, today: Date) -> DecisionRead {
    let text: String = head(text).chars().map(narrow).collect();
    let newest = newest(&text, |line| statement(line, today).is_some());
    let lines: Vec<&str> =
        newest.iter().copied().skip_while(|line| is_greeting(line) || says_thanks(unmarked(line))).collect();
    match stated(&lines, today).and_then(joined) {
        Some(all) => DecisionRead::Stated(all),
        None => DecisionRead::Unclear { quoted: quoted(&newest) },
    }
}

/// The statements of all lines; `None` if one of them leaves a doubt.
fn stated(lines: &[&str], today: Date) -> Option<Vec<Decision>> {
    let mut all: Vec<Decision> = Vec::new();
    let end = lines.iter().position(|line| closes(line)).unwrap_or(lines.len());
    let signed = lines[..end].iter().rev().take_while(|line| statement(line, today).is_none() && is_name(line)).count();
    let signed = if end < lines.len() { 0 } else { signed };
    for line in &lines[..end - signed] {
        if let Some(next) = statement(line, today) {
            all.push(next);
        } else {
            // The first line is a statement, or none is.
            let last = all.last_mut()?;
            if last.said == DecisionWord::Approved {
                return None;
            }
            let more = clean(line);
            last.note = Some(last.note.take().map_or(more.clone(), |note| format!("{note} {more}")));
        }
        if all.len() > MAX_ANSWERS {
            return None;
        }
    }
    // What stands below the greeting at the end is a signature, or a second thought.
    let is_agreed = all.first().is_some_and(|first| first.said == DecisionWord::Approved);
    let objects =
        |line: &&str| decided().words.iter().any(|(word, list)| *word == DecisionWord::Objected && list.is_in(line));
    if is_agreed && lines[end..].iter().any(objects) {
        return None;
    }
    (!all.is_empty()).then_some(all)
}

/// `Best regards`, `С уважением,`: what follows is a signature.
fn closes(line: &str) -> bool {
    typed().thanks.at_head(line).is_some_and(|end| {
        let rest = &line[end..];
        tokens(rest).count() <= 2 && !typed().doubts.is_in(rest)
    })
}

/// What several statements come to: objections and agreements are joined, remarks stand beside. `None` if they contradict
/// each other, or one of them says nothing.
fn joined(all: Vec<Decision>) -> Option<Vec<Decision>> {
    let mut joined: Vec<Decision> = Vec::new();
    for one in all {
        if one.said == DecisionWord::Remarked {
            one.note.as_ref()?;
            joined.push(one);
            continue;
        }
        let Some(main) = joined.iter_mut().find(|other| other.said != DecisionWord::Remarked) else {
            joined.insert(0, one);
            continue;
        };
        match (main.said, one.said) {
            (DecisionWord::Objected, DecisionWord::Objected) => join(main, one),
            (DecisionWord::Approved, DecisionWord::Approved) if *main == one => {}
            _ => return None,
        }
    }
    Some(joined)
}

/// Two objections are one, with a reason that says to which paragraphs it belongs.
fn join(main: &mut Decision, other: Decision) {
    let told = |one: &Decision| {
        let note = one.note.clone()?;
        let named = one.paragraphs.join(", ");
        Some(if named.is_empty() { note } else { format!("{named}: {note}") })
    };
    let notes: Vec<String> = [told(main), told(&other)].into_iter().flatten().collect();
    main.note = Some(notes.join("; ")).filter(|note| !note.is_empty());
    main.paragraphs.extend(other.paragraphs);
    let mut seen = std::collections::BTreeSet::new();
    main.paragraphs.retain(|paragraph| seen.insert(paragraph.clone()));
}

/// True for a line that may be the name, office or organisation under a letter, and nothing else.
fn is_name(line: &str) -> bool {
    let words: Vec<_> = tokens(line).collect();
    let has_capitals = line.contains(char::is_lowercase) || line.contains(char::is_uppercase);
    let most = if has_capitals { NAME_WORDS } else { NAME_WORDS_WITHOUT_CAPITALS };
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let first_is_small = words.first().is_none_or(|word| small(word.written));
    let denies = typed().negations.is_in(line) || typed().doubts.is_in(line);
    let decides = decided().words.iter().any(|(_, phrases)| phrases.is_in(line));
    let has_marks = line.contains(['?', '؟', ':', ';', '!']) || line.ends_with('.') || line.contains(char::is_numeric);
    let smalls = words.iter().filter(|word| small(word.written)).count();
    !has_marks && !denies && !decides && !first_is_small && smalls * 2 < words.len() && words.len() <= most
}

/// What one line states.
fn statement(line: &str, today: Date) -> Option<Decision> {
    if line.len() > grammar::MAX_LINE_BYTES {
        return None;
    }
    let text = unmarked(line);
    let (said, is_sentence, rest) = word(text)?;
    let decision = Decision { said, paragraphs: Vec::new(), date: None, note: None, conditions: None };
    match said {
        DecisionWord::Approved => approved(rest, decision),
        DecisionWord::Objected => objected(rest, decision),
        DecisionWord::TimeRequested => time_requested((rest, is_sentence), decision, today),
        DecisionWord::Abstained => abstained(rest, decision),
        DecisionWord::Returned | DecisionWord::Remarked => explained(rest, decision),
    }
}

/// The word at the head of `text`, whether it is a sentence rather than a word alone, and what follows it.
fn word(text: &str) -> Option<(DecisionWord, bool, &str)> {
    let (marks, inner) = split_marks(text);
    if marks.contains(['?', '؟']) {
        return None;
    }
    let found = decided().words.iter().filter_map(|(word, phrases)| phrases.at_head(inner).map(|end| (*word, end)));
    let (word, end) = found.max_by_key(|(_, end)| *end)?;
    let rest = &inner[end..];
    let goes_on = rest.starts_with(['_', '@', '/']) || rest.strip_prefix('-').is_some_and(starts_with_word);
    (!goes_on).then_some((word, tokens(&inner[..end]).count() > 1, rest))
}

fn starts_with_word(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}

/// An agreement, with nothing beside it that could change it.
fn approved(rest: &str, decision: Decision) -> Option<Decision> {
    if rest.contains(['?', '؟']) {
        return None;
    }
    let inner = split_marks(rest).1;
    if let Some(end) = decided().reservations.at_head(inner) {
        let reservation = clean(split_marks(&inner[end..]).1);
        return (!reservation.is_empty() && !takes_back(&reservation))
            .then_some(Decision { conditions: Some(reservation), ..decision });
    }
    is_filler(inner).then_some(decision)
}

/// True for words that change nothing of an agreement: `with the text of Rev.2, thank you`.
fn is_filler(text: &str) -> bool {
    let words = decided();
    let (mut at, mut is_version) = (0, false);
    while let Some(token) = tokens(&text[at..]).next() {
        let here = &text[at + token.start..];
        let is_number = token.folded.chars().all(|c| c.is_ascii_digit());
        let known = if is_number && is_version { Some(token.end - token.start) } else { None };
        let version = words.versions.at_head(here);
        let lists = [version, words.fillers.at_head(here), typed().thanks.at_head(here)];
        let Some(end) = known.into_iter().chain(lists.into_iter().flatten()).max() else { return false };
        is_version = version.is_some();
        at += token.start + end;
    }
    true
}

/// An objection: to paragraphs, for a reason, or both.
fn objected(rest: &str, decision: Decision) -> Option<Decision> {
    let (marks, inner) = split_marks(rest);
    if marks.contains(['?', '؟']) {
        return None;
    }
    let words = decided();
    let toward = words.toward.at_head(inner).filter(|_| !inner.is_empty());
    let named = toward.map_or(inner, |end| &inner[end..]);
    if let Some((paragraphs, rest)) = paragraphs::at_head(named) {
        let note = reason(rest)?;
        return Some(Decision { paragraphs, note, ..decision });
    }
    if inner.is_empty() || says_thanks(inner) {
        return Some(decision);
    }
    let is_apart = marks.contains(|c: char| !c.is_whitespace());
    let is_reason = toward.is_some() || words.because.at_head(inner).is_some();
    if !is_apart && !is_reason || is_apart && toward.is_none() && takes_back(inner) {
        return None;
    }
    if !is_apart && leaves_doubt(inner) {
        return None;
    }
    Some(Decision { note: Some(clean(inner)), ..decision })
}

/// What follows the paragraphs of an objection: nothing, or its reason. `None` if it leaves a doubt.
#[allow(clippy::option_option)]
fn reason(rest: &str) -> Option<Option<String>> {
    let (marks, inner) = split_marks(rest);
    if marks.contains(['?', '؟']) {
        return None;
    }
    if inner.is_empty() || says_thanks(inner) {
        return Some(None);
    }
    let is_apart = marks.contains(|c: char| !c.is_whitespace()) || decided().because.at_head(inner).is_some();
    let is_doubtful = if is_apart { takes_back(inner) } else { leaves_doubt(inner) };
    (!is_doubtful).then(|| Some(clean(inner)))
}

/// A request for time, with or without a day.
fn time_requested((rest, is_sentence): (&str, bool), decision: Decision, today: Date) -> Option<Decision> {
    let (marks, inner) = split_marks(rest);
    if marks.contains(['?', '؟']) {
        return None;
    }
    if let Some((written, end)) = written_date(inner) {
        let date = written.from(today)?;
        let note = reason(&inner[end..])?;
        return Some(Decision { date: Some(date), note, ..decision });
    }
    if inner.is_empty() || says_thanks(inner) {
        return Some(decision);
    }
    let is_apart = marks.contains(|c: char| !c.is_whitespace());
    let is_reason = is_sentence || decided().because.at_head(inner).is_some();
    if !is_apart && !is_reason || leaves_doubt(inner) || takes_back(inner) {
        return None;
    }
    Some(Decision { note: Some(clean(inner)), ..decision })
}

/// An abstention; a reason stands apart from it.
fn abstained(rest: &str, decision: Decision) -> Option<Decision> {
    let (marks, inner) = split_marks(rest);
    if marks.contains(['?', '؟']) {
        return None;
    }
    if is_filler(inner) {
        return Some(decision);
    }
    let is_apart = marks.contains(|c: char| !c.is_whitespace()) || decided().because.at_head(inner).is_some();
    (is_apart && !leaves_doubt(inner) && !takes_back(inner)).then(|| Decision { note: Some(clean(inner)), ..decision })
}

/// What is returned or remarked, and why: behind a mark, or in the lines that follow.
fn explained(rest: &str, decision: Decision) -> Option<Decision> {
    let (marks, inner) = split_marks(rest);
    if marks.contains(['?', '؟']) {
        return None;
    }
    if inner.is_empty() {
        return Some(decision);
    }
    let is_apart = marks.contains(|c: char| !c.is_whitespace()) || decided().because.at_head(inner).is_some();
    let named = decided().toward.at_head(inner).map_or(inner, |end| &inner[end..]);
    let is_about = decision.said == DecisionWord::Remarked && paragraphs::at_head(named).is_some();
    ((is_apart || is_about) && !takes_back(inner)).then(|| Decision { note: Some(clean(inner)), ..decision })
}

/// `none`, `withdrawn`, `no longer`: the opposite of what the word before says.
fn takes_back(text: &str) -> bool {
    let nil = typed().words.iter().find(|(word, _)| *word == AnswerWord::Nil).map(|(_, phrases)| phrases);
    let is_short = tokens(text).nth(2).is_none();
    nil.is_some_and(|nil| nil.at_head(text).is_some())
        || decided().withdrawals.at_head(text).is_some()
        || is_short && (typed().negations.at_head(text).is_some() || decided().withdrawals.is_in(text))
}

/// True for words that may turn what was said into its opposite, or make it depend on something.
fn leaves_doubt(text: &str) -> bool {
    typed().negations.is_in(text) || typed().doubts.is_in(text) || decided().withdrawals.is_in(text)
}

/// A text on one line, without what cannot be printed.
fn clean(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '`')).to_owned()
}
