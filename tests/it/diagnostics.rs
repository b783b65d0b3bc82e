//! Every finding is drawn as people see it, and every code has a definition that gives it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::{Path, PathBuf},
};

use concerted::{
    definition,
    diag::{Code, Diagnostic, Findings, Sources, render},
};

use crate::definition::sources;

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
        let diagnostics = definition::check_all(&fixture.sources);
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
        let given = codes(&definition::check_all(&fixture.sources));
        if given != fixture.promised {
            writeln!(broken, "{} gives {given:?} instead of {:?}", fixture.name, fixture.promised).unwrap();
        }
    }
    assert!(broken.is_empty(), "{broken}");
}

#[test]
fn every_code_has_a_definition_that_gives_it() {
    let mut given: BTreeSet<String> = fixtures().into_iter().flat_map(|fixture| fixture.promised).collect();
    for large in [too_large(), too_many_tasks(), too_many_partners()] {
        given.extend(codes(&definition::check_all(&one(&large))));
    }
    let all: BTreeSet<String> = Code::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    assert_eq!(given, all);
}

#[test]
fn ten_mistakes_in_one_file_give_ten_findings() {
    let fixture = fixtures().into_iter().find(|fixture| fixture.name == "ten-mistakes").unwrap();
    let diagnostics = definition::check_all(&fixture.sources);
    let places: BTreeMap<usize, Code> = diagnostics.iter().map(|one| (one.primary.span.start, one.code)).collect();
    assert_eq!((diagnostics.len(), places.len()), (10, 10));
    let listed = Findings::of(&diagnostics, &fixture.sources);
    insta::assert_snapshot!("ten_mistakes_json", serde_json::to_string_pretty(&listed).unwrap());
}

#[test]
fn every_message_follows_the_rules_of_style() {
    for fixture in fixtures() {
        for Diagnostic { message, hint, .. } in definition::check_all(&fixture.sources) {
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
    let listed = Findings::of(&definition::check_all(&sources), &sources);
    let oops = listed.findings.iter().find(|finding| finding.message.contains("oops")).unwrap();
    let line = text.lines().nth(2).unwrap();
    let before = &line[..line.find("oops").unwrap()];
    assert_eq!((oops.line, oops.column), (3, before.chars().count() + 1));
}

#[test]
fn a_byte_order_mark_moves_no_place() {
    let text = "formt: 1\nworkflow: a\ntitle: b\n";
    let (with, without) = (one(&format!("\u{feff}{text}")), one(text));
    let list = |sources: &Sources| Findings::of(&definition::check_all(sources), sources);
    assert_eq!(list(&with), list(&without));
    let first = &definition::check_all(&with)[0];
    assert_eq!(with.position("workflow.yaml", first.primary.span.start).column, 1);
    assert_eq!(render::draw(first, &with, false), render::draw(&definition::check_all(&without)[0], &without, false));
}

#[test]
fn colour_changes_no_word() {
    let fixture = fixtures().into_iter().find(|fixture| fixture.name == "cycle").unwrap();
    for diagnostic in definition::check_all(&fixture.sources) {
        let coloured = render::draw(&diagnostic, &fixture.sources, true);
        assert!(coloured.contains('\u{1b}'));
        let stripped = anstream::adapter::strip_str(&coloured).to_string();
        assert_eq!(stripped, render::draw(&diagnostic, &fixture.sources, false));
    }
}

#[test]
fn the_documentation_lists_every_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
    let mut expected = String::from(INTRODUCTION);
    for code in Code::ALL {
        let severity = serde_json::to_string(&code.severity()).unwrap();
        expected += &format!("| `{code}` | {} | {} |\n", severity.trim_matches('"'), code.explanation());
    }
    if std::env::var_os("INSTA_UPDATE").is_some_and(|value| value == "always") {
        std::fs::write(&path, &expected).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), expected, "run the tests with INSTA_UPDATE=always");
}

const INTRODUCTION: &str = "# What Concerted finds in definitions

Every finding has a stable code, a severity, a place (file, line, column; columns count characters), a sentence and, where
possible, a fix to copy. All findings of all files are reported at once. An *error* means that the file cannot be used; a
*warning* that it can, but should be looked at; a *note* is for information. A fault in a programme or blueprint is reported
once, in that file, and not as what follows from it in workflows.

As JSON: `{\"findings\": [{\"code\", \"severity\", \"file\", \"line\", \"column\", \"message\", \"hint\"}]}`.

| Code | Severity | Meaning |
|---|---|---|
";

/// A valid beginning that tasks and partners can be added to.
fn beginning() -> String {
    "format: 1\nworkflow: large\ntitle: Large\nevent: {opens: 2027-09-20}\ncoordinator: {email: a@b.example}\n"
        .to_owned()
}

fn too_large() -> String {
    beginning() + &"# a comment that goes on and on\n".repeat(40_000)
}

fn too_many_tasks() -> String {
    let partners: String = (0..101).map(|n| format!("  p{n}: {{kind: media}}\n")).collect();
    let tasks: String = (0..100).map(|n| format!("  t{n}: {{title: a, lead: each(media), due: T}}\n")).collect();
    format!("{}partners:\n{partners}tasks:\n{tasks}", beginning())
}

fn too_many_partners() -> String {
    let partners: String = (0..2_001).map(|n| format!("  p{n}: {{kind: media}}\n")).collect();
    format!("{}partners:\n{partners}tasks: {{a: {{title: a, lead: p1, due: T}}}}\n", beginning())
}
