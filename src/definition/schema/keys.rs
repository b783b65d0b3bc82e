//! The tables of the file format: which keys are allowed where, and what they mean. Editors show these texts too.

use super::{
    form,
    partner_keys::{FUNCTIONS, PARTNER, SHARED_CONTACT},
    table::{CLOCK, DAY, ID, Key, Kind, LANGUAGE, PLAIN, Rule, SCHEDULE, Saying, TASK_REF, Table, ZONE, keys},
};
use crate::model::MAX_ASKS_CHARS;

const ASKS: Kind = Kind::AtMost(MAX_ASKS_CHARS, &Kind::Text);

const WEEKDAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const LEVELS: &[&str] = &["output", "outcome", "impact"];
const MEASURES: &[&str] = &["unit", "percentage", "nominal", "ordinal", "qualitative"];
const TONES: &[&str] = &["notice", "reminder", "due_today", "overdue", "formal"];
const COMPUTATIONS: &[&str] = &["concerted_tasks_on_time", "partners_leading", "overdue_inputs"];

/// The keys every task needs once blueprint and workflow are merged, each with an example.
pub(in crate::definition) const WHOLE_TASK: [(&str, &str); 3] =
    [("title", "title: Send the invitations"), ("lead", "lead: host"), ("due", "due: T-3m")];

pub(super) const FORMAT: &[Key] = keys! {
    /// The format of this file; this version of Concerted reads format 1.
    format: Kind::Format, needed "format: 1";
};

/// A programme file.
pub(super) static PROGRAMME: Table = Table {
    noun: "a programme",
    groups: &[
        FORMAT,
        keys! {
            /// Says that this file is a programme, what several events share, and gives its id.
            programme: ID, needed "programme: my-programme";
            /// What the programme is called in mails and reports.
            title: Kind::Text;
            /// The organisations that may take part, by id.
            partners: Kind::ById(&Kind::Record(&PARTNER));
        },
        SHARED,
    ],
    rules: &[],
};

/// A workflow file.
pub(super) static WORKFLOW: Table = Table {
    noun: "a workflow",
    groups: &[
        FORMAT,
        keys! {
            /// Says that this file is a workflow, the preparation of one event, and gives its id.
            workflow: ID, needed "workflow: my-event";
            /// Short symbol in the subjects of mails and the numbers of reports, of this workflow alone; default the id in upper case.
            symbol: Kind::Word(&form::SYMBOL);
            /// Path of the programme, relative to this file; without a programme all its keys may stand here.
            programme: PLAIN;
            /// Path of the blueprint whose tasks are taken over, relative to this file.
            based_on: PLAIN;
            /// What the parameters of the blueprint stand for here, by id, each a text or texts by language.
            set: Kind::ById(&Kind::Text);
            /// Ids of the blueprint's tasks that are left out.
            omit: Kind::OneOrMore(&ID);
            /// Path of the file with what happened before Concerted took over, relative to this file.
            history: PLAIN;
            /// The name of the event.
            title: Kind::Text, needed "title: My event";
            /// When and where the event takes place.
            event: Kind::Record(&EVENT), needed "event: {opens: 2013-05-29, closes: 2013-06-01, city: Baku}";
            /// Languages of the event's documents, the most important first; default en.
            languages: Kind::OneOrMore(&LANGUAGE);
            /// Ids of the programme's partners that take part, or a mapping that defines more of them; default all.
            partners: Kind::ListOrById(&ID, &Kind::Record(&PARTNER));
            /// Values of this event's own for the programme's indicators, by id.
            indicators: Kind::ById(&Kind::Record(&INDICATOR_VALUES));
            /// The tasks by id; one that the blueprint has is overridden key by key.
            tasks: Kind::ById(&Kind::Record(&TASK));
        },
        SHARED,
    ],
    rules: &[],
};

