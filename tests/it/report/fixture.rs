//! A small forum by hand: four kinds of partner, three workstreams, three objectives, fourteen tasks.

use std::{collections::BTreeMap, sync::Arc};

use concerted::{
    model::{
        Actor, Answer, Event, Fact, IndicatorId, IndicatorValue, LadderId, Lang, ObjectiveId, PartnerId, TaskId,
        TaskState, Text, WorkflowId, WorkstreamId,
    },
    plan::{
        Aggregation, Calendar, Channel, CompletionRule, Computation, Contact, Contributor, Due, EventDates, Function,
        Indicator, Lookups, Measure, Name, Objective, Partner, PartnerKind, Plan, RatingRules, Renames, ReportSchedule,
        ResultLevel, Role, Task, Workstream,
    },
};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Time, date},
    tz::TimeZone,
};

/// The cut-off of most tests, 59 days before the opening.
pub(crate) const CUT_OFF: Date = date(2013, 3, 31);

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

pub(crate) fn contact(function: Option<Function>, email: &str) -> Contact {
    Contact {
        function,
        email: Some(email.into()),
        phone: Some("+994 12 555 01 00".into()),
        languages: vec![Lang::english()],
        salutation: BTreeMap::new(),
        valid_from: None,
        valid_to: None,
        out_of_office_until: None,
        signature: None,
        channel: Channel::Mail,
    }
}

fn partner(id: &str, kind: PartnerKind, name: &str, acronym: Option<&str>, timezone: &str) -> Partner {
    Partner {
        id: PartnerId::from(id),
        kind,
        names: vec![Name { name: Text::plain(name), acronym: acronym.map(Text::plain), from: None, to: None }],
        languages: vec![Lang::english()],
        calendar: Arc::new(Calendar::plain()),
        timezone: zone(timezone),
        iati_type: None,
        contacts: vec![contact(Some(Function::FocalPoint), &format!("focal.point@{id}.example"))],
    }
}

fn indicator(id: &str, title: &str, measure: Measure, baseline: Option<f64>, target: Option<f64>) -> Indicator {
    Indicator {
        id: IndicatorId::from(id),
        title: Text::plain(title),
        level: ResultLevel::Output,
        measure,
        ascending: true,
        aggregation: Aggregation::None,
        baseline,
        target,
        milestones: Vec::new(),
        expected_from: None,
        unit: None,
        categories: Vec::new(),
        means_of_verification: Some(Text::plain("list of participants")),
        tile: None,
        computed: None,
    }
}

fn objective(id: &str, short: &str, statement: &str, indicators: Vec<Indicator>) -> Objective {
    Objective {
        id: ObjectiveId::from(id),
        short: Text::plain(short),
        statement: Text::plain(statement),
        result: Some((ResultLevel::Outcome, Text::plain("States meet and act together"))),
        indicators,
    }
}

/// One task; `with`, `needs` and `serves` are lists of ids.
#[derive(Default)]
pub(crate) struct Draft<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) workstream: &'a str,
    pub(crate) lead: &'a str,
    pub(crate) with: &'a [&'a str],
    pub(crate) due: Date,
    pub(crate) needs: &'a [&'a str],
    pub(crate) serves: &'a [&'a str],
    pub(crate) milestone: bool,
}

pub(crate) fn task(draft: &Draft<'_>) -> Task {
    Task {
        id: TaskId::from(draft.id),
        fanned_from: None,
        title: Text::plain(draft.title),
        workstream: (!draft.workstream.is_empty()).then(|| WorkstreamId::from(draft.workstream)),
        lead: PartnerId::from(draft.lead),
        contributors: draft
            .with
            .iter()
            .map(|id| Contributor { partner: PartnerId::from(id), due: draft.due, role: Role::Contributor, asks: None })
            .collect(),
        asks: None,
        due: Due { date: draft.due, offset: None, from_task: None, moved_from: None, fixed: false },
        opens: draft.due.saturating_sub(42.days()),
        needs: draft.needs.iter().map(TaskId::from).collect(),
        serves: draft.serves.iter().map(ObjectiveId::from).collect(),
        deliverable: None,
        milestone: draft.milestone,
        complete_when: CompletionRule::All,
        ladder: LadderId::from("standard"),
        approval: None,
    }
}

