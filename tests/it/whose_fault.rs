//! Whose fault it is that a mail does not leave: ours, the mail's, the address's; and what follows.

use std::{collections::BTreeMap, fs, path::Path};

use concerted::{
    app::{self, App, Delivered, Loading},
    clock::Clock,
    config::Config,
    mail::{Deadlines, Encryption, Mailer, Outgoing, Patience, SmtpSettings, SmtpTransport},
    model::{Delivery, MailState, Outcome, ReminderKey, ReminderState},
    store::{Mail, MailFilter, Snapshot},
};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

use crate::{
    smtp_server::{Act, SmtpServer},
    world::{World, at},
};

/// A Monday on which everybody is written to.
const MORNING: &str = "2026-11-30T09:30:00Z";

/// A workflow of that many partners, each at a domain of its own and with one paper to send.
pub(crate) fn papers(partners: usize) -> String {
    let each = |line: fn(usize) -> String| (0..partners).map(line).collect::<String>();
    let partner = |n| {
        format!(
            "  p{n}: {{kind: civil_society, name: Partner {n}, timezone: UTC, contacts: \
             [{{function: focal_point, email: p{n}@partner{n}.example}}]}}\n"
        )
    };
    let task = |n| format!("  T{n}: {{title: Paper {n}, lead: p{n}, due: 2026-12-18, window: 6w}}\n");
    format!(
        "format: 1\nworkflow: papers\nsymbol: PP\ntitle: Papers\nevent: {{opens: 2027-05-25}}\ntimezone: UTC\ndigest: never\n\
         coordinator: {{email: secretariat@forum.example, phone: '+1'}}\npartners:\n{}tasks:\n{}",
        each(partner),
        each(task)
    )
}

fn world(partners: usize) -> World {
    World::new(&papers(partners), "2026-11-30T09:00:00Z")
}

fn pass(world: &mut World, mailer: &mut impl Mailer, now: Timestamp) -> Delivered {
    world.tick(now);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime
        .block_on(app::deliver(&mut world.app, &world.loading, mailer, Clock::Fixed(now), Patience::endless()))
        .unwrap()
}

fn mails(app: &mut App) -> Vec<Mail> {
    app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap()
}

fn states(app: &mut App) -> BTreeMap<MailState, u64> {
    app.store.read(Snapshot::count_mails).unwrap()
}

fn refused(app: &mut App, now: Timestamp) -> BTreeMap<String, String> {
    app.store.read(|tx| tx.refused_addresses(now)).unwrap()
}

/// Answers as a function says.
struct Said<F>(F);

impl<F: FnMut(&Outgoing) -> Delivery + Send> Mailer for Said<F> {
    async fn send(&mut self, outgoing: &Outgoing, _patience: &mut Patience) -> Delivery {
        (self.0)(outgoing)
    }
}

fn accepted(outgoing: &Outgoing) -> Delivery {
    Delivery::all(&outgoing.recipients, &Outcome::Accepted { reply: "250 ok".into() })
}

fn all(outgoing: &Outgoing, outcome: &Outcome) -> Delivery {
    Delivery::all(&outgoing.recipients, outcome)
}

