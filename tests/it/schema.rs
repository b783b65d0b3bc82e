//! The JSON Schema of definitions says what `check` says, as far as a schema can, and an independent validator holds it
//! to that.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use boon::{Compiler, SchemaIndex, Schemas};
use concerted::{
    definition,
    diag::{Code, Diagnostic, Sources, render},
};
use proptest::prelude::{Strategy, any, prop, prop_assert, proptest};

use crate::{
    definition::{check_all, sources},
    yaml,
};

/// The schema in the hands of a validator that knows nothing of ours.
struct Validator {
    schemas: Schemas,
    root: SchemaIndex,
}

impl Validator {
    fn new() -> Self {
        let schema = definition::json_schema();
        let id = schema["$id"].as_str().unwrap().to_owned();
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource(&id, schema).unwrap();
        let root = compiler.compile(&id, &mut schemas).expect("the schema is one of draft 2020-12");
        Self { schemas, root }
    }

    /// What is wrong with a file, if anything is.
    fn validate(&self, text: &str) -> Option<String> {
        let value = yaml::read(text).expect("a text that is no YAML is validated by nobody");
        self.schemas.validate(&value, self.root).err().map(|error| error.to_string())
    }

    fn assert_accepts(&self, sources: &Sources) {
        for (path, text) in sources.iter().filter(|(path, _)| path.ends_with(".yaml")) {
            assert_eq!(self.validate(text), None, "{path}");
        }
    }
}

/// How far a schema sees what a code is about.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reach {
    /// There is no value to validate, or another one than stands there: the text is no YAML as we read it.
    Text,
    /// One look at the value tells.
    Shape,
    /// Its words have to be understood, or other files read.
    Meaning,
}

/// A new code has to be given its place here.
fn reach(code: Code) -> Reach {
    use Code as C;
    match code {
        C::Syntax
        | C::FileTooLarge
        | C::NotUtf8
        | C::FileNotRead
        | C::UnreadableFile
        | C::TooDeep
        | C::TooManyAliases
        | C::SeveralDocuments
        | C::DuplicateKey
        | C::MergeKey => Reach::Text,
        C::TooManyFindings
        | C::Indentation
        | C::UnknownFormat
        | C::UnknownKey
        | C::MissingKey
        | C::WrongType
        | C::UnknownValue
        | C::BadId
        | C::BadDate
        | C::BadTime
        | C::BadOffset
        | C::BadEmail
        | C::BadTimezone
        | C::BadCron
        | C::BadPhase
        | C::BadLanguage
        | C::BadSymbol
        | C::BadRule
        | C::BadNumber
        | C::TextTooLong
        | C::NoTasks => Reach::Shape,
        C::AskingDays
        | C::BooleanWord
        | C::NumberInDoubt
        | C::CurlyQuotes
        | C::UnusedAnchor
        | C::EventOnDayOff
        | C::EventTooLong
        | C::WindowWithoutWorkingDay
        | C::TargetInDoubt
        | C::ShiftedBeforePredecessor
        | C::ContributorUnknown
        | C::AddressOutsideAscii
        | C::WeekendRules
        | C::WorkdayInDoubt
        | C::HolidayOutsideCover
        | C::OfficeVacant
        | C::ScheduleAtNight
        | C::TitleWithoutLanguage
        | C::CutByComment
        | C::HiddenCharacter
        | C::UnknownPartner
        | C::UnknownTask
        | C::UnknownObjective
        | C::UnknownIndicator
        | C::UnknownLadder
        | C::UnknownCalendar
        | C::UnknownWorkstream
        | C::UnknownApproval
        | C::UnknownContact
        | C::UnknownFile
        | C::BadIcs
        | C::IcsSkipped
        | C::TargetAgainstDirection
        | C::UnknownParameter
        | C::BadParameter
        | C::ParameterNotSet
        | C::OutsideYears
        | C::DuplicateId
        | C::DuplicateSymbol
        | C::OldIdInUse
        | C::HistoryMismatch
        | C::NotInTask
        | C::NoPartners
        | C::TooManyTasks
        | C::TooManyPartners
        | C::TooManyReports
        | C::Cycle
        | C::DueCircle
        | C::DueBeforePredecessor
        | C::LeadNotParticipating
        | C::ContributorNotParticipating
        | C::ClosesBeforeOpens
        | C::DatesReversed
        | C::NoWorkingDays
        | C::SharedAddress
        | C::UnusedChannel
        | C::EmptyLadder
        | C::LadderOrder
        | C::LadderRepeat
        | C::ApprovalRule
        | C::RatingsOrder
        | C::NoPartnerOfKind
        | C::HistoryAhead
        | C::HistoryUnnamed
        | C::HistoryWithoutEffect
        | C::ValueInDoubt
        | C::ApprovalByHand
        | C::YearInDoubt
        | C::RuleOutOfReach
        | C::AskedOfNobody
        | C::DueOnHoliday
        | C::NearEstimatedFeast
        | C::OutsideCalendarCover
        | C::InputAfterTask
        | C::UnknownLanguage
        | C::LanguageWithoutWords
        | C::StandsTwice
        | C::PartnerWithoutAddress
        | C::ContributorDropped
        | C::IatiIncomplete
        | C::NeedDropped
        | C::DueOnWeekend
        | C::InputOnHoliday
        | C::DueInShortHours
        | C::ReservedId => Reach::Meaning,
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn fixtures(kind: &str) -> Vec<Sources> {
    let folder = root().join("tests/it/fixtures").join(kind);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| if path.is_dir() { sources(path) } else { one(path) }).collect()
}

fn one(path: &Path) -> Sources {
    let mut sources = Sources::default();
    sources.insert(path.file_name().unwrap().to_str().unwrap(), &std::fs::read_to_string(path).unwrap());
    sources
}

#[test]
fn the_shipped_file_is_what_the_program_prints() {
    let printed = Command::new(env!("CARGO_BIN_EXE_concerted")).arg("schema").output().unwrap();
    assert!(printed.status.success());
    let path = root().join("workflows/concerted.schema.json");
    if std::env::var_os("INSTA_UPDATE").is_some_and(|value| value == "always") {
        std::fs::write(&path, &printed.stdout).unwrap();
    }
    let shipped = std::fs::read_to_string(path).unwrap();
    assert!(shipped.into_bytes() == printed.stdout, "run `concerted schema --output workflows/concerted.schema.json`");
}

#[test]
fn the_schema_is_written_to_a_file_as_it_is_printed() {
    let folder = tempfile::TempDir::new().unwrap();
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_concerted")).current_dir(folder.path()).args(arguments).output().unwrap()
    };
    assert!(run(&["schema", "--output", "schemas/concerted.json"]).status.success());
    assert_eq!(std::fs::read(folder.path().join("schemas/concerted.json")).unwrap(), run(&["schema"]).stdout);
    assert_eq!(run(&["schema", "--format", "pdf"]).status.code(), Some(2));
}

