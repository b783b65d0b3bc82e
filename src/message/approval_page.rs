//! The page on which somebody decides about an approval: what is put before them, what they may state, and what was recorded.

use jiff::{Timestamp, civil::Date};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    approval_matter::{ApprovalMatter, Voice, matter},
    contact::{contact_blocks, event_line},
    content::{ContactBlock, Direction, EventLine},
    form::Form,
    language::Language,
    notice::voices,
    order::Scene,
    page::{LanguageChoice, language_choices},
};
use crate::{
    engine::{
        ApprovalState, Round,
        approval::{Counting, Stated, closes_at},
    },
    model::{Lang, PartnerId, Seat, Statement, StatementKind, TaskId},
    plan::{Contact, Function, Partner, Plan, Task},
};

/// Who opens a page, and for which seat.
#[derive(Clone, Debug)]
pub struct ApprovalVisitor<'a> {
    /// The person, as the definition has it.
    pub contact: &'a Contact,
    /// The organisation they decide for: that of the seat, or the one that decides in its place.
    pub partner: &'a Partner,
    /// The task.
    pub task: &'a TaskId,
    /// The seat.
    pub seat: &'a Seat,
    /// The language that was chosen on the page.
    pub lang: Option<Lang>,
    /// The language of this installation.
    pub fallback: &'a Lang,
}

/// What a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalPageKind {
    /// To state something.
    Form,
    /// Says what was recorded.
    Thanks,
    /// Says what it came to.
    Over,
}

/// What a page template sees.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ApprovalPage {
    /// What it is for.
    pub kind: ApprovalPageKind,
    /// Language of the page.
    pub lang: Lang,
    /// Direction of its script.
    pub dir: Direction,
    /// The path of the style sheet.
    pub style: String,
    /// The path to which the form is sent, and at which the page is found again.
    pub action: String,
    /// The languages to choose from.
    pub languages: Vec<LanguageChoice>,
    /// The event, as the only one of the list that every page has.
    pub events: Vec<EventLine>,
    /// The organisation that decides, by its full name.
    pub organisation: Option<String>,
    /// The organisation whose seat it is, if its reader decides in its place, as it stands in a sentence.
    pub in_place_of: Option<String>,
    /// What the approval is about. Its state is [`ApprovalState::Held`] from the end of a silence that nobody broke.
    pub matter: ApprovalMatter,
    /// The day on which it ended, by the reader's clock.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub ended_on: Option<Date>,
    /// What was objected, returned or reserved, once it is over.
    pub voices: Vec<Voice>,
    /// True if the form that came back was made for another round: nothing of it is recorded.
    pub is_replaced: bool,
    /// What was stated for this seat in this round, in the order of time.
    pub said: Vec<SaidOfSeat>,
    /// What may be stated.
    pub choices: Vec<StatementChoice>,
    /// The partners to which it may be left.
    pub substitutes: Vec<SubstituteChoice>,
    /// What was typed so far.
    pub typed: StatementTyped,
    /// The field that is to be looked at again.
    pub problem: Option<StatementFieldProblem>,
    /// What was recorded.
    pub recorded: Option<SaidOfSeat>,
    /// Other seats in the same round for which the same person decides.
    pub others: Vec<OtherSeat>,
    /// Whom to ask.
    pub contacts: Vec<ContactBlock>,
    /// Those seats.
    #[serde(skip)]
    pub other_seats: Vec<Seat>,
    #[serde(skip)]
    pub(super) clock: Clock,
    /// The round that the form was made for, if one came back.
    #[serde(skip)]
    pub(super) sent_for: Option<u32>,
}

/// By whose clock a page tells times, and by what names it calls partners.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Clock {
    zone: jiff::tz::TimeZone,
    names: Vec<(PartnerId, String)>,
}

/// A statement as it stands on record.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SaidOfSeat {
    /// What was stated.
    pub kind: StatementKind,
    /// The day, by the reader's clock.
    #[schemars(with = "String", extend("format" = "date"))]
    pub on: Date,
    /// The time.
    pub time: String,
    /// The paragraphs that it names.
    pub paragraphs: Vec<String>,
    /// The reason, the remark, or the reservation.
    pub reason: Option<String>,
    /// Until when time is asked for.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub until: Option<Date>,
    /// To whom it was left.
    pub to: Option<String>,
    /// Who stated it, if not the organisation of the seat.
    pub by: Option<String>,
    /// True if it came after the end.
    pub is_late: bool,
}

/// Something to state.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct StatementChoice {
    /// What.
    pub kind: StatementKind,
    /// True if it was chosen before the form came back.
    pub is_chosen: bool,
}

/// A partner to which the decision may be left.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SubstituteChoice {
    /// Its id.
    pub partner: PartnerId,
    /// Its name.
    pub name: String,
    /// True if it was chosen before the form came back.
    pub is_chosen: bool,
}

/// What was typed into the fields beside the choices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StatementTyped {
    /// The reservation.
    pub conditions: String,
    /// The paragraphs.
    pub paragraphs: String,
    /// The reason or the remark.
    pub note: String,
    /// Day of the month.
    pub day: String,
    /// Month.
    pub month: String,
    /// Year.
    pub year: String,
}

