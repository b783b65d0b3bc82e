//! The keys of reminders: how they are built, and what can be read from them.
//!
//! A key uses the first ids of task and partner, so that a rename sends nothing twice. The journal contains keys, and
//! the state is replayed from them, so forms may be added but never changed.
//!
//! | Key | Of what |
//! |---|---|
//! | `workflow:task:partner:rung:due date` | a rung of a ladder |
//! | `workflow:task:partner:part:due date:copy:office` | a copy of a rung, by the part of its ladder |
//! | `workflow:task:partner:due date:telephone` | an input to follow up by telephone; `due date@day` once it was
//! requested again |
//! | `workflow:task:partner:second:spoken` | what was said of an input and waits for somebody |
//! | `workflow:task:partner:notice:round:kind@office` | a notice of an approval; `@office+reader` is a copy of it for another office |
//! | `workflow:task:partner:approval:round:kind` | what the coordinator has to see to about an approval |
//! | `workflow:commitments:partner:asking:day:kind` | a mail about the commitments of a partner; `sent_back-commitment-number` |
//! | `workflow:commitments:partner:work:day or number:what` | what the coordinator has to see to about commitments |
//! | `workflow:digest:partner:day` | a digest |
//! | `workflow:asked:partner:instant` | a digest requested by a person |
//! | `workflow:takeover:partner` | the first list after an adoption half-way |
//! | `workflow:news:partner:second` | what an edit changed of what the partner was told |
//! | `workflow:called-off:partner:second:reader` | what somebody who was asked beside the partner's focal point is asked for no more |
//! | `workflow:left:partner:second` | a partner that no longer takes part |
//! | `workflow:stepped-down:partner:second` | a contact that is not responsible any more |
//! | `workflow:overtaken:day` | what was open when the event closed |

use jiff::{Timestamp, civil::Date};

use super::{AddressNumber, approval::NoticeKind};
use crate::{
    model::{PartnerId, ReminderKey, TaskId},
    plan::{Function, Partner, Plan, Task},
};

const TELEPHONE: &str = "telephone";
const COPY: &str = "copy";
const DIGEST: &str = "digest";
const ASKED: &str = "asked";
const ADOPTION_DIGEST: &str = "takeover";
const NEWS: &str = "news";
const CALLED_OFF: &str = "called-off";
const NOTICE: &str = "notice";
const COMMITMENTS: &str = "commitments";
const ASKING: &str = "asking";

/// `workflow:task:partner:`, the prefix of the keys of an input.
fn input(plan: &Plan, task: &TaskId, partner: &PartnerId) -> String {
    format!("{}:{}:{}:", plan.workflow, plan.renames.first_task(task), plan.renames.first_partner(partner))
}

/// A rung for one input.
pub(super) fn rung(plan: &Plan, task: &Task, partner: &Partner, rung: &str, due: Date) -> ReminderKey {
    format!("{}{rung}:{due}", input(plan, &task.id, &partner.id)).into()
}

/// A part of a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LadderPart {
    /// Before the due date.
    Before,
    /// On it.
    On,
    /// After it.
    After,
}

impl LadderPart {
    /// The part of the ladder that a rung belongs to, by its name.
    pub(super) fn of(rung: &str) -> Self {
        match rung.as_bytes() {
            [b'+', b'0', ..] => Self::On,
            [b'+', ..] => Self::After,
            _ => Self::Before,
        }
    }

    /// In keys, the parts are named after the tones that the built-in ladder gives them.
    fn as_str(self) -> &'static str {
        match self {
            Self::Before => "reminder",
            Self::On => "due_today",
            Self::After => "overdue",
        }
    }
}

/// A copy of a rung; the rungs of one part of a ladder share a key.
pub(super) fn copy(
    plan: &Plan,
    (task, partner): (&TaskId, &PartnerId),
    part: LadderPart,
    due: Date,
    reader: Function,
) -> ReminderKey {
    format!("{}{}:{due}:{COPY}:{}", input(plan, task, partner), part.as_str(), reader.as_str()).into()
}

/// An input to follow up by telephone; one that was requested again gets another key.
pub(super) fn telephone(
    plan: &Plan,
    task: &Task,
    partner: &Partner,
    (due, again_on): (Date, Option<Date>),
) -> ReminderKey {
    let again = again_on.map_or_else(String::new, |day| format!("@{day}"));
    format!("{}{due}{again}:{TELEPHONE}", input(plan, &task.id, &partner.id)).into()
}

/// What was said of an input at `at` and waits for somebody.
pub(super) fn spoken(plan: &Plan, task: &TaskId, partner: &PartnerId, at: Timestamp) -> ReminderKey {
    format!("{}{}:spoken", input(plan, task, partner), at.as_second()).into()
}

/// What the key of a notice says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeOf {
    /// The task, by its first id.
    pub task: TaskId,
    /// Who is written to, by its first id.
    pub partner: PartnerId,
    /// The round.
    pub round: u32,
    /// The kind of notice, with what tells two of them apart.
    pub kind: String,
    /// The office that holds the seat.
    pub office: Option<Function>,
    /// The office that gets a copy of it: who is asked has it by another mail.
    pub copied_to: Option<Function>,
}

