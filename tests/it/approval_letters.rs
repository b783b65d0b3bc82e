//! Letters to the levels above those who do not decide, copies of notices, and one notice to who decides for several.

use concerted::{
    app::{
        self, Acting, ApprovalAct,
        rehearse::{Answers, Scene, Script, Watcher, rehearse, standpoint},
    },
    engine::{RunState, notice_of},
    model::{Event, Fact, MailState, Statement},
    store::{Mail, MailFilter},
};

use crate::{
    procedures::{act, definition, open, state},
    world::{AYSEL, PIERRE, SALMA, SECRETARIAT, World, at},
};

const BEGINS: &str = "2027-04-07T06:00:00Z";
/// The venue is handed in on Monday 26 April; a decision is asked for by Tuesday 4 May.
const HANDED_IN: &str = "2027-04-26T05:00:00Z";
const HEAD: &str = "head@unesco.example";
const DIRECTOR: &str = "director@unesco.example";
const AGREED: Statement = Statement::Approved { conditions: None };

/// UNESCO has a head of unit and a director, who read English; the host's minister has an office.
fn world() -> World {
    let offices = "{function: head_of_unit, email: head@unesco.example, languages: [en], salutation: {en: \"Madam,\"}}
      - {function: director, email: director@unesco.example, languages: [en], channel: letter}";
    let minister = "[{function: focal_point, email: aysel@host.example}, {function: ministers_office, email: minister@host.example}]";
    let text = definition("hours: 72")
        .replace("{function: head_of_unit, email: head@unesco.example}", offices)
        .replace("[{function: focal_point, email: aysel@host.example}]", minister);
    World::new(&text, BEGINS)
}

/// The venue is handed in, and nobody at UNESCO decides until `until`.
fn undecided(until: &str) -> World {
    let mut world = world();
    world.done("CUL-02", "host", HANDED_IN);
    world.live(HANDED_IN, until);
    world
}

fn mails(world: &mut World) -> Vec<Mail> {
    world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap()
}

/// The letters about decisions: to whom, and their state.
fn letters(world: &mut World) -> Vec<(String, MailState)> {
    let letters = mails(world).into_iter().filter(|mail| mail.key.as_str().contains(":letter-"));
    let mut letters: Vec<_> = letters.map(|mail| (mail.to().collect::<String>(), mail.state)).collect();
    letters.sort();
    letters
}

fn text(world: &mut World, mail: &Mail) -> String {
    let mime = world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
    concerted::mail::text_of(&mime).unwrap().replace('\r', "")
}

/// The notices of one kind and task to an address.
fn notices(world: &mut World, (task, kind): (&str, &str), to: &str) -> Vec<Mail> {
    let is_it = |mail: &Mail| {
        let of = format!(":{task}:");
        let key = mail.key.as_str();
        key.contains(&of) && key.contains(&format!(":{kind}@")) && mail.to().any(|address| address == to)
    };
    mails(world).into_iter().filter(is_it).collect()
}

fn release(world: &mut World, to: &str, now: &str) {
    let letter = mails(world).into_iter().find(|mail| mail.state == MailState::Draft && mail.to().any(|one| one == to));
    app::release(&mut world.app, &world.loading, &[letter.unwrap().key], at(now)).unwrap();
}

#[test]
fn the_head_of_unit_is_written_to_in_a_draft_once_the_day_is_five_working_days_over() {
    let mut world = undecided("2027-05-11T06:59:00Z");
    assert_eq!(letters(&mut world), []);
    world.live("2027-05-11T06:59:00Z", "2027-05-12T12:00:00Z");
    assert_eq!(letters(&mut world), [(HEAD.to_owned(), MailState::Draft)]);
    let letter = notices(&mut world, ("CUL-02", "letter-head_of_unit"), HEAD).remove(0);
    assert_eq!(letter.cc().collect::<Vec<_>>(), [PIERRE], "who is asked sees it");
    insta::assert_snapshot!(format!("{}\n\n{}", letter.subject, text(&mut world, &letter)));
    // The brief names the draft, and has the telephone number as well.
    let briefs = mails(&mut world).into_iter().filter(|mail| mail.to().any(|to| to == SECRETARIAT));
    let briefs: Vec<Mail> = briefs.collect();
    let told: String = briefs.iter().map(|brief| text(&mut world, brief)).collect();
    assert!(told.contains("Head of unit") && told.contains(&letter.subject), "{told}");
    assert!(told.contains("UNESCO was reminded, and has not decided. Please call."), "{told}");
}