#[test]
fn what_a_server_has_against_us_is_held_against_no_mail_and_no_address() {
    let table = [
        ("CONNECT", Act::Close),
        ("CONNECT", Act::Say("421 4.3.2 too busy")),
        ("CONNECT", Act::Say("554 5.7.1 not you")),
        ("EHLO", Act::Say("504 5.5.2 need fully-qualified hostname")),
        ("MAIL", Act::Say("530 5.7.0 Must issue a STARTTLS command first")),
        ("MAIL", Act::Say("530 5.7.0 Authentication required")),
        ("MAIL", Act::Say("550 sender rejected")),
        ("MAIL", Act::Say("451 4.3.0 later")),
        ("RCPT", Act::Say("504 5.5.2 <[127.0.0.1]>: Helo command rejected: need fully-qualified hostname")),
        ("RCPT", Act::Say("554 5.7.1 Relay access denied")),
        ("RCPT", Act::Say("550 5.7.23 SPF validation failed")),
        ("RCPT", Act::Say("550 rejected")),
        ("RCPT", Act::Close),
        ("DATA", Act::Say("421 4.3.2 shutting down")),
        ("DATA", Act::CloseInText(100)),
        (".", Act::Say("554 5.7.1 daily quota exceeded")),
    ];
    for (step, act) in table {
        let case = format!("{step} {act:?}");
        let mut world = world(5);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let server = SmtpServer::start().await;
            server.script(step, 1000, act);
            let settings = SmtpSettings {
                host: "127.0.0.1".into(),
                port: server.port(),
                encryption: Encryption::None,
                login: None,
                hello: None,
                root_certificates: Vec::new(),
                deadlines: Deadlines::default(),
            };
            let mut transport = SmtpTransport::new(settings).unwrap();
            let now = at(MORNING);
            world.tick(now);
            let World { app, loading, .. } = &mut world;
            let sent =
                app::deliver(app, loading, &mut transport, Clock::Fixed(now), Patience::endless()).await.unwrap();
            let stall = sent.stalled.clone().unwrap_or_else(|| panic!("{case}: {sent:?}"));
            assert_eq!((sent.sent, sent.failed.len(), sent.put_off, sent.uncertain), (0, 0, 0, 0), "{case}: {sent:?}");
            assert!(sent.put_back <= 3, "the rest is not even tried: {case}: {sent:?}");
            assert_eq!(states(app), [(MailState::Queued, 5)].into(), "{case}");
            assert!(mails(app).iter().all(|mail| mail.attempts == 0 && mail.pending().len() == 1), "{case}");
            assert_eq!(refused(app, now), BTreeMap::new(), "{case}");
            assert_eq!(app.store.read(Snapshot::next_due_at).unwrap(), Some(now + SignedDuration::from_mins(1)));
            let before = server.connections();
            let soon = now + SignedDuration::from_secs(30);
            app::deliver(app, loading, &mut transport, Clock::Fixed(soon), Patience::endless()).await.unwrap();
            assert_eq!(server.connections(), before, "sending pauses as a whole: {case}");
            let said = stall.to_string();
            assert!(said.contains("no mail can leave since 2026-11-30T09:30:00Z") != stall.is_refusal, "{said}");
            assert!(said.contains("refuses all mail for others since 2026-11-30T09:30") == stall.is_refusal, "{said}");
            assert_eq!(stall.is_refusal, ["RCPT", "."].contains(&step) && !case.contains("Close"), "{case}");

            server.forget();
            let later = stall.next_at;
            let sent =
                app::deliver(app, loading, &mut transport, Clock::Fixed(later), Patience::endless()).await.unwrap();
            let rest = app::deliver(
                app,
                loading,
                &mut transport,
                Clock::Fixed(later + SignedDuration::from_secs(2)),
                Patience::endless(),
            );
            let rest = rest.await.unwrap();
            assert_eq!(sent.sent + rest.sent, 5, "{case}: {sent:?} {rest:?}");
            assert_eq!(app.store.read(Snapshot::standing_stall).unwrap(), None, "{case}");
            let hello = &server.commands(server.connections())[0];
            assert_eq!(hello, "EHLO [127.0.0.1]", "without a name an address literal is one");
        });
    }
}

#[test]
fn pauses_grow_and_a_start_tries_at_once() {
    let mut world = world(3);
    let mut down = Said(|outgoing: &Outgoing| Delivery::stalled(&outgoing.recipients, "connection refused"));
    let (mut now, mut pauses) = (at(MORNING), Vec::new());
    for _ in 0..7 {
        let stall = pass(&mut world, &mut down, now).stalled.unwrap();
        pauses.push(stall.next_at.duration_since(now).as_mins());
        now = stall.next_at;
    }
    assert_eq!(pauses, [1, 5, 15, 30, 60, 60, 60]);
    let stall = pass(&mut world, &mut down, now).stalled.unwrap();
    assert_eq!((stall.since, stall.tries), (at(MORNING), 8), "one alarm, not one a mail");
    let soon = now + SignedDuration::from_mins(5);
    assert_eq!(pass(&mut world, &mut Said(accepted), soon).sent, 0);
    app::adopt_orphans(&mut world.app, soon).unwrap();
    let mut sent = pass(&mut world, &mut Said(accepted), soon).sent;
    sent += pass(&mut world, &mut Said(accepted), stall.next_at + SignedDuration::from_mins(1)).sent;
    assert_eq!(sent, 4, "three partners, and the coordinator, who hears how long it was");
}

