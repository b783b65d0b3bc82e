//! Mails by the handful, over several connections, and not too many at once to one domain: nothing is lost, doubled or out of turn.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use concerted::{
    app::{self, AppError, Delivered},
    clock::Clock,
    mail::{Deadlines, Fleet, Mailer, Mailers, Outgoing, Patience, SmtpSettings, SmtpTransport},
    model::{Delivery, Fact, MailState, Outcome},
    store::{Mail, MailFilter, Snapshot, Store},
};
use jiff::{SignedDuration, Timestamp};

use crate::{
    smtp_server::{Act, SmtpServer},
    whose_fault::papers,
    world::{Verdict, World, at},
};

/// A Monday on which everybody is written to.
const MORNING: &str = "2026-11-30T09:30:00Z";

/// So many partners, all to be written to at once.
fn world(partners: usize) -> World {
    let mut world = World::new(&papers(partners), "2026-11-30T09:00:00Z");
    app::adopt_orphans(&mut world.app, at(MORNING)).unwrap();
    world.tick(at(MORNING));
    world
}

/// The same, all at one domain but the last.
fn world_at_one_domain(partners: usize) -> World {
    let mut text = papers(partners);
    for n in 0..partners - 1 {
        text = text.replace(&format!("p{n}@partner{n}.example"), &format!("p{n}@one.example"));
    }
    let mut world = World::new(&text, "2026-11-30T09:00:00Z");
    world.tick(at(MORNING));
    world
}

fn deliver(world: &mut World, mailers: &mut impl Mailers, now: Timestamp) -> Result<Delivered, AppError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (app, loading) = (&mut world.app, &world.loading);
    runtime.block_on(app::deliver(app, loading, mailers, Clock::Fixed(now), Patience::endless()))
}

fn mails(world: &mut World) -> Vec<Mail> {
    world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap()
}

fn states(world: &mut World) -> BTreeMap<MailState, u64> {
    world.app.store.read(Snapshot::count_mails).unwrap()
}

fn lost_attempts(world: &mut World) -> usize {
    let events = world.app.store.read(Snapshot::all_events).unwrap();
    events.iter().filter(|event| matches!(event.fact, Fact::AttemptLost { .. })).count()
}

/// Dies with the mail of that number in hand, from 1.
fn dying_at(number: usize, how: Verdict) -> impl FnMut() -> Verdict + Send {
    let mut seen = 0;
    move || {
        seen += 1;
        if seen == number { how } else { Verdict::Accept }
    }
}

#[test]
fn a_process_that_dies_within_a_handful_loses_no_verdict_and_blames_no_mail_that_it_had_not_begun() {
    for how in [Verdict::DieAccepted, Verdict::DieBefore] {
        for number in 1..=12 {
            let mut world = world(12);
            assert!(!world.deliver(at(MORNING), dying_at(number, how)), "it died");
            // Another process has nothing but the database and the file.
            world.app = app::App::open(world.app.config.clone()).unwrap();
            app::adopt_orphans(&mut world.app, at(MORNING)).unwrap();
            let case = format!("{how:?} at {number}");
            assert_eq!(lost_attempts(&mut world), 1, "{case}");
            let expected = [(MailState::Queued, 13 - number as u64), (MailState::Sent, number as u64 - 1)];
            let expected: BTreeMap<_, _> = expected.into_iter().filter(|(_, count)| *count > 0).collect();
            assert_eq!(states(&mut world), expected, "{case}");
            let tried =
                mails(&mut world).iter().filter(|mail| mail.state == MailState::Queued && mail.attempts > 0).count();
            assert_eq!(tried, 1, "{case}: only the mail in hand was tried");
            assert!(world.deliver(at("2026-11-30T09:35:00Z"), || Verdict::Accept));
            assert_eq!(states(&mut world), [(MailState::Sent, 12)].into(), "{case}");
            let ids: Vec<String> = world.attempts.lock().unwrap().iter().map(|one| one.message_id.clone()).collect();
            let once: BTreeSet<&String> = ids.iter().collect();
            assert_eq!((ids.len(), once.len()), (13, 12), "{case}: only the mail in hand was sent twice");
        }
    }
}

