//! Which state of a mail may follow which.

use super::{Mail, StoreError};
use crate::model::MailState;

/// Every legal change of a mail's state: from, to. The diagram is [`MailState`]'s.
///
/// `queued → sent, uncertain, failed` is the late settlement of an attempt whose lease was over (the machine slept):
/// what the server said then still counts. `withdrawn → queued, draft, held` opens a mail again that was never attempted, on
/// the day that its key names. `queued → held` is the work of a hold; a late settlement finds a mail that was held since as if
/// it were `queued`.
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
