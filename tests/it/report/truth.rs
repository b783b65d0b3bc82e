//! Reports that are true in meaning: what a figure, a rating or a sentence says is what is the case.

use std::path::Path;

use concerted::{
    definition,
    model::{Answer, BudgetEntry, Event, Fact, Lang, RiskEntry, TaskState, Text},
    plan::{Objective, Plan},
    report::{self, Audience, Edition, ProgressReport, Rating, Request},
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};

use super::{
    fixture::{self, CUT_OFF},
    formulas::draft,
};
use crate::definition::sources;

const SAMPLES: [&str; 5] = [
    "european-ministerial-2008",
    "islamic-ministerial-2009",
    "world-forum-2011",
    "world-forum-2013",
    "world-forum-2027",
];

fn sample(name: &str) -> (Plan, Vec<Event>) {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let compiled = definition::compile(&sources, &format!("baku-process/{name}.yaml"));
    (compiled.plan.unwrap(), compiled.history)
}

fn with(facts: impl IntoIterator<Item = Fact>) -> Vec<Event> {
    let mut events = fixture::events();
    events.extend(facts.into_iter().zip(100..).map(|(fact, seq)| fixture::event(seq, date(2013, 3, 25), fact)));
    events
}

fn edition(plan: &Plan, events: &[Event], cut_off: Date, audience: Audience, edition: Edition) -> ProgressReport {
    report::build(plan, events, &Request { cut_off, lang: Lang::english(), edition, previous: None, audience })
}

/// The whole of the fixture, with only those objectives of which `keep` says so, after the event.
fn after(values: &[(&str, f64)], change: impl Fn(&mut Vec<Objective>)) -> ProgressReport {
    let mut plan = fixture::plan();
    change(&mut plan.objectives);
    let day = date(2013, 6, 10);
    let mut events: Vec<_> = fixture::events().into_iter().filter(|event| event.fact.task().is_some()).collect();
    events.extend(values.iter().map(|(id, value)| fixture::event(80, day, fixture::measured(id, *value, day))));
    draft(&plan, &events, date(2013, 6, 12))
}

#[test]
fn the_whole_is_not_rated_by_indicators_of_the_process() {
    // Three computed indicators of objective 3, and nothing of the two objectives that the event was held for.
    let report = after(&[], |_| {});
    assert_ne!(report.objectives.rows[2].rating, Rating::NotAssessed, "its own rating is known");
    assert_eq!(report.summary.rating, Rating::NotAssessed, "one of three objectives says nothing of the whole");
    let report = after(&[("I2.1", 115.0)], |_| {});
    assert_ne!(report.summary.rating, Rating::NotAssessed, "two of three do");
    for (sample_name, day) in [("islamic-ministerial-2009", date(2010, 1, 11)), ("world-forum-2027", date(2027, 5, 29))]
    {
        let (plan, events) = sample(sample_name);
        assert_eq!(draft(&plan, &events, day).summary.rating, Rating::NotAssessed, "{sample_name}");
    }
}

#[test]
fn what_is_mostly_not_counted_is_not_called_behind() {
    let (plan, events) = sample("world-forum-2013");
    let report = draft(&plan, &events, date(2013, 6, 2));
    let rating = |id: &str| report.objectives.rows.iter().find(|row| row.id.as_str() == id).unwrap().rating;
    assert_eq!(
        (rating("O3"), rating("O5")),
        (Rating::NotAssessed, Rating::NotAssessed),
        "1 of 3 and 1 of 2 are counted"
    );
    assert!(!report.summary.concerns.contains("behind"), "{}", report.summary.concerns);
    assert!(report.summary.concerns.contains("not yet counted"), "{}", report.summary.concerns);
    assert_eq!(report.objectives.rows[4].message, "Objective 5 is not assessed: 1 of 2 results are counted");
}

#[test]
fn achieved_means_that_every_target_is_met() {
    // 99 of 100: nearly all of the way, and a target that was missed.
    let of = |value: f64| {
        let report = after(&[("I2.1", value)], |_| {});
        let row = report.objectives.rows[1].clone();
        (row.rating, row.message, row.targets_text)
    };
    let (missed, met) = (of(99.0), of(100.0));
    assert_eq!(missed.0, Rating::PartlyAchieved);
    assert_eq!(missed.1, "Objective 2 is partly achieved: 0 of 1 targets met");
    assert!(missed.2.contains("missed: ") && missed.2.contains("I2.1"), "{}", missed.2);
    assert_eq!((met.0, met.2.as_str()), (Rating::Achieved, "1 of 1 targets met"));
    let (plan, events) = sample("world-forum-2013");
    for row in draft(&plan, &events, date(2013, 8, 27)).objectives.rows {
        let is_whole = row.targets_met == row.targets_due;
        assert_eq!(row.rating == Rating::Achieved, is_whole, "{}: {}", row.id, row.targets_text);
    }
}

