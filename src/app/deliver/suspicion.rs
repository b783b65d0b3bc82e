//! Whether a refusal means what it says: a server that refuses everything alike has something against us, whatever its
//! replies say about an address or a mail.
//!
//! What counts is what the server did with mail for others, over all rounds: mail to our own domain it delivers itself,
//! even while it relays nothing for us.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use crate::{
    mail::smtp::{names_address, names_mail, says_full, says_unknown},
    model::{Delivery, MailKey, Outcome, domain_of},
    store::{Heard, Snapshot, StoreError},
};

/// This many consecutive mails, to as many domains, refused with the same words and none accepted: nobody has that many
/// dead addresses at once.
const ALIKE: usize = 3;

/// A server that accepted mail for others this recently is taken at its word, and so is one that kept saying the same
/// for this long.
const TRUSTED_FOR: SignedDuration = SignedDuration::from_hours(24);

/// A server that is busy for longer than this may be so for us alone.
const BUSY_FOR: SignedDuration = SignedDuration::from_hours(4);

/// A server that refuses one mail for reasons of policy for this long, while nobody else is written to, may refuse all.
const ALONE_FOR: SignedDuration = SignedDuration::from_hours(1);

/// Earlier replies are no longer relevant.
const REMEMBERED_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// At most this many earlier replies are looked at.
const REMEMBERED: usize = 500;

/// What is known about the mail server, from earlier rounds and this one.
#[derive(Debug, Default)]
pub(super) struct Suspicion {
    /// The domains that we write from, and those of the coordinators.
    own: BTreeSet<String>,
    /// True once the server accepted a mail in this round.
    has_taken: bool,
    /// When the server last accepted mail for others, and for anybody.
    took_for_others_at: Option<Timestamp>,
    took_at: Option<Timestamp>,
    /// True while the server is known to refuse whatever is for others.
    is_refusing: bool,
    /// The consecutive refusals that are alike, the oldest first.
    alike: Vec<Refused>,
    /// Mails refused for reasons of policy since the server last accepted mail for others, the oldest first: of one domain
    /// nobody can say whether that is about its reader or about us.
    doubted: Vec<Refused>,
}

#[derive(Debug)]
struct Refused {
    mail: MailKey,
    domain: String,
    words: String,
    /// Since when it has been tried.
    tried_since: Timestamp,
    /// What became of it, if that was in this round.
    in_round: Option<Counted>,
}

/// How a refused mail was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    Failed,
    PutOff,
}

/// What a reply means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// What it says.
    AsSaid,
    /// Nobody can tell yet: the mail is tried again.
    Unclear,
    /// The server has something against us.
    AgainstUs(Wronged),
}

/// Mails that suffered although the server has something against us.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Wronged {
    /// The mails before this one.
    pub(super) mails: Vec<MailKey>,
    /// How many of them failed in this round, and how many were put off.
    pub(super) failed: usize,
    pub(super) put_off: usize,
    /// The server's words, or what happened to the connection.
    pub(super) words: String,
    /// True if the server answers, and refuses what is for others.
    pub(super) is_refusal: bool,
}

/// A refusal in words that could be said about anybody.
struct General {
    domain: String,
    words: String,
}

impl Suspicion {
    /// What earlier rounds know about the server. `own` are the domains for which it may take mail in any case;
    /// `is_refusing` is true if sending is paused because it refused what is for others.
    pub(super) fn of(
        tx: &Snapshot,
        own: BTreeSet<String>,
        is_refusing: bool,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let mut suspicion = Self { own, is_refusing, ..Self::default() };
        let mut is_in_a_row = true;
        tx.each_heard(remembered_since(now), REMEMBERED, |heard| suspicion.remember(heard, &mut is_in_a_row, now))?;
        suspicion.alike.reverse();
        suspicion.doubted.reverse();
        let took_at = suspicion.took_for_others_at;
        suspicion.doubted.retain(|refused| !is_recent(took_at, refused.tried_since));
        Ok(suspicion)
    }

