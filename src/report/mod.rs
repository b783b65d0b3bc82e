//! Core: turns a journal into a progress report, as data for templates.
//!
//! [`build()`] is the entry point. It reads the journal up to a cut-off ([`crate::engine::RunState::as_of`]), so that
//! any past report can be rebuilt, and takes every text from [`crate::lang::Words`]. `measure` computes the figures,
//! `words` puts them into the reader's language, each file of `section` makes one section, and each file of `chart`
//! draws one chart; each of these rooms imports only from those before it. The formulas are those of `domain.md`
//! section 3.3, and are printed in the method annex of each report.
//!
//! **Invariant:** an unknown value is missing, never 0, and no percentage is printed of fewer than three things.

mod allow_list;
mod baseline;
mod build;
mod chart;
mod document;
pub mod drawing;
pub mod gantt;
mod measure;
mod minutes;
mod programme;
mod progress_report;
mod redact;
mod request;
mod section;
mod words;

pub use baseline::Baseline;
pub use build::{build, drawing_names};
pub use chart::gantt::draw_gantt;
pub use document::Document;
pub use drawing::{Drawing, Ink, Shape};
pub use gantt::{AxisUnit, Gantt, GanttLane, GanttRow, Tick};
pub use measure::{
    achievement::achievement,
    assessment::PRIMARY_WEIGHT,
    decisions::{DECISIONS_MAX, decisions_requested},
    figures::{Figures, ObjectiveFigures, TaskFigures},
    rating::Rating,
    standing::PartState,
    task_counts::TaskCounts,
};
pub use minutes::{Member, Minutes, MinutesEntry, MinutesFact, MinutesOrder, MinutesRound, minutes};
pub use programme::{
    EventRow, IndicatorSeries, ObjectiveSeries, ProgrammeReport, SeriesAggregate, SeriesValue, programme,
};
pub use progress_report::ProgressReport;
pub use request::{Audience, Edition, Request};
pub use section::{
    annex::{Abbreviation, ContactRow},
    approvals::{ApprovalDecided, ApprovalRow, ApprovalsSection},
    as_of::AsOf,
    budget::{BudgetRate, BudgetRow, BudgetSection, BudgetTable},
    changes::Changes,
    concertation::{Cell, Concertation, KindRow, ObjectiveColumn, UnheardCount},
    critical::CriticalPathText,
    decisions::{DECIDE_WITHIN_DAYS, DecisionRequested},
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
    risks::{MODERATE_LEVEL, RiskRow, RisksSection, SEVERE_LEVEL},
    summary::{Summary, Tile},
    tasks::{OUTLOOK_DAYS, TaskLists, TaskRow},
    workstreams::{MilestoneRow, NextTask, WorkstreamRow, WorkstreamsSection},
};
pub use words::value::{Badge, Bar, Change, Day, Direction, Share};
