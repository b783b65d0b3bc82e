//! Silence procedures: when they begin and end, who has to have the text, and what breaks them.

use concerted::{
    app::{self, Acting, AppError, ApprovalAct, ApprovalActed, HoldOrder, MayApply},
    engine::{ApprovalState, RunState},
    model::{Event, Fact, Origin, PartnerId, Statement, TaskState, TextVersion, Way, WorkflowId},
    store::MailFilter,
};
use jiff::Timestamp;

use crate::world::{PIERRE, SALMA, SECRETARIAT, Verdict, World, at, workflow};

/// The small world, in which the declaration is agreed by a silence of 72 hours of UNESCO and ISESCO; the artists are informed.
fn definition(rule: &str) -> String {
    let task = "  OUT-05: {title: The declaration, workstream: OUT, lead: host, with: [unesco, isesco, {partner: artists, role: observer}], \
                due: T-2w, window: 8w, serves: [O1], complete_when: lead, approval: silence}\n";
    format!(
        "{}{task}approvals:\n  silence: {{title: Written silence procedure, rule: silence, {rule}}}\n",
        workflow("2027-06-01")
    )
}

/// A world in which the declaration was handed in on Monday 10 May 2027 at 9 in Baku.
fn handed_in(rule: &str) -> World {
    let mut world = World::new(&definition(rule), "2027-05-07T06:00:00Z");
    world.done("OUT-05", "host", "2027-05-10T05:00:00Z");
    world
}

fn act(world: &mut World, what: ApprovalAct, acting: Acting, now: &str) -> Result<ApprovalActed, AppError> {
    let of = (&WorkflowId::from("forum"), &"OUT-05".into());
    app::act_on_approval(&mut world.app, &world.loading, of, (what, acting), at(now))
}

fn open(world: &mut World, version: &str, now: &str) {
    let link = Some(format!("https://forum.example/{version}.pdf"));
    let text = TextVersion { title: None, version: version.into(), link, sha256: None };
    act(world, ApprovalAct::Open { text }, Acting::default(), now).unwrap();
}

fn state(world: &mut World, partner: &str, statement: Statement, now: &str) -> ApprovalActed {
    let what = ApprovalAct::State { partner: PartnerId::from(partner), office: None, in_place_of: None, statement };
    act(world, what, Acting { note: Some("for reasons".into()), ..Acting::default() }, now).unwrap()
}

fn events(world: &mut World) -> Vec<Event> {
    world.app.store.read(|tx| tx.events(&"forum".into())).unwrap()
}

fn run(world: &mut World, now: &str) -> (TaskState, Vec<ApprovalState>) {
    let events = events(world);
    let plan = &world.loading.workflows[&"forum".into()].plan;
    let state = RunState::replay(plan, &events, at(now));
    let run = state.task(&"OUT-05".into());
    (run.state, run.approval.rounds.iter().map(|round| round.state).collect())
}

/// The notices that left, as `instant to: kind`.
fn notices(world: &mut World) -> Vec<String> {
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let kind_of = |id: &str| {
        let mail = mails.iter().find(|mail| mail.message_id == id && mail.key.is_notice())?;
        mail.key.as_str().split(':').nth(6).map(str::to_owned)
    };
    let left = world.attempts.lock().unwrap().clone();
    let told = left.iter().filter(|attempt| attempt.arrived()).filter_map(|attempt| {
        Some(format!("{} {}: {}", attempt.at, attempt.recipients.join(" "), kind_of(&attempt.message_id)?))
    });
    told.collect()
}

#[test]
fn a_silence_that_nobody_breaks_is_held_at_its_end_and_completes_the_task() {
    let mut world = handed_in("hours: 72");
    world.pass("2027-05-10T05:00:00Z");
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", "2027-05-20T00:00:00Z");
    assert_eq!(run(&mut world, "2027-05-20T00:00:00Z"), (TaskState::Completed, vec![ApprovalState::Held]));
    let held: Vec<Event> =
        events(&mut world).into_iter().filter(|event| matches!(event.fact, Fact::SilenceHeld { .. })).collect();
    // 72 hours from Tuesday 11:00 in Baku are Friday: it ends on the Monday after, at 18:00 there.
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].happened_at, at("2027-05-17T14:00:00Z"));
    insta::assert_snapshot!(notices(&mut world).join("\n"));
}
fn serve(world: &mut World, partner: &str, now: &str) {
    let origin = Origin { way: Way::Telephone, said_by: Some("duty officer".into()), mail: None, definition: None };
    let acting = Acting { origin: Some(origin), ..Acting::default() };
    act(world, ApprovalAct::Serve { partner: PartnerId::from(partner), office: None }, acting, now).unwrap();
}