/// A blueprint file.
pub(super) static BLUEPRINT: Table = Table {
    noun: "a blueprint",
    groups: &[
        FORMAT,
        keys! {
            /// Says that this file is a blueprint, tasks to reuse, and gives its id.
            blueprint: ID, needed "blueprint: my-blueprint";
            /// What the blueprint is called.
            title: Kind::Text;
            /// Strands of work by id, each with its title; they come before those of programme and workflow.
            workstreams: Kind::ById(&Kind::Text);
            /// Parameters by id, each with a default or to be set by the workflow; ${city} in a task stands for the
            /// parameter city.
            parameters: Kind::ById(&Kind::TextOr("default", &PARAMETER));
            /// When those who lead commitments are asked how far they are, counted from the closing day C, at most six times;
            /// programme and workflow may say it anew.
            commitments_asked: Kind::OneOrMore(&Kind::Word(&form::ASKING));
            /// The tasks by id, which every workflow based on this blueprint takes over.
            tasks: Kind::WithParameters(&Kind::ById(&Kind::Record(&TASK))), needed "tasks: {A1: {title: …, lead: host, due: T-3m}}";
        },
    ],
    rules: &[],
};

static PARAMETER: Table = Table {
    noun: "a parameter",
    groups: &[keys! {
        /// What it is for, for whoever sets it.
        about: PLAIN;
        /// What it stands for unless a workflow sets it; without a default it must be set.
        default: Kind::Text;
    }],
    rules: &[],
};

/// What the events of a programme share. A workflow may also contain these keys itself.
const SHARED: &[Key] = keys! {
    /// What readers must know of the data, in a sentence or two; stands under the title of every report.
    notice: Kind::Text;
    /// Zone of all days and times whose partner names no other, such as Asia/Baku; default UTC.
    timezone: ZONE;
    /// Id of the calendar of workflow, coordinator and partners that name no other; default Saturday and Sunday off.
    calendar: ID;
    /// Contacts that belong to no partner, by id, such as the secretariat.
    contacts: Kind::ById(&Kind::Record(&SHARED_CONTACT));
    /// Who signs the mails, gets the reports and is told what fails: a contact or the id of one; default the only
    /// contact there is.
    coordinator: Kind::WordOr(&form::ID, &SHARED_CONTACT);
    /// Strands of work by id, each with its title; where none are written, tasks may name any.
    workstreams: Kind::ById(&Kind::Text);
    /// What is to be achieved; the objectives of programme and workflow are added up.
    objectives: Kind::OneOrMore(&Kind::Record(&OBJECTIVE));
    /// Calendars by id: weekends, holidays, the days they cover, working hours.
    calendars: Kind::ById(&Kind::Record(&CALENDAR));
    /// Ladders of reminders by id, each a list of rungs that rise.
    ladders: Kind::ById(&Kind::OneOrMore(&Kind::Record(&RUNG)));
    /// Id of the ladder of tasks that name no other; default a built-in one named standard.
    ladder: ID;
    /// When digests go out, a line of crontab(5) in each recipient's zone, or never; default 0 9 * * mon.
    digest: Kind::Word(&form::DIGEST);
    /// When progress reports are issued, and in which languages.
    reports: Kind::Record(&REPORTS);
    /// From which index on an objective is rated green or amber.
    ratings: Kind::Record(&RATINGS);
    /// When those who lead commitments are asked how far they are, counted from the closing day C, at most six times;
    /// default that of the blueprint, else never.
    commitments_asked: Kind::OneOrMore(&Kind::Word(&form::ASKING));
    /// How the results are published as an IATI activity.
    iati: Kind::Record(&IATI);
    /// Kinds of approval by id, each with its title, or with who gives it by which rule; where none are written, tasks may
    /// name any.
    approvals: Kind::ById(&Kind::TextOr("title", &APPROVAL));
};

static OBJECTIVE: Table = Table {
    noun: "an objective",
    groups: &[keys! {
        /// Id that tasks name under serves.
        id: ID, needed "id: O1";
        /// Title short enough for a table; default the statement.
        short: Kind::Text;
        /// The objective, word for word.
        statement: Kind::Text, needed "statement: To agree on a text";
        /// The result that stands for the objective.
        result: Kind::Record(&RESULT);
        /// What is measured.
        indicators: Kind::OneOrMore(&Kind::Record(&INDICATOR));
    }],
    rules: &[],
};

