//! Mail that comes in: what kind it is, whose fault a bounce is, what a reply says. The mails stand in `fixtures/incoming/`,
//! and what is to be read of them in `expected.txt` beside them.

use std::{fs, path::Path, sync::mpsc, thread, time::Duration};

use concerted::{
    mail::incoming::{self, Action, Check, Incoming, Kind, Report, Sealed, Unreadable},
    message::reply::{self, Line, Read},
};
use jiff::{civil::Date, tz::TimeZone};
use proptest::prelude::{any, prop, proptest};

/// What no reading may take, on a slow machine with other work.
const TIME: Duration = Duration::from_mins(1);

/// Much less than any thread of ours has.
const STACK: usize = 1 << 20;

/// The tasks that the mails of the fixtures may be about.
const TASKS: [&str; 3] = ["OUT-03", "OUT-04", "GOV-01"];

fn fixtures() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/incoming");
    let mut mails: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "eml"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap()))
        .collect();
    mails.sort();
    assert!(mails.len() > 60, "the mails were not found");
    mails
}

/// What was read of a mail, on one line.
fn told(mail: &Incoming) -> String {
    match &mail.kind {
        Kind::NotReached(reports) => format!("not reached: {}", listed(reports)),
        Kind::Delayed(reports) => format!("delayed: {}", listed(reports)),
        Kind::Delivered(reports) => format!("delivered: {}", listed(reports)),
        Kind::Feedback => "feedback".to_owned(),
        Kind::AutoReply { absent_until: Some(day), .. } => format!("auto-reply, away until {day}"),
        Kind::AutoReply { absent_until: None, .. } => "auto-reply".to_owned(),
        Kind::Bulk => "bulk".to_owned(),
        Kind::Sealed(Sealed::Encrypted) => "encrypted".to_owned(),
        Kind::Sealed(Sealed::Signed) => "signed, and cannot be opened".to_owned(),
        Kind::Message { text } => format!("message: {}", answered(text, day(mail), &TASKS)),
    }
}

fn listed(reports: &[Report]) -> String {
    let one = |report: &Report| {
        let status =
            report.status.map_or("?".to_owned(), |(class, subject, detail)| format!("{class}.{subject}.{detail}"));
        let forwarded = report.forwarded_to.iter().fold(String::new(), |all, to| all + " for " + to);
        let whose = if report.action == Action::Failed { format!(" {:?}", report.verdict) } else { String::new() };
        let about = report.original_message_id.as_deref().unwrap_or("-");
        format!("{}{forwarded} {status} {:?}{whose} {about}", report.recipient, report.action)
    };
    reports.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// What a reply says: `done OUT-03 2013-03-05 | note`, or the words that were not understood.
fn answered(text: &str, today: Date, tasks: &[&str]) -> String {
    let one = |line: &Line| {
        let mut short = line.said.as_str().to_owned();
        for word in line.tasks.iter().cloned().chain(line.date.map(|date| date.to_string())) {
            short = short + " " + &word;
        }
        line.note.iter().fold(short, |short, note| short + " | " + note)
    };
    match reply::read(text, today, tasks) {
        Read::Answers(lines) => lines.iter().map(one).collect::<Vec<_>>().join("; "),
        Read::Unclear { quoted } => format!("unclear ({})", quoted.replace('\n', " / ")),
    }
}

fn day(mail: &Incoming) -> Date {
    TimeZone::UTC.to_datetime(mail.date.unwrap()).date()
}

#[test]
fn every_mail_is_what_it_is_and_says_what_it_says() {
    let expected = include_str!("fixtures/incoming/expected.txt");
    let mails = fixtures();
    let lines =
        mails.iter().flat_map(|(name, bytes)| [name.clone(), format!("    {}", told(&incoming::read(bytes).unwrap()))]);
    let read = lines.collect::<Vec<_>>().join("\n") + "\n";
    for (read, expected) in read.lines().zip(expected.lines()) {
        assert_eq!(read, expected);
    }
    assert_eq!(read, expected);
}

#[test]
fn line_ends_and_an_envelope_line_change_nothing() {
    for (name, bytes) in fixtures() {
        let plain = incoming::read(&bytes).unwrap();
        let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
        let with_carriage_returns = lines.join(&b"\r\n"[..]);
        assert_eq!(told(&incoming::read(&with_carriage_returns).unwrap()), told(&plain), "{name} with CRLF");
        let piped = [b"From MAILER-DAEMON Mon Mar  1 09:12:44 2027\n".to_vec(), bytes].concat();
        assert_eq!(incoming::read(&piped).unwrap(), plain, "{name} from a pipe");
    }
}

#[test]
fn only_a_person_answers() {
    for (name, bytes) in fixtures() {
        let mail = incoming::read(&bytes).unwrap();
        let is_message = matches!(mail.kind, Kind::Message { .. });
        assert_eq!(is_message, name.starts_with("reply-"), "{name}: {:?}", mail.kind);
        assert_eq!(matches!(mail.kind, Kind::Sealed(_)), name.starts_with("sealed-"), "{name}: {:?}", mail.kind);
    }
}

#[test]
fn the_head_says_from_whom_and_of_which_mail() {
    let (_, bytes) = fixtures().into_iter().find(|(name, _)| name == "reply-authenticated").unwrap();
    let mail = incoming::read(&bytes).unwrap();
    let from = mail.from.unwrap();
    assert_eq!((from.name.as_str(), from.address.as_str()), ("A. Focal", "focal.point@unesco.example"));
    assert_eq!(mail.recipients, ["answers+17.k3q@forum.example"]);
    assert_eq!(mail.in_reply_to, ["reminder-17@forum.example"]);
    assert_eq!(mail.references, ["first@forum.example", "reminder-17@forum.example"]);
    assert_eq!(mail.message_id.as_deref(), Some("reply-authenticated@partner.example"));
    assert_eq!(mail.return_path.as_deref(), Some("focal.point@unesco.example"));
    assert_eq!(mail.date.unwrap().to_string(), "2027-03-01T09:12:44Z");
    let results: Vec<_> = mail.auth_results.iter().map(|found| (found.authserv_id.as_str(), found.dmarc)).collect();
    assert_eq!(results, [("mx.forum.example", Some(Check::Pass)), ("mx.liar.example", Some(Check::Fail))]);
}

/// Does `work` on a small stack, and stops the test if it does not come to an end.
fn bounded<T: Send + 'static>(what: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, wait) = mpsc::channel();
    thread::Builder::new().stack_size(STACK).spawn(move || drop(done.send(work()))).unwrap();
    wait.recv_timeout(TIME).unwrap_or_else(|why| panic!("{what}: {why}"))
}

