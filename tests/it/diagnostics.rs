//! Every finding is drawn as people see it, and every code has a definition that gives it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::{Path, PathBuf},
};

use concerted::{
    app::Reading,
    definition,
    diag::{Code, Diagnostic, Findings, Sources, render},
};

use proptest::prelude::{any, prop, proptest};

use crate::definition::{check_all, sources};

/// A file or a folder of files that something is wrong with.
struct Fixture {
    name: String,
    sources: Sources,
    /// The codes that its first comment line promises.
    promised: BTreeSet<String>,
}

impl Fixture {
    fn read(path: &Path) -> Self {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut texts = Sources::default();
        if path.is_dir() {
            texts = sources(path);
        } else {
            texts.insert(&format!("{name}.yaml"), &std::fs::read_to_string(path).unwrap());
        }
        let promise = texts.iter().find_map(|(_, text)| text.lines().next()?.strip_prefix("# gives: "));
        let promised = promise.unwrap_or_else(|| panic!("{name} does not say what it gives")).split(", ");
        let promised = promised.map(str::to_owned).collect();
        Self { name, promised, sources: texts }
    }
}

fn fixtures() -> Vec<Fixture> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/invalid");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| Fixture::read(path)).collect()
}

fn codes(diagnostics: &[Diagnostic]) -> BTreeSet<String> {
    diagnostics.iter().map(|diagnostic| diagnostic.code.to_string()).collect()
}

fn one(text: &str) -> Sources {
    let mut sources = Sources::default();
    sources.insert("workflow.yaml", text);
    sources
}

#[test]
fn every_finding_is_drawn_with_its_place() {
    for fixture in fixtures() {
        let diagnostics = check_all(&fixture.sources);
        let drawn: Vec<_> = diagnostics.iter().map(|one| render::draw(one, &fixture.sources, false)).collect();
        insta::with_settings!({ snapshot_path => "snapshots/invalid", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(fixture.name, drawn.join("\n\n"));
        });
    }
}

#[test]
fn every_fixture_gives_what_it_promises() {
    let mut broken = String::new();
    for fixture in fixtures() {
        let given = codes(&check_all(&fixture.sources));
        if given != fixture.promised {
            writeln!(broken, "{} gives {given:?} instead of {:?}", fixture.name, fixture.promised).unwrap();
        }
    }
    assert!(broken.is_empty(), "{broken}");
}

#[test]
fn every_code_has_a_definition_that_gives_it() {
    let mut given: BTreeSet<String> = fixtures().into_iter().flat_map(|fixture| fixture.promised).collect();
    for large in [too_large(), too_many_tasks(), too_many_partners(), too_many_findings(), text_too_long()] {
        given.extend(codes(&check_all(&one(&large))));
    }
    given.extend(OF_FOLDERS.map(|(code, _)| code.as_str().to_owned()));
    let all: BTreeSet<String> = Code::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    assert_eq!(given, all);
}

#[test]
fn ten_mistakes_in_one_file_give_ten_findings() {
    let fixture = fixtures().into_iter().find(|fixture| fixture.name == "ten-mistakes").unwrap();
    let diagnostics = check_all(&fixture.sources);
    let places: BTreeMap<usize, Code> = diagnostics.iter().map(|one| (one.primary.span.start, one.code)).collect();
    assert_eq!((diagnostics.len(), places.len()), (10, 10));
    let listed = Findings::of(&diagnostics, &fixture.sources);
    insta::assert_snapshot!("ten_mistakes_json", serde_json::to_string_pretty(&listed).unwrap());
}

#[test]
fn every_message_follows_the_rules_of_style() {
    for fixture in fixtures() {
        for Diagnostic { message, hint, .. } in check_all(&fixture.sources) {
            let first = message.chars().next().unwrap();
            assert!(!first.is_uppercase(), "begins with a capital: {message}");
            assert!(!message.ends_with('.'), "ends with a full stop: {message}");
            assert!(!message.contains('\n'), "has more than one line: {message}");
            assert!(hint.is_none_or(|hint| !hint.is_empty() && !hint.ends_with('.')), "bad hint: {message}");
        }
    }
}

#[test]
fn columns_count_characters_whatever_the_script() {
    let text = "\u{feff}format: 1\nworkflow: a\ntitle: {ar: اجتماع, ru: Встреча, az: Görüş, oops}\n";
    let sources = one(text);
    let listed = Findings::of(&check_all(&sources), &sources);
    let oops = listed.findings.iter().find(|finding| finding.message.contains("oops")).unwrap();
    let line = text.lines().nth(2).unwrap();
    let before = &line[..line.find("oops").unwrap()];
    assert_eq!((oops.line, oops.column), (3, before.chars().count() + 1));
}

