//! The recipient and content of a mail: joins plan, message, templates and MIME.

mod alone;
mod asking;
mod letter_file;
mod notice;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use jiff::{Timestamp, civil::Date};
pub(super) use letter_file::decision_letter_file;
use letter_file::letter_file;

use crate::{
    app::{AppError, answer_link::answer_path},
    config::{AnswersAddress, Config},
    engine::{
        AddressNumber, DecisionKind,
        remind::{self, Carried, Decided, Directory, Outbox, Recipient, Waiting, person_at},
    },
    lang::Words,
    link::{Day, LIFETIME_DAYS, Link, Purpose, Signer, contact_of, subject_of_mail},
    mail::{self, Attachment, Letter, Mailbox},
    message::{self, Capacity, InputId, MailContent, MailKind, Reason},
    model::{Lang, MailKey, PartnerId, ReminderKey, WorkflowId, is_beyond_ascii, is_same_address, sha256::sha256_hex},
    plan::{Function, Partner, Plan},
    render::{
        RenderedMail, Templates,
        mail_dates::{DatesFile, MEDIA_TYPE, dates_file},
    },
    store::{Mail, NewContent, RecipientRole},
};

/// The organisations that the recipient of a mail answers for in the plans of these directories: those it is reminded
/// about, the one it was opened for first, then every other whose focal point has the address on `day`.
pub(super) fn roles<'a, 'd>(
    recipient: &Recipient<'_>,
    reasons: &[Reason],
    directories: impl IntoIterator<Item = &'d Directory<'a>>,
    day: Date,
) -> Vec<(WorkflowId, PartnerId)>
where
    'a: 'd,
{
    let told = || reasons.iter().filter(|reason| reason.told_as == Capacity::Partner);
    if told().next().is_none() {
        return Vec::new();
    }
    // A mail sent for information makes nobody responsible, unless it contains nothing else.
    let is_copy = |reason: &&Reason| matches!(reason.kind, DecisionKind::Copy { .. });
    let are_copies = told().all(|reason| is_copy(&reason));
    // A letter to a higher level covers only what it asks for.
    let is_focal_point = |partner: &Partner| {
        let reached = partner.reachable(Function::FocalPoint, day).and_then(|contact| contact.email.as_deref());
        !recipient.needs_release() && reached.is_some_and(|address| is_same_address(address, recipient.address()))
    };
    let mut roles = Vec::new();
    for directory in directories {
        let workflow = &directory.plan().workflow;
        let asked = told().filter(|reason| reason.workflow == *workflow && (are_copies || !is_copy(reason)));
        let asked = asked.filter_map(|reason| reason.kind.partner());
        let answered_for = directory.find(recipient.address(), is_focal_point, asked);
        roles.extend(answered_for.iter().map(|partner| (workflow.clone(), partner.id.clone())));
    }
    let first = recipient.partner.map(|partner| &partner.id);
    roles.sort_by_key(|(_, partner)| Some(partner) != first);
    roles
}

/// The capacity in which a person is addressed. A mail opened for the coordinator that also asks for something
/// addresses them as the focal point that they are as well.
pub(super) fn addressed<'a>(
    recipient: Recipient<'a>,
    reasons: &[Reason],
    plans: impl IntoIterator<Item = &'a Plan>,
) -> Recipient<'a> {
    let asked = reasons.iter().filter(|reason| reason.told_as == Capacity::Partner);
    let partners: Vec<_> = asked.filter_map(|reason| Some((&reason.workflow, reason.kind.partner()?))).collect();
    let mut as_asked = plans.into_iter().filter_map(|plan| {
        let (_, id) = partners.iter().find(|(workflow, _)| **workflow == plan.workflow)?;
        person_at(plan.partners.get(*id)?, recipient.address())
    });
    if recipient.partner.is_some() { recipient } else { as_asked.next().unwrap_or(recipient) }
}

/// A mail to be written: its recipient and what it carries.
pub(super) struct Sheet<'a> {
    pub(super) key: &'a MailKey,
    pub(super) message_id: &'a str,
    pub(super) waiting: &'a Waiting,
    /// Its reminders, by key.
    pub(super) carried: Vec<(&'a ReminderKey, &'a Carried)>,
}

/// What is to be written to somebody, in the capacity in which they are addressed.
struct Errand<'o> {
    recipient: Recipient<'o>,
    scenes: Vec<message::Scene<'o>>,
    order: message::Order<'o>,
}