#[test]
fn a_miss_without_a_baseline_does_not_help() {
    let second = |objectives: &mut Vec<Objective>, id: &str, target: f64| {
        let mut indicator = objectives[1].indicators[0].clone();
        (indicator.id, indicator.baseline, indicator.target) = (id.into(), None, Some(target));
        objectives[1].indicators.push(indicator);
    };
    let of = |value: f64| {
        let values = [("I2.1", 115.0), ("I2.9", value)];
        let report = after(&values, |objectives| second(objectives, "I2.9", 40.0));
        report.objectives.rows[1].rating
    };
    assert_eq!(of(40.0), Rating::Achieved, "a baseline is not needed to meet a target");
    assert_eq!(of(38.0), Rating::PartlyAchieved, "nor to miss it");
    assert_eq!(of(5.0), Rating::NotAchieved, "a clear miss counts as one");
}

#[test]
fn achieved_means_the_same_before_the_event_as_after_it() {
    let mut plan = fixture::plan();
    let done = plan.tasks.iter().filter(|task| task.id.as_str() != "LOG-02");
    let mut events = with(done.map(|task| fixture::set(task.id.as_str(), TaskState::Completed)).collect::<Vec<_>>());
    let day = date(2013, 4, 1);
    let rating = |plan: &Plan, events: &[Event]| draft(plan, events, day).objectives.rows[1].rating;
    assert_eq!(rating(&plan, &events), Rating::OnTrack, "64 of 100 countries: all is done, and the target is not met");
    events.push(fixture::event(300, date(2013, 3, 31), fixture::measured("I2.1", 100.0, date(2013, 3, 31))));
    assert_eq!(rating(&plan, &events), Rating::Achieved);
    plan.objectives[1].indicators.clear();
    assert_eq!(rating(&plan, &events), Rating::OnTrack, "without a target nothing was achieved");
}

#[test]
fn page_one_is_no_greener_than_the_pages_behind_it() {
    let mut red = 0;
    for name in SAMPLES {
        let (plan, events) = sample(name);
        for before in [500, 400, 300, 240, 184, 120, 90, 60, 29, 7, 1] {
            let day = plan.event.opens.saturating_sub(before.days());
            for audience in [Audience::TaskForce, Audience::Minister, Audience::Partner("unesco".into())] {
                let all = edition(&plan, &events, day, Audience::TaskForce, Edition::Draft);
                let page = edition(&plan, &events, day, audience, Edition::Draft).summary;
                let named = |name: &str| page.concerns.contains(name);
                for row in all.workstreams.rows.iter().filter(|row| row.rating == Rating::OffTrack) {
                    let is_told = named(&row.title) || named("workstreams, among them");
                    assert!(page.rating.is_concern() && is_told, "{name} {before}: {}", page.concerns);
                    red += 1;
                }
                for row in all.objectives.rows.iter().filter(|row| row.rating == Rating::OffTrack) {
                    let number = row.id.as_str().trim_start_matches('O');
                    let is_told = page.concerns.contains("Off track: ") && page.concerns.contains(number);
                    assert!(page.rating.is_concern() && is_told, "{name} {before}: {}", page.concerns);
                }
            }
        }
    }
    assert!(red > 20, "only {red} workstreams are red");
}

#[test]
fn blocked_work_is_seen_on_page_one_and_in_its_workstream() {
    let blocked = with([fixture::set("LOG-03", TaskState::Blocked)]);
    let report = draft(&fixture::plan(), &blocked, CUT_OFF);
    assert!(
        report.summary.concerns.contains("Blocked: “Hotel blocks and shuttle plan” (LOG-03)."),
        "{}",
        report.summary.concerns
    );
    let row = report.workstreams.rows.iter().find(|row| row.title == "Venue and logistics").unwrap();
    assert!(row.rating.is_concern() && row.concern_text.contains("1 blocked"), "{:?} {}", row.rating, row.concern_text);
    assert!(report.summary.decisions.iter().any(|asked| asked.text.starts_with("Remove what blocks")));
    for row in report.workstreams.rows.iter().filter(|row| row.tasks.at_risk > 0) {
        assert!(row.rating.is_concern(), "{}", row.title);
    }
}

