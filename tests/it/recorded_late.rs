//! What was said of a silence procedure in time and is recorded after its end has the effect that it would have had.

use std::collections::BTreeMap;

use concerted::{
    app::{self, Acting, ApprovalAct, ApprovalActed, HoldOrder},
    engine::{ApprovalState, RunState},
    model::{Event, Fact, Origin, Statement, TaskState, Way},
    report::{MinutesOrder, minutes},
    store::MailFilter,
};
use jiff::Timestamp;

use crate::{
    procedures::{act, handed_in, open},
    world::{PIERRE, World, at},
};

const OPENED: &str = "2027-05-11T05:00:00Z";
/// 72 hours later it is Friday: the silence ends on the Monday after, at 18:00 in Baku.
const ENDS: &str = "2027-05-17T14:00:00Z";
const DAY_AFTER: &str = "2027-05-18T06:00:00Z";
const ASKS_FOR_TIME: Statement = Statement::TimeRequested { until: None };

/// A silence that was held at its end, and told to be.
fn held(rule: &str) -> World {
    let mut world = handed_in(rule);
    open(&mut world, "Rev.2", OPENED);
    world.live(OPENED, DAY_AFTER);
    assert_eq!(ends(&mut world), [at(ENDS)]);
    assert_eq!(stands(&mut world, DAY_AFTER), (TaskState::Completed, ApprovalState::Held));
    world
}

/// Records at `now` what a member said at `said_at`.
fn state_late(world: &mut World, partner: &str, statement: Statement, (said_at, now): (&str, &str)) -> ApprovalActed {
    let what = ApprovalAct::State { partner: partner.into(), office: None, in_place_of: None, statement };
    let acting = Acting { at: Some(at(said_at)), note: Some("by telephone".into()), origin: None };
    act(world, "OUT-05", what, acting, now).unwrap()
}

fn serve_late(world: &mut World, partner: &str, (served_at, now): (&str, &str)) {
    let origin = Origin { way: Way::Telephone, said_by: Some("duty officer".into()), mail: None, definition: None };
    let acting = Acting { at: Some(at(served_at)), note: None, origin: Some(origin) };
    act(world, "OUT-05", ApprovalAct::Serve { partner: partner.into(), office: None }, acting, now).unwrap();
}

/// The notice that opened the silence came back from a member at `lost_at`, and is read at `now`.
fn lose(world: &mut World, partner: &str, (lost_at, now): (&str, &str)) {
    let reminder = events(world).into_iter().find_map(|event| match event.fact {
        Fact::ReminderSent { reminder, .. }
            if reminder.as_str().ends_with(&format!(":{partner}:notice:1:opening@")) =>
        {
            Some(reminder)
        }
        _ => None,
    });
    let fact = Fact::NoticeLost { reminder: reminder.unwrap(), why: "550 5.1.1".into() };
    let event = Event { happened_at: at(lost_at), ..Event::of_engine(&"forum".into(), at(now), fact) };
    world.app.store.write(|tx| tx.append(&event)).unwrap();
}

fn events(world: &mut World) -> Vec<Event> {
    world.app.store.read(|tx| tx.events(&"forum".into())).unwrap()
}

fn stands(world: &mut World, now: &str) -> (TaskState, ApprovalState) {
    let events = events(world);
    let plan = &world.loading.workflows[&"forum".into()].plan;
    let state = RunState::replay(plan, &events, at(now));
    let run = state.task(&"OUT-05".into());
    (run.state, run.approval.last().unwrap().state)
}

/// The ends on record, in the order in which they were recorded.
fn ends(world: &mut World) -> Vec<Timestamp> {
    let held = events(world).into_iter().filter(|event| matches!(event.fact, Fact::SilenceHeld { .. }));
    held.map(|event| event.happened_at).collect()
}

