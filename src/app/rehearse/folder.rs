//! Every mail and report of a rehearsal as files.

use std::path::{Path, PathBuf};

use super::{Scene, Script};
use crate::{
    app::{App, AppError, distribute, issue_report, write_file},
    render::edition::DEFAULT_TEMPLATE,
    report::Edition,
};

/// Writes what `scene` shows below `folder`: `mails/2026-12-10_….eml` and `reports/BP-WF7-PR03_….pdf` and `.html`.
/// Gives the files written.
pub fn keep(app: &App, script: &Script<'_>, folder: &Path, scene: &Scene<'_>) -> Result<Vec<PathBuf>, AppError> {
    match scene {
        Scene::Mail { mail, mime, .. } => {
            let path = folder.join("mails").join(format!("{}_{}.eml", mail.day, plain(&mail.to)));
            write_file(&path, mime)?;
            Ok(vec![path])
        }
        Scene::Report { report, events } => {
            let mut files = Vec::new();
            let copies = distribute::copies(script.plan, report.at);
            for (audience, lang) in &distribute::variants(script.plan, &copies) {
                let edition = Edition::Issued { number: report.number, symbol: report.symbol.clone() };
                let what = (report.cut_off, lang, audience);
                let made = issue_report::make(&app.templates, DEFAULT_TEMPLATE, script.plan, events, what, edition)?;
                let (pdf, html) = made.rendered.both(app.templates.theme())?;
                for (extension, bytes) in [("pdf", pdf.bytes.as_slice()), ("html", html.as_bytes())] {
                    let path = folder.join("reports").join(format!("{}.{extension}", made.file_stem));
                    write_file(&path, bytes)?;
                    files.push(path);
                }
            }
            Ok(files)
        }
        Scene::Progress(_) => Ok(Vec::new()),
    }
}

/// One person gets one mail a day, so that day and address name a file.
fn plain(address: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+');
    address.chars().map(|c| if is_plain(c) { c } else { '-' }).collect()
}
