//! Letters as bytes, and as files.

use concerted::{
    mail::{Attachment, FileTransport, Letter, LetterError, Mailbox, Mailer, Outgoing, Patience, message_id},
    model::Outcome,
};

use crate::store::at;

fn letter() -> Letter {
    Letter {
        from: Mailbox::named("Secretariat, Baku Process", "secretariat@forum.example"),
        reply_to: Some(Mailbox::bare("answers@forum.example")),
        to: vec![Mailbox::named("Point focal à l’UNESCO", "alice@unesco.example")],
        cc: vec![Mailbox::bare("bob@ministère.example")],
        subject: "[BP-WF2] Rappel 2 sur 4 : observations sur l’avant-projet (OUT-03), à rendre le 28 février 2013"
            .into(),
        message_id: message_id("", &"alice@unesco.example/2013-02-28".into(), "forum.example"),
        date: at("2013-02-28T05:00:00Z"),
        in_reply_to: Some("<first@forum.example>".into()),
        references: vec!["<first@forum.example>".into(), "<second@forum.example>".into()],
        auto_submitted: true,
        list_unsubscribe: Some(
            "<https://forum.example/hand-over/0123456789abcdef0123456789abcdef0123456789abcdef>".into(),
        ),
        lang: "fr".into(),
        text: "Chère collègue,\n\n.seul\nMerci.\n".into(),
        html: "<!doctype html>\n<html lang=\"fr\"><p>Chère collègue,</p></html>\n".into(),
        attachments: vec![Attachment {
            name: "échéance.ics".into(),
            content_type: "text/calendar; charset=utf-8; method=PUBLISH".into(),
            bytes: "BEGIN:VCALENDAR\r\nSUMMARY:échéance\r\nEND:VCALENDAR\r\n".into(),
        }],
    }
}

fn written(letter: &Letter) -> String {
    String::from_utf8(letter.to_bytes().unwrap()).unwrap()
}

/// Header lines of a text, unfolded.
fn header(text: &str, name: &str) -> Vec<String> {
    let head = text.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
    let prefix = format!("{name}: ");
    head.split("\r\n").filter_map(|line| line.strip_prefix(&prefix)).map(str::to_owned).collect()
}

#[test]
fn a_letter_is_written_as_text_html_and_attachments() {
    insta::assert_snapshot!(written(&letter()).replace("\r\n", "\n"));
}

#[test]
fn a_letter_has_lines_of_ascii_that_any_server_takes() {
    let text = written(&letter());
    assert!(text.is_ascii());
    assert!(text.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])), "RFC 5322 section 2.1.1");
    let head = text.split("\r\n\r\n").next().unwrap();
    assert!(head.split("\r\n").all(|line| line.len() <= 100), "folded near 78, except what cannot be broken:\n{head}");
}

#[test]
fn the_same_letter_gives_the_same_bytes_and_another_one_other_boundaries() {
    assert_eq!(letter().to_bytes(), letter().to_bytes());
    let boundary = |letter: &Letter| header(&written(letter), "Content-Type");
    let other = Letter { text: "something else".into(), ..letter() };
    assert_ne!(boundary(&letter()), boundary(&other));
}

#[test]
fn a_letter_without_attachments_is_only_alternatives() {
    let plain = Letter { attachments: Vec::new(), auto_submitted: false, list_unsubscribe: None, ..letter() };
    let text = written(&plain);
    assert!(header(&text, "Content-Type")[0].starts_with("multipart/alternative"));
    assert_eq!(header(&text, "Auto-Submitted"), [""; 0]);
    assert_eq!(header(&text, "List-Unsubscribe"), [""; 0]);
}

#[test]
fn no_text_of_a_definition_can_add_a_header() {
    let injection = "x\r\nBcc: mallory@evil.example\r\n\r\nbody";
    let hostile = Letter {
        from: Mailbox::named(injection, "secretariat@forum.example"),
        to: vec![Mailbox::named(injection, "alice@unesco.example")],
        subject: injection.into(),
        lang: injection.into(),
        list_unsubscribe: Some(injection.into()),
        attachments: vec![Attachment { name: injection.into(), ..letter().attachments[0].clone() }],
        ..letter()
    };
    let text = written(&hostile);
    assert!(!text.contains("\r\nBcc:"), "{text}");
    assert_eq!(header(&text, "Subject"), ["x Bcc: mallory@evil.example body"]);
    let refused = |letter: Letter| letter.to_bytes().unwrap_err().to_string();
    insta::assert_snapshot!(refused(Letter { message_id: injection.into(), ..letter() }), @r"`x\r\nBcc: mallory@evil.example\r\n\r\nbody` is not a Message-ID; it is written `<left@right>`");
    insta::assert_snapshot!(refused(Letter { references: vec!["<a@b>\r\nBcc: <c@d>".into()], ..letter() }), @r"`<a@b>\r\nBcc: <c@d>` is not a Message-ID; it is written `<left@right>`");
    insta::assert_snapshot!(refused(Letter { to: vec![Mailbox::bare("a@b.example\r\nBcc: c@d.example")], ..letter() }), @r"`a@b.example\r\nBcc: c@d.example` is not a mail address; write it as `name@organisation.example`");
    let attachment = Attachment { content_type: "text/x\r\nBcc: a@b".into(), ..letter().attachments[0].clone() };
    insta::assert_snapshot!(refused(Letter { attachments: vec![attachment], ..letter() }), @r"`text/x\r\nBcc: a@b` is not a media type; it is written like `application/pdf`");
    assert_eq!(Letter { to: Vec::new(), ..letter() }.to_bytes(), Err(LetterError::NoRecipient(letter().message_id)));
}

