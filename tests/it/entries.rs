//! What is kept in lists beside tasks: recorded one by one or from a table, all of it or nothing.

use concerted::{
    app::{
        self, AppError,
        entries::{EntryRow, Way},
    },
    definition,
    diag::Advised,
    engine::RunState,
    model::{Fact, List, Text, WorkflowId},
    report::{self, Audience, Edition, ProgressReport},
};
use jiff::civil::date;

use crate::world::{World, at, workflow};

const NOW: &str = "2026-12-22T06:00:00Z";

fn forum() -> WorkflowId {
    "forum".into()
}

fn row(place: &str, values: &[(&str, &str)]) -> EntryRow {
    let values = values.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    EntryRow { place: place.into(), values }
}

fn record(world: &mut World, list: &str, rows: &[EntryRow], now: &str) -> Result<Vec<Fact>, AppError> {
    let loading = app::look(&mut world.app.store, &world.app.config.workflows.clone(), at(now)).unwrap();
    let rows = rows.iter().cloned().map(Ok);
    let entered = app::record_entries(&mut world.app, &loading, &forum(), (list, rows), Way::default(), at(now))?;
    let places = entered.into_iter().filter_map(|entered| entered.event);
    Ok(places.map(|seq| world.app.store.read(|tx| tx.event(seq)).unwrap().unwrap().fact).collect())
}

fn draft(world: &mut World, cut_off: jiff::civil::Date) -> ProgressReport {
    let events = world.app.store.read(|tx| tx.events(&forum())).unwrap();
    let request = report::Request {
        cut_off,
        lang: "en".into(),
        edition: Edition::Draft,
        previous: None,
        audience: Audience::TaskForce,
    };
    report::build(&world.loading.workflows[&forum()].plan, &events, &request)
}

#[test]
fn an_entry_says_what_it_says_and_the_rest_stays() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-12-01T06:00:00Z");
    let first = [
        ("id", "R1"),
        ("title", "Strike"),
        ("title.fr", "Grève"),
        ("likelihood", "2"),
        ("impact", "4"),
        ("owner", "host"),
    ];
    record(&mut world, "risks", &[row("", &first)], NOW).unwrap();
    record(&mut world, "risks", &[row("", &[("id", "R1"), ("likelihood", "5"), ("note", "They voted")])], NOW).unwrap();
    let events = world.app.store.read(|tx| tx.events(&forum())).unwrap();
    let state = RunState::replay(&world.loading.workflows[&forum()].plan, &events, at(NOW));
    let risk = state.ledgers.risks.get(&"R1".into()).unwrap();
    assert_eq!((risk.level(), risk.owner.as_ref().unwrap().as_str()), (Some(20), "host"));
    assert_eq!(risk.title.as_ref().unwrap().get(&"fr".into()), "Grève");

    let risks = draft(&mut world, date(2026, 12, 22)).risks;
    assert_eq!((risks.open, risks.severe, risks.rows[0].level), (1, 1, Some(20)));
    assert!(risks.heading.contains("Strike"), "{}", risks.heading);
}

#[test]
fn every_list_takes_an_entry_and_the_report_shows_it() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-12-01T06:00:00Z");
    let entries: [(&str, &[(&str, &str)]); 7] = [
        ("risks", &[("id", "R1"), ("title", "Strike")]),
        ("budget", &[("id", "B1"), ("title", "Hall"), ("planned", "1000.5"), ("currency", "AZN"), ("partner", "host")]),
        ("participation", &[("id", "A1"), ("title", "States"), ("invited", "40"), ("confirmed", "10")]),
        ("texts", &[("id", "T1"), ("title", "Declaration"), ("agreed", "3"), ("open", "2")]),
        (
            "commitments",
            &[
                ("id", "C1"),
                ("title", "Exhibition"),
                ("lead", "unesco"),
                ("with", "host, isesco"),
                ("due", "2027-09-01"),
            ],
        ),
        ("decisions", &[("id", "OUT-01"), ("outcome", "Go on")]),
        ("overrides", &[("id", "O1"), ("rating", "off_track"), ("reason", "No lead"), ("author", "Secretariat")]),
    ];
    assert_eq!(entries.map(|(list, _)| list).to_vec(), definition::lists().collect::<Vec<_>>());
    for (list, values) in entries {
        record(&mut world, list, &[row("", values)], NOW).unwrap_or_else(|error| panic!("{list}: {error}"));
    }
    let report = draft(&mut world, date(2026, 12, 22));
    assert_eq!(report.risks.rows[0].level, None, "not assessed");
    assert_eq!(report.budget.currencies[0].total.planned, Some(1000.5));
    assert_eq!(report.budget.currencies[0].total.spent, None, "what is not known is not 0");
    assert_eq!(report.participation.groupings[0].total.confirmed, Some(10));
    let texts = &report.participation.texts[0];
    assert_eq!((texts.total, texts.agreed, texts.bracketed), (None, Some(3), None), "nobody counted the brackets");
    assert_eq!(texts.text, "agreed 3, in brackets –, open 2; not all are counted");
    assert_eq!(report.participation.commitments[0].with, "Host ministry and ISESCO");
    assert_eq!(report.changes.decided.len(), 1);
    let rated = &report.objectives.rows[0];
    assert!(rated.is_by_hand && rated.badge.key == "off_track", "{rated:?}");
    assert!(
        rated.rating_note.contains("Secretariat") && rated.rating_note.contains("No lead"),
        "{}",
        rated.rating_note
    );
    assert!(draft(&mut world, date(2026, 12, 20)).risks.is_empty, "nobody knew of it the day before");
}