#[test]
fn a_byte_order_mark_moves_no_place() {
    let text = "formt: 1\nworkflow: a\ntitle: b\n";
    let (with, without) = (one(&format!("\u{feff}{text}")), one(text));
    let list = |sources: &Sources| Findings::of(&check_all(sources), sources);
    assert_eq!(list(&with), list(&without));
    let first = &check_all(&with)[0];
    assert_eq!(with.position("workflow.yaml", first.primary.span.start).column, 1);
    assert_eq!(render::draw(first, &with, false), render::draw(&check_all(&without)[0], &without, false));
}

#[test]
fn line_ends_of_another_system_change_neither_plan_nor_places() {
    let crlf = WHOLE.replace('\n', "\r\n");
    let (here, there) = (one(WHOLE), one(&crlf));
    let plan = |sources: &Sources| {
        let plan = definition::compile(sources, "workflow.yaml").plan.unwrap();
        format!("{:#?}", concerted::plan::Plan { definition: String::new(), ..plan })
    };
    assert_eq!(plan(&here), plan(&there));
    let broken = |text: &str| one(&text.replace("lead: cso", "lead: sco"));
    let list = |sources: &Sources| Findings::of(&check_all(sources), sources);
    assert_eq!(list(&broken(WHOLE)), list(&broken(&crlf)));
    assert_eq!(list(&broken(WHOLE)).findings.len(), 1);
}

#[test]
fn a_tab_as_indentation_is_refused_where_it_stands() {
    let sources = one("format: 1\nworkflow: a\nevent:\n\topens: 2027-09-20\n");
    let finding = &Findings::of(&check_all(&sources), &sources).findings[0];
    assert_eq!((finding.code, finding.line), ("syntax", 4), "{}", finding.message);
    assert!(finding.hint.as_ref().is_some_and(|hint| hint.contains("space")), "{finding:?}");
}

#[test]
fn colour_changes_no_word() {
    let fixture = fixtures().into_iter().find(|fixture| fixture.name == "cycle").unwrap();
    for diagnostic in check_all(&fixture.sources) {
        let coloured = render::draw(&diagnostic, &fixture.sources, true);
        assert!(coloured.contains('\u{1b}'));
        let stripped = anstream::adapter::strip_str(&coloured).to_string();
        assert_eq!(stripped, render::draw(&diagnostic, &fixture.sources, false));
    }
}

#[test]
fn the_documentation_shows_every_code_with_an_example() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
    let examples = examples();
    let mut expected = String::from(INTRODUCTION);
    for code in Code::ALL {
        let severity = serde_json::to_string(&code.severity()).unwrap();
        writeln!(expected, "\n## {code}\n{}: {}\n", severity.trim_matches('"'), code.explanation()).unwrap();
        let of_folder = || OF_FOLDERS.into_iter().find(|(known, _)| known == code).unwrap().1;
        let example = examples.get(code.as_str()).map_or_else(of_folder, String::as_str);
        writeln!(expected, "```text\n{example}\n```").unwrap();
    }
    if std::env::var_os("INSTA_UPDATE").is_some_and(|value| value == "always") {
        std::fs::write(&path, &expected).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), expected, "run the tests with INSTA_UPDATE=always");
}

/// For each code the shortest finding of a fixture, as people see it.
fn examples() -> BTreeMap<String, String> {
    let mut examples: BTreeMap<String, String> = BTreeMap::new();
    let mut offer = |sources: &Sources| {
        for finding in check_all(sources) {
            let drawn = render::draw(&finding, sources, false);
            let shortest = examples.entry(finding.code.to_string()).or_insert_with(|| drawn.clone());
            if drawn.len() < shortest.len() {
                *shortest = drawn;
            }
        }
    };
    for fixture in fixtures() {
        offer(&fixture.sources);
    }
    for large in [too_large(), too_many_tasks(), too_many_partners(), too_many_findings(), text_too_long()] {
        offer(&one(&large));
    }
    examples
}

/// What no text can say: how a file is named, and whether the system lets it be read.
const OF_FOLDERS: [(Code, &str); 2] = [(Code::FileNotRead, NOT_READ), (Code::UnreadableFile, UNREADABLE)];

const NOT_READ: &str = "warning[file-not-read]: the file is not read, because of the end of its name
 --> forum.yaml.txt:1:1
  |
1 |
  | ^
  |
  = help: rename it to `forum.yaml`; endings may be hidden where files are listed";

