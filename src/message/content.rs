//! The data of a mail template. Every option is serialised as null if missing, so that templates may test it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    announced::{Announced, Copied, CopyLine},
    commitment_matter::ReportedLine,
    fan_out::Names,
    item::{Item, Standing},
    mail_kind::MailKind,
    tally::Tally,
};
use crate::{
    engine::ApprovalWork,
    model::{CommitmentId, IncomingKind, Lang, StatementKind, TaskId, WorkflowId},
    plan::{Function, PartnerKind},
};

/// What a mail template sees.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MailContent {
    /// What kind of mail it is; it chooses the template.
    pub kind: MailKind,
    /// Language of the mail.
    pub lang: Lang,
    /// Direction of its script.
    pub dir: Direction,
    /// The language the recipient would have preferred, if there is no catalogue for it.
    pub fallback_from: Option<Lang>,
    /// The recipient's local day on which it leaves.
    #[schemars(with = "String", extend("format" = "date"))]
    pub day: Date,
    /// The symbols of the workflows it speaks of: `BP-WF2`, or `BP-WF2, BP-IM2`.
    pub symbol: String,
    /// The events it speaks of, in the order of the scenes.
    pub events: Vec<EventLine>,
    /// The titles of these events.
    pub about: Vec<String>,
    /// Who is written to.
    pub to: Recipient,
    /// The salutation line as the recipient wants it, else a neutral one.
    pub salutation: Option<String>,
    /// The person as that line addresses them, for the close of a letter.
    pub address: Option<String>,
    /// True if that line is one of colleagues, to which the close of a letter answers in kind.
    pub is_familiar: bool,
    /// True for a letter that is brought as a PDF for paper as well.
    pub is_on_paper: bool,
    /// The lines that the coordinator signs with; empty if the definition gives none.
    pub signature: Vec<String>,
    /// The one item that is asked for, if it is only one; the groups hold the others.
    pub first: Option<Item>,
    /// Items by urgency; no group is empty.
    pub groups: Vec<Group>,
    /// How many items there are, `first` among them.
    pub counts: Counts,
    /// What the subject says of them.
    pub tally: Tally,
    /// True if dates to come are attached for the reader's calendar.
    pub has_calendar: bool,
    /// The earliest due date of all items that a reminder is about, else of all items.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub earliest: Option<Date>,
    /// How to answer by reply; `None` if there is nothing to answer.
    pub answer: Option<AnswerGuide>,
    /// Whom to ask, one block per coordinator.
    pub contacts: Vec<ContactBlock>,
    /// What changed of what the reader was told.
    pub news: Option<Announced>,
    /// For information: what others of the same organisation are reminded of.
    pub copies: Vec<CopyLine>,
    /// The first of `copies`, and how many follow.
    pub copied: Option<Copied>,
    /// Partners that got every reminder of something and sent nothing, to be telephoned; only in the coordinator's brief.
    pub exhausted: Vec<Unreachable>,
    /// What somebody has to see to about approvals; only in the coordinator's brief.
    pub approvals: Vec<ApprovalToDo>,
    /// What somebody has to see to about commitments; only in the coordinator's brief.
    pub commitments: Vec<CommitmentToDo>,
    /// What partners said and somebody has to see to; only in the coordinator's brief.
    pub spoken: Vec<Spoken>,
    /// What was still open when the event closed; only in the coordinator's brief.
    #[serde(rename = "overtaken")]
    pub left_open: Vec<LeftOpen>,
    /// Partners that take part no more; only in the coordinator's brief.
    pub gone: Vec<Gone>,
    /// Contacts that say that somebody else is responsible by now; only in the coordinator's brief.
    pub stepped_down: Vec<NewlyResponsible>,
    /// Partners that could not be written to; only in the coordinator's brief.
    pub unreachable: Vec<Unreachable>,
    /// Mails that did not arrive; only in the coordinator's brief.
    pub undelivered: Vec<Undelivered>,
    /// Mails of which nobody knows whether they were sent; only in the coordinator's brief.
    pub uncertain: Vec<UncertainMail>,
    /// Times in which no mail could leave; only in the coordinator's brief.
    pub stalls: Vec<StalledTime>,
    /// The same in one line, if there are too many of them to be listed one by one.
    pub stalled_often: Option<StalledOften>,
    /// What cannot be read or written; only in the coordinator's brief.
    pub set_aside: Vec<SetAside>,
    /// Mails that came in and need somebody; only in the coordinator's brief.
    pub came_in: Vec<CameIn>,
    /// Letters that wait for release; only in the coordinator's brief.
    pub drafts: Vec<Draft>,
}