/// The kinds of notice that were sent to Pierre from `since` on.
fn told_pierre(world: &mut World, since: &str) -> Vec<String> {
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let to_pierre = mails.into_iter().filter(|mail| mail.key.is_notice() && mail.to().any(|to| to == PIERRE));
    let sent = to_pierre.filter(|mail| mail.sent_at.is_some_and(|sent_at| sent_at >= at(since)));
    let mut kinds: Vec<String> =
        sent.filter_map(|mail| Some(mail.key.as_str().split(':').nth(6)?.to_owned())).collect();
    kinds.sort();
    kinds
}

/// What the minutes have of ends, as `time: sentence`, with `(void)` behind one that did not stand.
fn ends_in_minutes(world: &mut World, now: &str) -> Vec<String> {
    let events = events(world);
    let plan = &world.loading.workflows[&"forum".into()].plan;
    let order = MinutesOrder { task: &"OUT-05".into(), lang: "en".into(), is_redacted: false, names: BTreeMap::new() };
    let minutes = minutes(plan, &events, &order, at(now)).unwrap();
    let ends = minutes.rounds[0].proceedings.iter().filter(|entry| entry.kind == "held");
    let line = |void: bool| if void { " (void)" } else { "" };
    ends.map(|entry| format!("{}: {}{}", entry.time, entry.text, line(entry.is_without_effect))).collect()
}

