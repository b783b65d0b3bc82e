//! A small preparation to write mails about: one forum, six organisations, eight tasks.

use std::{collections::BTreeMap, sync::Arc};

use concerted::{
    engine::{DecisionKind, RunState},
    model::{Actor, Answer, Event, Fact, Lang, PartnerId, TaskId, TaskState, Text, WorkflowId},
    plan::{
        Calendar, Channel, CompletionRule, Contact, Contributor, Due, EventDates, Function, Holiday, Ladder, Lookups,
        Name, Objective, Partner, PartnerKind, Plan, RatingRules, Renames, ReportSchedule, Role, Rung, Task, Tone,
    },
};
use jiff::{Timestamp, civil::Date, civil::date, tz::TimeZone};

/// Monday 18 February 2013.
pub(super) const TODAY: Date = date(2013, 2, 18);

/// Nine o'clock of that day in Paris.
pub(super) fn now() -> Timestamp {
    "2013-02-18T08:00:00Z".parse().unwrap()
}

pub(super) fn text(lines: &[(&str, &str)]) -> Text {
    Text::by_language(lines.iter().map(|(lang, text)| (Lang::from(lang), (*text).to_owned())))
}

fn contact(function: Function, address: &str, language: &str, salutation: Option<&str>) -> Contact {
    let salutation = salutation.map(|line| (Lang::from(language), line.to_owned()));
    Contact {
        function: Some(function),
        email: Some(address.into()),
        phone: Some("+33 1 55 01 00 00".into()),
        languages: vec![language.into()],
        salutation: salutation.into_iter().collect(),
        valid_from: None,
        valid_to: None,
        out_of_office_until: None,
        signature: None,
        channel: Channel::Mail,
    }
}

fn partner(id: &str, kind: PartnerKind, name: &str, acronym: &str, language: &str, zone: &str) -> Partner {
    let own = language.split('-').next().unwrap_or(language);
    let salutation = match own {
        "fr" => Some("Madame la Cheffe de section,"),
        "ar" => Some("سعادة السيدة المديرة المحترمة، تحية طيبة وبعد،"),
        _ => None,
    };
    Partner {
        id: id.into(),
        kind,
        names: vec![Name { name: Text::plain(name), acronym: Some(Text::plain(acronym)), from: None, to: None }],
        languages: vec![language.into(), "en".into()],
        calendar: Arc::new(Calendar::plain()),
        timezone: TimeZone::get(zone).unwrap(),
        iati_type: None,
        contacts: vec![
            contact(Function::FocalPoint, &format!("focal.point@{id}.example"), language, salutation),
            contact(Function::HeadOfUnit, &format!("head.of.unit@{id}.example"), language, None),
        ],
    }
}

fn partners() -> Vec<Partner> {
    use PartnerKind::{CivilSociety, HostGovernment, IntergovernmentalOrganization as Igo, MemberState};
    vec![
        partner("host", HostGovernment, "Ministry of Culture and Tourism", "MCT", "az", "Asia/Baku"),
        partner(
            "unesco",
            Igo,
            "United Nations Educational, Scientific and Cultural Organization",
            "UNESCO",
            "fr",
            "Europe/Paris",
        ),
        partner(
            "isesco",
            Igo,
            "Islamic Educational, Scientific and Cultural Organization",
            "ISESCO",
            "ar",
            "Africa/Casablanca",
        ),
        partner("unwto", Igo, "World Tourism Organization", "UNWTO", "es", "Europe/Madrid"),
        partner("ms_cis", MemberState, "Member States of the region", "MS", "ru", "Europe/Moscow"),
        partner("coe", Igo, "Council of Europe", "CoE", "en", "Europe/Paris"),
        partner("cso", CivilSociety, "Network of associations", "NET", "de", "Europe/Berlin"),
    ]
}

struct Draft<'a> {
    id: &'a str,
    title: Text,
    lead: &'a str,
    with: &'a [&'a str],
    due: Date,
    needs: &'a [&'a str],
}

