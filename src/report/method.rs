//! How the report computes: printed, so that every figure can be checked.

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    Header,
    tasks::OUTLOOK_DAYS,
    writer::{Writer, count, text},
};
use crate::{engine::health::DUE_SOON_DAYS, model::TaskState, plan::Plan};

/// A figure of the report and how it comes about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MethodRow {
    /// What is computed.
    pub term: String,
    /// How.
    pub text: String,
}

/// The formulas of `domain.md` section 3.3 in words, with the thresholds in force.
pub(super) fn rows(plan: &Plan, header: &Header, w: &Writer<'_>) -> Vec<MethodRow> {
    let row = |name: &str, args: &[(&str, crate::lang::Arg)]| MethodRow {
        term: w.say(&format!("report-method-{name}"), &[]),
        text: w.say(&format!("report-method-{name}-text"), args),
    };
    let progress = |state: TaskState| text(w.percent(state.progress()));
    vec![
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
        row("expected", &[]),
        row(
            "rating",
            &[("green", text(w.percent(plan.thresholds.green))), ("amber", text(w.percent(plan.thresholds.amber)))],
        ),
        row("on-time", &[]),
        row("response", &[]),
        row("health", &[("soon", count(DUE_SOON_DAYS as usize)), ("outlook", count(OUTLOOK_DAYS as usize))]),
        row("decisions", &[]),
        row("small", &[]),
        row("definition", &[("hash", text(header.definition.as_str()))]),
    ]
}
