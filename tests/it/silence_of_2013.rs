//! Three silence procedures on the outcome text of the forum of 2013, in simulated time: one held, one broken by paragraph, one
//! extended by a holiday, with a member that could not be reached and was served by telephone. Each reads like minutes.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path, sync::Arc};

use concerted::{
    app::{self, Acting, App, ApprovalAct},
    config::Config,
    engine::RunState,
    model::{Event, Fact, Origin, PartnerId, Statement, TaskState, TextVersion, Way, WorkflowId},
    store::{MailFilter, Snapshot},
};
use jiff::Timestamp;

use crate::world::{Verdict, World, at};

const WORKFLOW: &str = "world-forum-2013";
const TASK: &str = "OUT-05";

/// The forum of 2013 without its history, on 2 May 2013: everything that the outcome text needs is done.
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
    let begins = at("2013-05-02T05:00:00Z");
    let mut app = App::open(Config::load(&folder.path().join("config.yaml")).unwrap()).unwrap();
    let loading = app::load(&mut app.store, &app.config.workflows.clone(), begins).unwrap();
    assert!(!loading.has_errors(), "{:#?}", loading.findings);
    let mut world = World { folder, app, loading, attempts: Arc::default(), refused: BTreeSet::new() };
    let tasks: Vec<_> =
        world.loading.workflows[&WORKFLOW.into()].plan.tasks.iter().map(|task| task.id.clone()).collect();
    for task in tasks.into_iter().filter(|task| task.as_str() != TASK) {
        let what = app::Recording::State { task, state: TaskState::Completed };
        app::record(&mut world.app, &world.loading, &WORKFLOW.into(), what, None, None, begins).unwrap();
    }
    world
}

/// A procedure, and the minutes that are taken of it.
struct Procedure {
    world: World,
    now: String,
    told_to: i64,
    minutes: String,
}

impl Procedure {
    fn begin(now: &str) -> Self {
        let mut world = world();
        world.pass("2013-05-02T05:00:00Z");
        let told_to = world.app.store.read(Snapshot::last_seq).unwrap();
        Self { world, now: now.to_owned(), told_to, minutes: String::new() }
    }

    fn pass_until(&mut self, until: &str) {
        let now = self.now.clone();
        self.world.live(&now, until);
        until.clone_into(&mut self.now);
        self.take_minutes();
    }

    fn does(&mut self, heading: &str, what: ApprovalAct, acting: Acting) {
        let _ = writeln!(self.minutes, "\n{}  {heading}", local(at(&self.now)));
        let of = (&WorkflowId::from(WORKFLOW), &TASK.into());
        app::act_on_approval(&mut self.world.app, &self.world.loading, of, (what, acting), at(&self.now)).unwrap();
        let now = at(&self.now);
        self.world.tick(now);
        self.world.deliver(now, || Verdict::Accept);
        self.take_minutes();
    }

    fn opens(&mut self, version: &str) {
        let text = TextVersion {
            title: Some("Baku outcome text".into()),
            version: version.into(),
            link: Some(format!("https://forum.example/{version}.pdf")),
            sha256: Some("5f".repeat(32)),
        };
        self.does(&format!("The host puts {version} under silence."), ApprovalAct::Open { text }, Acting::default());
    }

    fn states(&mut self, heading: &str, partner: &str, statement: Statement, note: Option<&str>) {
        let what = ApprovalAct::State { partner: PartnerId::from(partner), office: None, in_place_of: None, statement };
        let origin = Origin { way: Way::Telephone, said_by: Some("focal point".into()), mail: None, definition: None };
        self.does(heading, what, Acting { note: note.map(str::to_owned), origin: Some(origin), at: None });
    }

    /// Writes down what the journal says of the approval since the last time, by the host's clock.
    fn take_minutes(&mut self) {
        let events = self.world.app.store.read(|tx| tx.events(&WORKFLOW.into())).unwrap();
        let mails = self.world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
        let subject = |key: &str| {
            let mail = mails.iter().find(|mail| mail.key.as_str().contains(&format!("{key}:")))?;
            Some(mail.subject.clone())
        };
        for event in events.iter().filter(|event| event.seq > self.told_to) {
            let line = match &event.fact {
                Fact::ReminderSent { reminder, to, to_coordinator: false, .. }
                    if reminder.as_str().contains(":notice:") =>
                {
                    let to = to.clone().unwrap_or_default();
                    Some(format!("to {to}: {}", subject(reminder.as_str()).unwrap_or_default()))
                }
                Fact::ReminderSent { reminder, .. } if reminder.as_str().contains(":approval:") => Some(format!(
                    "the coordinator is told: {}",
                    reminder.as_str().rsplit(':').take(3).collect::<Vec<_>>().join(" ")
                )),
                Fact::MailSettled { mail, state, why, .. } if mail.is_notice() && state.as_str() == "failed" => {
                    Some(format!("not taken: {}: {why}", mail.as_str().rsplit(':').next().unwrap_or_default()))
                }
                Fact::ApprovalOpened { seats, text, .. } => {
                    let seats: Vec<_> = seats.iter().map(|seat| seat.partner.to_string()).collect();
                    let text = text.as_ref().map(|text| text.version.clone()).unwrap_or_default();
                    Some(format!("{text} is before {}", seats.join(", ")))
                }
                Fact::ApprovalStated { seat, statement, note, .. } => Some(format!(
                    "{} states {:?}: {}",
                    seat.partner,
                    statement.kind(),
                    note.clone().unwrap_or_default()
                )),
                Fact::MemberServed { seat, origin, .. } => {
                    Some(format!("{} has the text, by {}", seat.partner, origin.way.as_str()))
                }
                Fact::SilenceHeld { round, .. } => Some(format!("the silence of round {round} has ended: held")),
                Fact::ConsultationBegun { .. } => Some("consultations begin".to_owned()),
                _ => None,
            };
            if let Some(line) = line {
                let _ = writeln!(self.minutes, "    {}  {line}", local(event.happened_at));
            }
        }
        self.told_to = events.last().map_or(0, |event| event.seq);
    }