/// Writes mails at `now`.
pub(super) struct Composer<'a> {
    pub(super) letterhead: Letterhead<'a>,
    pub(super) scenes: &'a BTreeMap<WorkflowId, Decided<'a>>,
    pub(super) directories: &'a BTreeMap<WorkflowId, Directory<'a>>,
    /// What the letters awaiting release are about.
    pub(super) letters: BTreeMap<MailKey, String>,
    /// The mails that wait.
    pub(super) outbox: &'a Outbox,
    pub(super) now: Timestamp,
}

impl<'a> Composer<'a> {
    /// The recipient of a mail; `None` if they are no longer in the definition.
    fn recipient_of(&self, mail: &Waiting) -> Option<Recipient<'a>> {
        let scenes = mail.workflows.iter().filter_map(|workflow| self.scenes.get(workflow));
        remind::recipient_in(scenes.map(|scene| (scene.plan, scene.state)), mail.partner.as_ref(), &mail.to)
    }

    /// The current content of `sheet`, in the thread of `references`.
    pub(super) fn write(&self, sheet: &Sheet<'_>, references: Vec<String>) -> Result<NewContent, AppError> {
        if Self::is_asking(sheet) && sheet.key.is_notice() {
            return self.write_asking(sheet, references);
        }
        if sheet.key.is_notice() {
            return self.write_notice(sheet, references);
        }
        let mail = sheet.waiting;
        let recipient = self.recipient_of(mail).ok_or_else(|| AppError::UnknownRecipient(mail.to.clone()))?;
        let cc: BTreeSet<String> =
            sheet.carried.iter().flat_map(|carried| self.copies(sheet, *carried, &recipient)).collect();
        let Errand { recipient, scenes, order } = self.errand(sheet, recipient);
        let (day, leaves_at) = (order.day, mail.not_before.max(self.now));
        let order = message::Order { answer_url: self.answer_url(sheet, &recipient, day), ..order };
        let workflows = order.reasons.iter().map(|reason| reason.workflow.clone()).collect();
        let content = message::compose(&scenes, &order, self.now);
        if let Some(wanted) = &content.fallback_from {
            let key = sheet.message_id;
            tracing::info!(mail = %key, %wanted, lang = %content.lang, "written in another language than the recipient prefers");
        }
        let rendered = self.letterhead.templates.mail(&content)?;
        let plan = scenes.first().map(|scene| scene.plan);
        let from = (self.letterhead.config, plan);
        let reply_to = content.answer.as_ref().and_then(|_| {
            let name = sender(self.letterhead.config, plan, &content.lang).name;
            let address = self.letterhead.incoming_address(Purpose::Reply, sheet.key, recipient.address(), day)?;
            Some(Mailbox::named(&name, &address))
        });
        let written = letter(from, &recipient, &rendered, sheet.message_id, leaves_at, &content.lang);
        let letter = Letter {
            reply_to: reply_to.or_else(|| written.reply_to.clone()),
            cc: cc.iter().map(|address| Mailbox::bare(address)).collect(),
            references,
            list_unsubscribe: plan.filter(|_| content.kind == MailKind::Digest).and_then(hand_over),
            attachments: attachments(self.letterhead.templates, &content, &rendered.subject, leaves_at)?,
            ..written
        };
        Ok(NewContent {
            subject: rendered.subject,
            cc: cc.into_iter().collect(),
            workflows,
            lang: content.lang,
            mime: letter.to_bytes()?,
            basis: self.basis(sheet),
        })
    }

    /// Who is written to, and about what; without the answer page.
    fn errand<'o>(&'o self, sheet: &Sheet<'_>, recipient: Recipient<'a>) -> Errand<'o>
    where
        'a: 'o,
    {
        let reasons: Vec<Reason> = sheet.carried.iter().map(|(_, carried)| self.reason(carried)).collect();
        let workflows: BTreeSet<&WorkflowId> = reasons.iter().map(|reason| &reason.workflow).collect();
        let scenes: Vec<message::Scene<'o>> = workflows
            .iter()
            .filter_map(|workflow| self.scenes.get(*workflow))
            .map(|scene| message::Scene { plan: scene.plan, state: scene.state })
            .collect();
        let day = recipient.local_day(sheet.waiting.not_before.max(self.now));
        let recipient = addressed(recipient, &reasons, scenes.iter().map(|scene| scene.plan));
        let partners = roles(&recipient, &reasons, workflows.iter().filter_map(|id| self.directories.get(*id)), day);
        let order = message::Order {
            answer_url: None,
            contact: recipient.contact,
            partners,
            day,
            reasons,
            letters: &self.letters,
            fallback: &self.letterhead.config.language,
        };
        Errand { recipient, scenes, order }
    }

    /// The inputs that a mail is about as a whole, with the first ids of task and partner; none if nobody knows its recipient.
    pub(super) fn inputs_of(&self, sheet: &Sheet<'_>) -> Vec<InputId> {
        let Some(recipient) = self.recipient_of(sheet.waiting).filter(|_| !sheet.key.is_notice()) else {
            return Vec::new();
        };
        let Errand { scenes, order, .. } = self.errand(sheet, recipient);
        let inputs = message::inputs_of(&scenes, &order).into_iter().filter_map(|(workflow, task, partner)| {
            let renames = &self.scenes.get(&workflow)?.plan.renames;
            let (task, partner) = (renames.first_task(&task), renames.first_partner(&partner));
            Some((workflow, task, partner))
        });
        inputs.collect()
    }

    /// Where its reader can answer: about the one input it asks for, or about everything that is open with that person.
    fn answer_url(&self, sheet: &Sheet<'_>, recipient: &Recipient<'_>, day: Date) -> Option<String> {
        let config = self.letterhead.config;
        let signer = self.letterhead.signer.filter(|_| config.web.has_links_for(&config.mail.transport))?;
        let mut asked = sheet.carried.iter().filter(|(_, carried)| !carried.to_coordinator).peekable();
        asked.peek()?;
        let (only, other) = (asked.next(), asked.next());
        // A colleague's page is found by any of the inputs that were handed over.
        let is_enough = other.is_none() || recipient.is_colleague();
        let input = only.filter(|_| is_enough).and_then(|(_, carried)| {
            let plan = self.scenes.get(&carried.workflow)?.plan;
            let DecisionKind::Rung { task, partner, .. } = carried.kind.clone().renamed(&plan.renames) else {
                return None;
            };
            Some((plan, plan.task(&task)?, partner))
        });
        let input = input.as_ref().map(|(plan, task, partner)| (*plan, *task, partner));
        Some(format!("{}{}", config.web.base_url, answer_path(signer, input, recipient.address(), day)))
    }

    /// Why a reminder is in its mail, with the current names of task and partner.
    fn reason(&self, carried: &Carried) -> Reason {
        let renamed = self.scenes.get(&carried.workflow).map(|scene| &scene.plan.renames);
        let kind = carried.kind.clone();
        let kind = match renamed {
            Some(renames) => kind.renamed(renames),
            None => kind,
        };
        let told_as = if carried.to_coordinator { Capacity::Coordinator } else { Capacity::Partner };
        Reason { workflow: carried.workflow.clone(), kind, told_as }
    }

    /// What the content of a mail depends on: the recipient's day, the reminders with their copies, and for each
    /// workflow the definition in force, the last fact that a person caused, how much the recipient has had, and the language
    /// that they chose.
    pub(super) fn basis(&self, sheet: &Sheet<'_>) -> String {
        let recipient = self.recipient_of(sheet.waiting);
        let leaves_at = sheet.waiting.not_before.max(self.now);
        let day = recipient.as_ref().map(|recipient| recipient.local_day(leaves_at));
        let mut text = format!("{day:?}");
        for (key, carried) in &sheet.carried {
            let scene = self.scenes.get(&carried.workflow);
            let had = |scene: &Decided<'_>| scene.state.mails_to(AddressNumber::of(&sheet.waiting.to));
            let facts = scene.map(|scene| (&scene.plan.definition, scene.state.last_fact, had(scene)));
            let copies = recipient.as_ref().map(|recipient| self.copies(sheet, (key, carried), recipient));
            let _ = write!(text, "\n{key} {facts:?} {copies:?}");
            let wish = scene.zip(recipient.as_ref());
            let wish = wish.and_then(|(scene, recipient)| scene.state.wishes.of(recipient.address()));
            if let Some(wish) = wish {
                let _ = write!(text, " {:?}", wish.lang);
            }
            if matches!(carried.kind, DecisionKind::Draft { .. }) {
                let _ = write!(text, " {:?}", self.letters);
            }
        }
        if let Some(end) = self.end_named(sheet) {
            let _ = write!(text, " {end}");
        }
        if let Some(named) = self.commitments_named(sheet) {
            let _ = write!(text, " {named}");
        }
        sha256_hex(text.as_bytes())
    }

    /// The addresses copied on one reminder, without the recipient's own.
    fn copies(
        &self,
        sheet: &Sheet<'_>,
        (key, carried): (&ReminderKey, &Carried),
        recipient: &Recipient<'_>,
    ) -> Vec<String> {
        let scene = self.scenes.get(&carried.workflow).filter(|_| !carried.to_coordinator);
        let day = recipient.local_day(sheet.waiting.not_before.max(self.now));
        scene.map(|scene| remind::cc_line(self.outbox, scene, (sheet.key, key), recipient, day)).unwrap_or_default()
    }
}

