//! What a package installs beside the program.

use std::{collections::BTreeSet, fs, path::Path};

use crate::journey::Installation;

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn completions_and_man_pages_know_every_command() {
    let here = Installation::new("");
    let said = here.ok(&["shell-files", "--output", "package"]);
    assert!(said.starts_with("package: 5 completions and "), "{said}");
    let (completions, pages) = (here.folder().join("package/completions"), here.folder().join("package/man1"));
    assert_eq!(
        names(&completions).iter().map(String::as_str).collect::<Vec<_>>(),
        ["_concerted", "_concerted.ps1", "concerted", "concerted.elv", "concerted.fish"]
    );
    let help = here.ok(&["--help"]);
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let commands = commands.lines().map_while(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    let commands: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.len() >= 18 && commands.contains(&"record"), "{commands:?}");

    let bash = fs::read_to_string(completions.join("concerted")).unwrap();
    let own = fs::read_to_string(pages.join("concerted.1")).unwrap();
    for command in commands.iter().filter(|command| **command != "help") {
        assert!(bash.contains(&format!("concerted,{command})")), "bash does not complete `{command}`");
        let page = fs::read_to_string(pages.join(format!("concerted-{command}.1"))).unwrap();
        assert!(page.contains(".SH NAME") && page.contains(".SH OPTIONS"), "{page}");
        assert!(own.contains(&command.replace('-', "\\-")), "the first page does not name `{command}`");
    }
    assert!(names(&pages).contains("concerted-outbox-release.1"), "{:?}", names(&pages));
    assert!(!help.contains("shell-files"), "it is for packagers");

    let before: Vec<_> = names(&pages).iter().map(|name| fs::read(pages.join(name)).unwrap()).collect();
    here.ok(&["shell-files", "--output", "package"]);
    let after: Vec<_> = names(&pages).iter().map(|name| fs::read(pages.join(name)).unwrap()).collect();
    assert_eq!(before, after, "same program, same bytes");
}
