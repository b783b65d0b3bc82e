//! Answers by link: whose link it is, what a page shows, what its form records, and what leaves everything as it is.

use std::{collections::BTreeMap, net::SocketAddr, sync::Arc};

use concerted::{
    app::{self, Counter, MayApply, Outcome, answer_path},
    clock::Clock,
    message::{AnswerPage, Form, PageKind, Problem},
    model::{Actor, Answer, Fact, Lang, Origin, PartnerId, ReminderState, TaskState, Way},
    web::{Gate, Limits, Pages, Settings, serve, shell},
};
use jiff::civil::date;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
};

use crate::world::{AYSEL, PIERRE, SALMA, World, at, workflow};

const BEGINS: &str = "2026-11-02T06:00:00Z";
/// The elements paper is with everybody: its window is open, and it is due on 1 January.
pub(crate) const NOW: &str = "2026-12-22T10:00:00Z";

/// A world with pages.
pub(crate) struct Site {
    pub(crate) world: World,
    pub(crate) counter: Arc<Counter>,
}

impl Site {
    pub(crate) fn open() -> Self {
        Self::of(&workflow("2027-06-02"))
    }

    pub(crate) fn of(definition: &str) -> Self {
        let mut world = World::new(definition, BEGINS);
        world.pass(BEGINS);
        app::make_keys_anew(&world.app.config.database, at(BEGINS)).unwrap();
        let loading = app::reload(&mut world.app, MayApply::Harmless, at(BEGINS)).unwrap();
        let counter = Counter::open(app::front(&world.app, &loading, None).unwrap(), &world.app.store).unwrap();
        Self { world, counter: Arc::new(counter) }
    }

    /// What is in force is taken up by the pages.
    pub(crate) fn publish(&mut self, now: &str) {
        let loading = app::reload(&mut self.world.app, MayApply::Harmless, at(now)).unwrap();
        self.counter.publish(app::front(&self.world.app, &loading, Some(&self.counter.front())).unwrap());
    }

    pub(crate) fn token(&self, input: Option<(&str, &str)>, address: &str) -> String {
        let signer = self.world.app.signer().unwrap();
        let front = self.counter.front();
        let plan = &front.loading.workflows[&"forum".into()].plan;
        let input = input.map(|(task, partner)| (plan.task(&task.into()).unwrap(), PartnerId::from(partner)));
        let input = input.as_ref().map(|(task, partner)| (&**plan, *task, partner));
        let path = answer_path(&signer, input, address, date(2026, 12, 22));
        path.strip_prefix("/a/").unwrap().to_owned()
    }

    fn show(&self, token: &str, now: &str) -> AnswerPage {
        self.counter.show(token, None, at(now)).unwrap()
    }

    pub(crate) fn send(&self, token: &str, fields: &[(&str, &str)], now: &str) -> AnswerPage {
        let form = Form(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect());
        match self.counter.take(token, None, &form, at(now)).unwrap() {
            Outcome::Shown(page) => *page,
            Outcome::ToRecord(chosen) => {
                let (reply, page) = std::sync::mpsc::sync_channel(1);
                self.counter.record(*chosen, at(now), move |page| reply.send(page).unwrap());
                page.recv().unwrap().unwrap()
            }
            Outcome::ToNote(words) => {
                let (reply, page) = std::sync::mpsc::sync_channel(1);
                self.counter.note(*words, at(now), move |page| reply.send(page).unwrap());
                page.recv().unwrap().unwrap()
            }
            Outcome::ToRenew(renewal) => {
                let (reply, page) = std::sync::mpsc::sync_channel(1);
                self.counter.renew(*renewal, at(now), move |page| reply.send(page).unwrap());
                page.recv().unwrap().unwrap()
            }
        }
    }

    /// Every answer in the journal, with who gave it.
    pub(crate) fn answers(&mut self) -> Vec<(Actor, Fact)> {
        let events = self.world.app.store.read(|tx| tx.events(&"forum".into())).unwrap();
        let is_answer = |fact: &Fact| matches!(fact, Fact::InputAnswered { .. });
        events.into_iter().filter(|event| is_answer(&event.fact)).map(|event| (event.actor, event.fact)).collect()
    }

