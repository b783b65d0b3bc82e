//! A world to play in: a folder with one small workflow, a clock that stands, a mailer that does as it is told.
//!
//! The cast: Aysel is the host's focal point in Baku, Pierre UNESCO's in Paris, Salma ISESCO's in Riyadh, where the
//! weekend is Friday and Saturday. The artists have no address. Nobody else gets a mail.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    sync::{Arc, Mutex},
};

use concerted::{
    app::{self, App, AppError, Loading},
    clock::Clock,
    config::Config,
    mail::{Mailer, Outgoing, Patience},
    model::{Answer, Delivery, Outcome, WorkflowId},
};
use jiff::Timestamp;
use tempfile::TempDir;

pub(crate) const AYSEL: &str = "aysel@host.example";
pub(crate) const PIERRE: &str = "pierre@unesco.example";
pub(crate) const SALMA: &str = "salma@isesco.example";
pub(crate) const SECRETARIAT: &str = "secretariat@forum.example";

/// The workflow of this world, opening on `opens`.
pub(crate) fn workflow(opens: &str) -> String {
    WORKFLOW.replace("OPENS", opens)
}

const WORKFLOW: &str = r#"format: 1
workflow: forum
symbol: WF
title: World Forum
event: {opens: OPENS, city: Baku}
timezone: Asia/Baku
contacts:
  secretariat: {email: secretariat@forum.example, phone: "+994 12 555 01 00", languages: [en]}
coordinator: secretariat
calendars:
  baku:
    name: Azerbaijan
    weekend: [{days: [sat, sun]}]
    holidays: [{yearly: 03-20, name: Novruz}, {yearly: 03-21, name: Novruz}]
  riyadh:
    name: Riyadh
    weekend: [{days: [fri, sat]}]
partners:
  host:
    kind: host_government
    name: Host ministry
    languages: [en]
    calendar: baku
    timezone: Asia/Baku
    contacts: [{function: focal_point, email: aysel@host.example}]
  unesco:
    kind: intergovernmental_organization
    name: UNESCO
    languages: [fr, en]
    timezone: Europe/Paris
    contacts:
      - {function: focal_point, email: pierre@unesco.example}
      - {function: alternate, email: alternate@unesco.example}
      - {function: head_of_unit, email: head@unesco.example}
  isesco:
    kind: intergovernmental_organization
    name: ISESCO
    languages: [ar, en]
    calendar: riyadh
    timezone: Asia/Riyadh
    contacts: [{function: focal_point, email: salma@isesco.example}]
  artists:
    kind: artists
    name: Artists for Dialogue
    languages: [en]
    timezone: Asia/Baku
    contacts: [{function: focal_point, phone: "+994 12 555 01 77"}]
objectives:
  - {id: O1, short: Dialogue, statement: To promote dialogue}
workstreams: {OUT: Outcome, CUL: Culture}
tasks:
  OUT-01: {title: Elements paper, workstream: OUT, lead: host, with: [unesco], due: T-5m, window: 4w, serves: [O1]}
  OUT-02: {title: Zero draft, workstream: OUT, lead: unesco, with: [host, isesco], due: T-4m, window: 4w, needs: [OUT-01], serves: [O1]}
  OUT-03: {title: Written comments, workstream: OUT, lead: host, with: [unesco, isesco, artists], due: T-3m, window: 4w, needs: [OUT-02], serves: [O1], complete_when: 2/3 of contributors}
  CUL-01: {title: Concert, workstream: CUL, lead: isesco, with: [artists], due: T-10w, window: 5w, serves: [O1], complete_when: lead}
  OUT-04: {title: Adopt the declaration, workstream: OUT, lead: host, due: T, window: 2w, needs: [OUT-03], serves: [O1], milestone: true, fixed: true}
"#;

/// What a mailer answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Takes it.
    Accept,
    /// 4yz.
    Transient,
    /// 5yz.
    Permanent,
    /// Takes it, and the answer is lost.
    AcceptedButLost,
    /// The process dies after the mail was taken.
    DieAccepted,
    /// The process dies before the mail was taken.
    DieBefore,
}

