//! One address with several parts: two organisations, a coordinator who is a focal point, two spellings, two workflows. One mail
//! a day tells its reader everything, whatever it was opened for.

use std::fs;

use concerted::{
    app,
    engine::DecisionKind,
    model::MailState,
    store::{Mail, MailFilter},
};

use crate::world::{AYSEL, PIERRE, SECRETARIAT, World, at, workflow};

const OFFICE: &str = "office@shared.example";
const OPENS: &str = "2027-06-02";
const BEGINS: &str = "2026-11-02T06:00:00Z";

/// Every day of December and January, morning and noon.
fn live(world: &mut World) {
    for (month, days) in [("2026-12", 31), ("2027-01", 31), ("2027-02", 28)] {
        for day in 1..=days {
            for hour in ["05:30", "09:00"] {
                world.pass(&format!("{month}-{day:02}T{hour}:00Z"));
            }
        }
    }
}

fn mails(world: &mut World) -> Vec<Mail> {
    world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap()
}

fn text_of(world: &mut World, mail: &Mail) -> String {
    let mime = world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
    concerted::mail::text_of(&mime).unwrap()
}

/// Holds the journal's promise: whatever "was reminded of" stands in the mail that is said to carry it. Gives how many mails told
/// of more than one organisation, or of the coordinator's business beside an organisation's.
fn everything_sent_was_told(world: &mut World) -> usize {
    let mut several = 0;
    for mail in mails(world).into_iter().filter(|mail| mail.state == MailState::Sent) {
        let text = text_of(world, &mail);
        let carried = world.app.store.read(|tx| tx.reminders_of(&mail.key)).unwrap();
        let mut told = std::collections::BTreeSet::new();
        for reminder in &carried {
            told.insert((reminder.to_coordinator, reminder.partner.clone()));
            match serde_json::from_str(&reminder.kind).unwrap() {
                DecisionKind::Rung { task, .. }
                | DecisionKind::Copy { task, .. }
                | DecisionKind::Telephone { task, .. }
                | DecisionKind::Spoken { task, .. } => {
                    assert!(text.contains(task.as_str()), "{}: `{}` is not told:\n{text}", mail.key, reminder.key);
                }
                DecisionKind::Draft { mail: letter, .. }
                | DecisionKind::Undelivered { mail: letter, .. }
                | DecisionKind::Uncertain { mail: letter, .. } => {
                    assert!(text.contains(&letter.short()), "{}: `{}` is not told:\n{text}", mail.key, reminder.key);
                }
                DecisionKind::SteppedDown { contact, .. } => assert!(text.contains(&contact), "{}: {text}", mail.key),
                DecisionKind::Digest { .. }
                | DecisionKind::Asked { .. }
                | DecisionKind::AdoptionDigest { .. }
                | DecisionKind::Announcement { .. }
                | DecisionKind::CalledOff { .. }
                | DecisionKind::LeftOpen {}
                | DecisionKind::Left { .. }
                | DecisionKind::CameIn { .. }
                | DecisionKind::Stalled { .. }
                | DecisionKind::Notice { .. }
                | DecisionKind::Approval { .. }
                | DecisionKind::Asking { .. }
                | DecisionKind::FollowUp { .. }
                | DecisionKind::SetAside { .. } => {}
            }
        }
        several += usize::from(told.len() > 1);
    }
    several
}

fn one_mail_a_day(world: &mut World) {
    let sent = mails(world)
        .into_iter()
        .filter(|mail| mail.state == MailState::Sent && !mail.key.as_str().starts_with("report:"));
    let mut keys: Vec<(String, String)> = sent
        .map(|mail| {
            let to = mail.to().next().unwrap().to_lowercase();
            (to, mail.key.as_str().rsplit(':').next().unwrap().to_owned())
        })
        .collect();
    let count = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), count, "somebody got two mails on one day");
}

#[test]
fn two_organisations_with_one_address_get_one_mail_that_tells_both() {
    let shared = workflow(OPENS).replace(AYSEL, OFFICE).replace(PIERRE, OFFICE);
    let mut world = World::new(&shared, BEGINS);
    live(&mut world);
    assert!(everything_sent_was_told(&mut world) > 0, "no mail spoke for both: the test proves nothing");
    one_mail_a_day(&mut world);
    let both = mails(&mut world).into_iter().find(|mail| {
        let carried = world.app.store.read(|tx| tx.reminders_of(&mail.key)).unwrap();
        let of = |partner: &str| {
            carried.iter().any(|reminder| reminder.partner.as_ref().is_some_and(|id| id.as_str() == partner))
        };
        mail.state == MailState::Sent && of("host") && of("unesco")
    });
    let text = text_of(&mut world, &both.unwrap());
    for words in ["This message also lists what is open with", "Host ministry · ", "UNESCO · "] {
        assert!(
            text.contains(words) || text.contains("Le présent message indique aussi"),
            "`{words}` is missing:\n{text}"
        );
    }
}

