//! What the events of a programme share, combined from the programme and the workflow's additions.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{
    civil::{Time, Weekday},
    tz::TimeZone,
};

use super::{
    approvals::approvals,
    asking_days::{Askings, askings},
    calendars::calendars,
    ladders::{STANDARD, ladders},
    layers::{Entry, entries, is_unread, value},
    objectives::objectives,
    partners::{Defaults, contact, languages, partner},
    publication::{iati, incomplete},
    renames::{Renamed, renamed},
    report_phases::Phases,
    weekend_rules::weekday as weekday_named,
};
use crate::{
    definition::{
        file::{
            File,
            names::Register,
            raw::{Ordered, RawCoordinator, RawFile, RawPartner, RawPartners, Words, present},
        },
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic, Sources},
    model::{LadderId, Lang, PartnerId, Text, WorkstreamId},
    plan::{
        Approval, Calendar, Contact, CronLine, Function, Ladder, Objective, Partner, RatingRules, ReportRecipient,
        ReportSchedule, Workstream, iati::Iati,
    },
};

/// The most partners that a programme and a workflow may define together.
pub const MAX_PARTNERS: usize = 2_000;

/// The default for digests: Monday morning.
const DIGEST: &str = "0 9 * * mon";

/// The default for reports: the first of the month.
const REPORT: &str = "0 8 1 * *";

/// The default time of day for reports of phases.
const REPORT_AT: Time = Time::constant(8, 0, 0, 0);

/// What tasks may refer to, with all layers combined.
pub(super) struct Shared<'a> {
    pub(super) notice: Option<Text>,
    pub(super) timezone: TimeZone,
    pub(super) calendar: Arc<Calendar>,
    pub(super) coordinator: Option<Contact>,
    pub(super) workstreams: Vec<Workstream>,
    pub(super) objectives: Vec<Objective>,
    /// In order of definition, each with its place.
    pub(super) partners: Vec<(Partner, Place<'a>)>,
    /// Renamed partners, with their earlier ids.
    pub(super) renamed: Vec<Renamed<'a>>,
    pub(super) approvals: BTreeMap<String, Approval>,
    pub(super) ladders: BTreeMap<String, Ladder>,
    pub(super) ladder: LadderId,
    pub(super) digest: Option<CronLine>,
    pub(super) reports: ReportSchedule,
    pub(super) phases: Phases<'a>,
    pub(super) askings: Askings<'a>,
    pub(super) rating_rules: RatingRules,
    pub(super) iati: Iati,
    pub(super) known: Known,
    pub(super) calendar_places: BTreeMap<String, Place<'a>>,
}

/// The audience that sees the full report.
const TASK_FORCE: &str = "task_force";
/// The audiences that are not partners.
const AUDIENCES: [&str; 3] = [TASK_FORCE, "minister", "public"];

/// The names that tasks and histories may use.
pub(super) struct Known {
    pub(super) partners: Register,
    pub(super) objectives: Register,
    pub(super) indicators: Register,
    pub(super) ladders: Register,
    pub(super) workstreams: Register,
    pub(super) approvals: Register,
}

