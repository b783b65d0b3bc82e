//! Mail that comes in: answers by reply, receipts, mails that come back, people who are away, and what changes nothing.

use std::{
    fs,
    io::Write as _,
    process::{Command, Stdio},
};

use concerted::{
    app::{self, MayApply},
    model::{Actor, Answer, Fact, IncomingKind, MailState, Origin, ReminderState, Way},
    store::Mail,
};

use crate::{
    desk::{Desk, Letter, report},
    journey::Installation,
    world::{AYSEL, PIERRE, SALMA, SECRETARIAT, World, at, workflow},
};

const BEGINS: &str = "2026-11-02T06:00:00Z";
/// The elements paper is asked of UNESCO from 4 December on; it is due on 1 January.
const ASKED: &str = "2026-12-29T10:00:00Z";
const ALTERNATE: &str = "alternate@unesco.example";

/// The desk after seven weeks: a reminder of the elements paper has just left.
fn open() -> Desk {
    let mut desk = Desk::of(World::new(&workflow("2027-06-02"), BEGINS), BEGINS);
    desk.world.live(BEGINS, ASKED);
    desk.world.pass(ASKED);
    desk
}

#[test]
fn a_reply_is_recorded_with_its_evidence_and_a_receipt_says_so() {
    let mut desk = open();
    let asked = desk.last_to(PIERRE);
    let letter = desk.reply(&asked, PIERRE, "FAIT OUT-01 : https://unesco.example/elements.pdf\r\n\r\nLe 22 déc. 2026, forum a écrit :\r\n> DECLINE OUT-01 because");
    let taken = desk.take(&letter, "2026-12-29T15:00:00Z");
    assert_eq!((taken.kind, taken.answers, taken.is_new), (IncomingKind::Answered, 1, true), "{taken:?}");
    let events = desk.events("forum");
    let recorded = events.iter().find(|event| matches!(event.fact, Fact::InputAnswered { .. })).unwrap();
    assert_eq!(recorded.actor, Actor::Partner("unesco".into()));
    let Fact::InputAnswered { answer, link, origin, .. } = &recorded.fact else { unreachable!() };
    assert_eq!((answer, link.as_deref()), (&Answer::Done, Some("https://unesco.example/elements.pdf")));
    let Some(Origin { way, said_by, mail, definition }) = origin else { panic!("nothing says how it came") };
    assert_eq!((way, said_by.as_deref(), mail.as_ref()), (&Way::Reply, Some(PIERRE), Some(&asked.key)));
    assert!(definition.is_some());
    // The receipt leaves at once, although it is evening in Paris, and to nobody's account.
    let receipt = desk.receipts().pop().expect("a receipt waits");
    assert_eq!((receipt.state, receipt.lang.as_str()), (MailState::Queued, "fr"));
    let head = desk.text(&receipt.key).replace("\r\n ", " ");
    for line in
        ["Auto-Submitted: auto-replied", "In-Reply-To: <m1@partner.example>", "References: <m1@partner.example>"]
    {
        assert!(head.contains(line), "{line} in\n{head}");
    }
    let plain = desk.plain(&receipt.key);
    insta::assert_snapshot!("receipt_fr", format!("{}\n\n{plain}", receipt.subject));
    desk.world.tick(at("2026-12-29T20:30:00Z"));
    desk.world.deliver(at("2026-12-29T20:30:00Z"), || crate::world::Verdict::Accept);
    assert_eq!(desk.receipts()[0].state, MailState::Sent);
    desk.examine("2026-12-29T20:31:00Z");
}

