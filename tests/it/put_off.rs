//! What a server puts off nobody has: when it leaves it says what is so then, whatever was the case at the first attempt.

use concerted::{
    app,
    model::{Answer, MailState, WorkflowId},
    store::{Mail, MailFilter},
};

use crate::{
    smtp_server::{Act, SmtpServer},
    working_hours::live,
    world::{World, at},
};

/// Two papers of one partner, due on a Friday, with a request and a reminder before; the second may be left out.
fn papers(second: bool) -> String {
    let second = if second { "  A2: {title: Second paper, lead: a, due: 2026-12-11, window: 8w}\n" } else { "" };
    format!(
        "format: 1
workflow: w
symbol: W
title: Papers
event: {{opens: 2027-09-14}}
timezone: UTC
digest: never
coordinator: {{email: secretariat@forum.example, phone: '+1'}}
partners:
  a: {{kind: member_state, name: A, contacts: [{{function: focal_point, email: fp@a.example}}]}}
ladders: {{two: [{{at: -20wd, to: focal_point, tone: notice}}, {{at: -5wd, to: focal_point, tone: reminder}}, {{at: 0wd, to: focal_point, tone: due_today}}]}}
ladder: two
tasks:
  A1: {{title: First paper, lead: a, due: 2026-12-11, window: 8w}}
{second}"
    )
}

/// The morning of the day on which the papers are due.
const MORNING: &str = "2026-12-11T08:30:00Z";

/// A preparation up to that morning: one reminder was sent.
async fn begun(second: bool, server: &SmtpServer) -> World {
    let mut world = World::new(&papers(second), "2026-10-05T08:00:00Z");
    live(&mut world, server, at("2026-10-05T08:00:00Z"), MORNING).await;
    world
}

/// What the server took for the focal point on that day or later: subject and text.
fn taken(server: &SmtpServer) -> Vec<(String, String)> {
    let received = server.received().into_iter().filter(|mail| mail.to.iter().any(|to| to.contains("fp@a.example")));
    // The request and a reminder came before.
    received
        .skip(2)
        .map(|mail| {
            let message = mail_parser::MessageParser::default().parse(mail.data.as_bytes()).unwrap();
            (message.subject().unwrap().to_owned(), message.body_text(0).unwrap().into_owned())
        })
        .collect()
}

fn done(world: &mut World, task: &str, now: &str) {
    let what = app::Recording::Input { task: task.into(), partner: Some("a".into()), answer: Answer::Done };
    app::record(&mut world.app, &world.loading, &WorkflowId::from("w"), what, None, None, at(now)).unwrap();
}

fn mails(world: &mut World) -> Vec<Mail> {
    let all = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    all.into_iter().filter(|mail| mail.partner.is_some()).collect()
}

#[tokio::test]
async fn due_today_is_not_said_on_a_later_day() {
    let server = SmtpServer::start().await;
    let mut world = begun(false, &server).await;
    // All day.
    server.script("RCPT TO:<fp@a.example>", 6, Act::Say("450 4.2.0 greylisted"));
    live(&mut world, &server, at(MORNING), "2026-12-14T12:00:00Z").await;
    let taken = taken(&server);
    assert_eq!(taken.len(), 1, "{taken:#?}");
    let (subject, text) = &taken[0];
    assert_eq!(subject, "Overdue since Fri 11 Dec: First paper (A1 · W)");
    assert!(!text.contains("due today") && text.contains("overdue by 1 working day"), "{text}");
    let mail = mails(&mut world).pop().unwrap();
    assert_eq!((mail.state, mail.subject.as_str()), (MailState::Sent, subject.as_str()), "the list says what left");
}

#[tokio::test]
async fn what_was_answered_meanwhile_is_not_asked_for() {
    let server = SmtpServer::start().await;
    let mut world = begun(true, &server).await;
    server.script("RCPT TO:<fp@a.example>", 3, Act::Say("450 4.2.0 greylisted"));
    live(&mut world, &server, at(MORNING), "2026-12-11T09:10:00Z").await;
    done(&mut world, "A1", "2026-12-11T09:10:00Z");
    live(&mut world, &server, at("2026-12-11T09:10:00Z"), "2026-12-11T12:00:00Z").await;
    let taken = taken(&server);
    assert_eq!(taken.len(), 1, "{taken:#?}");
    let (subject, text) = &taken[0];
    assert_eq!(subject, "Due today: Second paper (A2 · W)");
    assert!(!text.contains("First paper"), "{text}");
}

#[tokio::test]
async fn what_failed_and_is_tried_again_weeks_later_says_what_is_so_then() {
    let server = SmtpServer::start().await;
    let mut world = begun(false, &server).await;
    server.script("RCPT TO:<fp@a.example>", 1, Act::Say("550 5.1.1 no such user"));
    live(&mut world, &server, at(MORNING), "2026-12-11T12:00:00Z").await;
    let failed = mails(&mut world).pop().unwrap();
    assert_eq!((failed.state, failed.subject.as_str()), (MailState::Failed, "Due today: First paper (A1 · W)"));
    let later = "2027-01-04T10:00:00Z";
    app::retry(&mut world.app, &failed.key, at(later)).unwrap();
    live(&mut world, &server, at(later), "2027-01-05T12:00:00Z").await;
    let taken = taken(&server);
    assert_eq!(taken.len(), 1, "{taken:#?}");
    assert!(taken[0].0.starts_with("Overdue since Fri 11 Dec: First paper"), "{taken:#?}");
}
