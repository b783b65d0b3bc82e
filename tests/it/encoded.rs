//! Replies in the forms that mail programs give them: letters of which nothing says how they are written, texts behind a signature
//! or an encryption, and what the receipt says of them.

use concerted::model::{IncomingKind, Way};

use crate::{
    desk::{Desk, Letter},
    world::{PIERRE, SECRETARIAT, World, workflow},
};

const BEGINS: &str = "2026-11-02T06:00:00Z";
/// The elements paper is asked of UNESCO from 4 December on; it is due on 1 January.
const ASKED: &str = "2026-12-29T10:00:00Z";
const REPLIED: &str = "2026-12-29T15:00:00Z";

/// The desk after seven weeks, for a focal point who reads `langs`.
fn open(langs: &str) -> Desk {
    let text = workflow("2027-06-02").replace("languages: [fr, en]", &format!("languages: {langs}"));
    assert!(text.contains(&format!("languages: {langs}")), "the partner is there");
    let mut desk = Desk::of(World::new(&text, BEGINS), BEGINS);
    desk.world.live(BEGINS, ASKED);
    desk.world.pass(ASKED);
    desk
}

/// A reply with that body, under that head.
fn raw(desk: &mut Desk, head: &str, body: &[u8]) -> Vec<u8> {
    let asked = desk.last_to(PIERRE);
    let letter = desk.reply(&asked, PIERRE, "");
    let bytes = desk.bytes(&Letter { head: head.to_owned(), ..letter });
    [&bytes[..], body, b"\r\n"].concat()
}

#[test]
fn letters_of_which_nothing_says_how_they_are_written_are_read_in_the_language_of_their_writer() {
    let cases: [(&str, &str, &[u8], &str); 7] = [
        (
            "ru",
            "windows-1251",
            b"\xc3\xce\xd2\xce\xc2\xce OUT-01: \xf2\xe5\xea\xf1\xf2 \xf3 \xf1\xe5\xea\xf0\xe5\xf2\xe0\xf0\xff",
            "текст у секретаря",
        ),
        (
            "ru",
            "koi8-r",
            b"\xe7\xef\xf4\xef\xf7\xef OUT-01: \xd4\xc5\xcb\xd3\xd4 \xd5 \xd3\xc5\xcb\xd2\xc5\xd4\xc1\xd2\xd1",
            "текст у секретаря",
        ),
        (
            "ru",
            "ibm866",
            b"\x83\x8e\x92\x8e\x82\x8e OUT-01: \xe2\xa5\xaa\xe1\xe2 \xe3 \xe1\xa5\xaa\xe0\xa5\xe2\xa0\xe0\xef",
            "текст у секретаря",
        ),
        (
            "ar",
            "windows-1256",
            b"\xca\xe3 OUT-01: \xc7\xe1\xe4\xd5 \xe1\xcf\xec \xc7\xe1\xc3\xe3\xc7\xe4\xc9",
            "النص لدى الأمانة",
        ),
        ("az", "windows-1254", b"HAZIRDIR OUT-01: q\xfdsa metn", "qısa metn"),
        ("fr", "windows-1252", b"TERMIN\xc9 OUT-01: le texte r\xe9vis\xe9", "le texte révisé"),
        ("[en, ru]", "windows-1251", b"\xc3\xce\xd2\xce\xc2\xce OUT-01: \xf2\xe5\xea\xf1\xf2", "текст"),
    ];
    for (langs, charset, body, note) in cases {
        for head in
            ["", "Content-Type: text/plain; charset=us-ascii\r\n", "Content-Type: text/plain; charset=x-unknown\r\n"]
        {
            let case = format!("{langs} in {charset}, {head:?}");
            let mut desk = open(&format!("[{}]", langs.trim_matches(['[', ']'])));
            let bytes = raw(&mut desk, head, body);
            let taken = desk.take_bytes(&bytes, REPLIED);
            assert_eq!((taken.kind, taken.answers), (IncomingKind::Answered, 1), "{case}: {taken:?}");
            assert!(taken.why.contains(&format!("was read as {charset}")), "{case}: {taken:?}");
            assert_eq!(
                desk.answers("forum"),
                [format!("OUT-01 unesco: done “{note}” by {}", Way::Reply.as_str())],
                "{case}"
            );
            let receipt = desk.receipts().pop().expect("a receipt waits");
            assert!(desk.plain(&receipt.key).contains(charset), "{case}: it says what was assumed");
            desk.examine(REPLIED);
        }
    }
}

#[test]
fn letters_that_say_how_they_are_written_are_read_like_that() {
    let cases: [(&str, &[u8]); 3] = [
        ("Content-Type: text/plain; charset=utf-8\r\n", "ГОТОВО OUT-01".as_bytes()),
        ("", "ГОТОВО OUT-01".as_bytes()),
        ("Content-Type: text/plain; charset=koi8-r\r\n", b"\xe7\xef\xf4\xef\xf7\xef OUT-01"),
    ];
    for (head, body) in cases {
        let mut desk = open("[ar]");
        let bytes = raw(&mut desk, head, body);
        let taken = desk.take_bytes(&bytes, REPLIED);
        assert_eq!((taken.answers, taken.why.as_str()), (1, "1 recorded"), "{head}");
    }
}

#[test]
fn what_cannot_be_opened_is_asked_for_again_and_told_to_the_coordinator() {
    let pgp = b"-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA0000\r\n-----END PGP MESSAGE-----";
    let enveloped =
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\nContent-Transfer-Encoding: base64\r\n";
    let signed =
        "Content-Type: application/pkcs7-mime; smime-type=signed-data\r\nContent-Transfer-Encoding: base64\r\n";
    let cases: [(&str, &[u8], &str); 3] = [
        ("", pgp, "it is encrypted"),
        (enveloped, b"MA0GCSqGSIb3DQEHA6AA", "it is encrypted"),
        (signed, b"MA8GCSqGSIb3DQEHAqACAAA=", "it is signed in a form that cannot be read here"),
    ];
    for (head, body, why) in cases {
        let mut desk = open("[en]");
        let bytes = raw(&mut desk, head, body);
        let taken = desk.take_bytes(&bytes, REPLIED);
        assert_eq!((taken.kind, taken.answers), (IncomingKind::Unclear, 0), "{taken:?}");
        assert!(taken.why.contains(why), "{taken:?}");
        assert!(desk.answers("forum").is_empty());
        let receipt = desk.receipts().pop().expect("its writer hears of it");
        let plain = desk.plain(&receipt.key);
        assert!(plain.contains("encrypted") && plain.contains("OUT-01"), "it says how to answer: {plain}");
        desk.world.live(REPLIED, "2026-12-30T12:00:00Z");
        let brief = desk.last_to(SECRETARIAT);
        assert!(desk.plain(&brief.key).contains(why), "{}", desk.plain(&brief.key));
        desk.examine("2026-12-30T12:00:00Z");
    }
}