#[test]
fn a_table_is_recorded_as_a_whole_or_not_at_all() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-12-01T06:00:00Z");
    let before = world.app.store.read(|tx| tx.events(&forum())).unwrap().len();
    let rows = [
        row("risks.csv:2", &[("id", "R1"), ("title", "Strike"), ("impact", "4"), ("owner", "")]),
        row("risks.csv:3", &[("id", "R2"), ("title", "Flood"), ("impact", "6")]),
        row("risks.csv:4", &[("id", "R3"), ("likelihood", "1")]),
        row("risks.csv:5", &[("id", "R4"), ("titel", "Fire"), ("owner", "unescoo")]),
        row("risks.csv:6", &[("id", "R5"), ("title", "Storm"), ("date", "2027-02-01")]),
    ];
    let error = record(&mut world, "risks", &rows, NOW).unwrap_err().in_full();
    for words in [
        "risks.csv:3: ",
        "from 1 to 5",
        "risks.csv:4: `R3` is new",
        "risks.csv:5: ",
        "did you mean `title`?",
        "did you mean `unesco`?",
        "risks.csv:6: ",
        "2027-02-01",
    ] {
        assert!(error.contains(words), "{words} is missing from\n{error}");
    }
    assert!(!error.contains("risks.csv:2"), "{error}");
    assert_eq!(world.app.store.read(|tx| tx.events(&forum())).unwrap().len(), before, "nothing was recorded");

    let good = [rows[0].clone(), row("risks.csv:3", &[("id", "R1"), ("likelihood", "3")])];
    let facts = record(&mut world, "risks", &good, NOW).unwrap();
    assert!(
        matches!(&facts[1], Fact::RiskAssessed { entry, .. } if entry.title.is_none() && entry.likelihood == Some(3))
    );
}

#[test]
fn values_are_values_whatever_they_look_like() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-12-01T06:00:00Z");
    for title in ["4, impact: 5", "{a: b}", "\"", "yes", "2027", "- x", "# no comment", "a\\b"] {
        let facts = record(&mut world, "risks", &[row("", &[("id", "R1"), ("title", title)])], NOW).unwrap();
        let Fact::RiskAssessed { entry, .. } = &facts[0] else { panic!("{facts:?}") };
        assert_eq!(entry.title, Some(Text::plain(title)));
        assert_eq!(entry.impact, None);
    }
    for wrong in ["4, impact: 5", "1e3", "-1", "nan", "three"] {
        let error = record(&mut world, "risks", &[row("", &[("id", "R1"), ("title", "x"), ("impact", wrong)])], NOW);
        assert!(error.is_err(), "an impact of {wrong}");
    }
    let error = record(&mut world, "risk", &[row("", &[("id", "R1")])], NOW).unwrap_err().in_full();
    assert!(error.contains("did you mean `risks`?"), "{error}");
    let hidden = record(&mut world, "risks", &[row("", &[("id", "R1"), ("title", "a\u{202e}b")])], NOW);
    assert!(hidden.is_err(), "a character that turns text around");
}

#[test]
fn nobody_attends_before_the_event_has_opened() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-12-01T06:00:00Z");
    let counted = [row("", &[("id", "A9"), ("title", "Delegations"), ("attended", "12")])];
    let error = record(&mut world, "participation", &counted, NOW).unwrap_err().in_full();
    assert!(error.contains("12 of `A9` cannot have attended") && error.contains("opens on 2027-06-02"), "{error}");
    let none = [row("", &[("id", "A9"), ("title", "Delegations"), ("confirmed", "12"), ("attended", "0")])];
    assert!(record(&mut world, "participation", &none, NOW).is_ok());
}

