//! `domain.md` section 3.3, by hand.

use concerted::{
    engine::{RunState, forecast},
    model::{Event, Fact, Lang, ReminderKey, TaskState, Text, ValueKind},
    plan::{
        Indicator, IntermediateTarget, Measure, Offset, OverallRating, Plan, RatedBy, TargetDay, calendar::end_of_day,
    },
    report::{self, Audience, Edition, ProgressReport, Rating, Request},
};
use jiff::civil::date;

use super::fixture::{self, CUT_OFF, Draft};

pub(crate) fn draft(plan: &Plan, events: &[concerted::model::Event], cut_off: jiff::civil::Date) -> ProgressReport {
    let request = Request {
        cut_off,
        lang: Lang::english(),
        edition: Edition::Draft,
        previous: None,
        audience: Audience::TaskForce,
    };
    report::build(plan, events, &request)
}

fn forum() -> ProgressReport {
    draft(&fixture::plan(), &fixture::events(), CUT_OFF)
}

#[track_caller]
fn assert_close(actual: Option<f64>, expected: f64) {
    let actual = actual.expect("a figure");
    assert!((actual - expected).abs() < 1e-9, "{actual} is not {expected}");
}

#[test]
fn delivery_weighs_the_primary_objective_twice() {
    let o2 = &forum().objectives.rows[1];
    // Primary (2): OUT-01 1, OUT-02 1, OUT-03 0.5 (one input is in), OUT-04 0, OUT-05 0, OUT-06 0. Served (1): GOV-02 1.
    assert_close(o2.delivered, (2.0 + 2.0 + 1.0 + 1.0) / 13.0);
    // Due by 31 March: OUT-01, OUT-02, OUT-03 (2 each), GOV-02 (1).
    assert_close(o2.planned, 7.0 / 13.0);
    assert_close(o2.schedule_index, 6.0 / 7.0);
    assert_eq!(o2.tasks.total, 7);
}

/// From half a year before the opening: 184 days to the closing day, of which 122 are gone on 31 March.
const HALF_A_YEAR: &str = "T-6m";
const GONE: f64 = 122.0 / 184.0;

fn expected_from(plan: &mut Plan, offset: &str) {
    indicator(plan).expected_from = Some(TargetDay::Offset(Offset::parse(offset).unwrap()));
}

#[test]
fn rating_is_the_worse_of_schedule_and_results() {
    let report = changed(|plan| expected_from(plan, HALF_A_YEAR));
    let o2 = &report.objectives.rows[1];
    // (64 − 48) / (100 − 48) = 4/13.
    assert_close(o2.achievement, 4.0 / 13.0);
    assert_close(o2.results_index, 4.0 / 13.0 / GONE);
    assert_close(o2.results_planned, GONE);
    assert_eq!(o2.rating, Rating::OffTrack, "0.857 is amber, 0.464 is red");
}

#[test]
fn a_value_before_anything_is_expected_makes_nothing_red() {
    let of = |report: &ProgressReport| {
        let row = &report.objectives.rows[1];
        (row.rating, row.results_index, report.summary.rating)
    };
    // Not before the closing day; on the first day of a later expectation; before an intermediate target.
    let first = TargetDay::Date(date(2013, 4, 30));
    let aimed = vec![IntermediateTarget { by: first, value: 90.0 }];
    let before = [
        forum(),
        changed(|plan| expected_from(plan, "T-59d")),
        changed(|plan| expected_from(plan, "T-1w")),
        changed(|plan| indicator(plan).milestones.clone_from(&aimed)),
    ];
    let unmeasured: Vec<Event> = fixture::events().into_iter().filter(|event| event.fact.task().is_some()).collect();
    let nothing = of(&draft(&fixture::plan(), &unmeasured, CUT_OFF));
    for report in before {
        assert_eq!(of(&report), nothing, "as if there were no value");
        assert_close(report.objectives.rows[1].achievement.filter(|way| *way > 0.0).map(|_| 1.0), 1.0);
    }
    // On its day an intermediate target is expected in full: (64 − 48) / (90 − 48).
    let due = changed(|plan| {
        indicator(plan).milestones = vec![IntermediateTarget { by: TargetDay::Date(CUT_OFF), value: 90.0 }];
    });
    assert_close(due.objectives.rows[1].results_index, 16.0 / 42.0);
}

