//! Checks that need no knowledge of what should be there: the database, its files, issued reports.

mod links;
pub mod mail;

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::Serialize;

pub use self::{
    links::LinkReport,
    mail::{MailRoute, MailTrial, senders, try_mail},
};
use crate::{
    app::{
        AppError,
        installation::{lock_of, refuse_lost},
        reports::archive::{FileState, state_of},
    },
    config::Config,
    definition,
    diag::Advised,
    store::{Check, Flaw, Holder, Lease, Snapshot, Store, StoreError, StoredReport, private},
};

/// What was checked, and what is wrong.
#[derive(Clone, Debug, Serialize)]
pub struct Examined {
    /// The database.
    pub database: PathBuf,
    /// True if nothing is wrong.
    pub in_order: bool,
    /// The checks.
    pub checks: Vec<Check>,
    /// The flaws, in the order of the checks.
    pub flaws: Vec<Flaw>,
    /// The daemon that works on the database, if any.
    pub daemon: Option<Lease>,
    /// How links to answer by are made; `None` where no pages are served, or before the first start.
    pub links: Option<LinkReport>,
}

/// Checks everything; with `deep`, every row is parsed. Nothing is changed.
pub fn examine(config: &Config, now: Timestamp, deep: bool) -> Result<Examined, AppError> {
    let checks = Check::ALL.into_iter().filter(|check| deep || *check != Check::Rows).collect();
    let (mut flaws, mut daemon) = (Vec::new(), None);
    if Store::is_unused(&config.database) {
        if let Err(lost) = refuse_lost(config) {
            flaws.push(flaw_of(Check::Files, &lost));
        }
    } else {
        match Store::open_to_examine(&config.database) {
            Ok(mut store) => {
                flaws.extend(store.examine(now, deep)?);
                flaws.extend(attempt(Check::Reports, flaws_of_reports(&mut store, config)));
                flaws.extend(attempt(Check::Definitions, flaws_of_definitions(&mut store, now)));
                daemon = live_daemon(&mut store, now);
                flaws.extend(flaw_of_lease(daemon.as_ref(), &store));
            }
            Err(error) => flaws.push(flaw_of(Check::Pages, &error)),
        }
        flaws.extend(flaws_of_files(&config.database));
    }
    let (links, flaw) = links::report(config, now);
    flaws.extend(flaw);
    flaws.sort_by_key(|flaw| flaw.check);
    Ok(Examined { database: config.database.clone(), in_order: flaws.is_empty(), checks, flaws, daemon, links })
}

/// An error as a flaw, with its help; where it has none, only a backup helps.
fn flaw_of(check: Check, error: &impl Advised) -> Flaw {
    Flaw { check, what: error.to_string(), help: error.help().unwrap_or_else(|| "restore a backup".to_owned()) }
}

fn attempt(check: Check, flaws: Result<Vec<Flaw>, StoreError>) -> Vec<Flaw> {
    flaws.unwrap_or_else(|error| {
        let flaw = flaw_of(check, &error);
        vec![Flaw { what: format!("this could not be looked at to the end: {}", flaw.what), ..flaw }]
    })
}

/// Files of issued reports that differ from what was issued.
fn flaws_of_reports(store: &mut Store, config: &Config) -> Result<Vec<Flaw>, StoreError> {
    let reports = store.read(|tx: &Snapshot| {
        let mut reports = Vec::new();
        for workflow in tx.known_workflows()? {
            reports.extend(tx.reports(&workflow)?);
        }
        Ok::<_, StoreError>(reports)
    })?;
    Ok(reports.iter().flat_map(|report| flaws_of_report(report, config)).collect())
}

fn flaws_of_report(report: &StoredReport, config: &Config) -> Vec<Flaw> {
    let file = config.reports.join(report.workflow.as_str()).join(&report.file_name);
    let page = report.html_sha256.as_ref().map(|sha256| (file.with_extension("html"), sha256));
    let files = std::iter::once((file, &report.sha256)).chain(page);
    let told = files.filter_map(|(file, sha256)| {
        let what = match state_of(&file, sha256) {
            FileState::Unchanged => return None,
            FileState::Changed => "was changed since it was issued",
            FileState::Missing => "is missing",
        };
        let help = format!(
            "restore it from a backup, or make it again: concerted report {} --as-of {} --lang {}",
            report.workflow, report.cut_off, report.lang
        );
        Some(Flaw {
            check: Check::Reports,
            what: format!("`{}` of report {} {what}", file.display(), report.symbol),
            help,
        })
    });
    told.collect()
}

/// Definitions in force whose texts differ from those that were adopted.
fn flaws_of_definitions(store: &mut Store, now: Timestamp) -> Result<Vec<Flaw>, StoreError> {
    store.read(|tx| {
        let mut flaws = Vec::new();
        for workflow in tx.known_workflows()? {
            let Some(stored) = tx.definition_in_force(&workflow, now)? else { continue };
            let plan = definition::compile(&stored.sources, &stored.path).plan;
            let what = match plan {
                Some(plan) if plan.definition == stored.hash => continue,
                Some(_) => {
                    format!("the definition of `{workflow}` in force is not the one that was adopted or applied last")
                }
                None => format!("the definition of `{workflow}` in force has errors"),
            };
            let help = "restore a backup, or take the file over anew: `concerted apply`".to_owned();
            flaws.push(Flaw { check: Check::Definitions, what, help });
        }
        Ok(flaws)
    })
}

/// Files that others can read, that are in the way, or that have several names.
fn flaws_of_files(database: &Path) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut add = |what: String, help: String| flaws.push(Flaw { check: Check::Files, what, help });
    for path in private::files_of(database).into_iter().chain([lock_of(database)]) {
        let shown = path.display();
        if private::is_open_to_others(&path) {
            let help = format!("chmod 600 '{shown}'; the next `concerted run` does it, too");
            add(
                format!("`{shown}` holds addresses or keeps the daemon out, and others than its owner may open it"),
                help,
            );
        }
    }
    if let Some(path) = private::in_the_way(&private::true_place(database)) {
        let shown = path.display();
        add(format!("`{shown}` is read-only for this program's user"), format!("as its owner: chmod u+w '{shown}'"));
    }
    let names = private::names(database);
    if names > 1 {
        let error = StoreError::SeveralNames { path: database.to_owned(), names };
        flaws.push(flaw_of(Check::Files, &error));
    }
    flaws
}

fn live_daemon(store: &mut Store, now: Timestamp) -> Option<Lease> {
    let lease = store.read(Snapshot::lease).ok().flatten()?;
    lease.is_live(&Holder::this_process(), now).then_some(lease)
}

/// A daemon that works on a different file than the one at this path.
fn flaw_of_lease(daemon: Option<&Lease>, store: &Store) -> Option<Flaw> {
    let lease = daemon.filter(|lease| lease.file != store.file())?;
    Some(Flaw {
        check: Check::Lease,
        what: format!(
            "the daemon (process {} on `{}`) works on another file than this one: it was copied, moved or replaced",
            lease.holder.process, lease.holder.host
        ),
        help: "stop it, put the right file in its place, and start it again".to_owned(),
    })
}
