//! The forum of 2027 passed day by day, by the daemon's own passes and deliveries, against the rehearsal of the same answers:
//! reminders, lists and the mails that bring reports.

use std::{collections::BTreeMap, fs, path::Path};

use concerted::{
    app::{
        self, App, Reading,
        rehearse::{Answers, Rehearsal, Script, Watcher, rehearse},
    },
    config::Config,
    definition,
    model::MailState,
    plan::Plan,
    store::MailFilter,
};
use jiff::{SignedDuration, civil::Date};
use tempfile::TempDir;

use crate::{
    whose_fault::copy,
    world::{Verdict, World},
    year::answers,
};

const FORUM: &str = "world-forum-2027";

/// The mails of a reader: the day by their clock, and the subject.
type Calendar = BTreeMap<String, Vec<(Date, String)>>;

/// Setting a report takes seconds, so that there are five in the year. One reader gets them by mail, one after release, and
/// the coordinator.
const REPORTS: &str =
    "reports: {schedule: ['0 8 1 */3 *'], recipients: [unesco, {to: host, function: ministers_office}]}\n";

/// An installation with this one workflow of those shipped, with reports of its own.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let workflows = folder.path().join("workflows");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"), &workflows);
    let reading = Reading::of(&workflows).unwrap();
    for path in definition::workflow_paths(&reading.sources).iter().filter(|path| !path.contains(FORUM)) {
        fs::remove_file(workflows.join(path)).unwrap();
    }
    // A rehearsal begins with nothing done, and knows no history.
    let definition = workflows.join("baku-process").join(format!("{FORUM}.yaml"));
    let text = fs::read_to_string(&definition).unwrap();
    let without = text.lines().filter(|line| !line.starts_with("history:")).map(|line| format!("{line}\n"));
    assert!(!text.contains("\nreports:"), "they would be given twice");
    fs::write(&definition, without.collect::<String>() + REPORTS).unwrap();
    fs::write(folder.path().join("config.yaml"), "language: en\n").unwrap();
    folder
}

/// The workflow of such an installation, rehearsed with plausible answers.
fn rehearsal() -> Rehearsal {
    let folder = folder();
    let app = App::open(Config::load(&folder.path().join("config.yaml")).unwrap()).unwrap();
    let reading = Reading::of(&folder.path().join("workflows")).unwrap();
    let path = definition::workflow_paths(&reading.sources).into_iter().find(|path| path.contains(FORUM)).unwrap();
    let compiled = definition::compile(&reading.sources, &path);
    let plan = compiled.plan.clone().unwrap();
    let script = Script {
        plan: &plan,
        diagnostics: &compiled.diagnostics,
        sources: &reading.sources,
        answers: Answers::Given(answers(&plan)),
        from: None,
        until: None,
    };
    rehearse(&app, &script, &mut Watcher { wants_texts: false, see: &mut |_| Ok(()) }).unwrap()
}

/// What readers get if a pass is made whenever something is due or was answered. Of the coordinator's mails only those that
/// bring reports count: briefs are written at the moment.
fn passed(rehearsal: &Rehearsal) -> Calendar {
    let mut world = World::in_folder(folder(), rehearsal.begins_at);
    let plan: Plan = world.loading.workflows.values().next().unwrap().plan.as_ref().clone();
    let facts = answers(&plan);
    let mut facts = facts.iter().filter(|fact| fact.happened_at >= rehearsal.begins_at).peekable();
    let mut now = rehearsal.begins_at;
    while now <= rehearsal.ends_at {
        while let Some(fact) = facts.next_if(|fact| fact.happened_at <= now) {
            world.app.store.write(|tx| tx.append(fact)).unwrap();
        }
        let (_, failed) = app::issue_reports(&mut world.app, &world.loading, now).unwrap();
        assert!(failed.is_empty(), "{failed:?}");
        world.tick(now);
        assert!(world.deliver(now, || Verdict::Accept));
        let wakes_at = app::next_wake(&mut world.app, &world.loading, now).unwrap();
        let Some(next) = wakes_at.into_iter().chain(facts.peek().map(|fact| fact.happened_at)).min() else { break };
        now = next.max(now + SignedDuration::from_secs(1));
    }
    let mut calendar = Calendar::new();
    let mut all = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    all.sort_by_key(|mail| mail.sent_at);
    for mail in all.into_iter().filter(|mail| mail.state == MailState::Sent) {
        let partner = mail.partner.as_ref().and_then(|id| plan.partners.get(id));
        if partner.is_none() && !mail.key.is_report() {
            continue;
        }
        let zone = partner.map_or(&plan.timezone, |partner| &partner.timezone);
        let day = zone.to_datetime(mail.sent_at.unwrap()).date();
        calendar.entry(mail.to().collect()).or_default().push((day, mail.subject));
    }
    calendar
}

/// The same by the rehearsal.
fn rehearsed(rehearsal: &Rehearsal) -> Calendar {
    let mut calendar = Calendar::new();
    let leaves = rehearsal.mails.iter().filter(|mail| !mail.is_draft);
    for mail in leaves.filter(|mail| mail.partner.is_some() || mail.key.is_report()) {
        calendar.entry(mail.to.clone()).or_default().push((mail.day, mail.subject.clone()));
    }
    calendar
}

#[test]
fn a_year_passed_day_by_day_is_the_year_that_was_rehearsed() {
    let rehearsal = rehearsal();
    let (passed, rehearsed) = (passed(&rehearsal), rehearsed(&rehearsal));
    let readers = |calendar: &Calendar| calendar.keys().cloned().collect::<Vec<_>>();
    assert_eq!(readers(&passed), readers(&rehearsed));
    let mut differ = Vec::new();
    for (reader, mails) in &passed {
        let only = |one: &[(Date, String)], other: &[(Date, String)], who: &'static str| {
            let missing = one.iter().filter(|mail| !other.contains(mail));
            missing.map(|(day, subject)| (*day, reader.clone(), who, subject.clone())).collect::<Vec<_>>()
        };
        differ.extend(only(mails, &rehearsed[reader], "passed"));
        differ.extend(only(&rehearsed[reader], mails, "rehearsed"));
    }
    differ.sort();
    assert!(differ.is_empty(), "{} differ, the first of them: {:#?}", differ.len(), &differ[..differ.len().min(12)]);
    let reports =
        |reader: &str| passed[reader].iter().filter(|(_, subject)| subject.starts_with("Progress report")).count();
    for reader in ["focal.point@unesco.example", "secretariat@worldforum.example"] {
        assert!(reports(reader) >= 4, "{reader}: {:#?}", passed[reader]);
    }
    for reader in ["focal.point@unesco.example", "focal.point@icesco.example", "liaison@cso-group.example"] {
        assert!(passed[reader].len() > 20, "{reader}: {:#?}", passed[reader]);
    }
}
