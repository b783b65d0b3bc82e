//! The same scenario as the daemon and the rehearsal play it, told in the model's words.

use std::collections::BTreeSet;

use concerted::{
    app::{
        self,
        rehearse::{Answers, Scene, Script, Watcher, rehearse, standpoint},
    },
    model::{Actor, Answer, Event, Fact, MailKey, MailState, ReminderState, TaskState},
    store::{MailFilter, Snapshot},
};
use jiff::{SignedDuration, Timestamp};

use super::{
    forecast::Forecast,
    reader::{Post, plain},
    scenario::{Act, Scenario},
    standing::task_of,
};
use crate::world::{Verdict, World};

/// What was sent and drafted.
pub(super) struct Played {
    pub(super) posts: Vec<Post>,
    pub(super) drafts: BTreeSet<String>,
}

/// What an act is in the journal; `None` for what is done to letters.
fn fact(act: Act) -> Option<Fact> {
    let task = format!("t{}", task_of(act)?);
    let answered =
        |partner: usize, answer| Some(Fact::answered(task.as_str().into(), format!("p{partner}").into(), answer));
    let set = |state| Some(Fact::TaskSet { task: task.as_str().into(), state, note: None });
    match act {
        Act::Done(_, partner) => answered(partner, Answer::Done),
        Act::NotDone(_, partner) => answered(partner, Answer::NotDone),
        Act::Hold(_) => set(TaskState::OnHold),
        Act::Resume(_) => set(TaskState::InProgress),
        Act::Cancel(_) => set(TaskState::Cancelled),
        Act::Complete(_) => set(TaskState::Completed),
        Act::Release | Act::Withdraw => None,
    }
}

fn recording(act: Act) -> Option<app::Recording> {
    Some(match fact(act)? {
        Fact::InputAnswered { task, partner, answer, .. } => {
            app::Recording::Input { task, partner: Some(partner), answer }
        }
        Fact::TaskSet { task, state, .. } => app::Recording::State { task, state },
        other => panic!("{other:?}"),
    })
}

/// What a reminder is called in the model.
fn item(key: &str) -> String {
    let parts: Vec<&str> = key.split(':').skip(1).collect();
    match parts.as_slice() {
        ["digest", partner, _] => format!("digest {partner}"),
        ["takeover", partner] => format!("take-over {partner}"),
        ["news", partner, _] => format!("news {partner}"),
        ["called-off", partner, ..] => format!("called-off {partner}"),
        ["overtaken", _] => "overtaken".into(),
        ["draft", "draft", address, day] => format!("letter {address} {day} 0"),
        ["draft", times, "draft", address, day] => format!("letter {address} {day} {times}"),
        [task, partner, _, "telephone"] => format!("telephone {task} {partner}"),
        [task, partner, tone, _, "copy", "alternate"] => {
            let part = match *tone {
                "due_today" => "on",
                "overdue" => "after",
                _ => "before",
            };
            format!("copy {task} {partner} {part}")
        }
        [task, partner, rung, _] => {
            // A letter on the day of a reminder has its office in its name; the model keeps the two apart by their readers.
            let rung = rung.split_once("wd-").map_or_else(|| (*rung).to_owned(), |(days, _)| format!("{days}wd"));
            plain(&format!("{task} {partner} {rung}"))
        }
        _ => panic!("{key}"),
    }
}

fn post(scenario: &Scenario, at: Timestamp, to: &str, items: BTreeSet<String>) -> Post {
    let partner = to.split_once("@p").and_then(|(_, rest)| rest.split_once('.')?.0.parse::<usize>().ok());
    let office = partner.map_or(&scenario.office, |partner| &scenario.partners[partner].office);
    Post { at, day: office.day_of(at), to: to.to_owned(), items }
}

/// The name of a draft: whom it is to and when it was drafted.
fn draft(key: &MailKey) -> Option<String> {
    Some(key.as_str().strip_prefix("draft:")?.replace(':', " "))
}