#[test]
fn a_mail_that_is_refused_leaves_its_address_good_and_is_told() {
    let mut world = world(2);
    let mut picky = Said(|outgoing: &Outgoing| match outgoing.recipients[0].as_str() {
        "p0@partner0.example" => all(outgoing, &Outcome::MailRefused { reply: "552 5.3.4 too big".into() }),
        _ => accepted(outgoing),
    });
    let delivered = pass(&mut world, &mut picky, at(MORNING));
    assert_eq!((delivered.failed.len(), delivered.stalled), (1, None));
    assert_eq!(refused(&mut world.app, at(MORNING)), BTreeMap::new(), "nothing is said of the address");
    pass(&mut world, &mut Said(accepted), at("2026-11-30T09:31:00Z"));
    let all = mails(&mut world.app);
    let brief = all.iter().find(|mail| mail.partner.is_none()).expect("the coordinator is told");
    let text = concerted::mail::text_of(&world.app.store.read(|tx| tx.mime(&brief.key)).unwrap()).unwrap();
    assert!(text.contains("The address is good") && text.contains("552 5.3.4 too big"), "{text}");
    assert!(all.iter().filter(|mail| mail.to().any(|to| to.starts_with("p0@"))).count() == 1, "nobody else gets it");
    for day in 1..=18 {
        pass(&mut world, &mut Said(accepted), at(&format!("2026-12-{day:02}T09:30:00Z")));
    }
    let to_it = mails(&mut world.app).into_iter().filter(|mail| mail.to().any(|to| to.starts_with("p0@")));
    assert!(to_it.filter(|mail| mail.state == MailState::Sent).count() > 0, "the next reminder goes there as before");
}

/// Passes whenever something is due. Returns how often a pass met a stall that was not there before.
fn live(world: &mut World, mailer: &mut impl Mailer, from: &str, until: &str) -> usize {
    let (mut now, mut stalls, mut since) = (at(from), 0, None);
    while now < at(until) {
        let delivered = pass(world, mailer, now);
        if let Some(stall) = &delivered.stalled {
            stalls += usize::from(since != Some(stall.since));
            since = Some(stall.since);
        }
        if delivered.calls_for_a_pass() {
            pass(world, mailer, now);
        }
        let next = app::next_wake(&mut world.app, &world.loading, now).unwrap().unwrap();
        now = next.max(now + SignedDuration::from_secs(1));
    }
    stalls
}

/// Five partners, each a day's post of its own, so that no pass has more than one mail to others.
fn one_mail_a_day() -> String {
    let partner = |n: usize| {
        format!(
            "  p{n}: {{kind: civil_society, name: P, timezone: UTC, contacts: [{{function: focal_point, \
             email: p{n}@partner{n}.example}}, {{function: alternate, email: alt{n}@partner{n}.example}}]}}\n"
        )
    };
    let task = |n: usize| format!("  T{n}: {{title: Paper {n}, lead: p{n}, due: 2027-01-{:02}, window: 8w}}\n", 4 + n);
    let each = |line: &dyn Fn(usize) -> String| (0..5).map(line).collect::<String>();
    format!(
        "format: 1\nworkflow: papers\nsymbol: PP\ntitle: Papers\nevent: {{opens: 2027-05-25}}\ntimezone: UTC\ndigest: never\n\
         ladders: {{one: [{{at: -5wd, to: focal_point, tone: reminder}}]}}\nladder: one\n\
         coordinator: {{email: secretariat@forum.example, phone: '+1'}}\npartners:\n{}tasks:\n{}",
        each(&partner),
        each(&task)
    )
}