impl NoticeOf {
    /// True for a notice of that kind. What tells two of them apart may stand behind it: `moved-2027-05-18`.
    pub fn is_of(&self, kind: NoticeKind) -> bool {
        self.kind.split('-').next() == Some(kind.as_str())
    }

    /// The same with the ids that task and partner have now.
    #[must_use]
    pub fn of_now(self, plan: &Plan) -> Self {
        Self { task: plan.renames.task(&self.task), partner: plan.renames.partner(&self.partner), ..self }
    }
}

/// A notice of round `round` of an approval to who holds a seat, or is informed.
pub(super) fn notice(
    plan: &Plan,
    (task, partner): (&TaskId, &PartnerId),
    round: u32,
    (kind, office): (&str, Option<Function>),
) -> ReminderKey {
    let office = office.map_or("", Function::as_str);
    format!("{}{NOTICE}:{round}:{kind}@{office}", input(plan, task, partner)).into()
}

/// The copy of a notice for another office of the same partner.
pub(super) fn copy_of_notice(notice: &ReminderKey, reader: Function) -> ReminderKey {
    format!("{}+{}", notice.as_str(), reader.as_str()).into()
}

/// What the coordinator has to see to about round `round` of an approval.
pub(super) fn approval_work(
    plan: &Plan,
    (task, partner): (&TaskId, &PartnerId),
    round: u32,
    kind: &str,
) -> ReminderKey {
    format!("{}approval:{round}:{kind}", input(plan, task, partner)).into()
}

/// What the key of a notice says; `None` for every other key.
pub fn notice_of(key: &ReminderKey) -> Option<NoticeOf> {
    let parts: Vec<&str> = key.as_str().split(':').collect();
    let [_, task, partner, NOTICE, round, kind] = parts.as_slice() else { return None };
    let (kind, office) = kind.split_once('@')?;
    let (office, copied_to) = office.split_once('+').unwrap_or((office, ""));
    Some(NoticeOf {
        task: TaskId::from(task),
        partner: PartnerId::from(partner),
        round: round.parse().ok()?,
        kind: kind.to_owned(),
        office: Function::parse(office),
        copied_to: Function::parse(copied_to),
    })
}

/// What the key of a mail about commitments says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskingOf {
    /// Who is written to, by its first id.
    pub partner: PartnerId,
    /// The day of the asking, or on which a report was sent back.
    pub day: Date,
    /// What it says, with what tells two of a kind apart behind a hyphen.
    pub kind: String,
}

impl AskingOf {
    /// The same with the id that the partner has now.
    #[must_use]
    pub fn of_now(self, plan: &Plan) -> Self {
        Self { partner: plan.renames.partner(&self.partner), ..self }
    }
}

/// A mail about the commitments of `partner`.
pub(super) fn asking(plan: &Plan, partner: &PartnerId, day: Date, kind: &str) -> ReminderKey {
    let partner = plan.renames.first_partner(partner);
    format!("{}:{COMMITMENTS}:{partner}:{ASKING}:{day}:{kind}", plan.workflow).into()
}

/// What the key of a mail about commitments says; `None` for every other key.
pub fn asking_of(key: &ReminderKey) -> Option<AskingOf> {
    let parts: Vec<&str> = key.as_str().split(':').collect();
    let [_, COMMITMENTS, partner, ASKING, day, kind] = parts.as_slice() else { return None };
    Some(AskingOf { partner: PartnerId::from(partner), day: day.parse().ok()?, kind: (*kind).to_owned() })
}

/// What the coordinator has to see to about commitments of `partner`: `about` is a day or a number, and what.
pub(super) fn follow_up_work(plan: &Plan, partner: Option<&PartnerId>, about: &str) -> ReminderKey {
    let partner = partner.map(|partner| plan.renames.first_partner(partner).to_string()).unwrap_or_default();
    format!("{}:{COMMITMENTS}:{partner}:work:{about}", plan.workflow).into()
}

/// A digest of the schedule.
pub(super) fn digest(plan: &Plan, partner: &PartnerId, day: Date) -> ReminderKey {
    format!("{}:{DIGEST}:{}:{day}", plan.workflow, plan.renames.first_partner(partner)).into()
}

/// A digest requested by a person: two on one day have different keys.
pub(super) fn asked(plan: &Plan, partner: &PartnerId, at: Timestamp) -> ReminderKey {
    let at = at.strftime("%FT%H%M%S");
    format!("{}:{ASKED}:{}:{at}", plan.workflow, plan.renames.first_partner(partner)).into()
}

/// The first list after an adoption half-way.
pub(super) fn adoption_digest(plan: &Plan, partner: &PartnerId) -> ReminderKey {
    format!("{}:{ADOPTION_DIGEST}:{}", plan.workflow, plan.renames.first_partner(partner)).into()
}

