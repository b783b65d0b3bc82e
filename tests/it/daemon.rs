//! The daemon's loop in simulated time: whatever a pass meets, the next one comes.

use std::{
    collections::VecDeque,
    fs,
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
};

use concerted::{
    app::{Alarm, Shared},
    clock::Clock,
    daemon::{self, Heard, Rest, Wake, Woken},
    mail::{Mailer, Outgoing, Patience},
    model::Delivery,
};
use jiff::Timestamp;
use tokio::sync::watch;

use crate::world::{AYSEL, PlayedMailer, SECRETARIAT, Verdict, World, at, workflow};

/// What happens at an instant, while the daemon rests.
type Happening = (Timestamp, Box<dyn FnMut(&mut Surroundings)>);

/// What happenings act on.
struct Surroundings {
    workflows: PathBuf,
    database: PathBuf,
    commits_fail: Arc<AtomicBool>,
    alarms: Vec<Option<Alarm>>,
    is_quiet: bool,
    /// Opened and shut by happenings: while it is shut, the mail server takes its time.
    gate: watch::Sender<bool>,
    /// Seconds by which the clock is ahead of time.
    ahead: i64,
}

impl Surroundings {
    fn away(&self) -> PathBuf {
        self.workflows.with_extension("away")
    }
}

/// Rests by setting the clock.
struct Simulated {
    second: &'static AtomicI64,
    stopping: watch::Sender<bool>,
    until: Timestamp,
    happenings: VecDeque<Happening>,
    around: Surroundings,
    began: i64,
    /// What the clock would say if nobody had set it.
    time: i64,
}

impl Rest for Simulated {
    fn stop(&self) -> watch::Receiver<bool> {
        self.stopping.subscribe()
    }

    fn is_quiet(&mut self) -> bool {
        self.around.is_quiet
    }

    fn running(&self) -> std::time::Duration {
        std::time::Duration::from_secs((self.time - self.began) as u64)
    }

    async fn wait(&mut self, _app: &Shared<'_>, clock: Clock, wake: Wake) -> Woken {
        // Whoever waits lets others have their turn.
        tokio::task::yield_now().await;
        let rested_at = clock.now().as_second() - self.around.ahead;
        let wakes = loop {
            // Like the real one it looks at the clock, which somebody may have set meanwhile.
            let wakes = match wake {
                Wake::At(None) => i64::MAX,
                Wake::At(Some(at)) => (at.as_second() - self.around.ahead).max(self.time + 1),
                Wake::In(pause) => rested_at + pause.as_secs() as i64,
            };
            let wakes = wakes.min(self.until.as_second());
            match self.happenings.pop_front_if(|(at, _)| at.as_second() <= wakes) {
                Some((at, mut happen)) => {
                    self.time = self.time.max(at.as_second());
                    happen(&mut self.around);
                }
                None => break wakes,
            }
        };
        self.time = wakes;
        self.second.store(wakes + self.around.ahead, Ordering::Relaxed);
        if wakes >= self.until.as_second() {
            self.stopping.send(true).unwrap();
        }
        Woken::Up
    }
}

/// A server that takes mails while its gate is open.
struct Gated<'a> {
    inner: PlayedMailer<'a>,
    gate: watch::Receiver<bool>,
}

impl Mailer for Gated<'_> {
    async fn send(&mut self, outgoing: &Outgoing, patience: &mut Patience) -> Delivery {
        self.gate.wait_for(|is_open| *is_open).await.unwrap();
        self.inner.send(outgoing, patience).await
    }
}

/// What a run of the daemon came to.
struct Run {
    /// When passes ended: true for one that succeeded.
    passes: Vec<(Timestamp, bool)>,
    /// When how many reminders were queued, and whether mails were on their way then.
    queued: Vec<(Timestamp, usize, bool)>,
    /// Mails that arrived, by recipient.
    arrived: Vec<(Timestamp, String)>,
    alarms: Vec<Option<Alarm>>,
}

impl Run {
    /// Seconds between the passes that failed and those after them.
    fn pauses(&self) -> Vec<i64> {
        let pairs = self.passes.windows(2).filter(|pair| !pair[0].1);
        pairs.map(|pair| pair[1].0.as_second() - pair[0].0.as_second()).collect()
    }
}

