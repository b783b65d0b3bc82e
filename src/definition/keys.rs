//! Which keys may stand where, and what they hold: the tables of the file format.

use super::{
    address,
    word::{self, Fault},
};

/// Checks a single value.
pub(super) type Check = fn(&str) -> Result<(), Fault>;

/// What a key holds.
pub(super) enum Kind {
    /// A text, or a mapping of texts by language.
    Text,
    /// A single value of some form.
    Word(Check),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// A whole number in a range.
    Count(u32, u32),
    /// A mapping with these keys.
    Record(&'static Table),
    /// A mapping from ids to values.
    ById(&'static Kind),
    /// A list.
    List(&'static Kind),
    /// A list, or its only item without brackets.
    OneOrMore(&'static Kind),
    /// A record, or only the word for one of its keys.
    Short(&'static str, &'static Table),
    /// A record, or a word.
    WordOr(Check, &'static Table),
    /// A list, or a mapping from ids to values.
    ListOrById(&'static Kind, &'static Kind),
}

/// The keys of one kind of mapping.
pub(super) struct Table {
    /// What the mapping describes, for people.
    pub(super) noun: &'static str,
    /// Groups of keys.
    pub(super) groups: &'static [&'static [Key]],
    /// What holds between keys; a mapping is told of the first rule that it breaks.
    pub(super) rules: &'static [Rule],
}

/// One key.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// What it could say, if it is needed.
    pub(super) needed: Option<&'static str>,
}

/// What holds between the keys of a mapping.
pub(super) enum Rule {
    /// Exactly one of the two stands there.
    Either {
        /// The two.
        keys: [&'static str; 2],
        /// What is wrong without any.
        neither: Saying,
        /// What is wrong with both.
        both: Saying,
    },
    /// Where `key` stands, one of the others does too.
    Beside {
        /// The key.
        key: &'static str,
        /// The others.
        one_of: &'static [&'static str],
        /// What is wrong without them.
        missing: Saying,
    },
}

/// A message with its hint.
pub(super) struct Saying(pub(super) &'static str, pub(super) &'static str);

impl Table {
    /// Every key.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'static Key> {
        self.groups.iter().copied().flatten()
    }

    /// The key of that name.
    pub(super) fn get(&self, name: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.name == name)
    }
}

impl Rule {
    /// What is wrong with a mapping that has the keys that `has` knows, if anything is.
    pub(super) fn broken(&self, has: impl Fn(&str) -> bool) -> Option<&Saying> {
        match self {
            Self::Either { keys: [one, other], neither, both } => match (has(one), has(other)) {
                (false, false) => Some(neither),
                (true, true) => Some(both),
                _ => None,
            },
            Self::Beside { key, one_of, missing } => {
                (has(key) && !one_of.iter().any(|other| has(other))).then_some(missing)
            }
        }
    }
}

const fn may(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, needed: None }
}

const fn must(name: &'static str, kind: Kind, example: &'static str) -> Key {
    Key { name, kind, needed: Some(example) }
}

const ID: Kind = Kind::Word(word::id);
const PLAIN: Kind = Kind::Word(|_| Ok(()));
const DAY: Kind = Kind::Word(|text| word::day(text).map(drop));
const CLOCK: Kind = Kind::Word(|text| word::clock(text).map(drop));
const ZONE: Kind = Kind::Word(|text| word::zone(text).map(drop));
const SCHEDULE: Kind = Kind::Word(|text| word::schedule(text).map(drop));
const LANGUAGE: Kind = Kind::Word(word::language);
const EMAIL: Kind = Kind::Word(address::check);

const FUNCTIONS: &[&str] = &["focal_point", "alternate", "head_of_unit", "director", "ministers_office"];
const PARTNER_KINDS: &[&str] = &[
    "host_government",
    "intergovernmental_organization",
    "regional_organization",
    "member_state",
    "civil_society",
    "private_sector",
    "academia",
    "artists",
    "media",
    "youth",
];
const LEVELS: &[&str] = &["output", "outcome", "impact"];
const MEASURES: &[&str] = &["unit", "percentage", "nominal", "ordinal", "qualitative"];
const TONES: &[&str] = &["notice", "reminder", "due_today", "overdue", "formal"];
const STATES: &[&str] =
    &["not_started", "in_progress", "submitted", "returned", "completed", "blocked", "on_hold", "cancelled"];
