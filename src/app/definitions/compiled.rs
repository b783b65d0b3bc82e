//! The definitions of a folder, read and compiled once. Unchanged files are not read again.

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
    stop::Stop,
};

/// A file written this shortly before it was read might be written again, with the same length, within one tick of the
/// clock that sets its modification time.
const SETTLED_AFTER: Duration = Duration::from_secs(2);

/// What was last read, if anything.
#[derive(Default)]
pub(in crate::app) struct Definitions {
    read: Option<(Footprint, Date, Arc<Read>)>,
}

/// A folder, as it was read.
pub(in crate::app) struct Read {
    pub(in crate::app) sources: Sources,
    pub(in crate::app) findings: Vec<Diagnostic>,
    pub(in crate::app) workflows: Vec<CompiledFile>,
}

/// A compiled workflow file.
pub(in crate::app) struct CompiledFile {
    /// Everything but the plan.
    pub(in crate::app) compiled: Compiled,
    /// The plan, unless a finding is an error.
    pub(in crate::app) plan: Option<Arc<Plan>>,
}

impl Definitions {
    /// The contents of `folder` at `now`. They are read again if any file has changed, and once a day, because some
    /// findings depend on the date. Given up once `stop` is asked.
    pub(in crate::app) fn read(&mut self, folder: &Path, now: Timestamp, stop: &Stop) -> Result<Arc<Read>, AppError> {
        let today = today_anywhere(now);
        let before = Footprint::of(&[folder]);
        if let Some((footprint, day, read)) = &self.read
            && (footprint, *day) == (&before, today)
        {
            return Ok(Arc::clone(read));
        }
        let read = Arc::new(Read::below(folder, now, stop)?);
        // Files that change while they are being read are read again next time.
        let is_settled = Footprint::of(&[folder]) == before && !before.is_younger_than(SETTLED_AFTER);
        self.read = is_settled.then(|| (before, today, Arc::clone(&read)));
        Ok(read)
    }
}

impl Read {
    fn below(folder: &Path, now: Timestamp, stop: &Stop) -> Result<Self, AppError> {
        let reading = Reading::of_until(folder, stop)?;
        let (compiled, findings) = reading.compiled(now, stop)?;
        let workflows = compiled.into_iter().map(|mut compiled| {
            let plan = compiled.plan.take().map(Arc::new);
            CompiledFile { compiled, plan }
        });
        Ok(Self { workflows: workflows.collect(), findings, sources: reading.sources })
    }
}

impl CompiledFile {
    /// The workflow that was adopted with these texts; `None` if they no longer compile.
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
        let (mut definitions, stop) = (Definitions::default(), Stop::default());
        write_long_ago("One");
        let first = definitions.read(folder.path(), now, &stop).unwrap();
        assert!(Arc::ptr_eq(&first, &definitions.read(folder.path(), now, &stop).unwrap()), "it was read again");
        write_long_ago("Two");
        let second = definitions.read(folder.path(), now, &stop).unwrap();
        assert!(!Arc::ptr_eq(&first, &second), "an edit of the same length and time");
        let tomorrow = definitions.read(folder.path(), "2027-01-05T06:00:00Z".parse().unwrap(), &stop).unwrap();
        assert!(!Arc::ptr_eq(&second, &tomorrow), "findings are of days");
        write("Six");
        let young = definitions.read(folder.path(), now, &stop).unwrap();
        assert!(
            !Arc::ptr_eq(&young, &definitions.read(folder.path(), now, &stop).unwrap()),
            "it may be written again at once"
        );
        stop.ask();
        let given_up = definitions.read(folder.path(), now, &stop).err().map(|error| error.to_string());
        assert_eq!(given_up, Some(crate::stop::Stopped.to_string()), "it was told to end");
    }
}
