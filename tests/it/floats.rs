//! Float: graphs worked out by hand, and what holds for any of them.
//!
//! Days count from the opening, T = 0; the event closes on day 3. A mark says what a task is to others: `M` a milestone,
//! `F` a fixed day, `A` a task that ends with an approval.

use std::fmt::Write as _;

use concerted::{
    engine::{self, Forecast, RunState},
    model::TaskState,
    plan::{CriticalPath, Plan, Task},
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use proptest::prelude::*;

use crate::report::fixture::{self, Draft, empty_plan, event, noon, set, with_tasks};

/// Id, first day of its window, due day, what it needs, its mark.
type Sketch<'a> = (&'a str, i32, i32, &'a [&'a str], &'a str);

/// T of the plans of this file.
const OPENS: Date = date(2013, 5, 29);

fn day(number: i32) -> Date {
    OPENS.saturating_add(number.days())
}

fn number(day: Date) -> i32 {
    (day - OPENS).get_days()
}

fn task(&(id, opens, due, needs, mark): &Sketch<'_>) -> Task {
    let draft = Draft { id, title: id, lead: "host", due: day(due), needs, milestone: mark == "M", ..Draft::default() };
    let mut task = fixture::task(&draft);
    task.opens = day(opens);
    task.due.fixed = mark == "F";
    task.approval = (mark == "A").then(|| "steering".to_owned());
    task
}

