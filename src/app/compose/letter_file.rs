//! Letters on paper: the attachment for a contact with `channel: letter`, to be printed, signed and posted.

use jiff::{Timestamp, civil::Date};

use crate::{
    app::AppError,
    lang::{Arg, Words},
    mail::Attachment,
    message::{MailContent, Notice},
    model::Lang,
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
    let about = content.about.join(", ");
    let of =
        Paper { lang: &content.lang, signature: &content.signature, symbol: &content.symbol, day: content.day, about };
    of.typeset(templates, &templates.letter(content)?, subject, leaves_at).map(Some)
}

/// The same for a letter about a decision, to a level above those who decide.
pub(in crate::app) fn decision_letter_file(
    templates: &Templates,
    notice: &Notice,
    subject: &str,
    leaves_at: Timestamp,
) -> Result<Option<Attachment>, AppError> {
    if !notice.is_on_paper {
        return Ok(None);
    }
    let about = notice.matter.what.clone();
    let of = Paper { lang: &notice.lang, signature: &notice.signature, symbol: &notice.symbol, day: notice.day, about };
    of.typeset(templates, &templates.decision_letter(notice)?, subject, leaves_at).map(Some)
}

/// What the file of a letter says of it.
struct Paper<'a> {
    lang: &'a Lang,
    signature: &'a [String],
    symbol: &'a str,
    day: Date,
    about: String,
}

impl Paper<'_> {
    fn typeset(
        &self,
        templates: &Templates,
        page: &str,
        subject: &str,
        leaves_at: Timestamp,
    ) -> Result<Attachment, AppError> {
        let pdf = pdf::typeset(page, &[], &meta(self, subject, leaves_at), templates.theme())?;
        if !pdf.missing.is_empty() {
            tracing::warn!(missing = ?pdf.missing, "a letter for paper has characters that no font has");
        }
        let name = format!("{}-{}.pdf", self.symbol.replace(['/', ' ', ','], "-"), self.day);
        Ok(Attachment { name, content_type: "application/pdf".to_owned(), bytes: pdf.bytes })
    }
}

fn meta(paper: &Paper<'_>, subject: &str, leaves_at: Timestamp) -> PdfMeta {
    let words = Words::of(paper.lang);
    let numbers = [("page", Arg::Text("{page}".to_owned())), ("pages", Arg::Text("{pages}".to_owned()))];
    PdfMeta {
        title: subject.to_owned(),
        author: paper.signature.first().cloned().unwrap_or_else(|| words.say("coordinator", &[])),
        subject: paper.about.clone(),
        symbol: paper.symbol.to_owned(),
        lang: paper.lang.clone(),
        created_at: leaves_at,
        page_of: words.say("report-page-of", &numbers),
        running_title: subject.to_owned(),
    }
}