const COMPUTATIONS: &[&str] = &["concerted_tasks_on_time", "partners_leading", "overdue_inputs"];

/// What every task needs once blueprint and workflow are put together, and what it could say.
pub(super) const WHOLE_TASK: [(&str, &str); 3] =
    [("title", "title: Send the invitations"), ("lead", "lead: host"), ("due", "due: T-3m")];

const FORMAT: &[Key] = &[must("format", Kind::Count(0, 9_999), "format: 1")];

/// A programme file.
pub(super) static PROGRAMME: Table = Table {
    noun: "a programme",
    groups: &[
        FORMAT,
        &[
            must("programme", ID, "programme: my-programme"),
            may("title", Kind::Text),
            may("partners", Kind::ById(&Kind::Record(&PARTNER))),
        ],
        SHARED,
    ],
    rules: &[],
};

/// A workflow file.
pub(super) static WORKFLOW: Table = Table {
    noun: "a workflow",
    groups: &[
        FORMAT,
        &[
            must("workflow", ID, "workflow: my-event"),
            may("symbol", PLAIN),
            may("programme", PLAIN),
            may("based_on", PLAIN),
            may("omit", Kind::OneOrMore(&ID)),
            may("history", PLAIN),
            must("title", Kind::Text, "title: My event"),
            must("event", Kind::Record(&EVENT), "event: {opens: 2013-05-29, closes: 2013-06-01, city: Baku}"),
            may("languages", Kind::OneOrMore(&LANGUAGE)),
            may("partners", Kind::ListOrById(&ID, &Kind::Record(&PARTNER))),
            may("tasks", Kind::ById(&Kind::Record(&TASK))),
        ],
        SHARED,
    ],
    rules: &[],
};

/// A blueprint file.
pub(super) static BLUEPRINT: Table = Table {
    noun: "a blueprint",
    groups: &[
        FORMAT,
        &[
            must("blueprint", ID, "blueprint: my-blueprint"),
            may("title", Kind::Text),
            may("workstreams", Kind::ById(&Kind::Text)),
            must("tasks", Kind::ById(&Kind::Record(&TASK)), "tasks: {A1: {title: …, lead: host, due: T-3m}}"),
        ],
    ],
    rules: &[],
};

/// A history file.
pub(super) static HISTORY: Table = Table {
    noun: "a history",
    groups: &[
        FORMAT,
        &[
            must("history", ID, "history: my-event"),
            may("note", PLAIN),
            must("facts", Kind::List(&Kind::Record(&FACT)), "facts: [{date: 2013-02-27, task: A1, state: completed}]"),
        ],
    ],
    rules: &[],
};

/// What the events of a programme share; a workflow may hold it itself.
static SHARED: &[Key] = &[
    may("timezone", ZONE),
    may("calendar", ID),
    may("contacts", Kind::ById(&Kind::Record(&SHARED_CONTACT))),
    may("coordinator", Kind::WordOr(word::id, &SHARED_CONTACT)),
    may("workstreams", Kind::ById(&Kind::Text)),
    may("objectives", Kind::List(&Kind::Record(&OBJECTIVE))),
    may("calendars", Kind::ById(&Kind::Record(&CALENDAR))),
    may("ladders", Kind::ById(&Kind::List(&Kind::Record(&RUNG)))),
    may("ladder", ID),
    may("digest", Kind::Word(|text| word::digest(text).map(drop))),
    may("reports", Kind::Record(&REPORTS)),
    may("ratings", Kind::Record(&RATINGS)),
    may("approvals", Kind::ById(&Kind::Text)),
];

static SHARED_CONTACT: Table = Table {
    noun: "a contact",
    groups: &[&[must("email", EMAIL, "email: secretariat@organisation.example")], CONTACT_KEYS],
    rules: &[],
};