fn objection(paragraph: &str) -> Statement {
    Statement::Objected { paragraphs: vec![paragraph.into()] }
}

const AGREED: Statement = Statement::Approved { conditions: None };

/// Everything that the coordinator was told.
fn briefs(world: &mut World) -> String {
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let briefs = mails.into_iter().filter(|mail| mail.to().any(|to| to == SECRETARIAT)).map(|mail| mail.key);
    let texts = briefs.map(|key| world.app.store.read(|tx| tx.mime(&key)).unwrap());
    texts.map(|mime| concerted::mail::text_of(&mime).unwrap().replace('\r', "").replace('\n', " ")).collect()
}

fn held_at(world: &mut World) -> Vec<(Timestamp, Timestamp)> {
    let held = events(world).into_iter().filter(|event| matches!(event.fact, Fact::SilenceHeld { .. }));
    held.map(|event| (event.happened_at, event.recorded_at)).collect()
}

#[test]
fn a_silence_is_opened_and_ends_on_days_from_monday_to_thursday() {
    // Opened on Friday evening: the notices leave on Monday.
    let mut world = handed_in("hours: 24");
    open(&mut world, "Rev.2", "2027-05-14T16:00:00Z");
    world.live("2027-05-14T16:00:00Z", "2027-05-25T00:00:00Z");
    let first = notices(&mut world).remove(0);
    assert!(first.starts_with("2027-05-17T06:00:00Z salma@isesco.example: opening"), "{first}");
    // Pierre is at his desk at 9 in Paris, 7 in UTC: 24 hours later it is Tuesday, 11:00 in Baku.
    assert_eq!(held_at(&mut world)[0].0, at("2027-05-18T14:00:00Z"));
}

#[test]
fn working_days_are_those_of_the_host_that_are_no_holiday_of_a_member() {
    let novruz = |rule: &str| {
        definition(rule).replace("2027-06-01", "2027-04-07").replace("due: T-2w, window: 8w", "due: T-1w, window: 8w")
    };
    let mut world = World::new(&novruz("working_days: 2"), "2027-03-12T06:00:00Z");
    world.done("OUT-05", "host", "2027-03-16T05:00:00Z");
    open(&mut world, "Rev.2", "2027-03-17T05:00:00Z");
    world.live("2027-03-17T05:00:00Z", "2027-04-01T00:00:00Z");
    // Wednesday 17; Thursday 18 and Friday 19 are two working days: it ends on the Monday after.
    assert_eq!(held_at(&mut world)[0].0, at("2027-03-22T14:00:00Z"));
    let mut world = World::new(
        &novruz("hours: 24")
            .replace("name: Riyadh\n", "name: Riyadh\n    holidays: [{date: 2027-03-18, name: A feast}]\n"),
        "2027-03-12T06:00:00Z",
    );
    world.done("OUT-05", "host", "2027-03-16T05:00:00Z");
    open(&mut world, "Rev.2", "2027-03-17T05:00:00Z");
    world.live("2027-03-17T05:00:00Z", "2027-04-01T00:00:00Z");
    // 24 hours are Thursday, a holiday of ISESCO, which adds a day: Friday, so Monday.
    assert_eq!(held_at(&mut world)[0].0, at("2027-03-22T14:00:00Z"));
}

#[test]
fn hours_are_hours_when_the_clocks_change() {
    let paris = |rule: &str| {
        let text = definition(rule)
            .replace("2027-06-01", "2027-11-30")
            .replace("\ntimezone: Asia/Baku\ncontacts", "\ntimezone: Europe/Paris\ncontacts");
        text.replace("due: T-2w, window: 8w", "due: T-3w, window: 8w")
    };
    let mut world = World::new(&paris("hours: 120"), "2027-10-25T06:00:00Z");
    world.done("OUT-05", "host", "2027-10-26T05:00:00Z");
    // Tuesday 26 October at 18:30 in Paris is too late: it opens on Wednesday. The clocks go back on Sunday 31.
    open(&mut world, "Rev.2", "2027-10-26T16:30:00Z");
    world.live("2027-10-26T16:30:00Z", "2027-11-20T00:00:00Z");
    // Five times 24 hours after Wednesday 9:00 (UTC+2) it is Monday 8:00 (UTC+1): it ends at 18:00 of the new clock.
    assert_eq!(held_at(&mut world)[0].0, at("2027-11-01T17:00:00Z"));
}

