//! What is announced rather than reminded of: a changed event, a changed part in it, copies for information; and what a person
//! has to take in hand, since no mail does it.

use concerted::{
    app,
    model::{MailState, TaskState, WorkflowId},
    store::{Mail, MailFilter, Snapshot},
};

use crate::world::{World, at};

const FP: &str = "fp@a.example";
const ALTERNATE: &str = "alternate@a.example";
const SECRETARIAT: &str = "secretariat@forum.example";

const DEFINITION: &str = "format: 1
workflow: w
symbol: W
title: Papers
event: {opens: 2027-09-14, city: {en: Baku, fr: Bakou}}
timezone: UTC
coordinator: {email: secretariat@forum.example, phone: '+1', languages: [en]}
digest: '0 9 * * mon'
partners:
  host: {kind: host_government, name: Host, contacts: [{function: focal_point, email: fp@h.example}]}
  a:
    kind: member_state
    name: Atlantis
    contacts:
      - {function: focal_point, email: fp@a.example, phone: '+99 1'}
      - {function: alternate, email: alternate@a.example, languages: [fr]}
  b: {kind: member_state, name: Bohemia, contacts: [{function: focal_point, email: fp@b.example, phone: '+99 2'}]}
ladders:
  short:
    - {at: -5wd, to: focal_point, tone: reminder}
    - {at: +2wd, to: focal_point, cc: [alternate], tone: overdue, every: 5wd, at_most: 2}
ladder: short
tasks:
  A1: {title: Send the paper, lead: a, with: [b], due: 2027-03-15, window: 8w}
  A2: {title: Name a speaker, lead: a, due: T-2m, window: 4w}
  H1: {title: Send the invitations, lead: host, due: T-3m, window: 4w}
";

fn begun() -> World {
    World::new(DEFINITION, "2027-01-04T06:00:00Z")
}

/// Every mail to `address` that was sent at `from` or later, in order, with its text.
fn sent(world: &mut World, address: &str, from: &str) -> Vec<(Mail, String)> {
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let mut mails: Vec<Mail> = mails
        .into_iter()
        .filter(|mail| mail.state == MailState::Sent && mail.to().any(|to| to == address))
        .filter(|mail| mail.sent_at.is_some_and(|sent_at| sent_at >= at(from)))
        .collect();
    mails.sort_by_key(|mail| mail.sent_at);
    mails
        .into_iter()
        .map(|mail| {
            let mime = world.app.store.read(|tx: &Snapshot| tx.mime(&mail.key)).unwrap();
            let text = concerted::mail::text_of(&mime).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
            (mail, text)
        })
        .collect()
}

/// The calendar that a mail brings, unfolded.
fn calendar_of(world: &mut World, mail: &Mail) -> String {
    let mime = world.app.store.read(|tx: &Snapshot| tx.mime(&mail.key)).unwrap();
    let message = mail_parser::MessageParser::default().parse(&mime).unwrap();
    let attached = message.attachments().next().unwrap();
    String::from_utf8(attached.contents().to_vec()).unwrap().replace("\r\n ", "")
}

fn edited(from: &str, to: &str) -> String {
    assert!(DEFINITION.contains(from), "{from}");
    DEFINITION.replace(from, to)
}

