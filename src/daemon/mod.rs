//! Edge: the loop that loads, ticks, issues, delivers and waits.
//!
//! Mails leave beside it: what falls due while a mail server takes its time is decided and issued all the same.

mod ears;
mod pass;
mod retry;

use std::{convert::Infallible, future::Future, time::Duration};

use jiff::Timestamp;
use tokio::sync::watch;
use tracing::{info, warn};

pub use ears::watch_below;
pub use pass::{Pass, once};

use self::ears::Ears;
use crate::{
    app::{self, Alarm, App, AppError, Shared, Takeover, TimeGuard},
    clock::Clock,
    mail::{Mailers, Patience, patience::GRACE},
    model::without_addresses,
};

/// When the daemon is to look again, whatever else happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// At an instant of the clock; `None` if nothing is ahead.
    At(Option<Timestamp>),
    /// After so long, by a clock that nobody sets.
    In(Duration),
}

/// Where the daemon rests between passes: the machine ([`ears::Ears`]), or a simulation.
pub trait Rest {
    /// Becomes true when somebody asks the daemon to stop.
    fn stop(&self) -> watch::Receiver<bool>;

    /// True if the files of definitions were left alone for so long that nobody is in the middle of writing one.
    fn is_quiet(&mut self) -> bool;

    /// How long the daemon has been running, by a clock that nobody sets.
    fn running(&self) -> Duration;

    /// Returns at `wake`, or earlier if something happened that a pass should look at, and at least once a minute. It may be
    /// given up at any moment.
    fn wait(&mut self, app: &Shared<'_>, clock: Clock, wake: Wake) -> impl Future<Output = Woken>;
}

/// Why a rest is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woken {
    /// A pass has something to look at.
    Up,
    /// A minute went by: the daemon says that it lives, and rests on.
    Minute,
}

