//! Builds the plan of a workflow from its files.

mod approvals;
mod asking_days;
pub(super) mod calendars;
mod due_dates;
mod forgotten;
mod glance;
mod history_effect;
mod holiday_event;
mod holiday_file;
mod holiday_rule;
mod holiday_series;
mod ics_lines;
pub(super) mod in_order;
mod ladders;
mod layers;
mod merge_tasks;
mod names_meant;
mod needs_graph;
mod objectives;
mod omissions;
mod partners;
mod publication;
mod renames;
pub(super) mod report_phases;
mod roles;
pub(super) mod shared_parts;
pub(super) mod tasks;
mod unnamed;
mod weekend_rules;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{ToSpan, civil::Date};

use calendars::named_files;
use forgotten::{Forgotten, forgotten};
pub use glance::{Glance, glances};
use in_order::in_order;
use merge_tasks::{Drafts, drafts};
use objectives::with_own_values;
use partners::languages;
use renames::renamed;
use roles::members;
use shared_parts::{Shared, shared};
use tasks::{implied_workstreams, tasks};

use crate::{
    cores::on_all_cores_until,
    definition::{
        file::{
            File,
            library::{Library, Reference, is_definition},
            names::Register,
            parameters::filled,
            raw::Words,
        },
        history::{Dated, events, scope::Scope},
        schema::file_kind::FileKind,
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic, Label, Sources},
    model::{
        Event, Lang, PartnerId, ProgrammeId, Text, WorkflowId,
        sha256::{hex, sha256_of_parts},
    },
    plan::{EventDates, Lookups, Plan, Renames, ReportRecipient, ReportSchedule},
    stop::{Stop, Stopped},
};

/// No event lasts longer; what counts from its closing day would be far from the truth.
const MAX_YEARS_OF_AN_EVENT: i32 = 5;

/// The result of compiling one workflow.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The workflow file.
    pub path: String,
    /// The workflow's id as written, even if nothing else can be read.
    pub id: Option<String>,
    /// The workflow's symbol, likewise.
    pub symbol: Option<String>,
    /// The plan; `None` if a finding is an error.
    pub plan: Option<Plan>,
    /// Facts of its `history:` file, by time: actor `History`, `seq` 0, `recorded_at` equal to `happened_at`.
    pub history: Vec<Event>,
    /// Where the date of each of these facts is written.
    pub history_at: Vec<Label>,
    /// The texts it was compiled from: the workflow itself, its programme, blueprint, history and calendar files.
    pub sources: Sources,
    /// All findings, by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles the workflow at `path`. Every file it names must be in the library.
pub(super) fn compile(library: &Library<'_>, path: &str) -> Compiled {
    let mut compiled = Compiled {
        path: path.into(),
        id: None,
        symbol: None,
        plan: None,
        history: Vec::new(),
        history_at: Vec::new(),
        sources: Sources::default(),
        diagnostics: Vec::new(),
    };
    let Some(file) = library.get(path) else { return compiled };
    compiled.id.clone_from(&file.raw.workflow);
    compiled.symbol = file.symbol();
    let mut findings = Vec::new();
    let parts = Parts::of(file, library, &mut findings);
    let filled = parts.blueprint.file().and_then(|blueprint| filled(blueprint, file, &mut findings));
    let parts = Parts { blueprint: filled.as_ref().map_or(parts.blueprint, Reference::Found), ..parts };
    check_set(file, &mut findings);
    compiled.sources = parts.sources(library.sources());
    findings.extend(parts.files().flat_map(|file| file.findings.iter().cloned()));
    check_duplicate(file, library.sources(), &mut findings);
    let mut of_plan = Vec::new();
    let lowered = file.is_read().then(|| lower(&parts, library.sources(), &mut of_plan)).flatten();
    if let Some(Forgotten { instead }) = forgotten(&parts, library.sources(), &findings, &of_plan) {
        compiled.diagnostics = in_order(instead);
        return compiled;
    }
    if !parts.block(library.sources(), &mut findings) {
        findings.extend(of_plan);
        let definition = hash(&parts, library.sources());
        let sound = !findings.iter().any(Diagnostic::is_error);
        if let (true, Some((plan, history))) = (sound, lowered) {
            compiled.plan = Some(Plan { definition, ..plan });
            (compiled.history, compiled.history_at) = history.into_iter().unzip();
        }
    }
    names_meant::name(&parts, library.sources(), &mut findings);
    compiled.diagnostics = in_order(findings);
    compiled
}

