//! The round of written comments of the forum of 2013, from the first request to its completion: eight partners, answers by
//! link, by reply in three languages and by telephone, one handed over, one declined, one postponed twice, one whose
//! address is dead, and one that is silent. Two thirds have to be in.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
    sync::Arc,
};

use concerted::{
    app::{self, App, Counter, Manner, MayApply, Outcome, Recording, answer_path},
    config::Config,
    engine::RunState,
    message::Form,
    model::{Answer, Event, Fact, IncomingKind, Origin, PartnerId, TaskId, Way},
    plan::{Plan, calendar::instant},
    store::{MailFilter, Snapshot},
};
use jiff::civil::{Date, Time};

use crate::{
    desk::{Desk, Letter, report, spoken},
    world::{Verdict, World, at},
};

const WORKFLOW: &str = "world-forum-2013";
const TASK: &str = "OUT-03";

/// The samples with the forum of 2013 alone, and nothing of its history.
fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows");
    for file in
        ["blueprints/ministerial-conference.yaml", "baku-process/programme.yaml", "baku-process/world-forum-2013.yaml"]
    {
        let to = folder.path().join("workflows").join(file);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        let text = fs::read_to_string(samples.join(file)).unwrap();
        fs::write(to, text.replace("history: world-forum-2013.history.yaml\n", "")).unwrap();
    }
    fs::write(folder.path().join("config.yaml"), "language: en\n").unwrap();
    let mut app = App::open(Config::load(&folder.path().join("config.yaml")).unwrap()).unwrap();
    let loading = app::load(&mut app.store, &app.config.workflows.clone(), at("2013-01-28T05:00:00Z")).unwrap();
    assert!(!loading.has_errors(), "{:#?}", loading.findings);
    World { folder, app, loading, attempts: Arc::default(), refused: BTreeSet::new() }
}

/// The round, and the minutes that are taken of it.
struct Round {
    desk: Desk,
    now: String,
    /// The last event that the minutes have.
    told_to: i64,
    minutes: String,
}

impl Round {
    fn plan(&self) -> &Plan {
        &self.desk.world.loading.workflows[&WORKFLOW.into()].plan
    }

    /// Time passes until `until`: what falls due is decided, and every mail is taken.
    fn pass_until(&mut self, until: &str) {
        let now = self.now.clone();
        self.desk.world.live(&now, until);
        until.clone_into(&mut self.now);
        self.take_minutes();
    }

    /// Something happens now, and its consequences are decided.
    fn happens(&mut self, what: &str) {
        let _ = writeln!(self.minutes, "\n{}  {what}", self.now.replace('T', " ").trim_end_matches(":00Z"));
        let now = at(&self.now);
        self.desk.world.tick(now);
        self.desk.world.deliver(now, || Verdict::Accept);
        self.take_minutes();
        self.state();
    }

    /// Writes down what the journal says of the task since the last time.
    fn take_minutes(&mut self) {
        let events = self.desk.events(WORKFLOW);
        let mails = self.desk.world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
        let to: BTreeMap<String, String> =
            mails.iter().map(|mail| (mail.key.to_string(), mail.to().next().unwrap_or_default().to_owned())).collect();
        for event in events.iter().filter(|event| event.seq > self.told_to) {
            if let Some(line) = line(event, &to) {
                let _ = writeln!(self.minutes, "    {line}");
            }
        }
        self.told_to = events.last().map_or(0, |event| event.seq);
    }

    /// Where the task stands.
    fn state(&mut self) {
        let events = self.desk.events(WORKFLOW);
        let plan = self.plan().clone();
        let state = RunState::replay(&plan, &events, at(&self.now));
        let task = plan.task(&TaskId::from(TASK)).unwrap();
        let run = state.task(&task.id);
        let parts = task.obliged().filter(|partner| **partner != task.lead).map(|partner| {
            let part = run.part(task, partner).cloned().unwrap_or_default();
            format!("{partner} {}", part.state.as_str())
        });
        let parts: Vec<String> = parts.filter(|part| !part.ends_with(" open")).collect();
        let (received, asked) = run.inputs_in();
        let parts = if parts.is_empty() { "nothing said yet".to_owned() } else { parts.join(", ") };
        let _ = writeln!(self.minutes, "    => {} · {received} of {asked} in · {parts}", run.state.as_str());
    }

    fn record(&mut self, partner: Option<&str>, answer: Answer, manner: Manner) {
        let what = Recording::Input { task: TASK.into(), partner: partner.map(PartnerId::from), answer };
        let World { app, loading, .. } = &mut self.desk.world;
        app::record_as(app, loading, &WORKFLOW.into(), what, manner, at(&self.now)).unwrap();
    }