/// One attempt as the server saw it.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    pub(crate) at: Timestamp,
    pub(crate) message_id: String,
    pub(crate) recipients: Vec<String>,
    pub(crate) verdict: Verdict,
}

impl Attempt {
    /// True if the mail is with the recipient.
    pub(crate) fn arrived(&self) -> bool {
        matches!(self.verdict, Verdict::Accept | Verdict::AcceptedButLost | Verdict::DieAccepted)
    }

    /// True if the sender could not know what became of it.
    pub(crate) fn is_ambiguous(&self) -> bool {
        matches!(self.verdict, Verdict::AcceptedButLost | Verdict::DieAccepted | Verdict::DieBefore)
    }
}

/// A mailer that keeps what it was given and answers as `verdict` says.
pub(crate) struct PlayedMailer<'a> {
    pub(crate) now: Timestamp,
    pub(crate) verdict: Box<dyn FnMut() -> Verdict + Send + 'a>,
    pub(crate) attempts: Arc<Mutex<Vec<Attempt>>>,
    pub(crate) died: Arc<tokio::sync::Notify>,
    pub(crate) refused: BTreeSet<String>,
}

impl Mailer for PlayedMailer<'_> {
    async fn send(&mut self, outgoing: &Outgoing, _patience: &mut Patience) -> Delivery {
        let (refused, taken): (Vec<_>, Vec<_>) =
            outgoing.recipients.iter().cloned().partition(|address| self.refused.contains(address));
        let verdict = if taken.is_empty() { Verdict::Permanent } else { (self.verdict)() };
        self.attempts.lock().unwrap().push(Attempt {
            at: self.now,
            message_id: outgoing.message_id.clone(),
            recipients: if taken.is_empty() { refused.clone() } else { taken.clone() },
            verdict,
        });
        let outcome = match verdict {
            Verdict::Accept => Outcome::Accepted { reply: "250 ok".into() },
            Verdict::Transient => Outcome::Transient { reply: "451 try again later".into() },
            Verdict::Permanent => Outcome::AddressRefused { reply: "550 5.1.1 no such mailbox".into() },
            Verdict::AcceptedButLost => Outcome::Uncertain { reason: "no answer after the final dot".into() },
            Verdict::DieAccepted | Verdict::DieBefore => {
                self.died.notify_one();
                std::future::pending().await
            }
        };
        let mut delivery = Delivery::all(&taken, &outcome);
        let no = Outcome::AddressRefused { reply: "550 5.1.1 no such mailbox".into() };
        delivery.outcomes.extend(Delivery::all(&refused, &no).outcomes);
        delivery
    }
}

/// A folder, a database, one workflow.
pub(crate) struct World {
    pub(crate) folder: TempDir,
    pub(crate) app: App,
    pub(crate) loading: Loading,
    pub(crate) attempts: Arc<Mutex<Vec<Attempt>>>,
    /// Addresses that the server does not know.
    pub(crate) refused: BTreeSet<String>,
}

