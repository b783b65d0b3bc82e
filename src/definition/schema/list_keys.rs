//! The keys of the lists kept alongside the tasks, such as risks; used in histories and by `concerted record`.

use super::{
    form,
    table::{DAY, ID, Key, Kind, PLAIN, TASK_REF, Table, keys},
};
use crate::model::{MAX_LINE_CHARS, MAX_TEXT_CHARS};

/// Titles, and other texts that are shown on one line.
pub(super) const LINE: Kind = Kind::AtMost(MAX_LINE_CHARS, &Kind::Text);
pub(super) const PLAIN_LINE: Kind = Kind::AtMost(MAX_LINE_CHARS, &PLAIN);

/// Texts of several sentences.
pub(super) const LONG: Kind = Kind::AtMost(MAX_TEXT_CHARS, &Kind::Text);
pub(super) const PLAIN_LONG: Kind = Kind::AtMost(MAX_TEXT_CHARS, &PLAIN);

/// A generous limit for counts.
const MANY: Kind = Kind::Count(0, 10_000_000);

const STATUSES_OF_RISKS: &[&str] = &["open", "occurred", "closed"];
const STATUSES_OF_COMMITMENTS: &[&str] = &["announced", "in_progress", "completed", "dropped"];
const RATINGS: &[&str] = &["achieved", "on_track", "partly_on_track", "off_track", "not_assessed", "computed"];

/// The lists of a history.
pub(super) const LEDGERS: &[Key] = keys! {
    /// Risks as they were assessed.
    risks: Kind::OneOrMore(&Kind::Record(&RISK));
    /// Lines of the budget as they were set.
    budget: Kind::OneOrMore(&Kind::Record(&BUDGET));
    /// Participants as they were counted, by group.
    participation: Kind::OneOrMore(&Kind::Record(&PARTICIPATION));
    /// Paragraphs of texts under negotiation as they were counted.
    texts: Kind::OneOrMore(&Kind::Record(&TEXT));
    /// Commitments as they were made known and followed up.
    commitments: Kind::OneOrMore(&Kind::Record(&COMMITMENT));
    /// Outcomes of decisions that reports asked for.
    decisions: Kind::OneOrMore(&Kind::Record(&DECISION));
    /// Ratings that persons gave in the place of the computed ones.
    overrides: Kind::OneOrMore(&Kind::Record(&RATING));
};

const DATE: &[Key] = keys! {
    /// The day on which this was said; what it leaves out stays as it was.
    date: DAY, needed "date: 2013-02-27";
};

const NOTE: &[Key] = keys! {
    /// A remark that is kept in the journal.
    note: PLAIN_LONG;
};

pub(super) static RISK: Table = Table {
    noun: "a risk",
    groups: &[
        DATE,
        keys! {
            /// Id of the risk.
            id: ID, needed "id: R1";
            /// What may happen; needed the first time.
            title: LINE;
            /// Why it may happen.
            cause: LONG;
            /// What would follow.
            effect: LONG;
            /// What is done about it.
            treatment: LONG;
            /// Id of the partner that answers for the treatment.
            owner: ID;
            /// How likely it is, from 1 (rare) to 5 (almost certain).
            likelihood: Kind::Count(1, 5);
            /// How much harm it would do, from 1 (slight) to 5 (the event is in danger).
            impact: Kind::Count(1, 5);
            /// Whether it is still a risk; default open.
            status: Kind::Choice(STATUSES_OF_RISKS);
        },
        NOTE,
    ],
    rules: &[],
};

pub(super) static BUDGET: Table = Table {
    noun: "a line of the budget",
    groups: &[
        DATE,
        keys! {
            /// Id of the line.
            id: ID, needed "id: B1";
            /// What the money or the help is for; needed the first time.
            title: LINE;
            /// Id of the partner that pays or gives.
            partner: ID;
            /// Money, or help in kind at its estimated worth; default cash.
            means: Kind::Choice(&["cash", "in_kind"]);
            /// Currency, three letters of ISO 4217; default EUR.
            currency: Kind::Word(&form::CURRENCY);
            /// What was planned.
            planned: Kind::Number;
            /// What was promised in writing.
            committed: Kind::Number;
            /// What was spent or received.
            spent: Kind::Number;
        },
        NOTE,
    ],
    rules: &[],
};