#[test]
fn every_shipped_definition_is_valid() {
    Validator::new().assert_accepts(&sources(&root().join("workflows")));
}

#[test]
fn every_shipped_definition_names_the_schema_in_its_first_line() {
    for (path, text) in sources(&root().join("workflows")).iter().filter(|(path, _)| path.ends_with(".yaml")) {
        let up = "../".repeat(path.matches('/').count());
        let line = format!("# yaml-language-server: $schema={up}concerted.schema.json");
        assert_eq!(text.lines().next(), Some(line.as_str()), "{path}");
    }
}

#[test]
fn every_valid_fixture_is_valid() {
    let validator = Validator::new();
    for fixture in fixtures("valid") {
        validator.assert_accepts(&fixture);
    }
}

#[test]
fn a_file_is_refused_if_and_only_if_a_finding_is_about_its_shape() {
    let validator = Validator::new();
    let mut refused = 0;
    for fixture in fixtures("invalid") {
        let findings = check_all(&fixture);
        for (path, text) in fixture.iter().filter(|(path, _)| path.ends_with(".yaml")) {
            let codes: Vec<Code> =
                findings.iter().filter(|finding| finding.primary.file == *path).map(|finding| finding.code).collect();
            if codes.iter().any(|code| reach(*code) == Reach::Text) {
                continue;
            }
            let wrong = validator.validate(text);
            let is_misshapen = codes.iter().any(|code| reach(*code) == Reach::Shape);
            assert_eq!(wrong.is_some(), is_misshapen, "{path} gives {codes:?}, but the schema says {wrong:?}\n{text}");
            refused += usize::from(is_misshapen);
        }
    }
    assert!(refused > 20, "the fixtures were not found");
}

/// The blocks of YAML that are whole files, each named by the comment in its first line.
fn documented() -> Sources {
    let text = std::fs::read_to_string(root().join("docs/file-format.md")).unwrap();
    let blocks = text.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let mut sources = Sources::default();
    for block in blocks.filter(|block| block.contains("format: 1")) {
        let path =
            block.lines().next().and_then(|line| line.strip_prefix("# ")).expect("the first line names the file");
        sources.insert(path, block);
    }
    // A calendar has no comments: the line before it names it.
    let (before, rest) = text.split_once("```ics\n").expect("there is a calendar");
    let path = before.trim_end().rsplit('`').nth(1).expect("the line before names the file");
    sources.insert(path, rest.split("```").next().unwrap());
    sources
}

