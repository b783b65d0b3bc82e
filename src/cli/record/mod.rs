//! `concerted record`: records what people told the coordinator.

mod entries;
mod figures;

use std::{iter, path::PathBuf, process::ExitCode};

use jiff::{Timestamp, civil::Date};

use entries::Given;

use super::{Context, Failure, Format, open, print};
use crate::{
    app::{self, AppError, Loading, Manner, Recording, overview::Row},
    definition,
    diag::{Advice, suggest::fold},
    lang::{DateStyle, Words},
    model::{
        APPROVED, Answer, AnswerProblem, Event, Fact, IndicatorId, Lang, Origin, PartnerId, TaskId, TaskState, Text,
        ValueKind, Way, WorkflowId,
    },
    plan::{Indicator, Measure, Partner, Plan},
};

/// Options of `record`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The workflow
    workflow: String,

    /// The task (OUT-03), the indicator (I2.1), or a list: risks, budget, participation, texts, commitments, decisions, overrides
    what: String,

    /// A partner's answer: done, partly, postponed, nil, declined, handed_over, help, not_done; or the answer to it: returned, agreed, refused. Else a state of the task, such as in_progress, completed, on_hold, approved, returned; a value of the indicator; the id of an entry
    value: Option<String>,

    /// Fields of the entry: likelihood=4 title="The hall is not ready" title.fr="La salle n'est pas prête"
    #[arg(value_name = "KEY=VALUE")]
    said: Vec<String>,

    /// A CSV file with entries of the list, keys in the first row; recorded all together or not at all
    #[arg(long, value_name = "FILE")]
    table: Option<PathBuf>,

    /// Whose input it is [default: the lead's]
    #[arg(long, value_name = "PARTNER")]
    partner: Option<String>,

    /// The day it happened [default: now]
    #[arg(long, value_name = "DATE", value_parser = super::parse_date)]
    date: Option<Date>,

    /// The day for which a postponed input, or the rest of a partial one, is promised
    #[arg(long, value_name = "DATE", value_parser = super::parse_date)]
    until: Option<Date>,

    /// The address of the colleague to whom an input is handed over
    #[arg(long, value_name = "ADDRESS")]
    to: Option<String>,

    /// Where the deliverable can be found
    #[arg(long, value_name = "URL")]
    link: Option<String>,

    /// How the answer came
    #[arg(long, value_name = "WAY", value_parser = ["telephone", "in_person"])]
    by: Option<String>,

    /// Who gave it: an office or a name
    #[arg(long, value_name = "TEXT", requires = "by")]
    said_by: Option<String>,

    /// Withdraw an entry of a list that was recorded by mistake or no longer matters
    #[arg(long, conflicts_with_all = ["table", "said", "partner", "source", "confidence", "kind"])]
    withdraw: bool,

    /// A note; it can also be added to what is already recorded
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    /// Record it even if it changes nothing or seems implausible
    #[arg(long)]
    anyway: bool,

    /// The source of the indicator's value
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,

    /// How reliable the indicator's value is; sample if it is invented
    #[arg(long, value_name = "LEVEL", value_parser = ["high", "medium", "low", "sample"])]
    confidence: Option<String>,

    /// What the indicator's value is; planned and expected values do not count as results [default: measured]
    #[arg(long, value_name = "KIND", value_parser = ["planned", "expected", "measured", "final"])]
    kind: Option<String>,
}

