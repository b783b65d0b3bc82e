//! Edge: the loop that loads, ticks, issues, delivers and waits.

mod ears;
mod retry;

use std::{future::Future, sync::Arc, time::Duration};

use jiff::Timestamp;
use tokio::sync::watch;
use tracing::{info, warn};

pub use ears::watch_below;

use self::ears::Ears;
use crate::{
    app::{self, Alarm, App, AppError, Delivered, Issued, Loading, NotIssued, Preview, Takeover, Ticked, TimeGuard},
    clock::Clock,
    mail::{Mailers, Patience, patience::GRACE},
    model::without_addresses,
    render::TemplateFinding,
};

/// No organisation has more functions that could stand in for each other.
const STAND_INS_AT_MOST: usize = 5;

/// What one full pass did.
#[derive(Debug, Default)]
pub struct Pass {
    /// The definitions in force and their findings.
    pub loading: Arc<Loading>,
    /// What was decided.
    pub ticked: Ticked,
    /// Reports that were issued.
    pub issued: Vec<Issued>,
    /// Reports that are due and could not be issued, with the reason.
    pub not_issued: Vec<NotIssued>,
    /// Mails that left.
    pub delivered: Delivered,
    /// When something falls due next.
    pub next_at: Option<Timestamp>,
    /// The first mails ahead, if workflows were taken over at an hour at which nothing may leave.
    pub preview: Option<Preview>,
    /// Templates of the installation's own that failed on what they were to say now, each fault once.
    pub failed_templates: Vec<TemplateFinding>,
    /// True if nothing was taken over because files were being written at that moment.
    pub is_unquiet: bool,
}

impl Pass {
    /// True if it only looked.
    pub fn did_nothing(&self) -> bool {
        self.loading.adopted.is_empty()
            && self.loading.edited.is_empty()
            && self.issued.is_empty()
            && self.not_issued.is_empty()
            && self.failed_templates.is_empty()
            && self.delivered.is_nothing()
            && self.ticked == Ticked::default()
    }
}

/// One full pass: load, issue, decide, deliver. Asked to stop, it still settles the mail in hand. What of edited files
/// is taken over is `takeover`'s to say.
pub async fn pass<M: Mailers>(
    app: &mut App,
    mailer: &mut M,
    clock: Clock,
    patience: Patience,
    takeover: Takeover<'_>,
) -> Result<Pass, AppError> {
    app::keep_lease(app, clock.now())?;
    app::check_clock(app, clock.now())?;
    let loading = app::reload(app, takeover, clock.now())?;
    let (issued, not_issued) = app::issue_reports(app, &loading, clock.now())?;
    let mut ticked = app::tick(app, &loading, clock.now())?;
    let mut delivered = app::deliver(app, &loading, mailer, clock, patience.clone()).await?;
    // What was refused goes to a stand-in, whose address may be refused in turn, and the coordinator is told.
    let mut refusals = delivered.met_refusals();
    for _ in 0..STAND_INS_AT_MOST {
        if !refusals || patience.is_called_off() {
            break;
        }
        ticked.add(app::tick(app, &loading, clock.now())?);
        let again = app::deliver(app, &loading, mailer, clock, patience.clone()).await?;
        refusals = again.met_refusals();
        delivered.add(again);
    }
    if let Some(stall) = &delivered.stalled {
        app::sound(app, &stall.to_string(), clock.now());
    }
    let next_at = app::next_wake(app, &loading, clock.now())?;
    let preview = if loading.adopted.is_empty() || !delivered.is_nothing() {
        None
    } else {
        app::preview(app, &loading, clock.now())?
    };
    if delivered.sent > 0 {
        app::clear_previews(app)?;
    }
    let failed_templates = app.templates.newly_failed();
    let is_unquiet = takeover == Takeover::Nothing;
    Ok(Pass { loading, ticked, issued, not_issued, delivered, next_at, preview, failed_templates, is_unquiet })
}

/// One full pass, which SIGINT and SIGTERM end after the mail in hand.
pub async fn once<M: Mailers>(app: &mut App, mailer: &mut M, clock: Clock) -> Result<Pass, AppError> {
    let stop =
        ears::stop_signals().map_err(|source| AppError::Unreadable { path: app.config.workflows.clone(), source })?;
    pass(app, mailer, clock, Patience::until(stop, GRACE), Takeover::Harmless).await
}

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

    /// Returns at `wake`, or earlier if something happened that a pass should look at, and at least once a minute.
    fn wait(&mut self, app: &App, clock: Clock, wake: Wake) -> impl Future<Output = Woken>;
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
    mut tell: impl FnMut(&mut App, &Heard<'_>),
) {
    let stop = rest.stop();
    let mut failing: Option<Alarm> = None;
    let mut guard = TimeGuard::default();
    note(Alarm::prepare(&app.config.database));
    while !*stop.borrow() {
        let takeover = if rest.is_quiet() { Takeover::Harmless } else { Takeover::Nothing };
        let passed = match guard.check(clock.now(), rest.running()) {
            Ok(()) => pass(app, mailer, clock, Patience::until(stop.clone(), GRACE), takeover).await,
            Err(error) => Err(error),
        };
        let wake = match passed {
            Ok(pass) => {
                if failing.take().is_some() {
                    info!("a pass succeeded again");
                    note(Alarm::end(&app.config.database));
                }
                tell(app, &Heard::Done(&pass));
                Wake::At(pass.next_at)
            }
            Err(error) => {
                let alarm = failed(failing.take(), &error, clock.now());
                let pause = retry::pause_after(alarm.failures);
                let error = without_addresses(&alarm.why);
                warn!(%error, failures = alarm.failures, again_in_seconds = pause.as_secs(), "this pass failed");
                note(alarm.raise(&app.config.database));
                app::sound(app, &alarm.to_string(), clock.now());
                tell(app, &Heard::Failed(&alarm, pause));
                failing = Some(alarm);
                Wake::In(pause)
            }
        };
        while rest.wait(app, clock, wake).await == Woken::Minute {
            // A database that was deleted, replaced or taken over is the next pass's to tell.
            if app::keep_lease(app, clock.now()).is_err() {
                break;
            }
        }
        reload_templates(app);
    }
    info!("stopped");
}

/// The alarm after one more failure.
fn failed(before: Option<Alarm>, error: &AppError, now: Timestamp) -> Alarm {
    let (since, failures) = before.map_or((now, 0), |alarm| (alarm.since, alarm.failures));
    Alarm { since, failures: failures.saturating_add(1), at: now, why: error.to_string() }
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