/// Direction of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The direction of `lang`.
    pub fn of(lang: &Lang) -> Self {
        if lang.is_rtl() { Self::Rtl } else { Self::Ltr }
    }
}

/// An event that a mail speaks of.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct EventLine {
    /// The workflow.
    pub workflow: WorkflowId,
    /// Symbol of the workflow.
    pub symbol: String,
    /// The event's title.
    pub title: String,
    /// The opening day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub opens: Date,
    /// The closing day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub closes: Date,
    /// The city.
    pub city: Option<String>,
    /// The venue.
    pub venue: Option<String>,
    /// Calendar days until it opens; 0 from the opening day on.
    pub days_to_go: i32,
}

/// Who is written to.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Recipient {
    /// Acronym or name of the organisation; `None` for the coordinator.
    pub name: Option<String>,
    /// Full name of the organisation.
    pub full_name: Option<String>,
    /// The same as it stands in a sentence, with its article.
    pub in_sentence: Option<String>,
    /// Other organisations that the same address answers for: the mail lists what is open with them too.
    pub also: Option<Names>,
    /// The office written to.
    pub function: Option<Function>,
    /// True if this person was not written to before: the mail says who writes, and how.
    pub is_new: bool,
    /// The place whose clock ends a due day, `Paris`, or that clock, `UTC+3`.
    pub place: Option<String>,
}

/// Items of equal urgency.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Group {
    /// How urgent they are.
    pub standing: Standing,
    /// With whom they are open, where the recipient answers for more than one organisation.
    pub organisation: Option<String>,
    /// The items by due date.
    pub items: Vec<Item>,
}

/// How many items a mail lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// All items; in the coordinator's brief everything that needs attention.
    pub all: u32,
    /// Items that a reminder in this mail is about.
    pub asked: u32,
    /// Of these, items that the reader was not reminded of before.
    pub requests: u32,
    /// Items past their due date.
    pub overdue: u32,
    /// Items that are due on another day than the reader was told.
    pub moved: u32,
    /// Items beside the first one, if there is a first one.
    pub others: u32,
    /// Notes for the reader in the role of coordinator.
    pub notes: u32,
}

/// How to answer by reply.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AnswerGuide {
    /// The task that the examples name.
    pub task: TaskId,
    /// The task that the example of `NIL` names; `None` for who leads them all: a lead has something to contribute.
    pub nil: Option<TaskId>,
    /// True if something may come with the answer: a text that is asked for, or the document of a task.
    pub brings: bool,
    /// The day that the example of `DATE` names.
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: Date,
    /// Where to answer with a form instead, once there are signed links.
    pub url: Option<String>,
}

/// Whom to ask.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct ContactBlock {
    /// Symbols of the workflows this coordinator answers for.
    pub symbols: Vec<String>,
    /// The address.
    pub email: Option<String>,
    /// The telephone, as people write it.
    pub phone: Option<String>,
    /// The same as a telephone dials it (RFC 3966).
    pub dial: Option<String>,
    /// The place whose clock holds there, `Baku`.
    pub place: Option<String>,
    /// That clock on the day of the mail, `UTC+4`.
    pub utc: String,
}

/// A partner that could not be written to.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Unreachable {
    /// Symbol of the workflow.
    pub symbol: String,
    /// Acronym or name.
    pub name: String,
    /// Full name.
    pub full_name: String,
    /// What kind of organisation it is.
    pub kind: PartnerKind,
    /// The contacts on file, and what is missing with each.
    pub contacts: Vec<PhoneLine>,
    /// The items it would have been reminded of.
    pub items: Vec<Item>,
}

