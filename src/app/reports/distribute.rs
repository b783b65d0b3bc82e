//! Who gets an issued report by mail, in which editions, and the mail that brings it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::{
    app::{
        AppError, Made,
        compose::{self, Letterhead},
    },
    engine::remind::{Addresses, Recipient, report_key},
    lang::Words,
    mail::{Attachment, Letter},
    message,
    model::{Lang, MailState, PartnerId, folded_address, is_same_address, sha256::sha256_hex},
    plan::{Function, Partner, Plan},
    report::{Audience, ProgressReport, Tile},
    store::NewMail,
};

/// One person's copy of a report: an edition for each of their parts; the mail's own edition comes first.
pub(in crate::app) struct Copy<'a> {
    pub(in crate::app) recipient: Recipient<'a>,
    pub(in crate::app) variants: Vec<Variant>,
    /// Why it is not sent: nobody at the organisation has an address that takes mail, and this is what the server said of theirs.
    pub(in crate::app) refused: Option<String>,
}

/// The audience and language of an edition.
pub(in crate::app) type Variant = (Audience, Lang);

/// The copies of a report issued at `now`: the coordinator's, for the first audience, then those that the definition
/// names. One address gets one mail with the editions for all its reader's parts, each in the reader's preferred
/// language among those in which reports are issued. An address that refused its last mail counts as missing, as it does for
/// reminders, and somebody who is away is written to only if nobody stands in.
pub(in crate::app) fn copies<'a>(plan: &'a Plan, addresses: &Addresses, now: Timestamp) -> Vec<Copy<'a>> {
    let coordinator = Recipient::coordinator(plan);
    let variant = written((Audience::named(&plan.reports.audiences[0]), language(plan, &coordinator)));
    let mut copies = vec![Copy { recipient: coordinator, variants: vec![variant], refused: None }];
    for wanted in &plan.reports.recipients {
        let Some(partner) = plan.partners.get(&wanted.partner) else { continue };
        let (recipient, refused) = if let Some(recipient) = reached(partner, wanted.function, addresses, now) {
            (recipient, None)
        } else {
            let Some(recipient) = reached(partner, wanted.function, &Addresses::default(), now) else { continue };
            let words = addresses.refused.get(&folded_address(recipient.address())).cloned();
            (recipient, Some(words.unwrap_or_default()))
        };
        let lang = wanted.lang.clone().unwrap_or_else(|| language(plan, &recipient));
        let variant = written((Audience::named(&wanted.audience), lang));
        match copies.iter_mut().find(|copy| is_same_address(copy.recipient.address(), recipient.address())) {
            None => copies.push(Copy { recipient, variants: vec![variant], refused }),
            Some(copy) if copy.variants.contains(&variant) => {}
            Some(copy) => copy.variants.push(variant),
        }
    }
    copies
}

/// Partners that should get reports but have no address for them, or none that takes mail.
pub(in crate::app) fn unreached(plan: &Plan, addresses: &Addresses, now: Timestamp) -> Vec<PartnerId> {
    let wanted = plan.reports.recipients.iter();
    let unreached = wanted.filter(|wanted| {
        let partner = plan.partners.get(&wanted.partner);
        partner.is_some_and(|partner| reached(partner, wanted.function, addresses, now).is_none())
    });
    unreached.map(|wanted| wanted.partner.clone()).collect()
}

fn reached<'a>(
    partner: &'a Partner,
    function: Function,
    addresses: &Addresses,
    now: Timestamp,
) -> Option<Recipient<'a>> {
    let day = partner.timezone.to_datetime(partner.calendar.next_working_instant(now, &partner.timezone)).date();
    let contact = partner
        .reachable_at(function, day, |address| addresses.answers_on(address, day))
        .or_else(|| partner.reachable_at(function, day, |address| addresses.accepts(address)));
    contact.map(|contact| Recipient::of_partner(partner, contact))
}

/// The first of the recipient's languages in which reports are issued; otherwise the first report language.
fn language(plan: &Plan, recipient: &Recipient<'_>) -> Lang {
    let of_partner = recipient.partner.into_iter().flat_map(|partner| &partner.languages);
    let preferred = recipient.contact.languages.iter().chain(of_partner);
    let issued = &plan.reports.languages;
    let understood = preferred.clone().find(|lang| issued.iter().any(|one| one.base() == lang.base()));
    if understood.is_none() {
        let recipient = recipient.partner.map_or("coordinator", |partner| partner.id.as_str());
        let workflow = &plan.workflow;
        tracing::info!(%workflow, recipient, lang = %issued[0], "no report in a language that the recipient prefers");
    }
    let same = |lang: &Lang| issued.iter().find(|one| one.base() == lang.base()).cloned();
    understood.and_then(same).unwrap_or_else(|| issued[0].clone())
}

