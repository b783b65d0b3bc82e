//! Decisions: what is due, to whom, and why.

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    approval::{ApprovalWork, NoticeKind},
    follow_up::{AskingKind, FollowUpWork},
};
use crate::{
    model::{CommitmentId, IncomingKind, MailKey, PartnerId, ReminderKey, TaskId, WorkflowId},
    plan::{Function, Renames, Tone},
};

/// Something that is due now.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Its identity: what is decided twice is scheduled once.
    pub key: ReminderKey,
    /// The workflow that decided it.
    pub workflow: WorkflowId,
    /// Whom it goes to.
    pub to: Addressee,
    /// What it is.
    pub kind: DecisionKind,
    /// The instant it fell due.
    pub due_at: Timestamp,
    /// Why, in a sentence for the journal.
    pub why: String,
}

/// The addressee of a decision, as functions that `app` resolves to addresses on the day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Addressee {
    /// The partner.
    pub partner: PartnerId,
    /// The function to write to.
    pub to: Function,
    /// Functions in copy.
    pub cc: Vec<Function>,
}

/// What is due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DecisionKind {
    /// A rung of a ladder for one input.
    Rung {
        /// The task.
        task: TaskId,
        /// Whose input.
        partner: PartnerId,
        /// The rung, `-10wd`.
        rung: String,
        /// The reminder's number in its ladder, from 1, and the number of reminders before escalation.
        nth: (u32, u32),
        /// Its tone.
        tone: Tone,
        /// The due date it is about.
        due: Date,
    },
    /// A digest of all open items.
    Digest {
        /// Whose items.
        partner: PartnerId,
        /// Hash of what they say: a digest that says the same as the last one need not be sent. 0 if unknown.
        #[serde(default)]
        says: u32,
        /// True if the last digest said the same; a third is not sent.
        #[serde(default)]
        is_repeated: bool,
    },
    /// A digest requested by a person.
    Asked {
        /// Whose items.
        partner: PartnerId,
        /// Hash of what they say, as for a digest.
        says: u32,
        /// True if it leaves at once, whatever the hour, and even if its reader has already received a mail that day.
        at_once: bool,
    },
    /// The first digest after a workflow was adopted half-way.
    #[serde(rename = "take_over")]
    AdoptionDigest {
        /// Whose items.
        partner: PartnerId,
    },
    /// What changed of what a partner was told: the event's days or city, its part in it, the person written to.
    #[serde(rename = "news")]
    Announcement {
        /// Who is told.
        partner: PartnerId,
    },
    /// What is no longer asked of somebody who was asked in the place of a partner's focal point, or told of it.
    CalledOff {
        /// The partner.
        partner: PartnerId,
        /// Who is told.
        address: String,
    },
    /// For information: what somebody else at the same partner is reminded of.
    Copy {
        /// The task.
        task: TaskId,
        /// Whose input.
        partner: PartnerId,
        /// The due date it is about.
        due: Date,
        /// The office that is reminded.
        asked: Function,
    },
    /// A notice of an approval, a mail of its own beside the daily one.
    Notice {
        /// The task.
        task: TaskId,
        /// Who is written to.
        partner: PartnerId,
        /// The office that holds the seat.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        office: Option<Function>,
        /// The round.
        round: u32,
        /// What it says.
        notice: NoticeKind,
        /// The day on which the silence ends, or by which a decision is asked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        closes_on: Option<Date>,
        /// True if it leaves whatever the hour, since it would come too late otherwise.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        is_at_once: bool,
        /// True for a copy to another office than the one that is asked.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        is_copy: bool,
    },
    /// For the coordinator: what somebody has to see to about an approval.
    Approval {
        /// The task.
        task: TaskId,
        /// The partner that it is about; the lead if it is about all.
        partner: PartnerId,
        /// The round.
        round: u32,
        /// What.
        work: ApprovalWork,
    },
    /// Asks a partner how far its commitments are, or says that what it reported was sent back; a mail of its own beside the
    /// daily one.
    Asking {
        /// Who is written to.
        partner: PartnerId,
        /// The day of the asking, or on which a report was sent back.
        day: Date,
        /// What it says.
        asking: AskingKind,
        /// The commitment whose report was sent back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        commitment: Option<CommitmentId>,
    },
    /// For the coordinator: what somebody has to see to about commitments.
    FollowUp {
        /// The partner that it is about; `None` for a commitment without a lead.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        partner: Option<PartnerId>,
        /// What.
        work: FollowUpWork,
    },
    /// For the coordinator: every reminder of an input was sent, and nothing came in. From now on it is followed up by
    /// telephone, and no longer listed in the partner's mails.
    Telephone {
        /// The task.
        task: TaskId,
        /// Whose input.
        partner: PartnerId,
        /// When it was due.
        due: Date,
    },
    /// For the coordinator: what a partner said of an input and somebody has to see to. It wants help, declined, or asked for
    /// something that needs consent.
    Spoken {
        /// The task.
        task: TaskId,
        /// Whose input.
        partner: PartnerId,
        /// When it was said.
        at: Timestamp,
    },
    /// For the coordinator: inputs still owed when the event closed. Nobody is reminded of them; are they still wanted?
    #[serde(rename = "overtaken")]
    LeftOpen {},
    /// For the coordinator: a contact says that somebody else is responsible by now.
    SteppedDown {
        /// The partner.
        partner: PartnerId,
        /// The address of the contact.
        contact: String,
    },
    /// For the coordinator: a partner no longer takes part, and a person has to tell it.
    Left {
        /// The partner, which the definition no longer has.
        gone: PartnerId,
    },
    /// For the coordinator: a mail that a server refused, gave up on or returned.
    Undelivered {
        /// Whom it was for.
        partner: PartnerId,
        /// The mail.
        mail: MailKey,
        /// The address that did not take it.
        address: String,
        /// What the mail was about.
        subject: String,
        /// The server's words.
        reply: String,
        /// True if the server objected to this mail, or did not answer in time, so that nothing is known about the
        /// address.
        #[serde(default)]
        is_address_good: bool,
        /// True if a server had accepted it, and it came back later.
        #[serde(default)]
        is_returned: bool,
    },
    /// For the coordinator: a mail that the server may or may not have accepted.
    Uncertain {
        /// Whom it was for.
        partner: PartnerId,
        /// The mail.
        mail: MailKey,
        /// The address.
        address: String,
        /// What the mail was about.
        subject: String,
        /// What went wrong.
        reason: String,
    },
    /// For the coordinator: a period in which no mail could leave at all.
    Stalled {
        /// When it began.
        since: Timestamp,
        /// When it ended.
        until: Timestamp,
        /// Why the last attempt failed.
        why: String,
        /// What was refused at its beginning for the same reason, and had gone on to somebody else by then.
        #[serde(default)]
        went_on: Vec<WentOn>,
    },
    /// For the coordinator: something recorded cannot be read, or a mail cannot be written. The rest goes on.
    SetAside {
        /// The workflow that it belongs to. Another one's coordinator is told if nothing can be decided for it.
        of: WorkflowId,
        /// That workflow's symbol.
        symbol: String,
        /// Number of entries that were set aside; `None` if the whole workflow stands still.
        entries: Option<u32>,
        /// What is wrong with it, or with the first entry.
        why: String,
    },
    /// For the coordinator: a mail came in that a person has to look at.
    CameIn {
        /// SHA-256 of the mail.
        mail: String,
        /// What it is.
        what: IncomingKind,
        /// The organisation that it comes from, if that is known.
        partner: Option<PartnerId>,
        /// Who wrote it, according to its head.
        sender: String,
        /// Its subject.
        subject: String,
        /// The head of what it says.
        said: String,
        /// The last day on which its sender is away.
        until: Option<Date>,
    },
    /// For the coordinator: a letter or a report to a higher level that waits for release.
    Draft {
        /// Whom it is for.
        partner: PartnerId,
        /// The mail.
        mail: MailKey,
        /// The level it goes to.
        function: Function,
        /// Since when it waits; unknown in what earlier versions stored.
        #[serde(default)]
        since: Option<Timestamp>,
        /// The address for which a person had released it, before letters came to go to another office.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        released_for: Option<String>,
    },
}