#[test]
fn each_word_is_the_answer_that_a_page_gives() {
    let mut desk = open();
    let asked = desk.last_to(PIERRE);
    let now = "2026-12-29T15:00:00Z";
    for text in [
        "NIL OUT-01",
        "PARTLY OUT-01 - the annex is missing",
        "DATE 2027-02-10 OUT-01",
        "aide OUT-01 - nous n’avons pas le texte",
        "DECLINE OUT-01 - no mandate",
        "UNDO OUT-01",
        "DONE OUT-02",
    ] {
        let letter = desk.reply(&asked, PIERRE, text);
        let head = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n".to_owned();
        let taken = desk.take(&Letter { head, ..letter }, now);
        assert_eq!((taken.kind, taken.answers), (IncomingKind::Answered, 1), "{text}: {taken:?}");
    }
    insta::assert_snapshot!(desk.answers("forum").join("\n"), @r"
    OUT-01 unesco: nil by reply
    OUT-01 unesco: partly “the annex is missing” by reply
    OUT-01 unesco: postponed until 2027-02-10 by reply
    OUT-01 unesco: help “nous n’avons pas le texte” by reply
    OUT-01 unesco: declined “no mandate” by reply
    OUT-01 unesco: not_done by reply
    OUT-02 unesco: done by reply
    ");
    assert_eq!(desk.receipts().len(), 3, "nobody gets more receipts a day");
    desk.examine(now);
}

#[test]
fn a_receipt_for_another_day_brings_it_for_the_calendar() {
    let calendar = |desk: &mut Desk| {
        let receipt = desk.receipts().into_iter().max_by_key(|mail| mail.due_at).unwrap();
        let mime = desk.world.app.store.read(|tx| tx.mime(&receipt.key)).unwrap();
        let message = mail_parser::MessageParser::default().parse(&mime).unwrap();
        let attached = message.attachments().next().map(|part| String::from_utf8(part.contents().to_vec()).unwrap());
        attached.map(|text| text.replace("\r\n ", ""))
    };
    let value = |text: &str, name: &str| -> String {
        let of_input = text.split("BEGIN:VEVENT").find(|entry| entry.contains("UID:input:")).unwrap();
        of_input.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned()
    };
    let mut desk = open();
    let asked = desk.last_to(PIERRE);
    let mime = desk.world.app.store.read(|tx| tx.mime(&asked.key)).unwrap();
    let message = mail_parser::MessageParser::default().parse(&mime).unwrap();
    let first = String::from_utf8(message.attachments().next().unwrap().contents().to_vec()).unwrap();
    assert!(first.contains("UID:input:forum:OUT-01:unesco@concerted"), "{first}");
    let letter = desk.reply(&asked, PIERRE, "DATE 2027-01-08 OUT-01");
    desk.take(&letter, "2026-12-29T15:00:00Z");
    let brought = calendar(&mut desk).expect("the receipt names a day");
    assert!(brought.contains("UID:input:forum:OUT-01:unesco@concerted"), "{brought}");
    assert!(brought.contains("DTSTART;VALUE=DATE:20270108"), "{brought}");
    let sequence = |text: &str| value(text, "SEQUENCE:").parse::<u32>().unwrap();
    assert!(sequence(&brought) > sequence(&first.replace("\r\n ", "")), "it replaces the entry");
    // A day that somebody else has to agree to is none yet, and what is done needs no entry.
    for (hour, text) in [("16", "DATE 2027-05-20 OUT-01"), ("17", "DONE OUT-01")] {
        let letter = desk.reply(&asked, PIERRE, text);
        assert_eq!(desk.take(&letter, &format!("2026-12-29T{hour}:00:00Z")).answers, 1, "{text}");
        assert_eq!(calendar(&mut desk), None, "{text}");
    }
}

#[test]
fn what_is_no_answer_beyond_doubt_is_asked_again_and_told_to_the_coordinator() {
    let mut desk = open();
    let asked = desk.last_to(PIERRE);
    let now = "2026-12-29T15:00:00Z";
    let cases = [
        ("We are working on it, more soon.", "unclear"),
        ("DONE OUT-77", "unknown"),
        ("DECLINE OUT-01", "reason"),
        ("DATE 2026-12-01 OUT-01", "day"),
        ("NIL OUT-02", "lead"),
    ];
    let mut told = Vec::new();
    for (text, what) in cases {
        let letter = desk.reply(&asked, PIERRE, text);
        let taken = desk.take(&letter, now);
        assert_eq!((taken.kind, taken.answers), (IncomingKind::Unclear, 0), "{text}: {taken:?}");
        if let Some(receipt) = desk.receipts().pop().filter(|_| told.len() < 3) {
            told.push(format!("{what}: {}", receipt.subject));
        }
    }
    assert!(desk.answers("forum").is_empty());
    // The coordinator hears of all of them with the next brief, although only three were answered.
    desk.world.live(now, "2026-12-30T12:00:00Z");
    let brief = desk.last_to(SECRETARIAT);
    let plain = desk.plain(&brief.key);
    assert_eq!(plain.matches("no answer could be read in it").count(), 5, "{plain}");
    assert!(plain.contains("We are working on it, more soon."), "{plain}");
    desk.examine("2026-12-30T12:00:00Z");
}

#[test]
fn a_line_that_names_no_task_is_about_the_one_that_the_mail_asks_for() {
    let mut desk = open();
    let asked = desk.last_to(PIERRE);
    let rungs = desk.world.app.store.read(|tx| tx.reminders_of(&asked.key)).unwrap();
    assert_eq!(rungs.iter().filter(|reminder| reminder.task.is_some()).count(), 1, "it asks for one thing");
    let letter = desk.reply(&asked, PIERRE, "Done, thank you");
    assert_eq!(desk.take(&letter, ASKED).answers, 1);
    assert_eq!(desk.answers("forum"), ["OUT-01 unesco: done by reply"]);
    let states = desk.world.app.store.read(|tx| tx.reminders_of(&asked.key)).unwrap();
    assert!(states.iter().all(|reminder| reminder.state == ReminderState::Sent), "what was said stays said");
}

#[test]
fn nobody_answers_for_an_organisation_that_is_not_theirs() {
    let mut desk = open();
    let asked = desk.last_to(PIERRE);
    let to = desk.reply_to(&asked);
    let before = (desk.events("forum"), desk.mails());
    let letter =
        |from, to: &str, head: &str| Letter { from, to: to.to_owned(), head: head.to_owned(), text: "DONE OUT-01" };
    let forged = to.replacen("answers+a", "answers+b", 1).replacen("answers+", "answers+x", 1);
    let thread = format!("In-Reply-To: {}\r\n", asked.message_id);
    let back = desk.return_path(&asked);
    let cases = [
        ("a stranger", letter("eve@elsewhere.example", &to, "")),
        ("somebody else's contact", letter(SALMA, &to, "")),
        ("no address of ours", letter(PIERRE, "answers@forum.example", "")),
        ("a forged address", letter(PIERRE, &forged, "")),
        ("an address for returned mail", letter(PIERRE, &back, "")),
        ("a stranger in the thread", letter("eve@elsewhere.example", "answers@forum.example", &thread)),
    ];
    for (what, letter) in cases {
        let taken = desk.take(&letter, ASKED);
        assert_eq!((taken.kind, taken.answers), (IncomingKind::Unproven, 0), "{what}: {taken:?}");
    }
    // What our own mail server found out counts, and what others say does not.
    desk.world.app.config.mail.incoming.authserv_id = Some("mx.forum.example".into());
    let refuted =
        letter(PIERRE, &to, "Authentication-Results: mx.forum.example; dmarc=fail header.from=unesco.example\r\n");
    assert_eq!(desk.take(&refuted, ASKED).kind, IncomingKind::Unproven);
    assert_eq!(before, (desk.events("forum"), desk.mails()), "nothing changed, and nobody is answered");
    let others = letter(PIERRE, &to, "Authentication-Results: mx.elsewhere.example; dmarc=fail\r\n");
    assert_eq!(desk.take(&others, ASKED).kind, IncomingKind::Answered);
    // In a thread of ours, a contact is believed without the address.
    let alternate = Letter { text: "UNDO OUT-01", ..letter(ALTERNATE, "answers@forum.example", &thread) };
    assert_eq!(desk.take(&alternate, ASKED).kind, IncomingKind::Answered);
    assert_eq!(desk.answers("forum"), ["OUT-01 unesco: done by reply", "OUT-01 unesco: not_done by reply"]);
    assert!(desk.answers("forum").len() == 2 && desk.last_to(AYSEL).sent_at.is_some());
}

#[test]
fn a_mail_that_comes_back_goes_to_the_stand_in_and_the_coordinator_is_told() {
    let mut desk = open();
    let asked = desk.last_to(PIERRE);
    let back = desk.return_path(&asked);
    let unknown = ("failed", "5.1.1", "550 5.1.1 no such mailbox");
    // A delay changes nothing.
    let late = report(&back, &asked, PIERRE, ("delayed", "4.4.1", "451 4.4.1 no answer"));
    assert_eq!(desk.take_bytes(&late, "2026-12-29T11:00:00Z").kind, IncomingKind::Delayed);
    assert_eq!(desk.last_to(PIERRE).state, MailState::Sent);
    let gone = report(&back, &asked, PIERRE, unknown);
    assert_eq!(desk.take_bytes(&gone, "2026-12-29T12:00:00Z").kind, IncomingKind::NotReached);
    assert!(!desk.take_bytes(&gone, "2026-12-29T12:05:00Z").is_new, "the same report has no second effect");
    let asked_again = desk.world.app.store.read(|tx| tx.mail(&asked.key)).unwrap().unwrap();
    assert_eq!(asked_again.state, MailState::Bounced);
    desk.examine("2026-12-29T12:06:00Z");
    desk.world.live("2026-12-29T12:06:00Z", "2026-12-30T12:00:00Z");
    let stand_in = desk.last_to(ALTERNATE);
    let carried = desk.world.app.store.read(|tx| tx.reminders_of(&stand_in.key)).unwrap();
    assert!(carried.iter().any(|reminder| reminder.task == Some("OUT-01".into())), "{carried:#?}");
    let brief = desk.last_to(SECRETARIAT);
    let plain = desk.plain(&brief.key);
    assert!(plain.contains("Mails that did not arrive") && plain.contains("no such mailbox"), "{plain}");
    assert!(plain.contains("concerted outbox resend"), "{plain}");
    // Nothing goes to the dead address until it is tried again.
    desk.world.live("2026-12-30T12:00:00Z", "2027-01-04T12:00:00Z");
    assert!(desk.last_to(PIERRE).sent_at.unwrap() < at("2026-12-29T12:00:00Z"));
    desk.examine("2027-01-04T12:00:00Z");
}

#[test]
fn a_mail_that_is_too_large_or_a_full_mailbox_says_nothing_of_the_address() {
    for (status, words) in [("5.2.3", "552 5.2.3 message too large"), ("4.2.2", "452 4.2.2 mailbox full")] {
        let mut desk = open();
        let asked = desk.last_to(PIERRE);
        let back = desk.return_path(&asked);
        let taken = desk.take_bytes(&report(&back, &asked, PIERRE, ("failed", status, words)), ASKED);
        assert_eq!(taken.kind, IncomingKind::NotReached, "{status}");
        let refused = desk.world.app.store.read(|tx| tx.refused_addresses(at(ASKED))).unwrap();
        assert!(refused.is_empty(), "{status}: {refused:?}");
        desk.world.live(ASKED, "2026-12-31T12:00:00Z");
        let brief = desk.last_to(SECRETARIAT);
        let plain = desk.plain(&brief.key);
        assert!(plain.contains("The address is good"), "{status}: {plain}");
    }
}

#[test]
fn who_is_away_is_noted_and_answered_by_nobody() {
    let mut desk = open();
    let asked = desk.last_to(PIERRE);
    let letter = desk.reply(&asked, PIERRE, "I am away until 4 January 2027. DONE OUT-01");
    let away = Letter { head: "Auto-Submitted: auto-replied\r\n".to_owned(), ..letter };
    let taken = desk.take(&away, "2026-12-29T11:00:00Z");
    assert_eq!((taken.kind, taken.answers), (IncomingKind::Automatic, 0), "{taken:?}");
    assert!(desk.answers("forum").is_empty() && desk.receipts().is_empty());
    desk.world.live("2026-12-29T11:00:00Z", "2026-12-30T12:00:00Z");
    let brief = desk.last_to(SECRETARIAT);
    let plain = desk.plain(&brief.key);
    assert!(plain.contains("away until"), "{plain}");
    // The next reminder goes to whom stands in; nobody is written to in vain.
    desk.world.live("2026-12-30T12:00:00Z", "2027-01-03T12:00:00Z");
    assert!(desk.last_to(PIERRE).sent_at.unwrap() < at("2026-12-29T11:00:00Z"));
    let stand_in = desk.last_to(ALTERNATE);
    assert!(stand_in.sent_at.unwrap() > at("2026-12-29T11:00:00Z"));
    desk.world.live("2027-01-03T12:00:00Z", "2027-01-20T12:00:00Z");
    assert!(desk.last_to(PIERRE).sent_at.unwrap() > at("2027-01-04T22:00:00Z"), "back in office");
    desk.examine("2027-01-20T12:00:00Z");
}

#[test]
fn a_notice_of_absence_without_marks_gets_no_receipt_and_is_told_to_the_coordinator() {
    let mut desk = open();
    let asked = desk.last_to(PIERRE);
    for (number, text) in [
        "Thank you for your message.\n\nI am out of the office until 4 January 2027.",
        "Bonjour,\n\nJe suis absent jusqu’au 4 janvier.",
    ]
    .into_iter()
    .enumerate()
    {
        let letter = desk.reply(&asked, PIERRE, text);
        let taken = desk.take(&letter, &format!("2026-12-29T1{}:00:00Z", number + 1));
        assert_eq!((taken.kind, taken.answers), (IncomingKind::Unclear, 0), "{taken:?}");
        let away = desk.world.app.store.read(|tx| tx.away(jiff::civil::date(2026, 12, 29))).unwrap();
        assert_eq!(away.get(PIERRE), Some(&jiff::civil::date(2027, 1, 4)), "{text}");
    }
    assert!(desk.receipts().is_empty(), "nobody answers what may be a program");
    desk.world.live("2026-12-29T13:00:00Z", "2026-12-30T12:00:00Z");
    let brief = desk.last_to(SECRETARIAT);
    assert!(desk.plain(&brief.key).contains("out of the office"));
    // Who adds an answer has answered.
    let letter = desk.reply(&asked, PIERRE, "DONE OUT-01\n\nI am out of the office until 4 January 2027.");
    assert_eq!(desk.take(&letter, "2026-12-30T13:00:00Z").answers, 1);
    assert_eq!(desk.receipts().len(), 1);
}

#[test]
fn what_a_calendar_says_is_no_answer() {
    let mut desk = open();
    let asked = desk.last_to(PIERRE);
    let letter = desk.reply(
        &asked,
        PIERRE,
        "--c\r\nContent-Type: text/plain\r\n\r\nDeclined: on mission that day\r\n--c\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n\
         BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n--c--",
    );
    let head = "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=c\r\n".to_owned();
    let taken = desk.take(&Letter { head, ..letter }, "2026-12-29T11:00:00Z");
    assert_eq!((taken.kind, taken.answers), (IncomingKind::Automatic, 0), "{taken:?}");
    assert!(desk.answers("forum").is_empty() && desk.receipts().is_empty());
}

#[test]
fn a_maildir_is_read_once_and_in_order() {
    let mut desk = open();
    let maildir = desk.world.folder.path().join("answers");
    for folder in ["new", "cur", "tmp"] {
        fs::create_dir_all(maildir.join(folder)).unwrap();
    }
    desk.world.app.config.mail.incoming.maildir = Some(maildir.clone());
    let asked = desk.last_to(PIERRE);
    for (name, text) in [("1782.M2.mx", "UNDO OUT-01"), ("1782.M1.mx", "DONE OUT-01")] {
        let letter = desk.reply(&asked, PIERRE, text);
        let bytes = desk.bytes(&letter);
        fs::write(maildir.join("new").join(name), bytes).unwrap();
    }
    fs::write(maildir.join("new/1782.M3.mx"), "").unwrap();
    fs::write(maildir.join("new/.hidden"), "x").unwrap();
    fs::create_dir(maildir.join("new/1782.M4.mx")).unwrap();
    let loading = app::reload(&mut desk.world.app, MayApply::Nothing, at(ASKED)).unwrap();
    let taken = app::read_maildir(&mut desk.world.app, &loading, at(ASKED)).unwrap();
    let kinds: Vec<IncomingKind> = taken.iter().map(|taken| taken.kind).collect();
    assert_eq!(kinds, [IncomingKind::Answered, IncomingKind::Answered, IncomingKind::Unreadable]);
    assert_eq!(desk.answers("forum"), ["OUT-01 unesco: done by reply", "OUT-01 unesco: not_done by reply"]);
    let mut seen: Vec<_> = fs::read_dir(maildir.join("cur")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    seen.sort();
    assert_eq!(seen, ["1782.M1.mx:2,S", "1782.M2.mx:2,S", "1782.M3.mx:2,S"]);
    assert!(app::read_maildir(&mut desk.world.app, &loading, at(ASKED)).unwrap().is_empty());
    assert!(maildir.join("new/1782.M4.mx").is_dir(), "what is no mail is left alone");
}

/// What `concerted mail-in` does with `bytes`: its exit status, and what it says.
fn piped(here: &Installation, bytes: &[u8]) -> (Option<i32>, String) {
    let arguments = here.arguments(&["mail-in"]);
    let mut program = Command::new(&arguments[0]);
    program.args(&arguments[1..]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = program.current_dir(here.folder()).spawn().unwrap();
    program.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = program.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

#[test]
fn a_mail_server_gets_the_statuses_that_it_knows() {
    let here = Installation::new("mail: {answers: answers@forum.example}\n");
    let letter = b"From: a@b.example\r\nTo: answers@forum.example\r\nSubject: x\r\n\r\nHello\r\n";
    let (status, said) = piped(&here, letter);
    assert_eq!(status, Some(75), "before anything was sent the server keeps the mail: {said}");
    here.ok(&["run", "--once"]);
    let files: Vec<_> =
        fs::read_dir(here.folder().join("var/mail")).unwrap().map(|entry| entry.unwrap().path()).collect();
    let texts = files.iter().map(|file| fs::read_to_string(file).unwrap().replace("\r\n ", " "));
    let asked = texts
        .into_iter()
        .find(|text| text.contains("\r\nTo: ") && text.contains("focal.point@unesco.example"))
        .unwrap();
    let header = |name: &str| asked.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().to_owned();
    let to = header("Reply-To:").rsplit(['<', ' ']).next().unwrap().trim_end_matches('>').to_owned();
    assert!(to.starts_with("answers+") && to.ends_with("@forum.example"), "{to}");
    let html = asked.split("DONE").nth(1).unwrap();
    let task = html.split_whitespace().next().unwrap();
    let reply = format!(
        "Return-Path: <focal.point@unesco.example>\r\nFrom: focal.point@unesco.example\r\nTo: {to}\r\nSubject: Re: x\r\n\
         Message-ID: <1@unesco.example>\r\n\r\nDONE {task}\r\n"
    );
    assert_eq!(piped(&here, reply.as_bytes()), (Some(0), "answered: 1 answer\n".to_owned()));
    assert_eq!(piped(&here, reply.as_bytes()), (Some(0), "read before: answered\n".to_owned()));
    let (status, said) = piped(&here, letter);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.starts_with("unproven: "), "{said}");
    assert_eq!(piped(&here, b"").0, Some(65));
    // The evidence, and the receipt, which leaves with the next pass.
    let story = here.ok(&["log", "world-forum-2027", "--input", &format!("{task}/unesco")]);
    assert!(story.contains("answered: done, by reply (focal.point@unesco.example), to mail "), "{story}");
    here.ok(&["run", "--once"]);
    let receipts = fs::read_dir(here.folder().join("var/mail")).unwrap().map(|entry| entry.unwrap().path());
    let is_receipt = |text: &String| text.contains("Auto-Submitted: auto-replied");
    assert_eq!(receipts.filter_map(|file| fs::read_to_string(file).ok()).filter(is_receipt).count(), 1);
    // A database that others hold, or a configuration with a slip, is no reason to give a mail back.
    let database = rusqlite::Connection::open(here.folder().join("var/concerted.db")).unwrap();
    database.execute_batch("BEGIN EXCLUSIVE").unwrap();
    assert_eq!(piped(&here, b"From: a@b.example\r\n\r\nlater\r\n").0, Some(75));
    drop(database);
    fs::write(here.folder().join("config.yaml"), "mail: {answer: x}\n").unwrap();
    let (status, said) = piped(&here, letter);
    assert_eq!(status, Some(75), "{said}");
    assert!(said.contains("error: "), "{said}");
}

#[test]
fn who_is_not_reached_is_told_from_who_is_silent() {
    let mut desk = open();
    desk.world.live(ASKED, "2027-01-12T12:00:00Z");
    for task in ["OUT-01", "OUT-02"] {
        let what = app::Recording::State { task: task.into(), state: concerted::model::TaskState::Completed };
        let World { app, loading, .. } = &mut desk.world;
        app::record(app, loading, &"forum".into(), what, None, None, at("2027-01-12T12:00:00Z")).unwrap();
    }
    // The comments are asked for; ISESCO has nobody but Salma.
    desk.world.live("2027-01-12T12:00:00Z", "2027-02-10T12:00:00Z");
    let asked = desk.last_to(SALMA);
    let back = desk.return_path(&asked);
    let gone = report(&back, &asked, SALMA, ("failed", "5.1.1", "550 5.1.1 no such mailbox"));
    assert_eq!(desk.take_bytes(&gone, "2027-02-10T13:00:00Z").kind, IncomingKind::NotReached);
    desk.world.live("2027-02-10T13:00:00Z", "2027-02-20T12:00:00Z");
    let now = at("2027-02-20T12:00:00Z");
    let World { app, loading, .. } = &mut desk.world;
    let overview = app::overview(app, loading, None, now).unwrap().remove(0);
    let told: Vec<_> = overview
        .unreached
        .iter()
        .map(|one| (one.partner.as_ref().unwrap().as_str(), one.address.as_deref(), one.is_everybody))
        .collect();
    assert_eq!(told, [("isesco", Some(SALMA), true), ("artists", None, true)]);
    assert!(overview.unreached[0].refused.as_ref().unwrap().contains("no such mailbox"));
    let events = desk.events("forum");
    let plan = &desk.world.loading.workflows[&"forum".into()].plan;
    let state = concerted::engine::RunState::replay(plan, &events, now);
    let unreached: Vec<&str> = state.unreached.keys().map(concerted::model::PartnerId::as_str).collect();
    assert_eq!(unreached, ["artists", "isesco"], "the artists have no address at all");
    // What the coordinator hears by telephone ends it.
    let what = app::Recording::Input { task: "OUT-03".into(), partner: Some("isesco".into()), answer: Answer::Done };
    let World { app, loading, .. } = &mut desk.world;
    app::record(app, loading, &"forum".into(), what, None, None, now).unwrap();
    let events = desk.events("forum");
    let plan = &desk.world.loading.workflows[&"forum".into()].plan;
    let state = concerted::engine::RunState::replay(plan, &events, now);
    assert!(!state.unreached.contains_key(&"isesco".into()));
}

#[test]
fn a_lead_is_told_what_came_in_since_the_last_mail() {
    let mut desk = open();
    // The host leads the elements paper. It had its reminder of the day already.
    let asked = desk.last_to(PIERRE);
    let letter = desk.reply(&asked, PIERRE, "DONE OUT-01 - second version https://unesco.example/elements.pdf");
    assert_eq!(desk.take(&letter, "2026-12-29T15:00:00Z").answers, 1);
    desk.world.live("2026-12-29T15:00:00Z", "2027-01-01T12:00:00Z");
    let told = desk.last_to(AYSEL);
    let plain = desk.plain(&told.key);
    assert!(plain.contains("Came in since our last message:"), "{plain}");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        plain.contains("- UNESCO (29 Dec 2026): Done · https://unesco.example/elements.pdf · second version"),
        "{plain}"
    );
    // The next mail says nothing of it any more.
    desk.world.live("2027-01-01T12:00:00Z", "2027-01-05T12:00:00Z");
    let told = desk.last_to(AYSEL);
    let plain = desk.plain(&told.key);
    assert!(!plain.contains("Came in since"), "{plain}");
    // By which way it came stands in the overview.
    let World { app, loading, .. } = &mut desk.world;
    let overview = app::overview(app, loading, None, at("2027-01-05T12:00:00Z")).unwrap().remove(0);
    let answers: Vec<_> = overview.rows.iter().flat_map(|row| &row.answers).collect();
    assert_eq!((answers.len(), answers[0].partner.as_str(), answers[0].way), (1, "unesco", Some(Way::Reply)));
}

/// The state of the last mail to Pierre, and who is left out.
fn harm(desk: &mut Desk) -> (MailState, usize) {
    let refused = desk.world.app.store.read(|tx| tx.refused_addresses(at("2026-12-29T23:00:00Z"))).unwrap();
    (desk.last_to(PIERRE).state, refused.len())
}

#[test]
fn reports_that_anybody_can_write_make_no_address_dead() {
    let unknown = ("failed", "5.1.1", "550 5.1.1 no such mailbox");
    let mut desk = open();
    let asked = desk.last_to(PIERRE);
    let (reply_to, back) = (desk.reply_to(&asked), desk.return_path(&asked));
    let mut stranger = asked.clone();
    stranger.message_id = "<1@elsewhere.example>".into();
    let at_large = |to: &str, of: &Mail, recipient| report(to, of, recipient, unknown);
    let from_pierre = |bytes: Vec<u8>| {
        String::from_utf8(bytes).unwrap().replace("Return-Path: <>", &format!("Return-Path: <{PIERRE}>")).into_bytes()
    };
    let relayed = |bytes: Vec<u8>| {
        let group =
            format!("Final-Recipient: rfc822; {PIERRE}\r\nAction: relayed\r\nStatus: 2.0.0\r\n\r\nFinal-Recipient:");
        String::from_utf8(bytes).unwrap().replacen("Final-Recipient:", &group, 1).into_bytes()
    };
    let cases = [
        ("it names no mail of ours", at_large("answers@forum.example", &stranger, PIERRE), IncomingKind::NotReached),
        (
            "a person forwards somebody else's",
            from_pierre(at_large(&reply_to, &stranger, "minister@other.example")),
            IncomingKind::Unproven,
        ),
        ("a person forwards ours", from_pierre(at_large(&reply_to, &asked, PIERRE)), IncomingKind::Unproven),
        (
            "another address, in our thread",
            at_large("answers@forum.example", &asked, "someone@else.example"),
            IncomingKind::NotReached,
        ),
        (
            "ours was reached, a copy was not",
            relayed(at_large(&back, &asked, "archive@other.example")),
            IncomingKind::NotReached,
        ),
    ];
    for (what, bytes, kind) in cases {
        assert_eq!(desk.take_bytes(&bytes, ASKED).kind, kind, "{what}");
        assert_eq!(harm(&mut desk), (MailState::Sent, 0), "{what}");
    }
    // Where it was forwarded to is where it went.
    assert_eq!(desk.take_bytes(&at_large(&back, &asked, "pierre@home.example"), ASKED).kind, IncomingKind::NotReached);
    assert_eq!(harm(&mut desk), (MailState::Bounced, 1));
}

#[test]
fn a_flood_of_strangers_leaves_the_brief_as_it_is() {
    let mut desk = open();
    for number in 0..60 {
        let from = format!("offer{number}@elsewhere.example");
        let letter = Letter { from: &from, to: "answers@forum.example".into(), head: String::new(), text: "Buy" };
        assert_eq!(desk.take(&letter, ASKED).kind, IncomingKind::Unproven);
        let bytes = format!(
            "Return-Path: <>\r\nFrom: MAILER-DAEMON@x.example\r\nSubject: Undelivered Mail Returned to Sender\r\nX: {number}\r\n\r\nYour message could not be delivered to <a{number}@b.example>: 550 5.1.1 unknown\r\n"
        );
        desk.take_bytes(bytes.as_bytes(), ASKED);
    }
    let own = Letter { from: PIERRE, to: "answers@forum.example".into(), head: String::new(), text: "DONE OUT-01" };
    // The last mail of the same day.
    assert_eq!(desk.take(&own, "2026-12-29T23:50:00Z").kind, IncomingKind::Unproven);
    desk.world.live("2026-12-29T23:50:00Z", "2026-12-30T12:00:00Z");
    let brief = desk.last_to(SECRETARIAT);
    let plain = desk.plain(&brief.key);
    assert!(!plain.contains("elsewhere.example") && plain.contains(PIERRE), "{plain}");
    assert!(plain.matches("MAILER-DAEMON").count() <= 20, "{plain}");
}

#[test]
fn what_incoming_mails_said_is_dropped_when_its_time_is_over() {
    let mut desk = open();
    let asked = desk.last_to(PIERRE);
    for (text, received_at) in [("The old letter", ASKED), ("The new letter", "2028-12-29T10:00:00Z")] {
        let letter = desk.reply(&asked, PIERRE, text);
        desk.take(&letter, received_at);
    }
    let said = |desk: &mut Desk| -> Vec<String> {
        let told = desk.world.app.store.read(|tx| tx.incoming_to_tell(at(ASKED))).unwrap();
        told.into_iter().map(|mail| mail.said).collect()
    };
    assert_eq!(said(&mut desk), ["The old letter", "The new letter"]);
    app::keep_house(&mut desk.world.app, at("2029-01-02T10:00:00Z")).unwrap();
    // What became of the old one stays.
    assert_eq!(said(&mut desk), ["", "The new letter"]);
}

#[test]
fn who_is_back_is_back_and_who_says_so_twice_means_the_last() {
    let mut desk = open();
    let asked = desk.last_to(PIERRE);
    let away = |desk: &mut Desk, text: &'static str, head: &str, now: &str| {
        let letter = desk.reply(&asked, PIERRE, text);
        let head = format!("{head}Auto-Submitted: auto-replied\r\n");
        assert_eq!(desk.take(&Letter { head, ..letter }, now).kind, IncomingKind::Automatic);
    };
    let until = |desk: &mut Desk| {
        let away = desk.world.app.store.read(|tx| tx.away(jiff::civil::date(2027, 1, 6))).unwrap();
        away.get(PIERRE).copied()
    };
    desk.world.app.config.mail.incoming.authserv_id = Some("mx.forum.example".into());
    let forged = "Authentication-Results: mx.forum.example; dmarc=fail\r\n";
    away(&mut desk, "I am away until 20 January 2027.", forged, "2026-12-29T11:00:00Z");
    assert_eq!(until(&mut desk), None, "our own server says that it is forged");
    away(&mut desk, "I am away until 20 January 2027.", "", "2026-12-29T12:00:00Z");
    assert_eq!(until(&mut desk), Some(jiff::civil::date(2027, 1, 20)));
    away(&mut desk, "I am away until 5 January 2027.", "", "2026-12-29T13:00:00Z");
    assert_eq!(until(&mut desk), None, "the last one counts");
    away(&mut desk, "I am away until 30 January 2027.", "", "2026-12-29T14:00:00Z");
    let letter = desk.reply(&asked, PIERRE, "HELP OUT-01 - whom do I call?");
    assert_eq!(desk.take(&letter, "2026-12-29T15:00:00Z").kind, IncomingKind::Answered);
    assert_eq!(until(&mut desk), None, "whoever writes is there");
}

#[test]
fn whoever_is_one_of_two_authors_or_marked_as_a_list_is_looked_at_by_a_person() {
    let mut desk = open();
    let asked = desk.last_to(PIERRE);
    desk.world.app.config.mail.incoming.authserv_id = Some("mx.forum.example".into());
    let heads = [
        "From: x@evil.example\r\n",
        "List-Id: <staff.unesco.example>\r\n",
        "Authentication-Results: mx.forum.example; spf=fail; dkim=none; dmarc=none\r\n",
    ];
    for head in heads {
        let letter = desk.reply(&asked, PIERRE, "DONE OUT-01");
        let taken = desk.take(&Letter { head: head.to_owned(), ..letter }, ASKED);
        assert_eq!((taken.kind, taken.answers), (IncomingKind::Unproven, 0), "{head}");
    }
    assert!(desk.answers("forum").is_empty() && desk.receipts().is_empty());
}

#[test]
fn what_was_sent_once_more_and_comes_back_goes_to_the_stand_in_too() {
    let mut desk = open();
    let asked = desk.last_to(PIERRE);
    let World { app, loading, .. } = &mut desk.world;
    let again = app::resend(app, loading, std::slice::from_ref(&asked.key), app::Resending::default(), at(ASKED))
        .unwrap()
        .remove(0);
    desk.world.live(ASKED, "2026-12-29T12:00:00Z");
    let copy = desk.world.app.store.read(|tx| tx.mail(&again.key)).unwrap().unwrap();
    assert_eq!(copy.state, MailState::Sent);
    let back = desk.return_path(&copy);
    let gone = report(&back, &copy, PIERRE, ("failed", "5.1.1", "550 5.1.1 no such mailbox"));
    assert_eq!(desk.take_bytes(&gone, "2026-12-29T13:00:00Z").kind, IncomingKind::NotReached);
    desk.world.live("2026-12-29T13:00:00Z", "2026-12-30T12:00:00Z");
    let stand_in = desk.last_to(ALTERNATE);
    let carried = desk.world.app.store.read(|tx| tx.reminders_of(&stand_in.key)).unwrap();
    assert!(carried.iter().any(|reminder| reminder.task == Some("OUT-01".into())), "{carried:#?}");
    desk.examine("2026-12-30T12:00:00Z");
}
