//! A whole preparation, day by day, with restarts, a faulty mailer, failing commits, answers of several people at once and
//! in the midst of a pass or of sending, some of them dated back, rows that cannot be read, and a moved date: nothing is
//! lost, and nothing is doubled beyond the one honest case.
//!
//! Every run is its seed: `SIM_SEED=17 cargo test --test it simulation` plays one again.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use concerted::{
    app::{self, Ticked},
    engine::{DecisionKind, RunState, open_inputs::owed_inputs},
    model::{Answer, Fact, MailState, ReminderState, WorkflowId},
    store::{Mail, MailFilter, Snapshot, Store},
};
use jiff::{SignedDuration, Timestamp, ToSpan, tz::TimeZone};
use tempfile::TempDir;

use crate::{
    callers::{Caller, Commits, Statement, record_at_once},
    poisons::{POISONS, Poison, Then},
    world::{Attempt, Verdict, World, at, workflow},
};

const SEEDS: u64 = 10;
const BEGINS: &str = "2026-11-02T06:00:00Z";
const FAULTS_END: &str = "2027-06-20T06:00:00Z";

/// A second workflow, which goes on when the first one cannot be read. Pierre reads mails of both.
const COUNCIL: &str = r#"format: 1
workflow: council
symbol: CO
title: Council
event: {opens: 2027-05-12, city: Baku}
timezone: Asia/Baku
coordinator: {email: secretariat@forum.example, phone: "+994 12 555 01 00", languages: [en]}
partners:
  unesco:
    kind: intergovernmental_organization
    name: UNESCO
    languages: [fr, en]
    timezone: Europe/Paris
    contacts: [{function: focal_point, email: pierre@unesco.example}]
  club:
    kind: civil_society
    name: Club
    languages: [en]
    timezone: Asia/Baku
    contacts: [{function: focal_point, email: fp@club.example}]
tasks:
  A1: {title: Agenda, lead: club, with: [unesco], due: T-4m, window: 3w}
  A2: {title: Papers, lead: club, due: T-6w, window: 3w, needs: [A1]}
  A3: {title: Minutes, lead: club, due: T-1w, window: 2w, needs: [A2]}
"#;

