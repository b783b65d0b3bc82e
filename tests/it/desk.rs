//! An installation to which partners reply: reads where its mails ask to reply to, and has mail come in.

use concerted::{
    app::{self, MayApply, TakenIn},
    config::{AnswersAddress, IncomingConfig},
    link::{Day, LIFETIME_DAYS, Link, Purpose, contact_of, subject_of_mail},
    model::{Event, Fact, MailKey},
    store::{Mail, MailFilter},
};

use crate::world::{World, at};

/// An installation to which partners reply.
pub(crate) struct Desk {
    pub(crate) world: World,
    /// Makes the bytes of each mail its own.
    number: u32,
}

/// A mail that comes in.
#[derive(Clone)]
pub(crate) struct Letter<'a> {
    pub(crate) from: &'a str,
    pub(crate) to: String,
    pub(crate) head: String,
    pub(crate) text: &'a str,
}

impl Desk {
    /// In `world`, from `begins` on: replies are asked for to an address of ours.
    pub(crate) fn of(mut world: World, begins: &str) -> Self {
        let answers = AnswersAddress { prefix: "answers+".into(), domain: "forum.example".into() };
        world.app.config.mail.incoming = IncomingConfig { answers: Some(answers), ..IncomingConfig::default() };
        app::make_keys_anew(&world.app.config.database, at(begins)).unwrap();
        world.app.renew_keys();
        Self { world, number: 0 }
    }

    pub(crate) fn mails(&mut self) -> Vec<Mail> {
        self.world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap()
    }

    /// The last mail that went to `address`.
    pub(crate) fn last_to(&mut self, address: &str) -> Mail {
        let mails = self.mails().into_iter().filter(|mail| mail.to().any(|to| to == address));
        mails.filter(|mail| mail.sent_at.is_some()).max_by_key(|mail| mail.sent_at).expect("a mail went there")
    }

    pub(crate) fn text(&mut self, key: &MailKey) -> String {
        let mime = self.world.app.store.read(|tx| tx.mime(key)).unwrap();
        String::from_utf8(mime).unwrap()
    }

    /// The plain text of a mail.
    pub(crate) fn plain(&mut self, key: &MailKey) -> String {
        let mime = self.world.app.store.read(|tx| tx.mime(key)).unwrap();
        concerted::mail::text_of(&mime).unwrap().replace('\r', "")
    }

    /// The address that a mail asks to reply to.
    pub(crate) fn reply_to(&mut self, mail: &Mail) -> String {
        let text = self.text(&mail.key).replace("\r\n ", " ");
        let line = text.lines().find(|line| line.starts_with("Reply-To:")).expect("it says where to reply").to_owned();
        line.rsplit(['<', ' ']).next().unwrap().trim_end_matches('>').to_owned()
    }

    /// The address that a mail comes back to.
    pub(crate) fn return_path(&self, mail: &Mail) -> String {
        let not_after = Day::of(mail.sent_at.unwrap()).plus(LIFETIME_DAYS);
        let contact = contact_of(mail.to().next().unwrap());
        let link = Link { purpose: Purpose::ReturnPath, subject: subject_of_mail(&mail.key), contact, not_after };
        let local = self.world.app.signer().unwrap().sign(&link).to_local_part("answers+").unwrap();
        format!("{local}@forum.example")
    }

    pub(crate) fn reply<'a>(&mut self, mail: &Mail, from: &'a str, text: &'a str) -> Letter<'a> {
        Letter { from, to: self.reply_to(mail), head: String::new(), text }
    }

    pub(crate) fn bytes(&mut self, letter: &Letter<'_>) -> Vec<u8> {
        self.number += 1;
        let Letter { from, to, head, text } = letter;
        let id = format!("Message-ID: <m{}@partner.example>", self.number);
        format!(
            "Return-Path: <{from}>\r\nFrom: Somebody <{from}>\r\nTo: {to}\r\nSubject: Re: your mail\r\nDate: Tue, 29 Dec 2026 11:00:00 +0000\r\n{id}\r\n{head}\r\n{text}\r\n"
        )
        .into_bytes()
    }

    pub(crate) fn take(&mut self, letter: &Letter<'_>, now: &str) -> TakenIn {
        let bytes = self.bytes(letter);
        self.take_bytes(&bytes, now)
    }

    pub(crate) fn take_bytes(&mut self, bytes: &[u8], now: &str) -> TakenIn {
        let loading = app::reload(&mut self.world.app, MayApply::Nothing, at(now)).unwrap();
        app::take_in(&mut self.world.app, &loading, bytes, at(now)).unwrap()
    }

    /// The journal of `workflow`.
    pub(crate) fn events(&mut self, workflow: &str) -> Vec<Event> {
        self.world.app.store.read(|tx| tx.events(&workflow.into())).unwrap()
    }

    /// Every answer in it, as somebody would read it out.
    pub(crate) fn answers(&mut self, workflow: &str) -> Vec<String> {
        self.events(workflow).into_iter().filter_map(|event| spoken(&event.fact)).collect()
    }

    pub(crate) fn receipts(&mut self) -> Vec<Mail> {
        self.mails().into_iter().filter(|mail| mail.key.is_receipt()).collect()
    }

    /// The database is in order, whatever happened.
    pub(crate) fn examine(&mut self, now: &str) {
        let flaws = self.world.app.store.examine(at(now), true).unwrap();
        assert!(flaws.is_empty(), "{flaws:#?}");
    }
}

/// An answer as somebody would read it out.
pub(crate) fn spoken(fact: &Fact) -> Option<String> {
    let Fact::InputAnswered { task, partner, answer, link, note, origin } = fact else { return None };
    let mut said = format!("{task} {partner}: {}", answer.as_str());
    said.extend(answer.promise().map(|until| format!(" until {until}")));
    said.extend(link.as_ref().map(|link| format!(" [{link}]")));
    said.extend(note.as_ref().map(|note| format!(" “{note}”")));
    said.extend(origin.as_ref().map(|origin| format!(" by {}", origin.way.as_str())));
    Some(said)
}

/// A report (RFC 3464) about a mail of ours: what became of it for `recipient`, with status and words.
pub(crate) fn report(to: &str, of: &Mail, recipient: &str, (action, status, words): (&str, &str, &str)) -> Vec<u8> {
    format!(
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.forum.example\r\nTo: {to}\r\nSubject: Undelivered Mail\r\n\
         Message-ID: <r{}@mx.forum.example>\r\nAuto-Submitted: auto-replied\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
         --b\r\n\r\nIt was not delivered.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.forum.example\r\n\r\n\
         Final-Recipient: rfc822; {recipient}\r\nAction: {action}\r\nStatus: {status}\r\n\
         Diagnostic-Code: smtp; {words}\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {}\r\n\r\n--b--\r\n",
        recipient.len() + status.len() + action.len(),
        of.message_id
    )
    .into_bytes()
}