#[test]
fn a_decision_is_asked_for_until_its_outcome_is_recorded() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-12-01T06:00:00Z");
    let late = date(2027, 2, 10);
    let asked = draft(&mut world, late).summary.decisions;
    assert!(asked.iter().any(|decision| decision.tasks.contains(&"OUT-01".into())), "{asked:?}");
    record(
        &mut world,
        "decisions",
        &[row("", &[("id", "OUT-01"), ("outcome", "Go on without")])],
        "2027-02-10T06:00:00Z",
    )
    .unwrap();
    let report = draft(&mut world, late);
    assert!(!report.summary.decisions.iter().any(|decision| decision.tasks.contains(&"OUT-01".into())));
    assert!(report.changes.decided[0].contains("Go on without"), "{:?}", report.changes.decided);
}

#[test]
fn a_text_in_one_language_leaves_the_others_as_they_were() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-12-01T06:00:00Z");
    let title = |world: &mut World| {
        let events = world.app.store.read(|tx| tx.events(&forum())).unwrap();
        let state = RunState::replay(&world.loading.workflows[&forum()].plan, &events, at(NOW));
        state.ledgers.risks.get(&"R1".into()).unwrap().title.clone().unwrap()
    };
    let text = |texts: &[(&str, &str)]| {
        Text::by_language(texts.iter().map(|(lang, text)| ((*lang).into(), (*text).to_owned())))
    };
    let mut say = |key: &str, said: &str| {
        record(&mut world, "risks", &[row("", &[("id", "R1"), (key, said)])], NOW).unwrap();
        title(&mut world)
    };
    assert_eq!(say("title", "Strike"), text(&[("en", "Strike")]));
    assert_eq!(say("title.fr", "Grève"), text(&[("en", "Strike"), ("fr", "Grève")]));
    assert_eq!(say("title", "General strike"), text(&[("en", "General strike"), ("fr", "Grève")]));

    let error = record(&mut world, "risks", &[row("", &[("id", "R1"), ("title.xx", "foo")])], NOW).unwrap_err();
    let error = error.in_full();
    assert!(error.contains("`title.xx`") && error.contains("use one of en, fr, es, ru, az, ar"), "{error}");
}

#[test]
fn what_is_given_twice_is_named_as_it_was_given() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-12-01T06:00:00Z");
    for (twice, words) in [
        ([("likelihood", "1"), ("likelihood", "2")], "`likelihood` is given twice"),
        ([("title.fr", "a"), ("title.FR", "b")], "`title.fr` and `title.FR` give the text in the same language"),
        ([("title", "a"), ("title.en", "b")], "a text without a language is English"),
    ] {
        let row = row("", &[&[("id", "R1"), ("cause", "c")], &twice[..]].concat());
        let error = record(&mut world, "risks", &[row], NOW).unwrap_err().in_full();
        assert!(error.contains(words) && !error.contains("mapping"), "{error}");
    }
}

#[test]
fn figures_and_texts_have_a_largest_size() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-12-01T06:00:00Z");
    let mut say = |list: &str, key: &str, said: &str| {
        let row = row("", &[("id", "X1"), ("title.fr", "x"), (key, said)]);
        record(&mut world, list, &[row], NOW).map(drop).map_err(|error| error.in_full())
    };
    for (said, words) in [
        ("1e308", "`planned` is 1e308, which is further from 0 than 1e15"),
        ("99999999999999999999", "`planned` is 99999999999999999999, which is further from 0 than 1e15"),
        ("1e999", "further from 0 than 1e15"),
        ("5e-324", "closer to 0 than 0.000001"),
    ] {
        let error = say("budget", "planned", said).unwrap_err();
        assert!(error.contains(words) && error.contains("help: "), "{error}");
    }
    for good in ["0", "1000000000000000", "1e15", "0.01", "018"] {
        say("budget", "planned", good).unwrap();
    }
    let error = say("participation", "invited", "99999999999999999999").unwrap_err();
    assert!(error.contains("whole number from 0 to 10000000"), "{error}");

    for (list, key, most) in [
        ("risks", "title", 1_000),
        ("texts", "version", 1_000),
        ("risks", "treatment", 10_000),
        ("risks", "note", 10_000),
    ] {
        say(list, key, &"é".repeat(most)).unwrap();
        let error = say(list, key, &"é".repeat(most + 1)).unwrap_err();
        assert!(
            error.contains(&format!("`{key}` has {} characters, but there is room for {most}", most + 1)),
            "{error}"
        );
    }
}