    /// Every row of every table that says anything.
    pub(crate) fn rows(&self) -> BTreeMap<String, Vec<String>> {
        let database = rusqlite::Connection::open(&self.world.app.config.database).unwrap();
        let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        let mut names = database.prepare(names).unwrap();
        let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        let rows = |name: &String| {
            let mut statement = database.prepare(&format!("SELECT * FROM {name}")).unwrap();
            let columns = statement.column_count();
            let row = |row: &rusqlite::Row<'_>| {
                (0..columns).map(|at| row.get::<_, rusqlite::types::Value>(at)).collect::<Result<Vec<_>, _>>()
            };
            let rows = statement.query_map([], row).unwrap();
            rows.map(|row| format!("{:?}", row.unwrap())).collect()
        };
        names.iter().map(|name| (name.clone(), rows(name))).collect()
    }
}

fn tasks(page: &AnswerPage) -> Vec<&str> {
    page.items.iter().map(|item| item.item.task.as_str()).collect()
}

#[test]
fn a_link_shows_what_is_open_with_its_reader_and_its_own_item_first() {
    let site = Site::open();
    let page = site.show(&site.token(Some(("OUT-01", "unesco")), PIERRE), NOW);
    assert_eq!((page.kind, page.lang.as_str(), tasks(&page)), (PageKind::Form, "fr", vec!["OUT-01", "OUT-02"]));
    let only = site.show(&site.token(Some(("OUT-02", "isesco")), SALMA), NOW);
    assert_eq!((tasks(&only), only.items[0].suffix.as_str()), (vec!["OUT-02"], ""), "the only item has plain names");
    assert_eq!(only.items[0].name, "OUT-02", "and says which it is");
    // UNESCO leads the second task, whose window opens in January: it is shown first where its link is followed.
    let page = site.show(&site.token(Some(("OUT-02", "unesco")), PIERRE), NOW);
    assert_eq!(tasks(&page), ["OUT-02", "OUT-01"]);
    assert_eq!(page.items[1].suffix, "-OUT-01");
    let values =
        |place: usize| page.items[place].choices.iter().map(|choice| choice.value.as_str()).collect::<Vec<_>>();
    assert_eq!(values(0), ["done", "partly", "late", "decline", "hand_over", "help"], "a lead has no nil return");
    assert_eq!(values(1), ["done", "partly", "late", "nil", "decline", "hand_over", "help"]);
    let page = site.counter.show(&site.token(None, SALMA), Some(&Lang::from("ar")), at(BEGINS)).unwrap();
    assert_eq!((page.kind, page.lang.as_str()), (PageKind::Nothing, "ar"));
}

#[test]
fn an_answer_is_recorded_with_its_evidence_and_ends_the_reminders() {
    let mut site = Site::open();
    site.world.tick(at(NOW));
    let key = "forum:OUT-01:unesco:-5wd:2027-01-01".into();
    let reminder = |site: &mut Site| site.world.app.store.read(|tx| tx.reminder(&key)).unwrap().map(|it| it.state);
    let before = reminder(&mut site);
    let token = site.token(Some(("OUT-01", "unesco")), PIERRE);
    let fields = [
        ("answer-OUT-01", "done"),
        ("link-OUT-01", "https://unesco.example/paper.pdf"),
        ("note-OUT-01", "second version"),
    ];
    let page = site.send(&token, &fields, NOW);
    assert_eq!((page.kind, page.recorded.len(), page.recorded[0].value.as_str()), (PageKind::Thanks, 1, "done"));
    let definition = site.counter.front().loading.workflows[&"forum".into()].plan.definition.clone();
    let origin = Origin { way: Way::Link, said_by: Some(PIERRE.into()), mail: None, definition: Some(definition) };
    let fact = Fact::InputAnswered {
        task: "OUT-01".into(),
        partner: "unesco".into(),
        answer: Answer::Done,
        link: Some("https://unesco.example/paper.pdf".into()),
        note: Some("second version".into()),
        origin: Some(origin),
    };
    assert_eq!(site.answers(), [(Actor::Partner("unesco".into()), fact)]);
    if before == Some(ReminderState::Queued) {
        assert_eq!(reminder(&mut site), Some(ReminderState::Withdrawn));
    }
    let again = site.send(&token, &fields, NOW);
    assert_eq!((again.kind, again.recorded), (page.kind, page.recorded), "a second click finds the first answer");
    assert_eq!(site.answers().len(), 1);
    let said = site.show(&token, NOW).items[0].said.clone().unwrap();
    assert_eq!((said.value.as_str(), said.on), ("done", date(2026, 12, 22)));
    // It is taken back with the same link.
    site.send(&token, &[("answer-OUT-01", "not_done")], NOW);
    assert_eq!(site.show(&token, NOW).items[0].said, None);
}