#[test]
fn an_event_that_moves_is_told_once_to_those_who_knew_its_day_and_not_if_it_moves_back() {
    let mut world = begun();
    world.live("2027-01-04T06:00:00Z", "2027-03-09T00:00:00Z");
    assert!(!sent(&mut world, FP, "2027-01-01T00:00:00Z").is_empty(), "they know something");
    // On a Saturday: it leaves on Monday, and by then the day has moved once more.
    world.edit(&edited("opens: 2027-09-14", "opens: 2027-10-12"), at("2027-03-13T10:00:00Z"));
    world.live("2027-03-13T10:00:00Z", "2027-03-13T12:00:00Z");
    world.edit(&edited("opens: 2027-09-14", "opens: 2027-10-19"), at("2027-03-14T10:00:00Z"));
    world.live("2027-03-14T10:00:00Z", "2027-03-20T00:00:00Z");
    let told = sent(&mut world, FP, "2027-03-13T00:00:00Z");
    let news: Vec<_> = told.iter().filter(|(_, text)| text.contains("What has changed")).collect();
    assert_eq!(news.len(), 1, "{told:#?}");
    let (mail, text) = news[0];
    assert!(text.contains("has new dates: 19 October 2027. It was to open on 14 September 2027"), "{text}");
    assert_eq!(mail.sent_at, Some(at("2027-03-15T09:00:00Z")), "{}", mail.subject);
    assert_eq!(mail.subject, "New dates: the event opens on 19 October 2027 (W)", "before what is due that day");
    assert!(sent(&mut world, "fp@h.example", "2027-03-13T00:00:00Z").is_empty(), "the host was never written to");

    let mut world = begun();
    world.live("2027-01-04T06:00:00Z", "2027-03-09T00:00:00Z");
    world.edit(&edited("opens: 2027-09-14", "opens: 2027-10-12"), at("2027-03-13T10:00:00Z"));
    world.live("2027-03-13T10:00:00Z", "2027-03-13T12:00:00Z");
    world.edit(DEFINITION, at("2027-03-14T10:00:00Z"));
    world.live("2027-03-14T10:00:00Z", "2027-03-20T00:00:00Z");
    let told = sent(&mut world, FP, "2027-03-13T00:00:00Z");
    assert!(told.iter().all(|(_, text)| !text.contains("What has changed")), "{told:#?}");
}

#[test]
fn another_city_is_told_in_the_readers_language_and_a_mended_translation_is_not() {
    let mut world = begun();
    world.live("2027-01-04T06:00:00Z", "2027-03-09T00:00:00Z");
    world.edit(&edited("fr: Bakou", "fr: Bacou"), at("2027-03-09T09:30:00Z"));
    world.live("2027-03-09T09:30:00Z", "2027-03-10T00:00:00Z");
    assert!(sent(&mut world, FP, "2027-03-09T00:00:00Z").is_empty());
    world.edit(&edited("{en: Baku, fr: Bakou}", "{en: Shaki}"), at("2027-03-10T09:30:00Z"));
    world.live("2027-03-10T09:30:00Z", "2027-03-11T00:00:00Z");
    let told = sent(&mut world, FP, "2027-03-10T00:00:00Z");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].0.subject, "New place: the event takes place in Shaki (W)");
    assert!(told[0].1.contains("now takes place in Shaki instead of Baku"), "{}", told[0].1);
}

#[test]
fn who_was_asked_hears_that_it_is_not_needed_any_more() {
    // Dropped from a task, the task dropped, the task called off.
    let dropped = edited("lead: a, with: [b], due", "lead: a, due");
    let mut world = begun();
    world.live("2027-01-04T06:00:00Z", "2027-03-09T00:00:00Z");
    world.edit(&dropped, at("2027-03-09T09:30:00Z"));
    world.live("2027-03-09T09:30:00Z", "2027-03-12T00:00:00Z");
    let told = sent(&mut world, "fp@b.example", "2027-03-09T00:00:00Z");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].0.subject, "No longer needed from you: Send the paper (A1 · W)");
    assert!(told[0].1.contains("due 15 March 2027, is no longer needed from you"), "{}", told[0].1);
    assert!(told[0].1.contains("Nothing is open with you"), "{}", told[0].1);
    let calendar = calendar_of(&mut world, &told[0].0);
    assert!(calendar.contains("UID:input:w:A1:b@concerted") && calendar.contains("STATUS:CANCELLED"), "{calendar}");
    // Asked again: that is a request, and nothing is announced.
    world.edit(DEFINITION, at("2027-03-12T09:30:00Z"));
    world.live("2027-03-12T09:30:00Z", "2027-03-13T00:00:00Z");
    let told = sent(&mut world, "fp@b.example", "2027-03-12T00:00:00Z");
    assert!(told.iter().all(|(_, text)| !text.contains("What has changed")), "{told:#?}");

    let mut world = begun();
    world.live("2027-01-04T06:00:00Z", "2027-03-09T00:00:00Z");
    let what = app::Recording::State { task: "A1".into(), state: TaskState::Cancelled };
    let now = at("2027-03-09T09:30:00Z");
    app::record(&mut world.app, &world.loading, &WorkflowId::from("w"), what, None, None, now).unwrap();
    world.live("2027-03-09T09:30:00Z", "2027-03-12T00:00:00Z");
    for address in [FP, "fp@b.example"] {
        let told = sent(&mut world, address, "2027-03-09T00:00:00Z");
        assert_eq!(told.len(), 1, "{told:#?}");
        assert_eq!(told[0].0.subject, "No longer needed from you: Send the paper (A1 · W)");
    }
    assert!(sent(&mut world, "fp@h.example", "2027-03-09T00:00:00Z").is_empty(), "nobody else hears of it");
}