#[test]
fn a_database_that_cannot_be_written_within_a_handful_doubles_no_mail() {
    for good in 1..=6 {
        for by_another_process in [false, true] {
            let mut world = world(12);
            let left = Arc::new(AtomicUsize::new(good));
            let budget = Arc::clone(&left);
            let spend =
                move || budget.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_err();
            world.app.store.fail_commits(spend).unwrap();
            let attempts = Arc::clone(&world.attempts);
            let mut mailer = Accepting(Arc::default(), attempts);
            assert!(deliver(&mut world, &mut mailer, at(MORNING)).is_err(), "{good}");
            let before = world.attempts.lock().unwrap().len();
            assert!(deliver(&mut world, &mut mailer, at(MORNING)).is_err(), "{good}");
            assert_eq!(world.attempts.lock().unwrap().len(), before, "nothing is sent before the verdicts are written");
            if by_another_process {
                world.app = app::App::open(world.app.config.clone()).unwrap();
                app::adopt_orphans(&mut world.app, at(MORNING)).unwrap();
            } else {
                world.app.store = Store::open(&world.app.config.database).unwrap();
            }
            deliver(&mut world, &mut mailer, at(MORNING)).unwrap();
            assert_eq!(states(&mut world), [(MailState::Sent, 12)].into(), "{good}");
            assert_eq!(world.attempts.lock().unwrap().len(), 12, "{good}: each mail was sent once");
            assert_eq!(lost_attempts(&mut world), 0, "{good}");
            assert!(mails(&mut world).iter().all(|mail| mail.attempts == 1), "{good}");
        }
    }
}

/// Takes everything, and knows how many it had at once.
struct Accepting(Arc<Mutex<(usize, usize)>>, Arc<Mutex<Vec<crate::world::Attempt>>>);

impl Mailer for Accepting {
    async fn send(&mut self, outgoing: &Outgoing, _patience: &mut Patience) -> Delivery {
        {
            let mut at_once = self.0.lock().unwrap();
            at_once.0 += 1;
            at_once.1 = at_once.1.max(at_once.0);
        }
        self.1.lock().unwrap().push(crate::world::Attempt {
            at: at(MORNING),
            message_id: outgoing.message_id.clone(),
            recipients: outgoing.recipients.clone(),
            verdict: Verdict::Accept,
        });
        tokio::task::yield_now().await;
        self.0.lock().unwrap().0 -= 1;
        Delivery::all(&outgoing.recipients, &Outcome::Accepted { reply: "250 ok".into() })
    }
}

#[test]
fn several_connections_have_a_mail_each_once_the_first_has_shown_that_mails_are_taken() {
    let mut world = world(20);
    let (at_once, attempts) = (Arc::new(Mutex::new((0, 0))), Arc::clone(&world.attempts));
    let mailer = || Accepting(Arc::clone(&at_once), Arc::clone(&attempts));
    let mut fleet = Fleet::new(vec![mailer(), mailer(), mailer()]);
    let delivered = deliver(&mut world, &mut fleet, at(MORNING)).unwrap();
    assert_eq!((delivered.sent, at_once.lock().unwrap().1), (20, 3));
    assert_eq!(states(&mut world), [(MailState::Sent, 20)].into());
    let ids: BTreeSet<String> = world.attempts.lock().unwrap().iter().map(|one| one.message_id.clone()).collect();
    assert_eq!(ids.len(), 20, "each mail once");
}

fn settings(server: &SmtpServer) -> SmtpSettings {
    SmtpSettings { deadlines: Deadlines { end: Duration::from_secs(20), ..Deadlines::default() }, ..server.settings() }
}

fn fleet(server: &SmtpServer, connections: usize) -> Fleet<SmtpTransport> {
    let first = SmtpTransport::new(settings(server)).unwrap();
    let others: Vec<_> = (1..connections).map(|_| first.another()).collect();
    Fleet::new(std::iter::once(first).chain(others).collect())
}

#[test]
fn a_connection_that_the_server_does_not_want_is_not_missed() {
    let mut world = world(12);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let server = SmtpServer::start().await;
        // The first connection is welcome.
        server.script("CONNECT", 1, Act::Say("220 mail.example ESMTP"));
        server.script("CONNECT", 9, Act::SayAndClose("421 4.7.0 too many connections"));
        let (app, loading) = (&mut world.app, &world.loading);
        let mut fleet = fleet(&server, 3);
        let sent =
            app::deliver(app, loading, &mut fleet, Clock::Fixed(at(MORNING)), Patience::endless()).await.unwrap();
        assert_eq!((sent.sent, sent.stalled), (12, None));
        assert_eq!((server.connections(), server.received().len()), (3, 12));
        assert!(server.received().iter().all(|mail| mail.connection == 1));
    });
    assert!(mails(&mut world).iter().all(|mail| mail.attempts == 1), "nothing is counted for the connections refused");
}

