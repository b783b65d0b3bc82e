//! A file as written, typed. Every field is optional, because faulty values have been reported and left out by now.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};

use crate::{
    definition::values::typed::{
        AskingWord, Clock, Day, Days, DigestWord, DueWord, EveryDays, InputDueWord, LeadWord, Length, PhaseWord,
        Quorum, Rule, RungDays, Schedule, TargetDayWord, Yearly, Zone,
    },
    model::{
        Lang, Text,
        ledger::{CommitmentStatus, GivenRating, Grouping, Means, RiskStatus},
    },
    plan::{
        Aggregation, Channel, Computation, Function, Measure, OverallRating, PartnerKind, RatedBy, ResultLevel, Role,
        Tone,
    },
};

/// The items of a list at their positions; `None` for one that was left out.
pub(in crate::definition) type Items<T> = Vec<Option<T>>;

/// The items that were not left out, each with its index in the list.
pub(in crate::definition) fn present<T>(items: Option<&Items<T>>) -> impl Iterator<Item = (usize, &T)> {
    items.into_iter().flatten().enumerate().filter_map(|(index, item)| Some((index, item.as_ref()?)))
}

/// A mapping in the order of the file.
#[derive(Clone, Debug)]
pub(in crate::definition) struct Ordered<T>(pub(in crate::definition) Vec<(String, Option<T>)>);

impl<T> Ordered<T> {
    /// Every id with its value; a value that was left out counts as an empty one.
    pub(in crate::definition) fn iter(&self) -> impl Iterator<Item = (&str, Option<&T>)> {
        self.0.iter().map(|(id, value)| (id.as_str(), value.as_ref()))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for InOrder<T> {
            type Value = Ordered<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Ordered(entries))
            }
        }
        deserializer.deserialize_map(InOrder(PhantomData))
    }
}

/// A text by language; the check has turned a plain text into English.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub(in crate::definition) struct Words(pub(in crate::definition) BTreeMap<String, String>);

impl Words {
    /// The text in the model's type.
    pub(in crate::definition) fn text(&self) -> Text {
        Text::by_language(self.by_language())
    }

    /// Every language with its text.
    pub(in crate::definition) fn by_language(&self) -> impl Iterator<Item = (Lang, String)> {
        self.0.iter().map(|(lang, text)| (Lang::from(lang), text.clone()))
    }
}

/// A list of ids, or definitions by id.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(in crate::definition) enum RawPartners {
    Chosen(Items<String>),
    Defined(Ordered<RawPartner>),
}

/// The id of a contact, or a contact.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(in crate::definition) enum RawCoordinator {
    Named(String),
    Given(Box<RawContact>),
}

macro_rules! raw {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub(in crate::definition) struct $name { $(pub(in crate::definition) $field: Option<$type>,)+ }
    )+};
}

