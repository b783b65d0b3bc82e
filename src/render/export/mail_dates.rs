//! The dates in a mail, as a file for the reader's own calendar.

use jiff::Timestamp;

use super::ics::{self, Entry, When};
use crate::{
    lang::{Arg, Words},
    message::{Agenda, CopyLine, EventLine, Item, MailContent, NewsLine, Part, Receipt},
};

/// A file to attach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatesFile {
    /// Its name, based on the symbol of the first event.
    pub name: String,
    /// The calendar, in the format of RFC 5545.
    pub text: String,
}

/// The media type of the file.
pub const MEDIA_TYPE: &str = "text/calendar; charset=utf-8; method=PUBLISH";

/// What is due from the day of the mail onwards, what colleagues were asked for until such a day, what is no longer requested,
/// and the events, for a mail written at `stamped_at`; `None` for a mail without any of these.
///
/// An entry keeps its identity from mail to mail, and a later mail, in which the date may have moved, replaces an earlier one.
pub fn dates_file(content: &MailContent, stamped_at: Timestamp) -> Option<DatesFile> {
    if !content.has_calendar {
        return None;
    }
    let words = Words::of(&content.lang);
    let sequence = ics::sequence_at(stamped_at);
    let listed = content.groups.iter().flat_map(|group| &group.items);
    let items = content.first.iter().chain(listed).filter(|item| item.due >= content.day);
    let items = items.map(|item| due(item, &words, sequence));
    let events = content.events.iter().filter(|event| event.closes >= content.day).map(|line| event(line, sequence));
    let released = content.news.iter().flat_map(|news| &news.lines);
    let released = released.filter_map(|line| cancelled(line, sequence));
    let copies =
        content.copies.iter().filter(|copy| copy.due >= content.day).map(|copy| copied(copy, &words, sequence));
    let entries: Vec<Entry> = items.chain(copies).chain(released).chain(events).collect();
    let symbol = content.events.first().map_or("dates", |event| event.symbol.as_str());
    Some(DatesFile {
        name: format!("{}.ics", symbol.replace('/', "-")),
        text: ics::published(&content.about.join("; "), &entries, stamped_at),
    })
}

/// The days that a reply has promised and that hold, for the receipt written at `stamped_at`; `None` if it promised none. They
/// replace the entries of the mails that asked.
pub fn receipt_dates(receipt: &Receipt, stamped_at: Timestamp) -> Option<DatesFile> {
    let words = Words::of(&receipt.lang);
    let sequence = ics::sequence_at(stamped_at);
    let entries: Vec<Entry> = receipt.promised.iter().map(|item| due(item, &words, sequence)).collect();
    let about: Vec<&str> = receipt.events.iter().map(|event| event.title.as_str()).collect();
    let symbol = receipt.events.first().map_or("dates", |event| event.symbol.as_str());
    (!entries.is_empty()).then(|| DatesFile {
        name: format!("{}.ics", symbol.replace('/', "-")),
        text: ics::published(&about.join("; "), &entries, stamped_at),
    })
}

/// The dates of a person for a calendar program that asks again and again, made at `stamped_at`. The entries are those of the
/// files in mails, under the same identities.
pub fn feed(agenda: &Agenda, stamped_at: Timestamp) -> String {
    let words = Words::of(&agenda.lang);
    let sequence = ics::sequence_at(stamped_at);
    let entries: Vec<Entry> = agenda.items.iter().map(|item| due(item, &words, sequence)).collect();
    ics::published(&agenda.title, &entries, stamped_at)
}

/// What an organisation is asked for, and, if that is not the whole, who leads the task that it is part of.
fn asked_for((part, what): (Part, &str), (title, lead): (&str, &str), words: &Words) -> (String, Option<String>) {
    let name = match part {
        Part::Whole => "whole",
        Part::Told => "told",
        Part::Untold => "untold",
    };
    let text = |text: &str| Arg::Text(text.to_owned());
    let what = words.say("mail-what", &[("part", text(name)), ("what", text(what))]);
    let led = || words.say("mail-led", &[("part", text(name)), ("title", text(title)), ("name", text(lead))]);
    (what, (part != Part::Whole).then(led))
}

fn due(item: &Item, words: &Words, sequence: u32) -> Entry {
    let (what, led) = asked_for((item.part, &item.what), (&item.title, &item.lead), words);
    let led = led.unwrap_or_else(|| words.say("mail-role-lead", &[]));
    Entry {
        uid: item.uid.clone(),
        when: When::Days { first: item.due, last: item.due },
        summary: format!("{what} ({})", item.task),
        description: format!("{led}\n{}", item.workflow_title),
        location: String::new(),
        sequence,
        is_cancelled: false,
        category: Some("task"),
    }
}

/// What a colleague was asked for, under the identity that it has in theirs.
fn copied(copy: &CopyLine, words: &Words, sequence: u32) -> Entry {
    let function = words.say(&format!("function-{}", copy.asked.as_str()), &[]);
    let asked = words
        .say("mail-copy-asked", &[("name", Arg::Text(copy.organisation.clone())), ("function", Arg::Text(function))]);
    let (what, led) = asked_for((copy.part, &copy.what), (&copy.title, &copy.lead), words);
    let led = led.map_or_else(String::new, |led| format!("{led}\n"));
    Entry {
        uid: copy.uid.clone(),
        when: When::Days { first: copy.due, last: copy.due },
        summary: format!("{what} ({})", copy.task),
        description: format!("{}: {asked}\n{led}{}", words.say("mail-copies", &[]), copy.workflow_title),
        location: String::new(),
        sequence,
        is_cancelled: false,
        category: Some("task"),
    }
}

/// Removes what is no longer requested from the calendar, under the identity it had there.
fn cancelled(line: &NewsLine, sequence: u32) -> Option<Entry> {
    let (uid, due) = (line.uid.clone()?, line.from?);
    Some(Entry {
        uid,
        when: When::Days { first: due, last: due },
        summary: line.asks.as_ref().or(line.title.as_ref()).cloned().unwrap_or_default(),
        description: String::new(),
        location: String::new(),
        sequence,
        is_cancelled: true,
        category: Some("task"),
    })
}

/// The event itself, under the identity that it has in reports.
fn event(line: &EventLine, sequence: u32) -> Entry {
    let place = [&line.venue, &line.city].into_iter().flatten().map(String::as_str);
    Entry {
        uid: format!("event:{}@concerted", line.workflow),
        when: When::Days { first: line.opens, last: line.closes },
        summary: line.title.clone(),
        description: String::new(),
        location: place.collect::<Vec<_>>().join(", "),
        sequence,
        is_cancelled: false,
        category: Some("event"),
    }
}
