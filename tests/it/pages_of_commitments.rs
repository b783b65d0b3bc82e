//! Reports by link: whose link it is, what its page shows, what its form records, and what leaves everything as it is.

use std::sync::Arc;

use concerted::{
    app::{Acting, CommitmentAct, CommitmentShown, Counter},
    lang::LANGUAGES,
    link::{Day, Link, Purpose, contact_of, subject_of_commitments},
    message::{AnswerPage, CommitmentPage, CommitmentPageKind, PageKind, Progress, ReportFault, ReportStanding},
    model::{Actor, CommitmentReport, Fact, Way, ledger::CommitmentStatus},
};
use jiff::civil::date;

use crate::{
    commitments_followed_up::{ASKED, act, announced, asks_of, counter, last_asking, send, token_in},
    desk::Desk,
    pages::{ask, serving_at},
    world::{AYSEL, PIERRE, SALMA, at},
};

const NOW: &str = "2027-12-03T10:00:00Z";

const REGISTER: [&[(&str, &str)]; 3] = [
    &[
        ("id", "C1"),
        ("title", "Scholarships"),
        ("lead", "host"),
        ("with", "isesco"),
        ("currency", "EUR"),
        ("amount", "250000"),
        ("paid", "10000"),
    ],
    &[("id", "C2"), ("title", "Trois <b>ateliers</b>"), ("lead", "unesco"), ("due", "2027-11-30"), ("currency", "USD")],
    &[("id", "C3"), ("title", "Museums"), ("lead", "host"), ("status", "completed")],
];

/// A desk whose mails have asked, and its pages.
fn site() -> (Desk, Arc<Counter>) {
    let mut desk = announced(&asks_of("2027-06-01"), &REGISTER);
    desk.world.live("2027-06-10T00:00:00Z", ASKED);
    let counter = counter(&mut desk, ASKED);
    (desk, counter)
}

fn token(desk: &mut Desk, address: &str) -> String {
    let mail = last_asking(desk, address);
    token_in(&desk.plain(&mail.key))
}

fn shown(counter: &Counter, token: &str, now: &str) -> Result<CommitmentPage, Box<AnswerPage>> {
    match counter.show_commitments(token, None, at(now)).unwrap() {
        CommitmentShown::Page(page) => Ok(*page),
        CommitmentShown::Notice(page) => Err(page),
    }
}

/// A token that we signed, for whomever.
fn signed(desk: &Desk, partner: &str, address: &str) -> String {
    let subject = subject_of_commitments(&"forum".into(), &partner.into());
    let link = Link {
        purpose: Purpose::Commitments,
        subject,
        contact: contact_of(address),
        not_after: Day::of(at(NOW)).plus(30),
    };
    desk.world.app.signer().unwrap().sign(&link).to_string()
}

fn reports(desk: &mut Desk) -> Vec<Fact> {
    let events = desk.events("forum").into_iter().map(|event| event.fact);
    events.filter(|fact| matches!(fact, Fact::CommitmentReported { .. })).collect()
}

#[test]
fn a_link_shows_what_is_open_with_the_amounts_of_who_gives_them_and_changes_nothing() {
    let (mut desk, counter) = site();
    let token = token(&mut desk, AYSEL);
    let before = rows(&desk);
    let page = shown(&counter, &token, NOW).unwrap();
    assert_eq!(rows(&desk), before);
    assert_eq!((page.kind, page.lang.as_str(), page.items.len()), (CommitmentPageKind::Form, "en", 1));
    let item = &page.items[0].item;
    assert_eq!((item.id.as_str(), item.money.len(), item.lead.as_deref()), ("C1", 2, None));
    assert!(page.items[0].choices.iter().all(|choice| !choice.is_chosen));
    // Who carries it out with the lead may report, and is told no amount that was not published.
    let page = shown(&counter, &signed(&desk, "isesco", SALMA), NOW).unwrap();
    let item = &page.items[0].item;
    assert_eq!((item.id.as_str(), item.money.len(), item.lead.as_deref()), ("C1", 0, Some("Host ministry")));
    let page = shown(&counter, &self::token(&mut desk, PIERRE), NOW).unwrap();
    assert!(page.items[0].item.is_overdue);
}