#[test]
fn what_an_event_has_overtaken_is_not_forecast() {
    let mut forecasts = 0;
    for name in SAMPLES {
        let (plan, events) = sample(name);
        // Nothing of the last months was recorded.
        let known: Vec<Event> = events
            .into_iter()
            .filter(|event| {
                plan.timezone.to_datetime(event.happened_at).date() < plan.event.opens.saturating_sub(90.days())
            })
            .collect();
        for day in [plan.event.closes, plan.event.closes.saturating_add(2.days()), plan.ends_on()] {
            let report = draft(&plan, &known, day);
            for row in report.workstreams.milestones.iter().filter(|row| row.completed.is_none()) {
                assert!(row.forecast.is_none() || row.due.date > plan.event.closes, "{name}: {} of {day}", row.id);
                forecasts += usize::from(row.forecast.is_some());
            }
            for asked in report.summary.decisions.iter().flat_map(|asked| &asked.tasks) {
                assert!(plan.task(asked).unwrap().due.date > plan.event.closes, "{name}: {asked} of {day}");
            }
            let is_asked = !report.summary.decisions.is_empty();
            assert!(is_asked || report.summary.no_decision.contains("has opened"), "{}", report.summary.no_decision);
        }
    }
    assert!(forecasts > 0, "the follow-up is still forecast");
}

#[test]
fn three_decisions_at_most_each_with_who_by_when_options_and_consequence() {
    let risk = RiskEntry {
        title: Some(Text::plain("Visas come too late")),
        likelihood: Some(4),
        impact: Some(4),
        ..RiskEntry::default()
    };
    let line = |title: &str, committed| BudgetEntry {
        title: Some(Text::plain(title)),
        planned: Some(100.0),
        committed,
        ..BudgetEntry::default()
    };
    let treated = RiskEntry { treatment: Some(Text::plain("Visas on arrival")), ..risk.clone() };
    let recorded = |risk: &RiskEntry| {
        let entry = risk.clone();
        with([
            Fact::RiskAssessed { risk: "R1".into(), entry, note: None },
            Fact::BudgetSet { line: "B1".into(), entry: line("Venue", None), note: None },
            Fact::BudgetSet { line: "B2".into(), entry: line("Travel", Some(90.0)), note: None },
        ])
    };
    let report = draft(&fixture::plan(), &recorded(&risk), CUT_OFF);
    let asked = &report.summary.decisions;
    assert_eq!(asked.len(), report::DECISIONS_MAX);
    assert_eq!(asked[0].tasks.len(), 1);
    assert_eq!(asked[1].risk, Some("R1".into()));
    assert_eq!(asked[2].budget_lines, ["B1".into()]);
    for one in asked {
        let parts = [&one.text, &one.options, &one.otherwise, &one.owner];
        assert!(parts.iter().all(|part| !part.is_empty()), "{one:?}");
        assert!(one.by.date > CUT_OFF);
    }
    let calm = draft(&fixture::plan(), &recorded(&treated), CUT_OFF);
    assert!(calm.summary.decisions.iter().all(|one| one.risk.is_none()), "its treatment is recorded");
    // The day before the opening nothing can be decided the week after it.
    let (plan, eve) = (fixture::plan(), date(2013, 5, 28));
    let late = draft(&plan, &recorded(&risk), eve);
    assert!(!late.summary.decisions.is_empty());
    assert!(late.summary.decisions.iter().all(|one| one.by.date <= plan.event.opens), "{:?}", late.summary.decisions);
}

#[test]
fn copies_of_one_request_are_one_decision_and_the_defaulter_does_not_decide() {
    let (plan, events) = sample("world-forum-2027");
    let asked = draft(&plan, &events, date(2026, 11, 22)).summary.decisions;
    let of_all = asked.iter().find(|one| one.tasks.len() > 1).expect("two organizations owe a workshop");
    assert!(of_all.text.contains("(PRG-04), led by UN Tourism and ICESCO"), "{}", of_all.text);
    assert!(of_all.owner.contains("Host ministry"), "{}", of_all.owner);
    assert!(asked.iter().any(|one| one.risk.is_some()) && asked.iter().any(|one| !one.budget_lines.is_empty()));
}

/// What a reader would call worse if it rose.
fn bad(report: &ProgressReport) -> Vec<(String, usize)> {
    let mut counts = vec![
        ("open".to_owned(), report.summary.tasks.open()),
        ("overdue".to_owned(), report.summary.tasks.overdue),
        ("not in time".to_owned(), report.partners.response.of - report.partners.response.n),
        ("missing".to_owned(), report.partners.missing),
    ];
    for row in &report.partners.rows {
        counts.push((format!("missing from {}", row.id), row.missing));
        counts.push((format!("overdue of {}", row.id), row.overdue));
    }
    counts
}