/// Something that a partner said of its input and somebody has to see to.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Spoken {
    /// Symbol of the workflow.
    pub symbol: String,
    /// Acronym or name of the organisation.
    pub name: String,
    /// The task.
    pub task: TaskId,
    /// Its title.
    pub title: String,
    /// When the input is due.
    #[schemars(with = "String", extend("format" = "date"))]
    pub due: Date,
    /// What was said.
    pub what: Concern,
    /// On which day, by the coordinator's clock.
    #[schemars(with = "String", extend("format" = "date"))]
    pub said_on: Date,
    /// The later day that is asked for.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub until: Option<Date>,
    /// The address to which it is to be handed over.
    pub to: Option<String>,
    /// The note that came with it: what is needed, or why.
    pub note: Option<String>,
    /// Whom to call, where that is the way to answer.
    pub contacts: Vec<PhoneLine>,
    /// The commands that answer it; empty where a call does.
    pub commands: Vec<String>,
}

/// What a partner may say that somebody has to see to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Concern {
    /// It cannot go on without help.
    Help,
    /// It does not contribute.
    Declined,
    /// It asks for more time than it may take by itself.
    Postponement,
    /// It hands over to another organisation.
    HandOver,
}

/// Something that was due before the event closed, and is still open.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LeftOpen {
    /// The workflow's id, for commands.
    pub workflow: String,
    /// Symbol of the workflow.
    pub symbol: String,
    /// The task.
    pub task: TaskId,
    /// Its title.
    pub title: String,
    /// When it was due.
    #[schemars(with = "String", extend("format" = "date"))]
    pub due: Date,
    /// The organisations that owe something to it.
    pub names: Vec<String>,
}

/// An organisation that takes part no more.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Gone {
    /// Symbol of the workflow.
    pub symbol: String,
    /// Its name.
    pub name: String,
    /// Where it could be reached.
    pub contacts: Vec<PhoneLine>,
}

/// A mail that did not arrive.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Undelivered {
    /// Symbol of the workflow.
    pub symbol: String,
    /// Acronym or name of the organisation.
    pub name: String,
    /// The address that did not take it.
    pub address: String,
    /// What the mail was about.
    pub subject: String,
    /// What the mail server said.
    pub reply: String,
    /// True if that says nothing of the address: it is written to as before.
    pub is_address_good: bool,
    /// True if a server had accepted the mail, and it came back later.
    pub is_returned: bool,
    /// The contacts on file, with the numbers to call.
    pub contacts: Vec<PhoneLine>,
    /// The mail's short key in the outbox.
    pub key: String,
}

/// A mail that came in and needs somebody: nothing of it was recorded as an answer.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CameIn {
    /// Symbol of the workflow whose coordinator is told.
    pub symbol: String,
    /// The organisation that it comes from, if that is known.
    pub name: Option<String>,
    /// What it is.
    pub what: IncomingKind,
    /// Who wrote it, according to its head.
    pub sender: String,
    /// Its subject.
    pub subject: String,
    /// The head of what it says, on one line.
    pub said: String,
    /// The last day on which its sender is away.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub until: Option<Date>,
}

/// A mail of which nobody knows whether the server took it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct UncertainMail {
    /// Symbol of the workflow.
    pub symbol: String,
    /// Acronym or name of the organisation.
    pub name: String,
    /// The address.
    pub address: String,
    /// What the mail was about.
    pub subject: String,
    /// What went wrong.
    pub reason: String,
    /// The contacts on file, with the numbers to call.
    pub contacts: Vec<PhoneLine>,
    /// The mail's short key in the outbox.
    pub key: String,
}

/// A time in which no mail could leave, on the coordinator's clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StalledTime {
    /// The day it began.
    #[schemars(with = "String", extend("format" = "date"))]
    pub from: Date,
    /// At what time, `17:00`.
    pub from_time: String,
    /// The day it ended.
    #[schemars(with = "String", extend("format" = "date"))]
    pub to: Date,
    /// At what time.
    pub to_time: String,
    /// What the last attempt met.
    pub why: String,
    /// What was refused at its beginning for the same reason, and went to somebody else before that was known.
    pub went_on: Vec<WentOn>,
}

/// Many periods in which no mail could leave, in sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StalledOften {
    /// How many.
    pub count: u32,
    /// The day the first of them began.
    #[schemars(with = "String", extend("format" = "date"))]
    pub from: Date,
    /// The day the last of them ended.
    #[schemars(with = "String", extend("format" = "date"))]
    pub to: Date,
    /// The longest.
    pub longest: StalledTime,
}