/// Reads a mail, and the text of it as a reply.
fn read_all(bytes: &[u8]) -> Result<Incoming, Unreadable> {
    let mail = incoming::read(bytes)?;
    if let Kind::Message { text } | Kind::AutoReply { text, .. } = &mail.kind {
        reply::read(text, jiff::civil::date(2027, 3, 1), &TASKS);
    }
    Ok(mail)
}

#[test]
fn a_hostile_mail_that_comes_in_is_read_in_bounded_time() {
    const HEAD: &str = "From: <>\r\nReturn-Path: <>\r\nSubject: failure notice\r\n";
    let mail = |rest: &str, filler: &str, most: usize| {
        let times = (most - HEAD.len() - rest.len()) / filler.len();
        [HEAD, rest, &filler.repeat(times)].concat().into_bytes()
    };
    let most = incoming::MAX_BYTES;
    for (what, bytes) in [
        ("nested multiparts", mail("", "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n", most)),
        ("nested mails", mail("", "Content-Type: message/rfc822\r\n\r\n", most)),
        ("many parts", mail("Content-Type: multipart/mixed; boundary=x\r\n\r\n", "--x\r\n\r\na\r\n", most)),
        ("a long line", mail("\r\n", "550 ", most)),
        ("long lines of addresses", mail("\r\n", "<a@b.example>:", most)),
        ("lines of addresses", mail("\r\n", "<a@b.example>:\r\n", most)),
        (
            "different addresses",
            (0..40_000).fold(HEAD.to_owned() + "\r\n", |all, n| all + &format!("a{n}@b.example:\n")).into_bytes(),
        ),
        ("many fields", mail("", "X-A: b\r\n", most)),
        ("one long field", mail("X-A: ", "b ", most)),
        ("long references", mail("References: ", "<a@b.example> ", most)),
        ("many comments", mail("Authentication-Results: ", "(", most)),
        ("many results", mail("Authentication-Results: a", "; spf=pass", most)),
        (
            "fields of a report",
            mail("Content-Type: message/delivery-status\r\n\r\n", "Final-Recipient: rfc822; a@b.example\r\n", most),
        ),
        (
            "groups of a report",
            mail("Content-Type: message/delivery-status\r\n\r\n", "Final-Recipient: rfc822; a@b.example\r\n\r\n", most),
        ),
        (
            "folded fields of a report",
            mail("Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: a\r\n", " b\r\n", most),
        ),
        ("quotations in HTML", mail("Content-Type: text/html\r\n\r\n", "<blockquote>a\n", most)),
        ("tags", mail("Content-Type: text/html\r\n\r\n", "<", most)),
        ("entities", mail("Content-Type: text/html\r\n\r\n", "&amp", most)),
        ("flowed quotations", mail("Content-Type: text/plain; format=flowed\r\n\r\n", "> ", most)),
        ("flowed lines", mail("Content-Type: text/plain; format=flowed\r\n\r\n", ">a \r\n>>b \r\n", most)),
        ("a notification", mail("\r\n{\"notificationType\":", "[", most)),
    ] {
        bounded(what, move || drop(read_all(&bytes)));
    }
    let too_large = vec![b'a'; most + 1];
    assert_eq!(incoming::read(&too_large), Err(Unreadable::TooLarge));
    assert_eq!(incoming::read(b""), Err(Unreadable::NotAMail));
    let deep = mail("", "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n", most);
    assert_eq!(incoming::read(&deep), Err(Unreadable::TooDeep));
}

