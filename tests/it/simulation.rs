//! A whole preparation, day by day, with restarts, a faulty mailer, failing commits and a moved date: nothing is lost, and
//! nothing is doubled beyond the one honest case.
//!
//! Every run is its seed: `SIM_SEED=17 cargo test --test it simulation` plays one again.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use concerted::{
    model::{MailState, ReminderState},
    store::MailFilter,
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use crate::world::{Attempt, Verdict, World, at, workflow};

const SEEDS: u64 = 100;
const BEGINS: &str = "2026-11-02T06:00:00Z";
const FAULTS_END: &str = "2027-06-20T06:00:00Z";

/// SplitMix64: small, and the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.roll() % n
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

fn verdict(dice: &mut Dice) -> Verdict {
    match dice.below(20) {
        0 | 1 => Verdict::Transient,
        2 => Verdict::Permanent,
        3 => Verdict::AcceptedButLost,
        4 => Verdict::DieAccepted,
        5 => Verdict::DieBefore,
        _ => Verdict::Accept,
    }
}

#[test]
fn a_hundred_preparations_lose_nothing_and_double_nothing() {
    #[expect(clippy::disallowed_methods, reason = "a person plays one seed again")]
    let seeds: Vec<u64> = match std::env::var("SIM_SEED") {
        Ok(seed) => vec![seed.parse().unwrap()],
        Err(_) => (0..SEEDS).collect(),
    };
    // Each seed is a world of its own, so that every core can play.
    let (first, second): (Vec<u64>, Vec<u64>) = seeds.into_iter().partition(|seed| seed % 2 == 0);
    let play = |seeds: Vec<u64>| seeds.into_iter().map(|seed| Simulation::new(seed).play()).sum::<usize>();
    let sent = std::thread::scope(|scope| {
        let other = scope.spawn(|| play(second));
        play(first) + other.join().unwrap()
    });
    assert!(sent > 0, "the simulation sent nothing: it proves nothing");
}

struct Simulation {
    seed: u64,
    dice: Dice,
    world: World,
    now: Timestamp,
    opens: &'static str,
    commits_fail: Arc<AtomicBool>,
}

impl Simulation {
    fn new(seed: u64) -> Self {
        let world = World::new(&workflow("2027-06-02"), BEGINS);
        let now = at(BEGINS);
        let mut simulation =
            Self { seed, dice: Dice(seed), world, now, opens: "2027-06-02", commits_fail: Arc::default() };
        simulation.arm_commits();
        simulation
    }

    /// Plays until everything is over, checks, and says how many mails arrived.
    fn play(mut self) -> usize {
        while self.now < at(FAULTS_END) {
            self.step();
        }
        self.converge();
        self.check();
        self.world.arrived().len()
    }

    fn step(&mut self) {
        let hours = [1, 3, 7, 15, 24, 30, 70][self.dice.below(7) as usize];
        self.now += SignedDuration::from_hours(hours);
        match self.dice.below(12) {
            0 => self.restart(),
            1 | 2 => self.somebody_answers(),
            3 if self.dice.one_in(6) => self.move_the_opening_day(),
            4 => self.a_commit_fails(),
            _ => {}
        }
        self.tick_twice_equals_once();
        let mut dice = Dice(self.dice.roll());
        if !self.world.deliver(self.now, || verdict(&mut dice)) {
            self.restart();
        }
    }

    fn restart(&mut self) {
        self.world.restart(self.now);
        self.arm_commits();
    }

    fn arm_commits(&mut self) {
        let failing = Arc::clone(&self.commits_fail);
        self.world.app.store.fail_commits(move || failing.load(Ordering::SeqCst)).unwrap();
    }

    /// COMMIT becomes ROLLBACK: as if the process had died just before it.
    fn a_commit_fails(&mut self) {
        self.commits_fail.store(true, Ordering::SeqCst);
        let before = self.events();
        let failed = concerted::app::tick(&mut self.world.app, &self.world.loading, self.now).is_err();
        self.commits_fail.store(false, Ordering::SeqCst);
        assert!(!failed || self.events() == before, "seed {}: a failed commit left something behind", self.seed);
    }

    fn somebody_answers(&mut self) {
        let inputs = [
            ("OUT-01", "unesco"),
            ("OUT-01", "host"),
            ("OUT-02", "isesco"),
            ("OUT-02", "host"),
            ("OUT-02", "unesco"),
            ("CUL-01", "isesco"),
            ("OUT-03", "unesco"),
            ("OUT-03", "isesco"),
            ("OUT-03", "host"),
        ];
        let (task, partner) = inputs[self.dice.below(inputs.len() as u64) as usize];
        self.world.done(task, partner, &self.now.to_string());
    }

    fn move_the_opening_day(&mut self) {
        self.opens = if self.opens == "2027-06-02" { "2027-06-16" } else { "2027-06-02" };
        self.world.edit(&workflow(self.opens), self.now);
    }

