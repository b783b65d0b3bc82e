//! What all parts of minutes need: names as their readers may know them, times by the clock of the host.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{MinutesFact, MinutesOrder};
use crate::{
    engine::{ApprovalState, Round, RunState, TaskRun},
    lang::Words,
    model::{Evidence, Lang, PartnerId, Seat, Text},
    plan::{Plan, Task},
    report::{
        section::header,
        words::writer::{Writer, text},
    },
};

/// One task whose approval is recorded, and for whom.
pub(super) struct Case<'a> {
    pub(super) plan: &'a Plan,
    pub(super) task: &'a Task,
    pub(super) state: &'a RunState,
    pub(super) w: &'a Writer<'a>,
    pub(super) is_redacted: bool,
    pub(super) as_of: Timestamp,
    /// The names of members that the plan has no more.
    names: &'a BTreeMap<PartnerId, Text>,
    /// Everything by which members can be recognised, in small letters.
    named: BTreeSet<String>,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        (plan, task, state): (&'a Plan, &'a Task, &'a RunState),
        w: &'a Writer<'a>,
        order: &'a MinutesOrder<'_>,
        as_of: Timestamp,
    ) -> Self {
        let mut case = Self {
            plan,
            task,
            state,
            w,
            is_redacted: order.is_redacted,
            as_of,
            names: &order.names,
            named: BTreeSet::new(),
        };
        case.named = case.members().into_iter().flat_map(|member| case.names_of(member)).collect();
        case
    }

    pub(super) fn run(&self) -> &TaskRun {
        self.state.task(&self.task.id)
    }

    /// All who hold or held a seat, and those who stated something in their place.
    fn members(&self) -> BTreeSet<&PartnerId> {
        let rounds = || self.run().approval.rounds.iter();
        let seats = rounds().flat_map(|round| &round.seats).map(|seat| &seat.partner);
        let others = rounds().flat_map(|round| &round.said).filter_map(|said| said.by.as_ref());
        let said = rounds().flat_map(|round| &round.said).map(|said| &said.seat.partner);
        seats.chain(others).chain(said).collect()
    }

    fn names_of(&self, member: &PartnerId) -> Vec<String> {
        let languages = crate::lang::LANGUAGES.map(Lang::from);
        let in_all = |text: &Text| languages.iter().map(|lang| text.get(lang).to_owned()).collect::<Vec<_>>();
        let partner = self.plan.partners.get(member);
        let names = partner.into_iter().flat_map(|partner| &partner.names);
        let names = names.flat_map(|name| [Some(&name.name), name.acronym.as_ref()]).flatten();
        let contacts = partner.into_iter().flat_map(|partner| &partner.contacts);
        let addresses = contacts.filter_map(|contact| contact.email.clone());
        let texts = names.chain(self.names.get(member)).flat_map(in_all);
        texts.chain(addresses).chain([member.to_string()]).map(|name| spaced(&name)).collect()
    }

    /// True if `words` name a member.
    fn names_a_member(&self, words: &str) -> bool {
        let words = spaced(words);
        self.named.iter().any(|name| name.trim().chars().count() > 1 && words.contains(name.as_str()))
    }

    /// What a person wrote, unless it names a member to readers who may not know.
    pub(super) fn free(&self, words: &str) -> String {
        if self.is_redacted && self.names_a_member(words) {
            return self.w.say("minutes-left-out", &[]);
        }
        self.w.isolated(&self.w.plain(words))
    }

    /// A text of the definition, unless it names a member to readers who may not know.
    pub(super) fn defined(&self, words: &Text) -> String {
        let words = self.w.pick(words);
        let is_told = !self.is_redacted || !self.names_a_member(&words);
        if is_told { self.w.isolated(&words) } else { self.w.say("minutes-left-out", &[]) }
    }

    /// `Print the declaration (OUT-06)`.
    pub(super) fn titled(&self, task: &Task) -> String {
        format!("{} ({})", self.defined(&task.title), self.w.isolated(self.w.task_id(&task.id).as_str()))
    }

    /// What only those may know who conduct the procedure: an address, the name of a person, a server's words.
    pub(super) fn inner(&self, words: Option<&String>) -> Option<String> {
        words.filter(|words| !self.is_redacted && !words.trim().is_empty()).map(|words| self.w.isolated(words))
    }

    /// The name of an organisation.
    pub(super) fn partner(&self, id: &PartnerId) -> String {
        let is_member = || self.members().contains(id);
        if self.is_redacted && is_member() {
            return self.w.say("minutes-a-member", &[]);
        }
        let name = || self.names.get(id).map(|name| self.w.pick(name));
        match self.plan.partners.get(id) {
            Some(partner) => self.w.isolated(&self.w.pick(partner.short_text(self.day()))),
            None => self.w.isolated(&name().unwrap_or_else(|| id.to_string())),
        }
    }

    /// A member: its organisation, and the office that holds the seat.
    pub(super) fn member(&self, seat: &Seat) -> String {
        if self.is_redacted {
            return self.w.say("minutes-a-member", &[]);
        }
        let name = self.partner(&seat.partner);
        match self.office(seat) {
            office if office.is_empty() => name,
            office => format!("{name} ({office})"),
        }
    }

    pub(super) fn office(&self, seat: &Seat) -> String {
        seat.office.map_or_else(String::new, |office| self.w.word("function", office.as_str()))
    }

    /// A member, through whoever stated something in its place.
    pub(super) fn speaker(&self, seat: &Seat, by: Option<&PartnerId>) -> String {
        let who = self.member(seat);
        match by.filter(|by| **by != seat.partner && !self.is_redacted) {
            None => who,
            Some(by) => self.w.say("minutes-in-place", &[("by", text(self.partner(by))), ("who", text(who))]),
        }
    }

    fn day(&self) -> jiff::civil::Date {
        self.plan.timezone.to_datetime(self.as_of).date()
    }

    /// An instant by the clock of the host: `Tue 11 May 2027, 10:00`. Seconds are told where they are not 0, since a second
    /// decides whether a statement counts.
    pub(super) fn time(&self, at: Timestamp) -> String {
        let local = self.plan.timezone.to_datetime(at);
        let words = Words::of(self.w.lang());
        let date = words.date(local.date(), crate::lang::DateStyle::Weekday);
        let time = if local.second() == 0 { local.strftime("%H:%M") } else { local.strftime("%H:%M:%S") };
        format!("{date}{}{time}", self.w.say("report-comma", &[]))
    }

    /// By which clock: the zone, with every offset that it had in between.
    pub(super) fn clock(&self, instants: impl Iterator<Item = Timestamp>) -> String {
        let zone = &self.plan.timezone;
        let mut instants: Vec<Timestamp> = instants.chain([self.as_of]).collect();
        instants.sort();
        let mut offsets: Vec<String> = Vec::new();
        for at in instants {
            let offset = header::offset(at, zone);
            if !offsets.contains(&offset) {
                offsets.push(offset);
            }
        }
        let name = zone.iana_name().unwrap_or("UTC");
        let offsets = self.w.list(&offsets.iter().map(|one| self.w.isolated(one)).collect::<Vec<_>>());
        self.w.say("minutes-clock", &[("zone", text(name)), ("offsets", text(offsets))])
    }

    pub(super) fn fact(&self, key: &str, words: String) -> MinutesFact {
        MinutesFact { key: key.to_owned(), term: self.w.say(&format!("minutes-term-{key}"), &[]), text: words }
    }

    /// The state of a round or of the whole, with the instant from which on.
    pub(super) fn outcome(&self, state: &str, at: Option<Timestamp>) -> String {
        let outcome = self.w.say("minutes-outcome", &[("state", text(state))]);
        match at {
            None => outcome,
            Some(at) => self.w.say("minutes-outcome-at", &[("outcome", text(outcome)), ("time", text(self.time(at)))]),
        }
    }

    /// True if a silence led to it.
    pub(super) fn is_held(&self) -> bool {
        self.run().approval.last().is_some_and(|round: &Round| round.state == ApprovalState::Held)
    }

    /// What proves the approval.
    pub(super) fn evidence(&self) -> Option<String> {
        match &self.run().approval.evidence {
            Some(evidence) => Some(self.document(evidence)),
            None if self.is_held() => Some(self.w.say("minutes-evidence-silence", &[])),
            None => None,
        }
    }

    /// A document by its name and checksum.
    pub(super) fn document(&self, evidence: &Evidence) -> String {
        let sha256 = ("sha256", text(evidence.sha256.as_str()));
        match self.inner(Some(&evidence.name)) {
            Some(name) => self.w.say("minutes-evidence", &[("name", text(name)), sha256]),
            None => self.w.say("minutes-evidence-unnamed", &[sha256]),
        }
    }
}

/// Words in small letters with a blank around each, so that a name is not found within another word.
fn spaced(words: &str) -> String {
    let mut spaced = String::from(" ");
    for word in words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        spaced.push_str(&word.to_lowercase());
        spaced.push(' ');
    }
    spaced
}
