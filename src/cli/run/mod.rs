//! `concerted run`: the daemon, or one full pass.

mod ending;
mod lock;
mod serving;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    process::ExitCode,
};

use ending::LastLine;
use lock::Lock;
use serving::Serving;

use super::{
    Context, Failure, open,
    plan::{held_back, unread_history},
    print,
};
use crate::{
    app::{self, App, AppError, Preview, Standing, TakenIn},
    config::{Config, TransportConfig},
    daemon::{self, Heard, Pass, Signals},
    diag::{Advised, Severity},
    mail::{Fleet, Transport},
    model::{MailState, WorkflowId},
    store::{Leasing, Snapshot},
};

/// Options of `run`.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Options {
    /// Make one full pass and exit, with 0 if it completed, even if some mails failed
    #[arg(long)]
    once: bool,

    /// Go on although the journal has facts from after now: the clock was ahead when they were recorded, and is right again
    #[arg(long)]
    accept_clock: bool,
    /// Create a new database if it is missing, even though this installation has been used
    #[arg(long)]
    init: bool,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    context.only_text("run")?;
    // Before anything else, so that no signal ends the program without a last line.
    let (last, is_once) = (LastLine::default(), options.once);
    let overdue = last.clone();
    let signals = Signals::hear(move || overdue.break_off(is_once))
        .map_err(|error| Failure::refused(format!("signals cannot be heard: {error}")))?;
    match begin(context, options, &signals, &last) {
        Err(Failure::App(AppError::Stopped(_))) if !is_once => {
            last.say(ending::BEFORE_ANYTHING)?;
            Ok(ExitCode::SUCCESS)
        }
        done => done,
    }
}

fn begin(context: &Context, options: &Options, signals: &Signals, last: &LastLine) -> Result<ExitCode, Failure> {
    let config = Config::load(&context.config)?;
    let database = config.database.clone();
    // An existing lock is tried first: its holder may be about to create the database.
    let early = Lock::take_existing(&database)?;
    if !options.init {
        app::refuse_lost(&config)?;
    }
    open::keys(context, &config)?;
    let mut app = if options.init { App::open_anew(config)? } else { App::open(config)? };
    app.stop = signals.stop.clone();
    let lock = early.map_or_else(|| Lock::take(&database), Ok)?;
    app.store.quick_check(context.clock.now()).map_err(AppError::from)?;
    signals.stop.check().map_err(AppError::from)?;
    open::warn_of_mended(&app);
    lock.warn_of_mended();
    // Mails that leave in other words than the installation's own cannot be recalled; its own kinds of report can wait.
    if app.laid_aside.iter().any(|fault| app.templates.text(&fault.template).is_some()) {
        return Err(AppError::Templates(app.laid_aside).into());
    }
    open::warn_of_templates(&app.laid_aside);
    let mut transport = open::transport(&app.config)?;
    take_lease(&mut app, context)?;
    let done = work(&mut app, &mut transport, context, options, (signals, last));
    // Only logged: the next start handles what this process leaves behind.
    if let Err(error) = app::release_lease(&mut app) {
        tracing::warn!(error = %error.in_full(), "the lease of the database is not given back");
    }
    done
}

/// Takes the lease, and says who had it if its holder did not release it.
fn take_lease(app: &mut App, context: &Context) -> Result<(), Failure> {
    if let Leasing::TakenOver(before) = app::take_lease(app, context.clock.now())? {
        print::line(format!(
            "attention  the daemon before (process {} on `{}`, since {}) did not end in order; its work is taken over",
            before.holder.process, before.holder.host, before.started_at
        ))?;
    }
    Ok(())
}