/// Compiles every workflow as [`compile`](super::compile) does, and returns the findings of
/// [`check_all`](super::check_all) as well. Given up between two files once `stop` is asked.
pub fn compile_all(sources: &Sources, today: Date, stop: &Stop) -> Result<(Vec<Compiled>, Vec<Diagnostic>), Stopped> {
    let library = Library::all_until(sources, stop)?;
    let mut findings = Vec::new();
    for file in library.files() {
        if file.kind == Some(FileKind::Programme) && !file.has_errors() {
            check_programme(file, sources, &mut findings);
        }
        // What is wrong with a workflow by itself comes with all that is wrong with it.
        if file.kind != Some(FileKind::Workflow) {
            findings.extend(file.findings.iter().cloned());
        }
    }
    findings.extend(unnamed::histories(&library));
    let workflows: Vec<_> = library.files().filter(|file| file.kind == Some(FileKind::Workflow)).collect();
    let all = on_all_cores_until(stop, &workflows, |file| compile(&library, &file.path))?;
    for compiled in &all {
        findings.extend(history_effect::ahead(compiled, today));
        findings.extend(compiled.diagnostics.iter().cloned());
    }
    Ok((all, in_order(findings)))
}

/// Reports faults of a programme beyond single keys and values.
pub(super) fn check_programme(file: &File, sources: &Sources, findings: &mut Vec<Diagnostic>) {
    shared(&[file], sources, None, findings);
}

/// The files of one workflow.
struct Parts<'a> {
    workflow: &'a File,
    programme: Reference<'a>,
    blueprint: Reference<'a>,
    history: Reference<'a>,
}

impl<'a> Parts<'a> {
    fn of(workflow: &'a File, library: &'a Library<'_>, findings: &mut Vec<Diagnostic>) -> Self {
        let raw = &workflow.raw;
        let mut follow = |key, reference, kind| library.follow(workflow, key, reference, kind, findings);
        Self {
            programme: follow("programme", raw.programme.as_ref(), FileKind::Programme),
            blueprint: follow("based_on", raw.based_on.as_ref(), FileKind::Blueprint),
            history: follow("history", raw.history.as_ref(), FileKind::History),
            workflow,
        }
    }

    fn files(&self) -> impl Iterator<Item = &'a File> {
        let others = [self.programme, self.blueprint, self.history].into_iter().filter_map(Reference::file);
        std::iter::once(self.workflow).chain(others)
    }

    fn sources(&self, all: &Sources) -> Sources {
        let mut sources = Sources::default();
        for file in self.files() {
            sources.insert(&file.path, all.get(&file.path).map_or("", |text| text));
        }
        for path in self.calendar_files(all) {
            sources.insert(&path, all.get(&path).map_or("", |text| text));
        }
        sources
    }

    /// The `.ics` files that the calendars name, if they exist.
    fn calendar_files(&self, all: &Sources) -> BTreeSet<String> {
        self.files().flat_map(named_files).filter(|path| all.get(path).is_some()).collect()
    }

    /// True if a file that the workflow builds on is faulty. Then only that is reported, not its consequences.
    fn block(&self, sources: &Sources, findings: &mut Vec<Diagnostic>) -> bool {
        let mut of_programme = Vec::new();
        if let Some(programme) = self.programme.file().filter(|file| !file.has_errors()) {
            check_programme(programme, sources, &mut of_programme);
        }
        let faulty = of_programme.iter().any(Diagnostic::is_error);
        findings.extend(of_programme);
        faulty || self.programme.blocks() || self.blueprint.blocks() || !self.workflow.is_read()
    }
}

