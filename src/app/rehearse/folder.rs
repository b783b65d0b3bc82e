//! The mails and reports of a rehearsal as files.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use super::{Mail, Report, Scene, Script};
use crate::{
    app::{
        App, AppError,
        reports::{
            distribute::{self, Printed},
            earlier::Earlier,
            make_report,
        },
        write_output,
    },
    engine::remind::Addresses,
    model::Event,
    render::edition::DEFAULT_TEMPLATE,
    report::Edition,
};

/// Writes what `scene` shows to files below `folder`: `mails/2026-12-10_….eml`, letters awaiting release as `drafts/…`,
/// and `reports/BP-WF7-PR03_….pdf` and `.html` with the mails that bring them. Returns the files written.
pub fn keep(app: &App, script: &Script<'_>, folder: &Path, scene: &Scene<'_>) -> Result<Vec<PathBuf>, AppError> {
    match scene {
        Scene::Mail { mail, mime, .. } => {
            let path = folder.join(place(mail));
            write_output(&app.config, &path, mime)?;
            Ok(vec![path])
        }
        Scene::Report { report, events } => keep_report(app, script, folder, report, events),
        Scene::Progress(_) => Ok(Vec::new()),
    }
}

/// One person gets one mail and one letter a day, so day and address identify a file.
fn place(mail: &Mail) -> PathBuf {
    Path::new(kind(mail.is_draft)).join(format!("{}_{}.eml", mail.day, plain(&mail.to)))
}

fn kind(is_draft: bool) -> &'static str {
    if is_draft { "drafts" } else { "mails" }
}

/// Every edition of a report, and the mails that bring it to its readers.
fn keep_report(
    app: &App,
    script: &Script<'_>,
    folder: &Path,
    report: &Report,
    events: &[Event],
) -> Result<Vec<PathBuf>, AppError> {
    let mut files = Vec::new();
    let mut keep = |path: PathBuf, bytes: &[u8]| {
        write_output(&app.config, &path, bytes)?;
        files.push(path);
        Ok::<_, AppError>(())
    };
    let copies = distribute::copies(script.plan, &Addresses::default(), report.at);
    let mut printed = BTreeMap::new();
    for (audience, lang) in distribute::variants(script.plan, &copies) {
        let edition = Edition::Issued { number: report.number, symbol: report.symbol.clone() };
        let what = (report.cut_off, &lang, &audience);
        let made = make_report::make(
            &app.templates,
            DEFAULT_TEMPLATE,
            (script.plan, events, &Earlier::default()),
            what,
            edition,
        )?;
        let (pdf, html) = made.rendered.both(app.templates.theme())?;
        for (extension, bytes) in [("pdf", pdf.bytes.as_slice()), ("html", html.as_bytes())] {
            keep(folder.join("reports").join(format!("{}.{extension}", made.file_stem)), bytes)?;
        }
        printed.insert((audience, lang), Printed { made, pdf: pdf.bytes });
    }
    let covers = distribute::covers(app.letterhead(), script.plan, &copies, &printed, report.number, report.at)?;
    for (copy, (cover, _)) in copies.iter().zip(covers) {
        let (day, to) = (copy.recipient.local_day(cover.due_at), plain(copy.recipient.address()));
        let name = format!("{day}_{to}_PR{:02}.eml", report.number);
        keep(folder.join(kind(copy.recipient.needs_release())).join(name), &cover.mime)?;
    }
    Ok(files)
}

pub(super) fn plain(address: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+');
    address.chars().map(|c| if is_plain(c) { c } else { '-' }).collect()
}