#[test]
fn a_server_that_goes_away_under_several_connections_is_one_alarm() {
    let mut world = world(12);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let server = SmtpServer::start().await;
        server.script(".", 5, Act::Say("250 taken"));
        server.script(".", 1, Act::SayAndClose("421 4.3.2 shutting down"));
        server.script("CONNECT", 3, Act::Say("220 mail.example ESMTP"));
        server.script("CONNECT", 99, Act::Close);
        server.script("MAIL", 5, Act::Say("250 ok"));
        server.script("MAIL", 99, Act::Close);
        let (app, loading) = (&mut world.app, &world.loading);
        let mut fleet = fleet(&server, 3);
        let sent =
            app::deliver(app, loading, &mut fleet, Clock::Fixed(at(MORNING)), Patience::endless()).await.unwrap();
        assert_eq!(sent.sent, 5, "{sent:?}");
        assert_eq!(sent.stalled.as_ref().map(|stall| stall.tries), Some(1), "{sent:?}");
        server.forget();
        let later = sent.stalled.unwrap().next_at + SignedDuration::from_secs(1);
        let sent = app::deliver(app, loading, &mut fleet, Clock::Fixed(later), Patience::endless()).await.unwrap();
        assert_eq!((sent.sent, sent.stalled), (7, None));
    });
    assert_eq!(states(&mut world), [(MailState::Sent, 12)].into());
    assert_eq!(lost_attempts(&mut world), 0);
}

#[test]
fn a_mail_that_waits_long_for_its_answer_keeps_no_other_verdict_and_no_other_mail_waiting() {
    let mut world = world(6);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let server = SmtpServer::start().await;
        server.script(".", 4, Act::Say("250 taken"));
        server.script(".", 1, Act::Late(Duration::from_secs(3)));
        let database = world.app.config.database.clone();
        let (app, loading) = (&mut world.app, &world.loading);
        let mut transport = fleet(&server, 1);
        let look = async {
            while !server.commands(1).iter().filter(|command| *command == "DATA").count().eq(&5) {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
            Store::open_to_look(&database).unwrap().read(Snapshot::count_mails).unwrap()
        };
        let deliver = app::deliver(app, loading, &mut transport, Clock::Fixed(at(MORNING)), Patience::endless());
        let (sent, meanwhile) = tokio::join!(deliver, look);
        assert_eq!(sent.unwrap().sent, 6);
        let expected = [(MailState::Queued, 1), (MailState::Sending, 1), (MailState::Sent, 4)];
        assert_eq!(meanwhile, expected.into(), "one is on its way, and the last can still be taken back");
    });
}

#[test]
fn mails_beyond_a_domains_share_wait_in_their_order_and_nothing_is_counted_against_them() {
    let mut world = world_at_one_domain(6);
    world.app.config.mail.per_domain = Some(2);
    let attempts = Arc::clone(&world.attempts);
    let mut mailer = Accepting(Arc::default(), attempts);
    let (mut now, mut minutes) = (at(MORNING), Vec::new());
    for _ in 0..3 {
        let sent = deliver(&mut world, &mut mailer, now).unwrap();
        let waiting = mails(&mut world).into_iter().filter(|mail| mail.state == MailState::Queued);
        assert!(waiting.into_iter().all(|mail| (mail.attempts, mail.failures) == (0, 0)));
        minutes.push((now, sent.sent));
        let Some(next) = world.app.store.read(Snapshot::next_due_at).unwrap() else { break };
        assert_eq!(next, now + SignedDuration::from_mins(1), "the daemon is called when the domain has room again");
        // A pass in between sends nothing, also after a new start.
        world.app = app::App::open(world.app.config.clone()).unwrap();
        let between = deliver(&mut world, &mut mailer, now + SignedDuration::from_secs(30)).unwrap();
        assert_eq!(between.sent, 0);
        now = next;
    }
    let minute = |n| at(MORNING) + SignedDuration::from_mins(n);
    assert_eq!(minutes, [(minute(0), 3), (minute(1), 2), (minute(2), 1)], "the other domain is not held up");
    let order: Vec<String> = world.attempts.lock().unwrap().iter().flat_map(|one| one.recipients.clone()).collect();
    let at_one: Vec<&String> = order.iter().filter(|address| address.ends_with("@one.example")).collect();
    assert_eq!(at_one, ["p0@one.example", "p1@one.example", "p2@one.example", "p3@one.example", "p4@one.example"]);
}

#[test]
fn a_share_of_a_domain_is_that_of_all_connections_together() {
    let mut world = world_at_one_domain(9);
    world.app.config.mail.per_domain = Some(3);
    let (at_once, attempts) = (Arc::new(Mutex::new((0, 0))), Arc::clone(&world.attempts));
    let mailer = || Accepting(Arc::clone(&at_once), Arc::clone(&attempts));
    let mut fleet = Fleet::new(vec![mailer(), mailer(), mailer(), mailer()]);
    assert_eq!(deliver(&mut world, &mut fleet, at(MORNING)).unwrap().sent, 4, "three, and the one at another domain");
}
