//! Edge: the loop that loads, ticks, issues, delivers and waits.
//!
//! Mails are sent alongside: whatever falls due while a mail server is slow is still decided and issued.

mod ears;
mod pass;
mod retry;
mod signals;

use std::{convert::Infallible, future::Future, sync::Arc, time::Duration};

use jiff::Timestamp;
use tokio::sync::watch;
use tracing::{info, warn};

pub use ears::watch_below;
pub use pass::{Pass, once};
pub use signals::Signals;

use self::ears::Ears;
use crate::{
    app::{self, Alarm, App, AppError, MayApply, Shared, TimeGuard},
    clock::Clock,
    diag::Advised,
    mail::{Mailers, Patience, patience::GRACE},
    model::without_addresses,
};

/// When the daemon should look again, whatever else happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// At an instant of the clock; `None` if nothing is ahead.
    At(Option<Timestamp>),
    /// After this long, on a clock that nobody can set.
    In(Duration),
}

/// Where the daemon rests between passes: on a real machine ([`ears::Ears`]), or in a simulation.
pub trait Rest {
    /// Becomes true when the daemon is asked to stop.
    fn stop(&self) -> watch::Receiver<bool>;

    /// True if the definition files have been unchanged long enough that nobody can be in the middle of writing one.
    fn is_quiet(&mut self) -> bool;

    /// How long the daemon has been running, on a clock that nobody can set.
    fn running(&self) -> Duration;

    /// Returns at `wake`, or earlier if something happened that a pass should look at, and at least once a minute. The
    /// future may be dropped at any time.
    fn wait(&mut self, app: &Shared<'_>, clock: Clock, wake: Wake) -> impl Future<Output = Woken>;
}

/// Why a rest ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woken {
    /// There is something for a pass to look at.
    Up,
    /// A minute went by: the daemon renews its lease and rests on.
    Minute,
}

/// What the daemon reports about each pass.
#[derive(Debug)]
pub enum Heard<'a> {
    /// The pass succeeded.
    Done(&'a Pass),
    /// The pass failed, as the alarm says, and is retried after this long.
    Failed(&'a Alarm, Duration),
}

/// How the daemon ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Everything that was begun is recorded.
    BetweenPasses,
    /// In the midst of a pass: what that pass had not recorded yet is left to the next start.
    GaveUp,
}

/// Runs passes until SIGINT or SIGTERM, calling `tell` after each. The mail being sent is finished and settled first; a
/// pass that is still deciding gives up.
pub async fn run<M: Mailers>(
    app: &mut App,
    mailer: &mut M,
    clock: Clock,
    signals: &Signals,
    tell: impl FnMut(&mut App, &Heard<'_>),
) -> Ended {
    let mut ears = Ears::listen(app, signals);
    ears.settle().await;
    run_with(app, mailer, clock, &mut ears, tell).await
}

/// Like [`run`], with a given place to rest. A pass gives up once [`App::stop`] is asked.
///
/// A failed pass is reported, becomes the alarm that `status` shows, and is retried after [`retry::pause_after`],
/// whatever the cause: a full disk or a busy database must not end the daemon or make it miss anything.
pub async fn run_with<M: Mailers>(
    app: &mut App,
    mailer: &mut M,
    clock: Clock,
    rest: &mut impl Rest,
    tell: impl FnMut(&mut App, &Heard<'_>),
) -> Ended {
    let stop = rest.stop();
    note(Alarm::prepare(&app.config.database));
    let app = &Shared::new(app);
    let mut keeper =
        Keeper { app, clock, tell, failing: None, guard: TimeGuard::default(), ended: Ended::BetweenPasses };
    while !*stop.borrow() && keeper.ended == Ended::BetweenPasses {
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
        if let Err(AppError::Stopped(_)) = passed {
            keeper.ended = Ended::GaveUp;
            break;
        }
        let wake = keeper.told(passed);
        if !*stop.borrow() {
            keeper.rest(rest, wake).await;
        }
    }
    info!(ended = ?keeper.ended, "stopped");
    keeper.ended
}

/// Runs passes and reports them.
struct Keeper<'a, 'b, T> {
    app: &'a Shared<'b>,
    clock: Clock,
    tell: T,
    /// The alarm, while passes fail.
    failing: Option<Alarm>,
    guard: TimeGuard,
    ended: Ended,
}

impl<T: FnMut(&mut App, &Heard<'_>)> Keeper<'_, '_, T> {
    /// Everything in a pass except delivery.
    fn decide(&mut self, rest: &mut impl Rest) -> Result<Pass, AppError> {
        let may_apply = if rest.is_quiet() { MayApply::Harmless } else { MayApply::Nothing };
        self.guard.check(self.clock.now(), rest.running())?;
        self.app.with(|app| Pass::decide(app, self.clock, may_apply))
    }

    /// Reports the result of a pass, and returns when the next one should begin.
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

    /// Raises the alarm, and returns the pause before the next attempt.
    fn failed(&mut self, error: &AppError) -> Duration {
        let now = self.clock.now();
        let (since, failures) = self.failing.take().map_or((now, 0), |alarm| (alarm.since, alarm.failures));
        let alarm = Alarm { since, failures: failures.saturating_add(1), at: now, why: error.in_full() };
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

    /// Rests until there is something for a pass to look at.
    async fn rest(&mut self, rest: &mut impl Rest, wake: Wake) {
        while rest.wait(self.app, self.clock, wake).await == Woken::Minute {
            // A database that was deleted, replaced or taken over is left for the next pass to report.
            if self.app.with(|app| app::keep_lease(app, self.clock.now())).is_err() {
                break;
            }
        }
        self.app.with(reload_templates);
    }

    /// Decides what falls due while mails are being sent, so that it leaves with them.
    async fn decide_beside(&mut self, rest: &mut impl Rest, next_at: Option<Timestamp>) -> Infallible {
        let mut wake = Wake::At(next_at);
        loop {
            self.rest(rest, wake).await;
            if *rest.stop().borrow() {
                return std::future::pending().await;
            }
            let decided = self.decide(rest).map(|pass| Pass { is_beside: true, ..pass });
            if let Err(AppError::Stopped(_)) = decided {
                self.ended = Ended::GaveUp;
                return std::future::pending().await;
            }
            let is_taken = decided.as_ref().is_err_and(AppError::is_of_lease);
            self.app.with(|app| app.may_send = !is_taken);
            wake = self.told(decided);
        }
    }
}

/// If the alarm cannot be stored, there is still the log.
fn note(kept: std::io::Result<()>) {
    if let Err(error) = kept {
        warn!(%error, "the alarm beside the database could not be written");
    }
}

/// Adopts edited templates. Faults are reported once, and the current templates stay.
fn reload_templates(app: &mut App) {
    match app::load_templates(&app.config) {
        Ok(templates) => {
            app.templates = Arc::new(templates);
            app.laid_aside.clear();
        }
        Err(AppError::Templates(findings)) if findings == app.laid_aside => {}
        Err(error) => {
            warn!(error = %without_addresses(&error.in_full()), "the edited templates are not used");
            if let AppError::Templates(findings) = error {
                app.laid_aside = findings;
            }
        }
    }
}
