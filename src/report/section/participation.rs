//! Participation, progress on the texts, and commitments made.

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    as_of::{self, AsOf},
    follow_up,
    pledges::{self, PledgeTable},
};
use crate::{
    model::{
        CommitmentEntry, CommitmentId, GroupId, ParticipationEntry, TextEntry, TextId,
        ledger::{CommitmentStatus, Grouping},
    },
    report::{
        drawing::Ink,
        measure::{figures::Figures, standing::Standing},
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
    /// Money that was announced, signed for and paid, a table a currency; amounts that were not published are the task
    /// force's and their donors' alone.
    pub pledges: Vec<PledgeTable>,
    /// The commitments in one sentence; empty if there is none.
    pub commitments_text: String,
    /// How many of the commitments that were asked about last were reported on; empty if nobody was asked, and for all but the task
    /// force.
    pub followed_up_text: String,
    /// True if something was asked or reported of a commitment; false for all but the task force.
    pub is_followed_up: bool,
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
    /// As of when it stands.
    pub as_of: Option<AsOf>,
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
    /// Its share of the whole: of those present, or of those who confirmed as long as not every group was counted; missing
    /// for a sum, and where the whole is not known.
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
    /// Paragraphs agreed; missing if nobody counted them.
    pub agreed: Option<u32>,
    /// Paragraphs in brackets; missing if nobody counted them.
    pub bracketed: Option<u32>,
    /// Paragraphs not discussed yet; missing if nobody counted them.
    pub open: Option<u32>,
    /// All paragraphs; missing if some were not counted.
    pub total: Option<u32>,
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
    /// What was announced, signed for and paid, in words; empty if nothing was, or it is not for the reader.
    pub amounts_text: String,
    /// When it was last reported on and when that was confirmed, or when its lead was asked; empty if neither happened, and for all
    /// but the task force.
    pub heard_text: String,
    /// What was reported and is not confirmed yet; empty if nothing waits, and for all but the task force.
    pub unconfirmed_text: String,
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
pub(in crate::report) fn section(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> ParticipationSection {
    let ledgers = &standing.state.ledgers;
    let groupings: Vec<GroupTable> = Grouping::ALL.iter().filter_map(|by| table(standing, before, w, *by)).collect();
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
        pledges: pledges::tables(standing, w),
        commitments_by_status: by_status(&commitments),
        followed_up_text: follow_up::reported(standing, w),
        is_followed_up: commitments.iter().any(|row| !row.heard_text.is_empty()),
        commitments,
        commitments_text,
    }
}

fn table(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>, by: Grouping) -> Option<GroupTable> {
    let participation = &standing.state.ledgers.participation;
    // Nobody can have been present before the event begins; a 0 that stands in the list until then is no count.
    let has_begun = standing.plan.event.opens <= standing.cut_off;
    let seen = |group: &ParticipationEntry| ParticipationEntry {
        attended: group.attended.filter(|_| has_begun),
        ..group.clone()
    };
    let latest = participation.latest().filter(|(_, group)| group.by.unwrap_or(Grouping::Constituency) == by);
    let groups: Vec<_> = latest.map(|(id, group)| (id, seen(group))).collect();
    let counted = |of: Count| groups.iter().filter(|(_, group)| of(group).is_some()).count();
    let sum = |of: Count| {
        let counted = groups.iter().filter_map(|(_, group)| of(group));
        counted.fold(None, |sum: Option<u32>, n| Some(sum.unwrap_or(0).saturating_add(n)))
    };
    let whole = ParticipationEntry {
        invited: sum(|group| group.invited),
        confirmed: sum(|group| group.confirmed),
        attended: sum(|group| group.attended),
        ..ParticipationEntry::default()
    };
    // Shares of a sum over some of the groups would be read as shares of all.
    let is_whole = |of: Count| counted(of) == groups.len();
    let of: Option<Count> = if is_whole(|group| group.attended) {
        Some(|group| group.attended)
    } else if is_whole(|group| group.confirmed) {
        Some(|group| group.confirmed)
    } else {
        None
    };
    let rows = groups.iter().map(|(id, group)| {
        let share = of.and_then(|of| of(group).zip(of(&whole)));
        let share = share.map(|(n, of)| w.share(n as usize, of as usize));
        GroupRow { id: Some((*id).clone()), share, ..group_row(w, group) }
    });
    let told = |of: Count| {
        let (n, all) = (counted(of), groups.len());
        let figure = sum(of).map_or_else(|| "–".to_owned(), |sum| w.figure(sum.into()));
        let args = [("sum", text(figure.as_str())), ("n", count(n)), ("of", count(all))];
        if (1..all).contains(&n) { w.say("report-participation-part", &args) } else { figure }
    };
    let total = GroupRow {
        title: w.say("report-participation-total", &[]),
        invited_text: told(|group| group.invited),
        confirmed_text: told(|group| group.confirmed),
        attended_text: told(|group| group.attended),
        ..group_row(w, &whole)
    };
    let title = w.word("grouping", by.as_str());
    let as_of = as_of::of(standing, before, w, groups.iter().filter_map(|(id, _)| participation.touched_at(id)));
    let drawing = drawing_name(by);
    (!groups.is_empty()).then(|| GroupTable { by, title, drawing, as_of, rows: rows.collect(), total })
}

/// One of the counts of a group.
type Count = fn(&ParticipationEntry) -> Option<u32>;

/// The name of the chart for one kind of grouping.
pub(in crate::report) fn drawing_name(by: Grouping) -> String {
    format!("participation-{}", by.as_str())
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
    let (agreed, bracketed, open) = (entry.agreed, entry.bracketed, entry.open);
    let total = [agreed, bracketed, open].into_iter().try_fold(0, |sum: u32, n| Some(sum.saturating_add(n?)));
    let said = if let (Some(agreed), Some(bracketed), Some(open), Some(total)) = (agreed, bracketed, open, total) {
        let args = [("agreed", agreed), ("bracketed", bracketed), ("open", open), ("total", total)];
        w.say("report-text-paragraphs", &args.map(|(name, n)| (name, count(n as usize))))
    } else {
        let figure = |n: Option<u32>| text(n.map_or_else(|| "–".to_owned(), |n| w.figure(n.into())));
        let args = [("done", figure(agreed)), ("disputed", figure(bracketed)), ("rest", figure(open))];
        w.say("report-text-in-part", &args)
    };
    let touched = standing.state.ledgers.texts.touched_at(id);
    let on = touched.map_or(standing.cut_off, |at| standing.plan.timezone.to_datetime(at).date());
    TextRow {
        id: id.clone(),
        title: entry.title.as_ref().map(|title| w.pick(title)).unwrap_or_default(),
        version: entry.version.as_deref().map(|version| w.plain(version)).unwrap_or_default(),
        agreed,
        bracketed,
        open,
        total,
        text: said,
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
        amounts_text: pledges::amounts(w, entry),
        heard_text: follow_up::heard(standing, w, id),
        unconfirmed_text: follow_up::unconfirmed(standing, w, id, entry),
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
    let left = |text: &TextRow| text.total.zip(text.agreed).map_or(0, |(total, agreed)| total - agreed);
    if let Some(open) = texts.iter().filter(|text| left(text) > 0).max_by_key(|text| left(text)) {
        return w.say(
            "report-text-open",
            &[("title", text(open.title.as_str())), ("paragraphs", text(open.text.as_str()))],
        );
    }
    // A sum over some of the groups would be read as that of all.
    let whole = groupings.iter().find(|table| table.by == Grouping::Constituency).map(|table| {
        let whole = |of: fn(&GroupRow) -> Option<u32>| {
            of(&table.total).filter(|_| table.rows.iter().all(|row| of(row).is_some()))
        };
        (whole(|row| row.attended), whole(|row| row.confirmed), whole(|row| row.invited))
    });
    match whole {
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