/// The recipient of `mail`, as far as the plans say: a colleague stands in the journal.
pub(super) fn recipient_of<'a>(plans: impl IntoIterator<Item = &'a Plan>, mail: &Mail) -> Option<Recipient<'a>> {
    remind::recipient_of(plans, mail.partner.as_ref(), address_of(mail))
}

/// What all mails of this installation are written with.
#[derive(Clone, Copy)]
pub(super) struct Letterhead<'a> {
    pub(super) config: &'a Config,
    pub(super) templates: &'a Templates,
    /// The id that distinguishes this installation from every other.
    pub(super) installation: &'a str,
    /// What signs the links to answer by, and the addresses to reply to; `None` if there are no keys.
    pub(super) signer: Option<&'a Signer>,
}

impl Letterhead<'_> {
    /// A Message-ID that stays the same whenever the same mail is sent again, and that no other installation generates
    /// (RFC 5322 section 3.6.4).
    pub(super) fn message_id(&self, plan: Option<&Plan>, key: &MailKey) -> String {
        let address = sender(self.config, plan, &Lang::english()).address;
        mail::message_id(self.installation, key, address.rsplit('@').next().unwrap_or_default())
    }

    /// The address to which the reader of a mail replies, or to which it comes back; `None` if mail comes in nowhere.
    pub(super) fn incoming_address(&self, purpose: Purpose, key: &MailKey, to: &str, day: Date) -> Option<String> {
        incoming_address((self.config, self.signer?), purpose, key, to, day)
    }
}