#[test]
fn a_hostile_reply_is_read_in_bounded_time() {
    let today = jiff::civil::date(2027, 3, 1);
    for filler in [
        "DONE ",
        "DONE, ",
        "DONE OUT-03, ",
        "OUT-03, ",
        "OUT-03 and ",
        "on Monday ",
        "5 March ",
        "5.",
        "-",
        ">",
        "> \n",
        "DONE\n",
        "On 5 March:\n",
        "From: a\n",
        "a",
        "\u{301}",
        "و",
        "5 de ",
        "(",
        "NIL OUT-03; ",
        "\u{202e}",
        "date: ",
    ] {
        let text = filler.repeat((1 << 20) / filler.len());
        bounded(filler, move || drop(reply::read(&text, today, &TASKS)));
    }
}

/// Words, marks and numbers that the grammar knows, in any order.
const PIECES: [&str; 40] = [
    "DONE",
    "done",
    "fait",
    "Готово",
    "تم",
    "hazır",
    "NIL",
    "néant",
    "DATE",
    "Fecha",
    "DECLINE",
    "HELP",
    "PARTLY",
    "UNDO",
    "OUT-03",
    "out 03",
    "GOV-01/unesco",
    "venue",
    "5 March",
    "2027-03-05",
    "5.3.",
    "٥ مارس",
    "le 5 mars",
    "31.2.",
    " ",
    " ",
    " ",
    ", ",
    ": ",
    " - ",
    "; ",
    "?",
    "!",
    "(",
    "and",
    "not",
    "yet",
    "thanks",
    "\n",
    "> ",
];

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(256))]

    #[test]
    fn no_mail_that_comes_in_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..3_000)) {
        drop(read_all(&bytes));
        drop(read_all(&[b"From: a@b.example\nContent-Type: text/html\n\n".to_vec(), bytes].concat()));
    }

    #[test]
    fn no_damaged_mail_that_comes_in_makes_it_panic(
        which in any::<prop::sample::Index>(),
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..30),
        cut in any::<prop::sample::Index>(),
        twice in any::<prop::sample::Index>(),
    ) {
        let mails = fixtures();
        let (name, mut bytes) = mails[which.index(mails.len())].clone();
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let tail = bytes[twice.index(bytes.len())..].to_vec();
        bytes.truncate(cut.index(bytes.len() + 1));
        bytes.extend(tail);
        assert_ne!(read_all(&bytes), Err(Unreadable::Failed), "{name}: a panic was caught");
    }

    #[test]
    fn no_fields_of_a_report_make_it_panic(text in "(Final-Recipient|Action|Status|Diagnostic-Code|[a-zA-Z-]{1,9}| )[ :;]{0,3}\\PC{0,60}\n{0,2}") {
        let mail = format!("From: a@b.example\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b.example\n{text}");
        assert_ne!(read_all(mail.as_bytes()), Err(Unreadable::Failed));
    }

    #[test]
    fn no_reply_makes_it_panic(text in "\\PC{0,300}", lines in "(\\PC{0,40}\n){0,20}") {
        let today = jiff::civil::date(2027, 3, 1);
        reply::read(&text, today, &TASKS);
        reply::read(&lines, today, &TASKS);
    }

    #[test]
    fn what_is_read_of_a_reply_holds_what_it_promises(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..12)) {
        let text = pieces.concat();
        if let Read::Answers(lines) = reply::read(&text, jiff::civil::date(2027, 3, 1), &TASKS) {
            assert!(!lines.is_empty(), "{text}");
            for line in lines {
                assert!(line.said != reply::Word::Date || line.date.is_some(), "{text}: {line:?}");
                assert!(line.note.as_deref() != Some(""), "{text}: {line:?}");
                let note = line.note.unwrap_or_default();
                let denies = note.split(|c: char| !c.is_alphanumeric()).any(|word| word == "not" || word == "yet");
                assert!(line.said != reply::Word::Done || !denies, "{text}: {note}");
            }
        }
    }
}
