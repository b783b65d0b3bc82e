//! Output of a rehearsal for people and programs: a calendar as text, a table, calendar entries.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use jiff::civil::Date;

use super::By;
use crate::{
    app::rehearse::{Item, Mail, Rehearsal, Report},
    cli::print,
    diag::Severity,
    model::{Lang, PartnerId},
    plan::{Function, Tone},
    render::{
        ics::{Entry, When},
        spreadsheet,
    },
};

/// One line of the text: a mail or a report.
struct Line<'a> {
    day: Date,
    time: &'a str,
    to: &'a str,
    partner: Option<&'a str>,
    what: String,
}

fn lines(rehearsal: &Rehearsal) -> Vec<Line<'_>> {
    let mails = rehearsal.mails.iter().map(|mail| Line {
        day: mail.day,
        time: standing(mail, &mail.time),
        to: &mail.to,
        partner: mail.partner.as_ref().map(PartnerId::as_str),
        what: mail.subject.clone(),
    });
    let reports = rehearsal.reports.iter().map(|report| Line {
        day: report.day,
        time: "",
        to: "report",
        partner: None,
        what: format!("{} as of {}, {}", report.symbol, report.cut_off, languages(report)),
    });
    mails.chain(reports).collect()
}

/// What a mail waits for; `leaves` if it waits for nothing.
fn standing<'a>(mail: &Mail, leaves: &'a str) -> &'a str {
    match (mail.held_by, mail.is_draft) {
        (Some(_), _) => "held",
        (None, true) => "draft",
        (None, false) => leaves,
    }
}

fn languages(report: &Report) -> String {
    report.languages.iter().map(Lang::as_str).collect::<Vec<_>>().join(", ")
}

/// The text for reviewers.
pub(super) fn text(rehearsal: &Rehearsal, answers: &str, by: By) -> String {
    let mut text = heading(rehearsal, answers);
    let lines = lines(rehearsal);
    let width = lines.iter().map(|line| line.to.chars().count()).max().unwrap_or(0);
    match by {
        By::Day => calendar(&mut text, lines, width),
        By::Partner => by_partner(&mut text, lines),
    }
    if !rehearsal.findings.is_empty() {
        text.push_str("\nTo look at\n");
    }
    for finding in &rehearsal.findings {
        let _ = writeln!(text, "  {} {}: {}", severity(finding.severity), finding.code, finding.message);
    }
    text
}

fn heading(rehearsal: &Rehearsal, answers: &str) -> String {
    let held = rehearsal.mails.iter().filter(|mail| mail.held_by.is_some()).count();
    let drafts = rehearsal.mails.iter().filter(|mail| mail.is_draft && mail.held_by.is_none()).count();
    let recipients: BTreeSet<_> = rehearsal.mails.iter().map(|mail| &mail.to).collect();
    let mut text = format!(
        "{} {}: {} to {}, answers {answers}\n{} to {}",
        rehearsal.symbol,
        rehearsal.workflow,
        rehearsal.begins_at.strftime("%F"),
        rehearsal.ends_at.strftime("%F"),
        print::counted(rehearsal.mails.len() - drafts - held, "mail"),
        print::counted(recipients.len(), "recipient"),
    );
    if drafts > 0 {
        let _ = write!(text, ", {} for release", print::counted(drafts, "letter"));
    }
    if held > 0 {
        let _ = write!(text, ", {} held", print::counted(held, "mail"));
    }
    let _ = writeln!(text, ", {}", print::counted(rehearsal.reports.len(), "report"));
    let _ = writeln!(
        text,
        "at most {} a week to one person, at most {} in a row that say the same",
        print::counted(rehearsal.most_a_week(Date::MAX), "mail"),
        rehearsal.most_equal()
    );
    text
}

