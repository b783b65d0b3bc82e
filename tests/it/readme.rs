//! The README's console blocks, run as they stand, in an empty folder with what the repository ships.

use std::{fs, path::Path};

use tempfile::TempDir;

/// Copies a file, or a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
}

/// The editor of the tour.
fn sed() -> &'static Path {
    ["/usr/bin/sed", "/bin/sed"].map(Path::new).into_iter().find(|path| path.exists()).expect("POSIX has sed")
}

#[test]
fn the_console_blocks_of_the_readme_say_what_happens() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = TempDir::new().unwrap();
    copy(&root.join("README.md"), &folder.path().join("README.md"));
    // The blocks run in the folder that bears the file's name.
    for name in ["config.yaml", "workflows", "report-templates"] {
        copy(&root.join(name), &folder.path().join("README.in").join(name));
    }
    let blocks = fs::read_to_string(root.join("README.md")).unwrap().matches("```console").count();
    assert!(blocks > 4, "the README has lost its console blocks");
    trycmd::TestCases::new()
        .register_bin("concerted", Path::new(env!("CARGO_BIN_EXE_concerted")))
        .register_bin("sed", sed())
        .env("COLUMNS", "120")
        .case(folder.path().join("README.md").to_str().unwrap());
}