static RESULT: Table = Table {
    noun: "a result",
    groups: &[keys! {
        /// Level of the result, as IATI has it; default outcome.
        type: Kind::Choice(LEVELS);
        /// The result in words.
        title: Kind::Text, needed "title: An agreed text";
    }],
    rules: &[],
};

static INDICATOR: Table = Table {
    noun: "an indicator",
    groups: &[keys! {
        /// Id that facts name.
        id: ID, needed "id: I1.1";
        /// What is measured, in words.
        title: Kind::Text, needed "title: Sessions held";
        /// Level of what is measured, as IATI has it; default output.
        type: Kind::Choice(LEVELS);
        /// How it is measured, as IATI has it; default unit, a count.
        measure: Kind::Choice(MEASURES);
        /// Whether more is better; default true.
        ascending: Kind::Flag;
        /// How values of several events add up; default none.
        aggregation: Kind::Choice(&["none", "sum", "max"]);
        /// Value before the work, left out if it is not known.
        baseline: Kind::Number;
        /// Value aimed at, left out if there is none.
        target: Kind::Number;
        /// Values aimed at on the way, each by a day; a value is held against the next one after its own day.
        milestones: Kind::OneOrMore(&Kind::Record(&INTERMEDIATE_TARGET));
        /// From when on a value is expected, counted from the event or a date; default the closing day.
        expected_from: Kind::Word(&form::TARGET_DAY);
        /// What a value is counted in, printed behind it: EUR, persons; not for percentages and categories.
        unit: Kind::Text;
        /// What the values 0, 1, 2 and so on of an ordinal or nominal indicator stand for, in this order.
        categories: Kind::OneOrMore(&Kind::Text);
        /// Where the value will come from.
        means_of_verification: Kind::Text;
        /// What page 1 of a report calls it, in a word or two; the first one with a value stands there as a tile.
        tile: Kind::Text;
        /// What Concerted computes from its journal, so that nobody records the value.
        computed: Kind::Choice(COMPUTATIONS);
    }],
    rules: &[],
};

static INTERMEDIATE_TARGET: Table = Table {
    noun: "an intermediate target",
    groups: &[keys! {
        /// By when: counted from the event, or a date.
        by: Kind::Word(&form::TARGET_DAY), needed "by: T-3m";
        /// The value aimed at by then.
        value: Kind::Number, needed "value: 40";
    }],
    rules: &[],
};

static INDICATOR_VALUES: Table = Table {
    noun: "an indicator of one event",
    groups: &[keys! {
        /// Value before the work on this event; default the programme's.
        baseline: Kind::Number;
        /// Value aimed at by this event; default the programme's.
        target: Kind::Number;
        /// Values aimed at on the way by this event; default the programme's.
        milestones: Kind::OneOrMore(&Kind::Record(&INTERMEDIATE_TARGET));
        /// From when on a value is expected of this event; default the programme's.
        expected_from: Kind::Word(&form::TARGET_DAY);
    }],
    rules: &[],
};

static CALENDAR: Table = Table {
    noun: "a calendar",
    groups: &[keys! {
        /// Name for people; default the id.
        name: PLAIN;
        /// Days of the week that are off, each rule for some time or for good, the last one holding where several do; default Saturday and Sunday.
        weekend: Kind::OneOrMore(&Kind::Record(&WEEKEND));
        /// Spans of days in which all holidays are known, such as 2026-01-01..2028-12-31; a date outside is a warning.
        covers: Kind::OneOrMore(&Kind::Word(&form::DAYS));
        /// Working hours; default 09:00 to 18:00.
        hours: Kind::Record(&HOURS);
        /// Days off beside the weekends.
        holidays: Kind::OneOrMore(&Kind::Record(&HOLIDAY));
        /// Days of a weekend, or holidays of an .ics file, on which people work, mostly in exchange for other days.
        workdays: Kind::OneOrMore(&DAY);
        /// Paths of .ics files with more holidays, relative to this file.
        holidays_from: Kind::OneOrMore(&PLAIN);
    }],
    rules: &[],
};