static CONTACT: Table = Table {
    noun: "a contact of a partner",
    groups: &[&[must("function", Kind::Choice(FUNCTIONS), "function: focal_point"), may("email", EMAIL)], CONTACT_KEYS],
    rules: &[],
};

const CONTACT_KEYS: &[Key] = &[
    may("phone", PLAIN),
    may("languages", Kind::OneOrMore(&LANGUAGE)),
    may("salutation", Kind::Text),
    may("valid_from", DAY),
    may("valid_to", DAY),
    may("out_of_office_until", DAY),
];

static OBJECTIVE: Table = Table {
    noun: "an objective",
    groups: &[&[
        must("id", ID, "id: O1"),
        may("short", Kind::Text),
        must("statement", Kind::Text, "statement: To agree on a text"),
        may("result", Kind::Record(&RESULT)),
        may("indicators", Kind::List(&Kind::Record(&INDICATOR))),
    ]],
    rules: &[],
};

static RESULT: Table = Table {
    noun: "a result",
    groups: &[&[may("type", Kind::Choice(LEVELS)), must("title", Kind::Text, "title: An agreed text")]],
    rules: &[],
};

static INDICATOR: Table = Table {
    noun: "an indicator",
    groups: &[&[
        must("id", ID, "id: I1.1"),
        must("title", Kind::Text, "title: Sessions held"),
        may("type", Kind::Choice(LEVELS)),
        may("measure", Kind::Choice(MEASURES)),
        may("ascending", Kind::Flag),
        may("aggregation", Kind::Choice(&["none", "sum", "max"])),
        may("baseline", Kind::Number),
        may("target", Kind::Number),
        may("means_of_verification", Kind::Text),
        may("computed", Kind::Choice(COMPUTATIONS)),
    ]],
    rules: &[],
};

static CALENDAR: Table = Table {
    noun: "a calendar",
    groups: &[&[
        may("name", PLAIN),
        may("weekend", Kind::List(&Kind::Record(&WEEKEND))),
        may("covers", Kind::OneOrMore(&Kind::Word(|text| word::days(text).map(drop)))),
        may("hours", Kind::Record(&HOURS)),
        may("holidays", Kind::List(&Kind::Record(&HOLIDAY))),
    ]],
    rules: &[],
};

static WEEKEND: Table = Table {
    noun: "a weekend",
    groups: &[&[
        must(
            "days",
            Kind::OneOrMore(&Kind::Choice(&["mon", "tue", "wed", "thu", "fri", "sat", "sun"])),
            "days: [sat, sun]",
        ),
        may("from", DAY),
        may("until", DAY),
    ]],
    rules: &[],
};

static HOURS: Table = Table {
    noun: "working hours",
    groups: &[&[must("from", CLOCK, "from: \"09:00\""), must("to", CLOCK, "to: \"18:00\"")]],
    rules: &[],
};

static HOLIDAY: Table = Table {
    noun: "a holiday",
    groups: &[&[
        may("date", DAY),
        may("yearly", Kind::Word(|text| word::yearly(text).map(drop))),
        must("name", PLAIN, "name: New Year"),
        may("estimated", Kind::Flag),
    ]],
    rules: &[Rule::Either {
        keys: ["date", "yearly"],
        neither: Saying("a holiday needs the key `date` or `yearly`", "write `date: 2026-05-27` or `yearly: 01-20`"),
        both: Saying("a holiday has both `date` and `yearly`", "keep one of the two"),
    }],
};

static PARTNER: Table = Table {
    noun: "a partner",
    groups: &[&[
        must("kind", Kind::Choice(PARTNER_KINDS), "kind: civil_society"),
        may("iati_type", Kind::Count(0, 999)),
        may("name", Kind::Text),
        may("acronym", Kind::Text),
        may("names", Kind::List(&Kind::Record(&NAME))),
        may("languages", Kind::OneOrMore(&LANGUAGE)),
        may("calendar", ID),
        may("timezone", ZONE),
        may("contacts", Kind::List(&Kind::Record(&CONTACT))),
    ]],
    rules: &[],
};