/// Every edition to be made: those of the schedule in order, then any others that copies need.
pub(in crate::app) fn variants(plan: &Plan, copies: &[Copy<'_>]) -> Vec<Variant> {
    let audiences = plan.reports.audiences.iter().map(|name| Audience::named(name));
    let scheduled =
        audiences.flat_map(|audience| plan.reports.languages.iter().map(move |lang| (audience.clone(), lang.clone())));
    let mut variants: Vec<Variant> = Vec::new();
    for variant in scheduled.map(written).chain(copies.iter().flat_map(|copy| copy.variants.iter().cloned())) {
        if !variants.contains(&variant) {
            variants.push(variant);
        }
    }
    variants
}

/// The edition in a language that we can write: English if there is no catalogue for its own.
fn written((audience, lang): Variant) -> Variant {
    (audience, if Words::has_catalogue(&lang) { lang } else { Lang::english() })
}

/// A finished edition.
pub(in crate::app) struct Printed {
    pub(in crate::app) made: Made,
    pub(in crate::app) pdf: Vec<u8>,
}

impl Printed {
    /// SHA-256 of the PDF, in hex.
    pub(in crate::app) fn sha256(&self) -> String {
        sha256_hex(&self.pdf)
    }

    fn file_name(&self) -> String {
        format!("{}.pdf", self.made.file_stem)
    }

    fn attached(&self) -> message::Attached {
        message::Attached { name: self.file_name(), sha256: self.sha256() }
    }
}

/// The mails that bring report `number`, in the order of `copies`, each with what its [`Copy::refused`] says.
pub(in crate::app) fn covers(
    with: Letterhead<'_>,
    plan: &Plan,
    copies: &[Copy<'_>],
    printed: &BTreeMap<Variant, Printed>,
    number: u32,
    now: Timestamp,
) -> Result<Vec<(NewMail, Option<String>)>, AppError> {
    let with_editions = copies.iter().map(|copy| {
        let editions: Vec<&Printed> = copy.variants.iter().filter_map(|variant| printed.get(variant)).collect();
        (copy, editions)
    });
    let with_editions = with_editions.filter(|(_, editions)| !editions.is_empty());
    let covers = with_editions.map(|(copy, editions)| {
        Ok((cover(with, plan, &copy.recipient, &editions, number, now)?, copy.refused.clone()))
    });
    covers.collect()
}

fn cover(
    with: Letterhead<'_>,
    plan: &Plan,
    recipient: &Recipient<'_>,
    editions: &[&Printed],
    number: u32,
    now: Timestamp,
) -> Result<NewMail, AppError> {
    let key = report_key(plan, number, recipient.address());
    let message_id = with.message_id(Some(plan), &key);
    let departs_at = recipient.departure(now);
    let made = &editions[0].made;
    let facts = message::ReportFacts {
        number,
        symbol: made.report_symbol().to_owned(),
        cut_off: made.cut_off,
        lang: made.report().lang.clone(),
        headlines: headlines(made.report()),
        attachments: editions.iter().map(|printed| printed.attached()).collect(),
    };
    let addressee = recipient.partner.map(|partner| (partner, recipient.contact));
    let content = message::report_cover(plan, addressee, &facts, now);
    let rendered = with.templates.report_cover(&content)?;
    let attachments = editions.iter().map(|printed| Attachment {
        name: printed.file_name(),
        content_type: "application/pdf".into(),
        bytes: printed.pdf.clone(),
    });
    let letter = Letter {
        attachments: attachments.collect(),
        ..compose::letter((with.config, Some(plan)), recipient, &rendered, &message_id, departs_at, &content.lang)
    };
    Ok(NewMail {
        key,
        workflows: BTreeSet::from([plan.workflow.clone()]),
        partner: recipient.partner.map(|partner| partner.id.clone()),
        to: vec![recipient.address().to_owned()],
        cc: Vec::new(),
        lang: content.lang,
        subject: rendered.subject,
        message_id,
        state: match (recipient.needs_release(), with.config.mail.hold) {
            (true, _) => MailState::Draft,
            (false, true) => MailState::Held,
            (false, false) => MailState::Queued,
        },
        due_at: departs_at,
        mime: letter.to_bytes()?,
        basis: audiences(editions.iter().map(|printed| &printed.made.audience)),
    })
}

/// The audiences for which the editions in a mail are written: what it is based on.
pub(in crate::app) fn audiences<'a>(of: impl Iterator<Item = &'a Audience>) -> String {
    let names: BTreeSet<&str> = of.map(Audience::as_str).collect();
    names.into_iter().collect::<Vec<_>>().join(" ")
}

/// The main figures of the summary. A dash for what is not known yet is no headline.
fn headlines(report: &ProgressReport) -> Vec<message::Headline> {
    let is_known = |tile: &&Tile| tile.value.contains(char::is_alphanumeric);
    let tiles = report.summary.tiles.iter().filter(is_known).take(3);
    tiles.map(|tile| message::Headline { value: tile.value.clone(), label: tile.label.clone() }).collect()
}
