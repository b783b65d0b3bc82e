//! Versions of definitions: which texts were in force when.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

use super::{
    Snapshot, StoreError, Tx,
    column::{At, from_json, to_json},
    unread::of_row,
};
use crate::{diag::Sources, model::WorkflowId};

/// A definition as it was adopted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDefinition {
    /// Hash of the texts.
    pub hash: String,
    /// Path of the workflow file among them.
    pub path: String,
    /// The texts.
    pub sources: Sources,
    /// When it came into force.
    pub taken_at: Timestamp,
}

impl Tx {
    /// Brings a definition into force from `taken_at` on. Texts whose hash is known are not stored twice.
    ///
    /// Returns false, without any change, if this definition is already the newest one.
    pub fn take_definition(
        &self,
        workflow: &WorkflowId,
        hash: &str,
        taken_at: Timestamp,
        path: &str,
        sources: &Sources,
    ) -> Result<bool, StoreError> {
        if self.newest_taking(workflow)?.is_some_and(|newest| newest == (hash.to_owned(), path.to_owned())) {
            return Ok(false);
        }
        self.keep_texts(hash, sources)?;
        let sql = "INSERT INTO takings (workflow, hash, path, taken_at) VALUES (?1, ?2, ?3, ?4)";
        self.connection.prepare_cached(sql)?.execute(params![workflow, hash, path, At(taken_at)])?;
        Ok(true)
    }

    fn keep_texts(&self, hash: &str, sources: &Sources) -> Result<(), StoreError> {
        let sql = "INSERT INTO definitions (hash, sources) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING";
        self.connection.prepare_cached(sql)?.execute(params![hash, to_json("texts", sources)?])?;
        Ok(())
    }
}

impl Tx {
    /// Closes a workflow whose file is gone.
    pub fn close_workflow(&self, workflow: &WorkflowId, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO closings (workflow, closed_at) VALUES (?1, ?2)";
        self.connection.prepare_cached(sql)?.execute(params![workflow, At(now)])?;
        Ok(())
    }

    /// Reopens a closed workflow. Returns false, without any change, if it is not closed.
    pub fn reopen_workflow(&self, workflow: &WorkflowId, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE closings SET reopened_at = ?2 WHERE workflow = ?1 AND reopened_at IS NULL";
        Ok(self.connection.prepare_cached(sql)?.execute(params![workflow, At(now)])? > 0)
    }
}

/// A summary of all definition versions: equal if none was adopted, closed or reopened in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Versions {
    taken: i64,
    closed: i64,
    still_closed: i64,
}

impl Snapshot {
    /// The summary of all definition versions.
    pub fn versions(&self) -> Result<Versions, StoreError> {
        let sql = "SELECT (SELECT COALESCE(MAX(id), 0) FROM takings), (SELECT COALESCE(MAX(id), 0) FROM closings), \
                          (SELECT COUNT(*) FROM closings WHERE reopened_at IS NULL)";
        let versions =
            |row: &Row<'_>| Ok(Versions { taken: row.get(0)?, closed: row.get(1)?, still_closed: row.get(2)? });
        Ok(self.connection.prepare_cached(sql)?.query_row([], versions)?)
    }

    /// True if a person closed the workflow.
    pub fn is_closed(&self, workflow: &WorkflowId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM closings WHERE workflow = ?1 AND reopened_at IS NULL)";
        Ok(self.connection.prepare_cached(sql)?.query_row(params![workflow], |row| row.get(0))?)
    }

    /// The definition in force at `at`: the last one adopted by then, or the first one ever if `at` is before all of
    /// them (a report of a day before Concerted was used). `None` for a workflow that was never adopted.
    pub fn definition_in_force(
        &self,
        workflow: &WorkflowId,
        at: Timestamp,
    ) -> Result<Option<StoredDefinition>, StoreError> {
        let found = self.taking_in_force(workflow, at)?;
        found.map(|(taking, sources)| with_texts(taking, &sources)).transpose()
    }

    /// The last definition adopted, whatever the clock said then; `None` for a workflow that was never adopted.
    pub fn newest_definition(&self, workflow: &WorkflowId) -> Result<Option<StoredDefinition>, StoreError> {
        let sql = "SELECT id, hash, path, taken_at, sources FROM takings LEFT JOIN definitions USING (hash) \
                   WHERE workflow = ?1 ORDER BY id DESC LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = statement.query_and_then(params![workflow], taking)?.next().transpose()?;
        found.map(|(taking, sources)| with_texts(taking, &sources)).transpose()
    }

    /// Every definition that the workflow ever had, in the order in which they came into force. One that came back is there
    /// twice.
    pub fn every_definition(&self, workflow: &WorkflowId) -> Result<Vec<StoredDefinition>, StoreError> {
        let sql = "SELECT id, hash, path, taken_at, sources FROM takings LEFT JOIN definitions USING (hash) \
                   WHERE workflow = ?1 ORDER BY taken_at, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = statement.query_and_then(params![workflow], taking)?;
        found.map(|found| found.and_then(|(taking, sources)| with_texts(taking, &sources))).collect()
    }

    /// Every workflow that was ever adopted, in order.
    pub fn known_workflows(&self) -> Result<Vec<WorkflowId>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT DISTINCT workflow FROM takings ORDER BY workflow")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    fn taking_in_force(
        &self,
        workflow: &WorkflowId,
        at: Timestamp,
    ) -> Result<Option<(StoredDefinition, String)>, StoreError> {
        let sql = "SELECT id, hash, path, taken_at, sources FROM takings LEFT JOIN definitions USING (hash) \
                   WHERE workflow = ?1 \
                   ORDER BY taken_at <= ?2 DESC, \
                            CASE WHEN taken_at <= ?2 THEN taken_at END DESC, \
                            CASE WHEN taken_at <= ?2 THEN id END DESC, \
                            taken_at, id \
                   LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_and_then(params![workflow, At(at)], taking)?.next().transpose()
    }

    fn newest_taking(&self, workflow: &WorkflowId) -> Result<Option<(String, String)>, StoreError> {
        let sql = "SELECT hash, path FROM takings WHERE workflow = ?1 ORDER BY id DESC LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row(params![workflow], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }
}

/// A version whose texts have not been read yet, with the texts as JSON.
fn taking(row: &Row<'_>) -> Result<(StoredDefinition, String), StoreError> {
    let taking = of_row("takings", row, |row| {
        Ok::<_, rusqlite::Error>(StoredDefinition {
            hash: row.get(1)?,
            path: row.get(2)?,
            taken_at: row.get::<_, At>(3)?.0,
            sources: Sources::default(),
        })
    })?;
    let sources: Option<String> = row.get(4)?;
    let missing = || StoreError::damaged_row("definitions", &taking.hash, "the row is missing");
    let sources = sources.ok_or_else(missing)?;
    Ok((taking, sources))
}

fn with_texts(taking: StoredDefinition, sources: &str) -> Result<StoredDefinition, StoreError> {
    match from_json("texts", sources) {
        Ok(sources) => Ok(StoredDefinition { sources, ..taking }),
        Err(StoreError::Damaged { why, .. }) => Err(StoreError::damaged_row("definitions", &taking.hash, why)),
        Err(error) => Err(error),
    }
}