#[test]
fn an_objection_breaks_it_and_the_next_version_has_a_clock_of_its_own() {
    let mut world = handed_in("hours: 72");
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", "2027-05-12T09:00:00Z");
    state(&mut world, "isesco", objection("OP 4"), "2027-05-12T09:00:00Z");
    assert_eq!(run(&mut world, "2027-05-12T09:00:00Z"), (TaskState::Submitted, vec![ApprovalState::Broken]));
    world.live("2027-05-12T09:00:00Z", "2027-05-13T09:00:00Z");
    let told = briefs(&mut world);
    assert!(told.contains("ISESCO: Objection on OP 4   for reasons"), "{told}");
    // Members hear of the paragraph, and not of the member.
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let outcome = mails
        .iter()
        .find(|mail| mail.key.as_str().contains("outcome-broken") && mail.to().any(|to| to == PIERRE))
        .unwrap();
    let mime = world.app.store.read(|tx| tx.mime(&outcome.key)).unwrap();
    let text = concerted::mail::text_of(&mime).unwrap();
    assert!(text.contains("OP 4") && !text.contains("ISESCO"), "{text}");
    act(&mut world, ApprovalAct::Consult, Acting::default(), "2027-05-13T09:00:00Z").unwrap();
    world.live("2027-05-13T09:00:00Z", "2027-05-17T05:00:00Z");
    open(&mut world, "Rev.3", "2027-05-17T05:00:00Z");
    world.live("2027-05-17T05:00:00Z", "2027-05-26T00:00:00Z");
    assert_eq!(
        run(&mut world, "2027-05-26T00:00:00Z"),
        (TaskState::Completed, vec![ApprovalState::Reissued, ApprovalState::Held])
    );
    // 72 hours from Monday are Thursday, at 11:00 in Baku: it ends at 18:00 of that day.
    assert_eq!(held_at(&mut world)[0].0, at("2027-05-20T14:00:00Z"));
}

#[test]
fn a_member_that_does_not_have_the_text_keeps_it_from_being_held() {
    let mut world = handed_in("hours: 24");
    world.refused.extend([PIERRE, "alternate@unesco.example"].map(str::to_owned));
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", "2027-05-20T09:00:00Z");
    assert_eq!(run(&mut world, "2027-05-20T09:00:00Z"), (TaskState::Submitted, vec![ApprovalState::UnderSilence]));
    let told = briefs(&mut world);
    assert!(
        told.contains("UNESCO does not have the text yet")
            && told.contains("concerted approval served forum OUT-05 unesco --by telephone"),
        "{told}"
    );
    serve(&mut world, "unesco", "2027-05-20T09:00:00Z");
    world.live("2027-05-20T09:00:00Z", "2027-05-30T00:00:00Z");
    // A day after Thursday 13:00 in Baku is Friday: Monday. 28 May is no holiday in this world.
    assert_eq!(held_at(&mut world)[0].0, at("2027-05-24T14:00:00Z"));
    let salma: Vec<String> = notices(&mut world).into_iter().filter(|line| line.contains(SALMA)).collect();
    assert!(salma.iter().any(|line| line.contains(": moved-")), "who was told an earlier end hears of it: {salma:#?}");
}

#[test]
fn a_notice_of_which_nobody_knows_whether_it_arrived_serves_nobody() {
    let mut world = handed_in("hours: 24");
    open(&mut world, "Rev.2", "2027-05-11T07:00:00Z");
    world.tick(at("2027-05-11T07:00:00Z"));
    world.deliver(at("2027-05-11T07:00:00Z"), || Verdict::AcceptedButLost);
    world.live("2027-05-11T07:30:00Z", "2027-05-18T00:00:00Z");
    assert_eq!(held_at(&mut world), []);
    serve(&mut world, "unesco", "2027-05-18T06:00:00Z");
    // An answer says that the text is there.
    state(&mut world, "isesco", AGREED, "2027-05-18T07:00:00Z");
    world.live("2027-05-18T07:00:00Z", "2027-05-22T00:00:00Z");
    assert_eq!(held_at(&mut world)[0].0, at("2027-05-19T14:00:00Z"));
}

