//! The registers that a secretariat keeps beside tasks: risks, budget, participation, texts, commitments, decisions, ratings.
//!
//! An entry has what somebody recorded on one day. Whatever it leaves out stays as it was, separately for each language
//! of a text: all entries of an id, merged in order of time, are its current state (`domain.md` section 3.5, pages 5 and
//! 6).

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ObjectiveId, PartnerId, Text};

macro_rules! entries {
    ($($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $field:ident: $type:ty,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name {$(
            $(#[$about])*
            #[serde(skip_serializing_if = "Option::is_none")]
            pub $field: Option<$type>,
        )+}

        impl Entry for $name {
            fn merge(&mut self, later: &Self) {
                $(match (&mut self.$field, &later.$field) {
                    (Some(value), Some(later)) => value.take_over(later),
                    (value, Some(later)) => *value = Some(later.clone()),
                    (_, None) => {}
                })+
            }
        }
    )+};
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {$(
            $(#[$about])*
            $variant,
        )+}

        impl $name {
            /// Every one, in the order in which reports list them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in files, on the command line and in JSON.
            pub fn as_str(self) -> &'static str {
                match self {$(Self::$variant => $word,)+}
            }
        }
    )+};
}

/// A list that is kept beside tasks, as files and commands call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// The risk register.
    Risks,
    /// The budget.
    Budget,
    /// Participation by group.
    Participation,
    /// Texts under negotiation.
    Texts,
    /// Commitments.
    Commitments,
    /// Outcomes of decisions.
    Decisions,
    /// Ratings by hand.
    Overrides,
}

impl List {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Risks,
        Self::Budget,
        Self::Participation,
        Self::Texts,
        Self::Commitments,
        Self::Decisions,
        Self::Overrides,
    ];

    /// The name in files and commands.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Risks => "risks",
            Self::Budget => "budget",
            Self::Participation => "participation",
            Self::Texts => "texts",
            Self::Commitments => "commitments",
            Self::Decisions => "decisions",
            Self::Overrides => "overrides",
        }
    }
}

/// What one fact says of a thing.
pub trait Entry: Clone + Default {
    /// Takes over what `later` says.
    fn merge(&mut self, later: &Self);
}

/// What an entry may say under one key.
trait Value: Clone {
    /// Becomes what was said later: as a rule that and nothing else.
    fn take_over(&mut self, later: &Self) {
        self.clone_from(later);
    }
}

/// A language that was not spoken of keeps its words.
impl Value for Text {
    fn take_over(&mut self, later: &Self) {
        self.merge(later);
    }
}

macro_rules! replaced {
    ($($type:ty),+) => {$(impl Value for $type {})+};
}

replaced!(
    bool,
    u8,
    u32,
    f64,
    String,
    Date,
    PartnerId,
    Vec<PartnerId>,
    ObjectiveId,
    RiskStatus,
    Means,
    Grouping,
    CommitmentStatus,
    GivenRating
);

entries! {
    /// A risk: something that may happen and would harm.
    RiskEntry {
        /// What may happen.
        title: Text,
        /// Why it may.
        cause: Text,
        /// What would follow.
        effect: Text,
        /// What is done about it.
        treatment: Text,
        /// The partner that answers for the treatment.
        owner: PartnerId,
        /// How likely it is, 1 (rare) to 5 (almost certain).
        likelihood: u8,
        /// How much harm it would do, 1 (slight) to 5 (the event is in danger).
        impact: u8,
        /// Whether it is still one.
        status: RiskStatus,
    }

    /// A line of the budget, in whole or broken units of one currency.
    BudgetEntry {
        /// What the money or the help is for.
        title: Text,
        /// The partner that pays or gives.
        partner: PartnerId,
        /// Money, or help in kind at its estimated worth.
        means: Means,
        /// Three letters of ISO 4217.
        currency: String,
        /// What was planned.
        planned: f64,
        /// What was promised in writing.
        committed: f64,
        /// What was spent or received.
        spent: f64,
    }

    /// How many of one group take part, in persons unless it is counted by state.
    ParticipationEntry {
        /// What the group is called.
        title: Text,
        /// What the groups are formed by.
        by: Grouping,
        /// Invited.
        invited: u32,
        /// Confirmed.
        confirmed: u32,
        /// Present.
        attended: u32,
    }

    /// A text under negotiation, counted in paragraphs.
    TextEntry {
        /// What the text is called.
        title: Text,
        /// Its version: `Rev.1`.
        version: String,
        /// Paragraphs agreed.
        agreed: u32,
        /// Paragraphs in brackets.
        bracketed: u32,
        /// Paragraphs that were not discussed yet.
        open: u32,
    }

    /// What somebody undertook to do after the event.
    CommitmentEntry {
        /// What was undertaken.
        title: Text,
        /// The partner that leads it.
        lead: PartnerId,
        /// The partners that carry it out with the lead.
        with: Vec<PartnerId>,
        /// The objective it serves.
        objective: ObjectiveId,
        /// The day by which it is to be done.
        due: Date,
        /// How far it is.
        status: CommitmentStatus,
        /// Three letters of ISO 4217.
        currency: String,
        /// What was announced, in that currency.
        amount: f64,
        /// What was signed for.
        signed: f64,
        /// What was paid.
        paid: f64,
        /// Whether its amounts were published: else they are for nobody but the task force and who gives them.
        published: bool,
    }

    /// What became of a decision that a report asked for.
    DecisionEntry {
        /// What was decided.
        outcome: Text,
        /// The partner that decided.
        by: PartnerId,
    }

    /// A rating that a person gave in the place of the computed one.
    RatingEntry {
        /// The rating; `computed` lifts an earlier one.
        rating: GivenRating,
        /// Why.
        reason: Text,
        /// The office that gives it.
        author: String,
    }
}

