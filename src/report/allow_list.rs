//! The allow-list: which fields of a report each audience is shown.
//!
//! The task force is shown everything. Whatever another audience is shown is named here, field by field, and a field that
//! is not named does not compile: nobody is shown a new field until somebody has written down who may see it. What is not
//! for an audience is taken out of the data, so that templates, JSON, tables, workbooks and calendars cannot tell it. Which
//! rows of a list a partner is shown, and what sentences then say, is in `redact.rs`.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};

use super::{
    drawing::{Drawing, Ink, Shape},
    measure::{
        figures::{Figures, ObjectiveFigures, TaskFigures},
        rating::Rating,
        standing::PartState,
        task_counts::TaskCounts,
    },
    progress_report::ProgressReport,
    request::Audience,
    section::{
        annex::{Abbreviation, ContactRow},
        approvals::{ApprovalDecided, ApprovalRow, ApprovalsSection},
        as_of::AsOf,
        budget::{BudgetRate, BudgetRow, BudgetSection, BudgetTable},
        changes::Changes,
        concertation::{Cell, Concertation, KindRow, ObjectiveColumn, UnheardCount},
        critical::CriticalPathText,
        decisions::DecisionRequested,
        header::Header,
        heat_map::{HeatCell, HeatColumn, HeatMap, HeatRow},
        indicators::IndicatorRow,
        method::MethodRow,
        objectives::{ObjectiveRow, ObjectivesSection},
        overspending::Overspending,
        participation::{CommitmentRow, GroupRow, GroupTable, ParticipationSection, StatusCount, TextRow},
        partners::{PartnerRow, PartnersSection},
        pledges::{PledgeRow, PledgeTable},
        punctuality::Punctuality,
        register::{DroppedTask, InputEntry, Register, TaskEntry},
        response_time::ResponseTime,
        risks::{RiskRow, RisksSection},
        summary::{RatedPart, Summary, Tile},
        tasks::{TaskLists, TaskRow},
        workstreams::{MilestoneRow, NextTask, WorkstreamRow, WorkstreamsSection},
    },
    words::value::{Badge, Bar, Change, Day, Direction, Share},
};
use crate::{
    engine::Health,
    model::{
        BudgetLineId, CommitmentId, GroupId, IndicatorId, Lang, ObjectiveId, PartnerId, RiskId, TaskId, TaskState,
        TextId, ValueKind, WorkflowId, WorkstreamId,
        ledger::{CommitmentStatus, Grouping, Means, RiskStatus},
    },
    plan::{Aggregation, Measure, PartnerKind, ResultLevel, iati::Iati},
};

/// Some of the audiences beside the task force.
#[derive(Clone, Copy)]
struct Readers {
    minister: bool,
    partner: bool,
    public: bool,
}

/// Those who get more than page 1.
const PAGES: Readers = Readers { minister: false, partner: true, public: true };
/// Those who are asked for decisions.
const ASKED: Readers = Readers { minister: true, partner: true, public: false };
/// Only the partner whose edition it is.
const PARTNER: Readers = Readers { minister: false, partner: true, public: false };
/// The task force alone.
const NOBODY: Readers = Readers { minister: false, partner: false, public: false };

impl Readers {
    fn include(self, audience: &Audience) -> bool {
        match audience {
            Audience::TaskForce => true,
            Audience::Minister => self.minister,
            Audience::Partner(_) => self.partner,
            Audience::Public => self.public,
        }
    }
}

/// Something that holds for an audience only what it may see.
pub(super) trait ShownTo: Sized {
    /// What `audience` is shown of it.
    fn shown_to(self, audience: &Audience) -> Self;
}

/// Who is shown which field. A bare name is shown to whoever is shown the thing that it is a field of; any other goes to
/// the [`Readers`] behind its name, and for others is empty, or what stands behind `or`.
macro_rules! allow {
    ($($thing:ident { $($field:ident $(: $readers:ident $(or $blank:expr)?)?),* $(,)? })*) => { $(
        impl ShownTo for $thing {
            fn shown_to(self, audience: &Audience) -> Self {
                let Self { $($field),* } = self;
                Self { $($field: shown!(audience, $field $(, $readers $(, $blank)?)?)),* }
            }
        }
    )* };
}

macro_rules! shown {
    ($audience:ident, $field:ident) => {
        $field.shown_to($audience)
    };
    ($audience:ident, $field:ident, $readers:ident) => {
        shown!($audience, $field, $readers, Default::default())
    };
    ($audience:ident, $field:ident, $readers:ident, $blank:expr) => {
        if $readers.include($audience) { $field.shown_to($audience) } else { $blank }
    };
}

