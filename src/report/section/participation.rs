//! Participation, progress on the texts, and commitments made.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    model::{
        CommitmentEntry, CommitmentId, GroupId, ParticipationEntry, TextEntry, TextId,
        ledger::{CommitmentStatus, Grouping},
    },
    report::{
        drawing::Ink,
        measure::standing::Standing,
        words::{
            value::{Badge, Day, Share},
            writer::{Writer, count, text},
        },
    },
};

/// The section on participation, texts and commitments.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ParticipationSection {
    /// What the section says, as its heading.
    pub heading: String,
    /// Participants by what groups are formed by; what nobody counted is left out.
    pub groupings: Vec<GroupTable>,
    /// Texts under negotiation.
    pub texts: Vec<TextRow>,
    /// What was undertaken, by due date.
    pub commitments: Vec<CommitmentRow>,
    /// How many commitments there are of each status, those past their day apart; what there is none of is left out.
    pub commitments_by_status: Vec<StatusCount>,
    /// The commitments in one sentence; empty if there is none.
    pub commitments_text: String,
    /// True if nothing of all this was ever recorded.
    pub is_empty: bool,
}

/// Participants by one kind of group.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct GroupTable {
    /// What the groups are formed by.
    pub by: Grouping,
    /// The same in words.
    pub title: String,
    /// The name of its chart.
    pub drawing: String,
    /// The groups, in the order of their ids.
    pub rows: Vec<GroupRow>,
    /// The sum of what was counted.
    pub total: GroupRow,
}

/// One group, or the sum of all. A number that nobody recorded is missing, never 0.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct GroupRow {
    /// Its id; missing for a sum.
    pub id: Option<GroupId>,
    /// What it is called.
    pub title: String,
    /// Invited.
    pub invited: Option<u32>,
    /// Invited, in words.
    pub invited_text: String,
    /// Confirmed.
    pub confirmed: Option<u32>,
    /// Confirmed, in words.
    pub confirmed_text: String,
    /// Present.
    pub attended: Option<u32>,
    /// Present, in words.
    pub attended_text: String,
    /// Its share of the whole: of those present, or of those who confirmed before anybody was; missing for a sum.
    pub share: Option<Share>,
}

/// A text.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TextRow {
    /// Its id.
    pub id: TextId,
    /// What it is called.
    pub title: String,
    /// Its version; empty if it has none.
    pub version: String,
    /// Paragraphs agreed.
    pub agreed: u32,
    /// Paragraphs in brackets.
    pub bracketed: u32,
    /// Paragraphs not discussed yet.
    pub open: u32,
    /// All paragraphs.
    pub total: u32,
    /// "14 of 22 paragraphs agreed, 6 in brackets, 2 open".
    pub text: String,
    /// The day it was counted.
    pub on: Day,
}

/// A commitment.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CommitmentRow {
    /// Its id.
    pub id: CommitmentId,
    /// What was undertaken.
    pub title: String,
    /// Who leads it; empty if nobody does.
    pub lead: String,
    /// Who carries it out with the lead.
    pub with: String,
    /// The objective it serves; missing if none is named.
    pub objective: Option<String>,
    /// By when; missing if no day is named.
    pub due: Option<Day>,
    /// How far it is.
    pub status: CommitmentStatus,
    /// True if its day has passed and it is neither completed nor dropped.
    pub is_overdue: bool,
    /// The status as mark, word and colour.
    pub badge: Badge,
}

/// Commitments of one status.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct StatusCount {
    /// The status as mark, word and colour.
    pub badge: Badge,
    /// How many.
    pub n: usize,
}

