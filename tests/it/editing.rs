//! Edits of a running workflow: what they change is told, what they would lose waits, what was agreed is what happens.

use std::collections::{BTreeMap, BTreeSet};

use concerted::{
    app::{
        self, AppError, PlanError, SavedPlan, Standing,
        foresee::PartnerMails,
        rehearse::{self, Answers, Script, Watcher},
    },
    diag::{Advised, Code, Sources},
    engine::edit::{Change, Edit, Loss},
    mail,
    model::{ReminderState, WorkflowId},
    plan::{Anchor, Plan, Shift},
    store::MailFilter,
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use proptest::prelude::proptest;

use crate::world::{PIERRE, World, at, workflow};

const OPENS: &str = "2027-06-02";
const BEGINS: &str = "2026-12-01T06:00:00Z";

fn forum() -> WorkflowId {
    "forum".into()
}

fn look(world: &mut World, definition: &str, now: &str) -> app::Loading {
    std::fs::write(world.folder.path().join("workflows/forum.yaml"), definition).unwrap();
    app::look(&mut world.app.store, &world.app.config.workflows.clone(), at(now)).unwrap()
}

fn edit_of(world: &mut World, definition: &str, now: &str) -> Edit {
    look(world, definition, now).pending.remove(&forum()).expect("no edit is pending").edit
}

/// A world in which UNESCO was reminded of OUT-01 and the host has answered.
fn under_way() -> World {
    let mut world = World::new(&workflow(OPENS), BEGINS);
    for day in 4..=21 {
        world.pass(&format!("2026-12-{day:02}T09:00:00Z"));
    }
    world.done("OUT-01", "host", "2026-12-21T10:00:00Z");
    world
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 24, ..Default::default() })]

    #[test]
    fn moving_the_opening_day_moves_every_relative_date_and_every_unsent_reminder(days in -90_i32..=300) {
        let now = "2026-12-22T06:00:00Z";
        let mut world = under_way();
        let old = world.loading.workflows[&forum()].plan.clone();
        let opens: Date = OPENS.parse().unwrap();
        let moved = workflow(&opens.saturating_add(days.days()).to_string());
        let told = if days == 0 { Edit::default() } else { edit_of(&mut world, &moved, now) };
        world.edit(&moved, at(now));
        let new = world.loading.workflows[&forum()].plan.clone();

        let dates: BTreeMap<_, _> = told.changes.iter().filter_map(|change| match change {
            Change::Moved { task, from, to, .. } => Some((task.clone(), (*from, *to))),
            _ => None,
        }).collect();
        for task in &new.tasks {
            let offset = task.due.offset.expect("every date of this forum is relative");
            assert_eq!(offset.anchor, Anchor::Opens);
            let lead = &new.partners[&task.lead];
            let nominal = offset.settle(&new.event, &lead.calendar);
            let due = if task.due.fixed { nominal } else { lead.calendar.shift(nominal, Shift::Earlier) };
            assert_eq!(task.due.date, due, "{}", task.id);
            let before = old.task(&task.id).unwrap().due.date;
            assert_eq!(dates.get(&task.id).copied(), (before != due).then_some((before, due)), "{}", task.id);
        }

        // What the plan told of reminders ahead is what the ladder of the new date says.
        for change in told.reminders.iter().filter(|change| change.rung != "ready") {
            let partner = &new.partners[&change.input.partner];
            let due = new.task(&change.input.task).unwrap().due_for(&partner.id);
            let offset: i32 = change.rung.trim_end_matches("wd").parse().unwrap();
            if offset < 0 && let Some(to) = change.to {
                // A rung whose day has passed by the new date falls due at once.
                let today: Date = "2026-12-22".parse().unwrap();
                assert_eq!(to, partner.calendar.add_working_days(due, offset).max(today), "{change:?}");
            }
        }

        // And no reminder that waits speaks of a date that holds no longer.
        world.tick(at("2026-12-22T06:00:01Z"));
        for reminder in world.app.store.read(|tx| tx.open_reminders(&forum())).unwrap() {
            if let (Some(task), Some(partner)) = (&reminder.task, &reminder.partner) {
                assert_eq!(reminder.due_on, Some(new.task(task).unwrap().due_for(partner)), "{}", reminder.key);
            }
        }
    }
}