const UNREADABLE: &str = "error[unreadable-file]: the file cannot be read: Permission denied (os error 13)
 --> baku-process/world-forum-2027.yaml:1:1
  |
  = help: let the user that runs Concerted read it, or move it out of the folder of definitions";

const INTRODUCTION: &str = "# What Concerted finds in definitions

Every finding has a stable code, a severity, a place (file, line, column; columns count characters), a sentence and, where
possible, a fix to copy. All findings of all files are reported at once. An *error* means that the file cannot be used; a
*warning* that it can, but should be looked at; a *note* is for information. A fault in a programme or blueprint is reported
once, in that file, and not as what follows from it in workflows. `concerted check --explain CODE` shows what stands here.

As JSON: `{\"findings\": [{\"code\", \"severity\", \"file\", \"line\", \"column\", \"message\", \"hint\", \"fix\"}]}`. `hint` says what to do, and
is missing where there is nothing to say. `fix` is there where the mistake can be mended by a program: a list of `{\"line\",
\"column\", \"end_line\", \"end_column\", \"text\"}`, each of which replaces what lies between the two places by `text`.
";

#[test]
fn a_file_that_only_its_name_keeps_out_is_told() {
    let folder = tempfile::TempDir::new().unwrap();
    for name in
        ["forum.yaml.txt", "Forum.YAML", "old/forum.Yml.TXT", "days.ICS", "read.yml", "notes.txt", "forum.yaml.bak"]
    {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, WHOLE).unwrap();
    }
    let reading = Reading::of(folder.path()).unwrap();
    let findings = reading.findings(jiff::Timestamp::UNIX_EPOCH);
    let told: Vec<_> = findings.iter().filter(|finding| finding.code == Code::FileNotRead).collect();
    let told: Vec<_> = told.iter().map(|one| (&*one.primary.file, one.hint.as_deref().unwrap())).collect();
    let meant = |name: &str| format!("rename it to `{name}`; endings may be hidden where files are listed");
    let expected = [
        ("Forum.YAML", meant("Forum.yaml")),
        ("days.ICS", meant("days.ics")),
        ("forum.yaml.txt", meant("forum.yaml")),
        ("old/forum.Yml.TXT", meant("forum.yml")),
    ];
    assert_eq!(told, expected.each_ref().map(|(file, hint)| (*file, hint.as_str())));
    let example = findings.iter().find(|finding| &*finding.primary.file == "forum.yaml.txt").unwrap();
    assert_eq!(render::draw(example, &reading.sources, false), NOT_READ);
    assert_eq!(definition::workflow_paths(&reading.sources), ["read.yml"]);
}

#[test]
fn a_file_in_another_encoding_loses_no_letter_silently() {
    let folder = tempfile::TempDir::new().unwrap();
    let calendars = "calendar: fr\ncalendars: {fr: {holidays_from: fr.ics}}\n";
    std::fs::write(folder.path().join("forum.yaml"), format!("{WHOLE}{calendars}")).unwrap();
    let ics = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270714\nSUMMARY:F\xeate nationale\nEND:VEVENT\nEND:VCALENDAR\n";
    std::fs::write(folder.path().join("fr.ics"), ics).unwrap();
    std::fs::write(folder.path().join("latin.yaml"), b"format: 1\nprogramme: p\ntitle: F\xeate\n").unwrap();
    let found = Reading::of(folder.path()).unwrap().findings(jiff::Timestamp::UNIX_EPOCH);
    let told: Vec<_> = found.iter().filter(|one| one.code == Code::NotUtf8).map(|one| &*one.primary.file).collect();
    assert_eq!(told, ["fr.ics", "latin.yaml"], "{found:#?}");
}

/// A valid beginning that tasks and partners can be added to.
const BEGINNING: &str =
    "format: 1\nworkflow: large\ntitle: Large\nevent: {opens: 2027-09-20}\ncoordinator: {email: a@b.example}\n";

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |text, number| text + &line(number) + "\n")
}

fn too_large() -> String {
    BEGINNING.to_owned() + &"# a comment that goes on and on\n".repeat(40_000)
}

fn too_many_tasks() -> String {
    let partners = lines(101, |n| format!("  p{n}: {{kind: media}}"));
    let tasks = lines(100, |n| format!("  t{n}: {{title: a, lead: each(media), due: T}}"));
    format!("{BEGINNING}partners:\n{partners}tasks:\n{tasks}")
}

fn too_many_partners() -> String {
    let partners = lines(2_001, |n| format!("  p{n}: {{kind: media}}"));
    format!("{BEGINNING}partners:\n{partners}tasks: {{a: {{title: a, lead: p1, due: T}}}}\n")
}