    /// Answers on the page behind the link of `address`.
    fn by_link(&mut self, partner: &str, address: &str, fields: &[(&str, &str)]) {
        let now = at(&self.now);
        let loading = app::reload(&mut self.desk.world.app, MayApply::Nothing, now).unwrap();
        let app = &self.desk.world.app;
        let counter = Counter::open(app::front(app, &loading, None).unwrap(), &app.store).unwrap();
        let plan = &loading.workflows[&WORKFLOW.into()].plan;
        let partner = PartnerId::from(partner);
        let input = Some((&**plan, plan.task(&TASK.into()).unwrap(), &partner));
        let day = plan.timezone.to_datetime(now).date();
        let path = answer_path(&app.signer().unwrap(), input, address, day);
        let token = path.strip_prefix("/a/").unwrap();
        let suffix = counter.show(token, None, now).unwrap().items[0].suffix.clone();
        let fields = fields.iter().map(|(name, value)| (format!("{name}{suffix}"), (*value).to_owned())).collect();
        let Outcome::ToRecord(chosen) = counter.take(token, None, &Form(fields), now).unwrap() else {
            panic!("the form is sent back")
        };
        let (reply, page) = std::sync::mpsc::sync_channel(1);
        counter.record(*chosen, now, move |page| reply.send(page).unwrap());
        page.recv().unwrap().unwrap();
    }

    /// Replies to the last mail to `address`.
    fn by_reply(&mut self, address: &'static str, text: &'static str) {
        let mail = self.desk.last_to(address);
        let head = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n".to_owned();
        let letter = Letter { head, ..self.desk.reply(&mail, address, text) };
        let now = self.now.clone();
        let taken = self.desk.take(&letter, &now);
        assert_eq!((taken.kind, taken.answers), (IncomingKind::Answered, 1), "{text}: {taken:?}");
    }
}

/// A line of the minutes, if the event is about the task.
fn line(event: &Event, to: &BTreeMap<String, String>) -> Option<String> {
    let is_ours = |key: &str| key.starts_with(&format!("{WORKFLOW}:{TASK}:"));
    let short =
        |key: &str| key.trim_start_matches(&format!("{WORKFLOW}:{TASK}:")).trim_end_matches(":2013-02-28").to_owned();
    match &event.fact {
        fact @ Fact::InputAnswered { task, .. } if task.as_str() == TASK => spoken(fact),
        Fact::ReminderQueued { reminder, mail, why } if is_ours(reminder.as_str()) && why.contains("back") => {
            Some(format!("{} waits again: {why} ({})", short(reminder.as_str()), to.get(mail.as_str())?))
        }
        Fact::ReminderSent { reminder, to_coordinator, .. } if is_ours(reminder.as_str()) => {
            let at = event.happened_at.strftime("%-d %b");
            let key = short(reminder.as_str());
            let whose = key.split(':').next().unwrap_or_default();
            Some(match (to_coordinator, key.ends_with(":spoken"), key.contains(":copy:")) {
                (_, true, _) => format!("{at}: the coordinator is told what {whose} said"),
                (true, ..) => format!("{at}: the coordinator is told of {key}"),
                (_, _, true) => format!("{at}: the alternate of {whose} is told for information"),
                _ => format!("{at}: sent {key}"),
            })
        }
        Fact::ReminderWithdrawn { reminder, why } if is_ours(reminder.as_str()) => {
            Some(format!("withdrawn {}: {why}", short(reminder.as_str())))
        }
        Fact::MailSettled { mail, state, why, .. } if state.as_str() == "bounced" => {
            Some(format!("the mail to {} came back: {why}", to.get(mail.as_str())?))
        }
        _ => None,
    }
}