impl Options {
    /// Those options of `names` that were given.
    fn given(&self, names: &[&'static str]) -> Vec<&'static str> {
        let is_given = |name: &str| match name {
            "--partner" => self.partner.is_some(),
            "--source" => self.source.is_some(),
            "--until" => self.until.is_some(),
            "--to" => self.to.is_some(),
            "--link" => self.link.is_some(),
            "--by" => self.by.is_some(),
            "--kind" => self.kind.is_some(),
            _ => self.confidence.is_some(),
        };
        names.iter().copied().filter(|name| is_given(name)).collect()
    }
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    if options.withdraw {
        let (list, id) = (options.what.as_str(), options.value.as_deref());
        return entries::withdraw(context, &options.workflow, (list, id), (options.date, options.note.clone()));
    }
    if entries::is_list(&options.what) {
        let given = Given {
            workflow: &options.workflow,
            list: &options.what,
            id: options.value.as_deref(),
            values: &options.said,
            table: options.table.as_deref(),
            date: options.date,
            note: options.note.as_deref(),
            anyway: options.anyway,
            foreign: options.given(&[
                "--partner",
                "--source",
                "--confidence",
                "--kind",
                "--until",
                "--to",
                "--link",
                "--by",
            ]),
        };
        return entries::run(context, &given);
    }
    let workflow = WorkflowId::from(&options.workflow);
    let (mut app, loading) = open::writing_of(context, &workflow)?;
    let what = recording(&loading, &workflow, options)?;
    let manner = manner(&loading.find(&workflow)?.plan, options);
    let recorded = app::record_as(&mut app, &loading, &workflow, what, manner, context.clock.now())?;
    if context.listing()? == Format::Json {
        print::json(&recorded.event.or(recorded.earlier))?;
        return Ok(ExitCode::SUCCESS);
    }
    let plan = &loading.find(&workflow)?.plan;
    for line in said(plan, recorded.event.as_ref(), recorded.earlier.as_ref()) {
        print::line(line)?;
    }
    if recorded.without_effect {
        print::line("this does not change the present state of the task")?;
    }
    if let Some(later) = &recorded.later {
        print::line(format!(
            "the latest value is still that of entry {}: {}",
            later.seq,
            super::log::sentence(&later.fact)
        ))?;
    }
    let overviews = app::overview(&mut app, &loading, Some(&workflow), context.clock.now())?;
    if let Some(row) =
        overviews.iter().flat_map(|o| &o.rows).find(|row| row.task == plan.renames.task(&TaskId::from(&options.what)))
    {
        let before = recorded.before.filter(|before| recorded.event.is_some() && *before != row.state);
        let before = before.map_or_else(String::new, |before| format!("; before: {}", plain(before)));
        print::line(standing(row) + &before)?;
    }
    if let Some(Fact::IndicatorMeasured { value: before, indicator, .. }) =
        recorded.replaced.as_ref().map(|event| &event.fact)
    {
        let known = indicator_of(plan, indicator);
        print::line(format!("before: {}, of {}", figure(known, before.value), long(before.on)))?;
    }
    if recorded.withdrawn > 0 {
        print::line(format!("{} taken back", print::counted(recorded.withdrawn, "reminder")))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// How it is recorded.
fn manner(plan: &Plan, options: &Options) -> Manner {
    let way = options.by.as_deref().and_then(|by| Way::ALL.into_iter().find(|way| way.as_str() == by));
    let definition = Some(plan.definition.clone());
    let origin = way.map(|way| Origin { way, said_by: options.said_by.clone(), mail: None, definition });
    let (note, link) = (options.note.clone(), options.link.clone());
    Manner { on: options.date, note, link, origin, anyway: options.anyway }
}

/// What was recorded, in words, and whether it had been recorded before.
fn said(plan: &Plan, event: Option<&Event>, earlier: Option<&Event>) -> Vec<String> {
    let day = |at: Timestamp| plan.timezone.to_datetime(at).date();
    match (event, earlier) {
        (Some(event), earlier) => {
            let new = format!("recorded as entry {} of the journal: {}", event.seq, understood(plan, event));
            let old =
                |earlier: &Event| format!("already recorded on {}, as entry {}", day(earlier.recorded_at), earlier.seq);
            iter::once(new).chain(earlier.map(old)).collect()
        }
        (None, Some(earlier)) => vec![format!(
            "nothing new: already recorded on {}, as entry {} of the journal: {}",
            day(earlier.recorded_at),
            earlier.seq,
            understood(plan, earlier)
        )],
        (None, None) => Vec::new(),
    }
}

/// `BP-WF7: INV-02: input of UNESCO done on 12 May 2027 (by telephone)`.
fn understood(plan: &Plan, event: &Event) -> String {
    let at = plan.timezone.to_datetime(event.happened_at).date();
    let day = long(at);
    let noted = event.fact.note().map_or_else(String::new, |note| format!(" ({note})"));
    let what = match &event.fact {
        Fact::InputAnswered { task, partner, answer, link, origin, .. } => {
            let name =
                plan.partners.get(partner).map_or(partner.as_str(), |partner| partner.short_name(at, &Lang::english()));
            let came = origin.as_ref().map_or_else(String::new, super::log::came);
            let link = link.as_ref().map_or_else(String::new, |link| format!(" at {link}"));
            format!("{task}: input of {name} {}{link} on {day}{came}{noted}", super::log::said(answer))
        }
        Fact::TaskSet { task, state, .. } => format!("{task} is {} on {day}{noted}", state.as_str().replace('_', " ")),
        Fact::TaskApproved { task, .. } => format!("{task} is approved on {day}{noted}"),
        Fact::IndicatorMeasured { indicator, value, .. } => {
            let known = indicator_of(plan, indicator);
            let title = known.map_or_else(String::new, |known| format!(" “{}”", known.title.en()));
            let target = known.and_then(|known| known.target).map(|target| format!(", of {}", figure(known, target)));
            format!(
                "{indicator}{title}: {} {}{} on {}{noted}",
                value.kind().as_str(),
                figure(known, value.value),
                target.unwrap_or_default(),
                long(value.on)
            )
        }
        fact => super::log::sentence(fact) + &figures::repeated(fact),
    };
    format!("{}: {what}", plan.symbol)
}

/// `12 May 2027`.
fn long(day: Date) -> String {
    Words::of(&Lang::english()).date(day, DateStyle::Long)
}

/// A value as people read it: `64%`, `350,000 EUR`, `2 (adopted)`.
fn figure(indicator: Option<&Indicator>, value: f64) -> String {
    let decimals = value.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let number = Words::of(&Lang::english()).number(value, decimals);
    let Some(indicator) = indicator else { return number };
    let category = (0..).map(f64::from).zip(&indicator.categories).find(|(place, _)| (place - value).abs() < 1e-9);
    match (category, &indicator.unit) {
        (Some((_, name)), _) => format!("{number} ({})", name.en()),
        (None, _) if indicator.measure == Measure::Percentage => format!("{number}%"),
        (None, Some(unit)) => format!("{number} {}", unit.en()),
        (None, None) => number,
    }
}

fn indicator_of<'a>(plan: &'a Plan, id: &IndicatorId) -> Option<&'a Indicator> {
    plan.objectives.iter().flat_map(|objective| &objective.indicators).find(|indicator| indicator.id == *id)
}

fn plain(state: TaskState) -> String {
    state.as_str().replace('_', " ")
}

/// `GOV-05 is in progress: 3 of 3 inputs are in; it waits for its lead mfa_az`.
fn standing(row: &Row) -> String {
    let inputs = (row.inputs_asked > 0).then(|| format!("{} of {} inputs are in", row.inputs_in, row.inputs_asked));
    let waits = if row.state.is_finished() { Vec::new() } else { waited_for(row) }.join(", and for ");
    let waits = (!waits.is_empty()).then(|| format!("it waits for {waits}"));
    let approval = row.awaits_approval.as_ref().map(|approval| format!("it waits for its approval `{approval}`"));
    let details = [inputs, waits, approval].into_iter().flatten().collect::<Vec<_>>().join("; ");
    let colon = if details.is_empty() { "" } else { ": " };
    format!("{} is {}{colon}{details}", row.task, plain(row.state))
}

/// What a task is waiting for before it is completed: the inputs that its rule requires, and its lead.
fn waited_for(row: &Row) -> Vec<String> {
    let (lead, others): (Vec<_>, Vec<_>) = row.open_with.iter().partition(|partner| **partner == row.lead);
    let missing = row.inputs_needed.saturating_sub(row.inputs_in) as usize;
    let names = english(&others);
    let inputs = match missing {
        0 => None,
        _ if missing < others.len() => Some(format!("{missing} of the inputs of {names}")),
        1 => Some(format!("the input of {names}")),
        _ => Some(format!("the inputs of {names}")),
    };
    inputs.into_iter().chain(lead.first().map(|lead| format!("its lead {lead}"))).collect()
}

/// `unesco, coe and isesco`.
fn english(partners: &[&PartnerId]) -> String {
    let names: Vec<String> = partners.iter().map(ToString::to_string).collect();
    Words::of(&Lang::english()).list(&names)
}

fn recording(loading: &Loading, workflow: &WorkflowId, options: &Options) -> Result<Recording, Failure> {
    let plan = &loading.find(workflow)?.plan;
    let is_indicator = indicators(plan).any(|indicator| *indicator == options.what);
    let is_indicator = is_indicator && plan.task(&TaskId::from(&options.what)).is_none();
    if !is_indicator && !is_task(plan, &options.what) {
        return Err(unknown(plan, options).into());
    }
    let Some(value) = options.value.as_ref().filter(|_| options.said.is_empty() && options.table.is_none()) else {
        let help = format!(
            "write `concerted record {} {} {}`; KEY=VALUE and `--table` are for lists such as `risks`",
            options.workflow,
            options.what,
            if is_indicator { "64" } else { "done" }
        );
        return Err(Failure::usage(Advice::new("a task or an indicator takes one value", help)));
    };
    if is_indicator {
        return measured(value, indicator_of(plan, &IndicatorId::from(&options.what)), options);
    }
    let task = TaskId::from(&options.what);
    let answer = answer(value, options)?;
    let about_inputs: &[_] = if answer.is_some() { &[] } else { &["--until", "--to", "--link", "--by"] };
    let foreign: Vec<_> =
        options.given(&["--source", "--confidence", "--kind"]).into_iter().chain(options.given(about_inputs)).collect();
    if !foreign.is_empty() {
        return Err(Failure::usage(Advice::new(
            format!("{} to a task", do_not_apply(&foreign)),
            "leave that out; `--note` keeps what is worth keeping",
        )));
    }
    let partner = options.partner.as_deref().map(|given| named_by_id(plan, given)).transpose()?;
    if let Some(answer) = answer {
        return Ok(Recording::Input { task, partner, answer });
    }
    if value == APPROVED && partner.is_none() {
        return Ok(Recording::Approval { task });
    }
    let state = TaskState::parse(value).filter(|_| value != APPROVED).ok_or_else(|| {
        let states: Vec<_> = TaskState::ALL.iter().map(|state| state.as_str()).chain([APPROVED]).collect();
        Failure::usage(Advice::new(
            format!("`{value}` is neither an answer nor a state"),
            format!("an answer is one of {}; a state is one of {}", Answer::WORDS.join(", "), states.join(", ")),
        ))
    })?;
    if partner.is_some() {
        return Err(Failure::usage(Advice::new(
            format!("`{value}` is a state of the whole task, and `--partner` is for one input"),
            "record an answer such as `done` for a partner, or leave `--partner` out",
        )));
    }
    Ok(Recording::State { task, state })
}

/// The partner of that id; whoever gives a name is told the id.
fn named_by_id(plan: &Plan, given: &str) -> Result<PartnerId, Failure> {
    let id = PartnerId::from(given);
    if plan.partners.contains_key(&id) {
        return Ok(id);
    }
    let is_it = |text: &Text| text.languages().any(|lang| fold(text.get(lang)) == fold(given));
    let bears = |partner: &&Partner| {
        partner.names.iter().any(|name| is_it(&name.name) || name.acronym.as_ref().is_some_and(is_it))
    };
    match plan.partners.values().find(bears) {
        Some(meant) => {
            let help = format!("did you mean `{}`?", meant.id);
            Err(Failure::refused(Advice::new(format!("there is no partner `{given}`"), help)))
        }
        None => Ok(id),
    }
}

fn measured(value: &str, indicator: Option<&Indicator>, options: &Options) -> Result<Recording, Failure> {
    if options.partner.is_some() {
        return Err(Failure::usage(Advice::new(
            "`--partner` does not apply to an indicator",
            "leave it out; `--source` says where the value comes from",
        )));
    }
    if app::entries::is_grouped(value) {
        let whole = value.replace('.', "");
        let short = value.trim_end_matches('0').trim_end_matches('.');
        return Err(Failure::usage(Advice::new(
            format!("`{value}` is {short}, but looks like {whole} with a thousands separator"),
            format!("write {whole}, or {short} if you mean that"),
        )));
    }
    let has_digits = value.contains(|c: char| c.is_ascii_digit());
    let number = value.parse().ok().filter(|_| has_digits);
    // A category by its name.
    let named = || {
        let is_it = |name: &Text| name.languages().any(|lang| name.get(lang).eq_ignore_ascii_case(value.trim()));
        Some(indicator?.categories.iter().position(is_it)? as f64)
    };
    let value = number.or_else(named).ok_or_else(|| {
        let names: Vec<&str> = indicator.iter().flat_map(|known| &known.categories).map(Text::en).collect();
        let known = if names.is_empty() { String::new() } else { format!(", or a category: {}", names.join(", ")) };
        let message = format!("`{value}` is not a number");
        match definition::number_meant(value) {
            Some(meant) => Failure::usage(Advice::new(message, format!("write {meant}"))),
            None => Failure::usage(format!("{message}; write the indicator's value, such as 64 or 83.5{known}")),
        }
    })?;
    let (source, confidence) = (options.source.clone(), options.confidence.clone());
    let kind = options.kind.as_deref().and_then(ValueKind::parse);
    Ok(Recording::Value { indicator: IndicatorId::from(&options.what), value, source, confidence, kind })
}

/// The answer that a word means; `None` for what is no answer, and for the state `returned` of a whole task.
fn answer(word: &str, options: &Options) -> Result<Option<Answer>, Failure> {
    if word == Answer::Returned.as_str() && options.partner.is_none() {
        return Ok(None);
    }
    let refused = |what: &str, help: &str| Err(Failure::usage(Advice::new(format!("`{word}` {what}"), help)));
    match Answer::of(word, options.until, options.to.as_deref()) {
        Ok(answer) => Ok(Some(answer)),
        Err(AnswerProblem::Unknown) => Ok(None),
        Err(AnswerProblem::NeedsDay) => refused("needs the day that is promised", "add `--until 2027-03-05`"),
        Err(AnswerProblem::NeedsAddress) => {
            refused("needs the address of the colleague", "add `--to colleague@organisation.example`")
        }
        Err(AnswerProblem::NeedsNothing) => refused(
            "does not take `--until` or `--to`",
            "`--until` is for `postponed` and `partly`, `--to` for `handed_over`",
        ),
    }
}

fn indicators(plan: &Plan) -> impl Iterator<Item = &str> {
    plan.objectives.iter().flat_map(|objective| &objective.indicators).map(|indicator| indicator.id.as_str())
}

/// True if `id` is the id of a task, possibly a former one, or of a task that stands for several.
fn is_task(plan: &Plan, id: &str) -> bool {
    let id = plan.renames.task(&TaskId::from(id));
    plan.task(&id).is_some() || plan.tasks.iter().any(|task| task.fanned_from.as_ref() == Some(&id))
}

/// The error for an unknown name. The value tells what kind of name it should have been.
fn unknown(plan: &Plan, options: &Options) -> AppError {
    let value = options.value.as_deref().filter(|_| options.said.is_empty() && options.table.is_none());
    let is_of_task = value
        .is_some_and(|value| value == APPROVED || Answer::WORDS.contains(&value) || TaskState::parse(value).is_some());
    let is_figure = value.is_some_and(|value| value.parse::<f64>().is_ok());
    let tasks = plan.tasks.iter().map(|task| task.id.to_string());
    let indicators = indicators(plan).map(str::to_owned);
    let (what, known) = match (is_of_task, is_figure) {
        (true, _) => ("task", tasks.collect()),
        (_, true) => ("indicator or task", indicators.chain(tasks).collect()),
        _ => {
            let lists = definition::lists().map(str::to_owned);
            ("list, indicator or task", lists.chain(indicators).chain(tasks).collect())
        }
    };
    AppError::Unknown { what, name: options.what.clone(), known }
}

/// `` `--source` does not apply``, ``… and `--confidence` do not apply``.
fn do_not_apply(options: &[&str]) -> String {
    let verb = if options.len() == 1 { "does" } else { "do" };
    let options: Vec<String> = options.iter().map(|option| format!("`{option}`")).collect();
    format!("{} {verb} not apply", Words::of(&Lang::english()).list(&options))
}