fn too_many_findings() -> String {
    BEGINNING.to_owned() + &lines(1_001, |n| format!("key{n}: 1"))
}

fn text_too_long() -> String {
    let title = "The hall is not ready. ".repeat(44);
    format!(
        "format: 1\nhistory: large\nfacts: []\nrisks:\n  - id: R1\n    date: 2026-03-01\n    title:\n      {title}\n"
    )
}

/// Hostile texts are refused by counting, before anything that costs more than reading them.
#[test]
fn hostile_texts_end_at_a_limit() {
    let brackets = "[".repeat(definition::MAX_FILE_BYTES);
    let deep = lines(2_000, |n| " ".repeat(n.min(400)) + "a:");
    let laughs = lines(9, |n| {
        if n == 0 { "a0: &a0 [x, x]".into() } else { format!("a{n}: &a{n} [{}]", format!("*a{}, ", n - 1).repeat(9)) }
    });
    for (text, code) in [
        (brackets, Code::TooDeep),
        ("- ".repeat(500_000), Code::TooDeep),
        ("{".repeat(500_000), Code::TooDeep),
        (deep, Code::TooDeep),
        (laughs, Code::TooManyAliases),
        ("x".repeat(definition::MAX_FILE_BYTES + 1), Code::FileTooLarge),
        ("a: &a [*a]\n".into(), Code::Syntax),
        ("\t".into(), Code::MissingKey),
        (too_many_findings(), Code::TooManyFindings),
    ] {
        let found = check_all(&one(&text));
        assert!(found.iter().any(|finding| finding.code == code), "{code}: {:?}", found.first());
        assert!(found.len() <= definition::MAX_FINDINGS + 1);
    }
}

#[test]
fn ten_thousand_tasks_in_a_chain_need_no_deep_stack() {
    let tasks = lines(9_999, |n| format!(" t{n}: {{title: a, lead: h, due: T, needs: t{}}}", n + 1));
    let text =
        format!("{BEGINNING}partners: {{h: {{kind: media}}}}\ntasks:\n{tasks} t9999: {{title: a, lead: h, due: T}}\n");
    let compiled = definition::compile(&one(&text), "workflow.yaml");
    assert_eq!(compiled.plan.unwrap().tasks.len(), 10_000);
    let circle = text.replace(" t9999: {", " t9999: {needs: t0, ");
    let found = codes(&definition::compile(&one(&circle), "workflow.yaml").diagnostics);
    assert!(found.contains("cycle"));
}

const WHOLE: &str = include_str!("fixtures/valid/small/workflow.yaml");

fn never_panics(text: &str) {
    let sources = one(text);
    let diagnostics = check_all(&sources);
    let listed = Findings::of(&diagnostics, &sources);
    for (diagnostic, finding) in diagnostics.iter().zip(&listed.findings).take(20) {
        render::draw(diagnostic, &sources, false);
        let position = sources.position("workflow.yaml", diagnostic.primary.span.start);
        assert_eq!((finding.line, finding.column), (position.line, position.column));
    }
    definition::workflow_paths(&sources);
    let compiled = definition::compile(&sources, "workflow.yaml");
    assert!(compiled.plan.is_none() || compiled.diagnostics.iter().all(|one| !one.is_error()));
}

proptest! {
    #[test]
    fn compile_never_panics_on_any_text(text in any::<String>()) {
        never_panics(&text);
    }

    #[test]
    fn compile_never_panics_on_what_looks_like_yaml(text in "([a-z]{1,4}|: |\n|\n  |- |\\[|\\]|\\{|\\}|, |&a |\\*a|\"|'|#|!|\\||>|é|م|\t|\u{feff}){0,60}") {
        never_panics(&text);
    }

    #[test]
    fn compile_never_panics_on_mutated_definitions(
        at in 0..WHOLE.len(),
        length in 0..40_usize,
        put in prop::sample::select(vec![
            "", ":", "[", "}", "\n", "  ", "~", "99999999999", "-9999m", "T+9999m", "2199-12-31", "1900-01-01", "é", "م", "*a", "&a ", "!x ",
            "\u{0}", "each(media)", "C-1000wd", "\u{feff}", "null", "{}", "A1, A1", "host",
        ]),
    ) {
        let start = (0..=at).rev().find(|at| WHOLE.is_char_boundary(*at)).unwrap();
        let end = (start + length).min(WHOLE.len());
        let end = (end..=WHOLE.len()).find(|at| WHOLE.is_char_boundary(*at)).unwrap();
        never_panics(&format!("{}{put}{}", &WHOLE[..start], &WHOLE[end..]));
    }
}