/// Combines the layers; later ones take precedence. `year` is the event's.
pub(super) fn shared<'a>(
    layers: &[&'a File],
    sources: &Sources,
    year: Option<i16>,
    findings: &mut Vec<Diagnostic>,
) -> Shared<'a> {
    let calendars = calendars(layers, sources, year, findings);
    let known_calendars = Register::new(Code::UnknownCalendar, "calendar", "calendars")
        .with(calendars.keys().map(String::as_str))
        .unless(is_unread(layers, "calendars", |raw| raw.calendars.is_some()));
    let calendar = value(layers, "calendar", |raw| raw.calendar.as_ref())
        .filter(|(id, place)| known_calendars.check(id, *place, findings))
        .and_then(|(id, _)| calendars.get(id).cloned())
        .unwrap_or_else(|| Arc::new(Calendar::plain()));
    let timezone =
        value(layers, "timezone", |raw| raw.timezone.as_ref()).map_or(TimeZone::UTC, |(zone, _)| zone.0.clone());
    let defaults =
        Defaults { calendars: &calendars, known_calendars: &known_calendars, calendar: &calendar, timezone: &timezone };
    let partners = partners(layers, &defaults, findings);
    let objectives = objectives(layers, findings);
    let workstreams = workstreams(layers);
    let ladders = ladders(layers, findings);
    let known = known(layers, &partners, &objectives, &workstreams, &ladders);
    let approvals = approvals(layers, &known.partners, findings);
    let iati = iati(layers);
    findings.extend(incomplete(layers, &iati, &partners));
    let ladder = value(layers, "ladder", |raw| raw.ladder.as_ref())
        .filter(|(id, place)| known.ladders.check(id, *place, findings))
        .map_or(LadderId::from(STANDARD), |(id, _)| LadderId::from(id));
    Shared {
        coordinator: coordinator(layers, findings),
        rating_rules: rating_rules(layers, findings),
        iati,
        digest: value(layers, "digest", |raw| raw.digest.as_ref())
            .map_or_else(|| CronLine::parse(DIGEST).ok(), |(digest, _)| digest.0.clone()),
        reports: ReportSchedule {
            audiences: audiences(layers, &known.partners, findings),
            recipients: recipients(layers, &known.partners, findings),
            ..reports(layers)
        },
        phases: phases(layers),
        askings: askings(layers),
        calendar_places: entries(layers, "calendars", |raw| raw.calendars.as_ref())
            .into_iter()
            .map(|entry| (entry.id.to_owned(), entry.place))
            .collect(),
        notice: value(layers, "notice", |raw| raw.notice.as_ref()).map(|(words, _)| words.text()),
        timezone,
        calendar,
        workstreams,
        objectives,
        partners,
        renamed: renamed_partners(layers, findings),
        approvals,
        ladders,
        ladder,
        known,
    }
}

/// The definitions of partners, if the key holds these rather than a list of ids.
fn defined(raw: &RawFile) -> Option<&Ordered<RawPartner>> {
    match &raw.partners {
        Some(RawPartners::Defined(partners)) => Some(partners),
        _ => None,
    }
}

fn partners<'a>(
    layers: &[&'a File],
    defaults: &Defaults<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<(Partner, Place<'a>)> {
    let found: Vec<Entry<'a, RawPartner>> = entries(layers, "partners", defined);
    if let Some(beyond) = found.get(MAX_PARTNERS) {
        let message = format!("{} partners are defined, more than the {MAX_PARTNERS} that are allowed", found.len());
        findings.push(Diagnostic::new(Code::TooManyPartners, beyond.place.label("one too many"), message));
    }
    found.into_iter().take(MAX_PARTNERS).map(|entry| (partner(&entry, defaults, findings), entry.place)).collect()
}

fn renamed_partners<'a>(layers: &[&'a File], findings: &mut Vec<Diagnostic>) -> Vec<Renamed<'a>> {
    let found = entries(layers, "partners", defined).into_iter().map(|entry| {
        let list = entry.value.and_then(|raw| raw.renamed_from.as_ref());
        (entry.id, entry.place, list.map(|list| (list, entry.place.key("renamed_from"))))
    });
    renamed("partner", &found.collect::<Vec<_>>(), findings)
}

fn workstreams(layers: &[&File]) -> Vec<Workstream> {
    entries(layers, "workstreams", |raw| raw.workstreams.as_ref())
        .into_iter()
        .map(|entry| Workstream {
            id: WorkstreamId::from(entry.id),
            title: entry.value.map_or_else(|| Text::plain(entry.id), Words::text),
        })
        .collect()
}

