//! The first command on a Saturday evening: nobody is written to before working hours, and yet there is something to read.

use std::fs;

use crate::journey::Installation;

fn mails_in(here: &Installation, folder: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(here.folder().join(folder)) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    let mails = paths.filter(|path| path.extension().is_some_and(|ending| ending == "eml"));
    mails.map(|path| fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn the_first_mails_can_be_read_before_they_leave_and_make_way_for_themselves() {
    let here = Installation::new("");
    let said = here.at("2026-11-28T18:00:00Z", &["run", "--once"]);
    assert!(said.contains("nothing leaves before 2026-11-30T05:00:00Z"), "{said}");
    let previews = mails_in(&here, "var/mail/preview");
    assert!(said.contains(&format!("{} mail", previews.len())), "{said}");
    assert!(!previews.is_empty());
    for preview in &previews {
        assert!(preview.contains("\r\nSubject: [PREVIEW, NOT SENT] "), "{preview}");
    }
    assert!(mails_in(&here, "var/mail").is_empty(), "nothing has left");
    assert!(here.json(&["outbox", "list"]).as_array().unwrap().iter().all(|mail| mail["state"] != "sent"));
    // Another evening pass says nothing of it again.
    assert!(!here.at("2026-11-28T19:00:00Z", &["run", "--once"]).contains("nothing leaves before"));

    for hour in ["05", "10", "15"] {
        here.at(&format!("2026-11-30T{hour}:00:00Z"), &["run", "--once"]);
    }
    assert!(mails_in(&here, "var/mail").len() >= previews.len());
    assert!(!here.folder().join("var/mail/preview").exists(), "the previews are gone when the mails are there");
}
