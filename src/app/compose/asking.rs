//! The mail that asks a partner how far its commitments are.

use super::{Composer, Recipient, Sheet, alone::Alone};
use crate::{
    app::{AppError, answer_link::commitments_path},
    engine::{AskingKind, DecisionKind, remind::Decided},
    link::Purpose,
    message::{self, AskingOrder, Scene},
    model::{CommitmentId, PartnerId, WorkflowId},
    store::NewContent,
};

/// What such a mail asks.
struct Carries<'a> {
    workflow: &'a WorkflowId,
    partner: PartnerId,
    day: jiff::civil::Date,
    kind: AskingKind,
    commitment: Option<CommitmentId>,
}

impl Composer<'_> {
    /// True for a mail that asks after commitments.
    pub(super) fn is_asking(sheet: &Sheet<'_>) -> bool {
        sheet.carried.iter().any(|(_, carried)| matches!(carried.kind, DecisionKind::Asking { .. }))
    }

    /// Its current content.
    pub(super) fn write_asking(&self, sheet: &Sheet<'_>, references: Vec<String>) -> Result<NewContent, AppError> {
        let unknown = || AppError::UnknownRecipient(sheet.waiting.to.clone());
        let recipient = self.recipient_of(sheet.waiting).ok_or_else(unknown)?;
        let carries = self.asking_in(sheet).ok_or_else(unknown)?;
        let scene = self.scenes.get(carries.workflow).ok_or_else(unknown)?;
        let day = recipient.local_day(sheet.waiting.not_before.max(self.now));
        let answer_url = self.commitments_url((scene, &carries), &recipient, day);
        let to = recipient.address();
        let reply_to = self.letterhead.incoming_address(Purpose::Reply, sheet.key, to, day);
        let content = self.asking((scene, &carries), &recipient, (answer_url.as_deref(), reply_to.is_some()));
        let content = content.ok_or_else(unknown)?;
        let rendered = self.letterhead.templates.asking(&content)?;
        let (plan, workflow, lang) = (scene.plan, carries.workflow, content.lang);
        let attachments = Vec::new();
        let alone = Alone { rendered, lang, reply_to, attachments, plan, workflow };
        self.alone((sheet, &recipient), references, alone)
    }

    /// What its text says of each commitment, on which it depends beside what the basis of every mail has.
    pub(super) fn commitments_named(&self, sheet: &Sheet<'_>) -> Option<String> {
        let carries = self.asking_in(sheet)?;
        let scene = self.scenes.get(carries.workflow)?;
        let recipient = self.recipient_of(sheet.waiting)?;
        Some(format!("{:?}", self.asking((scene, &carries), &recipient, (None, false)).map(|content| content.items)))
    }

    fn asking(
        &self,
        (scene, carries): (&Decided<'_>, &Carries<'_>),
        recipient: &Recipient<'_>,
        (answer_url, takes_replies): (Option<&str>, bool),
    ) -> Option<message::Asking> {
        let order = AskingOrder {
            kind: carries.kind,
            day: carries.day,
            commitment: carries.commitment.as_ref(),
            partner: scene.plan.partners.get(&carries.partner)?,
            contact: recipient.contact,
            answer_url,
            takes_replies,
            fallback: &self.letterhead.config.language,
        };
        message::asking(Scene { plan: scene.plan, state: scene.state }, &order, self.now)
    }

    fn asking_in<'s>(&self, sheet: &Sheet<'s>) -> Option<Carries<'s>> {
        let asks =
            |carried: &&(&_, &'s crate::engine::remind::Carried)| matches!(carried.1.kind, DecisionKind::Asking { .. });
        let (_, carried) = sheet.carried.iter().find(asks)?;
        let plan = self.scenes.get(&carried.workflow)?.plan;
        let kind = carried.kind.clone().renamed(&plan.renames);
        let DecisionKind::Asking { partner, day, asking, commitment } = kind else { return None };
        Some(Carries { workflow: &carried.workflow, partner, day, kind: asking, commitment })
    }

    /// Where its reader reports, if pages are served.
    fn commitments_url(
        &self,
        (scene, carries): (&Decided<'_>, &Carries<'_>),
        recipient: &Recipient<'_>,
        day: jiff::civil::Date,
    ) -> Option<String> {
        let config = self.letterhead.config;
        let signer = self.letterhead.signer.filter(|_| config.web.has_links_for(&config.mail.transport))?;
        let path = commitments_path(signer, (scene.plan, &carries.partner), recipient.address(), day);
        Some(format!("{}{path}", config.web.base_url))
    }
}