/// Values that are shown whole or not at all.
macro_rules! whole {
    ($($value:ty),* $(,)?) => { $(
        impl ShownTo for $value {
            fn shown_to(self, _: &Audience) -> Self {
                self
            }
        }
    )* };
}

allow! {
    ProgressReport {
        lang, dir, audience, header, summary, objectives, workstreams, partners, participation, risks, budget, approvals, lists,
        indicators: PAGES, changes, method: PAGES, abbreviations: PAGES, contacts: PAGES, register, figures,
        drawings, foreign, iati,
    }
    Header {
        kind, workflow, title, programme, theme, notice, place, event_days, opens, closes, symbol, number, is_draft,
        is_ahead, ahead_mark, ahead_notice, today_notice, from, cut_off, period, cut_off_at, cut_off_host, cut_off_utc,
        days_to_opening, counter, definition, definition_short, languages, issued_by, distribution, document_title,
        running_title, page_of, file_stem,
    }
    Summary {
        heading, rating, badge, parts, tasks, delivered, planned, tiles, achieved, concerns, next, decisions: ASKED,
        more_decisions: NOBODY, no_decision: ASKED,
    }
    RatedPart { label, rating, badge }
    Tile { key, value, label, note, ink, caveat, is_outlook }
    DecisionRequested {
        tasks, risk, budget_lines, text, options, otherwise, owner, by, days_text, waiting, asked_in,
    }
    ObjectivesSection { heading: PAGES, rows: PAGES }
    ObjectiveRow {
        id, short, statement, result, level, message, tasks, tasks_text, delivered, delivered_text, planned,
        planned_text, schedule_index, schedule_text, achievement, achievement_text, targets_due, targets_met, targets_text, results_outlook,
        results_outlook_text, results_planned, results_index, indicators_assessed, indicators_total, rating, badge, rating_note, is_by_hand, bar, results_bar, change,
        indicator, indicator_source,
    }
    WorkstreamsSection {
        heading: PAGES, rows: PAGES, milestones_heading: PAGES, milestones: PAGES, critical_path: PAGES,
    }
    CriticalPathText { tasks, float_days, text }
    WorkstreamRow {
        id, title, owner: PARTNER, tasks, done, tasks_text, bar, delivered_text, rating, badge, concern_text, next,
    }
    NextTask { id, title, due, is_overdue, owner: PARTNER, is_milestone }
    MilestoneRow { no, id, title, due, forecast, completed, owner: PARTNER, badge }
    PartnersSection {
        heading: PAGES, rows: PARTNER, response, late, missing, response_text, heat_map, concertation,
    }
    PartnerRow {
        id, name, full_name, kind, kind_text, iati_type, led, led_completed, contributing, delivered, completed,
        overdue, response, late, missing, rest_text, response_time, punctuality, unheard, unheard_text, unreached_since,
        unreached_text,
    }
    ResponseTime { days, n, text }
    Punctuality { days, n, text }
    HeatMap { workstreams: PAGES, rows: PARTNER }
    HeatColumn { id, title }
    HeatRow { partner, name, unheard, cells }
    HeatCell { open, overdue }
    Concertation {
        joint_tasks: PAGES or no_share(), joint_text: PAGES, objectives: PAGES, rows: PAGES, gaps: PAGES,
    }
    ObjectiveColumn { id, short, tasks }
    KindRow { kind, kind_text, partners, unheard: NOBODY, cells }
    UnheardCount { badge, n, text }
    Cell { tasks, is_gap }
    ParticipationSection {
        heading: PAGES, groupings: PAGES, texts: PAGES, commitments: PAGES, pledges: PAGES,
        commitments_by_status: PAGES, commitments_text: PAGES, followed_up_text: NOBODY, is_followed_up: NOBODY,
        is_empty: PAGES or true,
    }
    GroupTable { by, title, drawing, as_of, rows, total }
    AsOf { day, is_old, text }
    GroupRow { id, title, invited, invited_text, confirmed, confirmed_text, attended, attended_text, share }
    TextRow { id, title, version, agreed, bracketed, open, total, text, on }
    PledgeTable { currency, rows, total }
    PledgeRow { donor, n, announced, announced_text, signed, signed_text, paid, paid_text }
    CommitmentRow {
        id, title, lead: PARTNER, with: NOBODY, objective, due, amounts_text, status, heard_text: NOBODY,
        unconfirmed_text: NOBODY, is_overdue, badge,
    }
    StatusCount { badge, n }
    RisksSection { heading: PARTNER, rows: PARTNER, open: PARTNER, severe: NOBODY, is_empty: PARTNER or true }
    RiskRow {
        id, number, title, cause, effect, treatment, owner, likelihood, impact, level, level_text, badge, status,
        status_text, trend, trend_text,
    }
    BudgetSection { heading: NOBODY, currencies: NOBODY, is_empty: NOBODY or true }
    BudgetTable { currency, as_of, lines, cash, in_kind, total, overspending }
    BudgetRow {
        id, title, partner, means, means_text, planned, planned_text, planned_note, committed, committed_text,
        committed_note, committed_rate, spent, spent_text, spent_note, spent_rate, over_text, bar,
    }
    BudgetRate { ratio, lines, of, text }
    Overspending { lines, amount, text }
    ApprovalsSection {
        heading: PARTNER, rows: PARTNER, decided_heading: PARTNER, decided: PARTNER, is_empty: PARTNER or true,
    }
    ApprovalRow {
        task, title, approval, version, state, badge, members, served, approvals, needed, awaited, paragraphs, text,
        until, days_left, days_text,
    }
    ApprovalDecided { task, state, on, text }
    TaskLists { heading: PARTNER, overdue: PARTNER, due_soon: PARTNER, outlook_until }
    TaskRow {
        id, title, lead, due, days_left, days_text, float_days, float_text, state_text, badge, inputs_in,
        missing_from, waiting, serves, deliverable, note: NOBODY,
    }
    IndicatorRow {
        id, objective, title, level, level_text, measure, ascending, aggregation, baseline, baseline_text, target,
        target_text, next_target, next_target_text, actual, actual_text, kind, outlook, outlook_kind, outlook_text,
        outlook_provenance, outlook_note, achievement, achievement_text, measured_on, source, provenance, confidence, note,
        is_unsure, computed, previous_text,
    }
    Changes {
        since, completed: PAGES, newly_overdue: NOBODY, moved: PAGES, added: PAGES, removed: PAGES, decided: NOBODY,
        withdrawn: NOBODY, ratings: PAGES, indicators: PAGES, is_empty: PAGES or true,
    }
    MethodRow { term, text }
    Abbreviation { short, long }
    ContactRow { organisation, function, email, phone, languages, rows }
    Register { starts_on, ends_on, tasks: PARTNER, inputs: PARTNER, dropped: PARTNER }
    DroppedTask { id, uid, title, due }
    TaskEntry {
        id, uid, title, workstream, lead, lead_name, opens, due, days_left, float_days, completed, state, state_text,
        progress, badge, inputs_in, inputs_asked, waiting, milestone, serves, deliverable, note: NOBODY,
    }
    InputEntry { task, title, partner, partner_name, leads, requested, due, state, delivered }
    Figures {
        cut_off, symbol, tasks, completed, overdue, fell_due, on_time, requests, answered, objectives: PAGES,
        indicators: PAGES, by_task: NOBODY,
    }
    ObjectiveFigures { delivered, rating }
    TaskFigures { health, due }
    TaskCounts { total, completed, completed_late, overdue, at_risk, due_soon, on_track, not_begun, cancelled }
    Drawing { name, width, height, alt: PAGES, shapes: PAGES }
    Day { date, text }
    Share { n, of, ratio, percent, text }
    Bar { value, plan, scale, ink }
    Badge { key, mark, word, ink }
    Change { by, direction, text }
}