#[test]
fn what_is_not_needed_any_more_is_named_by_the_part_that_was_asked_for() {
    let asked = edited("with: [b]", "with: [{partner: b, asks: {en: Send two pages}}]");
    let dropped = asked.replace(", with: [{partner: b, asks: {en: Send two pages}}]", "");
    let is_called_off = [false, true];
    for is_called_off in is_called_off {
        let mut world = World::new(&asked, "2027-01-04T06:00:00Z");
        world.live("2027-01-04T06:00:00Z", "2027-03-09T00:00:00Z");
        let now = at("2027-03-09T09:30:00Z");
        if is_called_off {
            let what = app::Recording::State { task: "A1".into(), state: TaskState::Cancelled };
            app::record(&mut world.app, &world.loading, &WorkflowId::from("w"), what, None, None, now).unwrap();
        } else {
            world.edit(&dropped, now);
        }
        world.live("2027-03-09T09:30:00Z", "2027-03-12T00:00:00Z");
        let told = sent(&mut world, "fp@b.example", "2027-03-09T00:00:00Z");
        assert_eq!(told.len(), 1, "{told:#?}");
        assert_eq!(told[0].0.subject, "No longer needed from you: Send two pages (A1 · W)");
        let line =
            "“Send two pages”, your part in “Send the paper” (A1), due 15 March 2027, is no longer needed from you";
        assert!(told[0].1.contains(line), "{}", told[0].1);
        let calendar = calendar_of(&mut world, &told[0].0);
        assert!(calendar.contains("SUMMARY:Send two pages") && calendar.contains("STATUS:CANCELLED"), "{calendar}");
    }
}

#[test]
fn a_new_focal_point_is_introduced_to_what_is_open() {
    let mut world = begun();
    world.live("2027-01-04T06:00:00Z", "2027-03-09T00:00:00Z");
    world.edit(&edited("email: fp@a.example", "email: new@a.example"), at("2027-03-09T09:30:00Z"));
    world.live("2027-03-09T09:30:00Z", "2027-03-10T00:00:00Z");
    let told = sent(&mut world, "new@a.example", "2027-03-09T00:00:00Z");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].0.subject, "You are now the contact of Atlantis (W)");
    assert!(told[0].1.contains("Send the paper (A1)"), "with what is open: {}", told[0].1);
    assert!(told[0].1.contains("This is the first message to you"), "and who writes: {}", told[0].1);
    assert!(sent(&mut world, FP, "2027-03-09T00:00:00Z").is_empty(), "the one before is left in peace");
    world.live("2027-03-10T00:00:00Z", "2027-04-10T00:00:00Z");
    let later = sent(&mut world, "new@a.example", "2027-03-10T00:00:00Z");
    assert!(!later.is_empty() && later.iter().all(|(_, text)| !text.contains("You are now the contact")), "once");
}

#[test]
fn a_partner_that_takes_part_no_more_is_told_by_a_person() {
    let mut world = begun();
    world.live("2027-01-04T06:00:00Z", "2027-03-09T00:00:00Z");
    let bohemia = "  b: {kind: member_state, name: Bohemia, contacts: [{function: focal_point, email: fp@b.example, phone: '+99 2'}]}\n";
    let gone = edited("lead: a, with: [b], due", "lead: a, due").replace(bohemia, "");
    world.edit(&gone, at("2027-03-09T09:30:00Z"));
    world.live("2027-03-09T09:30:00Z", "2027-03-12T00:00:00Z");
    assert!(sent(&mut world, "fp@b.example", "2027-03-09T00:00:00Z").is_empty(), "no machine says that");
    let briefs = sent(&mut world, SECRETARIAT, "2027-03-09T00:00:00Z");
    assert_eq!(briefs.len(), 1, "{briefs:#?}");
    let text = &briefs[0].1;
    assert!(text.contains("Please tell these partners") && text.contains("Bohemia"), "{text}");
    assert!(text.contains("+99 2") && text.contains("fp@b.example"), "{text}");
    world.live("2027-03-12T00:00:00Z", "2027-04-12T00:00:00Z");
    let briefs = sent(&mut world, SECRETARIAT, "2027-03-12T00:00:00Z");
    assert!(briefs.iter().all(|(_, text)| !text.contains("Bohemia takes")), "once");
    assert!(briefs.iter().all(|(_, text)| !text.contains("Please tell these partners")), "once");
}

