//! Answers by link: whose link it is, what is open with that person, and what is recorded of what it says.
//!
//! Pages are served beside the daemon, which hands over what is in force after each pass ([`Counter::publish`]). What a page shows
//! is read from the journal at that moment, and what it records goes through the thread that writes in groups.

mod front;

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use jiff::Timestamp;

pub use front::{Front, front};

use self::front::Visit;
use crate::{
    app::{
        AppError, Manner, Recording,
        live::Live,
        record::{FailedAt, Said, record_all_with},
    },
    link::LinkError,
    message::{AnswerPage, Form, Given, PageKind, RecordedAnswer, Scene, Visitor},
    model::{Lang, Origin, Way},
    store::{Group, Store, StoreError},
};

/// Where partners are served.
pub struct Counter {
    desk: Mutex<Desk>,
    group: Group,
    front: RwLock<Arc<Front>>,
}

/// What pages are read from: the journal, and each workflow as it stands, so that a page costs what was recorded since the last one.
struct Desk {
    store: Store,
    live: Live,
}

/// What comes of a form.
pub enum Outcome {
    /// The page as it is to be shown.
    Shown(Box<AnswerPage>),
    /// What is to be recorded before it can be shown.
    ToRecord(Box<Chosen>),
}

/// What was chosen on a page.
pub struct Chosen {
    page: AnswerPage,
    given: Vec<Given>,
    said_by: String,
    front: Arc<Front>,
}

impl Counter {
    /// Opens the database anew, for pages, with what is in force now.
    pub fn open(front: Front, beside: &Store) -> Result<Self, AppError> {
        let (store, group) = (beside.another()?, Group::beside(beside)?);
        let desk = Mutex::new(Desk { store, live: Live::default() });
        Ok(Self { desk, group, front: RwLock::new(Arc::new(front)) })
    }

    /// From now on pages are made of `front`.
    pub fn publish(&self, front: Front) {
        *self.front.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(front);
    }

    /// What pages are made of.
    pub fn front(&self) -> Arc<Front> {
        Arc::clone(&self.front.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The page of a link, in the language that was chosen on it. Nothing changes.
    pub fn show(&self, token: &str, lang: Option<&Lang>, now: Timestamp) -> Result<AnswerPage, AppError> {
        let front = self.front();
        match self.visit(&front, token, now)? {
            Err(kind) => Ok(AnswerPage::notice(kind, lang.unwrap_or(&front.config.language))),
            Ok(visit) => self.page(&front, &visit, lang, None, now),
        }
    }

    /// What is to be done with a form that was sent from the page of a link.
    pub fn take(&self, token: &str, lang: Option<&Lang>, form: &Form, now: Timestamp) -> Result<Outcome, AppError> {
        let front = self.front();
        let visit = match self.visit(&front, token, now)? {
            Ok(visit) => visit,
            Err(kind) => {
                return Ok(Outcome::Shown(Box::new(AnswerPage::notice(kind, lang.unwrap_or(&front.config.language)))));
            }
        };
        let mut page = self.page(&front, &visit, lang, Some(form), now)?;
        if page.kind != PageKind::Form {
            return Ok(Outcome::Shown(Box::new(page)));
        }
        let Some(given) = page.read(visit.today(now)) else { return Ok(Outcome::Shown(Box::new(page))) };
        let said_by = visit.address().to_owned();
        Ok(Outcome::ToRecord(Box::new(Chosen { page, given, said_by, front })))
    }

    /// Hands everything that was chosen to the thread that writes; `reply` is called with the page that says what was recorded,
    /// or what is to be looked at again. All of it is recorded, or nothing.
    pub fn record(
        &self,
        chosen: Chosen,
        now: Timestamp,
        reply: impl FnOnce(Result<AnswerPage, AppError>) + Send + 'static,
    ) {
        let Chosen { mut page, given, said_by, front } = chosen;
        let said = given.iter().map(|given| said(&front, given, &said_by)).collect();
        let loading = Arc::clone(&front.loading);
        record_all_with(&self.group, &loading, said, now, move |recorded| {
            reply(match recorded {
                Ok(recorded) => {
                    let all = given.into_iter().zip(recorded);
                    page.recorded = all
                        .map(|(given, done)| RecordedAnswer { needs_consent: done.awaits_consent, ..given.recorded })
                        .collect();
                    page.kind = PageKind::Thanks;
                    Ok(page)
                }
                Err(FailedAt(place, AppError::Refused { .. })) => {
                    page.refuse(&given[place]);
                    Ok(page)
                }
                Err(FailedAt(_, error)) => Err(error),
            });
        });
    }

    /// Whose link it is: a contact's, or a colleague's, whom only the journal knows.
    fn visit<'f>(
        &self,
        front: &'f Front,
        token: &str,
        now: Timestamp,
    ) -> Result<Result<Visit<'f>, PageKind>, AppError> {
        match front.visit(token, now) {
            Err(PageKind::Closed) => {}
            known => return Ok(known),
        }
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        let visit = desk.store.read(|tx| front.visit_of_colleague(tx, token, now))?;
        Ok(visit.ok_or(PageKind::Closed))
    }

    fn page(
        &self,
        front: &Front,
        visit: &Visit<'_>,
        lang: Option<&Lang>,
        form: Option<&Form>,
        now: Timestamp,
    ) -> Result<AnswerPage, AppError> {
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        let Desk { store, live } = &mut *desk;
        store.read(|tx| live.catch_up_with(tx, visit.plans(), now))?;
        let scenes = visit.plans().map(|plan| {
            let unread = || {
                let why = live.troubled().get(&plan.workflow).map(|trouble| trouble.why.clone()).unwrap_or_default();
                AppError::from(StoreError::Damaged { what: "a journal".to_owned(), why })
            };
            live.state(&plan.workflow).map(|state| Scene { plan, state }).ok_or_else(unread)
        });
        let scenes = scenes.collect::<Result<Vec<_>, _>>()?;
        let visitor = Visitor {
            contact: visit.contact(),
            partners: visit.roles(),
            focus: visit.focus(),
            is_colleague: visit.is_colleague(),
            lang: lang.cloned(),
            fallback: &front.config.language,
        };
        Ok(AnswerPage::of(&scenes, &visitor, form, now))
    }
}

/// How an answer is recorded: what it is, and the evidence of who gave it.
fn said(front: &Front, given: &Given, said_by: &str) -> Said {
    let definition = front.loading.workflows.get(&given.workflow).map(|loaded| loaded.plan.definition.clone());
    let origin = Origin { way: Way::Link, said_by: Some(said_by.to_owned()), mail: None, definition };
    let (note, link) = (given.note.clone(), given.link.clone());
    let what = Recording::Input {
        task: given.task.clone(),
        partner: Some(given.partner.clone()),
        answer: given.answer.clone(),
    };
    (given.workflow.clone(), what, Manner { note, link, origin: Some(origin), ..Manner::default() })
}

/// The page of a link that cannot be used.
fn notice_of(error: &LinkError) -> PageKind {
    match error {
        LinkError::Expired(_) => PageKind::Expired,
        LinkError::Malformed | LinkError::UnknownKey | LinkError::Forged => PageKind::Unknown,
    }
}