/// The daemon, waking when it says that it wants to.
pub(super) fn daemon(world: &mut World, scenario: &Scenario, model: &Forecast) -> Played {
    let mut acts = model.script.iter().peekable();
    let mut now = scenario.begins_at();
    while now <= scenario.ends_at() {
        while let Some((_, act)) = acts.next_if(|(at, _)| *at <= now) {
            perform(world, *act, now);
        }
        world.tick(now);
        assert!(world.deliver(now, || Verdict::Accept));
        let wakes_at = app::next_wake(&mut world.app, &world.loading, now).unwrap();
        let Some(next) = wakes_at.into_iter().chain(acts.peek().map(|(at, _)| *at)).min() else { break };
        now = next.max(now + SignedDuration::from_secs(1));
    }
    read(world, scenario)
}

fn perform(world: &mut World, act: Act, now: Timestamp) {
    if let Some(what) = recording(act) {
        app::record(&mut world.app, &world.loading, &"w".into(), what, None, None, now).unwrap();
        return;
    }
    let drafts = MailFilter { states: [MailState::Draft].into(), ..MailFilter::default() };
    let drafts = world.app.store.read(|tx| tx.mails(&drafts)).unwrap();
    let keys: Vec<MailKey> = drafts.into_iter().map(|mail| mail.key).collect();
    match act {
        Act::Withdraw => app::withdraw_all(&mut world.app, &world.loading, &keys, "not now", now).unwrap(),
        _ => app::release(&mut world.app, &world.loading, &keys, now).unwrap(),
    }
}

fn read(world: &mut World, scenario: &Scenario) -> Played {
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let drafts = mails.iter().filter_map(|mail| draft(&mail.key)).collect();
    let sent = mails.iter().filter_map(|mail| Some((mail, mail.sent_at?)));
    let posts = sent.map(|(mail, sent_at)| {
        let carried = world.app.store.read(|tx: &Snapshot| tx.reminders_of(&mail.key)).unwrap();
        let said = carried.iter().filter(|reminder| reminder.state == ReminderState::Sent);
        let items = said.map(|reminder| item(reminder.key.as_str())).collect();
        post(scenario, sent_at, mail.to().next().unwrap(), items)
    });
    Played { posts: posts.collect(), drafts }
}

/// The rehearsal, which knows no releases.
pub(super) fn rehearsal(world: &mut World, scenario: &Scenario, model: &Forecast) -> Played {
    let begins_at = scenario.begins_at();
    let loaded = world.loading.workflows.values().next().unwrap();
    let from = scenario.adopted_after.map(|_| standpoint(&mut world.app.store, &loaded.plan, &[], begins_at).unwrap());
    let event = |(at, act): &(Timestamp, Act)| {
        let fact = fact(*act)?;
        let workflow = "w".into();
        Some(Event { seq: 0, workflow, happened_at: *at, recorded_at: *at, actor: Actor::Coordinator, fact })
    };
    let script = Script {
        plan: &loaded.plan,
        diagnostics: &[],
        sources: &world.loading.sources,
        answers: Answers::Given(model.script.iter().filter_map(event).collect()),
        from,
        until: Some(scenario.ends_at()),
    };
    let mut see = |_: Scene<'_>| Ok(());
    let rehearsed = rehearse(&world.app, &script, &mut Watcher { wants_texts: false, see: &mut see }).unwrap();
    let drafts = rehearsed.mails.iter().filter_map(|mail| draft(&mail.key)).collect();
    let sent = rehearsed.mails.iter().filter(|mail| !mail.is_draft && !mail.key.is_report());
    let posts = sent.map(|mail| {
        let items = mail.items.iter().map(|one| item(one.key.as_str())).collect();
        post(scenario, mail.at, &mail.to, items)
    });
    Played { posts: posts.collect(), drafts }
}