#[test]
fn an_exhausted_ladder_hands_the_item_to_the_telephone_and_to_no_list() {
    let mut world = begun();
    world.live("2027-01-04T06:00:00Z", "2027-05-10T00:00:00Z");
    let briefs = sent(&mut world, SECRETARIAT, "2027-01-01T00:00:00Z");
    let told: Vec<_> = briefs.iter().filter(|(_, text)| text.contains("Please telephone")).collect();
    assert_eq!(told.len(), 1, "once for both: {briefs:#?}");
    let (mail, text) = told[0];
    // Reminded on 17 and 24 March; a week of working days later.
    assert_eq!(mail.sent_at, Some(at("2027-03-31T09:00:00Z")), "{text}");
    for words in ["Atlantis", "+99 1", "Bohemia", "+99 2", "Send the paper (A1), 2 weeks ago"] {
        assert!(text.contains(words), "`{words}` is missing: {text}");
    }
    for address in [FP, "fp@b.example"] {
        let later = sent(&mut world, address, "2027-04-01T00:00:00Z");
        assert!(later.iter().all(|(_, text)| !text.contains("(A1)")), "it stands in no list: {later:#?}");
    }
    // A new date is a new request.
    world.edit(&edited("due: 2027-03-15", "due: 2027-06-15"), at("2027-05-10T09:30:00Z"));
    world.live("2027-05-10T09:30:00Z", "2027-06-09T00:00:00Z");
    let later = sent(&mut world, FP, "2027-05-10T00:00:00Z");
    assert!(later.iter().any(|(_, text)| text.contains("(A1)")), "{later:#?}");
}

#[test]
fn what_the_event_has_overtaken_is_asked_of_the_coordinator_alone() {
    let mut world = begun();
    world.live("2027-01-04T06:00:00Z", "2027-09-14T00:00:00Z");
    world.live("2027-09-14T00:00:00Z", "2027-11-01T00:00:00Z");
    let briefs = sent(&mut world, SECRETARIAT, "2027-09-14T00:00:00Z");
    let asked: Vec<_> = briefs.iter().filter(|(_, text)| text.contains("Still wanted?")).collect();
    assert_eq!(asked.len(), 1, "{briefs:#?}");
    assert_eq!(asked[0].0.sent_at, Some(at("2027-09-15T09:00:00Z")));
    let text = &asked[0].1;
    assert!(text.contains("Send the paper (A1): Atlantis and Bohemia"), "{text}");
    assert!(text.contains("concerted record w A1 cancelled"), "a command that can be copied: {text}");
    for address in [FP, "fp@b.example", "fp@h.example"] {
        assert!(sent(&mut world, address, "2027-09-15T00:00:00Z").is_empty(), "{address} is left in peace");
    }
    // Nor does anybody hear of it whose reminders were due while no daemon ran.
    let mut world = begun();
    world.live("2027-01-04T06:00:00Z", "2027-04-01T00:00:00Z");
    world.live("2027-09-15T09:00:00Z", "2027-11-01T00:00:00Z");
    for address in [FP, "fp@b.example", "fp@h.example", ALTERNATE] {
        assert!(sent(&mut world, address, "2027-09-15T00:00:00Z").is_empty(), "{address} is left in peace");
    }
}