    /// The minutes, and where the task stands in the end.
    fn finished(mut self) -> String {
        let events: Vec<Event> = self.world.app.store.read(|tx| tx.events(&WORKFLOW.into())).unwrap();
        let plan = &self.world.loading.workflows[&WORKFLOW.into()].plan;
        let state = RunState::replay(plan, &events, at(&self.now));
        let run = state.task(&TASK.into());
        let rounds: Vec<_> = run.approval.rounds.iter().map(|round| round.state.as_str()).collect();
        let _ = writeln!(self.minutes, "\n=> {} is {}: {}", TASK, run.state.as_str(), rounds.join(", "));
        let flaws = self.world.app.store.examine(at(&self.now), true).unwrap();
        assert!(flaws.is_empty(), "{flaws:#?}");
        self.minutes
    }
}

/// By the clock in Baku.
fn local(at: Timestamp) -> String {
    let zone = jiff::tz::TimeZone::get("Asia/Baku").unwrap();
    zone.to_datetime(at).strftime("%a %-d %b %H:%M").to_string()
}

#[test]
fn rev_2_is_held() {
    let mut procedure = Procedure::begin("2013-05-13T05:00:00Z");
    procedure.opens("Rev.2");
    procedure.pass_until("2013-05-14T08:00:00Z");
    procedure.states("UNESCO agrees.", "unesco", Statement::Approved { conditions: None }, None);
    procedure.states(
        "The Council of Europe agrees with a reservation.",
        "coe",
        Statement::Approved { conditions: Some("subject to the budget of the Council".into()) },
        None,
    );
    procedure.pass_until("2013-05-24T05:00:00Z");
    let minutes = procedure.finished();
    assert!(minutes.contains("=> OUT-05 is completed: held"), "{minutes}");
    insta::assert_snapshot!(minutes);
}

#[test]
fn rev_2_is_broken_on_two_paragraphs_and_rev_3_is_held() {
    let mut procedure = Procedure::begin("2013-05-06T05:00:00Z");
    procedure.opens("Rev.2");
    procedure.pass_until("2013-05-07T08:00:00Z");
    let paragraphs = vec!["PP 2".to_owned(), "OP 7".to_owned()];
    procedure.states(
        "ISESCO objects.",
        "isesco",
        Statement::Objected { paragraphs },
        Some("the wording of the last meeting"),
    );
    procedure.pass_until("2013-05-08T06:00:00Z");
    procedure.states(
        "The ECC states object after that.",
        "ms_ecc",
        Statement::Objected { paragraphs: vec!["OP 9".into()] },
        None,
    );
    procedure.does(
        "The host consults.",
        ApprovalAct::Consult,
        Acting { note: Some("Meeting on Friday".into()), ..Acting::default() },
    );
    procedure.pass_until("2013-05-14T06:00:00Z");
    procedure.opens("Rev.3");
    procedure.pass_until("2013-05-27T05:00:00Z");
    let minutes = procedure.finished();
    assert!(minutes.contains("=> OUT-05 is completed: reissued, held"), "{minutes}");
    insta::assert_snapshot!(minutes);
}

#[test]
fn rev_2_is_extended_by_a_holiday_and_by_a_member_that_has_to_be_telephoned_to() {
    let mut procedure = Procedure::begin("2013-05-07T05:00:00Z");
    let members =
        procedure.world.loading.workflows[&WORKFLOW.into()].plan.partners[&"ms_isesco".into()].contacts.clone();
    procedure.world.refused.extend(members.into_iter().filter_map(|contact| contact.email));
    procedure.opens("Rev.2");
    procedure.pass_until("2013-05-14T07:00:00Z");
    let origin =
        Origin { way: Way::Telephone, said_by: Some("liaison of the group".into()), mail: None, definition: None };
    procedure.does(
        "The liaison of the ISESCO states takes the text by telephone.",
        ApprovalAct::Serve { partner: "ms_isesco".into(), office: None },
        Acting { origin: Some(origin), ..Acting::default() },
    );
    procedure.pass_until("2013-05-27T05:00:00Z");
    let minutes = procedure.finished();
    assert!(minutes.contains("=> OUT-05 is completed: held") && minutes.contains("by telephone"), "{minutes}");
    insta::assert_snapshot!(minutes);
}
