//! Who is reminded, when, and of what: the rules of `engine` through the whole application.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

use concerted::model::Fact;

use crate::world::{AYSEL, PIERRE, SALMA, SECRETARIAT, Verdict, World, at, workflow};

/// Plays `days` days from `from`, three passes a day, and says who got a mail on which local hour.
fn play(world: &mut World, from: &str, days: i64, mut each_day: impl FnMut(&mut World, Date, Timestamp)) {
    let start: Date = from.parse().unwrap();
    for day in 0..days {
        let date = start.checked_add(day.days()).unwrap();
        for hour in [5, 9, 13] {
            let now = date.at(hour, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap().timestamp();
            world.tick(now);
            assert!(world.deliver(now, || Verdict::Accept));
            if hour == 5 {
                each_day(world, date, now);
            }
        }
    }
}

/// One line a mail: when, to whom, what.
fn timeline(world: &mut World) -> String {
    let subjects = world.subjects();
    let lines: Vec<String> = world
        .arrived()
        .into_iter()
        .map(|(to, attempt)| {
            format!("{}  {to:<48} {}", attempt.at.strftime("%a %F %H:%MZ"), subjects[&attempt.message_id])
        })
        .collect();
    lines.join("\n")
}

#[test]
fn the_whole_preparation_as_a_timeline() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    play(&mut world, "2026-11-02", 230, |world, date, now| {
        let now = now.to_string();
        match date.to_string().as_str() {
            "2026-12-28" => drop(world.done("OUT-01", "unesco", &now)),
            "2026-12-30" => drop(world.done("OUT-01", "host", &now)),
            "2027-01-28" => drop(world.done("OUT-02", "host", &now)),
            "2027-02-09" => {
                world.done("OUT-02", "isesco", &now);
                world.done("OUT-02", "unesco", &now);
            }
            "2027-02-26" => drop(world.done("OUT-03", "unesco", &now)),
            "2027-03-01" => {
                world.done("OUT-03", "isesco", &now);
                world.done("OUT-03", "host", &now);
            }
            "2027-03-23" => drop(world.done("CUL-01", "isesco", &now)),
            "2027-06-02" => drop(world.done("OUT-04", "host", &now)),
            _ => {}
        }
    });
    insta::assert_snapshot!(timeline(&mut world));
}

#[test]
fn nobody_is_reminded_on_a_day_off_or_outside_working_hours() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    play(&mut world, "2026-11-02", 230, |_, _, _| {});
    let arrived = world.arrived();
    assert!(arrived.len() > 30, "too few mails to prove anything: {}", arrived.len());
    for (to, attempt) in &arrived {
        let (zone, off): (&str, &[&str]) = match to.split(' ').next().unwrap() {
            AYSEL | SECRETARIAT => ("Asia/Baku", &["Sat", "Sun"]),
            // The alternate gets copies, on the same clock.
            PIERRE | "alternate@unesco.example" => ("Europe/Paris", &["Sat", "Sun"]),
            SALMA => ("Asia/Riyadh", &["Fri", "Sat"]),
            other => panic!("a mail to `{other}`, whom nobody asked to write to"),
        };
        let local = attempt.at.to_zoned_datetime(TimeZone::get(zone).unwrap());
        let weekday = local.strftime("%a").to_string();
        assert!(!off.contains(&weekday.as_str()), "{to} got a mail on {local}");
        assert!((9..18).contains(&local.hour()), "{to} got a mail at {local}");
    }
}

#[test]
fn one_mail_per_recipient_and_local_day() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    play(&mut world, "2026-11-02", 230, |_, _, _| {});
    let mut seen = std::collections::BTreeSet::new();
    for (to, attempt) in world.arrived() {
        let first = to.split(' ').next().unwrap().to_owned();
        let day = attempt.at.to_zoned_datetime(TimeZone::UTC).date();
        assert!(seen.insert((first.clone(), day)), "{first} got two mails on {day}");
    }
}

#[test]
fn nobody_is_chased_for_what_waits_on_somebody_else() {
    // OUT-02 needs OUT-01, which the host never delivers: UNESCO hears nothing of OUT-02.
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    world.done("OUT-01", "unesco", "2026-11-02T06:00:00Z");
    play(&mut world, "2026-11-02", 120, |_, _, _| {});
    let to_pierre: Vec<_> = world.arrived().into_iter().filter(|(to, _)| to.contains(PIERRE)).collect();
    assert!(to_pierre.is_empty(), "{} mails to Pierre", to_pierre.len());
    assert!(world.arrived().iter().any(|(to, _)| to.contains(AYSEL)), "the one who blocks is chased");
}

#[test]
fn an_answer_takes_the_reminder_back_before_it_leaves() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    // A rung to Pierre: OUT-01 is due 4 January (2 January 2027 is a Saturday); decided before his office opens.
    let now = at("2026-12-18T08:30:00Z");
    let ticked = world.tick(now);
    assert!(ticked.queued > 0, "something is due");
    let recorded = world.done("OUT-01", "unesco", "2026-12-18T08:31:00Z");
    assert!(recorded.withdrawn >= 1, "Pierre's reminder is taken back");
    world.pass("2026-12-18T09:00:00Z");
    assert!(world.arrived().iter().all(|(to, _)| !to.contains(PIERRE)));
}

