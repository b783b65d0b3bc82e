//! `concerted log`: the journal, for people and as JSON.

pub(super) mod approval;
pub(super) mod commitment;
mod story;

use std::process::ExitCode;

use jiff::Timestamp;

use crate::cli::{Context, Failure, Format, open, print};
use crate::{
    app::{self, AppError},
    lang::Words,
    model::{
        Actor, Answer, DigestDay, Fact, Lang, Origin, PartnerId, TaskId, Text, Way, WorkflowId, ledger::GivenRating,
    },
};

/// The most changes of an edit that are listed on one line.
const CHANGES_SHOWN: usize = 3;

/// Options of `log`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The workflow
    workflow: String,

    /// Only the last N entries
    #[arg(long, value_name = "N")]
    last: Option<usize>,

    /// The story of one input: by which mails it was requested, who answered, when and how
    #[arg(long, value_name = "TASK/PARTNER", value_parser = story::parse_input, conflicts_with = "last")]
    input: Option<(TaskId, PartnerId)>,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let workflow = WorkflowId::from(&options.workflow);
    if let Some((task, partner)) = &options.input {
        let (mut app, loading) = open::looking(context)?;
        let evidence = app::evidence(&mut app.store, &loading, &workflow, (task, partner))?;
        match context.listing()? {
            Format::Json => print::json(&evidence)?,
            _ => story::tell(&evidence)?,
        }
        return Ok(ExitCode::SUCCESS);
    }
    let mut app = open::to_look(context)?;
    let is_known = app.store.read(|tx| Ok::<_, AppError>(tx.known_workflows()?.contains(&workflow)))?;
    if !is_known {
        // A workflow with a file but no journal yet is fine; for any other name, the error lists the known ones.
        let (folder, now) = (app.config.workflows.clone(), context.clock.now());
        app::look(&mut app.store, &folder, now)?.find(&workflow)?;
    }
    let last = options.last.unwrap_or(usize::MAX);
    let events = app.store.read(|tx| tx.last_events(&workflow, last)).map_err(AppError::from)?;
    match context.listing()? {
        Format::Json => print::json(&events)?,
        _ => {
            for event in &events {
                print::line(format!(
                    "{:>5}  {}  {:<12} {}",
                    event.seq,
                    event.happened_at,
                    who(&event.actor),
                    sentence(&event.fact)
                ))?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The source, in a word.
pub(super) fn who(actor: &Actor) -> String {
    match actor {
        Actor::Engine => "concerted".into(),
        Actor::History => "history".into(),
        Actor::Coordinator => "coordinator".into(),
        Actor::Partner(partner) => partner.to_string(),
    }
}

/// The scope of a hold: `mails of forum for unesco wait until 2027-01-08T20:00:00Z`.
pub(super) fn held(of: Option<&WorkflowId>, partner: Option<&PartnerId>, until: Option<Timestamp>) -> String {
    let of = of.map_or_else(String::new, |workflow| format!(" of {workflow}"));
    let partner = partner.map_or_else(String::new, |partner| format!(" for {partner}"));
    let all = if of.is_empty() && partner.is_empty() { "all mails" } else { "mails" };
    let until = until.map_or_else(|| "until it is lifted".to_owned(), |until| format!("until {until}"));
    format!("{all}{of}{partner} wait {until}")
}

/// The fact in one line, whatever line breaks a note has: none of its lines can be taken for another entry.
pub(super) fn sentence(fact: &Fact) -> String {
    let told = told(fact);
    told.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ")
}

fn told(fact: &Fact) -> String {
    let titled = |title: Option<&Text>| title.map_or_else(String::new, |title| format!(": {}", title.en()));
    let noted = |note: &Option<String>| note.as_ref().map_or_else(String::new, |note| format!(" ({note})"));
    match fact {
        Fact::WorkflowAdopted { over: true, .. } => {
            "adopted; everything in it is over: it reports and sends nothing".into()
        }
        Fact::WorkflowAdopted { half_way: true, .. } => "adopted half-way: past reminders are spent".into(),
        Fact::WorkflowAdopted { .. } => "adopted".into(),
        Fact::WorkflowClosed {} => "closed: its file is gone".into(),
        Fact::WorkflowReopened {} => "open again: its file came back".into(),
        Fact::DefinitionTaken { changes, .. } if changes.is_empty() => {
            "edited definition applied; no date or task changed".into()
        }
        Fact::DefinitionTaken { changes, .. } => {
            let shown = changes.iter().take(CHANGES_SHOWN).map(String::as_str).collect::<Vec<_>>().join("; ");
            let more = changes.len().saturating_sub(CHANGES_SHOWN);
            let more = if more > 0 { format!("; {more} more, see --format json") } else { String::new() };
            format!("edited definition applied: {shown}{more}")
        }
        Fact::TaskSet { task, state, note } => format!("{task} is {}{}", state.as_str().replace('_', " "), noted(note)),
        Fact::TaskApproved { task, note, evidence } => {
            let proof = evidence
                .as_ref()
                .map_or_else(String::new, |proof| format!(", proved by {} (SHA-256 {})", proof.name, proof.sha256));
            format!("{task} is approved{proof}{}", noted(note))
        }
        Fact::ApprovalOpened { .. }
        | Fact::ApprovalStated { .. }
        | Fact::MemberServed { .. }
        | Fact::NoticeLost { .. }
        | Fact::SilenceHeld { .. }
        | Fact::ConsultationBegun { .. }
        | Fact::ApprovalWithdrawn { .. } => approval::told(fact),
        Fact::CommitmentReported { .. } | Fact::CommitmentConfirmed { .. } | Fact::CommitmentSentBack { .. } => {
            commitment::told(fact)
        }
        Fact::InputAnswered { task, partner, answer, link, note, origin } => {
            let came = origin.as_ref().map_or_else(String::new, came);
            let link = link.as_ref().map_or_else(String::new, |link| format!(" at {link}"));
            format!("{task}: input of {partner} {}{link}{came}{}", said(answer), noted(note))
        }
        Fact::IndicatorMeasured { indicator, value, note } => {
            format!("{indicator} {} {} on {}{}", value.kind().as_str(), value.value, value.on, noted(note))
        }
        Fact::RiskAssessed { risk, entry, note } => {
            let said = [
                entry.title.as_ref().map(|title| title.en().to_owned()),
                entry.likelihood.map(|likelihood| format!("likelihood {likelihood}")),
                entry.impact.map(|impact| format!("impact {impact}")),
                entry.status.map(|status| status.as_str().to_owned()),
            ];
            let said: Vec<String> = said.into_iter().flatten().collect();
            let colon = if said.is_empty() { "" } else { ": " };
            format!("risk {risk} assessed{colon}{}{}", said.join(", "), noted(note))
        }
        Fact::BudgetSet { line, entry, note } => {
            let currency = entry.currency.as_ref().map(|currency| format!("in {currency}"));
            let figures = [
                figure("planned", entry.planned),
                figure("committed", entry.committed),
                figure("spent", entry.spent),
                currency,
            ];
            format!("budget line {line} set{}{}{}", titled(entry.title.as_ref()), listed(figures), noted(note))
        }
        Fact::ParticipationCounted { group, entry, note } => {
            let count = |what: &str, n: Option<u32>| figure(what, n.map(f64::from));
            let figures = [
                count("invited", entry.invited),
                count("confirmed", entry.confirmed),
                count("attended", entry.attended),
            ];
            format!("participants of {group} counted{}{}{}", titled(entry.title.as_ref()), listed(figures), noted(note))
        }
        Fact::TextCounted { text, entry, note } => {
            format!("paragraphs of {text} counted{}{}", titled(entry.title.as_ref()), noted(note))
        }
        Fact::CommitmentSet { commitment, entry, note } => {
            let status =
                entry.status.map_or_else(String::new, |status| format!(", {}", status.as_str().replace('_', " ")));
            format!("commitment {commitment} set{}{status}{}", titled(entry.title.as_ref()), noted(note))
        }
        Fact::DecisionTaken { task, entry, note } => {
            let outcome = entry.outcome.as_ref().map_or("taken", Text::en);
            format!("decision on {task}: {outcome}{}", noted(note))
        }
        Fact::RatingGiven { objective, entry, note } => {
            let rating = entry.rating.map_or("rated", GivenRating::as_str).replace('_', " ");
            let reason = entry.reason.as_ref().map_or_else(String::new, |reason| format!(", because {}", reason.en()));
            if entry.rating == Some(GivenRating::Computed) {
                return format!("the computed rating of {objective} holds again{reason}{}", noted(note));
            }
            format!("{objective} rated {rating} by hand{reason}{}", noted(note))
        }
        Fact::EntryWithdrawn { list, entry, note } => {
            format!("{entry} taken back from {}{}", list.as_str(), noted(note))
        }
        Fact::ReminderQueued { reminder, mail, why } => format!("reminder {reminder} into mail {mail}: {why}"),
        Fact::ReminderSent { reminder, .. } => format!("reminder {reminder} left"),
        Fact::ReminderWithdrawn { reminder, why } => format!("reminder {reminder} taken back: {why}"),
        Fact::DigestAsked { partner, at_once: true } => format!("the digest of {partner} is asked for, at once"),
        Fact::DigestAsked { partner, .. } => format!("the digest of {partner} is asked for"),
        Fact::ContactWished { partner, contact, lang, digest } => {
            let lang = lang.as_ref().map_or("as arranged", Lang::as_str);
            let day = digest.map_or("as arranged", DigestDay::as_str);
            format!("{contact} of {partner} chose for themselves: language {lang}, regular list {day}")
        }
        Fact::ContactLeft { partner, contact, successor, note } => {
            let instead = successor.as_ref().map_or_else(String::new, |address| format!(", but {address}"));
            format!("{contact} is not responsible for {partner} any more{instead}{}", noted(note))
        }
        Fact::HoldPlaced { hold, of, partner, until, why } => {
            format!("hold {hold}: {}: {why}", held(of.as_ref(), partner.as_ref(), *until))
        }
        Fact::HoldLifted { hold } => format!("hold {hold} is lifted"),
        Fact::ClockAccepted {} => "the clock is right, although it is behind what was recorded before".into(),
        Fact::AttemptLost { mail, attempt, .. } => {
            format!("mail {mail}, attempt {attempt}: its sender was lost; it may have arrived, and may arrive twice")
        }
        Fact::MailSettled { mail, state, why, .. } => format!("mail {mail} is {}: {why}", state.as_str()),
        Fact::PartnerUnreachable { partner, why } => format!("{partner} cannot be reached: {why}"),
        Fact::PartnerReached { partner, why } => format!("{partner} can be reached again: {why}"),
        Fact::ReportIssued { symbol, cut_off, .. } => format!("report {symbol} issued as of {cut_off}"),
        Fact::ReportWithdrawn { symbol, why, .. } => format!("report {symbol} withdrawn: {why}"),
        Fact::Quarantined { why } => format!("set aside: {why}"),
    }
}

/// What was said of an input, to go after its name: `done`, `postponed to 2013-03-05`.
pub(super) fn said(answer: &Answer) -> String {
    match answer {
        Answer::Partly { until: Some(until) } => format!("partly done, the rest promised for {until}"),
        Answer::Partly { until: None } => "partly done".to_owned(),
        Answer::Postponed { until } => format!("postponed to {until}"),
        Answer::Nil => "nil: nothing to contribute".to_owned(),
        Answer::HandedOver { to } => format!("handed over to {to}"),
        Answer::Help => "cannot go on without help".to_owned(),
        Answer::Agreed => "may be so: agreed".to_owned(),
        Answer::Refused => "may not be so: refused".to_owned(),
        Answer::Done | Answer::NotDone | Answer::Declined | Answer::Returned => answer.as_str().replace('_', " "),
    }
}

/// The way in which an answer arrived: `, by telephone (Ms P., desk officer)`.
pub(super) fn came(origin: &Origin) -> String {
    let way = match origin.way {
        Way::Link => "by link",
        Way::Reply => "by reply",
        Way::Telephone => "by telephone",
        Way::InPerson => "in person",
    };
    let by = origin.said_by.as_ref().map_or_else(String::new, |by| format!(" ({by})"));
    format!(", {way}{by}")
}

/// `planned 640,000`: the figure as it was understood.
fn figure(what: &str, value: Option<f64>) -> Option<String> {
    let value = value?;
    let decimals = value.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Some(format!("{what} {}", Words::of(&Lang::english()).number(value, decimals)))
}

/// `: planned 640,000, spent 62,000`; empty if nothing was said.
fn listed(figures: impl IntoIterator<Item = Option<String>>) -> String {
    let said: Vec<String> = figures.into_iter().flatten().collect();
    if said.is_empty() { String::new() } else { format!(": {}", said.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BudgetEntry, Event, ParticipationEntry};

    #[test]
    fn a_note_stands_in_brackets() {
        let fact =
            Fact::TaskSet { task: "OUT-03".into(), state: crate::model::TaskState::OnHold, note: Some("venue".into()) };
        assert_eq!(sentence(&fact), "OUT-03 is on hold (venue)");
    }

    #[test]
    fn figures_are_told_as_they_were_understood() {
        let entry = BudgetEntry { planned: Some(640_000.0), spent: Some(0.5), ..BudgetEntry::default() };
        let fact = Fact::BudgetSet { line: "B1".into(), entry, note: None };
        assert_eq!(sentence(&fact), "budget line B1 set: planned 640,000, spent 0.5");
        let entry = ParticipationEntry { invited: Some(1200), ..ParticipationEntry::default() };
        let fact = Fact::ParticipationCounted { group: "A1".into(), entry, note: None };
        assert_eq!(sentence(&fact), "participants of A1 counted: invited 1,200");
    }

    #[test]
    fn events_are_told_with_who_said_so() {
        let event = Event {
            seq: 1,
            workflow: "wf".into(),
            happened_at: jiff::Timestamp::UNIX_EPOCH,
            recorded_at: jiff::Timestamp::UNIX_EPOCH,
            actor: Actor::Partner("unesco".into()),
            fact: Fact::Quarantined { why: "x".into() },
        };
        assert_eq!(who(&event.actor), "unesco");
    }
}
