//! The keys of histories, which record what happened before Concerted was in use.

use super::{
    keys::FORMAT,
    list_keys::{LEDGERS, PLAIN_LINE, PLAIN_LONG},
    table::{DAY, EMAIL, ID, Kind, PLAIN, Rule, Saying, TASK_REF, Table, keys},
};
use crate::model::{APPROVED, Answer};

const STATES: &[&str] =
    &["not_started", "in_progress", "submitted", "returned", "completed", "blocked", "on_hold", "cancelled", APPROVED];

/// What may become of a round.
pub(in crate::definition) const STEPS: &[&str] = &["opened", "served", "held", "consulted", "withdrawn"];

/// What may be stated: everything but that a decision was left to somebody else.
const STATEMENTS: &[&str] = &["approved", "returned", "objected", "time_requested", "abstained", "remarked"];

const WAYS: &[&str] = &["link", "reply", "telephone", "in_person"];

const VALUE_KINDS: &[&str] = &["planned", "expected", "measured", "final"];

/// A history file.
pub(super) static HISTORY: Table = Table {
    noun: "a history",
    groups: &[
        FORMAT,
        keys! {
            /// Says that this file is a history, and names the workflow it belongs to.
            history: ID, needed "history: my-event";
            /// A remark for whoever reads this file.
            note: PLAIN;
            /// What happened before Concerted took over, in any order.
            facts: Kind::OneOrMore(&Kind::Record(&FACT)),
                needed "facts: [{date: 2013-02-27, task: A1, state: completed}]";
        },
        LEDGERS,
    ],
    rules: &[],
};

static FACT: Table = Table {
    noun: "a fact",
    groups: &[keys! {
        /// The day it happened, at noon in the workflow's zone.
        date: DAY, needed "date: 2013-02-27";
        /// The task it is about; a fanned-out task stands for all its instances, GOV-03/unesco for one.
        task: TASK_REF;
        /// State of the task from then on, which settles it whatever inputs are out; approved for the approval that it needs.
        state: Kind::Choice(STATES);
        /// Ids of the partners whose input it is; the lead's done is the lead's own input.
        partners: Kind::OneOrMore(&ID);
        /// What the partners said of their input, or what the lead or the coordinator said of it: returned, agreed, refused.
        input: Kind::Choice(Answer::WORDS);
        /// The day that the partners promised, for postponed and partly.
        until: DAY;
        /// The address of the colleague, for handed_over.
        to: EMAIL;
        /// Where what was delivered, or put before those who decide, is to be found.
        link: PLAIN_LINE;
        /// What became of the approval of the task: a round was opened, a text served to partners, its silence held, consultations begun, the round
        /// withdrawn.
        approval: Kind::Choice(STEPS);
        /// The version of the text that was put before those who decide, for opened.
        version: PLAIN_LINE;
        /// What the partners, who decide, stated in the round that was opened last.
        statement: Kind::Choice(STATEMENTS);
        /// The paragraphs that they objected to.
        paragraphs: Kind::OneOrMore(&PLAIN_LINE);
        /// The conditions or reservation with which they approved.
        conditions: PLAIN_LINE;
        /// By which way the partners got the text, for served, or stated something.
        by: Kind::Choice(WAYS);
        /// The indicator that was measured.
        indicator: ID;
        /// The value that was measured.
        value: Kind::Number;
        /// Where the value comes from.
        source: PLAIN_LINE;
        /// How far the value can be trusted; sample for a figure that is invented.
        confidence: Kind::Choice(&["high", "medium", "low", "sample"]);
        /// What the value stands for: planned or expected, which are no results, measured (default) or final.
        kind: Kind::Choice(VALUE_KINDS);
        /// A remark that is kept with the fact.
        note: PLAIN_LONG;
    }],
    rules: &[
        Rule::Either {
            keys: ["task", "indicator"],
            neither: Saying(
                "a fact needs the key `task` or `indicator`",
                "write `task: A1` and `state: completed`, or `indicator: I1.1` and `value: 3`",
            ),
            both: Saying("a fact is about a task or about an indicator, not about both", "write two facts"),
        },
        Rule::Beside {
            key: "task",
            one_of: &["state", "input", "approval", "statement"],
            missing: Saying(
                "a fact about a task needs the key `state`, `input`, `approval` or `statement`",
                "write `state: completed`, or `partners: [unesco]` and `input: done`",
            ),
        },
        Rule::Beside {
            key: "statement",
            one_of: &["partners"],
            missing: Saying("a statement needs the key `partners`", "add `partners: [unesco]`"),
        },
        Rule::Beside {
            key: "paragraphs",
            one_of: &["statement"],
            missing: Saying("paragraphs need the key `statement`", "add `statement: objected`"),
        },
        Rule::Beside {
            key: "conditions",
            one_of: &["statement"],
            missing: Saying("conditions need the key `statement`", "add `statement: approved`"),
        },
        Rule::Beside {
            key: "version",
            one_of: &["approval"],
            missing: Saying("the version of a text needs the key `approval`", "add `approval: opened`"),
        },
        Rule::Beside {
            key: "by",
            one_of: &["approval", "statement"],
            missing: Saying("a way needs the key `statement` or `approval`", "add `statement: approved`"),
        },
        Rule::Beside {
            key: "input",
            one_of: &["partners"],
            missing: Saying("a fact about an input needs the key `partners`", "add `partners: [unesco]`"),
        },
        Rule::Beside {
            key: "until",
            one_of: &["input"],
            missing: Saying("a promised day needs the key `input`", "add `input: postponed`"),
        },
        Rule::Beside {
            key: "to",
            one_of: &["input"],
            missing: Saying("the address of a colleague needs the key `input`", "add `input: handed_over`"),
        },
        Rule::Beside {
            key: "link",
            one_of: &["input", "approval"],
            missing: Saying("a link needs the key `input` or `approval`", "add `input: done`"),
        },
        Rule::Beside {
            key: "indicator",
            one_of: &["value"],
            missing: Saying("a fact about an indicator needs the key `value`", "add `value: 3`"),
        },
        Rule::Beside {
            key: "kind",
            one_of: &["value"],
            missing: Saying("what a value stands for needs the key `value`", "add `value: 3`"),
        },
    ],
};
