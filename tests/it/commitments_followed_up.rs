//! Commitments from the event on: announced, asked after, reported on a page, by reply and by telephone, confirmed and sent back,
//! and asked after once more; each played in simulated time.

use std::{fmt::Write as _, sync::Arc};

use concerted::{
    app::{
        self, Acting, AppError, CommitmentAct, CommitmentActed, CommitmentOutcome, CommitmentShown, Counter, MayApply,
        entries::{EntryRow, Way as Rows},
        rehearse::{self, Answers, Scene, Script, Watcher},
    },
    definition,
    diag::Advised as _,
    engine::{RunState, decide, next_instant},
    message::{CommitmentPage, Form},
    model::{
        CommitmentEntry, CommitmentId, CommitmentReport, Event, Fact, IncomingKind, Origin, Way,
        ledger::CommitmentStatus,
    },
    report::{self, Audience, Edition},
    store::{Mail, MailFilter},
};
use jiff::{Timestamp, civil::date};

use crate::{
    desk::Desk,
    world::{AYSEL, PIERRE, SALMA, SECRETARIAT, Verdict, World, at, workflow},
};

pub(crate) const BEGINS: &str = "2027-05-28T06:00:00Z";
/// The event has closed.
pub(crate) const ANNOUNCED: &str = "2027-06-01T12:00:00Z";
/// Half a year later, when everybody was asked.
pub(crate) const ASKED: &str = "2027-12-02T12:00:00Z";

/// The small world, which asks after commitments.
pub(crate) fn asks_of(opens: &str) -> String {
    format!("{}commitments_asked: [C+6m, C+12m]\n", workflow(opens))
}

const REGISTER: [&[(&str, &str)]; 4] = [
    &[
        ("id", "C1"),
        ("title", "Scholarships for fifty students"),
        ("lead", "host"),
        ("with", "isesco"),
        ("due", "2028-12-31"),
        ("currency", "EUR"),
        ("amount", "250000"),
    ],
    &[
        ("id", "C2"),
        ("title", "Three workshops"),
        ("title.fr", "Trois ateliers"),
        ("lead", "unesco"),
        ("due", "2028-03-31"),
        ("currency", "EUR"),
        ("amount", "60000"),
    ],
    &[("id", "C3"), ("title", "A network of museums"), ("lead", "isesco"), ("due", "2028-09-30")],
    &[("id", "C4"), ("title", "A travelling concert"), ("lead", "artists"), ("due", "2027-11-30")],
];

pub(crate) fn announce(world: &mut World, rows: &[&[(&str, &str)]], now: &str) {
    let row = |values: &&[(&str, &str)]| {
        let values = values.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        Ok(EntryRow { place: String::new(), values })
    };
    let rows: Vec<_> = rows.iter().map(row).collect();
    app::record_entries(
        &mut world.app,
        &world.loading,
        &"forum".into(),
        ("commitments", rows),
        Rows::default(),
        at(now),
    )
    .unwrap();
}

/// A desk whose world has announced `rows`, on the day on which the event closes.
pub(crate) fn announced(definition: &str, rows: &[&[(&str, &str)]]) -> Desk {
    let mut desk = Desk::of(World::new(definition, BEGINS), BEGINS);
    desk.world.pass(BEGINS);
    announce(&mut desk.world, rows, ANNOUNCED);
    desk.world.live(ANNOUNCED, "2027-06-10T00:00:00Z");
    desk
}

/// The mails about commitments to `address`, `day subject`.
fn asked(desk: &mut Desk, address: &str) -> Vec<String> {
    let mut told: Vec<String> = own_mails(desk, address)
        .into_iter()
        .map(|mail| {
            format!(
                "{} {}",
                mail.sent_at.map_or_else(|| mail.state.as_str().to_owned(), |at| at.to_string()),
                mail.subject
            )
        })
        .collect();
    told.sort();
    told
}

fn own_mails(desk: &mut Desk, address: &str) -> Vec<Mail> {
    let is_own = |mail: &Mail| mail.key.as_str().contains(":asking:") && mail.to().any(|to| to == address);
    desk.mails().into_iter().filter(|mail| is_own(mail)).collect()
}

/// The last mail about commitments that left for `address`.
pub(crate) fn last_asking(desk: &mut Desk, address: &str) -> Mail {
    own_mails(desk, address).into_iter().filter(|mail| mail.sent_at.is_some()).max_by_key(|mail| mail.sent_at).unwrap()
}