/// A shorter period in which no mail could leave is no reason to write to the coordinator.
const STALL_AT_LEAST: SignedDuration = SignedDuration::from_hours(1);

/// What a mail carried that was refused for no fault of its address, and who has it now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct WentOn {
    /// The address that it was for.
    pub address: String,
    /// The address that got it.
    pub to: String,
}

impl DecisionKind {
    /// The partner whose input, items or mail it concerns; `None` if it concerns all of them.
    pub fn partner(&self) -> Option<&PartnerId> {
        match self {
            Self::Rung { partner, .. }
            | Self::Digest { partner, .. }
            | Self::Asked { partner, .. }
            | Self::AdoptionDigest { partner }
            | Self::Announcement { partner }
            | Self::CalledOff { partner, .. }
            | Self::Copy { partner, .. }
            | Self::Telephone { partner, .. }
            | Self::Spoken { partner, .. }
            | Self::Notice { partner, .. }
            | Self::Approval { partner, .. }
            | Self::Asking { partner, .. }
            | Self::SteppedDown { partner, .. }
            | Self::Undelivered { partner, .. }
            | Self::Uncertain { partner, .. }
            | Self::Draft { partner, .. } => Some(partner),
            Self::CameIn { partner, .. } | Self::FollowUp { partner, .. } => partner.as_ref(),
            Self::Stalled { .. } | Self::SetAside { .. } | Self::LeftOpen {} | Self::Left { .. } => None,
        }
    }

