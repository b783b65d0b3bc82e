//! One mail being delivered: what is known about each recipient so far.

use lettre::Address;

use super::{
    envelope::{Answers, Envelope, has_raw_head, needs_utf8, size},
    fault::Fault,
    session::{HandOver, Session},
};
use crate::{
    mail::{Outgoing, address::checked},
    model::{Delivery, Outcome},
};

/// One mail being delivered. Recipients with ASCII addresses receive it in one transaction. Each of the others gets a
/// separate copy, so that the requirement that its address places on the server (SMTPUTF8, RFC 6531) affects nobody
/// else.
pub(super) struct Transaction<'a> {
    text: &'a [u8],
    from: Option<Address>,
    recipients: Vec<(String, Option<Address>)>,
    outcomes: Vec<Option<Outcome>>,
    /// The recipients whose turn it is, by index.
    in_hand: Vec<usize>,
    /// Why the server accepts no mail at all at the moment, whoever the recipient is.
    stalled: Option<String>,
    /// True once the final dot may have been sent: from then on only the server's answer can tell the outcome.
    is_handed_over: bool,
}

/// Whether a session can be used again.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    Keep,
    Drop,
}

impl<'a> Transaction<'a> {
    /// An invalid address is refused without asking the server.
    pub(super) fn new(outgoing: &'a Outgoing, from: Option<Address>) -> Self {
        let (mut recipients, mut outcomes) = (Vec::new(), Vec::new());
        for address in &outgoing.recipients {
            let (checked, outcome) = match checked(address) {
                Ok(checked) => (Some(checked), None),
                Err(why) => (None, Some(Outcome::AddressRefused { reply: why.to_string() })),
            };
            recipients.push((address.clone(), checked));
            outcomes.push(outcome);
        }
        let in_hand = Vec::new();
        Self { text: &outgoing.mime, from, recipients, outcomes, in_hand, stalled: None, is_handed_over: false }
    }

    /// Selects the recipients that go together, by index: first all with ASCII addresses, then the others one at a
    /// time. Selects nobody once the server accepts no mail.
    pub(super) fn take_next(&mut self) -> bool {
        let open = self.recipients.iter().zip(&self.outcomes).enumerate().filter(|(_, (_, known))| known.is_none());
        let open = open.filter_map(|(place, ((_, address), _))| Some((place, address.as_ref()?)));
        let (beyond, ascii): (Vec<_>, Vec<_>) = open.partition(|(_, address)| needs_utf8(address));
        let next = if ascii.is_empty() { beyond.into_iter().take(1).collect() } else { ascii };
        self.in_hand = next.into_iter().map(|(place, _)| place).collect();
        self.is_handed_over = false;
        self.stalled.is_none() && !self.in_hand.is_empty()
    }

    fn settle(&mut self, outcome: &Outcome) {
        for place in &self.in_hand {
            self.outcomes[*place].get_or_insert_with(|| outcome.clone());
        }
    }

    fn is_open(&self) -> bool {
        self.in_hand.iter().any(|place| self.outcomes[*place].is_none())
    }

    /// Sends the envelope, if the server accepts mails of that size and addresses of that kind at all. `None` if no
    /// recipient is left.
    pub(super) async fn propose(&mut self, session: &mut Session) -> Result<Option<Answers>, Fault> {
        self.heed_offers(session);
        if !self.is_open() {
            return Ok(None);
        }
        let to = self.in_hand.iter().filter_map(|place| self.recipients[*place].1.as_ref()).collect();
        session.propose(&Envelope { from: self.from.as_ref(), to, text: self.text }).await.map(Some)
    }