pub(crate) fn token_in(text: &str) -> String {
    let (_, rest) = text.split_once("/f/").expect("the mail has a link");
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '_')).unwrap_or(rest.len());
    rest[..end].to_owned()
}

pub(crate) fn counter(desk: &mut Desk, now: &str) -> Arc<Counter> {
    let loading = app::reload(&mut desk.world.app, MayApply::Harmless, at(now)).unwrap();
    Arc::new(Counter::open(app::front(&desk.world.app, &loading, None).unwrap(), &desk.world.app.store).unwrap())
}

pub(crate) fn send(counter: &Counter, token: &str, fields: &[(&str, &str)], now: &str) -> CommitmentPage {
    let form = Form(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect());
    match counter.take_commitments(token, None, &form, at(now)).unwrap() {
        CommitmentOutcome::Shown(CommitmentShown::Page(page)) => *page,
        CommitmentOutcome::Shown(CommitmentShown::Notice(page)) => panic!("{:?}", page.kind),
        CommitmentOutcome::ToRecord(given) => {
            let (reply, page) = std::sync::mpsc::sync_channel(1);
            counter.record_commitments(*given, at(now), move |page| reply.send(page).unwrap());
            page.recv().unwrap().unwrap()
        }
    }
}

pub(crate) fn act(
    desk: &mut Desk,
    id: &str,
    act: CommitmentAct,
    acting: Acting,
    now: &str,
) -> Result<CommitmentActed, AppError> {
    let of = (&"forum".into(), &CommitmentId::from(id));
    app::act_on_commitment(&mut desk.world.app, &desk.world.loading, of, (act, acting), at(now))
}

fn confirm(number: Option<u32>) -> CommitmentAct {
    CommitmentAct::Confirm { number, corrected: Box::default() }
}

fn by_telephone(said_by: &str) -> Acting {
    let origin = Origin { way: Way::Telephone, said_by: Some(said_by.into()), mail: None, definition: None };
    Acting { origin: Some(origin), ..Acting::default() }
}

fn says(status: CommitmentStatus) -> CommitmentReport {
    CommitmentReport { status: Some(status), ..CommitmentReport::default() }
}

/// The register and its follow-up, a line each.
fn register(desk: &mut Desk, now: &str) -> Vec<String> {
    let standings =
        app::commitment_standings(&mut desk.world.app.store, &desk.world.loading, (&"forum".into(), None), at(now))
            .unwrap();
    let line = |one: &app::CommitmentStanding| {
        let money = [("signed", one.signed), ("paid", one.paid)]
            .map(|(what, amount)| amount.map_or_else(String::new, |amount| format!(", {amount} {what}")));
        let due = one.due.map_or_else(String::new, |due| format!(", due {due}"));
        format!("{} {}{due}{}{}: {}", one.commitment, one.status.as_str(), money[0], money[1], one.state.as_str())
    };
    standings.iter().map(line).collect()
}

/// What the journal says of commitments after entry `from`, by the clock in Baku, with the subjects of mails.
fn minutes(desk: &mut Desk, from: i64) -> String {
    let zone = jiff::tz::TimeZone::get("Asia/Baku").unwrap();
    let local = |at: Timestamp| zone.to_datetime(at).strftime("%a %-d %b %Y %H:%M").to_string();
    let mails = desk.mails();
    let subject =
        |key: &str| mails.iter().find(|mail| mail.key.as_str().contains(key)).map(|mail| mail.subject.clone());
    let mut text = String::new();
    for event in desk.events("forum").into_iter().filter(|event| event.seq > from) {
        let line = match &event.fact {
            Fact::ReminderSent { reminder, to, to_coordinator, .. } if reminder.as_str().contains(":commitments:") => {
                let to = to.clone().unwrap_or_default();
                let about = reminder.as_str().split(':').skip(2).collect::<Vec<_>>().join(" ");
                if to == SECRETARIAT || *to_coordinator {
                    Some(format!("the coordinator is told: {about}"))
                } else {
                    Some(format!("to {to}: {}", subject(reminder.as_str()).unwrap_or_default()))
                }
            }
            fact => said(fact),
        };
        if let Some(line) = line {
            let _ = writeln!(text, "{}  {line}", local(event.happened_at));
        }
    }
    text
}

