//! Several processes at one database: whoever records is never refused, and nobody is reminded of what is done.

use std::{
    cell::Cell,
    collections::BTreeSet,
    fmt::Write as _,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use concerted::{
    app::{self, App, Shared},
    clock::Clock,
    config::Config,
    daemon::{self, Rest, Wake, Woken},
    mail::{Mailer, Outgoing, Patience},
    model::{Answer, Delivery, Fact, Outcome, ReminderKey, ReminderState, WorkflowId},
};
use tokio::sync::watch;

use crate::world::{World, at};

pub(crate) const NOW: &str = "2027-03-15T09:00:00Z";
pub(crate) const PARTNERS: usize = 20;
pub(crate) const TASKS: usize = 10;

/// Everybody owes something to everything, and all of it is due today.
pub(crate) fn definition() -> String {
    let mut text = String::from(
        "format: 1\nworkflow: w\nsymbol: W\ntitle: Papers\nevent: {opens: 2027-09-14}\ntimezone: UTC\ndigest: never\n\
         coordinator: {email: secretariat@forum.example, phone: '+1'}\n\
         ladders: {one: [{at: 0wd, to: focal_point, tone: due_today}]}\nladder: one\npartners:\n  \
         host: {kind: host_government, name: Host, contacts: [{function: focal_point, email: fp@host.example}]}\n",
    );
    for partner in 0..PARTNERS {
        let contact = format!("{{function: focal_point, email: fp@p{partner}.example}}");
        writeln!(text, "  p{partner}: {{kind: civil_society, name: P{partner}, contacts: [{contact}]}}").unwrap();
    }
    text.push_str("tasks:\n");
    let with: Vec<String> = (0..PARTNERS).map(|partner| format!("p{partner}")).collect();
    for task in 0..TASKS {
        let with = with.join(", ");
        writeln!(text, "  T{task}: {{title: Paper {task}, lead: host, with: [{with}], due: 2027-03-15, window: 8w}}")
            .unwrap();
    }
    text
}

/// Looks for something new every few milliseconds, until everybody has recorded.
struct Impatient {
    stop: watch::Sender<bool>,
    recording: Arc<AtomicUsize>,
    passes: Cell<usize>,
}

impl Rest for Impatient {
    fn stop(&self) -> watch::Receiver<bool> {
        self.stop.subscribe()
    }

    fn is_quiet(&mut self) -> bool {
        true
    }

    fn running(&self) -> Duration {
        Duration::ZERO
    }

    async fn wait(&mut self, app: &Shared<'_>, _clock: Clock, _wake: Wake) -> Woken {
        self.passes.set(self.passes.get() + 1);
        loop {
            tokio::time::sleep(Duration::from_millis(5)).await;
            let is_over = self.recording.load(Ordering::Acquire) == 0;
            let is_behind = app.with(|app| app.decided_version() != app.store.data_version().ok());
            if is_over && !is_behind {
                self.stop.send(true).unwrap();
            }
            if is_over || is_behind {
                return Woken::Up;
            }
        }
    }
}

/// Takes its time for each mail, and tells everybody when it has the first one.
struct Slow(Arc<AtomicBool>);

impl Mailer for Slow {
    async fn send(&mut self, outgoing: &Outgoing, _patience: &mut Patience) -> Delivery {
        self.0.store(true, Ordering::Release);
        tokio::time::sleep(Duration::from_millis(30)).await;
        Delivery::all(&outgoing.recipients, &Outcome::Accepted { reply: "250 ok".into() })
    }
}

/// Answers for half of the partners, and gives the reminders that were taken back before they left.
fn record_all(config: Config, half: usize) -> BTreeSet<ReminderKey> {
    let mut app = App::open(config).unwrap();
    let workflow = WorkflowId::from("w");
    let loading = app::in_force(&mut app.store, &workflow).unwrap().unwrap();
    let mut taken_back = BTreeSet::new();
    for place in 0..PARTNERS * TASKS / 2 {
        let (partner, task) = (place / TASKS * 2 + half, format!("T{}", place % TASKS));
        let partner = Some(format!("p{partner}").into());
        let what = app::Recording::Input { task: task.into(), partner, answer: Answer::Done };
        let recorded = app::record(&mut app, &loading, &workflow, what, None, None, at(NOW)).unwrap();
        assert!(recorded.event.is_some(), "it was not said before");
        thread::sleep(Duration::from_millis(5));
        if recorded.withdrawn > 0 {
            let events = app.store.read(|tx| tx.events_after(&workflow, recorded.event.unwrap().seq)).unwrap();
            taken_back.extend(events.into_iter().find_map(|event| match event.fact {
                Fact::ReminderWithdrawn { reminder, .. } => Some(reminder),
                _ => None,
            }));
        }
    }
    taken_back
}

#[test]
fn two_who_record_are_never_refused_while_mails_leave() {
    let mut world = World::new(&definition(), "2027-01-11T09:00:00Z");
    let (recording, mails_leave) = (Arc::new(AtomicUsize::new(2)), Arc::new(AtomicBool::new(false)));
    let recorders = [0, 1].map(|half| {
        let config = world.app.config.clone();
        let (recording, mails_leave) = (Arc::clone(&recording), Arc::clone(&mails_leave));
        thread::spawn(move || {
            while !mails_leave.load(Ordering::Acquire) {
                thread::sleep(Duration::from_millis(1));
            }
            let taken_back = record_all(config, half);
            recording.fetch_sub(1, Ordering::Release);
            taken_back
        })
    });
    let mut rest = Impatient { stop: watch::Sender::new(false), recording, passes: Cell::new(0) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let mut failed = Vec::new();
    runtime.block_on(daemon::run_with(
        &mut world.app,
        &mut Slow(mails_leave),
        Clock::Fixed(at(NOW)),
        &mut rest,
        |_, heard| {
            if let daemon::Heard::Failed(alarm, _) = heard {
                failed.push(alarm.why.clone());
            }
        },
    ));
    assert!(failed.is_empty(), "{failed:?}");
    let taken_back: BTreeSet<ReminderKey> = recorders.into_iter().flat_map(|one| one.join().unwrap()).collect();
    let workflow = WorkflowId::from("w");
    let events = world.app.store.read(|tx| tx.events(&workflow)).unwrap();
    let answers = events.iter().filter(|event| matches!(event.fact, Fact::InputAnswered { .. })).count();
    assert_eq!(answers, PARTNERS * TASKS, "nothing is lost");
    assert!(rest.passes.get() > 2, "nothing was decided in between: {}", rest.passes.get());
    assert!(!taken_back.is_empty(), "nobody answered before a reminder left");
    for key in taken_back {
        let reminder = world.app.store.read(|tx| tx.reminder(&key)).unwrap().unwrap();
        assert_eq!(reminder.state, ReminderState::Withdrawn, "{key} was taken back, and left");
    }
}