fn run(from: &str, until: &str, happenings: Vec<Happening>) -> Run {
    let mut world = World::new(&workflow("2013-05-28"), from);
    let second: &'static AtomicI64 = Box::leak(Box::new(AtomicI64::new(at(from).as_second())));
    let commits_fail = Arc::new(AtomicBool::new(false));
    let fails = Arc::clone(&commits_fail);
    world.app.store.fail_commits(move || fails.load(Ordering::Relaxed)).unwrap();
    let mut rest = Simulated {
        second,
        stopping: watch::Sender::new(false),
        until: at(until),
        happenings: happenings.into(),
        around: Surroundings {
            workflows: world.app.config.workflows.clone(),
            database: world.app.config.database.clone(),
            commits_fail,
            alarms: Vec::new(),
            is_quiet: true,
            gate: watch::Sender::new(true),
            ahead: 0,
        },
        began: at(from).as_second(),
        time: at(from).as_second(),
    };
    let attempts = Arc::clone(&world.attempts);
    let clock = Clock::Told(second);
    let played = PlayedMailer {
        now: at(from),
        verdict: Box::new(|| Verdict::Accept),
        attempts: Arc::clone(&attempts),
        died: Arc::default(),
        refused: std::collections::BTreeSet::new(),
    };
    let mut mailer = Gated { inner: played, gate: rest.around.gate.subscribe() };
    let queued = Mutex::new(Vec::new());
    let passes = Mutex::new(Vec::new());
    let arrivals = Mutex::new(Vec::new());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(daemon::run_with(&mut world.app, &mut mailer, clock, &mut rest, |_, heard| {
        passes.lock().unwrap().push((clock.now(), matches!(heard, Heard::Done(_))));
        if let Heard::Done(pass) = heard
            && pass.ticked.queued > 0
        {
            queued.lock().unwrap().push((clock.now(), pass.ticked.queued, pass.is_beside));
        }
        let mut seen = arrivals.lock().unwrap();
        let known: usize = Vec::len(&seen);
        seen.extend(attempts.lock().unwrap().iter().skip(known).map(|one| (clock.now(), one.recipients.join(" "))));
    }));
    Run {
        passes: passes.into_inner().unwrap(),
        queued: queued.into_inner().unwrap(),
        arrived: arrivals.into_inner().unwrap(),
        alarms: rest.around.alarms,
    }
}

fn happens(when: &str, what: impl FnMut(&mut Surroundings) + 'static) -> Happening {
    (at(when), Box::new(what))
}

/// 28 January is a Monday; the elements paper is due on the 28th of December, long before: the host is reminded.
const EVENING: &str = "2012-11-25T15:00:00Z";
const NEXT_EVENING: &str = "2012-11-27T15:00:00Z";

#[test]
fn a_database_that_takes_nothing_for_a_while_makes_no_daemon_deaf() {
    let peek = |around: &mut Surroundings| around.alarms.push(Alarm::standing(&around.database));
    let undisturbed = run(EVENING, NEXT_EVENING, Vec::new());
    let first = undisturbed.arrived.first().expect("somebody is written to on these days").clone();
    let before = first.0 - jiff::SignedDuration::from_secs(10);
    let failing = run(
        EVENING,
        NEXT_EVENING,
        vec![
            (before, Box::new(|around: &mut Surroundings| around.commits_fail.store(true, Ordering::Relaxed))),
            (first.0 + jiff::SignedDuration::from_secs(200), Box::new(peek)),
            (
                first.0 + jiff::SignedDuration::from_secs(201),
                Box::new(|around: &mut Surroundings| around.commits_fail.store(false, Ordering::Relaxed)),
            ),
            (first.0 + jiff::SignedDuration::from_secs(600), Box::new(peek)),
        ],
    );
    assert_eq!(failing.pauses(), [5, 15, 30, 60, 60, 60], "it is tried again soon, then each minute");
    let recipients = |run: &Run| run.arrived.iter().map(|(_, to)| to.clone()).collect::<Vec<_>>();
    assert_eq!(recipients(&failing), recipients(&undisturbed), "nobody gets less, and nobody more");
    let late = failing.arrived[0].0.as_second() - first.0.as_second();
    assert!((201..=261).contains(&late), "{late} s late");
    let alarm = failing.alarms[0].as_ref().expect("the alarm stands while passes fail");
    assert_eq!((alarm.since, alarm.failures), (first.0, 6));
    assert!(alarm.to_string().contains("failed 6 times since"), "{alarm}");
    assert_eq!(failing.alarms[1], None, "and ends with them");
}