#[test]
fn a_server_that_refuses_everybody_day_after_day_condemns_nobody() {
    let refusals = [
        Outcome::AddressRefused { reply: "550 rejected".into() },
        Outcome::Ours { reply: "554 5.7.1 Relay access denied".into() },
        Outcome::MailRefused { reply: "554 5.7.1 Daily quota exceeded".into() },
        Outcome::AddressRefused { reply: "550 Administrative prohibition".into() },
    ];
    for refusal in refusals {
        for takes_ours in [true, false] {
            let case = format!("{refusal:?}, ours {takes_ours}");
            let mut world = World::new(&one_mail_a_day(), "2026-11-30T09:00:00Z");
            live(&mut world, &mut Said(accepted), MORNING, "2026-12-20T00:00:00Z");
            let mut bad = Said(|outgoing: &Outgoing| {
                let is_taken = takes_ours && outgoing.recipients[0].ends_with("@forum.example");
                if is_taken { accepted(outgoing) } else { all(outgoing, &refusal) }
            });
            live(&mut world, &mut bad, "2026-12-20T00:00:00Z", "2027-01-03T12:00:00Z");
            let stall = world.app.store.read(Snapshot::standing_stall).unwrap();
            assert!(stall.is_some_and(|stall| stall.is_refusal), "{case}: it is known that nothing leaves");
            assert!(refused(&mut world.app, at("2027-01-03T12:00:00Z")).is_empty(), "{case}: nobody is condemned");
            live(&mut world, &mut Said(accepted), "2027-01-03T12:00:00Z", "2027-01-12T00:00:00Z");
            assert_eq!(world.app.store.read(Snapshot::standing_stall).unwrap(), None, "{case}");
            let all = mails(&mut world.app);
            assert!(all.iter().all(|mail| mail.state != MailState::Failed), "{case}: {all:#?}");
            for partner in 0..5 {
                let got = |mail: &&Mail| {
                    mail.state == MailState::Sent
                        && mail.to().any(|to| to.ends_with(&format!("@partner{partner}.example")))
                };
                let last = all.iter().filter(got).filter_map(|mail| mail.sent_at).max();
                assert!(last > Some(at("2027-01-03T12:00:00Z")), "{case}: partner {partner} got what waited: {last:?}");
            }
        }
    }
}

#[test]
fn one_partner_whose_server_wants_nothing_of_us_holds_up_no_other_and_is_told() {
    let mut world = World::new(&papers(2), "2026-11-30T09:00:00Z");
    let mut picky = Said(|outgoing: &Outgoing| match outgoing.recipients[0].as_str() {
        "p0@partner0.example" => all(outgoing, &Outcome::Ours { reply: "554 5.7.1 you are blocked".into() }),
        _ => accepted(outgoing),
    });
    let stalls = live(&mut world, &mut picky, MORNING, "2026-12-19T00:00:00Z");
    assert_eq!(stalls, 0, "the next mail, for somebody else, is taken");
    let all = mails(&mut world.app);
    let of = |address: &str, state| {
        all.iter().filter(|mail| mail.to().any(|to| to.starts_with(address)) && mail.state == state).count()
    };
    assert!(of("p1@", MailState::Sent) >= 3 && of("p1@", MailState::Queued) == 0, "{all:#?}");
    assert!(of("p0@", MailState::Failed) == 1, "tried for five days, in two mails: {all:#?}");
    let briefs = all.iter().filter(|mail| mail.partner.is_none() && mail.state == MailState::Sent);
    let texts: String = briefs
        .map(|mail| concerted::mail::text_of(&world.app.store.read(|tx| tx.mime(&mail.key)).unwrap()).unwrap())
        .collect();
    assert!(texts.contains("554 5.7.1 you are blocked"), "{texts}");
    assert!(!texts.contains("no mail could leave"), "{texts}");
}