/// A plan without tasks.
pub(crate) fn empty_plan() -> Plan {
    use PartnerKind::{CivilSociety, HostGovernment, IntergovernmentalOrganization, PrivateSector};
    let partners = [
        partner("host", HostGovernment, "Ministry of Culture and Tourism", None, "Asia/Baku"),
        partner(
            "unesco",
            IntergovernmentalOrganization,
            "UN Educational, Scientific and Cultural Organization",
            Some("UNESCO"),
            "Europe/Paris",
        ),
        partner("coe", IntergovernmentalOrganization, "Council of Europe", Some("CoE"), "Europe/Paris"),
        partner("cso", CivilSociety, "Civil society liaison group", None, "Europe/Paris"),
        partner("private", PrivateSector, "Sponsors", None, "Europe/Madrid"),
    ];
    let computed = |mut indicator: Indicator, computation| {
        indicator.computed = Some(computation);
        indicator
    };
    let falling = Indicator {
        ascending: false,
        ..indicator("I3.2", "Overdue partner inputs", Measure::Unit, Some(20.0), Some(0.0))
    };
    Plan {
        workflow: WorkflowId::from("world-forum-2013"),
        programme: None,
        programme_title: Some(Text::plain("Baku Process")),
        notice: None,
        symbol: "BP-WF2".into(),
        title: Text::plain("Second World Forum on Intercultural Dialogue"),
        event: EventDates {
            opens: date(2013, 5, 29),
            closes: date(2013, 6, 1),
            city: Some(Text::plain("Baku")),
            venue: Some(Text::plain("Heydar Aliyev Center")),
            theme: None,
        },
        timezone: zone("Asia/Baku"),
        languages: vec![Lang::english(), Lang::from("fr")],
        coordinator: contact(None, "secretariat@worldforum.example"),
        coordinator_calendar: Arc::new(Calendar::plain()),
        workstreams: [
            ("GOV", "Governance and agreements"),
            ("OUT", "Outcome document"),
            ("LOG", "Venue and logistics"),
        ]
        .map(|(id, title)| Workstream { id: WorkstreamId::from(id), title: Text::plain(title) })
        .into(),
        objectives: vec![
            objective(
                "O1",
                "Understanding and dialogue",
                "To promote understanding and dialogue within and between cultures",
                vec![indicator("I1.1", "Dialogue sessions held", Measure::Unit, Some(0.0), Some(16.0))],
            ),
            objective(
                "O2",
                "Co-operation between societies",
                "To increase co-operation between societies",
                vec![indicator("I2.1", "Countries represented", Measure::Unit, Some(48.0), Some(100.0))],
            ),
            objective(
                "O3",
                "Concerted action",
                "To act through concerted actions",
                vec![
                    computed(
                        indicator(
                            "I3.1",
                            "Concerted tasks completed on time",
                            Measure::Percentage,
                            Some(0.0),
                            Some(85.0),
                        ),
                        Computation::ConcertedTasksOnTime,
                    ),
                    computed(falling, Computation::OverdueInputs),
                    computed(
                        indicator("I3.3", "Partner organizations leading a task", Measure::Unit, Some(1.0), Some(5.0)),
                        Computation::PartnersLeading,
                    ),
                ],
            ),
        ],
        partner_order: partners.iter().map(|partner| partner.id.clone()).collect(),
        partners: partners.into_iter().map(|partner| (partner.id.clone(), partner)).collect(),
        ladders: BTreeMap::new(),
        digest: None,
        reports: ReportSchedule { languages: vec![Lang::english()], ..ReportSchedule::default() },
        rating_rules: RatingRules::default(),
        tasks: Vec::new(),
        task_index: BTreeMap::new(),
        lookups: Lookups::default(),
        approvals: BTreeMap::new(),
        commitments_asked: Vec::new(),
        renames: Renames::default(),
        iati: concerted::plan::iati::Iati::default(),
        definition: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
    }
}

/// `plan` with these tasks.
pub(crate) fn with_tasks(mut plan: Plan, tasks: Vec<Task>) -> Plan {
    plan.task_index = tasks.iter().enumerate().map(|(index, task)| (task.id.clone(), index)).collect();
    plan.tasks = tasks;
    plan
}

