//! What the coordinator is told: mails that did not arrive, partners to call, letters to release.

use concerted::{
    app,
    model::{MailState, ReminderState},
    store::{Mail, MailFilter},
};

use crate::world::{AYSEL, PIERRE, SECRETARIAT, World, at, workflow};

const STAND_IN: &str = "alternate@unesco.example";

fn mails_to(world: &mut World, address: &str) -> Vec<Mail> {
    let all = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    all.into_iter().filter(|mail| mail.to().any(|to| to == address)).collect()
}

fn text_of(world: &mut World, mail: &Mail) -> String {
    let mime = world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
    concerted::mail::text_of(&mime).unwrap()
}

/// The 7th of December is the first day on which UNESCO is reminded of its part in OUT-01, due on the 1st of January.
fn on_the_first_reminder(refused: &[&str]) -> World {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    world.refused = refused.iter().map(ToString::to_string).collect();
    for day in 2..=9 {
        for hour in [6, 9] {
            world.pass(&format!("2026-12-{day:02}T{hour:02}:00:00Z"));
        }
    }
    world
}

#[test]
fn what_an_address_refused_goes_to_the_stand_in_and_the_coordinator_is_told_once() {
    let mut world = on_the_first_reminder(&[PIERRE]);
    let refused = mails_to(&mut world, PIERRE);
    assert_eq!(refused.len(), 1, "an address that refused is not tried again: {refused:#?}");
    assert_eq!(refused[0].state, MailState::Failed);
    assert_eq!(refused[0].last_reply.as_deref(), Some("550 5.1.1 no such mailbox"));
    let stand_in = mails_to(&mut world, STAND_IN);
    assert!(stand_in.iter().all(|mail| mail.state == MailState::Sent), "{stand_in:#?}");
    let carried = world.app.store.read(|tx| tx.reminders_of(&stand_in[0].key)).unwrap();
    assert!(carried.iter().any(|reminder| reminder.task == Some("OUT-01".into())), "{carried:#?}");
    assert!(carried.iter().all(|reminder| reminder.state == ReminderState::Sent), "{carried:#?}");

    let briefs = mails_to(&mut world, SECRETARIAT);
    assert_eq!(briefs.len(), 1, "{briefs:#?}");
    let text = text_of(&mut world, &briefs[0]);
    for words in [PIERRE, "550 5.1.1 no such mailbox", &format!("concerted outbox retry {}", refused[0].key.short())] {
        assert!(text.contains(words), "`{words}` is missing:\n{text}");
    }
}

#[test]
fn where_nobody_else_can_be_written_to_a_corrected_address_gets_what_was_refused() {
    let mut world = on_the_first_reminder(&[AYSEL]);
    assert_eq!(mails_to(&mut world, AYSEL).len(), 1);
    let corrected = "aysel.new@host.example";
    world.edit(&workflow("2027-06-02").replace(AYSEL, corrected), at("2026-12-10T05:30:00Z"));
    world.pass("2026-12-10T06:00:00Z");
    let sent = mails_to(&mut world, corrected);
    assert_eq!(sent.iter().map(|mail| mail.state).collect::<Vec<_>>(), [MailState::Sent]);
}

#[test]
fn an_address_that_is_tried_again_is_written_to_again_and_nothing_is_doubled() {
    let mut world = on_the_first_reminder(&[PIERRE]);
    world.refused.clear();
    let key = mails_to(&mut world, PIERRE)[0].key.clone();
    app::retry(&mut world.app, &key, at("2026-12-10T08:00:00Z")).unwrap();
    for day in 10..=18 {
        world.pass(&format!("2026-12-{day}T09:00:00Z"));
    }
    let states: Vec<_> = mails_to(&mut world, PIERRE).iter().map(|mail| mail.state).collect();
    // What the refused mail asked for, the stand-in has; what comes next goes to the address itself.
    assert_eq!(states[0], MailState::Withdrawn);
    assert!(states.len() > 1 && states[1..].iter().all(|state| *state == MailState::Sent), "{states:?}");
}

#[test]
fn a_letter_that_waits_for_release_is_told_with_the_command_that_releases_it() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    for day in 1..=31 {
        world.pass(&format!("2026-12-{day:02}T09:00:00Z"));
    }
    for day in 1..=15 {
        world.pass(&format!("2027-01-{day:02}T09:00:00Z"));
    }
    let draft = mails_to(&mut world, "head@unesco.example").into_iter().find(|mail| mail.state == MailState::Draft);
    let draft = draft.expect("nothing was drafted to the head of unit");
    let briefs = mails_to(&mut world, SECRETARIAT);
    let release = format!("concerted outbox release {}", draft.key.short());
    let telling = briefs.iter().filter(|mail| text_of(&mut world, mail).contains(&release));
    let told_at: Vec<_> = telling.filter_map(|mail| mail.sent_at).collect();
    assert!(!told_at.is_empty(), "{briefs:#?}");
    let weeks = told_at.windows(2).map(|pair| pair[1].duration_since(pair[0]).as_hours());
    assert!(weeks.into_iter().all(|hours| (12 * 24..=18 * 24).contains(&hours)), "once a fortnight: {told_at:?}");
}