/// Reports parameters that are set although there is no blueprint.
fn check_set(file: &File, findings: &mut Vec<Diagnostic>) {
    if file.place().has("set") && !file.place().has("based_on") {
        let message = "parameters are set, but no blueprint is named that could have any";
        let finding = Diagnostic::new(Code::UnknownParameter, file.place().name("set").label(""), message);
        findings.push(finding.hint("write `based_on:` with the path of the blueprint, or delete `set:`".to_owned()));
    }
}

/// Reports a workflow whose id or symbol an earlier file has already.
fn check_duplicate(file: &File, sources: &Sources, findings: &mut Vec<Diagnostic>) {
    let symbol = file.symbol();
    let may_be_one = |other: &Glance<'_>| {
        file.raw.workflow.as_deref().is_some_and(|id| other.may_have_id(id))
            || symbol.as_deref().is_some_and(|symbol| other.may_have_symbol(symbol))
    };
    let earlier = glances(sources).take_while(|other| **other.path < *file.path);
    let suspects = earlier.filter(|other| is_definition(other.path) && may_be_one(other));
    let mut others = suspects.filter_map(|other| Some(File::read(other.path, sources.get(other.path)?)));
    findings.extend(others.find_map(|other| duplicate(file, &other)));
}

fn duplicate(file: &File, other: &File) -> Option<Diagnostic> {
    let twice = |code, key, message| {
        Diagnostic::new(code, file.told_by(key).label("again here"), message)
            .also(other.told_by(key).label("first here"))
    };
    let id = file.raw.workflow.as_ref()?;
    if other.raw.workflow.as_ref() == Some(id) {
        let finding = twice(Code::DuplicateId, "workflow", format!("two workflows have the id `{id}`"));
        return Some(finding.hint("give one of them another id, such as one with the year".to_owned()));
    }
    let symbol = file.symbol().filter(|symbol| other.symbol().as_ref() == Some(symbol))?;
    let message = format!("two workflows have the symbol `{symbol}`, by which their mails and reports are told apart");
    let finding = twice(Code::DuplicateSymbol, "symbol", message);
    Some(finding.hint("give one of them another `symbol:`, such as one with the year".to_owned()))
}

