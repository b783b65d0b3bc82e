//! The scenario as a coordinator would write it.

use std::fmt::Write as _;

use super::{
    office::Office,
    scenario::{Function, Partner, Rule, Rung, Scenario},
};

/// Rungs until then are first words.
const EARLY: i32 = -10;

pub(super) const SECRETARIAT: &str = "secretariat@forum.example";

impl Function {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::FocalPoint => "focal_point",
            Self::Alternate => "alternate",
            Self::HeadOfUnit => "head_of_unit",
            Self::Director => "director",
        }
    }
}

/// The address of a function of a partner.
pub(super) fn address(partner: usize, function: &str) -> String {
    format!("{function}@p{partner}.example")
}

pub(super) fn written(scenario: &Scenario) -> String {
    let zone = scenario.office.zone.iana_name().unwrap();
    let mut text = format!(
        "format: 1\nworkflow: w\nsymbol: W\ntitle: Papers\nevent: {{opens: {}, closes: {}}}\ntimezone: {zone}\n\
         coordinator: {{email: {SECRETARIAT}, phone: '+1'}}\nreports: {{schedule: []}}\ndigest: {}\n",
        scenario.opens,
        scenario.closes,
        digest(scenario)
    );
    let _ = writeln!(text, "calendars:");
    let _ = writeln!(text, "  house: {}", calendar(&scenario.office));
    for (number, partner) in scenario.partners.iter().enumerate() {
        let _ = writeln!(text, "  c{number}: {}", calendar(&partner.office));
    }
    let _ = writeln!(text, "calendar: house\npartners:");
    for (number, partner) in scenario.partners.iter().enumerate() {
        let _ = writeln!(text, "  p{number}: {}", organisation(number, partner));
    }
    let _ = writeln!(text, "ladders:");
    for (number, rungs) in scenario.ladders.iter().enumerate() {
        let _ = writeln!(text, "  l{number}: [{}]", listed(rungs.iter().map(rung)));
    }
    let _ = writeln!(text, "ladder: l0\ntasks:");
    for number in 0..scenario.tasks.len() {
        let _ = writeln!(text, "  t{number}: {}", task(scenario, number));
    }
    text
}

fn listed(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

fn digest(scenario: &Scenario) -> String {
    let Some(digest) = &scenario.digest else { return "never".into() };
    let days: Vec<&str> = digest.days.iter().map(|day| Scenario::weekday_name(*day)).collect();
    format!("'0 {} * * {}'", digest.hour, days.join(","))
}

fn calendar(office: &Office) -> String {
    let weekend = listed(office.weekend.iter().map(|day| Scenario::weekday_name(*day).to_owned()));
    let holidays = listed(office.holidays.iter().map(|day| format!("{{date: {day}, name: Feast}}")));
    let (from, to) = office.hours;
    let season = office.season.as_ref().map_or_else(String::new, |season| {
        let (opens, closes) = season.hours;
        format!(
            ", exceptions: [{{from: {}, to: {}, hours: {{from: '{opens:02}:00', to: '{closes:02}:00'}}}}]",
            season.from, season.to
        )
    });
    format!(
        "{{name: Calendar, weekend: [{{days: [{weekend}]}}], hours: {{from: '{from:02}:00', to: '{to:02}:00'{season}}}, holidays: [{holidays}]}}"
    )
}

fn organisation(number: usize, partner: &Partner) -> String {
    let contact = |function: &str| format!("{{function: {function}, email: {}}}", address(number, function));
    let mut contacts: Vec<String> = partner.functions.iter().map(|function| contact(function.word())).collect();
    if contacts.is_empty() {
        contacts.push("{function: focal_point, phone: '+2'}".into());
    }
    let zone = partner.office.zone.iana_name().unwrap();
    format!(
        "{{kind: member_state, name: P{number}, timezone: {zone}, calendar: c{number}, contacts: [{}]}}",
        contacts.join(", ")
    )
}

fn rung(rung: &Rung) -> String {
    let tone = match rung.at {
        _ if rung.to.is_higher() => "formal",
        at if at <= EARLY => "notice",
        ..0 => "reminder",
        0 => "due_today",
        _ => "overdue",
    };
    let copied = if rung.is_copied { ", cc: [alternate]" } else { "" };
    let repeats =
        rung.repeats.map_or_else(String::new, |(every, times)| format!(", every: {every}wd, at_most: {times}"));
    format!("{{at: {:+}wd, to: {}, tone: {tone}{copied}{repeats}}}", rung.at, rung.to.word())
}

fn task(scenario: &Scenario, number: usize) -> String {
    let task = &scenario.tasks[number];
    let rule = match task.rule {
        Rule::All => "all".to_owned(),
        Rule::Any => "any".to_owned(),
        Rule::Lead => "lead".to_owned(),
        Rule::Count(count) => format!("{count} contributors"),
    };
    let ahead = if task.ahead > 0 { format!(", due: -{}wd", task.ahead) } else { String::new() };
    let contributors = task.with.iter().map(|partner| format!("{{partner: p{partner}{ahead}}}"));
    let observers = task.observer.iter().map(|partner| format!("{{partner: p{partner}, role: observer}}"));
    format!(
        "{{title: Task {number}, lead: p{}, with: [{}], due: {}, fixed: {}, shift: {}, window: {}w, needs: [{}], complete_when: {rule}, ladder: l{}}}",
        task.lead,
        listed(contributors.chain(observers)),
        task.written,
        task.is_fixed,
        if task.is_shifted_later { "later" } else { "earlier" },
        task.window_weeks,
        listed(task.needs.iter().map(|need| format!("t{need}"))),
        task.ladder
    )
}