/// The section as of the cut-off.
pub(in crate::report) fn section(standing: &Standing<'_>, w: &Writer<'_>) -> ParticipationSection {
    let ledgers = &standing.state.ledgers;
    let groupings: Vec<GroupTable> = Grouping::ALL.iter().filter_map(|by| table(standing, w, *by)).collect();
    let texts: Vec<TextRow> = ledgers.texts.latest().map(|(id, entry)| text_row(standing, w, id, entry)).collect();
    let mut commitments: Vec<CommitmentRow> =
        ledgers.commitments.latest().map(|(id, entry)| commitment(standing, w, id, entry)).collect();
    commitments.sort_by_key(|row| (row.due.as_ref().map_or(jiff::civil::Date::MAX, |due| due.date), row.id.clone()));
    let commitments_text = commitments_text(w, &commitments);
    ParticipationSection {
        heading: heading(w, &groupings, &texts, &commitments_text),
        is_empty: groupings.is_empty() && texts.is_empty() && commitments.is_empty(),
        groupings,
        texts,
        commitments_by_status: by_status(&commitments),
        commitments,
        commitments_text,
    }
}

fn table(standing: &Standing<'_>, w: &Writer<'_>, by: Grouping) -> Option<GroupTable> {
    let groups = standing.state.ledgers.participation.latest();
    let groups: Vec<_> = groups.filter(|(_, group)| group.by.unwrap_or(Grouping::Constituency) == by).collect();
    let sum = |of: fn(&ParticipationEntry) -> Option<u32>| {
        let counted = groups.iter().filter_map(|(_, group)| of(group));
        counted.fold(None, |sum: Option<u32>, n| Some(sum.unwrap_or(0).saturating_add(n)))
    };
    let whole = ParticipationEntry {
        invited: sum(|group| group.invited),
        confirmed: sum(|group| group.confirmed),
        attended: sum(|group| group.attended),
        ..ParticipationEntry::default()
    };
    let rows = groups.iter().map(|(id, group)| {
        let share = seen(group, &whole).map(|(n, of)| w.share(n as usize, of as usize));
        GroupRow { id: Some((*id).clone()), share, ..group_row(w, group) }
    });
    let mut total = GroupRow { title: w.say("report-participation-total", &[]), ..group_row(w, &whole) };
    // If invitations are known for some groups only, their sum beside totals over all groups would be misread as
    // complete.
    if groups.iter().any(|(_, group)| group.invited.is_none()) {
        total.invited_text = "–".into();
    }
    let title = w.word("grouping", by.as_str());
    (!groups.is_empty()).then(|| GroupTable { by, title, drawing: drawing_name(by), rows: rows.collect(), total })
}

/// The name of the chart for one kind of grouping.
pub(in crate::report) fn drawing_name(by: Grouping) -> String {
    format!("participation-{}", by.as_str())
}

/// A group's number and the total: of those present once anybody was counted as present, else of those who confirmed.
fn seen(group: &ParticipationEntry, whole: &ParticipationEntry) -> Option<(u32, u32)> {
    if whole.attended.is_some() { group.attended.zip(whole.attended) } else { group.confirmed.zip(whole.confirmed) }
}

fn group_row(w: &Writer<'_>, group: &ParticipationEntry) -> GroupRow {
    let figure = |n: Option<u32>| n.map_or_else(|| "–".to_owned(), |n| w.figure(n.into()));
    GroupRow {
        id: None,
        title: group.title.as_ref().map(|title| w.pick(title)).unwrap_or_default(),
        invited: group.invited,
        invited_text: figure(group.invited),
        confirmed: group.confirmed,
        confirmed_text: figure(group.confirmed),
        attended: group.attended,
        attended_text: figure(group.attended),
        share: None,
    }
}

fn text_row(standing: &Standing<'_>, w: &Writer<'_>, id: &TextId, entry: &TextEntry) -> TextRow {
    let (agreed, bracketed, open) = (entry.agreed.unwrap_or(0), entry.bracketed.unwrap_or(0), entry.open.unwrap_or(0));
    let total = agreed.saturating_add(bracketed).saturating_add(open);
    let args = [
        ("agreed", count(agreed as usize)),
        ("bracketed", count(bracketed as usize)),
        ("open", count(open as usize)),
        ("total", count(total as usize)),
    ];
    let touched = standing.state.ledgers.texts.touched_at(id);
    let on = touched.map_or(standing.cut_off, |at| standing.plan.timezone.to_datetime(at).date());
    TextRow {
        id: id.clone(),
        title: entry.title.as_ref().map(|title| w.pick(title)).unwrap_or_default(),
        version: entry.version.clone().unwrap_or_default(),
        agreed,
        bracketed,
        open,
        total,
        text: w.say("report-text-paragraphs", &args),
        on: w.day(on),
    }
}