    /// The input that it asks for, or tells somebody else of: task and partner. `None` for what is about several or none.
    pub fn input(&self) -> Option<(&TaskId, &PartnerId)> {
        match self {
            Self::Rung { task, partner, .. } | Self::Copy { task, partner, .. } => Some((task, partner)),
            _ => None,
        }
    }

    /// True for a note that waits for the coordinator's next mail instead of causing one: a short outage of the mail server
    /// without consequences.
    pub fn rides_along(&self) -> bool {
        let Self::Stalled { since, until, went_on, .. } = self else { return false };
        until.duration_since(*since) < STALL_AT_LEAST && went_on.is_empty()
    }

    /// True for what a person requested for immediate sending, and for a notice that would come too late otherwise.
    pub fn is_at_once(&self) -> bool {
        matches!(self, Self::Asked { at_once: true, .. } | Self::Notice { is_at_once: true, .. })
    }

    /// True for a notice of an approval and for what asks after commitments, which stand in mails of their own.
    pub fn is_notice(&self) -> bool {
        matches!(self, Self::Notice { .. } | Self::Asking { .. })
    }

    /// True for what goes to one office and to nobody in its place: a copy, and a letter to a level above those who decide.
    pub fn is_for_office(&self) -> bool {
        self.is_copy() || matches!(self, Self::Notice { notice: NoticeKind::Letter, .. })
    }

    /// True for what another office than the one that is asked gets, to know of it.
    pub fn is_copy(&self) -> bool {
        matches!(self, Self::Copy { .. } | Self::Notice { is_copy: true, .. })
    }

    /// For a digest: its partner, the hash of what it says, and whether the previous one said the same, in which case
    /// the next one with the same content need not be sent.
    pub fn said(&self) -> Option<(&PartnerId, u32, bool)> {
        match self {
            Self::Digest { partner, says, is_repeated } => Some((partner, *says, *is_repeated)),
            Self::Asked { partner, says, .. } => Some((partner, *says, false)),
            _ => None,
        }
    }

    /// This decision with the current ids of task and partner, if it was kept since before they were renamed.
    #[must_use]
    pub fn renamed(mut self, renames: &Renames) -> Self {
        match &mut self {
            Self::Rung { task, partner, .. }
            | Self::Copy { task, partner, .. }
            | Self::Telephone { task, partner, .. }
            | Self::Notice { task, partner, .. }
            | Self::Approval { task, partner, .. }
            | Self::Spoken { task, partner, .. } => {
                *task = renames.task(task);
                *partner = renames.partner(partner);
            }
            Self::Digest { partner, .. }
            | Self::Asked { partner, .. }
            | Self::AdoptionDigest { partner }
            | Self::Announcement { partner }
            | Self::CalledOff { partner, .. }
            | Self::Asking { partner, .. }
            | Self::FollowUp { partner: Some(partner), .. }
            | Self::Left { gone: partner }
            | Self::SteppedDown { partner, .. }
            | Self::Undelivered { partner, .. }
            | Self::Uncertain { partner, .. }
            | Self::Draft { partner, .. }
            | Self::CameIn { partner: Some(partner), .. } => *partner = renames.partner(partner),
            Self::Stalled { .. }
            | Self::SetAside { .. }
            | Self::LeftOpen {}
            | Self::CameIn { partner: None, .. }
            | Self::FollowUp { partner: None, .. } => {}
        }
        self
    }

    /// True for decisions addressed to the coordinator alone.
    pub fn is_for_coordinator(&self) -> bool {
        match self {
            Self::Undelivered { .. }
            | Self::Uncertain { .. }
            | Self::Stalled { .. }
            | Self::SetAside { .. }
            | Self::CameIn { .. }
            | Self::Draft { .. }
            | Self::Telephone { .. }
            | Self::Spoken { .. }
            | Self::Approval { .. }
            | Self::FollowUp { .. }
            | Self::SteppedDown { .. }
            | Self::LeftOpen {}
            | Self::Left { .. } => true,
            Self::Rung { .. }
            | Self::Digest { .. }
            | Self::Asked { .. }
            | Self::AdoptionDigest { .. }
            | Self::Announcement { .. }
            | Self::CalledOff { .. }
            | Self::Notice { .. }
            | Self::Asking { .. }
            | Self::Copy { .. } => false,
        }
    }
}
