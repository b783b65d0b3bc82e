//! Texts of mails: kept as long as somebody may ask, and no longer.

use concerted::{
    app,
    model::{MailKey, MailState},
    store::{MailFilter, Snapshot, StoreError},
};
use jiff::{SignedDuration, Timestamp};

use crate::world::{World, at, workflow};

const BEGINS: &str = "2012-11-26T09:00:00Z";

fn keys(world: &mut World, state: MailState) -> Vec<MailKey> {
    let filter = MailFilter { states: [state].into(), ..MailFilter::default() };
    world.app.store.read(|tx: &Snapshot| tx.mails(&filter)).unwrap().into_iter().map(|mail| mail.key).collect()
}

/// Some days of a preparation.
fn lived() -> (World, Timestamp) {
    let mut world = World::new(&workflow("2013-05-28"), BEGINS);
    world.live(BEGINS, "2012-12-20T09:00:00Z");
    (world, at("2012-12-20T09:00:00Z"))
}

fn whole(world: &mut World, keys: &[MailKey]) -> usize {
    let is_whole = |key: &&MailKey| world.app.store.read(|tx: &Snapshot| tx.text(key)).unwrap().is_whole;
    keys.iter().filter(is_whole).count()
}

#[test]
fn a_text_is_dropped_when_its_days_are_over_and_its_header_stays() {
    let (mut world, now) = lived();
    let sent = keys(&mut world, MailState::Sent);
    assert!(sent.len() > 2, "somebody was written to: {sent:?}");
    app::keep_house(&mut world.app, now).unwrap();
    assert_eq!(whole(&mut world, &sent), sent.len(), "nothing is old yet");
    let later = now + SignedDuration::from_hours(24 * 91);
    app::keep_house(&mut world.app, later).unwrap();
    assert_eq!(whole(&mut world, &sent), 0);
    let mail = world.app.store.read(|tx: &Snapshot| tx.require_mail(&sent[0])).unwrap();
    let header = world.app.store.read(|tx: &Snapshot| tx.text(&sent[0])).unwrap().bytes;
    let header = String::from_utf8(header).unwrap();
    assert!(header.contains(&mail.message_id) && header.ends_with("\r\n\r\n"), "{header}");
    let dropped = world.app.store.read(|tx: &Snapshot| tx.mime(&sent[0])).unwrap_err();
    assert!(matches!(dropped, StoreError::TextDropped(_)), "{dropped}");
    assert_eq!(world.app.store.examine(later, true).unwrap(), [], "the doctor finds nothing missing");
}

#[test]
fn what_may_still_leave_keeps_its_text() {
    let (mut world, now) = lived();
    let sent = keys(&mut world, MailState::Sent);
    let by_hand = rusqlite::Connection::open(world.app.store.path()).unwrap();
    by_hand.execute("UPDATE mails SET state = 'bounced' WHERE key = ?1", [sent[0].as_str()]).unwrap();
    drop(by_hand);
    world.tick(now);
    let waiting: Vec<MailKey> =
        [MailState::Queued, MailState::Draft].into_iter().flat_map(|state| keys(&mut world, state)).collect();
    let later = now + SignedDuration::from_hours(24 * 400);
    app::keep_house(&mut world.app, later).unwrap();
    assert_eq!(whole(&mut world, &waiting), waiting.len());
    assert_eq!(whole(&mut world, &sent), 0, "one that came back was sent");
}