fn calendar(text: &mut String, mut lines: Vec<Line<'_>>, width: usize) {
    // A report comes before the mails that bring it.
    let place = |line: &Line<'_>| (line.day, line.time == "draft", line.to != "report");
    lines.sort_by(|a, b| (place(a), a.time, a.to).cmp(&(place(b), b.time, b.to)));
    let (mut month, mut day) = (None, None);
    for line in &lines {
        let this_month = line.day.strftime("%B %Y").to_string();
        if month.as_ref() != Some(&this_month) {
            let _ = writeln!(text, "\n{this_month}");
            month = Some(this_month);
        }
        let shown = if day == Some(line.day) { String::new() } else { line.day.strftime("%a %e").to_string() };
        day = Some(line.day);
        let _ = writeln!(text, "  {shown:<6}  {:<5}  {:<width$}  {}", line.time, line.to, line.what);
    }
}

fn by_partner(text: &mut String, lines: Vec<Line<'_>>) {
    let mut partners: BTreeMap<&str, Vec<Line<'_>>> = BTreeMap::new();
    for line in lines {
        partners.entry(line.partner.unwrap_or("(coordinator)")).or_default().push(line);
    }
    for (partner, mut lines) in partners {
        lines.sort_by(|a, b| (a.day, a.time, a.to).cmp(&(b.day, b.time, b.to)));
        let _ = writeln!(text, "\n{partner}: {}", print::counted(lines.len(), "line"));
        for line in lines {
            let _ = writeln!(text, "  {} {}  {:<5}  {}", line.day, line.day.strftime("%a"), line.time, line.what);
        }
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "■",
        Severity::Warning => "▲",
        Severity::Note => "·",
    }
}

/// One row per item of each mail.
pub(super) fn table(rehearsal: &Rehearsal) -> String {
    let header = [
        "day", "time", "at", "to", "partner", "function", "state", "language", "subject", "task", "rung", "tone", "due",
    ];
    let cells: Vec<[String; 13]> = rehearsal.mails.iter().flat_map(rows).collect();
    spreadsheet::table(&header, cells.iter().map(|row| row.iter().map(String::as_str).collect()))
}

fn rows(mail: &Mail) -> Vec<[String; 13]> {
    let row = |task: String, rung: String, tone: String, due: String| {
        [
            mail.day.to_string(),
            mail.time.clone(),
            mail.at.to_string(),
            mail.to.clone(),
            mail.partner.as_ref().map(ToString::to_string).unwrap_or_default(),
            mail.function.map(Function::as_str).unwrap_or_default().to_owned(),
            standing(mail, "sent").to_owned(),
            mail.lang.to_string(),
            mail.subject.clone(),
            task,
            rung,
            tone,
            due,
        ]
    };
    if mail.items.is_empty() {
        return vec![row(String::new(), String::new(), String::new(), String::new())];
    }
    let of_item = |item: &Item| {
        row(
            item.task.as_ref().map(ToString::to_string).unwrap_or_default(),
            item.rung.clone().unwrap_or_else(|| item.kind.to_owned()),
            item.tone.map(Tone::as_str).unwrap_or_default().to_owned(),
            item.due.map(|due| due.to_string()).unwrap_or_default(),
        )
    };
    mail.items.iter().map(of_item).collect()
}

pub(super) fn entries(rehearsal: &Rehearsal) -> Vec<Entry> {
    let mails = rehearsal.mails.iter().map(|mail| Entry {
        uid: format!("{}@concerted", mail.key),
        when: When::At(mail.at),
        summary: match standing(mail, "") {
            "" => mail.subject.clone(),
            waits => format!("({waits}) {}", mail.subject),
        },
        description: mail.to.clone(),
        location: String::new(),
        sequence: 0,
        is_cancelled: false,
        category: None,
    });
    let reports = rehearsal.reports.iter().map(|report| Entry {
        uid: format!("{}@concerted", report.symbol),
        when: When::At(report.at),
        summary: format!("{} as of {}", report.symbol, report.cut_off),
        description: languages(report),
        location: String::new(),
        sequence: 0,
        is_cancelled: false,
        category: None,
    });
    mails.chain(reports).collect()
}