#[test]
fn what_is_measured_and_noted_has_a_largest_size_too() {
    let measured = "statement: To promote dialogue, indicators: [{id: I1.1, title: Sessions held}]";
    let text = workflow("2027-06-02").replace("statement: To promote dialogue", measured);
    let mut world = World::new(&text, "2026-12-01T06:00:00Z");
    let loading = app::look(&mut world.app.store, &world.app.config.workflows.clone(), at(NOW)).unwrap();
    let mut measure = |value: f64, source: Option<String>, note: Option<String>| {
        let what = app::Recording::Value { indicator: "I1.1".into(), value, source, confidence: None, kind: None };
        app::record(&mut world.app, &loading, &forum(), what, None, note, at(NOW)).map_err(|error| error.in_full())
    };
    assert!(measure(1e308, None, None).unwrap_err().contains("1e308 is further from 0 than 1e15"));
    assert!(measure(5e-324, None, None).unwrap_err().contains("closer to 0"));
    assert!(measure(3.0, Some("x".repeat(1_001)), None).unwrap_err().contains("the source has 1001 characters"));
    assert!(measure(3.0, None, Some("x".repeat(10_001))).unwrap_err().contains("the note has 10001 characters"));
    measure(3.0, Some("x".repeat(1_000)), Some("x".repeat(10_000))).unwrap();
}

#[test]
fn what_was_said_on_the_same_day_is_not_recorded_again() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-12-01T06:00:00Z");
    let first = [("id", "R1"), ("title", "Strike"), ("likelihood", "2"), ("impact", "3"), ("owner", "host")];
    let mut say =
        |values: &[(&str, &str)], now: &str| record(&mut world, "risks", &[row("", values)], now).unwrap().len();
    assert_eq!(say(&first, NOW), 1);
    assert_eq!(say(&first, NOW), 0);
    assert_eq!(say(&[("id", "R1"), ("impact", "3")], "2026-12-22T15:00:00Z"), 0, "a part of it, later that day");
    assert_eq!(say(&[("id", "R1"), ("impact", "4")], "2026-12-22T16:00:00Z"), 1);
    assert_eq!(say(&[("id", "R1"), ("impact", "3")], "2026-12-22T17:00:00Z"), 1, "it was overtaken");
    assert_eq!(say(&[("id", "R1"), ("impact", "3"), ("note", "They voted")], "2026-12-22T17:00:00Z"), 1);
    assert_eq!(say(&[("id", "R1"), ("impact", "3"), ("note", "They voted")], "2026-12-22T17:00:00Z"), 0);
    assert_eq!(say(&[("id", "R1"), ("impact", "3")], "2026-12-23T06:00:00Z"), 1, "assessed anew");
    assert_eq!(say(&[("id", "R1"), ("impact", "3"), ("date", "2026-12-22")], "2026-12-24T06:00:00Z"), 0);

    let twice = [row("", &[("id", "R2"), ("title", "Flood")]), row("", &[("id", "R2"), ("title", "Flood")])];
    assert_eq!(record(&mut world, "risks", &twice, NOW).unwrap().len(), 1, "nor by two rows of one table");
}

#[test]
fn an_entry_that_says_nothing_is_refused_with_its_keys() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-12-01T06:00:00Z");
    record(&mut world, "risks", &[row("", &[("id", "R1"), ("title", "Strike")])], NOW).unwrap();
    for values in [&[("id", "R1")][..], &[("id", "R1"), ("date", "2026-12-22"), ("impact", " ")]] {
        let error = record(&mut world, "risks", &[row("", values)], NOW).unwrap_err().in_full();
        assert!(error.contains("nothing is said of `R1`") && error.contains("`likelihood`, `impact`"), "{error}");
    }
    assert_eq!(record(&mut world, "risks", &[row("", &[("id", "R1"), ("note", "No change")])], NOW).unwrap().len(), 1);
}