/// What a rehearsal from now on shows of mails: address, whether it waits for release, whether it brings a report, day.
fn mails_ahead(world: &mut World, plan: &Plan, now: &str) -> BTreeSet<(String, bool, bool, Date)> {
    let from = rehearse::standpoint(&mut world.app.store, plan, &[], at(now)).unwrap();
    let (sources, answers) = (Sources::default(), Answers::OnTime);
    let script = Script { plan, diagnostics: &[], sources: &sources, answers, from: Some(from), until: None };
    let mut watcher = Watcher { wants_texts: false, see: &mut |_| Ok(()) };
    let mails = rehearse::rehearse(&world.app, &script, &mut watcher).unwrap().mails;
    let count = mails.len();
    let days: BTreeSet<_> =
        mails.into_iter().map(|mail| (mail.to, mail.is_draft, mail.items.is_empty(), mail.day)).collect();
    assert_eq!(days.len(), count, "one mail a day and recipient");
    days
}

#[test]
fn the_mails_that_an_edit_adds_moves_and_withdraws_are_told() {
    let now = "2026-12-22T06:00:00Z";
    for opens in ["2027-06-09", "2027-05-19", "2027-09-01"] {
        let mut world = under_way();
        let loading = look(&mut world, &workflow(opens), now);
        let (old, new) = (loading.workflows[&forum()].plan.clone(), loading.ahead[&forum()].clone());
        let mut parts = Vec::new();
        let outlooks = app::foresee(&mut world.app, &loading, at(now), &mut |part| parts.push(part)).unwrap();
        assert!(parts.is_sorted() && parts.iter().all(|part| (0.0..=1.0).contains(part)), "{parts:?}");
        let outlook = &outlooks[&forum()];

        let (before, after) = (mails_ahead(&mut world, &old, now), mails_ahead(&mut world, &new, now));
        assert_eq!((outlook.mails.from, outlook.mails.to), (before.len(), after.len()));
        // What is told, done to the mails of the old definition, gives those of the new one.
        let days = |mails: &BTreeSet<(String, bool, bool, Date)>| {
            let mut days: Vec<_> = mails.iter().map(|(to, draft, _, day)| (to.clone(), *draft, *day)).collect();
            days.sort();
            days
        };
        let mut told = days(&before);
        for change in &outlook.changes {
            let mail = |day| (change.to.clone(), change.is_draft, day);
            if let Some(from) = change.from {
                let place = told.iter().position(|other| *other == mail(from)).expect("it was ahead");
                told.remove(place);
            }
            told.extend(change.on.map(mail));
        }
        told.sort();
        assert_eq!(told, days(&after), "{opens}");
        assert!(outlook.changes.iter().any(|change| change.from.is_some() && change.on.is_some()), "some move");

        let sum = |figure: fn(&PartnerMails) -> usize| outlook.by_partner.iter().map(figure).sum::<usize>();
        assert_eq!((sum(|row| row.mails.from), sum(|row| row.mails.to)), (before.len(), after.len()));
        assert_eq!(sum(|row| row.new + row.moved + row.withdrawn), outlook.changes.len());
        assert_eq!(outlook.by_partner.last().unwrap().partner, None, "the coordinator stands last");
    }
}

/// The workflow with reports by these lines.
fn reported(schedule: &str) -> String {
    let text = workflow(OPENS);
    let others: Vec<&str> = text.lines().filter(|line| !line.starts_with("reports:")).collect();
    format!("{}\nreports: {{schedule: [{schedule}]}}\n", others.join("\n"))
}

/// Issues the report that is due at `now`, and returns its cut-off.
fn issued(world: &mut World, now: &str) -> Option<Date> {
    let World { app, loading, .. } = world;
    let (issued, failed) = app::issue_reports(app, loading, at(now)).unwrap();
    assert!(failed.is_empty(), "{failed:?}");
    issued.first().map(|report| report.cut_off)
}