fn task(draft: Draft<'_>) -> Task {
    let contributor =
        |id: &&str| Contributor { partner: (*id).into(), due: draft.due, role: Role::Contributor, asks: None };
    Task {
        id: draft.id.into(),
        fanned_from: None,
        title: draft.title,
        workstream: None,
        lead: draft.lead.into(),
        contributors: draft.with.iter().map(contributor).collect(),
        asks: None,
        due: Due { date: draft.due, offset: None, from_task: None, moved_from: None, fixed: false },
        opens: draft.due.saturating_sub(jiff::ToSpan::weeks(4)),
        needs: draft.needs.iter().map(TaskId::from).collect(),
        serves: vec!["O2".into(), "O3".into()],
        deliverable: None,
        milestone: false,
        complete_when: CompletionRule::All,
        ladder: "standard".into(),
        approval: None,
    }
}

fn tasks() -> Vec<Task> {
    let everybody = &["unesco", "isesco", "unwto", "ms_cis", "coe", "cso"];
    let comments = text(&[
        ("en", "Comments on the zero draft of the outcome document"),
        ("fr", "Observations sur l’avant-projet du document final"),
        ("es", "Observaciones sobre el anteproyecto del documento final"),
        ("ru", "Замечания к предварительному проекту итогового документа"),
        ("az", "Yekun sənədin ilkin layihəsinə dair rəylər"),
        ("ar", "التعليقات على المسودة الأولية للوثيقة الختامية"),
    ]);
    let mut draft = task(Draft {
        id: "OUT-03",
        title: comments,
        lead: "host",
        with: everybody,
        due: date(2013, 2, 28),
        needs: &[],
    });
    draft.asks = Some(text(&[
        ("en", "Send your written comments"),
        ("fr", "Envoyer vos observations écrites"),
        ("es", "Enviar sus observaciones por escrito"),
        ("ru", "Направить письменные замечания"),
        ("az", "Yazılı rəylərinizi göndərmək"),
        ("ar", "موافاتنا بتعليقاتكم الخطية"),
    ]));
    draft.deliverable = Some(text(&[
        ("en", "Table of comments by paragraph"),
        ("fr", "Tableau des observations par paragraphe"),
        ("ru", "Таблица замечаний по пунктам"),
        ("ar", "جدول التعليقات حسب الفقرات"),
        ("az", "Bəndlər üzrə rəylər cədvəli"),
        ("es", "Cuadro de observaciones por párrafo"),
    ]));
    let officials = text(&[
        ("en", "Meeting of senior officials"),
        ("fr", "Réunion des hauts fonctionnaires"),
        ("es", "Reunión de altos funcionarios"),
        ("ru", "Совещание старших должностных лиц"),
        ("az", "Yüksək vəzifəli şəxslərin görüşü"),
        ("ar", "اجتماع كبار المسؤولين"),
    ]);
    let meeting = task(Draft {
        id: "OUT-04",
        title: officials,
        lead: "host",
        with: &[],
        due: date(2013, 4, 3),
        needs: &["OUT-03"],
    });
    let mut speakers = task(Draft {
        id: "PRG-06",
        title: text(&[("en", "Names of speakers"), ("fr", "Noms des intervenants"), ("ar", "أسماء المتحدثين")]),
        lead: "unesco",
        with: &["isesco", "coe"],
        due: date(2013, 3, 19),
        needs: &[],
    });
    speakers.due.moved_from = Some((date(2013, 3, 20), "Novruz".into()));
    let overdue = task(Draft {
        id: "COM-01",
        title: text(&[("en", "Logo and visual identity"), ("fr", "Logo et identité visuelle")]),
        lead: "coe",
        with: &["unesco"],
        due: date(2013, 2, 13),
        needs: &[],
    });
    let today = task(Draft {
        id: "LOG-02",
        title: text(&[("en", "List of delegates for visas"), ("fr", "Liste des délégués pour les visas")]),
        lead: "host",
        with: &["unesco", "coe"],
        due: TODAY,
        needs: &[],
    });
    vec![draft, meeting, speakers, overdue, today]
}