#[test]
fn adding_a_delivered_input_makes_nothing_worse() {
    let (mut added, mut kept) = (0, 0);
    for name in SAMPLES {
        let (plan, events) = sample(name);
        for before in [240, 120, 60, 8] {
            let day = plan.event.opens.saturating_sub(before.days());
            let was = draft(&plan, &events, day);
            let open = was.register.inputs.iter().filter(|input| ["open", "overdue"].contains(&input.state.as_str()));
            let open: Vec<_> = open.map(|input| (input.task.clone(), input.partner.clone())).collect();
            for (task, partner) in open.iter().step_by(open.len().div_ceil(6).max(1)) {
                let fact = Fact::answered(task.clone(), partner.clone(), Answer::Done);
                let mut more = events.clone();
                more.push(Event { workflow: plan.workflow.clone(), ..fixture::event(90_000, day, fact) });
                let is = draft(&plan, &more, day);
                let what = format!("{name} as of {day}: {task} of {partner}");
                for ((label, before), (_, after)) in bad(&was).into_iter().zip(bad(&is)) {
                    assert!(after <= before, "{what}: {label} rose from {before} to {after}");
                }
                let ratings = |report: &ProgressReport| {
                    let rows = report.objectives.rows.iter().map(|row| row.rating);
                    rows.chain(report.workstreams.rows.iter().map(|row| row.rating))
                        .chain([report.summary.rating])
                        .collect::<Vec<_>>()
                };
                for (before, after) in ratings(&was).into_iter().zip(ratings(&is)) {
                    assert!(!after.is_worse_than(before), "{what}: {before:?} became {after:?}");
                    kept += 1;
                }
                for (before, after) in was.workstreams.milestones.iter().zip(&is.workstreams.milestones) {
                    let day = |forecast: &Option<report::Day>| forecast.as_ref().map(|day| day.date);
                    assert!(day(&after.forecast) <= day(&before.forecast), "{what}: {} is forecast later", after.id);
                }
                for (before, after) in was.register.tasks.iter().zip(&is.register.tasks) {
                    let worse = before.float_days.zip(after.float_days).is_some_and(|(before, after)| after < before);
                    assert!(!worse, "{what}: {} has less float", after.id);
                }
                added += 1;
            }
        }
    }
    assert!(added > 60 && kept > 1000, "{added} inputs, {kept} ratings");
}

#[test]
fn late_and_missing_are_told_together() {
    let (plan, events) = sample("world-forum-2027");
    let report = draft(&plan, &events, date(2026, 11, 22));
    assert_eq!(report.summary.tiles[2].note, "62 of 83 due; 9 late, 12 missing");
    let partners = &report.partners;
    assert_eq!(partners.response.n + partners.late + partners.missing, partners.response.of);
}

#[test]
fn an_edition_of_one_partner_tells_it_of_its_own_input_and_compares_it_with_nobody() {
    let plan = fixture::plan();
    let partner = Audience::Partner("unesco".into());
    let report = edition(&plan, &fixture::events(), CUT_OFF, partner, Edition::Draft);
    let row = report.lists.overdue.iter().find(|row| row.id.as_str() == "OUT-03").unwrap();
    assert_eq!(row.missing_from, "UNESCO", "the host leads it, and UNESCO's input is out");
    let map = report.drawings.iter().find(|drawing| drawing.name == "heat-map").unwrap();
    assert!(map.alt.contains("UNESCO") && !map.alt.contains("nobody more"), "{}", map.alt);
}

#[test]
fn a_day_that_has_not_ended_is_said_to_be_one() {
    let plan = fixture::plan();
    let of = |audience: Audience, day: Edition| edition(&plan, &fixture::events(), CUT_OFF, audience, day).header;
    for audience in [Audience::TaskForce, Audience::Minister, Audience::Public] {
        let header = of(audience.clone(), Edition::Today);
        assert!(header.today_notice.starts_with("31 March 2013 has not ended"), "{}", header.today_notice);
        assert!(header.is_draft && of(audience, Edition::Draft).today_notice.is_empty());
    }
}

#[test]
fn a_value_that_is_hardly_meant_is_asked_about() {
    let plan = fixture::plan();
    let of = |id: &str| {
        let mut all = plan.objectives.iter().flat_map(|objective| &objective.indicators);
        all.find(|indicator| indicator.id.as_str() == id).unwrap().clone()
    };
    let doubt = |id: &str, value: f64| concerted::plan::scale::doubtful(&of(id), value).map(|(why, _)| why);
    assert_eq!(doubt("I2.1", 600.0).unwrap(), "600 is more than 5 times the target of `I2.1`, which is 100");
    assert_eq!((doubt("I2.1", 280.0), doubt("I3.2", 90.0)), (None, None), "far from the target, but not beyond belief");
    assert!(doubt("I3.1", 0.78).unwrap().contains("less than one per cent"), "78 per cent is meant");
    assert_eq!((doubt("I3.1", 78.0), doubt("I3.1", 0.0), doubt("I3.1", 1.5)), (None, None, None));
}