#[test]
fn a_second_click_says_the_same_though_nothing_is_open_any_more() {
    for fields in [&[("answer-OUT-01", "decline"), ("note-OUT-01", "no time")][..], &[("answer-OUT-01", "nil")]] {
        let mut site = Site::open();
        // A link of all that is open with a person, from whose page items go as they are answered.
        let token = site.token(None, PIERRE);
        let first = site.send(&token, fields, NOW);
        let (count, recorded) = (site.answers().len(), first.recorded.clone());
        assert_eq!((first.kind, recorded.len()), (PageKind::Thanks, 1), "{fields:?}");
        let second = site.send(&token, fields, NOW);
        assert_eq!((second.kind, second.recorded), (PageKind::Thanks, recorded), "{fields:?}");
        assert_eq!(site.answers().len(), count, "it is recorded once");
    }
}

#[test]
fn a_form_that_was_loaded_before_others_answered_is_still_understood() {
    let mut site = Site::open();
    let token = site.token(None, PIERRE);
    let other = site.token(Some(("OUT-02", "unesco")), PIERRE);
    // Two items are open when the page is loaded by `other`; one of them is answered elsewhere meanwhile.
    assert_eq!(tasks(&site.show(&other, NOW)), ["OUT-02", "OUT-01"]);
    site.send(&token, &[("answer-OUT-01", "nil")], NOW);
    assert_eq!(tasks(&site.show(&other, NOW)), ["OUT-02"]);
    let page = site.send(&other, &[("answer-OUT-02", "help"), ("note-OUT-02", "two versions?")], NOW);
    assert_eq!((page.kind, page.recorded.len(), site.answers().len()), (PageKind::Thanks, 1, 2));
    // One item is open when it is loaded again; the other is taken back elsewhere before the form is sent.
    assert_eq!(site.show(&other, NOW).items[0].name, "OUT-02");
    let undone =
        app::Recording::Input { task: "OUT-01".into(), partner: Some("unesco".into()), answer: Answer::NotDone };
    let World { app, loading, .. } = &mut site.world;
    app::record(app, loading, &"forum".into(), undone, None, None, at(NOW)).unwrap();
    assert_eq!(site.show(&other, NOW).items.len(), 2);
    let lone = [("item", "OUT-02"), ("answer", "partly"), ("note", "half of it")];
    let page = site.send(&other, &lone, NOW);
    assert_eq!((page.kind, page.recorded[0].task.as_str(), site.answers().len()), (PageKind::Thanks, "OUT-02", 4));
}

#[test]
fn a_promise_beyond_what_waits_is_said_to_need_consent() {
    let site = Site::open();
    let token = site.token(Some(("OUT-01", "unesco")), PIERRE);
    let late =
        |day, month| [("answer-OUT-01", "late"), ("day-OUT-01", day), ("month-OUT-01", month), ("year-OUT-01", "2027")];
    let page = site.send(&token, &late("3", "3"), NOW);
    assert!(page.recorded[0].needs_consent);
    let page = site.send(&site.token(Some(("OUT-01", "host")), AYSEL), &late("٢٠", "١"), NOW);
    assert_eq!((page.kind, page.recorded[0].until), (PageKind::Thanks, Some(date(2027, 1, 20))));
    assert!(!page.recorded[0].needs_consent);
}

/// Fields of a form, the field that is wrong, and how.
type Wrong = (&'static [(&'static str, &'static str)], &'static str, Problem);

