//! One full pass: load, issue, decide, deliver.

use std::sync::Arc;

use jiff::Timestamp;

use crate::{
    app::{self, App, AppError, Delivered, Issued, Loading, MayApply, NotIssued, Preview, Shared, TakenIn, Ticked},
    clock::Clock,
    diag::Advised,
    mail::{Mailers, Patience, patience::GRACE},
    render::TemplateFinding,
    store::Snapshot,
};

use super::Signals;

/// No organisation has more functions that could stand in for each other.
const STAND_INS_AT_MOST: usize = 5;

/// How often answers that come in while mails are sent are decided within one pass; after that, the next pass
/// continues.
const GIVES_WAY_AT_MOST: usize = 100;

/// The result of one full pass.
#[derive(Debug, Default)]
pub struct Pass {
    /// The definitions in force and their findings.
    pub loading: Arc<Loading>,
    /// The decisions made.
    pub ticked: Ticked,
    /// Mails that came in.
    pub taken_in: Vec<TakenIn>,
    /// Why the Maildir could not be read.
    pub maildir_fault: Option<String>,
    /// Issued reports.
    pub issued: Vec<Issued>,
    /// Due reports that could not be issued, with the reason.
    pub not_issued: Vec<NotIssued>,
    /// Mails sent.
    pub delivered: Delivered,
    /// True if mails that an earlier pass began to deliver are still being sent.
    pub is_beside: bool,
    /// When something falls due next.
    pub next_at: Option<Timestamp>,
    /// The first mails ahead, if workflows were adopted at an hour at which nothing may leave.
    pub preview: Option<Preview>,
    /// Custom templates that failed on their current content, each fault once.
    pub failed_templates: Vec<TemplateFinding>,
    /// True if nothing was adopted because files were being written at that moment.
    pub is_unquiet: bool,
}

impl Pass {
    /// True if the pass changed nothing.
    pub fn did_nothing(&self) -> bool {
        self.loading.adopted.is_empty()
            && self.loading.reopened.is_empty()
            && self.loading.edited.is_empty()
            && self.taken_in.is_empty()
            && self.maildir_fault.is_none()
            && self.issued.is_empty()
            && self.not_issued.is_empty()
            && self.failed_templates.is_empty()
            && self.delivered.is_nothing()
            && self.ticked == Ticked::default()
    }

    /// The part of a pass that waits for nobody: loads, issues, decides. `may_apply` limits which edited files are
    /// applied.
    pub(super) fn decide(app: &mut App, clock: Clock, may_apply: MayApply<'_>) -> Result<Self, AppError> {
        app::keep_lease(app, clock.now())?;
        app::check_clock(app, clock.now())?;
        app.renew_keys();
        let loading = app::reload(app, may_apply, clock.now())?;
        let (taken_in, maildir_fault) = match app::read_maildir(app, &loading, clock.now()) {
            Ok(taken_in) => (taken_in, None),
            // Reminders and reports go on without it; a database that fails stops them as well.
            Err(error @ (AppError::Unreadable { .. } | AppError::Unwritable { .. })) => {
                (Vec::new(), Some(error.in_full()))
            }
            Err(error) => return Err(error),
        };
        let (issued, not_issued) = app::issue_reports(app, &loading, clock.now())?;
        let ticked = app::tick(app, &loading, clock.now())?;
        if let Some(alarm) = standstill(&ticked) {
            // Told here first in each hour, it must not be all that is ever told.
            let stall = app.store.read(Snapshot::standing_stall).map_err(AppError::from)?;
            let alarm = stall.map_or_else(|| alarm.clone(), |stall| format!("{stall}; {alarm}"));
            app::sound(app, &alarm, clock.now());
        }
        let next_at = app::next_decision(app, &loading, clock.now())?;
        let is_unquiet = may_apply == MayApply::Nothing;
        Ok(Self {
            loading,
            ticked,
            taken_in,
            maildir_fault,
            issued,
            not_issued,
            next_at,
            is_unquiet,
            ..Self::default()
        })
    }

    /// Delivers what is due. A mail refused by its address goes to a stand-in, whose address may refuse it as well, and
    /// the coordinator is notified, also of mails whose outcome nobody knows and of times in which none could leave. Answers that arrive meanwhile are decided before anything else leaves. When asked
    /// to stop, it still settles the mails being sent.
    pub(super) async fn deliver<M: Mailers>(
        &mut self,
        app: &Shared<'_>,
        mailer: &mut M,
        clock: Clock,
        patience: Patience,
    ) -> Result<(), AppError> {
        let loading = Arc::clone(&self.loading);
        self.delivered = app::deliver_shared(app, &loading, mailer, clock, patience.clone()).await?;
        let (mut stand_ins, mut ways_given) = (STAND_INS_AT_MOST, GIVES_WAY_AT_MOST);
        let mut has_news = self.delivered.calls_for_a_pass();
        while !patience.is_called_off() {
            let left = match (self.delivered.gave_way, has_news) {
                (true, _) => &mut ways_given,
                (false, true) => &mut stand_ins,
                (false, false) => break,
            };
            let Some(fewer) = left.checked_sub(1) else { break };
            *left = fewer;
            self.ticked.add(app.with(|app| app::tick(app, &loading, clock.now()))?);
            let again = app::deliver_shared(app, &loading, mailer, clock, patience.clone()).await?;
            has_news = again.calls_for_a_pass();
            self.delivered.add(again);
        }
        Ok(())
    }

    /// The end of a pass: alarms, previews, and when the next pass is due.
    pub(super) fn conclude(&mut self, app: &mut App, clock: Clock) -> Result<(), AppError> {
        if let Some(why) = &self.delivered.unbriefed {
            // A brief cannot tell that no brief arrives.
            app::keep_alarm(app, &format!("a mail to the coordinator did not arrive: {why}"));
        }
        match &self.delivered.stalled {
            Some(stall) => app::sound(app, &stall.to_string(), clock.now()),
            None => app::sound_unsaid(app, clock.now()),
        }
        if app.stop.is_asked() {
            return Ok(());
        }
        let next_at = app::next_wake(app, &self.loading, clock.now())?;
        self.next_at = next_at.into_iter().chain(app::next_alarm_at(app)).min();
        if !self.loading.adopted.is_empty() && self.delivered.is_nothing() {
            self.preview = app::preview(app, &self.loading, clock.now())?;
        }
        if self.delivered.sent > 0 {
            app::clear_previews(app)?;
        }
        self.failed_templates = app.templates.newly_failed();
        app::keep_house(app, clock.now())
    }
}

/// The alarm for what could not be read; `None` if everything could.
fn standstill(ticked: &Ticked) -> Option<String> {
    let (workflow, why) = ticked.quarantined.first()?;
    let more = match ticked.quarantined.len() - 1 {
        0 => String::new(),
        more => format!(" ({more} more; `concerted status` and `concerted log` have them)"),
    };
    Some(format!("not everything of `{workflow}` can be used: {why}{more}"))
}

/// One full pass. SIGINT and SIGTERM end it after the mail being sent, or have it give up what it has not recorded.
pub async fn once<M: Mailers>(
    app: &mut App,
    mailer: &mut M,
    clock: Clock,
    signals: &Signals,
) -> Result<Pass, AppError> {
    let mut pass = Pass::decide(app, clock, MayApply::Harmless)?;
    pass.deliver(&Shared::new(app), mailer, clock, Patience::until(signals.stopping.clone(), GRACE)).await?;
    pass.conclude(app, clock)?;
    Ok(pass)
}