/// The small forum.
pub(crate) fn plan() -> Plan {
    let drafts = [
        Draft {
            id: "GOV-01",
            title: "Sign the letter of intent",
            workstream: "GOV",
            lead: "host",
            with: &["unesco"],
            due: date(2012, 11, 30),
            serves: &["O3"],
            milestone: true,
            ..Draft::default()
        },
        Draft {
            id: "GOV-02",
            title: "Constitute the task force",
            workstream: "GOV",
            lead: "host",
            with: &["unesco", "coe"],
            due: date(2012, 12, 20),
            needs: &["GOV-01"],
            serves: &["O3", "O2"],
            ..Draft::default()
        },
        Draft {
            id: "GOV-03",
            title: "Sign the host agreement",
            workstream: "GOV",
            lead: "unesco",
            with: &["host"],
            due: date(2013, 2, 28),
            needs: &["GOV-02"],
            serves: &["O3"],
            ..Draft::default()
        },
        Draft {
            id: "GOV-04",
            title: "Conclude sponsorship",
            workstream: "GOV",
            lead: "private",
            with: &["host"],
            due: date(2013, 1, 31),
            needs: &["GOV-02"],
            serves: &["O3"],
            ..Draft::default()
        },
        Draft {
            id: "OUT-01",
            title: "Elements paper",
            workstream: "OUT",
            lead: "coe",
            with: &["host", "unesco"],
            due: date(2012, 11, 28),
            serves: &["O2", "O1"],
            ..Draft::default()
        },
        Draft {
            id: "OUT-02",
            title: "Circulate the zero draft",
            workstream: "OUT",
            lead: "host",
            with: &["coe", "unesco"],
            due: date(2013, 1, 29),
            needs: &["OUT-01"],
            serves: &["O2", "O1"],
            ..Draft::default()
        },
        Draft {
            id: "OUT-03",
            title: "Close the first round of written comments",
            workstream: "OUT",
            lead: "host",
            with: &["coe", "unesco", "cso"],
            due: date(2013, 2, 28),
            needs: &["OUT-02"],
            serves: &["O2"],
            ..Draft::default()
        },
        Draft {
            id: "OUT-04",
            title: "Senior officials’ meeting on Rev.1",
            workstream: "OUT",
            lead: "coe",
            with: &["host"],
            due: date(2013, 4, 3),
            needs: &["OUT-03"],
            serves: &["O2"],
            milestone: true,
        },
        Draft {
            id: "OUT-05",
            title: "Place Rev.2 under silence procedure",
            workstream: "OUT",
            lead: "host",
            with: &["coe", "unesco"],
            due: date(2013, 5, 15),
            needs: &["OUT-04"],
            serves: &["O2", "O1"],
            ..Draft::default()
        },
        Draft {
            id: "OUT-06",
            title: "Adopt the declaration",
            workstream: "OUT",
            lead: "host",
            with: &[],
            due: date(2013, 5, 31),
            needs: &["OUT-05"],
            serves: &["O2", "O1"],
            milestone: true,
        },
        Draft {
            id: "LOG-01",
            title: "Conclude the venue contract",
            workstream: "LOG",
            lead: "host",
            with: &["private"],
            due: date(2013, 1, 15),
            serves: &["O3"],
            ..Draft::default()
        },
        Draft {
            id: "LOG-02",
            title: "Hold a second planning mission",
            workstream: "LOG",
            lead: "host",
            with: &["unesco"],
            due: date(2013, 2, 15),
            serves: &["O3"],
            ..Draft::default()
        },
        Draft {
            id: "LOG-03",
            title: "Hotel blocks and shuttle plan",
            workstream: "LOG",
            lead: "host",
            with: &["private"],
            due: date(2013, 4, 20),
            needs: &["LOG-01"],
            serves: &["O3"],
            ..Draft::default()
        },
        Draft {
            id: "LOG-04",
            title: "Full technical rehearsal",
            workstream: "LOG",
            lead: "host",
            with: &["unesco"],
            due: date(2013, 5, 28),
            needs: &["LOG-03"],
            serves: &["O1"],
            ..Draft::default()
        },
    ];
    with_tasks(empty_plan(), drafts.iter().map(task).collect())
}

/// A fact at noon of `on` in Baku, as a history file gives it.
pub(crate) fn event(seq: i64, on: Date, fact: Fact) -> Event {
    let at = noon(on);
    Event {
        seq,
        workflow: WorkflowId::from("world-forum-2013"),
        happened_at: at,
        recorded_at: at,
        actor: Actor::History,
        fact,
    }
}

pub(crate) fn noon(on: Date) -> Timestamp {
    concerted::plan::calendar::instant(on, Time::constant(12, 0, 0, 0), &zone("Asia/Baku"))
}

pub(crate) fn set(task: &str, state: TaskState) -> Fact {
    Fact::TaskSet { task: TaskId::from(task), state, note: None }
}

pub(crate) fn done(task: &str, partner: &str) -> Fact {
    Fact::answered(TaskId::from(task), PartnerId::from(partner), Answer::Done)
}

pub(crate) fn measured(indicator: &str, value: f64, on: Date) -> Fact {
    Fact::IndicatorMeasured {
        indicator: IndicatorId::from(indicator),
        value: IndicatorValue {
            value,
            on,
            source: Some("list of replies".into()),
            confidence: Some("medium".into()),
            kind: None,
        },
        note: Some("two lists differ by three".into()),
    }
}

/// What happened by the end of March: five tasks completed, one of them late, one cancelled, two overdue.
pub(crate) fn events() -> Vec<Event> {
    let facts = [
        (date(2012, 11, 28), done("GOV-01", "unesco")),
        (date(2012, 11, 29), done("GOV-01", "host")),
        (date(2012, 11, 27), set("OUT-01", TaskState::Completed)),
        (date(2012, 12, 18), done("GOV-02", "unesco")),
        (date(2012, 12, 19), done("GOV-02", "coe")),
        (date(2012, 12, 20), done("GOV-02", "host")),
        (date(2013, 1, 14), set("LOG-01", TaskState::Completed)),
        (date(2013, 1, 31), set("LOG-02", TaskState::Cancelled)),
        (date(2013, 2, 1), set("OUT-02", TaskState::InProgress)),
        (date(2013, 2, 12), set("GOV-04", TaskState::InProgress)),
        (date(2013, 2, 27), done("OUT-03", "coe")),
        (date(2013, 2, 26), done("GOV-03", "host")),
        (date(2013, 2, 27), done("GOV-03", "unesco")),
        (date(2013, 3, 5), set("OUT-02", TaskState::Completed)),
        (date(2013, 3, 15), measured("I2.1", 64.0, date(2013, 3, 15))),
        (date(2013, 3, 20), set("LOG-03", TaskState::InProgress)),
    ];
    facts.into_iter().zip(1..).map(|((on, fact), seq)| event(seq, on, fact)).collect()
}
