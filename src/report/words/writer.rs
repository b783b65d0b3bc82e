//! Formats values in the reader's language.

use std::{cell::RefCell, collections::BTreeMap};

use jiff::civil::Date;

use super::value::{Badge, Change, Day, Direction, Share};
use crate::{
    engine::{Health, Unheard},
    lang::{Arg, DateStyle, Words, isolate},
    model::{Lang, PartnerId, TaskId, Text},
    plan::Plan,
    report::{drawing::Ink, measure::rating::Rating, request::Audience},
};

/// The message catalogue, the audience, and the day for which names of organisations are looked up.
pub(in crate::report) struct Writer<'a> {
    words: Words,
    lang: &'a Lang,
    plan: &'a Plan,
    on: Date,
    audience: &'a Audience,
    /// The texts that were picked in another language than the reader's.
    foreign: RefCell<BTreeMap<String, Lang>>,
}

/// An argument that is a count, for plural forms.
pub(in crate::report) fn count(n: usize) -> Arg {
    Arg::Count(i64::try_from(n).unwrap_or(i64::MAX))
}

/// An argument that is already in the reader's language.
pub(in crate::report) fn text(words: impl Into<String>) -> Arg {
    Arg::Text(words.into())
}

impl<'a> Writer<'a> {
    pub(in crate::report) fn new(plan: &'a Plan, lang: &'a Lang, on: Date, audience: &'a Audience) -> Self {
        Self { words: Words::of(lang).isolating(), lang, plan, on, audience, foreign: RefCell::default() }
    }

    pub(in crate::report) fn audience(&self) -> &Audience {
        self.audience
    }

    /// The message with that id.
    pub(in crate::report) fn say(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.words.say(id, args)
    }

    /// `words` in the quotation marks of the language: a name within a sentence.
    pub(in crate::report) fn quoted(&self, words: &str) -> String {
        self.say("report-quoted", &[("text", text(words))])
    }

    /// `words` as the beginning of a sentence.
    pub(in crate::report) fn begun(&self, words: &str) -> String {
        let Some((at, first)) = words.char_indices().find(|(_, c)| c.is_alphanumeric()) else {
            return words.to_owned();
        };
        let capital =
            if first == 'i' && self.lang().base() == "az" { "İ".to_owned() } else { first.to_uppercase().collect() };
        [&words[..at], &capital, &words[at + first.len_utf8()..]].concat()
    }

    /// A message from a fixed list: `("state", "in_progress")` is `state-in_progress`.
    pub(in crate::report) fn word(&self, list: &str, name: &str) -> String {
        self.say(&format!("{list}-{name}"), &[])
    }

    pub(in crate::report) fn lang(&self) -> &Lang {
        self.words.lang()
    }

    /// A text of the definition.
    pub(in crate::report) fn pick(&self, text: &Text) -> String {
        let picked = text.get(self.lang);
        if let Some(other) = text.fallback(self.lang) {
            self.note_foreign(picked, other);
        }
        picked.to_owned()
    }

    /// A remark or a source that was recorded without a language: English, as every plain text of a definition.
    pub(in crate::report) fn plain(&self, words: &str) -> String {
        if self.lang().base() != "en" {
            self.note_foreign(words, &Lang::english());
        }
        words.to_owned()
    }

    /// Names in capitals and codes are the same in every language.
    fn note_foreign(&self, words: &str, lang: &Lang) {
        if words.chars().any(|c| c.is_alphabetic() && !c.is_uppercase()) {
            self.foreign.borrow_mut().insert(words.trim().to_owned(), lang.clone());
        }
    }

    /// The texts that were written in another language than the reader's so far.
    pub(in crate::report) fn foreign(&self) -> BTreeMap<String, Lang> {
        self.foreign.borrow().clone()
    }

    pub(in crate::report) fn day(&self, date: Date) -> Day {
        Day { date, text: self.words.date(date, DateStyle::Short) }
    }

    /// The days from one to a later one.
    pub(in crate::report) fn span(&self, from: Date, to: Date) -> String {
        self.words.span(from, to, DateStyle::Short)
    }

    /// A date within a sentence.
    pub(in crate::report) fn long_date(&self, date: Date) -> String {
        self.words.date(date, DateStyle::Long)
    }

    pub(in crate::report) fn number(&self, value: f64, decimals: usize) -> String {
        self.words.number(value, decimals)
    }

    /// A measured figure: whole numbers without decimals, others with one decimal.
    pub(in crate::report) fn figure(&self, value: f64) -> String {
        self.words.number(value, usize::from(value.fract().abs() > 1e-9))
    }

    /// An amount of money in whole units, the precision of a report.
    pub(in crate::report) fn amount(&self, value: f64) -> String {
        self.words.number(value.round(), 0)
    }

    /// A ratio as a whole percentage.
    pub(in crate::report) fn percent(&self, ratio: f64) -> String {
        self.words.percent(ratio, 0)
    }

    /// A part of a whole as a percentage. Only a complete whole is shown as 100% and only nothing as 0%, whatever
    /// rounding would give.
    pub(in crate::report) fn part(&self, ratio: f64) -> String {
        const SLIP: f64 = 1e-9;
        let is_part = ratio > SLIP && ratio < 1.0 - SLIP;
        self.percent(if is_part { ratio.clamp(0.01, 0.99) } else { ratio })
    }

