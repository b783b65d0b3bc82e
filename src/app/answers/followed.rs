//! Finds the mail whose link was followed, as evidence of an answer. A link says for whom and until when it is, not which mail
//! brought it.

use jiff::{Timestamp, ToSpan};

use super::front::{Front, Visit};
use crate::{
    link::{LIFETIME_DAYS, Link, Purpose},
    mail::text_of,
    model::MailKey,
    store::{Snapshot, StoreError},
};

/// A mail leaves within this many days of the date in its links, or is given up.
const DAYS: i64 = 7;

/// The mail with the link `token`, or, for the page that is reached from another, with the link to that one: it went to the address
/// of `visit`, on the day that the link was made or soon after. `None` if there is none, or its text is not kept any more.
pub(super) fn mail_of(
    tx: &Snapshot,
    front: &Front,
    (visit, token): (&Visit<'_>, &str),
    now: Timestamp,
) -> Result<Option<MailKey>, StoreError> {
    let not_after = visit.link().not_after;
    let day = not_after.minus(LIFETIME_DAYS).date();
    let days = day.and_then(|day| Some((day, day.checked_add(DAYS.days()).ok()?)));
    let Some((from, until)) = days.and_then(|(from, until)| Some((visit.start_of(from)?, visit.start_of(until)?)))
    else {
        return Ok(None);
    };
    let written = visit.contact().email.as_deref().unwrap_or_default();
    let mut led_on = None;
    for key in tx.mails_taken_by([visit.address(), written], from, until)? {
        let text = match tx.mime(&key) {
            Ok(mime) => text_of(&mime).unwrap_or_default(),
            Err(StoreError::TextDropped(_)) => continue,
            Err(error) => return Err(error),
        };
        if tokens(&text).any(|own| own == token) {
            return Ok(Some(key.first()));
        }
        let is_of_day = |own: &str| {
            let link = front.read_page(own, now).filter(|link| link.not_after == not_after);
            link.is_some_and(|link| room(&link) == room(visit.link()))
        };
        if led_on.is_none() && tokens(&text).any(is_of_day) {
            led_on = Some(key.first());
        }
    }
    Ok(led_on)
}

/// The links to pages that stand in the text of a mail.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let is_of_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let behind = ["/a/", "/d/", "/f/"].into_iter().flat_map(move |path| text.split(path).skip(1));
    behind.map(move |rest| &rest[..rest.find(|c| !is_of_token(c)).unwrap_or(rest.len())])
}

/// The room of pages that a link opens: none of them leads to another.
fn room(link: &Link) -> char {
    match link.purpose {
        Purpose::Approval => 'd',
        Purpose::Commitments => 'f',
        _ => 'a',
    }
}