/// What `forum` asks for, but for one input of which nothing is ever said.
const INPUTS: [(&str, &str); 9] = [
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

/// Ten preparations, each from its seed. That it sees faults was tried by planting one of each class:
///
/// | Planted | Seen by |
/// |---|---|
/// | a commit of several callers fails, and they are told that it was made | journal against what callers were told |
/// | what a refused caller said before the refusal is kept | the same |
/// | a pass records although somebody answered since it was made | a second tick |
/// | an unreadable reminder is left where it is | a pass while a row is spoilt |
/// | a fact that is dated back is applied after later ones | the kept state against a replay |
/// | a journal that cannot be read counts as empty | a pass while a row is spoilt |
/// | mails leave after an answer that no pass has seen | attempts after an answer during a round |
/// | a new process forgets what a server said before a commit failed | arrivals under one Message-ID |
/// | mails of a workflow that cannot be read leave | attempts while a row is spoilt |
/// | decisions hold although the time of the next has come | a second tick by another process |
/// | what a server said is journaled as recorded when it came, although it was stored later | the journal's order |
#[test]
fn whole_preparations_lose_nothing_and_double_nothing() {
    #[expect(clippy::disallowed_methods, reason = "a person plays one seed again")]
    let chosen: Option<u64> = std::env::var("SIM_SEED").ok().map(|seed| seed.parse().unwrap());
    let seeds: Vec<u64> = chosen.map_or_else(|| (0..SEEDS).collect(), |seed| vec![seed]);
    // Each seed is a world of its own, so that every core can play.
    let (first, second): (Vec<u64>, Vec<u64>) = seeds.into_iter().partition(|seed| seed % 2 == 0);
    let play =
        |seeds: Vec<u64>| seeds.into_iter().map(|seed| Simulation::new(seed).play()).fold(Seen::default(), Seen::and);
    let seen = std::thread::scope(|scope| {
        let other = scope.spawn(|| play(second));
        play(first).and(other.join().unwrap())
    });
    assert!(seen.arrived > 0, "the simulation sent nothing: it proves nothing");
    let spoilt: BTreeSet<usize> = (0..POISONS.len()).collect();
    assert!(chosen.is_some() || seen.spoilt == spoilt, "some rows were never spoilt: {:?}", seen.spoilt);
    assert!(chosen.is_some() || seen.every_kind_happened(), "some kind of trouble never happened: {seen:?}");
}

/// What happened in some preparations: a run in which a kind of trouble never comes proves nothing about it.
#[derive(Debug, Default)]
struct Seen {
    arrived: usize,
    /// The places of [`POISONS`].
    spoilt: BTreeSet<usize>,
    refused_callers: usize,
    failed_callers: usize,
    dated_back: usize,
    overtaken_passes: usize,
    overtaken_rounds: usize,
    failed_ticks: usize,
    failed_rounds: usize,
    rested: usize,
}

impl Seen {
    fn and(mut self, other: Self) -> Self {
        self.arrived += other.arrived;
        self.spoilt.extend(other.spoilt);
        self.refused_callers += other.refused_callers;
        self.failed_callers += other.failed_callers;
        self.dated_back += other.dated_back;
        self.overtaken_passes += other.overtaken_passes;
        self.overtaken_rounds += other.overtaken_rounds;
        self.failed_ticks += other.failed_ticks;
        self.failed_rounds += other.failed_rounds;
        self.rested += other.rested;
        self
    }

    fn every_kind_happened(&self) -> bool {
        let counts = [
            self.refused_callers,
            self.failed_callers,
            self.dated_back,
            self.overtaken_passes,
            self.overtaken_rounds,
            self.failed_ticks,
            self.failed_rounds,
            self.rested,
        ];
        counts.iter().all(|count| *count > 0)
    }
}

struct Simulation {
    seed: u64,
    dice: Dice,
    world: World,
    now: Timestamp,
    opens: &'static str,
    commits_fail: Arc<AtomicBool>,
    /// What is said in the midst of the next pass, each before another attempt of it to record.
    said_meanwhile: Arc<Mutex<Vec<Statement>>>,
    /// True if the next second tick is that of another process.
    is_looked_at_anew: bool,
    /// When waiting mails could not be read.
    mails_unread_at: Vec<Timestamp>,
    seen: Seen,
}

fn forum() -> WorkflowId {
    WorkflowId::from("forum")
}

impl Simulation {
    fn new(seed: u64) -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("workflows")).unwrap();
        fs::write(folder.path().join("workflows/forum.yaml"), workflow("2027-06-02")).unwrap();
        fs::write(folder.path().join("workflows/council.yaml"), COUNCIL).unwrap();
        fs::write(folder.path().join("config.yaml"), "language: en\n").unwrap();
        let now = at(BEGINS);
        let mut simulation = Self {
            seed,
            dice: Dice(seed),
            world: World::in_folder(folder, now),
            now,
            opens: "2027-06-02",
            commits_fail: Arc::default(),
            said_meanwhile: Arc::default(),
            is_looked_at_anew: false,
            mails_unread_at: Vec::new(),
            seen: Seen::default(),
        };
        simulation.arm();
        simulation
    }

    /// Plays until everything is over, checks, and says what happened.
    fn play(mut self) -> Seen {
        while self.now < at(FAULTS_END) {
            self.step();
        }
        self.converge();
        self.check();
        self.seen.arrived = self.world.arrived().len();
        self.seen
    }

    fn step(&mut self) {
        // Within the hour for which decisions hold, too.
        let minutes = [11, 60, 3 * 60, 7 * 60, 15 * 60, 24 * 60, 30 * 60, 70 * 60][self.dice.below(8) as usize];
        self.now += SignedDuration::from_mins(minutes);
        match self.dice.below(15) {
            0 => self.restart(),
            7 => self.a_pass_is_made_just_before_something_is_due(),
            1 | 2 => self.several_answer_at_once(),
            3 if self.dice.one_in(6) => self.move_the_opening_day(),
            4 => self.a_commit_fails(),
            5 => self.somebody_answers_during_the_next_pass(),
            6 if self.dice.one_in(2) => self.a_row_cannot_be_read_for_a_while(),
            _ => {}
        }
        self.tick_twice_equals_once();
        self.deliver();
    }

    /// Everything that the process knew is gone.
    fn restart(&mut self) {
        self.world.restart(self.now);
        self.arm();
    }

    fn arm(&mut self) {
        let failing = Arc::clone(&self.commits_fail);
        self.world.app.store.fail_commits(move || failing.load(Ordering::SeqCst)).unwrap();
        let (said, database) = (Arc::clone(&self.said_meanwhile), self.world.app.config.database.clone());
        self.world.app.meanwhile(move || {
            let statement = said.lock().unwrap().pop();
            if let Some(statement) = statement {
                let mut other = Store::open(&database).unwrap();
                let loading = app::in_force(&mut other, &forum()).unwrap().unwrap();
                let callers = vec![Caller { statements: vec![statement] }];
                record_at_once(other, &loading, callers, Commits::Succeed);
            }
        });
    }

    /// COMMIT becomes ROLLBACK: as if the process had died just before it.
    fn a_commit_fails(&mut self) {
        self.commits_fail.store(true, Ordering::SeqCst);
        let before = self.events();
        let failed = app::tick(&mut self.world.app, &self.world.loading, self.now).is_err();
        self.commits_fail.store(false, Ordering::SeqCst);
        self.seen.failed_ticks += usize::from(failed);
        assert!(!failed || self.events() == before, "seed {}: a failed commit left something behind", self.seed);
        if self.dice.one_in(2) {
            self.restart();
        }
    }

    /// A minute before, nothing is to be done, and the process rests. Whether it looks again in time, another one knows.
    fn a_pass_is_made_just_before_something_is_due(&mut self) {
        self.world.tick(self.now);
        assert!(self.world.deliver(self.now, || Verdict::Accept));
        let next = self.next_due();
        if next - SignedDuration::from_mins(1) > self.now {
            self.now = next - SignedDuration::from_mins(1);
            for _ in 0..2 {
                self.world.tick(self.now);
            }
            self.now = next;
            self.seen.rested += 1;
        }
        self.is_looked_at_anew = true;
    }

    /// When the next mail or decision is due; now if nothing is ahead.
    fn next_due(&mut self) -> Timestamp {
        let next = app::next_wake(&mut self.world.app, &self.world.loading, self.now).unwrap();
        next.map_or(self.now, |next| next.max(self.now))
    }

    /// One in four is of an earlier day.
    fn statement(&mut self) -> Statement {
        let (task, partner) = INPUTS[self.dice.below(INPUTS.len() as u64) as usize];
        let today = TimeZone::get("Asia/Baku").unwrap().to_datetime(self.now).date();
        let days = i64::try_from(1 + self.dice.below(20)).unwrap();
        let on = self.dice.one_in(4).then(|| today.saturating_sub(days.days()));
        self.seen.dated_back += usize::from(on.is_some());
        let answer = match self.dice.below(8) {
            0 => Answer::NotDone,
            1 => Answer::Postponed { until: today.saturating_add(days.days()) },
            _ => Answer::Done,
        };
        Statement { task, partner, answer, on, now: self.now, anyway: true }
    }

    fn several_answer_at_once(&mut self) {
        let mut callers: Vec<Caller> = Vec::new();
        for _ in 0..=self.dice.below(4) {
            let mut statements = vec![self.statement()];
            if self.dice.one_in(4) {
                // It was never said to be done: this one is refused, and so is what the same caller said before it.
                let (task, partner, answer) = ("OUT-04", "host", Answer::NotDone);
                statements.push(Statement { task, partner, answer, on: None, now: self.now, anyway: false });
            }
            callers.push(Caller { statements });
        }
        let commits = match self.dice.below(3) {
            0 => Commits::Succeed,
            1 => Commits::FailOfAll,
            _ => Commits::FailOfAllAndOf(self.dice.below(callers.len() as u64) as usize),
        };
        let is_refused: Vec<bool> = callers.iter().map(|caller| caller.statements.len() > 1).collect();
        let before = self.answers().len();
        let store = self.world.app.store.another().unwrap();
        let results = record_at_once(store, &self.world.loading, callers, commits);
        let said: Vec<Fact> = self.answers().split_off(before);
        let told: Vec<Fact> = results.iter().flatten().flatten().cloned().collect();
        assert_eq!(said, told, "seed {}: the journal does not have what callers were told", self.seed);
        for (caller, (result, is_refused)) in results.iter().zip(is_refused).enumerate() {
            let failed = commits == Commits::FailOfAllAndOf(caller);
            assert_eq!(result.is_none(), is_refused || failed, "seed {}: caller {caller}: {result:?}", self.seed);
            self.seen.refused_callers += usize::from(is_refused);
            self.seen.failed_callers += usize::from(failed && !is_refused);
        }
    }

    /// Between the making of its mails and its commit; more than once, the pass is made while everybody waits.
    fn somebody_answers_during_the_next_pass(&mut self) {
        let statements: Vec<Statement> = (0..=self.dice.below(4)).map(|_| self.statement()).collect();
        *self.said_meanwhile.lock().unwrap() = statements;
    }

    fn answers(&mut self) -> Vec<Fact> {
        let mut events = self.world.app.store.read(|tx| tx.events(&forum())).unwrap();
        events.sort_by_key(|event| event.seq);
        events.into_iter().map(|event| event.fact).filter(|fact| matches!(fact, Fact::InputAnswered { .. })).collect()
    }

    /// Whatever row it is: passes are made, and the other workflow goes on.
    fn a_row_cannot_be_read_for_a_while(&mut self) {
        // What a sender left behind is settled before, since it is of no row in particular.
        self.restart();
        // Something waits to leave: it shows if a mail of the workflow does.
        self.now = self.next_due();
        self.world.tick(self.now);
        let database = self.world.app.config.database.clone();
        // Whichever was not spoilt yet, each preparation beginning with others; some rows are there only at times.
        let places = (0..POISONS.len()).map(|place| (place + 7 * self.seed as usize) % POISONS.len());
        let (spoilt, new): (Vec<usize>, Vec<usize>) = places.partition(|place| self.seen.spoilt.contains(place));
        let mut places = new.into_iter().chain(spoilt);
        let Some((place, laid)) = places.find_map(|place| Some((place, POISONS[place].lay(&database)?))) else {
            return;
        };
        let poison = &POISONS[place];
        self.seen.spoilt.insert(place);
        if ["mails", "recipients"].contains(&poison.table) {
            self.mails_unread_at.push(self.now);
        }
        self.restart();
        self.said_meanwhile.lock().unwrap().clear();
        let ticked = self.world.tick(self.now);
        let stands = ticked.quarantined.iter().any(|(workflow, _)| *workflow == forum());
        assert!(stands || poison.then == Then::AllGoOn, "seed {}: {poison:?}: nobody is told", self.seed);
        let again = self.world.tick(self.now);
        let more = (again.queued, again.withdrawn);
        assert_eq!(more, (0, 0), "seed {}: {poison:?}: a second tick did something", self.seed);
        let before = self.world.attempts.lock().unwrap().len();
        assert!(self.world.deliver(self.now, || Verdict::Accept));
        self.others_go_on(poison, before);
        laid.mend();
        if self.dice.one_in(2) {
            self.restart();
        } else {
            // The same process looks again after an hour.
            self.now += SignedDuration::from_hours(1);
            self.world.reload(self.now);
        }
    }

    fn others_go_on(&mut self, poison: &Poison, before: usize) {
        let (mails, _) = self.world.app.store.read(|tx| tx.readable_mails(&MailFilter::default())).unwrap();
        for mail in mails.iter().filter(|mail| !mail.workflows.contains(&forum())) {
            let waits = mail.state == MailState::Queued && mail.not_before <= self.now;
            assert!(!waits || poison.then == Then::AllGoOn, "seed {}: {poison:?}: {} waits", self.seed, mail.key);
        }
        if poison.then == Then::AllGoOn {
            return;
        }
        self.world.tick(self.now);
        self.what_is_kept_is_what_a_replay_gives(&WorkflowId::from("council"));
        let left = self.world.attempts.lock().unwrap()[before..]
            .iter()
            .map(|attempt| attempt.message_id.clone())
            .collect::<BTreeSet<_>>();
        for mail in mails.iter().filter(|mail| mail.workflows.contains(&forum())) {
            let has_left = left.contains(&mail.message_id);
            assert!(!has_left, "seed {}: {poison:?}: {} left", self.seed, mail.key);
        }
    }

    /// What is kept between steps is what a replay of the journal gives.
    fn what_is_kept_is_what_a_replay_gives(&mut self, workflow: &WorkflowId) {
        let events = self.world.app.store.read(|tx| tx.events(workflow)).unwrap();
        let replayed = RunState::replay(&self.world.loading.workflows[workflow].plan, &events, self.now);
        let kept = self.world.app.kept(workflow).expect("a workflow that is read is kept");
        if *kept != replayed {
            let (kept, replayed) = (format!("{kept:#?}"), format!("{replayed:#?}"));
            let differ = kept.lines().zip(replayed.lines()).find(|(kept, replayed)| kept != replayed);
            panic!("seed {}: {workflow} at {}: kept and replayed differ: {differ:?}", self.seed, self.now);
        }
    }

    fn move_the_opening_day(&mut self) {
        self.opens = if self.opens == "2027-06-02" { "2027-06-16" } else { "2027-06-02" };
        self.world.edit(&workflow(self.opens), self.now);
    }

    /// The second tick is often that of another process, which knows nothing of the first.
    fn tick_twice_equals_once(&mut self) {
        let waiting = self.said_meanwhile.lock().unwrap().len();
        self.world.tick(self.now);
        let left = std::mem::take(&mut *self.said_meanwhile.lock().unwrap()).len();
        self.seen.overtaken_passes += usize::from(left < waiting);
        if self.dice.one_in(8) || std::mem::take(&mut self.is_looked_at_anew) {
            self.restart();
        }
        let once = self.events();
        let again = self.world.tick(self.now);
        assert_eq!(again, Ticked::default(), "seed {}: a second tick did something at {}", self.seed, self.now);
        let journal = if self.events() == once { Vec::new() } else { self.journal_from(once) };
        assert!(journal.is_empty(), "seed {}: a second tick wrote into the journal: {journal:?}", self.seed);
        for workflow in [forum(), WorkflowId::from("council")] {
            self.what_is_kept_is_what_a_replay_gives(&workflow);
        }
    }

    /// Sends what is due. While the first mail is on its way, somebody may answer, or commits may begin to fail.
    fn deliver(&mut self) {
        let seq = self.world.app.store.read(Snapshot::last_seq).unwrap();
        let before = self.world.attempts.lock().unwrap().len();
        let mut dice = Dice(self.dice.roll());
        let mut answers = self.dice.one_in(4).then(|| self.statement());
        let mut fails = self.dice.one_in(12).then(|| Arc::clone(&self.commits_fail));
        let mut other = answers.as_ref().map(|_| self.world.app.store.another().unwrap());
        let is_new = AtomicBool::new(false);
        let delivered = self.world.try_deliver(self.now, || {
            if let Some((statement, mut other)) = answers.take().zip(other.take()) {
                let loading = app::in_force(&mut other, &forum()).unwrap().unwrap();
                let callers = vec![Caller { statements: vec![statement] }];
                let results = record_at_once(other, &loading, callers, Commits::Succeed);
                is_new.store(results[0].as_ref().is_some_and(|facts| !facts.is_empty()), Ordering::SeqCst);
            }
            if let Some(fails) = fails.take() {
                fails.store(true, Ordering::SeqCst);
            }
            verdict(&mut dice)
        });
        self.commits_fail.store(false, Ordering::SeqCst);
        let attempts = self.world.attempts.lock().unwrap()[before..]
            .iter()
            .map(|attempt| attempt.message_id.clone())
            .collect::<BTreeSet<_>>();
        if is_new.load(Ordering::SeqCst) {
            self.seen.overtaken_rounds += 1;
            assert!(attempts.len() <= 1, "seed {}: a mail left after an answer that no tick has seen", self.seed);
        }
        self.nothing_asks_for_what_is_done(seq, &attempts);
        match delivered {
            Ok(true) => {}
            Ok(false) => self.restart(),
            // The process may end, or go on once the database can be written again.
            Err(_) => {
                self.seen.failed_rounds += 1;
                if self.dice.one_in(2) {
                    self.restart();
                }
            }
        }
    }

    /// Of a mail that leaves for the first time: from then on, what it says stands. `seq` is the last event before.
    fn nothing_asks_for_what_is_done(&mut self, seq: i64, attempts: &BTreeSet<String>) {
        if attempts.is_empty() {
            return;
        }
        let owed = self.owed_by(seq);
        let mails = self.world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
        for mail in mails.iter().filter(|mail| mail.attempts == 1 && attempts.contains(&mail.message_id)) {
            for reminder in self.world.app.store.read(|tx| tx.reminders_of(&mail.key)).unwrap() {
                let kind: DecisionKind = serde_json::from_str(&reminder.kind).unwrap();
                let asks = reminder.attempted && matches!(kind, DecisionKind::Rung { .. });
                let is_owed = owed.iter().any(|input| reminder.key.as_str().starts_with(input));
                assert!(!asks || is_owed, "seed {}: {} asks for what is done", self.seed, reminder.key);
            }
        }
    }

    /// What was owed by the last event that is named, as keys of reminders begin.
    fn owed_by(&mut self, seq: i64) -> BTreeSet<String> {
        let mut owed = BTreeSet::new();
        for (workflow, loaded) in &self.world.loading.workflows {
            let mut events = self.world.app.store.read(|tx| tx.events(workflow)).unwrap();
            events.retain(|event| event.seq <= seq);
            let state = RunState::replay(&loaded.plan, &events, self.now);
            let inputs = owed_inputs(&loaded.plan, &state);
            owed.extend(inputs.map(|(task, partner)| format!("{workflow}:{}:{}:", task.id, partner.id)));
        }
        owed
    }

    /// What was recorded since there were so many events.
    fn journal_from(&mut self, count: u64) -> Vec<Fact> {
        let workflows = [forum(), WorkflowId::from("council")];
        let mut events: Vec<_> =
            workflows.iter().flat_map(|id| self.world.app.store.read(|tx| tx.events(id)).unwrap()).collect();
        events.sort_by_key(|event| event.seq);
        events.split_off(usize::try_from(count).unwrap()).into_iter().map(|event| event.fact).collect()
    }

    fn events(&mut self) -> u64 {
        self.world.app.store.read(Snapshot::count_events).unwrap()
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

    fn nothing_is_stuck(&self, mails: &[Mail]) {
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

    fn each_reminder_is_in_one_mail_and_sent_if_its_mail_was(&mut self, mails: &[Mail], attempts: &[Attempt]) {
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
    fn one_mail_per_recipient_and_day(&self, mails: &[Mail], attempts: &[Attempt]) {
        let zone = |address: &str| match address {
            crate::world::PIERRE => TimeZone::get("Europe/Paris").unwrap(),
            crate::world::SALMA => TimeZone::get("Asia/Riyadh").unwrap(),
            _ => TimeZone::get("Asia/Baku").unwrap(),
        };
        let by_id: BTreeMap<&str, &Mail> = mails.iter().map(|mail| (mail.message_id.as_str(), mail)).collect();
        let mut first_tries: BTreeMap<&str, Timestamp> = BTreeMap::new();
        for attempt in attempts {
            first_tries.entry(&attempt.message_id).or_insert(attempt.at);
        }
        let mut seen = BTreeSet::new();
        for (id, tried_at) in first_tries {
            let to = by_id[id].to().next().unwrap();
            let day = zone(to).to_datetime(tried_at).date();
            let is_new = seen.insert((to, day));
            // Nobody could know then that one was waiting already.
            let was_unread = self.mails_unread_at.iter().any(|at| zone(to).to_datetime(*at).date() == day);
            assert!(is_new || was_unread, "seed {}: two mails to {to} on {day}: {}", self.seed, by_id[id].key);
        }
    }
}