#[test]
fn what_is_wrong_is_named_and_nothing_of_the_form_is_recorded() {
    let mut site = Site::open();
    let token = site.token(Some(("OUT-02", "unesco")), PIERRE);
    let wrong: [Wrong; 12] = [
        (&[], "answer-OUT-02", Problem::Choose),
        (&[("note-OUT-01", "typed and not chosen")], "answer-OUT-01", Problem::Choose),
        (&[("answer-OUT-01", "late")], "day-OUT-01", Problem::Day),
        (
            &[("answer-OUT-01", "late"), ("day-OUT-01", "31"), ("month-OUT-01", "2"), ("year-OUT-01", "2027")],
            "day-OUT-01",
            Problem::Day,
        ),
        (
            &[("answer-OUT-01", "late"), ("day-OUT-01", "22"), ("month-OUT-01", "12"), ("year-OUT-01", "26")],
            "day-OUT-01",
            Problem::Past,
        ),
        (
            &[("answer-OUT-01", "late"), ("day-OUT-01", "1"), ("month-OUT-01", "1"), ("year-OUT-01", "2099")],
            "day-OUT-01",
            Problem::Far,
        ),
        (&[("answer-OUT-01", "decline")], "note-OUT-01", Problem::Reason),
        (&[("answer-OUT-01", "hand_over"), ("to-OUT-01", "nobody")], "to-OUT-01", Problem::Address),
        (
            &[("answer-OUT-01", "hand_over"), ("to-OUT-01", "a@b.example\r\nBcc: c@d.example")],
            "to-OUT-01",
            Problem::Address,
        ),
        (&[("answer-OUT-01", "done"), ("link-OUT-01", "http://a.example/")], "link-OUT-01", Problem::Link),
        (&[("answer-OUT-01", "done"), ("link-OUT-01", "javascript:alert(1)")], "link-OUT-01", Problem::Link),
        (&[("answer-OUT-01", "help"), ("note-OUT-01", "a\u{202e}b")], "note-OUT-01", Problem::Long),
    ];
    for (fields, field, problem) in wrong {
        // The other item is answered well: all of it, or nothing.
        let with_other = [&[("answer-OUT-02", "help")][..], fields].concat();
        let fields = if fields.is_empty() { fields } else { &with_other };
        let page = site.send(&token, fields, NOW);
        let found: Vec<_> = page.problems.iter().map(|found| (found.field.as_str(), found.problem)).collect();
        assert_eq!((page.kind, found), (PageKind::Form, vec![(field, problem)]), "{fields:?}");
        for (name, value) in fields.iter().filter(|(name, _)| name.starts_with("note")) {
            let item = page.items.iter().find(|item| name.ends_with(&item.suffix)).unwrap();
            assert_eq!(item.typed.note, *value, "what was typed stays");
        }
    }
    assert_eq!(site.answers(), []);
}

#[test]
fn what_is_none_of_the_readers_business_cannot_be_answered() {
    let mut site = Site::open();
    let token = site.token(Some(("OUT-01", "unesco")), PIERRE);
    // The host's item, the task by its plain name, another partner, a value that nobody offers.
    let fields = [("answer-OUT-01-forum-host", "done"), ("answer-OUT-03", "done"), ("answer", "completed")];
    let page = site.send(&token, &fields, NOW);
    assert_eq!((page.kind, page.problems[0].problem), (PageKind::Form, Problem::Choose));
    assert_eq!(site.answers(), []);
}

#[test]
fn a_link_is_closed_by_what_it_is_about_and_by_whom_it_was_sent_to() {
    let mut site = Site::open();
    let (own, foreign) =
        (site.token(Some(("OUT-01", "unesco")), PIERRE), site.token(Some(("OUT-01", "unesco")), SALMA));
    assert_eq!(site.show(&foreign, NOW).kind, PageKind::Closed, "who is no contact of the partner answers for nobody");
    assert_eq!(site.show(&site.token(None, "stranger@x.example"), NOW).kind, PageKind::Closed);
    assert_eq!(site.show(&own, "2028-06-01T00:00:00Z").kind, PageKind::Expired);
    // Another focal point: the first one's link is closed, whatever it was about.
    let edited = workflow("2027-06-02").replace(PIERRE, "paula@unesco.example");
    site.world.edit(&edited, at(NOW));
    site.publish(NOW);
    assert_eq!(site.show(&own, NOW).kind, PageKind::Closed);
    let next = site.token(Some(("OUT-01", "unesco")), "paula@unesco.example");
    assert_eq!(site.show(&next, NOW).kind, PageKind::Form);
    let cancelled = app::Recording::State { task: "OUT-01".into(), state: TaskState::Cancelled };
    let World { app, loading, .. } = &mut site.world;
    app::record(app, loading, &"forum".into(), cancelled, None, None, at(NOW)).unwrap();
    let page = site.show(&next, NOW);
    assert_eq!((page.is_closed, tasks(&page)), (true, vec!["OUT-02"]), "what else is open is still to be answered");
    site.send(&next, &[("answer", "help"), ("note", "whom do I call?"), ("item", "OUT-02")], NOW);
    let page = site.send(&next, &[("answer-OUT-01", "done")], NOW);
    assert_eq!((page.kind, site.answers().len()), (PageKind::Form, 1), "and nothing of what is closed");
}