#[test]
fn an_entry_that_is_taken_back_counts_no_more_and_may_begin_anew() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-12-01T06:00:00Z");
    let loading = |world: &mut World, now: &str| {
        app::look(&mut world.app.store, &world.app.config.workflows.clone(), at(now)).unwrap()
    };
    let withdraw = |world: &mut World, list, id: &str, now: &str| {
        let loading = loading(world, now);
        let how = (None, Some("recorded twice".to_owned()));
        app::withdraw_entry(&mut world.app, &loading, &forum(), (list, id), how, at(now))
    };
    let strike = [("id", "R1"), ("title", "Strike"), ("likelihood", "2"), ("impact", "4")];
    record(&mut world, "risks", &[row("", &strike)], "2026-12-20T06:00:00Z").unwrap();
    let rated = [("id", "O1"), ("rating", "off_track"), ("author", "Secretariat"), ("reason", "No lead")];
    record(&mut world, "overrides", &[row("", &rated)], "2026-12-20T06:00:00Z").unwrap();
    // All on one afternoon, when every entry counts from noon.
    withdraw(&mut world, List::Risks, "R1", "2026-12-22T13:00:00Z").unwrap();
    withdraw(&mut world, List::Overrides, "O1", "2026-12-22T13:00:00Z").unwrap();
    assert_eq!(draft(&mut world, date(2026, 12, 21)).risks.rows.len(), 1, "an earlier report stays what it was");
    let report = draft(&mut world, date(2026, 12, 22));
    assert_eq!(report.risks.rows.len(), 0);
    let events = world.app.store.read(|tx| tx.events(&forum())).unwrap();
    let state = RunState::replay(&world.loading.workflows[&forum()].plan, &events, at("2026-12-23T06:00:00Z"));
    assert!(state.ledgers.ratings.is_empty(), "the rating is computed again");
    let error = withdraw(&mut world, List::Risks, "R1", "2026-12-22T13:30:00Z").unwrap_err().in_full();
    assert!(error.contains("risks/R1"), "{error}");
    let loaded = loading(&mut world, "2026-12-22T13:30:00Z");
    for (note, why) in [("a\u{202e}b".to_owned(), "invisible character"), ("x".repeat(10_001), "10001 characters")] {
        let (entry, how) = ((List::Overrides, "O1"), (None, Some(note)));
        let refused = app::withdraw_entry(&mut world.app, &loaded, &forum(), entry, how, at("2026-12-22T13:30:00Z"));
        assert!(refused.unwrap_err().in_full().contains(why), "{why}");
    }
    let untitled = row("", &[("id", "R1"), ("impact", "5")]);
    assert!(record(&mut world, "risks", &[untitled], "2026-12-22T14:00:00Z").is_err(), "it begins anew, with a title");
    assert_eq!(record(&mut world, "risks", &[row("", &strike)], "2026-12-22T14:00:00Z").unwrap().len(), 1);
    assert_eq!(draft(&mut world, date(2026, 12, 22)).risks.rows.len(), 1);
}

#[test]
fn a_list_has_one_name_in_files_and_in_the_journal() {
    assert_eq!(definition::lists().collect::<Vec<_>>(), List::ALL.map(List::as_str));
}

/// Rows as a spreadsheet of months has them: the same entries again and again, of several days, some wrong.
fn months_of_rows(with_faults: bool) -> Vec<EntryRow> {
    let texts = ["Strike", "Flood, or \"worse\"", "- x: {", "2027", "Grève # générale", "a\\b"];
    let cells = |at: usize| {
        let id = format!("R{}", at * 7 % 90);
        let likelihood = (at % if with_faults { 6 } else { 5 } + 1).to_string();
        let date = format!("2026-12-{:02}", at % 20 + 1);
        let mut cells = vec![("id", id), ("likelihood", likelihood), ("date", date)];
        if at < 90 || at.is_multiple_of(3) {
            cells.push(("title", texts[at % texts.len()].to_owned()));
        }
        if at.is_multiple_of(5) {
            cells.extend([("title.fr", format!("Texte {at}")), ("owner", "unesco".to_owned())]);
        }
        cells.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
    };
    (0..250).map(|at| EntryRow { place: format!("risks.csv:{}", at + 2), values: cells(at) }).collect()
}

#[test]
fn a_long_table_says_what_its_rows_say_one_by_one() {
    let new = || World::new(&workflow("2027-06-02"), "2026-12-01T06:00:00Z");
    let rows = months_of_rows(false);
    let (mut whole, mut single) = (new(), new());
    let together = record(&mut whole, "risks", &rows, NOW).unwrap();
    let one_by_one = rows.iter().flat_map(|row| record(&mut single, "risks", std::slice::from_ref(row), NOW).unwrap());
    assert_eq!(together, one_by_one.collect::<Vec<_>>());
    assert!(together.len() > 150, "{}", together.len());

    let faults = record(&mut new(), "risks", &months_of_rows(true), NOW).unwrap_err().in_full();
    let told: Vec<&str> = faults.lines().filter(|line| line.starts_with("risks.csv:")).collect();
    assert!(told.len() == 20 && told[0].starts_with("risks.csv:7: "), "{faults}");
}