    /// Takes in what was heard earlier, beginning with the last; `is_in_a_row` is true as long as all of it was alike.
    /// False once nothing earlier matters.
    fn remember(&mut self, heard: Heard, is_in_a_row: &mut bool, now: Timestamp) -> bool {
        let Heard { mail, address, outcome, at, trying_since } = heard;
        let is_own = self.is_own(&address);
        if matches!(outcome, Outcome::Accepted { .. }) {
            self.took_at = self.took_at.or(Some(at));
            self.took_for_others_at = (!is_own).then_some(at);
            return is_own;
        }
        let tried_since = trying_since.unwrap_or(at);
        let trying = at.duration_since(tried_since);
        if matches!(outcome, Outcome::Ours { .. }) && now.duration_since(at) < TRUSTED_FOR {
            let (mail, words) = (mail.clone(), outcome.words().to_owned());
            self.doubted.push(Refused { mail, domain: domain_of(&address), words, tried_since, in_round: None });
        }
        match general(&outcome, trying) {
            Some(words) if self.alike.first().is_none_or(|last| last.words == words) => {
                if *is_in_a_row && self.alike.iter().all(|refused| refused.mail != mail) {
                    let domain = domain_of(&address);
                    self.alike.push(Refused { mail, domain, words, tried_since, in_round: None });
                }
            }
            // A server that tells addresses apart does not refuse everything alike.
            Some(_) => *is_in_a_row = false,
            None => *is_in_a_row &= !outcome.is_refusal(),
        }
        true
    }

    /// True once the server accepted a mail in this round.
    pub(super) fn has_taken(&self) -> bool {
        self.has_taken
    }

    /// True if a mail is for nobody but ourselves.
    pub(super) fn is_for_us(&self, delivery: &Delivery) -> bool {
        delivery.outcomes.iter().all(|(address, _)| self.is_own(address))
    }

    fn is_own(&self, address: &str) -> bool {
        self.own.contains(&domain_of(address))
    }

    /// What a reply means, given those before it. `mail` is its key, and since when it has been tried; `refused_before` is when the domain with the given name first refused
    /// us, if it did lately.
    pub(super) fn weigh<E>(
        &mut self,
        mail: (&MailKey, Option<Timestamp>),
        delivery: &Delivery,
        now: Timestamp,
        refused_before: impl FnOnce(&str) -> Result<Option<Timestamp>, E>,
    ) -> Result<Meaning, E> {
        let is_for_us = self.is_for_us(delivery);
        if delivery.is_taken() {
            self.take(is_for_us, now);
            return Ok(Meaning::AsSaid);
        }
        if delivery.stalled.is_some() {
            return Ok(Meaning::AsSaid);
        }
        let (key, tried_since) = mail;
        let trying = tried_since.map_or(SignedDuration::ZERO, |since| now.duration_since(since));
        let Some(General { domain, words }) = refused_alike(delivery, trying) else {
            if delivery.outcomes.iter().any(|(_, outcome)| outcome.is_refusal()) {
                self.alike.clear();
                self.is_refusing &= is_for_us;
            }
            return Ok(Meaning::AsSaid);
        };
        let took_at = if is_for_us { self.took_at } else { self.took_for_others_at };
        let mut first_at = tried_since.unwrap_or(now);
        if delivery.is_ours() && !is_recent(took_at, first_at) {
            first_at = refused_before(&domain)?.map_or(first_at, |before| before.min(first_at));
        }
        let is_trusted = is_recent(took_at, first_at);
        let said = delivery.outcomes.first().map_or_else(String::new, |(_, outcome)| outcome.words().to_owned());
        self.alike.retain(|before| before.words == words && before.mail != *key);
        let tried_since = tried_since.unwrap_or(now);
        let refused = || Refused {
            mail: key.clone(),
            domain: domain.clone(),
            words: words.clone(),
            tried_since,
            in_round: Some(Counted::PutOff),
        };
        self.alike.push(Refused { in_round: None, ..refused() });
        let domains: BTreeSet<&str> = self.alike.iter().map(|refused| refused.domain.as_str()).collect();
        if domains.len() >= ALIKE {
            let before = std::mem::take(&mut self.alike).into_iter().filter(|refused| refused.mail != *key);
            return Ok(self.against_us(before.collect(), said, false));
        }
        if self.is_refusing && !is_for_us {
            self.alike.pop();
            return Ok(self.against_us(Vec::new(), said, is_for_us));
        }
        if delivery.is_ours() && !is_trusted {
            let meaning = self.doubt(refused(), said, trying, is_for_us);
            return Ok(meaning);
        }
        let is_believed = is_trusted || trying >= TRUSTED_FOR || says_unknown(&said);
        Ok(self.count_last(delivery, is_believed))
    }

