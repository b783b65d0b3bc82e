//! The risk register: what may happen, how bad it would be, and who is treating it.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    model::{RiskEntry, RiskId, ledger::RiskStatus},
    plan::calendar::end_of_day,
    report::{
        drawing::Ink,
        measure::{figures::Figures, standing::Standing},
        words::{
            value::{Badge, Direction},
            writer::{Writer, count, text},
        },
    },
};

pub use crate::report::measure::decisions::SEVERE_LEVEL;

/// Risks at or above this level and below [`SEVERE_LEVEL`] are moderate.
pub const MODERATE_LEVEL: u8 = 8;

/// The section on risks.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RisksSection {
    /// What the section says, as its heading.
    pub heading: String,
    /// Open risks and those that occurred, the gravest first; then those that were closed since the report before.
    pub rows: Vec<RiskRow>,
    /// How many are open or occurred.
    pub open: usize,
    /// How many of these are severe.
    pub severe: usize,
    /// True if no risk was ever recorded.
    pub is_empty: bool,
}

/// One risk.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RiskRow {
    /// Its id.
    pub id: RiskId,
    /// Its number in the matrix, from 1.
    pub number: usize,
    /// What may happen.
    pub title: String,
    /// Why it may; empty if nobody said so.
    pub cause: String,
    /// What would follow; empty if nobody said so.
    pub effect: String,
    /// What is done about it; empty if nobody said so.
    pub treatment: String,
    /// The partner that answers for the treatment; empty if nobody does.
    pub owner: String,
    /// 1 (rare) to 5 (almost certain); missing if not assessed.
    pub likelihood: Option<u8>,
    /// 1 (slight) to 5 (the event is in danger); missing if not assessed.
    pub impact: Option<u8>,
    /// Likelihood times impact, 1 to 25; missing if not assessed.
    pub level: Option<u8>,
    /// `4 × 5 = 20`, or "not assessed".
    pub level_text: String,
    /// How grave it is as mark, word and colour.
    pub badge: Badge,
    /// Whether it is still a risk.
    pub status: RiskStatus,
    /// The status in words.
    pub status_text: String,
    /// Where its level went since the report before.
    pub trend: Direction,
    /// The trend in words with its mark: `▲ rising`.
    pub trend_text: String,
}

/// The section as of the cut-off, with trends since the previous report.
pub(in crate::report) fn section(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> RisksSection {
    let risks = &standing.state.ledgers.risks;
    let since = end_of_day(before.cut_off, &standing.plan.timezone);
    let mut known: Vec<(&RiskId, &RiskEntry)> =
        risks.latest().filter(|(id, risk)| is_told(standing, id, risk, since)).collect();
    known
        .sort_by_key(|(id, risk)| (status(risk) == RiskStatus::Closed, std::cmp::Reverse(risk.level()), (*id).clone()));
    let rows: Vec<RiskRow> =
        known.iter().enumerate().map(|(at, (id, risk))| row(w, at + 1, id, risk, risks.at(id, since))).collect();
    let open = rows.iter().filter(|row| row.status != RiskStatus::Closed);
    let severe = open.clone().filter(|row| row.level.is_some_and(|level| level >= SEVERE_LEVEL)).count();
    let open = open.count();
    RisksSection { heading: heading(w, &rows, open, severe), rows, open, severe, is_empty: risks.is_empty() }
}

/// A closed risk is listed once, in the first report after it was closed.
fn is_told(standing: &Standing<'_>, id: &RiskId, risk: &RiskEntry, since: Timestamp) -> bool {
    let risks = &standing.state.ledgers.risks;
    status(risk) != RiskStatus::Closed || risks.at(id, since).is_some_and(|before| status(before) != RiskStatus::Closed)
}

fn status(risk: &RiskEntry) -> RiskStatus {
    risk.status.unwrap_or(RiskStatus::Open)
}

fn row(w: &Writer<'_>, number: usize, id: &RiskId, risk: &RiskEntry, before: Option<&RiskEntry>) -> RiskRow {
    let level = risk.level();
    let (trend, trend_word) = trend(before.and_then(RiskEntry::level), level, before.is_some());
    let words = |text: &Option<crate::model::Text>| text.as_ref().map(|text| w.pick(text)).unwrap_or_default();
    RiskRow {
        id: id.clone(),
        number,
        title: words(&risk.title),
        cause: words(&risk.cause),
        effect: words(&risk.effect),
        treatment: words(&risk.treatment),
        owner: risk.owner.as_ref().map(|owner| w.partner(owner)).unwrap_or_default(),
        likelihood: risk.likelihood,
        impact: risk.impact,
        level,
        level_text: level_text(w, risk),
        badge: badge(w, level),
        status: status(risk),
        status_text: w.word("risk-status", status(risk).as_str()),
        trend,
        trend_text: w.word("risk-trend", trend_word),
    }
}

pub(super) fn level_text(w: &Writer<'_>, risk: &RiskEntry) -> String {
    match (risk.likelihood, risk.impact, risk.level()) {
        (Some(likelihood), Some(impact), Some(level)) => w.say(
            "report-risk-level",
            &[
                ("likelihood", count(likelihood.into())),
                ("impact", count(impact.into())),
                ("level", count(level.into())),
            ],
        ),
        _ => w.not_assessed(),
    }
}

/// The severity of a level as a colour.
pub(in crate::report) fn ink_of(level: Option<u8>) -> Ink {
    match level {
        None => Ink::Muted,
        Some(level) if level >= SEVERE_LEVEL => Ink::Bad,
        Some(level) if level >= MODERATE_LEVEL => Ink::Warn,
        Some(_) => Ink::Good,
    }
}

fn badge(w: &Writer<'_>, level: Option<u8>) -> Badge {
    let (key, mark) = match ink_of(level) {
        Ink::Bad => ("severe", "■"),
        Ink::Warn => ("moderate", "▲"),
        Ink::Good => ("slight", "●"),
        _ => ("unknown", "–"),
    };
    Badge { key: key.into(), mark: mark.into(), word: w.word("risk-level", key), ink: ink_of(level) }
}

fn trend(before: Option<u8>, now: Option<u8>, was_known: bool) -> (Direction, &'static str) {
    match before.zip(now) {
        None if !was_known => (Direction::Unknown, "new"),
        None => (Direction::Unknown, "unknown"),
        Some((before, now)) => match now.cmp(&before) {
            std::cmp::Ordering::Greater => (Direction::Up, "up"),
            std::cmp::Ordering::Less => (Direction::Down, "down"),
            std::cmp::Ordering::Equal => (Direction::Same, "same"),
        },
    }
}

/// The heading says how many risks are severe and which is the gravest, or that none is.
fn heading(w: &Writer<'_>, rows: &[RiskRow], open: usize, severe: usize) -> String {
    let Some(gravest) = rows.first().filter(|_| open > 0) else { return w.say("report-risks-none", &[]) };
    let args = [
        ("severe", count(severe)),
        ("open", count(open)),
        ("risk", text(gravest.title.as_str())),
        ("level", text(gravest.level_text.as_str())),
    ];
    w.say(if severe > 0 { "report-risks-severe" } else { "report-risks-calm" }, &args)
}