fn said(value: f64, on: jiff::civil::Date, kind: Option<ValueKind>) -> Fact {
    let Fact::IndicatorMeasured { indicator, value, note } = fixture::measured("I2.1", value, on) else {
        unreachable!("it is one")
    };
    Fact::IndicatorMeasured { indicator, value: concerted::model::IndicatorValue { kind, ..value }, note }
}

fn with_values(values: &[(f64, jiff::civil::Date, Option<ValueKind>)], cut_off: jiff::civil::Date) -> ProgressReport {
    let mut plan = fixture::plan();
    indicator(&mut plan).tile = Some(Text::plain("Countries"));
    expected_from(&mut plan, HALF_A_YEAR);
    let mut events: Vec<_> = fixture::events().into_iter().filter(|event| event.fact.task().is_some()).collect();
    events.extend(values.iter().map(|(value, on, kind)| fixture::event(70, *on, said(*value, *on, *kind))));
    draft(&plan, &events, cut_off)
}

#[test]
fn planned_expected_and_achieved_are_three_things() {
    let day = date(2013, 3, 15);
    for (kind, label, text) in [
        (ValueKind::Planned, "Countries (planned)", "64 planned"),
        (ValueKind::Expected, "Countries (expected)", "64 expected"),
    ] {
        let report = with_values(&[(64.0, day, Some(kind))], CUT_OFF);
        let (o2, tile) = (&report.objectives.rows[1], &report.summary.tiles[3]);
        assert_eq!((o2.achievement, o2.results_index, o2.rating), (None, None, Rating::PartlyOnTrack), "{kind:?}");
        assert_close(o2.results_outlook, 4.0 / 13.0);
        assert_eq!(o2.indicator, format!("Countries represented: {text} (target 100)"));
        assert_eq!((tile.label.as_str(), tile.value.as_str(), tile.is_outlook), (label, "64", true));
        let row = report.indicators.iter().find(|row| row.id.as_str() == "I2.1").unwrap();
        assert_eq!((row.actual, row.outlook, row.outlook_kind), (None, Some(64.0), Some(kind)));
        assert_eq!((row.actual_text.as_str(), row.outlook_text.as_str()), ("–", text));
        assert!(!report.figures.indicators.contains_key(&"I2.1".into()), "what is planned is no earlier result");
    }
    for kind in [None, Some(ValueKind::Measured), Some(ValueKind::Final)] {
        let report = with_values(&[(64.0, day, kind)], CUT_OFF);
        assert_close(report.objectives.rows[1].achievement, 4.0 / 13.0);
        assert_eq!(report.summary.tiles[3].label, "Countries", "{kind:?}");
    }
    // A plan that was overtaken by a count is not told any more, a later one is.
    let later = date(2013, 3, 20);
    let values = [(70.0, day, Some(ValueKind::Planned)), (64.0, later, None)];
    assert_eq!(with_values(&values, CUT_OFF).indicators[1].outlook, None);
    let values = [(64.0, day, None), (80.0, later, Some(ValueKind::Planned))];
    let both = with_values(&values, CUT_OFF);
    assert_eq!((both.indicators[1].actual, both.indicators[1].outlook), (Some(64.0), Some(80.0)));
    assert_close(both.objectives.rows[1].results_outlook, 32.0 / 52.0);
}

#[test]
fn after_the_closing_day_what_was_counted_before_is_not_yet_a_result() {
    let (before, after, cut_off) = (date(2013, 5, 20), date(2013, 6, 3), date(2013, 6, 5));
    let of = |values: &[_]| {
        let report = with_values(values, cut_off);
        let row = &report.objectives.rows[1];
        (row.rating, row.achievement, report.indicators[1].outlook_text.clone())
    };
    let stale = of(&[(98.0, before, None)]);
    assert_eq!(stale, (Rating::NotAssessed, None, "98 counted before the end".into()));
    assert_eq!(of(&[(98.0, before, Some(ValueKind::Expected))]).0, Rating::NotAssessed);
    assert_eq!(of(&[(98.0, before, Some(ValueKind::Final))]).0, Rating::PartlyAchieved, "98 of 100");
    assert_eq!(of(&[(104.0, before, Some(ValueKind::Final))]).0, Rating::Achieved);
    assert_eq!(of(&[(98.0, before, None), (115.0, after, None)]).0, Rating::Achieved);
    assert_eq!(of(&[(92.0, after, None)]).0, Rating::PartlyAchieved, "44 of 52");
    assert_eq!(of(&[(60.0, after, None)]).0, Rating::NotAchieved);
}

