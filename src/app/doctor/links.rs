//! Whether partners can answer by link: the keys that sign, and where links lead.

use jiff::Timestamp;
use serde::Serialize;

use super::flaw_of;
use crate::{
    app::installation::{KeyFile, KeyReport},
    config::Config,
    link::LIFETIME_DAYS,
    store::{Check, Flaw, Store},
};

/// How links are made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinkReport {
    /// Where they lead: `web.base_url`.
    pub base_url: String,
    /// Why mails bring none.
    pub not_mailed: Option<String>,
    /// The key that signs them.
    pub signing: Option<KeyReport>,
}

/// What there is to say of links, and what is wrong with their keys; nothing where no pages are served. Nothing is changed.
pub(super) fn report(config: &Config, now: Timestamp) -> (Option<LinkReport>, Option<Flaw>) {
    if config.web.listen.is_none() || Store::is_unused(&config.database) {
        return (None, None);
    }
    let base_url = config.web.base_url.to_string();
    let why =
        || "`web.base_url` is an address of this machine alone, and mail leaves it; name the one that partners reach";
    let not_mailed = (!config.web.has_links_for(&config.mail.transport)).then(|| why().to_owned());
    match KeyFile::look(&config.database) {
        Ok(file) => {
            let signing = file.report(LIFETIME_DAYS, now).into_iter().find(|key| key.signs);
            (Some(LinkReport { base_url, not_mailed, signing }), None)
        }
        Err(error) => {
            let flaw = flaw_of(Check::Files, &error);
            (Some(LinkReport { base_url, not_mailed, signing: None }), Some(flaw))
        }
    }
}
