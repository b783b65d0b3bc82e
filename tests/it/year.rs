//! The forum of 2027 as its partners live through it: what they get, when, and how much. Most answer, some late, some never.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use crate::same_words::assert_same_words;
use concerted::{
    app::{
        App, Reading,
        rehearse::{Answers, Mail, Rehearsal, Scene, Script, Watcher, rehearse},
    },
    config::Config,
    definition,
    model::{Actor, Answer, Event, Fact, Lang, PartnerId, TaskId},
    plan::{Plan, calendar::instant},
    render::RenderedMail,
};
use jiff::{
    ToSpan,
    civil::{Date, Time, date},
};

/// The opening day of the forum; the weeks before it are allowed to be busy.
const OPENS: Date = date(2027, 5, 25);

/// FNV-1a, so that the same people are late in every run.
fn die(task: &TaskId, partner: &PartnerId) -> u32 {
    let text = format!("{task}/{partner}");
    text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Days after the due day on which an input comes: four in ten come early, three on the day, two late, one never.
fn comes_after(task: &TaskId, partner: &PartnerId) -> Option<i32> {
    let die = die(task, partner);
    let days = (die / 100 % 8 + 1) as i32;
    match die % 10 {
        0..4 => Some(-days),
        4..7 => Some(0),
        7..9 => Some(days + 3),
        _ => None,
    }
}

pub(crate) fn answers(plan: &Plan) -> Vec<Event> {
    let event = |day: Date, hour: i8, fact: Fact| {
        let at = instant(day, Time::constant(hour, 0, 0, 0), &plan.timezone);
        let workflow = plan.workflow.clone();
        Event { seq: 0, workflow, happened_at: at, recorded_at: at, actor: Actor::Coordinator, fact }
    };
    let mut events = Vec::new();
    for task in &plan.tasks {
        for partner in task.obliged() {
            let Some(days) = comes_after(&task.id, partner) else { continue };
            // What the lead says comes after what it leads.
            let hour = if *partner == task.lead { 15 } else { 11 };
            let fact = Fact::answered(task.id.clone(), partner.clone(), Answer::Done);
            events.push(event(task.due_for(partner).saturating_add(days.days()), hour, fact));
        }
        if task.approval.is_some() {
            let fact = Fact::TaskApproved { task: task.id.clone(), note: None, evidence: None };
            events.push(event(task.due.date.saturating_add(2.days()), 16, fact));
        }
        // What is stuck is settled by a person in the end, so that the rest goes on.
        let fact = Fact::TaskSet { task: task.id.clone(), state: concerted::model::TaskState::Completed, note: None };
        events.push(event(task.due.date.saturating_add(20.days()), 17, fact));
    }
    events.sort_by_key(|event| event.happened_at);
    events
}

/// The rehearsal, and how many words each text has.
pub(crate) fn lived(workflow: &str, answers: impl Fn(&Plan) -> Answers) -> (Rehearsal, Vec<usize>) {
    let mut words = Vec::new();
    let rehearsal = played(
        workflow,
        |_| {},
        answers,
        |mail, rendered| {
            if mail.partner.is_some() && !mail.is_draft {
                words.push(rendered.text.split_whitespace().count());
            }
        },
    );
    (rehearsal, words)
}

/// The rehearsal of a shipped workflow with other contacts, shown mail by mail.
fn played(
    workflow: &str,
    change: impl Fn(&mut Plan),
    answers: impl Fn(&Plan) -> Answers,
    mut shown: impl FnMut(&Mail, &RenderedMail),
) -> Rehearsal {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows");
    std::fs::write(folder.path().join("config.yaml"), format!("workflows: {}\n", root.display())).unwrap();
    let app = App::open(Config::load(&folder.path().join("config.yaml")).unwrap()).unwrap();
    let reading = Reading::of(&root).unwrap();
    let paths = definition::workflow_paths(&reading.sources);
    let path = paths.iter().find(|path| path.contains(workflow)).unwrap();
    let compiled = definition::compile(&reading.sources, path);
    let mut plan = compiled.plan.clone().unwrap();
    change(&mut plan);
    let script = Script {
        plan: &plan,
        diagnostics: &compiled.diagnostics,
        sources: &reading.sources,
        answers: answers(&plan),
        from: None,
        until: None,
    };
    let mut see = |scene: Scene<'_>| {
        if let Scene::Mail { mail, rendered, .. } = scene {
            shown(mail, &rendered);
        }
        Ok(())
    };
    rehearse(&app, &script, &mut Watcher { wants_texts: true, see: &mut see }).unwrap()
}

