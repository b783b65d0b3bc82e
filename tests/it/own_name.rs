//! The name with which a machine introduces itself to a mail server: `check` says if strict servers would refuse it.

use std::{fs, process::Command};

use concerted::mail::smtp::machine_name;
use tempfile::TempDir;

/// What `check` says with such a configuration: whether it went on, and standard error.
fn check(mail: &str, format: &str) -> (Option<i32>, String, String) {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("workflows")).unwrap();
    fs::write(folder.path().join("config.yaml"), format!("web: {{listen: never}}\nmail: {{{mail}}}\n")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_concerted"))
        .args(["--config", folder.path().join("config.yaml").to_str().unwrap(), "check", "--format", format])
        .env_clear()
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

const SMTP: &str = "transport: smtp, host: mail.example.org";
const HELP: &str =
    "help: set `hello: concerted.organisation.example` under `mail:` to the fully qualified name of this machine";

#[test]
fn a_name_that_strict_servers_refuse_is_warned_of() {
    let cases = [
        ("concerted.ministry.example", None),
        ("xn--h1alffa9f.xn--p1ai", None),
        ("'[192.0.2.1]'", Some("introduces itself to the mail server by an address, `[192.0.2.1]`")),
        ("'[IPv6:2001:db8::1]'", Some("by an address, `[IPv6:2001:db8::1]`")),
        (
            "mail_1.ministry.example",
            Some("as `mail_1.ministry.example`, which some refuse: no name of a machine has an underscore"),
        ),
    ];
    for (hello, warning) in cases {
        for format in ["text", "json"] {
            let (status, said, warned) = check(&format!("{SMTP}, hello: {hello}"), format);
            assert_eq!(status, Some(0), "{hello}: {warned}");
            match warning {
                Some(words) => assert!(warned.contains(words) && warned.contains(HELP), "{hello}: {warned}"),
                None => assert_eq!(warned, "", "{hello}"),
            }
            assert!(!said.contains("introduces itself"), "standard output stays what programs read: {said}");
        }
        // Whoever writes files greets nobody.
        let (_, _, warned) = check(&format!("hello: {hello}"), "text");
        assert_eq!(warned, "", "{hello}");
    }
}

#[test]
fn what_is_no_name_of_a_machine_is_refused_with_what_to_write() {
    for (hello, help) in [
        ("forum", "such as `hello: concerted.organisation.example`"),
        ("localhost", "such as `hello: concerted.organisation.example`"),
        ("localhost.localdomain", "such as `hello: concerted.organisation.example`"),
        ("192.0.2.1", "such as `hello: concerted.organisation.example`"),
        ("'[192.0.2]'", "such as `hello: concerted.organisation.example`"),
        ("'[2001:db8::1]'", "such as `hello: concerted.organisation.example`"),
        ("'forum.ministry.example.'", "write `hello: forum.ministry.example`"),
        ("министерство.рф", "write `hello: xn--"),
        ("-forum.example", "such as `hello: concerted.organisation.example`"),
        ("'forum example.org'", "such as `hello: concerted.organisation.example`"),
        ("''", "such as `hello: concerted.organisation.example`"),
    ] {
        let (status, _, said) = check(&format!("{SMTP}, hello: {hello}"), "text");
        assert!(status != Some(0), "{hello}: {said}");
        assert!(said.contains("is not a fully qualified name") && said.contains(help), "{hello}: {said}");
    }
}

#[test]
fn without_a_name_it_is_the_machine_s_and_a_bare_one_is_warned_of() {
    let (status, _, warned) = check(SMTP, "text");
    assert_eq!(status, Some(0), "{warned}");
    match machine_name() {
        Some(name) if !name.contains('_') => assert_eq!(warned, "", "{name}"),
        Some(name) => assert!(warned.contains(&name) && warned.contains(HELP), "{warned}"),
        None => {
            assert!(warned.contains("this machine has no fully qualified name") && warned.contains(HELP), "{warned}");
        }
    }
}