#[test]
fn what_a_brief_said_that_did_not_arrive_is_said_in_the_next_one() {
    let mut world = world(2);
    let mut big = true;
    let mut picky = Said(|outgoing: &Outgoing| match outgoing.recipients[0].as_str() {
        "p0@partner0.example" => all(outgoing, &Outcome::AddressRefused { reply: "550 5.1.1 no such user".into() }),
        "secretariat@forum.example" if std::mem::take(&mut big) => {
            all(outgoing, &Outcome::MailRefused { reply: "552 5.3.4 too big".into() })
        }
        _ => accepted(outgoing),
    });
    live(&mut world, &mut picky, MORNING, "2026-12-03T00:00:00Z");
    let all = mails(&mut world.app);
    let briefs: Vec<&Mail> = all.iter().filter(|mail| mail.partner.is_none()).collect();
    let states: Vec<MailState> = briefs.iter().map(|mail| mail.state).collect();
    assert_eq!(states, [MailState::Failed, MailState::Sent], "{all:#?}");
    let text = concerted::mail::text_of(&world.app.store.read(|tx| tx.mime(&briefs[1].key)).unwrap()).unwrap();
    assert!(text.contains("550 5.1.1 no such user"), "{text}");
    assert_eq!(world.app.store.examine(at("2026-12-03T00:00:00Z"), true).unwrap(), []);
}

#[test]
fn a_mailbox_that_stays_full_is_told_after_five_days_however_many_mails_take_turns() {
    let days = [7, 9, 11, 14, 16, 18, 21, 23];
    let task = |day: &i32| format!("  T{day}: {{title: Paper {day}, lead: p0, due: 2026-12-{day:02}, window: 8w}}\n");
    let text = papers(1).replace(
        "digest: never",
        "digest: never\nladders: {one: [{at: 0wd, to: focal_point, tone: due_today}]}\nladder: one",
    );
    let text = format!("{}tasks:\n{}", text.split("tasks:").next().unwrap(), days.iter().map(task).collect::<String>());
    let mut world = World::new(&text, "2026-11-30T09:00:00Z");
    let mut full = Said(|outgoing: &Outgoing| match outgoing.recipients[0].as_str() {
        "p0@partner0.example" => all(outgoing, &Outcome::Transient { reply: "452 4.2.2 mailbox full".into() }),
        _ => accepted(outgoing),
    });
    live(&mut world, &mut Said(accepted), MORNING, "2026-12-05T00:00:00Z");
    live(&mut world, &mut full, "2026-12-05T00:00:00Z", "2026-12-31T00:00:00Z");
    let all = mails(&mut world.app);
    let failed = all.iter().filter(|mail| mail.partner.is_some() && mail.state == MailState::Failed).count();
    assert!(failed >= 2, "{all:#?}");
    let briefs = all.iter().filter(|mail| mail.partner.is_none() && mail.state == MailState::Sent);
    let early = briefs.filter(|mail| mail.sent_at < Some(at("2026-12-16T00:00:00Z")));
    let texts: String = early
        .map(|mail| concerted::mail::text_of(&world.app.store.read(|tx| tx.mime(&mail.key)).unwrap()).unwrap())
        .collect();
    assert!(texts.contains("452 4.2.2 mailbox full"), "the coordinator is told: {texts}");
    assert!(!texts.contains("reminder about these items has been sent"), "none was: {texts}");
}

#[test]
fn a_dead_address_is_written_to_again_after_a_fortnight_or_when_somebody_says_so() {
    let mut world = world(1);
    let mut dead = Said(|outgoing: &Outgoing| match outgoing.recipients[0].as_str() {
        "p0@partner0.example" => all(outgoing, &Outcome::AddressRefused { reply: "550 5.1.1 no such user".into() }),
        _ => accepted(outgoing),
    });
    pass(&mut world, &mut dead, at(MORNING));
    let held = |world: &mut World, now: &str| refused(&mut world.app, at(now)).len();
    assert_eq!((held(&mut world, MORNING), held(&mut world, "2026-12-14T09:00:00Z")), (1, 1));
    assert_eq!(held(&mut world, "2026-12-14T10:00:00Z"), 0);
    let failed =
        app::pardon(&mut world.app, &world.loading, "P0@partner0.example", at("2026-12-01T09:00:00Z")).unwrap();
    assert_eq!((failed.len(), held(&mut world, "2026-12-01T09:00:00Z")), (1, 0));
}