#[test]
fn a_request_for_time_that_is_recorded_after_the_end_extends_the_silence() {
    let mut world = held("hours: 72, extension: 96");
    let acted = state_late(&mut world, "isesco", ASKS_FOR_TIME, ("2027-05-17T10:00:00Z", DAY_AFTER));
    assert_eq!((acted.state, acted.is_late), (Some(ApprovalState::UnderSilence), false));
    assert_eq!(stands(&mut world, DAY_AFTER), (TaskState::Submitted, ApprovalState::UnderSilence));
    world.live(DAY_AFTER, "2027-05-25T00:00:00Z");
    // 168 hours from Tuesday morning are Tuesday morning: it ends at 18:00, and both ends stay on record.
    assert_eq!(ends(&mut world), [at(ENDS), at("2027-05-18T14:00:00Z")]);
    assert_eq!(stands(&mut world, "2027-05-25T00:00:00Z"), (TaskState::Completed, ApprovalState::Held));
    // Who was told that it is held is told that it is not, and then that it is.
    let told = told_pierre(&mut world, DAY_AFTER);
    assert_eq!(told, ["last_hours-2027-05-18@", "moved-2027-05-18@", "outcome-held-2027-05-18@"]);
    insta::assert_snapshot!(ends_in_minutes(&mut world, "2027-05-25T00:00:00Z").join("\n"), @r"
    Mon 17 May 2027, 18:00: The end of the silence is recorded. What was recorded afterwards moved it: the silence goes on. (void)
    Tue 18 May 2027, 18:00: The silence ends. No member objected: the text is agreed.
    ");
    let flaws = world.app.store.examine(at("2027-05-25T00:00:00Z"), true).unwrap();
    assert!(flaws.is_empty(), "{flaws:#?}");
}

#[test]
fn without_an_extension_it_breaks_the_silence_as_an_objection_does() {
    let objects = Statement::Objected { paragraphs: vec!["OP 4".into()] };
    for statement in [ASKS_FOR_TIME, objects] {
        let mut world = held("hours: 72");
        // The last second counts, whenever it is recorded.
        let acted = state_late(&mut world, "isesco", statement, (ENDS, DAY_AFTER));
        assert_eq!((acted.state, acted.is_late), (Some(ApprovalState::Broken), false));
        world.live(DAY_AFTER, "2027-05-25T00:00:00Z");
        assert_eq!(stands(&mut world, "2027-05-25T00:00:00Z"), (TaskState::Submitted, ApprovalState::Broken));
        assert_eq!(told_pierre(&mut world, DAY_AFTER), ["outcome-broken@"]);
    }
}

#[test]
fn a_notice_that_came_back_before_the_end_undoes_it_until_its_member_is_served() {
    // 72 hours from Wednesday noon are Saturday, from Friday noon Monday: the one moves the end, the other does not.
    for (served_at, end) in [("2027-05-19T08:00:00Z", "2027-05-24T14:00:00Z"), ("2027-05-14T08:00:00Z", ENDS)] {
        let mut world = held("hours: 72");
        // What left after that brought the text as well: the last of it left four hours before the end.
        lose(&mut world, "unesco", ("2027-05-17T11:00:00Z", DAY_AFTER));
        world.live(DAY_AFTER, "2027-05-19T09:00:00Z");
        assert_eq!(stands(&mut world, "2027-05-19T09:00:00Z"), (TaskState::Submitted, ApprovalState::UnderSilence));
        serve_late(&mut world, "unesco", (served_at, "2027-05-19T09:00:00Z"));
        world.live("2027-05-19T09:00:00Z", "2027-05-28T00:00:00Z");
        assert_eq!(ends(&mut world).last(), Some(&at(end)));
        assert_eq!(stands(&mut world, "2027-05-28T00:00:00Z"), (TaskState::Completed, ApprovalState::Held));
    }
}

#[test]
fn who_was_told_otherwise_or_answered_has_the_text_whatever_becomes_of_the_notice() {
    let mut world = held("hours: 72");
    state_late(&mut world, "unesco", Statement::Approved { conditions: None }, ("2027-05-12T08:00:00Z", DAY_AFTER));
    lose(&mut world, "unesco", ("2027-05-14T08:00:00Z", DAY_AFTER));
    assert_eq!(stands(&mut world, DAY_AFTER), (TaskState::Completed, ApprovalState::Held));
}

#[test]
fn a_member_that_was_served_is_recorded_afterwards_and_the_end_has_its_own_instant() {
    let hold = |world: &mut World| {
        let order = HoldOrder { workflow: None, partner: Some("isesco".into()), until: None, reason: "wait".into() };
        app::place_hold(&mut world.app, &world.loading, order, at("2027-05-11T04:00:00Z")).unwrap();
    };
    let mut world = handed_in("hours: 72");
    hold(&mut world);
    open(&mut world, "Rev.2", OPENED);
    world.live(OPENED, DAY_AFTER);
    assert_eq!(ends(&mut world), []);
    serve_late(&mut world, "isesco", ("2027-05-11T08:00:00Z", DAY_AFTER));
    world.live(DAY_AFTER, "2027-05-19T06:00:00Z");
    assert_eq!(ends(&mut world), [at(ENDS)]);
    // An objection that was on record before anybody could know of that end is no late one.
    let mut world = handed_in("hours: 72");
    hold(&mut world);
    open(&mut world, "Rev.2", OPENED);
    world.live(OPENED, DAY_AFTER);
    let objects = Statement::Objected { paragraphs: vec!["OP 4".into()] };
    state_late(&mut world, "unesco", objects, ("2027-05-17T15:00:00Z", DAY_AFTER));
    assert_eq!(stands(&mut world, DAY_AFTER).1, ApprovalState::Broken);
}

#[test]
fn a_decision_that_was_left_to_somebody_else_is_recorded_afterwards_with_what_that_one_said() {
    let mut world = held("hours: 72");
    let left = Statement::Delegated { to: "artists".into() };
    state_late(&mut world, "unesco", left, ("2027-05-12T08:00:00Z", DAY_AFTER));
    assert_eq!(stands(&mut world, DAY_AFTER), (TaskState::Completed, ApprovalState::Held), "that alone breaks nothing");
    let objects = Statement::Objected { paragraphs: vec!["OP 4".into()] };
    let acted = state_late(&mut world, "artists", objects, ("2027-05-13T08:00:00Z", "2027-05-18T07:00:00Z"));
    assert_eq!((acted.state, acted.is_late), (Some(ApprovalState::Broken), false));
    let Fact::ApprovalStated { seat, by, .. } = acted.event.fact else { panic!("{acted:?}") };
    assert_eq!((seat.partner, by), ("unesco".into(), Some("artists".into())));
}
