//! The mail that brings one notice of an approval.

use super::{Composer, Recipient, Sheet, alone::Alone, letter_file::decision_letter_file};
use crate::{
    app::{AppError, answer_link::approval_path},
    engine::{DecisionKind, NoticeKind, approval::closing_if_served_at, remind::Decided},
    link::Purpose,
    message::{self, NoticeOrder, Scene},
    model::{PartnerId, Seat, TaskId, WorkflowId},
    plan::{Function, Plan, Task},
    store::NewContent,
};

/// The notice that a mail brings.
struct Carries<'a> {
    workflow: &'a WorkflowId,
    task: TaskId,
    partner: PartnerId,
    office: Option<Function>,
    round: u32,
    kind: NoticeKind,
    is_copy: bool,
}

impl Composer<'_> {
    /// The current content of a mail that brings a notice.
    pub(super) fn write_notice(&self, sheet: &Sheet<'_>, references: Vec<String>) -> Result<NewContent, AppError> {
        let unknown = || AppError::UnknownRecipient(sheet.waiting.to.clone());
        let recipient = self.recipient_of(sheet.waiting).ok_or_else(unknown)?;
        let carries = self.notice_in(sheet).ok_or_else(unknown)?;
        let scene = self.scenes.get(carries.workflow).ok_or_else(unknown)?;
        let partner = scene.plan.partners.get(&carries.partner).ok_or_else(unknown)?;
        let leaves_at = sheet.waiting.not_before.max(self.now);
        let day = recipient.local_day(leaves_at);
        let answer_url = self.approval_url((scene, &carries), &recipient, day);
        let to = recipient.address();
        let reply_to = self.letterhead.incoming_address(Purpose::Reply, sheet.key, to, day);
        let order = NoticeOrder {
            kind: carries.kind,
            task: &carries.task,
            round: carries.round,
            office: carries.office,
            partner,
            contact: recipient.contact,
            is_copy: carries.is_copy,
            answer_url: answer_url.as_deref(),
            takes_replies: reply_to.is_some(),
            fallback: &self.letterhead.config.language,
        };
        let of = Scene { plan: scene.plan, state: scene.state };
        let content = message::notice(of, &order, self.now).ok_or_else(unknown)?;
        let rendered = self.letterhead.templates.notice(&content)?;
        let attachments = decision_letter_file(self.letterhead.templates, &content, &rendered.subject, leaves_at)?;
        let attachments = attachments.into_iter().collect();
        let reply_to = reply_to.filter(|_| content.takes_replies);
        let (plan, workflow, lang) = (scene.plan, carries.workflow, content.lang);
        let alone = Alone { rendered, lang, reply_to, attachments, plan, workflow };
        self.alone((sheet, &recipient), references, alone)
    }

    /// The end of the silence that a notice would name, on which its text depends beside what the basis of every mail has.
    pub(super) fn end_named(&self, sheet: &Sheet<'_>) -> Option<String> {
        let carries = self.notice_in(sheet)?;
        let scene = self.scenes.get(carries.workflow)?;
        let rounds = &scene.state.task(&carries.task).approval.rounds;
        let round = rounds.iter().find(|round| round.number == carries.round)?;
        let served = round.served.len();
        Some(format!("{:?} {served}", closing_if_served_at(scene.plan, round, self.now)))
    }

    fn notice_in<'s>(&self, sheet: &Sheet<'s>) -> Option<Carries<'s>> {
        let (_, carried) = sheet.carried.iter().find(|(_, carried)| carried.kind.is_notice())?;
        let plan = self.scenes.get(&carried.workflow)?.plan;
        let kind = carried.kind.clone().renamed(&plan.renames);
        let DecisionKind::Notice { task, partner, office, round, notice, is_copy, .. } = kind else { return None };
        Some(Carries { workflow: &carried.workflow, task, partner, office, round, kind: notice, is_copy })
    }

    /// Where its reader decides, if they hold the seat and pages are served.
    fn approval_url(
        &self,
        (scene, carries): (&Decided<'_>, &Carries<'_>),
        recipient: &Recipient<'_>,
        day: jiff::civil::Date,
    ) -> Option<String> {
        let config = self.letterhead.config;
        let signer = self.letterhead.signer.filter(|_| config.web.has_links_for(&config.mail.transport))?;
        let (plan, task): (&Plan, &Task) = (scene.plan, scene.plan.task(&carries.task)?);
        let rounds = &scene.state.task(&task.id).approval.rounds;
        let round = rounds.iter().find(|round| round.number == carries.round)?;
        let seat: &Seat = round.seat_for(plan.approval_of(task), (&carries.partner, carries.office), day)?;
        let path = approval_path(signer, (plan, task, seat), recipient.address(), day);
        Some(format!("{}{path}", config.web.base_url))
    }
}
