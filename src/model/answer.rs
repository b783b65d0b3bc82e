//! What is said of an input: the answers, how an input stands after each, and how an answer arrived.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::MailKey;

/// What is said of one input. All but the last three come from the partner that owes it; these come from the lead or the
/// coordinator. The last answer counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Delivered.
    Done,
    /// Taken back: not delivered after all.
    NotDone,
    /// Part of it is delivered; the note says what is missing.
    Partly {
        /// The day by which the rest is promised.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// It comes on a later day.
    Postponed {
        /// The day by which it is promised.
        until: Date,
    },
    /// There is nothing to contribute; counts as delivered.
    Nil,
    /// The partner does not contribute; the note says why.
    Declined,
    /// Somebody else at the partner sees to it.
    HandedOver {
        /// The address of that person.
        to: String,
    },
    /// The partner cannot go on without help; the note says what is needed.
    Help,
    /// What was delivered is not enough; the note says why.
    Returned,
    /// What the partner asked for is granted: another postponement, or a hand-over to another organisation.
    Agreed,
    /// It is not granted.
    Refused,
}

/// Why a word is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerProblem {
    /// No answer is called so.
    Unknown,
    /// It needs the day that is promised.
    NeedsDay,
    /// It needs the address of the person it is handed over to.
    NeedsAddress,
    /// A day or an address is given that it has no use for.
    NeedsNothing,
}

impl Answer {
    /// The words of all answers.
    pub const WORDS: &[&str] = &[
        "done",
        "not_done",
        "partly",
        "postponed",
        "nil",
        "declined",
        "handed_over",
        "help",
        "returned",
        "agreed",
        "refused",
    ];

    /// The answer that `word` means, with the day that is promised and the address that it is handed over to.
    pub fn of(word: &str, until: Option<Date>, to: Option<&str>) -> Result<Self, AnswerProblem> {
        let answer = match (word, until, to) {
            ("partly", until, None) => return Ok(Self::Partly { until }),
            ("postponed", Some(until), None) => return Ok(Self::Postponed { until }),
            ("postponed", None, _) => return Err(AnswerProblem::NeedsDay),
            ("handed_over", None, Some(to)) => return Ok(Self::HandedOver { to: to.to_owned() }),
            ("handed_over", _, None) => return Err(AnswerProblem::NeedsAddress),
            ("done", ..) => Self::Done,
            ("not_done", ..) => Self::NotDone,
            ("nil", ..) => Self::Nil,
            ("declined", ..) => Self::Declined,
            ("help", ..) => Self::Help,
            ("returned", ..) => Self::Returned,
            ("agreed", ..) => Self::Agreed,
            ("refused", ..) => Self::Refused,
            ("partly" | "postponed" | "handed_over", ..) => return Err(AnswerProblem::NeedsNothing),
            _ => return Err(AnswerProblem::Unknown),
        };
        if until.is_some() || to.is_some() { Err(AnswerProblem::NeedsNothing) } else { Ok(answer) }
    }

    /// The word in histories, on the command line and in the values of forms.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::NotDone => "not_done",
            Self::Partly { .. } => "partly",
            Self::Postponed { .. } => "postponed",
            Self::Nil => "nil",
            Self::Declined => "declined",
            Self::HandedOver { .. } => "handed_over",
            Self::Help => "help",
            Self::Returned => "returned",
            Self::Agreed => "agreed",
            Self::Refused => "refused",
        }
    }

    /// The day that is promised.
    pub fn promise(&self) -> Option<Date> {
        match self {
            Self::Partly { until } => *until,
            Self::Postponed { until } => Some(*until),
            _ => None,
        }
    }

    /// True for what the partner that owes the input may say itself.
    pub fn is_of_partner(&self) -> bool {
        !matches!(self, Self::Returned | Self::Agreed | Self::Refused)
    }
}

/// How one input stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InputState {
    /// Nothing was said, or what was said is taken back.
    #[default]
    Open,
    /// Part of it is delivered.
    Partly,
    /// Promised for a later day.
    Postponed,
    /// Waiting for help.
    HelpWanted,
    /// Delivered.
    Delivered,
    /// There was nothing to contribute.
    Nil,
    /// The partner does not contribute.
    Declined,
    /// Delivered, and sent back by the lead.
    Returned,
}

/// The states of an input, in the order of [`InputState`].
pub const INPUT_STATES: [InputState; 8] = [
    InputState::Open,
    InputState::Partly,
    InputState::Postponed,
    InputState::HelpWanted,
    InputState::Delivered,
    InputState::Nil,
    InputState::Declined,
    InputState::Returned,
];

