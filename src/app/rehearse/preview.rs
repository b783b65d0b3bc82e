//! Previews for a newcomer who starts at a time when nothing may leave before the next working morning: the first
//! mails, exactly as they would leave.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use jiff::{SignedDuration, Timestamp};

use super::{Answers, Mail, Scene, Script, Watcher, folder::plain, rehearse, standpoint};
use crate::{
    app::{App, AppError, Loaded, Loading},
    config::TransportConfig,
    mail::file::write_whole,
    model::{MailKey, MailState, WorkflowId},
    store::MailFilter,
};

/// How far ahead mails are looked for: weekends and holidays are shorter.
const LOOK_AHEAD: SignedDuration = SignedDuration::from_hours(14 * 24);
/// One morning, which comes later in the west than in the east.
const ONE_MORNING: SignedDuration = SignedDuration::from_hours(18);
/// The folder of previews, within that of mails.
const FOLDER: &str = "preview";
/// The prefix of each subject.
const MARK: &[u8] = b"[PREVIEW, NOT SENT] ";

/// Upcoming mails, written for reading and never sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Number of mails that leave on the first morning, unless somebody answers before.
    pub count: usize,
    /// When the first of them leaves.
    pub first_at: Timestamp,
    /// The folder they were written into.
    pub folder: PathBuf,
}

/// Writes the first mails that will leave after `now` next to this installation's mail files. Nothing if it sends
/// through a mail server, or if no mail is ahead. Replaces earlier previews.
pub fn preview(app: &mut App, loading: &Loading, now: Timestamp) -> Result<Option<Preview>, AppError> {
    let Some(folder) = folder(app) else { return Ok(None) };
    clear_previews(app)?;
    let waiting = waiting(app)?;
    let known: BTreeSet<MailKey> = waiting.iter().map(|mail| mail.key.clone()).collect();
    let mut first_at: Option<Timestamp> = waiting.iter().map(|mail| mail.not_before).min();
    for (workflow, loaded) in &loading.workflows {
        let ahead = play(app, loading, (workflow, loaded), (now, LOOK_AHEAD), None)?;
        let leaving = ahead.iter().filter(|mail| leaves(mail) && !known.contains(&mail.key)).map(|mail| mail.at);
        first_at = leaving.chain(first_at).min();
    }
    let Some(first_at) = first_at else { return Ok(None) };
    let span = first_at.duration_since(now).saturating_add(ONE_MORNING);
    let until = now.saturating_add(span).unwrap_or(Timestamp::MAX);
    let mut count = 0;
    for mail in waiting.into_iter().filter(|mail| mail.not_before <= until) {
        let mime = app.store.read(|tx| tx.mime(&mail.key))?;
        let name = format!("{}_{}", mail.not_before.strftime("%F"), mail.to().next().unwrap_or("nobody"));
        write(&folder, &format!("{name}_waits"), &mime)?;
        count += 1;
    }
    for (workflow, loaded) in &loading.workflows {
        let mails = play(app, loading, (workflow, loaded), (now, span), Some(&folder))?;
        // Mails already waiting are written as they are.
        count += mails.iter().filter(|mail| leaves(mail) && !known.contains(&mail.key)).count();
    }
    Ok(Some(Preview { count, first_at, folder }))
}

/// False for a mail that needs a release or is held.
fn leaves(mail: &Mail) -> bool {
    !mail.is_draft && mail.held_by.is_none()
}

/// Mails that wait for their hour, such as those that bring a report.
fn waiting(app: &mut App) -> Result<Vec<crate::store::Mail>, AppError> {
    let queued = MailFilter { states: BTreeSet::from([MailState::Queued]), ..MailFilter::default() };
    Ok(app.store.read(|tx| tx.mails(&queued))?)
}

fn write(folder: &Path, name: &str, mime: &[u8]) -> Result<(), AppError> {
    let path = folder.join(format!("{}.eml", plain(name)));
    write_whole(folder, &path, &marked(mime)).map_err(|source| AppError::Unwritable { path, source })
}

/// Removes the previews, since the mails themselves exist now.
pub fn clear_previews(app: &App) -> Result<(), AppError> {
    let Some(folder) = folder(app) else { return Ok(()) };
    match fs::remove_dir_all(&folder) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(AppError::Unwritable { path: folder, source }),
        _ => Ok(()),
    }
}

fn folder(app: &App) -> Option<PathBuf> {
    match &app.config.mail.transport {
        TransportConfig::File { directory } => Some(directory.join(FOLDER)),
        TransportConfig::Smtp { .. } => None,
    }
}

/// The mails of one workflow for a while from `now` on if nobody answers, written to `folder` if given.
fn play(
    app: &mut App,
    loading: &Loading,
    (workflow, loaded): (&WorkflowId, &Loaded),
    (now, span): (Timestamp, SignedDuration),
    folder: Option<&Path>,
) -> Result<Vec<Mail>, AppError> {
    let plan = &loaded.plan;
    let from = standpoint(&mut app.store, plan, &loaded.history, now)?;
    let script = Script {
        plan,
        diagnostics: &[],
        sources: &loading.sources,
        answers: Answers::Never,
        from: Some(from),
        until: now.saturating_add(span).ok(),
    };
    let mut see = |scene: Scene<'_>| match (scene, folder) {
        (Scene::Mail { mail, mime, .. }, Some(folder)) if leaves(mail) => {
            write(folder, &format!("{}_{}_{workflow}", mail.day, mail.to), &mime)
        }
        _ => Ok(()),
    };
    Ok(rehearse(app, &script, &mut Watcher { wants_texts: folder.is_some(), see: &mut see })?.mails)
}

/// The mail with a subject that marks it as a preview.
fn marked(mime: &[u8]) -> Vec<u8> {
    const SUBJECT: &[u8] = b"\r\nSubject: ";
    let Some(at) = mime.windows(SUBJECT.len()).position(|bytes| bytes == SUBJECT) else { return mime.to_vec() };
    let (head, rest) = mime.split_at(at + SUBJECT.len());
    [head, MARK, rest].concat()
}