fn work(
    app: &mut App,
    transport: &mut Fleet<Transport>,
    context: &Context,
    options: &Options,
    (signals, last): (&Signals, &LastLine),
) -> Result<ExitCode, Failure> {
    if options.accept_clock {
        app::accept_clock(app, context.clock.now())?;
    }
    app::adopt_orphans(app, context.clock.now())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    if options.once {
        let pass = runtime.block_on(daemon::once(app, transport, context.clock, signals))?;
        tell(app, &pass, context)?;
    } else {
        // A terminal that accepts no output must not stop the reminders.
        let _ = print::line(format!(
            "Concerted {} runs on {}; Ctrl-C stops it",
            env!("CARGO_PKG_VERSION"),
            context.config.display()
        ));
        let mut told = Told::default();
        let mut pages = Pages::default();
        let ended = runtime.block_on(daemon::run(app, transport, context.clock, signals, |app, heard| {
            let _ = told.hear(app, heard, context);
            let _ = pages.hear(app, heard, context);
        }));
        drop(pages);
        last.say(&ending::last_words(app, ended))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The answer pages, once the first pass has said what is in force.
#[derive(Default)]
struct Pages {
    serving: Option<Serving>,
    /// True after the first attempt, so that a port in use is reported only once.
    is_tried: bool,
}

impl Pages {
    fn hear(&mut self, app: &App, heard: &Heard<'_>, context: &Context) -> Result<(), Failure> {
        if let Some(serving) = &self.serving {
            serving.note(matches!(heard, Heard::Done(_)));
        }
        match heard {
            Heard::Done(pass) => self.keep(app, pass, context),
            Heard::Failed(..) => Ok(()),
        }
    }

    fn keep(&mut self, app: &App, pass: &Pass, context: &Context) -> Result<(), Failure> {
        if let Some(serving) = &self.serving {
            serving.publish(app, &pass.loading);
            return Ok(());
        }
        // Nobody could answer any more before the end.
        if app.stop.is_asked() || std::mem::replace(&mut self.is_tried, true) {
            return Ok(());
        }
        match Serving::begin(app, &pass.loading, context.clock) {
            Ok(None) => {}
            Ok(Some(serving)) => {
                print::line(format!("answers    partners answer at {}", serving.base_url))?;
                let samples = serving.front().sample(context.clock.now()).filter(|_| !pass.loading.adopted.is_empty());
                if let Some((partner, path)) = samples {
                    print::line(format!("           for example, as shown to {partner}: {}{path}", serving.base_url))?;
                }
                self.serving = Some(serving);
            }
            Err(error) => {
                print::line(format!("attention  the pages to answer on are not served: {}", error.in_full()))?;
            }
        }
        Ok(())
    }
}

/// Reports a pass only if there is something new: it did something, or the state of the definitions changed.
#[derive(Default)]
struct Told {
    fared: Option<(usize, BTreeSet<WorkflowId>)>,
}

impl Told {
    fn hear(&mut self, app: &mut App, heard: &Heard<'_>, context: &Context) -> Result<(), Failure> {
        match heard {
            // A half-written file is reported once it is complete.
            Heard::Done(pass) if pass.is_unquiet && pass.did_nothing() => Ok(()),
            Heard::Done(pass) => self.tell(app, pass, context),
            Heard::Failed(alarm, pause) => {
                let seconds = pause.as_secs();
                Ok(print::line(format!(
                    "attention  this pass failed, the next one begins in {seconds} s: {}",
                    alarm.why
                ))?)
            }
        }
    }

    fn tell(&mut self, app: &mut App, pass: &Pass, context: &Context) -> Result<(), Failure> {
        let errors = pass.loading.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        let kept = pass
            .loading
            .workflows
            .iter()
            .filter(|(_, loaded)| matches!(loaded.standing, Standing::Kept | Standing::Waiting | Standing::Gone));
        let kept = kept.map(|(workflow, _)| workflow).chain(pass.loading.held_back.keys());
        let kept = kept.chain(&pass.loading.edited_histories);
        let fares = Some((errors, kept.cloned().collect()));
        let is_new = self.fared != fares;
        self.fared = fares;
        if is_new || !pass.did_nothing() { tell(app, pass, context) } else { Ok(()) }
    }
}

fn tell(app: &mut App, pass: &Pass, context: &Context) -> Result<(), Failure> {
    tell_findings(pass, context)?;
    // At the end there is no time to look at everything.
    if !app.stop.is_asked() {
        tell_workflows(app, pass, context)?;
    }
    for workflow in &pass.loading.edited_histories {
        print::line(format!("attention  {}", unread_history(workflow)))?;
    }
    for (workflow, gone) in &pass.loading.held_back {
        print::line(format!("attention  {}", held_back(workflow, gone)))?;
    }
    tell_incoming(pass)?;
    for issued in &pass.issued {
        print::line(format!("report     {} as of {}: {} pages", issued.symbol, issued.cut_off, issued.pages))?;
        for file in &issued.files {
            print::line(format!("           {}", file.display()))?;
        }
    }
    pass.issued.iter().for_each(|issued| print::missing(&issued.missing));
    for (issued, partner) in
        pass.issued.iter().flat_map(|issued| issued.unreached.iter().map(move |partner| (issued, partner)))
    {
        print::line(format!(
            "attention  report {} did not go to {partner}: no contact of it has an address that takes mail",
            issued.symbol
        ))?;
    }
    for (workflow, error) in &pass.not_issued {
        print::line(format!(
            "attention  the report of {workflow} is due and could not be issued: {}",
            error.in_full()
        ))?;
    }
    tell_mail(app, pass)?;
    if let Some(Preview { count, first_at, folder }) = &pass.preview {
        print::line(format!(
            "           nothing leaves before {first_at}, when the first recipient is at work; {} of that morning can be read now in",
            print::counted(*count, "mail")
        ))?;
        print::line(format!("           {}", folder.display()))?;
    }
    for fault in &pass.failed_templates {
        print::line(format!("attention  {fault}"))?;
    }
    for (workflow, why) in &pass.ticked.quarantined {
        print::line(format!("attention  {workflow}: {why}"))?;
    }
    let next = pass.next_at.map_or_else(|| "nothing is ahead".to_owned(), |at| format!("{at}"));
    print::line(format!("next       {next}"))?;
    Ok(())
}

fn tell_incoming(pass: &Pass) -> Result<(), Failure> {
    if let Some(fault) = &pass.maildir_fault {
        print::line(format!("attention  mail that came in cannot be read: {fault}"))?;
    }
    let (new, answers) = (pass.taken_in.iter().filter(|taken| taken.is_new), |taken: &TakenIn| taken.answers);
    let (mails, answers) = (new.clone().count(), new.map(answers).sum());
    if mails > 0 {
        let (mails, answers) = (print::counted(mails, "mail"), print::counted(answers, "answer"));
        print::line(format!("incoming   {mails} read, {answers} recorded"))?;
    }
    Ok(())
}

fn tell_findings(pass: &Pass, context: &Context) -> Result<(), Failure> {
    let count = |severity| pass.loading.findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors + warnings > 0 {
        let check = if context.config == Path::new("config.yaml") {
            "concerted check".to_owned()
        } else {
            format!("concerted --config {} check", context.config.display())
        };
        print::line(format!(
            "check      {} and {} in the definitions; `{check}` shows them",
            print::counted(errors, "error"),
            print::counted(warnings, "warning"),
        ))?;
    }
    Ok(())
}

fn tell_workflows(app: &mut App, pass: &Pass, context: &Context) -> Result<(), Failure> {
    let overviews = app::overview(app, &pass.loading, None, context.clock.now())?;
    for overview in overviews.into_iter().filter(|overview| overview.standing != Standing::Closed) {
        let news = if pass.loading.adopted.contains(&overview.workflow) {
            "adopted"
        } else if pass.loading.edited.contains_key(&overview.workflow) {
            "edited"
        } else if pass.loading.reopened.contains(&overview.workflow) {
            "opened again"
        } else {
            "loaded"
        };
        let kept = match overview.standing {
            Standing::Kept => "; its file has errors, the last definition runs on",
            Standing::Gone => "; its file is gone, the last definition runs on: `concerted apply` closes it",
            Standing::Waiting => "; its edit waits for a person to agree: see `concerted plan`, then `concerted apply`",
            _ => "",
        };
        let stands = match overview.days_to_opening {
            days if days > 0 => format!("opens in {}", print::counted(days as usize, "day")),
            0 => "opens today".into(),
            days => format!("opened {} ago", print::counted(days.unsigned_abs() as usize, "day")),
        };
        print::line(format!(
            "workflow   {} {news}: {stands}, {} of {} tasks completed, {} overdue{kept}",
            overview.workflow, overview.completed, overview.tasks, overview.overdue
        ))?;
    }
    Ok(())
}

fn tell_mail(app: &mut App, pass: &Pass) -> Result<(), Failure> {
    let delivered = &pass.delivered;
    if pass.is_beside {
        print::line("mail       is being sent; what is due now leaves with it")?;
        return Ok(());
    }
    let place = match &app.config.mail.transport {
        TransportConfig::File { directory } => format!("written to {}", directory.display()),
        TransportConfig::Smtp { host, port, .. } => format!("sent through {host}:{port}"),
    };
    let is_quiet = delivered.sent == 0 && delivered.put_off + delivered.put_back == 0 && delivered.stalled.is_none();
    let hours = if is_quiet { "; partners are written to in their own working hours" } else { "" };
    print::line(format!("mail       {} {place}{hours}", print::counted(delivered.sent, "mail")))?;
    if let Some(stall) = &delivered.stalled {
        print::line(format!("attention  {stall}"))?;
        print::line(
            "           nothing is counted against mails and addresses; what is due leaves when the server takes mail again",
        )?;
    }
    for (to, why) in &delivered.failed {
        print::line(format!("           refused for {to}: {why}"))?;
    }
    if delivered.put_off + delivered.uncertain > 0 {
        print::line(format!(
            "           {} to be tried again, {} uncertain; `concerted outbox list` shows why",
            delivered.put_off, delivered.uncertain
        ))?;
    }
    let waiting: BTreeMap<MailState, u64> = app.store.read(Snapshot::count_mails).map_err(AppError::from)?;
    for (state, words) in [
        (MailState::Draft, ["waits as a draft for release", "wait as drafts for release"]),
        (MailState::Held, ["is held for release", "are held for release"]),
        (MailState::Queued, ["waits for its hour", "wait for their hour"]),
    ] {
        if let Some(count) = waiting.get(&state).filter(|count| **count > 0) {
            print::line(format!("           {count} {}", words[usize::from(*count > 1)]))?;
        }
    }
    Ok(())
}
