//! Decisions by link: the page of a notice, for which seat it is, and what is recorded of its form.

use std::sync::{Arc, PoisonError};

use jiff::{Timestamp, civil::Date};

use super::{Counter, Front, front::decider, notice, notice_of};
use crate::{
    app::{
        AppError,
        answer_link::approval_path_until,
        approvals::{Acting, ApprovalAct, act_on_approval_with},
    },
    link::{Link, LinkError},
    message::{AnswerPage, ApprovalPage, ApprovalPageKind, ApprovalVisitor, Form, PageKind},
    model::{Lang, MailKey, Origin, PartnerId, Seat, TaskId, Way},
    plan::Plan,
};

/// What is shown at the link of a notice.
pub enum DecisionShown {
    /// The page on which to decide, or what it came to.
    Page(Box<ApprovalPage>),
    /// Why there is none.
    Notice(Box<AnswerPage>),
}

/// What comes of a form.
pub enum DecisionOutcome {
    /// The page as it is to be shown.
    Shown(DecisionShown),
    /// What is to be recorded before it can be shown.
    ToRecord(Box<Decided>),
}

/// What was stated on a page.
pub struct Decided {
    page: ApprovalPage,
    plan: Arc<Plan>,
    task: TaskId,
    act: ApprovalAct,
    note: Option<String>,
    origin: Origin,
}

/// A page with what is needed to record what it says.
struct Opened {
    page: ApprovalPage,
    plan: Arc<Plan>,
    task: TaskId,
    seat: Seat,
    by: PartnerId,
    said_by: String,
    today: Date,
    mail: Option<MailKey>,
}

impl Counter {
    /// The page of the link of a notice, in the language that was chosen on it. Nothing changes.
    pub fn show_decision(&self, token: &str, lang: Option<&Lang>, now: Timestamp) -> Result<DecisionShown, AppError> {
        let front = self.front();
        let read = front.read_decision(token, now);
        Ok(match self.opened(&front, &read, (token, lang, None), now)? {
            Some(opened) => DecisionShown::Page(Box::new(opened.page)),
            None => DecisionShown::Notice(Box::new(no_page(&front, &read, lang, now))),
        })
    }

    /// What is to be done with a form that was sent from there.
    pub fn take_decision(
        &self,
        token: &str,
        lang: Option<&Lang>,
        form: &Form,
        now: Timestamp,
    ) -> Result<DecisionOutcome, AppError> {
        let front = self.front();
        let read = front.read_decision(token, now);
        let Some(opened) = self.opened(&front, &read, (token, lang, Some(form)), now)? else {
            let page = no_page(&front, &read, lang, now);
            return Ok(DecisionOutcome::Shown(DecisionShown::Notice(Box::new(page))));
        };
        let Opened { mut page, plan, task, seat, by, said_by, today, mail } = opened;
        let Some((statement, note)) = page.read(today) else {
            // Once it is over there is no form to put right.
            page.problem = page.problem.filter(|_| page.kind == ApprovalPageKind::Form);
            return Ok(DecisionOutcome::Shown(DecisionShown::Page(Box::new(page))));
        };
        let origin = Origin { way: Way::Link, said_by: Some(said_by), mail, definition: Some(plan.definition.clone()) };
        let act = ApprovalAct::Decide { round: page.matter.round, seat, by, statement };
        Ok(DecisionOutcome::ToRecord(Box::new(Decided { page, plan, task, act, note, origin })))
    }

    /// Hands what was stated to the thread that writes; `reply` is called with the page that says what was recorded.
    pub fn record_decision(
        &self,
        decided: Decided,
        now: Timestamp,
        reply: impl FnOnce(Result<ApprovalPage, AppError>) + Send + 'static,
    ) {
        let Decided { mut page, plan, task, act, note, origin } = decided;
        let acting = Acting { at: None, note, origin: Some(origin) };
        act_on_approval_with(&self.group, plan, (task, act, acting), now, move |acted| {
            reply(match acted {
                Ok(acted) => Ok(match acted.stated() {
                    Some(stated) => page.thanks(&stated, acted.state),
                    None => page,
                }),
                Err(AppError::Refused { .. }) => {
                    page.refuse();
                    Ok(page)
                }
                Err(error) => Err(error),
            });
        });
    }

    /// The page of a link that may be used; `None` if it is for no seat that its reader decides for.
    fn opened(
        &self,
        front: &Front,
        read: &Result<Link, LinkError>,
        (token, lang, form): (&str, Option<&Lang>, Option<&Form>),
        now: Timestamp,
    ) -> Result<Option<Opened>, AppError> {
        let Some((link, (plan, task, seat))) = read.as_ref().ok().and_then(|link| Some((link, front.seat(link)?)))
        else {
            return Ok(None);
        };
        let mut journals = self.journals.lock().unwrap_or_else(PoisonError::into_inner);
        let scenes = journals.scenes_of(vec![plan], now)?;
        let Some(scene) = scenes.first().filter(|scene| scene.state.is_live()) else { return Ok(None) };
        let Some(round) = scene.state.task(&task.id).approval.last() else { return Ok(None) };
        let Some(visit) = decider(link, (plan, task, seat), round, now) else { return Ok(None) };
        let Some((_, partner)) = visit.roles_in_plans().first().copied() else { return Ok(None) };
        let visitor = ApprovalVisitor {
            contact: visit.contact(),
            partner,
            task: &task.id,
            seat,
            lang: lang.cloned(),
            fallback: &front.config.language,
        };
        let Some(page) = ApprovalPage::of(*scene, &visitor, form, now) else { return Ok(None) };
        let path = |other: &Seat| {
            approval_path_until(front.signer(), (plan, task, other), visit.address(), visit.link().not_after)
        };
        let page = page.with_others(plan, now, path);
        drop(journals);
        let mail = form.and_then(|_| self.mail_followed(front, (&visit, token), now));
        Ok(Some(Opened {
            page,
            plan: Arc::clone(plan),
            task: task.id.clone(),
            seat: seat.clone(),
            by: partner.id.clone(),
            said_by: visit.address().to_owned(),
            today: visit.today(now),
            mail,
        }))
    }
}

/// The page that says why there is none. No fresh link is offered: who decides is written to while it is open.
fn no_page(front: &Front, read: &Result<Link, LinkError>, lang: Option<&Lang>, now: Timestamp) -> AnswerPage {
    let kind = read.as_ref().map_or_else(notice_of, |_| PageKind::Closed);
    AnswerPage { offers_link: false, ..notice(front, kind, read, lang, now) }
}
