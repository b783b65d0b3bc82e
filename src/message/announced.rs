//! Changes to what a partner was told earlier, and copies sent for information.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    item::{Item, Part, Standing, part_of, uid},
    language::Language,
    order::{Capacity, Order, Reason, Scene},
};
use crate::{
    engine::{Announcement, DecisionKind, FormerLead},
    model::TaskId,
    plan::{Function, Partner},
};

/// What is announced in a mail.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Announced {
    /// The first of `lines`, for the subject.
    pub first: NewsLine,
    /// Everything, what concerns most first.
    pub lines: Vec<NewsLine>,
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct NewsLine {
    /// What it is about.
    pub what: NewsKind,
    /// The event's title.
    pub event: String,
    /// The name of the organisation.
    pub organisation: String,
    /// The opening day as it was told, the closing day where only that moves, or the due day of what is no longer asked for.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub from: Option<Date>,
    /// The opening day now.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub opens: Option<Date>,
    /// The closing day now.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub closes: Option<Date>,
    /// The city as it was told.
    pub city_before: Option<String>,
    /// The city now; missing while it is open.
    pub city: Option<String>,
    /// Who led the task before.
    pub lead_before: Option<String>,
    /// Who leads it now.
    pub lead: Option<String>,
    /// The task that is no longer asked for, or has another lead.
    pub task: Option<TaskId>,
    /// Its title.
    pub title: Option<String>,
    /// What the organisation was asked for as its part; missing if that was the whole, or nothing is said of it.
    pub asks: Option<String>,
    /// Its identity in calendars.
    pub uid: Option<String>,
}

/// What news is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NewsKind {
    /// The days of the event.
    EventMoved,
    /// Its closing day alone.
    ClosingMoved,
    /// Its city.
    PlaceMoved,
    /// A task that the organisation leads from now on.
    LeadYours,
    /// A task that the organisation leads no more, and has a part in.
    LeadNotYours,
    /// A task that the organisation has a part in, and that others lead, as others did before.
    LeadChanged,
    /// Something that is no longer asked for.
    Released,
    /// The reader is the organisation's new contact.
    Contact,
}

impl Announced {
    /// True if an entry that the reader may have in a calendar changes: the event's, or one that is no longer requested.
    pub(super) fn changes_calendars(&self) -> bool {
        self.lines.iter().any(|line| line.what == NewsKind::Released || line.what.concerns_all())
    }
}

impl NewsKind {
    /// True for news about the event itself, which comes before everything else in a mail.
    pub(super) fn concerns_all(self) -> bool {
        matches!(self, Self::EventMoved | Self::ClosingMoved | Self::PlaceMoved)
    }
}

/// Something that somebody else of the same organisation is reminded of.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CopyLine {
    /// Symbol of the workflow.
    pub symbol: String,
    /// Title of its event.
    pub workflow_title: String,
    /// The task.
    pub task: TaskId,
    /// What the input is called in a calendar, as in [`Item::uid`].
    pub uid: String,
    /// What the organisation is asked for, as in [`Item::what`].
    pub what: String,
    /// In whose words.
    pub part: Part,
    /// The task's title.
    pub title: String,
    /// Acronym or name of the organisation that leads it.
    pub lead: String,
    /// The organisation.
    pub organisation: String,
    /// The office that is reminded.
    pub asked: Function,
    /// When it is due.
    #[schemars(with = "String", extend("format" = "date"))]
    pub due: Date,
    /// How urgent it is.
    pub standing: Standing,
}

/// What is told for information, for the subject.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Copied {
    /// What is due first.
    pub first: CopyLine,
    /// How many there are beside it.
    pub more: u32,
}

/// Everything that `order` announces; `None` if it announces nothing.
pub(super) fn announced(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language) -> Option<Announced> {
    let told = order.told_as(Capacity::Partner).filter_map(|Reason { workflow, kind, .. }| {
        let reader = match kind {
            DecisionKind::Announcement { .. } => None,
            DecisionKind::CalledOff { address, .. } => Some(address.as_str()),
            _ => return None,
        };
        let scene = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
        Some(((*scene, scene.plan.partners.get(kind.partner()?)?), reader))
    });
    let lines: Vec<NewsLine> = told.flat_map(|(of, reader)| lines(of, reader, order, language)).collect();
    Some(Announced { first: lines.first()?.clone(), lines })
}

