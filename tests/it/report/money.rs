//! The budget: what nobody reported is not nothing, and what is overspent is told.

use concerted::{
    model::{BudgetEntry, Event, Fact, Lang, Text, ledger::Means},
    render::{
        Templates,
        edition::{DEFAULT_TEMPLATE, Rendered},
        theme::Theme,
    },
    report::{self, Audience, BudgetTable, Edition, ProgressReport, Request},
};
use jiff::civil::date;

use super::fixture::{self, CUT_OFF};

type Amounts = (Option<f64>, Option<f64>, Option<f64>);

/// Lines B1, B2, … of these means and amounts: planned, committed, spent.
fn lines(lines: &[(Means, Amounts)]) -> Vec<Event> {
    let event = |(seq, (means, (planned, committed, spent))): (i64, &(Means, Amounts))| {
        let entry = BudgetEntry {
            title: Some(Text::plain("Line")),
            means: Some(*means),
            planned: *planned,
            committed: *committed,
            spent: *spent,
            ..BudgetEntry::default()
        };
        let fact = Fact::BudgetSet { line: format!("B{seq}").as_str().into(), entry, note: None };
        fixture::event(seq, date(2013, 3, 1), fact)
    };
    (1..).zip(lines).map(event).collect()
}

fn reported(events: &[Event], lang: &str) -> ProgressReport {
    let request = Request {
        cut_off: CUT_OFF,
        lang: Lang::from(lang),
        edition: Edition::Draft,
        previous: None,
        audience: Audience::TaskForce,
    };
    report::build(&fixture::plan(), events, &request)
}

fn table(events: &[Event]) -> BudgetTable {
    reported(events, "en").budget.currencies.remove(0)
}

/// The forum of 2027 in November 2026, with one line in kind.
fn half_reported() -> Vec<Event> {
    lines(&[
        (Means::Cash, (Some(600_000.0), Some(300_000.0), Some(60_000.0))),
        (Means::Cash, (Some(410_000.0), None, None)),
        (Means::Cash, (Some(230_000.0), None, None)),
        (Means::Cash, (Some(200_000.0), Some(100_000.0), None)),
        (Means::InKind, (Some(125_000.0), Some(35_000.0), Some(14_000.0))),
    ])
}

#[test]
fn rates_are_of_the_lines_that_report_and_of_one_means() {
    let table = table(&half_reported());
    let cash = table.cash.unwrap();
    let (committed, spent) = (cash.committed_rate.unwrap(), cash.spent_rate.unwrap());
    assert_eq!((committed.lines, committed.of, committed.ratio), (2, 4, 0.5));
    assert_eq!(committed.text, "50% (reported for 2 of 4 lines)");
    assert_eq!((spent.lines, spent.of, spent.text.as_str()), (1, 4, "10% (reported for 1 of 4 lines)"));
    assert_eq!(table.in_kind.unwrap().committed_rate.unwrap().text, "28%", "all of its lines report it");
    let total = table.total;
    assert_eq!((total.committed, total.committed_note.as_str()), (Some(435_000.0), "3 of 5 lines"));
    assert_eq!((total.planned_note.as_str(), total.spent_note.as_str()), ("", "2 of 5 lines"));
    assert!(total.committed_rate.is_none() && total.spent_rate.is_none() && total.bar.is_none());
    assert!(table.lines[3].bar.is_none() && table.lines[3].spent_rate.is_none(), "nobody said that nothing was spent");
    assert_eq!(table.overspending.text, "");
    let heading = reported(&half_reported(), "en").budget.heading;
    assert_eq!(
        heading,
        "Planned in money: EUR\u{a0}1,440,000; committed: 50% (reported for 2 of 4 lines); \
         spent: 10% (reported for 1 of 4 lines)"
    );
}

/// The forum of 2013 in July: three lines beyond their plan, the whole just under it.
fn overspent() -> Vec<Event> {
    lines(&[
        (Means::Cash, (Some(420_000.0), Some(420_000.0), Some(428_500.0))),
        (Means::Cash, (Some(300_000.0), Some(300_000.0), Some(290_000.0))),
        (Means::Cash, (Some(185_000.0), Some(180_000.0), Some(188_700.0))),
        (Means::Cash, (Some(120_000.0), Some(113_000.0), Some(113_000.0))),
        (Means::Cash, (Some(90_000.0), Some(90_000.0), Some(96_000.0))),
        (Means::Cash, (Some(100_000.0), Some(100_000.0), Some(94_700.0))),
    ])
}

