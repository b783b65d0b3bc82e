//! One full pass: load, issue, decide, deliver.

use std::sync::Arc;

use jiff::Timestamp;

use crate::{
    app::{self, App, AppError, Delivered, Issued, Loading, NotIssued, Preview, Shared, Takeover, Ticked},
    clock::Clock,
    mail::{Mailers, Patience, patience::GRACE},
    render::TemplateFinding,
};

use super::ears;

/// No organisation has more functions that could stand in for each other.
const STAND_INS_AT_MOST: usize = 5;

/// Answers that come in while mails leave are decided so often within one pass; after that the next pass goes on.
const OVERTAKEN_AT_MOST: usize = 100;

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
    /// True if mails are on their way that an earlier pass began to deliver.
    pub is_beside: bool,
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

    /// The part of a pass that waits for nobody: loads, issues, decides. What of edited files is taken over is `takeover`'s to
    /// say.
    pub(super) fn decide(app: &mut App, clock: Clock, takeover: Takeover<'_>) -> Result<Self, AppError> {
        app::keep_lease(app, clock.now())?;
        app::check_clock(app, clock.now())?;
        let loading = app::reload(app, takeover, clock.now())?;
        let (issued, not_issued) = app::issue_reports(app, &loading, clock.now())?;
        let ticked = app::tick(app, &loading, clock.now())?;
        let next_at = app::next_decision(app, &loading, clock.now())?;
        let is_unquiet = takeover == Takeover::Nothing;
        Ok(Self { loading, ticked, issued, not_issued, next_at, is_unquiet, ..Self::default() })
    }

    /// Delivers what is due. A mail that its address refuses goes to a stand-in, whose address may refuse it too, and the coordinator
    /// is notified. Answers that arrive in the meantime are decided before anything else leaves. When asked to stop, it still settles
    /// the mails in hand.
    pub(super) async fn deliver<M: Mailers>(
        &mut self,
        app: &Shared<'_>,
        mailer: &mut M,
        clock: Clock,
        patience: Patience,
    ) -> Result<(), AppError> {
        let loading = Arc::clone(&self.loading);
        self.delivered = app::deliver_shared(app, &loading, mailer, clock, patience.clone()).await?;
        let (mut stand_ins, mut overtaken) = (STAND_INS_AT_MOST, OVERTAKEN_AT_MOST);
        let mut refusals = self.delivered.met_refusals();
        while !patience.is_called_off() {
            let left = match (self.delivered.is_overtaken, refusals) {
                (true, _) => &mut overtaken,
                (false, true) => &mut stand_ins,
                (false, false) => break,
            };
            let Some(fewer) = left.checked_sub(1) else { break };
            *left = fewer;
            self.ticked.add(app.with(|app| app::tick(app, &loading, clock.now()))?);
            let again = app::deliver_shared(app, &loading, mailer, clock, patience.clone()).await?;
            refusals = again.met_refusals();
            self.delivered.add(again);
        }
        Ok(())
    }

    /// What follows a pass: the alarm of a stall, previews, and when the next one is due.
    pub(super) fn conclude(&mut self, app: &mut App, clock: Clock) -> Result<(), AppError> {
        if let Some(stall) = &self.delivered.stalled {
            app::sound(app, &stall.to_string(), clock.now());
        }
        self.next_at = app::next_wake(app, &self.loading, clock.now())?;
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

/// One full pass, which SIGINT and SIGTERM end after the mail in hand.
pub async fn once<M: Mailers>(app: &mut App, mailer: &mut M, clock: Clock) -> Result<Pass, AppError> {
    let stop =
        ears::stop_signals().map_err(|source| AppError::Unreadable { path: app.config.workflows.clone(), source })?;
    let mut pass = Pass::decide(app, clock, Takeover::Harmless)?;
    pass.deliver(&Shared::new(app), mailer, clock, Patience::until(stop, GRACE)).await?;
    pass.conclude(app, clock)?;
    Ok(pass)
}