#[test]
fn a_dead_address_that_an_edit_takes_out_and_puts_back_is_tried_again() {
    let mut world = world(1);
    let mut dead = Said(|outgoing: &Outgoing| match outgoing.recipients[0].as_str() {
        "p0@partner0.example" => all(outgoing, &Outcome::AddressRefused { reply: "550 5.1.1 no such user".into() }),
        _ => accepted(outgoing),
    });
    pass(&mut world, &mut dead, at(MORNING));
    let other = papers(1).replace("p0@partner0.example", "other@partner0.example");
    world.edit(&other, at("2026-12-01T09:00:00Z"));
    assert_eq!(refused(&mut world.app, at("2026-12-01T09:00:00Z")).len(), 1, "nothing was said of it");
    world.edit(&papers(1), at("2026-12-01T09:30:00Z"));
    assert_eq!(refused(&mut world.app, at("2026-12-01T09:30:00Z")).len(), 0, "somebody looked at it");
}

#[test]
fn a_mailbox_that_is_full_for_days_is_given_up_and_its_address_stays() {
    let mut world = world(2);
    let mut full = Said(|outgoing: &Outgoing| match outgoing.recipients[0].as_str() {
        "p0@partner0.example" => all(outgoing, &Outcome::Transient { reply: "452 4.2.2 mailbox full".into() }),
        _ => accepted(outgoing),
    });
    let (mut now, end) = (at(MORNING), at("2026-12-13T00:00:00Z"));
    while now < end {
        pass(&mut world, &mut full, now);
        let next = app::next_wake(&mut world.app, &world.loading, now).unwrap().unwrap();
        now = next.max(now + SignedDuration::from_mins(1));
    }
    let to_it = mails(&mut world.app).into_iter().filter(|mail| mail.to().any(|to| to.starts_with("p0@")));
    let failed: Vec<Mail> = to_it.filter(|mail| mail.state == MailState::Failed).collect();
    assert_eq!(failed.len(), 1, "five days after its first attempt");
    assert_eq!(failed[0].last_reply.as_deref(), Some("452 4.2.2 mailbox full"));
    assert!(refused(&mut world.app, end).is_empty());
}

#[test]
fn a_mail_of_which_nobody_knows_counts_neither_as_received_nor_as_lost() {
    for is_sent in [true, false] {
        let mut world = world(1);
        let mut lost = Said(|outgoing: &Outgoing| match outgoing.recipients[0].as_str() {
            "p0@partner0.example" => all(outgoing, &Outcome::Uncertain { reason: "no answer to the final dot".into() }),
            _ => accepted(outgoing),
        });
        pass(&mut world, &mut lost, at(MORNING));
        let mail = mails(&mut world.app).into_iter().find(|mail| mail.partner.is_some()).unwrap();
        assert_eq!(mail.state, MailState::Uncertain);
        pass(&mut world, &mut lost, at("2026-11-30T09:40:00Z"));
        let brief = mails(&mut world.app).into_iter().find(|mail| mail.partner.is_none()).expect("it is told");
        let text = concerted::mail::text_of(&world.app.store.read(|tx| tx.mime(&brief.key)).unwrap()).unwrap();
        assert!(text.contains(&format!("concerted outbox settle {} not-sent", mail.key.short())), "{text}");
        let carried = world.app.store.read(|tx| tx.reminders_of(&mail.key)).unwrap();
        assert!(carried.iter().all(|reminder| reminder.state == ReminderState::Queued), "{carried:#?}");

        let state =
            app::settle(&mut world.app, &world.loading, &mail.key, is_sent, at("2026-12-01T10:00:00Z")).unwrap();
        let carried = world.app.store.read(|tx| tx.reminder(&carried[0].key)).unwrap().unwrap();
        if is_sent {
            assert_eq!((state, carried.state), (MailState::Sent, ReminderState::Sent));
        } else {
            assert_eq!(state, MailState::Failed);
            assert_eq!(carried.state, ReminderState::Queued, "it is decided anew");
            assert_ne!(carried.mail, mail.key);
        }
        let flaws = world.app.store.examine(at("2026-12-01T10:00:00Z"), true).unwrap();
        assert_eq!(flaws, [], "{is_sent}");
    }
}