#[test]
fn a_schedule_that_is_changed_fires_for_no_day_before_the_change() {
    for (from, to, passed_over, next) in [
        (r#""0 8 1 * *""#, r#""0 8 * * mon""#, date(2027, 3, 14), date(2027, 3, 22)),
        (r#""0 8 * * mon""#, r#""0 8 * * *""#, date(2027, 3, 16), date(2027, 3, 18)),
        (r#""0 8 1 * *""#, r#""0 8 1 * *", "0 8 9 * *""#, date(2027, 3, 8), date(2027, 4, 1)),
    ] {
        let mut world = World::new(&reported(from), "2027-02-01T10:00:00Z");
        for now in ["2027-02-01T10:00:00Z", "2027-03-01T10:00:00Z", "2027-03-15T10:00:00Z"] {
            world.tick(at(now));
            issued(&mut world, now);
        }
        let now = "2027-03-17T10:00:00Z";
        let edit = edit_of(&mut world, &reported(to), now);
        let told = edit.rescheduled.unwrap_or_else(|| panic!("{from} → {to}"));
        assert_eq!((told.passed_over, told.next), (Some(passed_over), Some(next)), "{from} → {to}");
        world.reload(at(now));
        assert_eq!(issued(&mut world, now), None, "{from} → {to}");
        let evening = format!("{next}T20:00:00Z");
        assert_eq!(issued(&mut world, &evening), next.yesterday().ok(), "{from} → {to}");
    }
}

#[test]
fn a_report_that_was_due_already_is_issued_though_the_schedule_changes() {
    let mut world = World::new(&reported(r#""0 8 * * mon""#), "2027-02-01T10:00:00Z");
    world.tick(at("2027-02-01T10:00:00Z"));
    issued(&mut world, "2027-02-01T10:00:00Z");
    // Nothing ran on Monday the 15th.
    let now = "2027-03-16T10:00:00Z";
    assert_eq!(edit_of(&mut world, &reported(r#""0 8 * * tue""#), now).rescheduled, None);
    world.reload(at(now));
    assert_eq!(issued(&mut world, now), Some(date(2027, 3, 15)));
}

#[test]
fn an_edit_of_a_title_moves_no_mail() {
    let now = "2026-12-22T06:00:00Z";
    let mut world = under_way();
    let loading = look(&mut world, &workflow(OPENS).replace("title: World Forum", "title: Great World Forum"), now);
    assert_eq!(loading.ahead.len(), 1, "the title was edited");
    let outlooks = app::foresee(&mut world.app, &loading, at(now), &mut |_| ()).unwrap();
    assert_eq!(outlooks[&forum()].changes, []);
    assert!(outlooks[&forum()].mails.from > 20);
}

#[test]
fn an_edit_that_would_lose_answers_waits_until_somebody_applies_it() {
    let now = "2026-12-22T06:00:00Z";
    let mut world = under_way();
    let without = workflow(OPENS).replace("lead: host, with: [unesco], due: T-5m", "lead: unesco, due: T-5m");
    world.edit(&without, at(now));
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::Waiting);
    assert!(world.loading.edited.is_empty());
    let losses = &world.loading.pending[&forum()].edit.losses;
    assert!(matches!(&losses[..], [Loss::Answer { input, .. }] if input.partner == "host".into()), "{losses:?}");
    assert_eq!(world.loading.workflows[&forum()].plan.task(&"OUT-01".into()).unwrap().lead, "host".into());

    let applied = app::apply(&mut world.app, None, at(now)).unwrap();
    assert_eq!(applied.loading.workflows[&forum()].standing, Standing::InForce);
    let changes = &applied.loading.edited[&forum()].changes;
    assert!(changes.iter().any(|change| matches!(change, Change::Lead { to, .. } if *to == "unesco".into())));
    assert!(app::apply(&mut world.app, None, at(now)).unwrap().loading.edited.is_empty(), "once is enough");
}

#[test]
fn a_harmless_edit_is_taken_over_and_told_in_the_journal() {
    let now = "2026-12-22T06:00:00Z";
    let mut world = under_way();
    let more = format!("{}  CUL-02: {{title: Exhibition, lead: isesco, due: T-6w, serves: [O1]}}\n", workflow(OPENS));
    world.edit(&more, at(now));
    let added = &world.loading.edited[&forum()].changes;
    assert!(matches!(&added[..], [Change::Added { task, .. }] if *task == "CUL-02".into()), "{added:?}");
    let journal = world.app.store.read(|tx| tx.events(&forum())).unwrap();
    let told = serde_json::to_string(&journal.last().unwrap().fact).unwrap();
    assert!(told.contains("task `CUL-02` is new"), "{told}");
}

#[test]
fn what_falls_due_at_once_because_of_an_edit_is_told_and_then_leaves() {
    let now = "2026-12-22T06:00:00Z";
    let mut world = under_way();
    let sooner = workflow(OPENS).replace("lead: isesco, with: [artists], due: T-10w", "lead: isesco, due: 2027-01-11");
    let edit = edit_of(&mut world, &sooner, now);
    let today: Date = "2026-12-22".parse().unwrap();
    let told = edit.reminders.iter().find(|change| change.to == Some(today)).expect("nothing falls due at once");
    assert_eq!((told.input.task.as_str(), told.input.partner.as_str()), ("CUL-01", "isesco"));
    world.edit(&sooner, at(now));
    world.pass("2026-12-22T07:00:00Z");
    let events = world.app.store.read(|tx| tx.events(&forum())).unwrap();
    let key = format!("forum:CUL-01:isesco:{}:2027-01-11", told.rung);
    let left = events.iter().any(|event| {
        matches!(&event.fact, concerted::model::Fact::ReminderSent { reminder, .. } if reminder.as_str() == key)
    });
    assert!(left, "{key} did not leave");
}

#[test]
fn a_workflow_whose_file_is_gone_runs_on_until_it_is_closed_and_opens_again_with_its_file() {
    let mut world = under_way();
    let file = world.folder.path().join("workflows/forum.yaml");
    std::fs::remove_file(&file).unwrap();
    world.reload(at("2026-12-22T06:00:00Z"));
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::Gone);
    let closed = app::apply(&mut world.app, None, at("2026-12-22T06:00:00Z")).unwrap();
    assert_eq!(closed.loading.closed, [forum()]);
    let to_tell: Vec<&str> = closed.to_tell[&forum()].iter().map(|partner| partner.name.as_str()).collect();
    assert_eq!(to_tell, ["Host ministry", "UNESCO"], "who was written to is told by a person");
    world.reload(at("2026-12-22T07:00:00Z"));
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::Closed);
    let mails = |world: &mut World| world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap().len();
    let before = mails(&mut world);
    for day in 23..=31 {
        world.pass(&format!("2026-12-{day}T09:00:00Z"));
    }
    assert_eq!(mails(&mut world), before, "a closed workflow reminds nobody");
    assert_eq!(app::next_wake(&mut world.app, &world.loading, at("2027-01-01T00:00:00Z")).unwrap(), None);
    let now = at("2027-01-04T06:00:00Z");
    std::fs::write(&file, workflow(OPENS)).unwrap();
    let folder = world.app.config.workflows.clone();
    let looked = app::look(&mut world.app.store, &folder, now).unwrap();
    assert!(looked.reopened.contains(&forum()), "`plan` says so");
    let ahead = app::rehearse::standpoint(&mut world.app.store, &looked.workflows[&forum()].plan, &[], now).unwrap();
    assert!(
        matches!(ahead.events.last().unwrap().fact, concerted::model::Fact::WorkflowReopened {}),
        "so does `rehearse`"
    );
    world.edit(&workflow(OPENS), now);
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::InForce);
    assert!(world.loading.reopened.contains(&forum()));
    world.pass("2027-01-04T09:00:00Z");
    assert!(mails(&mut world) > before, "it is open again");
}

#[test]
fn of_two_files_with_one_id_the_one_in_force_stays() {
    let now = at("2026-12-22T06:00:00Z");
    let mut world = under_way();
    let copy = world.folder.path().join("workflows/a-copy.yaml");
    std::fs::write(&copy, workflow("2027-09-01")).unwrap();
    world.reload(now);
    let opens: Date = OPENS.parse().unwrap();
    assert_eq!(world.loading.workflows[&forum()].plan.event.opens, opens, "the copy took the place of the original");
    assert!(world.loading.has_errors() && world.loading.edited.is_empty());
}

#[test]
fn of_two_files_with_one_symbol_the_one_in_force_goes_on() {
    let now = at("2026-12-22T06:00:00Z");
    let mut world = under_way();
    let folder = world.folder.path().join("workflows");
    let other = |symbol: &str| {
        let text = workflow("2027-09-01").replace("workflow: forum", "workflow: other");
        text.replace("symbol: WF", &format!("symbol: {symbol}"))
    };
    // The new one is read first, so that the finding stands in the file of the one that runs.
    std::fs::write(folder.join("a-other.yaml"), other("WF")).unwrap();
    std::fs::write(folder.join("forum.yaml"), workflow("2027-07-01")).unwrap();
    world.reload(now);
    let standing = |world: &World, id: &str| world.loading.workflows.get(&id.into()).map(|loaded| loaded.standing);
    assert!(world.loading.findings.iter().any(|finding| finding.code == Code::DuplicateSymbol));
    assert_eq!((standing(&world, "forum"), standing(&world, "other")), (Some(Standing::Kept), None));
    let opens: Date = OPENS.parse().unwrap();
    assert_eq!(world.loading.workflows[&forum()].plan.event.opens, opens, "it goes on as it was");
    world.pass("2026-12-23T09:00:00Z");

    std::fs::write(folder.join("a-other.yaml"), other("WO")).unwrap();
    world.reload(at("2026-12-24T06:00:00Z"));
    assert_eq!(standing(&world, "forum"), Some(Standing::InForce));
    assert_eq!(standing(&world, "other"), Some(Standing::InForce));
    // One that runs cannot take the symbol of another.
    std::fs::write(folder.join("a-other.yaml"), other("WF")).unwrap();
    world.reload(at("2026-12-25T06:00:00Z"));
    assert_eq!((standing(&world, "forum"), standing(&world, "other")), (Some(Standing::Kept), Some(Standing::Kept)));
    assert_eq!(world.loading.workflows[&WorkflowId::from("other")].plan.symbol, "WO");
}

#[test]
fn a_saved_plan_is_applied_as_it_was_shown_or_not_at_all() {
    let now = at("2026-12-22T06:00:00Z");
    let mut world = under_way();
    let moved = workflow("2027-06-09");
    let path = world.folder.path().join("plan.json");
    let save = |world: &mut World| {
        let saved = SavedPlan::new(&look(world, &moved, "2026-12-22T06:00:00Z"), BTreeMap::new(), now);
        std::fs::write(&path, serde_json::to_vec(&saved).unwrap()).unwrap();
        SavedPlan::read(&path).unwrap()
    };
    let refused = |world: &mut World, saved: &SavedPlan, words: &str| {
        let error = app::apply(&mut world.app, Some(saved), now).unwrap_err();
        assert!(matches!(&error, AppError::Plan(PlanError::Moved { .. })), "{error}");
        assert!(error.to_string().contains(words) && error.in_full().contains("concerted plan --out"), "{error}");
    };

    let saved = save(&mut world);
    // An answer comes; what was shown may not be what would happen.
    let loading = look(&mut world, &moved, "2026-12-22T06:00:00Z");
    let what = app::Recording::Input {
        task: "OUT-01".into(),
        partner: Some("unesco".into()),
        answer: concerted::model::Answer::Done,
    };
    app::record(&mut world.app, &loading, &forum(), what, None, None, now).unwrap();
    refused(&mut world, &saved, "was recorded");

    let saved = save(&mut world);
    look(&mut world, &workflow("2027-06-16"), "2026-12-22T06:00:00Z");
    refused(&mut world, &saved, "edited again");

    let mut altered = save(&mut world);
    altered.workflows.get_mut(&forum()).unwrap().edit.changes.clear();
    refused(&mut world, &altered, "altered");

    let saved = save(&mut world);
    let applied = app::apply(&mut world.app, Some(&saved), now).unwrap();
    assert_eq!(applied.loading.edited[&forum()], saved.workflows[&forum()].edit, "as it was shown");
    refused(&mut world, &saved, "in force already");

    let nothing = SavedPlan::new(&world.loading, BTreeMap::new(), now);
    assert!(matches!(app::apply(&mut world.app, Some(&nothing), now), Err(AppError::Plan(PlanError::Empty))));
    std::fs::write(&path, "{}").unwrap();
    assert!(matches!(SavedPlan::read(&path), Err(AppError::Plan(PlanError::NotAPlan { .. }))));
}

#[test]
fn a_rename_is_told_as_one_and_loses_nothing() {
    let mut world = under_way();
    let renamed = workflow(OPENS)
        .replace("OUT-01: {title", "OUT-00: {renamed_from: OUT-01, title")
        .replace("needs: [OUT-01]", "needs: [OUT-00]");
    let edit = edit_of(&mut world, &renamed, "2026-12-22T06:00:00Z");
    let told = [Change::Renamed { from: "OUT-01".into(), to: "OUT-00".into() }];
    assert_eq!((&edit.changes[..], &edit.losses[..], &edit.reminders[..]), (&told[..], &[][..], &[][..]));
    let unsaid = renamed.replace("renamed_from: OUT-01, ", "");
    let edit = edit_of(&mut world, &unsaid, "2026-12-22T06:00:00Z");
    assert!(
        matches!(&edit.losses[..], [Loss::Answer { .. }, Loss::Reminded { .. }]),
        "without the word it is another task: {:?}",
        edit.losses
    );
}

#[test]
fn what_was_sent_for_an_old_date_is_told_and_the_next_mail_says_that_it_moved() {
    let now = "2026-12-22T06:00:00Z";
    let mut world = under_way();
    let edit = edit_of(&mut world, &workflow("2027-06-09"), now);
    assert!(edit.named_otherwise.iter().any(|input| input.task == "OUT-01".into() && input.partner == "unesco".into()));
    world.edit(&workflow("2027-06-09"), at(now));
    let sent = |world: &mut World| {
        let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
        let keys: Vec<_> = mails.into_iter().map(|mail| mail.key).collect();
        let reminders = keys.iter().flat_map(|key| world.app.store.read(|tx| tx.reminders_of(key)).unwrap());
        reminders.filter(|reminder| reminder.state == ReminderState::Sent).map(|r| r.key).collect::<Vec<_>>()
    };
    let before = sent(&mut world);
    world.pass("2026-12-22T09:00:00Z");
    let new: Vec<_> = sent(&mut world).into_iter().filter(|key| !before.contains(key)).collect();
    assert!(new.iter().all(|key| !key.as_str().ends_with("2027-01-01")), "nothing more for the old date: {new:?}");
    let of_task: Vec<_> = new.iter().filter(|key| key.as_str().contains(":OUT-01:unesco:")).collect();
    assert!(of_task.len() <= 1, "one word about the new date: {of_task:?}");
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let last = mails.into_iter().rfind(|mail| mail.to().any(|to| to == PIERRE)).unwrap();
    let text = mail::text_of(&world.app.store.read(|tx| tx.mime(&last.key)).unwrap()).unwrap();
    assert!(
        text.contains("Date déplacée") && text.contains("précédemment le 1er"),
        "the mail says that it moved: {text}"
    );
}

#[test]
fn an_edit_that_leaves_a_milestone_no_time_says_so() {
    let mut world = under_way();
    let late = workflow(OPENS).replace("due: T-3m, window: 4w", "due: T-1d, window: 1w");
    let edit = edit_of(&mut world, &late, "2026-12-22T06:00:00Z");
    let critical = edit.critical.expect("the chain changes");
    assert_ne!(critical.from, critical.to);
    assert!(critical.to.is_some_and(|chain| chain.tasks.contains(&"OUT-03".into())));
}
