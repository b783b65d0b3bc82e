//! A subject says what and when, before any telephone cuts it off.

use concerted::{
    engine::DecisionKind,
    message::{MailContent, MailKind},
    model::{Lang, Text, WorkflowId},
    plan::{Function, Plan, Tone},
};
use jiff::civil::{Date, date};

use super::{content, gallery, stage, templates};

/// So many characters every list of mails shows.
const SHOWN: usize = 60;

fn subject(content: &MailContent) -> String {
    templates().subject(content).unwrap()
}

fn about(plan: &Plan, task: &str, tone: Tone, due: Date) -> String {
    subject(&content(plan, "coe", Function::FocalPoint, &[stage::rung("coe", task, (2, 4), tone, due)]))
}

fn digest() -> (WorkflowId, DecisionKind) {
    ("world-forum-2013".into(), DecisionKind::Digest { partner: "coe".into(), says: 0, is_repeated: false })
}

/// What the digest of the Council of Europe is called if only these of its tasks are open.
fn digest_of(tasks: &[&str]) -> String {
    let mut plan = stage::plan();
    plan.tasks.retain(|task| tasks.contains(&task.id.as_str()));
    plan.task_index = plan.tasks.iter().enumerate().map(|(at, task)| (task.id.clone(), at)).collect();
    plan.tasks.iter_mut().for_each(|task| task.needs.clear());
    subject(&content(&plan, "coe", Function::FocalPoint, &[digest()]))
}

#[test]
fn what_and_when_come_first() {
    let plan = stage::plan();
    let comments = |tone, due| about(&plan, "OUT-03", tone, due);
    assert_eq!(
        comments(Tone::Reminder, date(2013, 2, 28)),
        "Due Thu 28 Feb: Send your written comments (OUT-03 · BP-WF2)"
    );
    assert_eq!(comments(Tone::DueToday, stage::TODAY), "Due today: Send your written comments (OUT-03 · BP-WF2)");
    assert_eq!(
        comments(Tone::Overdue, date(2013, 2, 11)),
        "Overdue since Mon 11 Feb: Send your written comments (OUT-03 · BP-WF2)"
    );
    assert_eq!(
        comments(Tone::Overdue, date(2012, 2, 11)),
        "Overdue since Sat 11 Feb 2012: Send your written comments (OUT-03 · BP-WF2)",
        "a day of another year has its year"
    );
}

#[test]
fn a_long_title_is_cut_after_a_word() {
    let mut plan = stage::plan();
    plan.tasks[0].asks = Some(Text::plain("Constitute the International Task Force (focal point + alternate)"));
    assert_eq!(
        about(&plan, "OUT-03", Tone::Reminder, date(2013, 2, 28)),
        "Due Thu 28 Feb: Constitute the International Task Force… (OUT-03 · BP-WF2)"
    );
    plan.tasks[0].asks = None;
    assert_eq!(
        about(&plan, "OUT-03", Tone::Reminder, date(2013, 2, 28)),
        "Due Thu 28 Feb: contribute to “Comments on the zero draft…” (OUT-03 · BP-WF2)"
    );
}

#[test]
fn what_is_before_the_number_is_shown_whole_in_every_language() {
    for (name, mail) in gallery().into_iter().filter(|(name, _)| !name.starts_with("brief")) {
        let before = mail.subject.rsplit_once(" (").or_else(|| mail.subject.rsplit_once(" – "));
        let (before, _) = before.unwrap_or_else(|| panic!("{name}: {}", mail.subject));
        assert!(before.chars().count() <= SHOWN, "{name}: {before}");
    }
    for lang in ["en", "fr", "es", "ru", "az", "ar"] {
        for (tone, due) in
            [(Tone::Reminder, date(2013, 2, 28)), (Tone::DueToday, stage::TODAY), (Tone::Overdue, date(2013, 1, 23))]
        {
            let mut plan = stage::plan();
            plan.tasks[0].asks = None;
            for contact in &mut plan.partners.get_mut(&"coe".into()).unwrap().contacts {
                contact.languages = vec![Lang::from(lang)];
            }
            let subject = about(&plan, "OUT-03", tone, due);
            let (before, after) = subject.rsplit_once(" (").unwrap();
            assert!(before.chars().count() <= SHOWN && before.contains('…'), "{lang}: {before}");
            assert_eq!(after, "OUT-03 · BP-WF2)");
        }
    }
}

#[test]
fn a_digest_says_how_many_are_overdue_and_what_is_due_today() {
    assert_eq!(
        digest_of(&["COM-01", "LOG-02", "OUT-03", "PRG-06"]),
        "1 overdue; due today: contribute to “List of delegates for…” (LOG-02 +2 · BP-WF2)"
    );
    assert_eq!(
        digest_of(&["COM-01", "OUT-03"]),
        "1 overdue; due Thu 28 Feb: Send your written comments (OUT-03 · BP-WF2)"
    );
    assert_eq!(digest_of(&["OUT-03"]), "Due Thu 28 Feb: Send your written comments (OUT-03 · BP-WF2)");
    assert!(digest_of(&["COM-01"]).starts_with("Overdue since Wed 13 Feb: "), "{}", digest_of(&["COM-01"]));
}

#[test]
fn several_overdue_or_due_today_are_counted() {
    let mut plan = stage::busy_plan();
    let of = |plan: &Plan| subject(&content(plan, "coe", Function::FocalPoint, &[digest()]));
    let on = |plan: &mut Plan, due: Date| {
        for task in &mut plan.tasks {
            task.due.date = due;
            task.contributors.iter_mut().for_each(|one| one.due = due);
        }
    };
    on(&mut plan, date(2013, 2, 12));
    let late = of(&plan);
    assert!(late.ends_with(" overdue, the first since Tue 12 Feb (BP-WF2)"), "{late}");
    on(&mut plan, stage::TODAY);
    let today = of(&plan);
    assert!(today.ends_with(" due today (BP-WF2)"), "{today}");
}

#[test]
fn a_reminder_on_the_day_of_the_digest_keeps_its_subject_and_opening() {
    let rung = stage::rung("coe", "LOG-02", (3, 4), Tone::DueToday, stage::TODAY);
    let plan = stage::plan();
    let alone = content(&plan, "coe", Function::FocalPoint, std::slice::from_ref(&rung));
    let with_digest = content(&plan, "coe", Function::FocalPoint, &[digest(), rung]);
    assert_eq!(with_digest.kind, MailKind::Reminder);
    assert_eq!(subject(&with_digest), subject(&alone));
    assert!(subject(&alone).starts_with("Due today: "), "{}", subject(&alone));
    let text = templates().mail(&with_digest).unwrap().text;
    assert!(text.contains("is due today."), "{text}");
}

#[test]
fn the_first_list_says_how_many_are_overdue() {
    let taken_over = ("world-forum-2013".into(), DecisionKind::AdoptionDigest { partner: "coe".into() });
    let mut plan = stage::plan();
    let first = |plan: &Plan| subject(&content(plan, "coe", Function::FocalPoint, std::slice::from_ref(&taken_over)));
    assert_eq!(first(&plan), "Your open items: 4, 1 overdue (BP-WF2)");
    // What was looked up of its tasks is not kept in a copy.
    plan = plan.clone();
    plan.tasks.retain(|task| task.id.as_str() != "COM-01");
    plan.task_index = plan.tasks.iter().enumerate().map(|(at, task)| (task.id.clone(), at)).collect();
    assert_eq!(first(&plan), "Your open items: 3 (BP-WF2)");
}
