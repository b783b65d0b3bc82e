//! The Maildir into which the mail server delivers: each mail in `new/` is read once and moved to `cur/`.

use std::{fs, io, path::Path};

use jiff::Timestamp;

use super::{MAX_MAIL_BYTES, TakenIn, take_in};
use crate::{
    app::{App, AppError, Loading},
    diag::Advised,
    files,
    model::IncomingKind,
};

/// The most mails that one pass reads; the next one goes on at once.
const MAILS_AT_ONCE: usize = 200;

/// Reads the mails that came in, oldest name first. Does nothing if `config.yaml` names no Maildir.
///
/// A mail is moved only after what follows from it is in the database. If the program ends in between, the mail is found
/// again, and known by its bytes.
pub fn read_maildir(app: &mut App, loading: &Loading, now: Timestamp) -> Result<Vec<TakenIn>, AppError> {
    let Some(maildir) = app.config.mail.incoming.maildir.clone() else { return Ok(Vec::new()) };
    let unreadable = |source| AppError::Unreadable { path: maildir.join("new"), source };
    let (mut taken, mut stuck) = (Vec::new(), None);
    for name in waiting(&maildir).map_err(unreadable)? {
        if taken.len() == MAILS_AT_ONCE || app.stop.is_asked() {
            break;
        }
        let path = maildir.join("new").join(&name);
        match files::read_regular(&path, MAX_MAIL_BYTES) {
            Ok(bytes) => {
                let one = take_in(app, loading, &bytes, now)?;
                if one.kind == IncomingKind::Unreadable {
                    tracing::warn!(file = %path.display(), why = %one.why, "a mail that came in cannot be read");
                }
                taken.push(one);
            }
            // Somebody else took it.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                tracing::warn!(file = %path.display(), %error, "a mail that came in is left where it is");
                continue;
            }
        }
        let seen = maildir.join("cur").join(format!("{name}:2,S"));
        // It is known by its bytes if it is met again, and the others are read all the same.
        if let Err(source) = fs::rename(&path, &seen) {
            stuck = Some(AppError::Unwritable { path: seen, source });
        }
    }
    match stuck {
        Some(error) if taken.iter().all(|one| !one.is_new) => Err(error),
        Some(error) => {
            tracing::warn!(error = %error.in_full(), "mails that were read stay among the new ones");
            Ok(taken)
        }
        None => Ok(taken),
    }
}

/// The names of mails that nobody has read, in order. Names begin with the time of delivery.
fn waiting(maildir: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(maildir.join("new"))? {
        let entry = entry?;
        // A link may lead anywhere, and nothing but files is mail.
        if !entry.file_type()?.is_file() {
            continue;
        }
        // A colon begins the flags of a mail that was read.
        if let Some(name) = entry.file_name().to_str().filter(|name| !name.starts_with('.') && !name.contains(':')) {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}
