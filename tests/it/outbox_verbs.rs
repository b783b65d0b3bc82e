//! What a coordinator does with mails at the command line: one by its key, or all that a filter meets.

use std::process::{Command, Output};

use concerted::{
    model::{MailState, ReminderState},
    store::{Mail, MailFilter, Snapshot},
};
use serde_json::Value;

use crate::{
    restraint::live,
    world::{AYSEL, PIERRE, Verdict, World, at, workflow},
};

/// What the program says in the folder of `world`.
pub(crate) fn run(world: &World, now: &str, arguments: &[&str]) -> Output {
    let config = world.folder.path().join("config.yaml");
    Command::new(env!("CARGO_BIN_EXE_concerted"))
        .args(["--config", config.to_str().unwrap(), "--now", now])
        .args(arguments)
        .env_clear()
        .output()
        .unwrap()
}

/// The same; it must succeed.
pub(crate) fn ok(world: &World, now: &str, arguments: &[&str]) -> String {
    let output = run(world, now, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Why it refuses, with that exit status.
pub(crate) fn refused(world: &World, now: &str, arguments: &[&str], status: i32) -> String {
    let output = run(world, now, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}");
    said
}

pub(crate) fn mails(world: &mut World) -> Vec<Mail> {
    world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap()
}

/// The mails in a state, by address and day.
fn in_state(world: &mut World, state: MailState) -> Vec<String> {
    let all = mails(world).into_iter().filter(|mail| mail.state == state);
    all.map(|mail| format!("{} {}", mail.to().next().unwrap(), &mail.due_at.to_string()[..10])).collect()
}

/// A preparation of three months in which Pierre's server refused everything.
fn refused_for_months() -> World {
    let without_others = workflow("2027-06-02")
        .replace("      - {function: alternate, email: alternate@unesco.example}\n", "")
        .replace("      - {function: head_of_unit, email: head@unesco.example}\n", "");
    let mut world = World::new(&without_others, "2026-11-02T06:00:00Z");
    world.refused.insert(PIERRE.to_owned());
    for now in ["2026-12-07T10:00:00Z", "2026-12-28T10:00:00Z", "2027-01-18T10:00:00Z"] {
        // A refusal holds for a fortnight: each of these days is a first attempt.
        world.pass(now);
    }
    world
}

const LATER: &str = "2027-01-19T10:00:00Z";

#[test]
fn a_filter_that_says_nothing_means_no_mail() {
    let mut world = refused_for_months();
    let before = mails(&mut world);
    for verb in [&["show"][..], &["release"], &["withdraw"], &["retry"], &["settle", "sent"]] {
        let said = refused(&world, LATER, &[&["outbox"], verb, &["--yes"]].concat(), 2);
        assert!(said.contains("it is not said which mails"), "{verb:?}: {said}");
        assert!(said.contains("`--workflow`, `--partner`, `--to`, `--state`, `--since`"), "{verb:?}: {said}");
    }
    assert_eq!(mails(&mut world), before);
}

#[test]
fn many_mails_are_changed_once_somebody_agreed_to_their_number() {
    let mut world = refused_for_months();
    let failed = in_state(&mut world, MailState::Failed);
    assert!(failed.len() > 1, "{failed:?}");
    let said = refused(&world, LATER, &["outbox", "retry", "--failed"], 2);
    assert!(said.contains("there is no terminal to ask at; `--yes` agrees beforehand"), "{said}");
    assert_eq!(in_state(&mut world, MailState::Failed), failed, "nobody agreed");

    let said = ok(&world, LATER, &["outbox", "retry", "--failed", "--workflow", "forum", "--yes"]);
    let restated = format!(
        "{} mails to 1 address:\n  {PIERRE}  {}\n{} mails queued again, as far as they still ask for something\n",
        failed.len(),
        failed.len(),
        failed.len()
    );
    assert_eq!(said, restated);
    assert_eq!(in_state(&mut world, MailState::Failed), Vec::<String>::new());
}

#[test]
fn failed_mails_are_tried_again_from_a_day_on_and_of_one_workflow() {
    let mut world = refused_for_months();
    let failed = in_state(&mut world, MailState::Failed);
    let (early, late): (Vec<String>, Vec<String>) =
        failed.into_iter().partition(|mail| mail.as_str() < &*format!("{PIERRE} 2026-12-20"));
    assert!(!early.is_empty() && !late.is_empty(), "{early:?} {late:?}");
    for filter in [&["--since", "2026-12-20"][..], &["--since", "2026-12-20", "--workflow", "forum"]] {
        let said = refused(&world, LATER, &[&["outbox", "retry", "--failed"], filter].concat(), 2);
        assert!(said.contains("there is no terminal to ask at"), "{said}");
    }
    let said = refused(&world, LATER, &["outbox", "retry", "--failed", "--workflow", "other", "--yes"], 1);
    assert!(said.contains("no workflow `other`"), "{said}");
    let many =
        if late.len() == 1 { "1 mail to 1 address".to_owned() } else { format!("{} mails to 1 address", late.len()) };
    let said =
        ok(&world, LATER, &["outbox", "retry", "--failed", "--since", "2026-12-20", "--workflow", "forum", "--yes"]);
    assert!(said.starts_with(&format!("{many}:\n  {PIERRE}  {}\n", late.len())), "{said}");
    assert_eq!(in_state(&mut world, MailState::Failed), early, "those before that day stay as they are");
}

#[test]
fn an_address_is_written_to_again_when_somebody_says_so() {
    let mut world = refused_for_months();
    let refused_now = |world: &mut World| world.app.store.read(|tx| tx.refused_addresses(at(LATER))).unwrap();
    assert_eq!(refused_now(&mut world).len(), 1);
    let failed = in_state(&mut world, MailState::Failed);
    let said = ok(&world, LATER, &["outbox", "retry", "--address", &PIERRE.to_uppercase()]);
    assert!(said.contains("is written to again, from the next mail on"), "{said}");
    assert!(said.contains(&format!("{} mails to it failed before", failed.len())), "{said}");
    assert!(said.contains("`retry --failed --to ADDRESS` all of them"), "{said}");
    assert_eq!(refused_now(&mut world).len(), 0);
    assert_eq!(in_state(&mut world, MailState::Failed), failed, "its failed mails stay as they are");
    // What is due next goes to it again, and the mail server takes it by now.
    world.refused.clear();
    live(&mut world, LATER, "2027-03-05T00:00:00Z");
    assert!(in_state(&mut world, MailState::Sent).iter().any(|mail| mail.starts_with(PIERRE)));

    for filter in [&["--failed"][..], &["--to", PIERRE], &["--workflow", "forum"], &["--since", "2026-12-20"]] {
        let said = refused(&world, LATER, &[&["outbox", "retry", "--address", PIERRE], filter].concat(), 2);
        assert!(said.contains("cannot be used with"), "{filter:?}: {said}");
    }
    let said = refused(&world, LATER, &["outbox", "retry", "--address", "nobody@else.example"], 1);
    assert!(said.contains("nobody@else.example"), "{said}");
}

#[test]
fn a_filter_that_meets_nothing_says_so() {
    let mut world = refused_for_months();
    let before = mails(&mut world);
    for (filter, words) in [
        (["retry", "--to", "nobody@else.example"], "no mail that is failed matches the filter; nothing was changed"),
        (["withdraw", "--since", "2030-01-01"], "no mail that is queued, draft or held matches the filter"),
        (["release", "--partner", "unesco"], "no mail that is held matches the filter"),
        (["show", "--state", "bounced"], "no mail meets all of the filter"),
        (["list", "--state", "bounced"], "no mails"),
    ] {
        let said = ok(&world, LATER, &[&["outbox"], &filter[..]].concat());
        assert!(said.contains(words), "{filter:?}: {said}");
    }
    assert_eq!(mails(&mut world), before);
}

#[test]
fn a_name_that_nobody_defined_is_an_error_and_no_empty_list() {
    let world = refused_for_months();
    for (filter, words) in [
        (["retry", "--workflow", "forun"], "no workflow `forun`"),
        (["list", "--workflow", "forun"], "did you mean `forum`?"),
        (["withdraw", "--partner", "unseco"], "did you mean `unesco`?"),
    ] {
        let said = refused(&world, LATER, &[&["outbox"], &filter[..]].concat(), 1);
        assert!(said.contains(words), "{filter:?}: {said}");
    }
    let said = refused(&world, LATER, &["outbox", "withdraw", "--state", "sent"], 2);
    assert!(said.contains("is not for mails that are sent, only for those that are"), "{said}");
    let said = refused(&world, LATER, &["outbox", "retry", "KEY", "--partner", "unesco"], 2);
    assert!(said.contains("cannot be used with"), "{said}");
}

#[test]
fn days_are_those_of_the_workflow_and_not_of_utc() {
    // At nine in Auckland it is midnight in Baku, and the day before in London.
    let far = workflow("2027-06-02").replace("timezone: Europe/Paris", "timezone: Pacific/Auckland");
    let mut world = World::new(&far, "2026-11-02T06:00:00Z");
    live(&mut world, "2026-11-02T06:00:00Z", "2027-01-11T00:00:00Z");
    let found = mails(&mut world).into_iter().find(|mail| {
        mail.to().any(|to| to == PIERRE)
            && mail.state == MailState::Sent
            && mail.due_at.to_string().ends_with("T20:00:00Z")
    });
    let mail = found.expect("a mail that was due at nine in Auckland");
    let day = jiff::tz::TimeZone::get("Asia/Baku").unwrap().to_datetime(mail.due_at).date();
    let listed = |since: jiff::civil::Date| -> Vec<String> {
        let since = since.to_string();
        let filter = ["outbox", "list", "--partner", "unesco", "--since", &since, "--format", "json"];
        let all: Value = serde_json::from_str(&ok(&world, LATER, &filter)).unwrap();
        all.as_array().unwrap().iter().map(|mail| mail["key"].as_str().unwrap().to_owned()).collect()
    };
    assert!(listed(day).contains(&mail.key.to_string()), "it was due at midnight of {day} in Baku");
    assert!(!listed(day.tomorrow().unwrap()).contains(&mail.key.to_string()));
}

#[test]
fn a_partner_s_mails_are_also_those_that_were_opened_for_another() {
    // Aysel answers for the host and for UNESCO.
    let shared = workflow("2027-06-02").replace(PIERRE, AYSEL);
    let mut world = World::new(&shared, "2026-11-02T06:00:00Z");
    live(&mut world, "2026-11-02T06:00:00Z", "2027-03-15T00:00:00Z");
    let all = mails(&mut world);
    let asks_another = all.iter().find_map(|mail| {
        let reminders = world.app.store.read(|tx: &Snapshot| tx.reminders_of(&mail.key)).unwrap();
        let mut partners =
            reminders.into_iter().filter(|reminder| !reminder.to_coordinator).map(|reminder| reminder.partner);
        Some((mail.key.clone(), partners.find(|partner| *partner != mail.partner)??))
    });
    let (key, partner) = asks_another.expect("a mail that was opened for one partner and asks another");
    let listed = ok(&world, LATER, &["outbox", "list", "--partner", partner.as_str(), "--format", "json"]);
    assert!(listed.contains(key.as_str()), "{listed}");
}

#[test]
fn what_is_known_of_a_mail_is_shown_with_why_it_was_written_and_taken_back() {
    let mut world = refused_for_months();
    let key = mails(&mut world).into_iter().find(|mail| mail.state == MailState::Failed).unwrap().key;
    let shown = ok(&world, LATER, &["outbox", "show", &key.short()]);
    for words in [
        &format!("key         {} ({key})", key.short()),
        "state       failed, 1 attempt",
        &format!("to          {PIERRE}: address_refused, 550 5.1.1 no such mailbox"),
        "because     ",
        "attempt 1   2026-12-07T10:00:00Z: failed: 550 5.1.1 no such mailbox",
        "journal     2026-12-07T10:00:00Z  concerted: failed, 550 5.1.1 no such mailbox",
        "header      Subject: ",
        "header      Message-ID: ",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }

    world.tick(at(LATER));
    let waits = mails(&mut world).into_iter().find(|mail| mail.state == MailState::Queued);
    let waits = waits.map(|mail| mail.key);
    ok(&world, LATER, &["outbox", "retry", &key.short()]);
    let why = "they telephoned";
    ok(&world, LATER, &["outbox", "withdraw", &key.short(), "--why", why]);
    let told = ok(&world, LATER, &["outbox", "show", &key.short()]);
    assert!(told.contains(&format!("journal     {LATER}  coordinator: withdrawn, {why}")), "{told}");
    let json: Value =
        serde_json::from_str(&ok(&world, LATER, &["outbox", "show", &key.short(), "--format", "json"])).unwrap();
    assert_eq!(json["state"], "withdrawn");
    assert_eq!(json["tries"][0]["number"], 1);
    let reminders = json["reminders"].as_array().unwrap();
    assert!(reminders.iter().all(|one| one["why"] != why), "why it was decided is not lost: {reminders:#?}");
    assert!(waits.is_none_or(|waits| waits != key));
}

#[test]
fn uncertain_mails_are_settled_together_and_taken_back_ones_stay_back() {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    world.tick(at("2026-12-07T10:00:00Z"));
    world.deliver(at("2026-12-07T10:00:00Z"), || Verdict::AcceptedButLost);
    let uncertain = in_state(&mut world, MailState::Uncertain);
    assert!(uncertain.len() > 1, "{uncertain:?}");
    let said = ok(&world, LATER, &["outbox", "settle", "--workflow", "forum", "sent", "--yes"]);
    assert_eq!(said.matches("recorded as sent").count(), uncertain.len(), "{said}");
    assert_eq!(in_state(&mut world, MailState::Uncertain), Vec::<String>::new());

    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    // A Sunday: everything waits.
    world.tick(at("2026-12-06T22:00:00Z"));
    world.tick(at("2026-12-13T12:00:00Z"));
    let waiting = in_state(&mut world, MailState::Queued);
    assert!(!waiting.is_empty());
    let now = "2026-12-13T12:00:00Z";
    ok(
        &world,
        now,
        &["outbox", "withdraw", "--workflow", "forum", "--state", "queued", "--why", "all is said", "--yes"],
    );
    let cancelled = |world: &mut World| {
        let all = mails(world).into_iter().filter(|mail| mail.state == MailState::Withdrawn);
        let keys: Vec<_> = all.map(|mail| mail.key).collect();
        let reminders = keys.iter().flat_map(|key| world.app.store.read(|tx: &Snapshot| tx.reminders_of(key)).unwrap());
        reminders.filter(|reminder| reminder.state == ReminderState::Cancelled).count()
    };
    let taken_back = cancelled(&mut world);
    assert!(taken_back >= waiting.len());
    world.tick(at("2026-12-13T13:00:00Z"));
    assert_eq!(cancelled(&mut world), taken_back, "nothing of it is queued again");
}