#[test]
fn after_the_closing_day_nothing_is_rated_by_what_is_left_to_do() {
    let report = with_values(&[(115.0, date(2013, 6, 3), None)], date(2013, 6, 5));
    assert_eq!(
        report.summary.heading,
        "Objectives achieved: 1 of 3; partly: 0; not: 1; not assessed: 1. Tasks still open: 7 of the preparation, 0 of \
         the follow-up, 7 days after the opening"
    );
    assert!(report.summary.decisions.is_empty(), "{:?}", report.summary.decisions);
    assert!(report.summary.concerns.starts_with("7 tasks of the preparation are not recorded as done"));
    assert!(report.workstreams.rows.iter().all(|row| !row.rating.is_concern()));
    assert_eq!(report.objectives.rows[0].message, "Objective 1 is not assessed: 0 of 1 results are counted");
    // The event has opened: nobody decides about what had to be done by then, nor once more about what was asked before.
    let opened = draft(&fixture::plan(), &fixture::events(), date(2013, 5, 29));
    assert!(opened.summary.decisions.is_empty(), "{:?}", opened.summary.decisions);
}

#[test]
fn rates_and_falling_levels_are_held_against_their_targets_at_every_date() {
    // Of the concerted tasks that fell due, half of the target; of three contributions that fell due, all are overdue.
    let report = forum();
    let o3 = &report.objectives.rows[2];
    let value = |id: &str| report.indicators.iter().find(|row| row.id.as_str() == id).unwrap().actual.unwrap();
    let (rate, overdue) = (value("I3.1") / 85.0, (value("I3.2") - 20.0) / -20.0);
    assert_close(o3.results_index, f64::midpoint(rate.min(1.0), overdue));
    // Nothing has fallen due: no result, where none overdue would have been all of it.
    let early = draft(&fixture::plan(), &[], date(2012, 10, 1));
    assert!(early.indicators.iter().all(|row| row.actual.is_none_or(|value| value == 0.0)));
    assert_eq!(early.objectives.rows[2].achievement.filter(|way| *way > 0.0), None, "nobody has done anything");
}

#[test]
fn the_headline_names_the_cause_of_the_rating_first() {
    let said = |change: &dyn Fn(&mut Plan)| changed(change).summary.heading;
    let behind = said(&|plan| expected_from(plan, HALF_A_YEAR));
    assert!(
        behind.starts_with("Results are ") && behind.contains(". Work is ") && behind.contains("2 of 13 tasks"),
        "{behind}"
    );
    let by_work = said(&|plan| {
        plan.objectives.iter_mut().for_each(|objective| objective.indicators.clear());
    });
    assert!(by_work.starts_with("Work is ") && !by_work.contains("esult"), "{by_work}");
    let by_worst = said(&|plan| {
        plan.objectives.iter_mut().for_each(|objective| objective.indicators.retain(|one| one.computed.is_none()));
        plan.rating_rules.overall = OverallRating::Worst;
        expected_from(plan, HALF_A_YEAR);
        plan.rating_rules.by = RatedBy::Results;
    });
    assert!(by_worst.starts_with("Objective 2 is rated worst: Off track. "), "{by_worst}");
}

#[test]
fn a_caveat_goes_with_the_figure_to_everybody() {
    let mut plan = fixture::plan();
    indicator(&mut plan).tile = Some(Text::plain("Countries"));
    let mut events = fixture::events();
    let doubtful = concerted::model::IndicatorValue {
        value: 102.0,
        on: date(2013, 3, 20),
        source: Some("published reports".into()),
        confidence: Some("low".into()),
        kind: None,
    };
    let note = Some("published: 102, 40 and 20".to_owned());
    let fact = Fact::IndicatorMeasured { indicator: "I2.1".into(), value: doubtful, note };
    events.push(fixture::event(71, date(2013, 3, 20), fact));
    for audience in [Audience::TaskForce, Audience::Minister, Audience::Public, Audience::Partner("unesco".into())] {
        let (lang, edition) = (Lang::english(), Edition::Draft);
        let request = Request { cut_off: CUT_OFF, lang, edition, previous: None, audience: audience.clone() };
        let report = report::build(&plan, &events, &request);
        let tile = &report.summary.tiles[3];
        assert_eq!(tile.value, "102?", "{audience:?}");
        assert_eq!(tile.caveat, "confidence: low; published: 102, 40 and 20", "{audience:?}");
        for row in report.indicators.iter().filter(|row| row.id.as_str() == "I2.1") {
            assert_eq!((row.actual_text.as_str(), row.note.as_str()), ("102?", "published: 102, 40 and 20"));
        }
        for row in report.objectives.rows.iter().filter(|row| row.id.as_str() == "O2") {
            assert!(row.indicator.contains("102?") && row.indicator_source.contains("published: 102"), "{audience:?}");
        }
    }
}