#[test]
fn a_notice_that_comes_back_or_is_held_serves_nobody() {
    let mut world = handed_in("hours: 24");
    let hold = HoldOrder { workflow: None, partner: Some("isesco".into()), until: None, reason: "wait".into() };
    let number = app::place_hold(&mut world.app, &world.loading, hold, at("2027-05-11T04:00:00Z")).unwrap().number;
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", "2027-05-13T05:00:00Z");
    let lost = events(&mut world).into_iter().find_map(|event| match event.fact {
        Fact::ReminderSent { reminder, .. } if reminder.as_str().ends_with(":unesco:notice:1:opening@") => {
            Some(reminder)
        }
        _ => None,
    });
    let fact = Fact::NoticeLost { reminder: lost.unwrap(), why: "550 5.1.1".into() };
    let event = Event::of_engine(&"forum".into(), at("2027-05-13T05:00:00Z"), fact);
    world.app.store.write(|tx| tx.append(&event)).unwrap();
    world.live("2027-05-13T05:00:00Z", "2027-05-18T05:00:00Z");
    assert_eq!(held_at(&mut world), []);
    app::lift_hold(&mut world.app, &world.loading, number, at("2027-05-18T05:00:00Z")).unwrap();
    world.live("2027-05-18T05:00:00Z", "2027-05-19T09:00:00Z");
    assert_eq!(held_at(&mut world), [], "UNESCO has it not");
    serve(&mut world, "unesco", "2027-05-19T09:00:00Z");
    world.live("2027-05-19T09:00:00Z", "2027-05-25T00:00:00Z");
    assert_eq!(held_at(&mut world)[0].0, at("2027-05-20T14:00:00Z"));
}

#[test]
fn an_answer_at_the_last_second_counts_and_one_a_second_later_does_not() {
    for (said_at, expected) in
        [("2027-05-17T14:00:00Z", vec![ApprovalState::Broken]), ("2027-05-17T14:00:01Z", vec![ApprovalState::Held])]
    {
        let mut world = handed_in("hours: 72");
        open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
        world.live("2027-05-11T05:00:00Z", "2027-05-17T13:00:00Z");
        let acted = state(&mut world, "isesco", objection("OP 4"), said_at);
        assert_eq!(acted.is_late, expected == [ApprovalState::Held]);
        world.live(said_at, "2027-05-18T00:00:00Z");
        assert_eq!(run(&mut world, "2027-05-18T00:00:00Z").1, expected, "{said_at}");
    }
}

#[test]
fn a_daemon_that_was_down_over_the_end_records_it_with_the_instant_at_which_it_was() {
    let mut world = handed_in("hours: 72");
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", "2027-05-17T12:00:00Z");
    world.restart(at("2027-05-19T05:00:00Z"));
    world.pass("2027-05-19T05:00:00Z");
    assert_eq!(held_at(&mut world), [(at("2027-05-17T14:00:00Z"), at("2027-05-19T05:00:00Z"))]);
    // What came by telephone while it was down, and is recorded now, is older than that end.
    let what =
        ApprovalAct::State { partner: "isesco".into(), office: None, in_place_of: None, statement: objection("OP 7") };
    let acting = Acting { at: Some(at("2027-05-17T13:59:00Z")), ..Acting::default() };
    let acted = act(&mut world, what, acting, "2027-05-19T06:00:00Z").unwrap();
    assert!(!acted.is_late);
    world.live("2027-05-19T06:00:00Z", "2027-05-20T00:00:00Z");
    assert_eq!(run(&mut world, "2027-05-20T00:00:00Z"), (TaskState::Submitted, vec![ApprovalState::Broken]));
}

#[test]
fn whatever_is_said_twice_stays_on_record_and_what_was_said_last_counts() {
    let mut world = handed_in("hours: 72");
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", "2027-05-12T05:00:00Z");
    for now in ["2027-05-12T05:00:00Z", "2027-05-12T05:00:01Z"] {
        state(&mut world, "isesco", AGREED, now);
        state(&mut world, "unesco", Statement::Remarked {}, now);
    }
    assert_eq!(run(&mut world, "2027-05-12T06:00:00Z").1, [ApprovalState::UnderSilence]);
    state(&mut world, "isesco", objection("OP 1"), "2027-05-12T07:00:00Z");
    assert_eq!(run(&mut world, "2027-05-12T07:00:00Z").1, [ApprovalState::Broken]);
    let late = state(&mut world, "unesco", objection("OP 2"), "2027-05-12T08:00:00Z");
    assert!(late.is_late);
    // Who agreed is not reminded of it.
    let salma = notices(&mut world)
        .into_iter()
        .filter(|line| line.contains(SALMA) && (line.contains("half_time") || line.contains("last_")));
    assert_eq!(salma.count(), 0);
}