/// The plan, still without its hash, and its history; `None` if something essential is missing.
fn lower(parts: &Parts<'_>, sources: &Sources, findings: &mut Vec<Diagnostic>) -> Option<(Plan, Vec<Dated>)> {
    let file = parts.workflow;
    let event = event(file, findings);
    let layers: Vec<&File> =
        [parts.blueprint.file(), parts.programme.file(), Some(file)].into_iter().flatten().collect();
    let shared = shared(&layers, sources, event.as_ref().map(|event| event.opens.year()), findings);
    let members = members(file, &shared, findings);
    let drafts = drafts(file, parts.blueprint.file(), findings);
    let has_tasks = file.place().has("tasks");
    let place = if has_tasks { file.place().name("tasks") } else { file.place().key("workflow") };
    // Tasks that were refused individually have been reported already.
    let is_refused = has_tasks && place.len() > 0 && drafts.omitted.is_empty();
    if drafts.tasks.is_empty() && !is_refused {
        let label = place.label("");
        let finding = Diagnostic::new(Code::NoTasks, label, "the workflow has no tasks");
        findings.push(finding.hint(
            "write `tasks: {A1: {title: …, lead: …, due: T-3m}}`, or name a blueprint with `based_on:`".to_owned(),
        ));
    }
    check_coordinator(&layers, &shared, file, findings);
    let renames = renames(&drafts, &shared, findings);
    let (tasks, absence) =
        tasks(&drafts, &members, &shared, event.as_ref().map(|event| (event, file.place().key("event"))), findings);
    let known_tasks = Register::new(Code::UnknownTask, "task", "tasks").with(tasks.iter().map(|task| task.id.as_str()));
    let history = parts.history.file().filter(|file| file.kind == Some(FileKind::History));
    // A faulty history does not mean that tasks are missing.
    let of_history = |finding: &Diagnostic| history.is_some_and(|file| finding.primary.file == file.path);
    let is_partial = findings.iter().any(|finding| finding.is_error() && !of_history(finding));
    let known_tasks = known_tasks.unless(absence.anybody || is_partial);

    let starts_on = tasks.iter().map(|task| task.opens).min();
    let days = event
        .as_ref()
        .map(|event| shared.phases.days(starts_on.unwrap_or(event.opens), event, &shared.calendar, findings));
    let commitments_asked = event.as_ref().map(|event| shared.askings.days(event, &shared.calendar, findings));
    let id = file.raw.workflow.as_deref()?;
    let programme = parts.programme.file();
    let partners = members.partners.iter().map(|(id, (partner, _))| (id.clone(), (*partner).clone()));
    let plan = Plan {
        workflow: WorkflowId::from(id),
        programme: programme.and_then(|file| file.raw.programme.as_deref()).map(ProgrammeId::from),
        programme_title: programme.and_then(|file| file.raw.title.as_ref()).map(Words::text),
        symbol: file.symbol().unwrap_or_else(|| id.to_uppercase()),
        title: file.raw.title.as_ref().map_or_else(|| Text::plain(id), Words::text),
        notice: shared.notice.clone(),
        event: event?,
        timezone: shared.timezone.clone(),
        languages: languages(file.raw.languages.as_ref()).unwrap_or_else(|| vec![Lang::english()]),
        coordinator: shared.coordinator.clone()?,
        coordinator_calendar: Arc::clone(&shared.calendar),
        workstreams: if shared.workstreams.is_empty() {
            implied_workstreams(&tasks)
        } else {
            shared.workstreams.clone()
        },
        objectives: with_own_values(file, &shared.objectives, &shared.known.indicators, findings),
        partners: partners.collect::<BTreeMap<PartnerId, _>>(),
        partner_order: members.order.clone(),
        ladders: shared.ladders.values().map(|ladder| (ladder.id.clone(), ladder.clone())).collect(),
        digest: shared.digest.clone(),
        reports: ReportSchedule { days: days.unwrap_or_default(), ..shared.reports.clone() },
        rating_rules: shared.rating_rules,
        task_index: tasks.iter().enumerate().map(|(at, task)| (task.id.clone(), at)).collect(),
        approvals: shared.approvals.clone(),
        commitments_asked: commitments_asked.unwrap_or_default(),
        lookups: Lookups::default(),
        iati: shared.iati.clone(),
        tasks,
        renames,
        definition: String::new(),
    };
    let present = members.partners.values().map(|(partner, _)| *partner);
    findings.extend(omissions::event_on_day_off(&plan.event, present, &shared.calendar, file.place().key("event")));
    findings.extend(omissions::event_far_from_calendar(&plan.event, &shared.calendar, file.place().key("event")));
    if file.place().has("languages") {
        findings.extend(omissions::titles_without_language(
            &plan.languages,
            &plan.tasks,
            file.place().key("languages"),
        ));
    }
    let of_reports = place_of(&layers, "reports");
    let of_partner = |recipient: &ReportRecipient| plan.partners.get(&recipient.partner);
    findings.extend(omissions::offices_vacant(&plan.reports.recipients, of_partner, of_reports.key("recipients")));
    let nights = plan.reports.lines.iter().enumerate();
    findings.extend(
        nights.filter_map(|(at, line)| omissions::at_night(line, &plan.event, of_reports.key("schedule").item(at))),
    );
    let digest = plan.digest.as_ref();
    findings.extend(digest.and_then(|line| omissions::at_night(line, &plan.event, place_of(&layers, "digest"))));
    let facts = history.map(|file| {
        let scope = Scope {
            plan: &plan,
            partners: &shared.known.partners,
            indicators: &shared.known.indicators,
            tasks: &known_tasks,
            objectives: &shared.known.objectives,
            absence: &absence,
        };
        events(file, &scope, findings)
    });
    let facts = facts.unwrap_or_default();
    // A history cannot be played on a faulty plan.
    if !findings.iter().any(Diagnostic::is_error) {
        history_effect::check(&plan, &facts, findings);
        history_effect::approvals(&plan, &facts, &drafts, findings);
    }
    Some((plan, facts))
}