#[test]
fn a_coordinator_who_is_the_hosts_focal_point_hears_both_in_one_mail() {
    // On one clock, so that a letter to UNESCO's head of unit waits when the host itself is reminded.
    let shared = workflow(OPENS).replace(SECRETARIAT, AYSEL).replace("Europe/Paris", "Asia/Baku");
    let mut world = World::new(&shared, BEGINS);
    live(&mut world);
    assert!(everything_sent_was_told(&mut world) > 0, "no mail spoke of both: the test proves nothing");
    one_mail_a_day(&mut world);
    let mut briefed = 0;
    for mail in mails(&mut world).into_iter().filter(|mail| mail.to().any(|to| to == AYSEL)) {
        let text = text_of(&mut world, &mail);
        assert!(!text.contains("Host ministry could not be written to"), "{text}");
        // Nobody is told to telephone themselves.
        let calls = text.split("Partners to call").nth(1).unwrap_or_default();
        assert!(!calls.contains("Host ministry"), "{text}");
        assert!(!text.contains("Written to: ,"), "nobody is written to in no part:\n{text}");
        briefed += usize::from(text.contains("As coordinator of this preparation"));
    }
    assert!(briefed > 0, "no mail to a partner had the coordinator's part");
}

#[test]
fn one_organisation_under_two_ids_in_two_workflows_is_told_of_both_whatever_the_letter_case() {
    let mut world = World::new(&workflow(OPENS), BEGINS);
    let other = workflow(OPENS)
        .replace("workflow: forum", "workflow: other")
        .replace("symbol: WF", "symbol: OT")
        .replace("  unesco:", "  unesco_org:")
        .replace("unesco,", "unesco_org,")
        .replace("[unesco]", "[unesco_org]")
        .replace(PIERRE, "Pierre@UNESCO.example")
        .replace(AYSEL, "AYSEL@host.example");
    fs::write(world.folder.path().join("workflows/other.yaml"), other).unwrap();
    world.reload(at(BEGINS));
    assert!(!world.loading.has_errors(), "{:#?}", world.loading.findings);
    assert_eq!(world.loading.workflows.len(), 2);
    live(&mut world);
    everything_sent_was_told(&mut world);
    one_mail_a_day(&mut world);
    let withdrawn = mails(&mut world).into_iter().filter(|mail| mail.state == MailState::Withdrawn);
    let lost: Vec<_> =
        withdrawn.filter(|mail| mail.last_reply.as_deref().is_some_and(|why| why.contains("no longer in"))).collect();
    assert!(lost.is_empty(), "{lost:#?}");
    let pierre = mails(&mut world)
        .into_iter()
        .find(|mail| mail.workflows.len() == 2 && mail.to().any(|to| to.eq_ignore_ascii_case(PIERRE)));
    let text = text_of(&mut world, &pierre.expect("one mail speaks of both workflows"));
    assert!(text.contains("WF OUT-01") && text.contains("OT OUT-01"), "{text}");
    assert!(!text.contains("UNESCO · "), "it is one organisation:\n{text}");
}

#[test]
fn letters_to_one_office_for_two_organisations_are_two_letters() {
    let shared = workflow(OPENS)
        .replace("contacts: [{function: focal_point, email: aysel@host.example}]", &format!("contacts: [{{function: focal_point, email: aysel@host.example}}, {{function: head_of_unit, email: {OFFICE}}}]"))
        .replace("head@unesco.example", OFFICE);
    let mut world = World::new(&shared, BEGINS);
    live(&mut world);
    let letters: Vec<Mail> = mails(&mut world).into_iter().filter(|mail| mail.to().any(|to| to == OFFICE)).collect();
    assert!(letters.len() > 1, "{letters:#?}");
    for letter in letters {
        let carried = world.app.store.read(|tx| tx.reminders_of(&letter.key)).unwrap();
        let of: std::collections::BTreeSet<_> =
            carried.iter().filter_map(|reminder| reminder.partner.clone()).collect();
        assert!(of.len() <= 1, "a letter speaks for one organisation: {carried:#?}");
    }
}

#[test]
fn a_report_comes_in_every_edition_that_its_reader_is_to_have() {
    let shared = workflow(OPENS)
        .replace(AYSEL, OFFICE)
        .replace(PIERRE, OFFICE)
        .replace("coordinator: secretariat\n", "coordinator: secretariat\nreports: {recipients: [host, unesco]}\n");
    let mut world = World::new(&shared, BEGINS);
    let (issued, failed) = app::issue_reports(&mut world.app, &world.loading, at("2026-12-16T06:00:00Z")).unwrap();
    assert!(failed.is_empty(), "{failed:?}");
    assert_eq!(issued.len(), 1);
    let brought: Vec<Mail> = mails(&mut world).into_iter().filter(|mail| mail.to().any(|to| to == OFFICE)).collect();
    assert_eq!(brought.len(), 1, "{brought:#?}");
    let mime = world.app.store.read(|tx| tx.mime(&brought[0].key)).unwrap();
    let mime = String::from_utf8(mime).unwrap();
    let attached = mime.matches("Content-Disposition: attachment").count();
    assert_eq!(attached, 2, "each organisation's own edition");
    assert!(mime.contains("host") && mime.contains("unesco"));
}