    /// What a refusal for reasons of policy means while nobody else is known to be served: nothing yet, until another domain
    /// refuses us as well, or the one mail there is has been refused for long.
    fn doubt(&mut self, refused: Refused, said: String, trying: SignedDuration, is_for_us: bool) -> Meaning {
        self.doubted.retain(|before| before.mail != refused.mail);
        let is_alone = self.doubted.iter().all(|before| before.domain == refused.domain);
        if is_alone && trying < ALONE_FOR {
            if let Some(last) = self.alike.last_mut() {
                last.in_round = refused.in_round;
            }
            self.doubted.push(refused);
            return Meaning::AsSaid;
        }
        self.alike.clear();
        let before = std::mem::take(&mut self.doubted);
        let words = if is_alone { format!("{said} (nobody else was written to)") } else { said };
        self.against_us(before, words, is_for_us)
    }

    /// What the last refusal means that is neither against us nor too late to be doubted, and how it counts.
    fn count_last(&mut self, delivery: &Delivery, is_believed: bool) -> Meaning {
        let is_waiting = delivery.outcomes.iter().all(|(_, outcome)| outcome.is_pending());
        let (meaning, counted) = match (is_waiting, is_believed) {
            (true, _) => (Meaning::AsSaid, Counted::PutOff),
            (false, true) => (Meaning::AsSaid, Counted::Failed),
            (false, false) => (Meaning::Unclear, Counted::PutOff),
        };
        if let Some(last) = self.alike.last_mut() {
            last.in_round = Some(counted);
        }
        meaning
    }

    fn take(&mut self, is_for_us: bool, now: Timestamp) {
        self.has_taken = true;
        self.took_at = Some(now);
        if !is_for_us {
            self.took_for_others_at = Some(now);
            self.is_refusing = false;
            self.alike.clear();
            self.doubted.clear();
        }
    }

    /// `before` are the mails that suffered before this one; `is_for_us` is true if this one is for ourselves.
    fn against_us(&mut self, before: Vec<Refused>, words: String, is_for_us: bool) -> Meaning {
        // With 421 it takes leave of everybody.
        let is_refusal = is_reply(&words) && !words.starts_with("421") && !is_for_us;
        self.is_refusing |= is_refusal;
        let count = |counted| before.iter().filter(|refused| refused.in_round == Some(counted)).count();
        let (failed, put_off) = (count(Counted::Failed), count(Counted::PutOff));
        let mails = before.into_iter().map(|refused| refused.mail).collect();
        Meaning::AgainstUs(Wronged { mails, failed, put_off, words, is_refusal })
    }
}

/// Since when a server's replies matter at `now`.
pub(super) fn remembered_since(now: Timestamp) -> Timestamp {
    now.saturating_sub(REMEMBERED_FOR).unwrap_or(Timestamp::MIN)
}

/// True if the server accepted mail at `took_at`, not long before `first_at` or after it.
fn is_recent(took_at: Option<Timestamp>, first_at: Timestamp) -> bool {
    took_at.is_some_and(|took_at| first_at.duration_since(took_at) < TRUSTED_FOR)
}

