//! What a ladder and its letters do to each other, and what becomes of them when something is asked for again.

use concerted::{
    app,
    model::{Answer, MailState, WorkflowId},
    store::{Mail, MailFilter},
};
use jiff::Timestamp;

use crate::world::{World, at};

const FOCAL_POINT: &str = "fp@p0.example";
const HEAD: &str = "head@p0.example";

/// A workflow with this ladder, these tasks and this digest.
fn workflow(ladder: &str, tasks: &str, digest: &str) -> String {
    let partner = |id: &str| {
        format!(
            "  {id}: {{kind: member_state, name: {id}, contacts: [{{function: focal_point, email: fp@{id}.example, phone: '+1'}}, \
             {{function: head_of_unit, email: head@{id}.example}}]}}\n"
        )
    };
    format!(
        "format: 1\nworkflow: w\ntitle: Papers\nevent: {{opens: 2027-04-14, closes: 2027-04-16}}\ntimezone: UTC\n\
         coordinator: {{email: secretariat@forum.example, phone: '+1'}}\nreports: {{schedule: []}}\ndigest: {digest}\n\
         partners:\n{}{}{}ladders: {{l: [{ladder}]}}\nladder: l\ntasks:\n{tasks}",
        partner("p0"),
        partner("p1"),
        partner("p2")
    )
}

const REMINDERS: &str = "{at: +2wd, to: focal_point, tone: overdue, every: 3wd, at_most: 4}";

fn mails(world: &mut World, to: &str) -> Vec<Mail> {
    let all = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    all.into_iter().filter(|mail| mail.to().any(|address| address == to)).collect()
}

fn answer(world: &mut World, task: &str, partner: &str, answer: Answer, now: &str) {
    let what = app::Recording::Input { task: task.into(), partner: Some(partner.into()), answer };
    app::record(&mut world.app, &world.loading, &WorkflowId::from("w"), what, None, None, at(now)).unwrap();
}

fn sent(mails: &[Mail]) -> Vec<Timestamp> {
    mails.iter().filter_map(|mail| mail.sent_at).collect()
}

#[test]
fn a_letter_on_the_day_of_a_reminder_takes_nothing_from_it() {
    let ladder = format!("{REMINDERS}, {{at: +5wd, to: head_of_unit, tone: formal}}");
    let task = "  t0: {title: Send the paper, lead: p0, due: 2027-03-05, window: 1w}\n";
    let mut world = World::new(&workflow(&ladder, task, "never"), "2027-02-25T06:00:00Z");
    world.live("2027-02-25T06:00:00Z", "2027-03-25T06:00:00Z");
    let overdue: Vec<_> =
        sent(&mails(&mut world, FOCAL_POINT)).into_iter().filter(|sent| *sent > at("2027-03-06T00:00:00Z")).collect();
    assert_eq!(
        overdue,
        ["2027-03-09", "2027-03-12", "2027-03-17", "2027-03-22"].map(|day| at(&format!("{day}T09:00:00Z")))
    );
    let letters = mails(&mut world, HEAD);
    assert_eq!((letters.len(), letters[0].state), (1, MailState::Draft));
}

#[test]
fn a_letter_is_drafted_though_a_reminder_of_its_day_was_sent_before_it() {
    let ladder = format!("{REMINDERS}, {{at: +5wd, to: head_of_unit, tone: formal}}");
    let task = "  t0: {title: Send the paper, lead: p0, due: 2027-03-05, window: 1w}\n";
    let mut world = World::new(&workflow(&ladder, task, "never"), "2027-03-10T12:00:00Z");
    world.live("2027-03-10T12:00:00Z", "2027-03-20T06:00:00Z");
    assert_eq!(mails(&mut world, HEAD).len(), 1, "put off by the peace of the take-over, and then drafted");
}

#[test]
fn what_falls_due_after_a_letter_was_released_is_another_letter() {
    let ladder = "{at: +2wd, to: focal_point, tone: overdue}, {at: +6wd, to: head_of_unit, tone: formal}";
    let tasks = "  t0: {title: Send the paper, lead: p0, due: 2027-03-05, window: 1w}\n  \
                 t1: {title: Name a speaker, lead: p0, due: 2027-03-15, window: 1w}\n";
    let mut world = World::new(&workflow(ladder, tasks, "never"), "2027-02-25T06:00:00Z");
    world.live("2027-02-25T06:00:00Z", "2027-03-22T20:00:00Z");
    let first = mails(&mut world, HEAD).remove(0);
    app::release(&mut world.app, &world.loading, std::slice::from_ref(&first.key), at("2027-03-22T20:00:00Z")).unwrap();
    world.live("2027-03-22T20:00:00Z", "2027-03-26T06:00:00Z");
    let mime = world.app.store.read(|tx| tx.mime(&first.key)).unwrap();
    let text = concerted::mail::text_of(&mime).unwrap();
    assert!(text.contains("Send the paper") && !text.contains("Name a speaker"), "{text}");
    let letters = mails(&mut world, HEAD);
    let states: Vec<_> = letters.iter().map(|letter| letter.state).collect();
    assert_eq!(states, [MailState::Sent, MailState::Draft], "the other one waits for its own release");
}

#[test]
fn whom_the_coordinator_telephones_is_not_told_that_nothing_is_open() {
    let task = "  t0: {title: Send the paper, lead: p0, due: 2027-03-05, window: 1w}\n";
    let ladder = "{at: +2wd, to: focal_point, tone: overdue}";
    let mut world = World::new(&workflow(ladder, task, "'0 9 * * mon'"), "2027-02-25T06:00:00Z");
    world.live("2027-02-25T06:00:00Z", "2027-04-12T06:00:00Z");
    assert!(sent(&mails(&mut world, "secretariat@forum.example")).contains(&at("2027-03-16T09:00:00Z")), "the call");
    let after = sent(&mails(&mut world, FOCAL_POINT)).into_iter().filter(|sent| *sent > at("2027-03-16T00:00:00Z"));
    assert_eq!(after.collect::<Vec<_>>(), []);
}