#[test]
fn a_workstream_with_an_overdue_task_is_not_green() {
    let report = forum();
    let mut overdue = 0;
    for row in report.workstreams.rows.iter().filter(|row| row.tasks.overdue > 0) {
        assert!(row.rating.is_concern(), "{}: {:?}", row.title, row.rating);
        overdue += 1;
    }
    assert!(overdue > 0);
}

#[test]
fn health_looks_through_what_a_task_needs() {
    let health = |id: &str| {
        let report = forum();
        report.register.tasks.iter().find(|task| task.id.as_str() == id).unwrap().badge.key.clone()
    };
    // OUT-03 is overdue; OUT-06 waits for it through two others, and is due two months later.
    assert_eq!(health("OUT-03"), "overdue");
    assert_eq!(health("OUT-06"), "at_risk");
    let mut events = fixture::events();
    events.push(fixture::event(72, date(2013, 3, 30), fixture::set("OUT-03", TaskState::Completed)));
    let report = draft(&fixture::plan(), &events, CUT_OFF);
    let keys = |id: &str| report.register.tasks.iter().find(|task| task.id.as_str() == id).unwrap().badge.key.clone();
    assert_eq!(keys("OUT-06"), "not_begun", "nothing of it was done, and nothing is late");
    assert_eq!(report.summary.tasks.on_track + report.summary.tasks.not_begun, {
        let open = report.register.tasks.iter().map(|task| task.badge.key.as_str());
        open.filter(|key| ["on_track", "not_begun"].contains(key)).count()
    });
}

/// The forum with another indicator I2.1, whose value of 15 March 2013 is 64, and other rules.
fn changed(change: impl Fn(&mut Plan)) -> ProgressReport {
    let mut plan = fixture::plan();
    change(&mut plan);
    draft(&plan, &fixture::events(), CUT_OFF)
}

fn indicator(plan: &mut Plan) -> &mut Indicator {
    let mut all = plan.objectives.iter_mut().flat_map(|objective| &mut objective.indicators);
    all.find(|indicator| indicator.id.as_str() == "I2.1").unwrap()
}

#[test]
fn a_value_is_held_against_the_next_intermediate_target_after_its_day() {
    let aimed = |by, value| IntermediateTarget { by, value };
    let (passed, last) = (TargetDay::Date(date(2013, 3, 15)), TargetDay::Offset(Offset::parse("T").unwrap()));
    let next = TargetDay::Offset(Offset::parse("T-1m").unwrap());
    // (64 − 48) / (80 − 48): 80 by 29 April, neither the 60 of the day itself nor the 90 of the opening day.
    let report =
        changed(|plan| indicator(plan).milestones = vec![aimed(last, 90.0), aimed(passed, 60.0), aimed(next, 80.0)]);
    let o2 = &report.objectives.rows[1];
    // The 60 that were due on the 15th are reached, which is 3/8 of the way to the 80.
    assert_close(o2.achievement, 0.5);
    assert_close(o2.results_index, 1.0);
    assert_close(o2.results_planned, 12.0 / 32.0);
    let row = report.indicators.iter().find(|row| row.id.as_str() == "I2.1").unwrap();
    assert_eq!((row.next_target_text.as_str(), row.target_text.as_str()), ("80 by 29 Apr 2013", "100"));
    assert!(report.method.iter().any(|row| row.term == "Intermediate targets"));
    // After the last one the target itself is ahead, and expected from the closing day on.
    let report = changed(|plan| indicator(plan).milestones = vec![aimed(passed, 70.0)]);
    assert_close(report.objectives.rows[1].results_index, 16.0 / 22.0);
}

