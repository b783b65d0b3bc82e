//! Whom mails are from, and where replies go: under names of every kind, and where an address has letters beyond ASCII, which no
//! header may have.

use std::fs;

use concerted::mail::incoming;

use crate::{journey::Installation, whose_fault::papers};

/// A Monday on which everybody is written to.
const MORNING: &str = "2026-11-30T09:30:00Z";

/// With that configuration of mail, and the coordinator's address beyond ASCII if `is_beyond`.
fn installation(mail: &str, is_beyond: bool) -> Installation {
    let workflow = papers(1);
    let here =
        Installation::with(&if is_beyond { workflow.replace("secretariat@", "secrétariat@") } else { workflow });
    fs::write(here.folder().join("config.yaml"), format!("workflows: own\nmail: {{{mail}}}\n")).unwrap();
    here
}

/// The one mail that leaves on the morning, as bytes.
fn mail(here: &Installation) -> Vec<u8> {
    here.at(MORNING, &["run", "--once"]);
    let mut files = fs::read_dir(here.folder().join("var/mail")).unwrap().map(|file| file.unwrap().path());
    fs::read(files.next().expect("a mail left")).unwrap()
}

/// Its header of that name, unfolded.
fn header(mail: &[u8], name: &str) -> Option<String> {
    let text = String::from_utf8(mail.to_vec()).unwrap();
    let head = text.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
    head.split("\r\n").find_map(|line| line.strip_prefix(&format!("{name}: ")).map(str::to_owned))
}

/// The name and address that a reader sees as its sender.
fn sender(mail: &[u8]) -> (String, String) {
    let from = incoming::read(mail).unwrap().from.unwrap();
    (from.name, from.address)
}

#[test]
fn a_sender_has_the_name_that_is_written_whatever_marks_are_in_it() {
    for (written, name) in [
        ("Forum secretariat <forum@worldforum.example>", "Forum secretariat"),
        (r#""Forum, secretariat" <forum@worldforum.example>"#, "Forum, secretariat"),
        (r#"Müller, "Forum" <forum@worldforum.example>"#, r#"Müller, "Forum""#),
        (r#""Forum" of "Müller" <forum@worldforum.example>"#, r#""Forum" of "Müller""#),
        (r#""Müller, \"Forum\"" <forum@worldforum.example>"#, r#"Müller, "Forum""#),
        ("Forum (of the world); <x> <forum@worldforum.example>", "Forum (of the world); <x>"),
        (r#""" <forum@worldforum.example>"#, "Papers"),
        ("forum@worldforum.example", "Papers"),
    ] {
        let mail = mail(&installation(&format!("from: '{written}'"), false));
        assert!(mail.is_ascii(), "{written}");
        assert_eq!(sender(&mail), (name.to_owned(), "forum@worldforum.example".to_owned()), "{written}");
    }
}

#[test]
fn a_sender_beyond_ascii_is_refused_with_what_to_write() {
    let here = installation("from: 'Forum <büro@worldforum.example>'", false);
    let said = here.run_at(MORNING, &["run", "--once"]);
    let error = String::from_utf8(said.stderr).unwrap();
    assert!(!said.status.success(), "{error}");
    assert!(error.contains("letters beyond ASCII before the `@` would stand in everybody's mail"), "{error}");
    assert!(error.contains("write `from: Forum secretariat <secretariat@organisation.example>`"), "{error}");
    // A domain can be written in ASCII.
    let mail = mail(&installation("from: 'Forum <forum@büro.example>'", false));
    assert_eq!(sender(&mail).1, "forum@xn--bro-hoa.example");
}

#[test]
fn replies_go_where_a_header_can_send_them() {
    let from = "from: Forum <forum@worldforum.example>";
    for (mail_keys, is_beyond, to) in [
        (from.to_owned(), false, "secretariat@forum.example"),
        (from.to_owned(), true, "forum@worldforum.example"),
        (format!("{from}, answers: answers@worldforum.example"), true, "answers"),
    ] {
        let mail = mail(&installation(&mail_keys, is_beyond));
        let reply_to = header(&mail, "Reply-To").unwrap_or_else(|| panic!("{mail_keys}: replies go nowhere"));
        assert!(reply_to.contains(to), "{mail_keys} {is_beyond}: {reply_to}");
        assert!(mail.is_ascii(), "{mail_keys}");
    }
}

#[test]
fn a_coordinator_beyond_ascii_is_warned_of() {
    let smtp = "transport: smtp, host: mail.example.org, hello: concerted.ministry.example";
    let from = "from: Forum <forum@worldforum.example>";
    for (mail, words) in [
        (
            smtp.to_owned(),
            Some("mails come from the coordinator, whose address `secrétariat@forum.example` has letters"),
        ),
        (
            format!("{smtp}, {from}"),
            Some("replies go to `Forum <forum@worldforum.example>` instead of the coordinator"),
        ),
        (
            format!("{smtp}, {from}, answers: answers@worldforum.example"),
            Some("replies go to `answers@worldforum.example` instead of the coordinator"),
        ),
        // Nothing leaves this machine.
        ("hold: false".to_owned(), None),
    ] {
        let said = installation(&mail, true).run_at(MORNING, &["check"]);
        let warned = String::from_utf8(said.stderr).unwrap();
        let is_warned = warned.contains("beyond ASCII");
        assert_eq!(is_warned, words.is_some(), "{mail}: {warned}");
        assert!(words.is_none_or(|words| warned.contains(words)), "{mail}: {warned}");
        let said = installation(&mail, false).run_at(MORNING, &["check"]);
        assert!(!String::from_utf8(said.stderr).unwrap().contains("beyond ASCII"), "{mail}");
    }
}
