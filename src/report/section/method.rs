//! How the report computes its figures, printed so that each of them can be checked.

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    header::Header,
    risks::{MODERATE_LEVEL, SEVERE_LEVEL},
    tasks::OUTLOOK_DAYS,
};
use crate::{
    engine::{SILENT_AFTER_DAYS, health::DUE_SOON_DAYS},
    model::TaskState,
    plan::{Computation, OverallRating, RatedBy},
    report::{
        measure::{
            decisions::{BUDGET_FROM_MONTHS, DECISIONS_MAX},
            standing::Standing,
        },
        request::Audience,
        words::{
            value::Share,
            writer::{Writer, count, text},
        },
    },
};

/// A figure of the report and how it comes about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MethodRow {
    /// What is computed.
    pub term: String,
    /// How.
    pub text: String,
}

/// The formulas of `domain.md` section 3.3 in words, with the thresholds in force. Risks, budget and manual ratings are
/// covered only if the report has any.
pub(in crate::report) fn rows(standing: &Standing<'_>, header: &Header, w: &Writer<'_>) -> Vec<MethodRow> {
    let plan = standing.plan;
    let (ledgers, rules) = (&standing.state.ledgers, plan.rating_rules);
    let row = |name: &str, args: &[(&str, crate::lang::Arg)]| MethodRow {
        term: w.say(&format!("report-method-{name}"), &[]),
        text: w.say(&format!("report-method-{name}-text"), args),
    };
    let progress = |state: TaskState| text(w.percent(state.progress()));
    let mut rows = vec![
        row("cut-off", &[("host", text(header.cut_off_host.as_str())), ("utc", text(header.cut_off_utc.as_str()))]),
        row(
            "progress",
            &[
                ("started", progress(TaskState::InProgress)),
                ("submitted", progress(TaskState::Submitted)),
                ("completed", progress(TaskState::Completed)),
            ],
        ),
        row("delivery", &[]),
        row("planned", &[]),
        row("schedule", &[]),
        row("achievement", &[]),
        row("values", &[]),
        row("expected", &[]),
        row(
            "rating",
            &[
                ("green", text(w.percent(rules.green))),
                ("amber", text(w.percent(rules.amber))),
                ("by", text(rated_by(rules.by))),
            ],
        ),
        row("workstreams", &[]),
        row("on-time", &[]),
        row("response", &[]),
        row("punctuality", &[("least", count(Share::SMALL))]),
        row("health", &[("soon", count(DUE_SOON_DAYS as usize)), ("outlook", count(OUTLOOK_DAYS as usize))]),
        row("decisions", &[("months", count(BUDGET_FROM_MONTHS as usize)), ("most", count(DECISIONS_MAX))]),
        row("owner", &[]),
        row("forecast", &[]),
        row("float", &[]),
    ];
    if standing.is_after_event() {
        rows.push(row("after", &[("amber", text(w.percent(rules.amber)))]));
    }
    let indicators = || plan.objectives.iter().flat_map(|objective| &objective.indicators);
    if indicators().any(|one| !one.milestones.is_empty()) {
        rows.push(row("next-target", &[]));
    }
    for (computation, name) in [
        (Computation::ConcertedTasksOnTime, "concerted-on-time"),
        (Computation::PartnersLeading, "leading"),
        (Computation::OverdueInputs, "overdue-inputs"),
    ] {
        if let Some(indicator) = indicators().find(|one| one.computed == Some(computation)) {
            let term = w.say("report-method-computed", &[("id", text(indicator.id.as_str()))]);
            rows.push(MethodRow { term, text: w.say(&format!("report-method-{name}-text"), &[]) });
        }
    }
    rows.push(row(if rules.overall == OverallRating::Worst { "overall" } else { "whole" }, &[]));
    if !ledgers.risks.is_empty() {
        rows.push(row("risks", &[("severe", count(SEVERE_LEVEL.into())), ("moderate", count(MODERATE_LEVEL.into()))]));
    }
    if !ledgers.budget.is_empty() && matches!(w.audience(), Audience::TaskForce | Audience::Minister) {
        rows.push(row("budget", &[]));
    }
    if !ledgers.ratings.is_empty() {
        rows.push(row("by-hand", &[]));
    }
    if matches!(w.audience(), Audience::TaskForce | Audience::Partner(_)) {
        rows.push(row("unheard", &[("days", count(SILENT_AFTER_DAYS as usize))]));
    }
    rows.push(row("small", &[]));
    rows.push(row("definition", &[("hash", text(header.definition.as_str()))]));
    rows
}

/// The selector that message catalogues use.
fn rated_by(by: RatedBy) -> &'static str {
    match by {
        RatedBy::Worse => "worse",
        RatedBy::Schedule => "schedule",
        RatedBy::Results => "results",
    }
}
