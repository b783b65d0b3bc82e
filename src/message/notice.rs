//! Notices of an approval: what is put before whom, until when, and what it came to.

use jiff::{Timestamp, civil::Date};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    approval_matter::{ApprovalMatter, Voice, matter},
    contact::{contact_blocks, event_line, signature},
    content::{ContactBlock, Direction, EventLine, Recipient},
    cover::recipient,
    language::Language,
    order::Scene,
};
use crate::{
    engine::{NoticeKind, Round, approval::Counting},
    lang::address,
    model::{Lang, Statement, TaskId},
    plan::{Channel, Contact, Function, Partner},
};

/// Which notice is to be written, to whom.
#[derive(Clone, Copy, Debug)]
pub struct NoticeOrder<'a> {
    /// What it says.
    pub kind: NoticeKind,
    /// The task.
    pub task: &'a TaskId,
    /// The round.
    pub round: u32,
    /// The office whose seat it is.
    pub office: Option<Function>,
    /// Whose contact is written to.
    pub partner: &'a Partner,
    /// The contact.
    pub contact: &'a Contact,
    /// True for a copy to another office than the one that is asked.
    pub is_copy: bool,
    /// The page to answer on.
    pub answer_url: Option<&'a str>,
    /// True if a reply to the mail is read.
    pub takes_replies: bool,
    /// The language of this installation.
    pub fallback: &'a Lang,
}

/// What the templates of a notice see.
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own that templates ask")]
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Notice {
    /// What it says.
    pub kind: NoticeKind,
    /// Language of the mail.
    pub lang: Lang,
    /// Direction of its script.
    pub dir: Direction,
    /// The language the recipient would have preferred, if there is no catalogue for it.
    pub fallback_from: Option<Lang>,
    /// The salutation line as the recipient wants it.
    pub salutation: Option<String>,
    /// The person as that line addresses them, for the close of a letter.
    pub address: Option<String>,
    /// True if that line is one of colleagues, to which the close of a letter answers in kind.
    pub is_familiar: bool,
    /// True for a letter that is brought as a PDF for paper as well.
    pub is_on_paper: bool,
    /// The lines that the coordinator signs with; empty if the definition gives none.
    pub signature: Vec<String>,
    /// Who is written to.
    pub to: Recipient,
    /// The event, as the only one of the list that every mail has.
    pub events: Vec<EventLine>,
    /// The symbol of the workflow.
    pub symbol: String,
    /// The day on which it leaves, where its reader is.
    #[schemars(with = "String", extend("format" = "date"))]
    pub day: Date,
    /// What the approval is about.
    pub matter: ApprovalMatter,
    /// True if its reader decides; others are informed.
    pub is_member: bool,
    /// True for a copy to another office than the one that is asked, and answers.
    pub is_copy: bool,
    /// The organisation whose seat it is, if its reader stands in for it, as it stands in a sentence.
    pub in_place_of: Option<String>,
    /// The organisations for which its reader decides beside that, as they stand in a sentence.
    pub also_for: Vec<String>,
    /// The day of the end that its reader was told before, if it is another one.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub was: Option<Date>,
    /// What was objected, returned or reserved; only in the notice of the outcome.
    pub voices: Vec<Voice>,
    /// The page to answer on.
    pub answer_url: Option<String>,
    /// True if a reply to the mail is read.
    pub takes_replies: bool,
    /// Whom to ask.
    pub contacts: Vec<ContactBlock>,
}

/// The notice that `order` makes at `now`; `None` if its round is no more.
pub fn notice(scene: Scene<'_>, order: &NoticeOrder<'_>, now: Timestamp) -> Option<Notice> {
    let Scene { plan, state } = scene;
    let task = plan.task(order.task)?;
    let round = state.task(&task.id).approval.rounds.iter().find(|round| round.number == order.round)?;
    let language = Language::of_reader(&[scene], order.contact, Some(order.partner), order.fallback);
    let day = order.partner.timezone.to_datetime(now).date();
    let mut seats = round.seats_for(plan.approval_of(task), (&order.partner.id, order.office), day);
    let seat = seats.next();
    let others = seats.filter_map(|seat| plan.partners.get(&seat.partner));
    let also_for = others.map(|partner| language.full_name(partner, day)).collect();
    let in_place_of =
        seat.filter(|seat| seat.partner != order.partner.id).and_then(|seat| plan.partners.get(&seat.partner));
    let told = seat.and_then(|seat| round.served.get(seat)).and_then(|service| service.told);
    let matter = matter(scene, (task, round), (&language, Some(order.partner)), now);
    let is_open = round.state.is_open();
    let is_answered = is_open && seat.is_some() && !order.is_copy;
    let salutation = language.line(&order.contact.salutation);
    let addressed = salutation.as_deref().map(|line| address(line, &language.lang));
    Some(Notice {
        kind: order.kind,
        dir: Direction::of(&language.lang),
        fallback_from: language.fallback_from.clone(),
        salutation,
        is_familiar: addressed.as_ref().is_some_and(|address| address.is_familiar),
        address: addressed.map(|address| address.words),
        is_on_paper: order.kind == NoticeKind::Letter && order.contact.channel == Channel::Letter,
        signature: signature(plan, &language),
        to: recipient(order.partner, order.contact, &language, day),
        events: vec![event_line(plan, &language, day)],
        symbol: plan.symbol.clone(),
        day,
        is_member: seat.is_some(),
        is_copy: order.is_copy,
        also_for,
        in_place_of: in_place_of.map(|partner| language.full_name(partner, day)),
        was: told.filter(|told| {
            order.kind == NoticeKind::Moved && matter.closing.as_ref().is_some_and(|end| end.on != *told)
        }),
        matter,
        voices: if is_open { Vec::new() } else { voices(round) },
        answer_url: order.answer_url.filter(|_| is_answered).map(str::to_owned),
        takes_replies: order.takes_replies && is_answered,
        contacts: contact_blocks(&[scene], &language, now),
        lang: language.lang,
    })
}

/// What was objected, returned or reserved, in the order of time.
pub(super) fn voices(round: &Round) -> Vec<Voice> {
    let stated = round.said.iter().filter(|stated| stated.counting == Counting::Counts);
    let voices = stated.filter_map(|stated| {
        let (paragraphs, reason) = match &stated.statement {
            Statement::Objected { paragraphs } => (paragraphs.clone(), stated.note.clone()),
            Statement::Returned {} | Statement::TimeRequested { .. } | Statement::Remarked {} => {
                (Vec::new(), stated.note.clone())
            }
            Statement::Approved { conditions: Some(conditions) } => (Vec::new(), Some(conditions.clone())),
            Statement::Approved { .. } | Statement::Abstained {} | Statement::Delegated { .. } => return None,
        };
        Some(Voice { kind: stated.statement.kind(), paragraphs, reason })
    });
    voices.collect()
}
