//! Objectives with their results and indicators.

use std::{cmp::Ordering, collections::BTreeMap};

use crate::{
    definition::{
        file::{
            File,
            names::Register,
            raw::{Items, Ordered, RawIndicator, RawIntermediateTarget, RawObjective, Words, present},
        },
        values::{due::DueOn, typed::TargetDayWord},
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic},
    model::{IndicatorId, ObjectiveId, Text},
    plan::{Indicator, IntermediateTarget, Measure, Objective, ResultLevel, TargetDay},
};

/// The objectives of all layers, in order.
pub(super) fn objectives(layers: &[&File], findings: &mut Vec<Diagnostic>) -> Vec<Objective> {
    let mut objectives = Vec::new();
    let mut seen = Seen { noun: "objective", places: BTreeMap::new() };
    let mut seen_indicators = Seen { noun: "indicator", places: BTreeMap::new() };
    for file in layers {
        let list = file.place().key("objectives");
        for (at, raw) in present(file.raw.objectives.as_ref()) {
            let Some(id) = raw.id.as_deref() else { continue };
            if seen.is_new(id, list.item(at).key("id"), findings) {
                objectives.push(objective(id, raw, list.item(at), &mut seen_indicators, findings));
            }
        }
    }
    objectives
}

/// The objectives, with the workflow's own values for their indicators.
pub(super) fn with_own_values(
    workflow: &File,
    objectives: &[Objective],
    known_indicators: &Register,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Objective> {
    let mut objectives = objectives.to_vec();
    let list = workflow.place().name("indicators");
    for (id, values) in workflow.raw.indicators.iter().flat_map(Ordered::iter) {
        if !known_indicators.check(id, list.name(id), findings) {
            // What is meant may stand here already.
            if let Some(told) = findings.last_mut()
                && told.fix.as_ref().is_some_and(|fix| list.has(&fix.text))
            {
                told.fix = None;
            }
            continue;
        }
        let indicators = objectives.iter_mut().flat_map(|objective| &mut objective.indicators);
        for indicator in indicators.filter(|indicator| indicator.id.as_str() == id) {
            indicator.baseline = values.and_then(|values| values.baseline).or(indicator.baseline);
            indicator.target = values.and_then(|values| values.target).or(indicator.target);
            if let Some(own) = values.and_then(|values| values.milestones.as_ref()) {
                indicator.milestones = milestones(Some(own));
            }
            indicator.expected_from =
                values.and_then(|values| target_day(values.expected_from.as_ref())).or(indicator.expected_from);
            findings.extend(against_direction(indicator, list.name(id)));
            findings.extend(target_in_doubt(indicator, list.name(id)));
        }
    }
    objectives
}

/// The place where each id was first seen.
struct Seen<'a> {
    noun: &'static str,
    places: BTreeMap<String, Place<'a>>,
}

impl<'a> Seen<'a> {
    fn is_new(&mut self, id: &str, place: Place<'a>, findings: &mut Vec<Diagnostic>) -> bool {
        let Some(first) = self.places.get(id) else {
            self.places.insert(id.to_owned(), place);
            return true;
        };
        let message = format!("two {}s have the id `{id}`", self.noun);
        let finding =
            Diagnostic::new(Code::DuplicateId, place.label("again here"), message).also(first.label("first here"));
        findings.push(finding.hint("give one of them another id".to_owned()));
        false
    }
}

