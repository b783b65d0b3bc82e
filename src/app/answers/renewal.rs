//! A fresh link in place of one that cannot be used any more, mailed to whom that one was sent to.
//!
//! Who asks need not be who has the mailbox. So nothing that is shown depends on whether a mail leaves, nobody gets more
//! than one a day, and what nobody can verify causes few of them.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::front::{Front, Visit};
use crate::{
    app::{AppError, answer_link::answer_path, compose, journal::note_settled, roles::states_of},
    engine::remind::Recipient,
    link::Link,
    message::{self, AnswerPage, PageKind, Scene, Visitor},
    model::{Lang, MailKey, MailState},
    plan::{Partner, Plan},
    store::{NewMail, StoreError, Tx},
};

/// Once so many fresh links were mailed within a day, links that nobody can verify cause no more of them: whoever knows
/// addresses can make such links up.
const UNPROVEN_A_DAY: u32 = 20;
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// A wish for a fresh link.
pub struct Renewal {
    /// What the link says that was followed.
    pub(super) link: Link,
    /// True if we signed it.
    pub(super) is_proven: bool,
    /// The language of the page.
    pub(super) lang: Lang,
    pub(super) front: Arc<Front>,
}

impl Renewal {
    /// The page that is shown to whoever asks, whatever comes of it.
    pub(super) fn page(&self) -> AnswerPage {
        AnswerPage::notice(PageKind::Sent, &self.lang)
    }

    /// Puts the mail into the outbox, if its reader may answer something and has got none today.
    pub(super) fn write(&self, tx: &Tx, now: Timestamp) -> Result<(), AppError> {
        let since = now.saturating_sub(DAY).unwrap_or(Timestamp::MIN);
        if !self.is_proven && tx.mails_keyed_since(MailKey::FRESH_LINKS, since)? >= UNPROVEN_A_DAY {
            return Ok(());
        }
        match self.front.whose(tx, &self.link, now)? {
            Some(visit) => self.write_to(&visit, tx, now),
            None => Ok(()),
        }
    }

    fn write_to(&self, visit: &Visit<'_>, tx: &Tx, now: Timestamp) -> Result<(), AppError> {
        let roles = visit.roles_in_plans();
        let Some((plan, partner)) = roles.first().copied() else { return Ok(()) };
        let day = visit.today(now);
        let key = MailKey::fresh_link(visit.address(), day);
        let states = states_of(tx, &roles, now)?;
        let scenes: Vec<Scene<'_>> =
            visit.plans().filter_map(|plan| Some(Scene { plan, state: states.get(&plan.workflow)? })).collect();
        // What is over or closed writes to nobody any more.
        if tx.mail(&key)?.is_some() || !scenes.iter().any(|scene| scene.state.is_live()) {
            return Ok(());
        }
        let visitor = visit.visitor(None, &self.front.config.language);
        let url = self.url(visit, (&scenes, &visitor), now);
        let new = self.letter((plan, partner), (&scenes, &visitor), (key, url), now)?;
        if tx.insert_mail(&new)? {
            let mail = tx.require_mail(&new.key)?;
            note_settled(tx, &mail, new.state, "brings the fresh link that its reader asked for", now)?;
        }
        Ok(())
    }

    /// About the same as the first one, or, once that is closed, about everything that is open with its reader.
    fn url(&self, visit: &Visit<'_>, (scenes, visitor): (&[Scene<'_>], &Visitor<'_>), now: Timestamp) -> String {
        let page = AnswerPage::of(scenes, visitor, None, now);
        let focus = visit.focus().filter(|_| !page.is_closed || visit.is_colleague());
        let input = focus.as_ref().and_then(|(workflow, task, partner)| {
            let plan = visit.plans().find(|plan| plan.workflow == *workflow)?;
            Some((&**plan, plan.task(task)?, partner))
        });
        let path = answer_path(self.front.signer(), input, visit.address(), visit.today(now));
        format!("{}{path}", self.front.config.web.base_url)
    }

    fn letter(
        &self,
        (plan, partner): (&Plan, &Partner),
        (scenes, visitor): (&[Scene<'_>], &Visitor<'_>),
        (key, url): (MailKey, String),
        now: Timestamp,
    ) -> Result<NewMail, AppError> {
        let letterhead = self.front.letterhead();
        let content = message::fresh_link(scenes, (visitor, partner), url, now);
        let rendered = letterhead.templates.fresh_link(&content)?;
        let message_id = letterhead.message_id(Some(plan), &key);
        let recipient = Recipient::of_partner(partner, visitor.contact);
        let from = (letterhead.config, Some(plan));
        let letter = compose::letter(from, &recipient, &rendered, &message_id, now, &content.lang);
        Ok(NewMail {
            workflows: scenes.iter().map(|scene| scene.plan.workflow.clone()).collect(),
            partner: Some(partner.id.clone()),
            to: vec![recipient.address().to_owned()],
            cc: Vec::new(),
            lang: content.lang,
            subject: rendered.subject,
            message_id,
            state: if letterhead.config.mail.hold { MailState::Held } else { MailState::Queued },
            due_at: now,
            mime: letter.to_bytes()?,
            basis: String::new(),
            key,
        })
    }
}

impl Front {
    /// Who may use `link`, whether or not it has run out: a contact, or a colleague that something was handed over to.
    fn whose(&self, tx: &Tx, link: &Link, now: Timestamp) -> Result<Option<Visit<'_>>, StoreError> {
        match self.visitor(link, now) {
            Some(visit) => Ok(Some(visit)),
            None => self.colleague(tx, link, now),
        }
    }
}
