//! Which mail of ours a mail is about, and what proves it.

use super::Intake;
use crate::{
    app::AppError,
    link::{Purpose, contact_of},
    mail::incoming::{Check, Incoming},
    store::Mail,
};

/// The mail of ours that a mail is about.
pub(super) struct Match {
    pub(super) mail: Mail,
    pub(super) proof: Proof,
}

/// How that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// It came to the address that the mail asks to reply to, which only we can sign.
    ReplyAddress,
    /// It came to the address that the mail comes back to, which only we can sign.
    ReturnPath,
    /// It names the Message-ID.
    MessageId,
}

impl Intake<'_> {
    /// The mail of ours that `mail` is about, by the address it came to, or else by the last Message-ID of ours that it
    /// names.
    pub(super) fn matched(&self, mail: &Incoming) -> Result<Option<Match>, AppError> {
        for address in &mail.recipients {
            if let Some(found) = self.by_address(address)? {
                return Ok(Some(found));
            }
        }
        for id in mail.in_reply_to.iter().chain(mail.references.iter().rev()) {
            if let Some(mail) = self.tx.mail_with_id(id)? {
                return Ok(Some(Match { mail, proof: Proof::MessageId }));
            }
        }
        Ok(None)
    }

    fn by_address(&self, address: &str) -> Result<Option<Match>, AppError> {
        let (Some(signer), Some(answers)) = (self.letterhead.signer, &self.letterhead.config.mail.incoming.answers)
        else {
            return Ok(None);
        };
        let local = address.rsplit_once('@').filter(|(_, domain)| domain.eq_ignore_ascii_case(&answers.domain));
        let read = local.and_then(|(local, _)| signer.read_local_part(local, &answers.prefix, self.now).ok());
        let Some(link) = read else { return Ok(None) };
        let proof = match link.purpose {
            Purpose::Reply => Proof::ReplyAddress,
            Purpose::ReturnPath => Proof::ReturnPath,
            Purpose::Input | Purpose::Person | Purpose::Calendar | Purpose::Approval | Purpose::Commitments => {
                return Ok(None);
            }
        };
        let mail = self.tx.mail_numbered(link.subject)?;
        let is_theirs = |mail: &Mail| mail.to().any(|to| contact_of(to) == link.contact);
        Ok(mail.filter(is_theirs).map(|mail| Match { mail, proof }))
    }

    /// True if our own mail server says that a mail does not come from whom it names: by DMARC, or else if SPF failed and no
    /// signature holds.
    /// What other servers say is not believed (RFC 8601 section 5).
    pub(super) fn is_refuted(&self, mail: &Incoming) -> bool {
        let Some(own) = &self.letterhead.config.mail.incoming.authserv_id else { return false };
        let own = mail.auth_results.iter().filter(|results| results.authserv_id.eq_ignore_ascii_case(own));
        own.into_iter().any(|results| {
            let failed = |check: Option<Check>| check == Some(Check::Fail);
            let is_signed = results.dkim == Some(Check::Pass);
            let says_nothing = results.dmarc != Some(Check::Pass);
            failed(results.dmarc) || says_nothing && failed(results.spf) && !is_signed
        })
    }
}
