//! Cc lines of letters and reminders: nobody hears of one thing in two mails on one day.

use std::collections::{BTreeMap, BTreeSet};

use concerted::{
    app,
    model::{MailState, TaskState, WorkflowId},
    store::{Mail, MailFilter},
};

use crate::world::{World, at};

const FP: &str = "fp@b.example";
const HEAD: &str = "head@b.example";

fn definition(ladder: &str) -> String {
    format!(
        "format: 1
workflow: w
title: Papers
timezone: UTC
digest: never
event: {{opens: 2027-10-01}}
reports: {{schedule: []}}
coordinator: {{email: secretariat@forum.example, phone: '+1'}}
ladders: {{l: [{ladder}]}}
ladder: l
partners:
  b:
    kind: member_state
    languages: [fr]
    contacts:
      - {{function: focal_point, email: fp@b.example, languages: [en]}}
      - {{function: alternate, email: alternate@b.example, languages: [en]}}
      - {{function: head_of_unit, email: head@b.example}}
tasks:
  T2: {{title: Second, lead: b, due: 2027-03-15, window: 4w}}
  T3: {{title: Third, lead: b, due: 2027-05-14, window: 2w}}
"
    )
}

fn mails(world: &mut World) -> Vec<Mail> {
    let mut mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    mails.retain(|mail| mail.state == MailState::Sent);
    mails.sort_by_key(|mail| mail.sent_at);
    mails
}

fn release(world: &mut World, now: &str) {
    let all = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let drafts: Vec<_> = all.into_iter().filter(|mail| mail.state == MailState::Draft).map(|mail| mail.key).collect();
    assert!(!drafts.is_empty());
    app::release(&mut world.app, &world.loading, &drafts, at(now)).unwrap();
}

/// How many mails each address got on each day, as To or Cc.
fn a_day(mails: &[Mail]) -> BTreeMap<(String, String), usize> {
    let mut count = BTreeMap::new();
    for mail in mails {
        let day = mail.sent_at.unwrap().to_string()[..10].to_owned();
        let read: BTreeSet<&str> = mail.recipients.iter().map(|recipient| recipient.address.as_str()).collect();
        for address in read {
            *count.entry((day.clone(), address.to_owned())).or_default() += 1;
        }
    }
    count
}

fn copied(mail: &Mail) -> Vec<&str> {
    let to: Vec<&str> = mail.to().collect();
    mail.recipients.iter().map(|one| one.address.as_str()).filter(|address| !to.contains(address)).collect()
}

#[test]
fn a_letter_and_a_reminder_of_one_morning_are_copied_to_nobody_who_gets_the_other() {
    let ladder = "{at: -5wd, to: focal_point, tone: reminder}, \
                  {at: 5wd, to: head_of_unit, tone: formal, cc: [focal_point, alternate]}, \
                  {at: 6wd, to: focal_point, tone: overdue, cc: [head_of_unit]}, \
                  {at: 7wd, to: focal_point, tone: overdue, cc: [head_of_unit]}";
    let mut world = World::new(&definition(ladder), "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-03-22T12:00:00Z");
    release(&mut world, "2027-03-23T08:00:00Z");
    world.live("2027-03-23T08:00:00Z", "2027-03-30T12:00:00Z");
    let mails = mails(&mut world);
    assert!(a_day(&mails).values().all(|count| *count == 1), "{:#?}", a_day(&mails));
    let letter = mails.iter().find(|mail| mail.key.is_letter()).unwrap();
    assert_eq!(copied(letter), ["alternate@b.example"], "the focal point has the reminder of that morning");
    let reminders: Vec<_> = mails.iter().filter(|mail| mail.to().any(|to| to == FP)).map(copied).collect();
    assert_eq!(reminders, [vec![], vec![], vec![HEAD]], "the head of unit has the letter on the second day");
}

#[test]
fn nobody_reads_in_copy_of_what_a_letter_to_them_waits_to_be_released_for() {
    let ladder = "{at: -5wd, to: focal_point, tone: reminder, cc: [head_of_unit]}, \
                  {at: 5wd, to: head_of_unit, tone: formal}, \
                  {at: 6wd, to: focal_point, tone: overdue, cc: [head_of_unit], every: 1wd, at_most: 3}";
    let mut world = World::new(&definition(ladder), "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-03-24T09:30:00Z");
    // In the middle of the day on which another reminder left.
    release(&mut world, "2027-03-24T11:00:00Z");
    world.live("2027-03-24T11:00:00Z", "2027-03-30T12:00:00Z");
    let mails = mails(&mut world);
    let reminders: Vec<_> = mails.iter().filter(|mail| mail.to().any(|to| to == FP)).map(copied).collect();
    assert_eq!(reminders, [vec![HEAD], vec![], vec![], vec![HEAD]], "before the letter, and the day after it");
    assert!(a_day(&mails).values().all(|count| *count == 1), "{:#?}", a_day(&mails));
}

#[test]
fn who_had_a_letter_in_copy_gets_no_reminder_of_it_on_that_day() {
    let ladder = "{at: -5wd, to: focal_point, tone: reminder}, {at: 2wd, to: focal_point, tone: overdue}, \
                  {at: 5wd, to: head_of_unit, tone: formal, cc: [focal_point]}";
    let mut world = World::new(&definition(ladder), "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-03-22T12:00:00Z");
    release(&mut world, "2027-03-23T08:00:00Z");
    world.live("2027-03-23T08:00:00Z", "2027-03-23T11:00:00Z");
    // The task is held and goes on: it is asked for again, at once but for the letter of that morning.
    for (state, now) in [(TaskState::OnHold, "2027-03-23T11:00:00Z"), (TaskState::InProgress, "2027-03-23T11:30:00Z")] {
        let what = app::Recording::State { task: "T2".into(), state };
        app::record(&mut world.app, &world.loading, &WorkflowId::from("w"), what, None, None, at(now)).unwrap();
    }
    world.live("2027-03-23T11:30:00Z", "2027-03-26T12:00:00Z");
    let mails = mails(&mut world);
    let letter = mails.iter().find(|mail| mail.key.is_letter()).unwrap();
    assert_eq!(copied(letter), [FP]);
    let asked = mails.iter().rfind(|mail| mail.to().any(|to| to == FP)).unwrap();
    assert_eq!(asked.sent_at, Some(at("2027-03-24T09:00:00Z")), "{}", asked.subject);
    assert!(a_day(&mails).values().all(|count| *count == 1), "{:#?}", a_day(&mails));
}
