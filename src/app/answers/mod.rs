//! Answers by link: whose link it is, what is open with that person, and what is recorded of what it says; and the same for
//! those who decide about an approval, or report on commitments.
//!
//! Pages are served beside the daemon, which hands over what is in force after each pass ([`Counter::publish`]). What a page shows
//! is read from the journal at that moment, and what it records goes through the thread that writes in groups.

mod commitments;
mod decisions;
mod followed;
mod front;
mod own_page;
mod renewal;

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use jiff::Timestamp;

pub use self::{
    commitments::{CommitmentOutcome, CommitmentShown, CommitmentsGiven},
    decisions::{Decided, DecisionOutcome, DecisionShown},
    front::{Front, front},
    own_page::OwnWords,
    renewal::Renewal,
};
use self::{followed::mail_of, front::Visit, own_page::led_on};
use crate::{
    app::{
        AppError, Manner, Recording,
        live::Live,
        record::{FailedAt, Said, record_all_with},
    },
    diag::Advised,
    link::{Link, LinkError},
    message::{AnswerPage, Form, Given, PageKind, RecordedAnswer, Scene},
    model::{Lang, MailKey, Origin, Way, without_addresses},
    plan::Plan,
    store::{Group, Store, StoreError, Tx},
};

/// Where partners are served.
pub struct Counter {
    journals: Mutex<Journals>,
    group: Group,
    front: RwLock<Arc<Front>>,
}

/// What pages are read from: the journal, and each workflow as it stands, so that a page costs what was recorded since the last one.
struct Journals {
    store: Store,
    live: Live,
}

/// What comes of a form.
pub enum Outcome {
    /// The page as it is to be shown.
    Shown(Box<AnswerPage>),
    /// What is to be recorded before it can be shown.
    ToRecord(Box<Chosen>),
    /// What somebody said of themselves.
    ToNote(Box<OwnWords>),
    /// A wish for a fresh link.
    ToRenew(Box<Renewal>),
}

/// What was chosen on a page.
pub struct Chosen {
    page: AnswerPage,
    given: Vec<Given>,
    said_by: String,
    /// The mail whose link was followed.
    mail: Option<MailKey>,
    front: Arc<Front>,
}

impl Counter {
    /// Opens the database anew, for pages, with what is in force now.
    pub fn open(front: Front, beside: &Store) -> Result<Self, AppError> {
        let (store, group) = (beside.another()?, Group::beside(beside)?);
        let journals = Mutex::new(Journals { store, live: Live::default() });
        Ok(Self { journals, group, front: RwLock::new(Arc::new(front)) })
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
        let read = front.read(token, now);
        match self.visit(&front, &read, now)? {
            Err(kind) => Ok(notice(&front, kind, &read, lang, now)),
            Ok(visit) => self.page(&front, &visit, lang, None, now),
        }
    }

    /// What is to be done with a form that was sent from the page of a link.
    pub fn take(&self, token: &str, lang: Option<&Lang>, form: &Form, now: Timestamp) -> Result<Outcome, AppError> {
        let front = self.front();
        let read = front.read(token, now);
        let visit = match self.visit(&front, &read, now)? {
            Ok(visit) => visit,
            Err(kind) => {
                let page = notice(&front, kind, &read, lang, now);
                return Ok(renewed_or_shown(&front, page, &read, form));
            }
        };
        let mut page = self.page(&front, &visit, lang, Some(form), now)?;
        if let Some(said) = page.said_of_self.take() {
            let open = page.items.iter().map(|item| item.input().clone()).collect();
            let (said_by, mail) = (visit.address().to_owned(), self.mail_followed(&front, (&visit, token), now));
            let front = Arc::clone(&front);
            return Ok(Outcome::ToNote(Box::new(OwnWords { page, said, open, said_by, mail, front })));
        }
        if form.about().is_some() {
            return Ok(Outcome::Shown(Box::new(page)));
        }
        if page.kind != PageKind::Form {
            return Ok(renewed_or_shown(&front, page, &read, form));
        }
        let Some(given) = page.read(visit.today(now)) else { return Ok(Outcome::Shown(Box::new(page))) };
        let (said_by, mail) = (visit.address().to_owned(), self.mail_followed(&front, (&visit, token), now));
        Ok(Outcome::ToRecord(Box::new(Chosen { page, given, said_by, mail, front })))
    }