#[test]
fn a_rehearsal_from_today_shows_the_letter_that_follows_if_nobody_decides() {
    let mut world = undecided("2027-05-03T12:00:00Z");
    let loaded = world.loading.workflows.values().next().unwrap().clone();
    let from = standpoint(&mut world.app.store, &loaded.plan, &[], at("2027-05-03T12:00:00Z")).unwrap();
    let script = Script {
        plan: &loaded.plan,
        diagnostics: &[],
        sources: &world.loading.sources,
        answers: Answers::Never,
        from: Some(from),
        until: None,
    };
    let mut see = |_: Scene<'_>| Ok(());
    let played = rehearse(&world.app, &script, &mut Watcher { wants_texts: false, see: &mut see }).unwrap();
    let letters = played.mails.iter().filter(|mail| mail.key.as_str().contains(":letter-"));
    let letters: Vec<String> = letters.map(|mail| format!("{} {}: {}", mail.day, mail.to, mail.subject)).collect();
    assert_eq!(letters, ["2027-05-11 head@unesco.example: Approval was due Tue 4 May 2027: The venue (CUL-02)"]);
}

#[test]
fn the_director_is_written_to_after_the_first_letter_was_released_and_had_its_days() {
    let mut world = undecided("2027-05-13T09:00:00Z");
    // Nobody has released it: the next one is not drafted, however late it is.
    world.live("2027-05-13T09:00:00Z", "2027-05-20T09:00:00Z");
    assert_eq!(letters(&mut world), [(HEAD.to_owned(), MailState::Draft)]);
    release(&mut world, HEAD, "2027-05-20T09:00:00Z");
    world.live("2027-05-20T09:00:00Z", "2027-05-27T06:59:00Z");
    assert_eq!(letters(&mut world), [(HEAD.to_owned(), MailState::Sent)]);
    world.live("2027-05-27T06:59:00Z", "2027-05-27T09:00:00Z");
    assert_eq!(letters(&mut world), [(DIRECTOR.to_owned(), MailState::Draft), (HEAD.to_owned(), MailState::Sent)]);
    // This one is for paper.
    let letter = notices(&mut world, ("CUL-02", "letter-director"), DIRECTOR).remove(0);
    let mime = world.app.store.read(|tx| tx.mime(&letter.key)).unwrap();
    assert!(String::from_utf8_lossy(&mime).contains("Content-Type: application/pdf"));
    assert!(text(&mut world, &letter).contains("This letter is attached for printing."));
}

#[test]
fn a_letter_is_withdrawn_when_its_seat_states_something_or_the_round_ends() {
    let mut world = undecided("2027-05-12T09:00:00Z");
    state(&mut world, ("CUL-02", "unesco"), Statement::Abstained {}, (None, None), "2027-05-12T09:00:00Z");
    world.pass("2027-05-12T09:00:00Z");
    assert_eq!(letters(&mut world), [(HEAD.to_owned(), MailState::Withdrawn)]);
    let mut world = undecided("2027-05-12T09:00:00Z");
    for partner in ["isesco", "artists"] {
        state(&mut world, ("CUL-02", partner), AGREED, (None, None), "2027-05-12T09:00:00Z");
    }
    world.pass("2027-05-12T09:00:00Z");
    assert_eq!(letters(&mut world), [(HEAD.to_owned(), MailState::Withdrawn)]);
}

