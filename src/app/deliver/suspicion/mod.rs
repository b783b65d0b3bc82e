//! Whether a refusal means what it says: a server that refuses everything alike has something against us, whatever its
//! replies say about an address or a mail.
//!
//! What counts is what the server did with mail for others, over all rounds: mail to our own domain it delivers itself,
//! even while it relays nothing for us.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::general::{General, general_words, is_reply};
use crate::{
    mail::smtp::says_unknown,
    model::{Delivery, MailKey, Outcome, domain_of},
    store::{Heard, Snapshot, StoreError},
};

/// This many consecutive mails, to as many domains, refused with the same words and none accepted: nobody has that many
/// dead addresses at once.
const ALIKE: usize = 3;

/// A server that accepted mail for others this recently is taken at its word, and so is one that kept saying the same
/// for this long.
const TRUSTED_FOR: SignedDuration = SignedDuration::from_hours(24);

/// A server that refuses one mail for reasons of policy for this long, while nobody else is written to, may refuse all; so
/// may one that refuses mail for two domains in the same words, and takes none.
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
    /// When the server last refused two mails differently, if it took none for others since: it tells them apart.
    told_apart_at: Option<Timestamp>,
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
        // What it takes for us it may take for us alone, but then it has nothing against us at home.
        if is_own && self.took_at.is_some() {
            return true;
        }
        match general_words(&outcome, trying, &domain_of(&address)) {
            Some(words) if self.alike.first().is_none_or(|last| last.words == words) => {
                if *is_in_a_row && self.alike.iter().all(|refused| refused.mail != mail) {
                    let domain = domain_of(&address);
                    self.alike.push(Refused { mail, domain, words, tried_since, in_round: None });
                }
            }
            None if !outcome.is_refusal() => {}
            // A server that tells addresses apart does not refuse everything alike.
            _ => {
                *is_in_a_row = false;
                if is_reply(outcome.words()) {
                    self.told_apart_at.get_or_insert(at);
                }
            }
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
        let Some(General { domain, words }) = General::of(delivery, trying) else {
            self.note_special(delivery, is_for_us, now);
            return Ok(Meaning::AsSaid);
        };
        let took_at = if is_for_us { self.took_at } else { self.took_for_others_at };
        let mut first_at = tried_since.unwrap_or(now);
        if delivery.is_ours() && !is_recent(took_at, first_at) {
            first_at = refused_before(&domain)?.map_or(first_at, |before| before.min(first_at));
        }
        let is_trusted = is_recent(took_at, first_at);
        let said = delivery.outcomes.first().map_or_else(String::new, |(_, outcome)| outcome.words().to_owned());
        let tried_since = tried_since.unwrap_or(now);
        let refused = || Refused {
            mail: key.clone(),
            domain: domain.clone(),
            words: words.clone(),
            tried_since,
            in_round: Some(Counted::PutOff),
        };
        self.line_up(Refused { in_round: None, ..refused() }, now);
        let domains: BTreeSet<&str> = self.alike.iter().map(|refused| refused.domain.as_str()).collect();
        let refuses_all_since = self.refuses_all_since(&said, now);
        let is_lasting = refuses_all_since.is_some_and(|since| now.duration_since(since) >= ALONE_FOR);
        if domains.len() >= ALIKE || is_lasting {
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
        let is_trusted = is_trusted && refuses_all_since.is_none();
        let is_believed = is_trusted || trying >= TRUSTED_FOR || says_unknown(&said);
        Ok(self.count_last(delivery, is_believed))
    }

    /// Takes in a refusal in words about one address or one mail: what came before it was not said to everybody.
    fn note_special(&mut self, delivery: &Delivery, is_for_us: bool, now: Timestamp) {
        let mut refusals = delivery.outcomes.iter().filter(|(_, outcome)| outcome.is_refusal()).peekable();
        if refusals.peek().is_some() {
            self.alike.clear();
            self.is_refusing &= is_for_us;
            if refusals.any(|(_, outcome)| is_reply(outcome.words())) {
                self.told_apart_at = Some(now);
            }
        }
    }

    /// Puts a refusal behind those that are alike. If it is in other words, it begins another row.
    fn line_up(&mut self, refused: Refused, now: Timestamp) {
        self.alike.retain(|before| before.mail != refused.mail);
        let is_unlike = |before: &Refused| before.words != refused.words;
        if self.alike.iter().any(is_unlike) {
            // A connection that breaks tells no addresses apart.
            if is_reply(&refused.words) && self.alike.iter().any(|before| is_reply(&before.words)) {
                self.told_apart_at = Some(now);
            }
            self.alike.clear();
        }
        self.alike.push(refused);
    }

    /// Since when the server has refused whatever it was given, at two domains or more, in the words `said`; `None` if it took
    /// something, told addresses apart within the day, or says that the address does not exist. One domain is not enough, however
    /// many addresses it is: a unit that is dissolved takes its mailboxes along.
    fn refuses_all_since(&self, said: &str, now: Timestamp) -> Option<Timestamp> {
        let tells_apart = self.told_apart_at.is_some_and(|at| now.duration_since(at) < TRUSTED_FOR);
        if tells_apart || says_unknown(said) {
            return None;
        }
        // A mail that was refused already when the server last took one for others says nothing of all mail.
        let is_since =
            |refused: &&Refused| self.took_for_others_at.is_none_or(|took_at| refused.tried_since >= took_at);
        let all = || self.alike.iter().filter(is_since);
        let first = all().next()?;
        let has_another = all().any(|refused| refused.domain != first.domain);
        all().map(|refused| refused.tried_since).min().filter(|_| has_another)
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
        let mut before = std::mem::take(&mut self.doubted);
        let alike = std::mem::take(&mut self.alike).into_iter().filter(|alike| alike.mail != refused.mail);
        for alike in alike {
            if before.iter().all(|known| known.mail != alike.mail) {
                before.push(alike);
            }
        }
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
        if is_for_us {
            let own = &self.own;
            self.alike.retain(|refused| !own.contains(&refused.domain));
        } else {
            self.took_for_others_at = Some(now);
            self.is_refusing = false;
            self.alike.clear();
            self.told_apart_at = None;
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
