//! A progress report as data.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    drawing::Drawing,
    measure::figures::Figures,
    section::{
        annex::{Abbreviation, ContactRow},
        approvals::ApprovalsSection,
        budget::BudgetSection,
        changes::Changes,
        header::Header,
        indicators::IndicatorRow,
        method::MethodRow,
        objectives::ObjectivesSection,
        participation::ParticipationSection,
        partners::PartnersSection,
        register::Register,
        risks::RisksSection,
        summary::Summary,
        tasks::TaskLists,
        workstreams::WorkstreamsSection,
    },
};
use crate::{model::Lang, plan::iati::Iati};

/// A progress report: what templates and `--format json` see.
///
/// Texts are in the reader's language and ready to print; figures stand beside them for those who compute further.
/// What is missing is missing, never 0.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ProgressReport {
    /// Language of its texts.
    pub lang: Lang,
    /// Direction of its script: `ltr` or `rtl`.
    pub dir: String,
    /// Who it is for: `task_force`, `minister`, `partner`, `public`.
    pub audience: String,
    /// What identifies it.
    pub header: Header,
    /// Page 1.
    pub summary: Summary,
    /// Progress against each objective.
    pub objectives: ObjectivesSection,
    /// Workstreams and milestones.
    pub workstreams: WorkstreamsSection,
    /// Partners and concerted action.
    pub partners: PartnersSection,
    /// Participation, texts and commitments.
    pub participation: ParticipationSection,
    /// Risks.
    pub risks: RisksSection,
    /// Money and help in kind.
    pub budget: BudgetSection,
    /// Approvals: what each that is open waits for, and what was decided.
    pub approvals: ApprovalsSection,
    /// What is overdue and what comes next.
    pub lists: TaskLists,
    /// Annex: the indicator table.
    pub indicators: Vec<IndicatorRow>,
    /// Annex: what changed since the report before.
    pub changes: Changes,
    /// Annex: how the report computes.
    pub method: Vec<MethodRow>,
    /// Annex: short forms.
    pub abbreviations: Vec<Abbreviation>,
    /// Annex: contacts by function.
    pub contacts: Vec<ContactRow>,
    /// Every task and input that the figures count.
    pub register: Register,
    /// The figures that the next report is compared with.
    pub figures: Figures,
    /// Its charts: `timeline`, `objectives`, `heat-map`, `participation`, `texts`, `risk-matrix`.
    #[serde(skip)]
    #[schemars(skip)]
    pub drawings: Vec<Drawing>,
    /// Those of its texts that are in another language than it is.
    #[serde(skip)]
    #[schemars(skip)]
    pub foreign: BTreeMap<String, Lang>,
    /// How its results are published.
    #[serde(skip)]
    #[schemars(skip)]
    pub iati: Iati,
}
