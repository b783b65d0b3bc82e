//! `docs/security.md` names the tests that hold what it says: each of them is there.

use std::{collections::BTreeSet, fs, path::Path};

fn functions(folder: &Path, found: &mut BTreeSet<String>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            functions(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let names = text
                .split("fn ")
                .skip(1)
                .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>());
            found.extend(names);
        }
    }
}

#[test]
fn every_test_that_the_threat_model_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut known = BTreeSet::new();
    functions(&root.join("src"), &mut known);
    functions(&root.join("tests"), &mut known);
    let text = fs::read_to_string(root.join("docs/security.md")).unwrap();
    let (_, tables) = text.split_once("## Every parser we call").unwrap();
    let (tables, _) = tables.split_once("## Personal data").unwrap();
    let mut named = 0;
    for row in tables.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| What |")) {
        let last = row.trim_end_matches([' ', '|']).rsplit('|').next().unwrap();
        let tests: Vec<&str> = last.split('`').skip(1).step_by(2).collect();
        assert!(!tests.is_empty(), "no test holds this row: {row}");
        for test in tests {
            assert!(known.contains(test), "there is no test `{test}`: {row}");
            named += 1;
        }
    }
    assert!(named > 20, "the tables were not found");
    // Outside of the tables a test is told by its long name.
    for name in text.split('`').skip(1).step_by(2).filter(|name| name.matches('_').count() > 2) {
        assert!(known.contains(name), "there is no test `{name}`");
    }
}