#[test]
fn the_comments_round_of_2013_reads_like_minutes() {
    let begins = "2013-01-28T05:00:00Z";
    let mut desk = Desk::of(world(), begins);
    desk.world.pass(begins);
    for task in ["OUT-01", "OUT-02"] {
        let what = Recording::State { task: task.into(), state: concerted::model::TaskState::Completed };
        let World { app, loading, .. } = &mut desk.world;
        app::record(app, loading, &WORKFLOW.into(), what, None, None, at(begins)).unwrap();
    }
    let told_to = desk.events(WORKFLOW).last().unwrap().seq;
    let mut round = Round { desk, now: begins.to_owned(), told_to, minutes: String::new() };
    let said_by =
        |name: &str| Origin { way: Way::Telephone, said_by: Some(name.to_owned()), mail: None, definition: None };

    round.pass_until("2013-02-15T08:00:00Z");
    round.happens("The first requests are out.");
    let dead = round.desk.last_to("liaison@ecc-states.example");
    let back = round.desk.return_path(&dead);
    let bytes = report(&back, &dead, "liaison@ecc-states.example", ("failed", "5.1.1", "550 5.1.1 no such mailbox"));
    round.now = "2013-02-15T09:00:00Z".into();
    assert_eq!(round.desk.take_bytes(&bytes, "2013-02-15T09:00:00Z").kind, IncomingKind::NotReached);
    round.happens("The address of the liaison of the ECC states does not exist.");

    round.pass_until("2013-02-18T10:00:00Z");
    round.by_link(
        "coe",
        "focal.point@coe.example",
        &[("answer", "done"), ("link", "https://coe.example/comments.pdf")],
    );
    round.happens("The Council of Europe delivers by link.");
    round.now = "2013-02-18T10:30:00Z".into();
    round.by_link("cso", "liaison@cso-group.example", &[("answer", "help"), ("note", "Which version is the last?")]);
    round.happens("The civil society group asks for help by link; it is not heard of again.");
    round.now = "2013-02-18T11:00:00Z".into();
    round.by_link("unaoc", "forum.desk@unaoc.example", &[("answer", "hand_over"), ("to", "drafting@unaoc.example")]);
    round.happens("UNAOC hands it over to a colleague.");
    round.now = "2013-02-18T12:00:00Z".into();
    round.by_link("unwto", "focal.point@untourism.example", &[("answer", "decline"), ("note", "Outside our mandate")]);
    round.happens("UNWTO declines.");

    round.pass_until("2013-02-22T09:00:00Z");
    round.by_reply("focal.point@unesco.example", "FAIT OUT-03 - texte envoyé au secrétariat");
    round.happens("UNESCO replies in French.");
    round.now = "2013-02-22T09:30:00Z".into();
    round.by_reply("liaison@icesco-states.example", "DATE 2013-03-05 OUT-03");
    round.happens("The ISESCO states postpone by reply.");
    round.pass_until("2013-02-22T15:00:00Z");
    round.by_reply("drafting@unaoc.example", "DONE OUT-03");
    round.happens("The colleague at UNAOC replies in English.");

    round.pass_until("2013-02-25T08:00:00Z");
    let manner =
        Manner { origin: Some(said_by("deputy liaison")), note: Some("Sent by post".into()), ..Manner::default() };
    round.record(Some("ms_ecc"), Answer::Done, manner);
    round.happens("The deputy of the ECC states says by telephone that it is done.");
    round.now = "2013-02-25T09:00:00Z".into();
    round.by_reply("focal.point@icesco.example", "تم OUT-03");
    round.happens("ISESCO replies in Arabic.");

    round.pass_until("2013-03-04T09:00:00Z");
    round.by_link(
        "ms_isesco",
        "liaison@icesco-states.example",
        &[("answer", "late"), ("day", "15"), ("month", "3"), ("year", "2013")],
    );
    round.happens("The ISESCO states postpone a second time: the lead has to agree.");
    round.now = "2013-03-04T12:00:00Z".into();
    round.record(Some("ms_isesco"), Answer::Agreed, Manner::default());
    round.happens("The lead agrees.");
    round.now = "2013-03-04T12:30:00Z".into();
    round.record(None, Answer::Done, Manner::default());
    round.happens("The host says that the compilation is done; two thirds are not in yet.");

    round.pass_until("2013-03-14T09:00:00Z");
    round.by_link("ms_isesco", "liaison@icesco-states.example", &[("answer", "done")]);
    round.happens("The ISESCO states deliver by link.");
    round.pass_until("2013-03-22T09:00:00Z");
    round.happens("A week later.");

    insta::assert_snapshot!(round.minutes);
    let flaws = round.desk.world.app.store.examine(at(&round.now), true).unwrap();
    assert!(flaws.is_empty(), "{flaws:#?}");
    // Who had delivered is asked for nothing more; who declined neither.
    let sent = round.desk.world.app.store.read(Snapshot::all_events).unwrap();
    let day = |date: Date| instant(date, Time::midnight(), &round.plan().timezone);
    let after = |partner: &str, date: Date| {
        let key = format!("{WORKFLOW}:{TASK}:{partner}:");
        sent.iter().any(|event| {
            matches!(&event.fact, Fact::ReminderSent { reminder, to_coordinator: false, .. } if reminder.as_str().starts_with(&key))
                && event.happened_at >= day(date)
        })
    };
    for (partner, from) in
        [("coe", (2013, 2, 19)), ("unwto", (2013, 2, 19)), ("unesco", (2013, 2, 23)), ("isesco", (2013, 2, 26))]
    {
        assert!(!after(partner, Date::new(from.0, from.1, from.2).unwrap()), "{partner} is asked again");
    }
    assert!(after("cso", Date::new(2013, 2, 26).unwrap()), "who is silent is reminded");
}