#[test]
fn ratings_follow_the_declared_rules() {
    let with = |by, overall| {
        let report = changed(|plan| {
            (plan.rating_rules.by, plan.rating_rules.overall) = (by, overall);
            expected_from(plan, "T-124d");
        });
        let rule = report.method.iter().find(|row| row.term == "Rating").unwrap().text.clone();
        (report.objectives.rows[1].rating, report.summary.rating, rule.split(':').next().unwrap().to_owned())
    };
    let (all, worst) = (OverallRating::All, OverallRating::Worst);
    let said = |rating, whole, rule: &str| (rating, whole, rule.to_owned());
    let whole = changed(|plan| expected_from(plan, "T-124d")).summary.rating;
    let worse = "The worse of schedule index and results index";
    assert_eq!(with(RatedBy::Worse, all), said(Rating::OffTrack, whole, worse));
    assert_ne!(whole, Rating::OffTrack);
    assert_eq!(with(RatedBy::Worse, worst), said(Rating::OffTrack, Rating::OffTrack, worse));
    let by_schedule = said(Rating::PartlyOnTrack, Rating::PartlyOnTrack, "The schedule index");
    assert_eq!(with(RatedBy::Schedule, worst), by_schedule);
    assert_eq!(with(RatedBy::Results, worst), said(Rating::OffTrack, Rating::OffTrack, "The results index"));
}

#[test]
fn page_one_shows_the_indicator_that_is_meant_for_it_once_it_has_a_value() {
    let tile = |report: ProgressReport| {
        assert_eq!(report.summary.tiles.len(), 5);
        let tile = &report.summary.tiles[3];
        [tile.key.as_str(), &tile.label, &tile.value, &tile.note].map(str::to_owned)
    };
    let meant = |plan: &mut Plan| indicator(plan).tile = Some(Text::plain("Countries"));
    assert_eq!(tile(forum())[0], "overdue", "none is meant for it");
    assert_eq!(tile(changed(meant)), ["indicator", "Countries", "64", "target 100; 15 Mar 2013"]);
    let mut plan = fixture::plan();
    meant(&mut plan);
    assert_eq!(tile(draft(&plan, &[], CUT_OFF))[0], "overdue", "nobody counted the countries");
    indicator(&mut plan).target = None;
    assert_eq!(tile(draft(&plan, &fixture::events(), CUT_OFF))[3], "15 Mar 2013");
}

#[test]
fn categories_have_words_and_only_those_in_order_are_measured() {
    let with = |measure| {
        let report = changed(|plan| {
            let indicator = indicator(plan);
            (indicator.measure, indicator.baseline, indicator.target) = (measure, Some(0.0), Some(64.0));
            indicator.categories = (0..=64).map(|place| Text::plain(&format!("stage {place}"))).collect();
        });
        let row = report.indicators.into_iter().find(|row| row.id.as_str() == "I2.1").unwrap();
        (row.actual_text, row.achievement)
    };
    assert_eq!(with(Measure::Ordinal), ("stage 64".into(), Some(1.0)));
    assert_eq!(with(Measure::Nominal), ("stage 64".into(), None));
    assert_eq!(with(Measure::Qualitative), ("stage 64".into(), None));
}

#[test]
fn an_objective_without_any_value_is_rated_by_its_schedule() {
    let o1 = &forum().objectives.rows[0];
    // Served (1): OUT-01 1, OUT-02 1, OUT-05 0, OUT-06 0; primary (2): LOG-04 0. Due: OUT-01, OUT-02.
    assert_close(o1.delivered, 2.0 / 6.0);
    assert_close(o1.schedule_index, 1.0);
    assert_eq!((o1.achievement, o1.results_index), (None, None), "not measured is not zero");
    assert_eq!(o1.rating, Rating::OnTrack);
}