    /// Hands everything that was chosen to the thread that writes; `reply` is called with the page that says what was recorded,
    /// or what is to be looked at again. All of it is recorded, or nothing.
    pub fn record(
        &self,
        chosen: Chosen,
        now: Timestamp,
        reply: impl FnOnce(Result<AnswerPage, AppError>) + Send + 'static,
    ) {
        let Chosen { mut page, given, said_by, mail, front } = chosen;
        let said = given.iter().map(|given| said(&front, given, (&said_by, mail.as_ref()))).collect();
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

    /// Hands the wish for a fresh link to the thread that writes; `reply` is called with the page that says so. It says the same
    /// whether or not a mail leaves, and where nobody can verify who asks, it does not wait for that either.
    pub fn renew(
        &self,
        renewal: Renewal,
        now: Timestamp,
        reply: impl FnOnce(Result<AnswerPage, AppError>) + Send + 'static,
    ) {
        let page = renewal.page();
        if renewal.is_proven {
            self.group.write(move |tx| renewal.write(tx, now), move |written| reply(written.map(|()| page)));
            return;
        }
        reply(Ok(page));
        let write = move |tx: &Tx| renewal.write(tx, now);
        self.group.write(write, |written: Result<(), AppError>| {
            if let Err(error) = written {
                let error = without_addresses(&error.in_full());
                tracing::error!(%error, "a fresh link could not be mailed");
            }
        });
    }

    /// The mail that brought the link `token` to `visit`, if that is known. It is evidence: an answer counts without it.
    fn mail_followed(&self, front: &Front, visit: (&Visit<'_>, &str), now: Timestamp) -> Option<MailKey> {
        let mut journals = self.journals.lock().unwrap_or_else(PoisonError::into_inner);
        let found = journals.store.read(|tx| mail_of(tx, front, visit, now));
        found.unwrap_or_else(|error| {
            let error = without_addresses(&error.in_full());
            tracing::warn!(%error, "nobody can tell from which mail a link was followed");
            None
        })
    }

    /// Whose link it is: a contact's, or a colleague's, whom only the journal knows.
    fn visit<'f>(
        &self,
        front: &'f Front,
        read: &Result<Link, LinkError>,
        now: Timestamp,
    ) -> Result<Result<Visit<'f>, PageKind>, AppError> {
        let link = match read {
            Ok(link) => link,
            Err(error) => return Ok(Err(notice_of(error))),
        };
        if let Some(visit) = front.visitor(link, now) {
            return Ok(Ok(visit));
        }
        let mut journals = self.journals.lock().unwrap_or_else(PoisonError::into_inner);
        let visit = journals.store.read(|tx| front.colleague(tx, link, now))?;
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
        let mut journals = self.journals.lock().unwrap_or_else(PoisonError::into_inner);
        let scenes = journals.scenes(visit, now)?;
        let visitor = visit.visitor(lang, &front.config.language);
        let page = AnswerPage::of(&scenes, &visitor, form, now);
        let offers_link = page.kind == PageKind::Closed && front.mails_links();
        Ok(led_on(front, visit, AnswerPage { offers_link, ..page }, now))
    }
}

impl Journals {
    /// The workflows that concern `visit`, as they stand at `now`.
    fn scenes<'d>(&'d mut self, visit: &'d Visit<'_>, now: Timestamp) -> Result<Vec<Scene<'d>>, AppError> {
        self.scenes_of(visit.plans().collect(), now)
    }

    /// These workflows, as they stand at `now`.
    fn scenes_of<'d>(&'d mut self, plans: Vec<&'d Arc<Plan>>, now: Timestamp) -> Result<Vec<Scene<'d>>, AppError> {
        let Self { store, live } = self;
        store.read(|tx| live.catch_up_with(tx, plans.iter().copied(), now))?;
        let live = &*live;
        let scenes = plans.into_iter().map(|plan| {
            let unread = || {
                let why = live.troubled().get(&plan.workflow).map(|trouble| trouble.why.clone()).unwrap_or_default();
                AppError::from(StoreError::Damaged { what: "a journal".to_owned(), why })
            };
            live.state(&plan.workflow).map(|state| Scene { plan, state }).ok_or_else(unread)
        });
        scenes.collect()
    }
}

/// How an answer is recorded: what it is, and the evidence of who gave it.
fn said(front: &Front, given: &Given, (said_by, mail): (&str, Option<&MailKey>)) -> Said {
    let definition = front.loading.workflows.get(&given.workflow).map(|loaded| loaded.plan.definition.clone());
    let origin = Origin { way: Way::Link, said_by: Some(said_by.to_owned()), mail: mail.cloned(), definition };
    let (note, link) = (given.note.clone(), given.link.clone());
    let what = Recording::Input {
        task: given.task.clone(),
        partner: Some(given.partner.clone()),
        answer: given.answer.clone(),
    };
    (given.workflow.clone(), what, Manner { note, link, origin: Some(origin), ..Manner::default() })
}

/// The kind of page for a link that cannot be used.
fn notice_of(error: &LinkError) -> PageKind {
    match error {
        LinkError::Expired(_) => PageKind::Expired,
        LinkError::Malformed | LinkError::UnknownKey(_) | LinkError::Forged => PageKind::Unknown,
    }
}

/// That page. It offers a fresh link in place of one that was ours, or of which nobody can tell any more: what is forged or no
/// link at all names nobody to whom one could be mailed.
fn notice(
    front: &Front,
    kind: PageKind,
    read: &Result<Link, LinkError>,
    lang: Option<&Lang>,
    now: Timestamp,
) -> AnswerPage {
    let outdated = outdated(read);
    // What a stranger may have made up must not show whether it names anybody.
    let proven = outdated.filter(|(_, is_proven)| *is_proven).map(|(link, _)| link);
    let lang = lang.cloned().unwrap_or_else(|| front.language_for(proven, now));
    AnswerPage { offers_link: outdated.is_some() && front.mails_links(), ..AnswerPage::notice(kind, &lang) }
}

/// What a link says that is to be replaced, and whether we signed it.
fn outdated(read: &Result<Link, LinkError>) -> Option<(&Link, bool)> {
    match read {
        Ok(link) | Err(LinkError::Expired(link)) => Some((link, true)),
        Err(LinkError::UnknownKey(link)) => Some((link, false)),
        Err(LinkError::Malformed | LinkError::Forged) => None,
    }
}

/// The wish for a fresh link, if `form` has one and `page` offers it.
fn renewed_or_shown(front: &Arc<Front>, page: AnswerPage, read: &Result<Link, LinkError>, form: &Form) -> Outcome {
    match outdated(read).filter(|_| page.offers_link && form.asks_for_link()) {
        Some((link, is_proven)) => {
            let renewal = Renewal { link: *link, is_proven, lang: page.lang, front: Arc::clone(front) };
            Outcome::ToRenew(Box::new(renewal))
        }
        None => Outcome::Shown(Box::new(page)),
    }
}