raw! {
    /// Any file. The tables of keys say which of these keys each kind of file may have.
    RawFile {
        format: u32,
        workflow: String,
        programme: String,
        blueprint: String,
        history: String,
        symbol: String,
        based_on: String,
        set: Ordered<Words>,
        parameters: Ordered<RawParameter>,
        omit: Items<String>,
        title: Words,
        event: RawEvent,
        languages: Items<String>,
        partners: RawPartners,
        indicators: Ordered<RawIndicatorValues>,
        tasks: Ordered<RawTask>,
        timezone: Zone,
        calendar: String,
        contacts: Ordered<RawContact>,
        coordinator: RawCoordinator,
        workstreams: Ordered<Words>,
        objectives: Items<RawObjective>,
        calendars: Ordered<RawCalendar>,
        ladders: Ordered<Items<RawRung>>,
        ladder: String,
        digest: DigestWord,
        reports: RawReports,
        ratings: RawRatings,
        approvals: Ordered<RawApproval>,
        commitments_asked: Items<AskingWord>,
        iati: RawIati,
        notice: Words,
        note: String,
        facts: Items<RawFact>,
        risks: Items<RawRisk>,
        budget: Items<RawBudget>,
        participation: Items<RawParticipation>,
        texts: Items<RawTextCount>,
        commitments: Items<RawCommitment>,
        decisions: Items<RawDecision>,
        overrides: Items<RawRating>,
    }

    /// A parameter of a blueprint. Its value is taken from the tree; see `parameters`.
    RawParameter {
        about: String,
        default: Words,
    }

    /// A contact of a programme or partner.
    RawContact {
        function: Function,
        email: String,
        channel: Channel,
        phone: String,
        languages: Items<String>,
        salutation: Words,
        signature: Words,
        valid_from: Day,
        valid_to: Day,
        out_of_office_until: Day,
    }

    /// An objective.
    RawObjective {
        id: String,
        short: Words,
        statement: Words,
        result: RawResult,
        indicators: Items<RawIndicator>,
    }

    /// The result of an objective.
    RawResult {
        r#type: ResultLevel,
        title: Words,
    }

    /// An indicator.
    RawIndicator {
        id: String,
        title: Words,
        r#type: ResultLevel,
        measure: Measure,
        ascending: bool,
        aggregation: Aggregation,
        baseline: f64,
        target: f64,
        milestones: Items<RawIntermediateTarget>,
        expected_from: TargetDayWord,
        unit: Words,
        categories: Items<Words>,
        means_of_verification: Words,
        tile: Words,
        computed: Computation,
    }

    /// An intermediate target.
    RawIntermediateTarget {
        by: TargetDayWord,
        value: f64,
    }

    /// An indicator's values for one event.
    RawIndicatorValues {
        baseline: f64,
        target: f64,
        milestones: Items<RawIntermediateTarget>,
        expected_from: TargetDayWord,
    }

    /// A calendar.
    RawCalendar {
        name: String,
        weekend: Items<RawWeekend>,
        covers: Items<Days>,
        hours: RawHours,
        holidays: Items<RawHoliday>,
        workdays: Items<Day>,
        holidays_from: Items<String>,
    }

    /// A rule for weekends.
    RawWeekend {
        days: Items<String>,
        from: Day,
        until: Day,
    }

    /// Working hours.
    RawHours {
        from: Clock,
        to: Clock,
        exceptions: Items<RawSeason>,
    }

    /// Different working hours for a period.
    RawSeason {
        from: Day,
        to: Day,
        hours: RawHours,
        name: String,
    }

    /// A holiday.
    RawHoliday {
        date: Day,
        yearly: Yearly,
        name: String,
        estimated: bool,
    }

    /// A partner.
    RawPartner {
        kind: PartnerKind,
        iati_type: u16,
        name: Words,
        acronym: Words,
        names: Items<RawName>,
        languages: Items<String>,
        calendar: String,
        timezone: Zone,
        contacts: Items<RawContact>,
        renamed_from: Items<String>,
    }

    /// A name used during a period.
    RawName {
        name: Words,
        acronym: Words,
        from: Day,
        to: Day,
    }

    /// A rung of a ladder.
    RawRung {
        at: RungDays,
        to: Function,
        cc: Items<Function>,
        tone: Tone,
        every: EveryDays,
        at_most: u32,
    }

    /// When reports are issued.
    RawReports {
        schedule: Items<Schedule>,
        phases: Items<PhaseWord>,
        at: Clock,
        weekday: String,
        languages: Items<String>,
        audiences: Items<String>,
        recipients: Items<RawReportRecipient>,
    }

    /// A recipient of each report.
    RawReportRecipient {
        to: String,
        function: Function,
        audience: String,
        language: String,
    }

    /// How objectives and the workflow as a whole are rated.
    RawRatings {
        green: f64,
        amber: f64,
        by: RatedBy,
        overall: OverallRating,
    }

    /// How a workflow is published.
    RawIati {
        organisation: String,
        sector: u32,
        recipient: String,
    }

    /// A kind of approval.
    RawApproval {
        title: Words,
        by: Items<String>,
        rule: String,
        quorum: Quorum,
        hours: u32,
        working_days: u32,
        extension: u32,
        substitutes: Items<RawSubstitute>,
    }

    /// One partner that stands in for another.
    RawSubstitute {
        of: String,
        by: String,
        from: Day,
        to: Day,
    }

    /// The event.
    RawEvent {
        opens: Day,
        closes: Day,
        city: Words,
        venue: Words,
        theme: Words,
    }

    /// A task, or a workflow's changes to a task of its blueprint.
    RawTask {
        title: Words,
        workstream: String,
        lead: LeadWord,
        with: Items<RawContributor>,
        with_also: Items<RawContributor>,
        asks: Words,
        without: Items<String>,
        due: DueWord,
        window: Length,
        needs: Items<String>,
        complete_when: Rule,
        approval: String,
        deliverable: Words,
        serves: Items<String>,
        milestone: bool,
        fixed: bool,
        shift: String,
        ladder: String,
        renamed_from: Items<String>,
    }

    /// A contributor.
    RawContributor {
        partner: String,
        due: InputDueWord,
        role: Role,
        asks: Words,
    }

    /// A fact of a history.
    RawFact {
        date: Day,
        task: String,
        state: String,
        partners: Items<String>,
        input: String,
        until: Day,
        to: String,
        link: String,
        approval: String,
        version: String,
        statement: String,
        paragraphs: Items<String>,
        conditions: String,
        by: String,
        indicator: String,
        value: f64,
        source: String,
        confidence: String,
        kind: String,
        note: String,
    }

    /// An assessment of a risk.
    RawRisk {
        date: Day,
        id: String,
        title: Words,
        cause: Words,
        effect: Words,
        treatment: Words,
        owner: String,
        likelihood: u8,
        impact: u8,
        status: RiskStatus,
        note: String,
    }

    /// A line of a budget.
    RawBudget {
        date: Day,
        id: String,
        title: Words,
        partner: String,
        means: Means,
        currency: String,
        planned: f64,
        committed: f64,
        spent: f64,
        note: String,
    }

    /// A count of participants.
    RawParticipation {
        date: Day,
        id: String,
        title: Words,
        by: Grouping,
        invited: u32,
        confirmed: u32,
        attended: u32,
        note: String,
    }

    /// A count of paragraphs.
    RawTextCount {
        date: Day,
        id: String,
        title: Words,
        version: String,
        agreed: u32,
        bracketed: u32,
        open: u32,
        note: String,
    }

    /// A commitment.
    RawCommitment {
        date: Day,
        id: String,
        title: Words,
        lead: String,
        with: Items<String>,
        objective: String,
        due: Day,
        status: CommitmentStatus,
        currency: String,
        amount: f64,
        signed: f64,
        paid: f64,
        published: bool,
        note: String,
    }

    /// An outcome of a decision.
    RawDecision {
        date: Day,
        id: String,
        outcome: Words,
        by: String,
        note: String,
    }

    /// A rating given by a person.
    RawRating {
        date: Day,
        id: String,
        rating: GivenRating,
        reason: Words,
        author: String,
        note: String,
    }
}