/// True for the words of a server, which begin with a code; false for what we say ourselves.
fn is_reply(words: &str) -> bool {
    words.starts_with(|c: char| c.is_ascii_digit())
}

/// The domain and the words of a mail that was refused for every recipient, if those words could be said to anybody.
fn refused_alike(delivery: &Delivery, trying: SignedDuration) -> Option<General> {
    let (address, first) = delivery.outcomes.first()?;
    if !delivery.outcomes.iter().all(|(_, outcome)| general(outcome, trying).is_some()) {
        return None;
    }
    Some(General { domain: domain_of(address), words: general(first, trying)? })
}

/// The words of a refusal that could be said to anybody, without what differs from one to the next: addresses, and numbers
/// after the codes. `trying` is for how long the mail has been tried.
fn general(outcome: &Outcome, trying: SignedDuration) -> Option<String> {
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
    let is_same = |(place, word): &(usize, &str)| {
        !word.contains('@') && (*place < 2 || !word.contains(|c: char| c.is_ascii_digit()))
    };
    let words = said.split_whitespace().enumerate().filter(is_same).map(|(_, word)| word);
    (is_general && is_said).then(|| words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    const NOON: &str = "2026-11-30T12:00:00Z";

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn refused(address: &str, reply: &str) -> Delivery {
        Delivery::all(&[address.to_owned()], &Outcome::AddressRefused { reply: reply.to_owned() })
    }

    fn taken(address: &str) -> Delivery {
        Delivery::all(&[address.to_owned()], &Outcome::Accepted { reply: "250 ok".to_owned() })
    }

    fn ours(address: &str) -> Delivery {
        Delivery::all(&[address.to_owned()], &Outcome::Ours { reply: "554 5.7.1 blocked".to_owned() })
    }

    fn new() -> Suspicion {
        Suspicion { own: BTreeSet::from(["us.example".to_owned()]), ..Suspicion::default() }
    }

    fn weigh(suspicion: &mut Suspicion, key: &str, delivery: &Delivery, now: Timestamp) -> Meaning {
        suspicion.weigh((&key.into(), None), delivery, now, |_| Ok::<_, Infallible>(None)).unwrap()
    }

    /// What each reply of a day means to a server of which nothing is known.
    fn play(deliveries: &[Delivery]) -> Vec<Meaning> {
        let mut suspicion = new();
        let numbered = deliveries.iter().enumerate();
        numbered.map(|(number, said)| weigh(&mut suspicion, &format!("m{number}"), said, at(NOON))).collect()
    }

    fn is_against_us(meaning: &Meaning) -> bool {
        matches!(meaning, Meaning::AgainstUs(_))
    }

    #[test]
    fn three_domains_in_a_row_refused_alike_are_no_fault_of_theirs() {
        let said = |address: &str| refused(address, &format!("550 <{address}> rejected, number {}", address.len()));
        let mut meanings = play(&[said("a@one.example"), said("b@two.example"), said("c@three.example")]);
        let Some(Meaning::AgainstUs(wronged)) = meanings.pop() else { panic!("{meanings:?}") };
        assert_eq!(wronged.mails, ["m0".into(), "m1".into()]);
        assert_eq!((wronged.failed, wronged.put_off), (0, 2), "nothing was believed yet");
        assert_eq!(wronged.words, "550 <c@three.example> rejected, number 15");
        let one_domain = play(&[said("a@one.example"), said("b@one.example"), said("c@one.example")]);
        assert!(!one_domain.iter().any(is_against_us), "{one_domain:?}");
    }

    #[test]
    fn a_bare_refusal_is_believed_once_the_server_takes_mail_for_others() {
        let bare = |address: &str| refused(address, "550 rejected");
        assert_eq!(play(&[bare("a@one.example")]), [Meaning::Unclear]);
        assert_eq!(play(&[taken("z@zero.example"), bare("a@one.example")]), [Meaning::AsSaid, Meaning::AsSaid]);
        let at_home = play(&[taken("z@us.example"), bare("a@one.example")]);
        assert_eq!(at_home, [Meaning::AsSaid, Meaning::Unclear], "its own mail any server takes");
        let unknown = play(&[refused("a@one.example", "550 no such user")]);
        assert_eq!(unknown, [Meaning::AsSaid], "these words are about the address");
        let mut suspicion = new();
        let yesterday = at(NOON) - TRUSTED_FOR;
        let said = suspicion
            .weigh((&"m".into(), Some(yesterday)), &bare("a@one.example"), at(NOON), |_| Ok::<_, Infallible>(None));
        assert_eq!(said, Ok(Meaning::AsSaid), "it has kept to it for a day");
    }

    #[test]
    fn what_tells_addresses_apart_is_believed() {
        let bare = |address: &str| refused(address, "550 rejected");
        let three = [bare("a@one.example"), bare("b@two.example"), bare("c@three.example")];
        let other = refused("b@two.example", "550 5.1.1 no such user");
        let meanings = play(&[three[0].clone(), other, three[1].clone(), three[2].clone()]);
        assert!(!meanings.iter().any(is_against_us), "{meanings:?}");
        let coded = |address: &str| refused(address, "550 5.1.1 no such user");
        let meanings = play(&[coded("a@one.example"), coded("b@two.example"), coded("c@three.example")]);
        assert_eq!(meanings, [Meaning::AsSaid, Meaning::AsSaid, Meaning::AsSaid]);
    }

    #[test]
    fn three_in_a_row_after_the_server_took_something_lose_nothing_either() {
        let bare = |address: &str| refused(address, "550 rejected");
        let three = [bare("a@one.example"), bare("b@two.example"), bare("c@three.example")];
        let mut suspicion = new();
        weigh(&mut suspicion, "m", &taken("z@zero.example"), at(NOON));
        let later = at(NOON) + SignedDuration::from_hours(1);
        assert_eq!(weigh(&mut suspicion, "m0", &three[0], later), Meaning::AsSaid);
        weigh(&mut suspicion, "home", &taken("s@us.example"), later);
        assert_eq!(weigh(&mut suspicion, "m1", &three[1], later), Meaning::AsSaid);
        let Meaning::AgainstUs(wronged) = weigh(&mut suspicion, "m2", &three[2], later) else { panic!() };
        assert_eq!((wronged.failed, wronged.put_off), (2, 0));
        assert!(
            is_against_us(&weigh(&mut suspicion, "m3", &bare("d@four.example"), later)),
            "until it takes one again"
        );
    }

    #[test]
    fn what_the_server_did_not_say_itself_is_no_word_against_us() {
        let refused = |address: &str, reply: &str| {
            Delivery::all(&[address.to_owned()], &Outcome::MailRefused { reply: reply.to_owned() })
        };
        for reply in
            ["the mail is too large: it has 9 bytes, and the mail server takes 8 bytes at most", "552 5.3.4 too big"]
        {
            let said = |address: &str| refused(address, reply);
            let meanings = play(&[said("a@one.example"), said("b@two.example"), said("c@three.example")]);
            assert_eq!(meanings, [Meaning::AsSaid, Meaning::AsSaid, Meaning::AsSaid], "{reply}");
        }
    }

    #[test]
    fn mails_that_are_all_refused_at_their_end_are_not_all_bad() {
        let spam = |address: &str| {
            Delivery::all(&[address.to_owned()], &Outcome::MailRefused { reply: "554 5.7.1 quota exceeded".to_owned() })
        };
        let meanings = play(&[spam("a@one.example"), spam("b@two.example"), spam("c@three.example")]);
        assert!(is_against_us(&meanings[2]), "{meanings:?}");
    }

    #[test]
    fn who_alone_refuses_us_holds_up_nobody_else() {
        let blocked = ours("a@one.example");
        assert_eq!(play(std::slice::from_ref(&blocked)), [Meaning::AsSaid], "nobody else was asked");
        let mut suspicion = new();
        weigh(&mut suspicion, "m", &taken("z@zero.example"), at(NOON));
        for days in 0..5 {
            let now = at(NOON) + SignedDuration::from_hours(24 * days + 1);
            let since = at(NOON) + SignedDuration::from_hours(1);
            let said = suspicion.weigh((&"m0".into(), Some(since)), &blocked, now, |_| Ok::<_, Infallible>(None));
            assert_eq!(said, Ok(Meaning::AsSaid), "day {days}: others were written to when it began");
        }
        let later = at(NOON) + SignedDuration::from_hours(24 * 6);
        let before = |_: &str| Ok::<_, Infallible>(Some(at(NOON)));
        let said = suspicion.weigh((&"m1".into(), None), &blocked, later, before);
        assert_eq!(said, Ok(Meaning::AsSaid), "it did so before");
        assert_eq!(
            weigh(&mut suspicion, "m2", &ours("b@two.example"), later),
            Meaning::AsSaid,
            "the next one will tell"
        );
        assert!(
            is_against_us(&weigh(&mut suspicion, "m3", &ours("c@three.example"), later)),
            "nobody has taken any for days"
        );
    }

    #[test]
    fn of_one_mail_refused_by_policy_nobody_knows_whose_fault_it_is_until_another_is_tried() {
        let blocked = [ours("a@one.example"), ours("b@two.example")];
        let taken_next = play(&[blocked[0].clone(), taken("z@zero.example"), blocked[1].clone()]);
        assert!(!taken_next.iter().any(is_against_us), "{taken_next:?}");
        let same_domain = play(&[blocked[0].clone(), ours("c@one.example")]);
        assert!(!same_domain.iter().any(is_against_us), "{same_domain:?}");
        let ours_taken = play(&[blocked[0].clone(), taken("s@us.example"), blocked[1].clone()]);
        assert!(is_against_us(&ours_taken[2]), "its own mail any server takes: {ours_taken:?}");
        let mut both = play(&blocked);
        let Some(Meaning::AgainstUs(wronged)) = both.pop() else { panic!("{both:?}") };
        assert_eq!(
            (wronged.mails, wronged.put_off, wronged.words.as_str()),
            (vec!["m0".into()], 1, "554 5.7.1 blocked")
        );
        assert!(wronged.is_refusal);
    }

    #[test]
    fn one_mail_that_is_refused_by_policy_for_long_while_there_is_no_other_is_told_as_that() {
        for (minutes, is_ours) in [(21, false), (81, true)] {
            let mut suspicion = new();
            let since = Some(at(NOON) - SignedDuration::from_mins(minutes));
            let said = suspicion
                .weigh((&"m".into(), since), &ours("a@one.example"), at(NOON), |_| Ok::<_, Infallible>(None))
                .unwrap();
            assert_eq!(is_against_us(&said), is_ours, "after {minutes} min: {said:?}");
            if let Meaning::AgainstUs(wronged) = said {
                assert_eq!(wronged.words, "554 5.7.1 blocked (nobody else was written to)");
            }
        }
    }

    #[test]
    fn a_server_that_is_busy_for_hours_for_everybody_has_something_against_us() {
        let busy = |address: &str| {
            let reply = "450 4.7.1 cannot find your hostname, try 4711".to_owned();
            Delivery::all(&[address.to_owned()], &Outcome::Transient { reply })
        };
        let three = ["a@one.example", "b@two.example", "c@three.example"];
        for (hours, is_ours) in [(1, false), (5, true)] {
            let mut suspicion = new();
            let since = Some(at(NOON) - SignedDuration::from_hours(hours));
            let said = three.map(|address| {
                suspicion
                    .weigh((&address.into(), since), &busy(address), at(NOON), |_| Ok::<_, Infallible>(None))
                    .unwrap()
            });
            assert_eq!(said.iter().any(is_against_us), is_ours, "after {hours} h: {said:?}");
        }
    }
}