#[test]
fn a_colleague_s_link_shows_what_was_handed_over_and_nothing_else() {
    const DESK: &str = "desk@unesco.example";
    let mut site = Site::open();
    let (own, desk) = (site.token(Some(("OUT-01", "unesco")), PIERRE), site.token(Some(("OUT-01", "unesco")), DESK));
    assert_eq!(site.show(&desk, NOW).kind, PageKind::Closed);
    let hand_over = |to| [("answer-OUT-01", "hand_over"), ("to-OUT-01", to)];
    assert_eq!(site.send(&own, &hand_over(DESK), NOW).kind, PageKind::Thanks);
    let page = site.show(&desk, NOW);
    assert_eq!((page.kind, page.lang.as_str(), tasks(&page)), (PageKind::Form, "fr", vec!["OUT-01"]));
    let other = site.token(Some(("OUT-02", "unesco")), DESK);
    assert_eq!(site.show(&other, NOW).kind, PageKind::Closed, "that one was not handed over");
    assert_eq!(site.send(&desk, &[("answer", "help"), ("note", "which template?")], NOW).kind, PageKind::Thanks);
    let (actor, fact) = site.answers().pop().unwrap();
    assert_eq!(actor, Actor::Partner("unesco".into()));
    let said_by = |fact: &Fact| match fact {
        Fact::InputAnswered { origin: Some(origin), .. } => origin.said_by.clone(),
        _ => None,
    };
    assert_eq!(said_by(&fact).as_deref(), Some(DESK));
    // Handed over to somebody else, the link of the first is closed.
    site.send(&own, &hand_over("bureau@unesco.example"), NOW);
    assert_eq!(site.show(&desk, NOW).kind, PageKind::Closed);
}

#[test]
fn whose_office_has_ended_answers_for_nobody() {
    let ended = format!("{{function: focal_point, email: {PIERRE}, valid_to: 2026-12-21}}");
    let site =
        Site::of(&workflow("2027-06-02").replace(&format!("{{function: focal_point, email: {PIERRE}}}"), &ended));
    for token in [site.token(Some(("OUT-01", "unesco")), PIERRE), site.token(None, PIERRE)] {
        assert_eq!(site.show(&token, "2026-12-21T10:00:00Z").kind, PageKind::Form);
        assert_eq!(site.show(&token, NOW).kind, PageKind::Closed);
    }
}

#[test]
fn a_rotated_key_signs_at_once_and_the_links_of_the_old_one_work_on() {
    let mut site = Site::open();
    let old = site.token(Some(("OUT-01", "unesco")), PIERRE);
    app::rotate_keys(&site.world.app.config.database, at(NOW)).unwrap();
    let new = site.token(Some(("OUT-01", "unesco")), PIERRE);
    assert_ne!(new, old);
    site.world.app.renew_keys();
    site.publish(NOW);
    for token in [old, new] {
        assert_eq!(site.show(&token, NOW).kind, PageKind::Form);
    }
}

#[test]
fn a_new_name_breaks_no_link() {
    let mut site = Site::open();
    let token = site.token(Some(("OUT-01", "unesco")), PIERRE);
    let renamed = workflow("2027-06-02")
        .replace("OUT-01: {title", "OUT-09: {renamed_from: OUT-01, title")
        .replace("needs: [OUT-01]", "needs: [OUT-09]");
    site.world.edit(&renamed, at(NOW));
    site.publish(NOW);
    assert_eq!(tasks(&site.show(&token, NOW)), ["OUT-09", "OUT-02"]);
}

#[test]
fn one_bit_less_and_it_is_none_of_ours() {
    let site = Site::open();
    let token = site.token(Some(("OUT-01", "unesco")), PIERRE);
    let before = site.rows();
    for at in 0..token.len() {
        for bit in 0..7 {
            let mut bytes = token.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            assert_eq!(site.show(&changed, NOW).kind, PageKind::Unknown, "{changed}");
            let page = site.send(&changed, &[("answer", "done")], NOW);
            assert_eq!(page.kind, PageKind::Unknown);
        }
    }
    // The same keys in another installation make other links.
    let mut other = Site::open();
    std::fs::copy(
        site.world.folder.path().join("var/concerted.db.keys"),
        other.world.folder.path().join("var/concerted.db.keys"),
    )
    .unwrap();
    other.publish(NOW);
    assert_eq!(other.show(&token, NOW).kind, PageKind::Unknown);
    assert_eq!(site.rows(), before);
}