fn ladder() -> Ladder {
    let rung = |at_days, to, tone, every| Rung { at_days, to, cc: Vec::new(), tone, every };
    Ladder {
        id: "standard".into(),
        rungs: vec![
            rung(-20, Function::FocalPoint, Tone::Notice, None),
            rung(-10, Function::FocalPoint, Tone::Reminder, None),
            rung(0, Function::FocalPoint, Tone::DueToday, None),
            rung(2, Function::FocalPoint, Tone::Overdue, Some((3, 4))),
            rung(5, Function::HeadOfUnit, Tone::Formal, None),
        ],
    }
}

fn objective(id: &str, lines: &[(&str, &str)]) -> Objective {
    Objective { id: id.into(), short: text(lines), statement: text(lines), result: None, indicators: Vec::new() }
}

/// The preparation of the forum.
pub(super) fn plan() -> Plan {
    let tasks = tasks();
    let mut calendar = Calendar::plain();
    calendar.holidays.insert(date(2013, 2, 22), Holiday { name: "House day".into(), estimated: false });
    let mut partners = partners();
    // The sixth partner has a day off between today and the day on which its comments are due.
    partners[5].calendar = Arc::new(calendar);
    Plan {
        workflow: "world-forum-2013".into(),
        programme: Some("baku-process".into()),
        programme_title: None,
        notice: None,
        symbol: "BP-WF2".into(),
        title: text(&[
            ("en", "Second World Forum on Intercultural Dialogue"),
            ("fr", "Deuxième Forum mondial sur le dialogue interculturel"),
            ("es", "Segundo Foro Mundial sobre el Diálogo Intercultural"),
            ("ru", "Второй Всемирный форум по межкультурному диалогу"),
            ("az", "İkinci Ümumdünya Mədəniyyətlərarası Dialoq Forumu"),
            ("ar", "المنتدى العالمي الثاني للحوار بين الثقافات"),
        ]),
        event: EventDates {
            opens: date(2013, 5, 29),
            closes: date(2013, 6, 1),
            city: Some(text(&[
                ("en", "Baku"),
                ("fr", "Bakou"),
                ("es", "Bakú"),
                ("ru", "Баку"),
                ("az", "Bakı"),
                ("ar", "باكو"),
            ])),
            venue: None,
            theme: None,
        },
        timezone: TimeZone::get("Asia/Baku").unwrap(),
        languages: vec![Lang::english()],
        coordinator: Contact {
            function: None,
            email: Some("secretariat@worldforum.example".into()),
            phone: Some("+994 12 555 01 00".into()),
            languages: vec!["en".into(), "az".into()],
            salutation: BTreeMap::from([(Lang::english(), "Dear colleagues,".into())]),
            channel: Channel::Mail,
            valid_from: None,
            valid_to: None,
            out_of_office_until: None,
            signature: Some(text(&[
                ("en", "Head of the Secretariat\nBaku Process"),
                ("fr", "Le Chef du Secrétariat\nProcessus de Bakou"),
                ("ar", "رئيس الأمانة\nعملية باكو"),
            ])),
        },
        coordinator_calendar: Arc::new(Calendar::plain()),
        workstreams: Vec::new(),
        objectives: vec![
            objective(
                "O2",
                &[
                    ("en", "Political will for dialogue"),
                    ("fr", "Volonté politique de dialogue"),
                    ("es", "Voluntad política de diálogo"),
                    ("ru", "Политическая воля к диалогу"),
                    ("az", "Dialoqa siyasi iradə"),
                    ("ar", "الإرادة السياسية للحوار"),
                ],
            ),
            objective(
                "O3",
                &[
                    ("en", "A common text"),
                    ("fr", "Un texte commun"),
                    ("es", "Un texto común"),
                    ("ru", "Общий текст"),
                    ("az", "Ortaq mətn"),
                    ("ar", "نص مشترك"),
                ],
            ),
        ],
        partner_order: partners.iter().map(|partner| partner.id.clone()).collect(),
        partners: partners.into_iter().map(|partner| (partner.id.clone(), partner)).collect(),
        ladders: BTreeMap::from([("standard".into(), ladder())]),
        digest: None,
        reports: ReportSchedule::default(),
        rating_rules: RatingRules::default(),
        lookups: Lookups::default(),
        task_index: tasks.iter().enumerate().map(|(index, task)| (task.id.clone(), index)).collect(),
        tasks,
        approvals: BTreeMap::new(),
        commitments_asked: Vec::new(),
        renames: Renames::default(),
        iati: concerted::plan::iati::Iati::default(),
        definition: String::new(),
    }
}

