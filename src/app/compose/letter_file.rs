//! Letters on paper: the attachment for a contact with `channel: letter`, to be printed, signed and posted.

use jiff::Timestamp;

use crate::{
    app::AppError,
    lang::{Arg, Words},
    mail::Attachment,
    message::MailContent,
    render::{
        Templates,
        pdf::{self, PdfMeta},
    },
};

/// The PDF letter to attach to a mail with this `content` and `subject`; `None` for every other mail.
pub(super) fn letter_file(
    templates: &Templates,
    content: &MailContent,
    subject: &str,
    leaves_at: Timestamp,
) -> Result<Option<Attachment>, AppError> {
    if !content.is_on_paper {
        return Ok(None);
    }
    let page = templates.letter(content)?;
    let pdf = pdf::typeset(&page, &[], &meta(content, subject, leaves_at), templates.theme())?;
    if !pdf.missing.is_empty() {
        tracing::warn!(missing = ?pdf.missing, "a letter for paper has characters that no font has");
    }
    let name = format!("{}-{}.pdf", content.symbol.replace(['/', ' ', ','], "-"), content.day);
    Ok(Some(Attachment { name, content_type: "application/pdf".to_owned(), bytes: pdf.bytes }))
}

fn meta(content: &MailContent, subject: &str, leaves_at: Timestamp) -> PdfMeta {
    let words = Words::of(&content.lang);
    let numbers = [("page", Arg::Text("{page}".to_owned())), ("pages", Arg::Text("{pages}".to_owned()))];
    PdfMeta {
        title: subject.to_owned(),
        author: content.signature.first().cloned().unwrap_or_else(|| words.say("coordinator", &[])),
        subject: content.about.join(", "),
        symbol: content.symbol.clone(),
        lang: content.lang.clone(),
        created_at: leaves_at,
        page_of: words.say("report-page-of", &numbers),
        running_title: subject.to_owned(),
    }
}