/// An address that is good, and who got what a mail server had refused for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WentOn {
    /// The address that it was for.
    pub address: String,
    /// The address that got it.
    pub to: String,
}

/// Something that cannot be read or written. The rest goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SetAside {
    /// The workflow's id, for commands.
    pub workflow: String,
    /// Symbol of the workflow.
    pub symbol: String,
    /// How many entries were set aside; `None` if the whole workflow stands still.
    pub entries: Option<u32>,
    /// What is wrong, in English.
    pub why: String,
}

/// A letter to a higher level that waits for release.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Draft {
    /// Symbol of the workflow.
    pub symbol: String,
    /// Acronym or name of the organisation.
    pub name: String,
    /// The level it goes to.
    pub function: Function,
    /// What it is about.
    pub subject: String,
    /// The mail's short key in the outbox.
    pub key: String,
    /// Since when it waits, by the workflow's clock.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub since: Option<Date>,
    /// The address for which it had been released, before letters came to go to another office.
    pub released_for: Option<String>,
}

/// A contact on file that cannot be written to, with the number to call.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PhoneLine {
    /// The office.
    pub function: Option<Function>,
    /// The telephone.
    pub phone: Option<String>,
    /// The number as it is dialled, `+994125550100`.
    pub dial: Option<String>,
    /// The address, if there is one.
    pub email: Option<String>,
    /// Away up to and including this day.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub away_until: Option<Date>,
    /// Last day in office, if it has passed.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub left_on: Option<Date>,
}

/// Somebody who says that another person is responsible by now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NewlyResponsible {
    /// Symbol of the workflow.
    pub symbol: String,
    /// Acronym or name of the organisation.
    pub name: String,
    /// Who says so.
    pub contact: String,
    /// The day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub said_on: Date,
    /// The address of who is.
    pub successor: Option<String>,
    /// True if that address is the organisation's own, so that what is open was handed over to it at once.
    pub is_handed_over: bool,
    /// The note.
    pub note: Option<String>,
}

/// Something about an approval that waits for the coordinator.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ApprovalToDo {
    /// Symbol of the workflow.
    pub symbol: String,
    /// The task.
    pub task: TaskId,
    /// Its title.
    pub title: String,
    /// What the approval is called.
    pub approval: String,
    /// What is to be done.
    pub what: ApprovalWork,
    /// What the text is called.
    pub version: Option<String>,
    /// The organisation that it is about.
    pub name: Option<String>,
    /// The day by which a decision was asked for.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub due: Option<Date>,
    /// Whom to call.
    pub contacts: Vec<PhoneLine>,
    /// Who broke the silence, and on what: a name, and the paragraphs or the reason.
    pub objections: Vec<Objection>,
    /// The commands that record what was done.
    pub commands: Vec<String>,
}

/// Something about commitments that waits for the coordinator.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CommitmentToDo {
    /// Symbol of the workflow.
    pub symbol: String,
    /// What is to be done.
    pub what: CommitmentWork,
    /// The organisation that it is about.
    pub name: Option<String>,
    /// Whom to call.
    pub contacts: Vec<PhoneLine>,
    /// The commitments that it is about, but for the one of `report`.
    pub commitments: Vec<CommitmentTold>,
    /// The report that waits.
    pub report: Option<ReportedLine>,
    /// The commands that record what was done.
    pub commands: Vec<String>,
}

/// What the coordinator has to see to about commitments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CommitmentWork {
    /// To confirm a report, or to send it back.
    Confirm,
    /// To call who was reminded and has not reported.
    Telephone,
    /// To call who was to be asked, and whom no mail reaches.
    Reach,
    /// To find somebody who leads it.
    NoLead,
}

/// A commitment in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CommitmentTold {
    /// Its id.
    pub id: CommitmentId,
    /// What was undertaken.
    pub title: String,
    /// The day by which it is to be done.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub due: Option<Date>,
}

/// An objection as those who conduct the procedure see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Objection {
    /// The organisation.
    pub name: String,
    /// What it stated.
    pub kind: StatementKind,
    /// The paragraphs.
    pub paragraphs: Vec<String>,
    /// The reason.
    pub reason: Option<String>,
}