words! {
    /// Whether a risk is still one.
    RiskStatus {
        /// It may happen.
        Open "open",
        /// It happened: it is an issue now.
        Occurred "occurred",
        /// It cannot happen any more, or would do no harm.
        Closed "closed",
    }

    /// What a partner contributes.
    Means {
        /// Money.
        Cash "cash",
        /// Rooms, staff, travel, translation at their estimated worth.
        InKind "in_kind",
    }

    /// What groups of participants are formed by.
    Grouping {
        /// The kind of their organisation.
        Constituency "constituency",
        /// The region they come from.
        Region "region",
        /// Their gender.
        Gender "gender",
        /// The rank of a delegation's head; counts delegations.
        Level "level",
    }

    /// How far a commitment is.
    CommitmentStatus {
        /// Made known.
        Announced "announced",
        /// Under way.
        InProgress "in_progress",
        /// Carried out.
        Completed "completed",
        /// Given up.
        Dropped "dropped",
    }

    /// A rating that a person gives.
    GivenRating {
        /// All is done.
        Achieved "achieved",
        /// Green.
        OnTrack "on_track",
        /// Amber.
        PartlyOnTrack "partly_on_track",
        /// Red.
        OffTrack "off_track",
        /// Cannot be said.
        NotAssessed "not_assessed",
        /// The computed rating holds again.
        Computed "computed",
    }
}

impl RiskEntry {
    /// Likelihood times impact, 1 to 25; `None` while one of them is not known.
    pub fn level(&self) -> Option<u8> {
        Some(self.likelihood? * self.impact?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_later_entry_does_not_say_stays_as_it_was() {
        let mut risk = RiskEntry {
            title: Some(Text::plain("The hall is not ready")),
            likelihood: Some(2),
            impact: Some(5),
            ..RiskEntry::default()
        };
        risk.merge(&RiskEntry { likelihood: Some(4), ..RiskEntry::default() });
        assert_eq!((risk.title.as_ref().map(Text::en), risk.level()), (Some("The hall is not ready"), Some(20)));
    }

    #[test]
    fn a_text_is_replaced_in_the_languages_that_are_said_and_in_no_other() {
        let text = |texts: &[(&str, &str)]| {
            Text::by_language(texts.iter().map(|(lang, text)| ((*lang).into(), (*text).to_owned())))
        };
        let mut risk = RiskEntry { title: Some(text(&[("en", "Strike"), ("fr", "Grève")])), ..RiskEntry::default() };
        risk.merge(&RiskEntry { title: Some(text(&[("fr", "Grève générale")])), ..RiskEntry::default() });
        assert_eq!(risk.title, Some(text(&[("en", "Strike"), ("fr", "Grève générale")])));
        risk.merge(&RiskEntry { title: Some(Text::plain("General strike")), ..RiskEntry::default() });
        assert_eq!(risk.title, Some(text(&[("en", "General strike"), ("fr", "Grève générale")])));
    }

    #[test]
    fn an_entry_is_kept_as_it_was_said() {
        let said = BudgetEntry { planned: Some(120.5), means: Some(Means::InKind), ..BudgetEntry::default() };
        let json = serde_json::to_string(&said).unwrap();
        assert_eq!(json, r#"{"means":"in_kind","planned":120.5}"#);
        assert_eq!(serde_json::from_str::<BudgetEntry>(&json).unwrap(), said);
    }
}