#[test]
fn cancelled_tasks_leave_every_denominator() {
    let report = forum();
    let o3 = &report.objectives.rows[2];
    // Primary (2): GOV-01 1, GOV-02 1, GOV-03 1, GOV-04 0.5, LOG-01 1, LOG-03 0.5; LOG-02 is cancelled.
    assert_close(o3.delivered, 10.0 / 12.0);
    assert_eq!((o3.tasks.total, o3.tasks.cancelled), (6, 1));
    assert_eq!((report.summary.tasks.total, report.summary.tasks.cancelled), (13, 1));
    let log = report.workstreams.rows.iter().find(|row| row.title == "Venue and logistics").unwrap();
    assert_eq!((log.done.n, log.done.of), (1, 3));
    let unesco = report.partners.rows.iter().find(|row| row.name == "UNESCO").unwrap();
    assert_eq!(unesco.contributing, 7, "its input to the cancelled task is not asked for");
}

#[test]
fn computed_indicators_come_from_the_journal() {
    let report = forum();
    let value = |id: &str| report.indicators.iter().find(|row| row.id.as_str() == id).unwrap().actual;
    // Tasks of two kinds that fell due: GOV-01, GOV-02, GOV-03, OUT-01, LOG-01; OUT-02 (late); GOV-04 and OUT-03 (overdue).
    assert_close(value("I3.1"), 500.0 / 8.0);
    // OUT-03: UNESCO and civil society; GOV-04: the host.
    assert_close(value("I3.2"), 3.0);
    // UNESCO (GOV-03) and the Council of Europe (OUT-01); who only leads is part of the plan.
    assert_close(value("I3.3"), 2.0);
}

#[test]
fn rates_say_so_many_of_so_many() {
    let report = forum();
    let note = |key: &str| report.summary.tiles.iter().find(|tile| tile.key == key).unwrap().note.clone();
    // OUT-02 was late; GOV-04 and OUT-03 are overdue.
    assert_eq!(note("on_time"), "5 of 8 that fell due");
    // Contributions in time: GOV-01 1, GOV-02 2, GOV-03 1, OUT-03 1. Missed when OUT-02 was completed late: 2.
    // Overdue: OUT-03 2, GOV-04 1. Released early, so never due: OUT-01, LOG-01. And the eight tasks, five in time.
    assert_eq!((report.partners.response.n, report.partners.response.of, report.partners.late), (10, 18, 1));
    assert_eq!(note("response"), "10 of 18 due; 1 late, 7 missing");
    let of = |id: &str| report.partners.rows.iter().find(|row| row.id.as_str() == id).unwrap().response.clone();
    // UNESCO led GOV-03 and gave to GOV-01 and GOV-02 in time, missed OUT-02, and owes OUT-03.
    assert_eq!((of("unesco").n, of("unesco").of), (3, 5));
}

#[test]
fn a_percentage_of_two_is_not_printed() {
    let tasks = ["A", "B"].map(|id| {
        fixture::task(&Draft {
            id,
            title: "T",
            lead: "host",
            due: date(2013, 3, 1),
            serves: &["O1"],
            ..Draft::default()
        })
    });
    let plan = fixture::with_tasks(fixture::empty_plan(), tasks.into());
    let events = [fixture::event(1, date(2013, 2, 28), fixture::set("A", TaskState::Completed))];
    let report = draft(&plan, &events, CUT_OFF);
    let on_time = report.summary.tiles.iter().find(|tile| tile.key == "on_time").unwrap();
    assert_eq!(on_time.value, "1 of 2", "B fell due, too");
    assert_eq!(report.workstreams.rows[0].done.text, "1 of 2");
    assert_eq!(report.objectives.rows[0].delivered_text, "50% of 2 tasks", "never without its n");
}

#[test]
fn a_part_is_neither_all_nor_nothing_in_print() {
    // `done` of `of` tasks.
    let printed = |done: usize, of: usize| {
        let ids: Vec<String> = (0..of).map(|n| format!("T-{n}")).collect();
        let tasks = ids.iter().map(|id| {
            fixture::task(&Draft { id, title: "T", lead: "host", due: CUT_OFF, serves: &["O1"], ..Draft::default() })
        });
        let plan = fixture::with_tasks(fixture::empty_plan(), tasks.collect());
        let events = ids.iter().zip(1..).take(done);
        let events =
            events.map(|(id, seq)| fixture::event(seq, date(2013, 2, 1), fixture::set(id, TaskState::Completed)));
        let report = draft(&plan, &events.collect::<Vec<_>>(), CUT_OFF);
        let delivered = report.objectives.rows[0].delivered_text.clone();
        (report.workstreams.rows[0].done.percent.clone().unwrap(), delivered)
    };
    let said = |percent: &str, of: usize| (percent.to_owned(), format!("{percent} of {of} tasks"));
    assert_eq!(printed(206, 207), said("99%", 207));
    assert_eq!(printed(207, 207), said("100%", 207));
    assert_eq!(printed(1, 900), said("1%", 900));
    assert_eq!(printed(0, 900), said("0%", 900));
    assert_eq!(
        [printed(1, 8), printed(3, 8), printed(29, 200)],
        [said("13%", 8), said("38%", 8), said("15%", 200)],
        "halves go up, even 0.145 × 100, which is 14.499999999999998"
    );
}