/// A daemon in simulated time, with the forum of 2027 as it is shipped, its reports left out.
struct Life {
    _folder: TempDir,
    app: App,
    loading: Loading,
    now: Timestamp,
}

impl Life {
    fn begin(now: &str) -> Self {
        let folder = TempDir::new().unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"), &folder.path().join("workflows"));
        fs::write(folder.path().join("config.yaml"), "language: en\n").unwrap();
        let mut app = App::open(Config::load(&folder.path().join("config.yaml")).unwrap()).unwrap();
        let loading = app::load(&mut app.store, &folder.path().join("workflows"), at(now)).unwrap();
        Self { _folder: folder, app, loading, now: at(now) }
    }

    /// Passes whenever something is due, until `until`.
    fn live(&mut self, until: &str, mailer: &mut impl Mailer) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        while self.now < at(until) {
            app::tick(&mut self.app, &self.loading, self.now).unwrap();
            let (clock, patience) = (Clock::Fixed(self.now), Patience::endless());
            runtime.block_on(app::deliver(&mut self.app, &self.loading, mailer, clock, patience)).unwrap();
            let next = app::next_wake(&mut self.app, &self.loading, self.now).unwrap().unwrap();
            self.now = next.max(self.now + SignedDuration::from_secs(1));
        }
        self.now = at(until);
    }

    fn live_well(&mut self, until: &str) {
        self.live(until, &mut Said(accepted));
    }

    fn live_without_a_server(&mut self, until: &str, why: &str) {
        self.live(until, &mut Said(|outgoing: &Outgoing| Delivery::stalled(&outgoing.recipients, why)));
    }

    /// What everybody was reminded of, by address.
    fn reminded(&mut self) -> BTreeMap<String, Vec<ReminderKey>> {
        let mut reminded: BTreeMap<String, Vec<ReminderKey>> = BTreeMap::new();
        for mail in mails(&mut self.app).into_iter().filter(|mail| mail.state == MailState::Sent) {
            let carried = self.app.store.read(|tx| tx.reminders_of(&mail.key)).unwrap();
            let keys = carried.into_iter().filter(|reminder| reminder.state == ReminderState::Sent);
            // What the coordinator is told of the outage differs, of course; and a list or a copy that somebody had too many mails for
            // in the one week may find room in the other.
            let differs =
                |key: &ReminderKey| [":stalled:", ":digest:", ":copy:"].iter().any(|part| key.as_str().contains(part));
            let keys = keys.map(|reminder| reminder.key).filter(|key| !differs(key));
            reminded.entry(mail.to().collect()).or_default().extend(keys);
        }
        for keys in reminded.values_mut() {
            keys.sort();
        }
        reminded
    }
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()));
        } else {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

#[test]
fn one_bad_morning_condemns_nobody_and_loses_nothing() {
    let begin = "2026-11-23T09:00:00Z";
    let mut well = Life::begin(begin);
    well.live_well("2026-11-27T00:00:00Z");
    let mut ill = Life::begin(begin);
    ill.live_without_a_server("2026-11-23T10:30:00Z", "530 5.7.0 Must issue a STARTTLS command first");
    let stall = ill.app.store.read(Snapshot::standing_stall).unwrap().expect("the alarm stands");
    assert_eq!(stall.since, at(begin));
    assert_eq!(states(&mut ill.app).get(&MailState::Failed), None);
    ill.live_well("2026-11-27T00:00:00Z");
    assert_eq!(refused(&mut ill.app, at("2026-11-27T00:00:00Z")), BTreeMap::new());
    assert_eq!(ill.reminded(), well.reminded());
}

#[test]
fn a_weekend_without_a_mail_server_loses_nothing_and_the_coordinator_hears_of_it() {
    let begin = "2026-11-23T09:00:00Z";
    let mut well = Life::begin(begin);
    well.live_well("2026-12-05T00:00:00Z");
    let mut ill = Life::begin(begin);
    ill.live_well("2026-11-26T16:00:00Z");
    ill.live_without_a_server("2026-11-30T07:10:00Z", "connection refused");
    assert_eq!(states(&mut ill.app).get(&MailState::Failed), None);
    ill.live_well("2026-12-05T00:00:00Z");
    assert_eq!(refused(&mut ill.app, at("2026-12-05T00:00:00Z")), BTreeMap::new());
    assert_eq!(ill.reminded(), well.reminded());
    let briefs = mails(&mut ill.app).into_iter().filter(|mail| mail.partner.is_none());
    let texts: Vec<String> = briefs
        .filter_map(|mail| concerted::mail::text_of(&ill.app.store.read(|tx| tx.mime(&mail.key)).unwrap()))
        .collect();
    assert!(texts.iter().any(|text| text.contains("Times in which no mail could leave")), "{texts:#?}");
}

/// `status` says it of the one mail, and nothing of an outage.
#[test]
fn one_mail_refused_by_policy_after_a_quiet_week_is_no_outage() {
    let refusal = Outcome::Ours { reply: "554 5.7.1 you are blocked".into() };
    let mut world = World::new(&one_mail_a_day(), "2026-11-30T09:00:00Z");
    live(&mut world, &mut Said(accepted), MORNING, "2026-12-20T00:00:00Z");
    let mut picky = Said(|outgoing: &Outgoing| match outgoing.recipients[0].as_str() {
        "p0@partner0.example" => all(outgoing, &refusal),
        _ => accepted(outgoing),
    });
    // The first mail after the holidays is that of the one partner.
    let first = mails_of(&mut world, &mut picky, "2026-12-20T00:00:00Z");
    assert_eq!((first.put_off, first.put_back, first.stalled), (1, 0, None));
    let refused = world.app.store.read(Snapshot::refused_by_policy).unwrap();
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert_eq!(
        (refused[0].address.as_str(), refused[0].words.as_str()),
        ("p0@partner0.example", "554 5.7.1 you are blocked")
    );
}

#[test]
fn one_mail_refused_by_policy_and_then_every_other_is_an_outage_that_loses_nothing() {
    let refusal = Outcome::Ours { reply: "554 5.7.1 you are blocked".into() };
    let mut world = World::new(&papers(3), "2026-11-30T09:00:00Z");
    let mut bad = Said(|outgoing: &Outgoing| all(outgoing, &refusal));
    let delivered = pass(&mut world, &mut bad, at(MORNING));
    assert_eq!((delivered.put_off, delivered.put_back), (0, 2), "two mails were tried: {delivered:?}");
    assert!(delivered.stalled.is_some_and(|stall| stall.is_refusal));
    assert!(mails(&mut world.app).iter().all(|mail| mail.attempts == 0), "no mail is counted");
    assert!(world.app.store.read(Snapshot::refused_by_policy).unwrap().is_empty());
    live(&mut world, &mut Said(accepted), "2026-11-30T10:00:00Z", "2026-12-02T00:00:00Z");
    assert!(
        mails(&mut world.app).iter().filter(|mail| mail.partner.is_some()).all(|mail| mail.state == MailState::Sent)
    );
}

/// The first pass from `from` on in which a mail leaves, or is tried.
fn mails_of(world: &mut World, mailer: &mut impl Mailer, from: &str) -> app::Delivered {
    let mut now = at(from);
    for _ in 0..500 {
        let delivered = pass(world, mailer, now);
        if !delivered.is_nothing() {
            return delivered;
        }
        let next = app::next_wake(&mut world.app, &world.loading, now).unwrap().unwrap();
        now = next.max(now + SignedDuration::from_secs(1));
    }
    panic!("no mail was tried");
}