#[test]
fn a_folder_that_is_away_for_a_moment_makes_no_daemon_deaf() {
    let undisturbed = run(EVENING, NEXT_EVENING, Vec::new());
    let first = undisturbed.arrived.first().unwrap().0;
    let moment = |seconds| first + jiff::SignedDuration::from_secs(seconds);
    let failing = run(
        EVENING,
        NEXT_EVENING,
        vec![
            (moment(-5), Box::new(|around: &mut Surroundings| fs::rename(&around.workflows, around.away()).unwrap())),
            (moment(1), Box::new(|around: &mut Surroundings| fs::rename(around.away(), &around.workflows).unwrap())),
        ],
    );
    assert_eq!(failing.pauses(), [5]);
    assert_eq!(failing.arrived.len(), undisturbed.arrived.len());
    assert!(failing.arrived.iter().all(|(_, to)| to == AYSEL || to == SECRETARIAT), "{:?}", failing.arrived);
}

#[test]
fn nothing_is_taken_over_while_files_are_being_written() {
    let undisturbed = run(EVENING, NEXT_EVENING, Vec::new());
    let unquiet = run(
        EVENING,
        NEXT_EVENING,
        vec![happens(EVENING, |around| {
            around.is_quiet = false;
            let file = around.workflows.join("forum.yaml");
            let text = fs::read_to_string(&file).unwrap();
            // As a network drive leaves it for a moment: the last task is not there yet.
            fs::write(&file, &text[..text.find("  CUL-01:").unwrap()]).unwrap();
        })],
    );
    assert_eq!(unquiet.arrived, undisturbed.arrived);
}

#[test]
fn nothing_is_decided_by_a_clock_that_leapt_and_all_goes_on_once_it_is_right() {
    let undisturbed = run(EVENING, NEXT_EVENING, Vec::new());
    let first = undisturbed.arrived.first().unwrap().0;
    let moment = |seconds| first + jiff::SignedDuration::from_secs(seconds);
    let peek = |around: &mut Surroundings| around.alarms.push(Alarm::standing(&around.database));
    let leapt = run(
        EVENING,
        NEXT_EVENING,
        vec![
            (moment(-600), Box::new(|around: &mut Surroundings| around.ahead = 30 * 86_400)),
            (moment(-60), Box::new(peek)),
            (moment(-30), Box::new(|around: &mut Surroundings| around.ahead = 0)),
        ],
    );
    let alarm = leapt.alarms[0].as_ref().expect("the leap is an alarm");
    assert!(alarm.why.contains("by the time that has passed it should say"), "{alarm}");
    let recipients = |run: &Run| run.arrived.iter().map(|(_, to)| to.clone()).collect::<Vec<_>>();
    assert_eq!(recipients(&leapt), recipients(&undisturbed), "no mail of the month to come has left");
}

#[test]
fn a_server_that_takes_its_time_holds_up_no_decision() {
    let until = "2012-12-14T15:00:00Z";
    let undisturbed = run(EVENING, until, Vec::new());
    let first = undisturbed.arrived.first().unwrap().0;
    let moment = |hours| first + jiff::SignedDuration::from_hours(hours);
    let slow = run(
        EVENING,
        until,
        vec![
            (moment(-1), Box::new(|around: &mut Surroundings| around.gate.send(false).unwrap())),
            (moment(15 * 24), Box::new(|around: &mut Surroundings| around.gate.send(true).unwrap())),
        ],
    );
    let beside: Vec<_> = slow.queued.iter().filter(|(_, _, is_beside)| *is_beside).collect();
    assert!(!beside.is_empty(), "nothing falls due in a fortnight: {:?}", slow.queued);
    let meanwhile = undisturbed.queued.iter().filter(|(at, _, _)| (moment(0)..moment(15 * 24)).contains(at));
    for (at, _, _) in meanwhile {
        assert!(slow.queued.iter().any(|(other, _, _)| other == at), "{at}: {:?}", slow.queued);
    }
    assert!(slow.arrived.iter().all(|(at, _)| *at >= moment(15 * 24)), "{:?}", slow.arrived);
    let told = |run: &Run| run.arrived.iter().map(|(_, to)| to.clone()).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(told(&slow), told(&undisturbed), "everybody hears in the end");
}
