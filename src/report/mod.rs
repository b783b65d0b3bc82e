//! Core: journal to progress report, as data that templates see.
//!
//! [`build()`] is the entry. It looks at the journal up to a cut-off ([`crate::engine::RunState::as_of`]), so that any past
//! report can be made again, and writes every text through [`crate::lang::Words`]. `measure` computes the figures, `words`
//! puts figures into the reader's language, each file of `section` makes one section, and each file of `chart` draws one
//! chart; each of them imports from those before it only. The formulas are those of `domain.md` section 3.3 and stand in the
//! method annex of each report.
//!
//! **Invariant:** what is not known is missing, never 0, and a percentage of fewer than three things is not printed.

mod build;
mod chart;
mod document;
pub mod drawing;
pub mod gantt;
mod measure;
mod programme;
mod progress_report;
mod redact;
mod request;
mod section;
mod words;

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
pub use programme::{
    EventRow, IndicatorSeries, ObjectiveSeries, ProgrammeReport, SeriesAggregate, SeriesValue, programme,
};
pub use progress_report::ProgressReport;
pub use request::{Audience, Edition, Request};
pub use section::{
    annex::{Abbreviation, ContactRow},
    budget::{BudgetRate, BudgetRow, BudgetSection, BudgetTable},
    changes::Changes,
    concertation::{Cell, Concertation, KindRow, ObjectiveColumn},
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
    register::{InputEntry, Register, TaskEntry},
    response_time::ResponseTime,
    risks::{MODERATE_LEVEL, RiskRow, RisksSection, SEVERE_LEVEL},
    summary::{Summary, Tile},
    tasks::{OUTLOOK_DAYS, TaskLists, TaskRow},
    workstreams::{MilestoneRow, NextTask, WorkstreamRow, WorkstreamsSection},
};
pub use words::value::{Badge, Bar, Change, Day, Direction, Share};
