//! The forms of single values: name, check, and a pattern that lets an editor complain earlier.

use crate::definition::values::{
    amount, currency, day, due, email, fault::Fault, iati, id, language, lead, rule, schedule, symbol::symbol,
    zone::zone,
};

/// Checks a single value.
pub(super) type Check = fn(&str) -> Result<(), Fault>;

/// One form of single values.
pub(in crate::definition) struct Form {
    /// Its name in messages.
    pub(in crate::definition) noun: &'static str,
    /// The authoritative check.
    pub(in crate::definition) check: Check,
    /// A regular expression that matches everything `check` accepts, and possibly more. It uses the syntax common to
    /// ECMA-262 and Rust, and is empty if no pattern would help.
    pub(super) pattern: &'static str,
    /// Examples.
    pub(super) examples: &'static [&'static str],
}

// Parts of patterns. White space is what `str::trim` removes, which includes one character more than `\s`.
macro_rules! blanks {
    () => {
        r"[\s\u0085]*"
    };
}
macro_rules! id {
    () => {
        "[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}"
    };
}
macro_rules! day {
    () => {
        "(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    };
}
macro_rules! amount {
    () => {
        "[0-9]{1,4}(d|w|m|wd)"
    };
}
macro_rules! due {
    () => {
        concat!("[TC]([+-]", amount!(), ")?|", day!())
    };
}
macro_rules! from_task {
    () => {
        concat!(blanks!(), amount!(), r"[\s\u0085]+(after|before)[\s\u0085]+", id!(), "(/", id!(), ")?", blanks!())
    };
}
macro_rules! schedule {
    () => {
        concat!(
            blanks!(),
            r"(@[A-Za-z]+|([0-9*,/-]+[\s\u0085]+){3}[0-9A-Za-z*,/-]+[\s\u0085]+[0-9A-Za-z*,/-]+)",
            blanks!()
        )
    };
}
macro_rules! whole {
    ($($part:expr),+) => {
        concat!("^(", $($part),+, ")$")
    };
}

/// Any text.
pub(in crate::definition) static PLAIN: Form =
    Form { noun: "a plain text", check: |_| Ok(()), pattern: "", examples: &[] };

/// An id.
pub(super) static ID: Form = Form { noun: "an id", check: id::id, pattern: whole!(id!()), examples: &[] };

/// A task, or one instance of a fanned-out task.
pub(super) static TASK_REF: Form = Form {
    noun: "a task or one of its instances",
    check: id::task_ref,
    pattern: whole!(id!(), "(/", id!(), ")?"),
    examples: &["OUT-02", "GOV-03/unesco"],
};

/// A day.
pub(super) static DAY: Form =
    Form { noun: "a day", check: |text| day::day(text).map(drop), pattern: whole!(day!()), examples: &["2013-05-29"] };

/// A span of days.
pub(super) static DAYS: Form = Form {
    noun: "a span of days",
    check: |text| day::days(text).map(drop),
    pattern: whole!(blanks!(), day!(), blanks!(), r"\.\.", blanks!(), day!(), blanks!()),
    examples: &["2013-01-01..2013-12-31"],
};

/// A day of every year.
pub(super) static YEARLY: Form = Form {
    noun: "a day of the year",
    check: |text| day::yearly(text).map(drop),
    pattern: whole!("(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"),
    examples: &["01-20"],
};

/// A time of day.
pub(super) static CLOCK: Form = Form {
    noun: "a time of day",
    check: |text| day::clock(text).map(drop),
    pattern: whole!("([01][0-9]|2[0-3]):[0-5][0-9]"),
    examples: &["09:00"],
};

/// A length of time.
pub(super) static LENGTH: Form = Form {
    noun: "a length of time",
    check: |text| amount::length(text).map(drop),
    pattern: whole!(amount!()),
    examples: &["4w", "10wd"],
};

/// The position of a rung.
pub(super) static RUNG_DAYS: Form = Form {
    noun: "working days from the due date",
    check: |text| amount::rung_days(text).map(drop),
    pattern: whole!("[+-]?[0-9]{1,4}wd"),
    examples: &["-10wd", "0wd", "5wd"],
};

/// How often a rung is repeated.
pub(super) static EVERY_DAYS: Form = Form {
    noun: "a number of working days",
    check: |text| amount::every_days(text).map(drop),
    pattern: whole!(r"\+?[0-9]{1,4}wd"),
    examples: &["3wd"],
};

/// When a task is due.
pub(super) static DUE: Form = Form {
    noun: "a due date",
    check: |text| due::task_due(text).map(drop),
    pattern: whole!(due!(), "|", from_task!()),
    examples: &["T-3m", "C+2d", "T-10wd", "2013-02-28", "2wd after OUT-02", "1w before OUT-04"],
};

/// The day of an intermediate target.
pub(super) static TARGET_DAY: Form = Form {
    noun: "the day of an intermediate target",
    check: |text| due::due(text).map(drop),
    pattern: whole!(due!()),
    examples: &["T-3m", "2013-02-28"],
};

/// When an input is due.
pub(super) static INPUT_DUE: Form = Form {
    noun: "a due date of an input",
    check: |text| due::input_due(text).map(drop),
    pattern: whole!("[+-]", amount!(), "|", due!()),
    examples: &["-5wd", "T-3m", "2013-02-28"],
};

/// When commitments are asked after.
pub(super) static ASKING: Form = Form {
    noun: "a day after the event",
    check: |text| due::asking(text).map(drop),
    pattern: whole!(r"C\+", amount!()),
    examples: &["C+6m", "C+26w"],
};

/// Who leads a task.
pub(super) static LEAD: Form = Form {
    noun: "a lead",
    check: |text| lead::lead(text).map(drop),
    pattern: whole!(id!(), "|each", blanks!(), r"\(", blanks!(), "[a-z_]+", blanks!(), r"\)", blanks!()),
    examples: &["host", "each(intergovernmental_organization)"],
};

/// Which inputs complete a task.
pub(super) static RULE: Form = Form {
    noun: "a rule of completion",
    check: |text| rule::rule(text).map(drop),
    pattern: whole!(
        blanks!(),
        r"(all|any|lead|\+?[0-9]+[\s\u0085]+contributors?|\+?[0-9]+/\+?[0-9]+[\s\u0085]+of[\s\u0085]+contributors)",
        blanks!()
    ),
    examples: &["all", "any", "lead", "3 contributors", "2/3 of contributors"],
};

/// How many of several must approve.
pub(super) static QUORUM: Form = Form {
    noun: "a quorum",
    check: |text| rule::quorum(text).map(drop),
    pattern: whole!(r"\+?[0-9]+(/\+?[0-9]+)?"),
    examples: &["2/3", "5"],
};

/// Who approves.
pub(super) static APPROVER: Form = Form {
    noun: "a partner or an office",
    check: id::task_ref,
    pattern: whole!(id!(), "(/", id!(), ")?"),
    examples: &["unesco", "head_of_unit", "host/ministers_office"],
};

/// A value in a blueprint's task that contains a parameter.
pub(super) static PARAMETER: Form = Form {
    noun: "a value with a parameter",
    check: id::with_parameter,
    pattern: concat!(r"\$\{", id!(), r"\}"),
    examples: &["${city}", "T-${weeks}w"],
};

/// A recurring schedule.
pub(super) static SCHEDULE: Form = Form {
    noun: "a schedule",
    check: |text| schedule::schedule(text).map(drop),
    pattern: whole!(schedule!()),
    examples: &["0 8 1 * *"],
};

/// How often reports are issued, and until when.
pub(super) static PHASE: Form = Form {
    noun: "a phase of reports",
    check: |text| schedule::phase(text).map(drop),
    pattern: whole!(
        blanks!(),
        r"(weekly|fortnightly|monthly|every[\s\u0085]+\+?[0-9]+[\s\u0085]+(weeks|months))[\s\u0085]+to[\s\u0085]+(",
        due!(),
        ")",
        blanks!()
    ),
    examples: &["monthly to T-6m", "fortnightly to T-6w", "weekly to T", "every 3 weeks to C+4w"],
};

/// When digests go out.
pub(super) static DIGEST: Form = Form {
    noun: "a schedule of digests",
    check: |text| schedule::digest(text).map(drop),
    pattern: whole!("never|", schedule!()),
    examples: &["0 9 * * mon", "never"],
};

/// A time zone of the IANA database.
pub(super) static ZONE: Form = Form {
    noun: "a time zone",
    check: |text| zone(text).map(drop),
    pattern: whole!("UTC|[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)+"),
    examples: &["Asia/Baku", "Europe/Paris", "UTC"],
};

/// The short name of a workflow in mail subjects and report numbers.
pub(super) static SYMBOL: Form = Form {
    noun: "a symbol",
    check: symbol,
    pattern: whole!(r#"[^\s\u0085\\:*?"<>|,;#@]{1,20}"#),
    examples: &["BP-WF2", "CM/2008"],
};

/// A language tag.
pub(in crate::definition) static LANGUAGE: Form = Form {
    noun: "a language",
    check: language::language,
    pattern: whole!("[A-Za-z]{2,3}([_-][A-Za-z0-9]{1,8})*"),
    examples: &["en", "fr", "ar", "az"],
};

/// A currency of ISO 4217.
pub(super) static CURRENCY: Form = Form {
    noun: "a currency",
    check: currency::currency,
    pattern: whole!("[A-Z]{3}"),
    examples: &["EUR", "USD", "AZN"],
};

/// A registered organisation.
pub(super) static ORGANISATION: Form = Form {
    noun: "an identifier of an organisation",
    check: iati::organisation,
    pattern: whole!("[!-~]{1,100}"),
    examples: &["XM-DAC-41304"],
};

/// A country or a region.
pub(super) static RECIPIENT: Form = Form {
    noun: "a country or a region",
    check: iati::recipient,
    pattern: whole!("[A-Z]{2}|[0-9]{2,4}"),
    examples: &["AZ", "298"],
};

/// An e-mail address.
pub(super) static EMAIL: Form = Form {
    noun: "an e-mail address",
    check: email::email,
    pattern: whole!(r#"[^\s@<>()\[\],;:"\\]+@[^\s@.]+(\.[^\s@.]+)+"#),
    examples: &["focal.point@organisation.example"],
};

#[cfg(test)]
mod tests {
    use std::{cell::Cell, collections::BTreeSet};

    use boon::{Compiler, SchemaIndex, Schemas};
    use proptest::{
        prelude::{Strategy, any, prop, prop_assert},
        sample::Index,
        string::string_regex,
        test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
    };
    use serde_json::{Value, json};

    use super::*;

    /// Every form that has a pattern, with a generator of words that are likely to have this form.
    const FORMS: [(&Form, &str); 28] = [
        (&SYMBOL, "[A-Za-zЁş0-9_./-]{1,22}"),
        (&CURRENCY, "[A-Z]{2,3}[a-zA-Z]?"),
        (&ORGANISATION, "[A-Z]{2}[ -~]{0,12}"),
        (&RECIPIENT, "[A-Z]{1,3}|[0-9]{1,5}"),
        (&ID, "[A-Za-z0-9_.-]{1,66}"),
        (&TASK_REF, "[A-Za-z0-9_.-]{1,9}(/[A-Za-z0-9_.-]{1,9})?"),
        (&DAY, DAY_LIKE),
        (&DAYS, "[ \u{85}]?20[0-9]{2}-0[1-9]-[0-2][0-9][ \u{a0}]?\\.\\.[\t ]?21[0-9]{2}-0[1-9]-[0-2][0-9] ?"),
        (&YEARLY, "[01][0-9]-[0-3][0-9]"),
        (&CLOCK, "[0-2][0-9]:[0-6][0-9]"),
        (&LENGTH, "[0-9]{1,5}(d|w|m|wd)"),
        (&RUNG_DAYS, "[+-]?[0-9]{1,5}wd"),
        (&EVERY_DAYS, "[+-]?[0-9]{1,5}wd"),
        (
            &DUE,
            "[TC]([+-][0-9]{1,5}(d|w|m|wd))?|(19|20)[0-9]{2}-0[1-9]-[0-2][0-9]| ?[0-9]{1,5}(d|w|m|wd)[ \u{85}]{1,2}(after|before)[\u{a0} ][A-Z0-9-]{1,6}(/[a-z]{2,4})? ?",
        ),
        (&TARGET_DAY, "[TC]([+-][0-9]{1,5}(d|w|m|wd))?|(19|20)[0-9]{2}-0[1-9]-[0-2][0-9]"),
        (&ASKING, "C[+-]?[0-9]{1,2}(d|w|m|wd)"),
        (&INPUT_DUE, "[TC]?[+-][0-9]{1,5}(d|w|m|wd)|(19|20)[0-9]{2}-0[1-9]-[0-2][0-9]"),
        (&LEAD, "each ?\\([ \u{85}]?(media|youth|member_state|other)[ \t]?\\)[ \u{2003}]?|[A-Za-z0-9_.-]{1,66}"),
        (
            &RULE,
            " ?(all|any|lead|[+-]?[0-9]{1,4} {1,2}contributors?|[+]?[0-9]{1,3}/[+]?[0-9]{1,3} of[ \u{a0}]contributors) ?",
        ),
        (&SCHEDULE, SCHEDULE_LIKE),
        (&PARAMETER, "[a-zA-Z -]{0,9}[$][{][A-Za-z0-9_.-]{1,9}[}][a-z ]{0,9}"),
        (&QUORUM, "[+]?[0-9]{1,3}(/[+]?[0-9]{1,3})?"),
        (&APPROVER, "[A-Za-z0-9_.-]{1,9}(/[A-Za-z0-9_.-]{1,9})?"),
        (
            &PHASE,
            " ?(weekly|fortnightly|monthly|every [+]?[0-9]{1,2} (weeks|months))[ \u{a0}]{1,2}to (T|C|T[+-][0-9]{1,4}[dwm]|20[0-9]{2}-0[1-9]-[0-2][0-9]) ?",
        ),
        (&DIGEST, "never|[0-5]?[0-9] [0-2]?[0-9] \\* \\* (mon|TUE-fri|0-7/2)"),
        (&ZONE, "UTC|[Ee]urope/Paris|America/Argentina/Salta|Etc/GMT[+-][0-9]{1,2}|[A-Z][a-z]{1,4}/[A-Z][a-z]{1,4}"),
        (&LANGUAGE, "[A-Za-z]{1,4}([_-][A-Za-z0-9]{1,9}){0,4}"),
        (&EMAIL, "[a-zé+.'_-]{1,9}@[a-zü0-9-]{1,6}(\\.[a-z0-9-]{1,6}){1,2}"),
    ];
    const DAY_LIKE: &str = "(18|19|20|21|22)[0-9]{2}-[01][0-9]-[0-3][0-9]";
    const SCHEDULE_LIKE: &str = "[ \u{85}]?(@(daily|Weekly|yearly|ever)|[0-5]?[0-9](-59)?(/5)? [0-2]?[0-9](,7)?[ \u{a0}]{1,2}[*] (jan|FEB-apr|[*]|[0-9]) (mon|Fri-mon|[*]|7))\t?";

    /// Characters that people and programs insert by mistake.
    const SLIPS: &str = "[ \t\u{85}\u{a0}\u{2003}\u{feff}\u{212a}٣éK+/.:@*0-9a-zA-Z_-]";

    /// A pattern compiled the way editors do: ECMA-262, matching anywhere in the text.
    struct Pattern(Schemas, SchemaIndex);

    impl Pattern {
        fn of(form: &Form) -> Self {
            let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
            compiler.add_resource("form.json", json!({ "pattern": form.pattern })).unwrap();
            let index = compiler.compile("form.json", &mut schemas).unwrap();
            Self(schemas, index)
        }

        fn matches(&self, text: &str) -> bool {
            self.0.validate(&Value::from(text), self.1).is_ok()
        }
    }

    /// Generates the same words in every run.
    fn runner() -> TestRunner {
        let config = Config { cases: 1_000, failure_persistence: None, ..Config::default() };
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
    }

    /// A likely word; half of the time with a mistaken character inserted or replacing another.
    fn words(likely: &str) -> impl Strategy<Value = String> {
        let slip = prop::option::of((any::<Index>(), string_regex(SLIPS).unwrap(), any::<bool>()));
        (string_regex(likely).unwrap(), slip).prop_map(|(word, slip)| {
            let Some((at, slip, instead)) = slip else { return word };
            let at = at.index(word.chars().count());
            let before = word.chars().take(at);
            let after = word.chars().skip(at + usize::from(instead));
            before.chain(slip.chars()).chain(after).collect()
        })
    }

    #[test]
    fn every_accepted_word_matches_its_pattern() {
        for (form, likely) in FORMS {
            let pattern = Pattern::of(form);
            let accepted = Cell::new(0);
            let outcome = runner().run(&words(likely), |word| {
                if (form.check)(&word).is_ok() {
                    accepted.set(accepted.get() + 1);
                    prop_assert!(pattern.matches(&word), "{word:?} is {}, but its pattern says no", form.noun);
                }
                Ok(())
            });
            assert!(outcome.is_ok(), "{outcome:?}");
            assert!(accepted.get() > 100, "only {} words were {}", accepted.get(), form.noun);
        }
    }

    #[test]
    fn every_zone_of_the_database_matches_the_pattern() {
        let pattern = Pattern::of(&ZONE);
        for name in jiff::tz::db().available().filter(|name| (ZONE.check)(name.as_str()).is_ok()) {
            assert!(pattern.matches(name.as_str()), "{name}");
        }
    }

    #[test]
    fn every_example_is_accepted_and_nothing_is_not() {
        for (form, _) in FORMS {
            let pattern = Pattern::of(form);
            for example in form.examples {
                assert!((form.check)(example).is_ok() && pattern.matches(example), "{example} is not {}", form.noun);
            }
            assert!(!pattern.matches(""), "the pattern of {} matches nothing at all", form.noun);
        }
    }

    #[test]
    fn no_form_with_a_pattern_is_forgotten_here() {
        let schema = super::super::json_schema::json_schema();
        let defined = schema["$defs"].as_object().unwrap().values();
        let with_pattern: BTreeSet<&str> = defined.filter_map(|form| form["pattern"].as_str()).collect();
        assert_eq!(with_pattern, FORMS.iter().map(|(form, _)| form.pattern).collect());
    }
}
