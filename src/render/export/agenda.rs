//! Due dates, milestones and the event as a calendar.

use jiff::Timestamp;

use super::ics::{self, Entry, When};
use crate::{
    model::TaskState,
    render::text::plain::one_line,
    report::{DroppedTask, ProgressReport, TaskEntry},
};

/// The event, and each task on its due date. An entry keeps its identity from one report to the next, under whatever id
/// its task goes, so that a calendar that already has it moves it; a task that was cancelled or dropped is taken out of it.
///
/// Stamped with the end of the report's day, or with `now` if that is to come.
pub fn agenda(report: &ProgressReport, now: Timestamp) -> String {
    let register = &report.register;
    let tasks = register.tasks.iter().map(|task| due(report, task));
    let dropped = register.dropped.iter().map(|task| dropped(report, task));
    let entries: Vec<Entry> = std::iter::once(event(report)).chain(tasks).chain(dropped).collect();
    ics::calendar(&one_line(&marked(report, &report.header.title)), &entries, report.header.cut_off_at.min(now))
}

/// `text`, marked if the report's day lies in the future.
fn marked(report: &ProgressReport, text: &str) -> String {
    match report.header.ahead_mark.as_str() {
        "" => text.to_owned(),
        mark => format!("■ {mark}: {text}"),
    }
}

fn event(report: &ProgressReport) -> Entry {
    let header = &report.header;
    Entry {
        uid: format!("event:{}@concerted", header.workflow),
        when: When::Days { first: header.opens.date, last: header.closes.date },
        summary: one_line(&header.title),
        description: one_line(&header.programme),
        location: one_line(&header.place),
        sequence: ics::sequence_at(header.cut_off_at),
        is_cancelled: false,
        category: Some("event"),
    }
}

/// `✓ OUT-02 Circulate the zero draft (UNESCO)`.
fn due(report: &ProgressReport, task: &TaskEntry) -> Entry {
    let summary = format!("{} {} {} ({})", task.badge.mark, task.id, task.title, task.lead_name);
    let notice = &report.header.ahead_notice;
    let mut description = vec![notice, &task.badge.word, &task.state_text, &task.deliverable, &task.note];
    // For a completed task, health and state are the same word.
    description.dedup();
    let description = description.into_iter().filter(|text| !text.is_empty()).map(|text| one_line(text));
    let description: Vec<String> = description.collect();
    Entry {
        uid: task.uid.clone(),
        when: When::Days { first: task.due, last: task.due },
        summary: one_line(&marked(report, &summary)),
        description: description.join("\n"),
        location: String::new(),
        sequence: ics::sequence_at(report.header.cut_off_at),
        is_cancelled: task.state == TaskState::Cancelled,
        category: Some(if task.milestone { "milestone" } else { "task" }),
    }
}

fn dropped(report: &ProgressReport, task: &DroppedTask) -> Entry {
    Entry {
        uid: task.uid.clone(),
        when: When::Days { first: task.due, last: task.due },
        summary: one_line(&marked(report, format!("{} {}", task.id, task.title).trim_end())),
        description: String::new(),
        location: String::new(),
        sequence: ics::sequence_at(report.header.cut_off_at),
        is_cancelled: true,
        category: Some("task"),
    }
}