/// A field that is to be looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StatementFieldProblem {
    /// The id of the field on the page.
    #[schemars(extend("enum" = ["statement", "conditions", "paragraphs", "note", "day", "to"]))]
    pub field: &'static str,
    /// What is wrong.
    pub problem: StatementProblem,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatementProblem {
    /// Nothing was chosen.
    Choose,
    /// Neither paragraphs nor a reason.
    Objection,
    /// Too many paragraphs, or one that is none.
    Paragraphs,
    /// The reason is missing.
    Reason,
    /// The remark is missing.
    Remark,
    /// There is no such day.
    Day,
    /// The day is today or before.
    Past,
    /// The day is years ahead.
    Far,
    /// Nobody was chosen to whom it is left.
    To,
    /// It is too long, or holds what cannot be seen.
    Long,
    /// It cannot be recorded as things stand.
    Refused,
}

/// Another seat for which the same person decides.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct OtherSeat {
    /// Whose seat it is, as it stands in a sentence.
    pub name: String,
    /// The path of its page.
    pub path: String,
}

impl ApprovalPage {
    /// The page for `visitor` on the last round, with what was typed in `form` if it comes back; `None` if the seat is none of
    /// that round.
    pub fn of(scene: Scene<'_>, visitor: &ApprovalVisitor<'_>, form: Option<&Form>, now: Timestamp) -> Option<Self> {
        let Scene { plan, state } = scene;
        let (seat, partner) = (visitor.seat, visitor.partner);
        let task = plan.task(visitor.task)?;
        let round = state.task(&task.id).approval.last().filter(|round| round.seats.contains(seat))?;
        let language = match &visitor.lang {
            Some(lang) => Language::given(lang, visitor.contact),
            None => Language::of_reader(&[scene], visitor.contact, Some(partner), visitor.fallback),
        };
        let today = partner.timezone.to_datetime(now).date();
        let standing = standing(plan, round, now);
        let matter = matter(scene, (task, round), (&language, Some(partner)), now);
        let matter = ApprovalMatter { state: standing, ..matter };
        let holder = plan.partners.get(&seat.partner).filter(|holder| holder.id != partner.id);
        let clock = Clock::of(plan, partner, &language, now);
        let said = round.said.iter().filter(|said| said.seat == *seat).map(|said| clock.said(said)).collect();
        let is_open = standing.is_open();
        let substitutes = substitutes(plan, (task, seat, partner), &clock, today);
        let mut page = Self {
            kind: if is_open { ApprovalPageKind::Form } else { ApprovalPageKind::Over },
            dir: Direction::of(&language.lang),
            style: String::new(),
            action: String::new(),
            languages: Vec::new(),
            events: vec![event_line(plan, &language, today)],
            organisation: Some(language.text(&partner.name_on(today).name)),
            in_place_of: holder.map(|holder| language.full_name(holder, today)),
            ended_on: ended_at(plan, round, now).map(|at| partner.timezone.to_datetime(at).date()),
            voices: if is_open { Vec::new() } else { voices(round) },
            is_replaced: false,
            said,
            choices: choices(matter.is_silent, !substitutes.is_empty()),
            substitutes,
            typed: StatementTyped::default(),
            problem: None,
            recorded: None,
            others: Vec::new(),
            other_seats: other_seats(plan, (task, round, seat), partner, now),
            contacts: contact_blocks(&[scene], &language, now),
            lang: language.lang,
            matter,
            clock,
            sent_for: None,
        };
        if let Some(form) = form {
            page.fill(form);
        }
        Some(page)
    }

    /// Puts what was typed back into the fields.
    fn fill(&mut self, form: &Form) {
        let value = |name| form.value(name, "").to_owned();
        self.sent_for = form.value("round", "").parse().ok();
        self.is_replaced = self.sent_for != Some(self.matter.round);
        let (statement, to) = (value("statement"), value("to"));
        for choice in &mut self.choices {
            choice.is_chosen = choice.kind.as_str() == statement;
        }
        for choice in &mut self.substitutes {
            choice.is_chosen = choice.partner.as_str() == to;
        }
        self.typed = StatementTyped {
            conditions: value("conditions"),
            paragraphs: value("paragraphs"),
            note: value("note"),
            day: value("day"),
            month: value("month"),
            year: value("year"),
        };
        // Nothing that was chosen about one text is chosen about the next.
        if self.is_replaced {
            self.choices.iter_mut().for_each(|choice| choice.is_chosen = false);
        }
    }

    /// The page that says what was recorded: `stated`, with which the round is now in `state`.
    #[must_use]
    pub fn thanks(self, stated: &Stated, state: Option<ApprovalState>) -> Self {
        let recorded = Some(self.clock.said(stated));
        let matter = ApprovalMatter { state: state.unwrap_or(self.matter.state), ..self.matter };
        Self { kind: ApprovalPageKind::Thanks, recorded, matter, problem: None, ..self }
    }