    /// A rate that may exceed the whole, as a percentage. It gets one decimal where rounding to a whole number would
    /// turn nearly all into all, or little into nothing.
    pub(in crate::report) fn rate(&self, ratio: f64) -> String {
        const SLIP: f64 = 1e-9;
        const NEAR: f64 = 0.01;
        // The smallest difference that shows with one decimal.
        const STEP: f64 = 0.001;
        let beside = |whole: f64| (SLIP..NEAR).contains(&(ratio - whole).abs());
        let near = match [0.0, 1.0].into_iter().find(|whole| beside(*whole)) {
            None => return self.percent(ratio),
            Some(whole) if ratio < whole => ratio.min(whole - STEP),
            Some(whole) => ratio.max(whole + STEP),
        };
        self.words.percent(near, 1)
    }

    /// A part of a whole as a percentage, or "not assessed".
    pub(in crate::report) fn percent_or_not(&self, ratio: Option<f64>) -> String {
        ratio.map_or_else(|| self.not_assessed(), |ratio| self.part(ratio))
    }

    pub(in crate::report) fn not_assessed(&self) -> String {
        self.say("not-assessed", &[])
    }

    /// `a; b; c`, for items that contain titles or commas.
    pub(in crate::report) fn series(&self, items: &[String]) -> String {
        self.words.series(&items.iter().map(|item| self.isolated(item)).collect::<Vec<_>>())
    }

    /// Isolates text that is placed next to text of either direction.
    pub(in crate::report) fn isolated(&self, words: &str) -> String {
        if self.words.is_isolating() { isolate(words) } else { words.to_owned() }
    }

    /// A whole number of days, which may be negative.
    pub(in crate::report) fn signed(&self, n: i32) -> String {
        let figure = self.figure(f64::from(n.abs()));
        if n < 0 { self.say("report-minus", &[("n", Arg::Text(figure))]) } else { figure }
    }

    pub(in crate::report) fn list(&self, items: &[String]) -> String {
        self.words.list(items)
    }

    /// `12 of 44 (27 %)`, without the percentage where it would mislead.
    pub(in crate::report) fn share(&self, n: usize, of: usize) -> Share {
        let ratio = (of > 0).then(|| n as f64 / of as f64);
        let percent = ratio.filter(|_| of >= Share::SMALL).map(|ratio| self.part(ratio));
        let text = match &percent {
            _ if of == 0 => self.not_assessed(),
            None => self.say("report-share-small", &[("n", count(n)), ("of", count(of))]),
            Some(percent) => {
                self.say("report-share", &[("n", count(n)), ("of", count(of)), ("percent", text(percent))])
            }
        };
        Share { n, of, ratio, percent, text }
    }

    /// The partner's name, or "another partner" if the audience may not see it.
    pub(in crate::report) fn partner(&self, id: &PartnerId) -> String {
        if self.audience.may_see(id) {
            return self.name(id);
        }
        self.say(if *self.audience == Audience::Public { "report-a-partner" } else { "report-another-partner" }, &[])
    }

    /// The id of a task as the audience may see it: the id of a fanned-out task names a partner.
    pub(in crate::report) fn task_id(&self, id: &TaskId) -> TaskId {
        match id.as_str().split_once('/') {
            Some((whole, partner)) if !self.audience.may_see(&partner.into()) => whole.into(),
            _ => id.clone(),
        }
    }

    /// The acronym of a partner on the cut-off day, or its name.
    pub(in crate::report) fn name(&self, id: &PartnerId) -> String {
        self.plan.partners.get(id).map_or_else(|| id.as_str().to_owned(), |one| self.pick(one.short_text(self.on)))
    }

    pub(in crate::report) fn rating(&self, rating: Rating) -> Badge {
        Badge {
            key: rating.as_str().into(),
            mark: rating.mark().into(),
            word: self.word("rating", rating.as_str()),
            ink: rating.ink(),
        }
    }

    pub(in crate::report) fn health(&self, health: Health) -> Badge {
        let (mark, ink) = match health {
            Health::Completed | Health::CompletedLate => ("✓", Ink::Good),
            Health::Cancelled => ("–", Ink::Muted),
            Health::OnTrack => ("●", Ink::Good),
            Health::NotBegun => ("○", Ink::Muted),
            Health::DueSoon => ("◆", Ink::Calm),
            Health::AtRisk => ("▲", Ink::Warn),
            Health::Overdue => ("■", Ink::Bad),
        };
        Badge { key: health.as_str().into(), mark: mark.into(), word: self.word("health", health.as_str()), ink }
    }

    /// Why a partner is not heard from.
    pub(in crate::report) fn unheard(&self, unheard: Unheard) -> Badge {
        let (mark, ink) = match unheard {
            Unheard::NotReached { .. } => ("▲", Ink::Warn),
            Unheard::Silent { .. } => ("○", Ink::Calm),
        };
        Badge { key: unheard.as_str().into(), mark: mark.into(), word: self.word("unheard", unheard.as_str()), ink }
    }

    /// How a ratio moved, in percentage points.
    pub(in crate::report) fn points(&self, before: Option<f64>, now: Option<f64>) -> Change {
        let Some((before, now)) = before.zip(now) else {
            return Change { by: None, direction: Direction::Unknown, text: self.say("report-change-unknown", &[]) };
        };
        let points = ((now - before) * 100.0).round();
        let (direction, id) = match points {
            points if points > 0.0 => (Direction::Up, "report-change-up"),
            points if points < 0.0 => (Direction::Down, "report-change-down"),
            _ => (Direction::Same, "report-change-same"),
        };
        let text = self.say(id, &[("points", count(points.abs() as usize))]);
        Change { by: Some(points), direction, text }
    }
}
