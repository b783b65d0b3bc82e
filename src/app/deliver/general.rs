//! Refusals in words that could be said to anybody: the same words for everybody say nothing of one address.

use jiff::SignedDuration;

use crate::{
    mail::smtp::{names_address, names_mail, says_full, wording},
    model::{Delivery, Outcome, domain_of},
};

/// A server that is busy for longer than this may be so for us alone.
const BUSY_FOR: SignedDuration = SignedDuration::from_hours(4);

/// A refusal in words that could be said about anybody.
pub(super) struct General {
    /// The recipient's domain.
    pub(super) domain: String,
    /// The words, without what differs from one mail to the next.
    pub(super) words: String,
}

impl General {
    /// The domain and the words of a mail that was refused for every recipient, if those words could be said to anybody. `trying`
    /// is for how long the mail has been tried.
    pub(super) fn of(delivery: &Delivery, trying: SignedDuration) -> Option<Self> {
        let (address, first) = delivery.outcomes.first()?;
        let domain = domain_of(address);
        if !delivery.outcomes.iter().all(|(_, outcome)| general_words(outcome, trying, &domain).is_some()) {
            return None;
        }
        let words = general_words(first, trying, &domain)?;
        Some(Self { domain, words })
    }
}

/// The words of a refusal that could be said to anybody, without what differs from one to the next: addresses, the
/// recipient's `domain`, and numbers after the codes. `trying` is for how long the mail has been tried.
pub(super) fn general_words(outcome: &Outcome, trying: SignedDuration, domain: &str) -> Option<String> {
    let said = outcome.words();
    let is_general = match outcome {
        Outcome::MailRefused { .. } => !names_mail(said),
        Outcome::AddressRefused { .. } => !names_address(said),
        // Also a connection that breaks.
        Outcome::Ours { .. } => true,
        // A refusal that was not yet believed, or a server that has been busy for long.
        Outcome::Transient { .. } => said.starts_with('5') || trying >= BUSY_FOR && !says_full(said),
        Outcome::Accepted { .. } | Outcome::Uncertain { .. } => false,
    };
    // What we refuse ourselves, such as a mail larger than the server accepts, is not the server's reply.
    let is_said = is_reply(said) || matches!(outcome, Outcome::Ours { .. });
    if !is_general || !is_said {
        return None;
    }
    let said = wording(said, domain);
    let is_same = |(place, word): &(usize, &str)| *place < 2 || !word.contains(|c: char| c.is_ascii_digit());
    let words = said.split_whitespace().enumerate().filter(is_same).map(|(_, word)| word);
    Some(words.collect::<Vec<_>>().join(" "))
}

/// True for the words of a server, which begin with a code; false for what we say ourselves.
pub(super) fn is_reply(words: &str) -> bool {
    words.starts_with(|c: char| c.is_ascii_digit())
}