/// Pages over a socket.
pub(crate) struct Served {
    pub(crate) address: SocketAddr,
    stop: watch::Sender<bool>,
    task: tokio::task::JoinHandle<()>,
}

impl Served {
    pub(crate) async fn end(self) {
        self.stop.send(true).unwrap();
        self.task.await.unwrap();
    }
}

/// Serves the pages of `site` at `now`, for good.
pub(crate) async fn serving(site: &Site, now: &str) -> Served {
    serving_at(&site.counter, now).await
}

/// The same of where partners are served.
pub(crate) async fn serving_at(counter: &Arc<Counter>, now: &str) -> Served {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopping) = watch::channel(false);
    let gate = Gate::new();
    let pages = Pages::new(Arc::clone(counter), Clock::Fixed(at(now)), gate.clone(), "");
    let shown = pages.clone();
    let base_url = format!("http://{address}").parse().unwrap();
    let settings =
        Settings { gate, ..Settings::new(base_url, Vec::new(), || true, move |refusal| shown.refusal(refusal)) };
    let task = tokio::spawn(serve(listener, shell(pages.router(), settings), Limits::default(), stopping));
    Served { address, stop, task }
}

/// Asks over a socket, and gives the status, the head and the body.
pub(crate) async fn ask(address: SocketAddr, method: &str, path: &str, body: &str) -> (u16, String, String) {
    ask_with(address, method, path, "", body).await
}

/// The same with further lines in the head.
pub(crate) async fn ask_with(
    address: SocketAddr,
    method: &str,
    path: &str,
    lines: &str,
    body: &str,
) -> (u16, String, String) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let form = format!("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n", body.len());
    let form = if body.is_empty() { "" } else { &form };
    let head = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{lines}{form}");
    let request = format!("{head}\r\n{body}");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), head.to_owned(), body.to_owned())
}

#[test]
fn looking_changes_nothing_and_what_is_typed_stays_text() {
    let mut site = Site::open();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(looked_at(&mut site));
}

async fn looked_at(site: &mut Site) {
    let served = serving(site, NOW).await;
    let address = served.address;
    let path = format!("/a/{}", site.token(Some(("OUT-02", "isesco")), SALMA));
    let before = site.rows();
    for (method, path, expected) in [
        ("GET", path.as_str(), 200),
        ("HEAD", &path, 200),
        ("OPTIONS", &path, 204),
        ("GET", &path.replace("/a/", "/a/ar/"), 200),
        ("GET", &path.replace("/a/", "/a/xx/"), 404),
        ("GET", "/a/v1.aaaa.bbbb.cccc", 404),
        ("GET", "/a/", 404),
        ("GET", "/", 404),
        ("PUT", &path, 405),
        ("DELETE", &path, 405),
    ] {
        let (status, head, body) = ask(address, method, path, "").await;
        assert_eq!(status, expected, "{method} {path}: {head}");
        assert!(head.to_lowercase().contains("content-security-policy: default-src 'none'"), "{method} {path}: {head}");
        assert!(!body.contains("<script"), "{body}");
    }
    // A scanner that sends the form as it stands gets it back.
    let (status, _, body) = ask(address, "POST", &path, "answer=").await;
    assert_eq!(status, 422);
    assert!(body.contains("role=\"alert\""), "{body}");
    assert_eq!(site.rows(), before, "nothing of this changed anything");

    let (status, _, body) =
        ask(address, "POST", &path, "answer=decline&note=&to=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E").await;
    assert_eq!(status, 422);
    assert!(body.contains("&quot;&gt;&lt;script&gt;") && !body.contains("<script"), "{body}");
    let (status, _, body) = ask(address, "POST", &path, "answer=decline&note=%3Cb%3Eno+time%3C%2Fb%3E").await;
    assert_eq!(status, 200, "{body}");
    let answers = site.answers();
    assert!(
        matches!(&answers[..], [(_, Fact::InputAnswered { answer: Answer::Declined, note: Some(note), .. })] if note == "<b>no time</b>")
    );
    let (status, head, style) = {
        let (_, _, page) = ask(address, "GET", &path, "").await;
        let style = page.split("rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        ask(address, "GET", &style, "").await
    };
    assert_eq!(status, 200);
    assert!(head.contains("text/css") && style.contains(":root"), "{head}");
    served.end().await;
}
