//! Letters that a person has released, and whose address changes before they leave.

use concerted::{
    app,
    model::MailState,
    store::{Mail, MailFilter},
};

use crate::world::{World, at};

const SECRETARIAT: &str = "secretariat@forum.example";

fn definition(offices: &str) -> String {
    format!(
        "format: 1
workflow: w
title: Papers
timezone: UTC
digest: never
event: {{opens: 2027-10-01}}
reports: {{schedule: []}}
coordinator: {{email: secretariat@forum.example, phone: '+1'}}
ladders: {{l: [{{at: 2wd, to: director, tone: formal}}]}}
ladder: l
partners:
  b:
    kind: member_state
    name: Bohemia
    contacts:
      - {{function: focal_point, email: fp@b.example}}
{offices}tasks:
  T2: {{title: Second, lead: b, due: 2027-03-15, window: 4w}}
"
    )
}

fn office(function: &str, email: &str) -> String {
    format!("      - {{function: {function}, email: {email}}}\n")
}

fn letters(world: &mut World) -> Vec<Mail> {
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    mails.into_iter().filter(|mail| mail.key.is_letter()).collect()
}

fn states(world: &mut World) -> Vec<(String, MailState)> {
    let mut states: Vec<_> =
        letters(world).into_iter().map(|mail| (mail.to().collect::<String>(), mail.state)).collect();
    states.sort();
    states
}

/// Released on Saturday 20 March, so that it leaves on Monday.
fn released() -> World {
    let mut world = World::new(&definition(&office("head_of_unit", "head@b.example")), "2027-01-04T06:00:00Z");
    world.live("2027-01-04T06:00:00Z", "2027-03-20T10:00:00Z");
    assert_eq!(states(&mut world), [("head@b.example".to_owned(), MailState::Draft)]);
    let key = letters(&mut world).remove(0).key;
    app::release(&mut world.app, &world.loading, &[key], at("2027-03-20T10:00:00Z")).unwrap();
    assert_eq!(states(&mut world), [("head@b.example".to_owned(), MailState::Queued)]);
    world
}

fn last_brief(world: &mut World) -> String {
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let sent = mails.into_iter().filter(|mail| mail.to().any(|to| to == SECRETARIAT) && mail.sent_at.is_some());
    let last = sent.max_by_key(|mail| mail.sent_at).expect("the coordinator is written to");
    let mime = world.app.store.read(|tx| tx.mime(&last.key)).unwrap();
    concerted::mail::text_of(&mime).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn examined(world: &mut World, now: &str) {
    assert_eq!(world.app.store.examine(at(now), true).unwrap(), []);
}

#[test]
fn a_corrected_address_of_the_same_office_needs_no_second_release() {
    let mut world = released();
    // Corrected twice: first with another slip.
    for (hour, address) in [("11", "haed@b.example"), ("12", "head.office@b.example")] {
        world.edit(&definition(&office("head_of_unit", address)), at(&format!("2027-03-20T{hour}:00:00Z")));
        world.tick(at(&format!("2027-03-20T{hour}:00:00Z")));
        world.tick(at(&format!("2027-03-20T{hour}:00:01Z")));
    }
    let waiting: Vec<Mail> = letters(&mut world).into_iter().filter(|mail| mail.state == MailState::Queued).collect();
    assert_eq!(waiting.len(), 1, "{:?}", states(&mut world));
    assert!(
        waiting[0].to().eq(["head.office@b.example"]) && waiting[0].released_at == Some(at("2027-03-20T10:00:00Z"))
    );
    world.live("2027-03-20T12:01:00Z", "2027-03-24T00:00:00Z");
    let sent: Vec<_> = states(&mut world).into_iter().filter(|(_, state)| *state == MailState::Sent).collect();
    assert_eq!(sent, [("head.office@b.example".to_owned(), MailState::Sent)]);
    let text = letters(&mut world).into_iter().find(|mail| mail.state == MailState::Sent).unwrap();
    let mime = world.app.store.read(|tx| tx.mime(&text.key)).unwrap();
    assert!(String::from_utf8_lossy(&mime).contains("head.office@b.example"), "it is written to the new address");
    examined(&mut world, "2027-03-24T00:00:00Z");
}

#[test]
fn a_letter_to_another_office_is_a_draft_again_and_the_coordinator_hears_why() {
    let another_office = [
        // The office is gone: letters go to the one above.
        office("director", "director@b.example"),
        // The address is that of another office, and the office has one of its own.
        office("ministers_office", "head@b.example") + &office("director", "unit@b.example"),
    ];
    for (offices, to) in another_office.into_iter().zip(["director@b.example", "unit@b.example"]) {
        let mut world = released();
        world.edit(&definition(&offices), at("2027-03-20T11:00:00Z"));
        world.live("2027-03-20T11:00:00Z", "2027-03-24T00:00:00Z");
        let sent = states(&mut world).into_iter().filter(|(_, state)| *state == MailState::Sent).count();
        assert_eq!(sent, 0, "{to}: {:?}", states(&mut world));
        assert!(states(&mut world).contains(&(to.to_owned(), MailState::Draft)), "{:?}", states(&mut world));
        let brief = last_brief(&mut world);
        assert!(brief.contains("You had released it for head@b.example"), "{brief}");
        examined(&mut world, "2027-03-24T00:00:00Z");
    }
}