#[test]
fn names_of_every_script_and_shape_are_written() {
    for name in [
        "",
        "  ",
        "a \"quoted\" name",
        "back\\slash",
        "وزارة الخارجية",
        "Азербайджан",
        "a, b; c <d@e.example>",
        "\u{202e}",
    ] {
        let text = written(&Letter { from: Mailbox::named(name, "a@forum.example"), ..letter() });
        assert!(header(&text, "From")[0].contains("a@forum.example"), "{name:?}: {text}");
        assert!(text.is_ascii());
    }
}

#[test]
fn the_message_id_is_stable_and_tells_nothing() {
    let id = |installation: &str| message_id(installation, &"alice@unesco.example/2013-02-28".into(), "büro.example");
    assert_eq!(id("a"), id("a"));
    assert_ne!(id("a"), id("b"), "two installations never give one id to two mails");
    assert!(id("a").ends_with("@xn--bro-hoa.example>") && !id("a").contains("alice"), "{}", id("a"));
}

fn outgoing(directory_day: &str) -> Outgoing {
    Outgoing {
        from: Some("secretariat@forum.example".into()),
        recipients: vec!["alice/../x@unesco.example".into(), "bob@unesco.example".into()],
        message_id: "<m1@forum.example>".into(),
        day: directory_day.parse().unwrap(),
        mime: b"Subject: hello\r\n\r\nhello\r\n".to_vec(),
    }
}

#[tokio::test]
async fn the_file_transport_writes_one_file_a_mail_however_often_it_is_sent() {
    let directory = tempfile::tempdir().unwrap();
    let mut transport = FileTransport::new(directory.path().join("mail"));
    for _ in 0..2 {
        let delivery = transport.send(&outgoing("2013-02-28"), &mut Patience::endless()).await;
        assert!(delivery.is_accepted(), "{delivery:?}");
        assert_eq!(delivery.outcomes.len(), 2);
    }
    let names: Vec<String> = std::fs::read_dir(directory.path().join("mail"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, ["2013-02-28_alice-..-x@unesco.example_1a4c64a5.eml"]);
    assert_eq!(std::fs::read(transport.path(&outgoing("2013-02-28"))).unwrap(), outgoing("2013-02-28").mime);
}

#[tokio::test]
async fn a_mail_directory_that_cannot_be_written_is_a_fault_of_ours_with_a_reason() {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("mail"), "a file").unwrap();
    let delivery =
        FileTransport::new(directory.path().join("mail")).send(&outgoing("2013-02-28"), &mut Patience::endless()).await;
    let Outcome::Ours { reply } = &delivery.outcomes[0].1 else { panic!("{delivery:?}") };
    let reply = reply.replace(&directory.path().display().to_string(), "DIR");
    insta::assert_snapshot!(reply, @"cannot write into the mail directory `DIR/mail`: there is a file in its place");
}

#[test]
fn a_text_that_looks_encoded_is_shown_as_it_is_written() {
    for text in [
        "=?utf-8?q?=E2=80=AEfdp.exe?=",
        "Draft =?utf-8?B?4oCu?= of the text",
        "=?utf-8?q?=0D=0ABcc:_x@y.example?=",
        "Réponse =?utf-8?q?=E2=80=AE?= à l’avant-projet, qui est un titre assez long pour plusieurs lignes",
        "=?",
        "a =?x? b",
    ] {
        let mut letter = letter();
        letter.subject = text.into();
        letter.from = Mailbox::named(text, "secretariat@forum.example");
        letter.to = vec![Mailbox::named(text, "alice@unesco.example"), Mailbox::bare("bob@ministère.example")];
        letter.reply_to = Some(Mailbox::named(text, "answers@forum.example"));
        let bytes = letter.to_bytes().unwrap();
        let head = written(&letter).split("\r\n\r\n").next().unwrap().to_owned();
        assert!(head.is_ascii() && head.split("\r\n").all(|line| line.len() <= 100), "{head}");
        let read = mail_parser::MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(read.subject(), Some(text), "{head}");
        for address in [read.from(), read.to(), read.reply_to()] {
            let first = address.and_then(|all| all.first()).unwrap();
            assert_eq!(first.name.as_deref(), Some(text), "{head}");
        }
        assert_eq!(read.to().unwrap().iter().count(), 2, "{head}");
        assert_eq!(header(&written(&letter), "Bcc"), [""; 0]);
    }
}

#[test]
fn an_address_beyond_ascii_stands_in_no_header() {
    let copied = Letter { cc: vec![Mailbox::bare("élise@coe.example"), Mailbox::bare("bob@coe.example")], ..letter() };
    assert!(written(&copied).is_ascii());
    assert_eq!(header(&written(&copied), "Cc"), ["bob@coe.example"]);

    for (name, to) in
        [("Focal point, CoE", "=?utf-8?q?Focal_point=2C_CoE?=:;"), ("", "=?utf-8?q?undisclosed=2Drecipients?=:;")]
    {
        let written_to = Letter {
            to: vec![Mailbox::named(name, "élise@coe.example")],
            cc: Vec::new(),
            reply_to: Some(Mailbox::bare("secrétariat@forum.example")),
            ..letter()
        };
        let text = written(&written_to);
        assert!(text.is_ascii());
        assert_eq!(header(&text, "To"), [to], "a group with nobody in it (RFC 5322 section 3.4)");
        assert!(header(&text, "Cc").is_empty() && header(&text, "Reply-To").is_empty());
    }
}