pub(super) static PARTICIPATION: Table = Table {
    noun: "a count of participants",
    groups: &[
        DATE,
        keys! {
            /// Id of the group.
            id: ID, needed "id: civil_society";
            /// What the group is called; needed the first time.
            title: LINE;
            /// What the groups are formed by, where level counts delegations; default constituency.
            by: Kind::Choice(&["constituency", "region", "gender", "level"]);
            /// How many were invited.
            invited: MANY;
            /// How many confirmed.
            confirmed: MANY;
            /// How many were present.
            attended: MANY;
        },
        NOTE,
    ],
    rules: &[],
};

pub(super) static TEXT: Table = Table {
    noun: "a count of paragraphs",
    groups: &[
        DATE,
        keys! {
            /// Id of the text.
            id: ID, needed "id: declaration";
            /// What the text is called; needed the first time.
            title: LINE;
            /// Its version.
            version: PLAIN_LINE;
            /// Paragraphs that are agreed.
            agreed: MANY;
            /// Paragraphs in brackets.
            bracketed: MANY;
            /// Paragraphs that were not discussed yet.
            open: MANY;
        },
        NOTE,
    ],
    rules: &[],
};

pub(super) static COMMITMENT: Table = Table {
    noun: "a commitment",
    groups: &[
        DATE,
        keys! {
            /// Id of the commitment.
            id: ID, needed "id: C1";
            /// What was undertaken; needed the first time.
            title: LINE;
            /// Id of the partner that leads it.
            lead: ID;
            /// Ids of the partners that carry it out with the lead.
            with: Kind::OneOrMore(&ID);
            /// Id of the objective that it serves.
            objective: ID;
            /// The day by which it is to be done.
            due: DAY;
            /// How far it is; default announced.
            status: Kind::Choice(STATUSES_OF_COMMITMENTS);
            /// Currency of its amounts, three letters of ISO 4217; default EUR.
            currency: Kind::Word(&form::CURRENCY);
            /// What was announced, in that currency.
            amount: Kind::Number;
            /// What was signed for.
            signed: Kind::Number;
            /// What was paid.
            paid: Kind::Number;
            /// Whether the amounts were published, without which the public is not told of them; default false.
            published: Kind::Flag;
        },
        NOTE,
    ],
    rules: &[],
};

pub(super) static DECISION: Table = Table {
    noun: "a decision",
    groups: &[
        DATE,
        keys! {
            /// The task that the decision is about.
            id: TASK_REF, needed "id: OUT-03";
            /// What was decided.
            outcome: LONG, needed "outcome: The hall is hired for another week";
            /// Id of the partner that decided.
            by: ID;
        },
        NOTE,
    ],
    rules: &[],
};

pub(super) static RATING: Table = Table {
    noun: "a rating",
    groups: &[
        DATE,
        keys! {
            /// Id of the objective.
            id: ID, needed "id: O1";
            /// The rating; computed lifts an earlier one.
            rating: Kind::Choice(RATINGS), needed "rating: off_track";
            /// Why the computed rating does not hold.
            reason: LONG, needed "reason: Two of three initiatives lost their lead";
            /// The office that gives the rating.
            author: PLAIN_LINE, needed "author: Secretariat, Organising Committee";
        },
        NOTE,
    ],
    rules: &[],
};

/// The names of the lists.
pub fn lists() -> impl Iterator<Item = &'static str> {
    LEDGERS.iter().map(|key| key.name)
}

/// The keys of an entry of `list`, each with its meaning; empty if there is no such list.
pub fn entry_keys(list: &str) -> Vec<(&'static str, &'static str)> {
    table(list).into_iter().flat_map(Table::keys).map(|key| (key.name, key.about)).collect()
}

/// What an entry of `list` is called, with its article; `None` if there is no such list.
pub fn entry_noun(list: &str) -> Option<&'static str> {
    table(list).map(|table| table.noun)
}

/// The keys of an entry of `list`.
pub(in crate::definition) fn table(list: &str) -> Option<&'static Table> {
    LEDGERS.iter().find(|key| key.name == list).and_then(|key| match key.kind {
        Kind::OneOrMore(Kind::Record(table)) => Some(*table),
        _ => None,
    })
}
