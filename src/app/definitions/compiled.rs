//! The definitions of a folder, read and compiled once: what nobody touched since is not read again.

use std::{path::Path, sync::Arc, time::Duration};

use jiff::{Timestamp, civil::Date};

use super::{
    footprint::Footprint,
    sources::{Reading, today_anywhere},
};
use crate::{
    app::AppError,
    definition::{self, Compiled},
    diag::{Diagnostic, Sources},
    plan::Plan,
};

/// A file that was written so short a time before it was read may be written again within one step of the clock that its time is
/// taken from, and have the same length.
const SETTLED_AFTER: Duration = Duration::from_secs(2);

/// What was read last, if anything was.
#[derive(Default)]
pub(in crate::app) struct Definitions {
    read: Option<(Footprint, Date, Arc<Read>)>,
}

/// A folder as it was read.
pub(in crate::app) struct Read {
    pub(in crate::app) sources: Sources,
    pub(in crate::app) findings: Vec<Diagnostic>,
    pub(in crate::app) workflows: Vec<CompiledFile>,
}

/// A file of a workflow, compiled.
pub(in crate::app) struct CompiledFile {
    /// All but the plan.
    pub(in crate::app) compiled: Compiled,
    /// The plan, unless a finding is an error.
    pub(in crate::app) plan: Option<Arc<Plan>>,
}

impl Definitions {
    /// What stands below `folder` at `now`. It is read again if any file was touched, and each day, since some findings are of days.
    pub(in crate::app) fn read(&mut self, folder: &Path, now: Timestamp) -> Result<Arc<Read>, AppError> {
        let today = today_anywhere(now);
        let before = Footprint::of(&[folder]);
        if let Some((footprint, day, read)) = &self.read
            && (footprint, *day) == (&before, today)
        {
            return Ok(Arc::clone(read));
        }
        let read = Arc::new(Read::below(folder, now)?);
        // What was touched while it was read is read again next time.
        let is_settled = Footprint::of(&[folder]) == before && !before.is_younger_than(SETTLED_AFTER);
        self.read = is_settled.then(|| (before, today, Arc::clone(&read)));
        Ok(read)
    }
}

impl Read {
    fn below(folder: &Path, now: Timestamp) -> Result<Self, AppError> {
        let reading = Reading::of(folder)?;
        let (compiled, findings) = reading.compiled(now);
        let workflows = compiled.into_iter().map(|mut compiled| {
            let plan = compiled.plan.take().map(Arc::new);
            CompiledFile { compiled, plan }
        });
        Ok(Self { workflows: workflows.collect(), findings, sources: reading.sources })
    }
}

impl CompiledFile {
    /// The workflow that was taken over with these texts; `None` if they compile no more.
    pub(in crate::app) fn of(sources: &Sources, path: &str) -> Self {
        let mut compiled = definition::compile(sources, path);
        let plan = compiled.plan.take().map(Arc::new);
        Self { compiled, plan }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_nobody_touched_is_not_read_again_and_an_edit_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("w.yaml");
        let write = |title: &str| fs::write(&file, format!("format: 1\nworkflow: w\ntitle: {title}\n")).unwrap();
        let write_long_ago = |title: &str| {
            write(title);
            let written = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
            fs::File::options().write(true).open(&file).unwrap().set_modified(written).unwrap();
        };
        let now: Timestamp = "2027-01-04T06:00:00Z".parse().unwrap();
        let mut definitions = Definitions::default();
        write_long_ago("One");
        let first = definitions.read(folder.path(), now).unwrap();
        assert!(Arc::ptr_eq(&first, &definitions.read(folder.path(), now).unwrap()), "it was read again");
        write_long_ago("Two");
        let second = definitions.read(folder.path(), now).unwrap();
        assert!(!Arc::ptr_eq(&first, &second), "an edit of the same length and time");
        let tomorrow = definitions.read(folder.path(), "2027-01-05T06:00:00Z".parse().unwrap()).unwrap();
        assert!(!Arc::ptr_eq(&second, &tomorrow), "findings are of days");
        write("Six");
        let young = definitions.read(folder.path(), now).unwrap();
        assert!(
            !Arc::ptr_eq(&young, &definitions.read(folder.path(), now).unwrap()),
            "it may be written again at once"
        );
    }
}