/// An address of ours that says which mail to whom is meant ([`Purpose::Reply`], [`Purpose::ReturnPath`]).
pub(super) fn incoming_address(
    (config, signer): (&Config, &Signer),
    purpose: Purpose,
    key: &MailKey,
    to: &str,
    day: Date,
) -> Option<String> {
    let answers = config.mail.incoming.answers.as_ref()?;
    let not_after = Day::from(day).plus(LIFETIME_DAYS);
    let link = Link { purpose, subject: subject_of_mail(key), contact: contact_of(to), not_after };
    Some(format!("{}@{}", signer.sign(&link).to_local_part(&answers.prefix)?, answers.domain))
}

/// The sender: the configured one, or the coordinator of `plan` under the name of the programme or the event.
pub(super) fn sender(config: &Config, plan: Option<&Plan>, lang: &Lang) -> Mailbox {
    let named = config.mail.from.as_deref().map(mailbox);
    let title = plan.map_or("", |plan| plan.programme_title.as_ref().unwrap_or(&plan.title).get(lang));
    match named {
        Some(named) if named.name.is_empty() => Mailbox { name: title.to_owned(), ..named },
        Some(named) => named,
        None => Mailbox::named(title, plan.and_then(|plan| plan.coordinator.email.as_deref()).unwrap_or(NOBODY)),
    }
}

/// A person's name in a header: office and organisation, or in a letter the organisation alone, since our names of
/// offices are not theirs.
pub(super) fn addressee(recipient: &Recipient<'_>, lang: &Lang, day: Date) -> Mailbox {
    if let Some(partner) = recipient.partner.filter(|_| recipient.needs_release()) {
        return Mailbox::named(partner.name_on(day).name.get(lang), recipient.address());
    }
    let words = Words::of(lang);
    let office = match recipient.contact.function {
        Some(function) => words.say(&format!("function-{}", function.as_str()), &[]),
        None => words.say("coordinator", &[]),
    };
    let name = match recipient.partner {
        Some(partner) => format!("{office}, {}", partner.short_name(day, lang)),
        None => office,
    };
    Mailbox::named(&name, recipient.address())
}