#[test]
fn a_copy_is_a_mail_of_its_readers_own_in_their_language_and_one_a_day() {
    let mut world = begun();
    world.live("2027-01-04T06:00:00Z", "2027-03-20T00:00:00Z");
    let copies = sent(&mut world, ALTERNATE, "2027-01-01T00:00:00Z");
    assert_eq!(copies.len(), 1, "{copies:#?}");
    let (mail, text) = &copies[0];
    assert_eq!(mail.sent_at, Some(at("2027-03-17T09:00:00Z")));
    assert_eq!(mail.recipients.len(), 1, "no copy line");
    assert!(mail.subject.starts_with("Pour information"), "{}", mail.subject);
    assert!(text.contains("Send the paper (A1)") && text.contains("Vous n’avez rien à faire"), "{text}");
    assert!(!text.contains("DONE A1"), "nothing is asked of them: {text}");
    let original = sent(&mut world, FP, "2027-03-17T00:00:00Z");
    assert_eq!(original[0].0.recipients.len(), 1, "one reader each: {:?}", original[0].0.recipients);

    // Away: the alternate is reminded instead, and gets no copy of that beside it.
    let away = edited("phone: '+99 1'}", "phone: '+99 1', out_of_office_until: 2027-04-30}");
    let mut world = World::new(&away, "2027-01-04T06:00:00Z");
    world.live("2027-01-04T06:00:00Z", "2027-03-20T00:00:00Z");
    let reminded = sent(&mut world, ALTERNATE, "2027-03-17T00:00:00Z");
    assert_eq!(reminded.len(), 1, "{reminded:#?}");
    assert!(!reminded[0].1.contains("Pour information"), "{}", reminded[0].1);

    // Answered before it leaves: nobody hears of it.
    let mut world = begun();
    world.live("2027-01-04T06:00:00Z", "2027-03-16T23:00:00Z");
    let done = |world: &mut World, partner: &str| {
        let answer = concerted::model::Answer::Done;
        let what = app::Recording::Input { task: "A1".into(), partner: Some(partner.into()), answer };
        let now = at("2027-03-17T08:00:00Z");
        app::record(&mut world.app, &world.loading, &WorkflowId::from("w"), what, None, None, now).unwrap();
    };
    done(&mut world, "b");
    done(&mut world, "a");
    world.live("2027-03-17T08:00:00Z", "2027-03-20T00:00:00Z");
    assert!(sent(&mut world, ALTERNATE, "2027-01-01T00:00:00Z").is_empty());
}

#[test]
fn the_regular_list_says_where_it_can_be_handed_over() {
    let mut world = begun();
    world.live("2027-01-04T06:00:00Z", "2027-03-20T00:00:00Z");
    let mails = sent(&mut world, FP, "2027-01-01T00:00:00Z");
    let mut lists = 0;
    for (mail, _) in &mails {
        let mime = world.app.store.read(|tx: &Snapshot| tx.mime(&mail.key)).unwrap();
        let mime = String::from_utf8_lossy(&mime).into_owned();
        let offered = mime.contains("List-Unsubscribe: <mailto:secretariat@forum.example?subject=W%3A%20HAND%20OVER>");
        let carried = world.app.store.read(|tx: &Snapshot| tx.reminders_of(&mail.key)).unwrap();
        let is_list = carried.iter().all(|reminder| reminder.key.as_str().contains(":digest:"));
        assert_eq!(offered, is_list, "{}: {mime}", mail.subject);
        lists += usize::from(is_list);
    }
    assert!(lists > 1 && lists < mails.len(), "{lists} lists of {} mails", mails.len());
}