#[test]
fn an_answer_that_opens_a_finished_task_asks_everybody_from_the_lowest_rung() {
    let ladder = "{at: -3wd, to: focal_point, tone: reminder}, {at: +2wd, to: focal_point, tone: overdue}, \
                  {at: +5wd, to: head_of_unit, tone: formal}";
    let task =
        "  t0: {title: Send the paper, lead: p0, with: [p1, p2], due: 2027-03-05, window: 3w, complete_when: any}\n";
    let mut world = World::new(&workflow(ladder, task, "never"), "2027-02-01T06:00:00Z");
    answer(&mut world, "t0", "p1", Answer::Done, "2027-02-20T10:00:00Z");
    answer(&mut world, "t0", "p0", Answer::Done, "2027-02-20T10:00:00Z");
    world.live("2027-02-20T10:00:00Z", "2027-03-24T10:00:00Z");
    answer(&mut world, "t0", "p1", Answer::NotDone, "2027-03-24T10:00:00Z");
    world.live("2027-03-24T10:00:00Z", "2027-03-25T10:00:00Z");
    assert_eq!(
        mails(&mut world, "head@p2.example"),
        [],
        "nobody above is written to about what p2 was never asked again"
    );
}

#[test]
fn what_was_called_off_is_told_to_whom_a_list_had_named_it() {
    let ladder = "{at: -20wd, to: focal_point, tone: notice}";
    let tasks = "  t0: {title: Send the paper, lead: p0, due: 2027-03-16, window: 8w}\n  \
                 t1: {title: Name a speaker, lead: p0, due: 2027-03-16, window: 1w}\n";
    let mut world = World::new(&workflow(ladder, tasks, "'0 4 * * fri'"), "2027-01-18T06:00:00Z");
    world.live("2027-01-18T06:00:00Z", "2027-01-22T09:07:00Z");
    let heard = mails(&mut world, FOCAL_POINT).len();
    assert_eq!(heard, 1, "the digest of that morning");
    let what = app::Recording::State { task: "t0".into(), state: concerted::model::TaskState::Cancelled };
    app::record(&mut world.app, &world.loading, &WorkflowId::from("w"), what, None, None, at("2027-01-22T09:07:00Z"))
        .unwrap();
    world.live("2027-01-22T09:07:00Z", "2027-01-26T10:00:00Z");
    let all = mails(&mut world, FOCAL_POINT);
    let mime = world.app.store.read(|tx| tx.mime(&all.last().unwrap().key)).unwrap();
    let text = concerted::mail::text_of(&mime).unwrap();
    assert!(all.len() == heard + 1 && text.contains("Send the paper"), "{text}");
}

#[test]
fn a_copy_that_waits_for_a_quieter_week_is_not_lost_with_its_reminder() {
    let ladder = "{at: -1wd, to: focal_point, tone: reminder, cc: [alternate]}, {at: 0wd, to: focal_point, tone: due_today, cc: [alternate]}";
    let task = |id: &str, due: &str| format!("  {id}: {{title: Paper {id}, lead: p0, due: {due}, window: 1w}}\n");
    let tasks = [task("t0", "2027-03-03"), task("t1", "2027-03-04"), task("t2", "2027-03-05")].concat();
    let alternate =
        "{function: alternate, email: alternate@p0.example}, {function: head_of_unit, email: head@p0.example}";
    let definition = workflow(ladder, &tasks, "never");
    let definition = definition.replace("{function: head_of_unit, email: head@p0.example}", alternate);
    let mut world = World::new(&definition, "2027-02-24T00:00:00Z");
    world.live("2027-02-24T00:00:00Z", "2027-03-20T06:00:00Z");
    let copies = mails(&mut world, "alternate@p0.example");
    assert!(copies.iter().all(|mail| mail.state == MailState::Sent), "{copies:?}");
    let sent = sent(&copies);
    assert!(sent.len() >= 4 && sent.last().is_some_and(|last| *last > at("2027-03-06T00:00:00Z")), "{sent:?}");
}

#[test]
fn a_letter_is_no_reminder_of_the_count() {
    let ladder = format!("{REMINDERS}, {{at: +5wd, to: head_of_unit, tone: formal}}");
    let task = "  t0: {title: Send the paper, lead: p0, due: 2027-03-05, window: 1w}\n";
    let mut world = World::new(&workflow(&ladder, task, "never"), "2027-02-25T06:00:00Z");
    world.live("2027-02-25T06:00:00Z", "2027-03-15T06:00:00Z");
    let letter = mails(&mut world, HEAD).pop().unwrap();
    assert_eq!(letter.state, MailState::Draft);
    app::release(&mut world.app, &world.loading, std::slice::from_ref(&letter.key), at("2027-03-15T09:00:00Z"))
        .unwrap();
    world.live("2027-03-15T09:00:00Z", "2027-03-25T06:00:00Z");
    assert_eq!(mails(&mut world, HEAD)[0].state, MailState::Sent);
    let counts: Vec<String> = mails(&mut world, FOCAL_POINT)
        .into_iter()
        .filter_map(|mail| {
            let mime = world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
            let text = concerted::mail::text_of(&mime).unwrap();
            let at = text.find("Reminder ")?;
            Some(text[at..].split(['.', '\r', '\n']).next().unwrap().to_owned())
        })
        .collect();
    assert_eq!(counts, ["Reminder 2 of 4", "Reminder 3 of 4", "Reminder 4 of 4"], "the first one asks");
}