static WEEKEND: Table = Table {
    noun: "a weekend",
    groups: &[keys! {
        /// Days of the week that are off.
        days: Kind::OneOrMore(&Kind::Choice(WEEKDAYS)), needed "days: [sat, sun]";
        /// First day of the rule; default always.
        from: DAY;
        /// Last day of the rule; default for good.
        until: DAY;
    }],
    rules: &[],
};

static HOURS: Table = Table {
    noun: "working hours",
    groups: &[
        SPAN_OF_DAY,
        keys! {
            /// Times of the year with other hours, such as Ramadan; of several on one day the last one holds.
            exceptions: Kind::OneOrMore(&Kind::Record(&SEASON));
        },
    ],
    rules: &[],
};

static SEASON: Table = Table {
    noun: "a time of other working hours",
    groups: &[keys! {
        /// First day with these hours.
        from: DAY, needed "from: 2027-02-08";
        /// Last day with these hours.
        to: DAY, needed "to: 2027-03-09";
        /// The working hours of these days.
        hours: Kind::Record(&SEASON_HOURS), needed "hours: {from: \"09:00\", to: \"14:00\"}";
        /// What the time is called, for people.
        name: PLAIN;
    }],
    rules: &[],
};

static SEASON_HOURS: Table = Table { noun: "the hours of an exception", groups: &[SPAN_OF_DAY], rules: &[] };

const SPAN_OF_DAY: &[Key] = keys! {
    /// When work begins, hours and minutes in quotes.
    from: CLOCK, needed "from: \"09:00\"";
    /// When work ends, hours and minutes in quotes.
    to: CLOCK, needed "to: \"18:00\"";
};

static HOLIDAY: Table = Table {
    noun: "a holiday",
    groups: &[keys! {
        /// The day, for a holiday of one year.
        date: DAY;
        /// Month and day, for a holiday of all covered years; without covers, of three years around the event.
        yearly: Kind::Word(&form::YEARLY);
        /// Name for people.
        name: PLAIN, needed "name: New Year";
        /// Whether the date may still move by a day, as that of a feast by the moon; default false.
        estimated: Kind::Flag;
    }],
    rules: &[Rule::Either {
        keys: ["date", "yearly"],
        neither: Saying("a holiday needs the key `date` or `yearly`", "write `date: 2026-05-27` or `yearly: 01-20`"),
        both: Saying("a holiday has both `date` and `yearly`", "keep one of the two"),
    }],
};

static RUNG: Table = Table {
    noun: "a rung",
    groups: &[keys! {
        /// Working days from the due date in the recipient's calendar, -10wd before and 5wd after it.
        at: Kind::Word(&form::RUNG_DAYS), needed "at: -10wd";
        /// Office that is written to; from head_of_unit on it is a draft to be released.
        to: Kind::Choice(FUNCTIONS), needed "to: focal_point";
        /// Offices that get a copy.
        cc: Kind::OneOrMore(&Kind::Choice(FUNCTIONS));
        /// How the reminder speaks.
        tone: Kind::Choice(TONES), needed "tone: reminder";
        /// Repeats the rung after so many working days, from the due date on and always with at_most.
        every: Kind::Word(&form::EVERY_DAYS);
        /// How often the rung comes in all, 1 to 100 times, with every.
        at_most: Kind::Count(1, 100);
    }],
    rules: &[],
};

static REPORT_RECIPIENT: Table = Table {
    noun: "a recipient of reports",
    groups: &[keys! {
        /// The partner that gets each report.
        to: ID, needed "to: unesco";
        /// The office that it goes to, focal_point by default; from head_of_unit on the mail is a draft to be released.
        function: Kind::Choice(FUNCTIONS);
        /// Which edition: task_force, minister, public, or a partner's id; default the recipient's own.
        audience: ID;
        /// Its language; default the first of the recipient's in which reports are issued.
        language: LANGUAGE;
    }],
    rules: &[],
};

