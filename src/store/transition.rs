//! The permitted changes of a mail's state.

use super::{Mail, StoreError};
use crate::model::MailState;

/// Every legal change of a mail's state: from, to. For the diagram, see [`MailState`].
///
/// `queued → sent, uncertain, failed` is the late settlement of an attempt whose lease had expired (the machine was
/// asleep): what the server said then still counts. `withdrawn → queued, draft, held` reopens a mail that was never
/// attempted, on the day in its key. `queued → held` is the effect of a hold; a late settlement treats a mail held
/// since then as `queued`.
pub const TRANSITIONS: [(MailState, MailState); 24] = [
    (MailState::Draft, MailState::Queued),
    (MailState::Draft, MailState::Withdrawn),
    (MailState::Held, MailState::Queued),
    (MailState::Held, MailState::Withdrawn),
    (MailState::Queued, MailState::Held),
    (MailState::Queued, MailState::Sending),
    (MailState::Queued, MailState::Withdrawn),
    (MailState::Queued, MailState::Sent),
    (MailState::Queued, MailState::Uncertain),
    (MailState::Queued, MailState::Failed),
    (MailState::Sending, MailState::Sent),
    (MailState::Sending, MailState::Queued),
    (MailState::Sending, MailState::Uncertain),
    (MailState::Sending, MailState::Failed),
    (MailState::Failed, MailState::Queued),
    (MailState::Failed, MailState::Withdrawn),
    (MailState::Uncertain, MailState::Queued),
    (MailState::Uncertain, MailState::Sent),
    (MailState::Uncertain, MailState::Failed),
    (MailState::Uncertain, MailState::Bounced),
    (MailState::Sent, MailState::Bounced),
    (MailState::Withdrawn, MailState::Queued),
    (MailState::Withdrawn, MailState::Draft),
    (MailState::Withdrawn, MailState::Held),
];

/// An error unless `mail` may become `to`.
pub(super) fn check(mail: &Mail, to: MailState) -> Result<(), StoreError> {
    if TRANSITIONS.contains(&(mail.state, to)) {
        return Ok(());
    }
    Err(StoreError::IllegalTransition { mail: mail.key.clone(), from: mail.state, to })
}
