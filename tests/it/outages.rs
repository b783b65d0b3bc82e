//! Times in which no mail could leave: said while they last, and told in the coordinator's brief once it can leave. A short
//! one is told in the next brief that is written anyway.

use concerted::{
    app,
    clock::Clock,
    mail::{Mailer, Outgoing, Patience},
    model::{Delivery, MailState, Outcome},
    store::{MailFilter, Snapshot},
};
use jiff::{SignedDuration, Timestamp};

use crate::{
    outbox_verbs::{ok, run},
    world::{World, at},
};

/// A server that is not there between two times, and knows no such user as `gone@` ones.
struct Server {
    down: (Timestamp, Timestamp),
    now: Timestamp,
}

impl Mailer for Server {
    async fn send(&mut self, outgoing: &Outgoing, _patience: &mut Patience) -> Delivery {
        if self.down.0 <= self.now && self.now < self.down.1 {
            return Delivery::stalled(&outgoing.recipients, "530 5.7.0 Must issue a STARTTLS command first");
        }
        let is_gone = outgoing.recipients[0].starts_with("gone@");
        let outcome = if is_gone {
            Outcome::AddressRefused { reply: "550 5.1.1 no such user".into() }
        } else {
            Outcome::Accepted { reply: "250 ok".into() }
        };
        Delivery::all(&outgoing.recipients, &outcome)
    }
}

/// Two papers of two partners, the second of whom cannot be reached at its address.
fn world() -> World {
    let text = "format: 1\nworkflow: papers\nsymbol: PP\ntitle: Papers\nevent: {opens: 2027-05-25}\ntimezone: UTC\ndigest: never
coordinator: {email: secretariat@forum.example, phone: '+1'}
partners:
  p0: {kind: civil_society, name: P0, timezone: UTC, contacts: [{function: focal_point, email: p0@partner0.example}]}
  p1: {kind: civil_society, name: P1, timezone: UTC, contacts: [{function: focal_point, email: gone@partner1.example}]}
ladders: {one: [{at: -5wd, to: focal_point, tone: reminder}]}
ladder: one
tasks:
  T0: {title: Paper 0, lead: p0, due: 2026-12-07, window: 2w}
  T1: {title: Paper 1, lead: p1, due: 2026-12-17, window: 2w}
";
    World::new(text, "2026-11-02T09:00:00Z")
}

/// Passes whenever something is due, until `until`; nobody is there for so long, from the first mail on.
fn live(world: &mut World, lasts: SignedDuration, until: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let down = (at("2026-11-30T09:00:00Z"), at("2026-11-30T09:00:00Z") + lasts);
    let mut now = at("2026-11-02T09:00:00Z");
    while now < at(until) {
        world.tick(now);
        let World { app, loading, .. } = &mut *world;
        let mut server = Server { down, now };
        let delivered =
            runtime.block_on(app::deliver(app, loading, &mut server, Clock::Fixed(now), Patience::endless())).unwrap();
        let next = app::next_wake(app, loading, now).unwrap().unwrap_or(at(until));
        let soon = now + SignedDuration::from_secs(1);
        now = if delivered.calls_for_a_pass() { soon } else { next.max(soon) };
    }
}

/// The briefs that were sent, with when.
fn briefs(world: &mut World) -> Vec<(Timestamp, String)> {
    let all = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let sent = all.into_iter().filter(|mail| mail.partner.is_none() && mail.state == MailState::Sent);
    sent.map(|mail| {
        let mime = world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
        (mail.sent_at.unwrap(), concerted::mail::text_of(&mime).unwrap())
    })
    .collect()
}

const HEADING: &str = "Times in which no mail could leave";

#[test]
fn an_outage_is_the_first_line_of_status_while_it_lasts_and_no_longer() {
    let mut world = world();
    live(&mut world, SignedDuration::from_mins(40), "2026-11-30T09:10:00Z");
    let said = ok(&world, "2026-11-30T09:10:00Z", &["status"]);
    let first = said.lines().next().unwrap();
    assert!(first.contains("no mail can leave since 2026-11-30T09:00:00Z"), "{said}");
    assert!(first.contains("530 5.7.0 Must issue a STARTTLS command first"), "{said}");
    let json = run(&world, "2026-11-30T09:10:00Z", &["status", "--format", "json"]);
    assert!(json.status.success());
    live(&mut world, SignedDuration::from_mins(40), "2026-11-30T12:00:00Z");
    let said = ok(&world, "2026-11-30T12:00:00Z", &["status"]);
    assert!(!said.contains("no mail can leave"), "{said}");
}

#[test]
fn an_outage_of_an_hour_is_told_as_soon_as_mail_can_leave() {
    let mut world = world();
    live(&mut world, SignedDuration::from_mins(70), "2026-12-01T09:00:00Z");
    let told = briefs(&mut world);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].1.contains(HEADING) && told[0].1.contains("From Mon 30 Nov 2026, 09:00"), "{told:#?}");
    assert!(told[0].0 < at("2026-11-30T11:00:00Z"), "{told:#?}");
}

#[test]
fn a_short_outage_is_told_in_the_next_brief_and_is_no_reason_for_one() {
    // The first attempt a minute later finds the server again, or the third.
    for minutes in [1, 40] {
        let mut world = world();
        live(&mut world, SignedDuration::from_mins(minutes), "2026-12-10T08:00:00Z");
        assert_eq!(world.app.store.read(Snapshot::standing_stall).unwrap(), None);
        let told = briefs(&mut world);
        assert!(told.is_empty(), "{minutes}: nobody writes because of it: {told:#?}");
        // On 10 December the second partner's address turns out to be dead.
        live_on(&mut world, "2026-12-20T00:00:00Z");
        let told = briefs(&mut world);
        assert!(told[0].1.contains("550 5.1.1 no such user") && told[0].1.contains(HEADING), "{minutes}: {told:#?}");
        let times: usize = told.iter().map(|(_, text)| text.matches("From Mon 30 Nov 2026, 09:00").count()).sum();
        assert_eq!(times, 1, "{minutes}: {told:#?}");
    }
}

/// Goes on with a server that is there.
fn live_on(world: &mut World, until: &str) {
    live(world, SignedDuration::ZERO, until);
}