/// Mails that leave by themselves, by reader.
fn by_reader(rehearsal: &Rehearsal) -> BTreeMap<&str, Vec<&Mail>> {
    let mut readers: BTreeMap<&str, Vec<&Mail>> = BTreeMap::new();
    for mail in rehearsal.mails.iter().filter(|mail| !mail.is_draft) {
        readers.entry(&mail.to).or_default().push(mail);
    }
    readers
}

fn median(mut values: Vec<usize>) -> usize {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}

#[test]
fn a_year_of_mail_as_three_partners_get_it() {
    let (rehearsal, words) = lived("world-forum-2027", |plan| Answers::Given(answers(plan)));
    let readers = by_reader(&rehearsal);
    let mut months: BTreeMap<(&str, i16, i8), usize> = BTreeMap::new();
    for (to, mails) in &readers {
        for mail in mails.iter().filter(|mail| mail.partner.is_some()) {
            *months.entry((to, mail.day.year(), mail.day.month())).or_default() += 1;
        }
    }
    let months: Vec<usize> = months.into_values().collect();
    let most = months.iter().max().copied().unwrap_or_default();
    let mut told = format!(
        "mails a partner's reader and month in which they get any: median {}, most {most}\nwords of the median mail: {}\n",
        median(months),
        median(words)
    );
    for to in ["focal.point@unesco.example", "focal.point@icesco.example", "liaison@cso-group.example"] {
        let mails = &readers[to];
        let _ = writeln!(told, "\n{to}: {} mails", mails.len());
        for mail in mails {
            let _ = writeln!(told, "  {} {}", mail.day, mail.subject);
        }
    }
    insta::assert_snapshot!(told);
}

/// The mails of those who got more than `limit` in a week of the calendar.
fn busiest(rehearsal: &Rehearsal, limit: usize) -> String {
    let mut told = String::new();
    for (to, mails) in by_reader(rehearsal) {
        let mut weeks: BTreeMap<_, Vec<&&Mail>> = BTreeMap::new();
        for mail in mails.iter().filter(|mail| !mail.is_draft) {
            weeks.entry((mail.day - date(2001, 1, 1)).get_days().div_euclid(7)).or_default().push(mail);
        }
        for mail in weeks.into_values().filter(|mails| mails.len() > limit).flatten() {
            let items: Vec<&str> = mail.items.iter().map(|item| item.key.as_str()).collect();
            let _ = writeln!(told, "{to} {} {} {items:?}", mail.day, mail.subject);
        }
    }
    told
}

#[test]
fn nobody_is_nagged() {
    let given: fn(&Plan) -> Answers = |plan| Answers::Given(answers(plan));
    for (workflow, how, opens, limit) in [
        ("world-forum-2013", (|_| Answers::Never) as fn(&Plan) -> Answers, date(2013, 5, 29), 3),
        ("world-forum-2013", given, date(2013, 5, 29), 3),
        ("world-forum-2027", given, OPENS, 3),
    ] {
        let (rehearsal, _) = lived(workflow, how);
        assert!(rehearsal.mails.len() > 80, "too few to tell: {}", rehearsal.mails.len());
        let last_month = opens.saturating_sub(1.month());
        // A coordinator has a brief on each working morning on which there is something to see to.
        assert!(rehearsal.most_a_week(last_month) <= 5, "{workflow}: {}", busiest(&rehearsal, 5));
        let to_partners = rehearsal.mails.iter().filter(|mail| mail.partner.is_some()).cloned().collect();
        let to_partners = Rehearsal { mails: to_partners, ..rehearsal.clone() };
        let most = to_partners.most_a_week(last_month);
        assert!(most <= limit, "{workflow}: {most} mails a week: {}", busiest(&to_partners, limit));
        assert!(rehearsal.most_equal() < 3, "{workflow}: {} equal mails in a row", rehearsal.most_equal());
    }
}

#[test]
fn text_and_html_of_every_mail_of_a_year_say_the_same_in_each_language() {
    let languages = ["en", "fr", "es", "ru", "az", "ar"];
    let speak = |plan: &mut Plan| {
        for (partner, lang) in plan.partners.values_mut().zip(languages.into_iter().cycle()) {
            for contact in &mut partner.contacts {
                contact.languages = vec![Lang::from(lang)];
            }
        }
    };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    played(
        "world-forum-2027",
        speak,
        |plan| Answers::Given(answers(plan)),
        |mail, rendered| {
            assert_same_words(&format!("{} to {}: {}", mail.day, mail.to, mail.subject), rendered);
            *seen.entry(mail.lang.to_string()).or_default() += 1;
        },
    );
    for lang in languages {
        assert!(seen.get(lang).is_some_and(|count| *count > 50), "{lang}: {seen:?}");
    }
}
