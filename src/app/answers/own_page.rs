//! What somebody says of themselves on their page, and the calendar of their dates.

use std::sync::{Arc, PoisonError};

use jiff::{SignedDuration, Timestamp};

use super::{Counter, Front, front::Visit};
use crate::{
    app::{AppError, ErrorKind, Manner, Recording, answer_link::path_for, record::record_in},
    link::{Day, LIFETIME_DAYS, Purpose},
    message::{self, AnswerPage, PageKind, SaidOfSelf},
    model::{Actor, Answer, Event, Fact, MailKey, Origin, PartnerId, TaskId, Way, WorkflowId},
    render::mail_dates,
    store::Tx,
};

/// What somebody said of themselves, to be recorded.
pub struct OwnWords {
    pub(super) page: AnswerPage,
    pub(super) said: SaidOfSelf,
    /// The inputs that are open with them.
    pub(super) open: Vec<(WorkflowId, TaskId, PartnerId)>,
    pub(super) said_by: String,
    /// The mail whose link was followed.
    pub(super) mail: Option<MailKey>,
    pub(super) front: Arc<Front>,
}

impl OwnWords {
    fn record(&self, tx: &Tx, now: Timestamp) -> Result<(), AppError> {
        for (workflow, partner, fact) in &self.said.facts {
            if is_repeated(tx, workflow, fact, now)? {
                continue;
            }
            let actor = Actor::Partner(partner.clone());
            tx.append(&Event { actor, ..Event::of_engine(workflow, now, fact.clone()) })?;
        }
        match &self.said.hands_over_to {
            Some(to) => self.open.iter().try_for_each(|input| self.hand_over(tx, input, to, now)),
            None => Ok(()),
        }
    }

    fn hand_over(
        &self,
        tx: &Tx,
        (workflow, task, partner): &(WorkflowId, TaskId, PartnerId),
        to: &str,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let loading = &self.front.loading;
        let definition = loading.workflows.get(workflow).map(|loaded| loaded.plan.definition.clone());
        let origin =
            Origin { way: Way::Link, said_by: Some(self.said_by.clone()), mail: self.mail.clone(), definition };
        let answer = Answer::HandedOver { to: to.to_owned() };
        let what = Recording::Input { task: task.clone(), partner: Some(partner.clone()), answer };
        let manner = Manner { origin: Some(origin), ..Manner::default() };
        match record_in(tx, loading, workflow, what, manner, now) {
            // What cannot be handed over stays as it is; the coordinator is told of the change in any case.
            Err(error) if !matches!(error.kind(), ErrorKind::Refused | ErrorKind::NotFound | ErrorKind::Usage) => {
                Err(error)
            }
            _ => Ok(()),
        }
    }
}

/// True if the same was said last: a form that is sent twice is recorded once.
fn is_repeated(tx: &Tx, workflow: &WorkflowId, fact: &Fact, now: Timestamp) -> Result<bool, AppError> {
    let own = |known: &Fact| match (known, fact) {
        (Fact::ContactWished { contact: one, partner: of, .. }, Fact::ContactWished { contact, partner, .. })
        | (Fact::ContactLeft { contact: one, partner: of, .. }, Fact::ContactLeft { contact, partner, .. }) => {
            one == contact && of == partner
        }
        _ => false,
    };
    let said = tx.events_of_contacts(workflow)?;
    let last = said.iter().rev().find(|event| own(&event.fact));
    // Who says months later that somebody else is responsible says it anew.
    let is_lately = |event: &&Event| now.duration_since(event.recorded_at) < SignedDuration::from_hours(24);
    let holds = |event: &&Event| matches!(fact, Fact::ContactWished { .. }) || is_lately(event);
    Ok(last.filter(holds).is_some_and(|event| event.fact == *fact))
}

impl Counter {
    /// Hands what somebody said of themselves to the thread that writes; `reply` is called with the page that says so.
    pub fn note(
        &self,
        words: OwnWords,
        now: Timestamp,
        reply: impl FnOnce(Result<AnswerPage, AppError>) + Send + 'static,
    ) {
        let is_leaving = words.said.facts.iter().any(|(.., fact)| matches!(fact, Fact::ContactLeft { .. }));
        let kind = if is_leaving { PageKind::Left } else { PageKind::Saved };
        let page = AnswerPage { kind, handed_over_to: words.said.hands_over_to.clone(), ..words.page.clone() };
        self.group.write(move |tx| words.record(tx, now), move |written| reply(written.map(|()| page)));
    }

    /// The calendar behind a link to one: the dates of everything that its reader has still to deliver, in the format of RFC
    /// 5545; `None` if it is no such link, or has run out. Such a link answers nothing.
    pub fn calendar(&self, token: &str, now: Timestamp) -> Result<Option<String>, AppError> {
        let front = self.front();
        let link = front.read_calendar(token, now);
        let Some(visit) = link.and_then(|link| front.visitor(&link, now)) else { return Ok(None) };
        let mut journals = self.journals.lock().unwrap_or_else(PoisonError::into_inner);
        let scenes = journals.scenes(&visit, now)?;
        let agenda = message::agenda(&scenes, &visit.visitor(None, &front.config.language), now);
        Ok(Some(mail_dates::feed(&agenda, now)))
    }
}

/// What leads on from the page of `visit`: to everything that concerns its reader, and to the calendar.
pub(super) fn led_on(front: &Front, visit: &Visit<'_>, page: AnswerPage, now: Timestamp) -> AnswerPage {
    if visit.is_colleague() {
        return page;
    }
    let path = |purpose, until| path_for(front.signer(), purpose, visit.address(), until);
    let calendar = || path(Purpose::Calendar, Day::from(visit.today(now)).plus(LIFETIME_DAYS));
    let calendar = front.mails_links().then(|| format!("{}{}.ics", front.config.web.base_url, calendar()));
    AnswerPage {
        // It lives no longer than the link that was followed, and is known to be from the same mail.
        everything: visit.focus().map(|_| path(Purpose::Person, visit.link().not_after)),
        side: page.side.map(|side| message::PartnerSide { calendar, ..side }),
        ..page
    }
}