fn known(
    layers: &[&File],
    partners: &[(Partner, Place<'_>)],
    objectives: &[Objective],
    workstreams: &[Workstream],
    ladders: &BTreeMap<String, Ladder>,
) -> Known {
    let indicators = objectives.iter().flat_map(|objective| &objective.indicators);
    let unread_objectives = is_unread(layers, "objectives", |raw| {
        raw.objectives.as_ref().is_some_and(|objectives| objectives.iter().flatten().all(|one| one.id.is_some()))
    });
    Known {
        partners: Register::new(Code::UnknownPartner, "partner", "partners")
            .with(partners.iter().map(|(partner, _)| partner.id.as_str()))
            .unless(is_unread(layers, "partners", |raw| raw.partners.is_some())),
        objectives: Register::new(Code::UnknownObjective, "objective", "objectives")
            .with(objectives.iter().map(|objective| objective.id.as_str()))
            .unless(unread_objectives),
        indicators: Register::new(Code::UnknownIndicator, "indicator", "indicators")
            .with(indicators.map(|indicator| indicator.id.as_str()))
            .unless(unread_objectives),
        ladders: Register::new(Code::UnknownLadder, "ladder", "ladders")
            .with(ladders.keys().map(String::as_str))
            .unless(is_unread(layers, "ladders", |raw| raw.ladders.is_some())),
        workstreams: Register::new(Code::UnknownWorkstream, "workstream", "workstreams")
            .with(workstreams.iter().map(|workstream| workstream.id.as_str()))
            .unless(is_unread(layers, "workstreams", |raw| raw.workstreams.is_some())),
        approvals: Register::new(Code::UnknownApproval, "approval", "approvals")
            .with(entries(layers, "approvals", |raw| raw.approvals.as_ref()).into_iter().map(|entry| entry.id))
            .unless(is_unread(layers, "approvals", |raw| raw.approvals.is_some())),
    }
}

/// The contact that `coordinator:` names or defines; without the key, the only contact if there is exactly one.
fn coordinator(layers: &[&File], findings: &mut Vec<Diagnostic>) -> Option<Contact> {
    let spoken = value(layers, "languages", |raw| raw.languages.as_ref())
        .and_then(|(items, _)| languages(Some(items)))
        .unwrap_or_else(|| vec![Lang::english()]);
    let contacts = entries(layers, "contacts", |raw| raw.contacts.as_ref());
    let mut read = Vec::new();
    for entry in &contacts {
        read.push(entry.value.map(|raw| contact(raw, &spoken, entry.place, findings)));
    }
    match value(layers, "coordinator", |raw| raw.coordinator.as_ref()) {
        Some((RawCoordinator::Given(raw), place)) => Some(contact(raw, &spoken, place, findings)),
        Some((RawCoordinator::Named(id), place)) => {
            let known = Register::new(Code::UnknownContact, "contact", "contacts")
                .with(contacts.iter().map(|entry| entry.id))
                .unless(is_unread(layers, "contacts", |raw| raw.contacts.is_some()));
            known.check(id, place, findings);
            contacts.iter().position(|entry| entry.id == id).and_then(|at| read[at].clone())
        }
        None if contacts.len() == 1 => read.pop().flatten(),
        None => None,
    }
}

/// The schedule without the days of its phases, which depend on the event.
fn reports(layers: &[&File]) -> ReportSchedule {
    let written = value(layers, "reports", |raw| raw.reports.as_ref()?.schedule.as_ref());
    let lines = match written {
        Some((lines, _)) => present(Some(lines)).map(|(_, line)| line.0.clone()).collect(),
        None if has_phases(layers) => Vec::new(),
        None => CronLine::parse(REPORT).into_iter().collect(),
    };
    let at = value(layers, "reports", |raw| raw.reports.as_ref()?.at.as_ref()).map_or(REPORT_AT, |(at, _)| at.0);
    let chosen = value(layers, "reports", |raw| raw.reports.as_ref()?.languages.as_ref())
        .and_then(|(items, _)| languages(Some(items)));
    let of_workflow =
        || value(layers, "languages", |raw| raw.languages.as_ref()).and_then(|(items, _)| languages(Some(items)));
    let languages = chosen.or_else(of_workflow).unwrap_or_else(|| vec![Lang::english()]);
    ReportSchedule { lines, at, languages, ..ReportSchedule::default() }
}

/// The audiences of reports; only the task force if none is given.
fn audiences(layers: &[&File], partners: &Register, findings: &mut Vec<Diagnostic>) -> Vec<String> {
    let Some((names, place)) = value(layers, "reports", |raw| raw.reports.as_ref()?.audiences.as_ref()) else {
        return vec![TASK_FORCE.to_owned()];
    };
    let place = place.key("audiences");
    let known = |(at, name): &(usize, &String)| {
        AUDIENCES.contains(&name.as_str()) || partners.check(name, place.item(*at), findings)
    };
    let mut seen = BTreeSet::new();
    let names = present(Some(names)).filter(known).map(|(_, name)| name.clone());
    let names: Vec<String> = names.filter(|name| seen.insert(name.clone())).collect();
    if names.is_empty() { vec![TASK_FORCE.to_owned()] } else { names }
}

/// Who gets reports by mail, each with its own edition unless another audience is given.
fn recipients(layers: &[&File], partners: &Register, findings: &mut Vec<Diagnostic>) -> Vec<ReportRecipient> {
    let Some((items, place)) = value(layers, "reports", |raw| raw.reports.as_ref()?.recipients.as_ref()) else {
        return Vec::new();
    };
    let place = place.key("recipients");
    let mut recipients = Vec::new();
    for (at, raw) in present(Some(items)) {
        let place = place.item(at);
        let Some(partner) = raw.to.as_ref().filter(|id| partners.check(id, place.key("to"), findings)) else {
            continue;
        };
        let known = |name: &String| AUDIENCES.contains(&name.as_str());
        let audience =
            raw.audience.as_ref().filter(|name| known(name) || partners.check(name, place.key("audience"), findings));
        recipients.push(ReportRecipient {
            partner: PartnerId::from(partner),
            function: raw.function.unwrap_or(Function::FocalPoint),
            audience: audience.unwrap_or(partner).clone(),
            lang: raw.language.as_ref().map(Lang::from),
        });
    }
    recipients
}

fn has_phases(layers: &[&File]) -> bool {
    layers.iter().any(|file| file.place().key("reports").has("phases"))
}

fn phases<'a>(layers: &[&'a File]) -> Phases<'a> {
    let weekday = value(layers, "reports", |raw| raw.reports.as_ref()?.weekday.as_ref());
    let list = value(layers, "reports", |raw| raw.reports.as_ref()?.phases.as_ref());
    let phases = list.map_or_else(Vec::new, |(items, place)| {
        let place = place.key("phases");
        present(Some(items)).map(|(at, phase)| (&phase.0, place.item(at))).collect()
    });
    Phases { phases, weekday: weekday.and_then(|(day, _)| weekday_named(day)).unwrap_or(Weekday::Monday) }
}

fn rating_rules(layers: &[&File], findings: &mut Vec<Diagnostic>) -> RatingRules {
    let default = RatingRules::default();
    let Some((raw, place)) = value(layers, "ratings", |raw| raw.ratings.as_ref()) else { return default };
    let green = raw.green.unwrap_or(default.green);
    let amber = raw.amber.unwrap_or(default.amber);
    if 0.0 <= amber && amber <= green && green <= 1.0 {
        return RatingRules { green, amber, by: raw.by.unwrap_or_default(), overall: raw.overall.unwrap_or_default() };
    }
    let message = format!("green from {green} and amber from {amber} are not in the order 0 ≤ amber ≤ green ≤ 1");
    let finding = Diagnostic::new(Code::RatingsOrder, place.label(""), message);
    findings.push(finding.hint("write {green: 0.90, amber: 0.70}".to_owned()));
    default
}