fn plan(sketches: &[Sketch<'_>]) -> Plan {
    with_tasks(empty_plan(), sketches.iter().map(task).collect())
}

/// One line a task: what the plan grants it, its latest finish, its float, what it endangers.
fn floats(sketches: &[Sketch<'_>]) -> String {
    let plan = plan(sketches);
    let mut lines = String::new();
    for (task, float) in plan.tasks.iter().zip(CriticalPath::of(&plan).floats()) {
        let endangers = float.endangers.map_or("-", |place| plan.tasks[place].id.as_str());
        let (granted, latest) = (float.granted_days, number(float.latest_finish));
        let _ = writeln!(lines, "{} {granted:>3} {latest:>4} {:>4} {endangers}", task.id, float.float_days);
    }
    lines
}

/// What is ahead on a day, when some tasks were completed long before it.
fn ahead(plan: &Plan, completed: &[&str], today: i32) -> Forecast {
    forecast(plan, &completed.iter().map(|id| (*id, TaskState::Completed)).collect::<Vec<_>>(), today)
}

fn forecast(plan: &Plan, states: &[(&str, TaskState)], today: i32) -> Forecast {
    let events: Vec<_> =
        states.iter().zip(1..).map(|((id, state), no)| event(no, day(-400), set(id, *state))).collect();
    let now = noon(day(today));
    engine::forecast(plan, &RunState::replay(plan, &events, now), now)
}

/// The float that is left of each open task.
fn left<'a>(plan: &'a Plan, forecast: &Forecast) -> Vec<(&'a str, i32)> {
    let open = plan.tasks.iter().zip(&forecast.tasks);
    open.filter_map(|(task, forecast)| Some((task.id.as_str(), forecast.as_ref()?.float_days))).collect()
}

fn chain(forecast: &Forecast) -> String {
    let chain = forecast.critical.as_ref().unwrap();
    let names: Vec<&str> = chain.tasks.iter().map(concerted::model::TaskId::as_str).collect();
    format!("{}: {}", names.join(" → "), chain.float_days)
}

#[test]
fn without_promises_a_chain_may_slip_as_a_whole_until_the_opening() {
    // B may end at T = 0 and is granted 20 days, so that A may end on day -20, 40 days late.
    insta::assert_snapshot!(floats(&[("A", -80, -60, &[], ""), ("B", -40, -20, &["A"], "")]), @r"
    A  20  -20   40 B
    B  20    0   20 -
    ");
}

#[test]
fn a_milestone_keeps_its_day_and_an_approval_the_time_before_it() {
    // The milestone B is due on day -20 and its window opens on day -40: 20 days after A is due.
    insta::assert_snapshot!(floats(&[("A", -80, -60, &[], ""), ("B", -40, -20, &["A"], "M")]), @r"
    A  20  -40   20 B
    B  20  -20    0 -
    ");
    // An approval is not to be hurried either; but it waits for its own task, which may slip until T.
    insta::assert_snapshot!(floats(&[("A", -80, -60, &[], ""), ("B", -40, -20, &["A"], "A")]), @r"
    A  20  -40   20 B
    B  20    0   20 -
    ");
    insta::assert_snapshot!(floats(&[("A", -80, -60, &[], ""), ("B", -40, -20, &["A"], "F")]), @r"
    A  20  -40   20 B
    B  20  -20    0 -
    ");
}

#[test]
fn a_window_that_opens_before_its_needs_are_due_grants_the_time_after_the_last_of_them() {
    // Work on C is expected from day -80 on, but B is due on day -30 only: C is granted the ten days from there, so
    // that B has no float and A the thirty days until then.
    insta::assert_snapshot!(floats(&[
        ("A", -90, -60, &[], ""),
        ("B", -50, -30, &[], ""),
        ("C", -80, -20, &["A", "B"], "M"),
    ]), @r"
    A  30  -30   30 C
    B  20  -30    0 C
    C  10  -20    0 -
    ");
}

#[test]
fn of_two_ways_the_tighter_one_counts() {
    // D may end at T and is granted 10 days: B and C by day -10. B is granted 20, C 40: A by day -50 because of C.
    insta::assert_snapshot!(floats(&[
        ("A", -100, -80, &[], ""),
        ("B", -60, -40, &["A"], ""),
        ("C", -70, -30, &["A"], ""),
        ("D", -20, -10, &["B", "C"], ""),
    ]), @r"
    A  20  -50   30 C
    B  20  -10   30 D
    C  40  -10   20 D
    D  10    0   10 -
    ");
}

#[test]
fn after_the_opening_the_closing_day_holds_and_after_it_the_end_of_the_plan() {
    // A is prepared before T, and stays bound to T although B needs it much later.
    insta::assert_snapshot!(floats(&[
        ("A", -40, -10, &[], ""),
        ("B", 30, 60, &["A"], ""),
        ("C", 0, 2, &[], ""),
        ("D", 5, 10, &["C"], ""),
    ]), @r"
    A  30    0   10 -
    B  30   60    0 -
    C   2    3    1 -
    D   5   60   50 -
    ");
}

#[test]
fn days_off_that_move_two_dates_towards_each_other_leave_less_than_nothing() {
    // A is due two days after B, which needs it: possible where each was moved by the calendar of its own lead.
    insta::assert_snapshot!(floats(&[("A", -30, -18, &[], ""), ("B", -40, -20, &["A"], "M")]), @r"
    A  12  -20   -2 B
    B   0  -20    0 -
    ");
}

#[test]
fn before_anything_is_late_all_float_is_left_and_an_overdue_task_uses_it_up() {
    let plan = plan(&[("A", -80, -60, &[], ""), ("B", -40, -20, &["A"], "M"), ("C", -70, -65, &[], "")]);
    assert_eq!(left(&plan, &ahead(&plan, &[], -90)), [("A", 20), ("B", 0), ("C", 65)]);
    assert_eq!(
        left(&plan, &ahead(&plan, &[], -65)),
        [("A", 20), ("B", 0), ("C", 65)],
        "a due day has not passed on itself"
    );
    assert_eq!(left(&plan, &ahead(&plan, &["C"], -50)), [("A", 10), ("B", 0)], "ten days late, ten left");
    let later = ahead(&plan, &["C"], -35);
    assert_eq!(left(&plan, &later), [("A", -5), ("B", -5)], "B is to have its 20 days after A");
    assert_eq!(number(later.tasks[1].unwrap().finish), -15);
    assert_eq!(later.tasks[1].unwrap().held_up_by, Some(0));
    assert_eq!(left(&plan, &ahead(&plan, &["A", "C"], -10)), [("B", -10)], "B itself is overdue");
}

#[test]
fn what_is_finished_holds_nothing_up_and_is_not_held_up() {
    let plan = plan(&[("A", -80, -60, &[], ""), ("B", -40, -20, &["A"], "M"), ("C", -50, -30, &["A"], "")]);
    assert_eq!(left(&plan, &ahead(&plan, &["B"], -50)), [("A", 30), ("C", 30)], "C is granted 20 days before T");
    let cancelled = forecast(&plan, &[("B", TaskState::Cancelled), ("C", TaskState::Completed)], -50);
    assert_eq!(left(&plan, &cancelled), [("A", 50)], "until T");
    assert_eq!(ahead(&plan, &["A", "B", "C"], -50), Forecast { tasks: vec![None; 3], ..Forecast::default() });
}

#[test]
fn float_is_told_in_working_days_of_the_lead_too() {
    // T is Wednesday 29 May 2013. A is due on Friday, day -5, and may end on T: five days, three of them working days.
    let plan = plan(&[("A", -20, -5, &[], "")]);
    let task = ahead(&plan, &[], -30).tasks[0].unwrap();
    assert_eq!((task.float_days, task.float_working_days(&plan.partners[&"host".into()].calendar)), (5, 3));
}

#[test]
fn a_milestone_that_cannot_be_kept_is_told_with_what_holds_it_up() {
    let plan = plan(&[
        ("A", -90, -80, &[], ""),
        ("B", -80, -60, &["A"], "A"),
        ("C", -60, -40, &["B"], ""),
        ("M", -40, -30, &["C"], "M"),
        ("N", -30, -20, &["M"], "F"),
        ("O", -30, -20, &[], "M"),
    ]);
    let told = |today: i32, completed: &[&str]| -> Vec<String> {
        let endangered = ahead(&plan, completed, today).endangered;
        let line = |e: &engine::Endangered| format!("{} {} {:?}", e.task, number(e.finish), e.by);
        endangered.iter().map(line).collect()
    };
    assert_eq!(told(-80, &[]), Vec::<String>::new());
    assert_eq!(told(-79, &[]), ["M -29 [A, B, C]", "N -19 [A, B, C, M]"]);
    assert_eq!(told(-25, &["A", "B", "C", "M"]), Vec::<String>::new());
    assert_eq!(told(-19, &["A", "B", "C", "M"]), ["N -19 []", "O -19 []"]);
}

#[test]
fn the_critical_path_is_the_longest_chain_of_least_float() {
    // Granted are 10, 10, 20, 10 and 5 days; milestones and approvals do not end the chain.
    let long = plan(&[
        ("A", -90, -80, &[], ""),
        ("B", -70, -60, &["A"], "A"),
        ("C", -60, -40, &["B"], ""),
        ("D", -40, -30, &["C"], "M"),
        ("E", -10, -5, &["D"], ""),
    ]);
    // The approval B keeps its day by ten days, which A may use; the milestone D leaves none to what it waits for.
    assert_eq!(chain(&ahead(&long, &[], -100)), "B → C → D: 0");
    // A is fifteen days late, and with it all that waits for it; E may still make up for it.
    assert_eq!(chain(&ahead(&long, &[], -65)), "A → B → C → D: -5");
    assert_eq!(chain(&ahead(&long, &["A", "B", "C", "D"], -65)), "E: 5");
    assert_eq!(chain(&ahead(&long, &[], -30)), "A → B → C → D: -40");
    // A milestone that waits for nothing has less of it than a longer chain.
    let two = plan(&[("A", -90, -80, &[], ""), ("B", -70, -20, &["A"], ""), ("C", -40, -35, &[], "M")]);
    assert_eq!(chain(&ahead(&two, &[], -100)), "C: 0");
    // What a late task endangers ends the path, though it has more float itself.
    let promised = plan(&[("A", -90, -80, &[], ""), ("B", -70, -60, &["A"], "A")]);
    assert_eq!(chain(&ahead(&promised, &[], -65)), "A → B: -5");
    // The follow-up has no part in it, and after the opening there is none.
    let followed = plan(&[("A", -90, -80, &[], ""), ("Z", 50, 60, &["A"], "")]);
    assert_eq!(chain(&ahead(&followed, &[], -100)), "A: 80");
    assert_eq!(ahead(&followed, &["A"], -70).critical, None);
    assert_eq!(ahead(&followed, &[], 1).critical, None);
}

#[test]
fn ten_thousand_tasks_in_a_chain_are_no_trouble() {
    let names: Vec<String> = (0..10_000).map(|no| format!("T{no}")).collect();
    let tasks = names.iter().enumerate().map(|(no, name)| {
        let needs = if no == 0 { vec![] } else { vec![names[no - 1].as_str()] };
        let due = no as i32 - 10_500;
        task(&(name, due - 1, due, &needs, if no % 1_000 == 999 { "M" } else { "" }))
    });
    let plan = with_tasks(empty_plan(), tasks.collect());
    let path = CriticalPath::of(&plan);
    assert!(path.floats()[..9_999].iter().all(|float| float.float_days == 0), "each begins when the last one ends");
    let late = ahead(&plan, &[], -10_000);
    assert_eq!(late.tasks.len(), 10_000);
    assert_eq!(late.endangered.len(), 10);
    assert!(late.endangered.iter().all(|endangered| endangered.by.len() <= engine::forecast::CHAIN_AT_MOST));
}

/// Tasks that respect their needs: each due day is that of the latest need or later.
fn plans() -> impl Strategy<Value = Plan> {
    let one = (0_i32..60, 0_i32..80, prop::collection::vec(any::<prop::sample::Index>(), 0..4), 0_usize..6);
    prop::collection::vec(one, 1..25).prop_map(|tasks| {
        let mut made: Vec<Task> = Vec::new();
        for (no, (after, window, needs, mark)) in tasks.into_iter().enumerate() {
            let needs: Vec<usize> =
                if no == 0 { Vec::new() } else { needs.into_iter().map(|index| index.index(no)).collect() };
            let ready = needs.iter().map(|needed| number(made[*needed].due.date)).max();
            let due = ready.map_or(-200 + after, |ready| ready + after / 2);
            let names: Vec<String> = needs.iter().map(|needed| made[*needed].id.to_string()).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let mark = ["", "", "", "A", "M", "F"][mark];
            made.push(task(&(&format!("T{no}"), due - window, due, &names, mark)));
        }
        with_tasks(empty_plan(), made)
    })
}

/// A second opinion: what goes wrong if task `late` ends on `day`, and everything else as early as it may.
fn goes_wrong(plan: &Plan, late: usize, day: i32) -> bool {
    let place = |id| plan.task_index[id];
    let due = |place: usize| number(plan.tasks[place].due.date);
    let mut ends: Vec<i32> = Vec::new();
    // The needs of a drawn task come before it.
    for (no, task) in plan.tasks.iter().enumerate() {
        let ready = task.needs.iter().map(|id| due(place(id))).max().unwrap_or(i32::MIN);
        let granted = due(no) - number(task.opens).max(ready);
        let end = task.needs.iter().map(|id| ends[place(id)] + granted).max().unwrap_or(i32::MIN).max(due(no));
        ends.push(if no == late { end.max(day) } else { end });
    }
    plan.tasks.iter().enumerate().any(|(no, task)| {
        let keeps_its_day = task.milestone || task.due.fixed || (task.approval.is_some() && no != late);
        let last = [0, 3, number(plan.ends_on())].into_iter().find(|end| due(no) <= *end).unwrap();
        ends[no] > if keeps_its_day { due(no) } else { last }
    })
}

proptest! {
    #[test]
    fn the_critical_path_has_the_least_float_of_all(plan in plans(), late in 0_i32..250, done in any::<prop::sample::Index>()) {
        let today = late - 250;
        let forecast = ahead(&plan, &[], today);
        let meant = plan.tasks.iter().zip(&forecast.tasks).filter(|(task, _)| number(task.due.date) <= 0);
        let least = meant.filter_map(|(_, ahead)| Some(ahead.as_ref()?.float_days)).min();
        let found = forecast.critical;
        if today > 0 || least.is_none() {
            prop_assert!(found.is_none());
        } else {
            let found = found.unwrap();
            prop_assert_eq!(Some(found.float_days), least);
            for pair in found.tasks.windows(2) {
                prop_assert!(plan.task(&pair[1]).unwrap().needs.contains(&pair[0]));
            }
            let id = plan.tasks[done.index(plan.tasks.len())].id.to_string();
            if let Some(better) = ahead(&plan, &[&id], today).critical {
                prop_assert!(better.float_days >= found.float_days, "doing something leaves no less");
            }
        }
    }

    #[test]
    fn float_is_the_number_of_days_by_which_a_task_may_slip_before_something_goes_wrong(plan in plans()) {
        for (no, float) in CriticalPath::of(&plan).floats().iter().enumerate() {
            prop_assert!(float.float_days >= 0 && float.granted_days >= 0);
            let latest = number(float.latest_finish);
            prop_assert!(!goes_wrong(&plan, no, latest), "{} ends on day {latest}", plan.tasks[no].id);
            prop_assert!(goes_wrong(&plan, no, latest + 1), "{} ends on day {}", plan.tasks[no].id, latest + 1);
        }
    }

    #[test]
    fn moving_every_date_by_as_many_days_changes_no_float(plan in plans(), days in -2_000_i32..2_000) {
        let mut moved = plan.clone();
        let shift = |date: &mut Date| *date = date.saturating_add(days.days());
        shift(&mut moved.event.opens);
        shift(&mut moved.event.closes);
        moved.tasks.iter_mut().for_each(|task| { shift(&mut task.opens); shift(&mut task.due.date); });
        let of = |plan: &Plan| CriticalPath::of(plan).floats().iter().map(|f| (f.float_days, f.endangers)).collect::<Vec<_>>();
        prop_assert_eq!(of(&plan), of(&moved));
    }

    #[test]
    fn along_a_chain_without_promises_float_never_grows(steps in prop::collection::vec((0_i32..30, 0_i32..30), 1..30)) {
        let names: Vec<String> = (0..steps.len()).map(|no| format!("T{no}")).collect();
        let mut due = -1_000;
        let tasks = steps.iter().enumerate().map(|(no, (after, window))| {
            due += after;
            let needs = if no == 0 { vec![] } else { vec![names[no - 1].as_str()] };
            task(&(&names[no], due - window, due, &needs, ""))
        });
        let plan = with_tasks(empty_plan(), tasks.collect());
        let path = CriticalPath::of(&plan);
        prop_assert!(path.floats().windows(2).all(|pair| pair[0].float_days >= pair[1].float_days));
    }

    #[test]
    fn before_anything_is_late_the_forecast_is_the_plan_and_time_only_takes_float_away(plan in plans(), early in 0_i32..200, late in 0_i32..400) {
        let at_first = ahead(&plan, &[], -250);
        for (no, float) in CriticalPath::of(&plan).floats().iter().enumerate() {
            let (task, forecast) = (&plan.tasks[no], at_first.tasks[no].unwrap());
            prop_assert_eq!((forecast.finish, forecast.latest_finish, forecast.float_days), (task.due.date, float.latest_finish, float.float_days));
        }
        prop_assert!(at_first.endangered.is_empty());
        // After the opening nothing is forecast of what was due by then.
        let (before, after) = (ahead(&plan, &[], early - 250), ahead(&plan, &[], (early + late - 250).min(0)));
        for (before, after) in before.tasks.iter().zip(&after.tasks) {
            prop_assert!(after.unwrap().float_days <= before.unwrap().float_days);
        }
        prop_assert!(after.endangered.len() >= before.endangered.len());
    }
}