/// Where a key stands in the last file that has it.
fn place_of<'a>(layers: &[&'a File], key: &str) -> Place<'a> {
    let found = layers.iter().rev().map(|file| file.place()).find(|place| place.has(key));
    found.map_or_else(|| layers[layers.len() - 1].place(), |place| place.key(key))
}

fn renames(drafts: &Drafts<'_>, shared: &Shared<'_>, findings: &mut Vec<Diagnostic>) -> Renames {
    let tasks = drafts.tasks.iter().filter_map(|draft| {
        let list = draft.get("renamed_from", |raw| raw.renamed_from.as_ref());
        Some((draft.id, draft.place()?, list.map(|said| (said.value, said.place))))
    });
    let tasks = renamed("task", &tasks.collect::<Vec<_>>(), findings);
    Renames::new(tasks, shared.renamed.iter().cloned())
}

fn event(file: &File, findings: &mut Vec<Diagnostic>) -> Option<EventDates> {
    let raw = file.raw.event.as_ref()?;
    let place = file.place().key("event");
    let opens: Date = raw.opens.as_ref()?.0;
    let closes = raw.closes.as_ref().map_or(opens, |day| day.0);
    if closes < opens {
        let message = format!("the event closes on {closes}, before it opens on {opens}");
        let finding = Diagnostic::new(Code::ClosesBeforeOpens, place.key("closes").label("closes"), message)
            .also(place.key("opens").label("opens"));
        findings.push(finding.hint(format!("write `opens: {closes}` and `closes: {opens}`, or correct one of them")));
        return None;
    }
    if closes > opens.saturating_add(MAX_YEARS_OF_AN_EVENT.years()) {
        let message = format!("the event lasts from {opens} to {closes}, longer than {MAX_YEARS_OF_AN_EVENT} years");
        let finding = Diagnostic::new(Code::EventTooLong, place.key("closes").label("closes"), message)
            .also(place.key("opens").label("opens"));
        findings.push(finding.hint("look at the years again".to_owned()));
        return None;
    }
    if closes > opens.saturating_add(1.year()) {
        let message = format!("the event lasts from {opens} to {closes}, longer than a year");
        let finding = Diagnostic::new(Code::YearInDoubt, place.key("closes").label("closes"), message)
            .also(place.key("opens").label("opens"));
        findings.push(finding.hint("look at the year again".to_owned()));
    }
    let city = raw.city.as_ref().map(Words::text);
    let venue = raw.venue.as_ref().map(Words::text);
    Some(EventDates { opens, closes, city, venue, theme: raw.theme.as_ref().map(Words::text) })
}

/// Reports a workflow without a coordinator, who signs its mails and is told of failures.
fn check_coordinator(layers: &[&File], shared: &Shared<'_>, file: &File, findings: &mut Vec<Diagnostic>) {
    let is_written = layers.iter().any(|file| file.place().has("coordinator"));
    let is_unread = layers.iter().any(|file| file.place().has("contacts") && file.raw.contacts.is_none());
    if shared.coordinator.is_none() && !is_written && !is_unread {
        let message = "the workflow needs a coordinator, who signs its mails and is told what fails";
        let finding = Diagnostic::new(Code::MissingKey, file.place().key("workflow").label(""), message);
        findings.push(finding.hint("write `coordinator: {email: secretariat@organisation.example}`".to_owned()));
    }
}

/// SHA-256 of the files that the plan depends on: path and text, each preceded by its length.
fn hash(parts: &Parts<'_>, sources: &Sources) -> String {
    let files = [Some(parts.workflow), parts.programme.file(), parts.blueprint.file()].into_iter().flatten();
    let calendars = parts.calendar_files(sources);
    let paths = files.map(|file| &*file.path).chain(calendars.iter().map(String::as_str));
    let texts = paths.flat_map(|path| [path, sources.get(path).map_or("", |text| text)]);
    hex(&sha256_of_parts(texts.map(str::as_bytes)))
}
