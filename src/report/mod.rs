//! Core: journal to progress report, as data that templates see.
//!
//! [`build()`] is the entry. It looks at the journal up to a cut-off ([`crate::engine::RunState::as_of`]), so that any past
//! report can be made again, and writes every text through [`crate::lang::Words`]. One file makes one section; the formulas
//! are those of `domain.md` section 3.3 and stand in the method annex of each report.
//!
//! **Invariant:** what is not known is missing, never 0, and a percentage of fewer than three things is not printed.

mod aggregate;
mod annex;
mod audience;
mod axis_labels;
mod bars;
mod budget;
mod build;
mod changes;
mod concertation;
mod critical;
mod decisions;
mod document;
pub mod drawing;
mod figures;
pub mod gantt;
mod gantt_axis;
mod gantt_chart;
mod header;
mod heat_map;
mod indicators;
mod method;
mod objectives;
mod overspending;
mod participation;
mod participation_chart;
mod partners;
mod pen;
mod programme;
mod rating;
mod register;
mod response_time;
mod risk_matrix;
mod risks;
mod series_chart;
mod spread;
mod standing;
mod summary;
mod tasks;
mod timeline;
mod value;
mod workstreams;
mod writer;

pub use aggregate::SeriesAggregate;
pub use annex::{Abbreviation, ContactRow};
pub use audience::Audience;
pub use budget::{BudgetRate, BudgetRow, BudgetSection, BudgetTable};
pub use build::{Edition, ProgressReport, Request, build, drawing_names};
pub use changes::Changes;
pub use concertation::{Cell, Concertation, KindRow, ObjectiveColumn};
pub use critical::CriticalPathText;
pub use decisions::{DECIDE_WITHIN_DAYS, DECISIONS_MAX, DecisionRequested, decisions_requested};
pub use document::Document;
pub use drawing::{Drawing, Ink, Shape};
pub use figures::{Figures, ObjectiveFigures, TaskFigures};
pub use gantt::{Gantt, GanttLane, GanttRow};
pub use gantt_axis::{AxisUnit, Tick};
pub use gantt_chart::draw_gantt;
pub use header::Header;
pub use heat_map::{HeatCell, HeatColumn, HeatMap, HeatRow};
pub use indicators::{IndicatorRow, achievement};
pub use method::MethodRow;
pub use objectives::{ObjectiveRow, ObjectivesSection, PRIMARY_WEIGHT};
pub use overspending::Overspending;
pub use participation::{CommitmentRow, GroupRow, GroupTable, ParticipationSection, StatusCount, TextRow};
pub use partners::{PartnerRow, PartnersSection};
pub use programme::{EventRow, IndicatorSeries, ObjectiveSeries, ProgrammeReport, SeriesValue, programme};
pub use rating::Rating;
pub use register::{InputEntry, Register, TaskEntry};
pub use response_time::ResponseTime;
pub use risks::{MODERATE_LEVEL, RiskRow, RisksSection, SEVERE_LEVEL};
pub use standing::PartState;
pub use summary::{Summary, Tile};
pub use tasks::{OUTLOOK_DAYS, TaskLists, TaskRow};
pub use value::{Badge, Bar, Change, Day, Direction, Share, TaskCounts};
pub use workstreams::{MilestoneRow, NextTask, WorkstreamRow, WorkstreamsSection};