/// What is announced to a partner after the edit at `at`.
pub(super) fn news(plan: &Plan, partner: &PartnerId, at: Timestamp) -> ReminderKey {
    format!("{}:{NEWS}:{}:{}", plan.workflow, plan.renames.first_partner(partner), at.as_second()).into()
}

/// What is no longer asked of who has `address` at a partner, as an edit at `at` has it.
pub(super) fn called_off_to(plan: &Plan, partner: &PartnerId, at: Timestamp, address: &str) -> ReminderKey {
    let (partner, reader) = (plan.renames.first_partner(partner), AddressNumber::of(address));
    format!("{}:{CALLED_OFF}:{partner}:{}:{reader}", plan.workflow, at.as_second()).into()
}

/// The fact that a partner no longer takes part, since the edit at `at`.
pub(super) fn left(plan: &Plan, partner: &PartnerId, at: Timestamp) -> ReminderKey {
    format!("{}:left:{}:{}", plan.workflow, plan.renames.first_partner(partner), at.as_second()).into()
}

/// The fact that a contact of `partner` said at `at` that somebody else is responsible.
pub(super) fn stepped_down(plan: &Plan, partner: &PartnerId, at: Timestamp) -> ReminderKey {
    format!("{}:stepped-down:{}:{}", plan.workflow, plan.renames.first_partner(partner), at.as_second()).into()
}

/// What was open when the event closed on `day`.
pub(super) fn left_open(plan: &Plan, day: Date) -> ReminderKey {
    format!("{}:overtaken:{day}", plan.workflow).into()
}

/// True if the key belongs to this input, whatever kind it is.
pub(super) fn is_of_input(key: &ReminderKey, plan: &Plan, task: &TaskId, partner: &PartnerId) -> bool {
    key.as_str().starts_with(&input(plan, task, partner))
}

/// The smallest key that an input can have, as the start of a range search for the others.
pub(super) fn first_of_input(plan: &Plan, task: &TaskId, partner: &PartnerId) -> ReminderKey {
    input(plan, task, partner).into()
}

/// The rung in the key of a rung.
pub(super) fn rung_of(key: &ReminderKey) -> &str {
    key.as_str().rsplit(':').nth(1).unwrap_or_default()
}

/// The input, with its first ids, and due date in the key of a rung; `None` for a key that concerns no input.
pub(super) fn input_of(key: &ReminderKey) -> Option<(TaskId, PartnerId, Date)> {
    let parts: Vec<&str> = key.as_str().split(':').collect();
    let [_, task, partner, _, due] = parts.as_slice() else { return None };
    Some((TaskId::from(task), PartnerId::from(partner), due.parse().ok()?))
}

/// The input, with its first ids, in the key of a copy.
pub(super) fn copied(key: &ReminderKey) -> Option<(TaskId, PartnerId)> {
    let parts: Vec<&str> = key.as_str().split(':').collect();
    let [_, task, partner, _, _, COPY, _] = parts.as_slice() else { return None };
    Some((TaskId::from(task), PartnerId::from(partner)))
}

/// The input, with its first ids, and due date in the key of a telephone follow-up.
pub(super) fn telephoned(key: &ReminderKey) -> Option<(TaskId, PartnerId, Date)> {
    let parts: Vec<&str> = key.as_str().split(':').collect();
    let [_, task, partner, due, TELEPHONE] = parts.as_slice() else { return None };
    let due = due.split('@').next()?.parse().ok()?;
    Some((TaskId::from(task), PartnerId::from(partner), due))
}

/// The partner, by its first id, in the key of a full list of what it owes.
pub(super) fn listed_to(key: &ReminderKey) -> Option<PartnerId> {
    let mut parts = key.as_str().split(':').skip(1);
    let is_list = matches!(parts.next(), Some(DIGEST | ASKED | ADOPTION_DIGEST | NEWS));
    parts.next().filter(|_| is_list).map(PartnerId::from)
}

/// The partner, by its first id, and the instant of the edit in the key of an announcement.
pub(super) fn announced(key: &ReminderKey) -> Option<(PartnerId, Timestamp)> {
    let parts: Vec<&str> = key.as_str().split(':').collect();
    let [_, NEWS, partner, second] = parts.as_slice() else { return None };
    Some((PartnerId::from(partner), Timestamp::from_second(second.parse().ok()?).ok()?))
}

/// Partner, instant of the last edit and reader of what somebody is asked for no more.
pub(super) fn called_off(key: &ReminderKey) -> Option<(PartnerId, Timestamp, AddressNumber)> {
    // Asked of every reminder that is replayed: few are of this kind.
    let mut parts = key.as_str().split(':').skip(1);
    parts.next().filter(|kind| *kind == CALLED_OFF)?;
    let (Some(partner), Some(second), Some(reader), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let at = Timestamp::from_second(second.parse().ok()?).ok()?;
    Some((PartnerId::from(partner), at, AddressNumber::parse(reader)?))
}