static REPORTS: Table = Table {
    noun: "the reports",
    groups: &[keys! {
        /// When reports are issued, lines of crontab(5) in the workflow's zone; default 0 8 1 * *, but none beside phases.
        schedule: Kind::OneOrMore(&SCHEDULE);
        /// How often reports are issued up to which day, phase after phase, such as monthly to T-6m, fortnightly to T-6w,
        /// weekly to T.
        phases: Kind::OneOrMore(&Kind::Word(&form::PHASE));
        /// The time of the reports of phases, in the workflow's zone; default 08:00.
        at: CLOCK;
        /// The day of the week of the reports of phases, for monthly ones the first such day of a month; default mon.
        weekday: Kind::Choice(WEEKDAYS);
        /// Languages of the reports; default those of the workflow.
        languages: Kind::OneOrMore(&LANGUAGE);
        /// Who reports are issued for: task_force (all of it), minister (page 1), public (no names, no risks), or ids of
        /// partners (what concerns them); default task_force.
        audiences: Kind::OneOrMore(&ID);
        /// Who gets each report by mail beside the coordinator: ids of partners, or who with edition and language.
        recipients: Kind::OneOrMore(&Kind::Short("to", &REPORT_RECIPIENT));
    }],
    rules: &[],
};

static RATINGS: Table = Table {
    noun: "the ratings",
    groups: &[keys! {
        /// Green from this index on, from 0 to 1; default 0.90.
        green: Kind::Number;
        /// Amber from this index on and red below it, from 0 to 1; default 0.70.
        amber: Kind::Number;
        /// By what an objective is rated: worse (default), the worse of schedule and results; schedule; results.
        by: Kind::Choice(&["worse", "schedule", "results"]);
        /// How the whole is rated: all (default), over all tasks and indicators; worst, as its worst objective.
        overall: Kind::Choice(&["all", "worst"]);
    }],
    rules: &[],
};

static IATI: Table = Table {
    noun: "the publication",
    groups: &[keys! {
        /// Registered identifier of the organisation that reports.
        organisation: Kind::Word(&form::ORGANISATION);
        /// What the money is for, a purpose code of the OECD's DAC, five digits.
        sector: Kind::Count(10_000, 99_999);
        /// Where it takes place: a country by its two letters (ISO 3166-1), or a region by its code of the OECD's DAC.
        recipient: Kind::Word(&form::RECIPIENT);
    }],
    rules: &[],
};

static APPROVAL: Table = Table {
    noun: "an approval",
    groups: &[keys! {
        /// What it is called.
        title: Kind::Text, needed "title: Signature of the host minister";
        /// Who gives it: ids of partners, offices of the partner that leads the task, such as head_of_unit, or an office of a
        /// partner, such as host/ministers_office; default the contributors of the task, unless one word is enough.
        by: Kind::OneOrMore(&Kind::Word(&form::APPROVER));
        /// How it is given: by one of them, by all, by a quorum of them, or by silence in writing; default one.
        rule: Kind::Choice(&["one", "all", "quorum", "silence"]);
        /// How many of them must approve, as a fraction or a number, with the rule quorum.
        quorum: Kind::Word(&form::QUORUM);
        /// How many hours they have to object, with the rule silence.
        hours: Kind::Count(1, 8_760);
        /// How many working days they have to object, with the rule silence and instead of hours.
        working_days: Kind::Count(1, 250);
        /// By how many hours the first request for time extends it, with the rule silence; without it, a request breaks the silence.
        extension: Kind::Count(1, 720);
        /// Who stands in for whom, and when.
        substitutes: Kind::OneOrMore(&Kind::Record(&SUBSTITUTE));
    }],
    rules: &[],
};