    fn tick_twice_equals_once(&mut self) {
        self.world.tick(self.now);
        let once = self.events();
        let again = self.world.tick(self.now);
        assert_eq!(again, concerted::app::Ticked::default(), "seed {}: a second tick did something", self.seed);
        assert_eq!(self.events(), once, "seed {}: a second tick wrote into the journal", self.seed);
    }

    fn events(&mut self) -> u64 {
        self.world.app.store.read(concerted::store::Snapshot::count_events).unwrap()
    }

    /// Liveness: once faults stop, nothing stays on its way.
    fn converge(&mut self) {
        for _ in 0..40 {
            self.now += SignedDuration::from_hours(5);
            self.world.tick(self.now);
            assert!(self.world.deliver(self.now, || Verdict::Accept));
        }
    }

    fn check(&mut self) {
        let attempts = self.world.attempts.lock().unwrap().clone();
        let mails = self.world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
        self.nothing_is_stuck(&mails);
        self.each_mail_arrives_once_but_for_the_honest_case(&attempts);
        self.each_reminder_is_in_one_mail_and_sent_if_its_mail_was(&mails, &attempts);
        self.one_mail_per_recipient_and_day(&mails, &attempts);
        let flaws = self.world.app.store.examine(self.now, true).unwrap();
        assert!(flaws.is_empty(), "seed {}: the journal does not explain the tables: {flaws:#?}", self.seed);
    }

    fn nothing_is_stuck(&self, mails: &[concerted::store::Mail]) {
        for mail in mails {
            let stuck =
                mail.state == MailState::Sending || mail.state == MailState::Queued && mail.not_before < self.now;
            assert!(!stuck, "seed {}: {} is still {:?} at {}", self.seed, mail.key, mail.state, self.now);
        }
    }

    /// Arrivals under one Message-ID: one, and one more for each attempt whose outcome nobody could know.
    fn each_mail_arrives_once_but_for_the_honest_case(&self, attempts: &[Attempt]) {
        let mut by_id: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for attempt in attempts {
            let (arrived, ambiguous) = by_id.entry(&attempt.message_id).or_default();
            *arrived += usize::from(attempt.arrived());
            *ambiguous += usize::from(attempt.is_ambiguous());
        }
        for (id, (arrived, ambiguous)) in by_id {
            assert!(
                arrived <= 1 + ambiguous,
                "seed {}: {id} arrived {arrived} times, {ambiguous} ambiguous",
                self.seed
            );
        }
    }

    fn each_reminder_is_in_one_mail_and_sent_if_its_mail_was(
        &mut self,
        mails: &[concerted::store::Mail],
        attempts: &[Attempt],
    ) {
        let arrived: BTreeSet<&str> = attempts.iter().filter(|a| a.arrived()).map(|a| a.message_id.as_str()).collect();
        let mut carriers: BTreeMap<String, usize> = BTreeMap::new();
        for mail in mails {
            for reminder in self.world.app.store.read(|tx| tx.reminders_of(&mail.key)).unwrap() {
                *carriers.entry(reminder.key.to_string()).or_default() += 1;
                let is_sent = reminder.state == ReminderState::Sent;
                assert!(
                    !is_sent || arrived.contains(mail.message_id.as_str()),
                    "seed {}: {} counts as sent, and its mail never arrived",
                    self.seed,
                    reminder.key
                );
                let still_queued = reminder.state == ReminderState::Queued && mail.state == MailState::Sent;
                assert!(!still_queued, "seed {}: {} is queued in a mail that was sent", self.seed, reminder.key);
            }
        }
        assert!(carriers.values().all(|count| *count == 1), "seed {}: a reminder in two mails", self.seed);
    }

    /// Days are the recipient's own; the mail's key bears the day it was decided for, so at most one key a day.
    fn one_mail_per_recipient_and_day(&self, mails: &[concerted::store::Mail], attempts: &[Attempt]) {
        let zone = |address: &str| match address {
            crate::world::PIERRE => TimeZone::get("Europe/Paris").unwrap(),
            crate::world::SALMA => TimeZone::get("Asia/Riyadh").unwrap(),
            _ => TimeZone::get("Asia/Baku").unwrap(),
        };
        let by_id: BTreeMap<&str, &concerted::store::Mail> =
            mails.iter().map(|mail| (mail.message_id.as_str(), mail)).collect();
        let mut first_tries: BTreeMap<&str, Timestamp> = BTreeMap::new();
        for attempt in attempts {
            first_tries.entry(&attempt.message_id).or_insert(attempt.at);
        }
        let mut seen = BTreeSet::new();
        for (id, tried_at) in first_tries {
            let to = by_id[id].to().next().unwrap();
            let day = zone(to).to_datetime(tried_at).date();
            assert!(seen.insert((to, day)), "seed {}: two mails to {to} on {day}", self.seed);
        }
    }
}
