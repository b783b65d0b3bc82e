//! What commands write to: never over a file that the installation lives by, and with the mode that the umask leaves.

use std::{fs, os::unix::fs::PermissionsExt, process::Command};

use crate::{journey::Installation, world::workflow};

fn shell(here: &Installation, script: &str) -> (bool, String) {
    let program = here.arguments(&[])[0].clone();
    let script = script.replace("CONCERTED", &format!("'{program}' --now 2026-11-23T09:00:00Z"));
    let output = Command::new("sh").args(["-c", &script]).current_dir(here.folder()).output().unwrap();
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    (output.status.success(), text)
}

#[test]
fn an_output_never_replaces_what_the_installation_lives_by() {
    let here = Installation::with(&workflow("2027-06-02"));
    let folder = here.folder();
    let (done, said) = shell(&here, "CONCERTED run --once && CONCERTED report forum --issue");
    assert!(done, "{said}");
    let issued = fs::read_dir(folder.join("var/reports/forum")).unwrap().next().unwrap().unwrap().path();
    let issued = issued.strip_prefix(folder).unwrap().display().to_string();
    fs::create_dir_all(folder.join("report-templates/partials")).unwrap();
    let definition = fs::read_dir(folder.join("own")).unwrap().next().unwrap().unwrap().path();
    let definition = definition.strip_prefix(folder).unwrap().display().to_string();
    std::os::unix::fs::symlink("var/concerted.db", folder.join("link.pdf")).unwrap();
    fs::hard_link(folder.join("config.yaml"), folder.join("hard.pdf")).unwrap();
    let files = [
        ("var/concerted.db", "the database"),
        ("var/concerted.db-wal", "a part of the database"),
        ("var/concerted.db.lock", "a part of the database"),
        ("./var/../var/concerted.db", "the database"),
        ("link.pdf", "the database"),
        ("config.yaml", "the configuration"),
        ("hard.pdf", "the configuration"),
        (definition.as_str(), "a definition"),
        (issued.as_str(), "an issued report"),
    ];
    for (file, what) in files {
        for command in [
            "report forum --output",
            "--format json rehearse forum --output",
            "plan --out",
            "status forum --gantt --output",
            "schema --output",
        ] {
            let before = fs::read(folder.join(file)).ok();
            let (done, said) = shell(&here, &format!("CONCERTED {command} {file}"));
            assert!(!done && said.contains(&format!("is {what} of this installation")), "{command} {file}: {said}");
            if !file.ends_with("-wal") {
                assert_eq!(fs::read(folder.join(file)).ok(), before, "{command} {file}");
            }
        }
    }
    let (done, said) = shell(&here, "CONCERTED report forum --output report.pdf && CONCERTED schema --output s.json");
    assert!(done, "{said}");
}

#[test]
fn an_output_has_the_mode_that_the_umask_leaves_and_one_that_is_replaced_keeps_its_own() {
    let here = Installation::with(&workflow("2027-06-02"));
    let mode = |file: &str| fs::metadata(here.folder().join(file)).unwrap().permissions().mode() & 0o777;
    for (umask, expected) in [("077", 0o600), ("022", 0o644), ("002", 0o664)] {
        let script = format!("umask {umask}; CONCERTED schema --output s{umask}.json && CONCERTED plan --out p{umask}");
        let (done, said) = shell(&here, &script);
        assert!(done, "{said}");
        assert_eq!((mode(&format!("s{umask}.json")), mode(&format!("p{umask}"))), (expected, expected), "{umask}");
    }
    let (done, said) = shell(&here, "chmod 640 s077.json; umask 000; CONCERTED schema --output s077.json");
    assert!(done && mode("s077.json") == 0o640, "{said}");
}
