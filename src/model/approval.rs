//! What is said of an approval: the rule it is given by, who gives it, the text it is about, and what each of them states
//! (`domain.md` sections 2.5 and 5.3).

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Function, PartnerId};

/// How an approval is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalRule {
    /// By a single statement of those who approve.
    #[default]
    One,
    /// By all of them. Who abstains is not counted.
    All,
    /// By at least this fraction of those who held a seat when it was opened.
    Quorum(u32, u32),
    /// By at least so many of them.
    AtLeast(u32),
    /// In writing, if nobody objects in time.
    Silence(Silence),
}

/// A silence procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    /// How long its members have to object.
    pub period: SilencePeriod,
    /// By so many hours the first request for time extends it; without them, a request for time breaks it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension_hours: Option<u32>,
}

/// How long the members of a silence procedure have to object, from the moment at which all of them have its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SilencePeriod {
    /// Hours by the clock.
    Hours(u32),
    /// Working days of the host that are no holiday of any member.
    WorkingDays(u32),
}

/// A seat among those who approve: an organisation, or one office of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Seat {
    /// The organisation.
    pub partner: PartnerId,
    /// The office that decides; without one, whoever the organisation is written to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Function>,
}

/// A version of the text that is to be approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextVersion {
    /// What the text is, as its members call it: `Draft declaration`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Which version of it, `Rev.2`.
    pub version: String,
    /// Where it is found; never fetched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// The SHA-256 of its file in hex, by which anybody can tell that a file is this text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// A document that proves an approval: a scan of the signed paper, say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The name of its file.
    pub name: String,
    /// Its SHA-256 in hex.
    pub sha256: String,
}

/// What somebody who approves states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "statement", rename_all = "snake_case")]
pub enum Statement {
    /// Approves, or agrees to the text.
    Approved {
        /// On these conditions, or with this reservation, which is recorded with the approval.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        conditions: Option<String>,
    },
    /// Sends it back for the reason noted.
    Returned {},
    /// Objects to paragraphs of the text; to all of it if none is named.
    Objected {
        /// The paragraphs, as the objection names them: `OP 4`, `PP 2`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        paragraphs: Vec<String>,
    },
    /// Needs more time.
    TimeRequested {
        /// Until that day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// Neither approves nor objects.
    Abstained {},
    /// Has an editorial remark, which is no objection.
    Remarked {},
    /// Leaves it to another partner.
    Delegated {
        /// Which one.
        to: PartnerId,
    },
}

/// The kinds of statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatementKind {
    /// [`Statement::Approved`].
    Approved,
    /// [`Statement::Returned`].
    Returned,
    /// [`Statement::Objected`].
    Objected,
    /// [`Statement::TimeRequested`].
    TimeRequested,
    /// [`Statement::Abstained`].
    Abstained,
    /// [`Statement::Remarked`].
    Remarked,
    /// [`Statement::Delegated`].
    Delegated,
}

impl StatementKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Approved,
        Self::Returned,
        Self::Objected,
        Self::TimeRequested,
        Self::Abstained,
        Self::Remarked,
        Self::Delegated,
    ];

    /// The word on the command line, in forms and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Returned => "returned",
            Self::Objected => "objected",
            Self::TimeRequested => "time_requested",
            Self::Abstained => "abstained",
            Self::Remarked => "remarked",
            Self::Delegated => "delegated",
        }
    }

    /// The kind with that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

impl Statement {
    /// What kind of statement it is.
    pub fn kind(&self) -> StatementKind {
        match self {
            Self::Approved { .. } => StatementKind::Approved,
            Self::Returned {} => StatementKind::Returned,
            Self::Objected { .. } => StatementKind::Objected,
            Self::TimeRequested { .. } => StatementKind::TimeRequested,
            Self::Abstained {} => StatementKind::Abstained,
            Self::Remarked {} => StatementKind::Remarked,
            Self::Delegated { .. } => StatementKind::Delegated,
        }
    }
}
