//! The keys of links through the real program: made once, with the database; rotated, listed, never shown.

use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};

use concerted::{
    app::App,
    config::Config,
    link::{Day, Link, LinkError, Purpose, contact_of, subject_of_person},
};

use crate::{journey::Installation, store::at};

fn installation() -> Installation {
    Installation::with(&crate::world::workflow("2027-06-02"))
}

fn key_file(here: &Installation) -> PathBuf {
    here.folder().join("var/concerted.db.keys")
}

fn text(here: &Installation) -> String {
    fs::read_to_string(key_file(here)).unwrap()
}

fn mode(here: &Installation) -> u32 {
    fs::metadata(key_file(here)).unwrap().permissions().mode() & 0o777
}

/// The secrets of the file, as they are written there.
fn secrets(here: &Installation) -> Vec<String> {
    let text = text(here);
    let keys = text.lines().filter(|line| !line.starts_with('#'));
    keys.map(|line| line.split_whitespace().nth(2).unwrap().to_owned()).collect()
}

/// All that a command says, and whether it succeeded.
fn said(here: &Installation, arguments: &[&str]) -> (bool, String) {
    let output = here.run(arguments);
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    (output.status.success(), text)
}

#[test]
fn keys_are_made_once_and_rotated_on_request() {
    let here = installation();
    let (done, why) = said(&here, &["key", "list"]);
    assert!(!done && why.contains("the first `concerted run` makes it together with the database"), "{why}");
    let (done, why) = said(&here, &["key", "rotate", "--new"]);
    assert!(!done && why.contains("the first `concerted run` makes it"), "{why}");
    assert!(!here.folder().join("var").exists(), "looking makes nothing");

    here.ok(&["run", "--once"]);
    let first = text(&here);
    here.ok(&["run", "--once"]);
    assert_eq!((text(&here), mode(&here)), (first.clone(), 0o600));
    let listed = here.json(&["key", "list"]);
    let key = &listed[0];
    assert_eq!(
        (listed.as_array().unwrap().len(), &key["created"], &key["signs"], &key["last_link_ends"]),
        (1, &"2026-11-23".into(), &true.into(), &serde_json::Value::Null),
        "{listed}"
    );

    let told = here.at("2027-01-10T09:00:00Z", &["key", "rotate"]);
    assert!(text(&here).starts_with(&first) && mode(&here) == 0o600, "{}", text(&here));
    let old = key["id"].as_str().unwrap();
    let new = here.json(&["key", "list"])[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(
        told,
        format!("key `{new}` signs from now on; links signed with `{old}` go on working until they run out\n")
    );
    for (moment, ends) in [
        ("2027-02-09T23:00:00Z", "verifies; its last link runs out on 2027-02-09 at the latest"),
        (
            "2027-02-10T00:00:00Z",
            "verifies; its last link ran out on 2027-02-09 at the latest, so its line can be deleted",
        ),
    ] {
        let listed = here.at(moment, &["key", "list", "--lifetime", "30"]);
        assert_eq!(listed, format!("{new}  2027-01-10  signs and verifies\n{old}  2026-11-23  {ends}\n"));
    }
    here.refuses(&["key", "list", "--lifetime", "0"], "0 is not in 1..=3650");
    here.refuses(&["key", "rotate", "--format", "json"], "[possible values: text]");
    here.refuses(&["--format", "json", "key", "rotate"], "`concerted key rotate` writes text only");
    here.refuses(&["--format", "json", "outbox", "retry", "--failed"], "`concerted outbox retry` writes text only");
}

#[test]
fn keys_that_are_lost_are_made_anew_only_if_a_person_says_so() {
    let here = installation();
    here.ok(&["run", "--once"]);
    let lost = text(&here);
    fs::remove_file(key_file(&here)).unwrap();
    here.ok(&["run", "--once"]);
    assert!(!key_file(&here).exists(), "no command makes them by the way");
    for command in ["list", "rotate"] {
        let (done, why) = said(&here, &["key", command]);
        assert!(!done && why.contains("every link in the mails that were sent is dead"), "{why}");
        assert!(why.contains("`concerted key rotate --new`"), "{why}");
    }
    assert!(here.ok(&["key", "rotate", "--new"]).contains("every link that was sent before is dead"));
    assert!(text(&here) != lost && mode(&here) == 0o600);
    let (done, why) = said(&here, &["key", "rotate", "--new"]);
    assert!(!done && why.contains("is there\n  help: without `--new` a key is added"), "{why}");
}

#[test]
fn a_database_that_was_lost_gets_no_keys_either() {
    let here = installation();
    here.ok(&["run", "--once"]);
    for name in ["concerted.db", "concerted.db.keys"] {
        fs::remove_file(here.folder().join("var").join(name)).unwrap();
    }
    let (done, why) = said(&here, &["run", "--once"]);
    assert!(!done && why.contains("used before") && !key_file(&here).exists(), "{why}");
    here.ok(&["run", "--once", "--init"]);
    assert!(key_file(&here).exists());
}

#[test]
fn keys_that_others_could_read_are_mended_by_the_next_command() {
    let here = installation();
    here.ok(&["run", "--once"]);
    for command in [&["run", "--once"][..], &["key", "list"], &["key", "rotate"]] {
        fs::set_permissions(key_file(&here), fs::Permissions::from_mode(0o644)).unwrap();
        let (done, why) = said(&here, command);
        assert!(
            done && why.contains("concerted.db.keys` could be read by others than its owner"),
            "{command:?}: {why}"
        );
        assert!(why.contains("run `concerted key rotate` and delete the line of the old key"), "{why}");
        assert_eq!(mode(&here), 0o600, "{command:?}");
        assert!(!said(&here, &["key", "list"]).1.contains("could be read"), "it is said once");
    }
}

#[test]
fn no_command_shows_a_secret_or_writes_over_the_keys() {
    let here = installation();
    let mut all = said(&here, &["--log", "trace", "run", "--once"]).1;
    let (done, why) = said(&here, &["report", "forum", "--output", key_file(&here).to_str().unwrap()]);
    assert!(!done && why.contains("is the file of keys of this installation"), "{why}");
    for arguments in [&["key", "rotate"][..], &["key", "list"], &["key", "list", "--format", "json"], &["doctor"]] {
        let (done, text) = said(&here, arguments);
        assert!(done, "{arguments:?}: {text}");
        all.push_str(&text);
    }
    // A line that was torn, with the secret still in it.
    let torn = text(&here).trim_end().strip_suffix(|_: char| true).unwrap().to_owned();
    fs::write(key_file(&here), torn).unwrap();
    let (done, why) = said(&here, &["key", "list"]);
    assert!(!done && why.contains("concerted.db.keys` cannot be used: line 5: its secret is not 32 bytes"), "{why}");
    all.push_str(&why);
    let secrets = secrets(&here);
    assert_eq!(secrets.len(), 2);
    for secret in secrets {
        assert!(!all.contains(&secret[..10]), "a secret is shown");
    }
}

#[test]
fn a_link_outlives_rotations_and_opens_nothing_elsewhere() {
    let here = installation();
    here.ok(&["run", "--once"]);
    let open = |here: &Installation| App::open(Config::load(&here.folder().join("config.yaml")).unwrap()).unwrap();
    let app = open(&here);
    let now = at("2026-11-23T09:00:00Z");
    let address = "fp@unesco.example";
    let link = Link {
        purpose: Purpose::Person,
        subject: subject_of_person(address),
        contact: contact_of(address),
        not_after: Day::of(now).plus(30),
    };
    let token = app.signer().unwrap().sign(&link).to_string();
    here.ok(&["key", "rotate"]);
    let signer = app.signer().unwrap();
    assert_ne!(signer.sign(&link).to_string(), token, "the new key signs, without a new start");
    assert_eq!(signer.read(&token, now), Ok(link));
    assert_eq!(signer.read(&token, at("2026-12-24T00:00:00Z")), Err(LinkError::Expired(link)));

    // A copy for tests, with the keys and another database.
    let elsewhere = installation();
    fs::create_dir(elsewhere.folder().join("var")).unwrap();
    fs::copy(key_file(&here), key_file(&elsewhere)).unwrap();
    elsewhere.ok(&["run", "--once"]);
    assert_eq!(text(&elsewhere), text(&here));
    assert_eq!(open(&elsewhere).signer().unwrap().read(&token, now), Err(LinkError::Forged));
}