#[test]
fn after_the_closing_day_the_whole_target_is_expected() {
    let report = with_values(&[(64.0, date(2013, 6, 1), None)], date(2013, 6, 1));
    assert_close(report.objectives.rows[1].results_index, 4.0 / 13.0);
}

#[test]
fn totals_are_the_number_of_tasks() {
    let plan = fixture::plan();
    for month in 1..=8 {
        let report = draft(&plan, &fixture::events(), date(2013, month, 28));
        let tasks = report.summary.tasks;
        assert_eq!(tasks.completed + tasks.open() + tasks.cancelled, plan.tasks.len(), "in month {month}");
        let by_workstream: usize =
            report.workstreams.rows.iter().map(|row| row.tasks.total + row.tasks.cancelled).sum();
        assert_eq!(by_workstream, plan.tasks.len());
        assert_eq!(report.lists.overdue.len(), tasks.overdue);
        let led: usize = report.partners.rows.iter().map(|row| row.led).sum();
        assert_eq!(led, tasks.total, "every task has one lead");
    }
}

#[test]
fn days_to_answer_count_from_the_request_and_days_early_from_the_due_day() {
    // Each is due on 31 March and opens 42 days before, on 17 February.
    let ids = ["A", "B", "C", "D"];
    let task = |id| Draft { id, title: id, lead: "host", with: &["unesco"], due: CUT_OFF, ..Draft::default() };
    let plan = fixture::with_tasks(fixture::empty_plan(), ids.map(|id| fixture::task(&task(id))).to_vec());
    let reminder = |task: &str| Fact::ReminderSent {
        reminder: ReminderKey::from(format!("world-forum-2013/{task}/unesco")),
        input: Some((task.into(), "unesco".into())),
        due: Some(CUT_OFF),
        to_coordinator: false,
        to: None,
    };
    let facts = [
        (date(2013, 2, 8), reminder("A")),
        (date(2013, 2, 10), fixture::done("A", "unesco")),
        (date(2013, 2, 17), reminder("B")),
        (date(2013, 2, 27), fixture::done("B", "unesco")),
        (date(2013, 2, 20), reminder("C")),
        (date(2013, 2, 25), reminder("C")),
        (date(2013, 2, 24), fixture::done("C", "unesco")),
        (date(2013, 2, 11), fixture::done("D", "unesco")),
        (date(2013, 3, 20), reminder("D")),
    ];
    let events: Vec<_> = facts.into_iter().zip(1..).map(|((on, fact), seq)| fixture::event(seq, on, fact)).collect();
    let of = |events: &[Event], partner: &str| {
        let report = draft(&plan, events, CUT_OFF);
        report.partners.rows.into_iter().find(|row| row.id.as_str() == partner).unwrap()
    };
    let unesco = of(&events, "unesco");
    let time = &unesco.response_time;
    assert_eq!((time.days, time.n), (Some(4.0), 3), "2, 10 and 4 days; nobody had asked for D");
    assert_eq!(time.text, "4 (3)");
    let two = of(&events[2..], "unesco").response_time;
    assert_eq!((two.days, two.n, two.text.as_str()), (None, 2, "–"), "two are too few");
    assert_eq!(of(&events, "host").response_time.n, 0, "who leads is not asked for an answer");
    // Due on 31 March: 49, 32, 35 and 48 days early.
    let early = &unesco.punctuality;
    assert_eq!((early.days, early.n, early.text.as_str()), (Some(-41.5), 4, "41.5 early (4)"));
}