static SUBSTITUTE: Table = Table {
    noun: "a substitute",
    groups: &[keys! {
        /// Whose seat it is, the id of a partner.
        of: ID, needed "of: unesco";
        /// Who decides in its place, the id of a partner.
        by: ID, needed "by: unaoc";
        /// First day of it; without one, since ever.
        from: DAY;
        /// Last day of it; without one, for good.
        to: DAY;
    }],
    rules: &[],
};

static EVENT: Table = Table {
    noun: "an event",
    groups: &[keys! {
        /// Opening day, the T of due dates.
        opens: DAY, needed "opens: 2013-05-29";
        /// Closing day, the C of due dates; default the opening day.
        closes: DAY;
        /// City, for people.
        city: Kind::Text;
        /// Venue, for people.
        venue: Kind::Text;
        /// Theme, for people.
        theme: Kind::Text;
    }],
    rules: &[],
};

/// A task. What it needs is in [`WHOLE_TASK`], for blueprint and workflow together.
static TASK: Table = Table {
    noun: "a task",
    groups: &[keys! {
        /// What is to be done; the blueprint or the workflow must say it.
        title: Kind::Text;
        /// Id of the strand of work it belongs to.
        workstream: ID;
        /// Id of the partner that answers for it, or each(kind) for one task per participating partner of that kind;
        /// the blueprint or the workflow must say it.
        lead: Kind::Word(&form::LEAD);
        /// Partners that contribute, each an id, or a mapping with a due date or a role of its own.
        with: Kind::OneOrMore(&Kind::Short("partner", &CONTRIBUTOR));
        /// Partners that contribute beside those of with, which may be the blueprint's.
        with_also: Kind::OneOrMore(&Kind::Short("partner", &CONTRIBUTOR));
        /// What contributors are asked for; mails to them put it first, and the title says what the lead is to do.
        asks: ASKS;
        /// Ids of partners of with, which may be the blueprint's, that do not contribute.
        without: Kind::OneOrMore(&ID);
        /// By the end of which day: counted from the opening day T or the closing day C in d, w, m or wd (working
        /// days), such as T-3m, or from the due date of another task, such as 2wd after OUT-02, or a date; the blueprint or
        /// the workflow must say it.
        due: Kind::Word(&form::DUE);
        /// How long before the due date work is expected, in d, w, m or wd (working days); default 4w.
        window: Kind::Word(&form::LENGTH);
        /// Tasks that must be finished first; a fanned-out task stands for all its instances, GOV-03/unesco for one.
        needs: Kind::OneOrMore(&TASK_REF);
        /// Whose inputs must be in before the lead's own word completes it; default all.
        complete_when: Kind::Word(&form::RULE);
        /// Id of the approval it needs.
        approval: ID;
        /// What will exist when it is done.
        deliverable: Kind::Text;
        /// Ids of the objectives it serves, the first being the primary one.
        serves: Kind::OneOrMore(&ID);
        /// Whether reports show it on the timeline; default false.
        milestone: Kind::Flag;
        /// Whether its date never moves away from a day off; default false.
        fixed: Kind::Flag;
        /// Where a day off moves its date to; default earlier.
        shift: Kind::Choice(&["earlier", "later", "none"]);
        /// Id of its ladder of reminders; default the workflow's.
        ladder: ID;
        /// Ids that the task had before, the oldest first, so that what was recorded and sent under them still counts.
        renamed_from: Kind::OneOrMore(&ID);
    }],
    rules: &[],
};

static CONTRIBUTOR: Table = Table {
    noun: "a contributor",
    groups: &[keys! {
        /// Id of the partner.
        partner: ID, needed "partner: unesco";
        /// When its input is due, -5wd counting back from the task's date in the contributor's calendar, or as due
        /// dates of tasks are written; default with the task.
        due: Kind::Word(&form::INPUT_DUE);
        /// Whether it owes an input and is reminded or only sees the task; default contributor.
        role: Kind::Choice(&["contributor", "observer"]);
        /// What this partner is asked for, if it is something else than the others are; default what the task asks.
        asks: ASKS;
    }],
    rules: &[],
};