impl World {
    /// A world whose workflow is taken over at `now`.
    pub(crate) fn new(definition: &str, now: &str) -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("workflows")).unwrap();
        fs::write(folder.path().join("workflows/forum.yaml"), definition).unwrap();
        fs::write(folder.path().join("config.yaml"), "language: en\n").unwrap();
        Self::in_folder(folder, at(now))
    }

    /// A world in a folder that has a configuration and definitions, and perhaps a database.
    pub(crate) fn in_folder(folder: TempDir, now: Timestamp) -> Self {
        let mut app = Self::open(&folder);
        let loading = app::load(&mut app.store, &app.config.workflows.clone(), now).unwrap();
        assert!(!loading.has_errors(), "{:#?}", loading.findings);
        Self { folder, app, loading, attempts: Arc::default(), refused: BTreeSet::new() }
    }

    fn open(folder: &TempDir) -> App {
        App::open(Config::load(&folder.path().join("config.yaml")).unwrap()).unwrap()
    }

    /// The process ends and starts again.
    pub(crate) fn restart(&mut self, now: Timestamp) {
        // Nothing that the process knew is left; what it had in hand stands in the file beside the database.
        self.app = self.app.started_again().unwrap();
        app::adopt_orphans(&mut self.app, now).unwrap();
        self.reload(now);
    }

    /// Definitions are read again.
    pub(crate) fn reload(&mut self, now: Timestamp) {
        let folder = self.app.config.workflows.clone();
        self.loading = app::load(&mut self.app.store, &folder, now).unwrap();
    }

    /// The definition file is replaced and read.
    pub(crate) fn edit(&mut self, definition: &str, now: Timestamp) {
        fs::write(self.folder.path().join("workflows/forum.yaml"), definition).unwrap();
        self.reload(now);
    }

    pub(crate) fn tick(&mut self, now: Timestamp) -> app::Ticked {
        let ticked = app::tick(&mut self.app, &self.loading, now).unwrap();
        // Nobody wakes the daemon because of what it did itself: whatever follows from a pass is in it.
        let again = app::tick(&mut self.app, &self.loading, now).unwrap();
        assert_eq!((again.queued, again.withdrawn), (0, 0), "at {now} a second pass has something to do: {ticked:?}");
        ticked
    }

    /// Ticks and delivers at `now`; every mail is taken.
    pub(crate) fn pass(&mut self, now: &str) {
        let now = at(now);
        self.tick(now);
        self.deliver(now, || Verdict::Accept);
    }

    /// Passes at whatever is due next, until `until`; every mail is taken.
    pub(crate) fn live(&mut self, from: &str, until: &str) {
        let mut now = at(from);
        while now < at(until) {
            self.tick(now);
            self.deliver(now, || Verdict::Accept);
            match app::next_wake(&mut self.app, &self.loading, now).unwrap() {
                Some(next) => now = next.max(now),
                None => break,
            }
        }
    }

    /// Delivers what is due at `now`. False if the process died on the way.
    pub(crate) fn deliver(&mut self, now: Timestamp, verdict: impl FnMut() -> Verdict + Send) -> bool {
        self.try_deliver(now, verdict).unwrap()
    }

    /// The same, when the database may fail.
    pub(crate) fn try_deliver(
        &mut self,
        now: Timestamp,
        verdict: impl FnMut() -> Verdict + Send,
    ) -> Result<bool, AppError> {
        let died = Arc::new(tokio::sync::Notify::new());
        let mut mailer = PlayedMailer {
            now,
            verdict: Box::new(verdict),
            attempts: Arc::clone(&self.attempts),
            died: Arc::clone(&died),
            refused: self.refused.clone(),
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async {
            tokio::select! {
                biased;
                delivered = app::deliver(&mut self.app, &self.loading, &mut mailer, Clock::Fixed(now), Patience::endless()) => {
                    delivered.map(|_| true)
                }
                () = died.notified() => Ok(false),
            }
        })
    }

    /// Records an input as done.
    pub(crate) fn done(&mut self, task: &str, partner: &str, now: &str) -> app::Recorded {
        let what = app::Recording::Input { task: task.into(), partner: Some(partner.into()), answer: Answer::Done };
        app::record(&mut self.app, &self.loading, &WorkflowId::from("forum"), what, None, None, at(now)).unwrap()
    }

    /// Mails that arrived, as `day to`, in order.
    pub(crate) fn arrived(&self) -> Vec<(String, Attempt)> {
        let attempts = self.attempts.lock().unwrap();
        attempts.iter().filter(|a| a.arrived()).map(|a| (a.recipients.join(" "), a.clone())).collect()
    }

    /// Subjects by Message-ID, from the outbox.
    pub(crate) fn subjects(&mut self) -> BTreeMap<String, String> {
        let mails = self.app.store.read(|tx| tx.mails(&concerted::store::MailFilter::default())).unwrap();
        mails.into_iter().map(|mail| (mail.message_id.clone(), mail.subject)).collect()
    }
}

/// An instant from its text.
pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}