#[test]
fn what_can_wait_does_not_make_a_fourth_mail_a_week() {
    // Nine papers on nine working days, each with a reminder a month before.
    let due = |n: i32| if n < 6 { n + 9 } else { n + 11 };
    let paper = |n| format!("  P{n}: {{title: Paper {n}, lead: a, due: 2027-05-{:02}, window: 12w}}\n", due(n));
    let papers: Vec<String> = (1..=9).map(paper).collect();
    let definition = DEFINITION
        .replace("- {at: -5wd, to: focal_point, tone: reminder}", "- {at: -20wd, to: focal_point, tone: reminder}")
        .replace("digest: '0 9 * * mon'", "digest: never")
        .replace("  H1:", &format!("{}  H1:", papers.concat()));
    let mut world = World::new(&definition, "2027-01-04T06:00:00Z");
    world.live("2027-01-04T06:00:00Z", "2027-05-09T00:00:00Z");
    let april = |(mail, _): &(Mail, String)| mail.sent_at.is_some_and(|at| at.to_string().starts_with("2027-04"));
    let mails: Vec<(Mail, String)> = sent(&mut world, FP, "2027-04-01T00:00:00Z").into_iter().filter(april).collect();
    let days: Vec<jiff::Timestamp> = mails.iter().filter_map(|(mail, _)| mail.sent_at).collect();
    for window in days.windows(4) {
        assert!(window[3].duration_since(window[0]).as_hours() > 24 * 6, "four mails within a week: {days:?}");
    }
    for n in 1..=9 {
        assert!(mails.iter().any(|(_, text)| text.contains(&format!("(P{n})"))), "P{n} is not told: {days:?}");
    }
    // What cannot wait takes it along.
    let urgent =
        definition.replace("  H1:", "  U1: {title: Now, lead: a, due: 2027-04-19, window: 6w, ladder: now}\n  H1:");
    let urgent =
        urgent.replace("ladder: short\n", "  now: [{at: 0wd, to: focal_point, tone: due_today}]\nladder: short\n");
    let mut world = World::new(&urgent, "2027-01-04T06:00:00Z");
    world.live("2027-01-04T06:00:00Z", "2027-05-09T00:00:00Z");
    let mails = sent(&mut world, FP, "2027-04-19T00:00:00Z");
    assert_eq!(mails[0].0.sent_at, Some(at("2027-04-19T09:00:00Z")), "{}", mails[0].0.subject);
    assert!(mails[0].1.contains("(U1)"), "{}", mails[0].1);
}

#[test]
fn a_copy_names_what_its_readers_organisation_is_asked_for() {
    // Bohemia contributes to what Atlantis leads, and has an alternate who gets copies.
    let alternate = "phone: '+99 2'}, {function: alternate, email: alternate@b.example}]}";
    let with = |asks: &str| {
        edited("phone: '+99 2'}]}", alternate).replace("with: [b]", &format!("with: [{{partner: b{asks}}}]"))
    };
    for (asks, subject, row, led) in [
        ("", "contribute to “Send the…”", "Contribute to “Send the paper” (A1)", "This task is led by Atlantis."),
        (
            ", asks: Send two pages",
            "Send two pages",
            "Send two pages (A1)",
            "Part of “Send the paper”; Atlantis leads.",
        ),
    ] {
        let mut world = World::new(&with(asks), "2027-01-04T06:00:00Z");
        world.live("2027-01-04T06:00:00Z", "2027-03-20T00:00:00Z");
        let copies = sent(&mut world, "alternate@b.example", "2027-01-01T00:00:00Z");
        assert_eq!(copies.len(), 1, "{copies:#?}");
        let (mail, text) = &copies[0];
        assert_eq!(mail.subject, format!("For your information (overdue): {subject} (A1 · W)"));
        assert!(text.contains(row) && text.contains(led), "{text}");
    }
}

#[test]
fn who_leads_from_now_on_hears_it_and_is_asked_anew_and_so_do_those_who_contribute() {
    let with = "A1: {title: Send the paper, lead: a, with: [b, host], due: 2027-03-15, window: 8w}";
    let begun = edited("A1: {title: Send the paper, lead: a, with: [b], due: 2027-03-15, window: 8w}", with);
    let begun = begun.replace(
        "{at: -5wd, to: focal_point",
        "{at: -30wd, to: focal_point, tone: notice}\n    - {at: -25wd, to: focal_point",
    );
    let mut world = World::new(&begun, "2027-01-04T06:00:00Z");
    world.live("2027-01-04T06:00:00Z", "2027-03-09T00:00:00Z");
    assert!(!sent(&mut world, "fp@b.example", "2027-01-01T00:00:00Z").is_empty(), "it knows of its part");
    world.edit(&begun.replace("lead: a, with: [b, host]", "lead: b, with: [a, host]"), at("2027-03-09T09:30:00Z"));
    world.live("2027-03-09T09:30:00Z", "2027-03-10T00:00:00Z");
    let mut only = |address: &str| {
        let mut told = sent(&mut world, address, "2027-03-09T00:00:00Z");
        assert_eq!(told.len(), 1, "{address}: {told:#?}");
        let (mail, text) = told.remove(0);
        (mail.subject, text)
    };
    let (subject, text) = only("fp@b.example");
    assert_eq!(subject, "You now lead: Send the paper (A1 · W)");
    assert!(text.contains("You now lead “Send the paper” (A1) in place of Atlantis."), "{text}");
    assert!(!text.contains("Reminder"), "what it was reminded of was another part: {text}");
    let (subject, text) = only(FP);
    assert_eq!(subject, "Now led by Bohemia: Send the paper (A1 · W)");
    assert!(text.contains("which you led, is now led by Bohemia. You still contribute to it."), "{text}");
    let (_, text) = only("fp@h.example");
    assert!(text.contains("“Send the paper” (A1) is now led by Bohemia in place of Atlantis."), "{text}");
    // Back on the same day, before anybody was told, nothing would be said; a day later it is.
    world.edit(&begun, at("2027-03-10T09:30:00Z"));
    world.live("2027-03-10T09:30:00Z", "2027-03-12T00:00:00Z");
    let told = sent(&mut world, "fp@b.example", "2027-03-10T00:00:00Z");
    assert!(told.iter().any(|(_, text)| text.contains("is now led by Atlantis. You still contribute")), "{told:#?}");
}