    /// Notes that a statement could not be recorded.
    pub fn refuse(&mut self) {
        self.problem = Some(StatementFieldProblem { field: "statement", problem: StatementProblem::Refused });
    }

    /// Where it is found: at `action`, in other languages at the paths that `path` gives.
    #[must_use]
    pub fn at(self, action: String, style: String, path: impl Fn(&str) -> String) -> Self {
        Self { languages: language_choices(&self.lang, path), style, action, ..self }
    }

    /// The other seats with their paths.
    #[must_use]
    pub fn with_others(self, plan: &Plan, now: Timestamp, path: impl Fn(&Seat) -> String) -> Self {
        let today = plan.timezone.to_datetime(now).date();
        let name = |id: &PartnerId| {
            let partner = plan.partners.get(id)?;
            Some(partner.short_name(today, &self.lang).to_owned())
        };
        let other = |seat: &Seat| Some(OtherSeat { name: name(&seat.partner)?, path: path(seat) });
        Self { others: self.other_seats.iter().filter_map(other).collect(), ..self }
    }
}

impl Clock {
    pub(super) fn of(plan: &Plan, reader: &Partner, language: &Language, now: Timestamp) -> Self {
        let today = plan.timezone.to_datetime(now).date();
        let name = |partner: &Partner| (partner.id.clone(), partner.short_name(today, &language.lang).to_owned());
        let names = plan.partner_order.iter().filter_map(|id| plan.partners.get(id)).map(name).collect();
        Self { zone: reader.timezone.clone(), names }
    }

    fn name(&self, partner: &PartnerId) -> String {
        let known = self.names.iter().find(|(id, _)| id == partner);
        known.map_or_else(|| partner.to_string(), |(_, name)| name.clone())
    }

    pub(super) fn said(&self, stated: &Stated) -> SaidOfSeat {
        let at = self.zone.to_datetime(stated.at);
        let (mut paragraphs, mut until, mut to) = (Vec::new(), None, None);
        let mut reason = stated.note.clone();
        match &stated.statement {
            Statement::Approved { conditions } => reason = conditions.clone().or(reason),
            Statement::Objected { paragraphs: named } => paragraphs.clone_from(named),
            Statement::TimeRequested { until: day } => until = *day,
            Statement::Delegated { to: partner } => to = Some(self.name(partner)),
            Statement::Returned {} | Statement::Abstained {} | Statement::Remarked {} => {}
        }
        SaidOfSeat {
            kind: stated.statement.kind(),
            on: at.date(),
            time: at.strftime("%H:%M").to_string(),
            paragraphs,
            reason,
            until,
            to,
            by: stated.by.as_ref().map(|by| self.name(by)),
            is_late: stated.counting == Counting::Late,
        }
    }
}

/// Where a round stands at `now`: a silence that nobody broke is held from its end on, also before that is recorded.
pub(super) fn standing(plan: &Plan, round: &Round, now: Timestamp) -> ApprovalState {
    let is_over = round.state.is_open() && closes_at(plan, round).is_some_and(|end| end < now);
    if is_over { ApprovalState::Held } else { round.state }
}

fn ended_at(plan: &Plan, round: &Round, now: Timestamp) -> Option<Timestamp> {
    round.ended_at().or_else(|| closes_at(plan, round).filter(|end| *end < now))
}

fn choices(is_silent: bool, has_substitutes: bool) -> Vec<StatementChoice> {
    use StatementKind::{Abstained, Approved, Delegated, Objected, Remarked, Returned, TimeRequested};
    let all = if is_silent {
        vec![Approved, Objected, TimeRequested, Abstained, Remarked, Delegated]
    } else {
        vec![Approved, Returned, Abstained, Delegated]
    };
    let offered = all.into_iter().filter(|kind| *kind != Delegated || has_substitutes);
    offered.map(|kind| StatementChoice { kind, is_chosen: false }).collect()
}

/// The partners to which a decision may be left: all that can be written to, but the one whose it is, its reader's, and the one
/// that submitted it.
fn substitutes(
    plan: &Plan,
    (task, seat, reader): (&Task, &Seat, &Partner),
    clock: &Clock,
    today: Date,
) -> Vec<SubstituteChoice> {
    let may = |partner: &&Partner| {
        let is_own = [&seat.partner, &reader.id, &task.lead].contains(&&partner.id);
        !is_own && partner.reachable(Function::FocalPoint, today).is_some()
    };
    let all = plan.partner_order.iter().filter_map(|id| plan.partners.get(id)).filter(may);
    let choice = |partner: &Partner| SubstituteChoice {
        partner: partner.id.clone(),
        name: clock.name(&partner.id),
        is_chosen: false,
    };
    all.map(choice).collect()
}

/// The other seats of the round for which `reader` decides at `now`.
fn other_seats(
    plan: &Plan,
    (task, round, seat): (&Task, &Round, &Seat),
    reader: &Partner,
    now: Timestamp,
) -> Vec<Seat> {
    let today = plan.timezone.to_datetime(now).date();
    let others = round.present(plan).filter(|other| *other != seat);
    others.filter(|other| round.is_decided_by(plan.approval_of(task), (other, &reader.id), today)).cloned().collect()
}