    /// Settles what the server's extensions rule out, before asking it.
    fn heed_offers(&mut self, session: &Session) {
        let size = size(self.text) as u64;
        if let Some(limit) = session.size_limit().filter(|limit| size > *limit) {
            let (has, takes) = (in_words(size), in_words(limit));
            let reply = format!("the mail is too large: it has {has}, and the mail server takes {takes} at most");
            self.settle(&Outcome::MailRefused { reply });
        } else if !session.supports("SMTPUTF8") {
            if self.from.as_ref().is_some_and(needs_utf8) || has_raw_head(self.text) {
                let why = "the sender's address has letters beyond ASCII, and the mail server takes none (SMTPUTF8); \
                           set `mail: from:` to another address";
                self.stall(why.to_owned());
            } else if self.in_hand.iter().any(|place| self.recipients[*place].1.as_ref().is_some_and(needs_utf8)) {
                let reply = "the mail server takes no addresses beyond ASCII (SMTPUTF8)".to_owned();
                self.settle(&Outcome::AddressRefused { reply });
            }
        }
    }

    /// Records the server's answers to the envelope, then sends the text for the accepted recipients.
    pub(super) async fn complete(&mut self, session: &mut Session, answers: Answers) -> After {
        for (place, answer) in self.in_hand.clone().into_iter().zip(answers.recipients) {
            let Err(fault) = answer else { continue };
            if fault.ends_session() {
                return self.give_up(&fault);
            }
            self.outcomes[place] = Some(fault.outcome());
        }
        let trip = match answers.data {
            None => return After::Keep,
            Some(Err(fault)) => return self.give_up(&fault),
            Some(Ok(trip)) => trip,
        };
        match session.hand_over(self.text, trip, &mut self.is_handed_over).await {
            HandOver::Accepted(reply) => {
                self.settle(&Outcome::Accepted { reply });
                After::Keep
            }
            HandOver::Refused(fault) => self.give_up(&fault),
            HandOver::Unknown(reason) => {
                self.settle(&Outcome::Uncertain { reason });
                After::Drop
            }
        }
    }

    fn give_up(&mut self, fault: &Fault) -> After {
        self.settle(&fault.outcome());
        if fault.ends_session() { After::Drop } else { After::Keep }
    }

    /// The server was never asked about a recipient, or would not be. If it accepted the mail for somebody else, it
    /// cannot object to all mail.
    pub(super) fn stall(&mut self, why: String) {
        self.settle(&Outcome::Ours { reply: why.clone() });
        let has_taken = self.outcomes.iter().any(|outcome| matches!(outcome, Some(Outcome::Accepted { .. })));
        self.stalled = Some(why).filter(|_| !has_taken);
    }

    /// The server does not accept the sender.
    pub(super) fn give_up_at_mail(&mut self, fault: &Fault) -> After {
        if fault.is_ours() {
            self.stall(fault.words().to_owned());
        }
        self.give_up(fault)
    }

    /// We were asked to stop, and the server has still not answered.
    pub(super) fn cut_short(&mut self) {
        let outcome = if self.is_handed_over {
            let reason = "the program was stopped before the server said whether it took the mail".to_owned();
            Outcome::Uncertain { reason }
        } else {
            Outcome::Ours { reply: "the program was stopped before the mail was handed over".to_owned() }
        };
        self.settle(&outcome);
    }

    /// The result. Recipients whose turn never came were not attempted.
    pub(super) fn into_delivery(self) -> Delivery {
        let why = self.stalled.clone().unwrap_or_else(|| "the mail was not attempted".to_owned());
        let outcomes =
            self.outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(|| Outcome::Ours { reply: why.clone() }));
        let outcomes = self.recipients.into_iter().map(|(address, _)| address).zip(outcomes).collect();
        Delivery { outcomes, stalled: self.stalled }
    }
}

/// A size for people and for comparison: `12400000 bytes (12.4 MB)`.
fn in_words(bytes: u64) -> String {
    let rounded = if bytes >= 1_000_000 {
        format!("{:.1} MB", bytes as f64 / 1e6)
    } else {
        format!("{:.1} kB", bytes as f64 / 1e3)
    };
    format!("{bytes} bytes ({rounded})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_so_that_they_can_be_compared() {
        assert_eq!(in_words(999), "999 bytes (1.0 kB)");
        assert_eq!(in_words(10_240_000), "10240000 bytes (10.2 MB)");
    }
}