#[test]
fn overspending_is_said_and_drawn() {
    let table = table(&overspent());
    assert_eq!(
        table.overspending.lines.iter().map(concerted::model::BudgetLineId::as_str).collect::<Vec<_>>(),
        ["B1", "B3", "B5"]
    );
    assert_eq!(
        table.overspending.text,
        "Overspent lines: 3 of 6 (B1, B3 and B5), by EUR\u{a0}18,200 in all. \
         Taken together, spending is EUR\u{a0}4,100 under plan. Spending is EUR\u{a0}7,900 above commitments."
    );
    assert_eq!(table.total.spent_rate.as_ref().unwrap().text, "99.7%", "neither 99% nor all of it");
    assert_eq!(table.lines[0].over_text, "EUR\u{a0}8,500 over plan");
    assert_eq!((table.lines[1].over_text.as_str(), table.total.over_text.as_str()), ("", ""));
    let bars: Vec<_> = table.lines.iter().map(|line| line.bar.unwrap()).collect();
    assert!(bars.iter().all(|bar| (bar.scale - bars[4].value).abs() < 1e-3), "one scale for all: {bars:?}");
    assert!(bars[0].value > 1.0 && bars[4].value > 1.06);
    let report = reported(&overspent(), "en");
    assert!(
        report.budget.heading.ends_with("Overspent: 3 lines, by EUR\u{a0}18,200 in all"),
        "{}",
        report.budget.heading
    );

    let templates = Templates::load(None).ok().unwrap();
    for lang in concerted::lang::LANGUAGES {
        let rendered = Rendered::new(&templates, DEFAULT_TEMPLATE, reported(&overspent(), lang)).unwrap();
        let html = rendered.html(&Theme::default());
        assert_eq!(html.matches("data-scale=\"1.0667\"").count(), 7, "{lang}: six lines and their sum");
        assert_eq!(html.matches("<i class=\"beyond\">").count(), 7, "{lang}");
        assert_eq!(html.matches("--beyond:0.0%\">").count(), 4, "{lang}: those within their plans");
        assert_eq!(html.matches("<span class=\"badge bad\">■ ").count(), 3, "{lang}");
        rendered.pdf(&Theme::default()).unwrap();
        assert!(rendered.text(80).unwrap().contains("B5"), "{lang}");
    }
}

#[test]
fn a_bar_far_beyond_ends_somewhere_and_its_words_go_on() {
    let table = table(&lines(&[(Means::Cash, (Some(100.0), None, Some(90_000.0)))]));
    assert_eq!((table.lines[0].bar.unwrap().value, table.lines[0].bar.unwrap().scale), (2.0, 2.0));
    assert_eq!(table.lines[0].spent_rate.as_ref().unwrap().text, "90,000%");
    assert_eq!(table.lines[0].over_text, "EUR\u{a0}89,900 over plan");
}

#[test]
fn nearly_all_is_not_all_and_little_is_not_nothing() {
    let spent = [
        (99_660.0, "99.7%"),
        (99_999.0, "99.9%"),
        (100_000.0, "100%"),
        (100_001.0, "100.1%"),
        (100_400.0, "100.4%"),
        (102_000.0, "102%"),
        (3.0, "0.1%"),
        (0.0, "0%"),
        (98_600.0, "99%"),
    ];
    for (spent, said) in spent {
        let table = table(&lines(&[(Means::Cash, (Some(100_000.0), None, Some(spent)))]));
        assert_eq!(table.total.spent_rate.unwrap().text, said, "{spent}");
    }
}

#[test]
fn more_help_in_kind_than_planned_is_no_overspending() {
    let table = table(&lines(&[
        (Means::InKind, (Some(100.0), Some(150.0), Some(150.0))),
        (Means::Cash, (Some(100.0), Some(120.0), None)),
    ]));
    assert!(table.overspending.lines.is_empty());
    assert_eq!(
        table.overspending.text,
        "Lines with more committed than planned: 1 of 1 (B2), by EUR\u{a0}20 in all. \
         In kind, lines with more than planned: 1 of 1 (B1), by EUR\u{a0}50 in all."
    );
    let bar = table.lines.iter().find(|line| line.means == Some(Means::InKind)).unwrap().bar.unwrap();
    assert!(bar.value > 1.0, "but its bar is not cut: {bar:?}");
    assert!(table.lines.iter().all(|line| line.over_text.is_empty()), "and no red badge stands beside it");
}

fn commitment(seq: i64, id: &str, lead: &str, (amount, signed, paid): Amounts, published: Option<bool>) -> Event {
    let entry = concerted::model::CommitmentEntry {
        title: Some(Text::plain("Residencies")),
        lead: Some(lead.into()),
        amount,
        signed,
        paid,
        published,
        ..Default::default()
    };
    fixture::event(seq, date(2013, 3, 1), Fact::CommitmentSet { commitment: id.into(), entry, note: None })
}