impl InputState {
    /// The word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Partly => "partly",
            Self::Postponed => "postponed",
            Self::HelpWanted => "help_wanted",
            Self::Delivered => "delivered",
            Self::Nil => "nil",
            Self::Declined => "declined",
            Self::Returned => "returned",
        }
    }

    /// The state after `answer`: the transition table.
    ///
    /// | Answer | Next state |
    /// |---|---|
    /// | `done`, `nil`, `declined`, `help` | `delivered`, `nil`, `declined`, `help_wanted` |
    /// | `partly`, `postponed` | `partly`, `postponed` |
    /// | `not_done` | `open` |
    /// | `returned` | `returned` from `delivered` and `nil`; else unchanged |
    /// | `handed_over`, `agreed`, `refused` | unchanged: they say who sees to it, and by when |
    #[must_use]
    pub fn after(self, answer: &Answer) -> Self {
        match answer {
            Answer::Done => Self::Delivered,
            Answer::Nil => Self::Nil,
            Answer::Declined => Self::Declined,
            Answer::Help => Self::HelpWanted,
            Answer::Partly { .. } => Self::Partly,
            Answer::Postponed { .. } => Self::Postponed,
            Answer::NotDone => Self::Open,
            Answer::Returned if self.is_in() => Self::Returned,
            Answer::Returned | Answer::HandedOver { .. } | Answer::Agreed | Answer::Refused => self,
        }
    }

    /// True if nothing more is to come and it counts: delivered, or nothing to contribute.
    pub fn is_in(self) -> bool {
        matches!(self, Self::Delivered | Self::Nil)
    }

    /// True while the partner still owes something.
    pub fn is_owed(self) -> bool {
        !self.is_in() && self != Self::Declined
    }
}

/// How an answer arrived: evidence of who said what, and in reply to which mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The way.
    pub way: Way,
    /// Who said so: the address it came from, or what the coordinator wrote down of a call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_by: Option<String>,
    /// The mail whose link was followed or that was replied to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<MailKey>,
    /// Hash of the definition under which it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
}

/// The ways in which an answer arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The page behind the link of a mail.
    Link,
    /// A reply to a mail.
    Reply,
    /// A telephone call.
    Telephone,
    /// Said in a meeting, or handed over on paper.
    InPerson,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Link, Self::Reply, Self::Telephone, Self::InPerson];

    /// The word on the command line and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Reply => "reply",
            Self::Telephone => "telephone",
            Self::InPerson => "in_person",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every state and answer, in the order of the table above.
    #[test]
    fn an_input_moves_as_the_table_says() {
        let until = jiff::civil::date(2027, 3, 1);
        let answers = [
            Answer::Done,
            Answer::NotDone,
            Answer::Partly { until: None },
            Answer::Postponed { until },
            Answer::Nil,
            Answer::Declined,
            Answer::HandedOver { to: "a@a.example".into() },
            Answer::Help,
            Answer::Returned,
            Answer::Agreed,
            Answer::Refused,
        ];
        let rows = INPUT_STATES.map(|state| {
            let after = answers.iter().map(|answer| state.after(answer).as_str()).collect::<Vec<_>>();
            format!("{}: {}", state.as_str(), after.join(" "))
        });
        insta::assert_snapshot!(rows.join("\n"), @"
        open: delivered open partly postponed nil declined open help_wanted open open open
        partly: delivered open partly postponed nil declined partly help_wanted partly partly partly
        postponed: delivered open partly postponed nil declined postponed help_wanted postponed postponed postponed
        help_wanted: delivered open partly postponed nil declined help_wanted help_wanted help_wanted help_wanted help_wanted
        delivered: delivered open partly postponed nil declined delivered help_wanted returned delivered delivered
        nil: delivered open partly postponed nil declined nil help_wanted returned nil nil
        declined: delivered open partly postponed nil declined declined help_wanted declined declined declined
        returned: delivered open partly postponed nil declined returned help_wanted returned returned returned
        ");
    }

    #[test]
    fn answers_are_read_as_they_were_always_written() {
        for (text, answer) in [
            ("\"done\"", Answer::Done),
            ("\"not_done\"", Answer::NotDone),
            (r#"{"postponed":{"until":"2027-03-01"}}"#, Answer::Postponed { until: jiff::civil::date(2027, 3, 1) }),
            (r#"{"partly":{}}"#, Answer::Partly { until: None }),
        ] {
            assert_eq!(serde_json::from_str::<Answer>(text).unwrap(), answer);
            assert_eq!(serde_json::to_string(&answer).unwrap(), text);
        }
    }
}
