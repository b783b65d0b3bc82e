//! Mails that were refused and went to a stand-in, until it turned out that the server had something against us: what has
//! not left goes back to the person it was for, and of what has left the coordinator's brief says who got it.

use std::collections::BTreeMap;

use concerted::{
    app::{self, Delivered, HoldOrder},
    clock::Clock,
    mail::{Mailer, Outgoing, Patience},
    model::{Delivery, MailState, Outcome},
    store::{Mail, MailFilter, Snapshot},
};
use jiff::{SignedDuration, Timestamp};

use crate::world::{World, at};

/// Partners whose papers are due one working day after another, each with an alternate with such an address. Mail to somebody else is taken on the day before the first of them.
fn definition(partners: usize, alternate: &str) -> String {
    let partner = |n: usize| {
        format!(
            "  p{n}: {{kind: civil_society, name: Partner {n}, timezone: UTC, contacts: [{{function: \
             alternate, email: {}}}]}}\n",
            alternate.replace('N', &n.to_string())
        )
        .replace("contacts: [", &format!("contacts: [{{function: focal_point, email: p{n}@partner{n}.example}}, "))
    };
    let task = |n: usize| format!("  T{n}: {{title: Paper {n}, lead: p{n}, due: 2027-01-{:02}, window: 8w}}\n", 12 + n);
    let each = |line: &dyn Fn(usize) -> String| (0..partners).map(line).collect::<String>();
    format!(
        "format: 1\nworkflow: papers\nsymbol: PP\ntitle: Papers\nevent: {{opens: 2027-05-25}}\ntimezone: UTC\ndigest: never\n\
         ladders: {{one: [{{at: -5wd, to: focal_point, tone: reminder}}]}}\nladder: one\n\
         coordinator: {{email: secretariat@forum.example, phone: '+1'}}\npartners:\n\
         \x20 q: {{kind: civil_society, name: Q, timezone: America/New_York, contacts: [{{function: focal_point, email: q@else.example}}]}}\n\
         {}tasks:\n  Q: {{title: Paper of Q, lead: q, due: 2027-01-11, window: 8w}}\n{}",
        each(&partner),
        each(&task)
    )
}

/// Answers as a function says.
struct Said<F>(F);

impl<F: FnMut(&str) -> Outcome + Send> Mailer for Said<F> {
    async fn send(&mut self, outgoing: &Outgoing, _patience: &mut Patience) -> Delivery {
        Delivery::all(&outgoing.recipients, &(self.0)(&outgoing.recipients[0]))
    }
}

fn taken(_: &str) -> Outcome {
    Outcome::Accepted { reply: "250 ok".into() }
}

/// A server that takes mail for us, and refuses what is for others with words that might be about one address.
fn relays_nothing(to: &str) -> Outcome {
    if to.ends_with("@forum.example") { taken(to) } else { Outcome::AddressRefused { reply: "550 rejected".into() } }
}

fn round(world: &mut World, mailer: &mut impl Mailer, now: Timestamp) -> Delivered {
    world.tick(now);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let World { app, loading, .. } = &mut *world;
    runtime.block_on(app::deliver(app, loading, mailer, Clock::Fixed(now), Patience::endless())).unwrap()
}

/// Passes whenever something is due, until `until`.
fn live(world: &mut World, mailer: &mut impl Mailer, from: &str, until: &str) {
    let mut now = at(from);
    while now < at(until) {
        let delivered = round(world, mailer, now);
        let next = app::next_wake(&mut world.app, &world.loading, now).unwrap().unwrap_or(at(until));
        let soon = now + SignedDuration::from_secs(1);
        now = if delivered.calls_for_a_pass() { soon } else { next.max(soon) };
    }
}

fn mails(world: &mut World) -> Vec<Mail> {
    world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap()
}

/// The state of every mail to a partner, by address.
fn by_address(world: &mut World) -> BTreeMap<String, Vec<MailState>> {
    let mut found: BTreeMap<String, Vec<MailState>> = BTreeMap::new();
    for mail in mails(world).into_iter().filter(|mail| mail.partner.is_some()) {
        found.entry(mail.to().collect()).or_default().push(mail.state);
    }
    found
}

fn texts_of_briefs(world: &mut World) -> String {
    let briefs = mails(world).into_iter().filter(|mail| mail.partner.is_none() && mail.state == MailState::Sent);
    briefs
        .map(|brief| concerted::mail::text_of(&world.app.store.read(|tx| tx.mime(&brief.key)).unwrap()).unwrap())
        .collect()
}

/// A preparation in which mail is taken until the evening of 4 January; on the 5th the first partner's mail is refused, and
/// the refusal believed.
fn refused_once(alternate: &str) -> World {
    let mut world = World::new(&definition(4, alternate), "2026-10-05T09:00:00Z");
    live(&mut world, &mut Said(taken), "2026-10-05T09:00:00Z", "2027-01-05T08:00:00Z");
    round(&mut world, &mut Said(relays_nothing), at("2027-01-05T09:00:00Z"));
    assert_eq!(by_address(&mut world)["p0@partner0.example"], [MailState::Failed], "the refusal is believed");
    world
}

/// The moment after that.
const AFTERWARDS: &str = "2027-01-05T09:00:01Z";