fn rows(desk: &Desk) -> Vec<String> {
    let database = rusqlite::Connection::open(&desk.world.app.config.database).unwrap();
    let mut statement = database.prepare("SELECT seq, fact FROM events ORDER BY seq").unwrap();
    let rows =
        statement.query_map([], |row| Ok(format!("{} {}", row.get::<_, i64>(0)?, row.get::<_, String>(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[test]
fn what_is_reported_is_recorded_with_its_evidence_and_once() {
    let (mut desk, counter) = site();
    let mail = last_asking(&mut desk, AYSEL);
    let token = token(&mut desk, AYSEL);
    let fields = [
        ("progress-C1", "delayed"),
        ("day-C1", "٣٠"),
        ("month-C1", "June"),
        ("year-C1", "2028"),
        ("paid-C1", "40.000,50 €"),
        ("signed-C1", "100 000"),
        ("link-C1", "https://host.example/list.pdf"),
        ("note-C1", "The second year has begun"),
    ];
    let page = send(&counter, &token, &fields, NOW);
    assert_eq!((page.kind, page.recorded.len()), (CommitmentPageKind::Thanks, 1), "{:?}", page.problems);
    let told = &page.recorded[0];
    assert_eq!((told.progress, told.due, told.money.len()), (Some(Progress::Delayed), Some(date(2028, 6, 30)), 2));
    let event = desk.events("forum").pop().unwrap();
    assert_eq!(event.actor, Actor::Partner("host".into()));
    let Fact::CommitmentReported { number, partner, report, asking, note, origin, .. } = event.fact else { panic!() };
    assert_eq!((number, partner.as_str(), asking), (1, "host", Some(date(2027, 12, 1))));
    let wanted = CommitmentReport {
        status: Some(CommitmentStatus::InProgress),
        due: Some(date(2028, 6, 30)),
        signed: Some(100_000.0),
        paid: Some(40_000.5),
        link: Some("https://host.example/list.pdf".into()),
    };
    assert_eq!((report, note.as_deref()), (wanted, Some("The second year has begun")));
    let origin = origin.unwrap();
    assert_eq!((origin.way, origin.said_by.as_deref(), origin.mail), (Way::Link, Some(AYSEL), Some(mail.key)));
    // A second click finds the first report.
    let again = send(&counter, &token, &fields, "2027-12-03T10:00:05Z");
    assert_eq!((again.kind, again.recorded.clone()), (CommitmentPageKind::Thanks, page.recorded));
    assert_eq!(reports(&mut desk).len(), 1);
    let page = shown(&counter, &token, "2027-12-03T11:00:00Z").unwrap();
    let said = page.items[0].item.reported.as_ref().unwrap();
    assert_eq!((said.standing, said.note.as_deref()), (ReportStanding::Waiting, Some("The second year has begun")));
    // Sent back, its reason stands there; once the commitment is completed there is nothing to report.
    let back = CommitmentAct::Return { number: None, reason: "Which list?".into() };
    act(&mut desk, "C1", back, Acting::default(), "2027-12-03T12:00:00Z").unwrap();
    let page = shown(&counter, &token, "2027-12-03T12:00:01Z").unwrap();
    assert_eq!(page.items[0].item.reported.as_ref().unwrap().reason.as_deref(), Some("Which list?"));
    send(&counter, &token, &[("progress-C1", "completed")], "2027-12-03T13:00:00Z");
    let confirm = CommitmentAct::Confirm { number: None, corrected: Box::default() };
    act(&mut desk, "C1", confirm, Acting::default(), "2027-12-03T14:00:00Z").unwrap();
    assert_eq!(shown(&counter, &token, "2027-12-03T15:00:00Z").unwrap_err().kind, PageKind::Closed);
}

/// Fields of a form, the field that is wrong, and how.
type Wrong<'a> = (&'a [(&'a str, &'a str)], &'a str, ReportFault);

#[test]
fn what_is_wrong_is_named_by_its_field_what_was_typed_stays_and_nothing_is_recorded() {
    let (mut desk, counter) = site();
    let token = token(&mut desk, AYSEL);
    let long = "x".repeat(20_000);
    let wrong: [Wrong<'_>; 13] = [
        (&[], "progress-C1", ReportFault::Choose),
        (&[("paid-C1", "5")], "progress-C1", ReportFault::Choose),
        (&[("progress-C1", "announced")], "progress-C1", ReportFault::Choose),
        (&[("progress-C3", "completed")], "progress-C1", ReportFault::Choose),
        (&[("progress-C1", "delayed")], "day-C1", ReportFault::Day),
        (
            &[("progress-C1", "delayed"), ("day-C1", "3"), ("month-C1", "12"), ("year-C1", "2027")],
            "day-C1",
            ReportFault::Past,
        ),
        (
            &[("progress-C1", "delayed"), ("day-C1", "3"), ("month-C1", "12"), ("year-C1", "2099")],
            "day-C1",
            ReportFault::Far,
        ),
        (&[("progress-C1", "in_progress"), ("paid-C1", "half")], "paid-C1", ReportFault::Amount),
        (&[("progress-C1", "in_progress"), ("paid-C1", "-5")], "paid-C1", ReportFault::Amount),
        (&[("progress-C1", "in_progress"), ("signed-C1", "5 USD")], "signed-C1", ReportFault::Currency),
        (&[("progress-C1", "in_progress"), ("link-C1", "javascript:alert(1)")], "link-C1", ReportFault::Link),
        (&[("progress-C1", "dropped")], "note-C1", ReportFault::Reason),
        (&[("progress-C1", "completed"), ("note-C1", &long)], "note-C1", ReportFault::Long),
    ];
    for (fields, field, fault) in wrong {
        let page = send(&counter, &token, fields, NOW);
        let found = page.problems.first().map(|found| (found.field.as_str(), found.problem));
        assert_eq!((page.kind, found), (CommitmentPageKind::Form, Some((field, fault))), "{fields:?}");
        let typed = &page.items[0].typed;
        for (name, value) in fields {
            match *name {
                "paid-C1" => assert_eq!(typed.paid, *value),
                "year-C1" => assert_eq!(typed.year, *value),
                "note-C1" => assert_eq!(typed.note, *value),
                _ => {}
            }
        }
    }
    assert_eq!(reports(&mut desk), []);
}

#[test]
fn nobody_reports_by_a_link_that_is_not_theirs() {
    let (mut desk, counter) = site();
    let own = token(&mut desk, AYSEL);
    let kind = |token: &str, now: &str| shown(&counter, token, now).map(|page| page.kind).unwrap_err().kind;
    let changed = format!("{}{}", &own[..own.len() - 1], if own.ends_with('A') { 'B' } else { 'A' });
    for token in [changed.as_str(), &own[..own.len() - 4], "v1.x", ""] {
        assert_eq!(kind(token, NOW), PageKind::Unknown, "{token}");
    }
    assert_eq!(kind(&own, "2029-03-01T00:00:00Z"), PageKind::Expired);
    for (partner, address) in [("host", PIERRE), ("unesco", AYSEL), ("unesco", "stranger@x.example"), ("nobody", AYSEL)]
    {
        let token = signed(&desk, partner, address);
        assert_eq!(kind(&token, NOW), PageKind::Closed, "{partner} {address}");
    }
    // A link of one purpose opens no page of another.
    assert_eq!(counter.show(&own, None, at(NOW)).unwrap().kind, PageKind::Unknown);
    assert!(matches!(
        counter.show_decision(&own, None, at(NOW)).unwrap(),
        concerted::app::DecisionShown::Notice(page) if page.kind == PageKind::Unknown
    ));
    let all = concerted::app::answer_path(&desk.world.app.signer().unwrap(), None, AYSEL, date(2027, 12, 1));
    assert_eq!(kind(all.strip_prefix("/a/").unwrap(), NOW), PageKind::Unknown);
    assert_eq!(reports(&mut desk), []);
}

#[test]
fn pages_are_light_in_every_language_and_say_what_was_sent_in_html() {
    let (mut desk, counter) = site();
    let token = token(&mut desk, PIERRE);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let served = serving_at(&counter, NOW).await;
        for lang in LANGUAGES {
            let (status, _, body) = ask(served.address, "GET", &format!("/f/{lang}/{token}"), "").await;
            assert_eq!(status, 200);
            assert_eq!(body.matches("type=\"radio\"").count(), 4, "{lang}");
            assert!(body.len() < 30_000, "{lang}: {} bytes", body.len());
            assert!(body.contains(&format!("action=\"/f/{lang}/{token}\"")), "{body}");
            assert!(body.contains("Trois &lt;b&gt;ateliers&lt;/b&gt;") && !body.contains("<script"), "{body}");
        }
        let send = async |path: &str, form: &str| ask(served.address, "POST", path, form).await;
        let (status, _, body) = send(&format!("/f/en/{token}"), "note-C2=%3Ci%3E").await;
        assert_eq!(status, 422);
        assert!(body.contains("href=\"#progress-C2\"") && body.contains("id=\"progress-C2\""), "{body}");
        assert!(body.contains("&lt;i&gt;") && !body.contains("<i>"), "{body}");
        let (status, _, _) = ask(served.address, "HEAD", &format!("/f/{token}"), "").await;
        assert_eq!(status, 200);
        let (status, _, body) = send(&format!("/f/en/{token}"), "progress-C2=in_progress&paid-C2=5,000").await;
        assert_eq!(status, 200);
        assert!(body.contains("5,000 paid"), "{body}");
        let (status, _, _) = ask(served.address, "GET", "/f/v1.none", "").await;
        assert_eq!(status, 404);
        let (status, _, _) = ask(served.address, "GET", &format!("/f/xx/{token}"), "").await;
        assert_eq!(status, 404);
        served.end().await;
    });
    assert_eq!(reports(&mut desk).len(), 1);
}
