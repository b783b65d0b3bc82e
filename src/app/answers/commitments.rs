//! Reports by link: the page of a partner's commitments, and what is recorded of its form.

use std::sync::{Arc, PoisonError};

use jiff::Timestamp;

use super::{Counter, Front, notice, notice_of};
use crate::{
    app::{
        AppError,
        approvals::Acting,
        commitments::{CommitmentAct, CommitmentActed, act_on_commitments_with},
        record::FailedAt,
    },
    link::{Link, LinkError},
    message::{AnswerPage, CommitmentPage, CommitmentVisitor, Form, PageKind},
    model::{CommitmentId, Lang, Origin, Way},
    plan::{Partner, Plan},
};

/// What is shown at the link.
pub enum CommitmentShown {
    /// The page on which to report, or what was recorded.
    Page(Box<CommitmentPage>),
    /// Why there is none.
    Notice(Box<AnswerPage>),
}

/// What comes of a form.
pub enum CommitmentOutcome {
    /// The page as it is to be shown.
    Shown(CommitmentShown),
    /// What is to be recorded before it can be shown.
    ToRecord(Box<CommitmentsGiven>),
}

/// What was reported on a page.
pub struct CommitmentsGiven {
    page: CommitmentPage,
    plan: Arc<Plan>,
    partner: Partner,
    acts: Vec<(CommitmentId, CommitmentAct, Acting)>,
}

/// A page with what is needed to record what it says.
struct Opened {
    page: CommitmentPage,
    plan: Arc<Plan>,
    partner: Partner,
    origin: Origin,
}

impl Counter {
    /// The page of the link, in the language that was chosen on it. Nothing changes.
    pub fn show_commitments(
        &self,
        token: &str,
        lang: Option<&Lang>,
        now: Timestamp,
    ) -> Result<CommitmentShown, AppError> {
        let front = self.front();
        let read = front.read_commitments(token, now);
        Ok(match self.opened_commitments(&front, &read, (token, lang, None), now)? {
            Some(opened) => CommitmentShown::Page(Box::new(opened.page)),
            None => CommitmentShown::Notice(Box::new(no_page(&front, &read, lang, now))),
        })
    }

    /// What is to be done with a form that was sent from there.
    pub fn take_commitments(
        &self,
        token: &str,
        lang: Option<&Lang>,
        form: &Form,
        now: Timestamp,
    ) -> Result<CommitmentOutcome, AppError> {
        let front = self.front();
        let read = front.read_commitments(token, now);
        let Some(opened) = self.opened_commitments(&front, &read, (token, lang, Some(form)), now)? else {
            let page = no_page(&front, &read, lang, now);
            return Ok(CommitmentOutcome::Shown(CommitmentShown::Notice(Box::new(page))));
        };
        let Opened { mut page, plan, partner, origin } = opened;
        let Some(given) = page.read(partner.timezone.to_datetime(now).date()) else {
            return Ok(CommitmentOutcome::Shown(CommitmentShown::Page(Box::new(page))));
        };
        let acts = given.into_iter().map(|(commitment, report, note)| {
            let act = CommitmentAct::Report { partner: partner.id.clone(), report };
            (commitment, act, Acting { at: None, note, origin: Some(origin.clone()) })
        });
        let acts = acts.collect();
        Ok(CommitmentOutcome::ToRecord(Box::new(CommitmentsGiven { page, plan, partner, acts })))
    }

    /// Hands what was reported to the thread that writes; `reply` is called with the page that says what was recorded.
    pub fn record_commitments(
        &self,
        given: CommitmentsGiven,
        now: Timestamp,
        reply: impl FnOnce(Result<CommitmentPage, AppError>) + Send + 'static,
    ) {
        let CommitmentsGiven { mut page, plan, partner, acts } = given;
        let ids: Vec<CommitmentId> = acts.iter().map(|(id, ..)| id.clone()).collect();
        act_on_commitments_with(&self.group, plan, acts, now, move |acted| {
            reply(match acted {
                Ok(acted) => {
                    let reported: Vec<_> = acted.iter().filter_map(CommitmentActed::reported).collect();
                    Ok(page.thanks(&reported, &partner))
                }
                Err(FailedAt(
                    place,
                    AppError::Refused { .. } | AppError::Unknown { .. } | AppError::BadFigure { .. },
                )) => {
                    if let Some(id) = ids.get(place) {
                        page.refuse(id);
                    }
                    Ok(page)
                }
                Err(FailedAt(_, error)) => Err(error),
            });
        });
    }

    /// The page of a link that may be used; `None` if its reader reports for nobody any more, or nothing is open.
    fn opened_commitments(
        &self,
        front: &Front,
        read: &Result<Link, LinkError>,
        (token, lang, form): (&str, Option<&Lang>, Option<&Form>),
        now: Timestamp,
    ) -> Result<Option<Opened>, AppError> {
        let Some(visit) = read.as_ref().ok().and_then(|link| front.reporter(link, now)) else { return Ok(None) };
        let Some((plan, partner)) = visit.first_role() else { return Ok(None) };
        let mut journals = self.journals.lock().unwrap_or_else(PoisonError::into_inner);
        let scenes = journals.scenes_of(vec![plan], now)?;
        let Some(scene) = scenes.first().filter(|scene| scene.state.is_live()) else { return Ok(None) };
        let visitor = CommitmentVisitor {
            contact: visit.contact(),
            partner,
            lang: lang.cloned(),
            fallback: &front.config.language,
        };
        let page = CommitmentPage::of(*scene, &visitor, form, now);
        drop(journals);
        if page.items.is_empty() {
            return Ok(None);
        }
        let mail = form.and_then(|_| self.mail_followed(front, (&visit, token), now));
        let said_by = Some(visit.address().to_owned());
        let origin = Origin { way: Way::Link, said_by, mail, definition: Some(plan.definition.clone()) };
        Ok(Some(Opened { page, plan: Arc::clone(plan), partner: partner.clone(), origin }))
    }
}

/// The page that says why there is none. No fresh link is offered: who leads commitments is asked again.
fn no_page(front: &Front, read: &Result<Link, LinkError>, lang: Option<&Lang>, now: Timestamp) -> AnswerPage {
    let kind = read.as_ref().map_or_else(notice_of, |_| PageKind::Closed);
    AnswerPage { offers_link: false, ..notice(front, kind, read, lang, now) }
}