fn commitment(standing: &Standing<'_>, w: &Writer<'_>, id: &CommitmentId, entry: &CommitmentEntry) -> CommitmentRow {
    let status = entry.status.unwrap_or(CommitmentStatus::Announced);
    let is_live = matches!(status, CommitmentStatus::Announced | CommitmentStatus::InProgress);
    let is_overdue = is_live && entry.due.is_some_and(|due| due < standing.cut_off);
    let (mark, ink) = match status {
        _ if is_overdue => ("■", Ink::Bad),
        CommitmentStatus::Announced => ("○", Ink::Muted),
        CommitmentStatus::InProgress => ("◆", Ink::Calm),
        CommitmentStatus::Completed => ("✓", Ink::Good),
        CommitmentStatus::Dropped => ("–", Ink::Muted),
    };
    let key = if is_overdue { "overdue" } else { status.as_str() };
    let with: Vec<String> = entry.with.iter().flatten().map(|partner| w.partner(partner)).collect();
    CommitmentRow {
        id: id.clone(),
        title: entry.title.as_ref().map(|title| w.pick(title)).unwrap_or_default(),
        lead: entry.lead.as_ref().map(|lead| w.partner(lead)).unwrap_or_default(),
        with: w.list(&with),
        objective: entry.objective.as_ref().map(ToString::to_string),
        due: entry.due.map(|due| w.day(due)),
        status,
        is_overdue,
        badge: Badge { key: key.into(), mark: mark.into(), word: w.word("commitment", key), ink },
    }
}

/// Counts rows by badge, so that the counts match the list; overdue ones come after those in progress.
fn by_status(rows: &[CommitmentRow]) -> Vec<StatusCount> {
    let mut counts: Vec<StatusCount> = Vec::new();
    let mut rows: Vec<&CommitmentRow> = rows.iter().collect();
    rows.sort_by_key(|row| (if row.is_overdue { CommitmentStatus::InProgress } else { row.status }, row.is_overdue));
    for row in rows {
        match counts.iter_mut().find(|count| count.badge.key == row.badge.key) {
            Some(count) => count.n += 1,
            None => counts.push(StatusCount { badge: row.badge.clone(), n: 1 }),
        }
    }
    counts
}

fn commitments_text(w: &Writer<'_>, rows: &[CommitmentRow]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let completed = rows.iter().filter(|row| row.status == CommitmentStatus::Completed).count();
    let overdue = rows.iter().filter(|row| row.is_overdue).count();
    let args = [("n", count(rows.len())), ("completed", count(completed)), ("overdue", count(overdue))];
    w.say(if overdue > 0 { "report-commitments-overdue" } else { "report-commitments" }, &args)
}

/// The heading shows what is unsettled first: an open text, then participation, then commitments.
fn heading(w: &Writer<'_>, groupings: &[GroupTable], texts: &[TextRow], commitments: &str) -> String {
    if let Some(open) = texts.iter().filter(|text| text.agreed < text.total).max_by_key(|text| text.total - text.agreed)
    {
        return w.say(
            "report-text-open",
            &[("title", text(open.title.as_str())), ("paragraphs", text(open.text.as_str()))],
        );
    }
    let total = groupings.iter().find(|table| table.by == Grouping::Constituency).map(|table| &table.total);
    match total.map(|total| (total.attended, total.confirmed, total.invited)) {
        Some((Some(attended), ..)) => w.say("report-participation-attended", &[("n", count(attended as usize))]),
        Some((None, Some(confirmed), Some(invited))) => {
            let share = w.share(confirmed as usize, invited as usize);
            w.say("report-participation-confirmed", &[("share", text(share.text))])
        }
        Some((None, Some(confirmed), None)) => {
            w.say("report-participation-confirmed-only", &[("n", count(confirmed as usize))])
        }
        _ if !commitments.is_empty() => commitments.to_owned(),
        _ => w.say("report-participation", &[]),
    }
}