/// The server relays nothing until Friday noon, and takes everything afterwards.
fn live_through(world: &mut World, from: &str) {
    live(world, &mut Said(relays_nothing), from, "2027-01-08T12:00:00Z");
    let stall = world.app.store.read(Snapshot::standing_stall).unwrap();
    assert!(stall.is_some_and(|stall| stall.is_refusal), "{:#?}", by_address(world));
    live(world, &mut Said(taken), "2027-01-08T12:00:00Z", "2027-01-20T00:00:00Z");
    assert_eq!(world.app.store.examine(at("2027-01-20T00:00:00Z"), true).unwrap(), []);
    let refused = world.app.store.read(|tx| tx.refused_addresses(at("2027-01-20T00:00:00Z"))).unwrap();
    assert!(refused.is_empty(), "{refused:?}");
}

/// Everybody got their own mail, and no stand-in any.
fn all_is_with_whom_it_was_for(world: &mut World, case: &str) {
    let states = by_address(world);
    for n in 0..4 {
        assert_eq!(states[&format!("p{n}@partner{n}.example")], [MailState::Sent], "{case} {n}: {states:#?}");
        let alternate = states.get(&format!("alt{n}@partner{n}.example"));
        let is_back = alternate.is_none_or(|states| states.iter().all(|state| *state == MailState::Withdrawn));
        assert!(is_back, "{case} {n}: {states:#?}");
    }
    assert!(!texts_of_briefs(world).contains("got it instead"), "{case}: nobody else has anything");
}

#[test]
fn what_was_refused_to_the_stand_in_as_well_goes_back_to_the_person_it_was_for() {
    let mut world = refused_once("altN@partnerN.example");
    live_through(&mut world, AFTERWARDS);
    let all = mails(&mut world);
    let alternate = all.iter().find(|mail| mail.to().any(|to| to == "alt0@partner0.example")).unwrap();
    assert_eq!(alternate.state, MailState::Withdrawn, "it was tried: {alternate:#?}");
    all_is_with_whom_it_was_for(&mut world, "refused");
}

#[test]
fn what_waits_for_the_stand_in_goes_back_to_the_person_it_was_for() {
    let mut world = refused_once("altN@partnerN.example");
    let order = HoldOrder { partner: Some("p0".into()), reason: "somebody calls them".into(), ..HoldOrder::default() };
    let hold = app::place_hold(&mut world.app, &world.loading, order, at("2027-01-05T09:00:00Z")).unwrap().number;
    let states = by_address(&mut world);
    assert_eq!(states["alt0@partner0.example"], [MailState::Held], "{states:#?}");
    live(&mut world, &mut Said(relays_nothing), AFTERWARDS, "2027-01-08T11:00:00Z");
    let states = by_address(&mut world);
    assert_eq!(states["p0@partner0.example"], [MailState::Held], "it waits for the hold, too: {states:#?}");
    app::lift_hold(&mut world.app, &world.loading, hold, at("2027-01-08T11:00:00Z")).unwrap();
    live_through(&mut world, "2027-01-08T11:00:01Z");
    all_is_with_whom_it_was_for(&mut world, "held");
}

#[test]
fn what_a_stand_in_has_stays_there_and_the_brief_says_so() {
    // The alternates have addresses of our own domain, so that the server takes mail for them.
    let mut world = refused_once("altN@forum.example");
    live_through(&mut world, AFTERWARDS);
    let states = by_address(&mut world);
    assert_eq!(states["alt0@forum.example"], [MailState::Sent], "{states:#?}");
    assert_eq!(states["p0@partner0.example"], [MailState::Withdrawn], "nobody is asked twice: {states:#?}");
    for n in 1..4 {
        assert_eq!(states[&format!("p{n}@partner{n}.example")], [MailState::Sent], "{n}: {states:#?}");
    }
    let told = texts_of_briefs(&mut world).split_whitespace().collect::<Vec<_>>().join(" ");
    let said = "The mail server had refused what was for p0@partner0.example for the same reason, and alt0@forum.example \
                got it instead. The address is good: nothing needs to be corrected.";
    assert_eq!(told.matches(said).count(), 1, "{told}");
    assert_eq!(told.matches("got it instead").count(), 1, "{told}");
}

#[test]
fn a_report_that_was_not_even_tried_because_of_a_refusal_for_nothing_leaves_as_well() {
    let text = definition(4, "altN@partnerN.example");
    let without_alternate = |line: &str| match line.split_once(", {function: alternate") {
        Some((head, _)) => format!("{head}]}}\n"),
        None => format!("{line}\n"),
    };
    let text: String = text.lines().map(without_alternate).collect();
    let text = text.replace("digest: never", "digest: never\nreports: {schedule: '0 8 1 * *', recipients: [p0]}");
    let mut world = World::new(&text, "2026-10-05T09:00:00Z");
    live(&mut world, &mut Said(taken), "2026-10-05T09:00:00Z", "2027-01-05T08:00:00Z");
    round(&mut world, &mut Said(relays_nothing), at("2027-01-05T09:00:00Z"));
    app::issue_now(&mut world.app, &world.loading, &"papers".into(), None, at("2027-01-05T10:00:00Z")).unwrap();
    let report = |world: &mut World| {
        let mut all = mails(world).into_iter();
        all.find(|mail| mail.key.is_report() && mail.to().any(|to| to == "p0@partner0.example")).unwrap()
    };
    let untried = report(&mut world);
    assert_eq!((untried.state, untried.attempts), (MailState::Failed, 0), "its address had refused the last mail");
    live_through(&mut world, "2027-01-05T10:00:01Z");
    assert_eq!(report(&mut world).state, MailState::Sent);
}