#[test]
fn a_member_that_leaves_is_waited_for_no_more() {
    let mut world = handed_in("hours: 24");
    world.refused.insert(SALMA.to_owned());
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", "2027-05-18T05:00:00Z");
    assert_eq!(held_at(&mut world), []);
    let without: Vec<String> = definition("hours: 24").lines().map(str::to_owned).collect();
    let mut kept: Vec<String> = Vec::new();
    let mut is_of_it = false;
    for line in without {
        if line.starts_with("  ") && !line.starts_with("   ") {
            is_of_it = line.starts_with("  isesco:");
        }
        if !is_of_it && !line.trim_start().starts_with("CUL-01") {
            kept.push(line.replace(", isesco", "").replace("isesco, ", ""));
        }
    }
    world.edit(&kept.join("\n"), at("2027-05-18T06:00:00Z"));
    // It concerns a round under way, and waits for somebody to apply it.
    assert_eq!(run(&mut world, "2027-05-18T06:00:00Z").1, [ApprovalState::UnderSilence]);
    app::reload(&mut world.app, MayApply::Everything, at("2027-05-18T06:00:00Z")).unwrap();
    world.reload(at("2027-05-18T06:00:00Z"));
    world.live("2027-05-18T06:00:00Z", "2027-05-21T00:00:00Z");
    assert_eq!(run(&mut world, "2027-05-21T00:00:00Z").1, [ApprovalState::Held]);
}

#[test]
fn an_edit_of_the_period_does_not_change_a_silence_under_way() {
    let mut world = handed_in("hours: 72");
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", "2027-05-12T05:00:00Z");
    world.edit(&definition("hours: 24"), at("2027-05-12T05:00:00Z"));
    app::reload(&mut world.app, MayApply::Everything, at("2027-05-12T05:00:00Z")).unwrap();
    world.reload(at("2027-05-12T05:00:00Z"));
    world.live("2027-05-12T05:00:00Z", "2027-05-20T00:00:00Z");
    assert_eq!(held_at(&mut world)[0].0, at("2027-05-17T14:00:00Z"));
}

#[test]
fn a_request_for_time_breaks_it_or_extends_it_once() {
    let time = Statement::TimeRequested { until: None };
    for (rule, after_one, after_two) in [
        ("hours: 24", ApprovalState::Broken, ApprovalState::Broken),
        ("hours: 24, extension: 48", ApprovalState::UnderSilence, ApprovalState::Broken),
    ] {
        let mut world = handed_in(rule);
        open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
        world.live("2027-05-11T05:00:00Z", "2027-05-12T05:00:00Z");
        state(&mut world, "isesco", time.clone(), "2027-05-12T05:00:00Z");
        assert_eq!(run(&mut world, "2027-05-12T05:00:00Z").1, [after_one], "{rule}");
        world.live("2027-05-12T05:00:00Z", "2027-05-13T09:00:00Z");
        if after_one == ApprovalState::UnderSilence {
            let moved = notices(&mut world).into_iter().filter(|line| line.contains(": moved-"));
            assert_eq!(moved.filter(|line| line.ends_with('@')).count(), 2, "both members are told");
            assert_eq!(held_at(&mut world), []);
        }
        state(&mut world, "unesco", time.clone(), "2027-05-13T09:00:00Z");
        assert_eq!(run(&mut world, "2027-05-13T09:00:00Z").1, [after_two], "{rule}");
    }
}

#[test]
fn observers_are_informed_and_cannot_object() {
    let mut world = handed_in("hours: 24");
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    let what =
        ApprovalAct::State { partner: "artists".into(), office: None, in_place_of: None, statement: objection("OP 4") };
    let refused = act(&mut world, what, Acting::default(), "2027-05-11T06:00:00Z").unwrap_err();
    assert_eq!(refused.to_string(), "`artists` is an observer: it is informed, and cannot object");
}

#[test]
fn what_was_withdrawn_is_not_asked_of_the_coordinator_again() {
    let mut world = handed_in("hours: 72");
    let told = |world: &mut World| briefs(world).matches("concerted approval open").count();
    world.live("2027-05-10T05:00:00Z", "2027-05-11T05:00:00Z");
    let before = told(&mut world);
    assert!(before > 0, "{}", briefs(&mut world));
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    let why = Acting { note: Some("the ministers agree it in the hall".into()), ..Acting::default() };
    act(&mut world, ApprovalAct::Withdraw, why, "2027-05-12T05:00:00Z").unwrap();
    world.live("2027-05-12T05:00:00Z", "2027-05-21T00:00:00Z");
    assert_eq!(told(&mut world), before, "{}", briefs(&mut world));
    assert_eq!(run(&mut world, "2027-05-21T00:00:00Z"), (TaskState::Submitted, vec![ApprovalState::Withdrawn]));
}