/// The sender if neither the configuration nor a workflow names one (RFC 2606).
const NOBODY: &str = "concerted@nobody.example";

/// What all our mails have in common: they go from the secretariat to one person, replies go to the coordinator, and
/// they are machine-generated.
pub(super) fn letter(
    (config, plan): (&Config, Option<&Plan>),
    recipient: &Recipient<'_>,
    rendered: &RenderedMail,
    message_id: &str,
    date: Timestamp,
    lang: &Lang,
) -> Letter {
    let from = sender(config, plan, lang);
    Letter {
        reply_to: plan.and_then(|plan| reply_address(config, plan, &from)).map(|address| Mailbox::bare(&address)),
        from,
        to: vec![addressee(recipient, lang, recipient.local_day(date))],
        cc: Vec::new(),
        subject: rendered.subject.clone(),
        message_id: message_id.to_owned(),
        date,
        in_reply_to: None,
        references: Vec::new(),
        auto_submitted: true,
        list_unsubscribe: None,
        lang: lang.clone(),
        text: rendered.text.clone(),
        html: rendered.html.clone(),
        attachments: Vec::new(),
    }
}

/// Where replies go that answer nothing: to the coordinator; if no header can have that address, to the address for answers,
/// else to the sender.
fn reply_address(config: &Config, plan: &Plan, from: &Mailbox) -> Option<String> {
    let coordinator = plan.coordinator.email.as_ref()?;
    if !is_beyond_ascii(coordinator) {
        return Some(coordinator.clone());
    }
    let answers = config.mail.incoming.answers.as_ref();
    Some(answers.map_or_else(|| from.address.clone(), AnswersAddress::bare))
}

/// Where the reader of the regular list can hand it over to somebody else: a mail to the coordinator, which mail
/// programs offer next to the sender (RFC 2369 section 3.2).
fn hand_over(plan: &Plan) -> Option<String> {
    let address = plan.coordinator.email.as_deref()?;
    let subject = format!("{}: HAND OVER", plan.symbol);
    Some(format!("<mailto:{}?subject={}>", percent_encoded(address, "@.-_+"), percent_encoded(&subject, "-_")))
}

/// `text` encoded as part of a URI; letters, digits and the characters in `kept` stay as they are (RFC 3986 section
/// 2.1).
fn percent_encoded(text: &str, kept: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || kept.as_bytes().contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

/// The attachments of a mail: dates for the reader's calendar, and a letter for paper.
pub(super) fn attachments(
    templates: &Templates,
    content: &MailContent,
    subject: &str,
    leaves_at: Timestamp,
) -> Result<Vec<Attachment>, AppError> {
    let dates = dates_file(content, leaves_at).map(attached);
    Ok(dates.into_iter().chain(letter_file(templates, content, subject, leaves_at)?).collect())
}

/// A calendar as the attachment of a mail.
pub(in crate::app) fn attached(dates: DatesFile) -> Attachment {
    Attachment { name: dates.name, content_type: MEDIA_TYPE.to_owned(), bytes: dates.text.into_bytes() }
}

/// `Name <address>`, or an address alone.
pub(super) fn mailbox(text: &str) -> Mailbox {
    match text.rsplit_once('<') {
        Some((name, address)) => {
            Mailbox::named(&unquoted(name.trim()), address.trim_end().trim_end_matches('>').trim())
        }
        None => Mailbox::bare(text.trim()),
    }
}

/// A name without the quotation marks that stand around the whole of it, as in a header (RFC 5322 section 3.2.4). Marks that
/// belong to the name stay: `Müller, "Forum"`.
fn unquoted(name: &str) -> String {
    let Some(inner) = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) else { return name.to_owned() };
    let (mut plain, mut chars) = (String::new(), inner.chars());
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some(escaped) => plain.push(escaped),
                // The last mark was escaped: it does not end the name.
                None => return name.to_owned(),
            },
            '"' => return name.to_owned(),
            c => plain.push(c),
        }
    }
    plain
}

/// The address that a mail goes to.
fn address_of(mail: &Mail) -> &str {
    mail.recipients.iter().find(|r| r.role == RecipientRole::To).map_or("", |recipient| recipient.address.as_str())
}
