//! Detects servers that refuse everything alike: then the fault is ours, whatever the reply says about an address or a
//! mail.

use crate::{
    mail::smtp::names_address,
    model::{Delivery, MailKey, Outcome},
};

/// This many consecutive mails, to as many domains, refused with the same words and none accepted: nobody has that many
/// dead addresses at once.
const ALIKE: usize = 3;

/// What one delivery has met so far.
#[derive(Debug, Default)]
pub(super) struct Suspicion {
    /// True once the server accepted a mail: later refusals mean what they say.
    has_taken: bool,
    /// The consecutive refusals that are alike.
    alike: Vec<Refused>,
}

#[derive(Debug)]
struct Refused {
    mail: MailKey,
    domain: String,
    words: String,
}

/// Mails marked as failed although the server accepts none.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wronged {
    /// The mails before this one.
    pub(super) mails: Vec<MailKey>,
    /// The server's reply to everything.
    pub(super) words: String,
}

impl Suspicion {
    /// True once the server accepted a mail.
    pub(super) fn has_taken(&self) -> bool {
        self.has_taken
    }

    /// Handles the result of a mail. Returns the wrongly failed mails if this refusal is the one that shows that the
    /// server refuses everything alike.
    pub(super) fn take(&mut self, mail: &MailKey, delivery: &Delivery) -> Option<Wronged> {
        self.has_taken |= delivery.is_taken();
        let Some((domain, words)) = refused_alike(delivery).filter(|_| !self.has_taken) else {
            self.alike.clear();
            return None;
        };
        self.alike.retain(|before| before.words == words);
        self.alike.push(Refused { mail: mail.clone(), domain, words });
        let mut domains: Vec<&str> = self.alike.iter().map(|refused| refused.domain.as_str()).collect();
        domains.sort_unstable();
        domains.dedup();
        if domains.len() < ALIKE {
            return None;
        }
        let words = delivery.outcomes.first().map_or_else(String::new, |(_, outcome)| outcome.words().to_owned());
        let before = self.alike.drain(..).map(|refused| refused.mail).filter(|other| other != mail);
        Some(Wronged { mails: before.collect(), words })
    }
}

/// The domain and the words of a mail that was refused for every recipient, if those words could be said to anybody.
fn refused_alike(delivery: &Delivery) -> Option<(String, String)> {
    let (address, first) = delivery.outcomes.first()?;
    let is_general = |outcome: &Outcome| match outcome {
        Outcome::MailRefused { .. } => true,
        Outcome::AddressRefused { reply } => !names_address(reply),
        _ => false,
    };
    // What we refuse ourselves, such as a mail larger than the server accepts, is not the server's reply.
    let is_said = |outcome: &Outcome| outcome.words().starts_with(|c: char| c.is_ascii_digit());
    if !delivery.outcomes.iter().all(|(_, outcome)| is_general(outcome) && is_said(outcome)) {
        return None;
    }
    let domain = address.rsplit('@').next().unwrap_or_default().to_lowercase();
    // Servers repeat the address in their replies.
    let words: Vec<&str> = first.words().split_whitespace().filter(|word| !word.contains('@')).collect();
    Some((domain, words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(address: &str, reply: &str) -> Delivery {
        Delivery::all(&[address.to_owned()], &Outcome::AddressRefused { reply: reply.to_owned() })
    }

    fn taken(address: &str) -> Delivery {
        Delivery::all(&[address.to_owned()], &Outcome::Accepted { reply: "250 ok".to_owned() })
    }

    fn play(deliveries: &[Delivery]) -> Option<Wronged> {
        let mut suspicion = Suspicion::default();
        let mut found = None;
        for (number, delivery) in deliveries.iter().enumerate() {
            found = found.or(suspicion.take(&MailKey::from(format!("m{number}")), delivery));
        }
        found
    }

    #[test]
    fn three_domains_in_a_row_refused_alike_are_no_fault_of_theirs() {
        let said = |address: &str| refused(address, &format!("550 <{address}> rejected"));
        let wronged = play(&[said("a@one.example"), said("b@two.example"), said("c@three.example")]).unwrap();
        assert_eq!(wronged.mails, ["m0".into(), "m1".into()]);
        assert_eq!(wronged.words, "550 <c@three.example> rejected");
        assert_eq!(play(&[said("a@one.example"), said("b@one.example"), said("c@one.example")]), None, "one domain");
        assert_eq!(play(&[said("a@one.example"), said("b@two.example")]), None);
    }

    #[test]
    fn what_tells_addresses_apart_is_believed() {
        let bare = |address: &str| refused(address, "550 rejected");
        let three = [bare("a@one.example"), bare("b@two.example"), bare("c@three.example")];
        let other = refused("b@two.example", "550 no such user");
        assert_eq!(play(&[three[0].clone(), other, three[2].clone()]), None, "other words");
        assert_eq!(play(&[taken("z@zero.example"), three[0].clone(), three[1].clone(), three[2].clone()]), None);
        let coded = |address: &str| refused(address, "550 5.1.1 no such user");
        assert_eq!(play(&[coded("a@one.example"), coded("b@two.example"), coded("c@three.example")]), None);
    }

    #[test]
    fn what_the_server_did_not_say_itself_is_no_word_against_us() {
        let large = |address: &str| {
            let reply = "the mail is too large: it has 9 bytes, and the mail server takes 8 bytes at most".to_owned();
            Delivery::all(&[address.to_owned()], &Outcome::MailRefused { reply })
        };
        assert_eq!(play(&[large("a@one.example"), large("b@two.example"), large("c@three.example")]), None);
    }

    #[test]
    fn mails_that_are_all_refused_at_their_end_are_not_all_bad() {
        let spam = |address: &str| {
            Delivery::all(&[address.to_owned()], &Outcome::MailRefused { reply: "554 5.7.1 quota exceeded".to_owned() })
        };
        let wronged = play(&[spam("a@one.example"), spam("b@two.example"), spam("c@three.example")]);
        assert_eq!(wronged.unwrap().mails.len(), 2);
    }
}