#[test]
fn a_second_tick_at_the_same_instant_changes_nothing() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    let now = at("2026-12-18T09:30:00Z");
    assert!(world.tick(now).queued > 0);
    let before = world.app.store.read(concerted::store::Snapshot::count_events).unwrap();
    assert_eq!(world.tick(now), concerted::app::Ticked::default());
    assert_eq!(world.app.store.read(concerted::store::Snapshot::count_events).unwrap(), before);
}

#[test]
fn after_downtime_only_the_highest_due_rung_is_sent() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    // Nothing runs between 2 November and 6 January: four rungs of OUT-01 passed meanwhile.
    world.pass("2027-01-06T09:30:00Z");
    let to_aysel: Vec<_> = world.arrived().into_iter().filter(|(to, _)| to.contains(AYSEL)).collect();
    assert_eq!(to_aysel.len(), 1);
    let sent =
        world.app.store.read(|tx| tx.events(&"forum".into())).unwrap().into_iter().filter_map(|event| {
            match event.fact {
                Fact::ReminderSent { reminder, .. } => Some(reminder.to_string()),
                _ => None,
            }
        });
    let rungs: Vec<String> = sent.filter(|key| key.starts_with("forum:OUT-01:host:")).collect();
    assert_eq!(rungs, ["forum:OUT-01:host:+2wd:2027-01-01"], "of five rungs the highest due one");
}

#[test]
fn a_workflow_that_was_over_when_first_loaded_sends_nothing() {
    let mut world = World::new(&workflow("2025-06-02"), "2026-11-02T06:00:00Z");
    play(&mut world, "2026-11-02", 40, |_, _, _| {});
    assert!(world.arrived().is_empty());
}

#[test]
fn one_taken_over_half_way_starts_with_one_digest_per_recipient_and_no_escalation() {
    // On 1 February OUT-01 is a month overdue: every rung of it has passed.
    let mut world = World::new(&workflow("2027-06-02"), "2027-02-01T06:00:00Z");
    play(&mut world, "2027-02-01", 5, |_, _, _| {});
    let arrived = world.arrived();
    let count = |who: &str| arrived.iter().filter(|(to, _)| to.contains(who)).count();
    assert_eq!((count(AYSEL), count(PIERRE), count("head@unesco.example")), (1, 1, 0), "{}", timeline(&mut world));
}

#[test]
fn a_partner_without_an_address_is_told_to_the_coordinator() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    play(&mut world, "2027-03-01", 10, |_, _, _| {});
    let told = world.arrived().into_iter().filter(|(to, _)| to.contains(SECRETARIAT)).count();
    assert!(told > 0, "nobody was told of the artists");
}

#[test]
fn escalations_wait_as_drafts_until_they_are_released() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    play(&mut world, "2026-11-02", 80, |_, _, _| {});
    assert!(
        world.arrived().iter().all(|(to, _)| !to.contains("head@unesco.example")),
        "nobody wrote to the head of unit"
    );
    let drafts = world
        .app
        .store
        .read(|tx| {
            tx.mails(&concerted::store::MailFilter {
                states: [concerted::model::MailState::Draft].into(),
                ..Default::default()
            })
        })
        .unwrap();
    assert_eq!(drafts.len(), 1, "one draft, the later one in place of the earlier");
    let now = at("2027-01-20T14:30:00Z");
    concerted::app::release(&mut world.app, &world.loading, &[drafts[0].key.clone()], now).unwrap();
    assert!(world.deliver(now, || Verdict::Accept));
    assert!(world.arrived().iter().any(|(to, _)| to.contains("head@unesco.example")));
}

#[test]
fn moving_the_opening_day_moves_every_relative_reminder_that_has_not_left() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    let now = at("2026-12-18T08:30:00Z");
    world.tick(now);
    world.edit(&workflow("2027-09-01"), now);
    let ticked = world.tick(now);
    assert!(ticked.withdrawn > 0, "reminders of the old date are taken back");
    world.pass("2026-12-18T09:00:00Z");
    let subjects = world.subjects();
    let arrived = world.arrived();
    assert!(
        arrived.iter().all(|(_, attempt)| !subjects[&attempt.message_id].contains("OUT-01")),
        "{}",
        timeline(&mut world)
    );
}

#[test]
fn a_file_that_no_longer_compiles_leaves_the_running_definition_in_force() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    world.edit("format: 1\nworkflow: forum\ntasks: [broken\n", at("2026-12-18T08:00:00Z"));
    assert!(world.loading.has_errors());
    assert!(world.loading.workflows.values().all(|loaded| loaded.standing == concerted::app::Standing::Kept));
    assert!(world.tick(at("2026-12-18T09:30:00Z")).queued > 0, "the last definition still reminds");
}