#[test]
fn a_lead_that_is_changed_and_changed_back_before_a_mail_leaves_is_no_news() {
    let mut world = begun();
    world.live("2027-01-04T06:00:00Z", "2027-03-12T20:00:00Z");
    world.edit(&edited("lead: a, with: [b]", "lead: b, with: [a]"), at("2027-03-13T10:00:00Z"));
    world.live("2027-03-13T10:00:00Z", "2027-03-13T12:00:00Z");
    world.edit(DEFINITION, at("2027-03-14T10:00:00Z"));
    world.live("2027-03-14T10:00:00Z", "2027-03-16T00:00:00Z");
    for address in [FP, "fp@b.example"] {
        let told = sent(&mut world, address, "2027-03-13T00:00:00Z");
        assert!(told.iter().all(|(_, text)| !text.contains("What has changed")), "{told:#?}");
    }
}

#[test]
fn a_city_that_is_open_again_and_then_another_one_is_told_both_times() {
    let mut world = begun();
    world.live("2027-01-04T06:00:00Z", "2027-03-09T00:00:00Z");
    world.edit(&edited(", city: {en: Baku, fr: Bakou}", ""), at("2027-03-09T09:30:00Z"));
    world.live("2027-03-09T09:30:00Z", "2027-03-10T00:00:00Z");
    let told = sent(&mut world, FP, "2027-03-09T00:00:00Z");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].0.subject, "The place of the event is to be decided anew (W)");
    assert!(told[0].1.contains("no longer takes place in Baku; the new place will be announced"), "{}", told[0].1);
    world.edit(&edited("{en: Baku, fr: Bakou}", "Istanbul"), at("2027-03-11T09:30:00Z"));
    world.live("2027-03-11T09:30:00Z", "2027-03-12T00:00:00Z");
    let told = sent(&mut world, FP, "2027-03-11T00:00:00Z");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].0.subject, "New place: the event takes place in Istanbul (W)");
    assert!(told[0].1.contains("“Papers” takes place in Istanbul."), "{}", told[0].1);
    assert!(sent(&mut world, "fp@h.example", "2027-03-09T00:00:00Z").is_empty(), "the host was never written to");
}

#[test]
fn a_city_that_is_named_for_the_first_time_is_no_change_of_what_was_told() {
    let mut world = World::new(&edited(", city: {en: Baku, fr: Bakou}", ""), "2027-01-04T06:00:00Z");
    world.live("2027-01-04T06:00:00Z", "2027-03-09T00:00:00Z");
    world.edit(DEFINITION, at("2027-03-09T09:30:00Z"));
    world.live("2027-03-09T09:30:00Z", "2027-03-11T00:00:00Z");
    let told = sent(&mut world, FP, "2027-03-09T00:00:00Z");
    assert!(told.iter().all(|(_, text)| !text.contains("What has changed")), "{told:#?}");
}