/// What the daemon tells of each pass.
#[derive(Debug)]
pub enum Heard<'a> {
    /// It did what there was to do.
    Done(&'a Pass),
    /// It failed, as the alarm says, and is tried again after so long.
    Failed(&'a Alarm, Duration),
}

/// Runs passes until SIGINT or SIGTERM; `tell` hears of each. The mail in hand is finished and settled first.
pub async fn run<M: Mailers>(
    app: &mut App,
    mailer: &mut M,
    clock: Clock,
    tell: impl FnMut(&mut App, &Heard<'_>),
) -> Result<(), AppError> {
    let mut ears =
        Ears::listen(app).map_err(|source| AppError::Unreadable { path: app.config.workflows.clone(), source })?;
    ears.settle().await;
    run_with(app, mailer, clock, &mut ears, tell).await;
    Ok(())
}

/// The same, resting where it is told to.
///
/// A pass that fails is told, becomes the alarm that `status` shows, and is tried again after [`retry::pause_after`],
/// whatever it met: a full disk or a busy database ends no daemon, and leaves none deaf.
pub async fn run_with<M: Mailers>(
    app: &mut App,
    mailer: &mut M,
    clock: Clock,
    rest: &mut impl Rest,
    tell: impl FnMut(&mut App, &Heard<'_>),
) {
    let stop = rest.stop();
    note(Alarm::prepare(&app.config.database));
    let app = &Shared::new(app);
    let mut keeper = Keeper { app, clock, tell, failing: None, guard: TimeGuard::default() };
    while !*stop.borrow() {
        let passed = match keeper.decide(rest) {
            Ok(mut pass) => {
                let (patience, next_at) = (Patience::until(stop.clone(), GRACE), pass.next_at);
                let delivered = tokio::select! {
                    biased;
                    delivered = pass.deliver(app, mailer, clock, patience) => delivered,
                    never = keeper.decide_beside(rest, next_at) => match never {},
                };
                delivered.and_then(|()| app.with(|app| pass.conclude(app, clock))).map(|()| pass)
            }
            Err(error) => Err(error),
        };
        let wake = keeper.told(passed);
        keeper.rest(rest, wake).await;
    }
    info!("stopped");
}

/// Makes passes, and tells of them.
struct Keeper<'a, 'b, T> {
    app: &'a Shared<'b>,
    clock: Clock,
    tell: T,
    /// The alarm, while passes fail.
    failing: Option<Alarm>,
    guard: TimeGuard,
}

impl<T: FnMut(&mut App, &Heard<'_>)> Keeper<'_, '_, T> {
    /// All of a pass but delivering.
    fn decide(&mut self, rest: &mut impl Rest) -> Result<Pass, AppError> {
        let takeover = if rest.is_quiet() { Takeover::Harmless } else { Takeover::Nothing };
        self.guard.check(self.clock.now(), rest.running())?;
        self.app.with(|app| Pass::decide(app, self.clock, takeover))
    }

    /// Tells what came of a pass, and gives when the next one is to begin.
    fn told(&mut self, passed: Result<Pass, AppError>) -> Wake {
        match passed {
            Ok(pass) => {
                if self.failing.take().is_some() {
                    info!("a pass succeeded again");
                    self.app.with(|app| note(Alarm::end(&app.config.database)));
                }
                self.app.with(|app| (self.tell)(app, &Heard::Done(&pass)));
                Wake::At(pass.next_at)
            }
            Err(error) => Wake::In(self.failed(&error)),
        }
    }

    /// Raises the alarm, and gives the pause after which it is tried again.
    fn failed(&mut self, error: &AppError) -> Duration {
        let now = self.clock.now();
        let (since, failures) = self.failing.take().map_or((now, 0), |alarm| (alarm.since, alarm.failures));
        let alarm = Alarm { since, failures: failures.saturating_add(1), at: now, why: error.to_string() };
        let pause = retry::pause_after(alarm.failures);
        let why = without_addresses(&alarm.why);
        warn!(error = %why, failures = alarm.failures, again_in_seconds = pause.as_secs(), "this pass failed");
        self.app.with(|app| {
            note(alarm.raise(&app.config.database));
            app::sound(app, &alarm.to_string(), now);
            (self.tell)(app, &Heard::Failed(&alarm, pause));
        });
        self.failing = Some(alarm);
        pause
    }

    /// Rests until a pass has something to look at.
    async fn rest(&mut self, rest: &mut impl Rest, wake: Wake) {
        while rest.wait(self.app, self.clock, wake).await == Woken::Minute {
            // A database that was deleted, replaced or taken over is the next pass's to tell.
            if self.app.with(|app| app::keep_lease(app, self.clock.now())).is_err() {
                break;
            }
        }
        self.app.with(reload_templates);
    }

    /// Decides what falls due while mails are on their way; they leave with those.
    async fn decide_beside(&mut self, rest: &mut impl Rest, next_at: Option<Timestamp>) -> Infallible {
        let mut wake = Wake::At(next_at);
        loop {
            self.rest(rest, wake).await;
            if *rest.stop().borrow() {
                return std::future::pending().await;
            }
            let decided = self.decide(rest).map(|pass| Pass { is_beside: true, ..pass });
            let is_taken = decided.as_ref().is_err_and(AppError::is_of_lease);
            self.app.with(|app| app.may_send = !is_taken);
            wake = self.told(decided);
        }
    }
}

/// Where the alarm cannot be kept there is still the log.
fn note(kept: std::io::Result<()>) {
    if let Err(error) = kept {
        warn!(%error, "the alarm beside the database could not be written");
    }
}

/// Takes edited templates over; faults are told once, and the running ones stay.
fn reload_templates(app: &mut App) {
    match app::load_templates(&app.config) {
        Ok(templates) => {
            app.templates = templates;
            app.laid_aside.clear();
        }
        Err(AppError::Templates(findings)) if findings == app.laid_aside => {}
        Err(error) => {
            warn!(error = %without_addresses(&error.to_string()), "the edited templates are not taken over");
            if let AppError::Templates(findings) = error {
                app.laid_aside = findings;
            }
        }
    }
}
