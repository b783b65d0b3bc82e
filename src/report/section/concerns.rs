//! What gives concern on page 1: what is red behind it, what is overdue, blocked or at risk, and results that fail.

use crate::{
    engine::Health,
    report::{
        measure::{
            assessment::{Red, assess},
            decisions::{Request, asked, critical},
            rating::Rating,
            standing::{Standing, TaskStanding},
        },
        request::Audience,
        words::{
            phrases::{named, number_of},
            writer::{Writer, count, text},
        },
    },
};

/// At most this many blocked tasks are named.
const BLOCKED_AT_MOST: usize = 1;
/// Of more workstreams that are off track than this, the number is told and not every name.
const WORKSTREAMS_AT_MOST: usize = 3;

/// What gives concern, a sentence for each kind; else that nothing does.
pub(super) fn told(standing: &Standing<'_>, w: &Writer<'_>) -> String {
    let sentences = if standing.is_after_event() { after(standing, w) } else { before(standing, w) };
    // The first follows the label of the paragraph, and has the small letter that the language asks for there.
    let said: Vec<String> = sentences
        .into_iter()
        .flatten()
        .enumerate()
        .map(|(at, said)| if at == 0 { said } else { w.begun(&said) })
        .collect();
    if said.is_empty() { w.say("report-concerns-none", &[]) } else { said.join(" ") }
}

fn before(standing: &Standing<'_>, w: &Writer<'_>) -> Vec<Option<String>> {
    let overdue = overdue(standing, w, &standing.overdue());
    let late = overdue.is_some();
    vec![red(standing, w), overdue, blocked(standing, w), at_risk(standing, w), behind(standing, w).filter(|_| !late)]
}

/// Of an event that is over, what is left of its preparation is asked about, and only the follow-up can be late.
fn after(standing: &Standing<'_>, w: &Writer<'_>) -> Vec<Option<String>> {
    let mut late = standing.overdue();
    late.retain(|task| !standing.is_past_event(task.task));
    vec![
        unrecorded(standing, w),
        overdue(standing, w, &late),
        at_risk(standing, w),
        of_rating(standing, w, &[Rating::NotAchieved, Rating::PartlyAchieved], "report-concerns-missed"),
        of_rating(standing, w, &[Rating::NotAssessed], "report-concerns-uncounted"),
    ]
}

/// Objectives and workstreams that are off track, by name: the pages behind show them red.
fn red(standing: &Standing<'_>, w: &Writer<'_>) -> Option<String> {
    let Red { objectives, workstreams } = Red::of(standing);
    let numbers: Vec<String> = objectives.iter().map(|id| number_of(id)).collect();
    let numbers = [("n", count(numbers.len())), ("objectives", text(numbers.join(&w.say("report-comma", &[]))))];
    let objectives = (!objectives.is_empty()).then(|| w.say("report-red-objective", &numbers));
    let titles = workstreams.iter().map(|one| w.quoted(&w.pick(&one.title)));
    let workstreams = if workstreams.len() <= WORKSTREAMS_AT_MOST {
        titles.collect::<Vec<String>>()
    } else {
        let names: Vec<String> = titles.take(WORKSTREAMS_AT_MOST - 1).collect();
        let args = [("n", count(workstreams.len())), ("names", text(w.list(&names)))];
        vec![w.say("report-red-workstreams", &args)]
    };
    let names: Vec<String> = objectives.into_iter().chain(workstreams).collect();
    let args = [("rating", text(w.rating(Rating::OffTrack).word)), ("names", text(w.list(&names)))];
    (!names.is_empty()).then(|| w.say("report-concerns-red", &args))
}

fn overdue(standing: &Standing<'_>, w: &Writer<'_>, overdue: &[&TaskStanding<'_>]) -> Option<String> {
    let longest = overdue.first().copied()?;
    // A milestone that nothing waits for is no worse than a task that has been overdue for longer.
    let worst = critical(standing).first().copied().filter(|(_, waiting)| *waiting > 0);
    let (worst, waiting) = worst.unwrap_or((longest, 0));
    // The decision below names it in full.
    let is_asked = |request: &Request<'_, '_>| match request {
        Request::Tasks(tasks) => tasks.iter().any(|(task, _)| task.task.id == worst.task.id),
        Request::Risk(..) | Request::Budget(_) => false,
    };
    let reads_it = matches!(w.audience(), Audience::TaskForce | Audience::Minister);
    let task = if reads_it && waiting > 0 && asked(standing).iter().any(is_asked) {
        w.isolated(w.task_id(&worst.task.id).as_str())
    } else {
        named(w, worst)
    };
    let args = [
        ("overdue", count(overdue.len())),
        ("task", text(task)),
        ("owner", text(w.partner(&worst.task.lead))),
        ("since", text(w.long_date(worst.task.due.date))),
        ("waiting", count(waiting)),
    ];
    Some(w.say(if waiting == 0 { "report-concerns-overdue" } else { "report-concerns-waiting" }, &args))
}

/// Blocked tasks by name, whether or not their day has passed.
fn blocked(standing: &Standing<'_>, w: &Writer<'_>) -> Option<String> {
    let mut blocked: Vec<_> = standing.tasks.iter().filter(|task| task.is_blocked()).collect();
    blocked.sort_by_key(|task| task.task.due.date);
    let names: Vec<String> = blocked.iter().take(BLOCKED_AT_MOST).map(|task| named(w, task)).collect();
    let args = [("n", count(blocked.len())), ("names", text(w.list(&names)))];
    (!names.is_empty()).then(|| w.say("report-concerns-blocked", &args))
}

/// Tasks at risk beside the blocked ones.
fn at_risk(standing: &Standing<'_>, w: &Writer<'_>) -> Option<String> {
    let at_risk: Vec<_> =
        standing.tasks.iter().filter(|task| task.health == Health::AtRisk && !task.is_blocked()).collect();
    let first = at_risk.iter().min_by_key(|task| task.task.due.date)?;
    let args = [
        ("n", count(at_risk.len())),
        ("task", text(named(w, first))),
        ("date", text(w.long_date(first.task.due.date))),
    ];
    Some(w.say("report-concerns-risk", &args))
}

/// Tasks of the preparation that nobody recorded as done although the event is over: nobody is asked for a new date of
/// them any more, but whether they were done.
fn unrecorded(standing: &Standing<'_>, w: &Writer<'_>) -> Option<String> {
    let is_left = |task: &&TaskStanding<'_>| task.is_open() && standing.is_past_event(task.task);
    let left: Vec<_> = standing.tasks.iter().filter(is_left).collect();
    let first = left.iter().min_by_key(|task| task.task.due.date)?;
    Some(w.say("report-concerns-unrecorded", &[("n", count(left.len())), ("task", text(named(w, first)))]))
}

/// Objectives behind in their results, whose work is not late: the results may still be behind.
fn behind(standing: &Standing<'_>, w: &Writer<'_>) -> Option<String> {
    // What is off track is named already.
    of_rating(standing, w, &[Rating::PartlyOnTrack], "report-concerns-results")
}

/// The objectives of these ratings, by number; `None` if there are none.
fn of_rating(standing: &Standing<'_>, w: &Writer<'_>, ratings: &[Rating], id: &str) -> Option<String> {
    let objectives = standing.plan.objectives.iter();
    let objectives = objectives.filter(|objective| ratings.contains(&assess(standing, objective).rating));
    let numbers: Vec<String> = objectives.map(|objective| number_of(&objective.id)).collect();
    let args = [("n", count(numbers.len())), ("objectives", text(w.list(&numbers)))];
    (!numbers.is_empty()).then(|| w.say(id, &args))
}