fn said(fact: &Fact) -> Option<String> {
    let figures = |entry: &CommitmentEntry| {
        let status = entry.status.map(|status| status.as_str().replace('_', " "));
        let due = entry.due.map(|due| format!("due {due}"));
        let paid = entry.paid.map(|paid| format!("{paid} paid"));
        [status, due, paid].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    Some(match fact {
        Fact::CommitmentSet { commitment, entry, .. } => {
            format!("{commitment} is announced: {}", entry.title.as_ref()?.en())
        }
        Fact::CommitmentReported { commitment, number, partner, report, asking, note, origin } => format!(
            "{partner} reports on {commitment} (report {number}, by {}, asked on {}): {}{}",
            origin.as_ref()?.way.as_str(),
            asking.map_or_else(|| "no day".to_owned(), |day| day.to_string()),
            figures(&report.entry()),
            note.as_ref().map_or_else(String::new, |note| format!(" “{note}”")),
        ),
        Fact::CommitmentConfirmed { commitment, number, entry, .. } => {
            format!("the coordinator confirms report {number} on {commitment}: {}", figures(entry))
        }
        Fact::CommitmentSentBack { commitment, number, reason } => {
            format!("the coordinator sends back report {number} on {commitment}: {reason}")
        }
        _ => return None,
    })
}

#[test]
fn commitments_are_followed_from_the_event_until_a_year_after_it() {
    let mut desk = Desk::of(World::new(&asks_of("2027-06-01"), BEGINS), BEGINS);
    desk.world.pass(BEGINS);
    let from = desk.events("forum").len() as i64;
    announce(&mut desk.world, &REGISTER, ANNOUNCED);
    desk.world.live(ANNOUNCED, ASKED);
    // By the page.
    let asking = last_asking(&mut desk, AYSEL);
    let token = token_in(&desk.plain(&asking.key));
    let counter = counter(&mut desk, ASKED);
    let fields =
        [("progress-C1", "in_progress"), ("paid-C1", "100,000 EUR"), ("note-C1", "Twenty students have begun")];
    let page = send(&counter, &token, &fields, "2027-12-03T10:00:00Z");
    assert_eq!(page.recorded.len(), 1, "{:?}", page.problems);
    // By reply, in French.
    let mail = last_asking(&mut desk, PIERRE);
    let letter = desk.reply(
        &mail,
        PIERRE,
        "Bonjour,\n\nC2 EN PARTIE : deux ateliers sur trois\nC2 VERSÉ 40 000 EUR\n\nCordialement\nPierre",
    );
    let taken = desk.take(&letter, "2027-12-06T09:00:00Z");
    assert_eq!((taken.kind, taken.answers), (IncomingKind::Answered, 1), "{taken:?}");
    let receipt = desk.receipts().pop().unwrap();
    let told = desk.plain(&receipt.key);
    assert!(told.contains("40 000 EUR versés") || told.contains("40\u{202f}000 EUR versés"), "{told}");
    assert!(told.contains("deux ateliers sur trois") && told.contains("Trois ateliers"), "{told}");
    // By telephone: nobody of the artists can be written to.
    let report = CommitmentAct::Report { partner: "artists".into(), report: says(CommitmentStatus::Completed) };
    act(&mut desk, "C4", report, by_telephone("the manager"), "2027-12-06T10:00:00Z").unwrap();
    assert_eq!(
        register(&mut desk, "2027-12-06T11:00:00Z"),
        [
            "C1 announced, due 2028-12-31: reported",
            "C2 announced, due 2028-03-31: reported",
            "C3 announced, due 2028-09-30: asked",
            "C4 announced, due 2027-11-30: reported",
        ],
        "what is reported changes no figure"
    );
    desk.world.live("2027-12-06T10:00:00Z", "2027-12-08T06:00:00Z");
    act(&mut desk, "C1", confirm(None), Acting::default(), "2027-12-08T06:00:00Z").unwrap();
    act(&mut desk, "C4", confirm(Some(1)), Acting::default(), "2027-12-08T06:01:00Z").unwrap();
    let back = CommitmentAct::Return { number: None, reason: "Which workshop is left, and when?".into() };
    act(&mut desk, "C2", back, Acting::default(), "2027-12-08T06:02:00Z").unwrap();
    desk.world.live("2027-12-08T06:02:00Z", "2027-12-10T10:00:00Z");
    let mail = last_asking(&mut desk, PIERRE);
    assert!(desk.plain(&mail.key).contains("Which workshop is left, and when?"));
    let letter = desk.reply(&mail, PIERRE, "DATE 30 juin 2028\nVERSÉ 40 000 EUR");
    assert_eq!(desk.take(&letter, "2027-12-10T10:00:00Z").answers, 1);
    let corrected = CommitmentEntry { paid: Some(38_500.0), ..CommitmentEntry::default() };
    let corrected = CommitmentAct::Confirm { number: Some(2), corrected: Box::new(corrected) };
    act(&mut desk, "C2", corrected, Acting::default(), "2027-12-13T06:00:00Z").unwrap();
    // Salma is silent, and a year after the event only what is open is asked after.
    desk.world.live("2027-12-13T06:00:00Z", "2028-06-02T12:00:00Z");
    let told = minutes(&mut desk, from);
    let register = register(&mut desk, "2028-06-02T12:00:00Z").join("\n");
    desk.examine("2028-06-02T12:00:00Z");
    insta::assert_snapshot!(format!("{told}\n{register}\n"));
}

#[test]
fn the_coordinator_s_brief_has_what_waits_and_whom_to_call_with_the_commands() {
    let mut desk = announced(&asks_of("2027-06-01"), &REGISTER);
    desk.world.live("2027-06-10T00:00:00Z", ASKED);
    let mail = last_asking(&mut desk, PIERRE);
    let letter = desk.reply(&mail, PIERRE, "C2 DONE https://unesco.example/report.pdf");
    assert_eq!(desk.take(&letter, "2027-12-02T13:00:00Z").answers, 1);
    desk.world.live("2027-12-02T13:00:00Z", "2028-01-20T00:00:00Z");
    let briefs: Vec<_> = desk.mails().into_iter().filter(|mail| mail.to().any(|to| to == SECRETARIAT)).collect();
    let all: String = briefs.iter().map(|mail| desk.plain(&mail.key)).collect();
    for wanted in [
        "concerted commitment confirm forum C2 1",
        "concerted commitment return forum C2 1 --reason TEXT",
        "https://unesco.example/report.pdf",
        "concerted commitment report forum C4 artists in_progress --by telephone",
        "+994 12 555 01 77",
        "concerted commitment report forum C3 isesco in_progress --by telephone",
    ] {
        assert_eq!(all.matches(wanted).count(), 1, "{wanted} stands once in:\n{all}");
    }
}

#[test]
fn everybody_is_asked_on_a_working_day_of_theirs_and_reminded_twice() {
    // C+6m is a Friday: Riyadh is asked on Sunday. The clocks of Paris go forward at the end of March.
    let definition = asks_of("2027-06-03").replace("[C+6m, C+12m]", "[C+6m, C+297d]");
    let mut desk = announced(&definition, &REGISTER[..3]);
    desk.world.live("2027-06-10T00:00:00Z", "2028-05-05T00:00:00Z");
    assert_eq!(
        asked(&mut desk, SALMA),
        [
            "2027-12-05T06:00:00Z إلى أين وصلت التزاماتكم؟ World Forum (WF)",
            "2027-12-19T06:00:00Z تذكير بالتزاماتكم: World Forum (WF)",
            "2028-01-02T06:00:00Z تذكير أخير بالتزاماتكم: World Forum (WF)",
            "2028-03-26T06:00:00Z إلى أين وصلت التزاماتكم؟ World Forum (WF)",
            "2028-04-09T06:00:00Z تذكير بالتزاماتكم: World Forum (WF)",
            "2028-04-23T06:00:00Z تذكير أخير بالتزاماتكم: World Forum (WF)",
        ]
    );
    let paris: Vec<String> = asked(&mut desk, PIERRE).into_iter().map(|line| line[..20].to_owned()).collect();
    assert_eq!(
        paris,
        [
            "2027-12-03T08:00:00Z",
            "2027-12-17T08:00:00Z",
            "2027-12-31T08:00:00Z",
            "2028-03-27T07:00:00Z",
            "2028-04-10T07:00:00Z",
            "2028-04-24T07:00:00Z",
        ]
    );
}

#[test]
fn a_daemon_that_was_down_asks_late_and_not_twice() {
    let mut desk = announced(&asks_of("2027-06-01"), &REGISTER[..2]);
    let next = app::next_wake(&mut desk.world.app, &desk.world.loading, at("2027-11-30T18:00:00Z")).unwrap();
    assert_eq!(next, Some(at("2027-12-01T05:00:00Z")), "in Baku work begins at nine");
    // Nobody was up for two weeks; the first pass falls on a Saturday.
    desk.world.pass("2027-12-18T10:00:00Z");
    desk.world.live("2027-12-18T10:00:00Z", "2028-01-04T12:00:00Z");
    let days: Vec<String> = asked(&mut desk, AYSEL).into_iter().map(|line| line[..10].to_owned()).collect();
    assert_eq!(days, ["2027-12-20", "2028-01-03"], "the reminder counts from the day on which it was asked");
    let before = desk.mails().len();
    desk.world.restart(at("2028-01-04T12:00:00Z"));
    desk.world.pass("2028-01-04T12:00:00Z");
    assert_eq!(desk.mails().len(), before);
}

#[test]
fn what_was_reported_shortly_before_counts_and_what_ended_is_not_asked_after() {
    let mut desk = announced(&asks_of("2027-06-01"), &REGISTER);
    let report = |desk: &mut Desk, id: &str, partner: &str, status, now: &str| {
        let act_of = CommitmentAct::Report { partner: partner.into(), report: says(status) };
        act(desk, id, act_of, by_telephone("the focal point"), now).unwrap();
        act(desk, id, confirm(None), Acting::default(), now).unwrap();
    };
    // Thirty days before it counts, a day earlier it does not.
    report(&mut desk, "C1", "host", CommitmentStatus::InProgress, "2027-11-01T08:00:00Z");
    report(&mut desk, "C2", "unesco", CommitmentStatus::InProgress, "2027-10-31T08:00:00Z");
    report(&mut desk, "C3", "isesco", CommitmentStatus::Completed, "2027-08-01T08:00:00Z");
    app::withdraw_entry(
        &mut desk.world.app,
        &desk.world.loading,
        &"forum".into(),
        (concerted::model::List::Commitments, "C4"),
        (None, None),
        at("2027-11-01T09:00:00Z"),
    )
    .unwrap();
    desk.world.live("2027-11-01T09:00:00Z", "2028-05-30T00:00:00Z");
    assert_eq!(asked(&mut desk, AYSEL), Vec::<String>::new());
    assert_eq!(asked(&mut desk, PIERRE).len(), 3);
    assert_eq!(asked(&mut desk, SALMA), Vec::<String>::new());
    let told = minutes(&mut desk, 0);
    assert!(!told.contains("artists asking"), "{told}");
}

#[test]
fn one_person_for_two_partners_gets_a_mail_for_each() {
    let shared = asks_of("2027-06-01").replace(SALMA, PIERRE);
    let mut desk = announced(&shared, &REGISTER[1..3]);
    desk.world.live("2027-06-10T00:00:00Z", ASKED);
    let mut about: Vec<String> = own_mails(&mut desk, PIERRE).iter().map(|mail| desk.plain(&mail.key)).collect();
    about.sort_by_key(|text| !text.contains("C2"));
    assert_eq!(about.len(), 2);
    assert!(about[0].contains("C2") && !about[0].contains("C3"), "{}", about[0]);
    assert!(about[1].contains("C3") && !about[1].contains("C2"), "{}", about[1]);
}

#[test]
fn a_lead_that_takes_part_no_more_and_a_refused_address_are_the_coordinator_s_business() {
    let mut desk = announced(&asks_of("2027-06-01"), &REGISTER[..3]);
    // ISESCO leaves; nobody leads its network any more. UNESCO's server knows nobody.
    let without = asks_of("2027-06-01");
    let (head, rest) = without.split_once("  isesco:\n").unwrap();
    let (_, tail) = rest.split_once("  artists:\n").unwrap();
    let without = format!("{head}  artists:\n{tail}").replace(", isesco", "").replace("lead: isesco", "lead: unesco");
    desk.world.edit(&without, at("2027-07-01T08:00:00Z"));
    app::apply(&mut desk.world.app, None, at("2027-07-01T08:00:00Z")).unwrap();
    desk.world.reload(at("2027-07-01T08:00:00Z"));
    for address in [PIERRE, "alternate@unesco.example"] {
        desk.world.refused.insert(address.to_owned());
    }
    desk.world.live("2027-07-01T08:00:00Z", "2027-12-10T00:00:00Z");
    let told = minutes(&mut desk, 0);
    assert!(told.contains("the coordinator is told: isesco work 2027-12-01 no_lead-C3"), "{told}");
    assert!(!told.contains(&format!("to {PIERRE}")), "{told}");
    let briefs: Vec<_> = desk.mails().into_iter().filter(|mail| mail.to().any(|to| to == SECRETARIAT)).collect();
    let all: String = briefs.iter().map(|mail| desk.plain(&mail.key)).collect();
    assert!(all.contains("Où en sont vos engagements") && all.contains("commitments C3 lead=PARTNER"), "{all}");
}

#[test]
fn a_past_event_asks_nobody_and_one_that_was_adopted_late_is_not_caught_up_on() {
    // Adopted when everything was over: it only reports.
    let mut world = World::new(&asks_of("2025-06-02"), "2027-05-28T06:00:00Z");
    announce_in(&mut world, "2027-05-28T06:00:00Z");
    world.live("2027-05-28T06:00:00Z", "2027-07-28T06:00:00Z");
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    assert!(mails.iter().all(|mail| !mail.key.as_str().contains(":asking:")));
    // Nothing of what was to be asked before the adoption is asked after it.
    let plan = Arc::clone(&world.loading.workflows[&"forum".into()].plan);
    let adopted = |day: &str| {
        let fact = Fact::WorkflowAdopted { definition: String::new(), over: false, half_way: true };
        Event::of_engine(&"forum".into(), at(day), fact)
    };
    let entry = CommitmentEntry { lead: Some("host".into()), ..CommitmentEntry::default() };
    let set = Fact::CommitmentSet { commitment: "C1".into(), entry, note: None };
    let set = Event { seq: 2, ..Event::of_engine(&"forum".into(), at("2025-06-02T08:00:00Z"), set) };
    let asks = |adopted_on: &str, now: &str| {
        let events = [adopted(adopted_on), set.clone()];
        let state = RunState::replay(&plan, &events, at(now));
        decide(&plan, &state, at(now)).into_iter().filter(|decision| decision.key.as_str().contains(":asking:")).count()
    };
    assert_eq!(plan.commitments_asked, [date(2025, 12, 2), date(2026, 6, 2)]);
    assert_eq!(asks("2025-12-02T08:00:00Z", "2025-12-03T08:00:00Z"), 1);
    assert_eq!(asks("2025-12-04T08:00:00Z", "2025-12-05T08:00:00Z"), 0);
    assert_eq!(asks("2025-12-04T08:00:00Z", "2026-06-02T08:00:00Z"), 1);
    let state = RunState::replay(&plan, &[adopted("2025-12-04T08:00:00Z"), set.clone()], at("2026-01-05T08:00:00Z"));
    assert_eq!(next_instant(&plan, &state, at("2026-06-01T18:00:00Z")), Some(at("2026-06-02T05:00:00Z")));
}

fn announce_in(world: &mut World, now: &str) {
    announce(world, &REGISTER[..1], now);
}

#[test]
fn what_cannot_be_reported_is_refused_with_what_to_do() {
    let mut desk = announced(&asks_of("2027-06-01"), &REGISTER);
    let now = "2027-12-06T10:00:00Z";
    let report = |partner: &str, report| CommitmentAct::Report { partner: partner.into(), report };
    let mut refused = |id: &str, what: CommitmentAct| {
        let error = act(&mut desk, id, what, Acting::default(), now).unwrap_err();
        error.in_full()
    };
    let progress = says(CommitmentStatus::InProgress);
    for (id, what, words) in [
        ("C9", report("host", progress.clone()), "C1"),
        ("C1", report("hots", progress.clone()), "host"),
        ("C1", report("unesco", progress.clone()), "those who carry it out are host, isesco"),
        ("C1", report("host", CommitmentReport::default()), "nothing is said of `C1`"),
        ("C1", report("host", says(CommitmentStatus::Dropped)), "`--note`"),
        ("C1", report("host", CommitmentReport { due: Some(date(2027, 12, 6)), ..progress.clone() }), "is over"),
        ("C1", report("host", CommitmentReport { paid: Some(-1.0), ..progress.clone() }), "below 0"),
        ("C1", report("host", CommitmentReport { paid: Some(1e300), ..progress.clone() }), "1e15"),
        ("C1", report("host", CommitmentReport { link: Some("http://x".into()), ..progress.clone() }), "https://"),
        ("C1", confirm(None), "no report on `C1` waits"),
        ("C1", confirm(Some(3)), "there is no report 3"),
        ("C1", CommitmentAct::Return { number: Some(1), reason: "x".into() }, "there is no report 1"),
    ] {
        let told = refused(id, what);
        assert!(told.contains(words), "{words}: {told}");
    }
    // Two wait: which one is meant has to be said; a report of the same partner takes the place of its earlier one.
    act(&mut desk, "C1", report("host", progress.clone()), Acting::default(), now).unwrap();
    act(&mut desk, "C1", report("isesco", progress.clone()), Acting::default(), now).unwrap();
    let told = act(&mut desk, "C1", confirm(None), Acting::default(), now).unwrap_err().in_full();
    assert!(told.contains("1, 2"), "{told}");
    let paid = CommitmentReport { paid: Some(5.0), ..progress.clone() };
    act(&mut desk, "C1", report("host", paid), Acting::default(), "2027-12-06T11:00:00Z").unwrap();
    let told = act(&mut desk, "C1", confirm(Some(1)), Acting::default(), "2027-12-06T11:00:00Z").unwrap_err().in_full();
    assert!(told.contains("replaced by a later one") && told.contains("2, 3"), "{told}");
    act(&mut desk, "C1", confirm(Some(3)), Acting::default(), "2027-12-06T12:00:00Z").unwrap();
    let told = act(&mut desk, "C1", confirm(Some(3)), Acting::default(), "2027-12-06T12:00:00Z").unwrap_err().in_full();
    assert!(told.contains("was confirmed on 2027-12-06"), "{told}");
}

#[test]
fn a_reply_that_leaves_a_doubt_records_nothing_and_says_what_is_wrong() {
    let mut desk = announced(&asks_of("2027-06-01"), &REGISTER);
    desk.world.live("2027-06-10T00:00:00Z", ASKED);
    let cases = [
        ("C1 PAID 100,000 USD", "recorded in EUR"),
        ("C1 PAID about half", "could not read the amount"),
        ("C1 DATE 1 June 2027", "This date is over"),
        ("C1 DECLINE", "add the reason"),
        ("C1 DONE\nC1 DATE 30 June 2028", "could not tell beyond doubt"),
        ("C2 DONE", "None of your commitments has this number"),
        ("It goes well, thank you", "could be recorded as a report"),
    ];
    for (day, (text, told)) in (3..).zip(cases) {
        let before = desk.events("forum").len();
        let known: Vec<_> = desk.receipts().into_iter().map(|mail| mail.key).collect();
        let mail = last_asking(&mut desk, AYSEL);
        let letter = desk.reply(&mail, AYSEL, text);
        let now = format!("2027-12-{day:02}T10:00:00Z");
        let taken = desk.take(&letter, &now);
        assert_eq!((taken.kind, taken.answers), (IncomingKind::Unclear, 0), "{text}");
        let events = desk.events("forum").split_off(before);
        assert!(events.iter().all(|event| !matches!(event.fact, Fact::CommitmentReported { .. })), "{text}");
        let receipt = desk.receipts().into_iter().find(|mail| !known.contains(&mail.key)).unwrap();
        let said = desk.plain(&receipt.key).replace('\n', " ");
        assert!(said.contains(told), "{text}: {said}");
    }
}

#[test]
fn a_mail_that_waits_tells_what_is_so_when_it_leaves() {
    let mut desk = announced(&asks_of("2027-06-01"), &REGISTER[..1]);
    announce(
        &mut desk.world,
        &[&[("id", "C5"), ("title", "A summer school"), ("lead", "host")]],
        "2027-07-01T08:00:00Z",
    );
    let now = at("2027-12-01T05:00:00Z");
    desk.world.tick(now);
    let report = CommitmentAct::Report { partner: "host".into(), report: says(CommitmentStatus::Completed) };
    act(&mut desk, "C5", report, by_telephone("the director"), "2027-12-01T05:00:01Z").unwrap();
    let now = at("2027-12-01T05:00:02Z");
    desk.world.tick(now);
    desk.world.deliver(now, || Verdict::Accept);
    let mail = last_asking(&mut desk, AYSEL);
    let text = desk.plain(&mail.key);
    assert!(text.contains("C1") && !text.contains("C5"), "{text}");
}

#[test]
fn the_task_force_sees_what_was_heard_and_the_public_what_was_confirmed() {
    let mut desk = announced(&asks_of("2027-06-01"), &REGISTER[..2]);
    desk.world.live("2027-06-10T00:00:00Z", ASKED);
    let paid = CommitmentReport { paid: Some(100_000.0), ..says(CommitmentStatus::InProgress) };
    let report = CommitmentAct::Report { partner: "host".into(), report: paid };
    act(&mut desk, "C1", report, by_telephone("the director"), "2027-12-03T08:00:00Z").unwrap();
    let drafted = |desk: &mut Desk, audience: Audience, cut_off| {
        let events = desk.events("forum");
        let request = report::Request { cut_off, lang: "en".into(), edition: Edition::Draft, previous: None, audience };
        report::build(&desk.world.loading.workflows[&"forum".into()].plan, &events, &request).participation
    };
    let told = drafted(&mut desk, Audience::TaskForce, date(2027, 12, 4));
    assert_eq!(told.followed_up_text, "1 of 2 commitments were reported on since they were asked about.");
    assert_eq!(told.commitments[1].heard_text, "Reported 3 Dec 2027, not yet confirmed");
    assert_eq!(told.commitments[1].unconfirmed_text.replace('\u{a0}', " "), "In progress, EUR 100,000 paid");
    assert_eq!(told.commitments[0].heard_text, "Asked 1 Dec 2027, no report");
    assert_eq!(told.commitments[1].status, CommitmentStatus::Announced);
    for audience in [Audience::Public, Audience::Minister, Audience::Partner("host".into())] {
        let told = drafted(&mut desk, audience.clone(), date(2027, 12, 4));
        let said = serde_json::to_string(&told).unwrap();
        assert!(
            !said.contains("100,000") && !said.contains("3 Dec 2027") && !told.is_followed_up,
            "{audience:?}: {said}"
        );
    }
    act(&mut desk, "C1", confirm(None), Acting::default(), "2027-12-06T08:00:00Z").unwrap();
    let told = drafted(&mut desk, Audience::TaskForce, date(2027, 12, 6));
    assert_eq!(told.commitments[1].heard_text, "Reported 3 Dec 2027, confirmed 6 Dec 2027");
    assert_eq!(told.commitments[1].status, CommitmentStatus::InProgress);
    let before = drafted(&mut desk, Audience::Public, date(2027, 12, 5));
    assert_eq!(before.commitments[1].status, CommitmentStatus::Announced, "it counts from the day of its confirmation");
    let after = drafted(&mut desk, Audience::Public, date(2027, 12, 6));
    assert_eq!(after.commitments[1].status, CommitmentStatus::InProgress);
}

#[test]
fn a_rehearsal_from_here_plays_the_askings_with_its_answers() {
    let mut desk = announced(&asks_of("2027-06-01"), &REGISTER[..1]);
    let now = at("2027-06-10T00:00:00Z");
    let plan = Arc::clone(&desk.world.loading.workflows[&"forum".into()].plan);
    let compiled = definition::compile(&desk.world.loading.sources, "forum.yaml");
    let mut mails = |answers| {
        let standpoint = rehearse::standpoint(&mut desk.world.app.store, &plan, &[], now).unwrap();
        let script = Script {
            plan: &plan,
            diagnostics: &compiled.diagnostics,
            sources: &desk.world.loading.sources,
            answers,
            from: Some(standpoint),
            until: None,
        };
        let mut texts = 0;
        let mut see = |scene: Scene<'_>| {
            if let Scene::Mail { mail, rendered, .. } = scene
                && mail.key.as_str().contains(":asking:")
            {
                assert!(rendered.text.contains("Scholarships for fifty students"), "{}", rendered.text);
                texts += 1;
            }
            Ok(())
        };
        let mut watcher = Watcher { wants_texts: true, see: &mut see };
        rehearse::rehearse(&desk.world.app, &script, &mut watcher).unwrap();
        texts
    };
    assert_eq!(mails(Answers::Never), 6, "asked, reminded twice, and all of it again");
    assert_eq!(mails(Answers::OnTime), 2);
    assert_eq!(mails(Answers::Late), 4, "they wait for the first reminder");
}