#[test]
fn milestones_are_forecast_from_what_they_wait_for() {
    let forecasts = |report: &ProgressReport| {
        let rows = report.workstreams.milestones.iter();
        rows.map(|row| (row.id.to_string(), row.forecast.as_ref().map(|day| day.date))).collect::<Vec<_>>()
    };
    // OUT-03 was due on 28 February: on 31 March it is 31 days late, and so is what waits for it.
    let late = [("GOV-01", None), ("OUT-04", Some(date(2013, 5, 4))), ("OUT-06", Some(date(2013, 7, 1)))];
    assert_eq!(forecasts(&forum()), late.map(|(id, day)| (id.to_owned(), day)));
    let mut events = fixture::events();
    events.push(fixture::event(99, date(2013, 3, 30), fixture::set("OUT-03", TaskState::Completed)));
    let caught_up = draft(&fixture::plan(), &events, CUT_OFF);
    assert!(forecasts(&caught_up).iter().all(|(_, day)| day.is_none()), "nothing is late any more");
}

#[test]
fn a_workstream_is_owned_by_whoever_leads_most_of_it() {
    let plan = |leads: &[&str]| {
        let of = |(place, lead): (usize, &&str)| {
            let id = format!("OUT-{place}");
            fixture::task(&Draft { id: &id, workstream: "OUT", lead, due: CUT_OFF, ..Draft::default() })
        };
        fixture::with_tasks(fixture::empty_plan(), leads.iter().enumerate().map(of).collect())
    };
    let owner = |leads: &[&str]| draft(&plan(leads), &[], CUT_OFF).workstreams.rows[0].owner.clone().unwrap();
    assert_eq!(owner(&["host", "unesco", "unesco"]), "UNESCO");
    assert_eq!(owner(&["coe", "unesco"]), "UNESCO", "the first in the definition");
    let cancelled = [fixture::event(1, CUT_OFF, fixture::set("OUT-0", TaskState::Cancelled))];
    assert_eq!(draft(&plan(&["host"]), &cancelled, CUT_OFF).workstreams.rows[0].owner, None);
}

#[test]
fn the_critical_path_is_told_with_its_float_and_as_the_engine_has_it() {
    let (plan, events) = (fixture::plan(), fixture::events());
    let report = draft(&plan, &events, CUT_OFF);
    let at = end_of_day(CUT_OFF, &plan.timezone);
    let ahead = forecast(&plan, &RunState::as_of(&plan, &events, at), at);
    let told = report.workstreams.critical_path.as_ref().unwrap();
    let chain = ahead.critical.unwrap();
    assert_eq!((&told.tasks, told.float_days), (&chain.tasks, chain.float_days));
    let titles =
        "“Close the first round of written comments” (OUT-03) → OUT-04 → OUT-05 → “Adopt the declaration” (OUT-06)";
    // OUT-03 is 31 days late, and all that waits for it with it, up to the milestone that it endangers at last.
    assert_eq!(
        told.text,
        format!("Critical path, the open tasks with the least float: {titles}. It is 31 days too late.")
    );
    for (entry, ahead) in report.register.tasks.iter().zip(&ahead.tasks) {
        assert_eq!(entry.float_days, ahead.map(|ahead| ahead.float_days), "{}", entry.id);
    }
    assert_eq!(report.lists.overdue.iter().find(|row| row.id.as_str() == "OUT-03").unwrap().float_text, "−31");
    let done = plan
        .tasks
        .iter()
        .zip(100..)
        .map(|(task, seq)| fixture::event(seq, CUT_OFF, fixture::set(task.id.as_str(), TaskState::Completed)));
    let finished = draft(&plan, &events.into_iter().chain(done).collect::<Vec<_>>(), CUT_OFF);
    assert_eq!(finished.workstreams.critical_path, None);
}

#[test]
fn what_was_recorded_later_is_not_in_an_earlier_report() {
    let plan = fixture::plan();
    let mut events = fixture::events();
    let before = draft(&plan, &events, CUT_OFF);
    let mut late = fixture::event(99, date(2013, 3, 1), fixture::set("OUT-03", TaskState::Completed));
    late.actor = concerted::model::Actor::Coordinator;
    late.recorded_at = fixture::noon(date(2013, 4, 2));
    events.push(late);
    assert_eq!(draft(&plan, &events, CUT_OFF), before, "as of a day uses what was recorded by then");
    let next_day = draft(&plan, &events, date(2013, 4, 2));
    assert_eq!(next_day.summary.tasks.completed, before.summary.tasks.completed + 1);
}
