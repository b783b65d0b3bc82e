//! The compiled-in templates: every file under `report-templates/`. A test keeps the table complete.

use super::text::TemplateText;

macro_rules! built_in {
    ($($name:literal)+) => {
        [$(($name, include_str!(concat!("../../../report-templates/", $name, ".hbs")))),+]
    };
}

/// The name and text of each template.
const TEXTS: &[(&str, &str)] = &built_in! {
    "letter.html"
    "mail/about.html"
    "mail/about.txt"
    "mail/also_for.html"
    "mail/also_for.txt"
    "mail/approval_receipt.html"
    "mail/approval_receipt.subject"
    "mail/approval_receipt.txt"
    "mail/answer.html"
    "mail/answer.txt"
    "mail/answer_row.html"
    "mail/as_coordinator.html"
    "mail/as_coordinator.txt"
    "mail/ask.html"
    "mail/brief.html"
    "mail/brief.subject"
    "mail/brief.txt"
    "mail/brief_parts.html"
    "mail/brief_parts.txt"
    "mail/button.html"
    "mail/calendar.html"
    "mail/calendar.txt"
    "mail/closing.txt"
    "mail/command.html"
    "mail/contact.html"
    "mail/contact.txt"
    "mail/contact_lines.html"
    "mail/contact_lines.txt"
    "mail/copies.html"
    "mail/copies.txt"
    "mail/copy.html"
    "mail/copy.subject"
    "mail/copy.txt"
    "mail/digest.html"
    "mail/digest.subject"
    "mail/digest.txt"
    "mail/fact.html"
    "mail/facts.html"
    "mail/facts.txt"
    "mail/first.html"
    "mail/foot.html"
    "mail/foot.txt"
    "mail/formal.html"
    "mail/formal.subject"
    "mail/formal.txt"
    "mail/fresh_link.html"
    "mail/fresh_link.subject"
    "mail/fresh_link.txt"
    "mail/head.html"
    "mail/heading.html"
    "mail/led.txt"
    "mail/letter_foot.html"
    "mail/letter_foot.txt"
    "mail/news.html"
    "mail/news.txt"
    "mail/next_step.html"
    "mail/notice.html"
    "mail/notice.subject"
    "mail/notice.txt"
    "mail/opening.html"
    "mail/phone_lines.html"
    "mail/phone_lines.txt"
    "mail/came_in.html"
    "mail/came_in.txt"
    "mail/receipt.html"
    "mail/receipt.subject"
    "mail/receipt.txt"
    "mail/reminder.html"
    "mail/reminder.subject"
    "mail/reminder.txt"
    "mail/report_cover.html"
    "mail/report_cover.subject"
    "mail/report_cover.txt"
    "mail/row_line.html"
    "mail/rows.html"
    "mail/rows.txt"
    "mail/salutation.txt"
    "mail/signature.html"
    "mail/signature.txt"
    "mail/standing.txt"
    "mail/subject_end.subject"
    "mail/tally.html"
    "mail/tally.txt"
    "mail/task_line.html"
    "mail/task_line.txt"
    "minutes.html"
    "minutes/proceedings.html"
    "pages/answer.html"
    "pages/approval.html"
    "pages/approval_facts.html"
    "pages/approval_form.html"
    "pages/approval_said.html"
    "pages/foot.html"
    "pages/form.html"
    "pages/head.html"
    "pages/notice.html"
    "pages/parts.html"
    "pages/side.html"
    "pages/thanks.html"
    "programme.html"
    "progress.html"
    "progress/annex.html"
    "progress/approvals.html"
    "progress/badge.html"
    "progress/bar.html"
    "progress/budget_amounts.html"
    "progress/facts.html"
    "progress/head.html"
    "progress/lists.html"
    "progress/milestones.html"
    "progress/objectives.html"
    "progress/participation.html"
    "progress/public.html"
    "progress/partners.html"
    "progress/risks.html"
    "progress/summary.html"
    "progress/tasks.html"
    "progress/workstreams.html"
};

/// True if `text` is one of them, wherever it was read from.
pub(super) fn holds(text: &TemplateText) -> bool {
    TEXTS.iter().any(|(name, known)| *name == text.name && *known == text.text)
}

/// True if one of them has that name.
pub(super) fn has(name: &str) -> bool {
    TEXTS.iter().any(|(known, _)| *known == name)
}

/// Every built-in template.
pub(super) fn texts() -> Vec<TemplateText> {
    let text = |(name, text): &(&str, &str)| TemplateText { name: (*name).into(), text: (*text).into(), file: None };
    TEXTS.iter().map(text).collect()
}
