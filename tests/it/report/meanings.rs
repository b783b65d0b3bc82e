//! Sentences and counts that would mislead if they were said without looking twice.

use concerted::{
    model::{Answer, Event, Fact, ParticipationEntry, RatingEntry, Text, ledger::GivenRating},
    plan::{Offset, OverallRating, TargetDay},
    report::ProgressReport,
};
use jiff::civil::{Date, date};

use super::{
    fixture::{self, CUT_OFF},
    formulas::draft,
};

/// The fixture with more facts.
fn with(facts: impl IntoIterator<Item = (Date, Fact)>) -> Vec<Event> {
    let mut events = fixture::events();
    let last = events.len() as i64;
    events.extend(facts.into_iter().zip(1..).map(|((on, fact), seq)| fixture::event(last + seq, on, fact)));
    events.sort_by_key(|event| event.happened_at);
    events
}

#[test]
fn all_tasks_are_completed_is_said_only_when_they_are() {
    let mut plan = fixture::plan();
    plan.rating_rules.overall = OverallRating::Worst;
    let by_hand = plan.objectives.iter().map(|objective| {
        let entry = RatingEntry { rating: Some(GivenRating::Achieved), ..RatingEntry::default() };
        let fact =
            Fact::RatingGiven { objective: objective.id.clone(), entry, note: Some("the committee found so".into()) };
        (date(2013, 3, 20), fact)
    });
    let report = draft(&plan, &with(by_hand), CUT_OFF);
    assert_eq!(report.summary.rating, concerted::report::Rating::Achieved, "by hand");
    assert!(report.summary.tasks.completed < report.summary.tasks.total);
    assert!(!report.summary.heading.contains("All "), "{}", report.summary.heading);
}

#[test]
fn what_was_declined_is_neither_missing_nor_overdue() {
    let overdue = |report: &ProgressReport| -> Vec<(String, usize, usize)> {
        report.partners.rows.iter().map(|row| (row.id.to_string(), row.overdue, row.response.of)).collect()
    };
    let before = draft(&fixture::plan(), &fixture::events(), CUT_OFF);
    // OUT-03 is overdue, and UNESCO has not delivered its input.
    let late = before.lists.overdue.iter().find(|task| task.id.as_str() == "OUT-03").unwrap();
    let owing = late.missing_from.clone();
    assert!(owing.contains("UNESCO"), "{owing}");
    let declined = Answer::Declined;
    let fact = Fact::answered("OUT-03".into(), "unesco".into(), declined);
    let after = draft(&fixture::plan(), &with([(date(2013, 3, 4), fact)]), CUT_OFF);
    let [was, is] = [&before, &after].map(|report| {
        overdue(report).into_iter().find(|(id, ..)| id == "unesco").map(|(_, overdue, of)| (overdue, of)).unwrap()
    });
    assert_eq!(is, (was.0 - 1, was.1 - 1), "neither overdue, nor among what was to be delivered");
    let late = after.lists.overdue.iter().find(|task| task.id.as_str() == "OUT-03").unwrap();
    assert!(!late.missing_from.contains("UNESCO"), "{}", late.missing_from);
}

#[test]
fn nobody_was_present_before_the_event_begins() {
    let counted = |id: &str, attended| {
        let entry = ParticipationEntry {
            title: Some(Text::plain(id)),
            invited: Some(60),
            confirmed: Some(40),
            attended,
            ..ParticipationEntry::default()
        };
        (date(2013, 3, 22), Fact::ParticipationCounted { group: id.into(), entry, note: None })
    };
    let of = |cut_off, attended: [Option<u32>; 2]| {
        let facts = ["A1", "A2"].into_iter().zip(attended).map(|(id, attended)| counted(id, attended));
        draft(&fixture::plan(), &with(facts), cut_off).participation
    };
    let before = of(CUT_OFF, [Some(0), Some(0)]);
    assert_eq!(before.groupings[0].total.attended, None);
    assert!(before.heading.contains("67%"), "80 of 120 confirmed: {}", before.heading);
    let (opens, part) = (fixture::plan().event.opens, [Some(30), None]);
    let partly = of(opens, part);
    assert_eq!(partly.groupings[0].total.attended_text, "30 (of 1 of 2 groups)");
    assert!(!partly.heading.contains("30"), "a part is not the whole: {}", partly.heading);
    assert!(of(opens, [Some(30), Some(35)]).heading.contains("65"), "all were counted");
}

#[test]
fn what_is_due_and_was_never_counted_is_due() {
    let mut plan = fixture::plan();
    for indicator in plan.objectives.iter_mut().flat_map(|objective| &mut objective.indicators) {
        indicator.computed = None;
        indicator.expected_from = Some(TargetDay::Offset(Offset::parse("T-6m").unwrap()));
    }
    let events: Vec<Event> =
        fixture::events().into_iter().filter(|event| !matches!(event.fact, Fact::IndicatorMeasured { .. })).collect();
    let heading = draft(&plan, &events, CUT_OFF).summary.heading;
    assert!(!heading.contains("No result is due yet"), "{heading}");
    assert!(heading.contains("indicators are due"), "{heading}");
}

#[test]
fn work_that_is_even_in_print_is_not_called_ahead() {
    let mut seen = 0;
    for day in 0..150 {
        let report =
            draft(&fixture::plan(), &fixture::events(), date(2012, 12, 1).saturating_add(jiff::Span::new().days(day)));
        let heading = &report.summary.heading;
        for words in ["Work is ahead of plan (", "Work is close to plan ("] {
            let Some((_, figures)) = heading.split_once(words) else { continue };
            let (figures, _) = figures.split_once(')').unwrap();
            let (delivered, planned) = figures.split_once(", plan ").unwrap();
            assert_ne!(delivered, planned, "{heading}");
            seen += 1;
        }
    }
    assert!(seen > 0, "no day says it");
}