static NAME: Table = Table {
    noun: "a name",
    groups: &[&[
        must("name", Kind::Text, "name: World Forum"),
        may("acronym", Kind::Text),
        may("from", DAY),
        may("to", DAY),
    ]],
    rules: &[],
};

static RUNG: Table = Table {
    noun: "a rung",
    groups: &[&[
        must("at", Kind::Word(|text| word::rung_days(text).map(drop)), "at: -10wd"),
        must("to", Kind::Choice(FUNCTIONS), "to: focal_point"),
        may("cc", Kind::OneOrMore(&Kind::Choice(FUNCTIONS))),
        must("tone", Kind::Choice(TONES), "tone: reminder"),
        may("every", Kind::Word(|text| word::every_days(text).map(drop))),
        may("at_most", Kind::Count(1, 100)),
    ]],
    rules: &[],
};

static REPORTS: Table = Table {
    noun: "the reports",
    groups: &[&[may("schedule", Kind::OneOrMore(&SCHEDULE)), may("languages", Kind::OneOrMore(&LANGUAGE))]],
    rules: &[],
};

static RATINGS: Table =
    Table { noun: "the ratings", groups: &[&[may("green", Kind::Number), may("amber", Kind::Number)]], rules: &[] };

static EVENT: Table = Table {
    noun: "an event",
    groups: &[&[
        must("opens", DAY, "opens: 2013-05-29"),
        may("closes", DAY),
        may("city", Kind::Text),
        may("venue", Kind::Text),
    ]],
    rules: &[],
};

/// A task. What it needs is in [`WHOLE_TASK`], for blueprint and workflow together.
static TASK: Table = Table {
    noun: "a task",
    groups: &[&[
        may("title", Kind::Text),
        may("workstream", ID),
        may("lead", Kind::Word(|text| word::lead(text).map(drop))),
        may("with", Kind::OneOrMore(&Kind::Short("partner", &CONTRIBUTOR))),
        may("due", Kind::Word(|text| word::due(text).map(drop))),
        may("window", Kind::Word(|text| word::length(text).map(drop))),
        may("needs", Kind::OneOrMore(&Kind::Word(word::task_ref))),
        may("complete_when", Kind::Word(|text| word::rule(text).map(drop))),
        may("approval", ID),
        may("deliverable", Kind::Text),
        may("serves", Kind::OneOrMore(&ID)),
        may("milestone", Kind::Flag),
        may("fixed", Kind::Flag),
        may("shift", Kind::Choice(&["earlier", "later", "none"])),
        may("ladder", ID),
    ]],
    rules: &[],
};

static CONTRIBUTOR: Table = Table {
    noun: "a contributor",
    groups: &[&[
        must("partner", ID, "partner: unesco"),
        may("due", Kind::Word(|text| word::input_due(text).map(drop))),
        may("role", Kind::Choice(&["contributor", "observer"])),
    ]],
    rules: &[],
};

static FACT: Table = Table {
    noun: "a fact",
    groups: &[&[
        must("date", DAY, "date: 2013-02-27"),
        may("task", Kind::Word(word::task_ref)),
        may("state", Kind::Choice(STATES)),
        may("partners", Kind::OneOrMore(&ID)),
        may("input", Kind::Choice(&["done", "not_done"])),
        may("indicator", ID),
        may("value", Kind::Number),
        may("source", PLAIN),
        may("confidence", Kind::Choice(&["high", "medium", "low"])),
        may("note", PLAIN),
    ]],
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
            one_of: &["state", "input"],
            missing: Saying(
                "a fact about a task needs the key `state` or `input`",
                "write `state: completed`, or `partners: [unesco]` and `input: done`",
            ),
        },
        Rule::Beside {
            key: "input",
            one_of: &["partners"],
            missing: Saying("a fact about an input needs the key `partners`", "add `partners: [unesco]`"),
        },
        Rule::Beside {
            key: "indicator",
            one_of: &["value"],
            missing: Saying("a fact about an indicator needs the key `value`", "add `value: 3`"),
        },
    ],
};