#[test]
fn an_event_that_only_closes_on_another_day_is_told_that_and_no_more() {
    let definition = edited("opens: 2027-09-14,", "opens: 2027-09-14, closes: 2027-09-16,");
    let mut world = World::new(&definition, "2027-01-04T06:00:00Z");
    world.live("2027-01-04T06:00:00Z", "2027-03-09T00:00:00Z");
    world.edit(&definition.replace("closes: 2027-09-16", "closes: 2027-09-17"), at("2027-03-10T09:30:00Z"));
    world.live("2027-03-10T09:30:00Z", "2027-03-11T00:00:00Z");
    let told = sent(&mut world, FP, "2027-03-10T00:00:00Z");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].0.subject, "New closing day: the event closes on 17 September 2027 (W)");
    assert!(told[0].1.contains("“Papers” closes on 17 September 2027, not on 16 September 2027."), "{}", told[0].1);
    assert!(!told[0].1.contains("It was to open"), "{}", told[0].1);
}

#[test]
fn a_focal_point_in_office_for_weeks_is_no_new_contact_when_the_former_one_is_taken_out() {
    let former = "{function: focal_point, email: former@a.example, valid_to: 2027-01-10}\n      - ";
    let present = "{function: focal_point, email: fp@a.example, phone: '+99 1'}";
    let definition = edited(present, &format!("{former}{present}"));
    let mut world = World::new(&definition, "2027-01-04T06:00:00Z");
    world.live("2027-01-04T06:00:00Z", "2027-03-09T00:00:00Z");
    assert!(!sent(&mut world, FP, "2027-01-11T00:00:00Z").is_empty(), "it is written to");
    world.edit(DEFINITION, at("2027-03-10T09:30:00Z"));
    world.live("2027-03-10T09:30:00Z", "2027-03-20T00:00:00Z");
    let told = sent(&mut world, FP, "2027-03-10T00:00:00Z");
    assert!(told.iter().all(|(_, text)| !text.contains("You are now the contact")), "{told:#?}");
}

/// Whoever was really asked hears it: the colleague to whom it was handed over, and the alternate who got a copy.
#[test]
fn what_is_called_off_is_told_to_everybody_who_was_asked() {
    for is_cancelled in [true, false] {
        let mut world = begun();
        world.live("2027-01-04T06:00:00Z", "2027-03-09T00:00:00Z");
        let desk = "desk@b.example";
        let record = |world: &mut World, what, now: &str| {
            app::record(&mut world.app, &world.loading, &WorkflowId::from("w"), what, None, None, at(now)).unwrap();
        };
        let answer = concerted::model::Answer::HandedOver { to: desk.into() };
        let handed = app::Recording::Input { task: "A1".into(), partner: Some("b".into()), answer };
        record(&mut world, handed, "2027-03-09T08:00:00Z");
        world.live("2027-03-09T08:00:00Z", "2027-03-18T12:00:00Z");
        assert!(!sent(&mut world, desk, "2027-03-09T00:00:00Z").is_empty(), "the colleague is reminded");
        assert!(!sent(&mut world, ALTERNATE, "2027-03-09T00:00:00Z").is_empty(), "the alternate had a copy");
        let now = at("2027-03-18T12:30:00Z");
        if is_cancelled {
            let called_off = app::Recording::State { task: "A1".into(), state: TaskState::Cancelled };
            record(&mut world, called_off, "2027-03-18T12:30:00Z");
        } else {
            let task = "  A1: {title: Send the paper, lead: a, with: [b], due: 2027-03-15, window: 8w}\n";
            world.edit(&edited(task, ""), now);
            app::apply(&mut world.app, None, now).unwrap();
            world.reload(now);
        }
        world.live("2027-03-18T12:30:00Z", "2027-03-20T00:00:00Z");
        for (address, words) in [
            (desk, "is no longer needed from you"),
            ("fp@b.example", "is no longer needed from you"),
            (FP, "is no longer needed from you"),
            (ALTERNATE, "Plus rien n’est attendu de vous"),
        ] {
            let told = sent(&mut world, address, "2027-03-18T12:30:00Z");
            let news: Vec<_> = told.iter().filter(|(_, text)| text.contains(words)).collect();
            assert_eq!(news.len(), 1, "{address}: {told:#?}");
            let calendar = calendar_of(&mut world, &news[0].0);
            assert!(calendar.contains("STATUS:CANCELLED"), "{address}: {calendar}");
        }
        world.live("2027-03-20T00:00:00Z", "2027-04-20T00:00:00Z");
        let told = sent(&mut world, desk, "2027-03-20T00:00:00Z");
        assert!(told.is_empty(), "once: {told:#?}");
    }
}