#[test]
fn every_documented_example_compiles_and_is_valid() {
    let examples = documented();
    assert_eq!(examples.iter().count(), 5, "programme, calendar, blueprint, workflow, history");
    for finding in check_all(&examples) {
        assert!(!finding.is_error(), "{}", render::draw(&finding, &examples, false));
    }
    let paths = definition::workflow_paths(&examples);
    assert_eq!(paths.len(), 1);
    let compiled = definition::compile(&examples, &paths[0]);
    assert_eq!(compiled.sources.iter().count(), 5, "the example names all its files");
    assert!(compiled.plan.is_some() && !compiled.history.is_empty());
    Validator::new().assert_accepts(&examples);
}

#[test]
fn every_key_is_explained_in_one_sentence() {
    let schema = definition::json_schema();
    let mut keys = 0;
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        assert!(definition["title"].as_str().is_some_and(|title| title.starts_with(char::is_uppercase)), "{name}");
        for (key, property) in definition["properties"].as_object().into_iter().flatten() {
            let about = property["description"].as_str().unwrap_or_default();
            let is_sentence = about.starts_with(char::is_uppercase) && about.ends_with('.') && !about.contains(". ");
            assert!(is_sentence && !about.contains('`'), "`{key}` of {name}: {about}");
            keys += 1;
        }
    }
    assert!(keys > 100, "only {keys} keys");
}

const WHOLE: [(&str, &str); 4] = [
    ("workflow.yaml", include_str!("fixtures/valid/small/workflow.yaml")),
    ("programme.yaml", include_str!("fixtures/valid/programme/baku/programme.yaml")),
    ("blueprint.yaml", include_str!("fixtures/valid/programme/blueprints/ministerial.yaml")),
    ("history.yaml", include_str!("fixtures/valid/programme/baku/forum.history.yaml")),
];

/// A definition with something else put in the place of some of its text.
fn mutated() -> impl Strategy<Value = (&'static str, String)> {
    let put = prop::sample::select(vec![
        "",
        ":",
        ": ",
        "x",
        "1",
        "1.5",
        "-",
        "- ",
        "[",
        "]",
        "[]",
        "{",
        "}",
        "{}",
        "{x: 1}",
        "\n",
        "\n  ",
        "~",
        "null",
        "true",
        "yes",
        "\"1\"",
        "\"\"",
        ".inf",
        "2027-01-01",
        "T-3m",
        "host",
        "en",
        "each(media)",
        "title: x",
        "email: a@b.example",
        "value: 1",
        "state: completed",
        "é",
        ",",
        ", ",
        "#",
    ]);
    (prop::sample::select(WHOLE.to_vec()), any::<prop::sample::Index>(), 0..30_usize, put).prop_map(
        |((name, whole), at, length, put)| {
            let start = at.index(whole.len());
            let text: String = whole
                .char_indices()
                .filter(|(at, _)| !(start..start + length).contains(at))
                .map(|(at, c)| if at + c.len_utf8() == start { format!("{c}{put}") } else { c.to_string() })
                .collect();
            (name, text)
        },
    )
}

/// Whatever the schema refuses, `check` refuses; what `check` says of keys and of kinds of values, the schema says.
#[test]
fn schema_and_check_agree_on_mutated_definitions() {
    let validator = Validator::new();
    proptest!(|((name, text) in mutated())| {
        let mut sources = Sources::default();
        sources.insert(name, &text);
        let findings = check_all(&sources);
        let gives = |wanted: &dyn Fn(Code) -> bool| findings.iter().any(|finding| wanted(finding.code));
        if gives(&|code| reach(code) == Reach::Text) {
            return Ok(());
        }
        let wrong = validator.validate(&text);
        let is_refused = findings.iter().any(Diagnostic::is_error) || gives(&|code| code == Code::BooleanWord);
        prop_assert!(wrong.is_none() || is_refused, "the schema alone refuses this: {wrong:?}\n{text}");
        let is_misshapen = gives(&|code| matches!(code, Code::UnknownKey | Code::MissingKey | Code::WrongType));
        prop_assert!(wrong.is_some() || !is_misshapen, "the schema accepts this: {findings:?}\n{text}");
    });
}