#[test]
fn nobody_is_above_a_minister_and_silence_has_no_letters() {
    let mut world = world();
    world.done("CUL-03", "host", HANDED_IN);
    world.done("OUT-05", "host", HANDED_IN);
    open(&mut world, "Rev.2", HANDED_IN);
    world.live(HANDED_IN, "2027-06-20T00:00:00Z");
    assert_eq!(letters(&mut world), []);
    let drafts = mails(&mut world).into_iter().filter(|mail| mail.key.is_notice() && mail.state == MailState::Draft);
    let drafts: Vec<String> = drafts.flat_map(|mail| mail.to().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert_eq!(
        drafts,
        ["minister@host.example"],
        "what the minister is asked waits for release, and nothing else does"
    );
}

#[test]
fn nobody_is_written_to_above_who_stands_in_for_a_seat() {
    let mut world = undecided("2027-04-27T12:00:00Z");
    let left = Statement::Delegated { to: "isesco".into() };
    state(&mut world, ("CUL-02", "unesco"), left, (None, None), "2027-04-27T12:00:00Z");
    world.live("2027-04-27T12:00:00Z", "2027-05-25T00:00:00Z");
    assert_eq!(letters(&mut world), []);
}

#[test]
fn the_alternate_has_a_copy_of_its_own_that_serves_nobody() {
    let mut world = world();
    world.done("OUT-05", "host", HANDED_IN);
    open(&mut world, "Rev.2", HANDED_IN);
    world.live(HANDED_IN, "2027-04-27T12:00:00Z");
    let asked = notices(&mut world, ("OUT-05", "opening"), PIERRE).remove(0);
    let copy = notices(&mut world, ("OUT-05", "opening"), "alternate@unesco.example").remove(0);
    assert_eq!((asked.state, copy.state), (MailState::Sent, MailState::Sent));
    let copied = text(&mut world, &copy);
    assert!(copied.contains("Cette copie vous est adressée pour information"), "{copied}");
    assert!(!text(&mut world, &asked).contains("Cette copie"));
    // Without the mail to the focal point UNESCO does not have the text.
    let events: Vec<Event> = world.app.store.read(|tx| tx.events(&"forum".into())).unwrap();
    let plan = &world.loading.workflows[&"forum".into()].plan;
    let unserved = |events: &[Event]| {
        let state = RunState::replay(plan, events, at("2027-04-27T12:00:00Z"));
        let round = state.task(&"OUT-05".into()).approval.last().unwrap().clone();
        round.unserved(plan).map(|seat| seat.partner.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(unserved(&events), Vec::<String>::new());
    let is_copy_or_other = |event: &&Event| match &event.fact {
        Fact::ReminderSent { reminder, .. } => notice_of(reminder).is_none_or(|notice| notice.copied_to.is_some()),
        _ => true,
    };
    let copies: Vec<Event> = events.iter().filter(is_copy_or_other).cloned().collect();
    assert!(
        copies
            .iter()
            .any(|event| matches!(&event.fact, Fact::ReminderSent { reminder, .. } if notice_of(reminder).is_some()))
    );
    assert_eq!(unserved(&copies), ["unesco", "isesco"]);
}

#[test]
fn who_decides_for_two_seats_gets_one_notice_that_names_both_and_serves_both() {
    let rule = "hours: 24, substitutes: [{of: isesco, by: unesco}]";
    let mut world = World::new(&definition(rule).replace("languages: [fr, en]", "languages: [en]"), BEGINS);
    world.done("OUT-05", "host", HANDED_IN);
    open(&mut world, "Rev.2", HANDED_IN);
    world.live(HANDED_IN, "2027-05-05T00:00:00Z");
    let mut asked = notices(&mut world, ("OUT-05", "opening"), PIERRE);
    assert_eq!(asked.len(), 1);
    let told = text(&mut world, &asked.remove(0));
    assert!(told.contains("You also decide for ISESCO."), "{told}");
    assert_eq!(notices(&mut world, ("OUT-05", "opening"), SALMA).len(), 0);
    let held = world.app.store.read(|tx| tx.events(&"forum".into())).unwrap();
    assert!(held.iter().any(|event| matches!(event.fact, Fact::SilenceHeld { .. })), "both have the text");
}

#[test]
fn a_lead_that_stands_in_for_a_seat_hears_of_the_outcome_once() {
    let rule = "hours: 24, by: [unesco/head_of_unit, isesco], substitutes: [{of: unesco, by: host}]";
    let mut world = World::new(&definition(rule), BEGINS);
    world.done("OUT-05", "host", HANDED_IN);
    open(&mut world, "Rev.2", HANDED_IN);
    world.live(HANDED_IN, "2027-04-26T12:00:00Z");
    let objects = Statement::Objected { paragraphs: vec!["OP 4".into()] };
    state(&mut world, ("OUT-05", "isesco"), objects, (None, None), "2027-04-26T12:00:00Z");
    world.live("2027-04-26T12:00:00Z", "2027-04-28T12:00:00Z");
    assert_eq!(notices(&mut world, ("OUT-05", "outcome-broken"), AYSEL).len(), 1);
    act(&mut world, "OUT-05", ApprovalAct::Consult, Acting::default(), "2027-04-28T12:00:00Z").unwrap();
}