fn pledged() -> Vec<Event> {
    let other = concerted::model::CommitmentEntry {
        title: Some(Text::plain("Prize")),
        lead: Some("coe".into()),
        currency: Some("CHF".into()),
        amount: Some(5_000.0),
        ..Default::default()
    };
    let other = Fact::CommitmentSet { commitment: "C4".into(), entry: other, note: None };
    vec![
        commitment(1, "C1", "unesco", (Some(120_000.0), Some(60_000.0), Some(20_000.0)), Some(true)),
        commitment(2, "C2", "unesco", (Some(30_000.0), None, None), None),
        commitment(3, "C3", "private", (Some(50_000.0), Some(50_000.0), None), Some(false)),
        fixture::event(4, date(2013, 3, 1), other),
    ]
}

/// A currency, and for each donor what was announced, signed and paid.
type Pledged = (String, Vec<(String, String, String, String)>);

fn pledges(audience: Audience) -> Vec<Pledged> {
    let (lang, edition) = (Lang::english(), Edition::Draft);
    let request = Request { cut_off: CUT_OFF, lang, edition, previous: None, audience };
    let tables = report::build(&fixture::plan(), &pledged(), &request).participation.pledges;
    let told = |row: &concerted::report::PledgeRow| {
        (row.donor.clone(), row.announced_text.clone(), row.signed_text.clone(), row.paid_text.clone())
    };
    let table = |table: concerted::report::PledgeTable| {
        (table.currency.clone(), table.rows.iter().chain([&table.total]).map(told).collect())
    };
    tables.into_iter().map(table).collect()
}

#[test]
fn announced_signed_and_paid_are_three_figures_by_donor_and_currency() {
    let said = |texts: [&str; 4]| texts.map(str::to_owned).into();
    let tables = pledges(Audience::TaskForce);
    assert_eq!(
        tables,
        [
            ("CHF".to_owned(), vec![said(["CoE", "5,000", "–", "–"]), said(["", "5,000", "–", "–"])],),
            (
                "EUR".to_owned(),
                vec![
                    said(["Sponsors", "50,000", "50,000", "–"]),
                    said(["UNESCO", "150,000", "60,000 (1 of 2)", "20,000 (1 of 2)"]),
                    said(["", "200,000", "110,000 (2 of 3)", "20,000 (1 of 3)"]),
                ],
            ),
        ]
    );
}

#[test]
fn amounts_are_told_to_the_public_only_if_they_were_published() {
    let texts = |audience: Audience| {
        let (lang, edition) = (Lang::english(), Edition::Draft);
        let request = Request { cut_off: CUT_OFF, lang, edition, previous: None, audience };
        let report = report::build(&fixture::plan(), &pledged(), &request);
        serde_json::to_string(&report).unwrap()
    };
    let public = texts(Audience::Public);
    assert!(public.contains("120,000") && !public.contains("30,000") && !public.contains("50,000"), "{public}");
    let unesco = pledges(Audience::Partner("unesco".into()));
    assert_eq!(unesco.len(), 1, "francs were not published");
    assert!(
        unesco[0].1.iter().any(|row| row.1 == "150,000")
            && !texts(Audience::Partner("unesco".into())).contains("50,000 ")
    );
    assert!(pledges(Audience::Minister).is_empty(), "a minister has page 1 alone");
}

#[test]
fn what_is_kept_in_lists_says_as_of_when_it_stands() {
    let old = reported(&overspent(), "en").budget.currencies[0].as_of.clone().unwrap();
    assert_eq!((old.day.date, old.is_old), (date(2013, 3, 1), false), "the period begins on 1 March");
    assert_eq!(old.text, "As recorded on 1 March 2013.");
    let request = Request {
        cut_off: date(2013, 5, 29),
        lang: Lang::english(),
        edition: Edition::Draft,
        previous: None,
        audience: Audience::TaskForce,
    };
    let counted = |seq, id: &str, confirmed, attended| {
        let entry = concerted::model::ParticipationEntry {
            title: Some(Text::plain(id)),
            confirmed,
            attended,
            ..Default::default()
        };
        fixture::event(seq, date(2013, 3, 22), Fact::ParticipationCounted { group: id.into(), entry, note: None })
    };
    let events = [counted(1, "A1", Some(40), Some(30)), counted(2, "A2", Some(10), None), counted(3, "A3", None, None)];
    let report = report::build(&fixture::plan(), &events, &request);
    let table = &report.participation.groupings[0];
    let as_of = table.as_of.as_ref().unwrap();
    assert!(as_of.is_old && as_of.text.contains("before the period"), "{as_of:?}");
    assert_eq!(table.total.confirmed_text, "50 (of 2 of 3 groups)");
    assert_eq!(table.total.attended_text, "30 (of 1 of 3 groups)");
    assert!(table.rows.iter().all(|row| row.share.is_none()), "a share of a part would be read as one of the whole");
    let all = [counted(1, "A1", Some(40), Some(30)), counted(2, "A2", Some(10), None)];
    let shares = report::build(&fixture::plan(), &all, &request).participation.groupings[0].rows[0].share.clone();
    assert_eq!(shares.unwrap().text, "40 of 50 (80%)", "of those who confirmed, since not all were counted as present");
}
