//! The facts that the journal consists of.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    Answer, ApprovalRule, BudgetEntry, BudgetLineId, CommitmentEntry, CommitmentId, CommitmentReport, DecisionEntry,
    DigestDay, Entry, Evidence, GroupId, IndicatorId, IndicatorValue, Lang, List, MailKey, News, ObjectiveId, Origin,
    ParticipationEntry, PartnerId, RatingEntry, ReminderKey, RiskEntry, RiskId, Seat, Statement, TaskId, TaskState,
    TextEntry, TextId, TextVersion, WorkflowId,
};

/// What happened. Every variant is stored as JSON with its `kind`; variants may be added, never changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// The workflow was loaded for the first time.
    WorkflowAdopted {
        /// Hash of the definition in force.
        definition: String,
        /// True if everything in it was over by then: it reports and sends nothing.
        over: bool,
        /// True if some work was already due or under way: rungs before this moment are spent.
        half_way: bool,
    },
    /// Another version of the definition was taken over.
    DefinitionTaken {
        /// Hash of the definition now in force.
        definition: String,
        /// One line per difference that matters, for people.
        changes: Vec<String>,
        /// Inputs that it asks for by a day that had passed by then: those who owe them are given time from this moment on.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        overdue: Vec<(TaskId, PartnerId)>,
        /// What it makes untrue of what partners were told.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        news: Vec<News>,
        /// True if reports come by another schedule, which speaks of the days from this moment on only.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        rescheduled: bool,
    },
    /// A person closed the workflow, whose file is gone: it reminds and reports no more.
    WorkflowClosed {},
    /// The file of a closed workflow came back.
    WorkflowReopened {},
    /// A task was set to a state. The lead's `done` is `Completed`.
    TaskSet {
        /// The task.
        task: TaskId,
        /// Its new state.
        state: TaskState,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// What a task brings was approved by those whose approval it needs.
    TaskApproved {
        /// The task.
        task: TaskId,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        /// The document that proves it, such as a scan of the signed paper.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        evidence: Option<Evidence>,
    },
    /// Those who decide were asked for their approval; a text was put under a silence procedure.
    ApprovalOpened {
        /// The task.
        task: TaskId,
        /// Which round it is, from 1.
        round: u32,
        /// The rule of this round, whatever the definition says later.
        rule: ApprovalRule,
        /// Those who decide, as they were when it was opened.
        seats: Vec<Seat>,
        /// Those who are informed, and do not decide.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        observers: Vec<PartnerId>,
        /// The text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<TextVersion>,
        /// The day by which a decision is asked for; a silence procedure has a clock instead.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Date>,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// One of those who decide stated something.
    ApprovalStated {
        /// The task.
        task: TaskId,
        /// For which seat.
        seat: Seat,
        /// The partner that stated it in its place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PartnerId>,
        /// What it states.
        statement: Statement,
        /// The reason, the remark, or anything else worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        /// How it arrived; `None` if the coordinator recorded it without saying so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        origin: Option<Origin>,
    },
    /// A member got the text otherwise than by the notice: by telephone, or in person.
    MemberServed {
        /// The task.
        task: TaskId,
        /// Whose seat.
        seat: Seat,
        /// How, and by whom it was taken.
        origin: Origin,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A notice that had left did not arrive: its member is not served.
    NoticeLost {
        /// The notice.
        reminder: ReminderKey,
        /// Why, for people.
        why: String,
    },
    /// The period of a silence procedure ended without an objection.
    SilenceHeld {
        /// The task.
        task: TaskId,
        /// Which round.
        round: u32,
    },
    /// Those who conduct a silence procedure consult who broke it.
    ConsultationBegun {
        /// The task.
        task: TaskId,
        /// The steps that were announced.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// An approval is asked for no more.
    ApprovalWithdrawn {
        /// The task.
        task: TaskId,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A partner's input was answered.
    InputAnswered {
        /// The task.
        task: TaskId,
        /// Whose input.
        partner: PartnerId,
        /// The answer.
        answer: Answer,
        /// Where what was delivered is to be found; never fetched.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        link: Option<String>,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        /// How it arrived; `None` if the coordinator recorded it without saying so, and for histories.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        origin: Option<Origin>,
    },
    /// An indicator was measured.
    IndicatorMeasured {
        /// The indicator.
        indicator: IndicatorId,
        /// Its value, with date, source and confidence.
        value: IndicatorValue,
        /// Anything worth keeping, printed in the annex.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A risk was assessed.
    RiskAssessed {
        /// Which one.
        risk: RiskId,
        /// What is said of it.
        entry: RiskEntry,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A line of the budget was set.
    BudgetSet {
        /// Which one.
        line: BudgetLineId,
        /// What is said of it.
        entry: BudgetEntry,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// Participants of a group were counted.
    ParticipationCounted {
        /// Which one.
        group: GroupId,
        /// What is said of it.
        entry: ParticipationEntry,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// The paragraphs of a text were counted.
    TextCounted {
        /// Which one.
        text: TextId,
        /// What is said of it.
        entry: TextEntry,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A commitment was made known or followed up.
    CommitmentSet {
        /// Which one.
        commitment: CommitmentId,
        /// What is said of it.
        entry: CommitmentEntry,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A partner reported on a commitment. No figure changes before the coordinator confirms it.
    CommitmentReported {
        /// Which one.
        commitment: CommitmentId,
        /// The number of the report, from 1 for each commitment.
        number: u32,
        /// Who reports: one of those that carry it out.
        partner: PartnerId,
        /// What it says.
        report: CommitmentReport,
        /// The day on which its lead was asked, if it answers that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asking: Option<Date>,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        /// How it arrived; `None` if the coordinator recorded it without saying so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        origin: Option<Origin>,
    },
    /// The coordinator confirmed what a partner reported on a commitment: it enters the register.
    CommitmentConfirmed {
        /// Which one.
        commitment: CommitmentId,
        /// The number of the report.
        number: u32,
        /// What enters the register: what was reported, with what was corrected.
        entry: CommitmentEntry,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// The coordinator sent back what a partner reported on a commitment.
    CommitmentSentBack {
        /// Which one.
        commitment: CommitmentId,
        /// The number of the report.
        number: u32,
        /// Why: it is told to who reported.
        reason: String,
    },
    /// A decision that a report asked for was taken.
    DecisionTaken {
        /// The task that the decision is about.
        task: TaskId,
        /// What is said of it.
        entry: DecisionEntry,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A person rated an objective.
    RatingGiven {
        /// The objective.
        objective: ObjectiveId,
        /// What is said of it.
        entry: RatingEntry,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// An entry of a list was taken back: it was recorded by mistake, or holds no longer. What earlier reports say stays.
    EntryWithdrawn {
        /// The list.
        list: List,
        /// Which entry of it.
        entry: String,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A reminder was decided and put into a mail.
    ReminderQueued {
        /// The reminder.
        reminder: ReminderKey,
        /// The mail that carries it.
        mail: MailKey,
        /// Why it was due, for people.
        why: String,
    },
    /// The mail that carries a reminder was accepted.
    ReminderSent {
        /// The reminder.
        reminder: ReminderKey,
        /// The input it was about; `None` for a digest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        input: Option<(TaskId, PartnerId)>,
        /// The due date it named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Date>,
        /// True if the coordinator was told instead, since nobody of the partner could be written to.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        to_coordinator: bool,
        /// The address it went to; earlier versions did not record it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<String>,
    },
    /// A reminder was taken back before it was sent.
    ReminderWithdrawn {
        /// The reminder.
        reminder: ReminderKey,
        /// Why, for people.
        why: String,
    },
    /// A person asked for the digest of a partner, beside those of the schedule.
    DigestAsked {
        /// The partner.
        partner: PartnerId,
        /// True if it is to leave at once, whatever the hour, and although its reader had a mail that day.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        at_once: bool,
    },
    /// A contact said how they want to be written to: in all of it what was said last counts.
    ContactWished {
        /// The partner.
        partner: PartnerId,
        /// Their address.
        contact: String,
        /// The language; as the definition has it if missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lang: Option<Lang>,
        /// The day of the regular list; as the definition has it if missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        digest: Option<DigestDay>,
    },
    /// A contact said that somebody else is responsible by now. The definition is a person's to change.
    ContactLeft {
        /// The partner.
        partner: PartnerId,
        /// Their address.
        contact: String,
        /// The address of who is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        successor: Option<String>,
        /// Anything worth keeping.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A person had mails wait: those of a workflow, for a partner, or all of them.
    HoldPlaced {
        /// The number of the hold.
        hold: u32,
        /// Mails that speak of this workflow; of any if missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<WorkflowId>,
        /// Mails for this partner; for anybody if missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        partner: Option<PartnerId>,
        /// When it ends by itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
        /// Why, for people.
        why: String,
    },
    /// A person let go what a hold held.
    HoldLifted {
        /// The number of the hold.
        hold: u32,
    },
    /// A mail changed its state.
    MailSettled {
        /// The mail.
        mail: MailKey,
        /// Its Message-ID.
        message_id: String,
        /// The state after settlement.
        state: super::MailState,
        /// The server's words or the reason, for people.
        why: String,
    },
    /// An attempt to deliver a mail ended without a verdict, since its sender did: the server may have taken the mail, which
    /// is sent again under the same Message-ID.
    AttemptLost {
        /// The mail.
        mail: MailKey,
        /// Its Message-ID.
        message_id: String,
        /// Which attempt, from 1.
        attempt: u32,
    },
    /// Somebody is to be written to, but has no usable address; the coordinator is told instead.
    PartnerUnreachable {
        /// The partner.
        partner: PartnerId,
        /// What is missing.
        why: String,
    },
    /// Somebody of a partner that could not be written to has got a mail of ours, or can be taken to have got it.
    PartnerReached {
        /// The partner.
        partner: PartnerId,
        /// How that is known.
        why: String,
    },
    /// A progress report was issued and numbered.
    ReportIssued {
        /// Number within workflow.
        number: u32,
        /// Printed symbol, `BP-WF2/PR/7`.
        symbol: String,
        /// Last day the report covers.
        cut_off: Date,
        /// SHA-256 of the PDF, in hex.
        sha256: String,
        /// The tasks about which it asks for a decision.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        decisions: Vec<TaskId>,
        /// For whom and in which languages it was issued.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        editions: Vec<(String, Lang)>,
    },
    /// An issued report was taken back; it stays in the archive.
    ReportWithdrawn {
        /// Number within workflow.
        number: u32,
        /// Printed symbol.
        symbol: String,
        /// The reason, for people.
        why: String,
    },
    /// A person said that the clock is right, although the journal has facts that were recorded later than now.
    ClockAccepted {},
    /// The engine could not decide this workflow; the others go on.
    Quarantined {
        /// What went wrong, for people.
        why: String,
    },
}

impl Fact {
    /// An answer with nothing beside it.
    pub fn answered(task: TaskId, partner: PartnerId, answer: Answer) -> Self {
        Self::InputAnswered { task, partner, answer, link: None, note: None, origin: None }
    }

    /// What a person noted on it.
    pub fn note(&self) -> Option<&str> {
        match self {
            Self::TaskSet { note, .. }
            | Self::TaskApproved { note, .. }
            | Self::ApprovalOpened { note, .. }
            | Self::ApprovalStated { note, .. }
            | Self::MemberServed { note, .. }
            | Self::ConsultationBegun { note, .. }
            | Self::ApprovalWithdrawn { note, .. }
            | Self::InputAnswered { note, .. }
            | Self::IndicatorMeasured { note, .. }
            | Self::RiskAssessed { note, .. }
            | Self::BudgetSet { note, .. }
            | Self::ParticipationCounted { note, .. }
            | Self::TextCounted { note, .. }
            | Self::CommitmentSet { note, .. }
            | Self::CommitmentReported { note, .. }
            | Self::CommitmentConfirmed { note, .. }
            | Self::DecisionTaken { note, .. }
            | Self::RatingGiven { note, .. }
            | Self::EntryWithdrawn { note, .. } => note.as_deref(),
            _ => None,
        }
    }

    /// Puts another note on what a person recorded; what has none keeps none.
    pub fn set_note(&mut self, new: Option<String>) {
        match self {
            Self::TaskSet { note, .. }
            | Self::TaskApproved { note, .. }
            | Self::ApprovalOpened { note, .. }
            | Self::ApprovalStated { note, .. }
            | Self::MemberServed { note, .. }
            | Self::ConsultationBegun { note, .. }
            | Self::ApprovalWithdrawn { note, .. }
            | Self::InputAnswered { note, .. }
            | Self::IndicatorMeasured { note, .. }
            | Self::RiskAssessed { note, .. }
            | Self::BudgetSet { note, .. }
            | Self::ParticipationCounted { note, .. }
            | Self::TextCounted { note, .. }
            | Self::CommitmentSet { note, .. }
            | Self::CommitmentReported { note, .. }
            | Self::CommitmentConfirmed { note, .. }
            | Self::DecisionTaken { note, .. }
            | Self::RatingGiven { note, .. }
            | Self::EntryWithdrawn { note, .. } => *note = new,
            _ => {}
        }
    }

    /// The task that something is said of: its state, its approval, an input.
    pub fn task(&self) -> Option<&TaskId> {
        match self {
            Self::TaskSet { task, .. }
            | Self::TaskApproved { task, .. }
            | Self::InputAnswered { task, .. }
            | Self::ApprovalOpened { task, .. }
            | Self::ApprovalStated { task, .. }
            | Self::MemberServed { task, .. }
            | Self::SilenceHeld { task, .. }
            | Self::ConsultationBegun { task, .. }
            | Self::ApprovalWithdrawn { task, .. } => Some(task),
            _ => None,
        }
    }

    /// The list that the fact is an entry of, and the id of the entry.
    pub fn entry(&self) -> Option<(List, &str)> {
        Some(match self {
            Self::RiskAssessed { risk, .. } => (List::Risks, risk.as_str()),
            Self::BudgetSet { line, .. } => (List::Budget, line.as_str()),
            Self::ParticipationCounted { group, .. } => (List::Participation, group.as_str()),
            Self::TextCounted { text, .. } => (List::Texts, text.as_str()),
            Self::CommitmentSet { commitment, .. } | Self::CommitmentConfirmed { commitment, .. } => {
                (List::Commitments, commitment.as_str())
            }
            Self::DecisionTaken { task, .. } => (List::Decisions, task.as_str()),
            Self::RatingGiven { objective, .. } => (List::Overrides, objective.as_str()),
            Self::EntryWithdrawn { list, entry, .. } => (*list, entry.as_str()),
            _ => return None,
        })
    }

    /// Takes over what a later entry of the same list says of the same thing. Its note stays its own.
    pub fn merge_entry(&mut self, later: &Self) {
        match (self, later) {
            (Self::RiskAssessed { entry, .. }, Self::RiskAssessed { entry: later, .. }) => entry.merge(later),
            (Self::BudgetSet { entry, .. }, Self::BudgetSet { entry: later, .. }) => entry.merge(later),
            (Self::ParticipationCounted { entry, .. }, Self::ParticipationCounted { entry: later, .. }) => {
                entry.merge(later);
            }
            (Self::TextCounted { entry, .. }, Self::TextCounted { entry: later, .. }) => entry.merge(later),
            (
                Self::CommitmentSet { entry, .. } | Self::CommitmentConfirmed { entry, .. },
                Self::CommitmentSet { entry: later, .. } | Self::CommitmentConfirmed { entry: later, .. },
            ) => entry.merge(later),
            (Self::DecisionTaken { entry, .. }, Self::DecisionTaken { entry: later, .. }) => entry.merge(later),
            (Self::RatingGiven { entry, .. }, Self::RatingGiven { entry: later, .. }) => entry.merge(later),
            _ => {}
        }
    }
}