/// A preparation with twelve open tasks of one partner.
pub(super) fn busy_plan() -> Plan {
    let titles = [
        "Concept note of the thematic session",
        "List of experts with short biographies",
        "Contribution to the budget table",
        "Draft programme of the youth day",
        "Text for the web page in two languages",
        "Nomination of rapporteurs",
        "Exhibition of photographs",
    ];
    let mut plan = plan();
    for (index, title) in titles.iter().enumerate() {
        let due = date(2013, 2, 11).saturating_add(jiff::ToSpan::days(5 * index as i64));
        let id = format!("PRG-{:02}", 10 + index);
        let task = task(Draft { id: &id, title: Text::plain(title), lead: "host", with: &["coe"], due, needs: &[] });
        plan.task_index.insert(task.id.clone(), plan.tasks.len());
        plan.tasks.push(task);
    }
    let letters = Text::plain("Letters of invitation to heads of delegation");
    let task = task(Draft {
        id: "PRO-01",
        title: letters,
        lead: "coe",
        with: &["unesco", "isesco"],
        due: date(2013, 3, 1),
        needs: &[],
    });
    plan.task_index.insert(task.id.clone(), plan.tasks.len());
    plan.tasks.push(task);
    plan
}

/// What is the case: three of six comments are in, one task is on its way.
pub(super) fn state(plan: &Plan) -> RunState {
    let fact = |seq, fact| Event {
        seq,
        workflow: plan.workflow.clone(),
        happened_at: "2013-02-15T10:00:00Z".parse().unwrap(),
        recorded_at: "2013-02-15T10:00:00Z".parse().unwrap(),
        actor: Actor::Coordinator,
        fact,
    };
    let answered = |seq, partner: &str| {
        let (task, partner) = ("OUT-03".into(), partner.into());
        fact(seq, Fact::answered(task, partner, Answer::Done))
    };
    let mut events = vec![
        answered(1, "cso"),
        fact(2, Fact::TaskSet { task: "PRG-06".into(), state: TaskState::InProgress, note: None }),
    ];
    // Everybody has had the first request for comments.
    let comments = TaskId::from("OUT-03");
    events.extend(plan.partners.keys().map(|partner| reminded(plan, &comments, partner, date(2013, 2, 28))));
    RunState::replay(plan, &events, now())
}

/// A reminder of what is due on that day, which was sent three days ago.
pub(super) fn reminded(plan: &Plan, task: &TaskId, partner: &PartnerId, due: Date) -> Event {
    Event {
        seq: 3,
        workflow: plan.workflow.clone(),
        happened_at: "2013-02-15T10:00:00Z".parse().unwrap(),
        recorded_at: "2013-02-15T10:00:00Z".parse().unwrap(),
        actor: Actor::Engine,
        fact: Fact::ReminderSent {
            reminder: format!("{}:{task}:{partner}:-20wd:{due}", plan.workflow).into(),
            input: Some((task.clone(), partner.clone())),
            due: Some(due),
            to_coordinator: false,
            to: None,
        },
    }
}

/// The second reminder of the comments.
pub(super) fn rung(partner: &str, task: &str, nth: (u32, u32), tone: Tone, due: Date) -> (WorkflowId, DecisionKind) {
    let (task, partner): (TaskId, PartnerId) = (task.into(), partner.into());
    ("world-forum-2013".into(), DecisionKind::Rung { task, partner, rung: String::new(), nth, tone, due })
}