/// What is announced to a partner, or to `reader` there, who was asked beside its focal point.
fn lines(
    (scene, partner): (Scene<'_>, &Partner),
    reader: Option<&str>,
    order: &Order<'_>,
    language: &Language,
) -> Vec<NewsLine> {
    let Scene { plan, state } = scene;
    let owes = |task: &TaskId| plan.task(task).is_some_and(|task| state.owes(task, &partner.id));
    let announced: Vec<Announcement<'_>> = match reader {
        None => state.outdated.announcements(plan, &partner.id, owes).map(|(_, all)| all).unwrap_or_default(),
        Some(address) => state.outdated.to_reader(&partner.id, address, owes),
    };
    let line = |what| NewsLine {
        what,
        event: language.text(&plan.title),
        organisation: partner.short_name(order.day, &language.lang).to_owned(),
        from: None,
        opens: None,
        closes: None,
        city_before: None,
        city: None,
        lead_before: None,
        lead: None,
        task: None,
        title: None,
        asks: None,
        uid: None,
    };
    let of = |announcement| match announcement {
        Announcement::EventMoved(opens, closes) => {
            let only_closes = opens == plan.event.opens;
            let (what, from) =
                if only_closes { (NewsKind::ClosingMoved, closes) } else { (NewsKind::EventMoved, opens) };
            let (opens, closes) = (Some(plan.event.opens), Some(plan.event.closes));
            NewsLine { from: Some(from), opens, closes, ..line(what) }
        }
        Announcement::LeadChanged(former) => of_lead(scene, partner, former, (order, language), line),
        Announcement::PlaceMoved(city) => NewsLine {
            city_before: city.map(|city| language.text(city)),
            city: plan.event.city.as_ref().map(|city| language.text(city)),
            ..line(NewsKind::PlaceMoved)
        },
        Announcement::Released(release) => NewsLine {
            from: Some(release.due),
            task: Some(release.task.clone()),
            title: Some(language.text(&release.title)),
            asks: release.asks.as_ref().map(|asks| language.text(asks)),
            uid: Some(uid(plan, &release.task, &partner.id)),
            ..line(NewsKind::Released)
        },
        Announcement::Contact => line(NewsKind::Contact),
    };
    announced.into_iter().map(of).collect()
}

/// What a change of lead is to `partner`.
fn of_lead(
    Scene { plan, .. }: Scene<'_>,
    partner: &Partner,
    former: &FormerLead,
    (order, language): (&Order<'_>, &Language),
    line: impl Fn(NewsKind) -> NewsLine,
) -> NewsLine {
    let now = plan.task(&former.task).and_then(|task| plan.partners.get(&task.lead));
    let what = match now {
        Some(now) if now.id == partner.id => NewsKind::LeadYours,
        _ if former.lead == partner.id => NewsKind::LeadNotYours,
        _ => NewsKind::LeadChanged,
    };
    NewsLine {
        lead_before: Some(language.text(&former.name)),
        lead: now.map(|now| now.short_name(order.day, &language.lang).to_owned()),
        task: Some(former.task.clone()),
        title: Some(language.text(&former.title)),
        ..line(what)
    }
}

/// What is sent for information, except what is among `items` anyway.
pub(super) fn copies(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language, items: &[Item]) -> Vec<CopyLine> {
    let told = order.told_as(Capacity::Partner).filter_map(|Reason { workflow, kind, .. }| {
        let DecisionKind::Copy { task, partner, due, asked } = kind else { return None };
        let scene = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
        let (task, partner) = (scene.plan.task(task)?, scene.plan.partners.get(partner)?);
        let (what, part) = part_of(task, partner, language);
        let lead = scene.plan.partners.get(&task.lead);
        Some(CopyLine {
            symbol: scene.plan.symbol.clone(),
            workflow_title: language.text(&scene.plan.title),
            task: task.id.clone(),
            uid: uid(scene.plan, &task.id, &partner.id),
            what,
            part,
            title: language.text(&task.title),
            lead: lead.map_or_else(String::new, |lead| lead.short_name(order.day, &language.lang).to_owned()),
            organisation: partner.short_name(order.day, &language.lang).to_owned(),
            asked: *asked,
            due: *due,
            standing: Standing::of(*due, order.day),
        })
    });
    let is_listed = |copy: &CopyLine| items.iter().any(|item| item.symbol == copy.symbol && item.task == copy.task);
    let mut copies: Vec<CopyLine> = told.filter(|copy| !is_listed(copy)).collect();
    copies.sort_by(|a, b| (a.due, &a.symbol, &a.task).cmp(&(b.due, &b.symbol, &b.task)));
    copies
}

/// True if `order` contains only copies of what others are reminded of.
pub(super) fn is_for_information(order: &Order<'_>) -> bool {
    let mut asked = order.told_as(Capacity::Partner).peekable();
    asked.peek().is_some() && asked.all(|reason| matches!(reason.kind, DecisionKind::Copy { .. }))
}
