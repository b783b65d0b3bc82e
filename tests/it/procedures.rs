//! A forum whose declaration is agreed by silence, and whose venue a quorum approves; for tests of what is told of approvals.

use concerted::{
    app::{self, Acting, AppError, ApprovalAct, ApprovalActed},
    model::{Origin, PartnerId, Statement, TextVersion, Way, WorkflowId},
};
use jiff::SignedDuration;

use crate::world::{World, at, workflow};

/// The day on which the event opens.
pub(crate) const OPENS: &str = "2027-06-01";

/// The small world, in which UNESCO and ISESCO agree to the declaration by silence under `rule`, and the artists are informed. The
/// venue is approved by two of three, the budget by the host's minister, the programme by somebody of whom nothing is said.
pub(crate) fn definition(rule: &str) -> String {
    let tasks = "  OUT-05: {title: The declaration, workstream: OUT, lead: host, with: [unesco, isesco, {partner: artists, role: observer}], \
                 due: T-2w, window: 8w, serves: [O1], complete_when: lead, approval: silence}
  OUT-06: {title: Print the declaration, workstream: OUT, lead: host, due: T-3d, window: 2w, needs: [OUT-05], serves: [O1]}
  CUL-02: {title: The venue, workstream: CUL, lead: host, due: T-4w, window: 8w, serves: [O1], approval: committee}
  CUL-03: {title: The budget, workstream: CUL, lead: host, due: T-4w, window: 8w, serves: [O1], approval: minister}
";
    let approvals = "approvals:
  committee: {title: Steering committee, rule: quorum, quorum: 2/3, by: [unesco, isesco, artists]}
  minister: {title: The host minister, by: host/ministers_office}
";
    format!(
        "{}{tasks}{approvals}  silence: {{title: Written silence procedure, rule: silence, {rule}}}\n",
        workflow(OPENS)
    )
}

/// A world in which the declaration was handed in on Monday 10 May 2027 at 9 in Baku.
pub(crate) fn handed_in(rule: &str) -> World {
    let mut world = World::new(&definition(rule), "2027-05-07T06:00:00Z");
    world.done("OUT-05", "host", "2027-05-10T05:00:00Z");
    world.pass("2027-05-10T05:00:00Z");
    world
}

/// Does something about the approval of `task`.
pub(crate) fn act(
    world: &mut World,
    task: &str,
    what: ApprovalAct,
    acting: Acting,
    now: &str,
) -> Result<ApprovalActed, AppError> {
    let of = (&WorkflowId::from("forum"), &task.into());
    app::act_on_approval(&mut world.app, &world.loading, of, (what, acting), at(now))
}

/// Puts a version of the declaration under silence.
pub(crate) fn open(world: &mut World, version: &str, now: &str) {
    let link = Some(format!("https://forum.example/{version}.pdf"));
    let sha256 = Some("ab12".repeat(16));
    let text = TextVersion { title: None, version: version.into(), link, sha256 };
    act(world, "OUT-05", ApprovalAct::Open { text }, Acting::default(), now).unwrap();
}

/// Records what a partner states, with a note, as it came by telephone if `said_by` is given.
pub(crate) fn state(
    world: &mut World,
    (task, partner): (&str, &str),
    statement: Statement,
    (note, said_by): (Option<&str>, Option<&str>),
    now: &str,
) -> ApprovalActed {
    let what = ApprovalAct::State { partner: PartnerId::from(partner), office: None, in_place_of: None, statement };
    let origin =
        said_by.map(|name| Origin { way: Way::Telephone, said_by: Some(name.into()), mail: None, definition: None });
    act(world, task, what, Acting { note: note.map(str::to_owned), origin, ..Acting::default() }, now).unwrap()
}

/// The daemon is down from `from` to `until`, and then makes up for it.
pub(crate) fn wake_at(world: &mut World, until: &str) {
    world.tick(at(until) + SignedDuration::from_secs(1));
}
