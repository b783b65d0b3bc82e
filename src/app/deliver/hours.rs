//! Working hours at the moment of leaving. A pass puts off what may not leave when it looks; but a round of sending can
//! go on past closing time, and what a server puts off is due again whenever its pause is over.

use jiff::Timestamp;

use crate::{
    app::{Loading, live::Live},
    engine::{DecisionKind, remind::departure_in},
    store::{Mail, Reminder, Snapshot, StoreError},
};

/// What tells when the recipient of a mail is at work.
#[derive(Clone, Copy)]
pub(super) struct Hours<'a> {
    loading: &'a Loading,
    live: &'a Live,
}

impl<'a> Hours<'a> {
    pub(super) fn new(loading: &'a Loading, live: &'a Live) -> Self {
        Self { loading, live }
    }

    /// Until when `mail` waits for its recipient's next working hours; `None` if it may leave at `now`. What a person
    /// wanted sent at once, or its reader waits for, leaves at any time.
    pub(super) fn wait(self, tx: &Snapshot, mail: &Mail, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let scenes = mail.workflows.iter().filter_map(|workflow| {
            Some((self.loading.workflows.get(workflow)?.plan.as_ref(), self.live.state(workflow)?))
        });
        let departs_at = departure_in(scenes, mail.partner.as_ref(), mail.to().next().unwrap_or_default(), now);
        if departs_at <= now || mail.key.is_awaited() {
            return Ok(None);
        }
        let is_at_once = tx.reminders_of(&mail.key)?.iter().any(is_at_once);
        Ok((!is_at_once).then_some(departs_at))
    }
}

fn is_at_once(reminder: &Reminder) -> bool {
    serde_json::from_str(&reminder.kind).is_ok_and(|kind: DecisionKind| kind.is_at_once())
}
