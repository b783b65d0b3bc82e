//! Commands that do their work again each time a file is saved.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command},
    time::Duration,
};

use crate::{
    journey::Installation,
    looks::{of_the_guide, with_template},
};

#[test]
fn a_preview_is_made_again_when_a_template_is_saved_and_survives_a_fault() {
    let here = with_template("reports/brief.html.hbs", &of_the_guide());
    let preview = ["template", "preview", "world-forum-2013", "--template", "reports/brief", "--as-of", "2013-03-31"];
    let (_program, log, errors) = begin(&here, &preview);
    let file = here.folder().join("own/reports/brief.html.hbs");
    let page = here.folder().join("preview/preview.html");
    wait_for(&log, "preview.pdf");
    fs::write(&file, "<p>{{summary.headin}}</p>").unwrap();
    wait_for(&errors, "did you mean `heading`?");
    assert!(fs::read_to_string(&page).unwrap().contains("<table>"), "the last good page is gone");
    fs::write(&file, "<html><head></head><body><h1>{{header.title}}</h1><p>Changed</p></body></html>").unwrap();
    wait_for(&page, "Changed");
    assert!(fs::read_to_string(&page).unwrap().contains("http-equiv=\"refresh\""), "a browser would not load it anew");
}

#[test]
fn definitions_are_checked_again_when_one_is_saved() {
    let here = Installation::with_own_workflows();
    let (_program, log, errors) = begin(&here, &["check", "--watch", "--notes"]);
    wait_for(&log, "Ctrl+C ends");
    let file = here.folder().join("workflows/baku-process/world-forum-2027.yaml");
    let sound = fs::read_to_string(&file).unwrap();
    assert!(!fs::read_to_string(&log).unwrap().contains("error["), "the samples have no errors");

    fs::write(&file, sound.replacen("\nlanguages:", "\nlangages:", 1)).unwrap();
    wait_for(&log, "did you mean `languages`?");
    let once_wrong = fs::read_to_string(&log).unwrap().len();
    fs::write(&file, &sound).unwrap();
    wait_until("the last check finds no errors", || {
        let log = fs::read_to_string(&log).unwrap();
        log.len() > once_wrong && log[once_wrong..].contains("checked: 0 errors")
    });
    assert_eq!(fs::read_to_string(&errors).unwrap(), "");
    let told = fs::read_to_string(&log).unwrap();
    assert!(!told.contains('\u{1b}'), "a file is not a screen that could be emptied");
}

#[test]
fn a_folder_that_is_not_there_is_not_watched() {
    let here = Installation::with_own_workflows();
    fs::remove_dir_all(here.folder().join("workflows")).unwrap();
    let arguments = here.arguments(&["check", "--watch"]);
    let output = Command::new(&arguments[0]).args(&arguments[1..]).current_dir(here.folder()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("cannot be watched") && said.contains("check once without `--watch`"), "{said}");
}

/// Starts a command that goes on; returns it with the files of what it says.
fn begin(here: &Installation, arguments: &[&str]) -> (Running, PathBuf, PathBuf) {
    let arguments = here.arguments(arguments);
    let (log, errors) = (here.folder().join("log"), here.folder().join("errors"));
    let mut command = Command::new(&arguments[0]);
    command.args(&arguments[1..]).current_dir(here.folder());
    command.stdout(fs::File::create(&log).unwrap()).stderr(fs::File::create(&errors).unwrap());
    (Running(command.spawn().unwrap()), log, errors)
}

/// A program that ends with the test, however that ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits at most twenty seconds for `words` in `file`.
fn wait_for(file: &Path, words: &str) {
    let is_there = || fs::read_to_string(file).unwrap_or_default().contains(words);
    wait_until(&format!("`{words}` in {}", file.display()), is_there);
}

fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let seen = (0..400).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        is_so()
    });
    assert!(seen, "in twenty seconds not {what}");
}