whole! {
    bool, u8, u16, u32, usize, i32, f32, f64, (u32, u32), String, Date, Timestamp, Lang,
    BudgetLineId, CommitmentId, GroupId, IndicatorId, ObjectiveId, PartnerId, RiskId, TaskId, TextId, WorkflowId,
    WorkstreamId,
    Aggregation, CommitmentStatus, Direction, Grouping, Health, Iati, Ink, Means, Measure, PartState, PartnerKind, Rating, ResultLevel,
    RiskStatus, Shape, TaskState, ValueKind,
}

impl<T: ShownTo> ShownTo for Option<T> {
    fn shown_to(self, audience: &Audience) -> Self {
        self.map(|thing| thing.shown_to(audience))
    }
}

impl<T: ShownTo> ShownTo for Vec<T> {
    fn shown_to(self, audience: &Audience) -> Self {
        self.into_iter().map(|thing| thing.shown_to(audience)).collect()
    }
}

impl<K: Ord, T: ShownTo> ShownTo for BTreeMap<K, T> {
    fn shown_to(self, audience: &Audience) -> Self {
        self.into_iter().map(|(key, thing)| (key, thing.shown_to(audience))).collect()
    }
}

/// A share for those who are not shown the real one.
fn no_share() -> Share {
    Share { n: 0, of: 0, ratio: None, percent: None, text: String::new() }
}