fn objective<'a>(
    id: &str,
    raw: &RawObjective,
    place: Place<'a>,
    seen: &mut Seen<'a>,
    findings: &mut Vec<Diagnostic>,
) -> Objective {
    let statement = raw.statement.as_ref().map(Words::text).unwrap_or_default();
    let list = place.key("indicators");
    let mut indicators = Vec::new();
    for (at, raw) in present(raw.indicators.as_ref()) {
        let Some(id) = raw.id.as_deref() else { continue };
        if seen.is_new(id, list.item(at).key("id"), findings) {
            let indicator = indicator(id, raw);
            findings.extend(against_direction(&indicator, list.item(at)));
            findings.extend(target_in_doubt(&indicator, list.item(at)));
            indicators.push(indicator);
        }
    }
    let result = raw
        .result
        .as_ref()
        .and_then(|result| Some((result.r#type.unwrap_or(ResultLevel::Outcome), result.title.as_ref()?.text())));
    let short = raw.short.as_ref().map_or_else(|| statement.clone(), Words::text);
    Objective { id: ObjectiveId::from(id), short, statement, result, indicators }
}

fn indicator(id: &str, raw: &RawIndicator) -> Indicator {
    Indicator {
        id: IndicatorId::from(id),
        title: raw.title.as_ref().map_or_else(|| Text::plain(id), Words::text),
        level: raw.r#type.unwrap_or(ResultLevel::Output),
        measure: raw.measure.unwrap_or(Measure::Unit),
        ascending: raw.ascending.unwrap_or(true),
        aggregation: raw.aggregation.unwrap_or_default(),
        baseline: raw.baseline,
        target: raw.target,
        milestones: milestones(raw.milestones.as_ref()),
        expected_from: target_day(raw.expected_from.as_ref()),
        unit: raw.unit.as_ref().map(Words::text),
        categories: present(raw.categories.as_ref()).map(|(_, words)| words.text()).collect(),
        means_of_verification: raw.means_of_verification.as_ref().map(Words::text),
        tile: raw.tile.as_ref().map(Words::text),
        computed: raw.computed,
    }
}

/// Reports a target on the wrong side of its baseline. Achievement is `(actual − baseline) / (target − baseline)`,
/// which works in both directions, so nobody would otherwise notice that an indicator meant to fall has a target above
/// its baseline. Silent if `place` gives neither target nor baseline.
fn against_direction(indicator: &Indicator, place: Place<'_>) -> Option<Diagnostic> {
    let (baseline, target) = indicator.baseline.zip(indicator.target).filter(|_| indicator.is_measured())?;
    let (side, better, fix) = match indicator.ascending {
        true if target < baseline => ("below", "more", "`ascending: false` says that less is better"),
        false if target > baseline => ("above", "less", "without `ascending: false` more is better"),
        _ => return None,
    };
    let id = &indicator.id;
    let message = format!("of `{id}` {better} is better, but its target {target} lies {side} its baseline {baseline}");
    let at = place.key(["target", "baseline"].into_iter().find(|key| place.has(key))?);
    Some(Diagnostic::new(Code::TargetAgainstDirection, at.label("aims the other way"), message).hint(fix.to_owned()))
}

/// Reports values that no scale has, and targets on the way that do not lead to the target. Silent about what `place` does
/// not give.
fn target_in_doubt(indicator: &Indicator, place: Place<'_>) -> Option<Diagnostic> {
    let doubt = |key: &str, message: String, hint: &str| {
        let at = place.has(key).then(|| place.key(key))?;
        Some(Diagnostic::new(Code::TargetInDoubt, at.label(""), message).hint(hint.to_owned()))
    };
    let id = &indicator.id;
    let last = indicator.categories.len().saturating_sub(1) as f64;
    let is_on_scale = |value: f64| (0.0..=last).contains(&value) && value.fract() == 0.0;
    if !indicator.categories.is_empty() {
        let off = given_with(indicator).find(|(key, value)| place.has(key) && !is_on_scale(*value));
        if let Some((key, value)) = off {
            let message =
                format!("`{key}` of `{id}` has the value {value}, but its categories are numbered 0 to {last}");
            return doubt(key, message, "write the number of a category, of which the first is 0");
        }
    }
    if let Some((key, value)) =
        given_with(indicator).find(|(key, value)| place.has(key) && is_beyond_whole(indicator, *value))
    {
        let message = format!("`{key}` of `{id}` has the value {value}, but a percentage ends at 100");
        return doubt(
            key,
            message,
            "write a value from 0 to 100, or `measure: unit` if more than the whole can be meant",
        );
    }
    if let Some(twice) = same_day(indicator) {
        let message = format!("two milestones of `{id}` are to be reached by {twice}");
        return doubt("milestones", message, "give each its own day, or delete one of the two");
    }
    let sign = if indicator.ascending { 1.0 } else { -1.0 };
    let (verb, way) = if indicator.ascending { ("rise", "more") } else { ("fall", "less") };
    let rising: Vec<f64> = by_day(indicator).into_iter().map(|aim| aim.value * sign).collect();
    if let Some(at) = rising.windows(2).position(|two| two[1] < two[0]) {
        let (first, second) = (rising[at] * sign, rising[at + 1] * sign);
        let message = format!("of `{id}` {way} is better, but its milestones go from {first} to {second}");
        return doubt("milestones", message, &format!("let them {verb}, or say with `ascending:` which way is better"));
    }
    let values: Vec<f64> = indicator.milestones.iter().map(|aim| aim.value * sign).collect();
    let beyond = indicator
        .target
        .and_then(|target| values.iter().find(|value| **value > target * sign).map(|value| (target, value * sign)));
    let (target, value) = beyond?;
    let key = if place.has("milestones") { "milestones" } else { "target" };
    doubt(
        key,
        format!("a milestone of `{id}` is {value}, beyond its target {target}"),
        "let the milestones lead up to the target",
    )
}

/// What an indicator starts from and aims at, each with the key that says so.
fn given_with(indicator: &Indicator) -> impl Iterator<Item = (&'static str, f64)> {
    let aimed = indicator.milestones.iter().map(|aim| ("milestones", aim.value));
    let ends = [("baseline", indicator.baseline), ("target", indicator.target)];
    ends.into_iter().filter_map(|(key, value)| Some((key, value?))).chain(aimed)
}

fn is_beyond_whole(indicator: &Indicator, value: f64) -> bool {
    indicator.measure == Measure::Percentage && !(0.0..=100.0).contains(&value)
}

/// The day by which two targets on the way are to be reached.
fn same_day(indicator: &Indicator) -> Option<String> {
    let aims = &indicator.milestones;
    let is_again = |(at, aim): &(usize, &IntermediateTarget)| aims[..*at].iter().any(|other| other.by == aim.by);
    aims.iter().enumerate().find(is_again).map(|(_, aim)| match aim.by {
        TargetDay::Date(date) => date.to_string(),
        TargetDay::Offset(offset) => offset.to_string(),
    })
}

/// The targets on the way in the order of their days. Where only the event tells it, that is the order of the file, unless
/// some of them certainly stand otherwise there; then there is none.
fn by_day(indicator: &Indicator) -> Vec<&IntermediateTarget> {
    let mut aims: Vec<&IntermediateTarget> = indicator.milestones.iter().collect();
    let are_comparable = aims.iter().all(|one| aims.iter().all(|other| is_earlier(one.by, other.by).is_some()));
    if are_comparable {
        aims.sort_by(|one, other| match is_earlier(one.by, other.by) {
            _ if one.by == other.by => Ordering::Equal,
            Some(true) => Ordering::Less,
            _ => Ordering::Greater,
        });
    } else if aims.windows(2).any(|two| is_earlier(two[0].by, two[1].by) == Some(false)) {
        aims.clear();
    }
    aims
}

/// Whether one day of two targets lies before the other; `None` if only the event tells.
fn is_earlier(one: TargetDay, other: TargetDay) -> Option<bool> {
    match (one, other) {
        (TargetDay::Date(one), TargetDay::Date(other)) => Some(one <= other),
        (TargetDay::Offset(one), TargetDay::Offset(other)) if (one.anchor, one.unit) == (other.anchor, other.unit) => {
            Some(one.amount <= other.amount)
        }
        _ => None,
    }
}

fn milestones(raw: Option<&Items<RawIntermediateTarget>>) -> Vec<IntermediateTarget> {
    let aimed = present(raw)
        .filter_map(|(_, raw)| Some(IntermediateTarget { by: target_day(raw.by.as_ref())?, value: raw.value? }));
    aimed.collect()
}

fn target_day(raw: Option<&TargetDayWord>) -> Option<TargetDay> {
    Some(match raw?.0 {
        DueOn::Date(date) => TargetDay::Date(date),
        DueOn::Offset(offset) => TargetDay::Offset(offset),
    })
}
